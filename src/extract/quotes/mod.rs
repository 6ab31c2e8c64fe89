//! Finding quotations and the words that name their speakers, in one article.

pub mod chain;
pub mod features;
pub mod marks;
pub mod model;
pub mod reading;
pub mod tagger;

use super::{Flag, How, Quotation, QuotationKind};
use crate::article::Span;
use crate::text::Layout;
use marks::Passage;

/// The quotations of `text`, in text order.
pub fn find(text: &str, layout: &Layout) -> Vec<Quotation> {
    let passages = marks::passages(text, layout);
    let mut found: Vec<Quotation> = Vec::new();
    let mut i = 0;
    let flat: Vec<&Passage> = passages.iter().filter(|p| p.depth == 0).collect();
    while i < flat.len() {
        let mut spans = vec![flat[i].inner];
        let mut closed = flat[i].closed;
        while i + 1 < flat.len() && flat[i + 1].continues {
            i += 1;
            spans.push(flat[i].inner);
            closed = flat[i].closed;
        }
        let mut flags = Vec::new();
        if !closed {
            flags.push(Flag::Unclosed);
        }
        let words: usize = spans.iter().map(|&s| layout.tokens_in(s).len()).sum();
        flags.extend(flags_of(text, &spans));
        let kind = if words >= 5 { QuotationKind::Direct } else { QuotationKind::Partial };
        found.push(Quotation { kind, spans, mention: None, cue: None, how: How::Unknown, flags });
        i += 1;
    }
    found
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

/// `f***`, `s--t`, `f_ck`: a letter with two or more masking characters, or one inside a word.
fn has_mask(words: &str) -> bool {
    words.split(|c: char| c.is_whitespace() || matches!(c, '—' | '–')).any(|word| {
        let letters = word.chars().filter(|c| c.is_alphabetic()).count();
        letters > 0
            && (word.contains("**")
                || word.contains("---")
                || word.find('*').is_some_and(|at| {
                    word[..at].ends_with(char::is_alphabetic)
                        && word[at + 1..].starts_with(char::is_alphabetic)
                })
                || word.find("--").is_some_and(|at| {
                    at <= 2
                        && word[..at].chars().all(char::is_alphabetic)
                        && at > 0
                        && word.chars().skip(at + 2).filter(|c| c.is_alphabetic()).count() <= 2
                }))
    })
}
