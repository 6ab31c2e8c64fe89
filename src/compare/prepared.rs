//! Articles that are read once and lined up as often as the settings or decisions change.

use super::credits::Credits;
use super::decisions::{self, Decisions, Unapplied};
use super::document::Comparison;
use super::draft::{Draft, Memory};
use super::facts::Facts;
use super::quotes::{Passages, Quotes};
use super::sources::{self, Event};
use super::{Settings, finish};
use crate::align::facts::{self, Model, Place, Weighed};
use crate::align::quotes::Candidate;
use crate::article::Article;
use std::sync::OnceLock;

/// What a run comes to.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// The comparison.
    pub comparison: Comparison,
    /// The decisions that could not be applied, or only in part, in their order.
    pub unapplied: Vec<Unapplied>,
}

/// Articles that were read: everything that depends neither on the settings nor on the decisions.
pub struct Prepared {
    /// For each article of the event, which of those given it is.
    order: Vec<usize>,
    labels: Vec<String>,
    event: Event,
    model: Model,
    /// Every pair with its evidence, for any strictness; filled by the first comparison.
    pairs: OnceLock<Pairs>,
    judged_quotes: Memory<usize>,
    judged_facts: Memory<Place>,
}

/// The rows of a run before they are written into the document.
struct LinedUp {
    drafts: Vec<Draft>,
    credits: Credits,
    unapplied: Vec<Unapplied>,
}

/// The pairs worth judging with what speaks for them.
struct Pairs {
    quotes: Vec<(f64, Candidate)>,
    facts: Vec<Weighed>,
}

impl Prepared {
    /// Reads what `articles` say.
    pub fn read(articles: &[Article]) -> Prepared {
        Prepared::read_with(articles, Model::shipped())
    }

    /// As [`Prepared::read`], for another model of facts than the shipped one.
    pub fn read_with(articles: &[Article], model: Model) -> Prepared {
        // everything is computed in an order of the articles' own, so that theirs makes no difference
        let order = sources::own_order(articles);
        let event = Event::read(order.iter().map(|&i| articles[i].clone()).collect());
        Prepared {
            labels: sources::labels(&order),
            order,
            event,
            model,
            pairs: OnceLock::new(),
            judged_quotes: Memory::default(),
            judged_facts: Memory::default(),
        }
    }

    /// Lines the articles up. The first call weighs every pair; later ones only choose among them.
    pub fn compare(&self, settings: &Settings, decisions: &Decisions) -> Outcome {
        self.run(settings, decisions, self.pairs.get_or_init(|| self.weigh(0.0)))
    }

    /// Lines the articles up for one strictness alone, which is quicker than the first [`Prepared::compare`] and takes
    /// less memory: what only later runs would need is given up before the document is written.
    pub fn compare_once(mut self, settings: &Settings, decisions: &Decisions) -> Outcome {
        let lined_up = self.line_up(settings, decisions, &self.weigh(settings.strictness));
        self.event.forget_words();
        self.document(lined_up, settings)
    }

    fn weigh(&self, least: f64) -> Pairs {
        let event = &self.event;
        if event.articles.len() < 2 {
            return Pairs { quotes: Vec::new(), facts: Vec::new() };
        }
        let (quotes, facts) = rayon::join(
            || Passages::new(event, &Credits::new(event)).weigh(),
            || {
                let sources = facts::sources(&event.articles, &event.extracts, &event.words);
                facts::weigh(&sources, &event.vocabulary, &self.model, least)
            },
        );
        Pairs { quotes, facts }
    }

    fn run(&self, settings: &Settings, decisions: &Decisions, pairs: &Pairs) -> Outcome {
        self.document(self.line_up(settings, decisions, pairs), settings)
    }

    fn line_up(&self, settings: &Settings, decisions: &Decisions, pairs: &Pairs) -> LinedUp {
        let event = &self.event;
        let found = decisions::Found::new(event, decisions);
        let credits = Credits::new(event).with(found.speakers());
        let passages = Passages::new(event, &credits);
        let quote_links = passages.links(&pairs.quotes, settings.strictness);
        let quotes = Quotes::new(&passages, &credits, &self.labels, &quote_links, &self.judged_quotes);
        let fact_links = facts::links(&pairs.facts, &self.model, settings.strictness);
        let mut drafts = quotes.rows();
        let facts = Facts::new(event, fact_links, &drafts, &self.judged_facts);
        let more = facts.rows(&drafts);
        drafts.extend(more);
        let unapplied = decisions::apply(&mut drafts, &found, &quotes, &facts);
        let credits = quotes.credit(&drafts);
        LinedUp { drafts, credits, unapplied }
    }

    fn document(&self, lined_up: LinedUp, settings: &Settings) -> Outcome {
        let LinedUp { drafts, credits, unapplied } = lined_up;
        let (order, labels) = (&self.order, &self.labels);
        let comparison = finish::document(order, labels, &self.event, &credits, drafts, settings.strictness);
        Outcome { comparison, unapplied }
    }
}
