//! The table's header: the sources' chips and names, and the handles that set the columns' widths.

use super::columns::{Columns, Fitted};
use crate::app::Scene;
use crate::app::command::Command;
use crate::app::fonts;
use crate::app::marks::{CHIP, paint_chip};
use crate::app::state::Sort;
use crate::app::theme::{BODY, Palette};
use crate::app::widgets::line;
use eframe::egui::{CursorIcon, Rect, Sense, Stroke, Ui, UiBuilder, WidgetInfo, accesskit::Role, pos2, vec2};

/// How near to a column's edge the pointer takes hold of it.
const GRAB: f32 = 4.0;
/// For the pointer alone: keys could do nothing with an edge.
const DRAGGED: Sense = Sense::CLICK.union(Sense::DRAG);

/// Shows the header in `head`, the sources' columns scrolled by `scroll`.
pub fn show(
    ui: &mut Ui,
    scene: &Scene,
    widths: &mut Columns,
    columns: &Fitted,
    head: Rect,
    scroll: f32,
    commands: &mut Vec<Command>,
) {
    let palette = Palette::of(ui);
    ui.painter().rect_filled(head, 0, palette.paper);
    let edge = head.left() + columns.first;
    let scrolled = Rect::from_min_max(pos2(edge, head.top()), head.max);
    let mut inner = ui.new_child(UiBuilder::new().max_rect(scrolled));
    inner.set_clip_rect(scrolled.intersect(ui.clip_rect()));
    for (n, article) in scene.loaded.comparison.articles.iter().enumerate() {
        let left = edge + columns.left(n) - scroll;
        let rect = Rect::from_min_size(pos2(left, head.top()), vec2(columns.sources[n], head.height()));
        if !rect.intersects(scrolled) {
            continue;
        }
        source(&inner, scene, rect, n, article, commands);
        let handle = Rect::from_center_size(rect.right_center(), vec2(GRAB * 2.0, head.height()));
        let response = inner.interact(handle, inner.scope_id().with(("width", n)), DRAGGED);
        if response.dragged() {
            widths.set_source(n, columns.sources[n] + response.drag_delta().x);
        }
        if response.double_clicked() {
            widths.reset(Some(n));
        }
        response.widget_info(|| {
            WidgetInfo::labeled(Role::Splitter, true, format!("Width of the column of {}", article.id))
        });
        let held = response.hovered() || response.dragged();
        response.on_hover_and_drag_cursor(CursorIcon::ResizeHorizontal);
        let color = if held { palette.accent } else { palette.rule };
        inner.painter().vline(rect.right() - 0.5, head.y_range(), Stroke::new(1.0, color));
    }
    let at = pos2(head.left() + 16.0, head.center().y);
    line(ui, at, "What", columns.first - 32.0, fonts::sans_semibold(BODY), palette.quiet);
    let handle = Rect::from_center_size(pos2(edge, head.center().y), vec2(GRAB * 2.0, head.height()));
    let response = ui.interact(handle, ui.scope_id().with("first width"), DRAGGED);
    if response.dragged() {
        widths.set_first(columns.first + response.drag_delta().x);
    }
    if response.double_clicked() {
        widths.reset(None);
    }
    response.widget_info(|| WidgetInfo::labeled(Role::Splitter, true, "Width of the first column"));
    let held = response.hovered() || response.dragged();
    response.on_hover_and_drag_cursor(CursorIcon::ResizeHorizontal);
    let color = if held { palette.accent } else { palette.rule };
    ui.painter().vline(edge - 0.5, head.y_range(), Stroke::new(1.0, color));
    ui.painter().hline(head.x_range(), head.bottom() - 0.5, Stroke::new(1.0, palette.rule));
}

fn source(
    ui: &Ui,
    scene: &Scene,
    rect: Rect,
    n: usize,
    article: &crate::compare::document::ArticleEntry,
    commands: &mut Vec<Command>,
) {
    let palette = Palette::of(ui);
    let name = scene.loaded.name(n, scene.state.blind);
    let response =
        ui.interact(rect.shrink2(vec2(GRAB, 0.0)), ui.scope_id().with(("source", n)), Sense::click());
    if response.hovered() {
        ui.painter().rect_filled(rect, 0, palette.hover);
    }
    let chip = Rect::from_center_size(pos2(rect.left() + 12.0 + CHIP.x / 2.0, rect.center().y), CHIP);
    paint_chip(ui.painter(), palette, chip, n, &article.id, true);
    let sorted = scene.state.sort == Sort::Source(article.id.clone());
    let at = pos2(chip.right() + 8.0, rect.center().y);
    let room = rect.right() - at.x - if sorted { 30.0 } else { 12.0 };
    line(ui, at, &name, room, fonts::sans_semibold(BODY), palette.ink);
    if sorted {
        let tip = pos2(rect.right() - 20.0, rect.center().y + 3.0);
        let stroke = Stroke::new(1.5, palette.accent);
        ui.painter().line_segment([tip + vec2(-4.0, -5.0), tip], stroke);
        ui.painter().line_segment([tip, tip + vec2(4.0, -5.0)], stroke);
    }
    response.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, true, format!("{} {name}", article.id)));
    if response.clicked() {
        let sort = if sorted { Sort::Importance } else { Sort::Source(article.id.clone()) };
        commands.push(Command::Sort(sort));
    }
    response.on_hover_ui(|ui| {
        ui.label(eframe::egui::RichText::new(&article.title).font(fonts::serif_semibold(15.0)));
        let date = crate::export::words::date(&article.date);
        if !date.is_empty() && !scene.state.blind {
            ui.label(date);
        }
        let told = if sorted {
            "Click for the most telling rows first"
        } else {
            "Click to order rows as it tells them"
        };
        crate::app::widgets::quiet(ui, told);
    });
}
