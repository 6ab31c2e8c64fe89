//! Rows of quotations.

mod passages;
mod pieces;
mod speakers;

pub use passages::Passages;

use super::credits::Credits;
use super::document::RowKind;
use super::draft::{BY_HAND, Decided, Draft, DraftLink, DraftReading, Memory};
use super::sources::Event;
use crate::align::quotes::why::{OTHER_SPEAKER, SAME_SPEAKER};
use crate::align::quotes::words::Lexicon;
use crate::align::quotes::{Passage, QuoteLink, rows as cluster};
use crate::article::Span;
use crate::judge::credit::other_speaker;
use crate::judge::quotes::{Difference, relate_with};
use crate::judge::{DifferenceKind, Verdict};
use rustc_hash::FxHashMap;
use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::sync::Arc;

/// What ties the passages of an event.
pub struct Quotes<'r> {
    event: &'r Event,
    passages: &'r Passages<'r>,
    credits: &'r Credits,
    labels: &'r [String],
    links: &'r [QuoteLink],
    by_pair: FxHashMap<(usize, usize), &'r QuoteLink>,
    memory: &'r Memory<usize>,
}

/// A reading of a row as quotations are judged.
#[derive(Clone)]
struct Member<'t> {
    passage: Passage<'t>,
    quotation: Option<usize>,
    known: Option<usize>,
}

impl<'r> Quotes<'r> {
    /// The `links` among `passages`; `labels` are what the articles are called.
    pub fn new(
        passages: &'r Passages<'r>,
        credits: &'r Credits,
        labels: &'r [String],
        links: &'r [QuoteLink],
        memory: &'r Memory<usize>,
    ) -> Quotes<'r> {
        let by_pair = links.iter().map(|l| ((l.from, l.to), l)).collect();
        Quotes { event: passages.event, passages, credits, labels, links, by_pair, memory }
    }

    /// The rows of quotations, those of one source included.
    pub fn rows(&self) -> Vec<Draft> {
        let mut lexicon = self.passages.event.lexicon.clone();
        let mut drafts = Vec::new();
        let mut used: BTreeSet<(usize, usize)> = BTreeSet::new();
        for row in cluster(self.links, &self.passages.list) {
            let readings: Vec<DraftReading> = row.iter().map(|&p| self.passages.reading(p)).collect();
            used.extend(readings.iter().filter_map(|r| Some((r.article, r.quotation?))));
            let members: Vec<Member> = row
                .iter()
                .zip(&readings)
                .map(|(&p, r)| Member {
                    passage: self.passages.list[p],
                    quotation: r.quotation,
                    known: Some(p),
                })
                .collect();
            let mut draft = Draft {
                kind: RowKind::Quote,
                speaker: String::new(),
                verdict: Verdict::Same,
                readings,
                links: Vec::new(),
                differences: Vec::new(),
                decided: Decided::default(),
            };
            self.judge_members(&mut lexicon, &members, &mut draft);
            drafts.push(draft);
        }
        for (article, extract) in self.event.extracts.iter().enumerate() {
            for (q, quotation) in extract.quotations.iter().enumerate() {
                let spoken = quotation.is_own_speech();
                if spoken && !used.contains(&(article, q)) {
                    let span = quotation.cover();
                    let statement = self.event.statement_at(article, span.start);
                    let reading = DraftReading { article, span, quotation: Some(q), statement };
                    let speaker = self.credits.speakers[article][q].name.clone();
                    drafts.push(Draft::single(RowKind::Quote, speaker, reading));
                }
            }
        }
        drafts
    }

    /// Finds how the readings of a row relate, in what they differ, what it comes to and who speaks.
    pub fn judge(&self, draft: &mut Draft) {
        draft.links.clear();
        draft.differences.clear();
        let length = |r: &DraftReading| r.span.len();
        let quoted = |r: &DraftReading| self.is_quoted(r);
        draft.readings.sort_by_key(|r| (!quoted(r), Reverse(length(r)), r.place()));
        let spans: Vec<[Span; 1]> = draft.readings.iter().map(|r| [r.span]).collect();
        let members: Vec<Member> = draft
            .readings
            .iter()
            .zip(&spans)
            .map(|(r, span)| {
                let known = self.passages.known(r);
                let extract = &self.event.extracts[r.article];
                let own = || Passage {
                    article: r.article,
                    text: &self.event.articles[r.article].text,
                    tokens: &extract.layout.tokens,
                    spans: span,
                    quoted: quoted(r),
                    speaker: r.quotation.map_or("", |q| self.credits.speakers[r.article][q].name.as_str()),
                };
                let passage = known.map_or_else(own, |p| self.passages.list[p]);
                Member { passage, quotation: r.quotation, known }
            })
            .collect();
        self.judge_members(&mut self.passages.event.lexicon.clone(), &members, draft);
    }

    /// How well two readings are tied, from 0 to 1.
    pub fn strength(&self, a: &DraftReading, b: &DraftReading) -> f64 {
        let (Some(p), Some(q)) = (self.passages.known(a), self.passages.known(b)) else { return 0.0 };
        self.by_pair.get(&(p.min(q), p.max(q))).map_or(0.0, |l| l.score)
    }

    /// Whether a reading stands between marks.
    fn is_quoted(&self, reading: &DraftReading) -> bool {
        let quoted = reading.span.among(&self.event.extracts[reading.article].quoted);
        let inside: usize = quoted.iter().map(|q| q.overlap(reading.span)).sum();
        reading.quotation.is_some() || 2 * inside > reading.span.len()
    }

    fn judge_members(&self, lexicon: &mut Lexicon, members: &[Member], draft: &mut Draft) {
        let guessed = self.guessed(members);
        draft.speaker = self.speaker(members, &guessed);
        for i in 0..members.len() {
            for j in i + 1..members.len() {
                let (a, b) = (&members[i].passage, &members[j].passage);
                if a.article == b.article {
                    continue;
                }
                let by_hand;
                let link = match self.tie(&members[i], &members[j]) {
                    Some(link) => link,
                    None if draft.decided.holds(&draft.readings[i], &draft.readings[j]) => {
                        let parts = [i, j].map(|n| draft.readings[n].span);
                        by_hand = QuoteLink {
                            from: i,
                            to: j,
                            score: 1.0,
                            from_part: parts[0],
                            to_part: parts[1],
                            why: [BY_HAND.to_owned()].into(),
                        };
                        &by_hand
                    }
                    None => continue,
                };
                let names = [a, b].map(|p| self.labels[p.article].as_str());
                let mut judge = || relate_with(lexicon, a, b, link, names);
                let judged = match (members[i].known, members[j].known) {
                    (Some(p), Some(q)) => self.memory.get((p, q), judge),
                    _ => Arc::new(judge()),
                };
                let (relation, differences) = (judged.0, &judged.1);
                let (score, mut why) = (link.score, link.why.clone());
                if [i, j].iter().any(|&n| self.is_decided(&members[n])) {
                    // told of speakers that the user has corrected
                    let told = |w: &&String| !w.starts_with(SAME_SPEAKER) && !w.starts_with(OTHER_SPEAKER);
                    why = why.iter().filter(told).cloned().collect();
                }
                draft.links.push(DraftLink { from: i, to: j, relation, score, topical: false, why });
                // a plain sentence differs from the quotation by its nature
                if a.quoted && b.quoted {
                    draft.add_all([i, j], differences);
                }
                let surely = [i, j].iter().all(|&n| self.is_sure(&members[n]) && !guessed.contains(&n));
                if surely
                    && a.quoted
                    && b.quoted
                    && let Some(difference) = other_speaker([a.speaker, b.speaker])
                {
                    draft.add([i, j], &difference);
                }
            }
        }
        let apart = pieces::belongs_elsewhere(members, draft);
        draft
            .differences
            .retain(|(between, d)| d.kind == DifferenceKind::Speaker || !apart.contains(between));
        self.told_elsewhere(lexicon, draft, members);
        self.in_another_order(draft, members);
        draft.verdict = match draft.sources() {
            0 | 1 => Verdict::Single,
            _ => pieces::verdict(members, draft, &apart),
        };
    }

    /// Whether nobody could be meant but who is credited with a quotation.
    fn is_sure(&self, member: &Member) -> bool {
        member.quotation.is_some_and(|q| self.credits.is_sure(member.passage.article, q))
    }

    fn tie(&self, a: &Member, b: &Member) -> Option<&'r QuoteLink> {
        let (p, q) = (a.known?, b.known?);
        self.by_pair.get(&(p.min(q), p.max(q))).copied()
    }

    fn is_decided(&self, member: &Member) -> bool {
        self.credits.is_decided(member.passage.article, member.quotation)
    }

    /// Tells where two quotations of one article are one of another with its parts turned round; what
    /// one of them has is then not left out by the other.
    fn in_another_order(&self, draft: &mut Draft, members: &[Member]) {
        // where in `whole` the words of `part` stand
        let within = |part: &Member, whole: &Member| {
            let link = self.tie(part, whole)?;
            Some(if Some(link.from) == whole.known { link.from_part } else { link.to_part })
        };
        for (i, p) in members.iter().enumerate() {
            for (j, q) in members.iter().enumerate() {
                let (a, b) = (&p.passage, &q.passage);
                if i == j || a.article != b.article || !a.quoted || !b.quoted || a.spans[0] >= b.spans[0] {
                    continue;
                }
                for (k, w) in members.iter().enumerate() {
                    let whole = &w.passage;
                    if whole.article == a.article || !whole.quoted {
                        continue;
                    }
                    let (Some(first), Some(second)) = (within(p, w), within(q, w)) else { continue };
                    if second.end > first.start {
                        continue;
                    }
                    let has = |text: &str, n: usize| {
                        let words =
                            |s: &str| -> String { s.chars().filter(|c| c.is_alphanumeric()).collect() };
                        let passage = &members[n].passage;
                        passage.spans.iter().any(|s| words(s.of(passage.text)).contains(&words(text)))
                    };
                    draft.differences.retain(|(between, d)| {
                        let pair = between.contains(&k) && (between.contains(&i) || between.contains(&j));
                        let said = if d.values[0].is_empty() { &d.values[1] } else { &d.values[0] };
                        !(pair && d.kind == DifferenceKind::Omission && (has(said, i) || has(said, j)))
                    });
                    let values = [first.of(whole.text), first.of(whole.text)].map(str::to_owned);
                    let note = "one has these words before, the other after the rest".to_owned();
                    let order = Difference { kind: DifferenceKind::Order, values, places: None, note };
                    draft.add([i, k], &order);
                }
            }
        }
    }
}
