//! Learning the two rounds of taggers, the choice of speakers and the telling of speech.
//!
//! Everything is deterministic: fixed folds, a fixed order of shuffling, no threads.

use super::{article_lines, choices, set_apart};
use parallax::article::Span;
use parallax::extract::quotes;
use parallax::extract::quotes::chain::{Chain, LABELS, Steps};
use parallax::extract::quotes::cues::Cues;
use parallax::extract::quotes::features::{self, CUE_FEATURES, STRETCH_FEATURES, Walk};
use parallax::extract::quotes::marks::{self, Passage};
use parallax::extract::quotes::model::{LEN, Learnt, Model};
use parallax::extract::quotes::reading::Reading;
use parallax::extract::quotes::tagger::{self, Chances, Tags};
use parallax::text::Layout;
use serde_json::Value;
use std::error::Error;
use std::fs;
use std::path::Path;
use std::time::Instant;

const FOLDS: usize = 5;

/// An attribution as it was annotated.
pub struct Attribution {
    pub source: Vec<Span>,
    pub cue: Vec<Span>,
    pub content: Vec<Span>,
}

/// An annotated article.
pub struct Item {
    pub text: String,
    pub layout: Layout,
    pub passages: Vec<Passage>,
    pub attributions: Vec<Attribution>,
}

impl Item {
    fn new(article: &Value, odd: bool) -> Item {
        let (mut text, places) = set_apart(article["text"].as_str().unwrap_or_default());
        if odd {
            text = outside_marks(&text);
        }
        let spans = |value: &Value| -> Vec<Span> {
            let at = |v: &Value| places[(v.as_u64().unwrap_or(0) as usize).min(places.len() - 1)];
            value.as_array().into_iter().flatten().map(|s| Span::new(at(&s[0]), at(&s[1]))).collect()
        };
        let attributions = article["annotations"][0]["attributions"]
            .as_array()
            .into_iter()
            .flatten()
            .map(|a| Attribution {
                source: spans(&a["source"]),
                cue: spans(&a["cue"]),
                content: spans(&a["content"]),
            })
            .collect();
        let layout = Layout::new(&text);
        let passages = marks::passages(&text, &layout);
        Item { text, layout, passages, attributions }
    }

    pub fn reading(&self) -> Reading<'_> {
        Reading::new(&self.text, &self.layout, &self.passages)
    }

    /// Labels of the tokens in `spans`, the longest first: a stretch inside another adds nothing.
    fn labels(&self, spans: impl Iterator<Item = Span>) -> Vec<u8> {
        let mut spans: Vec<Span> = spans.collect();
        spans.sort_by_key(|s| std::cmp::Reverse(s.len()));
        let mut labels = vec![0; self.layout.tokens.len()];
        for span in spans {
            let tokens = self.layout.tokens_in(span);
            let first = tokens.start;
            for t in tokens {
                if labels[t] == 0 {
                    labels[t] = if t == first { 1 } else { 2 };
                }
            }
        }
        labels
    }
}

/// The text with commas and full stops outside the marks, as much of the world prints them: the
/// corpus has them inside nearly throughout. No offset changes.
fn outside_marks(text: &str) -> String {
    [(",\"", "\","), (".\"", "\"."), (",”", "”,"), (".”", "”.")]
        .iter()
        .fold(text.to_owned(), |text, (inside, outside)| text.replace(inside, outside))
}

/// One chain of the second round is a paragraph, of the first a sentence.
type Chains = Vec<(usize, usize)>;

/// An article ready for one round: its features, its chains and its labels for each task.
struct Prepared<const F: usize, const T: usize> {
    rows: Vec<[u32; F]>,
    chains: Chains,
    labels: [Vec<u8>; T],
}

/// Learns and measures; writes the model to `out`.
pub fn learn(bench: &Path, out: Option<&Path>) -> Result<(), Box<dyn Error>> {
    let started = Instant::now();
    let items = |name: &str| -> Result<Vec<Item>, Box<dyn Error>> {
        let lines = article_lines(&bench.join("quotes").join(name))?;
        let odd = |i: usize| name.contains("train") && i % 6 == 5;
        Ok(lines.iter().enumerate().map(|(i, line)| Item::new(line, odd(i))).collect())
    };
    let (train, dev) = (items("polnear_train.jsonl")?, items("polnear_dev.jsonl")?);
    let mut learnt = Learnt::default();

    let first: Vec<_> = train.iter().map(prepare_cues).collect();
    let all: Vec<usize> = (0..train.len()).collect();
    (learnt.cue, [learnt.steps[0]]) = learn_cues(&first, &all, SHIPPED_MODELS);
    let mut jackknifed: Vec<Chances> = vec![Vec::new(); train.len()];
    for fold in 0..FOLDS {
        let (inside, outside): (Vec<usize>, Vec<usize>) = all.iter().partition(|&&i| i % FOLDS != fold);
        let mut part = Learnt::default();
        (part.cue, [part.steps[0]]) = learn_cues(&first, &inside, 1);
        for i in outside {
            jackknifed[i] = tagger::cue_chances(&train[i].reading(), &part);
        }
    }
    drop(first);
    eprintln!("cues learnt after {:.1?}", started.elapsed());

    let second: Vec<_> = train.iter().zip(&jackknifed).map(|(item, c)| prepare_stretches(item, c)).collect();
    let (stretch, steps) = learn_stretches(&second, &all, SHIPPED_MODELS);
    learnt.stretch = stretch;
    [learnt.steps[1], learnt.steps[2]] = steps;
    eprintln!("stretches learnt after {:.1?}", started.elapsed());

    let mut tags: Vec<Option<Tags>> = train.iter().map(|_| None).collect();
    for fold in 0..FOLDS {
        let (inside, outside): (Vec<usize>, Vec<usize>) = all.iter().partition(|&&i| i % FOLDS != fold);
        let mut part = Learnt::default();
        let (stretch, steps) = learn_stretches(&second, &inside, 1);
        part.stretch = stretch;
        [part.steps[1], part.steps[2]] = steps;
        for i in outside {
            let r = train[i].reading();
            let cues = Cues::new(&r, &jackknifed[i]);
            let [content, source] = tagger::stretch_chances(&r, &cues, &part);
            tags[i] = Some(Tags { cues, content, source });
        }
    }
    drop(second);
    eprintln!("folds tagged after {:.1?}", started.elapsed());
    let tagged: Vec<(&Item, Tags)> = train.iter().zip(tags).filter_map(|(i, t)| Some((i, t?))).collect();
    choices::learn_speech(&tagged, &mut learnt);
    choices::learn_ranks(&tagged, &mut learnt);

    let bytes = learnt.bytes();
    let sized: &[u8; LEN] = bytes.as_slice().try_into()?;
    measure(&dev, &Model::new(sized));
    if let Some(out) = out {
        fs::write(out, &bytes)?;
    }
    eprintln!("done after {:.1?}", started.elapsed());
    Ok(())
}

fn prepare_cues(item: &Item) -> Prepared<CUE_FEATURES, 1> {
    let r = item.reading();
    let mut rows = vec![[0; CUE_FEATURES]; r.len()];
    for (t, row) in rows.iter_mut().enumerate() {
        features::cue(&r, t, row);
    }
    let chains = r.sentences.iter().map(|&(a, b)| (a as usize, b as usize)).collect();
    let cues = item.labels(item.attributions.iter().flat_map(|a| a.cue.iter().copied()));
    Prepared { rows, chains, labels: [cues] }
}

fn prepare_stretches(item: &Item, cue_chances: &Chances) -> Prepared<STRETCH_FEATURES, 2> {
    let r = item.reading();
    let cues = Cues::new(&r, cue_chances);
    let mut walk = Walk::new(&cues);
    let mut rows = vec![[0; STRETCH_FEATURES]; r.len()];
    for (t, row) in rows.iter_mut().enumerate() {
        features::stretch(&r, &mut walk, t, row);
    }
    let chains = item.layout.paragraphs.iter().map(|p| (p.first, p.last)).collect();
    let content = item.labels(item.attributions.iter().flat_map(|a| a.content.iter().copied()));
    let source = item.labels(item.attributions.iter().flat_map(|a| a.source.iter().copied()));
    Prepared { rows, chains, labels: [content, source] }
}

fn learn_cues(
    data: &[Prepared<CUE_FEATURES, 1>],
    which: &[usize],
    models: u64,
) -> (Vec<[f32; 2]>, [Steps; 1]) {
    learn_chains::<CUE_FEATURES, 1, 2>(data, which, features::CUE_BITS, CUES, models)
}

fn learn_stretches(
    data: &[Prepared<STRETCH_FEATURES, 2>],
    which: &[usize],
    models: u64,
) -> (Vec<[f32; 4]>, [Steps; 2]) {
    learn_chains::<STRETCH_FEATURES, 2, 4>(data, which, features::STRETCH_BITS, STRETCHES, models)
}

/// How one round is learnt.
#[derive(Clone, Copy)]
struct Pace {
    epochs: usize,
    rate: f32,
}

const CUES: Pace = Pace { epochs: 6, rate: 0.1 };
const STRETCHES: Pace = Pace { epochs: 7, rate: 0.035 };
/// The shipped weights are the mean of several models, each learnt in another order; those of the
/// folds come from one.
const SHIPPED_MODELS: u64 = 3;
const DECAY: f32 = 2e-4;
/// Past squared slopes that every weight starts with: the more, the smaller its first steps.
const CAUTION: f32 = 10.0;

/// Conditional random fields of `T` tasks over the same features, learnt by stochastic gradient
/// steps scaled by each weight's past gradients (Duchi, Hazan and Singer 2011); the mean of the
/// weights at the ends of the later epochs of `models` runs is kept. `W` is twice `T`.
fn learn_chains<const F: usize, const T: usize, const W: usize>(
    data: &[Prepared<F, T>],
    which: &[usize],
    bits: u32,
    pace: Pace,
    models: u64,
) -> (Vec<[f32; W]>, [Steps; T]) {
    let mut mean = vec![[0.0_f32; W]; 1 << bits];
    let mut mean_steps = [[[0.0; LABELS]; LABELS]; T];
    let mut order: Vec<(usize, usize)> =
        which.iter().flat_map(|&i| (0..data[i].chains.len()).map(move |c| (i, c))).collect();
    let kept = pace.epochs.div_ceil(2);
    let share = 1.0 / (kept as f32 * models as f32);
    for model in 0..models {
        let mut dice = Dice(0x2545_f491_4f6c_dd1d ^ model);
        let mut run: Run<T, W> = Run::new(bits, pace.rate);
        for epoch in 0..pace.epochs {
            dice.shuffle(&mut order);
            run.epoch(data, &order);
            if epoch + kept >= pace.epochs {
                for (m, w) in mean.iter_mut().flatten().zip(run.weights.iter().flatten()) {
                    *m += w * share;
                }
                let steps = run.steps.iter().flatten().flatten();
                for (m, s) in mean_steps.iter_mut().flatten().flatten().zip(steps) {
                    *m += s * share;
                }
            }
        }
    }
    (mean, mean_steps)
}

/// Weights while they are learnt, with the sums of their squared slopes.
struct Run<const T: usize, const W: usize> {
    rate: f32,
    weights: Vec<[f32; W]>,
    squares: Vec<[f32; W]>,
    steps: [Steps; T],
    step_squares: [Steps; T],
    chains: [Chain; T],
}

impl<const T: usize, const W: usize> Run<T, W> {
    fn new(bits: u32, rate: f32) -> Self {
        let mut steps = [[[0.0; LABELS]; LABELS]; T];
        // no stretch goes on that has not begun
        steps.iter_mut().for_each(|s| s[0][2] = -8.0);
        Run {
            rate,
            weights: vec![[0.0; W]; 1 << bits],
            squares: vec![[CAUTION; W]; 1 << bits],
            steps,
            step_squares: [[[1.0; LABELS]; LABELS]; T],
            chains: std::array::from_fn(|_| Chain::default()),
        }
    }

    fn epoch<const F: usize>(&mut self, data: &[Prepared<F, T>], order: &[(usize, usize)]) {
        let Run { rate, weights, squares, steps, step_squares, chains } = self;
        for &(i, c) in order {
            let item = &data[i];
            let (first, last) = item.chains[c];
            chains.iter_mut().for_each(|chain| chain.scores.clear());
            for rows in &item.rows[first..last] {
                let mut score = [0.0; W];
                for &row in rows {
                    let w = &weights[row as usize];
                    for k in 0..W {
                        score[k] += w[k];
                    }
                }
                for (task, chain) in chains.iter_mut().enumerate() {
                    chain.scores.push([score[2 * task], score[2 * task + 1]]);
                }
            }
            for (task, chain) in chains.iter_mut().enumerate() {
                let mut slope = [[0.0; LABELS]; LABELS];
                chain.sum(&steps[task], Some(&mut slope));
                let mut from = 0;
                for &label in &item.labels[task][first..last] {
                    slope[from][label as usize] -= 1.0;
                    from = label as usize;
                }
                for a in 0..LABELS {
                    for b in 0..LABELS {
                        let g = -slope[a][b];
                        step_squares[task][a][b] += g * g;
                        steps[task][a][b] += *rate * g / step_squares[task][a][b].sqrt();
                    }
                }
            }
            for t in first..last {
                let mut slope = [0.0; W];
                let mut any = 0.0_f32;
                for (task, chain) in chains.iter().enumerate() {
                    let gold = item.labels[task][t] as usize;
                    for k in 0..2 {
                        let g = f32::from(u8::from(gold == k + 1)) - chain.chances[t - first][k + 1];
                        slope[2 * task + k] = g;
                        any = any.max(g.abs());
                    }
                }
                if any < 1e-3 {
                    continue;
                }
                for &row in &item.rows[t] {
                    let (w, q) = (&mut weights[row as usize], &mut squares[row as usize]);
                    for k in 0..W {
                        let g = slope[k] - DECAY * w[k];
                        q[k] += g * g;
                        w[k] += *rate * g / q[k].sqrt();
                    }
                }
            }
        }
    }
}

/// Random numbers that are the same in every run (Marsaglia's xorshift).
pub struct Dice(pub u64);

impl Dice {
    pub fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % sides.max(1)
    }

    pub fn shuffle<T>(&mut self, list: &mut [T]) {
        for i in (1..list.len()).rev() {
            list.swap(i, self.roll(i + 1));
        }
    }
}

#[derive(Default)]
struct Count {
    right: usize,
    said: usize,
    gold: usize,
}

impl Count {
    fn f1(&self) -> f64 {
        2.0 * self.right as f64 / (self.said + self.gold).max(1) as f64
    }
}

fn measure(dev: &[Item], model: &Model) {
    let thresholds = [0.3, 0.35, 0.4, 0.45, 0.5, 0.55];
    let mut content: Vec<Count> = thresholds.iter().map(|_| Count::default()).collect();
    let (mut cue, mut source) = (Count::default(), Count::default());
    for item in dev {
        let r = item.reading();
        let tags = tagger::tag(&r, model);
        let gold_content = item.labels(item.attributions.iter().flat_map(|a| a.content.iter().copied()));
        let gold_source = item.labels(item.attributions.iter().flat_map(|a| a.source.iter().copied()));
        let gold_cue = item.labels(item.attributions.iter().flat_map(|a| a.cue.iter().copied()));
        for (t, token) in item.layout.tokens.iter().enumerate() {
            let letters = token.of(&item.text).chars().filter(|c| c.is_alphanumeric()).count();
            let add = |count: &mut Count, gold: bool, said: bool, weight: usize| {
                count.right += weight * usize::from(gold && said);
                count.said += weight * usize::from(said);
                count.gold += weight * usize::from(gold);
            };
            let p = 1.0 - tags.content[t][0];
            for (k, &threshold) in thresholds.iter().enumerate() {
                add(&mut content[k], gold_content[t] > 0, p >= threshold, letters);
            }
            add(&mut cue, gold_cue[t] > 0, tags.cues.chance[t] >= 0.5, 1);
            add(&mut source, gold_source[t] > 0, 1.0 - tags.source[t][0] >= 0.5, 1);
        }
    }
    let started = Instant::now();
    let tokens: usize = dev.iter().map(|item| item.layout.tokens.len()).sum();
    let found: usize = dev.iter().map(|i| quotes::find_with(&i.text, &i.layout, model).len()).sum();
    let per_second = tokens as f64 / started.elapsed().as_secs_f64();
    println!("{found} quotations in {tokens} tokens, {per_second:.0} tokens a second");
    println!("cue tokens F1 {:.3}, source tokens F1 {:.3}", cue.f1(), source.f1());
    for (count, threshold) in content.iter().zip(thresholds) {
        println!("content by letter at {threshold}: F1 {:.4}", count.f1());
    }
}
