//! The decisions that could not be applied, each with its reason and what can be done.

use crate::app::command::Command;
use crate::app::fonts;
use crate::app::theme::BODY;
use crate::app::widgets;
use crate::compare::Unapplied;
use crate::workspace::Change;
use eframe::egui::{RichText, ScrollArea, Ui};

/// Lists them; gives back whether to close.
pub fn show(ui: &mut Ui, unapplied: &[Unapplied], commands: &mut Vec<Command>) -> bool {
    ui.set_width(560.0);
    super::title(ui, "Decisions that could not be applied");
    widgets::quiet(ui, "They are kept in the project and applied again as soon as they can be.");
    ScrollArea::vertical().max_height(420.0).show(ui, |ui| {
        for one in unapplied {
            ui.add_space(6.0);
            ui.label(RichText::new(&one.decision).font(fonts::sans_semibold(BODY)));
            ui.label(&one.explanation);
            if widgets::flat(ui, "Take this decision back").clicked() {
                commands.push(Command::Change(Box::new(Change::Withdraw(one.index))));
            }
        }
    });
    ui.add_space(4.0);
    ui.button("Close").clicked() || unapplied.is_empty()
}
