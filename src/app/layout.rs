//! Where everything stands in the window: menu, sources, views, inspector, status line, and what lies above them.

use super::command::Command;
use super::loaded::Loaded;
use super::state::Tab;
use super::theme::{self, Palette};
use super::{
    App, Scene, dialogs, filter_bar, fonts, inspector, menu, overview, quote_check, side_by_side, sources,
    start,
};
use super::{status, table, widgets};
use eframe::egui::accesskit::{Action, ActionRequest, TreeId};
use eframe::egui::{self, CentralPanel, Event, EventFilter, Frame, Key, Margin, Modifiers, Panel, Ui, vec2};
use std::collections::BTreeSet;
use std::sync::Arc;

impl App {
    pub(super) fn lay_out(&mut self, ui: &mut Ui, commands: &mut Vec<Command>) {
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
            resized_by_keys(ui, "sources", [Key::ArrowLeft, Key::ArrowRight]);
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
                resized_by_keys(ui, "inspector below", [Key::ArrowDown, Key::ArrowUp]);
                // and never so high that nothing of the view is left
                let most = (ui.available_height() * 0.4).clamp(120.0, 520.0);
                Panel::bottom("inspector below").resizable(true).default_size(260.0).size_range(120.0..=most)
            } else {
                resized_by_keys(ui, "inspector", [Key::ArrowRight, Key::ArrowLeft]);
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

/// Lets arrows make a panel smaller and larger while its edge has the keyboard. The toolkit has it resized by the
/// pointer and by readers of the screen, so it is told what these would tell it.
fn resized_by_keys(ui: &Ui, panel: &str, [smaller, larger]: [Key; 2]) {
    // as the toolkit names the edge
    let edge = ui.scope_id().with(panel).with("__resize");
    let mut has_it = false;
    ui.memory_mut(|memory| {
        has_it = memory.has_focus(edge);
        let arrows = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
        memory.set_focus_lock_filter(edge, arrows);
    });
    if !has_it {
        return;
    }
    ui.input_mut(|input| {
        let keys = [(smaller, Action::Decrement), (larger, Action::Increment)];
        for (action, count) in
            keys.map(|(key, action)| (action, input.count_and_consume_key(Modifiers::NONE, key)))
        {
            let request = ActionRequest {
                action,
                target_tree: TreeId::ROOT,
                target_node: edge.accesskit_id(),
                data: None,
            };
            input.events.extend(std::iter::repeat_n(Event::AccessKitActionRequest(request), count));
        }
    });
}

/// Shows something in the room that was kept for it.
fn inside(ui: &mut Ui, name: &str, room: egui::Rect, show: impl FnOnce(&mut Ui)) {
    ui.scope_builder(egui::UiBuilder::new().id_salt(name).max_rect(room), |ui| {
        ui.shrink_clip_rect(room.expand(4.0));
        show(ui);
    });
}

/// Draws the keyboard's focus around what has it, the same for every widget. A field shows it by itself.
pub(super) fn ring(ui: &Ui) {
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
