//! Who is meant where one speaker quotes another: `“He told me, ‘Go home,’” Orr said.`

use super::antecedent::Article;
use super::mention::{self, Meaning, Pronoun};
use super::{How, described};
use crate::article::Span;
use crate::extract::names::{Gender, NameKind};

/// Whom the words at `words` mean inside the quotation `around`, whose speaker is `by`; nothing where that is not sure.
///
/// `I` is the speaker; `he` and `she` are the only person of that gender whom the quotation itself names before, for
/// whoever was spoken of outside of it may be anybody.
pub(super) fn meaning(article: &Article, words: Span, around: Span, by: &str) -> Option<(String, How)> {
    if words.of(article.source.text) == "I" {
        return (!by.is_empty()).then(|| (by.to_owned(), How::Pronoun));
    }
    let gender = match mention::read(article, words) {
        Meaning::Pronoun(Pronoun::He) => Gender::Male,
        Meaning::Pronoun(Pronoun::She) => Gender::Female,
        Meaning::Entry(entry) => {
            let entry = &article.directory.entries[entry];
            return (entry.kind != NameKind::Place).then(|| (entry.canonical.clone(), How::Stated));
        }
        Meaning::Description { wanted } => return Some(described(article, words, &wanted)),
        _ => return None,
    };
    let before = Span::new(around.start, words.start.max(around.start));
    let mut people: Vec<usize> = article
        .names_in(before)
        .filter(|name| name.kind == NameKind::Person && article.directory.entries[name.entry].canonical != by)
        .map(|name| name.entry)
        .collect();
    people.sort_unstable();
    people.dedup();
    let [only] = people[..] else { return None };
    let entry = &article.directory.entries[only];
    (entry.gender == Some(gender)).then(|| (entry.canonical.clone(), How::Pronoun))
}
