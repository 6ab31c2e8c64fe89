//! The learned judgement of a pair of statements: boosted trees over what was measured.
//!
//! The trees stand in `assets/facts.bin`, written by `parallax-train facts`. Layout, little-endian:
//! `PXF1`, the log-odds at which a pair is kept (f32), count of trees (u32), then for each tree its
//! count of nodes (u8) and its nodes, eight bytes each: feature (u8; 255 for a leaf), index of the
//! first and of the second branch (u8 each), one unused byte, and the edge or the leaf's value (f32).

use super::features::COUNT;

/// Bytes of a node.
pub const NODE: usize = 8;
/// Marks a leaf.
pub const LEAF: u8 = 255;

static MODEL: &[u8] = include_bytes!("../../../assets/facts.bin");

/// A set of trees, read in place.
#[derive(Clone, Copy)]
pub struct Model<'m> {
    bytes: &'m [u8],
    /// Log-odds at which a pair is kept by default.
    pub threshold: f32,
    trees: usize,
}

impl Model<'static> {
    /// The model that ships with the program.
    pub fn shipped() -> Model<'static> {
        Model::read(MODEL)
    }
}

impl<'m> Model<'m> {
    /// Reads a model; bytes that are none give a model without trees.
    pub fn read(bytes: &'m [u8]) -> Model<'m> {
        if bytes.len() < 12 || &bytes[..4] != b"PXF1" {
            return Model { bytes: &[], threshold: 0.0, trees: 0 };
        }
        let number = |at: usize| [bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]];
        Model {
            bytes: &bytes[12..],
            threshold: f32::from_le_bytes(number(4)),
            trees: u32::from_le_bytes(number(8)) as usize,
        }
    }

    /// The log-odds that both statements assert the same thing.
    ///
    /// The last feature, the logarithm of how many statements there are to choose from, is taken
    /// off first: a statement has about as many counterparts in a long article as in a short one.
    pub fn log_odds(&self, features: &[f32; COUNT]) -> f32 {
        let mut total = -features[COUNT - 1];
        let mut rest = self.bytes;
        for _ in 0..self.trees {
            let Some((&nodes, tail)) = rest.split_first() else { break };
            let Some((tree, tail)) = tail.split_at_checked(usize::from(nodes) * NODE) else { break };
            total += leaf(tree, features);
            rest = tail;
        }
        total
    }
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
        let next = usize::from(if features[usize::from(node[0])] <= value { node[1] } else { node[2] });
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
        assert_eq!(Model::read(b"").log_odds(&features), 0.0);
        let mut bytes = b"PXF1".to_vec();
        bytes.extend(0f32.to_le_bytes());
        bytes.extend(1u32.to_le_bytes());
        bytes.extend([1, 0, 0, 0, 0, 0, 0, 0, 0]);
        assert_eq!(Model::read(&bytes).log_odds(&features), 0.0);
    }

    #[test]
    fn the_shipped_model_has_trees() {
        assert!(Model::shipped().trees > 0);
    }
}
