//! Fitting text into columns of a terminal, by the width its characters take there.

use unicode_width::UnicodeWidthChar;

/// Starts a marked stretch inside text that is to be wrapped; takes no room.
pub const MARK: char = '\u{1}';
/// Ends a marked stretch.
pub const UNMARK: char = '\u{2}';

/// Columns `text` takes.
pub fn width(text: &str) -> usize {
    text.chars().filter_map(UnicodeWidthChar::width).sum()
}

/// Breaks `text` at blanks into lines of at most `columns`; a longer word is broken where it must be.
pub fn wrap(text: &str, columns: usize) -> Vec<String> {
    let columns = columns.max(2);
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut used = 0;
    for word in text.split(' ') {
        let needs = width(word);
        if used > 0 && used + 1 + needs > columns {
            lines.push(std::mem::take(&mut line));
            used = 0;
        }
        if used > 0 {
            line.push(' ');
            used += 1;
        }
        if needs <= columns {
            line.push_str(word);
            used += needs;
            continue;
        }
        for c in word.chars() {
            let wide = c.width().unwrap_or(0);
            if used + wide > columns {
                lines.push(std::mem::take(&mut line));
                used = 0;
            }
            line.push(c);
            used += wide;
        }
    }
    if !line.is_empty() || lines.is_empty() {
        lines.push(line);
    }
    lines
}

/// `text` cut to `columns`, with `…` where something is missing.
pub fn fit(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_string();
    }
    let mut used = 1;
    let kept: String = text
        .chars()
        .take_while(|c| {
            used += c.width().unwrap_or(0);
            used <= columns
        })
        .collect();
    format!("{}…", kept.trim_end())
}

/// At most `columns` of `text` around the places where `values` stand, cut between words, with `…`
/// where something is missing. Without a place the beginning is kept.
pub fn excerpt(text: &str, values: &[&str], columns: usize) -> String {
    if width(text) <= columns {
        return text.to_string();
    }
    let mut places: Vec<(usize, usize)> = values.iter().filter_map(|value| place(text, value)).collect();
    places.sort_unstable();
    let Some(&(first, first_end)) = places.first() else { return cut(text, 0, columns) };
    // As many of the places as fit beside the first.
    let room = columns * 2 / 3;
    let end =
        places.iter().map(|&(_, end)| end).filter(|&end| end - first <= room).max().unwrap_or(first_end);
    let spare = columns.saturating_sub(width(&text[first..end]));
    let mut start = first;
    let mut before = 0;
    for (at, c) in text[..first].char_indices().rev() {
        before += c.width().unwrap_or(0);
        if before > spare / 2 {
            break;
        }
        start = at;
    }
    // If the rest fits anyway, show as much before it as there is room for.
    let rest = width(&text[start..]);
    if rest < columns {
        let mut room = columns - rest;
        for (at, c) in text[..start].char_indices().rev() {
            let wide = c.width().unwrap_or(0);
            if wide > room {
                break;
            }
            room -= wide;
            start = at;
        }
    }
    if before <= spare / 2 {
        start = 0;
    }
    cut(text, start, columns)
}

/// Where `value` stands in `text`, capitals aside.
pub fn place(text: &str, value: &str) -> Option<(usize, usize)> {
    let value = value.trim_matches([' ', '“', '”', '"', '…']);
    if value.is_empty() {
        return None;
    }
    let at = text.find(value).or_else(|| {
        // Lower-casing ASCII only keeps every offset.
        text.to_ascii_lowercase().find(&value.to_ascii_lowercase())
    })?;
    Some((at, at + value.len()))
}

fn cut(text: &str, start: usize, columns: usize) -> String {
    let mut start = start;
    if start > 0 && !text[..start].ends_with(' ') {
        let word = text[start..].find(' ').filter(|&blank| blank < 24);
        start += word.map_or(0, |blank| blank + 1);
    }
    let kept = &text[start..];
    let lead = if start > 0 { "…" } else { "" };
    let room = columns.saturating_sub(width(lead));
    if width(kept) <= room {
        return format!("{lead}{kept}");
    }
    let fitted = fit(kept, room);
    let whole = fitted.trim_end_matches('…');
    // Not in the middle of a word, unless the word is endless.
    let end = if kept[whole.len()..].starts_with(' ') {
        whole
    } else {
        match whole.rfind(' ') {
            Some(blank) if whole.len() - blank < 24 => &whole[..blank],
            _ => whole,
        }
    };
    format!("{lead}{}…", end.trim_end_matches([' ', ',', ';', ':', '–', '—']))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn wraps_by_the_room_characters_take() {
        assert_eq!(wrap("one two three", 7), ["one two", "three"]);
        assert_eq!(wrap("日本語 日本語", 6), ["日本語", "日本語"]);
        assert_eq!(wrap("abcdefghij", 4), ["abcd", "efgh", "ij"]);
        assert_eq!(wrap("", 10), [""]);
        assert_eq!(wrap("a \u{1}b\u{2} c", 5), ["a \u{1}b\u{2} c"]);
    }

    #[test]
    fn an_excerpt_keeps_what_matters() {
        let text =
            "The port authority said on Monday that some four hundred tonnes of steel fell across the quay.";
        assert_eq!(excerpt(text, &[], 30), "The port authority said on…");
        assert_eq!(excerpt(text, &["four hundred"], 40), "…that some four hundred tonnes of steel…");
        assert_eq!(excerpt(text, &["the quay"], 40), "…tonnes of steel fell across the quay.");
        assert_eq!(excerpt(text, &["THE PORT"], 20), "The port authority…");
        assert_eq!(excerpt("short", &["x"], 10), "short");
    }

    proptest! {
        #[test]
        fn nothing_is_wider_than_its_column(text in "\\PC{0,200}", value in "\\PC{0,9}", columns in 2usize..80) {
            for line in wrap(&text, columns) {
                prop_assert!(width(&line) <= columns);
            }
            prop_assert!(width(&excerpt(&text, &[&value], columns)) <= columns.max(2));
            prop_assert!(width(&fit(&text, columns)) <= columns);
        }
    }
}
