//! The threads that read files and compare, so that the window never waits.
//!
//! ```text
//!      ┌──Job──▶ reading ────┐
//! App ─┤                     ├──Report──▶ App (which is repainted once for each report, and never otherwise)
//!      └──Job──▶ comparing ──┘
//! ```
//!
//! Files and pages are read on a thread of their own, since a page may keep one waiting; everything else is
//! done in the order it is asked for. A job that panics is told of like one that fails.
//!
//! A comparison asked for later makes an earlier one void: of those waiting only the last is done, and a
//! result that comes late is known by its generation and dropped. Only where nothing but the settings differs is
//! it shown until the later one is there, so that the table follows the slider while it is drawn.

use super::lessons::{Proposal, Sheets};
use super::loaded::Loaded;
use super::notes::reason;
use crate::article::Article;
use crate::compare::reference::{self, Check};
use crate::compare::{Decisions, Prepared, Settings, Unapplied};
use crate::export;
use crate::export::lesson::{self, Part};
use crate::export::page::{self, Kind};
use crate::export::quote_check::{Form, QuoteCheck};
use crate::import::{self, Duplicate, ImportError, Imported, Input, Note, Options};
use crate::workspace::{self, Project, Workspace};
use eframe::egui::Context;
use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};

/// What the worker is asked to do.
enum Job {
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
    fn failure(&self) -> Option<Report> {
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

/// What is written for other programs.
pub struct Export {
    /// What is written of.
    pub loaded: Arc<Loaded>,
    /// What, and as what.
    pub matter: Matter,
    /// Whether values begin with a byte order mark.
    pub bom: bool,
    /// Where; a file that is there is replaced.
    pub path: PathBuf,
}

/// What is written for other programs.
pub enum Matter {
    /// Which rows and columns.
    Rows(export::Format, Box<export::sheet::Options>),
    /// These of the checks, in this order.
    Checks(Form, Vec<usize>),
}

/// Lesson sheets that are written.
pub struct Lesson {
    /// What they are about.
    pub loaded: Arc<Loaded>,
    /// What the teacher sets.
    pub options: lesson::Options,
    /// The kind of files.
    pub kind: Kind,
    /// Where each part goes; files that are there are replaced.
    pub parts: Vec<(Part, PathBuf)>,
}

/// Something that is read.
pub enum Reading {
    /// A file, a folder or a page.
    From(Input),
    /// The same; the others are checked against its articles.
    Reference(Input),
    /// What was pasted: the text, and what the user says of it.
    Pasted(Box<Article>),
}

/// What the worker tells.
pub enum Report {
    /// So many of the files are read.
    Reading {
        /// Files done.
        done: usize,
        /// Files in all.
        all: usize,
    },
    /// All files are read, or reading was cancelled.
    Read {
        /// What was found, in the order the files were named.
        articles: Vec<Article>,
        /// The files that gave nothing.
        problems: Vec<Problem>,
        /// What else is worth knowing of the files.
        notes: Vec<Note>,
    },
    /// What was pasted into the form is read.
    ReadPasted {
        /// As it was pasted.
        pasted: String,
        /// What it says.
        article: Box<Article>,
    },
    /// The comparison is done.
    Compared {
        /// What it came to.
        loaded: Arc<Loaded>,
        /// Decisions that could not be applied.
        unapplied: Vec<Unapplied>,
        /// Articles that repeat an earlier one, by their places among those compared.
        repeats: Vec<Duplicate>,
    },
    /// A project is open.
    Opened {
        /// The project.
        workspace: Box<Workspace>,
    },
    /// A project could not be opened.
    NotOpened {
        /// Its file.
        path: PathBuf,
        /// Why, and what to do.
        told: String,
    },
    /// A project is saved.
    Saved {
        /// As it was saved.
        project: Box<Project>,
        /// Where.
        path: PathBuf,
    },
    /// A project could not be saved: why, and what to do.
    NotSaved(String),
    /// Files for other programs are written.
    Exported {
        /// Where.
        paths: Vec<PathBuf>,
        /// What the format could not hold, a sentence each.
        remarks: Vec<String>,
    },
    /// What lesson sheets would hold.
    Proposed {
        /// What was asked for.
        sheets: Sheets,
        /// What it comes to, or in words why nothing does.
        proposal: Result<Proposal, String>,
    },
    /// A file for other programs could not be written: why, and what to do.
    NotExported(String),
    /// Something in the program went wrong while it compared; what was shown before still is.
    Failed,
}

/// A file that gave no article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The file.
    pub path: String,
    /// Why, and what to do about it.
    pub reason: String,
}

/// The window's end of the worker.
pub struct Worker {
    threads: Option<Threads>,
    reports: Receiver<(u64, Report)>,
    teller: Teller,
    generations: Arc<Generations>,
    asked: u64,
    /// The first comparison whose result is still shown if a later one is not there yet.
    welcome: u64,
    /// The comparison told of last.
    told: u64,
    /// What a worker without a thread has read.
    read: Option<Read>,
}

/// Where jobs are sent.
struct Threads {
    reading: Sender<(u64, Job)>,
    comparing: Sender<(u64, Job)>,
}

/// The articles compared last, read.
struct Read {
    articles: Vec<Article>,
    prepared: Prepared,
    repeats: Vec<Duplicate>,
}

/// Which work is still wanted.
#[derive(Default)]
struct Generations {
    /// Reading that was asked for up to here is not.
    cancelled: AtomicU64,
    /// This comparison and no other is.
    compare: AtomicU64,
}

#[derive(Clone)]
struct Teller {
    reports: Sender<(u64, Report)>,
    ctx: Context,
}

impl Teller {
    fn tell(&self, generation: u64, report: Report) {
        // The window may be gone; then nobody is left to tell.
        if self.reports.send((generation, report)).is_ok() {
            self.ctx.request_repaint();
        }
    }
}

impl Worker {
    /// Starts the threads; `ctx` is asked for a frame with every report. Where the system gives no thread,
    /// work is done at once instead.
    pub fn start(ctx: &Context) -> Worker {
        let mut worker = Worker::in_place(ctx);
        let start = |name: &str| {
            let (jobs, waiting) = channel();
            let (teller, generations) = (worker.teller.clone(), worker.generations.clone());
            let thread = std::thread::Builder::new().name(name.into());
            thread.spawn(move || run(&waiting, &teller, &generations)).ok().map(|_| jobs)
        };
        let threads = start("reading").zip(start("comparing"));
        worker.threads = threads.map(|(reading, comparing)| Threads { reading, comparing });
        worker
    }

    /// A worker without a thread: whatever is asked is done before the call returns. For tests and
    /// measurements.
    pub fn in_place(ctx: &Context) -> Worker {
        let (told, reports) = channel();
        let teller = Teller { reports: told, ctx: ctx.clone() };
        Worker {
            threads: None,
            reports,
            teller,
            generations: Arc::default(),
            asked: 0,
            welcome: 0,
            told: 0,
            read: None,
        }
    }

    /// Asks for the articles in `what`.
    pub fn read(&mut self, what: Vec<Reading>) {
        self.asked += 1;
        self.ask(Job::Read(what));
    }

    /// Stops reading after the file at hand; what was read is kept.
    pub fn cancel_reading(&mut self) {
        self.asked += 1;
        self.generations.cancelled.store(self.asked, Ordering::Release);
    }

    /// Asks what an article says that was pasted into the form just now.
    pub fn read_pasted(&mut self, text: String) {
        self.asked += 1;
        self.ask(Job::ReadPasted(text, self.threads.is_some()));
    }

    /// Asks for a project.
    pub fn open(&mut self, path: PathBuf) {
        self.asked += 1;
        self.ask(Job::Open(path));
    }

    /// Asks for a project to be saved.
    pub fn save(&mut self, project: Project, path: PathBuf) {
        self.asked += 1;
        self.ask(Job::Save(Box::new(project), path));
    }

    /// Asks for a file for other programs.
    pub fn export(&mut self, export: Export) {
        self.asked += 1;
        self.ask(Job::Export(Box::new(export)));
    }

    /// Asks what lesson sheets would hold.
    pub fn propose(&mut self, sheets: Sheets, loaded: Arc<Loaded>, options: lesson::Options) {
        self.asked += 1;
        self.ask(Job::Propose(sheets, loaded, options));
    }

    /// Asks for lesson sheets.
    pub fn lesson(&mut self, lesson: Lesson) {
        self.asked += 1;
        self.ask(Job::Lesson(Box::new(lesson)));
    }

    /// No comparison asked for so far is wanted any more.
    pub fn forget_comparisons(&mut self) {
        self.asked += 1;
        (self.welcome, self.told) = (self.asked, self.asked);
        self.generations.compare.store(self.asked, Ordering::Release);
    }

    /// Whether a comparison is awaited.
    pub fn is_comparing(&self) -> bool {
        self.told < self.generations.compare.load(Ordering::Acquire)
    }

    /// Asks for a comparison; one asked for earlier is no longer wanted. Articles that were compared last
    /// are only lined up anew. `goes_on` where nothing but the settings is different from the last one.
    pub fn compare(
        &mut self,
        articles: Vec<Article>,
        settings: Settings,
        decisions: Arc<Decisions>,
        blind: bool,
        goes_on: bool,
    ) {
        self.asked += 1;
        if !goes_on {
            self.welcome = self.asked;
        }
        self.generations.compare.store(self.asked, Ordering::Release);
        self.ask(Job::Compare(articles, settings, decisions, blind));
    }

    /// What was told since, without what is no longer wanted.
    pub fn reports(&mut self) -> Vec<Report> {
        let mut told = Vec::new();
        for (generation, report) in self.reports.try_iter() {
            if matches!(report, Report::Compared { .. } | Report::Failed) {
                if generation < self.welcome {
                    continue;
                }
                self.told = generation;
            }
            told.push(report);
        }
        told
    }

    fn ask(&mut self, job: Job) {
        let reads = matches!(job, Job::Read(_));
        let job = (self.asked, job);
        match &self.threads {
            // The threads outlive the window's end of the channel.
            Some(threads) if reads => drop(threads.reading.send(job)),
            Some(threads) => drop(threads.comparing.send(job)),
            None => work(job, &mut self.read, &self.teller, &self.generations),
        }
    }
}

fn run(waiting: &Receiver<(u64, Job)>, teller: &Teller, generations: &Generations) {
    let mut read = None;
    while let Ok(job) = waiting.recv() {
        work(job, &mut read, teller, generations);
    }
}

/// Does a job and tells of it, whatever becomes of it.
fn work((generation, job): (u64, Job), read: &mut Option<Read>, teller: &Teller, generations: &Generations) {
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
            let mut imported = import::read_all(&inputs, &Options::default(), &tell, &stop);
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

/// Writes the file; gives back what the format could not hold, or in words why there is no file.
fn write(export: &Export) -> Result<Vec<String>, String> {
    let Export { loaded, matter, bom, path } = export;
    let written = match matter {
        Matter::Rows(format, options) => {
            export::write_with(loaded.named(), *format, options, *bom, &typefaces)
        }
        Matter::Checks(form, wanted) => {
            let all = reference::check(loaded.named());
            let checks: Vec<Check> = wanted.iter().filter_map(|&n| all.get(n).cloned()).collect();
            let (comparison, all) = (loaded.named(), all.len());
            QuoteCheck { comparison, checks: &checks, all }.write(*form, *bom, &typefaces)
        }
    };
    let written = written.map_err(|error| error.to_string())?;
    put(path, &written.bytes)?;
    Ok(written.remarks)
}

/// The computer's typefaces for what the program's own lack.
fn typefaces(missing: &BTreeSet<char>) -> Vec<page::Face> {
    let found = workspace::fonts::covering(missing).into_iter();
    found.map(|face| page::Face { data: face.data, index: face.index }).collect()
}

/// Writes a lesson's parts; gives back where they are, or in words why not all of them are. What they
/// cannot show stands in them.
fn write_lesson(lesson: &Lesson) -> Result<Vec<PathBuf>, String> {
    let Lesson { loaded, options, kind, parts } = lesson;
    let made = lesson::Lesson::propose(loaded.named(), options);
    // All are made before the first is written.
    let mut files = Vec::new();
    for (part, path) in parts {
        let printed =
            page::print(&made.render(*part), *kind, &typefaces).map_err(|error| error.to_string())?;
        files.push((path, printed.bytes));
    }
    for (path, bytes) in &files {
        put(path, bytes)?;
    }
    Ok(parts.iter().map(|(_, path)| path.clone()).collect())
}

fn put(path: &Path, bytes: &[u8]) -> Result<(), String> {
    workspace::atomic::write(path, bytes).map_err(|error| {
        let path = export::plain::line(&path.display().to_string());
        format!("{path}: {}", workspace::atomic::why(&error))
    })
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_job_that_panics_is_told_of_and_the_next_is_done() {
        let ctx = Context::default();
        for mut worker in [Worker::start(&ctx), Worker::in_place(&ctx)] {
            let path = PathBuf::from("pier.parallax");
            let project = Box::new(Project::default());
            for job in [
                Job::Read(Vec::new()),
                Job::Open(path.clone()),
                Job::Save(project, path),
                Job::Compare(Vec::new(), Settings::default(), Arc::default(), false),
            ] {
                worker.asked += 1;
                worker.generations.compare.store(worker.asked, Ordering::Release);
                worker.ask(Job::Panic(Box::new(job)));
            }
            worker.compare(Vec::new(), Settings::default(), Arc::default(), false, false);
            let mut told = Vec::new();
            while !matches!(told.last(), Some(Report::Compared { .. })) {
                told.push(worker.reports.recv().expect("the thread goes on").1);
            }
            let expected = [
                matches!(&told[0], Report::Read { problems, .. } if problems.len() == 1),
                matches!(&told[1], Report::NotOpened { .. }),
                matches!(&told[2], Report::NotSaved(_)),
                matches!(&told[3], Report::Failed),
            ];
            assert_eq!((expected, told.len()), ([true; 4], 5));
        }
    }

    #[test]
    fn a_late_result_is_shown_only_where_the_settings_alone_differ() {
        let ctx = Context::default();
        let mut worker = Worker::in_place(&ctx);
        let ask = |worker: &mut Worker, goes_on| {
            worker.compare(Vec::new(), Settings::default(), Arc::default(), false, goes_on);
        };
        ask(&mut worker, false);
        ask(&mut worker, true);
        assert!(worker.is_comparing());
        assert_eq!(worker.reports().len(), 2);
        assert!(!worker.is_comparing());
        ask(&mut worker, true);
        ask(&mut worker, false);
        assert_eq!(worker.reports().len(), 1);
        ask(&mut worker, true);
        worker.forget_comparisons();
        assert!(worker.reports().is_empty() && !worker.is_comparing());
    }

    #[test]
    fn files_asked_for_later_do_not_end_the_reading_of_earlier_ones() {
        let ctx = Context::default();
        let mut worker = Worker::start(&ctx);
        let pasted = |outlet: &str| {
            let text = "The pier was closed on Monday.".to_owned();
            Reading::Pasted(Box::new(Article { outlet: outlet.into(), text, ..Article::default() }))
        };
        worker.read(vec![pasted("Harbour Post"), pasted("City Wire")]);
        worker.read(vec![pasted("Courier")]);
        let mut found = Vec::new();
        while found.len() < 3 {
            if let (_, Report::Read { articles, .. }) = worker.reports.recv().expect("the thread goes on") {
                found.extend(articles.into_iter().map(|article| article.outlet));
            }
        }
        assert_eq!(found, ["Harbour Post", "City Wire", "Courier"]);
    }
}
