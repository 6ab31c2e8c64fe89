//! The bar above a quotation that is read beside the reference's words.

use super::Frame;
use crate::app::Scene;
use crate::app::checked::Checked;
use crate::app::command::Command;
use crate::app::fonts;
use crate::app::marks;
use crate::app::quote_check::OTHERWISE;
use crate::app::state::Tab;
use crate::app::theme::{BODY, Palette};
use crate::app::widgets;
use crate::compare::document::Verdict;
use crate::export::quote_check;
use eframe::egui::{Align, Label, Layout, Margin, RichText, Stroke, Ui};

impl<'a> Frame<'a> {
    /// The checks of the article whose check is read, that one last.
    pub fn beside(&self, read: &'a Checked) -> impl Iterator<Item = (usize, &'a Checked)> + use<'a> {
        let all = self.scene.loaded.checks.iter().enumerate();
        let own = all.clone().filter(move |(_, checked)| std::ptr::eq(*checked, read));
        let same =
            move |checked: &Checked| checked.source == read.source && checked.reference == read.reference;
        all.filter(move |(_, checked)| same(checked) && !std::ptr::eq(*checked, read)).chain(own)
    }
}

/// Shows what was found of the check that is read, and the ways on and back.
pub fn bar(ui: &mut Ui, scene: &Scene, check: usize, commands: &mut Vec<Command>) {
    let palette = Palette::of(ui);
    let checked = &scene.loaded.checks[check];
    let frame = eframe::egui::Frame::NONE.inner_margin(Margin { left: 16, right: 12, top: 2, bottom: 8 });
    let shown = frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if ui.button("Back to the quote check").on_hover_text("Esc").clicked() {
                    commands.push(Command::Show(Tab::QuoteCheck));
                }
                if ui.button("All sources").on_hover_text("Show all articles side by side").clicked() {
                    commands.push(Command::Deselect);
                }
                ui.add_space(8.0);
                let list = &scene.state.checks.shown;
                let place = list.iter().position(|&known| known == check);
                let (first, last) = (place == Some(0), place.is_some_and(|at| at + 1 == list.len()));
                let step = |ui: &mut Ui, name: &str, key: &str, by: isize, end: bool| {
                    let button = eframe::egui::Button::new(name);
                    ui.add_enabled(!end, button).on_hover_text(key).clicked().then_some(Command::Step(by))
                };
                commands.extend(step(ui, "Next", "Down", 1, last));
                commands.extend(step(ui, "Previous", "Up", -1, first));
                if let Some(at) = place {
                    widgets::quiet(ui, format!("{} of {}", at + 1, list.len()));
                }
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| found(ui, checked));
            });
        });
        let told = match checked.told.is_empty() {
            true if checked.check.passage.is_none() => {
                "The words do not stand in the reference; they may have been said elsewhere.".to_owned()
            }
            true => "The words stand there as they are quoted.".to_owned(),
            false => checked.told.join(" · "),
        };
        ui.add(Label::new(RichText::new(told).font(fonts::sans(BODY)).color(palette.ink)).wrap());
    });
    let edge = shown.response.rect;
    ui.painter().hline(edge.x_range(), edge.bottom(), Stroke::new(1.0, palette.rule));
}

fn found(ui: &mut Ui, checked: &Checked) {
    let finding = checked.check.finding;
    marks::word_badge(ui, quote_check::verdict(finding), quote_check::finding(finding));
    if checked.otherwise {
        marks::word_badge(ui, Verdict::Conflict, OTHERWISE);
    }
}

/// What is told under the name of the article at `n` while a check is read: who is quoted, or who speaks where.
pub fn head(scene: &Scene, checked: &Checked, n: usize) -> String {
    let name = |name: &str| crate::export::plain::line(name);
    if n == checked.source {
        let speaker = name(&scene.loaded.comparison.quotations[checked.quotation].speaker.name);
        return if speaker.is_empty() { "Credits nobody".into() } else { format!("Credits {speaker}") };
    }
    let mut told = vec!["The reference".to_owned()];
    match checked.check.paragraph {
        Some(paragraph) => told.push(format!("paragraph {paragraph}")),
        None => told.push("does not have these words".into()),
    }
    let speaker = name(&checked.check.speaker);
    told.extend((!speaker.is_empty()).then(|| format!("{speaker} speaks")));
    told.join(" · ")
}
