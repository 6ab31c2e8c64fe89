//! Learns the models in assets and measures them.
//!
//! usage: parallax-train quotes --bench DIR [--write PRED_DIR]
//!        parallax-train common-words FILE
//!        parallax-train align-quotes --bench DIR [--fit FILE] [--write PRED_DIR]
//!        parallax-train names FILE…
//!        parallax-train numbers --bench DIR [--misses | --list]
//!        parallax-train speakers --bench DIR [EVENT…]
//!        parallax-train facts --bench DIR [--cross-validate PRED_DIR]
//!        parallax-train facts-dump --bench DIR --dump FILE
//!        parallax-train words --bench DIR --wordnet DIR
//!        parallax-train capitals --bench DIR

mod align_quotes;
mod boost;
mod facts;
mod logistic;
mod numbers;
mod quotes;
mod speakers;
mod words;

use std::path::PathBuf;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let rest = arguments.get(1..).unwrap_or_default();
    let outcome = match arguments.first().map(String::as_str) {
        Some("quotes") => quotes::run(rest),
        Some("common-words") => align_quotes::common_words(rest),
        Some("align-quotes") => align_quotes::run(rest),
        Some("numbers") => numbers::run(rest),
        Some("names") => speakers::print_names(rest),
        Some("speakers") => speakers::measure(rest),
        Some("facts") => {
            let to = folder(rest, "--cross-validate");
            facts::learn(&folder(rest, "--bench"), Some(to.as_path()).filter(|p| !p.as_os_str().is_empty()))
        }
        Some("facts-dump") => facts::dump(&folder(rest, "--bench"), &folder(rest, "--dump")),
        Some("words") => words::run(&folder(rest, "--bench"), &folder(rest, "--wordnet")),
        Some("capitals") => words::print_capitalised(&folder(rest, "--bench")),
        _ => Err("say what to learn or measure; the usage stands at the top of main.rs".into()),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("parallax-train: {message}");
            ExitCode::FAILURE
        }
    }
}

/// The folder that follows `option`; empty where it is missing, so that the first read says so.
fn folder(arguments: &[String], option: &str) -> PathBuf {
    let at = arguments.iter().position(|a| a == option);
    at.and_then(|i| arguments.get(i + 1)).map(Into::into).unwrap_or_default()
}
