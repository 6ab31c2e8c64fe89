//! The command line: files in, one comparison out, everything else said on standard error.
//!
//! ```text
//! arguments ──▶ inputs (articles; what could not be read) ──▶ compare ──▶ export ──▶ output
//! ```

mod args;
mod check;
mod choices;
mod events;
mod gathered;
mod help;
mod inputs;
mod lesson;
mod output;
mod progress;
mod project;
mod reading;
pub(crate) mod sample;
mod terminal;

use crate::compare::{Comparison, Prepared, Settings, Unapplied, compare};
use crate::export::page::Face;
use crate::export::{self, Filter, Written};
use crate::workspace::fonts;
use args::{CompareArgs, Task};
use events::Event;
use progress::Progress;
use std::collections::BTreeSet;
use std::io::{IsTerminal as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// How a run ended, as the exit code tells it; `--help` lists them too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    /// All was read, compared and written.
    Fine = 0,
    /// Some file could not be read; the others were compared and written.
    Partly = 1,
    /// Nothing was written: no file could be read, or the result could not be written.
    Nothing = 3,
}

/// Runs the program with the arguments it was started with. Wrong usage ends it with exit code 2.
///
/// `window` opens the window with the files named, where there is a display for it; it is asked when no
/// option was given. It gives back why there is no window, in words, and then the command line does what it
/// can.
pub fn main(window: impl FnOnce(Vec<PathBuf>) -> Result<(), String>) -> ExitCode {
    let outcome = match args::parse() {
        Task::Sample => match window(Vec::new()) {
            Ok(()) => Outcome::Fine,
            Err(why) => {
                explain(&why);
                sample()
            }
        },
        Task::Open(args) => match window(args.files.clone()) {
            Ok(()) => Outcome::Fine,
            Err(why) => {
                explain(&why);
                run(&args)
            }
        },
        Task::Compare(args) => run(&args),
        Task::Lesson(args) => lesson::run(&args),
        Task::Check(args) => check::run(&args),
    };
    ExitCode::from(outcome as u8)
}

/// Says why there is no window; nothing where the program was built without one.
fn explain(why: &str) {
    if !why.is_empty() {
        say(&format!("{why}; comparing on the command line, see parallax --help"));
    }
}

fn run(args: &CompareArgs) -> Outcome {
    let folder = args.output_folder();
    if let Some(path) = &args.output
        && folder.is_none()
        && let Err(error) = output::check(path, args.force, &args.files)
    {
        say(&error);
        return Outcome::Nothing;
    }
    if args.output.is_none()
        && args.format().is_some_and(export::Format::is_binary)
        && std::io::stdout().is_terminal()
    {
        say("this format is not text, so a terminal cannot show it; add --output with a file's name");
        return Outcome::Nothing;
    }
    let progress = Progress::start(args.files.iter().any(|file| file.as_os_str() == "-"));
    let mut gathered = gathered::read(&args.files, &args.reading, &progress);
    let found = gathered.articles.len();
    progress.says(format!("Comparing {}", export::words::count(found, "article", "articles")));
    if gathered.articles.is_empty() {
        drop(progress);
        gathered.complaints.iter().for_each(|complaint| say(complaint));
        say("no article could be read, so there is nothing to compare");
        return Outcome::Nothing;
    }
    let mut unapplied: Option<Vec<Unapplied>> = None;
    let (mut rows, mut kept) = (0, 0);
    let compared = events::events(gathered.articles, args.reading.event.as_deref()).and_then(|events| {
        let mut parts = Vec::new();
        for event in events {
            let outcome =
                Prepared::read(&event.articles).compare_once(&gathered.settings, &gathered.decisions);
            let written = render(&outcome.comparison, args)?;
            rows += outcome.comparison.rows.len();
            kept += args.filter().rows(&outcome.comparison).count();
            // of several events a decision is about one
            unapplied = Some(match unapplied.take() {
                Some(before) => before
                    .into_iter()
                    .filter(|u| outcome.unapplied.iter().any(|o| o.index == u.index))
                    .collect(),
                None => outcome.unapplied,
            });
            parts.push((event, written));
        }
        to_files(parts, args, folder)
    });
    gathered.complaints.extend(unapplied.iter().flatten().map(project::complaint));
    if rows > 0 && kept == 0 && compared.is_ok() {
        let options = "--only, --verdict, --matching, --rows and --search";
        gathered.complaints.push(format!("none of the {rows} rows is what {options} ask for together"));
    }
    drop(progress);
    gathered.complaints.iter().for_each(|complaint| say(complaint));
    let files = match compared {
        Ok(files) => files,
        Err(error) => {
            say(&format!("nothing was written: {error}"));
            return Outcome::Nothing;
        }
    };
    for (path, written) in files {
        written.remarks.iter().for_each(|remark| say(remark));
        if let Err(error) = output::write(path.as_deref(), args.force, &written.bytes) {
            say(&error);
            return Outcome::Nothing;
        }
    }
    if gathered.unread > 0 { Outcome::Partly } else { Outcome::Fine }
}

/// What goes where: everything to one place, or a file for each event into a folder.
fn to_files(
    mut parts: Vec<(Event, Written)>,
    args: &CompareArgs,
    folder: Option<&Path>,
) -> Result<Vec<(Option<PathBuf>, Written)>, String> {
    if let Some(folder) = folder {
        let mut taken = BTreeSet::new();
        let extension = args.format().map_or("txt", export::Format::extension);
        let alone = parts.len() == 1;
        let name = |(event, written): (Event, Written)| {
            let name = match alone && event.name.is_empty() {
                true => format!("comparison.{extension}"),
                false => event.file_name(extension, &mut taken),
            };
            (Some(folder.join(name)), written)
        };
        let files: Vec<_> = parts.into_iter().map(name).collect();
        if folder.exists() {
            for (path, _) in &files {
                output::check(path.as_deref().unwrap_or(folder), args.force, &args.files)?;
            }
        }
        output::make_folder(folder)?;
        return Ok(files);
    }
    if parts.len() == 1 {
        return Ok(parts.pop().map(|(_, written)| (args.output.clone(), written)).into_iter().collect());
    }
    let remarks = parts.iter().flat_map(|(_, written)| written.remarks.clone()).collect();
    let named = |(event, written): (Event, Written)| (event.title().to_owned(), written.bytes);
    let separated = match args.format() {
        Some(export::Format::Csv) => Some(b','),
        Some(export::Format::Tsv) => Some(b'\t'),
        _ => None,
    };
    let bytes = match (separated, args.format()) {
        (Some(separator), _) => {
            const BOM: &[u8] = "\u{FEFF}".as_bytes();
            let bare = |(name, bytes): (String, Vec<u8>)| {
                (name, bytes.strip_prefix(BOM).map_or(bytes.clone(), <[u8]>::to_vec))
            };
            let parts: Vec<_> = parts.into_iter().map(named).map(bare).collect();
            let mut table = if args.bom { BOM.to_vec() } else { Vec::new() };
            table.extend(events::one_table(&parts, separator)?);
            table
        }
        // Documents one after the other, each whole, in a list of JSON.
        (None, Some(export::Format::Json)) => {
            let documents: Vec<Vec<u8>> =
                parts.into_iter().map(|(_, written)| written.bytes.trim_ascii_end().to_vec()).collect();
            [&b"[\n"[..], &documents.join(&b",\n"[..]), b"\n]\n"].concat()
        }
        (None, None | Some(export::Format::Markdown)) => {
            let heading = if args.format().is_some() { "# " } else { "Event: " };
            let mut all = String::new();
            for (name, bytes) in parts.into_iter().map(named) {
                let rule = if all.is_empty() { "" } else { "\n\n" };
                all.push_str(&format!("{rule}{heading}{}\n\n", export::plain::line(&name)));
                all.push_str(&String::from_utf8_lossy(&bytes));
            }
            all.into_bytes()
        }
        (None, Some(format)) => {
            return Err(format!(
                "the articles are about {} events, and a file of this format holds one; add --output FOLDER/ \
                 --format {} for a file each, or --event NAME for one of them",
                parts.len(),
                format.extension()
            ));
        }
    };
    Ok(vec![(args.output.clone(), Written { bytes, remarks })])
}

/// Shows what the program does, for those who start it with nothing to compare.
fn sample() -> Outcome {
    let articles = match sample::articles() {
        Ok(articles) => articles,
        Err(error) => {
            say(&error.to_string());
            return Outcome::Nothing;
        }
    };
    let comparison = compare(&articles, &Settings::default());
    let mut shown = export::table::write(&comparison, &Filter::default(), terminal::style(true));
    shown.push_str(sample::HOW_TO_GO_ON);
    match output::write(None, false, shown.as_bytes()) {
        Ok(()) => Outcome::Fine,
        Err(error) => {
            say(&error);
            Outcome::Nothing
        }
    }
}

fn render(comparison: &Comparison, args: &CompareArgs) -> Result<Written, String> {
    let filter = args.filter();
    let known: BTreeSet<&str> = comparison.rows.iter().map(|row| row.id.as_str()).collect();
    let strange: Vec<&str> =
        filter.rows.iter().flatten().map(String::as_str).filter(|row| !known.contains(row)).collect();
    if !strange.is_empty() {
        let there = match known.len() {
            0 => "there are none".to_owned(),
            n => format!("there are r1 to r{n}"),
        };
        return Err(format!("no row is called “{}”; {there}", strange.join("” or “")));
    }
    match args.format() {
        None => {
            let style = terminal::style(args.output.is_none());
            let shown = export::table::write(comparison, &filter, style);
            Ok(Written { bytes: shown.into_bytes(), remarks: Vec::new() })
        }
        Some(format) => {
            let options = args.options(format);
            let unknown = export::unknown_columns(comparison, format, &options);
            if !unknown.is_empty() {
                let known = export::sheet::keys(comparison, options.layout).join(", ");
                return Err(format!("no column is called “{}”; there are {known}", unknown.join("” or “")));
            }
            export::write_with(comparison, format, &options, args.bom, &typefaces)
                .map_err(|error| error.to_string())
        }
    }
}

/// The computer's typefaces for what the program's own lack.
fn typefaces(missing: &BTreeSet<char>) -> Vec<Face> {
    let found = fonts::covering(missing).into_iter();
    found.map(|face| Face { data: face.data, index: face.index }).collect()
}

/// One line on standard error. Where nobody can hear it there is nobody to tell.
fn say(message: &str) {
    let _ = writeln!(std::io::stderr().lock(), "parallax: {}", export::plain::line(message));
}

/// A path as it is shown: what a terminal would act on in a file's name is left out.
fn shown(path: &Path) -> String {
    export::plain::line(&path.display().to_string())
}
