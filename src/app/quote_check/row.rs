//! One check: what was found, the quotation, the reference's words, and in what they differ.

use super::columns::{Columns, PAD};
use super::words::{article_words, reference_words};
use crate::app::Scene;
use crate::app::checked::Checked;
use crate::app::command::{Command, CopyAs};
use crate::app::fonts;
use crate::app::glyphs;
use crate::app::marks::{CHIP, paint_chip, paint_word_badge};
use crate::app::menu;
use crate::app::table::passage::{self, Passage};
use crate::app::theme::{BODY, Palette};
use crate::app::widgets;
use crate::compare::document::Verdict;
use crate::export::plain::line;
use crate::export::quote_check;
use eframe::egui::{
    Align2, Color32, CornerRadius, CursorIcon, Galley, Key, Modifiers, Pos2, Rect, Response, Sense, Stroke,
    StrokeKind, Ui, WidgetInfo, accesskit::Role, pos2, vec2,
};
use rustc_hash::FxHashMap;
use std::ops::Range;
use std::rc::Rc;
use std::sync::Arc;

/// Above and below a row's words.
const PAD_Y: f32 = 11.0;
/// Height of a badge with the gap under it.
const BADGE: f32 = 28.0;
/// Height of the source's line.
const SOURCE: f32 = 22.0;
/// Height of what opens a check.
const OPEN: f32 = 22.0;
/// Between two parts that stand in one column.
const GAP: f32 = 10.0;
/// What is said where the reference gives the words to somebody else.
pub const OTHERWISE: &str = "Other speaker";
/// What opens a check.
const READ: &str = "Read in context";

/// What is shown of the checks that were in sight.
#[derive(Default)]
pub struct Rows(FxHashMap<usize, Rc<Shown>>);

/// What is shown of a check.
struct Shown {
    said: Passage,
    /// `None` where the words do not stand in the reference.
    there: Option<Passage>,
    told: String,
}

/// A check laid out.
struct Laid {
    said: passage::Laid,
    there: Result<passage::Laid, Arc<Galley>>,
    told: Option<Arc<Galley>>,
}

/// Where a check is drawn.
#[derive(Clone, Copy)]
pub struct Place {
    /// The row on the screen.
    pub rect: Rect,
    /// Which of those shown it is, from the first on.
    pub index: usize,
    /// Whether the pointer was over it in the last frame.
    pub hovered: bool,
}

impl Rows {
    fn shown(&mut self, scene: &Scene, check: usize) -> Rc<Shown> {
        let made = self.0.entry(check).or_insert_with(|| {
            let checked = &scene.loaded.checks[check];
            Rc::new(Shown {
                said: article_words(scene.loaded, checked),
                there: reference_words(scene.loaded, checked),
                told: told(checked),
            })
        });
        made.clone()
    }

    /// Lays the check out and gives back how high it is.
    pub fn measure(&mut self, ui: &Ui, scene: &Scene, columns: Columns, check: usize) -> f32 {
        let shown = self.shown(scene, check);
        let laid = shown.lay_out(ui, columns);
        let otherwise = scene.loaded.checks[check].otherwise;
        let first = BADGE + if otherwise { BADGE } else { 0.0 } + SOURCE;
        let parts = laid.places(columns);
        // with room for what opens it: under the differences, or where these have no column under the source
        let bottom = match columns.there {
            Some(_) => parts.bottom.max(first).max(parts.read + OPEN),
            None => parts.bottom.max(first + OPEN),
        };
        (bottom + 2.0 * PAD_Y).ceil()
    }
}

/// Where the parts of a check stand, below its upper edge without the padding.
struct Parts {
    there: f32,
    told: f32,
    /// What opens the check, where the differences have a column.
    read: f32,
    bottom: f32,
}

impl Shown {
    fn lay_out(&self, ui: &Ui, columns: Columns) -> Laid {
        let [_, said, there, told] = columns.words();
        let wide = |column: &Range<f32>| column.end - column.start;
        let sans = |text: &str, width: f32, quiet: bool| {
            let font = if quiet { fonts::sans_italic(BODY) } else { fonts::sans(BODY) };
            ui.painter().layout(text.to_owned(), font, Color32::PLACEHOLDER, width)
        };
        Laid {
            said: self.said.lay_out(ui, wide(&said)),
            there: match &self.there {
                Some(passage) => Ok(passage.lay_out(ui, wide(&there))),
                None => Err(sans("The words do not stand there.", wide(&there), true)),
            },
            told: (!self.told.is_empty()).then(|| sans(&self.told, wide(&told), false)),
        }
    }
}

impl Laid {
    fn places(&self, columns: Columns) -> Parts {
        let said = self.said.height();
        let there = if columns.said.is_some() { 0.0 } else { said + GAP };
        let height = match &self.there {
            Ok(passage) => passage.height(),
            Err(galley) => galley.size().y,
        };
        let told = if columns.there.is_some() { 0.0 } else { there + height + GAP };
        let end = self.told.as_ref().map_or(0.0, |galley| told + galley.size().y);
        let read = if end > 0.0 { end + 4.0 } else { 0.0 };
        Parts { there, told, read, bottom: said.max(there + height).max(end) }
    }
}

/// The differences, a line each.
fn told(checked: &Checked) -> String {
    checked.told.iter().map(|told| sentence(told)).collect::<Vec<_>>().join("\n")
}

/// With a capital at its beginning.
fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// How high a check will be, guessed from how many characters it has.
pub fn estimate(scene: &Scene, columns: Columns, check: usize) -> f32 {
    let checked = &scene.loaded.checks[check];
    let [_, said, there, _] = columns.words();
    let lines = |chars: usize, column: &Range<f32>| {
        (chars as f32 * passage::SIZE * 0.5 / (column.end - column.start)).ceil().max(1.0)
    };
    let own = lines(checked.range().len(), &said) * passage::LINE + 18.0;
    let other = lines(checked.check.text.len(), &there) * passage::LINE + 18.0;
    let words = if columns.said.is_some() { own.max(other) } else { own + other };
    (words.max(BADGE + SOURCE) + 2.0 * PAD_Y).ceil()
}

/// Draws a check; gives back whether the pointer is over it.
pub fn show(
    ui: &mut Ui,
    scene: &Scene,
    rows: &mut Rows,
    columns: Columns,
    place: Place,
    check: usize,
    commands: &mut Vec<Command>,
) -> bool {
    let palette = Palette::of(ui);
    let (rect, checked) = (place.rect, &scene.loaded.checks[check]);
    let shown = rows.shown(scene, check);
    let selected = scene.state.selection.check == Some(check);
    let response = ui.interact(rect, ui.scope_id().with(("check", check)), Sense::click());
    let ground = match (selected, place.hovered) {
        (true, _) => palette.selected,
        (false, true) => palette.hover,
        (false, false) => palette.paper,
    };
    let painter = ui.painter().clone();
    painter.rect_filled(rect, 0, ground);
    painter.hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, palette.rule));

    let laid = shown.lay_out(ui, columns);
    let parts = laid.places(columns);
    let search = scene.state.searched_for();
    let [_, said, there, told] = columns.words();
    let at = |column: &Range<f32>, y: f32| pos2(rect.left() + column.start, rect.top() + PAD_Y + y);
    let mut hint = None;
    let mut paint = |passage: &Passage, laid: &passage::Laid, at: eframe::egui::Pos2| {
        passage.paint(&painter, palette, at, laid, &search);
        if let Some(pointer) = response.hover_pos()
            && let Some(told) = passage.told(laid, (pointer - at).to_pos2())
        {
            hint = Some(told.to_owned());
        }
    };
    paint(&shown.said, &laid.said, at(&said, 0.0));
    match (&shown.there, &laid.there) {
        (Some(passage), Ok(laid)) => paint(passage, laid, at(&there, parts.there)),
        (_, Err(galley)) => {
            painter.galley(at(&there, parts.there), galley.clone(), palette.quiet);
        }
        (None, Ok(_)) => {}
    }
    if let Some(galley) = &laid.told {
        let at = at(&told, parts.told);
        for found in search.hits(&shown.told) {
            glyphs::fill(&painter, at.to_vec2(), galley, found, palette.found);
        }
        painter.galley(at, galley.clone(), palette.ink);
    }
    first(ui, scene, columns, rect, checked);
    if selected {
        let rule = Rect::from_min_size(rect.min, vec2(3.0, rect.height() - 1.0));
        painter.rect_filled(rule, 0, palette.accent);
    }
    if response.has_focus() {
        let line = Stroke::new(1.5, palette.accent);
        painter.rect_stroke(rect.shrink(1.0), CornerRadius::same(2), line, StrokeKind::Inside);
    }
    response
        .widget_info(|| WidgetInfo::selected(Role::ListItem, true, selected, spoken(scene, checked, &shown)));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_position_in_set(place.index));
    let over = response.contains_pointer();
    let read = (selected || over).then(|| {
        let at = match columns.there {
            Some(_) => at(&told, parts.read),
            None => pos2(rect.left() + PAD + 4.0, rect.bottom() - PAD_Y - OPEN),
        };
        open(ui, at, check)
    });
    if read.as_ref().is_some_and(Response::clicked) {
        commands.push(Command::ReadCheck(check));
    }
    let over = over || read.is_some_and(|read| read.contains_pointer());
    act(ui, &response, scene, check, commands);
    if let Some(hint) = hint {
        response.on_hover_text_at_pointer(hint);
    }
    over
}

/// What was found, and whose quotation it is.
fn first(ui: &Ui, scene: &Scene, columns: Columns, rect: Rect, checked: &Checked) {
    let palette = Palette::of(ui);
    let column = Rect::from_min_size(rect.min, vec2(columns.first, rect.height()));
    let painter = ui.painter().with_clip_rect(column.intersect(ui.clip_rect()));
    let mut at = rect.min + vec2(PAD + 4.0, PAD_Y);
    let finding = checked.check.finding;
    let verdict = quote_check::verdict(finding);
    paint_word_badge(&painter, palette, at, verdict, quote_check::finding(finding));
    at.y += BADGE;
    if checked.otherwise {
        paint_word_badge(&painter, palette, at, Verdict::Conflict, OTHERWISE);
        at.y += BADGE;
    }
    let article = &scene.loaded.comparison.articles[checked.source];
    let chip = Align2::LEFT_CENTER.anchor_size(at + vec2(0.0, SOURCE / 2.0 - 2.0), CHIP);
    paint_chip(&painter, palette, chip, checked.source, &article.id, true);
    let name = scene.loaded.name(checked.source, scene.state.blind);
    let from = chip.right_center() + vec2(7.0, 0.0);
    widgets::line(ui, from, &name, column.right() - PAD - from.x, fonts::sans(BODY), palette.ink);
}

/// What opens a check that is selected or under the pointer.
fn open(ui: &Ui, at: Pos2, check: usize) -> Response {
    let palette = Palette::of(ui);
    let galley = ui.painter().layout_no_wrap(READ.into(), fonts::sans(BODY), palette.accent);
    let place = Rect::from_min_size(at, galley.size()).expand2(vec2(3.0, 3.0));
    let response = ui.interact(place, ui.scope_id().with(("read", check)), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, READ));
    if response.hovered() {
        let y = at.y + galley.size().y - 1.0;
        ui.painter().hline(at.x..=at.x + galley.size().x, y, Stroke::new(1.0, palette.accent));
    }
    widgets::focus_ring(ui, &response);
    ui.painter().galley(at, galley, palette.accent);
    response.on_hover_cursor(CursorIcon::PointingHand)
}

/// All of a check, for readers of the screen.
fn spoken(scene: &Scene, checked: &Checked, shown: &Shown) -> String {
    let blind = scene.state.blind;
    let otherwise = if checked.otherwise { ", credited to somebody else" } else { "" };
    let finding = quote_check::finding(checked.check.finding);
    let letter = &scene.loaded.comparison.articles[checked.source].id;
    let name = scene.loaded.name(checked.source, blind);
    let reference = scene.loaded.name(checked.reference, blind);
    let there = match &shown.there {
        Some(passage) => format!("{reference} has: {}", passage.spoken()),
        None => format!("{reference} does not have these words"),
    };
    let told: String = checked.told.iter().map(|told| format!(". {}", sentence(told))).collect();
    format!("{finding}{otherwise}: {letter} {name}: {}. {there}{told}", shown.said.spoken())
}

/// What clicks and keys on a check do.
fn act(ui: &Ui, response: &Response, scene: &Scene, check: usize, commands: &mut Vec<Command>) {
    let pressed = |key| response.has_focus() && ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if response.double_clicked() || pressed(Key::Enter) {
        commands.push(Command::ReadCheck(check));
    } else if response.clicked() || pressed(Key::Space) {
        commands.push(Command::SelectCheck(check));
    }
    if response.secondary_clicked() && scene.state.selection.check != Some(check) {
        commands.push(Command::SelectCheck(check));
    }
    response.context_menu(|ui| {
        menu::dense(ui);
        let checked = &scene.loaded.checks[check];
        let mut item = |ui: &mut Ui, name: &str, command: Command| {
            if ui.button(name).clicked() {
                commands.push(command);
                ui.close();
            }
        };
        item(ui, READ, Command::ReadCheck(check));
        if let Some(at) = checked.at {
            let (row, reading) = (at.row, Some(at.reading));
            item(ui, "Inspect the row it stands in", Command::Inspect { row, reading });
        }
        ui.separator();
        let quotation = &scene.loaded.comparison.quotations[checked.quotation];
        item(ui, "Copy the quotation", Command::CopyText(line(&quotation.text)));
        if !checked.check.text.is_empty() {
            item(ui, "Copy the reference’s words", Command::CopyText(line(&checked.check.text)));
        }
        menu::item(ui, Command::Copy(CopyAs::Text), true, commands);
        menu::item(ui, Command::Copy(CopyAs::Table), true, commands);
        ui.separator();
        menu::item(ui, Command::CopyChecks(CopyAs::Text), true, commands);
        menu::item(ui, Command::CopyChecks(CopyAs::Table), true, commands);
    });
}
