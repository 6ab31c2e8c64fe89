//! The comparison document: the program's public, machine-readable result.
//!
//! Serialised, this is the `parallax-comparison` format, version 1. Every offset is a Unicode code
//! point in the `text` of the article it belongs to, end exclusive. Fields may be added; none may
//! change its meaning without a new version.

pub use crate::align::Matching;
pub use crate::extract::{Certainty, Flag, How, QuotationKind};
pub use crate::judge::{DifferenceKind, Verdict};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Name of the format, in [`Comparison::format`].
pub const FORMAT: &str = "parallax-comparison";
/// Version of the format, in [`Comparison::version`].
pub const VERSION: u32 = 1;

/// A whole comparison: articles, what each says, and the rows that line it up.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Comparison {
    /// Always [`FORMAT`].
    pub format: String,
    /// Always [`VERSION`].
    pub version: u32,
    /// The articles, in the order given.
    pub articles: Vec<ArticleEntry>,
    /// Every quotation of every article, in order of article and place.
    pub quotations: Vec<QuotationEntry>,
    /// Every statement of every article, in order of article and place.
    pub statements: Vec<StatementEntry>,
    /// The rows, most telling first; the order does not depend on the order of the articles.
    pub rows: Vec<Row>,
    /// Pairs of articles that share running text.
    pub reuse: Vec<Reuse>,
    /// How the comparison was made; empty in documents of programs that did not say it.
    #[serde(default)]
    pub made: Made,
}

/// How a comparison was made, so that it can be made again from the same texts.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Made {
    /// The program and its version, as in `parallax 0.1.0`.
    #[serde(default)]
    pub program: String,
    /// How much evidence a row needed, from 0 to 1.
    #[serde(default)]
    pub strictness: Option<f64>,
    /// Which of the rows are listed, in words; empty for all.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub rows: String,
}

impl Made {
    /// By this version of the program, all rows listed.
    pub fn here(strictness: f64) -> Self {
        Made {
            program: concat!("parallax ", env!("CARGO_PKG_VERSION")).into(),
            strictness: Some(strictness),
            rows: String::new(),
        }
    }
}

/// An article, as the document lists it. What is not known is an empty string.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ArticleEntry {
    /// `A`, `B`, … in the order given.
    pub id: String,
    /// The outlet's name, or the file's name.
    pub outlet: String,
    /// The headline.
    pub title: String,
    /// The author line.
    pub byline: String,
    /// Day of publication, `YYYY-MM-DD`.
    pub date: String,
    /// Web address.
    pub url: String,
    /// Path of the file.
    pub path: String,
    /// ISO 639-1 code.
    pub language: String,
    /// What of the text is understood, in words, where that is not all of it; empty where it is.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub analysis: String,
    /// The body; paragraphs separated by one blank line.
    pub text: String,
    /// SHA-256 of `text` in UTF-8, in hexadecimal.
    pub sha256: String,
    /// Day it was added, `YYYY-MM-DD`; empty where the program was not told.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub added: String,
    /// Whether the others are checked against it, as a transcript or press release.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub reference: bool,
}

/// What stands in `analysis` between the language and what is read of it.
pub(super) const IN_PART: &str = ", read in part: ";

impl ArticleEntry {
    /// Of an article that is read in part its language (`in German`) and what is read of it, in words.
    pub fn read_in_part(&self) -> Option<(&str, &str)> {
        self.analysis.split_once(IN_PART)
    }
}

/// A range of code points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Range {
    /// First code point.
    pub start: usize,
    /// One past the last.
    pub end: usize,
}

/// A quotation, as the document lists it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct QuotationEntry {
    /// `q1`, `q2`, …
    pub id: String,
    /// Id of the article.
    pub article: String,
    /// How it is quoted.
    pub kind: QuotationKind,
    /// Where the words stand, without the outer marks.
    pub spans: Vec<Range>,
    /// The words; the spans joined by a blank, ` … ` never.
    pub text: String,
    /// Who is credited.
    pub speaker: SpeakerEntry,
    /// The reporting words.
    pub cue: Option<Range>,
    /// What was odd about it.
    pub flags: Vec<Flag>,
}

/// Who is credited with a quotation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SpeakerEntry {
    /// Full name as far as any of the articles tells; empty where nobody is credited.
    pub name: String,
    /// The words of this article that name the speaker.
    pub mention: Option<Range>,
    /// How it is known.
    pub how: How,
    /// Whether nobody else could be meant: named beside the words with a reporting verb, nobody else between.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub sure: bool,
    /// Whether the user said so; `mention` are then the words the article has.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub decided: bool,
}

/// A statement, as the document lists it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StatementEntry {
    /// `s1`, `s2`, …
    pub id: String,
    /// Id of the article.
    pub article: String,
    /// First code point.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// How sure the article is.
    pub certainty: Certainty,
    /// Its numbers, dates and names, in order.
    pub details: Vec<DetailEntry>,
}

/// A number, date or name inside a statement.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DetailEntry {
    /// First code point.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// The words.
    pub text: String,
    /// What it means.
    #[serde(flatten)]
    pub value: DetailValue,
}

/// What a detail means.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum DetailValue {
    /// A number as an interval with its unit.
    Number {
        /// Least value it can mean.
        low: f64,
        /// Greatest value it can mean; `null` where it is open.
        high: Option<f64>,
        /// Whether it was given as exact.
        exact: bool,
        /// What is counted or measured; empty where not told.
        unit: String,
    },
    /// A day or a stretch of days, `YYYY-MM-DD`; empty where it cannot be resolved.
    Date {
        /// First day.
        from: String,
        /// Last day.
        to: String,
    },
    /// A name.
    Name {
        /// The fullest form any of the articles uses.
        canonical: String,
    },
}

/// Whether a row lines up quotations or facts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum RowKind {
    /// The readings of one utterance.
    Quote,
    /// The statements that assert one proposition.
    Fact,
}

/// One quotation or fact across the articles.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Row {
    /// `r1`, `r2`, …
    pub id: String,
    /// Quotation or fact.
    pub kind: RowKind,
    /// A short name for the row.
    pub label: String,
    /// Who said it, for quotations; else empty.
    pub speaker: String,
    /// What it comes to.
    pub verdict: Verdict,
    /// How many articles have it.
    pub sources: usize,
    /// How many of them are independent, copies counted once.
    pub independent: usize,
    /// How firmly the readings belong together; `None` where only one source has it, or where a document does not
    /// say it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub matching: Option<Matching>,
    /// The passages.
    pub readings: Vec<Reading>,
    /// How the readings relate, and why they belong together.
    pub links: Vec<Link>,
    /// In what they differ.
    pub differences: Vec<Difference>,
    /// Whether the user has confirmed the row.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub confirmed: bool,
    /// The user's note on the row; empty where there is none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// What the user changed in the row, one sentence each.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub decided: Vec<String>,
}

impl Row {
    /// What the row comes to for one of its readings: one that is only related is not said to conflict or to agree.
    pub fn verdict_of(&self, reading: &Reading) -> Verdict {
        if reading.loose { Verdict::Related } else { self.verdict }
    }
}

/// Where in its article a reading stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Place {
    /// The headline.
    Headline,
    /// The first paragraph of the body.
    Lead,
    /// Anywhere else.
    Body,
}

/// A passage in a row.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Reading {
    /// Id of the row, a full stop, and a count from 1.
    pub id: String,
    /// Id of the article.
    pub article: String,
    /// First code point.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// The passage's words.
    pub text: String,
    /// Id of the quotation it is, if it is one.
    pub quotation: Option<String>,
    /// Id of the statement it is or lies in.
    pub statement: Option<String>,
    /// How far into the article it starts, from 0 to 1.
    pub position: f64,
    /// Headline, lead or body.
    #[serde(rename = "in")]
    pub place: Place,
    /// Whether it may only be about the same matter as the other readings of the row.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub loose: bool,
}

/// How two readings of a row relate.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Link {
    /// Id of a reading.
    pub from: String,
    /// Id of another, in another article.
    pub to: String,
    /// How they relate; never `single`.
    pub relation: Verdict,
    /// How strong the evidence is, from 0 to 1.
    pub score: f64,
    /// The evidence in words.
    #[serde(with = "shared")]
    pub why: Arc<[String]>,
}

/// Words that comparisons of the same articles have in common, as a list.
mod shared {
    use super::Arc;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    pub fn serialize<S: Serializer>(words: &Arc<[String]>, serializer: S) -> Result<S::Ok, S::Error> {
        words.as_ref().serialize(serializer)
    }

    pub fn deserialize<'d, D: Deserializer<'d>>(deserializer: D) -> Result<Arc<[String]>, D::Error> {
        Vec::deserialize(deserializer).map(Arc::from)
    }
}

/// A difference between readings, with the values on each side.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Difference {
    /// Its kind.
    pub kind: DifferenceKind,
    /// Ids of the readings it is between.
    pub readings: Vec<String>,
    /// The words on each side, in the order of `readings`.
    pub values: Vec<String>,
    /// What it means, in words.
    pub note: String,
}

/// Two articles that share running text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Reuse {
    /// Id of the article the words stand in.
    pub from: String,
    /// Id of the article that shares them.
    pub to: String,
    /// Share of `to`'s words that stand in `from` in the same order, from 0 to 1.
    pub shared: f64,
    /// The same in words.
    pub note: String,
}
