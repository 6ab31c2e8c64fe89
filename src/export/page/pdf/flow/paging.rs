//! Slabs on pages: where a page ends, and tall rows in two.

use super::tables::{SetCell, drawn};
use super::{Flow, PAD, Page, Slab};
use std::collections::VecDeque;

/// From which share of a page a row may be divided.
const TALL: f32 = 0.25;
/// So much of a divided row stands on its first page at least, in points.
const FEW: f32 = 72.0;

impl Flow {
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
