//! Rows of facts.

use super::document::RowKind;
use super::draft::{BY_HAND, Decided, Draft, DraftLink, DraftReading, Memory};
use super::sources::Event;
use crate::align::facts::{FactLink, Place, rows as cluster};
use crate::extract::Certainty;
use crate::extract::event::is_read_fully;
use crate::extract::statements::Statement;
use crate::judge::Verdict;
use crate::judge::facts::{Reading, may_be_two, relate};
use crate::text::Unit;
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Share of a sentence between marks from which it is a quotation rather than a statement.
const MOSTLY_QUOTED: f64 = 0.8;

/// Share of a sentence between marks from which a row of quotations shows what it says.
const LARGELY_QUOTED: f64 = 2.0 / 3.0;

/// What ties the statements of an event.
pub struct Facts<'e> {
    event: &'e Event,
    links: Vec<FactLink>,
    /// Where in `links` a pair is, by the numbers of the two.
    tie: FxHashMap<[u32; 2], u32>,
    /// The number of each article's first statement.
    first: Vec<usize>,
    /// The share of each statement that stands between marks.
    quoted: Vec<f64>,
    memory: &'e Memory<Place>,
}

impl<'e> Facts<'e> {
    /// The `links` as rows of facts use them. What the rows of quotations (`quotes`) already line up is
    /// not lined up again, nor two sentences that are quotations both: what they say is that somebody said it. Nor
    /// what is told in two languages that are not understood.
    pub fn new(
        event: &'e Event,
        mut links: Vec<FactLink>,
        quotes: &[Draft],
        memory: &'e Memory<Place>,
    ) -> Facts<'e> {
        let (mut first, mut shares) = (Vec::new(), Vec::new());
        for (article, extract) in event.extracts.iter().enumerate() {
            first.push(shares.len());
            shares.extend((0..extract.statements.len()).map(|s| quoted_share(event, article, s)));
        }
        let in_quotes = lined_up(event, quotes);
        let mostly = |(article, s): Place| shares[first[article] + s] >= LARGELY_QUOTED;
        links.retain(|l| match (mostly(l.from), mostly(l.to)) {
            (true, true) => false,
            (false, false) => true,
            _ => !in_quotes.contains(&ordered(l.from, l.to)),
        });
        let language = |(article, _): Place| event.articles[article].language.as_str();
        links.retain(|l| can_be_compared(language(l.from), language(l.to)));
        let mut facts = Facts { event, links, tie: FxHashMap::default(), first, quoted: shares, memory };
        facts.tie = facts.links.iter().zip(0..).map(|(l, n)| (facts.pair(l.from, l.to), n)).collect();
        facts
    }

    /// The numbers of two statements, the smaller first.
    fn pair(&self, a: Place, b: Place) -> [u32; 2] {
        // an event of 4 thousand million statements fits no memory
        let number = |(article, s): Place| (self.first[article] + s) as u32;
        let (a, b) = (number(a), number(b));
        [a.min(b), a.max(b)]
    }

    /// The rows of facts, those of one source included.
    pub fn rows(&self, quotes: &[Draft]) -> Vec<Draft> {
        let event = self.event;
        let rows = cluster(&self.links);
        let used: BTreeSet<Place> = rows.iter().flatten().copied().collect();
        let judged = rows.into_par_iter().map(|row| {
            let mut draft = Draft {
                kind: RowKind::Fact,
                speaker: String::new(),
                verdict: Verdict::Agree,
                readings: row.iter().map(|&(article, s)| reading(event, article, s)).collect(),
                links: Vec::new(),
                differences: Vec::new(),
                decided: Decided::default(),
            };
            self.judge(&mut draft);
            draft
        });
        let mut drafts: Vec<Draft> = judged.collect();
        let in_quotes: BTreeSet<Place> = quotes
            .iter()
            .filter(|d| d.verdict != Verdict::Single)
            .flat_map(|d| {
                d.readings
                    .iter()
                    .filter(|r| r.quotation.is_none())
                    .filter_map(|r| Some((r.article, r.statement?)))
            })
            .collect();
        for (article, extract) in event.extracts.iter().enumerate() {
            for s in 0..extract.statements.len() {
                let told = used.contains(&(article, s)) || in_quotes.contains(&(article, s));
                if !told && self.quoted[self.first[article] + s] < MOSTLY_QUOTED {
                    drafts.push(Draft::single(RowKind::Fact, String::new(), reading(event, article, s)));
                }
            }
        }
        drafts
    }

    /// Finds how the readings of a row relate, in what they differ and what it comes to.
    pub fn judge(&self, draft: &mut Draft) {
        let event = self.event;
        draft.links.clear();
        draft.differences.clear();
        let statements: Vec<Statement> = draft.readings.iter().map(|r| statement(event, r)).collect();
        let view = |n: usize| {
            let article = draft.readings[n].article;
            let extract = &event.extracts[article];
            Reading {
                text: &event.articles[article].text,
                layout: &extract.layout,
                words: &event.words[article],
                statement: &statements[n],
                numbers: &extract.numbers,
                dates: &extract.dates,
                quoted: &extract.quoted,
                names: &extract.names,
                credits: &extract.credits,
                language: &event.articles[article].language,
            }
        };
        // each is in as many pairs as there are readings
        let places: Vec<Option<Place>> = draft.readings.iter().map(|r| self.place(r)).collect();
        let mut links = Vec::new();
        let mut found = Vec::new();
        let mut verdict = Verdict::Agree;
        for (i, a) in draft.readings.iter().enumerate() {
            for (j, b) in draft.readings.iter().enumerate().skip(i + 1) {
                if a.article == b.article {
                    continue;
                }
                let tie = places[i].zip(places[j]).and_then(|(a, b)| self.tie_between(a, b));
                let (score, topical, why) = match tie {
                    Some(link) if link.kept || !draft.decided.holds(a, b) => {
                        (link.score, link.topical, link.why.clone())
                    }
                    _ if draft.decided.holds(a, b) => (1.0, false, [BY_HAND.to_owned()].into()),
                    _ => continue,
                };
                let judge = || relate(&view(i), &view(j), &event.vocabulary);
                let judged = match (places[i], places[j]) {
                    (Some(a), Some(b)) => self.memory.get((a, b), judge),
                    _ => Arc::new(judge()),
                };
                // of two occasions both can be true, but that makes neither less exact than the other
                let of_two = (topical || !draft.decided.holds(a, b)) && may_be_two(&judged.1);
                verdict = verdict.min(if of_two { Verdict::Agree } else { judged.0 });
                let topical = topical || of_two;
                links.push(DraftLink { from: i, to: j, relation: judged.0, score, topical, why });
                found.push(([i, j], judged));
            }
        }
        draft.links = links;
        for (between, judged) in &found {
            draft.add_all(*between, &judged.1);
        }
        draft.verdict = match draft.sources() {
            0 | 1 => Verdict::Single,
            _ => verdict,
        };
    }

    /// How well two readings are tied, from 0 to 1.
    pub fn strength(&self, a: &DraftReading, b: &DraftReading) -> f64 {
        self.tie_of(a, b).map_or(0.0, |l| l.score)
    }

    /// The statement a reading is as a whole.
    fn place(&self, reading: &DraftReading) -> Option<Place> {
        let s = reading.statement?;
        let whole = self.event.extracts[reading.article].statements[s].unit.span == reading.span;
        whole.then_some((reading.article, s))
    }

    fn tie_of(&self, a: &DraftReading, b: &DraftReading) -> Option<&FactLink> {
        self.tie_between(self.place(a)?, self.place(b)?)
    }

    fn tie_between(&self, a: Place, b: Place) -> Option<&FactLink> {
        self.tie.get(&self.pair(a, b)).map(|&n| &self.links[n as usize])
    }
}

fn ordered(a: Place, b: Place) -> (Place, Place) {
    (a.min(b), a.max(b))
}

/// The statement a reading is; of a passage that is none, the words as one.
fn statement(event: &Event, reading: &DraftReading) -> Statement {
    let extract = &event.extracts[reading.article];
    let around = reading.statement.map(|s| &extract.statements[s]);
    if let Some(own) = around.filter(|s| s.unit.span == reading.span) {
        return own.clone();
    }
    let span = reading.span;
    let tokens = extract.layout.tokens_in(span);
    let within = |starts: Vec<usize>| {
        starts.partition_point(|&s| s < span.start)..starts.partition_point(|&s| s < span.end)
    };
    Statement {
        unit: Unit { span, first: tokens.start, last: tokens.end },
        certainty: around.map_or(Certainty::Asserted, |s| s.certainty),
        sign: around.and_then(|s| s.sign).filter(|&s| span.contains(s)),
        numbers: within(extract.numbers.iter().map(|n| n.span.start).collect()),
        dates: within(extract.dates.iter().map(|d| d.span.start).collect()),
        names: within(extract.names.iter().map(|n| n.span.start).collect()),
    }
}

fn reading(event: &Event, article: usize, statement: usize) -> DraftReading {
    let span = event.extracts[article].statements[statement].unit.span;
    DraftReading { article, span, quotation: None, statement: Some(statement) }
}

/// Whether words of one language may stand for the same in the other: in two languages that are not
/// understood, the same letters (港 in Chinese and Japanese) say too little.
fn can_be_compared(one: &str, other: &str) -> bool {
    one == other || is_read_fully(one) || is_read_fully(other)
}

/// The pairs of statements that stand together in a row of quotations, with every sentence of a long quotation.
fn lined_up(event: &Event, quotes: &[Draft]) -> BTreeSet<(Place, Place)> {
    let mut out = BTreeSet::new();
    for draft in quotes.iter().filter(|draft| draft.readings.len() > 1) {
        let mut places: Vec<Place> = Vec::new();
        for reading in &draft.readings {
            let list = &event.extracts[reading.article].statements;
            let within = reading.span.among_by(list, |s| s.unit.span);
            places.extend(within.map(|s| (reading.article, s)));
        }
        for (i, &a) in places.iter().enumerate() {
            let others = places[i + 1..].iter().filter(|b| b.0 != a.0);
            out.extend(others.map(|&b| (a.min(b), a.max(b))));
        }
    }
    out
}

/// The share of a statement that stands between marks.
fn quoted_share(event: &Event, article: usize, statement: usize) -> f64 {
    let extract = &event.extracts[article];
    let span = extract.statements[statement].unit.span;
    let quoted: usize = span.among(&extract.quoted).iter().map(|q| q.overlap(span)).sum();
    quoted as f64 / span.len().max(1) as f64
}
