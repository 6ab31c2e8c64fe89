//! The pipeline's face: articles in, a comparison out.

pub mod articles;
pub mod document;
mod draft;
mod facts;
mod finish;
mod quotes;
mod sources;

use crate::align::facts::Model;
use crate::article::Article;
use crate::text::vocabulary::Vocabulary;
pub use document::Comparison;
use sources::Event;

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
    compare_with(articles, settings, &Model::shipped())
}

/// Compares with another model of facts than the shipped one; for the program that learns it.
pub fn compare_with(articles: &[Article], settings: &Settings, model: &Model) -> Comparison {
    // everything is computed in an order of the articles' own, so that theirs makes no difference
    let order = sources::own_order(articles);
    let sorted: Vec<Article> = order.iter().map(|&i| articles[i].clone()).collect();
    let mut event = Event::read(&sorted);
    let mut vocabulary = Vocabulary::default();
    let words: Vec<Vec<u32>> =
        sorted.iter().zip(&event.extracts).map(|(a, e)| vocabulary.read(&a.text, &e.layout.tokens)).collect();
    let labels: Vec<String> = sources::labels(&order);
    let mut drafts = quotes::rows(&mut event, &labels, settings.strictness);
    drafts.extend(facts::rows(&event, &words, &vocabulary, model, settings.strictness, &drafts));
    finish::document(articles, &order, &labels, &event, drafts, settings.strictness)
}
