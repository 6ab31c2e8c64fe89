//! What the pointer does in an article: the passage and the words it is on, the words the user selects with it.

use super::{Column, Seen};
use crate::app::command::Command;
use crate::app::glyphs;
use crate::app::loaded::At;
use crate::app::side_by_side::passages::Passage;
use crate::app::side_by_side::{Frame, Words, cursor, tell};
use eframe::egui::{Painter, Pos2, Rect, Response, Ui, vec2};

impl Column {
    /// The smallest passage under the pointer.
    pub(super) fn under(&self, frame: &Frame, seen: &[Seen], pointer: Pos2) -> Option<At> {
        let point = self.point_at(seen, pointer, true)?;
        let holds = |p: &&Passage| p.range.contains(&point) && frame.shown[p.at.row];
        self.passages.iter().rev().filter(holds).min_by_key(|p| (!p.shared, p.range.len())).map(|p| p.at)
    }

    /// The code point of the article under the pointer; `exact` only where a letter is.
    pub(super) fn point_at(&self, seen: &[Seen], pointer: Pos2, exact: bool) -> Option<usize> {
        let nearest =
            seen.iter().filter(|s| self.flow.paragraphs[s.paragraph].start.is_some()).min_by_key(|s| {
                let rect = Rect::from_min_size(s.at, s.galley.size());
                let away = (rect.top() - pointer.y).max(pointer.y - rect.bottom()).max(0.0);
                (away * 10.0) as i64
            })?;
        let rect = Rect::from_min_size(nearest.at, nearest.galley.size());
        if exact && !rect.expand(3.0).contains(pointer) {
            return None;
        }
        let index: usize = nearest.galley.cursor_from_pos(pointer - nearest.at).index.into();
        let paragraph = &self.flow.paragraphs[nearest.paragraph];
        if exact {
            // a line's empty end is no word
            let at = index.min(paragraph.length.saturating_sub(1));
            let near = |i: usize| {
                let place = glyphs::rects(&nearest.galley, i..i + 1);
                place
                    .iter()
                    .any(|r| r.translate(nearest.at.to_vec2()).expand2(vec2(4.0, 6.0)).contains(pointer))
            };
            if !(near(at) || at > 0 && near(at - 1)) {
                return None;
            }
            let left = at > 0 && !near(at);
            return Some(paragraph.start? + if left { at - 1 } else { at });
        }
        Some(paragraph.start? + index.min(paragraph.length))
    }

    /// The lower right of a code point in view.
    pub(super) fn corner(&self, seen: &[Seen], point: usize) -> Option<Pos2> {
        let (paragraph, within) = self.flow.find(point)?;
        let seen = seen.iter().find(|s| s.paragraph == paragraph)?;
        let place = seen.galley.pos_from_cursor(eframe::egui::text::CCursor::new(within));
        Some(seen.at + place.right_bottom().to_vec2())
    }

    pub(super) fn paint_words(&self, painter: &Painter, frame: &Frame, seen: &[Seen], words: &Words) {
        let range = words.range();
        for seen in seen {
            let paragraph = &self.flow.paragraphs[seen.paragraph];
            let Some(start) = paragraph.start else { continue };
            let from = range.start.max(start);
            let to = range.end.min(start + paragraph.length);
            if from < to {
                let color = frame.palette.accent.gamma_multiply(0.28);
                for line in glyphs::rects(&seen.galley, from - start..to - start) {
                    let line = line.translate(seen.at.to_vec2()).expand2(vec2(0.0, 2.0));
                    painter.rect_filled(line, 0.0, color);
                }
            }
        }
    }

    #[allow(clippy::too_many_arguments, reason = "everything a press can be about")]
    pub(super) fn respond(
        &self,
        ui: &Ui,
        frame: &Frame,
        n: usize,
        seen: &[Seen],
        response: Response,
        (over, over_check): (Option<At>, Option<usize>),
        words: &mut Option<Words>,
        commands: &mut Vec<Command>,
    ) {
        if response.hovered() {
            cursor(ui, over.is_some() || over_check.is_some());
        }
        if response.drag_started()
            && let Some(origin) = ui.input(|input| input.pointer.press_origin())
            && let Some(from) = self.point_at(seen, origin, false)
        {
            *words = Some(Words { column: n, from, to: from, dragging: true });
        }
        if let Some(words) = words.as_mut().filter(|w| w.column == n && w.dragging) {
            if let Some(to) = response.interact_pointer_pos().and_then(|at| self.point_at(seen, at, false)) {
                words.to = to;
            }
            words.dragging = !response.drag_stopped();
        }
        if response.double_clicked()
            && let Some(at) = over
        {
            commands.push(Command::Inspect { row: at.row, reading: Some(at.reading) });
        } else if response.clicked() {
            *words = None;
            match over {
                // a check that is read is left by its bar
                None if frame.check.is_some() => commands.extend(over_check.map(Command::ReadCheck)),
                Some(at) => commands.push(Command::Select { row: at.row, reading: Some(at.reading) }),
                None => commands.push(Command::Deselect),
            }
        }
        let chosen = words.as_ref().filter(|w| w.column == n && w.from != w.to).map(Words::range);
        tell::menu(&response, frame, n, over, chosen, commands);
        // selected words have their own bar under the pointer
        if let Some(at) = over.filter(|_| words.as_ref().is_none_or(|w| w.from == w.to)) {
            response.on_hover_ui_at_pointer(|ui| tell::tooltip(ui, frame, at));
        }
    }
}
