//! From drafts to the document: ids, order, labels, code points.

use super::articles::{entry, letter};
use super::credits::Credits;
use super::document::{
    Comparison, DetailEntry, DetailValue, Difference, FORMAT, Link, Made, Place, QuotationEntry, Range,
    Reading, Reuse, Row, RowKind, SpeakerEntry, StatementEntry, VERSION,
};
use super::draft::{Draft, DraftReading};
use super::sources::Event;
use crate::align::{Match, Matching};
use crate::article::{Article, CodePoints, Span};
use crate::extract::event::Extract;
use crate::extract::speakers::Speaker;
use crate::extract::{Flag, Quotation};
use crate::judge::{DifferenceKind, Verdict};
use crate::text::words::bare;
use rayon::prelude::*;
use std::collections::BTreeSet;

/// The document of a run. `order` tells for each article of the event which of those given it is.
pub fn document(
    order: &[usize],
    labels: &[String],
    event: &Event,
    credits: &Credits,
    drafts: Vec<Draft>,
    strictness: f64,
) -> Comparison {
    let points: Vec<CodePoints> = event.articles.iter().map(|a| CodePoints::new(&a.text)).collect();
    let mut given: Vec<usize> = (0..order.len()).collect();
    given.sort_by_key(|&i| order[i]);
    let mut ids =
        Ids { quotations: vec![Vec::new(); order.len()], statements: vec![Vec::new(); order.len()] };
    let mut quotations = Vec::new();
    let mut statements = Vec::new();
    for &i in &given {
        let e = &event.extracts[i];
        for q in 0..e.quotations.len() {
            ids.quotations[i].push(format!("q{}", quotations.len() + 1));
            quotations.push(quotation(
                &ids.quotations[i][q],
                &labels[i],
                &event.articles[i].text,
                &points[i],
                &e.quotations[q],
                (
                    &credits.speakers[i][q],
                    credits.is_sure(i, q),
                    credits.is_decided(i, Some(q)),
                    &credits.flags[i][q],
                ),
            ));
        }
        for s in 0..e.statements.len() {
            ids.statements[i].push(format!("s{}", statements.len() + 1));
            statements.push(statement(&ids.statements[i][s], &labels[i], event, i, &points[i], s));
        }
    }
    let headlines: Vec<Option<Span>> =
        event.articles.iter().zip(&event.extracts).map(|(a, e)| headline(a, e)).collect();
    let mut drafts: Vec<(Draft, Option<Match>)> = drafts
        .into_iter()
        .map(|draft| {
            let matched = draft.matched();
            (draft, matched)
        })
        .collect();
    drafts.sort_by_cached_key(|(draft, matched)| importance(draft, matched.as_ref(), event));
    let rows = drafts
        .into_par_iter()
        .enumerate()
        .map(|(n, draft)| row(n + 1, draft, event, labels, &points, &ids, &headlines))
        .collect();
    let mut reuse: Vec<Reuse> = event
        .shared
        .iter()
        .map(|s| Reuse {
            from: labels[s.from].clone(),
            to: labels[s.to].clone(),
            shared: (s.shared * 1000.0).round() / 1000.0,
            note: s.note(&labels[s.from], &labels[s.to]),
        })
        .collect();
    reuse.sort_by(|a, b| b.shared.total_cmp(&a.shared).then_with(|| (&a.from, &a.to).cmp(&(&b.from, &b.to))));
    let articles =
        given.iter().zip(0..).map(|(&i, n)| entry(letter(n), &event.articles[i], &event.hashes[i])).collect();
    let made = Made::here(strictness);
    Comparison {
        format: FORMAT.into(),
        version: VERSION,
        articles,
        quotations,
        statements,
        rows,
        reuse,
        made,
    }
}

struct Ids {
    quotations: Vec<Vec<String>>,
    statements: Vec<Vec<String>>,
}

fn range(points: &CodePoints, span: Span) -> Range {
    Range { start: points.at(span.start), end: points.at(span.end) }
}

fn quotation(
    id: &str,
    article: &str,
    text: &str,
    points: &CodePoints,
    quotation: &Quotation,
    (speaker, sure, decided, flags): (&Speaker, bool, bool, &[Flag]),
) -> QuotationEntry {
    let words: Vec<&str> = quotation.spans.iter().map(|s| s.of(text)).collect();
    QuotationEntry {
        id: id.to_owned(),
        article: article.to_owned(),
        kind: quotation.kind,
        spans: quotation.spans.iter().map(|&s| range(points, s)).collect(),
        text: words.join(" "),
        speaker: SpeakerEntry {
            name: speaker.name.clone(),
            mention: speaker.mention.map(|m| range(points, m)),
            how: speaker.how,
            sure,
            decided,
        },
        cue: quotation.cue.map(|c| range(points, c)),
        flags: flags.to_vec(),
    }
}

fn statement(
    id: &str,
    label: &str,
    event: &Event,
    article: usize,
    points: &CodePoints,
    s: usize,
) -> StatementEntry {
    let e = &event.extracts[article];
    let text = &event.articles[article].text;
    let own = &e.statements[s];
    let mut details: Vec<(Span, DetailValue)> = Vec::new();
    for n in &e.numbers[own.numbers.clone()] {
        let high = n.high.is_finite().then_some(n.high);
        let value = DetailValue::Number { low: n.low, high, exact: n.exact, unit: n.unit.to_string() };
        details.push((n.span, value));
    }
    for d in &e.dates[own.dates.clone()] {
        let (from, to) =
            d.days.map_or((String::new(), String::new()), |(f, t)| (f.to_string(), t.to_string()));
        details.push((d.span, DetailValue::Date { from, to }));
    }
    for n in &e.names[own.names.clone()] {
        let canonical = event.directory.entries.get(n.entry).map(|e| e.canonical.clone()).unwrap_or_default();
        details.push((n.span, DetailValue::Name { canonical }));
    }
    details.sort_by_key(|(span, _)| *span);
    let whole = range(points, own.unit.span);
    StatementEntry {
        id: id.to_owned(),
        article: label.to_owned(),
        start: whole.start,
        end: whole.end,
        certainty: own.certainty,
        details: details
            .into_iter()
            .map(|(span, value)| {
                let at = range(points, span);
                DetailEntry { start: at.start, end: at.end, text: span.of(text).to_owned(), value }
            })
            .collect(),
    }
}

/// The first paragraph, where it is the headline.
fn headline(article: &Article, e: &Extract) -> Option<Span> {
    let first = e.layout.paragraphs.first()?.span;
    (!article.title.is_empty() && bare(first.of(&article.text)) == bare(&article.title)).then_some(first)
}

fn place(e: &Extract, headline: Option<Span>, span: Span) -> Place {
    if headline.is_some_and(|h| h.contains(span)) {
        return Place::Headline;
    }
    let lead = e.layout.paragraphs.get(usize::from(headline.is_some()));
    if lead.is_some_and(|p| p.span.touches(span)) { Place::Lead } else { Place::Body }
}

/// Most telling first: what contradicts, then words credited to two people, then by verdict, what is matched loosely
/// last, then by how many have it, then by where it stands. What it is computed from does not depend on the order of
/// the articles.
fn importance(draft: &Draft, matched: Option<&Match>, event: &Event) -> impl Ord + use<> {
    let sources: BTreeSet<usize> = draft.readings.iter().map(|r| r.article).collect();
    let position = draft.readings.iter().map(|r| (position(event, r) * 1000.0) as u32).min();
    let places: Vec<(usize, Span)> = draft.readings.iter().map(|r| (r.article, r.span)).collect();
    let loose = matched.is_some_and(|m| m.matching == Matching::Loose);
    let first = match draft.verdict {
        Verdict::Conflict => 0,
        _ if draft.is_contested() => 1,
        _ => 2,
    };
    (first, draft.verdict, loose, std::cmp::Reverse(sources.len()), draft.kind, position, places)
}

fn position(event: &Event, reading: &DraftReading) -> f64 {
    let length = event.articles[reading.article].text.len().max(1);
    reading.span.start as f64 / length as f64
}

fn row(
    number: usize,
    (draft, matched): (Draft, Option<Match>),
    event: &Event,
    labels: &[String],
    points: &[CodePoints],
    ids: &Ids,
    headlines: &[Option<Span>],
) -> Row {
    let id = format!("r{number}");
    let sources: BTreeSet<usize> = draft.readings.iter().map(|r| r.article).collect();
    let independent: BTreeSet<usize> = sources.iter().map(|&a| event.groups[a]).collect();
    let reading_id = |n: usize| format!("{id}.{}", n + 1);
    let matching = matched.as_ref().map(|m| m.matching);
    let readings: Vec<Reading> = draft
        .readings
        .iter()
        .enumerate()
        .map(|(n, r)| {
            let at = range(&points[r.article], r.span);
            Reading {
                id: reading_id(n),
                article: labels[r.article].clone(),
                start: at.start,
                end: at.end,
                text: r.span.of(&event.articles[r.article].text).to_owned(),
                quotation: r.quotation.map(|q| ids.quotations[r.article][q].clone()),
                statement: r.statement.map(|s| ids.statements[r.article][s].clone()),
                position: (position(event, r) * 1000.0).round() / 1000.0,
                place: place(&event.extracts[r.article], headlines[r.article], r.span),
                loose: matched.as_ref().is_some_and(|m| m.loose[n]),
            }
        })
        .collect();
    let links = draft
        .links
        .into_iter()
        .map(|l| Link {
            from: reading_id(l.from),
            to: reading_id(l.to),
            relation: l.relation,
            score: l.score,
            why: l.why,
        })
        .collect();
    let apart: BTreeSet<usize> = draft
        .differences
        .iter()
        .filter(|(_, d)| draft.verdict == Verdict::Conflict && !SAME_THING.contains(&d.kind))
        .flat_map(|(between, _)| *between)
        .collect();
    let differences = draft
        .differences
        .into_iter()
        .map(|(between, d)| Difference {
            kind: d.kind,
            readings: between.iter().map(|&n| reading_id(n)).collect(),
            values: d.values.to_vec(),
            note: d.note,
        })
        .collect();
    Row {
        label: label(draft.kind, &readings, &apart),
        id,
        kind: draft.kind,
        speaker: draft.speaker,
        verdict: draft.verdict.matched(matching),
        sources: sources.len(),
        independent: independent.len(),
        matching,
        readings,
        links,
        differences,
        confirmed: draft.decided.confirmed,
        note: draft.decided.note,
        decided: draft.decided.sentences,
    }
}

/// Characters of a label at most.
const LABEL: usize = 64;

/// Differences that make no conflict.
const SAME_THING: &[DifferenceKind] = &[DifferenceKind::Wording, DifferenceKind::Omission];

/// The shortest reading (of those that contradict each other, where some do), cut to a length that fits a table.
fn label(kind: RowKind, readings: &[Reading], apart: &BTreeSet<usize>) -> String {
    let telling: Vec<&Reading> = readings
        .iter()
        .enumerate()
        .filter(|(n, r)| if apart.is_empty() { !r.loose } else { apart.contains(n) })
        .map(|r| r.1)
        .collect();
    let enough = |r: &&Reading| r.text.split_whitespace().nth(2).is_some();
    let shortest = |list: &mut dyn Iterator<Item = &Reading>| {
        let length = |r: &Reading| r.text.chars().count();
        list.min_by(|a, b| length(a).cmp(&length(b)).then_with(|| a.text.cmp(&b.text)))
            .map(|r| r.text.clone())
    };
    let text = shortest(&mut telling.iter().copied().filter(enough))
        .or_else(|| shortest(&mut telling.iter().copied()))
        .unwrap_or_default();
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let short = if text.chars().count() <= LABEL {
        text
    } else {
        let cut: String = text.chars().take(LABEL).collect();
        let end = cut.rfind(' ').unwrap_or(cut.len());
        format!("{}…", cut[..end].trim_end_matches([',', ';', ':', '.']))
    };
    if kind == RowKind::Quote && readings.iter().any(|r| r.quotation.is_some()) {
        format!("“{short}”")
    } else {
        short
    }
}
