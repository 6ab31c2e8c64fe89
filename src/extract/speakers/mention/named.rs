//! Which of the names in a mention is the one that it names: `Bob Lindqvist` of `Harbour Watch chairman Bob Lindqvist`.

use super::{Meaning, tidy};
use crate::article::Span;
use crate::extract::names::NameKind;
use crate::extract::names::lexicon::{ROLE, TITLE, flags, is_pasted_to, plain};
use crate::extract::speakers::antecedent::Article;

/// The name at the head of the words, if a name is at their head.
pub(super) fn by_name(article: &Article, words: Span) -> Option<Meaning> {
    let text = article.source.text;
    let names: Vec<_> = article.names_in(words).collect();
    let kind = |entry: usize| article.directory.entries[entry].kind;
    let mut group = None;
    let mut heads: Vec<usize> = Vec::new();
    for (n, name) in names.iter().enumerate() {
        // a name that only touches the words: the mention was cut short
        let inside = Span::new(name.span.start.max(words.start), name.span.end.min(words.end));
        let before = &text[segment_start(text, words.start, inside.start)..inside.start];
        let after = &text[inside.end..words.end.max(inside.end)];
        let possessive = after.starts_with("'s")
            || after.starts_with("’s")
            || after.starts_with("' ")
            || after.starts_with("’ ");
        let under = before.split(|c: char| !c.is_alphanumeric()).any(|w| {
            matches!(
                w,
                "for"
                    | "of"
                    | "to"
                    | "with"
                    | "by"
                    | "from"
                    | "at"
                    | "in"
                    | "on"
                    | "against"
                    | "about"
                    | "under"
                    | "near"
            )
        });
        // `Secretary of the Interior Ana Petrov`, `U.S. Ambassador to Israel Bob Lindqvist`
        let alone = names[..n].iter().all(|n| kind(n.entry) != NameKind::Person);
        let under = under && !(kind(name.entry) == NameKind::Person && alone && holds_office(before));
        let rest = after.trim_start_matches(|c: char| c.is_whitespace());
        let next = rest.split(|c: char| !c.is_alphanumeric() && c != '-' && c != '\'').next().unwrap_or("");
        let modifies = !rest.is_empty()
            && !is_pasted(inside.of(text), rest)
            && !rest.starts_with([',', '(', '—', '–', '-', '.', ')', '”', '"', ';'])
            && !matches!(
                next,
                "of" | "and"
                    | "from"
                    | "at"
                    | "in"
                    | "on"
                    | "who"
                    | "himself"
                    | "herself"
                    | "with"
                    | "for"
                    | "also"
                    | "later"
                    | "then"
                    | "himself,"
            )
            && after.starts_with(char::is_whitespace);
        if possessive || modifies || under {
            continue;
        }
        if kind(name.entry) == NameKind::Person {
            heads.push(name.entry);
        } else if group.is_none() && n == 0 && only_determiners(before) {
            group = Some(name.entry);
        }
    }
    // `Harbour Watch, the group founded by …`: what follows describes it
    let described =
        names.first().is_some_and(|n| text[n.span.end..words.end.max(n.span.end)].starts_with(','));
    if group.is_some() && described {
        heads.clear();
    }
    match heads[..] {
        [a, b] if a != b && group.is_none() => {
            let joined = names.windows(2).any(|w| {
                text.get(w[0].span.end..w[1].span.start)
                    .is_some_and(|gap| gap.trim_start_matches(',').trim_start().starts_with("and "))
            });
            Some(if joined { Meaning::Both(a, b) } else { Meaning::Entry(a) })
        }
        [a, ..] => Some(Meaning::Entry(a)),
        [] => {
            let entry = group?;
            let name = names[0];
            // the whole mention is the group's name, or its name with an apposition
            let after = text[name.span.end..words.end.max(name.span.end)].trim();
            if !after.is_empty() && !after.starts_with([',', '(', '—', '-']) {
                return None;
            }
            let canonical = article.directory.entries[entry].canonical.to_lowercase();
            let spelled = article.directory.entries[entry].aliases.contains(&canonical);
            let short = name.span.of(text).chars().count() <= canonical.chars().count();
            Some(if spelled && short && kind(entry) != NameKind::Place {
                Meaning::Entry(entry)
            } else {
                Meaning::Words(tidy(Span::new(words.start, name.span.end).of(text)))
            })
        }
    }
}

/// Whether the text of a link follows the name without a blank: `Ana Petrov Ana T. PetrovMORE`.
fn is_pasted(name: &str, rest: &str) -> bool {
    let last = name.rsplit(' ').next().unwrap_or(name);
    rest.split_whitespace().any(|word| is_pasted_to(word, last))
}

/// Where the comma-separated piece that holds `at` starts.
fn segment_start(text: &str, start: usize, at: usize) -> usize {
    match text[start..at].rfind([',', '(', '—', '–']) {
        Some(i) => start + i + text[start + i..].chars().next().map_or(1, char::len_utf8),
        None => start,
    }
}

/// Whether words name an office that whoever is named behind them holds: `Secretary of the Interior`,
/// `District of Columbia Council chairman`, but not `a spokesman for Mayor`.
fn holds_office(before: &str) -> bool {
    let small = |w: &str| matches!(w, "of" | "to" | "the" | "and" | "for");
    let words: Vec<&str> = before.split_whitespace().collect();
    let capital = |w: &&str| w.starts_with(char::is_uppercase);
    let Some((last, front)) = words.split_last() else { return false };
    let of_office = flags(&plain(last)) & (ROLE | TITLE) != 0;
    let named = |at: usize| {
        let next = front.get(at + 1).filter(|w| **w != "the").or(front.get(at + 2));
        next.is_some_and(|w| capital(w) && flags(&plain(w)) & (ROLE | TITLE) == 0)
    };
    capital(&words[0])
        && front.iter().all(|w| capital(w) || small(w))
        && (capital(last) && !of_office
            || of_office
                && (0..front.len()).filter(|&at| small(front[at])).all(|at| front[at] == "and" || named(at)))
}

fn only_determiners(before: &str) -> bool {
    before.split_whitespace().all(|w| matches!(plain(w).as_str(), "the" | "both" | "even" | "and" | "but"))
}
