//! What the program is.

use crate::app::widgets;
use eframe::egui::Ui;

/// Shows it; gives back whether to close.
pub fn show(ui: &mut Ui) -> bool {
    ui.set_width(420.0);
    super::title(ui, "Parallax");
    widgets::quiet(ui, concat!("Version ", env!("CARGO_PKG_VERSION")));
    ui.label(
        "Lines up several articles about one event and shows, quotation by quotation and fact by fact, where \
         outlets agree, reword, shorten or contradict each other. It works offline and sends nothing anywhere; \
         only an address that you type is fetched.",
    );
    widgets::quiet(
        ui,
        "Free software under the MIT or Apache 2.0 licence. Typefaces: IBM Plex, under the SIL Open Font License.",
    );
    super::close(ui)
}
