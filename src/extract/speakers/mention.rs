//! Reading the words that name a speaker: which name, pronoun or description stands at their head.

mod named;

use super::antecedent::{Article, Wanted};
use crate::article::Span;
use crate::extract::names::Gender;
use crate::extract::names::lexicon::{
    CALENDAR, DOCUMENT, FEMALE, FUNCTION, Flags, GROUP, KIN, MALE, ORGANISATION, PERSON, ROLE, TITLE, flags,
    plain,
};
use crate::text::words::Kind;
use named::by_name;

/// What the words are.
pub enum Meaning {
    /// Nobody that can be told: `I`, no words.
    Nobody,
    /// A name of the directory.
    Entry(usize),
    /// Two names.
    Both(usize, usize),
    /// A pronoun.
    Pronoun(Pronoun),
    /// Somebody’s relative; `of` where the somebody is named.
    Kin {
        /// The entry whose relative it is.
        of: Option<usize>,
        /// `father`.
        kin: String,
    },
    /// A definite letter, statement, lawsuit.
    Document,
    /// A definite agency, group, company.
    Group,
    /// A definite person: `the defense secretary`, `the 43-year-old`.
    Description {
        /// What is known of the person.
        wanted: Wanted,
    },
    /// Words that mean nobody in particular: `a senior official`.
    Words(String),
}

/// Pronouns as speakers.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Pronoun {
    /// he, him
    He,
    /// she, her
    She,
    /// they, them
    They,
    /// it
    It,
    /// who, which: whoever stands before
    Who,
}

/// Offices of which an article may show many unnamed holders: never guessed from context.
const FACELESS: &[&str] = &[
    "official",
    "officials",
    "source",
    "sources",
    "aide",
    "aides",
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "adviser",
    "advisor",
    "staffer",
    "lawyer",
    "attorney",
    "expert",
    "witness",
    "reporter",
    "person",
    "man",
    "woman",
    "member",
    "supporter",
    "critic",
    "analyst",
    "officer",
    "agent",
    "police",
    "moderator",
    "interviewer",
    "host",
    "resident",
    "student",
    "voter",
    "employee",
    "professor",
    "judge",
    "anchor",
];

/// Reads the words at `words`.
pub fn read(article: &Article, words: Span) -> Meaning {
    let (source, text) = (article.source, article.source.text);
    let tokens = source.layout.tokens_in(words);
    let list = &source.layout.tokens[tokens.clone()];
    let is_word = |t: &&crate::text::words::Token| t.kind != Kind::Mark;
    let plains: Vec<String> =
        list.iter().filter(is_word).map(|t| plain(strip_possessive(t.of(text)))).collect();
    let plains = if plains.is_empty() {
        // words that cut through a token, such as the `he` of `he’s`
        words
            .of(text)
            .split_whitespace()
            .map(|w| plain(strip_possessive(w)))
            .filter(|w| !w.is_empty())
            .collect()
    } else {
        plains
    };
    let Some(first) = plains.first() else { return Meaning::Nobody };
    if first == "who" {
        // `Petrov, who had set a deadline, said`
        return Meaning::Pronoun(Pronoun::Who);
    }
    if plains.len() <= 2 {
        let reflexive = plains.len() == 1
            || matches!(
                plains[1].as_str(),
                "himself" | "herself" | "themselves" | "itself" | "also" | "later" | "both"
            );
        let pronoun = match first.as_str() {
            "he" | "him" | "he's" | "his" => Some(Pronoun::He),
            "she" | "her" | "she's" => Some(Pronoun::She),
            "they" | "them" | "they're" | "both" => Some(Pronoun::They),
            "it" | "it's" => Some(Pronoun::It),
            "who" | "which" | "that" => Some(Pronoun::Who),
            "i" | "we" | "you" | "us" | "me"
                if plains.len() == 1 && words.of(text) != "US" && !words.of(text).ends_with('.') =>
            {
                return Meaning::Nobody;
            }
            _ => None,
        };
        if let Some(pronoun) = pronoun.filter(|_| reflexive) {
            return Meaning::Pronoun(pronoun);
        }
    }
    if let Some(meaning) = fragment(article, words, &plains) {
        return meaning;
    }
    if let Some(meaning) = by_name(article, words) {
        return meaning;
    }
    by_description(article, words, &plains)
}

/// A form of address, a state behind a name or a weekday that was taken for the speaker alone: the name it
/// belongs to.
fn fragment(article: &Article, words: Span, plains: &[String]) -> Option<Meaning> {
    let [only] = plains else { return None };
    let text = words.of(article.source.text);
    let known = flags(only);
    let tail = only.chars().count() == 1
        || known & CALENDAR != 0
        || (text.ends_with('.') && only.chars().count() <= 5);
    if known & TITLE != 0 && text.starts_with(char::is_uppercase) && only.chars().count() <= 4 {
        let next = article.name_from(words.start).filter(|n| n.span.start <= words.end + 2);
        return Some(next.map_or(Meaning::Nobody, |n| Meaning::Entry(n.entry)));
    }
    if !tail {
        return None;
    }
    let before = article.person_name_before(words.start).filter(|n| n.span.end + 24 >= words.start);
    Some(before.map_or(Meaning::Nobody, |n| Meaning::Entry(n.entry)))
}

fn by_description(article: &Article, words: Span, plains: &[String]) -> Meaning {
    let text = words.of(article.source.text);
    let determiner = plains[0].as_str();
    let own = matches!(determiner, "his" | "her" | "their" | "its" | "my" | "our");
    let possessor = article.names_in(words).find(|n| {
        let after = &article.source.text[n.span.end..];
        after.starts_with("’s") || after.starts_with("'s")
    });
    let head = head(plains);
    let head_flags: Flags = head.map_or(0, |h| {
        let word = plains[h].as_str();
        let known = flags(word);
        // plurals of offices and documents are words for groups of people or of papers
        if known == 0 && word.ends_with("year-old") { PERSON } else { known }
    });
    if head_flags & KIN != 0 && (own || possessor.is_some()) {
        let kin = head.map(|h| plains[h].clone()).unwrap_or_default();
        return Meaning::Kin { of: possessor.map(|n| n.entry), kin };
    }
    let definite = matches!(determiner, "the" | "this" | "that") || own;
    let bare_papers =
        head == Some(0) && matches!(determiner, "excerpts" | "remarks") || text.starts_with("prepared ");
    if bare_papers {
        return Meaning::Document;
    }
    let plural =
        |word: &str| word.strip_suffix('s').is_some_and(|one| flags(one) & (ROLE | PERSON | TITLE) != 0);
    let one = !head.is_some_and(|h| plural(&plains[h]));
    if one && article.exact(text).is_some() && (definite || possessor.is_some()) {
        return Meaning::Description { wanted: Wanted::gender(None) };
    }
    if !definite {
        let bare_title = head_flags & (ROLE | PERSON) != 0
            && text.starts_with(char::is_uppercase)
            && plains.len() <= 4
            && !matches!(
                determiner,
                "a" | "an"
                    | "one"
                    | "some"
                    | "many"
                    | "several"
                    | "two"
                    | "three"
                    | "other"
                    | "another"
                    | "no"
                    | "any"
            )
            && head.is_some_and(|h| !plains[h].ends_with('s'));
        if bare_title && article.exact(text).is_some() {
            return Meaning::Description { wanted: Wanted::gender(None) };
        }
        return Meaning::Words(tidy(without_deed(text)));
    }
    let Some(head) = head else { return Meaning::Words(tidy(text)) };
    let word = plains[head].as_str();
    if head_flags & DOCUMENT != 0 && head_flags & (PERSON | KIN) == 0 {
        return Meaning::Document;
    }
    if head_flags & (ROLE | PERSON | TITLE) != 0 || word.ends_with("year-old") {
        if plural(word)
            || plains[..head].iter().any(|w| matches!(w.as_str(), "two" | "three" | "many" | "other"))
        {
            return Meaning::Words(tidy(text));
        }
        let gender = match head_flags & (MALE | FEMALE) {
            MALE => Some(Gender::Male),
            FEMALE => Some(Gender::Female),
            _ => None,
        };
        // “the Ohio senator” may be whoever was spoken of last; “the defense secretary” may not, for
        // nothing said so far shows that he is one
        let most = if APPOINTED.contains(&word) { 2 } else { 5 };
        let unnamed = FACELESS.contains(&word) || own;
        return Meaning::Description {
            wanted: Wanted { gender, loose: !unnamed && head + 1 == plains.len() && plains.len() <= most },
        };
    }
    if head_flags & (GROUP | ORGANISATION) != 0 && !word.ends_with('s') && plains.len() <= 4 {
        return Meaning::Group;
    }
    Meaning::Words(tidy(text))
}

/// A group without what it did: `about 30,000 people` of `about 30,000 people thronged the streets`.
fn without_deed(text: &str) -> &str {
    let mut previous = "";
    for word in text.split(' ') {
        let at = word.as_ptr() as usize - text.as_ptr() as usize;
        if word.ends_with("ed") && (previous.ends_with('s') || previous == "people") {
            return text[..at].trim_end();
        }
        previous = word;
    }
    text
}

/// Offices of which there are many kinds, told apart by the words before them.
const APPOINTED: &[&str] = &[
    "ambassador",
    "chief",
    "commissioner",
    "commander",
    "coordinator",
    "director",
    "envoy",
    "minister",
    "officer",
    "secretary",
    "spokesman",
    "spokesperson",
    "spokeswoman",
];

/// Index of the head noun: the last word before the first preposition, else the last.
pub fn head(plains: &[String]) -> Option<usize> {
    let start = usize::from(plains.first().is_some_and(|w| flags(w) & FUNCTION != 0));
    let end = plains
        .iter()
        .enumerate()
        .skip(start)
        .find(|(_, w)| {
            matches!(
                w.as_str(),
                "of" | "for"
                    | "at"
                    | "in"
                    | "on"
                    | "with"
                    | "to"
                    | "from"
                    | "who"
                    | "that"
                    | "by"
                    | "against"
                    | "about"
                    | "near"
            )
        })
        .map_or(plains.len(), |(i, _)| i);
    (start..end).next_back()
}

/// A document in its own words; `suit` is written `lawsuit` where the article does.
pub fn document(article: &Article, words: Span) -> String {
    let text = tidy(words.of(article.source.text));
    if let Some(front) = text.strip_suffix(" suit")
        && article.source.text.contains("lawsuit")
    {
        return format!("{front} lawsuit");
    }
    text
}

/// The words as a reader would cite them: no marks around them, lower-case article.
pub fn tidy(text: &str) -> String {
    let trimmed = text.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '.' | ')' | '’' | '\''));
    let trimmed = strip_possessive(trimmed.trim_start_matches(['.', '’', '\'', ')']));
    let trimmed =
        trimmed.strip_suffix('.').filter(|t| !t.contains('.') && t.contains(' ')).unwrap_or(trimmed);
    // `Republicans Thursday`, `the group even`
    let trimmed = match trimmed.rsplit_once(char::is_whitespace) {
        Some((front, last))
            if flags(&plain(last)) & CALENDAR != 0
                || matches!(last, "even" | "also" | "then" | "later" | "often") =>
        {
            front.trim_end()
        }
        _ => trimmed,
    };
    let mut out = String::with_capacity(trimmed.len());
    for (n, word) in trimmed.split_whitespace().enumerate() {
        if n > 0 {
            out.push(' ');
        }
        if n == 0 && flags(&plain(word)) & FUNCTION != 0 {
            out.push_str(&word.to_lowercase());
        } else {
            out.push_str(word);
        }
    }
    out
}

/// The word without `’s`.
pub fn strip_possessive(word: &str) -> &str {
    ["’s", "'s"].iter().find_map(|e| word.strip_suffix(e)).unwrap_or(word)
}
