//! The typefaces inside the Word document, so that it looks and breaks its pages alike where Plex is not
//! installed. Only faces that are used go in.
//!
//! They are stored as ECMA-376 part 1, 17.8.1 wants it: the first 32 bytes changed by a key that stands
//! beside them.

use crate::export::page::faces::{
    SANS, SANS_BOLD, SANS_ITALIC, SANS_REGULAR, SERIF, SERIF_BOLD, SERIF_ITALIC, SERIF_REGULAR,
};
use std::fmt::Write as _;

/// The font table, its relations, and the fonts as name and bytes.
pub struct Fonts {
    /// The part that lists them.
    pub table: String,
    /// Where each is.
    pub relations: String,
    /// The files.
    pub files: Vec<(String, Vec<u8>)>,
}

/// A face: how the font table calls it, its file, and whether it goes in.
type Face = (&'static str, &'static [u8], bool);

/// The faces that `body`, the document's main part, uses. Runs are written with the typeface first, then
/// bold, then italics; the sans is everybody's default.
pub fn of(body: &str) -> Fonts {
    let serif = |after: &str| body.contains(&format!("w:cs=\"{SERIF}\"/>{after}"));
    let faces: [(&str, [Face; 3]); 2] = [
        (
            SANS,
            [
                ("embedRegular", SANS_REGULAR, true),
                // headings are bold
                ("embedBold", SANS_BOLD, true),
                ("embedItalic", SANS_ITALIC, body.contains("<w:rPr><w:i/>")),
            ],
        ),
        (
            SERIF,
            [
                ("embedRegular", SERIF_REGULAR, serif("")),
                ("embedBold", SERIF_BOLD, serif("<w:b/>")),
                ("embedItalic", SERIF_ITALIC, serif("<w:i/>")),
            ],
        ),
    ];
    let mut fonts = Fonts {
        table: format!(
            "{}<w:fonts xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
             xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">",
            super::DECLARATION
        ),
        relations: format!(
            "{}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">",
            super::DECLARATION
        ),
        files: Vec::new(),
    };
    for (name, faces) in faces {
        let (other, kind, family) = match name {
            SANS => ("Arial", "020B0503050203000203", "swiss"),
            _ => ("Times New Roman", "02060503050406000203", "roman"),
        };
        let _ = write!(
            fonts.table,
            "<w:font w:name=\"{name}\"><w:altName w:val=\"{other}\"/><w:panose1 w:val=\"{kind}\"/>\
             <w:charset w:val=\"00\"/><w:family w:val=\"{family}\"/><w:pitch w:val=\"variable\"/>"
        );
        for (tag, bytes, used) in faces {
            if !used {
                continue;
            }
            let n = fonts.files.len() + 1;
            // any key will do; it only must not be the same for all
            let key: [u8; 16] =
                std::array::from_fn(|i| (i as u8).wrapping_mul(29).wrapping_add((n as u8).wrapping_mul(53)));
            let hex: Vec<String> = key.iter().map(|byte| format!("{byte:02X}")).collect();
            let _ = write!(
                fonts.table,
                "<w:{tag} r:id=\"font{n}\" w:fontKey=\"{{{}-{}-{}-{}-{}}}\"/>",
                hex[..4].concat(),
                hex[4..6].concat(),
                hex[6..8].concat(),
                hex[8..10].concat(),
                hex[10..].concat()
            );
            let _ = write!(
                fonts.relations,
                "<Relationship Id=\"font{n}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/font\" \
                 Target=\"fonts/font{n}.odttf\"/>"
            );
            let mut bytes = bytes.to_vec();
            for (i, byte) in bytes.iter_mut().take(32).enumerate() {
                *byte ^= key[15 - i % 16];
            }
            fonts.files.push((format!("word/fonts/font{n}.odttf"), bytes));
        }
        fonts.table.push_str("</w:font>");
    }
    fonts.table.push_str("</w:fonts>");
    fonts.relations.push_str("</Relationships>");
    fonts
}
