//! The first column of the table: what a row is about, what it comes to, how many sources have it.

use super::columns::Fitted;
use super::row::{BADGE, PAD, PAD_Y, Place, act};
use crate::app::Scene;
use crate::app::command::Command;
use crate::app::fonts;
use crate::app::glyphs;
use crate::app::marks::paint_badge;
use crate::app::theme::{BODY, Palette, SMALL};
use crate::compare::document::{RowKind, Verdict};
use crate::export::filter::Search;
use crate::export::words;
use eframe::egui::text::LayoutJob;
use eframe::egui::{
    Color32, CornerRadius, Galley, Rect, Sense, Stroke, StrokeKind, Ui, WidgetInfo, accesskit::Role, vec2,
};
use std::sync::Arc;

/// More columns than this are not in sight together.
const MANY: usize = 5;

/// What stands in the first column.
pub struct About {
    title: Arc<Galley>,
    beside: Option<Arc<Galley>>,
}

impl About {
    /// Lays it out in a column of that width.
    pub fn of(ui: &Ui, scene: &Scene, row: usize, width: f32) -> About {
        let entry = &scene.loaded.comparison.rows[row];
        let room = width - 2.0 * PAD - 4.0;
        let mut job = LayoutJob::simple(
            scene.loaded.rows[row].title.clone(),
            fonts::sans_semibold(BODY),
            Color32::PLACEHOLDER,
            room,
        );
        job.wrap.max_rows = 4;
        let mut told: Vec<String> = Vec::new();
        if entry.verdict == Verdict::Single {
            // its column may be out of sight
            let cells = &scene.loaded.rows[row].cells;
            let only = cells.iter().position(|cell| !cell.is_empty());
            told.extend(only.map(|source| format!("in {}", scene.loaded.name(source, scene.state.blind))));
        } else {
            let mut sources = words::sources(entry);
            // with many columns those that have it may be out of sight
            let cells = &scene.loaded.rows[row].cells;
            if cells.len() > MANY && entry.sources < cells.len() {
                let articles = scene.loaded.comparison.articles.iter().zip(cells);
                let letters: Vec<&str> =
                    articles.filter(|(_, cell)| !cell.is_empty()).map(|(a, _)| a.id.as_str()).collect();
                sources = format!("{sources}: {}", letters.join(" "));
            }
            told.push(sources);
        }
        if !entry.note.is_empty() {
            told.push(format!("Note: {}", crate::export::plain::line(&entry.note)));
        }
        let beside = (!told.is_empty()).then(|| {
            let mut job = LayoutJob::simple(told.join("\n"), fonts::sans(SMALL), Color32::PLACEHOLDER, room);
            job.wrap.max_rows = 4;
            ui.painter().layout_job(job)
        });
        About { title: ui.painter().layout_job(job), beside }
    }

    /// How high it is.
    pub fn height(&self) -> f32 {
        BADGE + self.title.size().y + self.beside.as_ref().map_or(0.0, |beside| 3.0 + beside.size().y)
    }
}

/// Draws it; gives back whether the pointer is over it.
pub fn show(
    ui: &Ui,
    scene: &Scene,
    columns: &Fitted,
    place: Place,
    row: usize,
    (ground, search): (Color32, &Search),
    commands: &mut Vec<Command>,
) -> bool {
    let palette = Palette::of(ui);
    let entry = &scene.loaded.comparison.rows[row];
    let rect = Rect::from_min_size(place.rect.min, vec2(columns.first, place.rect.height() - 1.0));
    let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
    painter.rect_filled(rect, 0, ground);
    let response = ui.interact(rect, ui.scope_id().with(("row", row)), Sense::click());
    let at = rect.min + vec2(PAD + 4.0, PAD_Y);
    let badge = paint_badge(&painter, palette, at, entry.verdict);
    let kind = match entry.kind {
        RowKind::Quote => "Quote",
        RowKind::Fact => "Fact",
    };
    let mut beside = badge.right_center() + vec2(8.0, 0.0);
    let kind = painter.layout_no_wrap(kind.into(), fonts::sans(SMALL), palette.quiet);
    let width = kind.size().x;
    painter.galley(beside - vec2(0.0, kind.size().y / 2.0), kind, palette.quiet);
    beside.x += width + 8.0;
    if entry.confirmed {
        let color = palette.accent;
        let tick = Stroke::new(1.8, color);
        painter.line_segment([beside + vec2(0.0, 0.5), beside + vec2(3.5, 4.0)], tick);
        painter.line_segment([beside + vec2(3.5, 4.0), beside + vec2(10.0, -4.0)], tick);
        let text = painter.layout_no_wrap("Confirmed".into(), fonts::sans(SMALL), color);
        // in a narrow column the tick says it
        if beside.x + 14.0 + text.size().x < rect.right() {
            painter.galley(beside + vec2(14.0, -text.size().y / 2.0), text, color);
        }
    }
    let about = About::of(ui, scene, row, columns.first);
    let title_at = at + vec2(0.0, BADGE);
    for found in search.hits(&scene.loaded.rows[row].title) {
        glyphs::fill(&painter, title_at.to_vec2(), &about.title, found, palette.found);
    }
    let under = title_at + vec2(0.0, about.title.size().y + 3.0);
    painter.galley(title_at, about.title, palette.ink);
    if let Some(beside) = about.beside {
        painter.galley(under, beside, palette.quiet);
    }
    if response.has_focus() {
        painter.rect_stroke(
            rect.shrink(1.0),
            CornerRadius::same(2),
            Stroke::new(1.5, palette.accent),
            StrokeKind::Inside,
        );
    }
    response.widget_info(|| {
        let confirmed = if entry.confirmed { ", confirmed" } else { "" };
        let label = format!(
            "{}: {} ({}{confirmed})",
            words::verdict(entry.verdict),
            scene.loaded.rows[row].title,
            words::sources(entry)
        );
        WidgetInfo::selected(Role::RowHeader, true, scene.state.selection.has(row), label)
    });
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_row_index(place.index);
        node.set_column_index(0);
        // "row 5 of 300"
        node.set_position_in_set(place.index);
    });
    let over = response.contains_pointer();
    act(ui, &response, scene, row, None, commands);
    let differences = words::differences(entry);
    if !differences.is_empty() {
        response.on_hover_ui(|ui| {
            for told in differences.iter().take(6) {
                ui.label(&told.text);
            }
        });
    }
    over
}
