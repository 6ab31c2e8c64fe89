//! The words that options take, each with what the library calls it.

use crate::compare::document::{Matching, Verdict};
use crate::export::{self, sheet::Layout};
use clap::ValueEnum;

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
    pub fn file(self) -> Option<export::Format> {
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

/// How a table is laid out.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum LayoutArg {
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

/// What else a table holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum With {
    /// The sentences before and after each passage
    Context,
    /// Why the passages belong together
    Evidence,
}

/// Of which kind rows are.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Only {
    #[value(alias = "quote", alias = "quotations")]
    Quotes,
    #[value(alias = "fact")]
    Facts,
}

/// Which verdicts rows have.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum VerdictArg {
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

/// How firmly rows are matched.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum MatchingArg {
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
