//! Which statements of different articles assert the same thing.

pub mod claims;
mod details;
pub mod features;
mod grid;
pub mod model;
mod partners;
mod rows;

pub use claims::{Source, sources};
pub use model::Model;
pub use rows::rows;

use crate::text::calendar;
use crate::text::vocabulary::Vocabulary;
use claims::Claims;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A statement: which source, and which of its statements.
pub type Place = (usize, usize);

/// Two statements and how likely it is that both assert the same thing.
#[derive(Clone, Debug, PartialEq)]
pub struct FactLink {
    /// A statement.
    pub from: Place,
    /// Another, of a later source.
    pub to: Place,
    /// From 0 to 1.
    pub score: f64,
    /// Whether there is enough evidence for a row by itself.
    pub kept: bool,
    /// Whether both share no other words than names, days and numbers: then they may only speak of the same people.
    pub topical: bool,
    /// The evidence in words.
    pub why: Arc<[String]>,
}

/// Judges the statements of `sources` pair by pair. `strictness` from 0 to 1, 0.5 by default.
///
/// Pairs that come near are in the result too, not `kept`, since a third statement can tie them.
pub fn link(sources: &[Source], vocabulary: &Vocabulary, model: &Model, strictness: f64) -> Vec<FactLink> {
    links(&weigh(sources, vocabulary, model, strictness), model, strictness)
}

/// Two statements with what the model finds, from which the links of any strictness are taken.
#[derive(Clone, Debug, PartialEq)]
pub struct Weighed {
    from: Place,
    to: Place,
    /// How generous a search has to be to find it.
    generous: f32,
    /// Log-odds by the regression alone.
    linear: f32,
    /// Log-odds by the whole model.
    odds: f32,
    topical: bool,
    why: Arc<[String]>,
}

/// Weighs the statements of `sources` pair by pair, for [`links`] of at least the strictness `least`.
pub fn weigh(sources: &[Source], vocabulary: &Vocabulary, model: &Model, least: f64) -> Vec<Weighed> {
    let needed = needed(model, least);
    let claims = claims::read(sources, vocabulary);
    let pairs = features::pairs(&claims, generous(least));
    pairs
        .par_iter()
        .filter_map(|pair| {
            let (clear, near) = ((needed - CLEAR) as f32, (needed - NEAR) as f32);
            let (linear, odds) = model.log_odds(&pair.features, clear, near)?;
            let (s, t) = (&claims.list[pair.from], &claims.list[pair.to]);
            let (topical, why) = if f64::from(odds) >= needed {
                let (topical, why) = why(&claims, pair, sources);
                (topical, why.into())
            } else {
                (false, Arc::default())
            };
            Some(Weighed {
                from: (s.article, s.statement),
                to: (t.article, t.statement),
                generous: pair.generous,
                linear,
                odds,
                topical,
                why,
            })
        })
        .collect()
}

/// The links among pairs that were weighed for this strictness or a lower one.
pub fn links(weighed: &[Weighed], model: &Model, strictness: f64) -> Vec<FactLink> {
    let needed = needed(model, strictness);
    let (clear, generous) = ((needed - CLEAR) as f32, generous(strictness));
    weighed
        .iter()
        .filter(|w| w.generous <= generous && w.linear >= clear && f64::from(w.odds) > needed - NEAR)
        .map(|w| {
            let odds = f64::from(w.odds);
            let kept = odds >= needed;
            FactLink {
                from: w.from,
                to: w.to,
                score: (1000.0 / (1.0 + (-odds).exp())).round() / 1000.0,
                kept,
                topical: w.topical,
                why: if kept { w.why.clone() } else { Arc::default() },
            }
        })
        .collect()
}

/// The log-odds a pair needs.
fn needed(model: &Model, strictness: f64) -> f64 {
    let strictness = if strictness.is_finite() { strictness.clamp(0.0, 1.0) } else { 0.5 };
    f64::from(model.threshold) + (strictness - 0.5) * 4.4
}

/// How much less a pair may share than by default, as [`features::pairs`] takes it.
fn generous(strictness: f64) -> f32 {
    if strictness.is_finite() { (1.0 + 3.0 * (0.5 - strictness)).clamp(1.0, 2.5) as f32 } else { 1.0 }
}

/// How far below the threshold, in log-odds, a pair still counts as near.
pub const NEAR: f64 = 1.0;

/// How far below the threshold the regression alone may find a pair that is looked at more closely.
const CLEAR: f64 = 1.5;

/// What both statements share, in words: names, then other rare words. And whether names, days and numbers are all
/// that they share.
fn why(claims: &Claims, pair: &features::Pair, sources: &[Source]) -> (bool, Vec<String>) {
    let claim = &claims.list[pair.from];
    let source = &sources[claim.article];
    let unit = source.statements[claim.statement].unit;
    let tokens = source.layout.tokens_of(unit);
    let mut spelled: BTreeMap<u32, &str> = BTreeMap::new();
    for (&stem, &place) in claim.sequence.iter().zip(&claim.places) {
        spelled.entry(stem).or_insert_with(|| tokens[place as usize].of(source.text));
    }
    let shared = features::shared(claim, &claims.list[pair.to]);
    let list = |named: bool, most: usize| -> Vec<String> {
        let ids = shared.iter().filter(|&&id| claims.in_names[id as usize] == named).take(most);
        ids.filter_map(|id| spelled.get(id)).map(|w| format!("“{w}”")).collect()
    };
    let (words, names) = (list(false, 6), list(true, 4));
    let figure = |word: &str| {
        let month = word.starts_with(char::is_uppercase) && calendar::month_anywhere(word).is_some();
        word.contains(|c: char| c.is_ascii_digit()) || calendar::is_weekday_anywhere(word) || month
    };
    let mut plain = shared.iter().filter(|&&id| !claims.in_names[id as usize]);
    let topical = plain.all(|id| spelled.get(id).is_some_and(|word| figure(word)));
    let mut out = Vec::new();
    if !words.is_empty() {
        out.push(format!("both say {}", words.join(", ")));
    }
    if !names.is_empty() {
        out.push(format!("both name {}", names.join(", ")));
    }
    if pair.mutual() {
        out.push("each is the other’s closest match".to_owned());
    }
    if pair.neighbours() {
        out.push("the sentences around them match too".to_owned());
    }
    if topical {
        out.push("they share no other words than names, days and numbers".to_owned());
    }
    (topical, out)
}
