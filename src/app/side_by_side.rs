//! The articles in columns, what belongs together marked in each.

use super::Scene;
use super::command::Command;
use eframe::egui::Ui;

/// What this view keeps from frame to frame.
#[derive(Default)]
pub struct Memory {}

/// Shows the view in all of `ui`.
pub fn show(_ui: &mut Ui, _scene: &Scene, _memory: &mut Memory, _commands: &mut Vec<Command>) {}
