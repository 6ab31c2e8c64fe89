//! Numbers in other languages than English: figures, with the words for thousands and millions, the currency or the
//! measure, and else the word that follows as what is counted.
//!
//! ```text
//! 1.250 Menschen        1 250 habitants     1250 человек      1250人       1250 … menschen, habitants, человек, 人
//! 3,5 Millionen Euro    3,5 M€              3,5 млн евро      350万欧元     3,500,000 EUR
//! 4,75 Meter            4,75 mètres         4,75 метра        4.75米       4.75 m
//! 40 Prozent            40 %                40 процентов      40％         40 %
//! ```
//!
//! Which mark is the decimal one is told by the language; where a figure can be read both ways it is left out
//! (`1,250` in Spanish, which Mexico and Spain read differently), as are numbers in words, ranks, labels, times and
//! years. Names of scales after the Unicode Common Locale Data Repository (CLDR, compact numbers).

use super::{Hedge, Number, Role, hedge, value};
use crate::article::Span;
use crate::extract::dates::DateMention;
use crate::extract::dates::foreign::digit;
use crate::text::function_words::is_function_word;
use crate::text::words::{Kind, Token, is_cjk};
use crate::text::{Layout, calendar};

/// The numbers of `text`, in order, none overlapping each other or the `dates` found before.
pub fn find(text: &str, layout: &Layout, language: &str, dates: &[DateMention]) -> Vec<Number> {
    let reader = Reader { text, layout, tokens: &layout.tokens, language };
    let mut found = Vec::new();
    let (mut at, mut date) = (0, 0);
    while at < layout.tokens.len() {
        let start = layout.tokens[at].span.start;
        while date < dates.len() && dates[date].span.end <= start {
            date += 1;
        }
        let until = dates.get(date).map_or(usize::MAX, |d| d.span.start);
        if until <= start || layout.tokens[at].kind != Kind::Number {
            at += 1;
            continue;
        }
        match reader.number(at, until) {
            Some((number, end)) => {
                found.push(number);
                at = end.max(at + 1);
            }
            // the rest of a figure that was left out is none either
            None => at = reader.figure_end(at).max(at + 1),
        }
    }
    found
}

struct Reader<'a> {
    text: &'a str,
    layout: &'a Layout,
    tokens: &'a [Token],
    language: &'a str,
}

/// A figure with what is written onto it.
struct Figure {
    value: f64,
    slack: f64,
    /// One past its last token.
    end: usize,
    /// Whether it is four digits in a row, as years are.
    like_year: bool,
    /// Letters written onto the digits of the last token: from where in the text.
    letters: Option<usize>,
}

impl Reader<'_> {
    fn word(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| token.of(self.text))
    }

    fn lower(&self, at: usize) -> String {
        let word = self.word(at);
        if word.len() > 60 { String::new() } else { word.to_lowercase() }
    }

    fn mark(&self, at: usize) -> char {
        let token = self.tokens.get(at).filter(|token| token.kind == Kind::Mark);
        token.and_then(|token| token.of(self.text).chars().next()).unwrap_or(' ')
    }

    fn glued(&self, at: usize) -> bool {
        at > 0 && self.tokens.get(at).is_some_and(|t| t.span.start == self.tokens[at - 1].span.end)
    }

    /// The number whose figures begin at token `first`, and one past its last token; nothing reaches past byte
    /// `until`.
    fn number(&self, first: usize, until: usize) -> Option<(Number, usize)> {
        let figure = self.figure(first)?;
        if self.is_label(first, &figure) {
            return None;
        }
        let reaches = |end: usize| end == 0 || self.tokens.get(end - 1).is_none_or(|t| t.span.end <= until);
        let (scale, value_end, added) = self.scale(&figure);
        let (unit, unit_end, is_sign) = self.unit(first, value_end, figure.letters);
        let (unit, unit_end) = if reaches(unit_end) { (unit, unit_end) } else { (String::new(), value_end) };
        if figure.like_year && scale == 1.0 && !is_sign {
            return None;
        }
        let (before, hedge) = self.hedge(first, unit_end);
        let amount = figure.value * scale + added;
        let (low, high) = hedge::interval(amount, amount, hedge);
        let plain = hedge == Hedge::None;
        let rounded =
            if scale > 1.0 { figure.slack.max(value::rounding(figure.value)) * scale } else { figure.slack };
        let slack = match plain {
            true if added > 0.0 => value::rounding(amount),
            true => rounded.min(amount.abs() * 0.1).max(0.0),
            false => 0.0,
        };
        let sign = usize::from(before == first && first > 0 && currency_sign(self.mark(first - 1)).is_some());
        let from = self.tokens[before - sign].span.start;
        let number = Number {
            span: Span::new(from, self.tokens[unit_end.max(value_end) - 1].span.end),
            value: Span::new(self.tokens[first].span.start, self.tokens[value_end - 1].span.end),
            low,
            high,
            exact: plain && slack <= 0.5,
            unit,
            slack,
            role: Role::Count,
            hedge,
            second: None,
        };
        Some((number, unit_end.max(value_end)))
    }

    /// One past the tokens that are written together with the figure at `at`.
    fn figure_end(&self, at: usize) -> usize {
        let mut end = at + 1;
        while self.glued(end) && (self.tokens[end].kind == Kind::Number || is_separator(self.mark(end))) {
            end += 1;
        }
        end
    }

    /// The figure at token `first`, put together where its marks or spaces part it into several tokens.
    fn figure(&self, first: usize) -> Option<Figure> {
        let mut end = first + 1;
        // ٣٫٥: marks that part tokens
        while self.glued(end)
            && matches!(self.mark(end), '.' | ',' | '٫' | '٬' | '，' | '．')
            && self.glued(end + 1)
            && self.tokens[end + 1].kind == Kind::Number
        {
            end += 2;
        }
        let written = &self.text[self.tokens[first].span.start..self.tokens[end - 1].span.end];
        if written.len() > 40 {
            return None;
        }
        let inside = |c: char| digit(c).is_some() || is_separator(c);
        let length = written.find(|c| !inside(c)).unwrap_or(written.len());
        if !written[length..].chars().all(char::is_alphabetic) {
            return None;
        }
        let letters = (length < written.len()).then(|| self.tokens[first].span.start + length);
        let (mut value, mut slack) = parse(&written[..length], self.language)?;
        let digits = written[..length].chars().count();
        let mut like_year = digits == 4 && (1900.0..2100.0).contains(&value) && value.fract() == 0.0;
        if letters.is_none() && digits <= 3 && groups_by_space(self.language) && !written.starts_with('0') {
            while let Some(group) = self.group(end) {
                value = value * 1000.0 + group;
                end += 1;
                (slack, like_year) = (value::rounding(value), false);
            }
        }
        (value <= 1e15).then_some(Figure { value, slack, end, like_year, letters })
    }

    /// Three digits after one space.
    fn group(&self, at: usize) -> Option<f64> {
        let word = self.word(at);
        let apart = at > 0 && self.tokens.get(at)?.span.start == self.tokens[at - 1].span.end + 1;
        let space = self.text[..self.tokens[at].span.start].ends_with(' ');
        // with a decimal part the group is the last, and is left to be read alone
        let three = word.chars().count() == 3 && word.chars().all(|c| digit(c).is_some());
        let joined = self.glued(at + 1) && (is_separator(self.mark(at + 1)) || self.mark(at + 1) == '-');
        let goes_on =
            joined && self.tokens.get(at + 2).is_some_and(|t| t.kind == Kind::Number) && self.glued(at + 2);
        (apart && space && three && !goes_on)
            .then(|| word.chars().filter_map(digit).fold(0.0, |n, d| n * 10.0 + f64::from(d)))
    }

    /// Whether the figure labels something, ranks it or is part of something else.
    fn is_label(&self, first: usize, figure: &Figure) -> bool {
        let back = first.checked_sub(1).map_or("", |b| self.word(b));
        let glued = self.glued(first);
        if glued && matches!(back, "-" | "–" | "/" | ":" | "№" | "#" | "@" | "_" | "." | "," | "第" | "+")
        {
            return true;
        }
        if matches!(back, "№" | "#" | "n°" | "Nr" | "No" | "nº" | "第" | "Nr." | "No.") {
            return true;
        }
        if back == "."
            && first >= 2
            && matches!(self.word(first - 2), "Nr" | "nr" | "No" | "núm" | "num" | "Art" | "art" | "S" | "p")
        {
            return true;
        }
        let after = self.mark(figure.end);
        let next_number = self.tokens.get(figure.end + 1).is_some_and(|t| t.kind == Kind::Number);
        if self.glued(figure.end)
            && matches!(after, '-' | '–' | '/' | ':')
            && self.glued(figure.end + 1)
            && next_number
        {
            return true;
        }
        if self.glued(figure.end) && matches!(after, ')' | '-' | '°' | 'º' | 'ª') {
            return true;
        }
        // "am 3. Tag": a rank in languages that write a full stop behind it
        const RANKED: [&str; 14] =
            ["de", "da", "nb", "no", "nn", "fi", "cs", "sk", "pl", "hu", "tr", "hr", "sl", "et"];
        let stop = after == '.'
            && self.glued(figure.end)
            && figure.value < 1000.0
            && RANKED.contains(&self.language);
        let stop_at = self.tokens.get(figure.end).map_or(0, |t| t.span.start);
        let same_sentence = self
            .tokens
            .get(figure.end + 1)
            .is_some_and(|next| self.layout.sentence_at(next.span.start) == self.layout.sentence_at(stop_at));
        stop && same_sentence
    }

    /// By what the figure is multiplied, one past what says so, and what is added: 3億5000万 is 3 times a hundred
    /// million, and 50 million.
    fn scale(&self, figure: &Figure) -> (f64, usize, f64) {
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
            && currency_sign(self.mark(figure.end + 1)).is_some()
        {
            return (short, figure.end + 1, 0.0);
        }
        (factor, end, 0.0)
    }

    /// The rest of a number whose first part is followed by the letter for `factor`.
    fn composed(&self, figure: &Figure, factor: f64) -> (f64, usize, f64) {
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

    /// What is counted or measured, one past the words that say so, and whether it is a sign or a word that only
    /// stands behind numbers.
    fn unit(&self, first: usize, end: usize, letters: Option<usize>) -> (String, usize, bool) {
        if let Some(sign) = first.checked_sub(1).and_then(|back| currency_sign(self.mark(back))) {
            return (sign.to_owned(), end, true);
        }
        if let Some(from) = letters {
            let written = self.text[from..self.tokens[end - 1].span.end].to_lowercase();
            let rest: String = written.chars().skip_while(|c| east_asian(*c).is_some()).collect();
            let known = measure(&rest).or_else(|| currency(&rest, self.language));
            let scaled = matches!(rest.as_str(), "" | "k" | "m" | "md" | "mio" | "mln" | "mrd");
            if !scaled || known.is_some() {
                return (known.map_or(rest, str::to_owned), end, true);
            }
        }
        let mark = self.mark(end);
        if matches!(mark, '%' | '％' | '٪') {
            return ("%".to_owned(), end + 1, true);
        }
        if let Some(sign) = currency_sign(mark) {
            return (sign.to_owned(), end + 1, true);
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
            return ("%".to_owned(), at + per_cent, true);
        }
        let Some(token) = self.tokens.get(at).filter(|t| t.kind == Kind::Word && !word.is_empty()) else {
            return (String::new(), end, false);
        };
        let letter = word.chars().next().filter(|c| is_cjk(*c));
        if let Some(letter) = letter {
            return self.east_asian_unit(at, end, letter);
        }
        if let Some(known) = currency(word, self.language).or_else(|| measure(word)) {
            return (known.to_owned(), at + 1, true);
        }
        let gap = &self.text[self.tokens[end - 1].span.end..token.span.start];
        let beside = gap.chars().count() <= 4 && !gap.contains('\n');
        let noun = beside
            && word.chars().count() >= 3
            && word.chars().all(|c| c.is_alphabetic() || c == '-' || c == '’' || c == '\'')
            && !is_function_word(word, self.language)
            && calendar::month(word, self.language).is_none();
        if noun { (word.to_owned(), at + 1, false) } else { (String::new(), end, false) }
    }

    /// The letters behind a number in Chinese or Japanese: a currency, a measure, or what they count.
    fn east_asian_unit(&self, at: usize, end: usize, letter: char) -> (String, usize, bool) {
        if !self.glued(at) {
            return (String::new(), end, false);
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
                return (String::new(), end, false);
            }
            None => (letter.to_string(), 1),
        };
        (unit, at + written, true)
    }

    /// From which token on the hedge before the figure stands, and what it says.
    fn hedge(&self, first: usize, end: usize) -> (usize, Hedge) {
        if matches!(self.language, "zh" | "ja" | "ko") {
            return self.east_asian_hedge(first, end);
        }
        let back = |by: usize| first.checked_sub(by).map(|at| self.lower(at)).unwrap_or_default();
        // a sign may stand between: "rund €3"
        let skip = usize::from(first > 0 && currency_sign(self.mark(first - 1)).is_some());
        let (one, two) = (back(1 + skip), back(2 + skip));
        let pair = match (two.as_str(), one.as_str()) {
            ("mehr", "als")
            | ("plus", "de")
            | ("más", "de")
            | ("mas", "de")
            | ("più", "di")
            | ("mais", "de")
            | ("meer", "dan")
            | ("mer", "än")
            | ("mere", "end")
            | ("mer", "enn")
            | ("أكثر", "من") => Hedge::Over,
            ("weniger", "als")
            | ("moins", "de")
            | ("menos", "de")
            | ("meno", "di")
            | ("minder", "dan")
            | ("أقل", "من") => Hedge::Under,
            ("au", "moins") | ("al", "menos") | ("por", "menos") | ("не", "менее") | ("pelo", "menos") => {
                Hedge::AtLeast
            }
            ("ca", ".") | ("cerca", "de") | ("alrededor", "de") | ("près", "de") | ("около", "чем") => {
                Hedge::About
            }
            _ => Hedge::None,
        };
        if pair != Hedge::None {
            return (first - 2 - skip, pair);
        }
        let single = match one.as_str() {
            "rund" | "etwa" | "ungefähr" | "circa" | "zirka" | "gut" | "environ" | "quelque" | "quelques"
            | "unos" | "unas" | "aproximadamente" | "ongeveer" | "ungefär" | "cirka" | "omkring" | "noin"
            | "około" | "asi" | "около" | "примерно" | "приблизно" | "близько" | "نحو" | "حوالي" | "بنحو"
            | "yaklaşık" | "sekitar" | "περίπου" => Hedge::About,
            "fast" | "knapp" | "beinahe" | "presque" | "casi" | "quasi" | "quase" | "bijna" | "nästan"
            | "næsten" | "prawie" | "почти" | "майже" => Hedge::Nearly,
            "über" | "oltre" | "ruim" | "över" | "ponad" | "přes" | "более" | "свыше" | "больше"
            | "понад" => Hedge::Over,
            "mindestens" | "wenigstens" | "almeno" | "minstens" | "minst" | "mindst" | "co najmniej"
            | "vähintään" => Hedge::AtLeast,
            "höchstens" | "maximal" | "jopa" => Hedge::AtMost,
            _ => Hedge::None,
        };
        if single == Hedge::None { (first, single) } else { (first - 1 - skip, single) }
    }

    fn east_asian_hedge(&self, first: usize, end: usize) -> (usize, Hedge) {
        let start = self.tokens[first].span.start;
        let before = &self.text[..start];
        let stop = self.tokens[end - 1].span.end;
        let after = &self.text[stop..];
        const BEFORE: [(&str, Hedge); 16] = [
            ("大约", Hedge::About),
            ("大約", Hedge::About),
            ("约", Hedge::About),
            ("約", Hedge::About),
            ("およそ", Hedge::About),
            ("ほぼ", Hedge::Nearly),
            ("近", Hedge::Nearly),
            ("将近", Hedge::Nearly),
            ("超过", Hedge::Over),
            ("超過", Hedge::Over),
            ("逾", Hedge::Over),
            ("至少", Hedge::AtLeast),
            ("少なくとも", Hedge::AtLeast),
            ("最多", Hedge::AtMost),
            ("약", Hedge::About),
            ("최소", Hedge::AtLeast),
        ];
        let found = BEFORE
            .iter()
            .filter(|(word, _)| before.trim_end().ends_with(word))
            .max_by_key(|(word, _)| word.len());
        if let Some((word, hedge)) = found {
            let tokens = if self.language == "ko" { 1 } else { word.chars().count() };
            return (first.saturating_sub(tokens), *hedge);
        }
        let hedge = match () {
            () if after.starts_with("以上") || after.starts_with("多") || after.starts_with("余") => {
                Hedge::AtLeast
            }
            () if after.starts_with("以下") || after.starts_with("未満") => Hedge::Under,
            () if after.starts_with("左右") || after.starts_with("ほど") || after.starts_with("程度") => {
                Hedge::About
            }
            () => Hedge::None,
        };
        (first, hedge)
    }
}

fn is_separator(c: char) -> bool {
    matches!(c, '.' | ',' | '٫' | '٬' | '，' | '．')
}

/// Languages in which a comma begins the decimals.
fn has_decimal_comma(language: &str) -> bool {
    matches!(
        language,
        "de" | "fr"
            | "es"
            | "it"
            | "pt"
            | "nl"
            | "pl"
            | "ru"
            | "uk"
            | "be"
            | "bg"
            | "sr"
            | "hr"
            | "sl"
            | "mk"
            | "cs"
            | "sk"
            | "hu"
            | "ro"
            | "el"
            | "tr"
            | "az"
            | "sv"
            | "da"
            | "nb"
            | "no"
            | "nn"
            | "fi"
            | "et"
            | "lt"
            | "lv"
            | "id"
            | "vi"
            | "ca"
            | "gl"
            | "af"
            | "kk"
            | "ka"
            | "hy"
    )
}

/// Languages in which groups of three digits are parted by a space.
fn groups_by_space(language: &str) -> bool {
    matches!(
        language,
        "fr" | "ru"
            | "uk"
            | "be"
            | "bg"
            | "pl"
            | "cs"
            | "sk"
            | "hu"
            | "sv"
            | "nb"
            | "no"
            | "nn"
            | "fi"
            | "et"
            | "lt"
            | "lv"
            | "es"
            | "pt"
            | "ca"
            | "gl"
            | "af"
            | "kk"
    )
}

/// The value of figures with their marks, and how far it may be rounded; nothing where they can be read both ways.
fn parse(figures: &str, language: &str) -> Option<(f64, f64)> {
    let mut parts: Vec<String> = vec![String::new()];
    let mut marks = Vec::new();
    for c in figures.chars() {
        if let Some(value) = digit(c) {
            parts.last_mut()?.push(char::from_digit(value, 10)?);
        } else {
            marks.push(match c {
                '٫' => '.',
                '٬' => '_',
                '，' => ',',
                '．' => '.',
                c => c,
            });
            parts.push(String::new());
        }
    }
    if parts.iter().any(String::is_empty) || figures.chars().count() > 20 {
        return None;
    }
    let arabic = figures.contains(['٫', '٬']);
    let groups = |parts: &[String]| parts[1..].iter().all(|part| part.len() == 3) && parts[0].len() <= 3;
    let last_is_three = parts[parts.len() - 1].len() == 3;
    let decimals = match &marks[..] {
        [] => false,
        [mark] if arabic => *mark == '.',
        [mark] => match (has_decimal_comma(language), *mark, last_is_three) {
            // 1,250 in Spanish or Portuguese: Mexico and Spain differ
            (true, ',', true) if matches!(language, "es" | "pt") && parts[0] != "0" => return None,
            (true, ',', _) => true,
            (true, _, true) if groups(&parts) => false,
            // 14.30 is a time, 12.03 a day
            (true, ..) => return None,
            (false, '.', true) if matches!(language, "ar" | "fa") => return None,
            (false, '.', _) => true,
            (false, _, true) if groups(&parts) && !matches!(language, "ar" | "fa") => false,
            (false, _, false) if matches!(language, "ar" | "fa") => true,
            (false, ..) => return None,
        },
        [first, .., last] => {
            let same = marks.iter().all(|mark| mark == first);
            let grouped = if same { &parts[..] } else { &parts[..parts.len() - 1] };
            let others_alike = marks[..marks.len() - 1].iter().all(|mark| mark == first);
            if !groups(grouped) || !others_alike {
                return None;
            }
            // "1.234.567,89" and "1,234,567.89"; the last mark is the decimal one
            !same && matches!(last, '.' | ',')
        }
    };
    let joined = if decimals {
        let (whole, part) = (parts[..parts.len() - 1].concat(), &parts[parts.len() - 1]);
        format!("{whole}.{part}")
    } else {
        parts.concat()
    };
    let value: f64 = joined.parse().ok()?;
    let places = if decimals { i32::try_from(parts[parts.len() - 1].len()).ok()? } else { 0 };
    Some((value, if places > 0 { 0.5 * 0.1_f64.powi(places) } else { value::rounding(value) }))
}

/// What the letters for large numbers multiply by.
fn east_asian(letter: char) -> Option<f64> {
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
fn scale_word(word: &str, language: &str) -> Option<f64> {
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

fn currency_sign(mark: char) -> Option<&'static str> {
    Some(match mark {
        '€' => "EUR",
        '$' => "USD",
        '£' => "GBP",
        '₽' => "RUB",
        '₩' => "KRW",
        '₺' => "TRY",
        '₹' => "INR",
        // of Japan or of China
        '¥' | '￥' => "¥",
        _ => return None,
    })
}

/// The currency that a word, in lower case, names.
fn currency(word: &str, language: &str) -> Option<&'static str> {
    let begins = |stem: &str| word.starts_with(stem);
    Some(match word {
        "euro" | "euros" | "eur" | "евро" | "євро" | "يورو" | "ευρώ" | "유로" | "यूरो" => {
            "EUR"
        }
        "usd" | "dollar" | "dollars" | "dólar" | "dólares" | "dollari" | "दॉलर" | "डॉलर" | "دولار"
        | "달러" => "USD",
        _ if begins("доллар") || begins("долар") || begins("dolar") => "USD",
        _ if begins("рубл") || word == "руб" => "RUB",
        _ if begins("гривен") || begins("гривн") => "UAH",
        "chf" | "franken" if language == "de" => "CHF",
        "pfund" if language == "de" => "GBP",
        "원" => "KRW",
        "lira" if language == "tr" => "TRY",
        "zł" | "złotych" | "złote" => "PLN",
        _ => return None,
    })
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

#[cfg(test)]
mod tests {
    use super::*;

    /// The numbers as "words = value unit", a hedged one as "words ~ unit".
    fn read(language: &str, text: &str) -> Vec<String> {
        let layout = Layout::in_language(text, language);
        let dates = crate::extract::dates::foreign::find(text, &layout, language, None);
        let found = find(text, &layout, language, &dates);
        found
            .iter()
            .map(|n| match n.hedge {
                Hedge::None => format!("{} = {} {}", n.span.of(text), n.low, n.unit),
                _ => format!("{} ~ {}", n.span.of(text), n.unit),
            })
            .map(|shown| shown.trim_end().to_owned())
            .collect()
    }

    #[test]
    fn numbers_in_many_languages() {
        let cases: &[(&str, &str, &[&str])] = &[
            ("de", "1.250 Menschen flohen.", &["1.250 Menschen = 1250 menschen"]),
            ("de", "Es sind 1.234.567,89 Euro.", &["1.234.567,89 Euro = 1234567.89 EUR"]),
            (
                "de",
                "3,5 Millionen Euro, 3,5 Mio. Euro",
                &["3,5 Millionen Euro = 3500000 EUR", "3,5 Mio. Euro = 3500000 EUR"],
            ),
            ("de", "Rund 40 Prozent und 4,75 Meter", &["Rund 40 Prozent ~ %", "4,75 Meter = 4.75 m"]),
            ("de", "am 3. Tag um 14.30 Uhr, Nr. 7, seit 1962, B-12, 2:1", &[]),
            ("fr", "Quelque 1 250 habitants", &["Quelque 1 250 habitants ~ habitants"]),
            (
                "fr",
                "3,5 millions d’euros ou 3,5 M€",
                &["3,5 millions d’euros = 3500000 EUR", "3,5 M€ = 3500000 EUR"],
            ),
            ("fr", "le 12 mars 2026 250 personnes", &["250 personnes = 250 personnes"]),
            (
                "es",
                "3.000 millones de dólares, 40 % y 1,250",
                &["3.000 millones de dólares = 3000000000 USD", "40 % = 40 %"],
            ),
            ("es", "20 mil millones de euros", &["20 mil millones de euros = 20000000000 EUR"]),
            (
                "it",
                "12 mila persone, 2 miliardi di euro",
                &["12 mila persone = 12000 persone", "2 miliardi di euro = 2000000000 EUR"],
            ),
            ("pt", "R$ 3,5 bilhões", &["$ 3,5 bilhões = 3500000000 USD"]),
            (
                "ru",
                "1 310 человек и 3,5 млн рублей",
                &["1 310 человек = 1310 человек", "3,5 млн рублей = 3500000 RUB"],
            ),
            ("ru", "более 2,5 тыс. домов", &["более 2,5 тыс. домов ~ домов"]),
            (
                "ar",
                "١٬٢٥٠ شخصا و 3,5 مليون دولار و ٣٫٥ مليون",
                &["١٬٢٥٠ شخصا = 1250 شخصا", "3,5 مليون دولار = 3500000 USD", "٣٫٥ مليون = 3500000"],
            ),
            (
                "zh",
                "1250人，3.5亿元，1.2万间，40%",
                &["1250人 = 1250 人", "3.5亿元 = 350000000 CNY", "1.2万间 = 12000 间", "40% = 40 %"],
            ),
            ("zh", "第3次，约300人，1,250米", &["约300人 ~ 人", "1,250米 = 1250 m"]),
            (
                "ja",
                "3億5000万円、4.75メートル、40％、約20人",
                &["3億5000万円 = 350000000 JPY", "4.75メートル = 4.75 m", "40％ = 40 %", "約20人 ~ 人"],
            ),
            ("ko", "1250명, 350억 원", &["1250명 = 1250 명", "350억 원 = 35000000000 KRW"]),
            ("sv", "12 000 personer", &["12 000 personer = 12000 personer"]),
            ("hi", "2 लाख लोग", &["2 लाख लोग = 200000 लोग"]),
        ];
        for (language, text, expected) in cases {
            assert_eq!(read(language, text), *expected, "{language}: {text}");
        }
    }

    #[test]
    fn figures_that_can_be_read_both_ways_are_left_out() {
        for (language, figures) in [
            ("es", "1,250"),
            ("ar", "1,250"),
            ("de", "1.25"),
            ("de", "1.2.3"),
            ("zh", "1,25"),
            ("de", "1,234.5678,9"),
        ] {
            assert_eq!(parse(figures, language), None, "{language} {figures}");
        }
        assert_eq!(parse("1.250", "de").map(|v| v.0), Some(1250.0));
        assert_eq!(parse("1,250", "de").map(|v| v.0), Some(1.25));
        assert_eq!(parse("1,234,567.89", "ja").map(|v| v.0), Some(1_234_567.89));
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_read(text in "([0-9]{1,4}|[٠-٩]{1,3}|[ .,٫٬%€-]|万|億|千|人|Mio|mil|de){0,40}", which in 0..7usize) {
            let language = ["de", "fr", "es", "ar", "zh", "ja", "ko"][which];
            let layout = Layout::in_language(&text, language);
            let found = find(&text, &layout, language, &[]);
            for number in &found {
                proptest::prop_assert!(number.low.is_finite() && number.span.contains(number.value));
            }
            for pair in found.windows(2) {
                proptest::prop_assert!(pair[0].value.end <= pair[1].value.start);
            }
        }
    }
}
