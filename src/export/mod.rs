//! What a comparison is written as: a table for the terminal, JSON, CSV and Markdown.
//!
//! Every writer is a function from a [`Comparison`] and a [`Filter`] to text. None computes anything
//! about the articles that the document does not say, and none does input or output.

pub mod csv;
pub mod filter;
pub mod json;
pub mod markdown;
pub mod page;
pub mod plain;
pub mod table;
pub mod words;
pub mod wrap;

pub use filter::{Filter, Sort};
