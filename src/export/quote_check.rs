//! The quote check ([`crate::compare::reference`]) as tables: for the terminal, as data, and printed.

mod form;
mod printed;

pub use form::Form;

use super::csv::{self, Separator};
use super::plain::line;
use super::provenance::{Citation, Provenance};
use super::sheet::{Cell, Column, Layout, Line, Sheet};
use super::xlsx::{self, Workbook};
use super::{Filter, wrap};
use crate::compare::Comparison;
use crate::compare::document::{DifferenceKind, QuotationEntry, Verdict};
use crate::compare::reference::{Check, Finding};
use rust_xlsxwriter::XlsxError;
use rustc_hash::FxHashMap;
use std::fmt::Write as _;

/// The findings, the gravest last.
pub const FINDINGS: [Finding; 4] = [Finding::Exact, Finding::Shortened, Finding::Altered, Finding::NotFound];

/// Checks that are written, of the quotations of one comparison.
#[derive(Clone, Copy)]
pub struct QuoteCheck<'c> {
    /// The comparison with its reference.
    pub comparison: &'c Comparison,
    /// The checks, in the order in which they are written.
    pub checks: &'c [Check],
    /// How many there are, those left out included.
    pub all: usize,
}

/// What a finding is called.
pub fn finding(finding: Finding) -> &'static str {
    match finding {
        Finding::Exact => "Exact",
        Finding::Shortened => "Shortened",
        Finding::Altered => "Altered",
        Finding::NotFound => "Not found",
    }
}

/// The verdict whose hue and shape it has: between an article and a reference the same words are told apart.
pub fn verdict(finding: Finding) -> Verdict {
    match finding {
        Finding::Exact => Verdict::Same,
        Finding::Shortened => Verdict::Cut,
        Finding::Altered => Verdict::Reworded,
        Finding::NotFound => Verdict::Single,
    }
}

/// The mark beside it.
pub fn mark(finding: Finding) -> char {
    super::words::mark(verdict(finding))
}

/// How many there are of each finding: `12 quotations: 7 exact, 2 shortened, 1 altered, 2 not found`.
pub fn summary(checks: &[Check]) -> String {
    let mut told = super::words::count(checks.len(), "quotation", "quotations");
    let counts = FINDINGS.into_iter().filter_map(|kind| {
        let n = checks.iter().filter(|check| check.finding == kind).count();
        (n > 0).then(|| format!("{n} {}", finding(kind).to_lowercase()))
    });
    let counts: Vec<String> = counts.collect();
    if !counts.is_empty() {
        let _ = write!(told, ": {}", counts.join(", "));
    }
    let others = checks.iter().filter(|check| is_credited_otherwise(check)).count();
    if others > 0 {
        let _ = write!(told, "; {others} credited to somebody else");
    }
    told
}

/// Whether the reference gives the words to somebody else, beyond doubt.
pub fn is_credited_otherwise(check: &Check) -> bool {
    check.differences.iter().any(|d| d.kind == DifferenceKind::Speaker)
}

/// What is said beside a finding where the reference gives the words to somebody else.
fn remark(check: &Check) -> &'static str {
    if is_credited_otherwise(check) { ", credited to somebody else" } else { "" }
}

impl<'c> QuoteCheck<'c> {
    /// To be read in a terminal, `columns` wide.
    pub fn text(&self, columns: usize) -> String {
        let (comparison, checks) = (self.comparison, self.checks);
        let mut out = format!("{}\n\n", summary(checks));
        for article in &comparison.articles {
            let role = if article.reference { " (the reference)" } else { "" };
            let _ = writeln!(out, "{:<4}{}{role}", article.id, Citation::of(article).text);
        }
        let room = columns.saturating_sub(4).max(20);
        for (check, quotation) in self.pairs() {
            let speaker = line(&quotation.speaker.name);
            let by = if speaker.is_empty() { "nobody is credited".into() } else { speaker };
            let _ = writeln!(
                out,
                "\n{} {}{}  {} · {by}{}",
                mark(check.finding),
                finding(check.finding),
                remark(check),
                quotation.article,
                check.paragraph.map(|n| format!(" · {} paragraph {n}", check.reference)).unwrap_or_default()
            );
            let said = [
                (quotation.article.as_str(), line(&quotation.text)),
                (check.reference.as_str(), line(&check.text)),
            ];
            for (letter, words) in said.into_iter().filter(|(_, words)| !words.is_empty()) {
                for (n, piece) in wrap::wrap(&words, room).into_iter().enumerate() {
                    let _ = writeln!(out, "{:<4}{piece}", if n == 0 { letter } else { "" });
                }
            }
            for told in told(check, quotation) {
                for (n, piece) in wrap::wrap(&told, room).into_iter().enumerate() {
                    let _ = writeln!(out, "{:<4}{piece}", if n == 0 { "  ·" } else { "" });
                }
            }
        }
        out
    }

    /// As JSON: one object for each quotation, in the order of the quotations.
    pub fn json(&self) -> String {
        let comparison = self.comparison;
        let all: Vec<serde_json::Value> = self
            .pairs()
            .map(|(check, quotation)| {
                serde_json::json!({
                    "quotation": check.quotation,
                    "article": quotation.article,
                    "speaker": quotation.speaker.name,
                    "text": quotation.text,
                    "finding": finding(check.finding).to_lowercase(),
                    "reference": check.reference,
                    "start": check.passage.map(|passage| passage.start),
                    "end": check.passage.map(|passage| passage.end),
                    "reference_paragraph": check.paragraph,
                    "reference_text": check.text,
                    "reference_speaker": check.speaker,
                    "differences": check.differences.iter().map(|d| serde_json::json!({
                        "kind": super::words::difference_key(d.kind),
                        "values": d.values,
                        "note": d.note,
                    })).collect::<Vec<_>>(),
                })
            })
            .collect();
        let articles: Vec<serde_json::Value> = comparison
            .articles
            .iter()
            .map(|a| {
                serde_json::json!({
                    "id": a.id, "outlet": a.outlet, "title": a.title, "date": a.date, "url": a.url,
                    "reference": a.reference, "sha256": a.sha256,
                })
            })
            .collect();
        let whole = serde_json::json!({
            "format": "parallax-quote-check",
            "version": 1,
            "made": comparison.made,
            "articles": articles,
            "checks": all,
        });
        format!("{whole:#}\n")
    }

    /// As comma- or tab-separated values.
    pub fn csv(&self, separator: Separator, bom: bool) -> Vec<u8> {
        csv::write(&self.sheet(), Some(&self.provenance()), separator, bom)
    }

    /// As a workbook.
    ///
    /// # Errors
    /// When the library that writes workbooks fails, which is a defect of the program.
    pub fn xlsx(&self) -> Result<Workbook, XlsxError> {
        xlsx::one("Quote check", &self.sheet(), &self.provenance(), self.comparison)
    }

    /// Where it comes from, and what of it is written.
    fn provenance(&self) -> Provenance {
        Provenance { rows: self.part(), ..Provenance::of(self.comparison, &Filter::default()) }
    }

    /// How much of the check is written: `Quotations: all 13`, `Quotations: 4 of 13`.
    pub fn part(&self) -> String {
        match self.checks.len() {
            shown if shown == self.all => format!("Quotations: all {shown}"),
            shown => format!("Quotations: {shown} of {}", self.all),
        }
    }

    /// Each check with its quotation.
    fn pairs(&self) -> impl Iterator<Item = (&'c Check, &'c QuotationEntry)> + use<'c> {
        let quotations: FxHashMap<&str, &QuotationEntry> =
            self.comparison.quotations.iter().map(|quotation| (quotation.id.as_str(), quotation)).collect();
        self.checks.iter().filter_map(move |check| Some((check, *quotations.get(check.quotation.as_str())?)))
    }

    /// The table every format of data is made from.
    pub fn sheet(&self) -> Sheet {
        let comparison = self.comparison;
        let columns = [
            ("quotation", 10),
            ("source", 8),
            ("outlet", 20),
            ("speaker", 20),
            ("text", 50),
            ("finding", 12),
            ("reference", 10),
            ("reference_paragraph", 10),
            ("reference_text", 50),
            ("reference_speaker", 20),
            ("differences", 50),
            ("start", 8),
            ("end", 8),
        ];
        let plain = |text: String| if text.is_empty() { Cell::Empty } else { Cell::Plain(text) };
        let lines = self.pairs().map(|(check, quotation)| {
            let outlet =
                comparison.articles.iter().find(|a| a.id == quotation.article).map(|a| line(&a.outlet));
            let at = |point: Option<usize>| point.map_or(Cell::Empty, |point| Cell::Number(point as f64));
            Line {
                row: String::new(),
                verdict: None,
                cells: vec![
                    plain(check.quotation.clone()),
                    plain(quotation.article.clone()),
                    plain(outlet.unwrap_or_default()),
                    plain(line(&quotation.speaker.name)),
                    plain(line(&quotation.text)),
                    plain(finding(check.finding).to_lowercase()),
                    plain(check.reference.clone()),
                    at(check.paragraph),
                    plain(line(&check.text)),
                    plain(line(&check.speaker)),
                    plain(told(check, quotation).join("; ")),
                    at(check.passage.map(|passage| passage.start)),
                    at(check.passage.map(|passage| passage.end)),
                ],
            }
        });
        Sheet {
            layout: Layout::Long,
            columns: columns
                .into_iter()
                .map(|(key, width)| Column { key: key.into(), title: key.into(), width })
                .collect(),
            lines: lines.collect(),
        }
    }
}

/// The differences in sentences, and who speaks where that is another name.
pub fn told(check: &Check, quotation: &QuotationEntry) -> Vec<String> {
    let mut told: Vec<String> =
        check.differences.iter().map(|d| line(&d.note)).filter(|n| !n.is_empty()).collect();
    let last = |name: &str| name.split_whitespace().last().unwrap_or_default().to_lowercase();
    let (there, here) = (line(&check.speaker), line(&quotation.speaker.name));
    if is_credited_otherwise(check) {
        return told;
    }
    if !there.is_empty() && !here.is_empty() && !there.to_lowercase().contains(&last(&here)) {
        told.push(format!("{} has {there} speaking", check.reference));
    }
    told
}
