//! Everybody an article names, and how much each stands out where a speaker is looked for.

use super::{Article, Candidate, MOST, Previous, REACH, Wanted};
use crate::article::Span;
use crate::extract::names::lexicon::{FUNCTION, ROLE, SAYING, TITLE, flags, plain};
use crate::extract::names::{Gender, NameMention};
use crate::text::words::Kind;

impl<'a> Article<'a> {
    /// Names and pronouns in order, each pronoun taken for whoever stands out most before it.
    pub(super) fn all_candidates(&mut self) -> Vec<Candidate> {
        let source = self.source;
        let mut spans: Vec<Span> = source.quotations.iter().flat_map(|q| q.spans.iter().copied()).collect();
        spans.sort_unstable();
        let is_quoted = |span: Span| {
            let at = spans.partition_point(|s| s.start <= span.start);
            at > 0 && spans[at - 1].contains(span)
        };
        let place =
            |span: Span| (source.layout.sentence_at(span.start), source.layout.paragraph_at(span.start));
        let mut names = source.names.iter().peekable();
        for token in &source.layout.tokens {
            while let Some(name) = names.next_if(|n| n.span.start <= token.span.start) {
                let standing = self.standing(name);
                let (sentence, paragraph) = place(name.span);
                let quoted = is_quoted(name.span);
                self.candidates.push(Candidate {
                    span: name.span,
                    entry: name.entry,
                    standing,
                    quoted,
                    sentence,
                    paragraph,
                });
            }
            let gender = match token.of(source.text) {
                "he" | "He" => Gender::Male,
                "she" | "She" => Gender::Female,
                _ => continue,
            };
            if is_quoted(token.span) {
                continue;
            }
            if let Some(entry) = self.person(token.span.start, Wanted::gender(Some(gender)), None) {
                let (sentence, paragraph) = place(token.span);
                let standing = if token.of(source.text).starts_with(char::is_uppercase) { 1.8 } else { 1.2 };
                self.candidates.push(Candidate {
                    span: token.span,
                    entry,
                    standing,
                    quoted: false,
                    sentence,
                    paragraph,
                });
            }
        }
        std::mem::take(&mut self.candidates)
    }

    pub(super) fn best(
        &self,
        at: usize,
        previous: Option<&Previous>,
        fits: impl Fn(usize) -> bool,
    ) -> Option<(usize, f64)> {
        let layout = self.source.layout;
        let (sentence, paragraph) = (layout.sentence_at(at), layout.paragraph_at(at));
        let last = self.candidates.partition_point(|c| c.span.end <= at);
        let share = |entry: usize| 1.2 * f64::from(self.counts[entry]) / f64::from(self.most);
        let mut best: Option<(usize, f64)> = None;
        for one in self.candidates[..last].iter().rev().take(MOST) {
            let back = sentence.saturating_sub(one.sentence);
            if back > REACH {
                break;
            }
            if !fits(one.entry) {
                continue;
            }
            let mut score = -(back as f64) - 0.8 * paragraph.saturating_sub(one.paragraph) as f64;
            score += one.standing + share(one.entry);
            if back == 0 && one.standing > 1.0 {
                score += 0.7;
            }
            if one.quoted {
                score -= 6.0;
            }
            if let Some(p) = previous.filter(|p| p.entry == Some(one.entry)) {
                match self.paragraphs_between(p.at, at) {
                    0 => score += 2.0,
                    1 => score += 0.4,
                    _ => {}
                }
            }
            if best.is_none_or(|(_, most)| score > most) {
                best = Some((one.entry, score));
            }
        }
        // the speaker before, at the words that named him
        if let Some(p) = previous
            && let (Some(entry), Some(place)) = (p.entry, p.mention)
            && fits(entry)
            && place < at
        {
            let back = (sentence.saturating_sub(layout.sentence_at(place))).min(4) as f64;
            let apart = paragraph.saturating_sub(layout.paragraph_at(place));
            let near = match apart {
                0 => 2.0,
                // `…,” said Orr.¶“All of them,” he said.`
                1 if self.ends_paragraph(place) && self.opens_quoted(at) => 1.4,
                1 => 0.4,
                _ => 0.0,
            };
            let score = 1.8 + near - 0.6 * back - 0.8 * apart as f64 + share(entry);
            if apart <= 3 && best.is_none_or(|(_, most)| score > most) {
                best = Some((entry, score));
            }
        }
        // a speaker whose name is out of reach
        let carried = previous.and_then(|p| p.entry.map(|e| (e, self.paragraphs_between(p.at, at))));
        match (best, carried) {
            (None, Some((entry, apart))) if apart <= 2 && fits(entry) => Some((entry, 0.0)),
            (Some((_, score)), Some((entry, 0))) if score < 0.5 && fits(entry) => Some((entry, 0.5)),
            _ => best,
        }
    }

    /// Whether the sentence at byte `at` is the last of its paragraph.
    fn ends_paragraph(&self, at: usize) -> bool {
        let layout = self.source.layout;
        let next = layout.sentences.get(layout.sentence_at(at) + 1);
        next.is_none_or(|next| layout.paragraph_at(next.span.start) != layout.paragraph_at(at))
    }

    /// Whether the paragraph at byte `at` begins with a quotation.
    fn opens_quoted(&self, at: usize) -> bool {
        let paragraph = self.source.layout.paragraphs[self.source.layout.paragraph_at(at)];
        paragraph.span.of(self.source.text).starts_with(['“', '"', '„', '«'])
    }

    /// How much the name stands out by its place in the sentence: subject of the sentence, of a
    /// clause inside it, or neither (an object, a possessor).
    pub(super) fn standing(&self, name: &NameMention) -> f64 {
        const MAIN: f64 = 1.8;
        const CLAUSE: f64 = 0.7;
        let tokens = &self.source.layout.tokens;
        let text = self.source.text;
        let first = self.source.layout.tokens_in(name.span).start;
        let sentence = self.source.layout.sentences[self.source.layout.sentence_at(name.span.start)];
        if self.is_possessive(name) {
            return -0.7;
        }
        let mut i = first;
        while i > sentence.first && first - i < 8 {
            let token = tokens[i - 1];
            if token.kind == Kind::Mark {
                return MAIN;
            }
            let word = plain(token.of(text));
            let known = flags(&word);
            match word.as_str() {
                "and" | "but" | "when" | "as" | "while" | "after" | "before" | "since" | "although"
                | "though" | "yet" => return MAIN,
                "that" | "if" | "because" | "where" | "until" | "so" | "which" | "how" | "why" | "what"
                | "whether" => return CLAUSE,
                "told" | "asked" | "urged" | "accused" | "called" | "criticized" | "praised" | "blasted"
                | "slammed" | "mocked" | "denounced" => return 0.0,
                _ => {}
            }
            if known & SAYING != 0 {
                // `“…,” said Petrov` speaks; `she said Petrov would` is spoken of
                let closes =
                    |t: &crate::text::words::Token| matches!(t.of(text), "”" | "\"" | "’" | "'" | "»" | "''");
                let inverted = i - 1 == sentence.first || (i >= 2 && closes(&tokens[i - 2]));
                return if inverted { MAIN } else { CLAUSE };
            }
            let capital = token.of(text).starts_with(char::is_uppercase);
            let part = capital
                || known & (TITLE | ROLE) != 0
                || matches!(word.as_str(), "the" | "a" | "an" | "former" | "then");
            let adjective = known & FUNCTION == 0
                && (word.contains('-')
                    || (i >= 2 && matches!(tokens[i - 2].of(text), "the" | "The" | "a" | "A" | "an" | "An")));
            if !part && !adjective {
                return if known & FUNCTION == 0 && word.ends_with("ly") { MAIN } else { 0.0 };
            }
            i -= 1;
        }
        MAIN
    }

    pub(super) fn is_subject(&self, name: &NameMention) -> bool {
        self.standing(name) > 1.0
    }

    pub(super) fn is_quoted(&self, name: &NameMention) -> bool {
        let at = self.candidates.partition_point(|c| c.span.start < name.span.start);
        self.candidates.get(at).is_some_and(|c| c.quoted)
    }

    pub(super) fn is_possessive(&self, name: &NameMention) -> bool {
        let after = &self.source.text[name.span.end..];
        after.starts_with("’s")
            || after.starts_with("'s")
            || after.starts_with("’ ")
            || after.starts_with("' ")
    }
}
