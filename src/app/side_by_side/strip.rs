//! The strip beside a column: where its shared and lone passages are, and what part is in view.

use super::Frame;
use super::column::Column;
use super::column::checked::places;
use crate::compare::document::Verdict;
use crate::export::quote_check;
use crate::export::words::rank;
use eframe::egui::emath::GuiRounding;
use eframe::egui::{
    CursorIcon, Mesh, Rect, Sense, Shape, StrokeKind, Ui, WidgetInfo, accesskit::Role, pos2, vec2,
};

/// Draws the strip in `rect`; gives back where in the article the user pressed, from 0 to 1.
pub fn show(ui: &Ui, frame: &Frame, n: usize, column: &Column, rect: Rect) -> Option<f32> {
    let id = ui.scope_id().with(("strip", n));
    // for the pointer: with the keyboard the article itself is scrolled
    let response = ui.interact(rect.expand2(vec2(3.0, 0.0)), id, Sense::CLICK | Sense::DRAG);
    let (top, bottom) = column.in_view();
    response.widget_info(|| {
        let name = frame.scene.loaded.name(n, frame.scene.state.blind);
        WidgetInfo::labeled(Role::ScrollBar, true, format!("Place in the article of {name}"))
    });
    let painter = ui.painter();
    painter.rect_filled(rect, 2.0, frame.palette.panel);
    let y = |part: f32| rect.top() + part * rect.height();
    let mut order: Vec<&super::passages::Passage> =
        column.passages.iter().filter(|p| super::passages::is_drawn(frame, p)).collect();
    order.sort_by_key(|p| (frame.selected == Some(p.at.row), p.shared, std::cmp::Reverse(rank(p.verdict))));
    let parts = column.parts();
    // one mesh for all, without corners: a long article has hundreds of marks, and rounding each one costs
    // more than it shows
    let mut marks = Mesh::default();
    for passage in order {
        let (from, to) =
            (y(column.share(&parts, passage.range.start)), y(column.share(&parts, passage.range.end)));
        let chosen = frame.selected == Some(passage.at.row);
        let (inset, color) = match (chosen, passage.shared) {
            (true, _) => (-2.0, frame.palette.verdict(passage.verdict).full),
            (false, true) => (1.0, frame.palette.bar(passage.verdict)),
            (false, false) => (4.0, frame.palette.rule),
        };
        let mark = Rect::from_min_max(
            pos2(rect.left() + inset, from),
            pos2(rect.right() - inset, (to - 1.0).max(from + 2.0)),
        );
        marks.add_colored_rect(mark.round_to_pixels(painter.pixels_per_point()), color);
    }
    for (_, checked) in frame.check.into_iter().flat_map(|read| frame.beside(read)) {
        let chosen = frame.check.is_some_and(|read| std::ptr::eq(read, checked));
        let color = match chosen {
            true => frame.palette.verdict(quote_check::verdict(checked.check.finding)).full,
            false => frame.palette.bar(Verdict::Related),
        };
        for place in places(checked, n) {
            let (from, to) = (y(column.share(&parts, place.start)), y(column.share(&parts, place.end)));
            let inset = if chosen { -2.0 } else { 2.0 };
            let mark = Rect::from_min_max(
                pos2(rect.left() + inset, from),
                pos2(rect.right() - inset, (to - 1.0).max(from + 2.0)),
            );
            marks.add_colored_rect(mark.round_to_pixels(painter.pixels_per_point()), color);
        }
    }
    painter.add(Shape::mesh(marks));
    let window = Rect::from_min_max(pos2(rect.left() - 2.0, y(top)), pos2(rect.right() + 2.0, y(bottom)));
    let color = if response.hovered() { frame.palette.ink } else { frame.palette.faint };
    painter.rect_stroke(window, 3.0, (1.0, color), StrokeKind::Inside);
    let pressed =
        (response.clicked() || response.dragged()).then(|| response.interact_pointer_pos()).flatten();
    response.on_hover_cursor(CursorIcon::PointingHand);
    pressed.map(|at| ((at.y - rect.top()) / rect.height().max(1.0)).clamp(0.0, 1.0))
}
