//! Makes `assets/words.bin`: how rare each stem is in news, how often it is a verb, and which stems
//! mean nearly the same.
//!
//! Rarity is the share of news articles without the stem (logarithmic), counted over the articles
//! of the bench that carry no labels of facts. Nearness comes from WordNet 3.1: members of one
//! synset 1.0 to 0.5 by how common the senses are, derivationally related forms 0.9, similar
//! adjectives 0.5, the first hypernym of a first sense 0.4.

use parallax::text::vocabulary::stem_of;
use parallax::text::words::{Kind, normalise, tokenize};
use rust_stemmers::{Algorithm, Stemmer};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::error::Error;
use std::fs;
use std::path::Path;

/// Articles needed before a stem that WordNet does not know is kept.
const LEAST_ARTICLES: u32 = 2;

/// Counts, reads WordNet's `dict` folder and writes `assets/words.bin`.
pub fn run(bench: &Path, wordnet: &Path) -> Result<(), Box<dyn Error>> {
    let out = Path::new("assets/words.bin");
    let (articles, counts) = count(bench)?;
    let net = WordNet::read(wordnet)?;
    let near = net.nearness(&counts);
    let verbs = net.verb_shares();
    let stems: Vec<&String> = counts
        .iter()
        .filter(|&(s, &n)| n >= LEAST_ARTICLES || near.contains_key(s))
        .map(|(s, _)| s)
        .collect();
    if stems.len() > usize::from(u16::MAX) {
        return Err(format!("{} stems do not fit the table", stems.len()).into());
    }
    let place: HashMap<&str, u16> = stems.iter().enumerate().map(|(i, s)| (s.as_str(), i as u16)).collect();
    let mut texts = Vec::new();
    let mut text_offsets = vec![0u32];
    let mut rarities = Vec::new();
    let mut verb_shares = Vec::new();
    let mut entries: Vec<u8> = Vec::new();
    let mut entry_offsets = vec![0u32];
    let most = f64::from(articles + 1).ln();
    for stem in &stems {
        texts.extend_from_slice(stem.as_bytes());
        text_offsets.push(texts.len() as u32);
        let rarity = (f64::from(articles + 1) / f64::from(counts[*stem] + 1)).ln() / most;
        rarities.push((rarity * 255.0).round() as u8);
        verb_shares.push((verbs.get(*stem).copied().unwrap_or(0.0) * 255.0).round() as u8);
        for (other, strength) in near.get(*stem).into_iter().flatten() {
            if let Some(at) = place.get(other.as_str()) {
                entries.extend_from_slice(&at.to_le_bytes());
                entries.push((strength * 255.0).round() as u8);
            }
        }
        entry_offsets.push((entries.len() / 3) as u32);
    }
    let mut bytes = b"PXW1".to_vec();
    bytes.extend((stems.len() as u32).to_le_bytes());
    bytes.extend(text_offsets.iter().flat_map(|o| o.to_le_bytes()));
    bytes.extend(&rarities);
    bytes.extend(&verb_shares);
    bytes.extend(entry_offsets.iter().flat_map(|o| o.to_le_bytes()));
    bytes.extend(&entries);
    bytes.extend(&texts);
    fs::write(out, &bytes).map_err(|e| format!("{}: {e}", out.display()))?;
    println!(
        "{articles} articles, {} stems, {} neighbours, {} bytes",
        stems.len(),
        entries.len() / 3,
        bytes.len()
    );
    Ok(())
}

/// In how many articles each stem occurs.
fn count(bench: &Path) -> Result<(u32, BTreeMap<String, u32>), String> {
    let stemmer = Stemmer::create(Algorithm::English);
    let mut counts = BTreeMap::new();
    let texts = articles(bench)?;
    for text in &texts {
        let stems: BTreeSet<String> = tokenize(text)
            .iter()
            .filter(|t| t.is_word())
            .map(|t| stem_of(&stemmer, &normalise(t.of(text))))
            .collect();
        for stem in stems {
            *counts.entry(stem).or_insert(0) += 1;
        }
    }
    Ok((texts.len() as u32, counts))
}

/// The texts of the bench's articles that carry no labels of facts.
fn articles(bench: &Path) -> Result<Vec<String>, String> {
    let mut texts = Vec::new();
    for file in ["quotes/polnear_train.jsonl", "events_allsides.jsonl", "events_newswcl50.jsonl"] {
        let path = bench.join(file);
        let lines = fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))?;
        for line in lines.lines() {
            let value: Value = serde_json::from_str(line).map_err(|e| format!("{}: {e}", path.display()))?;
            let own = value["text"].as_str();
            let of_event =
                value["articles"].as_array().into_iter().flatten().filter_map(|a| a["text"].as_str());
            texts.extend(own.into_iter().chain(of_event).map(String::from));
        }
    }
    Ok(texts)
}

/// Prints the words that are written with a capital now and then, but as a rule without: what begins
/// sentences and headlines and is no name. `assets/names/common-words.txt` is a choice of them.
pub fn print_capitalised(bench: &Path) -> Result<(), Box<dyn Error>> {
    const LEAST_SMALL: u32 = 3;
    const LEAST_SHARE_SMALL: f64 = 0.6;
    let mut counts: BTreeMap<String, [u32; 2]> = BTreeMap::new();
    for text in &articles(bench)? {
        for token in tokenize(text).iter().filter(|t| t.kind == Kind::Word) {
            let word = token.of(text);
            if word.chars().all(|c| c.is_ascii_alphabetic() || matches!(c, '\'' | '’')) {
                let capital = word.starts_with(char::is_uppercase);
                let lower = word.to_lowercase().replace('’', "'");
                counts.entry(lower).or_default()[usize::from(capital)] += 1;
            }
        }
    }
    for (word, [small, capital]) in counts {
        let share = f64::from(small) / f64::from(small + capital);
        if capital > 0 && small >= LEAST_SMALL && share >= LEAST_SHARE_SMALL {
            println!("{word}");
        }
    }
    Ok(())
}

type SynsetId = (char, u32);

/// What is read of WordNet's `data.*` and `index.*` files (format: wndb(5WN), senseidx(5WN)).
struct WordNet {
    lemmas: BTreeMap<SynsetId, Vec<String>>,
    pointers: BTreeMap<SynsetId, Vec<Pointer>>,
    /// Rank of a synset among a lemma's senses, 0 the commonest.
    ranks: HashMap<(String, SynsetId), usize>,
    /// Tagged occurrences by lemma, as verb and in all.
    tags: HashMap<String, (f64, f64)>,
}

struct Pointer {
    symbol: String,
    to: SynsetId,
    /// Which lemma of the synset points to which of the other's, from 1; 0 for all.
    source: usize,
    target: usize,
}

const PARTS: [(&str, char); 4] = [("noun", 'n'), ("verb", 'v'), ("adj", 'a'), ("adv", 'r')];

impl WordNet {
    fn read(folder: &Path) -> Result<WordNet, String> {
        let read = |name: String| {
            let path = folder.join(name);
            fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))
        };
        let mut net = WordNet {
            lemmas: BTreeMap::new(),
            pointers: BTreeMap::new(),
            ranks: HashMap::new(),
            tags: HashMap::new(),
        };
        for (part, letter) in PARTS {
            for line in read(format!("data.{part}"))?.lines().filter(|l| !l.starts_with("  ")) {
                net.read_synset(letter, line).ok_or_else(|| format!("data.{part} is damaged: {line}"))?;
            }
            for line in read(format!("index.{part}"))?.lines().filter(|l| !l.starts_with("  ")) {
                let fields: Vec<&str> = line.split_whitespace().collect();
                let senses: usize = fields.get(2).and_then(|f| f.parse().ok()).unwrap_or(0);
                for (rank, offset) in fields[fields.len().saturating_sub(senses)..].iter().enumerate() {
                    if let Ok(offset) = offset.parse() {
                        net.ranks.insert((fields[0].to_lowercase(), (letter, offset)), rank);
                    }
                }
            }
        }
        for line in read("index.sense".into())?.lines() {
            let fields: Vec<&str> = line.split_whitespace().collect();
            let [key, _, _, count] = fields[..] else { continue };
            let Some((lemma, kind)) = key.split_once('%') else { continue };
            let weight = count.parse::<f64>().unwrap_or(0.0) + 0.3;
            let tags = net.tags.entry(lemma.to_lowercase()).or_insert((0.0, 0.0));
            tags.1 += weight;
            if kind.starts_with('2') {
                tags.0 += weight;
            }
        }
        Ok(net)
    }

    fn read_synset(&mut self, letter: char, line: &str) -> Option<()> {
        let fields: Vec<&str> = line.split(" | ").next()?.split_whitespace().collect();
        let id = (letter, fields.first()?.parse().ok()?);
        let words = usize::from_str_radix(fields.get(3)?, 16).ok()?;
        let lemmas =
            (0..words).map(|i| Some(fields.get(4 + 2 * i)?.to_lowercase())).collect::<Option<Vec<_>>>()?;
        let at = 4 + 2 * words;
        let count: usize = fields.get(at)?.parse().ok()?;
        let mut pointers = Vec::new();
        for p in fields.get(at + 1..at + 1 + 4 * count)?.chunks(4) {
            let part = match p[2].chars().next()? {
                's' => 'a',
                other => other,
            };
            pointers.push(Pointer {
                symbol: p[0].to_owned(),
                to: (part, p[1].parse().ok()?),
                source: usize::from_str_radix(p[3].get(..2)?, 16).ok()?,
                target: usize::from_str_radix(p[3].get(2..)?, 16).ok()?,
            });
        }
        self.lemmas.insert(id, lemmas);
        self.pointers.insert(id, pointers);
        Some(())
    }

    fn rank(&self, lemma: &str, synset: SynsetId) -> usize {
        self.ranks.get(&(lemma.to_owned(), synset)).copied().unwrap_or(9)
    }

    /// For each counted stem, the counted stems near it and how near.
    fn nearness(&self, counts: &BTreeMap<String, u32>) -> BTreeMap<String, BTreeMap<String, f64>> {
        let stemmer = Stemmer::create(Algorithm::English);
        let mut near: BTreeMap<String, BTreeMap<String, f64>> = BTreeMap::new();
        let mut add = |a: &str, b: &str, strength: f64| {
            if a.contains('_') || b.contains('_') {
                return;
            }
            let (a, b) = (stem_of(&stemmer, &normalise(a)), stem_of(&stemmer, &normalise(b)));
            if a == b || !counts.contains_key(&a) || !counts.contains_key(&b) {
                return;
            }
            for (x, y) in [(&a, &b), (&b, &a)] {
                let known = near.entry(x.clone()).or_default().entry(y.clone()).or_insert(0.0);
                *known = known.max(strength);
            }
        };
        for (&id, lemmas) in &self.lemmas {
            for (i, a) in lemmas.iter().enumerate() {
                for b in &lemmas[i + 1..] {
                    let rank = self.rank(a, id).max(self.rank(b, id));
                    add(
                        a,
                        b,
                        if rank <= 1 {
                            1.0
                        } else if rank <= 3 {
                            0.8
                        } else {
                            0.5
                        },
                    );
                }
            }
            for pointer in &self.pointers[&id] {
                let Some(others) = self.lemmas.get(&pointer.to) else { continue };
                let pair = lemmas
                    .get(pointer.source.wrapping_sub(1))
                    .zip(others.get(pointer.target.wrapping_sub(1)));
                match (pointer.symbol.as_str(), pair) {
                    ("+", Some((a, b))) => add(a, b, if self.rank(a, id) <= 2 { 0.9 } else { 0.6 }),
                    ("\\", Some((a, b))) => add(a, b, 0.9),
                    ("&", _) => self.each(id, lemmas, 4, 1, pointer.to, others, |a, b| add(a, b, 0.5)),
                    ("@" | "~", _) => self.each(id, lemmas, 3, 0, pointer.to, others, |a, b| add(a, b, 0.4)),
                    _ => {}
                }
            }
        }
        near
    }

    #[allow(clippy::too_many_arguments, reason = "two synsets, their lemmas and two limits")]
    fn each(
        &self,
        from: SynsetId,
        lemmas: &[String],
        most: usize,
        rank: usize,
        to: SynsetId,
        others: &[String],
        mut visit: impl FnMut(&str, &str),
    ) {
        for a in lemmas.iter().take(most).filter(|a| self.rank(a, from) <= rank) {
            for b in others.iter().take(most).filter(|b| self.rank(b, to) <= rank) {
                visit(a, b);
            }
        }
    }

    /// The share of each stem's tagged occurrences that are verbs.
    fn verb_shares(&self) -> HashMap<String, f64> {
        let stemmer = Stemmer::create(Algorithm::English);
        let mut by_stem: HashMap<String, (f64, f64)> = HashMap::new();
        for (lemma, &(verb, all)) in self.tags.iter().filter(|(l, _)| !l.contains('_')) {
            let sums = by_stem.entry(stem_of(&stemmer, &normalise(lemma))).or_insert((0.0, 0.0));
            sums.0 += verb;
            sums.1 += all;
        }
        by_stem.into_iter().map(|(stem, (verb, all))| (stem, verb / all)).collect()
    }
}
