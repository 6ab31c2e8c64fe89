//! Which words of a cell are marked: what differs from the row's fullest reading, and values that conflict.
//!
//! ```text
//! A  “The pier was [unsafe] for weeks, and [everyone] knew”     the fullest
//! B  “The pier was [dangerous]‸2, and [everybody] knew”         changed, two words missing, changed
//! ```
//!
//! Quotations are marked word by word, but only where the outlet has the words between marks: what stands
//! around reported speech is its own. Facts are sentences of other make in every outlet; in them only those
//! words are marked that a difference of the row names. When it is not clear which words are meant, none are
//! marked.

mod tidy;
mod values;
mod word_by_word;

use super::collation::Collator;
use super::document::{Comparison, Difference, DifferenceKind, Row, RowKind, StatementEntry, Verdict};
use rustc_hash::FxHashMap;
use tidy::tidy;
pub use values::places_of;
use values::{Found, tellings};
use word_by_word::asides;

/// The marks of a row.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RowMarks {
    /// The reading the others are held against, an index into the row's readings: the fullest one that the
    /// outlet has between marks. `None` where the row is not marked word by word.
    pub fullest: Option<usize>,
    /// For each reading of the row its marks in order; no two overlap.
    pub readings: Vec<Vec<Mark>>,
}

/// A marked stretch of a reading.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// First code point in the reading's text.
    pub start: usize,
    /// One past the last; equal to `start` where words are missing.
    pub end: usize,
    /// Why it is marked.
    pub kind: MarkKind,
}

/// Why a stretch is marked.
#[derive(Clone, Debug, PartialEq)]
pub enum MarkKind {
    /// Others have other words here.
    Changed(Vec<Other>),
    /// The fullest reading does not have these words.
    Added,
    /// The fullest reading has words here that are missing.
    Missing {
        /// How many.
        count: usize,
        /// The words.
        words: String,
    },
    /// A value that cannot be true together with another's.
    Conflict(Vec<Other>),
    /// A value of another precision than another's; both can be true.
    Compatible(Vec<Other>),
    /// Not said by the speaker: the outlet's words between the parts of an interrupted quotation.
    Aside,
}

/// What another reading has in the same place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Other {
    /// Id of the reading.
    pub reading: String,
    /// Its words.
    pub words: String,
}

/// What a difference comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Weight {
    /// Both values cannot be true.
    Conflict,
    /// Both values can be true.
    Compatible,
    /// Other words, or words left out.
    Words,
}

/// What `difference` comes to in `row`. In a row that is no conflict nothing conflicts.
pub fn weight(row: &Row, difference: &Difference) -> Weight {
    use DifferenceKind as Kind;
    match difference.kind {
        kind if kind.sets_values() || kind == Kind::Speaker => {
            if difference.note.contains("can be true") {
                Weight::Compatible
            } else if row.verdict != Verdict::Conflict || difference.note.contains("as somebody’s words") {
                Weight::Words
            } else {
                Weight::Conflict
            }
        }
        _ => Weight::Words,
    }
}

/// Marks the rows of one comparison.
pub struct Marker<'c> {
    collator: Collator<'c>,
    statements: FxHashMap<&'c str, &'c StatementEntry>,
}

impl<'c> Marker<'c> {
    /// A marker for the rows of `comparison`.
    pub fn new(comparison: &'c Comparison) -> Self {
        Marker {
            collator: Collator::new(comparison),
            statements: comparison.statements.iter().map(|s| (s.id.as_str(), s)).collect(),
        }
    }

    /// The marks of `row`, one of the comparison's. Equal readings have equal marks, and the order of the
    /// readings makes no difference.
    pub fn marks(&mut self, row: &'c Row) -> RowMarks {
        let mut found = RowMarks { fullest: None, readings: vec![Vec::new(); row.readings.len()] };
        if row.kind == RowKind::Quote {
            let words = self.collator.words(row);
            asides(&words, &mut found.readings);
            if row.readings.len() > 1 && row.verdict != Verdict::Same {
                let collation = self.collator.lined_up(row, &words);
                found.fullest = self.word_by_word(row, &words, &collation, &mut found.readings);
            }
        }
        let (tellings, mut places) = (tellings(row), Found::default());
        for telling in &tellings {
            // words that a quotation changes or leaves out are marked word by word
            if row.kind == RowKind::Fact || telling.weight != Weight::Words {
                self.values(row, telling, &mut places, &mut found.readings);
            }
        }
        self.repeated(row, &tellings, &mut places, &mut found.readings);
        for marks in &mut found.readings {
            tidy(marks);
        }
        found
    }
}

/// A text cut at its marks, in order and without gaps: each piece with the mark it stands under. A place
/// where words are missing is an empty piece.
pub fn pieces<'t, 'm>(text: &'t str, marks: &'m [Mark]) -> Vec<(&'t str, Option<&'m Mark>)> {
    let mut bytes: Vec<usize> = text.char_indices().map(|(i, _)| i).collect();
    bytes.push(text.len());
    let byte = |point: usize| bytes[point.min(bytes.len() - 1)];
    let mut out = Vec::new();
    let mut at = 0;
    for mark in marks {
        let (start, end) = (byte(mark.start).max(at), byte(mark.end).max(at));
        if start > at {
            out.push((&text[at..start], None));
        }
        out.push((&text[start..end], Some(mark)));
        at = end;
    }
    if at < text.len() {
        out.push((&text[at..], None));
    }
    out
}

#[cfg(test)]
mod tests;
