//! The tables as an Excel workbook: one sheet for every layout.
//!
//! Every cell from an article is written as a string, never as a formula, so that none needs a guard.
//! What Excel cannot hold is left out and said: in [`Workbook::remarks`], and below the sources in the
//! workbook itself.

mod data;

use super::palette::{Hue, LIGHT};
use super::plain;
use super::provenance::{self, Provenance};
use super::sheet::{self, Cell, Layout, MarkKind, Options, Sheet, Text};
use super::words;
use super::wrap;
use crate::compare::Comparison;
use crate::compare::document::Verdict;
use rayon::prelude::*;
use rust_xlsxwriter::{
    Color, DocProperties, Format, FormatAlign, FormatBorder, FormatUnderline, IgnoreError, Workbook as Book,
    Worksheet, XlsxError,
};

/// Rows of a sheet, the heading among them.
const ROWS: usize = 1_048_576;
/// Columns of a sheet.
const COLUMNS: usize = 16_384;
/// UTF-16 units of a cell.
const UNITS: usize = 32_767;
/// Links of a sheet.
const LINKS: usize = 65_530;
/// Lines from which on a sheet is taken for data rather than for reading: it opens sooner without wrapped
/// words and heights.
const DATA: usize = 20_000;
/// Lines from which on they are written by [`data`].
const MANY: usize = 1_000;
/// UTF-16 units of a link.
const ADDRESS: usize = 2_079;

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

/// What of a table is left to be put in: how many columns and lines, and whether as its first line is set.
struct Left {
    columns: usize,
    lines: usize,
    set: bool,
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

/// A workbook of one table, and the citations of `comparison`'s sources on a sheet of their own.
///
/// # Errors
/// As [`write()`].
pub fn one(name: &str, table: &Sheet, comparison: &Comparison) -> Result<Workbook, XlsxError> {
    let provenance = Provenance::of(comparison, &super::Filter::default());
    let mut file = Book::new();
    file.set_properties(&properties(comparison, &provenance).set_title(name));
    let mut pen = Pen::new();
    pen.table(file.add_worksheet().set_name(name)?, table, comparison, (usize::MAX, usize::MAX))?;
    let sources = sheet::build(comparison, &Options { layout: Layout::Sources, ..Options::default() });
    let page = file.add_worksheet().set_name(Layout::Sources.name())?;
    let (next, _) = pen.table(page, &sources, comparison, (usize::MAX, usize::MAX))?;
    let remarks = pen.left_out.remarks();
    pen.provenance(file.worksheet_from_name(Layout::Sources.name())?, next + 1, &provenance, &remarks)?;
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

/// The formats, and what had to be left out.
struct Pen {
    head: Format,
    plain: Format,
    number: Format,
    link: Format,
    said: Format,
    strong: Format,
    verdicts: [Format; 8],
    runs: [Format; 9],
    left_out: LeftOut,
}

/// How much Excel could not hold.
#[derive(Clone, Copy, Debug, Default)]
struct LeftOut {
    cut: usize,
    rows: usize,
    columns: usize,
    links: usize,
}

impl LeftOut {
    fn add(&mut self, other: &LeftOut) {
        self.cut += other.cut;
        self.rows += other.rows;
        self.columns = self.columns.max(other.columns);
        self.links += other.links;
    }

    /// What there is to say about it, a sentence each.
    fn remarks(&self) -> Vec<String> {
        let told = |n: usize, one: &str, many: &str, said: &str| {
            (n > 0).then(|| format!("{} {said}", words::count(n, one, many)))
        };
        [
            told(self.cut, "cell was", "cells were", "cut, because a cell of Excel holds 32,767 characters"),
            told(self.rows, "line is", "lines are", "left out, because a sheet of Excel holds 1,048,576"),
            told(self.columns, "column is", "columns are", "left out, because a sheet of Excel holds 16,384"),
            told(
                self.links,
                "address is",
                "addresses are",
                "no link, because a sheet of Excel holds 65,530 links of 2,079 characters",
            ),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}

fn color(colour: u32) -> Color {
    Color::RGB(colour)
}

impl Pen {
    fn new() -> Self {
        let base = || Format::new().set_font_color(color(LIGHT.ink));
        let cell = || base().set_align(FormatAlign::Top).set_text_wrap();
        let verdicts = words::VERDICTS.map(|verdict| {
            let Hue { full, tint } = LIGHT.verdict(verdict);
            cell().set_bold().set_font_color(color(full)).set_background_color(color(tint))
        });
        let hue = |verdict| color(LIGHT.verdict(verdict).full);
        let quiet = || base().set_font_color(color(LIGHT.quiet));
        let runs = [
            base(),
            base().set_bold().set_font_color(hue(Verdict::Conflict)),
            base().set_bold().set_font_color(hue(Verdict::Compatible)),
            base().set_font_color(hue(Verdict::Reworded)).set_underline(FormatUnderline::Single),
            base().set_font_color(hue(Verdict::Cut)).set_underline(FormatUnderline::Single),
            quiet(),
            quiet(),
            quiet(),
            quiet().set_italic(),
        ];
        Pen {
            head: base()
                .set_bold()
                .set_align(FormatAlign::VerticalCenter)
                .set_text_wrap()
                .set_background_color(color(LIGHT.panel))
                .set_border_bottom(FormatBorder::Medium)
                .set_border_bottom_color(color(LIGHT.quiet)),
            plain: cell(),
            number: base().set_align(FormatAlign::Top).set_align(FormatAlign::Right),
            link: cell().set_font_color(color(LIGHT.accent)).set_underline(FormatUnderline::Single),
            said: quiet().set_align(FormatAlign::Top),
            strong: base().set_bold(),
            verdicts,
            runs,
            left_out: LeftOut::default(),
        }
    }

    /// Writes `table` from the sheet's upper left on, and gives the row after it. Of a table with more than
    /// `many` lines the rows are left, to be put in when the workbook is made; of more than `plain`, without
    /// formats.
    fn table(
        &mut self,
        page: &mut Worksheet,
        table: &Sheet,
        comparison: &Comparison,
        (many, plain): (usize, usize),
    ) -> Result<(u32, Option<Left>), XlsxError> {
        let columns = table.columns.len().min(COLUMNS);
        let lines = table.lines.len().min(ROWS - 1);
        self.left_out.columns = self.left_out.columns.max(table.columns.len() - columns);
        self.left_out.rows += table.lines.len() - lines;
        let left = (lines > many).then_some(Left { columns, lines, set: lines <= plain });
        let mut links = 0;
        for (n, column) in table.columns[..columns].iter().enumerate() {
            let n = n as u16;
            page.set_column_width(n, column.width)?;
            let title = self.fitted(&column.title);
            // the column of a source leads to where it was published
            let source = comparison.articles.iter().find(|article| article.id == column.key);
            match source.filter(|source| sheet::web(&source.url) && fits(&source.url)) {
                Some(source) => {
                    let head = self.head.clone().set_underline(FormatUnderline::Single);
                    page.write_url_with_options(0, n, source.url.trim(), title, "", Some(&head))?;
                    links += 1;
                }
                None => {
                    page.write_string_with_format(0, n, title, &self.head)?;
                }
            }
        }
        let here = match &left {
            None => lines,
            Some(left) => {
                self.left_out.cut += data::cut(table, columns, lines);
                data::colour(page, table, columns, lines)?;
                usize::from(left.set)
            }
        };
        for (at, line) in table.lines[..here].iter().enumerate() {
            let at = at as u32 + 1;
            for (n, cell) in line.cells[..columns].iter().enumerate() {
                match cell {
                    // a first line shows the format of every column
                    Cell::Empty if left.is_some() => drop(page.write_blank(at, n as u16, &self.plain)?),
                    Cell::Verdict(_, word) if left.is_some() => self.string(page, at, n as u16, word)?,
                    cell => self.cell(page, at, n as u16, cell, &mut links)?,
                }
            }
            let cells = line.cells[..columns].iter().zip(&table.columns);
            page.set_row_height(at, height(cells.map(|(cell, column)| (cell.text(), column.width))))?;
        }
        let titles = table.columns[..columns].iter();
        page.set_row_height(
            0,
            height(titles.map(|column| (column.title.as_str().into(), column.width))) + 6.0,
        )?;
        let (last, right) = (lines as u32, (columns.max(1) - 1) as u16);
        page.set_freeze_panes(1, frozen(table))?;
        if !matches!(table.layout, Layout::Overview | Layout::Sources) && lines > 0 {
            page.autofilter(0, 0, last, right)?;
        }
        // Passages such as “2026” are text, and meant as such.
        page.ignore_error_range(0, 0, last, right, IgnoreError::NumberStoredAsText)?;
        page.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0).set_repeat_rows(0, 0)?;
        page.set_margins(0.4, 0.4, 0.5, 0.6, 0.3, 0.3);
        page.set_footer("&L&8&A&R&8Page &P of &N");
        Ok((last + 1, left))
    }

    fn cell(
        &mut self,
        page: &mut Worksheet,
        row: u32,
        column: u16,
        cell: &Cell,
        links: &mut usize,
    ) -> Result<(), XlsxError> {
        match cell {
            Cell::Empty => {}
            Cell::Number(number) => {
                page.write_number_with_format(row, column, *number, &self.number)?;
            }
            Cell::Verdict(verdict, word) => {
                page.write_string_with_format(row, column, *word, &self.verdicts[words::rank(*verdict)])?;
            }
            Cell::Link { text, address } if fits(address) && *links < LINKS => {
                *links += 1;
                let text = self.fitted(text);
                page.write_url_with_options(row, column, address.as_str(), text, "", Some(&self.link))?;
            }
            Cell::Link { text, .. } => {
                self.left_out.links += 1;
                self.string(page, row, column, text)?;
            }
            Cell::Plain(text) => self.string(page, row, column, text)?,
            Cell::Text(text) => self.text(page, row, column, text)?,
        }
        Ok(())
    }

    fn string(&mut self, page: &mut Worksheet, row: u32, column: u16, text: &str) -> Result<(), XlsxError> {
        let text = self.fitted(text);
        // The library takes a string that looks like this for markup of its own.
        if text.starts_with("<r>") && text.ends_with("</r>") {
            let (first, rest) = text.split_at(1);
            let run = &self.runs[0];
            page.write_rich_string_with_format(row, column, &[(run, first), (run, rest)], &self.plain)?;
        } else {
            page.write_string_with_format(row, column, text, &self.plain)?;
        }
        Ok(())
    }

    /// A passage with its marks as rich text.
    fn text(&mut self, page: &mut Worksheet, row: u32, column: u16, text: &Text) -> Result<(), XlsxError> {
        if text.marks.iter().all(|mark| mark.at.is_empty()) || utf16(&text.text) > UNITS {
            return self.string(page, row, column, &text.text);
        }
        let runs: Vec<(&Format, &str)> = text
            .runs()
            .filter(|(words, _)| !words.is_empty())
            .map(|(words, mark)| (&self.runs[mark.map_or(0, |mark| place(mark.kind))], words))
            .collect();
        page.write_rich_string_with_format(row, column, &runs, &self.plain)?;
        Ok(())
    }

    /// `text` as far as a cell holds it.
    fn fitted(&mut self, text: &str) -> String {
        const CUT: &str = " … [cut: a cell holds 32,767 characters]";
        if text.len() <= UNITS || utf16(text) <= UNITS {
            return text.to_owned();
        }
        self.left_out.cut += 1;
        let mut units = utf16(CUT);
        let kept = text.chars().take_while(|c| {
            units += c.len_utf16();
            units <= UNITS
        });
        kept.collect::<String>() + CUT
    }

    /// What the marks in the cells mean.
    fn legend(&self, page: &mut Worksheet, row: u32) -> Result<(), XlsxError> {
        page.write_string_with_format(row, 0, "In the cells", &self.strong)?;
        for (n, (kind, name, meaning)) in MEANINGS.iter().enumerate() {
            let row = row + 1 + n as u32;
            let name = [(&self.runs[place(*kind)], *name)];
            page.write_rich_string_with_format(row, 0, &name, &self.plain)?;
            page.write_string_with_format(row, 1, *meaning, &self.plain)?;
            page.set_row_height(row, LINE * 2.0)?;
        }
        Ok(())
    }

    fn provenance(
        &self,
        page: &mut Worksheet,
        row: u32,
        provenance: &Provenance,
        remarks: &[String],
    ) -> Result<(), XlsxError> {
        let made = [provenance.made.clone(), provenance.rows.clone()];
        let told = made.into_iter().chain(remarks.iter().cloned());
        for (n, line) in told.enumerate() {
            page.write_string_with_format(row + n as u32, 0, line, &self.said)?;
        }
        Ok(())
    }
}

/// What the marks mean, each with its name.
pub const MEANINGS: [(MarkKind, &str, &str); 6] = [
    (MarkKind::Conflict, "Conflicting value", "Cannot be true together with another source’s"),
    (MarkKind::Compatible, "Other precision", "Differs from another source’s, but both can be true"),
    (MarkKind::Changed, "Changed words", "Others have other words here"),
    (MarkKind::Added, "Added words", "The fullest reading does not have them"),
    (MarkKind::Aside, "Between the parts", "The outlet’s own words inside an interrupted quotation"),
    (MarkKind::Told, "About the passage", "Said by this program, not by the source"),
];

/// The run's format.
fn place(kind: MarkKind) -> usize {
    match kind {
        MarkKind::Conflict => 1,
        MarkKind::Compatible => 2,
        MarkKind::Changed => 3,
        MarkKind::Added => 4,
        MarkKind::Missing(_) => 5,
        MarkKind::Aside => 6,
        MarkKind::Context => 7,
        MarkKind::Told => 8,
    }
}

/// How many columns stay in place when the others are scrolled.
fn frozen(table: &Sheet) -> u16 {
    match table.layout {
        Layout::Wide => table.columns.iter().take_while(|column| column.key != "what").count().min(3) as u16,
        Layout::Overview | Layout::Sources => 1,
        _ => u16::from(table.columns.first().is_some_and(|column| column.key == "row")),
    }
}

/// Height of a line of text, in points.
const LINE: f64 = 15.0;
/// Height of a row at most.
const TALL: f64 = 405.0;

/// How high a row must be to show the texts of its cells, each in a column of so many characters. Not
/// every program measures rows by itself.
fn height<'c>(cells: impl Iterator<Item = (std::borrow::Cow<'c, str>, u16)>) -> f64 {
    let lines = cells.map(|(text, width)| {
        // words are wider than the digits that columns are measured by, and break where they can
        let room = (f64::from(width) * 0.92).max(1.0);
        text.split('\n').map(|part| (wrap::width(part) as f64 / room).ceil().max(1.0)).sum::<f64>()
    });
    (lines.fold(1.0, f64::max) * LINE).min(TALL)
}

fn utf16(text: &str) -> usize {
    text.chars().map(char::len_utf16).sum()
}

fn fits(address: &str) -> bool {
    utf16(address) <= ADDRESS
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
