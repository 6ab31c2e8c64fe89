//! The typefaces inside the program: IBM Plex, under the SIL Open Font License (`assets/fonts/OFL.txt`).

/// The sans, for the program's words.
pub const SANS: &str = "IBM Plex Sans";
/// The serif, for the articles' words.
pub const SERIF: &str = "IBM Plex Serif";

/// The sans upright.
pub const SANS_REGULAR: &[u8] = include_bytes!("../../../assets/fonts/IBMPlexSans-Regular.ttf");
/// The sans in italics.
pub const SANS_ITALIC: &[u8] = include_bytes!("../../../assets/fonts/IBMPlexSans-Italic.ttf");
/// The sans in bold.
pub const SANS_BOLD: &[u8] = include_bytes!("../../../assets/fonts/IBMPlexSans-SemiBold.ttf");
/// The serif upright.
pub const SERIF_REGULAR: &[u8] = include_bytes!("../../../assets/fonts/IBMPlexSerif-Regular.ttf");
/// The serif in italics.
pub const SERIF_ITALIC: &[u8] = include_bytes!("../../../assets/fonts/IBMPlexSerif-Italic.ttf");
/// The serif in bold.
pub const SERIF_BOLD: &[u8] = include_bytes!("../../../assets/fonts/IBMPlexSerif-SemiBold.ttf");
