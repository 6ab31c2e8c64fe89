//! The readings word under word, in lines as wide as the panel.

use super::heading;
use super::sheet::Sheet;
use crate::app::Scene;
use crate::app::fonts;
use crate::app::marks;
use crate::app::theme::Palette;
use crate::compare::collation::{Agreement, Collation, Column};
use crate::compare::document::{RowKind, Verdict};
use eframe::egui::{Color32, Galley, Rect, Sense, Ui, WidgetInfo, accesskit::Role, pos2, vec2};
use std::sync::Arc;

const SIZE: f32 = 14.0;
const LINE: f32 = 23.0;
/// Between two columns of words.
const GAP: f32 = 9.0;
/// Left of the words: the sources' chips.
const SIDE: f32 = 26.0;

/// Shows the table; nothing where the readings are put too differently for one.
pub fn show(ui: &mut Ui, scene: &Scene, sheet: &Sheet) {
    let Some(collation) = &sheet.collation else {
        // sentences of different make are what facts are told in; of quotations it is worth a word
        let row = &scene.loaded.comparison.rows[sheet.row];
        if sheet.readings.len() > 1 && row.kind == RowKind::Quote {
            heading(ui, "Word under word");
            crate::app::widgets::quiet(ui, "The passages are put too differently to stand word under word.");
        }
        return;
    };
    heading(ui, "Word under word");
    let palette = Palette::of(ui);
    let order = one_each(sheet, collation);
    // columns of words that only those left out have are none
    let columns: Vec<&Column> = collation
        .columns
        .iter()
        .filter(|column| order.iter().any(|&(index, _)| column.cells[index].is_some()))
        .collect();
    let words: Vec<Vec<Option<Arc<Galley>>>> = columns
        .iter()
        .map(|column| {
            order
                .iter()
                .map(|&(index, _)| {
                    let cell = column.cells[index].as_ref()?;
                    let font = fonts::serif(SIZE);
                    Some(ui.painter().layout_no_wrap(cell.text.clone(), font, Color32::PLACEHOLDER))
                })
                .collect()
        })
        .collect();
    let widths: Vec<f32> =
        words.iter().map(|column| column.iter().flatten().map(|g| g.size().x).fold(8.0, f32::max)).collect();
    let room = ui.available_width() - SIDE;
    let mut from = 0;
    while from < widths.len() {
        let mut to = from;
        let mut used = 0.0;
        while to < widths.len() && (to == from || used + widths[to] <= room) {
            used += widths[to] + GAP;
            to += 1;
        }
        let height = order.len() as f32 * LINE;
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), height + 10.0), Sense::hover());
        let mut left = rect.left() + SIDE;
        for at in from..to {
            column(ui, palette, columns[at], &order, &words[at], pos2(left, rect.top()));
            left += widths[at] + GAP;
        }
        for (n, &(_, source)) in order.iter().enumerate() {
            let middle = rect.top() + (n as f32 + 0.5) * LINE;
            let chip = eframe::egui::Align2::LEFT_CENTER.anchor_size(pos2(rect.left(), middle), marks::CHIP);
            let letter = &scene.loaded.comparison.articles[source].id;
            marks::paint_chip(ui.painter(), palette, chip, source, letter, true);
        }
        if to < widths.len() {
            ui.painter().hline(rect.left() + SIDE..=rect.right(), rect.bottom() - 4.0, (1.0, palette.rule));
        }
        speak(ui, scene, &columns, &order, from..to, rect);
        from = to;
    }
    if order.len() < sheet.readings.len() {
        let told = "Of each source the passage that has most in common with the others; the rest is below.";
        crate::app::widgets::quiet(ui, told);
    }
    if collation.shortened {
        crate::app::widgets::quiet(ui, "The passages go on; only their beginning is lined up.");
    }
}

/// The readings to line up, with their sources, in the order of the panel's passages: of each source the one
/// that has most words in common with others, since several of one source under each other are a scatter.
fn one_each(sheet: &Sheet, collation: &Collation) -> Vec<(usize, usize)> {
    let shares = |index: usize, source: usize| {
        let others = sheet.readings.iter().filter(|other| other.source != source);
        let others: Vec<usize> = others.map(|other| other.index).collect();
        let both = |column: &&Column| {
            column.cells[index].is_some() && others.iter().any(|&o| column.cells[o].is_some())
        };
        collation.columns.iter().filter(both).count()
    };
    let mut kept: Vec<(usize, usize, usize)> = Vec::new();
    for reading in &sheet.readings {
        let found = shares(reading.index, reading.source);
        match kept.iter_mut().find(|(_, source, _)| *source == reading.source) {
            Some(held) if found > held.2 => *held = (reading.index, reading.source, found),
            Some(_) => {}
            None => kept.push((reading.index, reading.source, found)),
        }
    }
    kept.into_iter().map(|(index, source, _)| (index, source)).collect()
}

fn column(
    ui: &Ui,
    palette: &Palette,
    column: &Column,
    order: &[(usize, usize)],
    words: &[Option<Arc<Galley>>],
    place: eframe::egui::Pos2,
) {
    let amber = palette.verdict(Verdict::Reworded);
    for (n, (&(index, _), galley)) in order.iter().zip(words).enumerate() {
        let middle = place.y + (n as f32 + 0.5) * LINE;
        let (Some(galley), Some(cell)) = (galley, &column.cells[index]) else {
            let dash = [pos2(place.x + 1.0, middle), pos2(place.x + 7.0, middle)];
            ui.painter().line_segment(dash, (1.2, palette.faint));
            continue;
        };
        let top = middle - galley.size().y / 2.0;
        let differs = matches!(column.agreement, Agreement::Differ) || cell.variant > 0;
        if differs {
            let back = Rect::from_min_size(
                pos2(place.x - 3.0, middle - LINE / 2.0 + 1.0),
                vec2(galley.size().x + 6.0, LINE - 2.0),
            );
            ui.painter().rect_filled(back, 3.0, amber.tint);
        }
        let color = if column.agreement == Agreement::Alone { palette.quiet } else { palette.ink };
        ui.painter().galley(pos2(place.x, top), galley.clone(), color);
    }
}

/// One line of the table for readers of the screen.
fn speak(
    ui: &Ui,
    scene: &Scene,
    collated: &[&Column],
    order: &[(usize, usize)],
    columns: std::ops::Range<usize>,
    rect: Rect,
) {
    for (n, &(index, source)) in order.iter().enumerate() {
        let place =
            Rect::from_min_size(pos2(rect.left(), rect.top() + n as f32 * LINE), vec2(rect.width(), LINE));
        let id = ui.scope_id().with(("collated", index, columns.start));
        let response = ui.interact(place, id, Sense::hover());
        response.widget_info(|| {
            let words: Vec<&str> = collated[columns.clone()]
                .iter()
                .map(|c| c.cells[index].as_ref().map_or("–", |cell| cell.text.as_str()))
                .collect();
            let letter = &scene.loaded.comparison.articles[source].id;
            WidgetInfo::labeled(Role::Label, true, format!("{letter}, word under word: {}", words.join(" ")))
        });
        // words of the fuller variant under the pointer
        if response.hovered() {
            response.on_hover_text_at_pointer(format!(
                "{}, {}",
                scene.loaded.name(source, scene.state.blind),
                crate::export::words::count(
                    collated.iter().filter(|c| c.cells[index].is_some()).count(),
                    "word",
                    "words"
                )
            ));
        }
    }
}
