//! How the columns of the quote check share its width.

use std::ops::Range;

/// From a column's edge to its words.
pub const PAD: f32 = 12.0;

/// Where the columns stand, from the left edge.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Columns {
    /// Where the finding's ends.
    pub first: f32,
    /// Where the quotation's ends; `None` where the reference's words stand under it.
    pub said: Option<f32>,
    /// Where the reference's ends; `None` where the differences stand under it.
    pub there: Option<f32>,
    /// How wide all are.
    pub width: f32,
}

impl Columns {
    /// Columns that fit into `width` points.
    pub fn fit(width: f32) -> Columns {
        let first = (width * 0.16).clamp(138.0, 190.0).round();
        if width < 600.0 {
            return Columns { first, said: None, there: None, width };
        }
        if width < 900.0 {
            let said = first + ((width - first) / 2.0).round();
            return Columns { first, said: Some(said), there: None, width };
        }
        let told = (width * 0.22).clamp(190.0, 340.0).round();
        let each = ((width - first - told) / 2.0).round();
        Columns { first, said: Some(first + each), there: Some(first + 2.0 * each), width }
    }

    /// From where to where the words of each column go: the finding, the quotation, the reference, the differences.
    pub fn words(&self) -> [Range<f32>; 4] {
        let inside = |from: f32, to: f32| from + PAD..(to - PAD).max(from + PAD + 40.0);
        let said = self.said.unwrap_or(self.width);
        let from = self.said.unwrap_or(self.first);
        let there = self.there.unwrap_or(self.width);
        let told = self.there.map_or(from, |there| there);
        [inside(4.0, self.first), inside(self.first, said), inside(from, there), inside(told, self.width)]
    }

    /// The columns' titles, each with the place of its words.
    pub fn titles<'t>(&self, there: &'t str) -> Vec<(&'t str, Range<f32>)> {
        let [first, said, reference, told] = self.words();
        let mut titles = vec![("Finding", first), ("The article has", said)];
        if self.said.is_some() {
            titles.push((there, reference));
        }
        if self.there.is_some() {
            titles.push(("In what they differ", told));
        }
        titles
    }
}
