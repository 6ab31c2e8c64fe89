//! The head of a text without markup: which line is the headline, which are by-line and date.

mod headline;

use super::layout::Line;
use super::{dates, matter::without_by};
use crate::article::Article;
pub use headline::is_headline;

/// How many lines with words are looked at for by-lines and dates.
const HEAD_LINES: usize = 8;

/// Takes the lines out of the head of `lines` that are unmistakably no body, and puts what they
/// tell into `article` where it does not know it: "By Jane Roe", "Published 5 January 2020", a line
/// that is only a date, a web address, or several of these with bars between.
///
/// A line counts only where it stands apart from running text: the one before or after is blank,
/// the headline, or such a line itself.
pub fn take_notes(lines: &mut [Line], article: &mut Article) {
    let mut seen = 0;
    let mut at = 0;
    let mut updated = None;
    while at < lines.len() && seen < HEAD_LINES {
        let text = lines[at].text.trim();
        if text.is_empty() {
            at += 1;
            continue;
        }
        // The first line is a headline rather than a by-line in another language.
        let foreign = ["Von ", "Par ", "Por ", "Di ", "Door "].iter().any(|lead| text.starts_with(lead));
        let apart = (seen <= 1 || lines[at - 1].text.is_empty()) && !(foreign && seen == 0);
        let Some(notes) = notes(text).filter(|_| apart) else {
            seen += 1;
            at += 1;
            continue;
        };
        for note in notes {
            match note {
                Note::Author(name) if article.byline.is_empty() => article.byline = name,
                Note::Published(date) if article.date.is_none() => article.date = Some(date),
                Note::Updated(date) => updated = updated.or(Some(date)),
                Note::Address(url) if article.url.is_empty() => article.url = url,
                _ => {}
            }
        }
        // A blank line stays in its place, so that what stood around it is not joined.
        lines[at] = Line::plain("");
        at += 1;
    }
    article.date = article.date.or(updated);
}

/// What a line at the head says about the article.
#[derive(Debug, PartialEq)]
enum Note {
    Author(String),
    Published(jiff::civil::Date),
    Updated(jiff::civil::Date),
    Address(String),
}

/// Whether a line only says who wrote the article or when.
pub fn is_note(line: &str) -> bool {
    notes(line).is_some()
}

/// The day of publication that a line of a page's head tells: all of it a date, or a part between bars,
/// or a date with a few words behind it ("Dec 20, 2023 4 min read").
pub fn published(line: &str) -> Option<jiff::civil::Date> {
    if line.len() > 120 {
        return None;
    }
    let parts = line.split(['|', '•', '·']);
    let found = parts.filter_map(|part| note(part.trim())).find_map(|note| match note {
        Note::Published(date) => Some(date),
        _ => None,
    });
    found.or_else(|| {
        dates::leading(line)
            .filter(|(_, after)| after.len() <= 24 && !after.contains('.'))
            .map(|(date, _)| date)
    })
}

/// The notes a line consists of; `None` as soon as a part of it may be something else.
fn notes(line: &str) -> Option<Vec<Note>> {
    if line.len() > 200 {
        return None;
    }
    let parts = line.split(['|', '•', '·']).map(str::trim);
    let notes: Option<Vec<Note>> = parts.filter(|part| !is_duration(part)).map(note).collect();
    notes.filter(|notes| !notes.is_empty())
}

/// "4 min read", which pages put beside the date.
fn is_duration(text: &str) -> bool {
    let number = text.trim_start_matches(|c: char| c.is_ascii_digit());
    number.len() < text.len()
        && matches!(number.trim(), "min read" | "minute read" | "minutes read" | "-minute read")
}

fn note(text: &str) -> Option<Note> {
    if (text.starts_with("https://") || text.starts_with("http://")) && !text.contains(' ') {
        return Some(Note::Address(text.to_owned()));
    }
    author(text).map(Note::Author).or_else(|| dated(text))
}

/// The names in a line such as "By Jane Roe and Ibo Marsh, Staff Writers".
fn author(text: &str) -> Option<String> {
    const BETWEEN: [&str; 29] = [
        "and", "for", "in", "of", "the", "at", "de", "da", "del", "di", "van", "von", "der", "den", "bin",
        "al", "la", "le", "with", "&", "und", "et", "y", "e", "i", "en", "och", "og", "и",
    ];
    const LEADS: [&str; 19] = [
        "By ",
        "BY ",
        "by ",
        "By: ",
        "Author: ",
        "Written by ",
        "Von ",
        "Par ",
        "Por ",
        "Di ",
        "Door ",
        "Autor: ",
        "Autora: ",
        "Auteur : ",
        "Auteur: ",
        "Autore: ",
        "Автор: ",
        "بقلم: ",
        "بقلم ",
    ];
    // "记者 林安": names without spaces or capitals
    if let Some(name) = ["记者 ", "記者 ", "文／", "文/"].iter().find_map(|lead| text.strip_prefix(lead))
    {
        let short = name.chars().count() <= 12 && !name.contains(['。', '，', '、']);
        return short.then(|| name.to_owned());
    }
    let lead = LEADS.iter().find(|l| text.starts_with(**l))?;
    let names = &text[lead.len()..];
    let words: Vec<&str> = names.split_whitespace().collect();
    let has_cases = |w: &str| w.chars().any(|c| c.is_lowercase() || c.is_uppercase());
    if lead.starts_with("بقلم") {
        let plain = words.len() <= 5 && !names.contains(['.', '،', ':']) && !has_cases(names);
        return plain.then(|| names.to_owned());
    }
    if !(2..=16).contains(&words.len())
        || names.chars().any(|c| c.is_ascii_digit() || matches!(c, '"' | '“' | '?' | '!'))
    {
        return None;
    }
    let first = words[0].trim_end_matches(',');
    let named = first.starts_with(char::is_uppercase)
        && words[1].starts_with(|c: char| c.is_uppercase() || BETWEEN.contains(&words[1]))
        && !dates::is_weekday(first)
        && !matches!(
            first,
            "The" | "A" | "An" | "Then" | "Now" | "All" | "My" | "Their" | "His" | "Her" | "Late" | "Early"
        );
    let all_names = words.iter().all(|w| {
        BETWEEN.contains(&w.trim_end_matches(','))
            || w.trim_start_matches(['(', '‘']).starts_with(char::is_uppercase)
    });
    // Names begin with these too ("Von Trapp Family Farm Burns"): then only one name, or several with "and" between.
    let short = matches!(*lead, "Von " | "Par " | "Por " | "Di " | "Door ");
    let joined =
        words.iter().any(|w| w.ends_with(',') || matches!(*w, "und" | "et" | "y" | "e" | "en" | "and"));
    if short && !joined && words.len() > 3 {
        return None;
    }
    // A stop after a whole word ends a sentence; after an initial or "Jr." it does not.
    let last = words[words.len() - 1];
    let stopped = last.ends_with('.') && last.len() > 4;
    (named && all_names && !stopped).then(|| without_by(names).trim_end_matches([',', ';']).to_owned())
}

/// A line that is a date, with or without a label before it and a time after it.
fn dated(text: &str) -> Option<Note> {
    const LABELS: [&str; 27] = [
        "veröffentlicht am",
        "aktualisiert am",
        "stand",
        "publié le",
        "mis à jour le",
        "publicado el",
        "actualizado el",
        "publicado em",
        "atualizado em",
        "pubblicato il",
        "aggiornato il",
        "gepubliceerd op",
        "опубликовано",
        "обновлено",
        "first published",
        "date published",
        "publication date",
        "published on",
        "published at",
        "published",
        "posted on",
        "posted",
        "last updated",
        "last modified",
        "updated on",
        "updated",
        "date",
    ];
    let lower = text.to_ascii_lowercase();
    let label = LABELS.iter().find(|l| lower.starts_with(**l));
    let rest = &text[label.map_or(0, |l| l.len())..];
    if label.is_some() && !rest.starts_with([' ', ':']) {
        return None;
    }
    let (date, after) = dates::leading(rest.trim_start_matches([':', ' ']))?;
    if !is_time(after) {
        return None;
    }
    const LATER: [&str; 9] = [
        "updated",
        "modified",
        "aktualisiert",
        "stand",
        "mis à jour",
        "actualizado",
        "atualizado",
        "aggiornato",
        "обновлено",
    ];
    let later = label.is_some_and(|l| LATER.iter().any(|word| l.contains(word)));
    Some(if later { Note::Updated(date) } else { Note::Published(date) })
}

/// Whether what follows a date is a time of day, a zone, a weekday, or nothing.
fn is_time(after: &str) -> bool {
    after.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).take(12).all(|word| {
        let lower = word.to_ascii_lowercase();
        let number = lower.bytes().all(|b| b.is_ascii_digit()) && lower.len() <= 4;
        let clock = lower.trim_start_matches(|c: char| c.is_ascii_digit());
        number
            || matches!(
                clock,
                "a" | "p"
                    | "m"
                    | "am"
                    | "pm"
                    | "at"
                    | "h"
                    | "z"
                    | "t"
                    | "noon"
                    | "hrs"
                    | "o"
                    | "clock"
                    | "uhr"
                    | "um"
                    | "à"
                    | "ore"
                    | "kl"
                    | "г"
                    | "года"
            )
            || clock.strip_prefix(['t', 'h']).is_some_and(|c| c.bytes().all(|b| b.is_ascii_digit()))
            || (word.len() <= 4 && word.bytes().all(|b| b.is_ascii_uppercase()))
            || dates::is_weekday(word)
    }) && after.len() < 60
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_are_told_from_sentences() {
        for (line, byline, date) in [
            ("By Oda Lind", "Oda Lind", ""),
            ("BY ODA LIND AND IBO MARSH, STAFF WRITERS", "ODA LIND AND IBO MARSH, STAFF WRITERS", ""),
            ("By Oda van der Lind Jr.", "Oda van der Lind Jr.", ""),
            ("April 2, 2031", "", "2031-04-02"),
            ("Published: Wed 2 April 2031, 10.45 BST", "", "2031-04-02"),
            ("Updated April 3, 2031 at 4:30 p.m. ET", "", "2031-04-03"),
            ("By Oda Lind | 2 April 2031", "Oda Lind", "2031-04-02"),
            ("April 2, 2031 · 4 min read", "", "2031-04-02"),
            ("2031-04-02T10:00:00Z", "", "2031-04-02"),
            ("Von Oda Lind und Ibo Marsh", "Oda Lind und Ibo Marsh", ""),
            ("Por Oda Lind", "Oda Lind", ""),
            ("Автор: Ода Линд", "Ода Линд", ""),
            ("بقلم: هدى السالم", "هدى السالم", ""),
            ("记者 林安", "林安", ""),
            ("Publié le 2 avril 2031 à 10h45", "", "2031-04-02"),
            ("Veröffentlicht am 2. April 2031, 10:45 Uhr", "", "2031-04-02"),
            ("2031年4月2日", "", "2031-04-02"),
        ] {
            let mut lines = vec![Line::plain("Pier closed"), Line::plain(line), Line::plain("Body.")];
            let mut article = Article::default();
            take_notes(&mut lines, &mut article);
            assert_eq!(article.byline, byline);
            assert_eq!(article.date.map(|d| d.to_string()).unwrap_or_default(), date, "{line}");
            assert_eq!(lines[1].text, "", "{line}");
        }
        for line in [
            "By Tuesday Evening",
            "Von Trapp Family Farm Burns",
            "Von Berlin nach Paris",
            "By then the board had left.",
            "By Oda Lind's account the pier was safe.",
            "On April 2, 2031, the board met.",
            "April 2, 2031 was a cold day",
            "By 2031",
        ] {
            assert_eq!(notes(line), None, "{line}");
        }
    }
}
