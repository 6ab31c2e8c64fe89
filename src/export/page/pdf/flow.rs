//! Blocks to slabs, and slabs to pages.
//!
//! A slab is a strip across the page that is not broken: a line of text, a row of a table. Slabs that
//! must stay together are chained; a chain that no page holds is broken after all.

mod paging;
mod tables;

use super::tags::{Part, Parts};
use super::text::{Setter, Text};
use crate::export::page::colours::{Colour, GREY, INK, RULE};
use crate::export::page::{self, Block, Face, Line, List, Paragraph, Run, Style, ours};
use tables::SetCell;

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
