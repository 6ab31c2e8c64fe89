//! Reads articles from files and writes what was read of each as JSON, without comparing anything.
//!
//! `cargo run --release --no-default-features --example read_articles -- OUT_DIR FILE…` writes
//! `OUT_DIR/<stem>.json` for each file, with an `articles` list as in the comparison document, so
//! that a scorer of main-text extraction can read it.
//!
//! With `--labels TRUTH.json` before `OUT_DIR` it also says how many of the labelled days are in the pages' own markup,
//! and how many of those were read: `{"NAME.html.gz": {"date": "2031-04-02", …}, …}`. Labels made by hand may name a
//! day that no page gives.

use std::path::{Path, PathBuf};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut paths = std::env::args_os().skip(1).map(PathBuf::from).peekable();
    let labels = paths.next_if(|first| first == Path::new("--labels")).and_then(|_| paths.next());
    let labels = match labels {
        Some(path) => serde_json::from_slice(&std::fs::read(path)?)?,
        None => serde_json::Value::Null,
    };
    let out = paths.next().ok_or("usage: read_articles [--labels TRUTH.json] OUT_DIR FILE…")?;
    std::fs::create_dir_all(&out)?;
    let (mut in_markup, mut read) = (0, 0);
    for path in paths {
        let imported = parallax::import::read(&path, &parallax::import::Options::default());
        for problem in &imported.problems {
            eprintln!("{problem}");
        }
        if imported.articles.is_empty() {
            continue;
        }
        let articles: Vec<_> = imported
            .articles
            .iter()
            .map(|a| {
                let date = a.date.map(|d| d.to_string()).unwrap_or_default();
                serde_json::json!({
                    "outlet": a.outlet, "title": a.title, "byline": a.byline, "date": date, "url": a.url,
                    "language": a.language, "text": a.text,
                })
            })
            .collect();
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        let label = &labels[format!("{name}.html.gz")]["date"];
        if let Some(day) = label.as_str().and_then(|day| day.get(..10))
            && String::from_utf8_lossy(&std::fs::read(&path)?).contains(day)
        {
            in_markup += 1;
            read += usize::from(imported.articles[0].date.is_some_and(|date| date.to_string() == day));
        }
        std::fs::write(
            out.join(format!("{name}.json")),
            serde_json::json!({ "articles": articles }).to_string(),
        )?;
    }
    if !labels.is_null() {
        println!("labelled day in the page's markup: {in_markup} pages, read as the date: {read}");
    }
    Ok(())
}
