//! What a comparison is written as: a table for the terminal, and the files of [`Format`].
//!
//! Every writer is a function from a [`Comparison`](crate::compare::Comparison) and what is asked for to text or bytes. Tables come
//! from one model ([`sheet`]). No writer computes anything about the articles that the document does not
//! say, and none does input or output.

pub mod annotations;
pub mod blind;
pub mod csv;
mod differences;
pub mod filter;
pub mod format;
pub mod html;
pub mod json;
pub mod lesson;
pub mod markdown;
pub mod markup;
pub mod ours;
pub mod page;
pub mod palette;
pub mod plain;
pub mod print;
pub mod provenance;
pub mod quote_check;
pub mod references;
pub mod sheet;
pub mod table;
pub mod tei;
pub mod words;
pub mod wrap;
pub mod xlsx;

pub use filter::Filter;
pub use format::{ExportError, Format, Written, unknown_columns, write, write_with};
