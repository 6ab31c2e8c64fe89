//! The typefaces: a serif for what the outlets wrote, its sans for everything the program says.
//!
//! Scripts that IBM Plex does not cover (Chinese, Japanese, Korean, Arabic, …) are found among the
//! system's fonts when they are first needed; eframe's `system_fonts` sees to that.

use eframe::egui::{Context, FontData, FontDefinitions, FontFamily, FontId};
use std::sync::Arc;

const SANS: &str = "Plex Sans";
const SANS_ITALIC: &str = "Plex Sans Italic";
const SANS_SEMIBOLD: &str = "Plex Sans SemiBold";
const SERIF: &str = "Plex Serif";
const SERIF_ITALIC: &str = "Plex Serif Italic";
const SERIF_SEMIBOLD: &str = "Plex Serif SemiBold";

const FILES: [(&str, &[u8]); 6] = [
    (SANS, include_bytes!("../../assets/fonts/IBMPlexSans-Regular.ttf")),
    (SANS_ITALIC, include_bytes!("../../assets/fonts/IBMPlexSans-Italic.ttf")),
    (SANS_SEMIBOLD, include_bytes!("../../assets/fonts/IBMPlexSans-SemiBold.ttf")),
    (SERIF, include_bytes!("../../assets/fonts/IBMPlexSerif-Regular.ttf")),
    (SERIF_ITALIC, include_bytes!("../../assets/fonts/IBMPlexSerif-Italic.ttf")),
    (SERIF_SEMIBOLD, include_bytes!("../../assets/fonts/IBMPlexSerif-SemiBold.ttf")),
];

/// Gives `ctx` the typefaces. The egui fonts stay behind them for symbols.
pub fn install(ctx: &Context) {
    let mut fonts = FontDefinitions::default();
    let symbols = fonts.families.get(&FontFamily::Proportional).cloned().unwrap_or_default();
    for (name, bytes) in FILES {
        fonts.font_data.insert(name.into(), Arc::new(FontData::from_static(bytes)));
        let mut chain = vec![name.to_owned()];
        chain.extend(symbols.iter().cloned());
        fonts.families.insert(FontFamily::Name(name.into()), chain);
    }
    let mut chain = vec![SANS.to_owned()];
    chain.extend(symbols);
    fonts.families.insert(FontFamily::Proportional, chain);
    ctx.set_fonts(fonts);
}

/// The program's voice.
pub fn sans(size: f32) -> FontId {
    FontId::new(size, FontFamily::Proportional)
}

/// The program's voice, for what is named or counted.
pub fn sans_semibold(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name(SANS_SEMIBOLD.into()))
}

/// The program's voice, for what stands beside the point.
pub fn sans_italic(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name(SANS_ITALIC.into()))
}

/// What an outlet wrote.
pub fn serif(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name(SERIF.into()))
}

/// What an outlet wrote, set apart.
pub fn serif_italic(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name(SERIF_ITALIC.into()))
}

/// A headline.
pub fn serif_semibold(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name(SERIF_SEMIBOLD.into()))
}
