//! An utterance that a source quotes in several pieces: what one piece lacks may stand in another, or be
//! reported without marks beside it, and is then not left out.
//!
//! ```text
//! A  “We will go to court, and we will win.”
//! B  The mayor, who “will go to court,” was sure that “we will win.”       B leaves out nothing but “and”
//! ```

use super::super::draft::Draft;
use super::{Member, Quotes};
use crate::align::quotes::path::{Table, shared};
use crate::align::quotes::words::{Lexicon, Word};
use crate::article::Span;
use crate::judge::quotes::{AT_END, AT_START, Difference, brief};
use crate::judge::{DifferenceKind, Verdict};
use crate::text::words::tokenize;
use std::collections::BTreeSet;

/// A word of at least this rarity is worth telling where it is left out.
const CONTENT: f32 = 0.2;
/// Quotations on either side of one that are looked at.
const NEIGHBOURS: usize = 3;
/// Bytes from one to the other at most.
const NEAR: usize = 2_000;
/// Words in a row that are no chance; of a shorter piece, most of it.
const RUN: usize = 6;
/// Words left out that are looked at.
const LONGEST: usize = 600;

/// The pairs of readings that are not told against each other: one of them has a closer counterpart in the
/// other's article, and the other one elsewhere in the row.
pub fn belongs_elsewhere(members: &[Member], draft: &Draft) -> BTreeSet<[usize; 2]> {
    let article = |n: usize| members[n].passage.article;
    let ends = |l: &super::DraftLink| [(l.from, l.to), (l.to, l.from)];
    let closer = |one: usize, than: &super::DraftLink, other: usize, same_article: bool| {
        draft.links.iter().flat_map(|l| ends(l).map(|e| (l, e))).any(|(l, (x, y))| {
            x == one
                && y != other
                && (article(y) == article(other) || !same_article)
                && l.score > than.score
                && l.relation > Verdict::Reworded
        })
    };
    let reworded = draft.links.iter().filter(|l| l.relation == Verdict::Reworded);
    reworded
        .filter(|l| {
            ends(l).iter().any(|&(one, other)| closer(one, l, other, true) && closer(other, l, one, false))
        })
        .map(|l| [l.from, l.to])
        .collect()
}

/// What a row comes to once the pieces of each source are taken together: a shorter piece only where something
/// is left out.
pub fn verdict(members: &[Member], draft: &Draft, apart: &BTreeSet<[usize; 2]>) -> Verdict {
    let articles = |between: [usize; 2]| {
        let [a, b] = between.map(|n| members[n].passage.article);
        [a.min(b), a.max(b)]
    };
    let left: BTreeSet<[usize; 2]> = draft
        .differences
        .iter()
        .filter(|(_, d)| d.kind != DifferenceKind::Speaker)
        .map(|(between, _)| articles(*between))
        .collect();
    let judged = draft.links.iter().filter(|l| !apart.contains(&[l.from, l.to])).map(|l| {
        let quoted = [l.from, l.to].iter().all(|&n| members[n].passage.quoted);
        let whole = quoted && l.relation == Verdict::Cut && !left.contains(&articles([l.from, l.to]));
        if whole { Verdict::Same } else { l.relation }
    });
    judged.min().unwrap_or(Verdict::Same)
}

impl Quotes<'_> {
    /// Takes back omissions of words that the same article has in another piece, beside one without marks, or in
    /// a neighbouring quotation of the same speaker; of words it has in part, what is left remains.
    pub(super) fn told_elsewhere(&self, lexicon: &mut Lexicon, draft: &mut Draft, members: &[Member]) {
        let mut kept: Vec<([usize; 2], Difference)> = Vec::new();
        for (between, difference) in std::mem::take(&mut draft.differences) {
            let ended = difference.kind == DifferenceKind::Omission && difference.at_an_end();
            let lacking = difference.values.iter().position(|v| v.is_empty());
            let Some(side) = lacking.filter(|_| ended || difference.kind == DifferenceKind::Elision) else {
                kept.push((between, difference));
                continue;
            };
            let elsewhere = self.elsewhere(lexicon, members, between[side]);
            let (whole, left) = left_out(lexicon, &difference.values[1 - side], &elsewhere);
            if whole {
                kept.push((between, difference));
                continue;
            }
            let label = &self.labels[members[between[side]].passage.article];
            let count = left.len();
            for (n, said) in left.into_iter().enumerate() {
                let (first, last) = (n == 0 && said.1, n + 1 == count && said.2);
                let place = match difference.note.as_str() {
                    note if note.ends_with(AT_START) && first => AT_START,
                    note if note.ends_with(AT_END) && last => AT_END,
                    _ => " between what it has",
                };
                let note = format!("{label} leaves out “{}”{place}", brief(&said.0));
                let mut values = [String::new(), String::new()];
                values[1 - side] = said.0;
                kept.push((between, Difference { kind: difference.kind, values, places: None, note }));
            }
        }
        // two pieces of one source lack the same words but once
        let article = |n: usize| members[n].passage.article;
        let mut told = BTreeSet::new();
        kept.retain(|(between, d)| {
            let ended = matches!(d.kind, DifferenceKind::Omission | DifferenceKind::Elision);
            !ended || told.insert((between.map(article), d.kind, d.values.clone()))
        });
        draft.differences = kept;
    }

    /// The words that an article has beside those of one of its readings.
    fn elsewhere(&self, lexicon: &mut Lexicon, members: &[Member], n: usize) -> Vec<Vec<Word>> {
        let own = &members[n];
        let article = own.passage.article;
        let extract = &self.event.extracts[article];
        let mut found: Vec<Vec<Word>> = Vec::new();
        let mut read = |spans: &[Span]| {
            let passage = &own.passage;
            let mut words = lexicon.read(passage.text, passage.tokens, spans);
            words.truncate(LONGEST);
            found.push(words);
        };
        for (m, other) in members.iter().enumerate() {
            if m != n && other.passage.article == article {
                read(other.passage.spans);
            }
        }
        let Some(q) = own.quotation else { return found };
        // what stands around the piece in its own sentence
        for part in own.passage.spans {
            if let Some(s) = self.event.statement_at(article, part.start) {
                read(&self.event.unmarked[article][s]);
            }
        }
        let quotations = &extract.quotations;
        let cover = quotations[q].cover();
        let name = &self.credits.speakers[article][q].name;
        let near = q.saturating_sub(NEIGHBOURS)..(q + NEIGHBOURS + 1).min(quotations.len());
        for other in near.filter(|&other| other != q && !name.is_empty()) {
            let place = quotations[other].cover();
            let gap = place.start.saturating_sub(cover.end).max(cover.start.saturating_sub(place.end));
            let same = self.credits.speakers[article][other].name == *name;
            if same && gap <= NEAR && quotations[other].is_own_speech() {
                read(&quotations[other].spans);
            }
        }
        found
    }
}

/// Of words that one reading lacks, the stretches that its article has nowhere else, each with whether it begins
/// and whether it ends the words; and whether that is all of them.
fn left_out(lexicon: &mut Lexicon, said: &str, elsewhere: &[Vec<Word>]) -> (bool, Vec<(String, bool, bool)>) {
    let tokens = tokenize(said);
    let mut words = lexicon.read(said, &tokens, &[Span::new(0, said.len())]);
    words.truncate(LONGEST);
    let lexicon = &*lexicon;
    let rare = |stem: u32| lexicon.strangeness(stem);
    let mut has = vec![false; words.len()];
    let mut table = Table::default();
    for other in elsewhere {
        // a piece may hold several stretches of the words
        for _ in 0..3 {
            let rest: Vec<usize> = (0..words.len()).filter(|&n| !has[n]).collect();
            let left: Vec<Word> = rest.iter().map(|&n| words[n]).collect();
            let pairs = shared(&left, other, |s| 0.2 + 0.8 * rare(s), |s| s, &mut table);
            let pairs: Vec<(usize, usize)> = pairs.into_iter().map(|(n, m)| (rest[n], m)).collect();
            let mut found = false;
            // scattered words are no piece
            for run in pairs.chunk_by(|x, y| y.0 == x.0 + 1 && y.1 == x.1 + 1) {
                let weight: f32 = run.iter().map(|&(n, _)| rare(words[n].stem)).sum();
                let enough = run.len() >= RUN || run.len() * 5 >= other.len() * 4;
                if enough && weight >= 0.5 {
                    run.iter().for_each(|&(n, _)| has[n] = true);
                    found = true;
                }
            }
            if !found {
                break;
            }
        }
    }
    if !has.contains(&true) {
        return (true, Vec::new());
    }
    let telling = |n: usize| !has[n] && rare(words[n].stem) >= CONTENT;
    let mut left = Vec::new();
    let mut at = 0;
    while at < words.len() {
        if has[at] {
            at += 1;
            continue;
        }
        let end = (at..words.len()).find(|&n| has[n]).unwrap_or(words.len());
        if (at..end).any(telling) {
            let span = words[at].span.cover(words[end - 1].span);
            left.push((span.of(said).to_owned(), at == 0, end == words.len()));
        }
        at = end;
    }
    (false, left)
}
