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

/// The values in conflict of a passage: each with those it is set against, in small letters.
pub(super) fn in_conflict(text: &str, marks: &[Marked]) -> Vec<(String, Vec<String>)> {
    let values = marks.iter().filter_map(|mark| match &mark.kind {
        MarkKind::Conflict(others) => {
            let own: String = text.chars().skip(mark.chars.start).take(mark.chars.len()).collect();
            let others = others.iter().map(|other| other.words.to_lowercase());
            Some((own.to_lowercase(), others.collect()))
        }
        _ => None,
    });
    values.collect()
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

/// A text put on one line letter by letter, with one blank where it has several, as between paragraphs.
#[derive(Default)]
pub struct OneLine {
    /// The line.
    pub text: String,
    /// Its characters.
    pub length: usize,
}

impl OneLine {
    /// Goes on with a letter; gives back its place, in characters of the line.
    pub fn push(&mut self, letter: char) -> usize {
        let blank = letter.is_whitespace() || letter.is_control();
        if blank && self.text.ends_with(' ') {
            return self.length - 1;
        }
        self.text.push(if blank { ' ' } else { letter });
        self.length += 1;
        self.length - 1
    }
}

/// A reading's text on one line, between marks where `quoted`; and where on it each of its code points and its end
/// stand.
pub(super) fn as_shown(text: &str, quoted: bool) -> (String, Vec<usize>) {
    // The comma before “she said” belongs to the sentence around the words.
    let words = text.strip_suffix(',').unwrap_or(text);
    let between = quoted && !words.starts_with(['“', '"', '«', '„', '‘']);
    let mut shown = OneLine::default();
    if between {
        shown.push('“');
    }
    let mut places: Vec<usize> = words.chars().map(|letter| shown.push(letter)).collect();
    places.resize(text.chars().count() + 1, shown.length);
    if between {
        shown.push('”');
    }
    (shown.text, places)
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
    fn paragraphs_stand_on_one_line_with_one_blank_between() {
        let (shown, places) = as_shown("It held.\n\n“It will,", true);
        assert_eq!(shown, "“It held. “It will”");
        let of =
            |word: &str| shown.chars().collect::<String>().find(word).map(|at| shown[..at].chars().count());
        assert_eq!(Some(places[11]), of("It will"));
        assert_eq!((places.len(), places[18]), (20, places[19]));
        assert_eq!(as_shown("a, b", false), ("a, b".into(), vec![0, 1, 2, 3, 4]));
    }

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
