//! Asking for files with the desktop's own dialog, which may take as long as the user likes: on a thread.
//!
//! Where no service answers, as on a bare window manager, the dialog gives up at once and silently; then a
//! field in the window asks for the path and says why.

use super::App;
use super::command::Command;
use super::dialogs::Dialog;
use super::exporting::Wanted;
use super::lessons::{self, Sheets};
use eframe::egui::Context;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::time::{Duration, Instant};

/// Sooner than anybody can cancel a dialog.
const AT_ONCE: Duration = Duration::from_millis(600);

/// What is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// Articles to add.
    Articles,
    /// What the others are checked against.
    Reference,
    /// A project to open.
    Project,
    /// Where to save the project.
    SaveAs,
    /// Where to write what other programs read.
    Export(Wanted),
    /// Where to write lesson sheets.
    Lesson(Sheets),
}

impl What {
    /// Whether it is a file that need not exist yet.
    pub fn is_new(&self) -> bool {
        self.file_name("").is_some()
    }

    /// What a file that need not exist yet is called unless the user says otherwise; `name` is the project's.
    pub fn file_name(&self, name: &str) -> Option<String> {
        let ending = match self {
            What::Articles | What::Reference | What::Project => return None,
            What::SaveAs => crate::workspace::EXTENSION,
            What::Export(wanted) => wanted.extension(),
            What::Lesson(sheets) => sheets.kind.extension(),
        };
        Some(format!("{name}.{ending}"))
    }
}

/// A dialog that is open.
pub struct Asking {
    what: What,
    answer: Receiver<Answer>,
}

enum Answer {
    Paths(Vec<PathBuf>),
    Cancelled,
    NoDialog,
}

/// What came of a dialog.
pub enum Outcome {
    /// It is still open.
    Open,
    /// The user chose, or cancelled.
    Done(Option<Command>),
    /// There is no dialog on this desktop.
    NoDialog,
}

impl Asking {
    /// Opens the dialog; `name` is what a new file is called unless the user says otherwise.
    pub fn start(what: What, name: String, ctx: &Context) -> Asking {
        let (told, answer) = channel();
        let ctx = ctx.clone();
        let thread = std::thread::Builder::new().name("asking for files".into());
        let asked = what.clone();
        let spawned = thread.spawn(move || {
            let answer = ask(asked, &name);
            // The window may have been closed meanwhile.
            if told.send(answer).is_ok() {
                ctx.request_repaint();
            }
        });
        // Without a thread the channel is closed, which is read as: no dialog.
        drop(spawned);
        Asking { what, answer }
    }

    /// What is asked for.
    pub fn what(&self) -> What {
        self.what.clone()
    }

    /// What has come of it.
    pub fn outcome(&self) -> Outcome {
        match self.answer.try_recv() {
            Err(TryRecvError::Empty) => Outcome::Open,
            Err(TryRecvError::Disconnected) | Ok(Answer::NoDialog) => Outcome::NoDialog,
            Ok(Answer::Cancelled) => Outcome::Done(None),
            Ok(Answer::Paths(paths)) => Outcome::Done(command(self.what.clone(), paths, true)),
        }
    }
}

/// What is done with the paths that were chosen. `asked` says that whoever chose has been asked whether
/// a file that is there is to be replaced, as the desktop's dialogs do.
pub fn command(what: What, mut paths: Vec<PathBuf>, asked: bool) -> Option<Command> {
    match what {
        What::Articles => (!paths.is_empty()).then_some(Command::AddFiles(paths)),
        What::Reference => (!paths.is_empty()).then_some(Command::AddReferenceFiles(paths)),
        What::Project => paths.pop().map(Command::OpenProjectFile),
        What::SaveAs => {
            let path = paths.pop()?;
            // Under the name that the file gets in the end nobody has been asked.
            let replace = asked && path.extension().is_some();
            Some(Command::SaveFile { path, replace })
        }
        What::Export(wanted) => {
            let path = paths.pop()?;
            // Under the name that the file gets in the end nobody has been asked.
            let replace = asked && wanted.named(&path) == path;
            Some(Command::ExportFile { wanted, path, replace })
        }
        // Nobody has been asked about the names the three parts get.
        What::Lesson(sheets) => paths.pop().map(|path| Command::LessonFiles { sheets, path, replace: false }),
    }
}

fn ask(what: What, name: &str) -> Answer {
    let start = Instant::now();
    let mut dialog = rfd::FileDialog::new();
    if let Some(name) = what.file_name(name) {
        dialog = dialog.set_file_name(name);
    }
    let paths = match what {
        What::Articles | What::Reference => dialog
            .set_title(if what == What::Reference { "Add a transcript" } else { "Add articles" })
            .add_filter("Articles", &EXTENSIONS)
            .add_filter("All files", &["*"])
            .pick_files(),
        What::Project => dialog
            .set_title("Open a project")
            .add_filter("Parallax projects", &["parallax"])
            .add_filter("All files", &["*"])
            .pick_file()
            .map(|path| vec![path]),
        What::SaveAs => dialog
            .set_title("Save the project")
            .add_filter("Parallax projects", &["parallax"])
            .save_file()
            .map(|path| vec![path]),
        What::Export(wanted) => dialog
            .set_title("Export")
            .add_filter(wanted.name(), &[wanted.extension()])
            .save_file()
            .map(|path| vec![path]),
        What::Lesson(Sheets { kind, .. }) => dialog
            .set_title("Lesson sheet, key and articles")
            .add_filter(lessons::name(kind), &[kind.extension()])
            .save_file()
            .map(|path| vec![path]),
    };
    match paths {
        Some(paths) => Answer::Paths(paths),
        None if start.elapsed() < AT_ONCE => Answer::NoDialog,
        None => Answer::Cancelled,
    }
}

/// Endings of the files that articles come in.
const EXTENSIONS: [&str; 20] = [
    "txt",
    "md",
    "markdown",
    "html",
    "htm",
    "xhtml",
    "mhtml",
    "webarchive",
    "docx",
    "odt",
    "rtf",
    "pdf",
    "epub",
    "eml",
    "csv",
    "tsv",
    "xlsx",
    "ods",
    "json",
    "zip",
];

impl App {
    pub(super) fn ask(&mut self, what: What, ctx: &Context) {
        // One dialog at a time: the desktop's stays open when the window is clicked.
        if self.asking.is_none() {
            self.asking = Some(Asking::start(what, self.workspace.name(), ctx));
        }
    }

    /// What the user chose in the desktop's dialog, if that is closed since.
    pub(super) fn take_answer(&mut self) -> Option<Command> {
        let asking = self.asking.as_ref()?;
        let what = asking.what();
        let outcome = asking.outcome();
        if !matches!(outcome, Outcome::Open) {
            self.asking = None;
        }
        match outcome {
            Outcome::Open => None,
            Outcome::Done(None) => Some(Command::CancelSaving),
            Outcome::Done(command) => command,
            Outcome::NoDialog => {
                let folder = self.workspace.path().and_then(Path::parent).map(Path::to_path_buf);
                let folder = folder.or_else(std::env::home_dir).unwrap_or_default();
                let named = |name: String| folder.join(name);
                let proposed = what.file_name(&self.workspace.name()).map(named).unwrap_or_default();
                self.dialog = Some(Dialog::path(what, &proposed));
                None
            }
        }
    }
}
