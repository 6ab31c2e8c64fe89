//! Work that is kept: decisions undone, projects saved, opened and recovered, what is asked before any is lost.

use super::{Window, file, kept_in, two_files};
use eframe::egui::{Key, Modifiers};
use parallax::app::Opening;
use parallax::app::command::Command;
use parallax::app::state::Tab;
use tempfile::TempDir;

#[test]
fn a_confirmation_is_undone_and_done_again() {
    let mut window = Window::sample();
    window.confirm_first();
    assert_eq!(window.confirmed(), 1);
    assert!(window.app().is_dirty());
    window.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(window.confirmed(), 0);
    window.press(Modifiers::COMMAND, Key::Y);
    assert_eq!(window.confirmed(), 1);
    window.press(Modifiers::NONE, Key::Space);
    assert_eq!(window.confirmed(), 0, "a second time takes it back");
}

#[test]
fn what_is_undone_needs_no_saving() {
    let folder = TempDir::new().unwrap();
    let undone = |window: &mut Window| {
        assert!(!window.app().is_dirty());
        window.confirm_first();
        assert!(window.app().is_dirty());
        window.press(Modifiers::COMMAND, Key::Z);
        assert!(!window.app().is_dirty());
        window.press(Modifiers::COMMAND, Key::Y);
        assert!(window.app().is_dirty());
        window.press(Modifiers::COMMAND, Key::Z);
        window.press(Modifiers::COMMAND, Key::N);
        assert!(!window.says("Save your work first?"));
        assert!(window.app().comparison().is_none(), "a new project is begun at once");
    };
    undone(&mut Window::sample());
    let mut window = Window::open(Opening { files: two_files(&folder), ..Opening::default() });
    window.does(Command::ToggleBlind);
    window.does(Command::ToggleBlind);
    undone(&mut window);
    let mut window = Window::open(Opening { files: two_files(&folder), ..Opening::default() });
    window.confirm_first();
    let path = folder.path().join("library.parallax");
    window.does(Command::SaveFile { path, replace: false });
    window.press(Modifiers::NONE, Key::Space);
    assert!(window.app().is_dirty());
    window.press(Modifiers::COMMAND, Key::Z);
    assert!(!window.app().is_dirty(), "the file has it");
}

#[test]
fn an_unreadable_file_is_told_with_a_remedy_and_the_rest_is_there() {
    let folder = TempDir::new().unwrap();
    let mut files = two_files(&folder);
    files.insert(1, file(&folder, "empty.txt", ""));
    let window = Window::open(Opening { files, ..Opening::default() });
    assert_eq!(window.app().comparison().unwrap().articles.len(), 2);
    assert!(window.says("1 file was not read") && window.says("empty.txt"));
    assert!(window.says("The file is empty; save the article again"));
}

#[test]
fn a_source_is_switched_off_and_on() {
    let mut window = Window::sample();
    window.click("Compare Bay Wire");
    assert_eq!(window.app().comparison().unwrap().articles.len(), 3);
    assert!(window.says("Bay Wire"), "it stays in the panel");
    window.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(window.app().comparison().unwrap().articles.len(), 4);
}

#[test]
fn work_is_saved_and_opened_again() {
    let folder = TempDir::new().unwrap();
    let state = TempDir::new().unwrap();
    let path = folder.path().join("library.parallax");
    {
        let opening = Opening { files: two_files(&folder), ..kept_in(state.path()) };
        let mut window = Window::open(opening);
        window.confirm_first();
        window.does(Command::SaveFile { path: path.clone(), replace: false });
        assert!(!window.app().is_dirty());
    }
    let mut window = Window::open(kept_in(state.path()));
    assert!(!window.says("Unsaved work was found"));
    window.click("library");
    let comparison = window.app().comparison().unwrap();
    assert_eq!(comparison.articles.len(), 2);
    assert_eq!(window.confirmed(), 1);
}

#[test]
fn a_file_under_the_name_chosen_is_replaced_only_if_the_user_agrees() {
    let folder = TempDir::new().unwrap();
    let path = file(&folder, "library.parallax", "something else");
    let mut window = Window::open(Opening { files: two_files(&folder), ..Opening::default() });
    window.confirm_first();
    // the ending is added, so nobody has been asked about this name
    let save = Command::SaveFile { path: path.with_extension(""), replace: false };
    window.does(save.clone());
    assert!(window.says("Replace this file?"));
    window.click("Cancel");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "something else");
    assert!(window.app().is_dirty());
    window.does(save.clone());
    window.click("Replace");
    assert!(!window.app().is_dirty());
    // its own file it writes without asking
    window.press(Modifiers::NONE, Key::Space);
    window.does(save);
    assert!(!window.says("Replace this file?") && !window.app().is_dirty());
}

#[test]
fn the_window_is_arranged_as_it_was_left() {
    let mut window = Window::sample();
    window.does(Command::Show(Tab::Overview));
    window.does(Command::ToggleSources);
    window.does(Command::ToggleInspector);
    let kept = window.app().arrangement();
    let mut window = Window::open(Opening::default());
    window.0.state_mut().as_mut().unwrap().arrange("damaged");
    assert_eq!(window.app().state.tab, Tab::Table);
    window.0.state_mut().as_mut().unwrap().arrange(&kept);
    window.does(Command::OpenSample);
    let state = &window.app().state;
    assert_eq!((state.tab, state.sources_open, state.inspector_open), (Tab::Overview, false, true));
}

#[test]
fn work_that_was_not_saved_is_recovered() {
    let folder = TempDir::new().unwrap();
    let state = TempDir::new().unwrap();
    {
        let opening = Opening { files: two_files(&folder), ..kept_in(state.path()) };
        let mut window = Window::open(opening);
        window.confirm_first();
    }
    let mut window = Window::open(kept_in(state.path()));
    assert!(window.says("Unsaved work was found"));
    window.click("Recover");
    assert_eq!(window.confirmed(), 1);
    assert!(window.app().is_dirty());
}

#[test]
fn unsaved_work_is_asked_about() {
    let mut window = Window::sample();
    window.confirm_first();
    window.press(Modifiers::COMMAND, Key::N);
    assert!(window.says("Save your work first?"));
    window.click("Cancel");
    assert!(window.app().comparison().is_some());
    window.press(Modifiers::COMMAND, Key::N);
    window.click("Don’t save");
    assert!(window.app().comparison().is_none() && window.says("Open the sample event"));
}

#[test]
fn damaged_projects_are_refused_in_words() {
    let folder = TempDir::new().unwrap();
    let path = file(&folder, "broken.parallax", "{ \"format\": \"parallax-proj");
    let mut window = Window::open(Opening::default());
    window.does(Command::OpenProjectFile(path.clone()));
    assert!(window.says("The project could not be opened"));
    assert_eq!(std::fs::read_to_string(path).unwrap(), "{ \"format\": \"parallax-proj");
}
