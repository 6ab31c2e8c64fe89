//! From what the words mean to days of the calendar.

use super::direction::Direction;
use super::periods::{calendar, holiday, month_days, plus, season_days, shift, slack};
use super::portion::Portion;
use super::{Bound, Told};
use crate::extract::atoms::{Period, Sense};
use jiff::civil::Date;

/// First and last day.
pub(super) type Days = (Date, Date);

/// What the words of a date mean, before it is known when they were written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum When {
    /// Year, month, day, weekday as far as told.
    Told(Told),
    /// Two of them, from the first to the last.
    Range(Told, Told),
    /// Days that need no article date: a decade, a quarter of a year.
    Fixed(Date, Date),
    /// last (−1), this (0), next (1) weekday.
    WeekdayBy(i8, i32),
    /// A weekday of the week so many away.
    WeekOf(i8, i32),
    /// last, this, next month, season (13 to 16) or feast (21 and on).
    NamedBy(i8, i32),
    /// A season, 0 to 3, of a year where one is told.
    Season(u8, Option<i16>),
    /// A feast, of a year where one is told.
    Holiday(u8, Option<i16>),
    /// The calendar period that lies so many away: this week 0, last year −1.
    Calendar(Period, i32),
    /// The last or next so many periods up to or from the article's day.
    Rolling(Period, i32),
    /// About so many periods away.
    Away(Period, i32, i32),
    /// So many days away.
    Day(i32),
    /// Relative to something else in the text, or a time alone.
    Open,
}

/// A date as the grammar reads it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Core {
    /// The days.
    pub when: When,
    /// Early, mid or late in them.
    pub stage: Option<Sense>,
    /// Which part of them, or how far from them.
    pub portion: Option<Portion>,
    /// The times of day.
    pub times: Option<super::clock::Times>,
}

impl Core {
    /// Days without a time.
    pub fn new(when: When) -> Self {
        Core { when, stage: None, portion: None, times: None }
    }

    /// The parts told by the words themselves.
    pub fn told(&self) -> Told {
        if self.portion.is_some_and(Portion::moves) {
            return Told::default();
        }
        match self.when {
            When::Told(told) => told,
            When::WeekdayBy(weekday, _) | When::WeekOf(weekday, _) => {
                Told { weekday: Some(weekday), ..Told::default() }
            }
            When::NamedBy(month @ 1..=12, _) => Told { month: Some(month), ..Told::default() },
            When::Season(_, year) | When::Holiday(_, year) => Told { year, ..Told::default() },
            When::Range(a, b) => Told {
                year: a.year.filter(|_| a.year == b.year),
                month: a.month.filter(|_| a.month == b.month),
                ..Told::default()
            },
            _ => Told::default(),
        }
    }
}

/// Whether past or future decides what it means.
pub(super) fn needs_direction(when: &When) -> bool {
    match when {
        When::Told(told) => told.year.is_none(),
        When::Range(a, _) => a.year.is_none(),
        When::Season(_, year) | When::Holiday(_, year) => year.is_none(),
        _ => false,
    }
}

/// The days `core` means in an article of `published`. A weekday is left open where no direction is told; of what
/// comes back every year the nearest is then meant.
pub(super) fn days(core: &Core, published: Option<Date>, direction: Direction, bound: Bound) -> Option<Days> {
    let bare = |told: Told| told.weekday.filter(|_| told.month.is_none() && told.day.is_none());
    let weekday = match core.when {
        When::Told(told) | When::Range(told, _) => bare(told),
        _ => None,
    };
    if let Some(weekday) = weekday {
        let today = published.map(|date| date.weekday().to_monday_one_offset()) == Some(weekday);
        let last_day = bound == Bound::Before;
        if direction == Direction::Untold && !today {
            return None;
        }
        // closed until Friday, written on a Friday
        if direction == Direction::Ahead && today && last_day && core.times.is_none() {
            return plus(published?, 7).map(|day| (day, day));
        }
    }
    let days = match core.when {
        When::Told(told) => told_days(told, published, direction),
        When::Range(a, b) => range_days(a, b, published, direction),
        When::Fixed(a, b) => Some((a, b)),
        When::Season(season, Some(year)) => season_days(season, year),
        When::Holiday(feast, Some(year)) => holiday(feast, year),
        When::Season(season, None) => nearest(published?, direction, |year| season_days(season, year)),
        When::Holiday(feast, None) => nearest(published?, direction, |year| holiday(feast, year)),
        When::WeekdayBy(weekday, by) => weekday_by(published?, weekday, by),
        When::WeekOf(weekday, by) => {
            let monday = calendar(published?, Period::Week, by.clamp(-1, 1))?.0;
            plus(monday, i32::from(weekday) - 1).map(|d| (d, d))
        }
        When::NamedBy(named, by) => named_by(published?, named, by),
        When::Calendar(period, by) => calendar(published?, period, by),
        When::Rolling(period, count) => {
            let published = published?;
            let other = shift(published, period, count)?;
            Some((published.min(other), published.max(other)))
        }
        When::Away(period, low, high) => {
            let slack = slack(period);
            let (a, b) = (shift(published?, period, low)?, shift(published?, period, high)?);
            Some((plus(a.min(b), -slack)?, plus(a.max(b), slack)?))
        }
        When::Day(by) => plus(published?, by).map(|d| (d, d)),
        When::Open => None,
    }?;
    let days = match core.portion {
        None => days,
        Some(portion) => portion.of(days)?,
    };
    Some(match core.stage {
        None => days,
        Some(stage) => part_of(days, stage, published, core.when),
    })
}

/// The early, middle or late part of `days`; `earlier this week` ends with the article's day.
fn part_of(days: Days, stage: Sense, published: Option<Date>, when: When) -> Days {
    let length = (days.1 - days.0).get_days();
    if length < 5 {
        return days;
    }
    let this = matches!(when, When::Calendar(_, 0));
    if let (true, Some(today)) = (this, published) {
        return match stage {
            Sense::Early => (days.0, today.max(days.0)),
            Sense::Late => (today.min(days.1), days.1),
            _ => days,
        };
    }
    let at = |n: i32| plus(days.0, n).unwrap_or(days.0);
    match stage {
        Sense::Early => (days.0, at(length * 2 / 5)),
        Sense::Mid => (at(length / 4), at(length * 3 / 4)),
        _ => (at(length * 3 / 5), days.1),
    }
}

fn told_days(told: Told, published: Option<Date>, direction: Direction) -> Option<Days> {
    let future = direction == Direction::Ahead;
    let Told { year, month, day, weekday } = told;
    match (year, month, day, weekday) {
        (Some(y), Some(m), Some(d), _) => Date::new(y, m, d).ok().map(|d| (d, d)),
        (Some(y), Some(m), None, _) => month_days(y, m),
        (Some(y), None, None, _) => Some((Date::new(y, 1, 1).ok()?, Date::new(y, 12, 31).ok()?)),
        (None, Some(m), Some(d), _) => {
            nearest(published?, direction, |year| Date::new(year, m, d).ok().map(|d| (d, d)))
        }
        (None, Some(m), None, _) => nearest(published?, direction, |year| month_days(year, m)),
        (None, None, Some(d), Some(w)) => numbered_weekday(published?, d, w, direction),
        (None, None, Some(d), None) => {
            let published = published?;
            let this = Date::new(published.year(), published.month(), d).ok()?;
            let by = i32::from(future && this < published) - i32::from(!future && this > published);
            let (first, _) = calendar(published, Period::Month, by)?;
            Date::new(first.year(), first.month(), d).ok().map(|d| (d, d))
        }
        (None, None, None, Some(w)) => {
            let published = published?;
            let today = i32::from(published.weekday().to_monday_one_offset());
            let ahead = (i32::from(w) - today).rem_euclid(7);
            let by = if future || ahead == 0 { ahead } else { ahead - 7 };
            plus(published, by).map(|d| (d, d))
        }
        _ => None,
    }
}

/// `Friday the 26th`: of the months around, the one meant in which the 26th is a Friday.
fn numbered_weekday(published: Date, day: i8, weekday: i8, direction: Direction) -> Option<Days> {
    let fits = |by: i32| {
        let (first, _) = calendar(published, Period::Month, by)?;
        let date = Date::new(first.year(), first.month(), day).ok()?;
        (date.weekday().to_monday_one_offset() == weekday).then_some(date)
    };
    let around = (-5..=5).filter_map(fits);
    let of_direction = around.filter(|&date| match direction {
        Direction::Ahead => date >= published,
        Direction::Back => date <= published,
        Direction::Untold => true,
    });
    of_direction.min_by_key(|&date| (date - published).get_days().abs()).map(|date| (date, date))
}

fn range_days(mut a: Told, b: Told, published: Option<Date>, direction: Direction) -> Option<Days> {
    if a.weekday.is_some() && a.month.is_none() && b.weekday.is_some() && b.month.is_none() {
        let first = told_days(a, published, direction)?.0;
        let length = (i32::from(b.weekday?) - i32::from(a.weekday?)).rem_euclid(7);
        return Some((first, plus(first, length)?));
    }
    let last = told_days(b, published, direction)?;
    if a.year.is_none() {
        // Nov–Feb 2017 began the year before
        let wraps = matches!((a.month, b.month), (Some(x), Some(y)) if x > y);
        a.year = Some(last.1.year() - i16::from(wraps));
    }
    let first = told_days(a, published, direction)?;
    (first.0 <= last.1).then_some((first.0, last.1))
}

/// Of the same day or month in the years around, the one meant: the coming one where the sentence
/// looks ahead, the past one where it looks back unless it lies more than nine months back, else the nearer one.
fn nearest(published: Date, direction: Direction, of: impl Fn(i16) -> Option<Days>) -> Option<Days> {
    let year = published.year();
    let around = [year - 1, year, year + 1, year - 2, year + 2, year - 3, year + 3, year + 4].map(of);
    let past = around.iter().flatten().filter(|d| d.0 <= published).max();
    let coming = around.iter().flatten().filter(|d| d.1 >= published).min();
    match (past, coming) {
        (Some(past), Some(coming)) => {
            let (since, until) = ((published - past.1).get_days(), (coming.0 - published).get_days());
            let ahead = match direction {
                Direction::Ahead => true,
                Direction::Back => since > 270,
                Direction::Untold => since > until,
            };
            Some(if ahead { *coming } else { *past })
        }
        (Some(past), _) => Some(*past),
        (None, coming) => coming.copied(),
    }
}

/// The last day of that name before the day of writing, and the first one after it, for [`weekday_by`].
pub(super) const PAST: i32 = -2;
pub(super) const COMING: i32 = 2;

/// The day of the week `weekday`, so many weeks from that of the day of writing; or [`PAST`], or [`COMING`].
pub(super) fn weekday_by(published: Date, weekday: i8, by: i32) -> Option<Days> {
    let today = i32::from(published.weekday().to_monday_one_offset());
    let to = i32::from(weekday) - today;
    let days = match by {
        // "last Friday" said on a Saturday is rarely yesterday, said on a Tuesday it is four days ago
        -1 => {
            let back = if to >= 0 { to - 7 } else { to };
            if back == -1 { back - 7 } else { back }
        }
        0 => to.rem_euclid(7),
        1 => to + 7,
        PAST => {
            if to >= 0 {
                to - 7
            } else {
                to
            }
        }
        _ => {
            if to <= 0 {
                to + 7
            } else {
                to
            }
        }
    };
    plus(published, days).map(|d| (d, d))
}

fn named_by(published: Date, named: i8, by: i32) -> Option<Days> {
    let of = |year: i16| match named {
        1..=12 => month_days(year, named),
        13..=16 => season_days((named - 13) as u8, year),
        _ => holiday((named - 21).max(0) as u8, year),
    };
    let year = published.year();
    let around = [year - 1, year, year + 1].map(of);
    match by {
        0 => of(year),
        ..0 => around.iter().flatten().filter(|d| d.1 < published).max().copied(),
        _ => around.iter().flatten().filter(|d| d.0 > published).min().copied(),
    }
}
