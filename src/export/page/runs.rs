//! Words set in one way, and what of them is shown.

use crate::export::plain;

/// Words set in one way.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Run {
    /// The words.
    pub text: String,
    /// Whose words they are.
    pub voice: Voice,
    /// Bold.
    pub bold: bool,
    /// Italic.
    pub italic: bool,
    /// What is to be seen about them.
    pub mark: Option<Mark>,
    /// A web address they lead to; any other than http and https is left out.
    pub link: String,
}

/// Whose words they are, told by the typeface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Voice {
    /// The program's: the sans.
    #[default]
    Ours,
    /// An article's: the serif.
    Theirs,
}

/// What is to be seen about some words; each mark has a form and a colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Another word stands in another reading: underlined.
    Changed,
    /// Something is missing here: in small grey italics.
    Missing,
    /// Not in the other readings: dotted underline.
    Added,
    /// Contradicts another reading: boxed.
    Conflict,
}

/// Words in the program's voice.
pub fn ours(text: impl Into<String>) -> Run {
    Run { text: text.into(), ..Run::default() }
}

/// Words in an article's voice.
pub fn theirs(text: impl Into<String>) -> Run {
    Run { text: text.into(), voice: Voice::Theirs, ..Run::default() }
}

impl Run {
    /// The run in bold.
    pub fn bold(mut self) -> Run {
        self.bold = true;
        self
    }

    /// The run in italics.
    pub fn italic(mut self) -> Run {
        self.italic = true;
        self
    }

    /// The run with a mark.
    pub fn marked(mut self, mark: Mark) -> Run {
        self.mark = Some(mark);
        self
    }

    /// The run leading to a web address.
    pub fn to(mut self, link: impl Into<String>) -> Run {
        self.link = link.into();
        self
    }

    /// The address it leads to, if it is one a reader may safely follow.
    pub(super) fn address(&self) -> Option<String> {
        let link = self.link.trim();
        let lower = link.get(..8)?.to_ascii_lowercase();
        let web = lower.starts_with("http://") || lower.starts_with("https://");
        let plain = !link.chars().any(|c| c.is_whitespace() || plain::acts(c));
        (web && plain).then(|| link.to_string())
    }
}

/// The runs as they are shown: white space between words one blank, within and across runs, and
/// nothing that acts.
pub(super) fn shown(runs: &[Run]) -> Vec<Run> {
    let mut out: Vec<Run> = Vec::with_capacity(runs.len());
    let mut blank = true;
    for run in runs {
        let mut text = String::with_capacity(run.text.len());
        for c in run.text.chars() {
            // the no-break space keeps words together on purpose
            if c.is_whitespace() && c != '\u{A0}' {
                if !blank {
                    text.push(' ');
                }
                blank = true;
            } else if c != '\u{AD}' && !plain::acts(c) {
                text.push(c);
                blank = false;
            }
        }
        if !text.is_empty() {
            out.push(Run { text, ..run.clone() });
        }
    }
    if let Some(last) = out.last_mut() {
        last.text.truncate(last.text.trim_end_matches(' ').len());
    }
    out.retain(|run| !run.text.is_empty());
    out
}

/// Whether words run from right to left as a whole.
pub(super) fn runs_leftwards(runs: &[Run]) -> bool {
    plain::leftwards(runs.iter().map(|run| run.text.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_are_one_line_without_what_acts() {
        let runs = [ours(" a\n\nb "), theirs(" c\u{202e}\u{1b}[0m"), ours("  ")];
        let texts: Vec<String> = shown(&runs).into_iter().map(|run| run.text).collect();
        assert_eq!(texts, ["a b ", "c[0m"]);
    }

    #[test]
    fn only_web_addresses_are_followed() {
        for link in ["javascript:alert(1)", "file:///etc/passwd", "", "http", "https://a b", "ＨＴＴＰ://x"]
        {
            assert_eq!(ours("x").to(link).address(), None, "{link}");
        }
        assert_eq!(ours("x").to(" HTTPS://a.example/?b=c ").address().unwrap(), "HTTPS://a.example/?b=c");
    }
}
