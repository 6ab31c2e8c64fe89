//! Extraction over all the articles of an event: what concerns one article alone in parallel, then
//! what needs all of them (who is who).

use super::dates::{self, DateMention};
use super::names::{self, Directory, NameMention};
use super::numbers::{self, Number};
use super::speakers::{self, Speaker};
use super::statements::{self, Statement};
use super::{Quotation, QuotationKind, quotes};
use crate::article::{Article, Span, disjoint};
use crate::text::Layout;
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
    let mut quotations = quotes::find(&article.text, &layout);
    let (text, language) = (article.text.as_str(), article.language.as_str());
    let (dates, numbers) = if is_read_fully(language) {
        let dates = dates::find(text, &layout, article.date);
        let numbers = numbers::find(text, &layout, &dates);
        (dates, numbers)
    } else {
        quotes::foreign::by_marks(text, &layout, language, &mut quotations);
        let dates = dates::foreign::find(text, &layout, language, article.date);
        let numbers = numbers::foreign::find(text, &layout, language, &dates);
        (dates, numbers)
    };
    let spoken = |q: &&Quotation| matches!(q.kind, QuotationKind::Direct | QuotationKind::Partial);
    let quoted: Vec<Span> = quotations.iter().filter(spoken).flat_map(|q| q.spans.iter().copied()).collect();
    let mut credits: Vec<Span> = quotations.iter().flat_map(|q| q.mention.into_iter().chain(q.cue)).collect();
    let quoted = disjoint(quoted);
    credits.sort_unstable();
    credits.dedup();
    Extract { layout, quotations, dates, numbers, quoted, credits, ..Extract::default() }
}

#[cfg(test)]
mod tests {
    use super::*;

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
