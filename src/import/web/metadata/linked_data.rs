//! What a page tells in JSON-LD, the data for search engines that stands in its scripts.

use super::{Metadata, Stamp, first};
use crate::import::clean::one_line;
use crate::import::matter::without_by;
use dom_query::Document;
use serde_json::Value;
use std::cmp::Reverse;

/// The article among the page's JSON-LD objects.
pub(super) fn linked_data(doc: &Document) -> Metadata {
    let mut articles = Vec::new();
    for script in doc.select("script[type=\"application/ld+json\"]").iter().take(100) {
        if let Some(value) = parse(&script.text()) {
            collect(&value, 0, &mut articles);
        }
    }
    // The page's own article has a headline; teasers of others have less to say.
    articles.sort_by_key(|a| Reverse((!a.title.is_empty(), !a.body.is_empty(), a.date.is_some())));
    articles.into_iter().next().unwrap_or_default()
}

/// Parses JSON as pages write it: in comments, with raw line breaks inside strings.
fn parse(text: &str) -> Option<Value> {
    let text = text
        .trim()
        .trim_start_matches("<!--")
        .trim_start_matches("//<![CDATA[")
        .trim_start_matches("<![CDATA[");
    let text = text
        .trim_end_matches("-->")
        .trim_end_matches("//]]>")
        .trim_end_matches("]]>")
        .trim()
        .trim_end_matches(';');
    serde_json::from_str(text).ok().or_else(|| {
        let flat: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        serde_json::from_str(&flat).ok()
    })
}

/// Collects what is an article, through lists, graphs and the page that has it as its subject.
fn collect(value: &Value, depth: usize, found: &mut Vec<Metadata>) {
    match value {
        Value::Array(items) if depth < 6 => {
            items.iter().take(200).for_each(|item| collect(item, depth + 1, found))
        }
        Value::Object(map) if depth < 6 => {
            let types = strings(map.get("@type").unwrap_or(&Value::Null));
            let is_article = types.iter().any(|t| {
                t.ends_with("Article")
                    || t.ends_with("BlogPosting")
                    || matches!(t.as_str(), "Report" | "LiveBlogPosting" | "Review")
            });
            if is_article {
                found.push(article(value));
            } else {
                for key in ["@graph", "mainEntity", "mainEntityOfPage"] {
                    if let Some(inner) = map.get(key) {
                        collect(inner, depth + 1, found);
                    }
                }
            }
        }
        _ => {}
    }
}

/// What an object that is an article tells.
fn article(value: &Value) -> Metadata {
    let text = |key: &str| strings(&value[key]).into_iter().next().map(|t| decoded(&t)).unwrap_or_default();
    let address = [&value["url"], &value["mainEntityOfPage"]]
        .iter()
        .find_map(|v| v.as_str().or_else(|| v["@id"].as_str()).or_else(|| v["url"].as_str()))
        .filter(|a| a.contains("://"));
    let date = ["datePublished", "dateCreated", "uploadDate"].iter().find_map(|key| Stamp::read(&text(key)));
    let names = |v: &Value| {
        strings(v).iter().map(|n| one_line(&decoded(n))).filter(|n| !n.is_empty()).collect::<Vec<_>>()
    };
    let mut authors = names(&value["author"]);
    authors.retain(|a| !a.contains("://"));
    authors.dedup();
    Metadata {
        title: first([text("headline"), text("name")]),
        outlet: names(&value["publisher"]).into_iter().next().unwrap_or_default(),
        byline: without_by(&authors.join(", ")).to_owned(),
        date,
        url: address.unwrap_or_default().to_owned(),
        language: text("inLanguage"),
        body: value["articleBody"].as_str().unwrap_or_default().to_owned(),
    }
}

/// The strings a value gives: itself, its name, or those of its items.
fn strings(value: &Value) -> Vec<String> {
    match value {
        Value::String(s) => vec![s.clone()],
        Value::Array(items) => items.iter().take(20).flat_map(strings_flat).collect(),
        _ => strings_flat(value),
    }
}

fn strings_flat(value: &Value) -> Vec<String> {
    let name = value.as_str().or_else(|| value["name"].as_str());
    name.map(str::to_owned).or_else(|| value["name"][0].as_str().map(str::to_owned)).into_iter().collect()
}

/// Text that may hold character references or tags: read as markup where it does.
fn decoded(text: &str) -> String {
    if text.contains('&') || text.contains("</") {
        let bounded = crate::import::web::guard::bounded(text);
        let page = Document::fragment(bounded.as_deref().unwrap_or(text));
        return page.text().to_string();
    }
    text.to_owned()
}
