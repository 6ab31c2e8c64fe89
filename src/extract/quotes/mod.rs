//! Finding quotations and the words that name their speakers, in one article.
//!
//! ```text
//! marks ─▶ passages ─▶ groups (one quotation each) ─▶ speech or not
//! words ─▶ cues ─▶ content and sources ─▶ indirect quotations
//!                                        └▶ which source speaks each quotation
//! ```

pub mod attribute;
pub mod chain;
pub mod cues;
pub mod features;
pub(super) mod foreign;
pub mod group;
pub mod indirect;
pub mod marks;
pub mod model;
mod nested;
pub mod reading;
pub mod speech;
pub mod tagger;

use super::{Flag, How, Quotation, QuotationKind};
use crate::article::Span;
use crate::text::Layout;
use attribute::{Candidate, Target};
use group::{Group, Spilled};
use model::{Model, Weights};
use nested::Nested;
use reading::Reading;
use tagger::Tags;

/// How likely words between marks must be somebody's to be taken for speech.
const SPEECH: f32 = 0.35;

/// The quotations of `text`, in text order.
///
/// The spans of one quotation are disjoint and in order. An indirect quotation may have a partial one
/// inside it, where the outlet took some of the reported words into marks; what a speaker quotes is a
/// quotation flagged as nested, after the one around it, and has the speaker that the one around it names.
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
    let groups = group::groups(&r);
    let listed = speech::Listed::new(&r, &groups);
    for group in groups {
        let spoken = !speech::is_named(&r, &group)
            && !listed.has(&r, &group)
            && speech::chance(&speech::rows(&r, &tags, &group), weights) >= SPEECH;
        let kind = if spoken { speech::spoken_kind(&r, &group) } else { speech::unspoken_kind(&r, &group) };
        let inside = nested::within(&r, &group).map(|n| Draft::nested(&r, n)).collect::<Vec<_>>();
        drafts.push(Draft::marked(&r, group, kind));
        if spoken {
            drafts.extend(inside);
        }
    }
    let spans_of = |kind: &[QuotationKind]| -> Vec<Span> {
        drafts
            .iter()
            .filter(|d| kind.contains(&d.kind) && !d.flags.contains(&Flag::Nested))
            .flat_map(|d| d.spans.iter().copied())
            .collect()
    };
    let spoken = spans_of(&[QuotationKind::Direct, QuotationKind::Partial]);
    for span in indirect::stretches(&r, &tags, &spoken, &spans_of(&[QuotationKind::Direct])) {
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
    /// The words for the speaker and for the saying, where they are known from the start.
    told_by: Option<(Span, Span)>,
}

impl Draft {
    fn marked(r: &Reading, group: Group, kind: QuotationKind) -> Draft {
        let mut flags = flags_of(r.text, &group.spans);
        if group.unclosed {
            flags.push(Flag::Unclosed);
        }
        flags.sort_unstable();
        let target = target(r, &group.spans, false, group.spilled);
        Draft { kind, spans: group.spans, flags, target, told_by: None }
    }

    fn reported(r: &Reading, span: Span) -> Draft {
        let spans = vec![span];
        let target = target(r, &spans, true, None);
        Draft { kind: QuotationKind::Indirect, flags: flags_of(r.text, &spans), spans, target, told_by: None }
    }

    fn nested(r: &Reading, nested: Nested) -> Draft {
        let spans = vec![nested.span];
        let mut flags = flags_of(r.text, &spans);
        flags.push(Flag::Nested);
        if nested.unclosed {
            flags.push(Flag::Unclosed);
        }
        flags.sort_unstable();
        let target = target(r, &spans, false, None);
        Draft { kind: nested.kind, spans, flags, target, told_by: nested.told_by }
    }

    /// Whether it is words of somebody who is to be found; who speaks inside a quotation is left open.
    fn spoken(&self) -> bool {
        matches!(self.kind, QuotationKind::Direct | QuotationKind::Partial)
            && !self.flags.contains(&Flag::Nested)
    }
}

/// A quotation as the ranking of speakers sees it.
pub fn target(r: &Reading, spans: &[Span], indirect: bool, spilled: Option<Spilled>) -> Target {
    let tokens = |span: Span| {
        let range = r.layout.tokens_in(span);
        // a span within one token holds none whole: the next stands for it
        let start = range.start.min(r.len() - 1);
        (start, range.end.max(start + 1).min(r.len()))
    };
    Target { pieces: spans.iter().map(|&s| tokens(s)).collect(), indirect, spilled }
}

fn name_speakers(r: &Reading, tags: &Tags, drafts: Vec<Draft>, weights: &impl Weights) -> Vec<Quotation> {
    let candidates = attribute::candidates(r, tags);
    let mut previous: Option<(usize, usize)> = None;
    let mut found = Vec::with_capacity(drafts.len());
    for draft in drafts {
        let target = &draft.target;
        let indirect = draft.kind == QuotationKind::Indirect;
        let mut speaker = None;
        if draft.spoken() || indirect {
            let options = attribute::options(r, tags, &candidates, target, previous);
            let chosen = attribute::choose(&options, weights).filter(|_| !attribute::is_asked(r, target));
            let chosen = attribute::beside(r, &candidates, target).or(chosen);
            let chosen = chosen.or_else(|| previous.and_then(|p| attribute::goes_on(r, target, p)));
            previous = chosen.map(|c| (c, target.ends().1));
            speaker = chosen.map(|c| candidates[c]);
            if let Some(spilled) = target.spilled {
                speaker = Some(Candidate::told(spilled.mention));
            } else if !indirect && !speaker.is_some_and(|c| attribute::is_own(r, &c, target)) {
                speaker = attribute::right_behind(r, target).or(speaker);
            }
        }
        if indirect && speaker.is_none() && !attribute::is_reported(r, tags, target) {
            continue;
        }
        found.push(finished(r, tags, draft, speaker));
    }
    drop_attributions(r, &mut found);
    found
}

/// Leaves out reported stretches that are nothing but a quotation and the words that name its speaker.
fn drop_attributions(r: &Reading, found: &mut Vec<Quotation>) {
    let named: Vec<(Span, Span)> = found
        .iter()
        .filter(|q| q.is_own_speech() && q.how == How::Stated)
        .filter_map(|q| Some((q.spans[q.spans.len() - 1], q.mention?)))
        .filter(|(words, mention)| {
            mention.start >= words.end && r.layout.tokens_in(Span::new(words.end, mention.start)).len() <= 4
        })
        .collect();
    found.retain(|q| {
        let span = q.spans[0];
        let next = named.partition_point(|(words, _)| words.end <= span.start);
        let taken =
            named.get(next).is_some_and(|(words, mention)| span.touches(*words) && span.touches(*mention));
        q.kind != QuotationKind::Indirect || !taken
    });
}

fn finished(r: &Reading, tags: &Tags, draft: Draft, speaker: Option<Candidate>) -> Quotation {
    if let Some((mention, cue)) = draft.told_by {
        let (mention, cue) = (Some(mention), Some(cue));
        let Draft { kind, spans, flags, .. } = draft;
        return Quotation { kind, spans, mention, cue, how: How::Stated, flags };
    }
    let tokens = &r.layout.tokens;
    let mention = speaker.map(|c| {
        let (first, last) = attribute::core(r, &c);
        tokens[first].span.cover(tokens[last - 1].span)
    });
    let spilled = draft.target.spilled.map(|s| tokens[s.cue].span);
    let cue = spilled.or_else(|| speaker.and_then(|c| attribute::cue_of(r, tags, &c, &draft.target)));
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

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn found(text: &str) -> Vec<Quotation> {
        find(text, &Layout::new(text))
    }

    fn words(text: &str) -> Vec<(String, String)> {
        found(text)
            .iter()
            .filter(|q| q.kind != QuotationKind::Indirect)
            .map(|q| {
                let spans: Vec<&str> = q.spans.iter().map(|s| s.of(text)).collect();
                (spans.join(" | "), q.mention.map_or(String::new(), |m| m.of(text).to_owned()))
            })
            .collect()
    }

    #[test]
    fn whoever_stands_beside_the_words_with_a_verb_of_saying_said_them() {
        let cases: &[(&str, &str)] = &[
            (
                "Bob Lindqvist said on the air that Ana Petrov had texted him, “I resigned last night.”",
                "Ana Petrov",
            ),
            ("“Everybody makes mistakes,” he said on Monday, according to the Harbour Post.", "he"),
            ("They toured what Ana Petrov called “a very special pier,” Bob Lindqvist wrote.", "Ana Petrov"),
        ];
        for (text, who) in cases {
            assert_eq!(words(text)[0].1, *who, "{text}");
        }
    }

    #[test]
    fn whoever_is_asked_did_not_say_the_question() {
        let asked = "Asked about the “great handover,” Ana Petrov said that it was “a rumour.”";
        let told = [("great handover,", ""), ("a rumour.", "Ana Petrov")];
        assert_eq!(words(asked), told.map(|(words, who)| (words.to_owned(), who.to_owned())));
    }

    #[test]
    fn a_paragraph_of_nothing_but_words_goes_on_with_the_one_before() {
        let text = "“We will rebuild the pier,” Ana Petrov said in a statement.\n\n“I stand beside the fishermen of this \
            town.”\n\nThe council met on Monday.\n\n“Nobody was told of it.”";
        let who: Vec<String> = words(text).into_iter().map(|(_, who)| who).collect();
        assert_eq!(who, ["Ana Petrov", "Ana Petrov", ""]);
    }

    #[test]
    fn quotations_have_their_edges_and_their_speakers_words() {
        let cases: &[(&str, &[(&str, &str)])] = &[
            ("“We will rebuild the pier,” Ana Petrov said.", &[("We will rebuild the pier,", "Ana Petrov")]),
            ("“We will rebuild the pier,” said Ana Petrov.", &[("We will rebuild the pier,", "Ana Petrov")]),
            (
                "“We will,” the mayor said on Friday, “rebuild the pier.”",
                &[("We will, | rebuild the pier.", "the mayor")],
            ),
            (
                "“We will rebuild,” she said. “It takes a year.”",
                &[("We will rebuild,", "she"), ("It takes a year.", "she")],
            ),
            (
                "\"All staff must leave by noon\", reads the letter.",
                &[("All staff must leave by noon", "the letter")],
            ),
            (
                "\"The islands need the ferry, the harbour master said in a statement\".",
                &[("The islands need the ferry", "the harbour master")],
            ),
            ("According to Petrov, the plan is “a disaster.”", &[("a disaster.", "Petrov")]),
        ];
        for (text, want) in cases {
            let want: Vec<_> = want.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect();
            assert_eq!(words(text), want, "{text}");
        }
    }

    #[test]
    fn a_quotation_after_plain_narrative_has_no_speaker() {
        let text = "The storm sank eleven boats in the old harbour on Friday. \"It was over in minutes\".";
        let all = found(text);
        assert_eq!(all.len(), 1, "{all:?}");
        assert_eq!((all[0].mention, all[0].how), (None, How::Unknown));
    }

    #[test]
    fn what_is_odd_is_flagged() {
        let flags = |text: &str| found(text)[0].flags.clone();
        assert_eq!(flags("“This f***ing pier,” she said."), [Flag::Masked]);
        assert_eq!(flags("“The pier … is [nearly] gone,” she said."), [Flag::Elided, Flag::Bracketed]);
        assert_eq!(flags("She said: “The pier is gone."), [Flag::Unclosed]);
        assert!(flags("“The well-known pier -- ours -- is gone,” she said.").is_empty());
    }

    #[test]
    fn titles_and_terms_are_not_speech() {
        let kinds = |text: &str| -> Vec<QuotationKind> {
            found(text).iter().map(|q| q.kind).filter(|&k| k != QuotationKind::Indirect).collect()
        };
        assert_eq!(kinds("She wrote a memoir, “The Long Pier,” in two weeks."), [QuotationKind::Title]);
        assert_eq!(kinds("Nobody liked the word “pier” at first."), [QuotationKind::Scare]);
        let searched = "The clerks looked for words like “harbour” or “pier.” A third of the groups had “pier” in their \
            forms.";
        assert_eq!(kinds(searched), [QuotationKind::Scare; 3]);
    }

    #[test]
    fn much_of_anything_is_borne() {
        for piece in
            ["\"", "[", "“a ", "“A,” he said. ", "\"A\" he said, ", "Bob said “a ", "''", "said ", "Bob, "]
        {
            let text = piece.repeat(100_000 / piece.len());
            let tokens = crate::text::words::tokenize(&text);
            let whole =
                crate::text::Unit { span: Span::new(0, text.trim_end().len()), first: 0, last: tokens.len() };
            let layout = Layout { sentences: vec![whole], paragraphs: vec![whole], tokens };
            // what takes more than linear time would hold the tests up here
            let found = find(&text, &layout);
            assert!(found.iter().all(|q| q.cover().end <= text.len()), "{piece}");
        }
    }

    proptest! {
        #[test]
        fn spans_cut_the_text_in_order(text in "([a-zA-Z]{1,5}|[\"“”‘’'„«»「」,.…\\[\\]é ]|said |, he |\n\n){0,60}") {
            for q in found(&text) {
                prop_assert!(!q.spans.is_empty());
                for span in &q.spans {
                    prop_assert!(!span.of(&text).is_empty());
                }
                for pair in q.spans.windows(2) {
                    prop_assert!(pair[0].end <= pair[1].start);
                }
                prop_assert!(q.mention.is_none_or(|m| !m.of(&text).is_empty()));
                prop_assert!(q.cue.is_none_or(|c| !c.of(&text).is_empty()));
                prop_assert!(q.flags.windows(2).all(|f| f[0] < f[1]));
            }
        }
    }
}
