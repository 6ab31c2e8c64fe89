//! Dates told from another day: `last week`, `two days ago`, `the following Monday`, `in three weeks`.

use super::{Grammar, Read};
use crate::extract::atoms::{Period, Sense};
use crate::extract::dates::Told;
use crate::extract::dates::clock;
use crate::extract::dates::resolve::{Core, When};
use crate::text::words::Kind;

impl Grammar<'_> {
    /// `last week`, `this past Friday`, `next three days`, `this morning`, `earlier this year`.
    pub(super) fn relative(&self, p: usize) -> Read {
        let which = self.sense(p);
        let mut at = p + 1;
        let mut by = match which {
            Sense::Last => -1,
            Sense::This => 0,
            Sense::Next => 1,
            Sense::Following | Sense::Same => return self.open_relative(p),
            _ => return None,
        };
        if which == Sense::This && matches!(self.sense(at), Sense::Last | Sense::Next) {
            // this past Friday, this coming week
            by = if self.sense(at) == Sense::Last { -2 } else { 2 };
            at += 1;
        } else if matches!(self.word(p), "past") {
            by = -2;
        } else if matches!(self.word(p), "coming" | "upcoming") {
            by = 2;
        }
        match self.word(at) {
            "fiscal" | "calendar" | "academic" | "school" | "whole" | "entire" => at += 1,
            _ => {}
        }
        let core = match self.sense(at) {
            Sense::Weekday(weekday) => {
                let placed = self.weekday_first(at, weekday);
                if let Some((end, core @ Core { when: When::Told(Told { day: Some(_), .. }), .. })) = placed {
                    return Some((end, core));
                }
                Core::new(When::WeekdayBy(weekday, by))
            }
            Sense::Month(month) => {
                if let Some((end, core @ Core { when: When::Told(Told { day: Some(_), .. }), .. })) =
                    self.month_first(at, month, true)
                {
                    return Some((end, core));
                }
                Core::new(When::NamedBy(month, by.signum()))
            }
            Sense::Season(season) => Core::new(When::NamedBy(13 + season as i8, by.signum())),
            Sense::Holiday(feast) => {
                let end = self.holiday(at, feast).map_or(at + 1, |(end, _)| end);
                return Some((end, Core::new(When::NamedBy(21 + feast as i8, by.signum()))));
            }
            Sense::Part(part) => {
                let day = match (which, self.word(at)) {
                    (Sense::Last, "night" | "evening") => -1,
                    (Sense::This, _) => 0,
                    _ => return None,
                };
                return Some((
                    at + 1,
                    Core { times: Some(clock::part_times(part)), ..Core::new(When::Day(day)) },
                ));
            }
            Sense::Quarter if by.abs() <= 1 => Core::new(When::Calendar(Period::Quarter, by)),
            Sense::Period(period) => {
                let plural = self.word(at).ends_with('s') && !self.word(at).contains(['\'', '’']);
                match period {
                    Period::Second | Period::Minute | Period::Hour => return None,
                    Period::Day if by.abs() == 1 && !plural => Core::new(When::Open),
                    // in the past weeks, in the coming days
                    _ if plural => Core::new(When::Rolling(period, by.signum() * 5)),
                    Period::Weekend => Core::new(When::Calendar(period, by.signum())),
                    _ if by.abs() == 2
                        || (p == 0 && which == Sense::Last && self.before(1).as_str() == "the") =>
                    {
                        Core::new(When::Rolling(period, by.signum()))
                    }
                    _ => {
                        let (end, core) = (at + 1, Core::new(When::Calendar(period, by)));
                        return Some(self.weekday_of_week(end, by, period).unwrap_or((end, core)));
                    }
                }
            }
            _ => return self.counted_relative(at, by),
        };
        Some((at + 1, core))
    }

    /// `next week Wednesday`, `last week - Monday`.
    pub(super) fn weekday_of_week(&self, p: usize, by: i32, period: Period) -> Read {
        let at = p + usize::from(self.dash(p));
        match self.sense(at) {
            Sense::Weekday(weekday) if period == Period::Week => {
                Some((at + 1, Core::new(When::WeekOf(weekday, by))))
            }
            _ => None,
        }
    }

    /// `last two weeks`, `next few days`.
    pub(super) fn counted_relative(&self, p: usize, by: i32) -> Read {
        if by == 0 {
            return None;
        }
        let (at, _, high) = self.count(p)?;
        let Sense::Period(period) = self.sense(at) else { return None };
        if matches!(period, Period::Second | Period::Minute | Period::Hour) {
            return None;
        }
        Some((at + 1, Core::new(When::Rolling(period, by.signum() * high))))
    }

    /// `the following day`, `the same week`: hangs on something else in the text.
    pub(super) fn open_relative(&self, p: usize) -> Read {
        match self.sense(p + 1) {
            Sense::Period(Period::Second | Period::Minute | Period::Hour) => None,
            Sense::Period(_) | Sense::Quarter => Some((p + 2, Core::new(When::Open))),
            Sense::Part(part) => {
                Some((p + 2, Core { times: Some(clock::part_times(part)), ..Core::new(When::Open) }))
            }
            Sense::Weekday(weekday) if self.sense(p) == Sense::Following => {
                Some((p + 2, Core::new(When::Told(Told { weekday: Some(weekday), ..Told::default() }))))
            }
            _ => None,
        }
    }

    /// What only makes a date with its article: `the 1990s`, `the day before`, `the 5th of June`,
    /// `the end of the year`, `the last two weeks`.
    pub(super) fn after_the(&self, p: usize) -> Read {
        let at = p + 1;
        match self.sense(at) {
            Sense::Period(Period::Day | Period::Week | Period::Month | Period::Year) => {
                let side = self.sense(at + 1);
                let open = matches!(side, Sense::Before | Sense::After)
                    && (at + 2 >= self.atoms.len() || self.atoms[at + 2].kind == Kind::Mark);
                open.then_some((at + 2, Core::new(When::Open)))
            }
            Sense::Early | Sense::Mid | Sense::Late => self.day(at),
            Sense::Last | Sense::Next | Sense::Following | Sense::Same => {
                self.named(at, true).map(|(end, mut core)| {
                    if let When::Calendar(period, by) = core.when
                        && self.sense(at) == Sense::Last
                        && matches!(period, Period::Week | Period::Month | Period::Year)
                    {
                        core.when = When::Rolling(period, by);
                    }
                    (end, core)
                })
            }
            _ => self.decade(at).or_else(|| self.day_first(at)).or_else(|| self.numbered_day(p)),
        }
    }

    /// `two weeks ago`, `three days from now`, `two days after today`, `two weeks before Christmas`. `Two days later` stays a number.
    pub(super) fn ago(&self, p: usize) -> Read {
        let (at, low, high) = self.count(p)?;
        let Sense::Period(period) = self.sense(at) else { return None };
        if matches!(period, Period::Second | Period::Minute) {
            return None;
        }
        let mut end = at + 1;
        if self.mark(end, ',') {
            return None;
        }
        let core = match self.sense(end) {
            Sense::Ago => {
                let days = matches!(period, Period::Hour);
                let core = if days {
                    When::Away(Period::Day, -(low / 24), -(high / 24))
                } else {
                    When::Away(period, -low, -high)
                };
                Core::new(core)
            }
            Sense::From if self.sense(end + 1) == Sense::Now => {
                end += 1;
                Core::new(When::Away(period, low, high))
            }
            Sense::From | Sense::After | Sense::Before => {
                let back = self.sense(end) == Sense::Before;
                let Some((next, Core { when: When::Day(by), .. })) = self.named(end + 1, true) else {
                    let (low, high) = if back { (-low, -high) } else { (low, high) };
                    return self.away_from(end + 1, period, low, high);
                };
                let days = match period {
                    Period::Day => low,
                    Period::Week => low.checked_mul(7)?,
                    _ => return None,
                };
                return Some((next, Core::new(When::Day(by + if back { -days } else { days }))));
            }
            _ => return None,
        };
        Some((end + 1, core))
    }

    /// `in two weeks`, where the article speaks of what is to come; `in recent days`.
    pub(super) fn in_some_time(&self, p: usize) -> Read {
        if self.word(p + 1) == "recent"
            && let Sense::Period(period) = self.sense(p + 2)
        {
            return Some((p + 3, Core::new(When::Rolling(period, -6))));
        }
        None
    }

    /// A small count: digits, words, `a`, `a few`, `several`; its least and greatest value.
    pub(super) fn count(&self, p: usize) -> Option<(usize, i32, i32)> {
        let exact = |end: usize, n: i32| Some((end, n, n));
        match (self.sense(p), self.sense(p + 1)) {
            (Sense::A, Sense::Couple) => Some((p + 2 + usize::from(self.sense(p + 2) == Sense::Of), 2, 3)),
            (Sense::A, Sense::Few) => Some((p + 2, 2, 6)),
            (Sense::A, Sense::Period(_)) => exact(p + 1, 1),
            (Sense::Few, _) => Some((p + 1, 2, 6)),
            (Sense::Several, _) => Some((p + 1, 3, 9)),
            (Sense::Small(n), _) => exact(p + 1, i32::from(n)),
            (Sense::Tens(t), Sense::Small(n @ 1..=9)) => exact(p + 2, i32::from(t + n)),
            (Sense::Tens(t), _) => exact(p + 1, i32::from(t)),
            _ => exact(p + 1, self.number(p).filter(|w| w.len() <= 3)?.parse().ok()?),
        }
    }
}
