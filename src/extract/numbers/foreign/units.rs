//! What is counted or measured: the currency, the measure, or the word behind the number.

use super::Reader;
use super::figures::Figure;
use super::scales::east_asian;
use crate::extract::numbers::currency;
use crate::text::calendar;
use crate::text::function_words::is_function_word;
use crate::text::words::{Kind, is_cjk};

/// What is counted or measured.
pub(super) struct Unit {
    /// Its normal form; empty where it is not told.
    pub name: String,
    /// One past the words that say so.
    pub end: usize,
    /// Whether it is a sign or a word that only stands behind numbers.
    pub sure: bool,
    /// What the figure is multiplied by: 50 pence are half a pound.
    pub factor: f64,
}

impl Unit {
    fn new(name: impl Into<String>, end: usize, sure: bool) -> Unit {
        Unit { name: name.into(), end, sure, factor: 1.0 }
    }

    /// None that is told, behind a number that ends before token `end`.
    pub(super) fn untold(end: usize) -> Unit {
        Unit::new("", end, false)
    }
}

impl Reader<'_> {
    /// What is counted or measured by the figure, behind which token `end` stands; `sign` is the currency before it.
    pub(super) fn unit(&self, figure: &Figure, sign: Option<&str>, end: usize, large: bool) -> Unit {
        if let Some(sign) = sign {
            return Unit::new(sign, end, true);
        }
        let letters = figure.letters;
        if let Some(from) = letters {
            let written = self.text[from..self.tokens[end - 1].span.end].to_lowercase();
            let rest: String = written.chars().skip_while(|c| east_asian(*c).is_some()).collect();
            let money = || currency::named(&rest, self.language).filter(|money| !money.ambiguous);
            let known = measure(&rest).map(|name| (name, 1.0)).or_else(|| Some(money()?.unit()));
            let scaled = matches!(rest.as_str(), "" | "k" | "m" | "md" | "mio" | "mln" | "mrd");
            match known {
                Some((name, factor)) => return Unit { factor, ..Unit::new(name, end, true) },
                None if !scaled => return Unit::new(rest, end, true),
                None => {}
            }
        }
        let mark = self.mark(end);
        if matches!(mark, '%' | '％' | '٪') {
            return Unit::new("%", end + 1, true);
        }
        if let Some((sign, after)) = self.sign_behind(end) {
            return Unit::new(sign, after, true);
        }
        let mut at = end;
        // "millones de euros", "millions d’euros"
        at += usize::from(matches!(self.word(at), "de" | "di" | "of" | "d’" | "d'"));
        let word = self.lower(at);
        let word = ["d’", "d'"].iter().find_map(|of| word.strip_prefix(of)).unwrap_or(&word);
        let two = |second: &str| self.lower(at + 1) == second;
        let per_cent = match word {
            "prozent" | "pourcent" | "procent" | "percent" | "prosent" | "prosenttia" | "százalék"
            | "τοις" | "بالمئة" | "بالمائة" => 1,
            "pour" | "por" | "per" if two("cent") || two("ciento") || two("cento") => 2,
            "في" if two("المئة") || two("المائة") => 2,
            _ if word.starts_with("процент")
                || word.starts_with("відсот")
                || word.starts_with("procenta") =>
            {
                1
            }
            _ => 0,
        };
        if per_cent > 0 {
            return Unit::new("%", at + per_cent, true);
        }
        let Some(token) = self.tokens.get(at).filter(|t| t.kind == Kind::Word && !word.is_empty()) else {
            return Unit::untold(end);
        };
        let letter = word.chars().next().filter(|c| is_cjk(*c));
        if let Some(letter) = letter {
            return self.east_asian_unit(at, end, letter);
        }
        if let Some(money) = self.money(at, word, large) {
            return money;
        }
        if let Some(known) = measure(word) {
            return Unit::new(known, at + 1, true);
        }
        let gap = &self.text[self.tokens[end - 1].span.end..token.span.start];
        let beside = gap.chars().count() <= 4 && !gap.contains('\n');
        let noun = beside
            && word.chars().count() >= 3
            && word.chars().all(|c| c.is_alphabetic() || c == '-' || c == '’' || c == '\'')
            && !is_function_word(word, self.language)
            && calendar::month(word, self.language).is_none();
        if noun { Unit::new(word, at + 1, false) } else { Unit::untold(end) }
    }

    /// The currency sign right before the figure at token `first`, and how many tokens it takes: `$`, `R$`, `CHF`.
    pub(super) fn sign_before(&self, first: usize) -> Option<(String, usize)> {
        let back = first.checked_sub(1).filter(|back| *back >= self.floor)?;
        let mark = self.mark(back);
        if let Some(plain) = self.sign(mark) {
            let letters = back.checked_sub(1).filter(|at| *at >= self.floor && self.glued(back));
            let whose = letters.and_then(|at| currency::prefixed(self.word(at), mark));
            return Some(whose.map_or_else(|| (plain.to_owned(), 1), |whose| (whose, 2)));
        }
        // "kr. 500"
        let stop = mark == '.' && back > self.floor && matches!(self.word(back - 1), "kr" | "Kr");
        if stop && self.glued(back) {
            return Some((self.crowns("kr").to_owned(), 2));
        }
        let known = currency::code(self.word(back)).map(|code| self.crowns(code));
        known.map(|code| (code.to_owned(), 1))
    }

    /// The currency sign at token `at`, behind a figure, and one past it: `€`, `$ CA`, `US$`.
    fn sign_behind(&self, at: usize) -> Option<(String, usize)> {
        let figure = |at: usize| self.tokens.get(at).is_some_and(|t| t.kind == Kind::Number);
        if let Some(plain) = self.sign(self.mark(at)) {
            let whose = currency::prefixed(self.word(at + 1), self.mark(at));
            return Some(whose.map_or_else(|| (plain.to_owned(), at + 1), |whose| (whose, at + 2)));
        }
        let letters = self.glued(at + 1) && !figure(at + 2);
        currency::prefixed(self.word(at), self.mark(at + 1)).filter(|_| letters).map(|whose| (whose, at + 2))
    }

    /// The currency of a sign that stands alone; which of the dollars or pesos `$` is, only where the language is
    /// spoken in no country with one of its own.
    fn sign(&self, mark: char) -> Option<&'static str> {
        let several = mark == '$' && matches!(self.language, "es" | "pt" | "fr" | "gl" | "ca");
        if several { Some("$") } else { currency::sign(mark) }
    }

    /// `kr` in a language that is spoken in one country only.
    fn crowns(&self, code: &'static str) -> &'static str {
        let named = (code == "kr").then(|| currency::named(code, self.language)).flatten();
        named.map_or(code, |money| money.name)
    }

    /// The money that the words at token `at` name, the first of them being `word`: `euros`, `kanadische Dollar`,
    /// `couronnes norvégiennes`, `SEK`.
    fn money(&self, at: usize, word: &str, large: bool) -> Option<Unit> {
        let unit = |(name, factor): (&str, f64), end: usize| Unit { factor, ..Unit::new(name, end, true) };
        let named = |word: &str| currency::named(word, self.language);
        if let Some(money) = named(word) {
            let country = self.lower(at + 1);
            return match money.of_country(&country) {
                Some(code) => Some(unit((code, money.factor), at + 2)),
                None => (!money.ambiguous || large).then(|| unit(money.unit(), at + 1)),
            };
        }
        if let Some(code) = currency::code(self.word(at)) {
            return Some(Unit::new(code, at + 1, true));
        }
        let money = named(&self.lower(at + 1)).filter(currency::Money::is_shared)?;
        money.of_country(word).map(|code| unit((code, money.factor), at + 2))
    }

    /// The letters behind a number in Chinese or Japanese: a currency, a measure, or what they count.
    fn east_asian_unit(&self, at: usize, end: usize, letter: char) -> Unit {
        if !self.glued(at) {
            return Unit::untold(end);
        }
        let start = self.tokens[at].span.start;
        let behind = &self.text[start..];
        const KNOWN: [(&str, &str); 22] = [
            ("欧元", "EUR"),
            ("歐元", "EUR"),
            ("ユーロ", "EUR"),
            ("美元", "USD"),
            ("ドル", "USD"),
            ("英镑", "GBP"),
            ("ポンド", "GBP"),
            ("人民币", "CNY"),
            ("元", "CNY"),
            ("円", "JPY"),
            ("日元", "JPY"),
            ("公里", "km"),
            ("千米", "km"),
            ("キロメートル", "km"),
            ("キロ", "km"),
            ("メートル", "m"),
            ("米", "m"),
            ("公斤", "kg"),
            ("キログラム", "kg"),
            ("トン", "tonne"),
            ("吨", "tonne"),
            ("パーセント", "%"),
        ];
        let known =
            KNOWN.iter().filter(|(word, _)| behind.starts_with(word)).max_by_key(|(word, _)| word.len());
        let (unit, written) = match known {
            Some((word, unit)) => ((*unit).to_owned(), word.chars().count()),
            None if matches!(letter, '个' | '個' | '多' | '余' | '餘') => {
                return Unit::untold(end);
            }
            None => (letter.to_string(), 1),
        };
        Unit::new(unit, at + written, true)
    }
}

/// The measure that a word, in lower case, names.
fn measure(word: &str) -> Option<&'static str> {
    Some(match word {
        "m" | "meter" | "metern" | "mètre" | "mètres" | "metro" | "metros" | "metri" | "metru" | "metrów"
        | "metry" | "метр" | "метра" | "метров" | "метри" | "метрів" | "متر" | "أمتار" | "مترا" | "미터"
        | "metriä" | "méter" => "m",
        "km"
        | "kilometer"
        | "kilometern"
        | "kilomètre"
        | "kilomètres"
        | "kilómetro"
        | "kilómetros"
        | "quilómetros"
        | "quilômetros"
        | "chilometro"
        | "chilometri"
        | "kilometrów"
        | "kilometry"
        | "километр"
        | "километра"
        | "километров"
        | "км"
        | "кілометрів"
        | "كيلومتر"
        | "كيلومترا"
        | "킬로미터" => "km",
        "kg"
        | "kilo"
        | "kilogramm"
        | "kilogrammes"
        | "kilos"
        | "chili"
        | "кг"
        | "килограмм"
        | "килограммов" => "kg",
        "tonne" | "tonnen" | "tonnes" | "toneladas" | "tonnellate" | "ton" | "тонн" | "тонны" | "طن"
        | "톤" => "tonne",
        _ => return None,
    })
}
