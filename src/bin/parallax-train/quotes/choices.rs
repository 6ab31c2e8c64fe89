//! Learning which marks hold speech and which words name the speaker, from articles tagged by models
//! that had not seen them.

use super::learn::{Attribution, Dice, Item};
use parallax::article::Span;
use parallax::extract::QuotationKind;
use parallax::extract::quotes::model::Learnt;
use parallax::extract::quotes::reading::Reading;
use parallax::extract::quotes::tagger::Tags;
use parallax::extract::quotes::{attribute, group, indirect, speech, target};

const ROUNDS: usize = 10;
const RATE: f32 = 0.05;

/// A list of weights learnt by scaled gradient steps, and their mean over the later rounds.
struct Weights {
    now: Vec<f32>,
    squares: Vec<f32>,
    mean: Vec<f32>,
}

impl Weights {
    fn new(size: usize) -> Self {
        Weights { now: vec![0.0; size], squares: vec![1.0; size], mean: vec![0.0; size] }
    }

    fn score(&self, rows: &[u32]) -> f32 {
        rows.iter().map(|&row| self.now[row as usize]).sum()
    }

    fn step(&mut self, rows: &[u32], slope: f32) {
        for &row in rows {
            let (w, q) = (&mut self.now[row as usize], &mut self.squares[row as usize]);
            let g = slope - 1e-3 * *w;
            *q += g * g;
            *w += RATE * g / q.sqrt();
        }
    }

    fn keep(&mut self, round: usize) {
        let kept = ROUNDS / 2;
        if round + kept >= ROUNDS {
            for (m, w) in self.mean.iter_mut().zip(&self.now) {
                *m += w / kept as f32;
            }
        }
    }
}

fn overlap(a: &[Span], b: &[Span]) -> usize {
    a.iter().map(|x| b.iter().map(|y| x.overlap(*y)).sum::<usize>()).sum()
}

fn length(spans: &[Span]) -> usize {
    spans.iter().map(|s| s.len()).sum()
}

/// The attribution that has at least half of `spans`, the one with most.
fn attribution<'i>(item: &'i Item, spans: &[Span]) -> Option<&'i Attribution> {
    let shared = |a: &Attribution| overlap(spans, &a.content);
    item.attributions
        .iter()
        .filter(|a| 2 * shared(a) >= length(spans))
        // of several the tightest: that of nested reports
        .max_by_key(|a| (shared(a), std::cmp::Reverse(length(&a.content))))
}

/// Learns to tell speech from other uses of the marks.
pub fn learn_speech(articles: &[(&Item, Tags)], learnt: &mut Learnt) {
    let mut examples: Vec<(Vec<u32>, bool)> = Vec::new();
    for (item, tags) in articles {
        let r = item.reading();
        for group in group::groups(&r) {
            examples.push((speech::rows(&r, tags, &group), attribution(item, &group.spans).is_some()));
        }
    }
    let mut weights = Weights::new(learnt.speech.len());
    let mut dice = Dice(99);
    for round in 0..ROUNDS {
        dice.shuffle(&mut examples);
        for (rows, gold) in &examples {
            let chance = 1.0 / (1.0 + (-weights.score(rows)).exp());
            weights.step(rows, f32::from(u8::from(*gold)) - chance);
        }
        weights.keep(round);
    }
    println!("{} passages, {} spoken", examples.len(), examples.iter().filter(|e| e.1).count());
    learnt.speech = weights.mean;
}

/// Learns to choose a speaker's words among the candidates. Speakers are chosen in order with the
/// weights as they are, so that the carried speaker is as fallible as later.
pub fn learn_ranks(articles: &[(&Item, Tags)], learnt: &mut Learnt) {
    let mut weights = Weights::new(learnt.rank.len());
    let mut order: Vec<usize> = (0..articles.len()).collect();
    let mut dice = Dice(7);
    let readings: Vec<Reading> = articles.iter().map(|(item, _)| item.reading()).collect();
    let prepared: Vec<_> = articles
        .iter()
        .zip(&readings)
        .map(|((item, tags), r)| (targets(item, tags, r), attribute::candidates(r, tags)))
        .collect();
    for round in 0..ROUNDS {
        dice.shuffle(&mut order);
        let (mut right, mut all, mut reachable) = (0, 0, 0);
        for &i in &order {
            let ((_, tags), r, (targets, candidates)) = (&articles[i], &readings[i], &prepared[i]);
            let mut previous = None;
            for (target, source) in targets {
                let options = attribute::options(r, tags, candidates, target, previous);
                let good: Vec<bool> = options
                    .iter()
                    .map(|o| match candidates.get(o.candidate as usize) {
                        None => source.is_empty(),
                        Some(c) => {
                            let tokens = &r.layout.tokens;
                            let span = tokens[c.first].span.cover(tokens[c.last - 1].span);
                            source.iter().any(|s| s.touches(span))
                        }
                    })
                    .collect();
                let scores: Vec<f32> = options.iter().map(|o| weights.score(&o.rows)).collect();
                let best = (0..scores.len()).max_by(|&a, &b| scores[a].total_cmp(&scores[b])).unwrap_or(0);
                all += 1;
                right += usize::from(good[best]);
                if good.contains(&true) {
                    reachable += 1;
                    let top = scores[best];
                    let chances: Vec<f32> = scores.iter().map(|s| (s - top).exp()).collect();
                    let total: f32 = chances.iter().sum();
                    let mass: f32 = chances.iter().zip(&good).filter(|(_, g)| **g).map(|(c, _)| c).sum();
                    for ((option, chance), &good) in options.iter().zip(&chances).zip(&good) {
                        let want = if good { chance / mass.max(1e-12) } else { 0.0 };
                        let slope = want - chance / total;
                        if slope.abs() > 1e-3 {
                            weights.step(&option.rows, slope);
                        }
                    }
                }
                if let Some(c) =
                    candidates.get(options[best].candidate as usize).map(|_| options[best].candidate)
                {
                    previous = Some((c as usize, target.pieces[target.pieces.len() - 1].1));
                }
            }
        }
        weights.keep(round);
        if round + 1 == ROUNDS {
            println!("speakers while learning: {right} right of {all}, {reachable} among the candidates");
        }
    }
    learnt.rank = weights.mean;
}

/// The quotations of an article that are attributed, in order, with the words of their source.
fn targets(item: &Item, tags: &Tags, r: &Reading) -> Vec<(attribute::Target, Vec<Span>)> {
    let mut found: Vec<(Span, attribute::Target, Vec<Span>)> = Vec::new();
    let (mut spoken, mut direct) = (Vec::new(), Vec::new());
    for group in group::groups(r) {
        if let Some(a) = attribution(item, &group.spans) {
            spoken.extend(group.spans.iter().copied());
            if speech::spoken_kind(r, &group) == QuotationKind::Direct {
                direct.extend(group.spans.iter().copied());
            }
            let target = target(r, &group.spans, false, group.spilled);
            found.push((group.spans[0], target, a.source.clone()));
        }
    }
    for span in indirect::stretches(r, tags, &spoken, &direct) {
        if let Some(a) = attribution(item, &[span]) {
            found.push((span, target(r, &[span], true, None), a.source.clone()));
        }
    }
    found.sort_by_key(|(s, ..)| (s.start, std::cmp::Reverse(s.end)));
    found.into_iter().map(|(_, t, s)| (t, s)).collect()
}
