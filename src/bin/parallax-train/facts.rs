//! Learns which statements assert the same thing, from the labelled events, and measures it.

use crate::{boost, logistic};
use parallax::align::facts::model::{LEAF, WEIGHED};
use parallax::align::facts::{self, FactLink, Model, claims, features};
use parallax::article::{Article, Span};
use parallax::compare::{Settings, compare_with};
use parallax::extract::event::{Extract, extract};
use parallax::text::vocabulary::Vocabulary;
use serde_json::Value;
use std::collections::{HashMap, HashSet};
use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// A labelled event: its articles, and what was found in them.
pub struct Event {
    /// `00`, `02`, …
    pub name: String,
    /// The three articles.
    pub articles: Vec<Article>,
    gold: Value,
    meta: Value,
}

/// A pair of statements with its label.
pub struct Example {
    /// Which event.
    pub event: usize,
    /// What was measured.
    pub features: [f32; features::COUNT],
    /// Whether people say that both assert the same; nothing where the pair only shares a quotation.
    pub label: Option<bool>,
    /// Which statements.
    pub places: [facts::Place; 2],
    /// For reading errors.
    pub texts: [String; 2],
}

/// All labelled events of the bench.
pub fn events(bench: &Path) -> Result<Vec<Event>, Box<dyn Error>> {
    let mut names: Vec<String> = fs::read_dir(bench.join("gold"))?
        .filter_map(|e| e.ok()?.path().file_stem()?.to_str().map(str::to_owned))
        .collect();
    names.sort();
    names
        .into_iter()
        .map(|name| {
            let folder = bench.join("events").join(&name);
            let articles = ["a.md", "b.md", "c.md"]
                .iter()
                .map(|f| {
                    let mut read =
                        parallax::import::read(&folder.join(f), &parallax::import::Options::default())
                            .whole()?;
                    Ok(read.remove(0))
                })
                .collect::<Result<Vec<_>, Box<dyn Error>>>()?;
            let json = |path: &Path| -> Result<Value, Box<dyn Error>> {
                Ok(serde_json::from_str(&fs::read_to_string(path)?)?)
            };
            let gold = json(&bench.join("gold").join(format!("{name}.json")))?;
            let meta = json(&folder.join("meta.json"))?;
            Ok(Event { name, articles, gold, meta })
        })
        .collect()
}

/// The letters and digits of a text in lower case, with the byte each comes from.
fn letters(text: &str) -> (String, Vec<usize>) {
    let (mut out, mut from) = (String::new(), Vec::new());
    for (at, c) in text.char_indices().filter(|(_, c)| c.is_alphanumeric()) {
        for l in c.to_lowercase() {
            out.push(l);
            from.extend(std::iter::repeat_n(at, l.len_utf8()));
        }
    }
    (out, from)
}

/// Where the numbered passages of one article stand in its text.
fn place(text: &str, passages: &[(String, String)]) -> HashMap<String, Span> {
    let (plain, from) = letters(text);
    let mut at = 0;
    let mut out = HashMap::new();
    for (id, passage) in passages {
        let wanted = letters(passage).0;
        if wanted.is_empty() {
            continue;
        }
        let Some(found) =
            plain.get(at..).and_then(|p| p.find(&wanted)).map(|i| i + at).or_else(|| plain.find(&wanted))
        else {
            continue;
        };
        out.insert(id.clone(), Span::new(from[found], from[found + wanted.len() - 1] + 1));
        at = found + 1;
        while !plain.is_char_boundary(at) {
            at += 1;
        }
    }
    out
}

impl Event {
    /// Where each numbered sentence and passage stands: article and span.
    fn places(&self) -> HashMap<String, (usize, Span)> {
        let mut out = HashMap::new();
        for (i, (article, letter)) in self.articles.iter().zip(["a", "b", "c"]).enumerate() {
            for kind in ["sentences", "quotes"] {
                let mut list: Vec<(String, String)> = self.meta[kind]
                    .as_object()
                    .into_iter()
                    .flatten()
                    .filter(|(k, _)| k.starts_with(letter))
                    .map(|(k, v)| (k.clone(), v.as_str().unwrap_or_default().to_owned()))
                    .collect();
                list.sort_by_key(|(k, _)| k[3..].parse::<usize>().unwrap_or(0));
                out.extend(place(&article.text, &list).into_iter().map(|(k, s)| (k, (i, s))));
            }
        }
        out
    }

    /// Its pairs of statements with their labels.
    pub fn examples(&self, number: usize) -> (Vec<Example>, usize) {
        let places = self.places();
        let (extracts, _) = extract(&self.articles);
        let statements = |id: &str| -> Vec<(usize, usize)> {
            let Some(&(article, span)) = places.get(id) else { return Vec::new() };
            let list = &extracts[article].statements;
            (0..list.len())
                .filter(|&i| {
                    let own = list[i].unit.span;
                    if id.contains(".Q") {
                        own.touches(span)
                    } else {
                        2 * own.overlap(span) >= own.len().min(span.len())
                    }
                })
                .map(|i| (article, i))
                .collect()
        };
        let pairs_of = |list: &Value| {
            let mut out = HashSet::new();
            for link in list.as_array().into_iter().flatten() {
                let (Some(x), Some(y)) = (link[0].as_str(), link[1].as_str()) else { continue };
                for a in statements(x) {
                    for b in statements(y) {
                        out.insert((a.min(b), a.max(b)));
                    }
                }
            }
            out
        };
        let gold = pairs_of(&self.gold["fact_links"]);
        let mut neutral = pairs_of(&self.gold["quote_links"]);
        neutral.extend(pairs_of(&self.gold["paraphrase_links"]));
        let links = self.gold["fact_links"].as_array().map_or(0, Vec::len);
        let (claims, pairs) = measured(&self.articles, &extracts);
        let examples = pairs
            .into_iter()
            .map(|p| {
                let (s, t) = (&claims.list[p.from], &claims.list[p.to]);
                let (a, b) = ((s.article, s.statement), (t.article, t.statement));
                let key = (a.min(b), a.max(b));
                let text = |(article, i): (usize, usize)| {
                    extracts[article].statements[i].unit.span.of(&self.articles[article].text).to_owned()
                };
                Example {
                    event: number,
                    features: p.features,
                    label: if gold.contains(&key) {
                        Some(true)
                    } else if neutral.contains(&key) {
                        None
                    } else {
                        Some(false)
                    },
                    places: [a, b],
                    texts: [text(a), text(b)],
                }
            })
            .collect();
        (examples, links)
    }
}

/// The pairs of an event as the pipeline measures them.
fn measured(articles: &[Article], extracts: &[Extract]) -> (claims::Claims, Vec<features::Pair>) {
    let mut vocabulary = Vocabulary::default();
    let words: Vec<Vec<u32>> =
        articles.iter().zip(extracts).map(|(a, e)| vocabulary.read(&a.text, &e.layout.tokens)).collect();
    let claims = claims::read(&facts::sources(articles, extracts, &words), &vocabulary);
    let pairs = features::pairs(&claims, 1.0);
    (claims, pairs)
}

/// `--bench DIR --dump FILE`: writes what is measured of each pair, for looking at it elsewhere.
pub fn dump(bench: &Path, to: &Path) -> Result<(), Box<dyn Error>> {
    let mut out = String::new();
    for (number, event) in events(bench)?.iter().enumerate() {
        let (examples, links) = event.examples(number);
        for e in examples {
            let label = e.label.map_or(-1, i32::from);
            write!(out, "{}\t{links}\t{label}", event.name)?;
            for f in e.features {
                write!(out, "\t{f:.5}")?;
            }
            writeln!(
                out,
                "\t{}\t{}",
                e.texts[0].replace(['\t', '\n'], " "),
                e.texts[1].replace(['\t', '\n'], " ")
            )?;
        }
    }
    fs::write(to, out)?;
    Ok(())
}

/// `--bench DIR [--cross-validate PRED_DIR]`: learns the shipped model from all labelled events, or
/// for each event from the others, and says how well rows are told.
pub fn learn(bench: &Path, predictions: Option<&Path>) -> Result<(), Box<dyn Error>> {
    let events = events(bench)?;
    let mut examples = Vec::new();
    let mut links = 0;
    for (number, event) in events.iter().enumerate() {
        let (list, count) = event.examples(number);
        examples.extend(list);
        links += count;
    }
    let mut scored: Vec<Vec<(f64, &Example)>> = Vec::new();
    let mut models = Vec::new();
    for left_out in 0..events.len() {
        let learned = Learned::from(&examples, |e| e.event != left_out);
        let own = examples.iter().filter(|e| e.event == left_out);
        scored.push(own.map(|e| (learned.log_odds(&e.features), e)).collect());
        models.push(learned);
    }
    let Cut { threshold, precision, recall, f1 } = best_cut(&scored, links);
    println!(
        "{} events, {} pairs, {links} links; held back by event: P {precision:.3} R {recall:.3} F1 {f1:.3} at {threshold:.2}",
        events.len(),
        examples.len()
    );
    match predictions {
        Some(to) => {
            fs::create_dir_all(to)?;
            for (event, model) in events.iter().zip(&models) {
                let bytes = model.bytes(threshold);
                let document = compare_with(&event.articles, &Settings::default(), &Model::read(&bytes));
                fs::write(to.join(format!("{}.json", event.name)), serde_json::to_string(&document)?)?;
            }
        }
        None => fs::write("assets/facts.bin", Learned::from(&examples, |_| true).bytes(threshold))?,
    }
    Ok(())
}

/// A regression and trees, as learned from some of the examples.
struct Learned {
    intercept: f64,
    weights: Vec<f64>,
    forest: Vec<Vec<boost::Node>>,
}

/// How hard the regression's weights are pulled to zero.
const PENALTY: f64 = 150.0;

impl Learned {
    fn from(examples: &[Example], keep: impl Fn(&Example) -> bool) -> Learned {
        let kept: Vec<&Example> = examples.iter().filter(|e| e.label.is_some() && keep(e)).collect();
        let rows: Vec<&[f32]> = kept.iter().map(|e| &e.features[..WEIGHED]).collect();
        let labels: Vec<bool> = kept.iter().map(|e| e.label == Some(true)).collect();
        let offsets: Vec<f64> = kept.iter().map(|e| -f64::from(e.features[WEIGHED])).collect();
        let wide: Vec<Vec<f64>> = rows.iter().map(|r| wide(r)).collect();
        let (intercept, weights) = logistic::fit(&wide, &labels, &offsets, PENALTY);
        let forest = boost::grow(&rows, &labels, &offsets, boost::Options::default());
        Learned { intercept, weights, forest }
    }

    fn log_odds(&self, features: &[f32; features::COUNT]) -> f64 {
        let linear = wide(&features[..WEIGHED]).iter().zip(&self.weights).map(|(x, w)| x * w).sum::<f64>();
        let trees: f64 = self.forest.iter().map(|t| boost::value(t, features)).sum();
        (self.intercept + linear + trees) / 2.0 - f64::from(features[WEIGHED])
    }

    /// As `assets/facts.bin` holds them.
    fn bytes(&self, threshold: f64) -> Vec<u8> {
        let mut out = b"PXF2".to_vec();
        out.extend((threshold as f32).to_le_bytes());
        out.extend((self.forest.len() as u16).to_le_bytes());
        out.extend((features::COUNT as u16).to_le_bytes());
        out.extend((self.intercept as f32).to_le_bytes());
        out.extend(self.weights.iter().flat_map(|&w| (w as f32).to_le_bytes()));
        for tree in &self.forest {
            out.push(tree.len() as u8);
            for node in tree {
                match *node {
                    boost::Node::Leaf(value) => {
                        out.extend([LEAF, 0, 0, 0]);
                        out.extend((value as f32).to_le_bytes());
                    }
                    boost::Node::Split { feature, at, low, high } => {
                        out.extend([feature as u8, low as u8, high as u8, 0]);
                        out.extend(at.to_le_bytes());
                    }
                }
            }
        }
        out
    }
}

/// The measures and their square roots.
fn wide(features: &[f32]) -> Vec<f64> {
    let roots = features.iter().map(|f| f64::from(f.max(0.0)).sqrt());
    features.iter().map(|&f| f64::from(f)).chain(roots).collect()
}

/// A threshold and what it comes to.
struct Cut {
    threshold: f64,
    precision: f64,
    recall: f64,
    f1: f64,
}

/// The threshold with the best F1 of the links in rows, where `links` were to be found; of equals the
/// strictest. The pairs are given by event, each with its log-odds. F1 is taken as the mean of a threshold's
/// and of those around it, since single ones are best by chance.
fn best_cut(scored: &[Vec<(f64, &Example)>], links: usize) -> Cut {
    const AROUND: usize = 3;
    let mut cuts: Vec<Cut> = (-40..=20).map(|n| cut(scored, links, f64::from(n) * 0.05)).collect();
    let mean = |w: &[Cut]| w.iter().map(|c| c.f1).sum::<f64>() / w.len() as f64;
    let smooth: Vec<f64> = cuts.windows(2 * AROUND + 1).map(mean).collect();
    let best = smooth.iter().copied().fold(0.0, f64::max);
    let at = smooth.iter().rposition(|&f1| f1 >= best).unwrap_or_default();
    cuts.swap_remove(at + AROUND)
}

fn cut(scored: &[Vec<(f64, &Example)>], links: usize, threshold: f64) -> Cut {
    let (mut right, mut wrong) = (0.0, 0.0);
    for event in scored {
        let labels: HashMap<[facts::Place; 2], Option<bool>> =
            event.iter().map(|(_, e)| (e.places, e.label)).collect();
        let list: Vec<FactLink> = event
            .iter()
            .filter(|(odds, _)| *odds > threshold - facts::NEAR)
            .map(|(odds, e)| FactLink {
                from: e.places[0],
                to: e.places[1],
                score: 1.0 / (1.0 + (-odds).exp()),
                kept: *odds >= threshold,
                topical: false,
                why: Default::default(),
            })
            .collect();
        let mut shown = HashSet::new();
        for row in facts::rows(&list) {
            for (i, &a) in row.iter().enumerate() {
                shown.extend(row[i + 1..].iter().filter(|b| b.0 != a.0).map(|&b| [a.min(b), a.max(b)]));
            }
        }
        for pair in shown {
            match labels.get(&pair) {
                Some(Some(true)) => right += 1.0,
                Some(None) => {}
                _ => wrong += 1.0,
            }
        }
    }
    let (shown, wanted): (f64, f64) = (right + wrong, links as f64);
    Cut {
        threshold,
        precision: right / shown.max(1.0),
        recall: right / wanted.max(1.0),
        f1: 2.0 * right / (shown + wanted).max(1.0),
    }
}
