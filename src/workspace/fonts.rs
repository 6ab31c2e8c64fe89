//! The typefaces on this computer, looked for when a printed page has characters that the program's own
//! faces lack.

use parley::fontique::{Collection, CollectionOptions, FontInfo};
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

/// A font file's face.
pub struct Found {
    /// The file's bytes.
    pub data: Arc<dyn AsRef<[u8]> + Send + Sync>,
    /// Which of a collection's faces.
    pub index: u32,
}

/// How many faces are taken at most.
const MOST: usize = 8;

/// Upright faces of usual weight that have the characters of `missing`, those that have most of them first;
/// none where nothing on the computer has any of them.
pub fn covering(missing: &BTreeSet<char>) -> Vec<Found> {
    choose(&folders(), missing)
}

fn choose(folders: &[PathBuf], missing: &BTreeSet<char>) -> Vec<Found> {
    let mut known = Collection::new(CollectionOptions { shared: false, system_fonts: false });
    known.load_fonts_from_paths(folders);
    let mut names: Vec<String> = known.family_names().map(str::to_owned).collect();
    names.sort_by_cached_key(|name| liking(name, missing));
    let mut candidates: Vec<(BTreeSet<char>, Found)> = names
        .iter()
        .filter_map(|name| known.family_by_name(name)?.default_font().cloned())
        .filter_map(|font| covered(&font, missing))
        .collect();
    let mut left = missing.clone();
    let mut found = Vec::new();
    while found.len() < MOST && !left.is_empty() {
        // of equals the first, which is liked best
        let gain = |covers: &BTreeSet<char>| covers.intersection(&left).count();
        let mut best = (0, 0);
        for (n, (covers, _)) in candidates.iter().enumerate() {
            if gain(covers) > best.0 {
                best = (gain(covers), n);
            }
        }
        if best.0 == 0 {
            break;
        }
        let (covers, face) = candidates.remove(best.1);
        left.retain(|c| !covers.contains(c));
        found.push(face);
    }
    found
}

/// What of `missing` a face has; `None` where it has nothing of it, or draws by pictures, which cannot be
/// embedded.
fn covered(font: &FontInfo, missing: &BTreeSet<char>) -> Option<(BTreeSet<char>, Found)> {
    let data = font.load(None)?;
    let charmap = font.charmap_index().charmap(data.as_ref())?;
    let has = |c: &&char| charmap.map(**c).is_some_and(|glyph| glyph != 0);
    let covers: BTreeSet<char> = missing.iter().filter(has).copied().collect();
    let drawn = !covers.is_empty() && has_outlines(data.as_ref(), font.index());
    drawn.then(|| (covers, Found { data: data.clone().into_raw_parts().0, index: font.index() }))
}

/// In what order faces are taken that have as many characters: the sans first, and of faces for Chinese
/// characters those drawn as the language at hand draws them.
fn liking(name: &str, missing: &BTreeSet<char>) -> (u8, u8, String) {
    let any = |from: char, to: char| missing.range(from..=to).next().is_some();
    let land = if any('\u{3040}', '\u{30FF}') {
        "JP"
    } else if any('\u{AC00}', '\u{D7AF}') {
        "KR"
    } else {
        "SC"
    };
    let kind = match name {
        _ if name.contains("Mono") || name.contains("Serif") => 1,
        _ if name.contains("Sans") => 0,
        _ => 2,
    };
    (kind, u8::from(!name.ends_with(land)), name.to_owned())
}

/// Whether a face has outlines and no colours, as the table directory of its file says (OpenType, “Organization
/// of an OpenType Font”).
fn has_outlines(data: &[u8], index: u32) -> bool {
    let number = |at: usize| -> Option<usize> {
        let bytes: [u8; 4] = data.get(at..at + 4)?.try_into().ok()?;
        usize::try_from(u32::from_be_bytes(bytes)).ok()
    };
    let start = match data.get(..4) {
        Some(b"ttcf") => {
            usize::try_from(index).ok().and_then(|index| number(index.checked_mul(4)?.checked_add(12)?))
        }
        _ => Some(0),
    };
    let Some(start) = start else { return false };
    let count = start.checked_add(4).and_then(|at| data.get(at..at.checked_add(2)?));
    let count = count.map_or(0, |bytes| usize::from(bytes[0]) << 8 | usize::from(bytes[1]));
    let tags: Vec<&[u8]> =
        (0..count).filter_map(|n| data.get(start + 12 + 16 * n..start + 16 + 16 * n)).collect();
    let has = |tag: &[u8]| tags.contains(&tag);
    (has(b"glyf") || has(b"CFF ") || has(b"CFF2")) && !has(b"COLR") && !has(b"CBDT") && !has(b"sbix")
}

/// Where systems keep fonts.
fn folders() -> Vec<PathBuf> {
    let variable = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let mut folders = Vec::new();
    if cfg!(target_os = "windows") {
        folders.extend(variable("WINDIR").map(|path| path.join("Fonts")));
        folders.extend(variable("LOCALAPPDATA").map(|path| path.join("Microsoft/Windows/Fonts")));
    } else if cfg!(target_os = "macos") {
        folders.extend(["/System/Library/Fonts", "/Library/Fonts"].map(PathBuf::from));
        folders.extend(variable("HOME").map(|path| path.join("Library/Fonts")));
    } else {
        let shared = std::env::var("XDG_DATA_DIRS").unwrap_or_default();
        let shared = if shared.is_empty() { "/usr/local/share:/usr/share" } else { &shared };
        folders.extend(
            shared.split(':').filter(|path| !path.is_empty()).map(|path| PathBuf::from(path).join("fonts")),
        );
        let own =
            variable("XDG_DATA_HOME").or_else(|| variable("HOME").map(|path| path.join(".local/share")));
        folders.extend(own.map(|path| path.join("fonts")));
        folders.extend(variable("HOME").map(|path| path.join(".fonts")));
    }
    folders
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faces_are_taken_for_what_they_have() {
        let fonts = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("assets/fonts");
        let found = choose(&[fonts], &"aж日".chars().collect());
        assert_eq!(found.len(), 1, "one face has both letters, none the third");
        assert!(has_outlines((*found[0].data).as_ref(), 0));
        assert!(choose(&[PathBuf::from("/nowhere")], &"日".chars().collect()).is_empty());
        assert!(!has_outlines(b"ttcf", 3) && !has_outlines(&[], 0));
    }
}
