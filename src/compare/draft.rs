//! A row before its ids are given.

use super::document::RowKind;
use crate::align::{Match, Matching, Tie};
use crate::article::Span;
use crate::judge::quotes::Difference;
use crate::judge::{DifferenceKind, Verdict};
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;
use std::hash::Hash;
use std::sync::{Arc, Mutex};

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
    /// Whether both may only be about the same people, or tell of two occasions.
    pub topical: bool,
    /// The evidence in words.
    pub why: Arc<[String]>,
}

/// A passage as rows know it: which article, and where.
pub type Place = (usize, Span);

impl DraftReading {
    /// Which article, and where.
    pub fn place(&self) -> Place {
        (self.article, self.span)
    }
}

/// How two readings relate, and in what they differ.
pub type Judged = (Verdict, Vec<Difference>);

/// What was judged already, for the next run over the same articles. Pairs are kept as they were asked for,
/// in that direction.
#[derive(Default)]
pub struct Memory<K> {
    known: Mutex<FxHashMap<(K, K), Arc<Judged>>>,
}

impl<K: Copy + Eq + Hash> Memory<K> {
    /// What is known of a pair; else what `judge` finds.
    pub fn get(&self, pair: (K, K), judge: impl FnOnce() -> Judged) -> Arc<Judged> {
        // a panic elsewhere leaves what is known as true as it was
        let lock = || self.known.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        if let Some(known) = lock().get(&pair) {
            return known.clone();
        }
        let judged = Arc::new(judge());
        lock().insert(pair, judged.clone());
        judged
    }
}

/// What the user decided about a row.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Decided {
    /// Whether the row was confirmed.
    pub confirmed: bool,
    /// The user's note; empty where there is none.
    pub note: String,
    /// What was changed, one sentence each.
    pub sentences: Vec<String>,
    /// The verdict the user set, and by which decision.
    pub verdict: Option<(Verdict, usize)>,
    /// The pairs of passages the user put together, each pair sorted.
    pub together: BTreeSet<(Place, Place)>,
}

impl Decided {
    /// Whether the user put these two together.
    pub fn holds(&self, a: &DraftReading, b: &DraftReading) -> bool {
        let (a, b) = (a.place(), b.place());
        self.together.contains(&(a.min(b), a.max(b)))
    }

    /// Takes in what was decided about a row that becomes part of this one.
    pub fn take_in(&mut self, other: Decided) {
        self.confirmed |= other.confirmed;
        if self.note.is_empty() {
            self.note = other.note;
        } else if !other.note.is_empty() && other.note != self.note {
            self.note = format!("{}\n{}", self.note, other.note);
        }
        other.sentences.into_iter().for_each(|s| self.tell(s));
        self.verdict = self.verdict.or(other.verdict);
        self.together.extend(other.together);
    }

    /// Adds a sentence that is not there yet.
    pub fn tell(&mut self, sentence: impl Into<String>) {
        let sentence = sentence.into();
        if !self.sentences.contains(&sentence) {
            self.sentences.push(sentence);
        }
    }
}

/// The evidence for a link that only the user made.
pub const BY_HAND: &str = "you put these together";

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
    /// What the user decided about it.
    pub decided: Decided,
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
            decided: Decided::default(),
        }
    }

    /// How many articles have it.
    pub fn sources(&self) -> usize {
        self.readings.iter().map(|r| r.article).collect::<BTreeSet<_>>().len()
    }

    /// Whether the sources surely credit two people with the same words.
    pub fn is_contested(&self) -> bool {
        self.kind == RowKind::Quote && self.differences.iter().any(|(_, d)| d.kind == DifferenceKind::Speaker)
    }

    /// How its readings belong together; what the user confirmed does so firmly. `None` where only one article has it.
    pub fn matched(&self) -> Option<Match> {
        if self.decided.confirmed && !self.links.is_empty() {
            return Some(Match { matching: Matching::Firm, loose: vec![false; self.readings.len()] });
        }
        let tie = |l: &DraftLink| Tie { between: [l.from, l.to], score: l.score, topical: l.topical };
        Match::of(self.readings.len(), &self.links.iter().map(tie).collect::<Vec<_>>())
    }

    /// Adds what was found between two readings of which the row says nothing yet, each difference once.
    pub fn add_all(&mut self, readings: [usize; 2], found: &[Difference]) {
        let from = self.differences.len();
        found.iter().for_each(|difference| self.add_after(from, readings, difference));
    }

    /// Adds a difference between two readings unless it is there.
    pub fn add(&mut self, readings: [usize; 2], difference: &Difference) {
        self.add_after(0, readings, difference);
    }

    /// Adds a difference unless it is among those from the place `from` on.
    fn add_after(&mut self, from: usize, readings: [usize; 2], difference: &Difference) {
        let told = |(between, d): &([usize; 2], Difference)| {
            *between == readings && d.kind == difference.kind && d.values == difference.values
        };
        if !self.differences[from..].iter().any(told) {
            self.differences.push((readings, difference.clone()));
        }
    }
}
