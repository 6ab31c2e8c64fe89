//! What comes first: words and people that one article brings near its beginning and another near its end.

use super::source::{Sources, quoted};
use super::speakers::last;
use super::standing::{Shown, bare};
use super::{Item, Made, Outcome, shuffled};
use crate::article::Span;
use crate::compare::Comparison;
use crate::compare::document::QuotationKind;

/// How many things at least, and at most; and how many of them quotations at most.
const LEAST: usize = 2;
const MOST: usize = 4;
const QUOTED: usize = 2;

/// How far apart two places are at least, as a share of an article.
const APART: f64 = 0.3;
/// How far from its beginning an article brings early what it brings early, at most.
const EARLY: f64 = 0.45;
/// Lines in which quotations are one passage.
const NEAR: usize = 4;

struct Candidate {
    /// How far apart the places are.
    apart: f64,
    /// What is looked for.
    words: String,
    /// What is asked about it.
    question: &'static str,
    /// The earlier and the later place: article, and where in it.
    places: [(usize, Span); 2],
}

/// Finds the line in two articles, and tells which brings it earlier.
pub fn task(comparison: &Comparison, sources: &Sources, shown: &Shown) -> Outcome {
    if sources.all.len() < 2 {
        return Err("it takes two articles".into());
    }
    let standing = sources.standing();
    let mut quotations = Vec::new();
    for quotation in &comparison.quotations {
        let clear = matches!(quotation.kind, QuotationKind::Direct | QuotationKind::Partial)
            && quotation.flags.is_empty()
            && quotation.spans.len() == 1
            && (5..=30).contains(&quotation.text.split_whitespace().count())
            && !shown.has(&quotation.text);
        if clear {
            let passage = bare(&quotation.text);
            let places: Vec<(usize, Span)> =
                (0..sources.all.len()).filter_map(|n| Some((n, standing.find(n, &passage)?))).collect();
            let words = quoted(&sources.shown(&quotation.article, &quotation.text));
            quotations.extend(candidate(sources, words, "", &places));
        }
    }
    let mut people: Vec<Candidate> = sources
        .people()
        .iter()
        .filter_map(|person| {
            let places: Vec<(usize, Span)> = (0..sources.all.len())
                .filter_map(|n| Some((n, person.first.get(n).copied().flatten()?)))
                .collect();
            candidate(sources, person.name.clone(), "first named", &places)
        })
        .collect();
    for found in [&mut quotations, &mut people] {
        found.sort_by_cached_key(|c| std::cmp::Reverse(((c.apart * 20.0) as u32, shuffled(&c.words))));
    }
    let mut chosen: Vec<Candidate> = Vec::new();
    let mut known = Shown::default();
    for found in quotations {
        let line = |c: &Candidate| sources.line_at(c.places[0].0, c.places[0].1).map_or(0, |(line, _)| line);
        let beside =
            |c: &Candidate| c.places[0].0 == found.places[0].0 && line(c).abs_diff(line(&found)) < NEAR;
        if chosen.len() < QUOTED && !known.has(&found.words) && !chosen.iter().any(beside) {
            known.add(&found.words);
            chosen.push(found);
        }
    }
    for found in people {
        if chosen.len() < MOST && chosen.iter().all(|c| last(&c.words) != last(&found.words)) {
            chosen.push(found);
        }
    }
    if chosen.len() < LEAST {
        return Err("too little stands near the beginning of one article and near the end of another".into());
    }
    let choices = sources.letters();
    let items = chosen.into_iter().filter_map(|c| item(sources, c)).collect();
    Ok(Made { choices, items })
}

/// The two articles in which something stands farthest apart, if that is far enough by share and by line.
fn candidate(
    sources: &Sources,
    words: String,
    question: &'static str,
    places: &[(usize, Span)],
) -> Option<Candidate> {
    let share =
        |(n, span): &(usize, Span)| span.start as f64 / sources.all[*n].entry.text.len().max(1) as f64;
    let early = places.iter().min_by(|a, b| share(a).total_cmp(&share(b)))?;
    let late = places.iter().max_by(|a, b| share(a).total_cmp(&share(b)))?;
    let apart = share(late) - share(early);
    let first = |place: &(usize, Span)| sources.line_at(place.0, place.1).map(|(line, _)| line);
    // by counted lines and by share the same comes first
    (early.0 != late.0 && apart >= APART && share(early) <= EARLY && first(early)? + 3 <= first(late)?)
        .then_some(Candidate { apart, words, question, places: [*early, *late] })
}

fn item(sources: &Sources, candidate: Candidate) -> Option<Item> {
    let [early, late] = candidate.places;
    let named = !candidate.question.is_empty();
    let told = |(n, span): (usize, Span)| {
        let (line, all) = sources.line_at(n, span)?;
        Some(format!("{} line {line} of {all}", sources.all[n].entry.id))
    };
    let mut letters = [early.0, late.0];
    letters.sort();
    Some(Item {
        passages: letters.map(|n| (sources.all[n].entry.id.clone(), candidate.words.clone())).to_vec(),
        question: candidate.question.into(),
        right: vec![early.0],
        answer: format!(
            "{} brings it first: {}, {}",
            sources.all[early.0].entry.id,
            told(early)?,
            told(late)?
        ),
        evidence: [early, late]
            .into_iter()
            .filter_map(|(n, span)| {
                let source = &sources.all[n];
                let span = if named { source.sentence_at(span) } else { span };
                sources.evidence_at(&source.entry.id, span)
            })
            .collect(),
        ..Item::default()
    })
}
