//! Learns and measures the finding of quotations and speaker words.

use parallax::article::CodePoints;
use parallax::extract::quotes::model::Model;
use parallax::extract::{Quotation, quotes};
use parallax::text::Layout;
use serde_json::{Value, json};
use std::error::Error;
use std::fs;
use std::path::Path;

mod choices;
mod learn;

/// `--bench DIR [--out FILE]` learns from DIR/quotes and measures on the held-back articles;
/// `--bench DIR --write PRED_DIR [--model FILE]` writes what the shipped model, or another, finds in DIR's texts, for the scorers.
pub fn run(arguments: &[String]) -> Result<(), Box<dyn Error>> {
    let option = |name: &str| {
        arguments.iter().position(|a| a == name).and_then(|i| arguments.get(i + 1)).map(Path::new)
    };
    let bench = option("--bench").ok_or("quotes needs --bench DIR")?;
    match option("--write") {
        Some(to) => {
            let bytes = option("--model").map(fs::read).transpose()?;
            match bytes.as_deref() {
                None => write(bench, to, &Model::shipped()),
                Some(bytes) => write(bench, to, &Model::new(bytes.try_into()?)),
            }
        }
        None => learn::learn(bench, option("--out")),
    }
}

/// The articles of an attribution corpus.
fn article_lines(path: &Path) -> Result<Vec<Value>, Box<dyn Error>> {
    fs::read_to_string(path)?.lines().map(|line| Ok(serde_json::from_str(line)?)).collect()
}

fn write(bench: &Path, to: &Path, model: &Model) -> Result<(), Box<dyn Error>> {
    let polnear = to.join("polnear");
    fs::create_dir_all(&polnear)?;
    for line in article_lines(&bench.join("quotes/polnear_dev.jsonl"))? {
        let id = line["id"].as_str().ok_or("an article without id")?;
        let text = line["text"].as_str().unwrap_or_default();
        let document = document(&[set_apart(text).0], model);
        fs::write(polnear.join(format!("{id}.json")), document.to_string())?;
    }
    let events = to.join("events");
    fs::create_dir_all(&events)?;
    for entry in fs::read_dir(bench.join("events"))? {
        let entry = entry?.path();
        let mut texts = Vec::new();
        for letter in ["a.md", "b.md", "c.md"] {
            let raw = fs::read_to_string(entry.join(letter))?;
            let body =
                raw.strip_prefix("---").and_then(|r| r.split_once("\n---\n")).map_or(&raw[..], |(_, b)| b);
            texts.push(body.trim().to_owned());
        }
        let name = entry.file_name().and_then(|n| n.to_str()).unwrap_or_default().to_owned();
        fs::write(events.join(format!("{name}.json")), document(&texts, model).to_string())?;
    }
    let seed = fs::read_to_string(bench.join("seed.txt"))?;
    fs::write(to.join("seed.json"), document(&[set_apart(&seed).0], model).to_string())?;
    Ok(())
}

/// Every line a paragraph, as the reader of plain text does with unwrapped lines; and for each code
/// point of `text` the byte where it stands now.
fn set_apart(text: &str) -> (String, Vec<usize>) {
    let (mut out, mut places) = (String::with_capacity(text.len() + 64), Vec::with_capacity(text.len() + 1));
    for line in text.split_inclusive('\n') {
        let words = line.trim();
        if !words.is_empty() && !out.is_empty() {
            out.push_str("\n\n");
        }
        let lead = line.len() - line.trim_start().len();
        let base = out.len();
        for (i, _) in line.char_indices() {
            places.push(base + i.saturating_sub(lead).min(words.len()));
        }
        out.push_str(words);
    }
    places.push(out.len());
    (out, places)
}

/// The part of the comparison document that the scorers read.
fn document(texts: &[String], model: &Model) -> Value {
    let mut quotations = Vec::new();
    let ids = ["A", "B", "C"];
    for (text, id) in texts.iter().zip(ids) {
        let layout = Layout::new(text);
        let points = CodePoints::new(text);
        for q in quotes::find_with(text, &layout, model) {
            quotations.push(entry(text, &points, id, &q));
        }
    }
    let articles: Vec<Value> = texts.iter().zip(ids).map(|(t, id)| json!({"id": id, "text": t})).collect();
    json!({"articles": articles, "quotations": quotations, "rows": []})
}

fn entry(text: &str, points: &CodePoints, id: &str, q: &Quotation) -> Value {
    let range = |s: parallax::article::Span| json!({"start": points.at(s.start), "end": points.at(s.end)});
    let words: Vec<&str> = q.spans.iter().map(|s| s.of(text)).collect();
    json!({
        "article": id, "kind": q.kind, "spans": q.spans.iter().map(|&s| range(s)).collect::<Vec<_>>(),
        "text": words.join(" "), "flags": q.flags, "cue": q.cue.map(range),
        "speaker": {"name": q.mention.map_or("", |m| m.of(text)), "mention": q.mention.map(range), "how": q.how},
    })
}
