//! The menus, and the events' undo in reach.

use super::App;
use super::command::{Appearance, Command, CopyAs, Zoom};
use super::shortcuts::told;
use super::state::Tab;
use eframe::egui::{Button, MenuBar, ThemePreference, Ui};

/// Shows the menu bar.
pub fn show(ui: &mut Ui, app: &App, commands: &mut Vec<Command>) {
    let full = app.loaded.is_some();
    let any = !app.workspace.project().is_empty();
    let checking = app.state.is_checking();
    let chosen = match checking {
        true => app.state.selection.check.is_some(),
        false => app.state.selection.row.is_some(),
    };
    MenuBar::new().ui(ui, |ui| {
        ui.menu_button("File", |ui| {
            dense(ui);
            item(ui, Command::New, any, commands);
            item(ui, Command::OpenProject, true, commands);
            item(ui, Command::OpenSample, true, commands);
            ui.separator();
            item(ui, Command::Save, any, commands);
            item(ui, Command::SaveAs, any, commands);
            item(ui, Command::Export, full, commands);
            item(ui, Command::Lesson, full, commands);
            ui.separator();
            item(ui, Command::AddArticles, true, commands);
            item(ui, Command::PasteArticle, true, commands);
            item(ui, Command::AddLink, true, commands);
            item(ui, Command::AddReference, true, commands);
            ui.separator();
            item(ui, Command::Quit, true, commands);
        });
        ui.menu_button("Edit", |ui| {
            dense(ui);
            step(ui, Command::Undo, hidden(app, app.workspace.undo_name()), commands);
            step(ui, Command::Redo, hidden(app, app.workspace.redo_name()), commands);
            ui.separator();
            item(ui, Command::Copy(CopyAs::Text), chosen, commands);
            item(ui, Command::Copy(CopyAs::Table), chosen, commands);
            item(ui, Command::SelectAll, full && !checking, commands);
            ui.separator();
            item(ui, Command::ToggleConfirmed, chosen && !checking, commands);
            item(ui, Command::FocusSearch, full, commands);
            item(ui, Command::ClearFilter, full, commands);
        });
        ui.menu_button("View", |ui| {
            dense(ui);
            for tab in Tab::ALL {
                check(ui, Command::Show(tab), full && app.state.tab == tab, full, commands);
            }
            ui.separator();
            check(ui, Command::ToggleSources, app.state.sources_open, full, commands);
            check(ui, Command::ToggleInspector, app.state.inspector_open, full, commands);
            check(ui, Command::ToggleBlind, app.state.blind, true, commands);
            check(ui, Command::ToggleStill, app.state.still, true, commands);
            ui.separator();
            for zoom in [Zoom::In, Zoom::Out, Zoom::Reset] {
                item(ui, Command::Zoom(zoom), true, commands);
            }
            ui.separator();
            let set = ui.ctx().options(|options| options.theme_preference);
            for (appearance, preference) in [
                (Appearance::System, ThemePreference::System),
                (Appearance::Light, ThemePreference::Light),
                (Appearance::Dark, ThemePreference::Dark),
            ] {
                check(ui, Command::Appearance(appearance), set == preference, true, commands);
            }
        });
        ui.menu_button("Help", |ui| {
            dense(ui);
            item(ui, Command::ToggleShortcuts, true, commands);
            item(ui, Command::ToggleAbout, true, commands);
        });
    });
}

/// Lines close to each other, with room between what they do and the keys for it.
pub fn dense(ui: &mut Ui) {
    ui.spacing_mut().item_spacing.y = 2.0;
    ui.set_min_width(248.0);
}

/// A line of a menu.
pub fn item(ui: &mut Ui, command: Command, enabled: bool, commands: &mut Vec<Command>) {
    let mut button = Button::new(command.name());
    if let Some(keys) = command.shortcut() {
        button = button.shortcut_text(told(ui.ctx(), &keys));
    }
    if ui.add_enabled(enabled, button).clicked() {
        commands.push(command);
        ui.close();
    }
}

/// Undo or redo, with what it would be.
fn step(ui: &mut Ui, command: Command, what: Option<String>, commands: &mut Vec<Command>) {
    let name =
        what.as_ref().map_or_else(|| command.name().into(), |what| format!("{} {what}", command.name()));
    let mut button = Button::new(name);
    if let Some(keys) = command.shortcut() {
        button = button.shortcut_text(told(ui.ctx(), &keys));
    }
    if ui.add_enabled(what.is_some(), button).clicked() {
        commands.push(command);
        ui.close();
    }
}

/// What a step is called, without the outlet's name where names are hidden.
fn hidden(app: &App, step: Option<&str>) -> Option<String> {
    let outlets =
        app.sources().map(|(article, _)| article.outlet.as_str()).filter(|outlet| !outlet.is_empty());
    let hide = |step: String, outlet: &str| step.replace(outlet, "a source");
    step.map(|step| if app.state.blind { outlets.fold(step.to_owned(), hide) } else { step.to_owned() })
}

fn check(ui: &mut Ui, command: Command, on: bool, enabled: bool, commands: &mut Vec<Command>) {
    let mut button = Button::selectable(on, command.name());
    if let Some(keys) = command.shortcut() {
        button = button.shortcut_text(told(ui.ctx(), &keys));
    }
    if ui.add_enabled(enabled, button).clicked() {
        commands.push(command);
        ui.close();
    }
}
