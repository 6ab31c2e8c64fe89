//! The comparison as one web page that needs nothing beside it: no script, no font, no picture.
//!
//! ```text
//! Sources · Overview · Table · Side by side
//!                        │         │
//!                        └── ¶3 ──▶└── every passage stands marked in its article, and leads back
//! ```
//!
//! It is read on a screen by day and by night, by ear, and in print, where the table's head is repeated
//! on every page. Words of articles are escaped, and the page forbids itself scripts and everything from
//! elsewhere.

mod articles;
mod style;
mod table;

use super::markup::{Escaped, without_formulas};
use super::plain::line;
use super::provenance::{self, Citation, Provenance};
use super::sheet::{self, Layout, Options, source_title};
use super::words;
use crate::compare::Comparison;
use crate::compare::document::Verdict;
use std::fmt::Write as _;

/// The page of `comparison`, its table laid out as `options` say.
pub fn write(comparison: &Comparison, options: &Options) -> String {
    let provenance = Provenance::of(comparison, &options.filter);
    let passages = articles::Passages::of(comparison, &options.filter);
    let table = sheet::build(comparison, options).compact();
    let mut page = String::with_capacity(64 * 1024);
    head(&mut page, comparison);
    let side_by_side = "<a href=\"#articles\">Side by side</a>";
    let _ = write!(
        page,
        "<body>\n<header>\n<h1>{}</h1>\n<nav aria-label=\"On this page\"><a href=\"#sources\">Sources</a> \
         <a href=\"#overview\">Overview</a> <a href=\"#table\">Table</a> {side_by_side}</nav>\n</header>\n<main>\n",
        Escaped(&provenance::title(comparison)),
    );
    sources(&mut page, comparison, &provenance);
    overview(&mut page, comparison, options);
    page.push_str(
        "<section id=\"table\" aria-labelledby=\"table-name\">\n<h2 id=\"table-name\">Table</h2>\n",
    );
    if options.layout == Layout::Wide {
        legend(&mut page);
    }
    chooser(&mut page, &table);
    table::write(&mut page, &table, comparison, Some(&passages), &caption(options.layout, &provenance));
    page.push_str("</section>\n");
    passages.write(&mut page, comparison, &table);
    let _ = writeln!(
        page,
        "</main>\n<footer><p>{}. {}. The hash of a text is the SHA-256 of the words under “Side by side”, \
         paragraphs separated by an empty line, in UTF-8.</p></footer>\n</body>\n</html>",
        Escaped(&provenance.made),
        Escaped(&provenance.rows)
    );
    without_formulas(page)
}

fn head(page: &mut String, comparison: &Comparison) {
    let _ = write!(
        page,
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n\
         <meta name=\"generator\" content=\"{}\">\n<title>{}</title>\n<style>\n{}</style>\n</head>\n",
        Escaped(&comparison.made.program),
        Escaped(&provenance::title(comparison)),
        style::sheet(),
    );
}

fn sources(page: &mut String, comparison: &Comparison, provenance: &Provenance) {
    page.push_str("<section id=\"sources\" aria-labelledby=\"sources-name\">\n<h2 id=\"sources-name\">Sources</h2>\n<ul class=\"sources\">\n");
    for (article, citation) in comparison.articles.iter().zip(&provenance.citations) {
        let _ = write!(page, "<li><b class=\"chip\">{}</b> <span dir=\"auto\">", Escaped(&article.id));
        cited(page, &article.url, citation);
        page.push_str("</span>");
        for reuse in comparison.reuse.iter().filter(|reuse| reuse.to == article.id) {
            let percent = (reuse.shared * 100.0).round();
            let _ = write!(
                page,
                "<br><strong class=\"copied\">{percent} % of its words stand in {} in the same order</strong>",
                Escaped(&reuse.from)
            );
        }
        if !citation.sha256.is_empty() {
            let _ = write!(
                page,
                "<br><small>SHA-256 of its text <code>{}</code></small>",
                Escaped(&citation.sha256)
            );
        }
        page.push_str("</li>\n");
    }
    page.push_str("</ul>\n</section>\n");
}

/// A citation, its address leading where it says.
fn cited(page: &mut String, url: &str, citation: &Citation) {
    let address = line(url);
    match citation.text.split_once(&address) {
        Some((before, after)) if sheet::web(url) => {
            let (before, after, address) = (Escaped(before), Escaped(after), Escaped(&address));
            let _ = write!(page, "{before}<a href=\"{address}\" rel=\"noreferrer\">{address}</a>{after}");
        }
        _ => {
            let _ = write!(page, "{}", Escaped(&citation.text));
        }
    }
}

fn overview(page: &mut String, comparison: &Comparison, options: &Options) {
    page.push_str("<section id=\"overview\" aria-labelledby=\"overview-name\">\n<h2 id=\"overview-name\">Overview</h2>\n");
    let mut counted = options.laid_out(Layout::Overview);
    counted.columns.only.clear();
    let table = sheet::build(comparison, &counted);
    table::write(
        page,
        &table,
        comparison,
        None,
        "How many rows there are of each verdict, and in how many of them each source is",
    );
    page.push_str("</section>\n");
}

/// What the marks in the cells look like.
fn legend(page: &mut String) {
    page.push_str(
        "<p class=\"legend\">In the cells: <b class=\"x\">conflicting value</b> · <b class=\"p\">value of other \
         precision</b> · <u class=\"w\">changed words</u> · <u class=\"a\">words the fullest reading does not have</u> · \
         <i class=\"m\">‸2</i> so many words left out · <span class=\"q\">the outlet’s own words inside a quotation</span> · \
         ¶3 leads to the passage in paragraph 3 of the article.</p>\n",
    );
}

/// Boxes that show and hide the rows of a verdict; the style sheet does it, no script.
fn chooser(page: &mut String, table: &sheet::Sheet) {
    let of = |verdict: Verdict| table.lines.iter().filter(|line| line.verdict == Some(verdict)).count();
    let shown: Vec<Verdict> = words::VERDICTS.into_iter().filter(|&verdict| of(verdict) > 0).collect();
    if shown.len() < 2 {
        return;
    }
    page.push_str("<fieldset class=\"show\"><legend>Show</legend>");
    for verdict in shown {
        let key = words::verdict_key(verdict);
        let (mark, word) = (words::mark(verdict), words::verdict(verdict));
        let _ = write!(
            page,
            "<label><input type=\"checkbox\" id=\"show-{key}\" checked><span class=\"v {key}\">{mark}\u{2002}{word}</span> {}</label> ",
            of(verdict)
        );
    }
    page.push_str("</fieldset>\n");
}

fn caption(layout: Layout, provenance: &Provenance) -> String {
    let what = match layout {
        Layout::Wide => "A row for every quotation or fact, a column for every source",
        Layout::Long => "A row for every passage",
        Layout::Presence => "1 where a source has the row, 0 where it has not",
        Layout::Differences => "A row for every difference, with what each source has",
        Layout::Overview => "How many rows there are of each verdict",
        Layout::Sources => "The articles",
    };
    format!("{what}. {}.", provenance.rows)
}

/// ` lang="en"` where the language is known.
fn lang(language: &str) -> String {
    let known = !language.is_empty() && language.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    if known { format!(" lang=\"{language}\"") } else { String::new() }
}

/// `#0e7268`.
fn hex(colour: u32) -> String {
    format!("#{colour:06x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_but_a_language_is_a_language() {
        assert_eq!(lang("en\" onload="), "");
        assert_eq!(hex(crate::export::palette::LIGHT.ink), "#1c1d20");
    }
}
