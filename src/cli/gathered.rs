//! Files to one comparison, for the commands that are about one event: articles, projects with the user's
//! decisions, and a table's articles of the event that was named.

use super::progress::Progress;
use super::{events, inputs, project, say};
use crate::article::Article;
use crate::compare::{Comparison, Decisions, Prepared, Settings};
use crate::export::words::count;
use crate::import::Options;
use std::path::PathBuf;

/// What is asked of the files.
pub struct Wanted<'a> {
    /// The articles and projects.
    pub files: &'a [PathBuf],
    /// The event, where a table is about several.
    pub event: Option<&'a str>,
    /// How much evidence a row needs; else that of the first project, else the default.
    pub strictness: Option<f64>,
    /// What the articles are checked against, read as articles are.
    pub reference: Option<&'a PathBuf>,
}

/// The comparison, and how many files could not be read; what is to be said about them is said. `None`
/// where there is nothing to compare.
pub fn gather(wanted: &Wanted) -> Option<(Comparison, usize)> {
    let progress = Progress::start(wanted.files.iter().any(|file| file.as_os_str() == "-"));
    progress.says(format!("Reading {}", count(wanted.files.len(), "file", "files")));
    let (projects, files) = project::read(wanted.files);
    let mut inputs = inputs::read(&files, &Options::default(), &|stage| progress.says(stage));
    inputs.unread += projects.unread;
    inputs.complaints.extend(projects.complaints);
    inputs.articles.splice(0..0, projects.articles);
    let mut found = Vec::new();
    if let Some(path) = wanted.reference {
        let read =
            inputs::read(std::slice::from_ref(path), &Options::default(), &|stage| progress.says(stage));
        inputs.unread += read.unread;
        inputs.complaints.extend(read.complaints);
        found.extend(read.articles.into_iter().map(|article| Article { reference: true, ..article }));
    }
    let nothing = match (inputs.articles.is_empty(), wanted.reference.is_some() && found.is_empty()) {
        (true, _) => Some("no article could be read, so nothing is written".to_string()),
        (_, true) => Some("the reference could not be read, so nothing is written".to_string()),
        _ => None,
    };
    let mut settings = Settings::default();
    settings.strictness = wanted.strictness.or(projects.strictness).unwrap_or(settings.strictness);
    let event = match nothing {
        Some(nothing) => Err(nothing),
        None => events::events(inputs.articles, wanted.event).and_then(|mut events| match events.len() {
            1 => events.pop().ok_or_else(String::new),
            n => Err(format!(
                "the articles are about {n} events, and this is about one; add --event with one of: {}",
                events.iter().map(|event| event.title().to_string()).collect::<Vec<_>>().join(", ")
            )),
        }),
    };
    let outcome = event.map(|mut event| {
        event.articles.extend(found);
        progress.says(format!("Comparing {}", count(event.articles.len(), "article", "articles")));
        Prepared::read(&event.articles).compare_once(&settings, &Decisions { list: projects.decisions })
    });
    drop(progress);
    inputs.complaints.iter().for_each(|complaint| say(complaint));
    match outcome {
        Ok(outcome) => {
            outcome.unapplied.iter().map(project::complaint).for_each(|complaint| say(&complaint));
            Some((outcome.comparison, inputs.unread))
        }
        Err(why) => {
            say(&why);
            None
        }
    }
}
