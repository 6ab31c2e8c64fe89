//! A passage as decisions refer to it.
//!
//! After the W3C Web Annotation Data Model: the place (TextPositionSelector) and the words with what
//! stands around them (TextQuoteSelector).

use super::find::find_in;
use crate::article::Article;
use crate::compare::articles::sha256;
use crate::compare::document::{ArticleEntry, Comparison, Reading};
use serde::{Deserialize, Serialize};

/// Code points kept of what stands before and after a passage.
const CONTEXT: usize = 32;

/// A passage of an article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Anchor {
    /// SHA-256 of the article's text.
    pub article: String,
    /// The article's outlet when the user decided, to know the article by when its text has changed.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub outlet: String,
    /// The same of its web address.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub url: String,
    /// First code point.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// The passage's words.
    pub exact: String,
    /// What stands before them.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub before: String,
    /// What stands after them.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub after: String,
}

impl Anchor {
    /// The passage of `article` from code point `start` to `end`; what lies beyond the text is left off.
    pub fn of(article: &ArticleEntry, start: usize, end: usize) -> Anchor {
        Anchor::in_text(&article.text, &article.sha256, &article.outlet, &article.url, start, end)
    }

    /// As [`Anchor::of`], for an article that is not in a comparison.
    pub fn of_article(article: &Article, start: usize, end: usize) -> Anchor {
        Anchor::in_text(&article.text, &sha256(&article.text), &article.outlet, &article.url, start, end)
    }

    /// A reading of `comparison`; nothing where its article is not in there.
    pub fn of_reading(comparison: &Comparison, reading: &Reading) -> Option<Anchor> {
        let article = comparison.articles.iter().find(|a| a.id == reading.article)?;
        Some(Anchor::of(article, reading.start, reading.end))
    }

    /// Whether both are the same words of the same text.
    pub fn is_at(&self, other: &Anchor) -> bool {
        self.article == other.article && self.start == other.start && self.end == other.end
    }

    /// Goes over to an article that takes the place of its own; stays where the words cannot be found there.
    pub(super) fn follow(&mut self, new: &Article) {
        (self.outlet, self.url) = (new.outlet.clone(), new.url.clone());
        if let Ok(span) = find_in(&new.text, self, true) {
            let start = new.text[..span.start].chars().count();
            *self = Anchor::of_article(new, start, start + span.of(&new.text).chars().count());
        }
    }

    fn in_text(text: &str, sha256: &str, outlet: &str, url: &str, start: usize, end: usize) -> Anchor {
        let byte = |n: usize| text.char_indices().nth(n).map_or(text.len(), |(byte, _)| byte);
        let from = byte(start);
        let to = byte(end).max(from);
        let before = text[..from].char_indices().rev().take(CONTEXT).last().map_or(from, |(byte, _)| byte);
        let after = text[to..].char_indices().nth(CONTEXT).map_or(text.len(), |(byte, _)| to + byte);
        let counted = text[..from].chars().count();
        Anchor {
            article: sha256.to_owned(),
            outlet: outlet.to_owned(),
            url: url.to_owned(),
            start: counted,
            end: counted + text[from..to].chars().count(),
            exact: text[from..to].to_owned(),
            before: text[before..from].to_owned(),
            after: text[to..after].to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_anchor_keeps_the_words_and_what_stands_around() {
        let article = Article { text: "Ñandú: “the pier” held.".into(), ..Article::default() };
        let anchor = Anchor::of_article(&article, 8, 16);
        assert_eq!(
            (anchor.before.as_str(), anchor.exact.as_str(), anchor.after.as_str()),
            ("Ñandú: “", "the pier", "” held.")
        );
        let beyond = Anchor::of_article(&article, 17, 900);
        assert_eq!((beyond.exact.as_str(), beyond.end), (" held.", 23));
        assert_eq!(Anchor::of_article(&article, 900, 3).exact, "");
    }
}
