//! Which quotations, and which sentences, report the same utterance.

mod event;
mod evidence;
pub mod path;
pub(crate) mod rows;
mod weights;
pub(crate) mod why;
pub mod words;

use crate::article::Span;
use crate::text::words::Token;
pub use evidence::{Candidate, FEATURES, candidates};
pub use rows::rows;
use std::sync::Arc;
use words::Lexicon;

/// A passage that may report an utterance: a quotation, or a plain sentence.
#[derive(Clone, Copy, Debug)]
pub struct Passage<'a> {
    /// Which article, counted from 0.
    pub article: usize,
    /// The article's text.
    pub text: &'a str,
    /// The article's tokens.
    pub tokens: &'a [Token],
    /// The quoted words (several spans where interrupted); or a sentence, without the words in it
    /// that stand between marks.
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
    /// Index of another, in another article, greater than `from`.
    pub to: usize,
    /// How strong the evidence is, from 0 to 1.
    pub score: f64,
    /// The part of `from` that both share.
    pub from_part: Span,
    /// The part of `to` that both share.
    pub to_part: Span,
    /// The evidence in words.
    pub why: Arc<[String]>,
}

/// The links among `passages`. `strictness` from 0 to 1, 0.5 by default. The order of the articles
/// makes no difference.
///
/// Two quotations are linked on the words they share in order, weighted by their rarity in this
/// event and in news at large, with the speakers as further evidence; a quotation and a plain
/// sentence (`quoted: false`) only where the sentence reports most of the quotation's content
/// words. Two plain sentences are never linked. The weights are learned: see `weights.rs`.
pub fn link(passages: &[Passage], strictness: f64) -> Vec<QuoteLink> {
    link_by(passages, strictness, Candidate::score, &mut Lexicon::default())
}

/// As [`link`], with a lexicon that is kept for [`crate::judge::quotes::relate_with`] and
/// [`super::reuse::find_with`], so that each word is read once, and with candidates judged by `score`.
pub fn link_by<'a>(
    passages: &'a [Passage<'a>],
    strictness: f64,
    score: impl Fn(&Candidate) -> f64,
    lexicon: &mut Lexicon,
) -> Vec<QuoteLink> {
    let scored = candidates(passages, lexicon).into_iter().map(|c| (score(&c), c)).collect::<Vec<_>>();
    links(&scored, passages, strictness)
}

/// The links among `passages` of which each candidate's probability is known: those that have enough
/// evidence for `strictness`.
pub fn links(scored: &[(f64, Candidate)], passages: &[Passage], strictness: f64) -> Vec<QuoteLink> {
    let needed = needed(strictness);
    let mut links: Vec<QuoteLink> = scored
        .iter()
        .filter(|(score, _)| *score >= needed)
        .map(|(score, candidate)| QuoteLink {
            from: candidate.from,
            to: candidate.to,
            score: (score * 1000.0).round() / 1000.0,
            from_part: candidate.parts[0],
            to_part: candidate.parts[1],
            why: why::sentences(candidate, passages).into(),
        })
        .collect();
    links.sort_by_key(|l| (l.from, l.to));
    links
}

/// The probability a pair needs: 0.5 keeps what is likelier than not; the ends of the scale ask for
/// odds of 1:9 and 9:1.
pub fn needed(strictness: f64) -> f64 {
    let strictness = if strictness.is_finite() { strictness.clamp(0.0, 1.0) } else { 0.5 };
    1.0 / (1.0 + (-(strictness - 0.5) * 4.4).exp())
}

#[cfg(test)]
mod tests;
