//! Where in each article what is shared stands.

use crate::compare::document::{ArticleEntry, Comparison, Place, Reading, Row, Verdict};

/// How far into an article what it leads with stands at most.
const LEADS: f64 = 0.15;
/// How far into an article what it buries stands at least.
const BURIES: f64 = 2.0 / 3.0;

/// A passage that stands in a row.
#[derive(Clone, Debug, PartialEq)]
pub struct Spot {
    /// Id of the row.
    pub row: String,
    /// Id of the reading.
    pub reading: String,
    /// Where it starts in the article's text, from 0 to 1.
    pub start: f64,
    /// Where it ends.
    pub end: f64,
    /// What the row comes to; `Single` where only this source has it, `Related` where the passage is only that.
    pub verdict: Verdict,
    /// How many sources have it.
    pub sources: usize,
}

/// Where a source has a row's passage.
#[derive(Clone, Debug, PartialEq)]
pub struct Standing {
    /// Id of the article.
    pub article: String,
    /// Id of the reading, the first of the article.
    pub reading: String,
    /// How far into the article it starts, from 0 to 1.
    pub position: f64,
    /// Headline, lead or body.
    pub place: Place,
}

/// A row that one source leads with and another buries.
#[derive(Clone, Debug, PartialEq)]
pub struct Buried {
    /// Id of the row.
    pub row: String,
    /// The sources that have it in the headline, the lead or the first 15 % of their text.
    pub lead: Vec<Standing>,
    /// The sources that have it only in the last third.
    pub bury: Vec<Standing>,
}

impl Buried {
    /// How far apart the foremost and the hindmost stand, from 0 to 1.
    pub fn gap(&self) -> f64 {
        let first = self.lead.iter().map(|s| s.position).fold(1.0, f64::min);
        let last = self.bury.iter().map(|s| s.position).fold(0.0, f64::max);
        last - first
    }
}

/// The passages of an article that stand in rows, in order.
pub fn spots(comparison: &Comparison, article: &ArticleEntry) -> Vec<Spot> {
    let length = article.text.chars().count().max(1) as f64;
    let mut spots: Vec<(usize, Spot)> = Vec::new();
    for row in &comparison.rows {
        for reading in row.readings.iter().filter(|r| r.article == article.id) {
            let spot = Spot {
                row: row.id.clone(),
                reading: reading.id.clone(),
                start: reading.start as f64 / length,
                end: reading.end as f64 / length,
                verdict: row.verdict_of(reading),
                sources: row.sources,
            };
            spots.push((reading.start, spot));
        }
    }
    spots.sort_by_key(|(start, _)| *start);
    spots.into_iter().map(|(_, spot)| spot).collect()
}

/// What one source leads with and another buries, the widest apart first.
pub fn buried(comparison: &Comparison) -> Vec<Buried> {
    let mut found: Vec<Buried> = comparison
        .rows
        .iter()
        // what is only related need not be what the others tell
        .filter(|row| row.sources > 1 && row.verdict != Verdict::Related)
        .filter_map(|row| {
            let standings = standings(comparison, row);
            let leads = |s: &&Standing| s.place != Place::Body || s.position <= LEADS;
            // a short article has its lead in its last third
            let buries = |s: &&Standing| s.place == Place::Body && s.position >= BURIES;
            let buried = Buried {
                row: row.id.clone(),
                lead: standings.iter().filter(leads).cloned().collect(),
                bury: standings.iter().filter(buries).cloned().collect(),
            };
            (!buried.lead.is_empty() && !buried.bury.is_empty()).then_some(buried)
        })
        .collect();
    found.sort_by(|a, b| b.gap().total_cmp(&a.gap()));
    found
}

/// Where each source that has a row has it first, in the order of the articles; passages that are only related do
/// not count.
fn standings(comparison: &Comparison, row: &Row) -> Vec<Standing> {
    let first = |article: &ArticleEntry| -> Option<&Reading> {
        row.readings.iter().filter(|r| r.article == article.id && !r.loose).min_by_key(|r| r.start)
    };
    comparison
        .articles
        .iter()
        .filter_map(first)
        .map(|reading| Standing {
            article: reading.article.clone(),
            reading: reading.id.clone(),
            position: reading.position,
            place: reading.place,
        })
        .collect()
}
