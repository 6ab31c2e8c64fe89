//! The quote check with the look-ups its views need, built once on the worker for every new result.

use super::loaded::At;
use crate::compare::Comparison;
use crate::compare::reference::{Check, check};
use crate::export::blind::hide_in_checks;
use crate::export::filter::folded_parts;
use crate::export::quote_check;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// A quotation held against the reference, as it is shown.
pub struct Checked {
    /// What was found, without the outlets' names where these are hidden.
    pub check: Check,
    /// The quotation, an index in `comparison.quotations`.
    pub quotation: usize,
    /// Its article, an index in `comparison.articles`.
    pub source: usize,
    /// The reference, an index in `comparison.articles`.
    pub reference: usize,
    /// Its parts, in code points of the article.
    pub spans: Vec<Range<usize>>,
    /// The row and the reading that it is, if any.
    pub at: Option<At>,
    /// The differences in sentences.
    pub told: Vec<String>,
    /// Whether the reference gives the words to somebody else.
    pub otherwise: bool,
}

impl Checked {
    /// From its first word to its last, in code points of the article.
    pub fn range(&self) -> Range<usize> {
        let first = self.spans.first().map_or(0, |span| span.start);
        first..self.spans.last().map_or(first, |span| span.end).max(first)
    }

    /// Everything that a search looks in.
    pub fn searched(&self, comparison: &Comparison) -> String {
        let quotation = &comparison.quotations[self.quotation];
        let parts = [&quotation.text, &quotation.speaker.name, &self.check.text, &self.check.speaker];
        folded_parts(parts.into_iter().chain(&self.told).map(String::as_str))
    }
}

/// The checks of `comparison`; where names are hidden, `blind` is the comparison without them.
pub fn checked(comparison: &Comparison, blind: Option<&Comparison>) -> Vec<Checked> {
    let mut checks = check(comparison);
    if checks.is_empty() {
        return Vec::new();
    }
    let shown = blind.unwrap_or(comparison);
    if blind.is_some() {
        hide_in_checks(comparison, shown, &mut checks);
    }
    let mut readings: FxHashMap<&str, At> = FxHashMap::default();
    for (row, entry) in shown.rows.iter().enumerate() {
        for (reading, own) in entry.readings.iter().enumerate() {
            if let Some(id) = &own.quotation {
                readings.entry(id).or_insert(At { row, reading });
            }
        }
    }
    let articles: FxHashMap<&str, usize> =
        shown.articles.iter().enumerate().map(|(n, article)| (article.id.as_str(), n)).collect();
    let quotations: FxHashMap<&str, usize> =
        shown.quotations.iter().enumerate().map(|(n, quotation)| (quotation.id.as_str(), n)).collect();
    let made = checks.into_iter().filter_map(|check| {
        let quotation = *quotations.get(check.quotation.as_str())?;
        let entry = &shown.quotations[quotation];
        Some(Checked {
            quotation,
            source: *articles.get(entry.article.as_str())?,
            reference: *articles.get(check.reference.as_str())?,
            spans: entry.spans.iter().map(|span| span.start..span.end).collect(),
            at: readings.get(entry.id.as_str()).copied(),
            told: quote_check::told(&check, entry),
            otherwise: quote_check::is_credited_otherwise(&check),
            check,
        })
    });
    made.collect()
}
