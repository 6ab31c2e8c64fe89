//! Stretches of the calendar: weeks, months, quarters, seasons, feasts, and counting on from a day.

use super::resolve::Days;
use crate::extract::atoms::Period;
use jiff::civil::{Date, Weekday};

/// The calendar period `by` away from the one that holds `published`. Weeks begin on Monday.
pub(super) fn calendar(published: Date, period: Period, by: i32) -> Option<Days> {
    let monday = plus(published, 1 - i32::from(published.weekday().to_monday_one_offset()))?;
    match period {
        Period::Week | Period::Fortnight => {
            let first = plus(monday, by * 7)?;
            Some((first, plus(first, 6)?))
        }
        Period::Weekend => {
            // said on a Monday or Tuesday "this weekend" may be either; the past one is news
            let first = plus(monday, by * 7 + 5)?;
            Some((first, plus(first, 1)?))
        }
        Period::Month => {
            let first = months_on(Date::new(published.year(), published.month(), 1).ok()?, by)?;
            month_days(first.year(), first.month())
        }
        Period::Quarter => {
            let month = (published.month() - 1) / 3 * 3 + 1;
            let first = months_on(Date::new(published.year(), month, 1).ok()?, by.checked_mul(3)?)?;
            Some((first, plus(months_on(first, 3)?, -1)?))
        }
        Period::Year => {
            let year = i16::try_from(i32::from(published.year()) + by).ok()?;
            Some((Date::new(year, 1, 1).ok()?, Date::new(year, 12, 31).ok()?))
        }
        Period::Decade => decade(i16::try_from(i32::from(published.year()) / 10 * 10 + by * 10).ok()?),
        Period::Century => {
            let year = i16::try_from(i32::from(published.year()) / 100 * 100 + by * 100).ok()?;
            Some((Date::new(year, 1, 1).ok()?, Date::new(year.checked_add(99)?, 12, 31).ok()?))
        }
        _ => plus(published, by).map(|d| (d, d)),
    }
}

/// The ten years from `year` on.
pub(super) fn decade(year: i16) -> Option<Days> {
    Some((Date::new(year, 1, 1).ok()?, Date::new(year.checked_add(9)?, 12, 31).ok()?))
}

/// A quarter, 1 to 4, of a year.
pub(super) fn quarter(year: i16, quarter: i8) -> Option<Days> {
    let first = Date::new(year, quarter * 3 - 2, 1).ok()?;
    Some((first, plus(months_on(first, 3)?, -1)?))
}

pub(super) fn month_days(year: i16, month: i8) -> Option<Days> {
    let first = Date::new(year, month, 1).ok()?;
    Some((first, first.last_of_month()))
}

/// Meteorological seasons of the north; winter belongs to the year it ends in.
pub(super) fn season_days(season: u8, year: i16) -> Option<Days> {
    match season {
        0 => Some((Date::new(year - 1, 12, 1).ok()?, Date::new(year, 2, 1).ok()?.last_of_month())),
        s => {
            let first = Date::new(year, s as i8 * 3, 1).ok()?;
            Some((first, months_on(first, 2)?.last_of_month()))
        }
    }
}

/// The feasts of the lexicon, in its order. Easter by the anonymous Gregorian computus.
pub(super) fn holiday(feast: u8, year: i16) -> Option<Days> {
    let date = match feast {
        0 => Date::new(year, 12, 25).ok()?,
        1 => Date::new(year, 11, 1).ok()?.nth_weekday_of_month(4, Weekday::Thursday).ok()?,
        2 => {
            let y = i32::from(year);
            let (a, b, c) = (y % 19, y / 100, y % 100);
            let h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
            let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
            let m = (a + 11 * h + 22 * l) / 451;
            let n = h + l - 7 * m + 114;
            Date::new(year, (n / 31) as i8, (n % 31 + 1) as i8).ok()?
        }
        3 => Date::new(year, 10, 31).ok()?,
        4 => Date::new(year, 6, 19).ok()?,
        _ => Date::new(year, 2, 14).ok()?,
    };
    Some((date, date))
}

/// The day so many days after `date`.
pub(super) fn plus(date: Date, days: i32) -> Option<Date> {
    date.checked_add(jiff::Span::new().try_days(days).ok()?).ok()
}

pub(super) fn months_on(date: Date, months: i32) -> Option<Date> {
    date.checked_add(jiff::Span::new().try_months(months).ok()?).ok()
}

pub(super) fn shift(date: Date, period: Period, count: i32) -> Option<Date> {
    match period {
        Period::Second | Period::Minute => Some(date),
        Period::Hour => plus(date, count / 24),
        Period::Day => plus(date, count),
        Period::Weekend | Period::Week => plus(date, count.checked_mul(7)?),
        Period::Fortnight => plus(date, count.checked_mul(14)?),
        Period::Month => months_on(date, count),
        Period::Quarter => months_on(date, count.checked_mul(3)?),
        Period::Year => months_on(date, count.checked_mul(12)?),
        Period::Decade => months_on(date, count.checked_mul(120)?),
        Period::Century => months_on(date, count.checked_mul(1200)?),
    }
}

/// How many days counting in a period leaves open.
pub(super) fn slack(period: Period) -> i32 {
    match period {
        Period::Week | Period::Fortnight => 3,
        Period::Month => 15,
        Period::Quarter => 45,
        Period::Year => 182,
        Period::Decade => 1_000,
        Period::Century => 10_000,
        _ => 0,
    }
}
