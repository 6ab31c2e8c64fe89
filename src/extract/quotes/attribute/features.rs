//! What the ranking looks at: how a candidate stands to a quotation, as rows of the weights.

use super::{Candidate, MOST, Target};
use crate::extract::quotes::model::RANK_BITS;
use crate::extract::quotes::reading::{Class, Reading, mix};
use crate::extract::quotes::tagger::Tags;

/// Most tokens looked at between a candidate and a quotation.
const FARTHEST: usize = 400;

/// A quotation among the candidates of its article.
pub(super) struct View<'v> {
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
    pub(super) fn new(
        r: &'v Reading<'v>,
        tags: &'v Tags,
        target: &'v Target,
        previous: Option<(usize, usize)>,
        all: &'v [Candidate],
    ) -> Self {
        let (first, last) = target.ends();
        let s = r.sentence[first] as usize;
        let e = r.sentence[last - 1] as usize;
        let (start, _) = r.sentences[s];
        let (_, end) = r.sentences[e];
        let outside = |t: usize| !target.pieces.iter().any(|&(a, b)| a <= t && t < b);
        let own_cue = [s, e]
            .iter()
            .flat_map(|&s| tags.cues.of_sentence(r, s).take(MOST))
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

    /// The rows of its having no speaker.
    pub(super) fn nobody(&self) -> Vec<u32> {
        let mut rows = Vec::with_capacity(4);
        let mut add = |value: u32| rows.push(mix(value, 0x7f4a_7c15) >> (32 - RANK_BITS));
        add(1);
        add(mix(2, self.looks));
        add(mix(3, self.own_cue * 2 + u32::from(self.previous.is_some())));
        add(mix(4, mix(self.kind, self.own_cue)));
        rows
    }

    /// The rows of its having the speaker `c`, which is candidate `index`.
    pub(super) fn rows(&self, index: usize, c: &Candidate) -> Vec<u32> {
        let (r, target) = (self.r, self.target);
        let (first, last) = target.ends();
        // before, after, or between the pieces
        let (side, gap) = if c.last <= first {
            (0, (c.last, first))
        } else if c.first >= last {
            (1, (last, c.first))
        } else {
            let after = target.pieces.iter().filter(|&&(_, b)| b <= c.first).map(|&(_, b)| b).max();
            // what names somebody inside the first piece has nothing between
            (2, (after.unwrap_or(c.first), c.first))
        };
        let near = if side == 1 { last - 1 } else { first };
        let sentences = (r.sentence[near]).abs_diff(r.sentence[c.first]).min(4);
        let paragraphs = (r.paragraph_of(near).abs_diff(r.paragraph_of(c.first)) as u32).min(3);
        let place = mix(side, sentences * 4 + paragraphs);
        let distance = far((gap.1 - gap.0) as u32);
        let gap = (gap.0.max(gap.1.saturating_sub(FARTHEST)), gap.1);
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
        add(mix(r.ending[c.last - 1], mix(side, next)));
        add(mix(r.ending[c.last - 1], mix(sign, after)));
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
