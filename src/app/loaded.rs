//! A comparison with the look-ups the views need, built once on the worker for every new result.

use super::checked::{Checked, checked};
use crate::compare::Comparison;
use crate::compare::document::{DifferenceKind, Matching, Verdict};
use crate::compare::overview::{Overview, Part, overview, part};
use crate::export::blind::without_names;
use crate::export::filter::{credited, searched};
use crate::export::words::{self, Passage, Quotations};
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use std::cmp::Reverse;
use std::sync::{Arc, OnceLock, Weak};

/// What the views read: the comparison and its indexes. Never changed once built; what only some views need is
/// worked out when it is first asked for.
pub struct Loaded {
    /// The document as it is shown, without the outlets' names where these are hidden. Its offsets are code
    /// points.
    pub comparison: Comparison,
    /// The document with the names, where those are hidden.
    named: Option<Box<Comparison>>,
    /// What is shown beside each article, in the order of `comparison.articles`.
    pub sources: Vec<Counts>,
    /// What is shown of each row, in the order of `comparison.rows`.
    pub rows: Vec<Shown>,
    /// For each article, the readings that stand in it, by place.
    pub by_source: Vec<Vec<At>>,
    /// Who is credited with quotations, and in how many rows; most first.
    pub speakers: Vec<(String, usize)>,
    /// Which kinds of difference there are, and in how many rows.
    pub differences: Vec<(DifferenceKind, usize)>,
    /// How firmly rows are matched, and how many so, in the order of [`words::MATCHINGS`].
    pub matchings: [(Matching, usize); 3],
    /// How many rows there are of each verdict, in the order of [`words::VERDICTS`].
    pub verdicts: [usize; 8],
    /// The quotations of the articles held against the reference, in the order of the articles; none without one.
    pub checks: Vec<Checked>,
    articles: FxHashMap<String, usize>,
    readings: FxHashMap<String, At>,
    row_ids: FxHashMap<String, usize>,
    overview: OnceLock<Overview>,
    haystacks: OnceLock<Vec<String>>,
    check_haystacks: OnceLock<Vec<String>>,
}

/// Knows a comparison again. An address alone would not do: another may stand there once it is gone.
#[derive(Debug, Default)]
pub struct Known(Weak<Loaded>);

impl Known {
    /// Knows `loaded`.
    pub fn of(loaded: &Arc<Loaded>) -> Known {
        Known(Arc::downgrade(loaded))
    }

    /// Whether it is that one.
    pub fn is(&self, loaded: &Arc<Loaded>) -> bool {
        std::ptr::eq(self.0.as_ptr(), Arc::as_ptr(loaded))
    }
}

/// A reading: which row, and which of the row's readings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct At {
    /// Index in `comparison.rows`.
    pub row: usize,
    /// Index in the row's `readings`.
    pub reading: usize,
}

/// What there is of one article.
#[derive(Clone, Debug, Default)]
pub struct Counts {
    /// Words in its text.
    pub words: usize,
    /// Quotations in it.
    pub quotations: usize,
    /// Rows it has a passage in that is not only related to the others.
    pub rows: usize,
    /// Rows that only it has.
    pub alone: usize,
    /// Rows in which it contradicts another.
    pub conflicts: usize,
    /// Letters and shares of the articles whose words it has, `("A", 0.41)`.
    pub copies: Vec<(String, f64)>,
}

/// What is shown of a row.
pub struct Shown {
    /// What the row is about.
    pub title: String,
    /// What it tells beside: who is credited otherwise, how many sources are independent.
    pub passages: Vec<Passage>,
    /// For each article, its readings in this row.
    pub cells: Vec<Vec<usize>>,
}

impl Loaded {
    /// Indexes `comparison` without the outlets' names.
    pub fn blind(comparison: Comparison) -> Loaded {
        let blind = without_names(&comparison);
        let checks = checked(&comparison, Some(&blind));
        Loaded { named: Some(Box::new(comparison)), ..Loaded::of(blind, checks) }
    }

    /// The document with the outlets' names, for what is kept and written: decisions, files. Rows, readings
    /// and offsets are those of [`Loaded::comparison`].
    pub fn named(&self) -> &Comparison {
        self.named.as_deref().unwrap_or(&self.comparison)
    }

    /// Indexes `comparison`.
    pub fn new(comparison: Comparison) -> Loaded {
        let checks = checked(&comparison, None);
        Loaded::of(comparison, checks)
    }

    fn of(comparison: Comparison, checks: Vec<Checked>) -> Loaded {
        let articles: FxHashMap<String, usize> =
            comparison.articles.iter().enumerate().map(|(n, article)| (article.id.clone(), n)).collect();
        let count = comparison.articles.len();
        let mut sources: Vec<Counts> = comparison
            .articles
            .iter()
            .map(|article| Counts { words: article.text.split_whitespace().count(), ..Counts::default() })
            .collect();
        for quotation in &comparison.quotations {
            if let Some(&n) = articles.get(&quotation.article) {
                sources[n].quotations += 1;
            }
        }
        for reuse in &comparison.reuse {
            if let Some(&n) = articles.get(&reuse.to) {
                sources[n].copies.push((reuse.from.clone(), reuse.shared));
            }
        }
        let mut readings = FxHashMap::default();
        let mut by_source = vec![Vec::new(); count];
        let mut speakers: FxHashMap<&str, usize> = FxHashMap::default();
        let mut differences: FxHashMap<DifferenceKind, usize> = FxHashMap::default();
        let mut matchings = words::MATCHINGS.map(|matching| (matching, 0));
        let mut verdicts = [0; 8];
        let quotations = Quotations::of(&comparison);
        let told: Vec<(String, Vec<Passage>)> = comparison
            .rows
            .par_iter()
            .map(|row| (words::title(row), row.readings.iter().map(|r| quotations.passage(r)).collect()))
            .collect();
        let mut rows = Vec::with_capacity(comparison.rows.len());
        for ((r, row), (title, passages)) in comparison.rows.iter().enumerate().zip(told) {
            let mut cells = vec![Vec::new(); count];
            for (n, reading) in row.readings.iter().enumerate() {
                let at = At { row: r, reading: n };
                readings.insert(reading.id.clone(), at);
                if let Some(&source) = articles.get(&reading.article) {
                    cells[source].push(n);
                    by_source[source].push(at);
                }
            }
            for (source, cell) in cells.iter().enumerate() {
                // as the overview counts: what is only related is told of nobody
                if row.verdict.is_told() && cell.iter().any(|&n| !row.readings[n].loose) {
                    let contradicts = row.verdict == Verdict::Conflict
                        && part(row, &comparison.articles[source].id) == Part::Contradicts;
                    sources[source].rows += 1;
                    sources[source].alone += usize::from(row.verdict == Verdict::Single);
                    sources[source].conflicts += usize::from(contradicts);
                }
            }
            for name in credited(row).filter(|name| !name.is_empty()) {
                *speakers.entry(name).or_default() += 1;
            }
            verdicts[words::rank(row.verdict)] += 1;
            for (matching, rows) in &mut matchings {
                *rows += usize::from(row.matching == Some(*matching));
            }
            let mut kinds: Vec<DifferenceKind> = row.differences.iter().map(|d| d.kind).collect();
            kinds.sort_unstable();
            kinds.dedup();
            for kind in kinds {
                *differences.entry(kind).or_default() += 1;
            }
            rows.push(Shown { title, passages, cells });
        }
        for found in &mut by_source {
            found.sort_by_key(|at| {
                let reading = &comparison.rows[at.row].readings[at.reading];
                (reading.start, reading.end, *at)
            });
        }
        let mut speakers: Vec<(String, usize)> =
            speakers.into_iter().map(|(name, n)| (name.to_owned(), n)).collect();
        speakers.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        let mut differences: Vec<(DifferenceKind, usize)> = differences.into_iter().collect();
        differences.sort_unstable();
        let row_ids = comparison.rows.iter().enumerate().map(|(n, row)| (row.id.clone(), n)).collect();
        Loaded {
            comparison,
            named: None,
            sources,
            rows,
            by_source,
            speakers,
            differences,
            matchings,
            verdicts,
            checks,
            articles,
            readings,
            row_ids,
            overview: OnceLock::new(),
            haystacks: OnceLock::new(),
            check_haystacks: OnceLock::new(),
        }
    }

    /// What there is to see at a glance.
    pub fn overview(&self) -> &Overview {
        self.overview.get_or_init(|| overview(&self.comparison))
    }

    /// Everything of each row that a search looks in, see [`searched`].
    pub fn haystacks(&self) -> &[String] {
        self.haystacks.get_or_init(|| self.comparison.rows.par_iter().map(searched).collect())
    }

    /// Everything of each check that a search looks in.
    pub fn check_haystacks(&self) -> &[String] {
        let searched = || self.checks.par_iter().map(|checked| checked.searched(&self.comparison)).collect();
        self.check_haystacks.get_or_init(searched)
    }

    /// The check of this comparison that is the one at `check` of an earlier one.
    pub fn same_check(&self, earlier: &Loaded, check: usize) -> Option<usize> {
        let old = earlier.checks.get(check)?;
        let sha = &earlier.comparison.articles[old.source].sha256;
        let same = |new: &Checked| {
            self.comparison.articles[new.source].sha256 == *sha && new.spans.first() == old.spans.first()
        };
        self.checks.iter().position(same)
    }

    /// The index of the article with this letter.
    pub fn article(&self, id: &str) -> Option<usize> {
        self.articles.get(id).copied()
    }

    /// Where the reading with this id is.
    pub fn reading(&self, id: &str) -> Option<At> {
        self.readings.get(id).copied()
    }

    /// The index of the row with this id.
    pub fn row(&self, id: &str) -> Option<usize> {
        self.row_ids.get(id).copied()
    }

    /// What the article at `index` is called: its outlet, or `Source A` where names are hidden.
    pub fn name(&self, index: usize, blind: bool) -> String {
        let article = &self.comparison.articles[index];
        if blind || article.outlet.trim().is_empty() {
            format!("Source {}", article.id)
        } else {
            crate::export::plain::line(&article.outlet)
        }
    }

    /// The row of this comparison that is most like the one at `row` of an earlier one: the one that has
    /// most of its passages.
    pub fn same_row(&self, earlier: &Loaded, row: usize) -> Option<usize> {
        let old = earlier.comparison.rows.get(row)?;
        let mut found: FxHashMap<usize, usize> = FxHashMap::default();
        for reading in &old.readings {
            let sha = &earlier.comparison.articles[earlier.article(&reading.article)?].sha256;
            let Some(source) = self.comparison.articles.iter().position(|a| a.sha256 == *sha) else {
                continue;
            };
            for at in &self.by_source[source] {
                let new = &self.comparison.rows[at.row].readings[at.reading];
                let shared = new.end.min(reading.end).saturating_sub(new.start.max(reading.start));
                if shared > 0 && self.comparison.rows[at.row].kind == old.kind {
                    *found.entry(at.row).or_default() += shared;
                }
            }
        }
        // of rows that share as much, the one that has least beside
        let beside =
            |row: usize| self.comparison.rows[row].readings.iter().map(|r| r.end - r.start).sum::<usize>();
        let likeness = |&(row, shared): &(usize, usize)| (shared, Reverse(beside(row)), Reverse(row));
        found.into_iter().max_by_key(likeness).map(|(row, _)| row)
    }
}
