//! An article as it came in, and the two ways of counting into its text.
//!
//! Inside the program every offset is a byte offset into [`Article::text`]. At the document's edge
//! (JSON, exports, annotations) offsets are Unicode code points: [`CodePoints`] converts.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A half-open range of bytes in an article's text; both ends lie on character boundaries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The span from `start` to `end`; an end before the start gives the empty span at `start`.
    pub fn new(start: usize, end: usize) -> Self {
        Span { start, end: end.max(start) }
    }

    /// Length in bytes.
    pub fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether it holds no byte.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The words it stands for.
    pub fn of(self, text: &str) -> &str {
        &text[self.start..self.end]
    }

    /// The same stretch in a text that has `by` more bytes before it.
    pub fn moved(self, by: usize) -> Span {
        Span { start: self.start + by, end: self.end + by }
    }

    /// Whether `other` lies wholly inside.
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// How many bytes both share.
    pub fn overlap(self, other: Span) -> usize {
        self.end.min(other.end).saturating_sub(self.start.max(other.start))
    }

    /// Whether both share at least a byte.
    pub fn touches(self, other: Span) -> bool {
        self.overlap(other) > 0
    }

    /// The smallest span around both.
    pub fn cover(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// Those of `spans` that share a byte with it. `spans` are sorted and disjoint, see [`disjoint`].
    pub fn among(self, spans: &[Span]) -> &[Span] {
        &spans[self.among_by(spans, |&span| span)]
    }

    /// Which of `list` share a byte with it, by the `span` of each. They are in order and disjoint.
    pub fn among_by<T>(self, list: &[T], span: impl Fn(&T) -> Span) -> std::ops::Range<usize> {
        let first = list.partition_point(|item| span(item).end <= self.start);
        let last = list.partition_point(|item| span(item).start < self.end);
        first..last.max(first)
    }
}

/// `spans` sorted, those that overlap made one.
pub fn disjoint(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_unstable();
    spans.dedup_by(|next, last| {
        let one = last.touches(*next);
        if one {
            *last = last.cover(*next);
        }
        one
    });
    spans
}

/// One outlet's article. What the file did not tell is left empty, never invented.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Article {
    /// The outlet's name, or the file's name where nothing tells it.
    pub outlet: String,
    /// The headline.
    pub title: String,
    /// The author line, without "By".
    pub byline: String,
    /// The day of publication.
    pub date: Option<Date>,
    /// The web address.
    pub url: String,
    /// The path it was read from, as the user gave it.
    pub path: String,
    /// The day it was added, where the caller knows the day; the library never asks a clock.
    pub added: Option<Date>,
    /// Whether the others are checked against it: a transcript, a press release.
    pub reference: bool,
    /// The event it belongs to, where a file that holds several events names it; else empty.
    pub event: String,
    /// ISO 639-1 code of the text's language; empty when it could not be told.
    pub language: String,
    /// The body: paragraphs separated by one blank line (`"\n\n"`), no other line breaks at a
    /// paragraph's ends. A headline that stands in the file's own text is its first paragraph.
    pub text: String,
}

/// Converts byte offsets of one text to code-point offsets.
///
/// Built once for a text; a look-up is a binary search in a table of one entry every 64 bytes.
pub struct CodePoints<'t> {
    text: &'t str,
    /// Code points before byte `64 * i`, counted on the character boundary at or before it.
    steps: Vec<(usize, usize)>,
}

const STEP: usize = 64;

impl<'t> CodePoints<'t> {
    /// Counts `text` once.
    pub fn new(text: &'t str) -> Self {
        let mut steps = vec![(0, 0)];
        for (count, (byte, _)) in text.char_indices().enumerate() {
            if byte >= steps.len() * STEP {
                steps.push((byte, count));
            }
        }
        CodePoints { text, steps }
    }

    /// The number of code points before byte offset `byte`, which must lie on a character boundary.
    pub fn at(&self, byte: usize) -> usize {
        let i = self.steps.partition_point(|&(b, _)| b <= byte) - 1;
        let (from, count) = self.steps[i];
        count + self.text[from..byte].chars().count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_points_count_characters_not_bytes() {
        let text = "“Ñandú” — 日本語 ".repeat(40);
        let counted = CodePoints::new(&text);
        for (n, (byte, _)) in text.char_indices().enumerate() {
            assert_eq!(counted.at(byte), n);
        }
        assert_eq!(counted.at(text.len()), text.chars().count());
    }

    #[test]
    fn spans_overlap_and_cover() {
        let (a, b) = (Span::new(2, 6), Span::new(5, 9));
        assert_eq!(a.overlap(b), 1);
        assert_eq!(a.cover(b), Span::new(2, 9));
        assert!(!a.touches(Span::new(6, 7)));
        let apart = disjoint(vec![b, Span::new(11, 12), a, Span::new(9, 10)]);
        assert_eq!(apart, [Span::new(2, 9), Span::new(9, 10), Span::new(11, 12)]);
        assert_eq!(Span::new(8, 10).among(&apart), &apart[..2]);
        assert!(Span::new(10, 11).among(&apart).is_empty());
    }
}
