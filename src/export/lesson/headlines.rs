//! Which headline fits which article: where each headline has words that only its own article has.

use super::source::{Source, Sources};
use super::speakers::words;
use super::{Item, Made, Outcome, shuffled};
use crate::article::Span;
use crate::compare::Comparison;
use crate::text::Unit;
use crate::text::vocabulary::{is_stop, stem_of};
use crate::text::words::{normalise, tokenize};
use rust_stemmers::{Algorithm, Stemmer};
use rustc_hash::FxHashSet;

/// How many articles must have headlines, so that there is something to choose from.
const TITLED: usize = 3;
/// How many headlines are asked about at least, and at most.
const LEAST: usize = 2;
const MOST: usize = 6;

/// Matches headlines and articles.
pub fn task(comparison: &Comparison, sources: &Sources) -> Outcome {
    let headlines: Vec<String> = sources.all.iter().map(|source| sources.headline(source)).collect();
    let titled = |n: &usize| {
        let title = &headlines[*n];
        (3..=30).contains(&title.split_whitespace().count())
    };
    let mut kept: Vec<usize> = (0..sources.all.len()).filter(titled).collect();
    if kept.len() < TITLED {
        let told = crate::export::words::count(kept.len(), "article has one", "articles have one");
        return Err(format!("it takes three headlines, and {told}"));
    }
    kept.retain(|&n| !sources.names_outlet(&headlines[n]));
    if kept.len() < LEAST {
        return Err("the headlines name their outlets".into());
    }
    // a headline that would fit another article as well is not asked about: one with much of the same text, or
    // one with nearly the same headline
    let fits_another = |n: usize| {
        let own = &sources.all[n].entry;
        (0..headlines.len()).filter(|&m| m != n).any(|m| {
            let other = &sources.all[m].entry;
            let shares = comparison
                .reuse
                .iter()
                .any(|reuse| [&reuse.from, &reuse.to].into_iter().all(|id| *id == own.id || *id == other.id));
            shares || overlap(&headlines[n], &headlines[m]) > 0.5
        })
    };
    let mut apart: Vec<usize> = kept.into_iter().filter(|&n| !fits_another(n)).collect();
    apart.truncate(MOST);
    let bodies: Vec<Body> = sources.all.iter().map(Body::of).collect();
    // a headline needs words that only its own article has, or has in one sentence
    loop {
        if apart.len() < LEAST {
            return Err("too few headlines can be told apart by the articles’ words".into());
        }
        let told: Vec<Option<Sign>> = apart.iter().map(|&n| sign(&headlines[n], n, &bodies)).collect();
        // one may be what remains when the others are found
        let mut open = (0..told.len()).filter(|&n| told[n].is_none());
        let all = apart.len() == sources.all.len();
        let spare = match (open.next(), open.next()) {
            (_, Some(second)) => Some(second),
            (first, None) => first.filter(|_| !all),
        };
        if let Some(without) = spare {
            apart.remove(without);
            continue;
        }
        let choices = sources.letters();
        let mut items: Vec<Item> = apart
            .iter()
            .zip(told)
            .map(|(&n, sign)| {
                let entry = sources.all[n].entry;
                let (answer, evidence) = match sign {
                    Some(sign) => (
                        format!("{}: only this article has {}", entry.id, sign.told),
                        sources.evidence_at(&entry.id, sign.sentence),
                    ),
                    None => (format!("{}: the one that remains when the others are found", entry.id), None),
                };
                Item {
                    passages: vec![(String::new(), headlines[n].clone())],
                    right: vec![n],
                    answer,
                    evidence: evidence.into_iter().collect(),
                    ..Item::default()
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
struct Body<'c> {
    text: &'c str,
    /// Each with the stems of its words.
    sentences: Vec<(Span, FxHashSet<String>)>,
}

impl<'c> Body<'c> {
    fn of(source: &Source<'c>) -> Self {
        let text = source.entry.text.as_str();
        let stemmer = Stemmer::create(Algorithm::English);
        let layout = &source.layout;
        let sentences = layout.sentences.iter().filter(|sentence| sentence.span.start >= source.body);
        let stems = |sentence: &Unit| -> FxHashSet<String> {
            let words = layout.tokens_of(*sentence).iter().filter(|token| token.is_word());
            words.map(|token| stem_of(&stemmer, &normalise(token.of(text)))).collect()
        };
        Body { text, sentences: sentences.map(|sentence| (sentence.span, stems(sentence))).collect() }
    }

    fn has(&self, stem: &str) -> bool {
        self.sentences.iter().any(|(_, stems)| stems.contains(stem))
    }

    /// A headline’s word as the article has it in a sentence.
    fn told(&self, word: &str, stem: &str, sentence: Span) -> String {
        let stemmer = Stemmer::create(Algorithm::English);
        let text = sentence.of(self.text);
        let here = tokenize(text)
            .into_iter()
            .map(|token| token.of(text))
            .find(|own| own.chars().any(char::is_alphanumeric) && stem_of(&stemmer, &normalise(own)) == stem);
        match here {
            Some(own) if !own.eq_ignore_ascii_case(word) => format!("“{own}” (headline: “{word}”)"),
            _ => format!("“{word}”"),
        }
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
    // of several the one that a reader meets first
    let first = words.iter().filter(|(_, stem)| alone(stem)).min_by_key(|(word, stem)| {
        (own.with(stem, stem).map_or(usize::MAX, |span| span.start), std::cmp::Reverse(word.len()))
    });
    if let Some((word, stem)) = first {
        let sentence = own.with(stem, stem)?;
        return Some(Sign { told: own.told(word, stem, sentence), sentence });
    }
    let pairs = words.iter().enumerate().flat_map(|(n, a)| words[n + 1..].iter().map(move |b| (a, b)));
    pairs.into_iter().find_map(|(a, b)| {
        let sentence = own.with(&a.1, &b.1)?;
        let only = others.iter().all(|other| other.with(&a.1, &b.1).is_none());
        only.then(|| {
            let told = [a, b].map(|(word, stem)| own.told(word, stem, sentence));
            Sign { told: format!("{} in one sentence", told.join(" and ")), sentence }
        })
    })
}

/// The share of the words of the shorter of two headlines that both have.
fn overlap(a: &str, b: &str) -> f64 {
    let (a, b) = (words(a), words(b));
    let shared = a.intersection(&b).count();
    shared as f64 / a.len().min(b.len()).max(1) as f64
}
