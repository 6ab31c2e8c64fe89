//! The pipeline's face: articles in, a comparison out.

pub mod articles;
pub mod document;

use crate::article::Article;
pub use document::Comparison;

/// What the user sets for a run.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// How much evidence a row needs, from 0 (line up generously) to 1 (only what is certain).
    pub strictness: f64,
}

impl Default for Settings {
    fn default() -> Self {
        Settings { strictness: 0.5 }
    }
}

/// Compares `articles`. The rows do not depend on their order.
pub fn compare(articles: &[Article], settings: &Settings) -> Comparison {
    let _ = settings;
    Comparison {
        format: document::FORMAT.into(),
        version: document::VERSION,
        articles: articles::entries(articles),
        quotations: Vec::new(),
        statements: Vec::new(),
        rows: Vec::new(),
        reuse: Vec::new(),
    }
}
