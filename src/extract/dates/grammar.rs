//! The grammar of dates: what the words of a window mean, without knowing when they were written.
//!
//! Every rule takes an atom index and gives the index after what it read. The longest reading of a
//! window wins; a word alone (`may`, `second`, `March`) is a date only where its neighbours say so.

use super::Told;
use super::clock::{self, Times};
use super::resolve::{self, Core, When};
use crate::extract::atoms::{self, Atom, Period, Sense};
use crate::text::words::{Kind, Token};

/// A window of the text and what stands before it.
pub(super) struct Grammar<'a> {
    /// The text.
    pub text: &'a str,
    /// All its tokens.
    pub tokens: &'a [Token],
    /// The token the window starts at.
    pub first: usize,
    /// The window.
    pub atoms: &'a [Atom],
}

type Read = Option<(usize, Core)>;

impl Grammar<'_> {
    /// The date or time that starts at the window's first atom.
    pub(super) fn mention(&self) -> Read {
        let (end, core) = match (self.range(), self.dated(0)) {
            (Some(a), Some(b)) => {
                if b.0 > a.0 {
                    b
                } else {
                    a
                }
            }
            (a, b) => a.or(b)?,
        };
        // never half a token
        let whole = self.atoms.get(end).is_none_or(|next| next.token != self.atoms[end - 1].token);
        if whole {
            return Some((end, core));
        }
        let token = self.atoms[end - 1].token;
        let rest = (end..self.atoms.len()).take_while(|&i| self.atoms[i].token == token).count();
        Some((end + rest, core))
    }

    pub(super) fn sense(&self, p: usize) -> Sense {
        self.atoms.get(p).map_or(Sense::None, |a| a.sense)
    }

    pub(super) fn word(&self, p: usize) -> &str {
        self.atoms.get(p).map_or("", |a| a.of(self.text))
    }

    /// The characters of a token that begins with a digit.
    pub(super) fn number(&self, p: usize) -> Option<&str> {
        self.atoms.get(p).filter(|a| a.kind == Kind::Number).map(|a| a.of(self.text))
    }

    fn mark(&self, p: usize, mark: char) -> bool {
        self.atoms.get(p).is_some_and(|a| a.mark == mark)
    }

    fn dash(&self, p: usize) -> bool {
        self.atoms.get(p).is_some_and(Atom::is_dash)
    }

    /// The word before the window, in lower case; empty at the text's start.
    fn before(&self, back: usize) -> atoms::Lower {
        let at = self.first.checked_sub(back);
        atoms::Lower::new(at.map_or("", |i| self.tokens[i].of(self.text)))
    }

    fn mark_before(&self) -> char {
        let at = self.first.checked_sub(1).map(|i| self.tokens[i]);
        at.filter(|t| t.kind == Kind::Mark).and_then(|t| t.of(self.text).chars().next()).unwrap_or(' ')
    }

    fn glued_before(&self) -> bool {
        self.first > 0 && self.tokens[self.first - 1].span.end == self.tokens[self.first].span.start
    }

    /// A date with its time, in either order.
    fn dated(&self, p: usize) -> Read {
        let dated = self.day_then_time(p);
        let timed = self.time_then_day(p);
        match (dated, timed) {
            (Some(a), Some(b)) => Some(if b.0 > a.0 { b } else { a }),
            (a, b) => a.or(b),
        }
    }

    /// `Friday, Nov. 13, at 8:30 p.m.`, `Sunday night`, `yesterday in the early morning`.
    fn day_then_time(&self, p: usize) -> Read {
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
    fn time_then_day(&self, p: usize) -> Read {
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
    fn lone_part(&self, p: usize) -> Option<(usize, Times)> {
        let opens = matches!(self.sense(p), Sense::In | Sense::At | Sense::Early | Sense::Late);
        let of_a_day = self.sense(p + 1) == Sense::Of && self.day(p + 2).is_some();
        (opens || of_a_day).then(|| self.part(p)).flatten()
    }

    /// `8 to 10 p.m.`, `between 6:30 and 9 p.m.`, `2:00 - 2:30 pm`.
    fn clock_range(&self, p: usize) -> Option<(usize, Times)> {
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
    fn range(&self) -> Read {
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
            Some((end, Core { when: When::Told(b), .. })) => (end, b),
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

    fn glued(&self, p: usize) -> bool {
        self.atoms.get(p).is_some_and(|a| a.glued)
    }

    /// The days at `p`, with what narrows them: `early`, `the end of`.
    fn day(&self, p: usize) -> Read {
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

    /// A date by its name. `placed` where what stands before shows that a date follows.
    fn named(&self, p: usize, placed: bool) -> Read {
        match self.sense(p) {
            Sense::Month(month) => self.month_first(p, month, placed),
            Sense::Weekday(weekday) => self.weekday_first(p, weekday),
            Sense::Day(by) => Some((p + 1, Core::new(When::Day(i32::from(by))))),
            Sense::Tonight => {
                Some((p + 1, Core { times: Some(clock::hours(18, 23)), ..Core::new(When::Day(0)) }))
            }
            Sense::Last | Sense::Next | Sense::This | Sense::Following | Sense::Same => self.relative(p),
            Sense::The => self.after_the(p),
            Sense::Season(season) => self.season(p, season, placed),
            Sense::Holiday(feast) => self.holiday(p, feast),
            Sense::In | Sense::At => self.in_some_time(p),
            _ => self
                .iso(p)
                .or_else(|| self.slashed(p, placed))
                .or_else(|| self.decade(p))
                .or_else(|| self.day_first(p))
                .or_else(|| self.ago(p))
                .or_else(|| self.quarter(p))
                .or_else(|| self.year_alone(p, placed)),
        }
    }

    /// A day of the month: `5`, `5th`, `twenty-second`.
    fn day_number(&self, p: usize) -> Option<(usize, i8)> {
        match (self.sense(p), self.sense(p + 1)) {
            (Sense::Ordinal(day @ 1..=30), _) => return Some((p + 1, day as i8)),
            (Sense::Tens(tens @ 20..=30), Sense::Ordinal(day @ 1..=9)) if u16::from(tens) + day <= 31 => {
                return Some((p + 2, tens as i8 + day as i8));
            }
            _ => {}
        }
        let word = self.number(p)?;
        let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let fits = digits.len() <= 2 && matches!(&word[digits.len()..], "" | "st" | "nd" | "rd" | "th");
        let day = digits.parse().ok().filter(|d| fits && (1..=31).contains(d))?;
        (!self.mark(p + 1, '%')).then_some((p + 1, day))
    }

    /// A year of four digits.
    fn year(&self, p: usize) -> Option<i16> {
        let word = self.number(p).filter(|w| w.len() == 4)?;
        word.parse().ok().filter(|y| (1000..=2100).contains(y))
    }

    /// A year after a month or day: `2016`, `, 2016`, `of 2016`, `in 2016`.
    fn year_after(&self, p: usize) -> (usize, Option<i16>) {
        let skip = self.mark(p, ',')
            || matches!(self.sense(p), Sense::Of | Sense::In)
            || self.dash(p) && self.glued(p);
        for at in [p, p + usize::from(skip)] {
            if let Some(year) = self.year(at) {
                return (at + 1, Some(year));
            }
        }
        (p, None)
    }

    /// `Jan. 5, 2020`, `June 2016`, `May/22`, `September 11`; a month alone where it is placed.
    fn month_first(&self, p: usize, month: i8, placed: bool) -> Read {
        let short = self.word(p).trim_end_matches('.').len() <= 4 && !matches!(month, 5..=7);
        let mut at = p + 1;
        at += usize::from(short && self.mark(at, '.') && self.glued(at));
        let told = Told { month: Some(month), ..Told::default() };
        let mut day_at = at;
        day_at += usize::from((self.dash(at) || self.mark(at, '/')) && self.glued(at));
        day_at += usize::from(self.sense(day_at) == Sense::The);
        if let Some((end, day)) = self.day_number(day_at) {
            let counted = self.sense(end) == Sense::Hundred
                || matches!(self.sense(end), Sense::Scale(_) | Sense::Period(_));
            // "second" right after a month is a day only where it is an ordinal of one
            if !counted {
                let (end, year) = self.year_after(end);
                let attacks = month == 9 && day == 11 && year.is_none() && self.attacks(end);
                let year = if attacks { Some(2001) } else { year };
                return Some((end, Core::new(When::Told(Told { year, day: Some(day), ..told }))));
            }
        }
        let (end, year) = self.year_after(at);
        let slash_year = (self.mark(at, '/')).then(|| self.year(at + 1)).flatten();
        if let Some(year) = slash_year {
            return Some((at + 2, Core::new(When::Told(Told { year: Some(year), ..told }))));
        }
        if year.is_some() {
            return Some((end, Core::new(When::Told(Told { year, ..told }))));
        }
        self.month_alone(p, at, placed || p > 0).then_some((at, Core::new(When::Told(told))))
    }

    /// Whether a month stands for itself rather than being a name or a verb.
    fn month_alone(&self, p: usize, end: usize, placed: bool) -> bool {
        let by_word = |w: &str| {
            matches!(
                w,
                "in" | "since"
                    | "until"
                    | "till"
                    | "by"
                    | "of"
                    | "from"
                    | "during"
                    | "before"
                    | "after"
                    | "through"
                    | "early"
                    | "late"
                    | "mid"
                    | "last"
                    | "this"
                    | "next"
                    | "to"
                    | "and"
                    | "between"
                    | "every"
            )
        };
        let ambiguous = matches!(self.word(p), "May" | "March" | "Mar" | "Sun");
        let in_place = placed || by_word(self.before(1).as_str());
        let name_follows = self.atoms.get(end).is_some_and(|a| {
            a.kind == Kind::Word && a.is_capital(self.text) && !a.glued && a.sense == Sense::None
        });
        let person = !matches!(self.sense(end), Sense::Month(_))
            && matches!(self.word(p), "April" | "June" | "May" | "August" | "Jan" | "Jan.");
        if ambiguous {
            // "to March", "of May" of a person or a protest is left aside
            in_place && !name_follows && !matches!(self.before(1).as_str(), "to" | "and") || placed && p > 0
        } else {
            !person || in_place && !name_follows
        }
    }

    /// Whether `attacks`, `attack`, `hijackers` follows: September 11 of 2001.
    fn attacks(&self, p: usize) -> bool {
        let at = p + usize::from(self.mark(p, ','));
        [at, at + 1].iter().any(|&i| {
            matches!(
                self.word(i),
                "attacks" | "attack" | "hijackers" | "terrorist" | "terror" | "Commission" | "victims"
            )
        })
    }

    /// `5 January 2020`, `the 5th of June`, `4th of July, 1995`.
    fn day_first(&self, p: usize) -> Read {
        let (mut at, day) = self.day_number(p)?;
        if p == 0 && matches!(self.mark_before(), '$' | '£' | '€') {
            return None;
        }
        if matches!(self.word(at), "day") && self.sense(at + 1) == Sense::Of {
            at += 1;
        }
        at += usize::from(self.sense(at) == Sense::Of || (self.dash(at) && self.glued(at)));
        let Sense::Month(month) = self.sense(at) else { return None };
        if !self.atoms[at].is_capital(self.text) && self.sense(p) != Sense::None {
            return None;
        }
        at += 1;
        at += usize::from(self.mark(at, '.') && self.glued(at) && self.year(at + 1).is_some());
        let (end, year) = self.year_after(at);
        Some((end, Core::new(When::Told(Told { year, month: Some(month), day: Some(day), weekday: None }))))
    }

    /// `Friday`, `Friday, Nov. 13`, `Friday the 26th`, `Friday (June 15)`, `Tuesday of last week`.
    fn weekday_first(&self, p: usize, weekday: i8) -> Read {
        if p == 0 {
            let short = self.word(p).len() <= 4;
            let named =
                self.atoms.get(p + 1).is_some_and(|a| a.kind == Kind::Word && a.is_capital(self.text));
            if matches!(
                self.before(1).as_str(),
                "super" | "black" | "good" | "ash" | "cyber" | "fat" | "bloody"
            ) && self.tokens[self.first - 1].of(self.text).starts_with(char::is_uppercase)
                || short && named && !matches!(self.sense(p + 1), Sense::Month(_))
            {
                return None;
            }
        }
        let end = p
            + 1
            + usize::from(
                self.word(p).len() <= 5
                    && self.mark(p + 1, '.')
                    && self.glued(p + 1)
                    && matches!(self.sense(p + 2), Sense::Month(_)),
            );
        let told = Told { weekday: Some(weekday), ..Told::default() };
        let alone = Core::new(When::Told(told));
        let mut at = end;
        if self.mark(at, ',') || self.mark(at, '(') || (self.dash(at) && self.glued(at)) {
            at += 1;
        }
        let bracket = self.mark(end, '(');
        at += usize::from(self.sense(at) == Sense::The);
        let dated = match self.sense(at) {
            Sense::Month(month) => self.month_first(at, month, false),
            _ => self.day_first(at).or_else(|| self.iso(at)).or_else(|| self.slashed(at, true)),
        };
        if let Some((next, Core { when: When::Told(date), .. })) = dated
            && date.day.is_some()
        {
            let next = next + usize::from(bracket && self.mark(next, ')'));
            return Some((next, Core::new(When::Told(Told { weekday: Some(weekday), ..date }))));
        }
        if self.sense(end) == Sense::The
            && let Some((next, day)) = self.day_number(end + 1)
            && self.word(next - 1).ends_with(['t', 'h', 'd'])
        {
            return Some((next, Core::new(When::Told(Told { day: Some(day), ..told }))));
        }
        if self.sense(end) == Sense::Of || matches!(self.sense(end), Sense::Last | Sense::Next | Sense::This)
        {
            let of = end + usize::from(self.sense(end) == Sense::Of);
            if let Some((next, Core { when: When::Calendar(Period::Week, by), .. })) = self.relative(of) {
                return Some((next, Core::new(When::WeekOf(weekday, by))));
            }
        }
        Some((end, alone))
    }

    /// `last week`, `this past Friday`, `next three days`, `this morning`, `earlier this year`.
    fn relative(&self, p: usize) -> Read {
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
                    _ if by.abs() == 2 || (which == Sense::Last && self.before(1).as_str() == "the") => {
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
    fn weekday_of_week(&self, p: usize, by: i32, period: Period) -> Read {
        let at = p + usize::from(self.dash(p));
        match self.sense(at) {
            Sense::Weekday(weekday) if period == Period::Week => {
                Some((at + 1, Core::new(When::WeekOf(weekday, by))))
            }
            _ => None,
        }
    }

    /// `last two weeks`, `next few days`.
    fn counted_relative(&self, p: usize, by: i32) -> Read {
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
    fn open_relative(&self, p: usize) -> Read {
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
    fn after_the(&self, p: usize) -> Read {
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

    /// `on the 18th`, where nothing that could be the eighteenth follows.
    fn numbered_day(&self, p: usize) -> Read {
        let placed = p == 0 && self.before(1).as_str() == "on";
        let (end, day) = self
            .day_number(p + 1)
            .filter(|_| placed && self.number(p + 1).is_some_and(|w| w.ends_with(char::is_alphabetic)))?;
        let free = self.atoms.get(end).is_none_or(|a| a.kind == Kind::Mark && !a.is_dash());
        free.then(|| (end, Core::new(When::Told(Told { day: Some(day), ..Told::default() }))))
    }

    /// `two weeks ago`, `three days from now`, `two days after today`. `Two days later` stays a number.
    fn ago(&self, p: usize) -> Read {
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
                    return None;
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
    fn in_some_time(&self, p: usize) -> Read {
        if self.word(p + 1) == "recent"
            && let Sense::Period(period) = self.sense(p + 2)
        {
            return Some((p + 3, Core::new(When::Rolling(period, -6))));
        }
        None
    }

    /// A small count: digits, words, `a`, `a few`, `several`; its least and greatest value.
    fn count(&self, p: usize) -> Option<(usize, i32, i32)> {
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

    /// `2020-01-05`, `05-Aug-2016`.
    fn iso(&self, p: usize) -> Read {
        let year = self.year(p)?;
        let dashed = |i: usize| self.dash(i) && self.glued(i) && self.glued(i + 1);
        if !dashed(p + 1) || p == 0 && self.glued_before() && self.mark_before() == '-' {
            return None;
        }
        let two = |i: usize| self.number(i).filter(|w| w.len() <= 2).and_then(|w| w.parse::<i8>().ok());
        let month = match self.sense(p + 2) {
            Sense::Month(month) => month,
            _ => two(p + 2).filter(|m| (1..=12).contains(m))?,
        };
        if !dashed(p + 3) {
            return None;
        }
        let day = two(p + 4).filter(|d| (1..=31).contains(d))?;
        let told = Told { year: Some(year), month: Some(month), day: Some(day), weekday: None };
        Some((p + 5, Core::new(When::Told(told))))
    }

    /// `01/05/2020` (month first unless impossible), `9/11`, `22.04.2022`.
    fn slashed(&self, p: usize, placed: bool) -> Read {
        let word = self.number(p)?;
        let cut = if word.contains('/') { '/' } else { '.' };
        let mut pieces = word.split(cut);
        let (a, b, c) = (pieces.next()?, pieces.next()?, pieces.next());
        if pieces.next().is_some() || a.len() > 4 || b.len() > 2 {
            return None;
        }
        let number = |s: &str| s.parse::<i16>().ok();
        let told = |year: Option<i16>, x: i16, y: i16| {
            let (month, day) = if x <= 12 { (x, y) } else { (y, x) };
            ((1..=12).contains(&month) && (1..=31).contains(&day)).then(|| {
                let told = Told { year, month: Some(month as i8), day: Some(day as i8), weekday: None };
                (p + 1, Core::new(When::Told(told)))
            })
        };
        match c {
            Some(c) if a.len() == 4 => told(number(a), number(b)?, number(c)?),
            Some(c) if c.len() == 4 || c.len() == 2 && cut == '/' => {
                let year = number(c)?;
                let year = if c.len() == 4 { year } else { year + if year < 50 { 2000 } else { 1900 } };
                told(Some(year), number(a)?, number(b)?)
            }
            None if word == "9/11" => {
                // the attacks, not a day of this year
                let told = Told { year: Some(2001), month: Some(9), day: Some(11), weekday: None };
                Some((p + 1, Core::new(When::Told(told))))
            }
            None if cut == '/'
                && (placed
                    || matches!(self.before(1).as_str(), "on" | "from" | "since" | "by" | "until")) =>
            {
                told(None, number(a)?, number(b)?)
            }
            _ => None,
        }
    }

    /// `1990s`, `'90s`, `90s` after `the`.
    fn decade(&self, p: usize) -> Read {
        let word = self.number(p)?;
        let digits = word.trim_end_matches(|c: char| !c.is_ascii_digit());
        let written = &word[digits.len()..] == "s"
            || digits == word
                && (self.word(p + 1) == "'" || self.word(p + 1) == "’")
                && self.glued(p + 1)
                && self.word(p + 2) == "s"
                && self.glued(p + 2);
        let year: i16 = digits.parse().ok().filter(|_| written)?;
        let end = if digits == word { p + 3 } else { p + 1 };
        let full = match digits.len() {
            4 if (1000..=2090).contains(&year) && year % 10 == 0 => year,
            2 if year % 10 == 0 && (p > 0 || matches!(self.mark_before(), '\'' | '’' | '‘')) => {
                year + if year < 30 { 2000 } else { 1900 }
            }
            _ => return None,
        };
        let (first, last) = resolve::decade(full)?;
        let last =
            if full % 100 == 0 && digits.len() == 4 { last.max(resolve::decade(full)?.1) } else { last };
        Some((end, Core::new(When::Fixed(first, last))))
    }

    /// `third quarter of 2016`, `21st century`.
    fn quarter(&self, p: usize) -> Read {
        let (at, n) = self.day_number(p)?;
        if self.sense(at) == Sense::Period(Period::Century) && n > 9 {
            let first = i16::from(n) * 100 - 100;
            let days = resolve::decade(first)?.0;
            return Some((at + 1, Core::new(When::Fixed(days, resolve::decade(first + 90)?.1))));
        }
        let (at, n) = self.day_number(p).filter(|&(at, n)| n <= 4 && self.sense(at) == Sense::Quarter)?;
        let (end, year) = self.year_after(at + 1);
        let (first, last) = resolve::quarter(year?, n)?;
        Some((end, Core::new(When::Fixed(first, last))))
    }

    /// `summer of 2016`, `spring 2017`; a season alone where it is placed.
    fn season(&self, p: usize, season: u8, placed: bool) -> Read {
        let (end, year) = self.year_after(p + 1);
        if year.is_some() {
            return Some((end, Core::new(When::Season(season, year))));
        }
        let the =
            p == 0 && self.before(1).as_str() == "the" && matches!(self.before(2).as_str(), "in" | "during");
        let bare = p == 0 && season != 3 && season != 1 && self.before(1).as_str() == "in";
        (placed || the || bare).then_some((p + 1, Core::new(When::Season(season, None))))
    }

    /// `Christmas Day 2016`, `Thanksgiving`, `Valentine's Day`; eves are the day before.
    fn holiday(&self, p: usize, feast: u8) -> Read {
        let mut at = p + 1;
        if feast == 5 && self.word(at) != "Day" {
            return None;
        }
        if matches!(self.word(at), "Eve" | "Monday" | "Sunday") {
            return Some((at + 1, Core::new(When::Open)));
        }
        at += usize::from(matches!(self.word(at), "Day" | "day"));
        let (end, year) = self.year_after(at);
        Some((end, Core::new(When::Holiday(feast, year))))
    }

    /// A year by itself: `in 2008`, `the 2016 election`. A number of things is none.
    fn year_alone(&self, p: usize, placed: bool) -> Read {
        let year = self.year(p)?;
        let next = self.atoms.get(p + 1);
        if let Some(next) = next
            && (matches!(next.sense, Sense::Hundred | Sense::Scale(_) | Sense::Dozen)
                || matches!(next.sense, Sense::Period(_)) && next.of(self.text).ends_with('s')
                || matches!(next.mark, '%' | '°' | '$' | '€' | '£')
                || next.glued
                    && next.mark == '-'
                    && self.number(p + 2).is_some_and(|n| n.len() != 4 && n.len() != 2)
                || counted_after(next.of(self.text)))
        {
            return None;
        }
        let told = Some((p + 1, Core::new(When::Told(Told { year: Some(year), ..Told::default() }))));
        if p > 0 {
            return (placed || (1500..=2050).contains(&year)).then_some(told).flatten();
        }
        let glued = self.glued_before();
        match self.mark_before() {
            '$' | '£' | '€' | '¥' | '#' => return None,
            '-' | '/' | '+' | '=' | '.' | ',' | ':' | '&' | '?' if glued => return None,
            _ => {}
        }
        let before = self.before(1);
        if matches!(
            before.as_str(),
            "no" | "than"
                | "over"
                | "nearly"
                | "almost"
                | "approximately"
                | "roughly"
                | "some"
                | "least"
                | "number"
                | "apollo"
                | "flight"
                | "highway"
                | "route"
                | "room"
                | "page"
                | "section"
        ) {
            return None;
        }
        let led = matches!(
            before.as_str(),
            "in" | "since"
                | "of"
                | "from"
                | "until"
                | "till"
                | "during"
                | "before"
                | "after"
                | "through"
                | "early"
                | "late"
                | "mid"
                | "year"
                | "fiscal"
                | "between"
                | "circa"
                | "spring"
                | "summer"
                | "fall"
                | "winter"
        ) || matches!(self.sense(p), Sense::Month(_));
        (placed || led && (1000..=2100).contains(&year) || (1900..=2049).contains(&year))
            .then_some(told)
            .flatten()
    }
}

/// The narrower of two times of the day where one lies in the other, else the first.
fn within(clock: Times, part: Option<Times>) -> Times {
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

fn one_day(when: &When) -> bool {
    match when {
        When::Told(told) => told.day.is_some() || told.weekday.is_some(),
        When::Day(_) | When::WeekdayBy(..) | When::WeekOf(..) => true,
        _ => false,
    }
}

/// Things that are counted, so that four digits before them are no year.
fn counted_after(word: &str) -> bool {
    matches!(
        word,
        "people"
            | "votes"
            | "troops"
            | "soldiers"
            | "miles"
            | "feet"
            | "meters"
            | "km"
            | "dollars"
            | "jobs"
            | "workers"
            | "employees"
            | "men"
            | "women"
            | "children"
            | "protesters"
            | "supporters"
            | "delegates"
            | "Americans"
            | "pages"
            | "emails"
            | "e-mails"
            | "residents"
            | "voters"
            | "students"
            | "homes"
            | "houses"
            | "deaths"
            | "cases"
            | "acres"
            | "pounds"
            | "euros"
            | "calories"
            | "words"
            | "square"
            | "refugees"
            | "migrants"
            | "immigrants"
            | "participants"
            | "officers"
            | "agents"
            | "marchers"
            | "GMT"
            | "hours"
            | "members"
            | "civilians"
    )
}
