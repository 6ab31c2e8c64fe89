//! Lining up what belongs together across articles.

pub mod facts;
pub mod quotes;
pub mod reuse;
