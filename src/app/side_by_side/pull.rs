//! The bar under words the user has selected in an article: copy them, pull them into a row.

use super::{Frame, Memory, column, cut, tell};
use crate::app::command::Command;
use crate::app::widgets;
use eframe::egui::{Rect, StrokeKind, Ui, UiBuilder, pos2, vec2};

/// Shows the bar where words are selected.
pub fn show(
    ui: &mut Ui,
    frame: &Frame,
    memory: &mut Memory,
    columns: &[usize],
    drawn: &[Option<column::Drawn>],
    commands: &mut Vec<Command>,
) {
    let Some(words) = memory.words.clone().filter(|words| !words.dragging && words.from != words.to) else {
        return;
    };
    let at = columns.iter().position(|&n| n == words.column);
    let Some(end) = at.and_then(|at| drawn[at].as_ref()?.selection_end) else { return };
    let loaded = frame.scene.loaded;
    let article = &loaded.comparison.articles[words.column];
    let range = words.range();
    let size = vec2(if frame.selected.is_some() { 332.0 } else { 210.0 }, 38.0);
    let seen = ui.clip_rect();
    let at = pos2(
        end.x.min(seen.right() - size.x - 8.0).max(seen.left() + 8.0),
        (end.y + 8.0).min(seen.bottom() - size.y - 8.0),
    );
    let mut done = false;
    let rect = Rect::from_min_size(at, size);
    ui.painter().rect(rect, 6.0, frame.palette.raised, (1.0, frame.palette.rule), StrokeKind::Inside);
    ui.scope_builder(UiBuilder::new().max_rect(rect.shrink2(vec2(6.0, 6.0))), |ui| {
        ui.horizontal_centered(|ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            if widgets::flat(ui, "Copy").clicked() {
                commands.push(Command::CopyText(cut(&article.text, &range)));
                done = true;
            }
            if let Some(row) = frame.selected
                && widgets::flat(ui, "Pull into the selected row")
                    .on_hover_text(&loaded.rows[row].title)
                    .clicked()
            {
                commands.push(tell::add_passage(loaded, words.column, &range, Some(row)));
                done = true;
            }
            if widgets::flat(ui, "Make a row of it").clicked() {
                commands.push(tell::add_passage(loaded, words.column, &range, None));
                done = true;
            }
        });
    });
    if done {
        memory.words = None;
    }
}
