//! What keys do, and what is dropped onto the window.

use super::App;
use super::command::{Command, CopyAs};
use super::shortcuts::{shortcuts, table_keys};
use super::state::Tab;
use eframe::egui::{Event, FocusDirection, InputState, Key, KeyboardShortcut, Modifiers, Popup, Ui};
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
    let mut keys = shortcuts();
    if !is_free(ui, app) {
        ctx.input_mut(|input| take(input, &keys, commands));
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
    let loaded = app.loaded.is_some() && !asked;
    let (selection, checking) = (&app.state.selection, app.state.is_checking());
    let copies = if checking { selection.check.is_some() } else { selection.row.is_some() };
    if loaded && copies && ctx.input(|input| input.events.contains(&Event::Copy)) {
        commands.push(Command::Copy(CopyAs::Text));
    }
    let into_inspector = app.state.inspector_open && selection.row.is_some();
    if loaded && into_inspector && ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Tab)) {
        // the toolkit has seen the key and would begin with the first of everything
        ctx.memory_mut(|memory| memory.move_focus(FocusDirection::None));
        commands.push(Command::EnterInspector);
    }
    if loaded {
        let listed = matches!(app.state.tab, Tab::Table | Tab::QuoteCheck);
        // beside the articles Escape puts away selected words first
        keys.extend(table_keys().into_iter().filter(|(command, _)| listed || *command != Command::Leave));
    }
    ctx.input_mut(|input| take(input, &keys, commands));
}

/// Whether keys are for the page itself: no menu is open and nothing in it has the keyboard.
fn is_free(ui: &Ui, app: &App) -> bool {
    let ctx = ui.ctx();
    // A field or a button that has the keyboard keeps it; Escape takes it back, and does nothing else.
    let taken = ctx.memory(|memory| memory.focused().is_some());
    let left = app.memory.focused.is_some() && ctx.input(|input| input.key_pressed(Key::Escape));
    // `Context::any_popup_open` knows only of those already shown in this frame
    !taken && !left && !Popup::is_any_open(ctx)
}

/// Takes the keys that mean something, one command for each time one was pressed and in their order: in a slow
/// frame there are several.
fn take(input: &mut InputState, keys: &[(Command, KeyboardShortcut)], commands: &mut Vec<Command>) {
    let mut handed_over = false;
    input.events.retain(|event| {
        let Event::Key { key, modifiers, pressed: true, .. } = event else { return true };
        let means =
            |keys: &KeyboardShortcut| keys.logical_key == *key && modifiers.matches_logically(keys.modifiers);
        let found = keys.iter().find(|(_, keys)| means(keys)).filter(|_| !handed_over);
        let Some((command, _)) = found else { return true };
        handed_over = !stays(command);
        commands.push(command.clone());
        false
    });
}

/// Whether keys pressed after it are still for the same: it opens no dialog and gives the keyboard to nothing.
fn stays(command: &Command) -> bool {
    use Command as C;
    matches!(
        command,
        C::Step(_)
            | C::Extend(_)
            | C::StepSource(_)
            | C::SelectAll
            | C::ToggleConfirmed
            | C::Explain
            | C::Leave
            | C::Undo
            | C::Redo
            | C::Copy(_)
            | C::Show(_)
            | C::Zoom(_)
            | C::ToggleBlind
            | C::ToggleSources
            | C::ToggleInspector
    )
}
