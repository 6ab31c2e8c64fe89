//! Other names of one kind in the same place.

use super::content::Content;
use super::{NOT_BOTH, Pair, difference};
use crate::article::Span;
use crate::extract::names::{NameKind, NameMention};
use crate::judge::quotes::Difference;
use crate::judge::{DifferenceKind, Verdict};
use crate::text::vocabulary::NO_WORD;

impl Pair<'_> {
    /// Other names of one kind after the same words: the container ship Calloway Star, the container
    /// ship Merrow Dawn. Only where most of the rest is the same too.
    pub(super) fn names(&self, found: &mut Vec<(Verdict, Difference)>) {
        let (ours, theirs) = (self.a.reading.own_names(), self.b.reading.own_names());
        if ours.is_empty() || theirs.is_empty() {
            return;
        }
        let told = |n: &NameMention| matches!(n.kind, NameKind::Group | NameKind::Other);
        for x in ours.iter().filter(|x| told(x)) {
            let counterpart =
                theirs.iter().find(|y| x.entry != y.entry && told(y) && self.led_up_to(x.span, y.span));
            let Some(y) = counterpart else { continue };
            let (p, q) = (self.a.words(x.span), self.b.words(y.span));
            let named_too =
                ours.iter().any(|n| n.entry == y.entry) || theirs.iter().any(|n| n.entry == x.entry);
            if named_too
                || !self.alike_elsewhere(4, 2)
                || p.split_whitespace().chain(q.split_whitespace()).any(|w| self.mentions(w))
            {
                continue;
            }
            found.push((Verdict::Conflict, difference(DifferenceKind::Name, p, q, NOT_BOTH.to_owned())));
        }
    }

    /// Whether both statements have a word.
    fn mentions(&self, word: &str) -> bool {
        let has = |c: &Content| c.words(c.reading.statement.unit.span).contains(word);
        has(&self.a) && has(&self.b)
    }

    /// Whether the same two words, one of them no stop word and neither part of a credit, lead up to
    /// two spans.
    fn led_up_to(&self, x: Span, y: Span) -> bool {
        let before = |c: &Content, span: Span| -> Option<[u32; 2]> {
            let first = c.reading.layout.tokens.partition_point(|t| t.span.end <= span.start);
            let unit = c.reading.statement.unit;
            if first < unit.first + 2 || c.reading.credits.iter().any(|credit| credit.touches(span)) {
                return None;
            }
            let words = [c.reading.words[first - 2], c.reading.words[first - 1]];
            let content = c.stems.iter().filter(|s| s.1 == first - 1 || s.1 == first - 2).count();
            let lower =
                |t: usize| c.reading.layout.tokens[t].of(c.reading.text).starts_with(char::is_lowercase);
            (content > 0
                && !words.contains(&NO_WORD)
                && lower(first - 1)
                && lower(first - 2)
                && !c.quoted(span))
            .then_some(words)
        };
        matches!((before(&self.a, x), before(&self.b, y)), (Some(p), Some(q)) if p == q)
    }
}
