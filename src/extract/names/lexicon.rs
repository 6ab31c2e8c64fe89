//! What single words say about a name: titles, offices, kinds of organisation, first names,
//! calendar words, and how often a word stands in lower case here.

mod tables;

use super::super::names::Source;
use crate::text::words::{self, Kind, Token};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;
use tables::{NICKNAMES, TABLES};

/// Properties of a word, as bits.
pub type Flags = u32;

/// Articles, pronouns, prepositions, conjunctions, auxiliaries: never a name alone.
pub const FUNCTION: Flags = 1;

/// A word that news text hardly ever capitalises inside a sentence.
pub const COMMON: Flags = 1 << 1;

/// `Mr.`, `Sen.`: said before a person's name and never part of it.
pub const TITLE: Flags = 1 << 2;

/// An office or occupation: `secretary`, `attorney`, `spokeswoman`.
pub const ROLE: Flags = 1 << 3;

/// What stands before an office: `majority`, `deputy`, `press`.
pub const ROLE_MODIFIER: Flags = 1 << 4;

/// Makes the name it stands in an organisation: `committee`, `department`.
pub const ORGANISATION: Flags = 1 << 5;

/// Weekdays and months.
pub const CALENDAR: Flags = 1 << 6;

/// Mostly a man's first name.
pub const MAN: Flags = 1 << 7;

/// Mostly a woman's first name.
pub const WOMAN: Flags = 1 << 8;

/// Inside a surname: `de`, `van`, `bin`.
pub const PARTICLE: Flags = 1 << 9;

/// `Jr.`, `III`.
pub const SUFFIX: Flags = 1 << 10;

/// Somebody's relative: `father`, `wife`.
pub const KIN: Flags = 1 << 11;

/// A word for a person that is no office: `nominee`, `lawmaker`, `hopeful`, `gunman`.
pub const PERSON: Flags = 1 << 12;

/// A word for a group: `agency`, `network`, `party`.
pub const GROUP: Flags = 1 << 13;

/// A word for something written or spoken: `letter`, `statement`, `lawsuit`.
pub const DOCUMENT: Flags = 1 << 14;

/// A reporting verb: `said`, `tweeted`.
pub const SAYING: Flags = 1 << 15;

/// Tells a man: `chairman`, `mr`, `father`.
pub const MALE: Flags = 1 << 16;

/// Tells a woman.
pub const FEMALE: Flags = 1 << 17;

/// A preposition after which a place may stand.
pub const LOCATIVE: Flags = 1 << 18;

/// `may`, `march`: a month only beside a number or a preposition.
pub const MAYBE_CALENDAR: Flags = 1 << 19;

static WORDS: LazyLock<FxHashMap<&'static str, Flags>> = LazyLock::new(|| {
    let mut map: FxHashMap<&'static str, Flags> = FxHashMap::default();
    map.reserve(4000);
    for (flag, list) in TABLES {
        for word in list.split_ascii_whitespace() {
            *map.entry(word).or_default() |= flag;
        }
    }
    for word in include_str!("../../../assets/names/common-words.txt").lines() {
        *map.entry(word).or_default() |= COMMON;
    }
    for line in include_str!("../../../assets/names/first-names.txt").lines() {
        let (flag, list) = match line.split_at_checked(2) {
            Some(("m ", list)) => (MAN, list),
            Some(("f ", list)) => (WOMAN, list),
            _ => continue,
        };
        for word in list.split_ascii_whitespace() {
            *map.entry(word).or_default() |= flag;
        }
    }
    map
});

/// The properties of a word given in its normal form (see [`plain`]).
pub fn flags(word: &str) -> Flags {
    WORDS.get(word).copied().unwrap_or(0)
}

/// Whether two first names (normal forms) can be one person's: equal, a nickname, an initial, or
/// one slip of the pen in a long name (`kirsten`, `kristen`).
pub fn same_first_name(a: &str, b: &str) -> bool {
    if a == b || NICKNAMES.iter().any(|set| set.contains(&a) && set.contains(&b)) {
        return true;
    }
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    if short.chars().count() == 1 {
        return long.starts_with(short);
    }
    short.len() >= 6 && strsim::osa_distance(a, b) == 1
}

/// Whether `word` is the last word of a name to which the text of a link was pasted without a blank: `PetrovMORE`.
pub fn is_pasted_to(word: &str, last: &str) -> bool {
    let rest = word.strip_prefix(last).filter(|_| last.chars().count() > 2);
    rest.is_some_and(|rest| rest.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()))
}

/// How a word is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Starts in lower case, or is no word.
    Lower,
    /// Starts with a capital.
    Capital,
    /// More than one letter, all capitals: `NATO`, `U.S.`, `GOP`.
    Upper,
}

/// A distinct word as written.
pub struct Word {
    /// Normal form, see [`plain`].
    pub plain: String,
    /// Index of the first word with the same normal form.
    pub stem: u32,
    /// See the constants.
    pub flags: Flags,
    /// How it is written.
    pub shape: Shape,
    /// Bytes of a possessive ending: `’s` of `Trump’s`.
    pub possessive: u8,
}

/// All words of a set of articles, each token replaced by its word's number.
pub struct Lexicon {
    /// Distinct words as written.
    pub words: Vec<Word>,
    /// By source, by token.
    pub ids: Vec<Vec<u32>>,
    /// By stem: how often in lower case.
    pub lower: Vec<u32>,
    /// By stem: how often with a capital inside a sentence.
    pub capital: Vec<u32>,
}

impl Lexicon {
    /// Reads all sources.
    pub fn new(sources: &[Source]) -> Self {
        let mut by_text: FxHashMap<&str, u32> = FxHashMap::default();
        let mut by_plain: FxHashMap<String, u32> = FxHashMap::default();
        let mut words: Vec<Word> = Vec::new();
        let mut ids = Vec::with_capacity(sources.len());
        for source in sources {
            let mut row = Vec::with_capacity(source.layout.tokens.len());
            for token in &source.layout.tokens {
                let text = token.of(source.text);
                let id = *by_text.entry(text).or_insert_with(|| {
                    let id = words.len() as u32;
                    let mut word = read(text, token);
                    word.stem = *by_plain.entry(word.plain.clone()).or_insert(id);
                    words.push(word);
                    id
                });
                row.push(id);
            }
            ids.push(row);
        }
        let (lower, capital) = (vec![0; words.len()], vec![0; words.len()]);
        Lexicon { words, ids, lower, capital }
    }

    /// The word of a token.
    pub fn word(&self, source: usize, token: usize) -> &Word {
        &self.words[self.ids[source][token] as usize]
    }
}

fn read(text: &str, token: &Token) -> Word {
    let possessive =
        ["'s", "’s", "ʼs", "'S", "’S"].iter().find(|e| text.ends_with(**e)).map_or(0, |e| e.len());
    let base = &text[..text.len() - possessive];
    let plain = plain(base);
    let shape = match base.chars().find(|c| c.is_alphabetic()) {
        _ if token.kind != Kind::Word => Shape::Lower,
        Some(c) if c.is_uppercase() => {
            let mut letters = base.chars().filter(|c| c.is_alphabetic());
            if base.chars().filter(|c| c.is_alphabetic()).nth(1).is_some() && letters.all(char::is_uppercase)
            {
                Shape::Upper
            } else {
                Shape::Capital
            }
        }
        Some(_) if ["al-", "el-", "al’", "ul-"].iter().any(|p| base.starts_with(p)) => {
            if base.chars().any(char::is_uppercase) { Shape::Capital } else { Shape::Lower }
        }
        _ => Shape::Lower,
    };
    let flags = if token.kind == Kind::Word { flags(&plain) } else { 0 };
    Word { flags, plain, stem: 0, shape, possessive: possessive as u8 }
}

/// The normal form in which words of names are compared: lower case, no full stops (`U.S.` → `us`
/// would meet the pronoun, so dotted capitals keep theirs), no accents on Latin letters.
pub fn plain(word: &str) -> String {
    if matches!(word, "US" | "U.S." | "U.S") {
        return "u.s.".into();
    }
    let mut out = String::with_capacity(word.len());
    for c in word.chars() {
        if c.is_ascii() {
            out.push(c.to_ascii_lowercase());
            continue;
        }
        match c {
            _ if words::is_apostrophe(c) => out.push('\''),
            '‐' | '‑' => out.push('-'),
            '\u{ad}' | '\u{300}'..='\u{36f}' => {}
            _ => {
                for c in c.to_lowercase() {
                    out.push(unaccented(c));
                }
            }
        }
    }
    let inner = out.trim_end_matches('.');
    if inner.len() < out.len() && (!inner.contains('.') || inner.is_empty()) {
        out.truncate(inner.len());
    }
    if out.contains('.') && out.split('.').all(|p| p.chars().count() <= 1) && out != "u.s." {
        out.retain(|c| c != '.');
    }
    out
}

fn unaccented(c: char) -> char {
    match c {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ā' | 'ă' | 'ą' => 'a',
        'ç' | 'ć' | 'č' => 'c',
        'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ė' | 'ę' | 'ě' => 'e',
        'ì' | 'í' | 'î' | 'ï' | 'ī' | 'ı' => 'i',
        'ł' => 'l',
        'ñ' | 'ń' | 'ň' => 'n',
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' | 'ō' | 'ő' => 'o',
        'ř' => 'r',
        'ś' | 'š' | 'ş' | 'ș' => 's',
        'ù' | 'ú' | 'û' | 'ü' | 'ū' | 'ů' | 'ű' => 'u',
        'ý' | 'ÿ' => 'y',
        'ź' | 'ż' | 'ž' => 'z',
        'ğ' => 'g',
        'đ' => 'd',
        'ț' | 'ţ' => 't',
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_have_one_plain_form() {
        for (word, want) in [
            ("Gutiérrez", "gutierrez"),
            ("U.S.", "u.s."),
            ("US", "u.s."),
            ("us", "us"),
            ("C.I.A.", "cia"),
            ("Sen.", "sen"),
            ("O’Neil", "o'neil"),
            ("...", ""),
            ("MoveOn.org", "moveon.org"),
        ] {
            assert_eq!(plain(word), want);
        }
    }

    #[test]
    fn first_names_match_by_nickname_initial_or_slip() {
        assert!(same_first_name("bob", "robert"));
        assert!(same_first_name("k", "kevin"));
        assert!(same_first_name("kirsten", "kristen"));
        assert!(!same_first_name("john", "joan"));
        assert!(!same_first_name("donald", "ivanka"));
    }
}
