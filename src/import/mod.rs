//! Getting articles in: files, folders and bytes through one face, whatever they hold.
//!
//! ```text
//! paths ──folder──▶ files ──format──▶ reader ──▶ articles, and what went wrong beside them
//!                                       │
//!                        plain, markdown, web, ... each a file of its own
//! ```
//!
//! [`read`], [`read_bytes`] and [`read_all`] never fail as a whole: what could be read is in
//! [`Imported::articles`], each thing that could not be is in [`Imported::problems`] with its cause and
//! a remedy.
//!
//! A new format adds a variant to [`Format`], the signs it is recognised by (`format.rs`), and a reader:
//! a function from [`Source`] to its articles, named in [`reader`]. A reader fills in what the file
//! tells and leaves the rest empty; path, language and the outlet of last resort (the file's name) are
//! set here. Readers of formats with structure of their own bound their recursion; a reader that hangs
//! or panics nevertheless is cut off here.

mod archive;
mod clean;
mod contain;
mod databases;
mod dates;
mod documents;
mod duplicates;
mod encoding;
mod error;
mod folder;
mod format;
mod heading;
mod input;
mod language;
mod layout;
mod link;
mod mail;
mod markdown;
mod matter;
mod pasted;
mod plain;
mod several;
mod source;
mod table;
mod web;

pub use dates::read as read_day;
pub use duplicates::{Duplicate, duplicates};
pub use error::{Cause, ImportError, Note, Remark};
pub use format::{Binary, Format};
pub use input::{Input, bytes, refusal};
pub use link::{fetch, is_link};
pub use pasted::pasted;
pub use source::Source;
pub use table::columns::{Field, parse as parse_columns};

use crate::article::Article;
use crate::text::words::bare;
use input::{Unit, units};
use std::path::Path;
use std::time::Duration;

/// The largest file that is read.
pub const MAX_BYTES: u64 = 50_000_000;

/// What pasted text is called where nothing names it.
pub const PASTED: &str = "pasted text";

/// How sources are read.
#[derive(Clone, Debug)]
pub struct Options {
    /// How long one file may take.
    pub patience: Duration,
    /// What columns of tables are called, where the usual names would not be recognised.
    pub columns: Vec<(Field, String)>,
    /// Whether the bytes of a file are a result of this program, which is no article and is left out. A comparison for
    /// programs holds its articles whole, and gives them where it is named itself.
    pub is_result: Option<fn(&[u8]) -> bool>,
}

impl Default for Options {
    fn default() -> Self {
        Options { patience: Duration::from_secs(10), columns: Vec::new(), is_result: None }
    }
}

/// What reading gave: the articles in the order of their sources, and beside them what went wrong and
/// what is worth knowing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// The articles.
    pub articles: Vec<Article>,
    /// What could not be read.
    pub problems: Vec<ImportError>,
    /// What the user may want to know though nothing failed.
    pub notes: Vec<Note>,
}

impl Imported {
    /// Adds what another source gave.
    pub fn add(&mut self, other: Imported) {
        self.articles.extend(other.articles);
        self.problems.extend(other.problems);
        self.notes.extend(other.notes);
    }

    /// The articles if all could be read.
    ///
    /// # Errors
    /// The first problem.
    pub fn whole(self) -> Result<Vec<Article>, ImportError> {
        match self.problems.into_iter().next() {
            Some(problem) => Err(problem),
            None => Ok(self.articles),
        }
    }

    /// Counts `files` more that are no articles.
    fn count_passed_over(&mut self, path: &str, files: usize) {
        for note in self.notes.iter_mut().filter(|note| note.path == path) {
            if let Remark::PassedOver(known) = &mut note.remark {
                *known += files;
                return;
            }
        }
        self.add(Imported::note(path, Remark::PassedOver(files)));
    }

    fn problem(path: impl Into<String>, cause: Cause) -> Self {
        Imported { problems: vec![ImportError { path: path.into(), cause }], ..Imported::default() }
    }

    fn note(path: impl Into<String>, remark: Remark) -> Self {
        Imported { notes: vec![Note { path: path.into(), remark }], ..Imported::default() }
    }
}

impl From<Article> for Imported {
    fn from(article: Article) -> Self {
        vec![article].into()
    }
}

impl From<Vec<Article>> for Imported {
    fn from(articles: Vec<Article>) -> Self {
        Imported { articles, ..Imported::default() }
    }
}

/// Reads the articles of a file or of a folder's files.
pub fn read(path: &Path, options: &Options) -> Imported {
    read_all(&[path.into()], options, &|_, _| {}, &|| false)
}

/// Reads articles from a file's bytes.
///
/// `name` is the file's name or whatever else the source is called: its ending helps to tell the
/// format, its stem is the outlet where nothing else names one.
pub fn read_bytes(name: &str, bytes: &[u8], options: &Options) -> Imported {
    read_source(&Source::new(name, bytes.to_vec(), options))
}

/// Reads all `inputs`, several at a time; the result is in their order. A file named twice is read once.
///
/// `done` hears how many files have been read, and of how many; from any thread. Once `stop` says
/// so no further file is begun, none is waited for, and what was read until then comes back.
pub fn read_all(
    inputs: &[Input],
    options: &Options,
    done: &(dyn Fn(usize, usize) + Sync),
    stop: &(dyn Fn() -> bool + Sync),
) -> Imported {
    let (units, mut all) = units(inputs);
    let read = several::each(&units, options, done, stop);
    let mut passed_over = 0;
    for (unit, mut imported) in units.iter().zip(read) {
        if let Unit::File { in_folder: true, .. } = unit {
            // Nobody named it: what is plainly something else is only counted.
            let before = imported.problems.len();
            imported.problems.retain(|problem| !matches!(problem.cause, Cause::Binary(_) | Cause::Empty));
            passed_over += before - imported.problems.len();
        }
        all.add(imported);
    }
    tell_passed_over(&mut all, passed_over);
    all
}

/// Adds to what the listing of folders passed over the files that turned out to be no text.
fn tell_passed_over(all: &mut Imported, more: usize) {
    if more == 0 {
        return;
    }
    for note in &mut all.notes {
        if let Remark::PassedOver(files) = &mut note.remark {
            *files += more;
            return;
        }
    }
    all.add(Imported::note("", Remark::PassedOver(more)));
}

/// Reads what a source holds.
fn read_source(source: &Source) -> Imported {
    let cause = if source.bytes.is_empty() {
        Cause::Empty
    } else if source.bytes.len() as u64 > MAX_BYTES {
        Cause::TooLarge
    } else if let Some(kind) = archive::kind(&source.bytes) {
        // The limits are for each of its files.
        return archive::read(kind, source);
    } else {
        let own = source.clone();
        match contain::contained(source.options.patience, move || reader(&own)) {
            Ok(imported) => return finished(source, imported),
            Err(cause) => cause,
        }
    };
    Imported::problem(source.name.clone(), cause)
}

/// Hands a source to the reader of its format.
fn reader(source: &Source) -> Result<Imported, Cause> {
    match format::recognise(source) {
        Format::Plain => plain::read(source),
        Format::Markdown => markdown::read(source),
        Format::Web => web::read(source),
        Format::Word => documents::word::read(source),
        Format::OldWord => documents::word::refuse_old(source),
        Format::OpenDocument => documents::open_document::read(source),
        Format::FlatOpenDocument => documents::open_document::read_flat(source),
        Format::Rtf => documents::rtf::read(source),
        Format::Pdf => documents::pdf::read(source),
        Format::Epub => documents::epub::read(source),
        Format::Mail => mail::read(source),
        Format::PageArchive => web::archive::read_mhtml(source),
        Format::WebArchive => web::archive::read_webarchive(source),
        Format::Delimited => table::delimited::read(source),
        Format::Records => table::records::read(source),
        Format::Workbook => table::sheet::read_xlsx(source),
        Format::OpenSheet => table::sheet::read_ods(source),
        Format::Refused(kind) => Err(Cause::Binary(kind)),
    }
}

/// Sets what readers leave to the face, and drops articles without words.
fn finished(source: &Source, mut imported: Imported) -> Imported {
    let found = imported.articles.len();
    imported.articles.retain(|article| !article.text.is_empty());
    if imported.articles.is_empty() && imported.problems.is_empty() {
        imported.problems.push(ImportError { path: source.name.clone(), cause: Cause::Blank });
    }
    for (n, article) in imported.articles.iter_mut().enumerate() {
        if article.path.is_empty() {
            // One of several: counted from 1, as fragments of an address are written.
            article.path = if found > 1 { format!("{}#{}", source.name, n + 1) } else { source.name.clone() };
        }
        article.language = language::language(&article.text, &article.language);
        if article.outlet.is_empty() {
            article.outlet = stem(&source.name);
            if let Some((author, outlet)) = in_byline(&article.outlet, &article.byline) {
                (article.byline, article.outlet) = (author, outlet);
            }
        }
    }
    imported
}

/// The author and the outlet of a byline like `Petra Solheim, Coast Radio`, where a file is called after the outlet,
/// as `coast-radio`: what stands behind a comma may be an office or a town as well, so the file has to say it, too.
fn in_byline(file: &str, byline: &str) -> Option<(String, String)> {
    let (author, outlet) = byline.rsplit_once(',')?;
    let (author, outlet) = (author.trim(), outlet.trim());
    let same = !author.is_empty() && !outlet.is_empty() && bare(outlet) == bare(file);
    same.then(|| (author.to_owned(), outlet.to_owned()))
}

/// A file's name without its folder and its ending.
fn stem(name: &str) -> String {
    if name == "-" {
        return "standard input".to_owned();
    }
    Path::new(name).file_stem().map_or_else(|| name.to_owned(), |s| clean::one_line(&s.to_string_lossy()))
}
