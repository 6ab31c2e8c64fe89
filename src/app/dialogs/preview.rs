//! How a file that is exported will begin.

use crate::app::Scene;
use crate::app::exporting::Wanted;
use crate::app::fonts;
use crate::app::loaded::Loaded;
use crate::app::theme::{Palette, SMALL};
use crate::compare::Comparison;
use crate::compare::reference::Check;
use crate::export::quote_check::{Form, QuoteCheck};
use crate::export::sheet::{self, Options, Sheet};
use crate::export::words::count;
use crate::export::{self, Format, plain};
use eframe::egui::{Grid, Label, RichText, ScrollArea, TextWrapMode, Ui};
use std::sync::Arc;

/// Lines of a table or a text that are shown.
const LINES: usize = 24;
/// Characters of a cell that are shown.
const CELL: usize = 40;
/// Characters of a line of text that are shown.
const LINE: usize = 140;

/// How the file begins; worked out when what is asked for changes, and kept.
#[derive(Default)]
pub struct Preview {
    of: Option<(Arc<Loaded>, Wanted)>,
    /// Every column there could be: its key and what stands above it.
    pub columns: Vec<(String, String)>,
    titles: Vec<String>,
    lines: Vec<Vec<String>>,
    /// Lines there are in all.
    all: usize,
}

impl Preview {
    /// Works it out anew the next time.
    pub fn forget(&mut self) {
        *self = Preview::default();
    }

    /// Works it out where something else is asked for than before.
    pub fn refresh(&mut self, scene: &Scene, wanted: &Wanted) {
        let same = |(of, asked): &(Arc<Loaded>, Wanted)| Arc::ptr_eq(of, scene.loaded) && asked == wanted;
        if self.of.as_ref().is_some_and(same) {
            return;
        }
        match wanted.check {
            Some(form) => self.build_checks(scene.loaded, form, &wanted.checks(scene.loaded, scene.state)),
            None => {
                let options = wanted.options(scene.loaded, scene.state);
                self.build(&scene.loaded.comparison, wanted.format, &options);
            }
        }
        self.of = Some((scene.loaded.clone(), wanted.clone()));
    }

    fn build(&mut self, comparison: &Comparison, format: Format, options: &Options) {
        self.titles.clear();
        self.columns.clear();
        if format.has_columns() {
            let columns = sheet::columns(comparison, options).into_iter();
            self.columns = columns.map(|column| (column.key, cut(&column.title, CELL))).collect();
            self.table(&sheet::build(comparison, options));
            return;
        }
        let text = match export::write(comparison, format, options, false) {
            Ok(written) => String::from_utf8_lossy(&written.bytes).into_owned(),
            Err(error) => error.to_string(),
        };
        self.text(&text);
    }

    fn build_checks(&mut self, loaded: &Loaded, form: Form, wanted: &[usize]) {
        self.titles.clear();
        self.columns.clear();
        let checks: Vec<Check> = wanted.iter().map(|&n| loaded.checks[n].check.clone()).collect();
        let check = QuoteCheck { comparison: &loaded.comparison, checks: &checks, all: loaded.checks.len() };
        match form {
            Form::Xlsx | Form::Csv | Form::Tsv => self.table(&check.sheet()),
            Form::Json => self.text(&check.json()),
            // what is printed, in words
            Form::Text | Form::Html | Form::Docx | Form::Pdf => self.text(&check.text(LINE)),
        }
    }

    fn table(&mut self, table: &Sheet) {
        self.titles = table.columns.iter().map(|column| cut(&column.title, CELL)).collect();
        let shown = table.lines.iter().take(LINES);
        let cells = |line: &sheet::Line| line.cells.iter().map(|cell| cut(&cell.text(), CELL)).collect();
        (self.lines, self.all) = (shown.map(cells).collect(), table.lines.len());
    }

    fn text(&mut self, text: &str) {
        let inset = |line: &str| (line.len() - line.trim_start_matches(' ').len()).min(CELL);
        let lines = text.lines().take(LINES);
        self.lines = lines.map(|line| vec![" ".repeat(inset(line)) + &cut(line, LINE)]).collect();
        self.all = text.lines().count();
    }

    /// `The first 24 of 112 lines`.
    pub fn told(&self) -> String {
        let (shown, all) = (self.lines.len(), self.all);
        match all {
            0 => "Nothing would be in the file".into(),
            _ if shown < all => format!("The first {shown} of {all} lines"),
            _ => format!("All {}", count(all, "line", "lines")),
        }
    }

    /// Shows it in all of `ui`.
    pub fn show(&self, ui: &mut Ui) {
        let palette = Palette::of(ui);
        let cell = |ui: &mut Ui, text: RichText| {
            ui.add(Label::new(text.size(SMALL)).wrap_mode(TextWrapMode::Extend).selectable(false));
        };
        ScrollArea::both().auto_shrink(false).show(ui, |ui| {
            Grid::new("preview").spacing([14.0, 3.0]).striped(!self.titles.is_empty()).show(ui, |ui| {
                for title in &self.titles {
                    cell(ui, RichText::new(title).family(fonts::sans_semibold(SMALL).family));
                }
                if !self.titles.is_empty() {
                    ui.end_row();
                }
                for line in &self.lines {
                    for text in line {
                        cell(ui, RichText::new(text).color(palette.ink));
                    }
                    ui.end_row();
                }
            });
        });
    }
}

/// The first characters of `text`, on one line and safe to show.
fn cut(text: &str, most: usize) -> String {
    // What makes a text longer than this by blanks alone need not be looked at.
    let start: String = text.chars().take(most * 4).collect();
    let line = plain::line(&start);
    match line.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", line[..end].trim_end()),
        None => line,
    }
}
