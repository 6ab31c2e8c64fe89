//! Who is quoted, by which source and how much.

use super::{GAP, Memory, Page, chip, heading, more, pick, press, write};
use crate::app::command::Command;
use crate::app::fonts;
use crate::app::state::{RowFilter, Tab};
use crate::app::theme::{BODY, SMALL};
use crate::app::widgets;
use crate::compare::document::RowKind;
use crate::compare::overview::Quoted;
use crate::export::filter::credited;
use crate::export::plain::line;
use crate::export::words;
use eframe::egui::{Align2, CornerRadius, Rect, Sense, Ui, pos2, vec2};

/// People listed at first.
const FIRST: usize = 12;
const LINE: f32 = 28.0;

/// Shows a line for everybody who is quoted and a column for each source.
pub fn show(ui: &mut Ui, page: &Page, memory: &mut Memory, commands: &mut Vec<Command>) {
    let quoted = &page.overview.quoted;
    if quoted.is_empty() {
        return;
    }
    ui.add_space(GAP);
    heading(
        ui,
        "Who is quoted",
        "How much of the words between quotation marks in each source is whose. A name opens the quotations, a source \
         lists whom it alone quotes.",
    );
    let count = page.count();
    let width = ui.available_width();
    let names = (width * 0.3).clamp(150.0, 280.0);
    let column = ((width - names) / count as f32).min(240.0);
    let (head, _) = ui.allocate_exact_size(vec2(width, 24.0), Sense::hover());
    for n in 0..count {
        let place = Rect::from_min_size(
            pos2(head.left() + names + n as f32 * column - 6.0, head.top()),
            vec2(column - 2.0, head.height()),
        );
        let letter = page.letter(n);
        let chosen = memory.quoted_by.as_deref() == Some(letter);
        let response =
            press(ui, place, ui.scope_id().with(("quotes", n)), &format!("Quoted only by {letter}"));
        if chosen || response.hovered() {
            let fill = if chosen { page.palette.selected } else { page.palette.hover };
            ui.painter().rect_filled(place, CornerRadius::same(4), fill);
        }
        let told =
            if chosen { "Show everybody".to_owned() } else { format!("Show who is quoted only by {letter}") };
        if response.on_hover_text(told).clicked() {
            memory.quoted_by = (!chosen).then(|| letter.to_owned());
        }
        chip(ui, page, pos2(head.left() + names + n as f32 * column, head.center().y), n);
        let room = column - 30.0;
        if room > 44.0 {
            let at = pos2(head.left() + names + n as f32 * column + 24.0, head.center().y);
            widgets::line(ui, at, &page.name(n), room, fonts::sans(SMALL), page.palette.quiet);
        }
    }
    ui.painter().hline(head.x_range(), head.bottom() + 2.0, (1.0, page.palette.rule));
    let most = quoted.iter().flat_map(|q| &q.by).map(|s| s.share).fold(0.0, f64::max).max(0.01);
    let by = memory.quoted_by.clone().filter(|letter| page.scene.loaded.article(letter).is_some());
    let wanted = |person: &&(usize, &Quoted)| by.as_deref().is_none_or(|by| person.1.only() == Some(by));
    let people: Vec<(usize, &Quoted)> = quoted.iter().enumerate().filter(|person| wanted(&person)).collect();
    if let (Some(by), true) = (&by, people.is_empty()) {
        ui.add_space(6.0);
        widgets::quiet(ui, format!("Everybody {by} quotes is quoted by others as well."));
    }
    let shown = if memory.everybody { people.len() } else { FIRST };
    for &(at, person) in people.iter().take(shown) {
        one(ui, page, at, person, (names, column, most), commands);
    }
    more(ui, &mut memory.everybody, FIRST, people.len(), "who are quoted");
}

fn one(
    ui: &mut Ui,
    page: &Page,
    at: usize,
    person: &Quoted,
    (names, column, most): (f32, f32, f64),
    commands: &mut Vec<Command>,
) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), LINE), Sense::hover());
    let middle = rect.center().y;
    let known = !person.speaker.is_empty();
    let name = if known { line(&person.speaker) } else { "Nobody is credited".to_owned() };
    let only = person.only().filter(|_| page.count() > 1);
    let told = match only {
        Some(letter) => format!("{name}, quoted only by {letter}"),
        None => name.clone(),
    };
    let place = Rect::from_min_size(rect.min, vec2(names - 10.0, LINE));
    let response = press(ui, place, ui.scope_id().with(("person", at)), &told);
    let ink = match (response.hovered(), known) {
        (true, _) => page.palette.accent,
        (false, true) => page.palette.ink,
        (false, false) => page.palette.quiet,
    };
    let room = if only.is_some() { names - 78.0 } else { names - 12.0 };
    widgets::line(ui, pos2(rect.left(), middle), &name, room, fonts::sans(BODY), ink);
    if let Some(letter) = only {
        let at = pos2(rect.left() + names - 14.0, middle);
        let text = format!("only {letter}");
        write(ui, at, Align2::RIGHT_CENTER, &text, fonts::sans(SMALL), page.palette.quiet);
    }
    if response.on_hover_text(told).clicked() {
        let rows: Vec<String> = person.by.iter().flat_map(|share| share.rows.clone()).collect();
        let whole = known && rows.iter().all(|id| speaks(page, id, &person.speaker));
        if whole {
            let filter = RowFilter {
                kind: Some(RowKind::Quote),
                speaker: Some(person.speaker.clone()),
                ..RowFilter::default()
            };
            commands.push(Command::Filter(filter));
            commands.push(Command::Show(Tab::Table));
        } else {
            pick(format!("quotations: {name}"), &rows, commands);
        }
    }
    for share in &person.by {
        let Some(n) = page.scene.loaded.article(&share.article) else { continue };
        let left = rect.left() + names + n as f32 * column;
        let cell = Rect::from_min_size(pos2(left, rect.top()), vec2(column - 6.0, LINE));
        let words = words::count(share.words, "word", "words");
        let told = format!(
            "{} quotes {name} with {words} in {}, {:.0}\u{a0}% of all it quotes",
            share.article,
            words::count(share.quotations.len(), "quotation", "quotations"),
            share.share * 100.0
        );
        let response = press(ui, cell, ui.scope_id().with(("share", at, n)), &told);
        let room = (column - 48.0).max(6.0);
        let long = (room * (share.share / most) as f32).max(2.0);
        let bar = Rect::from_min_size(pos2(left, middle - 5.0), vec2(long, 10.0));
        let fill = if response.hovered() { page.palette.accent } else { page.palette.faint };
        ui.painter().rect_filled(bar, CornerRadius::same(2), fill);
        let percent = match share.share * 100.0 {
            part if part > 0.0 && part < 0.5 => "<1 %".to_owned(),
            part => format!("{part:.0} %"),
        };
        let at = pos2(left + long + 6.0, middle);
        write(ui, at, Align2::LEFT_CENTER, &percent, fonts::sans(SMALL), page.palette.quiet);
        if response.on_hover_text(told).clicked() {
            pick(format!("{name} in {}", share.article), &share.rows, commands);
        }
    }
}

fn speaks(page: &Page, row: &str, speaker: &str) -> bool {
    page.row(row)
        .is_some_and(|row| credited(&page.scene.loaded.comparison.rows[row]).any(|name| name == speaker))
}
