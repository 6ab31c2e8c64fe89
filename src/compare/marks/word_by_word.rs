//! Quotations marked word by word: each against the fullest of its row.

use super::{Mark, MarkKind, Marker, Other};
use crate::article::{CodePoints, Span};
use crate::compare::collation::{Collation, Words};
use crate::compare::document::{Reading, Row, Verdict};

impl Marker<'_> {
    /// Marks the readings between marks against the fullest of them, and the fullest where they differ.
    pub(super) fn word_by_word(
        &self,
        row: &Row,
        words: &[Words],
        collation: &Collation,
        marks: &mut [Vec<Mark>],
    ) -> Option<usize> {
        let quoted: Vec<usize> = (0..words.len()).filter(|&n| words[n].quoted).collect();
        let letters = |n: usize| -> Vec<&str> {
            words[n].words.iter().map(|w| self.collator.letters(w.form)).collect()
        };
        let fullest = quoted.iter().copied().min_by(|&a, &b| {
            (words[b].words.len().cmp(&words[a].words.len())).then_with(|| letters(a).cmp(&letters(b)))
        })?;
        let whole = letters(fullest);
        let (full, rest): (Vec<usize>, Vec<usize>) = quoted.iter().partition(|&&n| letters(n) == whole);
        for n in rest {
            let allowed = full.iter().map(|&f| relation(row, f, n)).min().unwrap_or(row.verdict);
            if allowed == Verdict::Same {
                continue;
            }
            let changed = allowed != Verdict::Cut;
            let between = runs(collation, fullest, n);
            let kept: usize = between.iter().filter(|run| run.same).map(|run| run.own.len()).sum();
            let total = collation.columns.iter().filter(|c| c.cells[n].is_some()).count();
            if kept * 5 < total * 2 {
                continue;
            }
            for &f in full.iter().filter(|_| changed) {
                for run in runs(collation, f, n).iter().filter(|run| run.replaces()) {
                    let place = |reading: usize, columns: &[usize]| {
                        stretch(collation, reading, columns, &row.readings[reading].text)
                    };
                    if let (Some(ours), Some(theirs)) = (place(f, &run.base), place(n, &run.own)) {
                        push_changed(&mut marks[f], ours, &row.readings[n], theirs);
                    }
                }
            }
            // words that another reading of the same article has are not missing from the article
            let sisters: Vec<usize> = (0..words.len())
                .filter(|&s| s != n && row.readings[s].article == row.readings[n].article)
                .collect();
            let mut at = 0;
            for run in between.iter().filter(|run| !run.same) {
                let base = stretch(collation, fullest, &run.base, &row.readings[fullest].text);
                let own = stretch(collation, n, &run.own, &row.readings[n].text);
                match (base, own) {
                    (Some(theirs), Some(ours)) if run.replaces() => {
                        at = ours.1;
                        if changed {
                            push_changed(&mut marks[n], ours, &row.readings[fullest], theirs);
                        }
                    }
                    (base, own) => {
                        if let Some((start, end)) = own {
                            marks[n].push(Mark { start, end, kind: MarkKind::Added });
                            at = end;
                        }
                        let has = |column: &usize| {
                            let column = &collation.columns[*column];
                            let here = column.cells[fullest].as_ref().map(|c| c.variant);
                            sisters.iter().any(|&s| column.cells[s].as_ref().map(|c| c.variant) == here)
                        };
                        let lacking: Vec<usize> =
                            run.base.iter().copied().filter(|column| !has(column)).collect();
                        if base.is_some() && !lacking.is_empty() {
                            let first = run.after.and_then(|c| cell(collation, n, c)).map_or(at, |c| c.0);
                            let place = match run.before.and_then(|c| cell(collation, n, c)) {
                                Some(before) => at.max(before.1),
                                None => first,
                            };
                            let text = lacking
                                .iter()
                                .filter_map(|&c| collation.columns[c].cells[fullest].as_ref())
                                .map(|c| c.text.as_str())
                                .collect::<Vec<_>>()
                                .join(" ");
                            let kind = MarkKind::Missing { count: lacking.len(), words: text };
                            marks[n].push(Mark { start: place, end: place, kind });
                        }
                    }
                }
            }
        }
        Some(fullest)
    }
}

/// How the row relates two readings; what the row comes to where it does not say.
fn relation(row: &Row, a: usize, b: usize) -> Verdict {
    linked(row, a, b).unwrap_or(row.verdict)
}

/// How the row links two readings, where it does.
fn linked(row: &Row, a: usize, b: usize) -> Option<Verdict> {
    let (a, b) = (&row.readings[a].id, &row.readings[b].id);
    let between = |from: &String, to: &String| (from == a && to == b) || (from == b && to == a);
    row.links.iter().find(|l| between(&l.from, &l.to)).map(|l| l.relation)
}

/// Columns between two readings: either both have the same words, or not.
struct Run {
    same: bool,
    /// Columns in which the fullest reading has a word.
    base: Vec<usize>,
    /// Columns in which the other has one.
    own: Vec<usize>,
    /// The last column before it in which the other reading has a word.
    before: Option<usize>,
    /// The first column after it in which the other reading has a word.
    after: Option<usize>,
    /// Whether both have the same words before and after it.
    inner: bool,
}

/// Words of a reading's beginning or end that stand for others at most; more of them go on in another way.
const REPLACED: usize = 6;

impl Run {
    /// Whether each has words of its own in the same place.
    fn replaces(&self) -> bool {
        let both = !self.own.is_empty() && !self.base.is_empty();
        !self.same && both && (self.inner || self.own.len().max(self.base.len()) <= REPLACED)
    }
}

fn runs(collation: &Collation, base: usize, own: usize) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for (n, column) in collation.columns.iter().enumerate() {
        let (theirs, ours) = (&column.cells[base], &column.cells[own]);
        if theirs.is_none() && ours.is_none() {
            continue;
        }
        let same = matches!((theirs, ours), (Some(a), Some(b)) if a.variant == b.variant);
        if runs.last().is_none_or(|run| run.same != same) {
            let (base, own) = (Vec::new(), Vec::new());
            runs.push(Run { same, base, own, before: None, after: None, inner: false });
        }
        if let Some(run) = runs.last_mut() {
            run.base.extend(theirs.is_some().then_some(n));
            run.own.extend(ours.is_some().then_some(n));
        }
    }
    let last = runs.len().saturating_sub(1);
    for at in 0..runs.len() {
        let before = runs[..at].iter().rev().find_map(|run| run.own.last().copied());
        let after = runs[at + 1..].iter().find_map(|run| run.own.first().copied());
        let run = &mut runs[at];
        (run.before, run.after, run.inner) = (before, after, at > 0 && at < last);
    }
    runs
}

fn cell(collation: &Collation, reading: usize, column: usize) -> Option<(usize, usize)> {
    collation.columns[column].cells[reading].as_ref().map(|c| (c.start, c.end))
}

/// From the first to the last of some columns in a reading, without the marks before and after the words.
fn stretch(collation: &Collation, reading: usize, columns: &[usize], text: &str) -> Option<(usize, usize)> {
    let (start, end) =
        (cell(collation, reading, *columns.first()?)?.0, cell(collation, reading, *columns.last()?)?.1);
    let letters: Vec<char> = text.chars().skip(start).take(end.saturating_sub(start)).collect();
    let tells = |c: &char| {
        c.is_alphanumeric() || matches!(c, '%' | '$' | '£' | '€' | '*' | '[' | ']' | '&' | '@' | '#')
    };
    let first = letters.iter().position(tells).unwrap_or(0);
    let last = letters.iter().rposition(tells).map_or(letters.len(), |at| at + 1);
    Some((start + first, start + last.max(first)))
}

fn push_changed(
    marks: &mut Vec<Mark>,
    (start, end): (usize, usize),
    other: &Reading,
    theirs: (usize, usize),
) {
    let words: String = other.text.chars().skip(theirs.0).take(theirs.1 - theirs.0).collect();
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let others = vec![Other { reading: other.id.clone(), words }];
    marks.push(Mark { start, end, kind: MarkKind::Changed(others) });
}

/// The words between the parts of an interrupted quotation.
pub(super) fn asides(words: &[Words], marks: &mut [Vec<Mark>]) {
    for (words, marks) in words.iter().zip(marks) {
        let points = CodePoints::new(words.text);
        for pair in words.spans.windows(2) {
            let between = Span::new(pair[0].end, pair[1].start);
            if !between.is_empty() {
                let (start, end) = (points.at(between.start), points.at(between.end));
                marks.push(Mark { start, end, kind: MarkKind::Aside });
            }
        }
    }
}
