//! How high the rows of a list are: estimated until a row has been seen, then as measured.
//!
//! Laying out every row of a large event would take a quarter of a second after every change of a column's
//! width. Only what is in sight is laid out; what a row above the sight turns out to differ from its
//! estimate is added to the scroll offset, so that nothing in sight moves.

/// Heights of the rows in the order shown.
#[derive(Debug, Default)]
pub struct Heights {
    /// By index in the comparison's rows; what is negative is an estimate.
    known: Vec<f32>,
    /// Upper edge of each row shown, and the lower edge of the last.
    tops: Vec<f32>,
}

impl Heights {
    /// Forgets what was measured and takes `estimate` for each of `rows` rows of the comparison.
    pub fn estimate(&mut self, rows: usize, estimate: impl Fn(usize) -> f32) {
        self.known = (0..rows).map(|row| -estimate(row)).collect();
        self.tops.clear();
    }

    /// Puts the rows in the order shown.
    pub fn order(&mut self, shown: &[usize]) {
        self.tops.clear();
        self.tops.reserve(shown.len() + 1);
        let mut top = 0.0;
        self.tops.push(top);
        for &row in shown {
            top += self.known.get(row).map_or(0.0, |height| height.abs());
            self.tops.push(top);
        }
    }

    /// Height of all rows.
    pub fn total(&self) -> f32 {
        self.tops.last().copied().unwrap_or(0.0)
    }

    /// Upper edge of the row shown at `index`.
    pub fn top(&self, index: usize) -> f32 {
        self.tops.get(index).copied().unwrap_or_else(|| self.total())
    }

    /// The row shown at height `y`.
    pub fn at(&self, y: f32) -> usize {
        self.tops.partition_point(|&top| top <= y).saturating_sub(1)
    }

    /// Height of the row of the comparison.
    pub fn of(&self, row: usize) -> f32 {
        self.known.get(row).map_or(0.0, |height| height.abs())
    }

    /// Measures the rows in sight from `offset` on, `view` points high, with `measure`; gives back by how
    /// much the offset grows so that what is in sight stays where it is.
    pub fn measure(
        &mut self,
        shown: &[usize],
        offset: f32,
        view: f32,
        mut measure: impl FnMut(usize) -> f32,
    ) -> f32 {
        let mut shift = 0.0;
        let mut changed = false;
        let mut index = self.at(offset.max(0.0));
        let mut top = self.top(index);
        while index < shown.len() && top < offset + shift + view {
            let row = shown[index];
            let before = self.known[row];
            if before < 0.0 {
                let height = measure(row);
                self.known[row] = height;
                changed = true;
                // A row that begins above the sight grows upwards.
                if top < offset {
                    shift += height + before;
                }
                top += height;
            } else {
                top += before;
            }
            index += 1;
        }
        if changed {
            self.order(shown);
        }
        shift
    }

    /// Where a sight `view` points high begins from which the row shown at `index` is seen, with a margin: at `offset`
    /// where it is seen from there.
    pub fn reveal(
        &mut self,
        (shown, index): (&[usize], usize),
        offset: f32,
        view: f32,
        measure: impl FnMut(usize) -> f32,
    ) -> f32 {
        // what lies before it is measured first, so that it is where it is then shown
        self.measure(shown, self.top(index), 1.0, measure);
        let (top, height) = (self.top(index), self.of(shown[index]));
        let margin = 24.0_f32.min((view - height).max(0.0) / 2.0);
        if top < offset + margin {
            top - margin
        } else if top + height > offset + view - margin {
            (top + height + margin - view).min(top - margin)
        } else {
            offset
        }
    }

    /// Where a sight `view` points high begins that was to begin at `offset`: within the list, and moved by what the
    /// rows in sight turn out to differ from their estimates.
    pub fn settle(
        &mut self,
        shown: &[usize],
        offset: f32,
        view: f32,
        measure: impl FnMut(usize) -> f32,
    ) -> f32 {
        let offset = offset.clamp(0.0, self.limit(view));
        let offset = offset + self.measure(shown, offset, view, measure);
        offset.clamp(0.0, self.limit(view))
    }

    /// How far down a sight `view` points high can begin.
    fn limit(&self, view: f32) -> f32 {
        (self.total() - view).max(0.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_in_sight_stays_where_it_is() {
        let mut heights = Heights::default();
        let shown: Vec<usize> = (0..100).rev().collect();
        heights.estimate(100, |_| 50.0);
        heights.order(&shown);
        assert_eq!(heights.total(), 5000.0);
        // Half of the row at 1000 is above the sight; it is 30 higher than was thought.
        let shift = heights.measure(&shown, 1025.0, 200.0, |_| 80.0);
        assert_eq!(shift, 30.0);
        assert_eq!(heights.top(21) - (1025.0 + shift), 25.0);
        // Nothing is measured twice.
        assert_eq!(heights.measure(&shown, 1055.0, 100.0, |_| panic!("measured again")), 0.0);
        assert_eq!(heights.at(heights.top(33)), 33);
    }

    #[test]
    fn an_empty_table_has_no_height() {
        let mut heights = Heights::default();
        heights.estimate(0, |_| 1.0);
        heights.order(&[]);
        assert_eq!((heights.total(), heights.at(10.0)), (0.0, 0));
        assert_eq!(heights.measure(&[], 0.0, 100.0, |_| 1.0), 0.0);
    }
}
