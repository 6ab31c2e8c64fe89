//! The reader of .json and .jsonl: lists of articles as programs and news services write them.

use super::{Table, articles};
use crate::import::{Cause, ImportError, Imported, Source};
use serde_json::{Deserializer, Map, Value};

/// How many values a file may hold: each takes far more memory than its characters.
const MOST_VALUES: usize = 4_000_000;
/// How deep records are looked into.
const DEEPEST: usize = 4;
/// How many columns records may come to.
const MOST_COLUMNS: usize = 400;

/// Reads a list of objects, an object that holds such a list, one object, or one on each line. Our own
/// comparison document is such an object: its articles are read.
///
/// # Errors
/// [`Cause::Damaged`] when nothing of it is JSON; as for [`articles`].
pub fn read(source: &Source) -> Result<Imported, Cause> {
    let text = source.text();
    if text.bytes().filter(|b| matches!(b, b',' | b'[' | b'{')).count() > MOST_VALUES {
        return Err(Cause::Damaged(format!("it holds more than {MOST_VALUES} values")));
    }
    let (values, broken) = values(&text);
    if let (true, Some(why)) = (values.is_empty(), &broken) {
        return Err(Cause::Damaged(why.clone()));
    }
    let mut outlet = String::new();
    let mut records: Vec<&Map<String, Value>> = Vec::new();
    for value in &values {
        collect(value, 0, &mut records);
        // A JSON Feed names its site once.
        if value.get("version").and_then(Value::as_str).is_some_and(|v| v.contains("jsonfeed.org")) {
            outlet = value.get("title").and_then(Value::as_str).unwrap_or_default().to_owned();
        }
    }
    let mut imported = articles(&table(&records, outlet), source, "")?;
    if let Some(why) = broken {
        imported.problems.push(ImportError { path: source.name.clone(), cause: Cause::PartlyDamaged(why) });
    }
    Ok(imported)
}

/// Whether `text` begins as a list of records does and its beginning can be read as one.
pub fn is_records(text: &str) -> bool {
    let start = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}');
    let Some(inside) = start.strip_prefix(['{', '[']) else { return false };
    let inside = inside.trim_start();
    if !(inside.starts_with('"') || (start.starts_with('[') && inside.starts_with('{'))) {
        return false;
    }
    Deserializer::from_str(start)
        .into_iter::<serde::de::IgnoredAny>()
        .next()
        .is_some_and(|value| value.is_ok())
}

/// The values of a file, and what is wrong with the rest of it.
fn values(text: &str) -> (Vec<Value>, Option<String>) {
    let text = text.trim_start_matches('\u{FEFF}');
    let (mut values, mut broken) = (Vec::new(), None);
    for value in Deserializer::from_str(text).into_iter::<Value>() {
        match value {
            Ok(value) => values.push(value),
            Err(error) => broken = Some(format!("it is no JSON from line {} on", error.line())),
        }
    }
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
    let whole = |line: &&str| serde_json::from_str::<Value>(line).ok().filter(|v| v.is_object());
    if broken.is_none() || lines.len() < 2 || !lines.iter().take(5).any(|line| whole(line).is_some()) {
        return (values, broken);
    }
    // One record on each line: a broken line costs no other.
    let read: Vec<Value> = lines.iter().filter_map(whole).collect();
    let bad = lines.len() - read.len();
    (read, (bad > 0).then(|| format!("{bad} of its {} lines are no JSON", lines.len())))
}

/// The records that are articles: those in the list that a value is or holds.
fn collect<'v>(value: &'v Value, depth: usize, records: &mut Vec<&'v Map<String, Value>>) {
    match value {
        Value::Array(list) => records.extend(list.iter().filter_map(Value::as_object)),
        Value::Object(object) => {
            const LISTS: [&str; 13] = [
                "articles",
                "items",
                "results",
                "documents",
                "docs",
                "data",
                "hits",
                "records",
                "rows",
                "news",
                "entries",
                "stories",
                "response",
            ];
            let inner = LISTS.iter().find_map(|name| {
                object.get(*name).filter(|v| is_list(v) || (depth < DEEPEST && v.is_object()))
            });
            match inner {
                Some(inner) if is_list(inner) => collect(inner, depth + 1, records),
                Some(inner) if holds_list(inner, 0) => collect(inner, depth + 1, records),
                _ => records.push(object),
            }
        }
        _ => {}
    }
}

fn is_list(value: &Value) -> bool {
    value.as_array().is_some_and(|list| list.iter().any(Value::is_object))
}

fn holds_list(value: &Value, depth: usize) -> bool {
    is_list(value)
        || value.as_object().is_some_and(|o| depth < DEEPEST && o.values().any(|v| holds_list(v, depth + 1)))
}

/// The records as rows; names inside a record are joined to its own by a point.
fn table(records: &[&Map<String, Value>], outlet: String) -> Table {
    let mut table = Table { outlet, ..Table::default() };
    for (n, record) in records.iter().enumerate() {
        let mut row = vec![String::new(); table.header.len()];
        put(record, "", 0, &mut table.header, &mut row);
        table.rows.push((n + 1, row));
    }
    table
}

fn put(
    record: &Map<String, Value>,
    above: &str,
    depth: usize,
    header: &mut Vec<String>,
    row: &mut Vec<String>,
) {
    for (key, value) in record {
        let name = if above.is_empty() { key.clone() } else { format!("{above}.{key}") };
        if let (Value::Object(inner), true) = (value, depth < DEEPEST) {
            // {"source": {"id": …, "name": …}}: the name stands for the whole.
            match inner.get("name").and_then(Value::as_str) {
                Some(named) => set(name, named.to_owned(), header, row),
                None => put(inner, &name, depth + 1, header, row),
            }
            continue;
        }
        let cell = cell(value);
        if !cell.is_empty() {
            set(name, cell, header, row);
        }
    }
}

fn set(name: String, cell: String, header: &mut Vec<String>, row: &mut Vec<String>) {
    let at = match header.iter().position(|known| *known == name) {
        Some(at) => at,
        None if header.len() < MOST_COLUMNS => {
            header.push(name);
            header.len() - 1
        }
        None => return,
    };
    if row.len() <= at {
        row.resize(at + 1, String::new());
    }
    row[at] = cell;
}

/// A value as the words of a cell; lists of paragraphs are paragraphs, of names a list.
fn cell(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        Value::Array(list) => {
            let words: Vec<&str> = list
                .iter()
                .filter_map(|v| v.as_str().or_else(|| v.get("name").and_then(Value::as_str)))
                .collect();
            let long = words.iter().any(|w| w.len() > 100);
            words.join(if long { "\n\n" } else { ", " })
        }
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::Options;

    fn read(file: &str) -> Result<Imported, Cause> {
        super::read(&Source::new("a.json", file.as_bytes().to_vec(), &Options::default()))
    }

    #[test]
    fn lists_wherever_they_stand() {
        for file in [
            r#"[{"outlet":"Bay","text":"One."},{"outlet":"Post","text":"Two."}]"#,
            r#"{"status":"ok","articles":[{"source":{"id":null,"name":"Bay"},"content":"One."},{"source":{"name":"Post"},"content":"Two."}]}"#,
            r#"{"response":{"results":[{"publication":"Bay","fields":{"bodyText":"One."}},{"publication":"Post","fields":{"bodyText":"Two."}}]}}"#,
            "{\"outlet\":\"Bay\",\"text\":\"One.\"}\n{\"outlet\":\"Post\",\"text\":\"Two.\"}\n",
            "\u{FEFF}{\"outlet\":\"Bay\",\"text\":\"One.\"}\n\n{\"outlet\":\"Post\",\"text\":[\"Two.\"]}",
        ] {
            let read = read(file).expect(file);
            let told: Vec<(&str, &str, &str)> =
                read.articles.iter().map(|a| (a.path.as_str(), a.outlet.as_str(), a.text.as_str())).collect();
            assert_eq!(told, [("a.json#1", "Bay", "One."), ("a.json#2", "Post", "Two.")], "{file}");
            assert!(read.problems.is_empty());
        }
    }

    #[test]
    fn a_feed_and_a_single_article() {
        let feed = r#"{"version":"https://jsonfeed.org/version/1.1","title":"Bay Wire","items":[{"id":"1","content_html":"<p>One.</p><p>Two.</p>","date_published":"2031-04-02T10:00:00Z","authors":[{"name":"Oda Lind"},{"name":"Ibo Marsh"}]}]}"#;
        let article = &read(feed).expect("read").articles[0];
        assert_eq!((article.outlet.as_str(), article.byline.as_str()), ("Bay Wire", "Oda Lind, Ibo Marsh"));
        assert_eq!(
            (article.text.as_str(), article.date),
            ("One.\n\nTwo.", Some(jiff::civil::date(2031, 4, 2)))
        );
        assert_eq!(
            read(r#"{"headline":"Pier shut","body":"One."}"#).expect("read").articles[0].title,
            "Pier shut"
        );
    }

    #[test]
    fn broken_lines_cost_no_others() {
        let read1 = read("{\"text\":\"One.\"}\n{\"text\": oops}\n{\"text\":\"Two.\"}").expect("read");
        assert_eq!(read1.articles.len(), 2);
        assert!(read1.problems[0].to_string().contains("1 of its 3 lines"), "{:?}", read1.problems);
        assert!(matches!(read("{\"text\": "), Err(Cause::Damaged(_))));
        assert!(matches!(read(&"[".repeat(100_000)), Err(Cause::Damaged(_))));
        assert!(matches!(read(&"[0,".repeat(3_000_000)), Err(Cause::Damaged(_))));
        assert!(matches!(read("[1,2]"), Err(Cause::NoTextColumn(_))));
    }
}
