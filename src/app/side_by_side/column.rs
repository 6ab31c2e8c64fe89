//! One article as a column: its text in view, the passages in it, the words the user selects.

pub mod checked;
mod pointer;
mod spoken;
mod values;

use super::flow::{Anchor, BETWEEN, Flow, Paragraph};
use super::passages::{self, Passage};
use super::{Frame, GLIDE, Words, wheel};
use crate::app::command::Command;
use crate::app::glyphs;
use crate::app::loaded::{At, Loaded};
use eframe::egui::{
    EventFilter, Galley, Key, Pos2, Rect, Response, Sense, Ui, Vec2, WidgetInfo, accesskit::Role, pos2, vec2,
};
use spoken::{beyond, speak};
use std::ops::Range;
use std::sync::Arc;

/// A column.
pub struct Column {
    /// SHA-256 of the article's text, to know it again.
    pub sha256: String,
    /// The passages of rows in it, longest first, so that those inside others are drawn over them.
    pub passages: Vec<Passage>,
    flow: Flow,
    anchor: Anchor,
    /// Points still to go to the anchor, and since when.
    glide: Option<(f32, f64)>,
    width: f32,
    height: f32,
}

/// What was drawn of a column.
pub struct Drawn {
    /// Where its text stands.
    pub rect: Rect,
    /// The readings of the selected row and where they stand; those out of view at the edge they are beyond.
    pub selected: Vec<(usize, Rect)>,
    /// Where the words of the check that is read stand, or the edge they are beyond.
    pub checked: Option<Rect>,
    /// The passage under the pointer.
    pub over: Option<At>,
    /// Where the words the user selected end.
    pub selection_end: Option<Pos2>,
}

/// A paragraph in view.
struct Seen {
    paragraph: usize,
    galley: Arc<Galley>,
    at: Pos2,
    /// Code points of the article's text on its lines in view.
    points: Range<usize>,
}

impl Column {
    /// The article at `n`, from its beginning.
    pub fn new(loaded: &Loaded, n: usize) -> Column {
        let article = &loaded.comparison.articles[n];
        let letters = |s: &str| {
            s.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>()
        };
        let title = letters(&article.title);
        let mut paragraphs = Vec::new();
        let mut start = 0;
        for (at, text) in article.text.split("\n\n").enumerate() {
            let headline = at == 0 && !title.is_empty() && letters(text) == title;
            if at == 0 && !headline && !title.is_empty() {
                paragraphs.push(Paragraph::new(&article.title, None, true));
            }
            paragraphs.push(Paragraph::new(text, Some(start), headline));
            start += text.chars().count() + 2;
        }
        Column {
            sha256: article.sha256.clone(),
            passages: passages::of(loaded, n),
            flow: Flow { paragraphs },
            anchor: Anchor { paragraph: 0, offset: -1000.0 },
            glide: None,
            width: 0.0,
            height: 0.0,
        }
    }

    /// Stays where a column of the same article was.
    pub fn keep_place(&mut self, before: Column) {
        self.anchor = before.anchor;
        self.flow = before.flow;
        self.width = before.width;
        self.height = before.height;
    }

    /// The part of the article in view, from 0 to 1.
    pub fn in_view(&self) -> (f32, f32) {
        let total = self.flow.total(self.width).max(1.0);
        let top = self.flow.distance(self.anchor, self.width);
        ((top / total).clamp(0.0, 1.0), ((top + self.height) / total).clamp(0.0, 1.0))
    }

    /// Where the column's paragraphs stand, for [`Column::share`].
    pub fn parts(&self) -> Vec<(f32, f32)> {
        self.flow.parts(self.width)
    }

    /// Where a code point of the article stands in its height, from 0 to 1.
    pub fn share(&self, parts: &[(f32, f32)], point: usize) -> f32 {
        let Some((paragraph, within)) = self.flow.find(point) else { return 0.0 };
        let Some(&(top, bottom)) = parts.get(paragraph) else { return 0.0 };
        let length = self.flow.paragraphs[paragraph].length.max(1) as f32;
        top + (bottom - top) * within as f32 / length
    }

    /// Goes to a part of the article, from 0 to 1, in the middle of the view.
    pub fn jump(&mut self, part: f32, height: f32) {
        let mut left = part * self.flow.total(self.width) - height / 2.0;
        let mut paragraph = 0;
        while paragraph + 1 < self.flow.paragraphs.len() {
            let one = Anchor { paragraph: paragraph + 1, offset: 0.0 };
            let here = Anchor { paragraph, offset: 0.0 };
            let step = self.flow.distance(one, self.width) - self.flow.distance(here, self.width);
            if left < step {
                break;
            }
            left -= step;
            paragraph += 1;
        }
        self.anchor = Anchor { paragraph, offset: left };
        self.glide = None;
    }

    fn point(&self, row: usize, reading: usize) -> Option<usize> {
        self.passages.iter().find(|p| p.at == At { row, reading }).map(|p| p.range.start)
    }

    /// How far below the top of the view a passage stands.
    pub fn height_of(&mut self, ui: &Ui, row: usize, reading: usize, width: f32, height: f32) -> Option<f32> {
        let point = self.point(row, reading)?;
        self.anchor = self.flow.settle(ui, self.anchor, width, height);
        let there = self.flow.anchor(ui, point, width)?;
        Some(self.flow.distance(there, width) - self.flow.distance(self.anchor, width))
    }

    /// Brings a passage to `y` below the top of the view, gliding from `now` on where that is told.
    #[allow(clippy::too_many_arguments, reason = "a passage, a place, and the size of the view")]
    pub fn bring(
        &mut self,
        ui: &Ui,
        row: usize,
        reading: usize,
        y: f32,
        width: f32,
        height: f32,
        now: Option<f64>,
    ) {
        if let Some(point) = self.point(row, reading) {
            self.bring_point(ui, point, y, width, height, now);
        }
    }

    /// Draws the column in `rect`, takes the wheel, presses and the dragging of words.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        frame: &Frame,
        n: usize,
        rect: Rect,
        words: &mut Option<Words>,
        commands: &mut Vec<Command>,
    ) -> Drawn {
        let id = ui.scope_id().with(("column", n));
        let area = rect.expand2(vec2(14.0, 0.0));
        let response = ui.interact(area, id, Sense::click_and_drag());
        let name = frame.scene.loaded.name(n, frame.scene.state.blind);
        response.widget_info(|| WidgetInfo::labeled(Role::Article, true, format!("Article of {name}")));
        (self.width, self.height) = (rect.width(), rect.height());
        let by = wheel(ui, area).y;
        if by != 0.0 {
            self.anchor.offset -= by;
            self.glide = None;
        }
        self.page_keys(ui, &response);
        self.anchor = self.flow.settle(ui, self.anchor, rect.width(), rect.height());
        let seen = self.in_sight(ui, rect);
        // with room for the shapes beside passages
        let painter = ui.painter().with_clip_rect(area.expand2(vec2(12.0, 0.0)).intersect(ui.clip_rect()));
        let pointer = response.hover_pos().filter(|_| !response.dragged());
        let over = pointer.and_then(|pointer| self.under(frame, &seen, pointer));
        let over_check = pointer.and_then(|pointer| self.check_under(frame, n, &seen, pointer));
        let mut selected = Vec::new();
        // the selected row is drawn over all others
        let chosen = |p: &&Passage| frame.selected == Some(p.at.row);
        let order = self.passages.iter().filter(|p| !chosen(p)).chain(self.passages.iter().filter(chosen));
        let mut places = Vec::new();
        // a reader of the screen goes through those out of view, too; for nobody else they are worth the time
        let read_aloud = ui.ctx().accesskit_node_builder(id, |_| ()).is_some();
        for passage in order {
            if passages::is_drawn(frame, passage) {
                let rects = self.lines(&seen, passage.range.clone());
                let place = rects.iter().copied().reduce(Rect::union);
                let place = place.or_else(|| read_aloud.then(|| beyond(rect, &seen, passage)));
                if let Some(place) = place.filter(|_| passage.shared) {
                    places.push((passage, place));
                }
                if frame.selected == Some(passage.at.row) {
                    selected.push((passage.at.reading, self.reach(rect, passage.range.start, &rects)));
                }
                passages::paint(&painter, frame, passage, &rects, rect.left(), over);
            }
        }
        // over what is painted behind the words of every passage
        for passage in self.passages.iter().filter(|passage| passages::is_drawn(frame, passage)) {
            self.paint_values(&painter, frame, &seen, passage);
        }
        let checked = self.paint_checks(&painter, frame, n, rect, &seen, over_check);
        if let Some(words) = words.as_ref().filter(|w| w.column == n) {
            self.paint_words(&painter, frame, &seen, words);
        }
        for seen in &seen {
            for hit in frame.search.hits(&self.flow.paragraphs[seen.paragraph].text) {
                glyphs::fill(&painter, seen.at.to_vec2(), &seen.galley, hit, frame.palette.found);
            }
            painter.galley(seen.at, seen.galley.clone(), frame.palette.ink);
        }
        self.paint_differences(&painter, frame, n, &seen);
        let selection_end = words.as_ref().filter(|w| w.column == n).and_then(|w| self.corner(&seen, w.to));
        // the keyboard goes through them in the order of the text
        places.sort_by_key(|(p, _)| (p.range.start, p.at));
        let reached = speak(ui, frame, &places, id, commands);
        if let Some(at) = reached {
            self.bring(ui, at.row, at.reading, rect.height() * 0.3, rect.width(), rect.height(), None);
        }
        self.speak_checks(ui, frame, n, (rect, &seen, id), commands);
        self.respond(ui, frame, n, &seen, response, (over, over_check), words, commands);
        Drawn { rect, selected, checked, over, selection_end }
    }

    /// The paragraphs in view, each in its place.
    fn in_sight(&mut self, ui: &Ui, rect: Rect) -> Vec<Seen> {
        let mut at = self.anchor;
        if let Some((way, since)) = self.glide {
            let part = ((ui.input(|input| input.time) - since) / GLIDE) as f32;
            if part < 1.0 {
                at.offset += left(way, part);
                at = self.flow.settle(ui, at, rect.width(), rect.height());
                ui.ctx().request_repaint();
            } else {
                self.glide = None;
            }
        }
        let mut seen = Vec::new();
        let mut y = rect.top() - at.offset;
        for paragraph in at.paragraph..self.flow.paragraphs.len() {
            if y > rect.bottom() {
                break;
            }
            let galley = self.flow.paragraphs[paragraph].galley(ui, rect.width());
            let height = galley.size().y;
            let start = self.flow.paragraphs[paragraph].start.unwrap_or_default();
            let lines = glyphs::between(&galley, rect.top() - y, rect.bottom() - y);
            let points = start + lines.start..start + lines.end;
            seen.push(Seen { paragraph, galley, at: pos2(rect.left(), y), points });
            y += height + BETWEEN;
        }
        seen
    }

    /// The lines of the code points `range`; none where all of them are out of view. An article may be one
    /// paragraph of thousands of words, so what is out of view costs nothing.
    fn lines(&self, seen: &[Seen], range: Range<usize>) -> Vec<Rect> {
        let mut rects = Vec::new();
        for seen in seen {
            if let Some((chars, at)) = self.within(seen, &range) {
                let lines = glyphs::rects(&seen.galley, chars);
                rects.extend(lines.into_iter().map(|line| line.translate(at)));
            }
        }
        rects
    }

    /// Which characters of a paragraph in view the code points `range` of the article are, and where the paragraph
    /// stands.
    fn within(&self, seen: &Seen, range: &Range<usize>) -> Option<(Range<usize>, Vec2)> {
        let paragraph = &self.flow.paragraphs[seen.paragraph];
        let start = paragraph.start?;
        if range.start >= seen.points.end || range.end <= seen.points.start {
            return None;
        }
        let from = range.start.max(start);
        let to = range.end.min(start + paragraph.length);
        (from < to).then(|| (from - start..to - start, seen.at.to_vec2()))
    }

    /// Where what begins at a code point is reached by a connection: its lines, or the edge it is beyond.
    fn reach(&self, rect: Rect, point: usize, rects: &[Rect]) -> Rect {
        let all = rects.iter().copied().reduce(Rect::union);
        if let Some(all) = all.filter(|all| all.bottom() > rect.top() && all.top() < rect.bottom()) {
            return all.intersect(rect);
        }
        let top = self.flow.distance(self.anchor, rect.width());
        let there = self.share(&self.parts(), point) * self.flow.total(rect.width());
        let y = if there < top { rect.top() } else { rect.bottom() };
        Rect::from_min_max(pos2(rect.left(), y), pos2(rect.right(), y))
    }

    fn page_keys(&mut self, ui: &Ui, response: &Response) {
        if !response.has_focus() {
            return;
        }
        // arrows scroll; they do not lead to what stands below
        let arrows = EventFilter { vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, arrows));
        let (by, home, end) = ui.input(|input| {
            let pressed = |key| input.num_presses(key) as f32;
            let pages = pressed(Key::PageDown) - pressed(Key::PageUp);
            let lines = pressed(Key::ArrowDown) - pressed(Key::ArrowUp);
            let by = pages * (self.height - 40.0) + lines * 46.0;
            (by, input.key_pressed(Key::Home), input.key_pressed(Key::End))
        });
        if home || end {
            self.jump(if home { 0.0 } else { 1.0 }, self.height);
        } else if by != 0.0 {
            self.anchor.offset += by;
            self.glide = None;
        }
    }
}

/// What is left of a way when `part` of the time has passed: fast at first, slow at the end.
fn left(way: f32, part: f32) -> f32 {
    way * (1.0 - part.clamp(0.0, 1.0)).powi(3)
}

#[cfg(test)]
mod tests {
    use super::left;

    #[test]
    fn a_glide_begins_at_once_and_ends_where_it_should() {
        assert_eq!((left(300.0, 0.0), left(300.0, 1.0), left(300.0, 2.0)), (300.0, 0.0, 0.0));
        assert!(left(300.0, 0.5) < 150.0);
    }
}
