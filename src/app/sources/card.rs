//! One source in the panel: its letter and name, what is known of it, how it stands in the comparison, what can be done
//! with it.

use super::Shown;
use crate::app::command::{Command, SourceCommand};
use crate::app::fonts;
use crate::app::loaded::Loaded;
use crate::app::marks::{CHIP, paint_chip};
use crate::app::theme::{BODY, Palette, SMALL};
use crate::app::widgets;
use crate::compare::articles::letter;
use crate::compare::document::Verdict;
use crate::export::plain::line;
use crate::export::words::{count, date, list};
use eframe::egui::text::LayoutJob;
use eframe::egui::{
    Color32, Frame, Key, Label, Margin, Modifiers, Popup, Rect, Response, RichText, Sense, Stroke, Ui,
    UiBuilder, WidgetInfo, accesskit::Role, pos2, vec2,
};

/// Shows a source; gives back the response of the whole card, which can be dragged.
pub(super) fn card(
    ui: &mut Ui,
    loaded: Option<&Loaded>,
    source: &Shown,
    (width, lifted): (f32, bool),
    commands: &mut Vec<Command>,
) -> Response {
    let palette = Palette::of(ui);
    let ink = if source.on { palette.ink } else { palette.quiet };
    // No wider than the panel, whatever the words are.
    let room = Rect::from_min_size(ui.cursor().min, vec2(width, f32::INFINITY));
    let builder =
        UiBuilder::new().id_salt(("source", source.index)).sense(Sense::click_and_drag()).max_rect(room);
    let shown = ui.scope_builder(builder, |ui| {
        let response = ui.response();
        let fill = if lifted {
            palette.selected
        } else if response.contains_pointer() {
            palette.hover
        } else {
            Color32::TRANSPARENT
        };
        Frame::NONE.fill(fill).inner_margin(Margin { left: 12, right: 8, top: 8, bottom: 9 }).show(
            ui,
            |ui| {
                ui.set_width(width - 20.0);
                ui.spacing_mut().item_spacing.y = 3.0;
                name(ui, source, width - 20.0, commands);
                headline(ui, &source.title, ink);
                let told = about(loaded, source);
                if !told.is_empty() {
                    ui.add(
                        Label::new(RichText::new(told).font(fonts::sans(SMALL)).color(palette.quiet)).wrap(),
                    );
                }
                figures(ui, loaded, source);
            },
        );
        response
    });
    let response = shown.response;
    response.widget_info(|| WidgetInfo::labeled(Role::Group, true, format!("Source {}", source.name)));
    response.context_menu(|ui| actions(ui, source, commands));
    let enter = || ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
    if response.double_clicked() || response.has_focus() && enter() {
        commands.push(Command::Source(SourceCommand::Edit(source.index)));
    }
    let rule = Stroke::new(1.0, palette.rule);
    ui.painter().hline(response.rect.shrink2(vec2(12.0, 0.0)).x_range(), response.rect.bottom(), rule);
    response
}

/// The letter, the name, the switch, and what else can be done.
fn name(ui: &mut Ui, source: &Shown, width: f32, commands: &mut Vec<Command>) {
    let palette = Palette::of(ui);
    let ink = if source.on { palette.ink } else { palette.quiet };
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        let (chip, _) = ui.allocate_exact_size(CHIP, Sense::hover());
        let letter = source.next.map(letter).unwrap_or_default();
        paint_chip(ui.painter(), palette, chip, source.next.unwrap_or(0), &letter, source.on);
        let room = (width - CHIP.x - 26.0 - 22.0 - 24.0).max(24.0);
        let (rect, named) = ui.allocate_exact_size(vec2(room, CHIP.y), Sense::hover());
        let whole =
            widgets::line(ui, rect.left_center(), &source.name, room, fonts::sans_semibold(BODY), ink);
        named.widget_info(|| WidgetInfo::labeled(Role::Label, true, &source.name));
        if !whole {
            named.on_hover_text(&source.name);
        }
        if widgets::switch(ui, source.on, &format!("Compare {}", source.name)).clicked() {
            commands.push(Command::Source(SourceCommand::Switch(source.index, !source.on)));
        }
        let more = widgets::more(ui, &format!("More for {}", source.name));
        Popup::menu(&more).show(|ui| actions(ui, source, commands));
    });
}

/// The headline in the outlets' voice, on two lines at most.
fn headline(ui: &mut Ui, title: &str, color: Color32) {
    if title.trim().is_empty() {
        return;
    }
    let mut job = LayoutJob::simple(line(title), fonts::serif(13.5), color, ui.available_width() - 8.0);
    job.wrap.max_rows = 2;
    // a label takes all the width there is
    ui.scope(|ui| {
        ui.set_max_width(ui.available_width() - 8.0);
        ui.add(Label::new(job));
    });
}

/// `4 March 2026 · 812 words`, and under it `41 % also in A`.
fn about(loaded: Option<&Loaded>, source: &Shown) -> String {
    let mut told: Vec<String> = Vec::new();
    let mut beside: Vec<String> = Vec::new();
    if source.article.reference {
        told.push("The reference".into());
    }
    if let Some(day) = source.article.date {
        told.push(date(&day.to_string()));
    }
    match loaded.zip(source.place) {
        None if !source.on => told.push("switched off".into()),
        None => told.push("not compared yet".into()),
        Some((loaded, place)) => {
            let counts = &loaded.sources[place];
            told.push(count(counts.words, "word", "words"));
            if let Some((language, _)) = loaded.comparison.articles[place].read_in_part() {
                beside.push(format!("{language}, read in part"));
            }
            for (letter, share) in &counts.copies {
                beside.push(format!("{:.0}\u{a0}% also in {letter}", share * 100.0));
            }
        }
    }
    let lines = [told.join(" · "), beside.join(" · ")];
    lines.into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// Height of the line with a source's figures.
const FIGURES: f32 = 16.0;
/// Width of a figure's shape with the blank after it.
const SHAPE: f32 = 13.0;
/// Between two figures.
const GAP: f32 = 9.0;

/// How many rows it shares, conflicts in, has alone: a shape and a number each.
fn figures(ui: &mut Ui, loaded: Option<&Loaded>, source: &Shown) {
    let Some((loaded, place)) = loaded.zip(source.place) else {
        if source.on {
            // the room for them, so that nothing moves when they come
            ui.allocate_exact_size(vec2(ui.available_width(), FIGURES), Sense::hover());
        }
        return;
    };
    let palette = Palette::of(ui);
    let counts = &loaded.sources[place];
    let shared = counts.rows - counts.alone - counts.conflicts;
    let parts = [
        (Verdict::Conflict, counts.conflicts, if counts.conflicts == 1 { "conflict" } else { "conflicts" }),
        (Verdict::Agree, shared, "shared"),
        (Verdict::Single, counts.alone, "only\u{a0}here"),
    ];
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), FIGURES), Sense::hover());
    let font = fonts::sans(SMALL - 0.5);
    let lay = |words: String| ui.painter().layout_no_wrap(words, font.clone(), palette.quiet);
    let told = |short: bool| -> Vec<_> {
        let there = parts.iter().filter(|(_, n, _)| *n > 0);
        let words = there.map(|&(verdict, n, word)| {
            (verdict, lay(if short { n.to_string() } else { format!("{n} {word}") }))
        });
        words.collect()
    };
    let width = |told: &[(Verdict, _)]| -> f32 {
        told.iter()
            .map(|(_, words): &(_, std::sync::Arc<eframe::egui::Galley>)| words.size().x + SHAPE + GAP)
            .sum()
    };
    // Where the words have no room the shapes and numbers say it, and the words are told on hovering.
    let mut shown = told(false);
    if width(&shown) > rect.width() + GAP {
        shown = told(true);
    }
    let mut x = rect.left();
    for (verdict, words) in shown {
        let center = pos2(x + 5.0, rect.center().y);
        crate::app::marks::shape(ui.painter(), center, 10.0, verdict, palette.verdict(verdict).full);
        let size = words.size();
        ui.painter().galley(pos2(x + SHAPE, rect.center().y - size.y / 2.0), words, palette.quiet);
        x += size.x + SHAPE + GAP;
    }
    response.widget_info(|| {
        let told: Vec<String> = parts.iter().map(|(_, n, word)| format!("{n} {word}")).collect();
        let told: Vec<&str> = told.iter().map(String::as_str).collect();
        WidgetInfo::labeled(Role::Label, true, format!("{}: {}", source.name, list(&told)))
    });
    let told: Vec<String> = parts.iter().map(|(_, n, word)| format!("{n} {word}")).collect();
    let told: Vec<&str> = told.iter().map(String::as_str).collect();
    response.on_hover_text(format!("Rows: {}", list(&told)));
}

fn actions(ui: &mut Ui, source: &Shown, commands: &mut Vec<Command>) {
    let n = source.index;
    crate::app::menu::dense(ui);
    let mut item = |ui: &mut Ui, name: &str, command: SourceCommand| {
        if ui.button(name).clicked() {
            commands.push(Command::Source(command));
            ui.close();
        }
    };
    item(ui, "Edit outlet, headline, date…", SourceCommand::Edit(n));
    let name = if source.on { "Leave out of the comparison" } else { "Compare" };
    item(ui, name, SourceCommand::Switch(n, !source.on));
    let reference = source.article.reference;
    let name = if reference { "No longer the reference" } else { "Check the others against it" };
    item(ui, name, SourceCommand::Reference(n, !reference));
    ui.separator();
    if n > 0 {
        item(ui, "Move up", SourceCommand::Move(n, n - 1));
    }
    item(ui, "Move down", SourceCommand::Move(n, n + 1));
    ui.separator();
    item(ui, "Remove", SourceCommand::Remove(n));
}
