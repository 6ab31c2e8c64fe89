//! Marks in order, of which no two overlap.

use super::{Mark, MarkKind};

/// Sorts marks and makes those that overlap one: the loudest keeps its kind, changes collect what all have.
pub fn tidy(marks: &mut Vec<Mark>) {
    marks.sort_by_key(|mark| (mark.start, mark.end, loudness(&mark.kind)));
    let mut out: Vec<Mark> = Vec::with_capacity(marks.len());
    for mark in marks.drain(..) {
        match out.last_mut() {
            Some(last) if mark.start < last.end || mark.start == last.start && mark.end == last.end => {
                last.absorb(mark);
            }
            _ => out.push(mark),
        }
    }
    for mark in &mut out {
        if let MarkKind::Changed(others) | MarkKind::Conflict(others) | MarkKind::Compatible(others) =
            &mut mark.kind
        {
            others.sort_by(|a, b| (&a.reading, &a.words).cmp(&(&b.reading, &b.words)));
            others.dedup();
        }
    }
    *marks = out;
}

/// How loud a mark is, the loudest first.
pub fn loudness(kind: &MarkKind) -> usize {
    match kind {
        MarkKind::Conflict(_) => 0,
        MarkKind::Compatible(_) => 1,
        MarkKind::Changed(_) => 2,
        MarkKind::Added => 3,
        MarkKind::Missing { .. } => 4,
        MarkKind::Aside => 5,
    }
}

impl Mark {
    fn absorb(&mut self, other: Mark) {
        use MarkKind as Kind;
        let louder = loudness(&other.kind) < loudness(&self.kind);
        let keeps_place = matches!(self.kind, Kind::Conflict(_) | Kind::Compatible(_)) && !louder;
        let takes_place = louder && matches!(other.kind, Kind::Conflict(_) | Kind::Compatible(_));
        match (takes_place, keeps_place) {
            (true, _) => (self.start, self.end) = (other.start, other.end),
            (_, true) => {}
            _ => self.end = self.end.max(other.end),
        }
        match (&mut self.kind, other.kind) {
            (Kind::Changed(own), Kind::Changed(more))
            | (Kind::Conflict(own), Kind::Conflict(more))
            | (Kind::Compatible(own), Kind::Compatible(more)) => own.extend(more),
            (own, kind) if louder => *own = kind,
            _ => {}
        }
    }
}
