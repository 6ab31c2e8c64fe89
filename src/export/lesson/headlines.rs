//! Which headline fits which article: where each headline has a word that only its own article has.

use super::source::Sources;
use super::speakers::words;
use super::{Item, Made, Outcome, shuffled};
use crate::compare::Comparison;
use crate::export::plain::line;
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
    // a headline needs a word that only its own article has
    loop {
        let texts: Vec<FxHashSet<String>> = apart.iter().map(|&n| words(body(sources, n))).collect();
        let telling = |at: usize| -> Option<String> {
            let title = &headlines[apart[at]];
            title
                .split(|c: char| !c.is_alphanumeric() && c != '-')
                .map(str::to_lowercase)
                .filter(|word| word.chars().count() >= 4 || word.chars().any(char::is_numeric))
                .find(|word| texts.iter().enumerate().all(|(n, text)| text.contains(word) == (n == at)))
        };
        let told: Vec<Option<String>> = (0..apart.len()).map(telling).collect();
        if apart.len() < LEAST {
            return Err("too few headlines can be told apart by the articles’ words".into());
        }
        if let Some(without) = told.iter().position(Option::is_none) {
            apart.remove(without);
            continue;
        }
        let choices: Vec<String> = apart.iter().map(|&n| sources.all[n].entry.id.clone()).collect();
        let mut items: Vec<Item> = apart
            .iter()
            .zip(told.into_iter().flatten())
            .enumerate()
            .map(|(at, (&n, word))| {
                let entry = sources.all[n].entry;
                Item {
                    row: String::new(),
                    passages: vec![(String::new(), headlines[n].clone())],
                    question: String::new(),
                    right: vec![at],
                    answer: format!("{}: only this article has “{word}”", entry.id),
                    evidence: place(sources, n, &word).into_iter().collect(),
                }
            })
            .collect();
        items.sort_by_cached_key(|item| shuffled(&item.passages[0].1));
        return Ok(Made { choices, items });
    }
}

/// The text without a first paragraph that repeats the headline.
fn body<'s>(sources: &'s Sources, n: usize) -> &'s str {
    let entry = sources.all[n].entry;
    let text = entry.text.as_str();
    match text.split_once('\n') {
        Some((first, rest)) if line(first) == line(&entry.title) => rest,
        _ => text,
    }
}

/// The sentence in which `word` stands first, or what of it is around the word.
fn place(sources: &Sources, n: usize, word: &str) -> Option<super::Evidence> {
    let source = &sources.all[n];
    let text = source.entry.text.as_str();
    let skipped = text.len() - body(sources, n).len();
    let mut at = 0;
    for piece in text.split(|c: char| !c.is_alphanumeric() && c != '-') {
        let start = at;
        // a separator of any width follows
        at += piece.len();
        at += text[at..].chars().next().map_or(0, char::len_utf8);
        if start >= skipped && piece.to_lowercase() == word {
            let from = text[..start].rfind(['.', '?', '!', '\n']).map_or(0, |dot| dot + 1);
            let to = text[start..].find(['.', '?', '!', '\n']).map_or(text.len(), |dot| start + dot);
            let lead = text[from..start].len() - text[from..start].trim_start().len();
            let first = text[..from + lead].chars().count();
            let last = first + text[from + lead..to].chars().count();
            return sources.evidence(&source.entry.id, first, last);
        }
    }
    None
}

/// The share of the words of the shorter of two headlines that both have.
fn overlap(a: &str, b: &str) -> f64 {
    let (a, b) = (words(a), words(b));
    let shared = a.intersection(&b).count();
    shared as f64 / a.len().min(b.len()).max(1) as f64
}
