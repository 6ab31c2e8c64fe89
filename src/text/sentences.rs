//! Sentence boundaries that survive abbreviations, initials and quotations.
//!
//! The boundaries of the sentencex crate, mended where news text needs it:
//!
//! - a quotation of several sentences is several sentences: `“We saw it. | It fell.”`
//! - an attribution belongs to the quotation before it: `“Who fell?” | Marsh asked.` is one
//! - what the tokens hold together is not cut: `Ms. | Orr`, `D-N. | Y.`

use super::lexicon::SAID;
use super::words::Token;
use crate::article::Span;
use rayon::prelude::*;

/// The sentences of the paragraph `within` of a text in `language` (ISO 639-1; empty where it is not known), in order,
/// trimmed, none empty. `tokens` are those of the paragraph.
pub fn split(text: &str, within: Span, tokens: &[Token], language: &str) -> Vec<Span> {
    let english = matches!(language, "" | "en");
    let mut cuts: Vec<usize> =
        if english { inner_ends(text, tokens).collect() } else { full_stops(text, tokens) };
    let mut pieces = Vec::new();
    let mut start = within.start;
    while start < within.end {
        let end = piece_end(text, start, within.end, &cuts);
        pieces.push((start, end));
        start = end;
    }
    let boundaries = |&(start, end): &(usize, usize)| -> Vec<usize> {
        let found =
            sentencex::get_sentence_boundaries(if english { "en" } else { language }, &text[start..end]);
        let places = found.iter().map(|b| start + b.start_byte).filter(|&at| at > start);
        places.map(|at| first_in(text, at, within.end)).collect()
    };
    match &pieces[..] {
        [one] => cuts.extend(boundaries(one)),
        many => cuts.par_extend(many.par_iter().flat_map_iter(boundaries)),
    }
    cuts.sort_unstable();
    cuts.dedup();
    cuts.retain(
        |&cut| if english { !wrong(text, tokens, cut) } else { !goes_on(text, tokens, cut, language) },
    );
    let mut found = Vec::new();
    let mut start = within.start;
    for cut in cuts.into_iter().chain([within.end]) {
        let piece = text[start..cut].trim();
        if !piece.is_empty() {
            let at = first_in(text, start, cut);
            found.push(Span::new(at, at + piece.len()));
        }
        start = cut;
    }
    found
}

/// Longest stretch that is looked at as one, in bytes: sentencex looks around in all of it for each sentence.
const LONGEST: usize = 20_000;

/// Where the stretch from `start` on ends that is looked at as one: where the paragraph does, or, where
/// that is far, at one of the sure `ends` of a sentence.
fn piece_end(text: &str, start: usize, end: usize, ends: &[usize]) -> usize {
    if end - start <= LONGEST {
        return end;
    }
    let furthest = text.floor_char_boundary(start + LONGEST);
    let sure = ends[..ends.partition_point(|&e| e <= furthest)].last().copied().filter(|&e| e > start);
    let blank =
        || text[start..furthest].rfind(char::is_whitespace).map(|at| start + at).filter(|&at| at > start);
    sure.or_else(blank).unwrap_or(furthest)
}

/// The first byte from `from` that is not white space.
fn first_in(text: &str, from: usize, end: usize) -> usize {
    from + (end - from - text[from..end].trim_start().len())
}

/// Where sentences end that no space parts: behind `。`, with the marks that close on it; and before a sentence that
/// begins with a figure, behind a word in small letters.
fn full_stops(text: &str, tokens: &[Token]) -> Vec<usize> {
    let mut cuts = Vec::new();
    for (i, token) in tokens.iter().enumerate() {
        if matches!(token.of(text), "." | "!" | "?")
            && let (Some(before), Some(after)) = (i.checked_sub(1).map(|b| tokens[b]), tokens.get(i + 1))
            && touching(&before, token)
            && !touching(token, after)
            && after.of(text).starts_with(|c: char| c.is_ascii_digit())
            && before.of(text).chars().count() >= 4
            && before.of(text).chars().all(char::is_lowercase)
        {
            cuts.push(after.span.start);
        }
        if !matches!(token.of(text), "。" | "！" | "？") {
            continue;
        }
        let mut next = i + 1;
        while tokens.get(next).is_some_and(|t| touching(&tokens[next - 1], t) && closes(t.of(text))) {
            next += 1;
        }
        // 「…。」と述べた: what follows the closing mark belongs to it
        let closed = next > i + 1 && tokens.get(next).is_some_and(|t| touching(&tokens[next - 1], t));
        let inside = tokens.get(next).is_some_and(|t| closes(t.of(text)));
        if let Some(after) = tokens.get(next).filter(|_| !inside)
            && !(closed && matches!(after.of(text), "と" | "，" | "、"))
        {
            cuts.push(after.span.start);
        }
    }
    cuts
}

/// Whether a cut in another language than English goes through what belongs together: an ordinal or an abbreviation
/// and what it stands with (`am 3. November`, `3,5 Mio. Euro`, `1,2 тыс. домов`).
fn goes_on(text: &str, tokens: &[Token], cut: usize, language: &str) -> bool {
    let next = tokens.partition_point(|t| t.span.end <= cut);
    let Some(after) = tokens.get(next) else { return false };
    if after.span.start < cut {
        return true;
    }
    if next < 2 || tokens[next - 1].of(text) != "." || !touching(&tokens[next - 2], &tokens[next - 1]) {
        return false;
    }
    let last = tokens[next - 2].of(text);
    if last.len() <= 2 && last.bytes().all(|b| b.is_ascii_digit()) {
        return matches!(
            language,
            "de" | "da" | "nb" | "no" | "nn" | "fi" | "cs" | "sk" | "pl" | "hu" | "hr" | "sl" | "et" | "tr"
        );
    }
    const SHORT: [&str; 62] = [
        "mio", "mrd", "tsd", "nr", "ca", "bzw", "dr", "prof", "st", "usw", "str", "abs", "art", "evtl",
        "ggf", "z", "b", "u", "a", "d", "h", "m", "mm", "mme", "av", "núm", "sr", "sra", "dña", "ud", "pág",
        "sig", "dott", "avv", "ing", "млн", "млрд", "тыс", "руб", "ул", "им", "т", "е", "г", "гг", "р",
        "стр", "св", "тис", "грн", "mln", "mld", "tys", "tzn", "np", "tel", "jan", "feb", "okt", "nov",
        "dez", "dic",
    ];
    // what follows a sentence begins with a capital, but so do nouns and names behind an abbreviation
    SHORT.contains(&last.to_lowercase().as_str())
        && (last.chars().count() > 1
            || last.starts_with(char::is_uppercase)
            || after.of(text).starts_with(char::is_lowercase))
}

fn ends_sentence(mark: &str) -> bool {
    matches!(mark, "." | "!" | "?" | "…" | "。" | "！" | "？")
}

fn closes(mark: &str) -> bool {
    matches!(mark, "”" | "’" | "\"" | "'" | ")" | "]" | "»" | "」" | "』")
}

fn opens(mark: &str) -> bool {
    matches!(mark, "“" | "‘" | "\"" | "(" | "[" | "«" | "„" | "「" | "『")
}

/// Where a sentence ends at a mark of its own and another begins with a capital.
fn inner_ends<'a>(text: &'a str, tokens: &'a [Token]) -> impl Iterator<Item = usize> + 'a {
    tokens.iter().enumerate().filter_map(move |(i, token)| {
        if token.is_word() || !ends_sentence(token.of(text)) {
            return None;
        }
        let mut next = i + 1;
        while tokens.get(next).is_some_and(|t| touching(&tokens[next - 1], t) && closes(t.of(text))) {
            next += 1;
        }
        let after = tokens.get(next)?;
        let apart = text[tokens[next - 1].span.end..after.span.start].contains(char::is_whitespace);
        let word = if opens(after.of(text)) { tokens.get(next + 1)? } else { after };
        let capital = word.of(text).starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
        // an ellipsis inside a sentence goes on with a capital too often to be an end by itself
        let trailing_off = i > 0 && touching(&tokens[i - 1], token) && tokens[i - 1].of(text) == ".";
        (apart && capital && !trailing_off && token.of(text) != "…").then_some(after.span.start)
    })
}

fn touching(a: &Token, b: &Token) -> bool {
    a.span.end == b.span.start
}

/// Whether a cut at `cut` goes through what belongs together.
fn wrong(text: &str, tokens: &[Token], cut: usize) -> bool {
    let next = tokens.partition_point(|t| t.span.end <= cut);
    let Some(after) = tokens.get(next) else { return false };
    if after.span.start < cut {
        return true;
    }
    let Some(before) = next.checked_sub(1).map(|i| tokens[i]) else { return false };
    let last = before.of(text);
    // a title or initial that keeps its full stop is followed by a name
    if before.is_word() && last.ends_with('.') && title(last) {
        return true;
    }
    if !matches!(last, "”" | "\"" | "’" | "'" | "»") {
        return false;
    }
    let inside = next.checked_sub(2).map(|i| tokens[i].of(text));
    if !matches!(inside, Some("?" | "!" | "," | "…" | "-" | "—")) {
        return false;
    }
    // `… ?” Marsh asked`: up to four words and then a reporting verb
    for (seen, word) in tokens[next..].iter().take(5).map(|t| t.of(text)).enumerate() {
        if SAID.contains(&word) || matches!(word, "read" | "reads") {
            return seen > 0 || matches!(inside, Some("?" | "!"));
        }
        if !word.starts_with(char::is_alphabetic) {
            return false;
        }
    }
    false
}

fn title(word: &str) -> bool {
    matches!(
        word,
        "Mr."
            | "Mrs."
            | "Ms."
            | "Dr."
            | "Sen."
            | "Sens."
            | "Rep."
            | "Reps."
            | "Gov."
            | "Govs."
            | "Gen."
            | "Col."
            | "Lt."
            | "Sgt."
            | "Capt."
            | "Cmdr."
            | "Maj."
            | "Adm."
            | "Prof."
            | "Rev."
            | "Hon."
            | "St."
    )
}

#[cfg(test)]
mod tests {
    use super::LONGEST;
    use crate::text::Layout;

    #[test]
    fn a_long_line_has_the_sentences_of_its_parts() {
        let once = "Mr. Orr left at 5 p.m. on Friday. “We saw it. It fell,” said Ms. Marsh of the port. Nobody knew. ";
        let times = 3 * LONGEST / once.len();
        let text = once.repeat(times);
        assert_eq!(Layout::new(&text).sentences.len(), 4 * times);
        // without any end of a sentence it is still cut up
        let endless = "no end ".repeat(LONGEST);
        assert_eq!(Layout::new(&endless).sentences.len(), 1);
    }

    #[test]
    fn sentences_survive_quotations_titles_and_initials() {
        let cases: [&[&str]; 9] = [
            &["“We saw it.", "It fell,” said Ms. Orr of the port."],
            &["“Who fell?” Marsh asked.", "Nobody knew."],
            &["Sen. Una Reed, D-N.Y., left at 5 p.m. on Friday.", "She was tired."],
            &["He said, “Stop.", "Go home.”", "They left."],
            &["It cost $5.7 million.", "That is a lot."],
            &["Gov. Lee met Mr. O. Marsh in the U.S. Capitol."],
            &["“No,” she said.", "“Never again.”"],
            &["They waited ... and waited.", "Then it rained!", "A lot."],
            &["The U.S. sent 12 ships.", "12 came back."],
        ];
        for sentences in cases {
            let text = sentences.join(" ");
            let layout = Layout::new(&text);
            let found: Vec<&str> = layout.sentences.iter().map(|s| s.span.of(&text)).collect();
            assert_eq!(found, sentences);
        }
    }
}
