//! Which characters of a passage are marked and why, and from where on it is shown so that they are in sight.

use crate::compare::document::Row;
use crate::compare::marks::{MarkKind, Other};
use crate::export::plain::line;
use crate::export::words;
use std::ops::Range;

/// Characters before the first mark beyond which a passage is shown from shortly before it.
const FAR: usize = 110;
/// Characters shown before a mark that is far in.
const BEFORE: usize = 40;

/// Characters that are marked.
#[derive(Clone, Debug, PartialEq)]
pub struct Marked {
    /// Which, counted in characters of the passage as shown; none where words are missing.
    pub chars: Range<usize>,
    /// Why.
    pub kind: MarkKind,
    /// The same in words.
    pub told: String,
}

/// The passage from shortly before its first mark that matters, where that is far in.
pub(super) fn from_shortly_before(text: &str, marks: Vec<Marked>) -> (String, Vec<Marked>) {
    let loud = marks.iter().filter(|mark| loudness(&mark.kind) > 1);
    let first = loud.map(|mark| mark.chars.start).min().unwrap_or(0);
    if first <= FAR {
        return (text.to_owned(), marks);
    }
    let letters: Vec<char> = text.chars().collect();
    let from = first - BEFORE;
    let Some(blank) = letters[from..first].iter().position(|letter| *letter == ' ') else {
        return (text.to_owned(), marks);
    };
    let cut = from + blank + 1;
    let lead = "… ";
    let shown = lead.chars().chain(letters[cut..].iter().copied()).collect();
    let shift = |at: usize| at - cut + lead.chars().count();
    let marks = marks
        .into_iter()
        .filter(|mark| mark.chars.start >= cut)
        .map(|mark| Marked { chars: shift(mark.chars.start)..shift(mark.chars.end), ..mark })
        .collect();
    (shown, marks)
}

/// How strong the strongest evidence is that the reading belongs to others, in thousandths.
pub(super) fn tied(row: &Row, reading: usize) -> i64 {
    let id = &row.readings[reading].id;
    let own = row.links.iter().filter(|link| link.from == *id || link.to == *id);
    own.map(|link| (link.score * 1000.0) as i64).max().unwrap_or(0)
}

/// How much a mark matters for which reading stands for its source.
pub(super) fn loudness(kind: &MarkKind) -> u8 {
    match kind {
        MarkKind::Conflict(_) => 3,
        MarkKind::Compatible(_) => 2,
        MarkKind::Changed(_) | MarkKind::Added | MarkKind::Missing { .. } => 1,
        MarkKind::Aside => 0,
    }
}

/// A reading's text on one line, between marks where `quoted`; and how many characters are put before it.
/// Every character stands for one of the text, so that marks keep their places.
pub(super) fn as_shown(text: &str, quoted: bool) -> (String, usize) {
    let blank = |letter: char| if letter.is_whitespace() || letter.is_control() { ' ' } else { letter };
    let mut shown: String = text.chars().map(blank).collect();
    // The comma before “she said” belongs to the sentence around the words.
    if shown.ends_with(',') {
        shown.pop();
    }
    if quoted && !shown.starts_with(['“', '"', '«', '„', '‘']) {
        (format!("“{shown}”"), 1)
    } else {
        (shown, 0)
    }
}

/// A mark in words.
pub(super) fn tell(row: &Row, kind: &MarkKind) -> String {
    let others = |others: &[Other]| {
        let mut told: Vec<String> = Vec::new();
        for other in others {
            let letter = row.readings.iter().find(|reading| reading.id == other.reading);
            let letter = letter.map_or("", |reading| reading.article.as_str());
            let told_of = format!("{letter} has “{}”", line(&other.words));
            if !other.words.trim().is_empty() && !told.contains(&told_of) {
                told.push(told_of);
            }
        }
        told.join("\n")
    };
    match kind {
        MarkKind::Changed(list) | MarkKind::Conflict(list) | MarkKind::Compatible(list) => others(list),
        MarkKind::Added => "The fullest reading does not have these words".into(),
        MarkKind::Missing { count, words } => {
            format!("{} left out: “{}”", words::count(*count, "word", "words"), line(words))
        }
        MarkKind::Aside => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_far_in_is_shown_from_shortly_before() {
        let text = format!("{}30,000 people came", "word ".repeat(60));
        let mark = |chars| vec![Marked { chars, kind: MarkKind::Conflict(Vec::new()), told: String::new() }];
        let (shown, marks) = from_shortly_before(&text, mark(300..306));
        let marked: String = shown.chars().skip(marks[0].chars.start).take(marks[0].chars.len()).collect();
        assert_eq!(marked, "30,000");
        assert!(shown.starts_with("… word") && shown.chars().count() < 90, "{shown}");
        assert_eq!(from_shortly_before(&text, mark(10..14)).0, text);
    }
}
