//! What a user names to be read, and the single files that it stands for.

use super::source::{Source, extension};
use super::{Cause, Imported, MAX_BYTES, Options, Remark, fetch, folder, read_bytes, read_source};
use rustc_hash::FxHashSet;
use std::io::{Error, ErrorKind, Read as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Something to be read.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Input {
    /// A file or a folder.
    Path(PathBuf),
    /// What was piped in, pasted as a file or stands in the program.
    Bytes {
        /// What it is called; `-` for standard input.
        name: String,
        /// All of it.
        bytes: Vec<u8>,
    },
    /// The address of a page that the user typed.
    Link(String),
}

impl From<&Path> for Input {
    fn from(path: &Path) -> Self {
        Input::Path(path.to_path_buf())
    }
}

impl From<PathBuf> for Input {
    fn from(path: PathBuf) -> Self {
        Input::Path(path)
    }
}

/// A file or something already in memory.
#[derive(Clone)]
pub(super) enum Unit {
    File { path: PathBuf, in_folder: bool },
    Bytes { name: String, bytes: Arc<[u8]> },
    Link(String),
}

impl Unit {
    /// What it is called where it cannot be read.
    pub(super) fn name(&self) -> String {
        match self {
            Unit::File { path, .. } => path.to_string_lossy().into_owned(),
            Unit::Bytes { name, .. } => name.clone(),
            Unit::Link(address) => address.clone(),
        }
    }

    /// Reads it.
    pub(super) fn read(&self, options: &Options) -> Imported {
        match self {
            Unit::Bytes { name, bytes } => read_bytes(name, bytes, options),
            Unit::Link(address) => fetch(address, options),
            Unit::File { path, in_folder } => {
                let shown = path.to_string_lossy().into_owned();
                let bytes = match bytes(path) {
                    Ok(bytes) => bytes,
                    Err(cause) => return Imported::problem(shown, cause),
                };
                let holds_articles = !in_folder && extension(&shown) == "json";
                let result = !holds_articles && options.is_result.is_some_and(|is_result| is_result(&bytes));
                let mut read = read_source(&Source::new(shown.clone(), bytes, options));
                if result && !read.articles.is_empty() {
                    read.articles.clear();
                    read.add(Imported::note(shown, Remark::Ours));
                }
                read
            }
        }
    }
}

/// The single files that `inputs` stand for, each once, and what is to be said about the others.
pub(super) fn units(inputs: &[Input]) -> (Vec<Unit>, Imported) {
    let (mut units, mut said) = (Vec::new(), Imported::default());
    let mut seen = FxHashSet::default();
    // Two names of one file, such as a link, are one file.
    let mut is_new = |path: &Path| seen.insert(path.canonicalize().unwrap_or_else(|_| path.to_path_buf()));
    for input in inputs {
        let path = match input {
            Input::Bytes { name, bytes } => {
                units.push(Unit::Bytes { name: name.clone(), bytes: bytes.as_slice().into() });
                continue;
            }
            Input::Link(address) => {
                units.push(Unit::Link(address.clone()));
                continue;
            }
            Input::Path(path) => path,
        };
        let shown = || path.to_string_lossy().into_owned();
        if !is_new(path) {
            said.add(Imported::note(shown(), Remark::NamedTwice));
        } else if path.is_dir() {
            let listing = folder::list(path);
            if listing.passed_over > 0 {
                said.add(Imported::note(shown(), Remark::PassedOver(listing.passed_over)));
            }
            if listing.more {
                said.add(Imported::problem(shown(), Cause::TooMany(folder::MOST_FILES)));
            }
            for closed in &listing.closed {
                said.add(Imported::problem(closed.to_string_lossy(), Cause::NotAllowed));
            }
            if listing.files.is_empty() && listing.closed.is_empty() {
                said.add(Imported::problem(shown(), Cause::NothingInside));
            }
            let new = listing.files.into_iter().filter(|file| is_new(file));
            units.extend(new.map(|path| Unit::File { path, in_folder: true }));
        } else {
            units.push(Unit::File { path: path.clone(), in_folder: false });
        }
    }
    (units, said)
}

/// The bytes of a file.
///
/// # Errors
/// When it is no file, may not be read or holds more than [`MAX_BYTES`].
pub fn bytes(path: &Path) -> Result<Vec<u8>, Cause> {
    if let Some(cause) = refusal(path) {
        return Err(cause);
    }
    let about = std::fs::metadata(path).map_err(|error| failure(&error))?;
    if about.len() > MAX_BYTES {
        return Err(Cause::TooLarge);
    }
    let mut bytes = Vec::with_capacity(usize::try_from(about.len()).unwrap_or(0));
    let file = std::fs::File::open(path).map_err(|error| failure(&error))?;
    // A pipe tells no length beforehand.
    file.take(MAX_BYTES + 1).read_to_end(&mut bytes).map_err(|error| failure(&error))?;
    Ok(bytes)
}

fn failure(error: &Error) -> Cause {
    match error.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory => Cause::Missing,
        ErrorKind::PermissionDenied => Cause::NotAllowed,
        _ => Cause::Unreadable(error.to_string()),
    }
}

/// Why what stands at `path` should not even be opened: a pipe or a device, which might be waited for without end, or
/// a link that leads nowhere. What else may be wrong with it is told by who reads it.
pub fn refusal(path: &Path) -> Option<Cause> {
    let is_link = || path.symlink_metadata().is_ok_and(|about| about.file_type().is_symlink());
    match std::fs::metadata(path) {
        Ok(about) if about.is_file() || about.is_dir() || is_handed_over(path) => None,
        Ok(_) => Some(Cause::Endless),
        Err(error) if error.kind() == ErrorKind::NotFound && is_link() => {
            let to = path.read_link().map(|to| to.to_string_lossy().into_owned()).unwrap_or_default();
            Some(Cause::DeadLink(to))
        }
        Err(error) if leads_in_a_circle(&error) => Some(Cause::LinkToItself),
        Err(error) if error.kind() == ErrorKind::InvalidFilename => Some(Cause::LongName),
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
fn leads_in_a_circle(error: &Error) -> bool {
    const LOOP: i32 = if cfg!(target_os = "linux") { 40 } else { 62 };
    cfg!(unix) && error.raw_os_error() == Some(LOOP)
}
