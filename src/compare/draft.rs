//! A row before its ids are given.

use super::document::RowKind;
use crate::article::Span;
use crate::judge::Verdict;
use crate::judge::quotes::Difference;

/// A passage of a row.
#[derive(Clone, Debug, PartialEq)]
pub struct DraftReading {
    /// Which article, in their own order.
    pub article: usize,
    /// The passage.
    pub span: Span,
    /// Which of the article's quotations it is.
    pub quotation: Option<usize>,
    /// Which of the article's statements it is or stands in.
    pub statement: Option<usize>,
}

/// How two readings relate.
#[derive(Clone, Debug, PartialEq)]
pub struct DraftLink {
    /// Index of a reading.
    pub from: usize,
    /// Index of another.
    pub to: usize,
    /// How they relate.
    pub relation: Verdict,
    /// How strong the evidence is.
    pub score: f64,
    /// The evidence in words.
    pub why: Vec<String>,
}

/// A row with its parts counted from 0.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// Quotation or fact.
    pub kind: RowKind,
    /// Who said it.
    pub speaker: String,
    /// What it comes to.
    pub verdict: Verdict,
    /// Its passages.
    pub readings: Vec<DraftReading>,
    /// How they relate.
    pub links: Vec<DraftLink>,
    /// In what they differ, with the readings.
    pub differences: Vec<([usize; 2], Difference)>,
}

impl Draft {
    /// A row that one article alone has.
    pub fn single(kind: RowKind, speaker: String, reading: DraftReading) -> Draft {
        Draft {
            kind,
            speaker,
            verdict: Verdict::Single,
            readings: vec![reading],
            links: Vec::new(),
            differences: Vec::new(),
        }
    }

    /// Adds a difference unless it says what another does.
    pub fn add(&mut self, readings: [usize; 2], difference: Difference) {
        let told = |d: &Difference| {
            let same = d.values == difference.values;
            let turned = d.values[0] == difference.values[1] && d.values[1] == difference.values[0];
            d.kind == difference.kind && (same || turned)
        };
        if !self.differences.iter().any(|(_, d)| told(d)) {
            self.differences.push((readings, difference));
        }
    }
}
