//! What the worker is asked to do, and how each of it is done.

use super::report::{Problem, Report};
use super::write::{Export, Lesson, write, write_lesson};
use super::{Generations, Teller};
use crate::app::lessons::{Proposal, Sheets};
use crate::app::loaded::Loaded;
use crate::app::notes::reason;
use crate::article::Article;
use crate::compare::{Decisions, Prepared, Settings};
use crate::export::{lesson, ours};
use crate::import::{self, Duplicate, ImportError, Imported, Input, Options};
use crate::workspace::{self, Project, Workspace};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::Ordering;

/// What the worker is asked to do.
pub(super) enum Job {
    Read(Vec<Reading>),
    /// What was pasted, and whether the clipboard may hold its markup.
    ReadPasted(String, bool),
    /// What is compared, and whether the outlets' names are hidden.
    Compare(Vec<Article>, Settings, Arc<Decisions>, bool),
    Open(PathBuf),
    Save(Box<Project>, PathBuf),
    Export(Box<Export>),
    Propose(Sheets, Arc<Loaded>, lesson::Options),
    Lesson(Box<Lesson>),
    /// Goes wrong, and is then told of as this job would be.
    #[cfg(test)]
    Panic(Box<Job>),
}

impl Job {
    /// What is told where the program fails on it, if anything.
    pub(super) fn failure(&self) -> Option<Report> {
        Some(match self {
            Job::Read(_) => {
                let problem = Problem { path: "Reading".into(), reason: FAILED.into() };
                Report::Read { articles: Vec::new(), problems: vec![problem], notes: Vec::new() }
            }
            Job::ReadPasted(..) => return None,
            Job::Compare(..) => Report::Failed,
            Job::Open(path) => Report::NotOpened { path: path.clone(), told: FAILED.into() },
            Job::Save(..) => Report::NotSaved(FAILED.into()),
            Job::Export(_) | Job::Lesson(_) => Report::NotExported(FAILED.into()),
            Job::Propose(sheets, ..) => {
                Report::Proposed { sheets: sheets.clone(), proposal: Err(FAILED.into()) }
            }
            #[cfg(test)]
            Job::Panic(job) => return job.failure(),
        })
    }
}

/// What is told where the program fails.
const FAILED: &str = "the program failed on this; please report it";

/// Something that is read.
pub enum Reading {
    /// A file, a folder or a page.
    From(Input),
    /// The same; the others are checked against its articles.
    Reference(Input),
    /// What was pasted: the text, and what the user says of it.
    Pasted(Box<Article>),
}

/// The articles compared last, read.
pub(super) struct Read {
    articles: Vec<Article>,
    prepared: Prepared,
    repeats: Vec<Duplicate>,
}

/// Does a job and tells of it, whatever becomes of it.
pub(super) fn work(
    (generation, job): (u64, Job),
    read: &mut Option<Read>,
    teller: &Teller,
    generations: &Generations,
) {
    let failure = job.failure();
    let done = catch_unwind(AssertUnwindSafe(|| perform((generation, job), read, teller, generations)));
    if done.is_err() {
        // What was half done is not gone on with.
        *read = None;
        failure.into_iter().for_each(|report| teller.tell(generation, report));
    }
}

fn perform(
    (generation, job): (u64, Job),
    read: &mut Option<Read>,
    teller: &Teller,
    generations: &Generations,
) {
    match job {
        #[cfg(test)]
        Job::Panic(_) => panic!("as asked"),
        Job::Read(what) => {
            let (mut inputs, mut pasted) = (Vec::new(), Vec::new());
            let references = matches!(what[..], [Reading::Reference(_), ..]);
            for one in what {
                match one {
                    Reading::From(input) | Reading::Reference(input) => inputs.push(input),
                    Reading::Pasted(article) => pasted.push(*article),
                }
            }
            let tell = |done, all| teller.tell(generation, Report::Reading { done, all });
            let stop = || generations.cancelled.load(Ordering::Acquire) >= generation;
            let options = Options { is_result: Some(ours::is_ours), ..Options::default() };
            let mut imported = import::read_all(&inputs, &options, &tell, &stop);
            imported.articles.iter_mut().for_each(|article| article.reference |= references);
            pasted.into_iter().for_each(|article| imported.add(paste(article)));
            let problem = |p: &ImportError| Problem { path: p.path.clone(), reason: reason(&p.cause) };
            let problems = imported.problems.iter().map(problem).collect();
            let Imported { articles, notes, .. } = imported;
            teller.tell(generation, Report::Read { articles, problems, notes });
        }
        Job::ReadPasted(pasted, live) => {
            // Nothing is read from the desktop's clipboard by a worker without a thread, as in tests.
            let markup = live.then(clipboard_markup).flatten();
            let read = import::pasted(&pasted, markup.as_deref(), &Options::default());
            if let Ok(article) = read {
                teller.tell(generation, Report::ReadPasted { pasted, article: Box::new(article) });
            }
        }
        Job::Open(path) => {
            let report = match Workspace::open(&path) {
                Ok(workspace) => Report::Opened { workspace: Box::new(workspace) },
                Err(error) => Report::NotOpened { told: error.to_string(), path },
            };
            teller.tell(generation, report);
        }
        Job::Save(project, path) => {
            let report = match workspace::save(&project, &path) {
                Ok(()) => Report::Saved { project, path },
                Err(error) => Report::NotSaved(error.to_string()),
            };
            teller.tell(generation, report);
        }
        Job::Export(export) => {
            let report = caught(|| write(&export));
            teller.tell(
                generation,
                match report {
                    Ok(remarks) => Report::Exported { paths: vec![export.path], remarks },
                    Err(told) => Report::NotExported(told),
                },
            );
        }
        Job::Propose(sheets, loaded, options) => {
            let proposal = caught(|| Ok(Proposal::of(&loaded.comparison, &options)));
            teller.tell(generation, Report::Proposed { sheets, proposal });
        }
        Job::Lesson(lesson) => {
            let report = match caught(|| write_lesson(&lesson)) {
                Ok(paths) => Report::Exported { paths, remarks: Vec::new() },
                Err(told) => Report::NotExported(told),
            };
            teller.tell(generation, report);
        }
        Job::Compare(articles, settings, decisions, blind) => {
            let wanted = || generations.compare.load(Ordering::Acquire) == generation;
            if !wanted() {
                return;
            }
            if read.as_ref().is_none_or(|read| read.articles != articles) {
                let (prepared, repeats) = (Prepared::read(&articles), import::duplicates(&articles));
                *read = Some(Read { prepared, repeats, articles });
            }
            if let Some(read) = read.as_ref().filter(|_| wanted()) {
                let outcome = read.prepared.compare(&settings, &decisions);
                let index = if blind { Loaded::blind } else { Loaded::new };
                let loaded = Arc::new(index(outcome.comparison));
                let (unapplied, repeats) = (outcome.unapplied, read.repeats.clone());
                teller.tell(generation, Report::Compared { loaded, unapplied, repeats });
            }
        }
    }
}

/// Does `work`. A failure of the program is caught, so that the window hears of it and what was read for
/// comparing is kept.
fn caught<T>(work: impl FnOnce() -> Result<T, String>) -> Result<T, String> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| Err(FAILED.into()))
}

/// The markup beside the text on the clipboard, where whoever copied gave some.
fn clipboard_markup() -> Option<String> {
    arboard::Clipboard::new().ok()?.get().html().ok()
}

/// Reads what was pasted; what the user said of it counts more than what it says of itself.
fn paste(said: Article) -> Imported {
    let mut article = match import::pasted(&said.text, None, &Options::default()) {
        Ok(article) => article,
        Err(problem) => return Imported { problems: vec![problem], ..Imported::default() },
    };
    let given = |own: &mut String, said: String| {
        if !said.trim().is_empty() {
            *own = said.trim().to_owned();
        }
    };
    given(&mut article.outlet, said.outlet);
    given(&mut article.title, said.title);
    given(&mut article.byline, said.byline);
    given(&mut article.url, said.url);
    article.date = said.date.or(article.date);
    article.reference = said.reference;
    article.path.clear();
    article.into()
}
