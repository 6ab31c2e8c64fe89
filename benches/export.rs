//! How long a comparison of 10,000 rows by 12 sources takes to be written.
//!
//! ```text
//! cargo bench --no-default-features --bench export
//! ```
//!
//! The comparison is made, not found: every source has every row, in words that differ now and then.

use parallax::compare::document::*;
use parallax::compare::{Comparison, articles::letter};
use parallax::export::sheet::{self, Layout, Options};
use parallax::export::{self, Filter, Format};

fn main() {
    divan::main();
}

const ROWS: usize = 10_000;
const SOURCES: usize = 12;

#[divan::bench(args = ["csv", "tsv", "xlsx", "html", "md", "json", "xml", "jsonld"], sample_count = 3)]
fn written(bencher: divan::Bencher, extension: &str) {
    let comparison = event(ROWS, SOURCES);
    let Some(format) = Format::of_extension(extension) else { return };
    let options = Options::new(format.layout(), &Filter::default());
    bencher.bench(|| export::write(divan::black_box(&comparison), format, &options, false));
}

/// Pages are for fewer rows.
#[divan::bench(args = ["docx", "pdf"], sample_count = 3)]
fn printed(bencher: divan::Bencher, extension: &str) {
    let comparison = event(500, 4);
    let Some(format) = Format::of_extension(extension) else { return };
    let options = Options::new(format.layout(), &Filter::default());
    bencher.bench(|| export::write(divan::black_box(&comparison), format, &options, false));
}

#[divan::bench(sample_count = 3)]
fn wide_table(bencher: divan::Bencher) {
    let comparison = event(ROWS, SOURCES);
    let options = Options::new(Layout::Wide, &Filter::default());
    bencher.bench(|| sheet::build(divan::black_box(&comparison), &options));
}

/// `rows` rows that all of `sources` articles have; every third is a quotation.
fn event(rows: usize, sources: usize) -> Comparison {
    let mut comparison = Comparison {
        format: FORMAT.into(),
        version: VERSION,
        articles: Vec::new(),
        quotations: Vec::new(),
        statements: Vec::new(),
        rows: Vec::new(),
        reuse: Vec::new(),
        made: Made::here(0.5),
    };
    let mut texts = vec![(String::new(), 0); sources];
    for n in 0..rows {
        let quote = n % 3 == 0;
        let id = format!("r{}", n + 1);
        let mut readings = Vec::new();
        for (source, (text, length)) in texts.iter_mut().enumerate() {
            let words = words(n, source, quote);
            if !text.is_empty() {
                text.push_str("\n\n");
                *length += 2;
            }
            let start = *length;
            text.push_str(&words);
            *length += words.chars().count();
            let article = letter(source);
            let quotation = quote.then(|| format!("q{}", comparison.quotations.len() + 1));
            if let Some(id) = &quotation {
                comparison.quotations.push(QuotationEntry {
                    id: id.clone(),
                    article: article.clone(),
                    kind: QuotationKind::Direct,
                    spans: vec![Range { start, end: *length }],
                    text: words.clone(),
                    speaker: SpeakerEntry {
                        name: "Edda Kessling".into(),
                        mention: None,
                        how: How::Stated,
                        sure: false,
                        decided: false,
                    },
                    cue: None,
                    flags: Vec::new(),
                });
            }
            readings.push(Reading {
                id: format!("{id}.{}", source + 1),
                article,
                start,
                end: *length,
                text: words,
                quotation,
                statement: None,
                position: n as f64 / rows as f64,
                place: Place::Body,
                loose: false,
            });
        }
        let differences = vec![Difference {
            kind: if quote { DifferenceKind::Wording } else { DifferenceKind::Number },
            readings: vec![readings[0].id.clone(), readings[1].id.clone()],
            values: if quote {
                vec!["school hall".into(), "gymnasium".into()]
            } else {
                vec![format!("{} people", n + 2), format!("{} people", n + 3)]
            },
            note: if quote { String::new() } else { "these cannot both be true".into() },
        }];
        comparison.rows.push(Row {
            id,
            kind: if quote { RowKind::Quote } else { RowKind::Fact },
            label: format!("flood at bridge {n}"),
            speaker: if quote { "Edda Kessling".into() } else { String::new() },
            verdict: if quote { Verdict::Reworded } else { Verdict::Conflict },
            sources,
            independent: sources,
            matching: None,
            readings,
            links: Vec::new(),
            differences,
            confirmed: false,
            note: String::new(),
            decided: Vec::new(),
        });
    }
    for (source, (text, _)) in texts.into_iter().enumerate() {
        comparison.articles.push(ArticleEntry {
            id: letter(source),
            outlet: format!("Outlet {source}"),
            title: "Flood at Tarn Bridge".into(),
            byline: String::new(),
            date: "2026-03-04".into(),
            url: format!("https://outlet-{source}.example/flood"),
            path: String::new(),
            language: "en".into(),
            analysis: String::new(),
            text,
            sha256: "0".repeat(64),
            added: "2026-03-05".into(),
            reference: false,
        });
    }
    comparison
}

fn words(row: usize, source: usize, quote: bool) -> String {
    let odd = source % 3 == 1;
    if quote {
        let hall = if odd { "gymnasium" } else { "school hall" };
        format!(
            "Nobody at bridge {row} should have to sleep in a {hall} tonight, and we will see that nobody does"
        )
    } else {
        let people = row + if odd { 3 } else { 2 };
        format!(
            "Firefighters carried {people} people from upper windows near bridge {row} on Tuesday, outlet {source} was told."
        )
    }
}
