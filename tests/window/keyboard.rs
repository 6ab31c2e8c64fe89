//! Work without a pointer: what has the caret, where Tab and Escape lead, what keys leave alone.

use super::{Window, two_files};
use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use parallax::app::Opening;
use parallax::app::command::{Command, SourceCommand};
use parallax::app::state::Tab;
use parallax::compare::document::RowKind;
use tempfile::TempDir;

/// What the keyboard is on: its role and its name.
fn focused(window: &Window) -> Option<(Role, String)> {
    let mut nodes = window.0.root().children_recursive();
    let node = nodes.find(|node| node.accesskit_node().is_focused())?;
    let node = node.accesskit_node();
    Some((node.role(), node.label().unwrap_or_default()))
}

fn focused_name(window: &Window) -> String {
    focused(window).map(|(_, name)| name).unwrap_or_default()
}

/// What stands in the field of this role.
fn typed(window: &Window, role: Role, name: &str) -> String {
    window.0.get_by_role_and_label(role, name).accesskit_node().value().unwrap_or_default()
}

/// Types a blank and a word as a keyboard does: the key is told of beside the text.
fn types_with_keys(window: &mut Window, words: &str) {
    for letter in words.chars() {
        if letter == ' ' {
            window.0.key_press_modifiers(Modifiers::NONE, Key::Space);
        }
        window.types(&letter.to_string());
    }
}

/// Presses keys that all come before the next frame, as while a slow one is drawn.
fn press_at_once(window: &mut Window, keys: &[Key]) {
    for &key in keys {
        let event =
            Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers: Modifiers::NONE };
        window.0.input_mut().events.push(event);
    }
    window.0.run();
}

#[test]
fn keys_pressed_within_one_frame_all_count_in_their_order() {
    let mut window = Window::sample();
    let rows = window.app().state.rows.clone();
    press_at_once(&mut window, &[Key::ArrowDown, Key::ArrowDown, Key::ArrowDown]);
    assert_eq!(window.app().state.selection.row, Some(rows[2]));
    press_at_once(
        &mut window,
        &[Key::End, Key::ArrowUp, Key::Home, Key::ArrowDown, Key::Space, Key::ArrowDown],
    );
    assert_eq!(window.app().state.selection.row, Some(rows[2]));
    assert_eq!(window.confirmed(), 1);
    assert!(window.app().comparison().unwrap().rows[rows[1]].confirmed);
    press_at_once(&mut window, &[Key::ArrowDown, Key::Enter]);
    assert!(window.app().state.inspector_open && window.app().state.selection.row == Some(rows[3]));
    // what is typed into the search field is not for the rows
    press_at_once(&mut window, &[Key::Slash, Key::ArrowDown, Key::Space]);
    assert_eq!((focused_name(&window).as_str(), window.confirmed()), ("Find", 1));
    assert_eq!(window.app().state.selection.row, Some(rows[3]));
}

#[test]
fn fields_that_open_have_the_caret_and_keep_their_keys() {
    let mut window = Window::sample();
    window.inspect(|row| row.kind == RowKind::Quote && row.sources > 1 && !row.speaker.is_empty());
    let rows = window.app().comparison().unwrap().rows.clone();
    let selected = window.app().state.selection.clone();

    window.click("Merge…");
    types_with_keys(&mut window, " the /?");
    assert_eq!(typed(&window, Role::SearchInput, "Merge with: Search for a row"), " the /?");
    window.press(Modifiers::NONE, Key::Escape);
    assert!(!window.says("Merge with"), "Escape puts the form away");
    assert_eq!(window.app().state.selection, selected, "and nothing else");

    window.0.query_all_by_label_contains("What to do with the passage").next().unwrap().click();
    window.0.run();
    window.click("Correct the speaker…");
    types_with_keys(&mut window, " Jr");
    let name = typed(&window, Role::TextInput, "Speaker");
    assert!(name.len() > 3 && name.ends_with(" Jr"), "{name}");
    window.press(Modifiers::NONE, Key::Escape);
    assert!(!window.says("Save the speaker"));

    window.0.query_all_by_label_contains("What to do with the passage").next().unwrap().click();
    window.0.run();
    window.click("Move to another row…");
    types_with_keys(&mut window, " a");
    assert_eq!(typed(&window, Role::SearchInput, "Move it to: Search for a row"), " a");
    // the form is still open where its field has lost the caret, and its keys are still not the table's
    let passage = window.0.query_all_by_label_contains("The passages").next().unwrap();
    passage.click();
    window.0.run();
    window.press(Modifiers::NONE, Key::Space);
    window.press(Modifiers::NONE, Key::ArrowDown);
    assert_eq!((window.app().comparison().unwrap().rows == rows, window.confirmed()), (true, 0));
    assert_eq!(window.app().state.selection.row, selected.row);
    window.press(Modifiers::NONE, Key::Escape);
    window.press(Modifiers::NONE, Key::Space);
    assert_eq!(window.confirmed(), 1, "without a form it confirms");
}

#[test]
fn dialogs_begin_with_the_caret_in_their_first_field() {
    let folder = TempDir::new().unwrap();
    let mut window = Window::open(Opening { files: two_files(&folder), ..Opening::default() });
    for (dialog, role, name) in [
        (Command::PasteArticle, Role::MultilineTextInput, "Text"),
        (Command::AddLink, Role::UrlInput, "Address"),
        (Command::Source(SourceCommand::Edit(0)), Role::TextInput, "Outlet"),
    ] {
        // something below has the keyboard when the dialog opens
        window.0.get_by_label("Paste…").focus();
        window.0.run();
        window.does(dialog);
        assert_eq!(focused(&window), Some((role, name.to_owned())));
        let before = typed(&window, role, name);
        types_with_keys(&mut window, " x");
        assert_eq!(typed(&window, role, name), format!("{before} x"));
        window.press(Modifiers::NONE, Key::Escape);
    }
    window.press(Modifiers::COMMAND, Key::F);
    assert_eq!(focused_name(&window), "Find");
    // a button of a dialog is pressed by its own key
    window.does(Command::Source(SourceCommand::Edit(0)));
    window.fill(Role::TextInput, "Outlet", "Quayside Gazette");
    window.0.get_by_label("Cancel").focus();
    window.0.run();
    window.press(Modifiers::NONE, Key::Enter);
    assert!(!window.says("About this source"));
    assert_eq!(window.app().comparison().unwrap().articles[0].outlet, "one");
}

#[test]
fn enter_and_tab_lead_into_the_inspector_and_escape_back() {
    let mut window = Window::sample();
    window.press(Modifiers::NONE, Key::ArrowDown);
    window.press(Modifiers::NONE, Key::Enter);
    assert!(window.app().state.inspector_open);
    window.press(Modifiers::NONE, Key::ArrowDown);
    let row = window.app().state.selection.row;
    assert_eq!(row, Some(window.app().state.rows[1]), "arrows still go through the rows");
    window.press(Modifiers::NONE, Key::Tab);
    assert_eq!(focused_name(&window), "Confirm");
    window.press(Modifiers::NONE, Key::Tab);
    assert_eq!(focused_name(&window), "Split…");
    window.press(Modifiers::NONE, Key::Escape);
    assert_eq!(focused(&window), None, "nothing has the keyboard");
    assert_eq!(window.app().state.selection.row, row, "and the row is still selected");
    window.press(Modifiers::NONE, Key::ArrowDown);
    assert_eq!(window.app().state.selection.row, Some(window.app().state.rows[2]));
    // the same from a passage that Tab has come to
    window.press(Modifiers::NONE, Key::Escape);
    let cell = window.0.query_all_by_role(Role::GridCell).nth(3).unwrap();
    cell.focus();
    window.0.run();
    window.press(Modifiers::NONE, Key::Enter);
    window.press(Modifiers::NONE, Key::Tab);
    assert_eq!(focused_name(&window), "Confirm");
    // the note is left with Escape too, and kept
    let row = window.app().state.selection.row.unwrap();
    window.fill(Role::MultilineTextInput, "Note", "ask");
    window.press(Modifiers::NONE, Key::Escape);
    assert_eq!(window.app().comparison().unwrap().rows[row].note, "ask");
    assert_eq!(window.app().state.selection.row, Some(row));
}

#[test]
fn arrows_resize_the_panel_whose_edge_has_the_keyboard() {
    let mut window = Window::sample();
    let width = |window: &Window| window.0.get_by_label("Source Aldmoor Herald").rect().width();
    let before = width(&window);
    let edge = window.0.get_by_role_and_label(Role::Splitter, "Resize panel");
    edge.focus();
    window.0.run();
    window.press(Modifiers::NONE, Key::ArrowRight);
    let wider = width(&window);
    assert!(wider > before + 20.0, "{before} {wider}");
    window.press(Modifiers::NONE, Key::ArrowLeft);
    assert_eq!((width(&window), focused(&window).map(|(role, _)| role)), (before, Some(Role::Splitter)));
    assert_eq!(window.app().state.selection.row, None, "nothing else goes on");
}

#[test]
fn arrows_scroll_the_article_that_has_the_keyboard() {
    let mut window = Window::sample();
    window.does(Command::Show(Tab::SideBySide));
    let first = |window: &Window| {
        let mut marks = window.0.query_all_by_role(Role::Mark);
        marks.next().unwrap().rect().top()
    };
    window.0.get_by_label("Article of Aldmoor Herald").focus();
    window.0.run();
    let before = first(&window);
    press_at_once(&mut window, &[Key::ArrowDown, Key::ArrowDown]);
    assert_eq!(
        (first(&window), focused_name(&window).as_str()),
        (before - 92.0, "Article of Aldmoor Herald")
    );
    window.press(Modifiers::NONE, Key::End);
    window.press(Modifiers::NONE, Key::Home);
    assert_eq!(first(&window), before);
}

#[test]
fn tab_goes_through_the_window_as_one_reads_it() {
    let mut window = Window::sample();
    window.does(Command::Inspect { row: 0, reading: None });
    window.does(Command::Deselect);
    let mut order = Vec::new();
    for _ in 0..200 {
        window.press(Modifiers::NONE, Key::Tab);
        order.push(focused_name(&window));
    }
    let at = |name: &str| {
        order.iter().position(|known| known.starts_with(name)).unwrap_or_else(|| panic!("{name}: {order:?}"))
    };
    let places = [
        "File",
        "Compare Aldmoor Herald",
        "Compare Daily Loop",
        "Add articles…",
        "How strictly",
        "Overview",
        "Conflict ",
        "Kind of row",
        "Conflict: ",
    ]
    .map(at);
    assert!(places.is_sorted(), "{places:?}: {order:?}");
    let title = at("Conflict: ");
    assert!(
        order[title + 1].starts_with("Aldmoor Herald: "),
        "a row before its passages: {}",
        order[title + 1]
    );
    for tab in Tab::ALL {
        window.does(Command::Show(tab));
        window.press(Modifiers::NONE, Key::Tab);
        let (role, _) = focused(&window).unwrap();
        assert_ne!(role, Role::Window, "{}", tab.name());
    }
}
