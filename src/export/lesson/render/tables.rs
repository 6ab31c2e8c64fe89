//! The tables in which the tasks are answered.

use crate::export::lesson::{Item, Lesson, Task, TaskKind, words};
use crate::export::page::{Cell, Paragraph, Run, Style, Table, TableRow, ours, theirs};

/// The most articles that have a column of their own in the grid.
const MOST_COLUMNS: usize = 4;

/// The table in which `task` is answered.
pub fn table(lesson: &Lesson, task: &Task) -> Table {
    let mut table = match task.kind {
        TaskKind::FindTheDifference => {
            of(&[1.0, 8.0, 8.0, 4.8], &["", "One article", "Another article", "Tick one"], task, |item| {
                let mut cells = passages(item);
                cells.push(boxes(&task.choices));
                cells
            })
        }
        TaskKind::LeftOut => of(
            &[1.0, 10.0, 10.0],
            &["", "The shortened quotation", "The missing words, and what they change"],
            task,
            |item| {
                let mut cell = passages(item).remove(0);
                cell.paragraphs.push(small(&item.question));
                vec![cell, Cell::blank(24.0)]
            },
        ),
        TaskKind::SortByCertainty => ticked([12.0, 2.6], "", task),
        TaskKind::WhoHasIt => ticked([15.0, 1.5], "Words", task),
        TaskKind::Order => {
            of(&[1.0, 11.0, 5.0, 5.0], &["", "Words", "Article and line", "Article and line"], task, |item| {
                let words = item.passages.first().map_or("", |(_, text)| text.as_str());
                let mut cell = match item.question.is_empty() {
                    true => Cell::text(vec![theirs(words)]),
                    false => Cell::text(vec![ours(words)]),
                };
                if !item.question.is_empty() {
                    cell.paragraphs.push(small(&item.question));
                }
                let line = |(letter, _): &(String, String)| {
                    Cell::text(vec![
                        ours("☐\u{A0}"),
                        ours(format!("{letter},")).bold(),
                        ours("\u{A0}line\u{A0}______"),
                    ])
                };
                std::iter::once(cell).chain(item.passages.iter().map(line)).collect()
            })
        }
        TaskKind::Introduced => {
            let each = 15.0 / task.choices.len().max(1) as f32;
            by_choice([4.0, each], "Person", task, question, |item, n| match item.right.contains(&n) {
                true => Cell::blank(16.0),
                false => Cell::text(vec![ours("not named").italic()]),
            })
        }
        TaskKind::WhoSaysSo => {
            of(&[1.0, 13.0, 3.0, 3.5], &["", "Quotation", "Speaker", "Article, line"], task, |item| {
                let mut cells = passages(item);
                cells.extend([Cell::blank(8.0), Cell::default()]);
                cells
            })
        }
        TaskKind::Headlines => {
            of(&[1.0, 12.0, 2.5, 6.0], &["", "Headline", "Article", "The word that shows it"], task, |item| {
                let headline = item.passages.first().map_or(String::new(), |(_, text)| text.clone());
                vec![Cell::text(vec![theirs(headline).bold()]), Cell::blank(9.0), Cell::default()]
            })
        }
        TaskKind::FactOrOpinion => ticked([14.0, 3.2], "", task),
        TaskKind::WhoIsQuoted => by_choice([8.0, 2.0], "Person", task, question, |_, _| tick()),
        TaskKind::Grid => grid(lesson),
    };
    table.summary = format!("Task: {}", task.kind.name());
    table
}

/// A row for each item: its passage, and a box to tick for each choice.
fn ticked(widths: [f32; 2], name: &str, task: &Task) -> Table {
    let first = |item: &Item| passages(item).into_iter().next();
    by_choice(widths, name, task, first, |_, _| tick())
}

/// A row for each item: its first cell, under `name`, and a cell for each choice. `widths` are those of the first
/// cell and of each of the others.
fn by_choice(
    widths: [f32; 2],
    name: &str,
    task: &Task,
    first: impl Fn(&Item) -> Option<Cell>,
    cell: impl Fn(&Item, usize) -> Cell,
) -> Table {
    let mut header = vec!["", name];
    header.extend(task.choices.iter().map(String::as_str));
    let mut columns = vec![1.0, widths[0]];
    columns.extend(task.choices.iter().map(|_| widths[1]));
    of(&columns, &header, task, |item| {
        first(item).into_iter().chain((0..task.choices.len()).map(|n| cell(item, n))).collect()
    })
}

fn question(item: &Item) -> Option<Cell> {
    Some(Cell::text(vec![ours(item.question.clone())]))
}

fn tick() -> Cell {
    Cell::text(vec![ours("☐")])
}

/// A row for each item, the item's number first.
fn of(widths: &[f32], header: &[&str], task: &Task, cells: impl Fn(&Item) -> Vec<Cell>) -> Table {
    let header = header.iter().map(|name| Cell::text(vec![ours(*name)])).collect();
    let rows = task.items.iter().enumerate().map(|(n, item)| {
        let name = Cell::text(vec![ours((n + 1).to_string()).bold()]).named();
        TableRow { cells: [vec![name], cells(item)].concat() }
    });
    Table {
        columns: widths.to_vec(),
        header: vec![TableRow { cells: header }],
        rows: rows.collect(),
        ..Table::default()
    }
}

fn passages(item: &Item) -> Vec<Cell> {
    item.passages.iter().map(|(letter, text)| Cell::text(passage(letter, text))).collect()
}

fn passage(letter: &str, text: &str) -> Vec<Run> {
    let mut runs = Vec::new();
    if !letter.is_empty() {
        runs.push(ours(format!("{letter}\u{A0}\u{A0}")).bold());
    }
    runs.push(theirs(text));
    runs
}

fn boxes(choices: &[String]) -> Cell {
    let boxed = choices.iter().map(|choice| Paragraph {
        runs: vec![ours(format!("☐\u{A0}{}", choice.replace(' ', "\u{A0}")))],
        style: Style::Body,
    });
    Cell { paragraphs: boxed.collect(), ..Cell::default() }
}

fn small(text: &str) -> Paragraph {
    Paragraph { runs: vec![ours(text)], style: Style::Small }
}

/// The grid with a column for each article, or for those a student chooses where there are many.
fn grid(lesson: &Lesson) -> Table {
    let level = lesson.options.level;
    let mut columns: Vec<String> =
        lesson.articles.iter().map(|article| format!("Article {}", article.letter)).collect();
    if columns.len() > MOST_COLUMNS {
        columns = vec!["Article ____".into(); 3];
    }
    let mut widths = vec![3.2];
    widths.extend(columns.iter().map(|_| 13.0 / columns.len() as f32));
    let name = |text: &str| Cell::text(vec![ours(text)]).named();
    let header =
        std::iter::once(Cell::default()).chain(columns.iter().map(|c| Cell::text(vec![ours(c.clone())])));
    let each = words::grid(level).map(|(row, least)| {
        let blanks = columns.iter().map(|_| Cell::blank(least));
        TableRow { cells: std::iter::once(name(row)).chain(blanks).collect() }
    });
    let across = words::across(level).map(|(row, least)| TableRow {
        cells: vec![name(row), Cell { span: columns.len(), ..Cell::blank(least) }],
    });
    let one = columns.len() < 2;
    Table {
        columns: widths,
        header: vec![TableRow { cells: header.collect() }],
        // with one article there is nothing to compare across
        rows: each.into_iter().chain(across.into_iter().skip(if one { 2 } else { 0 })).collect(),
        ..Table::default()
    }
}
