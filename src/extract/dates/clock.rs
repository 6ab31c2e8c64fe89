//! Times of day.

use super::grammar::Grammar;
use crate::extract::atoms::{Part, Sense};
use jiff::civil::Time;

/// First and last time something can mean.
pub(super) type Times = (Time, Time);

/// The hours of a part of the day, and of its early or late part.
pub(super) fn part_times(part: Part) -> Times {
    match part {
        Part::Morning => hours(0, 11),
        Part::Afternoon => hours(12, 17),
        Part::Evening => hours(17, 23),
        Part::Night => hours(18, 23),
    }
}

/// From the first minute of an hour to the last minute of another.
pub(super) fn hours(first: i8, last: i8) -> Times {
    (time(first, 0), time(last, 59))
}

fn time(hour: i8, minute: i8) -> Time {
    Time::new(hour.clamp(0, 23), minute.clamp(0, 59), 0, 0).unwrap_or(Time::MIN)
}

impl Grammar<'_> {
    /// A clock time at `p`: `8:30 p.m. ET`, `8pm`, `noon`, `eight o'clock`, `17:30`. Without a.m. or
    /// p.m. a time up to 12:59 may mean either, which the interval covers.
    pub(super) fn clock(&self, p: usize) -> Option<(usize, Times)> {
        if let Sense::Hour(hour) = self.sense(p) {
            return Some((p + 1, (time(hour, 0), time(hour, 0))));
        }
        let (mut next, hour, minute, mut half) = self.hour_minute(p)?;
        if half.is_none() {
            if let Sense::Meridiem(m) = self.sense(next) {
                // "am" in lower case after a bare number is more often a verb
                half = Some(m);
                next += 1;
            } else if self.sense(next) == Sense::OClock {
                next += 1;
            } else if self.sense(next) == Sense::Hour(12) && minute.is_none() && hour == 12 {
                return Some((next + 1, (time(12, 0), time(12, 0))));
            } else {
                minute?;
            }
        }
        if half.is_some() && !(1..=12).contains(&hour) || hour > 24 {
            return None;
        }
        next = self.zone(next);
        let minute_of = minute.unwrap_or(0);
        let at = |h: i8| time(h % 24, minute_of);
        Some(match half {
            Some(m) => (next, (at(hour % 12 + m), at(hour % 12 + m))),
            None if hour < 12 && hour > 0 => (next, (at(hour), at(hour + 12))),
            None => (next, (at(hour), at(hour))),
        })
    }

    /// Hour, minute and, where it is written onto them, the half of the day.
    fn hour_minute(&self, p: usize) -> Option<(usize, i8, Option<i8>, Option<i8>)> {
        if let Sense::Small(hour @ 1..=12) = self.sense(p) {
            return matches!(self.sense(p + 1), Sense::Meridiem(_) | Sense::OClock).then_some((
                p + 1,
                hour as i8,
                None,
                None,
            ));
        }
        let word = self.number(p)?;
        let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let half = match &word.as_bytes()[digits.len()..] {
            [] => None,
            [b'a' | b'A'] | [b'a' | b'A', b'm' | b'M'] => Some(0),
            [b'p' | b'P'] | [b'p' | b'P', b'm' | b'M'] => Some(12),
            _ => return None,
        };
        let mut pieces = digits.splitn(3, [':', '.']);
        let hour: i8 = pieces.next().filter(|h| h.len() <= 2)?.parse().ok()?;
        let minute = match pieces.next() {
            None => None,
            Some(m) if m.len() == 2 => {
                let minute: i8 = m.parse().ok().filter(|m| *m < 60)?;
                let dotted = digits.contains('.');
                if dotted && half.is_none() && !matches!(self.sense(p + 1), Sense::Meridiem(_)) {
                    return None;
                }
                Some(minute)
            }
            Some(_) => return None,
        };
        (hour <= 24).then_some((p + 1, hour, minute, half))
    }

    /// Reads over a time zone.
    fn zone(&self, p: usize) -> usize {
        let word = self.word(p);
        if matches!(
            word,
            "ET" | "EST"
                | "EDT"
                | "PT"
                | "PST"
                | "PDT"
                | "CT"
                | "CST"
                | "CDT"
                | "MT"
                | "MST"
                | "MDT"
                | "GMT"
                | "UTC"
                | "BST"
                | "CET"
                | "IST"
                | "Eastern"
                | "pst"
                | "est"
        ) {
            let after = self.word(p + 1);
            return p + 1 + usize::from(word == "Eastern" && matches!(after, "time" | "Time"));
        }
        p + 2 * usize::from(word == "local" && self.word(p + 1) == "time")
    }

    /// A part of the day at `p`: `morning`, `in the morning`, `early in the morning`, `at night`.
    pub(super) fn part(&self, p: usize) -> Option<(usize, Times)> {
        let mut at = p;
        let stage = match self.sense(at) {
            stage @ (Sense::Early | Sense::Late) => {
                at += 1;
                Some(stage)
            }
            _ => None,
        };
        if self.sense(at) == Sense::In && self.sense(at + 1) == Sense::The {
            at += 2;
        } else if matches!(self.sense(at), Sense::In | Sense::At) {
            at += 1;
        }
        let Sense::Part(part) = self.sense(at) else { return None };
        Some((at + 1, staged(part_times(part), stage)))
    }
}

/// The early or late half of some hours.
pub(super) fn staged(times: Times, stage: Option<Sense>) -> Times {
    let middle = (times.0.hour() + times.1.hour() + 1) / 2;
    match stage {
        Some(Sense::Early) => (times.0, time(middle, 59)),
        Some(Sense::Late) => (time(middle, 0), times.1),
        _ => times,
    }
}
