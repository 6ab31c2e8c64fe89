//! Reading a text's layout: words, sentences, paragraphs. Knows nothing of quotations or facts.

pub(crate) mod calendar;
pub(crate) mod function_words;
pub(crate) mod lexicon;
pub(crate) mod sentences;
pub mod vocabulary;
pub mod words;

use crate::article::Span;
use words::Token;

/// The layout of one text: everything later stages need to know about where things stand.
///
/// All three lists are in text order. Every token lies in exactly one sentence and every sentence
/// in exactly one paragraph.
#[derive(Clone, Debug, Default)]
pub struct Layout {
    /// Words, numbers and punctuation marks.
    pub tokens: Vec<Token>,
    /// Sentences, without the white space around them.
    pub sentences: Vec<Unit>,
    /// Paragraphs, without the white space around them.
    pub paragraphs: Vec<Unit>,
}

/// A stretch of text with the tokens it holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unit {
    /// Where it stands, in bytes.
    pub span: Span,
    /// Index of its first token in [`Layout::tokens`].
    pub first: usize,
    /// One past the index of its last token.
    pub last: usize,
}

impl Layout {
    /// Reads the layout of an English `text`, whose paragraphs are separated by blank lines.
    pub fn new(text: &str) -> Self {
        Layout::in_language(text, "en")
    }

    /// Reads the layout of a text in `language` (ISO 639-1; empty where it is not known): where sentences end depends
    /// on it.
    pub fn in_language(text: &str, language: &str) -> Self {
        let tokens = words::tokenize(text);
        let paragraph_spans = paragraphs(text);
        let paragraphs = units(&tokens, &paragraph_spans);
        let sentence_spans: Vec<Span> = paragraphs
            .iter()
            .flat_map(|p| sentences::split(text, p.span, &tokens[p.first..p.last], language))
            .collect();
        Layout { sentences: units(&tokens, &sentence_spans), paragraphs, tokens }
    }

    /// The tokens of a unit.
    pub fn tokens_of(&self, unit: Unit) -> &[Token] {
        &self.tokens[unit.first..unit.last]
    }

    /// The sentences of a paragraph.
    pub fn sentences_of(&self, paragraph: Unit) -> &[Unit] {
        let first = self.sentences.partition_point(|s| s.span.start < paragraph.span.start);
        let last = self.sentences.partition_point(|s| s.span.start < paragraph.span.end);
        &self.sentences[first..last.max(first)]
    }

    /// The layout of the text that `piece` is by itself; a paragraph that goes beyond it is cut off.
    pub fn cut(&self, piece: Unit) -> Layout {
        let by = piece.span.start;
        let back = |span: Span| Span::new(span.start.max(by) - by, span.end.min(piece.span.end) - by);
        let units = |list: &[Unit]| -> Vec<Unit> {
            let first = list.partition_point(|u| u.span.end <= by);
            let within = list[first..].iter().take_while(|u| u.span.start < piece.span.end);
            let token = |t: usize| t.clamp(piece.first, piece.last) - piece.first;
            within.map(|u| Unit { span: back(u.span), first: token(u.first), last: token(u.last) }).collect()
        };
        Layout {
            tokens: self.tokens_of(piece).iter().map(|t| Token { span: back(t.span), ..*t }).collect(),
            sentences: units(&self.sentences),
            paragraphs: units(&self.paragraphs),
        }
    }

    /// Indices of the tokens that lie wholly inside `span`.
    pub fn tokens_in(&self, span: Span) -> std::ops::Range<usize> {
        let first = self.tokens.partition_point(|t| t.span.start < span.start);
        // most spans are short: the end is looked for near the start
        let mut reach = 8;
        while self.tokens.get(first + reach).is_some_and(|t| t.span.end <= span.end) {
            reach *= 2;
        }
        let near = &self.tokens[first..self.tokens.len().min(first + reach)];
        first..first + near.partition_point(|t| t.span.end <= span.end)
    }

    /// Index of the sentence that holds byte `at`, or the nearest before it.
    pub fn sentence_at(&self, at: usize) -> usize {
        self.sentences.partition_point(|s| s.span.start <= at).saturating_sub(1)
    }

    /// Index of the paragraph that holds byte `at`, or the nearest before it.
    pub fn paragraph_at(&self, at: usize) -> usize {
        self.paragraphs.partition_point(|p| p.span.start <= at).saturating_sub(1)
    }
}

/// The paragraphs of `text`: what stands between blank lines, trimmed; none is empty.
pub fn paragraphs(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut start = 0;
    for piece in text.split("\n\n") {
        let trimmed = piece.trim();
        if !trimmed.is_empty() {
            let at = start + (piece.len() - piece.trim_start().len());
            found.push(Span::new(at, at + trimmed.len()));
        }
        start += piece.len() + 2;
    }
    found
}

fn units(tokens: &[Token], spans: &[Span]) -> Vec<Unit> {
    let mut at = 0;
    spans
        .iter()
        .map(|&span| {
            while at < tokens.len() && tokens[at].span.start < span.start {
                at += 1;
            }
            let first = at;
            while at < tokens.len() && tokens[at].span.start < span.end {
                at += 1;
            }
            Unit { span, first, last: at }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_token_lies_in_a_sentence_and_a_paragraph() {
        let text = "One day. Two days.\n\n\n  “Three,” she said.\n\nEnd";
        let layout = Layout::new(text);
        assert_eq!(layout.paragraphs.len(), 3);
        let in_sentences: usize = layout.sentences.iter().map(|s| s.last - s.first).sum();
        assert_eq!(in_sentences, layout.tokens.len());
        assert_eq!(layout.paragraphs[1].span.of(text), "“Three,” she said.");
    }
}
