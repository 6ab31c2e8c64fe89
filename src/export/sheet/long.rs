//! A line for every reading.

use super::context::Contexts;
use super::{Cell, Line, Options, Sheet, column, confirmed, matching};
use crate::compare::Comparison;
use crate::compare::document::{ArticleEntry, Place, Row, RowKind};
use crate::export::plain::{line, lines};
use crate::export::words::{self, Quotations};
use rustc_hash::FxHashMap;

/// The columns that are always there: key (also the title) and width.
const COLUMNS: [(&str, u16); 19] = [
    ("row", 7),
    ("kind", 7),
    ("label", 36),
    ("verdict", 12),
    ("differences", 18),
    ("sources", 9),
    ("independent", 13),
    ("matching", 10),
    ("source", 8),
    ("outlet", 20),
    ("date", 12),
    ("speaker", 20),
    ("text", 70),
    ("start", 8),
    ("end", 8),
    ("position", 10),
    ("place", 10),
    ("reading", 10),
    ("address", 30),
];

pub fn build(comparison: &Comparison, options: &Options) -> Sheet {
    let quotations = Quotations::of(comparison);
    let articles: FxHashMap<&str, &ArticleEntry> =
        comparison.articles.iter().map(|article| (article.id.as_str(), article)).collect();
    let mut columns: Vec<_> = COLUMNS.iter().map(|(key, width)| column(key, key, *width)).collect();
    columns.extend([column("confirmed", "confirmed", 11), column("note", "note", 30)]);
    if options.columns.context {
        columns.extend([column("before", "before", 40), column("after", "after", 40)]);
    }
    if options.columns.evidence {
        columns.push(column("evidence", "evidence", 50));
    }
    let mut contexts = Contexts::of(comparison);
    let mut table = Vec::new();
    for row in options.filter.rows(comparison) {
        let kinds = kinds(row);
        for reading in &row.readings {
            let article = articles.get(reading.article.as_str());
            let known = |field: fn(&ArticleEntry) -> &String| {
                Cell::of(article.map_or(String::new(), |a| line(field(a))))
            };
            let speaker = match quotations.passage(reading).speaker {
                own if own.is_empty() => line(&row.speaker),
                own => own,
            };
            let mut cells = vec![
                Cell::of(&row.id),
                Cell::of(kind(row.kind)),
                Cell::of(line(&row.label)),
                Cell::Verdict(row.verdict, words::verdict_key(row.verdict)),
                Cell::of(&kinds),
                Cell::count(row.sources),
                Cell::count(row.independent),
                matching(row),
                Cell::of(&reading.article),
                known(|article| &article.outlet),
                known(|article| &article.date),
                Cell::of(speaker),
                Cell::of(lines(&reading.text)),
                Cell::count(reading.start),
                Cell::count(reading.end),
                Cell::Number((reading.position * 1e4).round() / 1e4),
                Cell::of(place(reading.place)),
                Cell::of(&reading.id),
                known(|article| &article.url),
            ];
            cells.extend([confirmed(row), Cell::of(lines(&row.note))]);
            if options.columns.context {
                let (before, after) = contexts.around(reading);
                cells.extend([Cell::of(lines(&before)), Cell::of(lines(&after))]);
            }
            if options.columns.evidence {
                cells.push(Cell::of(evidence(row, &reading.id)));
            }
            table.push(Line { row: row.id.clone(), verdict: Some(row.verdict), cells });
        }
    }
    Sheet { layout: options.layout, columns, lines: table }
}

/// `quote` or `fact`, as the document has it.
pub fn kind(kind: RowKind) -> &'static str {
    match kind {
        RowKind::Quote => "quote",
        RowKind::Fact => "fact",
    }
}

fn place(place: Place) -> &'static str {
    match place {
        Place::Headline => "headline",
        Place::Lead => "lead",
        Place::Body => "body",
    }
}

/// The kinds of the row's differences, each once, separated by semicolons.
fn kinds(row: &Row) -> String {
    let mut kinds: Vec<&str> = row.differences.iter().map(|d| words::difference_key(d.kind)).collect();
    kinds.sort_unstable();
    kinds.dedup();
    kinds.join(";")
}

/// Why a reading belongs to the row: `r1.2: 9 of 11 rare words shared in order (0.93)`, one line for each link.
fn evidence(row: &Row, reading: &str) -> String {
    let told = row.links.iter().filter_map(|link| {
        let other = match (link.from == reading, link.to == reading) {
            (true, _) => &link.to,
            (_, true) => &link.from,
            _ => return None,
        };
        Some(format!("{other}: {} ({:.2})", line(&link.why.join("; ")), link.score))
    });
    told.collect::<Vec<_>>().join("\n")
}
