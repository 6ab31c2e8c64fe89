//! What is known of a source: outlet, headline, author, day, address. The text stays as it is.

use crate::app::command::{Command, SourceCommand};
use crate::app::theme::Palette;
use crate::app::widgets;
use crate::article::Article;
use crate::compare::document::Verdict;
use eframe::egui::{Button, Grid, RichText, TextEdit, Ui, WidgetInfo, accesskit::Role, vec2};
use jiff::civil::Date;

/// What was typed.
#[derive(Clone, Debug, PartialEq)]
pub struct Form {
    index: usize,
    article: Article,
    day: String,
    problem: String,
}

impl Form {
    /// A form filled with what is known.
    pub fn of(index: usize, article: &Article) -> Form {
        let day = article.date.map(|day| day.to_string()).unwrap_or_default();
        // The text is not edited; it need not be carried about.
        let article = Article { text: String::new(), ..article.clone() };
        Form { index, article, day, problem: String::new() }
    }

    /// Shows it; gives back whether to close.
    pub fn show(&mut self, ui: &mut Ui, commands: &mut Vec<Command>) -> bool {
        ui.set_width(520.0);
        super::title(ui, "About this source");
        Grid::new("source").num_columns(2).spacing([12.0, 8.0]).show(ui, |ui| {
            for (name, field, hint) in [
                ("Outlet", &mut self.article.outlet, ""),
                ("Headline", &mut self.article.title, ""),
                ("Author", &mut self.article.byline, ""),
                ("Day", &mut self.day, "2026-03-04"),
                ("Address", &mut self.article.url, "https://"),
            ] {
                ui.label(name);
                let field = TextEdit::singleline(field).desired_width(420.0).hint_text(hint);
                ui.add(field).widget_info(|| WidgetInfo::labeled(Role::TextInput, true, name));
                ui.end_row();
            }
        });
        if !self.problem.is_empty() {
            let color = Palette::of(ui).verdict(Verdict::Conflict).full;
            ui.label(RichText::new(&self.problem).color(color));
        }
        let mut done = false;
        ui.horizontal(|ui| {
            if widgets::primary(ui, "Keep").clicked() {
                match self.filled() {
                    Ok(article) => {
                        let describe = SourceCommand::Describe(self.index, Box::new(article));
                        commands.push(Command::Source(describe));
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
        let trimmed = |field: &str| field.split_whitespace().collect::<Vec<_>>().join(" ");
        let date = day(&self.day)?;
        Ok(Article {
            outlet: trimmed(&self.article.outlet),
            title: trimmed(&self.article.title),
            byline: trimmed(&self.article.byline),
            url: self.article.url.trim().to_owned(),
            date,
            ..self.article.clone()
        })
    }
}

/// The day that was typed, if one was.
pub fn day(typed: &str) -> Result<Option<Date>, String> {
    match typed.trim() {
        "" => Ok(None),
        day => day
            .parse()
            .map(Some)
            .map_err(|_| format!("“{day}” is no day; write year, month and day, such as 2026-03-04")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_read_or_refused() {
        let mut form = Form::of(0, &Article { outlet: " The  Post ".into(), ..Article::default() });
        form.day = "2026-02-30".into();
        assert!(form.filled().is_err());
        form.day = "2026-02-28".into();
        let filled = form.filled().unwrap();
        assert_eq!((filled.outlet.as_str(), filled.date), ("The Post", Some(jiff::civil::date(2026, 2, 28))));
    }
}
