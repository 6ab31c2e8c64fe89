//! Lesson sheets: what a teacher asks for, what it comes to, and where it is written.

use super::App;
use super::command::Command;
use super::dialogs::Dialog;
use super::loaded::Loaded;
use super::state::ViewState;
use super::worker;
use crate::compare::Comparison;
use crate::export::lesson::{Item, Lesson, Level, Options, Part, TaskKind};
use crate::export::page::{self, Kind, Paper};
use crate::export::plain;
use std::path::{Path, PathBuf};

/// What is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheets {
    /// What the lesson is called; empty for “Three articles, one event”.
    pub title: String,
    /// The kind of files.
    pub kind: Kind,
    /// How the instructions are worded.
    pub level: Level,
    /// What they are printed on.
    pub paper: Paper,
    /// Whether students are not told the outlets' names.
    pub blind: bool,
    /// Whether the selected rows are asked about, and not a varied dozen.
    pub selected: bool,
    /// Which of [`TaskKind::ALL`] are wanted.
    pub tasks: [bool; TaskKind::ALL.len()],
}

impl Default for Sheets {
    fn default() -> Self {
        Sheets {
            title: String::new(),
            kind: Kind::Docx,
            level: Level::Secondary,
            paper: Paper::A4,
            blind: false,
            selected: false,
            tasks: [true; TaskKind::ALL.len()],
        }
    }
}

impl Sheets {
    /// Whether any task is wanted.
    pub fn any(&self) -> bool {
        self.tasks.contains(&true)
    }

    /// Where each part goes: `pier.docx` becomes `pier-sheet.docx` and so on.
    pub fn parts(&self, path: &Path) -> Vec<(Part, PathBuf)> {
        let ending = path.extension().and_then(|ending| ending.to_str());
        let stem = match ending.is_some_and(|ending| ending.eq_ignore_ascii_case(self.kind.extension())) {
            true => path.with_extension(""),
            false => path.to_owned(),
        };
        let named = |part: Part| {
            let mut name = stem.as_os_str().to_owned();
            name.push(format!("-{}.{}", part.key(), self.kind.extension()));
            (part, PathBuf::from(name))
        };
        Part::ALL.into_iter().map(named).collect()
    }

    fn options(&self, loaded: &Loaded, state: &ViewState) -> Options {
        let selected = state.selection.rows();
        let rows = selected.into_iter().filter(|_| self.selected);
        let wanted = TaskKind::ALL.into_iter().zip(self.tasks).filter(|(_, on)| *on);
        Options {
            rows: rows.filter_map(|row| Some(loaded.comparison.rows.get(row)?.id.clone())).collect(),
            level: self.level,
            blind: self.blind,
            tasks: wanted.map(|(kind, _)| kind).collect(),
            paper: self.paper,
            title: self.title.clone(),
        }
    }
}

/// What a kind of file is called.
pub fn name(kind: Kind) -> &'static str {
    match kind {
        Kind::Docx => "Word document",
        Kind::Html => "Web page",
        Kind::Pdf => "PDF",
    }
}

/// What the sheets would hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Proposal {
    /// Pages of the sheet, the key and the articles.
    pub pages: [usize; 3],
    /// The tasks that cannot be set, and why.
    pub left_out: Vec<(TaskKind, String)>,
    /// The sheet in words.
    pub lines: Vec<Line>,
}

/// A line of the sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line {
    /// What a task is called.
    Task(String),
    /// What is said of a task.
    Told(String),
    /// What an article says, in an item of a task.
    Passage {
        /// Of the item, where it begins one.
        number: Option<usize>,
        /// The article's letter; empty where it is not told.
        article: String,
        /// Its words.
        words: String,
    },
    /// What is asked in an item of a task.
    Asked {
        /// Of the item, where it begins one.
        number: Option<usize>,
        /// The question; empty where there are only lines to write on.
        words: String,
    },
}

impl Proposal {
    /// What `options` come to. Takes as long as laying out pages does.
    pub fn of(comparison: &Comparison, options: &Options) -> Proposal {
        let lesson = Lesson::propose(comparison, options);
        let mut lines = Vec::new();
        for (n, task) in lesson.tasks.iter().enumerate() {
            lines.push(Line::Task(format!("{}. {}", n + 1, task.kind.name())));
            lines.push(Line::Told(task.instruction.clone()));
            if !task.choices.is_empty() {
                lines.push(Line::Told(task.choices.join("  ·  ")));
            }
            for (n, item) in task.items.iter().enumerate() {
                ask(n, item, &mut lines);
            }
        }
        let left_out = lesson.left_out.iter().map(|left| (left.kind, left.why.clone())).collect();
        Proposal { pages: Part::ALL.map(|part| page::pages(&lesson.render(part))), left_out, lines }
    }
}

/// An item as the sheet has it: its number, its passages, and what is asked about them.
fn ask(n: usize, item: &Item, lines: &mut Vec<Line>) {
    let mut number = Some(n + 1);
    let mut last = "";
    let mut letters = Vec::new();
    for (article, text) in &item.passages {
        // what is looked for in two articles is shown once
        if text == last {
            letters.push(article.as_str());
            continue;
        }
        last = text;
        lines.push(Line::Passage {
            number: number.take(),
            article: article.clone(),
            words: plain::line(text),
        });
    }
    let question = [item.question.clone(), letters.iter().map(|letter| format!("and in {letter}")).collect()];
    let question: Vec<&str> = question.iter().map(String::as_str).filter(|words| !words.is_empty()).collect();
    if !question.is_empty() || item.passages.is_empty() {
        lines.push(Line::Asked { number, words: question.join(", ") });
    }
}

/// What was proposed last, and for what a proposal is awaited.
#[derive(Default)]
pub struct Memory {
    asked: Option<Sheets>,
    of: Option<Sheets>,
    proposal: Option<Result<Proposal, String>>,
}

impl Memory {
    /// What is known, also while another is awaited.
    pub fn proposal(&self) -> Option<&Result<Proposal, String>> {
        self.proposal.as_ref()
    }

    /// Whether nobody has asked for what these come to, whatever they are called.
    pub fn is_new(&self, sheets: &Sheets) -> bool {
        !self.asked.as_ref().is_some_and(|asked| untitled(asked) == untitled(sheets))
    }

    /// Whether what is known is what these come to.
    pub fn is_of(&self, sheets: &Sheets) -> bool {
        self.of.as_ref().is_some_and(|of| untitled(of) == untitled(sheets))
    }

    /// Takes in a proposal, unless another is awaited by now.
    pub fn take(&mut self, sheets: Sheets, proposal: Result<Proposal, String>) {
        if self.asked.as_ref() == Some(&sheets) {
            self.of = Some(sheets);
            self.proposal = Some(proposal);
        }
    }
}

fn untitled(sheets: &Sheets) -> Sheets {
    Sheets { title: String::new(), ..sheets.clone() }
}

impl App {
    /// What is asked for in the open dialog, for tests.
    pub fn wanted_sheets(&self) -> Option<Sheets> {
        match &self.dialog {
            Some(Dialog::Lesson(sheets)) => Some(sheets.clone()),
            _ => None,
        }
    }

    pub(super) fn open_lesson(&mut self) {
        if self.loaded.is_none() {
            return;
        }
        self.memory.lesson = Memory::default();
        let selected = self.sheets.selected && !self.state.selection.rows().is_empty();
        let blind = self.sheets.blind || self.state.blind;
        self.dialog = Some(Dialog::Lesson(Sheets { selected, blind, ..self.sheets.clone() }));
    }

    pub(super) fn propose_lesson(&mut self, sheets: Sheets) {
        let Some(loaded) = self.loaded.clone() else { return };
        self.memory.lesson.asked = Some(sheets.clone());
        let options = sheets.options(&loaded, &self.state);
        self.worker.propose(sheets, loaded, options);
    }

    /// Has the parts written beside `path`; files that are there are replaced only where the user has agreed.
    pub(super) fn write_lesson(&mut self, sheets: Sheets, path: &Path, replace: bool) {
        let Some(loaded) = self.loaded.clone().filter(|_| sheets.any()) else { return };
        self.sheets = sheets.clone();
        let parts = sheets.parts(path);
        let there: Vec<PathBuf> = parts.iter().map(|(_, path)| path.clone()).filter(|p| p.exists()).collect();
        if !replace && !there.is_empty() {
            self.dialog = Some(Dialog::Replace {
                paths: there,
                agreed: Box::new(Command::LessonFiles {
                    sheets: sheets.clone(),
                    path: path.to_owned(),
                    replace: true,
                }),
                otherwise: Box::new(Command::AskLesson(sheets)),
            });
            return;
        }
        self.notice = None;
        self.busy.exporting = true;
        let options = sheets.options(&loaded, &self.state);
        self.worker.lesson(worker::Lesson { loaded, options, kind: sheets.kind, parts });
    }
}
