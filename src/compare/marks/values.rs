//! The values of a row's differences, marked where it is plain which words are meant.

use super::tidy::loudness;
use super::{Mark, MarkKind, Marker, Other, Weight, weight};
use crate::article::CodePoints;
use crate::compare::document::{DetailEntry, DetailValue, Difference, DifferenceKind, Reading, Row, Verdict};
use rustc_hash::{FxHashMap, FxHashSet};

/// What a difference tells: its kind, what it comes to, and the readings it is about with the value each has.
pub(super) struct Telling<'r> {
    kind: DifferenceKind,
    pub(super) weight: Weight,
    sides: Vec<(usize, &'r str)>,
}

/// What the differences of `row` tell, but for who said it: no words of the readings are meant there.
pub(super) fn tellings(row: &Row) -> Vec<Telling<'_>> {
    let places = places(row);
    let told = row.differences.iter().filter(|difference| difference.kind != DifferenceKind::Speaker);
    told.map(|difference| Telling {
        kind: difference.kind,
        weight: weight(row, difference),
        sides: sides(&places, difference),
    })
    .collect()
}

/// From where to where a value stands in a reading, if it does.
type Stretch = Option<(usize, usize)>;

/// Where values stand in readings, looked for once: a row of many readings has thousands of differences between
/// few values.
#[derive(Default)]
pub(super) struct Found<'r> {
    /// By the reading, what kind of value it is, and its words.
    words: FxHashMap<(usize, DifferenceKind, &'r str), Stretch>,
    /// By the reading that has the value in these words, and the one that may mean the same.
    meant: FxHashMap<(usize, usize, &'r str), Stretch>,
}

/// A mark to be set: the reading, where in it, and whether the values conflict.
type Place = (usize, usize, usize, Weight);

impl Marker<'_> {
    /// Marks both values of a difference, where it is plain which words of the readings are meant.
    pub(super) fn values<'r>(
        &self,
        row: &'r Row,
        telling: &Telling<'r>,
        found: &mut Found<'r>,
        marks: &mut [Vec<Mark>],
    ) {
        let sides = &telling.sides;
        for &(n, value) in sides {
            let Some((start, end)) = self.place(row, n, telling.kind, value, found) else { continue };
            let others: Vec<Other> = others(sides, n, value).map(|o| other(row, sides[o])).collect();
            let kind = match telling.weight {
                Weight::Conflict => MarkKind::Conflict(others),
                Weight::Compatible => MarkKind::Compatible(others),
                Weight::Words => MarkKind::Changed(others),
            };
            marks[n].push(Mark { start, end, kind });
        }
    }

    /// Marks the values of differences in readings that have them too: a difference is told once for two values,
    /// whichever and however many readings have them.
    pub(super) fn repeated<'r>(
        &self,
        row: &'r Row,
        tellings: &[Telling<'r>],
        found: &mut Found<'r>,
        marks: &mut [Vec<Mark>],
    ) {
        let telling = || tellings.iter().filter(|telling| telling.weight != Weight::Words);
        if telling().next().is_none() {
            return;
        }
        let ties = ties(row);
        let linked = |a: usize, b: usize| ties.get(&(a.min(b), a.max(b))).copied();
        // the articles that a difference of each kind and weight is told of
        let mut told: FxHashMap<(DifferenceKind, Weight), FxHashSet<&str>> = FxHashMap::default();
        for telling in telling() {
            let articles = telling.sides.iter().map(|&(n, _)| row.readings[n].article.as_str());
            told.entry((telling.kind, telling.weight)).or_default().extend(articles);
        }
        let mut more: FxHashMap<Place, FxHashSet<(usize, &str)>> = FxHashMap::default();
        for Telling { kind, weight, sides } in telling() {
            let told = &told[&(*kind, *weight)];
            for &(n, value) in sides {
                let against: Vec<usize> = others(sides, n, value).collect();
                for m in (0..row.readings.len()).filter(|m| sides.iter().all(|(n, _)| n != m)) {
                    let article = row.readings[m].article.as_str();
                    // an article that only says the value too, in a passage too unlike to be set against the others
                    let also = || {
                        !told.contains(article)
                            && !row.readings[m].loose
                            && linked(m, n).is_some_and(|relation| relation != Verdict::Conflict)
                            && !against.iter().any(|&o| says(row, article, sides[o].1))
                    };
                    let fits = |o: usize| match weight {
                        // a conflict is marked only where the two readings were found to conflict
                        Weight::Conflict => linked(m, sides[o].0) == Some(Verdict::Conflict) || also(),
                        _ => linked(m, sides[o].0).is_some() && linked(m, n).is_some(),
                    };
                    let mut others = against.iter().filter(|&&o| fits(o)).peekable();
                    if others.peek().is_none() {
                        continue;
                    }
                    if let Some((start, end)) = self.same_value(row, (n, m), *kind, value, found) {
                        more.entry((m, start, end, *weight)).or_default().extend(others.map(|&o| sides[o]));
                    }
                }
            }
        }
        // what conflicts says more than what does not, and of two of these the one of more words
        let mut more: Vec<(Place, FxHashSet<(usize, &str)>)> = more.into_iter().collect();
        more.sort_unstable_by_key(|&((m, start, end, weight), _)| {
            (weight, std::cmp::Reverse(end - start), start, m)
        });
        for ((m, start, end, weight), others) in more {
            let told = |known: &Mark| loudness(&known.kind) <= loudness(&MarkKind::Compatible(Vec::new()));
            let meets = |known: &Mark| known.start < end && start < known.end;
            let same = |known: &Mark| known.start == start && known.end == end;
            if marks[m].iter().all(|known| !told(known) || !meets(known) || same(known)) {
                let others = others.into_iter().map(|side| other(row, side)).collect();
                let kind = match weight {
                    Weight::Conflict => MarkKind::Conflict(others),
                    _ => MarkKind::Compatible(others),
                };
                marks[m].push(Mark { start, end, kind });
            }
        }
    }

    /// Where the reading at `m` has the value that the one at `n` has in the words `value`: in the same words, or in
    /// others that mean the same.
    fn same_value<'r>(
        &self,
        row: &'r Row,
        (n, m): (usize, usize),
        kind: DifferenceKind,
        value: &'r str,
        found: &mut Found<'r>,
    ) -> Option<(usize, usize)> {
        let place = self.place(row, m, kind, value, found);
        let meant = || self.meant_the_same(&row.readings[n], &row.readings[m], value);
        place.or_else(|| *found.meant.entry((n, m, value)).or_insert_with(meant))
    }

    /// Where `of` has the only detail that means what `from` has in the words `value`.
    fn meant_the_same(&self, from: &Reading, of: &Reading, value: &str) -> Option<(usize, usize)> {
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

    /// Where a value stands in the reading at `n`.
    fn place<'r>(
        &self,
        row: &'r Row,
        n: usize,
        kind: DifferenceKind,
        value: &'r str,
        found: &mut Found<'r>,
    ) -> Option<(usize, usize)> {
        let place = || self.locate(&row.readings[n], kind, value);
        *found.words.entry((n, kind, value)).or_insert_with(place)
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
            let there = places_of(&reading.text, value);
            places.extend(there.map(|at| (points.at(at), points.at(at + value.len()))));
        }
        match places[..] {
            [place] => Some(place),
            _ => None,
        }
    }
}

/// Where `words` stand in `text` with no letter or digit before or after them, in bytes.
pub fn places_of<'t>(text: &'t str, words: &'t str) -> impl Iterator<Item = usize> + 't {
    let edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    text.match_indices(words).map(|(at, _)| at).filter(move |&at| {
        edge(text[..at].chars().next_back()) && edge(text[at + words.len()..].chars().next())
    })
}

/// The places of a row's readings by their ids.
fn places(row: &Row) -> FxHashMap<&str, usize> {
    row.readings.iter().map(|reading| reading.id.as_str()).zip(0..).collect()
}

/// The readings a difference is about, with the value each has.
fn sides<'r>(places: &FxHashMap<&str, usize>, difference: &'r Difference) -> Vec<(usize, &'r str)> {
    let values = difference.readings.iter().zip(&difference.values);
    let found = values.filter_map(|(id, value)| Some((*places.get(id.as_str())?, value.trim())));
    found.filter(|(_, value)| !value.is_empty()).collect()
}

/// The places among `sides` of those with another value than `n`, which has `value`.
fn others<'s>(sides: &'s [(usize, &'s str)], n: usize, value: &str) -> impl Iterator<Item = usize> + use<'s> {
    let small = value.to_lowercase();
    (0..sides.len()).filter(move |&o| sides[o].0 != n && sides[o].1.to_lowercase() != small)
}

/// Whether one of the article's readings in the row has the words of `value`, in any capitals.
fn says(row: &Row, article: &str, value: &str) -> bool {
    let value = value.to_lowercase();
    let own = row.readings.iter().filter(|reading| reading.article == article);
    own.into_iter().any(|reading| places_of(&reading.text.to_lowercase(), &value).next().is_some())
}

fn other(row: &Row, (reading, words): (usize, &str)) -> Other {
    Other { reading: row.readings[reading].id.clone(), words: words.to_owned() }
}

/// How the row links its readings, by their places, the smaller first.
fn ties(row: &Row) -> FxHashMap<(usize, usize), Verdict> {
    let places = places(row);
    let mut ties = FxHashMap::default();
    for link in &row.links {
        if let (Some(&a), Some(&b)) = (places.get(link.from.as_str()), places.get(link.to.as_str())) {
            // the first counts, as everywhere
            ties.entry((a.min(b), a.max(b))).or_insert(link.relation);
        }
    }
    ties
}
