//! What keys do, and what is dropped onto the window.

use super::App;
use super::command::{Command, CopyAs, shortcuts, table_keys};
use super::state::Tab;
use eframe::egui::{Event, FocusDirection, Key, Modifiers, Popup, Ui};
use std::path::PathBuf;

/// Collects the commands of this frame's keys and drops.
pub fn collect(ui: &Ui, app: &App, commands: &mut Vec<Command>) {
    let ctx = ui.ctx();
    let dropped: Vec<PathBuf> =
        ctx.input(|input| input.raw.dropped_files.iter().map(|file| file.path().to_path_buf()).collect());
    if !dropped.is_empty() {
        commands.push(Command::AddFiles(dropped));
    }
    if app.dialog.is_some() {
        return;
    }
    ctx.input_mut(|input| {
        for (command, keys) in shortcuts() {
            if input.consume_shortcut(&keys) {
                commands.push(command);
            }
        }
    });
    // `Context::any_popup_open` knows only of those already shown in this frame
    if Popup::is_any_open(ctx) {
        return;
    }
    // A field or a button that has the keyboard keeps it; Escape takes it back, and does nothing else.
    let taken = ctx.memory(|memory| memory.focused().is_some());
    let left = app.memory.focused.is_some() && ctx.input(|input| input.key_pressed(Key::Escape));
    if taken || left {
        return;
    }
    let pasted = ctx.input(|input| {
        input.events.iter().find_map(|event| match event {
            Event::Paste(text) if !text.trim().is_empty() => Some(text.clone()),
            _ => None,
        })
    });
    commands.extend(pasted.map(Command::Pasted));
    // what the inspector asks for is answered, or put away, before rows are gone through again
    let asked = app.state.inspector_open && app.memory.inspector.asks();
    if app.loaded.is_none() || asked {
        return;
    }
    let selection = &app.state.selection;
    let into_inspector = app.state.inspector_open && selection.row.is_some();
    if into_inspector && ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Tab)) {
        // the toolkit has seen the key and would begin with the first of everything
        ctx.memory_mut(|memory| memory.move_focus(FocusDirection::None));
        commands.push(Command::EnterInspector);
    }
    let checking = app.state.is_checking();
    ctx.input_mut(|input| {
        for (command, keys) in table_keys() {
            if input.consume_shortcut(&keys) {
                commands.push(command);
            }
        }
        if let Some(check) = selection.check.filter(|_| checking) {
            if app.state.tab == Tab::QuoteCheck && input.consume_key(Modifiers::NONE, Key::Enter) {
                commands.push(Command::ReadCheck(check));
            }
            if input.events.contains(&Event::Copy) {
                commands.push(Command::Copy(CopyAs::Text));
            }
        } else if let Some(row) = selection.row.filter(|_| !checking) {
            if input.consume_key(Modifiers::NONE, Key::Enter) {
                commands.push(Command::Inspect { row, reading: selection.reading });
            }
            if input.events.contains(&Event::Copy) {
                commands.push(Command::Copy(CopyAs::Text));
            }
        }
        if matches!(app.state.tab, Tab::Table | Tab::QuoteCheck)
            && input.consume_key(Modifiers::NONE, Key::Escape)
        {
            commands.push(if app.state.search.is_empty() {
                Command::Deselect
            } else {
                Command::Search(String::new())
            });
        }
    });
}
