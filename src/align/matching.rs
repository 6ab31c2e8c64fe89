//! How firmly the readings of a row belong together.

use serde::{Deserialize, Serialize};

/// How firmly the readings of a row are matched, by the probability of their links. What each word is worth on
/// labelled events stands in docs/quality.md.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Matching {
    /// Any two readings that are linked surely say the same.
    Firm,
    /// The readings probably say the same.
    Likely,
    /// They may only be about the same matter.
    Loose,
}

/// The probability from which a link is firm.
const FIRM: f64 = 0.75;
/// The probability under which a reading hangs on loosely.
const LIKELY: f64 = 0.6;

/// How the readings of a row belong together.
#[derive(Clone, Debug, PartialEq)]
pub struct Match {
    /// How firmly those do that are not loose; [`Matching::Loose`] where all are.
    pub matching: Matching,
    /// For each reading whether it may only be about the same matter as those that belong together.
    pub loose: Vec<bool>,
}

/// A link of two readings.
#[derive(Clone, Copy, Debug)]
pub struct Tie {
    /// The readings, counted from 0.
    pub between: [usize; 2],
    /// The probability from 0 to 1 that both say the same.
    pub score: f64,
    /// Whether they may only be about the same people, or tell of two occasions, which holds nothing together.
    pub topical: bool,
}

impl Match {
    /// Of a row with `readings` readings and `ties`. `None` where nothing is tied.
    pub fn of(readings: usize, ties: &[Tie]) -> Option<Match> {
        if ties.is_empty() {
            return None;
        }
        let strength = |tie: &Tie| if tie.topical { tie.score.min(LIKELY / 2.0) } else { tie.score };
        let mut best = vec![0.0f64; readings];
        for tie in ties {
            for end in tie.between {
                let best = best.get_mut(end)?;
                *best = best.max(strength(tie));
            }
        }
        let mut loose: Vec<bool> = best.iter().map(|&best| best < LIKELY).collect();
        let held = |tie: &&Tie| tie.between.iter().all(|&end| !loose[end]);
        let weakest = ties.iter().filter(held).map(strength).reduce(f64::min);
        let matching = match weakest {
            Some(weakest) if weakest >= FIRM => Matching::Firm,
            Some(_) => Matching::Likely,
            None => Matching::Loose,
        };
        if matching == Matching::Loose {
            // then none hangs on the others more loosely
            loose.fill(false);
        }
        Some(Match { matching, loose })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How firmly, and which readings are loose.
    fn of(readings: usize, ties: &[(usize, usize, f64)]) -> Option<(Matching, Vec<usize>)> {
        let ties: Vec<Tie> =
            ties.iter().map(|&(a, b, score)| Tie { between: [a, b], score, topical: false }).collect();
        let found = Match::of(readings, &ties)?;
        let loose = (0..readings).filter(|&n| found.loose[n]).collect();
        Some((found.matching, loose))
    }

    #[test]
    fn a_reading_that_hangs_on_loosely_is_told_apart() {
        assert_eq!(of(1, &[]), None);
        assert_eq!(of(2, &[(0, 1, 0.9)]), Some((Matching::Firm, vec![])));
        assert_eq!(of(3, &[(0, 1, 0.9), (0, 2, 0.8), (1, 2, 0.65)]), Some((Matching::Likely, vec![])));
        assert_eq!(of(3, &[(0, 1, 0.9), (0, 2, 0.45), (1, 2, 0.4)]), Some((Matching::Firm, vec![2])));
        assert_eq!(of(2, &[(0, 1, 0.4)]), Some((Matching::Loose, vec![])));
        let topical = Tie { between: [0, 1], score: 0.9, topical: true };
        assert_eq!(Match::of(2, &[topical]).map(|m| m.matching), Some(Matching::Loose));
    }
}
