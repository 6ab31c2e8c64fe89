//! Asks what to write for other programs, and shows how it will begin.

use super::Preview;
use crate::app::Scene;
use crate::app::command::Command;
use crate::app::exporting::{Scope, Wanted};
use crate::app::fonts;
use crate::app::theme::{BODY, Palette};
use crate::app::widgets;
use crate::export::quote_check::Form;
use crate::export::sheet::Layout;
use crate::export::{Format, plain};
use eframe::egui::containers::menu::{MenuButton, MenuConfig};
use eframe::egui::{Frame, Margin, PopupCloseBehavior, RichText, ScrollArea, Stroke, Ui, UiBuilder, vec2};
use std::path::PathBuf;

/// Shows what can be asked for; gives back whether to close.
pub fn show(
    ui: &mut Ui,
    wanted: &mut Wanted,
    scene: &Scene,
    preview: &mut Preview,
    commands: &mut Vec<Command>,
) -> bool {
    let screen = ui.ctx().content_rect();
    let width = (screen.width() - 80.0).clamp(560.0, 1100.0);
    let height = (screen.height() - 220.0).clamp(280.0, 720.0);
    ui.set_width(width);
    super::title(ui, "Export");
    ui.horizontal_top(|ui| {
        ui.allocate_ui(vec2(214.0, height), |ui| {
            ui.vertical(|ui| {
                if !scene.loaded.checks.is_empty() {
                    matter(ui, wanted);
                }
                formats(ui, wanted);
            })
        });
        ui.add_space(16.0);
        ui.vertical(|ui| {
            ui.set_width(ui.available_width());
            options(ui, wanted, scene, &preview.columns);
            preview.refresh(scene, wanted);
            ui.add_space(4.0);
            widgets::heading(ui, &preview.told());
            let left = (height - ui.min_rect().height()).max(120.0);
            let size = vec2(ui.available_width(), left);
            let palette = Palette::of(ui);
            let (rect, _) = ui.allocate_exact_size(size, eframe::egui::Sense::hover());
            ui.scope_builder(UiBuilder::new().max_rect(rect), |ui| {
                Frame::NONE
                    .fill(palette.paper)
                    .stroke(Stroke::new(1.0, palette.rule))
                    .inner_margin(Margin::same(8))
                    .show(ui, |ui| preview.show(ui));
            });
        });
    });
    ui.add_space(4.0);
    let mut done = false;
    ui.horizontal(|ui| {
        if widgets::primary(ui, "Save…").clicked() {
            commands.push(Command::AskExport(wanted.clone()));
            done = true;
        }
        done |= super::cancel(ui);
        if scene.state.blind {
            widgets::quiet(ui, "The file will name the outlets, which are hidden here.");
        }
    });
    done
}

/// Asks whether the rows or the quote check is written.
fn matter(ui: &mut Ui, wanted: &mut Wanted) {
    widgets::heading(ui, "What");
    ui.spacing_mut().item_spacing.y = 2.0;
    let mut checks = wanted.check.is_some();
    widgets::choice(ui, &mut checks, false, "Quotations and facts");
    widgets::choice(ui, &mut checks, true, "Quote check");
    match (checks, wanted.check) {
        (true, None) => *wanted = wanted.of_checks(Form::Xlsx),
        (false, Some(_)) => *wanted = wanted.in_format(wanted.format),
        _ => {}
    }
    ui.add_space(6.0);
}

fn formats(ui: &mut Ui, wanted: &mut Wanted) {
    widgets::heading(ui, "Format");
    ui.spacing_mut().item_spacing.y = 2.0;
    if let Some(chosen) = wanted.check {
        for form in Form::ALL {
            let name = format!("{} (.{})", form.name(), form.extension());
            if ui.selectable_label(chosen == form, name).clicked() {
                *wanted = wanted.of_checks(form);
            }
        }
        return;
    }
    for format in Format::ALL {
        let name = format!("{} (.{})", format.name(), format.extension());
        if ui.selectable_label(wanted.format == format, name).clicked() {
            *wanted = wanted.in_format(format);
        }
    }
}

fn options(ui: &mut Ui, wanted: &mut Wanted, scene: &Scene, columns: &[(String, String)]) {
    if let Some(form) = wanted.check {
        check_options(ui, wanted, scene, form);
        return;
    }
    let shown = scene.state.rows.len();
    let selected = scene.state.selection.rows().len();
    let all = scene.loaded.comparison.rows.len();
    if wanted.has_rows() {
        widgets::heading(ui, "Rows");
        ui.horizontal_wrapped(|ui| {
            widgets::choice(ui, &mut wanted.scope, Scope::All, format!("All rows ({all})"));
            widgets::choice(ui, &mut wanted.scope, Scope::Shown, format!("Those the filter shows ({shown})"));
            ui.add_enabled_ui(selected > 0, |ui| {
                widgets::choice(
                    ui,
                    &mut wanted.scope,
                    Scope::Selected,
                    format!("Those selected ({selected})"),
                );
            });
        });
    }
    if wanted.format.is_table() {
        widgets::heading(ui, "Layout");
        ui.horizontal_wrapped(|ui| {
            for layout in Layout::ALL {
                ui.selectable_value(&mut wanted.layout, layout, layout.name());
            }
        });
    }
    if wanted.format.has_columns() {
        widgets::heading(ui, "With");
        ui.horizontal_wrapped(|ui| {
            widgets::tick(ui, &mut wanted.context, "the sentences around each passage");
            widgets::tick(ui, &mut wanted.evidence, "why passages belong together");
            if matches!(wanted.format, Format::Csv | Format::Tsv) {
                widgets::tick(ui, &mut wanted.bom, "a byte order mark, for Excel");
            }
            choose_columns(ui, wanted, columns);
        });
    }
}

/// Which checks are written, and how.
fn check_options(ui: &mut Ui, wanted: &mut Wanted, scene: &Scene, form: Form) {
    let (all, shown) = (scene.loaded.checks.len(), scene.state.checks.shown.len());
    let selected = scene.state.selection.check.is_some();
    widgets::heading(ui, "Quotations");
    ui.horizontal_wrapped(|ui| {
        widgets::choice(ui, &mut wanted.scope, Scope::All, format!("All quotations ({all})"));
        widgets::choice(ui, &mut wanted.scope, Scope::Shown, format!("Those the filter shows ({shown})"));
        ui.add_enabled_ui(selected, |ui| {
            widgets::choice(ui, &mut wanted.scope, Scope::Selected, "The selected one");
        });
    });
    if matches!(form, Form::Csv | Form::Tsv) {
        widgets::heading(ui, "With");
        widgets::tick(ui, &mut wanted.bom, "a byte order mark, for Excel");
    }
}

/// A menu in which columns are ticked; it stays open until one presses beside it.
fn choose_columns(ui: &mut Ui, wanted: &mut Wanted, columns: &[(String, String)]) {
    let left = columns.iter().filter(|(key, _)| !wanted.without.contains(key)).count();
    let name = format!("Columns ({left} of {})…", columns.len());
    let stays = MenuConfig::new().close_behavior(PopupCloseBehavior::CloseOnClickOutside);
    MenuButton::new(name).config(stays).ui(ui, |ui| {
        ScrollArea::vertical().max_height(360.0).show(ui, |ui| {
            for (key, title) in columns {
                let mut on = !wanted.without.contains(key);
                // a table has a column at least
                ui.add_enabled_ui(left > 1 || !on, |ui| widgets::tick(ui, &mut on, title));
                match on {
                    true => wanted.without.remove(key),
                    false => wanted.without.insert(key.clone()),
                };
            }
        });
    });
}

/// Asks whether the files at `paths` are replaced; gives back whether to close.
pub fn replace(
    ui: &mut Ui,
    paths: &[PathBuf],
    agreed: &Command,
    otherwise: &Command,
    commands: &mut Vec<Command>,
) -> bool {
    ui.set_width(460.0);
    let one = paths.len() == 1;
    super::title(ui, if one { "Replace this file?" } else { "Replace these files?" });
    for path in paths {
        ui.label(RichText::new(plain::line(&path.display().to_string())).font(fonts::sans_semibold(BODY)));
    }
    ui.label(match one {
        true => "It is there already. What it holds now would be lost.",
        false => "They are there already. What they hold now would be lost.",
    });
    ui.add_space(super::ABOVE_BUTTONS);
    let mut done = false;
    ui.horizontal(|ui| {
        if widgets::primary(ui, "Replace").clicked() {
            commands.push(agreed.clone());
            done = true;
        }
        if ui.add(super::tall("Another name…")).clicked() {
            commands.push(otherwise.clone());
            done = true;
        }
        done |= super::cancel(ui);
    });
    done
}
