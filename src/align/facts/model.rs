//! The learned judgement of a pair of statements: the mean of a logistic regression and of boosted
//! trees over what was measured. The regression alone sets aside the pairs that are out of the question.
//!
//! Both stand in `assets/facts.bin`, written by `parallax-train facts`. Layout, little-endian: `PXF2`,
//! the log-odds at which a pair is kept (f32), counts of trees and of measures (u16 each), the regression's intercept, its
//! weights of the measures and of their square roots (f32 each); then for each tree its count of
//! nodes (u8) and its nodes, eight bytes each: feature (u8; 255 for a leaf), index of the first and
//! of the second branch (u8 each), one unused byte, and the edge or the leaf's value (f32).

use super::features::COUNT;

/// Bytes of a node.
pub const NODE: usize = 8;
/// Marks a leaf.
pub const LEAF: u8 = 255;

static MODEL: &[u8] = include_bytes!("../../../assets/facts.bin");

/// How many measures are weighed: all but the last, see [`Model::log_odds`].
pub const WEIGHED: usize = COUNT - 1;
const HEAD: usize = 12;
const WEIGHTS: usize = 4 * (1 + 2 * WEIGHED);

/// The regression's weights, and the trees.
#[derive(Clone, Debug, Default)]
pub struct Model {
    intercept: f32,
    /// Weights of the measures, then of their square roots.
    weights: Vec<f32>,
    nodes: Vec<Node>,
    trees: Vec<Tree>,
    /// Log-odds at which a pair is kept by default.
    pub threshold: f32,
}

#[derive(Clone, Copy, Debug)]
struct Node {
    feature: u8,
    /// Branches, counted from the tree's first node.
    low: u8,
    high: u8,
    /// The edge, or the leaf's value.
    value: f32,
}

#[derive(Clone, Copy, Debug)]
struct Tree {
    /// Where its nodes start.
    first: usize,
    last: usize,
    /// The most that it and the trees after it can come to.
    most: f32,
}

impl Model {
    /// The model that ships with the program.
    pub fn shipped() -> Model {
        Model::read(MODEL)
    }

    /// Reads a model; bytes that are none give a model that knows nothing.
    pub fn read(bytes: &[u8]) -> Model {
        let fits = bytes.len() >= HEAD + WEIGHTS
            && &bytes[..4] == b"PXF2"
            && usize::from(u16::from_le_bytes([bytes[10], bytes[11]])) == COUNT;
        if !fits {
            return Model { weights: vec![0.0; 2 * WEIGHED], ..Model::default() };
        }
        let mut model = Model {
            intercept: float(bytes, HEAD),
            weights: (1..=2 * WEIGHED).map(|i| float(bytes, HEAD + 4 * i)).collect(),
            threshold: float(bytes, 4),
            ..Model::default()
        };
        let trees = u16::from_le_bytes([bytes[8], bytes[9]]);
        let mut rest = &bytes[HEAD + WEIGHTS..];
        for _ in 0..trees {
            let Some((&nodes, tail)) = rest.split_first() else { break };
            let Some((tree, tail)) = tail.split_at_checked(usize::from(nodes) * NODE) else { break };
            let first = model.nodes.len();
            if !ends(tree) {
                rest = tail;
                continue;
            }
            let node = |n: &[u8]| Node { feature: n[0], low: n[1], high: n[2], value: float(n, 4) };
            model.nodes.extend(tree.chunks_exact(NODE).map(node));
            model.trees.push(Tree { first, last: model.nodes.len(), most: 0.0 });
            rest = tail;
        }
        // the trees that say most first, so that it shows early that the rest cannot make up
        let leaves =
            |t: &Tree| model.nodes[t.first..t.last].iter().filter(|n| n.feature == LEAF).map(|n| n.value);
        let spread = |t: &Tree| leaves(t).fold(f32::MIN, f32::max) - leaves(t).fold(f32::MAX, f32::min);
        model.trees.sort_by_cached_key(|t| std::cmp::Reverse((spread(t) * 1e6) as i64));
        let mut most = 0.0;
        for tree in model.trees.iter_mut().rev() {
            let leaves = model.nodes[tree.first..tree.last].iter().filter(|n| n.feature == LEAF);
            most += leaves.map(|n| n.value).fold(0.0, f32::max);
            tree.most = most;
        }
        model
    }

    /// The log-odds that both statements assert the same thing, by the regression alone and by the whole
    /// model; nothing where the first are below `floor` or the second below `least`.
    ///
    /// The last measure, the logarithm of how many statements there are to choose from, is taken
    /// off: a statement has about as many counterparts in a long article as in a short one.
    pub fn log_odds(&self, features: &[f32; COUNT], floor: f32, least: f32) -> Option<(f32, f32)> {
        // for the rounding of the sums
        const ROUNDING: f32 = 0.01;
        let choice = features[COUNT - 1];
        let linear = self.linear(features) - choice;
        if linear < floor {
            return None;
        }
        let mut total = 0.0;
        for (n, tree) in self.trees.iter().enumerate() {
            if n % 8 == 0 && (linear + total + tree.most - choice) / 2.0 + ROUNDING < least {
                return None;
            }
            total += leaf(&self.nodes[tree.first..tree.last], features);
        }
        let odds = (linear + total - choice) / 2.0;
        (odds >= least).then_some((linear, odds))
    }

    fn linear(&self, features: &[f32; COUNT]) -> f32 {
        let (plain, roots) = self.weights.split_at(WEIGHED);
        let measures = &features[..WEIGHED];
        let weigh = |total: f32, ((&value, &w), &r): ((&f32, &f32), &f32)| {
            total + w * value + r * value.max(0.0).sqrt()
        };
        measures.iter().zip(plain).zip(roots).fold(self.intercept, weigh)
    }
}

fn float(bytes: &[u8], at: usize) -> f32 {
    f32::from_le_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]])
}

fn leaf(tree: &[Node], features: &[f32; COUNT]) -> f32 {
    let mut at = 0;
    loop {
        // a tree that was read ends, see below
        let node = tree[at];
        if node.feature == LEAF {
            return node.value;
        }
        let low = features[usize::from(node.feature)] <= node.value;
        at = usize::from(if low { node.low } else { node.high });
    }
}

/// Whether every branch of a tree leads to a node behind it, so that each way ends in a leaf.
fn ends(tree: &[u8]) -> bool {
    let nodes = tree.len() / NODE;
    nodes > 0
        && tree.chunks_exact(NODE).enumerate().all(|(at, n)| {
            let behind = |to: u8| usize::from(to) > at && usize::from(to) < nodes;
            n[0] == LEAF || usize::from(n[0]) < COUNT && behind(n[1]) && behind(n[2])
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn damaged_models_say_nothing() {
        let features = [0.0; COUNT];
        assert_eq!(Model::read(b"").log_odds(&features, -1.0, -1.0), Some((0.0, 0.0)));
        let mut bytes = b"PXF2".to_vec();
        bytes.extend(0f32.to_le_bytes());
        bytes.extend(1u16.to_le_bytes());
        bytes.extend((COUNT as u16).to_le_bytes());
        bytes.resize(HEAD + WEIGHTS, 0);
        // a tree whose node leads back to itself
        bytes.extend([1, 0, 0, 0, 0, 0, 0, 0, 0]);
        assert_eq!(Model::read(&bytes).log_odds(&features, -1.0, -1.0), Some((0.0, 0.0)));
        assert_eq!(Model::read(&bytes).log_odds(&features, 1.0, -1.0), None);
    }

    #[test]
    fn the_shipped_model_has_trees() {
        assert!(!Model::shipped().trees.is_empty());
    }
}
