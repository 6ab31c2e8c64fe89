//! Extraction over all the articles of an event: what concerns one article alone in parallel, then
//! what needs all of them (who is who).

use super::dates::{self, DateMention};
use super::names::{self, Directory, NameMention};
use super::numbers::{self, Number};
use super::speakers::{self, Speaker};
use super::statements::{self, Statement};
use super::{Quotation, quotes};
use crate::article::{Article, Span, disjoint};
use crate::text::{Layout, Unit};
use rayon::prelude::*;

/// What one article says.
#[derive(Clone, Debug, Default)]
pub struct Extract {
    /// Its words, sentences and paragraphs.
    pub layout: Layout,
    /// Its quotations, in order.
    pub quotations: Vec<Quotation>,
    /// The speaker of each quotation.
    pub speakers: Vec<Speaker>,
    /// Its names, in order.
    pub names: Vec<NameMention>,
    /// Its numbers, in order.
    pub numbers: Vec<Number>,
    /// Its dates, in order.
    pub dates: Vec<DateMention>,
    /// Its statements, in order.
    pub statements: Vec<Statement>,
    /// What stands in its direct and partial quotations: in order, disjoint.
    pub quoted: Vec<Span>,
    /// The words that credit somebody, in order.
    pub credits: Vec<Span>,
}

/// What each of `articles` says, and who and what is named in them.
pub fn extract(articles: &[Article]) -> (Vec<Extract>, Directory) {
    let mut extracts: Vec<Extract> = articles.par_iter().map(alone).collect();
    // Where every noun begins with a capital, capitals tell no names.
    let unread = Layout::default();
    let sources: Vec<names::Source> = articles
        .iter()
        .zip(&extracts)
        .map(|(a, e)| match a.language.as_str() {
            "de" | "lb" => names::Source { text: "", layout: &unread },
            _ => names::Source { text: &a.text, layout: &e.layout },
        })
        .collect();
    let (directory, found) = names::find(&sources);
    for (extract, names) in extracts.iter_mut().zip(found) {
        extract.names = names;
    }
    let sources: Vec<speakers::Source> = articles
        .iter()
        .zip(&extracts)
        .map(|(a, e)| speakers::Source {
            text: &a.text,
            layout: &e.layout,
            quotations: &e.quotations,
            names: &e.names,
        })
        .collect();
    let resolved = speakers::resolve(&sources, &directory);
    for ((extract, speakers), article) in extracts.iter_mut().zip(resolved).zip(articles) {
        extract.speakers = speakers;
        extract.statements = statements::find(
            &article.text,
            &extract.layout,
            &extract.quotations,
            &extract.numbers,
            &extract.dates,
            &extract.names,
        );
    }
    (extracts, directory)
}

/// Whether the words of a language (ISO 639-1; empty where it is not known) are understood, and not only
/// its quotation marks.
pub fn is_read_fully(language: &str) -> bool {
    matches!(language, "" | "en")
}

fn alone(article: &Article) -> Extract {
    let layout = Layout::in_language(&article.text, &article.language);
    let Found { quotations, dates, numbers } = found_in_all(article, &layout, PIECE);
    let spoken = |q: &&Quotation| q.is_own_speech();
    let quoted: Vec<Span> = quotations.iter().filter(spoken).flat_map(|q| q.spans.iter().copied()).collect();
    let mut credits: Vec<Span> = quotations.iter().flat_map(|q| q.mention.into_iter().chain(q.cue)).collect();
    let quoted = disjoint(quoted);
    credits.sort_unstable();
    credits.dedup();
    Extract { layout, quotations, dates, numbers, quoted, credits, ..Extract::default() }
}

/// What the words of a text tell by themselves.
#[derive(Default)]
struct Found {
    quotations: Vec<Quotation>,
    dates: Vec<DateMention>,
    numbers: Vec<Number>,
}

impl Found {
    fn then(mut self, mut next: Found) -> Found {
        self.quotations.append(&mut next.quotations);
        self.dates.append(&mut next.dates);
        self.numbers.append(&mut next.numbers);
        self
    }
}

fn found(article: &Article, text: &str, layout: &Layout) -> Found {
    let language = article.language.as_str();
    let mut quotations = quotes::find(text, layout);
    if is_read_fully(language) {
        let dates = dates::find(text, layout, article.date);
        let numbers = numbers::find(text, layout, &dates);
        return Found { quotations, dates, numbers };
    }
    quotes::foreign::by_marks(text, layout, language, &mut quotations);
    let dates = dates::foreign::find(text, layout, language, article.date);
    let numbers = numbers::foreign::find(text, layout, language, &dates);
    Found { quotations, dates, numbers }
}

/// What is found in an article, read in pieces of about `longest` bytes.
fn found_in_all(article: &Article, layout: &Layout, longest: usize) -> Found {
    match &pieces(layout, longest)[..] {
        [] | [_] => found(article, &article.text, layout),
        many => {
            many.par_iter().map(|&piece| found_in(article, layout, piece)).reduce(Found::default, Found::then)
        }
    }
}

/// What is found in one piece of an article.
fn found_in(article: &Article, layout: &Layout, piece: Unit) -> Found {
    let by = piece.span.start;
    let mut found = found(article, piece.span.of(&article.text), &layout.cut(piece));
    for q in &mut found.quotations {
        let parts = q.spans.iter_mut().chain(&mut q.mention).chain(&mut q.cue);
        parts.for_each(|span| *span = span.moved(by));
    }
    found.dates.iter_mut().for_each(|d| d.span = d.span.moved(by));
    for n in &mut found.numbers {
        (n.span, n.value) = (n.span.moved(by), n.value.moved(by));
    }
    found
}

/// How much of an article is read as one, in bytes. No outlet prints as much, but a file may hold it: read in
/// pieces, it takes the memory of some pieces at a time.
const PIECE: usize = 1 << 18;

/// The pieces of about `longest` bytes of an article, cut where a paragraph ends, or in one that is too long itself, a sentence.
fn pieces(layout: &Layout, longest: usize) -> Vec<Unit> {
    let mut found: Vec<Unit> = Vec::new();
    let mut open = false;
    for paragraph in &layout.paragraphs {
        let long = paragraph.span.len() > longest;
        let sentences = if long { layout.sentences_of(*paragraph) } else { std::slice::from_ref(paragraph) };
        for unit in sentences {
            match found.last_mut().filter(|_| open) {
                Some(piece) => {
                    *piece = Unit { span: piece.span.cover(unit.span), first: piece.first, last: unit.last };
                }
                None => found.push(*unit),
            }
            open = found.last().is_some_and(|piece| piece.span.len() < longest);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::QuotationKind;

    #[test]
    fn a_long_article_is_read_as_its_pieces_are() {
        let once = "“We will rebuild the pier,” Ana Petrov said on Friday. The storm sank 12 boats.";
        for between in [" ", "\n\n"] {
            let article = Article { text: [once; 40].join(between), ..Article::default() };
            let layout = Layout::new(&article.text);
            let whole = found(&article, &article.text, &layout);
            assert_eq!(whole.quotations.iter().filter(|q| q.is_own_speech()).count(), 40);
            for longest in [1, 100, 1000] {
                assert!(pieces(&layout, longest).len() > 3);
                let found = found_in_all(&article, &layout, longest);
                let edges = |f: &Found| -> Vec<Span> {
                    let quoted = f.quotations.iter().filter(|q| q.is_own_speech()).map(|q| q.spans[0]);
                    quoted
                        .chain(f.dates.iter().map(|d| d.span))
                        .chain(f.numbers.iter().map(|n| n.span))
                        .collect()
                };
                assert_eq!(edges(&found), edges(&whole), "{longest}");
                assert!(
                    found
                        .quotations
                        .iter()
                        .all(|q| q.mention.is_none_or(|m| m.of(&article.text) == "Ana Petrov"))
                );
            }
        }
    }

    #[test]
    fn in_another_language_marks_numbers_and_dates_are_read() {
        let text =
            "„Wir gehen nicht“, sagte die Bürgermeisterin Anna Schmidt am 3. März vor 30.000 Menschen.";
        let article = Article { text: text.to_owned(), language: "de".to_owned(), ..Article::default() };
        let (extracts, _) = extract(&[article]);
        let [quotation] = &extracts[0].quotations[..] else { panic!("{:?}", extracts[0].quotations) };
        assert_eq!(quotation.spans[0].of(text), "Wir gehen nicht");
        assert_eq!(quotation.kind, QuotationKind::Direct);
        assert_eq!(extracts[0].speakers[0].name, "");
        let (numbers, dates) = (&extracts[0].numbers, &extracts[0].dates);
        assert_eq!((numbers[0].low, numbers[0].unit.as_str()), (30_000.0, "menschen"));
        assert_eq!((dates[0].told.day, dates[0].told.month), (Some(3), Some(3)));
    }
}
