//! Who is quoted, by whom and how much.

use crate::compare::document::{Comparison, QuotationEntry};
use crate::extract::is_own_speech;
use crate::text::words::tokenize;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// Somebody who is quoted.
#[derive(Clone, Debug, PartialEq)]
pub struct Quoted {
    /// The name, or the description where no article names them; empty for quotations nobody is credited
    /// with.
    pub speaker: String,
    /// What each source quotes; one for each article that quotes them, in the order of the articles.
    pub by: Vec<Share>,
}

/// What one source quotes of somebody.
#[derive(Clone, Debug, PartialEq)]
pub struct Share {
    /// Id of the article.
    pub article: String,
    /// Words between quotation marks.
    pub words: usize,
    /// Part of all the words the article has between quotation marks and credits or could credit, from 0 to 1.
    pub share: f64,
    /// Ids of the quotations between marks.
    pub quotations: Vec<String>,
    /// Ids of the rows they stand in.
    pub rows: Vec<String>,
}

impl Quoted {
    /// Words between marks in all sources.
    pub fn words(&self) -> usize {
        self.by.iter().map(|share| share.words).sum()
    }

    /// The source that alone quotes them.
    pub fn only(&self) -> Option<&str> {
        match &self.by[..] {
            [share] => Some(&share.article),
            _ => None,
        }
    }
}

/// Who is quoted in `comparison`, those with most quoted words first, quotations without a speaker last.
pub fn quoted(comparison: &Comparison) -> Vec<Quoted> {
    let spoken = |q: &&QuotationEntry| is_own_speech(q.kind, &q.flags);
    let mut rows: FxHashMap<&str, Vec<&str>> = FxHashMap::default();
    for row in &comparison.rows {
        for id in row.readings.iter().filter_map(|r| r.quotation.as_deref()) {
            let of = rows.entry(id).or_default();
            if !of.contains(&row.id.as_str()) {
                of.push(&row.id);
            }
        }
    }
    let mut totals: FxHashMap<&str, usize> = FxHashMap::default();
    let mut people: BTreeMap<&str, BTreeMap<usize, Share>> = BTreeMap::new();
    let place: FxHashMap<&str, usize> =
        comparison.articles.iter().enumerate().map(|(n, a)| (a.id.as_str(), n)).collect();
    for quotation in comparison.quotations.iter().filter(spoken) {
        let Some(&article) = place.get(quotation.article.as_str()) else { continue };
        let words = tokenize(&quotation.text).iter().filter(|t| t.is_word()).count();
        *totals.entry(&quotation.article).or_default() += words;
        let share =
            people.entry(&quotation.speaker.name).or_default().entry(article).or_insert_with(|| Share {
                article: quotation.article.clone(),
                words: 0,
                share: 0.0,
                quotations: Vec::new(),
                rows: Vec::new(),
            });
        share.words += words;
        share.quotations.push(quotation.id.clone());
        for &row in rows.get(quotation.id.as_str()).into_iter().flatten() {
            if !share.rows.iter().any(|known| known == row) {
                share.rows.push(row.to_owned());
            }
        }
    }
    let mut quoted: Vec<Quoted> = people
        .into_iter()
        .map(|(speaker, by)| {
            let mut by: Vec<Share> = by.into_values().collect();
            for share in &mut by {
                let total = totals.get(share.article.as_str()).copied().unwrap_or(0).max(1);
                share.share = share.words as f64 / total as f64;
            }
            Quoted { speaker: speaker.to_owned(), by }
        })
        .collect();
    quoted.sort_by(|a, b| {
        (a.speaker.is_empty(), b.words(), &a.speaker).cmp(&(b.speaker.is_empty(), a.words(), &b.speaker))
    });
    quoted
}
