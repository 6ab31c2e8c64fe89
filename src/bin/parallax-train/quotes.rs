//! Learns and measures the finding of quotations and speaker words.

use parallax::article::CodePoints;
use parallax::extract::{Quotation, quotes};
use parallax::text::Layout;
use serde_json::{Value, json};
use std::error::Error;
use std::fs;
use std::path::Path;

/// `--bench DIR [--write PRED_DIR]`: learns from DIR/quotes, or writes what is found in DIR's texts
/// to PRED_DIR/polnear, PRED_DIR/events and PRED_DIR/seed.json for the scorers.
pub fn run(arguments: &[String]) -> Result<(), Box<dyn Error>> {
    let option = |name: &str| {
        arguments.iter().position(|a| a == name).and_then(|i| arguments.get(i + 1)).map(Path::new)
    };
    let bench = option("--bench").ok_or("quotes needs --bench DIR")?;
    if let Some(to) = option("--write") {
        return write(bench, to);
    }
    Err("learning is not there yet".into())
}

/// One article of the attribution corpus: its id and text, paragraphs set apart by blank lines.
fn article_lines(path: &Path) -> Result<Vec<Value>, Box<dyn Error>> {
    fs::read_to_string(path)?.lines().map(|line| Ok(serde_json::from_str(line)?)).collect()
}

fn write(bench: &Path, to: &Path) -> Result<(), Box<dyn Error>> {
    let polnear = to.join("polnear");
    fs::create_dir_all(&polnear)?;
    for line in article_lines(&bench.join("quotes/polnear_dev.jsonl"))? {
        let id = line["id"].as_str().ok_or("an article without id")?;
        let text = line["text"].as_str().unwrap_or_default();
        let document = document(&[set_apart(text)]);
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
        fs::write(events.join(format!("{name}.json")), document(&texts).to_string())?;
    }
    let seed = fs::read_to_string(bench.join("seed.txt"))?;
    fs::write(to.join("seed.json"), document(&[set_apart(&seed)]).to_string())?;
    Ok(())
}

/// Every line a paragraph, as the reader of plain text does with unwrapped lines.
fn set_apart(text: &str) -> String {
    text.lines().map(str::trim).filter(|l| !l.is_empty()).collect::<Vec<_>>().join("\n\n")
}

/// The part of the comparison document that the scorers read.
fn document(texts: &[String]) -> Value {
    let mut quotations = Vec::new();
    let ids = ["A", "B", "C"];
    for (text, id) in texts.iter().zip(ids) {
        let layout = Layout::new(text);
        let points = CodePoints::new(text);
        for q in quotes::find(text, &layout) {
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
