//! How the window looks: paper and ink, the verdicts' hues and tints, the sources' colours, spacing.
//!
//! Two codes never mix: a verdict is a hue, a tint and a shape; a source is a letter on a small chip,
//! its colour a help at most.

use super::fonts;
use crate::compare::document::Verdict;
use crate::export::palette;
use eframe::egui::{
    Color32, Context, CornerRadius, Margin, Shadow, Stroke, Style, TextStyle, Theme, Ui, Visuals,
    style::HandleShape, vec2,
};

/// The grid everything stands on, in points.
pub const GRID: f32 = 8.0;
/// Size of the program's words.
pub const SMALL: f32 = 12.0;
/// Size of the program's words where one works.
pub const BODY: f32 = 13.0;
/// Size of what outlets wrote.
pub const TEXT: f32 = 15.5;
/// From line to line in what outlets wrote.
pub const LEADING: f32 = 23.0;
/// Width of the sources panel until the user changes it.
pub const SOURCES_WIDTH: f32 = 256.0;
/// Width of the inspector until the user changes it.
pub const INSPECTOR_WIDTH: f32 = 368.0;

/// The colours of one appearance.
pub struct Palette {
    /// Behind everything.
    pub paper: Color32,
    /// Behind panels at the side.
    pub panel: Color32,
    /// Behind what lies above the page: menus, dialogs, fields.
    pub raised: Color32,
    /// Text.
    pub ink: Color32,
    /// Text beside the point.
    pub quiet: Color32,
    /// Marks that hardly speak: placeholders, the dash of a silent source.
    pub faint: Color32,
    /// Edges of fields and buttons on what is raised.
    pub edge: Color32,
    /// Thin lines.
    pub rule: Color32,
    /// Behind what the pointer is over.
    pub hover: Color32,
    /// What is selected, links, the keyboard's focus.
    pub accent: Color32,
    /// Behind what is selected.
    pub selected: Color32,
    /// Behind words that were searched for.
    pub found: Color32,
    verdicts: [Hue; 6],
    sources: [Color32; 12],
}

/// A verdict's two colours.
#[derive(Clone, Copy)]
pub struct Hue {
    /// For shapes, rules and words.
    pub full: Color32,
    /// Behind passages; ink on it keeps a contrast of at least 7:1.
    pub tint: Color32,
}

const fn rgb(hex: u32) -> Color32 {
    Color32::from_rgb((hex >> 16) as u8, (hex >> 8) as u8, hex as u8)
}

const fn hue(of: palette::Hue) -> Hue {
    Hue { full: rgb(of.full), tint: rgb(of.tint) }
}

const fn hues([a, b, c, d, e, f]: [palette::Hue; 6]) -> [Hue; 6] {
    [hue(a), hue(b), hue(c), hue(d), hue(e), hue(f)]
}

/// The colours by day.
pub static LIGHT: Palette = Palette {
    paper: rgb(palette::LIGHT.paper),
    panel: rgb(palette::LIGHT.panel),
    raised: rgb(0xFFFFFF),
    ink: rgb(palette::LIGHT.ink),
    quiet: rgb(palette::LIGHT.quiet),
    faint: rgb(0x8E8C85),
    edge: rgb(0x8E8C85),
    rule: rgb(palette::LIGHT.rule),
    hover: rgb(0xEFECE5),
    accent: rgb(palette::LIGHT.accent),
    selected: rgb(0xECE9F8),
    found: rgb(0xFFE58A),
    verdicts: hues(palette::LIGHT.hues),
    // Paul Tol's twelve colours, ordered so that neighbours differ in hue and in lightness.
    sources: [
        rgb(0x332288),
        rgb(0xDDCC77),
        rgb(0xCC6677),
        rgb(0x117733),
        rgb(0x88CCEE),
        rgb(0x882255),
        rgb(0x44AA99),
        rgb(0x999933),
        rgb(0xAA4499),
        rgb(0x6699CC),
        rgb(0x661100),
        rgb(0xE08A9B),
    ],
};

/// The colours by night.
pub static DARK: Palette = Palette {
    paper: rgb(palette::DARK.paper),
    panel: rgb(palette::DARK.panel),
    raised: rgb(0x24272D),
    ink: rgb(palette::DARK.ink),
    quiet: rgb(palette::DARK.quiet),
    faint: rgb(0x62656C),
    edge: rgb(0x757982),
    rule: rgb(palette::DARK.rule),
    hover: rgb(0x262A30),
    accent: rgb(palette::DARK.accent),
    selected: rgb(0x2B2945),
    found: rgb(0x6B5710),
    verdicts: hues(palette::DARK.hues),
    sources: [
        rgb(0x8478DD),
        rgb(0xDDCC77),
        rgb(0xCC6677),
        rgb(0x3FA35F),
        rgb(0x88CCEE),
        rgb(0xC0568A),
        rgb(0x44AA99),
        rgb(0xA9A943),
        rgb(0xC466B5),
        rgb(0x6699CC),
        rgb(0xB65F45),
        rgb(0xE08A9B),
    ],
};

impl Palette {
    /// The colours `ui` is shown in.
    pub fn of(ui: &Ui) -> &'static Palette {
        Self::by(ui.visuals().dark_mode)
    }

    fn by(dark: bool) -> &'static Palette {
        if dark { &DARK } else { &LIGHT }
    }

    /// The colours of a verdict.
    pub fn verdict(&self, verdict: Verdict) -> Hue {
        self.verdicts[palette::step(verdict)]
    }

    /// The colour that letters are read in on `ground`: nearly black, or white. On any colour one of the two has a
    /// contrast of at least 4.5:1 (WCAG 2.2, relative luminance).
    pub fn letters_on(ground: Color32) -> Color32 {
        let linear = eframe::egui::Rgba::from(ground);
        let luminance = 0.2126 * linear.r() + 0.7152 * linear.g() + 0.0722 * linear.b();
        // where both stand out alike: the root of 1.05 × 0.0517, less 0.05
        if luminance > 0.183 { rgb(0x060607) } else { Color32::WHITE }
    }

    /// The colour of a verdict in charts, where much of it stands side by side and without its shape: calmer than
    /// its full hue but for what conflicts, and the calmer the less the sources differ, so that it is told by its
    /// lightness as well.
    pub fn bar(&self, verdict: Verdict) -> Color32 {
        let hue = self.verdict(verdict);
        let part = match verdict {
            Verdict::Conflict => 1.0,
            Verdict::Reworded => 0.72,
            Verdict::Cut => 0.54,
            Verdict::Same | Verdict::Agree => 0.40,
            Verdict::Compatible => 0.22,
            Verdict::Related => 0.35,
            Verdict::Single => 0.0,
        };
        hue.tint.lerp_to_gamma(hue.full, part)
    }

    /// The chip colour of the article at `index`, and the letter's colour on it.
    pub fn source(&self, index: usize) -> (Color32, Color32) {
        let fill = self.sources[index % self.sources.len()];
        (fill, Self::letters_on(fill))
    }
}

/// Gives `ctx` the typefaces and both appearances; which one is shown follows the system unless set.
pub fn install(ctx: &Context) {
    fonts::install(ctx);
    // Where the desktop does not say.
    ctx.options_mut(|options| options.fallback_theme = Theme::Light);
    ctx.set_style_of(Theme::Light, style(&LIGHT, Visuals::light()));
    ctx.set_style_of(Theme::Dark, style(&DARK, Visuals::dark()));
}

fn style(palette: &Palette, mut visuals: Visuals) -> Style {
    let corner = CornerRadius::same(4);
    // a cursor that blinks has the window drawn twice a second for as long as it stands in a field
    visuals.text_cursor.blink = false;
    visuals.text_cursor.stroke = Stroke::new(1.5, palette.accent);
    visuals.panel_fill = palette.paper;
    visuals.window_fill = palette.raised;
    visuals.window_stroke = Stroke::new(1.0, palette.rule);
    visuals.window_corner_radius = CornerRadius::same(8);
    visuals.menu_corner_radius = CornerRadius::same(6);
    let shade = if visuals.dark_mode { 110 } else { 34 };
    visuals.popup_shadow =
        Shadow { offset: [0, 4], blur: 16, spread: 0, color: Color32::from_black_alpha(shade) };
    visuals.window_shadow =
        Shadow { offset: [0, 12], blur: 40, spread: 0, color: Color32::from_black_alpha(shade) };
    visuals.extreme_bg_color = palette.raised;
    visuals.text_edit_bg_color = Some(palette.raised);
    visuals.faint_bg_color = palette.panel;
    visuals.code_bg_color = palette.panel;
    visuals.hyperlink_color = palette.accent;
    visuals.warn_fg_color = palette.verdict(Verdict::Reworded).full;
    visuals.error_fg_color = palette.verdict(Verdict::Conflict).full;
    visuals.weak_text_color = Some(palette.quiet);
    visuals.selection.bg_fill = palette.selected;
    visuals.selection.stroke = Stroke::new(1.0, palette.accent);
    visuals.slider_trailing_fill = true;
    visuals.handle_shape = HandleShape::Circle;
    visuals.indent_has_left_vline = false;
    visuals.interact_cursor = None;
    let widgets = &mut visuals.widgets;
    for (widget, fill, line, text) in [
        (&mut widgets.noninteractive, palette.paper, palette.rule, palette.ink),
        (&mut widgets.inactive, palette.raised, palette.rule, palette.ink),
        (&mut widgets.hovered, palette.hover, palette.faint, palette.ink),
        (&mut widgets.active, palette.selected, palette.accent, palette.ink),
        (&mut widgets.open, palette.hover, palette.faint, palette.ink),
    ] {
        widget.bg_fill = fill;
        widget.weak_bg_fill = fill;
        widget.bg_stroke = Stroke::new(1.0, line);
        widget.fg_stroke = Stroke::new(1.0, text);
        widget.corner_radius = corner;
        widget.expansion = 0.0;
    }
    widgets.inactive.bg_fill = palette.rule;
    widgets.noninteractive.fg_stroke.color = palette.ink;

    let mut style = Style { visuals, ..Style::default() };
    style.text_styles = [
        (TextStyle::Small, fonts::sans(SMALL)),
        (TextStyle::Body, fonts::sans(BODY)),
        (TextStyle::Button, fonts::sans(BODY)),
        (TextStyle::Heading, fonts::serif_semibold(20.0)),
        (TextStyle::Monospace, fonts::sans(BODY)),
    ]
    .into();
    style.spacing.item_spacing = vec2(GRID, 6.0);
    style.spacing.button_padding = vec2(10.0, 4.0);
    style.spacing.interact_size.y = 26.0;
    style.spacing.menu_margin = Margin::same(6);
    style.spacing.window_margin = Margin::same(20);
    style.spacing.tooltip_width = 360.0;
    style.spacing.menu_width = 280.0;
    style.spacing.combo_width = 96.0;
    style.spacing.scroll.floating = true;
    // a handle that is seen and hides nothing: what lies beside it is words
    style.spacing.scroll.bar_width = 8.0;
    style.spacing.scroll.foreground_color = true;
    style.spacing.scroll.active_background_opacity = 0.0;
    style.spacing.scroll.interact_background_opacity = 0.0;
    style.spacing.scroll.active_handle_opacity = 0.35;
    style.spacing.scroll.interact_handle_opacity = 0.55;
    style.spacing.scroll.fade.strength = 0.0;
    style.interaction.tooltip_delay = 0.35;
    style.interaction.selectable_labels = false;
    style.animation_time = 0.0;
    style
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::words::VERDICTS;

    fn contrast(a: Color32, b: Color32) -> f64 {
        let number = |colour: Color32| {
            let [r, g, b, _] = colour.to_array();
            u32::from_be_bytes([0, r, g, b])
        };
        palette::contrast(number(a), number(b))
    }

    #[test]
    fn text_can_be_read_on_everything_it_stands_on() {
        for palette in [&LIGHT, &DARK] {
            for ground in [palette.paper, palette.panel, palette.raised, palette.hover, palette.selected] {
                assert!(contrast(palette.ink, ground) >= 7.0);
                assert!(contrast(palette.quiet, ground) >= 4.5, "{}", contrast(palette.quiet, ground));
            }
            for verdict in VERDICTS {
                let hue = palette.verdict(verdict);
                assert!(contrast(palette.ink, hue.tint) >= 7.0);
                assert!(contrast(hue.full, palette.paper) >= 3.0, "{verdict:?}");
            }
            assert!(contrast(palette.ink, palette.found) >= 4.5);
            for n in 0..12 {
                let (fill, letter) = palette.source(n);
                assert!(contrast(fill, letter) >= 4.5, "{n} {}", contrast(fill, letter));
            }
            for verdict in VERDICTS {
                let bar = palette.bar(verdict);
                assert!(contrast(bar, Palette::letters_on(bar)) >= 4.5, "{verdict:?}");
            }
        }
        // without hue, too: steps of lightness (CIE L*) from what conflicts to what stands alone
        for palette in [&LIGHT, &DARK] {
            let steps =
                [Verdict::Conflict, Verdict::Reworded, Verdict::Cut, Verdict::Same, Verdict::Compatible];
            let lightness = |verdict| {
                // the contrast with black is (Y + 0.05) / 0.05
                let luminance = (contrast(palette.bar(verdict), Color32::BLACK) * 0.05 - 0.05).max(0.0);
                116.0 * luminance.cbrt() - 16.0
            };
            for pair in steps.windows(2) {
                let step = (lightness(pair[0]) - lightness(pair[1])).abs();
                assert!(step >= 5.0, "{pair:?} {step}");
            }
            assert!(contrast(palette.faint, palette.paper) >= 3.0);
            assert!(
                contrast(palette.edge, palette.raised) >= 3.0,
                "{}",
                contrast(palette.edge, palette.raised)
            );
        }
        for grey in 0..=255 {
            let ground = Color32::from_gray(grey);
            assert!(contrast(ground, Palette::letters_on(ground)) >= 4.5, "{grey}");
        }
    }
}
