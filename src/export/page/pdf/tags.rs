//! What each piece of a page is, for those who have the document read to them.

use krilla::tagging::{Identifier, ListNumbering, Node, TableHeaderScope, Tag, TagGroup, TagKind, TagTree};
use std::num::{NonZeroU16, NonZeroU32};

/// What a node is.
#[derive(Clone, Debug)]
pub enum Part {
    /// The document.
    Root,
    /// A heading of a level from 1.
    Heading(u16),
    /// A paragraph.
    Paragraph,
    /// A list, numbered or not.
    List(bool),
    /// An item of a list.
    Item,
    /// A table and what it shows.
    Table(String),
    /// A row of a table.
    Row,
    /// The name of a column, which takes so many columns.
    ColumnName(u32),
    /// The name of a row, which takes so many columns.
    RowName(u32),
    /// Any other cell, which takes so many columns.
    Cell(u32),
    /// Words that lead to an address.
    Link,
}

/// The parts of a document in reading order, filled with what is drawn.
pub struct Parts(Vec<(Part, Vec<Child>)>);

enum Child {
    Part(usize),
    Drawn(Identifier),
}

impl Parts {
    /// The number of the root.
    pub const ROOT: usize = 0;

    /// A document without parts.
    pub fn new() -> Self {
        Parts(vec![(Part::Root, Vec::new())])
    }

    /// Adds a part at the end of another; gives its number.
    pub fn add(&mut self, within: usize, part: Part) -> usize {
        let number = self.0.len();
        self.0.push((part, Vec::new()));
        self.0[within].1.push(Child::Part(number));
        number
    }

    /// Puts what was drawn at the end of a part.
    pub fn drawn(&mut self, within: usize, content: Identifier) {
        self.0[within].1.push(Child::Drawn(content));
    }

    /// The tree as the file has it.
    pub fn tree(mut self) -> TagTree {
        let mut tree = TagTree::new();
        for child in std::mem::take(&mut self.0[Self::ROOT].1) {
            if let Some(node) = self.node(child) {
                tree.push(node);
            }
        }
        tree
    }

    /// Parts are nested no deeper than a link in an item of a list or in a cell of a table.
    fn node(&mut self, child: Child) -> Option<Node> {
        let number = match child {
            Child::Drawn(content) => return Some(Node::Leaf(content)),
            Child::Part(number) => number,
        };
        let part = self.0[number].0.clone();
        let children = std::mem::take(&mut self.0[number].1);
        let mut group = TagGroup::new(kind(&part));
        // an item has its words in a body of its own
        let mut body = matches!(part, Part::Item).then(|| TagGroup::new(Tag::LBody));
        let mut empty = true;
        for child in children {
            if let Some(node) = self.node(child) {
                empty = false;
                match &mut body {
                    Some(body) => body.push(node),
                    None => group.push(node),
                }
            }
        }
        if let Some(body) = body {
            group.push(body);
        }
        let cell = matches!(part, Part::Cell(_) | Part::ColumnName(_) | Part::RowName(_));
        (!empty || cell).then_some(Node::Group(group))
    }
}

fn kind(part: &Part) -> TagKind {
    let span = |span: &u32| NonZeroU32::new(*span).filter(|span| span.get() > 1);
    match part {
        Part::Root => Tag::Part.into(),
        Part::Heading(level) => Tag::Hn(NonZeroU16::new(*level).unwrap_or(NonZeroU16::MIN), None).into(),
        Part::Paragraph => Tag::P.into(),
        Part::List(true) => Tag::L(ListNumbering::Decimal).into(),
        Part::List(false) => Tag::L(ListNumbering::Disc).into(),
        Part::Item => Tag::LI.into(),
        Part::Table(summary) => {
            Tag::Table.with_summary((!summary.is_empty()).then(|| summary.clone())).into()
        }
        Part::Row => Tag::TR.into(),
        Part::ColumnName(columns) => Tag::TH(TableHeaderScope::Column).with_col_span(span(columns)).into(),
        Part::RowName(columns) => Tag::TH(TableHeaderScope::Row).with_col_span(span(columns)).into(),
        Part::Cell(columns) => Tag::TD.with_col_span(span(columns)).into(),
        Part::Link => Tag::Link.into(),
    }
}
