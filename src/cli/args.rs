//! What the command line takes; the help that teaches it stands in `help.rs`, the words of options in `choices.rs`.

use super::check::CheckArgs;
use super::choices::{Format, LayoutArg, MatchingArg, Only, VerdictArg, With};
use super::help::{AFTER_HELP, COMPARE_ABOUT, LONG_ABOUT};
use super::lesson::LessonArgs;
use super::output;
use super::reading::ReadingArgs;
use crate::compare::document::RowKind;
use crate::export::sheet::{Columns, Layout, Options};
use crate::export::{self, Filter};
use clap::error::ErrorKind;
use clap::{Args, CommandFactory, Parser, Subcommand, ValueEnum};
use std::path::{Path, PathBuf};

/// What the user asks for.
pub enum Task {
    /// Nothing was named: open the window where there is one, else show the sample.
    Sample,
    /// Files were named and nothing else: show them in the window where there is one, else compare them.
    Open(CompareArgs),
    /// Compare these files.
    Compare(CompareArgs),
    /// Write a lesson on these files.
    Lesson(LessonArgs),
    /// Check these files' quotations against a reference.
    Check(CheckArgs),
}

/// Reads the program's arguments; on wrong usage, `--help` and `--version` it ends the program.
pub fn parse() -> Task {
    let mut parsed = Cli::parse();
    match &mut parsed.command {
        Some(Command::Compare(args)) => args.output = output_file(args.output.take()),
        Some(Command::Check(args)) => args.output = output_file(args.output.take()),
        Some(Command::Lesson(_)) => {}
        None => parsed.compare.output = output_file(parsed.compare.output.take()),
    }
    let (args, bare) = match parsed.command {
        Some(Command::Compare(args)) => (args, false),
        Some(Command::Lesson(args)) => {
            refuse(args.problem(), "lesson");
            return Task::Lesson(args);
        }
        Some(Command::Check(args)) => {
            refuse(args.problem(), "check");
            return Task::Check(args);
        }
        None if std::env::args_os().len() <= 1 => return Task::Sample,
        None => {
            // As many arguments as files: no option among them.
            let bare = parsed.compare.files.len() + 1 == std::env::args_os().len();
            (parsed.compare, bare)
        }
    };
    refuse(args.problem(), "compare");
    if bare && args.files.iter().all(|file| file.as_os_str() != "-") {
        return Task::Open(args);
    }
    Task::Compare(args)
}

/// Ends the program where something is wrong with the arguments of `command` together, and shows how it is used.
fn refuse(problem: Option<(ErrorKind, String)>, command: &str) {
    let Some((kind, told)) = problem else { return };
    let mut program = Cli::command();
    // only a program that is built knows how its commands are used
    program.build();
    match program.find_subcommand_mut(command) {
        Some(command) => command.error(kind, told).exit(),
        None => program.error(kind, told).exit(),
    }
}

#[derive(Parser)]
#[command(
    name = "parallax",
    version,
    about = "Compare articles about one event, quotation by quotation and fact by fact",
    long_about = LONG_ABOUT,
    after_help = "Try parallax --help for what the words mean, examples and exit codes.",
    after_long_help = AFTER_HELP,
    override_usage = "parallax [compare] <FILE>... [OPTIONS]",
    args_conflicts_with_subcommands = true
)]
struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    compare: CompareArgs,
}

#[derive(Subcommand)]
enum Command {
    /// Compare articles (also what happens when only files are named)
    #[command(long_about = COMPARE_ABOUT, after_long_help = AFTER_HELP)]
    Compare(CompareArgs),
    /// Write a lesson: a student sheet, its answer key, and the articles with numbered lines
    #[command(after_long_help = super::lesson::AFTER_HELP)]
    Lesson(LessonArgs),
    /// Check every quotation against a transcript, a speech or a press release
    #[command(after_long_help = super::check::AFTER_HELP)]
    Check(CheckArgs),
}

/// The arguments of `compare`.
#[derive(Args, Debug)]
pub struct CompareArgs {
    /// The articles, one or more files, folders or addresses of pages; - reads standard input
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,

    /// How to write the comparison [default: by the extension of --output, else table]
    #[arg(long, short, value_enum)]
    format: Option<Format>,

    /// How a table is laid out [default: long for csv and tsv, else wide]
    #[arg(long, value_enum)]
    layout: Option<LayoutArg>,

    /// Only these columns of the table, by the words above them in the long layout or the letters of sources
    #[arg(long, value_delimiter = ',', value_name = "COLUMN,...")]
    fields: Vec<String>,

    /// All columns of the table but these
    #[arg(long, value_delimiter = ',', value_name = "COLUMN,...")]
    without: Vec<String>,

    /// What else the table holds; several with commas
    #[arg(long, value_enum, value_delimiter = ',')]
    with: Vec<With>,

    /// Begin csv and tsv with a byte order mark, so that Excel reads them as UTF-8
    #[arg(long)]
    pub bom: bool,

    /// Write only quotations, or only facts
    #[arg(long, value_enum)]
    only: Option<Only>,

    /// Write only rows of these verdicts; several with commas
    #[arg(
        long,
        value_enum,
        value_delimiter = ',',
        hide_possible_values = true,
        value_name = "VERDICT,...",
        long_help = "Write only rows of these verdicts; several with commas: \
          conflict, reworded, cut, compatible, same, agree, related, single"
    )]
    verdict: Vec<VerdictArg>,

    /// Write only rows of several sources whose passages are matched so firmly; several with commas
    #[arg(
        long,
        value_enum,
        value_delimiter = ',',
        hide_possible_values = true,
        value_name = "MATCHING,...",
        long_help = "Write only rows of several sources whose passages are matched so firmly; several with commas: \
          firm, likely, loose (may only be about the same matter)"
    )]
    matching: Vec<MatchingArg>,

    /// Write only these rows, as their first column names them; several with commas
    #[arg(long, value_delimiter = ',', value_name = "ROW,...")]
    rows: Vec<String>,

    /// Write only rows with these words, in any capitals; words in quotation marks stand together
    #[arg(long, value_name = "WORDS", default_value = "", hide_default_value = true)]
    search: String,

    /// Write to this file instead of standard output; a folder/ gets a file for each event
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,

    /// Replace the file of --output if it is there already
    #[arg(long, requires = "output")]
    pub force: bool,

    #[command(flatten)]
    pub reading: ReadingArgs,
}

impl CompareArgs {
    /// The folder that --output names, for a file for each event: one that is there, or a name with a
    /// slash at its end.
    pub fn output_folder(&self) -> Option<&Path> {
        let path = self.output.as_deref()?;
        (output::names_folder(path) || (path.is_dir() && self.format.is_some())).then_some(path)
    }

    /// Which rows are written.
    pub fn filter(&self) -> Filter {
        Filter {
            only: self.only.map(|only| match only {
                Only::Quotes => RowKind::Quote,
                Only::Facts => RowKind::Fact,
            }),
            verdicts: self.verdict.iter().map(|&verdict| verdict.into()).collect(),
            matchings: self.matching.iter().map(|&matching| matching.into()).collect(),
            rows: (!self.rows.is_empty()).then(|| row_names(&self.rows).into_iter().collect()),
            text: self.search.clone(),
            ..Filter::default()
        }
    }

    /// The format asked for, or the one that the output's name stands for; `None` is the table for
    /// terminals.
    pub fn format(&self) -> Option<export::Format> {
        self.format.or_else(|| self.named()).unwrap_or(Format::Table).file()
    }

    /// What a table holds, written in `format`.
    pub fn options(&self, format: export::Format) -> Options {
        Options {
            layout: self.layout.map_or(format.layout(), Layout::from),
            filter: self.filter(),
            columns: Columns {
                only: self.fields.iter().map(|field| field.trim().to_owned()).collect(),
                context: self.with.contains(&With::Context),
                evidence: self.with.contains(&With::Evidence),
                without: self.without.iter().map(|field| field.trim().to_owned()).collect(),
            },
        }
    }

    fn named(&self) -> Option<Format> {
        let extension = self.output.as_ref()?.extension()?.to_str()?;
        if extension.eq_ignore_ascii_case("txt") {
            return Some(Format::Table);
        }
        let format = export::Format::of_extension(extension)?;
        Format::value_variants().iter().copied().find(|known| known.file() == Some(format))
    }

    /// What is wrong with the arguments together.
    fn problem(&self) -> Option<(ErrorKind, String)> {
        if self.files.is_empty() {
            let told = "name the articles to compare, for example: parallax compare post.html courier.md";
            return Some((ErrorKind::MissingRequiredArgument, told.into()));
        }
        let columns = self.layout.is_some()
            || ![&self.fields, &self.without].into_iter().all(Vec::is_empty)
            || !self.with.is_empty();
        if columns && !self.format().is_some_and(export::Format::has_columns) {
            let told = "--layout, --fields, --without and --with are about tables: xlsx, html, docx, pdf, csv and tsv";
            return Some((ErrorKind::ArgumentConflict, told.into()));
        }
        if self.bom && !matches!(self.format(), Some(export::Format::Csv | export::Format::Tsv)) {
            return Some((ErrorKind::ArgumentConflict, "--bom is for csv and tsv".into()));
        }
        let rows = self.only.is_some()
            || ![
                self.verdict.is_empty(),
                self.matching.is_empty(),
                self.rows.is_empty(),
                self.search.is_empty(),
            ]
            .into_iter()
            .all(|empty| empty);
        if rows && matches!(self.format(), Some(export::Format::Ris | export::Format::Bibtex)) {
            let told = "--only, --verdict, --matching, --rows and --search choose rows, and ris and bibtex hold none: \
                        they list the sources";
            return Some((ErrorKind::ArgumentConflict, told.into()));
        }
        let output = self.output.as_ref().filter(|_| self.output_folder().is_none())?;
        if self.format.is_none() && output.extension().is_some() && self.named().is_none() {
            let told = format!(
                "the name {} does not tell the format; add --format {}",
                super::shown(output),
                Format::value_variants()
                    .iter()
                    .filter_map(|format| Some(format.to_possible_value()?.get_name().to_owned()))
                    .collect::<Vec<_>>()
                    .join(", ")
            );
            return Some((ErrorKind::ValueValidation, told));
        }
        None
    }
}

/// Rows as they are called, whatever the capitals in which they were asked for; a comma too many names none.
pub fn row_names(asked: &[String]) -> Vec<String> {
    let named: Vec<String> = asked.iter().map(|row| row.trim().to_lowercase()).collect();
    let some: Vec<String> = named.iter().filter(|row| !row.is_empty()).cloned().collect();
    if some.is_empty() { named } else { some }
}

/// The file that `--output` names; `-` is standard output, as it is standard input among the files.
fn output_file(asked: Option<PathBuf>) -> Option<PathBuf> {
    asked.filter(|path| path.as_os_str() != "-")
}
