//! Choosing another row: a field to search in, and the rows found.

use crate::app::Scene;
use crate::app::fonts;
use crate::app::marks;
use crate::app::theme::{BODY, Palette};
use crate::app::widgets;
use crate::export::filter::Search;
use eframe::egui::{Key, Sense, TextEdit, Ui, WidgetInfo, accesskit::Role, pos2, vec2};

/// Rows offered at most.
const MOST: usize = 7;

/// What is searched for, and the rows found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picker {
    search: String,
    /// The rows found, and by which words.
    found: Option<(String, Vec<usize>)>,
    fresh: bool,
}

impl Picker {
    /// A field with nothing in it yet.
    pub fn open() -> Picker {
        Picker { search: String::new(), found: None, fresh: true }
    }

    /// Shows the field and the rows of the same kind that have its words, those nearest in content first; gives
    /// back the row that was pressed.
    pub fn show(&mut self, ui: &mut Ui, scene: &Scene, row: usize, name: &str) -> Option<usize> {
        let palette = Palette::of(ui);
        ui.add_space(4.0);
        let hint = "Search for a row";
        let field =
            ui.add(TextEdit::singleline(&mut self.search).hint_text(hint).desired_width(f32::INFINITY));
        field.widget_info(|| WidgetInfo::labeled(Role::SearchInput, true, format!("{name}: {hint}")));
        widgets::caret(&field, &mut self.fresh);
        let found = match &self.found {
            Some((words, found)) if *words == self.search => found,
            _ => &self.found.insert((self.search.clone(), candidates(scene, row, &self.search))).1,
        };
        if found.is_empty() {
            widgets::quiet(ui, "No other row of this kind has these words.");
        }
        let mut picked = None;
        for &other in found {
            let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 28.0), Sense::click());
            let title = &scene.loaded.rows[other].title;
            response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{name} {title}")));
            if response.hovered() || response.has_focus() {
                ui.painter().rect_filled(rect, 4.0, palette.hover);
            }
            let verdict = scene.loaded.comparison.rows[other].verdict;
            let middle = rect.center().y;
            let color = palette.verdict(verdict).full;
            marks::shape(ui.painter(), pos2(rect.left() + 10.0, middle), 10.0, verdict, color);
            let at = pos2(rect.left() + 24.0, middle);
            widgets::line(ui, at, title, rect.width() - 30.0, fonts::serif(BODY + 1.0), palette.ink);
            if response.on_hover_text(title).clicked() {
                picked = Some(other);
            }
        }
        if field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter)) {
            picked = picked.or_else(|| found.first().copied());
        }
        picked
    }
}

/// Rows of the same kind that have the words searched for; without any, those that share most words with the
/// row.
fn candidates(scene: &Scene, row: usize, search: &str) -> Vec<usize> {
    let rows = &scene.loaded.comparison.rows;
    let search = Search::new(search);
    let words = |n: usize| -> Vec<&str> {
        let mut words: Vec<&str> = scene.loaded.haystacks()[n]
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| word.chars().count() > 4)
            .collect();
        words.sort_unstable();
        words.dedup();
        words
    };
    let own = words(row);
    let mut found: Vec<(usize, usize)> = (0..rows.len())
        .filter(|&n| n != row && rows[n].kind == rows[row].kind)
        .filter(|&n| search.finds(&scene.loaded.haystacks()[n]))
        .map(|n| (words(n).iter().filter(|word| own.binary_search(word).is_ok()).count(), n))
        .collect();
    found.sort_by_key(|&(shared, n)| (std::cmp::Reverse(shared), n));
    found.into_iter().map(|(_, n)| n).take(MOST).collect()
}
