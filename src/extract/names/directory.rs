//! Which forms of names mean the same, within an article and across articles.

mod clusters;
mod entries;
mod form;
mod resolver;

use super::described;
use super::lexicon::*;
use super::runs::Run;
use super::{Directory, NameMention, Source};
use crate::article::Span;
use clusters::Clusters;
use entries::finish;
use form::{Forms, Seen, headline_names, junior_beside, tell_kinds, used_bare};
use resolver::Resolver;
use rustc_hash::FxHashMap;

/// Puts the runs of all sources together.
pub fn build(
    sources: &[Source],
    lexicon: &Lexicon,
    found: Vec<Vec<Run>>,
) -> (Directory, Vec<Vec<NameMention>>) {
    let mut forms = Forms::default();
    let mut acronyms: Vec<(usize, usize)> = Vec::new();
    let mut seen: Vec<Vec<Seen>> = Vec::with_capacity(sources.len());
    for (s, source) in sources.iter().enumerate() {
        let mut row: Vec<Seen> = Vec::with_capacity(found[s].len());
        let mut before: Option<&Run> = None;
        for run in &found[s] {
            let one = forms.read(source, s, lexicon, run);
            if let Some(earlier) = before.filter(|b| b.last + 1 == run.first)
                && source.layout.tokens[earlier.last].of(source.text) == "("
                && source.layout.tokens.get(run.last).is_some_and(|t| t.of(source.text) == ")")
                && let Some(long) = row.last()
            {
                acronyms.push((one.form, long.form));
            }
            row.push(one);
            before = Some(run);
        }
        seen.push(row);
    }
    for (s, source) in sources.iter().enumerate() {
        let extra = headline_names(source, s, lexicon, &forms);
        if !extra.is_empty() {
            seen[s].extend(extra);
            seen[s].sort_by_key(|m| m.span);
        }
    }
    let mut list = forms.list;
    tell_kinds(&mut list);
    let mut clusters = Clusters::default();
    let apart = junior_beside(&list, &seen);
    let shorts = clusters.persons(&mut list, &apart);
    clusters.others(&mut list, &acronyms);
    let bare = used_bare(&list, &seen);
    let mut resolver = Resolver { forms: &list, clusters, shorts, bare, loose: FxHashMap::default() };
    let resolved: Vec<Vec<(Span, usize)>> = seen.iter().map(|row| resolver.article(row)).collect();
    let (directory, mut mentions, described) = finish(resolver, resolved, &seen);
    for (s, source) in sources.iter().enumerate() {
        described::add(source, s, lexicon, &described, &mut mentions[s]);
    }
    (directory, mentions)
}
