//! Which rows are written, and where the words of a search stand.

use crate::compare::document::{Comparison, DifferenceKind, Matching, Row, RowKind, Verdict};
use crate::text::words::is_apostrophe;
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;

/// Which rows of a comparison are shown or written. The default is all; a row must pass every part that is
/// set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Only quotations, or only facts.
    pub only: Option<RowKind>,
    /// Only rows of these verdicts; empty for all.
    pub verdicts: Vec<Verdict>,
    /// Only rows matched as firmly as one of these says; what only one source has is matched with nothing. Empty for
    /// all.
    pub matchings: Vec<Matching>,
    /// Only quotations [credited] to one of these; the empty name stands for nobody. Empty for all.
    pub speakers: Vec<String>,
    /// Only rows that every one of these articles has, by id; empty for all.
    pub sources: Vec<String>,
    /// Only rows that none of these articles has, by id; empty for all.
    pub silent: Vec<String>,
    /// Only rows with a difference of one of these kinds; empty for all.
    pub differences: Vec<DifferenceKind>,
    /// Only rows the user has not confirmed.
    pub unconfirmed: bool,
    /// Only rows that have every word of this [`Search`] in a passage, the label, a speaker or the note. Empty
    /// for all.
    pub text: String,
    /// Only these rows, by id; `None` for all.
    pub rows: Option<BTreeSet<String>>,
    /// In which order, by id; rows that are not named come last, in the document's order. Writers that group
    /// rows keep to it within a group.
    pub order: Vec<String>,
}

impl Filter {
    /// Whether `row` is shown.
    pub fn keeps(&self, row: &Row) -> bool {
        let any = |list: bool, holds: bool| list || holds;
        let has = |source: &String| row.readings.iter().any(|reading| reading.article == *source);
        self.only.is_none_or(|kind| row.kind == kind)
            && self.shows(row.verdict)
            && any(self.matchings.is_empty(), row.matching.is_some_and(|m| self.matchings.contains(&m)))
            && any(self.speakers.is_empty(), self.said(row))
            && self.sources.iter().all(has)
            && !self.silent.iter().any(has)
            && any(
                self.differences.is_empty(),
                row.differences.iter().any(|d| self.differences.contains(&d.kind)),
            )
            && !(self.unconfirmed && row.confirmed)
            && self.rows.as_ref().is_none_or(|rows| rows.contains(&row.id))
            && self.finds(row)
    }

    /// Whether nothing is left out.
    pub fn is_all(&self) -> bool {
        *self == Filter::default()
    }

    /// Whether rows of this verdict are shown.
    pub fn shows(&self, verdict: Verdict) -> bool {
        self.verdicts.is_empty() || self.verdicts.contains(&verdict)
    }

    /// Whether one of those asked for is credited, also where two are.
    fn said(&self, row: &Row) -> bool {
        credited(row).any(|name| self.speakers.iter().any(|speaker| speaker == name))
    }

    fn finds(&self, row: &Row) -> bool {
        let search = Search::new(&self.text);
        search.is_empty() || search.finds(&searched(row))
    }

    /// The rows that are shown, in the order asked for.
    pub fn rows<'c>(&'c self, comparison: &'c Comparison) -> impl Iterator<Item = &'c Row> {
        let mut rows: Vec<&Row> = comparison.rows.iter().filter(|row| self.keeps(row)).collect();
        let places = self.places();
        rows.sort_by_key(|row| places.get(row.id.as_str()).copied().unwrap_or(usize::MAX));
        rows.into_iter()
    }

    /// `comparison` with the rows that are shown; articles, quotations and statements stay whole.
    pub fn apply(&self, mut comparison: Comparison) -> Comparison {
        comparison.rows.retain(|row| self.keeps(row));
        let places = self.places();
        comparison.rows.sort_by_key(|row| places.get(row.id.as_str()).copied().unwrap_or(usize::MAX));
        comparison
    }

    fn places(&self) -> FxHashMap<&str, usize> {
        self.order.iter().enumerate().map(|(place, id)| (id.as_str(), place)).collect()
    }
}

/// Who is credited with a row of quotations: a name; each of several where the sources contradict each other on who it
/// was; the empty name where it is nobody. Facts are credited to none.
pub fn credited(row: &Row) -> impl Iterator<Item = &str> {
    let spoken = row.kind == RowKind::Quote;
    row.speaker.split(" or ").filter(move |_| spoken)
}

/// What is searched for: every word of it, whatever the capitals and kinds of marks; words between straight or
/// curly quotation marks stand together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Search(Vec<String>);

impl Search {
    /// What somebody typed.
    pub fn new(typed: &str) -> Search {
        Search(phrases(typed))
    }

    /// Whether nothing is searched for, so that every row has it.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether a row has it, by what [`searched`] gives for the row.
    pub fn finds(&self, searched: &str) -> bool {
        self.0.iter().all(|phrase| searched.contains(phrase))
    }

    /// Where it stands in `text`: ranges of code points in order, none touching another.
    pub fn hits(&self, text: &str) -> Vec<std::ops::Range<usize>> {
        if self.is_empty() {
            return Vec::new();
        }
        let letters: Vec<char> = text.chars().map(folded).collect();
        let mut marked = vec![false; letters.len()];
        for phrase in &self.0 {
            let wanted: Vec<char> = phrase.chars().collect();
            for at in 0..(letters.len() + 1).saturating_sub(wanted.len()) {
                if letters[at..at + wanted.len()] == wanted[..] {
                    marked[at..at + wanted.len()].fill(true);
                }
            }
        }
        let mut found: Vec<std::ops::Range<usize>> = Vec::new();
        for (at, _) in marked.iter().enumerate().filter(|(_, hit)| **hit) {
            match found.last_mut() {
                Some(last) if last.end == at => last.end = at + 1,
                _ => found.push(at..at + 1),
            }
        }
        found
    }
}

/// Everything of a row that is searched, folded for [`Search::finds`]: its label, everybody who is credited,
/// the passages, the note.
pub fn searched(row: &Row) -> String {
    let others = row.differences.iter().filter(|d| d.kind == DifferenceKind::Speaker);
    let mut parts = vec![row.label.as_str(), &row.speaker, &row.note];
    parts.extend(others.flat_map(|d| &d.values).map(String::as_str));
    parts.extend(row.readings.iter().map(|reading| reading.text.as_str()));
    folded_parts(parts.into_iter())
}

/// What is searched, folded for [`Search::finds`].
pub fn folded_parts<'t>(parts: impl Iterator<Item = &'t str>) -> String {
    // a line break stands in no folded word, so that nothing is found across two parts
    parts.map(fold).collect::<Vec<_>>().join("\n")
}

/// Characters of a search that are looked at.
const LONGEST: usize = 200;

/// The words of a search, folded; words between quotation marks are one phrase.
fn phrases(search: &str) -> Vec<String> {
    let folded: String = fold(search).chars().take(LONGEST).collect();
    folded
        .split('"')
        .enumerate()
        .flat_map(|(n, part)| match n % 2 {
            1 => vec![part.trim().to_owned()],
            _ => part.split_whitespace().map(str::to_owned).collect(),
        })
        .filter(|phrase| !phrase.is_empty())
        .collect()
}

/// A text as it is searched: one character for each.
fn fold(text: &str) -> String {
    text.chars().map(folded).collect()
}

fn folded(c: char) -> char {
    match c {
        _ if is_apostrophe(c) => '\'',
        '“' | '”' | '„' | '«' | '»' => '"',
        '‐' | '‑' | '–' | '—' => '-',
        _ if c.is_whitespace() => ' ',
        // one letter for one: what two letters stand for keeps its own form
        _ => {
            let mut lower = c.to_lowercase();
            match (lower.next(), lower.next()) {
                (Some(one), None) => one,
                _ => c,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_search_finds_words_in_any_capitals_and_marks() {
        let text = "“Nobody’s told us,” said Ms. Ørsted – nobody.";
        let cut = |search: &str| -> Vec<String> {
            let letters: Vec<char> = text.chars().collect();
            Search::new(search).hits(text).into_iter().map(|range| letters[range].iter().collect()).collect()
        };
        assert_eq!(cut("NOBODY'S ørsted"), ["Nobody’s", "Ørsted"]);
        assert_eq!(cut("nobody"), ["Nobody", "nobody"]);
        assert_eq!(cut("\"told us\" -"), ["told us", "–"]);
        assert_eq!(cut("  "), [""; 0]);
        assert!(Search::new("NOBODY'S").finds(&fold(text)) && !Search::new("\"us told\"").finds(&fold(text)));
    }
}
