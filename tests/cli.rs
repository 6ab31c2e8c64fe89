//! The program as a user runs it: what it prints, what it says on standard error, how it ends.

#[path = "common/brackwater.rs"]
mod brackwater;

use brackwater::{ONE, TWO};
use std::io::Write as _;
use std::path::{Path, PathBuf};
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
    let ran = folder.run(&[&wide[..], &["--rows", "r2", "--without", "note,confirmed"]].concat());
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
    let strange = folder.run(&[&wide[..], &["--rows", "r2,r999"]].concat());
    assert_eq!(strange.code, 3);
    assert!(strange.err.contains("no row is called r999"), "{}", strange.err);
}

#[test]
fn wrong_usage_ends_with_2() {
    let folder = Folder::new();
    let cases: [&[&str]; 11] = [
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

#[test]
fn what_cannot_be_read_is_named_and_the_rest_is_compared() {
    let folder = Folder::new();
    folder.file("empty.txt", "");
    folder.file("blank.txt", " \n\n\t\n");
    folder.file("binary.txt", [0u8, 159, 146, 150, 0, 1, 2, 3, 255, 254, 0, 0, 7].repeat(99));
    std::fs::create_dir(folder.path("folder")).unwrap();
    for name in ["empty.txt", "blank.txt", "binary.txt", "folder", "missing.txt"] {
        let partly = folder.run(&["one.txt", name, "two.txt", "--format", "json"]);
        assert_eq!(partly.code, 1, "{name}: {}", partly.err);
        assert!(partly.err.contains(name), "{name}: {}", partly.err);
        assert_eq!(partly.err.trim_end().lines().count(), 1, "{name}: {}", partly.err);
        assert_eq!(json(&partly)["articles"].as_array().unwrap().len(), 2, "{name}");
        let nothing = folder.run(&[name]);
        assert_eq!(nothing.code, 3, "{name}: {}", nothing.err);
        assert!(nothing.out.is_empty());
    }
    folder.file("folder/three.txt", ONE);
    assert_eq!(
        json(&folder.run(&["folder", "two.txt", "--format", "json"]))["articles"][0]["path"],
        "folder/three.txt"
    );
}

/// Texts that broke other programs; each is compared, beside an ordinary one.
#[test]
fn odd_texts_are_compared() {
    let folder = Folder::new();
    let long = "word ".repeat(200_000);
    let brackets = format!("The mayor said {}{} on Tuesday.", "[".repeat(10_000), "]".repeat(10_000));
    let nested = format!("She said {}no{} twice.", "“".repeat(10_000), "”".repeat(10_000));
    let cases: [(&str, Vec<u8>); 10] = [
        ("lone", "“He left.\n\n\"And\n\nThen ” came ' and « or » it. “\n\n”".into()),
        ("marks", "\"\"\"\"\" “”“”” ''''".into()),
        ("long", long.into_bytes()),
        ("endless", "a".repeat(2_000_000).into_bytes()),
        ("brackets", brackets.into_bytes()),
        ("nested", nested.into_bytes()),
        (
            "latin",
            b"The caf\xe9 in Brackwater closed on Tuesday, M. Andr\xe9 said. It was 30 years old.".to_vec(),
        ),
        (
            "broken",
            b"The town hall \xff\xfe\xc3\x28 burned on Tuesday. Nobody \xf0\x28\x8c was hurt in it at all."
                .to_vec(),
        ),
        ("hebrew", "ראש העיר אמר ביום שלישי: “הספרייה תיסגר ביוני”.\n\nכ-300 איש עמדו בחוץ.".into()),
        ("escape", "Two people\u{1b}[2J\u{202e} died on Tuesday,\u{9b}31m the mayor said.".into()),
    ];
    for (name, content) in cases {
        folder.file("odd.txt", content);
        for format in ["table", "json", "csv", "markdown"] {
            let ran = folder.run(&["odd.txt", "one.txt", "--format", format]);
            assert_eq!(ran.code, 0, "{name}: {}", ran.err);
            assert!(!ran.out.contains(['\u{1b}', '\u{202e}', '\u{9b}']), "{name}");
        }
    }
}

/// One line of 20 MB, as a minified page or a log has.
#[test]
fn a_line_of_4_megabytes_is_survived() {
    let folder = Folder::new();
    folder.file("huge.txt", "The council of Brackwater voted 7-4 on Tuesday, she said. ".repeat(69_000));
    let ran = folder.run(&["one.txt", "huge.txt"]);
    assert!(ran.code == 0 || ran.code == 1, "{} {}", ran.code, ran.err);
    assert!(ran.out.contains("one") || ran.out.contains("Council"), "{}", ran.out);
}

#[test]
fn sixty_articles_are_compared() {
    let folder = Folder::new();
    let names: Vec<String> = (0..60)
        .map(|n| {
            let name = format!("{n:02}.txt");
            folder.file(&name, format!("{ONE}\nReporter number {n} counted {} windows.\n", n * 7 + 3));
            name
        })
        .collect();
    let mut args: Vec<&str> = names.iter().map(String::as_str).collect();
    args.extend(["--format", "json"]);
    let all = folder.run(&args);
    assert_eq!(all.code, 0, "{}", all.err);
    assert_eq!(json(&all)["articles"].as_array().unwrap().len(), 60);
}

#[test]
fn the_same_file_twice_is_compared_once() {
    let folder = Folder::new();
    let twice = folder.run(&["one.txt", "two.txt", "./one.txt", "--format", "json"]);
    assert_eq!(twice.code, 0);
    assert!(twice.err.contains("named twice"), "{}", twice.err);
    assert_eq!(json(&twice)["articles"].as_array().unwrap().len(), 2);
}

#[test]
fn a_table_of_several_events_is_compared_event_by_event() {
    let folder = Folder::new();
    let row = |event: &str, paper: &str, text: &str| {
        format!("{event};{paper};\"{}\"\r\n", text.replace('"', "\"\""))
    };
    let table = format!(
        "Case;Paper;Wording\r\n{}{}{}{}",
        row("Library", "Post", ONE),
        row("Library", "Courier", TWO),
        row("Pier", "Post", "The pier closed on Friday. “It was unsafe,” said Oda Lind."),
        row("Pier", "Courier", "The pier closed on Friday, the board said."),
    );
    folder.file("all.csv", table);
    let columns = ["--columns", "event=Case,text=Wording"];
    let run = |args: &[&str]| folder.run(&[&["compare", "all.csv"], &columns[..], args].concat());
    let refused = folder.run(&["compare", "all.csv"]);
    assert_eq!(refused.code, 3);
    assert!(
        refused.err.contains("Case, Paper, Wording") && refused.err.contains("--columns"),
        "{}",
        refused.err
    );

    let both = run(&[]);
    assert_eq!((both.code, both.err.as_str()), (0, ""));
    assert!(both.out.contains("Event: Library") && both.out.contains("Event: Pier"), "{}", both.out);
    let one = json(&run(&["--event", "pier", "--format", "json"]));
    assert_eq!(one["articles"].as_array().unwrap().len(), 2);
    assert_eq!(one["articles"][1]["path"], "all.csv#row=5");
    assert_eq!(json(&run(&["--format", "json"])).as_array().unwrap().len(), 2);
    let csv = run(&["--format", "csv"]);
    assert!(csv.out.starts_with("event,"), "{} {}", csv.out, csv.err);
    let events = |wanted: &str| csv.out.lines().filter(|line| line.starts_with(wanted)).count();
    assert!(events("Library,") > 1 && events("Pier,") > 1);
    assert!(run(&["--event", "Fire"]).err.contains("Library, Pier"));

    let files = run(&["--output", "out/", "--format", "json"]);
    assert_eq!((files.code, files.err.as_str()), (0, ""));
    for name in ["library.json", "pier.json"] {
        let written = std::fs::read_to_string(folder.path("out").join(name)).unwrap();
        assert!(written.contains("parallax-comparison"));
    }
    assert_eq!(run(&["--output", "out/", "--format", "json"]).code, 3);
    assert_eq!(run(&["--output", "all.xlsx"]).code, 3);
}

#[test]
fn an_article_that_comes_in_twice_is_left_out() {
    let folder = Folder::new();
    let paragraphs: Vec<String> = (1..=9)
        .map(|n| {
            format!(
                "On day {n} the council of Brackwater counted {} windows, and the clerk wrote them down.",
                n * 7
            )
        })
        .collect();
    folder.file("story.txt", paragraphs.join("\n\n"));
    folder.file("story.html", format!("<html><body><p>{}</p></body></html>", paragraphs.join("</p><p>")));
    let once = folder.run(&["story.txt", "two.txt", "story.html", "--format", "json"]);
    assert_eq!(json(&once)["articles"].as_array().unwrap().len(), 2);
    assert!(once.err.contains("story.html: the same article as story.txt"), "{}", once.err);
    let kept = folder.run(&["story.txt", "two.txt", "story.html", "--keep-duplicates", "--format", "json"]);
    assert_eq!((json(&kept)["articles"].as_array().unwrap().len(), kept.err.as_str()), (3, ""));
}

#[test]
fn one_article_alone_is_allowed() {
    let alone = Folder::new().run(&["compare", "one.txt"]);
    assert_eq!((alone.code, alone.err.as_str()), (0, ""));
    assert!(alone.out.starts_with("1 article\n"), "{}", alone.out);
}

#[test]
fn standard_input_is_an_article() {
    let folder = Folder::new();
    let ran = fed(parallax().current_dir(folder.path("")).args(["-", "one.txt", "--format", "json"]), TWO);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let document = json(&ran);
    assert!(document["articles"][0]["text"].as_str().unwrap().contains("Opponents promised to go to court."));
}

#[test]
fn standard_input_named_twice_is_read_once() {
    let ran = fed(parallax().args(["compare", "-", "-", "--format", "json"]), TWO);
    assert_eq!((ran.code, ran.err.trim()), (0, "parallax: -: named twice, compared once"));
    assert_eq!(json(&ran)["articles"].as_array().unwrap().len(), 1);
}

#[test]
fn the_output_is_written_whole_and_replaced_only_by_force() {
    let folder = Folder::new();
    let out = folder.path("out.json");
    let first = folder.run(&["one.txt", "two.txt", "--output", "out.json"]);
    assert_eq!((first.code, first.out.as_str(), first.err.as_str()), (0, "", ""));
    let written = std::fs::read_to_string(&out).unwrap();
    assert!(written.starts_with("{\n  \"format\": \"parallax-comparison\""));

    let refused = folder.run(&["one.txt", "--output", "out.json"]);
    assert_eq!(refused.code, 3);
    assert!(refused.err.contains("out.json") && refused.err.contains("--force"), "{}", refused.err);
    assert_eq!(std::fs::read_to_string(&out).unwrap(), written);

    assert_eq!(folder.run(&["one.txt", "--output", "out.json", "--force", "--format", "csv"]).code, 0);
    assert!(std::fs::read_to_string(&out).unwrap().starts_with("row,kind"));

    let own = folder.run(&["one.txt", "--output", "one.txt", "--force"]);
    assert_eq!(own.code, 3);
    assert_eq!(std::fs::read_to_string(folder.path("one.txt")).unwrap(), ONE);

    let nowhere = folder.run(&["one.txt", "--output", "no/such/out.csv"]);
    assert_eq!(nowhere.code, 3);
    assert!(nowhere.err.contains("folder"), "{}", nowhere.err);
    assert_eq!(left_behind(folder.0.path()), Vec::<String>::new());
}

fn left_behind(folder: &Path) -> Vec<String> {
    let names =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names.filter(|name| name.starts_with('.')).collect()
}

#[test]
fn the_extension_tells_the_format() {
    let folder = Folder::new();
    for (name, start) in
        [("a.json", "{"), ("b.CSV", "row,"), ("c.md", "# "), ("d.txt", "2 articles"), ("e", "2 articles")]
    {
        assert_eq!(folder.run(&["one.txt", "two.txt", "-o", name]).code, 0);
        assert!(std::fs::read_to_string(folder.path(name)).unwrap().starts_with(start), "{name}");
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

/// A disk without room is said to be one.
#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_said() {
    let folder = Folder::new();
    let full = folder.run(&["one.txt", "--format", "xlsx", "--output", "/dev/full"]);
    assert_eq!(full.code, 3);
    assert!(full.err.contains("/dev/full: there is no room left"), "{}", full.err);
}

/// `parallax … | head` ended with a panic in many a program.
#[cfg(unix)]
#[test]
fn a_closed_pipe_is_no_error() {
    let folder = Folder::new();
    let mut child = parallax()
        .current_dir(folder.path(""))
        .args(["one.txt", "two.txt", "--format", "json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let ran = ran(child.wait_with_output().unwrap());
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
}
