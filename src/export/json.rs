//! The comparison document as JSON.

use super::Filter;
use super::plain::acts;
use super::provenance;
use crate::compare::Comparison;
use std::fmt::Write as _;

/// The document with the rows `filter` keeps, indented by two blanks, with a line break at its end.
///
/// Characters that a terminal would act on are written as `\u` escapes, which read back as the same
/// text. (JSON itself asks this only of those below U+0020.)
pub fn write(comparison: &Comparison, filter: &Filter) -> String {
    let json = if *filter == Filter::default() {
        serde_json::to_string_pretty(comparison)
    } else {
        let mut kept = filter.apply(comparison.clone());
        kept.made.rows = [kept.made.rows, provenance::rows(filter)]
            .into_iter()
            .filter(|told| !told.is_empty())
            .collect::<Vec<_>>()
            .join("; ");
        serde_json::to_string_pretty(&kept)
    };
    // Strings, numbers and lists under fixed keys: there is nothing JSON could refuse.
    let mut out = escape(json.expect("a comparison can always be written as JSON"));
    out.push('\n');
    out
}

/// Reads a document back.
///
/// # Errors
/// When `json` is not a comparison document.
pub fn read(json: &str) -> Result<Comparison, serde_json::Error> {
    serde_json::from_str(json)
}

/// Writes characters that act as escapes. Outside strings JSON has none of them but line breaks.
fn escape(json: String) -> String {
    let escaped = |c: char| c != '\n' && acts(c);
    if !json.contains(escaped) {
        return json;
    }
    let mut out = String::with_capacity(json.len() + 64);
    let mut rest = json.as_str();
    while let Some(at) = rest.find(escaped) {
        out.push_str(&rest[..at]);
        let Some(c) = rest[at..].chars().next() else { break };
        for unit in c.encode_utf16(&mut [0; 2]) {
            let _ = write!(out, "\\u{unit:04x}");
        }
        rest = &rest[at + c.len_utf8()..];
    }
    out.push_str(rest);
    out
}
