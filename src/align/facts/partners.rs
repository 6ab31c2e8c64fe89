//! Which pairs of statements are worth judging, and how the two stand among each other's partners.

use super::claims::Claims;
use super::grid::Grid;

/// Partners kept for each statement in each other article.
pub const PARTNERS: usize = 6;
/// Partners kept for each statement in all other articles together.
const IN_ALL: usize = 48;
/// Partners that are equally near are kept up to this many more.
const TIES: u8 = 8;

/// Two statements of different articles that are worth judging.
#[derive(Clone, Copy, Debug)]
pub struct Couple {
    /// Index of a claim.
    pub from: usize,
    /// Index of another, in a later article.
    pub to: usize,
    /// How alike they are.
    pub soft: f32,
    /// How many statements of its article are nearer to the other one, counted to [`PARTNERS`].
    pub ranks: [u8; 2],
}

/// For each claim and each article, how near its nearest statements there are.
pub struct Partners {
    articles: usize,
    /// By claim, then by article: the nearest statement there, and how near the nearest two are.
    nearest: Vec<Nearest>,
}

#[derive(Clone, Copy)]
struct Nearest {
    claim: u32,
    first: f32,
    second: f32,
}

/// For the claims of one side, by claim: the highest similarities, and the nearest claim.
#[derive(Clone, Copy)]
struct Top {
    values: [f32; PARTNERS],
    claim: u32,
    ties: u8,
}

const NONE: Top = Top { values: [0.0; PARTNERS], claim: u32::MAX, ties: 0 };

impl Top {
    fn add(&mut self, claim: usize, mut value: f32) {
        if value <= self.values[PARTNERS - 1] {
            return;
        }
        if value > self.values[0] {
            self.claim = claim as u32;
        }
        for kept in &mut self.values {
            if value > *kept {
                std::mem::swap(kept, &mut value);
            }
        }
    }

    /// Whether a similarity is one of the highest; of equals, the first few.
    fn has(&mut self, value: f32) -> bool {
        let least = self.values[PARTNERS - 1];
        if value > least {
            return true;
        }
        let tied = value == least && self.ties < TIES;
        self.ties += u8::from(tied);
        tied
    }

    fn rank(&self, value: f32) -> u8 {
        self.values.iter().filter(|v| **v > value).count() as u8
    }

    fn nearest(&self) -> Nearest {
        Nearest { claim: self.claim, first: self.values[0], second: self.values[1] }
    }
}

impl Partners {
    /// The nearest statements of each claim, and the pairs worth judging: each statement with its
    /// nearest few of every other article, those left out that are not at least `least` alike; and the
    /// beginnings of all articles with each other.
    pub fn find(claims: &Claims, grid: &Grid, least: f32) -> (Partners, Vec<Couple>) {
        let articles = claims.starts.len() - 1;
        let none = Nearest { claim: u32::MAX, first: 0.0, second: 0.0 };
        let mut nearest = vec![none; claims.list.len() * articles];
        let mut couples = Vec::new();
        let (mut rows, mut columns) = (Vec::new(), Vec::new());
        for a in 0..articles {
            for b in a + 1..articles {
                let (up, across) =
                    (claims.starts[a]..claims.starts[a + 1], claims.starts[b]..claims.starts[b + 1]);
                rows.clear();
                rows.resize(up.len(), NONE);
                columns.clear();
                columns.resize(across.len(), NONE);
                for (i, row) in up.clone().zip(&mut rows) {
                    for (j, soft) in grid.row(i, across.clone()) {
                        row.add(j, soft);
                        columns[j - across.start].add(i, soft);
                    }
                }
                for (i, row) in up.clone().zip(&mut rows) {
                    nearest[i * articles + b] = row.nearest();
                    for (j, soft) in grid.row(i, across.clone()) {
                        let column = &mut columns[j - across.start];
                        // both count their ties
                        let near = soft >= least && (row.has(soft) | column.has(soft));
                        if near || claims.list[i].leads() && claims.list[j].leads() {
                            let ranks = [row.rank(soft), column.rank(soft)];
                            couples.push(Couple { from: i, to: j, soft, ranks });
                        }
                    }
                }
                for (j, column) in across.zip(&columns) {
                    nearest[j * articles + a] = column.nearest();
                }
            }
        }
        keep_nearest(&mut couples, claims.list.len());
        (Partners { articles, nearest }, couples)
    }

    fn nearest(&self, claim: usize, article: usize) -> Nearest {
        self.nearest[claim * self.articles + article]
    }

    /// How much nearer a partner so near is than the best other one of its article.
    pub fn margin(&self, claim: usize, article: usize, soft: f32) -> f32 {
        let best = self.nearest(claim, article);
        soft - if soft >= best.first { best.second } else { best.first }
    }

    /// The nearest statement of another article, where it is another than `other`.
    pub fn better(&self, claim: usize, article: usize, other: usize) -> Option<usize> {
        let best = self.nearest(claim, article).claim;
        (best != u32::MAX && best as usize != other).then_some(best as usize)
    }

    /// How well a third article's statement ties two together, averaged over the third articles.
    pub fn third_article(&self, claims: &Claims, grid: &Grid, from: usize, to: usize) -> f32 {
        let (a, b) = (claims.list[from].article, claims.list[to].article);
        let mut total = 0.0;
        for c in (0..self.articles).filter(|&c| c != a && c != b) {
            let (x, y) = (self.nearest(from, c), self.nearest(to, c));
            let (strong, weak, [end, start]) =
                if x.first >= y.first { (x, y, [to, from]) } else { (y, x, [from, to]) };
            if strong.claim == u32::MAX {
                continue;
            }
            let mut tie = strong.first.min(grid.soft(strong.claim as usize, end));
            // the weaker can tie no better than it is near
            if weak.first > tie {
                tie = tie.max(weak.first.min(grid.soft(weak.claim as usize, start)));
            }
            total += tie;
        }
        total / (self.articles.saturating_sub(2)).max(1) as f32
    }
}

/// Of many articles, keeps the pairs that are among the nearest [`IN_ALL`] of either statement.
fn keep_nearest(couples: &mut Vec<Couple>, claims: usize) {
    let mut counts = vec![0u32; claims];
    for c in couples.iter() {
        counts[c.from] += 1;
        counts[c.to] += 1;
    }
    if counts.iter().all(|&c| c as usize <= IN_ALL) {
        return;
    }
    let mut values: Vec<Vec<f32>> = counts.iter().map(|&c| Vec::with_capacity(c as usize)).collect();
    for c in couples.iter() {
        values[c.from].push(c.soft);
        values[c.to].push(c.soft);
    }
    let least: Vec<f32> = values
        .into_iter()
        .map(|mut v| {
            if v.len() <= IN_ALL {
                0.0
            } else {
                *v.select_nth_unstable_by(IN_ALL - 1, |a, b| b.total_cmp(a)).1
            }
        })
        .collect();
    couples.retain(|c| c.soft >= least[c.from] || c.soft >= least[c.to]);
}

/// Highest and mean similarity of the statements before and after.
pub fn around(claims: &Claims, grid: &Grid, from: usize, to: usize) -> [f32; 2] {
    let inside = |claim: usize, step: isize| {
        let article = claims.list[claim].article;
        let at = claim.checked_add_signed(step)?;
        (claims.starts[article]..claims.starts[article + 1]).contains(&at).then_some(at)
    };
    let (mut best, mut total, mut count) = (0f32, 0f32, 0f32);
    for (di, dj) in [(-1, -1), (1, 1), (-1, 0), (0, -1), (1, 0), (0, 1)] {
        let (Some(i), Some(j)) = (inside(from, di), inside(to, dj)) else { continue };
        let s = grid.soft(i, j);
        best = best.max(s);
        total += s;
        count += 1.0;
    }
    [best, total / count.max(1.0)]
}
