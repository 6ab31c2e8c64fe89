//! Dates with times, ranges, and what narrows a date: `Sunday night`, `8 to 10 p.m.`, `June 5-7`, `early March`.

use super::{Grammar, Read};
use crate::extract::atoms::Sense;
use crate::extract::dates::Told;
use crate::extract::dates::clock::{self, Times};
use crate::extract::dates::resolve::{Core, When};

impl Grammar<'_> {
    /// A date with its time, in either order.
    pub(super) fn dated(&self, p: usize) -> Read {
        let dated = self.day_then_time(p);
        let timed = self.time_then_day(p);
        match (dated, timed) {
            (Some(a), Some(b)) => Some(if b.0 > a.0 { b } else { a }),
            (a, b) => a.or(b),
        }
    }

    /// `Friday, Nov. 13, at 8:30 p.m.`, `Sunday night`, `yesterday in the early morning`.
    pub(super) fn day_then_time(&self, p: usize) -> Read {
        let (mut end, mut core) = self.day(p)?;
        for _ in 0..2 {
            let mut at = end + usize::from(self.mark(end, ','));
            if let Some((next, times)) = self.part(at) {
                core.times = Some(times);
                end = next;
                continue;
            }
            let word = self.word(at);
            at +=
                usize::from(matches!(self.sense(at), Sense::At) || matches!(word, "about" | "shortly" | "@"));
            at += usize::from(matches!(self.word(at), "about" | "around" | "just" | "exactly"));
            let side = self.sense(at);
            let sided = matches!(side, Sense::Before | Sense::After | Sense::By);
            let Some((next, times)) = self.clock_range(at).or_else(|| self.clock(at + usize::from(sided)))
            else {
                break;
            };
            core.times = Some(match side {
                Sense::Before | Sense::By => (clock::hours(0, 0).0, times.1),
                Sense::After => (times.0, clock::hours(23, 23).1),
                _ => within(times, core.times),
            });
            end = next;
        }
        if let (Some(stage), Some(times)) = (core.stage, core.times)
            && matches!(self.atoms[end - 1].sense, Sense::Part(_))
        {
            core.times = Some(clock::staged(times, Some(stage)));
        }
        if core.times.is_none() {
            core.times = match core.stage {
                Some(Sense::Early) if one_day(&core.when) => Some(clock::hours(0, 11)),
                Some(Sense::Late) if one_day(&core.when) => Some(clock::hours(15, 23)),
                _ => None,
            };
        }
        Some((end, core))
    }

    /// `8:30 p.m. on Sunday`, `noon Friday`, `the morning of June 5`.
    pub(super) fn time_then_day(&self, p: usize) -> Read {
        let (mut end, mut times) =
            self.clock_range(p).or_else(|| self.clock(p)).or_else(|| self.lone_part(p))?;
        if let Some((next, part)) = self.part(end) {
            times = within(times, Some(part));
            end = next;
        }
        let mut at = end + usize::from(self.mark(end, ','));
        at += usize::from(matches!(self.sense(at), Sense::On | Sense::Of));
        at += usize::from(self.sense(at) == Sense::The && at > end);
        if let Some((next, mut core)) = self.day(at) {
            let (next, part) = self.part(next).map_or((next, None), |(n, t)| (n, Some(t)));
            core.times = Some(within(times, core.times.or(part)));
            return Some((next, core));
        }
        Some((end, Core { times: Some(times), ..Core::new(When::Open) }))
    }

    /// `in the morning`, `at night`, `overnight`: a part of the day that names no day.
    pub(super) fn lone_part(&self, p: usize) -> Option<(usize, Times)> {
        let opens = matches!(self.sense(p), Sense::In | Sense::At | Sense::Early | Sense::Late);
        let of_a_day = self.sense(p + 1) == Sense::Of && self.day(p + 2).is_some();
        (opens || of_a_day).then(|| self.part(p)).flatten()
    }

    /// `8 to 10 p.m.`, `between 6:30 and 9 p.m.`, `2:00 - 2:30 pm`.
    pub(super) fn clock_range(&self, p: usize) -> Option<(usize, Times)> {
        let opened = matches!(self.sense(p), Sense::From | Sense::Between);
        let at = p + usize::from(opened);
        let joins = |i: usize| match self.sense(i) {
            Sense::To | Sense::Until => true,
            Sense::And => opened,
            _ => self.dash(i),
        };
        if let Some((next, from)) = self.clock(at) {
            let (end, to) = joins(next).then(|| self.clock(next + 1)).flatten()?;
            // 10:30 to 11:45 p.m.: the half of the day told last holds for both
            let first = if to.0 == to.1 && from.0 != from.1 && from.1 <= to.0 { from.1 } else { from.0 };
            return (first <= to.1).then_some((end, (first, to.1)));
        }
        // the first hour alone: 8 to 10 p.m.
        let hour: i8 = self.number(at)?.parse().ok().filter(|h| (1..=12).contains(h))?;
        let (end, to) = joins(at + 1).then(|| self.clock(at + 2)).flatten()?;
        let later = to.0 == to.1 && to.1.hour() >= 12 && hour % 12 + 12 <= to.1.hour();
        let first = clock::hours(hour % 12 + if later { 12 } else { 0 }, 23).0;
        (to.0 == to.1 && first <= to.1).then_some((end, (first, to.1)))
    }

    /// `from 1996 to 2007`, `June 5-7`, `Monday through Friday`, `between Nov. 18 and Dec. 19, 2015`.
    pub(super) fn range(&self) -> Read {
        if let Some(days) = self.neighbouring_days(0) {
            return Some(days);
        }
        let opened = matches!(self.sense(0), Sense::From | Sense::Between);
        let p = usize::from(opened);
        let and = self.sense(0) == Sense::Between;
        let (next, from) = self.named(p + usize::from(opened && self.sense(p) == Sense::The), opened)?;
        // Jan-Feb is one token, taken apart: its hyphen is no atom
        let split = self.glued(next) && self.atoms[next].token == self.atoms[next - 1].token;
        let joined = match self.sense(next) {
            _ if split => true,
            Sense::To | Sense::Until => opened || self.word(next) != "until",
            Sense::And => and,
            _ => self.dash(next),
        };
        if !joined {
            return None;
        }
        let next = next - usize::from(split);
        let after = next + 1 + usize::from(self.sense(next + 1) == Sense::The);
        let When::Told(mut a) = from.when else { return None };
        if from.portion.is_some() {
            return None;
        }
        // Nov. 18-19, June 5 to 7, 2016
        if let (Some(month), Some(_)) = (a.month, a.day)
            && let Some((end, day)) =
                self.day_number(after).filter(|&(end, _)| self.sense(end) == Sense::None)
        {
            let (end, year) = self.year_after(end);
            let b = Told { year: year.or(a.year), month: Some(month), day: Some(day), weekday: None };
            a.year = b.year;
            return Some((end, Core::new(When::Range(a, b))));
        }
        if let (Some(year), None) = (a.year, a.month) {
            // 2016-17
            let two = self.number(after).filter(|n| n.len() == 2).and_then(|n| n.parse::<i16>().ok());
            if let Some(short) = two.filter(|s| self.dash(next) && self.glued(after) && *s > year % 100) {
                let b = Told { year: Some(year / 100 * 100 + short), ..Told::default() };
                return Some((after + 1, Core::new(When::Range(a, b))));
            }
        }
        let (end, to) = match self.named(after, true) {
            Some((end, Core { when: When::Told(b), portion: None, .. })) => (end, b),
            Some((end, Core { when: When::Day(0), .. })) if a.year.is_some() => {
                // to today: open towards the article's day
                return Some((end, Core::new(When::Told(a))));
            }
            _ => return None,
        };
        let alike = a.month.is_some() == to.month.is_some()
            || (a.month.is_some() || to.month.is_some()) && to.year.is_some();
        let weekdays = a.weekday.is_some() == to.weekday.is_some() || a.month.is_some();
        (alike && weekdays).then(|| (end, Core::new(When::Range(a, to))))
    }

    /// The days at `p`, with what narrows them: `early`, `the end of`.
    pub(super) fn day(&self, p: usize) -> Read {
        let stage = self.sense(p);
        if matches!(stage, Sense::Early | Sense::Mid | Sense::Late) {
            let mut at = p + 1;
            if self.sense(at) == Sense::Of {
                at += 1;
            } else if matches!(self.word(p), "end" | "start" | "beginning" | "middle") {
                return None;
            }
            at += usize::from(self.dash(at) && self.glued(at));
            at += usize::from(matches!(self.sense(at), Sense::In | Sense::On));
            at += usize::from(self.sense(at) == Sense::The);
            let (end, mut core) = self.named(at, true)?;
            // "earlier today" is only not later than now
            let of_day =
                one_day(&core.when) && matches!(self.word(p), "earlier" | "later" | "Earlier" | "Later");
            core.stage = core.stage.or(Some(stage)).filter(|_| !of_day);
            return Some((end, core));
        }
        self.named(p, false)
    }
}

/// The narrower of two times of the day where one lies in the other, else the first.
pub(super) fn within(clock: Times, part: Option<Times>) -> Times {
    let Some(part) = part else { return clock };
    if clock.0 == clock.1 {
        return clock;
    }
    // a bare 7:30 may be morning or evening: the part of the day decides
    let inside = |t| (part.0..=part.1).contains(&t);
    match (inside(clock.0), inside(clock.1)) {
        (true, false) => (clock.0, clock.0),
        (false, true) => (clock.1, clock.1),
        _ => clock,
    }
}

pub(super) fn one_day(when: &When) -> bool {
    match when {
        When::Told(told) => told.day.is_some() || told.weekday.is_some(),
        When::Day(_) | When::WeekdayBy(..) | When::WeekOf(..) => true,
        _ => false,
    }
}
