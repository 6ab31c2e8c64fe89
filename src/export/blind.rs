//! A comparison in which nothing tells which outlets the articles come from.

use super::lesson::Names;
use crate::compare::Comparison;
use serde_json::Value;

/// What stands for each letter and figure of an outlet's name.
const DOT: char = '•';

/// `comparison` without outlets, authors, addresses and paths. Where an outlet is named in an article's words
/// dots stand for it, as many as there were characters, so that every offset holds; so they do in
/// everything that repeats these words.
pub fn without_names(comparison: &Comparison) -> Comparison {
    let names = Names::of(comparison);
    let masked = serde_json::to_value(comparison).ok().and_then(|mut document| {
        mask(&mut document, &names);
        serde_json::from_value(document).ok()
    });
    let mut blind: Comparison = masked.unwrap_or_else(|| comparison.clone());
    for (article, own) in blind.articles.iter_mut().zip(&comparison.articles) {
        article.outlet.clear();
        article.byline.clear();
        article.url.clear();
        article.path.clear();
        article.sha256.clone_from(&own.sha256);
    }
    blind
}

fn mask(value: &mut Value, names: &Names) {
    match value {
        Value::String(text) => {
            let places = names.places(text, "");
            if !places.is_empty() {
                let hidden = |at: usize| places.iter().any(|(start, end, _)| (*start..*end).contains(&at));
                let letters = text.char_indices();
                *text = letters.map(|(at, c)| if hidden(at) && !c.is_whitespace() { DOT } else { c }).collect();
            }
        }
        Value::Array(parts) => parts.iter_mut().for_each(|part| mask(part, names)),
        Value::Object(parts) => parts.values_mut().for_each(|part| mask(part, names)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;

    #[test]
    fn names_are_hidden_and_offsets_hold() {
        let article = |outlet: &str, text: &str| Article {
            outlet: outlet.into(),
            title: format!("Crane falls | {outlet}"),
            byline: "Oda Lind".into(),
            path: format!("{outlet}.txt"),
            text: text.into(),
            ..Article::default()
        };
        let articles = [
            article("The Selby Courier", "“It fell at once,” the harbor master told the Selby Courier on Monday."),
            article("Bay Wire", "“It fell at once,” the harbor master told the Selby Courier. Bay Wire saw it."),
        ];
        let whole = crate::compare::compare(&articles, &Default::default());
        let blind = without_names(&whole);
        let told = serde_json::to_string(&blind).expect("a document");
        for name in ["Selby", "Courier", "Bay Wire", "Oda Lind"] {
            assert!(!told.contains(name), "{name} is in {told}");
        }
        assert_eq!(blind.articles[0].title, "Crane falls | The ••••• •••••••");
        for (row, own) in blind.rows.iter().zip(&whole.rows) {
            for (reading, own) in row.readings.iter().zip(&own.readings) {
                assert_eq!((reading.start, reading.end), (own.start, own.end));
                let article = blind.articles.iter().find(|a| a.id == reading.article).expect("an article");
                let cut: String =
                    article.text.chars().skip(reading.start).take(reading.end - reading.start).collect();
                assert_eq!(cut, reading.text);
            }
        }
        assert_eq!(blind.rows.len(), whole.rows.len());
    }
}
