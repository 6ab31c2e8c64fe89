//! What is worth knowing about what was read, each with what to do about it: files that gave no article,
//! files passed over, pages that may go on behind a payment, languages read in part, the same article twice.

use super::App;
use super::command::{Command, SourceCommand};
use super::fonts;
use super::keeping;
use super::theme::{BODY, Palette};
use super::widgets;
use crate::compare::document::{ArticleEntry, Verdict};
use crate::export::plain::line;
use crate::export::words::{count, list, sentence};
use crate::import::{Cause, Duplicate, Note, Remark, is_link};
use eframe::egui::{
    Button, CornerRadius, Frame, Label, Margin, RichText, Ui, WidgetInfo, accesskit::Role, vec2,
};
use std::collections::BTreeSet;
use std::path::Path;

/// What was told beside the articles, and what of it the user has put away.
#[derive(Default)]
pub struct Notes {
    /// What the readers told of files that gave articles.
    pub read: Vec<Note>,
    /// Articles that repeat an earlier one, by their places in the comparison.
    pub repeats: Vec<Duplicate>,
    /// Keys of the notes that were put away.
    put_away: BTreeSet<String>,
}

/// A note as it is shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Shown {
    /// What tells it from others, for putting it away.
    key: String,
    /// What it is about.
    about: String,
    /// What there is to know.
    text: String,
    /// What to do about it: the button's name and what it does.
    remedy: Option<(String, Command)>,
    /// What the button is called that does nothing about it.
    otherwise: &'static str,
}

impl Notes {
    /// Puts a note away until the program is started again.
    pub fn put_away(&mut self, key: String) {
        self.put_away.insert(key);
    }
}

/// Why a file gave no article, and what to do about it in the window.
pub fn reason(cause: &Cause) -> String {
    match cause {
        Cause::NoTextColumn(columns) => format!(
            "no column of this table is known to hold the articles’ text; its columns are: {columns}. Call that \
             column “text” and add the table again"
        ),
        Cause::Endless => "this is a pipe or a device, which may never end; add a file".into(),
        cause => cause.to_string(),
    }
}

/// The notes there are, in the order they are shown; those put away are not among them.
pub fn all(app: &App) -> Vec<Shown> {
    let mut shown = left_behind(app);
    shown.extend(repeats(app));
    shown.extend(app.notes.read.iter().map(|note| of_reading(note, app.state.blind)));
    shown.extend(languages(app));
    shown.retain(|note| !app.notes.put_away.contains(&note.key));
    shown
}

/// How many things there are to know, files that were not read among them.
pub fn number(app: &App) -> usize {
    all(app).len() + app.problems.len()
}

/// Work that an earlier run left behind unsaved, where the window was opened with articles or a project; the start
/// page offers it by itself.
fn left_behind(app: &App) -> Vec<Shown> {
    if app.workspace.project().sources.is_empty() {
        return Vec::new();
    }
    let left = app.keeping.left.iter().enumerate();
    let found = left.filter_map(|(n, left)| {
        let project = left.project.as_ref().ok()?;
        Some(Shown {
            key: format!("left {}", left.name()),
            about: "Unsaved work was found".into(),
            text: if app.state.blind {
                keeping::told(project)
            } else {
                format!("{}: {}", line(&left.name()), keeping::told(project))
            },
            remedy: Some(("Recover".into(), Command::Recover(n))),
            otherwise: "Later",
        })
    });
    found.collect()
}

fn repeats(app: &App) -> Vec<Shown> {
    let Some(loaded) = &app.loaded else { return Vec::new() };
    let places: Vec<usize> =
        app.sources().enumerate().filter(|(_, (_, on))| *on).map(|(place, _)| place).collect();
    let articles = &loaded.comparison.articles;
    let found = app.notes.repeats.iter().filter_map(|repeat| {
        let (again, first) = (articles.get(repeat.article)?, articles.get(repeat.of)?);
        let place = *places.get(repeat.article)?;
        let told = if repeat.shared >= 1.0 { "the same words" } else { "nearly the same words" };
        Some(Shown {
            key: format!("repeat {} {}", again.sha256, first.sha256),
            about: format!("{} and {} are one article", first.id, again.id),
            text: format!("They have {told} and come from one outlet, so they are no two witnesses."),
            remedy: Some((
                format!("Leave {} out", again.id),
                Command::Source(SourceCommand::Switch(place, false)),
            )),
            otherwise: "Keep both",
        })
    });
    found.collect()
}

fn of_reading(note: &Note, blind: bool) -> Shown {
    let about = if note.path.is_empty() { "Files and folders".into() } else { name(&note.path, blind) };
    let text = match &note.remark {
        Remark::PassedOver(files) => format!(
            "{} can be no articles (pictures, styles, parts of pages) and were passed over. If one of them is an \
             article, add it by itself.",
            count(*files, "file", "files")
        ),
        Remark::NamedTwice => "Named twice, read once.".into(),
        remark => format!("{}.", sentence(&remark.to_string())),
    };
    let remedy = match note.remark {
        Remark::PassedOver(_) => Some(("Add a file…".to_owned(), Command::AddArticles)),
        Remark::MayBeBeginning => Some(("Paste all of it…".to_owned(), Command::PasteArticle)),
        _ => None,
    };
    let key = format!("read {} {}", note.path, note.remark);
    Shown { key, about, text, remedy, otherwise: "Put away" }
}

/// The articles that are read in part, told once for all of them.
fn languages(app: &App) -> Option<Shown> {
    let loaded = app.loaded.as_ref()?;
    let articles = loaded.comparison.articles.iter();
    let told: Vec<(&ArticleEntry, &str, &str)> = articles
        .filter_map(|article| article.read_in_part().map(|(language, told)| (article, language, told)))
        .collect();
    let (first, language, part) = told.first()?;
    let named =
        |(article, language, _): &(&ArticleEntry, &str, &str)| format!("{} is {language}", article.id);
    let (about, text) = if told.len() == 1 {
        (format!("{} is {language}", first.id), format!("{}.", sentence(part)))
    } else {
        let all: Vec<String> = told.iter().map(named).collect();
        let all: Vec<&str> = all.iter().map(String::as_str).collect();
        (format!("{} articles are read in part", told.len()), format!("{}. {}.", list(&all), sentence(part)))
    };
    let texts: Vec<&str> = told.iter().map(|(article, ..)| article.sha256.as_str()).collect();
    Some(Shown {
        key: format!("language {}", texts.join(" ")),
        about,
        text,
        remedy: None,
        otherwise: "Put away",
    })
}

/// What a file is called beside others; its name may be its outlet's.
fn name(path: &str, blind: bool) -> String {
    if blind {
        return "A file".into();
    }
    if is_link(path) {
        return line(path.split_once("://").map_or(path, |(_, rest)| rest));
    }
    let name = Path::new(path).file_name().map(|name| name.to_string_lossy());
    line(name.as_deref().unwrap_or(path))
}

/// Shows the files that were not read and the notes.
pub fn show(ui: &mut Ui, app: &App, commands: &mut Vec<Command>) {
    problems(ui, app, commands);
    let notes = all(app);
    if notes.is_empty() {
        return;
    }
    let palette = Palette::of(ui);
    ui.add_space(16.0);
    ui.spacing_mut().item_spacing.y = 3.0;
    let heading = widgets::heading(ui, "Notes");
    heading.widget_info(|| WidgetInfo::labeled(Role::Heading, true, "Notes"));
    for note in notes {
        ui.add_space(4.0);
        let rule = ui.max_rect();
        ui.painter().hline(rule.x_range(), ui.cursor().top(), (1.0, palette.rule));
        ui.add_space(6.0);
        ui.add(Label::new(RichText::new(&note.about).font(fonts::sans_semibold(BODY))).wrap());
        widgets::quiet(ui, &note.text);
        ui.add_space(2.0);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(6.0, 4.0);
            if let Some((name, command)) = &note.remedy
                && ui.button(name).clicked()
            {
                commands.push(command.clone());
            }
            if note.remedy.is_none() {
                // under the words where no button stands before it
                ui.spacing_mut().button_padding.x = 0.0;
            }
            let put_away =
                ui.add(Button::new(RichText::new(note.otherwise).color(palette.accent)).frame(false));
            put_away.widget_info(|| {
                WidgetInfo::labeled(Role::Button, true, format!("{}: {}", note.otherwise, note.about))
            });
            if put_away.clicked() {
                commands.push(Command::PutAwayNote(note.key.clone()));
            }
        });
    }
    ui.add_space(12.0);
}

/// Lists the files that could not be read, each with its reason and a remedy.
fn problems(ui: &mut Ui, app: &App, commands: &mut Vec<Command>) {
    if app.problems.is_empty() {
        return;
    }
    let palette = Palette::of(ui);
    ui.add_space(16.0);
    let frame = Frame::NONE
        .fill(palette.verdict(Verdict::Reworded).tint)
        .corner_radius(CornerRadius::same(6))
        .inner_margin(Margin::symmetric(12, 10));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 3.0;
        let told = count(app.problems.len(), "file was not read", "files were not read");
        ui.label(RichText::new(told).font(fonts::sans_semibold(BODY)));
        for problem in &app.problems {
            ui.add_space(4.0);
            let named = name(&problem.path, app.state.blind);
            let named = ui.add(Label::new(RichText::new(named).font(fonts::sans_semibold(BODY))).wrap());
            if !app.state.blind {
                named.on_hover_text(&problem.path);
            }
            ui.add(Label::new(format!("{}.", sentence(&line(&problem.reason)))).wrap());
        }
        ui.add_space(6.0);
        ui.horizontal_wrapped(|ui| {
            if ui.button("Add other files…").clicked() {
                commands.push(Command::AddArticles);
            }
            if widgets::flat(ui, "Put away").clicked() {
                commands.push(Command::DismissProblems);
            }
        });
    });
}
