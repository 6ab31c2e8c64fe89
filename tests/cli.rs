//! The program as a user runs it: what it prints, what it says on standard error, how it ends.

#[path = "common/brackwater.rs"]
mod brackwater;
#[path = "cli/reading.rs"]
mod reading;
#[path = "cli/writing.rs"]
mod writing;

use brackwater::{ONE, TWO};
use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

/// What is said where the window would have opened.
const NO_WINDOW: &str = if cfg!(feature = "window") {
    "parallax: there is no display to open a window on; comparing on the command line, see parallax --help\n"
} else {
    ""
};

struct Folder(TempDir);

impl Folder {
    fn new() -> Self {
        let folder = Folder(TempDir::new().unwrap());
        folder.file("one.txt", ONE);
        folder.file("two.txt", TWO);
        folder
    }

    fn file(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.0.path().join(name);
        std::fs::write(&path, content).unwrap();
        path
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn run(&self, args: &[&str]) -> Ran {
        ran(parallax().current_dir(self.0.path()).args(args).output().unwrap())
    }
}

struct Ran {
    code: i32,
    out: String,
    err: String,
}

fn parallax() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_parallax"));
    // Without a display there is no window, and the command line does the work.
    for name in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET"] {
        command.env_remove(name);
    }
    command.stdin(Stdio::null());
    command
}

/// What the program does with `input` on its standard input.
fn fed(command: &mut Command, input: &str) -> Ran {
    let piped = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = piped.spawn().unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    ran(child.wait_with_output().unwrap())
}

/// The program ended by itself, and every byte it printed is text.
fn ran(output: Output) -> Ran {
    let ran = Ran {
        code: output.status.code().expect("ended by a signal"),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    };
    assert!(!ran.err.contains("panicked"), "{}", ran.err);
    ran
}

fn json(ran: &Ran) -> serde_json::Value {
    serde_json::from_str(&ran.out).unwrap_or_else(|error| panic!("{error}\n{}\n{}", ran.out, ran.err))
}

#[test]
fn help_teaches() {
    for args in [&["--help"][..], &["compare", "--help"]] {
        let help = Folder::new().run(args);
        assert_eq!(help.code, 0);
        for part in
            ["Examples:", "Exit codes:", "conflict", "--format", "--strictness", "standard input", "NO_COLOR"]
        {
            assert!(help.out.contains(part), "{part}\n{}", help.out);
        }
    }
    assert!(Folder::new().run(&["--version"]).out.starts_with("parallax 0."));
}

#[test]
fn without_arguments_the_sample_shows_itself() {
    let shown = Folder::new().run(&[]);
    assert_eq!((shown.code, shown.err.as_str()), (0, NO_WINDOW));
    for part in ["4 articles", "Aldmoor Herald", "Bay Wire", "parallax --help"] {
        assert!(shown.out.contains(part), "{part}\n{}", shown.out);
    }
}

#[test]
fn files_alone_are_compared_where_there_is_no_window() {
    let shown = Folder::new().run(&["one.txt", "two.txt"]);
    assert_eq!((shown.code, shown.err.as_str()), (0, NO_WINDOW));
    assert!(shown.out.starts_with("2 articles\n"), "{}", shown.out);
}

#[test]
fn every_format_is_written() {
    let folder = Folder::new();
    let files = ["one.txt", "two.txt"];
    let starts = [
        ("table", "2 articles\n"),
        ("json", "{\n"),
        ("csv", "row,kind,label"),
        ("tsv", "row\tkind\tlabel"),
        ("html", "<!DOCTYPE html>"),
        ("tei", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"),
        ("annotations", "{\n"),
        ("ris", "TY  - NEWS"),
        ("bibtex", "@article{"),
        ("markdown", "# Comparison\n"),
    ];
    for (format, start) in starts {
        let named = folder.run(&["compare", files[0], files[1], "--format", format]);
        assert_eq!((named.code, named.err.as_str()), (0, ""), "{format}");
        assert!(named.out.starts_with(start), "{}", named.out);
        assert!(!named.out.contains('\u{1b}'), "colour in a pipe");
        // “compare” may be left out.
        assert_eq!(folder.run(&[files[0], files[1], "--format", format]).out, named.out);
    }
    let document = json(&folder.run(&["one.txt", "two.txt", "--format=json"]));
    assert_eq!(document["format"], "parallax-comparison");
    assert_eq!(document["version"], 1);
    assert_eq!(document["articles"][1]["id"], "B");
    assert_eq!(document["articles"][1]["path"], "two.txt");
}

#[test]
fn colour_can_be_forced_and_forbidden() {
    let folder = Folder::new();
    let forced =
        parallax().current_dir(folder.path("")).arg("one.txt").env("CLICOLOR_FORCE", "1").output().unwrap();
    assert!(ran(forced).out.contains('\u{1b}'));
    let both = parallax()
        .current_dir(folder.path(""))
        .arg("one.txt")
        .envs([("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")])
        .output()
        .unwrap();
    assert!(!ran(both).out.contains('\u{1b}'));
}

#[test]
fn rows_can_be_chosen() {
    let folder = Folder::new();
    let rows = |args: &[&str]| -> Vec<(String, String)> {
        let document = json(&folder.run(&[&["one.txt", "two.txt", "--format", "json"], args].concat()));
        let text = |value: &serde_json::Value| value.as_str().unwrap().to_string();
        document["rows"]
            .as_array()
            .unwrap()
            .iter()
            .map(|row| (text(&row["kind"]), text(&row["verdict"])))
            .collect()
    };
    assert!(rows(&["--only", "quotes"]).iter().all(|(kind, _)| kind == "quote"));
    assert!(rows(&["--only", "facts"]).iter().all(|(kind, _)| kind == "fact"));
    let some = ["conflict", "single", "cut"];
    assert!(
        rows(&["--verdict", "conflict,single", "--verdict", "shortened"])
            .iter()
            .all(|(_, verdict)| some.contains(&verdict.as_str()))
    );
    let all = rows(&[]).len();
    let parts: usize = ["quotes", "facts"].into_iter().map(|only| rows(&["--only", only]).len()).sum();
    assert_eq!(all, parts);
}

#[test]
fn rows_and_columns_are_named() {
    let folder = Folder::new();
    let wide = ["one.txt", "two.txt", "--format", "csv", "--layout", "wide"];
    let ran = folder.run(&[&wide[..], &["--rows", "R2,", "--without", "note,confirmed"]].concat());
    let mut table = csv::Reader::from_reader(ran.out.as_bytes());
    assert!(!table.headers().unwrap().iter().any(|title| ["Note", "Confirmed"].contains(&title)));
    let rows: Vec<String> = table.records().map(|line| line.unwrap()[0].to_owned()).collect();
    assert_eq!(rows, ["r2"]);
    // every file tells when its articles were added
    assert!(ran.out.contains(", added "), "{}", ran.out);
    let found = folder.run(&[&wide[..], &["--search", "\"could not AFFORD\""]].concat());
    assert!(csv::Reader::from_reader(found.out.as_bytes()).records().count() >= 1);
    let none = folder.run(&[&wide[..], &["--search", "zebra"]].concat());
    assert_eq!(csv::Reader::from_reader(none.out.as_bytes()).records().count(), 0);
    assert!(none.err.contains("none of the") && none.err.contains("--search"), "{}", none.err);
    let strange = folder.run(&[&wide[..], &["--rows", "r2,r999"]].concat());
    assert_eq!(strange.code, 3);
    assert!(strange.err.contains("no row is called “r999”"), "{}", strange.err);
}

#[test]
fn wrong_usage_ends_with_2() {
    let folder = Folder::new();
    let cases: [&[&str]; 13] = [
        &["one.txt", "--strictness", "-1"],
        &["one.txt", "--format", "ris", "--verdict", "conflict"],
        &["compare"],
        &["--format", "json"],
        &["one.txt", "--format", "spoken"],
        &["one.txt", "--verdict", "maybe"],
        &["one.txt", "--strictness", "1.5"],
        &["one.txt", "--strictness", "NaN"],
        &["one.txt", "--force"],
        &["one.txt", "--format", "json", "--layout", "wide"],
        &["one.txt", "--bom"],
        &["one.txt", "--output", "out.xyz"],
        &["one.txt", "--nonsense"],
    ];
    for args in cases {
        let refused = folder.run(args);
        assert_eq!(refused.code, 2, "{args:?}: {}", refused.err);
        assert!(refused.err.contains("error:") && refused.out.is_empty(), "{args:?}");
    }
}

/// The formats that are no text: a workbook, a Word document, pages.
#[test]
fn a_table_is_written_for_other_programs() {
    let folder = Folder::new();
    for (name, start) in [("a.xlsx", "PK"), ("b.docx", "PK"), ("c.pdf", "%PDF-")] {
        assert_eq!(folder.run(&["one.txt", "two.txt", "-o", name]).code, 0);
        assert!(std::fs::read(folder.path(name)).unwrap().starts_with(start.as_bytes()), "{name}");
    }
    let table = |args: &[&str]| folder.run(&[&["one.txt", "two.txt", "--format", "csv"], args].concat()).out;
    assert!(table(&["--layout", "wide"]).starts_with("Row,Kind,Verdict,What,"));
    assert!(table(&["--layout", "presence"]).lines().next().unwrap().contains(",A one,B two,made"));
    assert!(table(&["--bom"]).starts_with('\u{FEFF}'));
    let unknown = folder.run(&["one.txt", "two.txt", "--format", "csv", "--fields", "row,speker"]);
    assert_eq!(unknown.code, 3);
    assert!(unknown.err.contains("speker") && unknown.err.contains("speaker"), "{}", unknown.err);
    assert!(table(&["--fields", "row,speaker"]).starts_with("row,speaker\r\n"));
    assert!(table(&["--layout", "wide", "--fields", "b,row"]).starts_with("B two,Row\r\n"));
    assert!(
        table(&["--with", "context,evidence"]).lines().next().unwrap().contains(",before,after,evidence,")
    );
}
