//! Writing for other programs: exports and the parts of a lesson.

use crate::app::loaded::Loaded;
use crate::compare::reference::{self, Check};
use crate::export;
use crate::export::lesson::{self, Part};
use crate::export::page::{self, Kind};
use crate::export::quote_check::{Form, QuoteCheck};
use crate::workspace;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What is written for other programs.
pub struct Export {
    /// What is written of.
    pub loaded: Arc<Loaded>,
    /// What, and as what.
    pub matter: Matter,
    /// Whether values begin with a byte order mark.
    pub bom: bool,
    /// Where; a file that is there is replaced.
    pub path: PathBuf,
}

/// What is written for other programs.
pub enum Matter {
    /// Which rows and columns.
    Rows(export::Format, Box<export::sheet::Options>),
    /// These of the checks, in this order.
    Checks(Form, Vec<usize>),
}

/// Lesson sheets that are written.
pub struct Lesson {
    /// What they are about.
    pub loaded: Arc<Loaded>,
    /// What the teacher sets.
    pub options: lesson::Options,
    /// The kind of files.
    pub kind: Kind,
    /// Where each part goes; files that are there are replaced.
    pub parts: Vec<(Part, PathBuf)>,
}

/// Writes the file; gives back what the format could not hold, or in words why there is no file.
pub(super) fn write(export: &Export) -> Result<Vec<String>, String> {
    let Export { loaded, matter, bom, path } = export;
    let written = match matter {
        Matter::Rows(format, options) => {
            export::write_with(loaded.named(), *format, options, *bom, &typefaces)
        }
        Matter::Checks(form, wanted) => {
            let all = reference::check(loaded.named());
            let checks: Vec<Check> = wanted.iter().filter_map(|&n| all.get(n).cloned()).collect();
            let (comparison, all) = (loaded.named(), all.len());
            QuoteCheck { comparison, checks: &checks, all }.write(*form, *bom, &typefaces)
        }
    };
    let written = written.map_err(|error| error.to_string())?;
    put(path, &written.bytes)?;
    Ok(written.remarks)
}

/// The computer's typefaces for what the program's own lack.
fn typefaces(missing: &BTreeSet<char>) -> Vec<page::Face> {
    let found = workspace::fonts::covering(missing).into_iter();
    found.map(|face| page::Face { data: face.data, index: face.index }).collect()
}

/// Writes a lesson's parts; gives back where they are, or in words why not all of them are. What they
/// cannot show stands in them.
pub(super) fn write_lesson(lesson: &Lesson) -> Result<Vec<PathBuf>, String> {
    let Lesson { loaded, options, kind, parts } = lesson;
    let made = lesson::Lesson::propose(loaded.named(), options);
    // All are made before the first is written.
    let mut files = Vec::new();
    for (part, path) in parts {
        let printed =
            page::print(&made.render(*part), *kind, &typefaces).map_err(|error| error.to_string())?;
        files.push((path, printed.bytes));
    }
    for (path, bytes) in &files {
        put(path, bytes)?;
    }
    Ok(parts.iter().map(|(_, path)| path.clone()).collect())
}

fn put(path: &Path, bytes: &[u8]) -> Result<(), String> {
    workspace::atomic::write(path, bytes).map_err(|error| {
        let path = export::plain::line(&path.display().to_string());
        format!("{path}: {}", workspace::atomic::why(&error))
    })
}
