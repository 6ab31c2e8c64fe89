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
pub mod lessons;
pub mod loaded;
pub mod marks;
mod menu;
mod notes;
pub mod overview;
pub mod quote_check;
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
use eframe::egui::{self, CentralPanel, Context, Frame, Margin, Panel, Ui, vec2};
use exporting::Wanted;
use keeping::Keeping;
use lessons::Sheets;
use loaded::Loaded;
use state::{Tab, ViewState};
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};
use theme::Palette;
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
        ring(ui);
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

    fn lay_out(&mut self, ui: &mut Ui, commands: &mut Vec<Command>) {
        // What lies under a dialog is looked at only; a tooltip of it would stand above the dialog.
        let covered = self.dialog.is_some();
        ui.scope(|ui| {
            if covered {
                ui.visuals_mut().disabled_alpha = 1.0;
                ui.disable();
            }
            self.lay_out_page(ui, commands);
        });
        dialogs::show(ui, self, commands);
        dropping(ui);
    }

    /// Tab goes through the page as it is drawn: so the status line has its room before the views and is filled
    /// after them.
    fn lay_out_page(&mut self, ui: &mut Ui, commands: &mut Vec<Command>) {
        let palette = Palette::of(ui);
        let bar = |fill, x, y| Frame::NONE.fill(fill).inner_margin(Margin::symmetric(x, y));
        Panel::top("menu").frame(bar(palette.panel, 8, 3)).show(ui, |ui| menu::show(ui, self, commands));
        let status = Panel::bottom("status").frame(bar(palette.panel, 12, 4)).show(ui, |ui| {
            let size = vec2(ui.available_width(), ui.spacing().interact_size.y);
            ui.allocate_exact_size(size, egui::Sense::hover()).0
        });
        self.lay_out_middle(ui, commands);
        inside(ui, "status line", status.inner, |ui| status::show(ui, self, commands));
    }

    fn lay_out_middle(&mut self, ui: &mut Ui, commands: &mut Vec<Command>) {
        let palette = Palette::of(ui);
        let bar = |fill, x, y| Frame::NONE.fill(fill).inner_margin(Margin::symmetric(x, y));
        if self.workspace.project().sources.is_empty() {
            CentralPanel::default()
                .frame(bar(palette.paper, 0, 0))
                .show(ui, |ui| start::show(ui, self, commands));
            return;
        }
        if self.state.sources_open {
            Panel::left("sources")
                .default_size(theme::SOURCES_WIDTH)
                .size_range(200.0..=420.0)
                .frame(bar(palette.panel, 0, 0))
                .show(ui, |ui| sources::show(ui, self, commands));
        }
        match self.loaded.clone() {
            Some(loaded) => self.lay_out_views(ui, &loaded, commands),
            None => {
                CentralPanel::default().frame(bar(palette.paper, 0, 0)).show(ui, |ui| {
                    if self.busy.comparing {
                        widgets::empty(ui, "Comparing…", None);
                    } else if !self.is_stopped() {
                        let told = "All sources are switched off. Switch on those to compare.";
                        widgets::empty(ui, told, None);
                    } else if widgets::empty(ui, "Comparing was cancelled.", Some("Compare")) {
                        commands.push(Command::Compare);
                    }
                });
            }
        }
    }

    fn lay_out_views(&mut self, ui: &mut Ui, loaded: &Arc<Loaded>, commands: &mut Vec<Command>) {
        let palette = Palette::of(ui);
        let bar = |fill, x, y| Frame::NONE.fill(fill).inner_margin(Margin::symmetric(x, y));
        let sources = match self.state.tab {
            Tab::QuoteCheck => quote_check::sources(self, loaded),
            _ => Vec::new(),
        };
        let scene = Scene { loaded, state: &self.state };
        // after the view, as Tab goes from a row to what is told of it
        let mut inspector = None;
        if self.state.inspector_open {
            // Below the view where there is no room beside it.
            let narrow = ui.available_width() < 820.0;
            let panel = if narrow {
                // and never so high that nothing of the view is left
                let most = (ui.available_height() * 0.4).clamp(120.0, 520.0);
                Panel::bottom("inspector below").resizable(true).default_size(260.0).size_range(120.0..=most)
            } else {
                Panel::right("inspector").default_size(theme::INSPECTOR_WIDTH).size_range(280.0..=640.0)
            };
            let room = panel.frame(bar(palette.panel, 0, 0)).show(ui, |ui| {
                ui.set_min_size(ui.available_size());
                ui.max_rect()
            });
            inspector = Some(room.inner);
        }
        let tabs = Panel::top("tabs")
            .frame(bar(palette.paper, 12, 0))
            .show(ui, |ui| filter_bar::tabs(ui, &scene, &mut self.memory.focus_search, commands));
        // without a reference there is nothing to filter
        if self.state.tab != Tab::QuoteCheck || !loaded.checks.is_empty() {
            Panel::top("filter")
                .frame(bar(palette.paper, 12, 7))
                .show(ui, |ui| filter_bar::show(ui, &scene, tabs.inner, commands));
        }
        CentralPanel::default().frame(bar(palette.paper, 0, 0)).show(ui, |ui| match self.state.tab {
            Tab::Overview => overview::show(ui, &scene, &mut self.memory.overview, commands),
            Tab::Table => table::show(ui, &scene, &mut self.memory.table, commands),
            Tab::SideBySide => side_by_side::show(ui, &scene, &mut self.memory.side_by_side, commands),
            Tab::QuoteCheck => {
                quote_check::show(ui, &scene, &sources, &mut self.memory.quote_check, commands);
            }
        });
        if let Some(room) = inspector {
            inside(ui, "inspector", room, |ui| {
                inspector::show(ui, &scene, &mut self.memory.inspector, commands);
            });
        }
    }
}

/// Shows something in the room that was kept for it.
fn inside(ui: &mut Ui, name: &str, room: egui::Rect, show: impl FnOnce(&mut Ui)) {
    ui.scope_builder(egui::UiBuilder::new().id_salt(name).max_rect(room), |ui| {
        ui.shrink_clip_rect(room.expand(4.0));
        show(ui);
    });
}

/// Draws the keyboard's focus around what has it, the same for every widget. A field shows it by itself.
fn ring(ui: &Ui) {
    let ctx = ui.ctx();
    // whoever looks at a response in a frame with a click elsewhere takes the focus from it, even if it was just given
    if ctx.text_edit_focused() || ctx.input(|input| input.pointer.any_click()) {
        return;
    }
    let Some(focused) = ctx.memory(|memory| memory.focused()) else { return };
    let Some(response) = ctx.read_response(focused) else { return };
    let line = egui::Stroke::new(2.0, Palette::of(ui).accent);
    let painter = ctx.layer_painter(response.layer_id).with_clip_rect(response.interact_rect.expand(3.0));
    painter.rect_stroke(response.rect.expand(1.0), 4, line, egui::StrokeKind::Outside);
}

/// Says what becomes of files that are held over the window.
fn dropping(ui: &Ui) {
    // some desktops name a file again each time it is moved
    let held = ui.input(|input| {
        let named = input.raw.hovered_files.iter().map(|file| file.path.as_deref());
        let files = named.clone().flatten().collect::<BTreeSet<_>>().len();
        files + named.filter(Option::is_none).count()
    });
    if held == 0 {
        return;
    }
    let palette = Palette::of(ui);
    let rect = ui.ctx().content_rect();
    let layer = egui::LayerId::new(egui::Order::Foreground, egui::Id::unique("dropping"));
    let painter = ui.ctx().layer_painter(layer);
    painter.rect_filled(rect, 0, palette.paper.gamma_multiply(0.85));
    let line = egui::Stroke::new(2.0, palette.accent);
    painter.rect_stroke(rect.shrink(12.0), 8, line, egui::StrokeKind::Inside);
    let told = if held == 1 { "Drop to add the file".into() } else { format!("Drop to add {held} files") };
    let font = fonts::serif_semibold(24.0);
    painter.text(rect.center(), egui::Align2::CENTER_CENTER, told, font, palette.ink);
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
