//! The table: one row per quotation or fact, one column per source.

use super::Scene;
use super::command::Command;
use super::marks;
use eframe::egui::{ScrollArea, Ui};

/// What the table keeps from frame to frame.
#[derive(Default)]
pub struct Memory {}

impl Memory {
    /// Forgets what was laid out for an earlier comparison.
    pub fn forget(&mut self) {}

    /// Brings the row with the cursor into view in the next frame.
    pub fn reveal_selection(&mut self) {}
}

/// Shows the table in all of `ui`.
pub fn show(ui: &mut Ui, scene: &Scene, _memory: &mut Memory, commands: &mut Vec<Command>) {
    ScrollArea::vertical().auto_shrink(false).show_rows(ui, 26.0, scene.state.rows.len(), |ui, range| {
        for &row in &scene.state.rows[range] {
            ui.horizontal(|ui| {
                marks::badge(ui, scene.loaded.comparison.rows[row].verdict);
                let chosen = scene.state.selection.has(row);
                if ui.selectable_label(chosen, &scene.loaded.rows[row].title).clicked() {
                    commands.push(Command::Select { row, reading: None });
                }
            });
        }
    });
}
