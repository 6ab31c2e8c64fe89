//! A line for every quotation or fact, a column for every source.

use super::context::Contexts;
use super::text::{Mark, MarkKind, Text};
use super::{Cell, Line, Options, Sheet, column, confirmed, matching, source_column};
use crate::compare::Comparison;
use crate::compare::document::{Reading, Row, RowKind};
use crate::compare::marks::{self, Marker, Other};
use crate::export::plain::{line, lines};
use crate::export::words::{self, Quotations};
use rayon::prelude::*;

pub fn build(comparison: &Comparison, options: &Options) -> Sheet {
    let quotations = Quotations::of(comparison);
    let mut contexts = options.columns.context.then(|| Contexts::of(comparison));
    let mut columns = vec![
        column("row", "Row", 8),
        column("kind", "Kind", 10),
        column("verdict", "Verdict", 16),
        column("what", "What", 28),
        column("sources", "Sources", 9),
        column("independent", "Independent", 12),
        column("matching", "Match", 8),
    ];
    columns.extend(comparison.articles.iter().map(|article| source_column(article, 42)));
    columns.push(column("differences", "Differences", 40));
    if options.columns.evidence {
        columns.push(column("evidence", "Why they belong together", 48));
    }
    columns.extend([column("confirmed", "Confirmed", 11), column("note", "Note", 32)]);
    let rows: Vec<&Row> = options.filter.rows(comparison).collect();
    // a marker remembers words it has met, so each thread has one for many rows
    let each = rows.len().div_ceil(rayon::current_num_threads()).max(64);
    let marks: Vec<Vec<Vec<Mark>>> = rows
        .par_chunks(each)
        .flat_map_iter(|rows| {
            let mut marker = Marker::new(comparison);
            rows.iter().map(|row| marks(&mut marker, row)).collect::<Vec<_>>()
        })
        .collect();
    let table = rows.into_iter().zip(marks).map(|(row, marks)| {
        let kind = match row.kind {
            RowKind::Quote => "Quotation",
            RowKind::Fact => "Fact",
        };
        let mut cells = vec![
            Cell::of(&row.id),
            Cell::of(kind),
            Cell::Verdict(row.verdict, words::verdict(row.verdict)),
            Cell::of(words::title(row)),
            Cell::count(row.sources),
            Cell::count(row.independent),
            matching(row),
        ];
        for article in &comparison.articles {
            let mut text = Text::default();
            let mut own: Vec<(usize, &Reading)> = row
                .readings
                .iter()
                .enumerate()
                .filter(|(_, reading)| reading.article == article.id)
                .collect();
            own.sort_by_key(|(_, reading)| reading.start);
            for (n, reading) in own {
                push(&mut text, row, reading, &marks[n], &quotations, contexts.as_mut());
            }
            cells.push(if text.text.is_empty() { Cell::Empty } else { Cell::Text(text) });
        }
        cells.push(Cell::of(told(row)));
        if options.columns.evidence {
            cells.push(Cell::of(evidence(row)));
        }
        cells.extend([confirmed(row), Cell::of(note(row))]);
        Line { row: row.id.clone(), verdict: Some(row.verdict), cells }
    });
    Sheet { layout: options.layout, columns, lines: table.collect() }
}

/// Adds a passage of an article to its cell, below those already there.
fn push(
    text: &mut Text,
    row: &Row,
    reading: &Reading,
    marks: &[Mark],
    quotations: &Quotations,
    contexts: Option<&mut Contexts>,
) {
    if !text.text.is_empty() {
        text.push("\n", None);
    }
    let passage = quotations.passage(reading);
    let around = contexts.map(|contexts| contexts.around(reading)).unwrap_or_default();
    if !around.0.is_empty() {
        // the mark that opens the quotation stands before the passage anyway
        let before = line(&around.0);
        text.push(&format!("{} ", before.trim_end_matches(['“', '"', ' '])), Some(MarkKind::Context));
    }
    text.passage(reading, marks, passage.marks);
    if !around.1.is_empty() {
        let after = line(&around.1);
        text.push(&format!(" {}", after.trim_start_matches(['”', '"', ' '])), Some(MarkKind::Context));
    }
    if let Some(credit) = words::credit(row, &passage) {
        text.push(&format!(" — {credit}"), Some(MarkKind::Told));
    }
}

/// What the row's differences are, a line each.
fn told(row: &Row) -> String {
    words::differences(row).into_iter().map(|told| told.text).collect::<Vec<_>>().join("\n")
}

/// Why the readings belong together, a line for every link.
fn evidence(row: &Row) -> String {
    let letter = |id: &str| row.readings.iter().find(|r| r.id == id).map_or("", |r| r.article.as_str());
    let links = row.links.iter().filter(|link| !link.why.is_empty());
    links
        .map(|link| format!("{}–{}: {}", letter(&link.from), letter(&link.to), line(&link.why.join("; "))))
        .collect::<Vec<_>>()
        .join("\n")
}

/// The user's note, and what the user changed.
fn note(row: &Row) -> String {
    let decided = row.decided.iter().map(|sentence| lines(sentence));
    std::iter::once(lines(&row.note))
        .chain(decided)
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join("\n")
}

/// What is marked in each reading.
fn marks<'c>(marker: &mut Marker<'c>, row: &'c Row) -> Vec<Vec<Mark>> {
    let letter = |id: &str| row.readings.iter().find(|r| r.id == id).map_or("", |r| r.article.as_str());
    let others = |others: &[Other]| {
        let mut told: Vec<String> = others
            .iter()
            .map(|other| format!("{} “{}”", letter(&other.reading), line(&other.words)))
            .collect();
        told.dedup();
        told.join(", ")
    };
    let of = |mark: marks::Mark| {
        let (kind, hint) = match &mark.kind {
            marks::MarkKind::Changed(other) => (MarkKind::Changed, others(other)),
            marks::MarkKind::Added => (MarkKind::Added, String::new()),
            marks::MarkKind::Missing { count, words } => {
                (MarkKind::Missing(*count), format!("“{}”", line(words)))
            }
            marks::MarkKind::Conflict(other) => (MarkKind::Conflict, others(other)),
            marks::MarkKind::Compatible(other) => (MarkKind::Compatible, others(other)),
            marks::MarkKind::Aside => (MarkKind::Aside, String::new()),
        };
        Mark { at: mark.start..mark.end, kind, hint }
    };
    marker.marks(row).readings.into_iter().map(|marks| marks.into_iter().map(of).collect()).collect()
}
