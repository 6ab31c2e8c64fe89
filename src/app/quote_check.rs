//! Each quotation of the articles against the reference: a transcript, a speech, a press release.
//!
//! ```text
//!  ≈ Altered     “We will find out what     We will find out what failed,    A has “broke”, D has “failed”
//!  A Herald       [broke],” she said        MAYOR QUIST, paragraph 4
//! ```
//!
//! As in the table only what is in sight is laid out ([`super::heights`]).

mod against;
mod columns;
mod row;
mod start;
mod words;

pub use against::filter;
pub use row::OTHERWISE;
pub use start::{Source, sources};

use super::Scene;
use super::command::Command;
use super::fonts;
use super::heights::Heights;
use super::theme::{BODY, Palette};
use super::widgets;
use crate::export::words::count;
use columns::Columns;
use eframe::egui::accesskit::Role;
use eframe::egui::{Frame, Margin, Rect, ScrollArea, Stroke, Ui, UiBuilder, pos2, scroll_area, vec2};
use row::Rows;

/// Height of the header.
const HEADER: f32 = 34.0;

/// What this view keeps from frame to frame.
#[derive(Default)]
pub struct Memory {
    rows: Rows,
    heights: Heights,
    /// What the heights were worked out for: columns, and points for each pixel.
    made_for: Option<(Columns, f32)>,
    /// Which checks, in this order, the heights are in order for.
    shown: Vec<usize>,
    /// The check at the upper edge of the sight, and how far it begins above.
    anchor: Option<(usize, f32)>,
    scrolls: Option<eframe::egui::Id>,
    reveal: bool,
    under_pointer: Option<usize>,
}

impl Memory {
    /// Forgets what was laid out and begins at the top.
    pub fn forget(&mut self) {
        *self = Memory { reveal: true, ..Memory::default() };
    }

    /// Forgets what was laid out of an earlier comparison.
    pub fn follow(&mut self) {
        self.rows = Rows::default();
        self.made_for = None;
        self.anchor = None;
        self.reveal = true;
    }

    /// Brings the check with the cursor into sight in the next frame.
    pub fn reveal_selection(&mut self) {
        self.reveal = true;
    }
}

/// Shows the view in all of `ui`. `sources` are those of the project, of which one may be made the reference.
pub fn show(
    ui: &mut Ui,
    scene: &Scene,
    sources: &[Source],
    memory: &mut Memory,
    commands: &mut Vec<Command>,
) {
    if scene.loaded.checks.is_empty() {
        start::show(ui, scene, sources, commands);
        return;
    }
    let margin = Margin { left: 12, right: 12, top: 8, bottom: 8 };
    Frame::NONE.inner_margin(margin).show(ui, |ui| against::show(ui, scene, sources, commands));
    if scene.state.checks.shown.is_empty() {
        if widgets::empty(ui, "No quotation passes the filter.", Some("Show all rows")) {
            commands.push(Command::ClearFilter);
        }
        return;
    }
    let whole = ui.available_rect_before_wrap();
    let columns = Columns::fit(whole.width());
    let (head, body) = whole.split_top_bottom_at_y(whole.top() + HEADER);

    let state = memory.scrolls.and_then(|id| scroll_area::State::load(ui.ctx(), id)).unwrap_or_default();
    let mut offset = state.clamped_offset().y;
    let moved = settle(ui, scene, memory, columns, body, &mut offset);
    let mut area = ScrollArea::vertical().id_salt("quote check").auto_shrink(false);
    if moved {
        area = area.vertical_scroll_offset(offset);
    }
    let mut inner = ui.new_child(UiBuilder::new().max_rect(body));
    let shown = area.show_viewport(&mut inner, |ui, viewport| {
        ui.set_min_size(vec2(body.width(), memory.heights.total()));
        rows(ui, scene, memory, columns, body, viewport.min.y, commands);
    });
    memory.scrolls = Some(shown.id);
    header(ui, scene, columns, head);
    ui.advance_cursor_after_rect(whole);
}

/// Brings heights and scroll offset up to date before anything is drawn; gives back whether the offset was moved.
fn settle(
    ui: &Ui,
    scene: &Scene,
    memory: &mut Memory,
    columns: Columns,
    body: Rect,
    offset: &mut f32,
) -> bool {
    let before = *offset;
    let shown = &scene.state.checks.shown;
    let made_for = (columns, ui.pixels_per_point());
    let fresh = memory.made_for != Some(made_for);
    let reordered = memory.shown != *shown;
    let Memory { rows, heights, anchor, .. } = memory;
    if fresh {
        heights.estimate(scene.loaded.checks.len(), |check| row::estimate(scene, columns, check));
        memory.made_for = Some(made_for);
    }
    if fresh || reordered {
        heights.order(shown);
        let place =
            anchor.and_then(|(check, above)| Some((shown.iter().position(|&known| known == check)?, above)));
        *offset = match place {
            // what stands at the upper edge stays there
            Some((index, above)) if !reordered => {
                let measure = |check| rows.measure(ui, scene, columns, check);
                heights.measure(shown, heights.top(index), above.max(1.0), measure);
                heights.top(index) + above
            }
            // another comparison: about where it was
            None if fresh && !reordered => *offset,
            _ => 0.0,
        };
        memory.shown.clone_from(shown);
    }
    let cursor = scene.state.selection.check.and_then(|check| shown.iter().position(|&known| known == check));
    if std::mem::take(&mut memory.reveal)
        && let Some(index) = cursor
    {
        let measure = |check| rows.measure(ui, scene, columns, check);
        *offset = heights.reveal((shown, index), *offset, body.height(), measure);
    }
    *offset = heights.settle(shown, *offset, body.height(), |check| rows.measure(ui, scene, columns, check));
    let first = heights.at(*offset);
    *anchor = shown.get(first).map(|&check| (check, *offset - heights.top(first)));
    *offset != before
}

/// Draws the checks in sight.
fn rows(
    ui: &mut Ui,
    scene: &Scene,
    memory: &mut Memory,
    columns: Columns,
    body: Rect,
    offset: f32,
    commands: &mut Vec<Command>,
) {
    let all = memory.shown.len();
    ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
        node.set_role(Role::List);
        node.set_label(format!("{} held against the reference", count(all, "quotation", "quotations")));
        node.set_size_of_set(all);
    });
    let mut index = memory.heights.at(offset.max(0.0));
    let mut under_pointer = None;
    while index < all {
        let top = body.top() + memory.heights.top(index) - offset;
        if top >= body.bottom() {
            break;
        }
        let check = memory.shown[index];
        let height = memory.heights.of(check);
        let rect = Rect::from_min_size(pos2(body.left(), top), vec2(body.width(), height));
        let place = row::Place { rect, index, hovered: memory.under_pointer == Some(check) };
        if row::show(ui, scene, &mut memory.rows, columns, place, check, commands) {
            under_pointer = Some(check);
        }
        index += 1;
    }
    if memory.under_pointer != under_pointer {
        memory.under_pointer = under_pointer;
        ui.ctx().request_repaint();
    }
}

/// What stands in each column.
fn header(ui: &Ui, scene: &Scene, columns: Columns, head: Rect) {
    let palette = Palette::of(ui);
    let painter = ui.painter();
    painter.rect_filled(head, 0, palette.paper);
    let mut references: Vec<usize> = scene.loaded.checks.iter().map(|checked| checked.reference).collect();
    references.sort_unstable();
    references.dedup();
    let there = match references[..] {
        [one] => format!("{} has", scene.loaded.name(one, scene.state.blind)),
        _ => "The reference has".to_owned(),
    };
    let font = fonts::sans_semibold(BODY);
    for (title, column) in columns.titles(&there) {
        let at = pos2(head.left() + column.start, head.center().y);
        widgets::line(ui, at, title, column.end - column.start, font.clone(), palette.quiet);
    }
    painter.hline(head.x_range(), head.top() + 0.5, Stroke::new(1.0, palette.rule));
    painter.hline(head.x_range(), head.bottom() - 0.5, Stroke::new(1.0, palette.rule));
}
