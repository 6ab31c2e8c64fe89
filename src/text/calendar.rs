//! The names of the months and of the days of the week in the languages that news is most often read in, after
//! the Unicode Common Locale Data Repository (CLDR), with the cases that stand in dates and the usual
//! abbreviations.
//!
//! A name that means one month in one language and another in the next (`listopad`: November in Czech, October in
//! Croatian) is read only where the language is known.

mod names;

use super::words::lower;
use names::{MONTHS, WEEKDAYS};
use std::borrow::Cow;

/// The month that `word` names in a language, 1 to 12. Case and a full stop at the end make no difference.
pub fn month(word: &str, language: &str) -> Option<i8> {
    let word = folded(word)?;
    let (_, months) = MONTHS.iter().find(|(languages, _)| languages.contains(&language))?;
    place(months, &word)
}

/// The month that `word` names in every language that has the word: `marzo` in Spanish and in Italian.
pub fn month_anywhere(word: &str) -> Option<i8> {
    let word = folded(word).filter(|w| w.chars().count() >= 3)?;
    agreed(MONTHS.iter().filter_map(|(_, months)| place(months, &word)))
}

/// The day of the week that `word` names in a language, Monday 1 to Sunday 7.
pub fn weekday(word: &str, language: &str) -> Option<i8> {
    let word = folded(word)?;
    let (_, days) = WEEKDAYS.iter().find(|(languages, _)| languages.contains(&language))?;
    place(days, &word)
}

/// Whether `word` names a day of the week in any of the languages.
pub fn is_weekday_anywhere(word: &str) -> bool {
    folded(word).is_some_and(|word| WEEKDAYS.iter().any(|(_, days)| place(days, &word).is_some()))
}

/// The longest name, in bytes.
const LONGEST: usize = 40;

fn folded(word: &str) -> Option<Cow<'_, str>> {
    let word = word.trim_end_matches(['.', ',']);
    (!word.is_empty() && word.len() <= LONGEST).then(|| lower(word))
}

fn place(names: &str, word: &str) -> Option<i8> {
    let at = names.split(' ').position(|forms| forms.split('|').any(|form| form == word))?;
    i8::try_from(at + 1).ok()
}

/// What all of `found` are.
fn agreed(mut found: impl Iterator<Item = i8>) -> Option<i8> {
    let first = found.next()?;
    found.all(|other| other == first).then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_by_language_and_without() {
        assert_eq!(month("März", "de"), Some(3));
        assert_eq!(month("févr.", "fr"), Some(2));
        assert_eq!(month("СЕНТЯБРЯ", "ru"), Some(9));
        assert_eq!(month("March", "de"), None);
        assert_eq!((month("listopadu", "cs"), month("listopad", "hr")), (Some(11), Some(10)));
        // another month in Croatian, another in Polish
        assert_eq!(month_anywhere("listopad"), None);
        assert_eq!((month_anywhere("Marzo"), month_anywhere("décembre")), (Some(3), Some(12)));
        assert_eq!((month_anywhere("ma"), month_anywhere("nobody"), month_anywhere("")), (None, None, None));
        assert!(is_weekday_anywhere("Mittwoch") && !is_weekday_anywhere("Mitte"));
    }

    #[test]
    fn every_language_names_twelve_months_apart() {
        for (languages, months) in MONTHS {
            assert_eq!(months.split(' ').count(), 12, "{languages:?}");
            for (at, forms) in months.split(' ').enumerate() {
                for form in forms.split('|') {
                    assert_eq!(form.to_lowercase(), form, "{languages:?}");
                    assert_eq!(month(form, languages[0]), Some(at as i8 + 1), "{languages:?} {form}");
                }
            }
        }
    }
}
