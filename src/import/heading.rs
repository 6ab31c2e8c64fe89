//! The head of a text without markup: which line is the headline, which are by-line and date.

use super::layout::{Line, ends_sentence};
use super::{dates, matter::without_by};
use crate::article::Article;
use crate::text::words::is_cjk;

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

/// Whether the first paragraph of `paragraphs` is a headline.
///
/// A headline is short and usually has no full stop. Where it has one, it is told from a short lead
/// by its capitals, by a dateline after it, or by the lead telling the same again.
pub fn is_headline(paragraphs: &[String]) -> bool {
    let [first, second, ..] = paragraphs else { return false };
    let words: Vec<&str> = first.split(' ').collect();
    // without spaces between words: a short line that is no sentence
    let letters = first.chars().filter(|c| is_cjk(*c)).count();
    if letters * 2 > first.chars().count() {
        let longer = second.chars().count() > first.chars().count() || second.ends_with(['。', '」', '”']);
        return (5..=60).contains(&letters)
            && longer
            && !first.ends_with(['。', '！', '？', '」', '”', '：', '、', '，']);
    }
    if !(3..=28).contains(&words.len()) || first.len() > 240 || has_dateline(first) || is_label(first) {
        return false;
    }
    // What follows a headline is running text, not another label.
    if second.len() < 60 && !ends_sentence(second) {
        return false;
    }
    if first.ends_with([':', ',', '—', '–', '…']) {
        return false;
    }
    let stopped = ends_sentence(first);
    // Somebody's words alone open many a story.
    if stopped && first.starts_with(['"', '“', '«', '„', '‘']) && second.len() < 3 * first.len() {
        return false;
    }
    if !stopped {
        return true;
    }
    let body: Vec<&String> = paragraphs.iter().skip(1).take(3).collect();
    let longest = body.iter().map(|p| p.len()).max().unwrap_or(0);
    if longest < first.len() {
        return false;
    }
    (is_title_case(&words) && words.len() > 2) || has_dateline(second) || retold(&words, &body)
}

/// Whether a line is a credit or a label of the page that was copied along.
fn is_label(line: &str) -> bool {
    const LABELS: [&str; 9] = [
        "photo",
        "image",
        "enlarge this",
        "story highlights",
        "share this",
        "advertisement",
        "read more",
        "video:",
        "listen",
    ];
    LABELS.iter().any(|l| line.get(..l.len()).is_some_and(|head| head.eq_ignore_ascii_case(l)))
}

/// Whether nearly all longer words are capitalised.
fn is_title_case(words: &[&str]) -> bool {
    let long: Vec<char> = words
        .iter()
        .map(|w| w.trim_start_matches(|c: char| !c.is_alphanumeric()))
        .filter(|w| w.chars().count() >= 4)
        .filter_map(|w| w.chars().next())
        .collect();
    let capital = long.iter().filter(|c| c.is_uppercase() || c.is_numeric()).count();
    long.len() >= 3 && capital * 10 >= long.len() * 8
}

/// "HARTVILLE, April 2 (Wire) — The board …": capitals, then a dash, within the first words.
fn has_dateline(paragraph: &str) -> bool {
    let Some((at, _)) = paragraph.char_indices().take(70).find(|(_, c)| matches!(c, '—' | '–' | '―'))
    else {
        return false;
    };
    let head = &paragraph[..at];
    let city = head.split([',', ' ', '(']).next().unwrap_or_default();
    city.len() > 2 && city.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase)
}

/// Whether at least half of the longer words stand again in the paragraphs after it.
fn retold(words: &[&str], body: &[&String]) -> bool {
    let stem = |w: &str| -> String {
        w.chars().filter(|c| c.is_alphanumeric()).take(5).collect::<String>().to_lowercase()
    };
    let said: rustc_hash::FxHashSet<String> =
        body.iter().flat_map(|p| p.split_whitespace().take(120)).map(stem).collect();
    let long: Vec<String> = words.iter().filter(|w| w.chars().count() >= 4).map(|w| stem(w)).collect();
    let again = long.iter().filter(|w| said.contains(*w)).count();
    // A lead says on which day it happened; a headline hardly ever does.
    let dated = words.iter().any(|w| w.len() > 4 && dates::is_weekday(w.trim_end_matches(['.', ','])));
    !dated && words.len() <= 18 && long.len() >= 3 && again * 2 >= long.len()
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

    #[test]
    fn headlines_are_told_from_leads() {
        let is = |paragraphs: &[&str]| {
            is_headline(&paragraphs.iter().map(|p| (*p).to_owned()).collect::<Vec<_>>())
        };
        let lead = "The harbour board voted late on Tuesday to close the eastern pier for two weeks.";
        assert!(is(&["Pier closed for two weeks, but ferries may run", lead]));
        assert!(is(&["Harbour Board Closes Eastern Pier.", lead]));
        assert!(is(&["Eastern pier closed for two weeks by harbour board.", lead]));
        assert!(!is(&["Nobody came to help when the rain began.", lead]));
        assert!(!is(&["Pier closed"]));
        assert!(!is(&[lead, "Nobody came."]));
        assert!(!is(&["Ibo Marsh added:", "“I know.”"]));
    }
}
