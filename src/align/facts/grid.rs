//! How alike any two statements of different articles are: the cosine of their words by rarity, with
//! words of near meaning counted for less.

use super::claims::{Claims, Weighted};
use super::partners::PARTNERS;
use rayon::prelude::*;

/// The similarities of statements of different articles.
pub struct Grid {
    /// For each claim, the first claim of a later article.
    later: Vec<usize>,
    cells: Cells,
}

enum Cells {
    /// By claim, its similarity to each claim of a later article; where each claim's start, and all.
    All(Vec<usize>, Vec<f32>),
    /// By claim, the claims of later articles that are nearest, in order, with their similarities.
    Highest(Vec<Vec<(u32, f32)>>),
}

/// Up to this many pairs of statements are all compared, four bytes each; beyond, those that share
/// rare words.
const ALL: usize = 16_000_000;
/// How many statements with a shared word are looked at for each statement and article then, rarest word first.
const LOOKED_AT: usize = 512;
/// How many of them are kept.
const HIGHEST: usize = PARTNERS + 2;
/// What near meanings add at most.
const MOST_NEAR: f32 = 0.3;

impl Grid {
    /// Compares the claims.
    pub fn new(claims: &Claims) -> Grid {
        let later: Vec<usize> = claims.list.iter().map(|c| claims.starts[c.article + 1]).collect();
        let count = claims.list.len();
        let cells: usize = later.iter().map(|l| count - l).sum();
        let index = Index::new(claims);
        let cells = if cells <= ALL {
            all(claims, &index, &later)
        } else {
            let row = |(i, &later): (usize, &usize)| highest(claims, &index, i, later);
            Cells::Highest(later.par_iter().enumerate().map(row).collect())
        };
        Grid { later, cells }
    }

    /// How alike two claims of different articles are.
    pub fn soft(&self, x: usize, y: usize) -> f32 {
        let (x, y) = (x.min(y), x.max(y));
        let Some(column) = y.checked_sub(self.later[x]) else { return 0.0 };
        match &self.cells {
            Cells::All(first, values) => values[first[x] + column],
            Cells::Highest(rows) => {
                rows[x].binary_search_by_key(&y, |c| c.0 as usize).map_or(0.0, |at| rows[x][at].1)
            }
        }
    }

    /// For a claim, those of one later article that are alike at all, in order, with how alike they are.
    pub fn row(&self, x: usize, columns: std::ops::Range<usize>) -> impl Iterator<Item = (usize, f32)> + '_ {
        let (all, few): (&[f32], &[(u32, f32)]) = match &self.cells {
            Cells::All(first, values) => {
                let at = |y: usize| first[x] + y - self.later[x];
                (&values[at(columns.start)..at(columns.end)], &[])
            }
            Cells::Highest(rows) => {
                let at = |y: usize| rows[x].partition_point(|c| (c.0 as usize) < y);
                (&[], &rows[x][at(columns.start)..at(columns.end)])
            }
        };
        let all = all.iter().enumerate().map(move |(j, &soft)| (columns.start + j, soft));
        all.chain(few.iter().map(|&(y, soft)| (y as usize, soft))).filter(|c| c.1 > 0.0)
    }
}

/// Which claims hold a stem, in order.
struct Index {
    postings: Vec<Vec<u32>>,
}

impl Index {
    fn new(claims: &Claims) -> Index {
        let mut counts = vec![0usize; claims.first_name as usize];
        let words = || claims.list.iter().flat_map(|c| &c.words);
        words().for_each(|w| counts[w.id as usize] += 1);
        let mut postings: Vec<Vec<u32>> = counts.into_iter().map(Vec::with_capacity).collect();
        for (i, claim) in claims.list.iter().enumerate() {
            claim.words.iter().for_each(|w| postings[w.id as usize].push(i as u32));
        }
        Index { postings }
    }

    /// The claims from `from` on that hold a stem.
    fn after(&self, stem: u32, from: usize) -> &[u32] {
        let list = &self.postings[stem as usize];
        &list[list.partition_point(|&c| (c as usize) < from)..]
    }
}

fn all(claims: &Claims, index: &Index, later: &[usize]) -> Cells {
    let count = claims.list.len();
    let mut first = Vec::with_capacity(count);
    let mut length = 0;
    for l in later {
        first.push(length);
        length += count - l;
    }
    let mut values = vec![0f32; length];
    let mut rows: Vec<(usize, &mut [f32])> = Vec::with_capacity(count);
    let mut rest = values.as_mut_slice();
    for (i, l) in later.iter().enumerate() {
        let (row, tail) = rest.split_at_mut(count - l);
        rows.push((i, row));
        rest = tail;
    }
    let scales: Vec<f32> = claims.list.iter().map(|c| 1.0 / c.norm).collect();
    rows.into_par_iter().with_min_len(16).for_each_init(Vec::new, |near: &mut Vec<f32>, (i, row)| {
        let from = later[i];
        near.clear();
        near.resize(row.len(), 0.0);
        for w in &claims.list[i].words {
            for &j in index.after(w.id, from) {
                row[j as usize - from] += w.weight * w.weight;
            }
            for &(other, strength) in &claims.near[w.id as usize] {
                let shared = strength * w.weight.min(claims.weights[other as usize]);
                for &j in index.after(other, from) {
                    near[j as usize - from] += 0.5 * shared * shared;
                }
            }
        }
        for ((cell, near), scale) in row.iter_mut().zip(near.iter()).zip(&scales[from..]) {
            let scale = scales[i] * scale;
            *cell = (near * scale).min(MOST_NEAR) + *cell * scale;
        }
    });
    Cells::All(first, values)
}

/// The claims from `later` on that share rare words with one, the nearest few of each article.
fn highest(claims: &Claims, index: &Index, i: usize, later: usize) -> Vec<(u32, f32)> {
    let claim = &claims.list[i];
    let mut words = claim.words.clone();
    words.sort_by(|x, y| y.weight.total_cmp(&x.weight).then(x.id.cmp(&y.id)));
    let mut kept = Vec::new();
    let mut shared: Vec<(u32, f32)> = Vec::new();
    for article in claims.list[i].article + 1..claims.starts.len() - 1 {
        let columns = claims.starts[article].max(later)..claims.starts[article + 1];
        shared.clear();
        let mut left = LOOKED_AT;
        for w in &words {
            let list = index.after(w.id, columns.start);
            let list = &list[..list.partition_point(|&c| (c as usize) < columns.end)];
            let Some(rest) = left.checked_sub(list.len()) else { continue };
            left = rest;
            shared.extend(list.iter().map(|&j| (j, w.weight * w.weight)));
        }
        shared.sort_by_key(|c| c.0);
        let mut cells: Vec<(u32, f32)> =
            shared.chunk_by(|x, y| x.0 == y.0).map(|c| (c[0].0, c.iter().map(|x| x.1).sum())).collect();
        cells.sort_by(|x, y| y.1.total_cmp(&x.1).then(x.0.cmp(&y.0)));
        cells.truncate(HIGHEST);
        for cell in &mut cells {
            cell.1 = similarity(claims, i, cell.0 as usize);
        }
        cells.sort_by_key(|c| c.0);
        kept.extend(cells);
    }
    kept
}

/// As [`all`] has it, for one pair.
fn similarity(claims: &Claims, i: usize, j: usize) -> f32 {
    let (claim, other) = (&claims.list[i], &claims.list[j]);
    let holds = |id: u32| other.words.binary_search_by_key(&id, |w: &Weighted| w.id).is_ok();
    let (mut same, mut near) = (0.0, 0.0);
    for w in &claim.words {
        if holds(w.id) {
            same += w.weight * w.weight;
        }
        for &(id, strength) in claims.near[w.id as usize].iter().filter(|n| holds(n.0)) {
            near += 0.5 * (strength * w.weight.min(claims.weights[id as usize])).powi(2);
        }
    }
    let scale = 1.0 / (claim.norm * other.norm);
    (near * scale).min(MOST_NEAR) + same * scale
}
