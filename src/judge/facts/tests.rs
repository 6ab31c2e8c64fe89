//! What two sentences of different articles come to.

use super::{Reading, may_be_two, relate};
use crate::article::Article;
use crate::extract::event::extract;
use crate::judge::quotes::Difference;
use crate::judge::{DifferenceKind, Verdict};
use crate::text::vocabulary::Vocabulary;

type Told = (DifferenceKind, String, String);

/// The verdict on the first sentences of two articles of Friday, March 6, 2026, and their differences but
/// for wording.
fn judged(a: &str, b: &str) -> (Verdict, Vec<Told>) {
    judged_on([(a, "2026-03-06"), (b, "2026-03-06")])
}

/// The same for sentences of articles of other days.
fn judged_on(told: [(&str, &str); 2]) -> (Verdict, Vec<Told>) {
    let (verdict, found) = related(told);
    let told = found
        .into_iter()
        .filter(|d| d.kind != DifferenceKind::Wording)
        .map(|d| (d.kind, d.values[0].clone(), d.values[1].clone()))
        .collect();
    (verdict, told)
}

/// How the sentences relate, with all differences.
fn related(told: [(&str, &str); 2]) -> (Verdict, Vec<Difference>) {
    let articles = told.map(|(text, date)| Article {
        text: text.to_owned(),
        date: date.parse().ok(),
        ..Article::default()
    });
    let (extracts, _) = extract(&articles);
    let mut vocabulary = Vocabulary::default();
    let words: Vec<Vec<u32>> = articles
        .iter()
        .zip(&extracts)
        .map(|(article, e)| vocabulary.read(&article.text, &e.layout.tokens))
        .collect();
    let reading = |n: usize| Reading {
        text: &articles[n].text,
        layout: &extracts[n].layout,
        words: &words[n],
        statement: &extracts[n].statements[0],
        numbers: &extracts[n].numbers,
        dates: &extracts[n].dates,
        names: &extracts[n].names,
        credits: &extracts[n].credits,
        quoted: &extracts[n].quoted,
        language: "",
    };
    relate(&reading(0), &reading(1), &vocabulary)
}

#[test]
fn values_that_exclude_each_other_are_no_agreement() {
    use DifferenceKind::{Certainty, Date, Negation, Number};
    use Verdict::{Agree, Compatible, Conflict};
    type Case<'c> = (&'c str, &'c str, Verdict, &'c [(DifferenceKind, &'c str, &'c str)]);
    let cases: &[Case] = &[
        (
            "The fine was £2 million.",
            "The fine was $2 million.",
            Conflict,
            &[(Number, "£2 million", "$2 million")],
        ),
        (
            "The blaze destroyed 1.2 million tonnes of grain.",
            "The blaze destroyed 1.3 million tonnes of grain.",
            Conflict,
            &[(Number, "1.2 million tonnes", "1.3 million tonnes")],
        ),
        // the same words around them: one of the two is wrong
        (
            "The harbour council voted on Tuesday to close the old pier.",
            "The harbour council voted on Wednesday to close the old pier.",
            Conflict,
            &[(Date, "Tuesday", "Wednesday")],
        ),
        (
            "The storm sank 12 boats in the old harbour.",
            "The storm sank 15 boats in the old harbour.",
            Conflict,
            &[(Number, "12 boats", "15 boats")],
        ),
        // the same verb or noun, but other words around them: perhaps two occasions, two people
        (
            "Petrov ran for mayor in 2018, and lost the whole island to a fisherman nobody knew.",
            "Petrov, who ran in 2022 with the backing of the ferry company, wants a longer breakwater.",
            Compatible,
            &[(Date, "2018", "2022")],
        ),
        (
            "Lind was sentenced to 10 years of hard labour for his part in the smuggling of whisky.",
            "His brother, caught with forged papers at the border, was sentenced to 15 years of hard labour.",
            Compatible,
            &[(Number, "10 years", "15 years")],
        ),
        (
            "Petrov will run for mayor in 2026, he told the fishermen.",
            "Lind ran for mayor in 2018, came last and went back to sea.",
            Compatible,
            &[(Date, "2026", "2018")],
        ),
        // the same is said of other people
        (
            "Mr. Petrov took to the radio on Tuesday to defend the harbour plan.",
            "Ms. Lind took to the radio on Wednesday to attack the harbour plan.",
            Compatible,
            &[(Date, "Tuesday", "Wednesday")],
        ),
        // the evening here is the morning there
        (
            "The harbour council voted on Tuesday evening to close the old pier.",
            "The harbour council voted early Wednesday to close the old pier.",
            Compatible,
            &[(Date, "Tuesday evening", "early Wednesday")],
        ),
        // what the police say neither vouches for
        (
            "The police said that the driver allegedly struck the gate of the harbour.",
            "The driver struck the gate of the harbour, the police said.",
            Agree,
            &[(Certainty, "allegedly", "struck")],
        ),
        (
            "The driver allegedly struck the gate of the harbour.",
            "The driver struck the gate of the harbour.",
            Conflict,
            &[(Certainty, "allegedly", "struck")],
        ),
        // the same verb of the same people, but another deed
        (
            "Anna Petrov did not find Oskar Lind’s crew to blame.",
            "Anna Petrov did find letters by Oskar Lind in the wreck.",
            Agree,
            &[],
        ),
        (
            "Anna Petrov did not find the letters by Oskar Lind.",
            "Anna Petrov did find letters by Oskar Lind in the wreck.",
            Conflict,
            &[(Negation, "not find", "find")],
        ),
        // dates of other things say nothing
        (
            "The council, elected in 2018, voted to close the old pier.",
            "The old pier, built in 1920, is to be closed.",
            Agree,
            &[],
        ),
    ];
    for (a, b, verdict, differences) in cases {
        let want: Vec<Told> = differences.iter().map(|&(k, p, q)| (k, p.to_owned(), q.to_owned())).collect();
        assert_eq!(judged(a, b), (*verdict, want), "{a} | {b}");
        let turned: Vec<Told> =
            differences.iter().map(|&(k, p, q)| (k, q.to_owned(), p.to_owned())).collect();
        assert_eq!(judged(b, a), (*verdict, turned), "{b} | {a}");
    }
}

#[test]
fn the_same_word_for_a_day_is_no_conflict_whatever_the_articles_own_dates() {
    let (text, other) =
        ("The crane was inspected on Tuesday.", "The crane was inspected on Tuesday, he said.");
    let (verdict, _) = judged_on([(text, "2026-03-06"), (other, "2026-03-13")]);
    assert_eq!(verdict, Verdict::Agree);
    let (verdict, _) =
        judged_on([(text, "2026-03-06"), ("The crane was inspected on Monday.", "2026-03-13")]);
    assert_eq!(verdict, Verdict::Conflict);
}

#[test]
fn what_may_be_of_two_occasions_is_told_from_what_is_less_exact() {
    let two = |a: &str, b: &str| may_be_two(&related([(a, "2026-03-06"), (b, "2026-03-06")]).1);
    assert!(two(
        "Petrov will run for mayor in 2026, he told the fishermen.",
        "Lind ran for mayor in 2018, came last and went back to sea.",
    ));
    assert!(two(
        "Lind was sentenced to 10 years of hard labour for his part in the smuggling of whisky.",
        "His brother, caught with forged papers at the border, was sentenced to 15 years of hard labour.",
    ));
    assert!(!two(
        "The storm sank about 12 boats in the old harbour.",
        "The storm sank 12 boats in the harbour."
    ));
    assert!(!two(
        "The storm sank 12 boats in the old harbour.",
        "The storm sank 15 boats in the old harbour."
    ));
}
