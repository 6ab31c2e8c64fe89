//! The comparison as a person reads it in a terminal.
//!
//! What a reader wants first stands first: who wrote, how much is shared, where the sources contradict
//! each other; then what was reworded and shortened; what agrees, briefly; what only one has, counted.

mod pen;

use super::Filter;
use super::plain::line;
use super::words::{self, Passage, Quotations};
use super::wrap::{MARK, UNMARK, excerpt, place, width};
use crate::compare::Comparison;
use crate::compare::document::{Row, RowKind, Verdict};
use pen::{Ink, Pen};

/// How the table is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    /// Columns of a line; less than 40 is taken as 40.
    pub width: usize,
    /// Whether to use colours and weights.
    pub colour: bool,
}

/// The table of `comparison`, with the rows that `filter` keeps.
///
/// The counts at the top are of all rows. Passages that only one source has are listed when the filter
/// asks for them, or when there is only one article.
pub fn write(comparison: &Comparison, filter: &Filter, style: Style) -> String {
    let pen = Pen { width: style.width.max(40), colour: style.colour, out: String::new() };
    let mut table = Table { comparison, quotations: Quotations::of(comparison), filter, pen };
    table.articles();
    table.summary();
    for verdict in words::VERDICTS {
        table.section(verdict);
    }
    table.pen.out
}

struct Table<'c> {
    comparison: &'c Comparison,
    quotations: Quotations<'c>,
    filter: &'c Filter,
    pen: Pen,
}

/// Lines a passage may take in a row that is told in full, and in one that is told briefly.
const FULL: usize = 3;
const BRIEF: usize = 2;
/// Where passages begin: three blanks, a letter or two, a rule, blanks between.
const COLUMN: usize = 8;

impl Table<'_> {
    fn articles(&mut self) {
        let articles = &self.comparison.articles;
        self.pen.heading(&words::count(articles.len(), "article", "articles"));
        for article in articles {
            let size = words::count(article.text.split_whitespace().count(), "word", "words");
            let right = match article.date.is_empty() {
                true => size,
                false => format!("{}  {size:>11}", words::date(&article.date)),
            };
            self.pen.split(&article.id, &line(&article.outlet), &right);
            if !article.title.is_empty() {
                self.pen.wrapped(5, &line(&article.title), usize::MAX, Ink::Plain);
            }
            for reuse in self.comparison.reuse.iter().filter(|reuse| reuse.to == article.id) {
                let told = if reuse.note.is_empty() {
                    let percent = (reuse.shared * 100.0).round();
                    format!("{percent} % of its words stand in {} in the same order", reuse.from)
                } else {
                    line(&reuse.note)
                };
                self.pen.wrapped(5, &told, usize::MAX, Ink::Verdict(Verdict::Reworded));
            }
        }
        self.pen.blank();
    }

    fn summary(&mut self) {
        let several = self.comparison.articles.len() > 1;
        let kinds = [("Quotations", RowKind::Quote), ("Facts", RowKind::Fact)];
        for (name, kind) in
            kinds.into_iter().filter(|(_, kind)| self.filter.only.is_none_or(|only| only == *kind))
        {
            let rows = || self.comparison.rows.iter().filter(move |row| row.kind == kind);
            if !several {
                let single = rows().filter(|row| row.verdict == Verdict::Single).count();
                self.pen.named(name, &single.to_string());
                continue;
            }
            let mut told = format!("{} shared", rows().filter(|row| row.verdict.is_shared()).count());
            for (i, verdict) in words::VERDICTS.into_iter().enumerate() {
                let n = rows().filter(|row| row.verdict == verdict).count();
                if n > 0 {
                    let before = if i == words::VERDICTS.len() - 1 { " · " } else { "   " };
                    let word = words::verdict(verdict).to_lowercase().replace(' ', "\u{a0}");
                    told.push_str(&format!("{before}{}\u{a0}{n}\u{a0}{word}", words::mark(verdict)));
                }
            }
            self.pen.named(name, &told);
        }
        let shared = self.comparison.rows.iter().any(|row| row.verdict != Verdict::Single);
        if several && !shared {
            self.pen.wrapped(
                2,
                "These articles share no quotation and no fact that could be lined up.",
                9,
                Ink::Plain,
            );
        }
        self.pen.blank();
    }

    fn section(&mut self, verdict: Verdict) {
        let rows: Vec<&Row> =
            self.filter.rows(self.comparison).filter(|row| row.verdict == verdict).collect();
        if rows.is_empty() {
            return;
        }
        let alone = self.comparison.articles.len() < 2;
        if verdict == Verdict::Single && alone {
            for (name, kind) in [("Quotations", RowKind::Quote), ("Statements", RowKind::Fact)] {
                let rows: Vec<&Row> = rows.iter().copied().filter(|row| row.kind == kind).collect();
                if !rows.is_empty() {
                    self.pen.section(None, name, rows.len());
                    rows.iter().for_each(|row| self.single(row));
                    self.pen.blank();
                }
            }
            return;
        }
        self.pen.section(Some(verdict), words::verdict(verdict), rows.len());
        match verdict {
            Verdict::Conflict | Verdict::Reworded | Verdict::Cut | Verdict::Compatible => {
                rows.iter().for_each(|row| self.full(row));
            }
            Verdict::Same | Verdict::Agree | Verdict::Related => {
                let letters = rows.iter().map(|row| width(&letters(row))).max().unwrap_or(1);
                rows.iter().for_each(|row| self.brief(row, 3 + letters + 3));
                self.pen.blank();
            }
            Verdict::Single if self.filter.verdicts.contains(&Verdict::Single) => {
                rows.iter().for_each(|row| self.single(row));
                self.pen.blank();
            }
            Verdict::Single => self.counts(&rows),
        }
    }

    /// A row with every reading and every difference.
    fn full(&mut self, row: &Row) {
        let verdict = Ink::Verdict(row.verdict);
        self.pen.title(&words::title(row), &words::sources(row));
        // Articles with the same words share a line, so that a copy takes no room.
        let mut told: Vec<(Vec<&str>, String)> = Vec::new();
        let mut readings: Vec<_> = row.readings.iter().collect();
        readings.sort_by_key(|reading| (reading.article.len(), &reading.article, reading.start));
        for reading in readings {
            let passage = self.quotations.passage(reading);
            let values: Vec<&str> = row
                .differences
                .iter()
                .flat_map(|difference| difference.readings.iter().zip(&difference.values))
                .filter(|(id, value)| **id == reading.id && !value.is_empty())
                .map(|(_, value)| value.as_str())
                .collect();
            let text = self.passage(row, &passage, &values, (self.pen.width - COLUMN) * FULL);
            match told.iter_mut().find(|(_, known)| *known == text) {
                Some((letters, _)) if letters.contains(&reading.article.as_str()) => {}
                Some((letters, _)) => letters.push(&reading.article),
                None => told.push((vec![&reading.article], text)),
            }
        }
        let told: Vec<(String, String)> =
            told.into_iter().map(|(letters, text)| (some(&letters), text)).collect();
        let column = 6 + told.iter().map(|(letters, _)| width(letters)).max().unwrap_or(0).max(2);
        for (letters, text) in &told {
            self.pen.lettered(letters, column, text, FULL + 1, verdict);
        }
        for told in words::differences(row) {
            let ink = if told.mark == words::mark(row.verdict) { verdict } else { Ink::Faint };
            self.pen.noted(told.mark, column, &told.text, ink);
        }
        self.pen.blank();
    }

    /// A row in which the readings say the same: one of them stands for all, if possible one that has
    /// the words between marks.
    fn brief(&mut self, row: &Row, column: usize) {
        let Some((_, _, _, mut passage)) = row
            .readings
            .iter()
            .map(|reading| (reading, self.quotations.passage(reading)))
            .map(|(reading, passage)| {
                (reading.loose, !passage.marks, (reading.end - reading.start, &reading.article), passage)
            })
            .min_by(|a, b| (a.0, a.1, a.2).cmp(&(b.0, b.1, b.2)))
        else {
            return;
        };
        if row.kind == RowKind::Quote && !row.speaker.is_empty() {
            passage.text = format!("{}: {}", line(&row.speaker), passage.text);
        }
        let mut text = excerpt(&passage.text, &[], (self.pen.width - column) * BRIEF);
        if row.independent < row.sources || !words::related(row).is_empty() {
            text.push_str(&format!(" ({})", words::sources(row)));
        }
        self.pen.lettered(&letters(row), column, &text, BRIEF + 1, Ink::Verdict(row.verdict));
        let differences = words::differences(row).into_iter().map(|told| told.text);
        for told in words::credits(row, &self.quotations).into_iter().chain(differences) {
            self.pen.wrapped(column, &told, usize::MAX, Ink::Faint);
        }
    }

    fn single(&mut self, row: &Row) {
        for reading in row.readings.iter().take(1) {
            let mut passage = self.quotations.passage(reading);
            if row.kind == RowKind::Quote && !passage.speaker.is_empty() {
                passage.text = format!("{}: {}", passage.speaker, passage.text);
            }
            let text = self.passage(
                row,
                &Passage { speaker: String::new(), ..passage },
                &[],
                (self.pen.width - COLUMN) * BRIEF,
            );
            self.pen.lettered(&reading.article, COLUMN, &text, BRIEF + 1, Ink::Verdict(Verdict::Single));
        }
    }

    /// How much each article has alone.
    fn counts(&mut self, rows: &[&Row]) {
        for article in &self.comparison.articles {
            let of = |kind| {
                rows.iter()
                    .filter(|row| {
                        row.kind == kind && row.readings.iter().any(|reading| reading.article == article.id)
                    })
                    .count()
            };
            let (quotations, facts) = (of(RowKind::Quote), of(RowKind::Fact));
            let mut told = Vec::new();
            if quotations > 0 {
                told.push(words::count(quotations, "quotation", "quotations"));
            }
            if facts > 0 {
                told.push(words::count(facts, "fact", "facts"));
            }
            if told.is_empty() {
                told.push("nothing".into());
            }
            self.pen.split(&article.id, &line(&article.outlet), &told.join(", "));
        }
        self.pen.wrapped(2, "Add --verdict single to list them.", 1, Ink::Faint);
    }

    /// The passage around what matters, with the values marked and what is to be said about its speaker.
    fn passage(&self, row: &Row, passage: &Passage, values: &[&str], columns: usize) -> String {
        let mut text = excerpt(&passage.text, values, columns);
        if self.pen.colour {
            let mut places: Vec<(usize, usize)> =
                values.iter().filter_map(|value| place(&text, value)).collect();
            places.sort_unstable_by_key(|&(start, end)| (start, std::cmp::Reverse(end)));
            places.dedup_by(|next, kept| next.0 < kept.1);
            for &(start, end) in places.iter().rev() {
                text.insert(end, UNMARK);
                text.insert(start, MARK);
            }
        }
        match words::credit(row, passage) {
            Some(credit) => format!("{text} — {credit}"),
            None => text,
        }
    }
}

/// The letters of the articles that have the row.
fn letters(row: &Row) -> String {
    let mut letters: Vec<&str> = row.readings.iter().map(|reading| reading.article.as_str()).collect();
    letters.sort_unstable_by_key(|letter| (letter.len(), *letter));
    letters.dedup();
    some(&letters)
}

/// `A B D`, and how many more where there are many.
fn some(letters: &[&str]) -> String {
    const SHOWN: usize = 8;
    match letters.len().checked_sub(SHOWN) {
        Some(more) if more > 1 => format!("{} +{more}", letters[..SHOWN].join(" ")),
        _ => letters.join(" "),
    }
}
