//! The differences between pairs of readings put together: who has which value, and who stands with whom.

use crate::compare::document::{Difference, DifferenceKind, Row, RowKind, Verdict};
use crate::compare::marks::places_of;
use rustc_hash::FxHashSet;

/// Differences of one kind and weight that share a reading's value.
pub(super) struct Group<'r> {
    pub(super) kind: DifferenceKind,
    pub(super) weight: usize,
    /// The values, and the letters of the articles that have each.
    pub(super) values: Vec<(&'r str, Vec<&'r str>)>,
    /// Which values were found to differ.
    apart: FxHashSet<(&'r str, &'r str)>,
    pub(super) notes: Vec<&'r str>,
}

impl<'r> Group<'r> {
    /// The value that is told for one that means the same.
    fn known(&self, value: &str) -> Option<usize> {
        self.values.iter().position(|(known, _)| alike(known, value))
    }

    /// Whether two values were found to differ.
    fn differ(&self, a: &'r str, b: &'r str) -> bool {
        self.apart.iter().any(|(x, y)| (alike(x, a) && alike(y, b)) || (alike(x, b) && alike(y, a)))
    }

    /// Names the articles of the row that say one of the values too, in as many words: a copy, or one whose words
    /// elsewhere are too unlike to be set against the others’.
    fn name_all(&mut self, row: &'r Row) {
        let says = |letter: &str, value: &str| {
            row.readings.iter().any(|r| r.article == letter && has_words(&r.text, value))
        };
        // of “two” and “two people” the fuller one is told for whoever has both
        for n in 0..self.values.len() {
            let value = self.values[n].0;
            let fuller = (0..self.values.len()).find(|&m| {
                m != n && self.values[m].0.len() > value.len() && has_words(self.values[m].0, value)
            });
            let Some(m) = fuller.filter(|&m| !value.is_empty() && !self.differ(value, self.values[m].0))
            else {
                continue;
            };
            let (fuller, letters) = (self.values[m].0, std::mem::take(&mut self.values[n].1));
            let (moving, staying): (Vec<&str>, Vec<&str>) =
                letters.into_iter().partition(|letter| says(letter, fuller));
            self.values[n].1 = staying;
            for letter in moving {
                if !self.values[m].1.contains(&letter) {
                    self.values[m].1.push(letter);
                }
            }
        }
        self.values.retain(|(_, letters)| !letters.is_empty());
        for reading in &row.readings {
            let letter = reading.article.as_str();
            if self.values.iter().any(|(_, letters)| letters.contains(&letter)) {
                continue;
            }
            let mut said = (0..self.values.len()).filter(|&n| {
                let value = self.values[n].0;
                !value.is_empty() && says(letter, value)
            });
            if let (Some(n), None) = (said.next(), said.next()) {
                self.values[n].1.push(letter);
            }
        }
    }

    /// The values in the order of the articles' letters.
    fn sorted(mut self) -> Self {
        let order = |letter: &&str| (letter.len(), letter.to_string());
        for (_, letters) in &mut self.values {
            letters.sort_by_key(order);
        }
        self.values.sort_by_key(|(_, letters)| letters.first().map(order));
        self
    }

    /// The values in camps: those of one camp differ from the same others, and not from each other. One value to a
    /// camp where that does not come out even.
    pub(super) fn camps(&self) -> Vec<Vec<usize>> {
        let differ = |m: usize, n: usize| self.differ(self.values[m].0, self.values[n].0);
        let mut camps: Vec<Vec<usize>> = Vec::new();
        for n in 0..self.values.len() {
            match camps.iter_mut().find(|camp| camp.iter().all(|&m| !differ(m, n))) {
                Some(camp) => camp.push(n),
                None => camps.push(vec![n]),
            }
        }
        let even = camps.iter().enumerate().all(|(i, camp)| {
            let others = camps.iter().enumerate().filter(|(j, _)| *j != i).flat_map(|(_, other)| other);
            others.clone().all(|&n| camp.iter().all(|&m| differ(m, n)))
        });
        if even { camps } else { (0..self.values.len()).map(|n| vec![n]).collect() }
    }
}

/// Collects the differences between pairs into groups: A 12 – C 15 and B 12 – C 15 are one.
pub(super) fn groups(row: &Row) -> Vec<Group<'_>> {
    let quotation = row.kind == RowKind::Quote;
    let mut groups: Vec<(Group, Vec<(&str, &str)>)> = Vec::new();
    for difference in &row.differences {
        let (nodes, weight) = (nodes(difference), weight(difference, row));
        let shared = groups.iter_mut().position(|(group, members)| {
            (group.kind, group.weight) == (difference.kind, weight)
                && nodes.iter().any(|node| !node.1.is_empty() && members.contains(node))
        });
        let at = shared.unwrap_or_else(|| {
            let group = Group {
                kind: difference.kind,
                weight,
                values: Vec::new(),
                apart: FxHashSet::default(),
                notes: Vec::new(),
            };
            groups.push((group, Vec::new()));
            groups.len() - 1
        });
        let (group, members) = &mut groups[at];
        if let [(_, a), (_, b)] = nodes[..] {
            group.apart.insert((a, b));
        }
        for (reading, value) in nodes {
            let Some(letter) = row.readings.iter().find(|r| r.id == reading).map(|r| r.article.as_str())
            else {
                continue;
            };
            members.push((reading, value));
            let told = group.values.iter().any(|(_, letters)| letters.contains(&letter));
            // an article that has a value in its headline and again in its text says it once
            let again = told && matches!(group.kind, DifferenceKind::Number | DifferenceKind::Name);
            match group.known(value) {
                Some(n) if group.values[n].1.contains(&letter) => {}
                Some(n) => group.values[n].1.push(letter),
                None if again => {}
                None => group.values.push((value, vec![letter])),
            }
        }
        if !difference.note.is_empty() && !group.notes.contains(&difference.note.as_str()) {
            group.notes.push(&difference.note);
        }
    }
    let mut groups: Vec<Group> = groups.into_iter().map(|(group, _)| group).collect();
    if !quotation {
        groups.iter_mut().filter(|group| group.kind.sets_values()).for_each(|group| group.name_all(row));
    }
    groups.into_iter().map(Group::sorted).collect()
}

/// Whether two values are the same but for capitals, as at the beginning of a sentence.
fn alike(a: &str, b: &str) -> bool {
    a == b || a.to_lowercase() == b.to_lowercase()
}

/// Whether `text` has the words of `value` one after the other, in any capitals.
fn has_words(text: &str, value: &str) -> bool {
    places_of(&text.to_lowercase(), &value.to_lowercase()).next().is_some()
}

fn nodes(difference: &Difference) -> Vec<(&str, &str)> {
    let values = difference.values.iter().map(String::as_str).chain(std::iter::repeat(""));
    difference.readings.iter().map(String::as_str).zip(values).collect()
}

/// How much a difference matters in its row: 0 where values differ, 1 where they do but both can be true,
/// 2 where only the words differ.
fn weight(difference: &Difference, row: &Row) -> usize {
    match difference.kind {
        kind if kind.sets_values() || kind == DifferenceKind::Speaker => {
            usize::from(row.verdict == Verdict::Compatible || difference.note.contains("can be true"))
        }
        _ if row.kind == RowKind::Quote => 0,
        _ => 2,
    }
}
