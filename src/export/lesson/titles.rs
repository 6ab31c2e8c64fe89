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
            && !PARTS.contains(&low(begin - 1).as_str())
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

/// Words that part a title from what stands before it: “a suit brought by Selby’s mayor, Ana Petrov”.
const PARTS: [&str; 19] = [
    "and", "as", "because", "but", "by", "from", "if", "or", "since", "that", "than", "when", "where",
    "whether", "which", "while", "who", "with", "like",
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
