//! The connections between the passages of the selected row in neighbouring columns.

use super::Frame;
use super::column::Drawn;
use eframe::egui::epaint::CubicBezierShape;
use eframe::egui::{Color32, Rect, Stroke, Ui, pos2};

/// Draws a curve from each passage of the selected row to its counterpart in the next column that has it, as
/// long as that one is its neighbour.
pub fn show(ui: &Ui, frame: &Frame, drawn: &[Option<Drawn>], area: Rect) {
    let Some(row) = frame.selected else { return };
    let hue = frame.palette.verdict(frame.scene.loaded.comparison.rows[row].verdict);
    let painter = ui.painter().with_clip_rect(area.intersect(ui.clip_rect()));
    for pair in drawn.windows(2) {
        let [Some(from), Some(to)] = pair else { continue };
        for left in &from.selected {
            for right in &to.selected {
                curve(&painter, from, left, to, right, hue.full);
            }
        }
    }
}

fn curve(
    painter: &eframe::egui::Painter,
    from: &Drawn,
    left: &Rect,
    to: &Drawn,
    right: &Rect,
    color: Color32,
) {
    let within = |rect: Rect, y: f32| y.clamp(rect.top() + 3.0, rect.bottom() - 3.0);
    let (y, z) = (within(from.rect, left.center().y), within(to.rect, right.center().y));
    // from the column's right edge across its strip to the rule of the other
    let (start, end) = (pos2(from.rect.right() + 4.0, y), pos2(to.rect.left() - 9.0, z));
    let middle = (end.x - start.x) * 0.5;
    let points = [start, pos2(start.x + middle, y), pos2(end.x - middle, z), end];
    let line = Stroke::new(1.8, color);
    painter.add(CubicBezierShape::from_points_stroke(points, false, Color32::TRANSPARENT, line));
    painter.circle_filled(start, 2.5, color);
}
