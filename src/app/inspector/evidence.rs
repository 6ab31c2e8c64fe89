//! Why the readings belong together.

use super::heading;
use super::sheet::Sheet;
use crate::app::Scene;
use crate::app::fonts;
use crate::app::marks;
use crate::app::theme::{BODY, Palette};
use crate::app::widgets;
use crate::compare::document::Link;
use crate::export::words;
use eframe::egui::{Button, Label, RichText, Sense, Ui, vec2};

/// Links listed at first.
const FIRST: usize = 3;

/// Shows each link with its reasons, the surest first.
pub fn show(ui: &mut Ui, scene: &Scene, sheet: &Sheet, all: &mut bool) {
    let row = &scene.loaded.comparison.rows[sheet.row];
    if row.links.is_empty() {
        return;
    }
    heading(ui, "Why these belong together");
    if let Some(matching) = row.matching.filter(|_| !row.confirmed) {
        widgets::quiet(
            ui,
            format!("A {} match. {}.", words::matching(matching), words::matching_meaning(matching)),
        );
        ui.add_space(4.0);
    }
    let palette = Palette::of(ui);
    let mut links: Vec<&Link> = row.links.iter().collect();
    links.sort_by(|a, b| b.score.total_cmp(&a.score));
    let shown = if *all { links.len() } else { FIRST };
    for (n, link) in links.iter().take(shown).enumerate() {
        if n > 0 {
            ui.add_space(4.0);
        }
        ui.horizontal(|ui| {
            for (n, id) in [&link.from, &link.to].into_iter().enumerate() {
                let source = scene.loaded.reading(id).and_then(|at| {
                    scene.loaded.article(&scene.loaded.comparison.rows[at.row].readings[at.reading].article)
                });
                if let Some(source) = source {
                    if n > 0 {
                        ui.label(RichText::new("and").color(palette.quiet));
                    }
                    marks::chip(ui, source, &scene.loaded.comparison.articles[source].id, true);
                }
            }
            let (rect, _) = ui.allocate_exact_size(vec2(12.0, 18.0), Sense::hover());
            let color = palette.verdict(link.relation).full;
            marks::shape(ui.painter(), rect.center(), 10.0, link.relation, color);
            let word = words::verdict(link.relation);
            ui.label(RichText::new(word).font(fonts::sans(BODY)).color(palette.ink));
        });
        for why in link.why.iter() {
            let text = RichText::new(why).color(palette.quiet);
            ui.add(Label::new(text).wrap().selectable(true));
        }
    }
    if links.len() > FIRST {
        let name = if *all { "Show fewer".into() } else { format!("Show all {} pairs", links.len()) };
        // its words stand under those above
        ui.spacing_mut().button_padding.x = 0.0;
        if ui.add(Button::new(RichText::new(name).color(palette.accent)).frame(false)).clicked() {
            *all = !*all;
        }
    }
    if row.decided.is_empty() && row.confirmed {
        widgets::quiet(ui, "You confirmed this row: it stays together at any strictness.");
    }
}
