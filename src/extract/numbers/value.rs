//! The value of a number: digits, words, fractions, ranges, tallies.

use super::{Hedge, Reader, Role};
use crate::extract::atoms::{self, Sense};
use crate::text::words::Kind;

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
        let slack = if self.vague() { 0.0 } else { self.slack.max(rounding(self.low)) * factor };
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

    /// Digits with what may follow: a fraction, a scale, `hundred and 21`.
    fn digits(&self, p: usize) -> Option<Value> {
        let mut value = literal(self.word(p), p + 1)?;
        if value.role == Role::Rank || value.suffix.is_some() {
            return Some(value);
        }
        // 10 1/2
        if value.low.fract() == 0.0
            && !self.word(p).contains(['/', '.'])
            && let Some(part) =
                fraction(self.word(p + 1)).filter(|f| *f < 1.0 && self.atoms[p + 1].kind == Kind::Number)
        {
            value = Value { end: p + 2, low: value.low + part, high: value.low + part, ..value };
        }
        // 2 and a half million
        if let Some((end, part)) = self.and_a_half(value.end) {
            value = Value { end, low: value.low + part, high: value.low + part, ..value };
        }
        Some(self.scaled(value))
    }

    /// Multiplies by the scale words that follow, and adds what comes after them.
    fn scaled(&self, mut value: Value) -> Value {
        loop {
            let mut at = value.end;
            if self.dash(at) && self.glued(at) && matches!(self.sense(at + 1), Sense::Scale(_)) {
                at += 1;
            }
            let factor = match self.sense(at) {
                Sense::Hundred => 100.0,
                Sense::Scale(factor) => factor,
                Sense::Dozen => 12.0,
                _ => return value,
            };
            if value.low.abs() * factor > 1e18 {
                return value;
            }
            value = value.times(at + 1, factor);
            // 3 hundred and 21, two thousand five hundred
            let more = at + 1 + usize::from(self.sense(at + 1) == Sense::And);
            if let Some((end, part)) = self.and_a_half(at + 1) {
                value =
                    Value { end, low: value.low + part * factor, high: value.high + part * factor, ..value };
            } else if factor >= 100.0
                && matches!(self.sense(more), Sense::Small(_) | Sense::Tens(_))
                && let Some((end, rest)) = self.below(more, factor)
            {
                value = Value { end, low: value.low + rest, high: value.high + rest, slack: 0.49, ..value };
            }
        }
    }

    /// A cardinal in words below `limit`: `thirty-one`, `five hundred`.
    fn below(&self, p: usize, limit: f64) -> Option<(usize, f64)> {
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
    fn and_a_half(&self, p: usize) -> Option<(usize, f64)> {
        if self.sense(p) != Sense::And || self.sense(p + 1) != Sense::A {
            return None;
        }
        match self.sense(p + 2) {
            Sense::Half => Some((p + 3, 0.5)),
            Sense::Quarter => Some((p + 3, 0.25)),
            _ => None,
        }
    }

    fn words(&self, p: usize) -> Option<Value> {
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
    fn placed_few(&self, p: usize) -> bool {
        p > 0
            || matches!(
                self.back_lower(1).as_str(),
                "the" | "last" | "past" | "next" | "first" | "these" | "those"
            )
    }

    /// `several`, `a few` with the scale that may follow: `several hundred`.
    fn loose(&self, end: usize, low: f64, high: f64) -> Value {
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
    fn cardinal(&self, p: usize) -> Option<Value> {
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
    fn with_article(&self, p: usize) -> Option<Value> {
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
    fn plural(&self, p: usize, unit: f64) -> Option<Value> {
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
    fn half(&self, p: usize) -> Option<Value> {
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
    fn ordinal(&self, p: usize, rank: f64) -> Option<Value> {
        let named = self.atoms[p].is_capital(self.text)
            && self.atoms.get(p + 1).is_some_and(|a| a.is_capital(self.text));
        (!named && !self.glued(p + 1)).then(|| Value { role: Role::Rank, ..Value::new(p + 1, rank, 0.0) })
    }
}

/// Words of votes, games and polls beside a tally.
fn is_contest(word: &str) -> bool {
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

/// Reads a token that begins with a digit: `30,412`, `5.7bn`, `1/2`, `3rd`, `30km`.
fn literal(word: &str, end: usize) -> Option<Value> {
    if word.contains([':', '^']) {
        return None;
    }
    if word.contains('/') {
        return fraction(word).map(|f| Value::new(end, f, 0.01));
    }
    if let Some(last) = word.chars().next_back().filter(|c| !c.is_ascii() && c.is_numeric()) {
        let part = fraction(last.encode_utf8(&mut [0; 4]))?;
        let digits = &word[..word.len() - last.len_utf8()];
        let whole: f64 = if digits.is_empty() { 0.0 } else { digits.parse().ok()? };
        return Some(Value::new(end, whole + part, 0.01));
    }
    let digits = word.trim_end_matches(|c: char| c.is_alphabetic());
    let suffix = &word[digits.len()..];
    let (value, slack) = plain(digits)?;
    let scale = match suffix {
        "" => 1.0,
        "st" | "nd" | "rd" | "th" => return Some(Value { role: Role::Rank, ..Value::new(end, value, 0.0) }),
        "k" | "K" => 1e3,
        "m" | "M" | "mn" | "mln" | "MM" => 1e6,
        "b" | "bn" | "B" | "BN" => 1e9,
        "tn" | "T" | "trn" => 1e12,
        _ if suffix.len() <= 5 && super::unit::is_measure(suffix) => {
            return Some(Value { suffix: Some(digits.len()), ..Value::new(end, value, slack) });
        }
        _ => return None,
    };
    let found = Value::new(end, value, slack);
    Some(if scale > 1.0 { found.times(end, scale) } else { found })
}

/// Digits with grouping commas and a decimal point; the value and how far it may be rounded.
fn plain(digits: &str) -> Option<(f64, f64)> {
    let mut cleaned = [0u8; 32];
    let mut len = 0;
    let mut decimals: Option<i32> = None;
    for (at, &b) in digits.as_bytes().iter().enumerate() {
        match b {
            b'0'..=b'9' => {
                if len == cleaned.len() {
                    return None;
                }
                cleaned[len] = b;
                len += 1;
                decimals = decimals.map(|d| d + 1);
            }
            b'.' if decimals.is_none() && len < cleaned.len() => {
                cleaned[len] = b'.';
                len += 1;
                decimals = Some(0);
            }
            // groups of two or three digits
            b',' if decimals.is_none() && digits[at + 1..].len() >= 2 => {}
            _ => return None,
        }
    }
    let value: f64 = std::str::from_utf8(&cleaned[..len]).ok()?.parse().ok()?;
    let slack = match decimals {
        Some(d) if d > 0 => 0.5 * 0.1_f64.powi(d),
        _ => rounding(value),
    };
    Some((value, slack))
}

/// `1/2`, `½`. Only fractions that people write: below one, of small parts.
fn fraction(word: &str) -> Option<f64> {
    let part = match word {
        "½" => 1.0 / 2.0,
        "⅓" => 1.0 / 3.0,
        "⅔" => 2.0 / 3.0,
        "¼" => 1.0 / 4.0,
        "¾" => 3.0 / 4.0,
        "⅕" => 1.0 / 5.0,
        "⅙" => 1.0 / 6.0,
        "⅛" => 1.0 / 8.0,
        _ => {
            let (a, b) = word.split_once('/')?;
            let (a, b): (u8, u8) = (a.parse().ok()?, b.parse().ok()?);
            if a == 0 || a >= b || !matches!(b, 2..=10 | 16 | 32) {
                return None;
            }
            f64::from(a) / f64::from(b)
        }
    };
    Some(part)
}
