//! The formats a quote check is written in.

use super::QuoteCheck;
use crate::export::csv::Separator;
use crate::export::format::{ExportError, Format, Written};
use crate::export::page::{self, Kind, Paper};

/// A format that a quote check is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Form {
    /// An Excel workbook.
    Xlsx,
    /// A page for a browser.
    Html,
    /// A document for word processors, landscape.
    Docx,
    /// Pages to be printed, landscape.
    Pdf,
    /// Comma-separated values.
    Csv,
    /// Tab-separated values.
    Tsv,
    /// For programs.
    Json,
    /// Plain text, as a terminal shows it.
    Text,
}

/// Characters on a line of plain text.
const COLUMNS: usize = 100;

impl Form {
    /// Every format, in the order in which they are offered.
    pub const ALL: [Form; 8] =
        [Form::Xlsx, Form::Html, Form::Docx, Form::Pdf, Form::Csv, Form::Tsv, Form::Json, Form::Text];

    /// The format of a comparison that is the same; `None` for plain text, in which no comparison is written.
    fn format(self) -> Option<Format> {
        match self {
            Form::Xlsx => Some(Format::Xlsx),
            Form::Html => Some(Format::Html),
            Form::Docx => Some(Format::Docx),
            Form::Pdf => Some(Format::Pdf),
            Form::Csv => Some(Format::Csv),
            Form::Tsv => Some(Format::Tsv),
            Form::Json => Some(Format::Json),
            Form::Text => None,
        }
    }

    /// How a file of this format ends, without the full stop.
    pub fn extension(self) -> &'static str {
        self.format().map_or("txt", Format::extension)
    }

    /// What it is called.
    pub fn name(self) -> &'static str {
        self.format().map_or("Plain text", Format::name)
    }

    /// The format a file's ending stands for, whatever its capitals.
    pub fn of_extension(extension: &str) -> Option<Form> {
        if extension.eq_ignore_ascii_case(Form::Text.extension()) {
            return Some(Form::Text);
        }
        let format = Format::of_extension(extension)?;
        Form::ALL.into_iter().find(|form| form.format() == Some(format))
    }

    /// Whether it is not text, so that a terminal cannot show it.
    pub fn is_binary(self) -> bool {
        self.format().is_some_and(Format::is_binary)
    }
}

impl QuoteCheck<'_> {
    /// Writes it. `bom` begins values with a byte order mark, for Excel; `finder` gives typefaces for characters on
    /// pages that the program's own lack.
    ///
    /// # Errors
    /// When a library that writes the format fails.
    pub fn write(&self, form: Form, bom: bool, finder: page::Finder) -> Result<Written, ExportError> {
        let text = |text: String| Written { bytes: text.into_bytes(), remarks: Vec::new() };
        let values = |separator| Written { bytes: self.csv(separator, bom), remarks: Vec::new() };
        let print = |kind| -> Result<Written, ExportError> {
            let printed = page::print(&self.document(Paper::A4), kind, finder)?;
            Ok(Written { bytes: printed.bytes, remarks: printed.remarks })
        };
        Ok(match form {
            Form::Text => text(self.text(COLUMNS)),
            Form::Json => text(self.json()),
            Form::Csv => values(Separator::Comma),
            Form::Tsv => values(Separator::Tab),
            Form::Html => print(Kind::Html)?,
            Form::Docx => print(Kind::Docx)?,
            Form::Pdf => print(Kind::Pdf)?,
            Form::Xlsx => {
                let workbook = self.xlsx()?;
                Written { bytes: workbook.bytes, remarks: workbook.remarks }
            }
        })
    }
}
