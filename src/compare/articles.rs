//! The articles as the document lists them.

use super::document::{ArticleEntry, IN_PART};
use crate::article::Article;
use crate::extract::event::is_read_fully;
use sha2::{Digest, Sha256};
use std::fmt::Write as _;

/// `A` to `Z`, then `AA`, `AB` and so on, as a spreadsheet names its columns.
pub fn letter(n: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = n + 1;
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'A' + (rest % 26) as u8));
        rest /= 26;
    }
    letters.iter().rev().collect()
}

/// The entry of one article, with its letter and the hash of its text.
pub fn entry(id: String, article: &Article, sha256: &str) -> ArticleEntry {
    ArticleEntry {
        id,
        outlet: article.outlet.clone(),
        title: article.title.clone(),
        byline: article.byline.clone(),
        date: article.date.map(|date| date.to_string()).unwrap_or_default(),
        url: article.url.clone(),
        path: article.path.clone(),
        language: article.language.clone(),
        analysis: analysis(&article.language),
        text: article.text.clone(),
        sha256: sha256.to_owned(),
        added: article.added.map(|date| date.to_string()).unwrap_or_default(),
        reference: article.reference,
    }
}

/// What is understood of a text in `language`, where that is not all of it.
fn analysis(language: &str) -> String {
    if is_read_fully(language) {
        return String::new();
    }
    let named = match language {
        "de" => "in German",
        "fr" => "in French",
        "es" => "in Spanish",
        "it" => "in Italian",
        "pt" => "in Portuguese",
        "nl" => "in Dutch",
        "pl" => "in Polish",
        "ru" => "in Russian",
        "uk" => "in Ukrainian",
        "tr" => "in Turkish",
        "ar" => "in Arabic",
        "he" => "in Hebrew",
        "hi" => "in Hindi",
        "zh" => "in Chinese",
        "ja" => "in Japanese",
        "ko" => "in Korean",
        "sv" => "in Swedish",
        "da" => "in Danish",
        "nb" => "in Norwegian",
        "fi" => "in Finnish",
        "cs" => "in Czech",
        "hu" => "in Hungarian",
        "ro" => "in Romanian",
        "el" => "in Greek",
        "id" => "in Indonesian",
        "fa" => "in Persian",
        "vi" => "in Vietnamese",
        _ => "not in English",
    };
    format!(
        "{named}{IN_PART}quotations in marks, numbers, dates and sentences in the same words are lined up; \
         speakers and sentences in other words are read in English alone"
    )
}

/// The SHA-256 of a text in UTF-8, in hexadecimal.
pub fn sha256(text: &str) -> String {
    let mut hex = String::with_capacity(64);
    for byte in Sha256::digest(text.as_bytes()) {
        let _ = write!(hex, "{byte:02x}");
    }
    hex
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_go_on_after_z() {
        let cases = [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (701, "ZZ"), (702, "AAA")];
        for (n, expected) in cases {
            assert_eq!(letter(n), expected);
        }
    }

    #[test]
    fn an_entry_says_what_is_known() {
        let article =
            Article { text: "abc".into(), date: Some(jiff::civil::date(2026, 3, 4)), ..Article::default() };
        let entry = entry(letter(0), &article, &sha256(&article.text));
        assert_eq!((entry.id.as_str(), entry.date.as_str()), ("A", "2026-03-04"));
        // FIPS 180-2, appendix B.1.
        assert_eq!(entry.sha256, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
