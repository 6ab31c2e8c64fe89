//! Which article has it: quotations of which each article surely has the words or surely has not.

use super::source::{Sources, quoted};
use super::speakers::{plainly, proper};
use super::standing::{Shown, bare};
use super::{Item, Made, Outcome, shuffled};
use crate::article::Span;
use crate::compare::Comparison;
use crate::compare::document::{How, QuotationEntry, QuotationKind, Row, RowKind};
use crate::export::plain::line;
use crate::export::words::list;
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeMap;
use std::rc::Rc;

/// How many quotations at least, and at most.
const LEAST: usize = 3;
const MOST: usize = 8;

struct Candidate<'c> {
    quotation: &'c QuotationEntry,
    /// Where each article has the words.
    places: Vec<Option<Span>>,
    /// Whether a sentence with the words is lined up with one of an article that lacks them.
    told: bool,
}

/// Ticks which articles print some words. An article has them where all stand there in a row; it lacks them
/// where no four of them do and no row lines them up with words of its own.
pub fn task(comparison: &Comparison, sources: &Sources, shown: &Shown) -> Outcome {
    if sources.all.len() < 2 {
        return Err("it takes two articles".into());
    }
    let standing = sources.standing();
    let lined_up = lined_up(comparison);
    let facts = facts(comparison);
    let mut kinds: BTreeMap<Vec<bool>, Vec<Candidate>> = BTreeMap::new();
    for quotation in &comparison.quotations {
        if !clear(quotation) || shown.has(&quotation.text) {
            continue;
        }
        let passage = bare(&quotation.text);
        let rows = lined_up.get(quotation.id.as_str());
        let mut unsure = false;
        let places: Vec<Option<Span>> = (0..sources.all.len())
            .map(|n| {
                let place = standing.find(n, &passage);
                let letter = sources.all[n].entry.id.as_str();
                unsure |= place.is_none()
                    && (standing.shares(n, &passage) || rows.is_some_and(|letters| letters.contains(letter)));
                place
            })
            .collect();
        if unsure {
            continue;
        }
        let start = quotation.spans.first().map_or(0, |span| span.start);
        let lack = || (0..places.len()).filter(|&n| places[n].is_none());
        let here = facts.get(quotation.article.as_str()).into_iter().flatten();
        let told = here
            .filter(|fact| (fact.from..fact.to).contains(&start))
            .any(|fact| lack().any(|n| fact.had_by.contains(sources.all[n].entry.id.as_str())));
        let kind: Vec<bool> = places.iter().map(Option::is_some).collect();
        kinds.entry(kind).or_default().push(Candidate { quotation, places, told });
    }
    let chosen = vary(kinds);
    let different: FxHashSet<Vec<bool>> =
        chosen.iter().map(|c| c.places.iter().map(Option::is_some).collect()).collect();
    if chosen.len() < LEAST || different.len() < 2 {
        return Err("too few quotations are surely in one article and surely not in another".into());
    }
    let items = chosen.into_iter().map(|candidate| item(sources, candidate)).collect();
    let choices = sources.letters();
    Ok(Made { choices, items })
}

/// Whether a quotation is a piece of speech that can stand alone.
fn clear(quotation: &QuotationEntry) -> bool {
    matches!(quotation.kind, QuotationKind::Direct | QuotationKind::Partial)
        && quotation.flags.is_empty()
        && quotation.spans.len() == 1
        && (6..=36).contains(&quotation.text.split_whitespace().count())
        && !quotation.text.contains('\n')
}

/// Articles that have readings beside each quotation.
fn lined_up(comparison: &Comparison) -> FxHashMap<&str, FxHashSet<&str>> {
    let mut out: FxHashMap<&str, FxHashSet<&str>> = FxHashMap::default();
    for row in comparison.rows.iter().filter(|row| row.kind == RowKind::Quote) {
        let letters = letters(row);
        for id in row.readings.iter().filter_map(|reading| reading.quotation.as_deref()) {
            out.entry(id).or_default().extend(&letters);
        }
    }
    out
}

/// A passage of a fact that several articles have.
struct Fact<'c> {
    from: usize,
    to: usize,
    /// The letters of those that have the fact.
    had_by: Rc<FxHashSet<&'c str>>,
}

/// The passages of facts by the letter of their article.
fn facts(comparison: &Comparison) -> FxHashMap<&str, Vec<Fact<'_>>> {
    let mut out: FxHashMap<&str, Vec<Fact>> = FxHashMap::default();
    for row in comparison.rows.iter().filter(|row| row.kind == RowKind::Fact && row.sources > 1) {
        let letters = Rc::new(letters(row));
        for reading in &row.readings {
            let had_by = Rc::clone(&letters);
            let fact = Fact { from: reading.start, to: reading.end, had_by };
            out.entry(reading.article.as_str()).or_default().push(fact);
        }
    }
    out
}

/// The articles that have readings in a row.
fn letters(row: &Row) -> FxHashSet<&str> {
    row.readings.iter().map(|reading| reading.article.as_str()).collect()
}

/// Different answers take turns: first what some articles have and others lack, last what all have.
fn vary(kinds: BTreeMap<Vec<bool>, Vec<Candidate>>) -> Vec<Candidate> {
    let mut groups: Vec<Vec<Candidate>> = kinds
        .into_values()
        .map(|mut group| {
            group.sort_by_cached_key(|c| {
                let text = &c.quotation.text;
                let whole = text.chars().next().is_some_and(char::is_uppercase);
                let length = text.split_whitespace().count().abs_diff(16) / 4;
                std::cmp::Reverse((
                    c.told,
                    !whole,
                    c.quotation.speaker.name.is_empty(),
                    length,
                    shuffled(text),
                ))
            });
            group
        })
        .collect();
    let had = |group: &Vec<Candidate>| {
        group.first().map_or(0, |c| c.places.iter().filter(|place| place.is_some()).count())
    };
    let all = groups.first().and_then(|group| group.first()).map_or(0, |c| c.places.len());
    groups.sort_by_key(|group| match had(group) {
        n if n == all => usize::MAX,
        1 => usize::MAX - 1,
        n => n,
    });
    let mut chosen: Vec<Candidate> = Vec::new();
    let mut known = Shown::default();
    while chosen.len() < MOST && groups.iter().any(|group| !group.is_empty()) {
        for group in &mut groups {
            // one quotation that all have is enough
            if had(group) == all && chosen.iter().any(|c| c.places.iter().all(Option::is_some)) {
                group.clear();
            }
            while let Some(next) = group.pop() {
                if chosen.len() < MOST && !known.has(&next.quotation.text) {
                    known.add(&next.quotation.text);
                    chosen.push(next);
                    break;
                }
            }
        }
    }
    chosen.sort_by_cached_key(|c| shuffled(&c.quotation.text));
    chosen
}

fn item(sources: &Sources, candidate: Candidate) -> Item {
    let quotation = candidate.quotation;
    let letters = |there: bool| -> Vec<&str> {
        let with = sources.all.iter().zip(&candidate.places).filter(|(_, place)| place.is_some() == there);
        with.map(|(source, _)| source.entry.id.as_str()).collect()
    };
    let (with, without) = (letters(true), letters(false));
    let speaker = line(&quotation.speaker.name);
    let known = quotation.speaker.how == How::Stated && proper(&speaker) && plainly(sources, quotation);
    let who = if !known { String::new() } else { format!(" ({speaker})") };
    let answer = match (&with[..], &without[..]) {
        (_, []) => format!("all of them{who}"),
        ([one], _) => format!("only {one}{who}"),
        _ => format!("{}, not {}{who}", list(&with), list(&without)),
    };
    let places = sources.all.iter().zip(&candidate.places);
    Item {
        passages: vec![(String::new(), quoted(&sources.shown(&quotation.article, &quotation.text)))],
        right: candidate.places.iter().enumerate().filter(|(_, p)| p.is_some()).map(|(n, _)| n).collect(),
        answer,
        evidence: places
            .filter_map(|(source, place)| sources.evidence_at(&source.entry.id, (*place)?))
            .collect(),
        ..Item::default()
    }
}
