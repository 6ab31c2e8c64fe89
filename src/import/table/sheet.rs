//! The reader of spreadsheets: .xlsx through `calamine`, cell by cell, and .ods as the XML it is (a library
//! that fills in every cell that such a file says is repeated would fill the memory).

use super::columns::{Columns, Field};
use super::{Table, articles, no_text_column};
use crate::import::documents::package::Package;
use crate::import::documents::xml::{Step, walk};
use crate::import::{Cause, Imported, Source, archive};
use calamine::{DataRef, Reader as _, Xlsx};
use std::io::Cursor;

/// How many columns of a sheet are read.
const MOST_COLUMNS: usize = 200;
/// How many rows of a sheet are read; Excel has no more.
const MOST_ROWS: usize = 1_048_576;
/// How many cells with something in them are read in all.
const MOST_CELLS: usize = 2_000_000;
/// In how many of the first rows the names of the columns are looked for.
const HEADER_WITHIN: usize = 15;

/// A sheet's rows with the numbers they have on the screen.
type Rows = Vec<(usize, Vec<String>)>;

/// Reads an Excel workbook.
///
/// # Errors
/// As for [`articles`]; [`Cause::Damaged`] and [`Cause::Bomb`].
pub fn read_xlsx(source: &Source) -> Result<Imported, Cause> {
    archive::within_limits(&source.bytes)?;
    let broken = || Cause::Damaged("its sheets cannot be read".into());
    let mut book = Xlsx::new(Cursor::new(source.bytes.as_slice())).map_err(|_| broken())?;
    let mut sheets = Vec::new();
    let mut cells = 0;
    for name in book.sheet_names() {
        // Charts are sheets without cells.
        let Ok(mut reader) = book.worksheet_cells_reader(&name) else { continue };
        let mut rows: Rows = Vec::new();
        while let Some(cell) = reader.next_cell().map_err(|_| broken())? {
            let (row, column) = cell.get_position();
            let words = words(cell.get_value());
            if words.is_empty() {
                continue;
            }
            cells += 1;
            if cells > MOST_CELLS {
                return Err(Cause::Bomb);
            }
            put(&mut rows, row as usize + 1, column as usize, words);
        }
        sheets.push((name, rows));
    }
    read(sheets, source)
}

/// Reads an OpenDocument spreadsheet.
///
/// # Errors
/// As for [`read_xlsx`].
pub fn read_ods(source: &Source) -> Result<Imported, Cause> {
    let mut package = Package::open(&source.bytes)?;
    let Some(content) = package.part("content.xml")? else {
        return Err(Cause::Damaged("it holds no sheets".into()));
    };
    let mut sheet = Sheets::default();
    let walked = walk(&content, |step| sheet.step(step));
    if sheet.cells > MOST_CELLS {
        return Err(Cause::Bomb);
    }
    walked?;
    read(sheet.sheets, source)
}

/// The articles of the sheets that have a column of texts.
fn read(sheets: Vec<(String, Rows)>, source: &Source) -> Result<Imported, Cause> {
    let mut imported = Imported::default();
    let mut refused = None;
    let several = sheets.len() > 1;
    for (name, rows) in sheets {
        let Some(table) = table(rows, source) else { continue };
        if Columns::find(&table.header, &source.options.columns).at(Field::Text).is_none() {
            refused = refused.or_else(|| Some(no_text_column(&table.header)));
            continue;
        }
        let fragment = if several { format!("{name}!") } else { "row=".to_owned() };
        match articles(&table, source, &fragment) {
            Ok(found) => imported.add(found),
            Err(cause) => refused = refused.or(Some(cause)),
        }
    }
    match refused {
        Some(cause) if imported.articles.is_empty() => Err(cause),
        _ if imported.articles.is_empty() => Err(Cause::Blank),
        _ => Ok(imported),
    }
}

/// A sheet as a table: the names stand in the first row that names a column of texts, or else in the
/// first row.
fn table(mut rows: Rows, source: &Source) -> Option<Table> {
    let named = |row: &[String]| Columns::find(row, &source.options.columns).at(Field::Text).is_some();
    let at = rows.iter().take(HEADER_WITHIN).position(|(_, row)| named(row)).unwrap_or(0);
    if rows.is_empty() {
        return None;
    }
    let body = rows.split_off(at + 1);
    let (_, header) = rows.pop()?;
    Some(Table { header, rows: body, outlet: String::new() })
}

/// What a cell says.
fn words(cell: &DataRef) -> String {
    match cell {
        DataRef::String(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::DateTimeIso(text) => text.clone(),
        DataRef::DateTime(day) if day.is_datetime() => {
            let (year, month, day, ..) = day.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        _ => String::new(),
    }
}

/// Sets a cell; rows and columns may come in any order but mostly do not.
fn put(rows: &mut Rows, row: usize, column: usize, words: String) {
    if column >= MOST_COLUMNS || row > MOST_ROWS {
        return;
    }
    let at = match rows.last() {
        Some((last, _)) if *last == row => rows.len() - 1,
        Some((last, _)) if *last < row => {
            rows.push((row, Vec::new()));
            rows.len() - 1
        }
        _ => match rows.binary_search_by_key(&row, |(number, _)| *number) {
            Ok(at) => at,
            Err(at) => {
                rows.insert(at, (row, Vec::new()));
                at
            }
        },
    };
    let cells = &mut rows[at].1;
    if cells.len() <= column {
        cells.resize(column + 1, String::new());
    }
    cells[column] = words;
}

/// What has been read of an OpenDocument spreadsheet.
#[derive(Default)]
struct Sheets {
    sheets: Vec<(String, Rows)>,
    cells: usize,
    row: usize,
    column: usize,
    /// How often the row and the cell at hand are repeated.
    rows: usize,
    columns: usize,
    date: Option<String>,
    /// Words of the cell at hand; `None` outside of cells.
    text: Option<String>,
    /// Notes on cells are no cells.
    note: usize,
}

impl Sheets {
    fn step(&mut self, step: Step) {
        match step {
            Step::Open("table", attributes) => {
                self.sheets.push((attributes.get("name").unwrap_or_default(), Vec::new()));
                self.row = 0;
            }
            Step::Open("table-row", attributes) => {
                self.rows = repeated(attributes.get("number-rows-repeated"));
                self.column = 0;
            }
            Step::Open("table-cell" | "covered-table-cell", attributes) => {
                self.columns = repeated(attributes.get("number-columns-repeated"));
                self.date = attributes.get("date-value");
                self.text = Some(String::new());
            }
            Step::Open("annotation", _) => self.note += 1,
            Step::Close("annotation") => self.note = self.note.saturating_sub(1),
            Step::Open("p" | "line-break", _) => {
                if let Some(text) = self.text.as_mut().filter(|text| !text.is_empty() && self.note == 0) {
                    text.push('\n');
                }
            }
            Step::Open("s" | "tab", _) => self.add(" "),
            Step::Text(words) => self.add(words),
            Step::Close("table-cell" | "covered-table-cell") => self.end_cell(),
            Step::Close("table-row") => self.row = self.row.saturating_add(self.rows),
            _ => {}
        }
    }

    fn add(&mut self, words: &str) {
        if let Some(text) = self.text.as_mut().filter(|_| self.note == 0) {
            text.push_str(words);
        }
    }

    /// A cell that is repeated is read once: no two articles are one.
    fn end_cell(&mut self) {
        let text = self.date.take().or(self.text.take()).unwrap_or_default();
        self.text = None;
        if !text.trim().is_empty() && self.cells <= MOST_CELLS {
            self.cells += 1;
            if let Some((_, rows)) = self.sheets.last_mut() {
                put(rows, self.row.saturating_add(1), self.column, text);
            }
        }
        self.column = self.column.saturating_add(self.columns);
    }
}

fn repeated(told: Option<String>) -> usize {
    told.and_then(|number| number.parse().ok()).unwrap_or(1)
}

#[cfg(test)]
mod tests {
    use crate::import::documents::package::tests::packed;
    use crate::import::{Options, read_bytes};

    #[test]
    fn a_workbook() {
        let mut book = rust_xlsxwriter::Workbook::new();
        let sheet = book.add_worksheet();
        sheet.write(0, 0, "Coverage of the pier").expect("written");
        for (column, name) in ["Outlet", "Date", "Text"].into_iter().enumerate() {
            sheet.write(2, column as u16, name).expect("written");
        }
        let day = rust_xlsxwriter::ExcelDateTime::from_ymd(2031, 4, 2).expect("a day");
        let format = rust_xlsxwriter::Format::new().set_num_format("yyyy-mm-dd");
        sheet.write(4, 0, "Bay Wire").expect("written");
        sheet.write_datetime_with_format(4, 1, &day, &format).expect("written");
        sheet.write(4, 2, "The pier closed.\n\nNobody came.").expect("written");
        book.add_worksheet().write(0, 0, "Notes").expect("written");
        let bytes = book.save_to_buffer().expect("saved");
        let read = read_bytes("all.xlsx", &bytes, &Options::default()).whole().expect("read");
        assert_eq!((read.len(), read[0].outlet.as_str()), (1, "Bay Wire"));
        assert_eq!(
            (read[0].path.as_str(), read[0].date),
            ("all.xlsx#Sheet1!5", Some(jiff::civil::date(2031, 4, 2)))
        );
        assert_eq!(read[0].text, "The pier closed.\n\nNobody came.");
        // Under another name it is still a workbook.
        assert_eq!(read_bytes("all.csv", &bytes, &Options::default()).articles.len(), 1);
    }

    #[test]
    fn an_open_document_spreadsheet() {
        let sheet = |rows: &str| {
            let content = format!(
                "<office:document-content xmlns:office='o' xmlns:table='t' xmlns:text='x'><office:body><office:spreadsheet>\
                 <table:table table:name='A'>{rows}</table:table></office:spreadsheet></office:body></office:document-content>"
            );
            packed(&[
                ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
                ("content.xml", content.as_bytes()),
            ])
        };
        let cell = |text: &str| format!("<table:table-cell><text:p>{text}</text:p></table:table-cell>");
        let rows = format!(
            "<table:table-row table:number-rows-repeated='3'><table:table-cell table:number-columns-repeated='16384'/>\
             </table:table-row><table:table-row>{}{}{}</table:table-row><table:table-row>{}<table:table-cell \
             table:number-columns-repeated='1'/>{}</table:table-row><table:table-row \
             table:number-rows-repeated='1048576'><table:table-cell table:number-columns-repeated='16384'>\
             <text:p>x</text:p></table:table-cell></table:table-row>",
            cell("Outlet"),
            cell("Date"),
            cell("Text"),
            cell("Bay Wire"),
            cell("The pier closed.</text:p><text:p>Nobody came.")
        );
        let read = read_bytes("all.ods", &sheet(&rows), &Options::default());
        assert_eq!(read.articles.len(), 1, "{read:?}");
        assert_eq!(read.articles[0].path, "all.ods#row=5");
        assert_eq!(read.articles[0].text, "The pier closed.\n\nNobody came.");
    }
}
