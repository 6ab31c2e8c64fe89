//! The reader of PDF (ISO 32000), a format that says where each character stands and little else.
//!
//! ```text
//! bytes ──bomb──▶ lopdf ──prepare──▶ pages of plain text operators ──pdf-extract──▶ glyphs
//!                                                                                     │
//!       Manuscript ◀──flow── lines of all pages, heads and folios dropped ◀──columns──┘
//! ```
//!
//! The library that knows fonts and encodings takes much for granted, and panics where it finds
//! something else. So it is given only what it can bear (`prepare`), page by page; a page it breaks on
//! nevertheless is read more simply.

mod bomb;
mod columns;
mod flow;
mod glyphs;
mod prepare;

use super::{Manuscript, Set};
use crate::import::{Cause, Imported, Source, web};
use glyphs::{Collector, Page};
use pdf_extract::{Document, Object, decode_text_string, output_doc_page};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// How many pages are read; a newspaper has some hundred.
const MOST_PAGES: usize = 1_000;
/// How many characters are collected of a document.
const MOST_GLYPHS: usize = 5_000_000;

/// Reads a PDF.
///
/// # Errors
/// When it is locked, damaged, unpacks beyond measure, or holds pictures of pages only.
pub fn read(source: &Source) -> Result<Imported, Cause> {
    if bomb::unpacks_too_far(&source.bytes) {
        return Err(Cause::Bomb);
    }
    let mut doc = load(&source.bytes)?;
    let (title, creator, by_browser) = information(&doc);
    let ids: Vec<(u32, (u32, u16))> = doc.get_pages().into_iter().take(MOST_PAGES).collect();
    if ids.is_empty() {
        return Err(damaged());
    }
    let mut budget = prepare::Budget::default();
    let prepared: Vec<bool> =
        ids.iter().map(|(_, id)| prepare::page(&mut doc, *id, &mut budget).is_some()).collect();
    let mut pages = Vec::new();
    let mut glyphs = 0;
    for ((number, id), prepared) in ids.iter().zip(prepared) {
        let mut page = if prepared { page(&doc, *number) } else { None }.unwrap_or_default();
        if page.glyphs.is_empty() {
            // What cannot be placed is still worth reading.
            page.simple = simply(&doc, *number, *id);
        }
        glyphs += page.glyphs.len();
        pages.push(page);
        if glyphs > MOST_GLYPHS {
            break;
        }
    }
    let made = flow::flow(&pages);
    if made.paragraphs.is_empty() {
        return Err(Cause::Pictures);
    }
    let mut manuscript = Manuscript { paragraphs: made.paragraphs, title, creator };
    if by_browser {
        let lines: Vec<(String, bool)> =
            manuscript.paragraphs.iter().map(|p| (p.text.clone(), p.set == Set::Heading)).collect();
        let kept = web::printed(&lines, &manuscript.found_title());
        manuscript.paragraphs = kept.into_iter().map(|at| manuscript.paragraphs[at].clone()).collect();
    }
    let mut imported = manuscript.imported();
    if let [article] = &mut imported.articles[..]
        && article.url.is_empty()
    {
        article.url = made.address;
    }
    Ok(imported)
}

/// Opens a document; one locked only against changes opens with no password.
fn load(bytes: &[u8]) -> Result<Document, Cause> {
    // Readers of PDF accept some bytes of rubbish before the signature, this one does not.
    let start = bytes.windows(5).take(1024).position(|w| w == b"%PDF-").unwrap_or(0);
    let loaded = catch_unwind(AssertUnwindSafe(|| Document::load_mem(&bytes[start..])));
    let mut doc = match loaded {
        Ok(Ok(doc)) => doc,
        Ok(Err(pdf_extract::Error::InvalidPassword | pdf_extract::Error::Decryption(_))) => {
            return Err(Cause::Locked);
        }
        _ => return Err(damaged()),
    };
    if doc.is_encrypted() {
        let opened = catch_unwind(AssertUnwindSafe(|| doc.decrypt("").is_ok())).unwrap_or(false);
        if !opened {
            return Err(Cause::Locked);
        }
    }
    Ok(doc)
}

fn damaged() -> Cause {
    Cause::Damaged("its pages cannot be found".into())
}

/// The title and the author in the document's information, and whether a browser printed it.
fn information(doc: &Document) -> (String, String, bool) {
    let info = doc.trailer.get(b"Info").ok().and_then(|info| doc.dereference(info).ok());
    let Some(info) = info.and_then(|(_, info)| info.as_dict().ok()) else { return Default::default() };
    let text = |key: &[u8]| {
        let value = info.get(key).ok().and_then(|value| doc.dereference(value).ok());
        value.and_then(|(_, value)| decode_text_string(value).ok()).unwrap_or_default()
    };
    let programs = [text(b"Creator"), text(b"Producer")];
    let browsers = ["Mozilla/", "Firefox", "Skia/PDF", "Chrom", "Safari"];
    let by_browser = programs.iter().any(|program| browsers.iter().any(|name| program.contains(name)));
    (text(b"Title"), text(b"Author"), by_browser)
}

/// The characters of a prepared page, `None` when the library breaks on it.
fn page(doc: &Document, number: u32) -> Option<Page> {
    let mut collector = Collector::default();
    let whole = catch_unwind(AssertUnwindSafe(|| output_doc_page(doc, &mut collector, number).is_ok()));
    // What was collected before the break is still good.
    let page = collector.page();
    (whole.is_ok() || !page.glyphs.is_empty()).then_some(page)
}

/// The text of a page in the order it is drawn, without places.
fn simply(doc: &Document, number: u32, id: (u32, u16)) -> String {
    let drawn = doc.get_object(id).and_then(Object::as_dict).is_ok();
    let text = catch_unwind(AssertUnwindSafe(|| doc.extract_text(&[number]).unwrap_or_default()));
    if drawn { text.unwrap_or_default() } else { String::new() }
}
