//! Bringing the passages of a row, or a quotation and the reference's words, to one height.

use super::column::checked::places;
use super::{Frame, Memory};
use crate::app::Scene;
use eframe::egui::Ui;

/// What is brought to one height.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LinedUp {
    /// The passages of a row, from one of its readings on.
    Row(usize, Option<usize>),
    /// A quotation and the reference's words, by the index of its check.
    Check(usize),
}

/// Brings the passages of a newly selected row to one height; gives back the column that should be in view.
pub(super) fn line_up(
    ui: &Ui,
    frame: &Frame,
    check: Option<usize>,
    memory: &mut Memory,
    measure: f32,
    height: f32,
) -> Option<usize> {
    let selection = &frame.scene.state.selection;
    let row = selection.row.map(|row| LinedUp::Row(row, selection.reading));
    let wanted = check.map(LinedUp::Check).or(row);
    if memory.lined_up == wanted {
        return None;
    }
    let before = std::mem::replace(&mut memory.lined_up, wanted);
    let LinedUp::Row(row, reading) = wanted? else {
        let (read, y) = (frame.check?, (height * 0.3).min(220.0));
        let now = (before.is_some() && !frame.scene.state.still).then(|| ui.input(|input| input.time));
        for n in [read.source, read.reference] {
            if let Some(first) = places(read, n).first() {
                memory.columns[n].bring_point(ui, first.start, y, measure, height, now);
            }
        }
        return None;
    };
    let cells = &frame.scene.loaded.rows[row].cells;
    // what the user pressed stays where it is, the others come to it
    let pressed = reading.and_then(|r| cells.iter().position(|cell| cell.contains(&r)).map(|n| (n, r)));
    let held = pressed.and_then(|(n, r)| {
        let y = memory.columns[n].height_of(ui, row, r, measure, height)?;
        (0.0..height - 40.0).contains(&y).then_some((n, y))
    });
    let y = held.map_or((height * 0.3).min(220.0), |(_, y)| y);
    let glide = before.is_some() || held.is_some();
    let now = (glide && !frame.scene.state.still).then(|| ui.input(|input| input.time));
    for (n, cell) in cells.iter().enumerate() {
        let target = match (pressed, held) {
            (Some((at, _)), Some(_)) if at == n => continue,
            (Some((at, r)), None) if at == n => Some(r),
            _ => counterpart(frame.scene, row, reading, cell),
        };
        if let Some(r) = target {
            memory.columns[n].bring(ui, row, r, y, measure, height, now);
        }
    }
    pressed.map(|(n, _)| n).or_else(|| cells.iter().position(|cell| !cell.is_empty()))
}

/// Which of an article's readings lines up with the one that was pressed: the one most surely linked to it.
fn counterpart(scene: &Scene, row: usize, pressed: Option<usize>, cell: &[usize]) -> Option<usize> {
    let row = &scene.loaded.comparison.rows[row];
    let pressed = pressed.map(|r| row.readings[r].id.as_str());
    let score = |r: usize| {
        let id = row.readings[r].id.as_str();
        let between = |a: &str, b: &str| Some(a) == pressed && b == id || Some(b) == pressed && a == id;
        let links = row.links.iter().filter(|l| between(&l.from, &l.to));
        links.map(|l| l.score).fold(0.0, f64::max)
    };
    cell.iter().copied().reduce(|best, r| if score(r) > score(best) { r } else { best })
}
