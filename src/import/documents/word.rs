//! The reader of Word documents (.docx, ECMA-376 "Office Open XML").
//!
//! Read as the reader of the page would: tracked insertions are in, deletions out; text boxes and
//! tables give their paragraphs where they stand; notes, comments, headers and footers, which are parts
//! of their own, stay out.

use super::package::Package;
use super::xml::{Step, walk};
use super::{Manuscript, Set, Writer};
use crate::import::{Binary, Cause, Imported, Source};
use rustc_hash::FxHashSet;

/// Reads a Word document.
///
/// # Errors
/// When the package is damaged, locked or unpacks beyond measure.
pub fn read(source: &Source) -> Result<Imported, Cause> {
    let mut package = Package::open(&source.bytes)?;
    let main = main_part(&mut package)?;
    let folder = main.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned();
    let headings = match package.part(&format!("{folder}/styles.xml"))? {
        Some(styles) => headings(&styles),
        None => FxHashSet::default(),
    };
    let Some(text) = package.part(&main)? else {
        return Err(Cause::Damaged("it has no text part".into()));
    };
    let mut manuscript = Manuscript { paragraphs: body(&text, &headings)?, ..Manuscript::default() };
    if let Some(core) = package.part("docProps/core.xml")? {
        (manuscript.title, manuscript.creator) = properties(&core);
    }
    Ok(manuscript.imported())
}

/// Says what keeps an Office document in the container of before 2007 from being read: locked documents
/// of any age are kept in it too.
///
/// # Errors
/// Always.
pub fn refuse_old(source: &Source) -> Result<Imported, Cause> {
    let locked: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let is_locked = source.bytes.windows(locked.len()).any(|window| window == locked);
    Err(if is_locked { Cause::Locked } else { Cause::Binary(Binary::OldWord) })
}

/// The name of the part that holds the text, as the package's relationships tell it.
fn main_part(package: &mut Package) -> Result<String, Cause> {
    let mut target = None;
    if let Some(relations) = package.part("_rels/.rels")? {
        // Damaged relationships leave the usual name.
        let _ = walk(&relations, |step| {
            if let Step::Open("Relationship", attributes) = step
                && attributes.get("Type").is_some_and(|kind| kind.ends_with("/officeDocument"))
            {
                target = attributes.get("Target");
            }
        });
    }
    let name = target.map(|t| t.trim_start_matches('/').to_owned()).filter(|t| package.has(t));
    Ok(name.unwrap_or_else(|| "word/document.xml".to_owned()))
}

/// The identifiers of the styles that are headings. Identifiers are in the language of the program,
/// names of built-in styles in English.
fn headings(styles: &[u8]) -> FxHashSet<String> {
    let mut found = FxHashSet::default();
    let mut current = String::new();
    let _ = walk(styles, |step| match step {
        Step::Open("style", attributes) => current = attributes.get("styleId").unwrap_or_default(),
        Step::Open("name", attributes) => {
            let name = attributes.get("val").unwrap_or_default().to_lowercase();
            if name == "title" || name.starts_with("heading ") {
                found.insert(std::mem::take(&mut current));
            }
        }
        _ => {}
    });
    found
}

/// The title and the author in a package's core properties.
pub(super) fn properties(core: &[u8]) -> (String, String) {
    let (mut title, mut creator) = (String::new(), String::new());
    let (mut inside, mut over) = (0, false);
    let _ = walk(core, |step| match step {
        // In a document of one file the text comes after its properties.
        Step::Open("body", _) => over = true,
        Step::Open("title", _) if !over => inside = 1,
        Step::Open("creator" | "initial-creator", _) if !over => inside = 2,
        Step::Close(_) => inside = 0,
        Step::Text(words) if inside == 1 => title.push_str(words),
        Step::Text(words) if inside == 2 => creator.push_str(words),
        _ => {}
    });
    (title, creator)
}

/// The paragraphs of the main part.
fn body(text: &[u8], headings: &FxHashSet<String>) -> Result<Vec<super::Paragraph>, Cause> {
    let mut writer = Writer::default();
    // Elements whose inside is no text of the document, counted while inside one.
    let mut skipped = 0_usize;
    let (mut in_text, mut in_run, mut hidden) = (false, false, false);
    let walked = walk(text, |step| match step {
        Step::Open(name, attributes) => {
            if skipped > 0 || is_skipped(name) {
                skipped += 1;
                return;
            }
            match name {
                "p" => writer.begin(Set::Text),
                "pStyle" if attributes.get("val").is_some_and(|id| headings.contains(&id)) => {
                    writer.set(Set::Heading);
                }
                "r" => (in_run, hidden) = (true, false),
                "vanish" if in_run => {
                    hidden = !matches!(attributes.get("val").as_deref(), Some("0" | "false" | "off"));
                }
                "t" => in_text = !hidden,
                "tab" if in_run => writer.text("\t"),
                "br" | "cr" if in_run => writer.text("\n"),
                "noBreakHyphen" => writer.text("-"),
                _ => {}
            }
        }
        Step::Close(name) => {
            if skipped > 0 {
                skipped -= 1;
                return;
            }
            match name {
                "p" => writer.end(),
                "r" => in_run = false,
                "t" => in_text = false,
                _ => {}
            }
        }
        Step::Text(words) if in_text && skipped == 0 => writer.text(words),
        Step::Text(_) => {}
    });
    finished(writer, walked)
}

/// What a damaged text gave before its break, if that is worth anything.
pub(super) fn finished(writer: Writer, walked: Result<(), Cause>) -> Result<Vec<super::Paragraph>, Cause> {
    let paragraphs = writer.finish();
    match walked {
        Err(cause) if paragraphs.iter().all(|p| p.text.trim().is_empty()) => Err(cause),
        _ => Ok(paragraphs),
    }
}

/// Deleted and moved-away text, instructions of fields, the second rendering of a drawing, ruby.
fn is_skipped(name: &str) -> bool {
    matches!(name, "del" | "moveFrom" | "instrText" | "delText" | "delInstrText" | "Fallback" | "rt" | "tabs")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_reader_of_the_page_sees() {
        let xml = "<w:document><w:body><w:p><w:pPr><w:pStyle w:val='Titre'/></w:pPr><w:r><w:t>Pier &amp; ferry</w:t></w:r>\
            </w:p><w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr><w:r><w:t xml:space='preserve'>The board </w:t></w:r><w:del><w:r><w:delText>never</w:delText>\
            </w:r></w:del><w:ins><w:r><w:t>always</w:t></w:r></w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r>\
            <w:r><w:t> met&#8230;</w:t><w:br/><w:t>twice</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>Cell</w:t></w:r></w:p></w:tc>\
            </w:tr></w:tbl><w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>Boxed</w:t></w:r></w:p>\
            </w:txbxContent></mc:Choice><mc:Fallback><w:p><w:r><w:t>Boxed</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent></w:r></w:p>\
            </w:body></w:document>";
        let headings =
            headings(b"<w:styles><w:style w:styleId='Titre'><w:name w:val='Title'/></w:style></w:styles>");
        let made = body(xml.as_bytes(), &headings).expect("read");
        let texts: Vec<&str> = made.iter().map(|p| p.text.as_str()).filter(|t| !t.is_empty()).collect();
        assert_eq!(texts, ["Pier & ferry", "The board always met…\ntwice", "Cell", "Boxed"]);
        assert_eq!(made[0].set, Set::Heading);
        // A text that breaks off gives what stands before the break.
        assert_eq!(body(&xml.as_bytes()[..200], &headings).expect("read").len(), 2);
    }
}
