//! What takes time or goes wrong: reading and comparing that is cancelled, decisions that no longer fit, what is
//! undone, what is seen of tooltips and menus.

use super::{ONE, TWO, Window, file, kept_in, two_files};
use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use parallax::app::Opening;
use parallax::app::command::{Command, SourceCommand};
use parallax::app::state::Tab;
use parallax::article::Article;
use parallax::workspace::{Change, VERSION};
use std::net::TcpListener;
use tempfile::TempDir;

fn article(outlet: &str, text: &str) -> Article {
    Article { outlet: outlet.into(), text: text.into(), ..Article::default() }
}

#[test]
fn a_page_that_does_not_answer_is_given_up() {
    let server = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}/", server.local_addr().unwrap());
    let mut window = Window::live(Opening::default());
    let ctx = window.0.ctx.clone();
    window.0.step();
    window.0.state_mut().as_mut().unwrap().apply(Command::AddFromLink(address), &ctx);
    window.wait("reading", |window| window.says("Reading 1 of 1 file"));
    window.0.get_by_label("Cancel").click();
    window.wait("the end of reading", |window| !window.says("Reading 1 of 1 file"));
    assert!(!window.says("was not read"), "nothing is told of what was not waited for");
    let folder = TempDir::new().unwrap();
    window.0.state_mut().as_mut().unwrap().apply(Command::AddFiles(two_files(&folder)), &ctx);
    window.wait("another reading", |window| window.says("comparing 2 articles"));
    drop(server);
}

#[test]
fn comparing_is_cancelled_and_taken_up_again() {
    let mut window = Window::live(Opening::default());
    let ctx = window.0.ctx.clone();
    window.0.step();
    // no frame is shown between the two, so that no result is taken in
    let add = |window: &mut Window, articles: Vec<Article>| {
        let app = window.0.state_mut().as_mut().unwrap();
        app.apply(Command::Change(Box::new(Change::Add(articles))), &ctx);
        app.apply(Command::CancelComparing, &ctx);
    };
    add(&mut window, vec![article("Quayside Gazette", ONE)]);
    window.wait("the end of comparing", |window| window.says("Comparing was cancelled."));
    window.0.get_by_label("Compare").click();
    window.wait("a comparison", |window| window.says("one article; add another"));
    add(&mut window, vec![article("Lantern Weekly", TWO)]);
    window.wait("the end of comparing", |window| window.says("The last change is not compared yet"));
    assert_eq!(window.app().comparison().unwrap().articles.len(), 1, "what was shown before still is");
    window.0.get_by_label("Compare").click();
    window.wait("the other comparison", |window| window.says("comparing 2 articles"));
    assert!(!window.says("not compared yet"));
}

#[test]
fn articles_added_while_others_are_compared_are_compared_with_them() {
    let mut window = Window::live(Opening::default());
    let ctx = window.0.ctx.clone();
    window.0.step();
    for (outlet, text) in [("Quayside Gazette", ONE), ("Lantern Weekly", TWO), ("Brackwater Echo", ONE)] {
        let add = Change::Add(vec![article(outlet, text)]);
        window.0.state_mut().as_mut().unwrap().apply(Command::Change(Box::new(add)), &ctx);
    }
    window.wait("the last comparison", |window| window.says("comparing 3 articles"));
}

#[test]
fn unsaved_work_is_offered_beside_articles_the_window_was_opened_with() {
    let (folder, state) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let files = two_files(&folder);
    {
        let mut window = Window::open(Opening { files: files.clone(), ..kept_in(state.path()) });
        window.confirm_first();
    }
    let mut window = Window::open(Opening { files, ..kept_in(state.path()) });
    assert_eq!(window.confirmed(), 0);
    assert!(window.says("Unsaved work was found"));
    window.click("Recover");
    assert_eq!(window.confirmed(), 1);
    assert!(!window.says("Unsaved work was found"));
}

#[test]
fn a_note_that_is_being_written_is_kept() {
    let (folder, state) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let path = folder.path().join("library.parallax");
    let noted = |window: &Window| {
        let rows = &window.app().comparison().unwrap().rows;
        rows.iter().map(|row| row.note.clone()).find(|note| !note.is_empty())
    };
    {
        let mut window = Window::open(Opening { files: two_files(&folder), ..kept_in(state.path()) });
        window.inspect(|row| row.sources == 2);
        window.fill(Role::MultilineTextInput, "Note", "ask the clerk");
        assert!(window.app().is_dirty(), "closing asks");
        window.does(Command::SaveFile { path: path.clone(), replace: false });
        assert!(!window.app().is_dirty());
        assert_eq!(noted(&window).as_deref(), Some("ask the clerk"));
        // and once more, without saving
        window.fill(Role::MultilineTextInput, "Note", "ask the mayor");
    }
    let mut window = Window::open(kept_in(state.path()));
    window.click("Recover");
    assert_eq!(noted(&window).as_deref(), Some("ask the mayor"));
    window.does(Command::OpenProjectFile(path));
    window.click("Don’t save");
    assert_eq!(noted(&window).as_deref(), Some("ask the clerk"));
}

#[test]
fn articles_opened_with_a_project_are_added_to_it() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("library.parallax");
    let files = two_files(&folder);
    let more = file(&folder, "three.txt", ONE);
    {
        let mut window = Window::open(Opening { files: files.clone(), ..Opening::default() });
        window.does(Command::SaveFile { path: path.clone(), replace: false });
    }
    for files in [vec![path.clone(), more.clone()], vec![more, path]] {
        let mut window = Window::live(Opening { files, ..Opening::default() });
        window.wait("the project with the article", |window| {
            window.app().comparison().is_some_and(|comparison| comparison.articles.len() == 3)
        });
        let outlets: Vec<&str> = window
            .app()
            .comparison()
            .unwrap()
            .articles
            .iter()
            .map(|article| article.outlet.as_str())
            .collect();
        assert_eq!(outlets, ["one", "two", "three"]);
        assert!(window.app().is_dirty(), "the project's file does not have the article");
    }
}

#[test]
fn a_project_that_cannot_be_saved_is_said_and_goes_on() {
    let folder = TempDir::new().unwrap();
    let mut window = Window::open(Opening { files: two_files(&folder), ..Opening::default() });
    window.confirm_first();
    let path = folder.path().join("nowhere").join("library.parallax");
    window.does(Command::SaveFile { path, replace: false });
    assert!(window.says("The project could not be saved"));
    assert!(window.says("its folder does not exist; make it first"));
    window.click("Close");
    assert!(window.app().is_dirty() && window.confirmed() == 1);
}

#[test]
fn a_newer_version_s_project_is_refused_and_untouched() {
    let folder = TempDir::new().unwrap();
    let newer = format!("{{\"format\": \"parallax-project\", \"version\": {}, \"cells\": []}}", VERSION + 1);
    let path = file(&folder, "newer.parallax", &newer);
    let mut window = Window::sample();
    window.does(Command::OpenProjectFile(path.clone()));
    assert!(window.says("written by a newer version of Parallax"));
    window.click("Close");
    assert_eq!(std::fs::read_to_string(path).unwrap(), newer);
    assert_eq!(window.app().comparison().unwrap().articles.len(), 4, "what was open still is");
}

#[test]
fn decisions_that_fit_nothing_any_more_are_listed_and_taken_back() {
    let folder = TempDir::new().unwrap();
    let mut window = Window::open(Opening { files: two_files(&folder), ..Opening::default() });
    window.inspect(|row| row.sources == 2);
    window.press(Modifiers::NONE, Key::Space);
    let decided = window.app().comparison().unwrap().rows.iter().find(|row| row.confirmed).unwrap();
    let gone = decided.readings.iter().find(|reading| reading.article == "A").unwrap().text.clone();
    // the outlet corrects its article
    let text = ONE.replace(&gone, "The paper has withdrawn this part of its report.");
    assert_ne!(text, ONE);
    window.does(Command::Change(Box::new(Change::Replace(0, Box::new(article("one", &text))))));
    window.click("1 decision could not be applied");
    assert!(window.says("Applied in part: these words are no longer in the article"));
    window.click_first("Take back: Confirm ");
    assert!(!window.says("could not be applied"));
    window.press(Modifiers::COMMAND, Key::Z);
    assert!(window.says("1 decision could not be applied"), "nothing is lost for good");
}

#[test]
fn everything_done_to_a_source_is_undone_and_done_again() {
    let mut window = Window::sample();
    let sources = |window: &Window| -> Vec<(String, bool)> {
        let articles = &window.app().comparison().unwrap().articles;
        articles.iter().map(|article| (article.outlet.clone(), article.reference)).collect()
    };
    let described =
        Article { outlet: "Harbour Herald".into(), ..article("", "the text is not changed by this") };
    let steps = [
        SourceCommand::Describe(0, Box::new(described)),
        SourceCommand::Move(0, 2),
        SourceCommand::Reference(1, true),
        SourceCommand::Switch(3, false),
        SourceCommand::Remove(0),
    ];
    let mut states = vec![sources(&window)];
    for step in steps {
        window.does(Command::Source(step));
        states.push(sources(&window));
        assert_ne!(states[states.len() - 2], states[states.len() - 1]);
    }
    for before in states.iter().rev().skip(1) {
        window.press(Modifiers::COMMAND, Key::Z);
        assert_eq!(sources(&window), *before);
        assert!(window.says("Undone: "));
    }
    for after in &states[1..] {
        window.press(Modifiers::COMMAND, Key::Y);
        assert_eq!(sources(&window), *after);
    }
    assert!(window.says("Done again: remove"));
}

#[test]
fn a_source_is_made_the_reference_and_removed_by_its_menu() {
    let mut window = Window::sample();
    window.click("More for Bay Wire");
    window.click("Check the others against it");
    assert!(window.app().comparison().unwrap().articles.iter().any(|article| article.reference));
    window.click("More for Bay Wire");
    window.click("Remove");
    assert!(!window.says("Bay Wire"));
}

#[test]
fn rows_are_selected_by_keys_one_after_the_other() {
    let mut window = Window::sample();
    window.press(Modifiers::NONE, Key::ArrowDown);
    for _ in 0..3 {
        window.press(Modifiers::SHIFT, Key::ArrowDown);
    }
    let chosen = |window: &Window| window.app().state.selection.rows().into_iter().collect::<Vec<_>>();
    assert_eq!(chosen(&window), [0, 1, 2, 3]);
    assert!(window.says("4 selected"));
    window.press(Modifiers::SHIFT, Key::ArrowUp);
    assert_eq!(chosen(&window), [0, 1, 2], "what the cursor goes back over is let go");
    window.press(Modifiers::NONE, Key::ArrowDown);
    assert_eq!(chosen(&window), [3]);
}

#[test]
fn a_row_has_a_menu_on_the_right_button() {
    let mut window = Window::sample();
    window.0.query_all_by_label_contains("Conflict: ").next().unwrap().click_secondary();
    window.0.run();
    assert!(window.app().state.selection.row.is_some(), "the menu is the row’s");
    window.click("Confirm Space");
    assert_eq!(window.confirmed(), 1);
    window.0.query_all_by_label_contains("Conflict: ").nth(1).unwrap().click_secondary();
    window.0.run();
    window.click("Show in the articles");
    assert_eq!(window.app().state.tab, Tab::SideBySide);
}

#[test]
fn no_tooltip_stays_above_a_dialog() {
    let mut window = Window::sample();
    let dialogs = [Command::ToggleAbout, Command::PasteArticle, Command::Export, Command::Lesson];
    for (place, tooltip) in [("A Aldmoor Herald", "Click to order rows"), ("Link…", "Add from a link…")] {
        for dialog in &dialogs {
            window.hover(place);
            assert!(window.says(tooltip), "{place} has a tooltip");
            window.does(dialog.clone());
            assert!(!window.says(tooltip), "{tooltip} stands above {dialog:?}");
            window.press(Modifiers::NONE, Key::Escape);
        }
    }
}

#[test]
fn twelve_articles_are_compared_and_shown() {
    let folder = TempDir::new().unwrap();
    let text = |n: usize| {
        format!(
            "Ferry {n} stayed in port\n\nThe ferry to Lowmere stayed in port on Monday because of the storm.\n\n\
             “We will sail when the wind allows it,” said captain Ada Renholt.\n\nSome {n}0 people waited on the pier.\n"
        )
    };
    let files = (1..=12).map(|n| file(&folder, &format!("outlet-{n}.txt"), &text(n))).collect();
    let mut window = Window::open(Opening { files, ..Opening::default() });
    let comparison = window.app().comparison().unwrap();
    assert_eq!(comparison.articles.len(), 12);
    assert!(comparison.rows.iter().any(|row| row.sources == 12));
    for tab in Tab::ALL {
        window.does(Command::Show(tab));
        assert!(window.0.root().children_recursive().count() > 50, "{} is empty", tab.name());
    }
}
