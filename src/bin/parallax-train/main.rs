//! Learns the models in assets and measures them.
//!
//! usage: parallax-train quotes --bench DIR [--write PRED_DIR]

mod quotes;

use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let outcome = match arguments.first().map(String::as_str) {
        Some("quotes") => quotes::run(&arguments[1..]),
        _ => Err("say what to learn or measure: quotes".into()),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("parallax-train: {message}");
            ExitCode::FAILURE
        }
    }
}
