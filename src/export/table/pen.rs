//! Lines on the page of a terminal, in its width and colours.

use crate::compare::document::Verdict;
use crate::export::words;
use crate::export::wrap::{MARK, UNMARK, fit, width, wrap};

/// What a stretch of the table is, so that the pen can colour it.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Ink {
    Plain,
    Strong,
    Faint,
    Verdict(Verdict),
}

impl Ink {
    /// SGR parameters (ECMA-48). The sixteen base colours only, which the user's theme decides.
    fn code(self) -> &'static str {
        match self {
            Ink::Plain => "",
            Ink::Strong => "1",
            Ink::Faint => "2",
            Ink::Verdict(Verdict::Conflict) => "1;31",
            Ink::Verdict(Verdict::Reworded) => "33",
            Ink::Verdict(Verdict::Cut) => "34",
            Ink::Verdict(Verdict::Compatible) => "36",
            Ink::Verdict(Verdict::Same | Verdict::Agree) => "36",
            Ink::Verdict(Verdict::Related | Verdict::Single) => "2",
        }
    }
}

/// Puts lines on the page.
pub(super) struct Pen {
    pub(super) width: usize,
    pub(super) colour: bool,
    pub(super) out: String,
}

impl Pen {
    pub(super) fn paint(&self, text: &str, ink: Ink) -> String {
        match ink.code() {
            code if self.colour && !code.is_empty() => format!("\u{1b}[{code}m{text}\u{1b}[0m"),
            _ => text.to_string(),
        }
    }

    pub(super) fn push(&mut self, line: &str) {
        self.out.push_str(line.trim_end());
        self.out.push('\n');
    }

    pub(super) fn blank(&mut self) {
        self.out.push('\n');
    }

    pub(super) fn heading(&mut self, text: &str) {
        let text = self.paint(text, Ink::Strong);
        self.push(&text);
    }

    pub(super) fn section(&mut self, verdict: Option<Verdict>, name: &str, rows: usize) {
        let (mark, ink) = match verdict {
            Some(verdict) => (format!("{} ", words::mark(verdict)), Ink::Verdict(verdict)),
            None => (String::new(), Ink::Strong),
        };
        let rule =
            "─".repeat(self.width.saturating_sub(width(name) + width(&mark) + 4 + rows.to_string().len()));
        let line = format!(
            "{}  {rows}  {}",
            self.paint(&format!("{mark}{name}"), ink),
            self.paint(&rule, Ink::Faint)
        );
        self.push(&line);
    }

    /// A row's title, with how many sources have it at the right edge or below.
    pub(super) fn title(&mut self, title: &str, sources: &str) {
        let room = self.width - 2 - width(sources) - 2;
        let title = fit(title, if width(title) <= room || room >= 40 { room } else { self.width - 2 });
        let gap = (self.width - 2).saturating_sub(width(&title) + width(sources));
        let (strong, faint) = (self.paint(&title, Ink::Strong), self.paint(sources, Ink::Faint));
        if gap >= 2 {
            self.push(&format!("  {strong}{}{faint}", " ".repeat(gap)));
        } else {
            self.push(&format!("  {strong}"));
            self.push(&format!("  {faint}"));
        }
    }

    /// A line with a letter, a name and something at the right edge.
    pub(super) fn split(&mut self, letter: &str, name: &str, right: &str) {
        let right = &fit(right, self.width / 2);
        let name = fit(name, (self.width - 5).saturating_sub(width(right) + 2).max(8));
        let gap = (self.width - 5).saturating_sub(width(&name) + width(right)).max(2);
        let letter = self.paint(&format!("{letter:<2}"), Ink::Strong);
        let line = format!("  {letter} {name}{}{}", " ".repeat(gap), self.paint(right, Ink::Faint));
        self.push(&line);
    }

    /// Text beside letters and a rule, wrapped from `column` on; the values marked in it take the ink.
    pub(super) fn lettered(&mut self, letters: &str, column: usize, text: &str, lines: usize, ink: Ink) {
        let rule = self.paint("│", if ink == Ink::Verdict(Verdict::Single) { Ink::Faint } else { ink });
        let space = column.saturating_sub(6);
        let mut open = false;
        for (i, line) in wrap(text, self.width.saturating_sub(column)).into_iter().take(lines).enumerate() {
            let line = self.marked(&line, ink, &mut open);
            let letters = if i == 0 { letters } else { "" };
            let letters = self.paint(&format!("{letters:<space$}"), Ink::Strong);
            self.push(&format!("   {letters} {rule} {line}"));
        }
    }

    /// What is to be said about a row, beside its mark.
    pub(super) fn noted(&mut self, mark: char, column: usize, text: &str, ink: Ink) {
        let mark = self.paint(&mark.to_string(), ink);
        for (i, line) in wrap(text, self.width - column).into_iter().enumerate() {
            let indent = " ".repeat(column - 2);
            let mark = if i == 0 { &mark } else { " " };
            self.push(&format!("{indent}{mark} {line}"));
        }
    }

    pub(super) fn wrapped(&mut self, indent: usize, text: &str, lines: usize, ink: Ink) {
        for line in wrap(text, self.width - indent).into_iter().take(lines) {
            let line = format!("{}{}", " ".repeat(indent), self.paint(&line, ink));
            self.push(&line);
        }
    }

    /// A name and what is to be said about it, wrapped to a column of its own.
    pub(super) fn named(&mut self, name: &str, text: &str) {
        const NAME: usize = 14;
        for (i, line) in wrap(text, self.width - NAME).into_iter().enumerate() {
            let name = if i == 0 { name } else { "" };
            // Hard blanks kept together what belongs together; on the page they are blanks.
            self.push(&format!("  {name:<12}{}", line.replace('\u{a0}', " ")));
        }
    }

    /// `line` with its marks turned into colour; a stretch that goes on in the next line stays open.
    pub(super) fn marked(&self, line: &str, ink: Ink, open: &mut bool) -> String {
        let mut out = String::with_capacity(line.len() + 16);
        let on = format!("\u{1b}[{}m", ink.code());
        if *open {
            out.push_str(&on);
        }
        for c in line.chars() {
            match c {
                MARK => {
                    *open = true;
                    out.push_str(&on);
                }
                UNMARK => {
                    *open = false;
                    out.push_str("\u{1b}[0m");
                }
                c => out.push(c),
            }
        }
        if *open {
            out.push_str("\u{1b}[0m");
        }
        out
    }
}
