//! Lining up what belongs together across articles.

pub mod facts;
mod matching;
pub mod quotes;
pub mod reuse;

pub use matching::{Match, Matching, Tie};
