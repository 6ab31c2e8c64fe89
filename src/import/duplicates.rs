//! The same article twice: in another format, under another address, or taken down a minute later.
//!
//! Two outlets that print the same agency copy are two sources, and the comparison tells that they share
//! their words; only one outlet's article can come in twice.

use super::table::site;
use crate::article::Article;
use crate::text::words::bare;
use rustc_hash::{FxHashMap, FxHashSet, FxHasher};
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::hash::{Hash as _, Hasher as _};
use std::path::Path;

/// Share of the words, in order, that two versions of one article have in common.
const SAME: f64 = 0.98;
/// Texts of fewer words are the same only when every word is.
const SHORT: usize = 60;
/// Words in a shingle, and every how-many-th of them is looked at.
const SHINGLE: usize = 6;
const SAMPLED: u64 = 8;
/// A shingle that stands in more articles than this finds no more of them.
const STOCK: usize = 40;

/// An article that is there already.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Duplicate {
    /// Index of the article.
    pub article: usize,
    /// Index of the one before it that it repeats.
    pub of: usize,
    /// Share of their words, in order, that both have; 1 where only white space, punctuation or what is
    /// known about the articles differs.
    pub shared: f64,
}

/// Finds the articles that repeat an earlier one of the same outlet about the same event.
pub fn duplicates(articles: &[Article]) -> Vec<Duplicate> {
    if articles.len() < 2 {
        return Vec::new();
    }
    let texts: Vec<Vec<u64>> = articles.iter().map(|article| words(&article.text)).collect();
    let mut places: FxHashMap<u64, Vec<usize>> = FxHashMap::default();
    let mut whole: FxHashMap<&[u64], Vec<usize>> = FxHashMap::default();
    let mut found: Vec<Duplicate> = Vec::new();
    for (n, text) in texts.iter().enumerate() {
        if text.is_empty() {
            continue;
        }
        let mut shared: FxHashMap<usize, usize> = FxHashMap::default();
        let sampled = sampled(text);
        for shingle in &sampled {
            for &other in places.get(shingle).into_iter().flatten() {
                *shared.entry(other).or_default() += 1;
            }
        }
        let mut others: Vec<usize> = whole.get(text.as_slice()).cloned().unwrap_or_default();
        let mut near: Vec<usize> = shared
            .into_iter()
            .filter(|(_, count)| text.len() >= SHORT && count * 10 >= sampled.len() * 7)
            .map(|(other, _)| other)
            .collect();
        near.sort_unstable();
        others.extend(near);
        let same = others.into_iter().find_map(|of| {
            let one = is_one_source(&articles[n], &articles[of]);
            let shared = if one { share(text, &texts[of]) } else { 0.0 };
            (shared >= SAME).then_some(Duplicate { article: n, of, shared })
        });
        if let Some(duplicate) = same {
            found.push(duplicate);
            continue;
        }
        whole.entry(text).or_default().push(n);
        for shingle in sampled {
            let list = places.entry(shingle).or_default();
            if list.len() < STOCK {
                list.push(n);
            }
        }
    }
    found
}

/// Words without their punctuation and capitals, as numbers.
fn words(text: &str) -> Vec<u64> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(|word| {
            let mut hasher = FxHasher::default();
            word.chars().flat_map(char::to_lowercase).for_each(|c| c.hash(&mut hasher));
            hasher.finish()
        })
        .collect()
}

/// Some of the runs of words, the same ones wherever they stand.
fn sampled(text: &[u64]) -> FxHashSet<u64> {
    text.windows(SHINGLE)
        .map(|run| {
            let mut hasher = FxHasher::default();
            run.hash(&mut hasher);
            // The low bits of this hash are weak.
            hasher.finish() >> 20
        })
        .filter(|hash| hash % SAMPLED == 0)
        .collect()
}

/// Share of the words, in order, that two texts have in common.
fn share(a: &[u64], b: &[u64]) -> f64 {
    if a == b {
        return 1.0;
    }
    let (short, long) = (a.len().min(b.len()), a.len().max(b.len()));
    if short < SHORT || short * 100 < long * 96 {
        return 0.0;
    }
    // Nearly alike texts are compared in nearly linear time.
    let kept: usize = capture_diff_slices(Algorithm::Myers, a, b)
        .iter()
        .map(|op| if let DiffOp::Equal { len, .. } = op { *len } else { 0 })
        .sum();
    2.0 * kept as f64 / (a.len() + b.len()) as f64
}

/// Whether two articles may come from one outlet about one event.
fn is_one_source(a: &Article, b: &Article) -> bool {
    if a.event != b.event {
        return false;
    }
    let address = |article: &Article| {
        let bare = article.url.split(['?', '#']).next().unwrap_or_default().trim_end_matches('/');
        bare.split_once("://").map_or("", |(_, rest)| rest).to_lowercase()
    };
    if !a.url.is_empty() && address(a) == address(b) {
        return true;
    }
    let (one, other) = (outlet(a), outlet(b));
    // Where a file names no outlet, it may be the other's.
    one.is_empty() || other.is_empty() || one == other
}

/// The outlet's name in letters and digits; empty where it is only the name of a file or a site.
fn outlet(article: &Article) -> String {
    let stem = Path::new(&article.path).file_stem().map(|s| s.to_string_lossy().into_owned());
    let told = article.outlet.as_str();
    if stem.as_deref() == Some(told) || told == super::PASTED || told == site(&article.url) {
        return String::new();
    }
    let name = bare(told);
    name.strip_prefix("the").map_or(name.clone(), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn article(outlet: &str, url: &str, text: &str) -> Article {
        Article {
            outlet: outlet.into(),
            url: url.into(),
            path: "x.html".into(),
            text: text.into(),
            ..Article::default()
        }
    }

    #[test]
    fn one_outlets_article_twice() {
        let text: String = (0..200).map(|n| format!("word{n} ")).collect();
        let edited = text.replace("word77 ", "other ");
        let retold: String = text
            .split(' ')
            .enumerate()
            .map(|(n, w)| if n % 20 == 0 { "x " } else { w }.to_owned() + " ")
            .collect();
        let articles = [
            article("Bay Wire", "https://bay.example/1?utm=x", &text),
            article("The Bay Wire", "https://amp.bay.example/1", &text.replace(' ', "\n")),
            article("Harbour Post", "https://post.example/9", &text),
            article("x", "", &edited),
            article("Bay Wire", "https://bay.example/2", &retold),
            article("", "https://bay.example/1", "Short."),
            article("", "https://bay.example/3", "Other short."),
            article("", "https://bay.example/4", "Short"),
        ];
        let found = duplicates(&articles);
        let pairs: Vec<(usize, usize)> = found.iter().map(|d| (d.article, d.of)).collect();
        assert_eq!(pairs, [(1, 0), (3, 0), (7, 5)]);
        assert!(found[0].shared == 1.0 && found[1].shared > 0.98 && found[1].shared < 1.0);
    }
}
