//! The table: one row per quotation or fact, one column per source.
//!
//! Only what is in sight is laid out ([`super::heights`]); the first column and the header stay where they are
//! while the rest is scrolled.

mod about;
mod columns;
mod header;
pub mod passage;
mod row;

use super::Scene;
use super::command::Command;
use super::heights::Heights;
use super::theme::Palette;
use super::widgets;
use columns::{Columns, Fitted};
use eframe::egui::accesskit::Role;
use eframe::egui::{Rect, ScrollArea, Ui, UiBuilder, containers::scroll_area, pos2, vec2};
use row::Cells;

/// Height of the header.
const HEADER: f32 = 36.0;

/// What the table keeps from frame to frame.
#[derive(Default)]
pub struct Memory {
    columns: Columns,
    heights: Heights,
    cells: Cells,
    /// What the heights were worked out for.
    made_for: Option<MadeFor>,
    /// Which rows, in this order, the heights are in order for.
    shown: Vec<usize>,
    /// The row at the upper edge of the sight, and how far it begins above.
    anchor: Option<(usize, f32)>,
    /// Under which name the toolkit keeps how far the table is scrolled.
    scrolls: Option<eframe::egui::Id>,
    /// How far the table was scrolled in the last frame, and how high it was.
    offset: f32,
    view: f32,
    /// Whether the rows are others and the anchor is nevertheless kept.
    stays: bool,
    reveal: bool,
    row_under_pointer: Option<usize>,
}

#[derive(Clone, PartialEq)]
struct MadeFor {
    columns: Fitted,
    points: f32,
}

impl Memory {
    /// Forgets what was laid out for an earlier comparison.
    pub fn forget(&mut self) {
        self.made_for = None;
        self.cells = Cells::default();
        self.anchor = None;
        self.stays = false;
        self.reveal = true;
    }

    /// Forgets what was laid out, but stays where it is: `now` tells what a row of the earlier comparison is in
    /// the new one. Where the row with the cursor is in sight, that one stays in its place, otherwise the one
    /// at the upper edge; a table that is not scrolled goes on showing what comes first.
    pub fn follow(&mut self, cursor: Option<usize>, now: impl Fn(usize) -> Option<usize>) {
        let cursor = cursor.and_then(|row| {
            let index = self.shown.iter().position(|&shown| shown == row)?;
            let top = self.heights.top(index);
            let seen = top + self.heights.of(row) > self.offset && top < self.offset + self.view;
            seen.then_some((row, self.offset - top))
        });
        let held = cursor.or(self.anchor.filter(|_| self.offset > 0.0));
        self.made_for = None;
        self.cells = Cells::default();
        self.anchor = held.and_then(|(row, above)| Some((now(row)?, above)));
        self.stays = true;
    }

    /// Brings the row with the cursor into sight in the next frame.
    pub fn reveal_selection(&mut self) {
        self.reveal = true;
    }
}

/// Shows the table in all of `ui`.
pub fn show(ui: &mut Ui, scene: &Scene, memory: &mut Memory, commands: &mut Vec<Command>) {
    if scene.loaded.comparison.rows.is_empty() {
        let told = "Nothing was found in these articles that could be lined up.";
        if widgets::empty(ui, told, Some("Add articles…")) {
            commands.push(Command::AddArticles);
        }
        return;
    }
    if scene.state.rows.is_empty() {
        if widgets::empty(ui, "No row passes the filter.", Some("Show all rows")) {
            commands.push(Command::ClearFilter);
        }
        return;
    }
    let whole = ui.available_rect_before_wrap();
    let columns = memory.columns.fit(whole.width(), scene.loaded.comparison.articles.len());
    let (head, body) = whole.split_top_bottom_at_y(whole.top() + HEADER);

    let state = memory.scrolls.and_then(|id| scroll_area::State::load(ui.ctx(), id)).unwrap_or_default();
    let mut offset = state.clamped_offset();
    let moved = settle(ui, scene, memory, &columns, body, &mut offset);

    let mut area = ScrollArea::both().id_salt("table").auto_shrink(false);
    if moved {
        area = area.scroll_offset(offset);
    }
    let mut body_ui = ui.new_child(UiBuilder::new().max_rect(body));
    let shown = area.show_viewport(&mut body_ui, |ui, viewport| {
        ui.set_min_size(vec2(columns.total(), memory.heights.total()));
        rows(ui, scene, memory, &columns, body, viewport.min.to_vec2(), commands);
    });
    memory.scrolls = Some(shown.id);
    header::show(ui, scene, &mut memory.columns, &columns, head, shown.state.clamped_offset().x, commands);
    ui.advance_cursor_after_rect(whole);
}

/// Brings heights and scroll offset up to date before anything is drawn; gives back whether the offset was
/// moved.
fn settle(
    ui: &Ui,
    scene: &Scene,
    memory: &mut Memory,
    columns: &Fitted,
    body: Rect,
    offset: &mut eframe::egui::Vec2,
) -> bool {
    let before = *offset;
    let state = scene.state;
    let made_for = MadeFor { columns: columns.clone(), points: ui.pixels_per_point() };
    let fresh = memory.made_for.as_ref() != Some(&made_for);
    let reordered = memory.shown != state.rows;
    if fresh {
        let rows = scene.loaded.comparison.rows.len();
        memory.heights.estimate(rows, |row| row::estimate(scene, columns, row));
        memory.made_for = Some(made_for);
    }
    if fresh || reordered {
        memory.shown.clone_from(&state.rows);
        memory.heights.order(&memory.shown);
        let (heights, cells) = (&mut memory.heights, &mut memory.cells);
        let anchor = memory.anchor.and_then(|(row, above)| {
            let index = state.rows.iter().position(|&shown| shown == row)?;
            // What stands between the upper edge and the row is measured first, or the row would move when
            // it is: which rows those are changes with what is measured.
            for _ in 0..4 {
                let y = heights.top(index) + above;
                heights.measure(&memory.shown, y, (-above).max(1.0), |row| {
                    cells.measure(ui, scene, columns, row)
                });
                if (heights.top(index) + above - y).abs() < 0.5 {
                    break;
                }
            }
            Some(heights.top(index) + above)
        });
        let stays = std::mem::take(&mut memory.stays);
        offset.y = match anchor {
            Some(y) if !reordered || stays => y,
            _ => 0.0,
        };
        memory.reveal |= reordered && !stays;
    }
    let cursor = state.selection.row.and_then(|row| state.rows.iter().position(|&shown| shown == row));
    if std::mem::take(&mut memory.reveal)
        && let Some(index) = cursor
    {
        let (heights, cells) = (&mut memory.heights, &mut memory.cells);
        let measure = |row| cells.measure(ui, scene, columns, row);
        offset.y = heights.reveal((&memory.shown, index), offset.y, body.height(), measure);
        if let Some(source) = selected_source(scene) {
            let (left, room) = (columns.left(source), body.width() - columns.first);
            if left < offset.x {
                offset.x = left;
            } else if left + columns.sources[source] > offset.x + room {
                offset.x = (left + columns.sources[source] - room).min(left);
            }
        }
    }
    let (heights, cells) = (&mut memory.heights, &mut memory.cells);
    offset.y =
        heights.settle(&memory.shown, offset.y, body.height(), |row| cells.measure(ui, scene, columns, row));
    (memory.offset, memory.view) = (offset.y, body.height());
    let first = memory.heights.at(offset.y);
    memory.anchor = memory.shown.get(first).map(|&row| (row, offset.y - memory.heights.top(first)));
    *offset != before
}

fn selected_source(scene: &Scene) -> Option<usize> {
    let row = scene.loaded.comparison.rows.get(scene.state.selection.row?)?;
    scene.loaded.article(&row.readings.get(scene.state.selection.reading?)?.article)
}

/// Draws the rows in sight.
fn rows(
    ui: &mut Ui,
    scene: &Scene,
    memory: &mut Memory,
    columns: &Fitted,
    body: Rect,
    offset: eframe::egui::Vec2,
    commands: &mut Vec<Command>,
) {
    let palette = Palette::of(ui);
    let mut index = memory.heights.at(offset.y.max(0.0));
    let mut under_pointer = None;
    // of rows out of sight there is nothing to be read aloud but that they are there
    let (rows, sources) = (memory.shown.len(), scene.loaded.comparison.articles.len());
    ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
        node.set_role(Role::Grid);
        node.set_label("Rows");
        node.set_row_count(rows);
        node.set_size_of_set(rows);
        node.set_column_count(sources + 1);
    });
    while index < memory.shown.len() {
        let top = body.top() + memory.heights.top(index) - offset.y;
        if top >= body.bottom() {
            break;
        }
        let row = memory.shown[index];
        let rect = Rect::from_min_size(pos2(body.left(), top), vec2(body.width(), memory.heights.of(row)));
        let hovered = memory.row_under_pointer == Some(row);
        let place = row::Place { rect, scroll: offset.x, hovered, index };
        let builder = UiBuilder::new().id_salt(("row", row)).max_rect(rect).accessibility_role(Role::Row);
        let own = ui.new_child(builder);
        own.ctx().accesskit_node_builder(own.unique_id(), |node| node.set_row_index(index));
        if row::show(&own, scene, &mut memory.cells, columns, place, row, commands) {
            under_pointer = Some(row);
        }
        index += 1;
    }
    if memory.row_under_pointer != under_pointer {
        memory.row_under_pointer = under_pointer;
        ui.ctx().request_repaint();
    }
    let line = eframe::egui::Stroke::new(1.0, palette.rule);
    ui.painter().vline(body.left() + columns.first - 0.5, body.y_range(), line);
}
