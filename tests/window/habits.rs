//! Files that are told about, pasted and dropped articles, names, keys, hidden names.

use super::{ONE, TWO, Window, file, two_files};
use eframe::egui::accesskit::{Action, Role};
use eframe::egui::{self, Event, Key, Modifiers, pos2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use parallax::app::Opening;
use parallax::app::command::{Command, CopyAs, SourceCommand, Zoom};
use parallax::app::state::{RowFilter, Tab};
use parallax::compare::document::{DifferenceKind, Matching, RowKind, Verdict};
use parallax::export::filter::{Filter, credited};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tempfile::TempDir;

/// Everything that can be pressed, typed into or reached by the keyboard but has no name.
fn nameless(window: &Window) -> Vec<String> {
    let nodes = window.0.root().children_recursive();
    let without = nodes.filter(|node| {
        let node = node.accesskit_node();
        let told = |text: Option<String>| text.is_some_and(|text| !text.trim().is_empty());
        let used = node.data().supports_action(Action::Click) || node.data().supports_action(Action::Focus);
        // the toolkit's own frames and scroll bars are no use to the keyboard
        let own = matches!(node.role(), Role::ScrollBar | Role::GenericContainer) && node.label().is_none();
        used && !own && !told(node.label()) && !told(node.value()) && !told(node.description())
    });
    without.map(|node| format!("{:?} at {:?}", node.accesskit_node().role(), node.rect())).collect()
}

#[test]
fn everything_has_a_name() {
    let mut window = Window::open(Opening::default());
    assert_eq!(nameless(&window), Vec::<String>::new(), "on the start page");
    window.click("Open the sample event");
    window.does(Command::Inspect { row: 0, reading: None });
    for tab in Tab::ALL {
        window.does(Command::Show(tab));
        assert_eq!(nameless(&window), Vec::<String>::new(), "in {}", tab.name());
    }
    for menu in ["File", "Edit", "View", "Help"] {
        window.click(menu);
        assert_eq!(nameless(&window), Vec::<String>::new(), "in the menu {menu}");
        window.press(Modifiers::NONE, Key::ArrowDown);
        window.press(Modifiers::NONE, Key::Escape);
        assert_eq!(window.app().state.selection.row, Some(0), "keys are the menu's while it is open");
    }
    let dialogs = [
        Command::PasteArticle,
        Command::AddLink,
        Command::Source(SourceCommand::Edit(0)),
        Command::Export,
        Command::Lesson,
        Command::ToggleShortcuts,
        Command::ToggleAbout,
    ];
    for dialog in dialogs {
        window.does(dialog.clone());
        assert_eq!(nameless(&window), Vec::<String>::new(), "in {dialog:?}");
        window.press(Modifiers::NONE, Key::Escape);
    }
}

#[test]
fn the_keyboard_reaches_everything_and_is_seen() {
    let mut window = Window::sample();
    let mut reached = std::collections::BTreeSet::new();
    for _ in 0..80 {
        window.press(Modifiers::NONE, Key::Tab);
        let focused = window.0.root().children_recursive().find(|node| node.accesskit_node().is_focused());
        let focused = focused.expect("nothing has the focus");
        reached.insert(focused.accesskit_node().label().unwrap_or_default());
    }
    for name in
        ["File", "Compare Bay Wire", "More for Bay Wire", "Overview", "Find", "Speaker", "A Aldmoor Herald"]
    {
        assert!(reached.contains(name), "{name} is not reached: {reached:?}");
    }
    assert!(reached.iter().any(|name| name.starts_with("Conflict: ")), "no row is reached: {reached:?}");
}

#[test]
fn dialogs_are_answered_by_keys() {
    let folder = TempDir::new().unwrap();
    let mut window = Window::open(Opening { files: two_files(&folder), ..Opening::default() });
    window.does(Command::Source(SourceCommand::Edit(0)));
    window.fill(Role::TextInput, "Outlet", "Quayside Gazette");
    window.press(Modifiers::NONE, Key::Enter);
    assert_eq!(window.app().comparison().unwrap().articles[0].outlet, "Quayside Gazette");
    window.does(Command::Source(SourceCommand::Edit(0)));
    window.press(Modifiers::NONE, Key::Escape);
    assert!(!window.says("About this source"));
    window.does(Command::ToggleAbout);
    window.press(Modifiers::NONE, Key::Enter);
    assert!(!window.says("Free software"), "Enter closes what only tells");
}

#[test]
fn an_article_that_comes_twice_is_told_and_left_out() {
    let folder = TempDir::new().unwrap();
    let text =
        format!("{ONE}\n{}", "The council had argued over the closure for most of the winter. ".repeat(8));
    let files = vec![
        file(&folder, "one.txt", &text),
        file(&folder, "two.txt", TWO),
        file(&folder, "again.txt", &text),
    ];
    let mut window = Window::open(Opening { files, ..Opening::default() });
    assert!(window.says("A and C are one article"));
    window.click("Leave C out");
    assert_eq!(window.app().comparison().unwrap().articles.len(), 2);
    assert!(!window.says("are one article"));
    window.press(Modifiers::COMMAND, Key::Z);
    assert!(window.says("A and C are one article"));
    window.click_first("Keep both");
    assert!(!window.says("are one article"));
    assert_eq!(window.app().comparison().unwrap().articles.len(), 3);
}

#[test]
fn what_was_passed_over_and_what_is_read_in_part_is_told() {
    let folder = TempDir::new().unwrap();
    let inner = folder.path().join("inner");
    std::fs::create_dir(&inner).unwrap();
    std::fs::write(inner.join("one.txt"), ONE).unwrap();
    std::fs::write(inner.join("photo.png"), b"\x89PNG\r\n\x1a\n0000").unwrap();
    let german = "Der Rat der Stadt hat am Dienstag beschlossen, die Bücherei in der Lindenstraße zu schließen. Die \
                  Bürgermeisterin sagte, man habe das nicht gewollt. Vor dem Rathaus standen dreihundert Menschen.";
    let files = vec![inner, file(&folder, "stadt.txt", german)];
    let mut window = Window::open(Opening { files, ..Opening::default() });
    assert!(window.says("1 file can be no articles"));
    assert!(window.says("B is in German") && window.says("in German, read in part"));
    assert!(window.says("2 notes"), "the status line counts them");
    window.does(Command::ToggleSources);
    window.click("2 notes");
    assert!(window.says("B is in German"));
    window.click("Put away: B is in German");
    assert!(!window.says("B is in German"));
}

#[test]
fn a_pasted_article_fills_its_form() {
    let mut window = Window::open(Opening::default());
    let last = "The library on Linden Street was opened ninety years ago, and for most of them it has been the only \
                place in that part of town where a child could sit down in the warmth without paying for it.";
    let page = format!("Skip to content\nMenu\nNews\nSport\nWeather\nLive TV\nSign in\n\n{ONE}\n{last}\n");
    // outside of any field
    window.0.event(Event::Paste(page));
    window.0.run();
    assert!(window.says("Paste an article"));
    assert!(window.says("Council votes to close the Linden Street library"), "the headline is filled in");
    assert!(window.says("2026-03-04") && window.says("4 March 2026"), "so is the day");
    assert!(window.says("left out as menus"));
    window.fill(Role::TextInput, "Outlet", "Brackwater Echo");
    window.press(Modifiers::COMMAND, Key::Enter);
    let article = &window.app().comparison().unwrap().articles[0];
    assert_eq!((article.outlet.as_str(), article.byline.as_str()), ("Brackwater Echo", "Vera Tolland"));
    assert_eq!(article.title, "Council votes to close the Linden Street library");
    assert!(!article.text.contains("Skip to content") && !article.text.contains("Vera Tolland"));
}

#[test]
fn a_day_that_is_not_understood_is_said() {
    let folder = TempDir::new().unwrap();
    let mut window = Window::open(Opening { files: two_files(&folder), ..Opening::default() });
    window.does(Command::Source(SourceCommand::Edit(0)));
    let types = |window: &mut Window, day: &str| {
        window.fill(Role::TextInput, "Day", day);
    };
    types(&mut window, "03/05/2026");
    window.click("Keep");
    assert!(window.says("day and month could be exchanged"));
    types(&mut window, "5 Mar 2026");
    window.click("Keep");
    assert_eq!(window.app().comparison().unwrap().articles[0].date, "2026-03-05");
}

#[test]
fn the_window_and_the_exports_search_alike() {
    let mut window = Window::sample();
    for words in
        ["verlander", "crane's", "crane’s", "\"storm brakes\"", "brakes storm", "COAST radio", "\"“no one"]
    {
        window.does(Command::Search(words.into()));
        let comparison = window.app().comparison().unwrap();
        let filter = Filter { text: words.into(), ..Filter::default() };
        let exported: Vec<&str> = filter.rows(comparison).map(|row| row.id.as_str()).collect();
        let mut shown = window.app().state.rows.clone();
        shown.sort_unstable();
        let shown: Vec<&str> = shown.iter().map(|&row| comparison.rows[row].id.as_str()).collect();
        assert_eq!(shown, exported, "{words}");
        if words == "crane's" {
            assert!(!shown.is_empty(), "a straight apostrophe finds curly ones");
        }
    }
}

#[derive(Debug)]
struct Dropped(PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        std::fs::read(&self.0).map_err(|error| error.to_string())
    }
}

#[test]
fn files_dropped_onto_the_window_are_added() {
    let folder = TempDir::new().unwrap();
    let mut window = Window::open(Opening::default());
    for path in two_files(&folder) {
        window.0.input_mut().dropped_files.push(Arc::new(Dropped(path)));
    }
    window.0.run();
    assert_eq!(window.app().comparison().unwrap().articles.len(), 2);
}

#[test]
fn what_parallax_wrote_beside_the_articles_is_no_article() {
    let folder = TempDir::new().unwrap();
    let mut window = Window::open(Opening::default());
    let read = |path: &PathBuf| parallax::import::read(path, &Default::default()).articles;
    let articles: Vec<_> = two_files(&folder).iter().flat_map(read).collect();
    let compared = parallax::compare::compare(&articles, &Default::default());
    let written =
        parallax::export::write(&compared, parallax::export::Format::Csv, &Default::default(), false);
    std::fs::write(folder.path().join("results.csv"), written.unwrap().bytes).unwrap();
    window.0.input_mut().dropped_files.push(Arc::new(Dropped(folder.path().to_path_buf())));
    window.0.run();
    assert_eq!(window.app().comparison().unwrap().articles.len(), 2);
}

#[test]
fn a_source_is_dragged_to_another_place() {
    let mut window = Window::sample();
    let place =
        |window: &Window, name: &str| window.0.get_by_label(&format!("Compare {name}")).rect().center();
    let (from, to) = (place(&window, "Aldmoor Herald"), place(&window, "Coast Radio"));
    let (from, to) = (pos2(120.0, from.y + 24.0), pos2(120.0, to.y + 70.0));
    window.drag(from, to);
    let outlets: Vec<&str> =
        window.app().comparison().unwrap().articles.iter().map(|a| a.outlet.as_str()).collect();
    assert_eq!(outlets[..3], ["Bay Wire", "Coast Radio", "Aldmoor Herald"]);
    window.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(window.app().comparison().unwrap().articles[0].outlet, "Aldmoor Herald");
}

#[test]
fn no_outlet_is_named_anywhere_while_names_are_hidden() {
    let mut window = Window::sample();
    window.click("Compare Bay Wire");
    window.click("Compare Bay Wire");
    window.does(Command::ToggleBlind);
    let told = |window: &Window, place: &str| {
        for node in window.0.root().children_recursive() {
            let node = node.accesskit_node();
            for text in [node.label(), node.value(), node.description()].into_iter().flatten() {
                for name in ["Bay Wire", "Aldmoor Herald", "Coast Radio", "Daily Loop"] {
                    assert!(!text.contains(name), "{name} is told in {place}: {text}");
                }
            }
        }
    };
    let rows = window.app().comparison().unwrap().rows.len();
    for tab in Tab::ALL {
        window.does(Command::Show(tab));
        told(&window, tab.name());
    }
    window.does(Command::Show(Tab::Table));
    for row in (0..rows).step_by(7) {
        window.does(Command::Inspect { row, reading: None });
        told(&window, "the inspector");
    }
    window.click("Edit");
    told(&window, "the menu");
    window.press(Modifiers::NONE, Key::Escape);
    for dialog in [Command::Export, Command::Lesson, Command::Source(SourceCommand::Edit(1))] {
        window.does(dialog.clone());
        told(&window, &format!("{dialog:?}"));
        window.press(Modifiers::NONE, Key::Escape);
    }
    window.does(Command::SelectAll);
    window.does(Command::Copy(CopyAs::Text));
    // decisions go by the words as the articles have them
    let conflict = |window: &Window| {
        window
            .app()
            .comparison()
            .unwrap()
            .rows
            .iter()
            .position(|row| row.label.contains("•••"))
            .expect("dots")
    };
    let row = conflict(&window);
    window.does(Command::Select { row, reading: None });
    window.press(Modifiers::NONE, Key::Space);
    window.does(Command::ToggleBlind);
    let comparison = window.app().comparison().unwrap();
    assert_eq!(window.confirmed(), 1);
    assert!(comparison.articles.iter().any(|article| article.outlet == "Bay Wire"), "revealed again");
}

#[test]
fn passages_out_of_view_can_be_reached() {
    let mut window = Window::sample();
    window.does(Command::Show(Tab::SideBySide));
    let marked = window.0.query_all_by_role(Role::Mark).count();
    let loaded = window.app().loaded().unwrap();
    let shared: usize = loaded
        .comparison
        .rows
        .iter()
        .filter(|row| row.verdict != Verdict::Single)
        .map(|row| row.readings.len())
        .sum();
    assert_eq!(marked, shared);
}

#[test]
fn the_overviews_filters_lead_to_the_rows() {
    let mut window = Window::sample();
    window.does(Command::Show(Tab::Overview));
    window.click_first("Conflict ");
    assert_eq!(window.app().state.tab, Tab::Table);
    window.does(Command::Show(Tab::Overview));
    window.press(Modifiers::COMMAND, Key::F);
    window.types("minister");
    window.press(Modifiers::NONE, Key::Enter);
    assert_eq!(window.app().state.tab, Tab::Table);
}

#[test]
fn a_stranger_finds_who_disagrees_on_a_number() {
    let mut window = Window::sample();
    window.click("Difference");
    window.click_first("Number");
    let comparison = window.app().comparison().unwrap();
    assert!(!window.app().state.rows.is_empty());
    for &row in &window.app().state.rows {
        assert!(comparison.rows[row].differences.iter().any(|d| d.kind == DifferenceKind::Number));
    }
    let row = window.app().state.rows[0];
    window.does(Command::Inspect { row, reading: None });
    assert!(window.says("these cannot both be true"));
}

#[test]
fn the_window_and_the_exports_filter_alike() {
    let folder = TempDir::new().unwrap();
    let said = "The bridge was never safe, and everybody in this town has known it for years";
    let one =
        format!("Bridge closed\n\n“{said},” said Mayor Ada Kern on Monday.\n\nThe bridge was closed.\n");
    let two = format!("A bridge is shut\n\n“{said},” said Bo Lund, an engineer.\n\nIt was shut on Monday.\n");
    let files = vec![file(&folder, "one.txt", &one), file(&folder, "two.txt", &two)];
    let mut window = Window::open(Opening { files, ..Opening::default() });
    let rows = &window.app().comparison().unwrap().rows;
    let contested =
        rows.iter().position(|row| row.speaker == "Ada Kern or Bo Lund").expect("two are credited");
    let loaded = window.app().loaded().unwrap();
    assert_eq!(loaded.speakers, [("Ada Kern".to_owned(), 1), ("Bo Lund".to_owned(), 1)]);
    for name in ["Ada Kern", "Bo Lund"] {
        let speaker = Some(name.to_owned());
        window.does(Command::Filter(RowFilter { speaker, ..RowFilter::default() }));
        assert_eq!(window.app().state.rows, [contested], "{name}");
    }
    let mut window = Window::sample();
    let set = |letters: &[&str]| letters.iter().map(|letter| letter.to_string()).collect();
    let none = RowFilter::default;
    let filters = [
        RowFilter { matching: Some(Matching::Loose), ..none() },
        RowFilter { matching: Some(Matching::Firm), kind: Some(RowKind::Fact), ..none() },
        RowFilter { verdicts: [Verdict::Conflict, Verdict::Single].into(), ..none() },
        RowFilter { sources: set(&["A", "B"]), silent: set(&["C"]), ..none() },
        RowFilter { difference: Some(DifferenceKind::Number), unconfirmed: true, ..none() },
    ];
    for filter in filters {
        let asked = filter.for_rows();
        window.does(Command::Filter(filter));
        let comparison = window.app().comparison().unwrap();
        let exported: Vec<&str> = asked.rows(comparison).map(|row| row.id.as_str()).collect();
        let shown = window.app().state.rows.iter().map(|&row| comparison.rows[row].id.as_str());
        assert_eq!(shown.collect::<Vec<_>>(), exported, "{asked:?}");
        assert!(!exported.is_empty() && exported.len() < comparison.rows.len(), "{asked:?}");
        let told = asked.matchings.first();
        assert!(
            told.is_none() || asked.rows(comparison).all(|row| row.matching.as_ref() == told),
            "{asked:?}"
        );
    }
    let loose = window.app().loaded().unwrap().matchings[2];
    window.does(Command::ClearFilter);
    window.click("Match");
    window.click(&format!("Loose matches  {}", loose.1));
    assert_eq!(window.app().state.rows.len(), loose.1, "as many as the menu says");
}

#[test]
fn quotations_of_a_speaker_are_shown_by_themselves() {
    let mut window = Window::sample();
    let speaker = window.app().loaded().unwrap().speakers[0].0.clone();
    window.click("Speaker");
    window.click_first(&format!("{speaker}  "));
    let comparison = window.app().comparison().unwrap();
    assert!(!window.app().state.rows.is_empty());
    for &row in &window.app().state.rows {
        assert!(credited(&comparison.rows[row]).any(|name| name == speaker));
    }
}

#[test]
fn the_size_and_the_look_are_changed_by_keys_and_menus() {
    let mut window = Window::sample();
    let before = window.0.ctx.zoom_factor();
    window.press(Modifiers::COMMAND, Key::Plus);
    assert!(window.0.ctx.zoom_factor() > before);
    window.press(Modifiers::COMMAND, Key::Num0);
    assert_eq!(window.0.ctx.zoom_factor(), 1.0);
    window.does(Command::Zoom(Zoom::Out));
    assert!(window.0.ctx.zoom_factor() < 1.0);
    window.click("View");
    window.click("Dark");
    assert!(window.0.ctx.global_style().visuals.dark_mode);
}

#[test]
fn the_table_stays_where_it_is_when_rows_change() {
    let mut window = Window::sample();
    for _ in 0..25 {
        window.press(Modifiers::NONE, Key::ArrowDown);
    }
    let place = |window: &Window| {
        let row = window.app().state.selection.row.unwrap();
        let title = window.app().loaded().unwrap().rows[row].title.clone();
        let found = window.0.query_all_by_label_contains(&title);
        found.map(|node| node.rect().top()).fold(f32::INFINITY, f32::min)
    };
    let before = place(&window);
    let title = |window: &Window| {
        window.app().loaded().unwrap().rows[window.app().state.selection.row.unwrap()].title.clone()
    };
    let selected = title(&window);
    window.press(Modifiers::NONE, Key::Space);
    assert_eq!(title(&window), selected);
    assert!((place(&window) - before).abs() < 2.0, "{} is not {before}", place(&window));
}
