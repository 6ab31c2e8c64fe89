//! The quote check: each quotation of every article against a reference, as a transcript or a press
//! release is.
//!
//! ```text
//! article     “We will find out … and publish every page,” she said.
//! transcript   We will find out what failed and publish every page.     shortened
//! ```
//!
//! A transcript has no quotation marks, so a quotation is looked for among all its words: rare words that
//! both have vote for a place, and there the words are lined up as those of two readings of one utterance
//! are ([`crate::align::quotes::path`]). How they differ is judged as between articles
//! ([`crate::judge::quotes`]).

mod marks;

pub use marks::{Differs, Marked, Side};

use super::document::{ArticleEntry, Comparison, DifferenceKind, QuotationEntry, Range};
use crate::align::quotes::path::{Table, shared};
use crate::align::quotes::words::{Break, Lexicon, Word};
use crate::align::quotes::{Passage, QuoteLink};
use crate::article::{CodePoints, Span};
use crate::extract::is_own_speech;
use crate::judge::credit::other_speaker;
use crate::judge::quotes::{AT_END, Difference, brief, relate_with};
use crate::text::words::{Token, tokenize};
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// How a quotation stands to a reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Finding {
    /// Its words stand there, none changed and none missing between them.
    Exact,
    /// Its words stand there, with others between them that the article marks as left out, or that fall
    /// between the parts of an interrupted quotation.
    Shortened,
    /// Most of its words stand there; others are replaced, added, or dropped without a mark.
    Altered,
    /// Its words do not stand there.
    NotFound,
}

/// A quotation held against a reference.
#[derive(Clone, Debug, PartialEq)]
pub struct Check {
    /// Id of the quotation.
    pub quotation: String,
    /// Id of the reference.
    pub reference: String,
    /// How it stands to it.
    pub finding: Finding,
    /// Where the words stand in the reference, in code points; `None` where they do not.
    pub passage: Option<Range>,
    /// In which paragraph of the reference they begin, counted from 1.
    pub paragraph: Option<usize>,
    /// The reference's words there; empty where they do not stand in it.
    pub text: String,
    /// The parts of the passage that were said, in code points: all of it, or what the reference has between marks.
    pub said: Vec<Range>,
    /// In what the two differ, the quotation's words first.
    pub differences: Vec<Deviation>,
    /// Who speaks there: whom the reference credits, or whose name it puts with a colon before what is said; else
    /// empty.
    pub speaker: String,
}

/// A difference between a quotation and the reference.
#[derive(Clone, Debug, PartialEq)]
pub struct Deviation {
    /// Its kind.
    pub kind: DifferenceKind,
    /// The quotation's words, then the reference's.
    pub values: [String; 2],
    /// Where these words stand, in code points of the article's and of the reference's text, empty where words are
    /// missing; `None` where it is not about words.
    pub places: Option<[Range; 2]>,
    /// What it means, in words.
    pub note: String,
}

/// Share of a quotation's words, weighted by their rarity, that must stand in the reference in order.
const ENOUGH: f32 = 0.6;
/// Share that one place must have where another has the rest.
const PART: f32 = 0.3;
/// Share of the rest that the other must have.
const ALL: f32 = 0.9;
/// Quotations of fewer words must stand there whole.
const FEW: usize = 4;
/// Words that may be left out inside a quotation and still be looked past.
const GAP: usize = 120;
/// Places where a word stands that are looked at.
const PLACES: usize = 400;
/// Places at which the words are lined up.
const TRIES: usize = 4;
/// Words of a quotation that are looked at.
const LONGEST: usize = 600;

/// Every quotation between marks of every article that is no reference, against each reference; in the
/// order of the quotations. A quotation is held against the reference that has it best where there are
/// several.
pub fn check(comparison: &Comparison) -> Vec<Check> {
    if !comparison.articles.iter().any(|article| article.reference) {
        return Vec::new();
    }
    let mut lexicon = Lexicon::default();
    let tokens: Vec<Vec<Token>> = comparison.articles.iter().map(|article| tokenize(&article.text)).collect();
    let points: Vec<CodePoints> =
        comparison.articles.iter().map(|article| CodePoints::new(&article.text)).collect();
    let references: Vec<Reference> = comparison
        .articles
        .iter()
        .zip(&tokens)
        .filter(|(article, _)| article.reference)
        .map(|(article, tokens)| {
            let own = comparison.quotations.iter().filter(|q| q.article == article.id);
            Reference::read(article, tokens, own, &mut lexicon)
        })
        .collect();
    let mut table = Table::default();
    let mut checks = Vec::new();
    for quotation in &comparison.quotations {
        let at = comparison.articles.iter().position(|article| article.id == quotation.article);
        let Some(at) = at.filter(|&at| !comparison.articles[at].reference && spoken(quotation)) else {
            continue;
        };
        let article = &comparison.articles[at];
        let spans = spans(&article.text, &quotation.spans);
        let mut words = lexicon.read(&article.text, &tokens[at], &spans);
        words.truncate(LONGEST);
        let best = references
            .iter()
            .filter_map(|reference| {
                reference.find(&words, &lexicon, &mut table).map(|found| (reference, found))
            })
            .max_by(|a, b| a.1.whole.total_cmp(&b.1.whole));
        let own = Passage {
            article: 0,
            text: &article.text,
            tokens: &tokens[at],
            spans: &spans,
            quoted: true,
            speaker: "",
        };
        match (best, references.first()) {
            (Some((reference, found)), _) => {
                checks.push(reference.judge(quotation, (own, &points[at]), &words, &found));
            }
            (None, Some(first)) => checks.push(Check {
                quotation: quotation.id.clone(),
                reference: first.article.id.clone(),
                finding: Finding::NotFound,
                passage: None,
                paragraph: None,
                text: String::new(),
                said: Vec::new(),
                differences: Vec::new(),
                speaker: String::new(),
            }),
            (None, None) => {}
        }
    }
    checks
}

/// Whether the article claims these words were said: not a title, not a word held at a distance, not
/// reported speech.
fn spoken(quotation: &QuotationEntry) -> bool {
    is_own_speech(quotation.kind, &quotation.flags)
}

/// Code points to bytes.
fn spans(text: &str, ranges: &[Range]) -> Vec<Span> {
    // the ranges are few and in order; one walk finds them all
    let mut bytes = text.char_indices().map(|(byte, _)| byte).chain([text.len()]).enumerate();
    let mut at = |point: usize| bytes.by_ref().find(|&(n, _)| n == point).map(|(_, byte)| byte);
    let mut found = Vec::new();
    for range in ranges {
        let (Some(start), Some(end)) = (at(range.start), at(range.end)) else { break };
        found.push(Span::new(start, end));
    }
    found
}

fn range(points: &CodePoints, span: Span) -> Range {
    Range { start: points.at(span.start), end: points.at(span.end) }
}

/// A reference, its words ready to be searched.
struct Reference<'c> {
    article: &'c ArticleEntry,
    tokens: &'c [Token],
    points: CodePoints<'c>,
    /// What it has between marks itself, as an article has that others are held against: in order, disjoint.
    quoted: Vec<(Span, &'c QuotationEntry)>,
    words: Vec<Word>,
    /// Where each stem stands.
    places: FxHashMap<u32, Vec<u32>>,
}

/// Where a quotation stands in a reference.
struct Found {
    /// Share of the quotation's words, weighted, that stand there.
    share: f32,
    /// The same, with what stands elsewhere in it.
    whole: f32,
    /// Pairs of words: in the quotation, in the reference.
    pairs: Vec<(usize, usize)>,
    /// The same for what the quotation has before or after these, and the reference elsewhere.
    more: Vec<Vec<(usize, usize)>>,
}

impl<'c> Reference<'c> {
    fn read(
        article: &'c ArticleEntry,
        tokens: &'c [Token],
        own: impl Iterator<Item = &'c QuotationEntry>,
        lexicon: &mut Lexicon,
    ) -> Self {
        let mut quoted: Vec<(Span, &QuotationEntry)> = own
            .filter(|quotation| spoken(quotation))
            .flat_map(|q| spans(&article.text, &q.spans).into_iter().map(move |span| (span, q)))
            .collect();
        quoted.sort_by_key(|(span, _)| *span);
        quoted.dedup_by(|next, last| last.0.touches(next.0));
        // what stands between marks and what stands around it are read apart
        let mut parts = Vec::new();
        let mut at = 0;
        for (span, _) in &quoted {
            parts.extend([Span::new(at, span.start), *span]);
            at = span.end;
        }
        parts.push(Span::new(at, article.text.len()));
        let words = lexicon.read(&article.text, tokens, &parts);
        let mut places: FxHashMap<u32, Vec<u32>> = FxHashMap::default();
        for (at, word) in words.iter().enumerate() {
            places.entry(word.stem).or_default().push(at as u32);
        }
        Reference { article, tokens, points: CodePoints::new(&article.text), quoted, words, places }
    }

    /// The place that has most of `words` in order, with the places that have what is left of them at the ends,
    /// where all that is enough.
    fn find(&self, words: &[Word], lexicon: &Lexicon, table: &mut Table) -> Option<Found> {
        let mut found = self.place(words, PART, lexicon, table)?;
        let (first, last) = (found.pairs.first()?.0, found.pairs.last()?.0 + 1);
        let weight = |words: &[Word]| -> f32 { words.iter().map(|word| weight(lexicon, word.stem)).sum() };
        let total = weight(words);
        for (from, to) in [(0, first), (last, words.len())] {
            let rest = &words[from..to];
            if rest.len() < 3 || weight(rest) < 1.0 {
                continue;
            }
            if let Some(other) = self.place(rest, ALL, lexicon, table) {
                found.whole += other.share * weight(rest) / total;
                let pairs = other.pairs.into_iter().map(|(own, place)| (own + from, place)).collect();
                found.more.push(pairs);
            }
        }
        found.whole += found.share;
        (found.share >= ENOUGH || found.whole >= ALL).then_some(found)
    }

    /// The place that has most of `words` in order, where that is at least the share `least`.
    fn place(&self, words: &[Word], least: f32, lexicon: &Lexicon, table: &mut Table) -> Option<Found> {
        let weight = |stem: u32| weight(lexicon, stem);
        let total: f32 = words.iter().map(|word| weight(word.stem)).sum();
        if words.is_empty() {
            return None;
        }
        let mut best: Option<Found> = None;
        for from in self.starts(words, &weight) {
            let first = from.saturating_sub(words.len() + 8);
            let last = (from + 2 * words.len() + GAP).min(self.words.len());
            let window = &self.words[first..last];
            let pairs: Vec<(usize, usize)> =
                shared(words, window, |stem| 0.2 + 0.8 * lexicon.strangeness(stem), |stem| stem, table)
                    .into_iter()
                    .map(|(own, other)| (own, other + first))
                    .collect();
            let pairs = self.without_strays(words.len(), pairs);
            let share = pairs.iter().map(|&(own, _)| weight(words[own].stem)).sum::<f32>() / total;
            let enough = match words.len() {
                few if few < FEW => share > 0.999 && tight(&pairs),
                _ => share >= least && pairs.len() >= 3,
            };
            if enough && best.as_ref().is_none_or(|known| share > known.share) {
                best = Some(Found { share, whole: 0.0, pairs, more: Vec::new() });
            }
        }
        best
    }

    /// `pairs` without those at either end that stand in another paragraph by chance: where the reference has there
    /// no more than half of what the quotation of `length` words has, the rest is looked for elsewhere.
    fn without_strays(&self, length: usize, mut pairs: Vec<(usize, usize)>) -> Vec<(usize, usize)> {
        let parted = |pairs: &[(usize, usize)], n: usize| {
            let (before, after) = (self.words[pairs[n - 1].1].span.end, self.words[pairs[n].1].span.start);
            self.article.text.get(before..after).is_some_and(|between| between.contains('\n'))
        };
        while let Some(n) = (1..pairs.len()).find(|&n| parted(&pairs, n))
            && n * 2 <= pairs[n].0
        {
            pairs.drain(..n);
        }
        while let Some(n) = (1..pairs.len()).rev().find(|&n| parted(&pairs, n))
            && (pairs.len() - n) * 2 < length - pairs[n - 1].0
        {
            pairs.truncate(n);
        }
        pairs
    }

    /// Where the quotation may begin, likeliest first: a word that both have votes for the place from which
    /// it would be as far in the reference as in the quotation.
    fn starts(&self, words: &[Word], weight: &dyn Fn(u32) -> f32) -> Vec<usize> {
        const WIDE: usize = 8;
        let mut votes: FxHashMap<usize, f32> = FxHashMap::default();
        for (at, word) in words.iter().enumerate() {
            let places = self.places.get(&word.stem).map_or(&[][..], Vec::as_slice);
            // a word that stands everywhere tells no place
            if places.len() > PLACES && words.len() >= FEW {
                continue;
            }
            for &place in places.iter().take(PLACES) {
                let start = (place as usize).saturating_sub(at) / WIDE;
                // on either side of a border between two buckets is one place
                *votes.entry(start).or_default() += weight(word.stem);
                *votes.entry(start + 1).or_default() += weight(word.stem) * 0.5;
            }
        }
        let mut ranked: Vec<(usize, f32)> = votes.into_iter().collect();
        ranked.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        ranked.into_iter().take(TRIES).map(|(start, _)| start * WIDE).collect()
    }

    fn judge(
        &self,
        quotation: &QuotationEntry,
        (own, own_points): (Passage, &CodePoints),
        words: &[Word],
        found: &Found,
    ) -> Check {
        let (first, last) = match (found.pairs.first(), found.pairs.last()) {
            (Some(&first), Some(&last)) => (first, last),
            // a place without a shared word is never found
            _ => ((0, 0), (0, 0)),
        };
        // what the quotation has before its first and after its last shared word is held against as many
        // words of the same sentence, and against all of these where there are hardly more: it, the crane
        let beside = |own: usize, there: usize| match own {
            1.. if there <= own + 2 => there,
            _ => own.min(there),
        };
        let before = beside(first.0, self.back(first.1));
        let after = beside(words.len() - 1 - last.0, self.ahead(last.1));
        let span = self.words[first.1 - before].span.cover(self.words[last.1 + after].span);
        // an attribution between the parts of a quotation is not part of the words
        let spans = self.said(span, &found.pairs);
        let other = Passage {
            article: 1,
            text: &self.article.text,
            tokens: self.tokens,
            spans: &spans,
            quoted: true,
            speaker: "",
        };
        let link = QuoteLink {
            from: 0,
            to: 1,
            score: f64::from(found.share),
            from_part: own.spans.first().copied().unwrap_or(Span::new(0, 0)),
            to_part: span,
            why: Arc::default(),
        };
        let letters = [quotation.article.as_str(), self.article.id.as_str()];
        // a lexicon of its own: the shared one outlives the lists of spans
        let (_, told) = relate_with(&mut Lexicon::default(), &own, &other, &link, letters);
        let mut differences: Vec<Difference> = Vec::new();
        for mut difference in told {
            // what a transcript puts in brackets nobody said
            if difference.kind == DifferenceKind::Bracket && difference.values[0].is_empty() {
                continue;
            }
            if difference.values[1].is_empty() {
                let after = difference.note.ends_with(AT_END);
                if difference.at_an_end()
                    && let Some(elsewhere) = self.elsewhere(words, found, after, &own, letters)
                {
                    differences.push(elsewhere);
                    continue;
                }
                difference.kind = match difference.kind {
                    DifferenceKind::Elision => DifferenceKind::Omission,
                    kind => kind,
                };
                difference.note =
                    format!("{} does not have “{}” there", letters[1], brief(&difference.values[0]));
            }
            differences.push(difference);
        }
        // words of two people are no shortened quotation of one
        let (mut voices, own_names) = (Vec::new(), self.credited(&spans));
        if own_names.is_empty() {
            voices = speakers(&self.article.text, span).into_iter().map(str::to_owned).collect();
        } else if own_names.iter().all(|q| q.speaker.sure) {
            voices.extend(own_names.iter().map(|q| q.speaker.name.clone()));
            voices.sort_unstable();
            voices.dedup();
        }
        let shortens =
            |d: &Difference| d.kind == DifferenceKind::Elision || d.at_an_end() && d.values[0].is_empty();
        let finding = match () {
            () if voices.len() > 1 => Finding::Altered,
            () if differences.is_empty() => Finding::Exact,
            () if differences.iter().all(shortens) => Finding::Shortened,
            () => Finding::Altered,
        };
        let points = &self.points;
        let mut differences: Vec<Deviation> = differences
            .into_iter()
            .map(|d| Deviation {
                kind: d.kind,
                values: d.values,
                places: d.places.map(|[here, there]| [range(own_points, here), range(points, there)]),
                note: d.note,
            })
            .collect();
        let name = |q: &&QuotationEntry| q.speaker.name.clone();
        if voices.len() > 1 {
            let all = voices.join(" and ");
            let note = format!("in {} this is said by {all}", letters[1]);
            let values = [quotation.speaker.name.clone(), all];
            differences.push(Deviation { kind: DifferenceKind::Speaker, values, places: None, note });
        } else if let [there] = &voices[..]
            && !own_names.is_empty()
            && quotation.speaker.sure
            && let Some(difference) = other_speaker([&quotation.speaker.name, there])
        {
            let note =
                format!("credited to {}; {} gives the words to {there}", quotation.speaker.name, letters[1]);
            let values = difference.values;
            differences.push(Deviation { kind: DifferenceKind::Speaker, values, places: None, note });
        }
        let speaker = match own_names.first() {
            Some(first) if first.speaker.sure => name(first),
            Some(_) => String::new(),
            None => speaker(&self.article.text, span.start).unwrap_or_default().to_string(),
        };
        Check {
            quotation: quotation.id.clone(),
            reference: self.article.id.clone(),
            finding,
            passage: Some(range(points, span)),
            paragraph: Some(self.article.text[..span.start].matches("\n\n").count() + 1),
            text: span.of(&self.article.text).to_string(),
            said: spans.iter().map(|&span| range(points, span)).collect(),
            differences,
            speaker,
        }
    }

    /// The parts of `span` that were said: where the reference has all the shared words between marks, those; else
    /// the whole.
    fn said(&self, span: Span, pairs: &[(usize, usize)]) -> Vec<Span> {
        let parts: Vec<Span> = self
            .among(span)
            .iter()
            .map(|(part, _)| Span::new(part.start.max(span.start), part.end.min(span.end)))
            .collect();
        let within = |&(_, at): &(usize, usize)| parts.iter().any(|part| part.contains(self.words[at].span));
        if !parts.is_empty() && pairs.iter().all(within) { parts } else { vec![span] }
    }

    /// What the reference has between marks in `span`.
    fn among(&self, span: Span) -> &[(Span, &'c QuotationEntry)] {
        &self.quoted[span.among_by(&self.quoted, |(part, _)| *part)]
    }

    /// The reference's own quotations that `spans` are, none where one of them is none.
    fn credited(&self, spans: &[Span]) -> Vec<&'c QuotationEntry> {
        let mut found: Vec<&QuotationEntry> = Vec::new();
        for span in spans {
            match self.among(*span) {
                [(part, quotation)] if part.contains(*span) => found.push(quotation),
                _ => return Vec::new(),
            }
        }
        found.dedup_by(|a, b| a.id == b.id);
        found
    }

    /// What the words at an end of the quotation come to that stand elsewhere in the reference: another order, or
    /// words left out between.
    fn elsewhere(
        &self,
        words: &[Word],
        found: &Found,
        after: bool,
        own: &Passage,
        letters: [&str; 2],
    ) -> Option<Difference> {
        let (&(first, place), &(last, ended)) = (found.pairs.first()?, found.pairs.last()?);
        let pairs = found.more.iter().find(|pairs| {
            pairs.first().is_some_and(|pair| if after { pair.0 > last } else { pair.0 < first })
        })?;
        let (&(x, from), &(y, to)) = (pairs.first()?, pairs.last()?);
        let (here, elsewhere) =
            (words[x].span.cover(words[y].span), self.words[from].span.cover(self.words[to].span));
        let (said, there) = (here.of(own.text), elsewhere.of(&self.article.text));
        let in_order = if after { from > ended } else { to < place };
        let [letter, reference] = letters;
        if !in_order {
            let (own_place, place) = if after { ("after", "before") } else { ("before", "after") };
            return Some(Difference {
                kind: DifferenceKind::Order,
                values: [said.to_owned(), there.to_owned()],
                places: Some([here, elsewhere]),
                note: format!("{letter} has “{}” {own_place} the rest, {reference} {place} it", brief(said)),
            });
        }
        let gap = if after { (ended + 1, from) } else { (to + 1, place) };
        let lacking = (gap.0 < gap.1).then(|| self.words[gap.0].span.cover(self.words[gap.1 - 1].span))?;
        let left = lacking.of(&self.article.text);
        let marked = words[if after { x } else { first }].before >= Break::Span;
        let (kind, how) = match marked {
            true => (DifferenceKind::Elision, "and marks it"),
            false => (DifferenceKind::Wording, "without marking it"),
        };
        let note = format!("{letter} leaves out “{}” {how}", brief(left));
        let behind = words[if after { last } else { y }].span.end;
        let places = Some([Span::new(behind, behind), lacking]);
        Some(Difference { kind, values: [String::new(), left.to_owned()], places, note })
    }

    /// Words before `at` in its sentence, without the name of who speaks.
    fn back(&self, at: usize) -> usize {
        let follows = |&n: &usize| {
            let (before, word) = (self.words[n - 1].span.end, self.words[n]);
            let between = self.article.text.get(before..word.span.start).unwrap_or_default();
            word.before == Break::None && !between.contains(':')
        };
        (1..=at).rev().take_while(follows).count()
    }

    /// Words after `at` in its sentence.
    fn ahead(&self, at: usize) -> usize {
        self.words.iter().skip(at + 1).take_while(|word| word.before == Break::None).count()
    }
}

/// What a word counts by how rare it is.
fn weight(lexicon: &Lexicon, stem: u32) -> f32 {
    0.15 + 0.85 * lexicon.strangeness(stem)
}

/// Whether the pairs stand next to each other on both sides.
fn tight(pairs: &[(usize, usize)]) -> bool {
    pairs.windows(2).all(|pair| pair[1].0 == pair[0].0 + 1 && pair[1].1 == pair[0].1 + 1)
}

/// Who speaks in `span`, in order, where the reference says so.
fn speakers(text: &str, span: Span) -> Vec<&str> {
    let mut found: Vec<&str> = speaker(text, span.start).into_iter().collect();
    let starts =
        span.of(text).match_indices('\n').map(|(at, _)| span.start + at + 1).filter(|&at| at < span.end);
    for name in starts.filter_map(|at| speaker(text, at)) {
        if !found.contains(&name) {
            found.push(name);
        }
    }
    found
}

/// The name before the colon at the head of the paragraph or line that byte `at` is in, or of the last one
/// before it that has one: `MAYOR HALLORAN: We will find out.`
fn speaker(text: &str, at: usize) -> Option<&str> {
    let named = |line: &'_ str| -> Option<usize> {
        let colon = line.find(':')?;
        let name = line[..colon].trim();
        let words = name.split_whitespace().count();
        let proper = name.split_whitespace().all(|word| {
            let first = word.trim_start_matches(['(', '[', '“', '"']).chars().next();
            first.is_some_and(char::is_uppercase)
                || matches!(word, "of" | "the" | "de" | "van" | "von" | "and")
        });
        // a clock time has a colon too
        let said = line[colon + 1..].starts_with([' ', '\t', '\n']) || line.len() == colon + 1;
        ((1..=6).contains(&words) && name.len() <= 60 && proper && said).then_some(colon)
    };
    let end = text[at..].find('\n').map_or(text.len(), |n| at + n);
    for line in text[..end].split('\n').rev() {
        if let Some(colon) = named(line.trim_start()) {
            return Some(line.trim_start()[..colon].trim());
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::compare::{Settings, compare};

    const TRANSCRIPT: &str = "MAYOR ADA QUIST: Good evening. We will find out what failed in the mill last night, \
        and who signed for it, and we will publish every page of it. Nobody was told that the doors were locked.\n\n\
        CHIEF IVO MARSH: The doors were locked from the outside, and that should never have happened. We counted \
        forty workers.";

    fn checked(article: &str) -> Vec<Check> {
        let articles = [
            Article {
                outlet: "Mill Post".into(),
                text: article.into(),
                language: "en".into(),
                ..Article::default()
            },
            Article {
                outlet: "Transcript".into(),
                text: TRANSCRIPT.into(),
                reference: true,
                ..Article::default()
            },
        ];
        check(&compare(&articles, &Settings::default()))
    }

    #[test]
    fn words_of_two_people_are_no_quotation_of_one() {
        let found = checked(
            "“Nobody was told that the doors were locked,” Mayor Ada Quist said on Monday, “from the outside, and that \
             should never have happened.”",
        );
        assert_eq!(found[0].finding, Finding::Altered);
        let told = found[0].differences.iter().find(|d| d.kind == DifferenceKind::Speaker).unwrap();
        assert_eq!(told.values[1], "MAYOR ADA QUIST and CHIEF IVO MARSH");
    }

    #[test]
    fn what_stands_between_the_parts_of_a_quotation_is_nobody_s_word() {
        let article = |outlet: &str, text: &str, reference: bool| Article {
            outlet: outlet.into(),
            text: text.into(),
            language: "en".into(),
            reference,
            ..Article::default()
        };
        let articles = [
            article("Mill Post", "“I heard a groan like a ship turning over,” said Hana Breck.", false),
            article(
                "Ledger",
                "Hana Breck sells coffee there. “I heard a groan,” Breck said, “like a ship turning over.”",
                true,
            ),
        ];
        let found = check(&compare(&articles, &Settings::default()));
        assert_eq!(found[0].finding, Finding::Exact, "{found:?}");
    }

    #[test]
    fn quotations_are_found_among_words_without_marks() {
        let found = checked(
            "“Nobody was told that the doors were locked,” Mayor Ada Quist said on Monday.\n\n“We will find out what \
             failed in the mill last night … and we will publish every page,” Quist said.\n\n“The gates were locked \
             from the outside, and that should never have happened,” Chief Ivo Marsh said.\n\n“We have asked the \
             governor to send engineers without delay,” Marsh said.",
        );
        let findings: Vec<Finding> = found.iter().map(|check| check.finding).collect();
        assert_eq!(findings, [Finding::Exact, Finding::Shortened, Finding::Altered, Finding::NotFound]);
        assert_eq!(found[0].text, "Nobody was told that the doors were locked");
        assert_eq!(found[0].speaker, "MAYOR ADA QUIST");
        assert_eq!(found[2].speaker, "CHIEF IVO MARSH");
        assert_eq!(found[2].differences[0].values, ["gates".to_string(), "doors".to_string()]);
        let [_, there] = found[2].differences[0].places.unwrap();
        let doors: String = TRANSCRIPT.chars().skip(there.start).take(there.end - there.start).collect();
        assert_eq!(doors, "doors");
        assert_eq!(there.start, TRANSCRIPT.rfind("doors were").unwrap(), "those that the chief speaks of");
        let points: Vec<char> = TRANSCRIPT.chars().collect();
        for check in &found {
            let cut = check.passage.map(|p| points[p.start..p.end].iter().collect::<String>());
            assert_eq!(cut.unwrap_or_default(), check.text);
        }
    }

    #[test]
    fn a_word_is_held_against_all_that_stands_for_it() {
        let found =
            checked("“They were locked from the outside, and that should never have happened,” Marsh said.");
        assert_eq!(found[0].differences[0].values, ["They", "The doors"]);
        assert!(found[0].text.starts_with("The doors"), "{}", found[0].text);
    }

    #[test]
    fn words_that_another_speaker_has_by_chance_are_no_part_of_a_quotation() {
        let article = |text: &str, reference| Article {
            text: text.into(),
            language: "en".into(),
            reference,
            ..Article::default()
        };
        let post = "“We owe the families an answer. Nobody on this hillside is going to forget today,” Mayor Ada Quist \
                    told them.";
        let transcript = "CHIEF IVO MARSH: I will have those answers in thirty days, and so will the families.\n\n\
                          MAYOR ADA QUIST: Nobody on this hillside is going to forget today. We owe the families an answer.";
        let found = check(&compare(&[article(post, false), article(transcript, true)], &Settings::default()));
        let told: Vec<DifferenceKind> = found[0].differences.iter().map(|d| d.kind).collect();
        assert_eq!((told, found[0].paragraph), (vec![DifferenceKind::Order], Some(2)), "{:?}", found[0]);
        assert_eq!(found[0].speaker, "MAYOR ADA QUIST");
    }

    #[test]
    fn added_words_are_no_shortening() {
        let found = checked("“Nobody at all was told that the doors were locked,” Mayor Ada Quist said.");
        assert_eq!(found[0].finding, Finding::Altered);
    }

    #[test]
    fn a_reference_with_quotations_of_its_own_is_read_without_its_attributions() {
        let herald = "The mill was dark. “I heard a groan,” Hana Brill said, “like a ship turning over.”\n\n“Not one \
            door will open before then,” said Tomas Verl, the director.\n\n“Nobody here is going to forget this \
            night,” Mayor Ada Quist said at the gates. “We owe the families an answer.”";
        let post = "“I heard a groan like a ship turning over,” said Hana Brill.\n\n“Not one door will open before \
            then,” said Oskar Tamm, the fire chief.\n\n“We owe the families an answer. Nobody here is going to \
            forget this night,” said Mayor Ada Quist.";
        let article = |text: &str, reference| Article {
            text: text.into(),
            language: "en".into(),
            reference,
            ..Article::default()
        };
        let articles = [article(post, false), article(herald, true)];
        let found = check(&compare(&articles, &Settings::default()));
        let notes: Vec<(Finding, Vec<&str>)> = found
            .iter()
            .map(|c| (c.finding, c.differences.iter().map(|d| d.note.as_str()).collect()))
            .collect();
        let expected = [
            (Finding::Exact, vec![]),
            (Finding::Exact, vec!["credited to Oskar Tamm; B gives the words to Tomas Verl"]),
            (Finding::Altered, vec!["A has “We owe the families an answer” before the rest, B after it"]),
        ];
        assert_eq!(notes, expected);
        assert_eq!(found[1].paragraph, Some(2));
    }

    #[test]
    fn without_a_reference_nothing_is_checked() {
        let articles =
            [Article { text: "“We will find out what failed,” she said.".into(), ..Article::default() }];
        assert!(check(&compare(&articles, &Settings::default())).is_empty());
    }
}
