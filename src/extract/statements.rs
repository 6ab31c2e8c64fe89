//! Statements: the sentences of an article with their details, and how sure the article is of each.

use super::dates::DateMention;
use super::names::NameMention;
use super::numbers::Number;
use super::{Certainty, Quotation, QuotationKind};
use crate::article::{Span, disjoint};
use crate::text::{Layout, Unit};

/// A sentence of the article.
#[derive(Clone, Debug, PartialEq)]
pub struct Statement {
    /// Where it stands, with its tokens.
    pub unit: Unit,
    /// How sure the article is of it.
    pub certainty: Certainty,
    /// The words that show it: `allegedly`, `denied`; absent where it is asserted or attributed.
    pub sign: Option<Span>,
    /// Which numbers of the article stand in it.
    pub numbers: std::ops::Range<usize>,
    /// Which dates.
    pub dates: std::ops::Range<usize>,
    /// Which names.
    pub names: std::ops::Range<usize>,
}

/// The statements of `text`, in order: one for each sentence with at least one word that is not the
/// signature of an embedded post.
pub fn find(
    text: &str,
    layout: &Layout,
    quotations: &[Quotation],
    numbers: &[Number],
    dates: &[DateMention],
    names: &[NameMention],
) -> Vec<Statement> {
    let within = |unit: &Unit, starts: &dyn Fn(usize) -> usize, len: usize| {
        let at = |byte: usize| partition(len, |i| starts(i) < byte);
        at(unit.span.start)..at(unit.span.end)
    };
    layout
        .sentences
        .iter()
        .zip(near(&layout.sentences, quotations))
        .filter(|(unit, _)| {
            layout.tokens_of(**unit).iter().any(|t| t.is_word()) && !is_signature(unit.span.of(text))
        })
        .map(|(unit, near)| {
            let (certainty, sign) = certainty(text, layout, *unit, &near);
            Statement {
                unit: *unit,
                certainty,
                sign,
                numbers: within(unit, &|i| numbers[i].span.start, numbers.len()),
                dates: within(unit, &|i| dates[i].span.start, dates.len()),
                names: within(unit, &|i| names[i].span.start, names.len()),
            }
        })
        .collect()
}

/// For each sentence the quotations of which a part or the cue stands in it.
fn near<'q>(sentences: &[Unit], quotations: &'q [Quotation]) -> Vec<Vec<&'q Quotation>> {
    let mut out: Vec<Vec<&Quotation>> = vec![Vec::new(); sentences.len()];
    for q in quotations {
        for span in [Some(q.cover()), q.cue].into_iter().flatten() {
            out[span.among_by(sentences, |s| s.span)].iter_mut().for_each(|list| list.push(q));
        }
    }
    out
}

/// `— Ana Petrov (@petrov) March 3, 2026`, `pic.twitter.com/…`: left by posts embedded in a page.
fn is_signature(sentence: &str) -> bool {
    let short = sentence.split_whitespace().take(13).count() < 13;
    short && (sentence.contains("(@") && sentence.contains('—') || sentence.starts_with("pic.twitter.com"))
}

fn partition(len: usize, before: impl Fn(usize) -> bool) -> usize {
    let (mut low, mut high) = (0, len);
    while low < high {
        let middle = (low + high) / 2;
        if before(middle) { low = middle + 1 } else { high = middle }
    }
    low
}

/// Words by which an outlet says that it does not vouch for what it reports.
const HEDGES: &[&str] = &[
    "alleged",
    "allegedly",
    "apparent",
    "apparently",
    "appeared",
    "appears",
    "believed",
    "conceivably",
    "likely",
    "might",
    "ostensibly",
    "perhaps",
    "possible",
    "possibly",
    "presumably",
    "probably",
    "purported",
    "purportedly",
    "reported",
    "reportedly",
    "rumored",
    "rumoured",
    "seem",
    "seemed",
    "seemingly",
    "seems",
    "supposed",
    "supposedly",
    "suspected",
    "thought",
    "unclear",
    "unconfirmed",
    "unlikely",
    "unverified",
];

/// Words by which a statement is said not to be so.
const DENIALS: &[&str] = &[
    "denied",
    "denies",
    "deny",
    "denying",
    "disputed",
    "disputes",
    "rejected",
    "rejects",
    "refuted",
    "refutes",
    "dismissed",
    "dismisses",
    "rebuffed",
    "contradicted",
    "contradicts",
];

/// How sure the article is of a sentence, and the words that show it. Words inside quotation marks
/// are somebody else's and do not count.
fn certainty(text: &str, layout: &Layout, unit: Unit, near: &[&Quotation]) -> (Certainty, Option<Span>) {
    let mut hedge = None;
    let mut denial = None;
    let mut attributed = false;
    let mut marked: Vec<Span> = Vec::new();
    for q in near {
        if !matches!(q.kind, QuotationKind::Scare | QuotationKind::Title) {
            attributed = true;
        }
        if q.kind != QuotationKind::Indirect {
            marked.extend(&q.spans);
        }
    }
    let marked = disjoint(marked);
    let tokens = layout.tokens_of(unit);
    for (i, token) in tokens.iter().enumerate() {
        if !token.is_word() || token.span.among(&marked).iter().any(|m| m.contains(token.span)) {
            continue;
        }
        let word = token.of(text);
        if word.len() > 14 || !word.is_ascii() {
            continue;
        }
        let lower = word.to_ascii_lowercase();
        let previous = i.checked_sub(1).map(|p| tokens[p].of(text));
        if DENIALS.contains(&lower.as_str()) {
            denial = denial.or(Some(token.span));
        } else if HEDGES.contains(&lower.as_str()) && hedges(&lower, previous)
            || lower == "may" && word != "May"
            || lower == "could" && tokens.get(i + 1).is_some_and(|t| t.of(text) == "have")
        {
            hedge = hedge.or(Some(token.span));
        }
    }
    match (denial, hedge) {
        (Some(span), _) => (Certainty::Denied, Some(span)),
        (None, Some(span)) => (Certainty::Hedged, Some(span)),
        _ if attributed => (Certainty::Attributed, None),
        _ => (Certainty::Asserted, None),
    }
}

/// Whether a hedging word is one here: `was believed to have fled` tells what is not known, `she believed him` what
/// she did.
fn hedges(lower: &str, previous: Option<&str>) -> bool {
    let passive = matches!(previous, Some("was" | "were" | "is" | "are"));
    match lower {
        "thought" => passive,
        "reported" | "believed" => passive || previous == Some("been"),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn certainties(text: &str) -> Vec<Certainty> {
        let layout = Layout::new(text);
        find(text, &layout, &[], &[], &[], &[]).into_iter().map(|s| s.certainty).collect()
    }

    #[test]
    fn certainty_is_read_from_the_outlets_own_words() {
        use Certainty::*;
        let text =
            "The crane fell. He allegedly cut the cable. The port denied it. They may sue. In May they sued.";
        assert_eq!(certainties(text), [Asserted, Hedged, Denied, Hedged, Asserted]);
    }

    #[test]
    fn the_signature_of_a_post_is_no_statement() {
        assert!(certainties("— Ana Petrov (@petrov) March 3, 2026").is_empty());
        assert_eq!(certainties("The mayor — Ana Petrov — left.").len(), 1);
    }

    #[test]
    fn a_sentence_of_marks_alone_is_no_statement() {
        assert!(certainties("***\n\n— — —").is_empty());
    }
}
