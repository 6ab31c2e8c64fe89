//! The characters of a page and where they stand.

use pdf_extract::{MediaBox, OutputDev, OutputError, Transform};

/// How many characters a page may have.
const MOST: usize = 500_000;

/// A character, or a ligature's characters, on a page. Lengths are points, upwards and to the right.
#[derive(Clone, Debug, PartialEq)]
pub struct Glyph {
    /// Its left end.
    pub x: f64,
    /// Its base line.
    pub y: f64,
    /// How far it reaches.
    pub width: f64,
    /// The size of its font.
    pub size: f64,
    /// What it stands for.
    pub text: String,
}

/// A page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Page {
    /// Its upright characters, in the order they are drawn.
    pub glyphs: Vec<Glyph>,
    /// Its text without places, where places could not be found out.
    pub simple: String,
}

/// Collects a page's characters.
#[derive(Debug, Default)]
pub struct Collector {
    glyphs: Vec<Glyph>,
    turned: usize,
}

impl Collector {
    /// The page; text that is not upright (a stamp along the margin) is left out.
    pub fn page(self) -> Page {
        Page { glyphs: self.glyphs, simple: String::new() }
    }
}

impl OutputDev for Collector {
    fn begin_page(
        &mut self,
        _: u32,
        _: &MediaBox,
        _: Option<(f64, f64, f64, f64)>,
    ) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_page(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn output_character(
        &mut self,
        place: &Transform,
        width: f64,
        _: f64,
        font_size: f64,
        text: &str,
    ) -> Result<(), OutputError> {
        if self.glyphs.len() >= MOST {
            return Err(OutputError::FormatError(std::fmt::Error));
        }
        let along = place.m11.hypot(place.m12) * font_size.abs();
        let size = place.m21.hypot(place.m22) * font_size.abs();
        let upright = place.m11 * font_size > 0.0 && place.m12.abs() <= 0.2 * place.m11.abs();
        let glyph = Glyph { x: place.m31, y: place.m32, width: width * along, size, text: spelled(text) };
        let sane = [glyph.x, glyph.y, glyph.width, glyph.size].iter().all(|n| n.is_finite() && n.abs() < 1e6);
        if upright && sane && size > 0.5 {
            self.glyphs.push(glyph);
        } else {
            self.turned += 1;
        }
        Ok(())
    }

    fn begin_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_line(&mut self) -> Result<(), OutputError> {
        Ok(())
    }
}

/// Ligatures as their letters; nothing for what has no meaning as text.
fn spelled(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\u{FB00}' => out.push_str("ff"),
            '\u{FB01}' => out.push_str("fi"),
            '\u{FB02}' => out.push_str("fl"),
            '\u{FB03}' => out.push_str("ffi"),
            '\u{FB04}' => out.push_str("ffl"),
            '\u{FB05}' | '\u{FB06}' => out.push_str("st"),
            '\u{E000}'..='\u{F8FF}' | '\0' | '\u{FFFD}' => {}
            _ => out.push(c),
        }
    }
    out
}
