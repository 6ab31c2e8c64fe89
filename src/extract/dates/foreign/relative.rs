//! Days told from the day of writing, in other languages than English: `gestern`, `demain`, `i går`, and the days of
//! the week.
//!
//! A day of the week has a date only where a word says which one (`lundi dernier`, `am kommenden Freitag`, `i måndags`):
//! the verbs that would tell are not read. Words that mean something else as well (`mañana`, the morning; `среда`, the
//! surroundings) are read only where their neighbours leave no doubt.

use super::{Read, Reader};
use crate::extract::dates::{Told, periods, resolve};
use crate::text::{calendar, words};
use jiff::civil::Date;
use std::borrow::Cow;

/// A day told from the day of writing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Relative {
    /// So many days after it.
    Days(i32),
    /// The last day of that name before it.
    Past(i8),
    /// The first day of that name after it.
    Coming(i8),
}

impl Relative {
    /// The day it is for an article of `published`.
    pub(super) fn day(self, published: Date) -> Option<Date> {
        match self {
            Relative::Days(by) => periods::plus(published, by),
            Relative::Past(weekday) => {
                resolve::weekday_by(published, weekday, resolve::PAST).map(|days| days.0)
            }
            Relative::Coming(weekday) => {
                resolve::weekday_by(published, weekday, resolve::COMING).map(|days| days.0)
            }
        }
    }
}

/// Languages, how many days away, and the words for it, parted by bars.
const DAYS: &[(&[&str], i32, &str)] = &[
    (&["de"], -2, "vorgestern"),
    (&["de"], -1, "gestern"),
    (&["de"], 0, "heute"),
    (&["de"], 1, "morgen"),
    (&["de"], 2, "übermorgen"),
    (&["fr"], -2, "avant-hier"),
    (&["fr"], -1, "hier|d’hier|d'hier"),
    (&["fr"], 0, "aujourd’hui|aujourd'hui"),
    (&["fr"], 1, "demain"),
    (&["fr"], 2, "après-demain"),
    (&["es"], -2, "anteayer"),
    (&["es"], -1, "ayer"),
    (&["es"], 0, "hoy"),
    (&["es"], 1, "mañana"),
    (&["it"], -1, "ieri"),
    (&["it"], 0, "oggi"),
    (&["it"], 1, "domani"),
    (&["it"], 2, "dopodomani"),
    (&["pt"], -2, "anteontem"),
    (&["pt"], -1, "ontem"),
    (&["pt"], 0, "hoje"),
    (&["pt"], 1, "amanhã"),
    (&["nl"], -2, "eergisteren"),
    (&["nl"], -1, "gisteren"),
    (&["nl"], 0, "vandaag"),
    (&["nl"], 1, "morgen"),
    (&["nl"], 2, "overmorgen"),
    (&["sv"], -1, "igår"),
    (&["sv"], 0, "idag"),
    (&["sv"], 1, "imorgon"),
    (&["pl"], -1, "wczoraj"),
    (&["pl"], 0, "dziś|dzisiaj"),
    (&["pl"], 1, "jutro"),
    (&["ru"], -1, "вчера"),
    (&["ru"], 0, "сегодня"),
    (&["ru"], 1, "завтра"),
    (&["uk"], -1, "вчора"),
    (&["uk"], 0, "сьогодні"),
    (&["uk"], 1, "завтра"),
    (&["tr"], -1, "dün"),
    (&["tr"], 0, "bugün"),
    (&["tr"], 1, "yarın"),
    (&["ko"], -1, "어제"),
    (&["ko"], 0, "오늘"),
    (&["ko"], 1, "내일"),
];

/// The Scandinavian ones, behind `i`.
const BEHIND_I: &[(&[&str], i32, &str)] = &[
    (&["sv", "da", "nb", "no", "nn"], -1, "går"),
    (&["sv", "da", "nb", "no", "nn"], 0, "dag"),
    (&["sv"], 1, "morgon"),
    (&["da", "nb", "no"], 1, "morgen"),
];

/// Words before `morgen`, `mañana`, `demain` and their like that make a morning or a future of them.
const NOT_TOMORROW: &[&str] = &[
    "am", "heute", "gestern", "guten", "jeden", "diesen", "der", "den", "dem", "vom", "la", "esta", "de",
    "cada", "una", "misma", "primera", "media", "del", "el", "un", "il", "du", "le", "o", "goede", "deze",
    "elke", "vroege", "die", "vanaf", "pasado",
];

/// Words before a day of the week that make a habit of it.
const EVERY: &[&str] = &[
    "jeden",
    "jedem",
    "jeder",
    "chaque",
    "tous",
    "les",
    "le",
    "los",
    "cada",
    "todos",
    "ogni",
    "il",
    "la",
    "toda",
    "todo",
    "aos",
    "às",
    "elke",
    "iedere",
    "varje",
    "hver",
    "każdy",
    "każdą",
    "co",
    "каждый",
    "каждую",
    "каждое",
    "her",
];

/// Words beside a day of the week that say it is the last one, and the next one.
const LAST: &[&str] = &[
    "letzten",
    "letzter",
    "letztem",
    "vergangenen",
    "vergangener",
    "dernier",
    "passé",
    "pasado",
    "scorso",
    "scorsa",
    "passada",
    "passado",
    "última",
    "último",
    "afgelopen",
    "прошлый",
    "прошлую",
    "прошлое",
    "минувший",
    "минувшую",
    "zeszły",
    "zeszłą",
];
const NEXT: &[&str] = &[
    "kommenden",
    "kommender",
    "prochain",
    "próximo",
    "próxima",
    "prossimo",
    "prossima",
    "komende",
    "aanstaande",
];

/// Parts of the day written onto a German day of the week.
const PARTS: &[&str] = &[
    "abend",
    "morgen",
    "mittag",
    "nachmittag",
    "vormittag",
    "nacht",
    "früh",
    "abends",
    "avond",
    "ochtend",
    "middag",
];

impl Reader<'_> {
    /// `gestern`, `i går`, `lundi dernier`, `vrijdag`, at token `at`: one past it, what it tells and which day it is.
    pub(super) fn relative(&self, at: usize) -> Option<(usize, Told, Option<Relative>)> {
        if matches!(self.language, "zh" | "ja") {
            return self.east_asian_day(at);
        }
        let word = self.lower(at)?;
        let found = |table: &[(&[&str], i32, &str)], word: &str| {
            let entry = table.iter().find(|(languages, _, forms)| {
                languages.contains(&self.language) && forms.split('|').any(|form| form == word)
            });
            entry.map(|(_, by, _)| *by)
        };
        if word == "i" {
            let by = found(BEHIND_I, &self.lower(at + 1)?);
            return match by {
                Some(by) => Some((at + 2, Told::default(), Some(Relative::Days(by)))),
                None => self.weekday(at + 1, &self.lower(at + 1)?, true),
            };
        }
        if let Some(by) = found(DAYS, &word) {
            let before = at.checked_sub(1).and_then(|back| self.lower(back)).unwrap_or_default();
            // a noun, in German: the morning
            let noun = word == "morgen" && self.word(at).starts_with(char::is_uppercase);
            let other = by > 0 && (noun || NOT_TOMORROW.contains(&&*before));
            return (!other).then_some((at + 1, Told::default(), Some(Relative::Days(by))));
        }
        self.weekday(at, &word, false)
    }

    /// The day of the week that `word` names, which is token `at` in lower case; `past` where what stands before says
    /// that it is the last one.
    fn weekday(&self, at: usize, word: &str, past: bool) -> Option<(usize, Told, Option<Relative>)> {
        let stem = PARTS.iter().find_map(|part| word.strip_suffix(part)).filter(|stem| stem.len() > 3);
        // "i måndags"
        let stem = if past { word.strip_suffix('s') } else { stem };
        let weekday = calendar::weekday(stem.unwrap_or(word), self.language)?;
        if past && stem.is_none() {
            return None;
        }
        let before = if past { None } else { at.checked_sub(1).and_then(|back| self.lower(back)) };
        let before = before.unwrap_or_default();
        let capital = self.word(at).starts_with(char::is_uppercase);
        let after = self.lower(at + 1).unwrap_or_default();
        let placed = match self.language {
            // also surnames
            "de" => {
                capital
                    && (LAST.contains(&&*before)
                        || NEXT.contains(&&*before)
                        || stem.is_some()
                        || matches!(
                            &*before,
                            "am" | "vom"
                                | "bis"
                                | "seit"
                                | "ab"
                                | "zum"
                                | "den"
                                | "dem"
                                | "diesen"
                                | "nächsten"
                        ))
            }
            // the surroundings, a market, the only one
            "ru" => matches!(&*before, "в" | "во" | "до") || LAST.contains(&&*before),
            "pl" => matches!(&*before, "w" | "we" | "do" | "od") || LAST.contains(&&*before),
            "tr" => after == "günü",
            "ar" => before == "يوم",
            _ => !capital || self.opens_sentence(at),
        };
        if !placed || EVERY.contains(&&*before) {
            return None;
        }
        let told = Told { weekday: Some(weekday), ..Told::default() };
        let beside = |list: &[&str]| list.contains(&&*before) || list.contains(&&*after);
        let which = match () {
            () if past || beside(LAST) => Some(Relative::Past(weekday)),
            () if beside(NEXT) => Some(Relative::Coming(weekday)),
            () if before == "på" && matches!(self.language, "sv" | "da") => Some(Relative::Coming(weekday)),
            () => None,
        };
        let behind = usize::from(which.is_some() && (LAST.contains(&&*after) || NEXT.contains(&&*after)));
        Some((at + 1 + behind, told, which))
    }

    /// `昨天`, `昨日`, each letter a token.
    fn east_asian_day(&self, at: usize) -> Option<(usize, Told, Option<Relative>)> {
        const WORDS: [(&str, &str, i32); 10] = [
            ("zh", "前天", -2),
            ("zh", "昨天", -1),
            ("zh", "昨日", -1),
            ("zh", "昨晚", -1),
            ("zh", "今天", 0),
            ("zh", "明天", 1),
            ("ja", "一昨日", -2),
            ("ja", "昨日", -1),
            ("ja", "今日", 0),
            ("ja", "明日", 1),
        ];
        let behind = &self.text[self.tokens[at].span.start..];
        let found = WORDS
            .iter()
            .find(|(language, word, _)| *language == self.language && behind.starts_with(word))?;
        Some((at + found.1.chars().count(), Told::default(), Some(Relative::Days(found.2))))
    }

    /// Whether token `at` begins a sentence and no name: no other capital follows.
    fn opens_sentence(&self, at: usize) -> bool {
        let mark = at.checked_sub(1).map_or(".", |back| self.word(back));
        matches!(mark, "." | "!" | "?" | "“" | "»" | "«" | "\"" | ":" | "—" | "–")
            && !self.word(at + 1).starts_with(char::is_uppercase)
    }

    /// Where the date begins whose day of the week stands at token `at`: `Montag, den 12. März`, `lunes 12 de marzo`.
    pub(super) fn dated_weekday(&self, at: usize) -> Read {
        calendar::weekday(self.word(at), self.language)?;
        let mut next = at + 1;
        while next < at + 3
            && matches!(
                self.word(next),
                "," | "den" | "dem" | "der" | "le" | "día" | "dia" | "d." | "den," | "il"
            )
        {
            next += 1;
        }
        let (end, told) = self.figures(next).or_else(|| self.day_first(next))?;
        told.day.is_some().then_some((end, told))
    }

    /// A word in lower case; nothing for marks and what is too long to be in a table.
    fn lower(&self, at: usize) -> Option<Cow<'_, str>> {
        let word = self.word(at);
        (word.len() <= 40 && word.starts_with(char::is_alphabetic)).then(|| words::lower(word))
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::dates::foreign::find;
    use crate::text::Layout;

    /// The dates of a text published on Saturday 2026-03-14, as `words=day`.
    fn read(language: &str, text: &str) -> Vec<String> {
        let layout = Layout::in_language(text, language);
        let found = find(text, &layout, language, Some(jiff::civil::date(2026, 3, 14)));
        let shown = |days: Option<(jiff::civil::Date, jiff::civil::Date)>| {
            days.map_or("-".into(), |d| d.0.to_string())
        };
        found.iter().map(|d| format!("{}={}", d.span.of(text), shown(d.days))).collect()
    }

    #[test]
    fn days_told_from_the_day_of_writing() {
        for (language, text, wanted) in [
            ("de", "Das sagte sie gestern.", "gestern=2026-03-13"),
            ("de", "Er kommt morgen zurück.", "morgen=2026-03-15"),
            ("fr", "Le maire a parlé hier soir.", "hier=2026-03-13"),
            ("fr", "La décision d’aujourd’hui est juste. Elle viendra demain.", "demain=2026-03-15"),
            ("es", "Lo dijo ayer el alcalde.", "ayer=2026-03-13"),
            ("it", "Lo ha detto ieri.", "ieri=2026-03-13"),
            ("pt", "O prefeito falou ontem.", "ontem=2026-03-13"),
            ("nl", "Dat zei ze gisteren.", "gisteren=2026-03-13"),
            ("sv", "Det sade hon i går.", "i går=2026-03-13"),
            ("da", "Det sagde hun i mandags.", "i mandags=2026-03-09"),
            ("ru", "Она сказала вчера.", "вчера=2026-03-13"),
            ("zh", "他昨天说。", "昨天=2026-03-13"),
            ("de", "Am vergangenen Freitag brach er.", "Freitag=2026-03-13"),
            ("fr", "Il a parlé lundi dernier.", "lundi dernier=2026-03-09"),
            ("es", "El próximo lunes habrá clases.", "lunes=2026-03-16"),
            // a day of the week, but which one is not said
            ("de", "Die Brücke brach am Montagabend.", "Montagabend=-"),
            ("fr", "Lundi, le maire a parlé.", "Lundi=-"),
            ("es", "El muro cedió el martes.", "martes=-"),
            ("it", "Il muro ha ceduto giovedì.", "giovedì=-"),
            ("nl", "De brug brak vrijdag.", "vrijdag=-"),
            // one with its date
            ("de", "Am Donnerstag, den 12. März 2026, brach er.", "Donnerstag, den 12. März 2026=2026-03-12"),
            ("fr", "Le jeudi 12 mars, il a cédé.", "jeudi 12 mars=2026-03-12"),
        ] {
            assert_eq!(read(language, text), [wanted], "{language}: {text}");
        }
    }

    #[test]
    fn what_only_looks_like_one() {
        for (language, text) in [
            ("de", "Heinz Freitag kam am Morgen."),
            ("de", "Jeden Montag ist Markt."),
            ("es", "Cerró por la mañana y abre los lunes."),
            ("it", "Domenica Orsini ha vinto."),
            ("es", "Santo Domingo espera."),
            ("ru", "Окружающая среда страдает."),
            ("tr", "Pazar kapandı."),
        ] {
            assert_eq!(read(language, text), [] as [String; 0], "{language}: {text}");
        }
    }
}
