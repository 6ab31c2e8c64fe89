//! Tables that count: who has what, and how much there is of each verdict.

use super::long::kind;
use super::{Cell, Line, Options, Sheet, column, source_column, source_title};
use crate::compare::Comparison;
use crate::compare::document::{Row, RowKind, Verdict};
use crate::export::plain::line;
use crate::export::words;

/// 1 where a source has the row, 0 where it has not.
pub fn presence(comparison: &Comparison, options: &Options) -> Sheet {
    let mut columns = vec![
        column("row", "row", 7),
        column("kind", "kind", 7),
        column("label", "label", 50),
        column("speaker", "speaker", 20),
        column("verdict", "verdict", 12),
        column("sources", "sources", 9),
        column("independent", "independent", 13),
    ];
    columns.extend(comparison.articles.iter().map(|article| source_column(article, 12)));
    let lines = options.filter.rows(comparison).map(|row| {
        let mut cells = vec![
            Cell::of(&row.id),
            Cell::of(kind(row.kind)),
            Cell::of(line(&row.label)),
            Cell::of(line(&row.speaker)),
            Cell::Verdict(row.verdict, words::verdict_key(row.verdict)),
            Cell::count(row.sources),
            Cell::count(row.independent),
        ];
        cells.extend(
            comparison.articles.iter().map(|article| Cell::count(usize::from(has(row, &article.id)))),
        );
        Line { row: row.id.clone(), verdict: Some(row.verdict), cells }
    });
    Sheet { layout: options.layout, columns, lines: lines.collect() }
}

/// How many of the rows that are written have each verdict, and in how many of those each source is.
pub fn overview(comparison: &Comparison, options: &Options) -> Sheet {
    let rows: Vec<&Row> = options.filter.rows(comparison).collect();
    let mut columns = vec![
        column("verdict", "Verdict", 14),
        column("meaning", "What it means", 56),
        column("quotations", "Quotations", 12),
        column("facts", "Facts", 12),
        column("all", "All", 12),
    ];
    columns.extend(comparison.articles.iter().map(|article| {
        // the name on one line, where it is no long one
        let letters = source_title(article).chars().count() as u16;
        source_column(article, (letters + 3).clamp(14, 26))
    }));
    let told = |verdict: Option<Verdict>, first: Cell, meaning: &str| {
        let rows: Vec<&Row> =
            rows.iter().copied().filter(|row| verdict.is_none_or(|verdict| row.verdict == verdict)).collect();
        let of = |kind| rows.iter().filter(|row| row.kind == kind).count();
        let mut cells = vec![
            first,
            Cell::of(meaning),
            Cell::count(of(RowKind::Quote)),
            Cell::count(of(RowKind::Fact)),
            Cell::count(rows.len()),
        ];
        cells.extend(
            comparison
                .articles
                .iter()
                .map(|article| Cell::count(rows.iter().filter(|row| has(row, &article.id)).count())),
        );
        Line { row: String::new(), verdict, cells }
    };
    let mut lines: Vec<Line> = words::VERDICTS
        .into_iter()
        .map(|verdict| {
            told(Some(verdict), Cell::Verdict(verdict, words::verdict(verdict)), words::meaning(verdict))
        })
        .collect();
    lines.push(told(None, Cell::of("All rows"), ""));
    Sheet { layout: options.layout, columns, lines }
}

fn has(row: &Row, article: &str) -> bool {
    row.readings.iter().any(|reading| reading.article == article)
}
