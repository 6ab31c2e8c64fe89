//! The lesson's documents: the sheet for students, the key for the teacher, the articles with numbered lines.

use super::{Evidence, Item, Lesson, Level, Part, Task, TaskKind, words};
use crate::compare::articles::letter;
use crate::export::page::{
    Block, Cell, Document, Line, Paragraph, Run, Style, Table, TableRow, ours, theirs,
};
use crate::export::plain;

/// One of the documents.
pub fn document(lesson: &Lesson, part: Part) -> Document {
    let (title, blocks) = match part {
        Part::Sheet => (title(lesson), sheet(lesson)),
        Part::Key => (format!("{}: answers", title(lesson)), key(lesson)),
        Part::Packet => (format!("{}: the articles", title(lesson)), packet(lesson)),
    };
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

/// The most articles that have a column of their own in the grid.
const MOST_COLUMNS: usize = 4;

fn title(lesson: &Lesson) -> String {
    let given = plain::line(&lesson.options.title);
    if !given.is_empty() {
        return given;
    }
    match lesson.articles.len() {
        0 => "No article".into(),
        1 => "One article".into(),
        n => {
            let number = ["Two", "Three", "Four", "Five", "Six"].get(n - 2).map(|word| (*word).to_string());
            format!("{} articles, one event", number.unwrap_or_else(|| n.to_string()))
        }
    }
}

fn sheet(lesson: &Lesson) -> Vec<Block> {
    let mut blocks = vec![
        Block::Heading(1, vec![ours(title(lesson))]),
        Block::small(vec![ours(
            "Name ______________________________   Class ______________   Date ______________"
                .replace("   ", "\u{A0}\u{A0}\u{A0}\u{A0}"),
        )]),
        Block::small(sources(lesson)),
    ];
    for (n, task) in lesson.tasks.iter().enumerate() {
        if task.kind == TaskKind::Grid && n > 0 {
            blocks.push(Block::PageBreak);
        }
        let mut inner = vec![
            Block::Heading(2, vec![ours(format!("{}. {}", n + 1, task.kind.name()))]),
            intro(vec![ours(task.instruction.clone())]),
        ];
        if task.kind == TaskKind::WhoSaysSo {
            inner.push(intro(lettered(&task.choices)));
        }
        // a table breaks between its rows, but not before its first
        blocks.extend(inner);
        blocks.push(Block::Table(table(lesson, task)));
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

fn table(lesson: &Lesson, task: &Task) -> Table {
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
        TaskKind::SortByCertainty => ticked(&[12.0, 2.6], "", task),
        TaskKind::WhoHasIt => ticked(&[15.0, 1.5], "Words", task),
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
            let mut header = vec!["", "Person"];
            header.extend(task.choices.iter().map(String::as_str));
            let mut widths = vec![1.0, 4.0];
            widths.extend(task.choices.iter().map(|_| 15.0 / task.choices.len().max(1) as f32));
            of(&widths, &header, task, |item| {
                let mut cells = vec![Cell::text(vec![ours(item.question.clone())])];
                cells.extend((0..task.choices.len()).map(|n| match item.right.contains(&n) {
                    true => Cell::blank(16.0),
                    false => Cell::text(vec![ours("not named").italic()]),
                }));
                cells
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
        TaskKind::FactOrOpinion => ticked(&[14.0, 3.2], "", task),
        TaskKind::WhoIsQuoted => {
            let mut header = vec!["", "Person"];
            header.extend(task.choices.iter().map(String::as_str));
            let mut widths = vec![1.0, 8.0];
            widths.extend(task.choices.iter().map(|_| 2.0));
            of(&widths, &header, task, |item| {
                let mut cells = vec![Cell::text(vec![ours(item.question.clone())])];
                cells.extend(task.choices.iter().map(|_| Cell::text(vec![ours("☐")])));
                cells
            })
        }
        TaskKind::Grid => grid(lesson),
    };
    table.summary = format!("Task: {}", task.kind.name());
    table
}

/// A row for each item: its passage, and a box for each choice.
fn ticked(widths: &[f32; 2], name: &str, task: &Task) -> Table {
    let mut header = vec!["", name];
    header.extend(task.choices.iter().map(String::as_str));
    let mut columns = vec![1.0, widths[0]];
    columns.extend(task.choices.iter().map(|_| widths[1]));
    of(&columns, &header, task, |item| {
        let mut cells: Vec<Cell> = passages(item).into_iter().take(1).collect();
        cells.extend(task.choices.iter().map(|_| Cell::text(vec![ours("☐")])));
        cells
    })
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

fn key(lesson: &Lesson) -> Vec<Block> {
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
            blocks.push(Block::text(vec![ours(left.kind.name()).bold(), ours(format!(": {}.", left.why))]));
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
        let line =
            |line: &super::PacketLine| Line { number: line.number, runs: vec![theirs(line.text.clone())] };
        blocks.push(Block::Numbered(article.lines.iter().map(line).collect()));
    }
    blocks
}
