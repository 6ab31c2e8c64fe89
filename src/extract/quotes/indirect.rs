//! Reported speech without marks: the stretches that the tagger takes for content.

use super::reading::{Class, Place, Reading};
use super::tagger::Tags;
use crate::article::Span;

/// How likely a token must be content.
const CONTENT: f32 = 0.42;
/// Fewer words than these outside marks make no quotation.
const FEWEST: usize = 2;
/// A remnant beside a direct quotation that holds a cue and has no more words than these is its
/// attribution.
const ATTRIBUTION: usize = 9;

/// Stretches of reported content, each within a sentence, in order. What lies wholly inside marks
/// (`spoken`, in order) is left out; a stretch may run across a few words in marks, but not across a
/// whole sentence of them (`direct`, in order).
pub fn stretches(r: &Reading, tags: &Tags, spoken: &[Span], direct: &[Span]) -> Vec<Span> {
    let mut barred = vec![false; r.len()];
    for &span in direct {
        barred[r.layout.tokens_in(span)].fill(true);
    }
    let mut found = Vec::new();
    for &(first, last) in &r.sentences {
        let (first, last) = (first as usize, last as usize);
        let mut t = first;
        while t < last {
            if 1.0 - tags.content[t][0] < CONTENT || barred[t] {
                t += 1;
                continue;
            }
            let start = t;
            t += 1;
            while t < last
                && 1.0 - tags.content[t][0] >= CONTENT
                && !barred[t]
                && !(tags.content[t][1] > 0.5 && r.place[t] == Place::Outside)
            {
                t += 1;
            }
            let beside = |k: usize| barred.get(k).copied().unwrap_or(false);
            let near = (start.saturating_sub(3)..start).chain(t..t + 3).any(beside);
            let attribution = near
                && t - start <= ATTRIBUTION
                && (t - start <= 4
                    || (start..t).any(|k| tags.cues.chance[k] > 0.3 || tags.source[k][0] < 0.7));
            if !attribution && let Some(span) = tidy(r, start, t, spoken) {
                found.push(span);
            }
        }
    }
    found
}

/// The stretch without marks of punctuation and quoted sentences at its ends; nothing where too few
/// words outside marks are left.
fn tidy(r: &Reading, mut first: usize, mut last: usize, spoken: &[Span]) -> Option<Span> {
    let edge = |t: usize| {
        matches!(
            r.class[t],
            Class::Comma
                | Class::Stop
                | Class::Colon
                | Class::Semicolon
                | Class::Dash
                | Class::Open
                | Class::Close
        ) && r.place[t] != Place::Inside
    };
    while first < last && edge(first) && r.class[first] != Class::Open {
        first += 1;
    }
    while last > first && edge(last - 1) && r.class[last - 1] != Class::Close {
        last -= 1;
    }
    // a passage that stands at an end of the stretch and that the stretch has only a part of
    let tokens = &r.layout.tokens;
    while first < last {
        let span = tokens[first].span;
        match cut_at(spoken, span) {
            Some(q) if q.start < span.start || r.class[first] == Class::Close => first += 1,
            _ if r.class[first] == Class::Close => first += 1,
            _ => break,
        }
    }
    let outside = (first..last).filter(|&t| r.place[t] == Place::Outside && tokens[t].is_word()).count();
    if outside < FEWEST {
        return None;
    }
    Some(Span::new(tokens[first].span.start, tokens[last - 1].span.end))
}

fn cut_at(spoken: &[Span], span: Span) -> Option<Span> {
    let i = spoken.partition_point(|s| s.end <= span.start);
    spoken.get(i).copied().filter(|s| s.touches(span))
}
