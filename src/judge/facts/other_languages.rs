//! Statements in other languages than English: only what numbers and dates tell is judged, and a conflict asks for
//! most of the statement in the same words, since what the other words mean is not known.

use super::dates::is_day;
use super::{DifferenceKind, NOT_BOTH, Pair, best, difference};
use crate::extract::Relation;
use crate::extract::dates;
use crate::extract::numbers::{self, Hedge, Role};
use crate::judge::Verdict;
use crate::judge::quotes::Difference;

/// How many words around a value are looked at.
const REACH: usize = 4;

impl Pair<'_> {
    /// The relation of two statements of which one is in another language than English, and the values in which
    /// they differ.
    ///
    /// `Agree` means that they share enough and nothing conflicts as far as it is read: where they share little, one of
    /// them is negated, or values differ that may stand for different things, it is only `Compatible`.
    pub(super) fn without_words(&self) -> (Verdict, Vec<Difference>) {
        let one_language = self.a.reading.language == self.b.reading.language;
        let nearly_the_same = one_language && self.alike_elsewhere(3, 3);
        let mut found = Vec::new();
        // a row of two sentences that have little in common agrees in nothing
        let mut unclear = !self.shares_enough() || (one_language && self.one_is_negated());
        self.other_numbers(nearly_the_same, &mut found, &mut unclear);
        self.other_dates(nearly_the_same, &mut found, &mut unclear);
        let verdict = match (found.is_empty(), unclear) {
            (false, _) => Verdict::Conflict,
            (true, true) => Verdict::Compatible,
            (true, false) => Verdict::Agree,
        };
        (verdict, found)
    }

    /// Whether three fifths of the words of the shorter statement are in the other, or two fifths and a value.
    fn shares_enough(&self) -> bool {
        let same = |r: Option<Relation>| r == Some(Relation::Same);
        let (a, b) = (self.a.reading, self.b.reading);
        let numbers =
            a.own_numbers().iter().any(|x| b.own_numbers().iter().any(|y| same(numbers::relation(x, y))));
        let dates = a.own_dates().iter().any(|x| b.own_dates().iter().any(|y| same(dates::relation(x, y))));
        self.alike_elsewhere(2, 3) || ((numbers || dates) && self.alike_elsewhere(1, 2))
    }

    /// Two numbers of one unit that no other number of the other side matches.
    fn other_numbers(&self, nearly_the_same: bool, found: &mut Vec<Difference>, unclear: &mut bool) {
        let (ours, theirs) = (self.a.reading.own_numbers(), self.b.reading.own_numbers());
        for x in ours {
            let near = self.a.around(x.span, REACH);
            let mut candidates = theirs.iter().filter_map(|y| {
                let shared = self.b.around(y.span, REACH).iter().filter(|s| near.contains(s)).count();
                numbers::relation(x, y).map(|r| (r, shared, y))
            });
            let Some((Relation::Conflict, shared, y)) = best(&mut candidates) else { continue };
            let matched = |p: &numbers::Number, all: &[numbers::Number]| {
                all.iter()
                    .any(|q| matches!(numbers::relation(p, q), Some(Relation::Same | Relation::Compatible)))
            };
            if matched(x, theirs) || matched(y, ours) {
                continue;
            }
            let vague = x.hedge == Hedge::Vague || y.hedge == Hedge::Vague;
            if nearly_the_same && shared >= 2 && !x.unit.is_empty() && x.role == Role::Count && !vague {
                let (p, q) = (self.a.words(x.span), self.b.words(y.span));
                found.push(difference(DifferenceKind::Number, p, q, NOT_BOTH.to_owned()));
            } else {
                *unclear = true;
            }
        }
    }

    /// Two days, and no day of either side fits one of the other.
    fn other_dates(&self, nearly_the_same: bool, found: &mut Vec<Difference>, unclear: &mut bool) {
        let (ours, theirs) = (self.a.reading.own_dates(), self.b.reading.own_dates());
        let ([x], [y]) = (ours, theirs) else {
            *unclear |= !self.same_days();
            return;
        };
        if dates::relation(x, y) != Some(Relation::Conflict) {
            return;
        }
        let near = self.a.around(x.span, REACH);
        let shared = self.b.around(y.span, REACH).iter().filter(|s| near.contains(s)).count();
        if nearly_the_same && shared >= 2 && is_day(x) && is_day(y) {
            let (p, q) = (self.a.words(x.span), self.b.words(y.span));
            found.push(difference(DifferenceKind::Date, p, q, NOT_BOTH.to_owned()));
        } else {
            *unclear = true;
        }
    }

    /// Whether one statement holds a word that negates outside of what it quotes, and the other none.
    fn one_is_negated(&self) -> bool {
        let negated = |content: &super::Content| {
            let reading = content.reading;
            let mut from = reading.statement.unit.span.start;
            let mut own = String::new();
            for quoted in reading.statement.unit.span.among(reading.quoted) {
                own.push_str(&reading.text[from..quoted.start.max(from)]);
                own.push(' ');
                from = quoted.end.max(from);
            }
            own.push_str(&reading.text[from..reading.statement.unit.span.end.max(from)]);
            is_negated(&own, reading.language)
        };
        negated(&self.a) != negated(&self.b)
    }
}

/// Whether a sentence holds a word that negates.
fn is_negated(sentence: &str, language: &str) -> bool {
    let words: &[&str] = match language {
        "de" => &["nicht", "kein", "keine", "keinen", "keiner", "keinem", "nie", "niemand", "nichts", "ohne"],
        "fr" => &["ne", "n", "pas", "jamais", "aucun", "aucune", "rien", "personne", "sans", "ni"],
        "es" | "gl" | "ca" => &["no", "nunca", "ningún", "ninguna", "nadie", "nada", "sin", "ni", "jamás"],
        "it" => &["non", "mai", "nessun", "nessuno", "nessuna", "nulla", "niente", "senza", "né"],
        "pt" => &["não", "nunca", "nenhum", "nenhuma", "ninguém", "nada", "sem", "nem"],
        "nl" | "af" => &["niet", "geen", "nooit", "niemand", "niets", "zonder", "nie"],
        "sv" | "da" | "nb" | "no" | "nn" => {
            &["inte", "ikke", "ej", "aldrig", "aldri", "ingen", "inga", "uten", "utan"]
        }
        "fi" => &["ei", "eivät", "en", "emme", "ette", "eikä", "älä"],
        "pl" => &["nie", "nigdy", "nikt", "nic", "bez", "żaden", "żadna", "żadnych"],
        "cs" | "sk" => {
            &["ne", "nie", "nikdy", "nikdo", "nic", "bez", "žádný", "žádná", "není", "nebyl", "nebyla"]
        }
        "ru" | "bg" | "be" | "sr" | "uk" => {
            &["не", "ни", "нет", "никогда", "никто", "ничего", "без", "нельзя", "немає", "ніхто", "ніколи"]
        }
        "ar" => &["لا", "لم", "لن", "ليس", "ليست", "غير", "دون", "ولم", "ولا"],
        // written without spaces: looked for anywhere
        "zh" => return sentence.contains(['不', '没', '沒', '未', '无', '無', '非', '否']),
        "ja" => {
            const SIGNS: [&str; 8] = ["ない", "なかっ", "ません", "ぬ", "ず", "未", "不", "否"];
            return SIGNS.iter().any(|sign| sentence.contains(sign));
        }
        "ko" => return ["않", "없", "못", "아니"].iter().any(|sign| sentence.contains(sign)),
        _ => return false,
    };
    let mut parts = sentence.split(|c: char| !c.is_alphanumeric());
    parts.any(|word| !word.is_empty() && word.len() <= 16 && words.contains(&word.to_lowercase().as_str()))
}

#[cfg(test)]
mod tests {
    use super::is_negated;

    #[test]
    fn words_that_negate_are_those_of_the_language() {
        assert!(is_negated("Die Schule bleibt nicht offen.", "de") && !is_negated("Die Nichte kam.", "de"));
        assert!(is_negated("Elle n’est pas venue.", "fr") && is_negated("他没有来。", "zh"));
        assert!(is_negated("Никто не пострадал.", "ru") && !is_negated("No one came", "xx"));
    }
}
