//! A line on standard error while a run takes long, and nothing otherwise.

use std::io::{IsTerminal as _, Write as _};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

/// Tells what is going on, once a second has passed, where standard error is a terminal. Dropping it
/// clears the line.
pub struct Progress {
    stage: Option<Sender<String>>,
    thread: Option<JoinHandle<()>>,
}

const PATIENCE: Duration = Duration::from_secs(1);

impl Progress {
    /// Starts the clock; `quiet` for when the user types meanwhile.
    pub fn start(quiet: bool) -> Self {
        if quiet || !std::io::stderr().is_terminal() {
            return Progress { stage: None, thread: None };
        }
        let (stage, stages) = channel();
        let thread = std::thread::Builder::new().name("progress".into()).spawn(move || show(&stages)).ok();
        Progress { stage: Some(stage), thread }
    }

    /// What is being done from now on, such as `Comparing 60 articles`.
    pub fn says(&self, stage: String) {
        if let Some(sender) = &self.stage {
            // Without a thread to show it there is nobody to tell.
            let _ = sender.send(stage);
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.stage = None;
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn show(stages: &Receiver<String>) {
    let started = Instant::now();
    let mut stage = String::new();
    let mut shown = false;
    loop {
        match stages.recv_timeout(PATIENCE.saturating_sub(started.elapsed()).max(Duration::from_millis(250)))
        {
            Ok(next) => stage = next,
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => break,
        }
        if started.elapsed() >= PATIENCE {
            let _ = write!(std::io::stderr().lock(), "\r\u{1b}[K{stage} … {} s", started.elapsed().as_secs());
            shown = true;
        }
    }
    if shown {
        let _ = write!(std::io::stderr().lock(), "\r\u{1b}[K");
    }
}
