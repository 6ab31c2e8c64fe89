//! The articles as a lesson shows them: numbered lines of a fixed width, and no outlets' names where they
//! are to stay unknown.

use super::lines::{broken, repeats};
use super::names::Names;
use super::people::{Person, people};
use super::standing::Standing;
use super::{Article, Evidence, PacketLine};
use crate::article::Span;
use crate::compare::Comparison;
use crate::compare::document::{ArticleEntry, QuotationEntry, QuotationKind, Range, Reading, StatementEntry};
use crate::export::plain::line;
use crate::export::provenance::Citation;
use crate::export::words;
use crate::text::Layout;
use rustc_hash::FxHashMap;
use std::cell::OnceCell;

/// The articles of a lesson.
pub struct Sources<'c> {
    /// One for each article, in the comparison's order.
    pub all: Vec<Source<'c>>,
    /// The quotations by id.
    pub quotations: FxHashMap<&'c str, &'c QuotationEntry>,
    /// The statements by id.
    pub statements: FxHashMap<&'c str, &'c StatementEntry>,
    comparison: &'c Comparison,
    people: OnceCell<Vec<Person>>,
    standing: OnceCell<Standing>,
    names: Names,
    blind: bool,
}

/// One article.
pub struct Source<'c> {
    /// The article.
    pub entry: &'c ArticleEntry,
    /// Byte offset of every code point, and of the end.
    bytes: Vec<usize>,
    /// The lines as (first byte, one past the last, number).
    lines: Vec<(usize, usize, Option<usize>)>,
    /// Its words and sentences.
    pub layout: Layout,
    /// Where its body begins, in bytes: after a first paragraph that only repeats the headline.
    pub body: usize,
}

impl<'c> Sources<'c> {
    /// The articles of `comparison`; `blind` takes the outlets' names out of what students see.
    pub fn of(comparison: &'c Comparison, blind: bool) -> Self {
        Sources {
            all: comparison.articles.iter().map(Source::of).collect(),
            quotations: comparison.quotations.iter().map(|q| (q.id.as_str(), q)).collect(),
            statements: comparison.statements.iter().map(|s| (s.id.as_str(), s)).collect(),
            comparison,
            people: OnceCell::new(),
            standing: OnceCell::new(),
            names: Names::of(comparison),
            blind,
        }
    }

    /// The people who speak in them, looked for when a task first asks.
    pub fn people(&self) -> &[Person] {
        self.people.get_or_init(|| people(self.comparison, &self.all))
    }

    /// Where words stand in them, read when a task first asks.
    pub fn standing(&self) -> &Standing {
        self.standing.get_or_init(|| Standing::of(self.comparison))
    }

    /// The articles' letters, as choices of a task.
    pub fn letters(&self) -> Vec<String> {
        self.all.iter().map(|source| source.entry.id.clone()).collect()
    }

    /// The article with this letter.
    pub fn get(&self, letter: &str) -> Option<&Source<'c>> {
        self.all.iter().find(|source| source.entry.id == letter)
    }

    /// Whether `text` names an outlet.
    pub fn names_outlet(&self, text: &str) -> bool {
        self.names.within(text)
    }

    /// The headline without a tail that only names the outlet, as web pages have it: `… | Harbour Post`.
    pub fn headline(&self, source: &Source) -> String {
        let title = line(&source.entry.title);
        for mark in [" | ", " – ", " — ", " - ", " • "] {
            if let Some((head, tail)) = title.rsplit_once(mark)
                && !head.trim().is_empty()
                && tail.split_whitespace().count() <= 5
                && self.names.within(tail)
            {
                return head.trim().to_string();
            }
        }
        title
    }

    /// Words of the article with this letter as students see them, on one line.
    pub fn shown(&self, letter: &str, text: &str) -> String {
        if self.blind { line(&self.names.hidden(text, letter)) } else { line(text) }
    }

    /// A reading's words as students see them: between marks where they are quoted.
    pub fn passage(&self, reading: &Reading) -> String {
        let quotation = reading.quotation.as_deref().and_then(|id| self.quotations.get(id).copied());
        let whole = quotation.filter(|q| {
            q.spans.first().is_some_and(|first| first.start == reading.start)
                && q.spans.last().is_some_and(|last| last.end == reading.end)
        });
        let text = match whole {
            Some(quotation) => self.parts(quotation),
            None => reading.text.clone(),
        };
        let text = self.shown(&reading.article, &text);
        let marks = quotation.is_some_and(|q| q.kind != QuotationKind::Indirect);
        if marks { quoted(&text) } else { text }
    }

    /// A quotation's words. Where its parts are sentences of their own, a mark parts them as in the article.
    pub fn parts(&self, quotation: &QuotationEntry) -> String {
        let cut = |span: &Range| Some(self.get(&quotation.article)?.cut(span.start, span.end)?.trim());
        let parts: Vec<&str> = quotation.spans.iter().filter_map(cut).collect();
        let begins = |part: &&str| {
            let first = part.split_whitespace().next().unwrap_or_default();
            first.starts_with(char::is_uppercase) && !matches!(first, "I" | "I’m" | "I'm" | "I’ve" | "I've")
        };
        match parts.split_first() {
            Some((first, rest)) if first.ends_with(',') && rest.iter().any(begins) => parts.join("” “"),
            _ => quotation.text.clone(),
        }
    }

    /// The passage at these bytes of an article as evidence.
    pub fn evidence_at(&self, letter: &str, span: Span) -> Option<Evidence> {
        let source = self.get(letter)?;
        let point = |byte: usize| source.bytes.partition_point(|&b| b < byte);
        self.evidence(letter, point(span.start), point(span.end))
    }

    /// The passage from `start` to `end` of an article as evidence, with the quotation marks that stand
    /// around it.
    pub fn evidence(&self, letter: &str, start: usize, end: usize) -> Option<Evidence> {
        let source = self.get(letter)?;
        let mark = |from: usize, to: usize, marks: &[char]| {
            source.cut(from, to).is_some_and(|c| c.starts_with(marks))
        };
        let opens = start > 0 && mark(start - 1, start, &['“', '"', '«', '„']);
        let start = start - usize::from(opens);
        let close = |end: usize| mark(end, end + 1, &['”', '"', '»', '“']);
        // the comma or full stop before the closing mark belongs to neither words nor mark
        let stopped = mark(end, end + 1, &[',', '.', '!', '?']) && close(end + 1);
        let end = if stopped { end + 2 } else { end + usize::from(close(end)) };
        let text = source.cut(start, end)?;
        Some(Evidence {
            article: letter.into(),
            start,
            end,
            lines: source.lines_of(start, end),
            text: line(text),
        })
    }

    /// The number of the line in which `place` of article `n` begins, and how many lines there are.
    pub fn line_at(&self, n: usize, place: Span) -> Option<(usize, usize)> {
        let source = self.all.get(n)?;
        let point = |byte: usize| source.bytes.partition_point(|&b| b < byte);
        let (first, _) = source.lines_of(point(place.start), point(place.end))?;
        let all = source.lines.iter().rev().find_map(|&(.., number)| number)?;
        Some((first, all))
    }

    /// The articles as data.
    pub fn articles(&self) -> Vec<Article> {
        self.all
            .iter()
            .map(|source| {
                let entry = source.entry;
                let day = words::date(&entry.date);
                let outlet = line(&entry.outlet);
                let shown = match (self.blind, day.is_empty()) {
                    (true, _) => day,
                    (false, true) => outlet,
                    (false, false) => format!("{outlet}, {day}"),
                };
                Article {
                    letter: entry.id.clone(),
                    headline: self.shown(&entry.id, &self.headline(source)),
                    shown,
                    citation: Citation::of(entry),
                    lines: self.lines(source),
                }
            })
            .collect()
    }

    fn lines(&self, source: &Source) -> Vec<PacketLine> {
        let text = &source.entry.text;
        let hidden = if self.blind { self.names.places(text, &source.entry.id) } else { Vec::new() };
        source
            .lines
            .iter()
            .map(|&(start, end, number)| {
                let mut words = String::new();
                let mut at = start;
                for (from, to, instead) in hidden.iter().filter(|(from, to, _)| *from < end && *to > start) {
                    words.push_str(&text[at..(*from).max(at)]);
                    // a name over two lines is replaced where it begins
                    if *from >= start {
                        words.push_str(instead);
                    }
                    at = (*to).min(end);
                }
                words.push_str(&text[at.min(end)..end]);
                PacketLine { number, text: line(&words) }
            })
            .collect()
    }
}

impl<'c> Source<'c> {
    fn of(entry: &'c ArticleEntry) -> Self {
        let text = entry.text.as_str();
        let bytes = text.char_indices().map(|(byte, _)| byte).chain([text.len()]).collect();
        let body = match text.split_once('\n') {
            Some((first, _)) if repeats(first, &entry.title) => first.len(),
            _ => 0,
        };
        Source { entry, bytes, lines: broken(text, &entry.title), layout: Layout::new(text), body }
    }

    /// The code point at which the sentence begins that holds this one.
    pub fn sentence_of(&self, point: usize) -> usize {
        let byte = self.bytes.get(point).copied().unwrap_or(0);
        let start = self.sentence_at(Span::new(byte, byte)).start;
        self.bytes.partition_point(|&b| b < start)
    }

    /// The sentence in which `place` begins, in bytes.
    pub fn sentence_at(&self, place: Span) -> Span {
        let started = self.layout.sentences.partition_point(|sentence| sentence.span.start <= place.start);
        started.checked_sub(1).map_or(place, |n| self.layout.sentences[n].span)
    }

    /// The words from code point `start` to `end`.
    pub fn cut(&self, start: usize, end: usize) -> Option<&'c str> {
        let (from, to) = (*self.bytes.get(start)?, *self.bytes.get(end)?);
        self.entry.text.get(from..to)
    }

    /// The numbers of the first and the last line that have words from code point `start` to `end`.
    pub fn lines_of(&self, start: usize, end: usize) -> Option<(usize, usize)> {
        let (from, to) = (*self.bytes.get(start)?, *self.bytes.get(end)?);
        let touched = self.lines.iter().filter(|&&(first, last, _)| first < to && last > from);
        let mut numbers = touched.filter_map(|&(_, _, number)| number);
        let first = numbers.next()?;
        Some((first, numbers.next_back().unwrap_or(first)))
    }
}

/// Words between marks, whatever marks they had. Marks inside that do not pair, as at the beginning of a
/// further paragraph, are left out.
pub fn quoted(text: &str) -> String {
    let count = |mark: char| text.matches(mark).count();
    let text = match count('“') == count('”') && count('"') % 2 == 0 {
        true => text.to_owned(),
        false => text.replace(['“', '”', '"'], ""),
    };
    let text = text.trim().strip_suffix(',').unwrap_or(text.trim());
    if text.starts_with(['“', '"', '«', '„']) { text.to_string() } else { format!("“{text}”") }
}
