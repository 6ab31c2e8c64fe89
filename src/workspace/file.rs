//! The project file: JSON, `"format": "parallax-project"`, `"version": 1`, usually `*.parallax`.
//!
//! What this version does not know in a file of its own version is kept when the project is saved. A newer
//! version's file and a damaged one are refused and left untouched.

use super::atomic;
use super::project::{Project, Source};
use crate::article::Article;
use crate::compare::{Decisions, Settings};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use thiserror::Error;

/// Name of the format.
pub const FORMAT: &str = "parallax-project";
/// Version of the format.
pub const VERSION: u32 = 1;
/// How the names of project files end, without the full stop.
pub const EXTENSION: &str = "parallax";

/// Bytes of a project file at most: what is larger is none.
const LARGEST: u64 = 1 << 30;

/// Why a project could not be read or written. Each names the file where there is one, the cause and a remedy.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum ProjectError {
    /// The file could not be read.
    #[error("{}: could not be read ({source}); check that it exists and that you may read it", .path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// The file could not be written.
    #[error("{}: {}; what was saved before is untouched", .path.display(), super::atomic::why(.source))]
    Write {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// There is no file to save to.
    #[error("the project has no file yet; choose where to save it")]
    NoPath,
    /// It is some other file.
    #[error("{name}: this is not a Parallax project; add it as an article instead")]
    NotAProject {
        /// The file.
        name: String,
    },
    /// It is too large to be a project.
    #[error("{name}: larger than 1 GB, which no project is; check that it is the right file")]
    TooLarge {
        /// The file.
        name: String,
    },
    /// A newer version of the program wrote it.
    #[error(
        "{name}: written by a newer version of Parallax (format {version}, this one reads up to {VERSION}); update Parallax to open it; the file is untouched"
    )]
    Newer {
        /// The file.
        name: String,
        /// The version of its format.
        version: u64,
    },
    /// It is cut off or not as the format has it.
    #[error("{name}: damaged ({problem}); restore a copy of it; the file is untouched")]
    Damaged {
        /// The file.
        name: String,
        /// What is wrong and where.
        problem: String,
    },
}

#[derive(Serialize, Deserialize)]
struct Stored {
    format: String,
    version: u32,
    #[serde(default)]
    program: String,
    #[serde(default)]
    title: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    notes: String,
    #[serde(default)]
    settings: Settings,
    #[serde(default)]
    blind: bool,
    #[serde(default)]
    sources: Vec<StoredSource>,
    #[serde(default)]
    decisions: Decisions,
    #[serde(flatten)]
    unknown: Map<String, Value>,
}

#[derive(Serialize, Deserialize)]
struct StoredSource {
    #[serde(default)]
    outlet: String,
    #[serde(default)]
    title: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    byline: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    date: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    url: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    path: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    added: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    event: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    language: String,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    reference: bool,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    off: bool,
    text: String,
    #[serde(flatten)]
    unknown: Map<String, Value>,
}

/// Whether bytes, the first of a file at least, are those of a project file.
pub fn is_project(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(400)];
    let squeezed: Vec<u8> = head.iter().copied().filter(|b| !b.is_ascii_whitespace()).collect();
    let wanted = br#""format":"parallax-project""#;
    squeezed.windows(wanted.len()).any(|w| w == wanted)
}

/// Reads the project file at `path`.
///
/// # Errors
/// When it cannot be read, is none, is damaged, or comes from a newer version.
pub fn load(path: &Path) -> Result<Project, ProjectError> {
    let failed = |source| ProjectError::Read { path: path.to_owned(), source };
    let file = std::fs::File::open(path).map_err(failed)?;
    let mut bytes = Vec::new();
    file.take(LARGEST + 1).read_to_end(&mut bytes).map_err(failed)?;
    read(&path.display().to_string(), &bytes)
}

/// Reads a project from the bytes of its file; `name` is what errors call it.
///
/// # Errors
/// When they are no project, damaged, or from a newer version.
pub fn read(name: &str, bytes: &[u8]) -> Result<Project, ProjectError> {
    let name = name.to_owned();
    if bytes.len() as u64 > LARGEST {
        return Err(ProjectError::TooLarge { name });
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let damaged = |error: serde_json::Error| {
        if is_project(bytes) {
            ProjectError::Damaged { name: name.clone(), problem: error.to_string() }
        } else {
            ProjectError::NotAProject { name: name.clone() }
        }
    };
    #[derive(Deserialize)]
    struct Head {
        #[serde(default)]
        format: Value,
        #[serde(default)]
        version: Value,
    }
    // what a newer version says of itself is read whatever else is in it
    let head: Head = serde_json::from_slice(bytes).map_err(damaged)?;
    if head.format != FORMAT {
        return Err(ProjectError::NotAProject { name });
    }
    match head.version.as_u64() {
        Some(version) if version > u64::from(VERSION) => return Err(ProjectError::Newer { name, version }),
        Some(1..) => {}
        _ => {
            return Err(ProjectError::Damaged { name, problem: "its version is missing".to_owned() });
        }
    }
    let stored: Stored = serde_json::from_slice(bytes).map_err(damaged)?;
    let mut sources = Vec::with_capacity(stored.sources.len());
    for (n, source) in stored.sources.into_iter().enumerate() {
        let problem = |problem| ProjectError::Damaged { name: name.clone(), problem };
        sources.push(source.restored().map_err(|what| problem(format!("article {}: {what}", n + 1)))?);
    }
    let mut settings = stored.settings;
    if !settings.strictness.is_finite() {
        settings.strictness = Settings::default().strictness;
    }
    settings.strictness = settings.strictness.clamp(0.0, 1.0);
    Ok(Project {
        title: stored.title,
        notes: stored.notes,
        sources,
        settings,
        blind: stored.blind,
        decisions: Arc::new(stored.decisions),
        unknown: stored.unknown,
    })
}

/// The project as the bytes of its file.
///
/// # Errors
/// None that is known of: there are strings, numbers and lists only. But an error must never become an empty file.
pub fn write(project: &Project) -> io::Result<Vec<u8>> {
    let mut settings = project.settings.clone();
    if !settings.strictness.is_finite() {
        settings.strictness = Settings::default().strictness;
    }
    let stored = Stored {
        format: FORMAT.to_owned(),
        version: VERSION,
        program: concat!("parallax ", env!("CARGO_PKG_VERSION")).to_owned(),
        title: project.title.clone(),
        notes: project.notes.clone(),
        settings,
        blind: project.blind,
        sources: project.sources.iter().map(StoredSource::of).collect(),
        decisions: Decisions::clone(&project.decisions),
        unknown: project.unknown.clone(),
    };
    let mut bytes = serde_json::to_vec_pretty(&stored)?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// Writes the project to the file at `path`, which then holds all of it or, if this fails, what it held before.
///
/// # Errors
/// When it cannot be written.
pub fn save(project: &Project, path: &Path) -> Result<(), ProjectError> {
    write(project)
        .and_then(|bytes| atomic::write(path, &bytes))
        .map_err(|source| ProjectError::Write { path: path.to_owned(), source })
}

impl StoredSource {
    fn of(source: &Source) -> StoredSource {
        let a = &*source.article;
        let day = |date: Option<Date>| date.map(|d| d.to_string()).unwrap_or_default();
        StoredSource {
            outlet: a.outlet.clone(),
            title: a.title.clone(),
            byline: a.byline.clone(),
            date: day(a.date),
            url: a.url.clone(),
            path: a.path.clone(),
            added: day(a.added),
            event: a.event.clone(),
            language: a.language.clone(),
            reference: a.reference,
            off: !source.on,
            text: a.text.clone(),
            unknown: source.unknown.clone(),
        }
    }

    fn restored(self) -> Result<Source, String> {
        let day = |what: &str, text: &str| match text {
            "" => Ok(None),
            text => text.parse::<Date>().map(Some).map_err(|_| format!("“{text}” is no {what}")),
        };
        let article = Article {
            date: day("date", &self.date)?,
            added: day("date", &self.added)?,
            outlet: self.outlet,
            title: self.title,
            byline: self.byline,
            url: self.url,
            path: self.path,
            reference: self.reference,
            event: self.event,
            language: self.language,
            text: self.text,
        };
        Ok(Source { article: Arc::new(article), on: !self.off, unknown: self.unknown })
    }
}
