//! The document as pages: embedded fonts, selectable text, tagged for those who have it read to them.
//!
//! ```text
//! blocks ──flow──▶ slabs (strips that are not broken) ──▶ pages ──draw──▶ file
//!            └─ text: lines of glyphs, broken and put in order by parley
//! ```
//!
//! The six faces of IBM Plex are inside the program. A character none of them has is drawn as an empty
//! box, and can still be selected and copied; Hebrew and Arabic run from right to left.

mod draw;
mod flow;
mod tags;
mod text;

use super::{Document, Kind, PageError};
use flow::Flow;

/// The margins in points: 18 mm at the sides and the top, 20 mm below.
const SIDE: f32 = 51.0;
const BELOW: f32 = 56.7;

/// How many pages the document takes.
pub fn pages(document: &Document) -> usize {
    laid_out(document).1.pages().len()
}

/// The file.
pub fn write(document: &Document) -> Result<Vec<u8>, PageError> {
    let (sheet, flow) = laid_out(document);
    draw::file(document, sheet, flow).map_err(|cause| PageError { kind: Kind::Pdf.extension(), cause })
}

fn laid_out(document: &Document) -> (Sheet, Flow) {
    let (width, height) = document.paper.points();
    let (width, height) = if document.landscape { (height, width) } else { (width, height) };
    let sheet = Sheet { width, height };
    let mut flow = Flow::new(sheet.width - 2.0 * SIDE, sheet.height - SIDE - BELOW);
    flow.blocks(&document.blocks);
    (sheet, flow)
}

/// The size of a page in points.
#[derive(Clone, Copy)]
struct Sheet {
    width: f32,
    height: f32,
}
