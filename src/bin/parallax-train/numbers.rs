//! Measures the grammars of numbers and dates on cases with known values.

use parallax::article::Span;
use parallax::extract::{dates, numbers};
use parallax::text::Layout;
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::Path;

#[derive(Default)]
struct Tally {
    gold: usize,
    found: usize,
    exact: usize,
    value: usize,
    claimed: usize,
    wrong: usize,
}

/// `numbers --bench DIR [--misses | --list]`: measures; with the misses; or lists what the events hold.
pub fn run(arguments: &[String]) -> Result<(), Box<dyn std::error::Error>> {
    let given = |name: &str| arguments.iter().any(|a| a == name);
    let at = arguments.iter().position(|a| a == "--bench");
    let bench = at.and_then(|i| arguments.get(i + 1)).ok_or("numbers: --bench DIR is missing")?;
    let bench = Path::new(bench);
    if given("--list") {
        list(bench)?
    } else {
        measure(bench, given("--misses"))?
    }
    Ok(())
}

/// Prints, for each kind of case in `numbers/recognizers_en.jsonl` under `bench`, how many of its
/// mentions are found (an overlapping span), with the very span, with the right value, and how many
/// of the mentions found overlap one; with `show`, the misses too.
fn measure(bench: &Path, show: bool) -> std::io::Result<()> {
    let cases = std::fs::read_to_string(bench.join("numbers/recognizers_en.jsonl"))?;
    let mut tallies: BTreeMap<String, Tally> = BTreeMap::new();
    for line in cases.lines() {
        let Ok(case) = serde_json::from_str::<Value>(line) else { continue };
        measure_case(&case, &mut tallies, show);
    }
    println!("{:32} {:>5} {:>7} {:>7} {:>7} {:>9}", "kind", "gold", "found", "exact", "value", "precision");
    for (kind, t) in &tallies {
        let share = |n: usize, of: usize| if of == 0 { 0.0 } else { n as f64 / of as f64 };
        println!(
            "{kind:32} {:5} {:7.3} {:7.3} {:7.3} {:9.3}",
            t.gold,
            share(t.found, t.gold),
            share(t.exact, t.gold),
            share(t.value, t.gold),
            share(t.claimed - t.wrong, t.claimed),
        );
    }
    Ok(())
}

/// Prints every number and date of the events' articles under `bench`, with a little context.
fn list(bench: &Path) -> std::io::Result<()> {
    let mut paths = Vec::new();
    for event in std::fs::read_dir(bench.join("events"))? {
        paths.extend(std::fs::read_dir(event?.path())?.filter_map(|f| f.ok().map(|f| f.path())));
    }
    paths.retain(|p| p.extension().is_some_and(|e| e == "md"));
    paths.sort();
    let mut spent = std::time::Duration::ZERO;
    for path in paths {
        let whole = std::fs::read_to_string(&path)?;
        let (head, text) =
            whole.strip_prefix("---").and_then(|w| w.split_once("\n---\n")).unwrap_or(("", &whole));
        let published =
            head.lines().find_map(|l| l.strip_prefix("date:")).and_then(|d| d.trim().parse().ok());
        let layout = Layout::new(text);
        let start = std::time::Instant::now();
        let found_dates = dates::find(text, &layout, published);
        let found_numbers = numbers::find(text, &layout, &found_dates);
        spent += start.elapsed();
        println!("# {} {published:?}", path.display());
        let around = |span: Span| {
            let from =
                (0..=span.start.saturating_sub(40)).rev().find(|&i| text.is_char_boundary(i)).unwrap_or(0);
            let to = (span.end + 40..=text.len()).find(|&i| text.is_char_boundary(i)).unwrap_or(text.len());
            format!("{}[{}]{}", &text[from..span.start], span.of(text), &text[span.end..to])
                .replace('\n', " ")
        };
        for d in &found_dates {
            let days =
                d.days.map_or("-".into(), |(a, b)| if a == b { a.to_string() } else { format!("{a}..{b}") });
            println!(
                "D {days} {:?} {:?} | {}",
                d.times.map(|t| (t.0.to_string(), t.1.to_string())),
                d.bound,
                around(d.span)
            );
        }
        for n in &found_numbers {
            println!(
                "N {}..{} {:?} {} {:?} {:?} | {}",
                n.low,
                n.high,
                n.second,
                n.unit,
                n.role,
                n.hedge,
                around(n.span)
            );
        }
    }
    eprintln!("{spent:?} in both grammars");
    Ok(())
}

fn measure_case(case: &Value, tallies: &mut BTreeMap<String, Tally>, show: bool) {
    let text = case["Input"].as_str().unwrap_or_default();
    let spec = case["spec"].as_str().unwrap_or_default().rsplit('/').next().unwrap_or_default();
    let spec = spec.trim_end_matches("Model.json");
    let published = case["Context"]["ReferenceDateTime"].as_str().and_then(|d| d.get(..10)?.parse().ok());
    let layout = Layout::new(text);
    let found_dates = dates::find(text, &layout, published);
    let found_numbers = numbers::find(text, &layout, &found_dates);
    let timed = spec == "DateTime";
    let empty = Vec::new();
    let golds = case["Results"].as_array().unwrap_or(&empty);
    let mut spans = Vec::new();
    for gold in golds {
        let kind = gold["TypeName"].as_str().unwrap_or_default().trim_start_matches("datetimeV2.");
        let kind = format!("{spec} {kind}");
        let Some(span) = gold_span(text, gold) else { continue };
        spans.push(span);
        let tally = tallies.entry(kind.clone()).or_default();
        tally.gold += 1;
        let date = found_dates.iter().find(|d| d.span.touches(span));
        let number = found_numbers.iter().find(|n| n.span.touches(span));
        let duration = kind.ends_with("duration");
        let hit = if timed && !duration { date.map(|d| d.span) } else { number.map(|n| n.span) };
        let right = match (date, number) {
            (Some(date), _) if timed && !duration => date_agrees(date, &gold["Resolution"]["values"]),
            (_, Some(number)) if !timed || duration => number_agrees(number, &gold["Resolution"], &kind),
            _ => false,
        };
        tally.found += usize::from(hit.is_some());
        tally.exact += usize::from(hit == Some(span) || !timed && number.is_some_and(|n| n.value == span));
        tally.value += usize::from(right);
        if show && !right {
            let got = hit.map_or("nothing", |s| s.of(text));
            println!(
                "{kind}: {text:?} wants {:?} = {} got {got:?}",
                span.of(text),
                brief(&gold["Resolution"])
            );
            if let (Some(d), true) = (date, timed) {
                println!("     {:?} {:?}", d.days, d.times);
            } else if let Some(n) = number {
                println!("     {}..{} {}", n.low, n.high, n.unit);
            }
        }
    }
    let claimed: Vec<Span> = if timed {
        found_dates.iter().map(|d| d.span).collect()
    } else {
        found_numbers.iter().map(|n| n.span).collect()
    };
    let tally = tallies.entry(format!("{spec} (all)")).or_default();
    for span in claimed {
        tally.claimed += 1;
        if !spans.iter().any(|g| g.touches(span)) {
            tally.wrong += 1;
            if show {
                println!("{spec}: {text:?} has no {:?}", span.of(text));
            }
        }
    }
}

fn brief(resolution: &Value) -> String {
    let text = resolution.to_string();
    text.chars().take(160).collect()
}

/// The words' place: the cases count UTF-16 units, inclusive.
fn gold_span(text: &str, gold: &Value) -> Option<Span> {
    let (start, end) = (gold["Start"].as_u64()? as usize, gold["End"].as_u64()? as usize + 1);
    let mut units = 0;
    let (mut from, mut to) = (text.len(), text.len());
    for (byte, c) in text.char_indices() {
        if units == start {
            from = byte;
        }
        if units == end {
            to = byte;
        }
        units += c.len_utf16();
    }
    (from < to).then(|| Span::new(from, to))
}

fn date_agrees(found: &dates::DateMention, values: &Value) -> bool {
    let day = |v: &Value| v.as_str().and_then(|s| s.get(..10)?.parse::<jiff::civil::Date>().ok());
    let clock = |v: &Value| {
        v.as_str().and_then(|s| s.get(s.len().checked_sub(8)?..)?.parse::<jiff::civil::Time>().ok())
    };
    let Some(values) = values.as_array() else { return false };
    values.iter().any(|v| match v["type"].as_str().unwrap_or_default() {
        "date" => day(&v["value"])
            .is_some_and(|d| found.days.is_some_and(|(a, b)| a <= d && d <= b && (b - a).get_days() < 40)),
        "datetime" => {
            day(&v["value"]).is_some_and(|d| found.days.is_some_and(|(a, b)| a <= d && d <= b))
                && clock(&v["value"]).is_some_and(|t| found.times.is_some_and(|(a, b)| a <= t && t <= b))
        }
        "daterange" => found.days.is_some_and(|(a, b)| {
            let near = |x: jiff::civil::Date, y: jiff::civil::Date| (x - y).get_days().abs() <= 1;
            let (start, end) = (day(&v["start"]), day(&v["end"]));
            match found.bound {
                // a bound's days are those named; the cases give the side of them that is meant
                dates::Bound::Before => end.is_none_or(|e| near(e, a) || near(e, b)),
                dates::Bound::After => start.is_none_or(|s| near(s, a) || near(s, b)),
                // the cases end a range of years or months where its last one begins
                dates::Bound::On => {
                    start.is_none_or(|s| near(s, a))
                        && end.is_none_or(|e| {
                            near(e, b)
                                || e.first_of_year() == e && e.year() == b.year()
                                || e.first_of_month() == e && b.first_of_month() == e
                        })
                }
            }
        }),
        "datetimerange" => found.days.is_some_and(|(a, b)| {
            day(&v["start"]).is_none_or(|s| a <= s && s <= b)
                && (found.times.is_some_and(|t| {
                    clock(&v["start"]).is_none_or(|s| s <= t.1)
                        && clock(&v["end"]).is_none_or(|e| t.0 <= e || e < t.1)
                }))
        }),
        "time" => clock(&v["value"]).is_some_and(|t| found.times.is_some_and(|(a, b)| a <= t && t <= b)),
        "timerange" => found.times.is_some_and(|t| {
            clock(&v["start"]).is_none_or(|s| s <= t.1) && clock(&v["end"]).is_none_or(|e| t.0 <= e)
        }),
        _ => false,
    })
}

fn number_agrees(found: &numbers::Number, resolution: &Value, kind: &str) -> bool {
    let near = |a: f64, b: f64| (a - b).abs() <= 1e-6 * a.abs().max(b.abs()).max(1e-9);
    if kind.ends_with("numberrange") {
        let text = resolution["value"].as_str().unwrap_or_default();
        let Some((low, high)) = text.trim_matches(['[', ']', '(', ')']).split_once(',') else { return false };
        let low = low.parse::<f64>().ok();
        let high = high.parse::<f64>().ok();
        return low.map_or(found.low <= 0.0 || found.low.is_infinite(), |l| near(l, found.low))
            && high.map_or(found.high.is_infinite(), |h| near(h, found.high));
    }
    if kind.ends_with("duration") {
        let wanted = resolution["values"][0]["value"].as_str().and_then(|v| v.parse::<f64>().ok());
        let seconds: f64 = match found.unit.as_str() {
            "seconds" => 1.0,
            "minutes" => 60.0,
            "hours" => 3_600.0,
            "days" => 86_400.0,
            "weekends" => 172_800.0,
            "weeks" => 604_800.0,
            "months" => 2_592_000.0,
            "years" => 31_536_000.0,
            _ => return false,
        };
        return wanted.is_some_and(|w| w >= found.low * seconds * 0.999 && w <= found.high * seconds * 1.001);
    }
    let Some(wanted) = resolution["value"].as_str() else { return false };
    let Ok(wanted) = wanted.trim_end_matches('%').parse::<f64>() else { return false };
    let scales = [1.0, 100.0, 0.01];
    // shares are kept in hundredths, cents in dollars
    scales.iter().any(|s| near(found.low, wanted * s) || near(found.high, wanted * s))
        || wanted > found.low && wanted < found.high && found.high.is_finite()
}
