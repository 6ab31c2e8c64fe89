//! The quote check in the window: which checks are shown and in which order, and what commands do with them.

use super::App;
use super::checked::Checked;
use super::command::CopyAs;
use super::copy;
use super::loaded::Loaded;
use super::selecting::stepped;
use super::state::{Selection, Tab, ViewState};
use crate::compare::reference::Finding;
use crate::export::quote_check::FINDINGS;
use eframe::egui::Context;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Which checks are shown. The default is all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CheckFilter {
    /// Only these findings; with [`CheckFilter::otherwise`], those that pass either. Empty for all.
    pub findings: BTreeSet<Finding>,
    /// Only words that the reference gives to somebody else.
    pub otherwise: bool,
    /// Only quotations of this article, by letter.
    pub source: Option<String>,
    /// Only quotations credited to this speaker.
    pub speaker: Option<String>,
}

impl CheckFilter {
    /// Whether it lets every check through.
    pub fn is_open(&self) -> bool {
        *self == CheckFilter::default()
    }

    fn keeps_but_finding(&self, loaded: &Loaded, checked: &Checked) -> bool {
        let source = &loaded.comparison.articles[checked.source].id;
        let speaker = &loaded.comparison.quotations[checked.quotation].speaker.name;
        self.source.as_ref().is_none_or(|wanted| wanted == source)
            && self.speaker.as_ref().is_none_or(|wanted| wanted == speaker)
    }

    fn keeps_finding(&self, checked: &Checked) -> bool {
        self.findings.is_empty() && !self.otherwise
            || self.findings.contains(&checked.check.finding)
            || self.otherwise && checked.otherwise
    }
}

/// In which order checks are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CheckOrder {
    /// Article by article, as each has them.
    #[default]
    Articles,
    /// What is altered, credited to somebody else or not found first, what is exact last.
    Gravest,
    /// As the reference has the words; what it does not have comes last.
    Reference,
}

impl CheckOrder {
    /// All, in the order in which they are offered.
    pub const ALL: [CheckOrder; 3] = [CheckOrder::Articles, CheckOrder::Gravest, CheckOrder::Reference];

    /// What it is called.
    pub fn name(self) -> &'static str {
        match self {
            CheckOrder::Articles => "Article by article",
            CheckOrder::Gravest => "Gravest first",
            CheckOrder::Reference => "As the reference has them",
        }
    }
}

/// How grave a check is, the gravest least.
fn gravity(checked: &Checked) -> u8 {
    match checked.check.finding {
        Finding::Altered => 0,
        _ if checked.otherwise => 1,
        Finding::NotFound => 2,
        Finding::Shortened => 3,
        Finding::Exact => 4,
    }
}

/// What is shown of the quote check.
#[derive(Clone, Debug, Default)]
pub struct Checks {
    /// Which checks.
    pub filter: CheckFilter,
    /// In which order.
    pub order: CheckOrder,
    /// Those that pass filter and search, in order: indices in [`Loaded::checks`].
    pub shown: Vec<usize>,
    /// How many of each of [`FINDINGS`] pass everything but the filter by finding.
    pub counts: [usize; FINDINGS.len()],
    /// How many of these the reference gives to somebody else.
    pub otherwise: usize,
}

impl ViewState {
    /// Works out [`Checks::shown`] and the counts anew.
    pub(super) fn refresh_checks(&mut self, loaded: &Loaded) {
        let search = self.searched_for();
        let checks = &mut self.checks;
        checks.counts = [0; FINDINGS.len()];
        checks.otherwise = 0;
        checks.shown.clear();
        for (n, checked) in loaded.checks.iter().enumerate() {
            let found = search.is_empty() || search.finds(&loaded.check_haystacks()[n]);
            if !found || !checks.filter.keeps_but_finding(loaded, checked) {
                continue;
            }
            checks.counts[checked.check.finding as usize] += 1;
            checks.otherwise += usize::from(checked.otherwise);
            if checks.filter.keeps_finding(checked) {
                checks.shown.push(n);
            }
        }
        let all = &loaded.checks;
        match checks.order {
            // the document names quotations article by article
            CheckOrder::Articles => checks.shown.sort_by_key(|&n| (all[n].source, all[n].range().start)),
            CheckOrder::Gravest => checks.shown.sort_by_key(|&n| gravity(&all[n])),
            CheckOrder::Reference => checks.shown.sort_by_key(|&n| {
                let start = all[n].check.passage.map_or(usize::MAX, |passage| passage.start);
                (all[n].check.passage.is_none(), all[n].reference, start)
            }),
        }
    }

    /// Whether keys go through the checks, and not through the rows.
    pub fn is_checking(&self) -> bool {
        match self.tab {
            Tab::QuoteCheck => true,
            // read in its article, from check to check
            Tab::SideBySide => self.selection.check.is_some(),
            Tab::Overview | Tab::Table => false,
        }
    }
}

impl App {
    /// Selects a check, with the row that its quotation stands in.
    pub(super) fn select_check(&mut self, check: usize) {
        let Some(checked) = self.loaded.as_ref().and_then(|loaded| loaded.checks.get(check)) else { return };
        let (row, reading) = (checked.at.map(|at| at.row), checked.at.map(|at| at.reading));
        self.state.selection = Selection { row, reading, check: Some(check), ..Selection::default() };
        self.memory.table.reveal_selection();
        self.memory.quote_check.reveal_selection();
    }

    /// Shows a check's quotation in its article, and the reference's words beside it.
    pub(super) fn read_check(&mut self, check: usize) {
        self.select_check(check);
        if self.state.selection.check.is_some() {
            self.state.tab = Tab::SideBySide;
        }
    }

    /// Moves the cursor by so many checks of those shown.
    pub(super) fn step_check(&mut self, by: isize) {
        if let Some(check) = stepped(&self.state.checks.shown, self.state.selection.check, by) {
            self.select_check(check);
        }
    }

    /// Shows the quote check; the check of the reading that is selected is selected there.
    pub(super) fn show_quote_check(&mut self) {
        self.state.tab = Tab::QuoteCheck;
        let Some(loaded) = &self.loaded else { return };
        let selection = &self.state.selection;
        if let (None, Some(row)) = (selection.check, selection.row) {
            let of = |checked: &Checked| {
                checked
                    .at
                    .is_some_and(|at| at.row == row && selection.reading.is_none_or(|r| r == at.reading))
            };
            if let Some(check) = loaded.checks.iter().position(of) {
                self.select_check(check);
            }
        }
        self.memory.quote_check.reveal_selection();
    }

    pub(super) fn recheck(&mut self, change: impl FnOnce(&mut ViewState)) {
        change(&mut self.state);
        if let Some(loaded) = &self.loaded {
            self.state.refresh_checks(loaded);
        }
        self.memory.quote_check.reveal_selection();
    }

    /// Copies the selected check, or all that are shown.
    pub(super) fn copy_checks(&mut self, form: CopyAs, all: bool, ctx: &Context) {
        let Some(loaded) = self.loaded.clone() else { return };
        let checks = match self.state.selection.check {
            _ if all => self.state.checks.shown.clone(),
            Some(check) => vec![check],
            None => return,
        };
        let text = copy::checks(&loaded, &checks, self.state.blind);
        let html = || copy::checks_html(&loaded, &checks, self.state.blind);
        self.put_on_clipboard(text, (form == CopyAs::Table).then(html), ctx);
    }

    /// The selection of an earlier comparison in `loaded`.
    pub(super) fn follow_selection(&self, loaded: &Arc<Loaded>) -> Selection {
        let selection = &self.state.selection;
        let earlier = self.loaded.as_ref();
        let row = earlier.and_then(|earlier| loaded.same_row(earlier, selection.row?));
        let check = earlier.and_then(|earlier| loaded.same_check(earlier, selection.check?));
        match check.and_then(|check| loaded.checks.get(check)).map(|checked| checked.at) {
            Some(at) => {
                let (row, reading) = (at.map(|at| at.row), at.map(|at| at.reading));
                Selection { row, reading, check, ..Selection::default() }
            }
            None => Selection { row, ..Selection::default() },
        }
    }
}
