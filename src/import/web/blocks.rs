//! The paragraphs of a parsed page: its block elements, in the order one reads them.

use super::super::clean::clean;
use super::super::layout::ends_sentence;
use dom_query::{NodeData, NodeRef};

/// A paragraph of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// Its words on one line.
    pub text: String,
    /// The element it stands in, as far as that matters.
    pub kind: Kind,
    /// How many of its characters are the words of links.
    pub linked: usize,
}

/// What a paragraph is set as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Running text.
    Text,
    /// A heading.
    Heading,
    /// An item of a list.
    Item,
    /// A cell of a table.
    Cell,
}

/// Elements whose inside is no running text.
const SKIPPED: [&str; 26] = [
    "script",
    "style",
    "noscript",
    "template",
    "head",
    "title",
    "svg",
    "math",
    "iframe",
    "object",
    "embed",
    "video",
    "audio",
    "canvas",
    "map",
    "form",
    "button",
    "select",
    "input",
    "textarea",
    "nav",
    "dialog",
    "figcaption",
    "menu",
    "footer",
    "picture",
];

/// Elements that end the paragraph before them and after them.
const BLOCKS: [&str; 40] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "center",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figure",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "html",
    "li",
    "main",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
    "search",
];

/// The paragraphs below `root`. Walks without recursion.
pub fn blocks(root: &NodeRef) -> Vec<Block> {
    let mut writer = Writer::default();
    let mut node = Some(*root);
    while let Some(current) = node {
        let inside = writer.enter(&current);
        let first = if inside { current.first_child() } else { None };
        if first.is_some() {
            node = first;
            continue;
        }
        // Up to the nearest element that has something after it.
        let mut leaving = current;
        node = loop {
            writer.leave(&leaving);
            if leaving.id == root.id {
                break None;
            }
            if let Some(next) = leaving.next_sibling() {
                break Some(next);
            }
            match leaving.parent() {
                Some(parent) => leaving = parent,
                None => break None,
            }
        };
    }
    writer.flush();
    writer.blocks
}

#[derive(Default)]
struct Writer {
    blocks: Vec<Block>,
    /// The paragraph being read, with a newline for each `<br>`.
    text: String,
    linked: usize,
    links: usize,
    headings: usize,
    items: usize,
    cells: usize,
}

impl Writer {
    /// Takes in a node; says whether its children are to be read.
    fn enter(&mut self, node: &NodeRef) -> bool {
        let name = node.query_or(None, |tree| match &tree.data {
            NodeData::Text { contents } => {
                let from = self.text.len();
                // Line breaks of the source are only spaces.
                self.text.extend(contents.chars().map(|c| if c.is_whitespace() { ' ' } else { c }));
                if self.links > 0 {
                    self.linked += self.text.len() - from;
                }
                None
            }
            NodeData::Element(element) => Some(element.name.local.to_string()),
            _ => None,
        });
        let Some(name) = name else { return node.is_document() || node.is_fragment() };
        let name = name.as_str();
        if is_skipped(name, node) || is_hidden(node) {
            return false;
        }
        if name == "br" {
            self.text.push('\n');
            return false;
        }
        if BLOCKS.contains(&name) {
            self.flush();
        }
        self.count(name, true);
        true
    }

    fn leave(&mut self, node: &NodeRef) {
        let Some(name) = node.node_name().filter(|_| node.is_element()) else { return };
        if is_skipped(&name, node) || &*name == "br" || is_hidden(node) {
            return;
        }
        if BLOCKS.contains(&&*name) {
            self.flush();
        }
        self.count(&name, false);
    }

    fn count(&mut self, name: &str, up: bool) {
        let counter = match name {
            "a" => &mut self.links,
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => &mut self.headings,
            "li" => &mut self.items,
            "td" | "th" => &mut self.cells,
            _ => return,
        };
        *counter = if up { *counter + 1 } else { counter.saturating_sub(1) };
    }

    /// Ends the paragraph.
    fn flush(&mut self) {
        let text = std::mem::take(&mut self.text);
        let linked = std::mem::take(&mut self.linked);
        let kind = if self.headings > 0 {
            Kind::Heading
        } else if self.items > 0 {
            Kind::Item
        } else if self.cells > 0 {
            Kind::Cell
        } else {
            Kind::Text
        };
        for text in at_breaks(&clean(&text)) {
            self.blocks.push(Block { linked: linked.min(text.len()), text, kind });
        }
    }
}

/// Splits a paragraph at its `<br>`s: two in a row part paragraphs, one does so after a sentence.
fn at_breaks(text: &str) -> Vec<String> {
    let mut made: Vec<String> = Vec::new();
    let mut open = false;
    for line in text.split('\n') {
        if line.is_empty() {
            open = false;
            continue;
        }
        match made.last_mut().filter(|last| open && !ends_sentence(last)) {
            Some(last) => {
                last.push(' ');
                last.push_str(line);
            }
            None => made.push(line.to_owned()),
        }
        open = true;
    }
    made
}

/// Whether the inside of an element is no running text.
fn is_skipped(name: &str, node: &NodeRef) -> bool {
    SKIPPED.contains(&name) && !(name == "form" && holds_page(node))
}

/// Whether a form is the whole page, as some servers write every page: it holds paragraphs or tables, which
/// what is to be filled in seldom does.
fn holds_page(form: &NodeRef) -> bool {
    let paragraph = |node: &NodeRef| {
        node.node_name().is_some_and(|name| matches!(&*name, "p" | "td" | "article"))
            && node.text().len() >= 60
    };
    form.descendants_it().filter(|node| paragraph(node)).take(4).count() == 4
}

fn is_hidden(node: &NodeRef) -> bool {
    node.has_attr("hidden") || node.attr("aria-hidden").is_some_and(|a| &*a == "true")
}
