//! The selected row in full: what it comes to, its differences, its readings in their surroundings and word
//! under word, why they belong together, and what the user can decide about it.

mod actions;
mod collated;
mod evidence;
mod picker;
mod readings;
mod sheet;

use super::Scene;
use super::command::Command;
use super::fonts;
use super::loaded::Known;
use super::marks;
use super::theme::{BODY, Palette, SMALL};
use super::widgets;
use crate::compare::decisions::{Decision, RowAnchor};
use crate::export::words;
use actions::Mode;
use eframe::egui::{
    Key, Label, Modifiers, Popup, RichText, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo, accesskit::Role,
    vec2,
};
use sheet::Sheet;

/// At the panel's sides.
const MARGIN: f32 = 16.0;
/// Between two parts.
const GAP: f32 = 20.0;

/// What this view keeps from frame to frame.
#[derive(Default)]
pub struct Memory {
    /// The comparison and the row the sheet was made of.
    made_of: Option<(Known, usize)>,
    sheet: Option<Sheet>,
    mode: Mode,
    /// The note as typed, and the row it is on with the note it had.
    note: String,
    note_on: Option<(RowAnchor, String)>,
    /// Whether all evidence is listed.
    all_evidence: bool,
    /// Whether the first action is to be given the keyboard.
    enters: bool,
}

impl Memory {
    /// The note that is being written, as the decision that it becomes when the field is left.
    pub fn note_begun(&self) -> Option<Decision> {
        let (row, had) = self.note_on.as_ref()?;
        let text = self.note.trim();
        (text != had.trim()).then(|| Decision::Note { row: row.clone(), text: text.to_owned() })
    }

    /// As [`Memory::note_begun`]; it is a decision from now on.
    pub fn take_note(&mut self) -> Option<Decision> {
        let decision = self.note_begun()?;
        if let Some((_, had)) = &mut self.note_on {
            self.note.trim().clone_into(had);
        }
        Some(decision)
    }

    /// Gives the keyboard to the row's first action.
    pub fn enter(&mut self) {
        self.enters = true;
    }

    /// Whether it is asking for something: a speaker, a row, passages.
    pub fn asks(&self) -> bool {
        self.mode != Mode::Look
    }

    /// Forgets the note that is being written.
    pub fn forget_note(&mut self) {
        self.note_on = None;
    }

    /// Keeps the note on the row it was written on, where it was changed.
    fn keep_note(&mut self, commands: &mut Vec<Command>) {
        commands.extend(self.take_note().map(|decision| Command::Decide(Box::new(decision))));
    }
}

/// Shows the view in all of `ui`.
pub fn show(ui: &mut Ui, scene: &Scene, memory: &mut Memory, commands: &mut Vec<Command>) {
    let Some(row) = scene.state.selection.row.filter(|row| *row < scene.loaded.rows.len()) else {
        memory.keep_note(commands);
        memory.made_of = None;
        memory.sheet = None;
        memory.mode = Mode::Look;
        // the panel stays as wide as it is
        ui.set_min_size(ui.available_size());
        ui.add_space(64.0);
        ui.vertical_centered(|ui| {
            ui.set_max_width(240.0);
            let text = "Select a row to see its passages word under word, and why they belong together.";
            ui.label(RichText::new(text).font(fonts::serif(15.0)).color(Palette::of(ui).quiet));
        });
        return;
    };
    let same = |(of, made): &(Known, usize)| of.is(scene.loaded) && *made == row;
    if !memory.made_of.as_ref().is_some_and(same) {
        memory.keep_note(commands);
        memory.made_of = Some((Known::of(scene.loaded), row));
        memory.sheet = Some(Sheet::new(scene.loaded, row));
        memory.mode = Mode::default();
        let entry = &scene.loaded.comparison.rows[row];
        memory.note = entry.note.clone();
        memory.note_on = Some((RowAnchor::of(scene.loaded.named(), entry), entry.note.clone()));
        memory.all_evidence = false;
    }
    let escape = || ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
    if memory.asks() && ui.is_enabled() && !Popup::is_any_open(ui.ctx()) && escape() {
        memory.mode = Mode::Look;
    }
    // taken out for the frame, so that what is shown can change what is remembered
    let Some(sheet) = memory.sheet.take() else { return };
    ScrollArea::vertical().id_salt(("inspector", row)).auto_shrink([false, false]).show(ui, |ui| {
        let width = (ui.available_width() - 2.0 * MARGIN).max(200.0);
        let at = ui.max_rect().min + vec2(MARGIN, 0.0);
        let rect = eframe::egui::Rect::from_min_size(at, vec2(width, f32::INFINITY));
        let inner = ui.scope_builder(UiBuilder::new().max_rect(rect), |ui| {
            ui.set_width(width);
            ui.add_space(14.0);
            head(ui, scene, row);
            ui.add_space(8.0);
            let enters = std::mem::take(&mut memory.enters);
            actions::show(ui, scene, row, (&mut memory.mode, enters), commands);
            differences(ui, &sheet);
            collated::show(ui, scene, &sheet);
            readings::show(ui, scene, &sheet, &mut memory.mode, commands);
            evidence::show(ui, scene, &sheet, &mut memory.all_evidence);
            if actions::note(ui, &mut memory.note) {
                memory.keep_note(commands);
            }
            decided(ui, scene, row);
            ui.add_space(28.0);
        });
        ui.advance_cursor_after_rect(inner.response.rect);
    });
    memory.sheet = Some(sheet);
}

fn head(ui: &mut Ui, scene: &Scene, row: usize) {
    let palette = Palette::of(ui);
    let entry = &scene.loaded.comparison.rows[row];
    ui.horizontal_wrapped(|ui| {
        marks::badge(ui, entry.verdict);
        let kind = match entry.kind {
            crate::compare::document::RowKind::Quote => "Quotation",
            crate::compare::document::RowKind::Fact => "Fact",
        };
        let told = format!("{kind}, {}", words::sources(entry));
        ui.label(RichText::new(told).font(fonts::sans(SMALL)).color(palette.quiet));
        if entry.confirmed {
            ui.label(RichText::new("Confirmed").font(fonts::sans_semibold(SMALL)).color(palette.accent));
        }
    });
    ui.add_space(2.0);
    let title =
        RichText::new(&scene.loaded.rows[row].title).font(fonts::serif_semibold(16.5)).color(palette.ink);
    let title = ui.add(Label::new(title).wrap().selectable(true));
    title.widget_info(|| WidgetInfo::labeled(Role::Heading, true, &scene.loaded.rows[row].title));
}

/// A part's heading.
fn heading(ui: &mut Ui, words: &str) {
    ui.add_space(GAP);
    let palette = Palette::of(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 1.0), Sense::hover());
    ui.painter().hline(rect.x_range(), rect.top(), (1.0, palette.rule));
    ui.add_space(2.0);
    let response = ui.label(RichText::new(words).font(fonts::sans_semibold(BODY)).color(palette.ink));
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, words));
    ui.add_space(2.0);
}

/// Each difference in a sentence, with both values.
fn differences(ui: &mut Ui, sheet: &Sheet) {
    if sheet.told.is_empty() {
        return;
    }
    heading(ui, "What differs");
    let palette = Palette::of(ui);
    for told in &sheet.told {
        ui.horizontal_top(|ui| {
            let (rect, _) = ui.allocate_exact_size(vec2(14.0, 19.0), Sense::hover());
            let center = rect.center();
            match told.verdict {
                Some(verdict) => {
                    let color = palette.verdict(verdict).full;
                    marks::shape(ui.painter(), center, 11.0, verdict, color);
                }
                None => {
                    ui.painter().circle_filled(center, 2.0, palette.faint);
                }
            }
            let text = RichText::new(&told.text).font(fonts::sans(BODY)).color(palette.ink);
            ui.add(Label::new(text).wrap().selectable(true));
        });
    }
}

/// What the user changed in the row.
fn decided(ui: &mut Ui, scene: &Scene, row: usize) {
    let entry = &scene.loaded.comparison.rows[row];
    if entry.decided.is_empty() {
        return;
    }
    heading(ui, "What you decided");
    for sentence in &entry.decided {
        widgets::quiet(ui, sentence);
    }
}
