//! The values that conflict, boxed in the article's words.

use super::{Column, Seen};
use crate::app::glyphs;
use crate::app::side_by_side::Frame;
use crate::app::side_by_side::passages::Passage;
use crate::compare::document::Verdict;
use crate::compare::marks::MarkKind;
use eframe::egui::{Painter, Stroke};

impl Column {
    /// Boxes the values of a passage that conflict with another source's, as the table does; those that are only
    /// of another precision where the row is selected.
    pub(super) fn paint_values(&self, painter: &Painter, frame: &Frame, seen: &[Seen], passage: &Passage) {
        let selected = frame.selected == Some(passage.at.row);
        let row = &frame.scene.loaded.comparison.rows[passage.at.row];
        let in_sight = seen.iter().any(|seen| self.within(seen, &passage.range).is_some());
        if !in_sight || !(selected || row.verdict == Verdict::Conflict) {
            return;
        }
        let marks = frame.values.of(&frame.scene.loaded.comparison, passage.at.row);
        for mark in marks.readings.get(passage.at.reading).into_iter().flatten() {
            let range = passage.range.start + mark.start..passage.range.start + mark.end;
            for seen in seen {
                let Some((chars, at)) = self.within(seen, &range) else { continue };
                match mark.kind {
                    MarkKind::Conflict(_) => {
                        let hue = frame.palette.verdict(Verdict::Conflict);
                        let line = Stroke::new(1.5, hue.full);
                        glyphs::boxed(painter, at, &seen.galley, chars, line, hue.tint);
                    }
                    MarkKind::Compatible(_) if selected => {
                        let line = Stroke::new(1.2, frame.palette.verdict(Verdict::Compatible).full);
                        glyphs::dashed(painter, at, &seen.galley, chars, line);
                    }
                    _ => {}
                }
            }
        }
    }
}
