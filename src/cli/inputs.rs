//! From what a user names to articles, with a complaint for each that gives none.

use crate::article::Article;
use crate::export::ours;
use crate::export::words::count;
use crate::import::{self, Input, Note, Options, Remark};
use crate::workspace;
use std::collections::BTreeMap;
use std::io::{ErrorKind, IsTerminal as _, Read as _};
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

impl Inputs {
    /// Leaves out what this program has written itself, such as the table that an earlier run put beside the
    /// articles, and says so. A comparison for programs holds its articles whole, and gives them where it is `named`.
    pub fn leave_out_results(&mut self, named: &[PathBuf]) {
        let mut known: BTreeMap<PathBuf, bool> = BTreeMap::new();
        for article in &self.articles {
            known.entry(file(article)).or_insert_with_key(|path| {
                let data = path.extension().is_some_and(|e| e.eq_ignore_ascii_case("json"));
                !(data && named.contains(path)) && is_result(path)
            });
        }
        self.articles.retain(|article| !known.get(&file(article)).is_some_and(|&ours| ours));
        for path in known.into_iter().filter_map(|(path, ours)| ours.then_some(path)) {
            self.complaints.push(format!(
                "{}: this was written by Parallax and is no article, so it is left out",
                super::shown(&path)
            ));
            self.unread += usize::from(named.contains(&path));
        }
    }

    /// Leaves out the articles that repeat an earlier one, and says so.
    pub fn leave_out_duplicates(&mut self) {
        let found = import::duplicates(&self.articles);
        for duplicate in &found {
            let path = self.articles[duplicate.article].path.clone();
            let remark = Remark::SameAs(self.articles[duplicate.of].path.clone());
            self.complaints.push(Note { path, remark }.to_string());
        }
        let mut n = 0;
        self.articles.retain(|_| {
            n += 1;
            found.iter().all(|duplicate| duplicate.article != n - 1)
        });
    }
}

/// The file that an article stands in: its path without the part that says where in a table or an archive.
fn file(article: &Article) -> PathBuf {
    let whole = Path::new(&article.path);
    match article.path.rsplit_once('#') {
        Some((file, _)) if !whole.exists() => file.into(),
        _ => whole.into(),
    }
}

/// Whether the file at `path` was written by this program.
pub fn is_result(path: &Path) -> bool {
    path.metadata().is_ok_and(|about| about.is_file() && about.len() <= import::MAX_BYTES)
        && std::fs::read(path).is_ok_and(|bytes| ours::is_ours(&bytes))
}

/// Parts the files named into those that can be read and complaints about the others: pipes and devices, which
/// might be waited for without end, and links that lead nowhere.
pub fn readable(named: &[PathBuf]) -> (Vec<PathBuf>, Vec<String>) {
    let (mut files, mut refused) = (Vec::new(), Vec::new());
    for path in named {
        match refusal(path) {
            Some(why) => refused.push(format!("{}: {why}", super::shown(path))),
            None => files.push(path.clone()),
        }
    }
    (files, refused)
}

/// Why a file is not even opened.
fn refusal(path: &Path) -> Option<String> {
    let is_link = || path.symlink_metadata().is_ok_and(|about| about.file_type().is_symlink());
    match std::fs::metadata(path) {
        Ok(about) if about.is_file() || about.is_dir() || is_handed_over(path) => None,
        Ok(_) => Some(
            "this is a pipe or a device, which may never end; give a file, or send the text to standard input, \
             which is called -"
                .into(),
        ),
        Err(error) if error.kind() == ErrorKind::NotFound && is_link() => {
            let to = path.read_link().map(|to| super::shown(&to)).unwrap_or_default();
            Some(format!("this link leads to “{to}”, and there is no such file; give the file where it is now"))
        }
        Err(error) if leads_in_a_circle(&error) => {
            Some("this link leads back to itself, so there is no file behind it; give the file itself".into())
        }
        Err(error) if error.kind() == ErrorKind::InvalidFilename => {
            Some("the name is longer than a file's can be; check where it ends".into())
        }
        // whatever else is wrong is told by who reads it
        Err(_) => None,
    }
}

/// Whether the path names what the shell has opened for this program, as it does for `<(command)`: that ends when
/// the command does.
fn is_handed_over(path: &Path) -> bool {
    path == Path::new("/dev/stdin")
        || ["/dev/fd", "/proc/self/fd"].iter().any(|folder| path.starts_with(folder))
}

/// Whether links lead to one another. The kind of the error has no name in the standard library yet, but a number
/// in each system.
fn leads_in_a_circle(error: &std::io::Error) -> bool {
    const LOOP: i32 = if cfg!(target_os = "linux") { 40 } else { 62 };
    cfg!(unix) && error.raw_os_error() == Some(LOOP)
}

/// Reads every file once, in parallel. `says` hears how far it is.
pub fn read(named: &[PathBuf], options: &Options, says: &(dyn Fn(String) + Sync)) -> Inputs {
    let mut complaints = Vec::new();
    let mut unread = 0;
    let mut inputs = Vec::new();
    let mut heard = false;
    for path in named {
        if path.as_os_str() != "-" {
            let address = path.to_str().filter(|named| import::is_link(named));
            inputs.push(match address {
                Some(address) => Input::Link(address.to_owned()),
                None => Input::Path(path.clone()),
            });
            continue;
        }
        // read once, it has nothing more to give
        if std::mem::replace(&mut heard, true) {
            complaints.push("-: named twice, compared once".to_owned());
            continue;
        }
        match standard_input() {
            Ok(bytes) => inputs.push(Input::Bytes { name: "-".into(), bytes }),
            Err(complaint) => {
                complaints.push(complaint);
                unread += 1;
            }
        }
    }
    let done = |read: usize, of: usize| says(format!("Reading {read} of {}", count(of, "file", "files")));
    let imported = import::read_all(&inputs, options, &done, &|| false);
    complaints.extend(imported.notes.iter().map(ToString::to_string));
    complaints.extend(imported.problems.iter().map(ToString::to_string));
    unread += imported.problems.len();
    Inputs { articles: workspace::added_today(imported.articles), complaints, unread }
}

fn standard_input() -> Result<Vec<u8>, String> {
    let mut input = std::io::stdin().lock();
    if input.is_terminal() {
        super::say("type or paste the article, then press Ctrl-D on an empty line");
    }
    let mut bytes = Vec::new();
    let limited = &mut (&mut input).take(import::MAX_BYTES + 1);
    limited.read_to_end(&mut bytes).map_err(|error| format!("standard input: {error}"))?;
    Ok(bytes)
}
