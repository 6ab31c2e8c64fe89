//! The tasks about pairs of readings: find the difference, what is left out, which is surer.

use super::rows::{Pick, Reason, between, only_pair, surer};
use super::source::{Sources, quoted};
use super::{Item, Made, Outcome, TaskKind, shuffled};
use crate::compare::Comparison;
use crate::compare::collation::{Agreement, collate};
use crate::compare::document::{DifferenceKind, Reading, Row};
use crate::export::plain::line;
use crate::export::words;

/// The answers of “find the difference”.
const SAME: &str = "the same words";
const SHORTENED: &str = "words left out";
const OTHER: &str = "other words";
const ORDER: &str = "another order";
const CONTRADICT: &str = "contradict";

/// Two passages each, and what differs.
pub fn difference(comparison: &Comparison, sources: &Sources, picks: &[Pick]) -> Outcome {
    let picks: Vec<&Pick> = picks.iter().filter(|p| p.task == TaskKind::FindTheDifference).collect();
    if picks.iter().all(|pick| pick.reason == Reason::Agreement) {
        return Err("no two articles have a passage that differs in one clear way".into());
    }
    let order = picks.iter().any(|pick| pick.reason == Reason::Order);
    let shortened = picks.iter().any(|pick| matches!(pick.reason, Reason::Shortened | Reason::Omission));
    let mut choices = vec![SAME];
    choices.extend(shortened.then_some(SHORTENED));
    choices.push(OTHER);
    choices.extend(order.then_some(ORDER));
    choices.push(CONTRADICT);
    let mut items = Vec::new();
    for pick in picks {
        let Some((row, pair)) = readings(comparison, pick) else { continue };
        let answer = match pick.reason {
            Reason::Agreement => SAME,
            Reason::Shortened | Reason::Omission => SHORTENED,
            Reason::Reworded | Reason::WordChoice => OTHER,
            Reason::Order => ORDER,
            Reason::Contradiction | Reason::Certainty => CONTRADICT,
        };
        let mut new = item(sources, row, pair);
        new.passages.sort();
        new.evidence.sort_by(|a, b| (&a.article, a.start).cmp(&(&b.article, b.start)));
        let mut right: Vec<usize> = choices.iter().position(|&choice| choice == answer).into_iter().collect();
        // where words are dropped too, that box is right as well
        let dropped = between(row, &pair.0.id, &pair.1.id).iter().any(|d| d.kind == DifferenceKind::Omission);
        if pick.reason == Reason::Reworded && dropped {
            right.extend(choices.iter().position(|&choice| choice == SHORTENED));
        }
        let answer = right.iter().map(|&n| choices[n]).collect::<Vec<_>>().join(" or ");
        let told = told(comparison, row, pair);
        items.push(Item { right, answer: format!("{answer}. {told}").trim_end().to_string(), ..new });
    }
    // the reasons do not stand in the order of the comparison, which puts contradictions first
    items.sort_by_cached_key(|item| shuffled(&item.row_text()));
    Ok(Made { choices: choices.into_iter().map(String::from).collect(), items })
}

/// Shortened quotations whose missing words are to be found.
pub fn left_out(comparison: &Comparison, sources: &Sources, picks: &[Pick]) -> Outcome {
    let mut items = Vec::new();
    for pick in picks.iter().filter(|pick| pick.task == TaskKind::LeftOut) {
        let Some((row, (longer, shorter))) = readings(comparison, pick) else { continue };
        let missing: Vec<String> = between(row, &longer.id, &shorter.id)
            .into_iter()
            .flat_map(|d| d.readings.iter().zip(&d.values))
            .filter(|(id, value)| **id == longer.id && !value.trim().is_empty())
            .map(|(_, value)| quoted(&sources.shown(&longer.article, value)))
            .collect();
        if missing.is_empty() {
            continue;
        }
        // “at the end”, “and marks it with an ellipsis”: what stands after the words
        let note = words_of(row, (longer, shorter)).and_then(|note| note.rsplit_once('”'));
        let how = note.map_or(String::new(), |(_, tail)| tail.trim_end_matches('.').to_owned());
        items.push(Item {
            passages: vec![(shorter.article.clone(), sources.passage(shorter))],
            question: format!("The longer version is in article {}.", longer.article),
            sought: missing.clone(),
            answer: format!("Missing: {}. {} leaves it out{how}.", missing.join(" and "), shorter.article),
            ..item(sources, row, (longer, shorter))
        });
    }
    if items.is_empty() {
        return Err("no article shortens a quotation that another has in full".into());
    }
    Ok(Made { choices: Vec::new(), items })
}

/// Pairs of a plain and a hedged statement.
pub fn certainty(comparison: &Comparison, sources: &Sources, picks: &[Pick]) -> Outcome {
    let mut items = Vec::new();
    for pick in picks.iter().filter(|pick| pick.task == TaskKind::SortByCertainty) {
        let Some((row, pair)) = readings(comparison, pick) else { continue };
        let Some(first) = surer(sources, pair.0, pair.1) else { continue };
        let mut new = item(sources, row, pair);
        let sure = [pair.0, pair.1][first];
        let swap = shuffled(&new.row_text()) % 2 == 1;
        if swap {
            new.passages.reverse();
        }
        items.push(Item {
            right: vec![if swap { 1 - first } else { first }],
            answer: format!("{} is surer. {}", sure.article, told(comparison, row, pair))
                .trim_end()
                .to_string(),
            ..new
        });
    }
    if items.is_empty() {
        return Err("no two articles state the same thing with clearly different certainty".into());
    }
    Ok(Made { choices: vec!["the first".into(), "the second".into()], items })
}

/// Both passages and where they stand.
fn item(sources: &Sources, row: &Row, (from, to): (&Reading, &Reading)) -> Item {
    let passages = [from, to].map(|reading| (reading.article.clone(), sources.passage(reading)));
    let evidence = [from, to].into_iter().filter_map(|r| sources.evidence(&r.article, r.start, r.end));
    Item {
        row: row.id.clone(),
        passages: passages.to_vec(),
        question: String::new(),
        sought: Vec::new(),
        right: Vec::new(),
        answer: String::new(),
        evidence: evidence.collect(),
    }
}

impl Item {
    /// The words it shows, whatever the row is called.
    fn row_text(&self) -> String {
        self.evidence.iter().map(|evidence| evidence.text.as_str()).collect()
    }
}

fn readings<'c>(comparison: &'c Comparison, pick: &Pick) -> Option<(&'c Row, (&'c Reading, &'c Reading))> {
    let row = comparison.rows.iter().find(|row| row.id == pick.row)?;
    let reading = |id: &str| row.readings.iter().find(|reading| reading.id == id);
    Some((row, (reading(&pick.readings[0])?, reading(&pick.readings[1])?)))
}

fn words_of<'r>(row: &'r Row, (from, to): (&Reading, &Reading)) -> Option<&'r str> {
    between(row, &from.id, &to.id).into_iter().map(|d| d.note.as_str()).find(|note| !note.is_empty())
}

/// In what two readings differ, in sentences: what the comparison names, and the other words.
fn told(comparison: &Comparison, row: &Row, (from, to): (&Reading, &Reading)) -> String {
    let pair = only_pair(row, from, to);
    let mut sentences: Vec<String> = words::differences(&pair)
        .into_iter()
        .map(|told| format!("{}.", told.text.trim_end_matches('.')))
        .collect();
    let values: Vec<String> =
        pair.differences.iter().flat_map(|d| &d.values).map(|value| line(value).to_lowercase()).collect();
    let named = |words: &str| {
        let words = words.to_lowercase();
        values
            .iter()
            .any(|value| !value.is_empty() && (value.contains(&words) || words.contains(value.as_str())))
    };
    let collation = collate(comparison, &pair);
    if collation.shared() >= 0.6 {
        let mut also: Vec<String> = Vec::new();
        for stretch in collation.stretches() {
            if stretch.is_shared() || stretch.agreement == Agreement::Near && !stretch.has_gap() {
                continue;
            }
            let cells: Vec<String> = stretch
                .cells
                .iter()
                .map(|cell| cell.as_ref().map_or(String::new(), |cell| line(&cell.text)))
                .map(|words| words.trim_matches([',', '.', ';', ':', ' ']).to_string())
                .collect();
            if cells.iter().any(|words| !words.is_empty() && named(words)) || cells.len() != 2 {
                continue;
            }
            let side = |n: usize| match cells[n].as_str() {
                "" => "nothing".to_string(),
                words => format!("“{words}”"),
            };
            let letters = collation
                .readings
                .iter()
                .map(|id| if *id == from.id { from.article.as_str() } else { to.article.as_str() });
            let letters: Vec<&str> = letters.collect();
            also.push(format!("{} {}, {} {}", letters[0], side(0), letters[1], side(1)));
        }
        if !also.is_empty() {
            sentences.push(format!("Also: {}.", also.join("; ")));
        }
    }
    sentences.join(" ")
}
