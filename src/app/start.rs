//! What is shown before there is anything to compare: what the program is for, and the ways in.

use super::App;
use super::command::Command;
use super::fonts;
use super::glyphs;
use super::keeping;
use super::marks::{CHIP, paint_badge, paint_chip};
use super::theme::{BODY, Palette};
use super::widgets;
use crate::compare::document::Verdict;
use eframe::egui::text::{LayoutJob, TextFormat};
use eframe::egui::{
    Button, Color32, CornerRadius, Frame, Margin, Rect, RichText, ScrollArea, Sense, Stroke, StrokeKind, Ui,
    WidgetInfo, accesskit::Role, pos2, vec2,
};

/// Width of the page.
const PAGE: f32 = 760.0;

/// Shows the start screen in all of `ui`.
pub fn show(ui: &mut Ui, app: &App, commands: &mut Vec<Command>) {
    let palette = Palette::of(ui);
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        let width = PAGE.min(ui.available_width() - 48.0);
        let side = ((ui.available_width() - width) / 2.0).max(24.0);
        ui.add_space((ui.available_height() * 0.1).max(20.0));
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            ui.add_space(side);
            ui.vertical(|ui| {
                ui.set_width(width);
                ui.label(RichText::new("See who says what differently").font(fonts::serif_semibold(30.0)));
                ui.add_space(4.0);
                ui.label(
                    RichText::new(
                        "Parallax lines up several articles about one event, quotation by quotation and fact by \
                         fact, and shows where outlets agree, reword, shorten or contradict each other.",
                    )
                    .font(fonts::serif(16.0))
                    .line_height(Some(25.0))
                    .color(palette.quiet),
                );
                ui.add_space(20.0);
                example(ui, width);
                ui.add_space(24.0);
                ways_in(ui, app, commands);
                ui.add_space(10.0);
                widgets::quiet(
                    ui,
                    "Or drop files anywhere on this window: web pages, text, Word, PDF, e-mail, tables of articles. \
                     Nothing leaves this computer.",
                );
                left_behind(ui, app, commands);
                recent(ui, app, commands);
                super::notes::show(ui, app, commands);
                ui.add_space(32.0);
            });
        });
    });
}

fn ways_in(ui: &mut Ui, app: &App, commands: &mut Vec<Command>) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing = vec2(10.0, 10.0);
        if app.busy.reading.is_some() || app.busy.comparing {
            ui.label(RichText::new("One moment…").font(fonts::serif(16.0)));
            return;
        }
        if widgets::primary(ui, Command::AddArticles.name()).clicked() {
            commands.push(Command::AddArticles);
        }
        for command in [Command::OpenSample, Command::PasteArticle, Command::AddLink, Command::OpenProject] {
            if ui.add(Button::new(command.name()).min_size(vec2(0.0, 34.0))).clicked() {
                commands.push(command);
            }
        }
    });
}

/// A row as the table shows it, about nothing that happened, so that one sees before reading on.
fn example(ui: &mut Ui, width: f32) {
    let palette = Palette::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(width, 96.0), Sense::hover());
    let painter = ui.painter_at(rect);
    painter.rect(
        rect,
        CornerRadius::same(6),
        palette.raised,
        Stroke::new(1.0, palette.rule),
        StrokeKind::Inside,
    );
    let hue = palette.verdict(Verdict::Conflict);
    paint_badge(&painter, palette, rect.min + vec2(16.0, 14.0), Verdict::Conflict);
    let title = painter.layout_no_wrap("Size of the crowd".into(), fonts::sans_semibold(BODY), palette.ink);
    painter.galley(rect.min + vec2(16.0, 44.0), title, palette.ink);
    let first = 168.0;
    let column = (width - first) / 3.0;
    let said = [
        ("About 30,000 people marched to the harbor, the organizers said.", "About 30,000"),
        ("Tens of thousands filled the harbor on Sunday.", ""),
        ("Police counted 12,000 marchers.", "12,000"),
    ];
    for (n, (words, value)) in said.into_iter().enumerate() {
        let left = rect.left() + first + column * n as f32;
        painter.vline(left, rect.y_range().shrink(0.5), Stroke::new(1.0, palette.rule));
        let chip = Rect::from_min_size(pos2(left + 12.0, rect.top() + 14.0), CHIP);
        paint_chip(&painter, palette, chip, n, ["A", "B", "C"][n], true);
        let at = pos2(chip.right() + 8.0, rect.top() + 12.0);
        let from = words.find(value).unwrap_or_default();
        let to = from + value.len();
        let mut job = LayoutJob::default();
        for (n, piece) in [&words[..from], &words[from..to], &words[to..]].into_iter().enumerate() {
            // between the box and the words beside it
            let space = if n > 0 && !value.is_empty() { 2.0 } else { 0.0 };
            job.append(piece, space, TextFormat::simple(fonts::serif(14.0), Color32::PLACEHOLDER));
        }
        job.wrap.max_width = column - 48.0;
        let galley = painter.layout_job(job);
        let chars = words[..from].chars().count()..words[..to].chars().count();
        if !chars.is_empty() {
            let line = Stroke::new(1.5, hue.full);
            glyphs::boxed(&painter, at.to_vec2(), &galley, chars, line, hue.tint);
        }
        painter.galley(at, galley, palette.ink);
    }
    response.widget_info(|| {
        let told = "An example: outlets give different sizes of a crowd";
        WidgetInfo::labeled(Role::Image, true, told)
    });
}

/// Work that an earlier run left behind unsaved.
fn left_behind(ui: &mut Ui, app: &App, commands: &mut Vec<Command>) {
    let palette = Palette::of(ui);
    for (n, left) in app.keeping.left.iter().enumerate() {
        ui.add_space(20.0);
        let frame = Frame::NONE
            .fill(palette.selected)
            .corner_radius(CornerRadius::same(6))
            .inner_margin(Margin::symmetric(16, 12));
        frame.show(ui, |ui| {
            ui.set_width(ui.available_width());
            let name = crate::export::plain::line(&left.name());
            ui.label(RichText::new("Unsaved work was found").font(fonts::sans_semibold(BODY)));
            match &left.project {
                Ok(project) => {
                    ui.label(format!("{name}: {}", keeping::told(project)));
                }
                Err(error) => {
                    ui.label(format!("{name}: it cannot be read ({error})."));
                }
            }
            ui.horizontal(|ui| {
                if left.project.is_ok() && ui.button("Recover").clicked() {
                    commands.push(Command::Recover(n));
                }
                if widgets::flat(ui, "Discard").clicked() {
                    commands.push(Command::Discard(n));
                }
            });
        });
    }
}

/// The projects opened last.
fn recent(ui: &mut Ui, app: &App, commands: &mut Vec<Command>) {
    let palette = Palette::of(ui);
    let projects = &app.keeping.projects;
    if projects.is_empty() {
        return;
    }
    ui.add_space(24.0);
    widgets::heading(ui, "Recent projects");
    ui.add_space(2.0);
    for (n, project) in projects.iter().take(6).enumerate() {
        let name = crate::export::plain::line(&project.title);
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 30.0), Sense::hover());
        let response = ui.interact(rect, ui.scope_id().with(("recent", n)), Sense::click());
        if response.hovered() {
            ui.painter().rect_filled(rect.expand2(vec2(8.0, 0.0)), CornerRadius::same(4), palette.hover);
        }
        let font = fonts::sans_semibold(BODY);
        let width = ui.painter().layout_no_wrap(name.clone(), font.clone(), palette.accent).size().x;
        let named = width.min(rect.width() * 0.5);
        widgets::line(ui, rect.left_center(), &name, named, font, palette.accent);
        let about = keeping::about(project);
        let at = rect.left_center() + vec2(named + 16.0, 0.0);
        widgets::line(ui, at, &about, rect.right() - at.x, fonts::sans(BODY), palette.quiet);
        widgets::focus_ring(ui, &response);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name.clone()));
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(about));
        let response = response.on_hover_cursor(eframe::egui::CursorIcon::PointingHand);
        if response.on_hover_text(project.path.display().to_string()).clicked() {
            commands.push(Command::OpenProjectFile(project.path.clone()));
        }
    }
}
