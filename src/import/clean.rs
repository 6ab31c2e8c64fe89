//! Characters that carry no text: line endings made one, invisible ones taken out, spaces made plain.

/// `text` with every line break as `\n`, every space inside a line as one plain space, no space at
/// a line's ends, and without control characters and marks that have no width (byte-order marks,
/// soft hyphens, zero-width spaces, direction marks). Joiners stay: letters of some scripts and
/// emoji need them. Blank lines stay as they are. Linear in the text's length.
pub fn clean(text: &str) -> String {
    cleaned(text, false)
}

/// As [`clean`], but a line that was indented by two spaces or more, or by a tab, begins with one
/// tab: in some texts that is all that marks a paragraph.
pub fn clean_keeping_indents(text: &str) -> String {
    cleaned(text, true)
}

fn cleaned(text: &str, indents: bool) -> String {
    let mut out = String::with_capacity(text.len());
    let mut space = false;
    let mut indent = 0;
    let mut after_return = false;
    for c in text.chars() {
        let line_break = matches!(c, '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}');
        if line_break {
            if !(c == '\n' && after_return) {
                out.push('\n');
                // A paragraph separator is a blank line in one character.
                if c == '\u{2029}' {
                    out.push('\n');
                }
            }
            (space, indent) = (false, 0);
        } else if c.is_whitespace() {
            space = true;
            indent += if c == '\t' { 4 } else { 1 };
        } else if !is_invisible(c) {
            let at_start = matches!(out.as_bytes().last(), None | Some(b'\n'));
            if space && !at_start {
                out.push(' ');
            } else if indents && at_start && indent > 1 {
                out.push('\t');
            }
            (space, indent) = (false, 0);
            out.push(c);
        }
        after_return = c == '\r';
    }
    out
}

/// `text` as one line: cleaned, its line breaks made spaces.
pub fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for piece in clean(text).split('\n').filter(|p| !p.is_empty()) {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(piece);
    }
    line
}

fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{AD}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{2069}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFC}' | '\u{E0001}' | '\u{61C}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_spaces_become_plain() {
        assert_eq!(clean("a\r\nb\rc\u{2028}d\n\ne"), "a\nb\nc\nd\n\ne");
        assert_eq!(clean("\u{FEFF}  a\u{A0}\u{A0} b\t\n  c"), "a b\nc");
        assert_eq!(clean("go\u{AD}vern\u{200B}ment \u{202E}x\u{202C}\u{7}"), "government x");
        assert_eq!(clean("👩\u{200D}🔧 “ok” — é"), "👩\u{200D}🔧 “ok” — é");
        assert_eq!(clean_keeping_indents("  a\n\tb\n c"), "\ta\n\tb\nc");
        assert_eq!(one_line("  a\n\n b "), "a b");
    }
}
