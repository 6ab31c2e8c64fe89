//! Recovery files: what was not saved yet, for when the program ends without asking.
//!
//! Every running program has a file of its own and holds a lock beside it. The system lets go of the lock when
//! the program ends in whatever way, so a file whose lock is free was left behind.

use super::project::Project;
use super::{ProjectError, atomic, file};
use serde::{Deserialize, Serialize};
use std::fs::{File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

/// The folder of recovery files in the program's folder.
const FOLDER: &str = "recovery";

/// The recovery file of this run.
#[derive(Debug)]
pub struct Recovery {
    file: PathBuf,
    lock: PathBuf,
    /// Held as long as the program runs.
    _held: File,
}

/// What stands in a recovery file before the project.
#[derive(Debug, Serialize, Deserialize)]
struct Stored {
    /// The project's own file, if it has one.
    path: Option<PathBuf>,
    /// The project's file as it would be saved.
    project: String,
}

impl Recovery {
    /// Claims a recovery file in the program's `folder`, which is made if need be.
    ///
    /// # Errors
    /// When the folder cannot be written to.
    pub fn start(folder: &Path) -> io::Result<Recovery> {
        let folder = folder.join(FOLDER);
        std::fs::create_dir_all(&folder)?;
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_nanos();
        for n in 0..1_000u128 {
            let name = format!("{:x}-{:x}", since + n, std::process::id());
            let lock = folder.join(format!("{name}.lock"));
            let held = match OpenOptions::new().write(true).create_new(true).open(&lock) {
                Ok(held) => held,
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => continue,
                Err(error) => return Err(error),
            };
            match held.try_lock() {
                Ok(()) => {
                    return Ok(Recovery { file: folder.join(format!("{name}.json")), lock, _held: held });
                }
                // somebody looking for what was left behind was quicker
                Err(TryLockError::WouldBlock) => continue,
                Err(TryLockError::Error(error)) => return Err(error),
            }
        }
        Err(io::Error::other("no name is free for a recovery file"))
    }

    /// Writes `project`, whose own file is at `path`; what was written before is replaced.
    ///
    /// # Errors
    /// When it cannot be written; what was written before is then still there.
    pub fn write(&self, project: &Project, path: Option<&Path>) -> io::Result<()> {
        let project = String::from_utf8_lossy(&file::write(project)?).into_owned();
        let stored = Stored { path: path.map(absolute), project };
        atomic::write(&self.file, &serde_json::to_vec(&stored)?)
    }

    /// Removes what was written: there is nothing to recover any more.
    pub fn clear(&self) {
        let _ = std::fs::remove_file(&self.file);
    }
}

impl Drop for Recovery {
    fn drop(&mut self) {
        // without a file there is nothing the lock stands for; with one, whoever finds it needs the lock's name
        if !self.file.exists() {
            let _ = std::fs::remove_file(&self.lock);
        }
    }
}

fn absolute(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned())
}

/// Work that an earlier run left behind. As long as it is held, no other run is offered it.
#[derive(Debug)]
pub struct Left {
    file: PathBuf,
    lock: PathBuf,
    _held: File,
    /// The project's own file, if it had one.
    pub path: Option<PathBuf>,
    /// When it was last written.
    pub time: SystemTime,
    /// The project; or what is wrong with the recovery file.
    pub project: Result<Project, ProjectError>,
}

impl Left {
    /// What the project is called: its title, its file's name, its first outlets.
    pub fn name(&self) -> String {
        let stem = self.path.as_ref().and_then(|p| p.file_stem()).map(|s| s.to_string_lossy().into_owned());
        let Ok(project) = &self.project else { return stem.unwrap_or_else(|| "Unknown".to_owned()) };
        let outlets = || {
            let names: Vec<&str> =
                project.sources.iter().take(3).map(|s| s.article.outlet.as_str()).collect();
            names.join(", ")
        };
        match project.title.trim() {
            "" => stem.unwrap_or_else(outlets),
            title => title.to_owned(),
        }
    }

    /// Removes it: it was recovered and taken over by this run's own recovery file, or is not wanted.
    pub fn discard(self) {
        let _ = std::fs::remove_file(&self.file);
        let _ = std::fs::remove_file(&self.lock);
    }
}

/// What earlier runs left behind in the program's `folder`, the latest first. Runs that are still going on are
/// passed over.
pub fn recoverable(folder: &Path) -> Vec<Left> {
    let Ok(entries) = std::fs::read_dir(folder.join(FOLDER)) else { return Vec::new() };
    let mut left = Vec::new();
    for entry in entries.flatten() {
        let file = entry.path();
        match file.extension().and_then(|e| e.to_str()) {
            Some("json") => left.extend(claim(file)),
            Some("lock") if !file.with_extension("json").exists() => remove_stale(&file),
            _ => {}
        }
    }
    left.sort_by(|a, b| b.time.cmp(&a.time).then_with(|| a.file.cmp(&b.file)));
    left
}

fn claim(file: PathBuf) -> Option<Left> {
    let lock = file.with_extension("lock");
    let held = OpenOptions::new().write(true).create(true).truncate(false).open(&lock).ok()?;
    held.try_lock().ok()?;
    let time = std::fs::metadata(&file).and_then(|m| m.modified()).unwrap_or(UNIX_EPOCH);
    let name = file.display().to_string();
    let stored = std::fs::read(&file)
        .map_err(|source| ProjectError::Read { path: file.clone(), source })
        .and_then(|bytes| {
            serde_json::from_slice::<Stored>(&bytes)
                .map_err(|error| ProjectError::Damaged { name: name.clone(), problem: error.to_string() })
        });
    let (path, project) = match stored {
        Ok(stored) => (stored.path, file::read(&name, stored.project.as_bytes())),
        Err(error) => (None, Err(error)),
    };
    Some(Left { file, lock, _held: held, path, time, project })
}

/// Removes the lock of a run that ended with nothing to recover, unless it is just starting.
fn remove_stale(lock: &Path) {
    let Ok(held) = OpenOptions::new().write(true).open(lock) else { return };
    if held.try_lock().is_ok() {
        let _ = std::fs::remove_file(lock);
    }
}
