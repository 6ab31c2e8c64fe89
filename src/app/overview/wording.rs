//! Word choice: the different words for the same thing.

use super::{GAP, Page, chip, heading, more, pick, press, write};
use crate::app::command::Command;
use crate::app::fonts;
use crate::app::marks;
use crate::app::theme::SMALL;
use crate::compare::overview::Choice;
use crate::export::plain::line;
use crate::export::words;
use eframe::egui::{Align2, Color32, CornerRadius, Rect, Sense, Ui, pos2, vec2};

/// Choices listed at first.
const FIRST: usize = 12;
const LINE: f32 = 32.0;
/// The least a choice is wide where several stand beside each other.
const WIDE: f32 = 400.0;
/// Between two that stand beside each other.
const BETWEEN: f32 = 32.0;

/// Shows a line for each choice.
pub fn show(ui: &mut Ui, page: &Page, every: &mut bool, commands: &mut Vec<Command>) {
    let choices = &page.overview.wording;
    if choices.is_empty() {
        return;
    }
    ui.add_space(GAP);
    heading(ui, "Word choice", "Different words for the same thing. A line opens its rows.");
    let shown = if *every { choices.len() } else { FIRST };
    let width = ui.available_width();
    let beside = ((width + BETWEEN) / (WIDE + BETWEEN)).floor().clamp(1.0, 3.0);
    let column = (width + BETWEEN) / beside - BETWEEN;
    for (line, choices) in choices[..shown.min(choices.len())].chunks(beside as usize).enumerate() {
        let (rect, _) = ui.allocate_exact_size(vec2(width, LINE), Sense::hover());
        for (n, choice) in choices.iter().enumerate() {
            let left = rect.left() + n as f32 * (column + BETWEEN);
            let place = Rect::from_min_size(pos2(left, rect.top()), vec2(column, LINE));
            one(ui, page, (line, n), choice, place, commands);
        }
    }
    more(ui, every, FIRST, choices.len(), "word choices");
}

fn one(ui: &Ui, page: &Page, at: (usize, usize), choice: &Choice, rect: Rect, commands: &mut Vec<Command>) {
    let said: Vec<String> = choice
        .terms
        .iter()
        .map(|term| {
            let letters: Vec<&str> = term.by.iter().map(|(letter, _)| letter.as_str()).collect();
            format!("“{}” in {}", line(&term.words), words::list(&letters))
        })
        .collect();
    let told = format!("{}: {}", said.join(", "), words::count(choice.rows.len(), "row", "rows"));
    let response = press(ui, rect, ui.scope_id().with(("choice", at)), &told);
    if response.hovered() {
        ui.painter().rect_filled(rect.expand2(vec2(6.0, 0.0)), CornerRadius::same(4), page.palette.hover);
    }
    let middle = rect.center().y;
    let mut left = rect.left();
    let quiet = page.palette.quiet;
    for (n, term) in choice.terms.iter().enumerate() {
        if n > 0 {
            // the others are told under the pointer
            if left > rect.right() - 110.0 {
                write(ui, pos2(left - 10.0, middle), Align2::LEFT_CENTER, "…", fonts::sans(SMALL), quiet);
                break;
            }
            ui.painter().circle_filled(pos2(left - 13.0, middle), 1.5, quiet);
        }
        let word =
            ui.painter().layout_no_wrap(line(&term.words), fonts::serif_italic(16.0), Color32::PLACEHOLDER);
        let text = Align2::LEFT_CENTER.anchor_size(pos2(left, middle), word.size());
        left = text.right() + 8.0;
        ui.painter().galley(text.min, word, page.palette.ink);
        for (letter, times) in &term.by {
            let Some(n) = page.scene.loaded.article(letter) else { continue };
            chip(ui, page, pos2(left, middle), n);
            left += marks::CHIP.x + 3.0;
            if *times > 1 {
                let at = pos2(left, middle);
                let text = format!("{times}×");
                let font = fonts::sans(SMALL);
                left = write(ui, at, Align2::LEFT_CENTER, &text, font, quiet).right() + 3.0;
            }
        }
        left += 23.0;
    }
    if response.on_hover_text(&told).clicked() {
        pick(format!("word choice: {}", said.join(", ")), &choice.rows, commands);
    }
}
