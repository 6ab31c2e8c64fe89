use super::*;
use crate::compare::made::{facts, quoted};
use proptest::prelude::*;

/// The table as a reader sees it: cells between bars, `-` for nothing, a line for each reading.
fn table(texts: &[&str]) -> Vec<String> {
    let comparison = quoted(texts);
    let collation = collate(&comparison, &comparison.rows[0]);
    lines(&collation.columns, texts.len())
}

fn lines(columns: &[Column], readings: usize) -> Vec<String> {
    let cell = |c: &Column, n: usize| c.cells[n].as_ref().map_or("-".to_owned(), |cell| cell.text.clone());
    (0..readings).map(|n| columns.iter().map(|c| cell(c, n)).collect::<Vec<_>>().join(" | ")).collect()
}

#[test]
fn words_stand_under_words() {
    assert_eq!(
        table(&["No one was told about the leak", "Nobody was told.", "No one told us about the leaks"]),
        [
            "No | one | was | told | - | about | the | leak",
            "- | Nobody | was | told. | - | - | - | -",
            "No | one | - | told | us | about | the | leaks",
        ]
    );
}

#[test]
fn contractions_numerals_and_marks_make_no_difference() {
    let comparison = quoted(&["We don’t want two more", "“We do not want 2 more!”"]);
    let collation = collate(&comparison, &comparison.rows[0]);
    assert_eq!(
        lines(&collation.columns, 2),
        ["We | don’t | want | two | more", "“We | do not | want | 2 | more!”"]
    );
    assert!(collation.columns.iter().all(Column::is_shared));
    assert_eq!(collation.shared(), 1.0);
}

#[test]
fn what_varies_is_one_stretch() {
    let comparison = quoted(&["The old harbour crane fell at dawn", "The old quay lift fell at dawn"]);
    let collation = collate(&comparison, &comparison.rows[0]);
    let stretches = collation.stretches();
    assert_eq!(
        lines(&stretches, 2),
        ["The old | harbour crane | fell at dawn", "The old | quay lift | fell at dawn"]
    );
    assert_eq!(
        stretches.iter().map(|s| s.agreement).collect::<Vec<_>>(),
        [Agreement::Same, Agreement::Differ, Agreement::Same]
    );
}

#[test]
fn sentences_put_otherwise_share_little() {
    let comparison = facts(&[
        "Three people were hurt when the ferry struck the pier on Monday",
        "Monday’s crash left nobody dead, said the coast guard",
    ]);
    assert!(collate(&comparison, &comparison.rows[0]).shared() < 0.35);
    let piece = quoted(&["We lost the whole north wing in the fire", "the whole north wing"]);
    let collation = collate(&piece, &piece.rows[0]);
    assert_eq!(collation.shared(), 1.0);
    assert!((collation.common() - 8.0 / 13.0).abs() < 1e-9);
}

#[test]
fn an_interrupted_quotation_is_its_words_alone() {
    let mut comparison = quoted(&["It is over,” said Brandt, “for good", "It is over for good"]);
    comparison.quotations[0].spans = vec![Range { start: 0, end: 11 }, Range { start: 27, end: 35 }];
    let collation = collate(&comparison, &comparison.rows[0]);
    assert_eq!(lines(&collation.columns, 2), ["It | is | over, | for | good", "It | is | over | for | good"]);
}

#[test]
fn readings_too_long_are_cut_and_say_so() {
    let long = "word ".repeat(7000);
    let comparison = quoted(&[&long, "word"]);
    let collation = collate(&comparison, &comparison.rows[0]);
    assert!(collation.shortened && collation.columns.len() <= 1000);
    assert!(collate(&quoted(&[]), &quoted(&[]).rows[0]).columns.is_empty());
}

fn reading() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        Just("the"),
        Just("crane"),
        Just("cranes"),
        Just("fell"),
        Just("don't"),
        Just("do not"),
        Just("—"),
        Just("“old”"),
        Just("harbour,"),
        Just("12"),
        Just("twelve"),
        Just("東京"),
        Just("(it)"),
        Just("…"),
        Just("\""),
    ];
    prop::collection::vec(word, 0..14).prop_map(|words| words.join(" "))
}

proptest! {
    #[test]
    fn every_reading_keeps_its_words_in_order(texts in prop::collection::vec(reading(), 1..5)) {
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let comparison = quoted(&texts);
        let row = &comparison.rows[0];
        let collation = collate(&comparison, row);
        for (n, text) in texts.iter().enumerate() {
            let mut at = 0;
            for cell in collation.columns.iter().filter_map(|c| c.cells[n].as_ref()) {
                prop_assert!(cell.start >= at && cell.end > cell.start);
                at = cell.end;
                let cut: String = text.chars().skip(cell.start).take(cell.end - cell.start).collect();
                prop_assert_eq!(cut.split_whitespace().collect::<Vec<_>>().join(" "), cell.text.clone());
            }
            let letters = |s: &str| s.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
            let told: String =
                collation.columns.iter().filter_map(|c| c.cells[n].as_ref()).map(|c| letters(&c.text)).collect();
            prop_assert_eq!(told, letters(text));
        }
        for column in &collation.columns {
            prop_assert!(column.present().count() > 0);
            let one = column.present().all(|c| c.variant == 0);
            let alone = texts.len() > 1 && column.present().count() == 1;
            prop_assert_eq!(one && !alone, column.agreement == Agreement::Same);
        }
    }

    #[test]
    fn the_order_of_readings_makes_no_difference(texts in prop::collection::vec(reading(), 2..5)) {
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let turned: Vec<&str> = texts.iter().rev().copied().collect();
        let mut back = table(&turned);
        back.reverse();
        prop_assert_eq!(table(&texts), back);
    }
}

#[test]
fn values_of_one_kind_stand_under_each_other() {
    let texts = [
        "The crane was inspected in November, she told the radio",
        "The crane was inspected in January, records say",
    ];
    let comparison = facts(&texts);
    let collation = collate(&comparison, &comparison.rows[0]);
    let beside = |a: &str, b: &str| {
        collation.columns.iter().any(|column| {
            let texts: Vec<&str> = column.present().map(|cell| cell.text.as_str()).collect();
            texts == [a, b]
        })
    };
    assert!(beside("November,", "January,"), "{:?}", lines(&collation.columns, 2));
}
