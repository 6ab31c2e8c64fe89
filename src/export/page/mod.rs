//! A small model of a printed document, and what it is written as: HTML, Word and PDF.
//!
//! Lesson sheets and tables are built as a [`Document`] of blocks once and look alike in every format:
//!
//! ```text
//! comparison ──lesson, table──▶ Document ──▶ html  one file, no script, prints by its own rules
//!                                        ──▶ docx  styles, repeated header rows, page number fields
//!                                        ──▶ pdf   embedded fonts, selectable and tagged text
//! ```
//!
//! Text may be anybody's: each renderer leaves out the characters that act instead of being shown
//! ([`super::plain`]) and escapes what its format would take for markup. A run is one line: white space
//! in it is one blank.

mod colours;
mod docx;
mod faces;
mod html;
mod pdf;
mod runs;
mod tables;
mod unshown;

pub use colours::Tint;
pub use runs::{Mark, Run, Voice, ours, theirs};
use runs::{runs_leftwards, shown};
use std::collections::BTreeSet;
use std::sync::Arc;
use tables::shares;
pub use tables::{Cell, Table, TableRow};
use unshown::unshown;

/// A document to be printed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Document {
    /// The title, as the window of a reader shows it; the page shows the headings among the blocks.
    pub title: String,
    /// Language of the program's own words, BCP 47 such as `en`.
    pub language: String,
    /// The size of the sheet.
    pub paper: Paper,
    /// Whether the sheet lies on its side.
    pub landscape: bool,
    /// What stands small at the top of every page; empty for none.
    pub header: Vec<Run>,
    /// What stands small at the bottom of every page, left of “page 1 of 3”.
    pub footer: Vec<Run>,
    /// What is on the pages, in order.
    pub blocks: Vec<Block>,
}

impl Document {
    /// The language it is marked as: its own, else English, which the program's words are.
    fn spoken(&self) -> &str {
        if self.language.is_empty() { "en" } else { &self.language }
    }
}

/// The size of a sheet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Paper {
    /// 210 mm × 297 mm.
    #[default]
    A4,
    /// 8.5 in × 11 in.
    Letter,
}

impl Paper {
    /// Width and height upright, in points of 1/72 inch.
    pub fn points(self) -> (f32, f32) {
        match self {
            Paper::A4 => (595.28, 841.89),
            Paper::Letter => (612.0, 792.0),
        }
    }
}

/// A piece of a page.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A heading of level 1 to 3; stays with what follows.
    Heading(u8, Vec<Run>),
    /// A paragraph.
    Paragraph(Paragraph),
    /// A list.
    List(List),
    /// A table.
    Table(Table),
    /// So many ruled lines to write on.
    AnswerLines(usize),
    /// A thin rule across.
    Rule,
    /// Lines that are broken already, each with its number where it has one.
    Numbered(Vec<Line>),
    /// Blocks that stand on one page, where one page holds them.
    Together(Vec<Block>),
    /// What follows begins a page.
    PageBreak,
}

/// A paragraph.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Paragraph {
    /// Its words.
    pub runs: Vec<Run>,
    /// How it is set.
    pub style: Style,
}

/// How a paragraph is set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Style {
    /// Running text.
    #[default]
    Body,
    /// Smaller, greyer: citations, notes.
    Small,
    /// Set in from the left, with a rule beside it: a passage.
    Passage,
    /// Running text that stays with what follows, as an instruction with its task.
    Intro,
}

/// A list.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct List {
    /// What stands before each item.
    pub marker: Marker,
    /// The items.
    pub items: Vec<Vec<Run>>,
}

/// What stands before the items of a list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Marker {
    /// A bullet.
    #[default]
    Bullet,
    /// 1, 2, 3 …
    Number,
    /// a, b, c …
    Letter,
    /// A box to tick.
    Box,
}

impl Marker {
    /// What stands before item `n`, counted from 0.
    pub fn of(self, n: usize) -> String {
        match self {
            Marker::Bullet => "•".into(),
            Marker::Number => format!("{}.", n + 1),
            Marker::Letter => {
                format!("{})", crate::compare::articles::letter(n).to_lowercase())
            }
            Marker::Box => "☐".into(),
        }
    }
}

/// A line of an article that is broken at a fixed width.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Line {
    /// Its number; `None` for the empty line between paragraphs.
    pub number: Option<usize>,
    /// Its words.
    pub runs: Vec<Run>,
}

impl Block {
    /// A paragraph of running text.
    pub fn text(runs: Vec<Run>) -> Block {
        Block::Paragraph(Paragraph { runs, style: Style::Body })
    }

    /// A small paragraph.
    pub fn small(runs: Vec<Run>) -> Block {
        Block::Paragraph(Paragraph { runs, style: Style::Small })
    }

    /// A passage.
    pub fn passage(runs: Vec<Run>) -> Block {
        Block::Paragraph(Paragraph { runs, style: Style::Passage })
    }
}

/// What a document is written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// One web page that needs nothing beside it.
    Html,
    /// A document for word processors (Office Open XML).
    Docx,
    /// Pages.
    Pdf,
}

impl Kind {
    /// The extension of a file's name, without the full stop.
    pub fn extension(self) -> &'static str {
        match self {
            Kind::Html => "html",
            Kind::Docx => "docx",
            Kind::Pdf => "pdf",
        }
    }
}

/// Why a document could not be written.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the {kind} could not be made: {cause}")]
pub struct PageError {
    kind: &'static str,
    cause: String,
}

/// A typeface for characters that the program's own lack.
#[derive(Clone)]
pub struct Face {
    /// The font file: TrueType or OpenType, or a collection of these.
    pub data: Arc<dyn AsRef<[u8]> + Send + Sync>,
    /// Which of a collection's faces.
    pub index: u32,
}

/// Where typefaces come from: given characters that the program's own faces lack, the faces that have
/// them. Who asks for a file knows what is on the computer; this layer looks for nothing.
pub type Finder<'f> = &'f dyn Fn(&BTreeSet<char>) -> Vec<Face>;

/// A document, written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Printed {
    /// The file.
    pub bytes: Vec<u8>,
    /// What it could not show, a sentence each; the file says it too.
    pub remarks: Vec<String>,
}

/// Writes `document` as a file of `kind`. Pages (`Kind::Pdf`) hold their typefaces; characters that the
/// program's own lack are drawn in those of `finder`. Web pages and Word documents are shown in what
/// their reader has.
///
/// # Errors
/// When the library that packs the file refuses, which no text is known to cause.
pub fn print(document: &Document, kind: Kind, finder: Finder) -> Result<Printed, PageError> {
    let whole = |bytes| Printed { bytes, remarks: Vec::new() };
    match kind {
        Kind::Html => Ok(whole(html::write(document).into_bytes())),
        Kind::Docx => docx::write(document).map(whole),
        Kind::Pdf => pdf::write(document, finder),
    }
}

/// [`print()`] in the program's own typefaces alone.
///
/// # Errors
/// As [`print()`].
pub fn write(document: &Document, kind: Kind) -> Result<Vec<u8>, PageError> {
    print(document, kind, &|_| Vec::new()).map(|printed| printed.bytes)
}

/// How many pages `document` takes as PDF; a word processor's own fonts may make it another number.
pub fn pages(document: &Document) -> usize {
    pdf::pages(document, 1.0)
}

/// How many pages `document` takes at most in any program, whose typefaces may be wider and which may break
/// pages earlier: as many as with a tenth of each page left free.
pub fn pages_at_most(document: &Document) -> usize {
    pdf::pages(document, 0.9)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_marker_counts() {
        assert_eq!(Marker::Letter.of(26), "aa)");
        assert_eq!(Marker::Number.of(0), "1.");
    }
}
