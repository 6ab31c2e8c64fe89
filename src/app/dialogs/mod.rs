//! What is asked and told above the page.

use super::command::Command;
use super::fonts;
use super::widgets;
use eframe::egui::{Id, Key, Modal, RichText, Ui};

/// Which dialog is open.
#[derive(Clone, Debug, PartialEq)]
pub enum Dialog {
    /// The keys.
    Shortcuts,
    /// What the program is.
    About,
}

/// Shows the open dialog, if one is.
pub fn show(ui: &mut Ui, dialog: &mut Option<Dialog>, _commands: &mut Vec<Command>) {
    let Some(open) = dialog else { return };
    let modal = Modal::new(Id::unique("dialog")).show(ui.ctx(), |ui| {
        ui.set_width(440.0);
        match open {
            Dialog::Shortcuts => shortcuts(ui),
            Dialog::About => about(ui),
        }
        ui.add_space(12.0);
        ui.button("Close").clicked()
    });
    if modal.inner || modal.should_close() || ui.input(|input| input.key_pressed(Key::F1)) {
        *dialog = None;
    }
}

fn shortcuts(ui: &mut Ui) {
    ui.label(RichText::new("Keyboard shortcuts").font(fonts::serif_semibold(20.0)));
}

fn about(ui: &mut Ui) {
    ui.label(RichText::new("Parallax").font(fonts::serif_semibold(20.0)));
    widgets::quiet(ui, concat!("Version ", env!("CARGO_PKG_VERSION")));
}
