//! Dates and times, relative ones resolved from the article's own date.

use crate::article::Span;
use crate::text::Layout;
use jiff::civil::{Date, Time};

/// A date or time as the text gives it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateMention {
    /// The words.
    pub span: Span,
    /// First and last day it can mean, where it can be resolved.
    pub days: Option<(Date, Date)>,
    /// First and last time of day it can mean, where one is told.
    pub times: Option<(Time, Time)>,
}

/// The dates and times of `text`, in order, none overlapping. `published` is the article's date.
pub fn find(text: &str, layout: &Layout, published: Option<Date>) -> Vec<DateMention> {
    let _ = (text, layout, published);
    Vec::new()
}
