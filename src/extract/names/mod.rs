//! Names of people, organisations and places, and which of them mean the same across articles.
//!
//! Runs of capitalised words are found article by article ([`runs`]), what the text calls somebody
//! beside the name is read ([`descriptions`]), and the forms of all articles are put together
//! ([`directory`]): `Ana T. Petrov`, `Ms. Petrov` and `the harbour master` become one entry when
//! some article says so. A bare surname is resolved within its own article first.

mod described;
mod descriptions;
mod directory;
pub(crate) mod lexicon;
mod runs;
#[cfg(test)]
mod tests;
mod world;

use crate::article::Span;
use crate::text::Layout;

/// What a name names, as far as the text shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
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

/// Which pronoun agrees with a person, as far as titles and first names tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Gender {
    /// He.
    Male,
    /// She.
    Female,
}

/// A name where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameMention {
    /// The name without title or possessive ending: `Esper` of `Mr. Esper’s`; or a description that
    /// means one person of the directory here: `the defense secretary`.
    pub span: Span,
    /// What it names.
    pub kind: NameKind,
    /// Index into [`Directory::entries`].
    pub entry: usize,
}

/// Somebody or something named in the articles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The fullest form any of the articles uses, without title: `Mark Esper`.
    pub canonical: String,
    /// What it names.
    pub kind: NameKind,
    /// For a person, where it is evident.
    pub gender: Option<Gender>,
    /// Other forms and descriptions that mean it and no other entry, lower-cased, sorted: `esper`,
    /// `the defense secretary`.
    pub aliases: Vec<String>,
    /// What the articles call it in apposition or as a title, lower-cased, without article, sorted;
    /// other entries may share one: `defense secretary`, `attorney for trump jr.`.
    pub roles: Vec<String>,
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

/// Whether a word means somebody without naming them: an office, a relative, a person, a group.
pub fn means_somebody(word: &str) -> bool {
    use lexicon::{GROUP, KIN, PERSON, ROLE};
    lexicon::flags(&lexicon::plain(word)) & (ROLE | KIN | PERSON | GROUP) != 0
}

/// Finds the names of all `sources` and which of them mean the same; gives the directory and, for
/// each source, its mentions in text order. The order of the sources makes no difference.
pub fn find(sources: &[Source]) -> (Directory, Vec<Vec<NameMention>>) {
    let mut lexicon = lexicon::Lexicon::new(sources);
    let capitals = runs::count(sources, &mut lexicon);
    let found: Vec<Vec<runs::Run>> =
        sources.iter().enumerate().map(|(s, source)| runs::find(source, s, &lexicon, &capitals)).collect();
    directory::build(sources, &lexicon, found)
}
