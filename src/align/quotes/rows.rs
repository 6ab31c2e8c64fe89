//! Rows: the passages that report one utterance, without chains of unlike things.

use super::{Passage, QuoteLink};
use crate::article::Span;
use rustc_hash::FxHashMap;
use std::cmp::Reverse;

/// The passages in rows, one row for each utterance that at least two articles report. Readings run
/// from the fullest to the shortest.
///
/// Two rows grow together along a link, the strongest first, only where any two of their passages
/// are linked or share a linked partner in the new row: pieces of one long quotation belong
/// together through the whole; what merely hangs on a chain does not. A link that is left between
/// two rows puts the one passage into the other's row as well, or makes a row of its own: a phrase
/// said twice may stand in two rows.
pub fn rows(links: &[QuoteLink], passages: &[Passage]) -> Vec<Vec<usize>> {
    let mut linked: Vec<Vec<usize>> = vec![Vec::new(); passages.len()];
    for link in links {
        linked[link.from].push(link.to);
        linked[link.to].push(link.from);
    }
    let linked = Linked::new(linked);
    let mut order: Vec<&QuoteLink> = links.iter().collect();
    order.sort_by(|a, b| b.score.total_cmp(&a.score).then_with(|| key(a, passages).cmp(&key(b, passages))));
    let mut row_of: FxHashMap<usize, usize> = FxHashMap::default();
    let mut rows: Vec<Vec<usize>> = Vec::new();
    let mut left = Vec::new();
    for link in order {
        let ends = [link.from, link.to].map(|p| {
            *row_of.entry(p).or_insert_with(|| {
                rows.push(vec![p]);
                rows.len() - 1
            })
        });
        if ends[0] == ends[1] {
            continue;
        }
        if linked.fit(&rows[ends[0]], &rows[ends[1]]) {
            let moving = std::mem::take(&mut rows[ends[1]]);
            for &p in &moving {
                row_of.insert(p, ends[0]);
            }
            rows[ends[0]].extend(moving);
        } else {
            left.push(link);
        }
    }
    for link in left {
        if rows.iter().any(|row| row.contains(&link.from) && row.contains(&link.to)) {
            continue;
        }
        // the shorter passage is the likelier to belong to two utterances
        let mut ends = [link.from, link.to];
        ends.sort_by_key(|&p| (length(&passages[p]), place(&passages[p])));
        let [short, long] = ends;
        let guests = [(short, long), (long, short)];
        match guests.iter().find(|&&(guest, host)| linked.fit(&rows[row_of[&host]], &[guest])) {
            Some(&(guest, host)) => rows[row_of[&host]].push(guest),
            None => rows.push(vec![short, long]),
        }
    }
    rows.retain(|row| row.len() > 1);
    for row in &mut rows {
        row.sort_by_key(|&p| (!passages[p].quoted, Reverse(length(&passages[p])), place(&passages[p])));
    }
    let by_place = |row: &[usize]| row.iter().map(|&p| place(&passages[p])).collect::<Vec<_>>();
    rows.sort_by_cached_key(|row| by_place(row));
    rows
}

/// Which passages are linked.
struct Linked {
    /// Each passage's partners in order.
    partners: Vec<Vec<usize>>,
    /// The same as a table of bits, where that takes no more than a few megabytes; `words` for each passage.
    bits: Vec<u64>,
    words: usize,
}

/// Passages whose links are kept as bits at most.
const MOST_IN_BITS: usize = 6_000;

impl Linked {
    fn new(mut partners: Vec<Vec<usize>>) -> Linked {
        partners.iter_mut().for_each(|partners| partners.sort_unstable());
        let words = partners.len().div_ceil(64);
        let mut bits = Vec::new();
        if partners.len() <= MOST_IN_BITS {
            bits = vec![0; partners.len() * words];
            for (x, partners) in partners.iter().enumerate() {
                partners.iter().for_each(|&y| bits[x * words + y / 64] |= 1 << (y % 64));
            }
        }
        Linked { partners, bits, words }
    }

    /// Whether any two passages of the two rows are linked, or linked to a third in them.
    fn fit(&self, row: &[usize], other: &[usize]) -> bool {
        if self.bits.is_empty() {
            let tied = |x: usize, y: usize| self.partners[x].binary_search(&y).is_ok();
            let third = |x, y| row.iter().chain(other).any(|&z| tied(x, z) && tied(z, y));
            return row.iter().all(|&x| other.iter().all(|&y| x == y || tied(x, y) || third(x, y)));
        }
        let partners = |x: usize| &self.bits[x * self.words..(x + 1) * self.words];
        let mut both = vec![0; self.words];
        row.iter().chain(other).for_each(|&z| both[z / 64] |= 1 << (z % 64));
        row.iter().all(|&x| {
            let of_x: Vec<u64> = partners(x).iter().zip(&both).map(|(x, both)| x & both).collect();
            other.iter().all(|&y| {
                let tied = of_x[y / 64] & (1 << (y % 64)) != 0;
                x == y || tied || of_x.iter().zip(partners(y)).any(|(x, y)| x & y != 0)
            })
        })
    }
}

fn length(passage: &Passage) -> usize {
    passage.spans.iter().map(|s| s.len()).sum()
}

/// Tells passages apart whatever the order of the articles.
fn place<'a>(passage: &Passage<'a>) -> (usize, &'a str, &'a str) {
    let span = passage.spans.first().copied().unwrap_or(Span::new(0, 0));
    (span.start, span.of(passage.text), passage.text)
}

fn key<'a>(link: &QuoteLink, passages: &[Passage<'a>]) -> [(usize, &'a str, &'a str); 2] {
    let mut ends = [place(&passages[link.from]), place(&passages[link.to])];
    ends.sort_unstable();
    ends
}

#[cfg(test)]
mod tests {
    use super::Linked;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn bits_and_lists_tell_the_same(
            pairs in prop::collection::vec((0..90_usize, 0..90_usize), 0..400),
            row in prop::collection::btree_set(0..90_usize, 1..5),
            other in prop::collection::btree_set(0..90_usize, 1..5),
        ) {
            let mut partners = vec![Vec::new(); 90];
            for (a, b) in pairs.into_iter().filter(|(a, b)| a != b) {
                partners[a].push(b);
                partners[b].push(a);
            }
            let by_bits = Linked::new(partners);
            let by_lists = Linked { bits: Vec::new(), partners: by_bits.partners.clone(), words: 0 };
            let (row, other): (Vec<usize>, Vec<usize>) = (row.into_iter().collect(), other.into_iter().collect());
            prop_assert_eq!(by_bits.fit(&row, &other), by_lists.fit(&row, &other));
        }
    }
}
