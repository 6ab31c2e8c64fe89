//! The quote check: from the page without a reference to a quotation that is read beside the transcript.

use super::{Window, file};
use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers, OutputCommand};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use parallax::app::Opening;
use parallax::app::checking::{CheckFilter, CheckOrder};
use parallax::app::command::{Command, CopyAs, SourceCommand};
use parallax::app::exporting::Scope;
use parallax::app::state::Tab;
use parallax::compare::reference::Finding;
use parallax::export::quote_check::Form;
use std::path::PathBuf;
use tempfile::TempDir;

/// What was said of the sample event, where the outlets have the words and where some of them have others.
const TRANSCRIPT: &str = "---\noutlet: Aldmoor City Hall\ntitle: Remarks at the terminal gates\n---\n\n\
    MAYOR INES HALLORAN: This is the worst day in the history of this harbor. We will find out what failed, and who \
    signed for it, and we will publish every page.\n\n\
    DIRECTOR TOMAS VERLANDER: We have no reason at this time to believe that anyone meant this to happen. Not one box \
    will move before then.\n\n\
    DR. PIERS LINDQVIST: Four of them are in surgery now, and I am hopeful for three of them.\n";

fn transcript(folder: &TempDir) -> PathBuf {
    file(folder, "gates.md", TRANSCRIPT)
}

/// The sample event with the transcript as the reference, in the quote check.
fn checked(folder: &TempDir) -> Window {
    let mut window = Window::sample();
    window.does(Command::AddReferenceFiles(vec![transcript(folder)]));
    window.does(Command::Show(Tab::QuoteCheck));
    window
}

fn findings(window: &Window) -> Vec<Finding> {
    let loaded = window.app().loaded().unwrap();
    window.app().state.checks.shown.iter().map(|&check| loaded.checks[check].check.finding).collect()
}

/// The first check of this finding, as the list calls it.
fn first(window: &Window, finding: Finding) -> usize {
    let loaded = window.app().loaded().unwrap();
    loaded.checks.iter().position(|checked| checked.check.finding == finding).expect("none was found so")
}

#[test]
fn without_a_reference_it_says_what_it_is_for_and_takes_one() {
    let mut window = Window::sample();
    window.press(Modifiers::COMMAND, Key::Num4);
    assert_eq!(window.app().state.tab, Tab::QuoteCheck);
    for way in ["Check quotations against what was said", "Add a transcript…", "Paste a transcript…"] {
        assert!(window.says(way), "{way}");
    }
    window.click("Check against it: Aldmoor Herald");
    let checks = window.app().loaded().unwrap().checks.len();
    assert!(checks > 8);
    assert!(window.says(&format!("{checks} quotations")) && !window.says("Add a transcript…"));
    let listed = window.0.query_all_by_role(Role::ListItem).count();
    assert!(listed > 2, "{listed}");
    window.press(Modifiers::COMMAND, Key::Z);
    assert!(window.says("Add a transcript…"), "undone");
    window.press(Modifiers::COMMAND, Key::Y);
    assert_eq!(window.app().loaded().unwrap().checks.len(), checks);
    window.click("Compare Aldmoor Herald");
    assert!(window.says("is the reference, but it is switched off"));
    window.click("Switch it on");
    assert_eq!(window.app().loaded().unwrap().checks.len(), checks);
}

#[test]
fn a_transcript_that_is_added_or_pasted_is_the_reference_at_once() {
    let folder = TempDir::new().unwrap();
    let window = checked(&folder);
    let references = |window: &Window| -> Vec<String> {
        let articles = &window.app().comparison().unwrap().articles;
        articles.iter().filter(|article| article.reference).map(|a| a.outlet.clone()).collect()
    };
    assert_eq!(references(&window), ["Aldmoor City Hall"]);
    for finding in [Finding::Exact, Finding::Altered, Finding::NotFound] {
        assert!(findings(&window).contains(&finding), "{finding:?}");
    }
    assert!(window.says("DR. PIERS LINDQVIST · E, paragraph 3"));
    let mut window = Window::sample();
    window.does(Command::PasteReference);
    assert!(window.says("Paste a transcript"));
    window.fill(Role::MultilineTextInput, "Text", TRANSCRIPT.rsplit_once("---").unwrap().1.trim());
    window.fill(Role::TextInput, "Outlet", "City Hall");
    window.click("Add");
    assert_eq!(references(&window), ["City Hall"]);
    assert!(!window.app().loaded().unwrap().checks.is_empty());
}

#[test]
fn checks_are_filtered_by_finding_source_speaker_and_words_and_put_in_order() {
    let folder = TempDir::new().unwrap();
    let mut window = checked(&folder);
    let all = findings(&window).len();
    window.click_first("Altered ");
    let altered = findings(&window).len();
    assert!(altered > 0 && findings(&window).iter().all(|&finding| finding == Finding::Altered));
    assert!(window.says(&format!("{altered} of {all} quotations")));
    window.click_first("Exact ");
    assert!(findings(&window).len() > altered, "one beside the other");
    window.click("Show all rows");
    assert_eq!(findings(&window).len(), all);
    window.click_first("B Bay Wire: ");
    let loaded = window.app().loaded().unwrap().clone();
    let shown = &window.app().state.checks.shown;
    assert!(!shown.is_empty() && shown.iter().all(|&n| loaded.checks[n].source == 1));
    window.click_first("B Bay Wire: ");
    window.press(Modifiers::COMMAND, Key::F);
    window.types("surgery");
    let found = window.app().state.checks.shown.clone();
    assert!(!found.is_empty() && found.len() < all);
    assert!(found.iter().all(|&n| loaded.check_haystacks()[n].contains("surgery")));
    window.press(Modifiers::NONE, Key::Escape);
    window.does(Command::OrderChecks(CheckOrder::Gravest));
    let findings = findings(&window);
    assert_eq!((findings[0], *findings.last().unwrap()), (Finding::Altered, Finding::Exact));
    window.does(Command::OrderChecks(CheckOrder::Reference));
    let starts = window.app().state.checks.shown.iter().map(|&n| loaded.checks[n].check.passage);
    let starts: Vec<usize> = starts.map(|passage| passage.map_or(usize::MAX, |p| p.start)).collect();
    assert!(starts.is_sorted() && starts[0] < usize::MAX);
}

#[test]
fn a_check_is_read_in_context_from_check_to_check_and_back() {
    let folder = TempDir::new().unwrap();
    let mut window = checked(&folder);
    let altered = first(&window, Finding::Altered);
    window.does(Command::FilterChecks(CheckFilter {
        findings: [Finding::Altered].into(),
        ..CheckFilter::default()
    }));
    window.press(Modifiers::NONE, Key::ArrowDown);
    assert_eq!(window.app().state.selection.check, Some(altered));
    assert!(window.says("Quotation 1 of "), "read aloud as keys go through the list");
    window.press(Modifiers::NONE, Key::Enter);
    assert_eq!(window.app().state.tab, Tab::SideBySide);
    assert!(window.says("Back to the quote check") && window.says("Article of Aldmoor City Hall"));
    assert!(!window.says("Article of Daily Loop"), "in two columns");
    let loaded = window.app().loaded().unwrap().clone();
    let told = loaded.checks[altered].told[0].clone();
    assert!(window.says(&told));
    let there = format!("What was said: {}", loaded.checks[altered].check.text);
    let place = |window: &Window, name: &str| window.0.get_all_by_label(name).next().unwrap().rect();
    let (words, column) = (place(&window, &there), place(&window, "Article of Aldmoor City Hall"));
    assert!(column.contains(words.center()) && words.height() > 10.0, "{words:?} in {column:?}");
    window.press(Modifiers::NONE, Key::ArrowDown);
    let next = window.app().state.selection.check.unwrap();
    assert_ne!(next, altered);
    assert_eq!(window.app().state.tab, Tab::SideBySide);
    window.click("Previous");
    assert_eq!(window.app().state.selection.check, Some(altered));
    window.press(Modifiers::NONE, Key::Escape);
    assert_eq!(
        (window.app().state.tab, window.app().state.selection.check),
        (Tab::QuoteCheck, Some(altered))
    );
    window.click("Read in context");
    window.click("All sources");
    assert!(window.says("Article of Daily Loop") && window.app().state.selection.check.is_none());
}

#[test]
fn a_check_is_selected_by_a_click_copied_and_followed_through_changes() {
    let folder = TempDir::new().unwrap();
    let mut window = checked(&folder);
    window.click_first("Exact: A Aldmoor Herald: ");
    let check = window.app().state.selection.check.unwrap();
    let text = |window: &Window| {
        let check = window.app().state.selection.check.expect("nothing is selected");
        window.app().loaded().unwrap().checks[check].check.text.clone()
    };
    let before = text(&window);
    assert_eq!(window.app().loaded().unwrap().checks[check].check.finding, Finding::Exact);
    window.0.event(Event::Copy);
    window.0.step();
    let copied = window.0.output().platform_output.commands.iter().find_map(|command| match command {
        OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    });
    let copied = copied.expect("nothing was copied");
    assert!(copied.starts_with("Exact\nA Aldmoor Herald: “"), "{copied}");
    assert!(copied.contains("\nE Aldmoor City Hall, paragraph 1: "), "{copied}");
    // rows are others now, and so are the letters
    window.does(Command::Strictness(0.7));
    assert_eq!(text(&window), before);
    window.does(Command::Source(SourceCommand::Move(0, 2)));
    assert_eq!(text(&window), before);
    window.does(Command::Source(SourceCommand::Reference(4, false)));
    assert!(window.app().state.selection.check.is_none() && window.app().loaded().unwrap().checks.is_empty());
    window.does(Command::Undo);
    assert!(!window.app().loaded().unwrap().checks.is_empty());
}

#[test]
fn the_row_of_a_check_and_the_check_of_a_row_are_found() {
    let folder = TempDir::new().unwrap();
    let mut window = checked(&folder);
    let check = first(&window, Finding::Altered);
    let at = window.app().loaded().unwrap().checks[check].at.expect("the quotation stands in a row");
    window.does(Command::SelectCheck(check));
    window.does(Command::Show(Tab::Table));
    assert_eq!(window.app().state.selection.row, Some(at.row));
    window.does(Command::Select { row: at.row, reading: Some(at.reading) });
    assert_eq!(window.app().state.selection.check, None);
    window.does(Command::Show(Tab::QuoteCheck));
    assert_eq!(window.app().state.selection.check, Some(check));
    // keys of rows are not for checks
    window.press(Modifiers::NONE, Key::Space);
    assert_eq!(window.confirmed(), 0);
}

#[test]
fn the_quote_check_is_written_for_other_programs() {
    let folder = TempDir::new().unwrap();
    let mut window = checked(&folder);
    window.click_first("Altered ");
    let shown = window.app().state.checks.shown.len();
    let all = window.app().loaded().unwrap().checks.len();
    window.press(Modifiers::COMMAND, Key::E);
    assert_eq!(window.app().wanted_export().unwrap().check, Some(Form::Xlsx), "what one looks at");
    window.click_first("Comma-separated values");
    window.click(&format!("Those the filter shows ({shown})"));
    assert!(window.says(&format!("All {shown} lines")), "the preview is of what is asked for");
    let wanted = window.app().wanted_export().unwrap();
    assert_eq!((wanted.check, wanted.scope, wanted.bom), (Some(Form::Csv), Scope::Shown, true));
    window.press(Modifiers::NONE, Key::Escape);
    let write = |window: &mut Window, form: Form, scope: Scope| {
        let wanted = parallax::app::exporting::Wanted { scope, ..wanted.of_checks(form) };
        let path = folder.path().join(format!("check-{}", form.extension()));
        window.does(Command::ExportFile { wanted, path: path.clone(), replace: true });
        assert!(window.says("Written to"), "{form:?}");
        std::fs::read(path.with_file_name(format!("check-{0}.{0}", form.extension()))).unwrap()
    };
    let bytes = write(&mut window, Form::Csv, Scope::Shown);
    assert!(bytes.starts_with("\u{FEFF}".as_bytes()), "Excel is told that this is UTF-8");
    let mut csv = csv::Reader::from_reader(&bytes[3..]);
    let made = csv.headers().unwrap().iter().position(|name| name == "made").unwrap();
    let records: Vec<csv::StringRecord> = csv.records().map(Result::unwrap).collect();
    assert_eq!(records.len(), shown);
    assert!(records[0][made].contains(&format!("Quotations: {shown} of {all}")), "{}", &records[0][made]);
    let json: serde_json::Value =
        serde_json::from_slice(&write(&mut window, Form::Json, Scope::All)).unwrap();
    assert_eq!(json["checks"].as_array().unwrap().len(), all);
    for form in [Form::Xlsx, Form::Docx] {
        assert!(write(&mut window, form, Scope::All).starts_with(b"PK"));
    }
    assert!(write(&mut window, Form::Pdf, Scope::All).starts_with(b"%PDF"));
    let html = String::from_utf8(write(&mut window, Form::Html, Scope::Shown)).unwrap();
    assert!(html.contains(&format!("{all} were checked")) && html.contains("Aldmoor City Hall"));
    let text = String::from_utf8(write(&mut window, Form::Text, Scope::All)).unwrap();
    assert!(text.starts_with(&format!("{all} quotations: ")), "{text}");
    // elsewhere the rows are offered first
    window.does(Command::Show(Tab::Table));
    window.press(Modifiers::COMMAND, Key::E);
    assert_eq!(window.app().wanted_export().unwrap().check, None);
    window.0.get_by_role_and_label(Role::RadioButton, "Quote check").click();
    window.0.run();
    assert_eq!(window.app().wanted_export().unwrap().check, Some(Form::Xlsx));
}

#[test]
fn no_outlet_is_named_in_the_quote_check_while_names_are_hidden() {
    let folder = TempDir::new().unwrap();
    let mut window = checked(&folder);
    window.does(Command::ToggleBlind);
    let told = |window: &Window, place: &str| {
        for node in window.0.root().children_recursive() {
            let node = node.accesskit_node();
            for text in [node.label(), node.value(), node.description()].into_iter().flatten() {
                for name in ["Bay Wire", "Aldmoor Herald", "Coast Radio", "Daily Loop", "Aldmoor City Hall"] {
                    assert!(!text.contains(name), "{name} is told in {place}: {text}");
                }
            }
        }
    };
    told(&window, "the list");
    let all = window.app().loaded().unwrap().checks.len();
    for check in (0..all).step_by(5) {
        window.does(Command::SelectCheck(check));
        told(&window, "the list");
        window.does(Command::ReadCheck(check));
        told(&window, "the articles");
        window.does(Command::Show(Tab::QuoteCheck));
    }
    window.press(Modifiers::COMMAND, Key::E);
    told(&window, "the export");
    window.press(Modifiers::NONE, Key::Escape);
    window.does(Command::CopyChecks(CopyAs::Text));
    window.does(Command::Source(SourceCommand::Reference(4, false)));
    told(&window, "the page without a reference");
}

#[test]
fn the_check_rests_and_thousands_are_listed() {
    let folder = TempDir::new().unwrap();
    let mut window = checked(&folder);
    window.does(Command::SelectCheck(0));
    for tab in [Tab::QuoteCheck, Tab::SideBySide] {
        window.does(Command::Show(tab));
        window.0.step();
        assert!(!window.0.ctx.has_requested_repaint(), "{} asks for frames at rest", tab.name());
    }
    let said: String = (0..1500)
        .map(|n| {
            format!(
                "“The ferry {n} will sail at dawn when the wind allows it,” said captain Ada Renholt.\n\n"
            )
        })
        .collect();
    let files = vec![
        file(&folder, "ferries.txt", &said),
        file(&folder, "logbook.txt", &said.replace(['“', '”'], "")),
    ];
    let mut window = Window::open(Opening { files, ..Opening::default() });
    window.does(Command::Source(SourceCommand::Reference(1, true)));
    window.does(Command::Show(Tab::QuoteCheck));
    let all = window.app().state.checks.shown.len();
    assert!(all > 1000, "{all}");
    assert!(window.0.query_all_by_role(Role::ListItem).count() < 20, "only what is in sight is laid out");
    window.press(Modifiers::NONE, Key::End);
    let last = window.0.query_all_by_role(Role::ListItem);
    let last = last.filter_map(|node| node.accesskit_node().data().position_in_set()).max();
    assert_eq!(last, Some(all - 1));
}
