//! What the quotations are held against, how many of each source were found how, and which are shown.

use super::row::OTHERWISE;
use super::start::Source;
use crate::app::Scene;
use crate::app::command::{Command, SourceCommand};
use crate::app::filter_bar::choose;
use crate::app::fonts;
use crate::app::marks::{CHIP, SHAPE, paint_chip, shape};
use crate::app::theme::{BODY, Palette};
use crate::app::widgets;
use crate::compare::document::Verdict;
use crate::export::quote_check::{self, FINDINGS};
use crate::export::words::{count, list};
use eframe::egui::{
    Color32, ComboBox, CornerRadius, CursorIcon, PopupCloseBehavior, Rect, Response, ScrollArea, Sense,
    Stroke, StrokeKind, Ui, WidgetInfo, accesskit::Role, pos2, vec2,
};
use std::collections::BTreeMap;

/// Widest a source's name gets.
const NAME: f32 = 150.0;

/// Shows the findings with their counts, and what else checks are filtered by.
pub fn filter(ui: &mut Ui, scene: &Scene, commands: &mut Vec<Command>) {
    let (checks, loaded) = (&scene.state.checks, scene.loaded);
    ui.spacing_mut().item_spacing = vec2(5.0, 6.0);
    for (finding, number) in FINDINGS.into_iter().zip(checks.counts) {
        let pressed = checks.filter.findings.contains(&finding);
        let verdict = quote_check::verdict(finding);
        if widgets::toggle(ui, verdict, quote_check::finding(finding), number, pressed).clicked() {
            commands.push(Command::ToggleFinding(finding));
        }
    }
    let mut filter = checks.filter.clone();
    if filter.otherwise || loaded.checks.iter().any(|checked| checked.otherwise) {
        let toggle = widgets::toggle(ui, Verdict::Conflict, OTHERWISE, checks.otherwise, filter.otherwise);
        if toggle.on_hover_text("The reference gives the words to somebody else").clicked() {
            filter.otherwise = !filter.otherwise;
        }
    }
    let mut speakers: BTreeMap<&str, usize> = BTreeMap::new();
    for checked in &loaded.checks {
        let name = loaded.comparison.quotations[checked.quotation].speaker.name.as_str();
        *speakers.entry(name).or_default() += 1;
    }
    let shown = filter.speaker.clone().map_or("Speaker".into(), |name| credited(&name));
    choose(ui, "Speaker", &shown, 420.0, |ui| {
        ui.selectable_value(&mut filter.speaker, None, "Any speaker");
        for (name, number) in speakers {
            let told = format!("{}  {number}", credited(name));
            ui.selectable_value(&mut filter.speaker, Some(name.to_owned()), told);
        }
    });
    if filter != checks.filter {
        commands.push(Command::FilterChecks(filter));
    }
}

fn credited(name: &str) -> String {
    if name.is_empty() { "Nobody credited".into() } else { name.to_owned() }
}

/// Shows what the quotations are held against, and for each source what was found, which filters by it.
pub fn show(ui: &mut Ui, scene: &Scene, sources: &[Source], commands: &mut Vec<Command>) {
    // of very many sources the rest is reached by scrolling
    ScrollArea::vertical().id_salt("by source").max_height(68.0).auto_shrink([false, true]).show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
            references(ui, sources, commands);
            for source in 0..scene.loaded.comparison.articles.len() {
                let found = found(scene, source);
                if found.iter().sum::<usize>() > 0 {
                    one(ui, scene, source, found, commands);
                }
            }
        });
    });
}

/// How many quotations of a source were found how.
fn found(scene: &Scene, source: usize) -> [usize; FINDINGS.len()] {
    let mut found = [0; FINDINGS.len()];
    let own = scene.loaded.checks.iter().filter(|checked| checked.source == source);
    own.for_each(|checked| found[checked.check.finding as usize] += 1);
    found
}

/// A menu of what the quotations are held against.
fn references(ui: &mut Ui, sources: &[Source], commands: &mut Vec<Command>) {
    let own: Vec<&str> =
        sources.iter().filter(|source| source.reference).map(|source| source.name.as_str()).collect();
    let told = match own[..] {
        [one] => format!("Against {one}"),
        _ => format!("Against {}", count(own.len(), "reference", "references")),
    };
    // it stays open until one presses beside it: there may be several
    let menu = ComboBox::from_id_salt("against")
        .selected_text(&told)
        .width(0.0)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside);
    let shown = menu.show_ui(ui, |ui| {
        crate::app::menu::dense(ui);
        for source in sources {
            let mut on = source.reference;
            let name = format!("{}  {}", source.letter, source.name);
            if widgets::tick(ui, &mut on, name.trim()).changed() {
                commands.push(Command::Source(SourceCommand::Reference(source.index, on)));
            }
        }
        ui.separator();
        crate::app::menu::item(ui, Command::AddReference, true, commands);
        crate::app::menu::item(ui, Command::PasteReference, true, commands);
    });
    shown.response.widget_info(move || WidgetInfo::labeled(Role::ComboBox, true, &told));
}

/// A source with the number of its quotations by finding.
fn one(
    ui: &mut Ui,
    scene: &Scene,
    source: usize,
    found: [usize; FINDINGS.len()],
    commands: &mut Vec<Command>,
) -> Response {
    let palette = Palette::of(ui);
    let letter = &scene.loaded.comparison.articles[source].id;
    let name = scene.loaded.name(source, scene.state.blind);
    let text = |words: String, font| ui.painter().layout_no_wrap(words, font, Color32::PLACEHOLDER);
    let short = text(name.clone(), fonts::sans(BODY)).size().x.min(NAME);
    let numbers: Vec<_> = FINDINGS
        .into_iter()
        .zip(found)
        .filter(|(_, number)| *number > 0)
        .map(|(finding, number)| (finding, text(number.to_string(), fonts::sans_semibold(BODY))))
        .collect();
    let wide: f32 = numbers.iter().map(|(_, number)| 9.0 + SHAPE + 3.0 + number.size().x).sum();
    let size = vec2(5.0 + CHIP.x + 6.0 + short + wide + 9.0, 28.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let mut filter = scene.state.checks.filter.clone();
    let pressed = filter.source.as_ref() == Some(letter);
    let (fill, line) = match (pressed, response.hovered()) {
        (true, _) => (palette.selected, palette.accent),
        (false, true) => (palette.hover, palette.rule),
        (false, false) => (Color32::TRANSPARENT, palette.rule),
    };
    let painter = ui.painter();
    painter.rect(rect, CornerRadius::same(6), fill, Stroke::new(1.0, line), StrokeKind::Inside);
    let chip = Rect::from_center_size(pos2(rect.left() + 5.0 + CHIP.x / 2.0, rect.center().y), CHIP);
    paint_chip(painter, palette, chip, source, letter, true);
    let at = pos2(chip.right() + 6.0, rect.center().y);
    widgets::line(ui, at, &name, short + 1.0, fonts::sans(BODY), palette.ink);
    let mut x = at.x + short;
    for (finding, number) in numbers {
        let verdict = quote_check::verdict(finding);
        x += 9.0;
        let hue = palette.verdict(verdict).full;
        shape(ui.painter(), pos2(x + SHAPE / 2.0, rect.center().y), SHAPE, verdict, hue);
        x += SHAPE + 3.0;
        let size = number.size();
        ui.painter().galley(pos2(x, rect.center().y - size.y / 2.0), number, palette.ink);
        x += size.x;
    }
    let told: Vec<String> = FINDINGS
        .into_iter()
        .zip(found)
        .filter(|(_, number)| *number > 0)
        .map(|(finding, number)| format!("{number} {}", quote_check::finding(finding).to_lowercase()))
        .collect();
    let told: Vec<&str> = told.iter().map(String::as_str).collect();
    let all = count(found.iter().sum(), "quotation", "quotations");
    let told = format!("{all}: {}", list(&told));
    response.widget_info(|| {
        WidgetInfo::selected(Role::Button, true, pressed, format!("{letter} {name}: {told}"))
    });
    widgets::focus_ring(ui, &response);
    let response = response.on_hover_cursor(CursorIcon::PointingHand).on_hover_text(told);
    if response.clicked() {
        filter.source = (!pressed).then(|| letter.clone());
        commands.push(Command::FilterChecks(filter));
    }
    response
}
