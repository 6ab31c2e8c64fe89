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

/// The regression's weights, and the trees, read in place.
#[derive(Clone)]
pub struct Model<'m> {
    intercept: f32,
    /// Weights of the measures, then of their square roots.
    weights: Vec<f32>,
    forest: &'m [u8],
    trees: usize,
    /// Log-odds at which a pair is kept by default.
    pub threshold: f32,
}

impl Model<'static> {
    /// The model that ships with the program.
    pub fn shipped() -> Model<'static> {
        Model::read(MODEL)
    }
}

impl<'m> Model<'m> {
    /// Reads a model; bytes that are none give a model that knows nothing.
    pub fn read(bytes: &'m [u8]) -> Model<'m> {
        let fits = bytes.len() >= HEAD + WEIGHTS
            && &bytes[..4] == b"PXF2"
            && usize::from(u16::from_le_bytes([bytes[10], bytes[11]])) == COUNT;
        if !fits {
            return Model {
                intercept: 0.0,
                weights: vec![0.0; 2 * WEIGHED],
                forest: &[],
                trees: 0,
                threshold: 0.0,
            };
        }
        let trees = usize::from(u16::from_le_bytes([bytes[8], bytes[9]]));
        Model {
            intercept: float(bytes, HEAD),
            weights: (1..=2 * WEIGHED).map(|i| float(bytes, HEAD + 4 * i)).collect(),
            forest: &bytes[HEAD + WEIGHTS..],
            trees,
            threshold: float(bytes, 4),
        }
    }

    /// The log-odds that both statements assert the same thing; nothing where the regression finds
    /// them below `floor`.
    ///
    /// The last measure, the logarithm of how many statements there are to choose from, is taken
    /// off: a statement has about as many counterparts in a long article as in a short one.
    pub fn log_odds(&self, features: &[f32; COUNT], floor: f32) -> Option<f32> {
        let choice = features[COUNT - 1];
        let linear = self.linear(features) - choice;
        if linear < floor {
            return None;
        }
        let mut total = 0.0;
        let mut rest = self.forest;
        for _ in 0..self.trees {
            let Some((&nodes, tail)) = rest.split_first() else { break };
            let Some((tree, tail)) = tail.split_at_checked(usize::from(nodes) * NODE) else { break };
            total += leaf(tree, features);
            rest = tail;
        }
        Some((linear + total - choice) / 2.0)
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

fn leaf(tree: &[u8], features: &[f32; COUNT]) -> f32 {
    let mut at = 0;
    loop {
        let Some(node) = tree.get(at * NODE..(at + 1) * NODE) else { return 0.0 };
        let value = f32::from_le_bytes([node[4], node[5], node[6], node[7]]);
        if node[0] == LEAF {
            return value;
        }
        // branches lie behind their node, so this ends
        let Some(&measure) = features.get(usize::from(node[0])) else { return 0.0 };
        let next = usize::from(if measure <= value { node[1] } else { node[2] });
        if next <= at {
            return 0.0;
        }
        at = next;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn damaged_models_say_nothing() {
        let features = [0.0; COUNT];
        assert_eq!(Model::read(b"").log_odds(&features, -1.0), Some(0.0));
        let mut bytes = b"PXF2".to_vec();
        bytes.extend(0f32.to_le_bytes());
        bytes.extend(1u16.to_le_bytes());
        bytes.extend((COUNT as u16).to_le_bytes());
        bytes.resize(HEAD + WEIGHTS, 0);
        // a tree whose node leads back to itself
        bytes.extend([1, 0, 0, 0, 0, 0, 0, 0, 0]);
        assert_eq!(Model::read(&bytes).log_odds(&features, -1.0), Some(0.0));
        assert_eq!(Model::read(&bytes).log_odds(&features, 1.0), None);
    }

    #[test]
    fn the_shipped_model_has_trees() {
        assert!(Model::shipped().trees > 0);
    }
}
