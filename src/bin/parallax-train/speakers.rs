//! Measures names and speakers on labelled events.
//!
//! `parallax-train names FILE…` prints the directory of some articles;
//! `parallax-train speakers --bench DIR [--tagged]` resolves the labelled speaker words of the events in `DIR/events` and
//! `DIR/gold` and compares them with the labelled names; `--tagged` takes the quotations and
//! speaker words that the program finds instead of the labelled ones.

use parallax::article::Span;
use parallax::extract::names::{self, Directory};
use parallax::extract::speakers;
use parallax::extract::{How, Quotation, QuotationKind};
use parallax::text::{Layout, words};
use serde_json::Value;
use std::error::Error;
use std::time::Instant;

/// Resolves the labelled speaker words and tells how many names come out right.
pub fn measure(arguments: &[String]) -> Result<(), Box<dyn Error>> {
    match arguments {
        [option, bench, tagged, events @ ..] if option == "--bench" && tagged == "--tagged" => {
            events_of(bench, events, true)
        }
        [option, bench, events @ ..] if option == "--bench" => events_of(bench, events, false),
        _ => Err("say where the labelled events are: --bench DIR".into()),
    }
}

/// Prints who is named in the files and how.
pub fn print_names(files: &[String]) -> Result<(), Box<dyn Error>> {
    let texts = files.iter().map(|f| body(f)).collect::<Result<Vec<_>, _>>()?;
    let layouts: Vec<Layout> = texts.iter().map(|t| Layout::new(t)).collect();
    let started = Instant::now();
    let (directory, mentions) = named(&texts, &layouts);
    let took = started.elapsed();
    let again = Instant::now();
    let _ = named(&texts, &layouts);
    println!(
        "{} tokens, {took:?}, again {:?}",
        layouts.iter().map(|l| l.tokens.len()).sum::<usize>(),
        again.elapsed()
    );
    for (e, entry) in directory.entries.iter().enumerate() {
        let count: Vec<usize> =
            mentions.iter().map(|row| row.iter().filter(|m| m.entry == e).count()).collect();
        println!(
            "{:?} {} {:?} {count:?}\n    {:?}\n    {:?}",
            entry.kind, entry.canonical, entry.gender, entry.aliases, entry.roles
        );
    }
    Ok(())
}

fn events_of(bench: &str, only: &[String], tagged: bool) -> Result<(), Box<dyn Error>> {
    let mut files: Vec<_> = std::fs::read_dir(format!("{bench}/gold"))?.collect::<Result<_, _>>()?;
    files.sort_by_key(|f| f.file_name());
    let mut total = Score::default();
    for file in files {
        let gold: Value = serde_json::from_str(&std::fs::read_to_string(file.path())?)?;
        let name = file.file_name().to_string_lossy().replace(".json", "");
        if only.is_empty() || only.contains(&name) {
            event(&format!("{bench}/events/{name}"), &name, &gold, tagged, &mut total)?;
        }
    }
    println!(
        "{} of {} right, {} wrong, {} empty",
        total.right,
        total.all,
        total.wrong,
        total.all - total.right - total.wrong
    );
    Ok(())
}

#[derive(Default)]
struct Score {
    all: usize,
    right: usize,
    wrong: usize,
}

fn event(
    folder: &str,
    event: &str,
    gold: &Value,
    tagged: bool,
    total: &mut Score,
) -> Result<(), Box<dyn Error>> {
    let meta: Value = serde_json::from_str(&std::fs::read_to_string(format!("{folder}/meta.json"))?)?;
    let texts =
        ["a", "b", "c"].iter().map(|l| body(&format!("{folder}/{l}.md"))).collect::<Result<Vec<_>, _>>()?;
    let layouts: Vec<Layout> = texts.iter().map(|t| Layout::new(t)).collect();
    let (directory, mentions) = named(&texts, &layouts);
    let mut rows: Vec<Vec<(String, Quotation)>> = Vec::new();
    for (s, letter) in ["a", "b", "c"].iter().enumerate() {
        let mut at = 0;
        let mut row = Vec::new();
        let quotes = meta["quotes"].as_object().ok_or("no quotes")?;
        let mut keys: Vec<(usize, &String)> = quotes
            .keys()
            .filter(|k| k.starts_with(letter))
            .map(|k| (k[3..].parse().unwrap_or(0), k))
            .collect();
        keys.sort();
        for (_, key) in keys {
            let Some(span) = place(&texts[s], quotes[key].as_str().unwrap_or(""), at) else { continue };
            at = span.start + 1;
            let Some(stated) = gold["speaker_stated"][key].as_str() else { continue };
            let mention = nearest(&texts[s], &layouts[s], span, stated);
            let how = if mention.is_some() { How::Stated } else { How::Unknown };
            let quotation = Quotation {
                kind: QuotationKind::Direct,
                spans: vec![span],
                mention,
                cue: None,
                how,
                flags: Vec::new(),
            };
            row.push((key.clone(), quotation));
        }
        rows.push(row);
    }
    let quotations: Vec<Vec<Quotation>> = if tagged {
        texts
            .iter()
            .zip(&layouts)
            .map(|(text, layout)| parallax::extract::quotes::find(text, layout))
            .collect()
    } else {
        rows.iter().map(|row| row.iter().map(|(_, q)| q.clone()).collect()).collect()
    };
    let sources: Vec<speakers::Source> = (0..3)
        .map(|s| speakers::Source {
            text: &texts[s],
            layout: &layouts[s],
            quotations: &quotations[s],
            names: &mentions[s],
        })
        .collect();
    let found = speakers::resolve(&sources, &directory);
    for (s, row) in rows.iter().enumerate() {
        for (n, (key, gold_quotation)) in row.iter().enumerate() {
            let want = gold["speakers"][key].as_str().unwrap_or("");
            if want.is_empty() || want == "UNKNOWN" {
                continue;
            }
            total.all += 1;
            let span = gold_quotation.spans[0];
            let spoken = |q: &(usize, &Quotation)| {
                !matches!(q.1.kind, QuotationKind::Scare | QuotationKind::Title | QuotationKind::Indirect)
            };
            let shared = |q: &Quotation| q.spans.iter().map(|s| s.overlap(span)).max().unwrap_or(0);
            let chosen = if tagged {
                quotations[s]
                    .iter()
                    .enumerate()
                    .filter(spoken)
                    .rev()
                    .max_by_key(|(_, q)| shared(q))
                    .filter(|(_, q)| shared(q) > 0)
            } else {
                Some((n, &quotations[s][n]))
            };
            let Some((at, quotation)) = chosen else {
                println!("{event} {key}: want {want}, no quotation {:?}", span.of(&texts[s]));
                continue;
            };
            let speaker = &found[s][at];
            if same_surname(want, &speaker.name) {
                total.right += 1;
                continue;
            }
            total.wrong += usize::from(!speaker.name.is_empty());
            let stated = gold["speaker_stated"][key].as_str().unwrap_or("");
            let mention = quotation.mention.map(|m| m.of(&texts[s]));
            println!(
                "{event} {key}: want {want} ({stated}), got {:?} {:?} from {mention:?} cue {:?}: {:?}",
                speaker.name,
                speaker.how,
                quotation.cue.map(|c| c.of(&texts[s])),
                span.of(&texts[s]).chars().take(60).collect::<String>()
            );
        }
    }
    Ok(())
}

fn named(texts: &[String], layouts: &[Layout]) -> (Directory, Vec<Vec<names::NameMention>>) {
    let sources: Vec<names::Source> =
        texts.iter().zip(layouts).map(|(text, layout)| names::Source { text, layout }).collect();
    names::find(&sources)
}

/// The article's text without its front matter.
fn body(file: &str) -> Result<String, Box<dyn Error>> {
    let text = std::fs::read_to_string(file)?.replace("\r\n", "\n");
    let rest =
        text.strip_prefix("---\n").and_then(|t| t.split_once("\n---\n")).map(|(_, rest)| rest.to_owned());
    Ok(rest.unwrap_or(text).trim().to_owned())
}

/// Where the letters and digits of `wanted` stand, from `from` on.
fn place(text: &str, wanted: &str, from: usize) -> Option<Span> {
    let wanted: Vec<char> = words::bare(wanted).chars().collect();
    let first = *wanted.first()?;
    text[floor(text, from)..].char_indices().map(|(i, c)| (i + floor(text, from), c)).find_map(
        |(start, c)| {
            if !c.to_lowercase().eq(std::iter::once(first)) {
                return None;
            }
            let mut k = 0;
            for (i, c) in text[start..].char_indices() {
                if !c.is_alphanumeric() {
                    continue;
                }
                for c in c.to_lowercase() {
                    if k < wanted.len() && c != wanted[k] {
                        return None;
                    }
                    k += 1;
                }
                if k >= wanted.len() {
                    return Some(Span::new(start, start + i + c.len_utf8()));
                }
            }
            None
        },
    )
}

fn floor(text: &str, mut at: usize) -> usize {
    at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// The stated words nearest to the quotation: same sentence, then same paragraph, then before it.
fn nearest(text: &str, layout: &Layout, quote: Span, stated: &str) -> Option<Span> {
    if stated.is_empty() {
        return None;
    }
    let sentence = layout.sentences[layout.sentence_at(quote.start)].span;
    let paragraph = layout.paragraphs[layout.paragraph_at(quote.start)].span;
    let found =
        |from: &str| text.match_indices(from).map(|(i, m)| Span::new(i, i + m.len())).collect::<Vec<Span>>();
    let mut all = found(stated);
    if all.is_empty() {
        all = found(&stated.replace('\'', "’"));
    }
    let whole = |s: &Span| {
        !text[..s.start].ends_with(char::is_alphanumeric) && !text[s.end..].starts_with(char::is_alphanumeric)
    };
    all.into_iter().filter(|s| whole(s) && !s.touches(quote)).min_by_key(|s| {
        let apart = if s.start < quote.start {
            quote.start - s.end.min(quote.start)
        } else {
            s.start.saturating_sub(quote.end) * 2
        };
        let place = if sentence.contains(*s) {
            0
        } else if paragraph.contains(*s) {
            1
        } else if s.start < quote.start {
            2
        } else {
            3
        };
        (place, apart)
    })
}

/// The rule of the labelled events' scorer: the last word of one name stands in the other.
fn same_surname(gold: &str, name: &str) -> bool {
    const DROPPED: &[&str] = &[
        "the",
        "mr",
        "ms",
        "mrs",
        "dr",
        "sen",
        "rep",
        "president",
        "representative",
        "senator",
        "secretary",
        "of",
        "a",
        "spokesman",
        "spokeswoman",
        "statement",
        "jr",
        "sr",
        "gov",
        "justice",
        "former",
    ];
    let words = |s: &str| -> Vec<String> {
        s.to_lowercase()
            .split(|c: char| !c.is_alphabetic())
            .filter(|w| !w.is_empty() && !DROPPED.contains(w))
            .map(str::to_owned)
            .collect()
    };
    if name.is_empty() {
        return false;
    }
    let (g, p) = (words(gold), words(name));
    match (g.last(), p.last()) {
        (Some(a), Some(b)) => p.contains(a) || g.contains(b),
        _ => gold.to_lowercase() == name.to_lowercase(),
    }
}
