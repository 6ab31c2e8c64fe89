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
    /// The words that the quotation around it has for who says it, and for the saying: `He` and `told`.
    pub told_by: Option<(Span, Span)>,
}

/// What stands in marks of its own inside the passages of `group`, in order.
pub fn within<'a>(r: &'a Reading, group: &Group) -> impl Iterator<Item = Nested> + 'a {
    let after = r.passages[group.last..].iter().take_while(|p| p.depth > 0).count();
    let passages = &r.passages[group.first..group.last + after];
    let outer = group.spans.clone();
    passages.iter().filter(|p| p.depth > 0).filter_map(move |p| {
        let within = *outer.iter().find(|o| o.contains(p.inner))?;
        let saying = saying(r, within.start, p.outer.start);
        let kind = kind(r, saying, p.inner);
        let told_by =
            saying.filter(|_| kind != QuotationKind::Scare).and_then(|t| teller(r, within.start, t));
        Some(Nested { span: p.inner, unclosed: !p.closed, kind, told_by })
    })
}

/// How far before its opening mark a verb of saying leads up to a quotation, in tokens.
const REACH: usize = 5;

/// The token of the verb of saying that leads up to the mark at byte `mark`, not before byte `from`.
fn saying(r: &Reading, from: usize, mark: usize) -> Option<usize> {
    let open = r.layout.tokens.partition_point(|t| t.span.start < mark);
    let before = open.saturating_sub(REACH)..open;
    before
        .rev()
        .take_while(|&t| !matches!(r.class[t], Class::Stop | Class::Semicolon | Class::Open | Class::Close))
        .filter(|&t| r.layout.tokens[t].span.start >= from)
        .find(|&t| says(r.layout.tokens[t].of(r.text)))
}

/// What the words of `inner` are, with the verb of saying before them.
fn kind(r: &Reading, saying: Option<usize>, inner: Span) -> QuotationKind {
    let words = r.layout.tokens_in(inner).filter(|&t| r.layout.tokens[t].is_word()).count();
    let whole = inner.of(r.text).starts_with(char::is_uppercase);
    match (saying, words) {
        (Some(_), _) if whole => QuotationKind::Direct,
        (Some(_), 2..) => QuotationKind::Partial,
        _ => QuotationKind::Scare,
    }
}

/// The words before the verb of saying at token `t` that tell who says it, and the verb; none before byte `from`.
fn teller(r: &Reading, from: usize, t: usize) -> Option<(Span, Span)> {
    let token = |at: usize| r.layout.tokens.get(at).filter(|t| t.span.start >= from && t.is_word());
    let word = |at: usize| token(at).map_or("", |t| t.of(r.text));
    let is_helper = |at: usize| {
        matches!(word(at), "has" | "had" | "have" | "just" | "then" | "also" | "even" | "later" | "once")
    };
    let mut last = t.checked_sub(1)?;
    while is_helper(last) {
        last = last.checked_sub(1)?;
    }
    let pronoun = matches!(word(last), "He" | "he" | "She" | "she" | "I");
    let capital = |at: usize| word(at).starts_with(char::is_uppercase);
    let mut first = last;
    if !pronoun {
        if capital(last) {
            while first > 0 && capital(first - 1) && first + 3 > last {
                first -= 1;
            }
        } else {
            // the mayor, the harbour master; whose "my brother" is takes the speaker to know
            first = (last.saturating_sub(2)..last).rev().find(|&at| matches!(word(at), "the" | "The"))?;
        }
    }
    let words = token(first)?.span.cover(token(last)?.span);
    Some((words, token(t)?.span))
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
    fn the_quotation_around_it_tells_who_speaks() {
        for (text, want) in [
            ("“The mayor told me, ‘The pier stays,’ and left,” Orr said.", Some("The mayor")),
            ("“Then he just said, ‘The pier stays,’ and left,” Orr said.", Some("he")),
            ("“Clara Orr asked us, ‘Does the pier stay?’ and left,” Lund said.", Some("Clara Orr")),
            ("“My brother told me, ‘The pier stays,’ and left,” Orr said.", None),
            ("“It was said: ‘The pier stays,’ and that was it,” Orr said.", None),
        ] {
            let found = super::super::find(text, &Layout::new(text));
            let inner = found.iter().find(|q| q.flags.contains(&Flag::Nested)).expect("one in another");
            assert_eq!(inner.mention.map(|m| m.of(text)), want, "{text}");
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
