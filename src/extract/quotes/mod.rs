//! Finding quotations and the words that name their speakers, in one article.
//!
//! ```text
//! marks ─▶ passages ─▶ groups (one quotation each) ─▶ speech or not
//! words ─▶ cues ─▶ content and sources ─▶ indirect quotations
//!                                        └▶ which source speaks each quotation
//! ```

pub mod attribute;
pub mod chain;
pub mod features;
pub mod group;
pub mod indirect;
pub mod marks;
pub mod model;
pub mod reading;
pub mod speech;
pub mod tagger;

use super::{Flag, How, Quotation, QuotationKind};
use crate::article::Span;
use crate::text::Layout;
use attribute::{Candidate, Target};
use group::Group;
use model::{Model, Weights};
use reading::Reading;
use tagger::Tags;

/// How likely words between marks must be somebody's to be taken for speech.
const SPEECH: f32 = 0.35;

/// The quotations of `text`, in text order.
///
/// The spans of one quotation are disjoint and in order. An indirect quotation may have a partial one
/// inside it, where the outlet took some of the reported words into marks.
pub fn find(text: &str, layout: &Layout) -> Vec<Quotation> {
    find_with(text, layout, &Model::shipped())
}

/// The same with other weights.
pub fn find_with(text: &str, layout: &Layout, weights: &impl Weights) -> Vec<Quotation> {
    let passages = marks::passages(text, layout);
    let r = Reading::new(text, layout, &passages);
    if r.is_empty() {
        return Vec::new();
    }
    let tags = tagger::tag(&r, weights);
    let mut drafts: Vec<Draft> = Vec::new();
    for group in group::groups(&r) {
        let spoken = speech::chance(&speech::rows(&r, &tags, &group), weights) >= SPEECH;
        let kind = if spoken { speech::spoken_kind(&r, &group) } else { speech::unspoken_kind(&r, &group) };
        drafts.push(Draft::marked(&r, group, kind));
    }
    let spoken: Vec<Span> =
        drafts.iter().filter(|d| d.spoken()).flat_map(|d| d.spans.iter().copied()).collect();
    for span in indirect::stretches(&r, &tags, &spoken) {
        drafts.push(Draft::reported(&r, span));
    }
    drafts.sort_by_key(|d| (d.spans[0].start, std::cmp::Reverse(d.spans[0].end)));
    name_speakers(&r, &tags, drafts, weights)
}

/// A quotation before its speaker is looked for.
struct Draft {
    kind: QuotationKind,
    spans: Vec<Span>,
    flags: Vec<Flag>,
    target: Target,
}

impl Draft {
    fn marked(r: &Reading, group: Group, kind: QuotationKind) -> Draft {
        let mut flags = flags_of(r.text, &group.spans);
        if group.unclosed {
            flags.push(Flag::Unclosed);
        }
        flags.sort_unstable();
        let target = target(r, &group.spans, false, group.spilled);
        Draft { kind, spans: group.spans, flags, target }
    }

    fn reported(r: &Reading, span: Span) -> Draft {
        let spans = vec![span];
        let target = target(r, &spans, true, None);
        Draft { kind: QuotationKind::Indirect, flags: flags_of(r.text, &spans), spans, target }
    }

    fn spoken(&self) -> bool {
        matches!(self.kind, QuotationKind::Direct | QuotationKind::Partial)
    }
}

/// A quotation as the ranking of speakers sees it.
pub fn target(r: &Reading, spans: &[Span], indirect: bool, spilled: Option<Span>) -> Target {
    let tokens = |span: Span| {
        let range = r.layout.tokens_in(span);
        // a span that cuts a token in two holds none of it: take the token it starts in
        let start = range.start.min(r.len() - 1);
        (start, range.end.max(start + 1).min(r.len()))
    };
    Target { pieces: spans.iter().map(|&s| tokens(s)).collect(), indirect, spilled: spilled.map(tokens) }
}

fn name_speakers(r: &Reading, tags: &Tags, drafts: Vec<Draft>, weights: &impl Weights) -> Vec<Quotation> {
    let candidates = attribute::candidates(r, tags);
    let mut previous: Option<(usize, usize)> = None;
    let mut found = Vec::with_capacity(drafts.len());
    for draft in drafts {
        let mut chosen = None;
        if draft.spoken() || draft.kind == QuotationKind::Indirect {
            let options = attribute::options(r, tags, &candidates, &draft.target, previous);
            chosen = attribute::choose(&options, weights);
            if let Some(c) = chosen {
                previous = Some((c, draft.target.pieces[draft.target.pieces.len() - 1].1));
            }
        }
        found.push(finished(r, tags, draft, chosen.map(|c| candidates[c])));
    }
    found
}

fn finished(r: &Reading, tags: &Tags, draft: Draft, speaker: Option<Candidate>) -> Quotation {
    let tokens = &r.layout.tokens;
    let mention = speaker.map(|c| tokens[c.first].span.cover(tokens[c.last - 1].span));
    let cue = speaker.and_then(|c| attribute::cue_of(r, tags, &c, &draft.target));
    let how = match speaker {
        None => How::Unknown,
        Some(c) if attribute::is_own(r, &c, &draft.target) => How::Stated,
        Some(_) => How::Carried,
    };
    Quotation { kind: draft.kind, spans: draft.spans, mention, cue, how, flags: draft.flags }
}

/// What the words themselves show: masked, left out, put in.
fn flags_of(text: &str, spans: &[Span]) -> Vec<Flag> {
    let any = |test: fn(&str) -> bool| spans.iter().any(|s| test(s.of(text)));
    let mut flags = Vec::new();
    if any(has_mask) {
        flags.push(Flag::Masked);
    }
    if any(|words| words.contains('…') || words.contains("...") || words.contains(". . .")) {
        flags.push(Flag::Elided);
    }
    if any(|words| words.find('[').is_some_and(|at| words[at..].contains(']'))) {
        flags.push(Flag::Bracketed);
    }
    flags
}

/// `f***`, `motherf***er`, `n------`, `s--t`: letters that run into masking characters.
fn has_mask(words: &str) -> bool {
    words.split(char::is_whitespace).any(|word| {
        let letters = word.chars().filter(|c| c.is_alphabetic()).count();
        let starred = word.find('*').is_some_and(|at| {
            word[..at].ends_with(char::is_alphabetic)
                && (word[at..].starts_with("**") || word[at + 1..].starts_with(char::is_alphabetic))
        });
        let dashed = word.find("--").is_some_and(|at| {
            let rest = word[at..].trim_start_matches('-');
            (1..=2).contains(&at)
                && letters <= 4
                && (word[at..].starts_with("---") || rest.starts_with(char::is_lowercase) && rest.len() <= 2)
        });
        starred || dashed
    })
}
