//! From the paths a user names to articles, with a complaint for each that gives none.

use super::shown;
use crate::article::Article;
use crate::import;
use rayon::prelude::*;
use rustc_hash::FxHashSet;
use std::io::{IsTerminal as _, Read as _};
use std::path::{Path, PathBuf};

/// What was read.
pub struct Inputs {
    /// The articles, in the order their files were named.
    pub articles: Vec<Article>,
    /// What is to be said about the others, each with its cause and a remedy.
    pub complaints: Vec<String>,
    /// How many could not be read.
    pub unread: usize,
}

/// Reads every file once, in parallel.
pub fn read(paths: &[PathBuf]) -> Inputs {
    let mut complaints = Vec::new();
    let mut seen = FxHashSet::default();
    let mut once: Vec<&Path> = Vec::new();
    for path in paths {
        // Two names of one file, such as a link, are one file.
        let known = path.canonicalize().unwrap_or_else(|_| path.clone());
        if seen.insert(known) {
            once.push(path);
        } else {
            complaints.push(format!("{}: named twice, compared once", shown(path)));
        }
    }
    let read: Vec<Result<Vec<Article>, String>> = once.par_iter().map(|path| one(path)).collect();
    let mut articles = Vec::new();
    let mut unread = 0;
    for result in read {
        match result {
            Ok(found) => articles.extend(found),
            Err(complaint) => {
                complaints.push(complaint);
                unread += 1;
            }
        }
    }
    Inputs { articles, complaints, unread }
}

fn one(path: &Path) -> Result<Vec<Article>, String> {
    let articles = if path.as_os_str() == "-" {
        standard_input()?
    } else if path.is_dir() {
        let all = path.join("*");
        return Err(format!(
            "{}: this is a folder; name the files in it, such as {}",
            shown(path),
            shown(&all)
        ));
    } else {
        import::read(path).map_err(|error| error.to_string())?
    };
    if articles.is_empty() {
        return Err(format!("{}: no article was found in it", shown(path)));
    }
    Ok(articles)
}

fn standard_input() -> Result<Vec<Article>, String> {
    let mut input = std::io::stdin().lock();
    if input.is_terminal() {
        super::say("type or paste the article, then press Ctrl-D on an empty line");
    }
    let mut bytes = Vec::new();
    input.read_to_end(&mut bytes).map_err(|error| format!("standard input: {error}"))?;
    import::read_bytes("-", &bytes).map_err(|error| error.to_string())
}
