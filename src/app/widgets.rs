//! The few widgets that egui has not, or has with another look.

use super::fonts;
use super::marks;
use super::theme::{BODY, Palette};
use crate::compare::document::Verdict;
use crate::export::words;
use eframe::egui::{
    Align2, Button, Color32, CornerRadius, CursorIcon, Label, Response, RichText, Sense, Stroke, StrokeKind,
    Ui, WidgetInfo, accesskit::Role, pos2, vec2,
};

/// A tab, its name underlined where it is the one shown.
pub fn tab(ui: &mut Ui, name: &str, chosen: bool) -> Response {
    let palette = Palette::of(ui);
    let font = if chosen { fonts::sans_semibold(BODY + 1.0) } else { fonts::sans(BODY + 1.0) };
    let galley = ui.painter().layout_no_wrap(name.into(), font, Color32::PLACEHOLDER);
    let (rect, response) = ui.allocate_exact_size(vec2(galley.size().x + 16.0, 38.0), Sense::click());
    let color = if chosen || response.hovered() { palette.ink } else { palette.quiet };
    ui.painter().galley(rect.center() - galley.size() / 2.0, galley, color);
    if chosen {
        let line = Stroke::new(2.0, palette.accent);
        ui.painter().hline(rect.left() + 8.0..=rect.right() - 8.0, rect.bottom() - 1.0, line);
    }
    focus_ring(ui, &response);
    response.widget_info(|| WidgetInfo::selected(Role::Tab, true, chosen, name));
    response.on_hover_cursor(CursorIcon::PointingHand)
}

/// A verdict with the number of its rows, pressed where rows of this verdict are asked for.
pub fn verdict_toggle(ui: &mut Ui, verdict: Verdict, count: usize, pressed: bool) -> Response {
    toggle(ui, verdict, words::verdict(verdict), count, pressed)
}

/// A word with a number, in hue and shape of a verdict, pressed where what it stands for is asked for.
pub fn toggle(ui: &mut Ui, verdict: Verdict, word: &str, count: usize, pressed: bool) -> Response {
    let palette = Palette::of(ui);
    let hue = palette.verdict(verdict);
    let font = fonts::sans(BODY);
    let name = ui.painter().layout_no_wrap(word.into(), font, Color32::PLACEHOLDER);
    let number =
        ui.painter().layout_no_wrap(count.to_string(), fonts::sans_semibold(BODY), Color32::PLACEHOLDER);
    let width = 7.0 + marks::SHAPE + 5.0 + name.size().x + 5.0 + number.size().x + 7.0;
    let (rect, response) = ui.allocate_exact_size(vec2(width, 26.0), Sense::click());
    let painter = ui.painter();
    let corner = CornerRadius::same(13);
    let (fill, line) = match (pressed, response.hovered()) {
        (true, _) => (hue.tint, hue.full),
        (false, true) => (palette.hover, palette.rule),
        (false, false) => (Color32::TRANSPARENT, palette.rule),
    };
    painter.rect(rect, corner, fill, Stroke::new(1.0, line), StrokeKind::Inside);
    let (mark, ink) = if count == 0 { (palette.faint, palette.quiet) } else { (hue.full, palette.ink) };
    let middle = rect.center().y;
    marks::shape(painter, pos2(rect.left() + 7.0 + marks::SHAPE / 2.0, middle), marks::SHAPE, verdict, mark);
    let at = rect.left() + 7.0 + marks::SHAPE + 5.0;
    let after = at + name.size().x + 5.0;
    painter.galley(pos2(at, middle - name.size().y / 2.0), name, ink);
    painter.galley(pos2(after, middle - number.size().y / 2.0), number, ink);
    focus_ring(ui, &response);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, pressed, format!("{word} {count}")));
    response.on_hover_cursor(CursorIcon::PointingHand)
}

/// A small switch, on or off.
pub fn switch(ui: &mut Ui, on: bool, name: &str) -> Response {
    let palette = Palette::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(26.0, 18.0), Sense::click());
    let track = eframe::egui::Rect::from_center_size(rect.center(), vec2(24.0, 14.0));
    let corner = CornerRadius::same(7);
    let line = if response.hovered() { palette.ink } else { palette.quiet };
    let knob = |x: f32| pos2(x, track.center().y);
    if on {
        ui.painter().rect_filled(track, corner, line);
        ui.painter().circle_filled(knob(track.right() - 7.0), 5.0, palette.paper);
    } else {
        ui.painter().rect_stroke(track, corner, Stroke::new(1.2, line), StrokeKind::Inside);
        ui.painter().circle_filled(knob(track.left() + 7.0), 3.5, line);
    }
    focus_ring(ui, &response);
    response.widget_info(|| WidgetInfo::selected(Role::Switch, true, on, name));
    response.on_hover_cursor(CursorIcon::PointingHand)
}

/// Gives a field the caret when it is shown for the first time, so that what is typed at once goes into it.
pub fn caret(field: &Response, fresh: &mut bool) {
    if std::mem::take(fresh) {
        field.request_focus();
    }
}

/// A box to tick, its edge as clear as words.
pub fn tick(ui: &mut Ui, on: &mut bool, name: impl Into<String>) -> Response {
    edged(ui, |ui| ui.checkbox(on, name.into()))
}

/// One of several values to choose from, its ring as clear as words.
pub fn choice<T: PartialEq>(ui: &mut Ui, chosen: &mut T, value: T, name: impl Into<String>) -> Response {
    edged(ui, |ui| ui.radio_value(chosen, value, name.into()))
}

/// Shows a box or ring with an edge that stands out on panels and dialogs.
fn edged(ui: &mut Ui, show: impl FnOnce(&mut Ui) -> Response) -> Response {
    let palette = Palette::of(ui);
    ui.scope(|ui| {
        let widgets = &mut ui.visuals_mut().widgets;
        for (widget, line) in [(&mut widgets.inactive, palette.quiet), (&mut widgets.hovered, palette.ink)] {
            widget.bg_fill = palette.raised;
            widget.bg_stroke = Stroke::new(1.2, line);
        }
        show(ui)
    })
    .inner
}

/// Three dots that open a menu.
pub fn more(ui: &mut Ui, name: &str) -> Response {
    let palette = Palette::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(22.0, 18.0), Sense::click());
    if response.hovered() {
        ui.painter().rect_filled(rect, CornerRadius::same(4), palette.rule);
    }
    for x in [-5.0, 0.0, 5.0] {
        ui.painter().circle_filled(rect.center() + vec2(x, 0.0), 1.5, palette.quiet);
    }
    focus_ring(ui, &response);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    response.on_hover_cursor(CursorIcon::PointingHand)
}

/// The one button that stands out.
pub fn primary(ui: &mut Ui, name: &str) -> Response {
    let palette = Palette::of(ui);
    let text = RichText::new(name).color(palette.paper).font(fonts::sans_semibold(BODY + 1.0));
    ui.add(Button::new(text).fill(palette.accent).stroke(Stroke::NONE).min_size(vec2(0.0, 34.0)))
}

/// A button without a frame until the pointer is over it.
pub fn flat(ui: &mut Ui, name: &str) -> Response {
    ui.add(Button::new(name).frame_when_inactive(false))
}

/// How wide a button with this name is.
pub fn button_width(ui: &Ui, name: &str) -> f32 {
    let words = ui.painter().layout_no_wrap(name.into(), fonts::sans(BODY), Color32::PLACEHOLDER);
    words.size().x + 2.0 * ui.spacing().button_padding.x
}

/// Words beside the point.
pub fn quiet(ui: &mut Ui, words: impl Into<String>) -> Response {
    let palette = Palette::of(ui);
    ui.add(Label::new(RichText::new(words).color(palette.quiet)).wrap())
}

/// A heading over a group, in small semibold letters.
pub fn heading(ui: &mut Ui, words: &str) -> Response {
    let palette = Palette::of(ui);
    ui.label(RichText::new(words).font(fonts::sans_semibold(super::theme::SMALL)).color(palette.quiet))
}

/// Draws the keyboard's focus around `response` where it has it.
pub fn focus_ring(ui: &Ui, response: &Response) {
    if response.has_focus() {
        let line = Stroke::new(2.0, Palette::of(ui).accent);
        ui.painter().rect_stroke(response.rect, CornerRadius::same(4), line, StrokeKind::Outside);
    }
}

/// Draws `text` centred in `ui`, for views that have nothing to show, with what to do next under it.
pub fn empty(ui: &mut Ui, text: &str, button: Option<&str>) -> bool {
    let mut clicked = false;
    ui.vertical_centered(|ui| {
        ui.add_space((ui.available_height() * 0.32).max(24.0));
        ui.label(RichText::new(text).font(fonts::serif(17.0)).color(Palette::of(ui).quiet));
        if let Some(button) = button {
            ui.add_space(12.0);
            clicked = primary(ui, button).clicked();
        }
    });
    clicked
}

/// Paints `text` truncated to `width` with its middle left at `at`; gives back whether all of it was painted.
pub fn line(
    ui: &Ui,
    at: eframe::egui::Pos2,
    text: &str,
    width: f32,
    font: eframe::egui::FontId,
    color: Color32,
) -> bool {
    use eframe::egui::text::{LayoutJob, TextWrapping};
    let mut job = LayoutJob::simple_singleline(text.into(), font, color);
    job.wrap = TextWrapping::truncate_at_width(width.max(0.0));
    let galley = ui.painter().layout_job(job);
    let at = Align2::LEFT_CENTER.anchor_size(at, galley.size());
    let whole = !galley.elided;
    ui.painter().galley(at.min, galley, color);
    whole
}
