//! Dates and times, relative ones resolved from the article's own date.
//!
//! ```text
//! published 2020-01-07 (a Tuesday)
//! "said on Friday"       2020-01-03          the latest Friday
//! "will meet on Friday"  2020-01-10          the coming one
//! "was due on Friday"    a Friday            the words do not say which
//! "earlier this week"    2020-01-06 … 01-07
//! "June 2016"            2016-06-01 … 06-30
//! "the week of March 3"  2020-03-02 … 03-08
//! ```
//!
//! A token window goes through [`grammar`], which says what the words mean without knowing the day;
//! [`resolve`] turns that into days. Limits: English only; a time zone is read over, not applied;
//! "the following day" stays unresolved.

mod clock;
mod direction;
pub(super) mod foreign;
mod grammar;
mod periods;
mod portion;
mod resolve;

use super::Relation;
use super::atoms::{self, Sense};
use crate::article::Span;
use crate::text::Layout;
use crate::text::words::{Kind, Token};
use direction::Direction;
use jiff::civil::{Date, Time};

/// A date or time as the text gives it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateMention {
    /// The words, with a bounding `since`, `until`, `before`, `after` or `by` where there is one.
    pub span: Span,
    /// First and last day it can mean, where it can be resolved. A bound does not widen them:
    /// `since 2016` gives the days of 2016 and [`Bound::After`].
    pub days: Option<(Date, Date)>,
    /// The same; where the words leave open which weekday is meant, the latest: news looks back. Not to be told, only
    /// to be lined up by.
    pub likely: Option<(Date, Date)>,
    /// First and last time of day it can mean, where one is told.
    pub times: Option<(Time, Time)>,
    /// The parts of a date that the words tell by themselves.
    pub told: Told,
    /// Whether the words mean the date itself or what lies before or after.
    pub bound: Bound,
}

/// The parts of a date that words tell without knowing when they were written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// The year.
    pub year: Option<i16>,
    /// The month, 1 to 12.
    pub month: Option<i8>,
    /// The day of the month.
    pub day: Option<i8>,
    /// The weekday, Monday 1 to Sunday 7.
    pub weekday: Option<i8>,
}

/// On which side of the named days something lies.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Bound {
    /// On them.
    #[default]
    On,
    /// Up to them: by, before, until.
    Before,
    /// From them on: since, after.
    After,
}

/// The dates and times of `text`, in order, none overlapping. `published` is the article's date;
/// without it relative dates have no days, but keep what they tell ([`Told`]).
pub fn find(text: &str, layout: &Layout, published: Option<Date>) -> Vec<DateMention> {
    let tokens = &layout.tokens;
    let mut found: Vec<DateMention> = Vec::new();
    let mut window = Vec::new();
    let mut next = 0;
    while next < tokens.len() {
        let at = next;
        next += 1;
        let token = tokens[at];
        let word = token.of(text);
        let starts = match token.kind {
            Kind::Mark => false,
            Kind::Number => word.as_bytes()[0].is_ascii_digit(),
            Kind::Word => starts(word),
        };
        if !starts || (token.kind == Kind::Word && !leads_on(text, tokens, at)) {
            continue;
        }
        atoms::window(text, tokens, at, 28, &mut window);
        let grammar = grammar::Grammar { text, tokens, first: at, atoms: &window };
        let Some((end, core)) = grammar.mention() else { continue };
        let last = window[end - 1];
        let (mut from, bound) = bound_before(&grammar, end, &core.when);
        let direction = match resolve::needs_direction(&core.when) {
            true => direction::direction(text, layout, at, last.token, bound),
            false => Direction::Back,
        };
        if from == at && window[0].sense == Sense::The && core.when != resolve::When::Open {
            from += 1;
        }
        let days = resolve::days(&core, published, direction, bound);
        found.push(DateMention {
            span: Span::new(tokens[from].span.start, tokens[last.token].span.end),
            days,
            likely: days.or_else(|| resolve::days(&core, published, Direction::Back, Bound::On)),
            times: core.times,
            told: core.told(),
            bound,
        });
        next = last.token + 1;
    }
    found
}

/// Whether a common word (`the`, `a`, `in`, `from`, …) is followed by what could make it a date:
/// most are not, and a window is dear.
fn leads_on(text: &str, tokens: &[Token], at: usize) -> bool {
    let sense = atoms::sense(tokens[at].of(text));
    let common = matches!(
        sense,
        Sense::The
            | Sense::A
            | Sense::In
            | Sense::At
            | Sense::From
            | Sense::Between
            | Sense::This
            | Sense::Last
            | Sense::Next
            | Sense::Small(_)
    );
    let tells = |i: usize| {
        tokens.get(i).is_some_and(|t| match t.kind {
            Kind::Number => true,
            Kind::Mark => sense == Sense::The || matches!(sense, Sense::Small(_)),
            Kind::Word => {
                let word = t.of(text);
                let first = word.split_once('-').map_or(word, |(first, _)| first);
                !matches!(atoms::sense(first), Sense::None | Sense::A | Sense::And | Sense::Of)
                    || matches!(word, "recent" | "fiscal" | "calendar" | "school" | "whole" | "entire")
            }
        })
    };
    if !common {
        return true;
    }
    let the = tokens.get(at + 1).is_some_and(|t| atoms::sense(t.of(text)) == Sense::The);
    tells(at + 1 + usize::from(the))
}

fn starts(word: &str) -> bool {
    let sense = match word.split_once('-') {
        Some((first, _)) if word.len() <= 40 => atoms::sense(first),
        Some(_) => return false,
        None => atoms::sense(word),
    };
    !matches!(
        sense,
        Sense::None
            | Sense::Of
            | Sense::And
            | Sense::To
            | Sense::Point
            | Sense::Hundred
            | Sense::Scale(_)
            | Sense::Minus
            | Sense::Ago
            | Sense::On
            | Sense::Times(_)
            | Sense::Parts(_)
            | Sense::Half
            | Sense::After
            | Sense::Before
            | Sense::By
            | Sense::Until
            | Sense::Meridiem(_)
            | Sense::OClock
    )
}

/// A `since`, `until`, … right before the mention, and the token the mention then starts at.
fn bound_before(grammar: &grammar::Grammar, end: usize, when: &resolve::When) -> (usize, Bound) {
    let first = grammar.first;
    let possessive = grammar.atoms[end - 1].of(grammar.text).ends_with(['s', '\'', '’'])
        && grammar.atoms[end - 1].of(grammar.text).contains(['\'', '’']);
    if possessive || first == 0 {
        return (first, Bound::On);
    }
    let sense_at = |i: usize| atoms::sense(grammar.tokens[i].of(grammar.text));
    let mut at = first - 1;
    if sense_at(at) == Sense::The && at > 0 {
        // before the 2016 election: the year says which, not when
        if matches!(when, resolve::When::Told(Told { year: Some(_), month: None, .. })) {
            return (first, Bound::On);
        }
        at -= 1;
    }
    match sense_at(at) {
        Sense::After => (at, Bound::After),
        Sense::Before | Sense::By | Sense::Until => (at, Bound::Before),
        _ => (first, Bound::On),
    }
}

/// How two mentions relate: `Same`; `Compatible` where one contains or overlaps the other (June 2016,
/// June 12); `Conflict` where they are disjoint. `None` where they can't be compared: one is
/// unresolved, or one is a bound (`by Friday`) that the other does not contradict for sure.
///
/// Days are compared where both have them, else the parts both tell; times of day only where the
/// days do not already conflict. Symmetric.
pub fn relation(a: &DateMention, b: &DateMention) -> Option<Relation> {
    let days = match (a.days, b.days) {
        (Some(x), Some(y)) => Some(overlap(x, y)),
        _ => told_relation(a, b),
    };
    let times = match (a.times, b.times) {
        (Some(x), Some(y)) => Some(overlap(x, y)),
        (None, None) => None,
        _ => Some(Relation::Compatible),
    };
    let both = match (days, times) {
        (Some(Relation::Conflict), _) => Relation::Conflict,
        (Some(d), Some(Relation::Same)) => d,
        (Some(Relation::Same), None) => Relation::Same,
        (Some(_), Some(Relation::Conflict)) => Relation::Conflict,
        (Some(_), _) => Relation::Compatible,
        // times alone tell little: of which day?
        (None, Some(t)) if a.days.is_none() && b.days.is_none() && a.times.is_some() && b.times.is_some() => {
            t
        }
        (None, Some(Relation::Same)) => Relation::Compatible,
        (None, _) => return None,
    };
    match (a.bound == b.bound, both) {
        (true, both) => Some(both),
        (false, Relation::Same) => Some(Relation::Compatible),
        (false, Relation::Compatible) => Some(Relation::Compatible),
        (false, Relation::Conflict) => bounded_conflict(a, b),
    }
}

/// Of two disjoint mentions, one a bound: a conflict only where the other lies on its wrong side.
fn bounded_conflict(a: &DateMention, b: &DateMention) -> Option<Relation> {
    let (x, y) = (a.days?, b.days?);
    let wrong = |bound: Bound, of: (Date, Date), other: (Date, Date), kind: Bound| match (bound, kind) {
        (Bound::Before, Bound::On) => other.0 > of.1,
        (Bound::After, Bound::On) => other.1 < of.0,
        _ => false,
    };
    (wrong(a.bound, x, y, b.bound) || wrong(b.bound, y, x, a.bound)).then_some(Relation::Conflict)
}

fn overlap<T: Ord>(a: (T, T), b: (T, T)) -> Relation {
    if a == b {
        Relation::Same
    } else if a.0 <= b.1 && b.0 <= a.1 {
        Relation::Compatible
    } else {
        Relation::Conflict
    }
}

/// How the parts told relate, where one of the mentions has no days.
fn told_relation(a: &DateMention, b: &DateMention) -> Option<Relation> {
    let (x, y) = (parts(a), parts(b));
    let pairs = [
        (x.year.map(i32::from), y.year.map(i32::from)),
        (x.month.map(i32::from), y.month.map(i32::from)),
        (x.day.map(i32::from), y.day.map(i32::from)),
        (x.weekday.map(i32::from), y.weekday.map(i32::from)),
    ];
    let both = |&(p, q): &(Option<i32>, Option<i32>)| p.is_some() && q.is_some();
    if !pairs.iter().any(both) {
        return None;
    }
    if pairs.iter().any(|p| both(p) && p.0 != p.1) {
        // other parts, other days; but the same weekday of another month is no contradiction of it
        return Some(Relation::Conflict);
    }
    Some(if pairs.iter().all(|&(p, q)| p == q) { Relation::Same } else { Relation::Compatible })
}

/// What a mention tells, filled up from its days where they are a single day.
fn parts(mention: &DateMention) -> Told {
    match mention.days {
        Some((first, last)) if first == last => Told {
            year: Some(first.year()),
            month: Some(first.month()),
            day: Some(first.day()),
            weekday: Some(first.weekday().to_monday_one_offset()),
        },
        Some((first, last)) => Told {
            year: (first.year() == last.year()).then(|| first.year()),
            month: (first.year() == last.year() && first.month() == last.month()).then(|| first.month()),
            ..mention.told
        },
        None => mention.told,
    }
}

#[cfg(test)]
mod tests;
