use super::*;
use crate::app::loaded::Loaded;
use crate::app::state::ViewState;
use crate::compare::document::Row;
use crate::compare::marks::{Marker, Other};
use crate::compare::{Settings, compare};

/// The cell of `letter` in the row of the sample event that says `words`, and its words in conflict.
fn cell(words: &str, letter: &str) -> (Passage, Vec<String>) {
    let articles = crate::cli::sample::articles().unwrap();
    let comparison = compare(&articles, &Settings::default());
    let loaded = Arc::new(Loaded::new(comparison));
    let rows = &loaded.comparison.rows;
    let told = |row: &Row| words::differences(row).iter().any(|told| told.text.contains(words));
    let row = rows.iter().position(told).unwrap();
    let marks = Marker::new(&loaded.comparison).marks(&rows[row]);
    let scene = Scene { loaded: &loaded, state: &ViewState::default() };
    let source = loaded.article(letter).unwrap();
    let passage = Passage::new(&scene, row, &loaded.rows[row].cells[source], &marks).unwrap();
    let boxed = in_conflict(&passage.text, &passage.marks).into_iter().map(|(own, _)| own);
    let boxed = boxed.collect();
    (passage, boxed)
}

#[test]
fn every_source_that_a_conflict_names_shows_its_value() {
    for (letter, value) in [("A", "calloway star"), ("B", "calloway star"), ("C", "merrow dawn")] {
        let (passage, boxed) = cell("Calloway Star", letter);
        assert!(boxed.contains(&value.to_owned()), "{letter}: {boxed:?} in {}", passage.text);
    }
    for (letter, value) in [("A", "two people"), ("B", "two people"), ("C", "three people")] {
        let (passage, boxed) = cell("Three dead", letter);
        assert!(boxed.contains(&value.to_owned()), "{letter}: {boxed:?} in {}", passage.text);
    }
}

#[test]
fn a_source_s_other_value_is_shown_under_the_first() {
    let passage = |text: &str, chars: Range<usize>, against: &str| Passage {
        reading: 0,
        place: Place::Body,
        text: text.into(),
        marks: vec![Marked {
            chars,
            kind: MarkKind::Conflict(vec![Other { reading: "r1.9".into(), words: against.into() }]),
            told: String::new(),
        }],
        beside: String::new(),
        most: MOST_LINES,
    };
    let mut first = passage("It fell at noon.", 11..15, "midnight");
    let again = passage("Noon it was.", 0..4, "12 a.m.");
    let other = passage("It hit the Tern.", 11..15, "Gull");
    assert_eq!((first.lacks(&again), first.lacks(&other)), (false, true));
    first.go_on_with(other);
    assert_eq!(first.text, "It fell at noon.\nIt hit the Tern.");
    let boxed: Vec<String> = in_conflict(&first.text, &first.marks).into_iter().map(|(own, _)| own).collect();
    assert_eq!(boxed, ["noon", "tern"]);
}

#[test]
fn a_value_that_differs_is_never_below_the_last_line() {
    let ctx = eframe::egui::Context::default();
    crate::app::theme::install(&ctx);
    let text = format!("{}30,000 people came, and more words follow after that", "word ".repeat(24));
    let marks = vec![Marked { chars: 120..126, kind: MarkKind::Conflict(Vec::new()), told: String::new() }];
    let passage = |marks| Passage {
        reading: 0,
        place: Place::Body,
        text: text.clone(),
        marks,
        beside: String::new(),
        most: MOST_LINES,
    };
    let mut tried = false;
    let mut output = ctx.run_ui(eframe::egui::RawInput::default(), |ui| {
        assert_eq!(passage(Vec::new()).lay_out(ui, 90.0).galley.rows.len(), MOST_LINES);
        let laid = passage(marks.clone()).lay_out(ui, 90.0);
        assert!(shown(&laid.galley) >= 126 && !glyphs::rects(&laid.galley, 120..126).is_empty());
        tried = true;
    });
    // nothing is drawn
    output.textures_delta.clear();
    assert!(tried);
}
