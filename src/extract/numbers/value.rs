//! The value of a number: digits, words, fractions, ranges, tallies.

mod figures;
mod spelt;

use super::{Hedge, Reader, Role};
use crate::extract::atoms::{self, Sense};
use crate::text::words::Kind;
use spelt::is_contest;

/// A value without hedge and unit words.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Value {
    /// One past its last atom.
    pub end: usize,
    /// Least value.
    pub low: f64,
    /// Greatest value.
    pub high: f64,
    /// By how much it may have been rounded.
    pub slack: f64,
    /// Count, rank or tally.
    pub role: Role,
    /// `Vague` or `Range` where the value itself is an interval.
    pub hedge: Hedge,
    /// The second figure of a tally.
    pub second: Option<f64>,
    /// A part of a whole, in hundredths.
    pub share: bool,
    /// Letters written onto the digits (`30km`, `5th` excepted): where the unit starts in the token.
    pub suffix: Option<usize>,
    /// Written with a scale word, which a range's first value may borrow.
    pub scale: f64,
}

impl Value {
    fn new(end: usize, value: f64, slack: f64) -> Self {
        Value {
            end,
            low: value,
            high: value,
            slack,
            role: Role::Count,
            hedge: Hedge::None,
            second: None,
            share: false,
            suffix: None,
            scale: 1.0,
        }
    }

    fn vague_between(end: usize, low: f64, high: f64) -> Self {
        Value { high, hedge: Hedge::Vague, ..Value::new(end, low, 0.0) }
    }

    /// Whether the value is an interval by its own words.
    pub fn vague(&self) -> bool {
        self.hedge == Hedge::Vague
    }

    fn share(end: usize, part: f64) -> Self {
        // people say two-thirds of 65 and of 68 per cent
        Value { share: true, ..Value::new(end, part * 100.0, 2.0) }
    }

    fn times(self, end: usize, factor: f64) -> Self {
        let slack = match (self.vague(), self.low.fract() == 0.0) {
            (true, _) => 0.0,
            // 2 million may be 2.2 million rounded, but 1.2 million is not 1.3 million
            (false, true) => self.slack.max(rounding(self.low)) * factor,
            (false, false) => self.slack * factor,
        };
        Value {
            end,
            low: self.low * factor,
            high: self.high * factor,
            slack: slack.min(self.low * factor * 0.1),
            scale: self.scale * factor,
            ..self
        }
    }
}

/// Whether a word can begin a value; an article only before certain words.
pub(super) fn starts(word: &str, next: &str) -> bool {
    if matches!(word, "a" | "an" | "A" | "An") {
        let first = next.split_once('-').map_or(next, |(first, _)| first);
        return atoms::sense(first) != Sense::None || matches!(next, "mile" | "kilometer" | "kilometre");
    }
    let first = match word.split_once('-') {
        Some((first, _)) if word.len() <= 40 => first,
        Some(_) => return false,
        None => word,
    };
    matches!(
        atoms::sense(first),
        Sense::Small(_)
            | Sense::Tens(_)
            | Sense::Dozen
            | Sense::Plural(_)
            | Sense::Couple
            | Sense::Few
            | Sense::Several
            | Sense::Half
            | Sense::Quarter
            | Sense::Ordinal(_)
            | Sense::Times(_)
            | Sense::A
            | Sense::Minus
    )
}

/// Half the unit of the last significant digit of a round figure, at most a twentieth of it; half a
/// unit, barely not reaching the next, for others: 30,000 → 1,500; 150 → 5; 412 → 0.49.
pub(super) fn rounding(value: f64) -> f64 {
    let value = value.abs();
    if value < 100.0 || value.fract() != 0.0 {
        return 0.49;
    }
    let (mut digits, mut unit) = (value, 1.0_f64);
    while digits % 10.0 == 0.0 && digits > 0.0 {
        digits /= 10.0;
        unit *= 10.0;
    }
    // up to two significant digits are round, three of a large figure too
    if digits < 100.0 || (unit >= 100.0 && digits < 1000.0) { (unit / 2.0).min(value / 20.0) } else { 0.49 }
}

impl Reader<'_> {
    /// The value at `p`, range and tally included.
    pub(super) fn value(&self, p: usize) -> Option<Value> {
        if self.sense(p) == Sense::Minus {
            let value = self.single(p + 1).filter(|v| v.role == Role::Count && !v.vague())?;
            return Some(Value { low: -value.high, high: -value.low, ..value });
        }
        let first = self.single(p)?;
        if first.role == Role::Rank || first.vague() || first.share || first.suffix.is_some() {
            return Some(first);
        }
        Some(self.out_of(first).or_else(|| self.pair(p, first)).unwrap_or_else(|| self.signed(p, first)))
    }

    /// `-5` where the minus stands free before the digits.
    fn signed(&self, p: usize, value: Value) -> Value {
        let minus = p == 0 && self.glued_before() && matches!(self.back_word(1), "-" | "−");
        let free = minus && {
            let dash = self.tokens[self.first - 1].span.start;
            self.text[..dash].chars().next_back().is_none_or(|c| c.is_whitespace() || c == '(')
        };
        if free { Value { low: -value.high, high: -value.low, ..value } } else { value }
    }

    /// `one in five`, `nine out of ten`.
    fn out_of(&self, first: Value) -> Option<Value> {
        let at = match (self.lower(first.end).as_str(), self.lower(first.end + 1).as_str()) {
            ("out", "of") => first.end + 2,
            ("in", _) => {
                // hyphenated or plain; "one in 2016" is none
                first.end + 1
            }
            _ => return None,
        };
        let at = at + usize::from(self.lower(at).as_str() == "every");
        let whole = self.single(at).filter(|v| v.role == Role::Count && v.low == v.high && !v.share)?;
        let round = matches!(
            whole.low as i64,
            3..=10 | 12 | 15 | 20 | 25 | 50 | 100 | 1_000 | 10_000 | 100_000 | 1_000_000
        );
        let small = first.low >= 1.0 && first.low < whole.low && first.low < 100.0;
        let plain = self.lower(first.end).as_str() == "out"
            || first.low < 10.0 && !matches!(self.sense(whole.end), Sense::Period(_));
        (round && small && plain).then(|| Value::share(whole.end, first.low / whole.low))
    }

    /// A range or a tally.
    fn pair(&self, p: usize, first: Value) -> Option<Value> {
        let mut at = first.end;
        let glued_dash = self.dash(at) && self.glued(at);
        let between = p == 0 && self.back_lower(1).as_str() == "between";
        let from = p == 0 && self.back_lower(1).as_str() == "from";
        let hyphened = self.glued(at) && self.sense(at) == Sense::To;
        let join = if self.dash(at) {
            '-'
        } else if self.sense(at) == Sense::To {
            't'
        } else {
            match self.lower(at).as_str() {
                "and" if between => 'a',
                "or" => 'o',
                _ => return None,
            }
        };
        at += 1;
        if glued_dash && self.sense(at) == Sense::To {
            at += 1;
            at += usize::from(self.dash(at));
        }
        at += usize::from(matches!(self.mark(at), '$' | '£' | '€'));
        let second = self.single(at).filter(|v| v.role == Role::Count && !v.vague() && !v.share)?;
        let (a, b) = (first.low, second.low);
        let whole = a.fract() == 0.0 && b.fract() == 0.0 && (0.0..600.0).contains(&a) && b < 600.0;
        let figures = first.end == p + 1 && second.end == at + 1;
        if figures && whole && matches!(join, '-' | 't') {
            let digits = (self.word(p).len(), self.word(at).len());
            if join == '-'
                && (digits.1 > 3
                    || self.dash(second.end)
                        && self.glued(second.end)
                        && !self.word(second.end + 1).starts_with(char::is_alphabetic))
            {
                return None;
            }
            let voted = (1..=3).any(|i| is_contest(self.back_lower(i).as_str()))
                || (0..=2).any(|i| is_contest(self.lower(second.end + i).as_str()));
            if a >= b && (join == '-' || hyphened || voted || !from) && !(join == 't' && from && !voted)
                || voted
            {
                return Some(Value {
                    role: Role::Tally,
                    second: Some(b),
                    slack: 0.0,
                    ..Value::new(second.end, a, 0.0)
                });
            }
        }
        // 1 to 2 million: the first borrows the scale
        let shared = second.scale > 1.0 && first.scale == 1.0 && a < 1_000.0 && b / second.scale >= a;
        let low = if shared { a * second.scale } else { a };
        let adjacent = join != 'o' || (figures && b - a <= 2.0 && b <= 20.0) || shared && b / low <= 2.0;
        let spaced_dash = join == '-' && !glued_dash;
        // "rose from 10 to 15" is a change, not a range
        (low < b && adjacent && !(from && join == 't') && !spaced_dash).then(|| Value {
            high: b,
            hedge: Hedge::Range,
            suffix: second.suffix,
            ..Value::new(second.end, low, 0.0)
        })
    }

    /// A value that is neither range nor tally.
    fn single(&self, p: usize) -> Option<Value> {
        let atom = self.atoms.get(p)?;
        match atom.kind {
            Kind::Number => self.digits(p),
            Kind::Mark => None,
            Kind::Word => self.words(p),
        }
    }
}
