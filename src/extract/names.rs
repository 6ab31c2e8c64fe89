//! Names of people, organisations and places, and which of them mean the same across articles.

use crate::article::Span;
use crate::text::Layout;

/// What a name names, as far as the text shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NameKind {
    /// A person.
    Person,
    /// An organisation, an office or a group.
    Group,
    /// A place.
    Place,
    /// Something else, or not told.
    Other,
}

/// A name where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameMention {
    /// The name without title or possessive ending: `Esper` of `Mr. Esper’s`.
    pub span: Span,
    /// What it names.
    pub kind: NameKind,
    /// Index into [`Directory::entries`], once the directory is made.
    pub entry: usize,
}

/// Somebody or something named in the articles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The fullest form any of the articles uses, without title: `Mark Esper`.
    pub canonical: String,
    /// What it names.
    pub kind: NameKind,
    /// Other forms and descriptions that mean it, lower-cased: `esper`, `the defense secretary`.
    pub aliases: Vec<String>,
}

/// Everybody and everything named in a set of articles.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Directory {
    /// Sorted by canonical form.
    pub entries: Vec<Entry>,
}

/// One article as the directory reads it.
pub struct Source<'a> {
    /// The article's text.
    pub text: &'a str,
    /// Its layout.
    pub layout: &'a Layout,
}

/// Finds the names of all `sources` and which of them mean the same; gives the directory and, for
/// each source, its mentions in text order. The order of the sources makes no difference.
pub fn find(sources: &[Source]) -> (Directory, Vec<Vec<NameMention>>) {
    (Directory::default(), sources.iter().map(|_| Vec::new()).collect())
}
