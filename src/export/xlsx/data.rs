//! Sheets of many lines: their rows written as XML (ECMA-376 part 1, 18.3.1), many at a time, and put into
//! the workbook that the library made with their columns and headings. The library keeps every cell as a
//! value of its own until the end, which for a million of them takes five times as long and a gigabyte.

use super::{Pen, color};
use crate::export::markup::Escaped;
use crate::export::palette::LIGHT;
use crate::export::sheet::{Cell, MarkKind, Sheet, Text};
use crate::export::words;
use rayon::prelude::*;
use rust_xlsxwriter::{
    ConditionalFormatCell, ConditionalFormatCellRule, Format, Worksheet, XlsxError,
    utility::column_number_to_name,
};
use std::fmt::Write as _;
use std::io::{Cursor, Read as _, Write as _};
use zip::write::SimpleFileOptions;

/// Rows of a sheet that the library left without.
pub struct Rows {
    /// The sheet's number, counted from 1 as in the names of a workbook's parts.
    pub sheet: usize,
    /// The cells that hold something: `A1:T120001`.
    pub range: String,
    /// The rows after the heading, a part for each stretch of them.
    pub parts: Vec<String>,
}

/// Lines in a part.
const PART: usize = 2_000;

/// The first `lines` lines of `table` with `columns` columns. Cells that a sheet cannot hold whole are cut by
/// `pen`, which counts them.
pub fn rows(table: &Sheet, sheet: usize, columns: usize, lines: usize, pen: &mut Pen) -> Rows {
    let letters: Vec<String> = (0..columns).map(|n| column_number_to_name(n as u16)).collect();
    let stretches: Vec<(String, usize)> = table.lines[..lines]
        .par_chunks(PART)
        .enumerate()
        .map(|(n, stretch)| {
            let mut pen = Pen::new();
            let mut out = String::with_capacity(stretch.len() * columns * 48);
            for (at, line) in stretch.iter().enumerate() {
                // the heading is row 1
                let row = (n * PART + at + 2).to_string();
                let _ = write!(out, "<row r=\"{row}\">");
                for (letter, cell) in letters.iter().zip(&line.cells) {
                    write_cell(&mut out, letter, &row, cell, &mut pen);
                }
                out.push_str("</row>");
            }
            (out, pen.left_out.cut)
        })
        .collect();
    pen.left_out.cut += stretches.iter().map(|(_, cut)| cut).sum::<usize>();
    let last = letters.last().map_or("A", String::as_str);
    let parts = stretches.into_iter().map(|(part, _)| part).collect();
    Rows { sheet, range: format!("A1:{last}{}", lines + 1), parts }
}

fn write_cell(out: &mut String, letter: &str, row: &str, cell: &Cell, pen: &mut Pen) {
    let begin = |out: &mut String, rest: &str| {
        for part in ["<c r=\"", letter, row, rest] {
            out.push_str(part);
        }
    };
    match cell {
        Cell::Empty => {}
        Cell::Number(number) => {
            begin(out, "\"><v>");
            let _ = write!(out, "{number}");
            out.push_str("</v></c>");
        }
        Cell::Text(text) if !text.marks.is_empty() && super::utf16(&text.text) <= super::UNITS => {
            begin(out, "\" t=\"inlineStr\"><is>");
            rich(out, text);
            out.push_str("</is></c>");
        }
        cell => {
            let text = cell.text();
            if text.is_empty() {
                return;
            }
            begin(out, "\" t=\"inlineStr\"><is>");
            words_of(out, &pen.fitted(&text));
            out.push_str("</is></c>");
        }
    }
}

/// A passage with its marks: a run for each, in the order that the schema wants its properties.
fn rich(out: &mut String, text: &Text) {
    for (words, mark) in text.runs().filter(|(words, _)| !words.is_empty()) {
        out.push_str("<r>");
        if let Some(mark) = mark {
            let bold = matches!(mark.kind, MarkKind::Conflict | MarkKind::Compatible);
            let under = matches!(mark.kind, MarkKind::Changed | MarkKind::Added);
            out.push_str("<rPr>");
            out.push_str(if bold { "<b/>" } else { "" });
            out.push_str(if mark.kind == MarkKind::Told { "<i/>" } else { "" });
            out.push_str(if under { "<u/>" } else { "" });
            let _ = write!(
                out,
                "<sz val=\"11\"/><color rgb=\"FF{:06X}\"/><rFont val=\"Calibri\"/>",
                ink(mark.kind)
            );
            out.push_str("</rPr>");
        }
        words_of(out, words);
        out.push_str("</r>");
    }
}

/// The colour of marked words.
fn ink(kind: MarkKind) -> u32 {
    use crate::compare::document::Verdict;
    match kind {
        MarkKind::Conflict => LIGHT.verdict(Verdict::Conflict).full,
        MarkKind::Compatible => LIGHT.verdict(Verdict::Compatible).full,
        MarkKind::Changed => LIGHT.verdict(Verdict::Reworded).full,
        MarkKind::Added => LIGHT.verdict(Verdict::Cut).full,
        MarkKind::Missing(_) | MarkKind::Aside | MarkKind::Context | MarkKind::Told => LIGHT.quiet,
    }
}

/// Words as an element of text. What looks like one of Excel's own escapes, `_x0041_`, is escaped itself.
fn words_of(out: &mut String, words: &str) {
    out.push_str("<t xml:space=\"preserve\">");
    let plain = |b: u8| (b' '..0x7f).contains(&b) && !matches!(b, b'&' | b'<' | b'>' | b'"' | b'\'');
    if words.bytes().all(plain) && !words.contains("_x") {
        out.push_str(words);
    } else {
        let mut rest = words;
        while let Some(at) = rest.find("_x") {
            let hex =
                rest.as_bytes().get(at + 2..at + 6).is_some_and(|hex| hex.iter().all(u8::is_ascii_hexdigit));
            let escape = hex && rest.as_bytes().get(at + 6) == Some(&b'_');
            let _ = write!(out, "{}{}", Escaped(&rest[..at]), if escape { "_x005F_" } else { "_" });
            rest = &rest[at + 1..];
        }
        let _ = write!(out, "{}", Escaped(rest));
    }
    out.push_str("</t>");
}

/// Colours the verdicts of `table` by what stands in the cells, since these have no format of their own.
pub fn colour(page: &mut Worksheet, table: &Sheet, columns: usize, lines: usize) -> Result<(), XlsxError> {
    for n in 0..columns {
        let verdict = |line: &crate::export::sheet::Line| match line.cells.get(n) {
            Some(Cell::Verdict(verdict, word)) => Some((words::rank(*verdict), *verdict, *word)),
            _ => None,
        };
        let mut met: Vec<_> = table.lines[..lines].iter().filter_map(verdict).collect();
        met.sort_unstable_by_key(|(rank, _, _)| *rank);
        met.dedup_by_key(|(rank, _, _)| *rank);
        for (_, verdict, word) in met {
            let hue = LIGHT.verdict(verdict);
            let format = Format::new().set_font_color(color(hue.full)).set_background_color(color(hue.tint));
            let rule = ConditionalFormatCell::new()
                .set_rule(ConditionalFormatCellRule::EqualTo(word))
                .set_format(format.set_bold());
            page.add_conditional_format(1, n as u16, lines as u32, n as u16, &rule)?;
        }
    }
    Ok(())
}

/// `book` with these rows put into its sheets; everything else is taken over as it is.
///
/// # Errors
/// When the workbook is not as the library has always written it.
pub fn put(book: Vec<u8>, rows: &[Rows], level: i64) -> Result<Vec<u8>, XlsxError> {
    if rows.is_empty() {
        return Ok(book);
    }
    let failed = |error: zip::result::ZipError| XlsxError::ParameterError(error.to_string());
    let mut from = zip::ZipArchive::new(Cursor::new(book)).map_err(failed)?;
    let mut to = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_level(Some(level))
        .last_modified_time(zip::DateTime::default());
    for n in 0..from.len() {
        let mut part = from.by_index(n).map_err(failed)?;
        let name = part.name().to_owned();
        let own = rows.iter().find(|rows| name == format!("xl/worksheets/sheet{}.xml", rows.sheet));
        let Some(rows) = own else {
            to.raw_copy_file(part).map_err(failed)?;
            continue;
        };
        let mut sheet = String::new();
        part.read_to_string(&mut sheet).map_err(XlsxError::IoError)?;
        let (head, tail) = split(&sheet, &rows.range)
            .ok_or_else(|| XlsxError::ParameterError("a sheet without rows has another form".into()))?;
        to.start_file(name, options).map_err(failed)?;
        for piece in std::iter::once(&head).chain(&rows.parts).chain([&tail]) {
            to.write_all(piece.as_bytes()).map_err(XlsxError::IoError)?;
        }
    }
    Ok(to.finish().map_err(failed)?.into_inner())
}

/// What stands before a sheet's further rows and after them, with the range that it now holds.
fn split(sheet: &str, range: &str) -> Option<(String, String)> {
    let (head, tail) = sheet.split_once("</sheetData>")?;
    let (before, after) = head.split_once("<dimension ref=\"")?;
    let (_, after) = after.split_once('"')?;
    Some((format!("{before}<dimension ref=\"{range}\"{after}"), format!("</sheetData>{tail}")))
}
