//! What the text calls somebody beside the name: `Ana Petrov, the harbour master,`,
//! `Harbour Master Ana Petrov`, `the city’s harbour master, Ana Petrov,`.

use super::Source;
use super::lexicon::*;
use super::runs::Run;
use crate::article::Span;
use crate::text::words::Kind;

/// A description tied to a name by its place in the sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Description {
    /// Its words, without a leading `a`, `an`, `the` or possessive pronoun.
    pub span: Span,
    /// The word that says what the thing described is: `master`.
    pub head: Flags,
    /// Whether it says which one (`the harbour master`, `Harbour Master`) rather than what kind
    /// (`a harbour master`, `spokeswoman`).
    pub definite: bool,
}

/// Longest description, in tokens.
const LONGEST: usize = 14;

/// The descriptions of the name `run` of source `s`.
pub fn of(source: &Source, s: usize, lexicon: &Lexicon, run: &Run) -> Vec<Description> {
    let reader = Reader { source, s, lexicon };
    let at = source.layout.tokens[run.first].span.start;
    let sentence = source.layout.sentences[source.layout.sentence_at(at)];
    let mut found = Vec::new();
    if run.title < run.first {
        // `Secretary of State` is a secretary
        let office = (run.title..run.first).rev().find(|&i| reader.has(i, ROLE | TITLE));
        found.extend(reader.description(run.title, run.first, office.unwrap_or(run.first - 1), true));
    }
    found.extend(reader.lower_title(run.title, sentence.first));
    found.extend(reader.after(run.last, sentence.last));
    found.extend(reader.before(run, sentence.first, sentence.last));
    found
}

struct Reader<'a> {
    source: &'a Source<'a>,
    s: usize,
    lexicon: &'a Lexicon,
}

impl Reader<'_> {
    fn word(&self, i: usize) -> &Word {
        self.lexicon.word(self.s, i)
    }

    fn has(&self, i: usize, flags: Flags) -> bool {
        self.word(i).flags & flags != 0
    }

    fn is_mark(&self, i: usize) -> bool {
        self.source.layout.tokens[i].kind == Kind::Mark
    }

    fn text(&self, i: usize) -> &str {
        self.source.layout.tokens[i].of(self.source.text)
    }

    fn is_determiner(&self, i: usize) -> bool {
        matches!(
            self.word(i).plain.as_str(),
            "a" | "an" | "the" | "his" | "her" | "its" | "their" | "our" | "my" | "your" | "one" | "another"
        )
    }

    fn description(&self, mut first: usize, last: usize, head: usize, title: bool) -> Option<Description> {
        let determiner = self.word(first).plain.as_str();
        let capital = self.word(head).shape != Shape::Lower;
        let possessive = (first..head).any(|i| self.word(i).possessive > 0);
        let definite = match determiner {
            "the" => true,
            "a" | "an" | "one" | "another" | "his" | "her" | "its" | "their" | "our" | "my" | "your" => false,
            _ => possessive || last - first > 1 || (title && capital),
        };
        while first < last && self.is_determiner(first) {
            first += 1;
        }
        if first >= last {
            return None;
        }
        let span = Span::new(
            self.source.layout.tokens[first].span.start,
            self.source.layout.tokens[last - 1].span.end,
        );
        Some(Description { span, head: self.word(head).flags, definite })
    }

    /// `spokeswoman` of `spokeswoman Ana Petrov`.
    fn lower_title(&self, name: usize, floor: usize) -> Option<Description> {
        let head = name.checked_sub(1).filter(|&h| h >= floor)?;
        let word = self.word(head);
        let fits = word.shape == Shape::Lower
            && (self.has(head, ROLE | PERSON | KIN)
                || word.plain.starts_with("then-")
                || word.plain.starts_with("ex-"))
            && word.possessive == 0;
        if !fits {
            return None;
        }
        let first = self.phrase_start(head, floor);
        self.description(first, name, head, true)
    }

    /// Walks left from a head noun to where its phrase starts.
    fn phrase_start(&self, head: usize, floor: usize) -> usize {
        let mut first = head;
        while first > floor && head - first < LONGEST {
            let i = first - 1;
            let word = self.word(i);
            if self.is_mark(i) && self.text(i) != "-" {
                // `Marketing Group’s` written with a plural possessive
                let plural =
                    matches!(self.text(i), "’" | "'") && i > floor && self.word(i - 1).plain.ends_with('s');
                if !plural {
                    break;
                }
            }
            if self.is_determiner(i) {
                return i;
            }
            let joins = matches!(word.plain.as_str(), "of" | "and" | "for") && first < head && i > floor;
            if word.flags & SAYING != 0 || (word.flags & FUNCTION != 0 && !joins) {
                break;
            }
            if word.shape == Shape::Lower && (word.plain.ends_with("ly") || word.plain == "and") {
                break;
            }
            first = i;
        }
        while first < head && matches!(self.word(first).plain.as_str(), "of" | "and" | "for" | "’" | "'") {
            first += 1;
        }
        first
    }

    /// `the harbour master` of `Ana Petrov, the harbour master,`.
    fn after(&self, comma: usize, limit: usize) -> Option<Description> {
        if comma + 1 >= limit {
            return None;
        }
        let mut start = comma;
        if !matches!(self.text(comma), "," | "—" | "–" | "(" | "-") {
            return None;
        }
        start += 1;
        // an age in between: `Ana Petrov, 43, the …`
        if start + 2 < limit
            && self.source.layout.tokens[start].kind == Kind::Number
            && self.text(start + 1) == ","
        {
            start += 2;
        }
        let possessive = (start..limit.min(start + 4)).find(|&i| self.word(i).possessive > 0);
        let determined = self.is_determiner(start) || possessive.is_some();
        let office = self.has(start, ROLE | ROLE_MODIFIER | KIN) || self.word(start).plain == "former";
        if !determined && !office {
            return None;
        }
        let mut end = start;
        let mut head = None;
        let mut open = true;
        while end < limit && end - start < LONGEST {
            let word = self.word(end);
            let plural =
                end > start && matches!(self.text(end), "’" | "'") && self.word(end - 1).plain.ends_with('s');
            if self.is_mark(end) && !plural && !matches!(self.text(end), "-" | "&" | "/") {
                break;
            }
            if matches!(
                word.plain.as_str(),
                "who" | "which" | "that" | "whose" | "is" | "was" | "are" | "has" | "had" | "where" | "when"
            ) || word.flags & SAYING != 0 && end > start + 1
            {
                break;
            }
            if open
                && end > start
                && word.flags & FUNCTION != 0
                && !self.is_determiner(end)
                && word.plain != "and"
            {
                open = false;
            }
            if open && word.flags & (ROLE | PERSON | KIN | GROUP | ORGANISATION) != 0 && word.possessive == 0
            {
                head = Some(end);
            }
            end += 1;
        }
        let head = head?;
        let closed = end >= limit
            || self.is_mark(end)
            || matches!(self.word(end).plain.as_str(), "who" | "which" | "that" | "whose");
        // `Smith, the mayor and Jones` lists people; `Smith, chairman and founder` does not
        let listed = (head + 1..end).any(|i| self.word(i).plain == "and")
            && (head + 1..end).any(|i| self.word(i).shape != Shape::Lower && self.word(i - 1).plain == "and");
        if !closed || (listed && !determined) || !self.ends_phrase(head, end) {
            return None;
        }
        self.description(start, end, head, false)
    }

    /// Whether what follows the head inside a description can belong to it.
    fn ends_phrase(&self, head: usize, end: usize) -> bool {
        head + 1 >= end
            || matches!(
                self.word(head + 1).plain.as_str(),
                "of" | "for"
                    | "at"
                    | "in"
                    | "on"
                    | "with"
                    | "to"
                    | "from"
                    | "and"
                    | "at-large"
                    | "general"
                    | "emeritus"
            )
            || self.word(head + 1).shape != Shape::Lower
    }

    /// `the city’s harbour master` of `the city’s harbour master, Ana Petrov,`.
    fn before(&self, run: &Run, floor: usize, limit: usize) -> Option<Description> {
        let comma = run.title.checked_sub(1).filter(|&c| c > floor)?;
        if self.text(comma) != "," {
            return None;
        }
        if run.last < limit && !self.is_mark(run.last) && !self.has(run.last, SAYING) {
            return None;
        }
        let head = comma - 1;
        if self.word(head).shape != Shape::Lower && !self.has(head, ROLE) {
            return None;
        }
        // `the head of the agency, Ana Petrov`: the head stands before `of`
        let mut noun = head;
        if !self.has(noun, ROLE | PERSON | KIN) {
            noun = (floor..head)
                .rev()
                .take(6)
                .find(|&i| matches!(self.word(i).plain.as_str(), "of" | "for"))?
                .checked_sub(1)?;
            if noun < floor || !self.has(noun, ROLE | PERSON | KIN) {
                return None;
            }
        }
        let first = self.phrase_start(noun, floor);
        let determined = self.is_determiner(first) || (first..noun).any(|i| self.word(i).possessive > 0);
        if !determined && first > floor {
            return None;
        }
        self.description(first, comma, noun, false)
    }
}
