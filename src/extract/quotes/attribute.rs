//! Which words name the speaker of a quotation.
//!
//! Every stretch that could name somebody (what the tagger takes for a source, pronouns, names) and
//! stands near the quotation is a candidate; a learnt ranking (a log-linear choice among the
//! candidates) takes one of them or none. Quotations are read in order, so that one without an
//! attribution of its own can go on with the speaker before.

use super::model::{RANK_BITS, Weights};
use super::reading::{Class, NONE, Place, Reading, mix};
use super::tagger::Tags;
use crate::article::Span;

/// Words that could name a speaker.
#[derive(Clone, Copy, Debug)]
pub struct Candidate {
    /// First token.
    pub first: usize,
    /// One past its last token.
    pub last: usize,
    /// How surely the tagger takes it for a source.
    chance: f32,
    /// How many candidates of its sentence come before it.
    rank: u32,
}

/// A quotation as the ranking sees it.
#[derive(Clone, Debug)]
pub struct Target {
    /// Its spans as token ranges.
    pub pieces: Vec<(usize, usize)>,
    /// Whether it has no marks.
    pub indirect: bool,
    /// Words inside the marks that belong to the attribution.
    pub spilled: Option<(usize, usize)>,
}

/// A candidate and its features for one target.
pub struct Option_ {
    /// Index of the candidate, or [`NONE`] for nobody.
    pub candidate: u32,
    /// Rows of the weights.
    pub rows: Vec<u32>,
}

/// All candidates of an article, in order, none overlapping.
pub fn candidates(r: &Reading, tags: &Tags) -> Vec<Candidate> {
    let mut found: Vec<Candidate> = Vec::new();
    let (mut t, n) = (0, r.len());
    let mut in_sentence = (NONE, 0);
    while t < n {
        let last = match stretch_end(r, tags, t) {
            Some(last) => last,
            None => match name_end(r, t) {
                Some(last) => last,
                None => {
                    t += 1;
                    continue;
                }
            },
        };
        let (mut first, mut end) = (t, last);
        t = last;
        while first < end && is_edge(r.class[first]) {
            first += 1;
        }
        while first < end && is_edge(r.class[end - 1]) {
            end -= 1;
        }
        if first == end {
            continue;
        }
        let chance = (first..end).map(|k| 1.0 - tags.source[k][0]).fold(0.0, f32::max);
        if in_sentence.0 != r.sentence[first] {
            in_sentence = (r.sentence[first], 0);
        }
        found.push(Candidate { first, last: end, chance, rank: in_sentence.1 });
        in_sentence.1 += 1;
    }
    found
}

fn is_edge(class: Class) -> bool {
    matches!(class, Class::Comma | Class::Stop | Class::Colon | Class::Semicolon | Class::Dash | Class::Other)
}

/// The end of the stretch that the tagger takes for a source and that begins at `t`.
fn stretch_end(r: &Reading, tags: &Tags, t: usize) -> Option<usize> {
    let source = |t: usize| 1.0 - tags.source[t][0];
    if source(t) < 0.25 || r.place[t] == Place::Mark {
        return None;
    }
    let mut end = t + 1;
    while end < r.len()
        && source(end) >= 0.25
        && tags.source[end][1] < 0.4
        && r.sentence[end] == r.sentence[t]
        && r.place[end] == r.place[t]
    {
        end += 1;
    }
    Some(end)
}

/// The end of a pronoun or a run of capitalised words that begins at `t`, outside marks.
fn name_end(r: &Reading, t: usize) -> Option<usize> {
    if r.place[t] != Place::Outside {
        return None;
    }
    match r.class[t] {
        Class::Pronoun => Some(t + 1),
        Class::Capital | Class::Capitals => {
            let mut end = t + 1;
            while end < r.len()
                && matches!(r.class[end], Class::Capital | Class::Capitals)
                && r.sentence[end] == r.sentence[t]
                && r.place[end] == Place::Outside
            {
                end += 1;
            }
            Some(end)
        }
        _ => None,
    }
}

/// The candidates that come into question for `target`, with their features, nobody first.
/// `previous` is the speaker of the quotation before and where that quotation ends.
pub fn options(
    r: &Reading,
    tags: &Tags,
    all: &[Candidate],
    target: &Target,
    previous: Option<(usize, usize)>,
) -> Vec<Option_> {
    let (first, last) = (target.pieces[0].0, target.pieces[target.pieces.len() - 1].1);
    let sentence = r.sentence[first] as usize;
    let end_sentence = r.sentence[last - 1] as usize;
    // from two sentences before to the sentence after
    let from = r.sentences[sentence.saturating_sub(3)].0 as usize;
    let to = r.sentences[(end_sentence + 1).min(r.sentences.len() - 1)].1 as usize;
    let view = View::new(r, tags, target, previous, all);
    let mut found = vec![Option_ { candidate: NONE, rows: view.nobody() }];
    let begin = all.partition_point(|c| c.first < from);
    let mut offered_previous = false;
    for (k, c) in all.iter().enumerate().skip(begin).take_while(|(_, c)| c.first < to) {
        let inside = target.pieces.iter().any(|&(a, b)| c.first < b && c.last > a);
        let spilled = target.spilled.is_some_and(|(a, b)| c.first >= a && c.last <= b);
        if inside && !spilled {
            continue;
        }
        if !spilled && r.place[c.first] == Place::Inside {
            continue;
        }
        offered_previous |= previous.is_some_and(|(p, _)| p == k);
        found.push(Option_ { candidate: k as u32, rows: view.rows(k, c) });
    }
    if let Some((p, _)) = previous.filter(|_| !offered_previous)
        && !target.indirect
    {
        found.push(Option_ { candidate: p as u32, rows: view.rows(p, &all[p]) });
    }
    found
}

/// The best option by `weights`.
pub fn choose(options: &[Option_], weights: &impl Weights) -> Option<usize> {
    let score = |o: &Option_| o.rows.iter().map(|&row| weights.rank(row)).sum::<f32>();
    let best =
        options.iter().map(|o| (score(o), o.candidate)).reduce(|a, b| if b.0 > a.0 { b } else { a })?;
    (best.1 != NONE).then_some(best.1 as usize)
}

struct View<'v> {
    r: &'v Reading<'v>,
    tags: &'v Tags,
    target: &'v Target,
    previous: Option<(usize, usize)>,
    all: &'v [Candidate],
    /// Hash of what the quotation looks like.
    looks: u32,
    kind: u32,
    /// Whether its own sentence has a cue outside the marks.
    own_cue: u32,
}

impl<'v> View<'v> {
    fn new(
        r: &'v Reading<'v>,
        tags: &'v Tags,
        target: &'v Target,
        previous: Option<(usize, usize)>,
        all: &'v [Candidate],
    ) -> Self {
        let (first, last) = (target.pieces[0].0, target.pieces[target.pieces.len() - 1].1);
        let s = r.sentence[first] as usize;
        let e = r.sentence[last - 1] as usize;
        let (start, _) = r.sentences[s];
        let (_, end) = r.sentences[e];
        let outside = |t: usize| !target.pieces.iter().any(|&(a, b)| a <= t && t < b);
        let own_cue = [s, e]
            .iter()
            .flat_map(|&s| tags.cues.of_sentence(r, s))
            .any(|c| outside(tags.cues.list[c].first as usize));
        let begins = first as u32 - start;
        let ends = end - last as u32;
        let paragraph = r.layout.paragraphs[r.paragraph[s] as usize];
        let opens_paragraph = first <= paragraph.first + 1;
        let length = (last - first).min(40) / 5;
        let kind = u32::from(target.indirect) * 2 + u32::from(begins <= 1);
        let looks = mix(
            mix(begins.min(3), ends.min(4)),
            mix(kind * 4 + u32::from(opens_paragraph) * 2 + u32::from(own_cue), length as u32),
        );
        View { r, tags, target, previous, all, looks, kind, own_cue: u32::from(own_cue) }
    }

    fn nobody(&self) -> Vec<u32> {
        let mut rows = Vec::with_capacity(4);
        let mut add = |value: u32| rows.push(mix(value, 0x7f4a_7c15) >> (32 - RANK_BITS));
        add(1);
        add(mix(2, self.looks));
        add(mix(3, self.own_cue * 2 + u32::from(self.previous.is_some())));
        add(mix(4, mix(self.kind, self.own_cue)));
        rows
    }

    fn rows(&self, index: usize, c: &Candidate) -> Vec<u32> {
        let (r, target) = (self.r, self.target);
        let (first, last) = (target.pieces[0].0, target.pieces[target.pieces.len() - 1].1);
        let spilled = target.spilled.is_some_and(|(a, b)| c.first >= a && c.last <= b);
        // before, after, or between the pieces
        let (side, gap) = if spilled {
            (3, (0, 0))
        } else if c.last <= first {
            (0, (c.last, first))
        } else if c.first >= last {
            (1, (last, c.first))
        } else {
            let after =
                target.pieces.iter().filter(|&&(_, b)| b <= c.first).map(|&(_, b)| b).max().unwrap_or(last);
            (2, (after, c.first))
        };
        let near = if side == 1 { last - 1 } else { first };
        let sentences = (r.sentence[near]).abs_diff(r.sentence[c.first]).min(4);
        let paragraphs =
            r.paragraph[r.sentence[near] as usize].abs_diff(r.paragraph[r.sentence[c.first] as usize]).min(3);
        let place = mix(side, sentences * 4 + paragraphs);
        let distance = far((gap.1 - gap.0) as u32);
        let cue_in =
            |a: usize, b: usize| (a..b.min(r.len())).map(|t| self.tags.cues.chance[t]).fold(0.0, f32::max);
        let between = (cue_in(gap.0, gap.1) * 4.0) as u32;
        let next = (cue_in(c.last, c.last + 3) * 4.0) as u32;
        let prior = (cue_in(c.first.saturating_sub(3), c.first) * 4.0) as u32;
        let class = |t: Option<usize>| t.and_then(|t| r.class.get(t)).map_or(31, |&c| c as u32);
        let word = |t: Option<usize>| t.and_then(|t| r.word.get(t)).copied().unwrap_or(5);
        let mut path = 0;
        for t in (gap.0..gap.1).take(5) {
            path = mix(path, r.class[t] as u32 * 4 + u32::from(self.tags.cues.chance[t] > 0.4));
        }
        if gap.1 - gap.0 > 5 {
            path = mix(path, 99);
        }
        let marks = (gap.0..gap.1).filter(|&t| r.class[t] == Class::Open).count().min(3) as u32;
        let others = self
            .all
            .iter()
            .skip(self.all.partition_point(|o| o.first < gap.0))
            .take_while(|o| o.last <= gap.1)
            .filter(|o| o.chance > 0.3)
            .count()
            .min(3) as u32;
        let chance = (c.chance * 7.0) as u32;
        let head = r.class[c.first] as u32;
        let pronoun = u32::from(r.class[c.first] == Class::Pronoun);
        let again = match self.previous {
            Some((p, _)) if p == index => 2,
            Some((p, _)) if self.all.get(p).is_some_and(|p| r.word[p.first] == r.word[c.first]) => 1,
            _ => 0,
        };
        let since = self
            .previous
            .map_or(7, |(_, end)| r.sentence[first].abs_diff(r.sentence[end.min(r.len()) - 1]).min(5));
        let sign = if c.first > 0 { class(Some(c.first - 1)) } else { 31 };
        let after = class(Some(c.last));

        let mut rows = Vec::with_capacity(32);
        let mut n = 10;
        let mut add = |value: u32| {
            n += 1;
            rows.push(mix(value, 0x7f4a_7c15_u32.wrapping_mul(n)) >> (32 - RANK_BITS));
        };
        add(1);
        add(place);
        add(mix(place, self.kind));
        add(mix(place, self.looks));
        add(mix(place, distance));
        add(mix(place, path));
        add(mix(mix(place, path), chance));
        add(mix(place, chance));
        add(mix(chance, self.kind));
        add(mix(place, mix(between, mix(next, prior))));
        add(mix(mix(place, chance), mix(next, prior)));
        add(mix(place, mix(marks, between)));
        add(mix(place, mix(others, chance)));
        add(mix(place, mix(c.rank.min(4), self.own_cue)));
        add(mix(place, mix(c.rank.min(4), next * 8 + prior)));
        add(mix(place, mix(head, chance)));
        add(mix(place, mix(pronoun, again * 8 + since)));
        add(mix(again * 8 + since, mix(self.looks, sentences)));
        add(mix(again * 8 + since, mix(self.own_cue, place)));
        add(mix(place, word(Some(c.first))));
        add(mix(place, word(Some(c.last))));
        add(mix(place, mix(sign, after)));
        add(mix(side, mix(word(c.first.checked_sub(1)), chance)));
        add(mix(side, mix(word(Some(c.last)), chance)));
        add(mix(mix(sign, after), mix(next, prior)));
        add(mix(mix(side, distance), mix(others, marks)));
        add(mix(chance, mix(sentences, self.own_cue)));
        add(mix(self.kind, mix(place, mix(others, next * 8 + prior))));
        rows
    }
}

fn far(distance: u32) -> u32 {
    match distance {
        0..=5 => distance,
        6..=8 => 6,
        9..=14 => 7,
        15..=30 => 8,
        _ => 9,
    }
}

/// The reporting words that go with a speaker's words: the nearest cue in the sentence.
pub fn cue_of(r: &Reading, tags: &Tags, c: &Candidate, target: &Target) -> Option<Span> {
    let sentence = r.sentence[c.first] as usize;
    let middle = target.pieces[0].0;
    tags.cues
        .of_sentence(r, sentence)
        .map(|k| &tags.cues.list[k])
        .filter(|cue| !target.pieces.iter().any(|&(a, b)| (cue.first as usize) < b && cue.last as usize > a))
        .min_by_key(|cue| {
            let (a, b) = (cue.first as usize, cue.last as usize);
            let to_name = if b <= c.first { c.first - b } else { a.saturating_sub(c.last) };
            (to_name, a.abs_diff(middle))
        })
        .map(|cue| {
            let (a, b) = (cue.first as usize, cue.last as usize - 1);
            r.layout.tokens[a].span.cover(r.layout.tokens[b].span)
        })
}

/// Whether a speaker's words stand in the quotation's own sentence.
pub fn is_own(r: &Reading, c: &Candidate, target: &Target) -> bool {
    let here = r.sentence[c.first];
    target.spilled.is_some_and(|(a, b)| a <= c.first && c.last <= b)
        || target.pieces.iter().any(|&(a, b)| r.sentence[a] == here || r.sentence[b - 1] == here)
}
