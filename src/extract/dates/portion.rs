//! Which part of a date's days is meant, or how far from them it lies: `the week of March 3`, `the first half of 2019`,
//! `two weeks before Christmas`.

use super::periods::{plus, shift, slack};
use super::resolve::Days;
use crate::extract::atoms::Period;
use jiff::civil::{Date, Weekday};

/// Which days, told from those of a date.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Portion {
    /// The week that a day lies in.
    Week,
    /// The seven days that begin with it.
    WeekFrom,
    /// The seven days that end with it.
    WeekUntil,
    /// The weekend next to it.
    Weekend,
    /// So many halves in, 1 or 2.
    Half(i8),
    /// The first so many periods.
    First(Period, i32),
    /// The last so many.
    Last(Period, i32),
    /// The week so many in, from 1.
    NthWeek(i32),
    /// About so many periods after it; before it where they are negative.
    Away(Period, i32, i32),
}

/// How far two ways of counting weeks differ: from the first of the month on, or from its first Monday on.
const WEEKS_DIFFER: i32 = 3;

impl Portion {
    /// Whether the parts that the words name, such as the day, are not those of the days meant.
    pub fn moves(self) -> bool {
        !matches!(self, Portion::Half(_) | Portion::First(..) | Portion::Last(..) | Portion::NthWeek(_))
    }

    /// The days meant, of those of the date that was named.
    pub fn of(self, days: Days) -> Option<Days> {
        let (first, last) = days;
        let from = |day: Date| Some((day, plus(day, 6)?));
        let inside = |a: Date, b: Date| (a <= last && b >= first).then(|| (a.max(first), b.min(last)));
        match self {
            // weeks that begin on a Sunday are called by it
            Portion::Week if first.weekday() == Weekday::Sunday => from(first),
            Portion::Week => from(plus(first, 1 - i32::from(first.weekday().to_monday_one_offset()))?),
            Portion::WeekFrom => from(first),
            Portion::WeekUntil => Some((plus(first, -6)?, first)),
            Portion::Weekend => {
                // of a Monday or Tuesday it is the one before
                let past_saturday = (i32::from(first.weekday().to_monday_one_offset()) + 1) % 7;
                let by = if past_saturday <= 3 { -past_saturday } else { 7 - past_saturday };
                Some((plus(first, by)?, plus(first, by + 1)?))
            }
            Portion::Half(half) => {
                let length = (last - first).get_days() + 1;
                let middle = match length {
                    // halves of years are six months
                    365 | 366 => shift(first, Period::Month, 6)?,
                    _ => plus(first, length / 2)?,
                };
                if half == 1 { Some((first, plus(middle, -1)?)) } else { Some((middle, last)) }
            }
            Portion::First(period, count) => {
                let end = plus(shift(first, period, count)?, -1)?;
                (end <= last).then_some((first, plus(end, slack_of(period))?)).and_then(|(a, b)| inside(a, b))
            }
            Portion::Last(period, count) => {
                let start = shift(plus(last, 1)?, period, -count)?;
                (start >= first)
                    .then_some((plus(start, -slack_of(period))?, last))
                    .and_then(|(a, b)| inside(a, b))
            }
            Portion::NthWeek(n) => {
                let start = plus(first, (n - 1).checked_mul(7)?)?;
                inside(plus(start, -WEEKS_DIFFER)?, plus(start, 6 + WEEKS_DIFFER)?).filter(|_| start <= last)
            }
            Portion::Away(period, low, high) => {
                let (a, b) = (shift(first, period, low)?, shift(last, period, high)?);
                let slack = slack(period);
                Some((plus(a.min(b), -slack)?, plus(a.max(b), slack)?))
            }
        }
    }
}

/// What counting in a period leaves open at its end.
fn slack_of(period: Period) -> i32 {
    if period == Period::Week { WEEKS_DIFFER } else { 0 }
}
