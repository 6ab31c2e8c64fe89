//! Labels along a chain: outside, first of a stretch, inside a stretch (Lafferty, McCallum and
//! Pereira 2001, conditional random fields), with exact sums by forward and backward passes.

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
        self.potentials.extend(self.scores.iter().map(|s| {
            let top = s[0].max(s[1]).max(0.0);
            [(-top).exp(), (s[0] - top).exp(), (s[1] - top).exp()]
        }));
        for t in 0..n {
            let p = self.potentials[t];
            let mut here = [0.0; LABELS];
            for (to, value) in here.iter_mut().enumerate() {
                let reach = match t {
                    0 => step[OUT][to],
                    _ => (0..LABELS).map(|from| self.forward[t - 1][from] * step[from][to]).sum(),
                };
                *value = reach * p[to];
            }
            self.forward.push(normal(here));
        }
        let mut back = [1.0; LABELS];
        for t in (0..n).rev() {
            let mut chance = [0.0; LABELS];
            for l in 0..LABELS {
                chance[l] = self.forward[t][l] * back[l];
            }
            self.chances[t] = normal(chance);
            let p = self.potentials[t];
            let ahead: [f32; LABELS] = std::array::from_fn(|l| back[l] * p[l]);
            if let Some(expected) = expected.as_deref_mut() {
                count_steps(expected, &step, (t > 0).then(|| self.forward[t - 1]), ahead);
            }
            let mut before = [0.0; LABELS];
            for (from, value) in before.iter_mut().enumerate() {
                *value = (0..LABELS).map(|to| step[from][to] * ahead[to]).sum();
            }
            back = normal(before);
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

fn normal(values: [f32; LABELS]) -> [f32; LABELS] {
    let total: f32 = values.iter().sum::<f32>().max(1e-30);
    values.map(|v| v / total)
}
