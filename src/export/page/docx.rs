//! The document for word processors: Office Open XML (ECMA-376), written part by part.
//!
//! Written here and not by a library because the one there is for it has no header rows that repeat on
//! every page, no title and no language. The typefaces go with the file ([`fonts`]); each is named with one
//! every computer has beside it, for readers that pass them over.

mod body;
mod fonts;
mod styles;

use super::{Document, Kind, PageError};
use crate::export::markup::Escaped;
use std::fmt::Write as _;
use std::io::{Cursor, Write as _};
use zip::write::SimpleFileOptions;

/// The file.
pub fn write(document: &Document) -> Result<Vec<u8>, PageError> {
    pack(document).map_err(|error| PageError { kind: Kind::Docx.extension(), cause: error.to_string() })
}

fn pack(document: &Document) -> zip::result::ZipResult<Vec<u8>> {
    let mut links = Links::default();
    let body = body::document(document, &mut links);
    let header = body::header(document);
    let footer = body::footer(document);
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    // no clock: the same document gives the same bytes
    let options = SimpleFileOptions::default().last_modified_time(zip::DateTime::default());
    let fonts = fonts::of(&body);
    let parts: [(&str, String); 11] = [
        ("[Content_Types].xml", CONTENT_TYPES.into()),
        ("_rels/.rels", RELATIONS.into()),
        ("docProps/core.xml", core(document)),
        ("docProps/app.xml", APP.into()),
        ("word/document.xml", body),
        ("word/_rels/document.xml.rels", links.relations()),
        ("word/styles.xml", styles::styles(document)),
        ("word/fontTable.xml", fonts.table),
        ("word/_rels/fontTable.xml.rels", fonts.relations),
        ("word/header1.xml", header),
        ("word/footer1.xml", footer),
    ];
    for (name, part) in parts {
        zip.start_file(name, options)?;
        zip.write_all(part.as_bytes())?;
    }
    for (name, font) in fonts.files {
        zip.start_file(name, options)?;
        zip.write_all(&font)?;
    }
    zip.start_file("word/settings.xml", options)?;
    zip.write_all(styles::SETTINGS.as_bytes())?;
    Ok(zip.finish()?.into_inner())
}

/// The addresses the document leads to.
#[derive(Default)]
struct Links(Vec<String>);

impl Links {
    /// The id of the relation to `address`.
    fn id(&mut self, address: String) -> String {
        let n = match self.0.iter().position(|known| *known == address) {
            Some(known) => known,
            None => {
                self.0.push(address);
                self.0.len() - 1
            }
        };
        format!("link{n}")
    }

    fn relations(&self) -> String {
        let mut out = String::from(DOCUMENT_RELATIONS);
        for (n, address) in self.0.iter().enumerate() {
            let _ = write!(
                out,
                "<Relationship Id=\"link{n}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink\" \
                 Target=\"{}\" TargetMode=\"External\"/>",
                Escaped(address)
            );
        }
        out.push_str("</Relationships>");
        out
    }
}

fn core(document: &Document) -> String {
    format!(
        "{DECLARATION}<cp:coreProperties \
         xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\
         <dc:title>{}</dc:title><dc:creator>Parallax</dc:creator><dc:language>{}</dc:language>\
         </cp:coreProperties>",
        Escaped(&super::super::plain::line(&document.title)),
        Escaped(document.spoken()),
    )
}

const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

const CONTENT_TYPES: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
<Default Extension=\"odttf\" ContentType=\"application/vnd.openxmlformats-officedocument.obfuscatedFont\"/>\
<Default Extension=\"xml\" ContentType=\"application/xml\"/>\
<Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>\
<Override PartName=\"/docProps/app.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.extended-properties+xml\"/>\
<Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/>\
<Override PartName=\"/word/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml\"/>\
<Override PartName=\"/word/fontTable.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.fontTable+xml\"/>\
<Override PartName=\"/word/settings.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml\"/>\
<Override PartName=\"/word/header1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml\"/>\
<Override PartName=\"/word/footer1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml\"/>\
</Types>";

const RELATIONS: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
<Relationship Id=\"document\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/>\
<Relationship Id=\"core\" Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/>\
<Relationship Id=\"app\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/extended-properties\" Target=\"docProps/app.xml\"/>\
</Relationships>";

const DOCUMENT_RELATIONS: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
<Relationship Id=\"styles\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles\" Target=\"styles.xml\"/>\
<Relationship Id=\"fonts\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/fontTable\" Target=\"fontTable.xml\"/>\
<Relationship Id=\"settings\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/settings\" Target=\"settings.xml\"/>\
<Relationship Id=\"header\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/header\" Target=\"header1.xml\"/>\
<Relationship Id=\"footer\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer\" Target=\"footer1.xml\"/>";

const APP: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\">\
<Application>Parallax</Application></Properties>";
