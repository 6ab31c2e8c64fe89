//! What the user decided: kept by the passages it is about, so that it survives another strictness,
//! added articles and edited texts.
//!
//! Decisions are a list in the order they were made. A run applies them one after the other to the
//! rows the engine found (`apply`), so that a later one wins over an earlier one about the same
//! thing; what has become of rows they changed is judged anew. What cannot be applied is told
//! ([`Unapplied`]), never dropped.

mod anchor;
mod apply;
mod find;
mod words;

use super::articles::sha256;
use super::document::{Comparison, Row, RowKind, Verdict};
use crate::article::Article;
pub use anchor::Anchor;
pub(super) use apply::apply;
pub(super) use find::Found;
use serde::{Deserialize, Serialize};

/// A row, by its passages.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RowAnchor {
    /// Quotation or fact.
    pub kind: RowKind,
    /// Its passages as they were when the user decided.
    pub passages: Vec<Anchor>,
}

impl RowAnchor {
    /// A row of `comparison`, by its passages.
    pub fn of(comparison: &Comparison, row: &Row) -> RowAnchor {
        let passages = row.readings.iter().filter_map(|r| Anchor::of_reading(comparison, r)).collect();
        RowAnchor { kind: row.kind, passages }
    }

    /// Whether both name a passage in common and are of one kind.
    pub fn meets(&self, other: &RowAnchor) -> bool {
        let held = |a: &Anchor| other.passages.iter().any(|b| a.is_at(b));
        self.kind == other.kind && self.passages.iter().any(held)
    }
}

/// One thing the user decided.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "decision", rename_all = "kebab-case")]
pub enum Decision {
    /// The row is right: its passages stay together at any strictness. Others may still join it.
    Confirm {
        /// The row.
        row: RowAnchor,
    },
    /// A reading does not belong to the others of the row.
    Reject {
        /// The row.
        row: RowAnchor,
        /// The reading, one of the row's.
        reading: Anchor,
    },
    /// Some passages of a row do not belong to the others.
    Split {
        /// Quotation or fact.
        kind: RowKind,
        /// The passages that stay in the row.
        left: Vec<Anchor>,
        /// Those that go to a row of their own.
        right: Vec<Anchor>,
    },
    /// Rows belong together; the first tells whether they are quotations or facts.
    Merge {
        /// The rows, two or more.
        rows: Vec<RowAnchor>,
    },
    /// A reading belongs to another row than the one it is in.
    Move {
        /// The reading.
        reading: Anchor,
        /// The row it is taken from.
        from: RowAnchor,
        /// The row it is put into.
        to: RowAnchor,
    },
    /// A passage of an article belongs to a row.
    AddPassage {
        /// The passage: any words of an article.
        passage: Anchor,
        /// Quotation or fact, for a row of its own.
        kind: RowKind,
        /// The row; a row of its own where there is none.
        row: Option<RowAnchor>,
    },
    /// The row comes to another verdict than the one that was found.
    SetVerdict {
        /// The row.
        row: RowAnchor,
        /// The verdict; none to go back to what is found.
        verdict: Option<Verdict>,
    },
    /// Somebody else speaks.
    SetSpeaker {
        /// The quotations or readings.
        passages: Vec<Anchor>,
        /// The speaker's full name; empty for nobody.
        speaker: String,
    },
    /// A note on a row.
    Note {
        /// The row.
        row: RowAnchor,
        /// The note; empty to take it away.
        text: String,
    },
    /// A decision this version of the program does not know; kept as it is.
    #[serde(untagged)]
    Unknown(serde_json::Value),
}

/// The user's decisions, in the order they were made.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Decisions {
    /// The decisions.
    pub list: Vec<Decision>,
}

impl Decisions {
    /// Adds a decision; a note, verdict or confirmation of the same row takes the former one's place.
    pub fn push(&mut self, decision: Decision) {
        self.list.retain(|old| match (old, &decision) {
            (Decision::Note { row: a, .. }, Decision::Note { row: b, .. })
            | (Decision::SetVerdict { row: a, .. }, Decision::SetVerdict { row: b, .. })
            | (Decision::Confirm { row: a }, Decision::Confirm { row: b }) => a != b,
            _ => true,
        });
        self.list.push(decision);
    }

    /// Takes back every confirmation of a row that shares a passage with `row`; tells whether there
    /// was one.
    pub fn unconfirm(&mut self, row: &RowAnchor) -> bool {
        let before = self.list.len();
        self.list.retain(|d| !matches!(d, Decision::Confirm { row: confirmed } if confirmed.meets(row)));
        self.list.len() < before
    }

    /// Takes back the decision at `index`, as [`Unapplied::index`] names it.
    pub fn remove(&mut self, index: usize) -> Option<Decision> {
        (index < self.list.len()).then(|| self.list.remove(index))
    }

    /// Lets decisions about the article `old` be about `new`, which takes its place: another text, or
    /// another outlet. What can no longer be found keeps its words, and a run tells of it. `alone` says
    /// whether no other article has the text of `old`.
    pub fn follow(&mut self, old: &Article, new: &Article, alone: bool) {
        let hash = sha256(&old.text);
        for anchor in self.list.iter_mut().flat_map(Decision::anchors_mut) {
            let hinted = anchor.outlet == old.outlet && anchor.url == old.url;
            if anchor.article == hash && (alone || hinted) {
                anchor.follow(new);
            }
        }
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }
}

impl Decision {
    /// Every passage it is about.
    fn anchors_mut(&mut self) -> Vec<&mut Anchor> {
        match self {
            Decision::Confirm { row } | Decision::SetVerdict { row, .. } | Decision::Note { row, .. } => {
                row.passages.iter_mut().collect()
            }
            Decision::Reject { row, reading } => row.passages.iter_mut().chain([reading]).collect(),
            Decision::Split { left, right, .. } => left.iter_mut().chain(right).collect(),
            Decision::Merge { rows } => rows.iter_mut().flat_map(|row| &mut row.passages).collect(),
            Decision::Move { reading, from, to } => {
                from.passages.iter_mut().chain(&mut to.passages).chain([reading]).collect()
            }
            Decision::AddPassage { passage, row, .. } => {
                row.iter_mut().flat_map(|row| &mut row.passages).chain([passage]).collect()
            }
            Decision::SetSpeaker { passages, .. } => passages.iter_mut().collect(),
            Decision::Unknown(_) => Vec::new(),
        }
    }
}

/// Why a decision could not be applied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reason {
    /// Its articles are not among those compared: removed, or switched off.
    NotCompared,
    /// The words are no longer in the article.
    Gone,
    /// The words stand in several places, and none is the likeliest.
    Several,
    /// No row holds the passages any more.
    NoRow,
    /// The verdict does not fit the row.
    DoesNotFit,
    /// Another version of the program made it.
    NotUnderstood,
}

/// A decision that could not be applied, or only in part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unapplied {
    /// Its place in [`Decisions::list`].
    pub index: usize,
    /// What was decided, in words.
    pub decision: String,
    /// Why it could not be applied.
    pub reason: Reason,
    /// The same in words, with what can be done.
    pub explanation: String,
    /// Whether the rest of it was applied.
    pub partly: bool,
}
