use super::*;
use crate::compare::document::Link;
use crate::compare::made::{facts, quoted};
use proptest::prelude::*;

/// A reading with its marks: `[changed]`, `{added}`, `^2` for two missing words, `!conflict!`, `~compatible~`,
/// `<aside>`.
fn shown(text: &str, marks: &[Mark]) -> String {
    let piece = |(text, mark): (&str, Option<&Mark>)| match mark.map(|m| &m.kind) {
        None => text.to_owned(),
        Some(MarkKind::Changed(_)) => format!("[{text}]"),
        Some(MarkKind::Added) => format!("{{{text}}}"),
        Some(MarkKind::Missing { count, .. }) => format!("^{count}"),
        Some(MarkKind::Conflict(_)) => format!("!{text}!"),
        Some(MarkKind::Compatible(_)) => format!("~{text}~"),
        Some(MarkKind::Aside) => format!("<{text}>"),
    };
    pieces(text, marks).into_iter().map(piece).collect()
}

fn all(comparison: &Comparison) -> Vec<String> {
    let row = &comparison.rows[0];
    let marks = Marker::new(comparison).marks(row);
    row.readings.iter().zip(&marks.readings).map(|(r, m)| shown(&r.text, m)).collect()
}

#[test]
fn a_quotation_is_marked_against_the_fullest() {
    let comparison = quoted(&[
        "The pier was unsafe for weeks, and everyone in town knew.",
        "The pier was dangerous for weeks, and everyone knew.",
        "the pier was unsafe for many weeks",
    ]);
    assert_eq!(
        all(&comparison),
        [
            "The pier was [unsafe] for weeks, and everyone in town knew.",
            "The pier was [dangerous] for weeks, and everyone^2 knew.",
            "the pier was unsafe for {many} weeks^5",
        ]
    );
    let marks = Marker::new(&comparison).marks(&comparison.rows[0]);
    assert_eq!(marks.fullest, Some(0));
    let other = Other { reading: "r1.1".into(), words: "unsafe".into() };
    assert_eq!(marks.readings[1][0].kind, MarkKind::Changed(vec![other]));
    let missing = MarkKind::Missing { count: 2, words: "in town".into() };
    assert_eq!(marks.readings[1][1].kind, missing);
}

#[test]
fn shortened_quotations_have_no_changed_words() {
    let mut comparison =
        quoted(&["We lost the whole north wing in the fire", "the entire north wing in the fire"]);
    comparison.rows[0].verdict = Verdict::Cut;
    assert_eq!(all(&comparison)[0], "We lost the whole north wing in the fire");
    comparison.rows[0].verdict = Verdict::Same;
    assert_eq!(all(&comparison)[1], "the entire north wing in the fire");
}

#[test]
fn reported_speech_is_not_marked_word_by_word() {
    let mut comparison = quoted(&["We will rebuild it all", "Brandt said they would rebuild all of it"]);
    comparison.rows[0].readings[1].quotation = None;
    assert_eq!(all(&comparison)[1], "Brandt said they would rebuild all of it");
}

#[test]
fn words_another_passage_of_the_same_article_has_are_not_missing() {
    let mut comparison =
        quoted(&["The gate was open and nobody was there", "The gate was open", "nobody was there"]);
    comparison.rows[0].readings[2].article = "B".into();
    assert_eq!(all(&comparison)[1..], ["The gate was open^1".to_owned(), "^1nobody was there".to_owned()]);
}

#[test]
fn the_outlets_words_inside_a_quotation_are_set_apart() {
    let mut comparison = quoted(&["It is over,” said Brandt, “for good"]);
    comparison.quotations[0].spans = vec![
        crate::compare::document::Range { start: 0, end: 11 },
        crate::compare::document::Range { start: 27, end: 35 },
    ];
    assert_eq!(all(&comparison), ["It is over,<” said Brandt, “>for good"]);
}

fn difference(kind: DifferenceKind, values: [&str; 2], note: &str) -> Difference {
    Difference {
        kind,
        readings: vec!["r1.1".into(), "r1.2".into()],
        values: values.map(str::to_owned).to_vec(),
        note: note.to_owned(),
    }
}

#[test]
fn facts_are_marked_where_a_difference_names_the_words() {
    let mut comparison = facts(&[
        "The blast killed 12 sailors and hurt some 40",
        "It left 15 sailors dead and 41 hurt, 41 of them badly",
    ]);
    comparison.rows[0].differences = vec![
        difference(DifferenceKind::Number, ["12", "15"], "these cannot both be true"),
        difference(DifferenceKind::Wording, ["blast", "explosion"], "other words"),
        difference(DifferenceKind::Number, ["some 40", "41"], "both can be true: one is less exact"),
    ];
    assert_eq!(
        all(&comparison),
        [
            "The [blast] killed !12! sailors and hurt ~some 40~",
            // it is not clear which 41 is meant
            "It left !15! sailors dead and 41 hurt, 41 of them badly",
        ]
    );
    comparison.rows[0].verdict = Verdict::Agree;
    assert!(!all(&comparison)[1].contains('!'), "nothing conflicts in a row that agrees");
}

#[test]
fn a_value_is_marked_in_every_reading_that_has_it() {
    let mut comparison = facts(&[
        "The crane was last inspected on Jan. 14, and it passed",
        "The crane was last inspected in November",
        "It was last inspected on Jan. 14, the records say",
        "Records of Jan. 14 were lost",
    ]);
    let row = &mut comparison.rows[0];
    row.differences =
        vec![difference(DifferenceKind::Date, ["Jan. 14", "November"], "these cannot both be true")];
    row.links = [(1, 2), (2, 3)]
        .into_iter()
        .map(|(a, b)| Link {
            from: format!("r1.{a}"),
            to: format!("r1.{b}"),
            score: 1.0,
            relation: Verdict::Conflict,
            why: Default::default(),
        })
        .collect();
    let marked = all(&comparison);
    assert_eq!(marked[0], "The crane was last inspected on !Jan. 14!, and it passed");
    assert_eq!(marked[2], "It was last inspected on !Jan. 14!, the records say");
    assert_eq!(marked[3], "Records of Jan. 14 were lost", "nothing says that this one is about the same");
}

#[test]
fn a_value_is_marked_in_a_passage_that_only_says_it_too() {
    let texts = [
        "The crane came down on the container ship Calloway Star, known to all on the pier",
        "The crane crashed across the Merrow Dawn",
        "It struck the Calloway Star, which had arrived on Sunday with a crew of 22",
        "First reports of the Merrow Dawn were wrong: it was the Calloway Star",
    ];
    let mut comparison = facts(&texts);
    let row = &mut comparison.rows[0];
    let names = ["Calloway Star", "Merrow Dawn"];
    row.differences = vec![difference(DifferenceKind::Name, names, "these cannot both be true")];
    let link = |(a, b, relation)| Link {
        from: format!("r1.{a}"),
        to: format!("r1.{b}"),
        score: 0.9,
        relation,
        why: Default::default(),
    };
    let (agree, conflict) = (Verdict::Agree, Verdict::Conflict);
    row.links = [(1, 2, conflict), (1, 3, agree), (2, 3, agree), (1, 4, agree)].map(link).to_vec();
    let marked = all(&comparison);
    assert_eq!(marked[2], "It struck the !Calloway Star!, which had arrived on Sunday with a crew of 22");
    assert_eq!(marked[3], texts[3], "which of the two it says is not plain");
    comparison.rows[0].readings[2].loose = true;
    assert_eq!(all(&comparison)[2], texts[2], "it may be about another matter");
}

proptest! {
    #[test]
    fn marks_lie_in_order_inside_their_text(texts in prop::collection::vec("[a-d “”.,é]{0,24}", 1..5)) {
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let comparison = quoted(&texts);
        let marks = Marker::new(&comparison).marks(&comparison.rows[0]);
        for (text, marks) in texts.iter().zip(&marks.readings) {
            let mut at = 0;
            for mark in marks {
                prop_assert!(mark.start >= at && mark.end >= mark.start);
                at = mark.end;
            }
            prop_assert!(at <= text.chars().count());
            let whole: String = pieces(text, marks).into_iter().map(|(piece, _)| piece).collect();
            prop_assert_eq!(whole, text.to_string());
        }
    }

    #[test]
    fn equal_readings_have_equal_marks_in_any_order(texts in prop::collection::vec("[a-d ]{0,24}", 2..5)) {
        let mut texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        texts.push(texts[0]);
        let forward = all(&quoted(&texts));
        prop_assert_eq!(&forward[0], &forward[texts.len() - 1]);
        let turned: Vec<&str> = texts.iter().rev().copied().collect();
        let mut back = all(&quoted(&turned));
        back.reverse();
        prop_assert_eq!(forward, back);
    }
}
