//! Which words name the speaker of a quotation.
//!
//! Every stretch that could name somebody (what the tagger takes for a source, pronouns, names) and
//! stands near the quotation is a candidate; a learnt ranking (a log-linear choice among the
//! candidates) takes one of them or none. Quotations are read in order, so that one without an
//! attribution of its own can go on with the speaker before.

use super::group::Spilled;
use super::model::{RANK_BITS, Weights};
use super::reading::{Class, NONE, Place, Reading, mix};
use super::tagger::Tags;
use crate::article::Span;
use crate::text::lexicon::{SAID, is_calendar_name};

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

impl Candidate {
    /// Words that beyond doubt name the speaker.
    pub fn told((first, last): (usize, usize)) -> Self {
        Candidate { first, last, chance: 1.0, rank: 0 }
    }
}

/// A quotation as the ranking sees it.
#[derive(Clone, Debug)]
pub struct Target {
    /// Its spans as token ranges.
    pub pieces: Vec<(usize, usize)>,
    /// Whether it has no marks.
    pub indirect: bool,
    /// The attribution, where it stands inside the marks.
    pub spilled: Option<Spilled>,
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
            None => match name_end(r, t).or_else(|| described_end(r, tags, t)) {
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
        if first == end || is_aside(r, first, end) {
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

/// `R-Texas`, `D-N.Y.`, `(R., Ark.)`: the party and place of a politician.
fn is_aside(r: &Reading, first: usize, last: usize) -> bool {
    let tokens = &r.layout.tokens;
    let dashed = first > 0
        && matches!(r.class[first - 1], Class::Dash | Class::Other)
        && first > 1
        && tokens[first - 2].span.len() <= 2;
    let dotted = (first..last).all(|t| tokens[t].of(r.text).ends_with('.'));
    let party = last == first + 1 && {
        let word = tokens[first].of(r.text);
        word.starts_with("R-") || word.starts_with("D-") || word.starts_with("I-")
    };
    dashed || party || dotted && last == first + 1
}

/// Names of days and months speak for nobody.
fn is_day(r: &Reading, t: usize) -> bool {
    is_calendar_name(r.layout.tokens[t].of(r.text))
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
    let least = if source(t) >= 0.5 { 0.45 } else { 0.25 };
    while end < r.len()
        && source(end) >= least
        && tags.source[end][1] < 0.4
        && r.sentence[end] == r.sentence[t]
        && r.place[end] == r.place[t]
    {
        end += 1;
    }
    Some(end)
}

/// The end of a description that begins at `t` with an article or possessive and stands next to
/// reporting words: `“…,” reads the letter`, `the defense secretary said`.
fn described_end(r: &Reading, tags: &Tags, t: usize) -> Option<usize> {
    if r.place[t] != Place::Outside || r.class[t] != Class::Determiner {
        return None;
    }
    let cue = |t: usize| tags.cues.chance.get(t).copied().unwrap_or(0.0) > 0.3;
    let mut end = t + 1;
    while end < r.len()
        && end < t + 7
        && matches!(r.class[end], Class::Lower | Class::Capital | Class::Capitals)
        && !cue(end)
        && r.sentence[end] == r.sentence[t]
    {
        end += 1;
    }
    let after_verb =
        t > 0 && (cue(t - 1) || t > 1 && r.class[t - 1] == Class::Lower && r.class[t - 2] == Class::Close);
    (end > t + 1 && (after_verb || cue(end))).then_some(end)
}

/// The end of a pronoun or a run of capitalised words that begins at `t`, outside marks.
fn name_end(r: &Reading, t: usize) -> Option<usize> {
    if r.place[t] != Place::Outside {
        return None;
    }
    match r.class[t] {
        Class::Pronoun => Some(t + 1),
        Class::Capital | Class::Capitals if !is_day(r, t) => {
            let mut end = t + 1;
            while end < r.len()
                && matches!(r.class[end], Class::Capital | Class::Capitals)
                && !is_day(r, end)
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

/// Most candidates looked at on either side of a quotation, and most tokens between.
const MOST: usize = 40;
const FARTHEST: usize = 400;

/// The candidates that come into question for `target`, with their features, nobody first. One that
/// stands in another sentence needs a reason to be carried on from there.
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
    let begin = begin.max(all.partition_point(|c| c.first < first).saturating_sub(MOST));
    let to = all.get(all.partition_point(|c| c.first < last) + MOST).map_or(to, |c| to.min(c.first));
    let mut offered_previous = false;
    for (k, c) in all.iter().enumerate().skip(begin).take_while(|(_, c)| c.first < to) {
        let inside = target.pieces.iter().any(|&(a, b)| c.first < b && c.last > a);
        if inside || r.place[c.first] == Place::Inside {
            continue;
        }
        offered_previous |= previous.is_some_and(|(p, _)| p == k);
        if !is_own(r, c, target) && !may_carry(r, tags, k, c, target, previous) {
            continue;
        }
        found.push(Option_ { candidate: k as u32, rows: view.rows(k, c) });
    }
    let carried =
        previous.filter(|&(p, _)| !offered_previous && may_carry(r, tags, p, &all[p], target, previous));
    if let Some((p, _)) = carried {
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
        let paragraphs =
            r.paragraph[r.sentence[near] as usize].abs_diff(r.paragraph[r.sentence[c.first] as usize]).min(3);
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

/// The reporting words that go with a speaker's words: the nearest cue in the sentence.
pub fn cue_of(r: &Reading, tags: &Tags, c: &Candidate, target: &Target) -> Option<Span> {
    let sentence = r.sentence[c.first] as usize;
    let middle = target.pieces[0].0;
    let here = tags.cues.of_sentence(r, sentence);
    let middle_cue = tags.cues.list.partition_point(|cue| (cue.first as usize) < c.first);
    let near = middle_cue.saturating_sub(MOST).max(here.start)..(middle_cue + MOST).min(here.end);
    near.map(|k| &tags.cues.list[k])
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
    target.spilled.is_some_and(|s| s.mention.0 <= c.first && c.last <= s.mention.1)
        || target.pieces.iter().any(|&(a, b)| r.sentence[a] == here || r.sentence[b - 1] == here)
}

/// The words that name the speaker without what is only added about him: `Alan Cole` of
/// `Alan Cole, an economist at the Tax Foundation`; names in a row and the name after a
/// description are kept.
pub fn core(r: &Reading, c: &Candidate) -> (usize, usize) {
    let (first, mut last) = (c.first, c.last);
    let who = (first + 1..last).find(|&t| {
        r.class[t] == Class::Pronoun
            || matches!(r.layout.tokens[t].of(r.text), "which" | "whose" | "where")
            || r.class[t] == Class::Other && r.layout.tokens[t].of(r.text).starts_with(['(', '['])
    });
    if let Some(who) = who {
        // `Istanbul (Harbour News) President Ana Petrov`: the dateline is no speaker
        let opens = r.layout.paragraphs[r.paragraph[r.sentence[first] as usize] as usize].first == first;
        let closing = (who + 1..last.min(who + 6)).find(|&t| r.layout.tokens[t].of(r.text) == ")");
        let name = |t: usize| (t..last).next().is_some_and(|t| r.class[t] == Class::Capital);
        if let Some(rest) = closing.map(|t| t + 1).filter(|&t| opens && name(t)) {
            return core(r, &Candidate::told((rest, last)));
        }
        last = who;
    }
    let listed = (first..last.saturating_sub(1))
        .any(|t| r.class[t] == Class::Comma && r.class[t + 1] == Class::Conjunction);
    if !listed
        && let Some(comma) = (first + 1..last).find(|&t| matches!(r.class[t], Class::Comma | Class::Dash))
    {
        let described = r.class[first] == Class::Determiner
            || !matches!(r.class[comma - 1], Class::Capital | Class::Capitals);
        let mut named = comma + 1;
        while named < last && matches!(r.class[named], Class::Capital | Class::Capitals) {
            named += 1;
        }
        last = if described && named > comma + 1 { named } else { comma };
    }
    while last > first + 1 && is_edge(r.class[last - 1]) {
        last -= 1;
    }
    (first, last)
}

/// The description or name right behind a quotation and its verb, up to the clause's end:
/// `“…,” reads the letter.` The ranking may know neither the verb nor such a speaker.
pub fn right_behind(r: &Reading, target: &Target) -> Option<Candidate> {
    let closing = target.pieces[target.pieces.len() - 1].1;
    let class = |t: usize| r.class.get(t).copied();
    let mut verb = closing;
    while verb < closing + 4 && matches!(class(verb), Some(Class::Close | Class::Comma)) {
        verb += 1;
    }
    let first = verb + 1;
    let named = matches!(class(first), Some(Class::Determiner | Class::Capital | Class::Capitals));
    if verb == closing || class(verb) != Some(Class::Lower) || !named {
        return None;
    }
    let mut last = first + 1;
    while last < first + 8 && matches!(class(last), Some(Class::Lower | Class::Capital | Class::Capitals)) {
        last += 1;
    }
    let ends = class(last).is_none_or(|c| matches!(c, Class::Stop | Class::Comma));
    (ends && r.sentence[last - 1] == r.sentence[closing - 1]).then_some(Candidate::told((first, last)))
}

/// Whether reporting words are of saying rather than of wanting or doing.
fn tells(r: &Reading, first: usize, last: usize) -> bool {
    const MORE: &[&str] = &[
        "say",
        "saying",
        "tells",
        "telling",
        "adding",
        "writing",
        "tweeting",
        "argues",
        "according",
        "claimed",
        "recalled",
        "responded",
        "answered",
        "announced",
        "testified",
        "suggested",
        "acknowledged",
        "admitted",
        "predicted",
        "promised",
        "vowed",
        "denied",
        "agreed",
        "described",
        "spoke",
        "statement",
        "conceded",
        "complained",
        "contended",
        "countered",
        "pointed",
        "urged",
        "criticized",
        "praised",
        "accused",
        "defended",
        "questioned",
        "dismissed",
        "condemned",
        ":",
    ];
    let says = |word: &str| SAID.contains(&word) || MORE.contains(&word);
    (first..last).any(|t| says(r.layout.tokens[t].of(r.text))) || r.class.get(last) == Some(&Class::That)
}

/// Whether a quotation may be credited to words outside its own sentence: to the speaker of the
/// quotation right before it, or to the subject of a reporting sentence right before it.
fn may_carry(
    r: &Reading,
    tags: &Tags,
    index: usize,
    c: &Candidate,
    target: &Target,
    previous: Option<(usize, usize)>,
) -> bool {
    let first = target.pieces[0].0;
    let sentence = r.sentence[first] as usize;
    if let Some((p, end)) = previous
        && p == index
        && !matches!(r.place[end.clamp(1, r.len()) - 1], Place::Outside)
    {
        let then = r.sentence[end.clamp(1, r.len()) - 1] as usize;
        let (here, there) = (r.paragraph[sentence], r.paragraph[then]);
        // narrative that stands before it in a paragraph of its own breaks the thread
        let opens = first <= r.layout.paragraphs[here as usize].first + 1;
        return here == there || opens && here == there + 1;
    }
    let theirs = r.sentence[c.first] as usize;
    let cue = tags.cues.of_sentence(r, theirs).map(|k| &tags.cues.list[k]).any(|cue| {
        let near = (cue.first as usize).abs_diff(c.last).min(c.first.abs_diff(cue.last as usize)) <= 8;
        near && tells(r, cue.first as usize, cue.last as usize)
    });
    cue && r.paragraph[sentence].abs_diff(r.paragraph[theirs]) <= 1
}

/// Whether the words are of a question put to somebody: `Asked about the “handover,” Petrov said`. Who asked is not told.
pub fn is_asked(r: &Reading, target: &Target) -> bool {
    let first = target.pieces[0].0;
    let start = r.sentences[r.sentence[first] as usize].0 as usize;
    let word = |t: usize| r.layout.tokens[t].of(r.text);
    let asked = usize::from(matches!(word(start), "When" | "If" | "After" | "Being")) + start;
    target.pieces.len() == 1
        && asked < first
        && matches!(word(asked), "Asked" | "asked")
        && (asked..first - 1)
            .all(|t| r.place[t] == Place::Outside && r.class[t] != Class::Comma && word(t) != "by")
}

/// The speaker of the quotation before, whose paragraph began with it, where this one is a paragraph by itself:
/// `“We stay,” Orr said.¶“All of us.”`
pub fn goes_on(r: &Reading, target: &Target, previous: (usize, usize)) -> Option<usize> {
    let (speaker, end) = previous;
    let (first, last) = (target.pieces[0].0, target.pieces[target.pieces.len() - 1].1);
    let paragraph = |t: usize| r.paragraph[r.sentence[t] as usize] as usize;
    let then = paragraph(end.clamp(1, r.len()) - 1);
    let own = r.layout.paragraphs[paragraph(first)];
    let alone = first <= own.first + 1 && last + 1 >= own.last && r.class[own.first] == Class::Open;
    let told = r.class[r.layout.paragraphs[then].first] == Class::Open;
    (!target.indirect && alone && told && then + 1 == paragraph(first)).then_some(speaker)
}

/// Whether the sentence of a quotation without a speaker has reporting words at all.
pub fn is_reported(r: &Reading, tags: &Tags, target: &Target) -> bool {
    !tags.cues.of_sentence(r, r.sentence[target.pieces[0].0] as usize).is_empty()
}
