//! What the inspector shows of a row, worked out once when the row is selected.

use crate::app::loaded::Loaded;
use crate::compare::collation::{Collation, Collator};
use crate::compare::document::{How, Place, QuotationEntry, RowKind, Verdict};
use crate::compare::marks::{Mark, Marker};
use crate::export::plain::line;
use crate::export::words;
use crate::text::Layout;

/// Least part of the shortest quotation that the others share for a table of words to tell anything.
const SHARED: f64 = 0.35;
/// Least part of all words of a fact's readings that several share for the same: sentences made alike.
const COMMON: f64 = 0.6;

/// What is said of a passage that may tell something else.
const RELATED: &str = "Only related; whether it says the same is for you to check";

/// What is shown of a row.
pub struct Sheet {
    /// The row, an index.
    pub row: usize,
    /// The differences in sentences.
    pub told: Vec<Told>,
    /// The readings, in the order of the articles.
    pub readings: Vec<Reading>,
    /// The readings word under word; `None` where they are put too differently.
    pub collation: Option<Collation>,
}

/// A difference in a sentence.
pub struct Told {
    /// What it comes to; `None` for mere wording.
    pub verdict: Option<Verdict>,
    /// The sentence.
    pub text: String,
}

/// A reading in its surroundings.
pub struct Reading {
    /// Index among the row's readings.
    pub index: usize,
    /// Index of the article.
    pub source: usize,
    /// What stands before it: the rest of its sentence and the sentence before.
    pub before: String,
    /// Its words, as the article has them.
    pub text: String,
    /// What stands after it.
    pub after: String,
    /// What is marked in its words.
    pub marks: Vec<Mark>,
    /// Where it stands, in words.
    pub place: String,
    /// Who says it, and how that is known; for facts only that it is no more than related, or empty.
    pub speaker: String,
    /// The name of the speaker, for quotations.
    pub name: Option<String>,
}

impl Sheet {
    /// The sheet of a row.
    pub fn new(loaded: &Loaded, row: usize) -> Sheet {
        let comparison = &loaded.comparison;
        let entry = &comparison.rows[row];
        let marks = Marker::new(comparison).marks(entry);
        let collation = (entry.readings.len() > 1).then(|| Collator::new(comparison).collate(entry));
        let collation = collation.filter(|collation| match entry.kind {
            RowKind::Quote => collation.shared() >= SHARED,
            RowKind::Fact => collation.common() >= COMMON,
        });
        let mut readings: Vec<Reading> = Vec::new();
        for (source, cell) in loaded.rows[row].cells.iter().enumerate() {
            for &index in cell {
                readings.push(reading(loaded, row, source, index, &marks.readings[index]));
            }
        }
        let own = words::mark(entry.verdict);
        let told = words::differences(entry)
            .into_iter()
            .map(|told| Told {
                verdict: match told.mark {
                    mark if mark == own => Some(entry.verdict),
                    '◎' => Some(Verdict::Compatible),
                    _ => None,
                },
                text: told.text,
            })
            .collect();
        Sheet { row, told, readings, collation }
    }
}

fn reading(loaded: &Loaded, row: usize, source: usize, index: usize, marks: &[Mark]) -> Reading {
    let entry = &loaded.comparison.rows[row].readings[index];
    let article = &loaded.comparison.articles[source];
    let (before, after) = around(&article.text, entry.start, entry.end);
    let quotation = entry.quotation.as_deref();
    let quotation = quotation.and_then(|id| loaded.comparison.quotations.iter().find(|q| q.id == id));
    Reading {
        index,
        source,
        before,
        text: entry.text.clone(),
        after,
        marks: marks.to_vec(),
        place: match entry.place {
            Place::Headline => "in the headline".into(),
            Place::Lead => "in the lead".into(),
            Place::Body => format!("{:.0} % into the article", entry.position * 100.0),
        },
        speaker: match quotation {
            Some(quotation) => speaker(quotation, &article.text),
            None if entry.loose => RELATED.into(),
            None => String::new(),
        },
        name: quotation.map(|q| q.speaker.name.clone()),
    }
}

/// Who says it and how that is known, in a sentence.
fn speaker(quotation: &QuotationEntry, text: &str) -> String {
    let name = line(&quotation.speaker.name);
    let mention = quotation.speaker.mention.map(|range| {
        let words: String =
            text.chars().skip(range.start).take(range.end.saturating_sub(range.start)).collect();
        line(&words)
    });
    match (quotation.speaker.how, mention) {
        (How::Unknown, _) => "Nobody is credited".into(),
        (How::OtherSource, _) => format!("Nobody is credited here; another source names {name}"),
        (How::Stated, Some(words)) if words != name => format!("{name}, called “{words}” beside the words"),
        (How::Stated, _) => format!("{name}, named beside the words"),
        (How::Pronoun, Some(words)) => format!("{name}, taken from “{words}”"),
        (How::Pronoun, None) => format!("{name}, taken from a pronoun or description"),
        (How::Carried, _) => format!("{name}, carried on from the quotation before"),
    }
}

/// Letters of context on each side at most.
const CONTEXT: usize = 420;

/// What stands before and after the code points `start..end`: to the beginning of the sentence before and to
/// the end of the sentence after.
fn around(text: &str, start: usize, end: usize) -> (String, String) {
    let byte = |point: usize| text.char_indices().nth(point).map_or(text.len(), |(at, _)| at);
    let (from, to) = (byte(start), byte(end));
    let back = |at: usize| text[..at].char_indices().rev().take(CONTEXT).last().map_or(at, |(i, _)| i);
    let on = |at: usize| text[at..].char_indices().nth(CONTEXT).map_or(text.len(), |(i, _)| at + i);
    let (first, last) = (back(from), on(to));
    let part = &text[first..last];
    let layout = Layout::new(part);
    let sentences: Vec<(usize, usize)> =
        layout.sentences.iter().map(|s| (first + s.span.start, first + s.span.end)).collect();
    let own = sentences.iter().position(|s| s.1 > from).unwrap_or(0);
    let begins = sentences.get(own.saturating_sub(1)).map_or(from, |s| s.0).min(from);
    let ending = sentences.iter().rposition(|s| s.0 < to).unwrap_or(0);
    let ends = sentences.get(ending + 1).or(sentences.get(ending)).map_or(to, |s| s.1).max(to);
    let mut before = text[begins..from].to_owned();
    let mut after = text[to..ends].to_owned();
    if begins == first && first > 0 {
        before.insert(0, '…');
    }
    if ends == last && last < text.len() {
        after.push('…');
    }
    (before, after)
}

#[cfg(test)]
mod tests {
    use super::around;

    #[test]
    fn a_passage_is_shown_with_the_sentence_before_and_after() {
        let text = "Rain fell. The pier closed. “It held,” said Brandt. Boats waited. Night came.";
        let point = |words: &str| text[..text.find(words).unwrap()].chars().count();
        let start = point("It held");
        let (before, after) = around(text, start, start + 7);
        assert_eq!(before, "The pier closed. “");
        assert_eq!(after, ",” said Brandt. Boats waited.");
        assert_eq!(around("Short", 0, 5), (String::new(), String::new()));
    }
}
