//! Sheets of many lines: their rows written as XML (ECMA-376 part 1, 18.3.1), many at a time, and put into
//! the workbook that the library made with their columns, their headings and a first line that shows the
//! format of every column. The library keeps every cell as a value of its own until the end, which for a
//! million of them takes five times as long and a gigabyte.

use super::pen::{Pen, UNITS, color, height, utf16};
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

/// Rows that a sheet is still without.
pub struct Rows {
    /// The sheet's number, counted from 1 as in the names of a workbook's parts.
    pub sheet: usize,
    /// What it shows.
    pub table: Sheet,
    /// How many of the table's columns it holds.
    pub columns: usize,
    /// How many of the table's lines it holds.
    pub lines: usize,
    /// Whether its first line is there, whose formats and heights the others have too; else they have none.
    pub set: bool,
}

/// Lines that are written at a time.
const PART: usize = 1_000;
/// How hard these sheets are packed, from 1 to 9.
const PACKED: i64 = 1;

impl Rows {
    /// The rows, a part for each stretch of them; `styles` are the columns' formats in the sheet.
    fn parts(&self, styles: &[Option<String>]) -> Vec<String> {
        let begins: Vec<(String, String)> = (0..self.columns)
            .map(|n| {
                let style = styles.get(n).and_then(Option::as_ref);
                let style = style.map_or(String::new(), |style| format!(" s=\"{style}\""));
                (format!("<c r=\"{}", column_number_to_name(n as u16)), style)
            })
            .collect();
        let first = usize::from(self.set);
        self.table.lines[first..self.lines]
            .par_chunks(PART)
            .enumerate()
            .map(|(n, stretch)| {
                let mut pen = Pen::new();
                let mut out = String::with_capacity(stretch.len() * self.columns * 64);
                for (at, line) in stretch.iter().enumerate() {
                    // the heading is row 1
                    let row = (first + n * PART + at + 2).to_string();
                    let _ = write!(out, "<row r=\"{row}\"");
                    if self.set {
                        let cells = line.cells.iter().zip(&self.table.columns).take(self.columns);
                        let tall = height(cells.map(|(cell, column)| (cell.text(), column.width)));
                        let _ = write!(out, " ht=\"{tall}\" customHeight=\"1\"");
                    }
                    out.push('>');
                    for ((begin, style), cell) in begins.iter().zip(&line.cells) {
                        write_cell(&mut out, [begin, &row, "\"", style], cell, &mut pen);
                    }
                    out.push_str("</row>");
                }
                out
            })
            .collect()
    }
}

/// How many cells of these lines a sheet cannot hold whole.
pub fn cut(table: &Sheet, columns: usize, lines: usize) -> usize {
    let cells = table.lines[..lines].iter().flat_map(|line| line.cells.iter().take(columns));
    cells.filter(|cell| cell.text().len() > UNITS && utf16(&cell.text()) > UNITS).count()
}

/// A cell that begins with `begin`, up to the end of its name and its format.
fn write_cell(out: &mut String, begin: [&str; 4], cell: &Cell, pen: &mut Pen) {
    let begin = |out: &mut String, rest: &str| {
        begin.into_iter().for_each(|part| out.push_str(part));
        out.push_str(rest);
    };
    match cell {
        Cell::Empty => {}
        Cell::Number(number) => {
            begin(out, "><v>");
            let _ = write!(out, "{number}");
            out.push_str("</v></c>");
        }
        Cell::Text(text) if !text.marks.is_empty() && utf16(&text.text) <= UNITS => {
            begin(out, " t=\"inlineStr\"><is>");
            rich(out, text);
            out.push_str("</is></c>");
        }
        cell => {
            let text = cell.text();
            if text.is_empty() {
                return;
            }
            begin(out, " t=\"inlineStr\"><is>");
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
pub fn put(book: Vec<u8>, rows: &[Rows]) -> Result<Vec<u8>, XlsxError> {
    if rows.is_empty() {
        return Ok(book);
    }
    let name = |rows: &Rows| format!("xl/worksheets/sheet{}.xml", rows.sheet);
    // each sheet is packed by itself, so that all are at once
    let packed: Result<Vec<Vec<u8>>, XlsxError> = rows
        .par_iter()
        .map(|rows| {
            let mut sheet = String::new();
            let mut book = zip::ZipArchive::new(Cursor::new(&book)).map_err(failed)?;
            let mut part = book.by_name(&name(rows)).map_err(failed)?;
            part.read_to_string(&mut sheet).map_err(XlsxError::IoError)?;
            let last = column_number_to_name((rows.columns.max(1) - 1) as u16);
            let (head, styles, tail) = split(&sheet, &format!("A1:{last}{}", rows.lines + 1))
                .ok_or_else(|| XlsxError::ParameterError("a sheet without rows has another form".into()))?;
            let parts = rows.parts(&styles);
            let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
            let options = SimpleFileOptions::default()
                .compression_level(Some(PACKED))
                .large_file(true)
                .last_modified_time(zip::DateTime::default());
            zip.start_file(name(rows), options).map_err(failed)?;
            for piece in std::iter::once(&head).chain(&parts).chain([&tail]) {
                zip.write_all(piece.as_bytes()).map_err(XlsxError::IoError)?;
            }
            Ok(zip.finish().map_err(failed)?.into_inner())
        })
        .collect();
    let packed = packed?;
    let mut from = zip::ZipArchive::new(Cursor::new(&book)).map_err(failed)?;
    let mut to = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for n in 0..from.len() {
        let part = from.by_index(n).map_err(failed)?;
        match rows.iter().position(|rows| part.name() == name(rows)) {
            Some(own) => {
                let mut packed = zip::ZipArchive::new(Cursor::new(&packed[own])).map_err(failed)?;
                to.raw_copy_file(packed.by_index(0).map_err(failed)?).map_err(failed)?;
            }
            None => to.raw_copy_file(part).map_err(failed)?,
        }
    }
    Ok(to.finish().map_err(failed)?.into_inner())
}

fn failed(error: zip::result::ZipError) -> XlsxError {
    XlsxError::ParameterError(error.to_string())
}

/// What stands before a sheet's further rows and after them, with the range that it now holds, and between
/// them the formats of its second row.
fn split(sheet: &str, range: &str) -> Option<(String, Vec<Option<String>>, String)> {
    let (head, tail) = sheet.split_once("</sheetData>")?;
    let (before, after) = head.split_once("<dimension ref=\"")?;
    let (_, after) = after.split_once('"')?;
    let mut styles = Vec::new();
    if let Some((_, row)) = after.split_once("<row r=\"2\"") {
        for cell in row.split("<c r=\"").skip(1) {
            let start = cell.split('>').next().unwrap_or_default();
            let style = start.split_once(" s=\"").and_then(|(_, rest)| rest.split('"').next());
            styles.push(style.map(str::to_owned));
        }
    }
    Some((format!("{before}<dimension ref=\"{range}\"{after}"), styles, format!("</sheetData>{tail}")))
}
