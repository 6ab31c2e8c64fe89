//! What is asked and told above the page.

mod about;
mod edit;
mod export;
mod lesson;
mod paste;
mod path;
mod preview;
mod shortcuts;
mod unapplied;
mod unsaved;

use super::ask::What;
use super::command::Command;
use super::exporting::Wanted;
use super::fonts;
use super::lessons::Sheets;
use super::theme::Palette;
use super::{App, Scene};
use crate::article::Article;
use crate::compare::document::Verdict;
use eframe::egui::{Button, Frame, Id, Label, Margin, Modal, Response, RichText, Stroke, TextEdit, Ui, vec2};
pub use preview::Preview;
use std::path::{Path, PathBuf};

/// Between what is asked or told and the buttons.
const ABOVE_BUTTONS: f32 = 8.0;

/// Height of a field.
const FIELD: f32 = 30.0;

/// Which dialog is open, with what was typed into it.
#[derive(Clone, Debug, PartialEq)]
pub enum Dialog {
    /// The keys.
    Shortcuts,
    /// What the program is.
    About,
    /// A path, where the desktop has no dialog for files.
    Path {
        /// What for.
        what: What,
        /// The path as typed.
        path: String,
        /// What is wrong with it.
        problem: String,
    },
    /// What is known of a source.
    Edit(edit::Form),
    /// An article that is pasted.
    Paste(paste::Form),
    /// The address of an article.
    Link {
        /// The address as typed.
        address: String,
        /// What is wrong with it.
        problem: String,
    },
    /// What becomes of unsaved work before this is done.
    Unsaved(Box<Command>),
    /// Something is told.
    Message {
        /// In a few words.
        title: String,
        /// In full.
        text: String,
    },
    /// The decisions that could not be applied.
    Unapplied,
    /// What is written for other programs.
    Export(Wanted),
    /// What a lesson sheet holds.
    Lesson(Sheets),
    /// Whether files are replaced.
    Replace {
        /// The files.
        paths: Vec<PathBuf>,
        /// What is done where the user agrees.
        agreed: Box<Command>,
        /// What is done where the user wants another name.
        otherwise: Box<Command>,
    },
}

impl Dialog {
    /// Asks for what is known of the source at `index`.
    pub fn edit(index: usize, article: &Article) -> Dialog {
        Dialog::Edit(edit::Form::of(index, article))
    }

    /// Asks for an article's text.
    pub fn paste() -> Dialog {
        Dialog::Paste(paste::Form::default())
    }

    /// Asks for the text of what the others are checked against.
    pub fn paste_reference() -> Dialog {
        Dialog::Paste(paste::Form::reference())
    }

    /// Asks about an article that was pasted outside of any field.
    pub fn pasted(text: String) -> Dialog {
        Dialog::Paste(paste::Form::with(text))
    }

    /// Asks for an article's address.
    pub fn link() -> Dialog {
        Dialog::Link { address: String::new(), problem: String::new() }
    }

    /// Tells something.
    pub fn message(title: &str, text: String) -> Dialog {
        Dialog::Message { title: title.to_owned(), text }
    }

    /// Asks for a path; `proposed` stands in the field at first.
    pub fn path(what: What, proposed: &Path) -> Dialog {
        Dialog::Path { what, path: proposed.to_string_lossy().into_owned(), problem: String::new() }
    }
}

/// Shows the open dialog, if one is.
pub fn show(ui: &mut Ui, app: &mut App, commands: &mut Vec<Command>) {
    let opened = app.dialog.is_some() && !app.memory.covered;
    app.memory.covered = app.dialog.is_some();
    let Some(open) = &mut app.dialog else { return };
    if opened {
        // what lies below keeps no key for itself
        ui.memory_mut(|memory| memory.focused().map(|below| memory.surrender_focus(below)));
    }
    let frame = Frame::window(ui.style()).inner_margin(Margin::same(20));
    let (unapplied, loaded, state) = (&app.unapplied, &app.loaded, &app.state);
    let (preview, lesson) = (&mut app.memory.export, &app.memory.lesson);
    let modal = Modal::new(Id::unique("dialog")).frame(frame).show(ui.ctx(), |ui| {
        ui.spacing_mut().item_spacing.y = 8.0;
        // what lies on a raised ground needs an edge to be seen
        let edge = Stroke::new(1.0, Palette::of(ui).edge);
        ui.visuals_mut().widgets.inactive.bg_stroke = edge;
        match open {
            Dialog::Shortcuts => shortcuts::show(ui),
            Dialog::About => about::show(ui),
            Dialog::Path { what, path, problem } => path::show(ui, what.clone(), path, problem, commands),
            Dialog::Edit(form) => form.show(ui, state.blind, commands),
            Dialog::Paste(form) => form.show(ui, commands),
            Dialog::Link { address, problem } => paste::link(ui, address, problem, commands),
            Dialog::Unsaved(then) => unsaved::show(ui, then, commands),
            Dialog::Message { title, text } => unsaved::message(ui, title, text),
            Dialog::Unapplied => unapplied::show(ui, unapplied, commands),
            Dialog::Export(wanted) => match loaded {
                Some(loaded) => export::show(ui, wanted, &Scene { loaded, state }, preview, commands),
                None => true,
            },
            Dialog::Lesson(sheets) => {
                let articles = loaded.as_ref().map_or(0, |loaded| loaded.comparison.articles.len());
                lesson::show(ui, sheets, lesson, (articles, state), commands)
            }
            Dialog::Replace { paths, agreed, otherwise } => {
                export::replace(ui, paths, agreed, otherwise, commands)
            }
        }
    });
    if modal.inner || modal.should_close() {
        let asked = match &app.dialog {
            Some(Dialog::Path { what, .. }) => *what == What::SaveAs,
            Some(Dialog::Replace { agreed, .. }) => matches!(**agreed, Command::SaveFile { .. }),
            _ => false,
        };
        let goes_on =
            |command: &Command| matches!(command, Command::SaveFile { .. } | Command::SaveElsewhere);
        if asked && !commands.iter().any(goes_on) {
            commands.push(Command::CancelSaving);
        }
        app.dialog = None;
    }
}

/// Lets Enter press the button with this response, unless the keyboard is elsewhere.
fn by_enter(ui: &Ui, button: Response) -> bool {
    if ui.memory(|memory| memory.focused().is_none()) {
        button.request_focus();
    }
    button.clicked()
}

/// The last button of a dialog that only tells something; gives back whether it was pressed.
fn close(ui: &mut Ui) -> bool {
    ui.add_space(ABOVE_BUTTONS);
    let close = ui.add(tall("Close"));
    by_enter(ui, close)
}

/// The button that puts a dialog away with nothing done; gives back whether it was pressed.
fn cancel(ui: &mut Ui) -> bool {
    ui.add(tall("Cancel")).clicked()
}

/// A button as high as the one that stands out.
fn tall(name: &str) -> Button<'_> {
    Button::new(name).min_size(vec2(0.0, 34.0))
}

/// A field of one line.
fn field(text: &mut String) -> TextEdit<'_> {
    TextEdit::singleline(text).margin(Margin::symmetric(8, 6))
}

/// What is wrong with what was typed, if anything is.
fn problem(ui: &mut Ui, told: &str) {
    if !told.is_empty() {
        let color = Palette::of(ui).verdict(Verdict::Conflict).full;
        ui.add(Label::new(RichText::new(told).color(color)).wrap());
    }
}

/// A dialog's title.
fn title(ui: &mut Ui, words: &str) {
    ui.label(RichText::new(words).font(fonts::serif_semibold(20.0)));
}
