//! Several files and pages read at a time: none waits for a slow one, and all can be given up at once.

use super::input::Unit;
use super::{Cause, Imported, Options};
use std::panic::resume_unwind;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread::{Builder, available_parallelism, scope};
use std::time::Duration;

/// How many are read at a time at least: pages keep one waiting, whatever the processor could do.
const AT_LEAST: usize = 4;

/// How soon it is noticed that nothing is wanted any more.
const SOON: Duration = Duration::from_millis(50);

/// Reads `units`, see [`super::read_all`]; the result is in their order, with nothing for those that were given up.
///
/// The threads that compare are left alone: a page that does not answer would keep one of them.
pub fn each(
    units: &[Unit],
    options: &Options,
    done: &(dyn Fn(usize, usize) + Sync),
    stop: &(dyn Fn() -> bool + Sync),
) -> Vec<Imported> {
    let (next, finished) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let take = || {
        let mut read = Vec::new();
        while !stop() {
            let n = next.fetch_add(1, Ordering::Relaxed);
            let Some(imported) = units.get(n).and_then(|unit| one(unit, options, stop)) else { break };
            done(finished.fetch_add(1, Ordering::Relaxed) + 1, units.len());
            read.push((n, imported));
        }
        read
    };
    let threads = available_parallelism().map_or(1, usize::from).max(AT_LEAST).min(units.len());
    let mut all = vec![Imported::default(); units.len()];
    let read = scope(|scope| {
        let begin = |_| Builder::new().name("files".into()).spawn_scoped(scope, take).ok();
        // where the system gives no thread, this one reads all
        let others: Vec<_> = (1..threads).filter_map(begin).collect();
        let mut read = take();
        for other in others {
            read.extend(other.join().unwrap_or_else(|panic| resume_unwind(panic)));
        }
        read
    });
    read.into_iter().for_each(|(n, imported)| all[n] = imported);
    all
}

/// Reads one, unless it is given up first; then its thread is left to end by itself, since nothing can end a thread
/// from outside.
fn one(unit: &Unit, options: &Options, stop: &(dyn Fn() -> bool + Sync)) -> Option<Imported> {
    let (sender, receiver) = channel();
    let (own, by) = (unit.clone(), options.clone());
    let read = move || {
        // nobody listens any more once it is given up
        let _ = sender.send(own.read(&by));
    };
    if Builder::new().name("file".into()).spawn(read).is_err() {
        return Some(unit.read(options));
    }
    loop {
        match receiver.recv_timeout(SOON) {
            Ok(imported) => return Some(imported),
            Err(RecvTimeoutError::Disconnected) => return Some(Imported::problem(unit.name(), Cause::Fault)),
            Err(RecvTimeoutError::Timeout) if stop() => return None,
            Err(RecvTimeoutError::Timeout) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Input, Options, read_all};
    use std::io::{Read as _, Write as _};
    use std::net::TcpListener;
    use std::sync::atomic::{AtomicBool, Ordering};

    fn bytes(name: &str, text: &str) -> Input {
        Input::Bytes { name: name.into(), bytes: text.into() }
    }

    #[test]
    fn what_was_read_comes_back_when_a_page_that_does_not_answer_is_given_up() {
        let server = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}/", server.local_addr().unwrap());
        let inputs = [
            bytes("one.txt", "The pier was closed on Monday."),
            Input::Link(address),
            bytes("two.txt", "It rained."),
        ];
        let enough = AtomicBool::new(false);
        let done = |done, all| enough.store(done + 1 == all, Ordering::Release);
        let read = read_all(&inputs, &Options::default(), &done, &|| enough.load(Ordering::Acquire));
        let texts: Vec<&str> = read.articles.iter().map(|article| article.text.trim()).collect();
        assert_eq!((texts, read.problems.len()), (vec!["The pier was closed on Monday.", "It rained."], 0));
        drop(server);
    }

    #[test]
    fn pages_and_files_come_back_in_the_order_they_were_named() {
        let server = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}/pier", server.local_addr().unwrap());
        let answering = std::thread::spawn(move || {
            let (mut stream, _) = server.accept().unwrap();
            let mut asked = [0; 1024];
            let _ = stream.read(&mut asked).unwrap();
            let page = "The pier was closed on Monday, the town said. Nobody was hurt.";
            let head = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nConnection: close\r\n";
            write!(stream, "{head}Content-Length: {}\r\n\r\n{page}", page.len()).unwrap();
        });
        let inputs: Vec<Input> = [Input::Link(address)]
            .into_iter()
            .chain((0..30).map(|n| bytes(&format!("{n}.txt"), &format!("Ferry number {n} was late."))))
            .collect();
        let read = read_all(&inputs, &Options::default(), &|_, _| (), &|| false);
        answering.join().unwrap();
        assert!(read.articles[0].text.contains("closed on Monday"), "{read:?}");
        let later: Vec<String> =
            read.articles[1..].iter().map(|article| article.text.trim().to_owned()).collect();
        assert_eq!(later, (0..30).map(|n| format!("Ferry number {n} was late.")).collect::<Vec<_>>());
    }
}
