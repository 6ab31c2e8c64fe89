//! Which words of a cell are marked: what differs from the row's fullest reading, and values that conflict.
//!
//! ```text
//! A  “The pier was [unsafe] for weeks, and [everyone] knew”     the fullest
//! B  “The pier was [dangerous]‸2, and [everybody] knew”         changed, two words missing, changed
//! ```
//!
//! Quotations are marked word by word, but only where the outlet has the words between marks: what stands
//! around reported speech is its own. Facts are sentences of other make in every outlet; in them only those
//! words are marked that a difference of the row names. When it is not clear which words are meant, none are
//! marked.

use super::collation::{Collation, Collator, Words};
use super::document::{
    Comparison, DetailEntry, DetailValue, Difference, DifferenceKind, Reading, Row, RowKind, StatementEntry,
    Verdict,
};
use crate::article::{CodePoints, Span};
use rustc_hash::FxHashMap;

/// The marks of a row.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RowMarks {
    /// The reading the others are held against, an index into the row's readings: the fullest one that the
    /// outlet has between marks. `None` where the row is not marked word by word.
    pub fullest: Option<usize>,
    /// For each reading of the row its marks in order; no two overlap.
    pub readings: Vec<Vec<Mark>>,
}

/// A marked stretch of a reading.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// First code point in the reading's text.
    pub start: usize,
    /// One past the last; equal to `start` where words are missing.
    pub end: usize,
    /// Why it is marked.
    pub kind: MarkKind,
}

/// Why a stretch is marked.
#[derive(Clone, Debug, PartialEq)]
pub enum MarkKind {
    /// Others have other words here.
    Changed(Vec<Other>),
    /// The fullest reading does not have these words.
    Added,
    /// The fullest reading has words here that are missing.
    Missing {
        /// How many.
        count: usize,
        /// The words.
        words: String,
    },
    /// A value that cannot be true together with another's.
    Conflict(Vec<Other>),
    /// A value of another precision than another's; both can be true.
    Compatible(Vec<Other>),
    /// Not said by the speaker: the outlet's words between the parts of an interrupted quotation.
    Aside,
}

/// What another reading has in the same place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Other {
    /// Id of the reading.
    pub reading: String,
    /// Its words.
    pub words: String,
}

/// What a difference comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// Both values cannot be true.
    Conflict,
    /// Both values can be true.
    Compatible,
    /// Other words, or words left out.
    Words,
}

/// What `difference` comes to in `row`. In a row that is no conflict nothing conflicts.
pub fn weight(row: &Row, difference: &Difference) -> Weight {
    use DifferenceKind as Kind;
    match difference.kind {
        Kind::Number | Kind::Date | Kind::Name | Kind::Speaker | Kind::Negation | Kind::Certainty => {
            if difference.note.contains("can be true") {
                Weight::Compatible
            } else if row.verdict != Verdict::Conflict || difference.note.contains("as somebody’s words") {
                Weight::Words
            } else {
                Weight::Conflict
            }
        }
        _ => Weight::Words,
    }
}

/// Marks the rows of one comparison.
pub struct Marker<'c> {
    collator: Collator<'c>,
    statements: FxHashMap<&'c str, &'c StatementEntry>,
}

impl<'c> Marker<'c> {
    /// A marker for the rows of `comparison`.
    pub fn new(comparison: &'c Comparison) -> Self {
        Marker {
            collator: Collator::new(comparison),
            statements: comparison.statements.iter().map(|s| (s.id.as_str(), s)).collect(),
        }
    }

    /// The marks of `row`, one of the comparison's. Equal readings have equal marks, and the order of the
    /// readings makes no difference.
    pub fn marks(&mut self, row: &'c Row) -> RowMarks {
        let mut found = RowMarks { fullest: None, readings: vec![Vec::new(); row.readings.len()] };
        if row.kind == RowKind::Quote {
            let words = self.collator.words(row);
            asides(&words, &mut found.readings);
            if row.readings.len() > 1 && row.verdict != Verdict::Same {
                let collation = self.collator.lined_up(row, &words);
                found.fullest = self.word_by_word(row, &words, &collation, &mut found.readings);
            }
        }
        for difference in &row.differences {
            let weight = weight(row, difference);
            // words that a quotation changes or leaves out are marked word by word
            if row.kind == RowKind::Fact || weight != Weight::Words {
                self.values(row, difference, weight, &mut found.readings);
            }
        }
        self.repeated(row, &mut found.readings);
        for marks in &mut found.readings {
            tidy(marks);
        }
        found
    }

    /// Marks the readings between marks against the fullest of them, and the fullest where they differ.
    fn word_by_word(
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

    /// Marks both values of a difference, where it is plain which words of the readings are meant.
    fn values(&self, row: &Row, difference: &Difference, weight: Weight, marks: &mut [Vec<Mark>]) {
        let sides = sides(row, difference);
        if difference.kind == DifferenceKind::Speaker {
            return;
        }
        for &(n, value) in &sides {
            let others: Vec<Other> = others(&sides, n, value).map(|o| other(row, sides[o])).collect();
            let Some((start, end)) = self.locate(&row.readings[n], difference.kind, value) else { continue };
            let kind = match weight {
                Weight::Conflict => MarkKind::Conflict(others),
                Weight::Compatible => MarkKind::Compatible(others),
                Weight::Words => MarkKind::Changed(others),
            };
            marks[n].push(Mark { start, end, kind });
        }
    }

    /// Marks the values of differences in readings that have them too: a difference is told once for two values,
    /// whichever and however many readings have them.
    fn repeated(&self, row: &Row, marks: &mut [Vec<Mark>]) {
        let mut more: Vec<(usize, Mark)> = Vec::new();
        let telling: Vec<(&Difference, Weight)> = row
            .differences
            .iter()
            .map(|difference| (difference, weight(row, difference)))
            .filter(|(difference, weight)| {
                *weight != Weight::Words && difference.kind != DifferenceKind::Speaker
            })
            .collect();
        if telling.is_empty() {
            return;
        }
        let ties = ties(row);
        let linked = |a: usize, b: usize| ties.get(&(a.min(b), a.max(b))).copied();
        for (difference, weight) in telling {
            let sides = sides(row, difference);
            let against: Vec<Vec<usize>> =
                sides.iter().map(|&(n, value)| others(&sides, n, value).collect()).collect();
            for m in (0..row.readings.len()).filter(|m| sides.iter().all(|(n, _)| n != m)) {
                for (&(n, value), against) in sides.iter().zip(&against) {
                    let others: Vec<Other> = against
                        .iter()
                        .filter(|&&o| match weight {
                            // a conflict is marked only where the two readings were found to conflict
                            Weight::Conflict => linked(m, sides[o].0) == Some(Verdict::Conflict),
                            _ => linked(m, sides[o].0).is_some() && linked(m, n).is_some(),
                        })
                        .map(|&o| other(row, sides[o]))
                        .collect();
                    if others.is_empty() {
                        continue;
                    }
                    let place = self.same_value(&row.readings[n], &row.readings[m], difference.kind, value);
                    if let Some((start, end)) = place {
                        let kind = match weight {
                            Weight::Conflict => MarkKind::Conflict(others),
                            _ => MarkKind::Compatible(others),
                        };
                        more.push((m, Mark { start, end, kind }));
                    }
                }
            }
        }
        // what is told of these words themselves says more, and of two of these the one of more words
        more.sort_by_key(|(_, mark)| {
            (loudness(&mark.kind), std::cmp::Reverse(mark.end - mark.start), mark.start)
        });
        for (m, mark) in more {
            let told = |known: &Mark| loudness(&known.kind) <= loudness(&MarkKind::Compatible(Vec::new()));
            let meets = |known: &Mark| known.start < mark.end && mark.start < known.end;
            let same = |known: &Mark| known.start == mark.start && known.end == mark.end;
            if marks[m].iter().all(|known| !told(known) || !meets(known) || same(known)) {
                marks[m].push(mark);
            }
        }
    }

    /// Where `of` has the value that `from` has in the words `value`: in the same words, or in others that
    /// mean the same.
    fn same_value(
        &self,
        from: &Reading,
        of: &Reading,
        kind: DifferenceKind,
        value: &str,
    ) -> Option<(usize, usize)> {
        if let Some(place) = self.locate(of, kind, value) {
            return Some(place);
        }
        let details = |reading: &Reading| {
            let statement = reading.statement.as_deref().and_then(|id| self.statements.get(id));
            statement.map_or(&[][..], |s| &s.details[..])
        };
        let meant = &details(from).iter().find(|d| d.text == value && d.start >= from.start)?.value;
        let inside = |d: &&DetailEntry| d.start >= of.start && d.end <= of.end && d.value == *meant;
        let mut same = details(of).iter().filter(inside);
        match (same.next(), same.next()) {
            (Some(one), None) => Some((one.start - of.start, one.end - of.start)),
            _ => None,
        }
    }

    /// Where a value stands in a reading: the detail of that kind with these words, or the only place where
    /// the words stand.
    fn locate(&self, reading: &Reading, kind: DifferenceKind, value: &str) -> Option<(usize, usize)> {
        let statement = reading.statement.as_deref().and_then(|id| self.statements.get(id));
        let details = statement.map_or(&[][..], |s| &s.details[..]).iter().filter(|d| {
            let fits = match d.value {
                DetailValue::Number { .. } => kind == DifferenceKind::Number,
                DetailValue::Date { .. } => kind == DifferenceKind::Date,
                DetailValue::Name { .. } => kind == DifferenceKind::Name,
            };
            fits && d.text == value && d.start >= reading.start && d.end <= reading.end
        });
        let mut places: Vec<(usize, usize)> =
            details.map(|d| (d.start - reading.start, d.end - reading.start)).collect();
        if places.is_empty() {
            let points = CodePoints::new(&reading.text);
            let whole = |&(at, _): &(usize, &str)| {
                let edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
                edge(reading.text[..at].chars().next_back())
                    && edge(reading.text[at + value.len()..].chars().next())
            };
            places.extend(
                reading
                    .text
                    .match_indices(value)
                    .filter(whole)
                    .map(|(at, _)| (points.at(at), points.at(at + value.len()))),
            );
        }
        match places[..] {
            [place] => Some(place),
            _ => None,
        }
    }
}

/// How the row relates two readings; what the row comes to where it does not say.
fn relation(row: &Row, a: usize, b: usize) -> Verdict {
    linked(row, a, b).unwrap_or(row.verdict)
}

/// The readings a difference is about, with the value each has.
fn sides<'r>(row: &Row, difference: &'r Difference) -> Vec<(usize, &'r str)> {
    let place = |id: &String| row.readings.iter().position(|reading| reading.id == *id);
    let values = difference.readings.iter().zip(&difference.values);
    let found = values.filter_map(|(id, value)| Some((place(id)?, value.trim())));
    found.filter(|(_, value)| !value.is_empty()).collect()
}

/// The places among `sides` of those with another value than `n`, which has `value`.
fn others<'s>(sides: &'s [(usize, &'s str)], n: usize, value: &str) -> impl Iterator<Item = usize> + use<'s> {
    let small = value.to_lowercase();
    (0..sides.len()).filter(move |&o| sides[o].0 != n && sides[o].1.to_lowercase() != small)
}

fn other(row: &Row, (reading, words): (usize, &str)) -> Other {
    Other { reading: row.readings[reading].id.clone(), words: words.to_owned() }
}

/// How the row links its readings, by their places, the smaller first.
fn ties(row: &Row) -> FxHashMap<(usize, usize), Verdict> {
    let places: FxHashMap<&str, usize> = row.readings.iter().map(|r| r.id.as_str()).zip(0..).collect();
    let mut ties = FxHashMap::default();
    for link in &row.links {
        if let (Some(&a), Some(&b)) = (places.get(link.from.as_str()), places.get(link.to.as_str())) {
            // the first counts, as everywhere
            ties.entry((a.min(b), a.max(b))).or_insert(link.relation);
        }
    }
    ties
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
fn asides(words: &[Words], marks: &mut [Vec<Mark>]) {
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

/// Sorts marks and makes those that overlap one: the loudest keeps its kind, changes collect what all have.
fn tidy(marks: &mut Vec<Mark>) {
    marks.sort_by_key(|mark| (mark.start, mark.end, loudness(&mark.kind)));
    let mut out: Vec<Mark> = Vec::with_capacity(marks.len());
    for mark in marks.drain(..) {
        match out.last_mut() {
            Some(last) if mark.start < last.end || mark.start == last.start && mark.end == last.end => {
                last.absorb(mark);
            }
            _ => out.push(mark),
        }
    }
    for mark in &mut out {
        if let MarkKind::Changed(others) | MarkKind::Conflict(others) | MarkKind::Compatible(others) =
            &mut mark.kind
        {
            others.sort_by(|a, b| (&a.reading, &a.words).cmp(&(&b.reading, &b.words)));
            others.dedup();
        }
    }
    *marks = out;
}

fn loudness(kind: &MarkKind) -> usize {
    match kind {
        MarkKind::Conflict(_) => 0,
        MarkKind::Compatible(_) => 1,
        MarkKind::Changed(_) => 2,
        MarkKind::Added => 3,
        MarkKind::Missing { .. } => 4,
        MarkKind::Aside => 5,
    }
}

impl Mark {
    fn absorb(&mut self, other: Mark) {
        use MarkKind as Kind;
        let louder = loudness(&other.kind) < loudness(&self.kind);
        let keeps_place = matches!(self.kind, Kind::Conflict(_) | Kind::Compatible(_)) && !louder;
        let takes_place = louder && matches!(other.kind, Kind::Conflict(_) | Kind::Compatible(_));
        match (takes_place, keeps_place) {
            (true, _) => (self.start, self.end) = (other.start, other.end),
            (_, true) => {}
            _ => self.end = self.end.max(other.end),
        }
        match (&mut self.kind, other.kind) {
            (Kind::Changed(own), Kind::Changed(more))
            | (Kind::Conflict(own), Kind::Conflict(more))
            | (Kind::Compatible(own), Kind::Compatible(more)) => own.extend(more),
            (own, kind) if louder => *own = kind,
            _ => {}
        }
    }
}

/// A text cut at its marks, in order and without gaps: each piece with the mark it stands under. A place
/// where words are missing is an empty piece.
pub fn pieces<'t, 'm>(text: &'t str, marks: &'m [Mark]) -> Vec<(&'t str, Option<&'m Mark>)> {
    let mut bytes: Vec<usize> = text.char_indices().map(|(i, _)| i).collect();
    bytes.push(text.len());
    let byte = |point: usize| bytes[point.min(bytes.len() - 1)];
    let mut out = Vec::new();
    let mut at = 0;
    for mark in marks {
        let (start, end) = (byte(mark.start).max(at), byte(mark.end).max(at));
        if start > at {
            out.push((&text[at..start], None));
        }
        out.push((&text[start..end], Some(mark)));
        at = end;
    }
    if at < text.len() {
        out.push((&text[at..], None));
    }
    out
}

#[cfg(test)]
mod tests;
