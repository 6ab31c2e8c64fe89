//! Tables to slabs, a row to each.

use super::super::tags::{Part, Parts};
use super::{Drawing, Flow, MM, PAD, Slab};
use crate::export::page::colours::{Colour, GREY, INK};
use crate::export::page::{self, Run, Style, Table, TableRow, Tint};
use crate::export::plain;

impl Flow {
    pub(super) fn table(&mut self, table: &Table) {
        let widths: Vec<f32> = page::shares(&table.columns).iter().map(|share| share * self.width).collect();
        let part = self.parts.add(Parts::ROOT, Part::Table(plain::line(&table.summary)));
        let number = self.headers.len();
        self.headers.push(Vec::new());
        let from = self.slabs.len();
        for row in &table.header {
            self.row(row, &widths, part, true);
        }
        let header: Vec<Slab> = self.slabs.split_off(from);
        // drawn again on the next page, a header is no second table to those who listen
        let again = header.iter().cloned().map(|mut slab| {
            for mark in &mut slab.marks {
                if let Drawing::Words { part, .. } = mark {
                    *part = None;
                }
            }
            slab.above = 0.0;
            slab.chained = true;
            slab
        });
        let tall: f32 = header.iter().map(|slab| slab.height).sum();
        // a header that leaves no room is not repeated
        if tall < self.height / 2.0 {
            self.headers[number] = again.collect();
        }
        self.slabs.extend(header.into_iter().map(|slab| Slab { chained: true, cells: Vec::new(), ..slab }));
        for row in &table.rows {
            let before = self.slabs.len();
            self.row(row, &widths, part, false);
            self.slabs[before..].iter_mut().for_each(|slab| slab.table = Some(number));
        }
        if let Some(first) = self.slabs.get_mut(from) {
            first.above = 5.0;
        }
        // room below, given away at the end of a page
        self.slabs.push(Slab { height: 0.0, above: 4.0, ..Slab::default() });
    }

    /// One slab; it is divided where pages end.
    fn row(&mut self, row: &TableRow, widths: &[f32], table: usize, header: bool) {
        let part = self.parts.add(table, Part::Row);
        let mut cells: Vec<SetCell> = Vec::new();
        let mut column = 0;
        let blank = page::Cell::default();
        let all = row.cells.iter().chain(std::iter::repeat(&blank));
        for cell in all {
            let span = cell.span.max(1).min(widths.len() - column.min(widths.len()));
            if span == 0 {
                break;
            }
            let left: f32 = widths[..column].iter().sum();
            let width: f32 = widths[column..column + span].iter().sum();
            column += span;
            let columns = span as u32;
            let cell_part = self.parts.add(
                part,
                match (header, cell.heading) {
                    (true, _) => Part::ColumnName(columns),
                    (false, true) => Part::RowName(columns),
                    (false, false) => Part::Cell(columns),
                },
            );
            let mut lines = Vec::new();
            for (n, paragraph) in cell.paragraphs.iter().enumerate() {
                let (size, colour) = match paragraph.style {
                    Style::Small => (8.0, GREY),
                    Style::Body | Style::Passage | Style::Intro => (9.5, INK),
                };
                let runs: Vec<Run> = paragraph
                    .runs
                    .iter()
                    .map(|run| if header { run.clone().bold() } else { run.clone() })
                    .collect();
                let text = self.setter.set(&runs, size, 1.35, width - 2.0 * PAD.0, colour);
                let number = self.texts.len();
                for (line, height) in text.heights().into_iter().enumerate() {
                    let above = if line == 0 && n > 0 { 2.0 } else { 0.0 };
                    lines.push((number, line, above, height));
                }
                self.texts.push(text);
            }
            let tint = cell.tint.or(header.then_some(Tint::Heading));
            cells.push(SetCell {
                left,
                width,
                lines,
                tint: tint.map(Tint::colour),
                part: cell_part,
                least: cell.least * MM,
            });
        }
        self.slabs.push(drawn(cells));
    }
}

/// A row's cells with their words, borders and backgrounds.
pub(super) fn drawn(cells: Vec<SetCell>) -> Slab {
    let mut words = Vec::new();
    let mut highest: f32 = 9.0;
    for cell in &cells {
        let mut y = 0.0;
        for &(text, line, above, height) in &cell.lines {
            y += above;
            words.push(Drawing::Words {
                text,
                line,
                at: (cell.left + PAD.0, y + PAD.1),
                part: Some(cell.part),
            });
            y += height;
        }
        highest = highest.max(y).max(cell.least - 2.0 * PAD.1);
    }
    let height = highest + 2.0 * PAD.1;
    let mut marks = Vec::new();
    for cell in &cells {
        if let Some(tint) = cell.tint {
            marks.push(Drawing::Fill([cell.left, 0.0, cell.width, height], tint));
        }
    }
    for cell in &cells {
        let (left, right) = (cell.left, cell.left + cell.width);
        marks.push(Drawing::Stroke([left, 0.0, right, 0.0]));
        marks.push(Drawing::Stroke([left, height, right, height]));
        marks.push(Drawing::Stroke([left, 0.0, left, height]));
        marks.push(Drawing::Stroke([right, 0.0, right, height]));
    }
    marks.append(&mut words);
    Slab { height, marks, cells, ..Slab::default() }
}

/// A cell whose words are set: its lines as (text, line, room above, height).
#[derive(Clone)]
pub(super) struct SetCell {
    pub(super) left: f32,
    pub(super) width: f32,
    pub(super) lines: Vec<(usize, usize, f32, f32)>,
    pub(super) tint: Option<Colour>,
    pub(super) part: usize,
    pub(super) least: f32,
}
