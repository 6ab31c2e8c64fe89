//! The projects opened last.

use super::atomic;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

/// Projects kept in the list.
const MOST: usize = 12;

/// A project that was opened or saved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecentProject {
    /// Its file.
    pub path: PathBuf,
    /// What it was called.
    #[serde(default)]
    pub title: String,
    /// How many articles it had.
    #[serde(default)]
    pub articles: usize,
}

/// The list of recent projects in the program's folder. Losing it costs nothing, so a damaged one counts as
/// empty, and what cannot be written is let go.
#[derive(Clone, Debug)]
pub struct Recent {
    file: PathBuf,
}

#[derive(Default, Serialize, Deserialize)]
struct Stored {
    #[serde(default)]
    projects: Vec<RecentProject>,
}

impl Recent {
    /// The list in `folder`, which need not exist yet.
    pub fn in_folder(folder: &Path) -> Recent {
        Recent { file: folder.join("recent.json") }
    }

    /// The projects, the latest first.
    pub fn list(&self) -> Vec<RecentProject> {
        let bytes = std::fs::read(&self.file).unwrap_or_default();
        let stored: Stored = serde_json::from_slice(&bytes).unwrap_or_default();
        stored.projects.into_iter().take(MOST).collect()
    }

    /// Puts a project first.
    pub fn add(&self, project: RecentProject) {
        let mut list = self.list();
        list.retain(|known| known.path != project.path);
        list.insert(0, project);
        list.truncate(MOST);
        self.write(list);
    }

    /// Takes a project off the list, as when its file is gone.
    pub fn remove(&self, path: &Path) {
        let mut list = self.list();
        list.retain(|known| known.path != path);
        self.write(list);
    }

    fn write(&self, projects: Vec<RecentProject>) {
        let Ok(bytes) = serde_json::to_vec_pretty(&Stored { projects }) else { return };
        if let Some(folder) = self.file.parent() {
            let _ = std::fs::create_dir_all(folder);
        }
        let _ = atomic::write(&self.file, &bytes);
    }
}
