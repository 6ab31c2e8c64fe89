//! An article that is pasted, and the address of one that is to be fetched.

use super::edit::DAY_HINT;
use crate::app::command::Command;
use crate::app::fonts;
use crate::app::widgets;
use crate::article::Article;
use crate::export::plain::line;
use crate::export::words::{count, sentence};
use crate::import::PASTED;
use eframe::egui::{
    Event, Grid, Key, Margin, Modifiers, ScrollArea, TextEdit, Ui, WidgetInfo, accesskit::Role,
};

/// What was typed or pasted.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Form {
    article: Article,
    day: String,
    problem: String,
    /// What was made of what was pasted, in words.
    made: String,
}

impl Form {
    /// A form with what was pasted outside of any field.
    pub fn with(text: String) -> Form {
        Form { article: Article { text, ..Article::default() }, ..Form::default() }
    }

    /// A form for what the others are checked against.
    pub fn reference() -> Form {
        Form { article: Article { reference: true, ..Article::default() }, ..Form::default() }
    }

    /// Takes what the library's reader made of the pasted text: the article without menus and buttons, and
    /// what it says about itself for the fields that are still empty. Nothing of it where the text was
    /// changed since.
    pub fn take(&mut self, pasted: &str, read: Article) {
        if self.article.text != pasted || read.text.trim().is_empty() {
            return;
        }
        let words = |text: &str| text.split_whitespace().count();
        let (all, kept) = (words(pasted), words(&read.text));
        let fill = |own: &mut String, found: &str| {
            if own.trim().is_empty() {
                *own = found.to_owned();
            }
        };
        if read.outlet != PASTED {
            fill(&mut self.article.outlet, &read.outlet);
        }
        fill(&mut self.article.title, &read.title);
        fill(&mut self.day, &read.date.map(|day| day.to_string()).unwrap_or_default());
        let mut made: Vec<String> = Vec::new();
        if kept < all {
            made.push(format!("{} left out as menus, buttons and notes", count(all - kept, "word", "words")));
        }
        for (name, found) in [("by", &read.byline), ("from", &read.url)] {
            if !found.is_empty() {
                made.push(format!("{name} {}", line(found)));
            }
        }
        self.made = sentence(&made.join(" · "));
        let own = std::mem::take(&mut self.article);
        let Article { outlet, title, date, reference, .. } = own;
        self.article = Article { outlet, title, date, reference, ..read };
    }

    /// Shows it; gives back whether to close.
    pub fn show(&mut self, ui: &mut Ui, commands: &mut Vec<Command>) -> bool {
        ui.set_width(640.0);
        super::title(ui, if self.article.reference { "Paste a transcript" } else { "Paste an article" });
        widgets::quiet(
            ui,
            "Paste the text, or all of a web page: menus and footers are taken out. What you leave empty is read \
             from the text where it says so.",
        );
        let day_typed = self.day.clone();
        Grid::new("paste").num_columns(2).min_row_height(super::FIELD).spacing([12.0, 8.0]).show(ui, |ui| {
            for (name, field, hint) in [
                ("Outlet", &mut self.article.outlet, ""),
                ("Headline", &mut self.article.title, ""),
                ("Day", &mut self.day, DAY_HINT),
            ] {
                ui.label(name);
                let width = if name == "Day" { 200.0 } else { 576.0 };
                let field = super::field(field).desired_width(width).hint_text(hint);
                ui.horizontal(|ui| {
                    ui.add(field).widget_info(|| WidgetInfo::labeled(Role::TextInput, true, name));
                    if name == "Day" {
                        super::edit::understood(ui, &day_typed);
                    }
                });
                ui.end_row();
            }
        });
        let was_empty = self.article.text.trim().is_empty();
        ScrollArea::vertical().max_height(300.0).min_scrolled_height(280.0).show(ui, |ui| {
            let text = TextEdit::multiline(&mut self.article.text)
                .font(fonts::serif(14.5))
                .hint_text("The article’s text")
                .margin(Margin::symmetric(8, 6))
                .desired_rows(12)
                .desired_width(f32::INFINITY);
            let response = ui.add(text);
            let pasted = ui.input(|input| input.events.iter().any(|e| matches!(e, Event::Paste(_))));
            if response.changed() && was_empty && pasted {
                commands.push(Command::ReadPasted(self.article.text.clone()));
            }
            response.widget_info(|| WidgetInfo::labeled(Role::MultilineTextInput, true, "Text"));
            if ui.memory(|memory| memory.focused().is_none()) {
                response.request_focus();
            }
        });
        if !self.made.is_empty() {
            widgets::quiet(ui, &self.made);
        }
        widgets::tick(ui, &mut self.article.reference, "Check the quotations of the others against it");
        super::problem(ui, &self.problem);
        ui.add_space(super::ABOVE_BUTTONS);
        let mut done = false;
        let enter = ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Enter));
        ui.horizontal(|ui| {
            if widgets::primary(ui, "Add").on_hover_text("Ctrl+Enter").clicked() || enter {
                match self.filled() {
                    Ok(article) => {
                        commands.push(Command::AddPasted(Box::new(article)));
                        done = true;
                    }
                    Err(problem) => self.problem = problem,
                }
            }
            done |= super::cancel(ui);
        });
        done
    }

    fn filled(&self) -> Result<Article, String> {
        if self.article.text.trim().is_empty() {
            return Err("Paste the article’s text first".into());
        }
        Ok(Article { date: super::edit::day(&self.day)?, ..self.article.clone() })
    }
}

/// Asks for an address; gives back whether to close.
pub fn link(ui: &mut Ui, address: &mut String, problem: &mut String, commands: &mut Vec<Command>) -> bool {
    ui.set_width(520.0);
    super::title(ui, "Add from a link");
    widgets::quiet(ui, "This address alone is fetched; nothing else leaves this computer.");
    let field = super::field(address).desired_width(f32::INFINITY).hint_text("https://");
    let response = ui.add(field);
    response.widget_info(|| WidgetInfo::labeled(Role::UrlInput, true, "Address"));
    // asked before the field takes the focus back, or it has never lost it
    let enter = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    if ui.memory(|memory| memory.focused().is_none()) {
        response.request_focus();
    }
    super::problem(ui, problem);
    ui.add_space(super::ABOVE_BUTTONS);
    let mut done = false;
    ui.horizontal(|ui| {
        if widgets::primary(ui, "Add").clicked() || enter {
            let typed = address.trim();
            let web = typed.starts_with("https://") || typed.starts_with("http://");
            if web && !typed.contains(char::is_whitespace) {
                commands.push(Command::AddFromLink(typed.to_owned()));
                done = true;
            } else {
                *problem = "An address begins with https:// and has no blanks".into();
            }
        }
        done |= super::cancel(ui);
    });
    done
}
