//! How firmly the readings of a row belong together.

use serde::{Deserialize, Serialize};

/// How firmly the readings of a row are matched, by the probability of their links. What each word is worth on
/// labelled events stands in docs/quality.md.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Matching {
    /// Any two linked readings surely say the same.
    Firm,
    /// Each reading has another that it is likelier than not to say the same as.
    Likely,
    /// At least one reading may only be about the same matter.
    Loose,
}

/// The probability from which a link is firm.
const FIRM: f64 = 0.75;
/// The probability under which a reading hangs on loosely.
const LIKELY: f64 = 0.6;

impl Matching {
    /// Of `readings` readings with `links`: two readings, counted from 0, the probability from 0 to 1 that both say
    /// the same, and whether they may only be about the same people, which holds nothing together. `None` where
    /// nothing is linked.
    pub fn of(
        readings: usize,
        links: impl IntoIterator<Item = (usize, usize, f64, bool)>,
    ) -> Option<Matching> {
        let mut best = vec![0.0f64; readings];
        let mut weakest: Option<f64> = None;
        for (from, to, score, topical) in links {
            let score = if topical { score.min(LIKELY / 2.0) } else { score };
            for end in [from, to] {
                if let Some(best) = best.get_mut(end) {
                    *best = best.max(score);
                }
            }
            weakest = Some(weakest.map_or(score, |weakest| weakest.min(score)));
        }
        let weakest = weakest?;
        Some(if weakest >= FIRM {
            Matching::Firm
        } else if best.iter().all(|&best| best >= LIKELY) {
            Matching::Likely
        } else {
            Matching::Loose
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reading_that_hangs_on_least_decides() {
        assert_eq!(Matching::of(1, []), None);
        let of = |readings, links: &[(usize, usize, f64)]| {
            Matching::of(readings, links.iter().map(|&(a, b, score)| (a, b, score, false)))
        };
        assert_eq!(of(2, &[(0, 1, 0.9)]), Some(Matching::Firm));
        assert_eq!(of(3, &[(0, 1, 0.9), (0, 2, 0.8), (1, 2, 0.6)]), Some(Matching::Likely));
        assert_eq!(of(3, &[(0, 1, 0.9), (0, 2, 0.45), (1, 2, 0.4)]), Some(Matching::Loose));
        assert_eq!(of(2, &[(0, 1, 0.4)]), Some(Matching::Loose));
        assert_eq!(Matching::of(2, [(0, 1, 0.9, true)]), Some(Matching::Loose));
    }
}
