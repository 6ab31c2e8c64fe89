//! Quotations held against an invented transcript.

use super::*;
use crate::article::Article;
use crate::compare::{Settings, compare};

const TRANSCRIPT: &str = "MAYOR ADA QUIST: Good evening. We will find out what failed in the mill last night, \
    and who signed for it, and we will publish every page of it. Nobody was told that the doors were locked.\n\n\
    CHIEF IVO MARSH: The doors were locked from the outside, and that should never have happened. We counted \
    forty workers.";

/// An article in English, or a reference that others are held against.
pub(super) fn article(text: &str, reference: bool) -> Article {
    Article { text: text.into(), language: "en".into(), reference, ..Article::default() }
}

fn checked(article: &str) -> Vec<Check> {
    let articles = [
        Article {
            outlet: "Mill Post".into(),
            text: article.into(),
            language: "en".into(),
            ..Article::default()
        },
        Article {
            outlet: "Transcript".into(),
            text: TRANSCRIPT.into(),
            reference: true,
            ..Article::default()
        },
    ];
    check(&compare(&articles, &Settings::default()))
}

#[test]
fn words_of_two_people_are_no_quotation_of_one() {
    let found = checked(
        "“Nobody was told that the doors were locked,” Mayor Ada Quist said on Monday, “from the outside, and that \
         should never have happened.”",
    );
    assert_eq!(found[0].finding, Finding::Altered);
    let told = found[0].differences.iter().find(|d| d.kind == DifferenceKind::Speaker).unwrap();
    assert_eq!(told.values[1], "MAYOR ADA QUIST and CHIEF IVO MARSH");
}

#[test]
fn what_stands_between_the_parts_of_a_quotation_is_nobody_s_word() {
    let article = |outlet: &str, text: &str, reference: bool| Article {
        outlet: outlet.into(),
        text: text.into(),
        language: "en".into(),
        reference,
        ..Article::default()
    };
    let articles = [
        article("Mill Post", "“I heard a groan like a ship turning over,” said Hana Breck.", false),
        article(
            "Ledger",
            "Hana Breck sells coffee there. “I heard a groan,” Breck said, “like a ship turning over.”",
            true,
        ),
    ];
    let found = check(&compare(&articles, &Settings::default()));
    assert_eq!(found[0].finding, Finding::Exact, "{found:?}");
}

#[test]
fn quotations_are_found_among_words_without_marks() {
    let found = checked(
        "“Nobody was told that the doors were locked,” Mayor Ada Quist said on Monday.\n\n“We will find out what \
         failed in the mill last night … and we will publish every page,” Quist said.\n\n“The gates were locked \
         from the outside, and that should never have happened,” Chief Ivo Marsh said.\n\n“We have asked the \
         governor to send engineers without delay,” Marsh said.",
    );
    let findings: Vec<Finding> = found.iter().map(|check| check.finding).collect();
    assert_eq!(findings, [Finding::Exact, Finding::Shortened, Finding::Altered, Finding::NotFound]);
    assert_eq!(found[0].text, "Nobody was told that the doors were locked");
    assert_eq!(found[0].speaker, "MAYOR ADA QUIST");
    assert_eq!(found[2].speaker, "CHIEF IVO MARSH");
    assert_eq!(found[2].differences[0].values, ["gates".to_string(), "doors".to_string()]);
    let [_, there] = found[2].differences[0].places.unwrap();
    let doors: String = TRANSCRIPT.chars().skip(there.start).take(there.end - there.start).collect();
    assert_eq!(doors, "doors");
    assert_eq!(there.start, TRANSCRIPT.rfind("doors were").unwrap(), "those that the chief speaks of");
    let points: Vec<char> = TRANSCRIPT.chars().collect();
    for check in &found {
        let cut = check.passage.map(|p| points[p.start..p.end].iter().collect::<String>());
        assert_eq!(cut.unwrap_or_default(), check.text);
    }
}

#[test]
fn a_word_is_held_against_all_that_stands_for_it() {
    let found =
        checked("“They were locked from the outside, and that should never have happened,” Marsh said.");
    assert_eq!(found[0].differences[0].values, ["They", "The doors"]);
    assert!(found[0].text.starts_with("The doors"), "{}", found[0].text);
}

#[test]
fn words_that_another_speaker_has_by_chance_are_no_part_of_a_quotation() {
    let post = "“We owe the families an answer. Nobody on this hillside is going to forget today,” Mayor Ada Quist \
                told them.";
    let transcript = "CHIEF IVO MARSH: I will have those answers in thirty days, and so will the families.\n\n\
                      MAYOR ADA QUIST: Nobody on this hillside is going to forget today. We owe the families an answer.";
    let found = check(&compare(&[article(post, false), article(transcript, true)], &Settings::default()));
    let told: Vec<DifferenceKind> = found[0].differences.iter().map(|d| d.kind).collect();
    assert_eq!((told, found[0].paragraph), (vec![DifferenceKind::Order], Some(2)), "{:?}", found[0]);
    assert_eq!(found[0].speaker, "MAYOR ADA QUIST");
}

#[test]
fn added_words_are_no_shortening() {
    let found = checked("“Nobody at all was told that the doors were locked,” Mayor Ada Quist said.");
    assert_eq!(found[0].finding, Finding::Altered);
}

#[test]
fn a_reference_with_quotations_of_its_own_is_read_without_its_attributions() {
    let herald = "The mill was dark. “I heard a groan,” Hana Brill said, “like a ship turning over.”\n\n“Not one \
        door will open before then,” said Tomas Verl, the director.\n\n“Nobody here is going to forget this \
        night,” Mayor Ada Quist said at the gates. “We owe the families an answer.”";
    let post = "“I heard a groan like a ship turning over,” said Hana Brill.\n\n“Not one door will open before \
        then,” said Oskar Tamm, the fire chief.\n\n“We owe the families an answer. Nobody here is going to \
        forget this night,” said Mayor Ada Quist.";
    let articles = [article(post, false), article(herald, true)];
    let found = check(&compare(&articles, &Settings::default()));
    let notes: Vec<(Finding, Vec<&str>)> =
        found.iter().map(|c| (c.finding, c.differences.iter().map(|d| d.note.as_str()).collect())).collect();
    let expected = [
        (Finding::Exact, vec![]),
        (Finding::Exact, vec!["credited to Oskar Tamm; B gives the words to Tomas Verl"]),
        (Finding::Altered, vec!["A has “We owe the families an answer” before the rest, B after it"]),
    ];
    assert_eq!(notes, expected);
    assert_eq!(found[1].paragraph, Some(2));
}

#[test]
fn without_a_reference_nothing_is_checked() {
    let articles =
        [Article { text: "“We will find out what failed,” she said.".into(), ..Article::default() }];
    assert!(check(&compare(&articles, &Settings::default())).is_empty());
}
