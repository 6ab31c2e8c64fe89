//! Reporting words, reported content and the words for who reports it, token by token.

use super::chain::Chain;
use super::cues::Cues;
use super::features::{self, CUE_FEATURES, STRETCH_FEATURES, Walk};
use super::model::Weights;
use super::reading::Reading;

/// The chances of each token to be outside, first or inside.
pub type Chances = Vec<[f32; 3]>;

/// What the taggers found in an article.
pub struct Tags {
    /// The reporting words.
    pub cues: Cues,
    /// Chances to be reported content.
    pub content: Chances,
    /// Chances to name who reports.
    pub source: Chances,
}

/// Runs both rounds over an article.
pub fn tag(r: &Reading, weights: &impl Weights) -> Tags {
    let cues = Cues::new(r, &cue_chances(r, weights));
    let [content, source] = stretch_chances(r, &cues, weights);
    Tags { cues, content, source }
}

/// First round.
pub fn cue_chances(r: &Reading, weights: &impl Weights) -> Chances {
    let mut rows = [0; CUE_FEATURES];
    let mut chain = Chain::default();
    let mut chances = Vec::with_capacity(r.len());
    for &(first, last) in &r.sentences {
        chain.scores.clear();
        for t in first as usize..last as usize {
            features::cue(r, t, &mut rows);
            chain.scores.push(weights.cue_sum(&rows));
        }
        chain.sum(&weights.steps()[0], None);
        chances.extend_from_slice(&chain.chances);
    }
    chances.resize(r.len(), [1.0, 0.0, 0.0]);
    chances
}

/// Second round: content and source.
pub fn stretch_chances(r: &Reading, cues: &Cues, weights: &impl Weights) -> [Chances; 2] {
    let mut rows = [0; STRETCH_FEATURES];
    let mut chains = [Chain::default(), Chain::default()];
    let mut chances = [Vec::with_capacity(r.len()), Vec::with_capacity(r.len())];
    let mut walk = Walk::new(cues);
    for paragraph in &r.layout.paragraphs {
        chains.iter_mut().for_each(|c| c.scores.clear());
        for t in paragraph.first..paragraph.last {
            features::stretch(r, &mut walk, t, &mut rows);
            let score = weights.stretch_sum(&rows);
            chains[0].scores.push([score[0], score[1]]);
            chains[1].scores.push([score[2], score[3]]);
        }
        for (k, chain) in chains.iter_mut().enumerate() {
            chain.sum(&weights.steps()[k + 1], None);
            chances[k].extend_from_slice(&chain.chances);
        }
    }
    chances.iter_mut().for_each(|c| c.resize(r.len(), [1.0, 0.0, 0.0]));
    chances
}
