//! Which words of a quotation, and of the reference, the other has not or has otherwise.

use super::{Check, Range};
use crate::compare::document::DifferenceKind;

/// One of the two texts of a check.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The article's.
    Article,
    /// The reference's.
    Reference,
}

/// Words that are marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Marked {
    /// Where they stand, in code points of the text; empty where words are missing.
    pub range: Range,
    /// What there is about them.
    pub kind: Differs,
    /// Which of the check's differences it is.
    pub difference: usize,
}

/// How marked words differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Differs {
    /// The other has other words there, or has them elsewhere.
    Changed,
    /// The other does not have them there.
    Added,
    /// The other has so many words there, and nothing says that they are left out.
    Missing(usize),
}

impl Check {
    /// The marked words of one side, in order; no two overlap.
    pub fn marked(&self, side: Side) -> Vec<Marked> {
        let (own, other) = match side {
            Side::Article => (0, 1),
            Side::Reference => (1, 0),
        };
        let mut found: Vec<Marked> = Vec::new();
        for (n, difference) in self.differences.iter().enumerate() {
            let Some(places) = difference.places else { continue };
            let [here, there] = [places[own], places[other]];
            let kind = match (here.start < here.end, there.start < there.end) {
                (true, true) => Differs::Changed,
                (true, false) => Differs::Added,
                // what the article marks itself needs no other mark
                (false, true) if difference.kind != DifferenceKind::Elision => {
                    Differs::Missing(difference.values[other].split_whitespace().count())
                }
                _ => continue,
            };
            found.push(Marked { range: here, kind, difference: n });
        }
        found.sort_by_key(|mark| (mark.range.start, mark.range.end));
        let mut end = 0;
        found.retain(|mark| {
            let free = mark.range.start >= end;
            end = if free { mark.range.end } else { end };
            free
        });
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::reference::check;
    use crate::compare::reference::tests::article;
    use crate::compare::{Settings, compare};

    #[test]
    fn words_are_marked_where_they_stand_and_not_where_the_same_words_stand_too() {
        let post = "“We closed the gate, and the gate to the mill stayed open all night,” said Ada Quist.";
        let transcript =
            "ADA QUIST: We closed the gate, and the door to the old mill stayed open all night long.";
        let comparison = compare(&[article(post, false), article(transcript, true)], &Settings::default());
        let [check] = &check(&comparison)[..] else { panic!("one quotation") };
        let cut = |text: &str, side: Side| -> Vec<(String, Differs)> {
            let words = |range: Range| text.chars().skip(range.start).take(range.end - range.start).collect();
            check.marked(side).into_iter().map(|mark| (words(mark.range), mark.kind)).collect()
        };
        let changed = |word: &str| (word.to_owned(), Differs::Changed);
        assert_eq!(cut(post, Side::Article), [changed("gate"), (String::new(), Differs::Missing(1))]);
        assert_eq!(cut(transcript, Side::Reference), [changed("door"), ("old".to_owned(), Differs::Added)]);
        let second = post.match_indices("gate").nth(1).map(|(at, _)| post[..at].chars().count());
        assert_eq!(check.marked(Side::Article).first().map(|mark| mark.range.start), second);
    }
}
