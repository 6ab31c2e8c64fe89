//! How people are introduced: the words with which each article first names somebody.

use super::people::Person;
use super::source::Sources;
use super::standing::bare;
use super::{Item, Made, Outcome, shuffled};

/// How many people at most.
const MOST: usize = 3;

/// Writes down how each article introduces somebody, where at least two do so in words of their own.
pub fn task(sources: &Sources) -> Outcome {
    if sources.all.len() < 2 {
        return Err("it takes two articles".into());
    }
    let named = |person: &Person| person.first.iter().flatten().count();
    let told = |person: &Person| {
        let mut words: Vec<String> =
            person.introduced.iter().map(|words| label(words, &person.name)).collect();
        words.retain(|label| !label.is_empty());
        words.sort();
        words.dedup();
        words.len()
    };
    let mut people: Vec<&Person> = sources.people().iter().filter(|person| told(person) >= 2).collect();
    if people.is_empty() {
        return Err("no two articles introduce the same person in words of their own".into());
    }
    people.sort_by_cached_key(|person| {
        (std::cmp::Reverse(told(person)), std::cmp::Reverse(named(person)), shuffled(&person.name))
    });
    people.truncate(MOST);
    people.sort_by(|a, b| a.name.cmp(&b.name));
    let choices = sources.letters();
    let items = people
        .into_iter()
        .map(|person| {
            let mut parts = Vec::new();
            let mut evidence = Vec::new();
            for (n, source) in sources.all.iter().enumerate() {
                let letter = source.entry.id.as_str();
                match (person.first[n], person.introduced[n].as_str()) {
                    (None, _) => parts.push(format!("{letter} does not name this person")),
                    (Some(_), "") => parts.push(format!("{letter} as below")),
                    (Some(_), words) => parts.push(format!("{letter} “{}”", words.replace(['“', '”'], ""))),
                }
                evidence.extend(person.first[n].and_then(|place| {
                    let sentence = source.sentence_at(place);
                    sources.evidence_at(letter, sentence)
                }));
            }
            Item {
                question: person.name.clone(),
                // the articles that name the person have a box to write in
                right: (0..sources.all.len()).filter(|&n| person.first[n].is_some()).collect(),
                answer: parts.join("; "),
                evidence,
                ..Item::default()
            }
        })
        .collect();
    Ok(Made { choices, items })
}

/// What `words` say beyond the name, in one spelling: a title is the same with and without the full stop, and a
/// party in brackets is no description.
fn label(words: &str, name: &str) -> String {
    let own = bare(name);
    let words = words.split('(').next().unwrap_or_default();
    let words = words.split(", R-").next().unwrap_or_default().split(", D-").next().unwrap_or_default();
    let said: Vec<String> = bare(words)
        .into_iter()
        .filter(|word| {
            !own.contains(word) && !matches!(word.as_str(), "mr" | "ms" | "mrs" | "us" | "the" | "a" | "an")
        })
        .map(|word| match word.as_str() {
            "sen" => "senator".into(),
            "rep" => "representative".into(),
            "gov" => "governor".into(),
            _ => word,
        })
        .collect();
    said.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_title_are_one_label() {
        assert_eq!(
            label("Sen. Ana Petrov (R-Selby)", "Ana Petrov"),
            label("Senator Ana Petrov", "Ana Petrov")
        );
        assert_ne!(label("fisherman Dario Venn", "Dario Venn"), label("Dario Venn, a poacher", "Dario Venn"));
    }
}
