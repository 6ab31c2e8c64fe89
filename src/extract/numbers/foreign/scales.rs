//! The words and letters for thousands, millions and more.

use super::Reader;
use super::figures::Figure;
use crate::extract::numbers::currency;
use crate::text::words::Kind;

impl Reader<'_> {
    /// By what the figure is multiplied, one past what says so, and what is added: 3億5000万 is 3 times a hundred
    /// million, and 50 million.
    pub(super) fn scale(&self, figure: &Figure) -> (f64, usize, f64) {
        if let Some(from) = figure.letters {
            let letters = self.text[from..self.tokens[figure.end - 1].span.end].to_lowercase();
            let first = letters.chars().next().unwrap_or(' ');
            let factor = east_asian(first).unwrap_or(match letters.as_str() {
                "k" | "mil" | "tys" | "тыс" => 1e3,
                "m" | "mio" | "mln" | "млн" => 1e6,
                "md" | "mds" | "mrd" | "млрд" => 1e9,
                _ => 1.0,
            });
            return (factor, figure.end, 0.0);
        }
        if self.glued(figure.end) {
            let mut chars = self.word(figure.end).chars();
            let alone = |c: Option<char>, rest: Option<char>| c.filter(|_| rest.is_none());
            if let Some(factor) = alone(chars.next(), chars.next()).and_then(east_asian) {
                return self.composed(figure, factor);
            }
        }
        let (mut factor, mut end) = (1.0, figure.end);
        // "tres mil millones", "3 mille milliards": one after the other
        for _ in 0..2 {
            let Some(more) = scale_word(&self.lower(end), self.language) else { break };
            factor *= more;
            end += 1;
            // "Mio.", "тыс."
            let short = self.word(end - 1).chars().count() <= 4;
            end +=
                usize::from(short && self.mark(end) == '.' && self.glued(end) && end + 1 < self.tokens.len());
        }
        // "3,5 M€"
        let short = match self.word(figure.end) {
            "M" => 1e6,
            "Md" | "Mds" | "Mrd" => 1e9,
            _ => 1.0,
        };
        if factor == 1.0
            && short > 1.0
            && self.glued(figure.end + 1)
            && currency::sign(self.mark(figure.end + 1)).is_some()
        {
            return (short, figure.end + 1, 0.0);
        }
        (factor, end, 0.0)
    }

    /// The rest of a number whose first part is followed by the letter for `factor`.
    pub(super) fn composed(&self, figure: &Figure, factor: f64) -> (f64, usize, f64) {
        let (mut factor, mut end) = (factor, figure.end + 1);
        let mut chars = self.word(end).chars();
        // 千万, 百万: one after the other
        if self.glued(end)
            && let (Some(more), None) = (chars.next().and_then(east_asian), chars.next())
        {
            factor *= more;
            end += 1;
        }
        let mut added = 0.0;
        let mut smallest = factor;
        while self.glued(end) && self.tokens[end].kind == Kind::Number {
            let Some(part) = self.figure(end).filter(|part| part.letters.is_none()) else { break };
            let mut chars = self.word(part.end).chars();
            let next =
                chars.next().filter(|_| chars.next().is_none() && self.glued(part.end)).and_then(east_asian);
            let by = next.unwrap_or(1.0);
            if by >= smallest || part.value * by >= smallest {
                break;
            }
            added += part.value * by;
            smallest = by;
            end = part.end + usize::from(next.is_some());
        }
        (factor, end, added)
    }
}

/// What the letters for large numbers multiply by.
pub(super) fn east_asian(letter: char) -> Option<f64> {
    Some(match letter {
        '十' => 1e1,
        '百' => 1e2,
        '千' | '천' => 1e3,
        '万' | '萬' | '만' => 1e4,
        '亿' | '億' | '억' => 1e8,
        '兆' | '조' => 1e12,
        _ => return None,
    })
}

/// What a word, in lower case, multiplies by in a language.
pub(super) fn scale_word(word: &str, language: &str) -> Option<f64> {
    let begins = |stems: &[&str]| stems.iter().any(|stem| word.starts_with(stem));
    Some(match (language, word) {
        ("de", "tausend" | "tsd") => 1e3,
        ("de", "billion" | "billionen" | "bio") => 1e12,
        ("fr", "mille") => 1e3,
        ("fr", "billion" | "billions") => 1e12,
        ("es" | "pt" | "gl" | "ca", "mil") => 1e3,
        ("es" | "gl", "billón" | "billones") => 1e12,
        ("pt", "bilhão" | "bilhões") => 1e9,
        ("pt", "trilhão" | "trilhões" | "bilião" | "biliões") => 1e12,
        ("it", "mila" | "mille") => 1e3,
        ("nl", "duizend") => 1e3,
        ("sv", "tusen") | ("nb" | "no" | "nn", "tusen") | ("da", "tusind") => 1e3,
        ("fi", "tuhatta" | "tuhat") | ("hu", "ezer") | ("tr", "bin") | ("ro", "mii" | "mie") => 1e3,
        ("pl", "tys" | "tysiące" | "tysięcy" | "tysiąc") | ("cs", "tisíc" | "tisíce") => 1e3,
        ("ar", "ألف" | "الف" | "آلاف" | "ألفا") | ("fa", "هزار") | ("he", "אלף") => 1e3,
        ("hi", "हज़ार" | "हजार") | ("id", "ribu") => 1e3,
        ("hi", "लाख") => 1e5,
        ("hi", "करोड़") => 1e7,
        ("id", "juta") => 1e6,
        ("el", "χιλιάδες") => 1e3,
        ("el", "εκατ" | "εκατομμύρια" | "εκατομμύριο") => 1e6,
        ("el", "δισ" | "δισεκατομμύρια") => 1e9,
        ("ar", "مليون" | "ملايين" | "مليونا") | ("fa", "میلیون") | ("he", "מיליון") => {
            1e6
        }
        ("ar", "مليار" | "مليارات") | ("fa", "میلیارد") | ("he", "מיליארד") => 1e9,
        ("ru" | "bg" | "sr" | "be", _) if begins(&["тысяч", "тыс"]) => 1e3,
        ("uk", _) if begins(&["тисяч", "тис"]) => 1e3,
        ("ru" | "uk" | "bg" | "sr" | "be", _) if begins(&["миллион", "мільйон", "милион", "млн"]) => {
            1e6
        }
        ("ru" | "uk" | "bg" | "sr" | "be", _) if begins(&["миллиард", "мільярд", "милиард", "млрд"]) => {
            1e9
        }
        _ => match word {
            "million" | "millionen" | "millions" | "millón" | "millones" | "milione" | "milioni"
            | "milhão" | "milhões" | "miljoen" | "miljoner" | "miljon" | "millioner" | "miljoonaa"
            | "milion" | "miliony" | "milionów" | "milionů" | "millió" | "milioane" | "milion."
            | "milyon" | "mio" | "mln" | "mill" | "milj" => 1e6,
            "milliarde" | "milliarden" | "milliard" | "milliards" | "miliardo" | "miliardi" | "miljard"
            | "miljarder" | "milliarder" | "miljardia" | "miliard" | "miliardy" | "miliardów"
            | "miliarde" | "milliárd" | "milyar" | "mrd" | "mld" | "mds" | "miliar" => 1e9,
            _ => return None,
        },
    })
}
