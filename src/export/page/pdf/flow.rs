//! Blocks to slabs, and slabs to pages.
//!
//! A slab is a strip across the page that is not broken: a line of text, a row of a table. Slabs that
//! must stay together are chained; a chain that no page holds is broken after all.

use super::tags::{Part, Parts};
use super::text::{Setter, Text};
use crate::export::page::colours::{Colour, GREY, INK, RULE};
use crate::export::page::{
    self, Block, Face, Line, List, Paragraph, Run, Style, Table, TableRow, Tint, ours,
};
use std::collections::VecDeque;

/// Points in a millimetre.
const MM: f32 = 72.0 / 25.4;
/// The room between a cell's border and its words.
const PAD: (f32, f32) = (4.5, 3.0);

/// A strip that is not broken.
#[derive(Clone, Default)]
pub struct Slab {
    /// Its height in points.
    pub height: f32,
    /// The room above it, which falls away at the top of a page.
    pub above: f32,
    /// What is drawn in it.
    pub marks: Vec<Drawing>,
    /// Whether the next slab is on the same page.
    pub chained: bool,
    /// Whether it begins a page.
    pub breaks: bool,
    /// The table whose header is repeated where the slab is the first on its page.
    pub table: Option<usize>,
    /// Of a row that may be divided its cells.
    cells: Vec<SetCell>,
}

/// What is drawn, in points from the slab's left upper corner.
#[derive(Clone)]
pub enum Drawing {
    /// A filled rectangle: left, top, width, height.
    Fill([f32; 4], Colour),
    /// A thin line from one point to another.
    Stroke([f32; 4]),
    /// One line of a text.
    Words {
        /// Which text.
        text: usize,
        /// Which of its lines.
        line: usize,
        /// Where its upper left corner is.
        at: (f32, f32),
        /// Which part of the document it is; `None` for what is drawn again or only numbers lines.
        part: Option<usize>,
    },
}

/// A page's slabs, each with the distance of its upper edge from the top of the text.
pub type Page = Vec<(f32, Slab)>;

/// The document on its way to pages.
pub struct Flow {
    /// The texts the slabs draw.
    pub texts: Vec<Text>,
    /// The parts of the document.
    pub parts: Parts,
    /// Sets text.
    pub setter: Setter,
    slabs: Vec<Slab>,
    /// The repeated header of each table.
    headers: Vec<Vec<Slab>>,
    width: f32,
    height: f32,
}

impl Flow {
    /// An empty document on pages that have `width` by `height` points for text.
    pub fn new(width: f32, height: f32, faces: &[Face]) -> Self {
        Flow {
            texts: Vec::new(),
            parts: Parts::new(),
            setter: Setter::new(faces),
            slabs: Vec::new(),
            headers: Vec::new(),
            width,
            height,
        }
    }

    /// Uses only so much of each page's height.
    pub fn shorten(&mut self, share: f32) {
        self.height *= share;
    }

    /// Adds `blocks` at the end.
    pub fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            self.block(block);
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading(level, runs) => {
                let level = (*level).clamp(1, 3);
                let (size, above) = [(17.0, 10.0), (13.0, 14.0), (10.5, 10.0)][usize::from(level) - 1];
                let bold: Vec<Run> = runs.iter().map(|run| run.clone().bold()).collect();
                let part = self.parts.add(Parts::ROOT, Part::Heading(u16::from(level)));
                let from = self.slabs.len();
                self.text(&bold, Set { size, leading: 1.25, colour: INK, left: 0.0, above }, part);
                self.slabs[from..].iter_mut().for_each(|slab| slab.chained = true);
            }
            Block::Paragraph(paragraph) => self.paragraph(paragraph),
            Block::List(list) => self.list(list),
            Block::Table(table) => self.table(table),
            Block::AnswerLines(count) => {
                for _ in 0..*count {
                    let height = 9.0 * MM;
                    let marks = vec![Drawing::Stroke([0.0, height, self.width, height])];
                    self.slabs.push(Slab { height, marks, ..Slab::default() });
                }
            }
            Block::Rule => {
                let marks = vec![Drawing::Stroke([0.0, 4.0, self.width, 4.0])];
                self.slabs.push(Slab { height: 8.0, above: 4.0, marks, ..Slab::default() });
            }
            Block::Numbered(lines) => self.lines(lines),
            Block::Together(inner) => {
                let from = self.slabs.len();
                self.blocks(inner);
                let last = self.slabs.len().saturating_sub(1);
                if let Some(inside) = self.slabs.get_mut(from..last) {
                    inside.iter_mut().for_each(|slab| slab.chained = true);
                }
            }
            Block::PageBreak => self.slabs.push(Slab { breaks: true, ..Slab::default() }),
        }
    }

    fn paragraph(&mut self, paragraph: &Paragraph) {
        let part = self.parts.add(Parts::ROOT, Part::Paragraph);
        let set = match paragraph.style {
            Style::Body | Style::Intro => {
                Set { size: 10.5, leading: 1.38, colour: INK, left: 0.0, above: 4.0 }
            }
            Style::Small => Set { size: 8.5, leading: 1.35, colour: GREY, left: 0.0, above: 2.5 },
            Style::Passage => Set { size: 10.5, leading: 1.38, colour: INK, left: 14.0, above: 4.0 },
        };
        let from = self.slabs.len();
        self.text(&paragraph.runs, set, part);
        if paragraph.style == Style::Intro {
            self.slabs[from..].iter_mut().for_each(|slab| slab.chained = true);
        }
        if paragraph.style == Style::Passage {
            for slab in &mut self.slabs[from..] {
                slab.marks.push(Drawing::Fill([4.0, 0.0, 1.5, slab.height], RULE));
            }
        }
    }

    /// Sets a text in slabs of one line each, the first two and the last two on one page.
    fn text(&mut self, runs: &[Run], set: Set, part: usize) {
        let text = self.setter.set(runs, set.size, set.leading, self.width - set.left, set.colour);
        let heights = text.heights();
        self.texts.push(text);
        let (text, count) = (self.texts.len() - 1, heights.len());
        for (line, height) in heights.into_iter().enumerate() {
            let words = Drawing::Words { text, line, at: (set.left, 0.0), part: Some(part) };
            self.slabs.push(Slab {
                height,
                above: if line == 0 { set.above } else { 0.0 },
                marks: vec![words],
                chained: line + 1 < count && (line == 0 || line + 2 == count),
                ..Slab::default()
            });
        }
    }

    fn list(&mut self, list: &List) {
        let numbered = !matches!(list.marker, page::Marker::Bullet | page::Marker::Box);
        let whole = self.parts.add(Parts::ROOT, Part::List(numbered));
        for (n, item) in list.items.iter().enumerate() {
            let part = self.parts.add(whole, Part::Item);
            let marker = self.setter.set(&[ours(list.marker.of(n))], 10.5, 1.38, 20.0, INK);
            self.texts.push(marker);
            let text = self.texts.len() - 1;
            let from = self.slabs.len();
            self.text(item, Set { size: 10.5, leading: 1.38, colour: INK, left: 20.0, above: 2.5 }, part);
            if let Some(first) = self.slabs.get_mut(from) {
                first.marks.insert(0, Drawing::Words { text, line: 0, at: (2.0, 0.0), part: Some(part) });
            }
        }
    }

    fn lines(&mut self, lines: &[Line]) {
        for line in lines {
            let Some(number) = line.number else {
                self.slabs.push(Slab { height: 6.0, ..Slab::default() });
                continue;
            };
            let part = self.parts.add(Parts::ROOT, Part::Paragraph);
            let mark = self.setter.set(&[ours(number.to_string())], 7.5, 1.75, 40.0, GREY);
            // the figures end where the lines begin
            let left = 22.0 - mark.layout.width();
            self.texts.push(mark);
            let text = self.texts.len() - 1;
            let from = self.slabs.len();
            self.text(
                &line.runs,
                Set { size: 10.0, leading: 1.32, colour: INK, left: 32.0, above: 0.0 },
                part,
            );
            if let Some(first) = self.slabs.get_mut(from) {
                first.marks.push(Drawing::Words { text, line: 0, at: (left, 0.6), part: None });
            }
        }
    }

    fn table(&mut self, table: &Table) {
        let widths: Vec<f32> = page::shares(&table.columns).iter().map(|share| share * self.width).collect();
        let part = self.parts.add(Parts::ROOT, Part::Table(super::super::super::plain::line(&table.summary)));
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

    /// Puts the slabs on pages. There is at least one page.
    pub fn pages(&mut self) -> Vec<Page> {
        let mut slabs = VecDeque::from(std::mem::take(&mut self.slabs));
        let mut pages: Vec<Page> = vec![Vec::new()];
        let mut y = 0.0;
        while let Some(front) = slabs.front() {
            if front.breaks && y > 0.0 {
                pages.push(Vec::new());
                y = 0.0;
            }
            let mut length = slabs.iter().position(|slab| !slab.chained).map_or(slabs.len(), |n| n + 1);
            let repeated = front.table.map_or(&[][..], |table| &self.headers[table]);
            let fresh: f32 = if y == 0.0 { repeated.iter().map(|slab| slab.height).sum() } else { 0.0 };
            let tall = |length: usize| -> f32 {
                let all: f32 = slabs.iter().take(length).map(|slab| slab.above + slab.height).sum();
                all - if y == 0.0 { front.above } else { 0.0 }
            };
            let room = self.height - y - fresh;
            if tall(length) > room + 0.5 {
                let last = &slabs[length - 1];
                let before = if length > 1 { tall(length - 1) } else { 0.0 };
                let left = room - before - if length > 1 || y > 0.0 { last.above } else { 0.0 };
                // a tall row begins on this page
                if let Some((head, rest)) = self.divided(last, left, y == 0.0 && length == 1) {
                    slabs.remove(length - 1);
                    slabs.insert(length - 1, rest);
                    slabs.insert(length - 1, head);
                } else if y > 0.0 {
                    pages.push(Vec::new());
                    y = 0.0;
                    continue;
                } else {
                    // no page holds it: as much as fits, slab by slab
                    length = 1;
                }
            }
            let Some(page) = pages.last_mut() else { break };
            if y == 0.0 {
                for slab in repeated {
                    page.push((y, slab.clone()));
                    y += slab.height;
                }
            }
            for slab in slabs.drain(..length) {
                if y > 0.0 {
                    y += slab.above;
                }
                let height = slab.height;
                page.push((y, slab));
                y += height;
            }
        }
        pages
    }

    /// A row of a table in two, the first not higher than `room`: where the row is so tall that a page would
    /// stay empty for it, or where it `must` be. Of either part there are a few lines.
    fn divided(&self, slab: &Slab, room: f32, must: bool) -> Option<(Slab, Slab)> {
        if slab.cells.is_empty() || !must && (slab.height < self.height * TALL || room < FEW) {
            return None;
        }
        let least = |cell: &SetCell| cell.least.min(room);
        let mut head: Vec<SetCell> = Vec::new();
        let mut rest: Vec<SetCell> = Vec::new();
        let (mut some, mut more) = (false, false);
        for cell in &slab.cells {
            let mut y = 2.0 * PAD.1;
            let fits = |&&(_, _, above, height): &&(usize, usize, f32, f32)| {
                y += above + height;
                y <= room
            };
            let mut count = cell.lines.iter().take_while(fits).count();
            if must && room > 0.0 {
                count = count.max(1);
            }
            some |= count > 0;
            more |= count < cell.lines.len();
            let lines = cell.lines.iter().skip(count).enumerate();
            let lines = lines.map(|(n, &(text, line, above, height))| {
                (text, line, if n == 0 { 0.0 } else { above }, height)
            });
            rest.push(SetCell { lines: lines.collect(), least: 0.0, ..cell.clone() });
            head.push(SetCell {
                lines: cell.lines[..count.min(cell.lines.len())].to_vec(),
                least: least(cell),
                ..cell.clone()
            });
        }
        let own = |part: Slab| Slab { table: slab.table, ..part };
        (some && more).then(|| (Slab { above: slab.above, ..own(drawn(head)) }, own(drawn(rest))))
    }
}

/// From which share of a page a row may be divided.
const TALL: f32 = 0.25;
/// So much of a divided row stands on its first page at least, in points.
const FEW: f32 = 72.0;

/// A row's cells with their words, borders and backgrounds.
fn drawn(cells: Vec<SetCell>) -> Slab {
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

/// How a text is set.
#[derive(Clone, Copy)]
struct Set {
    size: f32,
    leading: f32,
    colour: Colour,
    left: f32,
    above: f32,
}

/// A cell whose words are set: its lines as (text, line, room above, height).
#[derive(Clone)]
struct SetCell {
    left: f32,
    width: f32,
    lines: Vec<(usize, usize, f32, f32)>,
    tint: Option<Colour>,
    part: usize,
    least: f32,
}
