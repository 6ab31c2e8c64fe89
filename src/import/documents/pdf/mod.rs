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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::Options;
    use pdf_extract::{Dictionary, EncryptionState, EncryptionVersion, Permissions, Stream, StringFormat};

    /// A document of one page with this content, and a form `X` that includes itself.
    fn document(content: &str) -> Document {
        let mut doc = Document::with_version("1.5");
        let dictionary = |pairs: Vec<(&str, Object)>| {
            let mut made = Dictionary::new();
            for (key, value) in pairs {
                made.set(key, value);
            }
            made
        };
        let name = |name: &str| Object::Name(name.as_bytes().to_vec());
        let font = doc.add_object(dictionary(vec![
            ("Type", name("Font")),
            ("Subtype", name("Type1")),
            ("BaseFont", name("Helvetica")),
        ]));
        let fonts = Object::Dictionary(dictionary(vec![("F", Object::Reference(font))]));
        let form = doc.new_object_id();
        let forms = Object::Dictionary(dictionary(vec![("X", Object::Reference(form))]));
        let resources = dictionary(vec![("Font", fonts), ("XObject", forms)]);
        let about =
            dictionary(vec![("Subtype", name("Form")), ("Resources", Object::Dictionary(resources.clone()))]);
        let drawn = b"BT /F 10 Tf 50 300 Td (In a form.) Tj ET q 1 0 0 1 0 -20 cm /X Do Q".to_vec();
        doc.objects.insert(form, Object::Stream(Stream::new(about, drawn)));
        let content = doc.add_object(Stream::new(Dictionary::new(), content.as_bytes().to_vec()));
        let pages = doc.new_object_id();
        let page = doc.add_object(dictionary(vec![
            ("Type", name("Page")),
            ("Parent", Object::Reference(pages)),
            ("Contents", Object::Reference(content)),
            ("Resources", Object::Dictionary(resources)),
        ]));
        let all = dictionary(vec![
            ("Type", name("Pages")),
            ("Kids", Object::Array(vec![Object::Reference(page)])),
            ("Count", Object::Integer(1)),
            // Above the root stands the root again.
            ("Parent", Object::Reference(pages)),
        ]);
        doc.objects.insert(pages, Object::Dictionary(all));
        let root =
            doc.add_object(dictionary(vec![("Type", name("Catalog")), ("Pages", Object::Reference(pages))]));
        doc.trailer.set("Root", Object::Reference(root));
        let id = Object::String(b"0123456789abcdef".to_vec(), StringFormat::Literal);
        doc.trailer.set("ID", Object::Array(vec![id.clone(), id]));
        doc
    }

    fn read_document(doc: &mut Document) -> Result<Imported, Cause> {
        let mut bytes = Vec::new();
        doc.save_to(&mut bytes).expect("written");
        read(&Source::new("a.pdf", bytes, &Options::default()))
    }

    #[test]
    fn operators_the_library_does_not_know_and_forms_that_include_themselves() {
        let content = "/None cs /G gs BT /F 10 Tf 12 TL 50 700 Td (The board closed the pier,) Tj (it said on Friday.) ' \
             1 0 (Nobody came to hear it.) \" ET /X Do (stray) Tj /Missing 9 Tf";
        let found = read_document(&mut document(content)).expect("readable").articles;
        let text = &found[0].text;
        assert!(
            text.starts_with("The board closed the pier, it said on Friday.\n\nNobody came to hear it."),
            "{text}"
        );
        assert_eq!(text.matches("In a form.").count(), prepare::DEEPEST, "{text}");
    }

    #[test]
    fn pictures_of_pages_and_locked_documents_say_so() {
        assert!(matches!(
            read_document(&mut document("q 100 0 0 100 0 0 cm /Picture Do Q")),
            Err(Cause::Pictures)
        ));
        let mut doc = document("BT /F 10 Tf 50 700 Td (Secret.) Tj ET");
        let state = EncryptionState::try_from(EncryptionVersion::V2 {
            document: &doc,
            owner_password: "owner",
            user_password: "user",
            key_length: 128,
            permissions: Permissions::all(),
        });
        doc.encrypt(&state.expect("a state")).expect("encrypted");
        assert!(matches!(read_document(&mut doc), Err(Cause::Locked)));
    }
}
