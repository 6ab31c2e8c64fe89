//! The evidence for a link, in words for a reader.

use super::{Candidate, Passage};

/// How the evidence of one speaker starts.
pub const SAME_SPEAKER: &str = "same speaker: ";
/// How the evidence of two speakers starts.
pub const OTHER_SPEAKER: &str = "credited to ";

/// What speaks for the link, the strongest first.
pub fn sentences(candidate: &Candidate, passages: &[Passage]) -> Vec<String> {
    let mut why = Vec::new();
    let (shared, of) = candidate.rare;
    let side = candidate.rarest.2;
    let text = passages[[candidate.from, candidate.to][side]].text;
    let word = candidate.rarest.0.of(text);
    // a short run is shown whole: “tea party”, not “tea”
    let whole = candidate.exact && candidate.run == candidate.pairs && candidate.run <= 4;
    let words = if whole { candidate.parts[side].of(text) } else { word };
    let plain = if candidate.quoted { "" } else { ", without marks in one of them" };
    match (shared, of) {
        _ if candidate.run >= 5 || (candidate.run >= 3 && of <= 1) => {
            why.push(format!("the same {} words in a row{plain}", candidate.run));
        }
        _ if whole && shared <= 1 => why.push(format!("both have “{words}”{plain}")),
        (0, _) | (_, 0) => why.push(format!("the same common words in the same order{plain}")),
        (1, 1) => why.push(format!("both have “{word}”{plain}")),
        _ => why.push(format!("{} of {} rare words shared in order{plain}", shared.min(of), of)),
    }
    if candidate.rarest.1 == 2 && candidate.weight >= 0.6 {
        why.push(format!("“{word}” stands only in these two articles"));
    }
    let name = [candidate.from, candidate.to].map(|p| passages[p].speaker);
    let longer = if name[0].len() > name[1].len() || (name[0].len() == name[1].len() && name[0] < name[1]) {
        name[0]
    } else {
        name[1]
    };
    match candidate.same_speaker {
        Some(true) => why.push(format!("{SAME_SPEAKER}{longer}")),
        Some(false) => {
            let mut both = name;
            both.sort_unstable();
            why.push(format!("{OTHER_SPEAKER}{} and to {}", both[0], both[1]));
        }
        None => {}
    }
    why
}
