//! Factiva: records with two-letter codes, and the layout it shows on screen.
//!
//! ```text
//! with codes                                as shown
//!
//! HD  Pier closed for two weeks             Pier closed for two weeks
//! BY  By Oda Lind                           By Oda Lind
//! WC  812 words                             812 words
//! PD  2 April 2031                          2 April 2031
//! SN  Harbour Post                          Harbour Post
//! SC  HARP                                  HARP
//! LA  English                               English
//! CY  Copyright 2031 Harbour Post           Copyright 2031 Harbour Post
//! LP  The harbour board …                   The harbour board …
//! TD  Nobody came …
//! AN  Document HARP000020310402em42000b5    Document HARP000020310402em42000b5
//! ```

use super::record::{byline, day, is_copyright, is_length, text};
use crate::article::Article;
use crate::import::heading;

/// Codes of fields. Those of indexing follow the text.
const CODES: [&str; 34] = [
    "SE", "HD", "HLP", "CLM", "BY", "CR", "WC", "PD", "ET", "SN", "SC", "ED", "PG", "VOL", "LA", "CY", "LP",
    "TD", "RF", "ART", "CO", "IN", "NS", "RE", "IPC", "IPD", "PUB", "AN", "CX", "CT", "DL", "NGC", "GC",
    "DE",
];

/// The articles of an export of Factiva.
pub fn split(lines: &[&str]) -> Option<Vec<Article>> {
    let ends: Vec<usize> = (0..lines.len()).filter(|&at| is_number(lines, at)).collect();
    let lengths = lines.iter().filter(|l| is_length(l.strip_prefix("WC ").unwrap_or(l).trim())).count();
    if ends.is_empty() || lengths < ends.len() {
        return None;
    }
    let mut from = 0;
    let mut articles = Vec::new();
    for (n, end) in ends.into_iter().enumerate() {
        let record = &lines[from..end];
        from = end + 1;
        let mut article = coded(record).unwrap_or_else(|| shown(record));
        // headlines may be counted: "3) Pier closed"
        if let Some(title) = article.title.strip_prefix(&format!("{}) ", n + 1)) {
            article.title = title.to_owned();
        }
        articles.push(article);
    }
    Some(articles)
}

/// Whether the line is the number of a document, which ends each record.
fn is_number(lines: &[&str], at: usize) -> bool {
    let line = lines[at].strip_prefix("AN ").unwrap_or(lines[at]).trim_start();
    let number = line.split_once(' ').filter(|(word, _)| {
        matches!(
            *word,
            "Document" | "Dokument" | "Documento" | "Документ" | "Belge" | "文件" | "文档" | "文書"
        )
    });
    number.is_some_and(|(_, number)| number.trim().len() >= 20 && begins_with_number(number.trim()))
}

/// Whether `text` begins as the numbers of documents do: the letters of the outlet, the digits of a day, and what
/// counts the document on that day (`HARP000020310402em42000b5`).
pub fn begins_with_number(text: &str) -> bool {
    let number = text.as_bytes();
    let letters = number.iter().take_while(|b| b.is_ascii_uppercase()).count();
    let length = number.iter().take_while(|b| b.is_ascii_alphanumeric()).count();
    (20..=32).contains(&length)
        && (1..=8).contains(&letters)
        && number[letters..].iter().take(8).all(u8::is_ascii_digit)
        && number.get(length).is_none_or(|b| b.is_ascii_whitespace() || *b == b'<' || *b == b'&')
}

/// The code of a field that begins on `line`, and the rest of the line.
fn code(line: &str) -> Option<(&'static str, &str)> {
    CODES.iter().find_map(|code| {
        let rest = line.strip_prefix(code)?;
        (rest.is_empty() || rest.starts_with(' ')).then(|| (*code, rest.trim()))
    })
}

/// A record with codes; `None` if it has no headline of that kind.
fn coded(record: &[&str]) -> Option<Article> {
    let mut fields: Vec<(&str, Vec<&str>)> = Vec::new();
    for line in record {
        let inside = fields.last().map_or("", |(code, _)| *code);
        match code(line).filter(|(code, rest)| begins(code, rest, inside)) {
            Some((code, rest)) => fields.push((code, vec![rest])),
            None => {
                if let Some((_, lines)) = fields.last_mut() {
                    lines.push(line);
                }
            }
        }
    }
    let get = |code: &str| {
        let found = fields.iter().find(|(c, _)| *c == code);
        found.map(|(_, lines)| lines.iter().filter(|l| !l.is_empty()).copied().collect::<Vec<_>>().join(" "))
    };
    let title = get("HD")?;
    let mut body: Vec<&str> = Vec::new();
    for (_, lines) in fields.iter().filter(|(code, _)| matches!(*code, "LP" | "TD")) {
        body.extend(lines);
        body.push("");
    }
    Some(Article {
        title,
        byline: byline(&get("BY").unwrap_or_default()),
        date: get("PD").and_then(|value| day(&value)),
        outlet: get("SN").unwrap_or_default(),
        text: text(&body),
        ..Article::default()
    })
}

/// Whether a line with a code begins a field: in running text only what no sentence begins with does.
fn begins(code: &str, rest: &str, inside: &str) -> bool {
    if !matches!(inside, "LP" | "TD") || rest.is_empty() {
        return true;
    }
    match code {
        "TD" => inside == "LP",
        "LP" | "HD" | "BY" | "SE" | "IN" | "CO" | "RE" | "NS" | "DE" | "CT" | "CR" => {
            rest.contains(" : ") || rest.contains(" | ")
        }
        _ => true,
    }
}

/// A record as it is shown on screen.
fn shown(record: &[&str]) -> Article {
    let mut article = Article::default();
    let Some(length) = record.iter().position(|line| is_length(line)) else { return article };
    let mut head: Vec<&str> = record[..length].iter().filter(|line| !line.is_empty()).copied().collect();
    if let Some(last) = head.last().copied().filter(|_| head.len() > 1) {
        let named = last.get(..3).is_some_and(|by| by.eq_ignore_ascii_case("by ")) || is_names(last);
        if named {
            article.byline = byline(last);
            head.pop();
        }
    }
    article.title = head.last().copied().unwrap_or_default().to_owned();
    // Date, time, outlet, its code, edition and page, language, copyright; then the text.
    let mut at = length + 1;
    let mut outlet = None;
    let mut seen = 0;
    while at < record.len() && seen < 12 {
        let line = record[at];
        at += 1;
        if line.is_empty() {
            continue;
        }
        seen += 1;
        if article.date.is_none() && day(line).is_some() {
            article.date = day(line);
        } else if is_copyright(line) {
            // "All rights reserved" may stand on a line of its own.
            while at < record.len() && is_copyright(record[at]) {
                at += 1;
            }
            break;
        } else if outlet.is_none() && line.chars().any(char::is_alphabetic) && !is_time(line) {
            outlet = Some(line.to_owned());
        } else if line.len() > 60 && !heading::is_note(line) {
            // No copyright: this is text already.
            at -= 1;
            break;
        }
    }
    article.outlet = outlet.unwrap_or_default();
    article.text = text(without_publisher(&record[at..]));
    article
}

/// The lines of a text without the name of the publisher, which may stand behind it on a line of its own.
fn without_publisher<'a, 'l>(lines: &'a [&'l str]) -> &'a [&'l str] {
    let Some(last) = lines.iter().rposition(|line| !line.is_empty()) else { return lines };
    let words: Vec<&str> = lines[last].split(' ').collect();
    let named = words.iter().all(|w| {
        w.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || matches!(c, '(' | '&'))
            || matches!(*w, "der" | "of" | "and" | "de" | "la" | "und" | "et" | "y" | "the")
    });
    let apart = last > 0 && lines[last - 1].is_empty() && lines[..last].iter().any(|line| line.len() > 60);
    let is_name = named && words.len() <= 8 && !lines[last].ends_with(['!', '?', '”', '"', '»', ':']);
    // "Harbour Post Ltd." is a name, "Nobody came." a sentence
    let stopped = lines[last].ends_with('.') && words.last().is_none_or(|w| w.len() > 5);
    if apart && is_name && !stopped { &lines[..last] } else { lines }
}

fn is_time(line: &str) -> bool {
    line.len() <= 9
        && line.chars().all(|c| c.is_ascii_digit() || matches!(c, ':' | ' ' | 'A' | 'P' | 'M' | 'G' | 'T'))
}

/// Whether a line is nothing but names, as unlabelled by-lines are.
fn is_names(line: &str) -> bool {
    let words: Vec<&str> = line.split(' ').collect();
    let name = |w: &str| {
        matches!(w, "and" | "de" | "van" | "von" | "der" | "la" | "al" | "bin")
            || (w.starts_with(char::is_uppercase)
                && w.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '.' | ',' | '\'' | '’')))
    };
    (2..=5).contains(&words.len()) && words.iter().all(|w| name(w))
}
