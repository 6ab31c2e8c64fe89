//! The decisions that could not be applied, each with its reason and what can be done.

use crate::app::command::Command;
use crate::app::fonts;
use crate::app::theme::{BODY, Palette};
use crate::app::widgets;
use crate::compare::Unapplied;
use crate::export::words::{count, sentence};
use crate::workspace::Change;
use eframe::egui::{Align, Label, Layout, RichText, ScrollArea, Ui, WidgetInfo, accesskit::Role};

/// Room for the button beside the words.
const BUTTON: f32 = 108.0;

/// Lists them; gives back whether to close.
pub fn show(ui: &mut Ui, unapplied: &[Unapplied], commands: &mut Vec<Command>) -> bool {
    ui.set_width(620.0);
    let told = count(unapplied.len(), "decision could not be applied", "decisions could not be applied");
    super::title(ui, &told);
    widgets::quiet(ui, "They are kept in the project and applied again as soon as they can be.");
    // never higher than the window
    let room = (ui.ctx().content_rect().height() - 240.0).clamp(160.0, 560.0);
    ScrollArea::vertical().max_height(room).min_scrolled_height(room).show(ui, |ui| {
        for (n, one) in unapplied.iter().enumerate() {
            if n > 0 {
                let line = ui.available_rect_before_wrap();
                ui.painter().hline(line.x_range(), line.top(), (1.0, Palette::of(ui).rule));
            }
            ui.add_space(6.0);
            item(ui, one, commands);
        }
    });
    super::close(ui) || unapplied.is_empty()
}

/// What was decided and why it is not applied; at the right the way to be rid of it.
fn item(ui: &mut Ui, one: &Unapplied, commands: &mut Vec<Command>) {
    ui.horizontal_top(|ui| {
        let room = (ui.available_width() - BUTTON).max(120.0);
        ui.vertical(|ui| {
            ui.set_width(room);
            ui.spacing_mut().item_spacing.y = 2.0;
            let decision = RichText::new(&one.decision).font(fonts::sans_semibold(BODY));
            ui.add(Label::new(decision).wrap());
            widgets::quiet(ui, reason(one));
        });
        ui.with_layout(Layout::right_to_left(Align::TOP), |ui| {
            // away from the scroll bar
            ui.add_space(10.0);
            let back = ui.button("Take back").on_hover_text("Removes the decision; undo brings it again");
            back.widget_info(|| {
                WidgetInfo::labeled(Role::Button, true, format!("Take back: {}", one.decision))
            });
            if back.clicked() {
                commands.push(Command::Change(Box::new(Change::Withdraw(one.index))));
            }
        });
    });
}

/// The reason as a sentence.
fn reason(one: &Unapplied) -> String {
    match one.partly {
        true => format!("Applied in part: {}.", one.explanation),
        false => format!("{}.", sentence(&one.explanation)),
    }
}
