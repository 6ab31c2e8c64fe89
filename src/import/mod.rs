//! Reading files into articles: one reader per format behind [`read`].

use crate::article::Article;
use std::path::Path;

/// Why a file gave no article.
#[derive(Debug, thiserror::Error)]
#[error("{path}: {cause}")]
pub struct ImportError {
    /// The path as the user gave it.
    pub path: String,
    /// What happened and what to do, in a sentence.
    pub cause: String,
}

/// Reads the articles of a file; most formats hold one.
///
/// # Errors
/// When the file cannot be read or holds no text.
pub fn read(path: &Path) -> Result<Vec<Article>, ImportError> {
    let _ = path;
    Ok(Vec::new())
}

/// Reads the articles in `bytes` as if a file called `name` held them: for standard input, whose name is
/// `-`, and for the sample inside the program.
///
/// # Errors
/// When the bytes hold no text.
pub fn read_bytes(name: &str, bytes: &[u8]) -> Result<Vec<Article>, ImportError> {
    let _ = (name, bytes);
    Ok(Vec::new())
}
