//! What the user can decide about the row: confirm it, give it another verdict, split it, merge it with
//! others, write a note.

use super::heading;
use super::picker::Picker;
use super::readings::anchor;
use crate::app::Scene;
use crate::app::command::Command;
use crate::app::widgets;
use crate::compare::decisions::{Decision, RowAnchor};
use crate::compare::document::{RowKind, Verdict};
use crate::export::words;
use eframe::egui::{TextEdit, Ui, WidgetInfo, accesskit::Role};
use std::collections::BTreeSet;

/// What the user is about to do with the row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// Nothing yet.
    #[default]
    Look,
    /// Choosing the readings that go to a row of their own.
    Split(BTreeSet<usize>),
    /// Choosing a row to merge it with.
    Merge(Picker),
    /// Choosing a row for one of its readings.
    Move {
        /// Index of the reading.
        reading: usize,
        /// What is searched for.
        picker: Picker,
    },
    /// Naming the speaker of one of its readings.
    Speaker {
        /// Index of the reading.
        reading: usize,
        /// The name as typed.
        name: String,
        /// Whether the field is still to be shown for the first time.
        fresh: bool,
    },
}

/// Shows the buttons, and what the one pressed asks for; `enters` gives the first of them the keyboard.
pub fn show(
    ui: &mut Ui,
    scene: &Scene,
    row: usize,
    (mode, enters): (&mut Mode, bool),
    commands: &mut Vec<Command>,
) {
    let entry = &scene.loaded.comparison.rows[row];
    let decide = |decision: Decision| Command::Decide(Box::new(decision));
    let this = || RowAnchor::of(scene.loaded.named(), entry);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = eframe::egui::vec2(6.0, 6.0);
        let name = if entry.confirmed { "Unconfirm" } else { "Confirm" };
        let told = "These passages belong together and the verdict is right (space)";
        let confirm = ui.button(name).on_hover_text(told);
        if enters {
            confirm.request_focus();
            confirm.scroll_to_me(None);
        }
        if confirm.clicked() {
            commands.push(Command::ToggleConfirmed);
        }
        if entry.readings.len() > 1 && ui.button("Split…").clicked() {
            *mode = Mode::Split(BTreeSet::new());
        }
        if ui.button("Merge…").on_hover_text("Put this row and another into one").clicked() {
            *mode = Mode::Merge(Picker::open());
        }
        if entry.sources > 1 {
            ui.menu_button("Verdict…", |ui| {
                let fits: &[Verdict] = match entry.kind {
                    RowKind::Quote => &[Verdict::Same, Verdict::Cut, Verdict::Reworded, Verdict::Conflict],
                    RowKind::Fact => &[Verdict::Agree, Verdict::Compatible, Verdict::Conflict],
                };
                for &verdict in fits {
                    if ui.selectable_label(entry.verdict == verdict, words::verdict(verdict)).clicked() {
                        commands.push(decide(Decision::SetVerdict { row: this(), verdict: Some(verdict) }));
                        ui.close();
                    }
                }
                ui.separator();
                if ui.button("As found").clicked() {
                    commands.push(decide(Decision::SetVerdict { row: this(), verdict: None }));
                    ui.close();
                }
            });
        }
    });
    match mode {
        Mode::Split(chosen) => {
            let ready = !chosen.is_empty() && chosen.len() < entry.readings.len();
            ui.add_space(4.0);
            widgets::quiet(ui, "Tick the passages that belong to a row of their own.");
            let mut done = false;
            let mut cancelled = false;
            ui.horizontal(|ui| {
                done = ui.add_enabled(ready, eframe::egui::Button::new("Split off")).clicked();
                cancelled = widgets::flat(ui, "Cancel").clicked();
            });
            if done {
                let side = |off: bool| {
                    let own = (0..entry.readings.len()).filter(|n| chosen.contains(n) == off);
                    own.filter_map(|n| anchor(scene, row, n)).collect()
                };
                let (left, right) = (side(false), side(true));
                commands.push(decide(Decision::Split { kind: entry.kind, left, right }));
            }
            if done || cancelled {
                *mode = Mode::Look;
            }
        }
        Mode::Merge(picker) => {
            let also = &scene.state.selection.also;
            let mut rows = None;
            if !also.is_empty() {
                let name = format!("Merge the {} selected rows", also.len() + 1);
                if ui.button(name).clicked() {
                    rows = Some(also.iter().copied().collect::<Vec<_>>());
                }
            }
            if let Some(other) = picker.show(ui, scene, row, "Merge with") {
                rows = Some(vec![other]);
            }
            let cancelled = widgets::flat(ui, "Cancel").clicked();
            if let Some(rows) = &rows {
                let all = &scene.loaded.comparison.rows;
                let others = rows.iter().map(|&n| RowAnchor::of(scene.loaded.named(), &all[n]));
                let merged = std::iter::once(this()).chain(others).collect();
                commands.push(decide(Decision::Merge { rows: merged }));
            }
            if rows.is_some() || cancelled {
                *mode = Mode::Look;
            }
        }
        Mode::Look | Mode::Move { .. } | Mode::Speaker { .. } => {}
    }
}

/// The note on the row; tells when the field is left.
pub fn note(ui: &mut Ui, note: &mut String) -> bool {
    heading(ui, "Note");
    let field = TextEdit::multiline(note)
        .hint_text("Write a note; it goes into the project and the exports")
        .desired_rows(2)
        .desired_width(f32::INFINITY);
    let response = ui.add(field);
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::MultilineTextInput, true, "Note");
        info.current_text_value = Some(note.clone());
        info
    });
    response.lost_focus()
}
