//! Where a column's paragraphs stand: anchored at one of them and a distance into it. Heights that were
//! never seen are guessed and measured when they come into view; what is above the anchor never moves what
//! is below.

use crate::app::fonts;
use crate::app::theme::{LEADING, TEXT};
use eframe::egui::text::{LayoutJob, TextFormat};
use eframe::egui::{Color32, Galley, Ui};
use std::sync::Arc;

/// Between two paragraphs.
pub const BETWEEN: f32 = 14.0;
/// Above the first and below the last.
const EDGE: f32 = 14.0;
/// Width of a letter, on average, in parts of the type's size.
const LETTER: f32 = 0.48;

/// A paragraph of an article.
pub struct Paragraph {
    /// Its words.
    pub text: String,
    /// Its first code point in the article's text; `None` for a headline that is not in the text.
    pub start: Option<usize>,
    /// Its code points.
    pub length: usize,
    /// Whether it is the headline.
    pub headline: bool,
    laid_out: Option<LaidOut>,
}

/// A paragraph laid out, and for what.
struct LaidOut {
    width: f32,
    scale: f32,
    pass: u64,
    galley: Arc<Galley>,
}

impl Paragraph {
    /// A paragraph that was not laid out yet.
    pub fn new(text: &str, start: Option<usize>, headline: bool) -> Paragraph {
        Paragraph { text: text.to_owned(), start, length: text.chars().count(), headline, laid_out: None }
    }

    /// Lays it out, or hands out what was laid out for that width in the same frame. From frame to frame the
    /// toolkit keeps it: letters laid out earlier stand no longer where they did in its picture of all letters
    /// once that was drawn anew, as for another appearance.
    pub fn galley(&mut self, ui: &Ui, width: f32) -> Arc<Galley> {
        let (scale, pass) = (ui.ctx().pixels_per_point(), ui.ctx().cumulative_pass_nr());
        if let Some(made) = &self.laid_out
            && (made.width, made.scale, made.pass) == (width, scale, pass)
        {
            return made.galley.clone();
        }
        let (font, leading) = if self.headline {
            (fonts::serif_semibold(TEXT + 4.5), LEADING + 4.0)
        } else {
            (fonts::serif(TEXT), LEADING)
        };
        let format =
            TextFormat { line_height: Some(leading), ..TextFormat::simple(font, Color32::PLACEHOLDER) };
        let mut job = LayoutJob::single_section(self.text.clone(), format);
        job.wrap.max_width = width;
        let galley = ui.painter().layout_job(job);
        self.laid_out = Some(LaidOut { width, scale, pass, galley: galley.clone() });
        galley
    }

    /// Its height at `width`, measured or guessed.
    fn height(&self, width: f32) -> f32 {
        match &self.laid_out {
            Some(made) if made.width == width => made.galley.size().y,
            _ => {
                let line = (width / (TEXT * LETTER)).max(8.0);
                (self.length as f32 / line).ceil().max(1.0) * LEADING
            }
        }
    }
}

/// A place in a column: a paragraph, and how far below its top the view begins.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Anchor {
    /// Which paragraph.
    pub paragraph: usize,
    /// Points below its top; negative above it.
    pub offset: f32,
}

/// The paragraphs of a column in their places.
#[derive(Default)]
pub struct Flow {
    /// In order.
    pub paragraphs: Vec<Paragraph>,
}

impl Flow {
    /// The paragraph's height with the space under it; measured where it was laid out.
    fn step(&self, n: usize, width: f32) -> f32 {
        self.paragraphs[n].height(width) + BETWEEN
    }

    /// Height of all, as far as it is known.
    pub fn total(&self, width: f32) -> f32 {
        2.0 * EDGE + (0..self.paragraphs.len()).map(|n| self.step(n, width)).sum::<f32>()
    }

    /// How far below the beginning of all a place is.
    pub fn distance(&self, anchor: Anchor, width: f32) -> f32 {
        EDGE + (0..anchor.paragraph.min(self.paragraphs.len())).map(|n| self.step(n, width)).sum::<f32>()
            + anchor.offset
    }

    /// Where each paragraph begins and ends, as far as it is known, in parts of the height of all.
    pub fn parts(&self, width: f32) -> Vec<(f32, f32)> {
        let total = self.total(width).max(1.0);
        let mut top = EDGE;
        (0..self.paragraphs.len())
            .map(|n| {
                let from = top;
                top += self.step(n, width);
                (from / total, (top - BETWEEN) / total)
            })
            .collect()
    }

    /// The same place, with an offset inside its paragraph, measuring what is passed on the way, and with
    /// neither the beginning below the top of the view nor the end above its foot.
    pub fn settle(&mut self, ui: &Ui, mut at: Anchor, width: f32, height: f32) -> Anchor {
        let last = self.paragraphs.len().saturating_sub(1);
        if self.paragraphs.is_empty() {
            return Anchor::default();
        }
        at.paragraph = at.paragraph.min(last);
        for again in 0..2 {
            while at.offset < 0.0 && at.paragraph > 0 {
                at.paragraph -= 1;
                self.paragraphs[at.paragraph].galley(ui, width);
                at.offset += self.step(at.paragraph, width);
            }
            if at.paragraph == 0 {
                at.offset = at.offset.max(-EDGE);
            }
            loop {
                self.paragraphs[at.paragraph].galley(ui, width);
                let step = self.step(at.paragraph, width);
                if at.offset < step || at.paragraph == last {
                    break;
                }
                at.offset -= step;
                at.paragraph += 1;
            }
            let mut below = -at.offset;
            let mut n = at.paragraph;
            while below < height && n <= last {
                self.paragraphs[n].galley(ui, width);
                below += self.step(n, width);
                n += 1;
            }
            let lacking = height - (below - BETWEEN + EDGE);
            if n <= last || lacking <= 0.0 || again == 1 {
                break;
            }
            at.offset -= lacking;
        }
        at
    }

    /// The paragraph in which a code point of the article's text stands, and where in it.
    pub fn find(&self, point: usize) -> Option<(usize, usize)> {
        let inside = |p: &Paragraph| p.start.is_some_and(|start| start <= point);
        let n = self.paragraphs.iter().rposition(inside)?;
        let start = self.paragraphs[n].start?;
        Some((n, (point - start).min(self.paragraphs[n].length)))
    }

    /// The place where a code point's line begins.
    pub fn anchor(&mut self, ui: &Ui, point: usize, width: f32) -> Option<Anchor> {
        let (paragraph, within) = self.find(point)?;
        let galley = self.paragraphs[paragraph].galley(ui, width);
        let offset = galley.pos_from_cursor(eframe::egui::text::CCursor::new(within)).top();
        Some(Anchor { paragraph, offset })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::theme;
    use eframe::egui::{Context, RawInput, Theme};

    #[test]
    fn nothing_laid_out_for_one_appearance_is_drawn_in_another() {
        let ctx = Context::default();
        theme::install(&ctx);
        let mut paragraph = Paragraph::new("The crane came down at noon.", Some(0), false);
        let mut seen: Vec<Arc<Galley>> = Vec::new();
        for appearance in [Theme::Light, Theme::Dark] {
            ctx.set_theme(appearance);
            // the letters are drawn anew at the beginning of the frame after
            for _ in 0..2 {
                let mut output = ctx.run_ui(RawInput::default(), |ui| seen.push(paragraph.galley(ui, 300.0)));
                output.textures_delta.clear();
            }
        }
        let (first, last) = (&seen[0], &seen[seen.len() - 1]);
        assert!(!Arc::ptr_eq(first, last));
        assert_eq!(first.size(), last.size(), "nothing moves");
    }
}
