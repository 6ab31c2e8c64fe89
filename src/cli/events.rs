//! Articles of several events in one run: a table may name the event of each.

use crate::article::Article;
use crate::export::plain;
use std::collections::BTreeSet;

/// The articles of one event.
pub struct Event {
    /// Its name; empty where nothing names one.
    pub name: String,
    /// Its articles, in the order they came.
    pub articles: Vec<Article>,
}

/// The events that `articles` are about, in the order of their first articles. Where no event is named,
/// or only one, all articles are about the same.
///
/// `only` chooses one by its name; articles from files that name no events stay with it.
///
/// # Errors
/// In words, with the names there are, when none is called `only`.
pub fn events(articles: Vec<Article>, only: Option<&str>) -> Result<Vec<Event>, String> {
    let mut names: Vec<String> = Vec::new();
    for article in articles.iter().filter(|article| !article.event.is_empty()) {
        if !names.contains(&article.event) {
            names.push(article.event.clone());
        }
    }
    if let Some(only) = only {
        let same = |name: &str| name.trim().to_lowercase() == only.trim().to_lowercase();
        let Some(name) = names.iter().find(|name| same(name)).cloned() else {
            return Err(unknown(only, &names));
        };
        let with_events: BTreeSet<String> =
            articles.iter().filter(|a| !a.event.is_empty()).map(|a| file(a).to_owned()).collect();
        let belongs = |a: &Article| same(&a.event) || (a.event.is_empty() && !with_events.contains(file(a)));
        return Ok(vec![Event { name, articles: articles.into_iter().filter(belongs).collect() }]);
    }
    if names.len() < 2 {
        return Ok(vec![Event { name: names.pop().unwrap_or_default(), articles }]);
    }
    let mut events: Vec<Event> = names.into_iter().map(|name| Event { name, articles: Vec::new() }).collect();
    let mut others = Event { name: String::new(), articles: Vec::new() };
    for article in articles {
        match events.iter_mut().find(|event| event.name == article.event) {
            Some(event) => event.articles.push(article),
            None => others.articles.push(article),
        }
    }
    if !others.articles.is_empty() {
        events.push(others);
    }
    Ok(events)
}

impl Event {
    /// What it is called where a name is needed.
    pub fn title(&self) -> &str {
        if self.name.is_empty() { "without an event" } else { &self.name }
    }

    /// A name for its file: letters and digits of its own, whatever the system; `taken` are those given
    /// before.
    pub fn file_name(&self, extension: &str, taken: &mut BTreeSet<String>) -> String {
        let mut stem = String::new();
        for c in plain::line(self.title()).chars().take(60) {
            if c.is_alphanumeric() {
                stem.extend(c.to_lowercase());
            } else if !stem.ends_with('-') && !stem.is_empty() {
                stem.push('-');
            }
        }
        let stem = match stem.trim_end_matches('-') {
            "" => "event",
            stem => stem,
        };
        let mut name = format!("{stem}.{extension}");
        let mut n = 2;
        while !taken.insert(name.clone()) {
            name = format!("{stem}-{n}.{extension}");
            n += 1;
        }
        name
    }
}

/// The file an article stands in, without the part that says where in it.
fn file(article: &Article) -> &str {
    article.path.rsplit_once('#').map_or(&article.path, |(file, _)| file)
}

fn unknown(wanted: &str, names: &[String]) -> String {
    if names.is_empty() {
        return format!("no article is about an event called “{wanted}”: none of the files names events");
    }
    let shown: Vec<&str> = names.iter().take(20).map(String::as_str).collect();
    let more = if names.len() > 20 { format!(" and {} more", names.len() - 20) } else { String::new() };
    format!("no article is about an event called “{wanted}”; there are: {}{more}", shown.join(", "))
}

/// Tables of several events as one, with a first column that names the event. `parts` are written with
/// `separator` and begin with the same row of names.
///
/// # Errors
/// In words, when the rows of names differ, as they do where each source has a column of its own.
pub fn one_table(parts: &[(String, Vec<u8>)], separator: u8) -> Result<Vec<u8>, String> {
    let mut header: Option<csv::ByteRecord> = None;
    let mut writer = csv::WriterBuilder::new()
        .delimiter(separator)
        .flexible(true)
        .terminator(csv::Terminator::CRLF)
        .from_writer(Vec::new());
    let failed = |error: &dyn std::fmt::Display| format!("the tables could not be joined: {error}");
    for (event, bytes) in parts {
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(separator)
            .has_headers(false)
            .flexible(true)
            .from_reader(bytes.as_slice());
        let mut first = true;
        for row in reader.byte_records() {
            let row = row.map_err(|error| failed(&error))?;
            let leading: &[u8] = if first { b"event" } else { event.as_bytes() };
            if std::mem::take(&mut first) {
                match &header {
                    Some(known) if *known == row => continue,
                    Some(_) => {
                        return Err(
                            "this table has other columns for each event; add --output FOLDER/ for a file \
                                    each, --event NAME for one of them, or --layout long"
                                .into(),
                        );
                    }
                    None => header = Some(row.clone()),
                }
            }
            let cells = std::iter::once(leading).chain(row.iter());
            writer.write_record(cells).map_err(|error| failed(&error))?;
        }
    }
    writer.into_inner().map_err(|error| failed(&error))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn article(event: &str, path: &str) -> Article {
        Article { event: event.into(), path: path.into(), ..Article::default() }
    }

    fn names(events: &[Event]) -> Vec<(&str, usize)> {
        events.iter().map(|event| (event.name.as_str(), event.articles.len())).collect()
    }

    #[test]
    fn events_are_told_apart_and_chosen() {
        let all = || {
            vec![
                article("Pier", "t.csv#row=2"),
                article("Flood", "t.csv#row=3"),
                article("Pier", "t.csv#row=4"),
                article("", "t.csv#row=5"),
                article("", "a.txt"),
            ]
        };
        assert_eq!(names(&events(all(), None).expect("told")), [("Pier", 2), ("Flood", 1), ("", 2)]);
        assert_eq!(names(&events(all(), Some("pier ")).expect("told")), [("Pier", 3)]);
        assert!(events(all(), Some("Fire")).err().expect("refused").contains("Pier, Flood"));
        let one = vec![article("Pier", "t.csv#row=2"), article("", "a.txt")];
        assert_eq!(names(&events(one, None).expect("told")), [("Pier", 2)]);
        let (mut taken, event) =
            (BTreeSet::new(), Event { name: "../Pier: day 2".into(), articles: Vec::new() });
        assert_eq!(event.file_name("csv", &mut taken), "pier-day-2.csv");
        assert_eq!(event.file_name("csv", &mut taken), "pier-day-2-2.csv");
    }

    #[test]
    fn tables_become_one() {
        let parts = [
            ("Pier".to_owned(), b"a,b\r\n1,\"2,3\"\r\n".to_vec()),
            ("Flood".to_owned(), b"a,b\r\n4,\r\n".to_vec()),
        ];
        let one = String::from_utf8(one_table(&parts, b',').expect("joined")).expect("text");
        assert_eq!(one, "event,a,b\r\nPier,1,\"2,3\"\r\nFlood,4,\r\n");
        let other = [("Pier".to_owned(), b"a,b\r\n".to_vec()), ("Flood".to_owned(), b"a,c\r\n".to_vec())];
        assert!(one_table(&other, b',').expect_err("refused").contains("--output FOLDER/"));
    }
}
