//! Runs to lines of glyphs: shaping, line breaking and the order of mixed directions are parley's.

use crate::export::page::colours::{AMBER, BLUE, Colour, GREY, VERMILION};
use crate::export::page::{self, Mark, Run, Voice, faces};
use parley::fontique::{Blob, Collection, CollectionOptions};
use parley::style::{
    FontFamily, FontFamilyName, FontStyle, FontWeight, LineHeight, OverflowWrap, StyleProperty,
};
use parley::{Alignment, AlignmentOptions, FontContext, Layout, LayoutContext};
use std::borrow::Cow;
use std::sync::Arc;

const FACES: [&[u8]; 6] = [
    faces::SANS_REGULAR,
    faces::SANS_ITALIC,
    faces::SANS_BOLD,
    faces::SERIF_REGULAR,
    faces::SERIF_ITALIC,
    faces::SERIF_BOLD,
];

/// How words are drawn beyond their shapes.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Ink {
    /// The colour of the letters.
    pub colour: Colour,
    /// The line around or under them.
    pub line: Option<(Stroke, Colour)>,
    /// Which of the text's addresses they lead to, counted from 1; 0 for none.
    pub link: usize,
}

/// A line that goes with words.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Stroke {
    /// Underlined.
    Under,
    /// Underlined with dots.
    Dotted,
    /// In a box.
    Box,
}

/// A paragraph, broken into lines.
pub struct Text {
    /// The words.
    pub words: String,
    /// Their lines.
    pub layout: Layout<Ink>,
    /// The addresses they lead to.
    pub links: Vec<String>,
}

impl Text {
    /// The height of each line in points.
    pub fn heights(&self) -> Vec<f32> {
        self.layout.lines().map(|line| line.metrics().line_height).collect()
    }
}

/// Sets runs in the program's own faces; no font of the system is looked for.
pub struct Setter {
    fonts: FontContext,
    scratch: LayoutContext<Ink>,
}

impl Setter {
    /// Reads the faces.
    pub fn new() -> Self {
        let options = CollectionOptions { shared: false, system_fonts: false };
        let mut fonts = FontContext { collection: Collection::new(options), ..FontContext::default() };
        for face in FACES {
            fonts.collection.register_fonts(Blob::new(Arc::new(face)), None);
        }
        Setter { fonts, scratch: LayoutContext::new() }
    }

    /// Sets `runs` in `colour`, `size` points high, in lines of at most `width`, `leading` times as high
    /// as the letters.
    pub fn set(&mut self, runs: &[Run], size: f32, leading: f32, width: f32, colour: Colour) -> Text {
        let runs = page::shown(runs);
        let words: String = runs.iter().map(|run| run.text.as_str()).collect();
        let mut links = Vec::new();
        let mut builder = self.scratch.ranged_builder(&mut self.fonts, &words, 1.0, false);
        builder.push_default(family(faces::SANS));
        builder.push_default(StyleProperty::FontSize(size));
        builder.push_default(StyleProperty::LineHeight(LineHeight::FontSizeRelative(leading)));
        builder.push_default(StyleProperty::OverflowWrap(OverflowWrap::Anywhere));
        builder.push_default(StyleProperty::Brush(Ink { colour, ..Ink::default() }));
        let mut at = 0;
        for run in &runs {
            let range = at..at + run.text.len();
            at = range.end;
            if run.voice == Voice::Theirs {
                builder.push(family(faces::SERIF), range.clone());
            }
            if run.bold {
                builder.push(StyleProperty::FontWeight(FontWeight::SEMI_BOLD), range.clone());
            }
            if run.italic || run.mark == Some(Mark::Missing) {
                builder.push(StyleProperty::FontStyle(FontStyle::Italic), range.clone());
            }
            let mut ink = Ink { colour, ..Ink::default() };
            if let Some(address) = run.address() {
                links.push(address);
                ink.link = links.len();
                ink.colour = BLUE;
            }
            match run.mark {
                Some(Mark::Changed) => ink.line = Some((Stroke::Under, AMBER)),
                Some(Mark::Added) => ink.line = Some((Stroke::Dotted, BLUE)),
                Some(Mark::Conflict) => ink.line = Some((Stroke::Box, VERMILION)),
                Some(Mark::Missing) => {
                    ink.colour = GREY;
                    builder.push(StyleProperty::FontSize(size * 0.85), range.clone());
                }
                None => {}
            }
            if ink != (Ink { colour, ..Ink::default() }) {
                builder.push(StyleProperty::Brush(ink), range);
            }
        }
        let mut layout = builder.build(&words);
        layout.break_all_lines(Some(width.max(size)));
        layout.align(Alignment::Start, AlignmentOptions::default());
        Text { words, layout, links }
    }
}

fn family<'a>(name: &'static str) -> StyleProperty<'a, Ink> {
    StyleProperty::FontFamily(FontFamily::Single(FontFamilyName::Named(Cow::Borrowed(name))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::page::{ours, theirs};

    #[test]
    fn lines_hold_all_words_and_keep_to_the_width() {
        let mut setter = Setter::new();
        let text = setter.set(
            &[ours("A sentence that is rather long, "), theirs("and its end in another voice.").italic()],
            10.0,
            1.4,
            90.0,
            GREY,
        );
        assert!(text.layout.len() >= 3);
        assert_eq!(text.heights().len(), text.layout.len());
        let mut end = 0;
        for line in text.layout.lines() {
            assert_eq!(line.text_range().start, end);
            end = line.text_range().end;
            // a blank may hang over the edge
            assert!(line.metrics().advance <= 93.0);
        }
        assert_eq!(end, text.words.len());
    }

    #[test]
    fn every_face_is_found() {
        let mut setter = Setter::new();
        let mut faces = std::collections::BTreeSet::new();
        for run in [
            ours("x"),
            ours("x").bold(),
            ours("x").italic(),
            theirs("x"),
            theirs("x").bold(),
            theirs("x").italic(),
        ] {
            let text = setter.set(&[run], 10.0, 1.4, 90.0, GREY);
            let line = text.layout.lines().next().unwrap();
            let font = line.runs().next().unwrap().font().data.id();
            faces.insert(font);
        }
        assert_eq!(faces.len(), 6);
    }
}
