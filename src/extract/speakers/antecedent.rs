//! Whom a pronoun or a loose description takes up: who stands out most in the text before it.
//!
//! A sieve of weighted hints (same sentence, subject, speaker of the quotation before, how much the
//! article is about somebody), after the salience lists of Lappin and Leass (1994).

mod candidates;
mod descriptions;
mod known;

use super::Source;
use crate::article::Span;
use crate::extract::names::{Directory, Gender, NameKind, NameMention};
pub use descriptions::Issuer;
use descriptions::role_words;
pub use known::Known;

/// What is known of the person looked for.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// He or she, where told.
    pub gender: Option<Gender>,
    /// Whether context may decide when no description fits.
    pub loose: bool,
}

impl Wanted {
    /// Anybody of that gender.
    pub fn gender(gender: Option<Gender>) -> Self {
        Wanted { gender, loose: false }
    }
}

/// The speaker of the quotation before.
pub struct Previous {
    /// The name given.
    pub name: String,
    /// The directory's entry, where it is one.
    pub entry: Option<usize>,
    /// Where its quotation starts.
    pub at: usize,
    /// Where the words that name the speaker stand.
    pub mention: Option<usize>,
}

/// One article with what the search needs.
pub struct Article<'a> {
    /// The article.
    pub source: &'a Source<'a>,
    /// Everybody named in any article.
    pub directory: &'a Directory,
    /// How often each entry is named here.
    counts: Vec<u32>,
    /// Most often any person is named here.
    most: u32,
    /// Names, and the pronouns that take them up, in order.
    candidates: Vec<Candidate>,
    /// Descriptions of every entry.
    known: &'a Known,
    /// For each entry the indices of its names here.
    mentions: Vec<Vec<usize>>,
}

/// A place where somebody is meant.
#[derive(Clone, Copy)]
struct Candidate {
    span: Span,
    entry: usize,
    standing: f64,
    quoted: bool,
    sentence: usize,
    paragraph: usize,
}

/// How many sentences back a pronoun may reach.
const REACH: usize = 12;

/// How many names and pronouns back it may reach, however long the sentences.
const MOST: usize = 500;

impl<'a> Article<'a> {
    /// Reads one article.
    pub fn new(source: &'a Source<'a>, directory: &'a Directory, known: &'a Known) -> Self {
        let mut mentions = vec![Vec::new(); directory.entries.len()];
        for (n, name) in source.names.iter().enumerate() {
            mentions[name.entry].push(n);
        }
        let counts: Vec<u32> = mentions.iter().map(|m| m.len() as u32).collect();
        let most = directory
            .entries
            .iter()
            .zip(&counts)
            .filter(|(e, _)| e.kind == NameKind::Person)
            .map(|(_, &n)| n)
            .max();
        let most = most.unwrap_or(1).max(1);
        let mut article =
            Article { source, directory, counts, most, candidates: Vec::new(), known, mentions };
        article.candidates = article.all_candidates();
        article
    }

    /// The names that lie in `words` or share a part with it.
    pub fn names_in(&self, words: Span) -> impl Iterator<Item = &'a NameMention> {
        let names = self.source.names;
        let first = names.partition_point(|n| n.span.end <= words.start);
        names[first..].iter().take_while(move |n| n.span.start < words.end)
    }

    /// Paragraphs from `from` on to `to`, either way.
    pub fn paragraphs_between(&self, from: usize, to: usize) -> usize {
        self.source.layout.paragraph_at(from).abs_diff(self.source.layout.paragraph_at(to))
    }

    /// The person who stands out most before `at`.
    pub fn person(&self, at: usize, wanted: Wanted, previous: Option<&Previous>) -> Option<usize> {
        self.best(at, previous, |entry| {
            let entry = &self.directory.entries[entry];
            entry.kind == NameKind::Person
                && !matches!((wanted.gender, entry.gender), (Some(a), Some(b)) if a != b)
        })
        .filter(|&(_, score)| score > -6.0)
        .map(|(entry, _)| entry)
    }

    /// The group that stands out most before `at`.
    pub fn group(&self, at: usize, previous: Option<&Previous>) -> Option<usize> {
        if let Some(p) = previous.filter(|p| self.paragraphs_between(p.at, at) <= 1) {
            match p.entry {
                Some(entry) if self.directory.entries[entry].kind != NameKind::Person => return Some(entry),
                None => return None,
                _ => {}
            }
        }
        let found = self.best(at, previous, |entry| self.directory.entries[entry].kind == NameKind::Group);
        found.filter(|&(_, score)| score > -2.0).map(|(entry, _)| entry)
    }

    /// The first name at or after byte `at`.
    pub fn name_from(&self, at: usize) -> Option<&'a NameMention> {
        let names = self.source.names;
        names.get(names.partition_point(|n| n.span.start < at))
    }

    /// The last person named before byte `at`, in the same paragraph.
    pub fn person_name_before(&self, at: usize) -> Option<&'a NameMention> {
        let names = self.source.names;
        let last = names.partition_point(|n| n.span.end <= at);
        let name =
            names[..last].iter().rev().find(|n| self.directory.entries[n.entry].kind != NameKind::Place)?;
        let person = self.directory.entries[name.entry].kind == NameKind::Person;
        (person && self.paragraphs_between(name.span.start, at) == 0).then_some(name)
    }

    /// The name that stands directly before `at`, over a comma.
    pub fn nearest_before(&self, at: usize) -> Option<usize> {
        let last = self.source.names.partition_point(|n| n.span.end <= at);
        let name = self.source.names[..last]
            .iter()
            .rev()
            .find(|n| self.directory.entries[n.entry].kind != NameKind::Place)?;
        (self.source.layout.sentence_at(name.span.start) == self.source.layout.sentence_at(at))
            .then_some(name.entry)
    }

    /// Whether some article calls exactly this person, among those named here, by these words.
    pub fn exact(&self, text: &str) -> Option<usize> {
        let words = role_words(text);
        self.most_named(self.known.exactly(&words).to_vec())
    }
}
