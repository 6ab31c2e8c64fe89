//! The formats a comparison is written in, from the window and the command line alike.

use super::csv::{self, Separator};
use super::page::{self, Kind, Paper};
use super::provenance::Provenance;
use super::sheet::{self, Layout, Options};
use super::{annotations, html, json, markdown, print, references, tei, xlsx};
use crate::compare::Comparison;
use thiserror::Error;

/// A format that a comparison is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// An Excel workbook with a sheet for every layout.
    Xlsx,
    /// A document for word processors, landscape.
    Docx,
    /// Pages to be printed, landscape.
    Pdf,
    /// Comma-separated values.
    Csv,
    /// Tab-separated values.
    Tsv,
    /// One web page that needs nothing beside it.
    Html,
    /// A report in Markdown.
    Markdown,
    /// The comparison document.
    Json,
    /// A critical apparatus: TEI P5, parallel segmentation.
    Tei,
    /// The passages as W3C Web Annotations.
    Annotations,
    /// The sources for reference managers.
    Ris,
    /// The sources for LaTeX.
    Bibtex,
}

impl Format {
    /// Every format, in the order in which they are offered.
    pub const ALL: [Format; 12] = [
        Format::Xlsx,
        Format::Html,
        Format::Docx,
        Format::Pdf,
        Format::Csv,
        Format::Tsv,
        Format::Markdown,
        Format::Json,
        Format::Tei,
        Format::Annotations,
        Format::Ris,
        Format::Bibtex,
    ];

    /// How a file of this format ends, without the full stop.
    pub fn extension(self) -> &'static str {
        match self {
            Format::Xlsx => "xlsx",
            Format::Docx => "docx",
            Format::Pdf => "pdf",
            Format::Csv => "csv",
            Format::Tsv => "tsv",
            Format::Html => "html",
            Format::Markdown => "md",
            Format::Json => "json",
            Format::Tei => "xml",
            Format::Annotations => "jsonld",
            Format::Ris => "ris",
            Format::Bibtex => "bib",
        }
    }

    /// What it is called.
    pub fn name(self) -> &'static str {
        match self {
            Format::Xlsx => "Excel workbook",
            Format::Docx => "Word document",
            Format::Pdf => "PDF",
            Format::Csv => "Comma-separated values",
            Format::Tsv => "Tab-separated values",
            Format::Html => "Web page",
            Format::Markdown => "Markdown report",
            Format::Json => "JSON document",
            Format::Tei => "TEI critical apparatus",
            Format::Annotations => "Web Annotations",
            Format::Ris => "Sources as RIS",
            Format::Bibtex => "Sources as BibTeX",
        }
    }

    /// The format a file's ending stands for, whatever its capitals.
    pub fn of_extension(extension: &str) -> Option<Format> {
        match extension.to_ascii_lowercase().as_str() {
            "xlsx" => Some(Format::Xlsx),
            "docx" => Some(Format::Docx),
            "pdf" => Some(Format::Pdf),
            "csv" => Some(Format::Csv),
            "tsv" | "tab" => Some(Format::Tsv),
            "html" | "htm" => Some(Format::Html),
            "md" | "markdown" => Some(Format::Markdown),
            "json" => Some(Format::Json),
            "xml" | "tei" => Some(Format::Tei),
            "jsonld" => Some(Format::Annotations),
            "ris" => Some(Format::Ris),
            "bib" => Some(Format::Bibtex),
            _ => None,
        }
    }

    /// The layout it has where none is asked for.
    pub fn layout(self) -> Layout {
        match self {
            Format::Csv | Format::Tsv => Layout::Long,
            _ => Layout::Wide,
        }
    }

    /// Whether it has one main table, laid out as [`Options::layout`] says.
    pub fn is_table(self) -> bool {
        matches!(self, Format::Csv | Format::Tsv | Format::Html | Format::Docx | Format::Pdf)
    }

    /// Whether the user can choose its layout and its columns.
    pub fn has_columns(self) -> bool {
        self.is_table() || self == Format::Xlsx
    }

    /// Whether it is not text, so that a terminal cannot show it.
    pub fn is_binary(self) -> bool {
        matches!(self, Format::Xlsx | Format::Docx | Format::Pdf)
    }
}

/// A comparison, written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// The file.
    pub bytes: Vec<u8>,
    /// What the format could not hold, a sentence each.
    pub remarks: Vec<String>,
}

/// Why nothing could be written.
#[derive(Debug, Error)]
pub enum ExportError {
    /// The workbook could not be put together.
    #[error("the workbook could not be made: {0}")]
    Workbook(#[from] rust_xlsxwriter::XlsxError),
    /// The pages could not be put together.
    #[error(transparent)]
    Page(#[from] page::PageError),
}

/// Those of the columns asked for, or asked to be left out, that a file of `format` does not have.
pub fn unknown_columns<'o>(comparison: &Comparison, format: Format, options: &'o Options) -> Vec<&'o str> {
    let layouts: &[Layout] = if format == Format::Xlsx { &Layout::ALL } else { &[options.layout] };
    let known: Vec<String> = layouts.iter().flat_map(|&layout| sheet::keys(comparison, layout)).collect();
    let is_known = |key: &str| known.iter().any(|known| known.eq_ignore_ascii_case(key));
    let named = options.columns.only.iter().chain(&options.columns.without).map(String::as_str);
    named.filter(|key| !is_known(key)).collect()
}

/// Writes `comparison` in `format`, pages in the program's own typefaces alone. `bom` begins values with a
/// byte order mark, for Excel.
///
/// # Errors
/// When a library that writes the format fails.
pub fn write(
    comparison: &Comparison,
    format: Format,
    options: &Options,
    bom: bool,
) -> Result<Written, ExportError> {
    write_with(comparison, format, options, bom, &|_| Vec::new())
}

/// [`write()`], with typefaces from `finder` for characters on pages that the program's own lack.
///
/// # Errors
/// As [`write()`].
pub fn write_with(
    comparison: &Comparison,
    format: Format,
    options: &Options,
    bom: bool,
    finder: page::Finder,
) -> Result<Written, ExportError> {
    let text = |text: String| Written { bytes: text.into_bytes(), remarks: Vec::new() };
    Ok(match format {
        Format::Json => text(json::write(comparison, &options.filter)),
        Format::Tei => text(tei::write(comparison, &options.filter)),
        Format::Annotations => text(annotations::write(comparison, &options.filter)),
        Format::Ris => text(references::ris(comparison)),
        Format::Bibtex => text(references::bibtex(comparison)),
        Format::Html => text(html::write(comparison, options)),
        Format::Markdown => text(markdown::write(comparison, &options.filter)),
        Format::Csv | Format::Tsv => {
            let separator = if format == Format::Csv { Separator::Comma } else { Separator::Tab };
            let table = sheet::build(comparison, options);
            let provenance =
                options.columns.only.is_empty().then(|| Provenance::of(comparison, &options.filter));
            let bytes = csv::write(&table, provenance.as_ref(), separator, bom);
            Written { bytes, remarks: Vec::new() }
        }
        Format::Docx | Format::Pdf => {
            let kind = if format == Format::Docx { Kind::Docx } else { Kind::Pdf };
            let document = print::document(comparison, options, Paper::A4);
            let printed = page::print(&document, kind, finder)?;
            Written { bytes: printed.bytes, remarks: printed.remarks }
        }
        Format::Xlsx => {
            let workbook = xlsx::write(comparison, options)?;
            Written { bytes: workbook.bytes, remarks: workbook.remarks }
        }
    })
}
