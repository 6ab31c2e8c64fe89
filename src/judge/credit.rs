//! Whether it is beyond doubt whom an article credits with a quotation, and whether two articles then credit
//! two people.
//!
//! Who speaks is read by a learnt model, which errs. That two papers contradict each other on it is said only
//! where a reader could not take the sentence otherwise: the name stands beside the words with a reporting
//! verb, and nobody else is named between them.
//!
//! ```text
//! “Not one box will move,” Oskar Tamm said.                                      sure
//! Ada Quist refused, and Ivo Marsh denounced it as “a ransom.”                   not sure that it is Quist
//! ```

use super::DifferenceKind;
use super::quotes::Difference;
use crate::article::Span;
use crate::extract::event::Extract;
use crate::extract::names::{Directory, NameKind, NameMention, means_somebody};
use crate::extract::{How, Quotation};
use crate::text::lexicon::SAID;
use crate::text::words::{Kind, Token};

/// An article and who is named in it.
#[derive(Clone, Copy)]
pub struct Credited<'a> {
    /// The article's text.
    pub text: &'a str,
    /// What it says.
    pub extract: &'a Extract,
    /// Who and what is named in the articles.
    pub directory: &'a Directory,
}

/// Words that may stand between who speaks and the words, and between the name and the verb.
const BETWEEN: usize = 10;
/// Words before a pronoun in which nobody else may be named.
const BEFORE: usize = 200;

impl Credited<'_> {
    /// Whether nobody could be meant but the person who is credited with the quotation.
    pub fn is_sure(&self, q: usize) -> bool {
        self.sure(q, 0)
    }

    fn sure(&self, q: usize, depth: usize) -> bool {
        let (quotation, speaker) = (&self.extract.quotations[q], &self.extract.speakers[q]);
        let Some(entry) = self.person(&speaker.name) else { return false };
        match (speaker.how, quotation.mention) {
            (How::Stated, Some(mention)) => self.beside(quotation, mention, entry),
            (How::Pronoun, Some(mention)) => {
                matches!(mention.of(self.text).to_lowercase().as_str(), "he" | "she")
                    && self.beside(quotation, mention, entry)
                    && self.alone_before(mention, entry)
            }
            // “…,” she added. “…”
            (How::Carried, _) if depth == 0 && q > 0 => {
                let before = &self.extract.quotations[q - 1];
                let between = Span::new(before.cover().end, quotation.cover().start);
                let told = self.extract.speakers[q - 1].name == speaker.name && before.mention.is_some();
                told && before.mention == quotation.mention
                    && before.cover().end <= quotation.cover().start
                    && self.tokens(between).len() <= BETWEEN + 4
                    && !between.of(self.text).contains('\n')
                    && !self.others_named(between, entry)
                    && self.sure(q - 1, depth + 1)
            }
            _ => false,
        }
    }

    /// The person of that full name.
    fn person(&self, name: &str) -> Option<usize> {
        // sorted by canonical form
        let entries = &self.directory.entries;
        let at = entries.partition_point(|e| e.canonical.as_str() < name);
        let mut same = (at..entries.len()).take_while(|&e| entries[e].canonical == name);
        same.find(|&e| entries[e].kind == NameKind::Person && name.contains(' '))
    }

    /// Whether who speaks, with the reporting verb, stands beside the words.
    fn beside(&self, quotation: &Quotation, mention: Span, entry: usize) -> bool {
        let Some(cue) = quotation.cue else { return false };
        let cover = quotation.cover();
        let group = mention.cover(cue);
        let inside = quotation.spans.iter().any(|s| s.touches(group));
        if inside || group.len() > 400 || self.others_named(group, entry) {
            return false;
        }
        // nothing but the name, the verb and what is said of the name
        let own = |t: &Token| mention.touches(t.span) || cue.touches(t.span);
        let rest: Vec<&Token> = self.words(group).filter(|t| !own(t)).collect();
        if rest.len() > BETWEEN || rest.iter().any(|t| reports(t.of(self.text))) {
            return false;
        }
        if group.end <= cover.start {
            // the subject, not whom it was told to
            let named_first =
                mention.start < cue.start || cue.of(self.text).to_lowercase().starts_with("according");
            let gap = Span::new(group.end, cover.start);
            return named_first && !self.joined(mention) && gap.len() <= 200 && self.clear(gap, entry);
        }
        let ended = quotation.spans.iter().map(|s| s.end).filter(|&end| end <= group.start).max();
        let Some(ended) = ended else { return false };
        let gap = Span::new(ended, group.start);
        if gap.len() > 60 || gap.of(self.text).contains('\n') || self.words(gap).count() > 3 {
            return false;
        }
        let after = self.words(Span::new(group.end, (group.end + 60).min(self.text.len()))).next();
        let next = after.is_some_and(|t| {
            let gap = &self.text[group.end..t.span.start];
            // “…,” Quist said Marsh told her
            gap.trim().is_empty() && (is_pronoun(t.of(self.text)) || self.others_named(t.span, entry))
        });
        !self.others_named(gap, entry) && !next
    }

    /// Whether what stands between the verb and the words names nobody else and begins no other clause.
    fn clear(&self, gap: Span, entry: usize) -> bool {
        let text = gap.of(self.text);
        let led_in = text
            .trim_end_matches(|c: char| !c.is_alphanumeric() && !matches!(c, ',' | ':'))
            .ends_with([',', ':']);
        let most = if led_in { BETWEEN } else { 2 };
        let own_marks = |c: char| matches!(c, '.' | '!' | '?' | ';' | '\n');
        !text.contains(own_marks)
            && self.words(gap).count() <= most
            && !self.others_named(gap, entry)
            && self.words(gap).all(|t| {
                let word = t.of(self.text);
                let heard = matches!(word, "reporters" | "journalists");
                !is_pronoun(word) && !reports(word) && (heard || !means_somebody(word))
            })
    }

    /// Whether the name only belongs to who speaks, or is one of two: `a spokesman for Quist`, `Marsh and Quist`.
    fn joined(&self, mention: Span) -> bool {
        let at = self.extract.layout.tokens.partition_point(|t| t.span.end <= mention.start);
        at.checked_sub(1).is_some_and(|at| {
            let word = self.extract.layout.tokens[at].of(self.text).to_lowercase();
            matches!(word.as_str(), "and" | "or" | "for" | "of" | "with" | "by")
        })
    }

    /// Whether nobody else is spoken of shortly before a pronoun, outside quotations.
    fn alone_before(&self, pronoun: Span, entry: usize) -> bool {
        let tokens = &self.extract.layout.tokens;
        let to = tokens.partition_point(|t| t.span.end <= pronoun.start);
        let from = to.saturating_sub(BEFORE);
        let Some(first) = tokens.get(from).filter(|_| from < to) else { return false };
        let paragraphs = &self.extract.layout.paragraphs;
        let own = self.extract.layout.paragraph_at(pronoun.start);
        for paragraph in (own.saturating_sub(3)..=own).rev() {
            let span = paragraphs[paragraph].span;
            let part = Span::new(span.start.max(first.span.start), span.end.min(pronoun.start));
            if part.is_empty() {
                continue;
            }
            let outside = |at: Span| at.among(&self.extract.quoted).is_empty();
            let named: Vec<&NameMention> =
                self.named(part).iter().filter(|n| n.kind == NameKind::Person && outside(n.span)).collect();
            if named.iter().any(|n| n.entry != entry) {
                return false;
            }
            if span.start < first.span.start && named.is_empty() {
                return false;
            }
            if let Some(last) = named.last() {
                // nobody who is only described comes between
                let rest = Span::new(last.span.end, pronoun.start);
                return self.words(rest).all(|t| !outside(t.span) || !means_somebody(t.of(self.text)));
            }
        }
        false
    }

    /// Whether a person or group other than `entry` is named in `span`.
    fn others_named(&self, span: Span, entry: usize) -> bool {
        self.named(span)
            .iter()
            .any(|n| n.entry != entry && matches!(n.kind, NameKind::Person | NameKind::Group))
    }

    fn named(&self, span: Span) -> &[NameMention] {
        let names = &self.extract.names;
        &names[span.among_by(names, |n| n.span)]
    }

    fn tokens(&self, span: Span) -> &[Token] {
        let layout = &self.extract.layout;
        &layout.tokens[layout.tokens_in(span)]
    }

    fn words(&self, span: Span) -> impl Iterator<Item = &Token> {
        self.tokens(span).iter().filter(|t| t.kind != Kind::Mark)
    }
}

fn is_pronoun(word: &str) -> bool {
    const PRONOUNS: &[&str] =
        &["he", "she", "they", "we", "it", "i", "you", "him", "her", "them", "who", "whom", "whose", "which"];
    PRONOUNS.contains(&word.to_lowercase().as_str())
}

/// Whether the word says that something was said, so that another may be its subject.
fn reports(word: &str) -> bool {
    const MORE: &[&str] =
        &["saying", "quoted", "quoting", "recalled", "called", "calling", "agrees", "agreed"];
    let word = word.to_lowercase();
    SAID.contains(&word.as_str()) || MORE.contains(&word.as_str())
}

/// The difference where two people are credited with the same words, each known by full name and named beyond
/// doubt. `speakers` are the names. Father and son, or husband and wife, are too easily mistaken for each other.
pub fn other_speaker(speakers: [&str; 2]) -> Option<Difference> {
    let [a, b] = speakers;
    if a == b || a.is_empty() || b.is_empty() || surname(a) == surname(b) {
        return None;
    }
    Some(Difference {
        kind: DifferenceKind::Speaker,
        values: [a.to_owned(), b.to_owned()],
        places: None,
        note: "the same words are credited to two people".to_owned(),
    })
}

fn surname(name: &str) -> Option<String> {
    let mut words = name
        .split_whitespace()
        .rev()
        .filter(|w| !matches!(w.trim_end_matches('.'), "Jr" | "Sr" | "II" | "III"));
    words.next().map(str::to_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::extract::event::extract;

    /// Who is credited with the quotation that holds `words`, and whether that is sure.
    fn credit(text: &str, words: &str) -> (String, bool) {
        let article = Article { text: text.into(), language: "en".into(), ..Article::default() };
        let (extracts, directory) = extract(std::slice::from_ref(&article));
        let credited = Credited { text, extract: &extracts[0], directory: &directory };
        let q = extracts[0].quotations.iter().position(|q| q.cover().of(text).contains(words)).unwrap();
        (extracts[0].speakers[q].name.clone(), credited.is_sure(q))
    }

    #[test]
    fn only_who_is_named_beside_the_words_is_sure() {
        let sure = [
            "The port is shut. “Not one box will move before then,” said Oskar Tamm, the fire chief.",
            "The port is shut. “Not one box will move before then,” Mayor Oskar Tamm told reporters.",
            "Oskar Tamm said on Monday: “Not one box will move before then.”",
            "“The port is shut,” Oskar Tamm said. “Not one box will move before then.”",
            "“The port is shut,” Oskar Tamm said.\n\n“It was no choice of ours,” he added. “Not one box will move before then.”",
        ];
        for text in sure {
            assert_eq!(credit(text, "Not one box"), ("Oskar Tamm".to_owned(), true), "{text}");
        }
        let doubtful = [
            "Oskar Tamm refused even before Mr. Lind spoke, and Mayor Ada Quist denounced it by saying “Not one box will move before then.”",
            "Oskar Tamm told the Lowmere Post that the union agrees with Ada Quist’s view that “Not one box will move before then.”",
            "Oskar Tamm met Ivo Marsh at the gate. “Not one box will move before then,” he said.",
            "Oskar Tamm spoke first. The director went on. “Not one box will move before then,” he said.",
        ];
        for text in doubtful {
            assert!(!credit(text, "Not one box").1, "{text}: {}", credit(text, "Not one box").0);
        }
    }

    #[test]
    fn relatives_are_no_difference() {
        assert!(other_speaker(["Ada Quist", "Ivo Quist Jr."]).is_none());
        assert!(other_speaker(["Ada Quist", "Ivo Marsh"]).is_some());
    }
}
