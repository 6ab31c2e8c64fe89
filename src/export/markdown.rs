//! The comparison as a report in Markdown (CommonMark with GitHub's tables).

use super::Filter;
use super::plain::line;
use super::provenance::Provenance;
use super::words::{self, Quotations};
use crate::compare::Comparison;
use crate::compare::document::{Row, RowKind, Verdict};
use std::fmt::Write as _;

/// The report of `comparison`, with the rows that `filter` keeps.
pub fn write(comparison: &Comparison, filter: &Filter) -> String {
    let quotations = Quotations::of(comparison);
    let mut out = String::from("# Comparison\n\n");
    articles(&mut out, comparison);
    summary(&mut out, comparison, filter);
    for verdict in words::VERDICTS {
        let rows: Vec<&Row> = filter.rows(comparison).filter(|row| row.verdict == verdict).collect();
        if rows.is_empty() {
            continue;
        }
        let _ = writeln!(out, "## {} {}\n", words::mark(verdict), words::verdict(verdict));
        if verdict == Verdict::Single {
            let _ = writeln!(out, "| Source | Passage | Said by |\n| --- | --- | --- |");
            rows.iter().for_each(|row| readings(&mut out, row, &quotations));
            out.push('\n');
        } else {
            rows.iter().for_each(|row| shared(&mut out, row, &quotations));
        }
    }
    provenance(&mut out, comparison, filter);
    out
}

/// Where the report comes from, at its end.
fn provenance(out: &mut String, comparison: &Comparison, filter: &Filter) {
    let provenance = Provenance::of(comparison, filter);
    out.push_str("## Sources\n\n");
    for citation in &provenance.citations {
        let _ = writeln!(out, "- {}", escape(&citation.told()));
    }
    let _ = writeln!(out, "\n{}. {}.", escape(&provenance.made), escape(&provenance.rows));
}

fn articles(out: &mut String, comparison: &Comparison) {
    let _ = writeln!(out, "| | Outlet | Headline | Date | Words |\n| --- | --- | --- | --- | ---: |");
    for article in &comparison.articles {
        let words = article.text.split_whitespace().count();
        let date = escape(&words::date(&article.date));
        let (outlet, title) = (escape(&article.outlet), escape(&article.title));
        let _ = writeln!(out, "| {} | {outlet} | {title} | {date} | {words} |", article.id);
    }
    out.push('\n');
    for reuse in &comparison.reuse {
        let percent = (reuse.shared * 100.0).round();
        let _ =
            writeln!(out, "- {percent} % of {}’s words stand in {} in the same order.", reuse.to, reuse.from);
    }
    if !comparison.reuse.is_empty() {
        out.push('\n');
    }
}

fn summary(out: &mut String, comparison: &Comparison, filter: &Filter) {
    let kinds = [("Quotations", RowKind::Quote), ("Facts", RowKind::Fact)];
    let of = |kind, verdict| {
        comparison.rows.iter().filter(|row| row.kind == kind && row.verdict == verdict).count()
    };
    let shown: Vec<Verdict> = words::VERDICTS
        .into_iter()
        .filter(|&verdict| kinds.iter().any(|&(_, kind)| of(kind, verdict) > 0))
        .collect();
    if shown.is_empty() {
        return;
    }
    out.push('|');
    for &verdict in &shown {
        let _ = write!(out, " | {} {}", words::mark(verdict), words::verdict(verdict));
    }
    let _ = writeln!(out, " |\n| ---{} |", " | ---:".repeat(shown.len()));
    for (name, kind) in kinds.into_iter().filter(|(_, kind)| filter.only.is_none_or(|only| only == *kind)) {
        let _ = write!(out, "| {name}");
        for &verdict in &shown {
            let _ = write!(out, " | {}", of(kind, verdict));
        }
        out.push_str(" |\n");
    }
    out.push('\n');
}

fn shared(out: &mut String, row: &Row, quotations: &Quotations) {
    let _ = writeln!(out, "### {}\n", escape(&words::title(row)));
    let _ = writeln!(out, "{} ({})\n", words::sources(row), row.id);
    let _ = writeln!(out, "| Source | Passage | Said by |\n| --- | --- | --- |");
    readings(out, row, quotations);
    out.push('\n');
    let told = words::differences(row);
    for sentence in &told {
        let _ = writeln!(out, "- {}", escape(&sentence.text));
    }
    if !told.is_empty() {
        out.push('\n');
    }
}

fn readings(out: &mut String, row: &Row, quotations: &Quotations) {
    for reading in &row.readings {
        let passage = quotations.passage(reading);
        let mut said = passage.speaker.clone();
        match words::credit(row, &passage) {
            Some(credit) if said.is_empty() => said = credit,
            Some(credit) if credit != said && !credit.starts_with(&said) => {
                said = format!("{said} ({credit})")
            }
            Some(credit) => said = credit,
            None => {}
        }
        let _ = writeln!(out, "| {} | {} | {} |", reading.article, escape(&passage.text), escape(&said));
    }
}

/// `text` on one line, so that none of its characters is taken for markup.
fn escape(text: &str) -> String {
    let line = line(text);
    let mut out = String::with_capacity(line.len() + 8);
    for c in line.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '#' | '|' | '~' | '!' | '$' => {
                out.push('\\');
                out.push(c);
            }
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_of_an_article_stays_text() {
        assert_eq!(
            escape("a | b\n<script> ![x](y) **c** & `d`\u{1b}[0m"),
            "a \\| b &lt;script&gt; \\!\\[x\\](y) \\*\\*c\\*\\* &amp; \\`d\\`\\[0m"
        );
    }
}
