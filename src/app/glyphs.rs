//! Where characters stand in laid-out text, and the marks drawn around them. Marks are painted over a
//! galley instead of being laid out with it, so that none of them makes text move.

use eframe::egui::{
    Color32, CornerRadius, Galley, Painter, Rect, Shape, Stroke, StrokeKind, Vec2, pos2, vec2,
};
use std::ops::Range;

/// The rectangles of `chars`, counted in characters of the galley's text, one for each line; relative to
/// the galley.
pub fn rects(galley: &Galley, chars: Range<usize>) -> Vec<Rect> {
    let mut found: Vec<Rect> = Vec::new();
    let mut first = 0;
    for row in &galley.rows {
        let count = row.glyphs.len();
        let range = chars.start.max(first)..chars.end.min(first + count);
        if range.start < range.end {
            let (from, to) = (&row.glyphs[range.start - first], &row.glyphs[range.end - 1 - first]);
            // Blanks at the end of a line belong to no mark.
            let right = if to.chr == ' ' && range.end - first == count { to.pos.x } else { to.max_x() };
            let top = row.pos.y + (from.pos.y - from.font_ascent);
            let height = from.font_height;
            found.push(Rect::from_min_max(
                pos2(row.pos.x + from.pos.x, top),
                pos2(row.pos.x + right, top + height),
            ));
        }
        first += row.char_count_including_newline().0;
        if first >= chars.end {
            break;
        }
    }
    found
}

/// The characters of the galley's text on lines that stand between two heights, relative to the galley.
pub fn between(galley: &Galley, top: f32, bottom: f32) -> Range<usize> {
    let (mut from, mut to, mut first) = (None, 0, 0);
    for row in &galley.rows {
        if row.max_y() >= top && row.min_y() <= bottom {
            from.get_or_insert(first);
            to = first + row.glyphs.len();
        }
        first += row.char_count_including_newline().0;
    }
    from.unwrap_or(to)..to
}

/// Where between two characters the one at `index` begins, on its line; relative to the galley.
pub fn before(galley: &Galley, index: usize) -> Option<Rect> {
    rects(galley, index..index + 1)
        .first()
        .map(|rect| Rect::from_min_size(rect.min, vec2(0.0, rect.height())))
}

/// Fills behind `chars`.
pub fn fill(painter: &Painter, at: Vec2, galley: &Galley, chars: Range<usize>, color: Color32) {
    for rect in rects(galley, chars) {
        painter.rect_filled(rect.translate(at).expand2(vec2(1.0, 0.0)), CornerRadius::same(2), color);
    }
}

/// Draws a line under `chars`.
pub fn underline(painter: &Painter, at: Vec2, galley: &Galley, chars: Range<usize>, line: Stroke) {
    for rect in rects(galley, chars) {
        let rect = rect.translate(at);
        painter.hline(rect.x_range(), rect.bottom() + 0.5, line);
    }
}

/// Draws a dotted line under `chars`.
pub fn dotted(painter: &Painter, at: Vec2, galley: &Galley, chars: Range<usize>, line: Stroke) {
    for rect in rects(galley, chars) {
        let rect = rect.translate(at);
        let mut x = rect.left() + 1.0;
        while x < rect.right() {
            painter.circle_filled(pos2(x, rect.bottom() + 0.5), line.width * 0.6, line.color);
            x += line.width * 2.6;
        }
    }
}

/// Draws a box around `chars`.
pub fn boxed(painter: &Painter, at: Vec2, galley: &Galley, chars: Range<usize>, line: Stroke, fill: Color32) {
    for rect in rects(galley, chars) {
        let rect = rect.translate(at).expand2(vec2(2.0, 0.5));
        painter.rect(rect, CornerRadius::same(3), fill, line, StrokeKind::Inside);
    }
}

/// Draws a box of dashes around `chars`, without a fill.
pub fn dashed(painter: &Painter, at: Vec2, galley: &Galley, chars: Range<usize>, line: Stroke) {
    for rect in rects(galley, chars) {
        let rect = rect.translate(at).expand2(vec2(2.0, 0.0));
        let around =
            [rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom(), rect.left_top()];
        painter.extend(Shape::dashed_line(&around, line, 3.0, 2.0));
    }
}

#[cfg(test)]
mod tests {
    use super::between;
    use crate::app::{fonts, theme};
    use eframe::egui::{Color32, Context, RawInput};

    #[test]
    fn the_characters_between_two_heights_are_those_of_the_lines_there() {
        let ctx = Context::default();
        theme::install(&ctx);
        let mut tried = false;
        let mut output = ctx.run_ui(RawInput::default(), |ui| {
            let text = "one\ntwo\nthree".to_owned();
            let galley = ui.painter().layout_no_wrap(text, fonts::serif(14.0), Color32::BLACK);
            let middle = |n: usize| galley.rows[n].rect().center().y;
            assert_eq!(between(&galley, middle(1), middle(1)), 4..7);
            assert_eq!(between(&galley, middle(0), middle(2)), 0..13);
            assert_eq!(between(&galley, -20.0, middle(0)), 0..3);
            assert!(between(&galley, -20.0, -10.0).is_empty());
            assert!(between(&galley, galley.size().y + 10.0, f32::MAX).is_empty());
            tried = true;
        });
        // nothing is drawn
        output.textures_delta.clear();
        assert!(tried);
    }
}
