//! The colours of verdicts and marks in files and in the window, by day and by night.
//!
//! Ink on a tint keeps a contrast of at least 7:1. No colour stands without its word.

use crate::compare::document::Verdict;

/// Red, green and blue, as in `0xFBFAF7`.
pub type Colour = u32;

/// A colour in its two strengths.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hue {
    /// For words, rules and marks.
    pub full: Colour,
    /// For backgrounds.
    pub tint: Colour,
}

/// The colours of one appearance.
#[derive(Clone, Copy, Debug)]
pub struct Palette {
    /// Behind everything.
    pub paper: Colour,
    /// Behind headings and bars.
    pub panel: Colour,
    /// Text.
    pub ink: Colour,
    /// Text beside the point.
    pub quiet: Colour,
    /// Thin lines.
    pub rule: Colour,
    /// Links.
    pub accent: Colour,
    /// Those of the verdicts, in the order of [`step`].
    pub hues: [Hue; 6],
}

impl Palette {
    /// The colours of a verdict.
    pub fn verdict(&self, verdict: Verdict) -> Hue {
        self.hues[step(verdict)]
    }
}

/// Which of a palette's hues a verdict has; the same words and the same fact share one.
pub const fn step(verdict: Verdict) -> usize {
    match verdict {
        Verdict::Same | Verdict::Agree => 0,
        Verdict::Compatible => 1,
        Verdict::Cut => 2,
        Verdict::Reworded => 3,
        Verdict::Conflict => 4,
        Verdict::Related | Verdict::Single => 5,
    }
}

const fn hue(full: Colour, tint: Colour) -> Hue {
    Hue { full, tint }
}

/// By day and in print.
pub const LIGHT: Palette = Palette {
    paper: 0xFBFAF7,
    panel: 0xF4F2ED,
    ink: 0x1C1D20,
    quiet: 0x5C5D62,
    rule: 0xE1DED6,
    accent: 0x4B3FA7,
    hues: [
        hue(0x0E7268, 0xE1F0ED),
        hue(0x25756A, 0xEDF6F3),
        hue(0x2A5DB0, 0xE5ECF8),
        hue(0x8A5800, 0xFBEFD6),
        hue(0xC0300F, 0xFCE3DB),
        hue(0x66666B, 0xEFEDE8),
    ],
};

/// By night.
pub const DARK: Palette = Palette {
    paper: 0x16181C,
    panel: 0x1C1F24,
    ink: 0xE6E4DF,
    quiet: 0xA3A4A8,
    rule: 0x2F3339,
    accent: 0xADA3F2,
    hues: [
        hue(0x51C4B3, 0x16302D),
        hue(0x8FD3C8, 0x1A2A29),
        hue(0x86AEF2, 0x1B2940),
        hue(0xE3AF52, 0x352A14),
        hue(0xFF7F5E, 0x45221A),
        hue(0x96979D, 0x24272C),
    ],
};

/// The contrast of two colours, from 1 to 21 (WCAG 2.2, relative luminance and contrast ratio).
#[cfg(test)]
pub fn contrast(a: Colour, b: Colour) -> f64 {
    let luminance = |colour: Colour| {
        let part = |shift: u32| {
            let c = f64::from((colour >> shift) & 0xFF) / 255.0;
            if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * part(16) + 0.7152 * part(8) + 0.0722 * part(0)
    };
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::words::VERDICTS;

    #[test]
    fn words_are_read_on_every_background() {
        for palette in [LIGHT, DARK] {
            for verdict in VERDICTS {
                let hue = palette.verdict(verdict);
                assert!(contrast(palette.ink, hue.tint) >= 7.0, "{verdict:?}");
                assert!(contrast(hue.full, hue.tint) >= 4.5, "{verdict:?} {}", contrast(hue.full, hue.tint));
                assert!(contrast(hue.full, palette.paper) >= 4.5, "{verdict:?}");
            }
            assert!(contrast(palette.quiet, palette.paper) >= 4.5);
            assert!(contrast(palette.accent, palette.paper) >= 4.5);
        }
    }
}
