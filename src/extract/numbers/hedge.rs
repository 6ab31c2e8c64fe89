//! Words that loosen a number, before it and after it.

use super::{Hedge, Reader};

/// A hedge before a value.
pub(super) struct Before {
    /// The hedge.
    pub hedge: Hedge,
    /// How many tokens before the value it starts.
    pub tokens: usize,
}

impl Reader<'_> {
    /// `about`, `more than`, `as many as`, … right before the window, currency signs passed over.
    pub(super) fn hedge_before(&self) -> Before {
        let skip = self.currency_before().map_or(0, |(_, tokens)| tokens);
        let none = Before { hedge: Hedge::None, tokens: 0 };
        let word = |by: usize| self.back_lower(skip + by);
        let one = word(1);
        let (hedge, tokens) = match one.as_str() {
            "about" | "around" | "roughly" | "approximately" | "approx" | "some" | "circa" | "perhaps"
            | "probably" => (Hedge::About, 1),
            "estimated" | "reported" if matches!(word(2).as_str(), "an" | "the" | "a") => (Hedge::About, 2),
            "estimated" => (Hedge::About, 1),
            "nearly" | "almost" | "approaching" => (Hedge::Nearly, 1),
            "over" | "above" | "exceeding" | "topping" | "topped" | "exceeded" | "exceeds" => {
                (Hedge::Over, 1)
            }
            "under" | "below" if word(2).as_str() == "just" => (Hedge::Nearly, 2),
            "under" | "below" => (Hedge::Under, 1),
            "least" if word(2).as_str() == "at" => (Hedge::AtLeast, 2),
            "most" if word(2).as_str() == "at" => (Hedge::AtMost, 2),
            "minimum" => (Hedge::AtLeast, 1),
            "maximum" => (Hedge::AtMost, 1),
            "than" => match (word(3).as_str(), word(2).as_str()) {
                ("no" | "not", "more" | "greater" | "larger" | "higher") => (Hedge::AtMost, 3),
                ("no" | "not", "fewer" | "less" | "lower") => (Hedge::AtLeast, 3),
                ("slightly" | "little" | "just", "less" | "fewer") => (Hedge::Nearly, 3),
                (_, "more" | "greater" | "larger" | "bigger" | "higher" | "longer" | "older" | "better") => {
                    (Hedge::Over, 2)
                }
                (_, "fewer" | "less" | "lower" | "smaller" | "shorter" | "younger") => (Hedge::Under, 2),
                _ => return none,
            },
            "as" => match (word(3).as_str(), word(2).as_str()) {
                ("as", "many" | "much" | "high") => (Hedge::AtMost, 3),
                ("as", "few" | "little") => (Hedge::AtLeast, 3),
                _ => return none,
            },
            "to" => match word(2).as_str() {
                "up" => (Hedge::AtMost, 2),
                "close" | "near" | "nearer" => (Hedge::About, 2),
                _ => return none,
            },
            "of" => match (word(3).as_str(), word(2).as_str()) {
                ("in", "excess") => (Hedge::Over, 3),
                (_, "upwards" | "upward" | "north") => (Hedge::Over, 2),
                ("just", "shy" | "short") => (Hedge::Nearly, 3),
                (_, "shy") => (Hedge::Nearly, 2),
                ("a", "minimum") => (Hedge::AtLeast, 3),
                ("a", "maximum") => (Hedge::AtMost, 3),
                _ => return none,
            },
            "between" => (Hedge::None, 1),
            _ => {
                return if self.back_word(skip + 1) == "~" {
                    Before { hedge: Hedge::About, tokens: skip + 1 }
                } else {
                    none
                };
            }
        };
        if (1..=tokens).any(|by| self.back(skip + by).is_none()) {
            return none;
        }
        Before { hedge, tokens: skip + tokens }
    }

    /// `or so`, `or more`, `or older`, `-odd`, `+` after the value or its unit.
    pub(super) fn hedge_after(&self, unit_end: usize, value_end: usize) -> (usize, Hedge) {
        for at in [unit_end, value_end] {
            let next = self.lower(at + 1);
            let found = match (self.lower(at).as_str(), next.as_str()) {
                ("or", "so") => Some((at + 2, Hedge::About)),
                (
                    "or" | "and",
                    "more" | "older" | "over" | "above" | "up" | "higher" | "greater" | "better",
                ) => Some((at + 2, Hedge::AtLeast)),
                ("or" | "and", "less" | "fewer" | "under" | "younger" | "below" | "lower") => {
                    Some((at + 2, Hedge::AtMost))
                }
                _ => None,
            };
            if let Some(found) = found {
                return found;
            }
        }
        let at = value_end;
        if self.mark(at) == '+' && self.glued(at) {
            return (at + 1, Hedge::AtLeast);
        }
        let at = at + usize::from(self.dash(at) && self.glued(at));
        if at > value_end || self.glued(at) {
            match self.lower(at).as_str() {
                "plus" => return (at + 1, Hedge::AtLeast),
                "odd" | "ish" | "some" => return (at + 1, Hedge::About),
                _ => {}
            }
        }
        (0, Hedge::None)
    }
}

/// What a hedge makes of an interval. An eighth either way, and at least one, is what `about` is taken
/// to allow for small values; a tenth above a hundred.
pub(super) fn interval(low: f64, high: f64, hedge: Hedge) -> (f64, f64) {
    let wide = |v: f64| v.abs() * if v.abs() < 100.0 { 0.125 } else { 0.1 };
    match hedge {
        Hedge::About => (low - wide(low), high + wide(high)),
        Hedge::Nearly => (low - wide(low), high),
        Hedge::Over | Hedge::AtLeast => (low, f64::INFINITY),
        Hedge::Under | Hedge::AtMost => (high.min(0.0), high),
        Hedge::None | Hedge::Vague | Hedge::Range => (low, high),
    }
}
