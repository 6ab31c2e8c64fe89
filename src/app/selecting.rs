//! Going through the rows: the cursor, what is selected and confirmed, what the filter leaves.

use super::App;
use super::state::{Selection, ViewState};
use crate::compare::Decision;
use crate::compare::decisions::RowAnchor;
use crate::workspace::Change;

impl App {
    /// Confirms the selected rows; takes it back where all are confirmed.
    pub(super) fn toggle_confirmed(&mut self) {
        let Some(loaded) = &self.loaded else { return };
        let comparison = loaded.named();
        let rows: Vec<_> =
            self.state.selection.rows().into_iter().filter_map(|row| comparison.rows.get(row)).collect();
        let anchors = |confirmed: bool| -> Vec<RowAnchor> {
            let rows = rows.iter().filter(|row| row.confirmed == confirmed);
            rows.map(|row| RowAnchor::of(comparison, row)).collect()
        };
        let open = anchors(false);
        if open.is_empty() {
            for row in anchors(true) {
                self.change(Change::Unconfirm(row));
            }
        } else {
            let decisions = open.into_iter().map(|row| Decision::Confirm { row }).collect();
            self.change(Change::DecideAll { name: "confirm".into(), decisions });
        }
    }

    pub(super) fn refilter(&mut self, change: impl FnOnce(&mut ViewState)) {
        change(&mut self.state);
        if let Some(loaded) = &self.loaded {
            self.state.refresh(loaded);
        }
        self.memory.table.reveal_selection();
        self.memory.quote_check.reveal_selection();
    }

    pub(super) fn select(&mut self, row: usize, reading: Option<usize>) {
        self.state.selection = Selection { row: Some(row), reading, ..Selection::default() };
        self.memory.table.reveal_selection();
    }

    /// Explains what is selected: a row in the inspector, a check beside the reference's words.
    pub(super) fn explain(&mut self) {
        let selection = &self.state.selection;
        match (self.state.is_checking(), selection.check, selection.row) {
            (true, Some(check), _) => self.read_check(check),
            (false, _, Some(row)) => {
                self.select(row, selection.reading);
                self.state.inspector_open = true;
            }
            _ => {}
        }
    }

    pub(super) fn step(&mut self, by: isize) {
        let Some(row) = stepped(&self.state.rows, self.state.selection.row, by) else { return };
        // The cursor stays in its column where the next row has a passage there.
        let source = self.selected_source();
        let reading = self.loaded.as_ref().zip(source).and_then(|(loaded, source)| {
            loaded.rows[row].cells.get(source).and_then(|cell| cell.first().copied())
        });
        self.select(row, reading);
    }

    pub(super) fn extend(&mut self, by: isize) {
        let rows = &self.state.rows;
        let place = |row| rows.iter().position(|&shown| shown == row);
        let Some(at) = self.state.selection.row.and_then(place) else { return self.step(by) };
        let to = at.saturating_add_signed(by).min(rows.len() - 1);
        let (from, to) = (rows[at], rows[to]);
        let selection = &mut self.state.selection;
        if from != to && !selection.also.remove(&to) {
            selection.also.insert(from);
        }
        (selection.row, selection.reading) = (Some(to), None);
        self.memory.table.reveal_selection();
    }

    pub(super) fn selected_source(&self) -> Option<usize> {
        let loaded = self.loaded.as_ref()?;
        let row = loaded.comparison.rows.get(self.state.selection.row?)?;
        loaded.article(&row.readings.get(self.state.selection.reading?)?.article)
    }

    pub(super) fn step_source(&mut self, by: isize) {
        let (Some(loaded), Some(row)) = (&self.loaded, self.state.selection.row) else { return };
        let cells = &loaded.rows[row].cells;
        let mut readings: Vec<usize> = cells.iter().flatten().copied().collect();
        readings.dedup();
        let at = self.state.selection.reading.and_then(|r| readings.iter().position(|&known| known == r));
        let to = match at {
            Some(at) => at.saturating_add_signed(by),
            None => 0,
        };
        if let Some(&reading) = readings.get(to) {
            self.select(row, Some(reading));
        }
    }
}

/// What stands `by` places after `from` among those shown, or at their end; `None` where nothing is shown.
pub(super) fn stepped(shown: &[usize], from: Option<usize>, by: isize) -> Option<usize> {
    let last = shown.len().checked_sub(1)?;
    let cursor = from.and_then(|from| shown.iter().position(|&known| known == from));
    let to = match cursor {
        Some(at) => at.saturating_add_signed(by).min(last),
        // with no cursor yet, Home and End mean what they say, and up comes from below
        None if by != isize::MIN && (by < 0 || by == isize::MAX) => last,
        None => 0,
    };
    Some(shown[to])
}
