//! Which words name the speaker of a quotation.
//!
//! Every stretch that could name somebody (what the tagger takes for a source, pronouns, names) and
//! stands near the quotation is a candidate; a learnt ranking (a log-linear choice among the
//! candidates) takes one of them or none. Quotations are read in order, so that one without an
//! attribution of its own can go on with the speaker before.

mod candidates;
mod features;

use super::group::Spilled;
use super::model::Weights;
use super::reading::{Class, NONE, Place, Reading};
use super::tagger::Tags;
use crate::article::Span;
use crate::text::lexicon::SAID;
use candidates::is_edge;
pub use candidates::{Candidate, candidates};
use features::View;

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

impl Target {
    /// Its first token and one past its last.
    pub(super) fn ends(&self) -> (usize, usize) {
        (self.pieces[0].0, self.pieces[self.pieces.len() - 1].1)
    }
}

/// A candidate and its features for one target.
pub struct Choice {
    /// Index of the candidate, or [`NONE`] for nobody.
    pub candidate: u32,
    /// Rows of the weights.
    pub rows: Vec<u32>,
}

/// Most candidates and cues looked at on either side of a quotation.
const MOST: usize = 40;

/// The candidates that come into question for `target`, with their features, nobody first. One that
/// stands in another sentence needs a reason to be carried on from there.
/// `previous` is the speaker of the quotation before and where that quotation ends.
pub fn options(
    r: &Reading,
    tags: &Tags,
    all: &[Candidate],
    target: &Target,
    previous: Option<(usize, usize)>,
) -> Vec<Choice> {
    let (first, last) = target.ends();
    let sentence = r.sentence[first] as usize;
    let end_sentence = r.sentence[last - 1] as usize;
    // from three sentences before to the sentence after
    let from = r.sentences[sentence.saturating_sub(3)].0 as usize;
    let to = r.sentences[(end_sentence + 1).min(r.sentences.len() - 1)].1 as usize;
    let view = View::new(r, tags, target, previous, all);
    let mut found = vec![Choice { candidate: NONE, rows: view.nobody() }];
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
        found.push(Choice { candidate: k as u32, rows: view.rows(k, c) });
    }
    let carried =
        previous.filter(|&(p, _)| !offered_previous && may_carry(r, tags, p, &all[p], target, previous));
    if let Some((p, _)) = carried {
        found.push(Choice { candidate: p as u32, rows: view.rows(p, &all[p]) });
    }
    found
}

/// The best option by `weights`.
pub fn choose(options: &[Choice], weights: &impl Weights) -> Option<usize> {
    let score = |o: &Choice| o.rows.iter().map(|&row| weights.rank(row)).sum::<f32>();
    let best =
        options.iter().map(|o| (score(o), o.candidate)).reduce(|a, b| if b.0 > a.0 { b } else { a })?;
    (best.1 != NONE).then_some(best.1 as usize)
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
        let opens = r.layout.paragraphs[r.paragraph_of(first)].first == first;
        let closing = (who + 1..last.min(who + 6)).find(|&t| r.layout.tokens[t].of(r.text) == ")");
        let behind = |t: usize| t + 1 + usize::from(r.class.get(t + 1) == Some(&Class::Dash));
        let name = |t: usize| t < last && matches!(r.class[t], Class::Capital | Class::Capitals);
        if let Some(rest) = closing.map(behind).filter(|&t| opens && name(t)) {
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
    let (_, closing) = target.ends();
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

/// The candidate that stands beside the words with nothing but a verb of saying between: `Petrov had texted him,
/// “…”`, `what Petrov called “…”`, and `“…,” he said on Monday, according to the Harbour Post`. The ranking may
/// prefer whoever told of it.
pub fn beside(r: &Reading, candidates: &[Candidate], target: &Target) -> Option<usize> {
    if target.indirect || target.pieces.len() != 1 {
        return None;
    }
    let (first, last) = target.pieces[0];
    before(r, candidates, first).or_else(|| rather_than_told(r, candidates, last))
}

/// The name before `NAME [had] VERB [him,] “`.
fn before(r: &Reading, candidates: &[Candidate], first: usize) -> Option<usize> {
    const CALLED: &[&str] = &["called", "calls", "describes", "described", "dubbed", "labeled", "termed"];
    const TOLD: &[&str] = &["told", "texted", "tweeted", "wrote", "replied", "answered", "warned", "emailed"];
    let word = |t: usize| r.layout.tokens[t].of(r.text);
    let mut t = first.checked_sub(2)?;
    let set_off = matches!(r.class[t], Class::Comma | Class::Colon);
    t = t.checked_sub(usize::from(set_off))?;
    let object = matches!(word(t), "him" | "her" | "them" | "us" | "me") || word(t) == "as";
    t = t.checked_sub(usize::from(object))?;
    let verb = word(t);
    if !(set_off && (TOLD.contains(&verb) || SAID.contains(&verb)) || !set_off && CALLED.contains(&verb)) {
        return None;
    }
    let mut end = t;
    while end > 0 && matches!(word(end - 1), "had" | "has" | "later" | "also") {
        end -= 1;
    }
    let at = candidates.partition_point(|c| c.last < end);
    let found = candidates.get(at).filter(|c| c.last == end)?;
    let name =
        matches!(r.class[end - 1], Class::Capital | Class::Capitals) && !candidates::is_day(r, end - 1);
    (name && r.sentence[found.first] == r.sentence[first - 1]).then_some(at)
}

/// Who said it where the sentence goes on `…, according to` somebody who only tells of it.
fn rather_than_told(r: &Reading, candidates: &[Candidate], last: usize) -> Option<usize> {
    let at = candidates.partition_point(|c| c.first < last);
    let found = candidates.get(at).filter(|c| c.first <= last + 2)?;
    let word = |t: usize| r.layout.tokens.get(t).map_or("", |token| token.of(r.text));
    let sentence = r.sentence[found.first];
    let told = (found.last + 1..r.len().min(found.last + 8))
        .take_while(|&t| r.sentence[t] == sentence)
        .any(|t| word(t) == "according" && word(t + 1) == "to");
    (told && SAID.contains(&word(found.last))).then_some(at)
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
    let (first, last) = target.ends();
    let here = r.paragraph_of(first);
    let then = r.paragraph_of(end.clamp(1, r.len()) - 1);
    let own = r.layout.paragraphs[here];
    let alone = first <= own.first + 1 && last + 1 >= own.last && r.class[own.first] == Class::Open;
    let told = r.class[r.layout.paragraphs[then].first] == Class::Open;
    (!target.indirect && alone && told && then + 1 == here).then_some(speaker)
}

/// Whether the sentence of a quotation without a speaker has reporting words at all.
pub fn is_reported(r: &Reading, tags: &Tags, target: &Target) -> bool {
    !tags.cues.of_sentence(r, r.sentence[target.pieces[0].0] as usize).is_empty()
}
