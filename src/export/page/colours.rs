//! The colours of a printed page: pale enough to print grey, told apart by words too.

use crate::compare::document::Verdict;

/// The background of a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tint {
    /// A heading's.
    Heading,
    /// A verdict's.
    Verdict(Verdict),
}

/// Red, green and blue.
pub type Colour = [u8; 3];

/// Text.
pub const INK: Colour = [0x1C, 0x1D, 0x20];
/// Notes and page numbers; 7:1 on white.
pub const GREY: Colour = [0x52, 0x54, 0x5A];
/// Rules and the lines of tables.
pub const RULE: Colour = [0xB8, 0xB6, 0xB0];
/// A changed word.
pub const AMBER: Colour = [0x9A, 0x67, 0x00];
/// A contradiction.
pub const VERMILION: Colour = [0xC0, 0x3A, 0x1D];
/// A link and words only here.
pub const BLUE: Colour = [0x1F, 0x5F, 0x9E];

impl Tint {
    /// The background; the contrast of [`INK`] on it is above 7:1.
    pub fn colour(self) -> Colour {
        match self {
            Tint::Heading => [0xEF, 0xEE, 0xEA],
            Tint::Verdict(Verdict::Same | Verdict::Agree) => [0xDD, 0xF0, 0xED],
            Tint::Verdict(Verdict::Compatible) => [0xEC, 0xF6, 0xF4],
            Tint::Verdict(Verdict::Cut) => [0xE1, 0xEC, 0xF8],
            Tint::Verdict(Verdict::Reworded) => [0xFB, 0xEF, 0xD3],
            Tint::Verdict(Verdict::Conflict) => [0xFB, 0xE1, 0xDA],
            Tint::Verdict(Verdict::Related | Verdict::Single) => [0xF2, 0xF2, 0xF1],
        }
    }
}

/// `1c1d20`, as HTML and Word write a colour.
pub fn hex([r, g, b]: Colour) -> String {
    format!("{r:02x}{g:02x}{b:02x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn contrast(a: Colour, b: Colour) -> f64 {
        let number = |[r, g, b]: Colour| u32::from_be_bytes([0, r, g, b]);
        crate::export::palette::contrast(number(a), number(b))
    }

    #[test]
    fn words_are_read_on_every_background() {
        let tints = crate::export::words::VERDICTS.map(Tint::Verdict);
        for tint in tints.into_iter().chain([Tint::Heading]) {
            assert!(contrast(INK, tint.colour()) >= 7.0, "{tint:?}");
        }
        assert!(contrast(GREY, [255; 3]) >= 7.0);
        for colour in [AMBER, VERMILION, BLUE] {
            assert!(contrast(colour, [255; 3]) >= 4.5);
        }
    }
}
