//! A verb that one reading hedges and the other states.

use super::content::is_verb;
use super::{Pair, difference};
use crate::extract::Certainty;
use crate::judge::quotes::Difference;
use crate::judge::{DifferenceKind, Verdict};
use crate::text::vocabulary::Vocabulary;

impl Pair<'_> {
    /// A verb that one hedges and the other states as fact.
    pub(super) fn certainty(&self, vocabulary: &Vocabulary, found: &mut Vec<(Verdict, Difference)>) {
        for (x, y, swapped) in [(&self.a, &self.b, false), (&self.b, &self.a, true)] {
            let (statement, other) = (x.reading.statement, y.reading.statement);
            let Some(sign) = statement.sign else { continue };
            if statement.certainty != Certainty::Hedged || other.sign.is_some() || x.quoted(sign) {
                continue;
            }
            if !DISTANCE.contains(&x.words(sign).to_lowercase().as_str()) {
                continue;
            }
            let first = x.reading.layout.tokens.partition_point(|t| t.span.end <= sign.start);
            let verb = x.stems.iter().find(|s| s.1 > first && s.1 <= first + 2);
            let Some(&(stem, at)) = verb.filter(|s| is_verb(s.0, vocabulary)) else {
                continue;
            };
            let Some(&(_, place)) = y.stems.iter().find(|&&(s, _)| s == stem) else { continue };
            let span = y.reading.layout.tokens[place].span;
            let near = x.within(at, -7, 7);
            let same_clause = y.within(place, -7, 7).iter().any(|s| near.contains(s));
            if y.quoted(span) || y.is_open(place) || !same_clause {
                continue;
            }
            let (hedge, plain) = (x.words(sign), y.words(span));
            // a charge that is reported is not vouched for either
            let charged =
                y.stems.iter().any(|s| CHARGES.contains(&vocabulary.stems[s.0 as usize].text.as_str()));
            // “reportedly” only leaves out the source that the other names; where both name who says so, neither
            // vouches for it
            let told = |s: &(u32, usize)| vocabulary.stems[s.0 as usize].text == "report";
            let attributed = other.certainty == Certainty::Attributed;
            let named = x.words(sign).eq_ignore_ascii_case("reportedly")
                && (attributed || y.stems.iter().any(told))
                || x.is_credited() && y.is_credited();
            let asserted = !charged && !named;
            let verdict = if asserted { Verdict::Conflict } else { Verdict::Agree };
            let end = match asserted {
                true if attributed => "without such a word",
                true => "without a doubt",
                false => "as somebody’s words",
            };
            let note = format!("one does not vouch for it, the other gives it {end}");
            let values = if swapped { (plain, hedge) } else { (hedge, plain) };
            found.push((verdict, difference(DifferenceKind::Certainty, values.0, values.1, note)));
        }
    }

    /// A verb after `may`, `might` or `could have` that the other has without it, with the same words on
    /// both sides of it.
    pub(super) fn possibility(&self, vocabulary: &Vocabulary, found: &mut Vec<(Verdict, Difference)>) {
        for (x, y, swapped) in [(&self.a, &self.b, false), (&self.b, &self.a, true)] {
            let (statement, other) = (x.reading.statement, y.reading.statement);
            let Some(sign) = statement.sign.filter(|&s| !x.quoted(s)) else { continue };
            if other.sign.is_some()
                || statement.certainty != Certainty::Hedged
                || !matches!(x.words(sign).to_lowercase().as_str(), "may" | "might" | "could")
            {
                continue;
            }
            let first = x.reading.layout.tokens.partition_point(|t| t.span.end <= sign.start);
            let Some(&(stem, at)) = x.stems.iter().find(|s| s.1 > first && s.1 <= first + 2) else {
                continue;
            };
            let Some(&(_, place)) = y.stems.iter().find(|s| s.0 == stem) else { continue };
            let both = |from: isize, to: isize| {
                let ours = x.within(at, from, to);
                y.within(place, from, to).iter().any(|s| ours.contains(s))
            };
            if !is_verb(stem, vocabulary)
                || y.is_open(place)
                || y.quoted(y.reading.layout.tokens[place].span)
                || !both(-6, -1)
                || !both(1, 7)
            {
                continue;
            }
            let maybe = x.words(sign.cover(x.reading.layout.tokens[at].span));
            let plain = y.words(y.reading.layout.tokens[place].span);
            let values = if swapped { (plain, maybe) } else { (maybe, plain) };
            let note = "one says that it may be so, the other that it is".to_owned();
            found.push((Verdict::Conflict, difference(DifferenceKind::Certainty, values.0, values.1, note)));
        }
    }
}

/// Stems of words for what somebody is said to have done.
const CHARGES: &[&str] =
    &["accus", "accusatori", "alleg", "charg", "claim", "complaint", "indict", "lawsuit", "suit"];

/// Words by which an outlet keeps its distance from what it reports.
const DISTANCE: &[&str] =
    &["allegedly", "apparently", "ostensibly", "purportedly", "reportedly", "supposedly"];
