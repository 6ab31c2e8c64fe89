//! The passages as web annotations: JSON-LD of the W3C's Web Annotation Data Model, one annotation for
//! every reading of a row; the id of the row classifies it, so that those of one row are found together.
//!
//! The target is the article's text as the program read it, named by its hash (RFC 6920: `ni:`), since
//! offsets count in that text and not in the web page it came from; `via` is the page. Offsets are code
//! points, as TextPositionSelector counts them; TextQuoteSelector holds the words with what stands
//! around them, so that they can be found on the page too.

use super::Filter;
use super::plain::line;
use super::provenance::{self, Provenance};
use super::sheet::web;
use super::words::{self, Quotations};
use crate::compare::Comparison;
use crate::compare::document::{ArticleEntry, Reading, Row};
use base64::Engine as _;
use rustc_hash::{FxHashMap, FxHashSet};
use serde_json::{Value, json};

/// Characters before and after a passage in its quote selector.
const AROUND: usize = 32;

/// The annotations of the rows `filter` keeps.
pub fn write(comparison: &Comparison, filter: &Filter) -> String {
    let provenance = Provenance::of(comparison, filter);
    let quotations = Quotations::of(comparison);
    let sources: FxHashMap<&str, Source> =
        comparison.articles.iter().map(|article| (article.id.as_str(), Source::of(article))).collect();
    let mut items = Vec::new();
    let mut described: FxHashSet<&str> = FxHashSet::default();
    for row in filter.rows(comparison) {
        let bodies = bodies(row);
        for reading in &row.readings {
            let Some(source) = sources.get(reading.article.as_str()) else { continue };
            // a source is described once and named from then on
            let first = described.insert(&reading.article);
            let named = if first { source.value.clone() } else { source.value["id"].clone() };
            items.push(annotation(reading, &bodies, source, named, &quotations));
        }
    }
    let collection = json!({
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "type": "AnnotationPage",
        "id": "urn:parallax:passages",
        "partOf": {
            "id": "urn:parallax:comparison",
            "type": "AnnotationCollection",
            "label": provenance::title(comparison),
            "generator": { "type": "Software", "name": line(&comparison.made.program) },
            "total": items.len(),
            "description": provenance.lines().join("\n"),
        },
        "startIndex": 0,
        "items": items,
    });
    // Strings, numbers and lists under fixed keys: there is nothing JSON could refuse.
    let json = serde_json::to_string_pretty(&collection).expect("a value can always be written as JSON");
    super::json::escape(json) + "\n"
}

/// An article as a target.
struct Source<'c> {
    value: Value,
    text: &'c str,
    /// The byte at which each code point begins, and the length.
    bytes: Vec<usize>,
}

impl<'c> Source<'c> {
    fn of(article: &'c ArticleEntry) -> Self {
        let mut value = json!({
            "id": name(article),
            "type": "Text",
            "format": "text/plain",
            "title": line(&article.title),
            "creator": line(&article.outlet),
        });
        if let Value::Object(fields) = &mut value {
            if web(&article.url) {
                fields.insert("via".into(), article.url.trim().into());
            }
            if article.language.chars().all(|c| c.is_ascii_alphabetic()) && !article.language.is_empty() {
                fields.insert("language".into(), article.language.clone().into());
            }
        }
        let bytes = article.text.char_indices().map(|(at, _)| at).chain([article.text.len()]).collect();
        Source { value, text: &article.text, bytes }
    }

    fn cut(&self, from: usize, to: usize) -> &'c str {
        let byte = |point: usize| self.bytes.get(point).copied().unwrap_or(self.text.len());
        self.text.get(byte(from)..byte(to)).unwrap_or_default()
    }
}

/// The name of a text by its hash; by its letter where there is no hash.
fn name(article: &ArticleEntry) -> String {
    let digits = article.sha256.as_bytes();
    let digit = |c: u8| char::from(c).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    let bytes: Option<Vec<u8>> =
        digits.chunks(2).map(|pair| Some(digit(pair[0])? * 16 + digit(*pair.get(1)?)?)).collect();
    match bytes {
        Some(bytes) if bytes.len() == 32 => {
            format!("ni:///sha-256;{}", base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(bytes))
        }
        _ => format!("urn:parallax:article:{}", percent(&article.id)),
    }
}

/// `text` inside a URN.
fn percent(text: &str) -> String {
    text.bytes()
        .map(|b| match b {
            b if b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b'_') => char::from(b).to_string(),
            b => format!("%{b:02X}"),
        })
        .collect()
}

/// What is said about every reading of a row.
fn bodies(row: &Row) -> Vec<Value> {
    let told = words::differences(row).into_iter().map(|told| told.text);
    let verdict = format!("{}: {}", words::verdict(row.verdict), words::sources(row));
    let mut bodies = vec![
        json!({ "type": "TextualBody", "purpose": "classifying", "value": line(&row.id) }),
        json!({ "type": "TextualBody", "purpose": "tagging", "value": words::verdict_key(row.verdict) }),
        json!({
            "type": "TextualBody", "purpose": "describing", "format": "text/plain", "language": "en",
            "value": std::iter::once(verdict).chain(told).collect::<Vec<_>>().join("\n"),
        }),
    ];
    if !row.note.is_empty() {
        bodies.push(json!({ "type": "TextualBody", "purpose": "commenting", "value": row.note }));
    }
    bodies
}

fn annotation(
    reading: &Reading,
    bodies: &[Value],
    source: &Source,
    named: Value,
    quotations: &Quotations,
) -> Value {
    let (start, end) = (reading.start, reading.end);
    let mut bodies = bodies.to_vec();
    let speaker = quotations.passage(reading).speaker;
    if !speaker.is_empty() {
        bodies.push(json!({ "type": "TextualBody", "purpose": "identifying", "value": speaker }));
    }
    json!({
        "type": "Annotation",
        "id": format!("urn:parallax:passage:{}", percent(&reading.id)),
        "motivation": ["classifying", "tagging"],
        "body": bodies,
        "target": {
            "type": "SpecificResource",
            "source": named,
            "selector": [
                { "type": "TextPositionSelector", "start": start, "end": end },
                {
                    "type": "TextQuoteSelector",
                    "exact": source.cut(start, end),
                    "prefix": source.cut(start.saturating_sub(AROUND), start),
                    "suffix": source.cut(end, end.saturating_add(AROUND)),
                },
            ],
        },
    })
}

#[cfg(test)]
mod tests {
    use super::percent;

    #[test]
    fn names_are_urns() {
        assert_eq!(percent("r1.2"), "r1.2");
        assert_eq!(percent("a b/ü"), "a%20b%2F%C3%BC");
    }
}
