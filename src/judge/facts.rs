//! How two statements of one fact relate, and in what they differ.
//!
//! A difference is a conflict only where both values stand for the same thing: the same unit or day
//! of the same shared word. Everything else that differs is wording, or one saying more.

use super::quotes::Difference;
use super::{DifferenceKind, Verdict};
use crate::article::Span;
use crate::extract::dates::{self, DateMention};
use crate::extract::event::is_read_fully;
use crate::extract::names::{NameKind, NameMention};
use crate::extract::numbers::{self, Hedge, Number, Role};
use crate::extract::statements::Statement;
use crate::extract::{Certainty, Relation};
use crate::text::Layout;
use crate::text::vocabulary::{NO_WORD, Vocabulary};

mod other_languages;

/// A statement with what is needed to judge it.
#[derive(Clone, Copy)]
pub struct Reading<'a> {
    /// The article's text.
    pub text: &'a str,
    /// Its layout.
    pub layout: &'a Layout,
    /// The word id of each token.
    pub words: &'a [u32],
    /// The statement.
    pub statement: &'a Statement,
    /// All numbers of the article.
    pub numbers: &'a [Number],
    /// All dates of the article.
    pub dates: &'a [DateMention],
    /// All names of the article.
    pub names: &'a [NameMention],
    /// The words that credit somebody, in order.
    pub credits: &'a [Span],
    /// The spans of direct and partial quotations, in order.
    pub quoted: &'a [Span],
    /// Its language (ISO 639-1; empty where it is not known).
    pub language: &'a str,
}

impl<'a> Reading<'a> {
    fn own_numbers(&self) -> &'a [Number] {
        &self.numbers[self.statement.numbers.clone()]
    }

    fn own_dates(&self) -> &'a [DateMention] {
        &self.dates[self.statement.dates.clone()]
    }

    fn own_names(&self) -> &'a [NameMention] {
        &self.names[self.statement.names.clone()]
    }
}

/// The relation (`Agree`, `Compatible` or `Conflict`) of two statements and their differences.
pub fn relate(a: &Reading, b: &Reading, vocabulary: &Vocabulary) -> (Verdict, Vec<Difference>) {
    let (ours, theirs) = (Content::new(a, vocabulary), Content::new(b, vocabulary));
    let pair = Pair { a: ours, b: theirs };
    if !(is_read_fully(a.language) && is_read_fully(b.language)) {
        return pair.without_words();
    }
    let mut found: Vec<(Verdict, Difference)> = Vec::new();
    pair.numbers(&mut found);
    pair.tolls(&mut found);
    pair.dates(vocabulary, &mut found);
    pair.names(&mut found);
    pair.certainty(vocabulary, &mut found);
    pair.possibility(vocabulary, &mut found);
    pair.negation(vocabulary, &mut found);
    pair.wording(vocabulary, &mut found);
    let verdict = found.iter().map(|(v, _)| *v).min().unwrap_or(Verdict::Agree);
    (verdict, found.into_iter().map(|(_, d)| d).collect())
}

/// The content stems of a statement, with their places.
struct Content<'a> {
    reading: &'a Reading<'a>,
    /// Stem and token, for content words.
    stems: Vec<(u32, usize)>,
}

struct Pair<'a> {
    a: Content<'a>,
    b: Content<'a>,
}

impl<'a> Content<'a> {
    fn new(reading: &'a Reading<'a>, vocabulary: &Vocabulary) -> Self {
        let unit = reading.statement.unit;
        let stems = (unit.first..unit.last)
            .filter_map(|t| {
                let word = reading.words[t];
                let known = (word != NO_WORD).then(|| vocabulary.words[word as usize])?;
                (!known.stop).then_some((known.stem, t))
            })
            .collect();
        Content { reading, stems }
    }

    fn words(&self, span: Span) -> &'a str {
        span.of(self.reading.text)
    }

    /// Content stems within `reach` tokens of a span, but not in it.
    fn around(&self, span: Span, reach: usize) -> Vec<u32> {
        let tokens = &self.reading.layout.tokens;
        let first = tokens.partition_point(|t| t.span.end <= span.start);
        let last = tokens.partition_point(|t| t.span.start < span.end);
        self.stems
            .iter()
            .filter(|&&(_, t)| t + reach >= first && t < last + reach && !(first..last).contains(&t))
            .map(|&(s, _)| s)
            .collect()
    }

    /// Content stems at the tokens from `at + from` to `at + to`.
    fn within(&self, at: usize, from: isize, to: isize) -> Vec<u32> {
        let range = at.saturating_add_signed(from)..=at.saturating_add_signed(to);
        self.stems.iter().filter(|&&(_, t)| range.contains(&t) && t != at).map(|&(s, _)| s).collect()
    }

    /// The content stems next before and next after a token.
    fn beside(&self, at: usize) -> Vec<u32> {
        let here = self.stems.partition_point(|&(_, t)| t < at);
        let neighbours = [here.checked_sub(1), Some(here + 1)];
        neighbours
            .iter()
            .flatten()
            .filter_map(|&i| self.stems.get(i))
            .filter(|(_, t)| t.abs_diff(at) <= 3)
            .map(|x| x.0)
            .collect()
    }

    /// Whether a token is a word in small letters outside names, numbers, dates and quotations.
    fn is_plain(&self, t: usize) -> bool {
        let token = self.reading.layout.tokens[t];
        let reading = self.reading;
        let statement = reading.statement;
        let (span, word) = (token.span, token.of(reading.text));
        word.len() >= 3
            && word.bytes().all(|b| b.is_ascii_lowercase() || b == b'-')
            && !reading.names[statement.names.clone()].iter().any(|n| n.span.contains(span))
            && !reading.numbers[statement.numbers.clone()].iter().any(|n| n.value.contains(span))
            && !reading.dates[statement.dates.clone()].iter().any(|d| d.span.contains(span))
            && !self.quoted(span)
    }

    /// Whether the words before a verb leave open that it happened: it may be, was to be, was not, somebody
    /// is accused of it.
    fn is_open(&self, verb: usize) -> bool {
        let reading = self.reading;
        (reading.statement.unit.first..verb).rev().take(5).any(|t| {
            let word = reading.layout.tokens[t].of(reading.text);
            word.len() <= 10 && {
                let lower = word.to_lowercase();
                MODALS.contains(&lower.as_str()) || lower.ends_with("n’t") || lower.ends_with("n't")
            }
        })
    }

    fn has(&self, stem: u32) -> bool {
        self.stems.iter().any(|&(s, _)| s == stem)
    }

    fn quoted(&self, span: Span) -> bool {
        span.among(self.reading.quoted).iter().any(|q| q.contains(span))
    }
}

impl Pair<'_> {
    /// Numbers of one unit that stand beside the same words.
    fn numbers(&self, found: &mut Vec<(Verdict, Difference)>) {
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
            let counted = x.role == Role::Count && !x.unit.is_empty() && !is_measure(&x.unit.to_string());
            let tied = if counted { shared >= 1 } else { shared >= 2 };
            let sums = |list: &[Number], unit: &str| list.iter().filter(|n| n.unit == unit).count();
            let lone_sum = |x: &Number, y: &Number| {
                matches!(x.unit.as_str(), "USD" | "GBP" | "EUR")
                    && sums(ours, &x.unit) == 1
                    && sums(theirs, &y.unit) == 1
            };
            let verdict = match relation {
                Relation::Compatible if tied || counted || lone_sum(x, y) => Verdict::Compatible,
                Relation::Conflict
                    if tied
                        && x.role != Role::Rank
                        && x.hedge != Hedge::Vague
                        && y.hedge != Hedge::Vague
                        && self.alike_elsewhere(2, if counted { 2 } else { 3 }) =>
                {
                    Verdict::Conflict
                }
                _ => continue,
            };
            let note =
                if verdict == Verdict::Conflict { NOT_BOTH } else { "both can be true: one is less exact" };
            let (p, q) = (self.a.words(x.span), self.b.words(y.span));
            found.push((verdict, difference(DifferenceKind::Number, p, q, note.to_owned())));
        }
    }

    /// Days that stand beside the same word.
    fn dates(&self, vocabulary: &Vocabulary, found: &mut Vec<(Verdict, Difference)>) {
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
            if shared == 0
                || !self.alike_elsewhere(2, 2)
                || theirs.iter().any(|t| fits(x, t))
                || ours.iter().any(|o| fits(o, y))
            {
                continue;
            }
            let (p, q) = (self.a.words(x.span), self.b.words(y.span));
            found.push((Verdict::Conflict, difference(DifferenceKind::Date, p, q, NOT_BOTH.to_owned())));
        }
    }

    /// How many words stand beside both of two dates that can rule each other out: two days, two times of
    /// day, or a month after the same word as a day or another month.
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
            let near = self.a.around(x.span, 3);
            let mut both = self.b.around(y.span, 3);
            both.retain(|s| near.contains(s));
            let verb = both.iter().any(|&s| vocabulary.stems[s as usize].verb >= 0.5);
            return Some(if verb || both.len() >= 2 { both.len() } else { 0 });
        }
        let fine = |d: &DateMention| is_day(d) || d.told.month.is_some();
        let before = |c: &Content, d: &DateMention| {
            let first = c.reading.layout.tokens.partition_point(|t| t.span.end <= d.span.start);
            c.stems.iter().rfind(|s| s.1 < first && s.1 + 2 >= first).map(|s| s.0)
        };
        let same = before(&self.a, x).is_some_and(|stem| before(&self.b, y) == Some(stem));
        (fine(x) && fine(y)).then_some(usize::from(same))
    }

    /// A verb that one hedges and the other states as fact.
    fn certainty(&self, vocabulary: &Vocabulary, found: &mut Vec<(Verdict, Difference)>) {
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
            let Some(&(stem, at)) = verb.filter(|s| vocabulary.stems[s.0 as usize].verb >= 0.5) else {
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
            // “reportedly” only leaves out the source that the other names
            let named =
                x.words(sign).eq_ignore_ascii_case("reportedly") && other.certainty == Certainty::Attributed;
            let asserted = !charged && !named;
            let verdict = if asserted { Verdict::Conflict } else { Verdict::Agree };
            let end = if asserted { "without a doubt" } else { "as somebody’s words" };
            let note = format!("one does not vouch for it, the other gives it {end}");
            let values = if swapped { (plain, hedge) } else { (hedge, plain) };
            found.push((verdict, difference(DifferenceKind::Certainty, values.0, values.1, note)));
        }
    }

    /// A verb after `may`, `might` or `could have` that the other has without it, with the same words on
    /// both sides of it.
    fn possibility(&self, vocabulary: &Vocabulary, found: &mut Vec<(Verdict, Difference)>) {
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
            if vocabulary.stems[stem as usize].verb < 0.5
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

    /// A verb that one negates and the other does not, with the same words on both sides of it.
    fn negation(&self, vocabulary: &Vocabulary, found: &mut Vec<(Verdict, Difference)>) {
        let (ours, theirs) = (negated_word(&self.a), negated_word(&self.b));
        for (x, y, swapped, negated, other) in
            [(&self.a, &self.b, false, &ours, &theirs), (&self.b, &self.a, true, &theirs, &ours)]
        {
            let Some((sign, stem, at)) = *negated else { continue };
            if other.is_some() || y.reading.statement.sign.is_some() || x.reading.statement.sign.is_some() {
                continue;
            }
            let Some(&(_, place)) = y.stems.iter().find(|&&(s, _)| s == stem) else { continue };
            let span = y.reading.layout.tokens[place].span;
            let both = |from: isize, to: isize| {
                let ours = x.within(at, from, to);
                y.within(place, from, to).iter().any(|s| ours.contains(s))
            };
            let same_clause = both(-6, -1) && both(1, 7);
            if vocabulary.stems[stem as usize].verb < 0.5
                || y.is_open(place)
                || !same_clause
                || x.quoted(sign)
                || y.quoted(span)
            {
                continue;
            }
            let (no, yes) = (x.words(sign.cover(x.reading.layout.tokens[at].span)), y.words(span));
            let note = "one says that it is so, the other that it is not".to_owned();
            let values = if swapped { (yes, no) } else { (no, yes) };
            found.push((Verdict::Conflict, difference(DifferenceKind::Negation, values.0, values.1, note)));
        }
    }

    /// Other words in the same place: between the same words, or of near meaning or one loaded group
    /// beside the same words.
    fn wording(&self, vocabulary: &Vocabulary, found: &mut Vec<(Verdict, Difference)>) {
        let lone = |x: &Content, y: &Content| -> Vec<(u32, usize)> {
            x.stems.iter().copied().filter(|&(s, t)| !y.has(s) && x.is_plain(t)).collect()
        };
        let (ours, theirs) = (lone(&self.a, &self.b), lone(&self.b, &self.a));
        let mut told: Vec<usize> = Vec::new();
        for &(s, at) in &ours {
            if told.len() == MOST_WORDINGS {
                break;
            }
            let stem = &vocabulary.stems[s as usize];
            let group = loaded(&stem.text);
            let context = self.a.beside(at);
            let other_words = |&&(t, to): &&(u32, usize)| {
                let other = &vocabulary.stems[t as usize];
                if told.contains(&to) || alike(&stem.text, &other.text) {
                    return false;
                }
                let (before, after) = self.frame(at, to);
                let one_class = (stem.verb >= 0.5) == (other.verb >= 0.5);
                if before > 0 && after > 0 && before + after >= if one_class { 5 } else { 7 } {
                    return true;
                }
                let related = || {
                    group.is_some() && loaded(&other.text) == group
                        || one_class && vocabulary.nearness(s, t) >= 0.45
                };
                let shared = || self.b.beside(to).iter().filter(|c| context.contains(c)).count();
                (before + after >= 3 || before + after > 0 && shared() > 1) && related()
            };
            let Some(&(_, to)) = theirs.iter().find(other_words) else { continue };
            told.push(to);
            let p = self.a.words(self.a.reading.layout.tokens[at].span);
            let q = self.b.words(self.b.reading.layout.tokens[to].span);
            found.push((Verdict::Agree, difference(DifferenceKind::Wording, p, q, "other words".to_owned())));
        }
    }

    /// How many tokens (six at most) are the same on the left and on the right of two tokens.
    fn frame(&self, at: usize, to: usize) -> (usize, usize) {
        let (a, b) = (self.a.reading, self.b.reading);
        let (ours, theirs) = (a.statement.unit, b.statement.unit);
        let same = |i: usize, j: usize| {
            a.words[i] == b.words[j]
                && (a.words[i] != NO_WORD || a.layout.tokens[i].of(a.text) == b.layout.tokens[j].of(b.text))
        };
        let left = (1..=6.min(at - ours.first).min(to - theirs.first)).take_while(|n| same(at - n, to - n));
        let right =
            (1..=6.min(ours.last - 1 - at).min(theirs.last - 1 - to)).take_while(|n| same(at + n, to + n));
        (left.count(), right.count())
    }

    /// Counts of the dead that cannot both be true: nothing else of a story is told in so many forms
    /// (killing two people, two were killed, three dead).
    fn tolls(&self, found: &mut Vec<(Verdict, Difference)>) {
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

    /// Whether so many fifths of the content words of the shorter statement, at `least` so many, names, numbers and dates left
    /// out, stand in the other: what differs then differs in the same thing.
    fn alike_elsewhere(&self, least: usize, fifths: usize) -> bool {
        let outside = |c: &Content| -> Vec<u32> {
            let statement = c.reading.statement;
            let own = |t: usize| {
                let span = c.reading.layout.tokens[t].span;
                c.reading.names[statement.names.clone()].iter().any(|n| n.span.contains(span))
                    || c.reading.numbers[statement.numbers.clone()].iter().any(|n| n.value.contains(span))
                    || c.reading.dates[statement.dates.clone()].iter().any(|d| d.span.contains(span))
            };
            let mut stems: Vec<u32> = c.stems.iter().filter(|&&(_, t)| !own(t)).map(|x| x.0).collect();
            stems.sort_unstable();
            stems.dedup();
            stems
        };
        let (p, q) = (outside(&self.a), outside(&self.b));
        let shared = p.iter().filter(|s| q.contains(s)).count();
        shared >= least && shared * 5 >= p.len().min(q.len()) * fifths
    }

    /// Whether no day of one statement rules out the days of the other.
    fn same_days(&self) -> bool {
        let (ours, theirs) = (self.a.reading.own_dates(), self.b.reading.own_dates());
        ours.iter().all(|x| theirs.iter().all(|y| dates::relation(x, y) != Some(Relation::Conflict)))
    }

    /// Other names of one kind after the same words: the container ship Calloway Star, the container
    /// ship Merrow Dawn. Only where most of the rest is the same too.
    fn names(&self, found: &mut Vec<(Verdict, Difference)>) {
        let (ours, theirs) = (self.a.reading.own_names(), self.b.reading.own_names());
        if ours.is_empty() || theirs.is_empty() {
            return;
        }
        let told = |n: &NameMention| matches!(n.kind, NameKind::Group | NameKind::Other);
        for x in ours.iter().filter(|x| told(x)) {
            let counterpart =
                theirs.iter().find(|y| x.entry != y.entry && told(y) && self.led_up_to(x.span, y.span));
            let Some(y) = counterpart else { continue };
            let (p, q) = (self.a.words(x.span), self.b.words(y.span));
            let named_too =
                ours.iter().any(|n| n.entry == y.entry) || theirs.iter().any(|n| n.entry == x.entry);
            if named_too
                || !self.alike_elsewhere(4, 2)
                || p.split_whitespace().chain(q.split_whitespace()).any(|w| self.mentions(w))
            {
                continue;
            }
            found.push((Verdict::Conflict, difference(DifferenceKind::Name, p, q, NOT_BOTH.to_owned())));
        }
    }

    /// Whether both statements have a word.
    fn mentions(&self, word: &str) -> bool {
        let has = |c: &Content| c.words(c.reading.statement.unit.span).contains(word);
        has(&self.a) && has(&self.b)
    }

    /// Whether the same two words, one of them no stop word and neither part of a credit, lead up to
    /// two spans.
    fn led_up_to(&self, x: Span, y: Span) -> bool {
        let before = |c: &Content, span: Span| -> Option<[u32; 2]> {
            let first = c.reading.layout.tokens.partition_point(|t| t.span.end <= span.start);
            let unit = c.reading.statement.unit;
            if first < unit.first + 2 || c.reading.credits.iter().any(|credit| credit.touches(span)) {
                return None;
            }
            let words = [c.reading.words[first - 2], c.reading.words[first - 1]];
            let content = c.stems.iter().filter(|s| s.1 == first - 1 || s.1 == first - 2).count();
            let lower =
                |t: usize| c.reading.layout.tokens[t].of(c.reading.text).starts_with(char::is_lowercase);
            (content > 0
                && !words.contains(&NO_WORD)
                && lower(first - 1)
                && lower(first - 2)
                && !c.quoted(span))
            .then_some(words)
        };
        matches!((before(&self.a, x), before(&self.b, y)), (Some(p), Some(q)) if p == q)
    }
}

const NOT_BOTH: &str = "these cannot both be true";

/// Differences in wording told of one pair at most.
const MOST_WORDINGS: usize = 4;

/// Words that make what follows open: a verb after them is not said to have happened.
const MODALS: &[&str] = &[
    "accused", "alleged", "can", "could", "failed", "if", "may", "might", "must", "never", "no", "not",
    "should", "to", "unable", "whether", "will", "without", "would",
];

/// Inflections and derivations of one word begin alike.
fn alike(a: &str, b: &str) -> bool {
    a.ends_with(b)
        || b.ends_with(a)
        || a.bytes().zip(b.bytes()).take_while(|(p, q)| p == q).count() >= 4.min(a.len()).min(b.len()).max(3)
}

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

/// Stems of words for what somebody is said to have done.
const CHARGES: &[&str] =
    &["accus", "accusatori", "alleg", "charg", "claim", "complaint", "indict", "lawsuit", "suit"];

/// Words by which an outlet keeps its distance from what it reports.
const DISTANCE: &[&str] =
    &["allegedly", "apparently", "ostensibly", "purportedly", "reportedly", "supposedly"];

/// Groups of words for one thing of which each rings differently, as stems.
const LOADED: &[&[&str]] = &[
    &["kill", "assassin", "murder", "slay", "slain", "execut", "massacr", "slaughter"],
    &["protest", "demonstr", "riot", "unrest", "upris", "ralli", "mob"],
    &["protester", "demonstrat", "rioter", "agit"],
    &["terrorist", "milit", "gunman", "fighter", "insurg", "rebel", "extremist", "attack"],
    &["regim", "govern", "administr"],
    &["migrant", "immigr", "alien", "refuge"],
    &["abort", "pro-lif", "anti-abort"],
    &["claim", "assert", "insist", "admit", "conced"],
    &["slam", "blast", "criticis", "critic", "rip", "bash"],
    &["crackdown", "clampdown", "enforc"],
    &["sack", "fire", "dismiss", "oust"],
    &["chao", "disrupt", "turmoil"],
];

fn loaded(stem: &str) -> Option<usize> {
    LOADED.iter().position(|group| group.contains(&stem))
}

/// Whether a unit measures rather than counts.
fn is_measure(unit: &str) -> bool {
    matches!(
        unit,
        "%" | "USD"
            | "GBP"
            | "EUR"
            | "second"
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

/// Whether a date means one day or part of it.
fn is_day(date: &DateMention) -> bool {
    date.days.map_or(date.told.weekday.is_some() || date.told.day.is_some(), |(from, to)| from == to)
}

fn difference(kind: DifferenceKind, a: &str, b: &str, note: String) -> Difference {
    Difference { kind, values: [a.to_owned(), b.to_owned()], note }
}

/// The counterpart that agrees best: by relation first, then by shared surroundings.
fn best<'y, T>(
    candidates: &mut dyn Iterator<Item = (Relation, usize, &'y T)>,
) -> Option<(Relation, usize, &'y T)> {
    let rank = |r: Relation| match r {
        Relation::Same => 0,
        Relation::Compatible => 1,
        Relation::Conflict => 2,
    };
    candidates.min_by(|x, y| (rank(x.0), usize::MAX - x.1).cmp(&(rank(y.0), usize::MAX - y.1)))
}

const NEGATIONS: &[&str] = &["not", "never", "no", "cannot"];

/// A negation, and the stem and token of the content word it negates, one of the two words after it.
fn negated_word(content: &Content) -> Option<(Span, u32, usize)> {
    let unit = content.reading.statement.unit;
    let tokens = &content.reading.layout.tokens;
    for t in unit.first..unit.last {
        let word = tokens[t].of(content.reading.text);
        // all negations begin with c or n, or end in ’t
        if word.len() > 10 || !word.starts_with(['n', 'N', 'c', 'C']) && !word.ends_with(['t', 'T']) {
            continue;
        }
        let lower = word.to_lowercase().replace('’', "'");
        if NEGATIONS.contains(&lower.as_str()) || lower.ends_with("n't") {
            let next = tokens.get(t + 1).map(|n| n.of(content.reading.text));
            if matches!(
                next,
                Some("only" | "just" | "necessarily" | "least" | "longer" | "immediately" | "yet")
            ) {
                continue;
            }
            let after = content.stems.iter().find(|&&(_, at)| at > t && at <= t + 2);
            if let Some(&(stem, at)) = after {
                return Some((tokens[t].span, stem, at));
            }
        }
    }
    None
}
