//! Dates in other languages than English: those that name a day, a month or a year outright.
//!
//! ```text
//! 12. März 2026    12 mars 2026    12 de marzo de 2026    12 марта 2026 г.    2026年3月12日    ١٢ مارس ٢٠٢٦
//! 12.03.2026       12/03/2026      2026-03-12             12. März            март 2026 г.     2026年3月
//! ```
//!
//! The day stands before the month wherever both are figures, as everywhere but in the United States. A day without
//! a year is in the year in which it is nearest to the article's own date. What relates to the day of writing
//! ("hier", "am Freitag") is read by [`relative`].

mod relative;

use super::{Bound, DateMention, Told};
use crate::article::Span;
use crate::text::words::{Kind, Token};
use crate::text::{Layout, calendar};
use jiff::civil::Date;

/// The dates of `text`, in order, none overlapping; `published` is the article's date.
pub fn find(text: &str, layout: &Layout, language: &str, published: Option<Date>) -> Vec<DateMention> {
    let reader = Reader { text, tokens: &layout.tokens, language };
    let mut found = Vec::new();
    let mut at = 0;
    while at < layout.tokens.len() {
        let relative = || if layout.tokens[at].kind == Kind::Word { reader.relative(at) } else { None };
        let dated = reader.mention(at).map(|(end, told)| (end, told, None));
        let Some((end, told, relative)) = dated.or_else(relative).filter(|(end, ..)| *end > at) else {
            at += 1;
            continue;
        };
        let first = std::mem::replace(&mut at, end);
        if !is_possible(&told) {
            continue;
        }
        let days = match relative {
            Some(relative) => published.and_then(|date| relative.day(date)).map(|day| (day, day)),
            None => days(told, published),
        };
        found.push(DateMention {
            span: Span::new(layout.tokens[first].span.start, layout.tokens[end - 1].span.end),
            days,
            likely: days,
            times: None,
            told,
            bound: Bound::On,
        });
    }
    found
}

struct Reader<'a> {
    text: &'a str,
    tokens: &'a [Token],
    language: &'a str,
}

/// One past the last token of a date, and what it tells.
type Read = Option<(usize, Told)>;

impl Reader<'_> {
    fn word(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| token.of(self.text))
    }

    fn is(&self, at: usize, marks: &[char]) -> bool {
        let mut chars = self.word(at).chars();
        chars.next().is_some_and(|c| marks.contains(&c)) && chars.next().is_none()
    }

    /// Whether nothing stands between a token and the one before it.
    fn glued(&self, at: usize) -> bool {
        at > 0 && self.tokens.get(at).is_some_and(|t| t.span.start == self.tokens[at - 1].span.end)
    }

    fn mention(&self, at: usize) -> Read {
        let token = self.tokens[at];
        match token.kind {
            Kind::Mark => None,
            Kind::Word => self.month_and_year(at, Told::default()).or_else(|| self.dated_weekday(at)),
            Kind::Number => self
                .east_asian(at)
                .or_else(|| self.korean(at))
                .or_else(|| self.figures(at))
                .or_else(|| self.iso(at))
                .or_else(|| self.year_first(at))
                .or_else(|| self.day_first(at))
                .or_else(|| self.year_alone(at)),
        }
    }

    /// `2026-03-12`.
    fn iso(&self, at: usize) -> Read {
        let (year, month, day) = (self.number(at)?, self.number(at + 2)?, self.number(at + 4)?);
        let dashed =
            self.is(at + 1, &['-']) && self.is(at + 3, &['-']) && (at + 1..at + 5).all(|i| self.glued(i));
        (dashed && self.word(at).len() == 4).then(|| (at + 5, told(Some(year), Some(month), Some(day))))
    }

    /// `12.03.2026`, `12/3/2026`, `2026/03/12`; a token of its own.
    fn figures(&self, at: usize) -> Read {
        let word = self.word(at);
        if word.len() > 20 {
            return None;
        }
        let mark = ['.', '/'].into_iter().find(|mark| word.matches(*mark).count() == 2)?;
        let mut parts = word.split(mark).map(figure);
        let (a, b, c) = (parts.next()??, parts.next()??, parts.next()??);
        let (year, month, day) = if a > 31 { (a, b, c) } else { (c, b, a) };
        (1000..3000).contains(&year).then(|| (at + 1, told(Some(year), Some(month), Some(day))))
    }

    /// `2026年3月12日`, `3月12日`, `2026年3月`, `2026年`.
    fn east_asian(&self, at: usize) -> Read {
        let part = |at: usize, marks: &[char]| {
            let value = self.number(at)?;
            (self.glued(at + 1) && self.is(at + 1, marks)).then_some(value)
        };
        let mut end = at;
        let year = part(end, &['年']).filter(|year| *year >= 1000);
        end += if year.is_some() { 2 } else { 0 };
        let month = part(end, &['月']);
        end += if month.is_some() { 2 } else { 0 };
        let day = month.and_then(|_| part(end, &['日', '号', '號']));
        end += if day.is_some() { 2 } else { 0 };
        // "3个月" is a stretch of time, and so is "3月" where nothing tells the day or the year
        (year.is_some() || day.is_some()).then(|| (end, told(year, month, day)))
    }

    /// `2026년 3월 12일`, each a token.
    fn korean(&self, at: usize) -> Read {
        let part = |at: usize, mark: char| figure(self.word(at).strip_suffix(mark)?);
        let mut end = at;
        let year = part(end, '년').filter(|year| *year >= 1000);
        end += usize::from(year.is_some());
        let month = part(end, '월');
        end += usize::from(month.is_some());
        let day = month.and_then(|_| part(end, '일'));
        end += usize::from(day.is_some());
        (year.is_some() || day.is_some()).then(|| (end, told(year, month, day)))
    }

    /// `2026. március 12.`
    fn year_first(&self, at: usize) -> Read {
        let year = self.number(at).filter(|_| self.language == "hu" && self.is(at + 1, &['.']))?;
        let month = calendar::month(self.word(at + 2), self.language)?;
        let day = self.number(at + 3).filter(|day| *day <= 31);
        let end = if day.is_some() { at + 4 + usize::from(self.is(at + 4, &['.'])) } else { at + 3 };
        (year >= 1000).then(|| (end, told(Some(year), Some(i32::from(month)), day)))
    }

    /// `12. März 2026`, `1er mars`, `12 de marzo de 2026`, and without the year.
    fn day_first(&self, at: usize) -> Read {
        let word = self.word(at).trim_end_matches(|c: char| c.is_alphabetic() || matches!(c, 'º' | '°'));
        let ending = &self.word(at)[word.len()..];
        if !matches!(ending, "" | "er" | "º" | "°" | "e" | "го" | "a") {
            return None;
        }
        let day = figure(word).filter(|day| (1..=31).contains(day))?;
        let mut next = at + 1;
        next += usize::from(self.is(next, &['.', 'º', '°']));
        next += usize::from(matches!(self.word(next), "de" | "d’" | "d'"));
        self.month_and_year(next, Told { day: i8::try_from(day).ok(), ..Told::default() })
    }

    /// `März 2026`, `marzo de 2026`, `март 2026 г.`; after a day the month alone will do.
    fn month_and_year(&self, at: usize, known: Told) -> Read {
        let word = self.word(at);
        let word = ["d’", "d'"].iter().find_map(|of| word.strip_prefix(of)).unwrap_or(word);
        // months are capitals at the head of a sentence only, or always: case tells nothing here
        let month = calendar::month(word, self.language)?;
        let mut next = at + 1;
        let shortened = word.chars().count() <= 5 && self.is(next, &['.']) && self.glued(next);
        next += usize::from(shortened && self.number(next + 1).is_some());
        next += usize::from(self.is(next, &[',']) && self.number(next + 1).is_some_and(|n| n >= 1000));
        next += usize::from(matches!(self.word(next), "de" | "del" | "عام" | "سنة"));
        let year = self.number(next).filter(|year| (1000..3000).contains(year) && self.digits(next) == 4);
        let end = match year {
            Some(_) => next + 1 + self.year_word(next + 1),
            // a month alone may be a name or another word
            None if known.day.is_some() => at + 1,
            None => return None,
        };
        Some((end, Told { year: year.and_then(|y| i16::try_from(y).ok()), month: Some(month), ..known }))
    }

    /// `1962 года`, `seit 1962`, `depuis 1962`, `منذ عام 1962`: a year that words around it call one.
    fn year_alone(&self, at: usize) -> Read {
        let year = self.number(at).filter(|year| (1000..2200).contains(year) && self.digits(at) == 4)?;
        const BEFORE: [&str; 24] = [
            "seit", "jahr", "jahre", "depuis", "l’an", "année", "desde", "año", "ano", "dal", "anno",
            "sinds", "jaar", "sedan", "siden", "år", "roku", "rok", "roce", "год", "عام", "سنة", "yılı",
            "tahun",
        ];
        let before = at.checked_sub(1).map(|b| self.word(b).to_lowercase()).unwrap_or_default();
        let after = self.year_word(at + 1);
        (after > 0 || BEFORE.contains(&before.as_str()))
            .then(|| (at + 1 + after, told(Some(year), None, None)))
    }

    /// How many tokens from `at` on only say that the number before them is a year.
    fn year_word(&self, at: usize) -> usize {
        match self.word(at) {
            "года" | "году" | "год" | "року" | "році" | "рік" | "г" | "р" => {
                1 + usize::from(self.word(at).len() == 2 && self.is(at + 1, &['.']) && self.glued(at + 1))
            }
            _ => 0,
        }
    }

    fn number(&self, at: usize) -> Option<i32> {
        figure(self.word(at))
    }

    fn digits(&self, at: usize) -> usize {
        self.word(at).chars().count()
    }
}

/// A whole number of up to four digits, of any script.
fn figure(word: &str) -> Option<i32> {
    let mut value = 0;
    let mut digits = 0;
    for c in word.chars() {
        value = value * 10 + i32::try_from(digit(c)?).ok()?;
        digits += 1;
        if digits > 4 {
            return None;
        }
    }
    (digits > 0).then_some(value)
}

/// The value of a decimal digit of the scripts that news is written in.
pub fn digit(c: char) -> Option<u32> {
    const ZEROS: [char; 6] = ['0', '\u{660}', '\u{6F0}', '\u{966}', '\u{9E6}', '\u{FF10}'];
    ZEROS.iter().map(|zero| u32::from(c).wrapping_sub(u32::from(*zero))).find(|value| *value < 10)
}

fn told(year: Option<i32>, month: Option<i32>, day: Option<i32>) -> Told {
    Told {
        year: year.and_then(|n| i16::try_from(n).ok()),
        month: month.and_then(|n| i8::try_from(n).ok()),
        day: day.and_then(|n| i8::try_from(n).ok()),
        weekday: None,
    }
}

/// Whether there is such a day.
fn is_possible(told: &Told) -> bool {
    let month = told.month.is_none_or(|month| (1..=12).contains(&month));
    // a year in which February has 29 days, where none is told
    let day =
        told.day.is_none_or(|day| Date::new(told.year.unwrap_or(2024), told.month.unwrap_or(1), day).is_ok());
    month && day
}

/// The first and the last day that are meant.
fn days(told: Told, published: Option<Date>) -> Option<(Date, Date)> {
    match (told.year, told.month, told.day) {
        (Some(year), Some(month), Some(day)) => Date::new(year, month, day).ok().map(|date| (date, date)),
        (Some(year), Some(month), None) => {
            let first = Date::new(year, month, 1).ok()?;
            Some((first, first.last_of_month()))
        }
        (Some(year), None, None) => Some((Date::new(year, 1, 1).ok()?, Date::new(year, 12, 31).ok()?)),
        (None, Some(month), Some(day)) => {
            let published = published?;
            let near =
                (-1..=1).filter_map(|by| Date::new(published.year().checked_add(by)?, month, day).ok());
            let nearest = near.min_by_key(|date| (*date - published).get_days().abs())?;
            Some((nearest, nearest))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(language: &str, text: &str) -> Vec<(String, String)> {
        let layout = Layout::in_language(text, language);
        let found = find(text, &layout, language, Some(jiff::civil::date(2026, 3, 14)));
        let shown = |d: &DateMention| match d.days {
            Some((a, b)) if a == b => a.to_string(),
            Some((a, b)) => format!("{a}/{b}"),
            None => String::new(),
        };
        found.iter().map(|d| (d.span.of(text).to_owned(), shown(d))).collect()
    }

    #[test]
    fn days_in_many_languages() {
        let cases = [
            ("de", "In der Nacht zum 12. März 2026 brach der Deich.", "12. März 2026"),
            ("de", "Am 12.03.2026 um 14.30 Uhr.", "12.03.2026"),
            ("de", "Am 12. März brach er.", "12. März"),
            ("fr", "dans la nuit du 12 mars 2026, selon", "12 mars 2026"),
            ("es", "la madrugada del 12 de marzo de 2026.", "12 de marzo de 2026"),
            ("it", "il 12 marzo 2026", "12 marzo 2026"),
            ("pt", "em 12 de março de 2026", "12 de março de 2026"),
            ("ru", "В ночь на 12 марта 2026 года прорвало", "12 марта 2026 года"),
            ("ru", "12 марта 2026 г. прорвало", "12 марта 2026 г."),
            ("pl", "w nocy na 12 marca 2026 r.", "12 marca 2026"),
            ("hu", "2026. március 12. éjjel", "2026. március 12."),
            ("ar", "ليلة 12 مارس 2026.", "12 مارس 2026"),
            ("ar", "ليلة ١٢ آذار ٢٠٢٦.", "١٢ آذار ٢٠٢٦"),
            ("zh", "海堤在2026年3月12日凌晨决口", "2026年3月12日"),
            ("ja", "堤防が3月12日未明に決壊", "3月12日"),
            ("ko", "제방이 2026년 3월 12일 무너졌다", "2026년 3월 12일"),
            ("sv", "natten till den 12 mars 2026", "12 mars 2026"),
            ("nl", "op 12-03 en op 2026-03-12.", "2026-03-12"),
        ];
        for (language, text, words) in cases {
            assert_eq!(
                read(language, text),
                [(words.to_owned(), "2026-03-12".to_owned())],
                "{language}: {text}"
            );
        }
    }

    #[test]
    fn months_years_and_what_is_neither() {
        let months = [("de", "im März 2026"), ("es", "en marzo de 2026"), ("zh", "在2026年3月。")];
        for (language, text) in months {
            assert_eq!(read(language, text)[0].1, "2026-03-01/2026-03-31", "{text}");
        }
        for (language, text) in
            [("ru", "с 1962 года"), ("de", "seit 1962"), ("zh", "1962年"), ("ar", "منذ عام 1962")]
        {
            assert_eq!(read(language, text)[0].1, "1962-01-01/1962-12-31", "{text}");
        }
        for (language, text) in [
            ("de", "1962 Menschen"),
            ("fr", "Mars est rouge, et 12 personnes"),
            ("de", "am 31. Februar 2026"),
            ("zh", "3个月"),
            ("es", "mar 12"),
            ("de", "Version 1.2.3"),
            ("", "12 mars 2026"),
        ] {
            assert_eq!(read(language, text), [], "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_read(text in "([0-9]{1,4}|[ .,/年月日-]|марта|März|de){0,30}", which in 0..6usize) {
            let language = ["de", "ru", "zh", "hu", "ko", "ar"][which];
            let layout = Layout::in_language(&text, language);
            let found = find(&text, &layout, language, None);
            for pair in found.windows(2) {
                proptest::prop_assert!(pair[0].span.end <= pair[1].span.start);
            }
        }
    }
}
