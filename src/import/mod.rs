//! Reading files into articles: one reader per format behind [`read`] and [`read_bytes`].
//!
//! ```text
//! bytes ──format──▶ refused, or   ──encoding──▶ characters ──format──▶ reader ──▶ Article
//!                   text of some kind                                  plain, markdown, web
//! ```
//!
//! A new format adds a variant to [`format::Format`], the signs it is recognised by, and a reader.
//! What a file does not tell is left empty; only the outlet falls back to the file's name.

mod clean;
mod dates;
mod encoding;
mod error;
mod format;
mod heading;
mod language;
mod layout;
mod markdown;
mod matter;
mod plain;
mod web;

pub use error::{Cause, ImportError};
pub use format::{Binary, Format};

use crate::article::Article;
use std::io::Read;
use std::path::Path;

/// The largest file that is read.
pub const MAX_BYTES: u64 = 50_000_000;

/// Reads the articles of a file; most formats hold one.
///
/// # Errors
/// When the file cannot be read, is no text, or holds no words. The error names the file, the cause
/// and what to do about it.
pub fn read(path: &Path) -> Result<Vec<Article>, ImportError> {
    let shown = path.to_string_lossy();
    let bytes = load(path).map_err(|cause| ImportError { path: shown.to_string(), cause })?;
    read_bytes(&shown, &bytes)
}

/// Reads articles from a file's bytes, from standard input or from what was pasted.
///
/// `name` is the file's name or whatever else the source is called: its ending helps to tell the
/// format, its stem is the outlet where nothing else names one.
///
/// # Errors
/// As for [`read`].
pub fn read_bytes(name: &str, bytes: &[u8]) -> Result<Vec<Article>, ImportError> {
    article(name, bytes)
        .map(|article| vec![article])
        .map_err(|cause| ImportError { path: name.to_owned(), cause })
}

fn load(path: &Path) -> Result<Vec<u8>, Cause> {
    let cause = |error: std::io::Error| match error.kind() {
        std::io::ErrorKind::NotFound | std::io::ErrorKind::NotADirectory => Cause::Missing,
        std::io::ErrorKind::PermissionDenied => Cause::NotAllowed,
        std::io::ErrorKind::IsADirectory => Cause::Folder(path.to_string_lossy().into_owned()),
        _ => Cause::Unreadable(error),
    };
    let about = std::fs::metadata(path).map_err(cause)?;
    if about.is_dir() {
        return Err(Cause::Folder(path.to_string_lossy().trim_end_matches('/').to_owned()));
    }
    if about.len() > MAX_BYTES {
        return Err(Cause::TooLarge);
    }
    let mut bytes = Vec::with_capacity(usize::try_from(about.len()).unwrap_or(0));
    let file = std::fs::File::open(path).map_err(cause)?;
    // A pipe tells no length beforehand.
    file.take(MAX_BYTES + 1).read_to_end(&mut bytes).map_err(cause)?;
    Ok(bytes)
}

fn article(name: &str, bytes: &[u8]) -> Result<Article, Cause> {
    if bytes.is_empty() {
        return Err(Cause::Empty);
    }
    if bytes.len() as u64 > MAX_BYTES {
        return Err(Cause::TooLarge);
    }
    if let Some(kind) = format::binary(bytes, name, encoding::wide(bytes).is_some()) {
        return Err(Cause::Binary(kind));
    }
    let text = encoding::decode(bytes);
    let mut article = Article { path: name.to_owned(), ..Article::default() };
    match format::format(&text, name) {
        Format::Plain => plain::read(&text, &mut article),
        Format::Markdown => markdown::read(&text, &mut article),
        Format::Web => web::read(&text, &mut article)?,
    }
    if article.text.is_empty() {
        return Err(Cause::Blank);
    }
    article.language = language::language(&article.text, &article.language);
    if article.outlet.is_empty() {
        article.outlet = stem(name);
    }
    Ok(article)
}

/// A file's name without its folder and its ending.
fn stem(name: &str) -> String {
    if name == "-" {
        return "standard input".to_owned();
    }
    Path::new(name).file_stem().map_or_else(|| name.to_owned(), |s| clean::one_line(&s.to_string_lossy()))
}
