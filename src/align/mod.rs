//! Lining up what belongs together across articles.

pub mod quotes;
pub mod reuse;
