//! How much each pair of sources has in common, as a small triangle of cells.

use super::{Page, chip, heading, press, write};
use crate::app::command::Command;
use crate::app::fonts;
use crate::app::marks;
use crate::app::state::{RowFilter, Tab};
use crate::app::theme::{BODY, Palette, SMALL};
use crate::compare::document::Verdict;
use crate::export::words;
use eframe::egui::{Align2, Color32, CornerRadius, Rect, RichText, Sense, Ui, pos2, vec2};

/// A cell's width and height with many sources, and with few.
const CELLS: (f32, f32) = (34.0, 52.0);

/// Width the matrix needs, with its heading.
pub fn width(page: &Page) -> f32 {
    (page.count() as f32 * size(page) + 8.0).max(300.0)
}

fn size(page: &Page) -> f32 {
    if page.count() > 6 { CELLS.0 } else { CELLS.1 }
}

/// Shows the cells; one opens the rows both sources have.
pub fn show(ui: &mut Ui, page: &Page, commands: &mut Vec<Command>) {
    heading(ui, "What pairs share", "Rows both sources have, and in how many they contradict each other.");
    let (count, cell) = (page.count(), size(page));
    let tall = if count > 6 { CELLS.0 } else { 40.0 };
    let head = 26.0;
    let wide = count as f32 * cell;
    let (rect, _) = ui.allocate_exact_size(vec2(wide, (count - 1) as f32 * tall + head), Sense::hover());
    let most = page.overview.pairs.iter().map(|p| p.rows.len()).max().unwrap_or(0).max(1);
    for n in 0..count {
        if n + 1 < count {
            let middle = rect.left() + head + (n as f32 + 0.5) * cell - 9.0;
            chip(ui, page, pos2(middle, rect.bottom() - 10.0), n);
        }
        if n > 0 {
            chip(ui, page, pos2(rect.left(), rect.top() + (n as f32 - 0.5) * tall), n);
        }
    }
    let index = |id: &str| page.scene.loaded.article(id);
    for pair in &page.overview.pairs {
        let (Some(a), Some(b)) = (index(&pair.articles[0]), index(&pair.articles[1])) else { continue };
        let at = pos2(rect.left() + head + a as f32 * cell, rect.top() + (b as f32 - 1.0) * tall);
        let place = Rect::from_min_size(at, vec2(cell - 2.0, tall - 2.0));
        let (rows, conflicts) = (pair.rows.len(), pair.conflicts.len());
        let told = format!(
            "{} and {} share {}{}, {:.0} % of what either shares with anybody",
            pair.articles[0],
            pair.articles[1],
            words::count(rows, "row", "rows"),
            if conflicts > 0 { format!(", {conflicts} of them in conflict") } else { String::new() },
            pair.share() * 100.0,
        );
        let response = press(ui, place, ui.scope_id().with(("pair", a, b)), &told);
        let depth = rows as f32 / most as f32;
        let (fill, ink) = shade(page.palette, ui.visuals().dark_mode, depth);
        let corner = CornerRadius::same(3);
        ui.painter().rect_filled(place, corner, fill);
        if response.hovered() {
            let line = eframe::egui::Stroke::new(1.5, page.palette.accent);
            ui.painter().rect_stroke(place, corner, line, eframe::egui::StrokeKind::Inside);
        }
        // beside the mark of a conflict where the cell is small
        let middle = place.center() - vec2(if conflicts > 0 && count > 6 { 4.0 } else { 0.0 }, 0.0);
        write(ui, middle, Align2::CENTER_CENTER, &rows.to_string(), fonts::sans_semibold(BODY), ink);
        if conflicts > 0 {
            let color = page.palette.verdict(Verdict::Conflict).full;
            let corner = place.right_top() + if count > 6 { vec2(-5.0, 5.0) } else { vec2(-8.0, 8.0) };
            ui.painter().circle_filled(corner, 6.0, page.palette.paper);
            marks::shape(ui.painter(), corner, 8.0, Verdict::Conflict, color);
        }
        if response.on_hover_text(told).clicked() && rows > 0 {
            let filter =
                RowFilter { sources: pair.articles.iter().cloned().collect(), ..RowFilter::default() };
            commands.push(Command::Filter(filter));
            commands.push(Command::Show(Tab::Table));
        }
    }
    copies(ui, page, commands);
}

/// Cells darken with what the pair shares, in one hue that is no verdict's.
fn shade(palette: &Palette, dark: bool, depth: f32) -> (Color32, Color32) {
    let mix = |from: Color32, to: Color32, part: f32| from.lerp_to_gamma(to, part);
    let deep = palette.accent;
    let part = if depth <= 0.0 { 0.0 } else { 0.10 + depth * if dark { 0.45 } else { 0.62 } };
    let fill = mix(palette.panel, deep, part);
    (fill, if depth <= 0.0 { palette.quiet } else { Palette::letters_on(fill) })
}

/// Tells which sources have running text in common.
fn copies(ui: &mut Ui, page: &Page, commands: &mut Vec<Command>) {
    if page.overview.copies.is_empty() {
        return;
    }
    ui.add_space(16.0);
    heading(ui, "The same text", "Words that stand in both in the same order; such sources count once.");
    ui.spacing_mut().button_padding.x = 0.0;
    for (n, copied) in page.overview.copies.iter().enumerate() {
        let part = format!("{:.0} %", copied.shared * 100.0);
        let text = format!("{part} of {}’s words also stand in {}", copied.to, copied.from);
        let text = RichText::new(text).font(fonts::sans(SMALL + 1.0)).color(page.palette.ink);
        let button = eframe::egui::Button::new(text).frame(false);
        let response = ui.push_id(("copy", n), |ui| ui.add(button)).inner;
        let response = response.on_hover_cursor(eframe::egui::CursorIcon::PointingHand);
        if response.on_hover_text("Show the rows both have").clicked() {
            let sources = [copied.from.clone(), copied.to.clone()].into_iter().collect();
            commands.push(Command::Filter(RowFilter { sources, ..RowFilter::default() }));
            commands.push(Command::Show(Tab::Table));
        }
    }
}
