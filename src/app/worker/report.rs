//! What the worker tells.

use crate::app::lessons::{Proposal, Sheets};
use crate::app::loaded::Loaded;
use crate::article::Article;
use crate::compare::Unapplied;
use crate::import::{Duplicate, Note};
use crate::workspace::{Project, Workspace};
use std::path::PathBuf;
use std::sync::Arc;

/// What the worker tells.
pub enum Report {
    /// So many of the files are read.
    Reading {
        /// Files done.
        done: usize,
        /// Files in all.
        all: usize,
    },
    /// All files are read, or reading was cancelled.
    Read {
        /// What was found, in the order the files were named.
        articles: Vec<Article>,
        /// The files that gave nothing.
        problems: Vec<Problem>,
        /// What else is worth knowing of the files.
        notes: Vec<Note>,
    },
    /// What was pasted into the form is read.
    ReadPasted {
        /// As it was pasted.
        pasted: String,
        /// What it says.
        article: Box<Article>,
    },
    /// The comparison is done.
    Compared {
        /// What it came to.
        loaded: Arc<Loaded>,
        /// Decisions that could not be applied.
        unapplied: Vec<Unapplied>,
        /// Articles that repeat an earlier one, by their places among those compared.
        repeats: Vec<Duplicate>,
    },
    /// A project is open.
    Opened {
        /// The project.
        workspace: Box<Workspace>,
    },
    /// A project could not be opened.
    NotOpened {
        /// Its file.
        path: PathBuf,
        /// Why, and what to do.
        told: String,
    },
    /// A project is saved.
    Saved {
        /// As it was saved.
        project: Box<Project>,
        /// Where.
        path: PathBuf,
    },
    /// A project could not be saved: why, and what to do.
    NotSaved(String),
    /// Files for other programs are written.
    Exported {
        /// Where.
        paths: Vec<PathBuf>,
        /// What the format could not hold, a sentence each.
        remarks: Vec<String>,
    },
    /// What lesson sheets would hold.
    Proposed {
        /// What was asked for.
        sheets: Sheets,
        /// What it comes to, or in words why nothing does.
        proposal: Result<Proposal, String>,
    },
    /// A file for other programs could not be written: why, and what to do.
    NotExported(String),
    /// Something in the program went wrong while it compared; what was shown before still is.
    Failed,
}

/// A file that gave no article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The file.
    pub path: String,
    /// Why, and what to do about it.
    pub reason: String,
}
