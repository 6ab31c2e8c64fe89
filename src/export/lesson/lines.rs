//! An article's text in numbered lines of a fixed width.

use crate::export::plain::line;
use unicode_width::UnicodeWidthChar;

/// Columns of a packet's line. So many of the widest common letters fit the paper.
const COLUMNS: usize = 78;

/// Breaks `text` at blanks into lines of [`COLUMNS`], numbered from 1, with an unnumbered one between
/// paragraphs. A first paragraph that only repeats the headline is left out, since it is shown above.
pub fn broken(text: &str, title: &str) -> Vec<(usize, usize, Option<usize>)> {
    let mut lines: Vec<(usize, usize, Option<usize>)> = Vec::new();
    let mut number = 0;
    let mut paragraph_start = 0;
    for (n, paragraph) in text.split('\n').enumerate() {
        let from = paragraph_start;
        paragraph_start += paragraph.len() + 1;
        if paragraph.trim().is_empty() || (n == 0 && repeats(paragraph, title)) {
            continue;
        }
        if !lines.is_empty() {
            lines.push((from, from, None));
        }
        let mut push = |start: usize, end: usize| {
            number += 1;
            lines.push((start, end, Some(number)));
        };
        let mut current: Option<(usize, usize, usize)> = None;
        for (start, end) in spans(paragraph) {
            let (start, end) = (from + start, from + end);
            let wide = columns(&text[start..end]);
            current = match current {
                // the white space between may be wider than a space
                Some((first, last, used)) if used + columns(&text[last..end]) <= COLUMNS => {
                    Some((first, end, used + columns(&text[last..end])))
                }
                Some((first, last, _)) => {
                    push(first, last);
                    Some((start, end, wide))
                }
                None => Some((start, end, wide)),
            };
            // a word wider than a line is broken where it must be
            while let Some((first, last, _)) = current.filter(|&(.., used)| used > COLUMNS) {
                let mut room = COLUMNS;
                let cut = text[first..last]
                    .char_indices()
                    .find(|(_, c)| {
                        let wide = c.width().unwrap_or(0);
                        let full = wide > room;
                        room = room.saturating_sub(wide);
                        full
                    })
                    .map_or(last, |(at, _)| first + at);
                push(first, cut);
                current = (cut < last).then(|| (cut, last, columns(&text[cut..last])));
            }
        }
        if let Some((first, last, _)) = current {
            push(first, last);
        }
    }
    lines
}

/// Whether a first paragraph only repeats the headline, in whatever capitals.
pub fn repeats(paragraph: &str, title: &str) -> bool {
    let (paragraph, title) = (line(paragraph), line(title));
    !title.is_empty() && paragraph.to_lowercase() == title.to_lowercase()
}

/// How many columns of a terminal or typewriter `text` takes.
fn columns(text: &str) -> usize {
    text.chars().filter_map(UnicodeWidthChar::width).sum()
}

/// Where the words of a paragraph stand.
fn spans(paragraph: &str) -> Vec<(usize, usize)> {
    let mut spans = Vec::new();
    let mut start = None;
    for (at, c) in paragraph.char_indices() {
        match (c.is_whitespace(), start) {
            (true, Some(from)) => {
                spans.push((from, at));
                start = None;
            }
            (false, None) => start = Some(at),
            _ => {}
        }
    }
    spans.extend(start.map(|from| (from, paragraph.len())));
    spans
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn lines_are_numbered_through_the_paragraphs() {
        let text = format!("Head\n\n{}\n\nEnd", "word ".repeat(40));
        let lines = broken(&text, "Head");
        let numbers: Vec<Option<usize>> = lines.iter().map(|l| l.2).collect();
        assert_eq!(numbers, [Some(1), Some(2), Some(3), None, Some(4)]);
        assert!(lines.iter().all(|&(start, end, _)| end - start <= COLUMNS));
    }

    proptest! {
        #[test]
        fn every_word_is_in_one_line(text in "\\PC{0,400}(\n\n\\PC{0,300})?") {
            let lines = broken(&text, "");
            let mut kept = String::new();
            for &(start, end, _) in &lines {
                let wide: usize = text[start..end].chars().filter_map(UnicodeWidthChar::width).sum();
                prop_assert!(wide <= COLUMNS);
                kept.push_str(&text[start..end]);
            }
            kept.retain(|c| !c.is_whitespace());
            let all: String = text.chars().filter(|c| !c.is_whitespace()).collect();
            prop_assert_eq!(kept, all);
        }
    }
}
