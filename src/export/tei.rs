//! The rows as a critical apparatus: TEI P5, parallel segmentation.
//!
//! ```xml
//! <ab xml:id="r3" type="quotation" subtype="reworded">This is the worst day in the history of
//!   <app><rdg wit="#A">this harbor</rdg><rdg wit="#C">our port</rdg></app></ab>
//! ```
//!
//! The articles are the witnesses. A quotation is divided into what all who quote it have and where they
//! differ; a witness that leaves words out has an empty reading there. Facts are put in sentences of
//! each outlet's own make, and stand whole as readings of one place. Capitals and punctuation are
//! variants like any others, marked `orthographic`.
//! ("TEI P5: Guidelines for Electronic Text Encoding and Interchange", chapter 12.)

use super::Filter;
use super::markup::Escaped;
use super::plain::line;
use super::provenance::{self, Provenance};
use super::words;
use crate::compare::Comparison;
use crate::compare::collation::{Agreement, Collator};
use crate::compare::document::{ArticleEntry, Row, RowKind, Verdict};
use std::fmt::Write as _;

/// The document of the rows `filter` keeps.
pub fn write(comparison: &Comparison, filter: &Filter) -> String {
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<TEI xmlns=\"http://www.tei-c.org/ns/1.0\" xml:lang=\"en\">\n",
    );
    header(&mut out, comparison, filter);
    out.push_str("  <text>\n    <body>\n");
    let mut collator = Collator::new(comparison);
    let mut empty = true;
    for (kind, name, title) in
        [(RowKind::Quote, "quotations", "Quotations"), (RowKind::Fact, "facts", "Facts")]
    {
        let rows: Vec<&Row> = filter.rows(comparison).filter(|row| row.kind == kind).collect();
        if rows.is_empty() {
            continue;
        }
        empty = false;
        let _ = writeln!(out, "      <div type=\"{name}\">\n        <head>{title}</head>");
        for row in rows {
            entry(&mut out, row, &mut collator);
        }
        out.push_str("      </div>\n");
    }
    if empty {
        out.push_str("      <p>No row was kept.</p>\n");
    }
    out.push_str("    </body>\n  </text>\n</TEI>\n");
    out
}

fn header(out: &mut String, comparison: &Comparison, filter: &Filter) {
    let provenance = Provenance::of(comparison, filter);
    let program = line(&comparison.made.program);
    let (name, version) = program.rsplit_once(' ').unwrap_or((&program, ""));
    let number = |c: char| c.is_ascii_digit() || c == '.';
    let version = if !version.is_empty() && version.chars().all(number) { version } else { "0" };
    let _ = write!(
        out,
        "  <teiHeader>\n    <fileDesc>\n      <titleStmt>\n        <title>{}</title>\n      </titleStmt>\n      \
         <publicationStmt>\n        <p>Not published. {}. {}.</p>\n      </publicationStmt>\n      <sourceDesc>\n        <listWit>\n",
        Escaped(&provenance::title(comparison)),
        Escaped(&provenance.made),
        Escaped(&provenance.rows),
    );
    comparison.articles.iter().for_each(|article| witness(out, article));
    let _ = write!(
        out,
        "        </listWit>\n      </sourceDesc>\n    </fileDesc>\n    <encodingDesc>\n      \
         <variantEncoding method=\"parallel-segmentation\" location=\"internal\"/>\n      <editorialDecl>\n        \
         <p>Every block is a row of the comparison; its subtype is the verdict, and it corresponds to the witnesses that have it; \
         an empty reading leaves the words out. Readings that differ in capitals and punctuation alone are orthographic. \
         The words between the parts of an interrupted quotation are not part of it.</p>\n      </editorialDecl>\n      <appInfo>\n        \
         <application ident=\"{}\" version=\"{version}\">\n          <label>{}</label>\n        </application>\n      </appInfo>\n    </encodingDesc>\n  </teiHeader>\n",
        name_token(if name.is_empty() { "parallax" } else { name }),
        Escaped(if name.is_empty() { "parallax" } else { name }),
    );
}

fn witness(out: &mut String, article: &ArticleEntry) {
    let _ = write!(out, "          <witness xml:id=\"{}\">\n            <bibl>", name_token(&article.id));
    let mut part = |open: &str, text: &str, close: &str| {
        if !text.is_empty() {
            let _ = write!(out, "\n              <{open}>{}</{close}>", Escaped(text));
        }
    };
    part("title level=\"a\"", &line(&article.title), "title");
    part("author", &line(&article.byline), "author");
    part("title level=\"j\"", &line(&article.outlet), "title");
    match article.date.parse::<jiff::civil::Date>() {
        Ok(date) => part(&format!("date when=\"{date}\""), &words::date(&article.date), "date"),
        Err(_) => part("date", &line(&article.date), "date"),
    }
    part("idno type=\"URL\"", &line(&article.url), "idno");
    part("idno type=\"SHA-256\"", &line(&article.sha256), "idno");
    if !article.added.is_empty() {
        part("note type=\"added\"", &words::date(&article.added), "note");
    }
    out.push_str("\n            </bibl>\n          </witness>\n");
}

/// A row as a block of text with its apparatus.
fn entry<'c>(out: &mut String, row: &'c Row, collator: &mut Collator<'c>) {
    let kind = if row.kind == RowKind::Quote { "quotation" } else { "fact" };
    let _ = write!(
        out,
        "        <ab xml:id=\"{}\" type=\"{kind}\" subtype=\"{}\" corresp=\"{}\">",
        name_token(&row.id),
        words::verdict_key(row.verdict),
        witnesses(row.readings.iter().map(|reading| reading.article.as_str()))
    );
    let mut segments = Vec::new();
    if row.kind == RowKind::Quote && row.verdict != Verdict::Single {
        let collation = collator.collate(row);
        if !collation.shortened {
            for column in collation.stretches() {
                let cells: Vec<String> = column
                    .cells
                    .iter()
                    .map(|cell| cell.as_ref().map_or(String::new(), |cell| line(&cell.text)))
                    .collect();
                let spelling = column.agreement == Agreement::Same && !column.has_gap();
                segments.push((cells, spelling));
            }
        }
    }
    if segments.is_empty() {
        segments.push((row.readings.iter().map(|reading| line(&reading.text)).collect(), false));
    }
    for (n, (cells, spelling)) in segments.iter().enumerate() {
        if n > 0 {
            out.push(' ');
        }
        segment(out, row, cells, *spelling);
    }
    let told: Vec<String> = words::differences(row).into_iter().map(|told| told.text).collect();
    for (kind, text) in
        [("differences", told.join(". ")), ("speaker", line(&row.speaker)), ("note", line(&row.note))]
    {
        if !text.is_empty() {
            let _ = write!(out, "\n          <note type=\"{kind}\">{}</note>", Escaped(&text));
        }
    }
    out.push_str("</ab>\n");
}

/// What the readings of `row` have in one place: text where they are one, else an entry of the apparatus.
fn segment(out: &mut String, row: &Row, cells: &[String], spelling: bool) {
    let mut groups: Vec<(&str, Vec<usize>)> = Vec::new();
    for (n, cell) in cells.iter().enumerate() {
        match groups.iter_mut().find(|(known, _)| known == cell) {
            Some((_, members)) => members.push(n),
            None => groups.push((cell, vec![n])),
        }
    }
    if let ([(text, _)], true) = (&groups[..], row.readings.len() > 1) {
        let _ = write!(out, "{}", Escaped(text));
        return;
    }
    let kind = if spelling { "orthographic" } else { "substantive" };
    let _ = write!(out, "<app type=\"{kind}\">");
    for (text, members) in &groups {
        let _ = write!(
            out,
            "<rdg wit=\"{}\"",
            witnesses(members.iter().filter_map(|&n| row.readings.get(n)).map(|r| r.article.as_str()))
        );
        // where a witness has the row twice, its readings are told apart
        let twice = |n: &usize| {
            row.readings
                .iter()
                .filter(|other| row.readings.get(*n).is_some_and(|own| own.article == other.article))
                .count()
                > 1
        };
        if members.iter().any(twice) {
            let ids: Vec<&str> =
                members.iter().filter_map(|&n| row.readings.get(n)).map(|r| r.id.as_str()).collect();
            let _ = write!(out, " n=\"{}\"", Escaped(&ids.join(" ")));
        }
        match text.is_empty() {
            true => out.push_str("/>"),
            false => drop(write!(out, ">{}</rdg>", Escaped(text))),
        }
    }
    out.push_str("</app>");
}

/// `#A #C`: pointers to witnesses, each once.
fn witnesses<'r>(articles: impl Iterator<Item = &'r str>) -> String {
    let mut pointers: Vec<String> = Vec::new();
    for pointer in articles.map(|article| format!("#{}", name_token(article))) {
        if !pointers.contains(&pointer) {
            pointers.push(pointer);
        }
    }
    pointers.join(" ")
}

/// `text` as an XML name without colons (NCName).
fn name_token(text: &str) -> String {
    let kept: String = text
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_') { c } else { '_' })
        .collect();
    if kept.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_') { kept } else { format!("_{kept}") }
}
