//! Numbers with their hedge as an interval, and their unit.

use crate::article::Span;
use crate::text::Layout;

/// A number as the text gives it.
#[derive(Clone, Debug, PartialEq)]
pub struct Number {
    /// The words, hedge and unit included: `about 30,000 people`.
    pub span: Span,
    /// The words of the value alone: `30,000`.
    pub value: Span,
    /// Least value it can mean.
    pub low: f64,
    /// Greatest value it can mean; infinite where it is open.
    pub high: f64,
    /// Whether it was given as exact: no hedge, not round.
    pub exact: bool,
    /// What is counted or measured, in a normal form (`people`, `USD`, `%`, `km`, `years old`); empty where not told.
    pub unit: String,
}

/// The numbers of `text`, in order, none overlapping.
pub fn find(text: &str, layout: &Layout) -> Vec<Number> {
    let _ = (text, layout);
    Vec::new()
}
