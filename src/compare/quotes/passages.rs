//! The passages of an event that may report an utterance, and the pairs of them worth looking at.

use crate::align::quotes::{Candidate, Passage, QuoteLink, candidates, links};
use crate::compare::credits::Credits;
use crate::compare::draft::DraftReading;
use crate::compare::sources::Event;
use crate::extract::QuotationKind;
use std::collections::BTreeMap;

/// What a passage is in its article.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Origin {
    Quotation(usize),
    Statement(usize),
}

/// The passages of an event that may report an utterance, in order of article and place: quotations,
/// then sentences.
pub struct Passages<'e> {
    pub(super) event: &'e Event,
    pub(super) list: Vec<Passage<'e>>,
    origins: Vec<Origin>,
    /// Where each stands in the list.
    places: BTreeMap<(usize, Origin), usize>,
}

impl<'e> Passages<'e> {
    /// The passages of `event`, with the speakers that `credits` names.
    pub fn new(event: &'e Event, credits: &'e Credits) -> Passages<'e> {
        let mut list = Vec::new();
        let mut origins = Vec::new();
        for (article, extract) in event.extracts.iter().enumerate() {
            let text = event.articles[article].text.as_str();
            let tokens = extract.layout.tokens.as_slice();
            for (q, quotation) in extract.quotations.iter().enumerate() {
                if quotation.is_own_speech() {
                    let speaker = credits.speakers[article][q].name.as_str();
                    let spans = quotation.spans.as_slice();
                    list.push(Passage { article, text, tokens, spans, quoted: true, speaker });
                    origins.push(Origin::Quotation(q));
                }
            }
            let reported = reported(extract);
            for (s, spans) in event.unmarked[article].iter().enumerate() {
                let words: usize = spans.iter().map(|&span| extract.layout.tokens_in(span).len()).sum();
                if words >= 5 {
                    let speaker = reported[s].map_or("", |q| credits.speakers[article][q].name.as_str());
                    list.push(Passage { article, text, tokens, spans, quoted: false, speaker });
                    origins.push(Origin::Statement(s));
                }
            }
        }
        let places = list.iter().zip(&origins).enumerate().map(|(n, (p, &o))| ((p.article, o), n)).collect();
        Passages { event, list, origins, places }
    }

    /// The pairs worth looking at with the probability that both report one utterance.
    pub fn weigh(&self) -> Vec<(f64, Candidate)> {
        candidates(&self.list, &mut self.event.lexicon.clone()).into_iter().map(|c| (c.score(), c)).collect()
    }

    /// The links with enough evidence for `strictness`.
    pub fn links(&self, weighed: &[(f64, Candidate)], strictness: f64) -> Vec<QuoteLink> {
        links(weighed, &self.list, strictness)
    }

    pub(super) fn reading(&self, p: usize) -> DraftReading {
        let (event, article) = (self.event, self.list[p].article);
        match self.origins[p] {
            Origin::Quotation(q) => {
                let span = event.extracts[article].quotations[q].cover();
                let statement = event.statement_at(article, span.start);
                DraftReading { article, span, quotation: Some(q), statement }
            }
            Origin::Statement(s) => {
                let span = event.extracts[article].statements[s].unit.span;
                DraftReading { article, span, quotation: None, statement: Some(s) }
            }
        }
    }

    /// Which passage a reading is, if it is one as a whole.
    pub(super) fn known(&self, reading: &DraftReading) -> Option<usize> {
        let extract = &self.event.extracts[reading.article];
        let (origin, span) = match (reading.quotation, reading.statement) {
            (Some(q), _) => (Origin::Quotation(q), extract.quotations[q].cover()),
            (None, Some(s)) => (Origin::Statement(s), extract.statements[s].unit.span),
            (None, None) => return None,
        };
        if span != reading.span {
            return None;
        }
        self.places.get(&(reading.article, origin)).copied()
    }
}

/// For each statement the first report without marks in it.
fn reported(extract: &crate::extract::event::Extract) -> Vec<Option<usize>> {
    let list = &extract.statements;
    let mut first = vec![None; list.len()];
    for (q, quotation) in extract.quotations.iter().enumerate() {
        if quotation.kind == QuotationKind::Indirect {
            let cover = quotation.cover();
            for s in &mut first[cover.among_by(list, |s| s.unit.span)] {
                s.get_or_insert(q);
            }
        }
    }
    first
}
