//! What becomes of unsaved work, and what went wrong.

use crate::app::command::Command;
use crate::app::widgets;
use eframe::egui::{Button, Ui, vec2};

/// Asks whether to save before `then`; gives back whether to close.
pub fn show(ui: &mut Ui, then: &Command, commands: &mut Vec<Command>) -> bool {
    ui.set_width(420.0);
    super::title(ui, "Save your work first?");
    ui.label("What you changed since it was last saved is lost otherwise.");
    ui.add_space(4.0);
    let mut done = false;
    ui.horizontal(|ui| {
        let tall = |name: &'static str| Button::new(name).min_size(vec2(0.0, 34.0));
        let save = widgets::primary(ui, "Save");
        if super::by_enter(ui, save) {
            commands.push(Command::SaveThen(Box::new(then.clone())));
            done = true;
        }
        if ui.add(tall("Don’t save")).clicked() {
            commands.push(Command::WithoutSaving(Box::new(then.clone())));
            done = true;
        }
        done |= ui.add(tall("Cancel")).clicked();
    });
    done
}

/// Tells something; gives back whether to close.
pub fn message(ui: &mut Ui, title: &str, text: &str) -> bool {
    ui.set_width(460.0);
    super::title(ui, title);
    ui.label(text);
    ui.add_space(4.0);
    let close = ui.button("Close");
    super::by_enter(ui, close)
}
