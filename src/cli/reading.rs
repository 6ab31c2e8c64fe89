//! How the articles are read, the same for every command.

use crate::import;
use clap::Args;

/// The options about what is read.
#[derive(Args, Debug)]
pub struct ReadingArgs {
    /// What the columns of a table are called, where the usual names do not fit
    #[arg(
        long,
        value_name = "FIELD=NAME,...",
        value_parser = columns,
        long_help = "What the columns of a table of articles are called, where the usual names do not fit: \
          outlet=Paper,text=Full text. Fields: outlet, title, byline, date, url, text, event, language"
    )]
    columns: Option<Columns>,

    /// Only the articles about this event, where a table holds several
    #[arg(long, value_name = "NAME")]
    pub event: Option<String>,

    /// Keep an outlet's article that comes in a second time, in another format or from another address
    #[arg(long)]
    pub keep_duplicates: bool,

    /// How much evidence a row needs, from 0 (line up generously) to 1 (only what is certain)
    /// [default: that of the project, else 0.5]
    #[arg(long, value_name = "0..1", value_parser = strictness, allow_negative_numbers = true)]
    pub strictness: Option<f64>,
}

impl ReadingArgs {
    /// How files are read.
    pub fn options(&self) -> import::Options {
        let columns = self.columns.as_ref().map(|columns| columns.0.clone()).unwrap_or_default();
        import::Options { columns, ..import::Options::default() }
    }
}

/// What the user calls the columns of tables that are read.
#[derive(Clone, Debug)]
struct Columns(Vec<(import::Field, String)>);

fn columns(value: &str) -> Result<Columns, String> {
    import::parse_columns(value).map(Columns)
}

fn strictness(value: &str) -> Result<f64, String> {
    match value.trim().parse::<f64>() {
        Ok(number) if (0.0..=1.0).contains(&number) => Ok(number),
        _ => Err("it must be a number from 0 to 1, such as 0.7".into()),
    }
}
