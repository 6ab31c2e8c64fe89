//! Where the words of a quotation stand in a reference.

use super::{Found, Reference};
use crate::align::quotes::path::{Table, shared};
use crate::align::quotes::words::{Lexicon, Word};
use rustc_hash::FxHashMap;

/// Share of a quotation's words, weighted by their rarity, that must stand in the reference in order.
const ENOUGH: f32 = 0.6;
/// Share that one place must have where another has the rest.
const PART: f32 = 0.3;
/// Share of the rest that the other must have.
const ALL: f32 = 0.9;
/// Quotations of fewer words must stand there whole.
const FEW: usize = 4;
/// Words that may be left out inside a quotation and still be looked past.
const GAP: usize = 120;
/// Places where a word stands that are looked at.
const PLACES: usize = 400;
/// Places at which the words are lined up.
const TRIES: usize = 4;
impl Reference<'_> {
    /// The place that has most of `words` in order, with the places that have what is left of them at the ends,
    /// where all that is enough.
    pub(super) fn find(&self, words: &[Word], lexicon: &Lexicon, table: &mut Table) -> Option<Found> {
        let mut found = self.place(words, PART, lexicon, table)?;
        let (first, last) = (found.pairs.first()?.0, found.pairs.last()?.0 + 1);
        let weight = |words: &[Word]| -> f32 { words.iter().map(|word| weight(lexicon, word.stem)).sum() };
        let total = weight(words);
        for (from, to) in [(0, first), (last, words.len())] {
            let rest = &words[from..to];
            if rest.len() < 3 || weight(rest) < 1.0 {
                continue;
            }
            if let Some(other) = self.place(rest, ALL, lexicon, table) {
                found.whole += other.share * weight(rest) / total;
                let pairs = other.pairs.into_iter().map(|(own, place)| (own + from, place)).collect();
                found.more.push(pairs);
            }
        }
        found.whole += found.share;
        (found.share >= ENOUGH || found.whole >= ALL).then_some(found)
    }

    /// The place that has most of `words` in order, where that is at least the share `least`.
    fn place(&self, words: &[Word], least: f32, lexicon: &Lexicon, table: &mut Table) -> Option<Found> {
        let weight = |stem: u32| weight(lexicon, stem);
        let total: f32 = words.iter().map(|word| weight(word.stem)).sum();
        if words.is_empty() {
            return None;
        }
        let mut best: Option<Found> = None;
        for from in self.starts(words, &weight) {
            let first = from.saturating_sub(words.len() + 8);
            let last = (from + 2 * words.len() + GAP).min(self.words.len());
            let window = &self.words[first..last];
            let pairs: Vec<(usize, usize)> =
                shared(words, window, |stem| 0.2 + 0.8 * lexicon.strangeness(stem), |stem| stem, table)
                    .into_iter()
                    .map(|(own, other)| (own, other + first))
                    .collect();
            let pairs = self.without_strays(words.len(), pairs);
            let share = pairs.iter().map(|&(own, _)| weight(words[own].stem)).sum::<f32>() / total;
            let enough = match words.len() {
                few if few < FEW => share > 0.999 && tight(&pairs),
                _ => share >= least && pairs.len() >= 3,
            };
            if enough && best.as_ref().is_none_or(|known| share > known.share) {
                best = Some(Found { share, whole: 0.0, pairs, more: Vec::new() });
            }
        }
        best
    }

    /// `pairs` without those at either end that stand in another paragraph by chance: where the reference has there
    /// no more than half of what the quotation of `length` words has, the rest is looked for elsewhere.
    fn without_strays(&self, length: usize, mut pairs: Vec<(usize, usize)>) -> Vec<(usize, usize)> {
        let parted = |pairs: &[(usize, usize)], n: usize| {
            let (before, after) = (self.words[pairs[n - 1].1].span.end, self.words[pairs[n].1].span.start);
            self.article.text.get(before..after).is_some_and(|between| between.contains('\n'))
        };
        while let Some(n) = (1..pairs.len()).find(|&n| parted(&pairs, n))
            && n * 2 <= pairs[n].0
        {
            pairs.drain(..n);
        }
        while let Some(n) = (1..pairs.len()).rev().find(|&n| parted(&pairs, n))
            && (pairs.len() - n) * 2 < length - pairs[n - 1].0
        {
            pairs.truncate(n);
        }
        pairs
    }

    /// Where the quotation may begin, likeliest first: a word that both have votes for the place from which
    /// it would be as far in the reference as in the quotation.
    fn starts(&self, words: &[Word], weight: &dyn Fn(u32) -> f32) -> Vec<usize> {
        const WIDE: usize = 8;
        let mut votes: FxHashMap<usize, f32> = FxHashMap::default();
        for (at, word) in words.iter().enumerate() {
            let places = self.places.get(&word.stem).map_or(&[][..], Vec::as_slice);
            // a word that stands everywhere tells no place
            if places.len() > PLACES && words.len() >= FEW {
                continue;
            }
            for &place in places.iter().take(PLACES) {
                let start = (place as usize).saturating_sub(at) / WIDE;
                // on either side of a border between two buckets is one place
                *votes.entry(start).or_default() += weight(word.stem);
                *votes.entry(start + 1).or_default() += weight(word.stem) * 0.5;
            }
        }
        let mut ranked: Vec<(usize, f32)> = votes.into_iter().collect();
        ranked.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        ranked.into_iter().take(TRIES).map(|(start, _)| start * WIDE).collect()
    }
}

/// What a word counts by how rare it is.
fn weight(lexicon: &Lexicon, stem: u32) -> f32 {
    0.15 + 0.85 * lexicon.strangeness(stem)
}

/// Whether the pairs stand next to each other on both sides.
fn tight(pairs: &[(usize, usize)]) -> bool {
    pairs.windows(2).all(|pair| pair[1].0 == pair[0].0 + 1 && pair[1].1 == pair[0].1 + 1)
}
