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

mod jobs;
mod report;
mod write;

use super::lessons::Sheets;
use super::loaded::Loaded;
use crate::article::Article;
use crate::compare::{Decisions, Settings};
use crate::export::lesson;
use crate::workspace::Project;
use eframe::egui::Context;
use jobs::{Job, Read, work};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};

pub use jobs::Reading;
pub use report::{Problem, Report};
pub use write::{Export, Lesson, Matter};

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
