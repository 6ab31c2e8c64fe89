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
    let mut comparison: Comparison = serde_json::from_str(json)?;
    for row in &mut comparison.rows {
        row.verdict = row.verdict.matched(row.matching);
    }
    Ok(comparison)
}

/// Writes characters that act as escapes. Outside strings JSON has none of them but line breaks.
pub fn escape(json: String) -> String {
    let Some(first) = next_acting(&json) else { return json };
    let mut out = String::with_capacity(json.len() + 64);
    let (mut rest, mut next) = (json.as_str(), Some(first));
    while let Some((at, c)) = next {
        out.push_str(&rest[..at]);
        for unit in c.encode_utf16(&mut [0; 2]) {
            let _ = write!(out, "\\u{unit:04x}");
        }
        rest = &rest[at + c.len_utf8()..];
        next = next_acting(rest);
    }
    out.push_str(rest);
    out
}

/// The first character that acts as an escape and where it stands. Most bytes are plain letters, of
/// which no character need be made.
fn next_acting(json: &str) -> Option<(usize, char)> {
    let special = |b: &u8| !(b' '..0x7F).contains(b) && *b != b'\n';
    let mut at = 0;
    loop {
        // by the block first, which the processor compares at once
        let rest = &json.as_bytes()[at..];
        let plain =
            rest.chunks_exact(32).take_while(|block| !block.iter().fold(false, |any, b| any | special(b)));
        at += 32 * plain.count();
        at += json.as_bytes()[at..].iter().position(special)?;
        let c = json[at..].chars().next()?;
        if acts(c) {
            return Some((at, c));
        }
        at += c.len_utf8();
    }
}
