//! The tables of a comparison, built once and written by every format.
//!
//! ```text
//! Comparison + Options ──build──▶ Sheet: columns, lines of typed cells
//!                                   │
//!                                   └──▶ csv, xlsx, html, docx, pdf, the window's preview
//! ```
//!
//! A writer decides how a cell looks, never what stands in it; so the formats agree by construction.

mod context;
mod counts;
mod differences;
mod long;
mod sources;
mod text;
mod wide;

pub use text::{Mark, MarkKind, Text};

use super::Filter;
use crate::compare::Comparison;
use crate::compare::document::{ArticleEntry, Matching, Row, Verdict};

/// How the rows are laid out in a table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Layout {
    /// A line for every quotation or fact, a column for every source, as on the screen.
    #[default]
    Wide,
    /// A line for every reading, for analysis.
    Long,
    /// A line for every quotation or fact, 1 or 0 for every source.
    Presence,
    /// A line for every difference, with each source's words.
    Differences,
    /// How many rows there are of each verdict, and in how many of them each source is.
    Overview,
    /// The articles with their citations and the hashes of their texts.
    Sources,
}

impl Layout {
    /// Every layout, in the order of a workbook's sheets.
    pub const ALL: [Layout; 6] = [
        Layout::Overview,
        Layout::Wide,
        Layout::Long,
        Layout::Presence,
        Layout::Differences,
        Layout::Sources,
    ];

    /// What it is called.
    pub fn name(self) -> &'static str {
        match self {
            Layout::Wide => "Wide",
            Layout::Long => "Long",
            Layout::Presence => "Presence",
            Layout::Differences => "Differences",
            Layout::Overview => "Overview",
            Layout::Sources => "Sources",
        }
    }
}

/// Which columns a table has.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Columns {
    /// Only the columns with these keys, in this order; empty for all. A key that the layout does not have is passed over.
    pub only: Vec<String>,
    /// With the sentences before and after each passage.
    pub context: bool,
    /// With the reasons why the passages belong together.
    pub evidence: bool,
    /// Without the columns with these keys, in whichever layout has them.
    pub without: Vec<String>,
}

/// What is to be written.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Options {
    /// How the rows are laid out.
    pub layout: Layout,
    /// Which rows.
    pub filter: Filter,
    /// Which columns.
    pub columns: Columns,
}

impl Options {
    /// All rows that `filter` keeps, in `layout`.
    pub fn new(layout: Layout, filter: &Filter) -> Self {
        Options { layout, filter: filter.clone(), columns: Columns::default() }
    }

    /// The same in another layout.
    pub fn laid_out(&self, layout: Layout) -> Self {
        Options { layout, ..self.clone() }
    }
}

/// A table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    /// How it is laid out.
    pub layout: Layout,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its lines; each has as many cells as there are columns.
    pub lines: Vec<Line>,
}

impl Sheet {
    /// The table as a page shows it: without notes nobody wrote and confirmations nobody gave, and what a
    /// row is and how many have it below its name. Data keeps its columns.
    pub fn compact(mut self) -> Self {
        let place = |key: &str| self.columns.iter().position(|column| column.key == key);
        let idle = |n: usize| match self.columns[n].key.as_str() {
            "note" => self.lines.iter().all(|line| line.cells[n] == Cell::Empty),
            "confirmed" => self.lines.iter().all(|line| line.cells[n].text() == "no"),
            _ => false,
        };
        let mut gone: Vec<usize> = (0..self.columns.len()).filter(|&n| idle(n)).collect();
        if let (Some(what), Some(kind), Some(sources), Some(independent), Some(matching)) =
            (place("what"), place("kind"), place("sources"), place("independent"), place("matching"))
        {
            for line in &mut self.lines {
                let count = |n: usize| match line.cells[n] {
                    Cell::Number(number) => number as usize,
                    _ => 0,
                };
                let had = super::words::had_by(count(sources), count(independent));
                let mut about = format!("{}, {had}", line.cells[kind].text());
                let told = line.verdict.is_none_or(Verdict::is_told);
                if told && line.cells[matching].text() == super::words::matching(Matching::Loose) {
                    about.push_str(", loose match");
                }
                let mut text = Text::default();
                text.push(&line.cells[what].text(), None);
                text.push("\n", None);
                text.push(&about, Some(MarkKind::Told));
                line.cells[what] = Cell::Text(text);
            }
            gone.extend([kind, sources, independent, matching]);
        }
        let mut n = 0;
        self.columns.retain(|_| {
            n += 1;
            !gone.contains(&(n - 1))
        });
        for line in &mut self.lines {
            let mut n = 0;
            line.cells.retain(|_| {
                n += 1;
                !gone.contains(&(n - 1))
            });
        }
        self
    }
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// What [`Columns::only`] calls it: a word in lower case, or the letter of a source.
    pub key: String,
    /// What stands above it.
    pub title: String,
    /// How wide it reads well, in characters.
    pub width: u16,
}

/// A line of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Id of the row it is about; empty where it is about none.
    pub row: String,
    /// The verdict it is about.
    pub verdict: Option<Verdict>,
    /// Its cells.
    pub cells: Vec<Cell>,
}

/// A cell of a table.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Cell {
    /// Nothing.
    #[default]
    Empty,
    /// Words of the program, or a name, a date, an id.
    Plain(String),
    /// Words of an article, marked.
    Text(Text),
    /// A number.
    Number(f64),
    /// A verdict, and what it is called in this table.
    Verdict(Verdict, &'static str),
    /// A web address and what is shown for it.
    Link {
        /// What is shown.
        text: String,
        /// Where it leads: `http` or `https`.
        address: String,
    },
}

impl Cell {
    /// A cell of plain words.
    fn of(text: impl Into<String>) -> Cell {
        let text = text.into();
        if text.is_empty() { Cell::Empty } else { Cell::Plain(text) }
    }

    /// A whole number.
    fn count(n: usize) -> Cell {
        Cell::Number(n as f64)
    }

    /// `text` leading to `address` where that is a web address, else alone.
    fn link(text: &str, address: &str) -> Cell {
        match web(address) {
            true => Cell::Link { text: text.into(), address: address.trim().into() },
            false => Cell::of(text),
        }
    }

    /// What stands in the cell, as one string. Numbers have a full stop and no thousands separator.
    pub fn text(&self) -> std::borrow::Cow<'_, str> {
        match self {
            Cell::Empty => "".into(),
            Cell::Plain(text) | Cell::Link { text, .. } => text.into(),
            Cell::Text(text) => (&text.text).into(),
            Cell::Number(number) => number.to_string().into(),
            Cell::Verdict(_, word) => (*word).into(),
        }
    }
}

/// Whether a link may lead to `address`: other schemes, such as `javascript:`, are somebody's trap, and
/// white space or control characters in an address are somebody's mistake.
pub fn web(address: &str) -> bool {
    let address = address.trim();
    let scheme = |scheme: &str| address.get(..scheme.len()).is_some_and(|s| s.eq_ignore_ascii_case(scheme));
    (scheme("http://") || scheme("https://"))
        && address.len() > 8
        && !address.contains(|c: char| c.is_whitespace() || c.is_control() || "\"<>\\^`{|}".contains(c))
}

/// The table that `options` ask for.
pub fn build(comparison: &Comparison, options: &Options) -> Sheet {
    let mut sheet = whole(comparison, options);
    select(&mut sheet, &options.columns);
    sheet
}

/// The table with every column its layout has.
fn whole(comparison: &Comparison, options: &Options) -> Sheet {
    match options.layout {
        Layout::Wide => wide::build(comparison, options),
        Layout::Long => long::build(comparison, options),
        Layout::Presence => counts::presence(comparison, options),
        Layout::Differences => differences::build(comparison, options),
        Layout::Overview => counts::overview(comparison, options),
        Layout::Sources => sources::build(comparison),
    }
}

/// The columns that the layout of `options` has with their context and evidence, whichever of them
/// [`Columns`] keeps.
pub fn columns(comparison: &Comparison, options: &Options) -> Vec<Column> {
    // a table without rows
    let filter = Filter { rows: Some(Default::default()), ..Filter::default() };
    whole(comparison, &Options { filter, ..options.clone() }).columns
}

/// The keys of the columns a layout has, for help and for choosing.
pub fn keys(comparison: &Comparison, layout: Layout) -> Vec<String> {
    let every = Columns { context: true, evidence: true, ..Columns::default() };
    let columns = columns(comparison, &Options { layout, columns: every, ..Options::default() });
    columns.into_iter().map(|column| column.key).collect()
}

fn select(sheet: &mut Sheet, wanted: &Columns) {
    let place = |key: &String| sheet.columns.iter().position(|column| column.key.eq_ignore_ascii_case(key));
    let mut places: Vec<usize> = wanted.only.iter().filter_map(place).collect();
    if places.is_empty() {
        places = (0..sheet.columns.len()).collect();
    }
    let gone: Vec<usize> = wanted.without.iter().filter_map(place).collect();
    // a table has a column at least
    if places.iter().any(|n| !gone.contains(n)) {
        places.retain(|n| !gone.contains(n));
    }
    if places.iter().copied().eq(0..sheet.columns.len()) {
        return;
    }
    sheet.columns = places.iter().map(|&n| sheet.columns[n].clone()).collect();
    for line in &mut sheet.lines {
        line.cells = places.iter().map(|&n| line.cells[n].clone()).collect();
    }
}

fn column(key: &str, title: &str, width: u16) -> Column {
    Column { key: key.into(), title: title.into(), width }
}

/// `A Harbour Post`, as a source's column is headed.
pub fn source_title(article: &ArticleEntry) -> String {
    super::plain::line(&format!("{} {}", article.id, article.outlet))
}

fn source_column(article: &ArticleEntry, width: u16) -> Column {
    Column { key: article.id.clone(), title: source_title(article), width }
}

/// How firmly a row is matched; empty where only one source has it.
fn matching(row: &Row) -> Cell {
    row.matching.map_or(Cell::Empty, |matching| Cell::Plain(super::words::matching(matching).into()))
}

/// How confirmed rows are told.
fn confirmed(row: &Row) -> Cell {
    Cell::Plain(if row.confirmed { "yes" } else { "no" }.into())
}

#[cfg(test)]
mod tests {
    use super::web;

    #[test]
    fn only_web_addresses_are_led_to() {
        assert!(web("https://example.org/a?b=c&d=%20e"));
        assert!(web(" HTTP://example.org"));
        for trap in
            ["javascript:alert(1)", "file:///etc/passwd", "https://", "https://a b", "https://a\u{7}", ""]
        {
            assert!(!web(trap), "{trap}");
        }
    }
}
