//! The event at a glance: headlines, what each source shares and has alone, how much each pair has in
//! common, where shared passages stand, who is quoted, who copies whom, which words each chooses.
//!
//! Everything shown here leads to the rows it counts.

mod headlines;
mod pairs;
mod parts;
mod places;
mod quoted;
mod wording;

use super::Scene;
use super::command::Command;
use super::fonts;
use super::marks;
use super::state::{Picked, RowFilter, Tab};
use super::theme::{BODY, Palette, SMALL};
use super::widgets;
use crate::compare::document::Verdict;
use crate::compare::overview::Overview;
use eframe::egui::{
    Align2, Color32, CursorIcon, FontId, Id, Pos2, Rect, Response, RichText, ScrollArea, Sense, StrokeKind,
    Ui, UiBuilder, WidgetInfo, accesskit::Role, pos2, vec2,
};

/// Widest the page gets.
const PAGE: f32 = 1440.0;
/// At its sides.
const MARGIN: f32 = 28.0;
/// Between two parts of the page.
const GAP: f32 = 34.0;

/// What this view keeps from frame to frame.
#[derive(Default)]
pub struct Memory {
    /// Whether everybody who is quoted is listed.
    everybody: bool,
    /// Whether all word choices are listed.
    every_word: bool,
    /// Whether all that is led with and buried is listed.
    every_place: bool,
    /// The source whose own people are listed, those nobody else quotes.
    quoted_by: Option<String>,
    /// Who leads with what whom buries, where only that is listed.
    apart: Option<(String, String)>,
    /// The row the pointer was over in the strips.
    over: Option<usize>,
}

/// What a part of the page reads.
struct Page<'a> {
    scene: &'a Scene<'a>,
    overview: &'a Overview,
    palette: &'static Palette,
}

/// Shows the view in all of `ui`.
pub fn show(ui: &mut Ui, scene: &Scene, memory: &mut Memory, commands: &mut Vec<Command>) {
    let page = Page { scene, overview: scene.loaded.overview(), palette: Palette::of(ui) };
    ScrollArea::vertical().id_salt("overview").auto_shrink([false, false]).show(ui, |ui| {
        let width = (ui.available_width() - 2.0 * MARGIN).clamp(320.0, PAGE);
        let left = ui.max_rect().left() + MARGIN;
        let top = ui.max_rect().top();
        let rect = Rect::from_min_size(pos2(left, top), vec2(width, f32::INFINITY));
        let inner = ui.scope_builder(UiBuilder::new().max_rect(rect), |ui| {
            ui.set_width(width);
            ui.add_space(18.0);
            headlines::show(ui, &page, commands);
            if scene.loaded.comparison.articles.len() > 1 {
                ui.add_space(GAP);
                parts_and_pairs(ui, &page, commands);
                ui.add_space(GAP);
                places::show(ui, &page, memory, commands);
                wording::show(ui, &page, &mut memory.every_word, commands);
            }
            quoted::show(ui, &page, memory, commands);
            ui.add_space(40.0);
        });
        ui.advance_cursor_after_rect(inner.response.rect);
    });
}

/// What each source shares and how much each pair does: beside each other where there is room.
fn parts_and_pairs(ui: &mut Ui, page: &Page, commands: &mut Vec<Command>) {
    let width = ui.available_width();
    let matrix = pairs::width(page);
    if width < matrix + 420.0 {
        parts::show(ui, page, commands);
        ui.add_space(GAP);
        pairs::show(ui, page, commands);
        return;
    }
    let place = ui.available_rect_before_wrap();
    let gap = 44.0;
    let column = |ui: &mut Ui, left: f32, width: f32, add: &mut dyn FnMut(&mut Ui)| -> f32 {
        let rect = Rect::from_min_size(pos2(left, place.top()), vec2(width, f32::INFINITY));
        let inner = ui.scope_builder(UiBuilder::new().max_rect(rect), |ui| {
            ui.set_width(width);
            add(ui);
        });
        inner.response.rect.bottom()
    };
    let first = column(ui, place.left(), width - matrix - gap, &mut |ui| parts::show(ui, page, commands));
    let second = column(ui, place.right() - matrix, matrix, &mut |ui| pairs::show(ui, page, commands));
    let all = Rect::from_min_max(place.min, pos2(place.right(), first.max(second)));
    ui.advance_cursor_after_rect(all);
}

impl Page<'_> {
    fn letter(&self, index: usize) -> &str {
        &self.scene.loaded.comparison.articles[index].id
    }

    fn name(&self, index: usize) -> String {
        self.scene.loaded.name(index, self.scene.state.blind)
    }

    fn count(&self) -> usize {
        self.scene.loaded.comparison.articles.len()
    }

    /// The rows with these ids, as indices.
    fn row(&self, id: &str) -> Option<usize> {
        self.scene.loaded.row(id)
    }
}

/// A part's heading, with what there is to see in a sentence.
fn heading(ui: &mut Ui, words: &str, told: &str) {
    let palette = Palette::of(ui);
    ui.spacing_mut().item_spacing.y = 6.0;
    let heading = ui.label(RichText::new(words).font(fonts::sans_semibold(BODY + 2.0)).color(palette.ink));
    heading.widget_info(|| WidgetInfo::labeled(Role::Heading, true, words));
    if !told.is_empty() {
        ui.add_space(-4.0);
        ui.label(RichText::new(told).font(fonts::sans(SMALL)).color(palette.quiet));
    }
    ui.add_space(2.0);
    ui.spacing_mut().item_spacing.y = 0.0;
}

/// Makes `rect` something to press, with a name for readers of the screen and words under the pointer.
fn press(ui: &Ui, rect: Rect, id: Id, name: &str) -> Response {
    let response = ui.interact(rect, id, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    widgets::focus_ring(ui, &response);
    response.on_hover_cursor(CursorIcon::PointingHand)
}

/// Shows these rows in the table.
fn pick(what: String, rows: &[String], commands: &mut Vec<Command>) {
    let picked = Picked { what, rows: rows.iter().cloned().collect() };
    commands.push(Command::Filter(RowFilter { picked: Some(picked), ..RowFilter::default() }));
    commands.push(Command::Show(Tab::Table));
}

/// Paints `text` with the anchor of `align` at `at`.
fn write(ui: &Ui, at: Pos2, align: Align2, text: &str, font: FontId, color: Color32) -> Rect {
    ui.painter().text(at, align, text, font, color)
}

/// Paints the chip of a source with its middle left at `at`.
fn chip(ui: &Ui, page: &Page, at: Pos2, index: usize) {
    let rect = Align2::LEFT_CENTER.anchor_size(at, marks::CHIP);
    marks::paint_chip(ui.painter(), page.palette, rect, index, page.letter(index), true);
}

/// Tells what colours stand for, with the shapes of the verdicts, from `indent` on where that leaves room.
fn key(ui: &mut Ui, page: &Page, indent: f32, names: &[(&str, Verdict)]) {
    const LINE: f32 = 20.0;
    /// From a name to the next.
    const GAP: f32 = 18.0;
    /// Room of a swatch and a shape.
    const MARKS: f32 = 28.0;
    let width = ui.available_width();
    let words: Vec<_> = names
        .iter()
        .map(|(name, _)| ui.painter().layout_no_wrap((*name).into(), fonts::sans(SMALL), page.palette.quiet))
        .collect();
    let all: f32 = words.iter().map(|words| MARKS + words.size().x + GAP).sum::<f32>() - GAP;
    // under the bars where there is room, else from the edge, over as many lines as it takes
    let first = if indent + all <= width { indent } else { 0.0 };
    let (mut x, mut line) = (first, 0);
    let places: Vec<(f32, f32)> = words
        .iter()
        .map(|words| {
            let long = MARKS + words.size().x;
            if x > first && x + long > width {
                (x, line) = (first, line + 1);
            }
            let place = (x, line as f32 * LINE);
            x += long + GAP;
            place
        })
        .collect();
    let (rect, _) = ui.allocate_exact_size(vec2(width, (line + 1) as f32 * LINE), Sense::hover());
    for (((_, verdict), words), (x, y)) in names.iter().zip(words).zip(places) {
        let hue = page.palette.verdict(*verdict);
        let (left, middle) = (rect.left() + x, rect.top() + y + LINE / 2.0);
        let swatch = Rect::from_center_size(pos2(left + 5.0, middle), vec2(10.0, 10.0));
        ui.painter().rect_filled(swatch, 2, page.palette.bar(*verdict));
        if *verdict == Verdict::Single {
            ui.painter().rect_stroke(swatch, 2, (1.0, page.palette.faint), StrokeKind::Inside);
        }
        marks::shape(ui.painter(), pos2(left + 19.0, middle), 10.0, *verdict, hue.full);
        let at = pos2(left + MARKS, middle - words.size().y / 2.0);
        ui.painter().galley(at, words, page.palette.quiet);
    }
}

/// A quiet button that shows more or less of a list.
fn more(ui: &mut Ui, open: &mut bool, shown: usize, all: usize, what: &str) {
    if all <= shown {
        return;
    }
    ui.add_space(4.0);
    let name = if *open { "Show fewer".to_owned() } else { format!("Show all {all} {what}") };
    let text = RichText::new(name).color(Palette::of(ui).accent);
    // its words stand under those of the list
    ui.spacing_mut().button_padding.x = 0.0;
    if ui.add(eframe::egui::Button::new(text).frame(false)).clicked() {
        *open = !*open;
    }
}
