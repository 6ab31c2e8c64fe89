//! The answer key: what is right, what shows it, and what was not asked.

use super::title;
use crate::compare::articles::letter;
use crate::export::lesson::{Evidence, Item, Lesson, Level, Task, TaskKind};
use crate::export::page::{Block, ours, theirs};

/// What is on the key.
pub fn blocks(lesson: &Lesson) -> Vec<Block> {
    let mut blocks = vec![
        Block::Heading(1, vec![ours(format!("{}: answers", title(lesson)))]),
        Block::small(vec![ours(
            "For the teacher. Every answer stands in the articles: the letter and the lines say where. The lines are \
             those of the article packet.",
        )]),
    ];
    for (n, task) in lesson.tasks.iter().enumerate() {
        blocks.push(Block::Heading(2, vec![ours(format!("{}. {}", n + 1, task.kind.name()))]));
        if task.kind == TaskKind::Grid {
            blocks.push(Block::text(vec![ours(grid_answer(lesson.options.level))]));
        }
        for (at, item) in task.items.iter().enumerate() {
            blocks.push(Block::Together(answer(task, at, item)));
        }
    }
    if !lesson.left_out.is_empty() {
        blocks.push(Block::Heading(2, vec![ours("Not asked")]));
        for left in &lesson.left_out {
            blocks.push(Block::text(vec![ours(left.kind.name()).bold(), ours(format!(" – {}.", left.why))]));
        }
    }
    blocks.push(Block::Heading(2, vec![ours("The articles")]));
    let rows: Vec<&str> = lesson.rows.iter().map(|pick| pick.row.as_str()).collect();
    if !rows.is_empty() {
        let told = format!("Rows of the comparison that are asked about: {}.", rows.join(", "));
        blocks.push(Block::small(vec![ours(told)]));
    }
    for article in &lesson.articles {
        blocks.push(Block::small(vec![ours(article.citation.told())]));
    }
    blocks
}

fn grid_answer(level: Level) -> &'static str {
    match level {
        Level::Plain => "There is more than one right answer. Ask for the line that shows it.",
        _ => {
            "Open: there is more than one good answer. Ask for the article and the line that bear each entry."
        }
    }
}

fn answer(task: &Task, at: usize, item: &Item) -> Vec<Block> {
    let mut runs = vec![ours(format!("{}.\u{A0}", at + 1)).bold()];
    if task.kind == TaskKind::WhoSaysSo {
        let letters: Vec<String> = item.right.iter().map(|&n| letter(n).to_lowercase()).collect();
        runs.push(ours(format!("{}) ", letters.join(", "))).bold());
    }
    if matches!(task.kind, TaskKind::WhoIsQuoted | TaskKind::Introduced) {
        runs.push(ours(format!("{}: ", item.question)));
    }
    runs.push(ours(item.answer.clone()));
    let mut blocks = vec![Block::text(runs)];
    if task.kind == TaskKind::Headlines
        && let Some((_, headline)) = item.passages.first()
    {
        blocks.push(Block::passage(vec![theirs(headline.clone())]));
    }
    blocks.extend(item.evidence.iter().map(evidence));
    blocks
}

fn evidence(evidence: &Evidence) -> Block {
    let place = match evidence.lines {
        None => "headline".to_string(),
        Some((first, last)) if first == last => format!("line {first}"),
        Some((first, last)) => format!("lines {first}–{last}"),
    };
    Block::passage(vec![
        ours(format!("{}, {place} ", evidence.article)).bold(),
        theirs(evidence.text.clone()),
    ])
}
