//! Parallax lines up several articles about one event and shows, quote by quote and fact by fact,
//! where the outlets agree, where they reword, shorten or contradict each other, and what each
//! leaves out.
//!
//! The pipeline, each stage a function over values:
//!
//! ```text
//! files ──import──▶ articles ──extract──▶ quotations and statements
//!       ──align──▶ links ──judge──▶ rows with verdicts ──export──▶ JSON, tables
//! ```
//!
//! [`compare::compare`] is the face of it. A layer imports only those named after it in this list.

pub mod align;
#[cfg(feature = "window")]
pub mod app;
pub mod article;
pub mod cli;
pub mod compare;
pub mod export;
pub mod extract;
pub mod import;
pub mod judge;
pub mod text;
pub mod workspace;
