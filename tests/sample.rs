//! The sample event shows every verdict and every kind of difference, on the rows where a reader would
//! look for them; `docs/sample.md` tells what was put where.

use parallax::compare::document::*;
use parallax::compare::{Comparison, Settings, compare};
use parallax::export::filter::Filter;
use parallax::import;
use std::path::Path;
use std::sync::LazyLock;

static SAMPLE: LazyLock<Comparison> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/sample");
    let files = ["aldmoor-herald.html", "bay-wire.md", "coast-radio.txt", "daily-loop.txt"];
    let articles: Vec<_> = files
        .iter()
        .flat_map(|file| import::read(&folder.join(file), &import::Options::default()).whole().unwrap())
        .collect();
    compare(&articles, &Settings::default())
});

/// The row in which each of these articles has these words.
fn row(readings: &[(&str, &str)]) -> Option<&'static Row> {
    SAMPLE.rows.iter().find(|row| {
        readings.iter().all(|(article, words)| {
            row.readings.iter().any(|r| r.article == *article && r.text.contains(words))
        })
    })
}

/// What a reader looks for: name, passages, verdict, and a kind of difference with a value on it.
type Expected<'e> = (&'e str, &'e [(&'e str, &'e str)], Verdict, Option<(DifferenceKind, &'e str)>);

fn check(expected: &[Expected]) {
    let mut missing = Vec::new();
    for (name, readings, verdict, difference) in expected {
        let Some(row) = row(readings) else {
            missing.push(format!("{name}: no such row"));
            continue;
        };
        if row.verdict != *verdict {
            missing.push(format!("{name}: {:?}, not {verdict:?}", row.verdict));
        }
        let shown = |kind: &DifferenceKind, value: &str| {
            row.differences.iter().any(|d| d.kind == *kind && d.values.iter().any(|v| v.contains(value)))
        };
        if let Some((kind, value)) = difference
            && !shown(kind, value)
        {
            missing.push(format!("{name}: no {kind:?} difference on “{value}” in {:#?}", row.differences));
        }
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

#[test]
fn metadata_is_read() {
    let told: Vec<(&str, &str, &str)> =
        SAMPLE.articles.iter().map(|a| (a.id.as_str(), a.outlet.as_str(), a.date.as_str())).collect();
    assert_eq!(told[0], ("A", "Aldmoor Herald", "2026-03-04"));
    assert_eq!(told[1], ("B", "Bay Wire", "2026-03-04"));
    assert_eq!(SAMPLE.articles[2].title, "Three dead after crane comes down at Aldmoor docks");
    assert!(
        SAMPLE.articles[0].text.starts_with("ALDMOOR — A 400-ton")
            || SAMPLE.articles[0].text.starts_with("Crane")
    );
    for noise in ["cookies", "newsletter", "Sport", "comments", "Ferry fares", "Photograph"] {
        assert!(!SAMPLE.articles[0].text.contains(noise), "{noise}");
    }
}

#[test]
fn facts_that_conflict() {
    use DifferenceKind as Kind;
    check(&[
        (
            "how many died",
            &[("A", "killing two people"), ("B", "Two people were killed"), ("C", "Three people are dead")],
            Verdict::Conflict,
            Some((Kind::Number, "hree")),
        ),
        (
            "when",
            &[("A", "at 5:50 a.m."), ("C", "about 6:40 a.m.")],
            Verdict::Conflict,
            Some((Kind::Date, "6:40")),
        ),
        (
            "which ship",
            &[("A", "Calloway Star"), ("C", "Merrow Dawn")],
            Verdict::Conflict,
            Some((Kind::Name, "Merrow Dawn")),
        ),
        (
            "the brakes",
            &[("A", "storm brakes had been engaged"), ("B", "storm brakes had not been engaged")],
            Verdict::Conflict,
            Some((Kind::Negation, "not")),
        ),
        (
            "the last inspection",
            &[("A", "last inspected on Jan. 14"), ("C", "last inspected in November")],
            Verdict::Conflict,
            Some((Kind::Date, "November")),
        ),
        (
            "the wind",
            &[("A", "Strong wind pushed the crane"), ("B", "may have pushed the crane")],
            Verdict::Conflict,
            Some((Kind::Certainty, "may")),
        ),
    ]);
}

#[test]
fn facts_that_agree_or_can_both_be_true() {
    use DifferenceKind as Kind;
    check(&[
        (
            "customers without power",
            &[("A", "about 30,000 customers"), ("B", "30,412 customers"), ("C", "Tens of thousands")],
            Verdict::Compatible,
            Some((Kind::Number, "30,412")),
        ),
        (
            "the damage",
            &[("A", "$5.7 million"), ("B", "nearly $6 million")],
            Verdict::Compatible,
            Some((Kind::Number, "nearly $6 million")),
        ),
        (
            "stopping work",
            &[("A", "walked off the job"), ("B", "downed tools"), ("D", "stormed off the job")],
            Verdict::Agree,
            Some((Kind::Wording, "stormed")),
        ),
        (
            "the engineers",
            &[("A", "international team"), ("D", "worldwide team")],
            Verdict::Agree,
            Some((Kind::Wording, "worldwide")),
        ),
        (
            "the report",
            &[("A", "one in three of the cranes"), ("D", "one in three of the cranes")],
            Verdict::Agree,
            None,
        ),
        ("the video", &[("D", "more than two million times")], Verdict::Single, None),
    ]);
}

#[test]
fn quotations() {
    use DifferenceKind as Kind;
    check(&[
        (
            "who said it",
            &[("A", "Not one box will move"), ("C", "Not one box will move")],
            Verdict::Same,
            Some((Kind::Speaker, "Oskar Tamm")),
        ),
        (
            "the worst day",
            &[("A", "the history of this harbor"), ("C", "the history of our port")],
            Verdict::Reworded,
            Some((Kind::Wording, "port")),
        ),
        (
            "left out without a mark",
            &[("A", "no reason at this time to believe"), ("B", "no reason to believe")],
            Verdict::Reworded,
            Some((Kind::Omission, "at this time")),
        ),
        (
            "brackets",
            &[("A", "was due to be replaced"), ("B", "[The crane] was due to be replaced")],
            Verdict::Reworded,
            Some((Kind::Bracket, "The crane")),
        ),
        (
            "left out with a mark",
            &[("A", "who signed for it"), ("B", "what failed … and we will publish")],
            Verdict::Cut,
            Some((Kind::Elision, "who signed for it")),
        ),
        (
            "masked",
            &[("A", "the bloody thing"), ("B", "the b****y thing")],
            Verdict::Reworded,
            Some((Kind::Masked, "b****y")),
        ),
        (
            "another order",
            &[("A", "Nobody on this waterfront"), ("C", "We owe the families an answer.")],
            Verdict::Cut,
            Some((Kind::Order, "")),
        ),
        (
            "the same words in three",
            &[
                ("A", "Four of them are in surgery"),
                ("B", "Four of them are in surgery"),
                ("C", "Four of them are in surgery"),
            ],
            Verdict::Same,
            None,
        ),
        ("a contraction", &[("B", "We don’t know yet"), ("C", "We do not know yet")], Verdict::Same, None),
        (
            "interrupted",
            &[("A", "I heard a groan"), ("C", "I heard a groan like a ship turning over")],
            Verdict::Same,
            None,
        ),
        (
            "three paragraphs",
            &[("B", "Who knew that this crane was cracked"), ("C", "Who knew that this crane was cracked")],
            Verdict::Cut,
            None,
        ),
        (
            "reported without marks",
            &[
                ("A", "The port will stay closed until Monday"),
                ("B", "the port would stay closed until Monday"),
            ],
            Verdict::Same,
            None,
        ),
    ]);
}

#[test]
fn a_quotation_without_a_speaker_gets_one_from_another_outlet() {
    let orphan = SAMPLE
        .quotations
        .iter()
        .find(|q| q.article == "D" && q.text.starts_with("Somebody signed a paper"))
        .expect("the quotation is found");
    assert_eq!((orphan.speaker.name.as_str(), orphan.speaker.how), ("Dessa Okonjo", How::OtherSource));
    assert!(orphan.flags.contains(&Flag::Orphan));
}

#[test]
fn nicknames_and_titles_are_nobodys_words() {
    for words in ["Old Greta", "Lifting Standards"] {
        let kinds: Vec<QuotationKind> =
            SAMPLE.quotations.iter().filter(|q| q.text.starts_with(words)).map(|q| q.kind).collect();
        assert!(
            kinds.iter().all(|k| matches!(k, QuotationKind::Scare | QuotationKind::Title)),
            "{words}: {kinds:?}"
        );
    }
}

#[test]
fn the_copy_is_found_and_counted_once() {
    let copied = SAMPLE.reuse.iter().any(|r| r.from == "A" && r.to == "D" && r.shared > 0.4);
    assert!(copied, "{:?}", SAMPLE.reuse);
    let row =
        row(&[("A", "about 30,000 customers"), ("B", "30,412 customers")]).expect("the power cut is a row");
    assert_eq!((row.sources, row.independent), (4, 3));
}

#[test]
fn every_verdict_and_every_kind_of_difference_occurs() {
    use DifferenceKind as Kind;
    for verdict in parallax::export::words::VERDICTS {
        assert!(SAMPLE.rows.iter().any(|row| row.verdict == verdict), "no row is {verdict:?}");
    }
    let kinds = [
        Kind::Number,
        Kind::Date,
        Kind::Name,
        Kind::Speaker,
        Kind::Negation,
        Kind::Certainty,
        Kind::Wording,
        Kind::Masked,
        Kind::Elision,
        Kind::Bracket,
        Kind::Omission,
        Kind::Order,
    ];
    for kind in kinds {
        assert!(
            SAMPLE.rows.iter().flat_map(|row| &row.differences).any(|d| d.kind == kind),
            "no difference is {kind:?}"
        );
    }
}

/// What is matched loosely says so, comes after what is not, and can be left out.
#[test]
fn loose_matches_are_told_apart() {
    let loose = |row: &&Row| row.matching == Some(Matching::Loose);
    for row in &SAMPLE.rows {
        assert_eq!(row.matching.is_none(), row.verdict == Verdict::Single, "{}", row.label);
    }
    assert!(SAMPLE.rows.iter().any(|row| loose(&row)));
    let agree: Vec<bool> =
        SAMPLE.rows.iter().filter(|row| row.verdict == Verdict::Agree).map(|row| loose(&row)).collect();
    assert!(agree.is_sorted(), "loose matches come last");
    let filter = Filter { matchings: vec![Matching::Firm, Matching::Likely], ..Filter::default() };
    assert!(!filter.rows(&SAMPLE).any(|row| loose(&row)));
    assert!(filter.rows(&SAMPLE).any(|row| row.matching == Some(Matching::Likely)));
    assert!(
        filter.rows(&SAMPLE).all(|row| row.verdict != Verdict::Single),
        "what one source has is not matched"
    );
}
