//! Files that appear whole or not at all.

use std::fs::Permissions;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

/// Writes `bytes` to the file at `path`, so that whatever happens meanwhile (a crash, a full disk, a pulled
/// plug) the file holds either what it held before or all of `bytes`.
///
/// Written beside the target, brought to the disk, and renamed. A link stays a link; what it points to is
/// replaced. An existing file keeps its permissions.
///
/// # Errors
/// When the folder does not exist or may not be written to, or the disk is full; the old file is then as it was.
pub fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let target = followed(path)?;
    let folder = folder(&target);
    let before = std::fs::metadata(&target).ok();
    if before.as_ref().is_some_and(|m| m.is_dir()) {
        return Err(io::Error::new(io::ErrorKind::IsADirectory, "this is a folder"));
    }
    if before.as_ref().is_some_and(|m| m.permissions().readonly()) {
        return Err(io::Error::new(io::ErrorKind::PermissionDenied, "the file is marked as read-only"));
    }
    place(&target, bytes, before.map(|m| m.permissions()), true)?;
    // the rename itself is on the disk once the folder is; not every system can do this, and the file is whole anyway
    #[cfg(unix)]
    if let Ok(folder) = std::fs::File::open(folder) {
        let _ = folder.sync_all();
    }
    Ok(())
}

/// Puts a file of `bytes` at `target`: written beside it, brought to the disk, and renamed. It gets
/// `permissions`, else those of any new file. With `replace` an existing file is replaced, else it is an error.
///
/// # Errors
/// When the file could not be made, or is there already; what was at `target` is then as it was.
pub fn place(target: &Path, bytes: &[u8], permissions: Option<Permissions>, replace: bool) -> io::Result<()> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".parallax-").suffix(".tmp");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        // as any new file, less what the user's umask takes away; the default is the owner alone
        builder.permissions(Permissions::from_mode(0o666));
    }
    let mut temporary = builder.tempfile_in(folder(target))?;
    temporary.write_all(bytes)?;
    if let Some(permissions) = permissions {
        temporary.as_file().set_permissions(permissions)?;
    }
    temporary.as_file().sync_all()?;
    let placed = if replace { temporary.persist(target) } else { temporary.persist_noclobber(target) };
    placed.map(drop).map_err(|error| error.error)
}

/// Why a file could not be written, and what to do about it, in words to follow its name.
pub fn why(error: &io::Error) -> String {
    use io::ErrorKind as E;
    match error.kind() {
        E::NotFound => "its folder does not exist; make it first".into(),
        E::IsADirectory => "this is a folder; give the name of a file in it".into(),
        E::PermissionDenied | E::ReadOnlyFilesystem => "you may not write here; choose another folder".into(),
        E::NotADirectory | E::AlreadyExists => {
            "a part of this path is a file and no folder; choose another folder".into()
        }
        E::InvalidFilename => "this name is longer than a file's can be; choose a shorter one".into(),
        E::StorageFull | E::QuotaExceeded | E::FileTooLarge => {
            "there is no room left on this disk; free some or choose another".into()
        }
        _ => format!("could not be written: {error}"),
    }
}

/// Where `path` leads: through links, also those whose target does not exist yet.
fn followed(path: &Path) -> io::Result<PathBuf> {
    let mut at = path.to_path_buf();
    for _ in 0..40 {
        match std::fs::read_link(&at) {
            Ok(next) => at = folder(&at).join(next),
            Err(_) => return Ok(at),
        }
    }
    Err(io::Error::other("the link leads back to itself"))
}

fn folder(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}
