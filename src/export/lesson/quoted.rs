//! Who is quoted: people and articles, asked only where it is sure for each article that it quotes the
//! person between marks or that it does not.

use super::source::Sources;
use super::speakers::{disputed, last, proper, words};
use super::{Evidence, Item, Made, Outcome, shuffled};
use crate::compare::Comparison;
use crate::compare::document::{How, QuotationEntry, QuotationKind};
use crate::export::plain::line;
use rustc_hash::FxHashSet;
use std::collections::BTreeMap;

/// How many people at least, and at most.
const LEAST: usize = 3;
const MOST: usize = 6;

/// Ticks which article quotes whom.
pub fn task(comparison: &Comparison, sources: &Sources) -> Outcome {
    if sources.all.len() < 2 {
        return Err("it takes two articles".into());
    }
    let disputed = disputed(comparison);
    let marked = |q: &QuotationEntry| matches!(q.kind, QuotationKind::Direct | QuotationKind::Partial);
    let mut people: BTreeMap<String, Vec<&QuotationEntry>> = BTreeMap::new();
    for quotation in comparison.quotations.iter().filter(|q| proper(&q.speaker.name)) {
        people.entry(line(&quotation.speaker.name)).or_default().push(quotation);
    }
    let names: Vec<String> = people.keys().cloned().collect();
    let texts: Vec<FxHashSet<String>> = sources.all.iter().map(|source| words(&source.entry.text)).collect();
    // whether every quotation between marks in an article has a speaker whom the article names with it
    let known: Vec<bool> = sources
        .all
        .iter()
        .map(|source| {
            let mut own = comparison.quotations.iter().filter(|q| q.article == source.entry.id && marked(q));
            own.all(|q| matches!(q.speaker.how, How::Stated | How::Carried) && !q.speaker.name.is_empty())
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
        let sure = sources.all.iter().enumerate().all(|(n, source)| {
            let letter = source.entry.id.as_str();
            let own = || quotations.iter().filter(|q| q.article == letter && marked(q));
            let clear = |q: &&&QuotationEntry| {
                q.kind == QuotationKind::Direct
                    && matches!(q.speaker.how, How::Stated | How::Carried)
                    && !disputed.contains(q.id.as_str())
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
        if sure && !right.is_empty() && right.len() < sources.all.len() {
            let mut told = vec![format!("quoted in {}", listed(&quoted))];
            if !named.is_empty() {
                told.push(format!("named but not quoted in {}", listed(&named)));
            }
            if !unnamed.is_empty() {
                told.push(format!("not named in {}", listed(&unnamed)));
            }
            items.push(Item {
                row: String::new(),
                passages: Vec::new(),
                question: name.clone(),
                sought: Vec::new(),
                right,
                answer: told.join("; "),
                evidence,
            });
        }
    }
    if items.len() < LEAST {
        return Err(format!(
            "it takes {LEAST} people of whom each article surely has words or surely has none, and there are {}",
            items.len()
        ));
    }
    items.sort_by_cached_key(|item| (std::cmp::Reverse(item.right.len()), shuffled(&item.question)));
    items.truncate(MOST);
    items.sort_by(|a, b| a.question.cmp(&b.question));
    let choices = sources.all.iter().map(|source| source.entry.id.clone()).collect();
    Ok(Made { choices, items })
}

/// `A, B and C`.
fn listed(letters: &[&str]) -> String {
    match letters.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        _ => letters.concat(),
    }
}
