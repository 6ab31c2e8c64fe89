//! Reporting words (`said`, `according to`) as the first round of the tagger finds them.

use super::features::class_at;
use super::reading::{Reading, mix};

/// A stretch of reporting words.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cue {
    /// Its first token.
    pub first: u32,
    /// One past its last token.
    pub last: u32,
    /// How likely it is one.
    pub chance: f32,
    /// Its first word and its last.
    pub(super) word: u32,
    /// How its clause looks: what stands before and after it, and how far the next commas are.
    pub(super) shape: u32,
    /// The class of what follows.
    pub(super) after: u32,
}

/// Where the reporting words of an article stand.
#[derive(Default)]
pub struct Cues {
    /// In order.
    pub list: Vec<Cue>,
    /// For each token, how likely it belongs to one.
    pub chance: Vec<f32>,
    /// For each sentence, the first cue in it or after it.
    first_in: Vec<u32>,
}

impl Cues {
    /// From the chances of each token to begin (`.1`) or go on with (`.2`) a cue.
    pub fn new(r: &Reading, chances: &[[f32; 3]]) -> Self {
        let mut cues = Cues::default();
        cues.chance.extend(chances.iter().map(|c| c[1] + c[2]));
        let mut t = 0;
        while t < r.len() {
            if cues.chance[t] < 0.4 {
                t += 1;
                continue;
            }
            let first = t;
            t += 1;
            while t < r.len()
                && cues.chance[t] >= 0.4
                && chances[t][2] >= chances[t][1]
                && r.sentence[t] == r.sentence[first]
            {
                t += 1;
            }
            cues.list.push(Cue::new(r, first, t, cues.chance[first]));
        }
        let mut at = 0;
        for &(first, _) in &r.sentences {
            while at < cues.list.len() && cues.list[at].first < first {
                at += 1;
            }
            cues.first_in.push(at as u32);
        }
        cues
    }

    /// The cues of a sentence.
    pub fn of_sentence(&self, r: &Reading, sentence: usize) -> std::ops::Range<usize> {
        let (Some(&from), Some(&(_, last))) = (self.first_in.get(sentence), r.sentences.get(sentence)) else {
            return 0..0;
        };
        let from = from as usize;
        let to = self.first_in.get(sentence + 1).map_or(self.list.len(), |&n| n as usize);
        debug_assert!(self.list[from..to].iter().all(|c| c.first < last));
        from..to
    }
}

impl Cue {
    fn new(r: &Reading, first: usize, last: usize, chance: f32) -> Self {
        let (start, end) = r.sentences[r.sentence[first] as usize];
        let before = first as u32 - r.clause[first];
        let opener = match r.clause[first] {
            c if c == start => 0,
            c => 1 + r.class[c as usize - 1] as u32,
        };
        let after = class_at(r, last as isize);
        let ahead = match last < r.len() {
            true => r.clause_end[last].saturating_sub(last as u32),
            false => 0,
        };
        let closes =
            r.clause_end.get(last).map_or(0, |&c| if c == end { 31 } else { class_at(r, c as isize) });
        let shape = mix(mix(before.min(6) + 8 * opener, after), ahead.min(6) + 8 * closes);
        let word = mix(r.word[first], if last > first + 1 { r.word[last - 1] } else { 0 });
        Cue { first: first as u32, last: last as u32, chance, word, shape, after }
    }
}
