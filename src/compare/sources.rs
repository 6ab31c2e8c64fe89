//! The articles as the pipeline works on them.

use super::articles::letter;
use crate::align::reuse::{self, Shared};
use crate::article::{Article, Span};
use crate::extract::event::{Extract, extract};
use crate::extract::names::Directory;
use crate::text::Layout;

/// The articles of a run with what was found in each.
pub struct Event<'a> {
    /// The articles, in an order of their own.
    pub articles: &'a [Article],
    /// What each says.
    pub extracts: Vec<Extract>,
    /// Who and what is named.
    pub directory: Directory,
    /// Which share running text.
    pub shared: Vec<Shared>,
    /// For each article, the first of those whose text it shares; itself where it is independent.
    pub groups: Vec<usize>,
}

impl<'a> Event<'a> {
    /// Reads what `articles` say.
    pub fn read(articles: &'a [Article]) -> Event<'a> {
        let (extracts, directory) = extract(articles);
        let texts: Vec<(&str, &Layout, &[Span])> = articles
            .iter()
            .zip(&extracts)
            .map(|(a, e)| (a.text.as_str(), &e.layout, e.quoted.as_slice()))
            .collect();
        let shared = reuse::find(&texts);
        let groups = reuse::groups(articles.len(), &shared);
        Event { articles, extracts, directory, shared, groups }
    }
}

/// The articles' indices in an order that depends on what they are, not on how they were given.
pub fn own_order(articles: &[Article]) -> Vec<usize> {
    let key = |&i: &usize| {
        let a = &articles[i];
        (&a.text, &a.outlet, &a.title, &a.url, a.date, &a.byline, &a.path)
    };
    let mut order: Vec<usize> = (0..articles.len()).collect();
    order.sort_by(|x, y| key(x).cmp(&key(y)));
    order
}

/// The letters of the articles, in their own order.
pub fn labels(order: &[usize]) -> Vec<String> {
    order.iter().map(|&i| letter(i)).collect()
}
