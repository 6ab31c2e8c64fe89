//! The blocks as paragraphs and tables of WordprocessingML.

use super::{DECLARATION, Links};
use crate::export::markup::Escaped;
use crate::export::page::colours::{AMBER, BLUE, GREY, RULE, VERMILION, hex};
use crate::export::page::faces::SERIF;
use crate::export::page::{
    self, Block, Cell, Document, Line, List, Mark, Paragraph, Run, Style, Table, TableRow, Tint, Voice,
};
use std::fmt::Write as _;

const SPACES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
                      xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

/// The margins in twentieths of a point: 18 mm at the sides and the top, 20 mm below.
const SIDE: f32 = 1020.0;
const BELOW: f32 = 1134.0;

/// The main part.
pub fn document(document: &Document, links: &mut Links) -> String {
    let mut body = Body {
        out: format!("{DECLARATION}<w:document {SPACES}><w:body>"),
        links,
        width: text_width(document),
    };
    body.blocks(&document.blocks, false);
    // Word wants a paragraph after a last table
    if matches!(document.blocks.last(), Some(Block::Table(_)) | None) {
        body.out.push_str("<w:p><w:pPr><w:pStyle w:val=\"Small\"/></w:pPr></w:p>");
    }
    let (width, height) = sheet(document);
    let side = if document.landscape { " w:orient=\"landscape\"" } else { "" };
    let _ = write!(
        body.out,
        "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"header\"/>\
         <w:footerReference w:type=\"default\" r:id=\"footer\"/>\
         <w:pgSz w:w=\"{width:.0}\" w:h=\"{height:.0}\"{side}/>\
         <w:pgMar w:top=\"{SIDE:.0}\" w:right=\"{SIDE:.0}\" w:bottom=\"{BELOW:.0}\" w:left=\"{SIDE:.0}\" \
         w:header=\"480\" w:footer=\"480\" w:gutter=\"0\"/></w:sectPr></w:body></w:document>"
    );
    body.out
}

/// What stands on top of every page.
pub fn header(document: &Document) -> String {
    let mut links = Links::default();
    let mut body = Body { out: format!("{DECLARATION}<w:hdr {SPACES}>"), links: &mut links, width: 0.0 };
    body.paragraph("Running", "", &unlinked(&document.header));
    body.out.push_str("</w:hdr>");
    body.out
}

/// What stands below every page, with its number.
pub fn footer(document: &Document) -> String {
    let mut links = Links::default();
    let width = text_width(document);
    let mut body = Body { out: format!("{DECLARATION}<w:ftr {SPACES}>"), links: &mut links, width };
    let _ = write!(
        body.out,
        "<w:p><w:pPr><w:pStyle w:val=\"Running\"/><w:tabs><w:tab w:val=\"right\" w:pos=\"{width:.0}\"/></w:tabs></w:pPr>"
    );
    body.runs(&unlinked(&document.footer));
    let field = |name: &str| {
        format!(
            "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> {name} </w:instrText></w:r>\
             <w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
        )
    };
    let _ = write!(
        body.out,
        "<w:r><w:tab/></w:r>{}<w:r><w:t xml:space=\"preserve\"> of </w:t></w:r>{}</w:p></w:ftr>",
        field("PAGE"),
        field("NUMPAGES")
    );
    body.out
}

/// Headers and footers are parts of their own, with relations of their own: links would dangle.
fn unlinked(runs: &[Run]) -> Vec<Run> {
    runs.iter().map(|run| Run { link: String::new(), ..run.clone() }).collect()
}

/// The sheet in twentieths of a point.
fn sheet(document: &Document) -> (f32, f32) {
    let (width, height) = document.paper.points();
    let (width, height) = if document.landscape { (height, width) } else { (width, height) };
    (width * 20.0, height * 20.0)
}

fn text_width(document: &Document) -> f32 {
    sheet(document).0 - 2.0 * SIDE
}

struct Body<'l> {
    out: String,
    links: &'l mut Links,
    width: f32,
}

impl Body<'_> {
    /// `together`: each paragraph stays on the page of the next.
    fn blocks(&mut self, blocks: &[Block], together: bool) {
        for (n, block) in blocks.iter().enumerate() {
            let keep = if together && n + 1 < blocks.len() { "<w:keepNext/>" } else { "" };
            let lines = if together { "<w:keepLines/>" } else { "" };
            let keep = format!("{keep}{lines}");
            match block {
                Block::Heading(level, runs) => {
                    self.paragraph(&format!("Heading{}", (*level).clamp(1, 3)), &keep, runs);
                }
                Block::Paragraph(one) if one.style == Style::Intro => {
                    self.paragraph(style(one), "<w:keepNext/><w:keepLines/>", &one.runs);
                }
                Block::Paragraph(one) => self.paragraph(style(one), &keep, &one.runs),
                Block::List(list) => self.list(list, &keep, together && n + 1 < blocks.len()),
                Block::Table(one) => {
                    self.table(one, together);
                    // two tables in a row would be one
                    if matches!(blocks.get(n + 1), Some(Block::Table(_))) {
                        self.paragraph("Small", "", &[]);
                    }
                }
                Block::AnswerLines(count) => {
                    for line in 0..*count {
                        // lines alike share one border unless each is its own paragraph border group
                        let next = if together && (line + 1 < *count || n + 1 < blocks.len()) { "<w:keepNext/>" } else { "" };
                        self.paragraph("Answer", next, &[]);
                    }
                }
                Block::Rule => self.paragraph("Across", &keep, &[]),
                Block::Numbered(lines) => self.lines(lines),
                Block::Together(inner) => self.blocks(inner, true),
                Block::PageBreak => self.out.push_str(
                    "<w:p><w:pPr><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"20\" w:lineRule=\"exact\"/></w:pPr>\
                     <w:r><w:br w:type=\"page\"/></w:r></w:p>",
                ),
            }
        }
    }

    /// `properties` as they stand between the style and the rest of the paragraph's properties.
    fn paragraph(&mut self, style: &str, properties: &str, runs: &[Run]) {
        let direction = if page::runs_leftwards(runs) { "<w:bidi/>" } else { "" };
        let _ = write!(self.out, "<w:p><w:pPr><w:pStyle w:val=\"{style}\"/>{properties}{direction}</w:pPr>");
        self.runs(runs);
        self.out.push_str("</w:p>");
    }

    fn list(&mut self, list: &List, keep: &str, to_next: bool) {
        for (n, item) in list.items.iter().enumerate() {
            let last = n + 1 == list.items.len();
            let keep = if keep.is_empty() || (last && !to_next) {
                "<w:keepLines/>"
            } else {
                "<w:keepNext/><w:keepLines/>"
            };
            let _ = write!(
                self.out,
                "<w:p><w:pPr><w:pStyle w:val=\"Item\"/>{keep}</w:pPr><w:r><w:t>{}</w:t></w:r><w:r><w:tab/></w:r>",
                Escaped(&list.marker.of(n))
            );
            self.runs(item);
            self.out.push_str("</w:p>");
        }
    }

    fn lines(&mut self, lines: &[Line]) {
        for line in lines {
            self.out.push_str("<w:p><w:pPr><w:pStyle w:val=\"Numbered\"/></w:pPr>");
            if let Some(number) = line.number {
                let _ = write!(
                    self.out,
                    "<w:r><w:tab/></w:r><w:r><w:rPr><w:color w:val=\"{}\"/><w:sz w:val=\"16\"/></w:rPr><w:t>{number}</w:t></w:r>\
                     <w:r><w:tab/></w:r>",
                    hex(GREY)
                );
            }
            self.runs(&line.runs);
            self.out.push_str("</w:p>");
        }
    }

    fn table(&mut self, table: &Table, together: bool) {
        let shares = page::shares(&table.columns);
        let widths: Vec<f32> = shares.iter().map(|share| share * self.width).collect();
        let rule = hex(RULE);
        self.out.push_str("<w:tbl><w:tblPr><w:tblW w:w=\"5000\" w:type=\"pct\"/><w:tblBorders>");
        for side in ["top", "left", "bottom", "right", "insideH", "insideV"] {
            let _ =
                write!(self.out, "<w:{side} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"{rule}\"/>");
        }
        self.out.push_str(
            "</w:tblBorders><w:tblLayout w:type=\"fixed\"/><w:tblCellMar><w:top w:w=\"40\" w:type=\"dxa\"/>\
             <w:left w:w=\"90\" w:type=\"dxa\"/><w:bottom w:w=\"40\" w:type=\"dxa\"/><w:right w:w=\"90\" w:type=\"dxa\"/></w:tblCellMar>",
        );
        if !table.summary.is_empty() {
            let summary = super::super::super::plain::line(&table.summary);
            let _ = write!(self.out, "<w:tblDescription w:val=\"{}\"/>", Escaped(&summary));
        }
        self.out.push_str("</w:tblPr><w:tblGrid>");
        for width in &widths {
            let _ = write!(self.out, "<w:gridCol w:w=\"{width:.0}\"/>");
        }
        self.out.push_str("</w:tblGrid>");
        for row in &table.header {
            self.row(row, &widths, true, true, true);
        }
        for (n, row) in table.rows.iter().enumerate() {
            let whole = !row.is_tall(&shares);
            self.row(row, &widths, false, whole, together && n + 1 < table.rows.len());
        }
        self.out.push_str("</w:tbl>");
    }

    /// `whole`: on one page.
    fn row(&mut self, row: &TableRow, widths: &[f32], header: bool, whole: bool, keep: bool) {
        let least = row.cells.iter().map(|cell| cell.least).fold(0.0, f32::max);
        self.out.push_str(if whole { "<w:tr><w:trPr><w:cantSplit/>" } else { "<w:tr><w:trPr>" });
        if least > 0.0 {
            // twentieths of a point in a millimetre
            let _ = write!(self.out, "<w:trHeight w:val=\"{:.0}\" w:hRule=\"atLeast\"/>", least * 56.693);
        }
        self.out.push_str(if header { "<w:tblHeader/></w:trPr>" } else { "</w:trPr>" });
        let mut at = 0;
        for cell in &row.cells {
            let span = cell.span.max(1).min(widths.len().saturating_sub(at));
            if span == 0 {
                break;
            }
            self.cell(cell, widths[at..at + span].iter().sum(), span, header, keep);
            at += span;
        }
        // a row that ends early is filled up, or Word calls the file damaged
        for width in &widths[at..] {
            self.cell(&Cell::default(), *width, 1, header, keep);
        }
        self.out.push_str("</w:tr>");
    }

    fn cell(&mut self, cell: &Cell, width: f32, span: usize, header: bool, keep: bool) {
        let _ = write!(self.out, "<w:tc><w:tcPr><w:tcW w:w=\"{width:.0}\" w:type=\"dxa\"/>");
        if span > 1 {
            let _ = write!(self.out, "<w:gridSpan w:val=\"{span}\"/>");
        }
        if let Some(tint) = cell.tint.or(header.then_some(Tint::Heading)) {
            let _ = write!(
                self.out,
                "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"{}\"/>",
                hex(tint.colour())
            );
        }
        self.out.push_str("</w:tcPr>");
        let keep = if keep { "<w:keepNext/>" } else { "" };
        for paragraph in &cell.paragraphs {
            let style = if paragraph.style == Style::Body { "Cell" } else { style(paragraph) };
            let runs: Vec<Run> = paragraph
                .runs
                .iter()
                .map(|run| if header { run.clone().bold() } else { run.clone() })
                .collect();
            self.paragraph(style, keep, &runs);
        }
        if cell.paragraphs.is_empty() {
            self.paragraph("Cell", keep, &[]);
        }
        self.out.push_str("</w:tc>");
    }

    fn runs(&mut self, runs: &[Run]) {
        for run in page::shown(runs) {
            let link = run.address().map(|address| self.links.id(address));
            if let Some(id) = &link {
                let _ = write!(self.out, "<w:hyperlink r:id=\"{id}\">");
            }
            let _ = write!(
                self.out,
                "<w:r><w:rPr>{}</w:rPr><w:t xml:space=\"preserve\">{}</w:t></w:r>",
                properties(&run, link.is_some()),
                Escaped(&run.text)
            );
            if link.is_some() {
                self.out.push_str("</w:hyperlink>");
            }
        }
    }
}

fn style(paragraph: &Paragraph) -> &'static str {
    match paragraph.style {
        Style::Body | Style::Intro => "Normal",
        Style::Small => "Small",
        Style::Passage => "Passage",
    }
}

/// The properties of a run, in the order the schema wants them.
fn properties(run: &Run, link: bool) -> String {
    let mut out = String::new();
    if run.voice == Voice::Theirs {
        let _ = write!(out, "<w:rFonts w:ascii=\"{SERIF}\" w:hAnsi=\"{SERIF}\" w:cs=\"{SERIF}\"/>");
    }
    if run.bold {
        out.push_str("<w:b/><w:bCs/>");
    }
    if run.italic || run.mark == Some(Mark::Missing) {
        out.push_str("<w:i/><w:iCs/>");
    }
    match run.mark {
        Some(Mark::Missing) => {
            let _ = write!(out, "<w:color w:val=\"{}\"/>", hex(GREY));
        }
        Some(Mark::Changed) => {
            let _ = write!(out, "<w:u w:val=\"thick\" w:color=\"{}\"/>", hex(AMBER));
        }
        Some(Mark::Added) => {
            let _ = write!(out, "<w:u w:val=\"dottedHeavy\" w:color=\"{}\"/>", hex(BLUE));
        }
        Some(Mark::Conflict) => {
            let _ = write!(
                out,
                "<w:bdr w:val=\"single\" w:sz=\"8\" w:space=\"0\" w:color=\"{}\"/>",
                hex(VERMILION)
            );
        }
        None if link => {
            let _ = write!(out, "<w:color w:val=\"{}\"/><w:u w:val=\"single\"/>", hex(BLUE));
        }
        None => {}
    }
    if run.text.chars().any(crate::export::plain::right_to_left) {
        out.push_str("<w:rtl/>");
    }
    out
}
