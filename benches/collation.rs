//! What it costs to line up a row's readings word under word, to mark a comparison's rows and to work out
//! the overview.
//!
//! ```text
//! cargo bench --no-default-features --bench collation
//! ```

use parallax::article::Article;
use parallax::compare::collation::collate;
use parallax::compare::document::{Comparison, RowKind, Verdict};
use parallax::compare::marks::Marker;
use parallax::compare::overview::overview;
use parallax::compare::{Settings, compare};

fn main() {
    divan::main();
}

/// Six readings of 200 words, each with every eleventh word changed and every seventeenth left out.
#[divan::bench(args = [200, 500])]
fn six_readings(bencher: divan::Bencher, words: usize) {
    let comparison = readings(words);
    bencher.bench(|| collate(&comparison, &comparison.rows[0]).columns.len());
}

/// The marks of every row of six articles.
#[divan::bench]
fn marks_of_all_rows(bencher: divan::Bencher) {
    let comparison = event();
    bencher.bench(|| {
        let mut marker = Marker::new(&comparison);
        comparison.rows.iter().map(|row| marker.marks(row).readings.len()).sum::<usize>()
    });
}

/// The overview of six articles.
#[divan::bench]
fn overview_of_an_event(bencher: divan::Bencher) {
    let comparison = event();
    bencher.bench(|| overview(&comparison).pairs.len());
}

const WORDS: [&str; 40] = [
    "harbour",
    "the",
    "crane",
    "of",
    "collapsed",
    "a",
    "mayor",
    "and",
    "promised",
    "in",
    "inquiry",
    "to",
    "workers",
    "that",
    "were",
    "hurt",
    "on",
    "Tuesday",
    "when",
    "it",
    "fell",
    "across",
    "ship",
    "while",
    "crews",
    "loaded",
    "grain",
    "for",
    "islands",
    "police",
    "closed",
    "roads",
    "near",
    "docks",
    "until",
    "evening",
    "families",
    "waited",
    "outside",
    "hospital",
];

/// One row whose readings differ a little from each other.
fn readings(words: usize) -> Comparison {
    let texts: Vec<String> = (0..6)
        .map(|n| {
            let word = |i: usize| WORDS[(i * 7 + i / 40 * 3) % WORDS.len()];
            let kept = (0..words).filter(|i| (i + n * 5) % 17 != 3);
            kept.map(|i| if (i + n * 3) % 11 == 4 { WORDS[(i + n) % WORDS.len()] } else { word(i) })
                .collect::<Vec<_>>()
                .join(" ")
        })
        .collect();
    let quoted: Vec<Article> =
        texts.iter().map(|text| article(format!("“{text},” said Ada Brandt."))).collect();
    let mut comparison = compare(&quoted, &Settings::default());
    // what is measured is the lining up of words, whatever the engine makes of the texts
    let reading = comparison.rows[0].readings[0].clone();
    comparison.rows.truncate(1);
    comparison.rows[0].kind = RowKind::Quote;
    comparison.rows[0].verdict = Verdict::Reworded;
    comparison.rows[0].readings = texts
        .iter()
        .enumerate()
        .map(|(n, text)| {
            let mut reading = reading.clone();
            reading.id = format!("r1.{}", n + 1);
            reading.quotation = None;
            reading.text.clone_from(text);
            reading
        })
        .collect();
    comparison
}

/// Six articles that tell much of the same.
fn event() -> Comparison {
    let articles: Vec<Article> = (0..6)
        .map(|n| {
            let paragraphs: Vec<String> = (0..40)
                .map(|i| {
                    let pick = |k: usize| WORDS[(i * 13 + k * 7 + (n * k) % 3) % WORDS.len()];
                    let told: Vec<&str> = (0..14).map(pick).collect();
                    format!(
                        "The {} and {} people said so. “We {},” said Ada Brandt.",
                        told.join(" "),
                        10 + i,
                        told[..8].join(" ")
                    )
                })
                .collect();
            article(paragraphs.join("\n\n"))
        })
        .collect();
    compare(&articles, &Settings::default())
}

fn article(text: String) -> Article {
    Article { text, language: "en".into(), ..Article::default() }
}
