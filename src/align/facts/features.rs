//! What is measured of two statements to tell whether they assert the same thing.
//!
//! No single similarity separates "same" from "merely same topic", so many plain ones are measured
//! and weighed together: shared words by rarity (in the event and in news at large), in order, in
//! one clause, as names and as other words; near meanings; numbers and days; how the two rank
//! among each other's partners; their places and neighbours; what a third article says; who speaks.

use super::claims::{Claim, Claims, Weighted, sum};
use super::details;
use super::grid::Grid;
use super::partners::{Couple, Partners, around};
use rayon::prelude::*;

/// How many things are measured.
pub const COUNT: usize = 75 + details::COUNT;

/// Two statements of different articles and what was measured of them.
#[derive(Clone, Debug)]
pub struct Pair {
    /// Index of a claim.
    pub from: usize,
    /// Index of another, in a later source.
    pub to: usize,
    /// How generous [`pairs`] has to be to find them.
    pub generous: f32,
    /// What was measured; see [`measure`] for the order.
    pub features: [f32; COUNT],
}

/// Ranks are told apart up to this one.
const RANKS: u8 = 4;

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

/// Pairs less alike than this, with less weight of shared words, or a smaller share of the smaller
/// one's weight, do not reach the threshold; see [`pairs`].
const LEAST: Least = Least { soft: 0.04, mass: 1.2, cover: 0.04 };

struct Least {
    soft: f32,
    mass: f32,
    cover: f32,
}

impl Least {
    /// How generous a search has to be that takes in what is so alike and shares so much.
    fn needed(&self, soft: f32, mass: f32, smaller: f32) -> f32 {
        // words in nearly every statement weigh less than nothing
        if mass <= 0.0 || soft <= 0.0 {
            return f32::INFINITY;
        }
        (self.soft / soft).max(self.mass / mass).max(self.cover * smaller / mass)
    }
}

/// The pairs worth judging: each statement with its nearest few of every other article. Those that
/// share too little are left out: the less `generous`, the more of them (1 for the default strictness).
pub fn pairs(claims: &Claims, generous: f32) -> Vec<Pair> {
    let grid = Grid::new(claims);
    // a little less than asked, for the rounding; what is asked is held to below
    let (partners, couples) = Partners::find(claims, &grid, 0.999 * LEAST.soft / generous);
    let scratch = || Scratch { marks: Marks::new(claims), ..Scratch::default() };
    let measured = |scratch: &mut Scratch, c: &Couple| {
        let (from, to) = (&claims.list[c.from], &claims.list[c.to]);
        scratch.marks.mark(c.from, c.to, claims);
        intersect(&from.words, &to.words, &mut scratch.shared);
        let mut needed = LEAST.needed(c.soft, sum(&scratch.shared), from.mass.min(to.mass));
        // how articles begin is looked at in any case
        if from.leads() && to.leads() && needed.is_finite() {
            needed = needed.min(1.0);
        }
        if needed > generous {
            return None;
        }
        let context = Context {
            couple: *c,
            margins: [
                partners.margin(c.from, to.article, c.soft),
                partners.margin(c.to, from.article, c.soft),
            ],
            around: around(claims, &grid, c.from, c.to),
            better: [partners.better(c.from, to.article, c.to), partners.better(c.to, from.article, c.from)],
            third: partners.third_article(claims, &grid, c.from, c.to),
            articles: claims.starts.len() - 1,
        };
        let features = measure(claims, from, to, &context, scratch);
        Some(Pair { from: c.from, to: c.to, generous: needed, features })
    };
    couples.par_iter().with_min_len(64).map_init(scratch, measured).flatten_iter().collect()
}

struct Context {
    couple: Couple,
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
    marks: Marks,
    shared: Vec<Weighted>,
    units: Vec<Weighted>,
    weights: Vec<f32>,
    best: Vec<f32>,
    places: [Vec<(u32, u32)>; 2],
}

fn measure(claims: &Claims, s: &Claim, t: &Claim, c: &Context, scratch: &mut Scratch) -> [f32; COUNT] {
    let mut f = Sink { values: [0.0; COUNT], at: 0 };
    let (shared, marks) = (&scratch.shared, &scratch.marks);
    let near = near_mass(claims, s, marks);
    let mass = sum(shared);
    let cosine = shared.iter().map(|w| w.weight * w.weight).sum::<f32>() / (s.norm * t.norm);
    let soft = c.couple.soft;
    let ranks = c.couple.ranks.map(|r| f32::from(r.min(RANKS)));
    let plain: f32 = shared.iter().map(|w| claims.plain[w.id as usize].powi(2)).sum();
    f.push(cosine);
    f.push(soft);
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
    f.push(ranks[0].min(ranks[1]));
    f.push(ranks[0].max(ranks[1]));
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
    places_of(s, marks, a);
    places_of(t, marks, b);
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
    let [share, product, most] = clauses(claims, s, t, marks, units);
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
    f.push(cosine / soft.max(1e-6));
    let (early, late) = (s.statement.min(t.statement), s.statement.max(t.statement));
    f.push(f32::from(u8::from(s.statement == 0) + u8::from(t.statement == 0)));
    f.push(f32::from(s.leads() && t.leads()));
    f.push(f32::from(late <= 3));
    f.push(1.0 / (1 + late) as f32);
    f.push(1.0 / (1 + early) as f32);
    f.push(soft / (1 + late) as f32);
    details::compared(&s.details, &t.details).into_iter().for_each(|value| f.push(value));
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

/// Which words the two statements of a pair have, looked up at once.
#[derive(Default)]
struct Marks {
    /// By stem: the last `from` that has it, and the last pair whose `to` has it.
    words: Vec<(u32, u32)>,
    from: u32,
    pair: u32,
}

impl Marks {
    fn new(claims: &Claims) -> Marks {
        Marks { words: vec![(0, 0); claims.first_name as usize], from: 0, pair: 0 }
    }

    fn mark(&mut self, from: usize, to: usize, claims: &Claims) {
        let mark = from as u32 + 1;
        if self.from != mark {
            self.from = mark;
            claims.list[from].words.iter().for_each(|w| self.words[w.id as usize].0 = mark);
        }
        self.pair += 1;
        claims.list[to].words.iter().for_each(|w| self.words[w.id as usize].1 = self.pair);
    }

    fn to_has(&self, stem: u32) -> bool {
        self.words[stem as usize].1 == self.pair
    }

    fn both_have(&self, stem: u32) -> bool {
        self.words[stem as usize] == (self.from, self.pair)
    }

    fn only_to_has(&self, stem: u32) -> bool {
        let (from, pair) = self.words[stem as usize];
        from != self.from && pair == self.pair
    }
}

/// Weight of words of `s` that the other has only in a near meaning.
fn near_mass(claims: &Claims, s: &Claim, marks: &Marks) -> f32 {
    let mut total = 0.0;
    for w in s.words.iter().filter(|w| !marks.to_has(w.id)) {
        let best = claims.near[w.id as usize]
            .iter()
            .filter(|(n, _)| marks.only_to_has(*n))
            .map(|&(n, strength)| strength * w.weight.min(claims.weights[n as usize]))
            .fold(0.0, f32::max);
        total += best;
    }
    total
}

fn bigrams(claims: &Claims, s: &Claim, t: &Claim) -> (f32, f32) {
    let (mut mass, mut count) = (0.0, 0.0);
    let (mut i, mut j) = (0, 0);
    while i < s.bigrams.len() && j < t.bigrams.len() {
        match s.bigrams[i].cmp(&t.bigrams[j]) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                let (a, b) = s.bigrams[i];
                let (a, b) = (claims.weights[a as usize], claims.weights[b as usize]);
                mass += a.min(b) + 0.5 * a.max(b);
                count += 1.0;
                i += 1;
                j += 1;
            }
        }
    }
    (mass, count)
}

/// How many of two sorted lists' values stand in both, and how many in one only.
fn agreement(a: &[u32], b: &[u32]) -> (f32, f32) {
    let same = a.iter().filter(|x| b.binary_search(x).is_ok()).count();
    (same as f32, (a.len() + b.len() - 2 * same) as f32)
}

/// Where the shared words of a claim stand, with their ids, in order.
fn places_of(claim: &Claim, marks: &Marks, out: &mut Vec<(u32, u32)>) {
    out.clear();
    let words = claim.places.iter().copied().zip(claim.sequence.iter().copied());
    out.extend(words.filter(|&(_, id)| marks.both_have(id)));
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
fn clauses(claims: &Claims, s: &Claim, t: &Claim, marks: &Marks, common: &mut Vec<Weighted>) -> [f32; 3] {
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
                        .filter(|(n, _)| marks.to_has(*n) && holds(d, *n) && !holds(common, *n))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_shares_little_needs_a_generous_search() {
        assert!(LEAST.needed(0.2, 4.0, 10.0) < 1.0);
        assert!(LEAST.needed(0.03, 4.0, 10.0) > 1.0);
        assert!(LEAST.needed(0.2, 0.9, 10.0) > 1.0);
        assert!(LEAST.needed(0.2, 4.0, 150.0) > 1.0);
        assert_eq!(LEAST.needed(0.2, -0.5, 10.0), f32::INFINITY);
    }
}
