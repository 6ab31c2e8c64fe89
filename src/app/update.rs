//! What each command does.

use super::App;
use super::ask::What;
use super::checking::CheckFilter;
use super::command::{Appearance, Command, SourceCommand, Zoom};
use super::dialogs::Dialog;
use super::keeping;
use super::state::{RowFilter, Selection, Tab};
use super::worker::Reading;
use crate::article::Article;
use crate::compare::{Decision, Settings};
use crate::import::Input;
use crate::workspace::{self, Change, Project};
use eframe::egui::{Context, ThemePreference};
use std::path::PathBuf;
use std::sync::Arc;

impl App {
    /// Does what `command` says. The only place where the window's state changes.
    pub fn apply(&mut self, command: Command, ctx: &Context) {
        match command {
            Command::New
            | Command::OpenSample
            | Command::OpenProjectFile(_)
            | Command::OpenProjectAnd(..)
            | Command::Recover(_)
            | Command::Quit => self.put_away_then(command, ctx),
            Command::WithoutSaving(then) => self.put_away(*then, ctx),
            Command::SaveThen(then) => self.save(Some(*then), ctx),
            Command::Save => self.save(None, ctx),
            Command::SaveFile { path, replace } => self.save_to(path, replace),
            Command::Discard(n) => self.discard(n),
            Command::AddFiles(paths) => self.add_files(paths, ctx),
            Command::AddReferenceFiles(paths) => {
                self.read(paths.into_iter().map(|path| Reading::Reference(path.into())).collect());
            }
            Command::SelectCheck(check) => self.select_check(check),
            Command::ReadCheck(check) => self.read_check(check),
            Command::FilterChecks(filter) => self.recheck(|state| state.checks.filter = filter),
            Command::ToggleFinding(finding) => self.recheck(|state| {
                if !state.checks.filter.findings.remove(&finding) {
                    state.checks.filter.findings.insert(finding);
                }
            }),
            Command::OrderChecks(order) => self.recheck(|state| state.checks.order = order),
            Command::CopyChecks(form) => self.copy_checks(form, true, ctx),
            Command::CancelReading => self.worker.cancel_reading(),
            Command::CancelComparing => {
                self.worker.forget_comparisons();
                self.busy.comparing = false;
                self.compared = None;
            }
            Command::Compare => self.compare(),
            Command::DismissProblems => self.problems.clear(),
            Command::ShowNotes => {
                self.state.sources_open = true;
                self.memory.sources.reveal_notes();
            }
            Command::PutAwayNote(key) => self.notes.put_away(key),
            Command::Show(Tab::QuoteCheck) => self.show_quote_check(),
            Command::Show(tab) => self.state.tab = tab,
            Command::ToggleSources => self.state.sources_open = !self.state.sources_open,
            Command::ToggleInspector => self.state.inspector_open = !self.state.inspector_open,
            Command::ToggleStill => self.state.still = !self.state.still,
            Command::ToggleBlind => {
                self.state.blind = !self.state.blind;
                self.workspace.set_blind(self.state.blind);
                self.note();
                self.compare();
            }
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
                match state.is_checking() {
                    true => state.checks.filter = CheckFilter::default(),
                    false => state.filter = RowFilter::default(),
                }
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
            Command::Step(by) if self.state.is_checking() => self.step_check(by),
            // of checks one is selected at a time
            Command::SelectAll | Command::Extend(_) | Command::StepSource(_) | Command::ToggleConfirmed
                if self.state.is_checking() => {}
            Command::SelectAll => {
                self.state.selection.also = self.state.rows.iter().copied().collect();
                let first = self.state.selection.row.or(self.state.rows.first().copied());
                self.state.selection.row = first;
            }
            Command::Step(by) => self.step(by),
            Command::Extend(by) => self.extend(by),
            Command::StepSource(by) => self.step_source(by),
            Command::Deselect => self.state.selection = Selection::default(),
            Command::Inspect { row, reading } => {
                self.select(row, reading);
                self.state.inspector_open = true;
            }
            Command::Explain => self.explain(),
            Command::Leave if self.state.search.is_empty() => self.state.selection = Selection::default(),
            Command::Leave => self.refilter(|state| state.search.clear()),
            Command::EnterInspector => self.memory.inspector.enter(),
            Command::ShowInArticles { row, reading } => {
                self.select(row, reading);
                self.state.tab = Tab::SideBySide;
            }
            Command::CopyText(text) => ctx.copy_text(text),
            Command::Copy(form) if self.state.is_checking() => self.copy_checks(form, false, ctx),
            Command::Copy(form) => self.copy(form, ctx),
            Command::Source(command) => self.source(command),
            Command::Decide(decision) => self.change(Change::Decide(*decision)),
            Command::Change(change) => self.change(*change),
            Command::ShowUnapplied => self.dialog = Some(Dialog::Unapplied),
            Command::ToggleConfirmed => self.toggle_confirmed(),
            Command::Strictness(strictness) => {
                self.change(Change::Settings(Settings { strictness: strictness.clamp(0.0, 1.0) }));
            }
            Command::Undo => {
                let name = self.workspace.undo_name().map(str::to_owned);
                if self.workspace.undo() {
                    self.stepped("Undone", name);
                }
            }
            Command::Redo => {
                let name = self.workspace.redo_name().map(str::to_owned);
                if self.workspace.redo() {
                    self.stepped("Done again", name);
                }
            }
            Command::SaveAs => {
                self.forget_then();
                self.ask(What::SaveAs, ctx);
            }
            Command::SaveElsewhere => self.ask(What::SaveAs, ctx),
            Command::Export => self.open_export(),
            Command::AskExport(wanted) => {
                self.wanted = wanted.clone();
                self.ask(What::Export(wanted), ctx);
            }
            Command::ExportFile { wanted, path, replace } => self.export(wanted, path, replace),
            Command::Lesson => self.open_lesson(),
            Command::ProposeLesson(sheets) => self.propose_lesson(sheets),
            Command::AskLesson(sheets) => {
                self.sheets = sheets.clone();
                self.ask(What::Lesson(sheets), ctx);
            }
            Command::LessonFiles { sheets, path, replace } => self.write_lesson(sheets, &path, replace),
            Command::CancelSaving => self.forget_then(),
            Command::OpenProject => self.ask(What::Project, ctx),
            Command::AddArticles => self.ask(What::Articles, ctx),
            Command::AddReference => self.ask(What::Reference, ctx),
            Command::PasteReference => self.dialog = Some(Dialog::paste_reference()),
            Command::PasteArticle => self.dialog = Some(Dialog::paste()),
            Command::Pasted(text) => {
                self.dialog = Some(Dialog::pasted(text.clone()));
                self.worker.read_pasted(text);
            }
            Command::ReadPasted(text) => self.worker.read_pasted(text),
            Command::AddLink => self.dialog = Some(Dialog::link()),
            Command::AddPasted(article) => self.read(vec![Reading::Pasted(article)]),
            Command::AddFromLink(address) => self.read(vec![Reading::From(Input::Link(address))]),
        }
    }

    /// The articles in the order of the panel, and whether each is compared.
    pub(super) fn sources(&self) -> impl Iterator<Item = (&Article, bool)> {
        self.workspace.project().sources.iter().map(|source| (&*source.article, source.on))
    }

    /// How strictly rows are lined up.
    pub(super) fn strictness(&self) -> f64 {
        self.workspace.project().settings.strictness
    }

    /// Reads files; a project among them is opened.
    fn add_files(&mut self, paths: Vec<PathBuf>, ctx: &Context) {
        let is_project = |path: &PathBuf| {
            path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case(workspace::EXTENSION))
        };
        let (mut projects, articles): (Vec<_>, Vec<_>) = paths.into_iter().partition(is_project);
        match projects.pop() {
            // the project first: what is read before it is open would be put away with what there was
            Some(project) => self.put_away_then(Command::OpenProjectAnd(project, articles), ctx),
            None => self.read_files(articles),
        }
    }

    /// Reads the articles of these files, if there are any.
    pub(super) fn read_files(&mut self, paths: Vec<PathBuf>) {
        if !paths.is_empty() {
            self.read(paths.into_iter().map(|path| Reading::From(path.into())).collect());
        }
    }

    fn read(&mut self, what: Vec<Reading>) {
        self.problems.clear();
        self.busy.reading = Some((0, what.len()));
        self.worker.read(what);
    }

    pub(super) fn change(&mut self, change: Change) {
        self.notice = None;
        self.reveals = matches!(change, Change::Decide(_) | Change::DecideAll { .. });
        self.splits = match (&change, &self.loaded) {
            (Change::Decide(Decision::Split { .. }), Some(loaded)) => Some(loaded.rows.len()),
            _ => None,
        };
        if self.workspace.apply(change) {
            self.changed();
        }
    }

    /// What follows from a step that was undone or done again.
    fn stepped(&mut self, what: &str, name: Option<String>) {
        (self.reveals, self.splits) = (true, None);
        self.changed();
        let name = name.filter(|_| !self.state.blind);
        self.notice = Some(name.map_or_else(|| what.to_owned(), |name| format!("{what}: {name}")));
    }

    /// What follows from every change of the workspace.
    fn changed(&mut self) {
        self.state.blind = self.workspace.project().blind;
        self.note();
        self.compare();
    }

    /// Compares, unless what would be compared is what was.
    pub(super) fn compare(&mut self) {
        let project = self.workspace.project();
        let same = |last: &Project| {
            last.blind == project.blind
                && last.sources == project.sources
                && last.settings == project.settings
                && last.decisions == project.decisions
        };
        if self.compared.as_ref().is_some_and(same) && (self.loaded.is_some() || self.busy.comparing) {
            return;
        }
        let project = project.clone();
        if keeping::compares(&project) {
            if !std::mem::replace(&mut self.busy.comparing, true) {
                self.busy.since = Some(std::time::Instant::now());
            }
            let articles = project.articles_for_comparison();
            let (settings, decisions) = (project.settings.clone(), project.decisions.clone());
            let goes_on = |last: &Project| {
                last.blind == project.blind
                    && last.sources == project.sources
                    && last.decisions == project.decisions
            };
            let goes_on = self.compared.as_ref().is_some_and(goes_on);
            self.worker.compare(articles, settings, decisions, project.blind, goes_on);
        } else {
            self.busy.comparing = false;
            self.worker.forget_comparisons();
            self.loaded = None;
            self.unapplied.clear();
        }
        self.compared = Some(project);
    }

    /// Lets the views forget what they kept of an earlier comparison.
    pub(super) fn forget_views(&mut self) {
        self.memory.table.forget();
        self.memory.quote_check.forget();
    }

    fn source(&mut self, command: SourceCommand) {
        let change = match command {
            SourceCommand::Switch(n, on) => Change::Switch(n, on),
            SourceCommand::Reference(n, reference) => Change::Reference(n, reference),
            SourceCommand::Move(from, to) => Change::Move(from, to),
            SourceCommand::Remove(n) => Change::Remove(n),
            SourceCommand::Describe(n, article) => Change::Describe(n, article),
            SourceCommand::Edit(n) => {
                if let Some(source) = self.workspace.project().sources.get(n) {
                    self.dialog = Some(Dialog::edit(n, &source.article));
                }
                return;
            }
        };
        self.change(change);
    }

    /// What is compared now, for tests.
    pub fn comparison(&self) -> Option<&crate::compare::Comparison> {
        self.loaded.as_ref().map(|loaded: &Arc<_>| &loaded.comparison)
    }
}
