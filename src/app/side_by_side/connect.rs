//! The connections between the passages of the selected row in neighbouring columns.

use super::Frame;
use super::column::Drawn;
use crate::compare::document::{Link, Row};
use crate::export::quote_check;
use eframe::egui::epaint::CubicBezierShape;
use eframe::egui::{Color32, Rect, Stroke, Ui, pos2};

/// Draws a curve from each passage of the selected row to its counterpart in the next column: the passage it
/// is most surely linked to. A neighbour that says nothing of it is left without; its head says so.
pub fn show(ui: &Ui, frame: &Frame, drawn: &[Option<Drawn>], area: Rect) {
    let scene = frame.scene;
    let painter = ui.painter().with_clip_rect(area.intersect(ui.clip_rect()));
    if let (Some(read), [Some(from), Some(to)]) = (frame.check, drawn)
        && let (Some(left), Some(right)) = (from.checked, to.checked)
    {
        let hue = frame.palette.verdict(quote_check::verdict(read.check.finding));
        curve(&painter, from, &left, to, &right, hue.full);
    }
    let Some(row) = frame.selected else { return };
    let row = &scene.loaded.comparison.rows[row];
    for pair in drawn.windows(2) {
        let [Some(from), Some(to)] = pair else { continue };
        for (n, m) in joined(row, &from.selected, &to.selected) {
            let (left, right) = (&from.selected[n], &to.selected[m]);
            let loose = [left.0, right.0].into_iter().find(|&reading| row.readings[reading].loose);
            let verdict = row.verdict_of(&row.readings[loose.unwrap_or(left.0)]);
            curve(&painter, from, &left.1, to, &right.1, frame.palette.verdict(verdict).full);
        }
    }
}

/// Which passages of two columns are joined, by their places in the lists: each with the one it is most
/// surely linked to, and all where nothing links them, as in a row that the user made.
fn joined(row: &Row, left: &[(usize, Rect)], right: &[(usize, Rect)]) -> Vec<(usize, usize)> {
    let score = |a: usize, b: usize| {
        let (a, b) = (&row.readings[a].id, &row.readings[b].id);
        let between = |link: &&Link| (link.from == *a && link.to == *b) || (link.from == *b && link.to == *a);
        row.links.iter().find(between).map_or(0.0, |link| link.score)
    };
    let all = || (0..left.len()).flat_map(|n| (0..right.len()).map(move |m| (n, m)));
    let most = |n: Option<usize>, m: Option<usize>| {
        let pairs = all().filter(|pair| n.is_none_or(|n| pair.0 == n) && m.is_none_or(|m| pair.1 == m));
        let scored = pairs.map(|pair| (score(left[pair.0].0, right[pair.1].0), pair));
        scored.filter(|(score, _)| *score > 0.0).max_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, pair)| pair)
    };
    let mut pairs: Vec<(usize, usize)> = (0..left.len()).filter_map(|n| most(Some(n), None)).collect();
    pairs.extend((0..right.len()).filter_map(|m| most(None, Some(m))));
    pairs.sort_unstable();
    pairs.dedup();
    if pairs.is_empty() { all().collect() } else { pairs }
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
