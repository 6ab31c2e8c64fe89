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

/// Whether `html` holds any of the words that every export does. Spares parsing most pages twice.
pub fn may_be_export(html: &str) -> bool {
    const SIGNS: [&str; 6] =
        ["End of Document", " DOCUMENTS", "1 of 1 DOCUMENT", "ProQuest", "Dokument 1 von ", "Document 1 de "];
    SIGNS.iter().any(|sign| html.contains(sign))
        || ["Document ", "Dokument ", "Documento ", "Документ ", "Belge ", "文件 ", "文档 ", "文書 "]
            .iter()
            .any(|word| {
                let found = html.match_indices(word).take(1000);
                found.into_iter().any(|(at, word)| factiva::begins_with_number(&html[at + word.len()..]))
            })
}

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
