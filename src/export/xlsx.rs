//! The tables as an Excel workbook: one sheet for every layout.
//!
//! Every cell from an article is written as a string, never as a formula, so that none needs a guard.
//! What Excel cannot hold is left out and said: in [`Workbook::remarks`], and below the sources in the
//! workbook itself.

mod data;
mod pen;

use super::plain;
use super::provenance::{self, Provenance};
use super::sheet::{self, Layout, Options, Sheet};
use crate::compare::Comparison;
use pen::{Left, LeftOut, Pen};
use rayon::prelude::*;
use rust_xlsxwriter::{DocProperties, Workbook as Book, Worksheet, XlsxError};

/// Lines from which on a sheet is taken for data rather than for reading: it opens sooner without wrapped
/// words and heights.
const DATA: usize = 20_000;
/// Lines from which on they are written by [`data`].
const MANY: usize = 1_000;
/// How hard the file is packed, from 1 to 9: beyond this it gets little smaller and takes much longer.
const PACKED: u8 = 3;

/// A workbook, written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Workbook {
    /// The file.
    pub bytes: Vec<u8>,
    /// What Excel could not hold, a sentence each.
    pub remarks: Vec<String>,
}

/// The workbook of `comparison`, opening on the layout of `options`.
///
/// # Errors
/// When the library that writes workbooks fails, which is a defect of the program.
pub fn write(comparison: &Comparison, options: &Options) -> Result<Workbook, XlsxError> {
    written(comparison, options, MANY, DATA)
}

/// [`write()`], with sheets of more than `many` lines written by [`data`], and of more than `plain` lines
/// without formats.
fn written(
    comparison: &Comparison,
    options: &Options,
    many: usize,
    plain: usize,
) -> Result<Workbook, XlsxError> {
    let provenance = Provenance::of(comparison, &options.filter);
    let mut file = Book::new();
    file.set_zip_compression_level(PACKED);
    file.set_properties(&properties(comparison, &provenance));
    // the sheets are independent of each other but for the last, which says what the others left out
    let filled: Result<Vec<Filled>, XlsxError> = Layout::ALL
        .into_par_iter()
        .enumerate()
        .map(|(n, layout)| {
            let table = sheet::build(comparison, &options.laid_out(layout));
            let mut page = Worksheet::new();
            page.set_name(layout.name())?.set_active(layout == options.layout);
            let mut pen = Pen::new();
            let (next, left) = pen.table(&mut page, &table, comparison, (many, plain))?;
            let rows = left.map(|Left { columns, lines, set }| data::Rows {
                sheet: n + 1,
                table,
                columns,
                lines,
                set,
            });
            Ok(Filled { page, pen, next, rows })
        })
        .collect();
    let mut filled = filled?;
    let mut left_out = LeftOut::default();
    filled.iter().for_each(|filled| left_out.add(&filled.pen.left_out));
    for (layout, Filled { page, pen, next, .. }) in Layout::ALL.into_iter().zip(&mut filled) {
        match layout {
            Layout::Overview => pen.legend(page, *next + 1)?,
            Layout::Sources => pen.provenance(page, *next + 1, &provenance, &left_out.remarks())?,
            _ => {}
        }
    }
    let mut rows = Vec::new();
    for filled in filled {
        file.push_worksheet(filled.page);
        rows.extend(filled.rows);
    }
    let bytes = data::put(file.save_to_buffer()?, &rows)?;
    Ok(Workbook { bytes, remarks: left_out.remarks() })
}

/// A sheet on its way into the workbook.
struct Filled {
    page: Worksheet,
    pen: Pen,
    /// The row after its table.
    next: u32,
    /// The rows that are put in at the end.
    rows: Option<data::Rows>,
}

/// A workbook of one table, and the citations of `comparison`'s sources on a sheet of their own with what else
/// `provenance` tells.
///
/// # Errors
/// As [`write()`].
pub fn one(
    name: &str,
    table: &Sheet,
    provenance: &Provenance,
    comparison: &Comparison,
) -> Result<Workbook, XlsxError> {
    let mut file = Book::new();
    file.set_properties(&properties(comparison, provenance).set_title(name));
    let mut pen = Pen::new();
    pen.table(file.add_worksheet().set_name(name)?, table, comparison, (usize::MAX, usize::MAX))?;
    let sources = sheet::build(comparison, &Options { layout: Layout::Sources, ..Options::default() });
    let page = file.add_worksheet().set_name(Layout::Sources.name())?;
    let (next, _) = pen.table(page, &sources, comparison, (usize::MAX, usize::MAX))?;
    let remarks = pen.left_out.remarks();
    pen.provenance(file.worksheet_from_name(Layout::Sources.name())?, next + 1, provenance, &remarks)?;
    Ok(Workbook { bytes: file.save_to_buffer()?, remarks })
}

fn properties(comparison: &Comparison, provenance: &Provenance) -> DocProperties {
    let told: String = provenance.lines().join("\n").chars().take(4_000).collect();
    DocProperties::new()
        .set_title(provenance::title(comparison))
        .set_subject("Comparison of articles, quotation by quotation and fact by fact")
        .set_author(plain::line(&comparison.made.program))
        .set_comment(told)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::compare::{Settings, compare};
    use calamine::{Data, Reader as _, Xlsx};

    /// A sheet of many lines is written in another way, and reads as one of few does.
    #[test]
    fn many_lines_are_written_as_few_are() {
        let text = |hall: &str, more: &str| {
            format!(
                "“Nobody should sleep in a {hall} tonight,” Edda Kessling said. She has 12 beds & <b>no</b> “=cmd|'x'!A1” \
                 _x0041_ 日本 שלום.\n\nThe bridge fell on Tuesday. {more}"
            )
        };
        let articles: Vec<Article> = [("gymnasium", "It rained."), ("school hall", "<r>It</r> snowed.")]
            .iter()
            .map(|(hall, more)| Article {
                outlet: format!("The {hall}"),
                text: text(hall, more),
                ..Article::default()
            })
            .collect();
        let comparison = compare(&articles, &Settings::default());
        let options = Options::default();
        let read = |many: usize, plain: usize| -> Vec<Vec<Vec<Data>>> {
            let bytes = written(&comparison, &options, many, plain).unwrap().bytes;
            let mut book = Xlsx::new(std::io::Cursor::new(bytes)).unwrap();
            let sheets = Layout::ALL.into_iter().map(|layout| book.worksheet_range(layout.name()).unwrap());
            sheets.map(|range| range.rows().map(<[Data]>::to_vec).collect()).collect()
        };
        let few = read(usize::MAX, usize::MAX);
        assert!(few.iter().map(Vec::len).sum::<usize>() > 20);
        for many in [read(0, usize::MAX), read(0, 0)] {
            for ((layout, few), many) in Layout::ALL.into_iter().zip(&few).zip(many) {
                let lines = sheet::build(&comparison, &options.laid_out(layout)).lines.len();
                assert_eq!(few[..=lines], many[..=lines], "{layout:?}");
            }
        }
    }
}
