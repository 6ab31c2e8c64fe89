//! What is put right once the marks are paired: passages left open, doubled apostrophes, marks of headlines.

use super::Passage;
use crate::article::Span;
use crate::text::Layout;

/// Decides where a passage without a closing mark ends: at its paragraph's end where it opens a
/// sentence, at the sentence's end where it opens inside one.
pub(super) fn mend_open_ends(text: &str, layout: &Layout, found: &mut [Passage]) {
    let mut next: Option<Passage> = None;
    for i in (0..found.len()).rev() {
        let p = found[i];
        if found.get(i + 1).is_some_and(|n| n.paragraph > p.paragraph) {
            next = Some(found[i + 1]);
        }
        let goes_on = next.is_some_and(|n| n.continues && n.paragraph == p.paragraph + 1);
        if p.closed || p.inner.is_empty() || goes_on {
            continue;
        }
        if opens_a_sentence(&text[layout.paragraphs[p.paragraph].span.start..p.outer.start]) {
            continue;
        }
        if let Some(end) = sentence_end(p.inner.of(text)) {
            found[i].inner = Span::new(p.inner.start, p.inner.start + end);
            found[i].outer = Span::new(p.outer.start, p.inner.start + end);
        }
    }
}

/// Leaves out passages between two typewriter apostrophes in a row (`''so''`, as some archives print double marks),
/// with what stands inside them.
pub(super) fn drop_doubled(text: &str, found: &mut Vec<Passage>) {
    let mut inside = 0;
    found.retain(|p| {
        if p.outer.start < inside {
            return false;
        }
        if text[p.outer.start..].starts_with("''") {
            inside = p.outer.end;
            return false;
        }
        true
    });
}

/// Headlines have single marks for want of room; where the body quotes in double ones, what they hold
/// is left to be read as reported speech.
pub(super) fn drop_headline_singles(text: &str, layout: &Layout, found: &mut Vec<Passage>) {
    let double = found.iter().any(|p| !p.single);
    let Some(headline) = layout.paragraphs.first() else { return };
    if double && headline.span.of(text).split_whitespace().take(25).count() < 25 {
        found.retain(|p| !(p.single && p.depth == 0 && p.paragraph == 0));
    }
}

/// Whether a mark after the words `before` of its paragraph opens a sentence of its own.
pub(super) fn opens_a_sentence(before: &str) -> bool {
    let before = before.trim_end();
    before.is_empty() || before.ends_with(['.', '!', '?', ':', ',', '”', '"', '’'])
}

/// Where the first sentence of `words` ends, if more follows it.
fn sentence_end(words: &str) -> Option<usize> {
    words.match_indices(". ").map(|(at, _)| at + 1).find(|&end| {
        let word = words[..end - 1].rsplit(' ').next().unwrap_or_default();
        word.chars().count() > 3 && words[end + 1..].starts_with(char::is_uppercase)
    })
}
