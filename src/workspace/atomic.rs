//! Files that appear whole or not at all.

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
    let mut builder = tempfile::Builder::new();
    builder.prefix(".parallax-").suffix(".tmp");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        // as any new file, less what the user's umask takes away
        builder.permissions(std::fs::Permissions::from_mode(0o666));
    }
    let mut temporary = builder.tempfile_in(folder)?;
    temporary.write_all(bytes)?;
    if let Some(before) = before {
        temporary.as_file().set_permissions(before.permissions())?;
    }
    temporary.as_file().sync_all()?;
    temporary.persist(&target).map_err(|error| error.error)?;
    // the rename itself is on the disk once the folder is; not every system can do this, and the file is whole anyway
    #[cfg(unix)]
    if let Ok(folder) = std::fs::File::open(folder) {
        let _ = folder.sync_all();
    }
    Ok(())
}

/// Why a file could not be written, and what to do about it, in words to follow its name.
pub fn why(error: &io::Error) -> String {
    use io::ErrorKind as E;
    match error.kind() {
        E::NotFound => "its folder does not exist; make it first".into(),
        E::IsADirectory => "this is a folder; give the name of a file in it".into(),
        E::PermissionDenied | E::ReadOnlyFilesystem => "you may not write here; choose another folder".into(),
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
