//! Which rows are worth asking about: a varied dozen, each with a pair of readings that shows one thing.

use super::TaskKind;
use super::source::Sources;
use crate::compare::Comparison;
use crate::compare::collation::collate;
use crate::compare::document::{
    Certainty, Difference, DifferenceKind, Link, Matching, QuotationKind, Reading, Row, RowKind, Verdict,
};
use crate::compare::marks::{self, Weight};

/// What a row is chosen for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Reason {
    /// The same words in two articles.
    Agreement,
    /// A quotation that one article gives in part.
    Shortened,
    /// A quotation with other words.
    Reworded,
    /// Numbers, dates, or yes and no that cannot both be true.
    Contradiction,
    /// One article is surer than the other.
    Certainty,
    /// The same fact in other words.
    WordChoice,
    /// Words dropped inside a quotation without a mark.
    Omission,
    /// The same words in another order.
    Order,
}

/// In this order reasons take turns. What contradicts comes twice in a round, since it is what is looked for.
const TURNS: [Reason; 9] = [
    Reason::Contradiction,
    Reason::Reworded,
    Reason::Shortened,
    Reason::Contradiction,
    Reason::Agreement,
    Reason::Certainty,
    Reason::WordChoice,
    Reason::Omission,
    Reason::Order,
];

/// How many rows are proposed.
const DOZEN: usize = 12;

/// How many words must be missing from a quotation at least to be asked for.
const MISSING: usize = 3;
/// And at most.
const MOST_MISSING: usize = 45;

/// How many words a sheet shows of a passage at most.
const SHOWN: usize = 55;

/// A row that is asked about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pick {
    /// The row's id.
    pub row: String,
    /// What it is chosen for.
    pub reason: Reason,
    /// The task it is asked in.
    pub task: TaskKind,
    /// Ids of the two readings that are shown; of a shortened quotation the longer comes first.
    pub readings: [String; 2],
}

/// The rows with these ids that bear a question, or a proposal where `ids` is empty; in the comparison's
/// order. `wanted` are the tasks they can go to.
pub fn pick(
    comparison: &Comparison,
    sources: &Sources,
    ids: &[String],
    wanted: &dyn Fn(TaskKind) -> bool,
) -> Vec<Pick> {
    let mut found: Vec<Candidate> = Vec::new();
    for (at, row) in comparison.rows.iter().enumerate() {
        // what may only be about the same matter is asked about where a teacher wants it
        let sure = row.kind == RowKind::Quote || row.matching != Some(Matching::Loose);
        if ids.is_empty() && sure || ids.contains(&row.id) {
            found.extend(candidate(comparison, sources, row, at));
        }
    }
    let mut chosen: Vec<Candidate> = Vec::new();
    if ids.is_empty() {
        found.sort_by_key(|c| (std::cmp::Reverse(c.rank), c.at));
        while chosen.len() < DOZEN {
            let before = chosen.len();
            for reason in TURNS {
                let next = found.iter().position(|c| c.reason == reason && !c.overlaps(&chosen));
                if let Some(next) = next
                    && chosen.len() < DOZEN
                {
                    chosen.push(found.remove(next));
                }
            }
            if chosen.len() == before {
                break;
            }
        }
        balance(&mut chosen);
    } else {
        chosen = found;
    }
    chosen.sort_by_key(|c| c.at);
    let shortened = |c: &Candidate| matches!(c.reason, Reason::Shortened | Reason::Omission);
    // of three shortened quotations one may be told from the other kinds
    let spare = (chosen.iter().filter(|c| shortened(c)).count() >= 3 && wanted(TaskKind::FindTheDifference))
        .then(|| chosen.iter().rposition(|c| shortened(c) && c.short()))
        .flatten();
    chosen
        .iter()
        .enumerate()
        .map(|(n, c)| Pick {
            row: comparison.rows[c.at].id.clone(),
            reason: c.reason,
            task: match c.reason {
                _ if spare == Some(n) => TaskKind::FindTheDifference,
                Reason::Shortened | Reason::Omission if wanted(TaskKind::LeftOut) => TaskKind::LeftOut,
                Reason::Certainty => TaskKind::SortByCertainty,
                _ => TaskKind::FindTheDifference,
            },
            readings: [c.pair.0.id.clone(), c.pair.1.id.clone()],
        })
        .zip(&chosen)
        // of a shortened quotation that is to be found the longer may be longer than what is shown
        .filter(|(pick, c)| wanted(pick.task) && (pick.task == TaskKind::LeftOut || c.short()))
        .map(|(pick, _)| pick)
        .collect()
}

/// Leaves no more pairs of the same words than pairs that differ: who looks for differences must find some.
fn balance(chosen: &mut Vec<Candidate>) {
    let same = |c: &Candidate| c.reason == Reason::Agreement;
    let differ = chosen.iter().filter(|c| !same(c) && c.reason != Reason::Certainty).count();
    while chosen.iter().filter(|c| same(c)).count() > differ {
        let Some(last) = chosen.iter().rposition(same) else { break };
        chosen.remove(last);
    }
}

/// The differences between two readings.
pub fn between<'r>(row: &'r Row, from: &str, to: &str) -> Vec<&'r Difference> {
    let both = |d: &&Difference| {
        d.readings.len() == 2
            && d.readings.iter().any(|id| id == from)
            && d.readings.iter().any(|id| id == to)
    };
    row.differences.iter().filter(both).collect()
}

struct Candidate<'c> {
    at: usize,
    reason: Reason,
    pair: (&'c Reading, &'c Reading),
    rank: (bool, usize, u32),
}

impl Candidate<'_> {
    /// Whether both of its readings can be shown.
    fn short(&self) -> bool {
        [self.pair.0, self.pair.1].into_iter().all(|reading| presentable(reading, 1, SHOWN))
    }

    /// Whether words of it are in another already.
    fn overlaps(&self, chosen: &[Candidate]) -> bool {
        let own = [self.pair.0, self.pair.1];
        chosen.iter().flat_map(|c| [c.pair.0, c.pair.1]).any(|other| {
            own.iter().any(|r| r.article == other.article && r.start < other.end && other.start < r.end)
        })
    }
}

/// The pair of the row's readings that shows one thing best.
fn candidate<'c>(
    comparison: &'c Comparison,
    sources: &Sources<'c>,
    row: &'c Row,
    at: usize,
) -> Option<Candidate<'c>> {
    let mut best: Option<Candidate> = None;
    for link in &row.links {
        let reading = |id: &str| row.readings.iter().find(|reading| reading.id == id);
        let (Some(from), Some(to)) = (reading(&link.from), reading(&link.to)) else { continue };
        // of a shortened quotation three words may be left, and only the shorter is shown
        let (least, most) = if link.relation == Verdict::Cut { (3, 2 * SHOWN) } else { (4, SHOWN) };
        let shortest = from.text.split_whitespace().count().min(to.text.split_whitespace().count());
        let shown = shortest <= SHOWN && [from, to].into_iter().all(|r| presentable(r, least, most));
        if from.article == to.article || !shown {
            continue;
        }
        // an article that quotes an utterance in pieces leaves out less than one of them shows
        let pieces = |reading: &Reading| row.readings.iter().filter(|r| r.article == reading.article).count();
        if row.kind == RowKind::Quote && (pieces(from) > 1 || pieces(to) > 1) {
            continue;
        }
        let differences = between(row, &from.id, &to.id);
        let reason = match row.kind {
            RowKind::Quote => quotation(sources, link, from, to, &differences),
            RowKind::Fact => fact(comparison, sources, row, link, (from, to), &differences),
        };
        let Some(reason) = reason else { continue };
        let longer_second = differences.iter().any(|d| {
            d.values.first().is_some_and(|v| v.trim().is_empty()) == (d.readings.first() == Some(&from.id))
        });
        let shortened = matches!(reason, Reason::Shortened | Reason::Omission);
        let pair = if shortened && longer_second { (to, from) } else { (from, to) };
        let rank = (row.confirmed, row.independent.min(3), (link.score * 100.0) as u32);
        if best.as_ref().is_none_or(|known| (turn(reason), rank) > (turn(known.reason), known.rank)) {
            best = Some(Candidate { at, reason, pair, rank });
        }
    }
    best
}

/// Reasons that come first in a turn come first in a row.
fn turn(reason: Reason) -> usize {
    TURNS.len() - TURNS.iter().position(|&r| r == reason).unwrap_or(TURNS.len())
}

/// Neither a scrap nor half a page.
fn presentable(reading: &Reading, least: usize, most: usize) -> bool {
    (least..=most).contains(&reading.text.split_whitespace().count())
}

fn quotation(
    sources: &Sources,
    link: &Link,
    from: &Reading,
    to: &Reading,
    differences: &[&Difference],
) -> Option<Reason> {
    use DifferenceKind as Kind;
    let direct = |reading: &Reading| {
        let quotation = reading.quotation.as_deref().and_then(|id| sources.quotations.get(id));
        quotation.is_some_and(|q| {
            matches!(q.kind, QuotationKind::Direct | QuotationKind::Partial) && !q.text.contains("\n\n")
        })
    };
    if !direct(from) || !direct(to) {
        return None;
    }
    let only =
        |kinds: &[Kind]| !differences.is_empty() && differences.iter().all(|d| kinds.contains(&d.kind));
    // one side has words, the other has not, the same way round in each difference
    let empty = |id: &str, d: &Difference| {
        d.readings.iter().zip(&d.values).any(|(reading, value)| reading == id && value.trim().is_empty())
    };
    let one_way = |id: &str| differences.iter().all(|d| empty(id, d));
    match link.relation {
        Verdict::Same if differences.is_empty() => Some(Reason::Agreement),
        Verdict::Cut | Verdict::Reworded
            if only(&[Kind::Omission, Kind::Elision]) && (one_way(&from.id) || one_way(&to.id)) =>
        {
            // a word or two that nobody would look for
            let counts =
                || differences.iter().flat_map(|d| &d.values).map(|value| value.split_whitespace().count());
            if counts().max().unwrap_or(0) < MISSING || counts().sum::<usize>() > MOST_MISSING {
                return None;
            }
            Some(if link.relation == Verdict::Cut { Reason::Shortened } else { Reason::Omission })
        }
        // words dropped on both sides, or beside others that changed, are other words
        Verdict::Reworded if only(&[Kind::Wording, Kind::Masked, Kind::Bracket, Kind::Omission]) => {
            Some(Reason::Reworded)
        }
        Verdict::Cut | Verdict::Reworded if only(&[Kind::Order]) && same_words(from, to) => {
            Some(Reason::Order)
        }
        _ => None,
    }
}

/// Whether both have the same words, in whatever order.
fn same_words(from: &Reading, to: &Reading) -> bool {
    let words = |reading: &Reading| {
        let mut words: Vec<String> = reading
            .text
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(str::to_lowercase)
            .collect();
        words.sort();
        words
    };
    words(from) == words(to)
}

fn fact(
    comparison: &Comparison,
    sources: &Sources,
    row: &Row,
    link: &Link,
    (from, to): (&Reading, &Reading),
    differences: &[&Difference],
) -> Option<Reason> {
    use DifferenceKind as Kind;
    let surely = |least: f64| link.score >= least;
    // “Tuesday” in articles of different days is not seen in the words
    let seen = |d: &Difference| d.values.windows(2).any(|pair| !pair[0].eq_ignore_ascii_case(&pair[1]));
    let contradicts = differences.iter().any(|d| {
        matches!(d.kind, Kind::Number | Kind::Date | Kind::Negation)
            && marks::weight(row, d) == Weight::Conflict
            && seen(d)
    });
    if link.relation == Verdict::Conflict && contradicts && surely(0.75) {
        return Some(Reason::Contradiction);
    }
    let certainty = differences.iter().any(|d| d.kind == Kind::Certainty);
    if certainty && surely(0.7) && surer(sources, from, to).is_some() {
        return Some(Reason::Certainty);
    }
    let small = |d: &&&Difference| d.values.iter().all(|value| value.split_whitespace().count() <= 3);
    let worded = !differences.is_empty() && differences.iter().all(|d| d.kind == Kind::Wording);
    if link.relation == Verdict::Agree && worded && surely(0.9) && differences.iter().all(|d| small(&d)) {
        // near copies, in which the words named are about all that differs
        let near = collate(comparison, &only_pair(row, from, to)).shared();
        return (near >= 0.75).then_some(Reason::WordChoice);
    }
    None
}

/// `row` with these two readings alone, and what concerns both.
pub fn only_pair(row: &Row, from: &Reading, to: &Reading) -> Row {
    let mut pair = row.clone();
    pair.readings.retain(|reading| reading.id == from.id || reading.id == to.id);
    pair.links.retain(|link| [&link.from, &link.to].into_iter().all(|id| *id == from.id || *id == to.id));
    pair.differences.retain(|d| d.readings.iter().all(|id| *id == from.id || *id == to.id));
    pair
}

/// Which of two statements of one fact is surer: 0 or 1. `None` where the certainties are not those of a
/// plain and a hedged statement.
pub fn surer(sources: &Sources, from: &Reading, to: &Reading) -> Option<usize> {
    let certainty = |reading: &Reading| {
        reading.statement.as_deref().and_then(|id| sources.statements.get(id)).map(|s| s.certainty)
    };
    match (certainty(from)?, certainty(to)?) {
        (Certainty::Asserted, Certainty::Hedged) => Some(0),
        (Certainty::Hedged, Certainty::Asserted) => Some(1),
        _ => None,
    }
}
