//! Keeping the user's work: projects opened, saved and recovered, and what is asked before any is lost.

use super::App;
use super::ask::What;
use super::command::Command;
use super::dialogs::Dialog;
use super::state::ViewState;
use super::worker::{Problem, Report};
use crate::compare::Decision;
use crate::export::words::count;
use crate::workspace::{
    Autosave, Change, Left, Project, Recent, RecentProject, Recovery, Workspace, recoverable,
};
use eframe::egui::{Context, ViewportCommand};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

/// Unsaved work is written beside at most this often, so at most this much is lost.
const EVERY: Duration = Duration::from_secs(2);

/// What is kept in the program's own folder.
#[derive(Default)]
pub struct Keeping {
    autosave: Option<Autosave>,
    recent: Option<Recent>,
    /// The projects opened last.
    pub projects: Vec<RecentProject>,
    /// What earlier runs left behind.
    pub left: Vec<Left>,
    /// What the window's title says now.
    title: String,
    /// What is done once the project is saved.
    then: Option<Command>,
    /// The files whose articles are added once the project is opened.
    adds: Vec<PathBuf>,
    /// The note that was being written when the recovery file was last told of one.
    note: Option<Decision>,
}

impl Keeping {
    /// Begins to keep in `folder`; without one nothing is kept.
    pub fn start(folder: Option<&Path>) -> Keeping {
        let Some(folder) = folder else { return Keeping::default() };
        let recent = Recent::in_folder(folder);
        // a run that ended before anything was in it has left nothing to recover
        let empty = |left: &Left| left.project.as_ref().is_ok_and(Project::is_empty);
        let (nothing, left): (Vec<Left>, Vec<Left>) = recoverable(folder).into_iter().partition(empty);
        nothing.into_iter().for_each(Left::discard);
        let autosave = Recovery::start(folder).and_then(|recovery| Autosave::start(recovery, EVERY)).ok();
        Keeping { autosave, projects: recent.list(), recent: Some(recent), left, ..Keeping::default() }
    }

    fn opened(&mut self, workspace: &Workspace) {
        let (Some(recent), Some(path)) = (&self.recent, workspace.path()) else { return };
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        let articles = workspace.project().sources.len();
        recent.add(RecentProject { path, title: workspace.name(), articles });
        self.projects = recent.list();
    }
}

/// What is said beside a recent project.
pub fn about(project: &RecentProject) -> String {
    let folder = project.path.parent().map(|folder| folder.display().to_string()).unwrap_or_default();
    format!("{} · {}", count(project.articles, "article", "articles"), crate::export::plain::line(&folder))
}

/// What is said of a project that was left behind unsaved.
pub fn told(project: &Project) -> String {
    let articles = count(project.sources.len(), "article", "articles");
    let decisions = count(project.decisions.list.len(), "decision", "decisions");
    format!("{articles}, {decisions}. The program ended before it was saved.")
}

impl App {
    /// Whether closing would lose work.
    pub fn is_dirty(&self) -> bool {
        self.workspace.is_dirty() || self.memory.inspector.note_begun().is_some()
    }

    /// Has a note kept beside that is being written, before its field is left.
    pub(super) fn mind_note(&mut self) {
        let note = self.memory.inspector.note_begun();
        if self.keeping.note != note {
            self.keeping.note = note;
            self.note();
        }
    }

    /// Makes a decision of the note that is being written.
    fn keep_note(&mut self) {
        if let Some(note) = self.memory.inspector.take_note() {
            self.change(Change::Decide(note));
        }
    }

    /// Does `command`, which puts the project away, or asks first what becomes of unsaved work.
    pub(super) fn put_away_then(&mut self, command: Command, ctx: &Context) {
        if self.is_dirty() {
            self.dialog = Some(Dialog::Unsaved(Box::new(command)));
        } else {
            self.put_away(command, ctx);
        }
    }

    /// Does `command` without asking.
    pub(super) fn put_away(&mut self, command: Command, ctx: &Context) {
        match command {
            Command::New => self.begin(Workspace::default(), ctx),
            Command::OpenSample => self.open_sample(ctx),
            Command::OpenProjectFile(path) => self.open_project(path, Vec::new()),
            Command::OpenProjectAnd(path, articles) => self.open_project(path, articles),
            Command::Recover(n) => self.recover(n, ctx),
            Command::Quit => {
                if let Some(autosave) = &self.keeping.autosave {
                    autosave.clear();
                }
                self.closing = true;
                ctx.send_viewport_cmd(ViewportCommand::Close);
            }
            _ => {}
        }
    }

    /// Opens the project at `path`; the articles of the files `then` are added to it.
    fn open_project(&mut self, path: PathBuf, then: Vec<PathBuf>) {
        // what is added to a project is work that is not saved
        self.opening = false;
        self.keeping.adds = then;
        self.worker.open(path);
    }

    /// Goes on with another workspace.
    pub(super) fn begin(&mut self, workspace: Workspace, ctx: &Context) {
        self.workspace = workspace;
        self.memory.inspector.forget_note();
        self.loaded = None;
        self.unapplied.clear();
        self.problems.clear();
        self.notes = super::notes::Notes::default();
        let blind = self.workspace.project().blind;
        let before = std::mem::replace(&mut self.state, ViewState { blind, ..ViewState::default() });
        self.state.arrange(before.arrangement());
        self.forget_views();
        super::forget_scrolling(ctx);
        if let Some(autosave) = &self.keeping.autosave {
            autosave.clear();
        }
        self.compare();
    }

    fn recover(&mut self, n: usize, ctx: &Context) {
        if n >= self.keeping.left.len() {
            return;
        }
        let left = self.keeping.left.remove(n);
        match &left.project {
            Ok(project) => {
                self.begin(Workspace::recovered(project.clone(), left.path.clone()), ctx);
                // It is in this run's own recovery file before the old one goes.
                self.note();
                match self.keeping.autosave.as_ref().map(Autosave::flush) {
                    Some(Ok(())) => left.discard(),
                    _ => self.keeping.left.insert(n, left),
                }
            }
            Err(error) => {
                let told = error.to_string();
                self.dialog = Some(Dialog::message("This work could not be recovered", told));
            }
        }
    }

    /// Lets go of what an earlier run left behind.
    pub(super) fn discard(&mut self, n: usize) {
        if n < self.keeping.left.len() {
            self.keeping.left.remove(n).discard();
        }
    }

    /// Has the workspace written beside, and its name shown in the window's title.
    pub(super) fn note(&mut self) {
        let Some(autosave) = &self.keeping.autosave else { return };
        if self.is_dirty() {
            let path = self.workspace.path().map(Path::to_owned);
            let mut project = self.workspace.project().clone();
            if let Some(note) = self.memory.inspector.note_begun() {
                Arc::make_mut(&mut project.decisions).push(note);
            }
            autosave.note(project, path);
        } else {
            autosave.clear();
        }
    }

    /// Shows the project's name in the window's title.
    pub(super) fn tell_title(&mut self, ctx: &Context) {
        let empty = self.workspace.project().sources.is_empty() && self.workspace.path().is_none();
        let title = match (empty, self.is_dirty()) {
            (true, _) => "Parallax".to_owned(),
            (false, true) => format!("{} (not saved) – Parallax", self.workspace.name()),
            (false, false) => format!("{} – Parallax", self.workspace.name()),
        };
        let title = crate::export::plain::line(&title);
        if self.keeping.title != title {
            ctx.send_viewport_cmd(ViewportCommand::Title(title.clone()));
            self.keeping.title = title;
        }
    }

    /// Saves to the project's file, asking where if there is none; does `then` once it is saved.
    pub(super) fn save(&mut self, then: Option<Command>, ctx: &Context) {
        self.keeping.then = then;
        self.keep_note();
        match self.workspace.path().map(Path::to_owned) {
            Some(path) => self.save_to(path, true),
            None => self.ask(What::SaveAs, ctx),
        }
    }

    /// Saves to `path`, which gets the ending of projects if it has none; another file that is there is replaced
    /// only where the user has agreed.
    pub(super) fn save_to(&mut self, mut path: PathBuf, replace: bool) {
        if path.extension().is_none() {
            path.set_extension(crate::workspace::EXTENSION);
        }
        if !replace && self.workspace.path() != Some(&path) && path.exists() {
            self.dialog = Some(Dialog::Replace {
                paths: vec![path.clone()],
                agreed: Box::new(Command::SaveFile { path, replace: true }),
                otherwise: Box::new(Command::SaveElsewhere),
            });
            return;
        }
        self.keep_note();
        self.worker.save(self.workspace.project().clone(), path);
    }

    /// Takes in what the worker tells of files.
    pub(super) fn take_kept(&mut self, report: Report, ctx: &Context) {
        match report {
            Report::Opened { workspace, .. } => {
                self.begin(*workspace, ctx);
                self.keeping.opened(&self.workspace);
                let adds = std::mem::take(&mut self.keeping.adds);
                self.read_files(adds);
            }
            Report::NotOpened { path, told } => {
                if let Some(recent) = self.keeping.recent.as_ref().filter(|_| !path.exists()) {
                    recent.remove(&path);
                    self.keeping.projects = recent.list();
                }
                self.dialog = Some(Dialog::message("The project could not be opened", told));
                let adds = std::mem::take(&mut self.keeping.adds);
                self.read_files(adds);
            }
            Report::Saved { project, path } => {
                self.workspace.is_saved(*project, path);
                self.keeping.opened(&self.workspace);
                self.note();
                self.notice = Some("Saved".into());
                if let Some(then) = self.keeping.then.take() {
                    self.put_away(then, ctx);
                }
            }
            Report::NotSaved(told) => {
                self.keeping.then = None;
                self.dialog = Some(Dialog::message("The project could not be saved", told));
            }
            _ => {}
        }
    }

    /// Nothing waits for the project to be saved any more, as when the user cancels.
    pub(super) fn forget_then(&mut self) {
        self.keeping.then = None;
    }

    /// Keeps the window open while there is unsaved work, and asks what becomes of it.
    pub(super) fn mind_closing(&mut self, ctx: &Context) {
        if ctx.input(|input| input.viewport().close_requested()) && !self.closing {
            if self.is_dirty() {
                ctx.send_viewport_cmd(ViewportCommand::CancelClose);
                self.dialog = Some(Dialog::Unsaved(Box::new(Command::Quit)));
                // it may have been closed from a list of windows, out of sight
                if ctx.input(|input| input.viewport().minimized == Some(true)) {
                    ctx.send_viewport_cmd(ViewportCommand::Minimized(false));
                }
            } else if let Some(autosave) = &self.keeping.autosave {
                autosave.clear();
            }
        }
    }

    fn open_sample(&mut self, ctx: &Context) {
        match crate::cli::sample::articles() {
            Ok(articles) => {
                self.begin(Workspace::default(), ctx);
                self.workspace.apply(Change::Add(crate::workspace::added_today(articles)));
                self.workspace.settle();
                self.compare();
            }
            Err(error) => {
                self.problems.push(Problem { path: error.path.clone(), reason: error.cause.to_string() })
            }
        }
    }
}

/// Whether the project has an article that is compared.
pub fn compares(project: &Project) -> bool {
    project.sources.iter().any(|source| source.on)
}
