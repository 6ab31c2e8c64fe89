//! A comparison in which nothing tells which outlets the articles come from.

use super::lesson::Names;
use crate::compare::Comparison;
use crate::compare::document::Range;
use crate::compare::reference::Check;
use serde_json::Value;

/// What stands for each letter and figure of an outlet's name.
const DOT: char = '•';

/// `comparison` without outlets, authors, addresses and paths. Where an outlet is named in an article's words
/// dots stand for it, as many as there were characters, so that every offset holds; so they do in
/// everything that repeats these words.
pub fn without_names(comparison: &Comparison) -> Comparison {
    let names = Names::of(comparison);
    let texts =
        comparison.articles.iter().map(|article| (article.text.as_str(), hidden(&article.text, &names)));
    let mask = Mask { names: &names, texts: texts.collect() };
    let masked = serde_json::to_value(comparison).ok().and_then(|mut document| {
        mask.all(&mut document);
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

/// Hides the outlets' names in the checks of `comparison`, of which `blind` is what [`without_names`] gave.
pub fn hide_in_checks(comparison: &Comparison, blind: &Comparison, checks: &mut [Check]) {
    let names = Names::of(comparison);
    let texts = comparison.articles.iter().zip(&blind.articles);
    let texts = texts.map(|(own, blind)| (own.text.as_str(), blind.text.clone())).collect();
    let mask = Mask { names: &names, texts };
    let text = |id: &str| blind.articles.iter().find(|article| article.id == id).map(|a| a.text.as_str());
    let cut = |text: &str, place: Range| -> String {
        text.chars().skip(place.start).take(place.end.saturating_sub(place.start)).collect()
    };
    for check in checks {
        let there = text(&check.reference);
        if let Some((text, passage)) = there.zip(check.passage) {
            check.text = cut(text, passage);
        }
        mask.text(&mut check.speaker);
        for difference in &mut check.differences {
            difference.values.iter_mut().for_each(|value| mask.text(value));
            mask.text(&mut difference.note);
        }
    }
}

/// Some words about the articles of `comparison`, with dots where they name an outlet.
pub fn told_without_names(text: &str, comparison: &Comparison) -> String {
    hidden(text, &Names::of(comparison))
}

/// `text` with dots for the names in it.
fn hidden(text: &str, names: &Names) -> String {
    let places = names.places(text, "");
    if places.is_empty() {
        return text.to_owned();
    }
    let within = |at: usize| places.iter().any(|(start, end, _)| (*start..*end).contains(&at));
    text.char_indices().map(|(at, c)| if within(at) && !c.is_whitespace() { DOT } else { c }).collect()
}

struct Mask<'c> {
    names: &'c Names,
    /// The articles' texts, and the same with dots.
    texts: Vec<(&'c str, String)>,
}

impl Mask<'_> {
    fn all(&self, value: &mut Value) {
        match value {
            Value::String(text) => self.text(text),
            Value::Array(parts) => parts.iter_mut().for_each(|part| self.all(part)),
            Value::Object(parts) => parts.values_mut().for_each(|part| self.all(part)),
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }

    fn text(&self, text: &mut String) {
        *text = match text.contains('…') {
            true => text.split('…').map(|part| self.cut(part)).collect::<Vec<_>>().join("…"),
            false => hidden(text, self.names),
        };
    }

    /// What an article has instead of these words: a label may end within a name.
    fn cut(&self, part: &str) -> String {
        let words = part.trim_matches(|c: char| !c.is_alphanumeric());
        let found = self.texts.iter().find_map(|(own, masked)| {
            let at = own.find(words).filter(|_| words.len() > 8)?;
            let start = own[..at].chars().count();
            Some(masked.chars().skip(start).take(words.chars().count()).collect::<String>())
        });
        found.map_or_else(|| hidden(part, self.names), |instead| part.replacen(words, &instead, 1))
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
            article(
                "The Selby Courier",
                "“It fell at once,” the harbor master told the Selby Courier on Monday.",
            ),
            article(
                "Bay Wire",
                "“It fell at once,” the harbor master told the Selby Courier. Bay Wire saw it.",
            ),
        ];
        let whole = crate::compare::compare(&articles, &Default::default());
        let blind = without_names(&whole);
        let told = serde_json::to_string(&blind).expect("a document");
        for name in ["Selby Courier", "the Selby…", "Bay Wire", "Oda Lind"] {
            let around = told.find(name).map(|at| told[..at].chars().rev().take(120).collect::<String>());
            let around = around.map(|before| before.chars().rev().collect::<String>());
            assert_eq!(around, None, "{name} is told");
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
