//! The reader of OpenDocument texts (.odt, and .fodt in one file of XML; ISO/IEC 26300).

use super::package::Package;
use super::word::{finished, properties};
use super::xml::{Step, walk};
use super::{Manuscript, Paragraph, Set, Writer};
use crate::import::{Cause, Imported, Source};
use rustc_hash::FxHashSet;

/// Reads an OpenDocument text in a package.
///
/// # Errors
/// When the package is damaged, locked or unpacks beyond measure.
pub fn read(source: &Source) -> Result<Imported, Cause> {
    let mut package = Package::open(&source.bytes)?;
    if let Some(manifest) = package.part("META-INF/manifest.xml")? {
        let mut locked = false;
        let _ = walk(&manifest, |step| locked |= matches!(step, Step::Open("encryption-data", _)));
        if locked {
            return Err(Cause::Locked);
        }
    }
    let Some(content) = package.part("content.xml")? else {
        return Err(Cause::Damaged("it has no text part".into()));
    };
    let mut manuscript = Manuscript { paragraphs: body(&content)?, ..Manuscript::default() };
    if let Some(meta) = package.part("meta.xml")? {
        (manuscript.title, manuscript.creator) = properties(&meta);
    }
    Ok(manuscript.imported())
}

/// Reads an OpenDocument text that is one file of XML.
///
/// # Errors
/// When its markup breaks before any text.
pub fn read_flat(source: &Source) -> Result<Imported, Cause> {
    let (title, creator) = properties(&source.bytes);
    let manuscript = Manuscript { paragraphs: body(&source.bytes)?, title, creator };
    Ok(manuscript.imported())
}

/// The paragraphs of a document's content.
fn body(content: &[u8]) -> Result<Vec<Paragraph>, Cause> {
    let mut writer = Writer::default();
    let mut titles: FxHashSet<String> = ["Title".to_owned()].into_iter().collect();
    let mut skipped = 0_usize;
    let mut in_body = false;
    let walked = walk(content, |step| match step {
        Step::Open(name, attributes) => {
            if skipped > 0 || is_skipped(name) {
                skipped += 1;
                return;
            }
            match name {
                "body" => in_body = true,
                // A style of the document's own that goes back to the title's.
                "style" if attributes.get("parent-style-name").as_deref() == Some("Title") => {
                    titles.extend(attributes.get("name"));
                }
                "h" => writer.begin(Set::Heading),
                "p" => {
                    let title = attributes.get("style-name").is_some_and(|style| titles.contains(&style));
                    writer.begin(if title { Set::Heading } else { Set::Text });
                }
                "s" => writer.text(" "),
                "tab" => writer.text("\t"),
                "line-break" => writer.text("\n"),
                _ => {}
            }
        }
        Step::Close(name) => {
            if skipped > 0 {
                skipped -= 1;
            } else if matches!(name, "h" | "p") {
                writer.end();
            }
        }
        // White space of the source is one space.
        Step::Text(words) if in_body && skipped == 0 => writer.text(&words.replace(['\n', '\r', '\t'], " ")),
        Step::Text(_) => {}
    });
    finished(writer, walked)
}

/// Notes, comments, tracked deletions, ruby, what is hidden, and headers inside one-file documents.
fn is_skipped(name: &str) -> bool {
    matches!(
        name,
        "note"
            | "annotation"
            | "tracked-changes"
            | "ruby-text"
            | "hidden-text"
            | "hidden-paragraph"
            | "master-styles"
            | "binary-data"
            | "sequence-decls"
            | "index-title"
            | "title-desc"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_reader_of_the_page_sees() {
        let xml = "<office:document><office:automatic-styles><style:style style:name='P7' style:parent-style-name='Title'/>\
            </office:automatic-styles><office:body><office:text><text:tracked-changes><text:changed-region><text:deletion>\
            <text:p>never</text:p></text:deletion></text:changed-region></text:tracked-changes><text:p text:style-name='P7'>Pier\n closed</text:p>\
            <text:p>The<text:s text:c='3'/>board<text:note><text:note-body><text:p>a note</text:p></text:note-body></text:note> met&#8230;<text:line-break/>twice\
            <office:annotation><text:p>Who?</text:p></office:annotation></text:p><text:list><text:list-item><text:p>Item</text:p></text:list-item></text:list>\
            <text:p><draw:frame><draw:text-box><text:p>Boxed</text:p></draw:text-box></draw:frame></text:p></office:text></office:body></office:document>";
        let made = body(xml.as_bytes()).expect("read");
        let texts: Vec<&str> = made.iter().map(|p| p.text.as_str()).filter(|t| !t.is_empty()).collect();
        assert_eq!(texts, ["Pier  closed", "The board met…\ntwice", "Item", "Boxed"]);
        assert_eq!(made[0].set, Set::Heading);
    }
}
