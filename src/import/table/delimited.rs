//! The reader of .csv and .tsv files, by whatever their cells are divided.

use super::columns::Columns;
use super::{Table, articles};
use crate::import::{Cause, Imported, Source};

/// How much of a file is looked at to find what divides its cells.
const LOOKED_AT: usize = 200_000;

/// Reads the rows of a table; the first row that is not empty names the columns.
///
/// # Errors
/// As for [`articles`].
pub fn read(source: &Source) -> Result<Imported, Cause> {
    let text = source.text();
    let (declared, text) = declared(&text);
    let delimiter = declared.unwrap_or_else(|| delimiter(text, source));
    // RFC 7111 counts rows from 1, that of the names among them; "sep=;" is one as well.
    let first = 1 + usize::from(declared.is_some());
    let mut rows = rows(text, delimiter, usize::MAX).map(|(n, row)| (n + first, row));
    let Some((_, header)) = rows.by_ref().find(|(_, row)| row.iter().any(|c| !c.trim().is_empty())) else {
        return Err(Cause::Blank);
    };
    let rows = rows.collect();
    articles(&Table { header, rows, outlet: String::new() }, source, "row=")
}

/// The divider that a first line `sep=;` names, and what follows; spreadsheets write and read it.
fn declared(text: &str) -> (Option<u8>, &str) {
    let (line, rest) = text.split_once('\n').unwrap_or((text, ""));
    match line.trim_end().trim_matches('"').strip_prefix("sep=").map(str::as_bytes) {
        Some(&[mark]) if mark.is_ascii() => (Some(mark), rest),
        _ => (None, text),
    }
}

/// The rows of `text`, counted from 0.
fn rows(text: &str, delimiter: u8, most: usize) -> impl Iterator<Item = (usize, Vec<String>)> {
    let reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    // What comes from a string is text again, and a reader of memory has no other way to fail.
    let records = reader.into_records().map_while(Result::ok);
    records.take(most).enumerate().map(|(n, row)| (n, row.iter().map(str::to_owned).collect()))
}

/// What divides the cells: of comma, semicolon, tab and bar the one by which the first row names most
/// known columns; then by which the rows are most alike; then by which there are most columns.
fn delimiter(text: &str, source: &Source) -> u8 {
    let head = &text[..text.floor_char_boundary(LOOKED_AT)];
    let score = |mark: u8| {
        let rows: Vec<Vec<String>> = rows(head, mark, 40).map(|(_, row)| row).collect();
        let Some(first) = rows.iter().find(|row| row.iter().any(|c| !c.trim().is_empty())) else {
            return (0, 0, 0);
        };
        let known = Columns::find(first, &source.options.columns).known();
        let alike = rows.iter().filter(|row| row.len() == first.len() && row.len() > 1).count();
        (known, alike, first.len())
    };
    let marks = [b',', b';', b'\t', b'|'];
    // Of equals the first counts, as `max_by_key` takes the last.
    marks.into_iter().rev().max_by_key(|&mark| score(mark)).unwrap_or(b',')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::Options;

    fn texts(file: &str) -> Vec<(String, String)> {
        let source = Source::new("a.csv", file.as_bytes().to_vec(), &Options::default());
        let read = read(&source).expect("read");
        read.articles.into_iter().map(|a| (a.path, a.text)).collect()
    }

    #[test]
    fn any_divider_and_line_breaks_inside_cells() {
        let wanted = [("a.csv#row=2".to_owned(), "One, two; three.\n\n“Four,” she said.".to_owned())];
        for file in [
            "outlet,text\nBay,\"One, two; three.\n\n“Four,” she said.\"\n",
            "\u{FEFF}outlet;text\r\nBay;\"One, two; three.\r\n\r\n“Four,” she said.\"\r\n",
            "text\toutlet\n\"One, two; three.\n\n“Four,” she said.\"\tBay\n",
            "outlet|text\nBay|\"One, two; three.\n\n“Four,” she said.\"",
        ] {
            assert_eq!(texts(file), wanted, "{file:?}");
        }
    }

    #[test]
    fn missing_cells_and_a_declared_divider() {
        let read = texts("sep=;\noutlet;text;date\nBay;One.\n;;\nPost;Two.;2031-04-02;more\n");
        assert_eq!(read, [("a.csv#row=3".into(), "One.".into()), ("a.csv#row=5".into(), "Two.".into())]);
        let source = Source::new("a.csv", b" \n\n".to_vec(), &Options::default());
        assert_eq!(super::read(&source), Err(Cause::Blank));
    }
}
