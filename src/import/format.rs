//! Telling what a file is, by its content first and its name second.

mod binary;

use super::source::{Source, extension};
use super::{encoding, mail, table, web};
pub use binary::{Binary, is_archive};
use binary::{binary, find, is_workbook, is_zip};

/// What a file is: the formats that have a reader, and those that are refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Format {
    /// Plain text.
    Plain,
    /// Markdown, with or without front matter.
    Markdown,
    /// A saved web page.
    Web,
    /// A Word document.
    Word,
    /// A Word document of before 2007, or any Office document that is locked.
    OldWord,
    /// An OpenDocument text.
    OpenDocument,
    /// An OpenDocument text in one file of XML.
    FlatOpenDocument,
    /// A Rich Text document.
    Rtf,
    /// A document as printed.
    Pdf,
    /// An electronic book.
    Epub,
    /// E-mail: a message or a mailbox.
    Mail,
    /// A page saved as MHTML.
    PageArchive,
    /// A page saved by WebKit.
    WebArchive,
    /// A table as text: .csv, .tsv.
    Delimited,
    /// Records as text: .json, .jsonl.
    Records,
    /// An Excel workbook.
    Workbook,
    /// An OpenDocument spreadsheet.
    OpenSheet,
    /// Recognised, and without a reader.
    Refused(Binary),
}

/// Tells what a source is.
pub fn recognise(source: &Source) -> Format {
    let bytes = &source.bytes;
    if let Some(format) = packed_page(source) {
        return format;
    }
    match binary(bytes, &source.name, encoding::wide(bytes).is_some()) {
        // A kind that has a reader names its format here.
        Some(Binary::Word) => Format::Word,
        Some(Binary::OldWord) => Format::OldWord,
        Some(Binary::OpenDocument) => Format::OpenDocument,
        Some(Binary::Rtf) => Format::Rtf,
        Some(Binary::Pdf) => Format::Pdf,
        Some(Binary::Sheet) if is_workbook(bytes) => Format::Workbook,
        Some(Binary::OpenSheet) => Format::OpenSheet,
        Some(Binary::Epub) => Format::Epub,
        Some(kind) => Format::Refused(kind),
        None => format(&source.text(), &source.name),
    }
}

/// Whether a source is mail or a page with all that belongs to it. These are text of a kind, and what
/// stands in them may look like anything.
fn packed_page(source: &Source) -> Option<Format> {
    let (bytes, extension) = (&source.bytes, source.extension());
    if web::packed::is_packed(bytes) || (is_zip(bytes) && web::packed::is_page(bytes)) {
        return Some(Format::Web);
    }
    let head = &bytes[..bytes.len().min(8192)];
    let xml_list = find(head, b"<plist").is_some() && find(head, b"WebMainResource").is_some();
    if bytes.starts_with(b"bplist00") || xml_list {
        return Some(Format::WebArchive);
    }
    let named_page = matches!(extension.as_str(), "mht" | "mhtml");
    if !mail::is_message(bytes, named_page || matches!(extension.as_str(), "eml" | "mbox" | "msg")) {
        return None;
    }
    let saved = bytes.starts_with(b"From: <Saved by ") || find(head, b"Snapshot-Content-Location:").is_some();
    Some(if saved || named_page { Format::PageArchive } else { Format::Mail })
}

/// The reader for decoded text: by what it holds, and where that leaves a choice by `name`.
fn format(text: &str, name: &str) -> Format {
    let extension = extension(name);
    let named_web =
        matches!(extension.as_str(), "html" | "htm" | "xhtml" | "xht" | "shtml" | "php" | "asp" | "aspx");
    if is_flat_open_document(text) {
        return Format::FlatOpenDocument;
    }
    if is_page(text) || (named_web && has_markup(text)) {
        return Format::Web;
    }
    match extension.as_str() {
        "csv" | "tsv" | "tab" => Format::Delimited,
        "json" | "jsonl" | "ndjson" => Format::Records,
        _ if table::records::is_records(text) => Format::Records,
        "md" | "markdown" | "mdown" | "mkd" | "mdx" | "qmd" | "rmd" => Format::Markdown,
        _ => Format::Plain,
    }
}

/// Whether the text is an OpenDocument text in one file.
fn is_flat_open_document(text: &str) -> bool {
    let head = text.get(..text.floor_char_boundary(4096)).unwrap_or_default();
    head.contains("<office:document") && head.contains("opendocument.text")
}

/// Whether a text is a web page or a piece of one.
pub fn is_web(text: &str) -> bool {
    is_page(text) || (text.contains("</") && has_markup(text))
}

/// Whether the text opens as a web page does.
fn is_page(text: &str) -> bool {
    let mut rest = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}');
    // The XML declaration, comments ("saved from url=…") and the doctype come before the page.
    for _ in 0..20 {
        let end = if rest.starts_with("<!--") {
            rest.find("-->").map(|at| at + 3)
        } else if rest.starts_with("<?") || starts_with(rest, "<!doctype html") {
            if starts_with(rest, "<!doctype html") {
                return true;
            }
            rest.find('>').map(|at| at + 1)
        } else {
            break;
        };
        let Some(end) = end else { return false };
        rest = rest[end..].trim_start();
    }
    const OPENINGS: [&str; 9] =
        ["<html", "<head", "<body", "<meta", "<title", "<article", "<main", "<div", "<script"];
    OPENINGS.iter().any(|opening| {
        starts_with(rest, opening)
            && matches!(rest.as_bytes().get(opening.len()), Some(b' ' | b'>' | b'\n' | b'\r' | b'\t' | b'/'))
    }) || (starts_with(rest, "<p") && has_markup(rest) && count_up_to(rest, "</p>", 2) == 2)
}

fn count_up_to(text: &str, what: &str, limit: usize) -> usize {
    text.match_indices(what).take(limit).count()
}

/// Whether any of the common tags closes or breaks a line somewhere.
fn has_markup(text: &str) -> bool {
    const TAGS: [&str; 12] =
        ["html", "body", "head", "p", "div", "br", "span", "article", "h1", "title", "table", "td"];
    text.match_indices('<').take(20_000).any(|(at, _)| {
        let tag = text[at + 1..].trim_start_matches('/');
        let len = tag.bytes().take_while(u8::is_ascii_alphanumeric).count();
        matches!(tag.as_bytes().get(len), Some(b'>' | b' ' | b'/' | b'\n' | b'\r' | b'\t'))
            && TAGS.iter().any(|name| tag[..len].eq_ignore_ascii_case(name))
    })
}

fn starts_with(text: &str, what: &str) -> bool {
    text.as_bytes().get(..what.len()).is_some_and(|head| head.eq_ignore_ascii_case(what.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_decides_before_the_name() {
        for (text, name, wanted) in [
            ("<!DOCTYPE html><p>Hello", "a.txt", Format::Web),
            ("\n<!-- saved from url=(0014)about:internet -->\n<html><body>x", "a.md", Format::Web),
            ("<?xml version=\"1.0\"?>\n<!DOCTYPE html PUBLIC \"-//W3C\">\n<html>", "a", Format::Web),
            ("<p>One.</p><p>Two.</p>", "pasted", Format::Web),
            ("The mayor spoke.\n\nNobody came.", "a.html", Format::Plain),
            ("Prices < 3 and > 1", "a.html", Format::Plain),
            ("First<br>second", "a.htm", Format::Web),
            ("# Heading", "a.md", Format::Markdown),
            ("# Heading", "a.txt", Format::Plain),
            ("", "a.html", Format::Plain),
        ] {
            assert_eq!(format(text, name), wanted, "{text:?} as {name}");
        }
    }
}
