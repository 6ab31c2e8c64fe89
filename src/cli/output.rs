//! Where the result goes: standard output, or a file that appears whole or not at all.

use super::shown;
use crate::export::ours;
use crate::workspace::atomic::{self, why};
use std::io::{self, ErrorKind, Write as _};
use std::path::{Path, PathBuf};

/// Whether the result may go to `path`, told before the work is done.
///
/// # Errors
/// When a file is there and `force` is not given, or it is one of the `inputs` or of the files in them, or there is
/// no such folder.
pub fn check(path: &Path, force: bool, inputs: &[PathBuf]) -> Result<(), String> {
    let Ok(known) = path.canonicalize() else {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
        return match folder {
            Some(folder) if !folder.exists() => Err(failed(path, &ErrorKind::NotFound.into())),
            Some(folder) if !folder.is_dir() => Err(failed(path, &ErrorKind::NotADirectory.into())),
            _ => Ok(()),
        };
    };
    if inputs.iter().any(|input| input.canonicalize().is_ok_and(|input| input == known)) {
        return Err(format!("{}: this is one of the articles; give --output another name", shown(path)));
    }
    if known.is_dir() {
        return Err(format!("{}: this is a folder; give --output a file's name in it", shown(path)));
    }
    if known.is_file() && !force {
        return Err(exists(path));
    }
    let within = |input: &PathBuf| input.canonicalize().is_ok_and(|folder| known.starts_with(folder));
    if known.is_file() && inputs.iter().any(within) && !ours::is_result(&known) {
        return Err(format!(
            "{}: this may be one of the folder's articles; give --output another name",
            shown(path)
        ));
    }
    Ok(())
}

/// Whether a path names a folder, there or not: with a slash at its end.
pub fn names_folder(path: &Path) -> bool {
    path.as_os_str().to_string_lossy().ends_with(['/', std::path::MAIN_SEPARATOR])
}

/// Writes `bytes` to the file at `path`, or to standard output.
///
/// # Errors
/// In words, when it could not be written. A reader of standard output that has seen enough (a closed
/// pipe) is no error.
pub fn write(path: Option<&Path>, force: bool, bytes: &[u8]) -> Result<(), String> {
    match path {
        None => match standard_output(bytes) {
            Err(error) if error.kind() != ErrorKind::BrokenPipe => {
                Err(format!("standard output: {}", why(&error)))
            }
            _ => Ok(()),
        },
        Some(path) => file(path, force, bytes).map_err(|error| match error.kind() {
            ErrorKind::AlreadyExists => exists(path),
            _ => failed(path, &error),
        }),
    }
}

/// Makes the folder at `path` if there is none.
///
/// # Errors
/// In words, when it could not be made.
pub fn make_folder(path: &Path) -> Result<(), String> {
    std::fs::create_dir_all(path).map_err(|error| failed(path, &error))
}

fn failed(path: &Path, error: &io::Error) -> String {
    format!("{}: {}", shown(path), why(error))
}

fn exists(path: &Path) -> String {
    format!("{}: this file exists already; add --force to replace it", shown(path))
}

fn standard_output(bytes: &[u8]) -> io::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(bytes)?;
    out.flush()
}

/// Writes beside the target and renames, so that no reader ever sees half a file and a failure leaves
/// the old one as it was.
fn file(path: &Path, force: bool, bytes: &[u8]) -> io::Result<()> {
    // A link stays a link; what it points to is replaced.
    let target = path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
    if target.exists() && !target.is_file() {
        // A pipe or a device cannot be replaced, only written to.
        return std::fs::OpenOptions::new().write(true).open(&target)?.write_all(bytes);
    }
    atomic::place(&target, bytes, None, force)
}
