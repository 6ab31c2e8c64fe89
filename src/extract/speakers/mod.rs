//! Who is meant by the words that name a speaker: full names, pronouns, descriptions, groups, documents.
//!
//! The words are read ([`mention`]); a name is looked up in the directory, a pronoun or a loose
//! description goes to whoever stands out most before it ([`antecedent`]), and what means nobody in
//! particular (`a senior official`) keeps its own words.

mod antecedent;
mod mention;
mod nested;
#[cfg(test)]
mod tests;

use super::names::{Directory, Gender, NameKind, NameMention};
use super::{Flag, How, Quotation};
use crate::article::Span;
use crate::text::Layout;
use antecedent::{Article, Issuer, Known, Previous, Wanted};
use mention::{Meaning, Pronoun};

/// Who is credited with a quotation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Speaker {
    /// Full name as far as any of the articles tells; empty where nobody is credited.
    pub name: String,
    /// The words of this article that name the speaker.
    pub mention: Option<Span>,
    /// How it is known.
    pub how: How,
}

/// One article as the resolver reads it.
pub struct Source<'a> {
    /// The article's text.
    pub text: &'a str,
    /// Its layout.
    pub layout: &'a Layout,
    /// Its quotations, in order.
    pub quotations: &'a [Quotation],
    /// Its names, in order.
    pub names: &'a [NameMention],
}

/// The speaker of each quotation of each source. The order of the sources makes no difference.
pub fn resolve(sources: &[Source], directory: &Directory) -> Vec<Vec<Speaker>> {
    let known = Known::new(directory);
    sources.iter().map(|source| article(source, directory, &known)).collect()
}

/// Who the words turned out to mean.
#[derive(Clone, Debug, Default)]
struct Meant {
    name: String,
    entry: Option<usize>,
    /// Whether it took more than a name to tell.
    indirect: bool,
}

fn article(source: &Source, directory: &Directory, known: &Known) -> Vec<Speaker> {
    let article = Article::new(source, directory, known);
    let mut order: Vec<usize> = (0..source.quotations.len()).collect();
    order.sort_by_key(|&q| source.quotations[q].spans.first().map_or(0, |s| s.start));
    let mut speakers: Vec<Speaker> = source
        .quotations
        .iter()
        .map(|q| Speaker { name: String::new(), mention: q.mention, how: How::Unknown })
        .collect();
    let mut previous: Option<Previous> = None;
    let mut around: Option<usize> = None;
    for q in order {
        let quotation = &source.quotations[q];
        let Some(at) = quotation.spans.first().map(|s| s.start) else { continue };
        if quotation.flags.contains(&Flag::Nested) {
            // who speaks inside a quotation is nobody that the text around it goes on with
            let outer =
                around.filter(|&o| source.quotations[o].spans.iter().any(|s| s.contains(quotation.spans[0])));
            if let Some((outer, words)) = outer.zip(quotation.mention) {
                let by = &speakers[outer].name;
                let found = nested::meaning(&article, words, source.quotations[outer].cover(), by);
                if let Some((name, how)) = found {
                    speakers[q] = Speaker { name, mention: quotation.mention, how };
                }
            }
            continue;
        }
        if quotation.is_own_speech() {
            around = Some(q);
        }
        let (meant, how) = match quotation.mention.filter(|m| source.text.get(m.start..m.end).is_some()) {
            Some(words) => {
                let meant = meaning(&article, words, previous.as_ref());
                let how = match quotation.how {
                    How::Carried => How::Carried,
                    _ if meant.indirect => How::Pronoun,
                    _ => How::Stated,
                };
                (meant, how)
            }
            None if quotation.how == How::Carried => match &previous {
                Some(p) => (Meant { name: p.name.clone(), entry: p.entry, indirect: false }, How::Carried),
                None => continue,
            },
            None => continue,
        };
        if meant.name.is_empty() {
            continue;
        }
        previous = Some(Previous {
            name: meant.name.clone(),
            entry: meant.entry,
            at,
            mention: quotation.mention.map(|m| m.start),
        });
        speakers[q] = Speaker { name: meant.name, mention: quotation.mention, how };
    }
    speakers
}

/// Who the words at `words` mean.
fn meaning(article: &Article, words: Span, previous: Option<&Previous>) -> Meant {
    let directory = article.directory;
    let named = |entry: usize, indirect: bool| Meant {
        name: directory.entries[entry].canonical.clone(),
        entry: Some(entry),
        indirect,
    };
    let in_words = |text: String| Meant { name: text, entry: None, indirect: false };
    match mention::read(article, words) {
        Meaning::Nobody => Meant::default(),
        Meaning::Entry(entry) => {
            let described = !directory.entries[entry].canonical.is_empty()
                && words.of(article.source.text).to_lowercase().starts_with("the ")
                && directory.entries[entry].kind == NameKind::Person;
            named(entry, described)
        }
        Meaning::Both(a, b) => {
            in_words(format!("{} and {}", directory.entries[a].canonical, directory.entries[b].canonical))
        }
        Meaning::Pronoun(pronoun) => {
            let found = match pronoun {
                Pronoun::He => article.person(words.start, Wanted::gender(Some(Gender::Male)), previous),
                Pronoun::She => article.person(words.start, Wanted::gender(Some(Gender::Female)), previous),
                Pronoun::Who => article.nearest_before(words.start),
                Pronoun::They | Pronoun::It => {
                    return article
                        .group(words.start, previous)
                        .map_or_else(|| carried(article, words.start, previous), |entry| named(entry, true));
                }
            };
            found.map_or_else(Meant::default, |entry| named(entry, true))
        }
        Meaning::Kin { of, kin } => {
            match of.or_else(|| article.person(words.start, Wanted::gender(None), previous)) {
                Some(of) => match article.relative(of, &kin) {
                    Some(entry) => named(entry, true),
                    None => in_words(format!("{}’s {kin}", directory.entries[of].canonical)),
                },
                None => in_words(mention::tidy(words.of(article.source.text))),
            }
        }
        Meaning::Document => match article.issuer(words, previous) {
            Some(Issuer::Entry(entry)) => named(entry, true),
            Some(Issuer::Words(name)) => Meant { name, entry: None, indirect: true },
            None => in_words(mention::document(article, words)),
        },
        Meaning::Group => match article.described_group(words, previous) {
            Some(entry) => named(entry, true),
            None => in_words(mention::tidy(words.of(article.source.text))),
        },
        Meaning::Description { wanted } => {
            match article.described(words, &wanted).or_else(|| {
                wanted.loose.then(|| article.person(words.start, wanted.clone(), previous)).flatten()
            }) {
                Some(entry) => named(entry, true),
                None => in_words(mention::tidy(words.of(article.source.text))),
            }
        }
        Meaning::Words(text) => in_words(text),
    }
}

/// The person whom a description means, or its own words.
fn described(article: &Article, words: Span, wanted: &Wanted) -> (String, How) {
    match article.described(words, wanted) {
        Some(entry) => (article.directory.entries[entry].canonical.clone(), How::Pronoun),
        None => (mention::tidy(words.of(article.source.text)), How::Stated),
    }
}

/// `they`, `it` of a speaker that is no entry: `protesters … they said`.
fn carried(article: &Article, at: usize, previous: Option<&Previous>) -> Meant {
    match previous {
        Some(p) if p.entry.is_none() && article.paragraphs_between(p.at, at) <= 1 => {
            Meant { name: p.name.clone(), entry: None, indirect: true }
        }
        _ => Meant::default(),
    }
}
