//! An article's words in a cell, with what is marked in them.

use crate::compare::document::Reading;
use crate::export::plain::acts;
use std::ops::Range;

/// Words of one article, or of several of its passages.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Text {
    /// What is shown.
    pub text: String,
    /// What is marked in it, in order; no two overlap.
    pub marks: Vec<Mark>,
    /// The passages it is made of, each with the id of its reading, in order.
    pub passages: Vec<(Range<usize>, String)>,
}

/// A marked stretch of a [`Text`].
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// Where it stands, in bytes; empty where words are missing.
    pub at: Range<usize>,
    /// Why it is marked.
    pub kind: MarkKind,
    /// What is said about it where there is room, such as `B “our port”`; may be empty.
    pub hint: String,
}

/// Why words are marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MarkKind {
    /// A value that cannot be true together with another's.
    Conflict,
    /// A value of another precision than another's.
    Compatible,
    /// Others have other words here.
    Changed,
    /// The fullest reading does not have these words.
    Added,
    /// So many words of the fullest reading are missing here.
    Missing(usize),
    /// The outlet's words between the parts of a quotation.
    Aside,
    /// The sentences around the passage.
    Context,
    /// The program's words about the passage.
    Told,
}

impl Text {
    /// Adds words that are none of the article's passage.
    pub fn push(&mut self, words: &str, kind: Option<MarkKind>) {
        let start = self.text.len();
        self.text.push_str(words);
        if let Some(kind) = kind
            && self.text.len() > start
        {
            self.marks.push(Mark { at: start..self.text.len(), kind, hint: String::new() });
        }
    }

    /// Adds a passage, on one line, with its marks given in code points of the reading's text. `quoted`
    /// puts it between quotation marks where it does not begin with one.
    pub fn passage(&mut self, reading: &Reading, marks: &[Mark], quoted: bool) {
        let start = self.text.len();
        let around = quoted && !reading.text.trim_start().starts_with(['“', '"', '«', '„', '‘']);
        if around {
            self.text.push('“');
        }
        // The comma before “she said” belongs to the sentence around the words.
        let words = reading.text.trim_end();
        let words = if quoted { words.strip_suffix(',').unwrap_or(words) } else { words };
        let mut places = line_into(&mut self.text, words);
        places.push(self.text.len());
        let place = |point: usize| places[point.min(places.len() - 1)];
        for mark in marks {
            let (from, to) = (place(mark.at.start), place(mark.at.end));
            // a blank before the stretch is none of it
            let from =
                from + self.text[from..to.max(from)].len() - self.text[from..to.max(from)].trim_start().len();
            let missing = matches!(mark.kind, MarkKind::Missing(_));
            if (from < to || missing) && self.marks.last().is_none_or(|last| last.at.end <= from) {
                self.marks.push(Mark { at: from..to.max(from), ..mark.clone() });
            }
        }
        if around {
            self.text.push('”');
        }
        self.passages.push((start..self.text.len(), reading.id.clone()));
    }

    /// The text cut where a mark begins or ends: each stretch with its mark. Stretches where words are
    /// missing are empty.
    pub fn runs(&self) -> impl Iterator<Item = (&str, Option<&Mark>)> {
        let mut at = 0;
        let mut runs = Vec::with_capacity(self.marks.len() * 2 + 1);
        for mark in &self.marks {
            if at < mark.at.start {
                runs.push((&self.text[at..mark.at.start], None));
            }
            runs.push((&self.text[mark.at.clone()], Some(mark)));
            at = mark.at.end;
        }
        if at < self.text.len() {
            runs.push((&self.text[at..], None));
        }
        runs.into_iter()
    }
}

/// Adds `words` on one line (see [`crate::export::plain::line`]) and gives for each of its characters
/// where it came to stand.
fn line_into(out: &mut String, words: &str) -> Vec<usize> {
    let mut places = Vec::with_capacity(words.len() + 1);
    let mut blank = false;
    let start = out.len();
    for c in words.chars() {
        if c.is_whitespace() {
            places.push(out.len());
            blank = out.len() > start;
        } else if c == '\u{AD}' || acts(c) {
            places.push(out.len());
        } else {
            if std::mem::take(&mut blank) {
                out.push(' ');
            }
            places.push(out.len());
            out.push(c);
        }
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::document::Place;
    use proptest::prelude::*;

    fn reading(text: &str) -> Reading {
        Reading {
            id: "r1.1".into(),
            article: "A".into(),
            start: 0,
            end: text.chars().count(),
            text: text.into(),
            quotation: None,
            statement: None,
            position: 0.0,
            place: Place::Body,
            loose: false,
        }
    }

    fn mark(start: usize, end: usize) -> Mark {
        Mark { at: start..end, kind: MarkKind::Changed, hint: String::new() }
    }

    #[test]
    fn marks_follow_their_words() {
        let mut text = Text::default();
        text.passage(
            &reading("The  pier\u{7}\n\nwas “unsafe”, então,"),
            &[mark(5, 9), mark(12, 15), mark(16, 24)],
            true,
        );
        assert_eq!(text.text, "“The pier was “unsafe”, então”");
        let marked: Vec<&str> = text.runs().filter(|run| run.1.is_some()).map(|run| run.0).collect();
        assert_eq!(marked, ["pier", "was", "“unsafe”"]);
        assert_eq!(text.runs().map(|run| run.0).collect::<String>(), text.text);
    }

    proptest! {
        #[test]
        fn any_marks_fit_any_text(words in "\\PC{0,40}|[ \\n\u{7}a“]{0,20}", a in 0usize..50, b in 0usize..50, quoted: bool) {
            let mut text = Text::default();
            text.passage(&reading(&words), &[mark(a.min(b), a.max(b)), mark(b, b + 3)], quoted);
            prop_assert_eq!(text.runs().map(|run| run.0).collect::<String>(), text.text);
        }
    }
}
