//! `parallax lesson`: a student sheet, its answer key and the articles with numbered lines.

use super::args::row_names;
use super::gathered;
use super::reading::ReadingArgs;
use super::{Outcome, output, say, shown, typefaces};
use crate::export::lesson::{Lesson, Level, Options, Part, TaskKind};
use crate::export::page::{self, Kind, Paper};
use clap::error::ErrorKind;
use clap::{Args, ValueEnum};
use std::path::{Path, PathBuf};

/// The help of `parallax lesson`.
pub const AFTER_HELP: &str = "\
What is written, each as a file of its own:
  …-sheet     for students: one to three pages with room to write
  …-key       for you: every answer with the article, the lines and the words that show it
  …-articles  the articles with numbered lines, to be handed out with the sheet

The tasks (--tasks, several with commas):
  difference  two passages about the same: what differs, and can both be true?
  left-out    a shortened quotation: which words are missing?
  has         which articles quote these words, and which leave them out?
  certainty   does the article say that it is so, that someone says so, or that it may be so?
  order       what does one article bring early and another late?
  introduced  with which words does each article introduce somebody?
  who-says    match quotations and speakers
  headlines   match headlines and articles
  opinion     which sentences can be checked, which are somebody’s judgement?
  quoted      which article quotes whom?
  grid        the comparison grid with empty boxes
A task is left out where the articles do not answer it for sure; the answer key says why.

Examples:
  parallax lesson post.html courier.md radio.txt --output crane.docx
  parallax lesson *.html --output lessons/ --format pdf --level plain
  parallax lesson *.md -o blind.html --blind --tasks difference,who-says,grid
  parallax lesson *.md -o mine.docx --rows r3,r7,r12      (rows as parallax compare names them)

With --blind the outlets’ names are taken out of the sheet and the articles; the key tells them.";

/// The arguments of `lesson`.
#[derive(Args, Debug)]
pub struct LessonArgs {
    /// The articles, two or more files about one event
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,

    /// Where to write: a folder, or a name such as crane.docx, to which -sheet, -key and -articles are added
    #[arg(long, short, value_name = "FOLDER|FILE")]
    output: PathBuf,

    /// The kind of files [default: by the extension of --output, else docx]
    #[arg(long, short, value_enum)]
    format: Option<Format>,

    /// Take the outlets’ names out of what students see
    #[arg(long)]
    blind: bool,

    /// How the instructions are worded
    #[arg(long, value_enum, default_value_t = LevelArg::Secondary)]
    level: LevelArg,

    /// Only these tasks; several with commas
    #[arg(long, value_enum, value_delimiter = ',', hide_possible_values = true, value_name = "TASK,...")]
    tasks: Vec<TaskArg>,

    /// Ask about these rows instead of a varied dozen; several with commas
    #[arg(long, value_delimiter = ',', value_name = "ROW,...")]
    rows: Vec<String>,

    /// What the lesson is called, as the sheet is headed [default: Three articles, one event]
    #[arg(long, value_name = "WORDS")]
    title: Option<String>,

    /// The paper to print on
    #[arg(long, value_enum, default_value_t = PaperArg::A4)]
    paper: PaperArg,

    /// Replace files that are there already
    #[arg(long)]
    force: bool,

    #[command(flatten)]
    reading: ReadingArgs,
}

impl LessonArgs {
    /// What is wrong with the arguments together.
    pub fn problem(&self) -> Option<(ErrorKind, String)> {
        if self.output.as_os_str() == "-" {
            let told = "a lesson is three files, so --output takes a folder, or a name such as crane.docx";
            return Some((ErrorKind::ValueValidation, told.into()));
        }
        let named = self.folder().is_none();
        (named && self.format.is_none() && self.kind_by_name().is_none()).then(|| {
            let told = format!(
                "the name {} does not tell the format; add --format docx, html or pdf",
                shown(&self.output)
            );
            (ErrorKind::ValueValidation, told)
        })
    }

    /// The folder that --output names, there or not.
    fn folder(&self) -> Option<&Path> {
        let path = &self.output;
        (output::names_folder(path) || path.is_dir() || path.extension().is_none()).then_some(path)
    }

    fn kind(&self) -> Kind {
        let asked = self.format.map(|format| match format {
            Format::Docx => Kind::Docx,
            Format::Html => Kind::Html,
            Format::Pdf => Kind::Pdf,
        });
        asked.or_else(|| self.kind_by_name()).unwrap_or(Kind::Docx)
    }

    fn kind_by_name(&self) -> Option<Kind> {
        match self.output.extension()?.to_str()?.to_ascii_lowercase().as_str() {
            "docx" => Some(Kind::Docx),
            "html" | "htm" => Some(Kind::Html),
            "pdf" => Some(Kind::Pdf),
            _ => None,
        }
    }

    /// The file each part goes to.
    fn path(&self, part: Part) -> PathBuf {
        let (folder, stem) = match self.folder() {
            Some(folder) => (folder, "lesson".to_string()),
            None => (
                self.output.parent().unwrap_or(Path::new("")),
                self.output.file_stem().map_or("lesson".into(), |stem| stem.to_string_lossy().into_owned()),
            ),
        };
        folder.join(format!("{stem}-{}.{}", part.key(), self.kind().extension()))
    }

    fn options(&self) -> Options {
        Options {
            rows: row_names(&self.rows),
            title: self.title.clone().unwrap_or_default(),
            level: match self.level {
                LevelArg::Plain => Level::Plain,
                LevelArg::Secondary => Level::Secondary,
                LevelArg::University => Level::University,
            },
            blind: self.blind,
            tasks: self.tasks.iter().map(|&task| task.into()).collect(),
            paper: match self.paper {
                PaperArg::A4 => Paper::A4,
                PaperArg::Letter => Paper::Letter,
            },
        }
    }
}

/// Reads, compares, and writes the three files.
pub fn run(args: &LessonArgs) -> Outcome {
    let folder = args.folder();
    if let Some(file) = folder.filter(|folder| folder.is_file()) {
        say(&format!(
            "{}: this is a file; give --output a folder, or a name such as crane.docx",
            shown(file)
        ));
        return Outcome::Nothing;
    }
    for part in Part::ALL.into_iter().filter(|_| folder.is_none_or(Path::exists)) {
        if let Err(error) = output::check(&args.path(part), args.force, &args.files) {
            say(&error);
            return Outcome::Nothing;
        }
    }
    let gathered = gathered::compare(&args.files, None, &args.reading);
    let Some((comparison, unread)) = gathered else { return Outcome::Nothing };
    let lesson = Lesson::propose(&comparison, &args.options());
    for row in args
        .rows
        .iter()
        .filter(|row| lesson.rows.iter().all(|pick| !pick.row.eq_ignore_ascii_case(row.trim())))
    {
        say(&format!(
            "{row}: nothing can be asked about this row; see parallax compare for the rows there are"
        ));
    }
    for left in &lesson.left_out {
        say(&format!("“{}” is left out: {}", left.kind.name(), left.why));
    }
    // all are made before the first is written
    let made: Result<Vec<_>, _> = Part::ALL
        .into_iter()
        .map(|part| Ok((part, page::print(&lesson.render(part), args.kind(), &typefaces)?)))
        .collect::<Result<_, page::PageError>>();
    let written = made.map_err(|error| error.to_string()).and_then(|parts| {
        let mut remarks: Vec<&String> = parts.iter().flat_map(|(_, printed)| &printed.remarks).collect();
        remarks.dedup();
        remarks.into_iter().for_each(|remark| say(remark));
        folder.map_or(Ok(()), output::make_folder)?;
        parts.iter().try_for_each(|(part, printed)| {
            output::write(Some(&args.path(*part)), args.force, &printed.bytes)
        })
    });
    if let Err(error) = written {
        say(&error);
        return Outcome::Nothing;
    }
    if unread > 0 { Outcome::Partly } else { Outcome::Fine }
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    /// For word processors, to be changed
    Docx,
    /// A page for a browser
    Html,
    /// Pages to print
    Pdf,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum LevelArg {
    /// Short words, for younger classes and learners
    Plain,
    /// For secondary schools
    Secondary,
    /// For universities and newsrooms
    University,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum PaperArg {
    A4,
    Letter,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum TaskArg {
    Difference,
    LeftOut,
    Has,
    Certainty,
    Order,
    Introduced,
    WhoSays,
    Headlines,
    Opinion,
    Quoted,
    Grid,
}

impl From<TaskArg> for TaskKind {
    fn from(task: TaskArg) -> TaskKind {
        match task {
            TaskArg::Difference => TaskKind::FindTheDifference,
            TaskArg::LeftOut => TaskKind::LeftOut,
            TaskArg::Has => TaskKind::WhoHasIt,
            TaskArg::Order => TaskKind::Order,
            TaskArg::Introduced => TaskKind::Introduced,
            TaskArg::Certainty => TaskKind::SortByCertainty,
            TaskArg::WhoSays => TaskKind::WhoSaysSo,
            TaskArg::Headlines => TaskKind::Headlines,
            TaskArg::Opinion => TaskKind::FactOrOpinion,
            TaskArg::Quoted => TaskKind::WhoIsQuoted,
            TaskArg::Grid => TaskKind::Grid,
        }
    }
}
