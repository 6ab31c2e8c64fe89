//! How two statements of one fact relate, and in what they differ.
//!
//! A difference is a conflict only where both values stand for the same thing: the same unit or day
//! of the same shared word. Everything else that differs is wording, or one saying more.

mod certainty;
mod content;
mod dates;
mod names;
mod negation;
mod numbers;
mod other_languages;
mod wording;

use super::quotes::Difference;
use super::{DifferenceKind, Verdict};
use crate::article::Span;
use crate::extract::Relation;
use crate::extract::dates::DateMention;
use crate::extract::event::is_read_fully;
use crate::extract::names::{NameKind, NameMention};
use crate::extract::numbers::Number;
use crate::extract::statements::Statement;
use crate::text::Layout;
use crate::text::vocabulary::Vocabulary;
use content::Content;

/// A statement with what is needed to judge it.
#[derive(Clone, Copy)]
pub struct Reading<'a> {
    /// The article's text.
    pub text: &'a str,
    /// Its layout.
    pub layout: &'a Layout,
    /// The word id of each token.
    pub words: &'a [u32],
    /// The statement.
    pub statement: &'a Statement,
    /// All numbers of the article.
    pub numbers: &'a [Number],
    /// All dates of the article.
    pub dates: &'a [DateMention],
    /// All names of the article.
    pub names: &'a [NameMention],
    /// The words that credit somebody, in order.
    pub credits: &'a [Span],
    /// The spans of direct and partial quotations, in order.
    pub quoted: &'a [Span],
    /// Its language (ISO 639-1; empty where it is not known).
    pub language: &'a str,
}

impl<'a> Reading<'a> {
    fn own_numbers(&self) -> &'a [Number] {
        &self.numbers[self.statement.numbers.clone()]
    }

    fn own_dates(&self) -> &'a [DateMention] {
        &self.dates[self.statement.dates.clone()]
    }

    fn own_names(&self) -> &'a [NameMention] {
        &self.names[self.statement.names.clone()]
    }
}

/// The relation (`Agree`, `Compatible` or `Conflict`) of two statements and their differences.
pub fn relate(a: &Reading, b: &Reading, vocabulary: &Vocabulary) -> (Verdict, Vec<Difference>) {
    let (ours, theirs) = (Content::new(a, vocabulary), Content::new(b, vocabulary));
    let pair = Pair { a: ours, b: theirs };
    if !(is_read_fully(a.language) && is_read_fully(b.language)) {
        return pair.without_words();
    }
    let mut found: Vec<(Verdict, Difference)> = Vec::new();
    pair.numbers(&mut found);
    pair.tolls(&mut found);
    pair.dates(vocabulary, &mut found);
    pair.names(&mut found);
    pair.certainty(vocabulary, &mut found);
    pair.possibility(vocabulary, &mut found);
    pair.negation(vocabulary, &mut found);
    pair.wording(vocabulary, &mut found);
    let verdict = found.iter().map(|(v, _)| *v).min().unwrap_or(Verdict::Agree);
    (verdict, found.into_iter().map(|(_, d)| d).collect())
}

/// Whether values in which two statements differ may be of two occasions or two things: then both are about the
/// same matter, but need not say the same.
pub fn may_be_two(differences: &[Difference]) -> bool {
    differences.iter().any(|d| d.note == dates::TWO_TIMES || d.note == numbers::TWO_THINGS)
}

/// Two statements of different articles.
struct Pair<'a> {
    a: Content<'a>,
    b: Content<'a>,
}

impl Pair<'_> {
    /// Whether so many fifths of the content words of the shorter statement, at `least` so many, names, numbers and dates left
    /// out, stand in the other: what differs then differs in the same thing.
    fn alike_elsewhere(&self, least: usize, fifths: usize) -> bool {
        let (p, q) = self.elsewhere();
        let shared = p.iter().filter(|s| q.contains(s)).count();
        shared >= least && shared * 5 >= p.len().min(q.len()) * fifths
    }

    /// Whether both statements have the same content words, names, numbers and dates left out, and some.
    fn same_elsewhere(&self) -> bool {
        let (p, q) = self.elsewhere();
        !p.is_empty() && p == q
    }

    /// The content words of each statement, each once, names, numbers and dates left out.
    fn elsewhere(&self) -> (Vec<u32>, Vec<u32>) {
        let outside = |c: &Content| -> Vec<u32> {
            let statement = c.reading.statement;
            let own = |t: usize| {
                let span = c.reading.layout.tokens[t].span;
                c.reading.names[statement.names.clone()].iter().any(|n| n.span.contains(span))
                    || c.reading.numbers[statement.numbers.clone()].iter().any(|n| n.value.contains(span))
                    || c.reading.dates[statement.dates.clone()].iter().any(|d| d.span.contains(span))
            };
            let mut stems: Vec<u32> = c.stems.iter().filter(|&&(_, t)| !own(t)).map(|x| x.0).collect();
            stems.sort_unstable();
            stems.dedup();
            stems
        };
        (outside(&self.a), outside(&self.b))
    }

    /// Whether both name people but nobody in common: the same words are then said of different people.
    /// Those who are credited with it count where `speakers` do.
    fn other_people(&self, speakers: bool) -> bool {
        let people = |c: &Content| -> Vec<usize> {
            let credited = |n: &NameMention| c.reading.credits.iter().any(|credit| credit.touches(n.span));
            let own = c.reading.own_names().iter();
            own.filter(|n| n.kind == NameKind::Person && (speakers || !credited(n)))
                .map(|n| n.entry)
                .collect()
        };
        let (p, q) = (people(&self.a), people(&self.b));
        if speakers && p.first() != q.first() && !p.is_empty() && !q.is_empty() {
            // who is named first did what the date is of
            return true;
        }
        !p.is_empty() && !q.is_empty() && !p.iter().any(|e| q.contains(e))
    }
}

const NOT_BOTH: &str = "these cannot both be true";

fn difference(kind: DifferenceKind, a: &str, b: &str, note: String) -> Difference {
    Difference { kind, values: [a.to_owned(), b.to_owned()], places: None, note }
}

/// The counterpart that agrees best: by relation first, then by shared surroundings.
fn best<'y, T>(
    candidates: &mut dyn Iterator<Item = (Relation, usize, &'y T)>,
) -> Option<(Relation, usize, &'y T)> {
    let rank = |r: Relation| match r {
        Relation::Same => 0,
        Relation::Compatible => 1,
        Relation::Conflict => 2,
    };
    candidates.min_by(|x, y| (rank(x.0), usize::MAX - x.1).cmp(&(rank(y.0), usize::MAX - y.1)))
}

#[cfg(test)]
mod tests;
