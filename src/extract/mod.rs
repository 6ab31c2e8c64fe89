//! What one article says: its quotations with their speakers, and its statements with their
//! numbers, dates and names.

mod atoms;
pub mod dates;
pub mod event;
pub mod names;
pub mod numbers;
pub mod quotes;
mod relation;
pub mod speakers;
pub(crate) mod statements;

pub use relation::Relation;

use crate::article::Span;
use serde::{Deserialize, Serialize};

/// How words came to be between marks, or reported without them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum QuotationKind {
    /// A whole clause or sentence between marks.
    Direct,
    /// A piece of somebody's sentence between marks, inside the outlet's own sentence.
    Partial,
    /// Reported speech without marks.
    Indirect,
    /// Marks of distance or irony, or a term being named: nobody's words.
    Scare,
    /// The title of a work, or a nickname.
    Title,
}

/// How the speaker of a quotation is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum How {
    /// Named with the quotation.
    Stated,
    /// Named by a pronoun or description that was resolved.
    Pronoun,
    /// Carried on from the quotation before.
    Carried,
    /// Credited by another article that has the same words.
    OtherSource,
    /// Nobody is credited.
    Unknown,
}

/// What was odd about a quotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Flag {
    /// Its closing mark is missing or misplaced.
    Unclosed,
    /// Nobody is credited with it.
    Orphan,
    /// It stands inside another quotation.
    Nested,
    /// A word is masked (`f***`).
    Masked,
    /// Words are left out (`…`).
    Elided,
    /// Words are put in (`[the president]`).
    Bracketed,
}

/// How sure the article is of a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Certainty {
    /// In the outlet's own voice.
    Asserted,
    /// Credited to somebody.
    Attributed,
    /// Weakened: allegedly, may, it is unclear whether.
    Hedged,
    /// Said not to be so.
    Denied,
}

/// Whether a quotation of a kind, with what was odd about it, is somebody's words between marks and does
/// not stand inside another quotation, which holds its words already.
pub fn is_own_speech(kind: QuotationKind, flags: &[Flag]) -> bool {
    matches!(kind, QuotationKind::Direct | QuotationKind::Partial) && !flags.contains(&Flag::Nested)
}

/// A quotation as one article has it, before its speaker is resolved to a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// How it is quoted.
    pub kind: QuotationKind,
    /// The quoted words, without the outer marks; more than one where an attribution or a
    /// paragraph break interrupts them. In order, disjoint, never empty.
    pub spans: Vec<Span>,
    /// The words that name the speaker (`Mr. Futerfas`, `she`, `the statement`), where some do.
    pub mention: Option<Span>,
    /// The reporting words (`said`, `according to`), where there are some.
    pub cue: Option<Span>,
    /// `Stated` where the mention is tied to this quotation by its own sentence, `Carried` where it is
    /// taken over from a quotation before, `Unknown` without a mention.
    pub how: How,
    /// What was odd about it, sorted, each once.
    pub flags: Vec<Flag>,
}

impl Quotation {
    /// Whether it is somebody's words between marks and does not stand inside another quotation.
    pub fn is_own_speech(&self) -> bool {
        is_own_speech(self.kind, &self.flags)
    }

    /// From the start of its first span to the end of its last.
    pub fn cover(&self) -> Span {
        Span::new(self.spans[0].start, self.spans[self.spans.len() - 1].end)
    }
}
