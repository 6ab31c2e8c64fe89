//! Rows of quotations.

use super::document::RowKind;
use super::draft::{Draft, DraftLink, DraftReading};
use super::sources::Event;
use crate::align::quotes::words::Lexicon;
use crate::align::quotes::{Candidate, Passage, QuoteLink, link_by, rows as cluster};
use crate::article::Span;
use crate::extract::names::{Directory, NameKind};
use crate::extract::{Flag, How, QuotationKind};
use crate::judge::quotes::{Difference, relate_with};
use crate::judge::{DifferenceKind, Verdict};
use std::collections::{BTreeMap, BTreeSet};

/// What a passage is in its article.
#[derive(Clone, Copy)]
enum Origin {
    Quotation(usize),
    Statement(usize),
}

/// The rows of quotations of an event, those of one source included. Quotations that nobody is
/// credited with in their own article are credited here with the speaker another article names.
pub fn rows(event: &mut Event, labels: &[String], strictness: f64) -> Vec<Draft> {
    let plain: Vec<Vec<Vec<Span>>> = event.extracts.iter().map(unmarked).collect();
    let (passages, origins) = passages(event, &plain);
    let mut lexicon = Lexicon::default();
    let links = link_by(&passages, strictness, Candidate::score, &mut lexicon);
    let clusters = cluster(&links, &passages);
    let by_pair: BTreeMap<(usize, usize), &QuoteLink> = links.iter().map(|l| ((l.from, l.to), l)).collect();
    let mut drafts = Vec::new();
    let mut credited: Vec<(usize, usize, String)> = Vec::new();
    let mut used: BTreeSet<(usize, usize)> = BTreeSet::new();
    for cluster in &clusters {
        let readings: Vec<DraftReading> =
            cluster.iter().map(|&p| reading(event, &passages[p], origins[p])).collect();
        let guessed = guessed(cluster, &passages, &origins, event);
        let sure: Vec<usize> = cluster.iter().copied().filter(|p| !guessed.contains(p)).collect();
        let speaker = speaker(&sure, &passages, &origins, event);
        if !speaker.is_empty() {
            for &p in cluster {
                if let Origin::Quotation(q) = origins[p]
                    && (passages[p].speaker.is_empty() || guessed.contains(&p))
                    && (guessed.contains(&p)
                        || event.extracts[passages[p].article].speakers[q].mention.is_none())
                {
                    credited.push((passages[p].article, q, speaker.clone()));
                }
            }
        }
        for (&p, r) in cluster.iter().zip(&readings) {
            if let Some(q) = r.quotation {
                used.insert((passages[p].article, q));
            }
        }
        let mut draft = Draft {
            kind: RowKind::Quote,
            speaker,
            verdict: Verdict::Same,
            readings,
            links: Vec::new(),
            differences: Vec::new(),
        };
        for i in 0..cluster.len() {
            for j in i + 1..cluster.len() {
                let (p, q) = (cluster[i], cluster[j]);
                let (a, b) = (&passages[p], &passages[q]);
                if a.article == b.article {
                    continue;
                }
                let Some(link) = by_pair.get(&(p.min(q), p.max(q))) else { continue };
                let names = [labels[a.article].as_str(), labels[b.article].as_str()];
                let (relation, differences) = relate_with(&mut lexicon, a, b, link, names);
                draft.links.push(DraftLink {
                    from: i,
                    to: j,
                    relation,
                    score: link.score,
                    why: link.why.clone(),
                });
                // a plain sentence differs from the quotation by its nature
                if a.quoted && b.quoted {
                    for difference in differences {
                        draft.add([i, j], difference);
                    }
                }
                if guessed.contains(&p) || guessed.contains(&q) {
                    continue;
                }
                if let Some(difference) = other_speaker(a, b, &event.directory) {
                    draft.add([i, j], difference);
                }
            }
        }
        in_another_order(&mut draft, cluster, &passages, &by_pair);
        draft.verdict = draft.links.iter().map(|l| l.relation).min().unwrap_or(Verdict::Same);
        drafts.push(draft);
    }
    for (article, extract) in event.extracts.iter().enumerate() {
        for (q, quotation) in extract.quotations.iter().enumerate() {
            let spoken = matches!(quotation.kind, QuotationKind::Direct | QuotationKind::Partial);
            if spoken && !used.contains(&(article, q)) {
                let reading = DraftReading {
                    article,
                    span: quotation.cover(),
                    quotation: Some(q),
                    statement: statement_at(event, article, quotation.spans[0].start),
                };
                drafts.push(Draft::single(RowKind::Quote, extract.speakers[q].name.clone(), reading));
            }
        }
    }
    credit(event, credited);
    drafts
}

/// Each statement without the words that stand between marks.
fn unmarked(extract: &crate::extract::event::Extract) -> Vec<Vec<Span>> {
    extract
        .statements
        .iter()
        .map(|s| {
            let mut left = Vec::new();
            let mut from = s.unit.span.start;
            for q in s.unit.span.among(&extract.quoted) {
                left.push(Span::new(from, q.start));
                from = q.end.min(s.unit.span.end);
            }
            left.push(Span::new(from, s.unit.span.end));
            left.retain(|s| !s.is_empty());
            left
        })
        .collect()
}

fn passages<'e>(event: &'e Event, plain: &'e [Vec<Vec<Span>>]) -> (Vec<Passage<'e>>, Vec<Origin>) {
    let mut passages = Vec::new();
    let mut origins = Vec::new();
    for (article, extract) in event.extracts.iter().enumerate() {
        let text = event.articles[article].text.as_str();
        let tokens = extract.layout.tokens.as_slice();
        for (q, quotation) in extract.quotations.iter().enumerate() {
            if matches!(quotation.kind, QuotationKind::Direct | QuotationKind::Partial) {
                let speaker = extract.speakers[q].name.as_str();
                passages.push(Passage {
                    article,
                    text,
                    tokens,
                    spans: &quotation.spans,
                    quoted: true,
                    speaker,
                });
                origins.push(Origin::Quotation(q));
            }
        }
        let reported = reported(extract);
        for (s, spans) in plain[article].iter().enumerate() {
            let words: usize = spans.iter().map(|&span| extract.layout.tokens_in(span).len()).sum();
            if words >= 5 {
                let speaker = reported[s].map_or("", |q| extract.speakers[q].name.as_str());
                passages.push(Passage { article, text, tokens, spans, quoted: false, speaker });
                origins.push(Origin::Statement(s));
            }
        }
    }
    (passages, origins)
}

/// For each statement the first report without marks in it.
fn reported(extract: &crate::extract::event::Extract) -> Vec<Option<usize>> {
    let list = &extract.statements;
    let mut first = vec![None; list.len()];
    for (q, quotation) in extract.quotations.iter().enumerate() {
        if quotation.kind == QuotationKind::Indirect {
            let cover = quotation.cover();
            let from = list.partition_point(|s| s.unit.span.end <= cover.start);
            let to = list.partition_point(|s| s.unit.span.start < cover.end);
            for s in first.iter_mut().take(to).skip(from) {
                s.get_or_insert(q);
            }
        }
    }
    first
}

fn reading(event: &Event, passage: &Passage, origin: Origin) -> DraftReading {
    let article = passage.article;
    match origin {
        Origin::Quotation(q) => {
            let span = event.extracts[article].quotations[q].cover();
            DraftReading {
                article,
                span,
                quotation: Some(q),
                statement: statement_at(event, article, span.start),
            }
        }
        Origin::Statement(s) => DraftReading {
            article,
            span: event.extracts[article].statements[s].unit.span,
            quotation: None,
            statement: Some(s),
        },
    }
}

fn statement_at(event: &Event, article: usize, byte: usize) -> Option<usize> {
    let list = &event.extracts[article].statements;
    let at = list.partition_point(|s| s.unit.span.start <= byte).checked_sub(1)?;
    (byte < list[at].unit.span.end).then_some(at)
}

/// The quotations of a row whose speaker was only carried on from a paragraph before, where another
/// article names somebody else with the same words: their own article credits nobody.
fn guessed(cluster: &[usize], passages: &[Passage], origins: &[Origin], event: &Event) -> Vec<usize> {
    let speaker = |p: usize| match origins[p] {
        Origin::Quotation(q) => Some(&event.extracts[passages[p].article].speakers[q]),
        Origin::Statement(_) => None,
    };
    let stands_alone = |p: usize| match origins[p] {
        Origin::Quotation(q) => {
            let extract = &event.extracts[passages[p].article];
            let cover = extract.quotations[q].cover();
            let text = passages[p].text;
            let paragraph = extract.layout.paragraphs[extract.layout.paragraph_at(cover.start)].span;
            let rest = paragraph.of(text).len() - cover.len().min(paragraph.len());
            // its marks are all that stands beside it
            rest <= 8
        }
        Origin::Statement(_) => false,
    };
    let others_name = |p: usize, name: &str| {
        let votes = |keep: &dyn Fn(&str) -> bool| {
            cluster
                .iter()
                .filter(|&&o| passages[o].article != passages[p].article && !stands_alone(o))
                .filter_map(|&o| speaker(o))
                .filter(|s| s.how != How::Unknown && !s.name.is_empty())
                .any(|s| keep(&s.name))
        };
        votes(&|n| n != name) && !votes(&|n| n == name)
    };
    cluster
        .iter()
        .copied()
        .filter(|&p| {
            speaker(p).is_some_and(|s| s.how == How::Carried && others_name(p, &s.name)) && stands_alone(p)
        })
        .collect()
}

/// Tells where two quotations of one article are one of another with its parts turned round; what
/// one of them has is then not left out by the other.
fn in_another_order(
    draft: &mut Draft,
    cluster: &[usize],
    passages: &[Passage],
    by_pair: &BTreeMap<(usize, usize), &QuoteLink>,
) {
    // where in `whole` the words of `part` stand
    let within = |part: usize, whole: usize| {
        let link = by_pair.get(&(part.min(whole), part.max(whole)))?;
        Some(if link.from == whole { link.from_part } else { link.to_part })
    };
    for (i, &p) in cluster.iter().enumerate() {
        for (j, &q) in cluster.iter().enumerate() {
            let (a, b) = (&passages[p], &passages[q]);
            if i == j || a.article != b.article || !a.quoted || !b.quoted || a.spans[0] >= b.spans[0] {
                continue;
            }
            for (k, &w) in cluster.iter().enumerate() {
                let whole = &passages[w];
                if whole.article == a.article || !whole.quoted {
                    continue;
                }
                let (Some(first), Some(second)) = (within(p, w), within(q, w)) else { continue };
                if second.end > first.start {
                    continue;
                }
                let has = |text: &str, n: usize| {
                    let words = |s: &str| -> String { s.chars().filter(|c| c.is_alphanumeric()).collect() };
                    passages[cluster[n]]
                        .spans
                        .iter()
                        .any(|s| words(s.of(passages[cluster[n]].text)).contains(&words(text)))
                };
                draft.differences.retain(|(between, d)| {
                    let pair = between.contains(&k) && (between.contains(&i) || between.contains(&j));
                    let said = if d.values[0].is_empty() { &d.values[1] } else { &d.values[0] };
                    !(pair && d.kind == DifferenceKind::Omission && (has(said, i) || has(said, j)))
                });
                let values = [first.of(whole.text), first.of(whole.text)].map(str::to_owned);
                let note = "one has these words before, the other after the rest".to_owned();
                draft.add([i, k], Difference { kind: DifferenceKind::Order, values, note });
            }
        }
    }
}

/// The speaker most of the row's quotations name; the alphabetically first of equals.
fn speaker(cluster: &[usize], passages: &[Passage], origins: &[Origin], event: &Event) -> String {
    let mut votes: BTreeMap<&str, usize> = BTreeMap::new();
    for &p in cluster {
        if let Origin::Quotation(q) = origins[p] {
            let speaker = &event.extracts[passages[p].article].speakers[q];
            if !speaker.name.is_empty() {
                let weight = if speaker.how == How::Stated { 3 } else { 2 };
                *votes.entry(speaker.name.as_str()).or_default() += weight;
            }
        }
    }
    let most = votes.values().copied().max().unwrap_or(0);
    votes.into_iter().find(|v| v.1 == most).map(|v| v.0.to_owned()).unwrap_or_default()
}

/// A difference where two quotations are credited to two people who are both known by name.
fn other_speaker(a: &Passage, b: &Passage, directory: &Directory) -> Option<Difference> {
    let known = |name: &str| {
        directory
            .entries
            .iter()
            .position(|e| e.kind == NameKind::Person && e.canonical == name && name.contains(' '))
    };
    let both = a.quoted && b.quoted;
    if !both || a.speaker == b.speaker || known(a.speaker)? == known(b.speaker)? {
        return None;
    }
    // father and son, or husband and wife: too easily mistaken for each other to be called a difference
    let surname = |name: &str| {
        let mut words = name
            .split_whitespace()
            .rev()
            .filter(|w| !matches!(w.trim_end_matches('.'), "Jr" | "Sr" | "II" | "III"));
        words.next().map(str::to_lowercase)
    };
    if surname(a.speaker) == surname(b.speaker) {
        return None;
    }
    Some(Difference {
        kind: DifferenceKind::Speaker,
        values: [a.speaker.to_owned(), b.speaker.to_owned()],
        note: "the same words are credited to two people".to_owned(),
    })
}

/// Marks the quotations nobody is credited with, and gives them the speaker another article names.
fn credit(event: &mut Event, credited: Vec<(usize, usize, String)>) {
    for extract in &mut event.extracts {
        for (quotation, speaker) in extract.quotations.iter_mut().zip(&extract.speakers) {
            let spoken = matches!(quotation.kind, QuotationKind::Direct | QuotationKind::Partial);
            if spoken
                && speaker.mention.is_none()
                && speaker.name.is_empty()
                && !quotation.flags.contains(&Flag::Orphan)
            {
                quotation.flags.push(Flag::Orphan);
                quotation.flags.sort_unstable();
            }
        }
    }
    for (article, q, name) in credited {
        let extract = &mut event.extracts[article];
        let speaker = &mut extract.speakers[q];
        speaker.name = name;
        speaker.how = How::OtherSource;
        speaker.mention = None;
        let flags = &mut extract.quotations[q].flags;
        if !flags.contains(&Flag::Orphan) {
            flags.push(Flag::Orphan);
            flags.sort_unstable();
        }
    }
}
