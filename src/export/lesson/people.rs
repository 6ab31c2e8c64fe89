//! The people the articles name: where each is first named, and with which words.

use super::source::Source;
use super::speakers::{last, proper};
use super::titles::introduction;
use crate::article::Span;
use crate::compare::Comparison;
use crate::compare::document::DetailValue;
use crate::export::plain::line;
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeMap;

/// A person some article quotes or names in full.
pub struct Person {
    /// The fullest name.
    pub name: String,
    /// Where each article first names the person by the last name, in bytes of the text.
    pub first: Vec<Option<Span>>,
    /// The words with which each article introduces the person there; empty where there are none but the name.
    pub introduced: Vec<String>,
}

/// The speakers whose last name no other name has, so that the last name alone means them.
pub fn people(comparison: &Comparison, sources: &[Source]) -> Vec<Person> {
    // every name by its last word
    let mut ends: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut note = |name: &str| {
        let name = line(name);
        let known = ends.entry(last(&name)).or_default();
        if !known.contains(&name) {
            known.push(name);
        }
    };
    for quotation in &comparison.quotations {
        note(&quotation.speaker.name);
    }
    for detail in comparison.statements.iter().flat_map(|statement| &statement.details) {
        if let DetailValue::Name { canonical } = &detail.value {
            note(canonical);
        }
    }
    let mut speakers: Vec<String> = comparison.quotations.iter().map(|q| line(&q.speaker.name)).collect();
    speakers.sort();
    speakers.dedup();
    speakers.retain(|name| {
        let surname = last(name);
        let alone = ends.get(&surname).is_some_and(|all| {
            // “Petrov” and “Mr. Petrov” are “Ana Petrov”; “Jon Petrov” is not
            all.iter().all(|other| other == name || !proper(other) || within(other, name))
        });
        proper(name)
            && !body(&surname)
            && !name.contains(" and ")
            && surname.chars().count() >= 4
            && alone
            && !name.ends_with("Jr.")
            && !name.ends_with("Jr")
    });
    let surnames: FxHashSet<String> = speakers.iter().map(|name| last(name)).collect();
    let firsts: Vec<FxHashMap<String, Span>> =
        sources.iter().map(|source| firsts(source, &surnames)).collect();
    speakers
        .into_iter()
        .map(|name| {
            let surname = last(&name);
            let first: Vec<Option<Span>> =
                firsts.iter().map(|places| places.get(&surname).copied()).collect();
            let introduced = sources
                .iter()
                .zip(&first)
                .map(|(source, place)| {
                    place.map_or(String::new(), |place| {
                        introduction(&source.entry.text, &source.layout, place, &name)
                    })
                })
                .collect();
            Person { name, first, introduced }
        })
        .collect()
}

/// Whether all words of `short`, but for titles, are in `name`.
fn within(short: &str, name: &str) -> bool {
    let words: Vec<String> = name.split_whitespace().map(str::to_lowercase).collect();
    short
        .split_whitespace()
        .filter(|word| !word.ends_with('.'))
        .all(|word| words.contains(&word.to_lowercase()))
}

/// Where each of the `surnames` first stands in an article with a capital, in lower case. A first paragraph that
/// only repeats the headline does not count.
fn firsts(source: &Source, surnames: &FxHashSet<String>) -> FxHashMap<String, Span> {
    let text = source.entry.text.as_str();
    let mut out = FxHashMap::default();
    let tokens = &source.layout.tokens;
    let begin = tokens.partition_point(|token| token.span.start < source.body);
    for (n, token) in tokens.iter().enumerate().skip(begin) {
        let word = token.of(text);
        let next = tokens.get(n + 1).map_or("", |next| next.of(text));
        if token.is_word() && word.starts_with(char::is_uppercase) && !names_body(next) {
            let bare = word.trim_end_matches("'s").trim_end_matches("’s");
            let small = bare.to_lowercase();
            if surnames.contains(&small) {
                let place = Span::new(token.span.start, token.span.start + bare.len());
                out.entry(small).or_insert(place);
            }
        }
    }
    out
}

/// Whether a name before this word is that of a body, not of a person: “the Petrov administration”.
fn names_body(next: &str) -> bool {
    matches!(next, "administration" | "campaign" | "era" | "government")
        || next.starts_with(char::is_uppercase) && body(&next.to_lowercase())
}

/// Last words of names that are no person’s.
fn body(last: &str) -> bool {
    BODIES.contains(&last)
}

const BODIES: [&str; 86] = [
    "administration",
    "affairs",
    "agency",
    "america",
    "army",
    "association",
    "authority",
    "bank",
    "board",
    "bureau",
    "campaign",
    "center",
    "centre",
    "church",
    "city",
    "coalition",
    "college",
    "commission",
    "committee",
    "company",
    "conference",
    "congress",
    "council",
    "county",
    "court",
    "democrat",
    "democrats",
    "department",
    "embassy",
    "force",
    "foundation",
    "fund",
    "government",
    "group",
    "guard",
    "house",
    "industries",
    "institute",
    "international",
    "journal",
    "journalists",
    "justice",
    "league",
    "library",
    "magazine",
    "ministry",
    "museum",
    "nations",
    "navy",
    "network",
    "news",
    "office",
    "organization",
    "parliament",
    "party",
    "police",
    "port",
    "post",
    "press",
    "project",
    "radio",
    "republican",
    "republicans",
    "school",
    "security",
    "senate",
    "service",
    "services",
    "society",
    "state",
    "states",
    "station",
    "street",
    "television",
    "times",
    "today",
    "tribune",
    "trust",
    "union",
    "university",
    "watch",
    "weekly",
    "wire",
    "workers",
    "works",
    "zone",
];

#[cfg(test)]
mod tests {
    use super::super::source::Sources;
    use super::*;
    use crate::article::Article;

    fn introduced(text: &str) -> Vec<(String, String)> {
        let article = Article { text: text.into(), ..Article::default() };
        let comparison = crate::compare::compare(&[article], &Default::default());
        let sources = Sources::of(&comparison, false);
        let told = |person: &Person| (person.name.clone(), person.introduced[0].clone());
        sources.people().iter().map(told).collect()
    }

    #[test]
    fn titles_and_appositions_introduce() {
        let text = "Harbor spokeswoman Ana Petrov said: “Nobody is to blame for this at all.”\n\nDario Venn, a fisherman from \
                    the next village, said: “We have been waiting here for hours now.”\n\n“The water rose by the \
                    hour,” said Wenna Orre.\n\n“We told them so in spring and in autumn,” said the union’s president, \
                    Jonna Pell.";
        let all = introduced(text);
        let of = |name: &str| all.iter().find(|(own, _)| own == name).map(|(_, words)| words.as_str());
        assert_eq!(of("Ana Petrov"), Some("Harbor spokeswoman Ana Petrov"));
        assert_eq!(of("Dario Venn"), Some("Dario Venn, a fisherman from the next village"));
        assert_eq!(of("Wenna Orre"), Some(""));
        assert_eq!(of("Jonna Pell"), Some("the union’s president, Jonna Pell"));
    }

    #[test]
    fn what_stands_before_a_title_is_left_out() {
        let text = "The suit, which was brought by Selby’s mayor, Ana Petrov, went to court on Tuesday.\n\n“Nobody is to blame \
                    for this at all,” Ana Petrov said.";
        assert_eq!(introduced(text)[0].1, "Selby’s mayor, Ana Petrov");
        let first = |sentence: &str| {
            let said = "“Nobody is to blame for this at all,” Ana Petrov said.";
            introduced(&format!("{sentence}\n\n{said}"))[0].1.clone()
        };
        assert_eq!(first("After a call with the mayor, Ana Petrov went home."), "");
        assert_eq!(
            first("Since launching his presidential campaign, Sen. Ana Petrov slept."),
            "Sen. Ana Petrov"
        );
        assert_eq!(first("It was the last campaign of Ana Petrov."), "");
        assert_eq!(first("Under Mayor Ana Petrov, the pier had rotted for years."), "Mayor Ana Petrov");
        assert_eq!(first("The Petrov administration fell. Mayor Ana Petrov wept."), "Mayor Ana Petrov");
        assert_eq!(
            first("In May, Dario Venn Jr.’s attorney, Ana Petrov, sued."),
            "Dario Venn Jr.’s attorney, Ana Petrov"
        );
    }
}
