//! Whether a file was written by this program: results lie beside the articles they are about, and are none.

use crate::import;
use std::io::{Cursor, Read as _};
use std::path::Path;
use zip::ZipArchive;

/// What ends where a version follows, in files that are text: tables and pages, and lists of sources.
const MADE: [&str; 2] = ["Made by parallax ", "of a comparison by parallax "];

/// What stands as it is in files that are text: a lesson's pages, the comparison and the quote check for programs.
const SIGNS: [&str; 3] = [
    "content: \"Made with Parallax\"",
    "\"format\": \"parallax-comparison\"",
    "\"format\": \"parallax-quote-check\"",
];

/// Whether the file at `path` was written by this program.
pub fn is_result(path: &Path) -> bool {
    import::bytes(path).is_ok_and(|bytes| is_ours(&bytes))
}

/// Whether `bytes` are a file that one of the writers here has made, of whatever format.
///
/// A table for the terminal says nothing of itself and is known by how it begins. What was saved anew by another
/// program may not be recognised.
pub fn is_ours(bytes: &[u8]) -> bool {
    if bytes.starts_with(b"PK") {
        return of_package(bytes).unwrap_or(false);
    }
    if bytes.starts_with(b"%PDF-") {
        const CREATOR: &[u8] = b"/Creator(Parallax)";
        return bytes.windows(CREATOR.len()).any(|found| found == CREATOR);
    }
    let Ok(text) = std::str::from_utf8(bytes) else { return false };
    let versioned = |sign: &str| {
        text.match_indices(sign)
            .any(|(at, _)| text[at + sign.len()..].starts_with(|c: char| c.is_ascii_digit()))
    };
    MADE.iter().any(|sign| versioned(sign))
        || SIGNS.iter().any(|sign| text.contains(sign))
        || is_for_terminal(text)
}

/// Word documents and workbooks name the program that made them.
fn of_package(bytes: &[u8]) -> Option<bool> {
    let mut package = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut says = |part: &str, words: &str| {
        let mut told = String::new();
        let Ok(part) = package.by_name(part) else { return false };
        // a part that unpacks to more is none of ours
        part.take(100_000).read_to_string(&mut told).is_ok() && told.contains(words)
    };
    Some(
        says("docProps/app.xml", "<Application>Parallax</Application>")
            || says("docProps/core.xml", "<dc:creator>parallax "),
    )
}

/// Whether a text begins as the table for terminals does, `4 articles` and the first of them, or the quote check,
/// `9 quotations: 3 exact` and its sources.
fn is_for_terminal(text: &str) -> bool {
    let mut lines = text.lines().filter(|line| !line.is_empty());
    let Some((count, what)) = lines.next().and_then(|line| line.split_once(' ')) else { return false };
    let second = lines.next().unwrap_or_default();
    let counted = count.bytes().all(|b| b.is_ascii_digit());
    let table = matches!(what, "article" | "articles") && second.starts_with("  A  ");
    let check = ["quotation: ", "quotations: "].iter().any(|word| what.starts_with(word))
        && second.starts_with("A   ");
    counted && (table || check)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::{Settings, compare};
    use crate::export::quote_check::{Form, QuoteCheck};
    use crate::export::sheet::Options;
    use crate::export::table::Style;
    use crate::export::{Filter, Format, table, write_with};
    use std::collections::BTreeSet;

    fn comparison() -> crate::compare::Comparison {
        let article = |outlet: &str, text: &str, reference| crate::article::Article {
            outlet: outlet.into(),
            text: text.into(),
            reference,
            ..Default::default()
        };
        let said = "The ferry sank on Monday. “We lost the rudder,” the captain, Ida Holm, said.";
        compare(&[article("Post", said, false), article("Herald", said, true)], &Settings::default())
    }

    #[test]
    fn what_was_written_is_recognised() {
        let comparison = comparison();
        let none = |_: &BTreeSet<char>| Vec::new();
        for format in Format::ALL {
            let options = Options { layout: format.layout(), ..Options::default() };
            let written = write_with(&comparison, format, &options, false, &none).expect("written");
            assert!(is_ours(&written.bytes), "{format:?}");
        }
        let style = Style { width: 100, colour: false };
        assert!(is_ours(table::write(&comparison, &Filter::default(), style).as_bytes()));
        let checks = crate::compare::reference::check(&comparison);
        let whole = QuoteCheck { comparison: &comparison, checks: &checks, all: checks.len() };
        assert!(!checks.is_empty() && is_ours(whole.text(80).as_bytes()));
        for form in [Form::Json, Form::Csv, Form::Xlsx, Form::Html, Form::Docx, Form::Pdf] {
            assert!(is_ours(&whole.write(form, false, &none).expect("written").bytes), "{form:?}");
        }
    }

    #[test]
    fn articles_are_not_taken_for_results() {
        for text in [
            "4 articles were stolen.\n\n  A  thief was seen.",
            "The page was Made with Parallax, a script for scrolling.",
            "outlet,text,made\nPost,The ferry sank.,yesterday\n",
            "",
        ] {
            assert!(!is_ours(text.as_bytes()), "{text}");
        }
    }
}
