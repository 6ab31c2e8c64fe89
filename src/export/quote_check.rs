//! The quote check ([`crate::compare::reference`]) as tables: for the terminal, as data, and printed.

use super::csv::{self, Separator};
use super::page::{self, Block, Document, Mark, Run, Table, TableRow, Tint, ours, theirs};
use super::plain::line;
use super::provenance::{Citation, Provenance};
use super::sheet::{Cell, Column, Layout, Line, Sheet};
use super::xlsx::{self, Workbook};
use super::{Filter, wrap};
use crate::compare::Comparison;
use crate::compare::document::{DifferenceKind, QuotationEntry, Verdict};
use crate::compare::reference::{Check, Finding};
use rust_xlsxwriter::XlsxError;
use std::fmt::Write as _;

/// What a finding is called.
pub fn finding(finding: Finding) -> &'static str {
    match finding {
        Finding::Exact => "Exact",
        Finding::Shortened => "Shortened",
        Finding::Altered => "Altered",
        Finding::NotFound => "Not found",
    }
}

/// The mark beside it.
pub fn mark(finding: Finding) -> char {
    match finding {
        Finding::Exact => '●',
        Finding::Shortened => '◐',
        Finding::Altered => '≈',
        Finding::NotFound => '○',
    }
}

/// How many there are of each finding: `12 quotations: 7 exact, 2 shortened, 1 altered, 2 not found`.
pub fn summary(checks: &[Check]) -> String {
    let mut told = super::words::count(checks.len(), "quotation", "quotations");
    let kinds = [Finding::Exact, Finding::Shortened, Finding::Altered, Finding::NotFound];
    let counts = kinds.into_iter().filter_map(|kind| {
        let n = checks.iter().filter(|check| check.finding == kind).count();
        (n > 0).then(|| format!("{n} {}", finding(kind).to_lowercase()))
    });
    let counts: Vec<String> = counts.collect();
    if !counts.is_empty() {
        let _ = write!(told, ": {}", counts.join(", "));
    }
    let others = checks.iter().filter(|check| !remark(check).is_empty()).count();
    if others > 0 {
        let _ = write!(told, "; {others} credited to somebody else");
    }
    told
}

/// What is said beside a finding where the reference gives the words to somebody else.
fn remark(check: &Check) -> &'static str {
    let other = check.differences.iter().any(|d| d.kind == DifferenceKind::Speaker);
    if other { ", credited to somebody else" } else { "" }
}

/// To be read in a terminal, `columns` wide.
pub fn text(comparison: &Comparison, checks: &[Check], columns: usize) -> String {
    let mut out = format!("{}\n\n", summary(checks));
    for article in &comparison.articles {
        let role = if article.reference { " (the reference)" } else { "" };
        let _ = writeln!(out, "{:<4}{}{role}", article.id, Citation::of(article).text);
    }
    let room = columns.saturating_sub(4).max(20);
    for (check, quotation) in pairs(comparison, checks) {
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
pub fn json(comparison: &Comparison, checks: &[Check]) -> String {
    let all: Vec<serde_json::Value> = pairs(comparison, checks)
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
pub fn csv(comparison: &Comparison, checks: &[Check], separator: Separator, bom: bool) -> Vec<u8> {
    csv::write(&sheet(comparison, checks), Some(&provenance(comparison)), separator, bom)
}

/// As a workbook.
///
/// # Errors
/// When the library that writes workbooks fails, which is a defect of the program.
pub fn xlsx(comparison: &Comparison, checks: &[Check]) -> Result<Workbook, XlsxError> {
    xlsx::one("Quote check", &sheet(comparison, checks), comparison)
}

/// As a printed table, on its side.
pub fn document(comparison: &Comparison, checks: &[Check], paper: page::Paper) -> Document {
    let header = ["", "Quotation", "Finding", "What the reference has", "In what they differ"];
    let header = header.map(|title| page::Cell::text(vec![ours(title)])).to_vec();
    let rows = pairs(comparison, checks).map(|(check, quotation)| {
        let hue = Tint::Verdict(match check.finding {
            Finding::Exact => Verdict::Same,
            Finding::Shortened => Verdict::Cut,
            Finding::Altered => Verdict::Reworded,
            Finding::NotFound => Verdict::Single,
        });
        let mut said = page::Cell::text(marked(&quotation.text, check, 0, true));
        let speaker = line(&quotation.speaker.name);
        if !speaker.is_empty() {
            said.paragraphs.push(note(&speaker));
        }
        let mut there = page::Cell::text(marked(&check.text, check, 1, false));
        let place = check.paragraph.map(|n| format!("paragraph {n}"));
        let beside: Vec<String> =
            [line(&check.speaker)].into_iter().filter(|s| !s.is_empty()).chain(place).collect();
        if !beside.is_empty() {
            there.paragraphs.push(note(&beside.join(", ")));
        }
        let mut told_cell = page::Cell::default();
        told_cell.paragraphs.extend(
            told(check, quotation)
                .into_iter()
                .map(|told| page::Paragraph { runs: vec![ours(told)], style: page::Style::Body }),
        );
        TableRow {
            cells: vec![
                page::Cell::text(vec![ours(quotation.article.clone()).bold()]).named(),
                said,
                page::Cell::text(vec![
                    ours(format!("{}\u{A0}{}{}", mark(check.finding), finding(check.finding), remark(check)))
                        .bold(),
                ])
                .tinted(hue),
                there,
                told_cell,
            ],
        }
    });
    let table = Table {
        columns: vec![0.6, 6.0, 2.2, 6.0, 4.5],
        header: vec![TableRow { cells: header }],
        rows: rows.collect(),
        summary: "Each quotation beside the words of the reference".into(),
    };
    let mut blocks = vec![
        Block::Heading(1, vec![ours("Quote check")]),
        Block::text(vec![ours(format!("{}.", summary(checks)))]),
        Block::small(vec![ours(
            "Exact: the words stand there. Shortened: words between them are left out, with a mark. Altered: words are \
             replaced, added, or dropped without a mark. Not found: the words do not stand there; they may have been \
             said elsewhere.",
        )]),
        Block::Table(table),
    ];
    let provenance = provenance(comparison);
    blocks.extend(comparison.articles.iter().map(|article| {
        let role = if article.reference { " (the reference)" } else { "" };
        Block::small(vec![ours(format!("{}{role}", Citation::of(article).told()))])
    }));
    Document {
        title: "Quote check".into(),
        language: "en".into(),
        paper,
        landscape: true,
        footer: vec![ours(provenance.made)],
        blocks,
        ..Document::default()
    }
}

fn provenance(comparison: &Comparison) -> Provenance {
    Provenance { rows: String::new(), ..Provenance::of(comparison, &Filter::default()) }
}

fn note(text: &str) -> page::Paragraph {
    page::Paragraph { runs: vec![ours(text)], style: page::Style::Small }
}

fn pairs<'c>(
    comparison: &'c Comparison,
    checks: &'c [Check],
) -> impl Iterator<Item = (&'c Check, &'c QuotationEntry)> {
    // both are in the order of the quotations
    let mut quotations = comparison.quotations.iter();
    checks
        .iter()
        .filter_map(move |check| Some((check, quotations.by_ref().find(|q| q.id == check.quotation)?)))
}

/// The differences in sentences, and who speaks where that is another name.
fn told(check: &Check, quotation: &QuotationEntry) -> Vec<String> {
    let mut told: Vec<String> =
        check.differences.iter().map(|d| line(&d.note)).filter(|n| !n.is_empty()).collect();
    let last = |name: &str| name.split_whitespace().last().unwrap_or_default().to_lowercase();
    let (there, here) = (line(&check.speaker), line(&quotation.speaker.name));
    if !remark(check).is_empty() {
        return told;
    }
    if !there.is_empty() && !here.is_empty() && !there.to_lowercase().contains(&last(&here)) {
        told.push(format!("{} has {there} speaking", check.reference));
    }
    told
}

/// `text` with the words that differ marked; `side` 0 is the quotation's, 1 the reference's.
fn marked(text: &str, check: &Check, side: usize, marks: bool) -> Vec<Run> {
    let text = line(text);
    let mut places: Vec<(usize, usize, Mark)> = Vec::new();
    for difference in check.differences.iter().filter(|d| d.kind != DifferenceKind::Speaker) {
        let (own, other) = (line(&difference.values[side]), line(&difference.values[1 - side]));
        let kind = if other.is_empty() { Mark::Added } else { Mark::Changed };
        if let Some((start, end)) = wrap::place(&text, &own)
            && places.iter().all(|&(s, e, _)| end <= s || start >= e)
        {
            places.push((start, end, kind));
        }
    }
    places.sort_by_key(|place| place.0);
    let mut runs = Vec::new();
    if marks {
        runs.push(theirs("“"));
    }
    let mut at = 0;
    for (start, end, kind) in places {
        runs.push(theirs(&text[at..start]));
        runs.push(theirs(&text[start..end]).marked(kind));
        at = end;
    }
    runs.push(theirs(&text[at..]));
    if marks {
        runs.push(theirs("”"));
    }
    runs
}

/// The table every format of data is made from.
fn sheet(comparison: &Comparison, checks: &[Check]) -> Sheet {
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
    let lines = pairs(comparison, checks).map(|(check, quotation)| {
        let outlet = comparison.articles.iter().find(|a| a.id == quotation.article).map(|a| line(&a.outlet));
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
