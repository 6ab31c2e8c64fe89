//! What becomes of what the worker tells.

use super::App;
use super::dialogs::Dialog;
use super::worker::{Problem, Report};
use crate::export::blind::told_without_names;
use crate::workspace::{Change, added_today};
use eframe::egui::Context;

impl App {
    /// Takes in what the worker has told since the last frame.
    pub(super) fn take_reports(&mut self, ctx: &Context) {
        for report in self.worker.reports() {
            match report {
                Report::Reading { done, all } => self.busy.reading = Some((done, all)),
                Report::Read { articles, problems, notes } => {
                    self.busy.reading = None;
                    self.notes.read.extend(notes);
                    self.problems.extend(problems);
                    if !articles.is_empty() {
                        self.change(Change::Add(added_today(articles)));
                        if std::mem::take(&mut self.opening) {
                            self.workspace.settle();
                            self.note();
                        }
                    }
                }
                Report::Failed => {
                    self.busy.comparing = self.worker.is_comparing();
                    self.problems.push(Problem {
                        path: "Comparing".into(),
                        reason: "the program failed on these articles; what was shown before still is. Please report it.".into(),
                    });
                }
                Report::Compared { loaded, mut unapplied, repeats } => {
                    for one in unapplied.iter_mut().filter(|_| self.state.blind) {
                        one.decision = told_without_names(&one.decision, loaded.named());
                    }
                    self.unapplied = unapplied;
                    self.notes.repeats = repeats;
                    self.busy.comparing = self.worker.is_comparing();
                    let selected = self.state.selection.row;
                    let same = |row| loaded.same_row(self.loaded.as_ref()?, row);
                    self.memory.table.follow(selected, same);
                    self.state.selection = self.follow_selection(&loaded);
                    // ids of rows hold for one comparison
                    self.state.filter.picked = None;
                    self.state.refresh(&loaded);
                    if std::mem::take(&mut self.reveals) {
                        self.memory.table.reveal_selection();
                    }
                    self.memory.quote_check.follow();
                    let made = |before: usize| (loaded.rows.len() + 1).saturating_sub(before);
                    if let Some(rows) = self.splits.take().map(made).filter(|rows| *rows > 1) {
                        self.notice = Some(format!("Split into {rows} rows"));
                    }
                    self.memory.lesson = super::lessons::Memory::default();
                    if let Some(earlier) = self.loaded.replace(loaded) {
                        // a large one takes longer to take apart than a frame may
                        rayon::spawn(move || drop(earlier));
                    }
                }
                Report::ReadPasted { pasted, article } => {
                    if let Some(Dialog::Paste(form)) = &mut self.dialog {
                        form.take(&pasted, *article);
                    }
                }
                Report::Exported { paths, remarks } => self.exported(&paths, &remarks),
                Report::Proposed { sheets, proposal } => self.memory.lesson.take(sheets, proposal),
                Report::NotExported(told) => self.not_exported(told),
                kept => self.take_kept(kept, ctx),
            }
        }
    }
}
