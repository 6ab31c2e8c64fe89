//! A passage as its cell shows it: the words, with marks where they differ from the row's other readings.

mod marked;

use crate::app::Scene;
use crate::app::fonts;
use crate::app::glyphs;
use crate::app::theme::{Palette, SMALL};
use crate::compare::document::{Place, Verdict};
use crate::compare::marks::{MarkKind, RowMarks};
use crate::export::filter::Search;
use crate::export::words::{self, sentence};
use eframe::egui::text::LayoutJob;
use eframe::egui::{Align2, Color32, Galley, Painter, Pos2, Rect, Stroke, TextFormat, Ui, Vec2, pos2, vec2};
pub use marked::{Marked, OneLine};
use marked::{as_shown, from_shortly_before, in_conflict, loudness, tell, tied};
use std::ops::Range;
use std::sync::Arc;

/// Lines of a passage that are shown at most; the inspector shows all.
pub const MOST_LINES: usize = 8;
/// Size of the words in a cell.
pub const SIZE: f32 = 14.5;
/// From line to line in a cell.
pub const LINE: f32 = 21.0;
/// Room for the caret of missing words and their number.
const ROOM: f32 = 17.0;
/// Between the words and what is said beside them.
const GAP: f32 = 2.0;
/// Between the box around a value and the words beside it.
const BOX: f32 = 2.0;

/// A passage with its marks, before it is laid out.
pub struct Passage {
    /// Which of the row's readings it is.
    pub reading: usize,
    place: Place,
    text: String,
    marks: Vec<Marked>,
    /// Where it stands and whom it credits, where that is worth a line.
    beside: String,
    /// Lines that are shown at most.
    most: usize,
}

/// A passage laid out for its column.
pub struct Laid {
    galley: Arc<Galley>,
    beside: Option<Arc<Galley>>,
}

impl Passage {
    /// Words with their marks in order, `most` lines of them at most, and what is said beside them.
    pub fn of_words(text: String, marks: Vec<Marked>, beside: String, most: usize) -> Passage {
        Passage { reading: 0, place: Place::Body, text, marks, beside, most }
    }

    /// What `readings`, all those of one source in the row, come to in its cell: the one that tells most of
    /// the difference, then those with values in conflict that it does not have, and that there are others.
    pub fn new(scene: &Scene, row: usize, readings: &[usize], marks: &RowMarks) -> Option<Passage> {
        let mut made: Vec<Passage> =
            readings.iter().map(|&reading| Self::of(scene, row, reading, marks)).collect();
        made.sort_by_cached_key(|passage| {
            // Of marks only those of values count: wording that differs is in every other sentence.
            let weight = passage.marks.iter().map(|mark| loudness(&mark.kind)).filter(|&w| w > 1).max();
            let tied = tied(&scene.loaded.comparison.rows[row], passage.reading);
            let body = passage.place != Place::Headline;
            std::cmp::Reverse((weight, body, tied, std::cmp::Reverse(passage.reading)))
        });
        let mut rest = made.into_iter();
        let mut passage = rest.next()?;
        let mut others: Vec<Passage> = Vec::new();
        for one in rest {
            if passage.lacks(&one) {
                passage.go_on_with(one);
            } else {
                others.push(one);
            }
        }
        let told = match others.len() {
            0 => String::new(),
            1 if others[0].place == Place::Headline && passage.place != Place::Headline => {
                "also in the headline".into()
            }
            count => format!("also in {}", words::count(count, "other place", "other places")),
        };
        let beside = [std::mem::take(&mut passage.beside), told];
        let beside: Vec<String> = beside.into_iter().filter(|part| !part.is_empty()).collect();
        passage.beside = sentence(&beside.join(" · "));
        Some(passage)
    }

    /// Whether `other` has a value in conflict that is not told here: neither the value nor what it is set against.
    fn lacks(&self, other: &Passage) -> bool {
        let told = in_conflict(&self.text, &self.marks);
        in_conflict(&other.text, &other.marks).iter().any(|(own, others)| {
            let against = |one: &String| told.iter().any(|(_, known)| known.contains(one));
            told.iter().all(|(known, _)| known != own) && !others.iter().all(against)
        })
    }

    /// Puts another passage of the same source under this one.
    fn go_on_with(&mut self, other: Passage) {
        let before = self.text.chars().count() + 1;
        self.text = format!("{}\n{}", self.text, other.text);
        let shift = |chars: Range<usize>| chars.start + before..chars.end + before;
        let marks = other.marks.into_iter().map(|mark| Marked { chars: shift(mark.chars.clone()), ..mark });
        self.marks.extend(marks);
        self.most += other.most;
    }

    fn of(scene: &Scene, row: usize, reading: usize, marks: &RowMarks) -> Passage {
        let (entry, shown) = (&scene.loaded.comparison.rows[row], &scene.loaded.rows[row]);
        let passage = &shown.passages[reading];
        let place = entry.readings[reading].place;
        let told = if place == Place::Headline { "Headline" } else { "" };
        let credit = words::credit(entry, passage).unwrap_or_default();
        let beside: Vec<&str> = [told, &credit].into_iter().filter(|part| !part.is_empty()).collect();
        let (text, places) = as_shown(&entry.readings[reading].text, passage.marks);
        let place_of = |point: usize| places[point.min(places.len() - 1)];
        let marks = marks.readings.get(reading).map_or(&[][..], Vec::as_slice).iter().map(|mark| Marked {
            chars: place_of(mark.start)..place_of(mark.end),
            told: tell(entry, &mark.kind),
            kind: mark.kind.clone(),
        });
        let (text, marks) = from_shortly_before(&text, marks.collect());
        Passage { reading, place, text, marks, beside: beside.join(" · "), most: MOST_LINES }
    }

    /// Lays it out `width` points wide.
    pub fn lay_out(&self, ui: &Ui, width: f32) -> Laid {
        let palette = Palette::of(ui);
        let format = TextFormat {
            line_height: Some(LINE),
            ..TextFormat::simple(fonts::serif(SIZE), Color32::PLACEHOLDER)
        };
        let mut job = LayoutJob::default();
        for (piece, aside, space) in self.pieces() {
            let color = if aside { palette.quiet } else { Color32::PLACEHOLDER };
            job.append(piece, space, TextFormat { color, ..format.clone() });
        }
        job.wrap.max_width = width;
        job.wrap.max_rows = self.most;
        let mut galley = ui.painter().layout_job(job.clone());
        // a value that differs is never below the last line: in a narrow column there are more lines
        if galley.elided && self.loud_to() > shown(&galley) {
            job.wrap.max_rows = 2 * self.most;
            galley = ui.painter().layout_job(job);
        }
        let beside = (!self.beside.is_empty()).then(|| {
            ui.painter().layout(self.beside.clone(), fonts::sans(SMALL), Color32::PLACEHOLDER, width)
        });
        Laid { galley, beside }
    }

    /// Where the last mark of a value ends, in characters of the text.
    fn loud_to(&self) -> usize {
        let loud = self.marks.iter().filter(|mark| loudness(&mark.kind) > 1);
        loud.map(|mark| mark.chars.end).max().unwrap_or(0)
    }

    /// Paints it with its upper left at `at`, words that were searched for marked.
    pub fn paint(&self, painter: &Painter, palette: &Palette, at: Pos2, laid: &Laid, search: &Search) {
        let offset = at.to_vec2();
        let galley = &laid.galley;
        for found in search.hits(&self.text) {
            glyphs::fill(painter, offset, galley, found, palette.found);
        }
        let hue = |verdict| palette.verdict(verdict);
        for mark in &self.marks {
            // told apart without colour, too: a box, and a box of dashes
            match mark.kind {
                MarkKind::Conflict(_) => {
                    let (line, fill) =
                        (Stroke::new(1.5, hue(Verdict::Conflict).full), hue(Verdict::Conflict).tint);
                    glyphs::boxed(painter, offset, galley, mark.chars.clone(), line, fill);
                }
                MarkKind::Compatible(_) => {
                    let line = Stroke::new(1.2, hue(Verdict::Compatible).full);
                    glyphs::dashed(painter, offset, galley, mark.chars.clone(), line);
                }
                _ => {}
            }
        }
        painter.galley(at, galley.clone(), palette.ink);
        for mark in &self.marks {
            match &mark.kind {
                MarkKind::Conflict(_) | MarkKind::Compatible(_) | MarkKind::Aside => {}
                MarkKind::Changed(_) => {
                    let line = Stroke::new(2.0, hue(Verdict::Reworded).full);
                    glyphs::underline(painter, offset, galley, mark.chars.clone(), line);
                }
                MarkKind::Added => {
                    let line = Stroke::new(1.6, hue(Verdict::Reworded).full);
                    glyphs::dotted(painter, offset, galley, mark.chars.clone(), line);
                }
                MarkKind::Missing { count, .. } => {
                    let color = hue(Verdict::Cut).full;
                    missing(painter, offset, galley, mark.chars.start, *count, color);
                }
            }
        }
        if let Some(beside) = &laid.beside {
            let under = at + vec2(0.0, galley.size().y + GAP);
            painter.galley(under, beside.clone(), palette.quiet);
        }
    }

    /// What is to be told about the mark at `at`, a place relative to the passage.
    pub fn told(&self, laid: &Laid, at: Pos2) -> Option<&str> {
        let touched = |mark: &&Marked| {
            let near = if mark.chars.is_empty() { vec2(ROOM, 0.0) } else { vec2(2.0, 3.0) };
            let chars = mark.chars.start..mark.chars.end.max(mark.chars.start + 1);
            let mut rects = glyphs::rects(&laid.galley, chars);
            if mark.chars.is_empty() {
                rects.truncate(1);
                rects.iter_mut().for_each(|rect| rect.max.x = rect.min.x);
            }
            rects.iter().any(|rect| rect.expand2(near).contains(at))
        };
        self.marks.iter().find(touched).map(|mark| mark.told.as_str()).filter(|told| !told.is_empty())
    }

    /// The text cut where its look changes: each piece, whether it is the outlet's own words within a
    /// quotation, and the room kept before it for words that are missing.
    fn pieces(&self) -> Vec<(&str, bool, f32)> {
        let mut cuts: Vec<usize> = vec![0];
        for mark in &self.marks {
            if mark.kind == MarkKind::Aside || room(&mark.kind) > 0.0 {
                cuts.extend([mark.chars.start, mark.chars.end]);
            }
        }
        cuts.sort_unstable();
        cuts.dedup();
        let bytes: Vec<usize> =
            self.text.char_indices().map(|(byte, _)| byte).chain([self.text.len()]).collect();
        let ends = cuts.iter().skip(1).copied().chain([bytes.len() - 1]);
        let pieces = cuts.iter().zip(ends).filter(|(start, end)| *start < end);
        pieces
            .map(|(&start, end)| {
                let aside = |mark: &Marked| mark.kind == MarkKind::Aside && mark.chars.contains(&start);
                // before a mark, and after a box
                let gap = |mark: &Marked| match (mark.chars.start == start, mark.chars.end == start) {
                    (true, _) => room(&mark.kind),
                    (false, true) if loudness(&mark.kind) > 1 => BOX,
                    _ => 0.0,
                };
                let space = self.marks.iter().map(gap).fold(0.0, f32::max);
                (&self.text[bytes[start]..bytes[end]], self.marks.iter().any(aside), space)
            })
            .collect()
    }

    /// All that it says, for readers of the screen.
    pub fn spoken(&self) -> String {
        if self.beside.is_empty() { self.text.clone() } else { format!("{} ({})", self.text, self.beside) }
    }
}

impl Laid {
    /// How high it is.
    pub fn height(&self) -> f32 {
        self.galley.size().y + self.beside.as_ref().map_or(0.0, |beside| GAP + beside.size().y)
    }
}

/// How many characters stand on the lines of `galley`.
fn shown(galley: &Galley) -> usize {
    galley.rows.iter().map(|row| row.char_count_including_newline().0).sum::<usize>().saturating_sub(2)
}

/// Room before the words that follow a mark.
fn room(kind: &MarkKind) -> f32 {
    match kind {
        MarkKind::Missing { count, .. } => width(*count),
        MarkKind::Conflict(_) | MarkKind::Compatible(_) => BOX,
        MarkKind::Changed(_) | MarkKind::Added | MarkKind::Aside => 0.0,
    }
}

/// Room for a caret and a number.
fn width(count: usize) -> f32 {
    ROOM + 6.0 * (count.max(1).ilog10() as f32)
}

/// Draws the caret for words that are missing, with how many, in the room kept for it.
fn missing(painter: &Painter, at: Vec2, galley: &Galley, index: usize, count: usize, color: Color32) {
    let space = width(count);
    // Where nothing follows, the caret stands behind the last character.
    let last = galley.job.text.chars().count();
    let mut number = count.to_string();
    let place = match glyphs::before(galley, index) {
        // No room is kept at the beginning of a line: it stands at the end of the line above, or without its
        // number beside the words.
        Some(place) if index > 0 && place.left() < space => {
            let above = glyphs::rects(galley, index - 1..index);
            match above.first().filter(|end| end.right() + space < galley.job.wrap.max_width + 8.0) {
                Some(end) => Rect::from_min_size(end.right_top(), vec2(0.0, end.height())).translate(at),
                None => {
                    number.clear();
                    place.translate(at - vec2(10.0, 0.0))
                }
            }
        }
        Some(place) => place.translate(at + vec2(-space, 0.0)),
        None if index >= last && last > 0 && !galley.elided => {
            let end = glyphs::rects(galley, last - 1..last);
            let Some(end) = end.first() else { return };
            end.translate(at + vec2(end.width() + 2.0, 0.0))
        }
        None => return,
    };
    let foot = pos2(place.left() + 5.0, place.bottom() - 4.0);
    let line = Stroke::new(1.5, color);
    painter.line_segment([foot + vec2(-3.5, 3.0), foot + vec2(0.0, -2.0)], line);
    painter.line_segment([foot + vec2(0.0, -2.0), foot + vec2(3.5, 3.0)], line);
    let beside = pos2(foot.x + 5.0, foot.y - 1.0);
    painter.text(beside, Align2::LEFT_CENTER, number, fonts::sans_semibold(10.0), color);
}

#[cfg(test)]
mod tests;
