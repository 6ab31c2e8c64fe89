//! The words around a name that say who it is: titles and trades before it, and what stands between commas or
//! brackets after it.

use crate::article::Span;
use crate::export::plain::line;
use crate::text::Layout;
use crate::text::lexicon::SAID;

/// The words around a name that say who it is: titles and trades before it, and what stands between commas or
/// brackets after it. Empty where there are none.
pub fn introduction(text: &str, layout: &Layout, place: Span, name: &str) -> String {
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
    // “campaign” is in a title and is none
    let heads = |n: usize| says(n) && !MODIFIERS.contains(&low(n).as_str());
    let mut from = at;
    let mut titled = false;
    while from > 0 && at - from <= 9 {
        let n = from - 1;
        let stop = tokens[n].of(text) == "." && n > 0 && tokens[n - 1].is_word();
        // “Speaker of the House”
        let house = low(n) == "the" && n > 1 && low(n - 1) == "of" && heads(n - 2)
            || low(n) == "of" && n > 0 && heads(n - 1);
        let own_name = own.contains(&low(n));
        if !joined(n) || !(stop || house || own_name || says(n)) {
            break;
        }
        titled |= !stop && !own_name && !matches!(low(n).as_str(), "mr" | "ms" | "mrs");
        from = n;
    }
    // “the union’s president, Ana Petrov”
    if from > 1 && tokens[from - 1].of(text) == "," {
        let comma = from - 1;
        let trade = low(comma - 1);
        let head = TRADES.contains(&trade.as_str()) && !MODIFIERS.contains(&trade.as_str());
        let beside = |n: usize| tokens[n].span.end == tokens[n + 1].span.start;
        let mut begin = comma - 1;
        while begin > 0 && comma - begin < 8 {
            let word = low(begin - 1);
            let goes_on = match tokens[begin - 1].is_word() {
                true => !SAID.contains(&word.as_str()) && !PARTS.contains(&word.as_str()),
                // “Orre Jr.’s attorney”
                false => beside(begin - 1) && begin > 1 && beside(begin - 2),
            };
            if !goes_on {
                break;
            }
            begin -= 1;
            if matches!(word.as_str(), "the" | "a" | "an" | "its" | "his" | "her" | "their") {
                break;
            }
        }
        // in “After a call with the mayor, Ana Petrov said” somebody else is mayor
        let clause = (0..begin).rev().find(|&n| tokens[n].of(text) == ",").map_or(0, |n| n + 1);
        let closed = tokens.get(at + 1).is_some_and(|token| matches!(token.of(text), "," | "." | ";"));
        if head && (closed || clause == begin || !opens(&low(clause))) {
            titled = true;
            from = begin;
        }
    }
    let after = &text[place.end..sentence.span.end];
    // in “Under Mayor Ana Petrov, the pier rotted” the sentence goes on
    let leads = opens(&low(0)) && !matches!(low(0).as_str(), "the" | "a" | "an");
    let tail = match leads && after.starts_with(", ") && after.matches(',').count() < 2 {
        true => String::new(),
        false => apposition(after),
    };
    if !titled && tail.is_empty() {
        return String::new();
    }
    let words = format!("{}{tail}", &text[tokens[from].span.start..place.end]);
    line(words.trim_start_matches(['.', ' ', '“', '"']))
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

/// Those of [`TRADES`] that stand in titles and are none by themselves.
const MODIFIERS: [&str; 16] = [
    "acting",
    "campaign",
    "ex",
    "federal",
    "foreign",
    "former",
    "independent",
    "legal",
    "national",
    "police",
    "presidential",
    "press",
    "security",
    "special",
    "vice",
    "deputy",
];

/// Words that part a title from what stands before it: “a suit brought by Selby’s mayor, Ana Petrov”.
const PARTS: [&str; 36] = [
    "about", "after", "against", "among", "and", "as", "at", "because", "before", "between", "but", "by",
    "during", "for", "from", "if", "in", "like", "of", "on", "or", "over", "since", "than", "that", "to",
    "under", "until", "when", "where", "whether", "which", "while", "who", "with", "without",
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
            | "under"
            | "despite"
            | "during"
            | "unlike"
            | "until"
            | "without"
    )
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
