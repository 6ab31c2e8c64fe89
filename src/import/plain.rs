//! The reader of plain text, and what every text without markup shares: paragraphs and headline.

use super::clean::{clean, clean_keeping_indents};
use super::layout::{Breaks, Line, paragraphs};
use super::{Cause, Imported, Source, databases, heading, matter};
use crate::article::Article;

/// Reads plain text as one article, or as those of a news database's export.
///
/// # Errors
/// None; a text without words gives an article without words.
pub fn read(source: &Source) -> Result<Imported, Cause> {
    let text = source.text();
    let cleaned = clean(&text);
    let lines: Vec<&str> = cleaned.split('\n').collect();
    Ok(match databases::split(&lines) {
        Some(articles) => articles.into(),
        None => article(&text).into(),
    })
}

/// Reads decoded plain text. A head of front matter is read as such wherever it stands.
pub fn article(text: &str) -> Article {
    let mut article = Article::default();
    fill(text, &mut article);
    article
}

fn fill(text: &str, article: &mut Article) {
    let cleaned = clean_keeping_indents(text);
    let (pairs, body) = matter::split(&cleaned);
    matter::fill(article, &pairs);
    let mut lines: Vec<Line> = body.split('\n').map(|l| Line::plain(l.trim_end())).collect();
    mark_indents(&mut lines);
    heading::take_notes(&mut lines, article);
    finish(paragraphs(&lines, Breaks::Measured), article);
}

/// Sets the text, and the headline where the first paragraph is one and no other is known.
pub fn finish(paragraphs: Vec<String>, article: &mut Article) {
    if article.title.is_empty() && heading::is_headline(&paragraphs) {
        article.title.clone_from(&paragraphs[0]);
    }
    article.text = paragraphs.join("\n\n");
}

/// Takes the mark of indentation off every line; where few lines have it, they begin paragraphs.
fn mark_indents(lines: &mut [Line]) {
    let words = lines.iter().filter(|l| !l.text.is_empty()).count();
    let indented = lines.iter().filter(|l| l.text.starts_with('\t')).count();
    let begins = indented * 2 < words;
    for line in lines {
        if let std::borrow::Cow::Borrowed(text) = line.text
            && let Some(bare) = text.strip_prefix('\t')
        {
            line.text = bare.into();
            line.begins = begins;
        }
    }
}
