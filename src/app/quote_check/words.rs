//! The words of a check on both sides, with those marked that the other has not or has otherwise.

use crate::app::checked::Checked;
use crate::app::loaded::Loaded;
use crate::app::table::passage::{Marked, OneLine, Passage};
use crate::compare::marks::MarkKind;
use crate::compare::reference::{Differs, Side};
use crate::export::plain::line;
use std::ops::Range;

/// Lines of a side that are shown at most; all of it is read in context.
const MOST_LINES: usize = 14;
/// Characters between two parts of a quotation that are shown; of more it is said that there are some.
const BETWEEN: usize = 140;

/// The quotation as the article has it, and whom it is credited to.
pub fn article_words(loaded: &Loaded, checked: &Checked) -> Passage {
    let article = &loaded.comparison.articles[checked.source];
    let name = line(&loaded.comparison.quotations[checked.quotation].speaker.name);
    let beside = if name.is_empty() { "Nobody is credited".into() } else { name };
    of(&article.text, &checked.spans, checked, Side::Article, beside)
}

/// The reference's words, who speaks there, and where; `None` where it does not have them.
pub fn reference_words(loaded: &Loaded, checked: &Checked) -> Option<Passage> {
    let passage = checked.check.passage?;
    let article = &loaded.comparison.articles[checked.reference];
    let mut parts: Vec<Range<usize>> = checked.check.said.iter().map(|r| r.start..r.end).collect();
    if parts.is_empty() {
        parts.push(passage.start..passage.end);
    }
    let place = checked.check.paragraph.map(|n| format!("{}, paragraph {n}", article.id));
    let speaker = line(&checked.check.speaker);
    let beside: Vec<String> = [speaker].into_iter().filter(|s| !s.is_empty()).chain(place).collect();
    Some(of(&article.text, &parts, checked, Side::Reference, beside.join(" · ")))
}

/// `parts` of a text and what stands between them, in code points, as one passage.
fn of(text: &str, parts: &[Range<usize>], checked: &Checked, side: Side, beside: String) -> Passage {
    let (first, last) = (parts.first().map_or(0, |p| p.start), parts.last().map_or(0, |p| p.end));
    let letters: Vec<char> = text.chars().skip(first).take(last.saturating_sub(first)).collect();
    // the comma before “she said” belongs to the sentence around the words
    let comma = side == Side::Article && letters.last() == Some(&',');
    let mut shown = OneLine::default();
    if side == Side::Article {
        shown.push('“');
    }
    let mut marks = Vec::new();
    // where each code point from `first` on is shown
    let mut places = vec![0; letters.len() + 1];
    let mut at = first;
    for part in parts {
        let gap = at..part.start.max(at);
        if !gap.is_empty() {
            let from = shown.length;
            let short = gap.len() <= BETWEEN;
            for n in gap.start - first..gap.end - first {
                places[n] = if short { shown.push(letters[n]) } else { from };
            }
            if !short {
                for letter in " […] ".chars() {
                    shown.push(letter);
                }
            }
            marks.push(Marked { chars: from..shown.length, kind: MarkKind::Aside, told: String::new() });
        }
        let end = part.end.max(gap.end);
        for n in gap.end - first..end - first {
            let left_out = comma && n + 1 == letters.len();
            places[n] = if left_out { shown.length } else { shown.push(letters[n]) };
        }
        at = end;
    }
    places[letters.len()] = shown.length;
    if side == Side::Article {
        shown.push('”');
    }
    let shift = |point: usize| places[point.saturating_sub(first).min(letters.len())];
    for mark in checked.check.marked(side) {
        let difference = &checked.check.differences[mark.difference];
        let chars = shift(mark.range.start)..shift(mark.range.end);
        let kind = match mark.kind {
            Differs::Changed => MarkKind::Changed(Vec::new()),
            Differs::Added => MarkKind::Added,
            Differs::Missing(count) => MarkKind::Missing { count, words: String::new() },
        };
        marks.push(Marked { chars, kind, told: line(&difference.note) });
    }
    marks.sort_by_key(|mark| (mark.chars.start, mark.chars.end));
    Passage::of_words(shown.text, marks, beside, MOST_LINES)
}
