//! Text from articles made safe to show where a terminal or a page would act on it.
//!
//! An article is somebody else's text. Printed as it is, an escape sequence in it could recolour or
//! rewrite the screen, and bidirectional controls could show a verdict on the wrong line (Boucher and
//! Anderson, "Trojan Source", 2021).

/// Whether a terminal acts on `c` instead of showing it: control characters, line separators, the
/// bidirectional and invisible format characters of Unicode, and the two characters XML does not know.
pub fn acts(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_control();
    }
    c.is_control()
        || matches!(c,
            '\u{061C}' | '\u{180E}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{FFFE}' | '\u{FFFF}' | '\u{E0000}'..='\u{E007F}')
}

/// `text` on one line: runs of white space become one blank, characters that act are dropped.
pub fn line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut blank = false;
    for c in text.chars() {
        if c.is_whitespace() {
            blank = !out.is_empty();
        } else if c != '\u{AD}' && !acts(c) {
            if std::mem::take(&mut blank) {
                out.push(' ');
            }
            out.push(c);
        }
    }
    out
}

/// `text` with its line breaks and tabs, without the other characters that act.
pub fn lines(text: &str) -> String {
    text.chars().filter(|&c| matches!(c, '\n' | '\t') || !acts(c)).collect()
}

/// Whether words run from right to left as a whole: most of their letters are of Hebrew, Arabic, Syriac,
/// Thaana or N'Ko. A name in Hebrew at the head of an English sentence does not turn the sentence round.
pub fn leftwards<'t>(texts: impl Iterator<Item = &'t str>) -> bool {
    let (mut left, mut all) = (0, 0);
    for c in texts.flat_map(str::chars).filter(|c| c.is_alphabetic()) {
        all += 1;
        left += usize::from(right_to_left(c));
    }
    left * 2 > all
}

/// Whether `c` is a letter of Hebrew, Arabic, Syriac, Thaana or N'Ko.
pub fn right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}')
}

/// The direction of a text as HTML says it: `auto` where nothing in it runs from right to left.
pub fn direction(text: &str) -> &'static str {
    if text.is_ascii() || !text.chars().any(right_to_left) {
        "auto"
    } else if leftwards(std::iter::once(text)) {
        "rtl"
    } else {
        "ltr"
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn nothing_a_terminal_acts_on_is_left() {
        assert_eq!(line("a \u{1b}[2J b\u{202e}c\u{9b}31m\r\nd\u{200b}"), "a [2J bc31m d");
        assert_eq!(line("  one\n\n two\t"), "one two");
        assert_eq!(lines("a\r\n\nb\u{7}\tc"), "a\n\nb\tc");
    }

    proptest! {
        #[test]
        fn a_line_is_one_line(text in any::<String>()) {
            let line = line(&text);
            prop_assert!(!line.chars().any(acts));
            prop_assert_eq!(super::line(&line), line);
        }
    }

    #[test]
    fn most_letters_say_how_words_run() {
        assert_eq!(direction("שלום עולם, said Ana"), "rtl");
        assert_eq!(direction("“שלום,” said Ana Brell"), "ltr");
        assert_eq!(direction("“12, 30”"), "auto");
    }
}
