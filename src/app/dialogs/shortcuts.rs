//! The keys, as a sheet.

use crate::app::command::{Command, shortcuts, table_keys};
use crate::app::fonts;
use crate::app::theme::{BODY, Palette};
use crate::app::widgets;
use eframe::egui::{Grid, Key, KeyboardShortcut, RichText, Ui};

/// Shows the sheet; gives back whether to close.
pub fn show(ui: &mut Ui) -> bool {
    ui.set_width(640.0);
    super::title(ui, "Keyboard shortcuts");
    ui.add_space(4.0);
    let (left, right) = sheet(ui);
    ui.horizontal_top(|ui| {
        ui.vertical(|ui| {
            widgets::heading(ui, "Anywhere");
            keys(ui, "anywhere", &left);
        });
        ui.add_space(24.0);
        ui.vertical(|ui| {
            widgets::heading(ui, "In the table");
            keys(ui, "table", &right);
        });
    });
    ui.add_space(4.0);
    let closed = ui.button("Close").clicked();
    closed || ui.input_mut(|input| input.consume_key(eframe::egui::Modifiers::NONE, Key::F1))
}

type Lines = Vec<(String, String)>;

fn sheet(ui: &Ui) -> (Lines, Lines) {
    let lines = |all: Vec<(Command, KeyboardShortcut)>| {
        let mut lines: Lines = Vec::new();
        for (command, keys) in all {
            let keys = ui.ctx().format_shortcut(&keys);
            match lines.iter_mut().find(|(name, _)| name == command.name()) {
                Some((_, known)) => *known = format!("{known}, {keys}"),
                None => lines.push((command.name().to_owned(), keys)),
            }
        }
        lines
    };
    let mut table = lines(table_keys());
    table.push(("Inspect the row".into(), ui.ctx().format_shortcut(&plain(Key::Enter))));
    table.push(("Clear search, then selection".into(), ui.ctx().format_shortcut(&plain(Key::Escape))));
    (lines(shortcuts()), table)
}

fn plain(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(eframe::egui::Modifiers::NONE, key)
}

fn keys(ui: &mut Ui, id: &str, lines: &Lines) {
    let palette = Palette::of(ui);
    Grid::new(id).num_columns(2).spacing([20.0, 5.0]).show(ui, |ui| {
        for (name, keys) in lines {
            ui.label(RichText::new(keys).font(fonts::sans_semibold(BODY)).color(palette.quiet));
            ui.label(name);
            ui.end_row();
        }
    });
}
