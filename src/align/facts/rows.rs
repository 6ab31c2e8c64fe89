//! Rows of facts: statements that all assert one thing, without chains of unlike things.
//!
//! A sentence may assert several things, so it may stand in several rows; two sentences stand
//! together in one row at most.

use super::{FactLink, Place};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeSet;

/// The rows that `links` make, each with its statements in order of source and place.
///
/// Starting from the strongest link that no row holds yet, a row takes in each further statement
/// that is tied to every other article already in it: kept links on average, and none that is far
/// from being kept. A pair that a row shows is shown again only with a third statement, and only if
/// the two are [`TWINS`].
pub fn rows(links: &[FactLink]) -> Vec<Vec<Place>> {
    let mut tie: FxHashMap<(Place, Place), &FactLink> = FxHashMap::default();
    let mut partners: FxHashMap<Place, Vec<Place>> = FxHashMap::default();
    for link in links {
        tie.insert(ordered(link.from, link.to), link);
        if link.kept {
            partners.entry(link.from).or_default().push(link.to);
            partners.entry(link.to).or_default().push(link.from);
        }
    }
    let mut order: Vec<&FactLink> = links.iter().filter(|l| l.kept).collect();
    order.sort_by(|a, b| b.score.total_cmp(&a.score).then((a.from, a.to).cmp(&(b.from, b.to))));
    let mut covered: FxHashSet<(Place, Place)> = FxHashSet::default();
    let mut rows = Vec::new();
    for link in order {
        if covered.contains(&ordered(link.from, link.to)) {
            continue;
        }
        let mut row = vec![link.from, link.to];
        while let Some(next) = best_addition(&row, &partners, &tie, &covered) {
            row.push(next);
        }
        for (i, &a) in row.iter().enumerate() {
            covered.extend(row[i + 1..].iter().filter(|b| b.0 != a.0).map(|&b| ordered(a, b)));
        }
        row.sort_unstable();
        rows.push(row);
    }
    rows
}

/// The score from which two statements are the same for a third: copies, or nearly.
const TWINS: f64 = 0.9;

fn ordered(a: Place, b: Place) -> (Place, Place) {
    (a.min(b), a.max(b))
}

/// The statement best tied to the row, if any may join it.
fn best_addition(
    row: &[Place],
    partners: &FxHashMap<Place, Vec<Place>>,
    tie: &FxHashMap<(Place, Place), &FactLink>,
    covered: &FxHashSet<(Place, Place)>,
) -> Option<Place> {
    let candidates: BTreeSet<Place> = row
        .iter()
        .flat_map(|p| partners.get(p).into_iter().flatten())
        .copied()
        .filter(|c| !row.contains(c))
        .collect();
    let mut best: Option<(f64, Place)> = None;
    for candidate in candidates {
        let others: Vec<Place> = row.iter().copied().filter(|m| m.0 != candidate.0).collect();
        let ties: Vec<Option<&&FactLink>> = others.iter().map(|&m| tie.get(&ordered(m, candidate))).collect();
        let kept = ties.iter().flatten().filter(|l| l.kept).count();
        // every tie at least near, most of them kept, and what another row shows already only where both
        // say so much the same that whatever stands with one stands with the other
        let shown = |m: &Place| covered.contains(&ordered(*m, candidate));
        let fits = ties.iter().all(Option::is_some)
            && 2 * kept > ties.len()
            && others.iter().zip(&ties).all(|(m, tie)| !shown(m) || tie.is_some_and(|l| l.score >= TWINS))
            && !others.iter().all(shown);
        if !fits {
            continue;
        }
        let mean = ties.iter().flatten().map(|l| l.score).sum::<f64>() / ties.len() as f64;
        if best.is_none_or(|(score, _)| mean > score) {
            best = Some((mean, candidate));
        }
    }
    best.map(|(_, place)| place)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn link(from: Place, to: Place, score: f64) -> FactLink {
        FactLink { from, to, score, kept: score >= 0.5, why: Vec::new() }
    }

    #[test]
    fn three_that_agree_are_one_row() {
        let links = [link((0, 1), (1, 2), 0.9), link((0, 1), (2, 0), 0.8), link((1, 2), (2, 0), 0.7)];
        assert_eq!(rows(&links), [vec![(0, 1), (1, 2), (2, 0)]]);
    }

    #[test]
    fn a_chain_of_unlike_things_is_two_rows() {
        let links = [link((0, 1), (1, 2), 0.9), link((1, 2), (2, 0), 0.8)];
        assert_eq!(rows(&links), [vec![(0, 1), (1, 2)], vec![(1, 2), (2, 0)]]);
    }

    #[test]
    fn a_near_tie_is_carried_by_the_others() {
        let links = [
            link((0, 1), (1, 2), 0.9),
            link((0, 1), (2, 0), 0.8),
            link((1, 2), (2, 0), 0.4),
            link((0, 1), (3, 0), 0.8),
            link((1, 2), (3, 0), 0.8),
            link((2, 0), (3, 0), 0.8),
        ];
        assert_eq!(rows(&links).iter().map(Vec::len).max(), Some(4));
    }

    #[test]
    fn what_stands_with_a_statement_stands_with_its_copy() {
        let links = [
            link((0, 1), (2, 0), 0.97),
            link((0, 1), (3, 0), 0.95),
            link((2, 0), (3, 0), 0.6),
            link((0, 1), (1, 2), 0.8),
            link((1, 2), (2, 0), 0.7),
        ];
        let expected = [vec![(0, 1), (2, 0), (3, 0)], vec![(0, 1), (1, 2), (2, 0)]];
        assert_eq!(rows(&links), expected);
        let mut unlike = links.clone();
        unlike[0].score = 0.85;
        unlike[1].score = 0.86;
        assert_eq!(rows(&unlike).len(), 3, "what only resembles it does not follow it");
    }
}
