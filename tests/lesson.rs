//! Lesson sheets, their keys and packets, and the printed documents they become.

mod common;
#[path = "common/lowmere.rs"]
mod lowmere;

use parallax::article::Article;
use parallax::compare::{Comparison, Settings, compare};
use parallax::export::lesson::{Lesson, Level, Options, Part, TaskKind};
use parallax::export::page::{self, Block, Cell, Document, Kind, Run, TableRow};
use proptest::prelude::*;
use std::path::Path;

fn sample() -> Comparison {
    let files = ["aldmoor-herald.html", "bay-wire.md", "coast-radio.txt", "daily-loop.txt"];
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/sample");
    let articles: Vec<Article> = files.iter().flat_map(|file| import(&folder.join(file))).collect();
    compare(&articles, &Settings::default())
}

fn import(path: &Path) -> Vec<Article> {
    parallax::import::read(path, &parallax::import::Options::default()).whole().unwrap()
}

/// Compares with the file of that name, which a reviewer reads as text. To write it anew, run the tests
/// with `UPDATE_EXPECTED=1`.
fn expect(name: &str, written: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/expected").join(name);
    if std::env::var_os("UPDATE_EXPECTED").is_some() {
        std::fs::write(&path, written).unwrap();
    }
    let expected = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(written == expected, "{name} is written differently now:\n{written}");
}

/// A document's words, a line for each block or row.
fn text(document: &Document) -> String {
    let mut out = format!("{}\n", document.title);
    blocks(&mut out, &document.blocks);
    out
}

fn blocks(out: &mut String, all: &[Block]) {
    for block in all {
        match block {
            Block::Heading(level, words) => {
                out.push_str(&format!("\n{} {}\n", "#".repeat((*level).into()), runs(words)))
            }
            Block::Paragraph(paragraph) => out.push_str(&format!("{}\n", runs(&paragraph.runs))),
            Block::List(list) => {
                list.items.iter().for_each(|item| out.push_str(&format!("- {}\n", runs(item))))
            }
            Block::Table(table) => table.header.iter().chain(&table.rows).for_each(|one| row(out, one)),
            Block::AnswerLines(count) => out.push_str(&"____\n".repeat(*count)),
            Block::Rule => out.push_str("----\n"),
            Block::Numbered(lines) => lines.iter().for_each(|line| {
                let number = line.number.map_or(String::new(), |n| n.to_string());
                out.push_str(format!("{number:>4} {}", runs(&line.runs)).trim_end());
                out.push('\n');
            }),
            Block::Together(inner) => blocks(out, inner),
            Block::PageBreak => out.push_str("\n====\n"),
        }
    }
}

fn row(out: &mut String, row: &TableRow) {
    let cell = |cell: &Cell| {
        let words: Vec<String> = cell.paragraphs.iter().map(|paragraph| runs(&paragraph.runs)).collect();
        words.join(" / ")
    };
    let cells: Vec<String> = row.cells.iter().map(cell).collect();
    out.push_str(format!("| {}", cells.join(" | ")).trim_end());
    out.push('\n');
}

fn runs(runs: &[Run]) -> String {
    runs.iter().map(|run| run.text.as_str()).collect()
}

#[test]
fn the_sheet_and_its_key_are_as_expected() {
    let lesson = Lesson::propose(&common::crane(), &Options::default());
    expect("crane-lesson.txt", &Part::ALL.map(|part| text(&lesson.render(part))).join("\n\n"));
}

/// From articles to questions, through the whole program.
#[test]
fn what_is_asked_about_three_articles_is_as_expected() {
    let comparison = compare(&lowmere::articles(), &Settings::default());
    let lesson = Lesson::propose(&comparison, &Options::default());
    expect(
        "lowmere-lesson.txt",
        &[Part::Sheet, Part::Key].map(|part| text(&lesson.render(part))).join("\n\n"),
    );
}

/// A quotation that one article interrupts and another gives in one piece is shortened by neither.
#[test]
fn an_interrupted_quotation_has_nothing_left_out() {
    let comparison = compare(&lowmere::articles(), &Settings::default());
    let lesson = Lesson::propose(&comparison, &Options::default());
    let left_out = lesson.tasks.iter().filter(|task| task.kind == TaskKind::LeftOut);
    for item in left_out.flat_map(|task| &task.items) {
        assert!(!item.answer.contains("close every wooden bridge"), "{}", item.answer);
        assert!(!item.answer.contains("We will open them again"), "{}", item.answer);
    }
}

#[test]
fn who_looks_for_differences_finds_some() {
    let same = |outlet: &str| Article {
        outlet: outlet.into(),
        text: "“Nobody will close this bridge while I am mayor of the town,” said Ruben Aster.".into(),
        ..Article::default()
    };
    let comparison = compare(&[same("Ledger"), same("Quayside")], &Settings::default());
    let lesson = Lesson::propose(&comparison, &Options::default());
    assert!(lesson.tasks.iter().all(|task| task.kind != TaskKind::FindTheDifference));
    assert!(lesson.left_out.iter().any(|left| left.kind == TaskKind::FindTheDifference));
}

/// “He met Ruben Aster on Friday, adding: …” does not say that Ruben Aster adds it.
#[test]
fn only_plain_credits_are_asked_about() {
    let text = "“The river is rising by the hour,” said Jonna Pell.\n\n“Our boats are ready for tonight,” said Dario Venn.\n\n\
                “We have no more sandbags left,” said Wenna Orre.\n\nTilda Marrow wanted to question Mayor Ruben Aster at \
                Friday’s meeting, adding, “We cannot afford another night like this.”";
    let article = Article { outlet: "Ledger".into(), text: text.into(), ..Article::default() };
    let lesson = Lesson::propose(&compare(&[article], &Settings::default()), &Options::default());
    let task = lesson.tasks.iter().find(|task| task.kind == TaskKind::WhoSaysSo).unwrap();
    assert!(
        task.choices.len() >= 3 && !task.choices.iter().any(|name| name.ends_with("Aster")),
        "{:?}",
        task.choices
    );
}

#[test]
fn the_sample_bears_a_varied_lesson_of_three_pages() {
    let comparison = sample();
    let lesson = Lesson::propose(&comparison, &Options::default());
    let kinds: Vec<TaskKind> = lesson.tasks.iter().map(|task| task.kind).collect();
    for kind in [TaskKind::FindTheDifference, TaskKind::LeftOut, TaskKind::WhoSaysSo, TaskKind::Grid] {
        assert!(kinds.contains(&kind), "{kind:?} is missing: {:?}", lesson.left_out);
    }
    assert!(lesson.rows.len() >= 5, "{:?}", lesson.rows);
    let items: usize = lesson.tasks.iter().map(|task| task.items.len()).sum();
    assert!(items >= 12, "{items} items");
    assert!((1..=3).contains(&page::pages(&lesson.render(Part::Sheet))));
    // every wanted task is there or it is said why it is not
    assert_eq!(lesson.tasks.len() + lesson.left_out.len(), TaskKind::ALL.len());
    assert!(lesson.left_out.iter().all(|left| !left.why.is_empty()));
}

/// Every task can be had by itself from the sample; what is right is read from the articles' words.
#[test]
fn each_task_can_be_chosen_alone() {
    let comparison = sample();
    let alone =
        |kind: TaskKind| Lesson::propose(&comparison, &Options { tasks: vec![kind], ..Options::default() });
    for kind in TaskKind::ALL {
        let lesson = alone(kind);
        assert_eq!(lesson.tasks.len(), 1, "{kind:?}: {:?}", lesson.left_out);
        assert!(page::pages(&lesson.render(Part::Sheet)) <= 3);
    }
    let bare = |text: &str| -> String {
        text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    for item in &alone(TaskKind::WhoHasIt).tasks[0].items {
        let words = bare(&item.passages[0].1);
        for (n, article) in comparison.articles.iter().enumerate() {
            assert_eq!(
                bare(&article.text).contains(&words),
                item.right.contains(&n),
                "{words} in {}",
                article.id
            );
        }
    }
    for item in &alone(TaskKind::Order).tasks[0].items {
        assert_eq!(item.passages.len(), 2);
        let first = item.evidence[0].lines.unwrap().0;
        assert!(first < item.evidence[1].lines.unwrap().0);
        assert_eq!(comparison.articles[item.right[0]].id, item.evidence[0].article);
    }
    // Breck is Hana Breck, whom A introduces in the sentence before
    let quoted = alone(TaskKind::WhoIsQuoted);
    let breck = quoted.tasks[0].items.iter().find(|item| item.question.ends_with("Breck"));
    assert!(breck.is_none_or(|item| item.right == [0, 2]), "{breck:?}");
}

#[test]
fn a_headline_that_fits_two_articles_is_not_asked_about() {
    // D is a reworked A, so that neither headline tells them apart
    let lesson =
        Lesson::propose(&sample(), &Options { tasks: vec![TaskKind::Headlines], ..Options::default() });
    let right: Vec<usize> = lesson.tasks[0].items.iter().flat_map(|item| item.right.clone()).collect();
    assert!(!right.contains(&0) && !right.contains(&3), "{right:?}");
    assert_eq!(lesson.tasks[0].choices.len(), 4);
}

#[test]
fn the_evidence_cuts_the_words_it_claims_and_names_their_lines() {
    let comparison = sample();
    for blind in [false, true] {
        let lesson = Lesson::propose(&comparison, &Options { blind, ..Options::default() });
        let mut seen = 0;
        for item in lesson.tasks.iter().flat_map(|task| &task.items) {
            for evidence in &item.evidence {
                let article = comparison.articles.iter().find(|a| a.id == evidence.article).unwrap();
                let chars: Vec<char> = article.text.chars().collect();
                let cut: String = chars[evidence.start..evidence.end].iter().collect();
                let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
                assert_eq!(words(&cut), words(&evidence.text));
                let Some((first, last)) = evidence.lines else { continue };
                if !blind {
                    let packet = lesson.articles.iter().find(|a| a.letter == evidence.article).unwrap();
                    let lines: Vec<&str> = packet
                        .lines
                        .iter()
                        .filter(|line| line.number.is_some_and(|n| (first..=last).contains(&n)))
                        .map(|line| line.text.as_str())
                        .collect();
                    assert!(words(&lines.join(" ")).contains(&words(&cut)), "{evidence:?}");
                }
                seen += 1;
            }
        }
        assert!(seen > 10);
    }
}

#[test]
fn a_blind_lesson_names_no_outlet_but_in_the_key() {
    let comparison = sample();
    let lesson = Lesson::propose(&comparison, &Options { blind: true, ..Options::default() });
    for part in [Part::Sheet, Part::Packet] {
        let written = text(&lesson.render(part));
        for outlet in ["Aldmoor Herald", "Bay Wire", "Coast Radio", "coast-radio", "Daily Loop", "daily-loop"]
        {
            assert!(!written.contains(outlet), "{part:?} names {outlet}");
        }
    }
    assert!(text(&lesson.render(Part::Key)).contains("Aldmoor Herald"));
    // the numbers of the lines are those of a lesson that is not blind
    let open = Lesson::propose(&comparison, &Options::default());
    for (blind, open) in lesson.articles.iter().zip(&open.articles) {
        let numbers = |article: &parallax::export::lesson::Article| -> Vec<Option<usize>> {
            article.lines.iter().map(|line| line.number).collect()
        };
        assert_eq!(numbers(blind), numbers(open));
    }
}

#[test]
fn the_sheet_holds_no_answer() {
    let comparison = sample();
    let lesson = Lesson::propose(&comparison, &Options::default());
    let sheet = text(&lesson.render(Part::Sheet));
    for task in &lesson.tasks {
        for item in &task.items {
            assert!(
                !sheet.contains(item.answer.as_str()) || task.kind == TaskKind::WhoSaysSo,
                "{}",
                item.answer
            );
        }
        if task.kind == TaskKind::WhoSaysSo {
            // the speakers do not stand in the order of their quotations
            let right: Vec<usize> = task.items.iter().flat_map(|item| item.right.clone()).collect();
            assert!(right.windows(2).any(|pair| pair[0] > pair[1]), "{right:?}");
        }
    }
}

#[test]
fn a_teacher_chooses_rows_tasks_and_words() {
    let comparison = sample();
    let all = Lesson::propose(&comparison, &Options::default());
    let row = all.rows[0].row.clone();
    let options = Options { rows: vec![row.clone()], level: Level::Plain, ..Options::default() };
    let one = Lesson::propose(&comparison, &options);
    assert_eq!(one.rows.iter().map(|pick| pick.row.clone()).collect::<Vec<_>>(), [row]);
    let grid = Lesson::propose(&comparison, &Options { tasks: vec![TaskKind::Grid], ..Options::default() });
    assert_eq!(grid.tasks.len(), 1);
    assert_eq!(page::pages(&grid.render(Part::Sheet)), 1);
    let plain = text(&one.render(Part::Sheet));
    assert!(plain.contains("I still want to know"));
}

#[test]
fn little_or_no_material_makes_a_sheet_that_says_so() {
    for articles in [Vec::new(), vec![Article { text: "One sentence.".into(), ..Article::default() }]] {
        let comparison = compare(&articles, &Settings::default());
        let lesson = Lesson::propose(&comparison, &Options::default());
        for part in Part::ALL {
            for kind in [Kind::Html, Kind::Docx, Kind::Pdf] {
                assert!(!page::write(&lesson.render(part), kind).unwrap().is_empty());
            }
        }
    }
}

#[test]
fn hostile_words_come_through_harmless() {
    let hostile = "=cmd|'/C calc'!A0 <script>alert(1)</script> </w:t><w:p/> ]]> \u{0}\u{7}\u{202e}live \u{FFFE} & \
                   שלום עולם مرحبا 日本語 👩‍👩‍👧 e\u{301}\u{301} https://a.example/\"onclick=\"x";
    let text = |n: usize| {
        format!("“We will {hostile} never stop this now,” Ada Quist said.\n\nNumber {n} of it. {hostile}")
    };
    let articles: Vec<Article> = (0..3)
        .map(|n| Article {
            outlet: format!("{hostile} {n}"),
            title: format!("{n} {hostile}"),
            byline: hostile.into(),
            url: "javascript:alert(1)".into(),
            text: text(n),
            ..Article::default()
        })
        .collect();
    let comparison = compare(&articles, &Settings::default());
    for blind in [false, true] {
        let lesson = Lesson::propose(&comparison, &Options { blind, ..Options::default() });
        for part in Part::ALL {
            let document = lesson.render(part);
            let html = String::from_utf8(page::write(&document, Kind::Html).unwrap()).unwrap();
            assert!(
                !html.contains("<script")
                    && !html.contains("\u{202e}")
                    && !html.contains("href=\"javascript")
            );
            assert!(!html.contains("\"onclick"));
            let docx = page::write(&document, Kind::Docx).unwrap();
            for part in xml_parts(&docx) {
                let mut reader = quick_xml::Reader::from_str(&part);
                while !matches!(reader.read_event().unwrap(), quick_xml::events::Event::Eof) {}
                assert!(!part.contains("alert(1)</script>"));
            }
            let pdf = page::write(&document, Kind::Pdf).unwrap();
            assert!(pdf.starts_with(b"%PDF-"));
        }
    }
}

/// The XML of a Word document's parts.
fn xml_parts(docx: &[u8]) -> Vec<String> {
    use std::io::Read as _;
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(docx)).unwrap();
    let mut parts = Vec::new();
    for n in 0..archive.len() {
        let mut file = archive.by_index(n).unwrap();
        if file.name().ends_with(".xml") || file.name().ends_with(".rels") {
            let mut part = String::new();
            file.read_to_string(&mut part).unwrap();
            parts.push(part);
        }
    }
    assert!(parts.len() > 8);
    parts
}

#[test]
fn a_page_says_what_no_typeface_could_show() {
    let document = |words: &str| Document {
        title: "Words".into(),
        blocks: vec![Block::text(vec![page::theirs(words)])],
        ..Document::default()
    };
    let none = |_: &std::collections::BTreeSet<char>| Vec::new();
    let printed = page::print(&document("Ärger, жизнь, ☐ ● and 日本"), Kind::Pdf, &none).unwrap();
    assert_eq!(printed.remarks.len(), 1);
    assert!(
        printed.remarks[0].starts_with("2 characters are shown as empty boxes")
            && printed.remarks[0].contains("U+65E5")
    );
    let copied = pdf_extract::extract_text_from_mem(&printed.bytes).unwrap();
    assert!(copied.contains("no typeface on this computer"), "the file says it too: {copied}");
    assert!(page::print(&document("Ärger, жизнь, ☐ ●"), Kind::Pdf, &none).unwrap().remarks.is_empty());
}

#[test]
fn the_text_of_a_pdf_can_be_copied() {
    let lesson = Lesson::propose(&sample(), &Options::default());
    let pdf = page::write(&lesson.render(Part::Packet), Kind::Pdf).unwrap();
    let copied = pdf_extract::extract_text_from_mem(&pdf).unwrap();
    let copied: String = copied.split_whitespace().collect::<Vec<_>>().join(" ");
    for words in ["400-ton cargo crane", "“This is the worst day in the history of this harbor,”", "1 of "]
    {
        assert!(copied.contains(words), "{words} is not in the text");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn any_text_becomes_a_lesson(texts in proptest::collection::vec("(\\PC{0,60}|“\\PC{0,40},” [A-Z][a-z]{2,5} [A-Z][a-z]{2,6} said\\.|\n\n){0,6}", 0..4)) {
        let articles: Vec<Article> = texts
            .into_iter()
            .map(|text| Article { outlet: "Post".into(), title: "A day of news here".into(), text, ..Article::default() })
            .collect();
        let lesson = Lesson::propose(&compare(&articles, &Settings::default()), &Options { blind: true, ..Options::default() });
        for part in Part::ALL {
            prop_assert!(page::write(&lesson.render(part), Kind::Pdf).is_ok());
        }
    }
}
