//! The selected row in full: its readings word under word, its differences, the evidence, and what the user can decide.

use super::Scene;
use super::command::Command;
use eframe::egui::Ui;

/// What this view keeps from frame to frame.
#[derive(Default)]
pub struct Memory {}

/// Shows the view in all of `ui`.
pub fn show(_ui: &mut Ui, _scene: &Scene, _memory: &mut Memory, _commands: &mut Vec<Command>) {}
