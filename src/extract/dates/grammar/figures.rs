//! Dates in figures: `2020-01-06`, `6/1/2020`, `the 1990s`, `Q3 2019`, `2016`.

use super::{Grammar, Read};
use crate::extract::atoms::{Period, Sense};
use crate::extract::dates::Told;
use crate::extract::dates::periods;
use crate::extract::dates::resolve::{Core, When};

impl Grammar<'_> {
    /// A year of four digits.
    pub(super) fn year(&self, p: usize) -> Option<i16> {
        let word = self.number(p).filter(|w| w.len() == 4)?;
        word.parse().ok().filter(|y| (1000..=2100).contains(y))
    }

    /// `2020-01-05`, `05-Aug-2016`.
    pub(super) fn iso(&self, p: usize) -> Read {
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
    pub(super) fn slashed(&self, p: usize, placed: bool) -> Read {
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
    pub(super) fn decade(&self, p: usize) -> Read {
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
        let (first, last) = periods::decade(full)?;
        let last =
            if full % 100 == 0 && digits.len() == 4 { last.max(periods::decade(full)?.1) } else { last };
        Some((end, Core::new(When::Fixed(first, last))))
    }

    /// `third quarter of 2016`, `21st century`.
    pub(super) fn quarter(&self, p: usize) -> Read {
        let (at, n) = self.day_number(p)?;
        if self.sense(at) == Sense::Period(Period::Century) && n > 9 {
            let first = i16::from(n) * 100 - 100;
            let days = periods::decade(first)?.0;
            return Some((at + 1, Core::new(When::Fixed(days, periods::decade(first + 90)?.1))));
        }
        let (at, n) = self.day_number(p).filter(|&(at, n)| n <= 4 && self.sense(at) == Sense::Quarter)?;
        let (end, year) = self.year_after(at + 1);
        let (first, last) = periods::quarter(year?, n)?;
        Some((end, Core::new(When::Fixed(first, last))))
    }

    /// A year by itself: `in 2008`, `the 2016 election`. A number of things is none.
    pub(super) fn year_alone(&self, p: usize, placed: bool) -> Read {
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

/// Things that are counted, so that four digits before them are no year.
pub(super) fn counted_after(word: &str) -> bool {
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
