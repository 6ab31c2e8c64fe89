//! The readings in their surroundings, with the speaker, and what can be done with one of them.

use super::actions::Mode;
use super::heading;
use super::picker::Picker;
use super::sheet::{Reading, Sheet};
use crate::app::Scene;
use crate::app::command::Command;
use crate::app::fonts;
use crate::app::marks;
use crate::app::theme::{Palette, SMALL};
use crate::app::widgets;
use crate::compare::decisions::{Anchor, Decision, RowAnchor};
use crate::compare::document::Verdict;
use crate::compare::marks::{MarkKind, pieces};
use crate::export::filter::Search;
use crate::export::words;
use eframe::egui::text::{LayoutJob, TextFormat};
use eframe::egui::{
    Color32, Label, RichText, Sense, Stroke, TextEdit, Ui, WidgetInfo, accesskit::Role, vec2,
};

const SIZE: f32 = 14.5;
const LEADING: f32 = 21.0;

/// Shows every reading of the row.
pub fn show(ui: &mut Ui, scene: &Scene, sheet: &Sheet, mode: &mut Mode, commands: &mut Vec<Command>) {
    let several = sheet.readings.len() > 1;
    heading(ui, if several { "The passages" } else { "The passage" });
    for (n, reading) in sheet.readings.iter().enumerate() {
        if n > 0 {
            ui.add_space(12.0);
        }
        ui.push_id(("reading", reading.index), |ui| one(ui, scene, sheet, reading, mode, commands));
    }
    let cells = scene.loaded.rows[sheet.row].cells.iter().enumerate();
    let silent: Vec<String> = cells
        .filter(|(_, cell)| cell.is_empty())
        .map(|(source, _)| scene.loaded.name(source, scene.state.blind))
        .collect();
    if !silent.is_empty() && several {
        ui.add_space(10.0);
        let verb = if silent.len() == 1 { "says" } else { "say" };
        let silent: Vec<&str> = silent.iter().map(String::as_str).collect();
        widgets::quiet(ui, format!("{} {verb} nothing of this.", words::list(&silent)));
    }
}

fn one(
    ui: &mut Ui,
    scene: &Scene,
    sheet: &Sheet,
    reading: &Reading,
    mode: &mut Mode,
    commands: &mut Vec<Command>,
) {
    let palette = Palette::of(ui);
    let loaded = scene.loaded;
    let letter = &loaded.comparison.articles[reading.source].id;
    ui.horizontal(|ui| {
        if let Mode::Split(chosen) = mode {
            let mut on = chosen.contains(&reading.index);
            let response = widgets::tick(ui, &mut on, "");
            response.widget_info(|| {
                WidgetInfo::selected(Role::CheckBox, true, on, format!("Split off the passage of {letter}"))
            });
            if response.changed() {
                if on {
                    chosen.insert(reading.index)
                } else {
                    chosen.remove(&reading.index)
                };
            }
        }
        marks::chip(ui, reading.source, letter, true);
        let name = loaded.name(reading.source, scene.state.blind);
        ui.with_layout(eframe::egui::Layout::right_to_left(eframe::egui::Align::Center), |ui| {
            menu(ui, scene, sheet, reading, mode, commands);
            ui.with_layout(eframe::egui::Layout::left_to_right(eframe::egui::Align::Center), |ui| {
                // a long name makes room for the place
                let place = RichText::new(&reading.place).font(fonts::sans(SMALL)).color(palette.quiet);
                let room = (ui.available_width() - 120.0).max(60.0);
                ui.scope(|ui| {
                    ui.set_max_width(room);
                    let name = RichText::new(name).font(fonts::sans_semibold(SMALL)).color(palette.ink);
                    ui.add(Label::new(name).truncate());
                });
                ui.add(Label::new(place).truncate());
            });
        });
    });
    let job = passage(reading, palette, &scene.state.searched_for(), ui.available_width() - 11.0);
    let before = ui.cursor().top();
    ui.horizontal_top(|ui| {
        ui.add_space(11.0);
        let label = ui.add(Label::new(job).wrap().selectable(true));
        label.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{letter}: {}", reading.text)));
        told(label, reading);
    });
    let entry = &loaded.comparison.rows[sheet.row];
    let hue = palette.verdict(entry.verdict_of(&entry.readings[reading.index]));
    let chosen = scene.state.selection.reading == Some(reading.index);
    let (left, after) = (ui.max_rect().left(), ui.cursor().top() - ui.spacing().item_spacing.y);
    let rule = eframe::egui::Rect::from_min_max(
        eframe::egui::pos2(left, before + 2.0),
        eframe::egui::pos2(left + if chosen { 4.0 } else { 2.0 }, after - 2.0),
    );
    ui.painter().rect_filled(rule, 0.0, hue.full);
    if !reading.speaker.is_empty() {
        ui.horizontal_top(|ui| {
            ui.add_space(11.0);
            widgets::quiet(ui, &reading.speaker);
        });
    }
    speaker_form(ui, scene, sheet, reading, mode, commands);
    if let Mode::Move { reading: moved, picker } = mode
        && *moved == reading.index
    {
        let picked = picker.show(ui, scene, sheet.row, "Move it to");
        let cancelled = widgets::flat(ui, "Cancel").clicked();
        if let Some(to) = picked {
            let rows = &loaded.comparison.rows;
            let decision = anchor(scene, sheet.row, reading.index).map(|passage| Decision::Move {
                reading: passage,
                from: RowAnchor::of(loaded.named(), &rows[sheet.row]),
                to: RowAnchor::of(loaded.named(), &rows[to]),
            });
            commands.extend(decision.map(|d| Command::Decide(Box::new(d))));
        }
        if picked.is_some() || cancelled {
            *mode = Mode::Look;
        }
    }
}

/// The words with what stands around them dimmed and what differs marked.
fn passage(reading: &Reading, palette: &Palette, search: &Search, width: f32) -> LayoutJob {
    let plain = |color: Color32| TextFormat {
        line_height: Some(LEADING),
        ..TextFormat::simple(fonts::serif(SIZE), color)
    };
    let mut job = LayoutJob::default();
    job.wrap.max_width = width;
    let dim = plain(palette.quiet);
    let append = |job: &mut LayoutJob, text: &str, format: &TextFormat| {
        for (piece, found) in found(text, search) {
            let background = if found { palette.found } else { format.background };
            job.append(&piece, 0.0, TextFormat { background, ..format.clone() });
        }
    };
    append(&mut job, &flat(&reading.before), &dim);
    for (text, mark) in pieces(&reading.text, &reading.marks) {
        let mut format = plain(palette.ink);
        let mut shown = flat(text);
        match mark.map(|mark| &mark.kind) {
            None => {}
            Some(MarkKind::Conflict(_)) => {
                let hue = palette.verdict(Verdict::Conflict);
                format.background = hue.tint;
                format.underline = Stroke::new(2.0, hue.full);
            }
            Some(MarkKind::Compatible(_)) => {
                format.underline = Stroke::new(2.0, palette.verdict(Verdict::Compatible).full);
            }
            Some(MarkKind::Changed(_)) => {
                format.underline = Stroke::new(2.0, palette.verdict(Verdict::Reworded).full);
            }
            Some(MarkKind::Added) => format.underline = Stroke::new(1.0, palette.quiet),
            Some(MarkKind::Missing { count, .. }) => {
                format = plain(palette.verdict(Verdict::Cut).full);
                format.font_id = fonts::sans_semibold(SMALL);
                shown = format!(" [{} missing] ", words::count(*count, "word", "words"));
            }
            Some(MarkKind::Aside) => format = plain(palette.quiet),
        }
        append(&mut job, &shown, &format);
    }
    append(&mut job, &flat(&reading.after), &dim);
    job
}

/// A text cut where words that are searched for begin and end, and whether each piece is such words.
fn found(text: &str, search: &Search) -> Vec<(String, bool)> {
    let hits = search.hits(text);
    if hits.is_empty() {
        return vec![(text.to_owned(), false)];
    }
    let letters: Vec<char> = text.chars().collect();
    let mut pieces = Vec::new();
    let mut at = 0;
    for hit in hits {
        pieces.push((letters[at..hit.start].iter().collect(), false));
        pieces.push((letters[hit.clone()].iter().collect(), true));
        at = hit.end;
    }
    pieces.push((letters[at..].iter().collect(), false));
    pieces
}

/// Paragraphs on one line.
fn flat(text: &str) -> String {
    text.replace("\n\n", " ").replace('\n', " ")
}

/// Tells under the pointer what the marks stand for.
fn told(response: eframe::egui::Response, reading: &Reading) {
    let lines: Vec<String> = reading
        .marks
        .iter()
        .filter_map(|mark| match &mark.kind {
            MarkKind::Missing { words, .. } => Some(format!("Missing here: “{}”", flat(words))),
            _ => None,
        })
        .collect();
    if !lines.is_empty() {
        response.on_hover_text(lines.join("\n"));
    }
}

fn menu(
    ui: &mut Ui,
    scene: &Scene,
    sheet: &Sheet,
    reading: &Reading,
    mode: &mut Mode,
    commands: &mut Vec<Command>,
) {
    let loaded = scene.loaded;
    let letter = &loaded.comparison.articles[reading.source].id;
    let several = sheet.readings.len() > 1;
    let (rect, response) = ui.allocate_exact_size(vec2(26.0, 20.0), Sense::click());
    let palette = Palette::of(ui);
    if response.hovered() {
        ui.painter().rect_filled(rect, 4.0, palette.hover);
    }
    for n in [-1.0, 0.0, 1.0] {
        ui.painter().circle_filled(rect.center() + vec2(n * 5.0, 0.0), 1.5, palette.quiet);
    }
    widgets::focus_ring(ui, &response);
    response.widget_info(|| {
        WidgetInfo::labeled(Role::Button, true, format!("What to do with the passage of {letter}"))
    });
    eframe::egui::Popup::menu(&response).show(|ui| {
        crate::app::menu::dense(ui);
        if ui.button("Show in its article").clicked() {
            commands.push(Command::ShowInArticles { row: sheet.row, reading: Some(reading.index) });
        }
        if ui.button("Copy").clicked() {
            commands.push(Command::CopyText(loaded.rows[sheet.row].passages[reading.index].text.clone()));
        }
        ui.separator();
        if several && ui.button("It does not belong here").clicked() {
            let row = RowAnchor::of(loaded.named(), &loaded.comparison.rows[sheet.row]);
            let decision = anchor(scene, sheet.row, reading.index)
                .map(|passage| Decision::Reject { row, reading: passage });
            commands.extend(decision.map(|d| Command::Decide(Box::new(d))));
        }
        if ui.button("Move to another row…").clicked() {
            *mode = Mode::Move { reading: reading.index, picker: Picker::open() };
        }
        if let Some(name) = &reading.name
            && ui.button("Correct the speaker…").clicked()
        {
            *mode = Mode::Speaker { reading: reading.index, name: name.clone(), fresh: true };
        }
    });
}

/// A field for the speaker's name, with the names of those who are quoted.
fn speaker_form(
    ui: &mut Ui,
    scene: &Scene,
    sheet: &Sheet,
    reading: &Reading,
    mode: &mut Mode,
    commands: &mut Vec<Command>,
) {
    let Mode::Speaker { reading: of, name, fresh } = mode else { return };
    if *of != reading.index {
        return;
    }
    let mut done = false;
    let mut cancelled = false;
    ui.add_space(4.0);
    let field = ui.add(
        TextEdit::singleline(name).hint_text("Full name; empty for nobody").desired_width(f32::INFINITY),
    );
    field.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, "Speaker"));
    widgets::caret(&field, fresh);
    done |= field.lost_focus() && ui.input(|input| input.key_pressed(eframe::egui::Key::Enter));
    let small = name.to_lowercase();
    let known = scene.loaded.speakers.iter().map(|(known, _)| known);
    let near: Vec<&String> = known
        .filter(|k| **k != *name && (small.is_empty() || k.to_lowercase().contains(&small)))
        .take(6)
        .collect();
    let mut taken = None;
    ui.horizontal_wrapped(|ui| {
        for known in near {
            if ui.small_button(known).clicked() {
                taken = Some(known.clone());
            }
        }
    });
    ui.horizontal(|ui| {
        done |= ui.button("Save the speaker").clicked();
        cancelled = widgets::flat(ui, "Cancel").clicked();
    });
    if let Some(taken) = taken {
        *name = taken;
    }
    if done {
        let speaker = name.trim().to_owned();
        let decision = anchor(scene, sheet.row, reading.index)
            .map(|passage| Decision::SetSpeaker { passages: vec![passage], speaker });
        commands.extend(decision.map(|d| Command::Decide(Box::new(d))));
    }
    if done || cancelled {
        *mode = Mode::Look;
    }
}

/// A reading of a row, as decisions refer to it.
pub fn anchor(scene: &Scene, row: usize, reading: usize) -> Option<Anchor> {
    let comparison = scene.loaded.named();
    Anchor::of_reading(comparison, comparison.rows.get(row)?.readings.get(reading)?)
}
