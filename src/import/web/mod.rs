//! The reader of saved web pages: the main text and what the markup tells about it.
//!
//! Two sources are weighed: the text that the publisher gives in JSON-LD (`articleBody`), which is
//! the article and nothing else but often has no paragraphs or is cut short; and what `dom_smoothie`
//! (after Mozilla's Readability) finds, which has paragraphs but may hold boxes and teasers.

pub mod archive;
mod blocks;
mod boilerplate;
mod guard;
mod metadata;
pub mod packed;
mod plist;

use super::{Cause, Imported, Source, clean::clean, databases, heading};
use crate::article::Article;
use crate::text::words::bare;
use blocks::{Block, Kind, blocks};
use dom_query::Document;
use dom_smoothie::{Config, Readability};
use jiff::civil::Date;

/// Reads a saved page as one article, or as those of a news database's export.
///
/// # Errors
/// [`Cause::NoArticle`] when it holds no running text.
pub fn read(source: &Source) -> Result<Imported, Cause> {
    if packed::is_packed(&source.bytes) || source.bytes.starts_with(b"PK") {
        return packed::read(&source.bytes).map(Imported::from);
    }
    let html = source.text();
    match export(&html) {
        Some(articles) => Ok(articles.into()),
        None => article(&html).map(Imported::from),
    }
}

/// The articles of a decoded page that is a news database's export.
pub fn export(html: &str) -> Option<Vec<Article>> {
    if !databases::may_be_export(html) {
        return None;
    }
    let bounded = guard::bounded(html);
    let doc = Document::from(bounded.as_deref().unwrap_or(html));
    let lines = blocks(&doc.root()).into_iter().flat_map(|block| [block.text, String::new()]);
    databases::split(&lines.collect::<Vec<_>>())
}

/// Reads a decoded page.
///
/// # Errors
/// [`Cause::NoArticle`] when it holds no running text.
pub fn article(html: &str) -> Result<Article, Cause> {
    let bounded = guard::bounded(html);
    let doc = Document::from(bounded.as_deref().unwrap_or(html));
    let told = metadata::read(&doc, html);
    let whole = blocks(&doc.root());
    let found = main_text(doc);
    let visible = visible_date(&whole, &told.title);
    let date = told.date.as_ref().map(|stamp| stamp.shown(visible)).or(visible);
    let mut chosen = match from_body(&told.body, &whole, found.as_deref().unwrap_or_default()) {
        Some(body) => body,
        None => found.filter(|f| !f.is_empty()).unwrap_or(whole),
    };
    boilerplate::remove(&mut chosen, &told.title);
    if chosen.is_empty() {
        return Err(Cause::NoArticle);
    }
    let paragraphs: Vec<String> = chosen.into_iter().map(|block| block.text).collect();
    Ok(Article {
        text: paragraphs.join("\n\n"),
        title: told.title,
        outlet: told.outlet,
        byline: told.byline,
        date,
        url: told.url,
        language: told.language,
        ..Article::default()
    })
}

/// Reads the page of a message. Its tables are layout and its parts are short, which misleads what looks
/// for one long text: where that finds less than half, all of it is taken.
///
/// # Errors
/// [`Cause::NoArticle`] when it holds no running text.
pub fn letter(html: &str, subject: &str) -> Result<Article, Cause> {
    let bounded = guard::bounded(html);
    let doc = Document::from(bounded.as_deref().unwrap_or(html));
    let mut whole = blocks(&doc.root());
    // Cells hold the paragraphs here.
    for block in &mut whole {
        if block.kind == Kind::Cell {
            block.kind = Kind::Text;
        }
    }
    boilerplate::remove(&mut whole, subject);
    let told = metadata::read(&doc, html);
    let mut found = main_text(doc).unwrap_or_default();
    boilerplate::remove(&mut found, subject);
    let size = |blocks: &[Block]| blocks.iter().map(|b| b.text.len() - b.linked).sum::<usize>();
    let chosen = if size(&found) * 2 < size(&whole) { whole } else { found };
    if chosen.is_empty() {
        return Err(Cause::NoArticle);
    }
    let text = chosen.into_iter().map(|block| block.text).collect::<Vec<_>>().join("\n\n");
    Ok(Article { text, byline: told.byline, url: told.url, ..Article::default() })
}

/// The paragraphs of a page that holds nothing but text (a book's), and whether each is a heading.
pub fn paragraphs(html: &str) -> Vec<(String, bool)> {
    let html = guard::without_empty_raw(html);
    let bounded = guard::bounded(&html);
    let doc = Document::from(bounded.as_deref().unwrap_or(&html));
    let mut found = blocks(&doc.root());
    // Links around the text lead to the next article of a feed.
    found.retain(|block| block.linked * 5 < block.text.len() * 4 || block.kind == Kind::Heading);
    found.into_iter().map(|block| (block.text, block.kind == Kind::Heading)).collect()
}

/// Of a printed page's paragraphs (their words, and whether they are headings) those that are the article
/// called `title`, by their places.
pub fn printed(paragraphs: &[(String, bool)], title: &str) -> Vec<usize> {
    let block = |(at, (text, heading)): (usize, &(String, bool))| {
        let kind = if *heading { Kind::Heading } else { Kind::Text };
        (at, Block { text: text.clone(), kind, linked: 0 })
    };
    let all: Vec<(usize, Block)> = paragraphs.iter().enumerate().map(block).collect();
    let mut kept: Vec<Block> = all.iter().map(|(_, block)| block.clone()).collect();
    boilerplate::remove_printed(&mut kept, title);
    // What is kept is in order.
    let mut kept = kept.into_iter().peekable();
    all.into_iter().filter_map(|(at, block)| kept.next_if(|next| *next == block).map(|_| at)).collect()
}

/// Whether markup is that of a page with its menus, and not of a piece that was chosen from one.
pub fn is_whole_page(html: &str) -> bool {
    let links = |block: &&Block| block.linked * 5 >= block.text.len() * 4 && block.text.len() < 40;
    pieces(html).iter().filter(links).count() >= 10
}

/// The paragraphs of a piece of a page: all of them but buttons and the like.
pub fn piece(html: &str) -> Vec<String> {
    let mut found = pieces(html);
    found.retain(|block| !boilerplate::is_label(block));
    found.into_iter().map(|block| block.text).collect()
}

/// Whether a line is only the words of buttons, or a credit.
pub fn is_button(line: &str) -> bool {
    !line.is_empty() && boilerplate::is_label(&Block { text: line.to_owned(), kind: Kind::Text, linked: 0 })
}

fn pieces(html: &str) -> Vec<Block> {
    let bounded = guard::bounded(html);
    blocks(&Document::fragment(bounded.as_deref().unwrap_or(html)).root())
}

/// The paragraphs that Readability takes for the article.
fn main_text(doc: Document) -> Option<Vec<Block>> {
    let config = Config { disable_json_ld: true, ..Config::default() };
    let mut readability = Readability::with_document(doc, None, Some(config)).ok()?;
    let article = readability.parse().ok()?;
    Some(blocks(&Document::fragment(article.content).root()))
}

/// The day in the lines about the headline, where one of them is nothing but a date.
fn visible_date(whole: &[Block], title: &str) -> Option<Date> {
    let title = bare(title);
    let head = whole.iter().position(|b| !title.is_empty() && bare(&b.text) == title)?;
    // Below the headline first; above it stands the date of a printed issue, or today's.
    let below = whole[head + 1..].iter().take(8);
    below.take_while(|block| block.text.len() < 400).find_map(|block| heading::published(&block.text))
}

/// The shortest `articleBody` that is taken for a whole article, in letters and digits.
const SHORTEST_BODY: usize = 300;

/// The paragraphs that make up `body`, the text JSON-LD gives, if it is the whole article.
fn from_body(body: &str, whole: &[Block], found: &[Block]) -> Option<Vec<Block>> {
    let body = without_markup(body);
    let letters = bare(&body);
    if letters.len() < SHORTEST_BODY {
        return None;
    }
    let (matched, covered) = matching(&letters, whole);
    let found_letters: usize = found.iter().map(|b| bare(&b.text).len()).sum();
    // A body much shorter than what stands on the page is a teaser.
    if letters.len() * 4 < found_letters * 3 {
        return None;
    }
    if covered * 10 >= letters.len() * 8 {
        return Some(matched);
    }
    let lines: Vec<Block> = clean(&body)
        .split('\n')
        .filter(|l| !l.is_empty())
        .map(|l| Block { text: l.to_owned(), kind: Kind::Text, linked: 0 })
        .collect();
    // Without the page's paragraphs, a body in one piece is worth less than what was found.
    (lines.len() > 2 || found_letters * 4 < letters.len() * 3).then_some(lines)
}

/// The body with its tags as paragraphs, its character references read. Some pages escape twice.
fn without_markup(body: &str) -> String {
    let mut body = body.to_owned();
    for _ in 0..2 {
        if !body.contains("</") && !body.contains("<br") && !body.contains("<!--") && !body.contains('&') {
            break;
        }
        // Line breaks stand for paragraphs here, which as markup they would not.
        let marked = body.replace('\n', "<br><br>");
        let page = Document::fragment(guard::bounded(&marked).unwrap_or(marked));
        body = blocks(&page.root()).into_iter().map(|b| b.text).collect::<Vec<_>>().join("\n");
    }
    body
}

/// The blocks whose words stand in `letters`, in order, and how many of its bytes they cover.
fn matching(letters: &str, whole: &[Block]) -> (Vec<Block>, usize) {
    let (mut matched, mut covered, mut at) = (Vec::new(), 0, 0);
    let mut budget = 200_000_000_usize;
    for block in whole {
        let words = bare(&block.text);
        if words.is_empty() {
            continue;
        }
        let place = if letters[at..].starts_with(&words) {
            Some(0)
        } else if words.len() >= 40 && budget > letters.len() {
            budget -= letters.len() - at;
            letters[at..].find(&words)
        } else {
            None
        };
        if let Some(place) = place {
            at += place + words.len();
            covered += words.len();
            matched.push(block.clone());
        }
    }
    (matched, covered)
}
