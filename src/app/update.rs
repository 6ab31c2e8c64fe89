//! What each command does, and what becomes of the worker's reports.

use super::ask::{Asking, Outcome, What};
use super::command::{Appearance, Command, CopyAs, SourceCommand, Zoom};
use super::copy;
use super::desk::Source;
use super::dialogs::Dialog;
use super::state::{RowFilter, Selection, ViewState};
use super::worker::{Problem, Report};
use super::{App, Busy};
use crate::article::Article;
use crate::cli::sample;
use eframe::egui::{Context, ThemePreference, ViewportCommand};
use std::sync::Arc;

impl App {
    /// Does what `command` says. The only place where the window's state changes.
    pub fn apply(&mut self, command: Command, ctx: &Context) {
        match command {
            Command::New => self.start_over(),
            Command::OpenSample => match sample::articles() {
                Ok(articles) => {
                    self.start_over();
                    self.add(articles);
                }
                Err(error) => {
                    self.problems.push(Problem { path: error.path.clone(), reason: error.cause.to_string() })
                }
            },
            Command::AddFiles(paths) => {
                self.problems.clear();
                self.busy.reading = Some((0, paths.len()));
                self.worker.read(paths);
            }
            Command::CancelReading => self.worker.cancel_reading(),
            Command::DismissProblems => self.problems.clear(),
            Command::Quit => ctx.send_viewport_cmd(ViewportCommand::Close),
            Command::Show(tab) => self.state.tab = tab,
            Command::ToggleSources => self.state.sources_open = !self.state.sources_open,
            Command::ToggleInspector => self.state.inspector_open = !self.state.inspector_open,
            Command::ToggleStill => self.state.still = !self.state.still,
            Command::ToggleBlind => self.state.blind = !self.state.blind,
            Command::Zoom(zoom) => {
                let factor = match zoom {
                    Zoom::In => ctx.zoom_factor() + 0.1,
                    Zoom::Out => ctx.zoom_factor() - 0.1,
                    Zoom::Reset => 1.0,
                };
                ctx.set_zoom_factor(factor.clamp(0.5, 3.0));
            }
            Command::Appearance(appearance) => ctx.set_theme(match appearance {
                Appearance::System => ThemePreference::System,
                Appearance::Light => ThemePreference::Light,
                Appearance::Dark => ThemePreference::Dark,
            }),
            Command::ToggleShortcuts => self.dialog = Some(Dialog::Shortcuts),
            Command::ToggleAbout => self.dialog = Some(Dialog::About),
            Command::Filter(filter) => self.refilter(|state| state.filter = filter),
            Command::ToggleVerdict(verdict) => self.refilter(|state| {
                if !state.filter.verdicts.remove(&verdict) {
                    state.filter.verdicts.insert(verdict);
                }
            }),
            Command::ClearFilter => self.refilter(|state| {
                state.filter = RowFilter::default();
                state.search.clear();
            }),
            Command::Sort(sort) => self.refilter(|state| state.sort = sort),
            Command::Search(words) => self.refilter(|state| state.search = words),
            Command::FocusSearch => self.memory.focus_search = true,
            Command::Select { row, reading } => self.select(row, reading),
            Command::SelectAlso(row) => {
                let selection = &mut self.state.selection;
                if selection.also.remove(&row) {
                } else if selection.row == Some(row) {
                    selection.row = selection.also.pop_last();
                } else {
                    selection.also.extend(selection.row);
                    selection.row = Some(row);
                    selection.reading = None;
                    selection.also.remove(&row);
                }
            }
            Command::SelectTo(row) => {
                let place = |row| self.state.rows.iter().position(|&shown| shown == row);
                let from = self.state.selection.row.and_then(place);
                if let (Some(from), Some(to)) = (from, place(row)) {
                    let range = from.min(to)..=from.max(to);
                    self.state.selection.also.extend(&self.state.rows[range]);
                    if let Some(cursor) = self.state.selection.row {
                        self.state.selection.also.remove(&cursor);
                    }
                } else {
                    self.select(row, None);
                }
            }
            Command::SelectAll => {
                self.state.selection.also = self.state.rows.iter().copied().collect();
                let first = self.state.selection.row.or(self.state.rows.first().copied());
                self.state.selection.row = first;
            }
            Command::Step(by) => self.step(by),
            Command::StepSource(by) => self.step_source(by),
            Command::Deselect => self.state.selection = Selection::default(),
            Command::Inspect { row, reading } => {
                self.select(row, reading);
                self.state.inspector_open = true;
            }
            Command::ShowInArticles { row, reading } => {
                self.select(row, reading);
                self.state.tab = super::state::Tab::SideBySide;
            }
            Command::CopyText(text) => ctx.copy_text(text),
            Command::Copy(form) => self.copy(form, ctx),
            Command::Source(command) => self.source(command),
            Command::Decide(decision) => {
                self.desk.decisions.push(*decision);
                self.compare();
            }
            Command::Strictness(strictness) => {
                self.desk.settings.strictness = strictness.clamp(0.0, 1.0);
                self.compare();
            }
            Command::OpenProject => self.ask(What::Project, ctx),
            Command::SaveAs => self.ask(What::SaveAs, ctx),
            Command::AddArticles => self.ask(What::Articles, ctx),
            Command::OpenProjectFile(_)
            | Command::Save
            | Command::SaveFile(_)
            | Command::PasteArticle
            | Command::AddLink
            | Command::Undo
            | Command::Redo
            | Command::ToggleConfirmed => {}
        }
    }

    /// Takes in what the worker has told since the last frame.
    pub(super) fn take_reports(&mut self) {
        for report in self.worker.reports() {
            match report {
                Report::Reading { done, all } => self.busy.reading = Some((done, all)),
                Report::Read { articles, problems } => {
                    self.busy.reading = None;
                    self.problems.extend(problems);
                    if !articles.is_empty() {
                        self.add(articles);
                    }
                }
                Report::Failed => {
                    self.busy.comparing = false;
                    self.problems.push(Problem {
                        path: "Comparing".into(),
                        reason: "the program failed on these articles; what was shown before still is. Please report it.".into(),
                    });
                }
                Report::Compared { loaded, unapplied } => {
                    self.unapplied = unapplied;
                    self.busy.comparing = false;
                    let selected = self.loaded.as_ref().zip(self.state.selection.row);
                    let row = selected.and_then(|(earlier, row)| loaded.same_row(earlier, row));
                    self.state.selection = Selection { row, ..Selection::default() };
                    // ids of rows hold for one comparison
                    self.state.filter.picked = None;
                    self.state.refresh(&loaded);
                    self.memory.table.forget();
                    self.loaded = Some(loaded);
                }
            }
        }
    }

    fn ask(&mut self, what: What, ctx: &Context) {
        // One dialog at a time: the desktop's stays open when the window is clicked.
        if self.asking.is_none() {
            self.asking = Some(Asking::start(what, "comparison".into(), ctx));
        }
    }

    /// What the user chose in the desktop's dialog, if that is closed since.
    pub(super) fn take_answer(&mut self) -> Option<Command> {
        let asking = self.asking.as_ref()?;
        let what = asking.what();
        let outcome = asking.outcome();
        if !matches!(outcome, Outcome::Open) {
            self.asking = None;
        }
        match outcome {
            Outcome::Open => None,
            Outcome::Done(command) => command,
            Outcome::NoDialog => {
                self.dialog = Some(Dialog::path(what));
                None
            }
        }
    }

    /// The articles in the order of the panel, and whether each is compared.
    pub(super) fn sources(&self) -> impl Iterator<Item = (&Article, bool)> {
        self.desk.sources.iter().map(|source| (&source.article, source.on))
    }

    /// How strictly rows are lined up.
    pub(super) fn strictness(&self) -> f64 {
        self.desk.settings.strictness
    }

    fn start_over(&mut self) {
        let blind = self.state.blind;
        self.state = ViewState { blind, ..ViewState::default() };
        self.desk.sources.clear();
        self.loaded = None;
        self.problems.clear();
        self.busy = Busy::default();
    }

    fn add(&mut self, articles: Vec<Article>) {
        self.desk.sources.extend(articles.into_iter().map(|article| Source { article, on: true }));
        self.compare();
    }

    fn compare(&mut self) {
        self.busy.comparing = true;
        self.worker.compare(self.desk.compared(), self.desk.settings.clone(), self.desk.decisions.clone());
    }

    fn refilter(&mut self, change: impl FnOnce(&mut ViewState)) {
        change(&mut self.state);
        if let Some(loaded) = &self.loaded {
            self.state.refresh(loaded);
        }
        self.memory.table.reveal_selection();
    }

    fn select(&mut self, row: usize, reading: Option<usize>) {
        self.state.selection = Selection { row: Some(row), reading, ..Selection::default() };
        self.memory.table.reveal_selection();
    }

    fn step(&mut self, by: isize) {
        let rows = &self.state.rows;
        let Some(last) = rows.len().checked_sub(1) else { return };
        let cursor = self.state.selection.row.and_then(|row| rows.iter().position(|&shown| shown == row));
        let to = match cursor {
            Some(at) => at.saturating_add_signed(by).min(last),
            None if by < 0 => last,
            None => 0,
        };
        let row = rows[to];
        // The cursor stays in its column where the next row has a passage there.
        let source = self.selected_source();
        let reading = self.loaded.as_ref().zip(source).and_then(|(loaded, source)| {
            loaded.rows[row].cells.get(source).and_then(|cell| cell.first().copied())
        });
        self.select(row, reading);
    }

    fn selected_source(&self) -> Option<usize> {
        let loaded = self.loaded.as_ref()?;
        let row = loaded.comparison.rows.get(self.state.selection.row?)?;
        loaded.article(&row.readings.get(self.state.selection.reading?)?.article)
    }

    fn step_source(&mut self, by: isize) {
        let (Some(loaded), Some(row)) = (&self.loaded, self.state.selection.row) else { return };
        let cells = &loaded.rows[row].cells;
        let mut readings: Vec<usize> = cells.iter().flatten().copied().collect();
        readings.dedup();
        let at = self.state.selection.reading.and_then(|r| readings.iter().position(|&known| known == r));
        let to = match at {
            Some(at) => at.saturating_add_signed(by),
            None => 0,
        };
        if let Some(&reading) = readings.get(to) {
            self.select(row, Some(reading));
        }
    }

    fn copy(&mut self, form: CopyAs, ctx: &Context) {
        let Some(loaded) = &self.loaded else { return };
        let (rows, blind) = (self.state.selection.rows(), self.state.blind);
        if rows.is_empty() {
            return;
        }
        // In the order shown.
        let mut order: Vec<usize> =
            self.state.rows.iter().copied().filter(|row| rows.contains(row)).collect();
        order.extend(rows.iter().filter(|row| !self.state.rows.contains(row)));
        let text = copy::text(loaded, order.iter().copied(), blind);
        if form == CopyAs::Table {
            let html = copy::html(loaded, order, blind);
            // The clipboard is kept: under X11 it serves what was copied for as long as it lives.
            if self.clipboard.is_none() {
                self.clipboard = arboard::Clipboard::new().ok();
            }
            let set = self.clipboard.as_mut().map(|clipboard| clipboard.set_html(&html, Some(&text)));
            if matches!(set, Some(Ok(()))) {
                return;
            }
        }
        ctx.copy_text(text);
    }

    fn source(&mut self, command: SourceCommand) {
        let sources = &mut self.desk.sources;
        let count = sources.len();
        match command {
            SourceCommand::Switch(n, on) if n < count => sources[n].on = on,
            SourceCommand::Reference(n, reference) if n < count => sources[n].article.reference = reference,
            SourceCommand::Move(from, to) if from < count && to < count && from != to => {
                let moved = sources.remove(from);
                sources.insert(to, moved);
            }
            SourceCommand::Remove(n) if n < count => {
                sources.remove(n);
            }
            SourceCommand::Describe(n, article) if n < count => {
                let text = std::mem::take(&mut sources[n].article.text);
                sources[n].article = Article { text, ..*article };
            }
            SourceCommand::Edit(n) if n < count => {
                self.dialog = Some(Dialog::edit(n, &sources[n].article));
                return;
            }
            _ => return,
        }
        if self.desk.sources.is_empty() {
            self.start_over();
        } else {
            self.compare();
        }
    }

    /// What is compared now, for tests.
    pub fn comparison(&self) -> Option<&crate::compare::Comparison> {
        self.loaded.as_ref().map(|loaded: &Arc<_>| &loaded.comparison)
    }
}
