//! What the directory says of everybody, by the words in which descriptions ask for it.

use super::descriptions::{offices, role_words};
use crate::extract::names::{Directory, NameKind};
use crate::extract::speakers::mention::head;
use rustc_hash::FxHashMap;

/// The descriptions of all entries.
pub struct Known {
    /// The words of each, and whom it describes.
    pub(super) roles: Vec<(Vec<String>, usize)>,
    /// Those with a head noun, by it.
    by_head: FxHashMap<String, Vec<usize>>,
    /// All, by their words.
    by_words: FxHashMap<Vec<String>, Vec<usize>>,
    /// Groups, by the words of their names and descriptions.
    groups: FxHashMap<String, Vec<usize>>,
    /// Entries that are described by whom they belong to: `Petrov’s father`.
    pub(super) kin: Vec<usize>,
}

impl Known {
    /// Reads the directory.
    pub fn new(directory: &Directory) -> Known {
        let mut known = Known {
            roles: Vec::new(),
            by_head: FxHashMap::default(),
            by_words: FxHashMap::default(),
            groups: FxHashMap::default(),
            kin: Vec::new(),
        };
        for (e, entry) in directory.entries.iter().enumerate() {
            let first = known.roles.len();
            known.roles.extend(entry.roles.iter().map(|role| (role_words(role), e)));
            for at in first..known.roles.len() {
                let words = &known.roles[at].0;
                if let Some(h) = head(words) {
                    known.by_head.entry(words[h].clone()).or_default().push(at);
                }
                known.by_words.entry(words.clone()).or_default().push(e);
            }
            if entry.kind == NameKind::Group {
                let mut words = role_words(&entry.canonical.to_lowercase());
                words.extend(known.roles[first..].iter().flat_map(|(role, _)| role.iter().cloned()));
                words.sort_unstable();
                words.dedup();
                for word in words {
                    known.groups.entry(word).or_default().push(e);
                }
            }
            if entry.roles.iter().any(|role| role.contains("’s ") || role.contains("'s ")) {
                known.kin.push(e);
            }
        }
        known
    }

    /// The descriptions of which the head noun can be one office with `noun`.
    pub(super) fn offices(&self, noun: &str) -> impl Iterator<Item = &(Vec<String>, usize)> {
        let all = offices(noun).filter_map(|head| self.by_head.get(head)).flatten();
        let own = self.by_head.get(noun).into_iter().flatten();
        own.chain(all).map(|&at| &self.roles[at])
    }

    /// Who is described by exactly these words.
    pub(super) fn exactly(&self, words: &[String]) -> &[usize] {
        self.by_words.get(words).map_or(&[], Vec::as_slice)
    }

    /// The groups with a word in their name or description.
    pub(super) fn groups(&self, word: &str) -> &[usize] {
        self.groups.get(word).map_or(&[], Vec::as_slice)
    }
}
