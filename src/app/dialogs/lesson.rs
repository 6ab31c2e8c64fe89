//! Asks what a lesson sheet is to hold, and shows what would be asked.

use crate::app::command::Command;
use crate::app::fonts;
use crate::app::lessons::{self, Line, Memory, Proposal, Sheets};
use crate::app::state::ViewState;
use crate::app::theme::{BODY, Palette, SMALL};
use crate::app::widgets;
use crate::export::lesson::{Level, TaskKind, usual_title};
use crate::export::page::{Kind, Paper};
use crate::export::words::count;
use eframe::egui::{
    Align2, Frame, Label, Margin, RichText, ScrollArea, Sense, Stroke, Ui, WidgetInfo, accesskit::Role, vec2,
};

/// Above the heading of a group of choices.
const GAP: f32 = 8.0;
/// Height of a line with a box to tick.
const TICK: f32 = 22.0;

/// Shows what can be asked for; gives back whether to close.
pub fn show(
    ui: &mut Ui,
    sheets: &mut Sheets,
    memory: &Memory,
    (articles, state): (usize, &ViewState),
    commands: &mut Vec<Command>,
) -> bool {
    let screen = ui.ctx().content_rect();
    let height = (screen.height() - 220.0).clamp(280.0, 720.0);
    ui.set_width((screen.width() - 80.0).clamp(560.0, 1100.0));
    super::title(ui, "Lesson sheet");
    let proposal = memory.proposal().and_then(|proposal| proposal.as_ref().ok());
    ui.horizontal_top(|ui| {
        ui.allocate_ui(vec2(290.0, height), |ui| {
            ui.vertical(|ui| {
                ui.set_width(290.0);
                ScrollArea::vertical().id_salt("tasks").max_height(height).show(ui, |ui| {
                    // so close that all tasks are in sight in a window of usual height
                    ui.spacing_mut().item_spacing.y = 4.0;
                    choices(ui, sheets, articles, state);
                    tasks(ui, sheets, proposal.filter(|_| memory.is_of(sheets)));
                });
            });
        });
        ui.add_space(16.0);
        ui.vertical(|ui| preview(ui, sheets, memory, height));
    });
    if sheets.any() && memory.is_new(sheets) {
        commands.push(Command::ProposeLesson(sheets.clone()));
    }
    ui.add_space(4.0);
    let mut done = false;
    ui.horizontal(|ui| {
        let full = sheets.any() && proposal.is_some_and(|proposal| !proposal.lines.is_empty());
        ui.add_enabled_ui(full, |ui| {
            if widgets::primary(ui, "Save…").clicked() {
                commands.push(Command::AskLesson(sheets.clone()));
                done = true;
            }
        });
        done |= super::cancel(ui);
        widgets::quiet(ui, "Three files are written: the sheet, its answer key, and the articles.");
    });
    done
}

/// A heading over a group of choices, nearer to it than to what stands above.
fn group(ui: &mut Ui, name: &str) {
    ui.add_space(GAP);
    widgets::heading(ui, name);
}

fn choices(ui: &mut Ui, sheets: &mut Sheets, articles: usize, state: &ViewState) {
    widgets::heading(ui, "Title");
    let field = super::field(&mut sheets.title).desired_width(270.0).hint_text(usual_title(articles));
    let field = ui.add(field);
    field.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, "Title"));
    group(ui, "Wording");
    ui.horizontal_wrapped(|ui| {
        for (level, name) in
            [(Level::Plain, "Plain"), (Level::Secondary, "Secondary"), (Level::University, "University")]
        {
            ui.selectable_value(&mut sheets.level, level, name);
        }
    });
    group(ui, "Files");
    ui.horizontal_wrapped(|ui| {
        for kind in [Kind::Docx, Kind::Html, Kind::Pdf] {
            ui.selectable_value(&mut sheets.kind, kind, lessons::name(kind));
        }
    });
    ui.horizontal_wrapped(|ui| {
        for (paper, name) in [(Paper::A4, "A4"), (Paper::Letter, "US Letter")] {
            ui.selectable_value(&mut sheets.paper, paper, name);
        }
    });
    ui.add_space(GAP);
    ui.spacing_mut().interact_size.y = TICK;
    widgets::tick(ui, &mut sheets.blind, "Hide outlet names from students");
    let selected = state.selection.rows().len();
    ui.add_enabled_ui(selected > 0, |ui| {
        widgets::tick(ui, &mut sheets.selected, format!("Ask about the selected rows ({selected})"));
    });
}

fn tasks(ui: &mut Ui, sheets: &mut Sheets, proposal: Option<&Proposal>) {
    group(ui, "Tasks");
    ui.spacing_mut().item_spacing.y = 2.0;
    ui.spacing_mut().interact_size.y = TICK;
    for (kind, on) in TaskKind::ALL.into_iter().zip(&mut sheets.tasks) {
        widgets::tick(ui, on, kind.name());
        let left = proposal.and_then(|proposal| proposal.left_out.iter().find(|(left, _)| *left == kind));
        if let Some((_, why)) = left {
            let told = RichText::new(format!("Left out: {why}")).size(SMALL).color(Palette::of(ui).quiet);
            // under the words beside the box
            ui.horizontal_top(|ui| {
                ui.add_space(ui.spacing().icon_width + ui.spacing().icon_spacing);
                ui.add(Label::new(told).wrap());
            });
        }
    }
}

fn preview(ui: &mut Ui, sheets: &Sheets, memory: &Memory, height: f32) {
    ui.set_width(ui.available_width());
    let palette = Palette::of(ui);
    let (told, lines) = match memory.proposal() {
        _ if !sheets.any() => ("Choose a task".to_owned(), &[][..]),
        Some(Ok(proposal)) => {
            let [sheet, key, articles] = proposal.pages.map(|pages| count(pages, "page", "pages"));
            (format!("Sheet {sheet}, key {key}, articles {articles}"), &proposal.lines[..])
        }
        Some(Err(told)) => (told.clone(), &[][..]),
        None => ("Putting the sheet together…".to_owned(), &[][..]),
    };
    widgets::heading(ui, &told);
    let frame = Frame::NONE.fill(palette.paper).stroke(Stroke::new(1.0, palette.rule));
    frame.inner_margin(Margin::same(12)).show(ui, |ui| {
        ui.set_height(height - 46.0);
        ScrollArea::vertical().id_salt("questions").auto_shrink(false).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 4.0;
            for line in lines {
                match line {
                    Line::Task(name) => {
                        ui.add_space(GAP);
                        say(ui, RichText::new(name).font(fonts::sans_semibold(BODY)));
                    }
                    Line::Told(words) => say(ui, RichText::new(words).font(fonts::sans(BODY))),
                    Line::Passage { number, article, words } => {
                        item(ui, *number, article, RichText::new(words).font(fonts::serif(BODY + 1.0)));
                    }
                    Line::Asked { number, words } => {
                        item(ui, *number, "", RichText::new(words).font(fonts::sans(BODY)));
                    }
                }
            }
        });
    });
}

fn say(ui: &mut Ui, words: RichText) {
    ui.add(Label::new(words).wrap().selectable(false));
}

/// A line of an item, with the item's number before the first and the article's letter before its words.
fn item(ui: &mut Ui, number: Option<usize>, article: &str, words: RichText) {
    if number.is_some() {
        ui.add_space(4.0);
    }
    let quiet = Palette::of(ui).quiet;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        let mut column = |text: String, width: f32| {
            let (rect, _) = ui.allocate_exact_size(vec2(width, 18.0), Sense::hover());
            let at = rect.left_top() + vec2(0.0, 1.0);
            ui.painter().text(at, Align2::LEFT_TOP, text, fonts::sans_semibold(BODY), quiet);
        };
        column(number.map(|number| format!("{number}.")).unwrap_or_default(), 24.0);
        if !article.is_empty() {
            column(article.to_owned(), 20.0);
        }
        say(ui, words);
    });
}
