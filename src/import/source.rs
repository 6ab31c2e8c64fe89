//! What a reader is handed: the bytes, what they are called, and how they are to be read.

use super::{Options, encoding};
use encoding_rs::Encoding;
use std::borrow::Cow;
use std::path::Path;
use std::sync::Arc;

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
}

impl Source {
    /// A source called `name`.
    pub fn new(name: impl Into<String>, bytes: Vec<u8>, options: &Options) -> Self {
        Source {
            name: name.into(),
            bytes: Arc::new(bytes),
            charset: None,
            options: Arc::new(options.clone()),
        }
    }

    /// A file inside this one, read with the same options.
    pub fn inside(&self, name: impl Into<String>, bytes: Vec<u8>) -> Self {
        Source {
            name: name.into(),
            bytes: Arc::new(bytes),
            charset: None,
            options: Arc::clone(&self.options),
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
