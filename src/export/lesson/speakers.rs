//! Who says so: quotations and their speakers, where the article names the speaker with the quotation and
//! no article says otherwise.

use super::source::{Sources, quoted};
use super::standing::Shown;
use super::{Item, Made, Outcome, shuffled};
use crate::compare::Comparison;
use crate::compare::document::{DifferenceKind, How, QuotationEntry, QuotationKind};
use crate::export::plain::line;
use rustc_hash::FxHashSet;
use std::collections::BTreeMap;

/// How many quotations at most, and at least.
const MOST: usize = 6;
const LEAST: usize = 3;
/// How many speakers at least.
const SPEAKERS: usize = 2;

/// Matches quotations and speakers.
pub fn task(comparison: &Comparison, sources: &Sources, seen: &Shown) -> Outcome {
    let disputed = disputed(comparison, sources);
    let mut by: BTreeMap<String, Vec<&QuotationEntry>> = BTreeMap::new();
    for quotation in &comparison.quotations {
        if speaks(quotation) && plainly(sources, quotation) && !disputed.contains(quotation.id.as_str()) {
            by.entry(line(&quotation.speaker.name)).or_default().push(quotation);
        }
    }
    // two names that end alike may be one person
    let all: Vec<String> = by.keys().cloned().collect();
    by.retain(|name, _| !all.iter().any(|other| other != name && last(other) == last(name)));
    let surnames: Vec<String> = by.keys().map(|name| last(name)).collect();
    let mut speakers: Vec<(String, Vec<&QuotationEntry>)> = by
        .into_iter()
        .map(|(name, mut quotations)| {
            quotations.retain(|q| {
                let words = words(&q.text);
                !surnames.iter().any(|surname| words.contains(surname))
            });
            let length = |q: &QuotationEntry| q.text.split_whitespace().count().abs_diff(16);
            quotations
                .sort_by_cached_key(|q| (seen.has(&q.text), q.spans.len() > 1, length(q), shuffled(&q.text)));
            (name, quotations)
        })
        .filter(|(_, quotations)| !quotations.is_empty())
        .collect();
    let there = speakers.len();
    speakers.sort_by_cached_key(|(_, quotations)| shuffled(&quotations[0].text));
    speakers.truncate(MOST);
    // each speaks once, then those who have more to say speak again
    let mut chosen: Vec<(String, &QuotationEntry)> = Vec::new();
    let mut known = Shown::default();
    let most = MOST.min(speakers.len().max(LEAST + 1));
    for turn in 0..LEAST {
        for (name, quotations) in &speakers {
            let Some(next) = quotations.get(turn) else { continue };
            if chosen.len() < most && !known.has(&next.text) {
                known.add(&next.text);
                chosen.push((name.clone(), *next));
            }
        }
    }
    if there < SPEAKERS || chosen.len() < LEAST {
        return Err("too few people are plainly named with their words".into());
    }
    chosen.sort_by_cached_key(|(_, quotation)| shuffled(&quotation.text));
    let mut choices: Vec<String> = chosen.iter().map(|(name, _)| name.clone()).collect();
    choices.sort();
    choices.dedup();
    let items = chosen
        .into_iter()
        .map(|(name, quotation)| {
            let right = choices.iter().position(|choice| *choice == name);
            let shown = sources.shown(&quotation.article, &sources.parts(quotation));
            let ends = quotation.spans.iter().copied().chain(quotation.speaker.mention);
            let start = ends.clone().map(|range| range.start).min().unwrap_or(0);
            let end = ends.map(|range| range.end).max().unwrap_or(0);
            Item {
                // without the article’s letter: it is to be found
                passages: vec![(String::new(), quoted(&shown))],
                right: right.into_iter().collect(),
                answer: name,
                evidence: sources.evidence(&quotation.article, start, end).into_iter().collect(),
                ..Item::default()
            }
        })
        .collect();
    Ok(Made { choices, items })
}

/// Quotations in rows whose articles credit different people.
pub fn disputed<'c>(comparison: &'c Comparison, sources: &Sources) -> FxHashSet<&'c str> {
    let mut disputed = FxHashSet::default();
    for row in &comparison.rows {
        let ids: Vec<&str> = row.readings.iter().filter_map(|reading| reading.quotation.as_deref()).collect();
        let mut names: Vec<String> = ids
            .iter()
            .filter_map(|id| sources.quotations.get(id))
            .filter(|quotation| !quotation.speaker.name.is_empty())
            .map(|quotation| last(&quotation.speaker.name))
            .collect();
        names.sort();
        names.dedup();
        if names.len() > 1 || row.differences.iter().any(|d| d.kind == DifferenceKind::Speaker) {
            disputed.extend(ids);
        }
    }
    disputed
}

/// Whether a quotation is clearly that of a named person.
fn speaks(quotation: &QuotationEntry) -> bool {
    quotation.kind == QuotationKind::Direct
        && quotation.speaker.how == How::Stated
        && quotation.speaker.mention.is_some()
        && quotation.flags.is_empty()
        && (5..=40).contains(&quotation.text.split_whitespace().count())
        && !quotation.text.contains('\n')
        && proper(&quotation.speaker.name)
}

/// How many words stand between a speaker and “said” at most, where the speaker does not begin the sentence.
const NEAR: usize = 3;

/// Whether the article says in the plainest way who speaks: “Ana Brell said”, “said Ana Brell”, or a
/// sentence that begins with her. “… met Ana Brell in May, adding:” leaves open who adds.
pub fn plainly(sources: &Sources, quotation: &QuotationEntry) -> bool {
    let told = || {
        let (mention, cue) = (quotation.speaker.mention?, quotation.cue?);
        let source = sources.get(&quotation.article)?;
        if source.cut(cue.start, cue.end)?.to_lowercase().ends_with("ing") {
            return Some(false);
        }
        let (from, to) =
            if mention.end <= cue.start { (mention.end, cue.start) } else { (cue.end, mention.start) };
        let between = source.cut(from, to.max(from))?;
        let near = between.split_whitespace().count() <= NEAR && !between.contains([',', ';', '—', '(']);
        let title = source.cut(source.sentence_of(mention.start), mention.start)?;
        let title = title.rsplit(['“', '”', '"']).next().unwrap_or_default();
        let capital = |word: &str| word.starts_with(char::is_uppercase) || matches!(word, "the" | "of");
        let begins = title.split_whitespace().count() <= 4 && title.split_whitespace().all(capital);
        Some(near || begins && mention.end <= cue.start)
    };
    told().unwrap_or(false)
}

/// Whether `name` is two or more words with capitals, such as a person has.
pub fn proper(name: &str) -> bool {
    let words: Vec<&str> = name.split_whitespace().collect();
    let capital = |word: &str| word.chars().next().is_some_and(char::is_uppercase);
    let small = |word: &str| {
        matches!(
            word,
            "de" | "da"
                | "di"
                | "du"
                | "del"
                | "della"
                | "van"
                | "von"
                | "der"
                | "den"
                | "bin"
                | "al"
                | "el"
                | "la"
                | "le"
                | "of"
                | "the"
                | "and"
                | "y"
        )
    };
    (2..=5).contains(&words.len())
        && words.iter().all(|word| capital(word) || small(word))
        && words.first().is_some_and(|word| capital(word) && !matches!(*word, "The" | "A" | "An"))
        && words.last().is_some_and(|word| capital(word))
        && name.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '.' | '-' | '\'' | '’'))
}

/// The last word of a name in lower case.
pub fn last(name: &str) -> String {
    name.split_whitespace().last().unwrap_or_default().to_lowercase()
}

/// The words of a text in lower case.
pub fn words(text: &str) -> FxHashSet<String> {
    text.split(|c: char| !c.is_alphanumeric() && c != '-')
        .filter(|w| !w.is_empty())
        .map(str::to_lowercase)
        .collect()
}
