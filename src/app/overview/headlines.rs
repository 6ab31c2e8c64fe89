//! The headlines beside each other.

use super::{Page, chip, heading, pick, press};
use crate::app::command::Command;
use crate::app::fonts;
use crate::app::glyphs;
use crate::app::theme::{Palette, SMALL};
use crate::app::widgets;
use crate::export::words;
use eframe::egui::text::{LayoutJob, TextFormat};
use eframe::egui::{Color32, Rect, Sense, Ui, pos2, vec2};

/// Narrowest a headline's column gets.
const NARROW: f32 = 196.0;
const GAP: f32 = 28.0;

/// Shows every source's headline, in as many columns as there is room for.
pub fn show(ui: &mut Ui, page: &Page, commands: &mut Vec<Command>) {
    heading(ui, "Headlines", "");
    let sources = &page.overview.sources;
    let count = sources.len();
    if count == 0 {
        return;
    }
    let width = ui.available_width();
    let fit = (((width + GAP) / (NARROW + GAP)).floor() as usize).max(1);
    // rows of equal length: six headlines stand in two rows of three, not in one of five and one of one
    let lines = count.div_ceil(fit);
    let columns = count.div_ceil(lines);
    let column = (width - GAP * (columns - 1) as f32) / columns as f32;
    for line in 0..lines {
        let members: Vec<usize> = (line * columns..((line + 1) * columns).min(count)).collect();
        let galleys: Vec<_> = members
            .iter()
            .map(|&n| {
                let source = &sources[n];
                let told = !source.headline.is_empty();
                let text = if told { source.headline.as_str() } else { "No headline" };
                let font = if told { fonts::serif_semibold(17.0) } else { fonts::serif_italic(17.0) };
                let format =
                    TextFormat { line_height: Some(23.0), ..TextFormat::simple(font, Color32::PLACEHOLDER) };
                let mut job = LayoutJob::single_section(text.to_owned(), format);
                job.wrap.max_width = column;
                job.wrap.max_rows = 6;
                ui.painter().layout_job(job)
            })
            .collect();
        let tallest = galleys.iter().map(|g| g.size().y).fold(0.0, f32::max);
        let (place, _) = ui.allocate_exact_size(vec2(width, tallest + 48.0), Sense::hover());
        for (at, (&n, galley)) in members.iter().zip(galleys).enumerate() {
            let left = place.left() + at as f32 * (column + GAP);
            let rect = Rect::from_min_size(pos2(left, place.top()), vec2(column, place.height()));
            one(ui, page, n, rect, galley, commands);
        }
    }
}

fn one(
    ui: &Ui,
    page: &Page,
    n: usize,
    rect: Rect,
    galley: std::sync::Arc<eframe::egui::Galley>,
    commands: &mut Vec<Command>,
) {
    let (source, palette) = (&page.overview.sources[n], page.palette);
    let article = &page.scene.loaded.comparison.articles[n];
    let name = page.name(n);
    let rows = source.headline_rows.len();
    let label = format!("Headline of {name}: {}", source.headline);
    let response = press(ui, rect, ui.scope_id().with(("headline", n)), &label);
    ui.painter().hline(rect.x_range(), rect.top(), (1.0, palette.rule));
    let middle = rect.top() + 18.0;
    chip(ui, page, pos2(rect.left(), middle), n);
    widgets::line(
        ui,
        pos2(rect.left() + 26.0, middle),
        &name,
        rect.width() - 26.0 - 90.0,
        fonts::sans(SMALL),
        palette.quiet,
    );
    date(ui, palette, rect, middle, &article.date);
    let color = if response.hovered() { palette.accent } else { palette.ink };
    let at = pos2(rect.left(), rect.top() + 34.0);
    for found in page.scene.state.searched_for().hits(&source.headline) {
        glyphs::fill(ui.painter(), at.to_vec2(), &galley, found, palette.found);
    }
    ui.painter().galley(at, galley, color);
    let told = match rows {
        0 => {
            "Nothing another source says stands in this headline. Click to see all this source shares.".into()
        }
        _ => format!("Click to see {} the headline shares with others", words::count(rows, "row", "rows")),
    };
    if response.on_hover_text(told).clicked() {
        if rows > 0 {
            pick(format!("in the headline of {}", article.id), &source.headline_rows, commands);
        } else {
            let shared: Vec<String> = [&source.contradicts, &source.differs, &source.agrees]
                .into_iter()
                .flatten()
                .cloned()
                .collect();
            pick(format!("shared by {}", article.id), &shared, commands);
        }
    }
}

fn date(ui: &Ui, palette: &Palette, rect: Rect, middle: f32, date: &str) {
    if !date.is_empty() {
        let at = pos2(rect.right(), middle);
        let align = eframe::egui::Align2::RIGHT_CENTER;
        super::write(ui, at, align, &words::date(date), fonts::sans(SMALL), palette.quiet);
    }
}
