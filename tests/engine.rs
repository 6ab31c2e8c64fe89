//! What holds of every comparison, whatever the articles say: offsets cut the text they claim, ids
//! lead somewhere, the order of the articles makes no difference, and nothing panics.

use parallax::article::Article;
use parallax::compare::document::{DifferenceKind, Reading, Row, RowKind, Verdict};
use parallax::compare::{Comparison, Settings, compare};
use parallax::import::{Options, read_bytes};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

fn article(n: usize, text: impl Into<String>) -> Article {
    Article {
        outlet: format!("Outlet {n}"),
        path: format!("{n}.txt"),
        date: Some(jiff::civil::date(2026, 3, 4)),
        language: "en".into(),
        text: text.into(),
        ..Article::default()
    }
}

fn articles(texts: &[String]) -> Vec<Article> {
    texts.iter().enumerate().map(|(n, text)| article(n, text.as_str())).collect()
}

fn compared(articles: &[Article]) -> Comparison {
    let comparison = compare(articles, &Settings::default());
    check(&comparison);
    comparison
}

/// The sample event that ships with the program.
fn sample() -> Vec<Article> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/sample");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|f| f.unwrap().path()).collect();
    files.sort();
    files
        .iter()
        .flat_map(|f| {
            read_bytes(
                &f.file_name().unwrap().to_string_lossy(),
                &std::fs::read(f).unwrap(),
                &Options::default(),
            )
            .articles
        })
        .collect()
}

/// Asserts what the document promises.
fn check(comparison: &Comparison) {
    let texts: BTreeMap<&str, Vec<char>> =
        comparison.articles.iter().map(|a| (a.id.as_str(), a.text.chars().collect())).collect();
    assert_eq!(texts.len(), comparison.articles.len(), "letters are given once");
    let cut = |article: &str, start: usize, end: usize| -> String {
        assert!(start < end && end <= texts[article].len(), "{start}..{end} of {article}");
        texts[article][start..end].iter().collect()
    };
    let mut quotations = BTreeMap::new();
    for q in &comparison.quotations {
        let pieces: Vec<String> = q.spans.iter().map(|s| cut(&q.article, s.start, s.end)).collect();
        assert_eq!(pieces.join(" "), q.text);
        assert!(q.spans.windows(2).all(|w| w[0].end <= w[1].start), "{:?}", q.spans);
        for range in [q.speaker.mention, q.cue].into_iter().flatten() {
            cut(&q.article, range.start, range.end);
        }
        assert!(quotations.insert(q.id.as_str(), q).is_none());
    }
    let mut statements = BTreeMap::new();
    let mut at = BTreeMap::new();
    for s in &comparison.statements {
        cut(&s.article, s.start, s.end);
        let last: &mut usize = at.entry(&s.article).or_default();
        assert!(*last <= s.start, "statements stand in order");
        *last = s.end;
        for d in &s.details {
            assert_eq!(cut(&s.article, d.start, d.end), d.text);
            assert!(s.start <= d.start, "{d:?} before its statement");
        }
        assert!(statements.insert(s.id.as_str(), s).is_none());
    }
    for (n, row) in comparison.rows.iter().enumerate() {
        assert_eq!(row.id, format!("r{}", n + 1));
        check_row(row, &cut);
        for r in &row.readings {
            if let Some(q) = &r.quotation {
                assert_eq!(quotations[q.as_str()].article, r.article);
            }
            if let Some(s) = &r.statement {
                let s = statements[s.as_str()];
                assert!(s.article == r.article && s.start <= r.start && r.start < s.end);
            }
        }
    }
    for reuse in &comparison.reuse {
        assert!(texts.contains_key(reuse.from.as_str()) && texts.contains_key(reuse.to.as_str()));
        assert!((0.0..=1.0).contains(&reuse.shared));
    }
    let json = parallax::export::json::write(comparison, &parallax::export::Filter::default());
    assert_eq!(&parallax::export::json::read(&json).unwrap(), comparison);
}

fn check_row(row: &Row, cut: &dyn Fn(&str, usize, usize) -> String) {
    assert!(!row.label.is_empty());
    let sources: BTreeSet<&str> = row.readings.iter().map(|r| r.article.as_str()).collect();
    assert_eq!(row.sources, sources.len());
    assert!((1..=row.sources).contains(&row.independent));
    assert_eq!(row.verdict == Verdict::Single, row.readings.len() == 1, "{row:?}");
    assert_eq!(row.links.is_empty(), row.readings.len() == 1, "{row:?}");
    let mut ids: BTreeMap<&str, &Reading> = BTreeMap::new();
    for (n, r) in row.readings.iter().enumerate() {
        assert_eq!(r.id, format!("{}.{}", row.id, n + 1));
        assert_eq!(cut(&r.article, r.start, r.end), r.text);
        assert!((0.0..=1.0).contains(&r.position));
        ids.insert(&r.id, r);
    }
    for link in &row.links {
        assert_ne!(ids[link.from.as_str()].article, ids[link.to.as_str()].article);
        assert!(link.relation != Verdict::Single && (0.0..=1.0).contains(&link.score), "{link:?}");
    }
    for d in &row.differences {
        assert_eq!(d.readings.len(), d.values.len());
        assert!(d.readings.iter().all(|id| ids.contains_key(id.as_str())));
    }
    assert!(row.kind == RowKind::Quote || row.speaker.is_empty());
}

/// The rows without ids and letters: each reading by its outlet and place.
fn told(comparison: &Comparison) -> Vec<String> {
    let outlets: BTreeMap<&str, &str> =
        comparison.articles.iter().map(|a| (a.id.as_str(), a.outlet.as_str())).collect();
    let row = |row: &Row| {
        let places: BTreeMap<&str, String> = row
            .readings
            .iter()
            .map(|r| (r.id.as_str(), format!("{} {}-{}", outlets[r.article.as_str()], r.start, r.end)))
            .collect();
        let place = |id: &String| places[id.as_str()].as_str();
        let readings: BTreeSet<&str> = row.readings.iter().map(|r| place(&r.id)).collect();
        let links: BTreeSet<String> = row
            .links
            .iter()
            .map(|l| {
                let (a, b) = (place(&l.from), place(&l.to));
                format!("{} – {}: {:?} {} {:?}", a.min(b), a.max(b), l.relation, l.score, l.why)
            })
            .collect();
        let differences: Vec<String> = row
            .differences
            .iter()
            .map(|d| {
                let mut sides: Vec<(&str, &String)> = d.readings.iter().map(place).zip(&d.values).collect();
                sides.sort_unstable();
                format!("{:?} {sides:?}", d.kind)
            })
            .collect();
        format!(
            "{:?} {:?} {:?} {} {}/{} {readings:?} {links:?} {differences:?}",
            row.kind, row.verdict, row.speaker, row.label, row.independent, row.sources
        )
    };
    comparison.rows.iter().map(row).collect()
}

#[test]
fn the_sample_reads_the_same_in_any_order() {
    let mut articles = sample();
    let first = compared(&articles);
    assert!(first.rows.iter().any(|r| r.verdict == Verdict::Conflict));
    assert!(first.rows.iter().any(|r| r.sources > 2));
    let expected = told(&first);
    for _ in 0..articles.len() {
        articles.rotate_left(1);
        assert_eq!(told(&compared(&articles)), expected);
        articles.swap(0, 2);
        assert_eq!(told(&compared(&articles)), expected);
    }
}

#[test]
fn one_article_has_only_single_rows() {
    for one in sample() {
        let comparison = compared(&[one]);
        assert!(!comparison.rows.is_empty());
        assert!(comparison.rows.iter().all(|r| r.verdict == Verdict::Single));
        assert!(comparison.reuse.is_empty());
    }
}

#[test]
fn an_article_and_its_copy_agree_and_count_once() {
    let one = sample().remove(1);
    let comparison = compared(&[one.clone(), Article { outlet: "The Copyist".into(), ..one }]);
    assert_eq!(comparison.reuse.len(), 2);
    for row in &comparison.rows {
        assert_eq!(row.independent, 1, "{row:?}");
        assert!(row.differences.is_empty(), "{:?}", row.differences);
        assert!(!matches!(row.verdict, Verdict::Conflict | Verdict::Reworded), "{row:?}");
    }
    assert!(comparison.rows.iter().filter(|r| r.sources == 2).count() > comparison.rows.len() / 2);
}

#[test]
fn no_articles_make_an_empty_document() {
    let comparison = compared(&[]);
    assert!(comparison.articles.is_empty() && comparison.rows.is_empty());
}

#[test]
fn odd_texts_are_borne() {
    let said = "“The pier is safe,” said Harbour Master Ilse Brandvold. About 40 boats lay there on Tuesday.";
    let long_sentence = "the ferry and ".repeat(2_000);
    let texts = [
        String::new(),
        " ".into(),
        "\n\n\n\n".into(),
        "“".into(),
        "”".into(),
        "\"".into(),
        "'".into(),
        "“””““\"\"‘’«»".into(),
        "?!…".into(),
        "\u{0}\u{1b}[31m\u{202e}\u{feff}".into(),
        "قال الوزير: «لن نغادر الميناء» يوم الثلاثاء.\n\n“עברית” אמר השר.".into(),
        "港口关闭了。“我们不知道，”部长说。".into(),
        "e\u{301}\u{301}\u{301} 👩‍👩‍👧‍👦 “🏴‍☠️” said 🧜.".into(),
        "[".repeat(10_000),
        format!("{}{}", "(“".repeat(5_000), "”)".repeat(5_000)),
        "“‘".repeat(2_000),
        "a".repeat(50_000),
        "9".repeat(5_000),
        "1,".repeat(5_000),
        "$€£%-–—/".repeat(500),
        "said ".repeat(3_000),
        "Brandvold ".repeat(3_000),
        "\"I said \"no,\" she said,\" he said. ".repeat(200),
        "May 2026 ".repeat(1_000),
        "said not 🦀… a 日. said Aaa é0% she … not 0 Aa b ".into(),
        long_sentence,
        said.into(),
    ];
    for text in &texts {
        compared(&[article(0, text.as_str()), article(1, said)]);
        compared(&[article(0, text.as_str()), article(1, text.as_str())]);
    }
    compared(&articles(&texts.iter().map(|t| t.chars().take(400).collect()).collect::<Vec<_>>()));
}

#[test]
fn sixty_articles_are_compared() {
    let texts: Vec<String> = (0..60)
        .map(|n| (0..8).map(|i| PIECES[(n * 7 + i * 5) % PIECES.len()]).collect::<Vec<_>>().join(" "))
        .collect();
    let comparison = compared(&articles(&texts));
    assert_eq!(comparison.articles[59].id, "BH");
    assert!(comparison.rows.iter().any(|r| r.sources > 10));
}

/// A long article must not take time that grows with the square of its length; this one has 3,000
/// paragraphs and would take minutes.
#[test]
fn a_long_article_takes_no_long_time() {
    let paragraph = "“We will never do this again,” said Mara Lindqvist, the mayor. The council voted 7-4 on Tuesday, and 300 people came. He called it “a mess” and left.\n\n";
    let started = std::time::Instant::now();
    let comparison = compare(
        &[
            article(0, paragraph.repeat(3_000)),
            article(1, paragraph.repeat(10)),
            article(2, PIECES.join(" ")),
        ],
        &Settings::default(),
    );
    assert!(!comparison.rows.is_empty());
    assert!(started.elapsed().as_secs() < 60, "{:?}", started.elapsed());
}

/// Sentences about an invented ferry, several of them in two or three wordings.
const PIECES: [&str; 30] = [
    "The ferry Solvang ran aground off Kestrel Point on Tuesday morning.",
    "A ferry, the Solvang, struck rocks near Kestrel Point early on Tuesday.",
    "Some 212 passengers were taken off by lifeboat.",
    "Rescuers took 209 passengers off the ferry in lifeboats.",
    "About 200 people were brought ashore.",
    "“We heard a bang and the lights went out,” said Oda Ferrante, a nurse.",
    "“We heard a bang, and then the lights went out,” Ferrante said.",
    "Oda Ferrante, 34, told reporters: “We heard a bang …”",
    "Ferrante said that the lights had gone out.",
    "The captain, Rolf Amundrud, denied that he had been asleep.",
    "Captain Rolf Amundrud was allegedly asleep.",
    "Amundrud said: “I was on the bridge all night.”",
    "“I was on the bridge,” the captain said.",
    "He said he had been “on the bridge all night”.",
    "The repair will cost $4.5 million, the company said.",
    "The company put the cost at nearly $5 million.",
    "The ship was built in 1998.",
    "It was not the first accident of the Solvang.",
    "“It is a miracle,” said Transport Minister Ines Calloway. “Nobody died.”",
    "“It is a miracle nobody died,” Calloway said.",
    "Nobody was hurt.",
    "Three people were injured, one of them badly.",
    "At least 3 were hurt, the hospital said.",
    "An inquiry will begin on March 9.",
    "The inquiry opens next Monday.",
    "According to the coast guard, the wind reached 110 km/h.",
    "The wind blew at 68 mph, the coast guard said.",
    "“Why was the ship at sea?” asked the union’s leader, Bo Tidemann.",
    "Tidemann asked why the ship had been “at sea at all”.",
    "The so-called “safe harbour” is 2 miles away.",
];

fn event() -> impl Strategy<Value = Vec<String>> {
    let paragraph = proptest::collection::vec(0..PIECES.len(), 1..4)
        .prop_map(|list| list.into_iter().map(|i| PIECES[i]).collect::<Vec<_>>().join(" "));
    let text = proptest::collection::vec(paragraph, 1..6).prop_map(|list| list.join("\n\n"));
    proptest::collection::vec(text, 1..6)
}

/// A source that quotes one utterance in pieces leaves out what none of them has.
#[test]
fn pieces_of_one_source_are_taken_together() {
    let whole = "“We believe this claim is without foundation and we will vigorously defend the harbour against it,” \
        said Ada Quist, the mayor of Lowmere.";
    let pieces = "Ada Quist, the mayor of Lowmere, said the claim was “without foundation.” Quist said the city \
        would go to court. “We will vigorously defend the harbour,” Quist said.";
    let found = compared(&articles(&[whole.to_owned(), pieces.to_owned()]));
    let row = found.rows.iter().find(|row| row.kind == RowKind::Quote && row.sources == 2).unwrap();
    assert_eq!(row.readings.len(), 3, "{:?}", row.readings);
    let values: Vec<&str> = row
        .differences
        .iter()
        .flat_map(|d| d.values.iter().map(String::as_str))
        .filter(|v| !v.is_empty())
        .collect();
    assert!(values.iter().all(|v| !v.contains("defend") && !v.contains("foundation")), "{values:?}");
    assert!(values.iter().any(|v| v.contains("against it")), "{values:?}");
    assert_eq!(row.verdict, Verdict::Cut);
}

/// Two who are each named beside the same words contradict each other; a name farther off does not.
#[test]
fn words_surely_credited_to_two_people_come_first() {
    let port =
        "The port is shut. “Not one box will move before Monday morning,” said Oskar Tamm, the fire chief.";
    let other = "Nobody works. “Not one box will move before Monday morning,” said Tomas Verl, the director of the port.";
    let far = "Tomas Verl refused before Ivo Marsh spoke, and Oskar Tamm told them that “not one box will move \
        before Monday morning.”";
    let speakers = |texts: [&str; 2]| {
        let found = compared(&articles(&texts.map(str::to_owned)));
        let row = found.rows.iter().find(|r| r.kind == RowKind::Quote && r.sources == 2).unwrap().clone();
        (row.speaker, row.differences.iter().filter(|d| d.kind == DifferenceKind::Speaker).count())
    };
    assert_eq!(speakers([port, other]), ("Oskar Tamm or Tomas Verl".to_owned(), 1));
    assert_eq!(speakers([port, far]).1, 0);
}

/// Text with much of what the engine looks for, and what might trip it.
const ODD: &str = "([A-Z][a-z]{1,5} |[a-z]{1,6} |[“”‘’\"'«»()\\[\\]]|, |\\. |… |\n\n|[0-9]{1,3}[,.%]? |\\$|é|日|ש|🦀|\u{202e}|said |she |May |not ){0,60}";

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn any_order_gives_the_same_rows(texts in event(), by in 0usize..5, back in any::<bool>()) {
        let mut list = articles(&texts);
        let first = told(&compared(&list));
        let by = by % list.len();
        list.rotate_left(by);
        if back {
            list.reverse();
        }
        prop_assert_eq!(told(&compared(&list)), first);
    }

    #[test]
    fn any_texts_keep_the_documents_promises(texts in proptest::collection::vec(ODD, 0..4)) {
        compared(&articles(&texts));
    }

    #[test]
    fn any_strings_are_borne(texts in proptest::collection::vec(any::<String>(), 0..4), strictness in any::<f64>()) {
        compare(&articles(&texts), &Settings { strictness });
        for text in texts {
            let _ = read_bytes("any.txt", text.as_bytes(), &Options::default());
            let _ = read_bytes("any.html", text.as_bytes(), &Options::default());
        }
    }

    #[test]
    fn any_odd_order_gives_the_same_rows(texts in proptest::collection::vec(ODD, 2..5)) {
        let mut list = articles(&texts);
        let first = told(&compared(&list));
        list.reverse();
        prop_assert_eq!(told(&compared(&list)), first);
    }
}
