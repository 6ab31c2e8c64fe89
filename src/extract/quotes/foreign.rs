//! Quotations in other languages than English: what stands between marks, by the marks alone. Who said it is not
//! guessed.

use super::super::{How, Quotation, QuotationKind};
use crate::article::Span;
use crate::text::Layout;

/// Keeps of `quotations` what marks alone tell, and takes out of them the words of the outlet that dashes set apart:
///
/// ```text
/// «Мы не видели такого, — сказала мэр. — Но мы восстановим дамбу»    Мы не видели такого | Но мы восстановим дамбу
/// ```
pub fn by_marks(text: &str, layout: &Layout, language: &str, quotations: &mut Vec<Quotation>) {
    quotations.retain(|q| q.kind != QuotationKind::Indirect);
    for quotation in quotations {
        let words = layout.tokens[layout.tokens_in(quotation.cover())].iter().filter(|t| t.is_word()).count();
        // A letter is a word there, so that the shortest titles and names have some.
        let least = if matches!(language, "zh" | "ja") { 6 } else { 2 };
        if quotation.kind == QuotationKind::Scare && words > least {
            quotation.kind = QuotationKind::Direct;
        }
        // what stands between these alone is the name of a work
        if matches!(language, "zh" | "ja") && text[..quotation.cover().start].ends_with(['『', '《', '〈'])
        {
            quotation.kind = QuotationKind::Title;
        }
        quotation.mention = None;
        quotation.cue = None;
        quotation.how = How::Unknown;
        if matches!(language, "ru" | "uk" | "be" | "bg" | "sr" | "kk" | "es" | "pl" | "lt" | "lv") {
            let spans = std::mem::take(&mut quotation.spans);
            quotation.spans = spans.into_iter().flat_map(|span| without_asides(text, span)).collect();
        }
    }
}

/// The parts of `span` that are spoken, where dashes set apart who spoke: after a comma or the end of a sentence, in
/// small letters, up to the next dash or to the end.
fn without_asides(text: &str, span: Span) -> Vec<Span> {
    let mut spoken = Vec::new();
    let (mut from, mut scanned) = (span.start, span.start);
    while let Some((at, after)) = dash(text, Span::new(scanned, span.end)) {
        let before = text[from..at].trim_end();
        let aside = text[after..span.end].trim_start();
        scanned = after;
        // else it is a dash of the sentence itself
        if before.ends_with([',', '!', '?', '…', '.']) && aside.starts_with(char::is_lowercase) {
            push(text, Span::new(from, from + before.trim_end_matches(',').len()), &mut spoken);
            let Some((_, end)) = dash(text, Span::new(after, span.end)) else { return spoken };
            (from, scanned) = (end, end);
        }
    }
    push(text, Span::new(from, span.end), &mut spoken);
    spoken
}

/// The first dash within `span` that parts words: where it begins and where it ends.
fn dash(text: &str, span: Span) -> Option<(usize, usize)> {
    let inside = span.of(text);
    let found = inside.match_indices(['—', '–']).find(|(at, mark)| {
        let (before, after) = (&inside[..*at], &inside[at + mark.len()..]);
        before.ends_with([' ', ',', '.', '!', '?']) || after.starts_with(' ')
    });
    found.map(|(at, mark)| (span.start + at, span.start + at + mark.len()))
}

fn push(text: &str, span: Span, spoken: &mut Vec<Span>) {
    let span = super::marks::trimmed(text, span);
    if span.of(text).chars().any(char::is_alphanumeric) {
        spoken.push(span);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_dashes_set_apart_is_not_spoken() {
        let cases: &[(&str, &[&str])] = &[
            (
                "Мы не видели такого, — сказала мэр. — Но мы восстановим дамбу",
                &["Мы не видели такого", "Но мы восстановим дамбу"],
            ),
            ("Нам никто не помог, — добавила она", &["Нам никто не помог"]),
            ("Вода — это жизнь", &["Вода — это жизнь"]),
            ("Вода — это жизнь, — сказал он. — Берегите её", &["Вода — это жизнь", "Берегите её"]),
            ("Без тире", &["Без тире"]),
            ("", &[]),
        ];
        for (text, spoken) in cases {
            let found = without_asides(text, Span::new(0, text.len()));
            assert_eq!(found.iter().map(|s| s.of(text)).collect::<Vec<_>>(), *spoken, "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn parts_lie_in_order_within(text in "[а-яА-Я ,.!?—–]{0,60}") {
            let found = without_asides(&text, Span::new(0, text.len()));
            for pair in found.windows(2) {
                proptest::prop_assert!(pair[0].end <= pair[1].start);
            }
            proptest::prop_assert!(found.iter().all(|s| !s.is_empty() && s.of(&text).trim() == s.of(&text)));
        }
    }
}
