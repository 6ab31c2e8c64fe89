//! Numbers of one unit beside the same words, and counts of the dead.

use super::content::Content;
use super::{NOT_BOTH, Pair, best, difference};
use crate::extract::Relation;
use crate::extract::numbers::{self, Hedge, Number, Role};
use crate::judge::quotes::Difference;
use crate::judge::{DifferenceKind, Verdict};

impl Pair<'_> {
    /// Numbers of one unit that stand beside the same words.
    pub(super) fn numbers(&self, found: &mut Vec<(Verdict, Difference)>) {
        let (ours, theirs) = (self.a.reading.own_numbers(), self.b.reading.own_numbers());
        for x in ours {
            let near = self.a.around(x.span, 4);
            let mut candidates = theirs.iter().filter_map(|y| {
                let shared = self.b.around(y.span, 4).iter().filter(|s| near.contains(s)).count();
                numbers::relation(x, y).map(|r| (r, shared, y))
            });
            let Some((relation, shared, y)) = best(&mut candidates) else { continue };
            // another number of ours may say exactly what theirs says
            let same = |p: &Number, q: &Number| numbers::relation(p, q) == Some(Relation::Same);
            if ours.iter().any(|o| same(o, y)) || theirs.iter().any(|t| same(x, t)) {
                continue;
            }
            // counted things are told by their noun; spans of time, money and bare numbers by what stands beside them
            let counted = x.role == Role::Count && !x.unit.is_empty() && !is_measure(&x.unit);
            let only_this = relation == Relation::Conflict && self.same_elsewhere();
            let tied = only_this || if counted { shared >= 1 } else { shared >= 2 };
            let sums = |list: &[Number], unit: &str| list.iter().filter(|n| n.unit == unit).count();
            let lone_sum = |x: &Number, y: &Number| {
                numbers::is_currency(&x.unit) && sums(ours, &x.unit) == 1 && sums(theirs, &y.unit) == 1
            };
            let verdict = match relation {
                Relation::Compatible if tied || counted || lone_sum(x, y) => Verdict::Compatible,
                Relation::Conflict
                    if tied
                        && x.role != Role::Rank
                        && x.hedge != Hedge::Vague
                        && y.hedge != Hedge::Vague
                        && (only_this || self.alike_elsewhere(2, if counted { 2 } else { 3 }))
                        && !self.other_people(false) =>
                {
                    Verdict::Conflict
                }
                Relation::Conflict
                    if shared >= 2
                        && x.role != Role::Rank
                        && x.hedge != Hedge::Vague
                        && y.hedge != Hedge::Vague =>
                {
                    Verdict::Compatible
                }
                _ => continue,
            };
            let note = match (verdict, relation) {
                (Verdict::Conflict, _) => NOT_BOTH,
                (_, Relation::Conflict) => TWO_THINGS,
                _ => "both can be true: one is less exact",
            };
            let (p, q) = (self.a.words(x.span), self.b.words(y.span));
            found.push((verdict, difference(DifferenceKind::Number, p, q, note.to_owned())));
        }
    }

    /// Counts of the dead that cannot both be true: nothing else of a story is told in so many forms
    /// (killing two people, two were killed, three dead).
    pub(super) fn tolls(&self, found: &mut Vec<(Verdict, Difference)>) {
        if found.iter().any(|(_, d)| d.kind == DifferenceKind::Number) || !self.same_days() {
            return;
        }
        let (Some(x), Some(y)) = (toll(&self.a), toll(&self.b)) else { return };
        let shared = self.a.stems.iter().filter(|s| self.b.has(s.0)).count();
        if (x.low, x.high) == (y.low, y.high) || shared < 3 {
            return;
        }
        let (p, q) = (self.a.words(x.span), self.b.words(y.span));
        found.push((Verdict::Conflict, difference(DifferenceKind::Number, p, q, NOT_BOTH.to_owned())));
    }
}

pub(super) const TWO_THINGS: &str = "other numbers beside the same words: both can be true of two things";

/// The number of people a statement says are dead, where it gives it plainly and only once.
fn toll<'a>(content: &Content<'a>) -> Option<&'a Number> {
    let reading = content.reading;
    let unit = reading.statement.unit;
    let tokens = &reading.layout.tokens;
    let word = |t: usize| tokens[t].of(reading.text).to_lowercase();
    let mut dead = reading.numbers[reading.statement.numbers.clone()].iter().filter(|n| {
        let first = tokens.partition_point(|t| t.span.end <= n.span.start);
        let last = tokens.partition_point(|t| t.span.start < n.span.end);
        let plain = n.role == Role::Count && n.hedge == Hedge::None && n.low == n.high;
        let people = matches!(n.unit.as_str(), "" | "people" | "dead" | "person");
        let before =
            (first > unit.first).then(|| word(first - 1)).is_some_and(|w| KILLING.contains(&w.as_str()));
        let after = (last..unit.last.min(last + 4))
            .map(word)
            .take_while(|w| !matches!(w.as_str(), "," | ";" | "and" | "or" | "in" | "of" | "who"))
            .any(|w| DEAD.contains(&w.as_str()));
        let named_dead =
            n.unit.as_str() == "dead" || (last > first && DEAD.contains(&word(last - 1).as_str()));
        let more = (last < unit.last).then(|| word(last)).is_some_and(|w| OTHERS.contains(&w.as_str()))
            || n.span.of(reading.text).split(' ').any(|w| OTHERS.contains(&w));
        plain && people && !more && (before || after || named_dead) && !content.quoted(n.span)
    });
    let only = dead.next()?;
    dead.next().is_none().then_some(only)
}

const KILLING: &[&str] = &["kill", "killed", "killing", "kills"];
const DEAD: &[&str] = &["dead", "died", "killed"];
const OTHERS: &[&str] = &["another", "additional", "further", "more", "other", "others"];

/// Whether a unit measures rather than counts.
fn is_measure(unit: &str) -> bool {
    numbers::is_currency(unit)
        || matches!(
            unit,
            "%" | "second"
                | "minute"
                | "hour"
                | "day"
                | "week"
                | "month"
                | "year"
                | "decade"
                | "seconds"
                | "minutes"
                | "hours"
                | "days"
                | "weeks"
                | "months"
                | "years"
                | "decades"
                | "km"
                | "mile"
                | "m"
        )
}
