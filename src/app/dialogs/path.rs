//! Asks for a path where the desktop has no dialog for files.

use crate::app::ask::{What, command};
use crate::app::command::Command;
use crate::app::widgets;
use eframe::egui::{Key, Margin, Modifiers, TextEdit, Ui, WidgetInfo, accesskit::Role};
use std::path::PathBuf;

/// Shows the field; gives back whether to close.
pub fn show(
    ui: &mut Ui,
    what: What,
    path: &mut String,
    problem: &mut String,
    commands: &mut Vec<Command>,
) -> bool {
    ui.set_width(520.0);
    let (title, button) = match what {
        What::Articles => ("Add articles", "Add"),
        What::Reference => ("Add a transcript", "Add"),
        What::Project => ("Open a project", "Open"),
        What::SaveAs => ("Save the project", "Save"),
        What::Export(_) => ("Export", "Save"),
        What::Lesson(_) => ("Lesson sheet, key and articles", "Save"),
    };
    super::title(ui, title);
    let mut why =
        "This desktop answers with no dialog for choosing files, so type or paste the path here.".to_owned();
    let several = matches!(what, What::Articles | What::Reference);
    if several {
        why.push_str(" A folder stands for the articles in it; several paths go on lines of their own. You can also drop files onto the window.");
    }
    widgets::quiet(ui, why);
    let field = if several {
        TextEdit::multiline(path).desired_rows(3).margin(Margin::symmetric(8, 6))
    } else {
        super::field(path)
    };
    let hint = match what {
        What::Articles => "/home/me/articles/post.html",
        What::Reference => "/home/me/articles/speech.txt",
        What::Project | What::SaveAs => "/home/me/articles/harbor.parallax",
        What::Export(_) | What::Lesson(_) => "/home/me/articles/harbor",
    };
    let response = ui.add(field.desired_width(f32::INFINITY).hint_text(hint));
    response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, "Path"));
    // asked before the field takes the focus back, or it has never lost it
    let enter = !several && response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    if ui.memory(|memory| memory.focused().is_none()) {
        response.request_focus();
    }
    super::problem(ui, problem);
    ui.add_space(super::ABOVE_BUTTONS);
    let mut done = false;
    let enter = enter || ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Enter));
    ui.horizontal(|ui| {
        if widgets::primary(ui, button).clicked() || enter {
            match chosen(&what, path) {
                Ok(paths) => {
                    commands.extend(command(what, paths, false));
                    done = true;
                }
                Err(told) => *problem = told,
            }
        }
        done |= super::cancel(ui);
    });
    done
}

/// The paths on the lines of what was typed.
fn chosen(what: &What, typed: &str) -> Result<Vec<PathBuf>, String> {
    let lines = typed.lines().map(|line| line.trim().trim_matches(['"', '\'']).trim());
    let paths: Vec<PathBuf> = lines
        .filter(|line| !line.is_empty())
        .map(|line| {
            let line = line.strip_prefix("file://").unwrap_or(line);
            match (line.strip_prefix("~/"), std::env::var_os("HOME")) {
                (Some(rest), Some(home)) => PathBuf::from(home).join(rest),
                _ => PathBuf::from(line),
            }
        })
        .collect();
    if paths.is_empty() {
        return Err("Type the path of a file first".into());
    }
    match paths.iter().find(|path| !what.is_new() && !path.exists()) {
        Some(path) => {
            let shown = crate::export::plain::line(&path.display().to_string());
            Err(format!("There is no {shown}; check the name and the folder"))
        }
        None => Ok(paths),
    }
}
