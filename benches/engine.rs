//! How long a comparison takes, from articles to document and from files to JSON.
//!
//! ```text
//! cargo bench --no-default-features --bench engine
//! ```
//!
//! The articles are made from templates about an invented flood: every outlet tells about the same
//! things in one of several wordings, in its own order, with numbers that differ now and then, and
//! quotes the same people.

use parallax::article::Article;
use parallax::compare::{Settings, compare};
use parallax::export::{Filter, json};

fn main() {
    divan::main();
}

/// Ten articles of 1,000 words are what a reader compares; the aim is 50 ms of CPU.
#[divan::bench(args = [2, 10, 40])]
fn articles_to_document(bencher: divan::Bencher, articles: usize) {
    let articles = event(articles, 1_000);
    bencher.bench(|| compare(divan::black_box(&articles), &Settings::default()));
}

#[divan::bench(args = [10])]
fn text_to_json(bencher: divan::Bencher, articles: usize) {
    let files: Vec<String> = event(articles, 1_000).into_iter().map(|article| article.text).collect();
    bencher.bench(|| {
        let articles: Vec<Article> = files
            .iter()
            .filter_map(|text| {
                parallax::import::read_bytes("flood.txt", text.as_bytes(), &Default::default()).whole().ok()
            })
            .flatten()
            .collect();
        json::write(&compare(&articles, &Settings::default()), &Filter::default())
    });
}

#[divan::bench(args = [10, 40])]
fn document_to_json(bencher: divan::Bencher, articles: usize) {
    let comparison = compare(&event(articles, 1_000), &Settings::default());
    bencher.bench(|| json::write(divan::black_box(&comparison), &Filter::default()));
}

/// `count` articles of about `words` words on one event, always the same ones.
fn event(count: usize, words: usize) -> Vec<Article> {
    let mut chance = Chance(7);
    (0..count)
        .map(|n| {
            let mut text = String::new();
            let mut written = 0;
            while written < words {
                let paragraph = paragraph(&mut chance);
                written += paragraph.split_whitespace().count();
                if !text.is_empty() {
                    text.push_str("\n\n");
                }
                text.push_str(&paragraph);
            }
            Article {
                outlet: format!("Outlet {n}"),
                title: "Flood at Tarn Bridge".into(),
                date: Some(jiff::civil::date(2026, 3, 4)),
                language: "en".into(),
                path: format!("{n}.txt"),
                text,
                ..Article::default()
            }
        })
        .collect()
}

const PLACES: [&str; 24] = [
    "Tarn Bridge",
    "Oldmere",
    "Wicken Ferry",
    "the Hollins estate",
    "Sallow Lane",
    "the Marden weir",
    "Cope Hill",
    "the lower market",
    "Brindle School",
    "the Eastgate depot",
    "Farrow Mill",
    "the Pell valley",
    "Low Haddon",
    "the bus station",
    "Quarry Road",
    "the Linnet bridge",
    "Thorne Park",
    "the north quay",
    "Ashby Green",
    "the water works",
    "Candle Street",
    "Moss End",
    "the rail cutting",
    "Harrow Court",
];
const PEOPLE: [&str; 12] = [
    "Mayor Edda Kessling",
    "Fire Chief Joram Pike",
    "Environment Minister Sunniva Rask",
    "Dr. Oriel Banning",
    "Police Superintendent Matz Ferrow",
    "Lena Whitcombe, a shopkeeper",
    "Tobin Arkwell, who farms there",
    "Council leader Amina Strand",
    "Engineer Corin Vale",
    "the Rev. Hollis Drake",
    "Bus driver Petra Lund",
    "Professor Ivo Mansell",
];
const TOLD: [[&str; 3]; 8] = [
    [
        "The river burst its banks at {place} shortly after {n} a.m. on Tuesday, and about {n}00 people left their homes.",
        "About {n}00 residents were moved out of {place} on Tuesday after the river rose over its banks at {n} a.m.",
        "Some {n}00 people fled {place} when the river flooded it early on Tuesday.",
    ],
    [
        "Firefighters carried {n} people from upper windows near {place}, the fire service said.",
        "Near {place}, {n} people had to be rescued through windows by firefighters.",
        "The fire service rescued at least {n} people around {place}.",
    ],
    [
        "Repairs at {place} will cost $1.{n} million, according to a first estimate by the council.",
        "The council put the damage at {place} at about $1.{n} million.",
        "Nearly $2 million will be needed to mend {place}, the council said.",
    ],
    [
        "Power was cut to {n},412 customers around {place} and came back by 9 p.m.",
        "About {n},000 customers near {place} lost power until the evening.",
        "Tens of thousands were without electricity, most of them around {place}.",
    ],
    [
        "The flood wall at {place} had last been inspected in October, records show.",
        "Records show that nobody had inspected the flood wall at {place} since October.",
        "Inspectors had passed the flood wall at {place} in the autumn.",
    ],
    [
        "Police closed the road between {place} and the hospital, and trains did not stop there until noon.",
        "The road from {place} to the hospital was closed by police; no train stopped before noon.",
        "No trains stopped near {place} until midday, and the road was shut.",
    ],
    [
        "Two warnings had been sent to people in {place} on Monday night, but {n} of those asked said they had seen none.",
        "People in {place} were warned twice on Monday night, the agency said.",
        "No warning reached {place} on Monday, {n} residents said.",
    ],
    [
        "It was the highest water at {place} since 19{n}, when the old mill was swept away.",
        "Not since 19{n} has the water at {place} stood so high.",
        "Older people at {place} remembered the flood of 19{n}.",
    ],
];
const SAID: [[&str; 3]; 6] = [
    [
        "“Nobody at {place} should have to sleep in a school hall tonight, and we will see that nobody does,” said {who}.",
        "“Nobody at {place} should have to sleep in a school hall tonight,” {who} said.",
        "{who} said that nobody at {place} should have to sleep in a school hall.",
    ],
    [
        "“I heard the wall at {place} go,” {who} said, “and then the whole street was water.”",
        "“I heard the wall at {place} go and then the entire street was water,” said {who}.",
        "{who} described hearing the wall at {place} give way.",
    ],
    [
        "“We asked for money for {place} {n} times and {n} times we were told to wait,” said {who}.",
        "“We asked for money for {place} {n} times … we were told to wait,” {who} said.",
        "According to {who}, money for {place} was asked for {n} times.",
    ],
    [
        "“It came over the doorstep at {place} like something alive,” said {who}.",
        "“It came over the step at {place} like something alive,” said {who}.",
        "The water at {place} came “like something alive,” {who} said.",
    ],
    [
        "“We don’t know how many people are still at {place}, and I will not guess,” {who} told reporters.",
        "“We do not know how many people are still at {place},” {who} told reporters.",
        "{who} would not guess how many people were still at {place}.",
    ],
    [
        "“This is not the end of {place},” {who} said on Wednesday. “It is the end of doing nothing about it.”",
        "“This is not the end of {place}. It is the end of doing nothing about it,” said {who}.",
        "{who} said it was “the end of doing nothing” about {place}.",
    ],
];

/// One to three sentences about one place. A place's numbers and speaker go with it, so that most
/// articles agree about them.
fn paragraph(chance: &mut Chance) -> String {
    let mut out = String::new();
    for sentence in 0..1 + chance.below(3) {
        let place = chance.below(PLACES.len());
        let wordings = if sentence == 0 && chance.below(3) == 0 {
            SAID[chance.below(SAID.len())]
        } else {
            TOLD[chance.below(TOLD.len())]
        };
        let number = 11 + place * 3 + usize::from(chance.below(8) == 0);
        let told = wordings[chance.below(3)]
            .replace("{place}", PLACES[place])
            .replace("{who}", PEOPLE[place % PEOPLE.len()])
            .replace("{n}", &number.to_string());
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(&told);
    }
    out
}

/// A linear congruential generator (Knuth's MMIX constants), so that every run has the same articles.
struct Chance(u64);

impl Chance {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % n
    }
}
