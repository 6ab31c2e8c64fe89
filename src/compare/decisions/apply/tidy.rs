//! Once all decisions are applied: no passage is lost or told twice, and the rows that were changed are judged anew.

use super::{Item, Work, empty};
use crate::compare::decisions::words;
use crate::compare::document::{RowKind, Verdict};
use crate::compare::draft::{Decided, Draft, DraftReading, Place};
use std::collections::{BTreeMap, BTreeSet};

impl Work<'_> {
    /// Brings the rows in order after the decisions: `before` are the passages the engine had in rows.
    pub(super) fn tidy(&mut self, before: &[(Place, RowKind, DraftReading)]) {
        // what one article is left with alone does not hang together
        let mut alone = Vec::new();
        let beside = &self.beside;
        for item in self.rows.iter_mut().filter(|i| i.touched && i.draft.readings.len() > 1) {
            if item.draft.sources() == 1 && item.draft.decided.together.is_empty() {
                let (kind, readings) = (item.draft.kind, std::mem::take(&mut item.draft.readings));
                let left = |r: &DraftReading| {
                    let r = r.place();
                    readings.iter().any(|o| beside.contains(&(r.min(o.place()), r.max(o.place()))))
                };
                let any = readings.iter().any(left);
                let stays: Vec<bool> =
                    readings.iter().enumerate().map(|(n, r)| if any { left(r) } else { n == 0 }).collect();
                for (reading, stays) in readings.into_iter().zip(stays) {
                    if stays {
                        item.draft.readings.push(reading);
                    } else {
                        alone.push((kind, reading));
                    }
                }
            }
        }
        // a row whose passages all stand in one that was changed is that row
        for at in 0..self.rows.len() {
            let here = &self.rows[at].draft;
            let (kind, single) = (here.kind, here.readings.len() == 1);
            let places: Vec<Place> = here.readings.iter().map(DraftReading::place).collect();
            let holds = |(n, item): &(usize, &Item)| {
                let other = &item.draft;
                let larger =
                    other.readings.len() > places.len() || other.readings.len() == places.len() && *n < at;
                *n != at
                    && item.touched
                    && larger
                    && (other.kind == kind || single)
                    && places.iter().all(|p| other.readings.iter().any(|r| r.place() == *p))
            };
            if places.is_empty() {
                continue;
            }
            if let Some((n, _)) = self.rows.iter().enumerate().find(holds) {
                let decided = std::mem::take(&mut self.rows[at].draft.decided);
                self.rows[at].draft.readings.clear();
                self.rows[n].draft.decided.take_in(Decided {
                    sentences: Vec::new(),
                    confirmed: false,
                    ..decided
                });
            }
        }
        self.rows.retain(|i| !i.draft.readings.is_empty());
        // what was taken out of its row is told on its own
        let mut shown: BTreeSet<Place> =
            self.rows.iter().flat_map(|i| i.draft.readings.iter().map(DraftReading::place)).collect();
        let mut add = |kind: RowKind, reading: &DraftReading, rows: &mut Vec<Item>| {
            if shown.insert(reading.place()) {
                let draft = Draft { readings: vec![reading.clone()], ..empty(kind) };
                rows.push(Item { draft, touched: true, speaker: None });
            }
        };
        for (kind, reading) in &alone {
            add(*kind, reading, &mut self.rows);
        }
        let mut left: BTreeMap<Place, (RowKind, &DraftReading)> = BTreeMap::new();
        for (place, kind, reading) in before {
            left.entry(*place).or_insert((*kind, reading));
        }
        for (kind, reading) in left.into_values() {
            add(kind, reading, &mut self.rows);
        }
    }

    /// The rows, those that were changed judged anew; and the decisions whose verdict does not fit.
    pub(super) fn judged(self) -> (Vec<Draft>, Vec<usize>) {
        let (quotes, facts) = (self.quotes, self.facts);
        let mut misfits = Vec::new();
        let judge = |item: Item| {
            let mut draft = item.draft;
            if item.touched {
                // moved and merged, a passage may come to a row by two ways
                let mut seen = BTreeSet::new();
                draft.readings.sort_by_key(|r| r.quotation.is_none());
                draft.readings.retain(|r| seen.insert(r.place()));
                match draft.kind {
                    RowKind::Quote => quotes.judge(&mut draft),
                    RowKind::Fact => {
                        draft.readings.sort_by_key(DraftReading::place);
                        facts.judge(&mut draft);
                    }
                }
                if let Some(speaker) = item.speaker {
                    draft.speaker = speaker;
                }
            }
            match draft.decided.verdict {
                Some((verdict, _)) if verdict == draft.verdict => {}
                Some((verdict, _)) if fits(verdict, draft.kind, draft.sources()) => {
                    let found = words::name(draft.verdict);
                    draft.decided.tell(format!("you set the verdict; found was “{found}”"));
                    draft.verdict = verdict;
                }
                Some((_, index)) => misfits.push(index),
                None => {}
            }
            draft
        };
        (self.rows.into_iter().map(judge).collect(), misfits)
    }
}

/// Whether a row of this kind with this many sources can come to a verdict.
fn fits(verdict: Verdict, kind: RowKind, sources: usize) -> bool {
    match (verdict, kind) {
        (Verdict::Single, _) => sources < 2,
        _ if sources < 2 => false,
        (Verdict::Conflict, _) => true,
        (Verdict::Reworded | Verdict::Cut | Verdict::Same, RowKind::Quote) => true,
        (Verdict::Compatible | Verdict::Agree, RowKind::Fact) => true,
        _ => false,
    }
}
