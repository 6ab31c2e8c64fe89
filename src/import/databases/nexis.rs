//! Nexis Uni, and the older layout of LexisNexis Academic.
//!
//! ```text
//! Nexis Uni                                 older
//!
//! Pier closed for two weeks                          1 of 25 DOCUMENTS
//! Harbour Post (Selland)                               Harbour Post
//! April 2, 2031 Wednesday                        April 2, 2031 Wednesday
//!                                                     Final Edition
//! Copyright 2031 Harbour Post
//! Section: NEWS; Pg. A1                     Pier closed for two weeks
//! Length: 812 words                         BYLINE: By Oda Lind
//! Byline: Oda Lind                          SECTION: NEWS; Pg. A1
//! Body                                      LENGTH: 812 words
//! The harbour board …                       The harbour board …
//! Load-Date: April 3, 2031                  LOAD-DATE: April 3, 2031
//! End of Document                           Copyright 2031 Harbour Post
//! ```

use super::record::{
    any_field, byline, day, field, is_copyright, is_length, last_block, text, value, value_of,
};
use crate::article::Article;
use jiff::civil::Date;

/// What the field with the length is called; the database can be used in several languages.
const LENGTH: [&str; 4] = ["length", "länge", "longueur", "longitud"];
/// What the field with the author is called.
const BYLINE: [&str; 4] = ["byline", "author", "autor", "auteur"];
/// What the field with the headline is called.
const HEADLINE: [&str; 3] = ["headline", "titre", "überschrift"];
/// Headings below which the text stands.
const BODY: [&str; 2] = ["body", "text"];

/// Fields that stand before the body.
const HEADER: [&str; 27] = [
    "author",
    "autor",
    "auteur",
    "länge",
    "longueur",
    "longitud",
    "rubrik",
    "rubrique",
    "encart",
    "titre",
    "überschrift",
    "correction",
    "insert",
    "headline",
    "title",
    "section",
    "length",
    "byline",
    "dateline",
    "highlight",
    "distribution",
    "type",
    "edition",
    "source",
    "series",
    "column",
    "correction-date",
];
/// Fields and headings that stand behind it.
const TRAILER: [&str; 36] = [
    "update",
    "sprache",
    "langue",
    "grafik",
    "publikationstyp",
    "type-publication",
    "sujet",
    "societe",
    "localisation-geo",
    "secteur-activite",
    "stock-symbol",
    "load-date",
    "language",
    "publication-type",
    "document-type",
    "journal-code",
    "subject",
    "graphic",
    "organization",
    "company",
    "ticker",
    "industry",
    "geographic",
    "country",
    "state",
    "city",
    "person",
    "notes",
    "url",
    "pub-type",
    "correction",
    "isbn",
    "issn",
    "transcript",
    "acc-no",
    "name",
];

/// The articles of an export of Nexis Uni.
pub fn split(lines: &[&str]) -> Option<Vec<Article>> {
    let ends: Vec<usize> =
        (0..lines.len()).filter(|&at| lines[at].eq_ignore_ascii_case("end of document")).collect();
    let marked = |line: &&str| {
        LENGTH.iter().any(|name| field(line, name).is_some_and(is_length))
            || field(line, "load-date").is_some()
            || *line == "Body"
    };
    if ends.is_empty() || lines.iter().filter(|line| marked(line)).count() < ends.len() {
        return None;
    }
    let mut from = 0;
    let articles = ends.into_iter().map(|end| {
        let record = &lines[from..end];
        from = end + 1;
        current(record)
    });
    Some(articles.collect())
}

fn current(record: &[&str]) -> Article {
    let body_at = BODY.iter().find_map(|body| record.iter().position(|line| line.eq_ignore_ascii_case(body)));
    let header_end = body_at.unwrap_or(record.len());
    // The list of contents before the first article holds no lengths.
    let length = record[..header_end].iter().rposition(|line| any_field(line, &LENGTH).is_some());
    let fields_at = record[..length.unwrap_or(header_end)]
        .iter()
        .rposition(|line| day(line).is_some())
        .map_or(0, |at| at + 1);
    let body = body_at.map_or_else(|| after_header(record, fields_at), |at| at + 1);
    let mut article = Article { text: text(until_trailer(&record[body..])), ..Article::default() };
    let fields = &record[fields_at..body];
    article.byline = byline(&value_of(fields, &BYLINE));
    article.date = fields_at.checked_sub(1).and_then(|at| day(record[at])).or_else(|| loaded(record));
    if let Some((outlet, before)) = fields_at.checked_sub(1).and_then(|at| last_line(&record[..at])) {
        article.outlet = outlet;
        article.title = last_block(before).map(|(title, _)| title).unwrap_or_default();
    }
    article
}

/// The last line with words, and what comes before it.
fn last_line<'a, 'l>(lines: &'a [&'l str]) -> Option<(String, &'a [&'l str])> {
    let at = lines.iter().rposition(|line| !line.is_empty())?;
    Some((lines[at].to_owned(), &lines[..at]))
}

/// The articles of an export whose records are numbered.
pub fn split_numbered(lines: &[&str]) -> Option<Vec<Article>> {
    let starts: Vec<usize> = (0..lines.len()).filter(|&at| is_number(lines[at])).collect();
    let marked =
        lines.iter().filter(|l| any_field(l, &LENGTH).is_some() || field(l, "load-date").is_some()).count();
    if starts.is_empty() || marked < starts.len() {
        return None;
    }
    let ends = starts.iter().skip(1).copied().chain([lines.len()]);
    Some(starts.iter().zip(ends).map(|(&start, end)| numbered(&lines[start + 1..end])).collect())
}

/// "1 of 25 DOCUMENTS", "Dokument 1 von 25", "Document 1 de 25".
fn is_number(line: &str) -> bool {
    if line.len() > 40 {
        return false;
    }
    let words: Vec<&str> = line.split(' ').collect();
    let number = |w: &str| !w.is_empty() && w.bytes().all(|b| b.is_ascii_digit());
    match words[..] {
        [first, "of" | "OF", last, "DOCUMENT" | "DOCUMENTS"] => number(first) && number(last),
        ["Dokument" | "DOKUMENT", first, "von" | "VON", last] => number(first) && number(last),
        ["Document" | "DOCUMENT", first, "de" | "DE", last] => number(first) && number(last),
        _ => false,
    }
}

fn numbered(record: &[&str]) -> Article {
    let fields_at = record.iter().position(|line| any_field(line, &HEADER).is_some()).unwrap_or(record.len());
    let head = &record[..fields_at];
    let dated = head.iter().position(|line| day(line).is_some());
    let body = after_header(record, fields_at);
    let mut article = Article { text: text(until_trailer(&record[body..])), ..Article::default() };
    let fields = &record[fields_at..body];
    article.byline = byline(&value_of(fields, &BYLINE));
    article.outlet = head[..dated.unwrap_or(head.len())]
        .iter()
        .find(|line| !line.is_empty() && !is_copyright(line))
        .map(|line| (*line).to_owned())
        .unwrap_or_default();
    article.date = dated.and_then(|at| day(head[at])).or_else(|| loaded(record));
    article.title = value_of(fields, &HEADLINE);
    if article.title.is_empty()
        && let Some((title, _)) = last_block(&head[dated.map_or(0, |at| at + 1)..])
    {
        article.title = title;
    }
    article
}

/// Where the body begins: behind the last field of the header that follows `from`, fields standing
/// together with nothing but their own values and blank lines between.
fn after_header(record: &[&str], from: usize) -> usize {
    let (mut at, mut end) = (from, from);
    while at < record.len() {
        let line = record[at];
        if field(line, "body") == Some("") {
            return at + 1;
        }
        if any_field(line, &HEADER).is_some() || is_copyright(line) {
            end = at + 1;
            // The value goes on until the next blank line.
            while end < record.len() && !record[end].is_empty() && any_field(record[end], &HEADER).is_none() {
                end += 1;
            }
            at = end;
        } else if line.is_empty() {
            at += 1;
        } else {
            break;
        }
    }
    end
}

/// The lines of a body up to the fields behind it.
fn until_trailer<'a, 'l>(lines: &'a [&'l str]) -> &'a [&'l str] {
    let heading =
        |line: &str| matches!(line, "Graphic" | "Classification" | "Notes" | "Correction" | "Load-Date");
    let capitals = |line: &str| line.starts_with(|c: char| c.is_uppercase());
    let end = lines.iter().position(|line| {
        heading(line) || (capitals(line) && any_field(line, &TRAILER).is_some() && !is_sentence(line))
    });
    let lines = &lines[..end.unwrap_or(lines.len())];
    // The older layout ends with its copyright, set in the middle of the page.
    let mut end = lines.len();
    while end > 0 && (lines[end - 1].is_empty() || is_copyright(lines[end - 1])) {
        end -= 1;
    }
    &lines[..end]
}

/// Whether a line with a field's name before its colon is running text after all ("State: we know").
fn is_sentence(line: &str) -> bool {
    let (name, value) = line.split_once(':').unwrap_or((line, ""));
    let shouted = name.chars().all(|c| !c.is_lowercase());
    !shouted && !name.contains('-') && value.len() > 120 && value.ends_with(['.', '”', '"'])
}

/// The day on which a record was loaded, where no other is given.
fn loaded(record: &[&str]) -> Option<Date> {
    day(&value(record, "load-date"))
}
