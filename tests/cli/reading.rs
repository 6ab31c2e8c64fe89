//! What is read: files that are none, odd texts, tables of several events, standard input.

use super::brackwater::{ONE, TWO};
use super::{Folder, fed, json, parallax};
use std::process::Command;

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

/// A pipe that nobody writes to was waited for without end.
#[cfg(unix)]
#[test]
fn pipes_and_devices_are_refused_and_what_the_shell_opens_is_read() {
    let folder = Folder::new();
    assert!(Command::new("mkfifo").arg(folder.path("pipe.json")).status().unwrap().success());
    for odd in ["pipe.json", "/dev/zero"] {
        let refused = folder.run(&["compare", odd, "one.txt", "two.txt", "--format", "json"]);
        assert_eq!(refused.code, 1, "{}", refused.err);
        assert!(refused.err.contains(&format!("{odd}: this is a pipe or a device")), "{}", refused.err);
        assert_eq!(json(&refused)["articles"].as_array().unwrap().len(), 2);
        assert_eq!(folder.run(&["check", "--against", odd, "one.txt"]).code, 3);
    }
    let given = fed(parallax().args(["compare", "/dev/stdin", "--format", "json"]), TWO);
    assert_eq!((given.code, given.err.as_str()), (0, ""));
}

#[cfg(unix)]
#[test]
fn links_that_lead_nowhere_are_told_apart() {
    let folder = Folder::new();
    std::os::unix::fs::symlink("round.txt", folder.path("round.txt")).unwrap();
    std::os::unix::fs::symlink("gone.txt", folder.path("old.txt")).unwrap();
    let refused = folder.run(&["compare", "round.txt", "old.txt", "one.txt"]);
    assert_eq!(refused.code, 1);
    assert!(refused.err.contains("round.txt: this link leads back to itself"), "{}", refused.err);
    assert!(refused.err.contains("old.txt: this link leads to “gone.txt”"), "{}", refused.err);
}

#[test]
fn the_reference_among_the_articles_is_not_checked_against_itself() {
    let folder = Folder::new();
    let alone = folder.run(&["check", "--against", "one.txt", "./one.txt"]);
    assert_eq!((alone.code, alone.out.as_str()), (3, ""));
    assert!(alone.err.contains("./one.txt: this is the reference itself"), "{}", alone.err);
    assert!(alone.err.contains("nothing to check"), "{}", alone.err);
    let both = folder.run(&["check", "--against", "one.txt", ".", "--format", "json"]);
    assert_eq!(both.code, 0);
    assert!(both.err.contains("this is the reference itself"), "{}", both.err);
    let other = folder.run(&["check", "--against", "one.txt", "two.txt", "--format", "json"]);
    let checks = |ran| json(ran)["checks"].as_array().unwrap().len();
    assert!(checks(&other) > 0 && checks(&both) == checks(&other));
    assert_eq!(folder.run(&["check", "--against", "-", "-"]).code, 2);
}

#[test]
fn standard_input_named_twice_is_read_once() {
    let ran = fed(parallax().args(["compare", "-", "-", "--format", "json"]), TWO);
    assert_eq!((ran.code, ran.err.trim()), (0, "parallax: -: named twice, compared once"));
    assert_eq!(json(&ran)["articles"].as_array().unwrap().len(), 1);
}
