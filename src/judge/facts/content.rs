//! What stands where in one statement: its content words, what is beside a place, what is open or quoted.

use super::Reading;
use crate::article::Span;
use crate::text::lexicon::{IRREGULAR, SAID};
use crate::text::vocabulary::{NO_WORD, Vocabulary};
use rust_stemmers::{Algorithm, Stemmer};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// Stems of pasts without an ending, and of the verbs they are of.
static PRESENT: LazyLock<FxHashMap<String, String>> = LazyLock::new(|| {
    let stemmer = Stemmer::create(Algorithm::English);
    let stem = |word: &str| stemmer.stem(word).into_owned();
    IRREGULAR.iter().map(|(past, verb)| (stem(past), stem(verb))).collect()
});

/// The stem of a verb where `stem` is its past without an ending (`ran`, `run`) and the verb is met too.
fn present(stem: u32, vocabulary: &Vocabulary) -> u32 {
    let verb = PRESENT.get(&vocabulary.stems[stem as usize].text);
    verb.and_then(|verb| vocabulary.stem_id(verb)).unwrap_or(stem)
}

/// Whether a stem is a verb more often than not.
pub(super) fn is_verb(stem: u32, vocabulary: &Vocabulary) -> bool {
    let stem = &vocabulary.stems[stem as usize];
    stem.verb >= 0.5 || PRESENT.contains_key(&stem.text)
}

/// A statement with its content words.
pub(super) struct Content<'a> {
    pub(super) reading: &'a Reading<'a>,
    /// Stem and token, for content words.
    pub(super) stems: Vec<(u32, usize)>,
}

impl<'a> Content<'a> {
    pub(super) fn new(reading: &'a Reading<'a>, vocabulary: &Vocabulary) -> Self {
        let unit = reading.statement.unit;
        let stems = (unit.first..unit.last)
            .filter_map(|t| {
                let word = reading.words[t];
                let known = (word != NO_WORD).then(|| vocabulary.words[word as usize])?;
                (!known.stop).then_some((present(known.stem, vocabulary), t))
            })
            .collect();
        Content { reading, stems }
    }

    pub(super) fn words(&self, span: Span) -> &'a str {
        span.of(self.reading.text)
    }

    /// Content stems within `reach` tokens of a span, but not in it.
    pub(super) fn around(&self, span: Span, reach: usize) -> Vec<u32> {
        let tokens = &self.reading.layout.tokens;
        let first = tokens.partition_point(|t| t.span.end <= span.start);
        let last = tokens.partition_point(|t| t.span.start < span.end);
        self.stems
            .iter()
            .filter(|&&(_, t)| t + reach >= first && t < last + reach && !(first..last).contains(&t))
            .map(|&(s, _)| s)
            .collect()
    }

    /// Content stems at the tokens from `at + from` to `at + to`.
    pub(super) fn within(&self, at: usize, from: isize, to: isize) -> Vec<u32> {
        let range = at.saturating_add_signed(from)..=at.saturating_add_signed(to);
        self.stems.iter().filter(|&&(_, t)| range.contains(&t) && t != at).map(|&(s, _)| s).collect()
    }

    /// The content stems next before and next after a token.
    pub(super) fn beside(&self, at: usize) -> Vec<u32> {
        let here = self.stems.partition_point(|&(_, t)| t < at);
        let neighbours = [here.checked_sub(1), Some(here + 1)];
        neighbours
            .iter()
            .flatten()
            .filter_map(|&i| self.stems.get(i))
            .filter(|(_, t)| t.abs_diff(at) <= 3)
            .map(|x| x.0)
            .collect()
    }

    /// Whether a token is a word in small letters outside names, numbers, dates and quotations.
    pub(super) fn is_plain(&self, t: usize) -> bool {
        let token = self.reading.layout.tokens[t];
        let reading = self.reading;
        let statement = reading.statement;
        let (span, word) = (token.span, token.of(reading.text));
        word.len() >= 3
            && word.bytes().all(|b| b.is_ascii_lowercase() || b == b'-')
            && !reading.names[statement.names.clone()].iter().any(|n| n.span.contains(span))
            && !reading.numbers[statement.numbers.clone()].iter().any(|n| n.value.contains(span))
            && !reading.dates[statement.dates.clone()].iter().any(|d| d.span.contains(span))
            && !self.quoted(span)
    }

    /// Whether the words before a verb leave open that it happened: it may be, was to be, was not, somebody
    /// is accused of it.
    pub(super) fn is_open(&self, verb: usize) -> bool {
        let reading = self.reading;
        (reading.statement.unit.first..verb).rev().take(5).any(|t| {
            let word = reading.layout.tokens[t].of(reading.text);
            word.len() <= 10 && {
                let lower = word.to_lowercase();
                MODALS.contains(&lower.as_str()) || lower.ends_with("n’t") || lower.ends_with("n't")
            }
        })
    }

    pub(super) fn has(&self, stem: u32) -> bool {
        self.stems.iter().any(|&(s, _)| s == stem)
    }

    /// Whether a stem stands in names alone.
    pub(super) fn is_named(&self, stem: u32) -> bool {
        let names = self.reading.own_names();
        // “Petrov’s” is longer than the name in it
        let named = |t: usize| names.iter().any(|n| n.span.touches(self.reading.layout.tokens[t].span));
        self.stems.iter().filter(|&&(s, _)| s == stem).all(|&(_, t)| named(t))
    }

    /// Whether the statement says in so many words that somebody said it.
    pub(super) fn is_credited(&self) -> bool {
        let span = self.reading.statement.unit.span;
        let said = |credit: &Span| SAID.contains(&self.words(*credit));
        self.reading.credits.iter().any(|credit| span.contains(*credit) && said(credit))
    }

    pub(super) fn quoted(&self, span: Span) -> bool {
        span.among(self.reading.quoted).iter().any(|q| q.contains(span))
    }
}

/// Words that make what follows open: a verb after them is not said to have happened.
const MODALS: &[&str] = &[
    "accused", "alleged", "can", "could", "failed", "if", "may", "might", "must", "never", "no", "not",
    "should", "to", "unable", "whether", "will", "without", "would",
];
