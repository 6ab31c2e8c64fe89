//! The passages of an article for readers of the screen and for the keyboard.

use super::Seen;
use crate::app::command::Command;
use crate::app::loaded::At;
use crate::app::side_by_side::passages::Passage;
use crate::app::side_by_side::{Frame, tell};
use crate::app::widgets;
use eframe::egui::{Id, Key, Rect, Sense, Ui, WidgetInfo, accesskit::Role, pos2};

/// The edge of the view that a passage out of view is beyond.
pub(super) fn beyond(rect: Rect, seen: &[Seen], passage: &Passage) -> Rect {
    let above = seen.first().is_some_and(|seen| passage.range.start < seen.points.start);
    let y = if above { rect.top() } else { rect.bottom() - 1.0 };
    Rect::from_min_max(pos2(rect.left(), y), pos2(rect.right(), y + 1.0))
}

/// Makes passages known to readers of the screen and to the keyboard; gives back the one that the keyboard has
/// reached at the edge, out of view.
pub(super) fn speak(
    ui: &Ui,
    frame: &Frame,
    places: &[(&Passage, Rect)],
    id: Id,
    commands: &mut Vec<Command>,
) -> Option<At> {
    let mut reached = None;
    let rows = &frame.scene.loaded.comparison.rows;
    for &(passage, place) in places {
        let id = id.with(&rows[passage.at.row].readings[passage.at.reading].id);
        let response = ui.interact(place, id, Sense::focusable_noninteractive());
        response.widget_info(|| {
            let chosen = frame.selected == Some(passage.at.row);
            WidgetInfo::selected(Role::Mark, true, chosen, tell::name(frame, passage.at))
        });
        widgets::focus_ring(ui, &response);
        if response.has_focus() && ui.input(|input| input.key_pressed(Key::Enter)) {
            commands.push(Command::Inspect { row: passage.at.row, reading: Some(passage.at.reading) });
        }
        if response.gained_focus() && place.height() <= 1.0 {
            reached = Some(passage.at);
        }
    }
    reached
}
