//! Writes the recovery file on a thread of its own.

use super::project::Project;
use super::recovery::Recovery;
use std::path::PathBuf;
use std::sync::{Arc, Condvar, Mutex, MutexGuard};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

/// Writes what it is told to the recovery file, at most once in so many seconds, never keeping the caller
/// waiting. Dropped, it writes what is outstanding.
pub struct Autosave {
    shared: Arc<Shared>,
    thread: Option<JoinHandle<()>>,
}

struct Shared {
    work: Mutex<Work>,
    told: Condvar,
}

#[derive(Default)]
struct Work {
    /// What is to be written.
    pending: Option<(Project, Option<PathBuf>)>,
    /// Whether it is to be written at once.
    hurry: bool,
    /// Whether the file is to be removed.
    clear: bool,
    /// Whether the thread is to end.
    end: bool,
    /// Whether the thread is at the file.
    busy: bool,
    /// Why the last try to write failed.
    problem: Option<String>,
}

impl Autosave {
    /// Starts the thread. What is told within `every` of the last writing is written when that has passed.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn start(recovery: Recovery, every: Duration) -> std::io::Result<Autosave> {
        let shared = Arc::new(Shared { work: Mutex::default(), told: Condvar::new() });
        let theirs = Arc::clone(&shared);
        let thread = std::thread::Builder::new()
            .name("autosave".into())
            .spawn(move || theirs.run(&recovery, every))?;
        Ok(Autosave { shared, thread: Some(thread) })
    }

    /// Has `project`, whose own file is at `path`, written in time.
    pub fn note(&self, project: Project, path: Option<PathBuf>) {
        let mut work = self.shared.lock();
        work.pending = Some((project, path));
        work.clear = false;
        self.shared.told.notify_all();
    }

    /// Has what is outstanding written at once, and returns when it is on the disk.
    ///
    /// # Errors
    /// In words, when it could not be written.
    pub fn flush(&self) -> Result<(), String> {
        let mut work = self.shared.lock();
        while work.pending.is_some() || work.busy {
            work.hurry = true;
            self.shared.told.notify_all();
            work = self.shared.told.wait(work).unwrap_or_else(|poisoned| poisoned.into_inner());
        }
        work.problem.clone().map_or(Ok(()), Err)
    }

    /// Has the recovery file removed: everything is saved, or not wanted.
    pub fn clear(&self) {
        let mut work = self.shared.lock();
        work.pending = None;
        work.clear = true;
        self.shared.told.notify_all();
        // whoever asks wants to be sure of it, as before the program ends
        while work.clear || work.busy {
            work = self.shared.told.wait(work).unwrap_or_else(|poisoned| poisoned.into_inner());
        }
    }

    /// Why the last try to write the recovery file failed, if it did.
    pub fn problem(&self) -> Option<String> {
        self.shared.lock().problem.clone()
    }
}

impl Drop for Autosave {
    fn drop(&mut self) {
        self.shared.lock().end = true;
        self.shared.told.notify_all();
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, Work> {
        // nothing here is left half done by a panic
        self.work.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
    }

    fn run(&self, recovery: &Recovery, every: Duration) {
        let mut last: Option<Instant> = None;
        let mut work = self.lock();
        loop {
            if work.clear {
                recovery.clear();
                work.clear = false;
                self.told.notify_all();
            }
            let due = last.map_or(Duration::ZERO, |last| every.saturating_sub(last.elapsed()));
            if work.pending.is_some() && (due.is_zero() || work.end || work.hurry) {
                let Some((project, path)) = work.pending.take() else { continue };
                (work.busy, work.hurry) = (true, false);
                drop(work);
                let written = recovery.write(&project, path.as_deref());
                last = Some(Instant::now());
                work = self.lock();
                work.busy = false;
                work.problem = written.err().map(|error| error.to_string());
                self.told.notify_all();
                continue;
            }
            if work.end {
                return;
            }
            work = if work.pending.is_some() {
                let waited = self.told.wait_timeout(work, due);
                waited.unwrap_or_else(|poisoned| poisoned.into_inner()).0
            } else {
                self.told.wait(work).unwrap_or_else(|poisoned| poisoned.into_inner())
            };
        }
    }
}
