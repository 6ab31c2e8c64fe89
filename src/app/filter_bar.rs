//! The tabs with the search field, and the filter bar under them.

use super::Scene;
use super::checking::CheckOrder;
use super::command::Command;
use super::quote_check;
use super::state::{RowFilter, Sort, Tab};
use super::theme::Palette;
use super::widgets;
use crate::compare::document::{Matching, RowKind, Verdict};
use crate::export::words;
use crate::export::words::rank;
use eframe::egui::{
    Align, Button, ComboBox, CursorIcon, Key, Layout, Margin, Rect, RichText, Sense, Stroke, TextEdit, Ui,
    WidgetInfo, accesskit::Role, pos2, vec2,
};

/// What there was room for beside the tabs.
#[derive(Clone, Copy)]
pub struct Above {
    order: bool,
    all: bool,
}

/// Shows the tabs, and at their right the search field, what rows are ordered by, and the way back to all rows: there
/// it comes and goes without anything having to move.
pub fn tabs(ui: &mut Ui, scene: &Scene, focus: &mut bool, commands: &mut Vec<Command>) -> Above {
    let row = ui.horizontal(|ui| {
        let narrow = ui.available_width() < 700.0;
        ui.spacing_mut().item_spacing.x = 4.0;
        for tab in Tab::ALL {
            if widgets::tab(ui, tab.name(), scene.state.tab == tab).clicked() {
                commands.push(Command::Show(tab));
            }
        }
        let end = ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            search(ui, scene, if narrow { 184.0 } else { 220.0 }, focus, commands);
            let room = ui.available_width() > 156.0;
            // the table alone has an order
            if room && has_order(scene) {
                ui.add_space(4.0);
                order(ui, scene, commands);
            }
            let all = ui.available_width() > 68.0;
            if all && is_narrowed(scene) {
                let name = if ui.available_width() > 110.0 { "Show all rows" } else { "Show all" };
                show_all(ui, name, commands);
            }
            Above { order: room, all }
        });
        end.inner
    });
    row.inner
}

/// Whether rows may be left out.
fn is_narrowed(scene: &Scene) -> bool {
    let open = match scene.state.is_checking() {
        true => scene.state.checks.filter.is_open(),
        false => scene.state.filter.is_open(),
    };
    !open || !scene.state.search.is_empty()
}

/// Whether the view has an order: the table, and the quote check where there is something to check.
fn has_order(scene: &Scene) -> bool {
    match scene.state.is_checking() {
        true => !scene.loaded.checks.is_empty(),
        false => scene.state.tab == Tab::Table,
    }
}

fn show_all(ui: &mut Ui, name: &str, commands: &mut Vec<Command>) {
    let text = RichText::new(name).color(Palette::of(ui).accent);
    let all = ui.add(Button::new(text).frame_when_inactive(false));
    all.widget_info(|| WidgetInfo::labeled(Role::Button, true, "Show all rows"));
    if all.clicked() {
        commands.push(Command::ClearFilter);
    }
}

fn search(ui: &mut Ui, scene: &Scene, width: f32, focus: &mut bool, commands: &mut Vec<Command>) {
    let mut words = scene.state.search.clone();
    let any = !words.is_empty();
    let field = TextEdit::singleline(&mut words)
        .hint_text("Find words, speakers, notes")
        .desired_width(width)
        .margin(Margin { left: 8, right: if any { 24 } else { 8 }, top: 5, bottom: 5 });
    let response = ui.add(field);
    if any && clear(ui, response.rect) {
        commands.push(Command::Search(String::new()));
    }
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::SearchInput, true, "Find");
        info.current_text_value = Some(scene.state.search.clone());
        info
    });
    if std::mem::take(focus) {
        response.request_focus();
    }
    if response.changed() {
        commands.push(Command::Search(words));
    }
    if response.lost_focus() && ui.input(|input| input.key_pressed(Key::Escape)) {
        commands.push(Command::Search(String::new()));
    }
    if response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter)) {
        if scene.state.tab == Tab::Overview {
            commands.push(Command::Show(Tab::Table));
        }
        let selection = &scene.state.selection;
        let cursor = if scene.state.is_checking() { selection.check } else { selection.row };
        if cursor.is_none() {
            commands.push(Command::Step(1));
        }
    }
}

/// The cross at the end of the field.
fn clear(ui: &Ui, field: Rect) -> bool {
    let rect = Rect::from_center_size(pos2(field.right() - 13.0, field.center().y), vec2(18.0, 18.0));
    let response = ui.interact(rect, ui.scope_id().with("clear"), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, "Clear the search"));
    let palette = Palette::of(ui);
    let line = Stroke::new(1.5, if response.hovered() { palette.ink } else { palette.quiet });
    for way in [vec2(3.5, 3.5), vec2(3.5, -3.5)] {
        ui.painter().line_segment([rect.center() - way, rect.center() + way], line);
    }
    widgets::focus_ring(ui, &response);
    response.on_hover_cursor(CursorIcon::PointingHand).on_hover_text("Clear the search").clicked()
}

/// Shows the verdicts with their counts, and what else rows are filtered by; and what they are ordered by, unless
/// that is shown above.
pub fn show(ui: &mut Ui, scene: &Scene, above: Above, commands: &mut Vec<Command>) {
    let state = scene.state;
    if state.is_checking() {
        ui.horizontal_wrapped(|ui| {
            quote_check::filter(ui, scene, commands);
            if !above.order && has_order(scene) {
                order(ui, scene, commands);
            }
            if !above.all && is_narrowed(scene) {
                show_all(ui, "Show all rows", commands);
            }
        });
        return;
    }
    let asked = commands.len();
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(5.0, 6.0);
        for verdict in words::VERDICTS {
            let count = state.counts[rank(verdict)];
            let pressed = state.filter.verdicts.contains(&verdict);
            // those that there are stay while one types, so that nothing moves
            let there = scene.loaded.verdicts[rank(verdict)] > 0;
            if !there && !pressed && verdict != Verdict::Conflict {
                continue;
            }
            if widgets::verdict_toggle(ui, verdict, count, pressed).clicked() {
                commands.push(Command::ToggleVerdict(verdict));
            }
        }
        // on the verdicts' line where all of them have room there, otherwise on one of their own
        let kept = ui.scope_id().with("width of the choices");
        let wide = ui.data(|data| data.get_temp::<f32>(kept)).unwrap_or(0.0);
        if ui.available_size_before_wrap().x < wide {
            ui.end_row();
        }
        let now = choices(ui, scene, commands);
        if (now - wide).abs() > 0.5 {
            ui.data_mut(|data| data.insert_temp(kept, now));
            ui.ctx().request_repaint();
        }
        if !above.order && has_order(scene) {
            order(ui, scene, commands);
        }
        if let Some(picked) = &state.filter.picked {
            widgets::quiet(ui, format!("Shown: {}", picked.what));
        }
        if !above.all && is_narrowed(scene) {
            show_all(ui, "Show all rows", commands);
        }
    });
    // the overview tells of all rows, so what is filtered and ordered here is shown in the table
    if commands.len() > asked && state.tab == Tab::Overview {
        commands.push(Command::Show(Tab::Table));
    }
}

/// Shows what else rows are filtered by; gives back how wide that is.
fn choices(ui: &mut Ui, scene: &Scene, commands: &mut Vec<Command>) -> f32 {
    let mut wide = 0.0;
    let (state, loaded) = (scene.state, scene.loaded);
    let mut filter = state.filter.clone();
    let kind = match filter.kind {
        None => "Kind",
        Some(RowKind::Quote) => "Quotes",
        Some(RowKind::Fact) => "Facts",
    };
    wide += choose(ui, "Kind of row", kind, 300.0, |ui| {
        for (value, name) in
            [(None, "Quotes and facts"), (Some(RowKind::Quote), "Quotes"), (Some(RowKind::Fact), "Facts")]
        {
            ui.selectable_value(&mut filter.kind, value, name);
        }
    });
    if !loaded.speakers.is_empty() {
        let shown = filter.speaker.clone().unwrap_or_else(|| "Speaker".into());
        wide += choose(ui, "Speaker", &shown, 420.0, |ui| {
            ui.selectable_value(&mut filter.speaker, None, "Any speaker");
            for (name, rows) in &loaded.speakers {
                ui.selectable_value(&mut filter.speaker, Some(name.clone()), format!("{name}  {rows}"));
            }
        });
    }
    wide += choose(ui, "Sources", &sources(&filter), 420.0, |ui| {
        if ui.selectable_label(filter.sources.is_empty() && filter.silent.is_empty(), "Any source").clicked()
        {
            filter.sources.clear();
            filter.silent.clear();
        }
        for (n, article) in loaded.comparison.articles.iter().enumerate() {
            let name = loaded.name(n, state.blind);
            let named = if state.blind { name } else { format!("{} {name}", article.id) };
            toggle(ui, &mut filter.sources, &article.id, &format!("{named} has it"));
        }
        ui.separator();
        for (n, article) in loaded.comparison.articles.iter().enumerate() {
            let name = loaded.name(n, state.blind);
            let named = if state.blind { name } else { format!("{} {name}", article.id) };
            toggle(ui, &mut filter.silent, &article.id, &format!("{named} is silent"));
        }
    });
    if !loaded.differences.is_empty() {
        let shown = filter.difference.map_or("Difference", words::difference);
        wide += choose(ui, "Difference", shown, 420.0, |ui| {
            ui.selectable_value(&mut filter.difference, None, "Any difference");
            for (kind, rows) in &loaded.differences {
                let name = format!("{}  {rows}", words::difference(*kind));
                ui.selectable_value(&mut filter.difference, Some(*kind), name);
            }
        });
    }
    let shown = match (filter.matching, filter.unconfirmed) {
        (None, false) => "Match".into(),
        (None, true) => "Not yet confirmed".into(),
        (Some(matching), false) => matched(matching),
        (Some(matching), true) => format!("{}, not yet confirmed", matched(matching)),
    };
    wide += choose(ui, "Match", &shown, 300.0, |ui| {
        ui.selectable_value(&mut filter.matching, None, "Any match");
        for (matching, rows) in loaded.matchings {
            let name = format!("{}  {rows}", matched(matching));
            ui.selectable_value(&mut filter.matching, Some(matching), name)
                .on_hover_text(words::matching_meaning(matching));
        }
        ui.separator();
        widgets::tick(ui, &mut filter.unconfirmed, "Not yet confirmed");
    });
    if filter != state.filter {
        commands.push(Command::Filter(filter));
    }
    wide
}

/// What the rows are ordered by.
fn order(ui: &mut Ui, scene: &Scene, commands: &mut Vec<Command>) {
    let (state, loaded) = (scene.state, scene.loaded);
    if state.is_checking() {
        let mut order = state.checks.order;
        choose(ui, "Order", order.name(), 300.0, |ui| {
            for known in CheckOrder::ALL {
                ui.selectable_value(&mut order, known, known.name());
            }
        });
        if order != state.checks.order {
            commands.push(Command::OrderChecks(order));
        }
        return;
    }
    let mut sort = state.sort.clone();
    let shown = match &sort {
        Sort::Importance => "Most telling first".into(),
        Sort::Verdict => "By verdict".into(),
        Sort::Source(letter) => format!("As {letter} tells it"),
    };
    choose(ui, "Order", &shown, 420.0, |ui| {
        ui.selectable_value(&mut sort, Sort::Importance, "Most telling first");
        ui.selectable_value(&mut sort, Sort::Verdict, "By verdict");
        for (n, article) in loaded.comparison.articles.iter().enumerate() {
            let name = format!("As {} tells it", loaded.name(n, state.blind));
            ui.selectable_value(&mut sort, Sort::Source(article.id.clone()), name);
        }
    });
    if sort != state.sort {
        commands.push(Command::Sort(sort));
    }
}

/// A list to choose from; gives back how wide its button is.
pub fn choose(ui: &mut Ui, name: &str, shown: &str, height: f32, content: impl FnOnce(&mut Ui)) -> f32 {
    let combo = ComboBox::from_id_salt(name).selected_text(shown).height(height).width(0.0);
    let response = combo.show_ui(ui, |ui| {
        ui.style_mut().wrap_mode = Some(eframe::egui::TextWrapMode::Extend);
        content(ui);
    });
    let value = shown.to_owned();
    let wide = response.response.rect.width() + ui.spacing().item_spacing.x;
    response.response.widget_info(move || {
        let mut info = WidgetInfo::labeled(Role::ComboBox, true, name);
        info.current_text_value = Some(value.clone());
        info
    });
    wide
}

/// `Loose matches`.
fn matched(matching: Matching) -> String {
    format!("{} matches", words::sentence(words::matching(matching)))
}

fn toggle(ui: &mut Ui, set: &mut std::collections::BTreeSet<String>, letter: &str, name: &str) {
    let mut on = set.contains(letter);
    if widgets::tick(ui, &mut on, name).changed() {
        if on {
            set.insert(letter.to_owned());
        } else {
            set.remove(letter);
        }
    }
}

/// `A and B`, `A, not C`.
fn sources(filter: &RowFilter) -> String {
    let list = |set: &std::collections::BTreeSet<String>| {
        words::list(&set.iter().map(String::as_str).collect::<Vec<_>>())
    };
    match (filter.sources.is_empty(), filter.silent.is_empty()) {
        (true, true) => "Source".into(),
        (false, true) => list(&filter.sources),
        (true, false) => format!("not {}", list(&filter.silent)),
        (false, false) => format!("{}, not {}", list(&filter.sources), list(&filter.silent)),
    }
}
