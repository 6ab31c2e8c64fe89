//! Tables of a printed document.

use super::{Paragraph, Run, Style, Tint};

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
    pub(super) fn is_tall(&self, shares: &[f32]) -> bool {
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

/// The share of the width each column takes.
pub(super) fn shares(columns: &[f32]) -> Vec<f32> {
    let columns: Vec<f32> =
        columns.iter().map(|width| if width.is_finite() { width.max(0.01) } else { 1.0 }).collect();
    let all: f32 = columns.iter().sum();
    columns.iter().map(|width| width / all).collect()
}
