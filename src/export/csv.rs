//! A table as comma-separated (RFC 4180) or tab-separated values, in UTF-8, lines ending in CRLF.
//!
//! A cell that a spreadsheet would take for a formula gets an apostrophe in front, as OWASP advises
//! against "CSV injection": one that begins with `=`, `+`, `-`, `@`, a tab or a carriage return, or
//! with the full-width forms of these signs. Control characters are left out. Numbers the program
//! counted are never guarded.
//!
//! The last column, `made`, says in its first line where the table comes from ([`super::provenance`]); it is empty
//! in the others, and not there where the user named the columns.

use super::plain;
use super::provenance::Provenance;
use super::sheet::{Cell, Sheet};
use std::borrow::Cow;

/// How the values are told apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Separator {
    /// Commas. A cell may hold line breaks.
    #[default]
    Comma,
    /// Tabs. Line breaks and tabs in cells become blanks, so that a line of the file is a line of the table.
    Tab,
}

/// The title of the column that says where the table comes from.
pub const MADE: &str = "made";

/// `sheet` as text. With `bom` it begins with a byte order mark, without which Excel takes UTF-8 for
/// something else when a file is opened by a double click.
pub fn write(sheet: &Sheet, provenance: Option<&Provenance>, separator: Separator, bom: bool) -> Vec<u8> {
    let delimiter = match separator {
        Separator::Comma => b',',
        Separator::Tab => b'\t',
    };
    let mut out = Vec::new();
    if bom {
        out.extend("\u{FEFF}".as_bytes());
    }
    let mut csv =
        csv::WriterBuilder::new().delimiter(delimiter).terminator(csv::Terminator::CRLF).from_writer(out);
    let mut made = provenance.map(|provenance| provenance.lines().join("; "));
    // Writing to memory cannot fail, and every record has as many cells as the first.
    let whole = "a record of constant length goes into memory";
    for column in &sheet.columns {
        csv.write_field(&*guard(&column.title, separator)).expect(whole);
    }
    if provenance.is_some() {
        csv.write_field(MADE).expect(whole);
    }
    csv.write_record(None::<&[u8]>).expect(whole);
    for line in &sheet.lines {
        for cell in &line.cells {
            let text = cell.text();
            match cell {
                Cell::Number(_) => csv.write_field(&*text).expect(whole),
                _ => csv.write_field(&*guard(&text, separator)).expect(whole),
            }
        }
        if provenance.is_some() {
            let made = made.take().unwrap_or_default();
            csv.write_field(&*guard(&made, separator)).expect(whole);
        }
        csv.write_record(None::<&[u8]>).expect(whole);
    }
    csv.into_inner().expect("memory can always be flushed")
}

/// `cell` as text whatever a spreadsheet takes it for.
pub fn guard(cell: &str, separator: Separator) -> Cow<'_, str> {
    let sign = ['=', '+', '-', '@', '\t', '\n', '＝', '＋', '－', '＠'];
    let acts = cell.starts_with(sign) || cell.starts_with('\r');
    let plain = match separator {
        Separator::Comma => !cell.contains(|c: char| plain::acts(c) && !matches!(c, '\n' | '\t')),
        Separator::Tab => false,
    };
    let cell: Cow<str> = match separator {
        _ if plain => cell.into(),
        Separator::Comma => plain::lines(cell).into(),
        Separator::Tab => plain::line(cell).into(),
    };
    if acts || cell.starts_with(sign) { format!("'{cell}").into() } else { cell }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_formula_becomes_text() {
        for formula in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\u{7}=cmd", "＝1", "\u{200b}@x"] {
            for separator in [Separator::Comma, Separator::Tab] {
                assert!(guard(formula, separator).starts_with('\''), "{formula:?}");
            }
        }
        assert_eq!(guard("a = b, “c”", Separator::Comma), "a = b, “c”");
        assert_eq!(guard("a\tb\nc", Separator::Tab), "a b c");
        assert_eq!(guard("", Separator::Comma), "");
    }
}
