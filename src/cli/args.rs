//! What the command line takes, and the help that teaches it.

use super::check::CheckArgs;
use super::lesson::LessonArgs;
use crate::compare::document::{Matching, RowKind, Verdict};
use crate::export::sheet::{Columns, Layout, Options};
use crate::export::{self, Filter};
use crate::import;
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
    let parsed = Cli::parse();
    let (args, bare) = match parsed.command {
        Some(Command::Compare(args)) => (args, false),
        Some(Command::Lesson(args)) => match args.problem() {
            Some((kind, problem)) => Cli::command().error(kind, problem).exit(),
            None => return Task::Lesson(args),
        },
        Some(Command::Check(args)) => match args.problem() {
            Some((kind, problem)) => Cli::command().error(kind, problem).exit(),
            None => return Task::Check(args),
        },
        None if std::env::args_os().len() <= 1 => return Task::Sample,
        None => {
            // As many arguments as files: no option among them.
            let bare = parsed.compare.files.len() + 1 == std::env::args_os().len();
            (parsed.compare, bare)
        }
    };
    match args.problem() {
        Some((kind, problem)) => Cli::command().error(kind, problem).exit(),
        None if bare && args.files.iter().all(|file| file.as_os_str() != "-") => Task::Open(args),
        None => Task::Compare(args),
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
    args_conflicts_with_subcommands = true,
    disable_help_subcommand = true
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

const LONG_ABOUT: &str = "\
Parallax lines up several articles about one event and shows, quotation by quotation and fact by fact, \
where the outlets agree, where they reword, shorten or contradict each other, and what each leaves out. \
Everything it says is shown from the articles' own words. It works offline and sends nothing anywhere; \
only a page whose address you give is fetched.

  parallax                                          open the window
  parallax post.html courier.md radio.txt           open it with these articles
  parallax compare *.html                           compare them here, in the terminal
  parallax compare *.html --output table.xlsx       write a workbook (or html, docx, pdf, csv …)
  parallax lesson *.html --output crane.docx        write a lesson sheet, its key and the articles
  parallax check --against speech.txt *.html        check the quotations against a transcript";

const COMPARE_ABOUT: &str = "\
Compare articles (also what happens when only files are named). One table for the terminal, or a file: \
--output table.xlsx, .html, .docx, .pdf, .csv, .md and others.";

const AFTER_HELP: &str = "\
Examples:
  parallax compare post.html courier.md radio.txt
  parallax compare *.html --only quotes --verdict reworded,cut
  parallax compare *.txt --output table.xlsx
  parallax compare https://post.example/pier courier.md
  parallax compare *.txt --output readings.csv --bom
  parallax compare *.txt --output report.docx --rows r2,r5,r9 --without note,confirmed
  parallax compare *.txt --verdict conflict --format csv --layout wide > conflicts.csv
  cat draft.txt | parallax compare - courier.md

What the words mean:
  ≠ conflict     both cannot be true, or the sources contradict each other
  ≈ reworded     a word inside the quotation marks is replaced, added, dropped or masked
  ◐ cut          Shortened: one source quotes a shorter piece of the same words
  ◎ compatible   values of different precision that can both be true (30,412; about 30,000)
  ● same         Same words, but for punctuation, capitals and the like
  ● agree        the same fact, and nothing contradicts it
  ◌ related      about the same matter; whether they say the same is for you to check
  ○ single       Only here: one source has it

Files that are read:
  text      plain text, Markdown with YAML front matter (title, outlet, byline, date, url)
  pages     web pages saved as .html, .mhtml or .webarchive; an address (https://…) is fetched,
            that page and nothing else
  documents .docx, .odt, .rtf, .pdf, .epub, .eml
  databases exports of Nexis Uni, LexisNexis, Factiva and ProQuest with several articles each
  tables    .csv, .tsv, .xlsx, .ods, .json, .jsonl with a row for each article and columns such
            as outlet, title, date, url and text (--columns names others); where there is an event
            column, each event is compared by itself: --event chooses one, --output FOLDER/
            writes a file for each
  others    archives (.zip, .gz, .warc), folders of all these, and projects that the window has
            saved (.parallax), which are compared with their settings and decisions

Files that are written:
  xlsx      a workbook with sheets Overview, Wide, Long, Presence, Differences and Sources
  html      one web page: sources, overview, the table, the articles side by side; it prints well
  csv, tsv  one table, laid out as --layout says:
              long         a line for every passage (what is written if you do not say)
              wide         a line for every quotation or fact, a column for every source
              presence     the same, with 1 where the source has it and 0 where it has not
              differences  a line for every difference, with each source's words
              overview     how many rows there are of each verdict
              sources      the articles with their citations and the hashes of their texts
  docx, pdf the table on landscape pages, with its sources and a legend; --layout as for csv.
            A pdf holds its typefaces; scripts that ours lack are set in those of the computer
  md, json  a report; the whole comparison, for programs
  xml       a critical apparatus in TEI P5 (parallel segmentation), the articles as witnesses
  jsonld    the passages as W3C Web Annotations
  ris, bib  the sources for reference managers and for LaTeX
  Every file says which version and settings made it, from which texts; csv and tsv in the first
  line of their last column, made.

Columns of the long layout, whose names --fields and --without take:
  row, kind, label         the row's id, quote or fact, and its short name
  verdict, differences     as above; number, date, name, speaker, negation, certainty, wording …
  sources, independent     how many articles have the row, and how many of them are no copies
  matching                 firm, likely or loose: how sure it is that the passages belong together
  source, outlet, date     the article's letter, outlet and day; address is its web address
  reading, text, speaker   the passage's id, its words, and who says them
  start, end               where it stands in the article's text, counted in characters from 0
  position, place          how far into the article, from 0 to 1; headline, lead or body
  confirmed, note          what you have confirmed and noted
  before, after, evidence  with --with context and --with evidence

Formulas:
  A cell that a spreadsheet would take for a formula (it begins with = + - @ or a tab) gets an
  apostrophe in front in csv and tsv, an unseen character (U+2060) in html; in xlsx all are text.

Exit codes:
  0  all files were read, compared and written
  1  some file could not be read; the others were compared and written
  2  wrong usage
  3  nothing was written: no file could be read, or the result could not be written

parallax alone, or with files and nothing else, opens the window. Where there is no display it says
so, compares the files in the terminal (or the sample, if none are named) and ends with these codes.
Colour is used on a terminal only; NO_COLOR, CLICOLOR=0 and CLICOLOR_FORCE=1 are respected.";

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

    /// What the columns of a table are called, where the usual names do not fit
    #[arg(
        long,
        value_name = "FIELD=NAME,...",
        value_parser = columns,
        long_help = "What the columns of a table of articles are called, where the usual names do not fit: \
          outlet=Paper,text=Full text. Fields: outlet, title, byline, date, url, text, event, language"
    )]
    columns: Option<ReadColumns>,

    /// Compare only the articles about this event, where a table holds several
    #[arg(long, value_name = "NAME")]
    pub event: Option<String>,

    /// Keep an outlet's article that comes in a second time, in another format or from another address
    #[arg(long)]
    pub keep_duplicates: bool,

    /// How much evidence a row needs, from 0 (line up generously) to 1 (only what is certain)
    /// [default: that of the project, else 0.5]
    #[arg(long, value_name = "0..1", value_parser = strictness)]
    pub strictness: Option<f64>,
}

/// What the user calls the columns of tables that are read.
#[derive(Clone, Debug)]
struct ReadColumns(Vec<(import::Field, String)>);

fn columns(value: &str) -> Result<ReadColumns, String> {
    import::parse_columns(value).map(ReadColumns)
}

impl CompareArgs {
    /// How files are read.
    pub fn reading(&self) -> import::Options {
        let columns = self.columns.as_ref().map(|columns| columns.0.clone()).unwrap_or_default();
        import::Options { columns, ..import::Options::default() }
    }

    /// The folder that --output names, for a file for each event: one that is there, or a name with a
    /// slash at its end.
    pub fn output_folder(&self) -> Option<&Path> {
        let path = self.output.as_deref()?;
        let named = path.as_os_str().to_string_lossy().ends_with(['/', std::path::MAIN_SEPARATOR]);
        (named || (path.is_dir() && self.format.is_some())).then_some(path)
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
            rows: (!self.rows.is_empty())
                .then(|| self.rows.iter().map(|row| row.trim().to_owned()).collect()),
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

/// How a comparison is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// To be read in a terminal
    Table,
    /// The whole comparison, for programs
    Json,
    /// A table for spreadsheets and statistics
    Csv,
    /// The same, separated by tabs
    Tsv,
    /// A workbook with every layout
    #[value(alias = "excel")]
    Xlsx,
    /// A web page with the table and the articles side by side
    Html,
    /// The table for word processors
    #[value(alias = "word")]
    Docx,
    /// The table as pages
    Pdf,
    /// A report
    #[value(alias = "md")]
    Markdown,
    /// A critical apparatus in TEI P5
    #[value(alias = "xml")]
    Tei,
    /// The passages as W3C Web Annotations
    #[value(alias = "jsonld")]
    Annotations,
    /// The sources for reference managers
    Ris,
    /// The sources for LaTeX
    #[value(alias = "bib")]
    Bibtex,
}

impl Format {
    /// The file's format; `None` for the terminal's table.
    fn file(self) -> Option<export::Format> {
        match self {
            Format::Table => None,
            Format::Json => Some(export::Format::Json),
            Format::Csv => Some(export::Format::Csv),
            Format::Tsv => Some(export::Format::Tsv),
            Format::Xlsx => Some(export::Format::Xlsx),
            Format::Html => Some(export::Format::Html),
            Format::Docx => Some(export::Format::Docx),
            Format::Pdf => Some(export::Format::Pdf),
            Format::Markdown => Some(export::Format::Markdown),
            Format::Tei => Some(export::Format::Tei),
            Format::Annotations => Some(export::Format::Annotations),
            Format::Ris => Some(export::Format::Ris),
            Format::Bibtex => Some(export::Format::Bibtex),
        }
    }
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum LayoutArg {
    Wide,
    Long,
    Presence,
    Differences,
    Overview,
    Sources,
}

impl From<LayoutArg> for Layout {
    fn from(layout: LayoutArg) -> Layout {
        match layout {
            LayoutArg::Wide => Layout::Wide,
            LayoutArg::Long => Layout::Long,
            LayoutArg::Presence => Layout::Presence,
            LayoutArg::Differences => Layout::Differences,
            LayoutArg::Overview => Layout::Overview,
            LayoutArg::Sources => Layout::Sources,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum With {
    /// The sentences before and after each passage
    Context,
    /// Why the passages belong together
    Evidence,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Only {
    #[value(alias = "quote", alias = "quotations")]
    Quotes,
    #[value(alias = "fact")]
    Facts,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum VerdictArg {
    Conflict,
    Reworded,
    #[value(alias = "shortened")]
    Cut,
    Compatible,
    Same,
    Agree,
    Related,
    #[value(alias = "only-here")]
    Single,
}

impl From<VerdictArg> for Verdict {
    fn from(verdict: VerdictArg) -> Verdict {
        match verdict {
            VerdictArg::Conflict => Verdict::Conflict,
            VerdictArg::Reworded => Verdict::Reworded,
            VerdictArg::Cut => Verdict::Cut,
            VerdictArg::Compatible => Verdict::Compatible,
            VerdictArg::Same => Verdict::Same,
            VerdictArg::Agree => Verdict::Agree,
            VerdictArg::Related => Verdict::Related,
            VerdictArg::Single => Verdict::Single,
        }
    }
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum MatchingArg {
    Firm,
    Likely,
    Loose,
}

impl From<MatchingArg> for Matching {
    fn from(matching: MatchingArg) -> Matching {
        match matching {
            MatchingArg::Firm => Matching::Firm,
            MatchingArg::Likely => Matching::Likely,
            MatchingArg::Loose => Matching::Loose,
        }
    }
}

/// Reads `--strictness`.
pub fn strictness(value: &str) -> Result<f64, String> {
    match value.trim().parse::<f64>() {
        Ok(number) if (0.0..=1.0).contains(&number) => Ok(number),
        _ => Err("it must be a number from 0 to 1, such as 0.7".into()),
    }
}
