//! Who is quoted: people and articles, asked only where it is sure for each article that it quotes the
//! person between marks or that it does not.

use super::source::Sources;
use super::speakers::{disputed, last, proper, words};
use super::{Evidence, Item, Made, Outcome, shuffled};
use crate::compare::Comparison;
use crate::compare::document::{How, QuotationEntry, QuotationKind};
use crate::export::plain::line;
use crate::export::words::list;
use rustc_hash::FxHashSet;
use std::collections::BTreeMap;

/// How many people at least, and at most.
const LEAST: usize = 2;
const MOST: usize = 6;

/// Ticks which article quotes whom.
pub fn task(comparison: &Comparison, sources: &Sources) -> Outcome {
    if sources.all.len() < 2 {
        return Err("it takes two articles".into());
    }
    let disputed = disputed(comparison, sources);
    let marked = |q: &QuotationEntry| matches!(q.kind, QuotationKind::Direct | QuotationKind::Partial);
    let mut people: BTreeMap<String, Vec<&QuotationEntry>> = BTreeMap::new();
    for quotation in comparison.quotations.iter().filter(|q| proper(&q.speaker.name)) {
        people.entry(line(&quotation.speaker.name)).or_default().push(quotation);
    }
    let names: Vec<String> = people.keys().cloned().collect();
    // “Breck” is Hana Breck where no other has the name
    for quotation in comparison.quotations.iter().filter(|q| !q.speaker.name.contains(' ')) {
        let mut same = names.iter().filter(|name| last(name) == last(&quotation.speaker.name));
        if let (Some(name), None) = (same.next(), same.next()) {
            people.entry(name.clone()).or_default().push(quotation);
        }
    }
    let confirmed = confirmed(comparison, sources);
    let sure = |q: &QuotationEntry| {
        matches!(q.speaker.how, How::Stated | How::Carried) || confirmed.contains(q.id.as_str())
    };
    let texts: Vec<FxHashSet<String>> = sources.all.iter().map(|source| words(&source.entry.text)).collect();
    // whether every quotation between marks in an article has a speaker whom the article names with it
    let known: Vec<bool> = sources
        .all
        .iter()
        .map(|source| {
            let mut own = comparison.quotations.iter().filter(|q| q.article == source.entry.id && marked(q));
            own.all(|q| sure(q) && !q.speaker.name.is_empty())
        })
        .collect();
    let mut items = Vec::new();
    for (name, quotations) in &people {
        let surname = last(name);
        if surname.chars().count() < 3 || names.iter().any(|other| other != name && last(other) == surname) {
            continue;
        }
        let mut right = Vec::new();
        let mut evidence: Vec<Evidence> = Vec::new();
        let (mut quoted, mut named, mut unnamed) = (Vec::new(), Vec::new(), Vec::new());
        let settled = sources.all.iter().enumerate().all(|(n, source)| {
            let letter = source.entry.id.as_str();
            let own = || quotations.iter().filter(|q| q.article == letter && marked(q));
            let clear = |q: &&&QuotationEntry| {
                q.kind == QuotationKind::Direct && sure(q) && !disputed.contains(q.id.as_str())
            };
            // the longest shows most; of equals the first
            match own().filter(clear).rev().max_by_key(|q| q.text.len()) {
                Some(quotation) => {
                    right.push(n);
                    quoted.push(letter);
                    let start = quotation.spans.first().map_or(0, |span| span.start);
                    let end = quotation.spans.last().map_or(0, |span| span.end);
                    evidence.extend(sources.evidence(letter, start, end));
                    true
                }
                None if own().count() > 0 => false,
                None if !texts[n].contains(&surname) => {
                    unnamed.push(letter);
                    true
                }
                // named and not quoted, if it is known of every quotation whose it is
                None => {
                    named.push(letter);
                    known[n]
                }
            }
        });
        if settled && !right.is_empty() && right.len() < sources.all.len() {
            let mut told = vec![format!("quoted in {}", list(&quoted))];
            if !named.is_empty() {
                told.push(format!("named but not quoted in {}", list(&named)));
            }
            if !unnamed.is_empty() {
                told.push(format!("not named in {}", list(&unnamed)));
            }
            items.push(Item {
                question: name.clone(),
                right,
                answer: told.join("; "),
                evidence,
                ..Item::default()
            });
        }
    }
    if items.len() < LEAST {
        return Err("of too few people it is sure for every article whether it quotes them".into());
    }
    items.sort_by_cached_key(|item| (std::cmp::Reverse(item.right.len()), shuffled(&item.question)));
    items.truncate(MOST);
    items.sort_by(|a, b| a.question.cmp(&b.question));
    let choices = sources.letters();
    Ok(Made { choices, items })
}

/// Quotations whose words another article credits by name to the same person: who “he” is there is sure.
fn confirmed<'c>(comparison: &'c Comparison, sources: &Sources<'c>) -> FxHashSet<&'c str> {
    let mut out = FxHashSet::default();
    for row in &comparison.rows {
        let all: Vec<&QuotationEntry> = row
            .readings
            .iter()
            .filter_map(|r| sources.quotations.get(r.quotation.as_deref()?).copied())
            .collect();
        for own in &all {
            let told = |other: &&&QuotationEntry| {
                other.article != own.article
                    && other.speaker.how == How::Stated
                    && !own.speaker.name.is_empty()
                    && last(&other.speaker.name) == last(&own.speaker.name)
            };
            if all.iter().any(|other| told(&other)) {
                out.insert(own.id.as_str());
            }
        }
    }
    out
}
