//! The sources panel: every article with its letter, what is known of it, and what can be done with it.

use super::App;
use super::command::{Command, SourceCommand};
use super::fonts;
use super::marks;
use super::theme::Palette;
use super::widgets;
use eframe::egui::{Frame, Label, Margin, RichText, ScrollArea, Slider, Ui};

/// What this panel keeps from frame to frame.
#[derive(Default)]
pub struct Memory {}

/// Shows the panel in all of `ui`.
pub fn show(ui: &mut Ui, app: &mut App, commands: &mut Vec<Command>) {
    let palette = Palette::of(ui);
    let Some(loaded) = app.loaded.clone() else { return };
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        Frame::NONE.inner_margin(Margin::symmetric(12, 10)).show(ui, |ui| {
            for (n, source) in app.desk.sources.iter().enumerate() {
                let place = app.desk.place(n).filter(|&place| place < loaded.comparison.articles.len());
                ui.horizontal(|ui| {
                    let letter = place.map_or("–".into(), |p| loaded.comparison.articles[p].id.clone());
                    marks::chip(ui, place.unwrap_or(0), &letter, source.on);
                    let name = match place {
                        Some(place) => loaded.name(place, app.state.blind),
                        None => source.article.outlet.clone(),
                    };
                    ui.add(Label::new(RichText::new(name).font(fonts::sans_semibold(13.0))).truncate());
                });
                ui.add(Label::new(RichText::new(&source.article.title).color(palette.quiet)).truncate());
                ui.horizontal(|ui| {
                    if widgets::flat(ui, if source.on { "Switch off" } else { "Switch on" }).clicked() {
                        commands.push(Command::Source(SourceCommand::Switch(n, !source.on)));
                    }
                });
            }
            if ui.button("Add articles…").clicked() {
                commands.push(Command::AddArticles);
            }
            let mut strictness = app.desk.settings.strictness;
            if ui.add(Slider::new(&mut strictness, 0.0..=1.0).show_value(false)).changed() {
                commands.push(Command::Strictness(strictness));
            }
            problems(ui, app, commands);
        });
    });
}

/// Lists the files that could not be read, each with its reason and a remedy.
pub fn problems(ui: &mut Ui, app: &App, commands: &mut Vec<Command>) {
    if app.problems.is_empty() {
        return;
    }
    let palette = Palette::of(ui);
    ui.add_space(16.0);
    ui.horizontal(|ui| {
        widgets::heading(ui, "Not read");
        if widgets::flat(ui, "Put away").clicked() {
            commands.push(Command::DismissProblems);
        }
    });
    for problem in &app.problems {
        let name = std::path::Path::new(&problem.path).file_name().map(|name| name.to_string_lossy());
        let name = name.as_deref().unwrap_or(&problem.path);
        ui.add(Label::new(RichText::new(name).font(fonts::sans_semibold(13.0))).wrap());
        ui.add(Label::new(RichText::new(&problem.reason).color(palette.quiet)).wrap());
        ui.add_space(4.0);
    }
}
