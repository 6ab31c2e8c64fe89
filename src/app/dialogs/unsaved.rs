//! What becomes of unsaved work, and what went wrong.

use crate::app::command::Command;
use crate::app::widgets;
use eframe::egui::Ui;

/// Asks whether to save before `then`; gives back whether to close.
pub fn show(ui: &mut Ui, then: &Command, commands: &mut Vec<Command>) -> bool {
    ui.set_width(420.0);
    super::title(ui, "Save your work first?");
    ui.label("What you changed since it was last saved is lost otherwise.");
    ui.add_space(super::ABOVE_BUTTONS);
    let mut done = false;
    ui.horizontal(|ui| {
        let save = widgets::primary(ui, "Save");
        if super::by_enter(ui, save) {
            commands.push(Command::SaveThen(Box::new(then.clone())));
            done = true;
        }
        if ui.add(super::tall("Don’t save")).clicked() {
            commands.push(Command::WithoutSaving(Box::new(then.clone())));
            done = true;
        }
        done |= super::cancel(ui);
    });
    done
}

/// Tells something; gives back whether to close.
pub fn message(ui: &mut Ui, title: &str, text: &str) -> bool {
    ui.set_width(460.0);
    super::title(ui, title);
    ui.label(text);
    super::close(ui)
}
