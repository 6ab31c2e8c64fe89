//! Two articles on one invented event in each of seven languages: what is read of them, and what is lined up.
//!
//! Languages other than English are read in part: quotations by their marks, numbers, dates, and sentences in the
//! same words. Nothing may agree or conflict by a rule that is meant for English.

use parallax::article::Article;
use parallax::compare::document::{Comparison, Row, RowKind};
use parallax::compare::{Settings, compare};
use parallax::import::{Options, read_bytes};
use parallax::judge::{DifferenceKind, Verdict};

const LANGUAGES: [&str; 7] = ["de", "fr", "es", "ru", "ar", "zh", "ja"];

fn article(name: &str) -> Article {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/languages").join(name);
    let bytes = std::fs::read(path).expect("readable");
    read_bytes(name, &bytes, &Options::default()).whole().expect("readable").pop().expect("an article")
}

fn compared(language: &str) -> Comparison {
    let articles = [article(&format!("{language}-a.txt")), article(&format!("{language}-b.txt"))];
    compare(&articles, &Settings::default())
}

fn texts(row: &Row) -> Vec<&str> {
    row.readings.iter().map(|reading| reading.text.as_str()).collect()
}

#[test]
fn language_and_date_are_read_and_the_document_says_what_is_not() {
    for language in LANGUAGES {
        let document = compared(language);
        for (entry, day) in document.articles.iter().zip(["2026-03-13", "2026-03-14"]) {
            assert_eq!((entry.language.as_str(), entry.date.as_str()), (language, day), "{}", entry.path);
            assert!(entry.analysis.contains("read in part"), "{language}: {}", entry.analysis);
            assert!(!entry.byline.is_empty(), "{}", entry.path);
        }
    }
}

/// The engineer's warning is whole in both; of the mayor's words one article has only the second sentence.
#[test]
fn quotations_are_lined_up_by_their_marks() {
    for language in LANGUAGES {
        let document = compared(language);
        let quotes: Vec<&Row> = document.rows.iter().filter(|row| row.kind == RowKind::Quote).collect();
        let same =
            quotes.iter().filter(|row| row.verdict == Verdict::Same && row.readings.len() == 2).count();
        assert!(same >= 1, "{language}: no quotation is the same in both: {quotes:#?}");
        let shared = quotes.iter().filter(|row| row.readings.len() >= 2).count();
        assert!(shared >= 2, "{language}: {quotes:#?}");
        for row in quotes {
            assert!(row.speaker.is_empty(), "{language}: a speaker is guessed: {row:?}");
        }
    }
}

/// The night of the breach and the height of the water are the same in both; how many people left their houses is
/// not, but only in German do enough of the other words agree to say so.
#[test]
fn numbers_and_dates_agree_where_they_are_the_same() {
    for language in LANGUAGES {
        let document = compared(language);
        let facts: Vec<&Row> =
            document.rows.iter().filter(|row| row.kind == RowKind::Fact && row.readings.len() == 2).collect();
        let agreed = |what: &str| {
            facts
                .iter()
                .any(|row| row.verdict == Verdict::Agree && texts(row).iter().all(|text| text.contains(what)))
        };
        let height = if language == "ar" {
            "المياه"
        } else if matches!(language, "zh" | "ja") {
            "4.75"
        } else {
            "4,75"
        };
        assert!(agreed(height), "{language}: {facts:#?}");
        for row in &facts {
            for difference in &row.differences {
                assert!(
                    matches!(difference.kind, DifferenceKind::Number | DifferenceKind::Date),
                    "{language}: {difference:?}"
                );
                let said = format!("{:?}", difference);
                assert!(said.contains("310") || said.contains("20"), "{language}: {said}");
            }
            if row.verdict == Verdict::Conflict {
                assert!(texts(row).iter().any(|text| text.contains("310")), "{language}: {row:#?}");
            }
        }
    }
}

#[test]
fn facts_in_two_languages_that_are_not_understood_are_not_lined_up() {
    for (one, other) in [("zh", "ja"), ("es", "fr"), ("de", "ru")] {
        let articles = [article(&format!("{one}-a.txt")), article(&format!("{other}-a.txt"))];
        let rows = compare(&articles, &Settings::default()).rows;
        let mut facts = rows.iter().filter(|row| row.kind == RowKind::Fact);
        assert!(facts.all(|row| row.verdict == Verdict::Single), "{one}, {other}");
    }
}

#[test]
fn rows_are_the_same_in_any_order() {
    for language in LANGUAGES {
        let articles = [article(&format!("{language}-b.txt")), article(&format!("{language}-a.txt"))];
        let turned = compare(&articles, &Settings::default());
        let verdicts = |document: &Comparison| {
            let mut all: Vec<_> = document
                .rows
                .iter()
                .map(|row| {
                    let mut said: Vec<String> = texts(row).into_iter().map(str::to_owned).collect();
                    said.sort();
                    (row.verdict, said)
                })
                .collect();
            all.sort();
            all
        };
        assert_eq!(verdicts(&compared(language)), verdicts(&turned), "{language}");
    }
}
