//! Are the words between marks somebody's words, or a title, a term, a distance?

use super::group::Group;
use super::model::{SPEECH_BITS, Weights};
use super::reading::{Class, Reading, mix};
use super::tagger::Tags;
use crate::article::Span;
use crate::extract::QuotationKind;

/// Rows of the weights for the passages of `group`.
pub fn rows(r: &Reading, tags: &Tags, group: &Group) -> Vec<u32> {
    let passage = &r.passages[group.first];
    let tokens = r.layout.tokens_in(group.spans[0]);
    let (first, last) = (tokens.start, tokens.end);
    let n = r.len();
    let class = |t: isize| usize::try_from(t).ok().and_then(|t| r.class.get(t)).map_or(31, |&c| c as u32);
    let word = |t: isize| usize::try_from(t).ok().and_then(|t| r.word.get(t)).copied().unwrap_or(5);
    let content = |t: isize| {
        let p = usize::try_from(t).ok().and_then(|t| tags.content.get(t)).map_or(0.0, |c| 1.0 - c[0]);
        (p * 5.0) as u32
    };
    let words: Vec<usize> = (first..last).filter(|&t| r.layout.tokens[t].is_word()).collect();
    let count = words.len();
    let length = match count {
        0..=6 => count as u32,
        7..=10 => 7,
        11..=20 => 8,
        _ => 9,
    };
    let capitals = words.iter().filter(|&&t| matches!(r.class[t], Class::Capital | Class::Capitals)).count();
    let titled = match () {
        _ if capitals == count => 3,
        _ if words.iter().all(|&t| is_capital(r, t) || r.layout.tokens[t].span.len() <= 4)
            && is_capital(r, first) =>
        {
            2
        }
        _ if count > 0 && is_capital(r, words[0]) => 1,
        _ => 0,
    };
    let verb = u32::from((first..last).any(|t| matches!(r.class[t], Class::Auxiliary | Class::Pronoun)));
    let (open, after) = (first as isize - 1, last as isize);
    let before = [open - 1, open - 2, open - 3].map(word);
    let ends = class(last as isize - 1);
    let next = match class(after) {
        c if c == Class::Close as u32 => after + 1,
        _ => after,
    };
    let mean = if last > first {
        let sum: f32 = (first..last).map(|t| 1.0 - tags.content[t][0]).sum();
        (sum / (last - first) as f32 * 8.0) as u32
    } else {
        0
    };
    let sentence = r.sentence[first.min(n - 1)] as usize;
    let (start, stop) = r.sentences[sentence];
    let near = |a: usize, b: usize| (a..b.min(n)).map(|t| tags.cues.chance[t]).fold(0.0, f32::max);
    let cue_left = (near((open.max(0) as usize).saturating_sub(8).max(start as usize), open.max(0) as usize)
        * 4.0) as u32;
    let cue_right =
        (near(next.max(0) as usize, (next.max(0) as usize + 8).min(stop as usize).max(next.max(0) as usize))
            * 4.0) as u32;
    let begins = u32::from(first as u32 <= start + 1);
    let heading = u32::from(r.paragraph[sentence] == 0);
    let many = group.spans.len().min(3) as u32;
    let single = u32::from(passage.single);

    let mut rows = Vec::with_capacity(32);
    let mut k = 0;
    let mut add = |value: u32| {
        k += 1;
        rows.push(mix(value, 0x2c1b_3c6d_u32.wrapping_mul(k)) >> (32 - SPEECH_BITS));
    };
    add(1);
    add(length);
    add(mix(length, titled));
    add(mix(length, mix(titled, verb)));
    add(mix(length, mean));
    add(mix(length, ends));
    add(mix(before[0], length.min(5)));
    add(before[0]);
    add(before[1]);
    add(mix(before[1], before[0]));
    add(before[2]);
    add(mix(class(open - 1), mix(class(next), length)));
    add(mix(class(open - 1), titled));
    add(mix(word(next), length.min(5)));
    add(mix(class(open - 2), mix(class(open - 1), titled)));
    add(mix(cue_left, cue_right));
    add(mix(mix(cue_left, cue_right), length));
    add(mix(content(open - 1), content(next)));
    add(mix(mix(content(open - 1), content(next)), length));
    add(mix(mean, mix(content(open - 1), content(next))));
    add(mix(mean, mix(cue_left, cue_right)));
    add(mix(mean, titled));
    add(mix(begins, mix(ends, length)));
    add(mix(heading, single));
    add(mix(many, single));
    add(if count <= 2 { mix(word(first as isize), count as u32) } else { 3 });
    add(if count <= 3 { word(last as isize - 1) } else { 3 });
    add(mix(mean, mix(titled, length)));
    let named = naming(r, open, start as isize);
    add(mix(named, length.min(6)));
    add(mix(named, mix(titled, verb)));
    add(mix(named, mix(cue_left, cue_right)));
    let owner = usize::try_from(open - 1).ok().and_then(|t| r.ending.get(t)).copied().unwrap_or(3);
    add(mix(owner, titled));
    add(mix(class(open - 1), mix(titled, mix(length.min(6), mean))));
    rows
}

/// Whether `known as`, `nicknamed`, `dubbed` or `titled` stands right before the opening mark.
fn nicknamed(r: &Reading, open: usize) -> bool {
    let word = |back: usize| open.checked_sub(back).map(|t| r.layout.tokens[t].of(r.text));
    matches!(word(1), Some("nicknamed" | "dubbed" | "titled" | "entitled"))
        || word(1) == Some("as") && word(2) == Some("known")
}

/// Nouns and verbs that name what stands between the marks: 1 a term, 2 a work, 3 being called,
/// shortly before the opening mark; one in direct contact counts as 4 to 6.
fn naming(r: &Reading, open: isize, start: isize) -> u32 {
    for back in 1..=4 {
        let t = open - back;
        if t < start.max(0) {
            break;
        }
        let word = r.layout.tokens[t as usize].of(r.text);
        let kind = if TERMS.contains(&word) {
            1
        } else if WORKS.contains(&word) {
            2
        } else if CALLED.contains(&word) {
            3
        } else {
            continue;
        };
        let contact = back == 1 || back == 2 && r.class[t as usize + 1] == Class::Comma;
        return if contact { kind + 3 } else { kind };
    }
    0
}

const TERMS: &[&str] = &[
    "word", "words", "term", "terms", "phrase", "label", "slogan", "motto", "nickname", "hashtag", "name",
    "mantra",
];
const WORKS: &[&str] = &[
    "book",
    "memoir",
    "novel",
    "film",
    "movie",
    "documentary",
    "song",
    "album",
    "single",
    "show",
    "series",
    "episode",
    "program",
    "programme",
    "magazine",
    "play",
    "musical",
    "column",
    "article",
    "essay",
    "op-ed",
    "host",
    "podcast",
    "CBS",
    "NBC",
    "ABC",
    "CNN",
    "MSNBC",
    "News",
    "PBS",
    "Fox",
    "BBC",
    "poem",
    "painting",
    "report",
    "autobiography",
    "broadcast",
    "broadcasts",
];
const CALLED: &[&str] = &[
    "called",
    "titled",
    "entitled",
    "dubbed",
    "known",
    "named",
    "nicknamed",
    "so-called",
    "labeled",
    "branded",
];

fn is_capital(r: &Reading, t: usize) -> bool {
    matches!(r.class[t], Class::Capital | Class::Capitals | Class::Number)
        || r.layout.tokens[t].of(r.text).starts_with(char::is_uppercase)
}

/// What is listed as a word by itself: `words like “barrier” or “lease”`, `the terms "tide" and "ebb"`.
pub struct Listed<'a>(Vec<&'a str>);

impl<'a> Listed<'a> {
    /// Reads the quotations of an article, in order.
    pub fn new(r: &Reading<'a>, groups: &[Group]) -> Self {
        let mut listed = Listed(Vec::new());
        let mut before: Option<Span> = None;
        for group in groups {
            let outer = r.passages[group.first].outer;
            let joined = before.is_some_and(|before| {
                let between = r.text.get(before.end..outer.start).map(str::trim);
                matches!(between, Some("or" | "and" | "," | ", or" | ", and"))
            });
            let goes_on = group.spans.len() == 1 && (joined || lists(r, outer.start));
            before = goes_on.then_some(outer);
            if goes_on {
                listed.0.push(without_stop(group.spans[0].of(r.text)));
            }
        }
        listed
    }

    /// Whether the words of `group` are listed, here or elsewhere in the article.
    pub fn has(&self, r: &Reading, group: &Group) -> bool {
        let [span] = group.spans[..] else { return false };
        self.0.iter().any(|word| word.eq_ignore_ascii_case(without_stop(span.of(r.text))))
    }
}

fn without_stop(words: &str) -> &str {
    words.trim_end_matches([',', '.', ' '])
}

/// Whether what stands before byte `at` announces words as words.
fn lists(r: &Reading, at: usize) -> bool {
    let mut words = r.text[..at].trim_end().rsplit(|c: char| c.is_whitespace());
    let last = words.next().unwrap_or_default();
    let noun = match last {
        "like" | "including" => words.next().unwrap_or_default(),
        "as" if words.next() == Some("such") => words.next().unwrap_or_default(),
        noun => noun,
    };
    matches!(noun, "words" | "terms" | "keywords" | "phrases" | "labels")
}

/// Whether the sentence itself says that the words are a work's title or a term: `his memoir, “From Hope
/// to Higher Ground,”`, `the word “barrier”`, `the “Rubio Doctrine”`.
pub fn is_named(r: &Reading, group: &Group) -> bool {
    let [span] = group.spans[..] else { return false };
    let tokens = r.layout.tokens_in(span);
    let (open, first) = (tokens.start as isize - 1, tokens.start);
    let words: Vec<usize> = tokens.filter(|&t| r.layout.tokens[t].is_word()).collect();
    if words.is_empty() || open < 1 {
        return false;
    }
    let (start, _) = r.sentences[r.sentence[first] as usize];
    let small = |t: usize| r.layout.tokens[t].span.len() <= 4;
    let titled = words.len() >= 2
        && is_capital(r, words[0])
        && words.iter().all(|&t| is_capital(r, t) || small(t))
        && words.iter().filter(|&&t| is_capital(r, t)).count() >= 2;
    let ended = span.of(r.text).ends_with(['!', '?']);
    let before = r.class[open as usize - 1];
    if is_heading(r, &words) && !ended || inside_name(r, group, &words) {
        return true;
    }
    if words.len() <= 5 && named_after(r, group) {
        return true;
    }
    match naming(r, open, i64::from(start) as isize) {
        _ if nicknamed(r, open as usize) => words.iter().all(|&t| is_capital(r, t)) || titled,
        2 | 5 => titled,
        4 => words.len() <= 4 && (titled || !words.iter().any(|&t| r.class[t] == Class::Pronoun)),
        _ => titled && !ended && before == Class::Determiner && words.iter().all(|&t| is_capital(r, t)),
    }
}

/// Whether the words are written as headings are, which no speech is: `“Putin’s Playbook: The Use of Money
/// and Intelligence”`. Words in capitals throughout do not count, since people shout.
fn is_heading(r: &Reading, words: &[usize]) -> bool {
    let capitals = words.iter().filter(|&&t| r.class[t] == Class::Capital).count();
    let small = |t: usize| r.layout.tokens[t].span.len() <= 4;
    capitals >= 4 && is_capital(r, words[0]) && words.iter().all(|&t| is_capital(r, t) || small(t))
}

/// Whether the words stand inside somebody's name: `Marcia “Cia” Price`.
fn inside_name(r: &Reading, group: &Group, words: &[usize]) -> bool {
    let outer = r.layout.tokens_in(r.passages[group.first].outer);
    let name = |t: Option<usize>| t.is_some_and(|t| r.class.get(t) == Some(&Class::Capital));
    let [word] = words else { return false };
    is_capital(r, *word) && outer.len() == 3 && name(outer.start.checked_sub(1)) && name(Some(outer.end))
}

/// Whether what comes next says that the words are a term: `“In God We Trust” as the national motto`,
/// `the “sex tape” phrase`.
fn named_after(r: &Reading, group: &Group) -> bool {
    let after = r.layout.tokens_in(r.passages[group.first].outer).end;
    let word = |t: usize| r.layout.tokens.get(t).map_or("", |token| token.of(r.text));
    let term = |t: usize| TERMS.contains(&word(t));
    if term(after) || matches!(word(after), "moniker" | "reference") {
        return true;
    }
    matches!(word(after), "as" | "is" | "was")
        && matches!(word(after + 1), "the" | "a" | "an" | "its" | "our" | "their" | "his" | "her")
        && (term(after + 2) || term(after + 3))
}

/// How likely the words are somebody's, from 0 to 1.
pub fn chance(rows: &[u32], weights: &impl Weights) -> f32 {
    let score: f32 = rows.iter().map(|&row| weights.speech(row)).sum();
    1.0 / (1.0 + (-score).exp())
}

/// The kind of words that are nobody's: a title where nearly all long words have capitals.
pub fn unspoken_kind(r: &Reading, group: &Group) -> QuotationKind {
    let tokens = r.layout.tokens_in(group.spans[0]);
    let mut words = tokens.filter(|&t| r.layout.tokens[t].is_word());
    let titled = words.all(|t| is_capital(r, t) || r.layout.tokens[t].span.len() <= 4);
    let starts = group.spans[0].of(r.text).starts_with(|c: char| c.is_uppercase() || c.is_numeric());
    if titled && starts { QuotationKind::Title } else { QuotationKind::Scare }
}

/// The kind of words that are somebody's: direct where they make a clause of their own.
pub fn spoken_kind(r: &Reading, group: &Group) -> QuotationKind {
    let passage = &r.passages[group.first];
    let count: usize = group.spans.iter().map(|&s| super::group::words_in(r.layout, s)).sum();
    let first = r.layout.tokens_in(group.spans[0]).start;
    let capital =
        group.spans[0].of(r.text).trim_start_matches(['…', '.', ' ', '[']).starts_with(char::is_uppercase);
    let ends = group.spans.iter().any(|s| s.of(r.text).ends_with(['.', ',', '!', '?', '…', '—']));
    let before = r.text[..passage.outer.start].trim_end();
    let set_off = before.is_empty()
        || before.ends_with([',', ':', '.', '!', '?', '”', '"', '—', '–'])
        || r.text[..passage.outer.start].ends_with('\n');
    let clause = (first..first + 40.min(r.len() - first))
        .take_while(|&t| r.layout.tokens[t].span.end <= group.spans[0].end)
        .any(|t| matches!(r.class[t], Class::Auxiliary | Class::Pronoun));
    if set_off && (capital || count >= 4) && (ends || count >= 3)
        || capital && clause && count >= 4
        || count >= 12 && clause
    {
        QuotationKind::Direct
    } else {
        QuotationKind::Partial
    }
}
