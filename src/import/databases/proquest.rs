//! ProQuest: records between long lines, the text in a field among others.
//!
//! ```text
//! ____________________________________________________________
//! Document 1 of 3
//! Pier closed for two weeks
//! Author: Lind, Oda
//! Publication info: Harbour Post ; Selland [Selland]02 Apr 2031: A.1.
//! Full text: The harbour board …
//! Title: Pier closed for two weeks
//! Publication title: Harbour Post
//! Publication date: Apr 2, 2031
//! Document URL: https://www.proquest.com/…
//! ____________________________________________________________
//! ```

use super::record::{any_field, byline, day, field, text, value};
use crate::article::Article;

/// Fields that can follow the text.
const FIELDS: [&str; 38] = [
    "subject",
    "business indexing term",
    "location",
    "people",
    "company / organization",
    "company",
    "title",
    "publication title",
    "publication year",
    "publication date",
    "publication subject",
    "place of publication",
    "country of publication",
    "first page",
    "pages",
    "section",
    "publisher",
    "identifier / keyword",
    "identifiers / keywords",
    "classification",
    "credit",
    "illustration",
    "issn",
    "e-issn",
    "source type",
    "language of publication",
    "document type",
    "dateline",
    "proquest document id",
    "document url",
    "copyright",
    "last updated",
    "database",
    "word count",
    "author",
    "links",
    "abstract",
    "publication info",
];

/// The articles of an export of ProQuest.
pub fn split(lines: &[&str]) -> Option<Vec<Article>> {
    let is_rule = |line: &&str| line.len() >= 10 && line.chars().all(|c| c == '_');
    let between = lines.split(is_rule).flat_map(records);
    let articles: Vec<Article> = between.filter_map(record).collect();
    (!articles.is_empty()).then_some(articles)
}

/// The records between two rules. Pages have none: there the field that ends each record parts them.
fn records<'a, 'l>(lines: &'a [&'l str]) -> Vec<&'a [&'l str]> {
    let count = |name: &str| lines.iter().filter(|line| field(line, name).is_some()).count();
    let texts = lines.iter().filter(|line| is_full_text(line)).count();
    let last =
        ["database", "last updated", "copyright", "document url"].into_iter().find(|n| count(n) == texts);
    let Some(last) = last.filter(|_| texts > 1) else { return vec![lines] };
    let mut found = Vec::new();
    let mut from = 0;
    for at in (0..lines.len()).filter(|&at| field(lines[at], last).is_some()) {
        found.push(&lines[from..=at]);
        from = at + 1;
    }
    found
}

/// Whether the text begins on this line, or on the next.
fn is_full_text(line: &str) -> bool {
    field(line, "full text").is_some() || line == "FULL TEXT" || line == "Full Text"
}

/// A record; `None` for the list of contents and what else stands between the lines.
fn record(lines: &[&str]) -> Option<Article> {
    let full = lines.iter().position(|l| is_full_text(l))?;
    let has = |name: &str| lines.iter().any(|line| field(line, name).is_some());
    if !(has("publication title") || has("publication info"))
        || !(has("proquest document id") || has("document url"))
    {
        return None;
    }
    let first = field(lines[full], "full text").unwrap_or_default();
    let rest = &lines[full + 1..];
    let end = rest.iter().position(|line| any_field(line, &FIELDS).is_some() || *line == "DETAILS");
    let mut body = vec![first];
    body.extend(&rest[..end.unwrap_or(rest.len())]);
    let mut title = value(lines, "title");
    if title.is_empty() {
        let head = &lines[..full];
        let named = |line: &&&str| !line.is_empty() && any_field(line, &FIELDS).is_none() && !is_number(line);
        title = head.iter().find(named).map(|line| (*line).to_owned()).unwrap_or_default();
    }
    let info = value(lines, "publication info");
    let mut outlet = value(lines, "publication title");
    if outlet.is_empty() {
        outlet = info.split(';').next().unwrap_or_default().trim().to_owned();
    }
    // "Harbour Post; Selland, S.L." names the place behind the paper.
    let outlet = outlet.split(';').next().unwrap_or_default().trim().to_owned();
    let mut author = value(lines, "author");
    if author.matches(", ").count() == 1 && !author.contains(';') {
        author.push(';');
    }
    let shown = info.split(']').next_back().unwrap_or_default();
    Some(Article {
        title,
        outlet,
        byline: byline(&author),
        date: day(&value(lines, "publication date")).or_else(|| day(shown)),
        url: address(lines),
        text: text(&body),
        ..Article::default()
    })
}

/// "Document 1 of 3", "1 of 3".
fn is_number(line: &str) -> bool {
    let line = line.strip_prefix("Document ").unwrap_or(line);
    line.len() < 20 && line.contains(" of ") && line.starts_with(|c: char| c.is_ascii_digit())
}

/// The document's address; it stands below the name of its field where it is long.
fn address(lines: &[&str]) -> String {
    let Some(at) = lines.iter().position(|line| field(line, "document url").is_some()) else {
        return String::new();
    };
    let own = field(lines[at], "document url").unwrap_or_default();
    let below = lines[at + 1..].iter().find(|line| !line.is_empty()).copied().unwrap_or_default();
    let found = if own.is_empty() { below } else { own };
    if found.starts_with("http") {
        found.split(' ').next().unwrap_or_default().to_owned()
    } else {
        String::new()
    }
}
