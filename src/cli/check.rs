//! `parallax check`: every quotation against a transcript or a press release.

use super::gathered;
use super::reading::ReadingArgs;
use super::{Outcome, output, say, shown, terminal, typefaces};
use crate::compare::reference;
use crate::export::quote_check::{Form, QuoteCheck};
use clap::error::ErrorKind;
use clap::{Args, ValueEnum};
use std::io::IsTerminal as _;
use std::path::PathBuf;

/// The help of `parallax check`.
pub const AFTER_HELP: &str = "\
What the words mean:
  ● exact      the words stand in the transcript
  ◐ shortened  words between them are left out, with an ellipsis or around an attribution
  ≈ altered    a word is replaced, added, or dropped without a mark
  ○ not found  the words do not stand there; they may have been said elsewhere

The transcript needs no quotation marks: the words are looked for in all of its text. Where it puts a name
and a colon before what is said, the speaker is shown too. Reported speech is not checked.

Examples:
  parallax check --against hearing.txt post.html courier.md
  parallax check --against statement.pdf *.html --output quotes.xlsx
  parallax check --against speech.txt draft.docx --output check.pdf";

/// The arguments of `check`.
#[derive(Args, Debug)]
pub struct CheckArgs {
    /// The articles whose quotations are checked
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,

    /// What they are checked against: a transcript, a speech, a press release
    #[arg(long, value_name = "FILE")]
    against: PathBuf,

    /// How to write the result [default: by the extension of --output, else text]
    #[arg(long, short, value_enum)]
    format: Option<Format>,

    /// Write to this file instead of standard output
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,

    /// Replace the file of --output if it is there already
    #[arg(long, requires = "output")]
    force: bool,

    #[command(flatten)]
    reading: ReadingArgs,
}

impl CheckArgs {
    /// What is wrong with the arguments together.
    pub fn problem(&self) -> Option<(ErrorKind, String)> {
        let typed = |path: &PathBuf| path.as_os_str() == "-";
        if typed(&self.against) && self.files.iter().any(typed) {
            let told = "standard input cannot be both an article and what it is checked against";
            return Some((ErrorKind::ArgumentConflict, told.into()));
        }
        let output = self.output.as_ref()?;
        (self.format.is_none() && output.extension().is_some() && self.named().is_none()).then(|| {
            let told = format!(
                "the name {} does not tell the format; add --format text, json, csv, tsv, xlsx, html, docx or pdf",
                shown(output)
            );
            (ErrorKind::ValueValidation, told)
        })
    }

    fn named(&self) -> Option<Format> {
        let form = Form::of_extension(self.output.as_ref()?.extension()?.to_str()?)?;
        Format::value_variants().iter().copied().find(|format| format.form() == form)
    }
}

/// Reads, compares, checks, and writes.
pub fn run(args: &CheckArgs) -> Outcome {
    let format = args.format.or_else(|| args.named()).unwrap_or(Format::Text);
    let inputs: Vec<PathBuf> = args.files.iter().chain([&args.against]).cloned().collect();
    if let Some(path) = &args.output
        && let Err(error) = output::check(path, args.force, &inputs)
    {
        say(&error);
        return Outcome::Nothing;
    }
    if args.output.is_none() && format.form().is_binary() && std::io::stdout().is_terminal() {
        say("this format is not text, so a terminal cannot show it; add --output with a file's name");
        return Outcome::Nothing;
    }
    let gathered = gathered::compare(&args.files, Some(&args.against), &args.reading);
    let Some((comparison, unread)) = gathered else { return Outcome::Nothing };
    let checks = reference::check(&comparison);
    let whole = QuoteCheck { comparison: &comparison, checks: &checks, all: checks.len() };
    let bytes = match format {
        Format::Text => {
            let style = terminal::style(args.output.is_none());
            Ok(whole.text(style.width).into_bytes())
        }
        written => {
            whole.write(written.form(), false, &typefaces).map_err(|error| error.to_string()).map(|written| {
                written.remarks.iter().for_each(|remark| say(remark));
                written.bytes
            })
        }
    };
    if let Err(error) = bytes.and_then(|bytes| output::write(args.output.as_deref(), args.force, &bytes)) {
        say(&error);
        return Outcome::Nothing;
    }
    if unread > 0 { Outcome::Partly } else { Outcome::Fine }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// To be read in a terminal
    Text,
    /// For programs
    Json,
    /// For spreadsheets
    Csv,
    /// For spreadsheets, with tabs
    Tsv,
    /// An Excel workbook
    Xlsx,
    /// A page for a browser
    Html,
    /// For word processors
    Docx,
    /// Pages to print
    Pdf,
}

impl Format {
    fn form(self) -> Form {
        match self {
            Format::Text => Form::Text,
            Format::Json => Form::Json,
            Format::Csv => Form::Csv,
            Format::Tsv => Form::Tsv,
            Format::Xlsx => Form::Xlsx,
            Format::Html => Form::Html,
            Format::Docx => Form::Docx,
            Format::Pdf => Form::Pdf,
        }
    }
}
