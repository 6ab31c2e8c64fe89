//! Word choice: the different words sources have for the same thing.

use crate::compare::document::{Comparison, DifferenceKind, RowKind};
use crate::text::words::normalise;
use rust_stemmers::{Algorithm, Stemmer};
use std::collections::{BTreeMap, BTreeSet};

/// Words that stand for the same thing.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// The words, those of most sources first.
    pub terms: Vec<Term>,
    /// Ids of the rows in which they stand against each other.
    pub rows: Vec<String>,
}

/// One of the words.
#[derive(Clone, Debug, PartialEq)]
pub struct Term {
    /// The word as it is written most often.
    pub words: String,
    /// For each source that has it, how many passages; in the order of the articles.
    pub by: Vec<(String, usize)>,
    /// Ids of the readings.
    pub readings: Vec<String>,
}

/// One word against another, as two stems in alphabetical order.
type Against = [String; 2];

/// The readings that have a word, with the word as written there.
type Found = BTreeMap<String, BTreeSet<(String, String)>>;

/// The different words for the same thing in the facts of `comparison`, those in most rows first. Words that
/// stand against each other in several rows are told once; two pairs that share a word in one row are one
/// choice of three words.
pub fn choices(comparison: &Comparison) -> Vec<Choice> {
    let stemmer = Stemmer::create(Algorithm::English);
    let stem = |words: &str| -> String {
        words
            .split_whitespace()
            .map(|w| stemmer.stem(&normalise(w)).into_owned())
            .collect::<Vec<_>>()
            .join(" ")
    };
    // groups of stems, each with the rows it was met in and who has which word
    let mut groups: Vec<(BTreeSet<Against>, Vec<String>, Found)> = Vec::new();
    for row in comparison.rows.iter().filter(|row| row.kind == RowKind::Fact) {
        let mut here: Vec<usize> = Vec::new();
        for difference in row.differences.iter().filter(|d| d.kind == DifferenceKind::Wording) {
            let ([a, b], [x, y]) = (&difference.readings[..], &difference.values[..]) else { continue };
            let (p, q) = (stem(x), stem(y));
            if p == q || p.is_empty() || q.is_empty() {
                continue;
            }
            let pair: Against = if p < q { [p.clone(), q.clone()] } else { [q.clone(), p.clone()] };
            let fits = |g: &usize| {
                groups[*g].0.contains(&pair)
                    || here.contains(g) && groups[*g].0.iter().flatten().any(|s| *s == p || *s == q)
            };
            let at = (0..groups.len()).find(|g| fits(g)).unwrap_or_else(|| {
                groups.push(Default::default());
                groups.len() - 1
            });
            here.push(at);
            let (pairs, rows, found) = &mut groups[at];
            pairs.insert(pair);
            if rows.last() != Some(&row.id) {
                rows.push(row.id.clone());
            }
            found.entry(p).or_default().insert((a.clone(), x.clone()));
            found.entry(q).or_default().insert((b.clone(), y.clone()));
        }
    }
    let articles: BTreeMap<&str, &str> = comparison
        .rows
        .iter()
        .flat_map(|row| row.readings.iter().map(|r| (r.id.as_str(), r.article.as_str())))
        .collect();
    let mut choices: Vec<Choice> = groups
        .into_iter()
        .map(|(_, rows, found)| {
            let mut terms: Vec<Term> =
                found.into_values().map(|has| term(comparison, &articles, has)).collect();
            terms.sort_by(|a, b| {
                (b.by.len(), b.readings.len(), &a.words).cmp(&(a.by.len(), a.readings.len(), &b.words))
            });
            Choice { terms, rows }
        })
        .collect();
    choices.sort_by(|a, b| {
        let weight = |c: &Choice| (c.rows.len(), c.terms.iter().map(|t| t.by.len()).sum::<usize>());
        weight(b).cmp(&weight(a)).then_with(|| a.terms[0].words.cmp(&b.terms[0].words))
    });
    choices
}

fn term(comparison: &Comparison, articles: &BTreeMap<&str, &str>, has: BTreeSet<(String, String)>) -> Term {
    let mut written: BTreeMap<String, usize> = BTreeMap::new();
    let mut readings: Vec<String> = Vec::new();
    for (reading, words) in has {
        *written.entry(words.to_lowercase()).or_default() += 1;
        if !readings.contains(&reading) {
            readings.push(reading);
        }
    }
    let most = written.values().copied().max().unwrap_or(0);
    let words = written.into_iter().find(|w| w.1 == most).map(|w| w.0).unwrap_or_default();
    let by = comparison
        .articles
        .iter()
        .map(|a| {
            let own = readings.iter().filter(|r| articles.get(r.as_str()) == Some(&a.id.as_str())).count();
            (a.id.clone(), own)
        })
        .filter(|(_, count)| *count > 0)
        .collect();
    Term { words, by, readings }
}
