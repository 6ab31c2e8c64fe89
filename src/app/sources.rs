//! The sources panel: every article with its letter, what is known of it, and what can be done with it.

mod card;

use super::App;
use super::command::{Command, SourceCommand};
use super::fonts;
use super::loaded::Loaded;
use super::theme::{Palette, SMALL};
use crate::article::Article;
use crate::export::plain::line;
use card::card;
use eframe::egui::{
    Align, Frame, Margin, Rect, ScrollArea, Sense, Slider, Stroke, Ui, UiBuilder, WidgetInfo, vec2,
};

/// How high what stands below the sources is as a rule.
const FOOT: f32 = 88.0;

/// What this panel keeps from frame to frame.
#[derive(Default)]
pub struct Memory {
    /// The source that is dragged, and where it would go.
    dragged: Option<(usize, usize)>,
    /// Whether the notes are to be brought into sight.
    reveal: bool,
    /// How high what stands below the sources was.
    foot: Option<f32>,
}

impl Memory {
    /// Brings the notes below the sources into sight.
    pub fn reveal_notes(&mut self) {
        self.reveal = true;
    }
}

/// A source as the panel shows it.
struct Shown<'a> {
    /// Its place in the panel.
    index: usize,
    article: &'a Article,
    on: bool,
    /// Its place in the comparison, where it is compared.
    place: Option<usize>,
    /// Its place in the comparison that it is, or will be, in.
    next: Option<usize>,
    name: String,
    /// The headline as it is shown.
    title: String,
}

/// Shows the panel in all of `ui`.
pub fn show(ui: &mut Ui, app: &mut App, commands: &mut Vec<Command>) {
    let whole = ui.available_rect_before_wrap();
    let foot = app.memory.sources.foot.unwrap_or(FOOT);
    let (above, below) = whole.split_top_bottom_at_y((whole.bottom() - foot).max(whole.top()));
    // the keyboard comes to the sources before what stands below them
    ui.scope_builder(UiBuilder::new().max_rect(above), |ui| list(ui, app, commands));
    let shown = ui.scope_builder(UiBuilder::new().max_rect(below), |ui| under(ui, app, commands));
    let high = shown.response.rect.height();
    if (high - foot).abs() > 0.5 {
        app.memory.sources.foot = Some(high);
        ui.ctx().request_discard("there is more or less below the sources");
    }
    ui.advance_cursor_after_rect(whole);
}

/// Shows the sources, and the notes on what was read.
fn list(ui: &mut Ui, app: &mut App, commands: &mut Vec<Command>) {
    let palette = Palette::of(ui);
    let loaded = app.loaded.clone();
    let loaded = loaded.as_deref();
    let width = ui.max_rect().width();
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.add_space(6.0);
        let mut cards: Vec<Rect> = Vec::new();
        let mut drag: Option<(usize, f32)> = None;
        let mut dropped = false;
        for source in sources(app, loaded) {
            let lifted = app.memory.sources.dragged.is_some_and(|(from, _)| from == source.index);
            let response = card(ui, loaded, &source, (width, lifted), commands);
            if response.dragged()
                && let Some(pointer) = response.interact_pointer_pos()
            {
                drag = Some((source.index, pointer.y));
            }
            dropped |= response.drag_stopped();
            cards.push(response.rect);
        }
        let moved = &mut app.memory.sources.dragged;
        if let Some((from, y)) = drag {
            let before = cards.iter().filter(|card| card.center().y < y).count();
            let to = if before > from { before - 1 } else { before };
            *moved = Some((from, to));
            let edge =
                cards.get(before).map_or_else(|| cards.last().map_or(0.0, |c| c.bottom()), |c| c.top());
            ui.painter().hline(ui.max_rect().x_range(), edge, Stroke::new(2.0, palette.accent));
        }
        if dropped
            && let Some((from, to)) = moved.take()
            && from != to
        {
            commands.push(Command::Source(SourceCommand::Move(from, to)));
        }
        Frame::NONE
            .inner_margin(Margin::symmetric(12, 0))
            .show(ui, |ui| super::notes::show(ui, app, commands));
        if std::mem::take(&mut app.memory.sources.reveal) {
            ui.scroll_to_cursor(Some(Align::BOTTOM));
        }
    });
}

/// Shows the ways to add sources, and how strictly rows are lined up.
fn under(ui: &mut Ui, app: &App, commands: &mut Vec<Command>) {
    let palette = Palette::of(ui);
    let rect = ui.max_rect();
    ui.painter().hline(rect.x_range(), rect.top() + 0.5, Stroke::new(1.0, palette.rule));
    Frame::NONE.inner_margin(Margin::symmetric(12, 10)).show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = 5.0;
            ui.spacing_mut().button_padding.x = 8.0;
            for command in [Command::AddArticles, Command::PasteArticle, Command::AddLink] {
                if ui.button(short(&command)).on_hover_text(command.name()).clicked() {
                    commands.push(command);
                }
            }
        });
        ui.add_space(8.0);
        strictness(ui, app.strictness(), commands);
    });
}

fn short(command: &Command) -> &'static str {
    match command {
        Command::PasteArticle => "Paste…",
        Command::AddLink => "Link…",
        _ => command.name(),
    }
}

fn sources<'a>(app: &'a App, loaded: Option<&Loaded>) -> Vec<Shown<'a>> {
    let mut place = 0;
    let made = app.sources().enumerate().map(|(index, (article, on))| {
        // its place is known before it is compared, so that its letter does not come late
        let next = on.then_some(place);
        place += usize::from(on);
        let compared = loaded.map_or(0, |loaded| loaded.comparison.articles.len());
        let own = next.filter(|&place| place < compared);
        let outlet = if article.outlet.trim().is_empty() { "No outlet" } else { &article.outlet };
        let name = match loaded.zip(own) {
            Some((loaded, place)) => loaded.name(place, app.state.blind),
            None if app.state.blind => "A source".into(),
            None => line(outlet),
        };
        let title = match loaded.zip(own) {
            Some((loaded, place)) => loaded.comparison.articles[place].title.clone(),
            None if app.state.blind => String::new(),
            None => article.title.clone(),
        };
        Shown { index, article, on, place: own, next, name, title }
    });
    made.collect()
}

/// The slider with words at its ends.
fn strictness(ui: &mut Ui, value: f64, commands: &mut Vec<Command>) {
    let palette = Palette::of(ui);
    let mut strictness = value;
    ui.spacing_mut().item_spacing.y = 2.0;
    let slider = ui.scope(|ui| {
        // a thin rail with a small round knob in the same colour
        let width = ui.available_width();
        let spacing = ui.spacing_mut();
        (spacing.slider_rail_height, spacing.interact_size.y) = (3.0, 18.0);
        spacing.slider_width = width;
        let widgets = &mut ui.visuals_mut().widgets;
        for (widget, fill) in [
            (&mut widgets.inactive, palette.quiet),
            (&mut widgets.hovered, palette.ink),
            (&mut widgets.active, palette.accent),
        ] {
            widget.bg_fill = fill;
            widget.fg_stroke = Stroke::new(1.0, fill);
        }
        ui.add(Slider::new(&mut strictness, 0.0..=1.0).show_value(false).trailing_fill(false))
    });
    let response = slider.inner;
    response.widget_info(|| WidgetInfo::slider(true, strictness, "How strictly rows are lined up"));
    if response.changed() {
        commands.push(Command::Strictness(strictness));
    }
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 16.0), Sense::hover());
    let text =
        |words: &str| ui.painter().layout_no_wrap(words.into(), fonts::sans(SMALL - 0.5), palette.quiet);
    let (left, right) = (text("Line up generously"), text("Only what is certain"));
    let fits = left.size().x + right.size().x + 8.0 < rect.width();
    let at = rect.right_top() - vec2(right.size().x, 0.0);
    if fits {
        ui.painter().galley(rect.min, left, palette.quiet);
    }
    ui.painter().galley(at, right, palette.quiet);
    response.on_hover_text("How much evidence a row needs. The table follows at once.");
}
