//! Spellings that are one word to a reader: contractions written out, numerals, British endings,
//! masked letters.

use crate::text::lexicon::{SMALL, TENS};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// Whether letters of the word are replaced by asterisks.
pub fn is_masked(word: &str) -> bool {
    word.contains('*')
}

/// Whether the masked word may stand for `word`: the letters that are left stand at its ends.
pub fn unmasks(mask: &str, word: &str) -> bool {
    let (Some(start), Some(end)) = (mask.find('*'), mask.rfind('*')) else { return false };
    let (head, tail) = (&mask[..start], &mask[end + 1..]);
    let (kept, whole) = (head.len() + tail.len(), mask.chars().count());
    let long = word.chars().count();
    kept > 0
        && word.len() > kept
        && word.starts_with(head)
        && word.ends_with(tail)
        && (whole.abs_diff(long) <= 1 || kept >= 4)
}

/// Spelling variants that are one word to a reader.
pub(super) const SPELLINGS: &[(&str, &str)] = &[
    ("&", "and"),
    ("%", "percent"),
    ("okay", "ok"),
    ("o.k", "ok"),
    ("tv", "television"),
    ("per-cent", "percent"),
    ("programme", "program"),
    ("defence", "defense"),
    ("offence", "offense"),
    ("centre", "center"),
    ("theatre", "theater"),
    ("grey", "gray"),
    ("judgement", "judgment"),
    ("towards", "toward"),
    ("afterwards", "afterward"),
    ("1st", "first"),
    ("2nd", "second"),
    ("3rd", "third"),
];

/// Contractions that are not a word and an ending.
pub(super) const CONTRACTIONS: &[(&str, &[&str])] = &[
    ("cannot", &["can", "not"]),
    ("can't", &["can", "not"]),
    ("won't", &["will", "not"]),
    ("shan't", &["shall", "not"]),
    ("ain't", &["is", "not"]),
    ("let's", &["let", "us"]),
    ("y'all", &["you", "all"]),
    ("'em", &["them"]),
];

/// Colloquial spellings: the same words for finding, other words for judging.
pub(super) const COLLOQUIAL: &[(&str, &[&str])] = &[
    ("gonna", &["going", "to"]),
    ("wanna", &["want", "to"]),
    ("gotta", &["got", "to"]),
    ("kinda", &["kind", "of"]),
    ("sorta", &["sort", "of"]),
    ("lemme", &["let", "me"]),
    ("gimme", &["give", "me"]),
    ("'cause", &["because"]),
    ("cuz", &["because"]),
    ("mama", &["mother"]),
    ("momma", &["mother"]),
    ("mom", &["mother"]),
];

pub(super) type Table<T> = LazyLock<FxHashMap<&'static str, T>>;

pub(super) static SPELT: Table<String> = LazyLock::new(|| {
    let small = SMALL.iter().zip(0..).skip(1);
    let tens = TENS.iter().zip((20..).step_by(10));
    let numerals = small.chain(tens).map(|(&word, value)| (word, value.to_string()));
    SPELLINGS.iter().map(|&(word, other)| (word, other.to_owned())).chain(numerals).collect()
});

pub(super) static WRITTEN_OUT: Table<&'static [&'static str]> =
    LazyLock::new(|| CONTRACTIONS.iter().copied().collect());

pub(super) static SPOKEN: Table<&'static [&'static str]> =
    LazyLock::new(|| COLLOQUIAL.iter().copied().collect());

/// The words a normalised token stands for, each as the form it is judged by and the word it is
/// found by: `don't` → `do`, `not`; `one-on-one` → `1`, `on`, `1`.
pub(super) fn write_out(word: &str, out: &mut Vec<(String, String)>) {
    if let Some(parts) = WRITTEN_OUT.get(word) {
        out.extend(parts.iter().map(|p| (p.to_string(), p.to_string())));
        return;
    }
    if let Some(parts) = SPOKEN.get(word) {
        out.extend(parts.iter().enumerate().map(|(i, p)| (format!("{word}~{i}"), p.to_string())));
        return;
    }
    for (ending, full) in
        [("n't", "not"), ("'re", "are"), ("'ve", "have"), ("'ll", "will"), ("'m", "am"), ("'d", "would")]
    {
        if let Some(head) = word.strip_suffix(ending).filter(|h| !h.is_empty()) {
            write_out(head, out);
            out.push((full.into(), full.into()));
            return;
        }
    }
    if let Some(head) = word.strip_suffix("'s").filter(|h| !h.is_empty()) {
        write_out(head, out);
        out.push(("is".into(), "is".into()));
        return;
    }
    if let Some((head, tail)) = word.split_once('-').filter(|(h, t)| !h.is_empty() && !t.is_empty()) {
        const PREFIXES: [&str; 13] =
            ["re", "co", "un", "de", "bi", "e", "non", "anti", "pre", "pro", "post", "sub", "mis"];
        if PREFIXES.contains(&head) && !tail.contains('-') {
            write_out(&format!("{head}{tail}"), out);
        } else {
            write_out(head, out);
            write_out(tail, out);
        }
        return;
    }
    let mut word = word.trim_matches('\'');
    if word.is_empty() {
        return;
    }
    word = SPELT.get(word).map_or(word, String::as_str);
    if word.starts_with(|c: char| c.is_ascii_digit()) && word.contains(',') {
        let plain = word.replace(',', "");
        out.push((plain.clone(), plain));
        return;
    }
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        // the 29th, the 29
        for ending in ["th", "st", "nd", "rd"] {
            if let Some(number) = word.strip_suffix(ending).filter(|n| n.bytes().all(|b| b.is_ascii_digit()))
            {
                word = number;
                break;
            }
        }
    }
    let word = american(word);
    out.push((word.clone(), word));
}

/// The American spelling of the endings that differ: `colour`, `organise`.
pub(super) fn american(word: &str) -> String {
    if word.len() > 5 {
        const ENDINGS: [(&str, &str); 7] = [
            ("isation", "ization"),
            ("ising", "izing"),
            ("ised", "ized"),
            ("ise", "ize"),
            ("our", "or"),
            ("ours", "ors"),
            ("oured", "ored"),
        ];
        for (from, to) in ENDINGS {
            if let Some(head) = word.strip_suffix(from) {
                return format!("{head}{to}");
            }
        }
    }
    word.to_string()
}
