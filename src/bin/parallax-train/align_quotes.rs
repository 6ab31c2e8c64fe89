//! Learns and measures which quotations report one utterance.
//!
//! `parallax-train common-words PolNeAR.jsonl > assets/common-words.txt` counts in how many news
//! articles each stem stands.
//!
//! `parallax-train align-quotes --bench DIR [--fit src/align/quotes/weights.rs] [--write OUT]
//! [--speakers none] [--list]` reads the labelled events with their quotations' true edges, learns
//! the weights, and writes comparison documents that hold quotation rows only, for `score.py`.
//! Without `--fit` each event is judged by weights learned from the others.

use parallax::align::quotes::words::Lexicon;
use parallax::align::quotes::{Candidate, FEATURES, Passage, QuoteLink, candidates, link_by, rows};
use parallax::align::reuse;
use parallax::article::{CodePoints, Span};
use parallax::judge::quotes::{relate, relate_with};
use parallax::text::Layout;
use serde_json::{Value, json};
use std::collections::{HashMap, HashSet};
use std::fs;
use std::path::Path;

type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

/// Writes the stems that at least one article in a hundred has, grouped by how rare they are.
pub fn common_words(arguments: &[String]) -> Result<()> {
    let path = arguments.first().ok_or("which file?")?;
    let lines = fs::read_to_string(path)?;
    let texts: Vec<String> = lines
        .lines()
        .map(|l| Ok(serde_json::from_str::<Value>(l)?["text"].as_str().unwrap_or_default().to_string()))
        .collect::<Result<_>>()?;
    let mut lexicon = Lexicon::default();
    let mut articles: Vec<usize> = Vec::new();
    for text in &texts {
        let layout = Layout::new(text);
        let mut seen = HashSet::new();
        for token in layout.tokens.iter().filter(|t| t.is_word()) {
            seen.extend(lexicon.stems_of(token.of(text)));
        }
        articles.resize(lexicon.stems(), 0);
        for stem in seen {
            articles[stem as usize] += 1;
        }
    }
    let mut classes: HashMap<u32, Vec<&str>> = HashMap::new();
    for (name, stem) in lexicon.names() {
        let share = articles[stem as usize] as f64 / texts.len() as f64;
        if share >= 0.01 && !name.contains(' ') {
            // 0 for what stands in every article, 100 for what stands in one of a hundred
            let class = ((1.0 / share).ln() / 100f64.ln() * 20.0).round() as u32 * 5;
            classes.entry(class).or_default().push(name);
        }
    }
    println!(
        "# Stems by how rare they are in news articles: 0 in all of them, 1 in one of a hundred or fewer."
    );
    println!(
        "# Counted in the {} articles of PolNeAR's training part by `parallax-train common-words`.",
        texts.len()
    );
    let mut classes: Vec<_> = classes.into_iter().filter(|&(c, _)| c < 100).collect();
    classes.sort();
    for (class, mut names) in classes {
        names.sort_unstable();
        println!("{:.2} {}", f64::from(class) / 100.0, names.join(" "));
    }
    Ok(())
}

/// A passage: article, spans, whether quoted, speaker, ids of the gold passages it is.
type Found = (usize, Vec<Span>, bool, String, Vec<String>);

struct Event {
    name: String,
    texts: Vec<String>,
    layouts: Vec<Layout>,
    passages: Vec<Found>,
    links: HashMap<(String, String), String>,
    plain: HashSet<(String, String)>,
    facts: HashSet<(String, String)>,
    /// Id of a quotation, ids of the sentences it lies in.
    sentences_of: HashMap<String, Vec<String>>,
    neutral: HashSet<String>,
}

fn pair(a: &str, b: &str) -> (String, String) {
    if a < b { (a.into(), b.into()) } else { (b.into(), a.into()) }
}

impl Event {
    fn read(bench: &Path, name: &str, with_speakers: bool) -> Result<Event> {
        let gold: Value =
            serde_json::from_str(&fs::read_to_string(bench.join(format!("gold/{name}.json")))?)?;
        let meta: Value =
            serde_json::from_str(&fs::read_to_string(bench.join(format!("events/{name}/meta.json")))?)?;
        let strings = |v: &Value| -> HashSet<String> {
            v.as_array().into_iter().flatten().filter_map(|s| Some(s.as_str()?.to_string())).collect()
        };
        let bad = strings(&gold["bad_quotes"]);
        let mut event = Event {
            name: name.into(),
            texts: Vec::new(),
            layouts: Vec::new(),
            passages: Vec::new(),
            links: HashMap::new(),
            plain: HashSet::new(),
            facts: HashSet::new(),
            sentences_of: HashMap::new(),
            neutral: strings(&gold["not_speech"]),
        };
        let ids = |field: &str| -> Vec<[String; 3]> {
            gold[field]
                .as_array()
                .into_iter()
                .flatten()
                .map(|l| [0, 1, 2].map(|i| l[i].as_str().unwrap_or_default().to_string()))
                .collect()
        };
        for [a, b, label] in ids("quote_links") {
            event.links.insert(pair(&a, &b), label);
        }
        for [a, b, _] in ids("paraphrase_links") {
            event.plain.insert(pair(&a, &b));
        }
        for [a, b, _] in ids("fact_links") {
            event.facts.insert(pair(&a, &b));
        }
        for (number, letter) in ["a", "b", "c"].into_iter().enumerate() {
            let file = fs::read_to_string(bench.join(format!("events/{name}/{letter}.md")))?;
            let text = file.splitn(3, "---").nth(2).unwrap_or(&file).trim().to_string();
            let layout = Layout::new(&text);
            let (letters, places) = letters_of(&text);
            let placed = |kind: &str| -> Vec<(String, Span)> {
                let mut at = 0;
                let mut found = Vec::new();
                let mut all: Vec<(&String, &Value)> = meta[kind]
                    .as_object()
                    .into_iter()
                    .flatten()
                    .filter(|(id, _)| id.starts_with(letter))
                    .collect();
                all.sort_by_key(|(id, _)| id[3..].parse::<usize>().unwrap_or(0));
                for (id, words) in all {
                    let wanted = letters_of(words.as_str().unwrap_or_default()).0;
                    let Some(start) = letters[at..].find(&wanted).map(|i| i + at).or(letters.find(&wanted))
                    else {
                        continue;
                    };
                    let end = start + wanted.len();
                    at = if kind == "quotes" { start + 1 } else { end };
                    while !letters.is_char_boundary(at) {
                        at += 1;
                    }
                    if end > start {
                        found.push((id.clone(), Span::new(places[start].start, places[end - 1].end)));
                    }
                }
                found
            };
            let quotes: Vec<(String, Span)> =
                placed("quotes").into_iter().filter(|(id, _)| !bad.contains(id)).collect();
            let sentences = placed("sentences");
            for (id, span) in &quotes {
                let speaker = gold["speakers"][id]
                    .as_str()
                    .filter(|s| *s != "UNKNOWN" && with_speakers)
                    .unwrap_or_default();
                // the mark before the first letter may be an opening bracket or an ellipsis: leave it
                let within = sentences.iter().filter(|s| s.1.touches(*span)).map(|s| s.0.clone()).collect();
                event.sentences_of.insert(id.clone(), within);
                event.passages.push((number, vec![*span], true, speaker.into(), vec![id.clone()]));
            }
            for sentence in &layout.sentences {
                let free = without(sentence.span, quotes.iter().map(|q| q.1));
                let is: Vec<String> = sentences
                    .iter()
                    .filter(|s| s.1.overlap(sentence.span) * 2 > s.1.len())
                    .map(|s| s.0.clone())
                    .collect();
                let words: usize = free
                    .iter()
                    .map(|&s| layout.tokens_in(s).filter(|&t| layout.tokens[t].is_word()).count())
                    .sum();
                if words >= 3 {
                    event.passages.push((number, free, false, String::new(), is));
                }
            }
            event.texts.push(text);
            event.layouts.push(layout);
        }
        Ok(event)
    }

    fn passages(&self) -> Vec<Passage<'_>> {
        self.passages
            .iter()
            .map(|(article, spans, quoted, speaker, _)| Passage {
                article: *article,
                text: &self.texts[*article],
                tokens: &self.layouts[*article].tokens,
                spans,
                quoted: *quoted,
                speaker,
            })
            .collect()
    }

    /// What the labels say of a candidate; `None` where they leave it open.
    fn label(&self, c: &Candidate) -> Option<bool> {
        let (a, b) = (&self.passages[c.from].4, &self.passages[c.to].4);
        let linked =
            |set: &dyn Fn(&(String, String)) -> bool| a.iter().any(|x| b.iter().any(|y| set(&pair(x, y))));
        if c.quoted {
            if a.iter().chain(b).any(|id| self.neutral.contains(id)) {
                return None;
            }
            Some(linked(&|p| self.links.contains_key(p)))
        } else {
            let fact = |(x, y): &(String, String)| {
                let of = |id: &String| self.sentences_of.get(id).cloned().unwrap_or_else(|| vec![id.clone()]);
                of(x).iter().any(|s| {
                    of(y).iter().any(|t| {
                        self.facts.contains(&pair(s, t))
                            || self.plain.contains(&pair(s, y))
                            || self.plain.contains(&pair(x, t))
                    })
                })
            };
            match linked(&|p| self.plain.contains(p)) {
                true => Some(true),
                // the sentences agree, if perhaps not on the quoted words
                false if linked(&fact) => None,
                false => Some(false),
            }
        }
    }
}

/// The parts of `whole` outside `holes`.
fn without(whole: Span, holes: impl Iterator<Item = Span>) -> Vec<Span> {
    let mut free = Vec::new();
    let mut at = whole.start;
    for hole in holes.filter(|h| h.touches(whole)) {
        if hole.start > at {
            free.push(Span::new(at, hole.start));
        }
        at = at.max(hole.end);
    }
    if at < whole.end {
        free.push(Span::new(at, whole.end));
    }
    free
}

/// The letters and digits of `text` in lower case, and for each byte of them where it comes from.
fn letters_of(text: &str) -> (String, Vec<Span>) {
    let (mut letters, mut places) = (String::new(), Vec::new());
    for (at, c) in text.char_indices() {
        for low in c.to_lowercase().filter(|c| c.is_alphanumeric()) {
            letters.push(low);
            places.extend(std::iter::repeat_n(Span::new(at, at + c.len_utf8()), low.len_utf8()));
        }
    }
    (letters, places)
}

type Weights = [f64; FEATURES.len()];

/// Logistic regression with a Gaussian prior, by Newton's method.
fn fit(examples: &[(&[f64], bool)], prior: f64) -> Weights {
    const N: usize = FEATURES.len();
    let mut w = [0.0; N];
    for _ in 0..40 {
        let mut gradient = [0.0; N];
        let mut hessian = [[0.0; N]; N];
        for i in 0..N {
            let strength = if i == 0 { prior * 0.01 } else { prior };
            gradient[i] = -strength * w[i];
            hessian[i][i] = strength;
        }
        for (x, y) in examples {
            let p = 1.0 / (1.0 + (-x.iter().zip(&w).map(|(a, b)| a * b).sum::<f64>()).exp());
            let error = f64::from(u8::from(*y)) - p;
            for i in 0..N {
                gradient[i] += error * x[i];
                for j in 0..N {
                    hessian[i][j] += p * (1.0 - p) * x[i] * x[j];
                }
            }
        }
        // Gauss–Jordan
        for i in 0..N {
            let pivot = hessian[i][i].max(1e-9);
            for j in 0..N {
                if j != i {
                    let by = hessian[j][i] / pivot;
                    let upper = hessian[i];
                    for (low, up) in hessian[j].iter_mut().zip(upper) {
                        *low -= by * up;
                    }
                    gradient[j] -= by * gradient[i];
                }
            }
        }
        for i in 0..N {
            w[i] += gradient[i] / hessian[i][i].max(1e-9);
        }
    }
    w
}

fn learn(events: &[(Event, Event)], leave: Option<usize>, quoted: bool, prior: f64) -> Weights {
    // each event once with its speakers and once without, so that a missing speaker is no surprise
    let mut all = Vec::new();
    for (n, (with, blind)) in events.iter().enumerate() {
        if Some(n) == leave {
            continue;
        }
        for event in [with, blind] {
            let passages = event.passages();
            for c in candidates(&passages, &mut Lexicon::default()) {
                if c.quoted == quoted
                    && let Some(label) = event.label(&c)
                {
                    all.push((c.features, label));
                }
            }
        }
    }
    // articles about different events: whatever they share is a common phrase
    let count = events.len();
    for n in 0..count {
        for (step, blind) in [(1, false), (3, true), (5, false)] {
            let of = [n, (n + step) % count, (n + 2 * step) % count];
            if of.iter().any(|&o| Some(o) == leave) {
                continue;
            }
            let sources = of.map(|o| if blind { &events[o].1 } else { &events[o].0 });
            let mut passages = Vec::new();
            for (article, event) in sources.iter().enumerate() {
                passages.extend(event.passages().into_iter().filter(|p| p.article == article));
            }
            all.extend(
                candidates(&passages, &mut Lexicon::default())
                    .into_iter()
                    .filter(|c| c.quoted == quoted)
                    .map(|c| (c.features, false)),
            );
        }
    }
    let examples: Vec<(&[f64], bool)> = all.iter().map(|(f, l)| (&f[..], *l)).collect();
    fit(&examples, prior)
}

/// Learns, measures, writes; see the top of this file.
pub fn run(arguments: &[String]) -> Result<()> {
    let value = |name: &str| arguments.iter().position(|a| a == name).and_then(|i| arguments.get(i + 1));
    let bench = Path::new(value("--bench").ok_or("--bench DIR is missing")?);
    let list = arguments.iter().any(|a| a == "--list");
    let blind = value("--speakers").is_some_and(|s| s == "none");
    let strictness: f64 = value("--strictness").map_or(Ok(0.5), |s| s.parse())?;
    let mut names: Vec<String> = fs::read_dir(bench.join("gold"))?
        .filter_map(|f| Some(f.ok()?.path().file_stem()?.to_str()?.to_string()))
        .collect();
    names.sort();
    let events: Vec<(Event, Event)> = names
        .iter()
        .map(|n| Ok((Event::read(bench, n, true)?, Event::read(bench, n, false)?)))
        .collect::<Result<_>>()?;
    let shipped = arguments.iter().any(|a| a == "--shipped");
    let prior = |name: &str, usual: f64| value(name).map_or(Ok(usual), |s| s.parse::<f64>());
    let priors = [prior("--prior", 1.0)?, prior("--prior-plain", 0.3)?];
    for n in 0..events.len() {
        let event = if blind { &events[n].1 } else { &events[n].0 };
        let weights = (!shipped)
            .then(|| [learn(&events, Some(n), true, priors[0]), learn(&events, Some(n), false, priors[1])]);
        let passages = event.passages();
        let score = |c: &Candidate| match &weights {
            Some([quoted, plain]) => c.score_by(if c.quoted { quoted } else { plain }),
            None => c.score(),
        };
        let links = link_by(&passages, strictness, score, &mut Lexicon::default());
        if list {
            list_errors(event, &passages, &links, &score);
        }
        if let Some(folder) = value("--write") {
            fs::create_dir_all(folder)?;
            let document = document(event, &passages, &links);
            fs::write(
                Path::new(folder).join(format!("{}.json", event.name)),
                serde_json::to_string(&document)?,
            )?;
        }
    }
    if let Some(path) = value("--read") {
        return read_links(path, strictness, arguments.iter().any(|a| a == "--time"));
    }
    if let Some(path) = value("--fit") {
        let mut out = String::from("//! Learned by `parallax-train align-quotes`; do not edit by hand.\n");
        for (name, what, quoted) in
            [("QUOTED", "two quotations", true), ("PLAIN", "a quotation and a plain sentence", false)]
        {
            let weights = learn(&events, None, quoted, priors[usize::from(!quoted)]);
            out += &format!(
                "\n/// For {what}: one weight for each of [`super::FEATURES`].\npub const {name}: [f64; {}] = [\n",
                FEATURES.len()
            );
            for (weight, feature) in weights.iter().zip(FEATURES) {
                out += &format!("    {weight:.4}, // {feature}\n");
            }
            out += "];\n";
        }
        fs::write(path, out)?;
    }
    Ok(())
}

fn list_errors(event: &Event, passages: &[Passage], links: &[QuoteLink], score: &dyn Fn(&Candidate) -> f64) {
    let all = candidates(passages, &mut Lexicon::default());
    let mut met = HashSet::new();
    let words = |p: usize| {
        let (first, last) = (passages[p].spans[0], passages[p].spans[passages[p].spans.len() - 1]);
        format!(
            "{:?} [{}] {}",
            event.passages[p].4,
            passages[p].speaker,
            first.cover(last).of(passages[p].text)
        )
    };
    for c in &all {
        for x in &event.passages[c.from].4 {
            met.extend(event.passages[c.to].4.iter().map(|y| pair(x, y)));
        }
        let linked = links.iter().any(|l| (l.from, l.to) == (c.from, c.to));
        if let Some(label) = event.label(c)
            && label != linked
        {
            let what = match (c.quoted, label) {
                (true, true) => "MISSED",
                (true, false) => "FALSE",
                (false, true) => "MISSED-PLAIN",
                (false, false) => "FALSE-PLAIN",
            };
            let numbers: Vec<String> = c.features.iter().map(|f| format!("{f:.2}")).collect();
            println!(
                "{what} {} {:.2}\n   {}\n   {}\n   {}",
                event.name,
                score(c),
                words(c.from),
                words(c.to),
                numbers.join(" ")
            );
        }
    }
    let together: HashSet<(usize, usize)> = rows(links, passages)
        .iter()
        .flat_map(|row| row.iter().flat_map(|&a| row.iter().map(move |&b| (a, b))))
        .collect();
    for l in links.iter().filter(|l| !together.contains(&(l.from, l.to))) {
        println!("SPLIT {} {:.2}\n   {}\n   {}", event.name, l.score, words(l.from), words(l.to));
    }
    for p in event.links.keys().chain(&event.plain).filter(|p| !met.contains(p)) {
        println!("NO-CANDIDATE {} {p:?}", event.name);
    }
}

/// A comparison document with the quotation rows alone.
fn document(event: &Event, passages: &[Passage], links: &[QuoteLink]) -> Value {
    let counts: Vec<CodePoints> = event.texts.iter().map(|t| CodePoints::new(t)).collect();
    let range = |p: usize, s: Span| {
        let count = &counts[passages[p].article];
        json!({"start": count.at(s.start), "end": count.at(s.end)})
    };
    let letter = |p: usize| ["A", "B", "C"][passages[p].article];
    let quotations: Vec<Value> = (0..passages.len())
        .filter(|&p| passages[p].quoted)
        .map(|p| {
            json!({"article": letter(p), "kind": "direct", "speaker": {"name": passages[p].speaker},
                "spans": passages[p].spans.iter().map(|&s| range(p, s)).collect::<Vec<_>>()})
        })
        .collect();
    let grouped = rows(links, passages);
    let all_rows: Vec<Value> = grouped
        .iter()
        .enumerate()
        .map(|(n, row)| {
            let id = |p: usize| format!("r{n}.{p}");
            let readings: Vec<Value> = row
                .iter()
                .map(|&p| {
                    let span = if passages[p].quoted {
                        passages[p].spans[0].cover(passages[p].spans[passages[p].spans.len() - 1])
                    } else {
                        *passages[p].spans.iter().max_by_key(|s| s.len()).unwrap_or(&passages[p].spans[0])
                    };
                    let mut reading = range(p, span);
                    reading["id"] = id(p).into();
                    reading["article"] = letter(p).into();
                    reading
                })
                .collect();
            let relations: Vec<Value> = links
                .iter()
                .filter(|l| row.contains(&l.from) && row.contains(&l.to))
                .map(|l| {
                    let (relation, _) = relate(&passages[l.from], &passages[l.to], l, ["A", "B"]);
                    json!({"from": id(l.from), "to": id(l.to), "relation": relation})
                })
                .collect();
            json!({"id": format!("r{n}"), "kind": "quote", "verdict": "same", "readings": readings, "links": relations})
        })
        .collect();
    let articles: Vec<Value> =
        event.texts.iter().zip(["A", "B", "C"]).map(|(text, id)| json!({"id": id, "text": text})).collect();
    json!({"articles": articles, "quotations": quotations, "rows": all_rows})
}

/// Prints the links of unlabelled events (one JSON object a line, `articles` with `text`) for
/// reading, with quotations found by pairing marks and no speakers.
fn read_links(path: &str, strictness: f64, time: bool) -> Result<()> {
    for line in fs::read_to_string(path)?.lines() {
        let event: Value = serde_json::from_str(line)?;
        let texts: Vec<String> = event["articles"]
            .as_array()
            .into_iter()
            .flatten()
            .map(|a| a["text"].as_str().unwrap_or_default().to_string())
            .collect();
        let layouts: Vec<Layout> = texts.iter().map(|t| Layout::new(t)).collect();
        let mut found: Vec<(usize, Vec<Span>, bool)> = Vec::new();
        for (n, (text, layout)) in texts.iter().zip(&layouts).enumerate() {
            let mut quotes = Vec::new();
            for paragraph in &layout.paragraphs {
                let mut open = None;
                for token in
                    layout.tokens_of(*paragraph).iter().filter(|t| matches!(t.of(text), "“" | "”" | "\""))
                {
                    match open.take() {
                        Some(start) if token.of(text) != "“" && token.span.start > start => {
                            quotes.push(Span::new(start, token.span.start))
                        }
                        _ if token.of(text) != "”" => open = Some(token.span.end),
                        _ => {}
                    }
                }
            }
            found.extend(quotes.iter().map(|&q| (n, vec![q], true)));
            for sentence in &layout.sentences {
                let free = without(sentence.span, quotes.iter().copied());
                if !free.is_empty() {
                    found.push((n, free, false));
                }
            }
        }
        let passages: Vec<Passage> = found
            .iter()
            .map(|(article, spans, quoted)| Passage {
                article: *article,
                text: &texts[*article],
                tokens: &layouts[*article].tokens,
                spans,
                quoted: *quoted,
                speaker: "",
            })
            .collect();
        let quoted: Vec<Vec<Span>> = (0..texts.len())
            .map(|n| found.iter().filter(|f| f.0 == n && f.2).flat_map(|f| f.1.clone()).collect())
            .collect();
        let articles: Vec<(&str, &Layout, &[Span])> =
            (0..texts.len()).map(|n| (&texts[n][..], &layouts[n], &quoted[n][..])).collect();
        // the least of some runs: what the work takes when nothing else runs
        let mut least = [std::time::Duration::MAX; 4];
        let (mut all, mut copies, mut grouped) = (Vec::new(), Vec::new(), Vec::new());
        for _ in 0..if time { 30 } else { 1 } {
            let mut clock = std::time::Instant::now();
            let mut lap = |which: usize| {
                least[which] = least[which].min(clock.elapsed());
                clock = std::time::Instant::now();
            };
            let mut lexicon = Lexicon::default();
            all = link_by(&passages, strictness, Candidate::score, &mut lexicon);
            lap(0);
            copies = reuse::find_with(&articles, &mut lexicon);
            lap(1);
            grouped = rows(&all, &passages);
            lap(2);
            for l in &all {
                relate_with(&mut lexicon, &passages[l.from], &passages[l.to], l, ["A", "B"]);
            }
            lap(3);
        }
        println!(
            "##### {} words, {} passages, {} links, {} rows: links {:?}, copies {:?}, rows {:?}, relations {:?}",
            layouts.iter().map(|l| l.tokens.len()).sum::<usize>(),
            passages.len(),
            all.len(),
            grouped.len(),
            least[0],
            least[1],
            least[2],
            least[3],
        );
        for s in &copies {
            println!(
                "COPY {:.2} {}: {}",
                s.shared,
                s.note(&s.from.to_string(), &s.to.to_string()),
                s.longest.of(&texts[s.to])
            );
        }
        println!("##### {} with {} articles", event["event_id"], texts.len());
        let mut links = all;
        links.sort_by(|a, b| a.score.total_cmp(&b.score));
        for l in &links {
            let words = |p: usize| {
                let spans = passages[p].spans;
                let text: String =
                    spans[0].cover(spans[spans.len() - 1]).of(passages[p].text).chars().take(260).collect();
                format!(
                    "{}{}: {}",
                    ["", "(plain) "][usize::from(!passages[p].quoted)],
                    passages[p].article,
                    text.replace('\n', " ")
                )
            };
            let (relation, differences) = relate(&passages[l.from], &passages[l.to], l, ["A", "B"]);
            println!(
                "{:.2} {relation:?} {}\n    {}\n    {}",
                l.score,
                l.why.join("; "),
                words(l.from),
                words(l.to)
            );
            for d in differences {
                println!("      {:?}: {}", d.kind, d.note);
            }
        }
    }
    Ok(())
}
