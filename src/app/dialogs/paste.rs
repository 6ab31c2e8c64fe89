//! An article that is pasted, and the address of one that is to be fetched.

use crate::app::command::Command;
use crate::app::fonts;
use crate::app::theme::Palette;
use crate::app::widgets;
use crate::article::Article;
use crate::compare::document::Verdict;
use eframe::egui::{
    Button, Grid, Key, RichText, ScrollArea, TextEdit, Ui, WidgetInfo, accesskit::Role, vec2,
};

/// What was typed or pasted.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Form {
    article: Article,
    day: String,
    problem: String,
}

impl Form {
    /// Shows it; gives back whether to close.
    pub fn show(&mut self, ui: &mut Ui, commands: &mut Vec<Command>) -> bool {
        ui.set_width(640.0);
        super::title(ui, "Paste an article");
        widgets::quiet(
            ui,
            "Paste the text, or all of a web page: menus and footers are taken out. What you leave empty is read \
             from the text where it says so.",
        );
        Grid::new("paste").num_columns(2).spacing([12.0, 8.0]).show(ui, |ui| {
            for (name, field, hint) in [
                ("Outlet", &mut self.article.outlet, ""),
                ("Headline", &mut self.article.title, ""),
                ("Day", &mut self.day, "2026-03-04"),
            ] {
                ui.label(name);
                let field = TextEdit::singleline(field).desired_width(540.0).hint_text(hint);
                ui.add(field).widget_info(|| WidgetInfo::labeled(Role::TextInput, true, name));
                ui.end_row();
            }
        });
        ScrollArea::vertical().max_height(300.0).min_scrolled_height(280.0).show(ui, |ui| {
            let text = TextEdit::multiline(&mut self.article.text)
                .font(fonts::serif(14.5))
                .hint_text("The article’s text")
                .desired_rows(12)
                .desired_width(f32::INFINITY);
            let response = ui.add(text);
            response.widget_info(|| WidgetInfo::labeled(Role::MultilineTextInput, true, "Text"));
            if ui.memory(|memory| memory.focused().is_none()) {
                response.request_focus();
            }
        });
        told(ui, &self.problem);
        let mut done = false;
        ui.horizontal(|ui| {
            if widgets::primary(ui, "Add").clicked() {
                match self.filled() {
                    Ok(article) => {
                        commands.push(Command::AddPasted(Box::new(article)));
                        done = true;
                    }
                    Err(problem) => self.problem = problem,
                }
            }
            done |= ui.add(Button::new("Cancel").min_size(vec2(0.0, 34.0))).clicked();
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
    let field = TextEdit::singleline(address).desired_width(f32::INFINITY).hint_text("https://");
    let response = ui.add(field);
    response.widget_info(|| WidgetInfo::labeled(Role::UrlInput, true, "Address"));
    // asked before the field takes the focus back, or it has never lost it
    let enter = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    if ui.memory(|memory| memory.focused().is_none()) {
        response.request_focus();
    }
    told(ui, problem);
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
        done |= ui.add(Button::new("Cancel").min_size(vec2(0.0, 34.0))).clicked();
    });
    done
}

fn told(ui: &mut Ui, problem: &str) {
    if !problem.is_empty() {
        let color = Palette::of(ui).verdict(Verdict::Conflict).full;
        ui.label(RichText::new(problem).color(color));
    }
}
