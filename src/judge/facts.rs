//! How two statements of one fact relate, and in what they differ.
//!
//! A difference is a conflict only where both values stand for the same thing: the same unit or day
//! of the same shared word. Everything else that differs is wording, or one saying more.

use super::quotes::Difference;
use super::{DifferenceKind, Verdict};
use crate::article::Span;
use crate::extract::dates::{self, DateMention};
use crate::extract::numbers::{self, Number, Role};
use crate::extract::statements::Statement;
use crate::extract::{Certainty, Relation};
use crate::text::Layout;
use crate::text::vocabulary::{NO_WORD, Vocabulary};

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
    /// The spans of direct and partial quotations, in order.
    pub quoted: &'a [Span],
    /// What the reading is called in notes: the article's letter.
    pub label: &'a str,
}

/// The relation (`Agree`, `Compatible` or `Conflict`) of two statements and their differences.
pub fn relate(a: &Reading, b: &Reading, vocabulary: &Vocabulary) -> (Verdict, Vec<Difference>) {
    let (ours, theirs) = (Content::new(a, vocabulary), Content::new(b, vocabulary));
    let pair = Pair { a: ours, b: theirs };
    let mut found: Vec<(Verdict, Difference)> = Vec::new();
    pair.numbers(&mut found);
    pair.dates(&mut found);
    pair.certainty(vocabulary, &mut found);
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

    fn label(&self) -> &'a str {
        self.reading.label
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
        let list = |c: &Content| c.reading.numbers[c.reading.statement.numbers.clone()].to_vec();
        let (ours, theirs) = (list(&self.a), list(&self.b));
        for x in &ours {
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
            let verdict = match relation {
                Relation::Compatible if tied || counted => Verdict::Compatible,
                Relation::Conflict if tied && x.role != Role::Rank => Verdict::Conflict,
                _ => continue,
            };
            let note = if verdict == Verdict::Conflict {
                "these cannot both be true"
            } else {
                "both can be true: one is less exact"
            };
            let (p, q) = (self.a.words(x.span), self.b.words(y.span));
            found.push((verdict, difference(DifferenceKind::Number, p, q, note.to_owned())));
        }
    }

    /// Days that stand beside the same word.
    fn dates(&self, found: &mut Vec<(Verdict, Difference)>) {
        let list = |c: &Content| c.reading.dates[c.reading.statement.dates.clone()].to_vec();
        let (ours, theirs) = (list(&self.a), list(&self.b));
        let fits = |x: &DateMention, y: &DateMention| {
            matches!(dates::relation(x, y), Some(Relation::Same | Relation::Compatible))
        };
        for x in ours.iter().filter(|x| is_day(x)) {
            let near = self.a.around(x.span, 3);
            let mut candidates = theirs.iter().filter(|y| is_day(y)).filter_map(|y| {
                let shared = self.b.around(y.span, 3).iter().filter(|s| near.contains(s)).count();
                dates::relation(x, y).map(|r| (r, shared, y))
            });
            let Some((Relation::Conflict, shared, y)) = best(&mut candidates) else { continue };
            if shared == 0 || theirs.iter().any(|t| fits(x, t)) || ours.iter().any(|o| fits(o, y)) {
                continue;
            }
            let (p, q) = (self.a.words(x.span), self.b.words(y.span));
            let note = "these cannot both be true".to_owned();
            found.push((Verdict::Conflict, difference(DifferenceKind::Date, p, q, note)));
        }
    }

    /// A verb that one hedges and the other states as fact.
    fn certainty(&self, vocabulary: &Vocabulary, found: &mut Vec<(Verdict, Difference)>) {
        for (x, y, swapped) in [(&self.a, &self.b, false), (&self.b, &self.a, true)] {
            let (statement, other) = (x.reading.statement, y.reading.statement);
            let Some(sign) = statement.sign else { continue };
            if statement.certainty != Certainty::Hedged || other.sign.is_some() || x.quoted(sign) {
                continue;
            }
            let strong = DISTANCE.contains(&x.words(sign).to_lowercase().as_str());
            let verbs = |s: &u32| vocabulary.stems[*s as usize].verb >= 0.5 && y.has(*s);
            let Some(stem) = x.around(sign, 3).into_iter().find(verbs).filter(|_| strong) else { continue };
            let Some(&(_, place)) = y.stems.iter().find(|&&(s, _)| s == stem) else { continue };
            let span = y.reading.layout.tokens[place].span;
            if y.quoted(span) {
                continue;
            }
            let (hedge, plain) = (x.words(sign), y.words(span));
            let asserted = other.certainty == Certainty::Asserted;
            let verdict = if asserted { Verdict::Conflict } else { Verdict::Agree };
            let end = if asserted { "as fact" } else { "as somebody’s words" };
            let note = format!("{} does not vouch for it, {} states it {end}", x.label(), y.label());
            let values = if swapped { (plain, hedge) } else { (hedge, plain) };
            found.push((verdict, difference(DifferenceKind::Certainty, values.0, values.1, note)));
        }
    }

    /// A verb that one negates and the other does not, with the same words on both sides of it.
    fn negation(&self, vocabulary: &Vocabulary, found: &mut Vec<(Verdict, Difference)>) {
        for (x, y, swapped) in [(&self.a, &self.b, false), (&self.b, &self.a, true)] {
            let Some((sign, stem, at)) = negated_word(x) else { continue };
            if negated_word(y).is_some()
                || y.reading.statement.sign.is_some()
                || x.reading.statement.sign.is_some()
            {
                continue;
            }
            let Some(&(_, place)) = y.stems.iter().find(|&&(s, _)| s == stem) else { continue };
            let span = y.reading.layout.tokens[place].span;
            let both = |from: isize, to: isize| {
                let ours = x.within(at, from, to);
                y.within(place, from, to).iter().any(|s| ours.contains(s))
            };
            let same_clause = both(-6, -1) && both(1, 7);
            if vocabulary.stems[stem as usize].verb < 0.5 || !same_clause || x.quoted(sign) || y.quoted(span)
            {
                continue;
            }
            let (no, yes) = (x.words(sign.cover(x.reading.layout.tokens[at].span)), y.words(span));
            let note = format!("{} says it is not so, {} says it is", x.label(), y.label());
            let values = if swapped { (yes, no) } else { (no, yes) };
            found.push((Verdict::Conflict, difference(DifferenceKind::Negation, values.0, values.1, note)));
        }
    }

    /// Different words for the same thing: words of one loaded group, or of near meaning between the
    /// same words.
    fn wording(&self, vocabulary: &Vocabulary, found: &mut Vec<(Verdict, Difference)>) {
        let lone = |x: &Content, y: &Content| -> Vec<(u32, usize)> {
            let mut list: Vec<(u32, usize)> = x.stems.iter().copied().filter(|&(s, _)| !y.has(s)).collect();
            list.sort_unstable();
            list.dedup_by_key(|s| s.0);
            list.sort_by_key(|s| s.1);
            list
        };
        let (ours, theirs) = (lone(&self.a, &self.b), lone(&self.b, &self.a));
        let mut told: Vec<usize> = Vec::new();
        for &(s, at) in &ours {
            let near = vocabulary.near(s);
            let (ours_text, group) =
                (&vocabulary.stems[s as usize].text, loaded(&vocabulary.stems[s as usize].text));
            let context = self.a.beside(at);
            let counterpart = theirs.iter().find(|&&(t, to)| {
                let text = &vocabulary.stems[t as usize].text;
                let shared = self.b.beside(to).iter().any(|c| context.contains(c));
                let same_group = group.is_some() && loaded(text) == group;
                let strength = near.iter().find(|n| n.0 == t).map_or(0.0, |n| n.1);
                let alike = ours_text.bytes().zip(text.bytes()).take_while(|(p, q)| p == q).count() >= 4;
                !told.contains(&to)
                    && !alike
                    && (same_group || (strength >= 0.75 || strength >= 0.45 && ours_text.len() > 5) && shared)
            });
            let Some(&(_, to)) = counterpart else { continue };
            if told.len() == 3 {
                break;
            }
            told.push(to);
            let p = self.a.words(self.a.reading.layout.tokens[at].span);
            let q = self.b.words(self.b.reading.layout.tokens[to].span);
            let note = if group.is_some() {
                "other words for the same thing, with another ring"
            } else {
                "other words for the same thing"
            };
            found.push((Verdict::Agree, difference(DifferenceKind::Wording, p, q, note.to_owned())));
        }
    }
}

/// Words by which an outlet keeps its distance from what it reports.
const DISTANCE: &[&str] = &[
    "alleged",
    "allegedly",
    "apparently",
    "ostensibly",
    "purported",
    "purportedly",
    "reportedly",
    "rumored",
    "rumoured",
    "supposedly",
    "suspected",
    "unclear",
    "unconfirmed",
    "unverified",
];

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
        if word.len() > 10 {
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
