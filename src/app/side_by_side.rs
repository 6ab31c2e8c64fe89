//! The articles in columns, what belongs together marked in each.
//!
//! ```text
//!  A Harbour Post  ┊  B Courier        ┊  C City Wire
//!  ▏The crane fell ┊╌╌▏The old crane   ┊  Says nothing of this
//!  ▏on Monday. …   ┊  ▏came down …     ┊
//! ```
//!
//! Each column scrolls on its own and is anchored at a paragraph and a distance into it, so that nothing
//! moves when heights that were guessed are measured. Selecting a passage lines its counterparts up.

mod checked;
mod column;
mod connect;
mod flow;
mod passages;
mod strip;
mod tell;

use super::Scene;
use super::checked::Checked;
use super::command::Command;
use super::fonts;
use super::state::Tab;
use super::theme::{BODY, GRID, Palette, SMALL};
use super::widgets;
use crate::app::marks;
use crate::export::filter::Search;
use crate::export::words;
use column::Column;
use eframe::egui::{
    Align2, Context, CursorIcon, Event, Key, Popup, Rect, ScrollArea, Sense, Ui, UiBuilder, Vec2, WidgetInfo,
    accesskit::Role, pos2, vec2,
};
use std::ops::Range;
use std::sync::Arc;

/// Narrowest a column's text gets, and widest.
const MEASURE: (f32, f32) = (268.0, 560.0);
/// Between two columns: the strip, the connections and the rules of passages.
const GUTTER: f32 = 52.0;
/// Above each column.
const HEAD: f32 = 54.0;
/// How long columns glide to a counterpart, in seconds.
const GLIDE: f64 = 0.15;

/// What this view keeps from frame to frame.
#[derive(Default)]
pub struct Memory {
    /// The comparison the columns were made of.
    made_of: usize,
    columns: Vec<Column>,
    /// The selection that was lined up last: row and reading, or a check.
    lined_up: Option<LinedUp>,
    /// Words the user selected in an article.
    words: Option<Words>,
    /// The row under the pointer.
    over: Option<usize>,
    /// Whether a menu was open when the last frame ended; the key that closes it is not for the view.
    menu: bool,
}

/// What is brought to one height.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum LinedUp {
    /// The passages of a row, from one of its readings on.
    Row(usize, Option<usize>),
    /// A quotation and the reference's words, by the index of its check.
    Check(usize),
}

/// Words selected in an article, in code points of its text.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Words {
    column: usize,
    /// Where the selection began.
    from: usize,
    /// Where it goes to; before `from` where it was dragged backwards.
    to: usize,
    /// Whether the user is still at it.
    dragging: bool,
}

impl Words {
    fn range(&self) -> Range<usize> {
        self.from.min(self.to)..self.from.max(self.to)
    }
}

/// What the columns of one frame share.
struct Frame<'a> {
    scene: &'a Scene<'a>,
    palette: &'static Palette,
    /// For each row whether it passes the filter.
    shown: Vec<bool>,
    selected: Option<usize>,
    over: Option<usize>,
    search: Search,
    /// The check that is read beside the reference's words; rows are not marked then.
    check: Option<&'a Checked>,
}

impl Memory {
    /// Forgets the articles, so that they are laid out anew.
    fn follow(&mut self, scene: &Scene) {
        let now = Arc::as_ptr(scene.loaded) as usize;
        if self.made_of == now && self.columns.len() == scene.loaded.comparison.articles.len() {
            return;
        }
        // an article that was there before keeps its place
        let mut before = std::mem::take(&mut self.columns);
        self.columns = scene
            .loaded
            .comparison
            .articles
            .iter()
            .enumerate()
            .map(|(n, article)| {
                let mut column = Column::new(scene.loaded, n);
                if let Some(at) = before.iter().position(|b| b.sha256 == article.sha256) {
                    column.keep_place(before.swap_remove(at));
                }
                column
            })
            .collect();
        self.made_of = now;
        self.words = None;
        self.over = None;
        self.lined_up = None;
    }
}

/// Shows the view in all of `ui`.
pub fn show(ui: &mut Ui, scene: &Scene, memory: &mut Memory, commands: &mut Vec<Command>) {
    memory.follow(scene);
    let check = scene.state.selection.check.filter(|&check| check < scene.loaded.checks.len());
    let read = check.map(|check| &scene.loaded.checks[check]);
    if let Some(check) = check {
        checked::bar(ui, scene, check, commands);
    }
    // a check is read in two columns, its article's and the reference's
    let columns: Vec<usize> = match read {
        Some(read) => vec![read.source, read.reference],
        None => (0..memory.columns.len()).collect(),
    };
    let count = columns.len();
    let mut shown = vec![false; scene.loaded.comparison.rows.len()];
    for &row in scene.state.rows.iter().filter(|_| read.is_none()) {
        shown[row] = true;
    }
    let frame = Frame {
        scene,
        palette: Palette::of(ui),
        shown,
        selected: scene.state.selection.row.filter(|_| read.is_none()),
        over: memory.over.take(),
        search: scene.state.searched_for(),
        check: read,
    };
    let room = ui.available_size();
    let measure = (room.x / count.max(1) as f32 - GUTTER).clamp(MEASURE.0, MEASURE.1);
    let step = measure + GUTTER;
    let total = step * count as f32 + GRID;
    let slack = ((room.x - total) / 2.0).max(0.0);
    ScrollArea::horizontal().id_salt("side by side").auto_shrink([false, false]).show_viewport(
        ui,
        |ui, viewport| {
            let size = vec2(total.max(room.x), room.y);
            let (all, _) = ui.allocate_exact_size(size, Sense::hover());
            let place = |n: usize| {
                let left = all.left() + slack + n as f32 * step + GUTTER * 0.5;
                Rect::from_min_max(pos2(left, all.top() + HEAD), pos2(left + measure, all.bottom()))
            };
            let seen = Rect::from_min_size(all.min + viewport.min.to_vec2(), room);
            let reveal = line_up(ui, &frame, check, memory, measure, all.height() - HEAD);
            if let Some(rect) =
                reveal.map(place).filter(|rect| rect.left() < seen.left() || rect.right() > seen.right())
            {
                ui.scroll_to_rect(rect.expand2(vec2(GUTTER * 0.5, 0.0)), None);
            }
            let mut drawn = Vec::with_capacity(count);
            for (at, &n) in columns.iter().enumerate() {
                let rect = place(at);
                let visible = rect.expand2(vec2(GUTTER, HEAD)).intersects(seen);
                drawn.push(visible.then(|| one(ui, &frame, memory, n, rect, commands)));
            }
            connect::show(
                ui,
                &frame,
                &drawn,
                Rect::from_min_max(pos2(all.left(), all.top() + HEAD), all.max),
            );
            pull_bar(ui, &frame, memory, &columns, &drawn, commands);
        },
    );
    keys(ui, scene, memory, commands);
    memory.menu = Popup::is_any_open(ui.ctx());
}

/// A column with its head and its strip.
fn one(
    ui: &mut Ui,
    frame: &Frame,
    memory: &mut Memory,
    n: usize,
    rect: Rect,
    commands: &mut Vec<Command>,
) -> column::Drawn {
    head(ui, frame, n, Rect::from_min_max(pos2(rect.left(), rect.top() - HEAD), rect.right_top()));
    let column = &mut memory.columns[n];
    let drawn = column.show(ui, frame, n, rect, &mut memory.words, commands);
    if let Some(over) = drawn.over {
        memory.over = Some(over.row);
    }
    let strip =
        Rect::from_min_max(pos2(rect.right() + 8.0, rect.top()), pos2(rect.right() + 18.0, rect.bottom()));
    if let Some(jump) = strip::show(ui, frame, n, column, strip) {
        column.jump(jump, rect.height());
    }
    drawn
}

/// The source's name, and whether it has the selected row.
fn head(ui: &Ui, frame: &Frame, n: usize, rect: Rect) {
    let (loaded, palette) = (frame.scene.loaded, frame.palette);
    let article = &loaded.comparison.articles[n];
    let middle = rect.top() + 18.0;
    let chip = Align2::LEFT_CENTER.anchor_size(pos2(rect.left(), middle), marks::CHIP);
    marks::paint_chip(ui.painter(), palette, chip, n, &article.id, true);
    let name = loaded.name(n, frame.scene.state.blind);
    let at = pos2(chip.right() + 8.0, middle);
    widgets::line(ui, at, &name, rect.right() - at.x, fonts::sans_semibold(BODY), palette.ink);
    let counts = &loaded.sources[n];
    let silent = frame.selected.is_some_and(|row| loaded.rows[row].cells[n].is_empty());
    let (told, font, color) = if let Some(read) = frame.check {
        (checked::head(frame.scene, read, n), fonts::sans(SMALL), palette.ink)
    } else if silent {
        ("Says nothing of the selected row".to_owned(), fonts::sans_italic(SMALL), palette.ink)
    } else {
        let shared = counts.rows - counts.alone;
        let told = format!(
            "{}, {shared} of {} shared",
            words::count(counts.words, "word", "words"),
            words::count(counts.rows, "passage", "passages")
        );
        (told, fonts::sans(SMALL), palette.quiet)
    };
    widgets::line(ui, pos2(rect.left(), middle + 20.0), &told, rect.width(), font, color);
    let response = ui.interact(rect, ui.scope_id().with(("head", n)), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{name}: {told}")));
    ui.painter().hline(rect.left()..=rect.right() + 18.0, rect.bottom() - 2.0, (1.0, palette.rule));
}

/// Brings the passages of a newly selected row to one height; gives back the column that should be in view.
fn line_up(
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
            if let Some(first) = column::checked::places(read, n).first() {
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

/// What can be done with words the user has selected in an article.
fn pull_bar(
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
    ui.painter().rect(
        rect,
        6.0,
        frame.palette.raised,
        (1.0, frame.palette.rule),
        eframe::egui::StrokeKind::Inside,
    );
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

/// Copying and putting away selected words; walking through the passages of the columns.
fn keys(ui: &Ui, scene: &Scene, memory: &mut Memory, commands: &mut Vec<Command>) {
    let Some(words) = memory.words.clone().filter(|w| w.from != w.to) else {
        let selection = &scene.state.selection;
        if ui.input(|i| i.key_pressed(Key::Escape)) && !memory.menu && !typing(ui.ctx()) {
            match (selection.check, selection.row) {
                (Some(_), _) => commands.push(Command::Show(Tab::QuoteCheck)),
                (None, Some(_)) => commands.push(Command::Deselect),
                (None, None) => {}
            }
        }
        return;
    };
    if ui.input(|input| input.events.contains(&Event::Copy)) {
        let text = &scene.loaded.comparison.articles[words.column].text;
        commands.push(Command::CopyText(cut(text, &words.range())));
    }
    if ui.input(|input| input.key_pressed(Key::Escape)) {
        memory.words = None;
    }
}

fn typing(ctx: &Context) -> bool {
    ctx.egui_wants_keyboard_input()
}

/// The code points `range` of a text.
fn cut(text: &str, range: &Range<usize>) -> String {
    text.chars().skip(range.start).take(range.len()).collect()
}

/// The pointer's wheel over `rect`, in points.
fn wheel(ui: &Ui, rect: Rect) -> Vec2 {
    if ui.rect_contains_pointer(rect) { ui.input(|input| input.smooth_scroll_delta) } else { Vec2::ZERO }
}

/// The cursor over words that can be selected, and over passages that can be pressed.
fn cursor(ui: &Ui, on_passage: bool) {
    ui.ctx().set_cursor_icon(if on_passage { CursorIcon::PointingHand } else { CursorIcon::Text });
}
