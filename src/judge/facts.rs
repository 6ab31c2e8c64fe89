//! How two statements of one fact relate, and in what they differ.
//!
//! A difference is a conflict only where both values stand for the same thing: the same unit or day
//! of the same shared word. Everything else that differs is wording, or one saying more.

use super::quotes::Difference;
use super::{DifferenceKind, Verdict};
use crate::article::Span;
use crate::extract::dates::{self, DateMention};
use crate::extract::numbers::{self, Number};
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
    pair.certainty(&mut found);
    pair.negation(&mut found);
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

    fn has(&self, stem: u32) -> bool {
        self.stems.iter().any(|&(s, _)| s == stem)
    }

    fn quoted(&self, span: Span) -> bool {
        self.reading.quoted.iter().any(|q| q.contains(span))
    }
}

impl Pair<'_> {
    fn note(&self, what: &str, x: &str, y: &str, end: &str) -> String {
        format!("{what}{} says “{x}”, {} says “{y}”{end}", self.a.label(), self.b.label())
    }

    /// Numbers of one unit that stand beside the same words.
    fn numbers(&self, found: &mut Vec<(Verdict, Difference)>) {
        let list = |c: &Content| c.reading.numbers[c.reading.statement.numbers.clone()].to_vec();
        let (ours, theirs) = (list(&self.a), list(&self.b));
        for x in &ours {
            let near = self.a.around(x.span, 5);
            let mut candidates = theirs.iter().filter_map(|y| {
                let shared = self.b.around(y.span, 5).iter().filter(|s| near.contains(s)).count();
                numbers::relation(x, y).map(|r| (r, shared, y))
            });
            let Some((relation, shared, y)) = best(&mut candidates) else { continue };
            // another number of ours may say exactly what theirs says
            let taken = ours.iter().any(|o| o != x && numbers::relation(o, y) == Some(Relation::Same));
            if taken || theirs.iter().any(|t| numbers::relation(x, t) == Some(Relation::Same)) {
                continue;
            }
            let (p, q) = (self.a.words(x.span), self.b.words(y.span));
            let verdict = match relation {
                Relation::Same => continue,
                Relation::Compatible if shared >= 1 || !x.unit.is_empty() => Verdict::Compatible,
                Relation::Conflict if shared >= 1 && (!x.unit.is_empty() || shared >= 2) => Verdict::Conflict,
                _ => continue,
            };
            let end = if verdict == Verdict::Conflict {
                ": these cannot both be true"
            } else {
                ": both can be true"
            };
            found.push((verdict, difference(DifferenceKind::Number, p, q, self.note("", p, q, end))));
        }
    }

    /// Dates that stand beside the same verb or noun.
    fn dates(&self, found: &mut Vec<(Verdict, Difference)>) {
        let list = |c: &Content| c.reading.dates[c.reading.statement.dates.clone()].to_vec();
        let (ours, theirs) = (list(&self.a), list(&self.b));
        for x in &ours {
            if theirs
                .iter()
                .any(|t| matches!(dates::relation(x, t), Some(Relation::Same | Relation::Compatible)))
            {
                continue;
            }
            let near = self.a.around(x.span, 5);
            let mut candidates = theirs.iter().filter_map(|y| {
                let shared = self.b.around(y.span, 5).iter().filter(|s| near.contains(s)).count();
                dates::relation(x, y).map(|r| (r, shared, y))
            });
            let Some((Relation::Conflict, shared, y)) = best(&mut candidates) else { continue };
            let taken = ours
                .iter()
                .any(|o| matches!(dates::relation(o, y), Some(Relation::Same | Relation::Compatible)));
            let alone = ours.len() == 1 && theirs.len() == 1;
            if taken || shared == 0 || !(shared >= 2 || alone) {
                continue;
            }
            let (p, q) = (self.a.words(x.span), self.b.words(y.span));
            let note = self.note("", p, q, ": these cannot both be true");
            found.push((Verdict::Conflict, difference(DifferenceKind::Date, p, q, note)));
        }
    }

    /// A hedge on a word that the other states without one.
    fn certainty(&self, found: &mut Vec<(Verdict, Difference)>) {
        for (x, y, swapped) in [(&self.a, &self.b, false), (&self.b, &self.a, true)] {
            let (statement, other) = (x.reading.statement, y.reading.statement);
            let Some(sign) = statement.sign else { continue };
            if x.quoted(sign) || other.sign.is_some() || statement.certainty != Certainty::Hedged {
                continue;
            }
            let hedged = x.around(sign, 4);
            let Some(&stem) = hedged.iter().find(|&&s| y.has(s)) else { continue };
            let Some(&(_, place)) = y.stems.iter().find(|&&(s, _)| s == stem) else { continue };
            let span = y.reading.layout.tokens[place].span;
            if y.quoted(span) {
                continue;
            }
            let (hedge, plain) = (x.words(sign), y.words(span));
            let asserted = other.certainty == Certainty::Asserted;
            let verdict = if asserted { Verdict::Conflict } else { Verdict::Agree };
            let note = format!(
                "{} hedges (“{hedge}”), {} states it{}",
                x.label(),
                y.label(),
                if asserted { " as fact" } else { " as somebody’s words" }
            );
            let values = if swapped { (plain, hedge) } else { (hedge, plain) };
            found.push((verdict, difference(DifferenceKind::Certainty, values.0, values.1, note)));
        }
    }

    /// A word that one negates and the other does not.
    fn negation(&self, found: &mut Vec<(Verdict, Difference)>) {
        for (x, y, swapped) in [(&self.a, &self.b, false), (&self.b, &self.a, true)] {
            let Some((sign, stem)) = negated_word(x) else { continue };
            if negated_word(y).is_some() || y.reading.statement.sign.is_some() {
                continue;
            }
            let Some(&(_, place)) = y.stems.iter().find(|&&(s, _)| s == stem) else { continue };
            let span = y.reading.layout.tokens[place].span;
            if x.quoted(sign) != y.quoted(span) {
                continue;
            }
            let (no, yes) = (x.words(sign), y.words(span));
            let note =
                format!("{} says it is not so (“{no}”), {} says it is (“{yes}”)", x.label(), y.label());
            let values = if swapped { (yes, no) } else { (no, yes) };
            found.push((Verdict::Conflict, difference(DifferenceKind::Negation, values.0, values.1, note)));
        }
    }

    /// Different words of near meaning for the same thing.
    fn wording(&self, vocabulary: &Vocabulary, found: &mut Vec<(Verdict, Difference)>) {
        let lone = |x: &Content, y: &Content| -> Vec<(u32, usize)> {
            let mut list: Vec<(u32, usize)> = x.stems.iter().copied().filter(|&(s, _)| !y.has(s)).collect();
            list.dedup_by_key(|s| s.0);
            list
        };
        let (ours, theirs) = (lone(&self.a, &self.b), lone(&self.b, &self.a));
        let mut told = 0;
        for &(s, at) in &ours {
            let near = vocabulary.near(s);
            let best = theirs
                .iter()
                .filter_map(|&(t, to)| near.iter().find(|n| n.0 == t).map(|n| (n.1, to)))
                .max_by(|x, y| x.0.total_cmp(&y.0).then(y.1.cmp(&x.1)));
            let Some((strength, to)) = best else { continue };
            if strength < 0.5 || told == 3 {
                continue;
            }
            told += 1;
            let p = self.a.words(self.a.reading.layout.tokens[at].span);
            let q = self.b.words(self.b.reading.layout.tokens[to].span);
            let note = self.note("other words for the same thing: ", p, q, "");
            found.push((Verdict::Agree, difference(DifferenceKind::Wording, p, q, note)));
        }
    }
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

/// A negation and the content word it negates, one of the two words after it, where it is plain.
fn negated_word(content: &Content) -> Option<(Span, u32)> {
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
            if let Some(&(stem, _)) = after {
                return Some((tokens[t].span, stem));
            }
        }
    }
    None
}
