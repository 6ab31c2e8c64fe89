//! Dates beside the same words.

use super::content::{Content, is_verb};
use super::{NOT_BOTH, Pair, best, difference};
use crate::extract::Relation;
use crate::extract::dates::{self, DateMention};
use crate::judge::quotes::Difference;
use crate::judge::{DifferenceKind, Verdict};
use crate::text::vocabulary::Vocabulary;

impl Pair<'_> {
    /// Dates that rule each other out beside the same word: a conflict where the rest is alike too, else
    /// perhaps two occasions.
    pub(super) fn dates(&self, vocabulary: &Vocabulary, found: &mut Vec<(Verdict, Difference)>) {
        let (ours, theirs) = (self.a.reading.own_dates(), self.b.reading.own_dates());
        let fits = |x: &DateMention, y: &DateMention| {
            matches!(dates::relation(x, y), Some(Relation::Same | Relation::Compatible))
        };
        for x in ours {
            let mut candidates = theirs.iter().filter_map(|y| {
                let shared = self.beside_dates(x, y, vocabulary)?;
                dates::relation(x, y).map(|r| (r, shared, y))
            });
            let Some((Relation::Conflict, shared, y)) = best(&mut candidates) else { continue };
            if shared == 0 || theirs.iter().any(|t| fits(x, t)) || ours.iter().any(|o| fits(o, y)) {
                continue;
            }
            let told = |d: &DateMention| is_fine(d) || d.times.is_some();
            let same_thing = told(x) && told(y) && self.alike_elsewhere(2, 2) && !self.other_people(true);
            let (p, q) = (self.a.words(x.span), self.b.words(y.span));
            // "Monday" in both: which Monday is reckoned from tense and the article's own date, and that is no
            // ground for saying that they differ
            if p.eq_ignore_ascii_case(q) {
                continue;
            }
            let (verdict, note) = match same_thing {
                _ if is_one_night(x, y) => (Verdict::Compatible, ONE_NIGHT),
                true => (Verdict::Conflict, NOT_BOTH),
                false => (Verdict::Compatible, TWO_TIMES),
            };
            found.push((verdict, difference(DifferenceKind::Date, p, q, note.to_owned())));
        }
    }

    /// How many words stand beside both of two dates that can rule each other out: two days, two times of
    /// day, a month after the same word as a day or another month, or years beside the same verb.
    fn beside_dates(&self, x: &DateMention, y: &DateMention, vocabulary: &Vocabulary) -> Option<usize> {
        let shared = |reach: usize| {
            let near = self.a.around(x.span, reach);
            self.b.around(y.span, reach).iter().filter(|s| near.contains(s)).count()
        };
        if x.times.is_some() && y.times.is_some() && x.days.is_none() && y.days.is_none() {
            let shared = shared(9);
            return Some(if shared >= 3 { shared } else { 0 });
        }
        if is_day(x) && is_day(y) {
            let near = self.a.around(x.span, 4);
            let mut both = self.b.around(y.span, 4);
            both.retain(|s| near.contains(s));
            let verb = both.iter().any(|&s| is_verb(s, vocabulary));
            return Some(if verb || both.len() >= 2 { both.len() } else { 0 });
        }
        let before = |c: &Content, d: &DateMention| {
            let first = c.reading.layout.tokens.partition_point(|t| t.span.end <= d.span.start);
            c.stems.iter().rfind(|s| s.1 < first && s.1 + 2 >= first).map(|s| s.0)
        };
        let same = before(&self.a, x).is_some_and(|stem| before(&self.b, y) == Some(stem));
        if is_fine(x) != is_fine(y) {
            // the year of one thing and the day of another
            return None;
        }
        if !is_fine(x) {
            let near = self.a.around(x.span, 4);
            let shared = self
                .b
                .around(y.span, 4)
                .iter()
                .filter(|s| is_verb(**s, vocabulary) && near.contains(s))
                .count();
            return Some(shared);
        }
        Some(usize::from(same))
    }

    /// Whether no day of one statement rules out the days of the other.
    pub(super) fn same_days(&self) -> bool {
        let (ours, theirs) = (self.a.reading.own_dates(), self.b.reading.own_dates());
        ours.iter().all(|x| theirs.iter().all(|y| dates::relation(x, y) != Some(Relation::Conflict)))
    }
}

/// Whether one date is the evening before the other's morning: what happened there on Saturday morning was told
/// here on Friday evening.
fn is_one_night(x: &DateMention, y: &DateMention) -> bool {
    let follows = |first: &DateMention, second: &DateMention| match (first.days, second.days) {
        (Some((_, last)), Some((next, _))) => last.tomorrow().is_ok_and(|day| day == next),
        _ => {
            matches!((first.told.weekday, second.told.weekday), (Some(one), Some(two)) if one % 7 + 1 == two)
        }
    };
    let night = |first: &DateMention, second: &DateMention| {
        let evening = first.times.is_some_and(|(from, _)| from.hour() >= 17);
        let morning = second.times.is_some_and(|(_, to)| to.hour() < 12);
        evening && morning && follows(first, second)
    };
    night(x, y) || night(y, x)
}

const ONE_NIGHT: &str =
    "the evening and the next morning: both can be true where clocks differ, or of one night";
pub(super) const TWO_TIMES: &str = "other dates beside the same words: both can be true of two occasions";

/// Whether a date means a month or less.
fn is_fine(date: &DateMention) -> bool {
    is_day(date) || date.told.month.is_some()
}

/// Whether a date means one day or part of it.
pub(super) fn is_day(date: &DateMention) -> bool {
    date.days.map_or(date.told.weekday.is_some() || date.told.day.is_some(), |(from, to)| from == to)
}
