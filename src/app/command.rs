//! Everything a user can do. Menus, shortcuts, buttons, right-click menus and tests all go through here:
//! a view is given the state to read and pushes commands, [`super::App::apply`] is the only writer.

use super::checking::{CheckFilter, CheckOrder};
use super::exporting::Wanted;
use super::lessons::Sheets;
use super::state::{RowFilter, Sort, Tab};
use crate::article::Article;
use crate::compare::Decision;
use crate::compare::document::Verdict;
use crate::compare::reference::Finding;
use crate::workspace::Change;
use std::path::PathBuf;

/// Something the user does.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// Start over with no articles.
    New,
    /// Open the sample event.
    OpenSample,
    /// Ask which project to open.
    OpenProject,
    /// Open this project.
    OpenProjectFile(PathBuf),
    /// Open this project, then add the articles of these files to it.
    OpenProjectAnd(PathBuf, Vec<PathBuf>),
    /// Save the project, asking where if it has no file yet.
    Save,
    /// Ask where to save the project.
    SaveAs,
    /// Save the project to this file.
    SaveFile {
        /// Where, as chosen; it gets the ending of projects if it has none.
        path: PathBuf,
        /// Whether the user has agreed that a file which is there is replaced.
        replace: bool,
    },
    /// Ask for another name to save the project under; what waits for it goes on waiting.
    SaveElsewhere,
    /// Save, then do this.
    SaveThen(Box<Command>),
    /// Nothing waits for the project to be saved any more.
    CancelSaving,
    /// Do this without saving.
    WithoutSaving(Box<Command>),
    /// Go on with what an earlier run left behind, by its place in the list.
    Recover(usize),
    /// Let go of what an earlier run left behind.
    Discard(usize),
    /// Ask what to write for other programs, and show how it begins.
    Export,
    /// Ask where to write this.
    AskExport(Wanted),
    /// Write this to a file.
    ExportFile {
        /// What is written.
        wanted: Wanted,
        /// Where, as chosen; it gets the format's ending if it has another.
        path: PathBuf,
        /// Whether the user has agreed that a file which is there is replaced.
        replace: bool,
    },
    /// Ask what a lesson sheet is to hold, and show it.
    Lesson,
    /// Put together what these lesson sheets would hold.
    ProposeLesson(Sheets),
    /// Ask where to write these lesson sheets.
    AskLesson(Sheets),
    /// Write the sheet, its key and the articles beside this path.
    LessonFiles {
        /// What they hold.
        sheets: Sheets,
        /// What the parts' names begin with.
        path: PathBuf,
        /// Whether the user has agreed that files which are there are replaced.
        replace: bool,
    },
    /// Ask which files to add.
    AddArticles,
    /// Add the articles of these files.
    AddFiles(Vec<PathBuf>),
    /// Ask which files to add as what the others are checked against.
    AddReference,
    /// Add the articles of these files; the others are checked against them.
    AddReferenceFiles(Vec<PathBuf>),
    /// Ask for the text of what the others are checked against.
    PasteReference,
    /// Ask for an article's text.
    PasteArticle,
    /// Ask for an article's address.
    AddLink,
    /// Add what was pasted: its text, and what else is known of it.
    AddPasted(Box<Article>),
    /// Fetch the page at this address, which the user typed.
    AddFromLink(String),
    /// Stop reading files.
    CancelReading,
    /// Stop comparing; what was shown before still is.
    CancelComparing,
    /// Compare what is not compared since that was stopped.
    Compare,
    /// Put the list of unreadable files away.
    DismissProblems,
    /// Close the window, asking about unsaved work.
    Quit,

    /// Undo the last decision.
    Undo,
    /// Do again what was undone.
    Redo,

    /// Show this view.
    Show(Tab),
    /// Show or hide the sources.
    ToggleSources,
    /// Show or hide the inspector.
    ToggleInspector,
    /// Hide or reveal the outlets' names.
    ToggleBlind,
    /// Let nothing move by itself, or let it.
    ToggleStill,
    /// Larger, smaller, or the usual size.
    Zoom(Zoom),
    /// Light, dark, or as the system has it.
    Appearance(Appearance),
    /// Show the keys.
    ToggleShortcuts,
    /// Tell what the program is.
    ToggleAbout,

    /// Show these rows only.
    Filter(RowFilter),
    /// Show rows of this verdict beside those of others that are shown, or no longer.
    ToggleVerdict(Verdict),
    /// Show all rows: no filter, no search.
    ClearFilter,
    /// Order the rows.
    Sort(Sort),
    /// Put the cursor into the search field.
    FocusSearch,
    /// Search for these words.
    Search(String),

    /// Select a row, and one of its readings.
    Select {
        /// Index in the comparison's rows.
        row: usize,
        /// Index in the row's readings.
        reading: Option<usize>,
    },
    /// Select a row beside those selected, or no longer.
    SelectAlso(usize),
    /// Select from the cursor to this row, in the order shown.
    SelectTo(usize),
    /// Select every row that is shown.
    SelectAll,
    /// Move the cursor by so many rows of those shown.
    Step(isize),
    /// Move the cursor by so many rows and select what it passes; what it goes back over is no longer selected.
    Extend(isize),
    /// Move the cursor to the next or previous source that has a passage in the row.
    StepSource(isize),
    /// Select nothing.
    Deselect,
    /// Select the row and open the inspector.
    Inspect {
        /// Index in the comparison's rows.
        row: usize,
        /// Index in the row's readings.
        reading: Option<usize>,
    },
    /// Explain the selected row in the inspector, or read the selected check beside the reference's words.
    Explain,
    /// Empty the search; where nothing is searched for, select nothing.
    Leave,
    /// Give the keyboard to the first of what can be done with the row in the inspector.
    EnterInspector,
    /// Select the row and show its passages in their articles.
    ShowInArticles {
        /// Index in the comparison's rows.
        row: usize,
        /// Index in the row's readings.
        reading: Option<usize>,
    },
    /// Select a quotation that was held against the reference, an index in the comparison's checks.
    SelectCheck(usize),
    /// Select such a quotation and show it in its article, beside the reference's words.
    ReadCheck(usize),
    /// Show these checks only.
    FilterChecks(CheckFilter),
    /// Show checks of this finding beside those of others that are shown, or no longer.
    ToggleFinding(Finding),
    /// Order the checks.
    OrderChecks(CheckOrder),
    /// Copy all checks that are shown.
    CopyChecks(CopyAs),
    /// Confirm the selected rows, or take the confirmation back.
    ToggleConfirmed,
    /// Copy the selected rows.
    Copy(CopyAs),
    /// Copy these words.
    CopyText(String),

    /// Decide something about rows or passages.
    Decide(Box<Decision>),
    /// Change something else in the project.
    Change(Box<Change>),
    /// Show what is worth knowing about what was read.
    ShowNotes,
    /// Ask about an article that was pasted outside of any field.
    Pasted(String),
    /// Read what was pasted into the form, for its other fields.
    ReadPasted(String),
    /// Put the note with this key away.
    PutAwayNote(String),
    /// Show the decisions that could not be applied.
    ShowUnapplied,

    /// Do something with a source.
    Source(SourceCommand),
    /// Line up generously (0) or only what is certain (1).
    Strictness(f64),
}

/// What can be done with a source. The number is its place in the panel, counted from 0.
#[derive(Clone, Debug, PartialEq)]
pub enum SourceCommand {
    /// Compare it or leave it out.
    Switch(usize, bool),
    /// Check the others against it, or no longer.
    Reference(usize, bool),
    /// Move it from one place to another.
    Move(usize, usize),
    /// Take it out.
    Remove(usize),
    /// Ask for its outlet, headline, date and so on.
    Edit(usize),
    /// Give it other words for outlet, headline, byline, date and address; the text stays.
    Describe(usize, Box<Article>),
}

/// How the zoom changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Zoom {
    /// A step larger.
    In,
    /// A step smaller.
    Out,
    /// As at first.
    Reset,
}

/// Which colours are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Appearance {
    /// As the system has it.
    System,
    /// Ink on paper.
    Light,
    /// By night.
    Dark,
}

/// What copied rows are copied as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CopyAs {
    /// Lines of text.
    Text,
    /// A table for word processors and spreadsheets.
    Table,
}

impl Command {
    /// What menus call it; empty for what is in no menu.
    pub fn name(&self) -> &'static str {
        use Command as C;
        match self {
            C::New => "New",
            C::OpenSample => "Open the sample event",
            C::OpenProject => "Open project…",
            C::Save => "Save",
            C::SaveAs => "Save as…",
            C::Export => "Export…",
            C::Lesson => "Lesson sheet…",
            C::AddArticles => "Add articles…",
            C::AddReference => "Add a transcript…",
            C::PasteReference => "Paste a transcript…",
            C::PasteArticle => "Paste an article…",
            C::AddLink => "Add from a link…",
            C::CancelReading | C::CancelComparing => "Cancel",
            C::Compare => "Compare",
            C::Quit => "Quit",
            C::Undo => "Undo",
            C::Redo => "Redo",
            C::Show(tab) => tab.name(),
            C::ToggleSources => "Sources",
            C::ToggleInspector => "Inspector",
            C::ToggleBlind => "Hide outlet names",
            C::ToggleStill => "Reduce motion",
            C::Zoom(Zoom::In) => "Larger",
            C::Zoom(Zoom::Out) => "Smaller",
            C::Zoom(Zoom::Reset) => "Usual size",
            C::Appearance(Appearance::System) => "Light or dark as the system",
            C::Appearance(Appearance::Light) => "Light",
            C::Appearance(Appearance::Dark) => "Dark",
            C::ToggleShortcuts => "Keyboard shortcuts",
            C::ToggleAbout => "About Parallax",
            C::ClearFilter => "Show all rows",
            C::FocusSearch => "Find…",
            C::SelectAll => "Select all rows shown",
            C::Deselect => "Select nothing",
            C::Step(step) if *step > 0 => "Next row",
            C::Step(_) => "Previous row",
            C::Extend(step) if *step > 0 => "Select the next row as well",
            C::Extend(_) => "Select the previous row as well",
            C::StepSource(step) if *step > 0 => "Next source in the row",
            C::StepSource(_) => "Previous source in the row",
            C::ToggleConfirmed => "Confirm",
            C::Explain => "Inspect the row",
            C::Leave => "Go back; clear search; select nothing",
            C::Copy(CopyAs::Text) => "Copy as text",
            C::Copy(CopyAs::Table) => "Copy as a table",
            C::CopyChecks(CopyAs::Text) => "Copy all shown as text",
            C::CopyChecks(CopyAs::Table) => "Copy all shown as a table",
            _ => "",
        }
    }
}
