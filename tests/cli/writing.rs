//! Where the result goes: files that appear whole or not at all, standard output, disks without room.

use super::brackwater::ONE;
use super::{Folder, json, parallax, ran};
use std::path::Path;
use std::process::{Command, Stdio};

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

/// Nothing was written, and the program ended as if all were well.
#[cfg(target_os = "linux")]
#[test]
fn a_full_standard_output_is_said_and_a_silenced_one_is_not() {
    let folder = Folder::new();
    let shell = |end: &str| {
        let script = format!("\"$0\" compare one.txt two.txt {end}");
        let mut shell = Command::new("sh");
        shell.current_dir(folder.path("")).arg("-c").arg(script).arg(env!("CARGO_BIN_EXE_parallax"));
        ran(shell.output().unwrap())
    };
    let full = shell(">/dev/full");
    assert_eq!(full.code, 3);
    assert!(full.err.contains("standard output: there is no room left"), "{}", full.err);
    // programs that start others open it for reading and writing
    for quiet in [">/dev/null", "1<>/dev/null", "-o out.csv >&-"] {
        let fine = shell(quiet);
        assert_eq!((fine.code, fine.err.as_str()), (0, ""), "{quiet}");
    }
}

/// A table written beside the articles was read as articles by the next run.
#[test]
fn results_in_a_folder_of_articles_are_no_articles_and_no_article_is_replaced() {
    let folder = Folder::new();
    let twice = ["compare", ".", "-o", "table.csv", "--force"];
    assert_eq!(folder.run(&twice).code, 0);
    let again = folder.run(&twice);
    assert_eq!(again.code, 0);
    assert!(again.err.contains("table.csv: this was written by Parallax"), "{}", again.err);
    assert_eq!(json(&folder.run(&["compare", ".", "-f", "json"]))["articles"].as_array().unwrap().len(), 2);
    let named = folder.run(&["compare", "one.txt", "table.csv"]);
    assert_eq!(named.code, 1, "{}", named.err);
    let over = folder.run(&["compare", ".", "-f", "csv", "-o", "two.txt", "--force"]);
    assert_eq!(over.code, 3);
    assert!(over.err.contains("two.txt: this may be one of the folder's articles"), "{}", over.err);
    // a comparison for programs holds its articles
    assert_eq!(folder.run(&["compare", ".", "-o", "all.json"]).code, 0);
    assert_eq!(json(&folder.run(&["all.json", "-f", "json"]))["articles"].as_array().unwrap().len(), 2);
}

#[test]
fn folders_are_made_and_what_is_in_the_way_is_said_before_anything_is_compared() {
    let folder = Folder::new();
    assert_eq!(folder.run(&["compare", "one.txt", "two.txt", "-o", "new/", "-f", "csv"]).code, 0);
    assert!(folder.path("new/comparison.csv").is_file());
    let lesson = folder.run(&["lesson", "one.txt", "two.txt", "-o", "new/lessons/"]);
    assert_eq!(lesson.code, 0, "{}", lesson.err);
    assert!(folder.path("new/lessons/lesson-key.docx").is_file());
    for (output, told) in [("gone/x.docx", "its folder does not exist"), ("one.txt/x.docx", "no folder")] {
        let refused = folder.run(&["lesson", "one.txt", "two.txt", "-o", output]);
        assert_eq!((refused.code, refused.err.lines().count()), (3, 1), "{}", refused.err);
        assert!(refused.err.contains(told), "{}", refused.err);
    }
    folder.file("plain", "not a folder");
    assert!(folder.run(&["lesson", "one.txt", "-o", "plain"]).err.contains("plain: this is a file"));
    assert_eq!(folder.run(&["lesson", "one.txt", "-o", "-"]).code, 2);
    let out = folder.run(&["one.txt", "-f", "csv", "-o", "-"]);
    assert!(out.out.starts_with("row,kind") && !folder.path("-").exists(), "{}", out.err);
}
