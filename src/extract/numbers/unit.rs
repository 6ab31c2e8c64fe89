//! What is counted or measured: currencies, measures, ages, shares, nouns.

use super::measure::{measure, period_name, suffix_unit};
use super::value::Value;
use super::{Reader, Role, currency};
use crate::extract::atoms::{Period, Sense};
use crate::text::words::{Kind, Token};

/// A unit as found around a value.
#[derive(Default)]
pub(super) struct Found {
    /// Its normal form; empty where none is told.
    pub name: String,
    /// One past its last atom, 0 where it does not follow the value.
    pub end: usize,
    /// How many tokens before the value it starts.
    pub before: usize,
    /// What the value is multiplied by (cents to dollars).
    pub factor: f64,
    /// Whether it is a stretch of time.
    pub period: bool,
    /// Whether it is surely a unit: a measure, or a word for people.
    pub sure: bool,
}

impl Found {
    fn new(name: &str, end: usize) -> Self {
        Found { name: name.to_string(), end, factor: 1.0, sure: true, ..Found::default() }
    }
}

impl Reader<'_> {
    /// A currency sign or code right before the window, and how many tokens it takes.
    pub(super) fn currency_before(&self) -> Option<(String, usize)> {
        let sign = self.back_word(1);
        let mark = sign.chars().next().filter(|c| c.len_utf8() == sign.len());
        if let Some(mark) = mark
            && let Some(plain) = currency::sign(mark)
        {
            let glued = |sign: Token, letters: Token| sign.span.start == letters.span.end;
            let letters = self.back(1).zip(self.back(2)).filter(|&(sign, letters)| glued(sign, letters));
            let whose = letters.and_then(|(_, letters)| currency::prefixed(letters.of(self.text), mark));
            return Some(whose.map_or_else(|| (plain.to_owned(), 1), |whose| (whose, 2)));
        }
        // "kr. 500"
        if sign == "." && matches!(self.back_word(2), "kr" | "Kr") {
            return Some(("kr".to_owned(), 2));
        }
        currency::code(sign).map(|code| (code.to_owned(), 1))
    }

    /// The unit of `value`.
    pub(super) fn unit(&self, value: &Value) -> Found {
        let mut found = self.plain_unit(value);
        if found.factor == 0.0 {
            found.factor = 1.0;
        }
        if !found.name.is_empty()
            && let Some((end, per)) = self.rate(found.end.max(value.end))
        {
            found.name.push('/');
            found.name.push_str(per);
            found.end = end;
        }
        found
    }

    fn plain_unit(&self, value: &Value) -> Found {
        let end = value.end;
        if let Some((name, before)) = self.currency_before() {
            // US$5 million in US dollars: the word adds nothing
            return Found { before, ..Found::new(&name, 0) };
        }
        if value.role == Role::Tally {
            return Found::new("vote", 0);
        }
        if value.share {
            return self.share(end);
        }
        if let Some(at) = value.suffix {
            let token = &self.word(end - 1)[at..];
            let name = suffix_unit(token).unwrap_or_default();
            return Found { period: false, ..Found::new(name, 0) };
        }
        if matches!(self.sense(0), Sense::Times(_)) {
            return Found::new("time", 0);
        }
        if let Some(age) = self.age_before(value) {
            return age;
        }
        let hyphen = self.dash(end) && self.glued(end);
        let mut at = end + usize::from(hyphen);
        at += 2 * usize::from(matches!(self.lower(at).as_str(), "plus" | "odd") && self.dash(at + 1));
        at += usize::from(matches!(self.lower(at).as_str(), "plus" | "odd"));
        at += usize::from(self.mark(at) == '+' && self.glued(at));
        let joined = hyphen || self.glued(at) && self.mark(at) == ' ';
        if let Some(found) = self.percent(at) {
            return found;
        }
        if self.mark(at) == '°' {
            let letter = self.word(at + 1);
            let known = matches!(letter, "C" | "F" | "Celsius" | "Fahrenheit");
            let name = if !known {
                "degrees"
            } else if letter.starts_with('C') {
                "°C"
            } else {
                "°F"
            };
            return Found::new(name, at + 1 + usize::from(known));
        }
        if self.mark(at) != '$'
            && let Some(name) = currency::sign(self.mark(at))
        {
            return Found::new(name, at + 1);
        }
        let more = matches!(
            self.lower(at).as_str(),
            "more" | "additional" | "full" | "straight" | "consecutive" | "long" | "whole" | "other"
        );
        let inner = more.then(|| self.measure_at(at + 1, value)).flatten();
        self.measure_at(at, value).or(inner).or_else(|| self.noun_unit(at, joined, value)).unwrap_or_default()
    }

    /// `percent`, `per cent`, `%`, `percentage points`.
    fn percent(&self, at: usize) -> Option<Found> {
        if self.mark(at) == '%' {
            return Some(Found::new("%", at + 1));
        }
        match (self.lower(at).as_str(), self.lower(at + 1).as_str()) {
            ("percent" | "pct" | "percents", _) => Some(Found::new("%", at + 1)),
            ("per", "cent") => Some(Found::new("%", at + 2)),
            ("percentage", "point" | "points") => Some(Found::new("percentage points", at + 2)),
            _ => None,
        }
    }

    /// The whole of a share is read over: `two-thirds of voters`.
    fn share(&self, end: usize) -> Found {
        let mut found = Found::new("%", 0);
        let mut at = end;
        while matches!(self.lower(at).as_str(), "of" | "the" | "its" | "all" | "their") && at < end + 2 {
            at += 1;
        }
        if let Some((next, _)) = self.noun(at) {
            found.end = next;
        }
        found
    }

    /// Measures, currencies in words, stretches of time, ages.
    fn measure_at(&self, at: usize, value: &Value) -> Option<Found> {
        let word = self.lower(at);
        let large = value.scale >= 1e5;
        if let Some(found) = self.money_at(at, large) {
            return Some(found);
        }
        if let Sense::Period(period) = self.sense(at) {
            let name = period_name(period);
            let mut next = at + 1;
            next += usize::from(self.dash(next) && self.glued(next));
            if self.lower(next).as_str() == "old" {
                next += 1;
                next += usize::from(self.dash(next) && self.glued(next));
                next += usize::from(self.lower(next).as_str() == "old");
                return Some(Found::new(&format!("{name} old"), next));
            }
            if self.sense(next) == Sense::Of && self.lower(next + 1).as_str() == "age" {
                return Some(Found::new(&format!("{name} old"), next + 2));
            }
            return Some(Found { period: true, ..Found::new(name, at + 1) });
        }
        if matches!(word.as_str(), "second" | "sec" | "secs") && value.role == Role::Count {
            return Some(Found { period: true, ..Found::new("seconds", at + 1) });
        }
        if matches!(word.as_str(), "degree" | "degrees" | "deg") {
            let scale = self.lower(at + 1);
            let name = match scale.as_str() {
                "celsius" | "c" | "centigrade" => "°C",
                "fahrenheit" | "f" | "farenheit" => "°F",
                _ => return Some(Found::new("degrees", at + 1)),
            };
            return Some(Found::new(name, at + 2));
        }
        match word.as_str() {
            "celsius" | "celcius" => return Some(Found::new("°C", at + 1)),
            "fahrenheit" => return Some(Found::new("°F", at + 1)),
            "square" | "cubic" | "metric" | "nautical" => {
                let inner = measure(self.word(at + 1))?;
                return Some(match word.as_str() {
                    "metric" => Found::new("tonnes", at + 2),
                    kind => Found::new(&format!("{kind} {inner}"), at + 2),
                });
            }
            _ => {}
        }
        let name =
            measure(self.word(at)).filter(|_| !self.atoms.get(at).is_some_and(|a| a.kind == Kind::Number))?;
        if matches!(self.word(at), "mi" | "g" | "ha") {
            return None;
        }
        let per = || self.lower(at + 1).as_str() == "per" || self.sense(at + 1) == Sense::A;
        if matches!(name, "miles" | "km") && per() && self.lower(at + 2).as_str() == "hour" {
            return Some(Found::new(if name == "km" { "km/h" } else { "mph" }, at + 3));
        }
        Some(Found::new(name, at + 1))
    }

    /// Money in words: `euros`, `US dollars`, `Hong Kong dollars`, `Norwegian kroner`, `SEK`.
    fn money_at(&self, at: usize, large: bool) -> Option<Found> {
        if let Some(code) = currency::code(self.word(at)) {
            return Some(Found::new(code, at + 1));
        }
        let named = |at: usize| currency::named(self.lower(at).as_str(), "en");
        if let Some(money) = named(at) {
            let known = !money.ambiguous || large || self.lower(at + 1).as_str() == "sterling";
            return known.then(|| Found { factor: money.factor, ..Found::new(money.name, at + 1) });
        }
        if !self.atoms.get(at).is_some_and(|a| a.is_capital(self.text)) {
            return None;
        }
        let (money, country, end) = match (named(at + 1), named(at + 2)) {
            (Some(money), _) => (money, self.word(at).to_owned(), at + 2),
            (None, Some(money)) => (money, format!("{} {}", self.word(at), self.word(at + 1)), at + 3),
            _ => return None,
        };
        let name = if money.is_shared() { money.of_country(&country)? } else { money.name };
        Some(Found { factor: money.factor, ..Found::new(name, end) })
    }

    /// `aged 59`, `age 21`, `Huckabee, 59,`.
    fn age_before(&self, value: &Value) -> Option<Found> {
        let plain = value.role == Role::Count && value.low >= 0.0 && value.high <= 115.0 && !value.vague();
        if !plain {
            return None;
        }
        let (mut one, mut by) = (self.back_lower(1), 1);
        if matches!(one.as_str(), "of" | "between" | "over" | "under" | "about") {
            (one, by) = (self.back_lower(2), 2);
        }
        if matches!(one.as_str(), "aged" | "age" | "ages") {
            return Some(Found { before: by, ..Found::new("years old", 0) });
        }
        // a name, a comma, two digits, a comma
        let digits = self.atoms[0].kind == Kind::Number && value.end == 1 && self.word(0).len() <= 3;
        let named = self.back_word(1) == ","
            && self.back(2).is_some_and(|t| {
                let name = t.of(self.text);
                t.kind == Kind::Word && name.starts_with(char::is_uppercase) && name.len() > 2
            });
        let closed = matches!(self.mark(1), ',' | '.' | ';' | ')') || self.atoms.len() == 1;
        let adult = value.low == value.high && value.low.fract() == 0.0 && value.low >= 1.0;
        // a date or a list is no age: Ohio, 12, is left to chance
        (digits && named && closed && adult).then(|| Found::new("years old", 0))
    }

    /// A counted noun after the value, or joined to it by a hyphen.
    fn noun_unit(&self, at: usize, joined: bool, value: &Value) -> Option<Found> {
        if joined && self.atoms.get(at).is_some_and(|a| a.kind == Kind::Word) {
            let name = super::noun::lemma(self.word(at));
            return Some(Found { sure: false, ..Found::new(&name, at + 1) });
        }
        let mut from = at;
        if self.sense(at) == Sense::Of {
            if value.low == 1.0 && value.high == 1.0 {
                return None;
            }
            from += 1;
            from += usize::from(matches!(
                self.lower(from).as_str(),
                "the" | "its" | "his" | "her" | "their" | "our" | "these" | "those" | "them" | "my" | "your"
            ));
            if from == at + 1 && !value.vague() {
                return None;
            }
            // billions of dollars
            if let Some(money) = self.money_at(from, value.scale >= 1e5) {
                return Some(money);
            }
        } else if matches!(self.lower(at).as_str(), "more" | "other" | "additional" | "new") {
            from += 1;
        }
        let (end, name) = match (value.role, value.low == 1.0 && value.high == 1.0) {
            (Role::Rank, _) => self.ranked_noun(from)?,
            (_, true) => self.one_noun(from)?,
            _ => self.noun(from)?,
        };
        let sure = super::noun::is_people(&name) || name == "vote" || name == "time";
        Some(Found { sure, ..Found::new(&name, end) })
    }

    /// `a year`, `per day`, `each month` after a unit.
    fn rate(&self, at: usize) -> Option<(usize, &'static str)> {
        let per = matches!(self.lower(at).as_str(), "per" | "each" | "every");
        if !per && self.sense(at) != Sense::A {
            return None;
        }
        let Sense::Period(period) = self.sense(at + 1) else { return None };
        let apart = matches!(
            self.sense(at + 2),
            Sense::Ago | Sense::After | Sense::Before | Sense::Early | Sense::Late
        );
        let name = match period {
            Period::Second => "second",
            Period::Minute => "minute",
            Period::Hour => "hour",
            Period::Day => "day",
            Period::Week => "week",
            Period::Month => "month",
            Period::Year => "year",
            _ => return None,
        };
        (!apart).then_some((at + 2, name))
    }
}
