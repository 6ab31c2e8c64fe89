//! The window as a person uses it, driven by what a screen reader is told; without display or graphics.

#![cfg(feature = "window")]

#[path = "common/brackwater.rs"]
mod brackwater;
#[path = "window/checks.rs"]
mod checks;
#[path = "window/flows.rs"]
mod flows;
#[path = "window/habits.rs"]
mod habits;
#[path = "window/keyboard.rs"]
mod keyboard;
#[path = "window/looks.rs"]
mod looks;
#[path = "window/views.rs"]
mod views;
#[path = "window/work.rs"]
mod work;

use brackwater::{ONE, TWO};
use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers, PointerButton, Pos2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use parallax::app::command::Command;
use parallax::app::state::{Sort, Tab};
use parallax::app::{App, Opening, theme};
use parallax::compare::document::{Row, RowKind, Verdict};
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// The window with what a test asks of it.
struct Window(Harness<'static, Option<App>>);

impl Window {
    fn open(opening: Opening) -> Window {
        let mut window = Window::live(Opening { in_place: true, ..opening });
        window.0.run();
        window
    }

    /// A window that reads and compares on threads, as the program's own does; it has shown nothing yet.
    fn live(opening: Opening) -> Window {
        let harness = Harness::builder()
            .with_size([1280.0, 800.0])
            .with_max_steps(120)
            .with_context_setup(theme::install)
            .build_ui_state(
                move |ui, app: &mut Option<App>| {
                    app.get_or_insert_with(|| App::new(ui.ctx(), opening.clone())).show(ui);
                },
                None,
            );
        Window(harness)
    }

    /// Shows frames until what threads do has come about.
    fn wait(&mut self, what: &str, until: impl Fn(&Window) -> bool) {
        for _ in 0..6_000 {
            self.0.step();
            if until(self) {
                return;
            }
            std::thread::sleep(std::time::Duration::from_millis(10));
        }
        panic!("{what} does not come about");
    }

    fn sample() -> Window {
        let mut window = Window::open(Opening::default());
        window.click("Open the sample event");
        window
    }

    fn app(&self) -> &App {
        self.0.state().as_ref().unwrap()
    }

    fn verdicts(&self) -> Vec<Verdict> {
        let rows = &self.app().comparison().unwrap().rows;
        self.app().state.rows.iter().map(|&row| rows[row].verdict).collect()
    }

    fn click(&mut self, label: &str) {
        self.0.get_by_label(label).click();
        self.0.run();
    }

    /// Clicks what a label begins with, as where a number follows.
    fn click_first(&mut self, start: &str) {
        let found = self
            .0
            .query_all_by_label_contains(start)
            .find(|node| node.accesskit_node().label().is_some_and(|label| label.starts_with(start)));
        found.unwrap_or_else(|| panic!("nothing is called {start}…")).click();
        self.0.run();
    }

    fn press(&mut self, modifiers: Modifiers, key: Key) {
        self.0.key_press_modifiers(modifiers, key);
        self.0.run();
    }

    /// Moves the pointer onto what has this name.
    fn hover(&mut self, name: &str) {
        let at = self.0.get_by_label(name).rect().center();
        self.0.event(Event::PointerMoved(at));
        // a tooltip comes when the pointer has rested for a while
        (0..60).for_each(|_| self.0.step());
    }

    fn types(&mut self, words: &str) {
        self.0.event(Event::Text(words.into()));
        self.0.run();
    }

    /// Presses the button at `from`, moves the pointer to `to` by way of the middle, lets go.
    fn drag(&mut self, from: Pos2, to: Pos2) {
        let press = |pos, pressed| Event::PointerButton {
            pos,
            button: PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        };
        for event in [
            Event::PointerMoved(from),
            press(from, true),
            Event::PointerMoved(from + (to - from) / 2.0),
            Event::PointerMoved(to),
            press(to, false),
        ] {
            self.0.event(event);
            self.0.step();
        }
        self.0.run();
    }

    fn does(&mut self, command: Command) {
        let ctx = self.0.ctx.clone();
        self.0.state_mut().as_mut().unwrap().apply(command, &ctx);
        self.0.run();
    }

    /// Types `words` into the field of this name, in place of what is there.
    fn fill(&mut self, role: Role, name: &str, words: &str) {
        self.0.get_by_role_and_label(role, name).scroll_to_me();
        self.0.run();
        self.0.get_by_role_and_label(role, name).focus();
        self.0.run();
        self.press(Modifiers::COMMAND, Key::A);
        self.types(words);
    }

    /// Scrolls to what has this name.
    fn reveal(&mut self, name: &str) {
        self.0
            .query_all_by_label(name)
            .last()
            .unwrap_or_else(|| panic!("nothing is called {name}"))
            .scroll_to_me();
        self.0.run();
    }

    /// Selects the first row that fits and opens the inspector.
    fn inspect(&mut self, fits: impl Fn(&Row) -> bool) -> usize {
        let row = self.app().comparison().unwrap().rows.iter().position(fits).expect("no row fits");
        self.does(Command::Inspect { row, reading: None });
        row
    }

    /// Confirms the first row by keys.
    fn confirm_first(&mut self) {
        self.press(Modifiers::NONE, Key::ArrowDown);
        self.press(Modifiers::NONE, Key::Space);
    }

    fn confirmed(&self) -> usize {
        self.app().comparison().unwrap().rows.iter().filter(|row| row.confirmed).count()
    }

    /// Selects words in an outlet's article with the pointer.
    fn select_words(&mut self, outlet: &str) {
        let article = self.0.get_by_label(&format!("Article of {outlet}")).rect();
        let line = article.left_top() + vec2(30.0, 220.0);
        self.drag(line, line + vec2(150.0, 0.0));
    }

    fn says(&self, words: &str) -> bool {
        self.0.query_all_by_label_contains(words).next().is_some()
            || self.0.query_all_by_value(words).next().is_some()
    }
}

fn file(folder: &TempDir, name: &str, content: &str) -> PathBuf {
    let path = folder.path().join(name);
    std::fs::write(&path, content).unwrap();
    path
}

fn two_files(folder: &TempDir) -> Vec<PathBuf> {
    vec![file(folder, "one.txt", ONE), file(folder, "two.txt", TWO)]
}

fn kept_in(folder: &Path) -> Opening {
    Opening { folder: Some(folder.to_path_buf()), ..Opening::default() }
}

#[test]
fn the_first_start_shows_the_ways_in() {
    let window = Window::open(Opening::default());
    for way in ["Add articles…", "Paste an article…", "Open the sample event", "Open project…"] {
        assert!(window.says(way), "{way}");
    }
}

#[test]
fn the_sample_is_compared() {
    let window = Window::sample();
    assert_eq!(window.app().comparison().unwrap().articles.len(), 4);
    assert!(window.says("comparing 4 articles"));
    assert!(window.says("Aldmoor Herald"));
    assert!(!window.app().is_dirty(), "nobody has worked on it");
}

#[test]
fn verdicts_filter_the_rows() {
    let mut window = Window::sample();
    let all = window.verdicts().len();
    window.click_first("Conflict ");
    assert!(window.verdicts().iter().all(|&verdict| verdict == Verdict::Conflict));
    window.click_first("Shortened ");
    let verdicts = window.verdicts();
    assert!(verdicts.contains(&Verdict::Cut) && verdicts.contains(&Verdict::Conflict));
    assert!(window.says(&format!("{} of {all} rows", verdicts.len())));
    window.click("Show all rows");
    assert_eq!(window.verdicts().len(), all);
}

#[test]
fn words_are_searched_for_as_they_are_typed() {
    let mut window = Window::sample();
    window.press(Modifiers::COMMAND, Key::F);
    window.types("verlander");
    let rows = window.app().state.rows.clone();
    let loaded = window.app().loaded().unwrap().clone();
    assert!(!rows.is_empty() && rows.len() < loaded.rows.len());
    assert!(rows.iter().all(|&row| loaded.haystacks()[row].contains("verlander")));
    window.press(Modifiers::NONE, Key::Escape);
    assert_eq!(window.app().state.rows.len(), loaded.rows.len());
    window.press(Modifiers::COMMAND, Key::F);
    window.types("no such words anywhere");
    assert!(window.says("No row passes the filter."));
}

#[test]
fn keys_go_through_the_rows() {
    let mut window = Window::sample();
    window.press(Modifiers::NONE, Key::ArrowDown);
    assert_eq!(window.app().state.selection.row, Some(window.app().state.rows[0]));
    window.press(Modifiers::NONE, Key::ArrowDown);
    window.press(Modifiers::NONE, Key::ArrowDown);
    assert_eq!(window.app().state.selection.row, Some(window.app().state.rows[2]));
    window.press(Modifiers::NONE, Key::End);
    assert_eq!(window.app().state.selection.row, window.app().state.rows.last().copied());
    window.press(Modifiers::NONE, Key::ArrowRight);
    assert!(window.app().state.selection.reading.is_some());
    window.press(Modifiers::NONE, Key::Enter);
    assert!(window.app().state.inspector_open);
    window.press(Modifiers::COMMAND, Key::Num1);
    assert_eq!(window.app().state.tab, Tab::Overview);
}

#[test]
fn a_row_is_selected_by_a_click_and_copied() {
    let mut window = Window::sample();
    window.click_first("Conflict: ");
    let row = window.app().state.selection.row.unwrap();
    assert_eq!(window.app().comparison().unwrap().rows[row].verdict, Verdict::Conflict);
    window.0.event(Event::Copy);
    window.0.step();
    let copied = window.0.output().platform_output.commands.iter().find_map(|command| match command {
        eframe::egui::OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    });
    let copied = copied.expect("nothing was copied");
    assert!(copied.starts_with("Conflict: ") && copied.contains("A Aldmoor Herald: "), "{copied}");
}

#[test]
fn hidden_names_are_hidden_everywhere() {
    let folder = TempDir::new().unwrap();
    let files = vec![file(&folder, "Quayside-Gazette.txt", ONE), file(&folder, "Lantern-Weekly.txt", TWO)];
    let mut window = Window::open(Opening { files, ..Opening::default() });
    assert!(window.says("Quayside-Gazette"));
    window.does(Command::ToggleBlind);
    for tab in Tab::ALL {
        window.does(Command::Show(tab));
        for name in ["Quayside", "Lantern"] {
            assert!(!window.says(name), "{name} is told in {}", tab.name());
        }
    }
    assert!(window.says("Source A"));
}

#[test]
fn stricter_means_fewer_rows_of_several_sources() {
    let mut window = Window::sample();
    let shared = |window: &Window| {
        window.app().comparison().unwrap().rows.iter().filter(|row| row.sources > 1).count()
    };
    window.does(Command::Strictness(0.0));
    let generous = shared(&window);
    window.does(Command::Strictness(1.0));
    assert!(shared(&window) < generous);
}

#[test]
fn the_selection_survives_another_strictness() {
    let mut window = Window::sample();
    window.click_first("Conflict: ");
    let about = |window: &Window| {
        let row = window.app().state.selection.row.unwrap();
        window.app().comparison().unwrap().rows[row].readings[0].text.clone()
    };
    let before = about(&window);
    window.does(Command::Strictness(0.55));
    assert_eq!(about(&window), before);
}

#[test]
fn the_shortcut_sheet_opens_and_closes() {
    let mut window = Window::sample();
    window.press(Modifiers::NONE, Key::F1);
    assert!(window.says("Keyboard shortcuts") && window.says("Next row"));
    window.press(Modifiers::NONE, Key::Escape);
    assert!(!window.says("Next row"));
}

#[test]
fn rows_are_filtered_by_kind_and_ordered_by_a_source() {
    let mut window = Window::sample();
    let mut filter = window.app().state.filter.clone();
    filter.kind = Some(RowKind::Quote);
    window.does(Command::Filter(filter));
    let rows = |window: &Window| -> Vec<(RowKind, Option<usize>)> {
        let all = &window.app().comparison().unwrap().rows;
        let start = |row: usize| all[row].readings.iter().find(|r| r.article == "B").map(|r| r.start);
        window.app().state.rows.iter().map(|&row| (all[row].kind, start(row))).collect()
    };
    assert!(rows(&window).iter().all(|(kind, _)| *kind == RowKind::Quote));
    window.click("B Bay Wire");
    let starts: Vec<usize> = rows(&window).into_iter().filter_map(|(_, start)| start).collect();
    assert!(starts.len() > 3 && starts.is_sorted());
}

#[test]
fn at_rest_nothing_is_drawn() {
    let mut window = Window::sample();
    for tab in Tab::ALL {
        window.does(Command::Show(tab));
        window.0.step();
        assert!(!window.0.ctx.has_requested_repaint(), "{} asks for frames at rest", tab.name());
    }
}

#[test]
fn the_rows_shown_are_written_for_other_programs() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("harbour.csv");
    let mut window = Window::sample();
    window.click_first("Conflict ");
    let shown = window.app().state.rows.len();
    window.press(Modifiers::COMMAND, Key::E);
    window.click_first("Comma-separated values");
    window.click("Wide");
    window.click(&format!("Those the filter shows ({shown})"));
    assert!(window.says(&format!("All {shown} lines")), "the preview is of what is asked for");
    let wanted = window.app().wanted_export().unwrap();
    window.press(Modifiers::NONE, Key::Escape);
    window.does(Command::ExportFile {
        wanted: wanted.clone(),
        path: folder.path().join("harbour"),
        replace: false,
    });
    assert!(window.says("Written to"));
    let bytes = std::fs::read(&path).unwrap();
    assert!(bytes.starts_with("\u{FEFF}".as_bytes()), "Excel is told that this is UTF-8");
    let records = csv::Reader::from_reader(&bytes[3..]).into_records().map(Result::unwrap).count();
    assert_eq!(records, shown);

    std::fs::write(&path, "somebody's work").unwrap();
    window.does(Command::ExportFile { wanted: wanted.clone(), path: path.clone(), replace: false });
    assert!(window.says("Replace this file?"));
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "somebody's work");
    window.click("Replace");
    assert_eq!(std::fs::read(&path).unwrap(), bytes);

    window.does(Command::ExportFile { wanted, path: folder.path().join("none/harbour.csv"), replace: false });
    assert!(window.says("its folder does not exist; make it first"));
}

#[test]
fn columns_are_chosen_and_the_table_s_order_is_kept() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("harbour.csv");
    let mut window = Window::sample();
    window.does(Command::Sort(Sort::Source("B".into())));
    window.press(Modifiers::COMMAND, Key::E);
    window.click_first("Comma-separated values");
    window.click("Wide");
    window.click_first("Columns (");
    // the menu stays open, where a box may have to be scrolled to; the preview has columns of these names too
    for name in ["Confirmed", "Note"] {
        window.0.get_by_role_and_label(Role::CheckBox, name).click_accesskit();
        window.0.run();
    }
    let wanted = window.app().wanted_export().unwrap();
    assert_eq!(wanted.without.iter().map(String::as_str).collect::<Vec<_>>(), ["confirmed", "note"]);
    window.does(Command::ExportFile { wanted, path: path.clone(), replace: false });
    assert!(window.says("Written to"));
    let bytes = std::fs::read(&path).unwrap();
    let mut reader = csv::Reader::from_reader(&bytes[3..]);
    assert!(!reader.headers().unwrap().iter().any(|title| ["Confirmed", "Note"].contains(&title)));
    let written: Vec<String> = reader.records().map(|line| line.unwrap()[0].to_owned()).collect();
    let app = window.app();
    let rows = &app.loaded().unwrap().comparison.rows;
    let shown: Vec<String> = app.state.rows.iter().map(|&row| rows[row].id.clone()).collect();
    assert_eq!(written, shown);
    assert!(!app.state.rows.is_sorted(), "another order than the comparison’s");
}

#[test]
fn a_lesson_is_previewed_and_its_three_parts_are_written() {
    let folder = TempDir::new().unwrap();
    let mut window = Window::sample();
    window.does(Command::Lesson);
    assert!(window.says("Sheet ") && window.says("1. "));
    window.click("Web page");
    window.click("Hide outlet names from students");
    let sheets = window.app().wanted_sheets().unwrap();
    assert!(sheets.blind);
    window.press(Modifiers::NONE, Key::Escape);
    let write = Command::LessonFiles { sheets, path: folder.path().join("harbour.html"), replace: false };
    window.does(write.clone());
    assert!(window.says("harbour-sheet.html, harbour-key.html and harbour-articles.html"), "all are named");
    let read =
        |part: &str| std::fs::read_to_string(folder.path().join(format!("harbour-{part}.html"))).unwrap();
    assert!(read("key").contains("Aldmoor Herald") && read("articles").len() > 1000);
    assert!(!read("sheet").contains("Aldmoor Herald"), "students are not told");
    window.does(write);
    assert!(window.says("Replace these files?"));
}
