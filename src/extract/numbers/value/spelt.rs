//! Numbers in words: `twenty-five hundred`, `a few dozen`, `half a million`, `the third`.

use super::Value;
use crate::extract::atoms::Sense;
use crate::extract::numbers::{Reader, Role};
use crate::text::words::Kind;

impl Reader<'_> {
    /// A cardinal in words below `limit`: `thirty-one`, `five hundred`.
    pub(super) fn below(&self, p: usize, limit: f64) -> Option<(usize, f64)> {
        let (mut end, mut total) = match self.sense(p) {
            Sense::Tens(tens) => {
                let at = p + 1 + usize::from(self.dash(p + 1) && self.glued(p + 1));
                match self.sense(at) {
                    Sense::Small(small @ 1..=9) => (at + 1, f64::from(tens + small)),
                    _ => (p + 1, f64::from(tens)),
                }
            }
            Sense::Small(small) => (p + 1, f64::from(small)),
            _ => return None,
        };
        if self.sense(end) == Sense::Hundred && limit > 1_000.0 - 1.0 {
            total *= 100.0;
            end += 1;
            let more = end + usize::from(self.sense(end) == Sense::And);
            if let Some((next, rest)) = self.below(more, 100.0) {
                (end, total) = (next, total + rest);
            }
        }
        if total >= limit || matches!(self.sense(end), Sense::Scale(_)) && limit <= 1_000.0 {
            return None;
        }
        if let Sense::Scale(scale) = self.sense(end) {
            if scale < limit {
                return Some((end + 1, total * scale));
            }
            return None;
        }
        Some((end, total))
    }

    /// `and a half`, `and a quarter`.
    pub(super) fn and_a_half(&self, p: usize) -> Option<(usize, f64)> {
        if self.sense(p) != Sense::And || self.sense(p + 1) != Sense::A {
            return None;
        }
        match self.sense(p + 2) {
            Sense::Half => Some((p + 3, 0.5)),
            Sense::Quarter => Some((p + 3, 0.25)),
            _ => None,
        }
    }

    pub(super) fn words(&self, p: usize) -> Option<Value> {
        match self.sense(p) {
            Sense::Small(_) | Sense::Tens(_) => self.cardinal(p),
            Sense::A => self.with_article(p),
            Sense::Dozen => Some(Value::new(p + 1, 12.0, 0.49)),
            Sense::Plural(unit) => self.plural(p, unit),
            Sense::Few if self.placed_few(p) => Some(self.loose(p + 1, 3.0, 6.0)),
            Sense::Several => Some(self.loose(p + 1, 3.0, 9.0)),
            Sense::Half => self.half(p),
            Sense::Quarter => match self.sense(p + 1) {
                Sense::Scale(scale) => Some(Value::new(p + 2, scale / 4.0, scale / 40.0)),
                _ => None,
            },
            Sense::Ordinal(rank) => self.ordinal(p, f64::from(rank)),
            Sense::Times(2..) => match self.lower(p + 1).as_str() {
                "as" | "the" => None,
                _ => Some(Value::new(p + 1, if self.lower(p).as_str() == "twice" { 2.0 } else { 3.0 }, 0.0)),
            },
            Sense::Times(_) if p == 0 && matches!(self.back_lower(1).as_str(), "than" | "least" | "only") => {
                Some(Value::new(p + 1, 1.0, 0.0))
            }
            _ => None,
        }
    }

    /// `few` only with an article or the like: `few people` says nothing.
    pub(super) fn placed_few(&self, p: usize) -> bool {
        p > 0
            || matches!(
                self.back_lower(1).as_str(),
                "the" | "last" | "past" | "next" | "first" | "these" | "those"
            )
    }

    /// `several`, `a few` with the scale that may follow: `several hundred`.
    pub(super) fn loose(&self, end: usize, low: f64, high: f64) -> Value {
        let (end, factor) = match self.sense(end) {
            Sense::Hundred => (end + 1, 100.0),
            Sense::Scale(factor) => (end + 1, factor),
            Sense::Dozen => (end + 1, 12.0),
            _ => (end, 1.0),
        };
        // "a few hundred" begins at two hundred
        let low = if factor > 1.0 { low - 1.0 } else { low };
        Value { scale: factor, ..Value::vague_between(end, low * factor, high * factor) }
    }

    /// `thirty-one`, `two hundred and five`, `two-thirds`, `twenty-first`, `two point five`.
    pub(super) fn cardinal(&self, p: usize) -> Option<Value> {
        let (end, value) = match self.sense(p) {
            Sense::Tens(tens) => {
                let at = p + 1 + usize::from(self.dash(p + 1) && self.glued(p + 1));
                match self.sense(at) {
                    Sense::Small(small @ 1..=9) if self.glued(at) || at == p + 1 => {
                        (at + 1, f64::from(tens + small))
                    }
                    Sense::Ordinal(rank @ 1..=9) => {
                        return self.ordinal(at, f64::from(tens) + f64::from(rank));
                    }
                    _ => (p + 1, f64::from(tens)),
                }
            }
            Sense::Small(small) => (p + 1, f64::from(small)),
            _ => return None,
        };
        let part = end + usize::from(self.dash(end) && self.glued(end));
        let parts = match self.sense(part) {
            Sense::Parts(parts) => Some(f64::from(parts)),
            Sense::Half if value == 1.0 => Some(2.0),
            Sense::Quarter if value == 1.0 => Some(4.0),
            Sense::Ordinal(rank @ 3..=10) if value == 1.0 => Some(f64::from(rank)),
            _ => None,
        };
        if let Some(parts) = parts.filter(|&parts| value < parts) {
            return Some(Value::share(part + 1, value / parts));
        }
        let mut found = Value::new(end, value, 0.49);
        if self.sense(end) == Sense::Point {
            let (mut at, mut tenth, mut whole) = (end + 1, 0.1, value);
            while let Sense::Small(digit @ 0..=9) = self.sense(at) {
                whole += f64::from(digit) * tenth;
                tenth /= 10.0;
                at += 1;
            }
            if at > end + 1 {
                found = Value::new(at, whole, tenth * 5.0);
            }
        }
        if let Some((end, half)) = self.and_a_half(found.end) {
            found = Value { end, low: value + half, high: value + half, ..found };
        }
        let scaled = self.scaled(found);
        // two hundredth, three millionth: left alone
        Some(scaled)
    }

    /// `a hundred`, `a dozen`, `a couple of`, `a few`, `a third of`, `an hour`.
    pub(super) fn with_article(&self, p: usize) -> Option<Value> {
        let whole = |end| Some(Value::new(end, 1.0, 0.0));
        match self.sense(p + 1) {
            Sense::Hundred | Sense::Scale(_) | Sense::Dozen => {
                let one = self.scaled(Value::new(p + 1, 1.0, 0.0));
                Some(Value { slack: one.low * 0.05, ..one })
            }
            Sense::Couple => match self.sense(p + 2) {
                Sense::Of => Some(self.loose(p + 3, 2.0, 3.0)),
                Sense::Hundred | Sense::Scale(_) | Sense::Dozen => Some(self.loose(p + 2, 3.0, 3.0)),
                Sense::Period(_) => Some(Value::vague_between(p + 2, 2.0, 3.0)),
                _ => None,
            },
            Sense::Few => {
                let of = usize::from(self.word(p + 1) == "handful" && self.sense(p + 2) == Sense::Of);
                Some(self.loose(p + 2 + of, 3.0, 6.0))
            }
            Sense::Half => match self.sense(p + 2) {
                Sense::Scale(_) | Sense::Dozen => Some(self.scaled(Value::new(p + 2, 0.5, 0.05))),
                Sense::Period(_) => Some(Value::new(p + 2, 0.5, 0.05)),
                _ => None,
            },
            Sense::Quarter | Sense::Ordinal(3..=10) => {
                let parts =
                    if let Sense::Ordinal(parts) = self.sense(p + 1) { f64::from(parts) } else { 4.0 };
                match (self.sense(p + 2), self.sense(p + 3), self.sense(p + 4)) {
                    (Sense::Of, Sense::A, Sense::Scale(scale)) => {
                        Some(Value::new(p + 5, scale / parts, scale / parts / 20.0))
                    }
                    (Sense::Of, _, _) => Some(Value::share(p + 2, 1.0 / parts)),
                    (Sense::Scale(scale), _, _) => {
                        Some(Value::new(p + 3, scale / parts, scale / parts / 20.0))
                    }
                    _ => None,
                }
            }
            Sense::Period(_) if !self.word(p + 1).ends_with('s') => whole(p + 1),
            _ => match self.lower(p + 1).as_str() {
                "mile" | "kilometer" | "kilometre" if self.back_word(1) != "of" => whole(p + 1),
                _ => None,
            },
        }
    }

    /// `dozens`, `tens of thousands`, `hundreds of millions`.
    pub(super) fn plural(&self, p: usize, unit: f64) -> Option<Value> {
        if self.sense(p + 1) == Sense::Of {
            let factor = match self.sense(p + 2) {
                Sense::Plural(factor) if factor >= 100.0 => factor,
                _ => 1.0,
            };
            if factor > 1.0 {
                let (low, high) = if unit >= 100.0 { (1.0, 10.0) } else { (1.5, 15.0) };
                return Some(Value::vague_between(p + 3, low * unit * factor, high * unit * factor));
            }
        } else if unit < 100.0 && unit != 12.0 {
            return None;
        }
        let (low, high) = match unit as i64 {
            10 => (15.0, 99.0),
            12 => (18.0, 150.0),
            20 => (30.0, 200.0),
            100 => (150.0, 2_000.0),
            _ => (unit * 1.5, unit * 50.0),
        };
        Some(Value::vague_between(p + 1, low, high))
    }

    /// `half of`, `half the`, `half a million`, `half an hour`, `half-hour`.
    pub(super) fn half(&self, p: usize) -> Option<Value> {
        if p == 0
            && matches!(
                self.back_lower(1).as_str(),
                "first" | "second" | "other" | "latter" | "better" | "top" | "bottom" | "my"
            )
        {
            return None;
        }
        let at = p + 1 + usize::from(self.dash(p + 1) && self.glued(p + 1));
        let at = at + usize::from(self.sense(at) == Sense::A);
        match self.sense(at) {
            Sense::Scale(_) | Sense::Dozen => return Some(self.scaled(Value::new(at, 0.5, 0.05))),
            Sense::Period(_) => return Some(Value::new(at, 0.5, 0.05)),
            _ => {}
        }
        let whole = matches!(
            self.lower(p + 1).as_str(),
            "of" | "the" | "a" | "its" | "their" | "his" | "her" | "our" | "all" | "those" | "these"
        );
        let counted = self.atoms.get(p + 1).is_some_and(|a| !a.glued && a.kind == Kind::Word)
            && self.noun(p + 1).is_some();
        (whole || counted).then(|| Value::share(p + 1, 0.5))
    }

    /// `third`, `twenty-first`: a rank, never a name (`Second Amendment`, `Fifth Avenue`).
    pub(super) fn ordinal(&self, p: usize, rank: f64) -> Option<Value> {
        let named = self.atoms[p].is_capital(self.text)
            && self.atoms.get(p + 1).is_some_and(|a| a.is_capital(self.text));
        (!named && !self.glued(p + 1)).then(|| Value { role: Role::Rank, ..Value::new(p + 1, rank, 0.0) })
    }
}

/// Words of votes, games and polls beside a tally.
pub(super) fn is_contest(word: &str) -> bool {
    matches!(
        word,
        "vote"
            | "votes"
            | "voted"
            | "voting"
            | "ruled"
            | "ruling"
            | "decision"
            | "margin"
            | "majority"
            | "score"
            | "won"
            | "win"
            | "lost"
            | "victory"
            | "defeat"
            | "beat"
            | "led"
            | "leads"
            | "split"
            | "tie"
            | "opinion"
    )
}
