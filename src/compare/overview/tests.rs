use super::*;
use crate::article::Article;
use crate::compare::document::Reading;
use crate::compare::{Settings, compare};

fn article(outlet: &str, title: &str, paragraphs: &[&str]) -> Article {
    let text = std::iter::once(&title).chain(paragraphs).copied().collect::<Vec<_>>().join("\n\n");
    Article { outlet: outlet.into(), title: title.into(), text, language: "en".into(), ..Article::default() }
}

fn event() -> Comparison {
    let filler = [
        "The weather has been mild along the coast this week, with light winds from the south.",
        "A choir of schoolchildren sang at the market square on Sunday afternoon.",
        "Bakers in the old town report that rye flour is scarce again.",
        "The museum opens a new room of ship models in spring.",
    ];
    let toll = "The ferry Lindgren struck the harbour pier and 12 passengers were injured on Tuesday.";
    let said = "“Nobody told us that the pier was rotten,” said Ada Brandt, the harbour master.";
    let articles = [
        article("Tide", "Ferry strikes pier in Harle", &[toll, said, filler[0], filler[1], filler[2]]),
        article(
            "Lantern",
            "Mayor promises new pier",
            &[
                filler[3],
                "Mayor Jonas Hell promised a new pier within two years and thanked all helpers warmly.",
                "“We will build it in stone,” said Jonas Hell.",
                "The plans will be shown in the library from May and everybody may say what they think of them.",
                "Guests of the town hotel were moved to other rooms while the work went on.",
                "The ferry Lindgren struck the harbour pier and 15 passengers were injured on Tuesday.",
                said,
            ],
        ),
    ];
    compare(&articles, &Settings::default())
}

#[test]
fn every_row_is_counted_once_for_each_source_that_has_it() {
    let comparison = event();
    let overview = overview(&comparison);
    // what is only related is counted for nobody
    let told = || comparison.rows.iter().filter(|row| row.verdict != Verdict::Related);
    for source in &overview.sources {
        let own = |r: &Reading| r.article == source.article && !r.loose;
        let has = told().filter(|row| row.readings.iter().any(own)).count();
        assert_eq!(source.rows(), has);
    }
    let shared = told().filter(|row| row.sources > 1).count();
    assert_eq!(overview.pairs[0].rows.len(), shared);
    assert_eq!(overview.pairs[0].share(), 1.0);
    assert_eq!(overview.sources[0].headline, "Ferry strikes pier in Harle");
}

#[test]
fn contradictions_are_told_of_both_sides() {
    let comparison = event();
    let overview = overview(&comparison);
    let conflicts: Vec<String> =
        comparison.rows.iter().filter(|r| r.verdict == Verdict::Conflict).map(|r| r.id.clone()).collect();
    assert_eq!(conflicts.len(), 1);
    assert_eq!(overview.pairs[0].conflicts, conflicts);
    assert!(overview.sources.iter().all(|source| source.contradicts == conflicts));
}

#[test]
fn a_passage_that_is_only_related_is_not_shown_as_what_its_row_comes_to() {
    let mut comparison = event();
    let row = comparison.rows.iter().position(|row| row.verdict == Verdict::Conflict).unwrap();
    comparison.rows[row].readings[0].loose = true;
    let readings = comparison.rows[row].readings.iter().map(|r| r.id.clone()).collect::<Vec<_>>();
    let overview = overview(&comparison);
    let verdict = |id: &String| {
        let mut spots = overview.sources.iter().flat_map(|source| &source.spots);
        spots.find(|spot| spot.reading == *id).unwrap().verdict
    };
    assert_eq!([verdict(&readings[0]), verdict(&readings[1])], [Verdict::Related, Verdict::Conflict]);
}

#[test]
fn who_is_quoted_is_told_with_the_share_of_words() {
    let overview = overview(&event());
    let of = |name: &str| overview.quoted.iter().find(|q| q.speaker == name).unwrap();
    assert_eq!(of("Ada Brandt").by.iter().map(|s| s.words).collect::<Vec<_>>(), [8, 8]);
    assert_eq!(of("Ada Brandt").by[0].share, 1.0);
    assert_eq!(of("Jonas Hell").only(), Some("B"));
    assert_eq!(of("Ada Brandt").only(), None);
    assert!((of("Jonas Hell").by[0].share - 6.0 / 14.0).abs() < 1e-9);
}

#[test]
fn what_one_leads_with_and_another_buries_is_found() {
    let comparison = event();
    let overview = overview(&comparison);
    let toll = comparison.rows.iter().find(|r| r.verdict == Verdict::Conflict).unwrap();
    let buried = overview.buried.iter().find(|b| b.row == toll.id).unwrap();
    assert_eq!((buried.lead[0].article.as_str(), buried.bury[0].article.as_str()), ("A", "B"));
    assert!(buried.gap() > 0.5);
    let spots = &overview.sources[1].spots;
    assert!(spots.windows(2).all(|pair| pair[0].start <= pair[1].start));
    assert!(spots.iter().all(|spot| spot.start < spot.end && spot.end <= 1.0));
}

#[test]
fn other_words_for_one_thing_are_collected() {
    let mut comparison =
        crate::compare::made::facts(&["Rebels shot Brandt", "Fighters shot Brandt", "Militants hit Brandt"]);
    let differ = |readings: [&str; 2], values: [&str; 2]| crate::compare::document::Difference {
        kind: DifferenceKind::Wording,
        readings: readings.map(str::to_owned).to_vec(),
        values: values.map(str::to_owned).to_vec(),
        note: "other words".into(),
    };
    comparison.rows[0].differences = vec![
        differ(["r1.1", "r1.2"], ["Rebels", "Fighters"]),
        differ(["r1.1", "r1.3"], ["Rebels", "Militants"]),
        differ(["r1.1", "r1.3"], ["shot", "hit"]),
    ];
    let choices = overview(&comparison).wording;
    assert_eq!(choices.len(), 2);
    let words: Vec<&str> = choices[0].terms.iter().map(|t| t.words.as_str()).collect();
    assert_eq!(words, ["fighters", "militants", "rebels"]);
    assert_eq!(choices[0].terms[2].by, [("A".to_owned(), 1)]);
    assert_eq!(choices[0].rows, ["r1"]);
}
