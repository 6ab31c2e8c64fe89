//! A project: everything a comparison is computed from, and what the user wrote about it.

use crate::article::Article;
use crate::compare::{Decisions, Outcome, Prepared, Settings};
use serde_json::{Map, Value};
use std::sync::Arc;

/// An article of a project.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    /// The article; its text is shared between the steps that can be undone.
    pub article: Arc<Article>,
    /// Whether it is compared; switched off, it is kept but left out.
    pub on: bool,
    /// What a file of the project said about it that this version does not know.
    pub unknown: Map<String, Value>,
}

impl Source {
    /// An article that is compared.
    pub fn new(article: Article) -> Source {
        Source { article: Arc::new(article), on: true, unknown: Map::new() }
    }
}

/// A project. Cloning it is cheap.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Project {
    /// What the user calls it; empty for the file's name.
    pub title: String,
    /// What the user wrote about the whole.
    pub notes: String,
    /// The articles, in the order of their letters.
    pub sources: Vec<Source>,
    /// How they are compared.
    pub settings: Settings,
    /// Whether the outlets' names are hidden.
    pub blind: bool,
    /// What the user decided.
    pub decisions: Arc<Decisions>,
    /// What the project's file said that this version does not know; kept when it is saved.
    pub unknown: Map<String, Value>,
}

impl Project {
    /// A project of these articles.
    pub fn of(articles: impl IntoIterator<Item = Article>) -> Project {
        Project { sources: articles.into_iter().map(Source::new).collect(), ..Project::default() }
    }

    /// The articles that are compared, in their order.
    pub fn articles_for_comparison(&self) -> Vec<Article> {
        self.sources.iter().filter(|s| s.on).map(|s| Article::clone(&s.article)).collect()
    }

    /// Compares the articles that are switched on, with the project's settings and decisions.
    pub fn compare(&self) -> Outcome {
        Prepared::read(&self.articles_for_comparison()).compare_once(&self.settings, &self.decisions)
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.sources.is_empty() && self.decisions.is_empty() && self.notes.is_empty() && self.title.is_empty()
    }
}
