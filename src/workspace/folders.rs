//! Where the program keeps what is not the user's documents.

use std::path::PathBuf;

/// The folder for the program's state (recovery files, recent projects) on this system, for this user; it need
/// not exist yet. `None` where the system names none.
///
/// Linux and the like: `$XDG_STATE_HOME/parallax` or `~/.local/state/parallax` (XDG Base Directory
/// Specification 0.8); macOS: `~/Library/Application Support/Parallax`; Windows: `%LOCALAPPDATA%\Parallax`.
pub fn state() -> Option<PathBuf> {
    let named = |variable: &str| {
        let path = PathBuf::from(std::env::var_os(variable)?);
        // the specification: relative paths are to be ignored
        path.is_absolute().then_some(path)
    };
    if cfg!(windows) {
        return named("LOCALAPPDATA").map(|path| path.join("Parallax"));
    }
    if cfg!(target_os = "macos") {
        return named("HOME").map(|home| home.join("Library/Application Support/Parallax"));
    }
    named("XDG_STATE_HOME")
        .or_else(|| named("HOME").map(|home| home.join(".local/state")))
        .map(|p| p.join("parallax"))
}
