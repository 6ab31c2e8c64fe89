//! The last resort against a reader that hangs or breaks: a thread of its own, and a deadline.

use super::Cause;
use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Once;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread::Builder;
use std::time::Duration;

/// Enough for parsers that go down a level at a time, whose depth the readers bound.
const STACK: usize = 32 << 20;

/// Runs `work` and waits for it no longer than `patience`.
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
    let started = Builder::new().name("reader".into()).stack_size(STACK).spawn(move || {
        CONTAINED.with(|contained| contained.set(true));
        let result = catch_unwind(AssertUnwindSafe(work)).unwrap_or(Err(Cause::Fault));
        // Nobody listens any more once patience has run out.
        let _ = sender.send(result);
    });
    if let Err(error) = started {
        return Err(Cause::Unreadable(error.to_string()));
    }
    receiver.recv_timeout(patience).unwrap_or_else(|error| match error {
        RecvTimeoutError::Timeout => Err(Cause::Slow(patience.as_secs())),
        RecvTimeoutError::Disconnected => Err(Cause::Fault),
    })
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
        let (release, blocked) = channel::<()>();
        let hanging = contained(Duration::from_millis(1), move || {
            let _ = blocked.recv();
            Ok(())
        });
        assert!(matches!(hanging, Err(Cause::Slow(0))));
        drop(release);
    }
}
