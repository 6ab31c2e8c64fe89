//! The sentences around a passage.

use crate::article::Span;
use crate::compare::Comparison;
use crate::compare::document::{ArticleEntry, Reading};
use crate::text::Layout;
use rustc_hash::FxHashMap;

/// Looks up sentences; each article is read when it is first asked for.
pub struct Contexts<'c> {
    articles: FxHashMap<&'c str, &'c ArticleEntry>,
    read: FxHashMap<&'c str, Read>,
}

struct Read {
    /// Sentences in bytes.
    sentences: Vec<Span>,
    /// The byte at which each code point begins, and the length.
    bytes: Vec<usize>,
}

impl<'c> Contexts<'c> {
    /// For the articles of `comparison`.
    pub fn of(comparison: &'c Comparison) -> Self {
        Contexts {
            articles: comparison.articles.iter().map(|article| (article.id.as_str(), article)).collect(),
            read: FxHashMap::default(),
        }
    }

    /// What stands before and after `reading`: the rest of the sentence it begins or ends in, and the
    /// sentence before that and after it. Empty at an article's ends.
    pub fn around(&mut self, reading: &Reading) -> (String, String) {
        let Some((&id, article)) = self.articles.get_key_value(reading.article.as_str()) else {
            return Default::default();
        };
        let text = &article.text;
        let read = self.read.entry(id).or_insert_with(|| Read {
            sentences: Layout::new(text).sentences.iter().map(|sentence| sentence.span).collect(),
            bytes: text.char_indices().map(|(at, _)| at).chain([text.len()]).collect(),
        });
        let byte = |point: usize| read.bytes.get(point).copied().unwrap_or(text.len());
        let (start, end) = (byte(reading.start), byte(reading.end));
        let first = read.sentences.partition_point(|s| s.end <= start);
        let last = read.sentences.partition_point(|s| s.start < end);
        let from = read.sentences.get(first.saturating_sub(1)).map_or(start, |s| s.start).min(start);
        let to = read.sentences.get(last).or(read.sentences.last()).map_or(end, |s| s.end).max(end);
        (text[from..start].trim().to_owned(), text[end..to].trim().to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::document::Place;

    #[test]
    fn the_sentences_around_a_passage() {
        let text = "It rained. We waited. “Nobody came,” said Ana Brell. We left. It was over.";
        let article = ArticleEntry {
            id: "A".into(),
            outlet: String::new(),
            title: String::new(),
            byline: String::new(),
            date: String::new(),
            url: String::new(),
            path: String::new(),
            language: String::new(),
            analysis: String::new(),
            text: text.into(),
            sha256: String::new(),
            added: String::new(),
            reference: false,
        };
        let comparison = Comparison {
            format: String::new(),
            version: 1,
            articles: vec![article],
            quotations: Vec::new(),
            statements: Vec::new(),
            rows: Vec::new(),
            reuse: Vec::new(),
            made: Default::default(),
        };
        let reading = |words: &str| {
            let start = text[..text.find(words).unwrap()].chars().count();
            Reading {
                id: "r1.1".into(),
                article: "A".into(),
                start,
                end: start + words.chars().count(),
                text: words.into(),
                quotation: None,
                statement: None,
                position: 0.0,
                place: Place::Body,
                loose: false,
            }
        };
        let mut contexts = Contexts::of(&comparison);
        let (before, after) = contexts.around(&reading("Nobody came,"));
        assert_eq!((before.as_str(), after.as_str()), ("We waited. “", "” said Ana Brell. We left."));
        assert_eq!(contexts.around(&reading("It rained.")).0, "");
        assert_eq!(contexts.around(&reading("It was over.")), ("We left.".into(), String::new()));
    }
}
