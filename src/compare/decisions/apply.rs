//! Applies decisions, one after the other, to the rows the engine found.

mod regroup;
mod tidy;

use super::find::{Found, is};
use super::{Anchor, Decision, Reason, RowAnchor, Unapplied, words};
use crate::compare::document::{RowKind, Verdict};
use crate::compare::draft::{Decided, Draft, DraftReading, Place};
use crate::compare::facts::Facts;
use crate::compare::quotes::Quotes;
use std::collections::BTreeSet;

/// Applies the decisions to `drafts`; what they changed is judged anew. What could not be applied, or
/// only in part, is handed back.
pub fn apply(drafts: &mut Vec<Draft>, found: &Found, quotes: &Quotes, facts: &Facts) -> Vec<Unapplied> {
    if found.decisions.is_empty() {
        return Vec::new();
    }
    let before: Vec<(Place, RowKind, DraftReading)> =
        drafts.iter().flat_map(|d| d.readings.iter().map(|r| (r.place(), d.kind, r.clone()))).collect();
    let mut work = Work {
        rows: std::mem::take(drafts)
            .into_iter()
            .map(|draft| Item { draft, touched: false, speaker: None })
            .collect(),
        apart: BTreeSet::new(),
        beside: BTreeSet::new(),
        found,
        quotes,
        facts,
    };
    let mut unapplied = Vec::new();
    for (index, decision) in found.decisions.list.iter().enumerate() {
        let problem = match work.decide(index, decision) {
            Ok(lost) => lost.map(|reason| (reason, true)),
            Err(reason) => Some((reason, false)),
        };
        unapplied.extend(problem.map(|(reason, partly)| told(index, decision, reason, partly)));
    }
    work.tidy(&before);
    let (judged, misfits) = work.judged();
    *drafts = judged;
    for index in misfits {
        unapplied.push(told(index, &found.decisions.list[index], Reason::DoesNotFit, false));
    }
    unapplied.sort_by_key(|u| u.index);
    unapplied
}

fn told(index: usize, decision: &Decision, reason: Reason, partly: bool) -> Unapplied {
    let explanation = reason.explain().to_owned();
    Unapplied { index, decision: decision.describe(), reason, explanation, partly }
}

struct Item {
    draft: Draft,
    /// Whether its readings were changed.
    touched: bool,
    /// The speaker the user named where no quotation carries it.
    speaker: Option<String>,
}

struct Work<'r> {
    rows: Vec<Item>,
    /// Passages the user set apart, each pair sorted.
    apart: BTreeSet<(Place, Place)>,
    /// Passages of one article that the user left in one row when others were taken out of it, each pair sorted.
    beside: BTreeSet<(Place, Place)>,
    found: &'r Found<'r>,
    quotes: &'r Quotes<'r>,
    facts: &'r Facts<'r>,
}

/// Why a part of a decision could not be applied, where one could not.
type Lost = Option<Reason>;

/// Passages of a decision: those found, and why others were not.
struct Named {
    readings: Vec<DraftReading>,
    lost: Lost,
}

impl Work<'_> {
    fn decide(&mut self, index: usize, decision: &Decision) -> Result<Lost, Reason> {
        match decision {
            Decision::Confirm { row } => self.confirm(row),
            Decision::Reject { row, reading } => self.reject(row, reading),
            Decision::Split { kind, left, right } => self.split(*kind, left, right),
            Decision::Merge { rows } => self.merge(rows),
            Decision::Move { reading, from, to } => {
                // first of all whether there is somewhere to go
                self.row(to)?;
                let moved = self.found.reading(reading)?;
                let lost = self.reject(from, reading)?;
                let (at, named) = self.row(to)?;
                self.put(at, &named.readings, moved, "you moved", "here");
                Ok(lost)
            }
            Decision::AddPassage { passage, row: Some(row), .. } => {
                let added = self.found.reading(passage)?;
                let (at, named) = self.row(row)?;
                self.put(at, &named.readings, added, "you added", "");
                Ok(None)
            }
            Decision::AddPassage { passage, kind, row: None } => self.own_row(passage, *kind),
            Decision::SetVerdict { row, verdict } => {
                let (at, _) = self.row(row)?;
                self.rows[at].draft.decided.verdict = verdict.map(|v| (v, index));
                Ok(None)
            }
            Decision::SetSpeaker { passages, speaker } => self.name_speaker(passages, speaker),
            Decision::Note { row, text } => {
                let (at, _) = self.row(row)?;
                self.rows[at].draft.decided.note = text.trim().to_owned();
                Ok(None)
            }
            Decision::Unknown(_) => Err(Reason::NotUnderstood),
        }
    }

    fn named(&self, passages: &[Anchor]) -> Result<Named, Reason> {
        let mut readings: Vec<DraftReading> = Vec::new();
        let (mut lost, mut absent) = (None, None);
        for passage in passages {
            match self.found.reading(passage) {
                Ok(reading) if readings.iter().any(|r| r.place() == reading.place()) => {}
                Ok(reading) => readings.push(reading),
                // what is switched off is not lost
                Err(Reason::NotCompared) => absent = Some(Reason::NotCompared),
                Err(reason) => lost = Some(reason),
            }
        }
        if readings.is_empty() {
            return Err(lost.or(absent).unwrap_or(Reason::NoRow));
        }
        Ok(Named { readings, lost })
    }

    /// The row that holds most of the passages, first among those of the kind.
    fn row(&self, row: &RowAnchor) -> Result<(usize, Named), Reason> {
        let named = self.named(&row.passages)?;
        let held = |d: &Draft| named.readings.iter().filter(|n| d.readings.iter().any(|r| is(r, n))).count();
        let best = self
            .rows
            .iter()
            .enumerate()
            .map(|(at, item)| (held(&item.draft), item.draft.kind == row.kind, at))
            .filter(|&(held, _, _)| held > 0)
            .max_by_key(|&(held, kind, at)| {
                let beside =
                    self.rows[at].draft.readings.len() - held.min(self.rows[at].draft.readings.len());
                (kind, held, std::cmp::Reverse((beside, at)))
            });
        let (_, _, at) = best.ok_or(Reason::NoRow)?;
        Ok((at, named))
    }

    /// Puts readings into a row, together with those named; tells whether there was any to put.
    fn gather(&mut self, at: usize, readings: &[DraftReading]) -> bool {
        let item = &mut self.rows[at];
        let missing: Vec<DraftReading> =
            readings.iter().filter(|n| !item.draft.readings.iter().any(|r| is(r, n))).cloned().collect();
        item.touched |= !missing.is_empty();
        let any = !missing.is_empty();
        item.draft.readings.extend(missing);
        any
    }

    /// The readings of a row that the named ones are.
    fn members(&self, at: usize, named: &[DraftReading]) -> Vec<Place> {
        let readings = &self.rows[at].draft.readings;
        readings.iter().filter(|r| named.iter().any(|n| is(r, n))).map(DraftReading::place).collect()
    }

    /// Marks every two of the places, one of each list, as put together by the user.
    fn tie(&mut self, at: usize, some: &[Place], others: &[Place]) {
        for &a in some {
            for &b in others.iter().filter(|&&b| b != a) {
                let pair = (a.min(b), a.max(b));
                self.apart.remove(&pair);
                self.rows[at].draft.decided.together.insert(pair);
            }
        }
        self.rows[at].touched = true;
    }

    fn set_apart(&mut self, some: &[Place], others: &[Place]) {
        for &a in some {
            self.apart.extend(others.iter().filter(|&&b| b != a).map(|&b| (a.min(b), a.max(b))));
        }
    }

    /// Takes note that those of the readings that one article has in a row stay in it side by side: whoever parts
    /// one source from a row does not part the passages of another.
    fn leave_beside(&mut self, at: usize, named: &[DraftReading]) {
        let places = self.members(at, named);
        for &a in &places {
            self.beside.extend(places.iter().filter(|b| a < **b && a.0 == b.0).map(|&b| (a, b)));
        }
    }

    /// Takes out of a row what the user set apart from the passages named.
    fn keep_apart(&mut self, at: usize, named: &[Place]) {
        let apart = &self.apart;
        let readings = &mut self.rows[at].draft.readings;
        readings.retain(|r| {
            let r = r.place();
            named.contains(&r) || !named.iter().any(|&n| apart.contains(&(n.min(r), n.max(r))))
        });
    }

    fn confirm(&mut self, row: &RowAnchor) -> Result<Lost, Reason> {
        let (at, named) = self.row(row)?;
        if self.gather(at, &named.readings) {
            let places = self.members(at, &named.readings);
            self.tie(at, &places, &places);
            self.keep_apart(at, &places);
            self.rows[at].draft.decided.tell("you confirmed that these belong together");
        }
        let draft = &mut self.rows[at].draft;
        draft.decided.confirmed = true;
        let joined = |r: &DraftReading| !named.readings.iter().any(|known| known.place() == r.place());
        if draft.readings.iter().any(joined) {
            draft.decided.tell("passages have joined this row since you confirmed it: look at it again");
        }
        Ok(named.lost)
    }

    fn reject(&mut self, row: &RowAnchor, reading: &Anchor) -> Result<Lost, Reason> {
        let rejected = self.found.reading(reading)?;
        let rest: Vec<Anchor> = row.passages.iter().filter(|p| !p.is_at(reading)).cloned().collect();
        let named = self.named(&rest)?;
        let out = Named { readings: vec![rejected], lost: named.lost };
        self.divide(&named.readings, &out.readings, |item| {
            let sentence = format!("you took out {}", words::of(reading));
            item.draft.decided.tell(sentence);
        });
        Ok(named.lost)
    }

    /// Puts a reading into a row.
    fn put(&mut self, at: usize, named: &[DraftReading], added: DraftReading, did: &str, here: &str) {
        let place = added.place();
        let text = words::short(added.span.of(&self.found.event.articles[added.article].text));
        self.gather(at, std::slice::from_ref(&added));
        let all: Vec<Place> = self.rows[at].draft.readings.iter().map(DraftReading::place).collect();
        let place = self.members(at, std::slice::from_ref(&added)).first().copied().unwrap_or(place);
        self.tie(at, &[place], &all);
        let mut keep = self.members(at, named);
        keep.push(place);
        self.keep_apart(at, &keep);
        self.rows[at].draft.decided.tell(format!("{did} {text} {here}").trim_end());
    }

    fn own_row(&mut self, passage: &Anchor, kind: RowKind) -> Result<Lost, Reason> {
        let reading = self.found.reading(passage)?;
        let alone =
            |d: &Draft| d.kind == kind && d.readings.len() == 1 && d.readings[0].place() == reading.place();
        let at = match self.rows.iter().position(|item| alone(&item.draft)) {
            Some(at) => at,
            None => {
                let draft = Draft { readings: vec![reading], ..empty(kind) };
                self.rows.push(Item { draft, touched: true, speaker: None });
                self.rows.len() - 1
            }
        };
        self.rows[at].draft.decided.tell("you made this row");
        Ok(None)
    }

    fn name_speaker(&mut self, passages: &[Anchor], speaker: &str) -> Result<Lost, Reason> {
        let named = self.named(passages)?;
        let speaker = speaker.trim();
        let sentence = match speaker {
            "" => "you said that nobody is named as the speaker".to_owned(),
            name => format!("you named the speaker: {name}"),
        };
        for item in self.rows.iter_mut().filter(|i| i.draft.kind == RowKind::Quote) {
            let held: Vec<&DraftReading> =
                named.readings.iter().filter(|n| item.draft.readings.iter().any(|r| is(r, n))).collect();
            if held.is_empty() {
                continue;
            }
            item.draft.decided.sentences.retain(|s| {
                !s.starts_with("you named the speaker") && !s.starts_with("you said that nobody")
            });
            item.draft.decided.tell(sentence.as_str());
            if held.iter().all(|r| r.quotation.is_none()) {
                item.speaker = Some(speaker.to_owned());
            }
            item.touched = true;
        }
        Ok(named.lost)
    }
}

fn empty(kind: RowKind) -> Draft {
    Draft {
        kind,
        speaker: String::new(),
        verdict: Verdict::Single,
        readings: Vec::new(),
        links: Vec::new(),
        differences: Vec::new(),
        decided: Decided::default(),
    }
}
