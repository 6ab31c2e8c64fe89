//! Reading quotation marks with a state machine, paragraph by paragraph.
//!
//! Marks are never paired blindly: each one opens or closes by its own shape, by what stands on
//! either side of it and by what is open already. A mark that is missing or too many damages its own
//! paragraph at most:
//!
//! ```text
//! “A PAC is about to launch.          opens, is not closed, and the next paragraph opens again:
//! “We have guessed the password.”     one quotation in two paragraphs
//! ```

mod mend;
mod shape;

use crate::article::Span;
use crate::text::Layout;
use mend::{drop_doubled, drop_headline_singles, mend_open_ends, opens_a_sentence};
use shape::{Family, Mark, Shape, collect, family_of};

/// A stretch of one paragraph between quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Passage {
    /// What stands between the marks, without white space at its ends; never empty.
    pub inner: Span,
    /// The same with its marks.
    pub outer: Span,
    /// How many passages it stands inside.
    pub depth: u8,
    /// Whether its closing mark was found.
    pub closed: bool,
    /// Whether its marks are single ones.
    pub single: bool,
    /// Index of its paragraph in the layout.
    pub paragraph: usize,
    /// It goes on from a passage the paragraph before left open.
    pub continues: bool,
}

/// More passages inside each other than this are read as flat.
const DEEPEST: usize = 6;

#[derive(Clone, Copy)]
struct Open {
    mark: Mark,
    /// Index of its passage in the list.
    slot: usize,
}

/// The passages between quotation marks, in order of their first byte; one that stands inside another
/// follows it.
pub fn passages(text: &str, layout: &Layout) -> Vec<Passage> {
    let mut found: Vec<Passage> = Vec::new();
    let mut left_open: Option<Family> = None;
    let mut marks = Vec::new();
    for (index, paragraph) in layout.paragraphs.iter().enumerate() {
        marks.clear();
        collect(text, paragraph.span, &mut marks);
        let from = found.len();
        let continued = left_open.filter(|&f| {
            marks
                .first()
                .is_some_and(|m| m.family == f && m.at == paragraph.span.start && m.shape != Shape::Close)
        });
        read(text, paragraph.span, index, &marks, &mut found);
        if continued.is_some()
            && let Some(first) = found.get_mut(from)
        {
            first.continues = true;
        }
        // only a passage that runs to the paragraph's end can go on in the next
        left_open = found[from..]
            .iter()
            .find(|p| !p.closed && p.depth == 0 && p.outer.end == paragraph.span.end)
            .filter(|p| opens_a_sentence(&text[paragraph.span.start..p.outer.start]))
            .map(|p| family_of(text, p.outer.start));
    }
    mend_open_ends(text, layout, &mut found);
    drop_headline_singles(text, layout, &mut found);
    drop_doubled(text, &mut found);
    found.retain(|p| !p.inner.is_empty());
    found
}

/// Runs the state machine over one paragraph's marks.
fn read(text: &str, within: Span, paragraph: usize, marks: &[Mark], found: &mut Vec<Passage>) {
    let surplus = surplus_closers(marks);
    let mut open: Vec<Open> = Vec::with_capacity(DEEPEST);
    for (i, &mark) in marks.iter().enumerate() {
        let here = open.iter().rposition(|o| o.mark.family == mark.family);
        if let Some(level) = here {
            let wants_open = mark.opens && !mark.closes;
            if !wants_open && mark.closes && !(mark.family == Family::Single && possessive(text, marks, i)) {
                close(text, mark, level, &mut open, found);
                continue;
            }
            if !mark.opens {
                continue;
            }
            if mark.family == Family::Double && surplus[i] < open_of(&open, mark.family) + 1 {
                // there will not be marks enough to close both: the one before was left open
                abandon(text, mark.at, level, &mut open, found);
            }
            if open.len() < DEEPEST {
                start(within, paragraph, mark, &mut open, found);
            }
        } else if mark.opens && open.len() < DEEPEST && may_start(marks, i, mark) {
            start(within, paragraph, mark, &mut open, found);
        }
    }
    abandon(text, within.end, 0, &mut open, found);
}

fn open_of(open: &[Open], family: Family) -> i32 {
    open.iter().filter(|o| o.mark.family == family).count() as i32
}

/// For each double mark: closers minus openers after it, as far as they are told by shape and place.
fn surplus_closers(marks: &[Mark]) -> Vec<i32> {
    let mut surplus = vec![0; marks.len()];
    let mut count = 0;
    for (i, mark) in marks.iter().enumerate().rev() {
        surplus[i] = count;
        if mark.family == Family::Double {
            if mark.closes {
                count += 1;
            } else if mark.opens {
                count -= 1;
            }
        }
    }
    surplus
}

/// Single marks and marks that only may open need a partner later in the paragraph; an unclosed
/// double one may go on in the next paragraph.
fn may_start(marks: &[Mark], i: usize, mark: Mark) -> bool {
    match mark.family {
        Family::Single => marks[i + 1..].iter().take(64).any(|m| m.family == Family::Single && m.closes),
        _ => {
            mark.shape != Shape::Close
                || marks[i + 1..].iter().take(64).any(|m| m.family == mark.family && m.closes)
        }
    }
}

/// `the members’ votes` inside single marks: a closer after an s that has another closer after it.
fn possessive(text: &str, marks: &[Mark], i: usize) -> bool {
    let mark = marks[i];
    text[..mark.at].ends_with('s')
        && text[mark.end..].strip_prefix(' ').is_some_and(|r| r.starts_with(char::is_lowercase))
        && marks[i + 1..]
            .iter()
            .take(16)
            .take_while(|m| m.family != Family::Single || !m.opens)
            .any(|m| m.family == Family::Single && m.closes)
}

fn start(within: Span, paragraph: usize, mark: Mark, open: &mut Vec<Open>, found: &mut Vec<Passage>) {
    let depth = open.len() as u8;
    open.push(Open { mark, slot: found.len() });
    found.push(Passage {
        inner: Span::new(mark.end, mark.end),
        outer: Span::new(mark.at, within.end),
        depth,
        closed: false,
        single: mark.family == Family::Single,
        paragraph,
        continues: false,
    });
}

fn close(text: &str, mark: Mark, level: usize, open: &mut Vec<Open>, found: &mut [Passage]) {
    abandon(text, mark.at, level + 1, open, found);
    if let Some(o) = open.pop() {
        let passage = &mut found[o.slot];
        passage.inner = trimmed(text, Span::new(o.mark.end, mark.at));
        passage.outer = Span::new(o.mark.at, mark.end);
        passage.closed = true;
    }
}

/// Ends what is open from `level` on at byte `at`, without a closing mark.
fn abandon(text: &str, at: usize, level: usize, open: &mut Vec<Open>, found: &mut [Passage]) {
    for o in open.drain(level..) {
        let passage = &mut found[o.slot];
        let inner = if passage.single { Span::new(at, at) } else { Span::new(o.mark.end, at) };
        passage.inner = trimmed(text, inner);
        passage.outer = Span::new(o.mark.at, at.max(o.mark.end));
    }
}

/// `span` without the white space at its ends.
pub fn trimmed(text: &str, span: Span) -> Span {
    let words = span.of(text);
    let start = span.start + (words.len() - words.trim_start().len());
    Span::new(start, start + words.trim().len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read_marks(text: &str) -> Vec<(&str, u8, bool)> {
        passages(text, &Layout::new(text)).iter().map(|p| (p.inner.of(text), p.depth, p.closed)).collect()
    }

    #[test]
    fn marks_open_and_close_by_shape_and_place() {
        type Read<'t> = (&'t str, u8, bool);
        let cases: &[(&str, &[Read])] = &[
            ("“Go,” she said. “Now.”", &[("Go,", 0, true), ("Now.", 0, true)]),
            ("\"Go\", she said, \"now\".", &[("Go", 0, true), ("now", 0, true)]),
            ("Er sagte: „Nein“ und ging.", &[("Nein", 0, true)]),
            ("« Non », dit-elle.", &[("Non", 0, true)]),
            ("「行く」と言った", &[("行く", 0, true)]),
            ("He’s the members’ choice", &[]),
            ("‘It’s the members’ choice,’ he said", &[("It’s the members’ choice,", 0, true)]),
            ("'Tis the '90s, give 'em hell", &[]),
            ("“He told me ‘go’ twice.”", &[("He told me ‘go’ twice.", 0, true), ("go", 1, true)]),
            ("“He said “go” to me.”", &[("He said “go” to me.", 0, true), ("go", 1, true)]),
            ("A 6'2\" man said \"no\".", &[("no", 0, true)]),
            ("“Left open. “Closed.”", &[("Left open.", 0, false), ("Closed.", 0, true)]),
            ("Stray” mark and “a word”.", &[("a word", 0, true)]),
            ("”Wrong shape”, he said.", &[("Wrong shape", 0, true)]),
            ("“”", &[]),
        ];
        for (text, want) in cases {
            assert_eq!(read_marks(text), *want, "{text}");
        }
    }

    #[test]
    fn a_lone_mark_damages_its_own_paragraph_only() {
        let text = "A \"lone mark here. And more.\n\n\"Fine,\" he said.\n\nThe \"end\".";
        assert_eq!(read_marks(text), [("lone mark here.", 0, false), ("Fine,", 0, true), ("end", 0, true)]);
    }

    #[test]
    fn paragraphs_that_open_again_go_on() {
        let text = "“One.\n\n“Two.\n\n“Three,” she said.";
        let found = passages(text, &Layout::new(text));
        assert_eq!(found.iter().map(|p| p.continues).collect::<Vec<_>>(), [false, true, true]);
        assert_eq!(found.iter().map(|p| p.closed).collect::<Vec<_>>(), [false, false, true]);
    }

    #[test]
    fn a_megabyte_of_marks_takes_linear_time() {
        for mark in ["\"", "“", "‘", "'", "[", "«", "\" ", "' a", "“a "] {
            let text = mark.repeat(1_000_000 / mark.len());
            let layout = Layout {
                paragraphs: vec![crate::text::Unit { span: Span::new(0, text.len()), first: 0, last: 0 }],
                ..Layout::default()
            };
            let started = std::time::Instant::now();
            let _ = passages(&text, &layout);
            assert!(started.elapsed().as_secs() < 5, "{mark}");
        }
    }

    proptest! {
        #[test]
        fn passages_lie_on_character_boundaries(text in "[a-zA \n\"“”‘’'„«»「」,.é]{0,80}") {
            let layout = Layout::new(&text);
            let found = passages(&text, &layout);
            for p in &found {
                prop_assert!(!p.inner.is_empty());
                prop_assert!(p.outer.contains(p.inner));
                prop_assert!(layout.paragraphs[p.paragraph].span.contains(p.outer));
                prop_assert!(!p.inner.of(&text).is_empty());
            }
            let flat: Vec<_> = found.iter().filter(|p| p.depth == 0).collect();
            for pair in flat.windows(2) {
                prop_assert!(pair[0].outer.end <= pair[1].outer.start);
            }
        }
    }
}
