//! The files of a folder that may be articles.

use std::collections::BTreeSet;
use std::fs::FileType;
use std::path::{Path, PathBuf};

/// How many files of one folder are read.
pub const MOST_FILES: usize = 2000;
/// How deep folders are gone into.
const DEEPEST: usize = 12;

/// What a folder holds.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Listing {
    /// The files that may be articles, in the order of their names, folder by folder.
    pub files: Vec<PathBuf>,
    /// How many others there are: pictures, styles, hidden files, parts of a saved page, links to folders, pipes.
    pub passed_over: usize,
    /// Folders that could not be looked into.
    pub closed: Vec<PathBuf>,
    /// Whether there are more files than are read.
    pub more: bool,
}

/// Lists `folder` and the folders in it. Links to folders, pipes and devices are passed over.
pub fn list(folder: &Path) -> Listing {
    let mut listing = Listing::default();
    go_into(folder, 0, &mut listing);
    listing
}

fn go_into(folder: &Path, depth: usize, listing: &mut Listing) {
    let Ok(entries) = std::fs::read_dir(folder) else {
        listing.closed.push(folder.to_path_buf());
        return;
    };
    let mut names: Vec<(String, PathBuf, bool)> = Vec::new();
    for entry in entries.filter_map(Result::ok).take(50 * MOST_FILES) {
        let (path, kind) = (entry.path(), entry.file_type());
        let is_folder = kind.as_ref().is_ok_and(FileType::is_dir);
        let is_plain = kind.as_ref().is_ok_and(FileType::is_file);
        // a pipe that nobody writes to would be waited for without end; a link may lead to one, or to a folder
        if !is_folder && !is_plain && path.metadata().is_ok_and(|about| !about.is_file()) {
            listing.passed_over += 1;
            continue;
        }
        names.push((entry.file_name().to_string_lossy().into_owned(), path, is_folder));
    }
    names.sort();
    let files: BTreeSet<String> =
        names.iter().filter(|(.., is_folder)| !is_folder).map(|(name, ..)| name.clone()).collect();
    let page = |folder: &str| has_page(folder, |name| files.contains(name));
    for (name, path, is_folder) in names {
        if is_folder {
            if depth >= DEEPEST || is_aside(&name) || page(&name) {
                listing.passed_over += 1;
            } else {
                go_into(&path, depth + 1, listing);
            }
        } else if is_aside(&name) || is_part(&name) {
            listing.passed_over += 1;
        } else if listing.files.len() < MOST_FILES {
            listing.files.push(path);
        } else {
            listing.more = true;
            return;
        }
    }
}

/// Whether a file or folder is hidden or belongs to the system.
pub fn is_aside(name: &str) -> bool {
    name.starts_with('.')
        || name.starts_with("~$")
        || matches!(name, "__MACOSX" | "Thumbs.db" | "desktop.ini" | "Icon\r" | "$RECYCLE.BIN")
}

/// Whether the name is that of something that belongs to a page or is no text.
pub fn is_part(name: &str) -> bool {
    const PARTS: [&str; 38] = [
        "css",
        "js",
        "mjs",
        "map",
        "png",
        "jpg",
        "jpeg",
        "gif",
        "svg",
        "webp",
        "avif",
        "ico",
        "bmp",
        "tif",
        "tiff",
        "heic",
        "woff",
        "woff2",
        "ttf",
        "otf",
        "eot",
        "mp3",
        "mp4",
        "m4a",
        "m4v",
        "mov",
        "webm",
        "ogg",
        "wav",
        "avi",
        "exe",
        "dll",
        "so",
        "lock",
        "tmp",
        "part",
        "crdownload",
        "download",
    ];
    PARTS.contains(&super::source::extension(name).as_str())
}

/// Whether the folder called `name` holds the parts of a saved page beside it, as browsers write them:
/// "Pier closes_files", "Pier closes-Dateien", "Pier closes_fichiers".
pub fn has_page(name: &str, is_file: impl Fn(&str) -> bool) -> bool {
    name.char_indices().filter(|(_, c)| matches!(c, '_' | '-' | '.' | ' ')).any(|(at, _)| {
        ["html", "htm", "xhtml", "xht", "mhtml"]
            .iter()
            .any(|ending| is_file(&format!("{}.{ending}", &name[..at])))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_of_pages_and_hidden_files_are_passed_over() {
        let folder = tempfile::tempdir().expect("a folder");
        let at = |name: &str| folder.path().join(name);
        for name in ["b.txt", "a.html", ".hidden.txt", "photo.JPG", "~$a.docx"] {
            std::fs::write(at(name), "x").expect("written");
        }
        for (inner, name) in [("a_files", "frame.html"), ("older", "c.md"), ("__MACOSX", "._a.html")] {
            std::fs::create_dir(at(inner)).expect("made");
            std::fs::write(at(inner).join(name), "x").expect("written");
        }
        let listing = list(folder.path());
        assert_eq!(listing.files, [at("a.html"), at("b.txt"), at("older").join("c.md")]);
        assert_eq!((listing.passed_over, listing.more), (5, false));
    }

    #[cfg(unix)]
    #[test]
    fn what_is_no_file_is_passed_over_and_a_broken_link_is_not() {
        let folder = tempfile::tempdir().expect("a folder");
        let at = |name: &str| folder.path().join(name);
        std::fs::write(at("a.txt"), "x").expect("written");
        let _open = std::os::unix::net::UnixListener::bind(at("b.txt")).expect("bound");
        for (target, link) in [("b.txt", "c.txt"), (".", "again"), ("a.txt", "d.txt"), ("gone", "e.txt")] {
            std::os::unix::fs::symlink(target, at(link)).expect("linked");
        }
        let listing = list(folder.path());
        assert_eq!(listing.files, [at("a.txt"), at("d.txt"), at("e.txt")]);
        assert_eq!(listing.passed_over, 3);
    }
}
