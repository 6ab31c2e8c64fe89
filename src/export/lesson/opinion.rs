//! Fact or opinion: only what is clearly one or the other. A statement in the outlet's own voice with an
//! exact number or a date can be checked; a named person's words that judge are an opinion.

use super::source::{Sources, quoted};
use super::speakers::{disputed, proper};
use super::{Item, Made, Outcome, shuffled};
use crate::compare::Comparison;
use crate::compare::document::{Certainty, DetailValue, How, QuotationKind, StatementEntry};
use crate::export::plain::line;

/// How many of each at least, and at most.
const LEAST: usize = 2;
const MOST: usize = 3;

/// Words by which somebody judges. Words that only may judge are not here.
const JUDGING: [&str; 52] = [
    "i think",
    "i believe",
    "i feel",
    "in my view",
    "in my opinion",
    "should",
    "should not",
    "shouldn't",
    "ought to",
    "worst",
    "best",
    "terrible",
    "horrible",
    "horrific",
    "wonderful",
    "shameful",
    "shame",
    "disgrace",
    "disgraceful",
    "outrageous",
    "outrage",
    "unacceptable",
    "unfair",
    "ridiculous",
    "beautiful",
    "irresponsible",
    "reckless",
    "appalling",
    "heartbreaking",
    "inexcusable",
    "proud",
    "foolish",
    "stupid",
    "brilliant",
    "absurd",
    "amazing",
    "awful",
    "bizarre",
    "cowardly",
    "crazy",
    "cruel",
    "despicable",
    "disgusting",
    "dreadful",
    "evil",
    "fantastic",
    "incredible",
    "insane",
    "naive",
    "pathetic",
    "tremendous",
    "unjust",
];

/// Sorts statements that can be checked from judgements.
pub fn task(comparison: &Comparison, sources: &Sources) -> Outcome {
    let mut facts: Vec<Item> = comparison.statements.iter().filter_map(|s| checkable(sources, s)).collect();
    let mut opinions = judgements(comparison, sources);
    if facts.len() < LEAST || opinions.len() < LEAST {
        return Err(format!(
            "it takes {LEAST} statements that are surely checked by a number or a date, and {LEAST} quotations that \
             surely judge; there are {} and {}",
            facts.len(),
            opinions.len()
        ));
    }
    for items in [&mut facts, &mut opinions] {
        vary(items);
        items.truncate(MOST);
    }
    let mut items: Vec<Item> = facts.into_iter().chain(opinions).collect();
    items.sort_by_cached_key(|item| shuffled(&item.passages[0].1));
    Ok(Made { choices: vec!["can be checked".into(), "a judgement".into()], items })
}

/// Articles take turns; within an article the order tells nothing.
fn vary(items: &mut [Item]) {
    items.sort_by_cached_key(|item| shuffled(&item.passages[0].1));
    let mut turns: std::collections::BTreeMap<String, usize> = std::collections::BTreeMap::new();
    items.sort_by_cached_key(|item| {
        let turn = turns.entry(item.passages[0].0.clone()).or_default();
        *turn += 1;
        *turn
    });
}

fn checkable(sources: &Sources, statement: &StatementEntry) -> Option<Item> {
    if statement.certainty != Certainty::Asserted {
        return None;
    }
    // a number is checked before a day
    let weight = |value: &DetailValue| match value {
        DetailValue::Number { exact, unit, .. } if *exact && !unit.is_empty() => 2,
        DetailValue::Date { from, .. } if !from.is_empty() => 1,
        _ => 0,
    };
    let detail = statement.details.iter().rev().max_by_key(|detail| weight(&detail.value));
    let detail = detail.filter(|detail| weight(&detail.value) > 0)?;
    let source = sources.get(&statement.article)?;
    let text = line(source.cut(statement.start, statement.end)?);
    let count = text.split_whitespace().count();
    let first = text.split_whitespace().next().unwrap_or_default();
    let apart = matches!(
        first,
        "It" | "He"
            | "She"
            | "They"
            | "This"
            | "That"
            | "These"
            | "Those"
            | "But"
            | "And"
            | "Its"
            | "His"
            | "Her"
            | "Their"
            | "In"
    );
    let whole = text.ends_with('.') && text.chars().next().is_some_and(char::is_uppercase);
    let voices = text.contains(['“', '”', '"', '‘', '?', '—', '(']) || said(&text);
    if !(6..=30).contains(&count) || apart || !whole || voices || judges(&text).is_some() {
        return None;
    }
    Some(Item {
        row: String::new(),
        passages: vec![(statement.article.clone(), sources.shown(&statement.article, &text))],
        question: String::new(),
        sought: Vec::new(),
        right: vec![0],
        answer: format!("can be checked: it gives “{}”", line(&detail.text)),
        evidence: sources.evidence(&statement.article, statement.start, statement.end).into_iter().collect(),
    })
}

/// Whether a sentence credits somebody, whatever its certainty was taken for.
fn said(text: &str) -> bool {
    let padded = format!(" {} ", text.to_lowercase());
    [
        " said",
        " says",
        " according to",
        " told ",
        " claim",
        " argu",
        " accus",
        " critic",
        " call",
        " believ",
        " think",
    ]
    .iter()
    .any(|word| padded.contains(word))
}

fn judgements(comparison: &Comparison, sources: &Sources) -> Vec<Item> {
    let disputed = disputed(comparison);
    let mut seen: Vec<String> = Vec::new();
    let mut items = Vec::new();
    for quotation in &comparison.quotations {
        let count = quotation.text.split_whitespace().count();
        let clear = quotation.kind == QuotationKind::Direct
            && quotation.speaker.how == How::Stated
            && quotation.flags.is_empty()
            && (5..=30).contains(&count)
            && !quotation.text.contains(['\n', '?'])
            && !quotation.text.chars().any(char::is_numeric)
            && proper(&quotation.speaker.name)
            && !disputed.contains(quotation.id.as_str());
        let Some(word) = judges(&quotation.text).filter(|_| clear) else { continue };
        // the same words from two articles are asked about once
        let key: String = quotation.text.chars().filter(|c| c.is_alphabetic()).take(24).collect();
        if seen.contains(&key) {
            continue;
        }
        seen.push(key);
        let start = quotation.spans.first().map_or(0, |span| span.start);
        let end = quotation.spans.last().map_or(0, |span| span.end);
        items.push(Item {
            row: String::new(),
            passages: vec![(
                quotation.article.clone(),
                quoted(&sources.shown(&quotation.article, &sources.parts(quotation))),
            )],
            question: String::new(),
            sought: Vec::new(),
            right: vec![1],
            answer: format!(
                "a judgement by {}: “{}”",
                line(&quotation.speaker.name),
                as_written(&quotation.text, word)
            ),
            evidence: sources.evidence(&quotation.article, start, end).into_iter().collect(),
        });
    }
    items
}

/// The word by which a text judges.
fn judges(text: &str) -> Option<&'static str> {
    let words: Vec<String> = text
        .replace('’', "'")
        .split(|c: char| !c.is_alphabetic() && c != '\'')
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    let padded = format!(" {} ", words.join(" "));
    JUDGING.into_iter().find(|word| padded.contains(&format!(" {word} ")))
}

/// `word`, one of [`JUDGING`], as `text` has it.
fn as_written(text: &str, word: &str) -> String {
    let wanted: Vec<&str> = word.split(' ').collect();
    let words: Vec<&str> = text.split_whitespace().collect();
    let bare = |word: &str| word.replace('’', "'").trim_matches(|c: char| !c.is_alphabetic()).to_lowercase();
    let here = words
        .windows(wanted.len())
        .find(|here| here.iter().zip(&wanted).all(|(own, word)| bare(own) == **word));
    match here {
        Some(here) => here.join(" ").trim_matches(|c: char| !c.is_alphabetic()).to_owned(),
        None => word.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_judging_word_is_told_as_it_was_said() {
        assert_eq!(as_written("“And I think, so", "i think"), "I think");
        assert_eq!(as_written("They shouldn’t have", "shouldn't"), "shouldn’t");
    }

    #[test]
    fn whole_words_judge() {
        assert_eq!(judges("They shouldn’t have sailed"), Some("shouldn't"));
        assert_eq!(judges("This is the worst day"), Some("worst"));
        assert_eq!(judges("She shouldered the bestseller"), None);
    }
}
