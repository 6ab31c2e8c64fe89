//! From the files named to what is compared: articles, and of projects their settings and the user's decisions.

use super::inputs::{self, Inputs};
use super::progress::Progress;
use super::reading::ReadingArgs;
use super::{events, project, say};
use crate::article::Article;
use crate::compare::{Comparison, Decisions, Prepared, Settings};
use crate::export::ours;
use crate::export::words::count;
use crate::import;
use std::path::{Path, PathBuf};

/// What the files named hold together.
pub struct Gathered {
    /// The articles, those of projects first; repeated ones are left out unless they are asked for.
    pub articles: Vec<Article>,
    /// How they are compared: as asked for, else as the first project says.
    pub settings: Settings,
    /// What the user decided in the projects.
    pub decisions: Decisions,
    /// What is to be said about what was not read or left out.
    pub complaints: Vec<String>,
    /// How many files could not be read.
    pub unread: usize,
}

/// Reads the files named. `progress` shows how far it is.
pub fn read(files: &[PathBuf], reading: &ReadingArgs, progress: &Progress) -> Gathered {
    progress.says(format!("Reading {}", count(files.len(), "file", "files")));
    let (files, refused) = inputs::readable(files);
    let (projects, files) = project::read(&files);
    let options = import::Options { is_result: Some(ours::is_ours), ..reading.options() };
    let mut inputs = inputs::read(&files, &options, &|stage| progress.says(stage));
    inputs.articles.splice(0..0, projects.articles);
    if !reading.keep_duplicates {
        inputs.leave_out_duplicates();
    }
    let unread = refused.len() + inputs.unread + projects.unread;
    let mut settings = Settings::default();
    settings.strictness = reading.strictness.or(projects.strictness).unwrap_or(settings.strictness);
    Gathered {
        articles: inputs.articles,
        settings,
        decisions: Decisions { list: projects.decisions },
        complaints: [refused, inputs.complaints, projects.complaints].concat(),
        unread,
    }
}

/// The comparison of articles about one event, and how many files could not be read; what is to be said about
/// them is said. `None` where there is nothing to compare.
///
/// `reference` is what the articles are checked against. It is read as articles are, and is none of them.
pub fn compare(
    files: &[PathBuf],
    reference: Option<&Path>,
    reading: &ReadingArgs,
) -> Option<(Comparison, usize)> {
    let typed = files.iter().any(|file| file.as_os_str() == "-") || reference == Some(Path::new("-"));
    let progress = Progress::start(typed);
    let mut gathered = read(files, reading, &progress);
    let against = reference.map(|path| read_reference(path, reading, &progress));
    let nothing = if gathered.articles.is_empty() {
        Some("no article could be read, so nothing is written")
    } else if let Some(against) = &against {
        gathered.complaints.extend(against.complaints.iter().cloned());
        gathered.unread += against.unread;
        gathered.leave_out(&against.articles);
        if against.articles.is_empty() {
            Some("the reference could not be read, so nothing is written")
        } else if gathered.articles.is_empty() {
            Some("no article but the reference is named, so there is nothing to check")
        } else {
            None
        }
    } else {
        None
    };
    let event = match nothing {
        Some(nothing) => Err(nothing.to_owned()),
        None => one_event(gathered.articles, reading.event.as_deref()),
    };
    let outcome = event.map(|mut articles| {
        let against = against.into_iter().flat_map(|against| against.articles);
        articles.extend(against.map(|article| Article { reference: true, ..article }));
        progress.says(format!("Comparing {}", count(articles.len(), "article", "articles")));
        Prepared::read(&articles).compare_once(&gathered.settings, &gathered.decisions)
    });
    drop(progress);
    gathered.complaints.iter().for_each(|complaint| say(complaint));
    match outcome {
        Ok(outcome) => {
            outcome.unapplied.iter().map(project::complaint).for_each(|complaint| say(&complaint));
            Some((outcome.comparison, gathered.unread))
        }
        Err(why) => {
            say(&why);
            None
        }
    }
}

/// What the articles are checked against: all of its file, whatever repeats in it.
fn read_reference(path: &Path, reading: &ReadingArgs, progress: &Progress) -> Inputs {
    let (files, refused) = inputs::readable(&[path.to_owned()]);
    let mut against = inputs::read(&files, &reading.options(), &|stage| progress.says(stage));
    against.unread += refused.len();
    against.complaints.extend(refused);
    against
}

/// The articles of the one event there is, or of the one called `only`.
///
/// # Errors
/// In words, when there are several, or none of that name.
fn one_event(articles: Vec<Article>, only: Option<&str>) -> Result<Vec<Article>, String> {
    let mut events = events::events(articles, only)?;
    match events.len() {
        1 => Ok(events.pop().map(|event| event.articles).unwrap_or_default()),
        n => Err(format!(
            "the articles are about {n} events, and this is about one; add --event with one of: {}",
            events.iter().map(|event| event.title().to_string()).collect::<Vec<_>>().join(", ")
        )),
    }
}

impl Gathered {
    /// Leaves out the articles that are the reference itself, as when `*.txt` names it too, and says so.
    fn leave_out(&mut self, reference: &[Article]) {
        let place = |article: &Article| Path::new(&article.path).canonicalize().ok();
        let same = |article: &Article| {
            reference.iter().any(|known| {
                known.path == article.path || place(known).is_some_and(|at| place(article) == Some(at))
            })
        };
        let (left, kept) = std::mem::take(&mut self.articles).into_iter().partition(same);
        self.articles = kept;
        self.complaints.extend(Vec::into_iter(left).map(|article: Article| {
            format!("{}: this is the reference itself, so its own quotations are not checked", article.path)
        }));
    }
}
