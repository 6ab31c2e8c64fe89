//! What a statement claims, as numbers to compare: its words weighted by rarity, the names in it as
//! one unit each, its clauses, and who is credited set apart.

use super::details::{self, Details};
use crate::article::{Article, Span};
use crate::extract::Quotation;
use crate::extract::dates::DateMention;
use crate::extract::event::Extract;
use crate::extract::names::NameMention;
use crate::extract::numbers::Number;
use crate::extract::speakers::Speaker;
use crate::extract::statements::Statement;
use crate::text::Layout;
use crate::text::lexicon::{MONTHS, SMALL, WEEKDAYS};
use crate::text::vocabulary::{NO_WORD, Vocabulary};
use rustc_hash::FxHashSet;

/// One article, as facts are lined up.
pub struct Source<'a> {
    /// The article's text.
    pub text: &'a str,
    /// Its layout.
    pub layout: &'a Layout,
    /// The word id of each token.
    pub words: &'a [u32],
    /// Its statements, in order.
    pub statements: &'a [Statement],
    /// Its names, in order.
    pub names: &'a [NameMention],
    /// Its numbers, in order.
    pub numbers: &'a [Number],
    /// Its dates, in order.
    pub dates: &'a [DateMention],
    /// Its quotations, in order.
    pub quotations: &'a [Quotation],
    /// The speaker of each quotation.
    pub speakers: &'a [Speaker],
    /// The spans of its direct and partial quotations, in order.
    pub quoted: &'a [Span],
    /// The words that credit somebody (speaker and cue), in order.
    pub credits: &'a [Span],
}

/// The articles as facts are lined up: each with what it says and its word ids.
pub fn sources<'a>(
    articles: &'a [Article],
    extracts: &'a [Extract],
    words: &'a [Vec<u32>],
) -> Vec<Source<'a>> {
    articles
        .iter()
        .zip(extracts)
        .zip(words)
        .map(|((a, e), words)| Source {
            text: &a.text,
            layout: &e.layout,
            words,
            statements: &e.statements,
            names: &e.names,
            numbers: &e.numbers,
            dates: &e.dates,
            quotations: &e.quotations,
            speakers: &e.speakers,
            quoted: &e.quoted,
            credits: &e.credits,
        })
        .collect()
}

/// A weighted word or unit.
#[derive(Clone, Copy, Debug)]
pub struct Weighted {
    /// Stem id, or, from [`Claims::first_name`] on, a directory entry.
    pub id: u32,
    /// Its weight: rarity within the event and in news at large.
    pub weight: f32,
}

/// A statement, ready to be compared.
#[derive(Clone, Debug)]
pub struct Claim {
    /// Which source.
    pub article: usize,
    /// Which of its statements.
    pub statement: usize,
    /// How many statements the source has.
    pub of: usize,
    /// Content stems in order, each time they occur.
    pub sequence: Vec<u32>,
    /// For each of `sequence`, its place among the statement's tokens.
    pub places: Vec<u32>,
    /// Distinct content stems, sorted by id.
    pub words: Vec<Weighted>,
    /// Length of `words` as a vector.
    pub norm: f32,
    /// The same with rarity in the event alone.
    pub plain_norm: f32,
    /// Sum of the weights of `words`.
    pub mass: f32,
    /// Distinct units (names as one unit each), without the credits, sorted by id.
    pub units: Vec<Weighted>,
    /// Sum of their weights.
    pub unit_mass: f32,
    /// Units of the credits alone, sorted by id.
    pub credits: Vec<Weighted>,
    /// Units of each clause, sorted by id.
    pub clauses: Vec<Vec<Weighted>>,
    /// Verb stems with how surely they are verbs, sorted.
    pub verbs: Vec<(u32, f32)>,
    /// Number tokens, as stem ids, sorted.
    pub numbers: Vec<u32>,
    /// Weekday and month names, as stem ids, sorted.
    pub days: Vec<u32>,
    /// Neighbouring content stems, as pairs, sorted.
    pub bigrams: Vec<(u32, u32)>,
    /// The name it starts from: the first that is not credited.
    pub first_name: Option<u32>,
    /// Share of its words between quotation marks.
    pub quoted: f32,
    /// Whether it is negated.
    pub negated: bool,
    /// Who speaks in it, its numbers and days.
    pub details: Details,
}

impl Claim {
    /// Whether its article begins with it: the headline, or the sentence after it.
    pub fn leads(&self) -> bool {
        self.statement <= 1
    }
}

/// All statements of an event and the weights of their words.
pub struct Claims {
    /// The claims, by source and place.
    pub list: Vec<Claim>,
    /// Index of each source's first claim; one more at the end.
    pub starts: Vec<usize>,
    /// Weight of each stem and, from `first_name` on, each directory entry.
    pub weights: Vec<f32>,
    /// Rarity within the event alone.
    pub plain: Vec<f32>,
    /// In how many statements each occurs.
    pub counts: Vec<u32>,
    /// Whether each stem occurs in names.
    pub in_names: Vec<bool>,
    /// First id that stands for a directory entry.
    pub first_name: u32,
    /// For each stem, those that mean nearly the same.
    pub near: Vec<Vec<(u32, f32)>>,
}

const NEGATIONS: &[&str] = &["not", "no", "never", "nor", "without", "none", "nothing", "cannot", "neither"];
const CLAUSE_WORDS: &[&str] = &[
    "who",
    "which",
    "that",
    "but",
    "and",
    "after",
    "before",
    "when",
    "while",
    "because",
    "although",
    "though",
    "as",
    "if",
    "where",
    "including",
    "following",
];
/// Words of numbers beside the small ones.
const NUMBER_WORDS: &[&str] = &["dozen", "hundred", "thousand", "million", "billion"];

/// Reads all statements of `sources`.
pub fn read(sources: &[Source], vocabulary: &Vocabulary) -> Claims {
    let first_name = vocabulary.stems.len() as u32;
    let entries = sources.iter().flat_map(|s| s.names.iter().map(|n| n.entry + 1)).max().unwrap_or(0);
    let total = first_name as usize + entries;
    let kinds = stem_kinds(sources, vocabulary);
    let mut raw = Vec::new();
    let mut starts = vec![0];
    for ((article, source), details) in sources.iter().enumerate().zip(details::read(sources)) {
        let mut name_at = 0;
        for ((i, statement), details) in source.statements.iter().enumerate().zip(details) {
            let mut found =
                gather(source, article, i, statement, vocabulary, &kinds, first_name, &mut name_at);
            found.claim.details = details;
            raw.push(found);
        }
        starts.push(raw.len());
    }
    let mut in_names = vec![false; total];
    let mut counts = vec![0u32; total];
    for r in &raw {
        for &id in r.words.iter().chain(&r.name_units) {
            counts[id as usize] += 1;
        }
        for &(id, is_name) in &r.marks {
            in_names[id as usize] |= is_name;
        }
    }
    in_names[first_name as usize..].fill(true);
    let many = (raw.len() + 1) as f32;
    let plain: Vec<f32> = counts.iter().map(|&c| (many / (c as f32 + 0.5)).ln()).collect();
    let weights: Vec<f32> = plain
        .iter()
        .enumerate()
        .map(|(id, &idf)| {
            let rarity = vocabulary.stems.get(id).map_or(0.8, |s| (s.rarity * 1.25).min(1.0));
            idf * (0.25 + 0.75 * rarity)
        })
        .collect();
    let list = raw.into_iter().map(|r| r.weigh(&weights, &plain)).collect();
    Claims { list, starts, weights, plain, counts, in_names, first_name, near: vocabulary.neighbours() }
}

struct Kinds {
    stop: Vec<bool>,
    day: FxHashSet<u32>,
    number: FxHashSet<u32>,
    negation: FxHashSet<u32>,
    clause: FxHashSet<u32>,
}

/// What each distinct word is, looked up once.
fn stem_kinds(sources: &[Source], vocabulary: &Vocabulary) -> Kinds {
    let mut kinds = Kinds {
        stop: vocabulary.words.iter().map(|w| w.stop).collect(),
        day: FxHashSet::default(),
        number: FxHashSet::default(),
        negation: FxHashSet::default(),
        clause: FxHashSet::default(),
    };
    let mut seen = vec![false; vocabulary.words.len()];
    for source in sources {
        for (token, &word) in source.layout.tokens.iter().zip(source.words) {
            if word == NO_WORD || std::mem::replace(&mut seen[word as usize], true) {
                continue;
            }
            let text = token.of(source.text);
            if text.starts_with(|c: char| c.is_ascii_digit()) {
                kinds.number.insert(word);
            }
            if text.len() > 12 {
                continue;
            }
            let lower = text.to_lowercase().replace('’', "'");
            let stripped = lower.trim_end_matches("'s");
            for (list, set) in [
                (NUMBER_WORDS, &mut kinds.number),
                (NEGATIONS, &mut kinds.negation),
                (CLAUSE_WORDS, &mut kinds.clause),
            ] {
                if list.contains(&stripped) {
                    set.insert(word);
                }
            }
            if SMALL[2..=12].contains(&stripped) {
                kinds.number.insert(word);
            }
            // May is more often a verb
            if stripped != "may" && WEEKDAYS.iter().chain(&MONTHS).any(|names| names[0] == stripped) {
                kinds.day.insert(word);
            }
            if lower.ends_with("n't") {
                kinds.negation.insert(word);
            }
        }
    }
    kinds
}

/// A claim before its words are weighed.
struct Raw {
    claim: Claim,
    words: Vec<u32>,
    name_units: Vec<u32>,
    /// Stems with whether they stood in a name here.
    marks: Vec<(u32, bool)>,
    units: Vec<u32>,
    credits: Vec<u32>,
    clauses: Vec<Vec<u32>>,
}

#[allow(clippy::too_many_arguments, reason = "one pass over a sentence needs all that is known of it")]
fn gather(
    source: &Source,
    article: usize,
    index: usize,
    statement: &Statement,
    vocabulary: &Vocabulary,
    kinds: &Kinds,
    first_name: u32,
    name_at: &mut usize,
) -> Raw {
    let unit = statement.unit;
    let tokens = source.layout.tokens_of(unit);
    let (mut sequence, mut places, mut marks) = (Vec::new(), Vec::new(), Vec::new());
    let (mut units, mut credits, mut name_units) = (Vec::new(), Vec::new(), Vec::new());
    let mut clauses: Vec<Vec<u32>> = vec![Vec::new()];
    let (mut verbs, mut numbers, mut days): (Vec<(u32, f32)>, Vec<u32>, Vec<u32>) = Default::default();
    let mut first = None;
    let (mut word_count, mut quoted_count, mut negated) = (0u32, 0u32, false);
    for (i, token) in tokens.iter().enumerate() {
        let word = source.words[unit.first + i];
        if word == NO_WORD {
            if matches!(token.of(source.text), "," | ";" | ":" | "—" | "–" | "(" | ")" | "-") {
                clauses.push(Vec::new());
            }
            continue;
        }
        word_count += 1;
        quoted_count += u32::from(inside(source.quoted, token.span));
        let stem = vocabulary.words[word as usize].stem;
        negated |= kinds.negation.contains(&word);
        if kinds.number.contains(&word) {
            numbers.push(stem);
        }
        if kinds.day.contains(&word) {
            days.push(stem);
        }
        if kinds.clause.contains(&word) {
            clauses.push(Vec::new());
        }
        while *name_at < source.names.len() && source.names[*name_at].span.end <= token.span.start {
            *name_at += 1;
        }
        let name = source.names.get(*name_at).filter(|n| n.span.contains(token.span));
        if kinds.stop[word as usize] {
            continue;
        }
        sequence.push(stem);
        places.push(i as u32);
        marks.push((stem, name.is_some()));
        let id = name.map_or(stem, |n| first_name + n.entry as u32);
        if name.is_some() {
            name_units.push(id);
        } else {
            let verb = vocabulary.stems[stem as usize].verb;
            let past = token.of(source.text).ends_with("ed");
            let verb = if past { verb.max(0.8) } else { verb };
            if verb > 0.3 {
                verbs.push((stem, verb));
            }
        }
        if inside(source.credits, token.span) {
            credits.push(id);
        } else {
            units.push(id);
            first = first.or(name.map(|_| id));
            if let Some(clause) = clauses.last_mut() {
                clause.push(id);
            }
        }
    }
    let mut words = sequence.clone();
    let mut bigrams: Vec<(u32, u32)> = sequence.windows(2).map(|w| (w[0], w[1])).collect();
    for list in [&mut words, &mut units, &mut credits, &mut numbers, &mut days, &mut name_units] {
        list.sort_unstable();
        list.dedup();
    }
    bigrams.sort_unstable();
    bigrams.dedup();
    verbs.sort_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)));
    verbs.dedup_by_key(|v| v.0);
    let claim = Claim {
        article,
        statement: index,
        of: source.statements.len(),
        sequence,
        places,
        words: Vec::new(),
        norm: 0.0,
        plain_norm: 0.0,
        mass: 0.0,
        units: Vec::new(),
        unit_mass: 0.0,
        credits: Vec::new(),
        clauses: Vec::new(),
        verbs,
        numbers,
        days,
        bigrams,
        first_name: first,
        quoted: quoted_count as f32 / word_count.max(1) as f32,
        negated,
        details: Details::default(),
    };
    Raw { claim, words, name_units, marks, units, credits, clauses: joined(clauses) }
}

/// Clauses of fewer than three units are joined with a short one before them.
fn joined(clauses: Vec<Vec<u32>>) -> Vec<Vec<u32>> {
    let mut out: Vec<Vec<u32>> = Vec::new();
    for clause in clauses.into_iter().filter(|c| !c.is_empty()) {
        match out.last_mut() {
            Some(last) if clause.len() < 3 && last.len() < 6 => last.extend(clause),
            _ => out.push(clause),
        }
    }
    for clause in &mut out {
        clause.sort_unstable();
        clause.dedup();
    }
    out
}

impl Raw {
    fn weigh(self, weights: &[f32], plain: &[f32]) -> Claim {
        let weighted = |ids: &[u32]| -> Vec<Weighted> {
            ids.iter().map(|&id| Weighted { id, weight: weights[id as usize] }).collect()
        };
        let length =
            |ids: &[u32], w: &[f32]| ids.iter().map(|&i| w[i as usize].powi(2)).sum::<f32>().sqrt().max(1e-6);
        let mut claim = self.claim;
        claim.norm = length(&self.words, weights);
        claim.plain_norm = length(&self.words, plain);
        claim.words = weighted(&self.words);
        claim.mass = sum(&claim.words);
        claim.units = weighted(&self.units);
        claim.unit_mass = sum(&claim.units);
        claim.credits = weighted(&self.credits);
        claim.clauses = self.clauses.iter().map(|c| weighted(c)).collect();
        claim
    }
}

/// The sum of weights.
pub fn sum(list: &[Weighted]) -> f32 {
    list.iter().map(|w| w.weight).sum()
}

/// Whether `span` lies in one of the sorted `spans`.
fn inside(spans: &[Span], span: Span) -> bool {
    let next = spans.partition_point(|s| s.start <= span.start);
    spans[..next].iter().rev().take(3).any(|s| s.contains(span))
}
