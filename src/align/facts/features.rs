//! What is measured of two statements to tell whether they assert the same thing.
//!
//! No single similarity separates "same" from "merely same topic", so many plain ones are measured
//! and weighed together: shared words by rarity (in the event and in news at large), in order, in
//! one clause, as names and as other words; near meanings; numbers and days; how the two rank
//! among each other's partners; their places and neighbours; what a third article says.

use super::claims::{Claim, Claims, Weighted, sum};
use rayon::prelude::*;

/// Partners kept for each statement in each other article.
const PARTNERS: usize = 4;

/// How many things are measured.
pub const COUNT: usize = 69;

/// Two statements of different articles and what was measured of them.
#[derive(Clone, Debug)]
pub struct Pair {
    /// Index of a claim.
    pub from: usize,
    /// Index of another, in a later source.
    pub to: usize,
    /// What was measured; see [`measure`] for the order.
    pub features: [f32; COUNT],
}

/// Places in [`Pair::features`] that are put in words.
const WORSE_RANK: usize = 23;
const AROUND: usize = 34;

impl Pair {
    /// Whether each is the other's nearest statement.
    pub fn mutual(&self) -> bool {
        self.features[WORSE_RANK] == 0.0
    }

    /// Whether the statements next to them are alike as well.
    pub fn neighbours(&self) -> bool {
        self.features[AROUND] > 0.3
    }
}

/// Similarities of the statements of two sources, `from` by `to`.
struct Grid {
    from: usize,
    to: usize,
    cells: Cells,
}

enum Cells {
    /// Row-major; the cosines, and the similarities with near meanings.
    All { width: usize, cosine: Vec<f32>, soft: Vec<f32> },
    /// For each row its highest, in order of place.
    Highest(Vec<Vec<Cell>>),
}

/// Two statements that are alike at all.
#[derive(Clone, Copy)]
struct Cell {
    i: u32,
    j: u32,
    cosine: f32,
    soft: f32,
}

impl Grid {
    fn soft(&self, i: usize, j: usize) -> f32 {
        match &self.cells {
            Cells::All { width, soft, .. } => soft[i * width + j],
            Cells::Highest(rows) => {
                rows[i].binary_search_by_key(&j, |c| c.j as usize).map_or(0.0, |at| rows[i][at].soft)
            }
        }
    }

    /// Those above 0, row by row.
    fn above_zero(&self) -> Vec<Cell> {
        match &self.cells {
            Cells::All { width, cosine, soft } => {
                let of_row = |(i, (cosine, soft)): (usize, (&'_ [f32], &'_ [f32]))| {
                    let row = cosine.iter().zip(soft).enumerate().filter(|(_, (_, soft))| **soft > 0.0);
                    row.map(|(j, (&cosine, &soft))| Cell { i: i as u32, j: j as u32, cosine, soft })
                        .collect::<Vec<_>>()
                };
                let width = (*width).max(1);
                cosine.chunks(width).zip(soft.chunks(width)).enumerate().flat_map(of_row).collect()
            }
            Cells::Highest(rows) => rows.iter().flatten().copied().collect(),
        }
    }
}

/// Up to this many pairs of statements are all compared, four bytes twice each; beyond, those that
/// share rare words.
const ALL: usize = 32_000_000;
/// How many statements with a shared word are looked at for each statement then, rarest word first.
const LOOKED_AT: usize = 512;
/// How many of them are kept.
const HIGHEST: usize = PARTNERS + 2;

/// The pairs worth judging: each statement with its nearest few of every other article.
pub fn pairs(claims: &Claims) -> Vec<Pair> {
    let sources = claims.starts.len() - 1;
    let index = Index::new(claims);
    let couples: Vec<(usize, usize)> =
        (0..sources).flat_map(|a| (a + 1..sources).map(move |b| (a, b))).collect();
    let pairs: usize = couples.iter().map(|&(a, b)| range(claims, a).len() * range(claims, b).len()).sum();
    let grid = if pairs <= ALL { grid } else { highest };
    let grids: Vec<Grid> = couples.par_iter().map(|&(a, b)| grid(claims, &index, a, b)).collect();
    let bests = bests(claims, &grids, sources);
    grids.par_iter().flat_map_iter(|g| measure_grid(claims, &grids, &bests, g, sources)).collect()
}

/// Which claims of each source hold a stem, with near stems folded in.
struct Index {
    /// For each stem, the claims that hold it, in order.
    postings: Vec<Vec<u32>>,
}

impl Index {
    fn new(claims: &Claims) -> Index {
        let mut postings = vec![Vec::new(); claims.first_name as usize];
        for (i, claim) in claims.list.iter().enumerate() {
            for w in &claim.words {
                postings[w.id as usize].push(i as u32);
            }
        }
        Index { postings }
    }

    fn of(&self, stem: u32, range: &std::ops::Range<usize>) -> &[u32] {
        let list = &self.postings[stem as usize];
        let from = list.partition_point(|&c| (c as usize) < range.start);
        let to = list.partition_point(|&c| (c as usize) < range.end);
        &list[from..to]
    }
}

fn grid(claims: &Claims, index: &Index, a: usize, b: usize) -> Grid {
    let (rows, columns) = (range(claims, a), range(claims, b));
    let width = columns.len();
    let mut cosine = vec![0f32; rows.len() * width];
    let mut soft = cosine.clone();
    for i in rows.clone() {
        let claim = &claims.list[i];
        let row = (i - rows.start) * width;
        for w in &claim.words {
            for &j in index.of(w.id, &columns) {
                cosine[row + j as usize - columns.start] += w.weight * w.weight;
            }
            for &(near, strength) in &claims.near[w.id as usize] {
                let shared = strength * w.weight.min(claims.weights[near as usize]);
                for &j in index.of(near, &columns) {
                    soft[row + j as usize - columns.start] += 0.5 * shared * shared;
                }
            }
        }
        for j in columns.clone() {
            let at = row + j - columns.start;
            let scale = 1.0 / (claim.norm * claims.list[j].norm);
            cosine[at] *= scale;
            soft[at] = (soft[at] * scale).min(0.3) + cosine[at];
        }
    }
    Grid { from: a, to: b, cells: Cells::All { width, cosine, soft } }
}

/// As [`grid`], of each statement only those that share rare words with it.
fn highest(claims: &Claims, index: &Index, a: usize, b: usize) -> Grid {
    let (rows, columns) = (range(claims, a), range(claims, b));
    let mut mass = vec![0f32; columns.len()];
    let (mut touched, mut common) = (Vec::new(), Vec::new());
    let mut row = |i: usize| {
        let claim = &claims.list[i];
        let mut words = claim.words.clone();
        words.sort_by(|x, y| y.weight.total_cmp(&x.weight).then(x.id.cmp(&y.id)));
        let mut left = LOOKED_AT;
        for w in words {
            let list = index.of(w.id, &columns);
            let Some(rest) = left.checked_sub(list.len()) else { continue };
            left = rest;
            for &j in list {
                let j = j as usize - columns.start;
                if mass[j] == 0.0 {
                    touched.push(j as u32);
                }
                mass[j] += w.weight * w.weight;
            }
        }
        let mut cells: Vec<Cell> = touched
            .drain(..)
            .map(|j| Cell {
                i: (i - rows.start) as u32,
                j,
                cosine: 0.0,
                soft: std::mem::take(&mut mass[j as usize]),
            })
            .collect();
        cells.sort_by(|x, y| y.soft.total_cmp(&x.soft).then(x.j.cmp(&y.j)));
        cells.truncate(HIGHEST);
        for cell in &mut cells {
            let other = &claims.list[columns.start + cell.j as usize];
            let scale = 1.0 / (claim.norm * other.norm);
            intersect(&claim.words, &other.words, &mut common);
            cell.cosine = common.iter().map(|w| w.weight * w.weight).sum::<f32>() * scale;
            let near =
                claim.words.iter().flat_map(|w| claims.near[w.id as usize].iter().map(move |n| (w, n)));
            let near: f32 = near
                .filter(|(_, (id, _))| holds(&other.words, *id))
                .map(|(w, (id, strength))| {
                    0.5 * (strength * w.weight.min(claims.weights[*id as usize])).powi(2)
                })
                .sum();
            cell.soft = (near * scale).min(0.3) + cell.cosine;
        }
        cells.retain(|c| c.soft > 0.0);
        cells.sort_by_key(|c| c.j);
        cells
    };
    Grid { from: a, to: b, cells: Cells::Highest(rows.clone().map(&mut row).collect()) }
}

fn range(claims: &Claims, source: usize) -> std::ops::Range<usize> {
    claims.starts[source]..claims.starts[source + 1]
}

/// For each claim and each source, its nearest claim there, with the two highest similarities.
struct Best {
    claim: u32,
    first: f32,
    second: f32,
}

fn bests(claims: &Claims, grids: &[Grid], sources: usize) -> Vec<Best> {
    let mut out: Vec<Best> =
        (0..claims.list.len() * sources).map(|_| Best { claim: u32::MAX, first: 0.0, second: 0.0 }).collect();
    for g in grids {
        let (rows, columns) = (range(claims, g.from), range(claims, g.to));
        for cell in g.above_zero() {
            let (i, j, s) = (rows.start + cell.i as usize, columns.start + cell.j as usize, cell.soft);
            for (me, other, there) in [(i, j, g.to), (j, i, g.from)] {
                let best = &mut out[me * sources + there];
                if s > best.first {
                    *best = Best { claim: other as u32, first: s, second: best.first };
                } else if s > best.second {
                    best.second = s;
                }
            }
        }
    }
    out
}

fn measure_grid(claims: &Claims, grids: &[Grid], bests: &[Best], g: &Grid, sources: usize) -> Vec<Pair> {
    let (rows, columns) = (range(claims, g.from), range(claims, g.to));
    let (height, width) = (rows.len(), columns.len());
    let cells = g.above_zero();
    let ranks = ranks(&cells, width);
    let mut scratch = Scratch::default();
    let mut out = Vec::new();
    for (cell, &[rank_i, rank_j]) in cells.iter().zip(&ranks) {
        if usize::from(rank_i.min(rank_j)) < PARTNERS {
            let (i, j) = (cell.i as usize, cell.j as usize);
            let (from, to) = (rows.start + i, columns.start + j);
            let lookup = |x: usize, y: usize| soft_of(claims, grids, sources, x, y);
            let third = third_article(claims, bests, sources, from, to, lookup);
            let around = neighbours(g, i, j, height, width);
            let margins = [
                margin(bests, from, g.to, sources, cell.soft),
                margin(bests, to, g.from, sources, cell.soft),
            ];
            let context = Context {
                cosine: cell.cosine,
                soft: cell.soft,
                ranks: [f32::from(rank_i), f32::from(rank_j)],
                margins,
                around,
                better: [better(bests, from, g.to, sources, to), better(bests, to, g.from, sources, from)],
                third,
                articles: sources,
            };
            let features = measure(claims, &claims.list[from], &claims.list[to], &context, &mut scratch);
            out.push(Pair { from, to, features });
        }
    }
    out
}

/// Each cell's rank in its row and in its column, 0 the highest, counted only to [`PARTNERS`]; ties
/// share the lower rank of the first.
fn ranks(cells: &[Cell], width: usize) -> Vec<[u8; 2]> {
    let mut out = vec![[PARTNERS as u8; 2]; cells.len()];
    let mut columns: Vec<Vec<u32>> = vec![Vec::new(); width];
    for (at, cell) in cells.iter().enumerate() {
        columns[cell.j as usize].push(at as u32);
    }
    let mut first = 0;
    for row in cells.chunk_by(|a, b| a.i == b.i) {
        let last = first + row.len();
        rank(cells, first as u32..last as u32, |at, rank| out[at][0] = rank);
        first = last;
    }
    for column in columns {
        rank(cells, column.iter().copied(), |at, rank| out[at][1] = rank);
    }
    out
}

fn rank(cells: &[Cell], list: impl Iterator<Item = u32> + Clone, mut set: impl FnMut(usize, u8)) {
    let value = |at: u32| cells[at as usize].soft;
    // the highest few, so that only those need be sorted
    let mut top = [0f32; PARTNERS];
    for at in list.clone() {
        let mut v = value(at);
        for t in &mut top {
            if v > *t {
                std::mem::swap(t, &mut v);
            }
        }
    }
    let least = top[PARTNERS - 1];
    let mut order: Vec<u32> = list.filter(|&at| value(at) >= least).collect();
    order.sort_by(|&a, &b| value(b).total_cmp(&value(a)));
    let mut rank = 0;
    for (n, &at) in order.iter().enumerate().take(PARTNERS + 8) {
        if n > 0 && value(order[n - 1]) > value(at) {
            rank = n;
        }
        if rank >= PARTNERS {
            break;
        }
        set(at as usize, rank as u8);
    }
}

fn margin(bests: &[Best], claim: usize, there: usize, sources: usize, soft: f32) -> f32 {
    let best = &bests[claim * sources + there];
    soft - if soft >= best.first { best.second } else { best.first }
}

/// The nearest statement over there, where it is another than `other`.
fn better(bests: &[Best], claim: usize, there: usize, sources: usize, other: usize) -> Option<usize> {
    let best = bests[claim * sources + there].claim;
    (best != u32::MAX && best as usize != other).then_some(best as usize)
}

fn soft_of(claims: &Claims, grids: &[Grid], sources: usize, x: usize, y: usize) -> f32 {
    let (x, y) = (x.min(y), x.max(y));
    let (a, b) = (claims.list[x].article, claims.list[y].article);
    if a == b {
        return 0.0;
    }
    // couples are listed (0,1), (0,2) … (1,2) …
    let at = a * (2 * sources - a - 1) / 2 + (b - a - 1);
    grids[at].soft(x - claims.starts[a], y - claims.starts[b])
}

/// How well a third article's statement ties the two together, averaged over the third articles.
fn third_article(
    claims: &Claims,
    bests: &[Best],
    sources: usize,
    from: usize,
    to: usize,
    soft: impl Fn(usize, usize) -> f32,
) -> f32 {
    let (a, b) = (claims.list[from].article, claims.list[to].article);
    let mut total = 0.0;
    for c in (0..sources).filter(|&c| c != a && c != b) {
        let tie = |me: usize, other: usize| {
            let best = &bests[me * sources + c];
            if best.claim == u32::MAX { 0.0 } else { best.first.min(soft(best.claim as usize, other)) }
        };
        total += tie(from, to).max(tie(to, from));
    }
    total / (sources.saturating_sub(2)).max(1) as f32
}

/// Highest and mean similarity of the statements before and after.
fn neighbours(g: &Grid, i: usize, j: usize, height: usize, width: usize) -> [f32; 2] {
    let (mut best, mut total, mut count) = (0f32, 0f32, 0f32);
    for (di, dj) in [(-1isize, -1isize), (1, 1), (-1, 0), (0, -1), (1, 0), (0, 1)] {
        let (Some(a), Some(b)) = (i.checked_add_signed(di), j.checked_add_signed(dj)) else { continue };
        if a < height && b < width {
            let s = g.soft(a, b);
            best = best.max(s);
            total += s;
            count += 1.0;
        }
    }
    [best, total / count.max(1.0)]
}

struct Context {
    cosine: f32,
    soft: f32,
    ranks: [f32; 2],
    margins: [f32; 2],
    around: [f32; 2],
    /// For each of the two, a statement that is nearer to it than the other is.
    better: [Option<usize>; 2],
    third: f32,
    articles: usize,
}

/// Kept between pairs so that measuring allocates nothing.
#[derive(Default)]
struct Scratch {
    shared: Vec<Weighted>,
    units: Vec<Weighted>,
    weights: Vec<f32>,
    best: Vec<f32>,
    places: [Vec<(u32, u32)>; 2],
}

fn measure(claims: &Claims, s: &Claim, t: &Claim, c: &Context, scratch: &mut Scratch) -> [f32; COUNT] {
    let mut f = Sink { values: [0.0; COUNT], at: 0 };
    let shared = &mut scratch.shared;
    intersect(&s.words, &t.words, shared);
    let near = near_mass(claims, s, t, shared);
    let mass = sum(shared);
    let plain: f32 = shared.iter().map(|w| claims.plain[w.id as usize].powi(2)).sum();
    f.push(c.cosine);
    f.push(c.soft);
    f.push(plain / (s.plain_norm * t.plain_norm));
    f.push(mass);
    f.push(near);
    f.push(shared.len() as f32);
    f.push((mass + 0.5 * near) / s.mass.min(t.mass).max(1e-6));
    f.push((mass + 0.5 * near) / s.mass.max(t.mass).max(1e-6));
    let w = &mut scratch.weights;
    w.clear();
    w.extend(shared.iter().map(|w| w.weight));
    w.sort_by(|a, b| b.total_cmp(a));
    for i in 0..3 {
        f.push(w.get(i).copied().unwrap_or(0.0));
    }
    let is_name = |w: &&Weighted| claims.in_names[w.id as usize];
    let named = shared.iter().filter(is_name);
    f.push(named.clone().count() as f32);
    f.push(named.map(|w| w.weight).sum());
    let common = || shared.iter().filter(|w| !is_name(w));
    f.push(common().count() as f32);
    f.push(common().map(|w| w.weight).sum());
    f.push(common().map(|w| w.weight).fold(0.0, f32::max));
    let (bigram_mass, bigrams) = bigrams(claims, s, t);
    f.push(bigram_mass);
    f.push(bigrams);
    let (same, other) = agreement(&s.numbers, &t.numbers);
    f.push(same);
    f.push(if s.numbers.is_empty() || t.numbers.is_empty() { -1.0 } else { other });
    let (same, other) = agreement(&s.days, &t.days);
    f.push(same);
    f.push(f32::from(!s.days.is_empty() && !t.days.is_empty() && same == 0.0 && other > 0.0));
    f.push(c.ranks[0].min(c.ranks[1]));
    f.push(c.ranks[0].max(c.ranks[1]));
    f.push(c.margins[0].min(c.margins[1]));
    f.push(c.margins[0].max(c.margins[1]));
    let position = |x: &Claim| x.statement as f32 / (x.of.max(2) - 1) as f32;
    f.push((position(s) - position(t)).abs());
    f.push(position(s).min(position(t)));
    f.push(position(s).max(position(t)));
    f.push(f32::from(u8::from(s.statement <= 1) + u8::from(t.statement <= 1)));
    f.push(s.quoted.min(t.quoted));
    f.push(s.quoted.max(t.quoted));
    f.push(s.words.len().min(t.words.len()) as f32);
    f.push(s.words.len().max(t.words.len()) as f32);
    f.push(c.around[0]);
    f.push(c.around[1]);
    let [a, b] = &mut scratch.places;
    places_of(s, shared, a);
    places_of(t, shared, b);
    f.push(window(claims, a).min(window(claims, b)));
    f.push(in_order(claims, a, b, &mut scratch.best));
    f.push(f32::from(s.negated != t.negated));
    let rare =
        |most: f32| shared.iter().filter(|w| claims.counts[w.id as usize] as f32 <= most).count() as f32;
    f.push(rare(c.articles as f32));
    f.push(rare((c.articles as f32 * 2.0 / 3.0).floor().max(2.0)));
    f.push(c.third);
    // units: a name is one unit; credits set apart
    let units = &mut scratch.units;
    intersect(&s.units, &t.units, units);
    let unit_mass = sum(units);
    let w = &mut scratch.weights;
    w.clear();
    w.extend(units.iter().map(|w| w.weight));
    w.sort_by(|a, b| b.total_cmp(a));
    for i in 0..4 {
        f.push(w.get(i).copied().unwrap_or(0.0));
    }
    f.push(units.len() as f32);
    f.push(unit_mass);
    f.push(unit_mass / s.unit_mass.min(t.unit_mass).max(1e-6));
    f.push(unit_mass / s.unit_mass.max(t.unit_mass).max(1e-6));
    f.push(unit_mass / (s.unit_mass * t.unit_mass).sqrt().max(1e-6));
    let names = units.iter().filter(|w| w.id >= claims.first_name || claims.in_names[w.id as usize]);
    let name_mass: f32 = names.map(|w| w.weight).sum();
    f.push(name_mass);
    f.push(unit_mass - name_mass);
    f.push(units.iter().map(|w| (w.weight - 1.8).max(0.0)).sum());
    intersect(&s.credits, &t.credits, units);
    let credit = sum(units);
    f.push(credit);
    f.push(f32::from(!s.credits.is_empty() && !t.credits.is_empty()));
    f.push(f32::from(s.credits.is_empty() != t.credits.is_empty()));
    f.push(credit / (credit + unit_mass + 1e-6));
    let (same, nearly) = verbs(claims, s, t);
    f.push(same);
    f.push(nearly);
    let [share, product, most] = clauses(claims, s, t, units);
    f.push(share);
    f.push(product);
    f.push(most);
    // what they share beyond what either shares with a nearer statement
    let beyond = [0, 1].map(|side| match c.better[side] {
        Some(nearer) => {
            let nearer = &claims.list[nearer].words;
            shared.iter().filter(|w| !holds(nearer, w.id)).map(|w| w.weight).sum::<f32>()
        }
        None => mass,
    });
    f.push(beyond[0].min(beyond[1]));
    f.push(beyond[0].max(beyond[1]));
    f.push(beyond[0].min(beyond[1]) / mass.max(1e-6));
    let first_name = |x: &Claim| x.first_name;
    f.push(match (first_name(s), first_name(t)) {
        (Some(a), Some(b)) if a == b => 1.0,
        (Some(_), Some(_)) => -1.0,
        _ => 0.0,
    });
    f.push(c.cosine / c.soft.max(1e-6));
    f.push(((s.of + t.of) as f32 * 1.5).ln());
    debug_assert_eq!(f.at, COUNT);
    f.values
}

/// The stems both share, rarest first.
pub fn shared(s: &Claim, t: &Claim) -> Vec<u32> {
    let mut list = Vec::new();
    intersect(&s.words, &t.words, &mut list);
    list.sort_by(|a, b| b.weight.total_cmp(&a.weight).then(a.id.cmp(&b.id)));
    list.into_iter().map(|w| w.id).collect()
}

struct Sink {
    values: [f32; COUNT],
    at: usize,
}

impl Sink {
    fn push(&mut self, value: f32) {
        self.values[self.at] = value;
        self.at += 1;
    }
}

fn intersect(a: &[Weighted], b: &[Weighted], out: &mut Vec<Weighted>) {
    out.clear();
    let (mut i, mut j) = (0, 0);
    while i < a.len() && j < b.len() {
        match a[i].id.cmp(&b[j].id) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                out.push(a[i]);
                i += 1;
                j += 1;
            }
        }
    }
}

fn holds(list: &[Weighted], id: u32) -> bool {
    list.binary_search_by_key(&id, |w| w.id).is_ok()
}

/// Weight of words of `s` that `t` has only in a near meaning.
fn near_mass(claims: &Claims, s: &Claim, t: &Claim, shared: &[Weighted]) -> f32 {
    let mut total = 0.0;
    for w in s.words.iter().filter(|w| !holds(shared, w.id)) {
        let best = claims.near[w.id as usize]
            .iter()
            .filter(|(n, _)| holds(&t.words, *n) && !holds(shared, *n))
            .map(|&(n, strength)| strength * w.weight.min(claims.weights[n as usize]))
            .fold(0.0, f32::max);
        total += best;
    }
    total
}

fn bigrams(claims: &Claims, s: &Claim, t: &Claim) -> (f32, f32) {
    let (mut mass, mut count) = (0.0, 0.0);
    for &(a, b) in s.bigrams.iter().filter(|p| t.bigrams.binary_search(p).is_ok()) {
        let (a, b) = (claims.weights[a as usize], claims.weights[b as usize]);
        mass += a.min(b) + 0.5 * a.max(b);
        count += 1.0;
    }
    (mass, count)
}

/// How many of two sorted lists' values stand in both, and how many in one only.
fn agreement(a: &[u32], b: &[u32]) -> (f32, f32) {
    let same = a.iter().filter(|x| b.binary_search(x).is_ok()).count();
    (same as f32, (a.len() + b.len() - 2 * same) as f32)
}

/// Where the shared words of a claim stand, with their ids, in order.
fn places_of(claim: &Claim, shared: &[Weighted], out: &mut Vec<(u32, u32)>) {
    out.clear();
    let words = claim.places.iter().copied().zip(claim.sequence.iter().copied());
    out.extend(words.filter(|&(_, id)| holds(shared, id)));
}

/// The most weight of shared words that stands within twelve tokens.
fn window(claims: &Claims, places: &[(u32, u32)]) -> f32 {
    const WIDTH: u32 = 12;
    let mut best = 0f32;
    for (a, &(start, _)) in places.iter().enumerate() {
        let mut total = 0.0;
        for (b, &(place, id)) in places.iter().enumerate().skip(a) {
            if place - start > WIDTH {
                break;
            }
            if !places[a..b].iter().any(|p| p.1 == id) {
                total += claims.weights[id as usize];
            }
        }
        best = best.max(total);
    }
    best
}

/// The most weight of shared words that stands in the same order in both.
fn in_order(claims: &Claims, a: &[(u32, u32)], b: &[(u32, u32)], best: &mut Vec<f32>) -> f32 {
    const MOST: usize = 64;
    let b = &b[..b.len().min(MOST)];
    best.clear();
    best.resize(b.len() + 1, 0.0);
    for &(_, x) in a.iter().take(MOST) {
        let mut diagonal = 0.0;
        for (j, &(_, y)) in b.iter().enumerate() {
            let above = best[j + 1];
            let taken = if x == y { diagonal + claims.weights[x as usize] } else { 0.0 };
            best[j + 1] = above.max(best[j]).max(taken);
            diagonal = above;
        }
    }
    best[b.len()]
}

/// Weight of shared verbs, and of the best pair of verbs near in meaning.
fn verbs(claims: &Claims, s: &Claim, t: &Claim) -> (f32, f32) {
    let (mut same, mut near) = (0.0, 0f32);
    for &(v, sure) in &s.verbs {
        if let Ok(at) = t.verbs.binary_search_by_key(&v, |x| x.0) {
            same += claims.weights[v as usize] * sure.min(t.verbs[at].1);
        }
        for &(n, strength) in &claims.near[v as usize] {
            if t.verbs.binary_search_by_key(&n, |x| x.0).is_ok() {
                near = near.max(strength * claims.weights[v as usize].min(claims.weights[n as usize]));
            }
        }
    }
    (same, near)
}

/// The best two clauses: share of their weight in common, weight times share, and weight.
fn clauses(claims: &Claims, s: &Claim, t: &Claim, common: &mut Vec<Weighted>) -> [f32; 3] {
    let mut out = [0f32; 3];
    for c in &s.clauses {
        for d in &t.clauses {
            intersect(c, d, common);
            if common.is_empty() {
                continue;
            }
            let mut mass = sum(common);
            if common.len() < c.len() && c.len() + d.len() < 40 {
                for w in c.iter().filter(|w| w.id < claims.first_name && !holds(common, w.id)) {
                    let near = claims.near[w.id as usize]
                        .iter()
                        .filter(|(n, _)| holds(d, *n) && !holds(common, *n))
                        .map(|&(n, strength)| strength * w.weight.min(claims.weights[n as usize]))
                        .fold(0.0, f32::max);
                    mass += 0.5 * near;
                }
            }
            let (mc, md) = (sum(c), sum(d));
            if common.len() >= 2 {
                out[0] = out[0].max(mass / (mc * md).sqrt().max(1e-6));
                out[1] = out[1].max(mass * mass / (mc + md).max(1e-6));
            }
            out[2] = out[2].max(mass);
        }
    }
    out
}
