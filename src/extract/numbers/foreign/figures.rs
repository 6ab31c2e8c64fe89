//! Figures with their marks: which part groups and which begin the decimals.

use super::Reader;
use crate::extract::dates::foreign::digit;
use crate::extract::numbers::value;
use crate::text::words::Kind;

/// Languages in which a comma begins the decimals.
const DECIMAL_COMMA: &[&str] = &[
    "de", "fr", "es", "it", "pt", "nl", "pl", "ru", "uk", "be", "bg", "sr", "hr", "sl", "mk", "cs", "sk",
    "hu", "ro", "el", "tr", "az", "sv", "da", "nb", "no", "nn", "fi", "et", "lt", "lv", "id", "vi", "ca",
    "gl", "af", "kk", "ka", "hy",
];

/// Languages in which groups of three digits are parted by a space.
const SPACED_GROUPS: &[&str] = &[
    "fr", "ru", "uk", "be", "bg", "pl", "cs", "sk", "hu", "sv", "nb", "no", "nn", "fi", "et", "lt", "lv",
    "es", "pt", "ca", "gl", "af", "kk",
];

/// A figure with what is written onto it.
pub(super) struct Figure {
    pub value: f64,
    pub slack: f64,
    /// One past its last token.
    pub end: usize,
    /// Whether it is four digits in a row, as years are.
    pub like_year: bool,
    /// Letters written onto the digits of the last token: from where in the text.
    pub letters: Option<usize>,
}

impl Reader<'_> {
    /// The figure at token `first`, put together where its marks or spaces part it into several tokens.
    pub(super) fn figure(&self, first: usize) -> Option<Figure> {
        let mut end = first + 1;
        // ٣٫٥: marks that part tokens
        while self.glued(end)
            && matches!(self.mark(end), '.' | ',' | '٫' | '٬' | '，' | '．')
            && self.glued(end + 1)
            && self.tokens[end + 1].kind == Kind::Number
        {
            end += 2;
        }
        let written = &self.text[self.tokens[first].span.start..self.tokens[end - 1].span.end];
        if written.len() > 40 {
            return None;
        }
        let inside = |c: char| digit(c).is_some() || is_separator(c);
        let length = written.find(|c| !inside(c)).unwrap_or(written.len());
        if !written[length..].chars().all(char::is_alphabetic) {
            return None;
        }
        let letters = (length < written.len()).then(|| self.tokens[first].span.start + length);
        let (mut value, mut slack) = parse(&written[..length], self.language)?;
        let digits = written[..length].chars().count();
        let mut like_year = digits == 4 && (1900.0..2100.0).contains(&value) && value.fract() == 0.0;
        if letters.is_none()
            && digits <= 3
            && SPACED_GROUPS.contains(&self.language)
            && !written.starts_with('0')
        {
            while let Some(group) = self.group(end) {
                value = value * 1000.0 + group;
                end += 1;
                (slack, like_year) = (value::rounding(value), false);
            }
        }
        (value <= 1e15).then_some(Figure { value, slack, end, like_year, letters })
    }

    /// Three digits after one space.
    pub(super) fn group(&self, at: usize) -> Option<f64> {
        let word = self.word(at);
        let apart = at > 0 && self.tokens.get(at)?.span.start == self.tokens[at - 1].span.end + 1;
        let space = self.text[..self.tokens[at].span.start].ends_with(' ');
        // with a decimal part the group is the last, and is left to be read alone
        let three = word.chars().count() == 3 && word.chars().all(|c| digit(c).is_some());
        let joined = self.glued(at + 1) && (is_separator(self.mark(at + 1)) || self.mark(at + 1) == '-');
        let goes_on =
            joined && self.tokens.get(at + 2).is_some_and(|t| t.kind == Kind::Number) && self.glued(at + 2);
        (apart && space && three && !goes_on)
            .then(|| word.chars().filter_map(digit).fold(0.0, |n, d| n * 10.0 + f64::from(d)))
    }
}

pub(super) fn is_separator(c: char) -> bool {
    matches!(c, '.' | ',' | '٫' | '٬' | '，' | '．')
}

/// The value of figures with their marks, and how far it may be rounded; nothing where they can be read both ways.
pub(super) fn parse(figures: &str, language: &str) -> Option<(f64, f64)> {
    let mut parts: Vec<String> = vec![String::new()];
    let mut marks = Vec::new();
    for c in figures.chars() {
        if let Some(value) = digit(c) {
            parts.last_mut()?.push(char::from_digit(value, 10)?);
        } else {
            marks.push(match c {
                '٫' => '.',
                '٬' => '_',
                '，' => ',',
                '．' => '.',
                c => c,
            });
            parts.push(String::new());
        }
    }
    if parts.iter().any(String::is_empty) || figures.chars().count() > 20 {
        return None;
    }
    let arabic = figures.contains(['٫', '٬']);
    let groups = |parts: &[String]| parts[1..].iter().all(|part| part.len() == 3) && parts[0].len() <= 3;
    let last_is_three = parts[parts.len() - 1].len() == 3;
    let decimals = match &marks[..] {
        [] => false,
        [mark] if arabic => *mark == '.',
        [mark] => match (DECIMAL_COMMA.contains(&language), *mark, last_is_three) {
            // 1,250 in Spanish or Portuguese: Mexico and Spain differ
            (true, ',', true) if matches!(language, "es" | "pt") && parts[0] != "0" => return None,
            (true, ',', _) => true,
            (true, _, true) if groups(&parts) => false,
            // 14.30 is a time, 12.03 a day
            (true, ..) => return None,
            (false, '.', true) if matches!(language, "ar" | "fa") => return None,
            (false, '.', _) => true,
            (false, _, true) if groups(&parts) && !matches!(language, "ar" | "fa") => false,
            (false, _, false) if matches!(language, "ar" | "fa") => true,
            (false, ..) => return None,
        },
        [first, .., last] => {
            let same = marks.iter().all(|mark| mark == first);
            let grouped = if same { &parts[..] } else { &parts[..parts.len() - 1] };
            let others_alike = marks[..marks.len() - 1].iter().all(|mark| mark == first);
            if !groups(grouped) || !others_alike {
                return None;
            }
            // "1.234.567,89" and "1,234,567.89"; the last mark is the decimal one
            !same && matches!(last, '.' | ',')
        }
    };
    let joined = if decimals {
        let (whole, part) = (parts[..parts.len() - 1].concat(), &parts[parts.len() - 1]);
        format!("{whole}.{part}")
    } else {
        parts.concat()
    };
    let value: f64 = joined.parse().ok()?;
    let places = if decimals { i32::try_from(parts[parts.len() - 1].len()).ok()? } else { 0 };
    Some((value, if places > 0 { 0.5 * 0.1_f64.powi(places) } else { value::rounding(value) }))
}
