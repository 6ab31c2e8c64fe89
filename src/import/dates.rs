//! Reading the day an article says it was published.

use crate::text::calendar;
use crate::text::lexicon::{MONTHS, WEEKDAYS};
use jiff::civil::Date;

/// The calendar day of a date as metadata and by-lines write it, in the zone it was written in.
///
/// Reads ISO 8601 with or without time and zone, RFC 2822, and the English forms
/// (`January 5, 2020`, `5th January 2020`, `Sun, Jan. 5, 2020 at 4:30 p.m.`), those of other languages with the
/// names of their months (`5. Januar 2020`, `5 de enero de 2020`, `2020年1月5日`). A numeric date whose
/// day and month could be exchanged (`03/05/2020`) gives `None`.
pub fn read(text: &str) -> Option<Date> {
    leading(text).map(|(date, _)| date)
}

/// The date with which `text` begins, and what stands after it.
pub fn leading(text: &str) -> Option<(Date, &str)> {
    let text = text.trim_start();
    numeric(text).or_else(|| east_asian(text)).or_else(|| worded(text))
}

/// `2020-01-05…`, `2020/1/5`, `20200105…`, `05.01.2020` where it can only be read one way.
fn numeric(text: &str) -> Option<(Date, &str)> {
    let (first, rest) = digits(text)?;
    if first.len() == 8 {
        let date = day(&first[..4], &first[4..6], &first[6..])?;
        return Some((date, rest));
    }
    if first.len() == 14 {
        return Some((day(&first[..4], &first[4..6], &first[6..8])?, rest));
    }
    let mark = rest.chars().next().filter(|c| matches!(c, '-' | '/' | '.'))?;
    let (second, rest) = digits(&rest[1..])?;
    let (third, rest) = digits(rest.strip_prefix(mark)?)?;
    let date = match (first.len(), third.len()) {
        (4, 1..=2) => day(first, second, third)?,
        (1..=2, 4) => {
            let (a, b): (u8, u8) = (first.parse().ok()?, second.parse().ok()?);
            // In "05.01.2020" the day comes first wherever points are used.
            if a > 12 || a == b || mark == '.' {
                day(third, second, first)?
            } else if b > 12 {
                day(third, first, second)?
            } else {
                return None;
            }
        }
        _ => return None,
    };
    Some((date, rest))
}

/// `2020年1月5日`, `2020년 1월 5일`.
fn east_asian(text: &str) -> Option<(Date, &str)> {
    let mut rest = text;
    let mut parts = [""; 3];
    for (part, marks) in parts.iter_mut().zip([['年', '년'], ['月', '월'], ['日', '일']]) {
        let (number, after) = digits(rest.trim_start())?;
        *part = number;
        rest = after.trim_start().strip_prefix(marks)?;
    }
    Some((day(parts[0], parts[1], parts[2])?, rest))
}

/// `[weekday,] January 5[th], 2020` and `[weekday,] 5[th] [of] January[,] 2020`, in any of the languages whose
/// months are known.
fn worded(text: &str) -> Option<(Date, &str)> {
    match word(text) {
        Some((name, rest)) if is_weekday(name) || calendar::is_weekday_anywhere(name) => {
            worded_after_weekday(rest.trim_start_matches([' ', ',', '.', '،']))
        }
        // "le 5 janvier 2020", "den 5 januari 2020", "el 5 de enero de 2020"
        Some((article, rest)) if matches!(article.to_lowercase().as_str(), "le" | "den" | "el" | "em") => {
            worded_after_weekday(rest.trim_start())
        }
        _ => worded_after_weekday(text),
    }
}

fn worded_after_weekday(text: &str) -> Option<(Date, &str)> {
    if let Some((name, rest)) = word(text) {
        let month = month(name)?;
        let (number, rest) = ordinal(rest.trim_start_matches(['.', ' ']))?;
        let (year, rest) = digits(rest.trim_start_matches([',', ' ']))?;
        return Some((date(year, month, number)?, rest));
    }
    let (number, rest) = ordinal(text)?;
    let rest = after_of(rest.trim_start_matches([' ', '-', '.']));
    if number.len() == 4 {
        // "2020. január 5."
        let (name, rest) = word(rest)?;
        let (day, rest) = ordinal(rest.trim_start_matches(['.', ' ']))?;
        return Some((date(number, month(name)?, day)?, rest));
    }
    let (name, rest) = word(rest)?;
    let month = month(name)?;
    let (year, rest) = digits(after_of(rest.trim_start_matches(['.', ',', ' ', '-'])))?;
    Some((date(year, month, number)?, rest))
}

/// What follows the "of" of a date, where one stands there: `5 de enero de 2020`.
fn after_of(text: &str) -> &str {
    ["of ", "de ", "del "].iter().find_map(|of| text.strip_prefix(of)).unwrap_or(text)
}

/// A day of the month with or without its ending: `5`, `5th`, `22nd`, `1er`; or a year.
fn ordinal(text: &str) -> Option<(&str, &str)> {
    let (number, rest) = digits(text)?;
    let endings = ["st", "nd", "rd", "th", "er", "º", "°"];
    let plain = endings.iter().find_map(|end| rest.strip_prefix(end)).unwrap_or(rest);
    let sized = number.len() <= 2 || (number.len() == 4 && rest.starts_with(". "));
    (sized && !plain.starts_with(char::is_alphanumeric)).then_some((number, plain))
}

/// Whether `word` is the name of a weekday or its abbreviation.
pub fn is_weekday(word: &str) -> bool {
    named(word, &WEEKDAYS).is_some()
}

fn month(word: &str) -> Option<i8> {
    let english = named(word, &MONTHS).and_then(|number| i8::try_from(number + 1).ok());
    english.or_else(|| calendar::month_anywhere(word))
}

/// The index of the name that `word` is or abbreviates.
fn named(word: &str, names: &[&[&str]]) -> Option<usize> {
    let word = word.to_ascii_lowercase();
    names.iter().position(|forms| forms.contains(&word.as_str()))
}

fn digits(text: &str) -> Option<(&str, &str)> {
    let len = text.bytes().take_while(u8::is_ascii_digit).count();
    (len > 0).then(|| text.split_at(len))
}

fn word(text: &str) -> Option<(&str, &str)> {
    // marks over letters of other scripts are no letters of their own
    let inside = |c: char| c.is_alphabetic() || matches!(c, '\u{93C}' | '\u{94D}') || c == '-';
    let len = text.find(|c| !inside(c)).unwrap_or(text.len());
    let word = text[..len].trim_end_matches('-');
    (word.starts_with(char::is_alphabetic)).then(|| text.split_at(word.len()))
}

fn day(year: &str, month: &str, number: &str) -> Option<Date> {
    date(year, month.parse().ok()?, number)
}

fn date(year: &str, month: i8, number: &str) -> Option<Date> {
    // Articles are younger than newspapers; a year outside this range is another number.
    let year: i16 = year.parse().ok().filter(|y| (1600..=2200).contains(y))?;
    Date::new(year, month, number.parse().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_common_forms() {
        for text in [
            "2020-01-05",
            "2020-01-05T23:30:00-08:00",
            "2020-01-05 04:30:00 +0000",
            "20200105",
            "20200105T1200Z",
            "2020/1/5",
            "January 5, 2020",
            "Jan. 5, 2020 at 4:30 p.m. ET",
            "JAN 5 2020",
            "5 January 2020",
            "5th of January, 2020",
            "Sun, 05 Jan 2020 10:00:00 +0100",
            "Sunday, January 5th, 2020",
            "Sunday 5 January 2020 09.00 GMT",
            "05.01.2020",
            "5-Jan-2020",
            "  2020-01-05\n",
            "5. Januar 2020",
            "Sonntag, 5. Januar 2020, 16:30 Uhr",
            "le 5 janvier 2020 à 16h30",
            "5 de enero de 2020",
            "domingo, 5 de janeiro de 2020",
            "5 gennaio 2020",
            "5 января 2020 г.",
            "5 stycznia 2020",
            "5 يناير 2020",
            "2020. január 5.",
            "2020年1月5日",
            "2020년 1월 5일",
        ] {
            assert_eq!(read(text), Some(jiff::civil::date(2020, 1, 5)), "{text}");
        }
        assert_eq!(read("13/05/2020"), Some(jiff::civil::date(2020, 5, 13)));
        assert_eq!(read("05/13/2020"), Some(jiff::civil::date(2020, 5, 13)));
    }

    #[test]
    fn what_is_no_date_or_could_be_two() {
        for text in [
            "",
            "03/05/2020",
            "2020",
            "May 2020",
            "Marched 5, 2020",
            "2020-13-01",
            "February 30, 2020",
            "5 men",
            "١٢",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
