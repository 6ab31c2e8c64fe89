//! The readings of a row lined up word under word.
//!
//! ```text
//! A  no  one  was  told  about the leak
//! B  nobody   was  told  –
//! C  no  one  –    told  about the leaks
//! ```
//!
//! A column is a place in the utterance; its cells are what each reading has there. The table is the
//! alignment table of text criticism (Haentjens Dekker, Middell: "Computer-supported collation of modern
//! manuscripts: CollateX and the Beckett Digital Manuscript Project", 2015), built by progressive alignment
//! of each reading to the profile of those placed before it (Spencer, Howe: "Collating texts using
//! progressive multiple alignment", 2004). Words that were moved are not followed: they stand in one column
//! where they were and in another where they went.
//!
//! Everything is computed from the document; the order of the readings makes no difference but to the order
//! of the cells.

mod profile;

use super::document::{Comparison, QuotationEntry, QuotationKind, Range, Reading, Row};
use crate::align::quotes::words::{Lexicon, Word};
use crate::article::{CodePoints, Span};
use crate::text::words::tokenize;
use profile::Profile;
use rustc_hash::FxHashMap;

/// Words of one reading that are lined up at most; a passage in a row is a quotation or a sentence.
const MOST_WORDS: usize = 1000;
/// Words of all readings together that are lined up at most.
const MOST_TOGETHER: usize = 6000;

/// The readings of a row, word under word.
#[derive(Clone, Debug, PartialEq)]
pub struct Collation {
    /// Ids of the readings, in the row's order: one for each cell of a column.
    pub readings: Vec<String>,
    /// The places, in order.
    pub columns: Vec<Column>,
    /// Whether readings were too long to be lined up to their end.
    pub shortened: bool,
}

/// One place in the utterance.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// What each reading has here; `None` where it has nothing.
    pub cells: Vec<Option<Cell>>,
    /// How the cells compare.
    pub agreement: Agreement,
}

/// How the cells of a column that are there compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Agreement {
    /// The same words, whatever their capitals, marks and the spelling of contractions and numerals.
    Same,
    /// The same words in other inflections, or all but the same letters.
    Near,
    /// Other words.
    Differ,
    /// Only one reading has anything here.
    Alone,
}

/// The words of one reading at one place.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// First code point in the reading's text.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// The words as written, with the marks around them.
    pub text: String,
    /// Cells of a column with the same number have the same words; 0 is what most readings have.
    pub variant: usize,
}

impl Column {
    /// Whether some reading has nothing here.
    pub fn has_gap(&self) -> bool {
        self.cells.iter().any(Option::is_none)
    }

    /// Whether every reading has the same words here.
    pub fn is_shared(&self) -> bool {
        self.agreement == Agreement::Same && !self.has_gap()
    }

    /// The cells that are there.
    pub fn present(&self) -> impl Iterator<Item = &Cell> {
        self.cells.iter().flatten()
    }
}

impl Collation {
    /// The columns joined to stretches: those next to each other in which the same readings have the same
    /// words are one, and those next to each other in which they have not are one.
    pub fn stretches(&self) -> Vec<Column> {
        let mut out: Vec<Column> = Vec::new();
        let mut shape: Option<Vec<bool>> = None;
        for column in &self.columns {
            // stretches of agreement are told apart by who has them, stretches of variation are not
            let own: Vec<bool> = match column.agreement {
                Agreement::Same => column.cells.iter().map(Option::is_some).collect(),
                _ => Vec::new(),
            };
            match out.last_mut().filter(|_| shape.as_ref() == Some(&own)) {
                Some(last) => join(last, column),
                None => out.push(column.clone()),
            }
            shape = Some(own);
        }
        out
    }

    /// How much of the shortest reading the readings share, from 0 to 1: where it is little, they are put too
    /// differently for a table of their words to tell anything.
    pub fn shared(&self) -> f64 {
        let words = |n: usize| self.columns.iter().filter(|c| c.cells[n].is_some()).count();
        let shortest = (0..self.readings.len()).map(words).min().unwrap_or(0).max(1);
        let shared = self
            .columns
            .iter()
            .filter(|c| matches!(c.agreement, Agreement::Same | Agreement::Near) && c.present().count() > 1)
            .count();
        (shared as f64 / shortest as f64).min(1.0)
    }

    /// How much of all words several readings have in the same place, from 0 to 1. Unlike
    /// [`Collation::shared`] it is low where one reading is a piece of another.
    pub fn common(&self) -> f64 {
        let all: usize = self.columns.iter().map(|column| column.present().count()).sum();
        let shared = |column: &Column| -> usize {
            let others = |cell: &Cell| column.present().filter(|other| other.variant == cell.variant).count();
            match column.agreement {
                Agreement::Near => column.present().count(),
                _ => column.present().filter(|cell| others(cell) > 1).count(),
            }
        };
        self.columns.iter().map(shared).sum::<usize>() as f64 / all.max(1) as f64
    }
}

/// Appends `next` to a stretch. The words of a variation are compared as a whole.
fn join(stretch: &mut Column, next: &Column) {
    for (cell, more) in stretch.cells.iter_mut().zip(&next.cells) {
        match (cell.as_mut(), more) {
            (Some(cell), Some(more)) => {
                cell.text = format!("{} {}", cell.text, more.text);
                cell.end = more.end;
            }
            (None, Some(more)) => *cell = Some(more.clone()),
            (_, None) => {}
        }
    }
    if next.agreement != Agreement::Same {
        stretch.agreement = Agreement::Differ;
        let texts: Vec<Option<String>> =
            stretch.cells.iter().map(|c| c.as_ref().map(|c| c.text.to_lowercase())).collect();
        let numbers = variants(&texts);
        for (cell, number) in stretch.cells.iter_mut().zip(numbers) {
            if let Some(cell) = cell {
                cell.variant = number;
            }
        }
        if stretch.present().count() == 1 {
            stretch.agreement = Agreement::Alone;
        }
    }
}

/// Numbers what is there: 0 for what most have, the alphabetically first of equals.
fn variants<T: Ord>(cells: &[Option<T>]) -> Vec<usize> {
    let mut kinds: Vec<(&T, usize)> = Vec::new();
    for cell in cells.iter().flatten() {
        match kinds.iter_mut().find(|(kind, _)| *kind == cell) {
            Some((_, count)) => *count += 1,
            None => kinds.push((cell, 1)),
        }
    }
    kinds.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(b.0)));
    let number = |cell: &T| kinds.iter().position(|(kind, _)| *kind == cell).unwrap_or(0);
    cells.iter().map(|cell| cell.as_ref().map_or(0, number)).collect()
}

/// Lines up rows of one comparison; words met once are not read again.
pub struct Collator<'c> {
    quotations: FxHashMap<&'c str, &'c QuotationEntry>,
    lexicon: Lexicon,
}

/// A reading's words, with where they stand.
pub(crate) struct Words<'c> {
    /// The reading's text.
    pub text: &'c str,
    /// The parts that are said, in bytes of `text`: a quotation interrupted by its attribution has several.
    pub spans: Vec<Span>,
    /// The words in those parts; spans are bytes of `text`.
    pub words: Vec<Word>,
    /// Whether words were left out because there are too many.
    pub shortened: bool,
    /// Whether the article has them between marks.
    pub quoted: bool,
}

impl<'c> Collator<'c> {
    /// A collator for the rows of `comparison`.
    pub fn new(comparison: &'c Comparison) -> Self {
        Collator {
            quotations: comparison.quotations.iter().map(|q| (q.id.as_str(), q)).collect(),
            lexicon: Lexicon::default(),
        }
    }

    /// The readings of `row`, word under word. The words between the parts of an interrupted quotation,
    /// which are the outlet's own, are left out.
    pub fn collate(&mut self, row: &'c Row) -> Collation {
        let words = self.words(row);
        self.lined_up(row, &words)
    }

    pub(crate) fn words(&mut self, row: &'c Row) -> Vec<Words<'c>> {
        let most = MOST_WORDS.min(MOST_TOGETHER / row.readings.len().max(1)).max(1);
        row.readings.iter().map(|reading| self.read(reading, most)).collect()
    }

    pub(crate) fn letters(&self, form: u32) -> &str {
        self.lexicon.text_of(form)
    }

    fn read(&mut self, reading: &'c Reading, most: usize) -> Words<'c> {
        let text = reading.text.as_str();
        let quotation = reading.quotation.as_deref().and_then(|id| self.quotations.get(id).copied());
        let spans = quotation.map_or_else(Vec::new, |quotation| said(reading, quotation));
        let quoted = quotation.is_some_and(|q| q.kind != QuotationKind::Indirect);
        let spans = if spans.is_empty() { vec![Span::new(0, text.len())] } else { spans };
        let tokens = tokenize(text);
        let mut words = self.lexicon.read(text, &tokens, &spans);
        let shortened = words.len() > most;
        words.truncate(most);
        Words { text, spans, words, shortened, quoted }
    }

    pub(crate) fn lined_up(&self, row: &Row, words: &[Words]) -> Collation {
        // equal readings stand in the same columns, and no order but their own decides where
        let mut distinct: Vec<Vec<u32>> = words.iter().map(|w| forms(&w.words)).collect();
        distinct.sort_unstable_by(|a, b| b.len().cmp(&a.len()).then_with(|| self.compare(a, b)));
        distinct.dedup();
        let profile = Profile::build(&self.lexicon, &distinct);
        let place = |w: &Words| {
            let own = forms(&w.words);
            distinct.iter().position(|d| *d == own).unwrap_or(0)
        };
        let places: Vec<usize> = words.iter().map(place).collect();
        let mut columns: Vec<Vec<(usize, usize)>> = Vec::new();
        for column in &profile.columns {
            let cells: Vec<(usize, usize)> = places
                .iter()
                .enumerate()
                .filter_map(|(reading, &d)| column[d].map(|word| (reading, word)))
                .collect();
            // the words of one contraction are one place, with whatever stands between them elsewhere
            let split = |&(reading, word): &(usize, usize)| {
                let span = words[reading].words[word].span;
                columns
                    .iter()
                    .position(|c| c.iter().any(|&(r, w)| r == reading && words[r].words[w].span == span))
            };
            let from = cells.iter().filter_map(split).min().unwrap_or(columns.len());
            let mut joined: Vec<(usize, usize)> = columns.drain(from..).flatten().collect();
            joined.extend(cells);
            columns.push(joined);
        }
        let ranges: Vec<Vec<Span>> = words.iter().map(with_marks).collect();
        let points: Vec<CodePoints> = words.iter().map(|w| CodePoints::new(w.text)).collect();
        Collation {
            readings: row.readings.iter().map(|r| r.id.clone()).collect(),
            columns: columns.iter().map(|cells| self.column(words, &ranges, &points, cells)).collect(),
            shortened: words.iter().any(|w| w.shortened),
        }
    }

    fn column(
        &self,
        words: &[Words],
        ranges: &[Vec<Span>],
        points: &[CodePoints],
        cells: &[(usize, usize)],
    ) -> Column {
        let own = |reading: usize| cells.iter().filter(move |c| c.0 == reading).map(|c| c.1);
        let texts: Vec<Option<Vec<&str>>> = (0..words.len())
            .map(|r| {
                let letters: Vec<&str> =
                    own(r).map(|w| self.lexicon.text_of(words[r].words[w].form)).collect();
                (!letters.is_empty()).then_some(letters)
            })
            .collect();
        let numbers = variants(&texts);
        let near = |r: usize| own(r).map(|w| words[r].words[w].stem).collect::<Vec<u32>>();
        let there: Vec<usize> = (0..words.len()).filter(|&r| texts[r].is_some()).collect();
        let agreement = if there.len() == 1 && words.len() > 1 {
            Agreement::Alone
        } else if there.iter().all(|&r| numbers[r] == 0) {
            Agreement::Same
        } else if there.iter().all(|&r| {
            near(r) == near(there[0])
                || matches!((&texts[r], &texts[there[0]]), (Some(a), Some(b))
                    if a.len() == b.len() && a.iter().zip(b).all(|(x, y)| profile::alike(x, y)))
        }) {
            Agreement::Near
        } else {
            Agreement::Differ
        };
        let cell = |r: usize| {
            let span = own(r).map(|w| ranges[r][w]).reduce(Span::cover)?;
            Some(Cell {
                start: points[r].at(span.start),
                end: points[r].at(span.end),
                text: span.of(words[r].text).split_whitespace().collect::<Vec<_>>().join(" "),
                variant: numbers[r],
            })
        };
        Column { cells: (0..words.len()).map(cell).collect(), agreement }
    }

    /// An order of word sequences that does not depend on when they were met.
    fn compare(&self, a: &[u32], b: &[u32]) -> std::cmp::Ordering {
        let letters = |form: &u32| self.lexicon.text_of(*form);
        a.iter().map(letters).cmp(b.iter().map(letters))
    }
}

fn forms(words: &[Word]) -> Vec<u32> {
    words.iter().map(|w| w.form).collect()
}

/// The parts of a reading that its quotation says, in bytes of the reading's text.
fn said(reading: &Reading, quotation: &QuotationEntry) -> Vec<Span> {
    let mut bytes: Vec<usize> = reading.text.char_indices().map(|(i, _)| i).collect();
    bytes.push(reading.text.len());
    let length = bytes.len() - 1;
    let within = |r: &Range| {
        let start = r.start.saturating_sub(reading.start).min(length);
        let end = r.end.saturating_sub(reading.start).min(length);
        (start < end).then(|| Span::new(bytes[start], bytes[end]))
    };
    quotation.spans.iter().filter_map(within).collect()
}

/// Each word's place with the marks that belong to it: opening marks to the word after them, all others to
/// the word before. Words of one contraction share a place.
fn with_marks(words: &Words) -> Vec<Span> {
    let text = words.text;
    let list = &words.words;
    let mut out: Vec<Span> = list.iter().map(|w| w.span).collect();
    let part = |span: Span| words.spans.iter().copied().find(|s| s.touches(span)).unwrap_or(span);
    let opens = |c: char| {
        matches!(c, '“' | '‘' | '«' | '„' | '"' | '(' | '[' | '$' | '£' | '€' | '¿' | '¡' | '#' | '@')
    };
    for n in 0..list.len() {
        let (span, part) = (list[n].span, part(list[n].span));
        let before = if n > 0 { list[n - 1].span.end.min(span.start) } else { 0 }.max(part.start);
        let next = list[n + 1..].iter().find(|w| w.span != span).map_or(text.len(), |w| w.span.start);
        let after = next.min(part.end).max(span.end);
        let lead = &text[before.min(span.start)..span.start];
        let lead: usize = lead.chars().rev().take_while(|&c| opens(c)).map(char::len_utf8).sum();
        let tail = &text[span.end..after];
        let keep = tail.trim_end_matches(|c: char| c.is_whitespace() || opens(c) && c != '"').len();
        let keep = if tail[..keep].trim().is_empty() { 0 } else { keep };
        // a straight mark belongs to the word it touches
        let tail = &tail[..keep];
        let keep = match tail.rfind(char::is_whitespace) {
            Some(blank) if tail[blank..].trim() == "\"" && after == next && next < text.len() => {
                tail[..blank].trim_end().len()
            }
            _ => keep,
        };
        out[n] = Span::new(span.start - lead, span.end + keep);
    }
    out
}

/// The readings of one row, word under word; for several rows keep a [`Collator`].
pub fn collate(comparison: &Comparison, row: &Row) -> Collation {
    // the collator's quotations and the row are both borrowed for the call alone
    Collator::new(comparison).collate(row)
}

#[cfg(test)]
mod tests;
