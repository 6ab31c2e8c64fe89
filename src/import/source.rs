//! What a reader is handed: the bytes, what they are called, and how they are to be read.

use super::{Options, encoding, folder};
use encoding_rs::Encoding;
use std::borrow::Cow;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};

/// A file, a member of an archive, a page from the web or something pasted. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Source {
    /// The path as the user gave it, or what else it is called; its ending helps to tell the format.
    pub name: String,
    /// All of it.
    pub bytes: Arc<Vec<u8>>,
    /// The encoding that whoever handed it over declared (an HTTP header, a mail part).
    pub charset: Option<&'static Encoding>,
    /// What the user sets.
    pub options: Arc<Options>,
    /// How deep in archives it stands, and how much may still be unpacked.
    pub(super) nesting: Nesting,
}

impl Source {
    /// A source called `name`.
    pub fn new(name: impl Into<String>, bytes: Vec<u8>, options: &Options) -> Self {
        Source {
            name: name.into(),
            bytes: Arc::new(bytes),
            charset: None,
            options: Arc::new(options.clone()),
            nesting: Nesting::default(),
        }
    }

    /// A file inside this one, read with the same options and counted against the same limits.
    pub fn inside(&self, name: impl Into<String>, bytes: Vec<u8>) -> Self {
        Source {
            name: name.into(),
            bytes: Arc::new(bytes),
            charset: None,
            options: Arc::clone(&self.options),
            nesting: Nesting { depth: self.nesting.depth + 1, ..self.nesting.clone() },
        }
    }

    /// The characters: by byte-order mark, then declaration, then detection.
    pub fn text(&self) -> Cow<'_, str> {
        encoding::decode(&self.bytes, self.charset)
    }

    /// The name's ending in lower case, without its dot; empty where it has none.
    pub fn extension(&self) -> String {
        extension(&self.name)
    }
}

/// A name's ending in lower case, without its dot; empty where it has none.
pub fn extension(name: &str) -> String {
    Path::new(name).extension().map(|e| e.to_string_lossy().to_ascii_lowercase()).unwrap_or_default()
}

/// How deep in archives a source stands, and what all files in the outermost one may still take.
#[derive(Clone, Debug)]
pub struct Nesting {
    depth: usize,
    bytes: Arc<AtomicU64>,
    files: Arc<AtomicUsize>,
}

impl Default for Nesting {
    fn default() -> Self {
        Nesting {
            depth: 0,
            bytes: Arc::new(AtomicU64::new(Nesting::MOST_UNPACKED)),
            files: Arc::new(AtomicUsize::new(folder::MOST_FILES)),
        }
    }
}

impl Nesting {
    /// How many archives may stand in one another.
    pub const DEEPEST: usize = 3;
    /// How many bytes a file may hold in all once unpacked.
    pub const MOST_UNPACKED: u64 = 200_000_000;

    /// Whether an archive here may be gone into.
    pub fn may_go_deeper(&self) -> bool {
        self.depth < Nesting::DEEPEST
    }

    /// How many bytes may still be unpacked.
    pub fn left(&self) -> u64 {
        self.bytes.load(Ordering::Relaxed)
    }

    /// Counts `bytes` as unpacked; says whether they may be.
    pub fn take_bytes(&self, bytes: u64) -> bool {
        let less = |left: u64| left.checked_sub(bytes);
        self.bytes.fetch_update(Ordering::Relaxed, Ordering::Relaxed, less).is_ok()
    }

    /// Counts a file; says whether it may be read.
    pub fn take_file(&self) -> bool {
        let less = |left: usize| left.checked_sub(1);
        self.files.fetch_update(Ordering::Relaxed, Ordering::Relaxed, less).is_ok()
    }
}
