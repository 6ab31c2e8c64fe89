//! The rows as comma-separated values, one line for every reading.
//!
//! RFC 4180, UTF-8 without a byte order mark, lines ending in CRLF. The columns are [`COLUMNS`].
//!
//! A cell that a spreadsheet would take for a formula gets an apostrophe in front, as OWASP advises
//! against "CSV injection": one that begins with `=`, `+`, `-`, `@`, a tab or a carriage return, or
//! with the full-width forms of these signs. Control characters are left out.

use super::words::{self, Quotations};
use super::{Filter, plain};
use crate::compare::Comparison;
use crate::compare::document::Place;

/// The columns, in order. `differences` holds the kinds of the row's differences, separated by
/// semicolons; `start` and `end` count code points in the article's text.
pub const COLUMNS: [&str; 16] = [
    "row",
    "kind",
    "label",
    "verdict",
    "differences",
    "sources",
    "independent",
    "source",
    "outlet",
    "date",
    "speaker",
    "text",
    "start",
    "end",
    "position",
    "place",
];

/// The rows of `comparison` that `filter` keeps.
pub fn write(comparison: &Comparison, filter: &Filter) -> String {
    let quotations = Quotations::of(comparison);
    let mut csv = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    let mut record = |cells: &[String]| {
        // Writing to memory cannot fail, and every record has as many cells as the first.
        csv.write_record(cells).expect("a record of constant length goes into memory");
    };
    record(&COLUMNS.map(String::from));
    for row in filter.rows(comparison) {
        let mut kinds: Vec<&str> = row.differences.iter().map(|d| words::difference_key(d.kind)).collect();
        kinds.sort_unstable();
        kinds.dedup();
        for reading in &row.readings {
            let article = comparison.articles.iter().find(|article| article.id == reading.article);
            let outlet = article.map_or("", |article| article.outlet.as_str());
            let date = article.map_or("", |article| article.date.as_str());
            let speaker = match quotations.passage(reading).speaker {
                own if own.is_empty() => row.speaker.clone(),
                own => own,
            };
            record(&[
                row.id.clone(),
                match row.kind {
                    crate::compare::document::RowKind::Quote => "quote".into(),
                    crate::compare::document::RowKind::Fact => "fact".into(),
                },
                guard(&row.label),
                words::verdict_key(row.verdict).into(),
                kinds.join(";"),
                row.sources.to_string(),
                row.independent.to_string(),
                reading.article.clone(),
                guard(outlet),
                guard(date),
                guard(&speaker),
                guard(&reading.text),
                reading.start.to_string(),
                reading.end.to_string(),
                format!("{:.4}", reading.position),
                match reading.place {
                    Place::Headline => "headline".into(),
                    Place::Lead => "lead".into(),
                    Place::Body => "body".into(),
                },
            ]);
        }
    }
    let bytes = csv.into_inner().expect("memory can always be flushed");
    String::from_utf8(bytes).expect("only whole strings were written")
}

/// `cell` as text whatever a spreadsheet takes it for.
fn guard(cell: &str) -> String {
    let acts = cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    let cell = plain::lines(cell);
    if acts || cell.starts_with(['=', '+', '-', '@', '\t', '\n', '＝', '＋', '－', '＠']) {
        format!("'{cell}")
    } else {
        cell
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_formula_becomes_text() {
        for formula in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\u{7}=cmd", "＝1", "\u{200b}@x"] {
            assert!(guard(formula).starts_with('\''), "{formula:?}");
        }
        assert_eq!(guard("a = b, “c”"), "a = b, “c”");
        assert_eq!(guard(""), "");
    }
}
