//! Exports of news databases: several articles in one file, each with its header.
//!
//! The layouts are those in which Nexis Uni, its predecessor LexisNexis Academic, Factiva and ProQuest
//! write text, whatever the file's format: `split` sees the lines of a plain text, of a web page or of a
//! document. An export is recognised by marks that stand together in no article (a line "End of
//! Document" and a length in words; a document number of the database), never by one alone.

mod factiva;
mod nexis;
mod proquest;
mod record;
#[cfg(test)]
mod tests;

use crate::article::Article;

/// The articles of an export, in its order, each with what its header tells; `None` where the lines
/// are no export. Lines are cleaned; a blank line parts paragraphs.
pub fn split<L: AsRef<str>>(lines: &[L]) -> Option<Vec<Article>> {
    let lines: Vec<&str> = lines.iter().map(|line| line.as_ref().trim()).collect();
    let found = nexis::split(&lines)
        .or_else(|| nexis::split_numbered(&lines))
        .or_else(|| factiva::split(&lines))
        .or_else(|| proquest::split(&lines))?;
    let articles: Vec<Article> = found.into_iter().filter(|article| !article.text.is_empty()).collect();
    (!articles.is_empty()).then_some(articles)
}
