//! Labels along a chain: outside, first of a stretch, inside a stretch (Lafferty, McCallum and
//! Pereira 2001, conditional random fields), with exact sums by forward and backward passes.

use std::array::from_fn;

/// Outside, first, inside.
pub const LABELS: usize = 3;
/// Label of a token outside every stretch.
pub const OUT: usize = 0;
/// Label of a stretch's first token.
pub const FIRST: usize = 1;
/// Label of a stretch's other tokens.
pub const IN: usize = 2;

/// How well label `to` follows `from`: `score[from][to]`.
pub type Steps = [[f32; LABELS]; LABELS];

/// Buffers of one chain, used again for the next.
#[derive(Default)]
pub struct Chain {
    /// Scores of FIRST and IN at each token; OUT scores nothing.
    pub scores: Vec<[f32; 2]>,
    /// The chance of each label at each token, after [`Chain::sum`].
    pub chances: Vec<[f32; LABELS]>,
    forward: Vec<[f32; LABELS]>,
    potentials: Vec<[f32; LABELS]>,
}

impl Chain {
    /// Fills `chances` from `scores`; `expected`, where given, gains the expected count of each step.
    pub fn sum(&mut self, steps: &Steps, mut expected: Option<&mut Steps>) {
        let n = self.scores.len();
        let step = steps.map(|row| row.map(f32::exp));
        self.forward.clear();
        self.chances.clear();
        self.chances.resize(n, [0.0; LABELS]);
        self.potentials.clear();
        self.potentials.reserve(n);
        let power = |x: f32| if x == 0.0 { 1.0 } else { x.exp() };
        for s in &self.scores {
            // one of the three is 1
            let top = s[0].max(s[1]).max(0.0);
            self.potentials.push([power(-top), power(s[0] - top), power(s[1] - top)]);
        }
        self.forward.reserve(n);
        let mut before = [1.0, 0.0, 0.0];
        for p in &self.potentials {
            let [x, y, z] = before;
            let reach = |to: usize| x * step[0][to] + y * step[1][to] + z * step[2][to];
            before = normal(from_fn(|to| reach(to) * p[to]));
            self.forward.push(before);
        }
        let mut back = [1.0; LABELS];
        for t in (0..n).rev() {
            let (f, p) = (self.forward[t], self.potentials[t]);
            self.chances[t] = normal(from_fn(|label| f[label] * back[label]));
            let ahead = from_fn(|label| back[label] * p[label]);
            if let Some(expected) = expected.as_deref_mut() {
                count_steps(expected, &step, (t > 0).then(|| self.forward[t - 1]), ahead);
            }
            let reach = |from: usize| {
                let s = &step[from];
                s[0] * ahead[0] + s[1] * ahead[1] + s[2] * ahead[2]
            };
            back = normal(from_fn(reach));
        }
    }
}

fn count_steps(expected: &mut Steps, step: &Steps, before: Option<[f32; LABELS]>, ahead: [f32; LABELS]) {
    let before = before.unwrap_or([1.0, 0.0, 0.0]);
    let mut joint = [[0.0; LABELS]; LABELS];
    let mut total = 1e-30;
    for from in 0..LABELS {
        for to in 0..LABELS {
            joint[from][to] = before[from] * step[from][to] * ahead[to];
            total += joint[from][to];
        }
    }
    for from in 0..LABELS {
        for to in 0..LABELS {
            expected[from][to] += joint[from][to] / total;
        }
    }
}

#[inline]
fn normal(v: [f32; LABELS]) -> [f32; LABELS] {
    let share = 1.0 / (v[0] + v[1] + v[2]).max(1e-30);
    v.map(|chance| chance * share)
}
