//! The quotations of an article that were held against the reference, and the reference's words, while one of
//! them is read in context.

use super::{Column, Seen};
use crate::app::checked::Checked;
use crate::app::command::Command;
use crate::app::glyphs;
use crate::app::side_by_side::Frame;
use crate::app::widgets;
use crate::compare::document::Verdict;
use crate::compare::reference::{Differs, Side};
use crate::export::{plain, quote_check};
use eframe::egui::{
    CornerRadius, Id, Key, Painter, Pos2, Rect, Sense, Stroke, Ui, WidgetInfo, accesskit::Role, pos2, vec2,
};
use std::ops::Range;

/// Where the words of a check stand in the article at `n`: the quotation's, or the reference's.
pub fn places(checked: &Checked, n: usize) -> Vec<Range<usize>> {
    if n == checked.source {
        return checked.spans.clone();
    }
    if n != checked.reference {
        return Vec::new();
    }
    let said = checked.check.said.iter().map(|part| part.start..part.end);
    said.collect()
}

impl Column {
    /// Brings a code point of the article to `y` below the top of the view, gliding from `now` on where that is told.
    #[allow(clippy::too_many_arguments, reason = "a place, and the size of the view")]
    pub fn bring_point(&mut self, ui: &Ui, point: usize, y: f32, width: f32, height: f32, now: Option<f64>) {
        let Some(mut there) = self.flow.anchor(ui, point, width) else { return };
        there.offset -= y;
        let target = self.flow.settle(ui, there, width, height);
        let way = self.flow.distance(self.anchor, width) - self.flow.distance(target, width);
        self.anchor = target;
        self.glide = now.filter(|_| way.abs() > 1.0).map(|now| (way.clamp(-1.2 * height, 1.2 * height), now));
    }

    /// Paints the words of all checks that stand in the article at `n` behind its text, those of the one that is
    /// read on the tint of its finding. Gives back where these are reached by a connection.
    pub(super) fn paint_checks(
        &self,
        painter: &Painter,
        frame: &Frame,
        n: usize,
        rect: Rect,
        seen: &[Seen],
        over: Option<usize>,
    ) -> Option<Rect> {
        let read = frame.check?;
        let mut reached = None;
        for (index, checked) in frame.beside(read) {
            let hue = frame.palette.verdict(quote_check::verdict(checked.check.finding));
            let chosen = std::ptr::eq(checked, read);
            let places = places(checked, n);
            let lines: Vec<Rect> = places.iter().flat_map(|place| self.lines(seen, place.clone())).collect();
            if chosen && let Some(first) = places.first() {
                reached = Some(self.reach(rect, first.start, &lines));
            }
            if chosen || over == Some(index) {
                let fill = hue.tint.lerp_to_gamma(hue.full, if chosen { 0.16 } else { 0.0 });
                for line in &lines {
                    painter.rect_filled(line.expand2(vec2(1.5, 2.0)), CornerRadius::same(2), fill);
                }
            }
            if let Some(all) = lines.iter().copied().reduce(Rect::union) {
                let (x, width, color) = if chosen {
                    (9.0, 4.0, hue.full)
                } else {
                    (8.0, 2.0, frame.palette.bar(Verdict::Related))
                };
                let left = rect.left() - x;
                let from = pos2(left, all.top() - 1.0);
                painter.rect_filled(
                    Rect::from_min_max(from, pos2(left + width, all.bottom() + 1.0)),
                    0,
                    color,
                );
            }
        }
        reached
    }

    /// Marks the words that differ, over the text.
    pub(super) fn paint_differences(&self, painter: &Painter, frame: &Frame, n: usize, seen: &[Seen]) {
        let Some(checked) = frame.check else { return };
        let side = match n {
            n if n == checked.source => Side::Article,
            n if n == checked.reference => Side::Reference,
            _ => return,
        };
        let color = frame.palette.verdict(Verdict::Reworded).full;
        for mark in checked.check.marked(side) {
            for seen in seen {
                let Some((chars, at)) = self.within(seen, &(mark.range.start..mark.range.end)) else {
                    continue;
                };
                match mark.kind {
                    Differs::Changed => {
                        glyphs::underline(painter, at, &seen.galley, chars, Stroke::new(2.0, color));
                    }
                    Differs::Added => {
                        glyphs::dotted(painter, at, &seen.galley, chars, Stroke::new(1.6, color));
                    }
                    Differs::Missing(_) => {}
                }
            }
        }
    }

    /// The smallest check under the pointer, an index.
    pub(super) fn check_under(&self, frame: &Frame, n: usize, seen: &[Seen], pointer: Pos2) -> Option<usize> {
        let read = frame.check?;
        let point = self.point_at(seen, pointer, true)?;
        let found = frame.beside(read).filter_map(|(index, checked)| {
            let place = places(checked, n).into_iter().find(|place| place.contains(&point))?;
            Some((place.len(), index))
        });
        found.min().map(|(_, index)| index)
    }

    /// Makes the checks known to readers of the screen and to the keyboard.
    pub(super) fn speak_checks(
        &self,
        ui: &Ui,
        frame: &Frame,
        n: usize,
        (rect, seen, id): (Rect, &[Seen], Id),
        commands: &mut Vec<Command>,
    ) {
        let Some(read) = frame.check else { return };
        let there = frame.beside(read).map(|(index, checked)| (places(checked, n), index, checked));
        let mut there: Vec<_> = there.filter(|(places, ..)| !places.is_empty()).collect();
        // the keyboard goes through them in the order of the text
        there.sort_by_key(|(places, index, _)| (places[0].start, *index));
        for (places, index, checked) in there {
            let Some(first) = places.first() else { continue };
            let lines = places.iter().flat_map(|place| self.lines(seen, place.clone()));
            let place = lines.reduce(Rect::union).map(|lines| lines.intersect(rect));
            let place = place.filter(Rect::is_positive).unwrap_or_else(|| self.reach(rect, first.start, &[]));
            let response = ui.interact(place, id.with(("check", index)), Sense::focusable_noninteractive());
            let chosen = std::ptr::eq(checked, read);
            response.widget_info(|| {
                let quotation = &frame.scene.loaded.comparison.quotations[checked.quotation];
                let name = match n == checked.reference {
                    true => format!("What was said: {}", plain::line(&checked.check.text)),
                    false => {
                        let finding = quote_check::finding(checked.check.finding);
                        format!("{finding}: {}", plain::line(&quotation.text))
                    }
                };
                WidgetInfo::selected(Role::Mark, true, chosen, name)
            });
            widgets::focus_ring(ui, &response);
            if response.has_focus() && ui.input(|input| input.key_pressed(Key::Enter)) {
                commands.push(Command::ReadCheck(index));
            }
        }
    }
}
