//! What the taggers look at: for every token a fixed number of hashed features.
//!
//! Two rounds (a stacked tagger): the first finds reporting words (`said`, `according to`); the
//! second sees where they stand and finds what is reported and who reports it.

use super::cues::Cues;
use super::reading::{NONE, Reading, mix};
use std::array::from_fn;

/// Number of features of a token in the first round.
pub const CUE_FEATURES: usize = 34;
/// Number of features of a token in the second round.
pub const STRETCH_FEATURES: usize = 54;
/// Logarithm of the number of rows of weights, first round.
pub const CUE_BITS: u32 = 18;
/// Logarithm of the number of rows of weights, second round.
pub const STRETCH_BITS: u32 = 19;

/// Gathers features in a fixed order; each place in the order is a family of its own.
struct Sink<'o> {
    out: &'o mut [u32],
    n: usize,
    shift: u32,
}

impl Sink<'_> {
    #[inline]
    fn add(&mut self, value: u32) {
        self.out[self.n] = mix(value, 0x51ed_270b_u32.wrapping_mul(self.n as u32 + 1)) >> self.shift;
        self.n += 1;
    }
}

#[inline]
fn word_at(r: &Reading, t: isize) -> u32 {
    usize::try_from(t).ok().and_then(|t| r.word.get(t)).copied().unwrap_or(7)
}

#[inline]
fn ending_at(r: &Reading, t: isize) -> u32 {
    usize::try_from(t).ok().and_then(|t| r.ending.get(t)).copied().unwrap_or(7)
}

/// The class of token `t` as a number; one of its own past either end of the article.
#[inline]
pub(super) fn class_at(r: &Reading, t: isize) -> u32 {
    usize::try_from(t).ok().and_then(|t| r.class.get(t)).map_or(30, |&c| c as u32)
}

#[inline]
fn place_at(r: &Reading, t: isize) -> u32 {
    usize::try_from(t).ok().and_then(|t| r.place.get(t)).map_or(5, |&p| p as u32)
}

/// Distances grow coarser the farther they are.
#[inline]
fn far(distance: u32) -> u32 {
    match distance {
        0..=4 => distance,
        5..=6 => 5,
        7..=9 => 6,
        10..=14 => 7,
        15..=24 => 8,
        _ => 9,
    }
}

/// First round: is token `t` a reporting word?
pub fn cue(r: &Reading, t: usize, out: &mut [u32; CUE_FEATURES]) {
    let i = t as isize;
    let mut s = Sink { out, n: 0, shift: 32 - CUE_BITS };
    let w: [u32; 7] = from_fn(|k| word_at(r, i - 3 + k as isize));
    let c: [u32; 7] = from_fn(|k| class_at(r, i - 3 + k as isize));
    let e = r.ending[t];
    let place = r.place[t] as u32;
    let (first, last) = r.sentences[r.sentence[t] as usize];
    let since = t as u32 - r.clause[t];
    let until = r.clause_end[t].saturating_sub(t as u32);
    let (start, end) = (far(t as u32 - first), far(last - 1 - t as u32));
    let opener = match r.clause[t] {
        k if k == first => 0,
        k => 1 + r.class[k as usize - 1] as u32,
    };
    let closer = class_at(r, r.clause_end[t] as isize);
    s.add(1);
    s.add(w[3]);
    s.add(mix(w[3], place));
    s.add(w[2]);
    s.add(w[4]);
    s.add(w[1]);
    s.add(w[5]);
    s.add(mix(w[2], w[3]));
    s.add(mix(w[3], w[4]));
    s.add(mix(w[2], w[4]));
    s.add(mix(mix(w[1], w[2]), w[3]));
    s.add(mix(mix(w[3], w[4]), w[5]));
    s.add(e);
    s.add(mix(e, c[2] * 32 + c[4]));
    s.add(mix(c[3], c[2] * 32 + c[4]));
    s.add(mix(mix(c[1], c[5]), mix(c[3], c[2] * 32 + c[4])));
    s.add(mix(w[3], c[4]));
    s.add(mix(w[3], c[2]));
    s.add(mix(w[3], mix(c[2], c[4])));
    s.add(mix(w[3], opener * 8 + since.min(6)));
    s.add(mix(w[3], closer * 8 + until.min(6)));
    s.add(mix(mix(opener * 8 + since.min(6), closer * 8 + until.min(6)), place));
    s.add(mix(w[3], start));
    s.add(mix(w[3], end));
    s.add(mix(e, mix(opener, closer)));
    s.add(mix(e, ending_at(r, i - 1)));
    s.add(mix(e, ending_at(r, i + 1)));
    s.add(mix(w[3], word_at(r, r.clause[t] as isize)));
    s.add(mix(mix(w[3], c[1]), mix(c[2], c[5])));
    s.add(w[0]);
    s.add(w[6]);
    s.add(mix(mix(e, place), mix(place_at(r, i - 1), place_at(r, i + 1))));
    s.add(mix(w[3], mix(opener, closer)));
    s.add(mix(c[3], mix(w[2], place)));
    debug_assert_eq!(s.n, CUE_FEATURES);
}

/// What is the same for all tokens of a sentence, and the nearest cues while walking along it.
pub struct Walk<'c> {
    cues: &'c Cues,
    sentence: u32,
    from: usize,
    to: usize,
    /// Cues of this sentence that began at or before the token.
    passed: usize,
    before: u32,
    after: u32,
    around: u32,
    /// The passage last seen and its shape.
    quote: (u32, u32),
}

impl<'c> Walk<'c> {
    /// Ready to walk along an article's tokens in order.
    pub fn new(cues: &'c Cues) -> Self {
        Walk {
            cues,
            sentence: NONE,
            from: 0,
            to: 0,
            passed: 0,
            before: 0,
            after: 0,
            around: 0,
            quote: (NONE, 0),
        }
    }

    fn quote(&mut self, r: &Reading, t: usize) -> u32 {
        if self.quote.0 != r.passage[t] {
            self.quote = (r.passage[t], quote_shape(r, t));
        }
        self.quote.1
    }

    fn enter(&mut self, r: &Reading, sentence: u32) {
        self.sentence = sentence;
        let s = sentence as usize;
        let here = self.cues.of_sentence(r, s);
        (self.from, self.to, self.passed) = (here.start, here.end, here.start);
        let paragraph = r.paragraph[s];
        let near = |k: usize| r.paragraph.get(k).is_some_and(|&p| p == paragraph);
        let summary = |range: std::ops::Range<usize>| match self.cues.list[range].last() {
            Some(cue) => mix(cue.word, 3),
            None => 2,
        };
        self.before = if s > 0 && near(s - 1) { summary(self.cues.of_sentence(r, s - 1)) } else { 0 };
        self.after = if near(s + 1) { summary(self.cues.of_sentence(r, s + 1)) } else { 0 };
        self.around = 4 * (self.to - self.from).min(3) as u32 + self.before.min(3) + 16 * self.after.min(3);
    }
}

/// Second round: does token `t` belong to reported content, or to the words for who reports it?
pub fn stretch(r: &Reading, walk: &mut Walk, t: usize, out: &mut [u32; STRETCH_FEATURES]) {
    if r.sentence[t] != walk.sentence {
        walk.enter(r, r.sentence[t]);
    }
    let list = &walk.cues.list;
    let at = t as u32;
    while walk.passed < walk.to && list[walk.passed].first <= at {
        walk.passed += 1;
    }
    let left = (walk.passed > walk.from).then(|| &list[walk.passed - 1]);
    let right = (walk.passed < walk.to).then(|| &list[walk.passed]);
    let inside = left.is_some_and(|c| at < c.last);
    let i = t as isize;
    let mut s = Sink { out, n: 0, shift: 32 - STRETCH_BITS };
    let w: [u32; 5] = from_fn(|k| word_at(r, i - 2 + k as isize));
    let c: [u32; 5] = from_fn(|k| class_at(r, i - 2 + k as isize));
    let place = r.place[t] as u32;
    let places = place + 8 * place_at(r, i - 1) + 64 * place_at(r, i + 1);
    let (first, last) = r.sentences[r.sentence[t] as usize];
    let (start, end) = (at - first, last - 1 - at);
    let since = at - r.clause[t];
    let until = r.clause_end[t].saturating_sub(at);
    let rank = u32::from(r.clause_rank[t]);
    let ranks = u32::from(r.clause_rank[last as usize - 1]);
    let head = r.word[r.clause[t] as usize];
    let opener = match r.clause[t] {
        k if k == first => 0,
        k => 1 + r.class[k as usize - 1] as u32,
    };
    let closer = class_at(r, r.clause_end[t] as isize);

    // the words around
    s.add(1);
    s.add(w[2]);
    s.add(w[1]);
    s.add(w[3]);
    s.add(mix(w[1], w[2]));
    s.add(mix(w[2], w[3]));
    s.add(mix(r.ending[t], c[1] * 32 + c[3]));
    s.add(mix(mix(c[1], c[2]), mix(c[3], places)));
    s.add(mix(mix(c[0], c[1]), mix(c[2], mix(c[3], c[4]))));
    s.add(mix(w[2], places));

    // the marks around
    let quote = walk.quote(r, t);
    s.add(mix(places, quote));
    s.add(mix(place, walk.around));
    s.add(mix(mix(quote, places), walk.around));

    // the cue to the left
    let (lw, ls, la, lgap, lranks) = match left {
        Some(c) if inside => (c.word, c.shape, c.after, 15, 0),
        Some(c) => (
            c.word,
            c.shape,
            c.after,
            far(at - c.last),
            (rank - u32::from(r.clause_rank[c.first as usize]).min(rank)).min(4),
        ),
        None => (0, 0, 0, 14, 7),
    };
    let lhead = left.map_or(0, |c| word_at(r, c.last as isize));
    s.add(mix(lw, lgap));
    s.add(mix(lw, lranks * 8 + place));
    s.add(mix(ls, lgap * 8 + place));
    s.add(mix(ls, lranks * 8 + place));
    s.add(mix(mix(lw, ls), lranks));
    s.add(mix(mix(lw, lhead), lranks * 16 + place));
    s.add(mix(la, lgap * 32 + c[2]));
    s.add(mix(mix(la, lranks), mix(head, place)));
    s.add(mix(lw, w[2]));
    s.add(mix(la, mix(lgap, w[2])));

    // the cue to the right
    let (rw, rs, ra, rgap, rranks) = match right {
        Some(c) => (
            c.word,
            c.shape,
            c.after,
            far(c.first - at),
            (u32::from(r.clause_rank[c.first as usize]) - rank).min(4),
        ),
        None => (0, 0, 0, 15, 7),
    };
    s.add(mix(rw, rgap));
    s.add(mix(rw, rranks * 8 + place));
    s.add(mix(rs, rgap * 8 + place));
    s.add(mix(rs, rranks * 8 + place));
    s.add(mix(mix(rw, rs), rranks));
    s.add(mix(mix(rw, rranks), mix(head, place)));
    s.add(mix(ra, rgap * 32 + c[2]));
    s.add(mix(mix(rs, rranks), start.min(3)));
    s.add(mix(rw, w[2]));
    s.add(mix(mix(rgap, c[1]), mix(c[2], c[3])));

    // both
    s.add(mix(mix(ls, rs), lranks * 8 + rranks));
    s.add(mix(mix(la, ra), mix(lranks * 8 + rranks, rank.min(3))));
    s.add(mix(mix(lgap, rgap), mix(c[2], c[1])));
    s.add(mix(mix(lw, rw), lranks * 8 + rranks));
    s.add(mix(mix(lgap.min(9), rgap.min(9)), mix(lranks * 8 + rranks, place)));

    // the sentence and its clauses
    s.add(mix(far(start), mix(c[2], walk.around)));
    s.add(mix(far(end), mix(c[2], walk.around)));
    s.add(mix(head, mix(since.min(5), lranks * 8 + rranks)));
    s.add(mix(mix(opener, closer), mix(since.min(4), until.min(4))));
    s.add(mix(mix(opener, closer), mix(lranks * 8 + rranks, ls)));
    s.add(mix(mix(opener, closer), mix(lranks * 8 + rranks, rs)));
    s.add(mix(word_at(r, first as isize), mix(rank.min(3), walk.around)));
    s.add(mix(class_at(r, last as isize - 1), mix(class_at(r, last as isize - 2), place)));
    s.add(mix(rank.min(4) * 8 + (ranks - rank.min(ranks)).min(4), mix(walk.around, place)));

    // the sentences before and after
    s.add(mix(walk.before, place * 2 + u32::from(walk.from == walk.to)));
    s.add(mix(walk.after, place * 2 + u32::from(walk.from == walk.to)));
    let paragraph = r.layout.paragraphs[r.paragraph_of(t)];
    s.add(mix(u32::from(paragraph.first as u32 == first), mix(walk.around, quote)));

    // how sure the cues are
    let chance = |k: isize| {
        let p = usize::try_from(i + k).ok().and_then(|t| walk.cues.chance.get(t)).copied().unwrap_or(0.0);
        (p * 5.0) as u32
    };
    let (c0, c1, c2) = (chance(0), chance(-1), chance(1));
    s.add(mix(c0 * 64 + c1 * 8 + c2, c[2]));
    s.add(mix(chance(-2) * 64 + c1 * 8 + c0, mix(c[1], c[2])));
    s.add(mix(chance(2) * 64 + c2 * 8 + c0, mix(c[3], c[2])));
    s.add(mix(mix(c1, c2), w[2]));
    debug_assert!(s.n <= STRETCH_FEATURES);
}

/// What the passage around token `t` looks like from outside: its length, what stands before and
/// after it, whether it starts and ends like a sentence.
fn quote_shape(r: &Reading, t: usize) -> u32 {
    if r.passage[t] == NONE {
        return 0;
    }
    let p = &r.passages[r.passage[t] as usize];
    let tokens = r.layout.tokens_in(p.inner);
    let length = far(tokens.len() as u32 / 2);
    let open = tokens.start as isize - 2;
    let capital = class_at(r, tokens.start as isize).min(2);
    let ends = class_at(r, tokens.end as isize - 1);
    let after = class_at(r, tokens.end as isize + 1);
    1 + mix(mix(length, class_at(r, open)), mix(capital, ends * 32 + after)) % 0xffff
}
