//! The document as one web page that needs nothing beside it and prints by its own rules.

use super::colours::{self, hex};
use super::{Block, Cell, Document, Line, List, Mark, Paper, Paragraph, Run, Style, Table, TableRow, Voice};
use crate::export::markup::{Escaped, without_formulas};
use std::fmt::Write as _;

/// The page.
pub fn write(document: &Document) -> String {
    let mut out = String::with_capacity(16 * 1024);
    let _ = write!(
        out,
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <title>{}</title>\n<style>\n",
        Escaped(document.spoken()),
        Escaped(&super::super::plain::line(&document.title)),
    );
    sheet(&mut out, document);
    out.push_str("</style>\n</head>\n<body>\n");
    if !document.header.is_empty() {
        out.push_str("<header>");
        runs(&mut out, &document.header);
        out.push_str("</header>\n");
    }
    out.push_str("<main>\n");
    blocks(&mut out, &document.blocks);
    out.push_str("</main>\n");
    if !document.footer.is_empty() {
        out.push_str("<footer>");
        runs(&mut out, &document.footer);
        out.push_str("</footer>\n");
    }
    out.push_str("</body>\n</html>\n");
    without_formulas(out)
}

/// The rules of the page: on screen one column, on paper the sheet with page numbers.
fn sheet(out: &mut String, document: &Document) {
    let size = match document.paper {
        Paper::A4 => "A4",
        Paper::Letter => "letter",
    };
    let side = if document.landscape { " landscape" } else { "" };
    let of = |runs: &[Run]| -> String { super::shown(runs).into_iter().map(|run| run.text).collect() };
    let _ = write!(
        out,
        "@page {{ size: {size}{side}; margin: 18mm 18mm 20mm;\n\
         \x20 @top-left {{ content: {}; font: 8pt sans-serif; color: #{grey} }}\n\
         \x20 @bottom-left {{ content: {}; font: 8pt sans-serif; color: #{grey} }}\n\
         \x20 @bottom-right {{ content: counter(page) \" of \" counter(pages); font: 8pt sans-serif; color: #{grey} }} }}\n",
        string(&of(&document.header)),
        string(&of(&document.footer)),
        grey = hex(colours::GREY),
    );
    let width = if document.landscape { "70rem" } else { "46rem" };
    let _ = write!(
        out,
        "body {{ font: 11pt/1.4 \"IBM Plex Sans\", \"Segoe UI\", Roboto, \"Helvetica Neue\", Arial, sans-serif; \
         color: #{ink}; background: #fff; max-width: {width}; margin: 2rem auto; padding: 0 1rem }}\n\
         header, footer {{ font-size: 9pt; color: #{grey} }}\n\
         footer {{ margin-top: 2rem; border-top: 1px solid #{rule}; padding-top: .3rem }}\n\
         h1 {{ font-size: 17pt; line-height: 1.2; margin: .6em 0 .3em }}\n\
         h2 {{ font-size: 13pt; line-height: 1.25; margin: 1.1em 0 .3em }}\n\
         h3 {{ font-size: 11pt; margin: .9em 0 .2em }}\n\
         h1, h2, h3 {{ font-weight: 600; break-after: avoid }}\n\
         p {{ margin: .35em 0; orphans: 2; widows: 2 }}\n\
         .small {{ font-size: 9pt; color: #{grey} }}\n\
         .intro {{ break-after: avoid }}\n\
         .passage {{ margin-left: .6em; padding-left: .7em; border-left: 2px solid #{rule} }}\n\
         .t {{ font-family: \"IBM Plex Serif\", Georgia, \"Times New Roman\", serif }}\n\
         b {{ font-weight: 600 }}\n\
         .changed {{ text-decoration: underline 2px #{amber}; text-underline-offset: 2px }}\n\
         .missing {{ font-size: 85%; font-style: italic; color: #{grey} }}\n\
         .added {{ text-decoration: underline dotted 2px #{blue}; text-underline-offset: 2px }}\n\
         .conflict {{ outline: 1.5px solid #{vermilion}; outline-offset: 1px; border-radius: 1px }}\n\
         a {{ color: #{blue} }}\n\
         ul, ol {{ margin: .35em 0; padding: 0; list-style: none }}\n\
         li {{ margin: .25em 0; padding-left: 1.9em; text-indent: -1.9em; break-inside: avoid }}\n\
         li > .n {{ display: inline-block; width: 1.9em; text-indent: 0 }}\n\
         .scroll {{ overflow-x: auto; padding-right: 1px }}\n\
         table {{ border-collapse: collapse; width: 100%; table-layout: fixed; margin: .5em 0; font-size: 10pt; line-height: 1.35 }}\n\
         th, td {{ border: 1px solid #{rule}; padding: .3em .5em; text-align: left; vertical-align: top; \
         font-weight: 400; overflow-wrap: break-word }}\n\
         /* a spreadsheet that opens the page takes no cell for a formula */\n\
         td, th, p, li, h1, h2, h3 {{ mso-number-format: \"\\@\" }}\n\
         thead th {{ font-weight: 600; background: #{heading} }}\n\
         thead {{ display: table-header-group }}\n\
         tr {{ break-inside: avoid }}\n\
         tr.tall {{ break-inside: auto }}\n\
         td p, th p {{ margin: .1em 0 }}\n\
         .answer {{ height: 9mm; border-bottom: 1px solid #{rule} }}\n\
         hr {{ border: 0; border-top: 1px solid #{rule}; margin: .8em 0 }}\n\
         .lines {{ margin: .4em 0; padding: 0; line-height: 1.35 }}\n\
         .lines p {{ margin: 0; padding-left: 3.2em; position: relative; min-height: .8em }}\n\
         .lines .n {{ position: absolute; left: 0; width: 2.4em; text-align: right; font-size: 8.5pt; \
         color: #{grey}; line-height: 1.75; font-variant-numeric: tabular-nums; user-select: none }}\n\
         .together {{ break-inside: avoid }}\n\
         .page {{ break-before: page }}\n\
         .tint {{ print-color-adjust: exact; -webkit-print-color-adjust: exact }}\n\
         @media print {{ body {{ margin: 0; padding: 0; max-width: none; font-size: 10pt }} table {{ font-size: 9.5pt }} header, footer {{ display: none }} \
         .scroll {{ overflow: visible }} a {{ color: inherit; text-decoration: none }} }}\n",
        ink = hex(colours::INK),
        grey = hex(colours::GREY),
        rule = hex(colours::RULE),
        amber = hex(colours::AMBER),
        blue = hex(colours::BLUE),
        vermilion = hex(colours::VERMILION),
        heading = hex(super::Tint::Heading.colour()),
    );
}

fn blocks(out: &mut String, blocks: &[Block]) {
    for block in blocks {
        match block {
            Block::Heading(level, words) => {
                let level = (*level).clamp(1, 3);
                let _ = write!(out, "<h{level}>");
                runs(out, words);
                let _ = writeln!(out, "</h{level}>");
            }
            Block::Paragraph(one) => paragraph(out, one),
            Block::List(list) => items(out, list),
            Block::Table(one) => table(out, one),
            Block::AnswerLines(count) => {
                for _ in 0..*count {
                    out.push_str("<div class=\"answer\"></div>\n");
                }
            }
            Block::Rule => out.push_str("<hr>\n"),
            Block::Numbered(numbered) => lines(out, numbered),
            Block::Together(inner) => {
                out.push_str("<div class=\"together\">\n");
                self::blocks(out, inner);
                out.push_str("</div>\n");
            }
            Block::PageBreak => out.push_str("<div class=\"page\"></div>\n"),
        }
    }
}

fn paragraph(out: &mut String, paragraph: &Paragraph) {
    out.push_str(match paragraph.style {
        Style::Body => "<p>",
        Style::Small => "<p class=\"small\">",
        Style::Passage => "<p class=\"passage\">",
        Style::Intro => "<p class=\"intro\">",
    });
    runs(out, &paragraph.runs);
    out.push_str("</p>\n");
}

fn items(out: &mut String, list: &List) {
    let name = if matches!(list.marker, super::Marker::Bullet | super::Marker::Box) { "ul" } else { "ol" };
    let _ = writeln!(out, "<{name} role=\"list\">");
    for (n, item) in list.items.iter().enumerate() {
        let _ = write!(out, "<li><span class=\"n\">{}</span>", list.marker.of(n));
        runs(out, item);
        out.push_str("</li>\n");
    }
    let _ = writeln!(out, "</{name}>");
}

fn table(out: &mut String, table: &Table) {
    out.push_str("<div class=\"scroll\"><table");
    if !table.summary.is_empty() {
        let _ = write!(out, " aria-label=\"{}\"", Escaped(&super::super::plain::line(&table.summary)));
    }
    out.push_str(">\n<colgroup>");
    let shares = super::shares(&table.columns);
    for share in &shares {
        let _ = write!(out, "<col style=\"width:{:.2}%\">", share * 100.0);
    }
    out.push_str("</colgroup>\n");
    if !table.header.is_empty() {
        out.push_str("<thead>\n");
        table.header.iter().for_each(|one| row(out, one, true, false));
        out.push_str("</thead>\n");
    }
    out.push_str("<tbody>\n");
    table.rows.iter().for_each(|one| row(out, one, false, one.is_tall(&shares)));
    out.push_str("</tbody>\n</table></div>\n");
}

fn row(out: &mut String, row: &TableRow, header: bool, tall: bool) {
    out.push_str(if tall { "<tr class=\"tall\">" } else { "<tr>" });
    for one in &row.cells {
        cell(out, one, header);
    }
    out.push_str("</tr>\n");
}

fn cell(out: &mut String, cell: &Cell, header: bool) {
    let (name, scope) = match (header, cell.heading) {
        (true, _) => ("th", " scope=\"col\""),
        (false, true) => ("th", " scope=\"row\""),
        (false, false) => ("td", ""),
    };
    let _ = write!(out, "<{name}{scope}");
    if cell.span > 1 {
        let _ = write!(out, " colspan=\"{}\"", cell.span);
    }
    if cell.tint.is_some() {
        out.push_str(" class=\"tint\"");
    }
    let mut style = String::new();
    if let Some(tint) = cell.tint {
        let _ = write!(style, "background:#{}", hex(tint.colour()));
    }
    if cell.least > 0.0 {
        let _ = write!(style, "{}height:{:.1}mm", if style.is_empty() { "" } else { ";" }, cell.least);
    }
    if !style.is_empty() {
        let _ = write!(out, " style=\"{style}\"");
    }
    out.push('>');
    match &cell.paragraphs[..] {
        [one] if one.style == Style::Body => runs(out, &one.runs),
        many => many.iter().for_each(|one| paragraph(out, one)),
    }
    let _ = write!(out, "</{name}>");
}

fn lines(out: &mut String, lines: &[Line]) {
    out.push_str("<div class=\"lines\">\n");
    for line in lines {
        out.push_str("<p>");
        if let Some(number) = line.number {
            let _ = write!(out, "<span class=\"n\">{number}</span>");
        }
        runs(out, &line.runs);
        out.push_str("</p>\n");
    }
    out.push_str("</div>\n");
}

fn runs(out: &mut String, runs: &[Run]) {
    for run in super::shown(runs) {
        let mut classes = Vec::new();
        if run.voice == Voice::Theirs {
            classes.push("t");
        }
        classes.extend(run.mark.map(|mark| match mark {
            Mark::Changed => "changed",
            Mark::Missing => "missing",
            Mark::Added => "added",
            Mark::Conflict => "conflict",
        }));
        let address = run.address();
        if let Some(address) = &address {
            let _ = write!(out, "<a href=\"{}\" rel=\"noreferrer\">", Escaped(address));
        }
        if !classes.is_empty() {
            // the direction of the words is the words' own
            let way = super::super::plain::direction(&run.text);
            let _ = write!(out, "<span class=\"{}\" dir=\"{way}\">", classes.join(" "));
        }
        out.push_str(if run.bold { "<b>" } else { "" });
        out.push_str(if run.italic { "<i>" } else { "" });
        let _ = write!(out, "{}", Escaped(&run.text));
        out.push_str(if run.italic { "</i>" } else { "" });
        out.push_str(if run.bold { "</b>" } else { "" });
        out.push_str(if classes.is_empty() { "" } else { "</span>" });
        out.push_str(if address.is_some() { "</a>" } else { "" });
    }
}

/// `text` as a string of CSS inside a style element; every character that could end either is written
/// by its number.
fn string(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        if c.is_alphanumeric() || matches!(c, ' ' | ',' | '.' | ':' | '-' | '–' | '·' | '“' | '”' | '’')
        {
            out.push(c);
        } else {
            let _ = write!(out, "\\{:x} ", u32::from(c));
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::super::{ours, theirs};
    use super::*;

    #[test]
    fn markup_of_an_article_stays_text() {
        let hostile = "</style><script>alert('x')</script>\" onload=\"y";
        let document = Document {
            title: hostile.into(),
            header: vec![ours(hostile)],
            footer: vec![theirs(hostile)],
            blocks: vec![
                Block::text(vec![theirs(hostile).to("javascript:alert(1)")]),
                Block::Table(Table {
                    columns: vec![1.0],
                    summary: hostile.into(),
                    rows: vec![TableRow { cells: vec![Cell::text(vec![ours(hostile)])] }],
                    ..Table::default()
                }),
            ],
            ..Document::default()
        };
        let page = write(&document);
        assert!(!page.contains("<script"));
        assert!(!page.contains("javascript:"));
        assert!(!page.contains("\" onload"));
        assert_eq!(page.matches("</style>").count(), 1);
    }
}
