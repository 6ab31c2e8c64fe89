//! Shapes and lines: the marks of verdicts, boxes to tick, what goes under and around words.

use super::text::Stroke;
use crate::export::page::colours::Colour;
use krilla::color::rgb;
use krilla::geom::{PathBuilder, Rect};
use krilla::num::NormalizedF32;
use krilla::paint::{Fill, FillRule, LineCap, Stroke as Pen, StrokeDash};
use krilla::surface::Surface;

/// The shapes the verdicts and tick boxes are shown by, which Plex does not have.
#[derive(Clone, Copy, PartialEq)]
pub enum Shape {
    /// Filled.
    Disc,
    /// Empty.
    Ring,
    /// A ring of dots.
    Dots,
    /// A ring with a disc in it.
    Target,
    /// Filled on the left.
    HalfDisc,
    /// A box to tick.
    Square,
}

/// The shape that `cluster` is drawn as.
pub fn shape(cluster: &str) -> Option<Shape> {
    match cluster {
        "●" => Some(Shape::Disc),
        "○" => Some(Shape::Ring),
        "◌" => Some(Shape::Dots),
        "◎" => Some(Shape::Target),
        "◐" => Some(Shape::HalfDisc),
        "☐" | "□" => Some(Shape::Square),
        _ => None,
    }
}

impl Shape {
    pub(super) fn draw(self, surface: &mut Surface, (x, y): (f32, f32), radius: f32, ink: Colour) {
        let thin = Some(pen(ink, radius * 0.22));
        let full = Some(fill(ink));
        let mut circle = |radius: f32, half: bool, filled: bool| {
            // four curves come within 0.03 % of a circle
            let k = radius * 0.552_284_8;
            let mut path = PathBuilder::new();
            path.move_to(x, y - radius);
            if half {
                path.cubic_to(x - k, y - radius, x - radius, y - k, x - radius, y);
                path.cubic_to(x - radius, y + k, x - k, y + radius, x, y + radius);
            } else {
                path.cubic_to(x + k, y - radius, x + radius, y - k, x + radius, y);
                path.cubic_to(x + radius, y + k, x + k, y + radius, x, y + radius);
                path.cubic_to(x - k, y + radius, x - radius, y + k, x - radius, y);
                path.cubic_to(x - radius, y - k, x - k, y - radius, x, y - radius);
            }
            path.close();
            if let Some(path) = path.finish() {
                surface.set_fill(if filled { full.clone() } else { None });
                surface.set_stroke(if filled { None } else { thin.clone() });
                surface.draw_path(&path);
            }
        };
        match self {
            Shape::Disc => circle(radius, false, true),
            Shape::Ring => circle(radius, false, false),
            Shape::Dots => {
                for n in 0..8 {
                    let (sin, cos) = (std::f32::consts::TAU * n as f32 / 8.0).sin_cos();
                    let center = (x + radius * cos, y + radius * sin);
                    Shape::Disc.draw(surface, center, radius * 0.16, ink);
                }
            }
            Shape::Target => {
                circle(radius, false, false);
                circle(radius * 0.45, false, true);
            }
            Shape::HalfDisc => {
                circle(radius, false, false);
                circle(radius, true, true);
            }
            Shape::Square => {
                // large enough for a pen
                let half = radius * 1.45;
                outline(surface, [x - half, y - half, 2.0 * half, 2.0 * half], pen(ink, radius * 0.22));
            }
        }
    }
}

pub(super) fn mark(
    surface: &mut Surface,
    stroke: Stroke,
    ink: Colour,
    [left, right]: [f32; 2],
    baseline: f32,
    size: f32,
) {
    let under = [left, baseline + size * 0.16, right, baseline + size * 0.16];
    match stroke {
        Stroke::Under => line(surface, under, pen(ink, size * 0.1)),
        Stroke::Dotted => {
            let dash = StrokeDash { array: vec![0.01, size * 0.2], offset: 0.0 };
            let dots = Pen { dash: Some(dash), line_cap: LineCap::Round, ..pen(ink, size * 0.11) };
            line(surface, under, dots);
        }
        Stroke::Box => {
            let rectangle = [left - 0.6, baseline - size * 0.86, right - left + 1.2, size * 1.14];
            outline(surface, rectangle, pen(ink, size * 0.07));
        }
    }
}

pub(super) fn line(surface: &mut Surface, [x0, y0, x1, y1]: [f32; 4], pen: Pen) {
    let mut path = PathBuilder::new();
    path.move_to(x0, y0);
    path.line_to(x1, y1);
    if let Some(path) = path.finish() {
        surface.set_fill(None);
        surface.set_stroke(Some(pen));
        surface.draw_path(&path);
    }
}

fn outline(surface: &mut Surface, rectangle: [f32; 4], pen: Pen) {
    if let Some(path) = bounds(rectangle) {
        surface.set_fill(None);
        surface.set_stroke(Some(pen));
        surface.draw_path(&path);
    }
}

pub(super) fn rectangle(surface: &mut Surface, rectangle: [f32; 4], ink: Colour) {
    if let Some(path) = bounds(rectangle) {
        surface.set_stroke(None);
        surface.set_fill(Some(fill(ink)));
        surface.draw_path(&path);
    }
}

fn bounds([left, top, width, height]: [f32; 4]) -> Option<krilla::geom::Path> {
    let mut path = PathBuilder::new();
    path.push_rect(Rect::from_xywh(left, top, width, height)?);
    path.finish()
}

pub(super) fn colour([r, g, b]: Colour) -> rgb::Color {
    rgb::Color::new(r, g, b)
}

pub(super) fn fill(ink: Colour) -> Fill {
    Fill { paint: colour(ink).into(), opacity: NormalizedF32::ONE, rule: FillRule::NonZero }
}

pub(super) fn pen(ink: Colour, width: f32) -> Pen {
    Pen { paint: colour(ink).into(), width, ..Pen::default() }
}
