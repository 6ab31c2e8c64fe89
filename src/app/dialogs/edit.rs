//! What is known of a source: outlet, headline, author, day, address. The text stays as it is.

use crate::app::command::{Command, SourceCommand};
use crate::app::widgets;
use crate::article::Article;
use crate::export::words::date;
use crate::import;
use eframe::egui::{Grid, Key, Ui, WidgetInfo, accesskit::Role};
use jiff::civil::Date;

/// How a day is written so that everybody reads the same one.
pub const DAY_HINT: &str = "2026-03-04 or 4 March 2026";

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
    pub fn show(&mut self, ui: &mut Ui, blind: bool, commands: &mut Vec<Command>) -> bool {
        ui.set_width(520.0);
        super::title(ui, "About this source");
        let day_typed = self.day.clone();
        let mut idle = ui.memory(|memory| memory.focused().is_none());
        let mut enter = false;
        Grid::new("source").num_columns(2).min_row_height(super::FIELD).spacing([12.0, 8.0]).show(ui, |ui| {
            for (name, field, hint) in [
                ("Outlet", &mut self.article.outlet, ""),
                ("Headline", &mut self.article.title, ""),
                ("Author", &mut self.article.byline, ""),
                ("Day", &mut self.day, DAY_HINT),
                ("Address", &mut self.article.url, "https://"),
            ] {
                ui.label(name);
                if blind && name != "Day" {
                    widgets::quiet(ui, "Hidden while outlet names are hidden");
                    ui.end_row();
                    continue;
                }
                let field = super::field(field).desired_width(456.0).hint_text(hint);
                let field = if name == "Day" { field.desired_width(180.0) } else { field };
                ui.horizontal(|ui| {
                    let field = ui.add(field);
                    field.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, name));
                    // asked before the field takes the focus back, or it has never lost it
                    enter |= field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
                    widgets::caret(&field, &mut idle);
                    if name == "Day" {
                        understood(ui, &day_typed);
                    }
                });
                ui.end_row();
            }
        });
        super::problem(ui, &self.problem);
        ui.add_space(super::ABOVE_BUTTONS);
        let mut done = false;
        ui.horizontal(|ui| {
            if widgets::primary(ui, "Keep").clicked() || enter {
                match self.filled() {
                    Ok(article) => {
                        let describe = SourceCommand::Describe(self.index, Box::new(article));
                        commands.push(Command::Source(describe));
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
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(None);
    }
    if let Some(day) = import::read_day(typed) {
        return Ok(Some(day));
    }
    let numbers: Vec<&str> =
        typed.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
    let why = match numbers[..] {
        [first, second, year] if first.len() <= 2 && second.len() <= 2 && year.len() == 4 => {
            let (first, second) = (first.parse().unwrap_or(0), second.parse().unwrap_or(0));
            if (1..=12).contains(&first) && (1..=12).contains(&second) {
                "may be two days, as day and month could be exchanged"
            } else {
                "is a day that no month has"
            }
        }
        _ if !numbers.iter().any(|part| part.len() == 4) && !numbers.is_empty() => "has no year",
        _ => "is not understood as a day",
    };
    Err(format!("“{typed}” {why}; write {DAY_HINT}"))
}

/// Says beside the field which day is meant, or that none is understood.
pub fn understood(ui: &mut Ui, typed: &str) {
    match day(typed) {
        Ok(None) => {}
        Ok(Some(day)) => {
            widgets::quiet(ui, date(&day.to_string()));
        }
        Err(_) => {
            widgets::quiet(ui, "Not understood yet");
        }
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
        for (typed, why) in [("03/05/2026", "exchanged"), ("4 March", "no year"), ("soon", "not understood")]
        {
            assert!(day(typed).unwrap_err().contains(why), "{typed}: {:?}", day(typed));
        }
        for typed in
            ["4 March 2026", "Mar. 4, 2026", "2026-03-04T10:00", "Wednesday, March 4th, 2026", "04.03.2026"]
        {
            assert_eq!(day(typed), Ok(Some(jiff::civil::date(2026, 3, 4))), "{typed}");
        }
        form.day = "2026-02-28".into();
        let filled = form.filled().unwrap();
        assert_eq!((filled.outlet.as_str(), filled.date), ("The Post", Some(jiff::civil::date(2026, 2, 28))));
    }
}
