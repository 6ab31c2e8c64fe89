//! The keys, as a sheet.

use crate::app::command::{Command, CopyAs, Zoom};
use crate::app::fonts;
use crate::app::shortcuts::{shortcuts, table_keys, told};
use crate::app::theme::{BODY, Palette};
use crate::app::widgets;
use eframe::egui::{Context, Grid, Key, KeyboardShortcut, Modifiers, RichText, ScrollArea, Ui};

/// Shows the sheet; gives back whether to close.
pub fn show(ui: &mut Ui) -> bool {
    ui.set_width(680.0);
    super::title(ui, "Keyboard shortcuts");
    let groups = sheet(ui.ctx());
    // never higher than the window
    let room = (ui.ctx().content_rect().height() - 190.0).max(200.0);
    ScrollArea::vertical().max_height(room).min_scrolled_height(room).show(ui, |ui| {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 32.0;
            for pair in groups.chunks(2) {
                ui.vertical(|ui| {
                    ui.set_width(320.0);
                    for (name, lines) in pair {
                        widgets::heading(ui, name);
                        keys(ui, name, lines);
                        ui.add_space(8.0);
                    }
                });
            }
        });
    });
    super::close(ui) || ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::F1))
}

const ARTICLES: usize = 0;
const ROWS: usize = 1;
const VIEWS: usize = 2;
const EDITING: usize = 3;

type Lines = Vec<(String, String)>;

/// The keys in groups, each line what they do and which they are.
fn sheet(ctx: &Context) -> Vec<(&'static str, Lines)> {
    let mut groups: Vec<(&str, Lines)> =
        ["Articles and projects", "Rows", "Views", "Editing"].map(|name| (name, Lines::new())).to_vec();
    let mut add = |at: usize, name: &str, keys: String| {
        let lines = &mut groups[at].1;
        match lines.iter_mut().find(|(known, _)| known == name) {
            Some((_, known)) => *known = format!("{known}, {keys}"),
            None => lines.push((name.to_owned(), keys)),
        }
    };
    let mut all = shortcuts();
    // the plain ones first; they are asked for in another order
    all.sort_by_key(|(_, keys)| keys.modifiers.shift);
    for (command, keys) in all {
        let at = match command {
            Command::Undo | Command::Redo | Command::Copy(_) | Command::FocusSearch => EDITING,
            Command::Show(_)
            | Command::ToggleSources
            | Command::ToggleInspector
            | Command::ToggleBlind
            | Command::Zoom(Zoom::In | Zoom::Out | Zoom::Reset)
            | Command::ToggleShortcuts => VIEWS,
            _ => ARTICLES,
        };
        add(at, command.name(), told(ctx, &keys));
    }
    let plain = |key| told(ctx, &KeyboardShortcut::new(Modifiers::NONE, key));
    add(
        EDITING,
        Command::Copy(CopyAs::Text).name(),
        told(ctx, &KeyboardShortcut::new(Modifiers::COMMAND, Key::C)),
    );
    for (command, keys) in table_keys() {
        let at = match command {
            Command::FocusSearch => EDITING,
            Command::ToggleShortcuts => VIEWS,
            _ => ROWS,
        };
        add(at, command.name(), told(ctx, &keys));
        if command == Command::Explain {
            add(ROWS, "Go on into the inspector", plain(Key::Tab));
        }
    }
    groups
}

fn keys(ui: &mut Ui, id: &str, lines: &Lines) {
    let palette = Palette::of(ui);
    Grid::new(id).num_columns(2).min_row_height(20.0).min_col_width(140.0).spacing([16.0, 1.0]).show(
        ui,
        |ui| {
            for (name, keys) in lines {
                ui.label(RichText::new(keys).font(fonts::sans_semibold(BODY)).color(palette.quiet));
                ui.label(name);
                ui.end_row();
            }
        },
    );
}
