//! The quotation marks of a paragraph: their shapes, and what their neighbours let them do.

use crate::article::Span;

/// What pairs with what.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Family {
    Double,
    Single,
    /// Two typewriter apostrophes in a row.
    Doubled,
    Guillemet,
    Corner,
    WhiteCorner,
}

/// A quotation mark and what it may do where it stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mark {
    /// Its first byte.
    pub at: usize,
    /// One past its last byte.
    pub end: usize,
    /// What it pairs with.
    pub family: Family,
    /// Whether its shape and its neighbours let it open.
    pub opens: bool,
    /// Whether they let it close.
    pub closes: bool,
    /// Its shape alone says that it opens (`“`) or closes (`”`).
    pub shape: Shape,
}

/// What the shape of a mark alone says.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Shape {
    Open,
    Close,
    Either,
}

/// What the mark at byte `at` pairs with.
pub(super) fn family_of(text: &str, at: usize) -> Family {
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
pub(super) fn collect(text: &str, within: Span, marks: &mut Vec<Mark>) {
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
