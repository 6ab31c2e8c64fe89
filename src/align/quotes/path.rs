//! The best run of words two passages share in order.
//!
//! Local alignment with affine gaps (Smith and Waterman 1981, Gotoh 1982) over words instead of
//! letters: a shared rare word is worth more than a shared common one.

use super::words::{Break, Word};

/// Largest table, in cells, and the words of either passage that are lined up where both together
/// would exceed it: bounds the work on freak input.
const LARGEST: usize = 1_000_000;
const FIRST: usize = 1_000;

const OPEN: f32 = 0.45;
const EXTEND: f32 = 0.04;
const OPEN_AT_ELLIPSIS: f32 = 0.15;
const SUBSTITUTE: f32 = 0.35;
/// What a shared word is worth before its rarity is added.
const SHARED: f32 = 0.15;

/// Space for the table, kept between calls.
#[derive(Default)]
pub struct Table {
    steps: Vec<u8>,
    best: Vec<f32>,
    down: Vec<f32>,
}

const STOP: u8 = 0;
const DIAGONAL: u8 = 1;
const UP: u8 = 2;
const LEFT: u8 = 3;
const UP_GOES_ON: u8 = 4;
const LEFT_GOES_ON: u8 = 8;

/// The pairs of words (index in `a`, index in `b`) that the best local alignment of both passages
/// matches, in order. `weight` gives a stem's rarity; `same` the stem a stem counts as.
pub fn shared(
    a: &[Word],
    b: &[Word],
    weight: impl Fn(u32) -> f32,
    same: impl Fn(u32) -> u32,
    table: &mut Table,
) -> Vec<(usize, usize)> {
    let first = if a.len().saturating_mul(b.len()) > LARGEST { FIRST } else { usize::MAX };
    let (a, b) = (&a[..a.len().min(first)], &b[..b.len().min(first)]);
    let width = b.len() + 1;
    table.steps.clear();
    table.steps.resize((a.len() + 1) * width, STOP);
    table.best.clear();
    table.best.resize(width, 0.0);
    table.down.clear();
    table.down.resize(width, f32::NEG_INFINITY);
    let (mut top, mut end) = (0.0, (0, 0));
    for (i, x) in a.iter().enumerate() {
        let (stem, worth) = (same(x.stem), SHARED + weight(x.stem));
        let open_up = if x.before == Break::None { OPEN } else { OPEN_AT_ELLIPSIS };
        let (mut corner, mut right) = (0.0, f32::NEG_INFINITY);
        let row = &mut table.steps[(i + 1) * width..(i + 2) * width];
        for (j, y) in b.iter().enumerate() {
            let above = table.best[j + 1];
            let mut step = STOP;
            let down = if above - open_up >= table.down[j + 1] - EXTEND {
                above - open_up
            } else {
                step |= UP_GOES_ON;
                table.down[j + 1] - EXTEND
            };
            let open_left = if y.before == Break::None { OPEN } else { OPEN_AT_ELLIPSIS };
            right = if table.best[j] - open_left >= right - EXTEND {
                table.best[j] - open_left
            } else {
                step |= LEFT_GOES_ON;
                right - EXTEND
            };
            let matched = stem == same(y.stem);
            let diagonal = corner + if matched { worth } else { -SUBSTITUTE };
            let mut best = 0.0;
            for (score, from) in [(diagonal, DIAGONAL), (down, UP), (right, LEFT)] {
                if score > best {
                    best = score;
                    step = (step & !3) | from;
                }
            }
            row[j + 1] = step;
            corner = above;
            table.best[j + 1] = best;
            table.down[j + 1] = down;
            if best > top {
                (top, end) = (best, (i + 1, j + 1));
            }
        }
    }
    walk_back(a, b, end, &same, &table.steps)
}

fn walk_back(
    a: &[Word],
    b: &[Word],
    end: (usize, usize),
    same: &impl Fn(u32) -> u32,
    steps: &[u8],
) -> Vec<(usize, usize)> {
    let width = b.len() + 1;
    let (mut i, mut j) = end;
    let mut pairs = Vec::new();
    let mut gap = STOP;
    while i > 0 && j > 0 {
        let step = steps[i * width + j];
        match if gap == STOP { step & 3 } else { gap } {
            DIAGONAL => {
                if same(a[i - 1].stem) == same(b[j - 1].stem) {
                    pairs.push((i - 1, j - 1));
                }
                i -= 1;
                j -= 1;
            }
            UP => {
                gap = if step & UP_GOES_ON != 0 { UP } else { STOP };
                i -= 1;
            }
            LEFT => {
                gap = if step & LEFT_GOES_ON != 0 { LEFT } else { STOP };
                j -= 1;
            }
            _ => break,
        }
    }
    pairs.reverse();
    pairs
}
