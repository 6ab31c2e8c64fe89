//! Which passages between marks are one quotation.

use super::marks::{Passage, trimmed};
use super::reading::{Class, Reading, word_hash};
use crate::article::Span;
use crate::text::Layout;
use crate::text::lexicon::SAID;

/// The passages of one quotation.
#[derive(Clone, Debug)]
pub struct Group {
    /// Index of its first passage.
    pub first: usize,
    /// One past the index of its last; nested passages in between and right after belong to these.
    pub last: usize,
    /// The quoted words.
    pub spans: Vec<Span>,
    /// Whether a closing mark is missing or misplaced.
    pub unclosed: bool,
    /// The attribution, where it stands inside the marks.
    pub spilled: Option<Spilled>,
}

/// An attribution that a misplaced mark took in, as tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spilled {
    /// First and one past the last token of the speaker's words.
    pub mention: (usize, usize),
    /// The reporting verb.
    pub cue: usize,
}

/// Joins what an attribution or a paragraph break interrupts, and cuts off attributions that a
/// misplaced closing mark took in. Nested passages make no group.
pub fn groups(r: &Reading) -> Vec<Group> {
    let mut found: Vec<Group> = Vec::new();
    for (i, p) in r.passages.iter().enumerate().filter(|(_, p)| p.depth == 0) {
        if let Some(group) = found.last_mut() {
            let before = r.passages[..i].iter().rev().find(|q| q.depth == 0);
            if before.is_some_and(|b| p.continues || interrupted(r, b, p)) {
                group.spans.push(p.inner);
                group.last = i + 1;
                group.unclosed = !p.closed;
                continue;
            }
        }
        found.push(Group { first: i, last: i + 1, spans: vec![p.inner], unclosed: !p.closed, spilled: None });
    }
    for group in &mut found {
        cut_spilled(r, group);
    }
    found
}

/// `“Go,” she said, “and stay away.”`: one sentence in two pieces.
fn interrupted(r: &Reading, before: &Passage, after: &Passage) -> bool {
    if before.paragraph != after.paragraph || before.single != after.single || !before.closed {
        return false;
    }
    let between = r.layout.tokens_in(Span::new(before.outer.end, after.outer.start));
    if between.is_empty() || between.len() > 24 {
        return false;
    }
    let first_word = after.inner.of(r.text).trim_start_matches('…').trim_start_matches('.').trim_start();
    let lower = first_word.starts_with(char::is_lowercase);
    let comma = before.inner.of(r.text).ends_with([',', '—', '–']) || r.class[between.start] == Class::Comma;
    let ended = between.clone().any(|t| r.class[t] == Class::Stop);
    let resumed = matches!(r.class[between.end - 1], Class::Comma | Class::Dash);
    comma && !ended && resumed && between.len() >= 2 && (lower || before.inner.of(r.text).ends_with(','))
}

/// `“The region sees this as a necessity, the president said in a statement”.`: the attribution stands
/// inside the marks, and none outside.
fn cut_spilled(r: &Reading, group: &mut Group) {
    let [span] = group.spans[..] else { return };
    let passage = &r.passages[group.first];
    let (Some(before), after) = (
        r.text[..passage.outer.start].chars().rev().find(|c| !c.is_whitespace()).or(Some('.')),
        r.text[passage.outer.end..].chars().find(|&c| c != '.' && c != ' '),
    ) else {
        return;
    };
    let alone = matches!(before, '.' | '!' | '?' | '”' | '"')
        && after.is_none_or(|c| c == '\n' || c.is_uppercase() || matches!(c, '"' | '“'));
    if !alone && passage.closed {
        return;
    }
    let tokens = r.layout.tokens_in(span);
    let said: Vec<u32> = SAID.iter().map(|w| word_hash(w)).collect();
    let late = tokens.end.saturating_sub(16).max(tokens.start);
    let Some(verb) = (late..tokens.end).rev().find(|&t| said.contains(&r.word[t])) else { return };
    let tail_is_plain = (verb + 1..tokens.end).all(|t| {
        !matches!(
            r.class[t],
            Class::Pronoun | Class::Auxiliary | Class::That | Class::Conjunction | Class::Colon
        )
    });
    if !tail_is_plain || tokens.end - verb > 12 {
        return;
    }
    let from = verb.saturating_sub(24).max(tokens.start + 1);
    let comma = (from..verb).find(|&t| {
        r.class[t] == Class::Comma && (t + 1 == verb && verb + 1 < tokens.end || names(r, t + 1, verb))
    });
    if let Some(comma) = comma {
        let at = r.layout.tokens[comma].span;
        let kept = trimmed(r.text, Span::new(span.start, at.start));
        if !kept.is_empty() {
            group.spans[0] = kept;
            let mention = if comma + 1 < verb { (comma + 1, verb) } else { (verb + 1, tokens.end) };
            group.spilled = Some(Spilled { mention, cue: verb });
            group.unclosed = true;
        }
    }
}

/// Whether the tokens look like somebody's name or description, or several of them.
fn names(r: &Reading, from: usize, to: usize) -> bool {
    from < to
        && matches!(r.class[from], Class::Capital | Class::Capitals | Class::Determiner | Class::Pronoun)
        && (from + 1..to).all(|t| {
            !matches!(
                r.class[t],
                Class::Pronoun
                    | Class::Auxiliary
                    | Class::That
                    | Class::To
                    | Class::Stop
                    | Class::Colon
                    | Class::Semicolon
            )
        })
        && (from + 1 == to || r.class[from] != Class::Pronoun)
}

/// Indices of the tokens of a span that are words.
pub fn words_in(layout: &Layout, span: Span) -> usize {
    layout.tokens_in(span).filter(|&t| layout.tokens[t].is_word()).count()
}
