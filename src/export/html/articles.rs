//! The articles side by side, every passage of the table marked where it stands.

use super::lang;
use crate::article::Span;
use crate::compare::Comparison;
use crate::compare::document::{ArticleEntry, Verdict};
use crate::export::Filter;
use crate::export::markup::Escaped;
use crate::export::plain::{direction, line};
use crate::export::sheet::Sheet;
use crate::export::words;
use crate::text::paragraphs;
use rustc_hash::{FxHashMap, FxHashSet};
use std::fmt::Write as _;

/// Where the passages stand.
pub struct Passages<'c> {
    articles: Vec<Marked<'c>>,
    paragraphs: FxHashMap<&'c str, usize>,
}

/// An article with what is marked in it.
struct Marked<'c> {
    paragraphs: Vec<Span>,
    passages: Vec<Passage<'c>>,
}

/// A passage of a row.
struct Passage<'c> {
    span: Span,
    reading: &'c str,
    row: &'c str,
    verdict: Verdict,
}

impl<'c> Passages<'c> {
    /// The passages of the rows `filter` keeps.
    pub fn of(comparison: &'c Comparison, filter: &Filter) -> Self {
        let mut found: FxHashMap<&str, Vec<Passage>> = FxHashMap::default();
        let bytes: FxHashMap<&str, Vec<usize>> = comparison
            .articles
            .iter()
            .map(|a| (a.id.as_str(), a.text.char_indices().map(|(at, _)| at).chain([a.text.len()]).collect()))
            .collect();
        for row in comparison.rows.iter().filter(|row| filter.keeps(row)) {
            for reading in &row.readings {
                let Some(bytes) = bytes.get(reading.article.as_str()) else { continue };
                let end = bytes.last().copied().unwrap_or_default();
                let byte = |point: usize| bytes.get(point).copied().unwrap_or(end);
                found.entry(&reading.article).or_default().push(Passage {
                    span: Span::new(byte(reading.start), byte(reading.end)),
                    reading: &reading.id,
                    row: &row.id,
                    verdict: row.verdict,
                });
            }
        }
        let mut places = FxHashMap::default();
        let articles = comparison
            .articles
            .iter()
            .map(|article| {
                let paragraphs = paragraphs(&article.text);
                let mut passages = found.remove(article.id.as_str()).unwrap_or_default();
                passages.sort_by_key(|passage| (passage.span.start, std::cmp::Reverse(passage.span.end)));
                for passage in &passages {
                    let number = paragraphs.partition_point(|p| p.end <= passage.span.start) + 1;
                    places.insert(passage.reading, number);
                }
                Marked { paragraphs, passages }
            })
            .collect();
        Passages { articles, paragraphs: places }
    }

    /// In which paragraph of its article a reading begins, from 1.
    pub fn paragraph(&self, reading: &str) -> Option<usize> {
        self.paragraphs.get(reading).copied()
    }

    /// Adds the articles to the page, their passages leading back to the rows of `table`.
    pub fn write(&self, page: &mut String, comparison: &Comparison, table: &Sheet) {
        let rows: FxHashSet<&str> = table.lines.iter().map(|line| line.row.as_str()).collect();
        page.push_str(
            "<section id=\"articles\" aria-labelledby=\"articles-name\">\n<h2 id=\"articles-name\">Side by side</h2>\n\
             <p class=\"legend\">Every passage of the table is marked in its article; the sign after it leads back to its row.</p>\n\
             <div class=\"articles\" role=\"region\" aria-labelledby=\"articles-name\" tabindex=\"0\">\n",
        );
        for (article, marked) in comparison.articles.iter().zip(&self.articles) {
            self.article(page, article, marked, &rows);
        }
        page.push_str("</div>\n</section>\n");
    }

    fn article(&self, page: &mut String, article: &ArticleEntry, marked: &Marked, rows: &FxHashSet<&str>) {
        let id = Escaped(&article.id);
        let _ = write!(
            page,
            "<article id=\"article-{id}\" aria-labelledby=\"name-{id}\"{}>\n<h3 id=\"name-{id}\"><b class=\"chip\">{id}</b> <span dir=\"auto\">{}</span></h3>\n",
            lang(&article.language),
            Escaped(&line(&article.outlet)),
        );
        if !article.title.is_empty() {
            let _ =
                writeln!(page, "<p class=\"headline\" dir=\"auto\">{}</p>", Escaped(&line(&article.title)));
        }
        let told: Vec<String> = [line(&article.byline), words::date(&article.date)]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect();
        if !told.is_empty() {
            let _ = writeln!(page, "<p class=\"byline\" dir=\"auto\">{}</p>", Escaped(&told.join(", ")));
        }
        let mut open: Vec<&Passage> = Vec::new();
        let mut next = 0;
        for (n, paragraph) in marked.paragraphs.iter().enumerate() {
            let words = article.text.get(paragraph.start..paragraph.end).unwrap_or_default();
            let way = direction(words);
            let _ = write!(page, "<p dir=\"{way}\" id=\"{id}-{0}\"><span class=\"no\">{0}</span> ", n + 1);
            let mut at = paragraph.start;
            while at < paragraph.end {
                // what begins before or here, and what has begun and not ended
                open.retain(|passage| passage.span.end > at);
                let mut began = Vec::new();
                while let Some(passage) = marked.passages.get(next).filter(|passage| passage.span.start <= at)
                {
                    next += 1;
                    if passage.span.end > at {
                        open.push(passage);
                        began.push(passage);
                    }
                }
                let begins = marked.passages.get(next).map_or(paragraph.end, |passage| passage.span.start);
                let ends = open.iter().map(|passage| passage.span.end).min().unwrap_or(paragraph.end);
                let to = begins.min(ends).min(paragraph.end).max(at + 1);
                let words = article.text.get(at..to).unwrap_or_default();
                stretch(page, words, &open, &began);
                open.iter()
                    .filter(|passage| passage.span.end <= to)
                    .for_each(|passage| back(page, passage, rows));
                at = to;
            }
            page.push_str("</p>\n");
        }
        page.push_str("</article>\n");
    }
}

/// Words and the passages they are part of; the loudest verdict of them is shown.
fn stretch(page: &mut String, words: &str, open: &[&Passage], began: &[&Passage]) {
    let mut ids = began.iter().map(|passage| passage.reading);
    let own = ids.next();
    for other in ids {
        let _ = write!(page, "<a id=\"at-{}\"></a>", Escaped(other));
    }
    let Some(loudest) =
        open.iter().map(|passage| passage.verdict).min_by_key(|&verdict| words::rank(verdict))
    else {
        let _ = write!(page, "{}", Escaped(words));
        return;
    };
    let _ = write!(page, "<mark class=\"{}\"", words::verdict_key(loudest));
    if let Some(own) = own {
        let _ = write!(page, " id=\"at-{}\"", Escaped(own));
    }
    let _ = write!(page, ">{}</mark>", Escaped(words));
}

/// The sign that leads back to a passage's row.
fn back(page: &mut String, passage: &Passage, rows: &FxHashSet<&str>) {
    if !rows.contains(passage.row) {
        return;
    }
    let (mark, word) = (words::mark(passage.verdict), words::verdict(passage.verdict));
    let (row, key) = (Escaped(passage.row), words::verdict_key(passage.verdict));
    let _ = write!(
        page,
        "<a class=\"back {key}\" href=\"#row-{row}\" title=\"{word}: row {row}\" aria-label=\"{word}, row {row}\">{mark}</a>"
    );
}
