//! Who speaks in a statement, and which numbers and days it tells, beside its words.

use super::claims::Source;
use crate::extract::QuotationKind;
use jiff::civil::Date;
use rustc_hash::FxHashMap;

/// What is told in a statement beside its words.
#[derive(Clone, Debug, Default)]
pub struct Details {
    /// Whoever is quoted in it, directly or not: ids of last names, sorted.
    pub speakers: Vec<u32>,
    /// Whoever is quoted in it between marks, sorted.
    pub quoted: Vec<u32>,
    /// Its numbers.
    pub figures: Vec<Figure>,
    /// First and last day that each of its dates can mean.
    pub days: Vec<(Date, Date)>,
}

/// A number as it is compared.
#[derive(Clone, Copy, Debug)]
pub struct Figure {
    /// Least and greatest value it can mean.
    pub range: (f64, f64),
    /// Id of what is counted; 0 where that is not told.
    pub unit: u32,
}

/// Gives each distinct text a number from 1 on.
#[derive(Default)]
struct Ids(FxHashMap<String, u32>);

impl Ids {
    fn of(&mut self, text: &str) -> u32 {
        let next = self.0.len() as u32 + 1;
        *self.0.entry(text.to_lowercase()).or_insert(next)
    }
}

/// The details of each statement of each source.
pub fn read(sources: &[Source]) -> Vec<Vec<Details>> {
    let (mut names, mut units) = (Ids::default(), Ids::default());
    sources
        .iter()
        .map(|source| {
            let mut out: Vec<Details> = source
                .statements
                .iter()
                .map(|s| Details {
                    figures: source.numbers[s.numbers.clone()]
                        .iter()
                        .map(|n| Figure {
                            range: (n.low, n.high),
                            unit: if n.unit.is_empty() { 0 } else { units.of(&n.unit) },
                        })
                        .collect(),
                    days: source.dates[s.dates.clone()].iter().filter_map(|d| d.likely).collect(),
                    ..Details::default()
                })
                .collect();
            for (quotation, speaker) in source.quotations.iter().zip(source.speakers) {
                // people are called by their full name here, by their last name there
                let Some(name) = speaker.name.split_whitespace().next_back() else { continue };
                let name = names.of(name);
                let marked = matches!(quotation.kind, QuotationKind::Direct | QuotationKind::Partial);
                for span in quotation.spans.iter().copied().chain(quotation.cue) {
                    for details in &mut out[span.among_by(source.statements, |s| s.unit.span)] {
                        details.speakers.push(name);
                        if marked {
                            details.quoted.push(name);
                        }
                    }
                }
            }
            for list in out.iter_mut().flat_map(|d| [&mut d.speakers, &mut d.quoted]) {
                list.sort_unstable();
                list.dedup();
            }
            out
        })
        .collect()
}

/// How many measures [`compared`] gives.
pub const COUNT: usize = 11;

/// Of all who are quoted and of those quoted between marks: whether one speaks in both statements, whether
/// others do, whether somebody does in one only. Then how many numbers can mean the same, how many of
/// one unit cannot; whether a day of one can be one of the other, whether none can, and whether two
/// dates are the same days.
pub fn compared(s: &Details, t: &Details) -> [f32; COUNT] {
    let mut out = [0.0; COUNT];
    for (at, a, b) in [(0, &s.speakers, &t.speakers), (3, &s.quoted, &t.quoted)] {
        let same = a.iter().any(|x| b.binary_search(x).is_ok());
        out[at] = f32::from(same);
        out[at + 1] = f32::from(!same && !a.is_empty() && !b.is_empty());
        out[at + 2] = f32::from(a.is_empty() != b.is_empty());
    }
    for a in &s.figures {
        for b in &t.figures {
            let meet = a.range.0 <= b.range.1 && b.range.0 <= a.range.1;
            if meet && (a.unit == b.unit || a.unit == 0 || b.unit == 0) {
                out[6] += 1.0;
            } else if a.unit == b.unit {
                out[7] += 1.0;
            }
        }
    }
    let days = || s.days.iter().flat_map(|a| t.days.iter().map(move |b| (a, b)));
    let meet = days().any(|(a, b)| a.0 <= b.1 && b.0 <= a.1);
    out[8] = f32::from(meet);
    out[9] = f32::from(!meet && !s.days.is_empty() && !t.days.is_empty());
    out[10] = f32::from(days().any(|(a, b)| a == b));
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_speaks_and_what_is_counted() {
        let figure = |low, high, unit| Figure { range: (low, high), unit };
        let s = Details { speakers: vec![1, 2], figures: vec![figure(5.0, 5.0, 1)], ..Details::default() };
        let t =
            Details { speakers: vec![2], quoted: vec![2], figures: vec![figure(4.0, 6.0, 0)], ..s.clone() };
        let u = Details { speakers: vec![3], figures: vec![figure(7.0, 7.0, 1)], ..s.clone() };
        assert_eq!(compared(&s, &t)[..8], [1.0, 0.0, 0.0, 0.0, 0.0, 1.0, 1.0, 0.0]);
        assert_eq!(compared(&s, &u)[..8], [0.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0]);
    }

    #[test]
    fn days_that_meet() {
        let day = |d| Date::constant(2026, 3, d);
        let on = |from, to| Details { days: vec![(day(from), day(to))], ..Details::default() };
        assert_eq!(compared(&on(2, 2), &on(1, 7))[8..], [1.0, 0.0, 0.0]);
        assert_eq!(compared(&on(2, 2), &on(3, 3))[8..], [0.0, 1.0, 0.0]);
        assert_eq!(compared(&on(2, 2), &on(2, 2))[8..], [1.0, 0.0, 1.0]);
    }
}
