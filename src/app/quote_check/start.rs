//! What the view shows where there is nothing to check: what it is for, and the ways to a reference.

use crate::app::command::{Command, SourceCommand};
use crate::app::fonts;
use crate::app::loaded::Loaded;
use crate::app::marks::{CHIP, paint_chip};
use crate::app::theme::{BODY, Palette, SMALL};
use crate::app::widgets;
use crate::app::{App, Scene};
use crate::compare::articles;
use crate::export::plain::line;
use crate::export::words::count;
use eframe::egui::{
    Button, Rect, RichText, ScrollArea, Sense, Stroke, Ui, UiBuilder, WidgetInfo, accesskit::Role, pos2, vec2,
};

/// Width of the page.
const PAGE: f32 = 640.0;

/// A source of the project, as it can be made the reference.
pub struct Source {
    /// Its place in the panel.
    pub index: usize,
    /// Its place in the comparison; `None` where it is switched off.
    pub place: Option<usize>,
    /// Its letter; empty where it is switched off.
    pub letter: String,
    /// What it is called.
    pub name: String,
    /// Its headline.
    pub title: String,
    /// Words in it.
    pub words: usize,
    /// Whether the others are checked against it.
    pub reference: bool,
}

/// The sources of the project.
pub fn sources(app: &App, loaded: &Loaded) -> Vec<Source> {
    let mut place = 0;
    let made = app.sources().enumerate().map(|(index, (article, on))| {
        let own = on.then_some(place);
        place += usize::from(on);
        let shown = own.filter(|&n| n < loaded.comparison.articles.len());
        let name = match shown {
            Some(n) => loaded.name(n, app.state.blind),
            None if app.state.blind || article.outlet.trim().is_empty() => "A source".into(),
            None => line(&article.outlet),
        };
        let title = shown.map_or_else(String::new, |n| line(&loaded.comparison.articles[n].title));
        Source {
            index,
            place: own,
            letter: own.map(articles::letter).unwrap_or_default(),
            name,
            title,
            words: article.text.split_whitespace().count(),
            reference: article.reference,
        }
    });
    made.collect()
}

/// Shows the page in all of `ui`.
pub fn show(ui: &mut Ui, scene: &Scene, sources: &[Source], commands: &mut Vec<Command>) {
    ScrollArea::vertical().id_salt("no reference").auto_shrink(false).show(ui, |ui| {
        let width = PAGE.min(ui.available_width() - 48.0);
        let side = ((ui.available_width() - width) / 2.0).max(24.0);
        let at = ui.max_rect().min + vec2(side, (ui.available_height() * 0.09).max(20.0));
        let rect = Rect::from_min_size(at, vec2(width, f32::INFINITY));
        let inner = ui.scope_builder(UiBuilder::new().max_rect(rect), |ui| {
            ui.set_width(width);
            page(ui, scene, sources, commands);
            ui.add_space(32.0);
        });
        ui.advance_cursor_after_rect(inner.response.rect);
    });
}

fn page(ui: &mut Ui, scene: &Scene, sources: &[Source], commands: &mut Vec<Command>) {
    let palette = Palette::of(ui);
    let title =
        ui.label(RichText::new("Check quotations against what was said").font(fonts::serif_semibold(24.0)));
    title.widget_info(|| WidgetInfo::labeled(Role::Heading, true, "Check quotations against what was said"));
    ui.add_space(6.0);
    let told = |ui: &mut Ui, words: String| {
        let text = RichText::new(words).font(fonts::serif(16.0)).line_height(Some(24.0));
        ui.label(text.color(palette.quiet));
    };
    told(
        ui,
        "Make a transcript, a speech or a press release the reference. Every quotation of the other articles is \
         then held against it: whether its words stand there, are shortened, are altered or are not found, who says \
         them there, and in which paragraph."
            .to_owned(),
    );
    let reference = |on: bool| sources.iter().filter(move |s| s.reference && s.place.is_some() == on);
    if let Some(off) = reference(false).next().filter(|_| reference(true).next().is_none()) {
        ui.add_space(14.0);
        told(ui, format!("{} is the reference, but it is switched off.", off.name));
        ui.add_space(6.0);
        if ui.add(Button::new("Switch it on").min_size(vec2(0.0, 34.0))).clicked() {
            commands.push(Command::Source(SourceCommand::Switch(off.index, true)));
        }
    } else if let Some(own) = reference(true).next() {
        ui.add_space(14.0);
        let others = scene.loaded.comparison.articles.iter().filter(|article| !article.reference).count();
        told(
            ui,
            match others {
                0 => format!("{} is the reference. Add the articles that quote it.", own.name),
                _ => format!("{} is the reference, but the other articles quote nobody.", own.name),
            },
        );
    }
    ui.add_space(18.0);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(10.0, 10.0);
        if widgets::primary(ui, Command::AddReference.name()).clicked() {
            commands.push(Command::AddReference);
        }
        if ui.add(Button::new(Command::PasteReference.name()).min_size(vec2(0.0, 34.0))).clicked() {
            commands.push(Command::PasteReference);
        }
    });
    let compared: Vec<&Source> = sources.iter().filter(|source| source.place.is_some()).collect();
    if compared.is_empty() {
        return;
    }
    ui.add_space(26.0);
    let heading = "Or check against one of these";
    ui.label(RichText::new(heading).font(fonts::sans_semibold(BODY)).color(palette.ink));
    ui.add_space(4.0);
    for source in compared {
        one(ui, source, commands);
    }
}

/// A source and the button that makes it the reference.
fn one(ui: &mut Ui, source: &Source, commands: &mut Vec<Command>) {
    let palette = Palette::of(ui);
    let name = if source.reference { "No longer the reference" } else { "Check against it" };
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 46.0), Sense::hover());
    ui.painter().hline(rect.x_range(), rect.top() + 0.5, Stroke::new(1.0, palette.rule));
    let chip = Rect::from_center_size(pos2(rect.left() + CHIP.x / 2.0, rect.top() + 15.0), CHIP);
    paint_chip(ui.painter(), palette, chip, source.place.unwrap_or(0), &source.letter, true);
    let button = Button::new(name);
    let mut inner = ui.new_child(
        UiBuilder::new()
            .max_rect(rect.shrink2(vec2(0.0, 8.0)))
            .layout(eframe::egui::Layout::right_to_left(eframe::egui::Align::Center)),
    );
    let button = inner.add(button);
    button.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{name}: {}", source.name)));
    if button.clicked() {
        commands.push(Command::Source(SourceCommand::Reference(source.index, !source.reference)));
    }
    let left = chip.right() + 8.0;
    let room = button.rect.left() - 12.0 - left;
    let at = |y: f32| pos2(left, rect.top() + y);
    widgets::line(ui, at(15.0), &source.name, room, fonts::sans_semibold(BODY), palette.ink);
    let words = count(source.words, "word", "words");
    let beside = if source.title.is_empty() { words } else { format!("{} · {words}", source.title) };
    widgets::line(ui, at(33.0), &beside, room, fonts::sans(SMALL), palette.quiet);
}
