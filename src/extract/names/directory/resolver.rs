//! Whom each mention means: a bare surname or a first name goes to whoever the article named before it.

use super::clusters::{Clusters, Shorts, is_tail, parts};
use super::entries::gender_of;
use super::form::{Form, Seen};
use crate::article::Span;
use crate::extract::names::lexicon::*;
use crate::extract::names::{NameKind, world};
use rustc_hash::{FxHashMap, FxHashSet};

pub(super) struct Resolver<'a> {
    pub(super) forms: &'a [Form],
    pub(super) clusters: Clusters,
    pub(super) shorts: Shorts,
    /// Surnames that are somebody's before anybody is named in full with them.
    pub(super) bare: FxHashSet<String>,
    /// People known by a bare surname only, by surname and whether titled president.
    pub(super) loose: FxHashMap<(String, bool), usize>,
}

/// A person named in full in an article.
pub(super) struct Introduced {
    cluster: usize,
    /// At which of the article's mentions, in order.
    places: Vec<usize>,
}

/// The people named in full in an article, in the order in which they are first named.
#[derive(Default)]
pub(super) struct Cast<'a> {
    people: Vec<Introduced>,
    /// Who has a name that begins or ends with a word, each once, in order.
    by_word: FxHashMap<&'a str, Vec<usize>>,
}

impl<'a> Cast<'a> {
    /// Those whom a short form may mean that consists of `names`: nobody else has one of the words at an edge.
    fn with(&self, names: &[String]) -> Vec<usize> {
        let edges = [names.last(), names.first()];
        let mut found: Vec<usize> = edges
            .iter()
            .flatten()
            .filter_map(|word| self.by_word.get(word.as_str()))
            .flatten()
            .copied()
            .collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    fn add(&mut self, cluster: usize, forms: &'a [Form], members: &[usize]) {
        for &m in members {
            let names = parts(&forms[m].words).0;
            for word in [names.first(), names.last()].into_iter().flatten() {
                let list = self.by_word.entry(word).or_default();
                if list.last() != Some(&self.people.len()) {
                    list.push(self.people.len());
                }
            }
        }
        self.people.push(Introduced { cluster, places: Vec::new() });
    }
}

/// The names of a short form without its suffix, and the suffix.
fn short_parts(form: &Form) -> (&[String], Option<&str>) {
    let (names, suffix) = parts(&form.words);
    match names {
        [one, last] if flags(last) & SUFFIX != 0 => (std::slice::from_ref(one), Some(last.as_str())),
        _ => (names, suffix),
    }
}

impl<'a> Resolver<'a> {
    /// The cluster of each mention of one article.
    pub(super) fn article(&mut self, row: &[Seen]) -> Vec<(Span, usize)> {
        let mut introduced = Cast::default();
        let mut known: FxHashMap<usize, usize> = FxHashMap::default();
        let mut suffix_used: FxHashSet<&str> = FxHashSet::default();
        for (at, one) in row.iter().enumerate() {
            let form = &self.forms[one.form];
            if form.kind == Some(NameKind::Person)
                && let Some(cluster) = form.cluster
            {
                let next = introduced.people.len();
                let which = *known.entry(cluster).or_insert(next);
                if which == next {
                    introduced.add(cluster, self.forms, &self.clusters.members[cluster]);
                }
                introduced.people[which].places.push(at);
            }
            if form.words.len() == 2 && flags(&form.words[1]) & SUFFIX != 0 {
                suffix_used.insert(&form.words[0]);
            }
        }
        let mut out = Vec::with_capacity(row.len());
        for (at, one) in row.iter().enumerate() {
            let form = &self.forms[one.form];
            let single = form.words.len() == 1;
            if let Some(cluster) = form.cluster {
                let taken = single && !one.located && form.kind != Some(NameKind::Person);
                let person = taken.then(|| self.introduced_as(&introduced, at, one, &suffix_used)).flatten();
                // `Jordan` where `Jim Jordan` is named
                let person = person.filter(|_| !one.weak || form.strong == 0 || !one.title.is_empty());
                out.push((one.span, person.unwrap_or(cluster)));
                continue;
            }
            let person = self.introduced_as(&introduced, at, one, &suffix_used);
            if one.weak {
                out.extend(person.map(|p| (one.span, p)));
                continue;
            }
            if let Some(cluster) = person.or_else(|| self.anywhere(one, &suffix_used)) {
                out.push((one.span, cluster));
                continue;
            }
            if form.strong == 0 {
                continue;
            }
            let president = one.title == "president";
            let key = (form.key.clone(), president && self.shorts.contains_key(&form.key));
            let next = self.clusters.members.len();
            let cluster = *self.loose.entry(key).or_insert(next);
            if cluster == next {
                self.clusters.members.push(vec![one.form]);
            }
            out.push((one.span, cluster));
        }
        out
    }

    /// The person named in full in this article whom the short form at `at` means.
    pub(super) fn introduced_as(
        &self,
        introduced: &Cast<'a>,
        at: usize,
        one: &Seen,
        suffix_used: &FxHashSet<&str>,
    ) -> Option<usize> {
        let form = &self.forms[one.form];
        let mut fits: Vec<&Introduced> = introduced
            .with(short_parts(form).0)
            .into_iter()
            .map(|i| &introduced.people[i])
            .filter(|i| self.is_short_of(form, i.cluster, suffix_used) && self.agrees(one, i.cluster))
            .collect();
        let titled = |c: usize| self.has_role(c, &one.title);
        let first = fits.first()?.cluster;
        if one.title == "president" && !fits.iter().any(|i| titled(i.cluster)) {
            // an untitled namesake may be the president's son
            let elsewhere = self.shorts.get(&form.key).is_some_and(|cs| cs.iter().any(|&c| titled(c)));
            let suffixed = fits.iter().all(|i| self.is_suffixed(i.cluster));
            if elsewhere || suffixed {
                return None;
            }
        }
        if fits.len() == 1 {
            return Some(first);
        }
        if !one.title.is_empty() && fits.iter().any(|i| titled(i.cluster)) {
            fits.retain(|i| titled(i.cluster));
        }
        // the one named last before, or else the first
        let before = |i: &&Introduced| {
            let place = i.places.partition_point(|&p| p < at).checked_sub(1)?;
            Some((i.places[place], i.cluster))
        };
        let last = fits.iter().filter_map(before).max();
        last.map(|l| l.1).or(fits.first().map(|i| i.cluster))
    }

    /// The one person of that short form in all articles.
    pub(super) fn anywhere(&self, one: &Seen, suffix_used: &FxHashSet<&str>) -> Option<usize> {
        let form = &self.forms[one.form];
        let surname = parts(&form.words).0.last()?;
        let clusters = self.shorts.get(surname)?;
        let mut fits: Vec<usize> = clusters
            .iter()
            .copied()
            .filter(|&c| self.is_short_of(form, c, suffix_used) && self.agrees(one, c))
            .collect();
        if !one.title.is_empty() && fits.iter().any(|&c| self.has_role(c, &one.title)) {
            fits.retain(|&c| self.has_role(c, &one.title));
        }
        if fits.len() > 1 && fits.iter().any(|&c| !self.is_suffixed(c)) {
            fits.retain(|&c| !self.is_suffixed(c));
        }
        if one.title == "president" && fits.iter().all(|&c| self.is_suffixed(c)) {
            return None;
        }
        let strength = |c: usize| self.clusters.members[c].iter().map(|&m| self.forms[m].strong).sum::<u32>();
        fits.sort_by_key(|&c| std::cmp::Reverse(strength(c)));
        match fits[..] {
            [one] => Some(one),
            [one, two, ..] if strength(one) >= 3 * strength(two) => Some(one),
            _ => None,
        }
    }

    pub(super) fn is_suffixed(&self, cluster: usize) -> bool {
        self.clusters.members[cluster].iter().any(|&m| parts(&self.forms[m].words).1.is_some())
    }

    pub(super) fn has_role(&self, cluster: usize, title: &str) -> bool {
        !title.is_empty()
            && self.clusters.members[cluster]
                .iter()
                .any(|&m| self.forms[m].roles.iter().any(|(role, _)| role.ends_with(title)))
    }

    /// Whether a bare surname, the end of a full name, or a first name can mean the person.
    pub(super) fn is_short_of(&self, form: &Form, cluster: usize, suffix_used: &FxHashSet<&str>) -> bool {
        let (names, suffix) = short_parts(form);
        // `Jordan` is a surname as well, but nobody's first name, and `UN` neither
        let known = if names.len() == 1 { world::get(&names[0]) } else { None };
        let is_group = known.is_some_and(|known| known.kind == NameKind::Group);
        let members = &self.clusters.members[cluster];
        let pair = |first: &str, last: &str| {
            members.iter().any(|&m| matches!(&self.forms[m].words[..], [a, b] if a == first && b == last))
        };
        // `President Vance` is not his father, who alone is named in full
        let relative = names.len() == 1
            && self.bare.contains(&names[0])
            && members.iter().all(|&m| self.forms[m].is_only_kin());
        !relative
            && members.iter().any(|&m| {
                let (full, full_suffix) = parts(&self.forms[m].words);
                let ends = full.len() > names.len()
                    && full.ends_with(names)
                    && !is_group
                    && is_tail(form, names, full, pair);
                // the son's father is not the son
                let father =
                    ends && matches!(full[full.len() - names.len() - 1].as_str(), "bin" | "bint" | "ibn");
                let ends = ends && !father;
                let starts = names.len() == 1
                    && full.len() > 1
                    && full[0] == names[0]
                    && names[0].len() > 1
                    && (known.is_none() || flags(&names[0]) & (MAN | WOMAN) != 0);
                match suffix {
                    Some(_) => ends && suffix == full_suffix,
                    None => {
                        (ends && !(full_suffix.is_some() && suffix_used.contains(names[0].as_str())))
                            || (starts && !form.located_only())
                    }
                }
            })
    }

    pub(super) fn agrees(&self, one: &Seen, cluster: usize) -> bool {
        match (one.gender, gender_of(self.forms, &self.clusters.members[cluster])) {
            (Some(a), Some(b)) => a == b,
            _ => true,
        }
    }
}
