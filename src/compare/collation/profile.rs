//! Progressive alignment of word sequences to a profile of columns.

use crate::align::quotes::words::Lexicon;
use crate::text::lexicon::{MONTHS, WEEKDAYS};
use rustc_hash::FxHashMap;

/// Cost of beginning to leave words out, on either side.
const OPEN: f32 = 0.12;
/// Cost of every further word left out.
const EXTEND: f32 = 0.02;
/// Cost of another word in the same place.
const OTHER: f32 = 0.1;
/// Worth of another value of the same kind in the same place.
const KIN: f32 = 0.15;

/// Columns of words; a word is its number in its sequence.
pub struct Profile {
    /// For each column, each sequence's word.
    pub columns: Vec<Vec<Option<usize>>>,
}

impl Profile {
    /// Lines up `sequences` of forms. The first is the fullest; each time the one that has most in common
    /// with those already placed comes next.
    pub fn build(lexicon: &Lexicon, sequences: &[Vec<u32>]) -> Profile {
        let mut profile = Profile { columns: Vec::new() };
        let Some(first) = sequences.first() else { return profile };
        let mut similar = Similar { lexicon, known: FxHashMap::default() };
        let seat = |s: usize, word: usize| {
            let mut cells = vec![None; sequences.len()];
            cells[s] = Some(word);
            cells
        };
        profile.columns = (0..first.len()).map(|word| seat(0, word)).collect();
        let mut placed = vec![0];
        let mut waiting: Vec<usize> = (1..sequences.len()).collect();
        let mut nearest: Vec<f32> = sequences.iter().map(|s| common(lexicon, first, s)).collect();
        while let Some(at) = (0..waiting.len())
            .reduce(|best, i| if nearest[waiting[i]] > nearest[waiting[best]] { i } else { best })
        {
            let next = waiting.remove(at);
            profile.place(sequences, next, placed.len(), &mut similar);
            placed.push(next);
            for &s in &waiting {
                nearest[s] = nearest[s].max(common(lexicon, &sequences[next], &sequences[s]));
            }
        }
        profile
    }

    /// Adds a sequence: global alignment with affine gaps (Gotoh 1982).
    fn place(&mut self, sequences: &[Vec<u32>], next: usize, placed: usize, similar: &mut Similar) {
        let own = &sequences[next];
        let (rows, width) = (own.len() + 1, self.columns.len() + 1);
        let members: Vec<Vec<(u32, f32)>> =
            self.columns.iter().map(|column| members(sequences, column, placed)).collect();
        // best score ending in a pair, in a column the sequence lacks, in a word the columns lack
        let mut steps = vec![Step::default(); rows * width];
        let low = f32::MIN / 4.0;
        let mut above: Vec<[f32; 3]> = vec![[low; 3]; width];
        let mut line = above.clone();
        for i in 0..rows {
            for j in 0..width {
                let mut best = [low; 3];
                let step = &mut steps[i * width + j];
                if i == 0 && j == 0 {
                    best[0] = 0.0;
                }
                if i > 0 && j > 0 {
                    let (score, from) = highest(above[j - 1]);
                    best[0] = score + similar.score(own[i - 1], &members[j - 1]);
                    step.0[0] = from;
                }
                if j > 0 {
                    let before = line[j - 1];
                    let (score, from) = highest([before[0] - OPEN, before[1] - EXTEND, before[2] - OPEN]);
                    best[1] = score;
                    step.0[1] = from;
                }
                if i > 0 {
                    let before = above[j];
                    let (score, from) = highest([before[0] - OPEN, before[1] - OPEN, before[2] - EXTEND]);
                    best[2] = score;
                    step.0[2] = from;
                }
                line[j] = best;
            }
            std::mem::swap(&mut above, &mut line);
        }
        let mut state = highest(above[width - 1]).1;
        let (mut i, mut j) = (rows - 1, width - 1);
        let mut columns: Vec<Vec<Option<usize>>> = Vec::with_capacity(width + rows);
        while i > 0 || j > 0 {
            let from = steps[i * width + j].0[state as usize];
            match state {
                0 => {
                    (i, j) = (i - 1, j - 1);
                    let mut column = std::mem::take(&mut self.columns[j]);
                    column[next] = Some(i);
                    columns.push(column);
                }
                1 => {
                    j -= 1;
                    columns.push(std::mem::take(&mut self.columns[j]));
                }
                _ => {
                    i -= 1;
                    let mut column = vec![None; sequences.len()];
                    column[next] = Some(i);
                    columns.push(column);
                }
            }
            state = from;
        }
        columns.reverse();
        self.columns = columns;
    }
}

/// Where each of the three states came from.
#[derive(Clone, Copy, Default)]
struct Step([u8; 3]);

/// The highest of three scores, the first of equals.
fn highest(scores: [f32; 3]) -> (f32, u8) {
    let mut best = (scores[0], 0);
    for (state, score) in [(1, scores[1]), (2, scores[2])] {
        if score > best.0 {
            best = (score, state);
        }
    }
    best
}

/// The distinct words of a column, and how large a part of the placed sequences has each.
fn members(sequences: &[Vec<u32>], column: &[Option<usize>], placed: usize) -> Vec<(u32, f32)> {
    let mut members: Vec<(u32, f32)> = Vec::new();
    for (sequence, word) in sequences.iter().zip(column) {
        let Some(form) = word.map(|w| sequence[w]) else { continue };
        match members.iter_mut().find(|m| m.0 == form) {
            Some(member) => member.1 += 1.0 / placed as f32,
            None => members.push((form, 1.0 / placed as f32)),
        }
    }
    members
}

/// How near words are, looked up once.
struct Similar<'l> {
    lexicon: &'l Lexicon,
    known: FxHashMap<(u32, u32), f32>,
}

impl Similar<'_> {
    /// What it is worth to put a word into a column.
    fn score(&mut self, word: u32, members: &[(u32, f32)]) -> f32 {
        let mut best = 0.0f32;
        for &(member, share) in members {
            let near = if member == word { self.worth(word) } else { self.near(word, member) };
            best = best.max(near * (0.8 + 0.2 * share));
        }
        if best > 0.0 { best } else { -OTHER }
    }

    /// Rare words hold a place, common ones only beside others.
    fn worth(&self, form: u32) -> f32 {
        0.25 + 0.75 * self.lexicon.strangeness(self.lexicon.stem_of(form))
    }

    fn near(&mut self, a: u32, b: u32) -> f32 {
        let key = (a.min(b), a.max(b));
        if let Some(&known) = self.known.get(&key) {
            return known;
        }
        let lexicon = self.lexicon;
        let worth = self.worth(a).min(self.worth(b));
        let near = if lexicon.stem_of(a) == lexicon.stem_of(b) {
            worth * 0.8
        } else if alike(lexicon.text_of(a), lexicon.text_of(b)) {
            worth * 0.6
        } else if kin(lexicon.text_of(a), lexicon.text_of(b)) {
            KIN
        } else {
            0.0
        };
        self.known.insert(key, near);
        near
    }
}

/// Whether two words are values of one kind, so that one stands in the place of the other: two figures, two
/// months, two weekdays.
fn kin(a: &str, b: &str) -> bool {
    let figure = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
    let named = |word: &str, names: &[&[&str]]| {
        let letters = word.trim_end_matches('.');
        let is = |name: &str| name == letters || (letters.len() <= 4 && name.starts_with(letters));
        letters.len() >= 3 && names.iter().any(|forms| is(forms[0]))
    };
    figure(a) && figure(b) || [&MONTHS[..], &WEEKDAYS].iter().any(|names| named(a, names) && named(b, names))
}

/// Whether two words are all but the same letters: one letter apart, or two in long words.
pub fn alike(a: &str, b: &str) -> bool {
    if a == b {
        return true;
    }
    let shortest = a.len().min(b.len());
    let first = |s: &str| s.chars().next().filter(|c| c.is_alphabetic());
    if !(5..=40).contains(&shortest)
        || a.len().abs_diff(b.len()) > 2
        || first(a) != first(b)
        || first(a).is_none()
    {
        return false;
    }
    strsim::osa_distance(a, b) <= if shortest >= 8 { 2 } else { 1 }
}

/// How much two sequences have in common, whatever its order.
fn common(lexicon: &Lexicon, a: &[u32], b: &[u32]) -> f32 {
    let mut counts: FxHashMap<u32, usize> = FxHashMap::default();
    for &form in a {
        *counts.entry(form).or_default() += 1;
    }
    let mut sum = 0.0;
    for &form in b {
        if let Some(left) = counts.get_mut(&form).filter(|left| **left > 0) {
            *left -= 1;
            sum += 0.2 + 0.8 * lexicon.strangeness(lexicon.stem_of(form));
        }
    }
    sum
}
