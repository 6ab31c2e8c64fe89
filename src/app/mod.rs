//! The window: shows the comparison and turns what the user does into commands.
//!
//! ```text
//!            ┌──────── read-only ────────┐
//!  App ──▶ Loaded + ViewState ──▶ views ──▶ Commands ──▶ App::apply ──▶ worker, state
//!                                                            ▲               │
//!                                                            └── reports ────┘
//! ```
//!
//! A view is a function `show(ui, &Scene, &mut Memory, &mut Vec<Command>)`: it reads the scene, keeps what
//! only it needs (scroll positions, laid-out text) in its own memory, and pushes commands. Nothing here
//! compares anything, and nothing waits: files are read and articles compared on the [`worker`].

mod ask;
pub mod checked;
pub mod checking;
pub mod command;
mod copy;
mod desktop;
mod dialogs;
pub mod exporting;
mod filter_bar;
mod fonts;
pub mod glyphs;
mod heights;
mod icon;
pub mod inspector;
mod keeping;
mod keys;
mod layout;
pub mod lessons;
pub mod loaded;
pub mod marks;
mod menu;
mod notes;
pub mod overview;
pub mod quote_check;
mod reports;
mod selecting;
pub mod shortcuts;
pub mod side_by_side;
mod sources;
mod start;
pub mod state;
mod status;
pub mod table;
pub mod theme;
mod update;
pub mod widgets;
mod worker;

use crate::compare::Unapplied;
use crate::workspace::{Project, Workspace};
use ask::Asking;
use command::Command;
use desktop::Desktop;
use dialogs::Dialog;
use eframe::egui::{self, Context, Ui, vec2};
use exporting::Wanted;
use keeping::Keeping;
use lessons::Sheets;
use loaded::Loaded;
use state::ViewState;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};
use worker::{Problem, Worker};

/// What the window is opened with.
#[derive(Clone, Debug, Default)]
pub struct Opening {
    /// Articles to compare.
    pub files: Vec<PathBuf>,
    /// The program's own folder, for recent projects and for recovery; without one nothing is kept.
    pub folder: Option<PathBuf>,
    /// Do all work within the frame that asks for it, on no thread of its own; for tests and measurements.
    pub in_place: bool,
}

/// The window's whole state.
pub struct App {
    /// What is shown and how.
    pub state: ViewState,
    loaded: Option<Arc<Loaded>>,
    workspace: Workspace,
    /// What was compared last, or is being compared.
    compared: Option<Project>,
    keeping: Keeping,
    /// Whether the articles being read are those the window was opened with.
    opening: bool,
    /// Whether the window is closing without further questions.
    closing: bool,
    /// What was done, in a word or two.
    notice: Option<String>,
    /// Whether the selected row is brought into sight when what was decided is compared.
    reveals: bool,
    /// How many rows there were before one was split, until that is compared.
    splits: Option<usize>,
    worker: Worker,
    busy: Busy,
    problems: Vec<Problem>,
    notes: notes::Notes,
    clipboard: Option<arboard::Clipboard>,
    /// Decisions that could not be applied.
    unapplied: Vec<Unapplied>,
    dialog: Option<Dialog>,
    /// The lesson sheets written last.
    sheets: Sheets,
    /// What was exported last.
    wanted: Wanted,
    asking: Option<Asking>,
    /// Light or dark, as the desktop has it.
    desktop: Desktop,
    memory: Memory,
}

/// What is under way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Busy {
    /// Files read and files in all.
    reading: Option<(usize, usize)>,
    /// Whether a comparison is awaited.
    comparing: bool,
    /// Since when it is.
    since: Option<Instant>,
    /// Whether a file is being written for other programs.
    exporting: bool,
}

/// A comparison that takes no longer is not told of: words that come and go with each step of the slider disturb.
const WITHOUT_WORDS: Duration = Duration::from_millis(400);

impl Busy {
    /// Whether a comparison is awaited so long that it is told of; else it is looked at again when it is.
    fn is_long_comparing(&self, ctx: &Context) -> bool {
        let waited = self.since.filter(|_| self.comparing).map(|since| since.elapsed());
        let left = waited.map(|waited| WITHOUT_WORDS.saturating_sub(waited));
        left.filter(|left| !left.is_zero()).into_iter().for_each(|left| ctx.request_repaint_after(left));
        left.is_some_and(|left| left.is_zero())
    }
}

/// What views keep for themselves from frame to frame.
#[derive(Default)]
struct Memory {
    table: table::Memory,
    overview: overview::Memory,
    side_by_side: side_by_side::Memory,
    quote_check: quote_check::Memory,
    inspector: inspector::Memory,
    sources: sources::Memory,
    export: dialogs::Preview,
    lesson: lessons::Memory,
    focus_search: bool,
    /// What had the keyboard when the last frame ended.
    focused: Option<egui::Id>,
    /// Whether a dialog was shown in the last frame.
    covered: bool,
}

/// What a view reads.
#[derive(Clone, Copy)]
pub struct Scene<'a> {
    /// The comparison and its look-ups.
    pub loaded: &'a Arc<Loaded>,
    /// What is shown and how.
    pub state: &'a ViewState,
}

/// Under which name the window's arrangement is kept.
const ARRANGEMENT: &str = "arrangement";

/// Opens the window and returns when it is closed.
///
/// # Errors
/// When there is no display or no way to draw on it, in words for the user.
pub fn run(opening: Opening) -> Result<(), String> {
    let viewport = egui::ViewportBuilder::default()
        .with_title("Parallax")
        .with_app_id("parallax")
        // fits with its frame and a panel on the screens of small laptops
        .with_inner_size(vec2(1200.0, 700.0))
        .with_min_inner_size(vec2(720.0, 480.0))
        .with_icon(icon::icon())
        .with_drag_and_drop(true);
    let options = eframe::NativeOptions { viewport, ..eframe::NativeOptions::default() };
    let made = eframe::run_native(
        "parallax",
        options,
        Box::new(move |creation| {
            theme::install(&creation.egui_ctx);
            // kept with the widths of the panels, but of other articles
            forget_scrolling(&creation.egui_ctx);
            let mut app = App::new(&creation.egui_ctx, opening);
            app.desktop = Desktop::listen(&creation.egui_ctx);
            if let Some(kept) = creation.storage.and_then(|storage| storage.get_string(ARRANGEMENT)) {
                app.arrange(&kept);
            }
            Ok(Box::new(app))
        }),
    );
    made.map_err(|error| format!("the window could not be opened ({})", cause(&error.to_string())))
}

/// Lets everything begin at its top.
fn forget_scrolling(ctx: &Context) {
    ctx.data_mut(|data| data.remove_by_type::<egui::scroll_area::State>());
}

/// What went wrong, without the place in a library's source that stands before it.
fn cause(told: &str) -> &str {
    let after = told.rsplit_once(".rs:").and_then(|(_, rest)| rest.split_once(": "));
    after.map_or(told, |(_, cause)| cause)
}

impl eframe::App for App {
    /// Called for every frame, and alone while the window is hidden: closing is minded and work gone on with
    /// there too.
    fn logic(&mut self, ctx: &Context, _frame: &mut eframe::Frame) {
        self.attend(ctx);
    }

    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        self.draw(ui);
    }

    fn raw_input_hook(&mut self, _ctx: &Context, input: &mut egui::RawInput) {
        input.system_theme = input.system_theme.or_else(|| self.desktop.theme());
    }

    /// Called now and then and at the end; eframe itself keeps the window's place and size beside it.
    fn save(&mut self, storage: &mut dyn eframe::Storage) {
        storage.set_string(ARRANGEMENT, self.arrangement());
    }

    fn clear_color(&self, visuals: &egui::Visuals) -> [f32; 4] {
        visuals.panel_fill.to_normalized_gamma_f32()
    }

    /// The widths of the panels, the zoom, light or dark.
    fn persist_egui_memory(&self) -> bool {
        true
    }
}

impl App {
    /// The state with which the window opens. The context must have been given the look by
    /// [`theme::install`].
    pub fn new(ctx: &Context, opening: Opening) -> App {
        let worker = if opening.in_place { Worker::in_place(ctx) } else { Worker::start(ctx) };
        let mut app = App {
            state: ViewState::default(),
            loaded: None,
            workspace: Workspace::default(),
            compared: None,
            keeping: Keeping::start(opening.folder.as_deref()),
            opening: !opening.files.is_empty(),
            closing: false,
            notice: None,
            reveals: false,
            splits: None,
            worker,
            busy: Busy::default(),
            problems: Vec::new(),
            notes: notes::Notes::default(),
            clipboard: None,
            unapplied: Vec::new(),
            dialog: None,
            wanted: Wanted::default(),
            sheets: Sheets::default(),
            asking: None,
            desktop: Desktop::default(),
            memory: Memory::default(),
        };
        if !opening.files.is_empty() {
            app.apply(Command::AddFiles(opening.files), ctx);
        }
        app
    }

    /// How the window is arranged, to be kept for [`App::arrange`].
    pub fn arrangement(&self) -> String {
        // plain values: there is nothing that could not be written
        serde_json::to_string(&self.state.arrangement()).unwrap_or_default()
    }

    /// Arranges the window as [`App::arrangement`] told of it; what cannot be read changes nothing.
    pub fn arrange(&mut self, kept: &str) {
        if let Ok(kept) = serde_json::from_str(kept) {
            self.state.arrange(kept);
        }
    }

    /// The comparison that is shown.
    pub fn loaded(&self) -> Option<&Arc<Loaded>> {
        self.loaded.as_ref()
    }

    /// Whether what there is to compare is not compared, because that was cancelled.
    fn is_stopped(&self) -> bool {
        self.compared.is_none() && keeping::compares(self.workspace.project())
    }

    /// Shows one frame and does what the user asked for in it.
    pub fn show(&mut self, ui: &mut Ui) {
        self.attend(ui.ctx());
        self.draw(ui);
    }

    /// What needs no window to be seen: closing, and what was told since.
    fn attend(&mut self, ctx: &Context) {
        self.mind_closing(ctx);
        self.take_reports(ctx);
        if let Some(command) = self.take_answer() {
            self.apply(command, ctx);
            ctx.request_repaint();
        }
    }

    fn draw(&mut self, ui: &mut Ui) {
        let mut commands = Vec::new();
        keys::collect(ui, self, &mut commands);
        self.lay_out(ui, &mut commands);
        layout::ring(ui);
        if !commands.is_empty() {
            for command in commands {
                self.apply(command, ui.ctx());
            }
            ui.ctx().request_repaint();
        }
        self.memory.focused = ui.memory(|memory| memory.focused());
        self.mind_note();
        self.tell_title(ui.ctx());
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn causes_are_told_without_places_in_sources() {
        let told =
            "winit EventLoopError: os error at src/linux/mod.rs:788: Failed to open connection to X server";
        assert_eq!(super::cause(told), "Failed to open connection to X server");
        assert_eq!(super::cause("no pixel format: none fits"), "no pixel format: none fits");
    }
}
