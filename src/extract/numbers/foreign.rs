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
//! (`1,250` in Spanish, which Mexico and Spain read differently), as are ranks, labels, times and years, and all
//! numbers in words but the simplest ([`spelt`]). Names of scales after the Unicode Common Locale Data Repository
//! (CLDR, compact numbers).

mod figures;
mod hedges;
mod scales;
mod spelt;
mod units;

use super::{Hedge, Number, Role, hedge, value};
use crate::article::Span;
use crate::extract::dates::DateMention;
use crate::text::Layout;
use crate::text::words::{Kind, Token};
use figures::{Figure, is_separator};
use units::Unit;

/// The numbers of `text`, in order, none overlapping each other or the `dates` found before.
pub fn find(text: &str, layout: &Layout, language: &str, dates: &[DateMention]) -> Vec<Number> {
    let mut reader = Reader { text, layout, tokens: &layout.tokens, language, floor: 0 };
    let mut found = Vec::new();
    let (mut at, mut date) = (0, 0);
    while at < layout.tokens.len() {
        let start = layout.tokens[at].span.start;
        while date < dates.len() && dates[date].span.end <= start {
            date += 1;
        }
        let until = dates.get(date).map_or(usize::MAX, |d| d.span.start);
        if until <= start || layout.tokens[at].kind == Kind::Mark {
            at += 1;
            continue;
        }
        match reader.number(at, until) {
            None if layout.tokens[at].kind == Kind::Word => at += 1,
            Some((number, end)) => {
                found.push(number);
                at = end.max(at + 1);
                reader.floor = at;
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
    /// The first token that belongs to no number yet.
    floor: usize,
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
        let word = self.tokens[first].kind == Kind::Word;
        let figure = if word { self.spelt(first)? } else { self.figure(first)? };
        if !word && self.is_label(first, &figure) {
            return None;
        }
        let reaches = |end: usize| end == 0 || self.tokens.get(end - 1).is_none_or(|t| t.span.end <= until);
        let (scale, value_end, added) = self.scale(&figure);
        let sign = self.sign_before(first);
        let before_sign = sign.as_ref().map_or(0, |(_, tokens)| *tokens);
        let currency = sign.as_ref().map(|(currency, _)| currency.as_str());
        let unit = self.unit(&figure, currency, value_end, scale >= 1e5);
        if figure.like_year && scale == 1.0 && !unit.sure {
            return None;
        }
        let unit = if reaches(unit.end) { unit } else { Unit::untold(value_end) };
        // "um zwei Uhr"; a number word that nothing follows may count anything
        if matches!(unit.name.as_str(), "uhr" | "uur") || word && unit.name.is_empty() {
            return None;
        }
        let (before, hedge) = self.hedge(first, before_sign, unit.end);
        let said = figure.value * scale + added;
        let amount = said * unit.factor;
        let (low, high) = hedge::interval(amount, amount, hedge);
        let plain = hedge == Hedge::None;
        let rounded =
            if scale > 1.0 { figure.slack.max(value::rounding(figure.value)) * scale } else { figure.slack };
        let slack = match plain {
            true if added > 0.0 => value::rounding(said) * unit.factor,
            true => rounded.min(said.abs() * 0.1).max(0.0) * unit.factor,
            false => 0.0,
        };
        let sign = if before == first { before_sign } else { 0 };
        let from = self.tokens[before - sign].span.start;
        let number = Number {
            span: Span::new(from, self.tokens[unit.end.max(value_end) - 1].span.end),
            value: Span::new(self.tokens[first].span.start, self.tokens[value_end - 1].span.end),
            low,
            high,
            exact: plain && slack <= 0.5 * unit.factor,
            unit: unit.name,
            slack,
            role: Role::Count,
            hedge,
            second: None,
        };
        Some((number, unit.end.max(value_end)))
    }

    /// One past the tokens that are written together with the figure at `at`.
    fn figure_end(&self, at: usize) -> usize {
        let mut end = at + 1;
        while self.glued(end) && (self.tokens[end].kind == Kind::Number || is_separator(self.mark(end))) {
            end += 1;
        }
        end
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
}

#[cfg(test)]
mod tests;
