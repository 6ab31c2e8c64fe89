//! What the records of all databases share: fields with a name and a colon, dates, bodies.

use crate::import::dates;
use crate::import::layout::{Breaks, Line, paragraphs};
use crate::import::matter::without_by;
use jiff::civil::Date;

/// The value of `line` if it is the field `name`: "Length: 812 words", in any capitals.
pub fn field<'l>(line: &'l str, name: &str) -> Option<&'l str> {
    let head = line.get(..name.len())?;
    let rest = line[name.len()..].trim_start();
    let same = head.eq_ignore_ascii_case(name) || (!name.is_ascii() && head.to_lowercase() == name);
    same.then(|| rest.strip_prefix(':').map(str::trim)).flatten()
}

/// The name of the field that `line` is, of those in `names`.
pub fn any_field<'n>(line: &str, names: &[&'n str]) -> Option<&'n str> {
    names.iter().find(|name| field(line, name).is_some()).copied()
}

/// The value of the first of `lines` that is the field `name`; where it stands alone, the next line.
pub fn value(lines: &[&str], name: &str) -> String {
    let Some(at) = lines.iter().position(|line| field(line, name).is_some()) else { return String::new() };
    let own = field(lines[at], name).unwrap_or_default();
    if !own.is_empty() {
        // A value too long for one line goes on below it.
        let below =
            lines[at + 1..].iter().take_while(|l| !l.is_empty() && !l.contains(": ") && !l.ends_with(':'));
        return std::iter::once(&own).chain(below.take(2)).copied().collect::<Vec<_>>().join(" ");
    }
    let next = lines[at + 1..].iter().find(|line| !line.is_empty());
    next.filter(|line| !line.contains(':')).map(|line| (*line).to_owned()).unwrap_or_default()
}

/// The first of `names` that has a value among `lines`: what a field is called depends on the language in which the
/// database was used.
pub fn value_of(lines: &[&str], names: &[&str]) -> String {
    names.iter().map(|name| value(lines, name)).find(|value| !value.is_empty()).unwrap_or_default()
}

/// The day that a line of a header is: a date, with at most a weekday, a time or an edition after it.
pub fn day(line: &str) -> Option<Date> {
    let (date, after) = dates::leading(line)?;
    let next = after.trim_start_matches([',', ' ']);
    let weekday = next.split([',', ' ']).next().is_some_and(dates::is_weekday);
    (after.len() <= if weekday { 90 } else { 40 }).then_some(date)
}

/// Words, as the databases count them in the languages in which they can be used.
const WORDS: [&str; 16] = [
    "word",
    "words",
    "wörter",
    "mots",
    "mot",
    "palabras",
    "palavras",
    "parole",
    "woorden",
    "ord",
    "слов",
    "слова",
    "słów",
    "kelime",
    "語",
    "字",
];

/// Whether a line is "812 words".
pub fn is_length(line: &str) -> bool {
    let number = line.find(|c: char| !c.is_ascii_digit() && !matches!(c, ',' | '.')).unwrap_or(line.len());
    let (number, what) = line.split_at(number);
    number.starts_with(|c: char| c.is_ascii_digit())
        && number.len() <= 9
        && WORDS.contains(&what.trim().to_lowercase().as_str())
}

/// Whether a line claims a copyright.
pub fn is_copyright(line: &str) -> bool {
    const CLAIMS: [&str; 9] = [
        "copyright",
        "©",
        "(c) ",
        "(c)2",
        "all rights reserved",
        "alle rechte vorbehalten",
        "tous droits réservés",
        "todos los derechos reservados",
        "tutti i diritti riservati",
    ];
    CLAIMS.iter().any(|w| line.get(..w.len()).is_some_and(|head| head.eq_ignore_ascii_case(w)))
}

/// The author line of a field, the names of an index ("Roe, Jane; Lind, Oda") turned round.
pub fn byline(value: &str) -> String {
    let value = without_by(value.trim());
    // as papers of other languages write it
    let value = ["Par ", "Von ", "Por ", "VON ", "PAR ", "POR "]
        .iter()
        .find_map(|by| value.strip_prefix(by))
        .unwrap_or(value);
    let turned = value.split(';').map(|name| {
        let name = name.trim().trim_end_matches('.');
        match name.split_once(", ") {
            Some((last, first))
                if !first.contains(',') && name.split(' ').count() <= 4 && value.contains(';') =>
            {
                format!("{first} {last}")
            }
            _ => name.to_owned(),
        }
    });
    turned.filter(|name| !name.is_empty()).collect::<Vec<_>>().join(", ")
}

/// A body's paragraphs as an article's text.
pub fn text(lines: &[&str]) -> String {
    let lines: Vec<Line> = lines.iter().map(|line| Line::plain(line)).collect();
    paragraphs(&lines, Breaks::Measured).join("\n\n")
}

/// The last lines of `lines` that stand together without a blank line, as one line, and what comes
/// before them.
pub fn last_block<'a, 'l>(lines: &'a [&'l str]) -> Option<(String, &'a [&'l str])> {
    let end = lines.iter().rposition(|line| !line.is_empty())? + 1;
    let start = lines[..end].iter().rposition(|line| line.is_empty()).map_or(0, |at| at + 1);
    Some((lines[start..end].join(" "), &lines[..start]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_and_lines_of_headers() {
        assert_eq!(field("LENGTH: 812 words", "Length"), Some("812 words"));
        assert_eq!(field("Lengthy: x", "Length"), None);
        assert_eq!(value(&["Publication title:", "", "Harbour Post"], "publication title"), "Harbour Post");
        assert_eq!(byline("Roe, Jane; Lind, Oda"), "Jane Roe, Oda Lind");
        assert_eq!(byline("By Jane Roe, Staff Writer"), "Jane Roe, Staff Writer");
        assert_eq!(field("LÄNGE: 532 Wörter", "länge"), Some("532 Wörter"));
        assert!(is_length("295 mots") && is_length("1.312 Wörter") && is_length("812字"));
        assert!(is_length("1,812 words") && !is_length("in 812 words") && !is_length("words"));
        assert_eq!(day("March 4, 2026 Wednesday"), Some(jiff::civil::date(2026, 3, 4)));
        assert_eq!(day("March 4, 2026 was a day on which the board met for the last time"), None);
    }
}
