//! Writing what is shown for other programs: what is asked for, and what becomes of it.

use super::App;
use super::command::Command;
use super::dialogs::Dialog;
use super::loaded::Loaded;
use super::state::{Sort, Tab, ViewState};
use super::worker::{Export, Matter};
use crate::export::quote_check::Form;
use crate::export::sheet::{Columns, Layout, Options};
use crate::export::{Filter, Format, plain, words};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// What is to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// As what, where it is the rows.
    pub format: Format,
    /// As what, where it is the quote check and not the rows.
    pub check: Option<Form>,
    /// How a table is laid out, for formats that are one.
    pub layout: Layout,
    /// Which rows.
    pub scope: Scope,
    /// With the sentences before and after each passage.
    pub context: bool,
    /// With the reasons why the passages belong together.
    pub evidence: bool,
    /// Keys of the columns that are left out.
    pub without: BTreeSet<String>,
    /// Beginning with a byte order mark, for values.
    pub bom: bool,
}

/// Which rows are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// All.
    All,
    /// Those that pass filter and search.
    Shown,
    /// Those that are selected.
    Selected,
}

impl Default for Wanted {
    fn default() -> Self {
        Wanted::of(Format::Xlsx, Scope::All)
    }
}

impl Wanted {
    /// `format` as most people want it.
    pub fn of(format: Format, scope: Scope) -> Wanted {
        let bom = format == Format::Csv;
        let without = BTreeSet::new();
        let layout = format.layout();
        Wanted { format, check: None, layout, scope, context: false, evidence: false, without, bom }
    }

    /// The quote check in this format.
    pub fn of_checks(&self, form: Form) -> Wanted {
        Wanted { check: Some(form), bom: form == Form::Csv, ..self.clone() }
    }

    /// How the file ends, without the full stop.
    pub fn extension(&self) -> &'static str {
        self.check.map_or(self.format.extension(), Form::extension)
    }

    /// What the format is called.
    pub fn name(&self) -> &'static str {
        self.check.map_or(self.format.name(), Form::name)
    }

    /// Which checks are written, indices in [`Loaded::checks`] in their order.
    pub fn checks(&self, loaded: &Loaded, state: &ViewState) -> Vec<usize> {
        match self.scope {
            Scope::All => (0..loaded.checks.len()).collect(),
            Scope::Shown => state.checks.shown.clone(),
            Scope::Selected => state.selection.check.into_iter().collect(),
        }
    }

    /// The same in another format.
    pub fn in_format(&self, format: Format) -> Wanted {
        let Wanted { scope, context, evidence, .. } = *self;
        Wanted { context, evidence, without: self.without.clone(), ..Wanted::of(format, scope) }
    }

    /// Whether rows are written at all, and not the sources alone.
    pub fn has_rows(&self) -> bool {
        !matches!(self.format, Format::Ris | Format::Bibtex)
    }

    /// What the writer is asked for.
    pub fn options(&self, loaded: &Loaded, state: &ViewState) -> Options {
        let ids = |rows: &mut dyn Iterator<Item = usize>| -> Vec<String> {
            rows.filter_map(|row| Some(loaded.comparison.rows.get(row)?.id.clone())).collect()
        };
        let rows = match self.scope {
            Scope::All => None,
            Scope::Shown if state.rows.len() == loaded.comparison.rows.len() => None,
            Scope::Shown => Some(ids(&mut state.rows.iter().copied()).into_iter().collect()),
            Scope::Selected => Some(ids(&mut state.selection.rows().into_iter()).into_iter().collect()),
        };
        // as the table shows them; the document's order needs no telling
        let order = match state.sort {
            Sort::Importance => Vec::new(),
            _ => ids(&mut state.rows.iter().copied()),
        };
        let has_columns = self.format.has_columns();
        Options {
            layout: if self.format.is_table() { self.layout } else { self.format.layout() },
            filter: Filter { rows, order, ..Filter::default() },
            columns: Columns {
                context: self.context && has_columns,
                evidence: self.evidence && has_columns,
                without: self.without.iter().cloned().collect(),
                ..Columns::default()
            },
        }
    }

    /// `path` with the format's ending, added where it has none or that of something else.
    pub fn named(&self, path: &Path) -> PathBuf {
        let ending = path.extension().and_then(|ending| ending.to_str());
        let known = match self.check {
            Some(form) => ending.and_then(Form::of_extension) == Some(form),
            None => ending.and_then(Format::of_extension) == Some(self.format),
        };
        if known {
            return path.to_owned();
        }
        let mut name = path.as_os_str().to_owned();
        name.push(".");
        name.push(self.extension());
        name.into()
    }
}

impl App {
    /// What is asked for in the open dialog, for tests.
    pub fn wanted_export(&self) -> Option<Wanted> {
        match &self.dialog {
            Some(Dialog::Export(wanted)) => Some(wanted.clone()),
            _ => None,
        }
    }

    /// Asks what to write; as the last time, but for rows that are not selected any more.
    pub(super) fn open_export(&mut self) {
        if self.loaded.is_none() {
            return;
        }
        let checks = self.loaded.as_ref().is_some_and(|loaded| !loaded.checks.is_empty());
        self.wanted = match (self.state.tab == Tab::QuoteCheck && checks, self.wanted.check) {
            (true, None) => self.wanted.of_checks(Form::Xlsx),
            (false, Some(_)) => self.wanted.in_format(self.wanted.format),
            _ => self.wanted.clone(),
        };
        let selected = match self.wanted.check {
            Some(_) => self.state.selection.check.is_some(),
            None => !self.state.selection.rows().is_empty(),
        };
        if self.wanted.scope == Scope::Selected && !selected {
            self.wanted.scope = Scope::All;
        }
        self.memory.export.forget();
        self.dialog = Some(Dialog::Export(self.wanted.clone()));
    }

    /// Has it written to `path`; a file that is there is replaced only where the user has agreed.
    pub(super) fn export(&mut self, wanted: Wanted, path: PathBuf, replace: bool) {
        let Some(loaded) = self.loaded.clone() else { return };
        self.wanted = wanted.clone();
        let path = wanted.named(&path);
        if !replace && path.exists() {
            self.dialog = Some(Dialog::Replace {
                paths: vec![path.clone()],
                agreed: Box::new(Command::ExportFile { wanted: wanted.clone(), path, replace: true }),
                otherwise: Box::new(Command::AskExport(wanted)),
            });
            return;
        }
        self.notice = None;
        self.busy.exporting = true;
        let matter = match wanted.check {
            Some(form) => Matter::Checks(form, wanted.checks(&loaded, &self.state)),
            None => Matter::Rows(wanted.format, Box::new(wanted.options(&loaded, &self.state))),
        };
        self.worker.export(Export { loaded, matter, bom: wanted.bom, path });
    }

    pub(super) fn exported(&mut self, paths: &[PathBuf], remarks: &[String]) {
        self.busy.exporting = false;
        let told = told(paths);
        if !remarks.is_empty() {
            let text = format!("{told}\n\n{}", remarks.join("\n"));
            self.dialog = Some(Dialog::message("Written, but not all of it", text));
        }
        self.notice = Some(format!("Written to {told}"));
    }

    pub(super) fn not_exported(&mut self, told: String) {
        self.busy.exporting = false;
        self.dialog = Some(Dialog::message("The file could not be written", told));
    }
}

/// Where files are: `/home/me/pier.csv`; of several the folder and their names.
fn told(paths: &[PathBuf]) -> String {
    let shown = |path: &Path| plain::line(&path.display().to_string());
    let folder = paths.first().and_then(|path| path.parent());
    let names: Vec<String> =
        paths.iter().filter_map(|path| path.file_name()).map(|name| shown(Path::new(name))).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    match (paths, folder) {
        ([path], _) => shown(path),
        (_, Some(folder)) if folder != Path::new("") => format!("{}: {}", shown(folder), words::list(&names)),
        _ => words::list(&names),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_that_was_written_is_named() {
        let paths =
            ["sheet", "key", "articles"].map(|part| PathBuf::from(format!("/home/me/pier-{part}.pdf")));
        assert_eq!(told(&paths), "/home/me: pier-sheet.pdf, pier-key.pdf and pier-articles.pdf");
        assert_eq!(told(&paths[..1]), "/home/me/pier-sheet.pdf");
        assert_eq!(told(&[]), "");
    }

    #[test]
    fn a_file_gets_the_ending_of_its_format() {
        let named = |format, path: &str| Wanted::of(format, Scope::All).named(Path::new(path));
        assert_eq!(named(Format::Csv, "a/pier.csv"), Path::new("a/pier.csv"));
        assert_eq!(named(Format::Csv, "a/pier.CSV"), Path::new("a/pier.CSV"));
        assert_eq!(named(Format::Csv, "a/pier"), Path::new("a/pier.csv"));
        assert_eq!(named(Format::Csv, "pier.parallax"), Path::new("pier.parallax.csv"));
        assert_eq!(named(Format::Xlsx, "v1.2"), Path::new("v1.2.xlsx"));
        assert_eq!(named(Format::Html, "pier.htm"), Path::new("pier.htm"));
        let checks = Wanted::of(Format::Xlsx, Scope::All).of_checks(Form::Text);
        assert_eq!(checks.named(Path::new("pier.txt")), Path::new("pier.txt"));
        assert_eq!(checks.named(Path::new("pier.xlsx")), Path::new("pier.xlsx.txt"));
    }
}
