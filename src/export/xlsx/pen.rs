//! The cells of a sheet: formats, marked words, heights, and what Excel cannot hold.

use super::data;
use crate::compare::Comparison;
use crate::compare::document::Verdict;
use crate::export::palette::{Hue, LIGHT};
use crate::export::provenance::Provenance;
use crate::export::sheet::{self, Cell, Layout, MarkKind, Sheet, Text};
use crate::export::{words, wrap};
use rust_xlsxwriter::{
    Color, Format, FormatAlign, FormatBorder, FormatUnderline, IgnoreError, Worksheet, XlsxError,
};

/// The formats, and what had to be left out.
pub(super) struct Pen {
    head: Format,
    plain: Format,
    number: Format,
    link: Format,
    said: Format,
    strong: Format,
    verdicts: [Format; 8],
    runs: [Format; 9],
    /// What was left out so far.
    pub(super) left_out: LeftOut,
}

/// What of a table is left to be put in: how many columns and lines, and whether as its first line is set.
pub(super) struct Left {
    pub(super) columns: usize,
    pub(super) lines: usize,
    pub(super) set: bool,
}

/// How much Excel could not hold.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct LeftOut {
    cut: usize,
    rows: usize,
    columns: usize,
    links: usize,
}

impl LeftOut {
    pub(super) fn add(&mut self, other: &LeftOut) {
        self.cut += other.cut;
        self.rows += other.rows;
        self.columns = self.columns.max(other.columns);
        self.links += other.links;
    }

    /// What there is to say about it, a sentence each.
    pub(super) fn remarks(&self) -> Vec<String> {
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

pub(super) fn color(colour: u32) -> Color {
    Color::RGB(colour)
}

impl Pen {
    pub(super) fn new() -> Self {
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
    pub(super) fn table(
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
    pub(super) fn fitted(&mut self, text: &str) -> String {
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
    pub(super) fn legend(&self, page: &mut Worksheet, row: u32) -> Result<(), XlsxError> {
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

    pub(super) fn provenance(
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
pub(super) fn height<'c>(cells: impl Iterator<Item = (std::borrow::Cow<'c, str>, u16)>) -> f64 {
    let lines = cells.map(|(text, width)| {
        // words are wider than the digits that columns are measured by, and break where they can
        let room = (f64::from(width) * 0.92).max(1.0);
        text.split('\n').map(|part| (wrap::width(part) as f64 / room).ceil().max(1.0)).sum::<f64>()
    });
    (lines.fold(1.0, f64::max) * LINE).min(TALL)
}

pub(super) fn utf16(text: &str) -> usize {
    text.chars().map(char::len_utf16).sum()
}

fn fits(address: &str) -> bool {
    utf16(address) <= ADDRESS
}

/// Rows of a sheet, the heading among them.
const ROWS: usize = 1_048_576;
/// Columns of a sheet.
const COLUMNS: usize = 16_384;
/// UTF-16 units of a cell.
pub(super) const UNITS: usize = 32_767;
/// Links of a sheet.
const LINKS: usize = 65_530;
/// UTF-16 units of a link.
const ADDRESS: usize = 2_079;
