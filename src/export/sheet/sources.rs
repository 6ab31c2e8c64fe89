//! The articles.

use super::{Cell, Line, Sheet, column};
use crate::compare::Comparison;
use crate::export::plain::line;

pub fn build(comparison: &Comparison) -> Sheet {
    let columns = vec![
        column("source", "Source", 8),
        column("outlet", "Outlet", 24),
        column("headline", "Headline", 48),
        column("byline", "Byline", 22),
        column("date", "Date", 12),
        column("address", "Address", 40),
        column("added", "Added", 12),
        column("language", "Language", 10),
        column("words", "Words", 8),
        column("copies", "Shared with others", 34),
        column("reference", "Reference", 11),
        column("file", "File", 24),
        column("sha256", "SHA-256 of the text", 68),
    ];
    let lines = comparison
        .articles
        .iter()
        .map(|article| {
            let reused: Vec<String> = comparison
                .reuse
                .iter()
                .filter(|reuse| reuse.to == article.id)
                .map(|reuse| format!("{} % stands in {}", (reuse.shared * 100.0).round(), reuse.from))
                .collect();
            let cells = vec![
                Cell::of(&article.id),
                Cell::of(line(&article.outlet)),
                Cell::of(line(&article.title)),
                Cell::of(line(&article.byline)),
                Cell::of(line(&article.date)),
                Cell::link(&line(&article.url), &article.url),
                Cell::of(line(&article.added)),
                Cell::of(line(&article.language)),
                Cell::count(article.text.split_whitespace().count()),
                Cell::of(reused.join(", ")),
                Cell::of(if article.reference { "yes" } else { "no" }),
                Cell::of(line(&article.path)),
                Cell::of(&article.sha256),
            ];
            Line { row: String::new(), verdict: None, cells }
        })
        .collect();
    Sheet { layout: super::Layout::Sources, columns, lines }
}
