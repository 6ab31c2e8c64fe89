//! What the program calls things: verdicts, differences, dates and counts in plain words.

pub use super::differences::{Told, differences};
use super::plain::line;
use crate::compare::document::{
    Comparison, DifferenceKind, How, Matching, QuotationEntry, QuotationKind, Reading, Row, RowKind, Verdict,
};
use rustc_hash::FxHashMap;

/// Every verdict in the order a reader wants them: what contradicts first, what agrees last.
pub const VERDICTS: [Verdict; 8] = [
    Verdict::Conflict,
    Verdict::Reworded,
    Verdict::Cut,
    Verdict::Compatible,
    Verdict::Same,
    Verdict::Agree,
    Verdict::Related,
    Verdict::Single,
];

/// A verdict's place in [`VERDICTS`], counted from 0.
pub fn rank(verdict: Verdict) -> usize {
    VERDICTS.iter().position(|known| *known == verdict).unwrap_or(0)
}

/// Words with a capital at their beginning.
pub fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The word shown for a verdict.
pub fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Conflict => "Conflict",
        Verdict::Reworded => "Reworded",
        Verdict::Cut => "Shortened",
        Verdict::Compatible => "Compatible",
        Verdict::Same => "Same words",
        Verdict::Agree => "Agree",
        Verdict::Related => "Related",
        Verdict::Single => "Only here",
    }
}

/// The mark shown beside the word, so that verdicts differ without colour too.
pub fn mark(verdict: Verdict) -> char {
    match verdict {
        Verdict::Conflict => '≠',
        Verdict::Reworded => '≈',
        Verdict::Cut => '◐',
        Verdict::Compatible => '◎',
        Verdict::Same | Verdict::Agree => '●',
        Verdict::Related => '◌',
        Verdict::Single => '○',
    }
}

/// What a verdict means, in a few words.
pub fn meaning(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Conflict => "Both cannot be true, or the sources contradict each other",
        Verdict::Reworded => "A word inside the quotation marks is replaced, added, dropped or masked",
        Verdict::Cut => "One source quotes a shorter piece of the same words",
        Verdict::Compatible => "Values of different precision that can both be true",
        Verdict::Same => "The same words but for punctuation, capitals and the like",
        Verdict::Agree => "The same fact, and nothing contradicts it",
        Verdict::Related => "About the same matter; whether they say the same is for you to check",
        Verdict::Single => "Only one source has it",
    }
}

/// The key of a verdict in the document, also what `--verdict` takes.
pub fn verdict_key(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Conflict => "conflict",
        Verdict::Reworded => "reworded",
        Verdict::Cut => "cut",
        Verdict::Compatible => "compatible",
        Verdict::Same => "same",
        Verdict::Agree => "agree",
        Verdict::Related => "related",
        Verdict::Single => "single",
    }
}

/// The key of a difference's kind in the document.
pub fn difference_key(kind: DifferenceKind) -> &'static str {
    match kind {
        DifferenceKind::Number => "number",
        DifferenceKind::Date => "date",
        DifferenceKind::Name => "name",
        DifferenceKind::Speaker => "speaker",
        DifferenceKind::Negation => "negation",
        DifferenceKind::Certainty => "certainty",
        DifferenceKind::Wording => "wording",
        DifferenceKind::Masked => "masked",
        DifferenceKind::Elision => "elision",
        DifferenceKind::Bracket => "bracket",
        DifferenceKind::Omission => "omission",
        DifferenceKind::Order => "order",
    }
}

/// What a difference is called in running text.
pub fn difference(kind: DifferenceKind) -> &'static str {
    match kind {
        DifferenceKind::Number => "Number",
        DifferenceKind::Date => "Date",
        DifferenceKind::Name => "Name",
        DifferenceKind::Speaker => "Speaker",
        DifferenceKind::Negation => "Yes or no",
        DifferenceKind::Certainty => "How sure",
        DifferenceKind::Wording => "Wording",
        DifferenceKind::Masked => "Masked word",
        DifferenceKind::Elision => "Left out with a mark",
        DifferenceKind::Bracket => "In brackets",
        DifferenceKind::Omission => "Left out",
        DifferenceKind::Order => "Order",
    }
}

/// `4 March 2026` for `2026-03-04`; anything else as it is.
pub fn date(iso: &str) -> String {
    match iso.parse::<jiff::civil::Date>() {
        Ok(date) => date.strftime("%-d %B %Y").to_string(),
        Err(_) => line(iso),
    }
}

/// `1 word`, `2 words`, `12,480 words`.
pub fn count(n: usize, one: &str, many: &str) -> String {
    let digits = n.to_string();
    let mut grouped = String::with_capacity(digits.len() + 4);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    format!("{grouped} {}", if n == 1 { one } else { many })
}

/// Every word for how firmly readings are matched, the firmest first.
pub const MATCHINGS: [Matching; 3] = [Matching::Firm, Matching::Likely, Matching::Loose];

/// The word for how firmly readings are matched, which is also its key in the document.
pub fn matching(matching: Matching) -> &'static str {
    match matching {
        Matching::Firm => "firm",
        Matching::Likely => "likely",
        Matching::Loose => "loose",
    }
}

/// What a word for how firmly readings are matched means.
pub fn matching_meaning(matching: Matching) -> &'static str {
    match matching {
        Matching::Firm => "The passages share enough to be held for the same",
        Matching::Likely => "The passages probably say the same",
        Matching::Loose => "The passages may only be about the same matter: check that they say the same",
    }
}

/// `3 sources, 2 independent`, or `2 sources` where all are independent; with `loose match` where the readings
/// may not belong together, and with `C only related` where the passages of one may not.
pub fn sources(row: &Row) -> String {
    let had = had_by(row.sources, row.independent);
    if row.matching == Some(Matching::Loose) && row.verdict != Verdict::Related {
        return format!("{had}, loose match");
    }
    let related = related(row);
    if related.is_empty() { had } else { format!("{had}, {} only related", list(&related)) }
}

/// The letters of the articles whose passages in the row may all only be about the same matter as the others.
pub fn related(row: &Row) -> Vec<&str> {
    let mut letters: Vec<&str> =
        row.readings.iter().filter(|r| r.loose).map(|r| r.article.as_str()).collect();
    letters.retain(|letter| row.readings.iter().all(|r| r.loose || r.article != *letter));
    letters.sort_unstable_by_key(|letter| (letter.len(), *letter));
    letters.dedup();
    letters
}

/// How many sources have a row, and how many of them are independent, in words.
pub fn had_by(sources: usize, independent: usize) -> String {
    let told = count(sources, "source", "sources");
    if independent < sources { format!("{told}, {independent} independent") } else { told }
}

/// What the row is about: for a quotation who said it, then its label unless it only repeats the words
/// that are shown below it.
pub fn title(row: &Row) -> String {
    let (label, speaker) = (line(&row.label), line(&row.speaker));
    if row.kind == RowKind::Fact {
        return label;
    }
    let bare =
        label.trim_matches(['“', '”', '"', '…', ' ', '.', ',']).trim_start_matches(&format!("{speaker}: “"));
    let repeats = row.readings.iter().any(|reading| line(&reading.text).contains(bare));
    match (speaker.is_empty(), repeats || label.contains(&speaker) && label.len() < speaker.len() + 4) {
        (true, true) => "Nobody is credited".into(),
        (true, false) => label,
        (false, true) => speaker,
        (false, false) if label.starts_with(&speaker) => label,
        (false, false) => format!("{speaker}: {label}"),
    }
}

/// A reading's words as they are shown.
pub struct Passage {
    /// The words on one line, between marks where the article has them between marks.
    pub text: String,
    /// Who this article credits; empty where it names nobody.
    pub speaker: String,
    /// How the speaker is known, for quotations.
    pub how: Option<How>,
    /// Whether the article has the words between marks.
    pub marks: bool,
    /// Whether it may only be about the same matter as the others.
    pub loose: bool,
}

/// The quotations of a comparison by id.
pub struct Quotations<'c>(FxHashMap<&'c str, &'c QuotationEntry>);

impl<'c> Quotations<'c> {
    /// Indexes the quotations of `comparison`.
    pub fn of(comparison: &'c Comparison) -> Self {
        Quotations(comparison.quotations.iter().map(|quotation| (quotation.id.as_str(), quotation)).collect())
    }

    /// The words of `reading` as they are shown.
    ///
    /// A quotation interrupted by its attribution is shown as one.
    pub fn passage(&self, reading: &Reading) -> Passage {
        let quotation = reading.quotation.as_deref().and_then(|id| self.0.get(id));
        let Some(quotation) = quotation else {
            return Passage {
                text: line(&reading.text),
                speaker: String::new(),
                how: None,
                marks: false,
                loose: reading.loose,
            };
        };
        let whole = quotation.spans.first().is_some_and(|first| first.start == reading.start)
            && quotation.spans.last().is_some_and(|last| last.end == reading.end);
        let text = line(if whole { &quotation.text } else { &reading.text });
        // The comma before “she said” belongs to the sentence around the words.
        let text = text.strip_suffix(',').unwrap_or(&text);
        let marks = quotation.kind != QuotationKind::Indirect;
        let text = if marks && !text.starts_with(['“', '"', '«', '„']) {
            format!("“{text}”")
        } else {
            text.to_string()
        };
        let speaker = line(&quotation.speaker.name);
        Passage { text, speaker, how: Some(quotation.speaker.how), marks, loose: reading.loose }
    }
}

/// What is said beside a reading's words about who said them, where `row` does not say it already.
pub fn credit(row: &Row, passage: &Passage) -> Option<String> {
    if row.kind == RowKind::Fact {
        return passage.loose.then(|| "only related".into());
    }
    match passage.how {
        Some(How::OtherSource) => return Some("not credited beside the words here".into()),
        Some(How::Unknown) => return Some("nobody is credited".into()),
        _ => {}
    }
    let other = !passage.speaker.is_empty() && passage.speaker != line(&row.speaker);
    match (other, passage.marks) {
        (true, true) => Some(passage.speaker.clone()),
        (true, false) => Some(format!("{}, without quotation marks", passage.speaker)),
        (false, true) => None,
        (false, false) => Some("without quotation marks".into()),
    }
}

/// What is said about the credits of a row whose readings are not told one by one:
/// `C reports it without quotation marks`, `D does not credit it beside the words`.
pub fn credits(row: &Row, quotations: &Quotations) -> Vec<String> {
    if row.kind == RowKind::Fact {
        return Vec::new();
    }
    let passages: Vec<(&str, Passage)> =
        row.readings.iter().map(|reading| (reading.article.as_str(), quotations.passage(reading))).collect();
    let letters = |keep: &dyn Fn(&Passage) -> bool| -> Vec<&str> {
        let mut letters: Vec<&str> =
            passages.iter().filter(|(_, p)| keep(p)).map(|(letter, _)| *letter).collect();
        letters.dedup();
        letters
    };
    let mut told = Vec::new();
    let reported = letters(&|passage| !passage.marks);
    if !reported.is_empty() && reported.len() < passages.len() {
        told.push(format!("{} {} it without quotation marks", list(&reported), verb(&reported, "report")));
    }
    let beside = letters(&|passage| passage.how == Some(How::OtherSource));
    if !beside.is_empty() {
        told.push(format!("{} {} not credit it beside the words", list(&beside), verb(&beside, "do")));
    }
    let nobody = letters(&|passage| passage.how == Some(How::Unknown));
    if !nobody.is_empty() {
        told.push(format!("{} {} nobody", list(&nobody), verb(&nobody, "credit")));
    }
    told
}

/// The form of a verb for so many articles: `A says`, `A and B say`.
pub(super) fn verb(letters: &[&str], verb: &'static str) -> &'static str {
    match (letters.len(), verb) {
        (0 | 1, "leave") => "leaves",
        (0 | 1, "credit") => "credits",
        (0 | 1, "say") => "says",
        (0 | 1, "have") => "has",
        (0 | 1, "do") => "does",
        (0 | 1, "report") => "reports",
        _ => verb,
    }
}

/// `A`, `A and B`, `A, B and C`.
pub fn list(items: &[&str]) -> String {
    match items {
        [] => String::new(),
        [one] => (*one).to_string(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}
