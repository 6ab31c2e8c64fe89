//! Learns the models in assets and measures them.
//!
//! usage: parallax-train quotes --bench DIR [--write PRED_DIR]
//!        parallax-train common-words FILE
//!        parallax-train align-quotes --bench DIR [--fit FILE] [--write PRED_DIR]
//!        parallax-train names FILE…
//!        parallax-train speakers --bench DIR [EVENT…]

mod align_quotes;
mod quotes;
mod speakers;

use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let outcome = match arguments.first().map(String::as_str) {
        Some("quotes") => quotes::run(&arguments[1..]),
        Some("common-words") => align_quotes::common_words(&arguments[1..]),
        Some("align-quotes") => align_quotes::run(&arguments[1..]),
        Some("names") => speakers::print_names(&arguments[1..]),
        Some("speakers") => speakers::measure(&arguments[1..]),
        _ => {
            Err("say what to learn or measure: quotes, common-words, align-quotes, names or speakers".into())
        }
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("parallax-train: {message}");
            ExitCode::FAILURE
        }
    }
}
