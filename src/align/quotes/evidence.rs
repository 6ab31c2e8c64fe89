//! What speaks for and against two passages reporting one utterance, in numbers.

use super::Passage;
use super::event::{CONTENT, Event};
use super::path::{self, Table};
use super::weights;
use super::words::{Lexicon, Word};
use crate::article::Span;
use rustc_hash::{FxHashMap, FxHashSet};

/// What each number of [`Candidate::features`] says, in order.
pub const FEATURES: [&str; 18] = [
    "always 1",
    "log of shared weight",
    "share of the shorter one's weight",
    "log of the longest run",
    "weight of the rarest shared word",
    "same speaker",
    "other speaker",
    "shared words per word of the stretch",
    "the shorter one stands whole in the other",
    "log of the shorter one's words",
    "other speaker, log of shared weight",
    "same speaker, share of the shorter one's weight",
    "words of the longest run beyond four",
    "share of the longer one's weight",
    "log of other places in the other article that match as well",
    "what their paragraphs share beyond the words; of a sentence, the share of words that are no names",
    "what their neighbours share; of a sentence, log of shared content words that are no names",
    "shared weight next to the best rival's",
];

/// Two passages that share words, with the evidence.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// Index of a passage.
    pub from: usize,
    /// Index of another, in another article, greater than `from`.
    pub to: usize,
    /// Whether both stand between marks.
    pub quoted: bool,
    /// The evidence, one number for each of [`FEATURES`].
    pub features: [f64; FEATURES.len()],
    /// The stretch of each that holds the shared words.
    pub parts: [Span; 2],
    /// The number of shared words.
    pub pairs: usize,
    /// The longest run of shared words that stand next to each other in both.
    pub run: usize,
    /// Whether the shared words are the same in form, not only in stem.
    pub exact: bool,
    /// The weight of the shared words; a rare word has 1.
    pub shared: f64,
    /// Rare words shared, and rare words of the shorter passage.
    pub rare: (usize, usize),
    /// The weight of the rarest shared word.
    pub weight: f64,
    /// Where the rarest shared word stands in one of them, in how many articles it stands at all, and
    /// in which of the two the place is: 0 for `from`.
    pub rarest: (Span, usize, usize),
    /// Whether the passages are credited to one speaker; `None` where one is not known.
    pub same_speaker: Option<bool>,
}

impl Candidate {
    /// The probability, as learned, that both report one utterance.
    ///
    /// Where the labelled events have too few cases to learn from, rules keep out what chance brings
    /// together: a common phrase of two known people, words scattered over a long stretch, a single
    /// common word, a term in a sentence.
    pub fn score(&self) -> f64 {
        let weights = if self.quoted { &weights::QUOTED } else { &weights::PLAIN };
        self.score_by(weights)
    }

    /// Whether two quotations, one of them short, share a single content word, or two in other forms, beside
    /// other words on both sides: `no faith in you`, `faith in the courts`.
    fn is_a_word_in_common(&self) -> bool {
        let short = self.features[WORDS] <= 6f64.ln() && self.features[WHOLE] == 0.0;
        short && (self.rare.0 <= 1 && self.run <= 2 || self.pairs <= 2 && !self.exact)
    }

    /// The probability by other weights.
    pub fn score_by(&self, weights: &[f64; FEATURES.len()]) -> f64 {
        let known = self.same_speaker == Some(true);
        let chance = if self.quoted {
            self.same_speaker == Some(false) && self.shared < 1.0 && self.run < 6
                || self.features[DENSITY] < 0.4 && self.features[COVER] < 0.5
                || self.pairs == 1 && !known && (self.shared < 0.5 || !self.exact)
                || self.is_a_word_in_common()
        } else {
            !known && self.run < 3 && self.features[NEIGHBOURS] < 4f64.ln()
        };
        if chance {
            return 0.0;
        }
        let sum: f64 = self.features.iter().zip(weights).map(|(f, w)| f * w).sum();
        1.0 / (1.0 + (-sum).exp())
    }
}

/// Quotations that start within this many bytes of each other are neighbours.
const NEAR: usize = 500;
/// Places in [`Candidate::features`].
const COVER: usize = 2;
const DENSITY: usize = 7;
const WHOLE: usize = 8;
const WORDS: usize = 9;
const NEIGHBOURS: usize = RIVAL - 1;
/// The last feature; until all candidates are known it holds the shared weight itself.
const RIVAL: usize = FEATURES.len() - 1;

/// All pairs of passages of different articles, at least one of them a quotation, that share words
/// worth looking at; `from` before `to`, each pair once.
pub fn candidates<'a>(passages: &'a [Passage<'a>], lexicon: &mut Lexicon) -> Vec<Candidate> {
    let event = Event::new(passages, lexicon);
    let mut index: FxHashMap<u32, Vec<u32>> = FxHashMap::default();
    for (p, words) in event.words.iter().enumerate() {
        for &word in words {
            let stem = event.same[word.stem as usize];
            if event.weight[stem as usize] >= 0.05 {
                let list = index.entry(stem).or_default();
                if list.last() != Some(&(p as u32)) {
                    list.push(p as u32);
                }
            }
        }
    }
    let totals: Vec<f32> = (0..passages.len()).map(|p| event.total(p)).collect();
    let mut found = Vec::new();
    let mut mass = vec![0.0f32; passages.len()];
    let mut touched: Vec<u32> = Vec::new();
    let mut seen = FxHashSet::default();
    let mut table = Table::default();
    for (p, passage) in passages.iter().enumerate().filter(|(_, p)| p.quoted) {
        seen.clear();
        for &word in &event.words[p] {
            let stem = event.same[word.stem as usize];
            let Some(list) = index.get(&stem) else { continue };
            if !seen.insert(stem) {
                continue;
            }
            for &q in list {
                let other = &passages[q as usize];
                if other.article == passage.article || (other.quoted && q as usize <= p) {
                    continue;
                }
                if mass[q as usize] == 0.0 {
                    touched.push(q);
                }
                mass[q as usize] += event.weight[stem as usize];
            }
        }
        for q in touched.drain(..) {
            let q = q as usize;
            let shared = std::mem::take(&mut mass[q]);
            let short = if passages[q].quoted { totals[p].min(totals[q]) } else { totals[p] };
            let enough = if passages[q].quoted {
                shared >= 0.3 * short || shared >= 1.2
            } else {
                shared >= 0.45 * short && shared >= 0.6
            };
            if enough {
                found.extend(weigh(&event, p.min(q), p.max(q), &mut table));
            }
        }
    }
    look_around(&mut found, &event);
    found.sort_by_key(|c| (c.from, c.to));
    found
}

/// Weighs a pair from the side that the words alone determine, so that the order of the articles
/// cannot tip a tie.
fn weigh(event: &Event, from: usize, to: usize, table: &mut Table) -> Option<Candidate> {
    let key = |p: usize| {
        let passage = &event.passages[p];
        let first = passage.spans.first().copied().unwrap_or(Span::new(0, 0));
        (event.words[p].len(), first.of(passage.text), first.start, passage.text)
    };
    if key(from) <= key(to) {
        return weigh_sides(event, from, to, table);
    }
    let mut found = weigh_sides(event, to, from, table)?;
    (found.from, found.to) = (from, to);
    found.parts.swap(0, 1);
    found.rarest.2 = 1 - found.rarest.2;
    Some(found)
}

fn weigh_sides(event: &Event, from: usize, to: usize, table: &mut Table) -> Option<Candidate> {
    let (a, b) = (&event.words[from], &event.words[to]);
    let weight = |stem: u32| event.weight[event.same[stem as usize] as usize];
    let pairs = path::shared(a, b, weight, |stem| event.same[stem as usize], table);
    let (&first, &last) = (pairs.first()?, pairs.last()?);
    let quoted = event.passages[from].quoted && event.passages[to].quoted;
    let shared: f32 = pairs.iter().map(|&(i, _)| event.weight(a[i])).sum();
    // the shorter of two quotations; of a quotation and a sentence, the quotation
    let short_is_from = match (event.passages[from].quoted, event.passages[to].quoted) {
        (true, false) => true,
        (false, true) => false,
        _ => event.total(from) <= event.total(to),
    };
    let around = if quoted { event.shared_around(from, to, &pairs) } else { 0.0 };
    // names alone show that both speak of the same people, not that they report the same words
    let text = event.passages[from].text;
    let lower = |w: &Word| w.span.of(text).starts_with(|c: char| !c.is_uppercase());
    let (mut number, mut sum) = (0usize, 0.0);
    for &(i, _) in pairs.iter().filter(|&&(i, _)| lower(&a[i])) {
        sum += event.weight(a[i]);
        number += usize::from(event.weight(a[i]) >= CONTENT);
    }
    let common = (f64::from(sum / shared.max(0.01)), (1.0 + number as f64).ln());
    let short = if short_is_from { from } else { to };
    let words = event.words[short].len();
    let total = event.total(short).max(0.05);
    let (mut run, mut longest) = (1usize, 1usize);
    for pair in pairs.windows(2) {
        run = if pair[1].0 == pair[0].0 + 1 && pair[1].1 == pair[0].1 + 1 { run + 1 } else { 1 };
        longest = longest.max(run);
    }
    let rarest =
        pairs.iter().map(|&(i, _)| a[i]).max_by(|x, y| event.weight(*x).total_cmp(&event.weight(*y)))?;
    let content = pairs.iter().filter(|&&(i, _)| event.weight(a[i]) >= CONTENT).count();
    let short_content = event.words[short].iter().filter(|&&w| event.weight(w) >= CONTENT).count();
    let stretch = (last.0 - first.0 + 1).max(last.1 - first.1 + 1);
    let same_speaker = if quoted { event.same_speaker(from, to) } else { event.named(from, to) };
    let (same, other) = (same_speaker == Some(true), same_speaker == Some(false));
    let whole = longest >= words;
    let cover = f64::from(shared / total).min(1.0);
    let mass = f64::from(1.0 + 4.0 * shared).ln();
    let flag = |yes: bool| f64::from(u8::from(yes));
    Some(Candidate {
        from,
        to,
        quoted,
        features: [
            1.0,
            mass,
            cover,
            (longest as f64).ln(),
            f64::from(event.weight(rarest)),
            flag(same),
            flag(other),
            pairs.len() as f64 / stretch as f64,
            flag(whole),
            (words as f64).ln(),
            flag(other) * mass,
            flag(same) * cover,
            (longest.clamp(4, 12) - 4) as f64 / 4.0,
            f64::from(shared / event.total(if short_is_from { to } else { from }).max(0.05)).min(1.0),
            0.0,
            if quoted { f64::from(1.0 + around).ln() } else { common.0 },
            if quoted { 0.0 } else { common.1 },
            f64::from(shared),
        ],
        parts: [a[first.0].span.cover(a[last.0].span), b[first.1].span.cover(b[last.1].span)],
        pairs: pairs.len(),
        run: longest,
        exact: pairs.iter().all(|&(i, j)| a[i].form == b[j].form),
        shared: f64::from(shared),
        weight: f64::from(event.weight(rarest)),
        rare: (content, short_content),
        rarest: (rarest.span, event.articles[event.same[rarest.stem as usize] as usize] as usize, 0),
        same_speaker,
    })
}

/// Sets the features that look at other candidates: how many passages of the other article match
/// the shorter passage as well, what the neighbours share, and how the shared weight compares with
/// the best that either passage shares with the other's article.
fn look_around(found: &mut [Candidate], event: &Event) {
    let passages = event.passages;
    let mut partners: FxHashMap<(usize, usize, bool), Vec<(usize, f64)>> = FxHashMap::default();
    for c in found.iter() {
        for (one, other) in [(c.from, c.to), (c.to, c.from)] {
            let of = partners.entry((one, passages[other].article, c.quoted)).or_default();
            of.push((other, c.features[RIVAL]));
        }
    }
    let near = |a: usize, b: usize| {
        let (Some(x), Some(y)) = (passages[a].spans.first(), passages[b].spans.first()) else { return false };
        passages[a].article == passages[b].article && x.start.abs_diff(y.start) <= NEAR
    };
    // quotations in order of place, so that neighbours are found at once
    let mut order: Vec<usize> = (0..passages.len()).filter(|&p| passages[p].quoted).collect();
    let start = |p: usize| passages[p].spans.first().map_or(0, |s| s.start);
    order.sort_by_key(|&p| (passages[p].article, start(p)));
    let mut rank = vec![0; passages.len()];
    for (r, &p) in order.iter().enumerate() {
        rank[p] = r;
    }
    let values: Vec<[f64; 3]> = found
        .iter()
        .map(|c| {
            let mine = c.features[RIVAL];
            let ends = [(c.from, c.to), (c.to, c.from)];
            let lists = ends.map(|(one, other)| &partners[&(one, passages[other].article, c.quoted)]);
            let top = lists.map(|l| l.iter().map(|x| x.1).fold(0.0, f64::max));
            let ties = lists.map(|l| l.iter().filter(|x| x.1 >= 0.95 * mine).count());
            let ties = if event.words[c.from].len() <= event.words[c.to].len() { ties[0] } else { ties[1] };
            let mut neighbours = 0.0f64;
            if c.quoted {
                for (one, other) in ends {
                    let r = rank[one];
                    for &next in &order[r.saturating_sub(2)..(r + 3).min(order.len())] {
                        if next == one || !near(next, one) {
                            continue;
                        }
                        let of = partners.get(&(next, passages[other].article, true));
                        for &(partner, weight) in of.into_iter().flatten() {
                            if partner == other || near(partner, other) {
                                neighbours = neighbours.max(weight);
                            }
                        }
                    }
                }
            }
            // a piece of a long passage need only be the best for the piece
            [(ties as f64).ln(), (1.0 + neighbours).ln(), mine / top[0].min(top[1]).max(1e-6)]
        })
        .collect();
    for (c, [ties, neighbours, rival]) in found.iter_mut().zip(values) {
        c.features[RIVAL - 3] = ties;
        if c.quoted {
            c.features[NEIGHBOURS] = neighbours;
        }
        c.features[RIVAL] = rival;
    }
}
