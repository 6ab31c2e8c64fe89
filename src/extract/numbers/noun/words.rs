//! Single words by their shape: which end a noun phrase, which are plurals and of what, and which mean people.

use crate::extract::atoms::Lower;

/// Words that end a noun phrase or can't belong to it.
pub(super) fn is_stop(word: &str) -> bool {
    let lower = Lower::new(word);
    let word = lower.as_str();
    if word.is_empty() {
        // too long for a function word, or not English
        return false;
    }
    matches!(
        word,
        "a" | "an"
            | "the"
            | "of"
            | "in"
            | "on"
            | "at"
            | "to"
            | "from"
            | "by"
            | "with"
            | "for"
            | "as"
            | "that"
            | "which"
            | "who"
            | "whom"
            | "whose"
            | "and"
            | "or"
            | "but"
            | "nor"
            | "than"
            | "then"
            | "if"
            | "when"
            | "while"
            | "after"
            | "before"
            | "since"
            | "until"
            | "during"
            | "over"
            | "under"
            | "into"
            | "onto"
            | "across"
            | "through"
            | "about"
            | "is"
            | "are"
            | "was"
            | "were"
            | "be"
            | "been"
            | "being"
            | "has"
            | "have"
            | "had"
            | "does"
            | "did"
            | "do"
            | "will"
            | "would"
            | "can"
            | "could"
            | "may"
            | "might"
            | "shall"
            | "should"
            | "must"
            | "said"
            | "says"
            | "not"
            | "he"
            | "she"
            | "it"
            | "they"
            | "we"
            | "you"
            | "i"
            | "him"
            | "them"
            | "us"
            | "his"
            | "her"
            | "its"
            | "their"
            | "our"
            | "my"
            | "your"
            | "this"
            | "these"
            | "those"
            | "there"
            | "here"
            | "so"
            | "also"
            | "only"
            | "just"
            | "plus"
            | "versus"
            | "vs"
            | "per"
            | "yes"
            | "no"
            | "because"
            | "although"
            | "though"
            | "where"
            | "how"
            | "later"
            | "earlier"
            | "ago"
            | "away"
            | "out"
            | "up"
            | "down"
            | "off"
            | "back"
            | "now"
            | "today"
            | "yesterday"
            | "wants"
            | "says'"
            | "told"
            | "against"
            | "among"
            | "between"
            | "without"
            | "within"
            | "around"
            | "near"
            | "followed"
            | "died"
            | "voted"
            | "remain"
            | "live"
            | "work"
            | "went"
            | "came"
            | "took"
            | "made"
            | "got"
            | "toward"
            | "like"
            | "behind"
            | "beyond"
            | "despite"
            | "unlike"
            | "via"
            | "amid"
            | "along"
            | "whether"
            | "perhaps"
            | "always"
            | "sometimes"
            | "besides"
            | "towards"
            | "afterwards"
            | "else"
            | "least"
            | "makes"
    )
}

/// Whether a word looks like a plural noun.
pub(super) fn is_plural(word: &str) -> bool {
    if matches!(
        word,
        "people"
            | "men"
            | "women"
            | "children"
            | "police"
            | "personnel"
            | "staff"
            | "feet"
            | "cattle"
            | "Marines"
            | "lives"
            | "wives"
            | "media"
            | "data"
            | "Chinese"
            | "aircraft"
            | "dead"
            | "wounded"
            | "injured"
            | "killed"
            | "times"
            | "congressmen"
            | "congresswomen"
            | "policemen"
            | "servicemen"
            | "gunmen"
            | "businessmen"
            | "lawmen"
            | "spokesmen"
            | "fishermen"
            | "firemen"
            | "alumni"
            | "criteria"
    ) {
        return true;
    }
    let letters = word.trim_end_matches(['\'', '’']);
    letters.len() > 3
        && letters.ends_with('s')
        && !["ss", "us", "is", "ous"].iter().any(|end| letters.ends_with(end))
        && !word.contains(['\'', '’'])
}

/// The normal form of a noun: its singular in lower case; `people` for persons.
pub(in crate::extract::numbers) fn lemma(word: &str) -> String {
    let lower = word.to_lowercase();
    let known = match lower.as_str() {
        "people" | "persons" | "person" | "others" => "people",
        "men" => "man",
        "women" => "woman",
        "children" | "kids" | "kid" => "child",
        "feet" => "foot",
        "lives" => "life",
        "wives" => "wife",
        "policemen" => "policeman",
        "gunmen" => "gunman",
        "dead" | "killed" => "dead",
        "wounded" | "injured" => "injured",
        "troops" => "troops",
        "times" => "time",
        "series" | "species" | "news" => return lower,
        _ => "",
    };
    if !known.is_empty() {
        return known.to_string();
    }
    for (end, keep) in [("ies", "y"), ("sses", "ss"), ("shes", "sh"), ("ches", "ch"), ("xes", "x")] {
        if let Some(stem) = lower.strip_suffix(end).filter(|s| s.len() > 2) {
            return format!("{stem}{keep}");
        }
    }
    match lower.strip_suffix('s') {
        Some(stem) if stem.len() > 2 && !stem.ends_with(['s', 'u', 'i']) => stem.to_string(),
        _ => lower,
    }
}

/// Whether a normal form is a word for people, who may be counted under other words too.
pub(in crate::extract::numbers) fn is_people(name: &str) -> bool {
    matches!(
        name,
        "people"
            | "man"
            | "woman"
            | "child"
            | "boy"
            | "girl"
            | "troops"
            | "soldier"
            | "officer"
            | "official"
            | "victim"
            | "protester"
            | "demonstrator"
            | "marcher"
            | "supporter"
            | "worker"
            | "employee"
            | "resident"
            | "voter"
            | "student"
            | "teacher"
            | "member"
            | "senator"
            | "lawmaker"
            | "congressman"
            | "republican"
            | "democrat"
            | "american"
            | "civilian"
            | "refugee"
            | "migrant"
            | "immigrant"
            | "dead"
            | "injured"
            | "survivor"
            | "passenger"
            | "patient"
            | "prisoner"
            | "inmate"
            | "suspect"
            | "gunman"
            | "witness"
            | "candidate"
            | "judge"
            | "justice"
            | "juror"
            | "agent"
            | "marine"
            | "police"
            | "policeman"
            | "personnel"
            | "delegate"
            | "adult"
            | "teenager"
            | "citizen"
            | "leader"
            | "activist"
            | "attendee"
            | "participant"
            | "muslim"
            | "christian"
            | "servicemember"
            | "veteran"
            | "governor"
            | "minister"
            | "journalist"
            | "reporter"
            | "friend"
            | "fan"
            | "hostage"
            | "militant"
            | "fighter"
            | "rebel"
            | "staffer"
            | "aide"
            | "adviser"
            | "advisor"
            | "lawyer"
            | "attorney"
            | "expert"
            | "volunteer"
            | "customer"
            | "user"
            | "viewer"
            | "guest"
            | "visitor"
    )
}
