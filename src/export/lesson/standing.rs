//! Where words stand in the articles, whatever their capitals and punctuation: what is asked about who has
//! some words and who has not is read from the texts themselves.

use crate::article::Span;
use crate::compare::Comparison;
use rustc_hash::{FxHashMap, FxHashSet, FxHasher};
use std::hash::{Hash as _, Hasher as _};

/// So many words in a row are hardly there by chance.
const RUN: usize = 4;

/// The words of every article, in the comparison's order.
pub struct Standing {
    all: Vec<Words>,
}

struct Words {
    words: Vec<(String, Span)>,
    /// Where each run of [`RUN`] words begins, by its hash.
    runs: FxHashMap<u64, Vec<u32>>,
}

impl Standing {
    /// Reads the articles once.
    pub fn of(comparison: &Comparison) -> Self {
        let read = |text: &str| {
            let words = words(text);
            let mut runs: FxHashMap<u64, Vec<u32>> = FxHashMap::default();
            for (at, run) in words.windows(RUN).enumerate() {
                runs.entry(hash(run.iter().map(|(word, _)| word.as_str()))).or_default().push(at as u32);
            }
            Words { words, runs }
        };
        Standing { all: comparison.articles.iter().map(|article| read(&article.text)).collect() }
    }

    /// Where article `n` first has all of `passage` in a row, in bytes. `None` also for less than
    /// [`RUN`] words.
    pub fn find(&self, n: usize, passage: &[String]) -> Option<Span> {
        let own = &self.all.get(n)?;
        let first = hash(passage.get(..RUN)?.iter().map(String::as_str));
        own.runs.get(&first)?.iter().find_map(|&at| {
            let there = own.words.get(at as usize..at as usize + passage.len())?;
            let same = there.iter().zip(passage).all(|((own, _), word)| own == word);
            same.then(|| Span::new(there[0].1.start, there[there.len() - 1].1.end))
        })
    }

    /// Whether article `n` has [`RUN`] words of `passage` in a row.
    pub fn shares(&self, n: usize, passage: &[String]) -> bool {
        let Some(own) = self.all.get(n) else { return false };
        passage.windows(RUN).any(|run| own.runs.contains_key(&hash(run.iter().map(String::as_str))))
    }
}

/// What other items show already.
#[derive(Default)]
pub struct Shown(FxHashSet<u64>);

impl Shown {
    /// Remembers `text`.
    pub fn add(&mut self, text: &str) {
        self.0.extend(runs(&bare(text)));
    }

    /// Whether [`RUN`] words of `text` were shown in a row, or all of a shorter one.
    pub fn has(&self, text: &str) -> bool {
        runs(&bare(text)).any(|run| self.0.contains(&run))
    }
}

fn runs(words: &[String]) -> impl Iterator<Item = u64> {
    words.windows(RUN.min(words.len()).max(1)).map(|run| hash(run.iter().map(String::as_str)))
}

/// The words of `text` alone, as [`Standing`] knows them.
pub fn bare(text: &str) -> Vec<String> {
    words(text).into_iter().map(|(word, _)| word).collect()
}

/// Words in lower case without apostrophes, each with its place.
fn words(text: &str) -> Vec<(String, Span)> {
    let mut out: Vec<(String, Span)> = Vec::new();
    let mut current: Option<(String, Span)> = None;
    for (at, c) in text.char_indices() {
        if c.is_alphanumeric() {
            let (word, span) = current.get_or_insert_with(|| (String::new(), Span::new(at, at)));
            word.extend(c.to_lowercase());
            span.end = at + c.len_utf8();
        } else if !matches!(c, '\'' | '’') {
            out.extend(current.take());
        }
    }
    out.extend(current);
    out
}

fn hash<'w>(words: impl Iterator<Item = &'w str>) -> u64 {
    let mut hasher = FxHasher::default();
    words.for_each(|word| word.hash(&mut hasher));
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;

    #[test]
    fn words_are_found_whatever_their_marks() {
        let text = "She said: “We won't stop — not now,” and left. Others didn’t.";
        let article = Article { text: text.into(), ..Article::default() };
        let standing = Standing::of(&crate::compare::compare(&[article], &Default::default()));
        let span = standing.find(0, &bare("we won’t stop, NOT now")).unwrap();
        assert_eq!(&text[span.start..span.end], "We won't stop — not now");
        assert!(standing.find(0, &bare("we won’t stop, not ever")).is_none());
        assert!(standing.shares(0, &bare("and we won’t stop not even")));
        assert!(!standing.shares(0, &bare("we will stop, not now or")));
    }
}
