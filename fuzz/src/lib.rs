//! What every target asks of a reader: whatever the bytes, articles in normal form or a typed error.
//!
//! `cargo fuzz run TARGET` from the repository's root; with a stable toolchain set `RUSTC_BOOTSTRAP=1`.

use parallax::article::Article;
use parallax::import::{Cause, Imported, Options, read_bytes};
use std::io::{Cursor, Write as _};
use std::time::Duration;

fn options() -> Options {
    Options { patience: Duration::from_secs(60), ..Options::default() }
}

/// Reads `bytes` as a file of that name, and holds the result to what it promises.
pub fn read(name: &str, bytes: &[u8]) {
    check(name, &read_bytes(name, bytes, &options()));
}

/// Reads what was pasted.
pub fn paste(text: &str, html: Option<&str>) {
    match parallax::import::pasted(text, html, &options()) {
        Ok(article) => normal(&article),
        Err(error) => assert!(!matches!(error.cause, Cause::Fault | Cause::Slow(_)), "{error}"),
    }
}

/// A ZIP archive of one part, with which a reader of documents gets beyond the packing.
pub fn packed(mime: &str, part: &str, bytes: &[u8]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let stored = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, bytes) in [("mimetype", mime.as_bytes()), (part, bytes)] {
        writer.start_file(name, stored).expect("a new part");
        writer.write_all(bytes).expect("written");
    }
    writer.finish().expect("closed").into_inner()
}

fn check(name: &str, imported: &Imported) {
    assert!(!imported.articles.is_empty() || !imported.problems.is_empty());
    for problem in &imported.problems {
        // A caught panic is a fault of ours, and so is a reader that hangs.
        assert!(!matches!(problem.cause, Cause::Fault | Cause::Slow(_)), "{problem}");
        assert!(problem.path.starts_with(name), "{problem}");
    }
    imported.articles.iter().for_each(normal);
}

fn normal(article: &Article) {
    let text = &article.text;
    assert!(!text.is_empty() && text.trim() == text, "{text:?}");
    assert!(!text.contains("\n\n\n") && !text.contains('\r') && !text.contains('\0'), "{text:?}");
}
