//! Numbers with their hedge as an interval, and their unit.
//!
//! ```text
//! "about 30,000 people"         27,000 … 33,000   people
//! "more than 60 protesters"         60 … ∞        protester
//! "tens of thousands"           15,000 … 150,000
//! "two-thirds of voters"         66.7 … 66.7      %
//! "a 53-45 vote"                     53, 45       vote
//! ```
//!
//! What only labels something is no number here: `Route 66`, `No. 2`, `Amendment 64`, `F-16`,
//! phone numbers, addresses, list counters; nor is `one` where it stands for somebody.
//! Limits: English only; the counted noun is guessed from word shapes, without a parser.

mod currency;
pub(super) mod foreign;
mod hedge;
mod label;
mod measure;
mod noun;
mod relation;
mod unit;
mod value;

pub use currency::is_code as is_currency;
pub use relation::relation;

use super::atoms::{self, Atom, Sense};
use super::dates::DateMention;
use crate::article::Span;
use crate::text::Layout;
use crate::text::words::{Kind, Token};
use value::Value;

/// A number as the text gives it.
#[derive(Clone, Debug, PartialEq)]
pub struct Number {
    /// The words, hedge and unit included: `about 30,000 people`.
    pub span: Span,
    /// The words of the value alone: `30,000`.
    pub value: Span,
    /// Least value it can mean.
    pub low: f64,
    /// Greatest value it can mean; infinite where it is open (`more than 60`). [`relation`] takes
    /// an open end to reach twice the value said: beyond that it does not judge.
    pub high: f64,
    /// Whether it was given as exact: no hedge, not round.
    pub exact: bool,
    /// What is counted or measured, in a normal form (`people`, `USD`, `%`, `km`, `years old`,
    /// `protester`, `USD/year`); empty where not told.
    pub unit: String,
    /// By how much an unhedged figure may have been rounded, either way: 30,000 may stand for
    /// 30,412, 5.7 for 5.72; 12 stands for 12.
    pub slack: f64,
    /// What kind of number it is.
    pub role: Role,
    /// How it is hedged.
    pub hedge: Hedge,
    /// The second figure of a tally: the 45 of `53-45`.
    pub second: Option<f64>,
}

/// What a number does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// Counts or measures.
    Count,
    /// Ranks: `third time`.
    Rank,
    /// Sets two counts against each other: `53-45`.
    Tally,
}

/// How a number is hedged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Hedge {
    /// Not at all.
    None,
    /// about, some, roughly, or so.
    About,
    /// nearly, almost, just under.
    Nearly,
    /// more than, over.
    Over,
    /// at least, or more, or older.
    AtLeast,
    /// fewer than, under.
    Under,
    /// up to, as many as.
    AtMost,
    /// dozens, several, a few.
    Vague,
    /// From one value to another.
    Range,
}

/// The numbers of `text`, in order, none overlapping each other or the `dates` found before.
pub fn find(text: &str, layout: &Layout, dates: &[DateMention]) -> Vec<Number> {
    let tokens = &layout.tokens;
    let mut found: Vec<Number> = Vec::new();
    let mut window = Vec::new();
    let mut date = 0;
    let mut floor = 0;
    let mut next = 0;
    while next < tokens.len() {
        let at = next;
        let token = tokens[at];
        next += 1;
        while date < dates.len() && dates[date].span.end <= token.span.start {
            date += 1;
        }
        let until = dates.get(date).map_or(usize::MAX, |d| d.span.start);
        if until <= token.span.start {
            floor = next;
            continue;
        }
        let starts = match token.kind {
            Kind::Mark => false,
            Kind::Number => true,
            Kind::Word => value::starts(token.of(text), tokens.get(at + 1).map_or("", |t| t.of(text))),
        };
        if !starts {
            continue;
        }
        atoms::window(text, tokens, at, 24, &mut window);
        window.truncate(window.partition_point(|a| a.span.end <= until));
        let reader = Reader { text, tokens, atoms: &window, first: at, floor };
        let Some((number, last)) = reader.number() else { continue };
        found.push(number);
        next = last + 1;
        floor = next;
    }
    found
}

/// A window of the text and what stands before it.
struct Reader<'a> {
    text: &'a str,
    tokens: &'a [Token],
    atoms: &'a [Atom],
    /// The token the window starts at.
    first: usize,
    /// The first token that may be read backwards to.
    floor: usize,
}

impl Reader<'_> {
    fn sense(&self, p: usize) -> Sense {
        self.atoms.get(p).map_or(Sense::None, |a| a.sense)
    }

    fn word(&self, p: usize) -> &str {
        self.atoms.get(p).map_or("", |a| a.of(self.text))
    }

    fn lower(&self, p: usize) -> atoms::Lower {
        atoms::Lower::new(self.word(p))
    }

    fn mark(&self, p: usize) -> char {
        self.atoms.get(p).map_or(' ', |a| a.mark)
    }

    fn glued(&self, p: usize) -> bool {
        self.atoms.get(p).is_some_and(|a| a.glued)
    }

    fn dash(&self, p: usize) -> bool {
        self.atoms.get(p).is_some_and(Atom::is_dash)
    }

    /// The token so many before the window, as far as it may be read.
    fn back(&self, by: usize) -> Option<Token> {
        let at = self.first.checked_sub(by).filter(|&i| i >= self.floor)?;
        let (a, b) = (self.tokens[at].span.end, self.tokens[self.first].span.start);
        (b - a < 60 && !self.text[a..b].contains("\n\n")).then(|| self.tokens[at])
    }

    fn back_word(&self, by: usize) -> &str {
        self.back(by).map_or("", |t| t.of(self.text))
    }

    fn back_lower(&self, by: usize) -> atoms::Lower {
        atoms::Lower::new(self.back_word(by))
    }

    /// Whether nothing stands between the window and the token before it.
    fn glued_before(&self) -> bool {
        self.first > 0 && self.tokens[self.first - 1].span.end == self.tokens[self.first].span.start
    }

    /// The number the window starts with, and its last token.
    fn number(&self) -> Option<(Number, usize)> {
        let value = self.value(0)?;
        if self.is_label(&value) {
            return None;
        }
        let before = self.hedge_before();
        let mut unit = self.unit(&value);
        let mut end = unit.end.max(value.end);
        let (after_end, after) = self.hedge_after(end, value.end);
        end = end.max(after_end);
        if unit.name.is_empty() && value.high <= 115.0 && self.is_age(before.hedge, after, after_end) {
            unit.name.push_str("years old");
        }
        if !self.is_told(&value, &unit, before.hedge) {
            return None;
        }
        let last = self.atoms[end - 1].token;
        let first = self.first - before.tokens.max(unit.before);
        let hedge = match (before.hedge, after) {
            // over thousands: no more than thousands
            (Hedge::Over | Hedge::AtLeast | Hedge::Nearly | Hedge::About, _) if value.vague() => Hedge::None,
            (Hedge::None, after) => after,
            (before, _) => before,
        };
        let factor = unit.factor;
        let (low, high) = hedge::interval(value.low * factor, value.high * factor, hedge);
        let plain = hedge == Hedge::None && value.hedge == Hedge::None;
        let slack = if plain { value.slack * factor } else { 0.0 };
        let number = Number {
            span: Span::new(self.tokens[first].span.start, self.tokens[last].span.end),
            value: Span::new(self.atoms[0].span.start, self.atoms[value.end - 1].span.end),
            low,
            high,
            exact: plain && slack <= 0.5 * factor,
            unit: unit.name,
            slack,
            role: value.role,
            hedge: if hedge == Hedge::None { value.hedge } else { hedge },
            second: value.second,
        };
        Some((number, last))
    }

    /// Whether a bare bounded value is an age: `21 or older`, `adults over 21`.
    fn is_age(&self, before: Hedge, after: Hedge, after_end: usize) -> bool {
        if after != Hedge::None {
            return after_end > 0 && matches!(self.lower(after_end - 1).as_str(), "older" | "younger");
        }
        let who = noun::lemma(self.back_word(2));
        let someone = matches!(who.as_str(), "anyone" | "those" | "everyone" | "kid");
        matches!(before, Hedge::Over | Hedge::Under) && (someone || noun::is_people(&who))
    }

    /// Whether enough is told for it to be a number: words like `one`, `few` and `half` need company.
    fn is_told(&self, value: &Value, unit: &unit::Found, hedge: Hedge) -> bool {
        let bare = unit.name.is_empty();
        if value.role == Role::Rank {
            return !bare;
        }
        if value.role == Role::Tally {
            return true;
        }
        let digits = self.atoms[0].kind == Kind::Number;
        let back = self.back_lower(1);
        // at least 2025: a year
        let word = self.word(0);
        let four = word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit());
        if digits && bare && value.end == 1 && four && matches!(word.get(..2), Some("19" | "20")) {
            return false;
        }
        match self.sense(0) {
            Sense::Small(1) if value.end == 1 => {
                let pronoun = matches!(
                    back.as_str(),
                    "no" | "any"
                        | "every"
                        | "some"
                        | "each"
                        | "this"
                        | "that"
                        | "which"
                        | "another"
                        | "the"
                        | "not"
                );
                (!pronoun || hedge != Hedge::None) && !bare && self.lower(1).as_str() != "day" && unit.sure
            }
            Sense::Small(0) if value.end == 1 => !bare && self.lower(1).as_str() != "tolerance",
            Sense::Small(_) | Sense::Tens(_) if value.end == 1 => {
                !(bare && matches!(back.as_str(), "the" | "these" | "those" | "his" | "her" | "their" | "at"))
            }
            Sense::A if value.vague() => !bare,
            Sense::A if unit.period && value.end == 1 => self.measured_a(unit),
            Sense::Few | Sense::Several => !bare,
            _ if digits && bare && hedge == Hedge::None && value.low >= 0.0 => !self.is_code(value),
            _ => true,
        }
    }

    /// Whether `a week`, `a year` measures a time: `for a week`, `nearly a year`, `a month later`.
    fn measured_a(&self, unit: &unit::Found) -> bool {
        matches!(
            self.back_lower(1).as_str(),
            "for"
                | "in"
                | "within"
                | "than"
                | "about"
                | "nearly"
                | "almost"
                | "over"
                | "least"
                | "under"
                | "takes"
                | "took"
        ) && !matches!(self.lower(unit.end).as_str(), "of" | "when" | "where")
            || matches!(self.lower(unit.end).as_str(), "later" | "earlier" | "and")
            || self.lower(1).as_str() == "hour"
                && unit.before == 0
                && !self.back(1).is_some_and(|t| t.kind == Kind::Number)
    }
}

#[cfg(test)]
mod tests;
