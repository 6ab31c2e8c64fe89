//! Definite descriptions where they stand for a person: `the harbour master` in an article, when one
//! of the articles calls exactly one person that.

use super::lexicon::{FUNCTION, KIN, Lexicon, PERSON, ROLE, Shape};
use super::{NameKind, NameMention, Source};
use crate::article::Span;
use crate::text::words::Kind;
use rustc_hash::FxHashMap;

/// By description (plain words without `the`): the entries somebody calls that.
pub type Described = FxHashMap<String, Vec<usize>>;

/// Longest description looked for, in words.
const LONGEST: usize = 6;

/// Adds to the mentions of source `s` the descriptions that mean one person there.
pub fn add(
    source: &Source,
    s: usize,
    lexicon: &Lexicon,
    described: &Described,
    mentions: &mut Vec<NameMention>,
) {
    if described.is_empty() {
        return;
    }
    let mut counts: FxHashMap<usize, u32> = FxHashMap::default();
    for m in mentions.iter() {
        *counts.entry(m.entry).or_default() += 1;
    }
    let tokens = &source.layout.tokens;
    let mut found = Vec::new();
    let mut key = String::new();
    for i in 0..tokens.len() {
        if lexicon.word(s, i).plain != "the" {
            continue;
        }
        key.clear();
        let mut best = None;
        for (j, token) in tokens.iter().enumerate().skip(i + 1).take(LONGEST) {
            let word = lexicon.word(s, j);
            if token.kind == Kind::Mark || word.flags & FUNCTION != 0 && word.plain != "of" {
                break;
            }
            if j > i + 1 {
                key.push(' ');
            }
            key.push_str(&word.plain);
            if word.flags & (ROLE | PERSON | KIN) != 0
                && let Some(owners) = described.get(&key)
            {
                best = meant(owners, &counts).map(|entry| (j, entry));
            }
            if word.possessive > 0 {
                break;
            }
        }
        let Some((last, entry)) = best else { continue };
        let next = tokens.get(last + 1).map(|_| lexicon.word(s, last + 1));
        let goes_on = lexicon.word(s, last).possessive == 0
            && next.is_some_and(|w| {
                w.plain == "of"
                    || w.plain == "for"
                    || w.shape != Shape::Lower
                    || w.flags & (ROLE | PERSON | KIN) != 0
            });
        if goes_on {
            continue;
        }
        let possessive = usize::from(lexicon.word(s, last).possessive);
        let span = Span::new(tokens[i].span.start, tokens[last].span.end - possessive);
        let at = mentions.partition_point(|m| m.span.end <= span.start);
        if mentions.get(at).is_none_or(|m| m.span.start >= span.end) {
            found.push(NameMention { span, kind: NameKind::Person, entry });
        }
    }
    if !found.is_empty() {
        mentions.extend(found);
        mentions.sort_by_key(|m| m.span);
    }
}

/// The one person meant: the only one so called who is named in the article, or named there far more
/// often than the others; else the only one in all articles.
fn meant(owners: &[usize], counts: &FxHashMap<usize, u32>) -> Option<usize> {
    let mut here: Vec<(u32, usize)> =
        owners.iter().filter_map(|&e| counts.get(&e).map(|&n| (n, e))).collect();
    here.sort_unstable_by(|a, b| b.cmp(a));
    match here[..] {
        [] => (owners.len() == 1).then(|| owners[0]),
        [(_, one)] => Some(one),
        [(most, one), (next, _), ..] => (most >= 3 * next).then_some(one),
    }
}
