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

use crate::article::Span;
use crate::text::Layout;

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

/// Whether what stands between two typewriter apostrophes in a row (`''so''`, as some archives print
/// double marks) counts as a passage.
const DOUBLED: bool = false;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Family {
    Double,
    Single,
    /// Two typewriter apostrophes in a row.
    Doubled,
    Guillemet,
    Corner,
    WhiteCorner,
}

#[derive(Clone, Copy, Debug)]
struct Mark {
    at: usize,
    end: usize,
    family: Family,
    /// What its shape and its neighbours allow.
    opens: bool,
    closes: bool,
    /// Its shape alone says that it opens (`“`) or closes (`”`).
    shape: Shape,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Shape {
    Open,
    Close,
    Either,
}

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
    if !DOUBLED {
        drop_doubled(text, &mut found);
    }
    found.retain(|p| !p.inner.is_empty());
    found
}

fn family_of(text: &str, at: usize) -> Family {
    text[at..].chars().next().and_then(shape_of).map_or(Family::Double, |(f, _)| f)
}

fn shape_of(c: char) -> Option<(Family, Shape)> {
    Some(match c {
        '"' | '＂' | '″' | '‟' => (Family::Double, Shape::Either),
        '“' | '„' => (Family::Double, Shape::Open),
        '”' => (Family::Double, Shape::Close),
        '\'' => (Family::Single, Shape::Either),
        '‘' | '‚' | '‹' => (Family::Single, Shape::Open),
        '’' | '›' => (Family::Single, Shape::Close),
        '«' => (Family::Guillemet, Shape::Open),
        '»' => (Family::Guillemet, Shape::Close),
        '「' => (Family::Corner, Shape::Open),
        '」' => (Family::Corner, Shape::Close),
        '『' => (Family::WhiteCorner, Shape::Open),
        '』' => (Family::WhiteCorner, Shape::Close),
        _ => return None,
    })
}

/// The marks of a paragraph, with what each of them may do there.
fn collect(text: &str, within: Span, marks: &mut Vec<Mark>) {
    let mut before: Option<char> = None;
    let mut in_markup = false;
    let mut chars = within.of(text).char_indices().peekable();
    while let Some((i, c)) = chars.next() {
        let at = within.start + i;
        let mut end = at + c.len_utf8();
        let Some((mut family, shape)) = shape_of(c) else {
            before = Some(c);
            continue;
        };
        if c == '\'' && chars.peek().is_some_and(|&(_, n)| n == '\'') {
            chars.next();
            (family, end) = (Family::Doubled, end + 1);
        }
        // left-over markup: tweet_id="77"
        let markup = c == '"' && (before == Some('=') || in_markup);
        in_markup = markup && !in_markup;
        let after = chars.peek().map(|&(_, n)| n);
        if !markup && let Some((opens, closes)) = roles(text, family, shape, at, end, before, after) {
            marks.push(Mark { at, end, family, opens, closes, shape });
        }
        before = Some(c);
    }
}

/// What a mark may do between the characters `before` and `after`; nothing where it is an apostrophe.
fn roles(
    text: &str,
    family: Family,
    shape: Shape,
    at: usize,
    end: usize,
    before: Option<char>,
    after: Option<char>,
) -> Option<(bool, bool)> {
    let space_before = before.is_none_or(|c| c.is_whitespace());
    let space_after = after.is_none_or(|c| c.is_whitespace());
    let starts = space_before
        || before
            .is_some_and(|c| matches!(c, '(' | '[' | '{' | '—' | '–' | '-' | '/') || shape_of(c).is_some());
    if family == Family::Single {
        // between letters and before a year or a clipped word it is an apostrophe
        if before.is_some_and(char::is_alphanumeric) && after.is_some_and(char::is_alphanumeric) {
            return None;
        }
        let opens = starts && after.is_some_and(|c| !c.is_whitespace()) && shape != Shape::Close;
        if opens && clipped(&text[end..]) {
            return None;
        }
        let closes = !space_before && !after.is_some_and(char::is_alphanumeric) && shape != Shape::Open;
        return (opens || closes).then_some((opens && !closes || shape == Shape::Open, closes));
    }
    if matches!(family, Family::Double | Family::Doubled) && shape == Shape::Either {
        let inches = text[..at].ends_with(|c: char| c.is_ascii_digit())
            && !after.is_some_and(char::is_alphabetic)
            && text[..at].trim_end_matches(|c: char| c.is_ascii_digit()).ends_with(['\'', '’', ' '])
            && text[..at].trim_end_matches(|c: char| c.is_ascii_digit()).trim_end().ends_with(['\'', '’']);
        if inches {
            return None;
        }
        return Some((!space_after || space_before, !space_before || space_after));
    }
    Some(match shape {
        Shape::Open => (
            true,
            !space_before && (space_after || after.is_some_and(|c| matches!(c, ',' | '.' | ';' | ')'))),
        ),
        _ => (starts && !space_after, true),
    })
}

/// `'em`, `'90s`: an apostrophe at a word's start.
fn clipped(rest: &str) -> bool {
    if rest.starts_with(|c: char| c.is_ascii_digit()) {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        return digits == 2;
    }
    let len = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
    ["em", "til", "tis", "twas", "cause", "cuz", "bout", "n", "round", "cos", "nother", "ere"]
        .iter()
        .any(|w| rest[..len].eq_ignore_ascii_case(w))
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

/// Decides where a passage without a closing mark ends: at its paragraph's end where it opens a
/// sentence, at the sentence's end where it opens inside one.
fn mend_open_ends(text: &str, layout: &Layout, found: &mut [Passage]) {
    let mut next: Option<Passage> = None;
    for i in (0..found.len()).rev() {
        let p = found[i];
        if found.get(i + 1).is_some_and(|n| n.paragraph > p.paragraph) {
            next = Some(found[i + 1]);
        }
        let goes_on = next.is_some_and(|n| n.continues && n.paragraph == p.paragraph + 1);
        if p.closed || p.inner.is_empty() || goes_on {
            continue;
        }
        if opens_a_sentence(&text[layout.paragraphs[p.paragraph].span.start..p.outer.start]) {
            continue;
        }
        if let Some(end) = sentence_end(p.inner.of(text)) {
            found[i].inner = Span::new(p.inner.start, p.inner.start + end);
            found[i].outer = Span::new(p.outer.start, p.inner.start + end);
        }
    }
}

/// Leaves out passages between doubled apostrophes, with what stands inside them.
fn drop_doubled(text: &str, found: &mut Vec<Passage>) {
    let mut inside = 0;
    found.retain(|p| {
        if p.outer.start < inside {
            return false;
        }
        if text[p.outer.start..].starts_with("''") {
            inside = p.outer.end;
            return false;
        }
        true
    });
}

/// Headlines have single marks for want of room; where the body quotes in double ones, what they hold
/// is left to be read as reported speech.
fn drop_headline_singles(text: &str, layout: &Layout, found: &mut Vec<Passage>) {
    let double = found.iter().any(|p| !p.single);
    let Some(headline) = layout.paragraphs.first() else { return };
    if double && headline.span.of(text).split_whitespace().take(25).count() < 25 {
        found.retain(|p| !(p.single && p.depth == 0 && p.paragraph == 0));
    }
}

/// Whether a mark after the words `before` of its paragraph opens a sentence of its own.
fn opens_a_sentence(before: &str) -> bool {
    let before = before.trim_end();
    before.is_empty() || before.ends_with(['.', '!', '?', ':', ',', '”', '"', '’'])
}

/// Where the first sentence of `words` ends, if more follows it.
fn sentence_end(words: &str) -> Option<usize> {
    words.match_indices(". ").map(|(at, _)| at + 1).find(|&end| {
        let word = words[..end - 1].rsplit(' ').next().unwrap_or_default();
        word.chars().count() > 3 && words[end + 1..].starts_with(char::is_uppercase)
    })
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
