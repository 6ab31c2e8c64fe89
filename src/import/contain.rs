//! The last resort against a reader that hangs or breaks: a thread of its own, and a deadline.

use super::Cause;
use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Once;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread::Builder;
use std::time::Duration;

/// Enough for parsers that go down a level at a time, whose depth the readers bound.
const STACK: usize = 32 << 20;

/// How many times as long as its patience a reader may take on a machine that has much else to do.
const MOST_WAITS: u32 = 6;

/// Runs `work` and waits until it has worked for `patience`.
///
/// What counts is the time that the thread had a processor, where the system tells it (Linux does, in `/proc`), so
/// that a good file is not given up because the machine is busy; but never more than [`MOST_WAITS`] times as long by
/// the clock. Elsewhere the clock counts.
///
/// # Errors
/// [`Cause::Slow`] when it took longer; its thread is left to end by itself, since nothing can end a
/// thread from outside. [`Cause::Fault`] when it panicked, which is a defect of this program or of a
/// library it stands on.
pub fn contained<T: Send + 'static>(
    patience: Duration,
    work: impl FnOnce() -> Result<T, Cause> + Send + 'static,
) -> Result<T, Cause> {
    hush();
    let (sender, receiver) = channel();
    let (tell_thread, thread) = channel();
    let started = Builder::new().name("reader".into()).stack_size(STACK).spawn(move || {
        CONTAINED.with(|contained| contained.set(true));
        let _ = tell_thread.send(std::fs::read_link("/proc/thread-self").ok());
        let result = catch_unwind(AssertUnwindSafe(work)).unwrap_or(Err(Cause::Fault));
        // Nobody listens any more once patience has run out.
        let _ = sender.send(result);
    });
    if let Err(error) = started {
        return Err(Cause::Unreadable(error.to_string()));
    }
    let (mut wait, mut path) = (patience, None::<PathBuf>);
    for _ in 0..MOST_WAITS {
        match receiver.recv_timeout(wait) {
            Ok(result) => return result,
            Err(RecvTimeoutError::Disconnected) => return Err(Cause::Fault),
            Err(RecvTimeoutError::Timeout) => {}
        }
        path = path.or_else(|| thread.try_recv().ok().flatten());
        wait = patience.saturating_sub(path.as_deref().and_then(worked_for).unwrap_or(patience));
        // a tick of the scheduler is not worth waiting for again
        if wait < patience / 100 {
            break;
        }
    }
    Err(Cause::Slow(patience.as_secs()))
}

/// For how long a thread of this process had a processor; `thread` is where the system shows it, below `/proc`.
fn worked_for(thread: &Path) -> Option<Duration> {
    let told = std::fs::read_to_string(Path::new("/proc").join(thread).join("schedstat")).ok()?;
    told.split(' ').next()?.parse().ok().map(Duration::from_nanos)
}

thread_local! {
    /// Whether a panic of this thread is caught and told as an error.
    static CONTAINED: Cell<bool> = const { Cell::new(false) };
}

/// Keeps panics that are caught here from being written on standard error as well.
fn hush() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let before = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |info| {
            if !CONTAINED.with(Cell::get) {
                before(info);
            }
        }));
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faults_and_hanging_become_causes() {
        let patience = Duration::from_secs(60);
        assert!(matches!(contained(patience, || Ok(7)), Ok(7)));
        assert!(matches!(contained(patience, || Err::<(), _>(Cause::Empty)), Err(Cause::Empty)));
        assert!(matches!(contained::<()>(patience, || panic!("broken")), Err(Cause::Fault)));
        // a reader that works all the time is given up too
        let stop = std::sync::Arc::new(std::sync::atomic::AtomicBool::new(false));
        let stopped = std::sync::Arc::clone(&stop);
        let busy = contained(Duration::from_millis(100), move || {
            while !stopped.load(std::sync::atomic::Ordering::Relaxed) {
                std::hint::spin_loop();
            }
            Ok(())
        });
        assert!(matches!(busy, Err(Cause::Slow(0))));
        stop.store(true, std::sync::atomic::Ordering::Relaxed);
        let (release, blocked) = channel::<()>();
        let hanging = contained(Duration::from_millis(1), move || {
            let _ = blocked.recv();
            Ok(())
        });
        assert!(matches!(hanging, Err(Cause::Slow(0))));
        drop(release);
    }
}
