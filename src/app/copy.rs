//! Rows for the clipboard: as lines of text, and as a table for word processors and spreadsheets.

use super::App;
use super::command::CopyAs;
use super::loaded::Loaded;
use crate::export::csv::{Separator, guard};
use crate::export::markup::Escaped;
use crate::export::plain::line;
use crate::export::quote_check;
use crate::export::words;
use eframe::egui::Context;
use std::fmt::Write as _;

/// The rows as text: what each is about, who has it in which words, and in what they differ.
pub fn text(loaded: &Loaded, rows: impl IntoIterator<Item = usize>, blind: bool) -> String {
    let mut out = String::new();
    for row in rows {
        let (entry, shown) = (&loaded.comparison.rows[row], &loaded.rows[row]);
        if !out.is_empty() {
            out.push('\n');
        }
        let _ =
            writeln!(out, "{}: {} ({})", words::verdict(entry.verdict), shown.title, words::sources(entry));
        for (source, cell) in shown.cells.iter().enumerate() {
            for &reading in cell {
                let _ = writeln!(out, "{}: {}", named(loaded, source, blind), shown.passages[reading].text);
            }
        }
        for told in words::differences(entry) {
            let _ = writeln!(out, "{}", told.text);
        }
        if !entry.note.is_empty() {
            let _ = writeln!(out, "Note: {}", line(&entry.note));
        }
    }
    out
}

/// The rows as a table in HTML, a column for every source.
pub fn html(loaded: &Loaded, rows: impl IntoIterator<Item = usize>, blind: bool) -> String {
    let mut out = String::from(
        "<table border=\"1\" cellspacing=\"0\" cellpadding=\"4\"><thead><tr><th>Verdict</th><th>What</th>",
    );
    for source in 0..loaded.sources.len() {
        let _ = write!(out, "<th>{}</th>", Escaped(&named(loaded, source, blind)));
    }
    out.push_str("</tr></thead><tbody>");
    for row in rows {
        let (entry, shown) = (&loaded.comparison.rows[row], &loaded.rows[row]);
        let _ = write!(
            out,
            "<tr><td>{}</td><td>{}</td>",
            Escaped(words::verdict(entry.verdict)),
            Escaped(&guard(&shown.title, Separator::Comma))
        );
        for cell in &shown.cells {
            // what a spreadsheet would take for a formula is guarded as in exported tables
            let words = |&reading: &usize| {
                Escaped(&guard(&shown.passages[reading].text, Separator::Comma)).to_string()
            };
            let said: Vec<String> = cell.iter().map(words).collect();
            let _ = write!(out, "<td>{}</td>", if said.is_empty() { "—".into() } else { said.join("<br>") });
        }
        out.push_str("</tr>");
    }
    out.push_str("</tbody></table>");
    out
}

/// Checks as text: what was found, the words of both, and in what they differ.
pub fn checks(loaded: &Loaded, checks: &[usize], blind: bool) -> String {
    let mut out = String::new();
    for checked in checks.iter().filter_map(|&n| loaded.checks.get(n)) {
        let quotation = &loaded.comparison.quotations[checked.quotation];
        if !out.is_empty() {
            out.push('\n');
        }
        let _ = writeln!(out, "{}", quote_check::finding(checked.check.finding));
        let _ = writeln!(out, "{}: “{}”", named(loaded, checked.source, blind), line(&quotation.text));
        if checked.check.passage.is_some() {
            let place = checked.check.paragraph.map(|n| format!(", paragraph {n}")).unwrap_or_default();
            let reference = named(loaded, checked.reference, blind);
            let _ = writeln!(out, "{reference}{place}: {}", line(&checked.check.text));
        }
        for told in &checked.told {
            let _ = writeln!(out, "{told}");
        }
    }
    out
}

/// Checks as a table in HTML.
pub fn checks_html(loaded: &Loaded, checks: &[usize], blind: bool) -> String {
    let mut out = String::from(
        "<table border=\"1\" cellspacing=\"0\" cellpadding=\"4\"><thead><tr><th>Finding</th><th>Source</th>\
         <th>Quotation</th><th>Speaker</th><th>The reference has</th><th>Paragraph</th><th>Speaker there</th>\
         <th>Differences</th></tr></thead><tbody>",
    );
    for checked in checks.iter().filter_map(|&n| loaded.checks.get(n)) {
        let (quotation, check) = (&loaded.comparison.quotations[checked.quotation], &checked.check);
        let cells = [
            quote_check::finding(check.finding).to_owned(),
            named(loaded, checked.source, blind),
            format!("“{}”", line(&quotation.text)),
            line(&quotation.speaker.name),
            line(&check.text),
            check.paragraph.map(|n| n.to_string()).unwrap_or_default(),
            line(&check.speaker),
            checked.told.join("; "),
        ];
        out.push_str("<tr>");
        for cell in cells {
            let _ = write!(out, "<td>{}</td>", Escaped(&guard(&cell, Separator::Comma)));
        }
        out.push_str("</tr>");
    }
    out.push_str("</tbody></table>");
    out
}

/// `A Harbour Post`, or `Source A` where names are hidden.
fn named(loaded: &Loaded, source: usize, blind: bool) -> String {
    let name = loaded.name(source, blind);
    if blind { name } else { format!("{} {name}", loaded.comparison.articles[source].id) }
}

impl App {
    /// Copies the selected rows, in the order shown.
    pub(super) fn copy(&mut self, form: CopyAs, ctx: &Context) {
        let Some(loaded) = &self.loaded else { return };
        let (rows, blind) = (self.state.selection.rows(), self.state.blind);
        if rows.is_empty() {
            return;
        }
        // In the order shown.
        let mut order: Vec<usize> =
            self.state.rows.iter().copied().filter(|row| rows.contains(row)).collect();
        order.extend(rows.iter().filter(|row| !self.state.rows.contains(row)));
        let lines = text(loaded, order.iter().copied(), blind);
        let table = (form == CopyAs::Table).then(|| html(loaded, order, blind));
        self.put_on_clipboard(lines, table, ctx);
    }

    /// Puts `text` on the clipboard, and the same as a page where a table is asked for.
    pub(super) fn put_on_clipboard(&mut self, text: String, html: Option<String>, ctx: &Context) {
        if let Some(html) = html {
            // The clipboard is kept: under X11 it serves what was copied for as long as it lives.
            if self.clipboard.is_none() {
                self.clipboard = arboard::Clipboard::new().ok();
            }
            let set = self.clipboard.as_mut().map(|clipboard| clipboard.set_html(&html, Some(&text)));
            if matches!(set, Some(Ok(()))) {
                return;
            }
        }
        ctx.copy_text(text);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::compare::{Settings, compare};

    fn loaded() -> Loaded {
        let article = |outlet: &str, text: &str| Article {
            outlet: outlet.into(),
            text: text.into(),
            ..Article::default()
        };
        let articles = [
            article(
                "Quay <b>Post</b>",
                "“The bridge is safe & sound for everybody,” said Mayor Ilse Brandt on Monday.",
            ),
            article("Lantern", "“The bridge is safe for everybody,” said Mayor Ilse Brandt on Monday."),
        ];
        Loaded::new(compare(&articles, &Settings::default()))
    }

    #[test]
    fn a_table_escapes_what_others_wrote() {
        let loaded = loaded();
        let html = html(&loaded, 0..loaded.rows.len(), false);
        assert!(
            html.contains("A Quay &lt;b&gt;Post&lt;/b&gt;") && html.contains("safe &amp; sound"),
            "{html}"
        );
        assert!(!html.contains("<b>"));
    }

    #[test]
    fn hidden_names_stay_hidden() {
        let loaded = loaded();
        let text = text(&loaded, 0..loaded.rows.len(), true);
        assert!(text.contains("Source A: “The bridge"), "{text}");
        assert!(!text.contains("Post") && !text.contains("Lantern"));
    }
}
