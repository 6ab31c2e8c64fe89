//! Names every newsroom writes in several ways: countries and their people, parties, agencies.

use super::NameKind;
use super::lexicon::plain;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// A name known beforehand.
pub struct Known {
    /// How it is written in full.
    pub canonical: &'static str,
    /// What it names.
    pub kind: NameKind,
}

struct World {
    known: Vec<Known>,
    /// By key (plain words joined by blanks): index into `known`.
    keys: FxHashMap<String, u32>,
}

static WORLD: LazyLock<World> = LazyLock::new(|| {
    let mut world = World { known: Vec::new(), keys: FxHashMap::default() };
    for line in include_str!("../../../assets/names/world.txt").lines() {
        let mut fields = line.split('|').map(str::trim);
        let (Some(canonical), Some(kind)) = (fields.next(), fields.next()) else { continue };
        if canonical.starts_with('#') {
            continue;
        }
        let at = world.known.len() as u32;
        let kind = if kind == "place" { NameKind::Place } else { NameKind::Group };
        world.known.push(Known { canonical, kind });
        for list in std::iter::once(canonical).chain(fields) {
            for form in list.split(',').map(str::trim).filter(|f| !f.is_empty()) {
                world.keys.entry(key(form)).or_insert(at);
            }
        }
    }
    world
});

/// The form in which names are looked up: plain words joined by blanks, without a leading `the`.
pub fn key(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for word in name.split_ascii_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(&plain(word));
    }
    match out.strip_prefix("the ") {
        Some(rest) => rest.to_owned(),
        None => out,
    }
}

/// What the name with this key is known to mean.
pub fn get(key: &str) -> Option<&'static Known> {
    WORLD.keys.get(key).map(|&at| &WORLD.known[at as usize])
}

/// Whether the key is that of a known name.
pub fn is_known(key: &str) -> bool {
    WORLD.keys.contains_key(key)
}

/// Whether the key is that of a known place.
pub fn is_place(key: &str) -> bool {
    get(key).is_some_and(|k| k.kind == NameKind::Place)
}

/// Whether it is a known name of at most five letters without blanks: only a name in capitals.
pub fn is_acronym(key: &str) -> bool {
    key.len() <= 5 && !key.contains(' ') && is_known(key)
}
