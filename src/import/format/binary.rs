//! Files that are not text: what they are by their first bytes, and what to do with those that have no reader.

use crate::import::source::extension;
use crate::import::{documents, web};

/// Kinds of files that are recognised in order to say what to do with them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Binary {
    /// Portable Document Format.
    Pdf,
    /// Word documents.
    Word,
    /// Word documents of before 2007.
    OldWord,
    /// Excel workbooks, old and new.
    Sheet,
    /// OpenDocument spreadsheets.
    OpenSheet,
    /// Slides.
    Slides,
    /// OpenDocument text.
    OpenDocument,
    /// Rich Text Format.
    Rtf,
    /// Electronic books.
    Epub,
    /// Pictures.
    Image,
    /// Sound and moving pictures.
    Media,
    /// Compressed archives.
    Archive,
    /// Web archives of browsers (.mhtml, .webarchive) and of crawlers (.warc).
    WebArchive,
    /// Programs, databases, anything else that is not text.
    Other,
}

impl Binary {
    /// The kind, with its article: "a PDF".
    pub fn name(self) -> &'static str {
        match self {
            Binary::Pdf => "a PDF",
            Binary::Word => "a Word document",
            Binary::OldWord => "an old Word document (.doc)",
            Binary::Sheet | Binary::OpenSheet => "a spreadsheet",
            Binary::Slides => "a slide show",
            Binary::OpenDocument => "an OpenDocument text",
            Binary::Rtf => "a rich-text (RTF) document",
            Binary::Epub => "an electronic book (EPUB)",
            Binary::Image => "a picture",
            Binary::Media => "a sound or video file",
            Binary::Archive => "a compressed archive",
            Binary::WebArchive => "a web archive",
            Binary::Other => "not text but binary data",
        }
    }

    /// What the user can do.
    pub fn remedy(self) -> &'static str {
        match self {
            Binary::Pdf => "open it, save its text as .txt, and give that file",
            Binary::Word | Binary::OpenDocument | Binary::Rtf => {
                "open it in a word processor, save it as plain text (.txt), and give that file"
            }
            Binary::OldWord => "open it in a word processor, save it as .docx, and give that file",
            Binary::Sheet | Binary::OpenSheet => {
                "open it in a spreadsheet program, save it as .xlsx or .csv, and give that file"
            }
            Binary::Slides | Binary::Epub => "copy the article's text and save it as .txt",
            Binary::Image => "type or recognise its text and save that as .txt",
            Binary::Media => "write down what is said and save that as .txt",
            Binary::Archive => "unpack it and give the files inside",
            Binary::WebArchive => "open the page in a browser and save it as “Web page, HTML only” (.html)",
            Binary::Other => "give the article as .txt, .md or .html",
        }
    }
}

/// What a file that is not text declares itself to be in its first bytes; `None` for text.
///
/// UTF-16 and UTF-32 text holds NUL bytes: `wide` says that such an encoding was recognised.
pub(super) fn binary(bytes: &[u8], name: &str, wide: bool) -> Option<Binary> {
    if let Some(kind) = by_signature(bytes) {
        return Some(kind);
    }
    if !wide && looks_binary(bytes) {
        return Some(Binary::Other);
    }
    match extension(name).as_str() {
        "mht" | "mhtml" | "webarchive" | "warc" => Some(Binary::WebArchive),
        _ => None,
    }
}

fn by_signature(bytes: &[u8]) -> Option<Binary> {
    const SIGNATURES: [(&[u8], Binary); 28] = [
        (b"{\\rtf", Binary::Rtf),
        (b"\x89PNG", Binary::Image),
        (b"\xFF\xD8\xFF", Binary::Image),
        (b"GIF87a", Binary::Image),
        (b"GIF89a", Binary::Image),
        (b"II*\0", Binary::Image),
        (b"MM\0*", Binary::Image),
        (b"ID3", Binary::Media),
        (b"OggS", Binary::Media),
        (b"fLaC", Binary::Media),
        (b"\x1A\x45\xDF\xA3", Binary::Media),
        (b"\x1F\x8B", Binary::Archive),
        (b"7z\xBC\xAF\x27\x1C", Binary::Archive),
        (b"Rar!\x1A", Binary::Archive),
        (b"BZh", Binary::Archive),
        (b"\xFD7zXZ", Binary::Archive),
        (b"\x28\xB5\x2F\xFD", Binary::Archive),
        (b"WARC/", Binary::WebArchive),
        (b"SQLite format 3\0", Binary::Other),
        (b"\x7FELF", Binary::Other),
        (b"MZ\x90\0", Binary::Other),
        (b"\xCA\xFE\xBA\xBE", Binary::Other),
        (b"wOFF", Binary::Other),
        (b"wOF2", Binary::Other),
        (b"\0asm", Binary::Other),
        (b"\0\x01\0\0\0", Binary::Other),
        (b"8BPS", Binary::Image),
        (b"qoif", Binary::Image),
    ];
    let start = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let head = &bytes[..bytes.len().min(1024)];
    // Readers of PDF accept some bytes of rubbish before the signature.
    if find(head, b"%PDF-").is_some_and(|at| at < 8) {
        return Some(Binary::Pdf);
    }
    if let Some((_, kind)) = SIGNATURES.iter().find(|(signature, _)| start.starts_with(signature)) {
        return Some(*kind);
    }
    if is_zip(bytes) {
        return Some(inside_zip(bytes));
    }
    if bytes.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        return Some(inside_compound_file(bytes));
    }
    if bytes.get(257..262).is_some_and(|mark| mark == b"ustar") {
        return Some(Binary::Archive);
    }
    if bytes.starts_with(b"RIFF") && bytes.len() > 12 {
        return Some(if &bytes[8..12] == b"WEBP" { Binary::Image } else { Binary::Media });
    }
    if bytes.len() > 12 && &bytes[4..8] == b"ftyp" {
        let image = matches!(&bytes[8..12], b"avif" | b"heic" | b"mif1" | b"heix");
        return Some(if image { Binary::Image } else { Binary::Media });
    }
    None
}

/// Whether the bytes are a ZIP archive of files, and not a document that is one.
pub fn is_archive(bytes: &[u8]) -> bool {
    is_zip(bytes) && inside_zip(bytes) == Binary::Archive && !web::packed::is_page(bytes)
}

pub(super) fn is_zip(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}

/// Whether a spreadsheet is of the kind that Excel has written since 2007.
pub(super) fn is_workbook(bytes: &[u8]) -> bool {
    let listed = documents::package::names(bytes);
    is_zip(bytes) && listed.is_none_or(|names| !names.iter().any(|name| name.ends_with("workbook.bin")))
}

/// Office formats are ZIP archives; the names of their members tell which.
fn inside_zip(bytes: &[u8]) -> Binary {
    let listed = documents::package::names(bytes);
    // Of an archive that was cut off the list at its end is gone.
    let head = &bytes[..bytes.len().min(4096)];
    let names = |what: &str| match &listed {
        Some(listed) => listed.iter().any(|name| name.starts_with(what)),
        None => find(head, what.as_bytes()).is_some(),
    };
    // The part called so ought to stand first and unpacked, but not every program does that.
    let mime = documents::package::Package::open(bytes).and_then(|mut package| package.part("mimetype"));
    let mime = mime.ok().flatten().unwrap_or_default();
    let says = |what: &[u8]| find(head, what).is_some() || find(&mime[..mime.len().min(200)], what).is_some();
    if says(b"application/epub+zip") || names("META-INF/container.xml") {
        Binary::Epub
    } else if says(b"opendocument.text") {
        Binary::OpenDocument
    } else if says(b"opendocument.spreadsheet") {
        Binary::OpenSheet
    } else if names("xl/") {
        Binary::Sheet
    } else if says(b"opendocument.presentation") || names("ppt/") {
        Binary::Slides
    } else if names("word/document") || (listed.is_none() && names("word/")) {
        Binary::Word
    } else {
        Binary::Archive
    }
}

/// Office 97 formats name their main stream in UTF-16 in the directory.
fn inside_compound_file(bytes: &[u8]) -> Binary {
    let names = |what: &str| {
        let wide: Vec<u8> = what.encode_utf16().flat_map(u16::to_le_bytes).collect();
        find(&bytes[..bytes.len().min(4_000_000)], &wide).is_some()
    };
    if names("Workbook") {
        Binary::Sheet
    } else if names("PowerPoint Document") {
        Binary::Slides
    } else {
        Binary::OldWord
    }
}

/// NUL bytes, or control characters at a rate that no text has.
fn looks_binary(bytes: &[u8]) -> bool {
    if bytes.contains(&0) {
        return true;
    }
    let head = &bytes[..bytes.len().min(65_536)];
    let control =
        head.iter().filter(|&&b| b < 0x20 && !matches!(b, b'\t' | b'\n' | b'\r' | 0x0C | 0x1B)).count();
    control > 8 && control * 20 > head.len()
}

/// Where `what` stands first.
pub(super) fn find(bytes: &[u8], what: &[u8]) -> Option<usize> {
    bytes.windows(what.len()).position(|window| window == what)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn binary_kinds_are_told_apart() {
        for (bytes, wanted) in [
            (&b"%PDF-1.7\n%\xE2\xE3"[..], Binary::Pdf),
            (b"PK\x03\x04\x14\0\x06\0\x08\0word/document.xml", Binary::Word),
            (b"PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.text", Binary::OpenDocument),
            (b"PK\x03\x04mimetypeapplication/epub+zip", Binary::Epub),
            (b"PK\x03\x04notes.txt", Binary::Archive),
            (b"\x89PNG\r\n\x1a\n", Binary::Image),
            (b"{\\rtf1\\ansi", Binary::Rtf),
            (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", Binary::OldWord),
            (b"abc\0def", Binary::Other),
        ] {
            assert_eq!(binary(bytes, "a.txt", false), Some(wanted));
        }
        assert_eq!(binary(b"plain words", "a.txt", false), None);
        assert_eq!(binary("Ŵîďē wörds".as_bytes(), "a.txt", false), None);
    }
}
