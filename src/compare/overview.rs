//! What there is to see of a comparison at a glance, as plain data: who shares how much with whom, what each
//! source words differently, contradicts or has alone, whom each quotes, where each puts what all have, who
//! copies whom, and which words each chooses.
//!
//! Every figure comes with the ids of the rows it counts, so that a reader can look at them. Nothing here
//! ranks sources.

mod prominence;
mod speakers;
mod wording;

pub use prominence::{Buried, Spot, Standing};
pub use speakers::{Quoted, Share};
pub use wording::{Choice, Term};

use super::document::{ArticleEntry, Comparison, DifferenceKind, Place, Row, Verdict};
use super::marks::{Weight, weight};
use crate::text::words::tokenize;
use std::collections::BTreeSet;

/// All of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Overview {
    /// The sources, in the order of the articles.
    pub sources: Vec<Source>,
    /// Every two sources, the first before the second in the order of the articles.
    pub pairs: Vec<Pair>,
    /// Who is quoted, those with most quoted words first.
    pub quoted: Vec<Quoted>,
    /// What one source leads with and another buries, the widest apart first.
    pub buried: Vec<Buried>,
    /// Sources that have running text in common, most first.
    pub copies: Vec<Copied>,
    /// Different words for the same thing, those in most rows first.
    pub wording: Vec<Choice>,
}

/// One source.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    /// Id of the article.
    pub article: String,
    /// Its headline: its title, or its first paragraph where that is short; else empty.
    pub headline: String,
    /// Rows a passage of the headline stands in and others have.
    pub headline_rows: Vec<String>,
    /// Words of the text.
    pub words: usize,
    /// Rows it shares with others and in which nothing of its differs but details of wording.
    pub agrees: Vec<String>,
    /// Rows it shares with others in which it words, shortens or counts differently than one of them.
    pub differs: Vec<String>,
    /// Rows in which it contradicts another.
    pub contradicts: Vec<String>,
    /// Rows only it has.
    pub alone: Vec<String>,
    /// Its passages that stand in rows, in order.
    pub spots: Vec<Spot>,
}

impl Source {
    /// How many rows it shares with others.
    pub fn shared(&self) -> usize {
        self.agrees.len() + self.differs.len() + self.contradicts.len()
    }

    /// How many rows it has.
    pub fn rows(&self) -> usize {
        self.shared() + self.alone.len()
    }
}

/// Two sources.
#[derive(Clone, Debug, PartialEq)]
pub struct Pair {
    /// Ids of the articles.
    pub articles: [String; 2],
    /// Rows both have.
    pub rows: Vec<String>,
    /// Those of them in which the two contradict each other.
    pub conflicts: Vec<String>,
    /// How many rows at least one of the two shares with any source.
    pub of: usize,
}

impl Pair {
    /// How much of what either shares with anybody both have, from 0 to 1.
    pub fn share(&self) -> f64 {
        self.rows.len() as f64 / self.of.max(1) as f64
    }
}

/// Two sources with running text in common.
#[derive(Clone, Debug, PartialEq)]
pub struct Copied {
    /// Id of the article whose words the other has.
    pub from: String,
    /// Id of the other article.
    pub to: String,
    /// Part of the words of `to` that stand in `from` in the same order, from 0 to 1.
    pub shared: f64,
    /// Rows both have.
    pub rows: Vec<String>,
}

/// What there is to see of `comparison`.
pub fn overview(comparison: &Comparison) -> Overview {
    let pairs = pairs(comparison);
    let copies = comparison
        .reuse
        .iter()
        .map(|reuse| Copied {
            from: reuse.from.clone(),
            to: reuse.to.clone(),
            shared: reuse.shared,
            rows: pairs
                .iter()
                .find(|p| p.articles.contains(&reuse.from) && p.articles.contains(&reuse.to))
                .map(|p| p.rows.clone())
                .unwrap_or_default(),
        })
        .collect();
    Overview {
        sources: comparison.articles.iter().map(|article| source(comparison, article)).collect(),
        pairs,
        quoted: speakers::quoted(comparison),
        buried: prominence::buried(comparison),
        copies,
        wording: wording::choices(comparison),
    }
}

/// What a source is in a row. Of one whose passages are only related to the others nothing is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// It does not have it, for all that is sure.
    Silent,
    /// Only it has it.
    Alone,
    /// It has it as others do.
    Agrees,
    /// It words, shortens or counts it differently than another.
    Differs,
    /// It contradicts another.
    Contradicts,
}

/// What `article` is in `row`.
pub fn part(row: &Row, article: &str) -> Part {
    let own = |id: &str| row.readings.iter().any(|r| r.id == id && r.article == article);
    if !row.readings.iter().any(|r| r.article == article && !r.loose) {
        return Part::Silent;
    }
    if row.sources < 2 {
        return Part::Alone;
    }
    let touches = |ids: &[String]| ids.iter().any(|id| own(id));
    let contradicts = row.verdict == Verdict::Conflict
        && (row.links.iter().any(|l| l.relation == Verdict::Conflict && (own(&l.from) || own(&l.to)))
            || row.differences.iter().any(|d| weight(row, d) == Weight::Conflict && touches(&d.readings)));
    let other = |v: Verdict| matches!(v, Verdict::Reworded | Verdict::Cut | Verdict::Compatible);
    let differs = row.links.iter().any(|l| other(l.relation) && (own(&l.from) || own(&l.to)))
        || row.differences.iter().any(|d| d.kind == DifferenceKind::Wording && touches(&d.readings));
    match (contradicts, differs) {
        (true, _) => Part::Contradicts,
        (false, true) => Part::Differs,
        (false, false) => Part::Agrees,
    }
}

fn source(comparison: &Comparison, article: &ArticleEntry) -> Source {
    let mut source = Source {
        article: article.id.clone(),
        headline: headline(article),
        headline_rows: Vec::new(),
        words: tokenize(&article.text).iter().filter(|t| t.is_word()).count(),
        agrees: Vec::new(),
        differs: Vec::new(),
        contradicts: Vec::new(),
        alone: Vec::new(),
        spots: prominence::spots(comparison, article),
    };
    for row in comparison.rows.iter().filter(|row| row.verdict != Verdict::Related) {
        let list = match part(row, &article.id) {
            Part::Silent => continue,
            Part::Alone => &mut source.alone,
            Part::Agrees => &mut source.agrees,
            Part::Differs => &mut source.differs,
            Part::Contradicts => &mut source.contradicts,
        };
        list.push(row.id.clone());
        let leads =
            |r: &super::document::Reading| r.article == article.id && r.place == Place::Headline && !r.loose;
        if row.sources > 1 && row.readings.iter().any(leads) {
            source.headline_rows.push(row.id.clone());
        }
    }
    source
}

/// Words of a first paragraph that may be a headline.
const HEADLINE: usize = 20;

fn headline(article: &ArticleEntry) -> String {
    if !article.title.is_empty() {
        return article.title.clone();
    }
    let first = article.text.split("\n\n").next().unwrap_or_default();
    let sentence = first.trim_end().ends_with(['.', '!', '?', '”', '"']);
    let short = first.split_whitespace().count() <= HEADLINE;
    if short && !sentence { first.to_owned() } else { String::new() }
}

fn pairs(comparison: &Comparison) -> Vec<Pair> {
    let ids: Vec<&str> = comparison.articles.iter().map(|a| a.id.as_str()).collect();
    let shared: Vec<(&Row, BTreeSet<&str>)> = comparison
        .rows
        .iter()
        .filter(|row| row.sources > 1 && row.verdict != Verdict::Related)
        .map(|row| {
            let told = row.readings.iter().filter(|r| !r.loose);
            (row, told.map(|r| r.article.as_str()).collect())
        })
        .collect();
    let mut pairs = Vec::new();
    for (i, &a) in ids.iter().enumerate() {
        for &b in &ids[i + 1..] {
            let mut pair =
                Pair { articles: [a.into(), b.into()], rows: Vec::new(), conflicts: Vec::new(), of: 0 };
            for (row, sources) in &shared {
                let (first, second) = (sources.contains(a), sources.contains(b));
                pair.of += usize::from(first || second);
                if first && second {
                    pair.rows.push(row.id.clone());
                    if contradict(row, a, b) {
                        pair.conflicts.push(row.id.clone());
                    }
                }
            }
            pairs.push(pair);
        }
    }
    pairs
}

/// Whether two sources contradict each other in a row.
fn contradict(row: &Row, a: &str, b: &str) -> bool {
    let of = |id: &str| row.readings.iter().find(|r| r.id == id).map(|r| r.article.as_str());
    let both = |ids: [Option<&str>; 2]| ids.contains(&Some(a)) && ids.contains(&Some(b));
    row.verdict == Verdict::Conflict
        && (row.links.iter().any(|l| l.relation == Verdict::Conflict && both([of(&l.from), of(&l.to)]))
            || row.differences.iter().any(|d| {
                weight(row, d) == Weight::Conflict
                    && matches!(&d.readings[..], [x, y] if both([of(x), of(y)]))
            }))
}

#[cfg(test)]
mod tests;
