//! A passage as its cell shows it: the words, with marks where they differ from the row's other readings.

use crate::app::Scene;
use crate::app::fonts;
use crate::app::glyphs;
use crate::app::theme::{Palette, SMALL};
use crate::compare::document::{Difference, DifferenceKind, Place, Row, Verdict};
use crate::export::words;
use eframe::egui::text::LayoutJob;
use eframe::egui::{Color32, Galley, Painter, Pos2, Stroke, TextFormat, Ui};
use std::ops::Range;
use std::sync::Arc;

/// Lines of a passage that are shown at most; the inspector shows all.
pub const MOST_LINES: usize = 8;
/// Size of the words in a cell.
pub const SIZE: f32 = 14.5;
/// From line to line in a cell.
pub const LINE: f32 = 21.0;
/// Characters before the first mark beyond which a passage is shown from shortly before it.
const FAR: usize = 150;
/// Characters shown before a mark that is far in.
const BEFORE: usize = 50;
/// Between the words and what is said beside them.
const GAP: f32 = 2.0;

/// A passage with its marks, before it is laid out.
pub struct Passage {
    /// Which of the row's readings it is.
    pub reading: usize,
    place: Place,
    text: String,
    marks: Vec<Mark>,
    /// Where it stands and whom it credits, where that is worth a line.
    beside: String,
}

/// Characters that are marked.
pub struct Mark {
    /// Which, counted in characters of the passage.
    pub chars: Range<usize>,
    /// How.
    pub kind: MarkKind,
}

/// How characters are marked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MarkKind {
    /// A value that conflicts with another reading's.
    Conflict,
    /// Other words than in the fullest reading, which has these.
    Changed(String),
    /// Words the fullest reading has not.
    Added,
    /// Before these characters the fullest reading has words that are missing here: how many, and which.
    Missing(usize, String),
}

/// A passage laid out for its column.
pub struct Laid {
    galley: Arc<Galley>,
    beside: Option<Arc<Galley>>,
}

impl Passage {
    /// What `readings`, all those of one source in the row, come to in its cell: the one that tells most of
    /// the difference, and that there are others.
    pub fn new(scene: &Scene, row: usize, readings: &[usize]) -> Option<Passage> {
        let made = readings.iter().map(|&reading| Self::of(scene, row, reading));
        let mut passage = made.max_by_key(|passage| {
            (passage.marks.len().min(1), passage.place != Place::Headline, std::cmp::Reverse(passage.reading))
        })?;
        let headline =
            |&reading: &usize| scene.loaded.comparison.rows[row].readings[reading].place == Place::Headline;
        let others = readings.len() - 1;
        let told = match others {
            0 => String::new(),
            1 if readings.iter().any(headline) && passage.place != Place::Headline => {
                "also in the headline".into()
            }
            _ => format!("and in {}", words::count(others, "other place", "other places")),
        };
        passage.beside = [std::mem::take(&mut passage.beside), told]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(" · ");
        passage.beside = sentence(&passage.beside);
        Some(passage)
    }

    fn of(scene: &Scene, row: usize, reading: usize) -> Passage {
        let (entry, shown) = (&scene.loaded.comparison.rows[row], &scene.loaded.rows[row]);
        let passage = &shown.passages[reading];
        let place = entry.readings[reading].place;
        let told = if place == Place::Headline { "Headline" } else { "" };
        let credit = words::credit(entry, passage).unwrap_or_default();
        let beside: Vec<&str> = [told, &credit].into_iter().filter(|part| !part.is_empty()).collect();
        let marks = conflicts(entry, reading, &passage.text);
        let (text, marks) = from_shortly_before(&passage.text, marks);
        Passage { reading, place, text, marks, beside: beside.join(" · ") }
    }

    /// Lays it out `width` points wide.
    pub fn lay_out(&self, ui: &Ui, width: f32) -> Laid {
        let mut job = LayoutJob::single_section(
            self.text.clone(),
            TextFormat {
                line_height: Some(LINE),
                ..TextFormat::simple(fonts::serif(SIZE), Color32::PLACEHOLDER)
            },
        );
        job.wrap.max_width = width;
        job.wrap.max_rows = MOST_LINES;
        let beside = (!self.beside.is_empty()).then(|| {
            ui.painter().layout(self.beside.clone(), fonts::sans(SMALL), Color32::PLACEHOLDER, width)
        });
        Laid { galley: ui.painter().layout_job(job), beside }
    }

    /// Paints it with its upper left at `at`, words that were searched for marked.
    pub fn paint(&self, painter: &Painter, palette: &Palette, at: Pos2, laid: &Laid, needle: &str) {
        let offset = at.to_vec2();
        let galley = &laid.galley;
        for found in find(&self.text, needle) {
            glyphs::fill(painter, offset, galley, found, palette.found);
        }
        let (vermilion, amber) = (palette.verdict(Verdict::Conflict), palette.verdict(Verdict::Reworded));
        for mark in &self.marks {
            if mark.kind == MarkKind::Conflict {
                let line = Stroke::new(1.5, vermilion.full);
                glyphs::boxed(painter, offset, galley, mark.chars.clone(), line, vermilion.tint);
            }
        }
        painter.galley(at, galley.clone(), palette.ink);
        for mark in &self.marks {
            match &mark.kind {
                MarkKind::Conflict => {}
                MarkKind::Changed(_) => {
                    let line = Stroke::new(2.0, amber.full);
                    glyphs::underline(painter, offset, galley, mark.chars.clone(), line);
                }
                MarkKind::Added => {
                    let line = Stroke::new(2.0, palette.quiet);
                    glyphs::dotted(painter, offset, galley, mark.chars.clone(), line);
                }
                MarkKind::Missing(..) => {
                    let line = Stroke::new(1.5, palette.verdict(Verdict::Cut).full);
                    glyphs::caret(painter, offset, galley, mark.chars.start, line);
                }
            }
        }
        if let Some(beside) = &laid.beside {
            let under = at + eframe::egui::vec2(0.0, galley.size().y + GAP);
            painter.galley(under, beside.clone(), palette.quiet);
        }
    }

    /// What is to be told about the mark at `at`, a place relative to the passage.
    pub fn told(&self, laid: &Laid, at: Pos2) -> Option<String> {
        let touched = |mark: &&Mark| {
            let chars = mark.chars.start..mark.chars.end.max(mark.chars.start + 1);
            glyphs::rects(&laid.galley, chars).iter().any(|rect| rect.expand(3.0).contains(at))
        };
        self.marks.iter().find(touched).and_then(|mark| match &mark.kind {
            MarkKind::Conflict => Some("The other sources have another value here".into()),
            MarkKind::Changed(other) => Some(format!("The fullest reading has “{other}”")),
            MarkKind::Added => Some("The fullest reading has not these words".into()),
            MarkKind::Missing(count, missing) => {
                Some(format!("{} left out: “{missing}”", words::count(*count, "word", "words")))
            }
        })
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

/// The passage from shortly before its first mark, where that is far in.
fn from_shortly_before(text: &str, marks: Vec<Mark>) -> (String, Vec<Mark>) {
    let first = marks.iter().map(|mark| mark.chars.start).min().unwrap_or(0);
    if first <= FAR {
        return (text.to_owned(), marks);
    }
    let letters: Vec<char> = text.chars().collect();
    let from = first - BEFORE;
    let Some(blank) = letters[from..first].iter().position(|letter| *letter == ' ') else {
        return (text.to_owned(), marks);
    };
    let cut = from + blank + 1;
    let lead = "… ";
    let shown = lead.chars().chain(letters[cut..].iter().copied()).collect();
    let shift = |at: usize| at - cut + lead.chars().count();
    let marks = marks
        .into_iter()
        .filter(|mark| mark.chars.start >= cut)
        .map(|mark| Mark { chars: shift(mark.chars.start)..shift(mark.chars.end), ..mark })
        .collect();
    (shown, marks)
}

/// The values of the reading that conflict with another's.
fn conflicts(row: &Row, reading: usize, text: &str) -> Vec<Mark> {
    if row.verdict != Verdict::Conflict {
        return Vec::new();
    }
    let id = &row.readings[reading].id;
    let conflicting = |difference: &&Difference| {
        matches!(
            difference.kind,
            DifferenceKind::Number
                | DifferenceKind::Date
                | DifferenceKind::Name
                | DifferenceKind::Speaker
                | DifferenceKind::Negation
                | DifferenceKind::Certainty
        ) && !difference.note.contains("can be true")
    };
    let mut marks: Vec<Mark> = Vec::new();
    for difference in row.differences.iter().filter(conflicting) {
        let sides = difference.readings.iter().zip(&difference.values);
        for (_, value) in sides.filter(|(side, value)| *side == id && !value.trim().is_empty()) {
            let value = value.trim();
            let Some(byte) = text.find(value) else { continue };
            let start = text[..byte].chars().count();
            let chars = start..start + value.chars().count();
            if marks.iter().all(|mark| mark.chars.end <= chars.start || chars.end <= mark.chars.start) {
                marks.push(Mark { chars, kind: MarkKind::Conflict });
            }
        }
    }
    marks
}

/// Where `needle`, in small letters, stands in `text`, counted in characters.
pub fn find(text: &str, needle: &str) -> Vec<Range<usize>> {
    if needle.is_empty() {
        return Vec::new();
    }
    // Letters that grow when made small are rare; each small letter remembers which it was.
    let mut small = String::with_capacity(text.len());
    let mut origin: Vec<usize> = Vec::with_capacity(text.len());
    for (index, letter) in text.chars().enumerate() {
        for lower in letter.to_lowercase() {
            small.push(lower);
            origin.extend(std::iter::repeat_n(index, lower.len_utf8()));
        }
    }
    small
        .match_indices(needle)
        .map(|(start, found)| origin[start]..origin[start + found.len() - 1] + 1)
        .collect()
}

/// With a capital at its beginning.
fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_far_in_is_shown_from_shortly_before() {
        let text = format!("{}30,000 people came", "word ".repeat(60));
        let mark = |chars| vec![Mark { chars, kind: MarkKind::Conflict }];
        let (shown, marks) = from_shortly_before(&text, mark(300..306));
        let marked: String = shown.chars().skip(marks[0].chars.start).take(marks[0].chars.len()).collect();
        assert_eq!(marked, "30,000");
        assert!(shown.starts_with("… word") && shown.chars().count() < 90, "{shown}");
        assert_eq!(from_shortly_before(&text, mark(10..14)).0, text);
    }

    #[test]
    fn words_are_found_whatever_their_capitals() {
        assert_eq!(find("The Ferry and the ferry", "ferry"), [4..9, 18..23]);
        assert_eq!(find("İstanbul und ÄÖÜ", "äö"), [13..15]);
        assert!(find("anything", "").is_empty());
    }
}
