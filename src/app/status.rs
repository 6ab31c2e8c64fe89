//! The status line: in words what is shown and what is under way.

use super::App;
use super::command::Command;
use super::loaded::Loaded;
use super::theme::Palette;
use super::widgets;
use crate::compare::document::Verdict;
use crate::compare::reference::Finding;
use crate::export::quote_check;
use crate::export::words::{count, sources, verdict};
use eframe::egui::accesskit::{Live, Role};
use eframe::egui::{Align, Button, Label, Layout, ProgressBar, RichText, Ui, WidgetInfo};

/// Shows the status line.
pub fn show(ui: &mut Ui, app: &App, commands: &mut Vec<Command>) {
    ui.horizontal(|ui| {
        let shown = ui.label(what_is_shown(app));
        // read aloud as keys go through the rows, which have no focus of their own
        if let Some(row) = selected(app) {
            shown.widget_info(|| {
                WidgetInfo::labeled(Role::Label, true, format!("{}. {row}", what_is_shown(app)))
            });
            ui.ctx().accesskit_node_builder(shown.id, |node| node.set_live(Live::Polite));
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if let Some((done, all)) = app.busy.reading {
                if widgets::flat(ui, Command::CancelReading.name()).clicked() {
                    commands.push(Command::CancelReading);
                }
                let share = done as f32 / all.max(1) as f32;
                ui.add(ProgressBar::new(share).desired_width(120.0).desired_height(6.0));
                ui.label(format!("Reading {} of {}", (done + 1).min(all), count(all, "file", "files")));
            } else if app.busy.is_long_comparing(ui.ctx()) {
                if widgets::flat(ui, Command::CancelComparing.name()).clicked() {
                    commands.push(Command::CancelComparing);
                }
                ui.label("Comparing…");
            } else if app.is_stopped() && app.loaded.is_some() {
                if widgets::flat(ui, Command::Compare.name()).clicked() {
                    commands.push(Command::Compare);
                }
                ui.label("The last change is not compared yet");
            } else if app.busy.exporting {
                ui.label("Writing…");
            } else if let Some(notice) = &app.notice {
                // paths are long: what has no room is told under the pointer
                ui.add(Label::new(notice).truncate());
            }
            let notes = super::notes::number(app);
            if notes > 0 && widgets::flat(ui, &count(notes, "note", "notes")).clicked() {
                commands.push(Command::ShowNotes);
            }
            let unapplied = app.unapplied.len();
            if unapplied > 0 {
                let told =
                    count(unapplied, "decision could not be applied", "decisions could not be applied");
                let told = RichText::new(told).color(Palette::of(ui).accent);
                if ui.add(Button::new(told).frame_when_inactive(false)).clicked() {
                    commands.push(Command::ShowUnapplied);
                }
            }
        });
    });
}

/// `Row 3 of 37: Conflict: when the crane was inspected (4 sources)`.
fn selected(app: &App) -> Option<String> {
    if app.state.is_checking() {
        return selected_check(app);
    }
    let (loaded, row) = app.loaded.as_ref().zip(app.state.selection.row)?;
    let entry = loaded.comparison.rows.get(row)?;
    let place = app.state.rows.iter().position(|&shown| shown == row)? + 1;
    let (verdict, title) = (verdict(entry.verdict), &loaded.rows[row].title);
    Some(format!("Row {place} of {}: {verdict}: {title} ({})", app.state.rows.len(), sources(entry)))
}

/// `Quotation 3 of 13: Altered: Bay Wire`.
fn selected_check(app: &App) -> Option<String> {
    let (loaded, check) = app.loaded.as_ref().zip(app.state.selection.check)?;
    let checked = loaded.checks.get(check)?;
    let shown = &app.state.checks.shown;
    let place = shown.iter().position(|&known| known == check)? + 1;
    let finding = quote_check::finding(checked.check.finding);
    let name = loaded.name(checked.source, app.state.blind);
    Some(format!("Quotation {place} of {}: {finding}: {name}", shown.len()))
}

/// `9 of 13 quotations · 3 altered · comparing 4 articles`.
fn what_is_checked(app: &App, loaded: &Loaded) -> Vec<String> {
    let shown = &app.state.checks.shown;
    if loaded.checks.is_empty() {
        return vec!["Nothing to check quotations against".into()];
    }
    let all = count(loaded.checks.len(), "quotation", "quotations");
    let mut parts =
        vec![if shown.len() == loaded.checks.len() { all } else { format!("{} of {all}", shown.len()) }];
    for finding in [Finding::Altered, Finding::NotFound] {
        let there = shown.iter().filter(|&&n| loaded.checks[n].check.finding == finding).count();
        if there > 0 {
            parts.push(format!("{there} {}", quote_check::finding(finding).to_lowercase()));
        }
    }
    parts
}

/// `37 of 112 rows · 4 conflicts · comparing 5 articles`.
fn what_is_shown(app: &App) -> String {
    let Some(loaded) = &app.loaded else {
        return match app.workspace.project().sources.len() {
            0 => "No articles yet".into(),
            articles => count(articles, "article", "articles"),
        };
    };
    let rows = &loaded.comparison.rows;
    let shown = app.state.rows.len();
    let all = count(rows.len(), "row", "rows");
    let mut parts = vec![if shown == rows.len() { all } else { format!("{shown} of {all}") }];
    if app.state.is_checking() {
        parts = what_is_checked(app, loaded);
    } else {
        let conflicts = app.state.shown(Verdict::Conflict);
        if conflicts > 0 {
            parts.push(count(conflicts, "conflict", "conflicts"));
        }
        let chosen = app.state.selection.rows().len();
        if chosen > 1 {
            parts.push(format!("{chosen} selected"));
        }
    }
    let articles = loaded.comparison.articles.len();
    parts.push(match articles {
        1 => "one article; add another to compare it with".into(),
        _ => format!("comparing {}", count(articles, "article", "articles")),
    });
    parts.join("  ·  ")
}
