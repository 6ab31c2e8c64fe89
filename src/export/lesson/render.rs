//! The lesson's documents: the sheet for students, the key for the teacher, the articles with numbered lines.

mod key;
mod tables;

use super::{Lesson, PacketLine, Part, Task, TaskKind};
use crate::compare::articles::letter;
use crate::export::page::{Block, Document, Line, Paragraph, Run, Style, ours, theirs};
use crate::export::plain;

/// One of the documents.
pub fn document(lesson: &Lesson, part: Part) -> Document {
    let (title, blocks) = match part {
        Part::Sheet => (title(lesson), sheet(lesson, &lesson.tasks)),
        Part::Key => (format!("{}: answers", title(lesson)), key::blocks(lesson)),
        Part::Packet => (format!("{}: the articles", title(lesson)), packet(lesson)),
    };
    printed(lesson, part, title, blocks)
}

/// The sheet without the grid, which has a page of its own.
pub fn without_grid(lesson: &Lesson) -> Document {
    let tasks = lesson.tasks.iter().filter(|task| task.kind != TaskKind::Grid);
    printed(lesson, Part::Sheet, title(lesson), sheet(lesson, tasks))
}

fn printed(lesson: &Lesson, part: Part, title: String, blocks: Vec<Block>) -> Document {
    Document {
        header: vec![ours(title.clone())],
        title,
        language: "en".into(),
        paper: lesson.options.paper,
        footer: vec![ours(match part {
            Part::Key => lesson.made.clone(),
            // how it was made is the teacher’s
            _ => "Made with Parallax".into(),
        })],
        blocks,
        ..Document::default()
    }
}

fn title(lesson: &Lesson) -> String {
    let given = plain::line(&lesson.options.title);
    if !given.is_empty() {
        return given;
    }
    usual_title(lesson.articles.len())
}

/// What a lesson of so many articles is called unless the teacher says otherwise.
pub fn usual_title(articles: usize) -> String {
    match articles {
        0 => "No article".into(),
        1 => "One article".into(),
        n => {
            let number = ["Two", "Three", "Four", "Five", "Six"].get(n - 2).map(|word| (*word).to_string());
            format!("{} articles, one event", number.unwrap_or_else(|| n.to_string()))
        }
    }
}

fn sheet<'t>(lesson: &Lesson, tasks: impl IntoIterator<Item = &'t Task>) -> Vec<Block> {
    let mut blocks = vec![
        Block::Heading(1, vec![ours(title(lesson))]),
        Block::small(vec![ours(
            "Name ______________________________   Class ______________   Date ______________"
                .replace("   ", "\u{A0}\u{A0}\u{A0}\u{A0}"),
        )]),
        Block::small(sources(lesson)),
    ];
    for (n, task) in tasks.into_iter().enumerate() {
        if task.kind == TaskKind::Grid && n > 0 {
            blocks.push(Block::PageBreak);
        }
        blocks.push(Block::Heading(2, vec![ours(format!("{}. {}", n + 1, task.kind.name()))]));
        // a table breaks between its rows, but not before its first
        blocks.push(intro(vec![ours(task.instruction.clone())]));
        if task.kind == TaskKind::WhoSaysSo {
            blocks.push(intro(lettered(&task.choices)));
        }
        blocks.push(Block::Table(tables::table(lesson, task)));
    }
    if lesson.tasks.is_empty() {
        blocks
            .push(Block::text(vec![ours("These articles bear none of the tasks; the answer key says why.")]));
    }
    blocks
}

/// A paragraph that stays with what follows.
fn intro(runs: Vec<Run>) -> Block {
    Block::Paragraph(Paragraph { runs, style: Style::Intro })
}

/// The articles by letter and what students are told of them.
fn sources(lesson: &Lesson) -> Vec<Run> {
    let mut runs = vec![ours("The articles: ")];
    for (n, article) in lesson.articles.iter().enumerate() {
        runs.push(ours(if n > 0 { " · " } else { "" }));
        runs.push(ours(article.letter.clone()).bold());
        if !article.shown.is_empty() {
            runs.push(ours(format!("\u{A0}{}", article.shown)));
        }
    }
    runs
}

/// `a) one   b) two`.
fn lettered(choices: &[String]) -> Vec<Run> {
    let mut runs = Vec::new();
    for (n, choice) in choices.iter().enumerate() {
        let small = letter(n).to_lowercase();
        runs.push(ours(format!("{small})\u{A0}")).bold());
        runs.push(ours(choice.replace(' ', "\u{A0}")));
        runs.push(ours("\u{A0}\u{A0} "));
    }
    runs
}

fn packet(lesson: &Lesson) -> Vec<Block> {
    let mut blocks = Vec::new();
    for (n, article) in lesson.articles.iter().enumerate() {
        if n > 0 {
            blocks.push(Block::PageBreak);
        }
        blocks.push(Block::Heading(1, vec![ours(format!("Article {}", article.letter))]));
        if lesson.hides_headlines() {
            blocks.push(Block::text(vec![ours(
                "Headline: ______________________________________________________",
            )]));
        } else if !article.headline.is_empty() {
            blocks.push(Block::Heading(2, vec![theirs(article.headline.clone())]));
        }
        let from = match (lesson.options.blind, lesson.hides_headlines()) {
            (false, false) => article.citation.text.clone(),
            _ => article.shown.clone(),
        };
        if !from.is_empty() {
            blocks.push(Block::small(vec![ours(from)]));
        }
        let line = |line: &PacketLine| Line { number: line.number, runs: vec![theirs(line.text.clone())] };
        blocks.push(Block::Numbered(article.lines.iter().map(line).collect()));
    }
    blocks
}
