//! The learnt weights, read in place from the program's own bytes.
//!
//! ```text
//! 27 × f32   steps between labels: cue, content, source (little-endian)
//!  4 × f32   what one unit of a weight is worth: cue, stretch, mention, speech
//! 2 bytes × 2^CUE_BITS        cue: first, inside
//! 4 bytes × 2^STRETCH_BITS    content: first, inside; source: first, inside
//! 1 byte  × 2^RANK_BITS       which words name the speaker
//! 1 byte  × 2^SPEECH_BITS     whether words between marks are speech
//! ```

use super::chain::{LABELS, Steps};
use super::features::{CUE_BITS, STRETCH_BITS};

/// Logarithm of the number of weights that choose among speakers.
pub const RANK_BITS: u32 = 15;
/// Logarithm of the number of weights that tell speech from other uses of the marks.
pub const SPEECH_BITS: u32 = 15;

/// Weights to tag with: the shipped ones or those being learnt.
pub trait Weights {
    /// Scores that feature `row` gives to the first and inner token of a cue.
    fn cue(&self, row: u32) -> [f32; 2];
    /// Scores for the first and inner token of content, then of a source.
    fn stretch(&self, row: u32) -> [f32; 4];
    /// The scores of a token's features together, first round.
    fn cue_sum(&self, rows: &[u32]) -> [f32; 2] {
        rows.iter().fold([0.0; 2], |sum, &row| {
            let w = self.cue(row);
            [sum[0] + w[0], sum[1] + w[1]]
        })
    }
    /// The scores of a token's features together, second round.
    fn stretch_sum(&self, rows: &[u32]) -> [f32; 4] {
        rows.iter().fold([0.0; 4], |sum, &row| {
            let w = self.stretch(row);
            std::array::from_fn(|k| sum[k] + w[k])
        })
    }
    /// Score for a speaker's words.
    fn rank(&self, row: u32) -> f32;
    /// Score for being speech.
    fn speech(&self, row: u32) -> f32;
    /// Steps between labels of cues, content and sources.
    fn steps(&self) -> &[Steps; 3];
}

/// The weights, in the form of `assets/quotes.bin`.
pub struct Model<'m> {
    steps: [Steps; 3],
    units: [f32; 4],
    cue: &'m [[u8; 2]],
    stretch: &'m [[u8; 4]],
    rank: &'m [u8],
    speech: &'m [u8],
}

const STEPS_LEN: usize = 3 * LABELS * LABELS * 4;
const HEAD_LEN: usize = STEPS_LEN + 16;
const CUE_LEN: usize = 2 << CUE_BITS;
const STRETCH_LEN: usize = 4 << STRETCH_BITS;

/// Length of a model in bytes.
pub const LEN: usize = HEAD_LEN + CUE_LEN + STRETCH_LEN + (1 << RANK_BITS) + (1 << SPEECH_BITS);

static SHIPPED: &[u8; LEN] = include_bytes!("../../../assets/quotes.bin");

impl Model<'static> {
    /// The model that comes with the program.
    pub fn shipped() -> Self {
        Model::new(SHIPPED)
    }
}

impl<'m> Model<'m> {
    /// Reads a model in place.
    pub fn new(bytes: &'m [u8; LEN]) -> Self {
        let number = |i: usize| {
            let mut four = [0; 4];
            four.copy_from_slice(&bytes[4 * i..4 * i + 4]);
            f32::from_le_bytes(four)
        };
        let steps = std::array::from_fn(|task| {
            std::array::from_fn(|from| std::array::from_fn(|to| number((task * LABELS + from) * LABELS + to)))
        });
        let units = std::array::from_fn(|k| number(3 * LABELS * LABELS + k));
        let (cue, rest) = bytes[HEAD_LEN..].split_at(CUE_LEN);
        let (stretch, rest) = rest.split_at(STRETCH_LEN);
        let (rank, speech) = rest.split_at(1 << RANK_BITS);
        Model { steps, units, cue: cue.as_chunks().0, stretch: stretch.as_chunks().0, rank, speech }
    }
}

fn signed(byte: u8) -> f32 {
    f32::from(byte.cast_signed())
}

impl Weights for Model<'_> {
    #[inline]
    fn cue(&self, row: u32) -> [f32; 2] {
        self.cue[row as usize].map(|b| signed(b) * self.units[0])
    }

    #[inline]
    fn stretch(&self, row: u32) -> [f32; 4] {
        self.stretch[row as usize].map(|b| signed(b) * self.units[1])
    }

    #[inline]
    fn cue_sum(&self, rows: &[u32]) -> [f32; 2] {
        let mut sum = [0_i32; 2];
        for &row in rows {
            let w = &self.cue[row as usize];
            sum[0] += i32::from(w[0].cast_signed());
            sum[1] += i32::from(w[1].cast_signed());
        }
        sum.map(|s| s as f32 * self.units[0])
    }

    #[inline]
    fn stretch_sum(&self, rows: &[u32]) -> [f32; 4] {
        let mut sum = [0_i32; 4];
        for &row in rows {
            let w = &self.stretch[row as usize];
            for k in 0..4 {
                sum[k] += i32::from(w[k].cast_signed());
            }
        }
        sum.map(|s| s as f32 * self.units[1])
    }

    #[inline]
    fn rank(&self, row: u32) -> f32 {
        signed(self.rank[row as usize]) * self.units[2]
    }

    #[inline]
    fn speech(&self, row: u32) -> f32 {
        signed(self.speech[row as usize]) * self.units[3]
    }

    fn steps(&self) -> &[Steps; 3] {
        &self.steps
    }
}

/// Weights while they are learnt, and how they are written.
#[derive(Clone)]
pub struct Learnt {
    /// Steps between labels.
    pub steps: [Steps; 3],
    /// First round.
    pub cue: Vec<[f32; 2]>,
    /// Second round.
    pub stretch: Vec<[f32; 4]>,
    /// Speakers.
    pub rank: Vec<f32>,
    /// Speech or not.
    pub speech: Vec<f32>,
}

impl Default for Learnt {
    fn default() -> Self {
        let mut steps = [[[0.0; LABELS]; LABELS]; 3];
        for task in &mut steps {
            task[0][2] = -8.0;
        }
        Learnt {
            steps,
            cue: vec![[0.0; 2]; 1 << CUE_BITS],
            stretch: vec![[0.0; 4]; 1 << STRETCH_BITS],
            rank: vec![0.0; 1 << RANK_BITS],
            speech: vec![0.0; 1 << SPEECH_BITS],
        }
    }
}

impl Weights for Learnt {
    fn cue(&self, row: u32) -> [f32; 2] {
        self.cue[row as usize]
    }

    fn stretch(&self, row: u32) -> [f32; 4] {
        self.stretch[row as usize]
    }

    fn rank(&self, row: u32) -> f32 {
        self.rank[row as usize]
    }

    fn speech(&self, row: u32) -> f32 {
        self.speech[row as usize]
    }

    fn steps(&self) -> &[Steps; 3] {
        &self.steps
    }
}

impl Learnt {
    /// The model as bytes, weights rounded to whole units.
    pub fn bytes(&self) -> Vec<u8> {
        let unit = |values: &mut dyn Iterator<Item = f32>| values.map(f32::abs).fold(1e-6, f32::max) / 127.0;
        let units = [
            unit(&mut self.cue.iter().flatten().copied()),
            unit(&mut self.stretch.iter().flatten().copied()),
            unit(&mut self.rank.iter().copied()),
            unit(&mut self.speech.iter().copied()),
        ];
        let mut bytes = Vec::with_capacity(LEN);
        for number in self.steps.iter().flatten().flatten().chain(&units) {
            bytes.extend(number.to_le_bytes());
        }
        let round = |w: f32, unit: f32| ((w / unit).round() as i8).cast_unsigned();
        bytes.extend(self.cue.iter().flatten().map(|&w| round(w, units[0])));
        bytes.extend(self.stretch.iter().flatten().map(|&w| round(w, units[1])));
        bytes.extend(self.rank.iter().map(|&w| round(w, units[2])));
        bytes.extend(self.speech.iter().map(|&w| round(w, units[3])));
        bytes
    }
}
