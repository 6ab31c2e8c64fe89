//! Decisions in words.

use super::{Anchor, Decision, Reason, RowAnchor};
use crate::judge::Verdict;

/// Characters of a passage that are shown.
const SHOWN: usize = 48;

impl Decision {
    /// What was decided, in words: `Split “The pier held” from “It fell”`.
    pub fn describe(&self) -> String {
        match self {
            Decision::Confirm { row } => format!("Confirm {}", of_row(row)),
            Decision::Reject { reading, .. } => format!("Reject {}", of(reading)),
            Decision::Split { left, right, .. } => {
                format!("Split {} from {}", of_first(right), of_first(left))
            }
            Decision::Merge { rows } => {
                let rows: Vec<String> = rows.iter().map(of_row).collect();
                format!("Merge {}", rows.join(" with "))
            }
            Decision::Move { reading, to, .. } => format!("Move {} to {}", of(reading), of_row(to)),
            Decision::AddPassage { passage, row: Some(row), .. } => {
                format!("Add {} to {}", of(passage), of_row(row))
            }
            Decision::AddPassage { passage, row: None, .. } => format!("Make a row of {}", of(passage)),
            Decision::SetVerdict { row, verdict: Some(verdict) } => {
                format!("Set the verdict of {} to “{}”", of_row(row), name(*verdict))
            }
            Decision::SetVerdict { row, verdict: None } => format!("Set back the verdict of {}", of_row(row)),
            Decision::SetSpeaker { passages, speaker } if speaker.trim().is_empty() => {
                format!("Name nobody as the speaker of {}", of_first(passages))
            }
            Decision::SetSpeaker { passages, speaker } => {
                format!("Name {} as the speaker of {}", short(speaker), of_first(passages))
            }
            Decision::Note { row, text } if text.trim().is_empty() => {
                format!("Take away the note on {}", of_row(row))
            }
            Decision::Note { row, text } => format!("Note on {}: {}", of_row(row), short(text)),
            Decision::Unknown(_) => "A decision of another version of the program".to_owned(),
        }
    }

    /// What was done, in one or two words for a menu: `Split`.
    pub fn name(&self) -> &'static str {
        match self {
            Decision::Confirm { .. } => "Confirm",
            Decision::Reject { .. } => "Reject reading",
            Decision::Split { .. } => "Split",
            Decision::Merge { .. } => "Merge",
            Decision::Move { .. } => "Move reading",
            Decision::AddPassage { row: Some(_), .. } => "Add passage",
            Decision::AddPassage { row: None, .. } => "Make row",
            Decision::SetVerdict { .. } => "Change verdict",
            Decision::SetSpeaker { .. } => "Change speaker",
            Decision::Note { .. } => "Note",
            Decision::Unknown(_) => "Decision",
        }
    }
}

impl Reason {
    /// The reason in a sentence, with what can be done.
    pub fn explain(self) -> &'static str {
        match self {
            Reason::NotCompared => "its article is not among those compared; switch it on or add it again",
            Reason::Gone => "these words are no longer in the article; decide again on the words it has now",
            Reason::Several => {
                "these words stand in several places of the article as it is now; decide again on the right one"
            }
            Reason::NoRow => {
                "no row has these passages any more; make the slider more generous, or decide again"
            }
            Reason::DoesNotFit => "this verdict does not fit the row as it is now; choose another",
            Reason::NotUnderstood => {
                "another version of the program made it; it is kept in the project, and that version still applies it"
            }
        }
    }
}

/// Words of a passage in quotation marks, cut to a length that fits a line.
pub fn of(passage: &Anchor) -> String {
    short(&passage.exact)
}

fn of_first(passages: &[Anchor]) -> String {
    passages.first().map_or_else(|| "nothing".to_owned(), of)
}

fn of_row(row: &RowAnchor) -> String {
    of_first(&row.passages)
}

/// A text in quotation marks, cut to a length that fits a line.
pub fn short(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= SHOWN {
        return format!("“{line}”");
    }
    let cut: String = line.chars().take(SHOWN).collect();
    let end = cut.rfind(' ').unwrap_or(cut.len());
    format!("“{}…”", &cut[..end])
}

/// A verdict as the document names it.
pub fn name(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Conflict => "conflict",
        Verdict::Reworded => "reworded",
        Verdict::Cut => "shortened",
        Verdict::Compatible => "compatible",
        Verdict::Same => "same words",
        Verdict::Agree => "agree",
        Verdict::Related => "related",
        Verdict::Single => "only here",
    }
}
