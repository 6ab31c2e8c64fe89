//! Sentence boundaries that survive abbreviations, initials and quotations.

use crate::article::Span;

/// The sentences of the paragraph `within`, in order, trimmed, none empty.
///
/// The boundaries are those of the sentencex crate, mended where news text breaks it.
pub fn split(text: &str, within: Span) -> Vec<Span> {
    let mut found: Vec<Span> = Vec::new();
    for piece in sentencex::get_sentence_boundaries("en", within.of(text)) {
        let raw = Span::new(within.start + piece.start_byte, within.start + piece.end_byte);
        let piece = raw.of(text);
        let trimmed = piece.trim();
        if trimmed.is_empty() {
            continue;
        }
        let start = raw.start + (piece.len() - piece.trim_start().len());
        found.push(Span::new(start, start + trimmed.len()));
    }
    found
}
