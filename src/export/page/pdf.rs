//! The document as pages: embedded fonts, selectable text, tagged for those who have it read to them.
//!
//! ```text
//! blocks ──flow──▶ slabs (strips that are not broken) ──▶ pages ──draw──▶ file
//!            └─ text: lines of glyphs, broken and put in order by parley
//! ```
//!
//! The six faces of IBM Plex are inside the program. For characters they lack the caller is asked for
//! faces ([`super::Finder`]); what none has is drawn as an empty box, which can still be selected and
//! copied, and a note at the end says so. Hebrew and Arabic run from right to left.

mod draw;
mod flow;
mod shapes;
mod tags;
mod text;

use super::{Block, Document, Face, Finder, Kind, PageError, Printed, ours, unshown};
use flow::Flow;

/// The margins in points: 18 mm at the sides and the top, 20 mm below.
const SIDE: f32 = 51.0;
const BELOW: f32 = 56.7;

/// How many pages the document takes in the program's own faces, where so much of a page's height is used.
pub fn pages(document: &Document, share: f32) -> usize {
    let (_, mut flow) = laid_out(document, &[]);
    flow.shorten(share);
    flow.pages().len()
}

/// The file, and what it could not show.
pub fn write(document: &Document, finder: Finder) -> Result<Printed, PageError> {
    let (mut sheet, mut flow) = laid_out(document, &[]);
    let mut faces = Vec::new();
    if !flow.setter.missing.is_empty() {
        faces = finder(&flow.setter.missing);
    }
    if !faces.is_empty() {
        (sheet, flow) = laid_out(document, &faces);
    }
    let mut remarks = Vec::new();
    let mut noted = None;
    if let Some(told) = unshown(&flow.setter.missing) {
        let mut document = document.clone();
        document.blocks.push(Block::small(vec![ours(told.clone())]));
        (sheet, flow) = laid_out(&document, &faces);
        noted = Some(document);
        remarks.push(told);
    }
    let bytes = draw::file(noted.as_ref().unwrap_or(document), sheet, flow)
        .map_err(|cause| PageError { kind: Kind::Pdf.extension(), cause })?;
    Ok(Printed { bytes, remarks })
}

fn laid_out(document: &Document, faces: &[Face]) -> (Sheet, Flow) {
    let (width, height) = document.paper.points();
    let (width, height) = if document.landscape { (height, width) } else { (width, height) };
    let sheet = Sheet { width, height };
    let mut flow = Flow::new(sheet.width - 2.0 * SIDE, sheet.height - SIDE - BELOW, faces);
    flow.blocks(&document.blocks);
    // what runs along every page is set when pages are drawn; what it lacks is to be known before
    for runs in [&document.header, &document.footer] {
        flow.setter.set(runs, 8.0, 1.3, sheet.width, super::colours::GREY);
    }
    (sheet, flow)
}

/// The size of a page in points.
#[derive(Clone, Copy)]
struct Sheet {
    width: f32,
    height: f32,
}
