//! The counted noun after a number, by word shapes: `30,412 registered protesters`.

mod words;

use super::Reader;
use crate::text::words::Kind;
pub(super) use words::{is_people, lemma};
use words::{is_plural, is_stop};

impl Reader<'_> {
    /// The head of a plural noun phrase that starts at `p`: the first plural among up to four words
    /// that no function word, verb or mark interrupts. Its end and normal form.
    pub(super) fn noun(&self, p: usize) -> Option<(usize, String)> {
        for at in p..p + 4 {
            let atom = self.atoms.get(at).filter(|a| a.kind == Kind::Word)?;
            let word = atom.of(self.text);
            if at > p && atom.glued && !word.ends_with('s') {
                continue;
            }
            if is_stop(word) {
                return None;
            }
            if is_plural(word) {
                // "two White House officials": a capitalised plural may be the first word of a name
                let named = atom.is_capital(self.text)
                    && self
                        .atoms
                        .get(at + 1)
                        .is_some_and(|n| n.kind == Kind::Word && n.is_capital(self.text));
                if !named {
                    return Some((at + 1, lemma(word)));
                }
            }
        }
        None
    }

    /// The noun after `one`: people and things that are counted one by one.
    pub(super) fn one_noun(&self, p: usize) -> Option<(usize, String)> {
        let word = self.word(p);
        let name = lemma(word);
        (self.atoms.get(p).is_some_and(|a| a.kind == Kind::Word) && (is_people(&name) || name == "vote"))
            .then_some((p + 1, name))
    }

    /// The noun after a rank: the last of up to three lower-case words before something else.
    pub(super) fn ranked_noun(&self, p: usize) -> Option<(usize, String)> {
        let mut last = None;
        for at in p..p + 3 {
            let Some(atom) = self.atoms.get(at).filter(|a| a.kind == Kind::Word && !a.is_capital(self.text))
            else {
                break;
            };
            let word = atom.of(self.text);
            // the first lady holds an office
            if last.is_none() && matches!(word, "lady" | "ladies" | "minister" | "ministers") {
                break;
            }
            if is_stop(word) || word.ends_with("ed") || word.ends_with("ing") || word.ends_with("ly") {
                break;
            }
            last = Some((at + 1, word));
            if is_plural(word)
                || matches!(
                    word,
                    "time"
                        | "day"
                        | "week"
                        | "month"
                        | "year"
                        | "term"
                        | "round"
                        | "man"
                        | "woman"
                        | "person"
                )
            {
                break;
            }
        }
        last.map(|(end, word)| (end, lemma(word)))
    }
}
