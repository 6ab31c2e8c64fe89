//! How the window is laid out: where everything stands that has a name, as text that a reviewer reads, and what
//! holds in every view. Pictures would need a graphics driver where the tests run; places do not.

use super::{Window, file, two_files};
use eframe::egui::accesskit::Role;
use eframe::egui::{Rect, pos2, vec2};
use egui_kittest::Node;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use parallax::app::Opening;
use parallax::app::command::{Command, SourceCommand};
use parallax::app::state::Tab;
use std::fmt::Write as _;
use std::path::Path;
use tempfile::TempDir;

/// Where it stands, in points; nothing for what has no place of its own.
fn place(node: &Node) -> Option<Rect> {
    let bounds = node.accesskit_node().bounding_box()?;
    let at = |x: f64, y: f64| pos2(x as f32, y as f32);
    Some(Rect::from_min_max(at(bounds.x0, bounds.y0), at(bounds.x1, bounds.y1)))
}

/// What is shown, a line each: where it stands in points, what it is, and what it is called.
fn places(window: &Window) -> String {
    let mut told = String::new();
    for node in window.0.root().children_recursive() {
        let known = node.accesskit_node();
        let role = known.role();
        let name = known.label().or_else(|| known.value()).unwrap_or_default();
        // the toolkit's own frames, and the letters of a label once more
        if name.trim().is_empty() || matches!(role, Role::TextRun | Role::ScrollBar) {
            continue;
        }
        // what is far below is there for the keyboard, and what is not measured yet is only guessed
        let Some(rect) = place(&node).filter(|rect| rect.top() < 820.0) else { continue };
        // so that a hair's breadth is no difference
        let even = |x: f32| (x / 2.0).round() as i32 * 2;
        let size = format!("{}x{}", even(rect.width()), even(rect.height()));
        let name: String = name.replace('\n', " / ").chars().take(72).collect();
        let role = format!("{role:?}");
        let _ =
            writeln!(told, "{:>4} {:>4} {size:>9}  {role:<14} {name}", even(rect.left()), even(rect.top()));
    }
    told
}

/// Compares with the file of that name, which a reviewer reads as text. To write it anew, run the tests
/// with `UPDATE_EXPECTED=1`.
fn expect(name: &str, window: &Window) {
    let told = places(window);
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/expected/window").join(name);
    if std::env::var_os("UPDATE_EXPECTED").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, &told).unwrap();
    }
    let expected = std::fs::read_to_string(&path).unwrap_or_default();
    let changed: Vec<&str> = told.lines().filter(|line| !expected.contains(line)).collect();
    assert!(told == expected, "{name} is laid out differently now; new or moved:\n{}", changed.join("\n"));
}

fn two_articles(folder: &TempDir) -> Window {
    let mut window = Window::open(Opening { files: two_files(folder), ..Opening::default() });
    window.does(Command::Show(Tab::Table));
    window
}

#[test]
fn everything_stands_where_it_is_expected() {
    expect("start.txt", &Window::open(Opening::default()));
    let folder = TempDir::new().unwrap();
    let mut window = two_articles(&folder);
    expect("table.txt", &window);
    window.does(Command::Show(Tab::Overview));
    expect("overview.txt", &window);
    window.does(Command::Show(Tab::SideBySide));
    expect("side-by-side.txt", &window);
    window.does(Command::Show(Tab::Table));
    window.does(Command::Inspect { row: 0, reading: None });
    expect("inspector.txt", &window);
    window.does(Command::ToggleInspector);
    window.does(Command::Show(Tab::QuoteCheck));
    expect("no-reference.txt", &window);
    window.does(Command::Source(SourceCommand::Reference(1, true)));
    window.does(Command::SelectCheck(0));
    expect("quote-check.txt", &window);
    window.does(Command::ReadCheck(0));
    expect("check-in-context.txt", &window);
}

/// The left edge of the inspector, by the heading over the passages or by what is said where nothing is selected.
fn inspector(window: &Window) -> f32 {
    let search = window.0.get_by_role_and_label(Role::SearchInput, "Find").rect();
    search.right()
}

#[test]
fn the_inspector_stays_as_wide_as_it_is() {
    let mut window = Window::sample();
    window.does(Command::Show(Tab::Table));
    window.does(Command::Inspect { row: 0, reading: None });
    let edge = inspector(&window);
    for _ in 0..12 {
        window.does(Command::Step(1));
        assert_eq!(inspector(&window), edge, "at row {:?}", window.app().state.selection.row);
    }
    window.does(Command::Deselect);
    assert_eq!(inspector(&window), edge, "with nothing selected");
    window.does(Command::Step(1));
    assert_eq!(inspector(&window), edge, "with a row selected again");
}

/// Named things that leave the window to the right without lying in what is scrolled sideways.
fn cut_off(window: &Window, screen: Rect) -> Vec<String> {
    let nodes = window.0.root().children_recursive();
    let cut = nodes.filter(|node| {
        let known = node.accesskit_node();
        let scrolled = matches!(
            known.role(),
            Role::GridCell | Role::ColumnHeader | Role::Splitter | Role::Mark | Role::TextRun
        );
        let Some(rect) = place(node) else { return false };
        let named = known.label().is_some_and(|name| !name.trim().is_empty());
        named && !scrolled && rect.is_positive() && rect.right() > screen.right() + 1.0
    });
    cut.map(|node| format!("{:?} at {:?}", node.accesskit_node().label(), place(&node))).collect()
}

#[test]
fn nothing_is_cut_off_at_the_right() {
    let mut window = Window::sample();
    for (width, height) in [(1280.0, 800.0), (1920.0, 1080.0), (1024.0, 700.0)] {
        let screen = Rect::from_min_size(Default::default(), vec2(width, height));
        window.0.set_size(screen.size());
        window.0.run();
        for tab in [Tab::Overview, Tab::Table, Tab::QuoteCheck] {
            window.does(Command::Show(tab));
            for open in [false, true] {
                if open != window.app().state.inspector_open {
                    window.does(Command::ToggleInspector);
                }
                window.does(Command::Step(1));
                assert_eq!(cut_off(&window, screen), Vec::<String>::new(), "{tab:?} at {width}, {open}");
            }
        }
    }
}

#[test]
fn names_that_are_too_long_leave_room_for_what_stands_beside_them() {
    let folder = TempDir::new().unwrap();
    let long = format!("The {} Courier and Advertiser", "Upper Brackwater and Lower Linden ".repeat(4));
    let text =
        |outlet: &str, body: &str| format!("---\noutlet: {outlet}\ntitle: A headline\n---\n\n{body}\n");
    let one = file(
        &folder,
        "one.md",
        &text(&long, "The bridge was closed on Monday at noon, the harbour office said."),
    );
    let two = file(
        &folder,
        "two.md",
        &text("Echo", "The bridge was closed at noon on Monday, the harbour office said."),
    );
    let window = Window::open(Opening { files: vec![one, two], ..Opening::default() });
    let more = window.0.get_by_label_contains("More for The Upper").rect();
    let same = window.0.get_by_label("More for Echo").rect();
    assert_eq!(more.left(), same.left());
    let switch = window.0.get_by_label_contains("Compare The Upper").rect();
    assert!(switch.right() < more.left());
}

#[test]
fn a_reader_of_the_screen_is_told_how_many_rows_there_are() {
    let mut window = Window::sample();
    window.does(Command::Show(Tab::Table));
    let all = window.app().state.rows.len();
    let grid = window.0.get_by_role(Role::Grid);
    let grid = grid.accesskit_node();
    assert_eq!((grid.data().row_count(), grid.data().size_of_set()), (Some(all), Some(all)));
    assert_eq!(grid.data().column_count(), Some(5));
    window.does(Command::Step(isize::MAX));
    let heads = window.0.query_all_by_role(Role::RowHeader);
    let last = heads.filter_map(|node| node.accesskit_node().data().position_in_set()).max();
    assert_eq!(last, Some(all - 1), "the last row knows that it is the last");
}
