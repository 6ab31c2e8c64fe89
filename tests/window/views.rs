//! The overview, the articles side by side and the inspector.

use super::Window;
use eframe::egui::{Key, Modifiers, accesskit::Role};
use egui_kittest::kittest::Queryable as _;
use parallax::app::command::Command;
use parallax::app::state::Tab;
use parallax::compare::document::{Row, RowKind, Verdict};

fn rows(window: &Window) -> Vec<Row> {
    let comparison = window.app().comparison().unwrap();
    window.app().state.rows.iter().map(|&row| comparison.rows[row].clone()).collect()
}

#[test]
fn a_cell_of_the_overview_opens_the_rows_of_a_pair() {
    let mut window = Window::sample();
    window.does(Command::Show(Tab::Overview));
    window.click_first("A and C share ");
    assert_eq!(window.app().state.tab, Tab::Table);
    let shown = rows(&window);
    assert!(!shown.is_empty());
    for row in shown {
        for letter in ["A", "C"] {
            assert!(row.readings.iter().any(|reading| reading.article == letter), "{} in {letter}", row.id);
        }
    }
}

#[test]
fn a_bar_of_the_overview_opens_what_a_source_contradicts() {
    let mut window = Window::sample();
    window.does(Command::Show(Tab::Overview));
    window.click_first("C contradicts others");
    let shown = rows(&window);
    assert!(!shown.is_empty());
    assert!(shown.iter().all(|row| row.verdict == Verdict::Conflict));
    assert!(window.says("Shown: C contradicts others"), "the filter bar tells what is shown");
    window.does(Command::Strictness(0.7));
    assert!(window.app().state.filter.picked.is_none(), "rows are others after another comparison");
}

#[test]
fn who_is_quoted_by_one_source_alone_is_told() {
    let mut window = Window::sample();
    window.does(Command::Show(Tab::Overview));
    let overview = window.app().loaded().unwrap().overview().clone();
    let person = overview.quoted.iter().find(|q| q.only().is_some() && !q.speaker.is_empty()).unwrap();
    let name = format!("{}, quoted only by {}", person.speaker, person.only().unwrap());
    window.reveal(&name);
    window.click(&name);
    assert!(rows(&window).iter().all(|row| row.readings.iter().any(|r| r.quotation.is_some())));
}

#[test]
fn a_source_lists_whom_it_alone_quotes() {
    let mut window = Window::sample();
    window.does(Command::Show(Tab::Overview));
    let overview = window.app().loaded().unwrap().overview().clone();
    let name = |by: bool| {
        let found = overview.quoted.iter().find(|q| !q.speaker.is_empty() && (q.only() == Some("B")) == by);
        found.unwrap().speaker.clone()
    };
    let (own, other) = (name(true), name(false));
    window.reveal("Quoted only by B");
    assert!(window.says(&other));
    window.click("Quoted only by B");
    assert!(window.says(&format!("{own}, quoted only by B")));
    let listed = window.0.query_all_by_role_and_label(Role::Button, &other).count();
    assert_eq!(listed, 0, "{other} is quoted by others as well");
}

#[test]
fn a_passage_that_is_pressed_is_selected_in_every_article() {
    let mut window = Window::sample();
    window.does(Command::Show(Tab::SideBySide));
    window.0.query_all_by_role(Role::Mark).next().expect("no passage is marked").click();
    window.0.run();
    let row = window.app().state.selection.row.expect("nothing was selected");
    let loaded = window.app().loaded().unwrap().clone();
    let silent = loaded.rows[row].cells.iter().any(|cell| cell.is_empty());
    assert_eq!(window.says("Says nothing of the selected row"), silent);
    window.press(Modifiers::NONE, Key::Escape);
    assert_eq!(window.app().state.selection.row, None);
}

#[test]
fn silent_sources_say_so() {
    let mut window = Window::sample();
    let comparison = window.app().comparison().unwrap();
    let row = comparison.rows.iter().position(|row| row.sources == 2).unwrap();
    window.does(Command::ShowInArticles { row, reading: None });
    assert_eq!(window.0.query_all_by_label_contains("Says nothing of the selected row").count(), 2);
}

#[test]
fn words_selected_in_an_article_become_a_row() {
    let mut window = Window::sample();
    window.does(Command::ToggleSources);
    window.does(Command::Show(Tab::SideBySide));
    let before = window.app().comparison().unwrap().rows.len();
    window.select_words("Aldmoor Herald");
    window.click("Make a row of it");
    assert_eq!(window.app().comparison().unwrap().rows.len(), before + 1);
    assert!(!window.says("Make a row of it"), "the words are no longer selected");
    window.does(Command::Undo);
    assert_eq!(window.app().comparison().unwrap().rows.len(), before);
}

#[test]
fn words_selected_in_an_article_are_pulled_into_the_selected_row() {
    let mut window = Window::sample();
    let comparison = window.app().comparison().unwrap();
    let row = comparison.rows.iter().position(|row| row.verdict == Verdict::Single).unwrap();
    let sha = comparison.articles[0].sha256.clone();
    let outlet = comparison.articles[1].outlet.clone();
    let alone = comparison.rows[row].readings[0].text.clone();
    window.does(Command::ToggleSources);
    window.does(Command::Show(Tab::SideBySide));
    window.does(Command::Select { row, reading: None });
    window.select_words(&outlet);
    window.click("Pull into the selected row");
    let comparison = window.app().comparison().unwrap();
    let joined = comparison.rows.iter().find(|row| row.readings.iter().any(|r| r.text == alone)).unwrap();
    assert!(!joined.decided.is_empty() && joined.readings.len() > 1, "{joined:?}");
    assert_eq!(comparison.articles[0].sha256, sha);
}

#[test]
fn the_inspector_tells_a_row_in_full() {
    let mut window = Window::sample();
    window.inspect(|row| row.kind == RowKind::Quote && row.verdict == Verdict::Reworded);
    for part in ["What differs", "Word under word", "The passages", "Why these belong together", "Note"] {
        assert!(window.says(part), "{part}");
    }
    assert!(window.says("word under word: "), "each reading is told for readers of the screen");
    assert!(window.says("beside the words"));
    window.inspect(|row| row.verdict == Verdict::Conflict);
    assert!(window.says("these cannot both be true"));
}

#[test]
fn a_row_is_split_and_the_split_undone() {
    let mut window = Window::sample();
    let row = window.inspect(|row| row.kind == RowKind::Quote && row.readings.len() == 3);
    let before = window.app().comparison().unwrap().rows.clone();
    window.click("Split…");
    let name = format!("Split off the passage of {}", before[row].readings[0].article);
    window.click(&name);
    window.click("Split off");
    let after = &window.app().comparison().unwrap().rows;
    assert_eq!(after.len(), before.len() + 1);
    assert!(after.iter().any(|row| !row.decided.is_empty()));
    window.does(Command::Undo);
    assert_eq!(window.app().comparison().unwrap().rows, before);
}

#[test]
fn two_rows_are_merged() {
    let mut window = Window::sample();
    let row = window.inspect(|row| row.kind == RowKind::Fact && row.sources == 2);
    let before = window.app().comparison().unwrap().rows.clone();
    window.click("Merge…");
    window.click_first("Merge with ");
    let after = &window.app().comparison().unwrap().rows;
    assert!(after.len() < before.len());
    let own = &before[row].readings[0].text;
    let merged = after.iter().find(|r| !r.decided.is_empty()).unwrap();
    assert!(merged.readings.iter().any(|reading| reading.text == *own));
}

#[test]
fn a_verdict_is_changed_and_set_back() {
    let mut window = Window::sample();
    window.inspect(|row| row.kind == RowKind::Fact && row.verdict == Verdict::Conflict);
    let verdicts = |window: &Window| -> Vec<Verdict> {
        window.app().comparison().unwrap().rows.iter().map(|row| row.verdict).collect()
    };
    let before = verdicts(&window);
    window.click("Verdict…");
    window.0.query_all_by_role_and_label(Role::Button, "Compatible").last().unwrap().click();
    window.0.run();
    let comparison = window.app().comparison().unwrap();
    let decided = comparison.rows.iter().find(|row| !row.decided.is_empty()).expect("nothing was decided");
    assert_eq!(decided.verdict, Verdict::Compatible);
    window.click("Verdict…");
    window.click("As found");
    assert_eq!(verdicts(&window), before);
}

#[test]
fn a_note_is_kept_when_another_row_is_selected() {
    let mut window = Window::sample();
    let row = window.inspect(|row| row.verdict == Verdict::Conflict);
    let text = window.app().comparison().unwrap().rows[row].readings[0].text.clone();
    window.fill(Role::MultilineTextInput, "Note", "call the harbour office");
    window.inspect(|row| row.verdict == Verdict::Single);
    let comparison = window.app().comparison().unwrap();
    let noted = comparison.rows.iter().find(|row| row.note == "call the harbour office").unwrap();
    assert!(noted.readings.iter().any(|reading| reading.text == text));
}

#[test]
fn a_speaker_is_corrected_and_a_reading_rejected() {
    let mut window = Window::sample();
    let row = window.inspect(|row| row.kind == RowKind::Quote && row.sources == 2);
    let letter = window.app().comparison().unwrap().rows[row].readings[0].article.clone();
    let menu = format!("What to do with the passage of {letter}");
    window.reveal(&menu);
    window.click(&menu);
    window.click("Correct the speaker…");
    window.fill(Role::TextInput, "Speaker", "Ilse Vandermeer");
    window.click("Save the speaker");
    let spoken = |window: &Window| {
        window.app().comparison().unwrap().quotations.iter().any(|q| q.speaker.name == "Ilse Vandermeer")
    };
    assert!(spoken(&window));
    window.does(Command::Undo);
    assert!(!spoken(&window));
    let before = window.app().comparison().unwrap().rows.len();
    window.reveal(&menu);
    window.click(&menu);
    window.click("It does not belong here");
    assert!(window.app().comparison().unwrap().rows.len() > before);
}
