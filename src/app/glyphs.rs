//! Where characters stand in laid-out text, and the marks drawn around them. Marks are painted over a
//! galley instead of being laid out with it, so that none of them makes text move.

use eframe::egui::{Color32, CornerRadius, Galley, Painter, Rect, Stroke, StrokeKind, Vec2, pos2, vec2};
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

/// Draws a caret at the foot of the line before the character at `index`: words are missing here.
pub fn caret(painter: &Painter, at: Vec2, galley: &Galley, index: usize, line: Stroke) -> Option<Rect> {
    let place = before(galley, index)?.translate(at);
    let foot = pos2(place.left() - 1.0, place.bottom() + 1.5);
    painter.line_segment([foot + vec2(-3.5, 3.5), foot + vec2(0.0, -1.0)], line);
    painter.line_segment([foot + vec2(0.0, -1.0), foot + vec2(3.5, 3.5)], line);
    Some(place)
}
