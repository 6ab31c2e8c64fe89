//! Splitting rows and merging them.

use super::{Item, Lost, Work, empty};
use crate::compare::decisions::find::is;
use crate::compare::decisions::{Anchor, Reason, RowAnchor};
use crate::compare::document::RowKind;
use crate::compare::draft::{Decided, Draft, DraftReading, Place};
use std::collections::BTreeSet;

impl Work<'_> {
    /// Parts the rows that hold passages of both `left` and `right`.
    pub(super) fn split(&mut self, kind: RowKind, left: &[Anchor], right: &[Anchor]) -> Result<Lost, Reason> {
        let (stay, go) = (self.named(left)?, self.named(right)?);
        let made =
            self.divide(&stay.readings, &go.readings, |item| item.draft.decided.tell("you split this row"));
        for (at, mut readings, was) in made {
            // what the user did not name goes where it is tied best
            let rest: Vec<DraftReading> = self.rows[at]
                .draft
                .readings
                .iter()
                .filter(|r| !stay.readings.iter().any(|n| is(r, n)))
                .filter(|r| self.pull(was, r, &readings) > self.pull(was, r, &self.rows[at].draft.readings))
                .cloned()
                .collect();
            self.rows[at].draft.readings.retain(|r| !rest.contains(r));
            readings.extend(rest);
            let mut decided =
                Decided { together: self.rows[at].draft.decided.together.clone(), ..Decided::default() };
            decided.tell("you split this row");
            let draft = Draft { kind: was, decided, readings, ..empty(kind) };
            self.rows.push(Item { draft, touched: true, speaker: None });
            self.leave_beside(self.rows.len() - 1, &go.readings);
        }
        Ok(stay.lost.or(go.lost))
    }

    /// How strongly a reading is tied to others.
    fn pull(&self, kind: RowKind, reading: &DraftReading, to: &[DraftReading]) -> f64 {
        to.iter()
            .filter(|t| t.place() != reading.place())
            .map(|t| match kind {
                RowKind::Quote => self.quotes.strength(reading, t),
                RowKind::Fact => self.facts.strength(reading, t),
            })
            .sum()
    }

    /// Takes the readings that are to go out of every row that holds one of those that stay as well;
    /// hands back the rows with what was taken out.
    pub(super) fn divide(
        &mut self,
        stay: &[DraftReading],
        go: &[DraftReading],
        tell: impl Fn(&mut Item),
    ) -> Vec<(usize, Vec<DraftReading>, RowKind)> {
        let places = |list: &[DraftReading]| list.iter().map(DraftReading::place).collect::<Vec<_>>();
        self.set_apart(&places(stay), &places(go));
        let mut made = Vec::new();
        for (at, item) in self.rows.iter_mut().enumerate() {
            let readings = &mut item.draft.readings;
            let goes = |r: &DraftReading| {
                go.iter().any(|g| is(r, g)) && !stay.iter().any(|s| s.place() == r.place())
            };
            if !readings.iter().any(|r| stay.iter().any(|s| is(r, s)) && !goes(r))
                || !readings.iter().any(goes)
            {
                continue;
            }
            let (gone, left) = std::mem::take(readings).into_iter().partition(goes);
            let gone: Vec<DraftReading> = gone;
            *readings = left;
            let out = places(&gone);
            let decided = &mut item.draft.decided;
            decided.together.retain(|(a, b)| out.contains(a) == out.contains(b));
            item.touched = true;
            tell(item);
            made.push((at, gone, item.draft.kind));
        }
        for (at, gone, _) in &made {
            let left = places(&self.rows[*at].draft.readings);
            let out = places(gone);
            let named: Vec<Place> =
                left.into_iter().filter(|l| stay.iter().any(|s| s.place() == *l)).collect();
            self.set_apart(&named, &out);
            self.leave_beside(*at, stay);
        }
        made
    }

    /// Makes one row of several, the first of them.
    pub(super) fn merge(&mut self, rows: &[RowAnchor]) -> Result<Lost, Reason> {
        let mut found = Vec::new();
        let mut lost = None;
        let mut missing = None;
        for row in rows {
            match self.row(row) {
                Ok((at, named)) => {
                    lost = lost.or(named.lost);
                    found.push((at, named));
                }
                Err(reason) => missing = Some(reason),
            }
        }
        let [(target, _), others @ ..] = &found[..] else { return Err(missing.unwrap_or(Reason::NoRow)) };
        if others.is_empty() {
            return Err(missing.unwrap_or(Reason::NoRow));
        }
        let (target, others) = (*target, others.iter().map(|o| o.0).collect::<BTreeSet<_>>());
        let all: Vec<DraftReading> = found.iter().flat_map(|f| f.1.readings.iter().cloned()).collect();
        for other in others.into_iter().filter(|&o| o != target) {
            let item = &mut self.rows[other];
            let readings = std::mem::take(&mut item.draft.readings);
            let decided = std::mem::take(&mut item.draft.decided);
            item.touched = true;
            let here: Vec<Place> = self.rows[target].draft.readings.iter().map(DraftReading::place).collect();
            let there: Vec<Place> = readings.iter().map(DraftReading::place).collect();
            self.gather(target, &readings);
            self.rows[target].draft.decided.take_in(decided);
            self.tie(target, &here, &there);
        }
        self.gather(target, &all);
        let named = self.members(target, &all);
        self.tie(target, &named, &named);
        self.keep_apart(target, &named);
        self.rows[target].draft.decided.tell("you merged rows into this one");
        Ok(lost.or(missing))
    }
}
