//! Figures that label something and count nothing: `Route 66`, `No. 2`, `555-0134`, `1600 Pennsylvania Avenue`.

use super::value::Value;
use super::{Hedge, Reader, Role};
use crate::extract::atoms::{self, Sense};
use crate::text::words::Kind;

impl Reader<'_> {
    /// Whether it labels something rather than counting it.
    pub(super) fn is_label(&self, value: &Value) -> bool {
        let back = self.back_word(1);
        if back.starts_with('#') && self.glued_before() {
            return true;
        }
        if matches!(back, "." | "")
            && matches!(self.back_word(2), "No" | "Nos" | "no" | "nos")
            && self.atoms[0].kind == Kind::Number
        {
            return true;
        }
        if self.joined_before() || self.joined_after(value) {
            return true;
        }
        // 1) and 1. at the head of a paragraph
        let counter = self.back(1).is_none() && self.floor < self.first || self.first == 0;
        let after = self.mark(value.end);
        if self.glued(value.end)
            && (after == ')' && back != "(" && value.end == 1 || counter && after == '.')
            && value.low < 100.0
        {
            return true;
        }
        if self.is_address(value.end) || self.is_paragraph(value.end) || self.is_program(value.end) {
            return true;
        }
        // 2100 GMT
        if self.word(0).len() == 4
            && matches!(self.word(value.end), "GMT" | "UTC" | "EST" | "EDT" | "BST" | "CET")
        {
            return true;
        }
        let named = matches!(
            atoms::Lower::new(back).as_str(),
            "amendment"
                | "route"
                | "highway"
                | "interstate"
                | "title"
                | "section"
                | "article"
                | "chapter"
                | "room"
                | "flight"
                | "channel"
                | "apollo"
                | "proposition"
                | "prop"
                | "number"
                | "no"
                | "nos"
                | "district"
                | "precinct"
                | "page"
                | "pier"
                | "terminal"
                | "gate"
                | "level"
                | "phase"
                | "catch"
                | "area"
                | "boeing"
                | "airbus"
                | "iphone"
                | "windows"
                | "psalm"
                | "formula"
                | "type"
                | "local"
                | "ward"
                | "resolution"
                | "rule"
                | "order"
                | "game"
                | "episode"
                | "part"
                | "studio"
                | "grade"
                | "category"
                | "version"
                | "magnitude"
                | "measure"
                | "question"
                | "bill"
                | "act"
                | "class"
                | "group"
                | "line"
                | "platform"
        ) && value.end == 1
            && !matches!(value.hedge, Hedge::Vague)
            && value.role == Role::Count;
        // "Part", "Order" and the like in lower case are common words before a count
        named && (self.atoms[0].kind == Kind::Number || back.starts_with(char::is_uppercase))
    }

    /// Whether it is glued to something before it: `555-0134`, `192.168`, `COVID-19`.
    fn joined_before(&self) -> bool {
        if !self.glued_before() {
            return false;
        }
        let mark = self.tokens[self.first - 1].span;
        let before = self.text[..mark.start].chars().next_back();
        match mark.of(self.text) {
            "/" | ":" | "&" | "=" | "_" | "@" | "?" => true,
            "." | "," | "-" | "–" => before.is_some_and(char::is_alphanumeric),
            _ => false,
        }
    }

    /// Whether more digits are glued on that make no range: a telephone number, a score sheet.
    fn joined_after(&self, value: &Value) -> bool {
        let (at, next) = (value.end, value.end + 1);
        self.dash(at)
            && self.glued(at)
            && self.glued(next)
            && self.atoms.get(next).is_some_and(|a| a.kind == Kind::Number)
            && value.role == Role::Count
            && (self.word(next).len() > 3 || self.word(next).starts_with('0'))
    }

    /// A paragraph of a law: `501(c)(4)`, either number.
    fn is_paragraph(&self, p: usize) -> bool {
        let letter =
            self.word(p + 1).len() == 1 && self.word(p + 1).starts_with(|c: char| c.is_ascii_lowercase());
        let first = self.mark(p) == '(' && self.glued(p) && letter && self.mark(p + 2) == ')';
        let back = |by: usize, mark: &str| self.back_word(by) == mark;
        let second = back(1, "(") && self.glued_before() && back(2, ")") && self.mark(p) == ')';
        first || second
    }

    /// What a programme is called after its length: `60 Minutes`.
    fn is_program(&self, p: usize) -> bool {
        p == 1 && self.atoms[0].kind == Kind::Number && matches!(self.word(p), "Minutes" | "Hours")
    }

    /// A house number: `1600 Pennsylvania Avenue`.
    fn is_address(&self, p: usize) -> bool {
        if !self.atoms.get(p).is_some_and(|a| a.is_capital(self.text)) {
            return false;
        }
        (p + 1..p + 4).map(|i| self.word(i)).any(|w| {
            matches!(
                w,
                "Avenue"
                    | "Ave."
                    | "Ave"
                    | "Street"
                    | "St."
                    | "Road"
                    | "Drive"
                    | "Boulevard"
                    | "Blvd"
                    | "Lane"
                    | "Place"
            )
        }) || matches!(self.word(p), "Street" | "Avenue")
    }

    /// Bare digits that are more likely a name, an identifier or a model.
    pub(super) fn is_code(&self, value: &Value) -> bool {
        let word = self.word(0);
        let long = word.len() >= 7 && word.bytes().all(|b| b.is_ascii_digit());
        let zeros = word.len() > 1 && word.starts_with('0') && !word.starts_with("0.");
        let capital = self.back(1).is_some_and(|t| {
            t.kind == Kind::Word
                && t.of(self.text).starts_with(char::is_uppercase)
                && atoms::sense(t.of(self.text)) == Sense::None
                && !self.starts_sentence(2)
        });
        long || zeros || word == "911" || capital && value.end == 1 && !word.contains(',')
    }

    /// Whether the token `by - 1` back opens a sentence, as far as the mark before it shows.
    fn starts_sentence(&self, by: usize) -> bool {
        self.back(by).is_none_or(|t| matches!(t.of(self.text), "." | "!" | "?" | "“" | "\"" | ":" | "—"))
    }
}
