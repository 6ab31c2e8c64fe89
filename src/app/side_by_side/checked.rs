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
use eframe::egui::{Label, Margin, RichText, Stroke, Ui};

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

const PREVIOUS: &str = "Previous";
const NEXT: &str = "Next";
const ALL: &str = "All sources";
const BACK: &str = "Back to the quote check";
/// Between the ways on and the ways back.
const BETWEEN: f32 = 14.0;

/// Shows what was found of the check that is read, and the ways on and back.
pub fn bar(ui: &mut Ui, scene: &Scene, check: usize, commands: &mut Vec<Command>) {
    let palette = Palette::of(ui);
    let checked = &scene.loaded.checks[check];
    let frame = eframe::egui::Frame::NONE.inner_margin(Margin { left: 16, right: 12, top: 2, bottom: 8 });
    let shown = frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            found(ui, checked);
            let list = &scene.state.checks.shown;
            let place = list.iter().position(|&known| known == check);
            let (first, last) = (place == Some(0), place.is_some_and(|at| at + 1 == list.len()));
            let told = place.map(|at| format!("{} of {}", at + 1, list.len())).unwrap_or_default();
            // at the right, and yet in the order in which they are read
            let gap = ui.spacing().item_spacing.x;
            let buttons = [PREVIOUS, NEXT, ALL, BACK].map(|name| widgets::button_width(ui, name));
            let words = ui.painter().layout_no_wrap(told.clone(), fonts::sans(BODY), palette.quiet).size().x;
            let wide = words + buttons.iter().sum::<f32>() + 3.0 * gap + BETWEEN;
            let room = ui.available_width() - wide;
            ui.add_space(room.max(0.0));
            widgets::quiet(ui, told);
            let step = |ui: &mut Ui, name: &str, key: &str, by: isize, end: bool| {
                let button = eframe::egui::Button::new(name);
                ui.add_enabled(!end, button).on_hover_text(key).clicked().then_some(Command::Step(by))
            };
            commands.extend(step(ui, PREVIOUS, "Up", -1, first));
            commands.extend(step(ui, NEXT, "Down", 1, last));
            ui.add_space(BETWEEN - gap);
            if ui.button(ALL).on_hover_text("Show all articles side by side").clicked() {
                commands.push(Command::Deselect);
            }
            if ui.button(BACK).on_hover_text("Esc").clicked() {
                commands.push(Command::Show(Tab::QuoteCheck));
            }
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
