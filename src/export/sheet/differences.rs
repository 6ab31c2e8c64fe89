//! A line for every difference, with what each source has.

use super::long::kind;
use super::{Cell, Line, Options, Sheet, column, source_column};
use crate::compare::Comparison;
use crate::export::plain::line;
use crate::export::words;

pub fn build(comparison: &Comparison, options: &Options) -> Sheet {
    let mut columns = vec![
        column("row", "row", 7),
        column("kind", "kind", 7),
        column("verdict", "verdict", 12),
        column("what", "what", 36),
        column("difference", "difference", 14),
        column("told", "told", 60),
    ];
    columns.extend(comparison.articles.iter().map(|article| source_column(article, 26)));
    let mut lines = Vec::new();
    for row in options.filter.rows(comparison) {
        for told in words::differences(row) {
            let mut cells = vec![
                Cell::of(&row.id),
                Cell::of(kind(row.kind)),
                Cell::Verdict(row.verdict, words::verdict_key(row.verdict)),
                Cell::of(words::title(row)),
                Cell::of(words::difference_key(told.kind)),
                Cell::of(&told.text),
            ];
            cells.extend(comparison.articles.iter().map(|article| {
                let values: Vec<String> = told
                    .values
                    .iter()
                    .filter(|(_, letters)| letters.contains(&article.id))
                    .map(|(value, _)| line(value))
                    .collect();
                Cell::of(values.join(" / "))
            }));
            lines.push(Line { row: row.id.clone(), verdict: Some(row.verdict), cells });
        }
    }
    Sheet { layout: options.layout, columns, lines }
}
