//! Runs to lines of glyphs: shaping, line breaking and the order of mixed directions are parley's.

use super::shapes::shape;
use crate::export::page::colours::{AMBER, BLUE, Colour, GREY, VERMILION};
use crate::export::page::{self, Face, Mark, Run, Voice, faces};
use parley::fontique::{Blob, Collection, CollectionOptions};
use parley::style::{
    FontFamily, FontFamilyName, FontStyle, FontWeight, LineHeight, OverflowWrap, StyleProperty,
};
use parley::{Alignment, AlignmentOptions, BaseDirection, FontContext, Layout, LayoutContext};
use std::borrow::Cow;
use std::collections::BTreeSet;
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

/// How much wider than a face's empty box a box to tick is, in heights of a letter.
const SQUARE: f32 = 0.4;

/// Sets runs in the program's own faces, and in those it is given where its own lack a character; no font
/// of the system is looked for.
pub struct Setter {
    fonts: FontContext,
    scratch: LayoutContext<Ink>,
    /// The names of the faces it was given.
    others: Vec<String>,
    /// The characters that no face had so far.
    pub missing: BTreeSet<char>,
}

impl Setter {
    /// Reads the program's faces and `others`.
    pub fn new(others: &[Face]) -> Self {
        let options = CollectionOptions { shared: false, system_fonts: false };
        let mut fonts = FontContext { collection: Collection::new(options), ..FontContext::default() };
        for face in FACES {
            fonts.collection.register_fonts(Blob::new(Arc::new(face)), None);
        }
        let mut names = Vec::new();
        for face in others {
            let families = fonts.collection.register_fonts(Blob::new(face.data.clone()), None);
            let held = families.iter().find(|(_, fonts)| fonts.iter().any(|font| font.index() == face.index));
            names.extend(held.and_then(|(id, _)| fonts.collection.family_name(*id)).map(str::to_owned));
        }
        Setter { fonts, scratch: LayoutContext::new(), others: names, missing: BTreeSet::new() }
    }

    /// Sets `runs` in `colour`, `size` points high, in lines of at most `width`, `leading` times as high
    /// as the letters.
    pub fn set(&mut self, runs: &[Run], size: f32, leading: f32, width: f32, colour: Colour) -> Text {
        let runs = page::shown(runs);
        let words: String = runs.iter().map(|run| run.text.as_str()).collect();
        let mut links = Vec::new();
        let mut builder = self.scratch.ranged_builder(&mut self.fonts, &words, 1.0, false);
        let leftwards = page::runs_leftwards(&runs);
        builder.set_base_direction(if leftwards { BaseDirection::Rtl } else { BaseDirection::Ltr });
        builder.push_default(family(faces::SANS, &self.others));
        builder.push_default(StyleProperty::FontSize(size));
        builder.push_default(StyleProperty::LineHeight(LineHeight::FontSizeRelative(leading)));
        builder.push_default(StyleProperty::OverflowWrap(OverflowWrap::Anywhere));
        builder.push_default(StyleProperty::Brush(Ink { colour, ..Ink::default() }));
        let mut at = 0;
        for run in &runs {
            let range = at..at + run.text.len();
            at = range.end;
            for (place, square) in run.text.match_indices(['☐', '□']) {
                let place = range.start + place;
                builder.push(StyleProperty::LetterSpacing(size * SQUARE), place..place + square.len());
            }
            if run.voice == Voice::Theirs {
                builder.push(family(faces::SERIF, &self.others), range.clone());
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
        self.missing.extend(missing(&words, &layout));
        Text { words, layout, links }
    }
}

/// The characters of `words` that are set as a face's empty box.
fn missing(words: &str, layout: &Layout<Ink>) -> Vec<char> {
    let lines = layout.lines();
    let clusters = lines.flat_map(|line| {
        let runs: Vec<_> = line.runs().collect();
        runs.into_iter().flat_map(|run| {
            let boxed = run.clusters().filter(|cluster| cluster.glyphs().any(|glyph| glyph.id == 0));
            boxed.map(|cluster| cluster.text_range()).collect::<Vec<_>>()
        })
    });
    clusters
        .filter_map(|range| words.get(range))
        .filter(|cluster| shape(cluster).is_none())
        .flat_map(str::chars)
        .filter(|&c| !invisible(c))
        .collect()
}

/// Whether `c` is to be seen only in what it does to its neighbours: joiners, variation selectors.
fn invisible(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '\u{200B}'..='\u{200F}' | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{E0000}'..='\u{E0FFF}')
}

/// The family of this name, and where it lacks a character, the others.
fn family<'a>(name: &'static str, others: &[String]) -> StyleProperty<'a, Ink> {
    let own = FontFamilyName::Named(Cow::Borrowed(name));
    let others = others.iter().map(|name| FontFamilyName::Named(Cow::Owned(name.clone())));
    StyleProperty::FontFamily(FontFamily::List(std::iter::once(own).chain(others).collect()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::page::{ours, theirs};

    #[test]
    fn lines_hold_all_words_and_keep_to_the_width() {
        let mut setter = Setter::new(&[]);
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
        let mut setter = Setter::new(&[]);
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
