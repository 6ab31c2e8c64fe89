//! What is told of a passage under the pointer and to readers of the screen, and what can be done with it.

use super::{Frame, cut};
use crate::app::command::Command;
use crate::app::loaded::{At, Loaded};
use crate::app::marks;
use crate::app::state::Tab;
use crate::app::theme::Palette;
use crate::compare::decisions::{Anchor, Decision, RowAnchor};
use crate::compare::document::{RowKind, Verdict};
use crate::export::words;
use eframe::egui::{Response, RichText, Ui};
use std::ops::Range;

/// Differences told under the pointer at most; the inspector tells all.
const TOLD: usize = 3;

/// A passage's name: its verdict, then its words.
pub fn name(frame: &Frame, at: At) -> String {
    let row = &frame.scene.loaded.comparison.rows[at.row];
    let text = &frame.scene.loaded.rows[at.row].passages[at.reading].text;
    format!("{}: {text}", words::verdict(row.verdict_of(&row.readings[at.reading])))
}

/// What is told of a passage: what its row comes to, who has it, in what they differ.
pub fn tooltip(ui: &mut Ui, frame: &Frame, at: At) {
    let (loaded, palette) = (frame.scene.loaded, Palette::of(ui));
    let row = &loaded.comparison.rows[at.row];
    ui.set_max_width(340.0);
    ui.horizontal(|ui| {
        marks::badge(ui, row.verdict);
        let quiet = RichText::new(words::sources(row)).color(palette.quiet);
        ui.label(quiet);
    });
    if row.readings[at.reading].loose {
        ui.label("This passage is only related");
    }
    let told = words::differences(row);
    for one in told.iter().take(TOLD) {
        ui.label(&one.text);
    }
    if told.len() > TOLD {
        ui.label(RichText::new(format!("and {} more", told.len() - TOLD)).color(palette.quiet));
    }
    let silent: Vec<&str> = loaded.rows[at.row]
        .cells
        .iter()
        .zip(&loaded.comparison.articles)
        .filter(|(cell, _)| cell.is_empty())
        .map(|(_, article)| article.id.as_str())
        .collect();
    let ask = match (row.verdict, silent.is_empty()) {
        (Verdict::Single, _) => "No other source has it".to_owned(),
        (_, true) => "Click to line up the others".to_owned(),
        (_, false) => format!("{} nothing of this", says(&silent)),
    };
    ui.label(RichText::new(ask).color(palette.quiet));
}

fn says(letters: &[&str]) -> String {
    format!("{} {}", words::list(letters), if letters.len() == 1 { "says" } else { "say" })
}

/// The menu of a right click in the article at `n`.
pub fn menu(
    response: &Response,
    frame: &Frame,
    n: usize,
    over: Option<At>,
    chosen: Option<Range<usize>>,
    commands: &mut Vec<Command>,
) {
    // the passage the menu was opened on stays its passage while the pointer is in the menu
    let key = response.id.with("menu of");
    if response.secondary_clicked() {
        response.ctx.data_mut(|data| data.insert_temp(key, over.map(|at| (at.row, at.reading))));
    }
    response.context_menu(|ui| {
        crate::app::menu::dense(ui);
        let loaded = frame.scene.loaded;
        let on: Option<(usize, usize)> = ui.ctx().data(|data| data.get_temp(key)).flatten();
        let article = &loaded.comparison.articles[n];
        if let Some(range) = &chosen {
            if ui.button("Copy the selected words").clicked() {
                commands.push(Command::CopyText(cut(&article.text, range)));
                ui.close();
            }
            if let Some(row) = frame.selected
                && ui.button("Pull the selected words into the selected row").clicked()
            {
                commands.push(add_passage(loaded, n, range, Some(row)));
                ui.close();
            }
            if ui.button("Make a row of the selected words").clicked() {
                commands.push(add_passage(loaded, n, range, None));
                ui.close();
            }
            ui.separator();
        }
        if let Some((row, reading)) = on.filter(|(row, _)| *row < loaded.rows.len()) {
            if ui.button("Inspect").clicked() {
                commands.push(Command::Inspect { row, reading: Some(reading) });
                ui.close();
            }
            if ui.button("Show in the table").clicked() {
                commands.push(Command::Select { row, reading: Some(reading) });
                commands.push(Command::Show(Tab::Table));
                ui.close();
            }
            if ui.button("Copy the passage").clicked() {
                commands.push(Command::CopyText(loaded.rows[row].passages[reading].text.clone()));
                ui.close();
            }
        }
        if ui.button("Copy the article").clicked() {
            commands.push(Command::CopyText(article.text.clone()));
            ui.close();
        }
    });
}

/// Puts words of an article into a row, or makes a row of them.
pub fn add_passage(loaded: &Loaded, n: usize, range: &Range<usize>, row: Option<usize>) -> Command {
    let comparison = loaded.named();
    let row = row.map(|row| RowAnchor::of(comparison, &comparison.rows[row]));
    let kind = row.as_ref().map_or(RowKind::Fact, |row| row.kind);
    let passage = Anchor::of(&comparison.articles[n], range.start, range.end);
    Command::Decide(Box::new(Decision::AddPassage { passage, kind, row }))
}
