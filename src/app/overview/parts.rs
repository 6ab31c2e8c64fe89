//! What each source shares, words differently, contradicts and has alone.

use super::{Page, chip, heading, pick, press, write};
use crate::app::command::Command;
use crate::app::fonts;
use crate::app::theme::{BODY, Palette, SMALL};
use crate::app::widgets;
use crate::compare::document::Verdict;
use crate::export::words;
use eframe::egui::{Align2, CornerRadius, Rect, Sense, Ui, pos2, vec2};

const NAME: f32 = 168.0;
const LINE: f32 = 34.0;
const BAR: f32 = 18.0;

/// Shows a line for each source: its rows as one bar in four parts.
pub fn show(ui: &mut Ui, page: &Page, commands: &mut Vec<Command>) {
    heading(ui, "What each source has", "Every part of a bar opens its rows in the table.");
    let width = ui.available_width();
    key(ui, page);
    let most = page.overview.sources.iter().map(|s| s.rows()).max().unwrap_or(0).max(1);
    ui.spacing_mut().item_spacing.y = 0.0;
    // one rhythm for all, also where only some copy others
    let height =
        if page.scene.loaded.sources.iter().all(|s| s.copies.is_empty()) { LINE } else { LINE + 10.0 };
    for (n, source) in page.overview.sources.iter().enumerate() {
        let copies = &page.scene.loaded.sources[n].copies;
        let (rect, _) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
        let middle = rect.top() + LINE / 2.0;
        chip(ui, page, pos2(rect.left(), middle), n);
        let name = page.name(n);
        let ink = page.palette.ink;
        widgets::line(ui, pos2(rect.left() + 26.0, middle), &name, NAME - 34.0, fonts::sans(BODY), ink);
        if !copies.is_empty() {
            let told: Vec<String> =
                copies.iter().map(|(from, part)| format!("{:.0} % also in {from}", part * 100.0)).collect();
            let at = pos2(rect.left() + 26.0, middle + 15.0);
            widgets::line(ui, at, &told.join(", "), NAME, fonts::sans(SMALL - 1.0), page.palette.quiet);
        }
        let space = width - NAME - 8.0;
        let scale = space / most as f32;
        let mut left = rect.left() + NAME;
        for (part, rows) in parts(source) {
            if rows.is_empty() {
                continue;
            }
            let long = rows.len() as f32 * scale;
            let bar = Rect::from_min_size(pos2(left, middle - BAR / 2.0), vec2((long - 2.0).max(2.0), BAR));
            left += long;
            one(ui, page, n, part, rows, bar, commands);
        }
    }
}

type Part = (&'static str, Verdict);

/// The parts of a source's bar with their names; what stands out most comes first.
fn parts(source: &crate::compare::overview::Source) -> [(Part, &Vec<String>); 4] {
    [
        (("contradicts others", Verdict::Conflict), &source.contradicts),
        (("words or shortens differently", Verdict::Reworded), &source.differs),
        (("has as others do", Verdict::Same), &source.agrees),
        (("has alone", Verdict::Single), &source.alone),
    ]
}

fn one(
    ui: &Ui,
    page: &Page,
    n: usize,
    (what, verdict): Part,
    rows: &[String],
    bar: Rect,
    commands: &mut Vec<Command>,
) {
    let hue = page.palette.verdict(verdict);
    let letter = page.letter(n).to_owned();
    let told = format!("{letter} {what}: {}", words::count(rows.len(), "row", "rows"));
    let response = press(ui, bar, ui.scope_id().with(("part", n, what)), &told);
    let loud = verdict != Verdict::Single;
    let fill = if loud { page.palette.bar(verdict) } else { hue.tint };
    let rect = if response.hovered() { bar.expand2(vec2(0.0, 2.0)) } else { bar };
    ui.painter().rect_filled(rect, CornerRadius::same(2), fill);
    if !loud {
        let line = eframe::egui::Stroke::new(1.0, page.palette.faint);
        ui.painter().rect_stroke(rect, CornerRadius::same(2), line, eframe::egui::StrokeKind::Inside);
    }
    let number = rows.len().to_string();
    if bar.width() > 8.0 + 8.0 * number.len() as f32 {
        let ink = if loud { Palette::letters_on(fill) } else { page.palette.quiet };
        write(ui, bar.center(), Align2::CENTER_CENTER, &number, fonts::sans_semibold(SMALL), ink);
    }
    if response.on_hover_text(told).clicked() {
        pick(format!("{letter} {what}"), rows, commands);
    }
}

/// What the colours stand for, with the shapes of the verdicts.
fn key(ui: &mut Ui, page: &Page) {
    let names = [
        ("Contradicts", Verdict::Conflict),
        ("Worded differently", Verdict::Reworded),
        ("As others", Verdict::Same),
        ("Only here", Verdict::Single),
    ];
    super::key(ui, page, NAME, &names);
}
