//! Tables of articles: a row each, whatever file they stand in.
//!
//! ```text
//! .csv .tsv ──delimited──┐
//! .json .jsonl ─records──┼──▶ names of columns and rows of cells ──▶ articles
//! .xlsx .ods ───sheet────┘
//! ```

pub mod columns;
pub mod delimited;
pub mod records;
pub mod sheet;

use super::{Cause, Imported, Remark, Source, clean, dates, format, matter, plain, web};
use crate::article::Article;
use columns::{Columns, Field};
use jiff::civil::Date;

/// A table as its reader found it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// The names of the columns.
    pub header: Vec<String>,
    /// The cells of each row, with the number by which a user finds it in the file.
    pub rows: Vec<(usize, Vec<String>)>,
    /// What stands for the outlet where no column tells it.
    pub outlet: String,
}

/// The articles of a table. `fragment` is what stands before a row's number in its article's path.
///
/// # Errors
/// [`Cause::NoTextColumn`] when no column holds the articles' text; [`Cause::Blank`] when there are no
/// rows, or none with text.
pub fn articles(table: &Table, source: &Source, fragment: &str) -> Result<Imported, Cause> {
    let mut columns = Columns::find(&table.header, &source.options.columns);
    if columns.at(Field::Url).is_none() {
        columns.add(Field::Url, column_of_addresses(table, &columns));
    }
    if columns.at(Field::Text).is_none() {
        return Err(no_text_column(&table.header));
    }
    let day_first = day_first(table, &columns);
    let mut imported = Imported::default();
    let mut empty = 0;
    for (number, row) in &table.rows {
        let article = article(row, &columns, day_first, &table.outlet);
        if article.text.is_empty() {
            empty += usize::from(row.iter().any(|cell| !cell.trim().is_empty()));
            continue;
        }
        imported.articles.push(Article { path: format!("{}#{fragment}{number}", source.name), ..article });
    }
    if imported.articles.is_empty() {
        return Err(Cause::Blank);
    }
    if empty > 0 {
        imported.add(Imported::note(source.name.clone(), Remark::WithoutText(empty)));
    }
    Ok(imported)
}

/// What is said of a table with these columns and none that holds text.
pub fn no_text_column(header: &[String]) -> Cause {
    let shown: Vec<String> =
        header
            .iter()
            .map(|name| clean::one_line(name))
            .filter(|name| !name.is_empty())
            .take(20)
            .map(|name| {
                if name.chars().count() > 40 { name.chars().take(39).chain(['…']).collect() } else { name }
            })
            .collect();
    Cause::NoTextColumn(if shown.is_empty() { "none with a name".into() } else { shown.join(", ") })
}

fn article(row: &[String], columns: &Columns, day_first: Option<bool>, outlet: &str) -> Article {
    let cell = |field| clean::one_line(columns.cell(row, field));
    let text = columns.cell(row, Field::Text);
    let read = if format::is_web(text) { web::article(text).ok() } else { None };
    let mut article = read.unwrap_or_else(|| plain::article(text));
    let set = |field: &mut String, told: String| {
        if !told.is_empty() {
            *field = told;
        }
    };
    set(&mut article.title, cell(Field::Title));
    set(&mut article.byline, matter::without_by(&cell(Field::Byline)).to_owned());
    set(&mut article.url, cell(Field::Url));
    set(&mut article.language, cell(Field::Language));
    let named = cell(Field::Outlet);
    if is_address(&named) {
        // Some call the address the source.
        if article.url.is_empty() {
            article.url = named;
        }
    } else {
        set(&mut article.outlet, named);
    }
    if article.outlet.is_empty() {
        article.outlet = if outlet.is_empty() { site(&article.url) } else { outlet.to_owned() };
    }
    article.date = date(&cell(Field::Date), day_first).or(article.date);
    article.event = cell(Field::Event);
    article
}

/// The only column without a use whose cells are all addresses.
fn column_of_addresses(table: &Table, columns: &Columns) -> Option<usize> {
    let only_addresses = |at: &usize| {
        let mut cells =
            table.rows.iter().filter_map(|(_, row)| row.get(*at)).filter(|c| !c.trim().is_empty()).take(50);
        cells.next().is_some_and(|first| is_address(first)) && cells.all(|cell| is_address(cell))
    };
    let mut found = (0..table.header.len()).filter(|at| columns.is_free(*at)).filter(only_addresses);
    found.next().filter(|_| found.next().is_none())
}

fn is_address(text: &str) -> bool {
    text.starts_with("http://") || text.starts_with("https://")
}

/// The name of the site that an address is of, without "www."; empty when it is no address.
pub fn site(url: &str) -> String {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://")).unwrap_or_default();
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let host = host.rsplit('@').next().unwrap_or_default();
    host.strip_prefix("www.").unwrap_or(host).to_lowercase()
}

/// Whether the dates of a table put the day before the month, where one of its rows can only be read
/// one way.
fn day_first(table: &Table, columns: &Columns) -> Option<bool> {
    let (mut day, mut month) = (false, false);
    for (_, row) in &table.rows {
        if let Some((first, second, _)) = slashed(columns.cell(row, Field::Date)) {
            day |= first > 12;
            month |= second > 12;
        }
    }
    (day != month).then_some(day)
}

/// The three numbers of a date such as `03/05/2020`.
fn slashed(text: &str) -> Option<(i8, i8, i16)> {
    let mut parts = text.split([' ', 'T', ',']).next().unwrap_or_default().split(['/', '-']);
    let numbers = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?, parts.next()?);
    (parts.next().is_none() && numbers.2.len() == 4).then_some((
        numbers.0,
        numbers.1,
        numbers.2.parse().ok()?,
    ))
}

fn date(text: &str, day_first: Option<bool>) -> Option<Date> {
    dates::read(text).or_else(|| {
        let (first, second, year) = slashed(text)?;
        let (day, month) = if day_first? { (first, second) } else { (second, first) };
        Date::new(year, month, day).ok()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::Options;

    fn table(rows: &[&[&str]]) -> Table {
        let own = |row: &[&str]| row.iter().map(|c| (*c).to_owned()).collect::<Vec<String>>();
        let body = rows[1..].iter().enumerate().map(|(n, row)| (n + 2, own(row))).collect();
        Table { header: own(rows[0]), rows: body, outlet: String::new() }
    }

    #[test]
    fn rows_become_articles() {
        let table = table(&[
            &["Paper", "source", "Date", "Author", "Text", "Event"],
            &["Bay Wire", "https://bay.example/1", "13/05/2031", "By Oda Lind", "The pier closed.", "pier"],
            &["", "https://www.post.example/2", "03/05/2031", "", "<p>The pier</p><p>closed.</p>", "pier"],
            &["Coast Radio", "", "", "", " ", "pier"],
            &["", "", "", "", "", ""],
        ]);
        let source = Source::new("all.csv", Vec::new(), &Options::default());
        let read = articles(&table, &source, "row=").expect("read");
        let [first, second] = &read.articles[..] else { panic!("{read:?}") };
        assert_eq!((first.outlet.as_str(), first.path.as_str()), ("Bay Wire", "all.csv#row=2"));
        assert_eq!((first.byline.as_str(), first.event.as_str()), ("Oda Lind", "pier"));
        assert_eq!(
            (first.url.as_str(), first.date),
            ("https://bay.example/1", Some(jiff::civil::date(2031, 5, 13)))
        );
        // The other row tells that days go first.
        assert_eq!(
            (second.outlet.as_str(), second.date),
            ("post.example", Some(jiff::civil::date(2031, 5, 3)))
        );
        assert_eq!(second.text, "The pier\n\nclosed.");
        assert_eq!(read.notes[0].remark, Remark::WithoutText(1));
    }

    #[test]
    fn a_table_without_text_says_what_it_has() {
        let source = Source::new("all.csv", Vec::new(), &Options::default());
        let refused =
            articles(&table(&[&["Paper", "Fulltekst"], &["a", "b"]]), &source, "").expect_err("refused");
        assert!(refused.to_string().contains("Paper, Fulltekst"), "{refused}");
        assert!(refused.to_string().contains("--columns"), "{refused}");
    }
}
