//! The articles as the pipeline works on them.

use super::articles::{letter, sha256};
use crate::align::quotes::words::Lexicon;
use crate::align::reuse::{self, Shared};
use crate::article::{Article, Span};
use crate::extract::event::{Extract, extract};
use crate::extract::names::Directory;
use crate::text::Layout;
use crate::text::vocabulary::Vocabulary;

/// The articles of a run with what was found in each: what does not depend on settings and decisions.
pub struct Event {
    /// The articles, in an order of their own.
    pub articles: Vec<Article>,
    /// The SHA-256 of each text.
    pub hashes: Vec<String>,
    /// What each says.
    pub extracts: Vec<Extract>,
    /// Of each article, each statement without the words that stand between marks.
    pub unmarked: Vec<Vec<Vec<Span>>>,
    /// Who and what is named.
    pub directory: Directory,
    /// The words of all articles as quotations are compared; to be cloned where more are met.
    pub lexicon: Lexicon,
    /// Which share running text.
    pub shared: Vec<Shared>,
    /// For each article, the first of those whose text it shares; itself where it is independent.
    pub groups: Vec<usize>,
    /// The words of all articles.
    pub vocabulary: Vocabulary<'static>,
    /// For each article, the word id of each token.
    pub words: Vec<Vec<u32>>,
}

impl Event {
    /// Reads what `articles` say.
    pub fn read(articles: Vec<Article>) -> Event {
        let (extracts, directory) = extract(&articles);
        let texts: Vec<(&str, &Layout, &[Span])> = articles
            .iter()
            .zip(&extracts)
            .map(|(a, e)| (a.text.as_str(), &e.layout, e.quoted.as_slice()))
            .collect();
        let mut lexicon = Lexicon::default();
        // one article shares its words with nobody
        let shared = if articles.len() > 1 { reuse::find_with(&texts, &mut lexicon) } else { Vec::new() };
        let groups = reuse::groups(articles.len(), &shared);
        let mut vocabulary = Vocabulary::default();
        let words = articles
            .iter()
            .zip(&extracts)
            .map(|(a, e)| vocabulary.read_in(&a.text, &e.layout.tokens, &a.language))
            .collect();
        let vocabulary = vocabulary.detached();
        let unmarked = extracts.iter().map(unmarked).collect();
        let hashes = articles.iter().map(|a| sha256(&a.text)).collect();
        Event { articles, hashes, extracts, unmarked, directory, lexicon, shared, groups, vocabulary, words }
    }

    /// Gives up the words: the document is written from what was found in them.
    pub fn forget_words(&mut self) {
        (self.vocabulary, self.lexicon, self.words) = Default::default();
        self.extracts.iter_mut().for_each(|extract| extract.layout.tokens = Vec::new());
    }

    /// The statement of an article that holds `byte`.
    pub fn statement_at(&self, article: usize, byte: usize) -> Option<usize> {
        let list = &self.extracts[article].statements;
        let at = list.partition_point(|s| s.unit.span.start <= byte).checked_sub(1)?;
        (byte < list[at].unit.span.end).then_some(at)
    }
}

fn unmarked(extract: &Extract) -> Vec<Vec<Span>> {
    extract
        .statements
        .iter()
        .map(|s| {
            let mut left = Vec::new();
            let mut from = s.unit.span.start;
            for q in s.unit.span.among(&extract.quoted) {
                left.push(Span::new(from, q.start));
                from = q.end.min(s.unit.span.end);
            }
            left.push(Span::new(from, s.unit.span.end));
            left.retain(|s| !s.is_empty());
            left
        })
        .collect()
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
