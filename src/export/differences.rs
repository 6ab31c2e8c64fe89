//! The differences of a row in sentences: who says what, and who stands with whom.

mod groups;

use super::plain::line;
use super::words::{self, list, verb};
use crate::compare::document::{DifferenceKind, Row, Verdict};
use groups::{Group, groups};

/// A difference in a sentence, and the mark it stands beside.
pub struct Told {
    /// The row's mark, where the difference is what makes the verdict; else a quieter one.
    pub mark: char,
    /// The sentence.
    pub text: String,
    /// What differs.
    pub kind: DifferenceKind,
    /// The values, and the letters of the articles that have each; an empty value where they have nothing.
    pub values: Vec<(String, Vec<String>)>,
}

/// The differences of a row in sentences, articles with the same value told together:
/// `Number: A and B say “12”, C says “15”: these cannot both be true`.
pub fn differences(row: &Row) -> Vec<Told> {
    let mut groups = groups(row);
    groups.sort_by_key(|group| (group.weight, group.kind));
    let mut told: Vec<Told> = Vec::new();
    for group in &groups {
        let text = sentence(group);
        if told.iter().all(|known| known.text != text) {
            let values = group.values.iter().map(|(value, letters)| {
                ((*value).to_owned(), letters.iter().map(|letter| (*letter).to_owned()).collect())
            });
            told.push(Told {
                // who said it is contradicted, also where the words are the same
                mark: match group.kind {
                    DifferenceKind::Speaker => words::mark(Verdict::Conflict),
                    _ => [words::mark(row.verdict), '◎', '·'][group.weight],
                },
                text,
                kind: group.kind,
                values: values.collect(),
            });
        }
    }
    told
}

fn sentence(group: &Group) -> String {
    use DifferenceKind as Kind;
    let (with, without): (Vec<_>, Vec<_>) =
        group.values.iter().partition(|(value, _)| !value.trim().is_empty());
    let nobody: Vec<&str> = without.iter().flat_map(|(_, letters)| letters.iter().copied()).collect();
    let mut parts: Vec<String> = Vec::new();
    let leaves_out = matches!(group.kind, Kind::Omission | Kind::Elision);
    let camps = group.camps();
    if leaves_out && !nobody.is_empty() {
        let words: Vec<String> = with.iter().map(|(value, _)| quoted(value)).collect();
        let what = if words.is_empty() { "words".to_string() } else { words.join(" and ") };
        parts.push(format!("{} {} out {what}", list(&nobody), verb(&nobody, "leave")));
    } else if group.kind.sets_values()
        && group.weight == 0
        && nobody.is_empty()
        && camps.iter().any(|camp| camp.len() > 1)
    {
        let camps = camps.iter().map(|camp| {
            let told: Vec<String> =
                camp.iter().map(|&n| says(group.values[n].0, &group.values[n].1)).collect();
            list(&told.iter().map(String::as_str).collect::<Vec<_>>())
        });
        parts.push(camps.collect::<Vec<_>>().join(", but "));
    } else {
        for (value, letters) in &with {
            parts.push(match group.kind {
                Kind::Speaker => format!("{} {} {}", list(letters), verb(letters, "credit"), line(value)),
                kind if kind.sets_values() => says(value, letters),
                _ => format!("{} {} {}", list(letters), verb(letters, "have"), quoted(value)),
            });
        }
        if !nobody.is_empty() {
            let (verb, rest) = match group.kind {
                Kind::Speaker => (verb(&nobody, "credit"), "nobody"),
                _ => (verb(&nobody, "do"), "not have it"),
            };
            parts.push(format!("{} {verb} {rest}", list(&nobody)));
        }
    }
    let mut out = parts.join(", ");
    match group.notes[..] {
        // A note on two readings that gives their values says it all.
        [note] if group.kind != Kind::Wording && note.contains('“') && group.values.len() <= 2 => {
            out = line(note)
        }
        _ => {
            let mut tails: Vec<String> = Vec::new();
            for note in group.notes.iter().map(|note| tail(note)) {
                // three values are not “both”
                let note = if camps.len() > 2 {
                    note.replace("these cannot both", "these cannot all")
                } else {
                    note
                };
                if !note.is_empty() && group.kind != Kind::Wording && !tails.contains(&note) {
                    tails.push(note);
                }
            }
            let tails = tails.join("; ");
            match (out.is_empty(), tails.is_empty()) {
                (true, _) => out = tails,
                (false, true) => {}
                (false, false) => out = format!("{out}: {tails}"),
            }
        }
    }
    let clock = group.kind == Kind::Date && with.iter().all(|(value, _)| is_time_of_day(value));
    let kind = if clock { "Time" } else { words::difference(group.kind) };
    format!("{kind}: {out}")
}

/// `A and B say “12”`.
fn says(value: &str, letters: &[&str]) -> String {
    format!("{} {} {}", list(letters), verb(letters, "say"), quoted(value))
}

/// What stands beside the figures of a time of day.
const CLOCK: [&str; 19] = [
    "", "am", "a.m.", "a.m", "pm", "p.m.", "p.m", "noon", "midnight", "about", "around", "shortly", "after",
    "before", "at", "just", "nearly", "o", "clock",
];

/// Whether a date is told as a time of day alone: `5:50 a.m.`, `noon`.
fn is_time_of_day(value: &str) -> bool {
    let value = value.to_lowercase();
    let mut words = value.split(|c: char| !(c.is_alphanumeric() || c == '.')).filter(|word| !word.is_empty());
    words.all(|word| {
        let letters = word.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
        CLOCK.contains(&letters)
    }) && !value.bytes().all(|b| b.is_ascii_digit())
}

/// What a note says beyond the values, which the sentence has already.
fn tail(note: &str) -> String {
    line(note).split(": ").filter(|clause| !clause.contains('“')).collect::<Vec<_>>().join(": ")
}

fn quoted(value: &str) -> String {
    format!("“{}”", line(value).trim_matches(['“', '”', '"']))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::document::Difference;
    use crate::compare::made;

    /// A row of facts with these differences: kind, the readings, their values, the note.
    fn told(texts: &[&str], found: &[(DifferenceKind, [usize; 2], [&str; 2], &str)]) -> Vec<String> {
        let mut comparison = made::facts(texts);
        let row = &mut comparison.rows[0];
        row.differences = found
            .iter()
            .map(|(kind, readings, values, note)| Difference {
                kind: *kind,
                readings: readings.iter().map(|n| format!("r1.{n}")).collect(),
                values: values.iter().map(|v| (*v).to_owned()).collect(),
                note: (*note).to_owned(),
            })
            .collect();
        differences(row).into_iter().map(|told| told.text).collect()
    }

    #[test]
    fn whoever_says_a_value_is_named_with_it() {
        let texts = [
            "It fell at 5:50 a.m. on the Calloway Star.",
            "At 5.50am it fell.",
            "It fell at 6:40 a.m.",
            "It fell at 5:50 a.m.",
        ];
        let both = "these cannot both be true";
        let found = [
            (DifferenceKind::Date, [1, 3], ["5:50 a.m.", "6:40 a.m."], both),
            (DifferenceKind::Date, [2, 3], ["5.50am", "6:40 a.m."], both),
        ];
        assert_eq!(
            told(&texts, &found),
            [
                "Time: A and D say “5:50 a.m.” and B says “5.50am”, but C says “6:40 a.m.”: these cannot both be true"
            ]
        );
    }

    #[test]
    fn three_values_are_not_both() {
        let texts = ["12 people", "15 people", "18 people"];
        let pair = |a: usize, b: usize| {
            (DifferenceKind::Number, [a, b], [texts[a - 1], texts[b - 1]], "these cannot both be true")
        };
        assert_eq!(
            told(&texts, &[pair(1, 2), pair(1, 3), pair(2, 3)]),
            ["Number: A says “12 people”, B says “15 people”, C says “18 people”: these cannot all be true"]
        );
    }

    #[test]
    fn what_contradicts_and_what_is_less_exact_are_told_apart() {
        let texts = ["two people died, 11 others", "two died, about a dozen people", "three dead"];
        let found = [
            (DifferenceKind::Number, [1, 3], ["two people", "three"], "these cannot both be true"),
            (DifferenceKind::Number, [2, 3], ["two", "three"], "these cannot both be true"),
            (
                DifferenceKind::Number,
                [1, 2],
                ["11 others", "about a dozen people"],
                "both can be true: one is less exact",
            ),
        ];
        assert_eq!(
            told(&texts, &found),
            [
                "Number: A says “two people” and B says “two”, but C says “three”: these cannot both be true",
                "Number: A says “11 others”, B says “about a dozen people”: both can be true: one is less exact",
            ]
        );
    }
}
