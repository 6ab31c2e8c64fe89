//! What is shown before there is anything to compare: what the program is for, and the ways in.

use super::App;
use super::command::Command;
use super::fonts;
use super::theme::Palette;
use super::widgets;
use eframe::egui::{RichText, ScrollArea, Ui, vec2};

/// Shows the start screen in all of `ui`.
pub fn show(ui: &mut Ui, app: &App, commands: &mut Vec<Command>) {
    let palette = Palette::of(ui);
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        let side = ((ui.available_width() - 720.0) / 2.0).max(32.0);
        ui.add_space((ui.available_height() * 0.16).max(24.0));
        ui.horizontal_top(|ui| {
            ui.add_space(side);
            ui.vertical(|ui| {
                ui.set_max_width(720.0);
                ui.label(RichText::new("See who says what differently").font(fonts::serif_semibold(30.0)));
                ui.add_space(6.0);
                ui.label(
                    RichText::new(
                        "Parallax lines up several articles about one event and shows, quotation by quotation \
                         and fact by fact, where outlets agree, reword, shorten or contradict each other. \
                         Everything is shown from the articles’ own words, on this computer.",
                    )
                    .font(fonts::serif(16.0))
                    .line_height(Some(25.0))
                    .color(palette.quiet),
                );
                ui.add_space(24.0);
                ui.horizontal(|ui| {
                    ui.spacing_mut().item_spacing = vec2(10.0, 10.0);
                    if widgets::primary(ui, "Add articles…").clicked() {
                        commands.push(Command::AddArticles);
                    }
                    for command in [Command::OpenSample, Command::OpenProject] {
                        let button = eframe::egui::Button::new(command.name()).min_size(vec2(0.0, 34.0));
                        if ui.add(button).clicked() {
                            commands.push(command);
                        }
                    }
                });
                super::sources::problems(ui, app, commands);
            });
        });
    });
}
