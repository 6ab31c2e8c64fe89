//! A verb that one reading negates and the other does not.

use super::content::{Content, is_verb};
use super::{Pair, difference};
use crate::article::Span;
use crate::judge::quotes::Difference;
use crate::judge::{DifferenceKind, Verdict};
use crate::text::vocabulary::Vocabulary;

impl Pair<'_> {
    /// A verb that one negates and the other does not, with the same words on both sides of it.
    pub(super) fn negation(&self, vocabulary: &Vocabulary, found: &mut Vec<(Verdict, Difference)>) {
        let (ours, theirs) = (negated_word(&self.a), negated_word(&self.b));
        for (x, y, swapped, negated, other) in
            [(&self.a, &self.b, false, &ours, &theirs), (&self.b, &self.a, true, &theirs, &ours)]
        {
            let Some((sign, stem, at)) = *negated else { continue };
            if other.is_some() || y.reading.statement.sign.is_some() || x.reading.statement.sign.is_some() {
                continue;
            }
            let Some(&(_, place)) = y.stems.iter().find(|&&(s, _)| s == stem) else { continue };
            let span = y.reading.layout.tokens[place].span;
            let shared = |from: isize, to: isize| {
                let ours = x.within(at, from, to);
                let mut both = y.within(place, from, to);
                both.retain(|s| ours.contains(s));
                both
            };
            let (before, after) = (shared(-6, -1), shared(1, 7));
            // names alone show that both tell of the same people, not of the same deed
            let told = |&s: &u32| !x.is_named(s) || !y.is_named(s);
            let same_clause =
                !before.is_empty() && !after.is_empty() && before.iter().chain(&after).any(told);
            if !is_verb(stem, vocabulary)
                || y.is_open(place)
                || !same_clause
                || x.quoted(sign)
                || y.quoted(span)
            {
                continue;
            }
            let (no, yes) = (x.words(sign.cover(x.reading.layout.tokens[at].span)), y.words(span));
            let note = "one says that it is so, the other that it is not".to_owned();
            let values = if swapped { (yes, no) } else { (no, yes) };
            found.push((Verdict::Conflict, difference(DifferenceKind::Negation, values.0, values.1, note)));
        }
    }
}

const NEGATIONS: &[&str] = &["not", "never", "no", "cannot"];

/// A negation, and the stem and token of the content word it negates, one of the two words after it.
fn negated_word(content: &Content) -> Option<(Span, u32, usize)> {
    let unit = content.reading.statement.unit;
    let tokens = &content.reading.layout.tokens;
    for t in unit.first..unit.last {
        let word = tokens[t].of(content.reading.text);
        // all negations begin with c or n, or end in ’t
        if word.len() > 10 || !word.starts_with(['n', 'N', 'c', 'C']) && !word.ends_with(['t', 'T']) {
            continue;
        }
        let lower = word.to_lowercase().replace('’', "'");
        if NEGATIONS.contains(&lower.as_str()) || lower.ends_with("n't") {
            let next = tokens.get(t + 1).map(|n| n.of(content.reading.text));
            if matches!(
                next,
                Some("only" | "just" | "necessarily" | "least" | "longer" | "immediately" | "yet")
            ) {
                continue;
            }
            let after = content.stems.iter().find(|&&(_, at)| at > t && at <= t + 2);
            if let Some(&(stem, at)) = after {
                return Some((tokens[t].span, stem, at));
            }
        }
    }
    None
}
