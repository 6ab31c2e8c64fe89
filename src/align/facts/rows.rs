//! Rows of facts: statements that all assert one thing, without chains of unlike things.
//!
//! A sentence may assert several things, so it may stand in several rows; two sentences stand
//! together in one row at most.

use super::{FactLink, Place};

/// The rows that `links` make, each with its statements in order of source and place. No two links tie the
/// same statements.
///
/// Starting from the strongest link that no row holds yet, a row takes in each further statement
/// that is tied to every other article already in it: at least half by kept links, and none that is
/// far from being kept, so that a third can hold two that would not do by themselves. A pair that a row
/// shows is shown again only with a third statement, and only if the two are [`TWINS`]; half of the
/// other ties must then be kept without it.
pub fn rows(links: &[FactLink]) -> Vec<Vec<Place>> {
    let mut growing = Growing::new(links);
    let mut order: Vec<usize> = (0..links.len()).filter(|&l| links[l].kept).collect();
    order.sort_by(|&a, &b| {
        let (a, b) = (&links[a], &links[b]);
        b.score.total_cmp(&a.score).then((a.from, a.to).cmp(&(b.from, b.to)))
    });
    let mut rows = Vec::new();
    for link in order {
        if !growing.covered[link] {
            rows.push(growing.row(link));
        }
    }
    rows
}

/// The score from which two statements are the same for a third: copies, or nearly.
const TWINS: f64 = 0.9;

/// Rows as they grow. Statements are counted in order of source and place. What ties each to the row at hand is
/// counted up as the row grows, so that a further member costs no more than its own ties.
struct Growing<'l> {
    links: &'l [FactLink],
    places: Vec<Place>,
    /// For each statement those tied to it, each with the link that ties them.
    tied: Vec<Vec<(usize, usize)>>,
    ends: Vec<[usize; 2]>,
    /// The links that a row holds.
    covered: Vec<bool>,
    /// For each statement what ties it to the row at hand.
    ties: Vec<Ties>,
    /// The statements that something ties to the row at hand.
    touched: Vec<usize>,
    members: Vec<usize>,
    in_row: Vec<bool>,
    /// How many members of the row at hand each source has.
    own: Vec<usize>,
}

/// What ties a statement to a row.
#[derive(Clone, Copy, Default)]
struct Ties {
    /// Links, but for those that another row shows already. Where both say so much the same that whatever
    /// stands with one stands with the other, these count too.
    all: usize,
    /// Those of them with enough evidence by themselves.
    kept: usize,
    /// Those of all that no other row shows.
    fresh: usize,
    /// Those of the fresh ones with enough evidence by themselves.
    fresh_kept: usize,
    /// Their scores, added up.
    score: f64,
}

impl<'l> Growing<'l> {
    fn new(links: &'l [FactLink]) -> Growing<'l> {
        let mut places: Vec<Place> = links.iter().flat_map(|l| [l.from, l.to]).collect();
        places.sort_unstable();
        places.dedup();
        // every end is among them
        let at = |place: &Place| places.partition_point(|p| p < place);
        let ends: Vec<[usize; 2]> = links.iter().map(|l| [at(&l.from), at(&l.to)]).collect();
        let mut tied = vec![Vec::new(); places.len()];
        for (link, &[from, to]) in ends.iter().enumerate() {
            tied[from].push((to, link));
            tied[to].push((from, link));
        }
        let count = places.len();
        Growing {
            links,
            tied,
            ends,
            covered: vec![false; links.len()],
            ties: vec![Ties::default(); count],
            touched: Vec::new(),
            members: Vec::new(),
            in_row: vec![false; count],
            own: vec![0; places.last().map_or(0, |last| last.0 + 1)],
            places,
        }
    }

    /// The row that grows from a link.
    fn row(&mut self, link: usize) -> Vec<Place> {
        self.ends[link].into_iter().for_each(|end| self.join(end));
        while let Some(next) = self.best_addition() {
            self.join(next);
        }
        for &member in &self.members {
            for &(other, link) in &self.tied[member] {
                self.covered[link] |= self.in_row[other];
            }
        }
        let mut row: Vec<Place> = self.members.iter().map(|&m| self.places[m]).collect();
        row.sort_unstable();
        for member in self.members.drain(..) {
            self.in_row[member] = false;
            self.own[self.places[member].0] = 0;
        }
        for other in self.touched.drain(..) {
            self.ties[other] = Ties::default();
        }
        row
    }

    fn join(&mut self, member: usize) {
        self.members.push(member);
        self.in_row[member] = true;
        self.own[self.places[member].0] += 1;
        for &(other, link) in &self.tied[member] {
            let (shown, link) = (self.covered[link], &self.links[link]);
            if shown && link.score < TWINS {
                continue;
            }
            let ties = &mut self.ties[other];
            if ties.all == 0 {
                self.touched.push(other);
            }
            ties.all += 1;
            ties.kept += usize::from(link.kept);
            ties.fresh += usize::from(!shown);
            ties.fresh_kept += usize::from(!shown && link.kept);
            ties.score += link.score;
        }
    }

    /// The statement best tied to the row, if any may join it: tied to every member of another source, half of
    /// the ties kept, and of those that no other row shows, which there must be, half too. Of equals the first.
    fn best_addition(&self) -> Option<usize> {
        let mut best: Option<(f64, usize)> = None;
        for &other in self.touched.iter().filter(|&&other| !self.in_row[other]) {
            let ties = self.ties[other];
            let needed = self.members.len() - self.own[self.places[other].0];
            let borne = 2 * ties.kept >= ties.all && 2 * ties.fresh_kept >= ties.fresh;
            if ties.all < needed || ties.fresh == 0 || !borne {
                continue;
            }
            let mean = ties.score / ties.all as f64;
            if best.is_none_or(|(most, first)| mean > most || mean == most && other < first) {
                best = Some((mean, other));
            }
        }
        best.map(|(_, other)| other)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::{BTreeMap, BTreeSet};

    fn link(from: Place, to: Place, score: f64) -> FactLink {
        FactLink { from, to, score, kept: score >= 0.5, topical: false, why: [].into() }
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
    fn a_third_statement_holds_two_together() {
        let links = [link((0, 1), (1, 2), 0.9), link((0, 1), (2, 0), 0.8), link((1, 2), (2, 0), 0.4)];
        assert_eq!(rows(&links), [vec![(0, 1), (1, 2), (2, 0)]]);
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

    /// The same rows found as the rule is worded, each candidate looked at anew in each step.
    fn as_worded(links: &[FactLink]) -> Vec<Vec<Place>> {
        let tie: BTreeMap<(Place, Place), &FactLink> = links.iter().map(|l| ((l.from, l.to), l)).collect();
        let tied = |a: Place, b: Place| tie.get(&(a.min(b), a.max(b))).copied();
        let mut order: Vec<&FactLink> = links.iter().filter(|l| l.kept).collect();
        order.sort_by(|a, b| b.score.total_cmp(&a.score).then((a.from, a.to).cmp(&(b.from, b.to))));
        let all: BTreeSet<Place> = links.iter().flat_map(|l| [l.from, l.to]).collect();
        let mut covered: BTreeSet<(Place, Place)> = BTreeSet::new();
        let mut rows = Vec::new();
        for link in order {
            if covered.contains(&(link.from, link.to)) {
                continue;
            }
            let mut row = vec![link.from, link.to];
            loop {
                let mut best: Option<(f64, Place)> = None;
                for &c in all.iter().filter(|c| !row.contains(c)) {
                    let others: Vec<Place> = row.iter().copied().filter(|m| m.0 != c.0).collect();
                    let ties: Vec<&FactLink> = others.iter().filter_map(|&m| tied(m, c)).collect();
                    let kept = ties.iter().filter(|l| l.kept).count();
                    let shown = |m: &Place| covered.contains(&((*m).min(c), (*m).max(c)));
                    let twins = |m: &Place| tied(*m, c).is_some_and(|l| l.score >= TWINS);
                    let fresh: Vec<&Place> = others.iter().filter(|m| !shown(m)).collect();
                    let fresh_kept = fresh.iter().filter(|m| tied(***m, c).is_some_and(|l| l.kept)).count();
                    let free = others.iter().all(|m| !shown(m) || twins(m)) && !fresh.is_empty();
                    let borne = 2 * kept >= ties.len() && 2 * fresh_kept >= fresh.len();
                    if ties.len() == others.len() && borne && free {
                        let mean = ties.iter().map(|l| l.score).sum::<f64>() / ties.len() as f64;
                        if best.is_none_or(|(most, _)| mean > most) {
                            best = Some((mean, c));
                        }
                    }
                }
                let Some((_, next)) = best else { break };
                row.push(next);
            }
            for (i, &a) in row.iter().enumerate() {
                covered.extend(row[i + 1..].iter().filter(|b| b.0 != a.0).map(|&b| (a.min(b), a.max(b))));
            }
            row.sort_unstable();
            rows.push(row);
        }
        rows
    }

    proptest! {
        #[test]
        fn rows_are_those_of_the_rule(
            ties in prop::collection::btree_map(((0usize..5, 0usize..5), (0usize..5, 0usize..5)), 0u8..20, 0..120)
        ) {
            let links: Vec<FactLink> = ties
                .into_iter()
                .filter(|((from, to), _)| from.0 < to.0)
                .map(|((from, to), score)| link(from, to, f64::from(score) / 20.0))
                .collect();
            prop_assert_eq!(rows(&links), as_worded(&links));
        }
    }
}
