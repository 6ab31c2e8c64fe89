//! Finding quotations and the words that name their speakers, in one article.

use super::Quotation;
use crate::text::Layout;

/// The quotations of `text`, in text order.
pub fn find(text: &str, layout: &Layout) -> Vec<Quotation> {
    let _ = (text, layout);
    Vec::new()
}
