//! Which keys do what. When they do it is in [`super::keys`].

use super::command::{Command, CopyAs, Zoom};
use super::state::Tab;
use eframe::egui::{Context, Key, KeyboardShortcut, Modifiers};

const CTRL: Modifiers = Modifiers::COMMAND;
const CTRL_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);

impl Command {
    /// The keys that do it.
    pub fn shortcut(&self) -> Option<KeyboardShortcut> {
        // the toolkit tells of these keys as of what is copied
        let copy = (Command::Copy(CopyAs::Text), KeyboardShortcut::new(CTRL, Key::C));
        let mut all = shortcuts().into_iter().chain(table_keys()).chain([copy]);
        all.find(|(command, _)| command == self).map(|(_, keys)| keys)
    }
}

/// Keys as a person reads them: `Ctrl+Shift+S`, `?`, `Page Down`.
pub fn told(ctx: &Context, keys: &KeyboardShortcut) -> String {
    let plain = ctx.format_shortcut(keys);
    let (held, key) = plain.rsplit_once('+').map_or(("", plain.as_str()), |(held, key)| (held, key));
    let key = match key {
        "Plus" => "+",
        "Minus" => "−",
        "Equals" => "=",
        "Slash" => "/",
        "Questionmark" => "?",
        "PageDown" => "Page Down",
        "PageUp" => "Page Up",
        "Escape" => "Esc",
        key => key,
    };
    if held.is_empty() { key.to_owned() } else { format!("{held}+{key}") }
}

/// What keys do anywhere in the window, those with more modifiers first, so that Ctrl+Shift+S is not taken
/// for Ctrl+S.
pub fn shortcuts() -> Vec<(Command, KeyboardShortcut)> {
    use Command as C;
    let of = |command, modifiers, key| (command, KeyboardShortcut::new(modifiers, key));
    vec![
        of(C::SaveAs, CTRL_SHIFT, Key::S),
        of(C::Redo, CTRL_SHIFT, Key::Z),
        of(C::PasteArticle, CTRL_SHIFT, Key::V),
        of(C::AddArticles, CTRL_SHIFT, Key::O),
        of(C::Copy(CopyAs::Table), CTRL_SHIFT, Key::C),
        of(C::ToggleBlind, CTRL_SHIFT, Key::B),
        of(C::New, CTRL, Key::N),
        of(C::OpenProject, CTRL, Key::O),
        of(C::Save, CTRL, Key::S),
        of(C::Export, CTRL, Key::E),
        of(C::Quit, CTRL, Key::Q),
        of(C::Undo, CTRL, Key::Z),
        of(C::Redo, CTRL, Key::Y),
        of(C::FocusSearch, CTRL, Key::F),
        of(C::Show(Tab::Overview), CTRL, Key::Num1),
        of(C::Show(Tab::Table), CTRL, Key::Num2),
        of(C::Show(Tab::SideBySide), CTRL, Key::Num3),
        of(C::Show(Tab::QuoteCheck), CTRL, Key::Num4),
        of(C::ToggleSources, CTRL, Key::B),
        of(C::ToggleInspector, CTRL, Key::I),
        of(C::Zoom(Zoom::In), CTRL, Key::Plus),
        of(C::Zoom(Zoom::In), CTRL, Key::Equals),
        of(C::Zoom(Zoom::Out), CTRL, Key::Minus),
        of(C::Zoom(Zoom::Reset), CTRL, Key::Num0),
        of(C::ToggleShortcuts, Modifiers::NONE, Key::F1),
    ]
}

/// What keys do while no field has the cursor, those with more modifiers first.
pub fn table_keys() -> Vec<(Command, KeyboardShortcut)> {
    use Command as C;
    let of = |command, modifiers, key| (command, KeyboardShortcut::new(modifiers, key));
    vec![
        of(C::SelectAll, CTRL, Key::A),
        of(C::Extend(1), Modifiers::SHIFT, Key::ArrowDown),
        of(C::Extend(-1), Modifiers::SHIFT, Key::ArrowUp),
        of(C::Step(1), Modifiers::NONE, Key::ArrowDown),
        of(C::Step(-1), Modifiers::NONE, Key::ArrowUp),
        of(C::StepSource(1), Modifiers::NONE, Key::ArrowRight),
        of(C::StepSource(-1), Modifiers::NONE, Key::ArrowLeft),
        of(C::Step(10), Modifiers::NONE, Key::PageDown),
        of(C::Step(-10), Modifiers::NONE, Key::PageUp),
        of(C::Step(isize::MAX), Modifiers::NONE, Key::End),
        of(C::Step(isize::MIN), Modifiers::NONE, Key::Home),
        of(C::ToggleConfirmed, Modifiers::NONE, Key::Space),
        of(C::Explain, Modifiers::NONE, Key::Enter),
        of(C::Leave, Modifiers::NONE, Key::Escape),
        of(C::FocusSearch, Modifiers::NONE, Key::Slash),
        of(C::ToggleShortcuts, Modifiers::NONE, Key::Questionmark),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_key_means_two_things() {
        let mut keys: Vec<KeyboardShortcut> =
            shortcuts().into_iter().chain(table_keys()).map(|(_, keys)| keys).collect();
        let all = keys.len();
        keys.sort_by_key(|keys| format!("{keys:?}"));
        keys.dedup();
        assert_eq!(keys.len(), all);
        for (command, _) in shortcuts() {
            assert!(!command.name().is_empty(), "{command:?} has a key but no name");
        }
    }
}
