//! Project files among the files named: their articles, settings and decisions.

use crate::article::Article;
use crate::compare::{Decision, Unapplied};
use crate::workspace;
use std::io::Read as _;
use std::path::{Path, PathBuf};

/// What the projects named hold together.
#[derive(Default)]
pub struct Projects {
    /// Their articles that are switched on.
    pub articles: Vec<Article>,
    /// The strictness of the first.
    pub strictness: Option<f64>,
    /// Their decisions, one project's after the other's.
    pub decisions: Vec<Decision>,
    /// What is to be said about the others.
    pub complaints: Vec<String>,
    /// How many could not be read.
    pub unread: usize,
}

/// Takes the projects out of the files named and reads them; hands back the other files.
pub fn read(named: &[PathBuf]) -> (Projects, Vec<PathBuf>) {
    let mut projects = Projects::default();
    let mut files = Vec::new();
    let mut seen = Vec::new();
    for path in named {
        if !is_project(path) {
            files.push(path.clone());
            continue;
        }
        let known = path.canonicalize().unwrap_or_else(|_| path.clone());
        if seen.contains(&known) {
            projects.complaints.push(format!("{}: named twice, compared once", super::shown(path)));
            continue;
        }
        seen.push(known);
        match workspace::load(path) {
            Ok(project) => {
                // a project is about one event, whatever a table said of its articles
                let whole = |article| Article { event: String::new(), ..article };
                projects.articles.extend(project.articles_for_comparison().into_iter().map(whole));
                projects.strictness.get_or_insert(project.settings.strictness);
                projects.decisions.extend(project.decisions.list.iter().cloned());
            }
            Err(error) => {
                projects.complaints.push(error.to_string());
                projects.unread += 1;
            }
        }
    }
    (projects, files)
}

/// Whether a file is a project, by its name or its first bytes.
fn is_project(path: &Path) -> bool {
    if path.extension().is_some_and(|e| e.eq_ignore_ascii_case(workspace::EXTENSION)) {
        return true;
    }
    if !path.extension().is_some_and(|e| e.eq_ignore_ascii_case("json")) {
        return false;
    }
    let mut head = Vec::new();
    std::fs::File::open(path).is_ok_and(|file| file.take(400).read_to_end(&mut head).is_ok())
        && workspace::is_project(&head)
}

/// What is said about a decision that could not be applied.
pub fn complaint(unapplied: &Unapplied) -> String {
    let how = if unapplied.partly { "applied only in part" } else { "not applied" };
    format!("decision {how}: {}: {}", unapplied.decision, unapplied.explanation)
}
