//! The articles on the desk, with those that are switched off, and the settings they are compared with.

use crate::article::Article;
use crate::compare::{Decisions, Settings};

/// An article on the desk.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    /// The article.
    pub article: Article,
    /// Whether it is compared.
    pub on: bool,
}

/// What is compared, and how.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Desk {
    /// The articles in the order of the panel.
    pub sources: Vec<Source>,
    /// How they are compared.
    pub settings: Settings,
    /// What the user decided.
    pub decisions: Decisions,
}

impl Desk {
    /// The articles that are compared, in the order of the panel.
    pub fn compared(&self) -> Vec<Article> {
        self.sources.iter().filter(|source| source.on).map(|source| source.article.clone()).collect()
    }

    /// The place among the compared of the source at `index`, which is where the comparison has it.
    pub fn place(&self, index: usize) -> Option<usize> {
        let source = self.sources.get(index)?;
        source.on.then(|| self.sources[..index].iter().filter(|before| before.on).count())
    }
}
