//! How wide the table's columns are.

use std::ops::Range;

/// The first column until the user changes it.
const FIRST: f32 = 256.0;
/// The narrowest the first column is made without being asked.
const NARROW: f32 = 184.0;
/// The narrowest a column gets.
const LEAST: f32 = 140.0;
/// The narrowest a source's column is made without being asked.
const READABLE: f32 = 184.0;
/// The narrowest they are made so that all of them are in sight.
const FITTING: f32 = 156.0;
/// The widest a source's column is made without being asked: 75 characters and their margins.
const MOST: f32 = 560.0;

/// Widths of the columns, as far as the user has set them.
#[derive(Clone, Debug, Default)]
pub struct Columns {
    first: Option<f32>,
    sources: Vec<Option<f32>>,
}

/// The columns as they are shown.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Fitted {
    /// Width of the first column, which stays where it is when the others are scrolled.
    pub first: f32,
    /// Width of each source's column.
    pub sources: Vec<f32>,
}

impl Columns {
    /// Fits `count` source columns into `width` points: those the user has not set share what is left.
    pub fn fit(&mut self, width: f32, count: usize) -> Fitted {
        self.sources.resize(count, None);
        let first = self.first.unwrap_or((width * 0.24).clamp(NARROW, FIRST)).round();
        let set: f32 = self.sources.iter().flatten().sum();
        let free = self.sources.iter().filter(|width| width.is_none()).count();
        let share = ((width - first - set) / free.max(1) as f32).floor();
        // a little narrower than one would like is better than the last source out of sight
        let least = if share >= FITTING { FITTING } else { READABLE };
        let share = share.clamp(least, MOST);
        Fitted { first, sources: self.sources.iter().map(|set| set.unwrap_or(share).round()).collect() }
    }

    /// Makes the first column so wide.
    pub fn set_first(&mut self, width: f32) {
        self.first = Some(width.clamp(LEAST, 480.0));
    }

    /// Makes a source's column so wide.
    pub fn set_source(&mut self, source: usize, width: f32) {
        if let Some(set) = self.sources.get_mut(source) {
            *set = Some(width.clamp(LEAST, 900.0));
        }
    }

    /// Lets a column find its width again; `None` is the first.
    pub fn reset(&mut self, source: Option<usize>) {
        match source {
            None => self.first = None,
            Some(source) => {
                if let Some(set) = self.sources.get_mut(source) {
                    *set = None;
                }
            }
        }
    }
}

impl Fitted {
    /// Width of all columns.
    pub fn total(&self) -> f32 {
        self.first + self.sources.iter().sum::<f32>()
    }

    /// Where a source's column begins, counted from the end of the first column.
    pub fn left(&self, source: usize) -> f32 {
        self.sources[..source].iter().sum()
    }

    /// The sources whose columns lie within `window`, counted from the end of the first column.
    pub fn within(&self, window: Range<f32>) -> Range<usize> {
        let mut left = 0.0;
        let mut found = 0..0;
        for (source, width) in self.sources.iter().enumerate() {
            if left < window.end && left + width > window.start {
                if found.is_empty() {
                    found = source..source;
                }
                found.end = source + 1;
            }
            left += width;
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_share_the_width_and_stay_readable() {
        let mut columns = Columns::default();
        let three = columns.fit(1264.0, 3);
        assert!((1261.0..=1264.0).contains(&three.total()));
        let twelve = columns.fit(1264.0, 12);
        assert!(twelve.sources.iter().all(|&width| width >= READABLE));
        columns.set_source(1, 400.0);
        assert_eq!(columns.fit(1264.0, 3).sources[1], 400.0);
        columns.reset(Some(1));
        assert_eq!(columns.fit(1264.0, 3).sources, three.sources);
    }

    #[test]
    fn columns_in_a_window_are_found() {
        let columns = Fitted { first: 100.0, sources: vec![100.0; 5] };
        assert_eq!(columns.within(0.0..250.0), 0..3);
        assert_eq!(columns.within(100.0..200.0), 1..2);
        assert_eq!(columns.within(450.0..900.0), 4..5);
        assert_eq!(columns.within(900.0..1000.0), 0..0);
    }
}
