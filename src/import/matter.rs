//! Front matter: the lines of `key: value` between `---` at the head of a Markdown file.
//!
//! Reads the flat part of YAML that people write by hand and programs export: plain, quoted and
//! folded values, lists of names, comments. Values YAML would refuse, such as an unquoted headline
//! with a colon, are read as they stand. TOML's `+++` with `key = value` is read alike.

use super::clean::{clean, one_line};
use super::dates;
use crate::article::Article;

/// How many lines front matter may have; a `---` further down is a rule in the text.
const MOST_LINES: usize = 200;

/// Splits `text` into its front matter's pairs (keys in lower case) and its body.
///
/// Without front matter, or where the opening `---` is only a rule, the body is the whole text.
pub fn split(text: &str) -> (Vec<(String, String)>, &str) {
    let whole = (Vec::new(), text);
    let start = text.trim_start_matches(['\u{FEFF}', '\n', ' ']);
    let Some(fence) = ["---", "+++"].into_iter().find(|f| first_line(start).trim_end() == *f) else {
        return whole;
    };
    let mut lines = Vec::new();
    let mut rest = &start[(first_line(start).len() + 1).min(start.len())..];
    let mut closed = false;
    while !rest.is_empty() && lines.len() < MOST_LINES {
        let line = first_line(rest);
        let after = &rest[(line.len() + 1).min(rest.len())..];
        let bare = line.trim_end();
        if bare == fence || (bare == "..." && fence == "---") {
            (closed, rest) = (true, after);
            break;
        }
        // Without a closing fence the matter ends where its lines do; nothing of the body is lost.
        if !closed && !belongs(line, fence) && !text_closes(rest, fence) {
            break;
        }
        lines.push(line);
        rest = after;
    }
    let pairs = pairs(&lines, if fence == "+++" { '=' } else { ':' });
    if pairs.is_empty() || (!closed && lines.len() >= MOST_LINES) {
        return whole;
    }
    (pairs, rest)
}

/// Puts what front matter tells into the article. A key that says nothing leaves its field alone.
pub fn fill(article: &mut Article, pairs: &[(String, String)]) {
    let get = |keys: &[&str]| {
        let value = keys.iter().find_map(|key| pairs.iter().find(|(k, v)| k == key && !v.is_empty()));
        value.map(|(_, v)| one_line(v))
    };
    let set = |field: &mut String, keys: &[&str]| {
        if let Some(value) = get(keys) {
            *field = value;
        }
    };
    set(&mut article.title, &["title", "headline"]);
    set(
        &mut article.outlet,
        &[
            "outlet",
            "publication",
            "publisher",
            "site",
            "site_name",
            "sitename",
            "source",
            "newspaper",
            "website",
        ],
    );
    set(&mut article.byline, &["byline", "author", "authors", "by", "creator"]);
    set(
        &mut article.url,
        &["url", "link", "source_url", "source-url", "canonical", "canonical_url", "permalink", "address"],
    );
    set(&mut article.language, &["language", "lang", "locale"]);
    article.byline = without_by(&article.byline).to_owned();
    let date = get(&[
        "date",
        "published",
        "pubdate",
        "publish_date",
        "date_published",
        "published_at",
        "publication_date",
        "created",
    ]);
    article.date = date.and_then(|d| dates::read(&d)).or(article.date);
    // Clippers write the address under "source".
    let is_address = |value: &str| value.starts_with("http://") || value.starts_with("https://");
    if is_address(&article.outlet) {
        article.outlet.clear();
    }
    if let Some(source) = get(&["source"]).filter(|s| article.url.is_empty() && is_address(s)) {
        article.url = source;
    }
}

/// An author line without its "By".
pub fn without_by(line: &str) -> &str {
    let line = line.trim();
    match line.get(..3) {
        Some(by) if by.eq_ignore_ascii_case("by ") => line[3..].trim_start(),
        _ => line,
    }
}

fn first_line(text: &str) -> &str {
    text.split('\n').next().unwrap_or_default()
}

fn text_closes(rest: &str, fence: &str) -> bool {
    rest.split('\n').take(MOST_LINES).any(|line| line.trim_end() == fence)
}

/// Whether a line can stand in front matter: a pair, a list item, an indented line, a comment.
fn belongs(line: &str, fence: &str) -> bool {
    let mark = if fence == "+++" { '=' } else { ':' };
    key(line, mark).is_some() || line.starts_with([' ', '\t', '#']) || line.starts_with("- ")
}

/// `key: value` at a line's start. Keys are short words, so that a sentence with a colon is none.
fn key(line: &str, mark: char) -> Option<(&str, &str)> {
    let (key, value) = line.split_once(mark)?;
    let key = key.trim_end().trim_matches(['"', '\'']);
    let plain = !key.is_empty()
        && key.len() <= 40
        && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '@'));
    let apart = mark == '=' || value.is_empty() || value.starts_with([' ', '\t']);
    (plain && apart).then_some((key, value.trim()))
}

fn pairs(lines: &[&str], mark: char) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let line = lines[at];
        at += 1;
        let Some((name, value)) = key(line, mark) else { continue };
        let below = lines[at..]
            .iter()
            .take_while(|l| l.is_empty() || l.starts_with([' ', '\t']) || l.starts_with("- "));
        let below: Vec<&str> = below.map(|l| l.trim()).collect();
        at += below.len();
        found.push((name.to_lowercase(), read_value(value, &below)));
    }
    found
}

/// A value with the indented lines below it.
fn read_value(value: &str, below: &[&str]) -> String {
    let block = matches!(value.trim_end_matches(['-', '+']), "|" | ">");
    if value.is_empty() || block {
        // A list of names, a map such as "name: Jane Roe", or a block of lines.
        if below.iter().any(|l| l.starts_with("- ")) {
            let items = below.iter().filter(|l| !l.is_empty()).map(|l| l.strip_prefix("- ").unwrap_or(l));
            return joined(items.map(|i| key(i, ':').map_or_else(|| scalar(i), |(_, v)| scalar(v))));
        }
        let name = below.iter().find_map(|l| key(l, ':').filter(|(k, _)| k.eq_ignore_ascii_case("name")));
        return match name {
            Some((_, v)) if !block => scalar(v),
            _ => below.join(" "),
        };
    }
    // A value broken over lines goes on below, indented.
    let mut whole = value.to_owned();
    for line in below.iter().filter(|l| !l.is_empty() && !l.starts_with("- ")) {
        whole.push(' ');
        whole.push_str(line);
    }
    if let Some(items) = whole.strip_prefix('[').and_then(|w| w.trim_end().strip_suffix(']')) {
        return joined(items.split(',').map(|i| scalar(i.trim())));
    }
    scalar(&whole)
}

fn joined(items: impl Iterator<Item = String>) -> String {
    let items: Vec<String> = items.filter(|i| !i.is_empty()).collect();
    items.join(", ")
}

/// A single value without its quotes and comment.
fn scalar(value: &str) -> String {
    let value = value.trim();
    if let Some(inner) = value.strip_prefix('"') {
        return double_quoted(inner);
    }
    if let Some(inner) = value.strip_prefix('\'') {
        let marked = inner.replace("''", "\u{0}");
        return marked.split('\'').next().unwrap_or_default().replace('\u{0}', "'");
    }
    let plain = value.find(" #").map_or(value, |at| value[..at].trim_end());
    match plain {
        "null" | "~" | "Null" | "NULL" => String::new(),
        _ => clean(plain),
    }
}

/// The inside of a double-quoted value up to its closing mark, with its escapes read.
fn double_quoted(inner: &str) -> String {
    let mut out = String::with_capacity(inner.len());
    let mut chars = inner.chars();
    while let Some(c) = chars.next() {
        match c {
            '"' if chars.as_str().trim_start().is_empty() || chars.as_str().trim_start().starts_with('#') => {
                break;
            }
            '\\' => match chars.next() {
                Some('n' | 'r' | 't' | ' ' | '_') => out.push(' '),
                Some(kind @ ('x' | 'u' | 'U')) => {
                    let len = match kind {
                        'x' => 2,
                        'u' => 4,
                        _ => 8,
                    };
                    let code = chars.as_str().get(..len).and_then(|hex| u32::from_str_radix(hex, 16).ok());
                    if let Some(read) = code.and_then(char::from_u32) {
                        out.push(read);
                        chars.nth(len - 1);
                    } else {
                        out.push('\\');
                        out.push(kind);
                    }
                }
                Some(other) => out.push(other),
                None => out.push('\\'),
            },
            _ => out.push(c),
        }
    }
    clean(&out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Article, &str) {
        let (pairs, body) = split(text);
        let mut article = Article::default();
        fill(&mut article, &pairs);
        (article, body)
    }

    #[test]
    fn the_flat_subset() {
        let text = "---\ntitle: \"Pier \\\"unsafe\\\": board\\u2019s view\"  # from the page\nOutlet: 'Harbour Post''s site'\n\
                    authors:\n  - Oda Lind\n  - \"Ibo Marsh\"\ndate: 2031-04-02T23:10:00-05:00\nurl: https://x.example/a?b=1#c\n\
                    tags: [pier, board]\n---\nBody --- here.\n";
        let (article, body) = read(text);
        assert_eq!(article.title, "Pier \"unsafe\": board’s view");
        assert_eq!(article.outlet, "Harbour Post's site");
        assert_eq!(article.byline, "Oda Lind, Ibo Marsh");
        assert_eq!(article.date, Some(jiff::civil::date(2031, 4, 2)));
        assert_eq!(article.url, "https://x.example/a?b=1#c");
        assert_eq!(body, "Body --- here.\n");
    }

    #[test]
    fn what_yaml_would_refuse() {
        let (article, body) = read(
            "---\ntitle: Lind: “I was told: stay out”\nauthor: [By Oda Lind, Ibo Marsh]\nbad line\n---\n\nBody",
        );
        assert_eq!(article.title, "Lind: “I was told: stay out”");
        assert_eq!(article.byline, "Oda Lind, Ibo Marsh");
        assert_eq!(body.trim(), "Body");
        let (article, _) =
            read("---\ntitle: >\n  A long\n  headline\nsource: https://x.example/1\nsite: Post\n---\n");
        assert_eq!((article.title.as_str(), article.outlet.as_str()), ("A long headline", "Post"));
        assert_eq!(article.url, "https://x.example/1");
    }

    #[test]
    fn malformed_matter_never_takes_the_body() {
        for (text, body) in [
            ("---\ntitle: No end\n\nThe body: here.\n", "The body: here."),
            ("---\n\nA rule, then text.\n\n---\n\nMore.", "---\n\nA rule, then text.\n\n---\n\nMore."),
            ("---", "---"),
            ("--- \n---\nText", "--- \n---\nText"),
            ("Text\n---\ntitle: x\n---\n", "Text\n---\ntitle: x\n---"),
        ] {
            assert_eq!(split(text).1.trim(), body, "{text:?}");
        }
    }
}
