//! The sources for reference managers: RIS and BibTeX.
//!
//! What is not known is left out. Names stand as the articles have them; “and” between two makes two
//! authors. The program, its settings and
//! the hash of the text go with each reference as a note.

use super::plain::line;
use super::sheet::web;
use crate::compare::Comparison;
use crate::compare::document::ArticleEntry;
use std::fmt::Write as _;

/// The sources as RIS, lines ending in CRLF as its readers expect.
pub fn ris(comparison: &Comparison) -> String {
    let mut out = String::new();
    for article in &comparison.articles {
        let mut field = |tag: &str, value: &str| {
            if !value.is_empty() {
                let _ = write!(out, "{tag}  - {value}\r\n");
            }
        };
        field("TY", "NEWS");
        field("TI", &line(&article.title));
        authors(article).iter().for_each(|author| field("AU", author));
        field("T2", &line(&article.outlet));
        if let Ok(date) = article.date.parse::<jiff::civil::Date>() {
            field("PY", &date.strftime("%Y").to_string());
            field("DA", &date.strftime("%Y/%m/%d").to_string());
        }
        field("UR", &line(&article.url));
        if let Ok(date) = article.added.parse::<jiff::civil::Date>() {
            field("Y2", &date.strftime("%Y/%m/%d").to_string());
        }
        field("LA", &line(&article.language));
        field("ID", &key(article));
        field("N1", &note(comparison, article));
        out.push_str("ER  - \r\n\r\n");
    }
    out
}

/// The sources as BibTeX, in UTF-8; `urldate`, `date` and `langid` are read by biblatex alone.
pub fn bibtex(comparison: &Comparison) -> String {
    let mut out = String::new();
    for article in &comparison.articles {
        let _ = writeln!(out, "@article{{{},", key(article));
        let mut field = |name: &str, value: String| {
            if !value.is_empty() {
                let _ = writeln!(out, "  {name} = {{{value}}},");
            }
        };
        // double braces keep the capitals of a headline
        let title = latex(&article.title);
        field("title", if title.is_empty() { title } else { format!("{{{title}}}") });
        field(
            "author",
            authors(article).iter().map(|author| latex(author)).collect::<Vec<_>>().join(" and "),
        );
        field("journal", latex(&article.outlet));
        if let Ok(date) = article.date.parse::<jiff::civil::Date>() {
            field("date", date.to_string());
            field("year", date.strftime("%Y").to_string());
            field("month", date.strftime("%-m").to_string());
        }
        // a web address has no braces, blanks or backslashes that TeX could act on
        field("url", if web(&article.url) { line(&article.url) } else { String::new() });
        field("urldate", line(&article.added).replace(['{', '}', '\\'], ""));
        field("language", latex(&article.language));
        field("note", latex(&note(comparison, article)));
        out.push_str("}\n\n");
    }
    out
}

/// The people a byline names.
fn authors(article: &ArticleEntry) -> Vec<String> {
    let byline = line(&article.byline);
    byline
        .split([';', '&'])
        .flat_map(|part| part.split(" and "))
        .map(|name| name.trim().to_owned())
        .filter(|name| !name.is_empty())
        .collect()
}

/// `A-aldmoor-herald-2026`: the letter keeps the keys of one comparison apart.
fn key(article: &ArticleEntry) -> String {
    let year =
        article.date.get(..4).filter(|year| year.chars().all(|c| c.is_ascii_digit())).unwrap_or_default();
    let words = format!("{} {} {year}", article.id, article.outlet.to_lowercase());
    let letters: String = words.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { ' ' }).collect();
    letters.split_whitespace().collect::<Vec<_>>().join("-")
}

fn note(comparison: &Comparison, article: &ArticleEntry) -> String {
    let hash = match article.sha256.is_empty() {
        true => String::new(),
        false => format!("; SHA-256 of its text {}", line(&article.sha256)),
    };
    let made = &comparison.made;
    let with = made.strictness.map_or(String::new(), |strictness| format!(" with strictness {strictness}"));
    format!("Source {} of a comparison by {}{with}{hash}", article.id, line(&made.program))
}

/// `text` with what TeX would act on written as characters.
fn latex(text: &str) -> String {
    let mut out = String::new();
    for c in line(text).chars() {
        match c {
            '\\' => out.push_str("\\textbackslash{}"),
            '~' => out.push_str("\\textasciitilde{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            '{' | '}' | '$' | '&' | '%' | '#' | '_' => {
                out.push('\\');
                out.push(c);
            }
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tex_does_not_act_on_a_headline() {
        assert_eq!(
            latex("50% of $9 & \\input{x}_#"),
            "50\\% of \\$9 \\& \\textbackslash{}input\\{x\\}\\_\\#"
        );
    }
}
