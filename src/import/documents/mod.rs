//! Readers of documents, and what all of them share: from paragraphs as a word processor, a printer or
//! a book holds them to articles.
//!
//! ```text
//! .docx ── word ──────────┐
//! .odt, .fodt ── open_document ─┤
//! .rtf ── rtf ────────────┼──▶ Manuscript ──▶ databases (several articles with their headers),
//! .pdf ── pdf ────────────┘                   or one article with its headline and by-line
//! .epub ── epub: its chapters as pages ──▶ one article or one each
//! ```

pub mod epub;
pub mod open_document;
pub mod package;
pub mod pdf;
pub mod rtf;
pub mod word;
pub mod xml;

use super::clean::{clean, one_line};
use super::layout::{Breaks, Line, paragraphs};
use super::matter::without_by;
use super::{Imported, databases, heading, plain};
use crate::article::Article;

/// What a document holds: its paragraphs in reading order, and what it tells about itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Manuscript {
    /// The paragraphs.
    pub paragraphs: Vec<Paragraph>,
    /// The title in the document's properties; often no headline but what the program put there.
    pub title: String,
    /// The author in the document's properties; often whoever saved it.
    pub creator: String,
}

/// A paragraph of a document; a line break within it is a newline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Its words.
    pub text: String,
    /// What it is set as.
    pub set: Set,
}

/// What a paragraph is set as.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Set {
    /// Running text.
    #[default]
    Text,
    /// A title or a heading.
    Heading,
}

/// How many paragraphs from the start a title can stand.
const HEAD: usize = 8;

impl Manuscript {
    /// The articles it holds: those of a news database's export, or all of it as one.
    pub fn imported(self) -> Imported {
        let mut lines: Vec<String> = Vec::new();
        for paragraph in &self.paragraphs {
            let text = clean(&paragraph.text);
            lines.extend(text.split('\n').map(str::to_owned));
            lines.push(String::new());
        }
        if let Some(articles) = databases::split(&lines) {
            return articles.into();
        }
        self.article().into()
    }

    fn texts(&self) -> Vec<(String, Set)> {
        let cleaned = self.paragraphs.iter().map(|p| (clean(&p.text), p.set));
        cleaned.filter(|(text, _)| !text.trim().is_empty()).collect()
    }

    /// The headline, as it will be told.
    fn found_title(&self) -> String {
        self.headline(&self.texts())
    }

    fn article(self) -> Article {
        let mut article = Article::default();
        let texts = self.texts();
        article.title = self.headline(&texts);
        article.outlet = self.site(&article.title);
        if !article.title.is_empty() && one_line(&self.title) == article.title && is_person(&self.creator) {
            article.byline = without_by(&one_line(&self.creator)).to_owned();
        }
        let mut lines = Vec::new();
        for (text, set) in &texts {
            for line in text.split('\n') {
                lines.push(Line { text: line.into(), begins: false, ends: *set == Set::Heading });
            }
            lines.push(Line::plain(""));
        }
        heading::take_notes(&mut lines, &mut article);
        plain::finish(paragraphs(&lines, Breaks::Measured), &mut article);
        article
    }

    /// The site that a printed page's title names behind the headline: "Pier closed | Harbour Post".
    fn site(&self, headline: &str) -> String {
        let told = one_line(&self.title);
        let rest = told.strip_prefix(headline).filter(|_| !headline.is_empty()).unwrap_or_default();
        let mark =
            [" | ", " - ", " – ", " — ", " :: ", " » "].iter().find_map(|mark| rest.strip_prefix(mark));
        mark.filter(|site| site.split(' ').count() <= 6).unwrap_or_default().to_owned()
    }

    /// The headline as far as the document's own marks tell: a heading at its start, or the title in
    /// its properties where that stands at its start too or reads like a headline.
    fn headline(&self, texts: &[(String, Set)]) -> String {
        let head = &texts[..texts.len().min(HEAD)];
        let told = one_line(&self.title);
        if !told.is_empty() && head.iter().any(|(text, _)| one_line(text) == told) {
            return told;
        }
        let named = head
            .iter()
            .map(|(text, _)| one_line(text))
            .find(|line| line.split(' ').count() >= 3 && !self.site(line).is_empty());
        if let Some(line) = named {
            return line;
        }
        if let Some((text, _)) = head.iter().find(|(_, set)| *set == Set::Heading) {
            let line = one_line(text);
            if line.split(' ').count() >= 3 && !heading::is_note(&line) {
                return line;
            }
        }
        if is_title(&told) { told } else { String::new() }
    }
}

/// Whether a document's title was written by somebody and not by a program.
fn is_title(title: &str) -> bool {
    let lower = title.to_lowercase();
    let by_program = ["microsoft word", "untitled", "document", "powerpoint", "layout 1", "http", "print"];
    let file = [".doc", ".docx", ".odt", ".rtf", ".pdf", ".indd", ".qxd", ".txt", ".html", ".htm"];
    title.split(' ').count() >= 4
        && title.len() <= 240
        && !by_program.iter().any(|w| lower.starts_with(w))
        && !file.iter().any(|ending| lower.ends_with(ending))
}

/// Whether a document's author is a person's name and not an account or a program.
fn is_person(name: &str) -> bool {
    let name = one_line(name);
    let words: Vec<&str> = name.split(' ').collect();
    (2..=8).contains(&words.len())
        && words.iter().all(|w| w.starts_with(char::is_uppercase) || w.len() <= 3)
        && !name.chars().any(|c| c.is_ascii_digit() || matches!(c, '@' | '/' | '\\' | '_'))
        && !["Microsoft", "Office", "Writer", "User", "Unknown", "Administrator"]
            .iter()
            .any(|w| name.contains(w))
}

/// Collects paragraphs while markup is walked; one may stand inside another (a text box anchored in it).
#[derive(Debug, Default)]
struct Writer {
    done: Vec<Paragraph>,
    open: Vec<Paragraph>,
}

impl Writer {
    fn begin(&mut self, set: Set) {
        self.open.push(Paragraph { text: String::new(), set });
    }

    /// Changes what the innermost open paragraph is set as.
    fn set(&mut self, set: Set) {
        if let Some(open) = self.open.last_mut() {
            open.set = set;
        }
    }

    /// Adds words to the innermost open paragraph; words outside of paragraphs are no text.
    fn text(&mut self, words: &str) {
        if let Some(open) = self.open.last_mut() {
            open.text.push_str(words);
        }
    }

    fn end(&mut self) {
        self.done.extend(self.open.pop());
    }

    /// All paragraphs, with those that a damaged file left open.
    fn finish(mut self) -> Vec<Paragraph> {
        while !self.open.is_empty() {
            self.end();
        }
        self.done
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn manuscript(title: &str, creator: &str, paragraphs: &[(&str, Set)]) -> Article {
        let paragraphs =
            paragraphs.iter().map(|(text, set)| Paragraph { text: (*text).into(), set: *set }).collect();
        Manuscript { paragraphs, title: title.into(), creator: creator.into() }.article()
    }

    #[test]
    fn properties_count_only_where_they_are_the_article_s() {
        let lead = "The harbour board voted late on Tuesday to close the eastern pier for two weeks.";
        let body = [("Pier closed for two weeks", Set::Heading), (lead, Set::Text)];
        let article = manuscript("Pier closed for two weeks", "Oda Lind", &body);
        assert_eq!(
            (article.title.as_str(), article.byline.as_str()),
            ("Pier closed for two weeks", "Oda Lind")
        );
        let article = manuscript("Microsoft Word - pier_final2.docx", "HP User", &body);
        assert_eq!((article.title.as_str(), article.byline.as_str()), ("Pier closed for two weeks", ""));
        let article = manuscript("", "", &[("By Oda Lind\n2 April 2031", Set::Text), (lead, Set::Text)]);
        assert_eq!(article.byline, "Oda Lind");
        assert_eq!(article.date, Some(jiff::civil::date(2031, 4, 2)));
        assert_eq!(article.text, lead);
    }
}
