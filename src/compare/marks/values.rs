//! The values of a row's differences, marked where it is plain which words are meant.

use super::tidy::loudness;
use super::{Mark, MarkKind, Marker, Other, Weight, weight};
use crate::article::CodePoints;
use crate::compare::document::{DetailEntry, DetailValue, Difference, DifferenceKind, Reading, Row, Verdict};
use rustc_hash::{FxHashMap, FxHashSet};

impl Marker<'_> {
    /// Marks both values of a difference, where it is plain which words of the readings are meant.
    pub(super) fn values(&self, row: &Row, difference: &Difference, weight: Weight, marks: &mut [Vec<Mark>]) {
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
    pub(super) fn repeated(&self, row: &Row, marks: &mut [Vec<Mark>]) {
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
        for &(difference, weight) in &telling {
            let sides = sides(row, difference);
            let against: Vec<Vec<usize>> =
                sides.iter().map(|&(n, value)| others(&sides, n, value).collect()).collect();
            let told = told_of(row, &telling, (difference.kind, weight));
            for m in (0..row.readings.len()).filter(|m| sides.iter().all(|(n, _)| n != m)) {
                let article = row.readings[m].article.as_str();
                for (&(n, value), against) in sides.iter().zip(&against) {
                    // an article that only says the value too, in a passage too unlike to be set against the others
                    let also = || {
                        !told.contains(article)
                            && !row.readings[m].loose
                            && linked(m, n).is_some_and(|relation| relation != Verdict::Conflict)
                            && !against.iter().any(|&o| says(row, article, sides[o].1))
                    };
                    let others: Vec<Other> = against
                        .iter()
                        .filter(|&&o| match weight {
                            // a conflict is marked only where the two readings were found to conflict
                            Weight::Conflict => linked(m, sides[o].0) == Some(Verdict::Conflict) || also(),
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

/// The articles that a difference of this kind and weight is told of.
fn told_of<'r>(
    row: &'r Row,
    telling: &[(&Difference, Weight)],
    wanted: (DifferenceKind, Weight),
) -> FxHashSet<&'r str> {
    let alike = telling.iter().filter(|(difference, weight)| (difference.kind, *weight) == wanted);
    let readings = alike.flat_map(|(difference, _)| sides(row, difference));
    readings.map(|(n, _)| row.readings[n].article.as_str()).collect()
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
