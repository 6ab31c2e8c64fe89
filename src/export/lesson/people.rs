//! The people the articles name: where each is first named, and with which words.

use super::source::repeats;
use super::speakers::{last, proper};
use crate::article::Span;
use crate::compare::Comparison;
use crate::compare::document::DetailValue;
use crate::export::plain::line;
use crate::text::Layout;
use crate::text::lexicon::SAID;
use crate::text::words::tokenize;
use rustc_hash::FxHashMap;
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
pub fn people(comparison: &Comparison) -> Vec<Person> {
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
    let layouts: Vec<Layout> = comparison.articles.iter().map(|article| Layout::new(&article.text)).collect();
    let words: Vec<FxHashMap<String, Vec<Span>>> =
        comparison.articles.iter().map(|article| capitals(&article.text, &article.title)).collect();
    speakers
        .into_iter()
        .map(|name| {
            let surname = last(&name);
            let first: Vec<Option<Span>> = words
                .iter()
                .map(|words| words.get(&surname).and_then(|places| places.first().copied()))
                .collect();
            let introduced = (0..first.len())
                .map(|n| match first[n] {
                    Some(place) => introduction(&comparison.articles[n].text, &layouts[n], place, &name),
                    None => String::new(),
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

/// The places of words with capitals, in lower case. A first paragraph that only repeats the headline does not
/// count.
fn capitals(text: &str, title: &str) -> FxHashMap<String, Vec<Span>> {
    let mut out: FxHashMap<String, Vec<Span>> = FxHashMap::default();
    let skipped = match text.split_once('\n') {
        Some((first, _)) if repeats(first, title) => first.len(),
        _ => 0,
    };
    for token in tokenize(text).into_iter().filter(|token| token.span.start >= skipped) {
        let word = token.of(text);
        if token.is_word() && word.starts_with(char::is_uppercase) {
            let bare = word.trim_end_matches("'s").trim_end_matches("’s");
            let place = Span::new(token.span.start, token.span.start + bare.len());
            out.entry(bare.to_lowercase()).or_default().push(place);
        }
    }
    out
}

/// Words of offices and trades, and those that go with them, which stand before a name without a capital.
const TRADES: [&str; 73] = [
    "acting",
    "adviser",
    "advisor",
    "agent",
    "aide",
    "ambassador",
    "analyst",
    "assistant",
    "associate",
    "attorney",
    "author",
    "billionaire",
    "businessman",
    "campaign",
    "candidate",
    "chairman",
    "chairwoman",
    "chief",
    "coach",
    "colleague",
    "commissioner",
    "congressman",
    "congresswoman",
    "coordinator",
    "counsel",
    "democrat",
    "deputy",
    "director",
    "doctor",
    "economist",
    "engineer",
    "ex",
    "executive",
    "federal",
    "foreign",
    "former",
    "founder",
    "general",
    "governor",
    "head",
    "historian",
    "independent",
    "journalist",
    "judge",
    "justice",
    "lawyer",
    "leader",
    "legal",
    "lobbyist",
    "manager",
    "mayor",
    "minister",
    "national",
    "nominee",
    "officer",
    "police",
    "president",
    "presidential",
    "press",
    "professor",
    "prosecutor",
    "publisher",
    "reporter",
    "representative",
    "republican",
    "secretary",
    "security",
    "senator",
    "sheriff",
    "special",
    "spokesman",
    "spokeswoman",
    "vice",
];

/// The words around a name that say who it is: titles and trades before it, and what stands between commas or
/// brackets after it. Empty where there are none.
fn introduction(text: &str, layout: &Layout, place: Span, name: &str) -> String {
    let sentence = layout.sentences[layout.sentence_at(place.start)];
    let tokens = layout.tokens_of(sentence);
    let Some(at) = tokens.iter().position(|token| token.span.start == place.start) else {
        return String::new();
    };
    let own: Vec<String> =
        name.split_whitespace().map(|word| word.trim_matches('.').to_lowercase()).collect();
    let low = |n: usize| tokens[n].of(text).trim_matches('.').to_lowercase();
    let joined = |n: usize| {
        text[tokens[n].span.end..tokens[n + 1].span.start].chars().all(|c| matches!(c, ' ' | '.' | '\u{A0}'))
    };
    let says = |n: usize| {
        let word = tokens[n].of(text);
        tokens[n].is_word()
            && (word.starts_with(char::is_uppercase) && !opens(&low(n)) || TRADES.contains(&low(n).as_str()))
    };
    let mut from = at;
    let mut titled = false;
    while from > 0 && at - from <= 9 {
        let n = from - 1;
        let stop = tokens[n].of(text) == "." && n > 0 && tokens[n - 1].is_word();
        // “Speaker of the House”
        let house = low(n) == "the" && n > 1 && low(n - 1) == "of" && says(n - 2)
            || low(n) == "of" && n > 0 && says(n - 1);
        let own_name = own.contains(&low(n));
        if !joined(n) || !(stop || house || own_name || says(n)) {
            break;
        }
        titled |= !stop && !own_name && !matches!(low(n).as_str(), "mr" | "ms" | "mrs");
        from = n;
    }
    // “the union’s president, Ana Petrov”
    if from > 1 && tokens[from - 1].of(text) == "," && TRADES.contains(&low(from - 2).as_str()) {
        let mut begin = from - 2;
        while begin > 0
            && from - begin < 8
            && tokens[begin - 1].is_word()
            && !SAID.contains(&low(begin - 1).as_str())
        {
            begin -= 1;
            if matches!(low(begin).as_str(), "the" | "a" | "an" | "its" | "his" | "her" | "their") {
                break;
            }
        }
        titled = true;
        from = begin;
    }
    let tail = apposition(&text[place.end..sentence.span.end]);
    if !titled && tail.is_empty() {
        return String::new();
    }
    let words = format!("{}{tail}", &text[tokens[from].span.start..place.end]);
    line(words.trim_start_matches(['.', ' ', '“', '"']))
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

/// Words that begin a sentence and no title.
fn opens(word: &str) -> bool {
    matches!(
        word,
        "on" | "in"
            | "at"
            | "but"
            | "and"
            | "as"
            | "if"
            | "when"
            | "while"
            | "after"
            | "before"
            | "the"
            | "a"
            | "an"
            | "by"
            | "for"
            | "with"
            | "from"
            | "to"
            | "that"
            | "this"
            | "what"
            | "where"
            | "who"
            | "why"
            | "how"
            | "also"
            | "meanwhile"
            | "however"
            | "like"
            | "both"
            | "even"
            | "although"
            | "though"
            | "since"
            | "because"
            | "then"
    )
}

/// `, the mayor of the town` or ` (R-Texas)` at the beginning of `after`, if something like it is there.
fn apposition(after: &str) -> String {
    if after.starts_with(" (") {
        return match after.find(')') {
            Some(end) if after[..end].split_whitespace().count() <= 6 => after[..=end].to_owned(),
            _ => String::new(),
        };
    }
    let Some(rest) = after.strip_prefix(", ") else { return String::new() };
    let first = rest.split(|c: char| !c.is_alphanumeric() && c != '-').next().unwrap_or_default();
    let ends = |&(at, c): &(usize, char)| {
        let next = rest[at + c.len_utf8()..].chars().next();
        matches!(c, ';' | '—' | '–' | '“' | '"' | '(')
            || c == ',' && next.is_none_or(|n| matches!(n, ' ' | '”'))
            || c == '.' && rest[at + 1..].trim_end_matches(['”', '"', ' ']).is_empty()
    };
    let end = rest.char_indices().find(ends).map_or(rest.len(), |(at, _)| at);
    let told: Vec<&str> = rest[..end].split_whitespace().collect();
    let article = matches!(first, "the" | "a" | "an" | "who" | "whose" | "one" | "his" | "her" | "its");
    let party = first.starts_with("R-") || first.starts_with("D-");
    let age = !first.is_empty() && first.chars().all(|c| c.is_ascii_digit());
    // without an article it may be the next in a list
    let named = |pair: &[&str]| pair.iter().all(|word| word.starts_with(char::is_uppercase));
    let bare =
        (TRADES.contains(&first) || rest.starts_with("Republican of ") || rest.starts_with("Democrat of "))
            && told.len() <= 12
            && !told.get(1..).unwrap_or_default().windows(2).any(named);
    if told.is_empty() || !(article || party || age || bare) {
        return String::new();
    }
    let more = if told.len() > APPOSED { " …" } else { "" };
    format!(", {}{more}", told[..told.len().min(APPOSED)].join(" "))
}

/// Words of an apposition that are told at most.
const APPOSED: usize = 14;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;

    fn introduced(text: &str) -> Vec<(String, String)> {
        let article = Article { text: text.into(), ..Article::default() };
        let comparison = crate::compare::compare(&[article], &Default::default());
        people(&comparison).into_iter().map(|person| (person.name, person.introduced[0].clone())).collect()
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
}
