//! Whether a text begins with its headline or with its lead.

use crate::import::dates;
use crate::import::layout::ends_sentence;
use crate::text::words::is_cjk;
use rustc_hash::FxHashSet;

/// Whether the first paragraph of `paragraphs` is a headline.
///
/// A headline is short and usually has no full stop. Where it has one, it is told from a short lead
/// by its capitals, by a dateline after it, or by the lead telling the same again.
pub fn is_headline(paragraphs: &[String]) -> bool {
    let [first, second, ..] = paragraphs else { return false };
    let words: Vec<&str> = first.split(' ').collect();
    // without spaces between words: a short line that is no sentence
    let letters = first.chars().filter(|c| is_cjk(*c)).count();
    if letters * 2 > first.chars().count() {
        let longer = second.chars().count() > first.chars().count() || second.ends_with(['。', '」', '”']);
        return (5..=60).contains(&letters)
            && longer
            && !first.ends_with(['。', '！', '？', '」', '”', '：', '、', '，']);
    }
    if !(3..=28).contains(&words.len()) || first.len() > 240 || has_dateline(first) || is_label(first) {
        return false;
    }
    // What follows a headline is running text, not another label.
    if second.len() < 60 && !ends_sentence(second) {
        return false;
    }
    if first.ends_with([':', ',', '—', '–', '…']) {
        return false;
    }
    let stopped = ends_sentence(first);
    // Somebody's words alone open many a story.
    if stopped && first.starts_with(['"', '“', '«', '„', '‘']) && second.len() < 3 * first.len() {
        return false;
    }
    if !stopped {
        return true;
    }
    let body: Vec<&String> = paragraphs.iter().skip(1).take(3).collect();
    let longest = body.iter().map(|p| p.len()).max().unwrap_or(0);
    if longest < first.len() {
        return false;
    }
    (is_title_case(&words) && words.len() > 2) || has_dateline(second) || retold(&words, &body)
}

/// Whether a line is a credit or a label of the page that was copied along.
fn is_label(line: &str) -> bool {
    const LABELS: [&str; 9] = [
        "photo",
        "image",
        "enlarge this",
        "story highlights",
        "share this",
        "advertisement",
        "read more",
        "video:",
        "listen",
    ];
    LABELS.iter().any(|l| line.get(..l.len()).is_some_and(|head| head.eq_ignore_ascii_case(l)))
}

/// Whether nearly all longer words are capitalised.
fn is_title_case(words: &[&str]) -> bool {
    let long: Vec<char> = words
        .iter()
        .map(|w| w.trim_start_matches(|c: char| !c.is_alphanumeric()))
        .filter(|w| w.chars().count() >= 4)
        .filter_map(|w| w.chars().next())
        .collect();
    let capital = long.iter().filter(|c| c.is_uppercase() || c.is_numeric()).count();
    long.len() >= 3 && capital * 10 >= long.len() * 8
}

/// "HARTVILLE, April 2 (Wire) — The board …": capitals, then a dash, within the first words.
fn has_dateline(paragraph: &str) -> bool {
    let Some((at, _)) = paragraph.char_indices().take(70).find(|(_, c)| matches!(c, '—' | '–' | '―'))
    else {
        return false;
    };
    let head = &paragraph[..at];
    let city = head.split([',', ' ', '(']).next().unwrap_or_default();
    city.len() > 2 && city.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase)
}

/// Whether at least half of the longer words stand again in the paragraphs after it.
fn retold(words: &[&str], body: &[&String]) -> bool {
    let stem = |w: &str| -> String {
        w.chars().filter(|c| c.is_alphanumeric()).take(5).collect::<String>().to_lowercase()
    };
    let said: FxHashSet<String> =
        body.iter().flat_map(|p| p.split_whitespace().take(120)).map(stem).collect();
    let long: Vec<String> = words.iter().filter(|w| w.chars().count() >= 4).map(|w| stem(w)).collect();
    let again = long.iter().filter(|w| said.contains(*w)).count();
    // A lead says on which day it happened; a headline hardly ever does.
    let dated = words.iter().any(|w| w.len() > 4 && dates::is_weekday(w.trim_end_matches(['.', ','])));
    !dated && words.len() <= 18 && long.len() >= 3 && again * 2 >= long.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headlines_are_told_from_leads() {
        let is = |paragraphs: &[&str]| {
            is_headline(&paragraphs.iter().map(|p| (*p).to_owned()).collect::<Vec<_>>())
        };
        let lead = "The harbour board voted late on Tuesday to close the eastern pier for two weeks.";
        assert!(is(&["Pier closed for two weeks, but ferries may run", lead]));
        assert!(is(&["Harbour Board Closes Eastern Pier.", lead]));
        assert!(is(&["Eastern pier closed for two weeks by harbour board.", lead]));
        assert!(!is(&["Nobody came to help when the rain began.", lead]));
        assert!(!is(&["Pier closed"]));
        assert!(!is(&[lead, "Nobody came."]));
        assert!(!is(&["Ibo Marsh added:", "“I know.”"]));
    }
}
