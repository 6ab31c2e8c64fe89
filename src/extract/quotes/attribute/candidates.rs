//! The words of an article that could name a speaker.

use crate::extract::quotes::reading::{Class, NONE, Place, Reading};
use crate::extract::quotes::tagger::Tags;
use crate::text::lexicon::is_calendar_name;

/// Words that could name a speaker.
#[derive(Clone, Copy, Debug)]
pub struct Candidate {
    /// First token.
    pub first: usize,
    /// One past its last token.
    pub last: usize,
    /// How surely the tagger takes it for a source.
    pub(super) chance: f32,
    /// How many candidates of its sentence come before it.
    pub(super) rank: u32,
}

impl Candidate {
    /// Words that beyond doubt name the speaker.
    pub fn told((first, last): (usize, usize)) -> Self {
        Candidate { first, last, chance: 1.0, rank: 0 }
    }
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
pub(super) fn is_day(r: &Reading, t: usize) -> bool {
    is_calendar_name(r.layout.tokens[t].of(r.text))
}

/// Marks that no speaker's words begin or end with.
pub(super) fn is_edge(class: Class) -> bool {
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
