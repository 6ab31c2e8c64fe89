//! Rows of facts.

use super::document::RowKind;
use super::draft::{Draft, DraftLink, DraftReading};
use super::sources::Event;
use crate::align::facts::{Model, Place, link, rows as cluster, sources};
use crate::judge::Verdict;
use crate::judge::facts::{Reading, relate};
use crate::text::vocabulary::Vocabulary;
use std::collections::{BTreeMap, BTreeSet};

/// Share of a sentence between marks from which it is a quotation rather than a statement.
const MOSTLY_QUOTED: f64 = 0.8;

/// The rows of facts of an event, those of one source included. What the rows of quotations
/// (`quotes`) already line up is not lined up again.
pub fn rows(
    event: &Event,
    words: &[Vec<u32>],
    vocabulary: &Vocabulary,
    model: &Model,
    strictness: f64,
    quotes: &[Draft],
) -> Vec<Draft> {
    let sources = sources(event.articles, &event.extracts, words);
    let mut links = link(&sources, vocabulary, model, strictness);
    let quoted = lined_up(quotes);
    let mostly = |(article, s): Place| quoted_share(event, article, s) >= 0.5;
    links.retain(|l| {
        !(mostly(l.from) || mostly(l.to)) || !quoted.contains(&(l.from.min(l.to), l.from.max(l.to)))
    });
    let tie: BTreeMap<(Place, Place), _> =
        links.iter().map(|l| ((l.from.min(l.to), l.from.max(l.to)), l)).collect();
    let mut drafts = Vec::new();
    let mut used = BTreeSet::new();
    for row in cluster(&links) {
        used.extend(row.iter().copied());
        let readings = row.iter().map(|&(article, s)| reading(event, article, s)).collect();
        let mut draft = Draft {
            kind: RowKind::Fact,
            speaker: String::new(),
            verdict: Verdict::Agree,
            readings,
            links: Vec::new(),
            differences: Vec::new(),
        };
        for (i, &a) in row.iter().enumerate() {
            for (j, &b) in row.iter().enumerate().skip(i + 1).filter(|(_, b)| b.0 != a.0) {
                let Some(link) = tie.get(&(a.min(b), a.max(b))) else { continue };
                let view = |(article, s): Place| Reading {
                    text: &event.articles[article].text,
                    layout: &event.extracts[article].layout,
                    words: &words[article],
                    statement: &event.extracts[article].statements[s],
                    numbers: &event.extracts[article].numbers,
                    dates: &event.extracts[article].dates,
                    quoted: &event.extracts[article].quoted,
                    names: &event.extracts[article].names,
                    credits: &event.extracts[article].credits,
                };
                let (relation, differences) = relate(&view(a), &view(b), vocabulary);
                draft.links.push(DraftLink {
                    from: i,
                    to: j,
                    relation,
                    score: link.score,
                    why: link.why.clone(),
                });
                for difference in differences {
                    draft.add([i, j], difference);
                }
            }
        }
        draft.verdict = draft.links.iter().map(|l| l.relation).min().unwrap_or(Verdict::Agree);
        drafts.push(draft);
    }
    let in_quotes: BTreeSet<Place> = quotes
        .iter()
        .filter(|d| d.verdict != Verdict::Single)
        .flat_map(|d| {
            d.readings
                .iter()
                .filter(|r| r.quotation.is_none())
                .filter_map(|r| Some((r.article, r.statement?)))
        })
        .collect();
    for (article, extract) in event.extracts.iter().enumerate() {
        for s in 0..extract.statements.len() {
            let told = used.contains(&(article, s)) || in_quotes.contains(&(article, s));
            if !told && quoted_share(event, article, s) < MOSTLY_QUOTED {
                drafts.push(Draft::single(RowKind::Fact, String::new(), reading(event, article, s)));
            }
        }
    }
    drafts
}

fn reading(event: &Event, article: usize, statement: usize) -> DraftReading {
    let span = event.extracts[article].statements[statement].unit.span;
    DraftReading { article, span, quotation: None, statement: Some(statement) }
}

/// The pairs of statements that stand together in a row of quotations.
fn lined_up(quotes: &[Draft]) -> BTreeSet<(Place, Place)> {
    let mut out = BTreeSet::new();
    for draft in quotes {
        let places: Vec<Place> =
            draft.readings.iter().filter_map(|r| Some((r.article, r.statement?))).collect();
        for (i, &a) in places.iter().enumerate() {
            out.extend(places[i + 1..].iter().map(|&b| (a.min(b), a.max(b))));
        }
    }
    out
}

/// The share of a statement that stands between marks.
fn quoted_share(event: &Event, article: usize, statement: usize) -> f64 {
    let extract = &event.extracts[article];
    let span = extract.statements[statement].unit.span;
    let quoted: usize = span.among(&extract.quoted).iter().map(|q| q.overlap(span)).sum();
    quoted as f64 / span.len().max(1) as f64
}
