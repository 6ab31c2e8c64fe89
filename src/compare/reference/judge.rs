//! In what a quotation differs from the words of a reference, and who speaks there.

use super::{Check, Deviation, Finding, Found, Reference, range};
use crate::align::quotes::words::{Break, Lexicon, Word};
use crate::align::quotes::{Passage, QuoteLink};
use crate::article::{CodePoints, Span};
use crate::compare::document::{DifferenceKind, QuotationEntry};
use crate::judge::credit::other_speaker;
use crate::judge::quotes::{AT_END, Difference, brief, relate_with};
use std::sync::Arc;

impl<'c> Reference<'c> {
    pub(super) fn judge(
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
        let points = self.points;
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
