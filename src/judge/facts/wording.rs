//! Other words for the same thing, loaded ones among them.

use super::content::Content;
use super::{Pair, difference};
use crate::judge::quotes::Difference;
use crate::judge::{DifferenceKind, Verdict};
use crate::text::vocabulary::{NO_WORD, Vocabulary};

impl Pair<'_> {
    /// Other words in the same place: between the same words, or of near meaning or one loaded group
    /// beside the same words.
    pub(super) fn wording(&self, vocabulary: &Vocabulary, found: &mut Vec<(Verdict, Difference)>) {
        let lone = |x: &Content, y: &Content| -> Vec<(u32, usize)> {
            x.stems.iter().copied().filter(|&(s, t)| !y.has(s) && x.is_plain(t)).collect()
        };
        let (ours, theirs) = (lone(&self.a, &self.b), lone(&self.b, &self.a));
        let mut told: Vec<usize> = Vec::new();
        for &(s, at) in &ours {
            if told.len() == MOST_WORDINGS {
                break;
            }
            let stem = &vocabulary.stems[s as usize];
            let group = loaded(&stem.text);
            let context = self.a.beside(at);
            let other_words = |&&(t, to): &&(u32, usize)| {
                let other = &vocabulary.stems[t as usize];
                if told.contains(&to) || alike(&stem.text, &other.text) {
                    return false;
                }
                let (before, after) = self.frame(at, to);
                let one_class = (stem.verb >= 0.5) == (other.verb >= 0.5);
                if before > 0 && after > 0 && before + after >= if one_class { 5 } else { 7 } {
                    return true;
                }
                let related = || {
                    group.is_some() && loaded(&other.text) == group
                        || one_class && vocabulary.nearness(s, t) >= 0.45
                };
                let shared = || self.b.beside(to).iter().filter(|c| context.contains(c)).count();
                (before + after >= 3 || before + after > 0 && shared() > 1) && related()
            };
            let Some(&(_, to)) = theirs.iter().find(other_words) else { continue };
            told.push(to);
            let p = self.a.words(self.a.reading.layout.tokens[at].span);
            let q = self.b.words(self.b.reading.layout.tokens[to].span);
            found.push((Verdict::Agree, difference(DifferenceKind::Wording, p, q, "other words".to_owned())));
        }
    }

    /// How many tokens (six at most) are the same on the left and on the right of two tokens.
    fn frame(&self, at: usize, to: usize) -> (usize, usize) {
        let (a, b) = (self.a.reading, self.b.reading);
        let (ours, theirs) = (a.statement.unit, b.statement.unit);
        let same = |i: usize, j: usize| {
            a.words[i] == b.words[j]
                && (a.words[i] != NO_WORD || a.layout.tokens[i].of(a.text) == b.layout.tokens[j].of(b.text))
        };
        let left = (1..=6.min(at - ours.first).min(to - theirs.first)).take_while(|n| same(at - n, to - n));
        let right =
            (1..=6.min(ours.last - 1 - at).min(theirs.last - 1 - to)).take_while(|n| same(at + n, to + n));
        (left.count(), right.count())
    }
}

/// Differences in wording told of one pair at most.
const MOST_WORDINGS: usize = 4;

/// Inflections and derivations of one word begin alike.
fn alike(a: &str, b: &str) -> bool {
    a.ends_with(b)
        || b.ends_with(a)
        || a.bytes().zip(b.bytes()).take_while(|(p, q)| p == q).count() >= 4.min(a.len()).min(b.len()).max(3)
}

/// Groups of words for one thing of which each rings differently, as stems.
const LOADED: &[&[&str]] = &[
    &["kill", "assassin", "murder", "slay", "slain", "execut", "massacr", "slaughter"],
    &["protest", "demonstr", "riot", "unrest", "upris", "ralli", "mob"],
    &["protester", "demonstrat", "rioter", "agit"],
    &["terrorist", "milit", "gunman", "fighter", "insurg", "rebel", "extremist", "attack"],
    &["regim", "govern", "administr"],
    &["migrant", "immigr", "alien", "refuge"],
    &["abort", "pro-lif", "anti-abort"],
    &["claim", "assert", "insist", "admit", "conced"],
    &["slam", "blast", "criticis", "critic", "rip", "bash"],
    &["crackdown", "clampdown", "enforc"],
    &["sack", "fire", "dismiss", "oust"],
    &["chao", "disrupt", "turmoil"],
];

fn loaded(stem: &str) -> Option<usize> {
    LOADED.iter().position(|group| group.contains(&stem))
}
