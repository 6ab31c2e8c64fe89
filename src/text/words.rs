//! Words, numbers and punctuation marks.
//!
//! `“Don't,” said U.S. Sen. O’Neil of 30,412 e-mails` is read as
//! `“` `Don't` `,` `”` `said` `U.S.` `Sen.` `O’Neil` `of` `30,412` `e-mails`: contractions,
//! hyphenated words, dotted abbreviations and grouped numbers are one token each; a full stop that
//! only ends a sentence is a token of its own.

use crate::article::Span;
use std::borrow::Cow;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Letters first: a word, an abbreviation, a handle or a hashtag.
    Word,
    /// A digit first: `30,412`, `5.7`, `1990s`, `9/11`, `8:30`.
    Number,
    /// One mark of punctuation or a symbol.
    Mark,
}

/// A word, number or mark and where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands, in bytes.
    pub span: Span,
    /// What it is.
    pub kind: Kind,
}

impl Token {
    /// Its characters.
    pub fn of<'t>(&self, text: &'t str) -> &'t str {
        self.span.of(text)
    }

    /// Whether it is a word or number rather than a mark.
    pub fn is_word(&self) -> bool {
        self.kind != Kind::Mark
    }
}

/// Apostrophes, straight and curly.
pub fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ' | '‘')
}

/// Short words that keep their full stop.
const DOTTED: &[&str] = &[
    "mr", "mrs", "ms", "dr", "sen", "sens", "rep", "reps", "gov", "govs", "gen", "col", "lt", "sgt", "capt",
    "cmdr", "maj", "adm", "prof", "rev", "hon", "st", "jr", "sr", "vs", "inc", "corp", "co", "ltd", "no",
    "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec", "ariz", "ark",
    "calif", "colo", "conn", "del", "fla", "ga", "ill", "ind", "kan", "ky", "la", "mass", "md", "mich",
    "minn", "miss", "mo", "mont", "neb", "nev", "okla", "ore", "pa", "tenn", "tex", "va", "vt", "wash",
    "wis", "wyo", "etc", "approx", "est",
];

/// Reads `text` into tokens, in order. White space and control characters are passed over.
pub fn tokenize(text: &str) -> Vec<Token> {
    let mut tokens = Vec::with_capacity(text.len() / 5);
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        if c.is_whitespace() || c.is_control() {
            at += c.len_utf8();
            continue;
        }
        let (end, kind) = if is_cjk(c) {
            (at + c.len_utf8(), Kind::Word)
        } else if c.is_ascii_digit() || c.is_numeric() {
            (number_end(text, at), Kind::Number)
        } else if is_word_char(c) {
            (word_end(text, at), Kind::Word)
        } else if matches!(c, '@' | '#') && text[at + 1..].chars().next().is_some_and(is_word_char) {
            (word_end(text, at + 1), Kind::Word)
        } else {
            (at + c.len_utf8(), Kind::Mark)
        };
        tokens.push(Token { span: Span::new(at, end), kind });
        at = end;
    }
    tokens
}

fn is_word_char(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// Scripts written without spaces: each character is a token.
pub fn is_cjk(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{2fa1f}')
}

/// The end of a word that starts at `start`: letters and digits, joined by apostrophes, hyphens,
/// masks (`motherf***er`), inner full stops (`U.S.`, `putintrump.org`) and slashes never.
fn word_end(text: &str, start: usize) -> usize {
    let mut end = start;
    let mut chars = text[start..].char_indices().peekable();
    let mut dots = false;
    while let Some((i, c)) = chars.next() {
        let at = start + i;
        if is_word_char(c) && !is_cjk(c) || is_combining(c) {
            end = at + c.len_utf8();
            continue;
        }
        let next = chars.peek().map(|&(_, n)| n);
        match c {
            _ if is_apostrophe(c) && next.is_some_and(char::is_alphabetic) && c != '‘' => {}
            '-' | '‐' | '‑' | '\u{ad}' if next.is_some_and(char::is_alphanumeric) => {}
            '.' | '&'
                if next.is_some_and(char::is_alphanumeric) && !is_sentence_join(&text[start..at], next) =>
            {
                dots |= c == '.';
            }
            '*' => {
                // a mask inside or at the end of a word
                let run = text[at..].chars().take_while(|&c| c == '*').count();
                let after = text[at + run..].chars().next();
                if run < 2 && !after.is_some_and(char::is_alphabetic) {
                    break;
                }
                end = at + run;
                for _ in 1..run {
                    chars.next();
                }
                continue;
            }
            _ => break,
        }
    }
    // a full stop that belongs to the word
    if text[end..].starts_with('.') {
        let word = &text[start..end];
        let single = word.chars().count() == 1 && word.chars().all(|c| c.is_uppercase());
        let lower = word.to_lowercase();
        if (dots && word.len() <= 8 && word.split(['.', '-']).all(|p| p.chars().count() <= 2))
            || single
            || (DOTTED.contains(&lower.as_str())
                && word.chars().next().is_some_and(char::is_uppercase)
                && !matches!(word, "No" | "Miss" | "Mass" | "Wash" | "Mar" | "La" | "Co" | "Del"))
        {
            end += 1;
        }
    }
    end
}

/// `war.The`: a missing space, not an abbreviation.
fn is_sentence_join(before: &str, next: Option<char>) -> bool {
    let last = before.rsplit(['.', '-']).next().unwrap_or(before);
    last.chars().count() > 2 && next.is_some_and(char::is_uppercase)
}

fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{200c}' | '\u{200d}' | '\u{64b}'..='\u{65f}' | '\u{591}'..='\u{5c7}')
}

/// The end of a number: digits, joined by `,` `.` `:` `/` and followed by letters (`1990s`, `3rd`, `9am`).
fn number_end(text: &str, start: usize) -> usize {
    let mut end = start;
    let mut chars = text[start..].char_indices().peekable();
    while let Some((i, c)) = chars.next() {
        let next_digit = chars.peek().is_some_and(|&(_, n)| n.is_ascii_digit());
        if c.is_numeric()
            || (c.is_alphabetic() && !is_cjk(c))
            || (matches!(c, ',' | '.' | ':' | '/') && next_digit)
        {
            end = start + i + c.len_utf8();
        } else {
            break;
        }
    }
    end
}

/// `word` in lower case, as it stands where it has no capitals.
pub fn lower(word: &str) -> Cow<'_, str> {
    if word.chars().any(char::is_uppercase) { word.to_lowercase().into() } else { word.into() }
}

/// A word as it is compared: lower case, straight apostrophes, no possessive ending, no full stop
/// at its end or between single letters (`U.S.` → `us`), no soft hyphen.
pub fn normalise(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    for c in word.chars() {
        match c {
            _ if is_apostrophe(c) => out.push('\''),
            '‐' | '‑' => out.push('-'),
            '\u{ad}' => {}
            _ => out.extend(c.to_lowercase()),
        }
    }
    for ending in ["'s", "s'"] {
        if let Some(stem) = out.strip_suffix(ending) {
            let keep = if ending == "s'" { stem.len() + 1 } else { stem.len() };
            if keep > 1
                && !matches!(
                    &out[..],
                    "it's" | "he's" | "she's" | "that's" | "what's" | "there's" | "let's" | "who's"
                )
            {
                out.truncate(keep);
            }
            break;
        }
    }
    if out.ends_with('.') || out.split('.').all(|p| p.chars().count() == 1) {
        out.retain(|c| c != '.');
    }
    out
}

/// The letters and digits of `text` alone, in lower case: names and headlines that differ in nothing else are the same.
pub fn bare(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        tokenize(text).iter().map(|t| t.span.of(text)).collect()
    }

    #[test]
    fn news_text_is_cut_into_words() {
        assert_eq!(
            words("“Don't,” said U.S. Sen. O’Neil of 30,412 e-mails."),
            ["“", "Don't", ",", "”", "said", "U.S.", "Sen.", "O’Neil", "of", "30,412", "e-mails", "."]
        );
        assert_eq!(
            words("The U.S.is out. $5.7bn, 9/11"),
            ["The", "U.S.is", "out", ".", "$", "5.7bn", ",", "9/11"]
        );
        assert_eq!(
            words("motherf***er @realDonaldTrump #MeToo"),
            ["motherf***er", "@realDonaldTrump", "#MeToo"]
        );
        assert_eq!(words("the war.The next"), ["the", "war", ".", "The", "next"]);
        assert_eq!(words("‘It is ‘putintrump.’ See"), ["‘", "It", "is", "‘", "putintrump", ".", "’", "See"]);
        assert_eq!(words("日本語 text"), ["日", "本", "語", "text"]);
    }

    #[test]
    fn letters_and_digits_stay() {
        assert_eq!(bare("The Bay-Wire, No. 2: «ÜBER»!"), "thebaywireno2über");
        assert_eq!(bare(" —\n"), "");
    }

    #[test]
    fn words_are_compared_without_case_possessive_or_stops() {
        assert_eq!(normalise("Trump’s"), "trump");
        assert_eq!(normalise("Americans’"), "americans");
        assert_eq!(normalise("U.S."), "us");
        assert_eq!(normalise("DON’T"), "don't");
        assert_eq!(normalise("Sen."), "sen");
        assert_eq!(normalise("it’s"), "it's");
    }
}
