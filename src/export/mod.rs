//! What a comparison is written as: a table for the terminal, and the files of [`Format`].
//!
//! Every writer is a function from a [`Comparison`] and what is asked for to text or bytes. Tables come
//! from one model ([`sheet`]). No writer computes anything about the articles that the document does not
//! say, and none does input or output.

pub mod csv;
pub mod format;
pub mod json;
pub mod markdown;
pub mod page;
pub mod palette;
pub mod plain;
pub mod provenance;
pub mod sheet;
pub mod table;
pub mod words;
pub mod wrap;
pub mod xlsx;

pub use format::{ExportError, Format, Written, write};

use crate::compare::Comparison;
use crate::compare::document::{Row, RowKind, Verdict};

/// Which rows of a comparison are written. The default is all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Only quotations, or only facts.
    pub only: Option<RowKind>,
    /// Only rows of these verdicts; empty for all.
    pub verdicts: Vec<Verdict>,
}

impl Filter {
    /// Whether `row` is written.
    pub fn keeps(&self, row: &Row) -> bool {
        self.only.is_none_or(|kind| row.kind == kind)
            && (self.verdicts.is_empty() || self.verdicts.contains(&row.verdict))
    }

    /// The rows that are written, in the document's order.
    pub fn rows<'c>(&'c self, comparison: &'c Comparison) -> impl Iterator<Item = &'c Row> {
        comparison.rows.iter().filter(|row| self.keeps(row))
    }

    /// `comparison` with the rows that are written; articles, quotations and statements stay whole.
    pub fn apply(&self, mut comparison: Comparison) -> Comparison {
        comparison.rows.retain(|row| self.keeps(row));
        comparison
    }
}
