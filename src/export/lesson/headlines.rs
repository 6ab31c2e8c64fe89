//! Which headline fits which article: where each headline has words that only its own article has.

use super::source::Sources;
use super::speakers::words;
use super::{Item, Made, Outcome, shuffled};
use crate::article::Span;
use crate::compare::Comparison;
use crate::export::plain::line;
use crate::text::vocabulary::{is_stop, stem_of};
use crate::text::words::{normalise, tokenize};
use crate::text::{Layout, Unit};
use rust_stemmers::{Algorithm, Stemmer};
use rustc_hash::FxHashSet;

/// How many headlines at least, and at most.
const LEAST: usize = 3;
const MOST: usize = 6;

/// Matches headlines and articles.
pub fn task(comparison: &Comparison, sources: &Sources) -> Outcome {
    let headlines: Vec<String> = sources.all.iter().map(|source| sources.headline(source)).collect();
    let titled = |n: &usize| {
        let title = &headlines[*n];
        (3..=30).contains(&title.split_whitespace().count())
    };
    let mut kept: Vec<usize> = (0..sources.all.len()).filter(titled).collect();
    if kept.len() < LEAST {
        return Err(format!("it takes {LEAST} articles with headlines, and there are {}", kept.len()));
    }
    kept.retain(|&n| !sources.names_outlet(&headlines[n]));
    if kept.len() < LEAST {
        return Err("the headlines name their outlets".into());
    }
    // of articles that share their text, and of headlines that are nearly one, the first is asked about
    let mut apart: Vec<usize> = Vec::new();
    for n in kept {
        let own = &sources.all[n].entry;
        let alike = |&m: &usize| {
            let other = &sources.all[m].entry;
            let shares = comparison
                .reuse
                .iter()
                .any(|reuse| [&reuse.from, &reuse.to].into_iter().all(|id| *id == own.id || *id == other.id));
            shares || overlap(&headlines[n], &headlines[m]) > 0.5
        };
        if !apart.iter().any(alike) {
            apart.push(n);
        }
    }
    apart.truncate(MOST);
    // a headline needs words that only its own article has, or has in one sentence
    loop {
        if apart.len() < LEAST {
            return Err("too few headlines can be told apart by the articles’ words".into());
        }
        let bodies: Vec<Body> = apart.iter().map(|&n| Body::of(sources, n)).collect();
        let told: Vec<Option<Sign>> =
            (0..apart.len()).map(|at| sign(&headlines[apart[at]], at, &bodies)).collect();
        if let Some(without) = told.iter().position(Option::is_none) {
            apart.remove(without);
            continue;
        }
        let choices: Vec<String> = apart.iter().map(|&n| sources.all[n].entry.id.clone()).collect();
        let mut items: Vec<Item> = apart
            .iter()
            .zip(told.into_iter().flatten())
            .enumerate()
            .map(|(at, (&n, sign))| {
                let entry = sources.all[n].entry;
                Item {
                    row: String::new(),
                    passages: vec![(String::new(), headlines[n].clone())],
                    question: String::new(),
                    sought: Vec::new(),
                    right: vec![at],
                    answer: format!("{}: only this article has {}", entry.id, sign.told),
                    evidence: sources.evidence_at(&entry.id, sign.sentence).into_iter().collect(),
                }
            })
            .collect();
        items.sort_by_cached_key(|item| shuffled(&item.passages[0].1));
        return Ok(Made { choices, items });
    }
}

/// What shows that a headline is an article's.
struct Sign {
    /// The words, between marks.
    told: String,
    /// The sentence that has them, in bytes.
    sentence: Span,
}

/// An article's sentences without a first paragraph that repeats the headline.
struct Body {
    /// Each with the stems of its words.
    sentences: Vec<(Span, FxHashSet<String>)>,
}

impl Body {
    fn of(sources: &Sources, n: usize) -> Body {
        let entry = sources.all[n].entry;
        let text = entry.text.as_str();
        let skipped = match text.split_once('\n') {
            Some((first, _)) if line(first) == line(&entry.title) => first.len(),
            _ => 0,
        };
        let stemmer = Stemmer::create(Algorithm::English);
        let layout = Layout::new(text);
        let sentences = layout.sentences.iter().filter(|sentence| sentence.span.start >= skipped);
        let stems = |sentence: &Unit| -> FxHashSet<String> {
            let words = layout.tokens_of(*sentence).iter().filter(|token| token.is_word());
            words.map(|token| stem_of(&stemmer, &normalise(token.of(text)))).collect()
        };
        Body { sentences: sentences.map(|sentence| (sentence.span, stems(sentence))).collect() }
    }

    fn has(&self, stem: &str) -> bool {
        self.sentences.iter().any(|(_, stems)| stems.contains(stem))
    }

    /// The first sentence with both.
    fn with(&self, a: &str, b: &str) -> Option<Span> {
        self.sentences.iter().find(|(_, stems)| stems.contains(a) && stems.contains(b)).map(|(span, _)| *span)
    }
}

/// What shows that `title` belongs to the body `at` and to none of the others: a word that none of them has
/// in any form, else two words that none has in one sentence. There is none where another article has more
/// of the headline's words than its own.
fn sign(title: &str, at: usize, bodies: &[Body]) -> Option<Sign> {
    let stemmer = Stemmer::create(Algorithm::English);
    let mut words: Vec<(String, String)> = Vec::new();
    for token in tokenize(title).iter().filter(|token| token.is_word()) {
        let form = normalise(token.of(title));
        let telling = form.chars().count() >= 4 || form.chars().any(char::is_numeric);
        let stem = stem_of(&stemmer, &form);
        if telling && !is_stop(&form) && words.iter().all(|(_, known)| *known != stem) {
            words.push((token.of(title).to_owned(), stem));
        }
    }
    let had = |body: &Body| words.iter().filter(|(_, stem)| body.has(stem)).count();
    let own = &bodies[at];
    let others: Vec<&Body> =
        bodies.iter().enumerate().filter(|(n, _)| *n != at).map(|(_, body)| body).collect();
    if others.iter().any(|other| had(other) > had(own)) {
        return None;
    }
    let alone = |stem: &str| own.has(stem) && !others.iter().any(|other| other.has(stem));
    if let Some((word, stem)) = words.iter().find(|(_, stem)| alone(stem)) {
        let sentence = own.with(stem, stem)?;
        return Some(Sign { told: format!("“{word}”"), sentence });
    }
    let pairs = words.iter().enumerate().flat_map(|(n, a)| words[n + 1..].iter().map(move |b| (a, b)));
    pairs.into_iter().find_map(|(a, b)| {
        let sentence = own.with(&a.1, &b.1)?;
        let only = others.iter().all(|other| other.with(&a.1, &b.1).is_none());
        only.then(|| Sign { told: format!("“{}” and “{}” in one sentence", a.0, b.0), sentence })
    })
}

/// The share of the words of the shorter of two headlines that both have.
fn overlap(a: &str, b: &str) -> f64 {
    let (a, b) = (words(a), words(b));
    let shared = a.intersection(&b).count();
    shared as f64 / a.len().min(b.len()).max(1) as f64
}
