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
mod unshown;

pub use colours::Tint;
use std::collections::BTreeSet;
use std::sync::Arc;
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

/// A table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// How wide each column is beside the others; also how many there are.
    pub columns: Vec<f32>,
    /// The rows repeated at the top of every page.
    pub header: Vec<TableRow>,
    /// The other rows.
    pub rows: Vec<TableRow>,
    /// What the table shows, for those who cannot see it; not printed.
    pub summary: String,
}

/// A row of a table; a row with fewer cells than columns ends early.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TableRow {
    /// The cells.
    pub cells: Vec<Cell>,
}

/// A cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cell {
    /// What stands in it, one paragraph each.
    pub paragraphs: Vec<Paragraph>,
    /// Whether it names its row, as the first cell of a row may.
    pub heading: bool,
    /// Its background.
    pub tint: Option<Tint>,
    /// Least height in millimetres, to write in.
    pub least: f32,
    /// How many columns it takes; 0 counts as 1.
    pub span: usize,
}

impl TableRow {
    /// Whether the row is so tall, in columns of these shares of the width, that a page may end inside it.
    fn is_tall(&self, shares: &[f32]) -> bool {
        let letters = |cell: &Cell| -> usize {
            cell.paragraphs.iter().flat_map(|p| &p.runs).map(|run| run.text.chars().count()).sum()
        };
        let mut at = 0;
        self.cells.iter().any(|cell| {
            let span = cell.span.max(1);
            let share: f32 = shares.iter().skip(at).take(span).sum();
            at += span;
            letters(cell) as f32 > LETTERS * share
        })
    }
}

/// Letters across the page in so many lines that they are a tall row.
const LETTERS: f32 = 1200.0;

impl Cell {
    /// A cell of one paragraph.
    pub fn text(runs: Vec<Run>) -> Cell {
        Cell { paragraphs: vec![Paragraph { runs, style: Style::Body }], ..Cell::default() }
    }

    /// A cell to write in, at least `least` millimetres high.
    pub fn blank(least: f32) -> Cell {
        Cell { least, ..Cell::default() }
    }

    /// The cell as the name of its row or column.
    pub fn named(mut self) -> Cell {
        self.heading = true;
        self
    }

    /// The cell on a background.
    pub fn tinted(mut self, tint: Tint) -> Cell {
        self.tint = Some(tint);
        self
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
    fn address(&self) -> Option<String> {
        let link = self.link.trim();
        let lower = link.get(..8)?.to_ascii_lowercase();
        let web = lower.starts_with("http://") || lower.starts_with("https://");
        let plain = !link.chars().any(|c| c.is_whitespace() || super::plain::acts(c));
        (web && plain).then(|| link.to_string())
    }
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

/// The runs as they are shown: white space between words one blank, within and across runs, and
/// nothing that acts.
fn shown(runs: &[Run]) -> Vec<Run> {
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
            } else if c != '\u{AD}' && !super::plain::acts(c) {
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
fn runs_leftwards(runs: &[Run]) -> bool {
    super::plain::leftwards(runs.iter().map(|run| run.text.as_str()))
}

/// The share of the width each column takes.
fn shares(columns: &[f32]) -> Vec<f32> {
    let columns: Vec<f32> =
        columns.iter().map(|width| if width.is_finite() { width.max(0.01) } else { 1.0 }).collect();
    let all: f32 = columns.iter().sum();
    columns.iter().map(|width| width / all).collect()
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

    #[test]
    fn every_marker_counts() {
        assert_eq!(Marker::Letter.of(26), "aa)");
        assert_eq!(Marker::Number.of(0), "1.");
    }
}
