//! Gradient-boosted trees for two classes (Friedman 2001; leaf-wise growth on binned values as in
//! LightGBM, Ke et al. 2017), small and deterministic: the same examples give the same trees.

/// How the trees are grown.
#[derive(Clone, Copy)]
pub struct Options {
    /// Trees for each of the seeds.
    pub trees: usize,
    /// How much each tree counts.
    pub rate: f64,
    /// Leaves of a tree at most.
    pub leaves: usize,
    /// Examples in a leaf at least.
    pub least: usize,
    /// Share of the features a tree may use.
    pub features: f64,
    /// Share of the examples a tree sees.
    pub examples: f64,
    /// Penalty on leaf values.
    pub penalty: f64,
    /// Forests averaged, each with random choices of its own.
    pub seeds: u64,
}

impl Default for Options {
    fn default() -> Self {
        Options {
            trees: 150,
            rate: 0.05,
            leaves: 8,
            least: 25,
            features: 0.4,
            examples: 0.7,
            penalty: 5.0,
            seeds: 3,
        }
    }
}

/// A node: a question about a feature, or a value.
#[derive(Clone, Copy, Debug)]
pub enum Node {
    /// At most `at` goes to the first node, more to the second.
    Split { feature: usize, at: f32, low: usize, high: usize },
    /// The tree's value.
    Leaf(f64),
}

const BINS: usize = 64;

/// Grows trees that add up to log-odds: `offsets` plus the trees' sum. Values are already scaled by
/// the rate and the number of seeds.
pub fn grow(rows: &[&[f32]], labels: &[bool], offsets: &[f64], options: Options) -> Vec<Vec<Node>> {
    let Some(width) = rows.first().map(|r| r.len()) else { return Vec::new() };
    let edges: Vec<Vec<f32>> = (0..width).map(|f| edges(rows, f)).collect();
    let bins: Vec<Vec<u8>> = (0..width)
        .map(|f| rows.iter().map(|r| edges[f].partition_point(|&e| e < r[f]) as u8).collect())
        .collect();
    let mut forest = Vec::new();
    for seed in 0..options.seeds {
        let mut random = Random(seed + 1);
        let mut scores = offsets.to_vec();
        for _ in 0..options.trees {
            let slopes: Vec<(f64, f64)> = scores
                .iter()
                .zip(labels)
                .map(|(&s, &y)| {
                    let p = 1.0 / (1.0 + (-s).exp());
                    (f64::from(u8::from(y)) - p, (p * (1.0 - p)).max(1e-9))
                })
                .collect();
            let seen: Vec<usize> = (0..rows.len()).filter(|_| random.next() < options.examples).collect();
            let mut usable: Vec<usize> = (0..width).filter(|_| random.next() < options.features).collect();
            if usable.is_empty() {
                usable = vec![(random.next() * width as f64) as usize];
            }
            let tree = tree(&bins, &edges, &slopes, seen, &usable, options);
            for (score, row) in scores.iter_mut().zip(rows) {
                *score += value(&tree, row) * options.rate;
            }
            let share = options.rate / options.seeds as f64;
            forest.push(
                tree.into_iter()
                    .map(|n| if let Node::Leaf(v) = n { Node::Leaf(v * share) } else { n })
                    .collect(),
            );
        }
    }
    forest
}

/// What a tree says of a row.
pub fn value(tree: &[Node], row: &[f32]) -> f64 {
    let mut at = 0;
    loop {
        match tree[at] {
            Node::Leaf(value) => return value,
            Node::Split { feature, at: edge, low, high } => {
                at = if row[feature] <= edge { low } else { high }
            }
        }
    }
}

/// Up to 63 edges between the values of a feature, at equal shares of the examples.
fn edges(rows: &[&[f32]], feature: usize) -> Vec<f32> {
    let mut values: Vec<f32> = rows.iter().map(|r| r[feature]).collect();
    values.sort_by(f32::total_cmp);
    let mut out: Vec<f32> = (1..BINS).map(|i| values[i * (values.len() - 1) / BINS]).collect();
    out.dedup();
    out
}

struct Leaf {
    node: usize,
    rows: Vec<usize>,
    split: Option<Split>,
}

struct Split {
    gain: f64,
    feature: usize,
    bin: usize,
}

fn tree(
    bins: &[Vec<u8>],
    edges: &[Vec<f32>],
    slopes: &[(f64, f64)],
    seen: Vec<usize>,
    usable: &[usize],
    o: Options,
) -> Vec<Node> {
    let leaf_value = |rows: &[usize]| {
        let (g, h) = sums(rows, slopes);
        Node::Leaf(g / (h + o.penalty))
    };
    let mut nodes = vec![leaf_value(&seen)];
    let split = best_split(bins, slopes, &seen, usable, o);
    let mut leaves = vec![Leaf { node: 0, rows: seen, split }];
    while leaves.len() < o.leaves {
        let gain = |l: &Leaf| l.split.as_ref().map_or(0.0, |s| s.gain);
        let Some(best) = (0..leaves.len()).max_by(|&a, &b| gain(&leaves[a]).total_cmp(&gain(&leaves[b])))
        else {
            break;
        };
        if gain(&leaves[best]) <= 1e-6 {
            break;
        }
        let leaf = leaves.swap_remove(best);
        let Some(split) = leaf.split else { break };
        let (low, high): (Vec<usize>, Vec<usize>) =
            leaf.rows.into_iter().partition(|&r| usize::from(bins[split.feature][r]) <= split.bin);
        let at = nodes.len();
        nodes[leaf.node] = Node::Split {
            feature: split.feature,
            at: edges[split.feature][split.bin],
            low: at,
            high: at + 1,
        };
        for (node, rows) in [(at, low), (at + 1, high)] {
            nodes.push(leaf_value(&rows));
            let split = best_split(bins, slopes, &rows, usable, o);
            leaves.push(Leaf { node, rows, split });
        }
    }
    nodes
}

fn sums(rows: &[usize], slopes: &[(f64, f64)]) -> (f64, f64) {
    rows.iter().fold((0.0, 0.0), |(g, h), &r| (g + slopes[r].0, h + slopes[r].1))
}

fn best_split(
    bins: &[Vec<u8>],
    slopes: &[(f64, f64)],
    rows: &[usize],
    usable: &[usize],
    o: Options,
) -> Option<Split> {
    if rows.len() < 2 * o.least {
        return None;
    }
    let (g, h) = sums(rows, slopes);
    let worth = |g: f64, h: f64| g * g / (h + o.penalty);
    let mut best: Option<Split> = None;
    for &feature in usable {
        let mut histogram = [(0.0f64, 0.0f64, 0usize); BINS];
        for &r in rows {
            let cell = &mut histogram[usize::from(bins[feature][r])];
            cell.0 += slopes[r].0;
            cell.1 += slopes[r].1;
            cell.2 += 1;
        }
        let (mut lg, mut lh, mut ln) = (0.0, 0.0, 0);
        for (bin, cell) in histogram.iter().enumerate().take(BINS - 1) {
            lg += cell.0;
            lh += cell.1;
            ln += cell.2;
            if ln < o.least || rows.len() - ln < o.least || cell.2 == 0 {
                continue;
            }
            let gain = worth(lg, lh) + worth(g - lg, h - lh) - worth(g, h);
            if best.as_ref().is_none_or(|b| gain > b.gain) {
                best = Some(Split { gain, feature, bin });
            }
        }
    }
    best
}

/// SplitMix64 (Steele, Lea, Flood 2014).
struct Random(u64);

impl Random {
    fn next(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (((z ^ (z >> 31)) >> 11) as f64) / (1u64 << 53) as f64
    }
}
