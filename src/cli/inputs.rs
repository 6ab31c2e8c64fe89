//! From what a user names to articles, with a complaint for each that gives none.

use crate::article::Article;
use crate::export::words::count;
use crate::import::{self, Input, Note, Options, Remark};
use crate::workspace;
use std::io::{IsTerminal as _, Read as _};
use std::path::PathBuf;

/// What was read.
pub struct Inputs {
    /// The articles, in the order their files were named.
    pub articles: Vec<Article>,
    /// What is to be said about the others, each with its cause and a remedy.
    pub complaints: Vec<String>,
    /// How many could not be read.
    pub unread: usize,
}

impl Inputs {
    /// Leaves out the articles that repeat an earlier one, and says so.
    pub fn leave_out_duplicates(&mut self) {
        let found = import::duplicates(&self.articles);
        for duplicate in &found {
            let path = self.articles[duplicate.article].path.clone();
            let remark = Remark::SameAs(self.articles[duplicate.of].path.clone());
            self.complaints.push(Note { path, remark }.to_string());
        }
        let mut n = 0;
        self.articles.retain(|_| {
            n += 1;
            found.iter().all(|duplicate| duplicate.article != n - 1)
        });
    }
}

/// Parts the files named into those that can be read and complaints about the others: pipes and devices, which
/// might be waited for without end, and links that lead nowhere.
pub fn readable(named: &[PathBuf]) -> (Vec<PathBuf>, Vec<String>) {
    let (mut files, mut refused) = (Vec::new(), Vec::new());
    for path in named {
        match import::refusal(path) {
            Some(cause) => refused.push(format!("{}: {cause}", super::shown(path))),
            None => files.push(path.clone()),
        }
    }
    (files, refused)
}

/// Reads every file once, in parallel. `says` hears how far it is.
pub fn read(named: &[PathBuf], options: &Options, says: &(dyn Fn(String) + Sync)) -> Inputs {
    let mut complaints = Vec::new();
    let mut unread = 0;
    let mut inputs = Vec::new();
    let mut heard = false;
    for path in named {
        if path.as_os_str() != "-" {
            let address = path.to_str().filter(|named| import::is_link(named));
            inputs.push(match address {
                Some(address) => Input::Link(address.to_owned()),
                None => Input::Path(path.clone()),
            });
            continue;
        }
        // read once, it has nothing more to give
        if std::mem::replace(&mut heard, true) {
            complaints.push("-: named twice, compared once".to_owned());
            continue;
        }
        match standard_input() {
            Ok(bytes) => inputs.push(Input::Bytes { name: "-".into(), bytes }),
            Err(complaint) => {
                complaints.push(complaint);
                unread += 1;
            }
        }
    }
    let done = |read: usize, of: usize| says(format!("Reading {read} of {}", count(of, "file", "files")));
    let imported = import::read_all(&inputs, options, &done, &|| false);
    complaints.extend(imported.notes.iter().map(ToString::to_string));
    complaints.extend(imported.problems.iter().map(ToString::to_string));
    let named = |note: &&Note| named.iter().any(|path| path.to_string_lossy() == note.path.as_str());
    unread += imported.notes.iter().filter(|note| note.remark == Remark::Ours).filter(named).count();
    unread += imported.problems.len();
    Inputs { articles: workspace::added_today(imported.articles), complaints, unread }
}

fn standard_input() -> Result<Vec<u8>, String> {
    let mut input = std::io::stdin().lock();
    if input.is_terminal() {
        super::say("type or paste the article, then press Ctrl-D on an empty line");
    }
    let mut bytes = Vec::new();
    let limited = &mut (&mut input).take(import::MAX_BYTES + 1);
    limited.read_to_end(&mut bytes).map_err(|error| format!("standard input: {error}"))?;
    Ok(bytes)
}
