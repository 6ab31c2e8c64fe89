//! The reader of Markdown: front matter, then the words without their markup.
//!
//! What is taken for markup is less than the standard allows: in doubt a character is text, since a
//! masked word (`motherf***er`) or a bracketed insertion (`[the president]`) must come through
//! letter for letter. So marks of emphasis count only around whole words, and brackets only before
//! an address.

mod inline;

use super::clean::clean;
use super::layout::{Breaks, Line, paragraphs};
use super::{Cause, Imported, Source, heading, matter, plain};
use crate::article::Article;

/// Reads Markdown as one article.
///
/// # Errors
/// None; a text without words gives an article without words.
pub fn read(source: &Source) -> Result<Imported, Cause> {
    Ok(article(&source.text()).into())
}

/// Reads decoded Markdown.
pub fn article(text: &str) -> Article {
    let mut article = Article::default();
    fill(text, &mut article);
    article
}

fn fill(text: &str, article: &mut Article) {
    let (pairs, body) = {
        // Indentation carries meaning in front matter, so it is split off before cleaning.
        let (pairs, body) = matter::split(text);
        (pairs, clean(&without_comments(body)))
    };
    matter::fill(article, &pairs);
    let (mut lines, title) = lines(&body);
    if article.title.is_empty()
        && let Some(title) = title
    {
        article.title = title;
    }
    heading::take_notes(&mut lines, article);
    plain::finish(paragraphs(&lines, Breaks::Wrapping), article);
}

/// The body's lines without the marks at their starts, and the words of a heading at its head.
fn lines(body: &str) -> (Vec<Line<'static>>, Option<String>) {
    let mut made = Vec::new();
    // Lines of one block, in which emphasis and links may run over line ends.
    let mut block: Vec<(&str, Kind)> = Vec::new();
    let mut fenced = false;
    for raw in body.split('\n') {
        if raw.starts_with("```") || raw.starts_with("~~~") {
            fenced = !fenced;
            end_block(&mut block, &mut made);
            continue;
        }
        if fenced {
            made.push(Made { kind: Kind::Row, text: raw.to_owned() });
            continue;
        }
        let line = without_quote_marks(raw);
        if is_rule(line) {
            // A row of = or - makes the line above it a heading.
            if line.starts_with(['=', '-'])
                && let Some(above) = block.last_mut()
            {
                above.1 = Kind::Heading;
            }
            end_block(&mut block, &mut made);
        } else if line.is_empty() {
            end_block(&mut block, &mut made);
        } else if !inline::is_definition(line) {
            let (words, kind) = block_mark(line);
            if kind != Kind::Text {
                join_block(&mut block, &mut made);
            }
            block.push((words, kind));
            if matches!(kind, Kind::Heading | Kind::Row) {
                join_block(&mut block, &mut made);
            }
        }
    }
    end_block(&mut block, &mut made);
    let first = made.iter().find(|m| !m.text.is_empty());
    let title = first.filter(|m| m.kind == Kind::Heading).map(|m| m.text.clone());
    let lines = made.into_iter().map(|m| Line {
        begins: m.kind != Kind::Text,
        ends: matches!(m.kind, Kind::Heading | Kind::Row),
        text: m.text.into(),
    });
    (lines.collect(), title)
}

/// A line whose markup is gone.
struct Made {
    kind: Kind,
    text: String,
}

/// Takes the inline markup out of a block's lines.
fn join_block(block: &mut Vec<(&str, Kind)>, made: &mut Vec<Made>) {
    let Some(&(_, first)) = block.first() else { return };
    let kinds: Vec<Kind> = block.iter().map(|(_, kind)| *kind).collect();
    let whole: Vec<&str> = block.drain(..).map(|(words, _)| words).collect();
    for (i, line) in inline::plain(&whole.join("\n")).split('\n').enumerate() {
        let kind = kinds.get(i).copied().unwrap_or(first);
        if !line.trim().is_empty() {
            made.push(Made { kind, text: line.trim().to_owned() });
        }
    }
}

fn end_block(block: &mut Vec<(&str, Kind)>, made: &mut Vec<Made>) {
    join_block(block, made);
    made.push(Made { kind: Kind::Text, text: String::new() });
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Text,
    Heading,
    Item,
    Row,
}

/// A line's words and what the mark before them makes of it. Numbers of ordered lists are words.
fn block_mark(line: &str) -> (&str, Kind) {
    let hashes = line.bytes().take_while(|&b| b == b'#').count();
    if (1..=6).contains(&hashes) && line[hashes..].starts_with(' ') {
        let words = line[hashes..].trim();
        let bare = words.trim_end_matches('#');
        let closed = bare.len() < words.len() && (bare.is_empty() || bare.ends_with(' '));
        return (if closed { bare.trim_end() } else { words }, Kind::Heading);
    }
    for bullet in ["- ", "* ", "+ ", "• "] {
        if let Some(words) = line.strip_prefix(bullet) {
            let words = words.trim_start();
            let task = ["[ ] ", "[x] ", "[X] "].iter().find_map(|t| words.strip_prefix(t));
            return (task.unwrap_or(words), Kind::Item);
        }
    }
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    if (1..=3).contains(&digits) && (line[digits..].starts_with(". ") || line[digits..].starts_with(") ")) {
        return (line, Kind::Item);
    }
    if line.len() > 1 && line.starts_with('|') && line.ends_with('|') {
        return (line.trim_matches(['|', ' ']), Kind::Row);
    }
    (line, Kind::Text)
}

fn without_quote_marks(mut line: &str) -> &str {
    while let Some(rest) = line.strip_prefix('>') {
        line = rest.trim_start();
    }
    line
}

/// A line of three or more of one of `=-*_`, spaces between allowed; or a table's rule.
fn is_rule(line: &str) -> bool {
    let mark = line.chars().next();
    let count = line.chars().filter(|c| Some(*c) == mark).count();
    let rule = matches!(mark, Some('=' | '-' | '*' | '_'))
        && count >= if mark == Some('=') { 2 } else { 3 }
        && line.chars().all(|c| Some(c) == mark || c == ' ');
    let table = line.starts_with(['|', ':'])
        && line.contains("--")
        && line.chars().all(|c| matches!(c, '|' | '-' | ':' | ' '));
    rule || table
}

/// The text without HTML comments. One that does not end is text.
fn without_comments(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find("<!--") {
        let Some(end) = rest[start..].find("-->") else { break };
        out.push_str(&rest[..start]);
        rest = &rest[start + end + 3..];
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(body: &str) -> String {
        let mut article = Article::default();
        fill(body, &mut article);
        article.text
    }

    #[test]
    fn block_marks_go_and_words_stay() {
        for (body, wanted) in [
            ("# Pier closed\n\nBody.", "Pier closed\n\nBody."),
            ("Pier closed\n===\nBody.", "Pier closed\n\nBody."),
            ("> “I know,” he said.\n> Then he left.", "“I know,” he said. Then he left."),
            ("- one\n- two\n\n1. three", "one\n\ntwo\n\n1. three"),
            ("#KeepThePier is growing.\n\n* * *\n\nEnd.", "#KeepThePier is growing.\n\nEnd."),
            ("A <!-- note --> b <!-- open", "A b <!-- open"),
            (
                "The board voted\nlate on Tuesday.\nNobody came.",
                "The board voted late on Tuesday. Nobody came.",
            ),
            ("```\ncode_here\n```\nEnd", "code_here\n\nEnd"),
            ("2016. It was cold.", "2016. It was cold."),
            ("* This phrase\nis theirs", "This phrase is theirs"),
        ] {
            assert_eq!(text(body), wanted, "{body:?}");
        }
    }

    #[test]
    fn the_heading_is_the_title_and_stays() {
        let mut article = Article::default();
        fill("# *Pier* closed #\n\n*By Oda Lind*\n\nThe board voted.", &mut article);
        assert_eq!((article.title.as_str(), article.byline.as_str()), ("Pier closed", "Oda Lind"));
        assert_eq!(article.text, "Pier closed\n\nThe board voted.");
    }
}
