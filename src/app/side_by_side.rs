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
mod line_up;
mod passages;
mod pull;
mod strip;
mod tell;

use super::Scene;
use super::checked::Checked;
use super::command::Command;
use super::fonts;
use super::loaded::Known;
use super::state::Tab;
use super::theme::{BODY, GRID, Palette, SMALL};
use super::widgets;
use crate::app::marks;
use crate::compare::Comparison;
use crate::compare::marks::{Marker, RowMarks};
use crate::export::filter::Search;
use crate::export::words;
use column::Column;
use eframe::egui::{
    Align2, Context, CursorIcon, Event, Key, Popup, Rect, ScrollArea, Sense, Ui, Vec2, WidgetInfo,
    accesskit::Role, pos2, vec2,
};
use line_up::{LinedUp, line_up};
use rustc_hash::FxHashMap;
use std::cell::RefCell;
use std::ops::Range;
use std::rc::Rc;

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
    made_of: Known,
    columns: Vec<Column>,
    /// The selection that was lined up last: row and reading, or a check.
    lined_up: Option<LinedUp>,
    /// The marked words of rows.
    values: Rc<Values>,
    /// Words the user selected in an article.
    words: Option<Words>,
    /// The row under the pointer.
    over: Option<usize>,
    /// Whether a menu was open when the last frame ended; the key that closes it is not for the view.
    menu: bool,
}

/// The marked words of rows that were in view.
#[derive(Default)]
struct Values(RefCell<FxHashMap<usize, Rc<RowMarks>>>);

impl Values {
    /// Those of a row, an index, of the comparison that all are of.
    fn of(&self, comparison: &Comparison, row: usize) -> Rc<RowMarks> {
        let mut known = self.0.borrow_mut();
        let made = known.entry(row);
        made.or_insert_with(|| Rc::new(Marker::new(comparison).marks(&comparison.rows[row]))).clone()
    }
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
    values: Rc<Values>,
    /// The check that is read beside the reference's words; rows are not marked then.
    check: Option<&'a Checked>,
}

impl Memory {
    /// Forgets the articles, so that they are laid out anew.
    fn follow(&mut self, scene: &Scene) {
        if self.made_of.is(scene.loaded) && self.columns.len() == scene.loaded.comparison.articles.len() {
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
        self.made_of = Known::of(scene.loaded);
        self.values = Rc::default();
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
        values: memory.values.clone(),
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
            pull::show(ui, &frame, memory, &columns, &drawn, commands);
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
