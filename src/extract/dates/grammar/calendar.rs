//! Dates by the calendar's names: `Jan. 6, 2020`, `the 5th of June`, `Sunday`, `summer 2016`, `Christmas`.

use super::{Grammar, Read};
use crate::extract::atoms::{Period, Sense};
use crate::extract::dates::Told;
use crate::extract::dates::resolve::{Core, When};
use crate::text::words::Kind;

impl Grammar<'_> {
    /// A day of the month: `5`, `5th`, `twenty-second`.
    pub(super) fn day_number(&self, p: usize) -> Option<(usize, i8)> {
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

    /// A year after a month or day: `2016`, `, 2016`, `of 2016`, `in 2016`.
    pub(super) fn year_after(&self, p: usize) -> (usize, Option<i16>) {
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
    pub(super) fn month_first(&self, p: usize, month: i8, placed: bool) -> Read {
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
    pub(super) fn month_alone(&self, p: usize, end: usize, placed: bool) -> bool {
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
    pub(super) fn attacks(&self, p: usize) -> bool {
        let at = p + usize::from(self.mark(p, ','));
        [at, at + 1].iter().any(|&i| {
            matches!(
                self.word(i),
                "attacks" | "attack" | "hijackers" | "terrorist" | "terror" | "Commission" | "victims"
            )
        })
    }

    /// `5 January 2020`, `the 5th of June`, `4th of July, 1995`.
    pub(super) fn day_first(&self, p: usize) -> Read {
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

    /// `Friday`, `Friday, Nov. 13`, `Friday the 26th`, `Friday 26th`, `Friday (June 15)`, `Tuesday of last week`.
    pub(super) fn weekday_first(&self, p: usize, weekday: i8) -> Read {
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
        let number = end + usize::from(self.sense(end) == Sense::The);
        if (number > end || self.number(end).is_some())
            && let Some((next, day)) = self.day_number(number)
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

    /// `on the 18th`, where nothing that could be the eighteenth follows.
    pub(super) fn numbered_day(&self, p: usize) -> Read {
        let placed = p == 0 && self.before(1).as_str() == "on";
        let (end, day) = self
            .day_number(p + 1)
            .filter(|_| placed && self.number(p + 1).is_some_and(|w| w.ends_with(char::is_alphabetic)))?;
        let free = self.atoms.get(end).is_none_or(|a| a.kind == Kind::Mark && !a.is_dash());
        free.then(|| (end, Core::new(When::Told(Told { day: Some(day), ..Told::default() }))))
    }

    /// `summer of 2016`, `spring 2017`; a season alone where it is placed.
    pub(super) fn season(&self, p: usize, season: u8, placed: bool) -> Read {
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
    pub(super) fn holiday(&self, p: usize, feast: u8) -> Read {
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
}
