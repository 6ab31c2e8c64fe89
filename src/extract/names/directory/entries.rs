//! The directory's entries, made of what the articles say of each cluster.

use super::form::{Form, Seen};
use super::resolver::Resolver;
use crate::article::Span;
use crate::extract::names::described::Described;
use crate::extract::names::lexicon::*;
use crate::extract::names::{Directory, Entry, Gender, NameKind, NameMention, world};
use rustc_hash::{FxHashMap, FxHashSet};

pub(super) fn gender_of(forms: &[Form], members: &[usize]) -> Option<Gender> {
    let (male, female) = members.iter().fold((0, 0), |(m, f), &i| (m + forms[i].male, f + forms[i].female));
    if male != female {
        return Some(if male > female { Gender::Male } else { Gender::Female });
    }
    let first = members
        .iter()
        .filter(|&&m| forms[m].words.len() > 1)
        .fold(0, |all, &m| all | flags(&forms[m].words[0]));
    match first & (MAN | WOMAN) {
        MAN => Some(Gender::Male),
        WOMAN => Some(Gender::Female),
        _ => None,
    }
}

pub(super) fn finish(
    resolver: Resolver,
    resolved: Vec<Vec<(Span, usize)>>,
    seen: &[Vec<Seen>],
) -> (Directory, Vec<Vec<NameMention>>, Described) {
    let forms = resolver.forms;
    let clusters = resolver.clusters.members;
    // which short forms came to mean which cluster
    let mut shorts: Vec<Vec<usize>> = vec![Vec::new(); clusters.len()];
    let mut used = vec![false; clusters.len()];
    for (row, seen) in resolved.iter().zip(seen) {
        let mut at = 0;
        for &(span, cluster) in row {
            used[cluster] = true;
            while seen[at].span != span {
                at += 1;
            }
            let form = seen[at].form;
            if !clusters[cluster].contains(&form) && !shorts[cluster].contains(&form) {
                shorts[cluster].push(form);
            }
        }
    }
    let mut meanings = vec![0_u32; forms.len()];
    for &short in shorts.iter().flatten() {
        meanings[short] += 1;
    }
    let mut definite: Vec<(usize, String)> = Vec::new();
    let mut entries: Vec<(Entry, usize)> = Vec::new();
    for (c, members) in clusters.iter().enumerate() {
        if !used[c] {
            continue;
        }
        let known = members.iter().find_map(|&m| world::get(&forms[m].key));
        let kind = forms[members[0]].kind.unwrap_or(NameKind::Other);
        let canonical = match known {
            Some(known) if kind != NameKind::Person => known.canonical.to_owned(),
            _ => display(forms, members),
        };
        let all = || members.iter().chain(&shorts[c]).copied();
        let everyone: Vec<usize> = all().collect();
        let mut roles: Vec<(String, bool)> =
            members.iter().flat_map(|&m| forms[m].roles.iter().cloned()).collect();
        for &short in &shorts[c] {
            // a title of a surname two people share says nothing about either
            let shared = meanings[short] > 1;
            if !shared {
                roles.extend(forms[short].roles.iter().cloned());
            }
        }
        definite.extend(roles.iter().filter(|(_, definite)| *definite).map(|(role, _)| (c, role.clone())));
        let mut aliases: Vec<String> = all()
            .flat_map(|m| forms[m].spellings.iter().map(|(text, _)| text.to_lowercase()))
            .chain(roles.iter().filter(|(_, definite)| *definite).map(|(role, _)| format!("the {role}")))
            .collect();
        let mut roles: Vec<String> = roles.into_iter().map(|(role, _)| role).collect();
        roles.sort();
        roles.dedup();
        aliases.sort();
        aliases.dedup();
        let gender = if kind == NameKind::Person { gender_of(forms, &everyone) } else { None };
        entries.push((Entry { canonical, kind, gender, aliases, roles }, c));
    }
    // a president and a namesake, both by surname only, are told apart by nothing else
    let presidents: FxHashSet<usize> =
        resolver.loose.iter().filter(|((_, president), _)| *president).map(|(_, &c)| c).collect();
    entries.sort_by(|(a, one), (b, other)| {
        a.canonical
            .cmp(&b.canonical)
            .then(a.kind.cmp(&b.kind))
            .then_with(|| a.aliases.cmp(&b.aliases))
            .then_with(|| a.roles.cmp(&b.roles))
            .then(presidents.contains(one).cmp(&presidents.contains(other)))
    });
    let mut owners: FxHashMap<String, u32> = FxHashMap::default();
    for (entry, _) in &entries {
        for alias in &entry.aliases {
            *owners.entry(alias.clone()).or_default() += 1;
        }
    }
    let mut place = vec![0; clusters.len()];
    for (at, (entry, cluster)) in entries.iter_mut().enumerate() {
        place[*cluster] = at;
        entry.aliases.retain(|a| owners[a] == 1);
    }
    let entries: Vec<Entry> = entries.into_iter().map(|(entry, _)| entry).collect();
    let mut described = Described::default();
    for (c, alias) in definite {
        let owners = described.entry(world::key(&alias)).or_default();
        if entries[place[c]].kind == NameKind::Person && !owners.contains(&place[c]) {
            owners.push(place[c]);
        }
    }
    let mentions = resolved
        .into_iter()
        .map(|row| {
            row.into_iter()
                .map(|(span, cluster)| NameMention {
                    span,
                    kind: entries[place[cluster]].kind,
                    entry: place[cluster],
                })
                .collect()
        })
        .collect();
    (Directory { entries }, mentions, described)
}

/// The fullest spelling: most words, then most often written, then first in the alphabet.
pub(super) fn display(forms: &[Form], members: &[usize]) -> String {
    members
        .iter()
        .flat_map(|&m| {
            forms[m].spellings.iter().map(move |(text, count)| (forms[m].words.len(), *count, text))
        })
        .max_by(|a, b| {
            let shouted = |t: &str| t.len() > 6 && !t.contains(char::is_lowercase);
            (!shouted(a.2), a.0, a.1).cmp(&(!shouted(b.2), b.0, b.1)).then_with(|| b.2.cmp(a.2))
        })
        .map(|(_, _, text)| text.clone())
        .unwrap_or_default()
}
