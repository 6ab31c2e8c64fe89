//! Reads articles from files and writes what was read of each as JSON, without comparing anything.
//!
//! `cargo run --release --no-default-features --example read_articles -- OUT_DIR FILE…` writes
//! `OUT_DIR/<stem>.json` for each file, with an `articles` list as in the comparison document, so
//! that a scorer of main-text extraction can read it.

use std::path::PathBuf;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut paths = std::env::args_os().skip(1).map(PathBuf::from);
    let out = paths.next().ok_or("usage: read_articles OUT_DIR FILE…")?;
    std::fs::create_dir_all(&out)?;
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
        std::fs::write(
            out.join(format!("{name}.json")),
            serde_json::json!({ "articles": articles }).to_string(),
        )?;
    }
    Ok(())
}
