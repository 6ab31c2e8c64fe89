//! The check as a table on paper.

use super::{QuoteCheck, finding, mark, remark, summary, told, verdict};
use crate::compare::document::{QuotationEntry, Range};
use crate::compare::reference::{Check, Differs, Side};
use crate::export::page::{self, Block, Document, Mark, Run, Table, TableRow, Tint, ours, theirs};
use crate::export::plain::line;
use crate::export::provenance::Citation;

impl QuoteCheck<'_> {
    /// As a printed table, on its side.
    pub fn document(&self, paper: page::Paper) -> Document {
        let (comparison, checks) = (self.comparison, self.checks);
        let header = ["", "Quotation", "Finding", "What the reference has", "In what they differ"];
        let header = header.map(|title| page::Cell::text(vec![ours(title)])).to_vec();
        let rows = self.pairs().map(|(check, quotation)| {
            let hue = Tint::Verdict(verdict(check.finding));
            let mut said = page::Cell::text(words(&quotation.text, check, quotation, Side::Article));
            let speaker = line(&quotation.speaker.name);
            if !speaker.is_empty() {
                said.paragraphs.push(note(&speaker));
            }
            let mut there = page::Cell::text(words(&check.text, check, quotation, Side::Reference));
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
                        ours(format!(
                            "{}\u{A0}{}{}",
                            mark(check.finding),
                            finding(check.finding),
                            remark(check)
                        ))
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
            Block::text(vec![ours(match checks.len() == self.all {
                true => format!("{}.", summary(checks)),
                false => format!("{}. {} were checked.", summary(checks), self.all),
            })]),
            Block::small(vec![ours(
                "Exact: the words stand there. Shortened: words between them are left out, with a mark. Altered: words are \
             replaced, added, or dropped without a mark. Not found: the words do not stand there; they may have been \
             said elsewhere.",
            )]),
            Block::Table(table),
        ];
        let provenance = self.provenance();
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
}

fn note(text: &str) -> page::Paragraph {
    page::Paragraph { runs: vec![ours(text)], style: page::Style::Small }
}

/// The words of one side with those marked that differ; between marks where they are the article's.
fn words(text: &str, check: &Check, quotation: &QuotationEntry, side: Side) -> Vec<Run> {
    let parts: Vec<Range> = match side {
        Side::Article => quotation.spans.clone(),
        Side::Reference => check.passage.into_iter().collect(),
    };
    // the parts stand in `text` one after the other, a blank between
    let place = |point: usize| {
        let mut before = 0;
        for part in &parts {
            if point <= part.end {
                return before + point.saturating_sub(part.start);
            }
            before += part.end - part.start + 1;
        }
        before
    };
    let letters: Vec<char> = text.chars().collect();
    let piece = |from: usize, to: usize| -> String {
        let to = to.min(letters.len());
        letters[from.min(to)..to].iter().map(|&c| if c.is_whitespace() { ' ' } else { c }).collect()
    };
    let mut runs = Vec::new();
    let push = |runs: &mut Vec<Run>, text: String| {
        let safe = line(&text);
        if safe.is_empty() && text.is_empty() {
            return;
        }
        // the blanks around a piece stay
        let blank = |is: bool| if is { " " } else { "" };
        let (before, after) = (blank(text.starts_with(' ')), blank(text.ends_with(' ') && !safe.is_empty()));
        runs.push(theirs(format!("{before}{safe}{after}")));
    };
    if side == Side::Article {
        runs.push(theirs("“"));
    }
    let mut at = 0;
    for marked in check.marked(side) {
        let (start, end) = (place(marked.range.start), place(marked.range.end));
        push(&mut runs, piece(at, start));
        match marked.kind {
            Differs::Changed => runs.push(theirs(line(&piece(start, end))).marked(Mark::Changed)),
            Differs::Added => runs.push(theirs(line(&piece(start, end))).marked(Mark::Added)),
            Differs::Missing(count) => runs.push(ours(format!("‸{count}")).marked(Mark::Missing)),
        }
        at = end;
    }
    push(&mut runs, piece(at, letters.len()));
    if side == Side::Article {
        runs.push(theirs("”"));
    }
    runs
}
