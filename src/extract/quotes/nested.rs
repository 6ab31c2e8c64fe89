//! Quotations inside quotations: `“He told me, ‘I will not go,’ and left.”`

use super::group::Group;
use super::reading::{Class, Reading};
use crate::article::Span;
use crate::extract::QuotationKind;
use crate::text::lexicon::SAID;

/// A quotation inside another.
pub struct Nested {
    /// The words between its marks.
    pub span: Span,
    /// Whether its closing mark is missing.
    pub unclosed: bool,
    /// Speech where a verb of saying leads up to it, else a term or somebody's choice of words.
    pub kind: QuotationKind,
}

/// What stands in marks of its own inside the passages of `group`, in order.
pub fn within<'a>(r: &'a Reading, group: &Group) -> impl Iterator<Item = Nested> + 'a {
    let after = r.passages[group.last..].iter().take_while(|p| p.depth > 0).count();
    let passages = &r.passages[group.first..group.last + after];
    let outer = group.spans.clone();
    passages
        .iter()
        .filter(move |p| p.depth > 0 && outer.iter().any(|o| o.contains(p.inner)))
        .map(|p| Nested { span: p.inner, unclosed: !p.closed, kind: kind(r, p.outer.start, p.inner) })
}

/// How far before its opening mark a verb of saying leads up to a quotation, in tokens.
const REACH: usize = 5;

/// What the words after the mark at byte `mark` are.
fn kind(r: &Reading, mark: usize, inner: Span) -> QuotationKind {
    let open = r.layout.tokens.partition_point(|t| t.span.start < mark);
    let before = open.saturating_sub(REACH)..open;
    let led_up_to = before
        .rev()
        .take_while(|&t| !matches!(r.class[t], Class::Stop | Class::Semicolon | Class::Open | Class::Close))
        .any(|t| says(r.layout.tokens[t].of(r.text)));
    let words = r.layout.tokens_in(inner).filter(|&t| r.layout.tokens[t].is_word()).count();
    let whole = inner.of(r.text).starts_with(char::is_uppercase);
    match (led_up_to, words) {
        (true, _) if whole => QuotationKind::Direct,
        (true, 2..) => QuotationKind::Partial,
        _ => QuotationKind::Scare,
    }
}

/// Verbs that the speech of people has more often than news does.
fn says(word: &str) -> bool {
    SAID.contains(&word) || matches!(word, "say" | "saying" | "tell" | "tells" | "telling" | "ask" | "asking")
}

#[cfg(test)]
mod tests {
    use crate::extract::{Flag, QuotationKind};
    use crate::text::Layout;

    fn nested(text: &str) -> Vec<(&str, QuotationKind)> {
        super::super::find(text, &Layout::new(text))
            .iter()
            .filter(|q| q.flags.contains(&Flag::Nested))
            .map(|q| (q.spans[0].of(text), q.kind))
            .collect()
    }

    #[test]
    fn a_quotation_in_a_quotation_is_one_of_its_own() {
        use QuotationKind::{Direct, Partial, Scare};
        let cases: &[(&str, &[(&str, QuotationKind)])] = &[
            ("“The mayor told me, ‘The pier stays,’ and left,” Orr said.", &[("The pier stays,", Direct)]),
            ("\"He said he was 'very sorry' about the pier,\" Orr said.", &[("very sorry", Partial)]),
            ("“The so-called ‘island’ plan is dead and gone,” Orr said.", &[("island", Scare)]),
            ("“He asked, “Why?” and we had no answer,” Orr said.", &[("Why?", Direct)]),
            ("“The pier’s boards, the members’ boats: all gone,” Orr said.", &[]),
            ("“The pier is gone,” Orr said. ‘It is not.’", &[]),
        ];
        for (text, want) in cases {
            assert_eq!(nested(text), *want, "{text}");
        }
    }

    #[test]
    fn the_outer_quotation_stays_whole() {
        let text = "“The mayor told me, ‘The pier stays,’ and left,” Orr said.";
        let found = super::super::find(text, &Layout::new(text));
        let outer: Vec<&str> =
            found.iter().filter(|q| !q.flags.contains(&Flag::Nested)).map(|q| q.spans[0].of(text)).collect();
        assert_eq!(outer, ["The mayor told me, ‘The pier stays,’ and left,"]);
    }
}
