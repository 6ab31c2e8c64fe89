//! What is shown and how: the view, the filter, the order, the search, the selection. Everything here
//! can be thrown away without losing any of the user's work.

use super::checking::Checks;
use super::loaded::Loaded;
use crate::compare::document::{DifferenceKind, Matching, RowKind, Verdict};
use crate::export::filter::{Filter, Search};
use crate::export::words::rank;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// The views, in the order of their tabs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Tab {
    /// The event at a glance.
    Overview,
    /// One row per quotation or fact.
    #[default]
    Table,
    /// The articles in columns.
    SideBySide,
    /// Each quotation against the reference.
    QuoteCheck,
}

impl Tab {
    /// All, in their order.
    pub const ALL: [Tab; 4] = [Tab::Overview, Tab::Table, Tab::SideBySide, Tab::QuoteCheck];

    /// What the tab is called.
    pub fn name(self) -> &'static str {
        match self {
            Tab::Overview => "Overview",
            Tab::Table => "Table",
            Tab::SideBySide => "Side by side",
            Tab::QuoteCheck => "Quote check",
        }
    }
}

/// In which order the table has its rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// Most telling first, as the document has them.
    #[default]
    Importance,
    /// What contradicts first, what agrees last.
    Verdict,
    /// As the article with this letter tells it; what it does not have comes last.
    Source(String),
}

/// Which rows are shown. The default is all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RowFilter {
    /// Only these verdicts; empty for all.
    pub verdicts: BTreeSet<Verdict>,
    /// Only quotations, or only facts.
    pub kind: Option<RowKind>,
    /// Only quotations credited to this speaker.
    pub speaker: Option<String>,
    /// Only what all of these articles have, by letter.
    pub sources: BTreeSet<String>,
    /// Only what none of these articles has, by letter.
    pub silent: BTreeSet<String>,
    /// Only rows with this kind of difference.
    pub difference: Option<DifferenceKind>,
    /// Only rows matched so firmly.
    pub matching: Option<Matching>,
    /// Only rows the user has not confirmed.
    pub unconfirmed: bool,
    /// Only the rows behind something shown in the overview.
    pub picked: Option<Picked>,
}

/// Rows behind something the user pressed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Picked {
    /// What it was, in words.
    pub what: String,
    /// Ids of the rows; they hold until the next comparison.
    pub rows: BTreeSet<String>,
}

impl RowFilter {
    /// Whether it lets every row through.
    pub fn is_open(&self) -> bool {
        *self == RowFilter::default()
    }

    /// The same for those who write rows.
    pub fn for_rows(&self) -> Filter {
        let letters = |set: &BTreeSet<String>| set.iter().cloned().collect();
        Filter {
            only: self.kind,
            verdicts: self.verdicts.iter().copied().collect(),
            matchings: self.matching.into_iter().collect(),
            speakers: self.speaker.iter().cloned().collect(),
            sources: letters(&self.sources),
            silent: letters(&self.silent),
            differences: self.difference.into_iter().collect(),
            unconfirmed: self.unconfirmed,
            rows: self.picked.as_ref().map(|picked| picked.rows.clone()),
            ..Filter::default()
        }
    }
}

/// What is selected.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// The row with the cursor, an index in `comparison.rows`.
    pub row: Option<usize>,
    /// Which of its readings.
    pub reading: Option<usize>,
    /// Rows selected beside it.
    pub also: BTreeSet<usize>,
    /// The check with the cursor, an index in [`Loaded::checks`]; row and reading are then those of its quotation.
    pub check: Option<usize>,
}

impl Selection {
    /// Whether `row` is selected.
    pub fn has(&self, row: usize) -> bool {
        self.row == Some(row) || self.also.contains(&row)
    }

    /// The selected rows, in the document's order.
    pub fn rows(&self) -> BTreeSet<usize> {
        self.also.iter().copied().chain(self.row).collect()
    }
}

/// How the window is arranged: what is the same again after a restart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Arrangement {
    /// Which view.
    pub tab: Tab,
    /// Whether nothing moves by itself.
    pub still: bool,
    /// Whether the sources panel is open.
    pub sources_open: bool,
    /// Whether the inspector is open.
    pub inspector_open: bool,
}

impl Default for Arrangement {
    fn default() -> Self {
        ViewState::default().arrangement()
    }
}

/// What is shown and how.
#[derive(Clone, Debug)]
pub struct ViewState {
    /// Which view.
    pub tab: Tab,
    /// Which rows.
    pub filter: RowFilter,
    /// In which order.
    pub sort: Sort,
    /// What is searched for, as typed.
    pub search: String,
    /// What is selected.
    pub selection: Selection,
    /// Whether outlet names are hidden.
    pub blind: bool,
    /// Whether nothing moves by itself.
    pub still: bool,
    /// Whether the sources panel is open.
    pub sources_open: bool,
    /// Whether the inspector is open.
    pub inspector_open: bool,
    /// The rows that pass filter and search, in order: indices in `comparison.rows`.
    pub rows: Vec<usize>,
    /// How many rows of each verdict pass everything but the filter by verdict.
    pub counts: [usize; 8],
    /// What is shown of the quote check.
    pub checks: Checks,
}

impl Default for ViewState {
    fn default() -> Self {
        ViewState {
            tab: Tab::Table,
            filter: RowFilter::default(),
            sort: Sort::default(),
            search: String::new(),
            selection: Selection::default(),
            blind: false,
            still: false,
            sources_open: true,
            inspector_open: false,
            rows: Vec::new(),
            counts: [0; 8],
            checks: Checks::default(),
        }
    }
}

impl ViewState {
    /// What is searched for, as exports search for it.
    pub fn searched_for(&self) -> Search {
        Search::new(&self.search)
    }

    /// Arranges the window so.
    pub fn arrange(&mut self, arrangement: Arrangement) {
        let Arrangement { tab, still, sources_open, inspector_open } = arrangement;
        (self.tab, self.still) = (tab, still);
        (self.sources_open, self.inspector_open) = (sources_open, inspector_open);
    }

    /// How the window is arranged.
    pub fn arrangement(&self) -> Arrangement {
        let &ViewState { tab, still, sources_open, inspector_open, .. } = self;
        Arrangement { tab, still, sources_open, inspector_open }
    }

    /// How many rows of this verdict are shown.
    pub fn shown(&self, verdict: Verdict) -> usize {
        let asked = &self.filter.verdicts;
        if asked.is_empty() || asked.contains(&verdict) { self.counts[rank(verdict)] } else { 0 }
    }

    /// Works out [`ViewState::rows`], [`ViewState::counts`] and which checks are shown anew.
    pub fn refresh(&mut self, loaded: &Loaded) {
        self.refresh_checks(loaded);
        let search = self.searched_for();
        let asked = self.filter.for_rows();
        let of_any_verdict = Filter { verdicts: Vec::new(), ..asked.clone() };
        self.counts = [0; 8];
        self.rows.clear();
        for (n, row) in loaded.comparison.rows.iter().enumerate() {
            let found = search.is_empty() || search.finds(&loaded.haystacks()[n]);
            if !found || !of_any_verdict.keeps(row) {
                continue;
            }
            self.counts[rank(row.verdict)] += 1;
            if asked.shows(row.verdict) {
                self.rows.push(n);
            }
        }
        let rows = &loaded.comparison.rows;
        match &self.sort {
            Sort::Importance => {}
            Sort::Verdict => self.rows.sort_by_key(|&n| rank(rows[n].verdict)),
            Sort::Source(letter) => {
                let start = |n: usize| {
                    rows[n].readings.iter().filter(|r| r.article == *letter).map(|r| r.start).min()
                };
                self.rows.sort_by_key(|&n| start(n).unwrap_or(usize::MAX));
            }
        }
    }
}
