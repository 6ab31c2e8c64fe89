//! Where in each article its passages stand, and what one source leads with and another buries.

use super::{GAP, Memory, Page, chip, heading, more, press, write};
use crate::app::command::Command;
use crate::app::fonts;
use crate::app::marks;
use crate::app::theme::{BODY, SMALL};
use crate::app::widgets;
use crate::compare::document::{Place, RowKind, Verdict};
use crate::compare::overview::{Buried, Spot, Standing};
use crate::export::words::{count as count_of, rank};
use eframe::egui::{
    Align2, Color32, CornerRadius, CursorIcon, Key, Pos2, Rect, Sense, Stroke, StrokeKind, Ui, WidgetInfo,
    accesskit::Role, pos2, vec2,
};

const NAME: f32 = 168.0;
const STRIP: f32 = 26.0;
const LINE: f32 = 40.0;
/// Rows listed at first.
const FIRST: usize = 6;
/// The heading over what stands far apart.
const APART: &str = "What one leads with and another buries";

/// Shows a strip for each source, then what stands far apart.
pub fn show(ui: &mut Ui, page: &Page, memory: &mut Memory, commands: &mut Vec<Command>) {
    heading(
        ui,
        "Where it stands",
        "Each article from its first word to its last. Tall marks are shared with others, short ones stand only here.",
    );
    key(ui, page);
    strips(ui, page, memory, commands);
    let buried = &page.overview.buried;
    ui.add_space(GAP);
    if buried.is_empty() {
        heading(
            ui,
            APART,
            "No source has at its top what another has only in its last third. Click a mark above to see it in all articles.",
        );
        return;
    }
    heading(
        ui,
        APART,
        "What one source has at its top and another only in its last third; the arrow points to where it stands late.",
    );
    directions(ui, page, &mut memory.apart);
    let wanted: Vec<&Buried> =
        buried.iter().filter(|one| memory.apart.as_ref().is_none_or(|(a, b)| goes(one, a, b))).collect();
    let shown = if memory.every_place { wanted.len() } else { FIRST };
    for one in wanted.iter().take(shown) {
        apart(ui, page, one, commands);
    }
    more(ui, &mut memory.every_place, FIRST, wanted.len(), "rows");
}

/// Whether `lead` leads with it and `bury` buries it.
fn goes(one: &Buried, lead: &str, bury: &str) -> bool {
    one.lead.iter().any(|s| s.article == lead) && one.bury.iter().any(|s| s.article == bury)
}

/// A button for each source that leads with what each other buries; pressed, only that is listed.
fn directions(ui: &mut Ui, page: &Page, chosen: &mut Option<(String, String)>) {
    let letters: Vec<&str> = (0..page.count()).map(|n| page.letter(n)).collect();
    let pairs = letters.iter().flat_map(|a| letters.iter().map(move |b| (*a, *b)));
    let counted: Vec<(&str, &str, usize)> = pairs
        .map(|(a, b)| (a, b, page.overview.buried.iter().filter(|one| goes(one, a, b)).count()))
        .filter(|(_, _, count)| *count > 0)
        .collect();
    if chosen.as_ref().is_some_and(|(a, b)| !counted.iter().any(|(c, d, _)| a == c && b == d)) {
        *chosen = None;
    }
    if counted.len() < 2 {
        return;
    }
    ui.add_space(4.0);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
        for (a, b, count) in counted {
            let own = (a.to_owned(), b.to_owned());
            let pressed = *chosen == Some(own.clone());
            if direction(ui, page, (a, b, count), pressed) {
                *chosen = (!pressed).then_some(own);
            }
        }
    });
    ui.add_space(6.0);
}

fn direction(ui: &mut Ui, page: &Page, (a, b, count): (&str, &str, usize), pressed: bool) -> bool {
    let palette = page.palette;
    let font = fonts::sans_semibold(SMALL);
    let number = ui.painter().layout_no_wrap(count.to_string(), font, palette.ink);
    let size = vec2(6.0 + marks::CHIP.x + 24.0 + marks::CHIP.x + 6.0 + number.size().x + 9.0, 26.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let (fill, line) = match (pressed, response.hovered()) {
        (true, _) => (palette.selected, palette.accent),
        (false, true) => (palette.hover, palette.rule),
        (false, false) => (Color32::TRANSPARENT, palette.rule),
    };
    ui.painter().rect(rect, CornerRadius::same(13), fill, Stroke::new(1.0, line), StrokeKind::Inside);
    let middle = rect.center().y;
    let mut left = rect.left() + 6.0;
    for (n, letter) in [a, b].into_iter().enumerate() {
        if n > 0 {
            arrow(ui, page, left + 4.0, left + 20.0, middle);
            left += 24.0;
        }
        if let Some(source) = page.scene.loaded.article(letter) {
            chip(ui, page, pos2(left, middle), source);
        }
        left += marks::CHIP.x;
    }
    ui.painter().galley(pos2(left + 6.0, middle - number.size().y / 2.0), number, palette.ink);
    let told = format!("{a} leads with what {b} buries: {}", count_of(count, "row", "rows"));
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, pressed, &told));
    let response = response.on_hover_cursor(CursorIcon::PointingHand);
    response.on_hover_text(&told).clicked()
}

fn arrow(ui: &Ui, page: &Page, left: f32, right: f32, middle: f32) {
    let line = Stroke::new(1.2, page.palette.quiet);
    let (from, to) = (pos2(left, middle), pos2(right, middle));
    ui.painter().line_segment([from, to], line);
    ui.painter().line_segment([to, to + vec2(-4.0, -3.5)], line);
    ui.painter().line_segment([to, to + vec2(-4.0, 3.5)], line);
}

/// What the strips' colours stand for.
fn key(ui: &mut Ui, page: &Page) {
    let there = |wanted: Verdict| {
        let spots = page.overview.sources.iter().flat_map(|source| &source.spots);
        spots.into_iter().any(|spot| spot.verdict == wanted)
    };
    let names: Vec<(&str, Verdict)> = [
        ("Conflict", Verdict::Conflict),
        ("Reworded", Verdict::Reworded),
        ("Shortened", Verdict::Cut),
        ("Compatible", Verdict::Compatible),
        ("Same words, or agree", Verdict::Same),
        ("Related", Verdict::Related),
        ("Only here", Verdict::Single),
    ]
    .into_iter()
    .filter(|(_, verdict)| there(*verdict) || (*verdict == Verdict::Same && there(Verdict::Agree)))
    .collect();
    super::key(ui, page, NAME, &names);
}

fn strips(ui: &mut Ui, page: &Page, memory: &mut Memory, commands: &mut Vec<Command>) {
    let sources = &page.overview.sources;
    let width = ui.available_width();
    let (rect, _) = ui.allocate_exact_size(vec2(width, sources.len() as f32 * LINE + 16.0), Sense::hover());
    let strip = |n: usize| {
        let top = rect.top() + n as f32 * LINE + (LINE - STRIP) / 2.0;
        Rect::from_min_max(pos2(rect.left() + NAME, top), pos2(rect.right() - 4.0, top + STRIP))
    };
    let mut over = None;
    for (n, source) in sources.iter().enumerate() {
        let place = strip(n);
        chip(ui, page, pos2(rect.left(), place.center().y), n);
        let at = pos2(rect.left() + 26.0, place.center().y);
        widgets::line(ui, at, &page.name(n), NAME - 34.0, fonts::sans(BODY), page.palette.ink);
        let response =
            ui.interact(place.expand2(vec2(3.0, 0.0)), ui.scope_id().with(("strip", n)), Sense::click());
        let shared = source.spots.iter().filter(|s| s.sources > 1).count();
        response.widget_info(|| {
            let told = format!(
                "Where {} has its passages: {shared} shared, {} only here",
                page.letter(n),
                source.spots.len() - shared
            );
            WidgetInfo::labeled(Role::Button, true, told)
        });
        widgets::focus_ring(ui, &response);
        ui.painter().rect_filled(place, CornerRadius::same(3), page.palette.panel);
        let pointer = response.hover_pos();
        let near = pointer.and_then(|pointer| nearest(&source.spots, place, pointer));
        if let Some(spot) = near {
            over = page.row(&spot.row);
        }
        let chosen = near.or_else(|| {
            let enter = response.has_focus() && ui.input(|i| i.key_pressed(Key::Enter));
            source.spots.iter().find(|s| enter && s.sources > 1)
        });
        if let Some((spot, row)) = chosen.and_then(|spot| Some((spot, page.row(&spot.row)?))) {
            let response = response.on_hover_cursor(CursorIcon::PointingHand);
            let response = response.on_hover_ui_at_pointer(|ui| {
                ui.set_max_width(320.0);
                ui.horizontal(|ui| {
                    marks::badge(ui, spot.verdict);
                    let place = format!("{:.0} % into {}", spot.start * 100.0, page.letter(n));
                    ui.label(eframe::egui::RichText::new(place).color(page.palette.quiet));
                });
                ui.label(&page.scene.loaded.rows[row].title);
            });
            if response.clicked() {
                let reading = page.scene.loaded.reading(&spot.reading).map(|at| at.reading);
                commands.push(Command::ShowInArticles { row, reading });
            }
        }
    }
    // what the pointer was over last frame is told apart, with its places in the others
    let lit = memory.over;
    for (n, source) in sources.iter().enumerate() {
        let place = strip(n);
        // what is loudest is drawn last
        let mut spots: Vec<&Spot> = source.spots.iter().collect();
        spots.sort_by_key(|spot| (spot.sources > 1, std::cmp::Reverse(rank(spot.verdict))));
        for spot in spots {
            let shared = spot.sources > 1;
            let (left, right) = ends(spot, place);
            let inset = if shared { 2.0 } else { 9.0 };
            let tick =
                Rect::from_min_max(pos2(left, place.top() + inset), pos2(right, place.bottom() - inset));
            let hue = page.palette.verdict(spot.verdict);
            let dim = lit.is_some() && page.row(&spot.row) != lit;
            let color = match (shared, dim) {
                (true, false) => page.palette.bar(spot.verdict),
                (true, true) => hue.tint,
                (false, _) => page.palette.faint.gamma_multiply(if dim { 0.35 } else { 0.7 }),
            };
            ui.painter().rect_filled(tick, CornerRadius::same(1), color);
        }
    }
    if let Some(row) = lit {
        let id = &page.scene.loaded.comparison.rows[row].id;
        let mut points: Vec<(usize, Pos2)> = Vec::new();
        for (n, source) in sources.iter().enumerate() {
            if let Some(spot) = source.spots.iter().find(|s| s.row == *id) {
                let (left, right) = ends(spot, strip(n));
                points.push((n, pos2((left + right) / 2.0, strip(n).center().y)));
            }
        }
        for pair in points.windows(2) {
            let (from, to) =
                (pair[0].1 + vec2(0.0, STRIP / 2.0 - 2.0), pair[1].1 - vec2(0.0, STRIP / 2.0 - 2.0));
            ui.painter().line_segment([from, to], Stroke::new(1.5, page.palette.accent));
        }
    }
    if memory.over != over {
        memory.over = over;
        ui.ctx().request_repaint();
    }
    let foot = strip(sources.len().saturating_sub(1)).bottom() + 9.0;
    let quiet = page.palette.quiet;
    write(
        ui,
        pos2(rect.left() + NAME, foot),
        Align2::LEFT_CENTER,
        "Beginning",
        fonts::sans(SMALL - 1.0),
        quiet,
    );
    write(ui, pos2(rect.right() - 4.0, foot), Align2::RIGHT_CENTER, "End", fonts::sans(SMALL - 1.0), quiet);
}

fn ends(spot: &Spot, place: Rect) -> (f32, f32) {
    let left = place.left() + spot.start as f32 * place.width();
    let right = place.left() + spot.end as f32 * place.width();
    (left, (right - 1.0).max(left + 2.5))
}

/// The passage under the pointer; a shared one rather than one that stands only here.
fn nearest(spots: &[Spot], place: Rect, pointer: Pos2) -> Option<&Spot> {
    let under = |spot: &&Spot| {
        let (left, right) = ends(spot, place);
        (left - 2.0..=right + 2.0).contains(&pointer.x)
    };
    spots.iter().filter(under).min_by_key(|spot| (spot.sources < 2, spot.verdict != Verdict::Conflict))
}

/// One row of what stands apart: who has it where.
fn apart(ui: &mut Ui, page: &Page, buried: &Buried, commands: &mut Vec<Command>) {
    let Some(row) = page.row(&buried.row) else { return };
    let width = ui.available_width();
    let (rect, _) = ui.allocate_exact_size(vec2(width, 30.0), Sense::hover());
    let shown = &page.scene.loaded.rows[row];
    let mut title = shown.title.clone();
    // a fact in the words of who leads with it, as far as there is room; and a speaker's name alone does not say
    // which words are meant
    let words = buried.lead.first().and_then(|s| page.scene.loaded.reading(&s.reading));
    if let Some(words) = words.map(|at| &shown.passages[at.reading].text) {
        if page.scene.loaded.comparison.rows[row].kind == RowKind::Fact {
            title.clone_from(words);
        } else if !title.contains(words.trim_matches(['“', '”'])) {
            title = format!("{title}: {words}");
        }
    }
    let told = |standing: &Standing| match standing.place {
        Place::Headline => format!("{} in its headline", standing.article),
        Place::Lead => format!("{} in its lead", standing.article),
        Place::Body => format!("{} at {:.0} %", standing.article, standing.position * 100.0),
    };
    let lead: Vec<String> = buried.lead.iter().map(told).collect();
    let bury: Vec<String> = buried.bury.iter().map(told).collect();
    let name = format!("{}: {}; {}", title.trim_end_matches('.'), lead.join(", "), bury.join(", "));
    let response = press(ui, rect, ui.scope_id().with(("apart", row)), &name);
    if response.hovered() {
        ui.painter().rect_filled(rect.expand2(vec2(6.0, 0.0)), CornerRadius::same(4), page.palette.hover);
    }
    let middle = rect.center().y;
    let mut left = rect.left();
    let verdict = page.scene.loaded.comparison.rows[row].verdict;
    marks::shape(ui.painter(), pos2(left + 6.0, middle), 11.0, verdict, page.palette.verdict(verdict).full);
    left += 22.0;
    for standing in &buried.lead {
        left = place(ui, page, left, middle, standing);
    }
    arrow(ui, page, left + 2.0, left + 26.0, middle);
    left += 36.0;
    for standing in &buried.bury {
        left = place(ui, page, left, middle, standing);
    }
    let at = pos2(left.max(rect.left() + 250.0) + 6.0, middle);
    widgets::line(ui, at, &title, rect.right() - at.x, fonts::serif(14.5), page.palette.ink);
    if response.on_hover_text(name).clicked() {
        let reading = buried.bury.first().and_then(|s| page.scene.loaded.reading(&s.reading));
        commands.push(Command::ShowInArticles { row, reading: reading.map(|at| at.reading) });
    }
}

fn place(ui: &Ui, page: &Page, left: f32, middle: f32, standing: &Standing) -> f32 {
    let Some(n) = page.scene.loaded.article(&standing.article) else { return left };
    chip(ui, page, pos2(left, middle), n);
    let told = match standing.place {
        Place::Headline => "headline".to_owned(),
        Place::Lead => "lead".to_owned(),
        Place::Body => format!("{:.0} %", standing.position * 100.0),
    };
    let at = pos2(left + marks::CHIP.x + 5.0, middle);
    write(ui, at, Align2::LEFT_CENTER, &told, fonts::sans(SMALL), page.palette.quiet).right() + 10.0
}
