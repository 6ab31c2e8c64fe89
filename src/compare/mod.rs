//! The pipeline's face: articles, settings and the user's decisions in, a comparison out.
//!
//! [`compare`] does it at once. Who compares the same articles again and again, as a window does,
//! reads them once ([`Prepared::read`]) and lines them up as often as needed ([`Prepared::compare`]).

pub mod articles;
pub mod collation;
mod credits;
pub mod decisions;
pub mod document;
mod draft;
mod facts;
mod finish;
pub mod marks;
pub mod overview;
mod prepared;
mod quotes;
pub mod reference;
mod sources;

use crate::align::facts::Model;
use crate::article::Article;
pub use decisions::{Decision, Decisions, Unapplied};
pub use document::Comparison;
pub use prepared::{Outcome, Prepared};
use serde::{Deserialize, Serialize};

/// What the user sets for a run.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
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
    compare_with(articles, settings, &Model::shipped())
}

/// Compares with another model of facts than the shipped one; for the program that learns it.
pub fn compare_with(articles: &[Article], settings: &Settings, model: &Model) -> Comparison {
    Prepared::read_with(articles, model.clone()).compare_once(settings, &Decisions::default()).comparison
}

#[cfg(test)]
pub(crate) mod made;
