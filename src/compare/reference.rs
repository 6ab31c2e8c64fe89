//! The quote check: each quotation of every article against a reference, as a transcript or a press
//! release is.
//!
//! ```text
//! article     “We will find out … and publish every page,” she said.
//! transcript   We will find out what failed and publish every page.     shortened
//! ```
//!
//! A transcript has no quotation marks, so a quotation is looked for among all its words: rare words that
//! both have vote for a place, and there the words are lined up as those of two readings of one utterance
//! are ([`crate::align::quotes::path`]). How they differ is judged as between articles
//! ([`crate::judge::quotes`]).

mod judge;
mod marks;
mod search;

pub use marks::{Differs, Marked, Side};

use super::document::{ArticleEntry, Comparison, DifferenceKind, QuotationEntry, Range};
use crate::align::quotes::Passage;
use crate::align::quotes::path::Table;
use crate::align::quotes::words::{Lexicon, Word};
use crate::article::{CodePoints, Span};
use crate::extract::is_own_speech;
use crate::text::words::{Token, tokenize};
use rustc_hash::FxHashMap;

/// How a quotation stands to a reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Finding {
    /// Its words stand there, none changed and none missing between them.
    Exact,
    /// Its words stand there, with others between them that the article marks as left out, or that fall
    /// between the parts of an interrupted quotation.
    Shortened,
    /// Most of its words stand there; others are replaced, added, or dropped without a mark.
    Altered,
    /// Its words do not stand there.
    NotFound,
}

/// A quotation held against a reference.
#[derive(Clone, Debug, PartialEq)]
pub struct Check {
    /// Id of the quotation.
    pub quotation: String,
    /// Id of the reference.
    pub reference: String,
    /// How it stands to it.
    pub finding: Finding,
    /// Where the words stand in the reference, in code points; `None` where they do not.
    pub passage: Option<Range>,
    /// In which paragraph of the reference they begin, counted from 1.
    pub paragraph: Option<usize>,
    /// The reference's words there; empty where they do not stand in it.
    pub text: String,
    /// The parts of the passage that were said, in code points: all of it, or what the reference has between marks.
    pub said: Vec<Range>,
    /// In what the two differ, the quotation's words first.
    pub differences: Vec<Deviation>,
    /// Who speaks there: whom the reference credits, or whose name it puts with a colon before what is said; else
    /// empty.
    pub speaker: String,
}

/// A difference between a quotation and the reference.
#[derive(Clone, Debug, PartialEq)]
pub struct Deviation {
    /// Its kind.
    pub kind: DifferenceKind,
    /// The quotation's words, then the reference's.
    pub values: [String; 2],
    /// Where these words stand, in code points of the article's and of the reference's text, empty where words are
    /// missing; `None` where it is not about words.
    pub places: Option<[Range; 2]>,
    /// What it means, in words.
    pub note: String,
}

/// Words of a quotation that are looked at.
const LONGEST: usize = 600;

/// Every quotation between marks of every article that is no reference, against each reference; in the
/// order of the quotations. A quotation is held against the reference that has it best where there are
/// several.
pub fn check(comparison: &Comparison) -> Vec<Check> {
    if !comparison.articles.iter().any(|article| article.reference) {
        return Vec::new();
    }
    let mut lexicon = Lexicon::default();
    let tokens: Vec<Vec<Token>> = comparison.articles.iter().map(|article| tokenize(&article.text)).collect();
    let points: Vec<CodePoints> =
        comparison.articles.iter().map(|article| CodePoints::new(&article.text)).collect();
    let references: Vec<Reference> = comparison
        .articles
        .iter()
        .zip(tokens.iter().zip(&points))
        .filter(|(article, _)| article.reference)
        .map(|(article, (tokens, points))| {
            let own = comparison.quotations.iter().filter(|q| q.article == article.id);
            Reference::read((article, tokens, points), own, &mut lexicon)
        })
        .collect();
    let mut table = Table::default();
    let mut checks = Vec::new();
    for quotation in &comparison.quotations {
        let at = comparison.articles.iter().position(|article| article.id == quotation.article);
        let Some(at) = at.filter(|&at| !comparison.articles[at].reference && spoken(quotation)) else {
            continue;
        };
        let article = &comparison.articles[at];
        let spans = spans(&article.text, &quotation.spans);
        let mut words = lexicon.read(&article.text, &tokens[at], &spans);
        words.truncate(LONGEST);
        let best = references
            .iter()
            .filter_map(|reference| {
                reference.find(&words, &lexicon, &mut table).map(|found| (reference, found))
            })
            .max_by(|a, b| a.1.whole.total_cmp(&b.1.whole));
        let own = Passage {
            article: 0,
            text: &article.text,
            tokens: &tokens[at],
            spans: &spans,
            quoted: true,
            speaker: "",
        };
        match (best, references.first()) {
            (Some((reference, found)), _) => {
                checks.push(reference.judge(quotation, (own, &points[at]), &words, &found));
            }
            (None, Some(first)) => checks.push(Check {
                quotation: quotation.id.clone(),
                reference: first.article.id.clone(),
                finding: Finding::NotFound,
                passage: None,
                paragraph: None,
                text: String::new(),
                said: Vec::new(),
                differences: Vec::new(),
                speaker: String::new(),
            }),
            (None, None) => {}
        }
    }
    checks
}

/// Whether the article claims these words were said: not a title, not a word held at a distance, not
/// reported speech.
fn spoken(quotation: &QuotationEntry) -> bool {
    is_own_speech(quotation.kind, &quotation.flags)
}

/// Code points to bytes.
fn spans(text: &str, ranges: &[Range]) -> Vec<Span> {
    // the ranges are few and in order; one walk finds them all
    let mut bytes = text.char_indices().map(|(byte, _)| byte).chain([text.len()]).enumerate();
    let mut at = |point: usize| bytes.by_ref().find(|&(n, _)| n == point).map(|(_, byte)| byte);
    let mut found = Vec::new();
    for range in ranges {
        let (Some(start), Some(end)) = (at(range.start), at(range.end)) else { break };
        found.push(Span::new(start, end));
    }
    found
}

fn range(points: &CodePoints, span: Span) -> Range {
    Range { start: points.at(span.start), end: points.at(span.end) }
}

/// A reference, its words ready to be searched.
struct Reference<'c> {
    article: &'c ArticleEntry,
    tokens: &'c [Token],
    points: &'c CodePoints<'c>,
    /// What it has between marks itself, as an article has that others are held against: in order, disjoint.
    quoted: Vec<(Span, &'c QuotationEntry)>,
    words: Vec<Word>,
    /// Where each stem stands.
    places: FxHashMap<u32, Vec<u32>>,
}

/// Where a quotation stands in a reference.
struct Found {
    /// Share of the quotation's words, weighted, that stand there.
    share: f32,
    /// The same, with what stands elsewhere in it.
    whole: f32,
    /// Pairs of words: in the quotation, in the reference.
    pairs: Vec<(usize, usize)>,
    /// The same for what the quotation has before or after these, and the reference elsewhere.
    more: Vec<Vec<(usize, usize)>>,
}

impl<'c> Reference<'c> {
    fn read(
        (article, tokens, points): (&'c ArticleEntry, &'c [Token], &'c CodePoints<'c>),
        own: impl Iterator<Item = &'c QuotationEntry>,
        lexicon: &mut Lexicon,
    ) -> Self {
        let mut quoted: Vec<(Span, &QuotationEntry)> = own
            .filter(|quotation| spoken(quotation))
            .flat_map(|q| spans(&article.text, &q.spans).into_iter().map(move |span| (span, q)))
            .collect();
        quoted.sort_by_key(|(span, _)| *span);
        quoted.dedup_by(|next, last| last.0.touches(next.0));
        // what stands between marks and what stands around it are read apart
        let mut parts = Vec::new();
        let mut at = 0;
        for (span, _) in &quoted {
            parts.extend([Span::new(at, span.start), *span]);
            at = span.end;
        }
        parts.push(Span::new(at, article.text.len()));
        let words = lexicon.read(&article.text, tokens, &parts);
        let mut places: FxHashMap<u32, Vec<u32>> = FxHashMap::default();
        for (at, word) in words.iter().enumerate() {
            places.entry(word.stem).or_default().push(at as u32);
        }
        Reference { article, tokens, points, quoted, words, places }
    }
}

#[cfg(test)]
mod tests;
