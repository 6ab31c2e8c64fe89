//! Any table of the program as a table of a page.

use super::articles::Passages;
use super::{lang, source_title};
use crate::compare::Comparison;
use crate::compare::document::ArticleEntry;
use crate::export::markup::Escaped;
use crate::export::plain::direction;
use crate::export::sheet::{Cell, Column, Layout, Line, MarkKind, Sheet, Text, web};
use crate::export::words;
use rustc_hash::FxHashMap;
use std::fmt::Write as _;

/// Adds `table` to the page. With `passages` the words of articles lead to where they stand.
pub fn write(
    page: &mut String,
    table: &Sheet,
    comparison: &Comparison,
    passages: Option<&Passages>,
    caption: &str,
) {
    let articles: FxHashMap<&str, &ArticleEntry> =
        comparison.articles.iter().map(|article| (article.id.as_str(), article)).collect();
    // what each column is, looked up once
    let kinds: Vec<Kind> = table
        .columns
        .iter()
        .map(|column| Kind {
            source: articles.get(column.key.as_str()).copied(),
            names: matches!(
                (table.layout, column.key.as_str()),
                (Layout::Wide | Layout::Differences, "what")
                    | (Layout::Long | Layout::Presence, "label")
                    | (Layout::Overview, "verdict")
                    | (Layout::Sources, "source")
            ),
            class: if articles.contains_key(column.key.as_str()) { "src" } else { &column.key },
        })
        .collect();
    let name = table.layout.name().to_lowercase();
    let id = if passages.is_some() { "main" } else { "overview" };
    let _ = write!(
        page,
        "<div class=\"scroll\" role=\"region\" aria-labelledby=\"caption-{id}\" tabindex=\"0\">\n<table class=\"{name}\">\n\
         <caption id=\"caption-{id}\">{}</caption>\n<colgroup>",
        Escaped(caption)
    );
    // on paper every column has its share; on a screen the words decide
    let share = |column: &Column| {
        f64::from(match column.key.as_str() {
            "verdict" => 24,
            "quotations" => 16,
            _ => column.width.max(12),
        })
    };
    let whole: f64 = table.columns.iter().map(share).sum();
    for column in &table.columns {
        let _ = write!(page, "<col style=\"--share: {:.2}%\">", share(column) / whole * 100.0);
    }
    page.push_str("</colgroup>\n<thead><tr>");
    for (column, kind) in table.columns.iter().zip(&kinds) {
        let _ = write!(page, "<th scope=\"col\" class=\"{}\">", Escaped(kind.class));
        match kind.source {
            Some(article) => source(page, article),
            None => drop(write!(page, "{}", Escaped(&column.title))),
        }
        page.push_str("</th>");
    }
    page.push_str("</tr></thead>\n<tbody>\n");
    let mut anchored = "";
    for line in &table.lines {
        row(page, line, &kinds, passages, line.row != anchored);
        anchored = &line.row;
    }
    page.push_str("</tbody>\n</table>\n</div>\n");
}

struct Kind<'c> {
    /// The source the column is of.
    source: Option<&'c ArticleEntry>,
    /// Whether its cells name their rows.
    names: bool,
    class: &'c str,
}

fn source(page: &mut String, article: &ArticleEntry) {
    let title = source_title(article);
    let name = title.strip_prefix(&article.id).unwrap_or(&title).trim_start();
    let _ = write!(page, "<b class=\"chip\">{}</b> <span dir=\"auto\">", Escaped(&article.id));
    if web(&article.url) {
        let _ = write!(
            page,
            "<a href=\"{}\" rel=\"noreferrer\">{}</a>",
            Escaped(article.url.trim()),
            Escaped(name)
        );
    } else {
        let _ = write!(page, "{}", Escaped(name));
    }
    page.push_str("</span>");
}

fn row(page: &mut String, line: &Line, kinds: &[Kind], passages: Option<&Passages>, first: bool) {
    page.push_str("<tr");
    if let Some(verdict) = line.verdict {
        let _ = write!(page, " class=\"{}\"", words::verdict_key(verdict));
    }
    if passages.is_some() && first && !line.row.is_empty() {
        let _ = write!(page, " id=\"row-{}\"", Escaped(&line.row));
    }
    page.push('>');
    for (cell, kind) in line.cells.iter().zip(kinds) {
        let (open, close) = if kind.names { ("<th scope=\"row\"", "</th>") } else { ("<td", "</td>") };
        page.push_str(open);
        match cell {
            Cell::Empty if kind.source.is_some() => page.push_str(" class=\"none\">—"),
            Cell::Empty => page.push('>'),
            Cell::Number(number) => drop(write!(page, " class=\"n\">{number}")),
            Cell::Plain(text) => drop(write!(page, " dir=\"{}\">{}", direction(text), Escaped(text))),
            Cell::Link { text, address } => drop(write!(
                page,
                "><a href=\"{}\" rel=\"noreferrer\">{}</a>",
                Escaped(address),
                Escaped(text)
            )),
            Cell::Verdict(verdict, word) => drop(write!(
                page,
                "><span class=\"v {}\">{}\u{2002}{word}</span>",
                words::verdict_key(*verdict),
                words::mark(*verdict)
            )),
            Cell::Text(text) if kind.source.is_none() => {
                page.push('>');
                passage(page, text, None);
            }
            Cell::Text(text) => {
                let language = kind.source.map(|article| lang(&article.language)).unwrap_or_default();
                let _ = write!(page, " class=\"w\"{language}>");
                passage(page, text, passages);
            }
        }
        page.push_str(close);
    }
    page.push_str("</tr>\n");
}

/// The words of a cell, marked, each passage leading to where it stands.
fn passage(page: &mut String, text: &Text, passages: Option<&Passages>) {
    let _ = write!(page, "<p dir=\"{}\">", direction(&text.text));
    let mut at = 0;
    let mut waiting = text.passages.iter().peekable();
    for (words, mark) in text.runs() {
        let mut rest = words;
        loop {
            // a passage may end inside an unmarked run
            let end = at + rest.len();
            let here = waiting.peek().filter(|(range, _)| range.end <= end).map(|(range, _)| range.end);
            let piece = &rest[..here.map_or(rest.len(), |here| here.saturating_sub(at).min(rest.len()))];
            run(page, piece, mark.map(|mark| (mark.kind, mark.hint.as_str())));
            at += piece.len();
            rest = &rest[piece.len()..];
            if here.is_none() {
                break;
            }
            if let Some((_, reading)) = waiting.next()
                && let Some(paragraph) = passages.and_then(|passages| passages.paragraph(reading))
            {
                let reading = Escaped(reading);
                let _ = write!(
                    page,
                    " <a class=\"to\" href=\"#at-{reading}\" title=\"to the passage\">¶{paragraph}</a>"
                );
            }
            if rest.is_empty() {
                break;
            }
        }
    }
    page.push_str("</p>");
}

fn run(page: &mut String, words: &str, mark: Option<(MarkKind, &str)>) {
    let Some((kind, hint)) = mark else {
        lines(page, words);
        return;
    };
    let (open, close) = match kind {
        MarkKind::Conflict => ("b class=\"x\"", "</b>"),
        MarkKind::Compatible => ("b class=\"p\"", "</b>"),
        MarkKind::Changed => ("u class=\"w\"", "</u>"),
        MarkKind::Added => ("u class=\"a\"", "</u>"),
        MarkKind::Missing(_) => ("i class=\"m\"", "</i>"),
        MarkKind::Aside | MarkKind::Context => ("span class=\"q\"", "</span>"),
        MarkKind::Told => ("span class=\"t\"", "</span>"),
    };
    if words.is_empty() && !matches!(kind, MarkKind::Missing(_)) {
        return;
    }
    let _ = write!(page, "<{open}");
    match kind {
        MarkKind::Missing(_) => drop(write!(page, " title=\"left out: {}\"", Escaped(hint))),
        _ if !hint.is_empty() => drop(write!(page, " title=\"{}\"", Escaped(hint))),
        _ => {}
    }
    page.push('>');
    match kind {
        MarkKind::Missing(count) => drop(write!(page, "‸{count}")),
        _ => lines(page, words),
    }
    page.push_str(close);
}

fn lines(page: &mut String, words: &str) {
    for (n, line) in words.split('\n').enumerate() {
        if n > 0 {
            let _ = write!(page, "</p><p dir=\"{}\">", direction(line));
        }
        let _ = write!(page, "{}", Escaped(line));
    }
}
