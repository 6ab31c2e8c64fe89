//! What a person works on: articles, settings and decisions, with undo, a file, and a net under it.
//!
//! ```text
//! what the user does ──▶ Change ──▶ Workspace ──▶ articles, settings, decisions ──▶ compare
//!                                      │  ├──▶ project file  (save: whole or not at all)
//!                                      │  └──▶ recovery file (every few seconds, until saved)
//!                                      └── undo, redo: a name in words for each step
//! ```
//!
//! No window and no comparison here: the same functions serve the window and the command line.

pub mod atomic;
mod autosave;
mod change;
mod file;
pub mod folders;
pub mod fonts;
mod project;
mod recent;
mod recovery;

use crate::article::Article;
pub use autosave::Autosave;
pub use change::Change;
pub use file::{EXTENSION, FORMAT, ProjectError, VERSION, is_project, load, read, save, write};
use jiff::ToSpan as _;
pub use project::{Project, Source};
pub use recent::{Recent, RecentProject};
pub use recovery::{Left, Recovery, recoverable};
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

/// Steps that can be undone.
const STEPS: usize = 300;

/// A project as somebody works on it.
#[derive(Clone, Debug, Default)]
pub struct Workspace {
    project: Project,
    /// The project as it need not be saved: as its file has it, as it was when nobody had worked on it yet, or empty.
    saved: Project,
    path: Option<PathBuf>,
    dirty: bool,
    undo: Vec<Step>,
    redo: Vec<Step>,
}

/// The articles with today, by universal time, as the day they were added, where none is known. Exports tell
/// it, as a bibliography tells when a page was read.
pub fn added_today(mut articles: Vec<Article>) -> Vec<Article> {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_secs();
    let days = i64::try_from(seconds / 86_400).unwrap_or_default();
    let today = jiff::civil::date(1970, 1, 1).checked_add(days.days()).ok();
    articles.iter_mut().for_each(|article| article.added = article.added.or(today));
    articles
}

/// A step that can be undone or redone: its name, and the project on its other side.
#[derive(Clone, Debug)]
struct Step {
    name: String,
    /// Whether a further change of the same thing belongs to the same step, as when a slider is dragged.
    goes_on: Option<&'static str>,
    project: Project,
}

impl Workspace {
    /// Opens a project file.
    ///
    /// # Errors
    /// When it cannot be read, is none, is damaged, or comes from a newer version; the file is untouched.
    pub fn open(path: &Path) -> Result<Workspace, ProjectError> {
        let project = load(path)?;
        Ok(Workspace { saved: project.clone(), project, path: Some(path.to_owned()), ..Workspace::default() })
    }

    /// Goes on with what was recovered: unsaved work on the project at `path`, if it had a file.
    pub fn recovered(project: Project, path: Option<PathBuf>) -> Workspace {
        Workspace { project, path, dirty: true, ..Workspace::default() }
    }

    /// The project as it is now.
    pub fn project(&self) -> &Project {
        &self.project
    }

    /// Where its file is, if it has one.
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// What the project is called: its title, its file's name, or `Untitled`.
    pub fn name(&self) -> String {
        let stem = || self.path.as_ref()?.file_stem().map(|s| s.to_string_lossy().into_owned());
        match self.project.title.trim() {
            "" => stem().unwrap_or_else(|| "Untitled".to_owned()),
            title => title.to_owned(),
        }
    }

    /// Whether there is something that the project's file does not have; what was undone again is not.
    pub fn is_dirty(&self) -> bool {
        self.dirty
    }

    /// Takes the project as it is for one that nobody has worked on: it needs no saving, nor does it when
    /// everything done from now on is undone.
    pub fn settle(&mut self) {
        self.saved = self.project.clone();
        self.dirty = false;
    }

    /// Changes the project; tells whether anything is different now. What a change cannot be applied to
    /// (a source that is not there) changes nothing.
    pub fn apply(&mut self, change: Change) -> bool {
        let (name, goes_on) = (change.name(&self.project), change.goes_on());
        let mut after = self.project.clone();
        change.apply(&mut after);
        if after == self.project {
            return false;
        }
        let before = std::mem::replace(&mut self.project, after);
        let same = goes_on.is_some() && self.undo.last().is_some_and(|step| step.goes_on == goes_on);
        if !same {
            self.undo.push(Step { name, goes_on, project: before });
            if self.undo.len() > STEPS {
                self.undo.remove(0);
            }
        }
        self.redo.clear();
        self.changed();
        true
    }

    /// Shows or hides the outlets' names: kept in the project, but no step to undo.
    pub fn set_blind(&mut self, blind: bool) {
        if self.project.blind != blind {
            self.project.blind = blind;
            self.changed();
        }
    }

    /// What would be undone: `Split`.
    pub fn undo_name(&self) -> Option<&str> {
        self.undo.last().map(|step| step.name.as_str())
    }

    /// What would be redone.
    pub fn redo_name(&self) -> Option<&str> {
        self.redo.last().map(|step| step.name.as_str())
    }

    /// Undoes the last step; tells whether there was one.
    pub fn undo(&mut self) -> bool {
        let Some(step) = self.undo.pop() else { return false };
        let step = self.exchange(step);
        self.redo.push(step);
        true
    }

    /// Does again what was undone last; tells whether there was something.
    pub fn redo(&mut self) -> bool {
        let Some(step) = self.redo.pop() else { return false };
        let step = self.exchange(step);
        self.undo.push(step);
        true
    }

    fn exchange(&mut self, step: Step) -> Step {
        let Step { name, project, .. } = step;
        let blind = self.project.blind;
        let now = std::mem::replace(&mut self.project, Project { blind, ..project });
        self.changed();
        // what was undone or redone is a whole step: nothing goes on with it
        Step { name, goes_on: None, project: now }
    }

    fn changed(&mut self) {
        self.dirty = self.project != self.saved;
    }

    /// Saves the project to its file, or to `path`, which then is its file.
    ///
    /// # Errors
    /// When it cannot be written, or there is neither a file nor a `path`; the old file is then as it was.
    pub fn save(&mut self, path: Option<&Path>) -> Result<(), ProjectError> {
        let path = path.or(self.path.as_deref()).ok_or(ProjectError::NoPath)?.to_owned();
        save(&self.project, &path)?;
        self.is_saved(self.project.clone(), path);
        Ok(())
    }

    /// Takes note that `project`, a state of this workspace, was saved to `path` elsewhere, such as on a
    /// worker.
    pub fn is_saved(&mut self, project: Project, path: PathBuf) {
        self.saved = project;
        self.path = Some(path);
        self.dirty = self.project != self.saved;
        // a drag that goes on after saving is a step of its own
        if let Some(step) = self.undo.last_mut() {
            step.goes_on = None;
        }
    }
}
