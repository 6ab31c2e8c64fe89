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
    linked.iter_mut().for_each(|partners| partners.sort_unstable());
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
        if fit(&rows[ends[0]], &rows[ends[1]], &linked) {
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
        match guests.iter().find(|&&(guest, host)| fit(&rows[row_of[&host]], &[guest], &linked)) {
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

/// Whether any two passages of the two rows are linked, or linked to a third in them.
/// `linked` has each passage's partners in order.
fn fit(row: &[usize], other: &[usize], linked: &[Vec<usize>]) -> bool {
    let tied = |x: usize, y: usize| linked[x].binary_search(&y).is_ok();
    row.iter().all(|&x| {
        other
            .iter()
            .all(|&y| x == y || tied(x, y) || row.iter().chain(other).any(|&z| tied(x, z) && tied(z, y)))
    })
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
