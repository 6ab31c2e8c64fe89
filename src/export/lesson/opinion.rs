//! Fact or opinion: only what is clearly one or the other. A statement in the outlet's own voice with an
//! exact number or a date can be checked; a named person's words that judge are an opinion.

use super::source::{Sources, quoted};
use super::speakers::{disputed, proper};
use super::standing::Shown;
use super::{Item, Made, Outcome, shuffled};
use crate::compare::Comparison;
use crate::compare::document::{Certainty, DetailEntry, DetailValue, How, QuotationKind, StatementEntry};
use crate::export::plain::line;
use std::collections::{BTreeMap, BTreeSet};

/// How many sentences that can be checked at least.
const LEAST: usize = 2;
/// How many judgements at least.
const JUDGEMENTS: usize = 1;
/// How many of each at most.
const MOST: usize = 3;

/// Words by which somebody judges. Words that only may judge are not here.
const JUDGING: [&str; 72] = [
    "must",
    "need to",
    "needs to",
    "it is time",
    "it's time",
    "wrong",
    "important",
    "dangerous",
    "deserve",
    "deserves",
    "terrific",
    "hypocrisy",
    "hypocritical",
    "insult",
    "insulting",
    "tragic",
    "devastating",
    "disappointed",
    "disappointing",
    "too little",
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
pub fn task(comparison: &Comparison, sources: &Sources, shown: &Shown) -> Outcome {
    let mut facts: Vec<Item> = comparison.statements.iter().filter_map(|s| checkable(sources, s)).collect();
    let mut opinions = judgements(comparison, sources);
    if facts.len() < LEAST {
        return Err("too few sentences can be checked by a number or a day".into());
    }
    if opinions.len() < JUDGEMENTS {
        return Err("no quotation plainly gives somebody’s judgement".into());
    }
    for items in [&mut facts, &mut opinions] {
        vary(items);
        // what no other task shows comes first
        items.sort_by_key(|item| shown.has(&item.passages[0].1));
        once_each(items);
        items.truncate(MOST);
    }
    let mut items: Vec<Item> = facts.into_iter().chain(opinions).collect();
    items.sort_by_cached_key(|item| shuffled(&item.passages[0].1));
    Ok(Made { choices: vec!["can be checked".into(), "a judgement".into()], items })
}

/// Leaves out what an earlier item asks already in nearly the same words, as a copy has them.
fn once_each(items: &mut Vec<Item>) {
    let mut asked: Vec<BTreeSet<String>> = Vec::new();
    items.retain(|item| {
        let words = item.passages[0].1.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        let words: BTreeSet<String> = words.map(str::to_lowercase).collect();
        let again = asked
            .iter()
            .any(|known| known.intersection(&words).count() * 10 >= known.len().min(words.len()).max(1) * 7);
        if !again {
            asked.push(words);
        }
        !again
    });
}

/// Articles take turns; within an article the order tells nothing.
pub fn vary(items: &mut [Item]) {
    items.sort_by_cached_key(|item| shuffled(&item.passages[0].1));
    let mut turns: BTreeMap<String, usize> = BTreeMap::new();
    items.sort_by_cached_key(|item| {
        let turn = turns.entry(item.passages[0].0.clone()).or_default();
        *turn += 1;
        *turn
    });
}

/// The number or the day by which a statement can be checked.
pub fn told(statement: &StatementEntry) -> Option<&DetailEntry> {
    // a number is checked before a day
    let weight = |value: &DetailValue| match value {
        DetailValue::Number { exact, unit, .. } if *exact && !unit.is_empty() => 2,
        // “this year” or “the 2016 election” is hardly what a sentence is checked by
        DetailValue::Date { from, to } if !from.is_empty() && from == to => 1,
        _ => 0,
    };
    // nor is the day since which something is the worst of its kind
    let plain = statement.details.iter().rev().filter(|detail| !detail.text.starts_with("since "));
    plain.max_by_key(|detail| weight(&detail.value)).filter(|detail| weight(&detail.value) > 0)
}

fn checkable(sources: &Sources, statement: &StatementEntry) -> Option<Item> {
    if statement.certainty != Certainty::Asserted {
        return None;
    }
    let detail = told(statement)?;
    let source = sources.get(&statement.article)?;
    let text = line(source.cut(statement.start, statement.end)?);
    if !plain(&text) || said(&text) || judges(&text).is_some() {
        return None;
    }
    Some(Item {
        passages: vec![(statement.article.clone(), sources.shown(&statement.article, &text))],
        right: vec![0],
        answer: format!("can be checked: “{}”", line(&detail.text)),
        evidence: sources.evidence(&statement.article, statement.start, statement.end).into_iter().collect(),
        ..Item::default()
    })
}

/// Whether `text` is one sentence of the article's own that is understood without what stands before it.
pub fn plain(text: &str) -> bool {
    let count = text.split_whitespace().count();
    let mut words = text.split_whitespace();
    let first = words.next().unwrap_or_default();
    let second = words.next().unwrap_or_default();
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
            | "Also"
            | "Meanwhile"
            | "However"
    ) || first == "In" && !second.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    let whole = text.ends_with('.') && text.chars().next().is_some_and(char::is_uppercase);
    let voices = text.contains(['“', '”', '"', '‘', '?', '—', '(']);
    // “his” of nobody named before, “then” of no time
    let pointing =
        text.split_whitespace().take(4).any(|word| matches!(word, "he" | "she" | "they" | "then" | "that"));
    (6..=30).contains(&count) && !apart && whole && !voices && !pointing
}

/// Whether a sentence credits somebody, whatever its certainty was taken for.
pub fn said(text: &str) -> bool {
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
    let disputed = disputed(comparison, sources);
    let mut seen: Vec<String> = Vec::new();
    let mut items = Vec::new();
    for quotation in &comparison.quotations {
        let count = quotation.text.split_whitespace().count();
        let clear = quotation.kind == QuotationKind::Direct
            && quotation.flags.is_empty()
            && (5..=30).contains(&count)
            && !quotation.text.contains(['\n', '?'])
            && !quotation.text.chars().any(char::is_numeric)
            && whole(&quotation.text)
            && !disputed.contains(quotation.id.as_str());
        let Some(word) = judges(&quotation.text).filter(|_| clear) else { continue };
        // the same words from two articles are asked about once
        let key: String = quotation.text.chars().filter(|c| c.is_alphabetic()).take(24).collect();
        if seen.contains(&key) {
            continue;
        }
        seen.push(key);
        let sure = quotation.speaker.how == How::Stated && proper(&quotation.speaker.name);
        let by = if sure { format!(" by {}", line(&quotation.speaker.name)) } else { String::new() };
        let start = quotation.spans.first().map_or(0, |span| span.start);
        let end = quotation.spans.last().map_or(0, |span| span.end);
        items.push(Item {
            passages: vec![(
                quotation.article.clone(),
                quoted(&sources.shown(&quotation.article, &sources.parts(quotation))),
            )],
            right: vec![1],
            answer: format!("a judgement{by}: “{}”", as_written(&quotation.text, word)),
            evidence: sources.evidence(&quotation.article, start, end).into_iter().collect(),
            ..Item::default()
        });
    }
    items
}

/// Whether quoted words begin a sentence.
fn whole(text: &str) -> bool {
    text.trim().chars().next().is_some_and(char::is_uppercase)
}

/// The word by which a text judges.
pub fn judges(text: &str) -> Option<&'static str> {
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
    fn a_copy_is_not_asked_again() {
        let item = |text: &str| Item { passages: vec![("A".into(), text.into())], ..Item::default() };
        let mut items = vec![
            item("The hospital treated 11 people, the youngest of them an apprentice of 19."),
            item("The hospital treated 11 people, the youngest of them a trainee of 19."),
            item("The crane was built in 1987."),
        ];
        once_each(&mut items);
        assert_eq!(items.len(), 2);
        assert!(items[1].passages[0].1.contains("1987"));
    }

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
