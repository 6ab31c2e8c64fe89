//! Which quotations, and which sentences, report the same utterance.

use crate::article::Span;
use crate::text::words::Token;

/// A passage that may report an utterance: a quotation, or a plain sentence.
pub struct Passage<'a> {
    /// Which article, counted from 0.
    pub article: usize,
    /// The article's text.
    pub text: &'a str,
    /// The article's tokens.
    pub tokens: &'a [Token],
    /// The quoted words (several spans where interrupted), or the sentence.
    pub spans: &'a [Span],
    /// Whether the words stand between marks.
    pub quoted: bool,
    /// The speaker's full name; empty where nobody is credited.
    pub speaker: &'a str,
}

/// Two passages that report at least partly the same words of one utterance.
#[derive(Clone, Debug, PartialEq)]
pub struct QuoteLink {
    /// Index of a passage.
    pub from: usize,
    /// Index of another, in another article.
    pub to: usize,
    /// How strong the evidence is, from 0 to 1.
    pub score: f64,
    /// The part of `from` that both share.
    pub from_part: Span,
    /// The part of `to` that both share.
    pub to_part: Span,
    /// The evidence in words.
    pub why: Vec<String>,
}

/// The links among `passages`. `strictness` from 0 to 1, 0.5 by default. The order of the articles makes no difference.
pub fn link(passages: &[Passage], strictness: f64) -> Vec<QuoteLink> {
    let _ = (passages, strictness);
    Vec::new()
}
