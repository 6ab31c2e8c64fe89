//! Which forms mean the same person, place or organisation, whatever article they stand in.

use super::form::Form;
use crate::extract::names::lexicon::*;
use crate::extract::names::{NameKind, world};
use rustc_hash::{FxHashMap, FxHashSet};

/// People's forms that do not tell one person by themselves, by surname.
pub(super) type Shorts = FxHashMap<String, Vec<usize>>;

#[derive(Default)]
pub(super) struct Clusters {
    /// Forms of each.
    pub(super) members: Vec<Vec<usize>>,
}

/// A person's names without suffix, and the suffix.
pub(super) fn parts(words: &[String]) -> (&[String], Option<&str>) {
    match words.split_last() {
        Some((last, names)) if names.len() > 1 && flags(last) & SUFFIX != 0 => (names, Some(last)),
        _ => (words, None),
    }
}

/// Whether two full names with one surname can be one person's.
pub(super) fn same_given_names(a: &[String], b: &[String]) -> bool {
    let (a, b) = (&a[..a.len() - 1], &b[..b.len() - 1]);
    let (Some(first_a), Some(first_b)) = (a.first(), b.first()) else { return false };
    if same_first_name(first_a, first_b) {
        return match (a.get(1), b.get(1)) {
            (Some(x), Some(y)) if a.len() == b.len() => {
                same_first_name(x, y) || x.starts_with(&y[..]) || y.starts_with(&x[..])
            }
            _ => true,
        };
    }
    // known by the middle name: `K. Michael Doe`, `Michael Doe`; where the first is written out, the other may be a
    // relative's: `Omar Michael Doe`, `Michael Doe`
    let middle = |long: &[String], short: &String| {
        long.len() > 1
            && long[0].chars().count() == 1
            && long[1..].iter().any(|w| w.len() > 1 && same_first_name(w, short))
    };
    (a.len() > b.len() && middle(a, first_b)) || (b.len() > a.len() && middle(b, first_a))
}

/// Whether the last words `tail` of the full name `whole`, written alone as `form`, can mean the same person: `de Léon`,
/// `Huckabee Sanders`. Not where the first of them is a given name, or the form's bearer is called somebody's father,
/// or the whole name is also written without it (`pair` tells which first and last names are), which shows that the
/// surname is the last word alone.
pub(super) fn is_tail(
    form: &Form,
    tail: &[String],
    whole: &[String],
    pair: impl Fn(&str, &str) -> bool,
) -> bool {
    let given = flags(&tail[0]) & (MAN | WOMAN) != 0 && whole[0].chars().count() > 1;
    tail.len() == 1 || !(given || form.kin > 0 || pair(&whole[0], &whole[whole.len() - 1]))
}

pub(super) const SMALL: &[&str] = &["of", "the", "and", "on", "for", "in", "&", "to", "against"];

/// The words of an organisation in any order: `Department of Justice`, `Justice Department`.
pub(super) fn bag(words: &[String]) -> String {
    let mut content: Vec<&str> = words.iter().map(String::as_str).filter(|w| !SMALL.contains(w)).collect();
    if content.len() > 1 {
        content.retain(|w| *w != "u.s.");
    }
    content.sort_unstable();
    content.join(" ")
}

/// Whether one word in capitals is made of the initials of the other form.
pub(super) fn is_acronym_of(short: &Form, long: &Form) -> bool {
    if short.words.len() != 1 || !short.upper || long.words.len() < 2 {
        return false;
    }
    let word = &short.words[0];
    // every way of shortening starts with the first letter of a word of the long form
    if !long.words.iter().any(|w| w.as_bytes().first() == word.as_bytes().first()) {
        return false;
    }
    let initials = |all: bool| -> String {
        long.words
            .iter()
            .filter(|w| all || !SMALL.contains(&w.as_str()))
            .filter_map(|w| w.chars().next())
            .collect()
    };
    word.len() >= 2
        && {
            let (content, every) = (initials(false), initials(true));
            [&content, &every].into_iter().any(|i| i == word)
            || (word.len() >= 3 && (content.ends_with(word.as_str()) || content.strip_suffix('a').is_some_and(|c| c == word)))
            // CENTCOM: starts of the words, in order
            || (word.len() >= 5 && made_of_starts(word, &long.words))
        }
}

pub(super) fn made_of_starts(word: &str, words: &[String]) -> bool {
    let mut rest = word;
    for w in words {
        let shared = rest.bytes().zip(w.bytes()).take_while(|(a, b)| a == b).count();
        if shared == 0 && !SMALL.contains(&w.as_str()) {
            return false;
        }
        rest = rest.get(shared..).unwrap_or("");
    }
    rest.is_empty()
}

/// Whether an organisation's name is a shorter way of writing the other: `Harbour Committee` of
/// `Permanent Select Committee on the Harbour`, `Safari Club` of `Safari Club International`.
pub(super) fn is_shorter(short: &Form, long: &Form) -> bool {
    if short.words.len() < 2 || short.words.len() >= long.words.len() || long.kind != Some(NameKind::Group) {
        return false;
    }
    if !short.words.iter().all(|w| SMALL.contains(&w.as_str()) || long.words.contains(w)) {
        return false;
    }
    let content = |f: &'_ Form| -> Vec<String> {
        f.words.iter().filter(|w| !SMALL.contains(&w.as_str())).cloned().collect()
    };
    let (a, b) = (content(short), content(long));
    if a.len() < 2 {
        return false;
    }
    // the word before `of`, `on` or the end, where it is one for a body: the Guard Academy is not the guard
    let head = |f: &Form| {
        let before =
            f.words.iter().position(|w| matches!(w.as_str(), "of" | "on" | "for" | "in" | "to" | "against"));
        let words = &f.words[..before.unwrap_or(f.words.len())];
        words.last().filter(|w| flags(w) & ORGANISATION != 0).cloned()
    };
    let same_head = head(short).is_some() && head(short) == head(long);
    let subset = a.iter().all(|w| b.contains(w));
    let tail_only = long.words.starts_with(&short.words)
        && long.words[short.words.len()..].iter().all(|w| {
            matches!(
                w.as_str(),
                "committee"
                    | "department"
                    | "agency"
                    | "service"
                    | "company"
                    | "corporation"
                    | "corp"
                    | "co"
                    | "group"
                    | "international"
                    | "inc"
                    | "llc"
                    | "ltd"
                    | "worldwide"
                    | "usa"
                    | "global"
            )
        })
        && short.kind != Some(NameKind::Place);
    let front = long.words.ends_with(&short.words)
        && long.words[..long.words.len() - short.words.len()]
            .iter()
            .all(|w| world::is_known(w) || w == "national" || w == "federal");
    (same_head && subset && b.len() <= a.len() + 2) || tail_only || front
}

impl Clusters {
    pub(super) fn add(&mut self, forms: &mut [Form], form: usize) -> usize {
        self.members.push(vec![form]);
        forms[form].cluster = Some(self.members.len() - 1);
        self.members.len() - 1
    }

    pub(super) fn join(&mut self, forms: &mut [Form], form: usize, cluster: usize) {
        self.members[cluster].push(form);
        forms[form].cluster = Some(cluster);
    }

    /// Full names of people; gives the clusters of each surname.
    pub(super) fn persons(&mut self, forms: &mut [Form], apart: &FxHashSet<String>) -> Shorts {
        let mut full: Vec<usize> = (0..forms.len())
            .filter(|&f| {
                let n = forms[f].words.iter().filter(|w| flags(w) & SUFFIX == 0).count();
                forms[f].kind == Some(NameKind::Person) && n >= 2 && forms[f].strong > 0
            })
            .collect();
        // the fullest first, so that a short form finds what it shortens
        full.sort_by(|&a, &b| {
            let (a, b) = (&forms[a], &forms[b]);
            b.words.len().cmp(&a.words.len()).then_with(|| a.key.cmp(&b.key))
        });
        let pairs: FxHashSet<String> =
            full.iter().filter(|&&f| forms[f].words.len() == 2).map(|&f| forms[f].key.clone()).collect();
        let short = |first: &str, last: &str| pairs.contains(&format!("{first} {last}"));
        let mut by_surname: Shorts = FxHashMap::default();
        for form in full {
            let (names, suffix) = parts(&forms[form].words);
            let surname = names[names.len() - 1].clone();
            let same: Vec<usize> = by_surname
                .get(&surname)
                .map(|clusters| {
                    clusters
                        .iter()
                        .copied()
                        .filter(|&c| {
                            self.members[c].iter().all(|&m| {
                                let (others, other_suffix) = parts(&forms[m].words);
                                let suffixes = suffix == other_suffix
                                    || ((suffix.is_none() || other_suffix.is_none())
                                        && !apart.contains(&surname));
                                suffixes && same_given_names(names, others)
                            })
                        })
                        .collect()
                })
                .unwrap_or_default();
            match same[..] {
                [one] => self.join(forms, form, one),
                _ => {
                    // `de Léon` of `Kevin de Léon` is no full name
                    let tail = by_surname.get(&surname).is_some_and(|clusters| {
                        clusters.iter().any(|&c| {
                            self.members[c].iter().any(|&m| {
                                let (others, _) = parts(&forms[m].words);
                                others.len() > names.len()
                                    && others.ends_with(names)
                                    && is_tail(&forms[form], names, others, short)
                            })
                        })
                    });
                    if tail {
                        continue;
                    }
                    let cluster = self.add(forms, form);
                    by_surname.entry(surname).or_default().push(cluster);
                }
            }
        }
        by_surname
    }

    /// Organisations, places and the rest.
    pub(super) fn others(&mut self, forms: &mut [Form], acronyms: &[(usize, usize)]) {
        let mut order: Vec<usize> = (0..forms.len())
            .filter(|&f| {
                let form = &forms[f];
                form.cluster.is_none() && form.strong > 0 && form.kind != Some(NameKind::Person)
            })
            .collect();
        order.sort_by(|&a, &b| {
            let (a, b) = (&forms[a], &forms[b]);
            b.words.len().cmp(&a.words.len()).then_with(|| a.key.cmp(&b.key))
        });
        let mut introduced: FxHashMap<usize, usize> = FxHashMap::default();
        for &(short, long) in acronyms {
            if short != long && is_acronym_of(&forms[short], &forms[long]) {
                let best = introduced.entry(short).or_insert(long);
                if forms[long].key < forms[*best].key {
                    *best = long;
                }
            }
        }
        let mut known: FxHashMap<&'static str, usize> = FxHashMap::default();
        let mut by_bag: FxHashMap<String, usize> = FxHashMap::default();
        let mut placed: Vec<usize> = Vec::new();
        for form in order {
            if let Some(what) = world::get(&forms[form].key)
                && !introduced.contains_key(&form)
            {
                match known.get(what.canonical) {
                    Some(&cluster) => self.join(forms, form, cluster),
                    None => {
                        let cluster = self.add(forms, form);
                        known.insert(what.canonical, cluster);
                    }
                }
                continue;
            }
            let bag = bag(&forms[form].words);
            if let Some(&cluster) = by_bag.get(&bag) {
                self.join(forms, form, cluster);
                continue;
            }
            let long = introduced.get(&form).and_then(|&long| forms[long].cluster).or_else(|| {
                let mut fits = placed
                    .iter()
                    .copied()
                    .filter(|&p| {
                        is_acronym_of(&forms[form], &forms[p]) || is_shorter(&forms[form], &forms[p])
                    })
                    .filter_map(|p| forms[p].cluster);
                let first = fits.next()?;
                fits.all(|c| c == first).then_some(first)
            });
            let cluster = match long {
                Some(cluster) => {
                    self.join(forms, form, cluster);
                    cluster
                }
                None => self.add(forms, form),
            };
            by_bag.insert(bag, cluster);
            if forms[form].words.len() > 1 {
                placed.push(form);
            }
        }
    }
}
