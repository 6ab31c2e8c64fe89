//! Where a table comes from: the sources' citations, the program, the settings, and the hashes of the
//! texts, so that it can be traced and made again.

use super::Filter;
use super::plain::line;
use super::words;
use crate::compare::Comparison;
use crate::compare::document::{ArticleEntry, RowKind};

/// What every file that is written says about itself.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Provenance {
    /// What made it, as in `Made by parallax 0.1.0 with strictness 0.5`.
    pub made: String,
    /// Which rows it has, as in `Rows: all 112` or `Rows: 4 of 112 (verdicts: Conflict)`.
    pub rows: String,
    /// The sources.
    pub citations: Vec<Citation>,
}

/// A source, as it is cited.
#[derive(Clone, Debug, PartialEq)]
pub struct Citation {
    /// Its letter.
    pub letter: String,
    /// Outlet, headline, byline, date and address, as far as they are known, and the day it was added.
    pub text: String,
    /// SHA-256 of its text in UTF-8, in hexadecimal.
    pub sha256: String,
}

impl Provenance {
    /// Of what is written from `comparison` with the rows `filter` keeps.
    pub fn of(comparison: &Comparison, filter: &Filter) -> Self {
        let made = &comparison.made;
        let program = if made.program.is_empty() {
            concat!("parallax ", env!("CARGO_PKG_VERSION"))
        } else {
            &made.program
        };
        let with =
            made.strictness.map_or(String::new(), |strictness| format!(" with strictness {strictness}"));
        let kept = filter.rows(comparison).count();
        let told: Vec<String> =
            [line(&made.rows), rows(filter)].into_iter().filter(|told| !told.is_empty()).collect();
        let all = comparison.rows.len();
        Provenance {
            made: format!("Made by {}{with}", line(program)),
            rows: match (kept == all, told.is_empty()) {
                (true, true) => format!("Rows: all {all}"),
                (_, true) => format!("Rows: {kept} of {all}"),
                (_, false) => format!("Rows: {kept} of {all} ({})", told.join("; ")),
            },
            citations: comparison.articles.iter().map(Citation::of).collect(),
        }
    }

    /// All of it, a line each.
    pub fn lines(&self) -> Vec<String> {
        let sources = self.citations.iter().map(Citation::told);
        [self.made.clone(), self.rows.clone()].into_iter().chain(sources).collect()
    }
}

impl Citation {
    /// Of `article`. What is not known is left out.
    pub fn of(article: &ArticleEntry) -> Self {
        let mut parts = vec![line(&article.outlet)];
        if !article.title.is_empty() {
            parts.push(format!("“{}”", line(&article.title)));
        }
        if !article.byline.is_empty() {
            parts.push(format!("by {}", line(&article.byline)));
        }
        if !article.date.is_empty() {
            parts.push(words::date(&article.date));
        }
        if !article.url.is_empty() {
            parts.push(line(&article.url));
        }
        if !article.added.is_empty() {
            parts.push(format!("added {}", words::date(&article.added)));
        }
        parts.retain(|part| !part.is_empty());
        Citation { letter: article.id.clone(), text: parts.join(", "), sha256: article.sha256.clone() }
    }

    /// `A: Harbour Post, “…”, 4 March 2026; SHA-256 of its text 9f86d0…`.
    pub fn told(&self) -> String {
        match self.sha256.is_empty() {
            true => format!("{}: {}", self.letter, self.text),
            false => format!("{}: {}; SHA-256 of its text {}", self.letter, self.text, self.sha256),
        }
    }
}

/// What the comparison is called in titles: the headline of one article, or what there is.
pub fn title(comparison: &Comparison) -> String {
    match &comparison.articles[..] {
        [one] => format!("What “{}” says", line(if one.title.is_empty() { &one.outlet } else { &one.title })),
        articles => {
            let outlets: Vec<String> = articles.iter().map(|article| line(&article.outlet)).collect();
            let outlets: Vec<&str> = outlets.iter().map(String::as_str).collect();
            match outlets.len() {
                0..=4 => format!("{} compared", words::list(&outlets)),
                n => format!("{n} articles compared"),
            }
        }
    }
}

/// Which rows a filter keeps, in words; empty for all.
pub fn rows(filter: &Filter) -> String {
    let Filter {
        only,
        verdicts,
        matchings,
        speakers,
        sources,
        silent,
        differences,
        unconfirmed,
        text,
        rows,
        order: _,
    } = filter;
    let mut told = Vec::new();
    let mut some = |what: &str, names: Vec<&str>| {
        if !names.is_empty() {
            told.push(format!("{what} {}", names.join(", ")));
        }
    };
    some(
        "only",
        match only {
            Some(RowKind::Quote) => vec!["quotations"],
            Some(RowKind::Fact) => vec!["facts"],
            None => Vec::new(),
        },
    );
    some("verdicts", verdicts.iter().map(|&verdict| words::verdict(verdict)).collect());
    some("matches", matchings.iter().map(|&matching| words::matching(matching)).collect());
    let named = |name: &'_ String| if name.is_empty() { "nobody".to_owned() } else { line(name) };
    let speakers: Vec<String> = speakers.iter().map(named).collect();
    some("said by", speakers.iter().map(String::as_str).collect());
    some("in every one of", sources.iter().map(String::as_str).collect());
    some("in none of", silent.iter().map(String::as_str).collect());
    some("differences", differences.iter().map(|&kind| words::difference(kind)).collect());
    if *unconfirmed {
        told.push("not confirmed".to_owned());
    }
    if !text.trim().is_empty() {
        told.push(format!("with the words {}", line(text)));
    }
    if let Some(rows) = rows {
        told.push(words::count(rows.len(), "chosen row", "chosen rows"));
    }
    told.join("; ")
}
