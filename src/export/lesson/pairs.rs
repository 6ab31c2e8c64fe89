//! The tasks about pairs of readings: find the difference, what is left out, which is surer.

use super::rows::{Pick, Reason, between, only_pair, surer};
use super::source::{Sources, quoted};
use super::{Item, Made, Outcome, TaskKind, certainty, shuffled};
use crate::compare::Comparison;
use crate::compare::collation::{Collation, collate};
use crate::compare::document::{Difference, DifferenceKind, Reading, Row, RowKind};
use crate::export::plain::line;
use crate::export::words;

/// The answers of “find the difference”.
const SAME: &str = "the same words";
const SHORTENED: &str = "words left out";
const OTHER: &str = "other words";
const ORDER: &str = "another order";
pub const CONTRADICT: &str = "contradict";

/// Two passages each, and what differs.
pub fn difference(comparison: &Comparison, sources: &Sources, picks: &[Pick]) -> Outcome {
    let picks: Vec<&Pick> = picks.iter().filter(|p| p.task == TaskKind::FindTheDifference).collect();
    if picks.iter().all(|pick| pick.reason == Reason::Agreement) {
        return Err("no two passages surely belong together and differ in one clear way".into());
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
        let mut new = item(sources, row, &[pair.0, pair.1]);
        new.passages.sort();
        new.evidence.sort_by(|a, b| (&a.article, a.start).cmp(&(&b.article, b.start)));
        let mut right: Vec<usize> = choices.iter().position(|&choice| choice == answer).into_iter().collect();
        // where words are dropped too, that box is right as well
        let dropped = between(row, &pair.0.id, &pair.1.id).iter().any(|d| d.kind == DifferenceKind::Omission);
        if pick.reason == Reason::Reworded && dropped {
            right.extend(choices.iter().position(|&choice| choice == SHORTENED));
        }
        let answer = right.iter().map(|&n| choices[n]).collect::<Vec<_>>().join(" or ");
        let told = match pick.reason {
            Reason::Agreement => String::new(),
            _ => told(comparison, row, pair),
        };
        let answer = match told.is_empty() {
            true => answer,
            false => format!("{answer}. {told}"),
        };
        items.push(Item { right, answer, ..new });
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
            answer: match missing.len() {
                1 => format!("{}. {} leaves it out{how}.", missing[0], shorter.article),
                _ => format!("{}. {} leaves this out.", missing.join(" and "), shorter.article),
            },
            ..item(sources, row, &[longer, shorter])
        });
    }
    if items.is_empty() {
        return Err("no quotation is surely a piece of one that another article has in full".into());
    }
    Ok(Made { choices: Vec::new(), items })
}

/// A plain and a hedged statement of one thing as two items.
pub fn certainty(comparison: &Comparison, sources: &Sources, pick: &Pick) -> Option<[Item; 2]> {
    let (row, pair) = readings(comparison, pick)?;
    let sure = surer(sources, pair.0, pair.1)?;
    let both = [pair.0, pair.1];
    let items = [sure, 1 - sure].map(|n| {
        let new = item(sources, row, &[both[n]]);
        let (right, told) = certainty::shown(&new.passages[0].1, n != sure);
        Item {
            right,
            answer: match n == sure {
                true => format!("{told}; surer than {} about the same thing", both[1 - n].article),
                false => told,
            },
            ..new
        }
    });
    // in the order of the articles, which tells nothing
    let [first, second] = items;
    Some(if first.passages[0].0 <= second.passages[0].0 { [first, second] } else { [second, first] })
}

/// The passages of readings and where they stand.
fn item(sources: &Sources, row: &Row, readings: &[&Reading]) -> Item {
    let passages = readings.iter().map(|reading| (reading.article.clone(), sources.passage(reading)));
    let evidence = readings.iter().filter_map(|r| sources.evidence(&r.article, r.start, r.end));
    Item {
        row: row.id.clone(),
        passages: passages.collect(),
        evidence: evidence.collect(),
        ..Item::default()
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

/// In what two readings differ, as a teacher would say it.
fn told(comparison: &Comparison, row: &Row, (from, to): (&Reading, &Reading)) -> String {
    let pair = only_pair(row, from, to);
    let mut sides = [from, to];
    sides.sort_by(|a, b| a.article.cmp(&b.article));
    let letters = sides.map(|reading| reading.article.as_str());
    if row.kind == RowKind::Fact {
        let value = |d: &Difference, reading: &Reading| -> Option<String> {
            let at = d.readings.iter().position(|id| *id == reading.id)?;
            Some(said(d.values.get(at)?))
        };
        let mut sentences: Vec<String> = Vec::new();
        for difference in &pair.differences {
            if let (Some(a), Some(b)) = (value(difference, sides[0]), value(difference, sides[1])) {
                let sentence = format!("{} says {a}, {} says {b}.", letters[0], letters[1]);
                if !sentences.contains(&sentence) {
                    sentences.push(sentence);
                }
            }
        }
        return sentences.join(" ");
    }
    let collation = collate(comparison, &pair);
    let side = |n: usize| collation.readings.iter().position(|id| *id == sides[n].id);
    let (Some(a), Some(b)) = (side(0), side(1)) else { return String::new() };
    if collation.shared() < 0.5 {
        let sentences = words::differences(&pair);
        return sentences.into_iter().map(|told| format!("{}.", told.text.trim_end_matches('.'))).collect();
    }
    let mut sentences: Vec<String> = Vec::new();
    for (own, other, at) in variations(&collation, a, b) {
        let place = match at {
            At::Start => " at the start",
            At::Middle => "",
            At::End => " at the end",
        };
        sentences.push(match (own.is_empty(), other.is_empty()) {
            (true, true) => continue,
            (true, false) => format!("{} leaves out {}{place}.", letters[0], said(&other)),
            (false, true) => format!("{} leaves out {}{place}.", letters[1], said(&own)),
            (false, false) => {
                format!("{} has {}, {} has {}.", letters[0], said(&own), letters[1], said(&other))
            }
        });
    }
    sentences.join(" ")
}

/// Where words stand that differ.
#[derive(Clone, Copy)]
enum At {
    Start,
    Middle,
    End,
}

/// The words that differ of readings `a` and `b`, those next to each other together, also over one word that
/// both have.
fn variations(collation: &Collation, a: usize, b: usize) -> Vec<(String, String, At)> {
    let columns: Vec<_> =
        collation.columns.iter().filter(|c| c.cells[a].is_some() || c.cells[b].is_some()).collect();
    let differs = |n: usize| !columns[n].is_shared();
    let mut out = Vec::new();
    let mut n = 0;
    while n < columns.len() {
        if !differs(n) {
            n += 1;
            continue;
        }
        let first = n;
        let mut last = n;
        while last + 1 < columns.len() {
            // over one shared word to a few that differ
            let short = |from: usize| (from..columns.len()).take_while(|&n| differs(n)).count() <= 3;
            let both = |n: usize| columns[n].cells[a].is_some() && columns[n].cells[b].is_some();
            if differs(last + 1) {
                last += 1;
            } else if last + 2 < columns.len()
                && differs(last + 2)
                && !(both(last) && both(last + 2))
                && short(last + 2)
            {
                last += 2;
            } else {
                break;
            }
        }
        let words = |side: usize| -> String {
            let cells = columns[first..=last].iter().filter_map(|c| c.cells[side].as_ref());
            let text = cells.map(|cell| line(&cell.text)).collect::<Vec<_>>().join(" ");
            text.trim_matches([',', '.', ';', ':', ' ', '“', '”', '"', '—', '-']).to_owned()
        };
        let at = match (first, last + 1 == columns.len()) {
            (0, false) => At::Start,
            (1.., true) => At::End,
            _ => At::Middle,
        };
        out.push((words(a), words(b), at));
        n = last + 1;
    }
    out
}

/// Words between marks.
fn said(words: &str) -> String {
    format!("“{}”", line(words).trim_matches(['“', '”', '"', ' ']))
}
