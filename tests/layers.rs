//! The layers hold: a module imports only those to its right, and the core has no clock, no network and
//! no window.

use std::path::{Path, PathBuf};

/// From the edge to the core; each may use those after it.
const LAYERS: [&str; 10] =
    ["app", "cli", "export", "workspace", "compare", "judge", "align", "extract", "import", "text"];

#[test]
fn a_layer_imports_only_those_below_it() {
    for (depth, layer) in LAYERS.iter().enumerate() {
        for (path, source) in sources(layer) {
            for above in &LAYERS[..depth] {
                for form in
                    [format!("crate::{above}::"), format!("crate::{above};"), format!("use crate::{{{above}")]
                {
                    assert!(!source.contains(&form), "{} uses {above}", path.display());
                }
            }
        }
    }
    for (path, source) in sources("article.rs") {
        assert!(!source.contains("use crate::"), "{} uses a layer above it", path.display());
    }
}

#[test]
fn the_core_has_no_clock_no_network_and_no_window() {
    let core = ["article.rs", "text", "import", "extract", "align", "judge", "compare"];
    let banned = [
        "std::net",
        "SystemTime",
        "Instant::now",
        "Zoned::now",
        "Timestamp::now",
        "egui",
        "eframe",
        "println!",
        "eprintln!",
        "std::env",
        "process::exit",
        "std::thread::sleep",
    ];
    for (path, source) in core.into_iter().flat_map(sources) {
        for word in banned {
            assert!(!source.contains(word), "{} uses {word}", path.display());
        }
    }
}

/// The network is one file: the one that fetches the page whose address the user typed.
#[test]
fn only_links_are_fetched() {
    for layer in LAYERS.into_iter().chain(["article.rs"]) {
        for (path, source) in sources(layer) {
            let fetches = source.contains("ureq");
            assert_eq!(fetches, path.ends_with("import/link.rs"), "{} uses the network", path.display());
        }
    }
}

/// Only the layer that reads files reads files; what is written is handed back as text.
#[test]
fn only_import_reads_files() {
    for (path, source) in
        ["article.rs", "text", "extract", "align", "judge", "compare", "export"].into_iter().flat_map(sources)
    {
        for word in ["std::fs", "File::", "std::io"] {
            // files in memory are no files
            let source = source
                .replace("use std::io::{Cursor, Read as _};", "")
                .replace("use std::io::{Cursor, Write as _};", "")
                .replace("use std::io::{Cursor, Read as _, Write as _};", "");
            assert!(!source.contains(word), "{} uses {word}", path.display());
        }
    }
}

/// The files of a layer without their tests and comments, which may name what they like.
fn sources(layer: &str) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    collect(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(layer), &mut found);
    found
}

fn collect(path: &Path, found: &mut Vec<(PathBuf, String)>) {
    if path.file_stem().is_some_and(|stem| stem == "tests") {
        return;
    }
    if path.is_dir() {
        for entry in std::fs::read_dir(path).unwrap() {
            collect(&entry.unwrap().path(), found);
        }
    } else if path.extension().is_some_and(|extension| extension == "rs") {
        let source = std::fs::read_to_string(path).unwrap();
        let code = source.split("#[cfg(test)]").next().unwrap_or_default();
        let code: String = code
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"))
            .flat_map(|line| [line, "\n"])
            .collect();
        found.push((path.to_path_buf(), code));
    }
}
