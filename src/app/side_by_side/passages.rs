//! The passages of rows in an article, and how they are painted under its words.

use super::Frame;
use crate::app::loaded::{At, Loaded};
use crate::app::marks;
use crate::compare::document::Verdict;
use crate::export::words::rank;
use eframe::egui::{CornerRadius, Painter, Rect, pos2, vec2};
use std::ops::Range;

/// A passage of an article that stands in a row.
pub struct Passage {
    /// The row and its reading.
    pub at: At,
    /// Code points of the article's text.
    pub range: Range<usize>,
    /// What the row comes to; `Related` where the passage is only that.
    pub verdict: Verdict,
    /// Whether another source has the row too.
    pub shared: bool,
}

/// The passages of the article at `n`, longest first.
pub fn of(loaded: &Loaded, n: usize) -> Vec<Passage> {
    let mut passages: Vec<Passage> = loaded.by_source[n]
        .iter()
        .map(|&at| {
            let row = &loaded.comparison.rows[at.row];
            let reading = &row.readings[at.reading];
            let verdict = row.verdict_of(reading);
            Passage { at, range: reading.start..reading.end, verdict, shared: row.sources > 1 }
        })
        .collect();
    // of passages in one place the loudest is drawn last
    passages.sort_by_key(|p| {
        (p.shared, std::cmp::Reverse(p.range.len()), std::cmp::Reverse(rank(p.verdict)), p.range.start, p.at)
    });
    passages
}

/// Whether a passage is marked at all: its row passes the filter, or is the selected one.
pub fn is_drawn(frame: &Frame, passage: &Passage) -> bool {
    frame.shown[passage.at.row] || frame.selected == Some(passage.at.row)
}

/// Paints a passage behind its words: what is shared on the tint of its verdict, with a rule at the left of
/// the column; what stands only here with a thin rule alone.
pub fn paint(
    painter: &Painter,
    frame: &Frame,
    passage: &Passage,
    lines: &[Rect],
    left: f32,
    over: Option<At>,
) {
    let (Some(first), Some(last)) = (lines.first(), lines.last()) else { return };
    let hue = frame.palette.verdict(passage.verdict);
    let row = Some(passage.at.row);
    let selected = frame.selected == row;
    let near = over.map(|at| at.row) == row || frame.over == row;
    if passage.shared || selected || near {
        let fill = match (selected, near) {
            (true, _) => hue.tint.lerp_to_gamma(hue.full, 0.16),
            (false, true) => hue.tint.lerp_to_gamma(hue.full, 0.08),
            (false, false) => hue.tint,
        };
        for line in lines {
            painter.rect_filled(line.expand2(vec2(1.5, 2.0)), CornerRadius::same(2), fill);
        }
    }
    let (x, width, color) = match (selected, passage.shared) {
        (true, _) => (left - 9.0, 4.0, hue.full),
        (false, true) => (left - 8.0, 2.0, hue.full),
        (false, false) => (left - 7.5, 1.0, frame.palette.rule),
    };
    let rule = Rect::from_min_max(pos2(x, first.top() - 1.0), pos2(x + width, last.bottom() + 1.0));
    painter.rect_filled(rule, 0.0, color);
    // what differs has its verdict's shape beside it, for those who do not tell the tints apart
    let agrees =
        matches!(passage.verdict, Verdict::Agree | Verdict::Same | Verdict::Related | Verdict::Single);
    if passage.shared && !agrees {
        let center = pos2(left - 18.0, first.center().y);
        painter.circle_filled(center, 6.5, frame.palette.paper);
        marks::shape(painter, center, 10.0, passage.verdict, hue.full);
    }
}
