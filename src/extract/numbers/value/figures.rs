//! Numbers in figures: `1,200`, `3.5 million`, `1/2`, `$2bn`.

use super::{Value, rounding};
use crate::extract::atoms::Sense;
use crate::extract::numbers::{Reader, Role};
use crate::text::words::Kind;

impl Reader<'_> {
    /// Digits with what may follow: a fraction, a scale, `hundred and 21`.
    pub(super) fn digits(&self, p: usize) -> Option<Value> {
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
    pub(super) fn scaled(&self, mut value: Value) -> Value {
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
}

/// Reads a token that begins with a digit: `30,412`, `5.7bn`, `1/2`, `3rd`, `30km`.
pub(super) fn literal(word: &str, end: usize) -> Option<Value> {
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
        _ if suffix.len() <= 5 && super::super::measure::is_measure(suffix) => {
            return Some(Value { suffix: Some(digits.len()), ..Value::new(end, value, slack) });
        }
        _ => return None,
    };
    let found = Value::new(end, value, slack);
    Some(if scale > 1.0 { found.times(end, scale) } else { found })
}

/// Digits with grouping commas and a decimal point; the value and how far it may be rounded.
pub(super) fn plain(digits: &str) -> Option<(f64, f64)> {
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
pub(super) fn fraction(word: &str) -> Option<f64> {
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
