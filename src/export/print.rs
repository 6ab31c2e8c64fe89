//! A table as a document to be printed: landscape, with title, sources, legend, and its head on every page.

use super::page::{
    Block, Cell as PageCell, Document, List, Mark, Marker, Paper, Paragraph, Run, Style, Table, TableRow,
    Tint, ours, theirs,
};
use super::provenance::{self, Provenance};
use super::sheet::{self, Cell, Layout, MarkKind, Options, Sheet, Text};
use super::words;
use crate::compare::Comparison;

/// The document of `comparison`, its table laid out as `options` say.
pub fn document(comparison: &Comparison, options: &Options, paper: Paper) -> Document {
    let provenance = Provenance::of(comparison, &options.filter);
    let table = sheet::build(comparison, options).compact();
    let title = provenance::title(comparison);
    let mut blocks = vec![Block::Heading(1, vec![ours(&title)])];
    blocks.push(Block::small(vec![ours(format!("{}. {}.", provenance.made, provenance.rows))]));
    blocks.push(Block::Heading(2, vec![ours("Sources")]));
    blocks.extend(sources(comparison, &provenance));
    if options.layout == Layout::Wide {
        blocks.push(Block::small(legend()));
    }
    for (told, part) in parts(table, comparison) {
        blocks.push(Block::Heading(2, vec![ours(format!("{}{told}", name(options.layout)))]));
        blocks.push(Block::Table(table_of(&part, comparison, &provenance)));
    }
    Document {
        title: title.clone(),
        language: "en".into(),
        paper,
        landscape: true,
        header: vec![ours(title)],
        footer: vec![ours(provenance.made)],
        blocks,
    }
}

fn name(layout: Layout) -> &'static str {
    match layout {
        Layout::Wide => "Quotations and facts",
        Layout::Long => "Every passage",
        Layout::Presence => "Who has what",
        Layout::Differences => "Differences",
        Layout::Overview => "Overview",
        Layout::Sources => "Details of the sources",
    }
}

/// The citations, each with the hash of its text below it.
fn sources(comparison: &Comparison, provenance: &Provenance) -> Vec<Block> {
    let cited = comparison.articles.iter().zip(&provenance.citations).map(|(article, citation)| {
        let mut runs = vec![ours(format!("{}  ", citation.letter)).bold()];
        let address = super::plain::line(&article.url);
        match citation.text.split_once(&address) {
            Some((before, after)) if sheet::web(&article.url) => {
                runs.extend([ours(before), ours(&address).to(&address), ours(after)]);
            }
            _ => runs.push(ours(&citation.text)),
        }
        for reuse in comparison.reuse.iter().filter(|reuse| reuse.to == article.id) {
            let percent = (reuse.shared * 100.0).round();
            runs.push(
                ours(format!(". {percent} % of its words stand in {} in the same order", reuse.from)).bold(),
            );
        }
        runs
    });
    let mut blocks = vec![Block::List(List { marker: Marker::Bullet, items: cited.collect() })];
    let hashes: Vec<String> = provenance
        .citations
        .iter()
        .filter(|citation| !citation.sha256.is_empty())
        .map(|citation| format!("{} {}", citation.letter, citation.sha256))
        .collect();
    if !hashes.is_empty() {
        blocks.push(Block::small(vec![ours(format!("SHA-256 of the texts: {}", hashes.join(", ")))]));
    }
    blocks
}

fn legend() -> Vec<Run> {
    vec![
        ours("In the cells: "),
        theirs("conflicting value").marked(Mark::Conflict),
        ours(" cannot be true together with another source’s; "),
        theirs("changed words").marked(Mark::Changed),
        ours(" stand otherwise in others; "),
        theirs("added words").marked(Mark::Added),
        ours(" are not in the fullest reading; "),
        ours("‸2").marked(Mark::Missing),
        ours(" so many words of it are left out."),
    ]
}

fn table_of(table: &Sheet, comparison: &Comparison, provenance: &Provenance) -> Table {
    let head = table.columns.iter().map(|column| {
        let source = comparison.articles.iter().find(|article| article.id == column.key);
        let title = ours(&column.title).bold();
        let title = match source {
            Some(article) if sheet::web(&article.url) => title.to(&article.url),
            _ => title,
        };
        PageCell::text(vec![title]).named().tinted(Tint::Heading)
    });
    let rows = table.lines.iter().map(|line| {
        let cells = line.cells.iter().zip(&table.columns).map(|(cell, column)| {
            let named = matches!(column.key.as_str(), "what" | "label");
            let cell = page_cell(cell);
            if named { cell.named() } else { cell }
        });
        TableRow { cells: cells.collect() }
    });
    Table {
        columns: table.columns.iter().map(share).collect(),
        header: vec![TableRow { cells: head.collect() }],
        rows: rows.collect(),
        summary: format!("{}. {}.", name(table.layout), provenance.rows),
    }
}

/// Sources that stand side by side on a sheet of paper.
const ABREAST: usize = 6;

/// The table in parts that fit on paper: so many sources in each, and in every part the rows that one of
/// its sources has. What is said about all sources stands in the first part.
fn parts(table: Sheet, comparison: &Comparison) -> Vec<(String, Sheet)> {
    let is_source = |key: &str| comparison.articles.iter().any(|article| article.id == key);
    let sources: Vec<usize> =
        (0..table.columns.len()).filter(|&n| is_source(&table.columns[n].key)).collect();
    if sources.len() <= ABREAST || !matches!(table.layout, Layout::Wide | Layout::Differences) {
        return vec![(String::new(), table)];
    }
    let first = sources.first().copied().unwrap_or_default();
    let each = sources.len().div_ceil(sources.len().div_ceil(ABREAST));
    let groups = sources.chunks(each).enumerate().map(|(part, group)| {
        let kept: Vec<usize> = (0..table.columns.len())
            .filter(|&n| group.contains(&n) || n < first || part == 0 && !sources.contains(&n))
            .collect();
        let has = |line: &&sheet::Line| group.iter().any(|&n| line.cells[n] != Cell::Empty);
        let lines = table.lines.iter().filter(has).map(|line| sheet::Line {
            row: line.row.clone(),
            verdict: line.verdict,
            cells: kept.iter().map(|&n| line.cells[n].clone()).collect(),
        });
        let columns: Vec<sheet::Column> = kept.iter().map(|&n| table.columns[n].clone()).collect();
        let letter = |n: Option<&usize>| n.map_or("", |&n| table.columns[n].key.as_str()).to_owned();
        let told = format!(", sources {} to {}", letter(group.first()), letter(group.last()));
        (told, Sheet { layout: table.layout, columns, lines: lines.collect() })
    });
    groups.collect()
}

/// The share of a column on paper: a narrow one would break its words.
fn share(column: &sheet::Column) -> f32 {
    match column.key.as_str() {
        "row" => 12.0,
        "verdict" => 24.0,
        _ => f32::from(column.width.clamp(12, 44)),
    }
}

fn page_cell(cell: &Cell) -> PageCell {
    match cell {
        Cell::Empty => PageCell::text(vec![ours("–")]),
        Cell::Verdict(verdict, word) => {
            let word = ours(format!("{} {word}", words::mark(*verdict))).bold();
            PageCell::text(vec![word]).tinted(Tint::Verdict(*verdict))
        }
        Cell::Link { text, address } => PageCell::text(vec![ours(text).to(address)]),
        Cell::Number(_) => PageCell::text(vec![ours(cell.text())]),
        Cell::Plain(text) => paragraphs(text.split('\n').map(|line| vec![ours(line)])),
        Cell::Text(text) => passage(text),
    }
}

fn paragraphs(lines: impl Iterator<Item = Vec<Run>>) -> PageCell {
    let paragraphs = lines.map(|runs| Paragraph { runs, style: Style::Body }).collect();
    PageCell { paragraphs, ..PageCell::default() }
}

/// An article's words, each passage a paragraph.
fn passage(text: &Text) -> PageCell {
    // a cell without passages is the program's words
    let voice = |words: &str| if text.passages.is_empty() { ours(words) } else { theirs(words) };
    let mut lines: Vec<Vec<Run>> = vec![Vec::new()];
    for (words, mark) in text.runs() {
        for (n, part) in words.split('\n').enumerate() {
            if n > 0 {
                lines.push(Vec::new());
            }
            let run = match mark.map(|mark| mark.kind) {
                None | Some(MarkKind::Compatible) => voice(part),
                Some(MarkKind::Conflict) => voice(part).marked(Mark::Conflict),
                Some(MarkKind::Changed) => voice(part).marked(Mark::Changed),
                Some(MarkKind::Added) => voice(part).marked(Mark::Added),
                Some(MarkKind::Missing(count)) => ours(format!("‸{count}")).marked(Mark::Missing),
                Some(MarkKind::Aside | MarkKind::Context) => voice(part).italic(),
                Some(MarkKind::Told) => ours(part).italic(),
            };
            if let Some(line) = lines.last_mut()
                && !run.text.is_empty()
            {
                line.push(run);
            }
        }
    }
    paragraphs(lines.into_iter())
}
