//! How long the table takes to follow the strictness slider and the user's decisions, once the articles are read.
//!
//! ```text
//! cargo bench --no-default-features --bench decisions
//! ```
//!
//! The articles are made from templates about an invented storm.

use parallax::article::Article;
use parallax::compare::decisions::RowAnchor;
use parallax::compare::{Decision, Decisions, Prepared, Settings};

fn main() {
    divan::main();
}

/// Ten articles of 1,000 words; the aim is 50 ms from the slider to the table.
#[divan::bench(args = [0.3, 0.5, 0.7])]
fn slider_to_comparison(bencher: divan::Bencher, strictness: f64) {
    let prepared = Prepared::read(&event(10, 1_000));
    let settings = Settings { strictness };
    prepared.compare(&settings, &Decisions::default());
    bencher.bench(|| prepared.compare(divan::black_box(&settings), &Decisions::default()));
}

/// The same with forty decisions: every other row confirmed, the rest split.
#[divan::bench]
fn decisions_to_comparison(bencher: divan::Bencher) {
    let prepared = Prepared::read(&event(10, 1_000));
    let settings = Settings::default();
    let found = prepared.compare(&settings, &Decisions::default()).comparison;
    let mut decisions = Decisions::default();
    for (n, row) in found.rows.iter().filter(|r| r.sources > 1).take(40).enumerate() {
        let row = RowAnchor::of(&found, row);
        decisions.push(if n % 2 == 0 {
            Decision::Confirm { row }
        } else {
            let (left, right) = row.passages.split_at(1);
            Decision::Split { kind: row.kind, left: left.to_vec(), right: right.to_vec() }
        });
    }
    bencher.bench(|| prepared.compare(&settings, divan::black_box(&decisions)));
}

/// Reading ten articles, and the first comparison with every pair weighed.
#[divan::bench]
fn articles_to_first_comparison(bencher: divan::Bencher) {
    let articles = event(10, 1_000);
    bencher.bench(|| {
        Prepared::read(divan::black_box(&articles)).compare(&Settings::default(), &Decisions::default())
    });
}

#[divan::bench]
fn articles_to_prepared(bencher: divan::Bencher) {
    let articles = event(10, 1_000);
    bencher.bench(|| Prepared::read(divan::black_box(&articles)));
}

/// `count` articles of about `words` words on one event, always the same ones.
fn event(count: usize, words: usize) -> Vec<Article> {
    let pick = |seed: usize, list: &[&'static str]| list[seed % list.len()];
    (0..count)
        .map(|n| {
            let mut text = String::new();
            let mut seed = n * 31 + 7;
            while text.split_whitespace().count() < words {
                // a linear congruential step (Knuth, MMIX)
                let mut next = || {
                    seed = seed.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
                    (seed >> 33) % 997
                };
                let (place, number) = (pick(next(), &PLACES), 100 + next() % 40);
                let sentence = match next() % 5 {
                    0 => format!("The storm {} {number} homes in {place} on Tuesday.", pick(next(), &VERBS)),
                    1 => format!(
                        "In {place}, about {number} homes were {} by the storm.",
                        pick(next(), &VERBS)
                    ),
                    2 => format!("“We {} in {place},” said {}.", pick(next(), &SAID), pick(next(), &PEOPLE)),
                    3 => format!(
                        "{} said that they {} near {place}.",
                        pick(next(), &PEOPLE),
                        pick(next(), &SAID)
                    ),
                    _ => format!(
                        "The {} in {place} will cost ${number} million, the council said.",
                        pick(next(), &WORKS)
                    ),
                };
                text.push_str(&sentence);
                text.push_str(if next() % 3 == 0 { "\n\n" } else { " " });
            }
            Article {
                outlet: format!("Outlet {n}"),
                title: "Storm over Marrow Bay".into(),
                date: Some(jiff::civil::date(2026, 3, 4)),
                language: "en".into(),
                text,
                ..Article::default()
            }
        })
        .collect()
}

const PLACES: [&str; 13] = [
    "Marrow Bay",
    "Old Tarn",
    "Wicken",
    "the Hollins estate",
    "Sallow Lane",
    "Cope Hill",
    "Stennet",
    "the Marden valley",
    "Fell Cross",
    "Nether Quay",
    "Pargeter Street",
    "Lower Amble",
    "the east harbour",
];
const VERBS: [&str; 6] = ["damaged", "flooded", "destroyed", "cut off", "struck", "ruined"];
const SAID: [&str; 7] = [
    "heard the roof go and ran into the street",
    "have never seen the water rise so quickly",
    "will open every school hall tonight",
    "lost the boats, the nets and the shed",
    "warned the council three times last winter",
    "carried my mother down the stairs in the dark",
    "are still counting who is missing",
];
const PEOPLE: [&str; 8] = [
    "Mayor Ilse Brandvold",
    "Tomas Verlander, a fisherman",
    "Brandvold",
    "Dr. Mara Lindqvist",
    "Verlander",
    "fire chief Oskar Tamm",
    "the mayor",
    "Lindqvist",
];
const WORKS: [&str; 5] =
    ["new sea wall", "repair of the pier", "clearing of the roads", "pumping station", "temporary bridge"];
