//! Parts of a named date, and what is counted from one: `the week of March 3`, `the first half of 2019`, `the last three
//! months of 2019`, `two weeks before Christmas`, `June 18 and 19`.

use super::{Grammar, Read};
use crate::extract::atoms::{Period, Sense};
use crate::extract::dates::Told;
use crate::extract::dates::portion::Portion;
use crate::extract::dates::resolve::{Core, When};
use crate::text::words::Kind;

impl Grammar<'_> {
    /// `week of March 3`, `week beginning April 6`, `weekend of June 12`.
    pub(super) fn week_of(&self, p: usize) -> Read {
        let portion = match (self.sense(p), self.sense(p + 1), self.word(p + 1)) {
            (Sense::Period(Period::Week), Sense::Of, _) => Portion::Week,
            (Sense::Period(Period::Weekend), Sense::Of, _) => Portion::Weekend,
            (Sense::Period(Period::Week), _, "beginning" | "starting" | "commencing" | "from") => {
                Portion::WeekFrom
            }
            (Sense::Period(Period::Week), _, "ending" | "ended") => Portion::WeekUntil,
            _ => return None,
        };
        let (end, core) = self.plain(p + 2)?;
        is_day(&core).then_some((end, Core { portion: Some(portion), ..core }))
    }

    /// `first half of 2019`, `second week of March`, `first two weeks of June`, `last three months of last year`.
    pub(super) fn share_of(&self, p: usize) -> Read {
        let nth = match self.sense(p) {
            Sense::Last => None,
            Sense::Ordinal(n @ 1..=5) => Some(i32::from(n)),
            _ => return None,
        };
        let (of, portion) = match (nth, self.word(p + 1), self.sense(p + 1)) {
            (Some(half @ 1..=2), "half", _) => (p + 2, Portion::Half(half as i8)),
            (Some(n), _, Sense::Period(Period::Week)) => (p + 2, Portion::NthWeek(n)),
            (None, _, Sense::Period(Period::Week)) => (p + 2, Portion::Last(Period::Week, 1)),
            (None | Some(1), ..) => {
                let (at, low, high) = self.count(p + 1)?;
                let Sense::Period(period @ (Period::Day | Period::Week | Period::Month)) = self.sense(at)
                else {
                    return None;
                };
                if low != high || !(1..=31).contains(&low) {
                    return None;
                }
                (at + 1, if nth.is_some() { Portion::First(period, low) } else { Portion::Last(period, low) })
            }
            _ => return None,
        };
        if self.sense(of) != Sense::Of {
            return None;
        }
        let (end, core) = self.plain(of + 1)?;
        let long = match core.when {
            When::Told(told) => told.day.is_none() && told.weekday.is_none(),
            When::Calendar(period, _) => matches!(period, Period::Month | Period::Quarter | Period::Year),
            When::NamedBy(named, _) => named <= 16,
            When::Fixed(..) | When::Season(..) => true,
            _ => false,
        };
        long.then_some((end, Core { portion: Some(portion), ..core }))
    }

    /// What is counted from a day, the count read: `two weeks before | Christmas`. None where the count is only a
    /// bound, as in `more than two weeks`.
    pub(super) fn away_from(&self, p: usize, period: Period, low: i32, high: i32) -> Read {
        let bounded = self.first > 0
            && matches!(
                self.before(1).as_str(),
                "than" | "least" | "most" | "nearly" | "over" | "under" | "almost" | "within"
            );
        let days = matches!(
            period,
            Period::Day | Period::Week | Period::Fortnight | Period::Month | Period::Year | Period::Decade
        );
        if bounded || !days {
            return None;
        }
        let (end, core) = self.plain(p)?;
        is_day(&core).then_some((end, Core { portion: Some(Portion::Away(period, low, high)), ..core }))
    }

    /// A date by its name that nothing narrows.
    fn plain(&self, p: usize) -> Read {
        let at = p + usize::from(self.sense(p) == Sense::The);
        self.named(at, true)
            .filter(|(_, core)| core.portion.is_none() && core.stage.is_none() && core.times.is_none())
    }

    /// Two days side by side: `June 18 and 19`, `18 and 19 June`.
    pub(super) fn neighbouring_days(&self, p: usize) -> Read {
        let both = |end: usize, first: i8, told: Told| {
            let next = told.day == Some(first + 1);
            let first = Told { day: Some(first), ..told };
            next.then_some((end, Core::new(When::Range(first, told))))
        };
        if let Some((and, first)) = self.day_number(p).filter(|&(and, _)| self.sense(and) == Sense::And) {
            let (end, Core { when: When::Told(told), .. }) = self.day_first(and + 1)? else { return None };
            return both(end, first, told);
        }
        let Sense::Month(month) = self.sense(p) else { return None };
        let (and, Core { when: When::Told(told), .. }) = self.month_first(p, month, false)? else {
            return None;
        };
        let (first, None) = (told.day?, told.year) else { return None };
        if self.sense(and) != Sense::And {
            return None;
        }
        let (end, day) = self.day_number(and + 1)?;
        // "on June 18 and 19 people" counts people
        let free = |p: usize| {
            self.atoms.get(p).is_none_or(|next| {
                let goes_on = ["in", "at", "to", "for", "with", "as", "when", "after", "before", "by"];
                next.kind == Kind::Mark && !next.is_dash() && next.mark != '%'
                    || goes_on.contains(&next.of(self.text))
            })
        };
        let (end, year) = self.year_after(end);
        if year.is_none() && !free(end) {
            return None;
        }
        both(end, first, Told { year, day: Some(day), ..told })
    }
}

/// Whether a single day of some year is named.
fn is_day(core: &Core) -> bool {
    match core.when {
        When::Told(told) => told.month.is_some() && told.day.is_some(),
        When::Holiday(..) => true,
        _ => false,
    }
}
