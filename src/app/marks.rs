//! The program's few marks, drawn by hand so that no typeface needs to have them: verdict shapes,
//! badges, the letter chips of sources, the dash of a silent source.

use super::fonts;
use super::theme::{Palette, SMALL};
use crate::compare::document::Verdict;
use crate::export::words;
use eframe::egui::epaint::{PathShape, PathStroke};
use eframe::egui::{
    Align2, Color32, CornerRadius, Painter, Pos2, Rect, Response, Sense, Shape, Stroke, StrokeKind, Ui, Vec2,
    WidgetInfo, accesskit::Role, pos2, vec2,
};

/// Width and height of a verdict's shape, in points.
pub const SHAPE: f32 = 12.0;

/// Draws the shape of `verdict` around `center`, `size` points wide.
pub fn shape(painter: &Painter, center: Pos2, size: f32, verdict: Verdict, color: Color32) {
    let radius = size * 0.42;
    let line = Stroke::new((size * 0.135).max(1.2), color);
    match verdict {
        Verdict::Same | Verdict::Agree => {
            painter.circle_filled(center, radius, color);
        }
        Verdict::Compatible => {
            painter.circle_stroke(center, radius, line);
            painter.circle_filled(center, radius * 0.42, color);
        }
        Verdict::Cut => {
            painter.circle_stroke(center, radius, line);
            let half: Vec<Pos2> = (0..=16)
                .map(|step| {
                    let angle = std::f32::consts::FRAC_PI_2 + std::f32::consts::PI * step as f32 / 16.0;
                    center + radius * vec2(angle.cos(), angle.sin())
                })
                .collect();
            painter.add(PathShape::convex_polygon(half, color, PathStroke::NONE));
        }
        Verdict::Reworded => {
            for y in [-0.2, 0.2] {
                let wave: Vec<Pos2> = (0..=12)
                    .map(|step| {
                        let x = step as f32 / 12.0;
                        let rise = (x * std::f32::consts::TAU).sin() * size * 0.11;
                        center + vec2((x - 0.5) * size * 0.92, y * size - rise)
                    })
                    .collect();
                painter.add(Shape::line(wave, line));
            }
        }
        Verdict::Conflict => {
            for y in [-0.17, 0.17] {
                painter.line_segment(
                    [center + size * vec2(-0.44, y), center + size * vec2(0.44, y)],
                    Stroke::new(line.width * 1.2, color),
                );
            }
            painter.line_segment(
                [center + size * vec2(-0.24, 0.46), center + size * vec2(0.24, -0.46)],
                Stroke::new(line.width * 1.2, color),
            );
        }
        Verdict::Related => {
            for n in 0..8 {
                let angle = std::f32::consts::TAU * n as f32 / 8.0;
                painter.circle_filled(center + radius * Vec2::angled(angle), (size * 0.075).max(0.8), color);
            }
        }
        Verdict::Single => {
            painter.circle_stroke(center, radius, line);
        }
    }
}

/// Draws a verdict's badge, its shape and its word on its tint, with its upper left at `at`; gives back
/// where it stands.
pub fn paint_badge(painter: &Painter, palette: &Palette, at: Pos2, verdict: Verdict) -> Rect {
    paint_word_badge(painter, palette, at, verdict, words::verdict(verdict))
}

/// Draws a badge with hue and shape of a verdict and a word of its own; gives back where it stands.
pub fn paint_word_badge(
    painter: &Painter,
    palette: &Palette,
    at: Pos2,
    verdict: Verdict,
    word: &str,
) -> Rect {
    let hue = palette.verdict(verdict);
    let loud = verdict == Verdict::Conflict;
    let galley = painter.layout_no_wrap(word.into(), fonts::sans_semibold(SMALL), Color32::PLACEHOLDER);
    let size = vec2(galley.size().x + SHAPE + 18.0, 22.0);
    let rect = Rect::from_min_size(at, size);
    let (fill, text) = if loud { (hue.full, palette.paper) } else { (hue.tint, hue.full) };
    painter.rect_filled(rect, CornerRadius::same(4), fill);
    let middle = rect.left_center();
    shape(painter, middle + vec2(7.0 + SHAPE / 2.0, 0.0), SHAPE, verdict, text);
    let words_at = pos2(rect.left() + SHAPE + 12.0, middle.y - galley.size().y / 2.0);
    painter.galley(words_at, galley, text);
    rect
}

/// A verdict's badge as a widget.
pub fn badge(ui: &mut Ui, verdict: Verdict) -> Response {
    word_badge(ui, verdict, words::verdict(verdict))
}

/// A badge with hue and shape of a verdict and a word of its own, as a widget.
pub fn word_badge(ui: &mut Ui, verdict: Verdict, word: &str) -> Response {
    let palette = Palette::of(ui);
    let width =
        ui.painter().layout_no_wrap(word.into(), fonts::sans_semibold(SMALL), Color32::PLACEHOLDER).size().x;
    let (rect, response) = ui.allocate_exact_size(vec2(width + SHAPE + 18.0, 22.0), Sense::hover());
    paint_word_badge(ui.painter(), palette, rect.min, verdict, word);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, word));
    response
}

/// Width and height of a source's chip with one letter.
pub const CHIP: Vec2 = vec2(18.0, 18.0);

/// Draws the chip of the source at `index` in `rect`; a source that is off is drawn hollow.
pub fn paint_chip(painter: &Painter, palette: &Palette, rect: Rect, index: usize, letter: &str, on: bool) {
    let (fill, ink) = palette.source(index);
    let corner = CornerRadius::same(4);
    let ink = if on {
        painter.rect_filled(rect, corner, fill);
        ink
    } else {
        painter.rect_stroke(rect, corner, Stroke::new(1.5, palette.faint), StrokeKind::Inside);
        palette.quiet
    };
    let size = if letter.len() > 1 { 10.0 } else { 12.0 };
    painter.text(rect.center(), Align2::CENTER_CENTER, letter, fonts::sans_semibold(size), ink);
}

/// A source's chip as a widget, `A` on its colour.
pub fn chip(ui: &mut Ui, index: usize, letter: &str, on: bool) -> Response {
    let (rect, response) = ui.allocate_exact_size(CHIP, Sense::hover());
    paint_chip(ui.painter(), Palette::of(ui), rect, index, letter, on);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("Source {letter}")));
    response
}
