//! One row of the table: what it is about, and each source's passages.

use super::about::{self, About};
use super::columns::Fitted;
use super::passage::{self, Laid, Passage};
use crate::app::Scene;
use crate::app::command::{Command, CopyAs};
use crate::app::menu;
use crate::app::theme::{BODY, Palette};
use crate::compare::document::Verdict;
use crate::compare::marks::{Marker, RowMarks};
use eframe::egui::{
    CornerRadius, Key, Modifiers, Rect, Response, Sense, Stroke, StrokeKind, Ui, WidgetInfo, accesskit::Role,
    pos2, vec2,
};
use rustc_hash::FxHashMap;
use std::rc::Rc;

/// From a cell's edge to its words.
pub const PAD: f32 = 12.0;
/// Above and below a row's words.
pub const PAD_Y: f32 = 10.0;
/// Height of a badge with the gap under it.
pub const BADGE: f32 = 28.0;
/// The least a row is high.
const LEAST: f32 = 56.0;

/// Passages that were in sight, by row and source, with their marks worked out.
#[derive(Default)]
pub struct Cells {
    passages: FxHashMap<(usize, usize), Option<Rc<Passage>>>,
    marks: FxHashMap<usize, Rc<RowMarks>>,
}

/// Where a row is drawn.
#[derive(Clone, Copy)]
pub struct Place {
    /// The row on the screen, as wide as the table is in sight.
    pub rect: Rect,
    /// How far the sources' columns are scrolled.
    pub scroll: f32,
    /// Whether the pointer was over it in the last frame.
    pub hovered: bool,
    /// Which of the rows shown it is, from the first on.
    pub index: usize,
}

impl Cells {
    fn passage(&mut self, scene: &Scene, row: usize, source: usize) -> Option<Rc<Passage>> {
        if let Some(made) = self.passages.get(&(row, source)) {
            return made.clone();
        }
        let comparison = &scene.loaded.comparison;
        let marks = self.marks.entry(row);
        let marks =
            marks.or_insert_with(|| Rc::new(Marker::new(comparison).marks(&comparison.rows[row]))).clone();
        let made = Passage::new(scene, row, &scene.loaded.rows[row].cells[source], &marks).map(Rc::new);
        self.passages.insert((row, source), made.clone());
        made
    }

    /// Lays the row out and gives back how high it is.
    pub fn measure(&mut self, ui: &Ui, scene: &Scene, columns: &Fitted, row: usize) -> f32 {
        let mut height = About::of(ui, scene, row, columns.first).height();
        for (source, width) in columns.sources.iter().enumerate() {
            if let Some(passage) = self.passage(scene, row, source) {
                height = height.max(passage.lay_out(ui, width - 2.0 * PAD).height());
            }
        }
        (height + 2.0 * PAD_Y).max(LEAST).ceil()
    }
}

/// How high a row will be, guessed from how many characters it has.
pub fn estimate(scene: &Scene, columns: &Fitted, row: usize) -> f32 {
    let lines = |chars: usize, size: f32, width: f32| (chars as f32 * size * 0.5 / width).ceil().max(1.0);
    let shown = &scene.loaded.rows[row];
    let about = BADGE + lines(shown.title.len(), BODY, columns.first - 2.0 * PAD) * 18.0 + 20.0;
    let mut height = about;
    for (source, cell) in shown.cells.iter().enumerate() {
        let width = columns.sources[source] - 2.0 * PAD;
        let longest = cell.iter().map(|&reading| shown.passages[reading].text.len()).max().unwrap_or(0);
        let lines = lines(longest, passage::SIZE, width).min(passage::MOST_LINES as f32);
        height = height.max(lines * passage::LINE + if cell.len() > 1 { 20.0 } else { 0.0 });
    }
    (height + 2.0 * PAD_Y).max(LEAST).ceil()
}

/// Draws a row; gives back whether the pointer is over it.
pub fn show(
    ui: &Ui,
    scene: &Scene,
    cells: &mut Cells,
    columns: &Fitted,
    place: Place,
    row: usize,
    commands: &mut Vec<Command>,
) -> bool {
    let palette = Palette::of(ui);
    let rect = place.rect;
    let entry = &scene.loaded.comparison.rows[row];
    let selected = scene.state.selection.has(row);
    let ground = if selected {
        palette.selected
    } else if place.hovered {
        palette.hover
    } else {
        palette.paper
    };
    let search = scene.state.searched_for();
    ui.painter().rect_filled(rect, 0, ground);
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, palette.rule));

    let edge = rect.left() + columns.first;
    let scrolled = Rect::from_min_max(pos2(edge, rect.top()), rect.max).intersect(ui.clip_rect());
    // the keyboard comes to what the row is about before it comes to the passages
    let mut over = about::show(ui, scene, columns, place, row, (ground, &search), commands);
    let painter = ui.painter().with_clip_rect(scrolled);
    for source in columns.within(place.scroll..place.scroll + (rect.right() - edge).max(0.0)) {
        let left = edge + columns.left(source) - place.scroll;
        let cell = Rect::from_min_size(pos2(left, rect.top()), vec2(columns.sources[source], rect.height()));
        painter.vline(cell.right() - 0.5, cell.y_range(), Stroke::new(1.0, palette.rule));
        let readings = &scene.loaded.rows[row].cells[source];
        let target = cell.intersect(scrolled);
        if !target.is_positive() {
            continue;
        }
        let response = ui.interact(target, ui.scope_id().with(("cell", row, source)), Sense::click());
        over |= response.contains_pointer();
        let name = scene.loaded.name(source, scene.state.blind);
        let passage = cells.passage(scene, row, source);
        if let Some(passage) = &passage {
            let at = cell.min + vec2(PAD, PAD_Y);
            let laid: Laid = passage.lay_out(ui, cell.width() - 2.0 * PAD);
            passage.paint(&painter, palette, at, &laid, &search);
            if let Some(pointer) = response.hover_pos()
                && let Some(told) = passage.told(&laid, (pointer - at).to_pos2())
            {
                response.clone().on_hover_text_at_pointer(told.to_owned());
            }
        } else {
            silent(&painter, palette, cell);
        }
        response.widget_info(|| {
            let words = passage.as_ref().map_or_else(|| "silent".into(), |passage| passage.spoken());
            WidgetInfo::labeled(Role::GridCell, true, format!("{name}: {words}"))
        });
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_row_index(place.index);
            node.set_column_index(source + 1);
        });
        let reading = passage.as_ref().map(|passage| passage.reading);
        let cursor = scene.state.selection.row == Some(row)
            && scene.state.selection.reading.is_some_and(|reading| readings.contains(&reading));
        if cursor || response.has_focus() {
            painter.rect_stroke(
                cell.shrink(1.0),
                CornerRadius::same(2),
                Stroke::new(1.5, palette.accent),
                StrokeKind::Inside,
            );
        }
        act(ui, &response, scene, row, reading, commands);
    }
    if entry.verdict == Verdict::Conflict || selected {
        let color = if selected { palette.accent } else { palette.verdict(entry.verdict).full };
        let rule = Rect::from_min_size(rect.min, vec2(3.0, rect.height() - 1.0));
        ui.painter().rect_filled(rule, 0, color);
    }
    over
}

/// The dash of a source that is silent.
fn silent(painter: &eframe::egui::Painter, palette: &Palette, cell: Rect) {
    let at = cell.min + vec2(PAD, PAD_Y + passage::LINE / 2.0);
    painter.line_segment([at, at + vec2(12.0, 0.0)], Stroke::new(1.5, palette.quiet));
}

/// What clicks on a row do.
pub fn act(
    ui: &Ui,
    response: &Response,
    scene: &Scene,
    row: usize,
    reading: Option<usize>,
    commands: &mut Vec<Command>,
) {
    let pressed = |key| response.has_focus() && ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let entered = pressed(Key::Enter);
    if entered {
        // the row with the cursor has the keyboard from now on: arrows go on through the rows, Tab into the inspector
        response.surrender_focus();
    }
    if response.double_clicked() || entered {
        commands.push(Command::Inspect { row, reading });
    } else if pressed(Key::Space) {
        commands.push(Command::Select { row, reading });
        commands.push(Command::ToggleConfirmed);
    } else if response.clicked() {
        let modifiers = ui.input(|input| input.modifiers);
        commands.push(if modifiers.command {
            Command::SelectAlso(row)
        } else if modifiers.shift {
            Command::SelectTo(row)
        } else {
            Command::Select { row, reading }
        });
    }
    if response.secondary_clicked() && !scene.state.selection.has(row) {
        commands.push(Command::Select { row, reading });
    }
    response.context_menu(|ui| {
        menu::dense(ui);
        if ui.button("Inspect").clicked() {
            commands.push(Command::Inspect { row, reading });
            ui.close();
        }
        if ui.button("Show in the articles").clicked() {
            commands.push(Command::ShowInArticles { row, reading });
            ui.close();
        }
        ui.separator();
        if let Some(reading) = reading
            && ui.button("Copy passage").clicked()
        {
            let passage = &scene.loaded.rows[row].passages[reading];
            commands.push(Command::CopyText(passage.text.clone()));
            ui.close();
        }
        menu::item(ui, Command::Copy(CopyAs::Text), true, commands);
        menu::item(ui, Command::Copy(CopyAs::Table), true, commands);
        ui.separator();
        menu::item(ui, Command::ToggleConfirmed, true, commands);
    });
}
