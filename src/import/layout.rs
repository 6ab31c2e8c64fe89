//! From lines to paragraphs: which line breaks are only wrapping.
//!
//! Three kinds of files look alike until one measures them:
//!
//! ```text
//! blank lines between          one paragraph per line       wrapped at a width, and
//! paragraphs, lines wrapped                                  blank lines between
//!
//! The mayor spoke on           The mayor spoke on Friday.   A file may mix them: lines
//! Friday.                      Nobody came.                 broken by hand inside a
//!                              “I know,” he said.           paragraph, or none at all.
//! Nobody came.
//! ```
//!
//! A text is taken as wrapped when both hold for nearly all breaks inside its blocks: the next
//! line's first word would not have fitted on the line (the greedy rule every editor wraps by), and
//! most breaks fall in mid-sentence. Otherwise a break inside a block ends a paragraph, unless it
//! plainly cuts a sentence (no stop before it, a small letter after it).

/// A line of cleaned text with what its reader knows about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line<'t> {
    /// The words, without white space at the ends; empty for a blank line.
    pub text: std::borrow::Cow<'t, str>,
    /// Whether it begins a paragraph whatever stands before it (a list item, an indented line).
    pub begins: bool,
    /// Whether it ends its paragraph whatever follows (a heading).
    pub ends: bool,
}

impl<'t> Line<'t> {
    /// A line of running text.
    pub fn plain(text: &'t str) -> Self {
        Line { text: text.into(), begins: false, ends: false }
    }
}

/// What a line break inside a block means where nothing else tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Breaks {
    /// To be found out from the text, as in plain text.
    Measured,
    /// Wrapping, as Markdown defines it, unless every line is a long paragraph.
    Wrapping,
}

/// The widest column at which anyone wraps text.
const WIDEST: usize = 132;

/// The paragraphs that `lines` make.
pub fn paragraphs(lines: &[Line], breaks: Breaks) -> Vec<String> {
    let measured = Measure::of(lines);
    let mut made: Vec<String> = Vec::new();
    let mut before: Option<&Line> = None;
    for line in lines {
        if line.text.is_empty() {
            before = None;
            continue;
        }
        match (before, made.last_mut()) {
            (Some(previous), Some(paragraph)) if measured.joins(previous, line, breaks) => {
                append(paragraph, &line.text);
            }
            _ => made.push(line.text.to_string()),
        }
        before = Some(line);
    }
    made
}

/// Puts a wrapped line back: with a space, or none after the hyphen of a compound.
fn append(paragraph: &mut String, line: &str) {
    let compound = paragraph.ends_with('-')
        && paragraph[..paragraph.len() - 1].ends_with(char::is_alphabetic)
        && line.starts_with(char::is_lowercase);
    if !compound {
        paragraph.push(' ');
    }
    paragraph.push_str(line);
}

/// What the breaks inside a text's blocks have in common.
struct Measure {
    /// The column at which the text is wrapped.
    width: Option<usize>,
    /// Whether nearly every line inside blocks is a whole paragraph, longer than any wrapping.
    long_lines: bool,
}

impl Measure {
    fn of(lines: &[Line]) -> Self {
        let pairs: Vec<(&Line, &Line)> = lines
            .iter()
            .zip(lines.iter().skip(1))
            .filter(|(a, b)| !a.text.is_empty() && !b.text.is_empty() && !a.ends && !b.begins)
            .collect();
        if pairs.is_empty() {
            return Measure { width: None, long_lines: false };
        }
        let mut lengths: Vec<usize> = pairs.iter().map(|(a, _)| length(a)).collect();
        lengths.sort_unstable();
        let median = lengths[lengths.len() / 2];
        // A web address longer than the column stands out; it is not the column.
        let all = pairs.iter().flat_map(|(a, b)| [length(a), length(b)]);
        let width = all.filter(|&n| n <= median + median / 4).max().unwrap_or(median);
        let share = |what: &dyn Fn(&Line, &Line) -> bool| {
            pairs.iter().filter(|(a, b)| what(a, b)).count() as f32 / pairs.len() as f32
        };
        // One break proves nothing: the longer of two lines always looks full.
        let wrapped = pairs.len() > 1
            && (30..=WIDEST).contains(&width)
            && share(&|a, b| is_full(a, b, width)) >= 0.8
            && share(&|a, _| !ends_sentence(&a.text)) >= 0.5;
        let long_lines = median > WIDEST && share(&|a, _| ends_sentence(&a.text)) >= 0.8;
        Measure { width: wrapped.then_some(width), long_lines }
    }

    /// Whether `next` goes on with the paragraph of `line`, with no blank line between them.
    fn joins(&self, line: &Line, next: &Line, breaks: Breaks) -> bool {
        if line.ends || next.begins {
            return false;
        }
        let cut = !ends_sentence(&line.text) && next.text.starts_with(char::is_lowercase);
        cut || match (self.width, breaks) {
            (Some(width), Breaks::Measured) => is_full(line, next, width),
            (None, Breaks::Measured) => false,
            (_, Breaks::Wrapping) => !(self.long_lines && ends_sentence(&line.text)),
        }
    }
}

/// Whether the first word of `next` would not have fitted behind `line` within `width`.
fn is_full(line: &Line, next: &Line, width: usize) -> bool {
    let word = next.text.split(' ').next().map_or(0, |w| w.chars().take(width + 1).count());
    length(line) + 1 + word > width
}

/// Length in characters, counted no further than matters here.
fn length(line: &Line) -> usize {
    line.text.chars().take(4 * WIDEST).count()
}

/// Whether a line ends as sentences do, with closing marks after the stop allowed.
pub fn ends_sentence(line: &str) -> bool {
    let open = line.trim_end_matches(['"', '”', '’', '\'', '»', ')', ']', '」', '』', '“']);
    open.ends_with(['.', '!', '?', '…', ':', '。', '！', '？', '؟', '۔', '।']) || open.len() < line.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<String> {
        let lines: Vec<Line> = text.lines().map(Line::plain).collect();
        paragraphs(&lines, Breaks::Measured)
    }

    #[test]
    fn wrapped_lines_are_joined() {
        let text = "The harbour board voted late on Tuesday to close the\n\
                    eastern pier for two weeks while engineers look at\n\
                    the cracks in its foundations, which are a long-\n\
                    standing worry of the fishing families there.\n\
                    \n\
                    “We were told in March that it was safe,” said Oda\n\
                    Lind, who sells nets.\n";
        let made = read(text);
        assert_eq!(made.len(), 2);
        assert!(made[0].contains("close the eastern pier"), "{made:?}");
        assert!(made[0].contains("long-standing"), "{made:?}");
        assert!(made[1].ends_with("said Oda Lind, who sells nets."));
    }

    #[test]
    fn one_paragraph_per_line_stays_apart() {
        let text = "Pier closed for two weeks\nThe harbour board voted to close the pier.\n“It was safe in March,” \
                    said Oda Lind.\nShe sells nets.\nThe board meets again on Friday to hear from the engineers.";
        assert_eq!(read(text).len(), 5);
        assert_eq!(
            read("The board met.\n\nNobody came.\n\n\n\nIt ended."),
            ["The board met.", "Nobody came.", "It ended."]
        );
    }

    #[test]
    fn a_sentence_cut_by_a_break_is_one() {
        assert_eq!(
            read("The board regularly\nincites anger.\nOda Lind left."),
            ["The board regularly incites anger.", "Oda Lind left."]
        );
    }

    #[test]
    fn wrapped_text_with_short_last_lines_and_no_blank_lines() {
        let text = "The harbour board voted late on Tuesday to close the\n\
                    eastern pier for two weeks while engineers look at\n\
                    cracks.\n\
                    Oda Lind, who sells nets there, said that she had no\n\
                    warning and that the board had promised in March to\n\
                    keep it open.\n\
                    The board meets again on Friday to hear the engineers\n\
                    and to decide on money for the repairs.";
        assert_eq!(read(text).len(), 3, "{:?}", read(text));
    }
}
