//! Who is meant by a description: `the harbour master`, `his sister`, `the company`, `a statement`.

use super::{Article, Previous, Wanted};
use crate::article::Span;
use crate::extract::names::lexicon::{DOCUMENT, GROUP, ORGANISATION, ROLE, TITLE, flags, plain};
use crate::extract::names::{NameKind, NameMention};
use crate::extract::speakers::mention::{head, strip_possessive};
use crate::text::words::Token;

impl<'a> Article<'a> {
    /// The person whose descriptions hold all the words of this one.
    pub fn described(&self, words: Span, wanted: &Wanted) -> Option<usize> {
        let text = words.of(self.source.text);
        if let Some(name) = self
            .names_in(words)
            .find(|n| n.span.contains(words) || words.contains(n.span) && n.span.start == words.start)
            && !self.is_possessive(name)
        {
            return Some(name.entry);
        }
        if let Some(entry) = self.exact(text) {
            return Some(entry);
        }
        let asked = role_words(text);
        let noun = asked.get(head(&asked)?)?.clone();
        let fits: Vec<usize> = self
            .known
            .offices(&noun)
            .filter(|(role, e)| {
                let entry = &self.directory.entries[*e];
                asked.iter().all(|w| *w == noun || role.iter().any(|r| r == w) || self.is_of(w, role))
                    && !matches!((wanted.gender, entry.gender), (Some(a), Some(b)) if a != b)
                    && self.counts[*e] > 0
            })
            .map(|&(_, e)| e)
            .collect();
        // several senators: the one spoken of last
        self.last_named(&fits, words.start)
    }

    /// Which of `entries` is named last before byte `at`, outside quotations.
    fn last_named(&self, entries: &[usize], at: usize) -> Option<usize> {
        let names = self.source.names;
        let last = |entry: usize| -> Option<usize> {
            let own = &self.mentions[entry];
            let before = own.partition_point(|&n| names[n].span.end <= at);
            own[..before].iter().rev().copied().find(|&n| !self.is_quoted(&names[n]))
        };
        entries.iter().filter_map(|&entry| last(entry)).max().map(|n| names[n].entry)
    }

    /// Party and place words fit a description that says the same otherwise: `the Republican senator`.
    pub(super) fn is_of(&self, word: &str, role: &[String]) -> bool {
        matches!(
            word,
            "republican"
                | "democratic"
                | "veteran"
                | "longtime"
                | "embattled"
                | "former"
                | "top"
                | "outspoken"
        ) && !role.iter().any(|r| matches!(r.as_str(), "republican" | "democratic") && r != word)
    }

    pub(super) fn most_named(&self, mut entries: Vec<usize>) -> Option<usize> {
        entries.sort_unstable();
        entries.dedup();
        if entries.iter().any(|&e| self.counts[e] > 0) {
            entries.retain(|&e| self.counts[e] > 0);
        }
        match entries[..] {
            [one] => Some(one),
            _ => {
                entries.sort_by_key(|&e| std::cmp::Reverse(self.counts[e]));
                match entries[..] {
                    [one, two, ..] if self.counts[one] > 2 * self.counts[two] => Some(one),
                    _ => None,
                }
            }
        }
    }

    /// The entry that is `kin` (`father`) of `person`: told of either.
    pub fn relative(&self, person: usize, kin: &str) -> Option<usize> {
        let back: &[&str] = match kin {
            "father" | "mother" | "parents" => &["son", "daughter", "child"],
            "son" | "daughter" => &["father", "mother"],
            "wife" => &["husband"],
            "husband" => &["wife"],
            "brother" | "sister" => &["brother", "sister"],
            "father-in-law" | "mother-in-law" => &["son-in-law", "daughter-in-law"],
            "son-in-law" | "daughter-in-law" => &["father-in-law", "mother-in-law"],
            _ => &[],
        };
        let person_role = |e: usize, kins: &[&str]| {
            self.directory.entries[e].roles.iter().find_map(|role| {
                let (owner, what) = role.split_once("’s ").or_else(|| role.split_once("'s "))?;
                kins.iter().any(|k| what.split(' ').any(|w| w == *k)).then(|| owner.to_owned())
            })
        };
        // X is called `Y’s father`
        for &e in &self.known.kin {
            let entry = &self.directory.entries[e];
            if e != person
                && entry.kind == NameKind::Person
                && person_role(e, &[kin]).is_some_and(|owner| self.is_called(person, &owner))
            {
                return Some(e);
            }
        }
        // Y is called `X’s son`
        let owner = person_role(person, back)?;
        let fits: Vec<usize> = (0..self.directory.entries.len())
            .filter(|&e| {
                e != person && self.directory.entries[e].kind == NameKind::Person && self.is_called(e, &owner)
            })
            .collect();
        self.most_named(fits)
    }

    pub(super) fn is_called(&self, entry: usize, owner: &str) -> bool {
        let owner: Vec<String> = role_words(owner).into_iter().filter(|w| flags(w) & TITLE == 0).collect();
        let name = role_words(&self.directory.entries[entry].canonical.to_lowercase());
        !owner.is_empty() && name.ends_with(&owner)
    }

    /// Who issued the statement, tweet or letter: named with it, or by the sentence before that speaks of it.
    pub(in crate::extract::speakers) fn issuer(
        &self,
        words: Span,
        previous: Option<&Previous>,
    ) -> Option<Issuer> {
        let text = words.of(self.source.text);
        let asked = role_words(text);
        let head = head(&asked)?;
        let noun = asked.get(head)?.clone();
        if flags(&noun) & DOCUMENT == 0 || head > 0 && is_body(&asked[head - 1]) {
            return None;
        }
        // `the police statement said … the statement said`
        let again = |p: &&Previous| {
            p.entry.is_none()
                && p.name.rsplit(' ').next() == Some(noun.as_str())
                && self.paragraphs_between(p.at, words.start) <= 4
        };
        if let Some(p) = previous.filter(again) {
            return Some(Issuer::Words(p.name.clone()));
        }
        self.issuing_entry(words, &noun, previous).map(Issuer::Entry)
    }

    fn issuing_entry(&self, words: Span, noun: &str, previous: Option<&Previous>) -> Option<usize> {
        let named: Vec<&NameMention> = self.names_in(words).collect();
        let personal = matches!(
            noun,
            "statement"
                | "tweet"
                | "tweets"
                | "post"
                | "message"
                | "messages"
                | "email"
                | "e-mail"
                | "op-ed"
                | "speech"
                | "video"
                | "testimony"
                | "remarks"
                | "excerpts"
                | "text"
                | "memoir"
                | "book"
                | "memo"
                | "article"
                | "editorial"
                | "release"
                | "note"
        );
        if let [one, ..] = named[..] {
            let by = &self.source.text[words.start..one.span.start.max(words.start)];
            let from = by.split(|c: char| !c.is_alphanumeric()).any(|w| matches!(w, "from" | "by"));
            return (personal && (from || self.is_possessive(one))).then_some(one.entry);
        }
        if !personal {
            return None;
        }
        // an earlier sentence that speaks of the document, the nearest first, and who is its subject
        let layout = self.source.layout;
        let here = layout.sentence_at(words.start);
        let paragraph = layout.paragraph_at(words.start);
        for s in (here.saturating_sub(FAR)..=here).rev() {
            let sentence = layout.sentences[s];
            if paragraph - layout.paragraph_at(sentence.span.start).min(paragraph) > 4 {
                break;
            }
            let limit = if s == here { words.start } else { sentence.span.end };
            let tokens = layout.tokens_of(sentence);
            let word = |t: &Token| plain(strip_possessive(t.of(self.source.text)));
            let spoken = tokens.iter().position(|t| t.span.end <= limit && word(t) == noun);
            let Some(spoken) = spoken else { continue };
            if spoken > 0 && is_body(&word(&tokens[spoken - 1])) {
                return None;
            }
            let names: Vec<&NameMention> = self
                .names_in(sentence.span)
                .filter(|n| {
                    n.span.end <= limit
                        && !self.is_quoted(n)
                        && self.directory.entries[n.entry].kind != NameKind::Place
                })
                .collect();
            let subject = names.iter().find(|n| self.is_subject(n)).or(names.first());
            if let Some(name) = subject {
                return Some(name.entry);
            }
            if let Some(p) = previous.filter(|p| layout.sentence_at(p.at) == s) {
                return p.entry;
            }
        }
        previous
            .filter(|p| self.paragraphs_between(p.at, words.start) <= 1)
            .and_then(|p| p.entry)
            .or_else(|| self.person(words.start, Wanted::gender(None), previous))
    }

    /// The organisation meant by `the agency`, `the group`.
    pub fn described_group(&self, words: Span, previous: Option<&Previous>) -> Option<usize> {
        let text = words.of(self.source.text);
        let asked = role_words(text);
        let noun = asked.get(head(&asked)?)?.clone();
        let entries = &self.directory.entries;
        let holds = |e: &usize| {
            let name = || role_words(&entries[*e].canonical.to_lowercase());
            entries[*e].roles.iter().any(|r| role_words(r).contains(&noun))
                || asked.iter().all(|w| name().contains(w))
        };
        let groups: Vec<usize> = self.known.groups(&noun).iter().copied().filter(holds).collect();
        if let Some(entry) = self.last_named(&groups, words.start) {
            return Some(entry);
        }
        if flags(&noun) & (GROUP | ORGANISATION) == 0 || asked.len() > 1 {
            return None;
        }
        let general = |e: usize| {
            let known = &entries[e];
            known.kind == NameKind::Group
                && match noun.as_str() {
                    "agency" | "department" | "bureau" => {
                        ["agency", "department", "bureau", "service", "administration", "office"]
                            .iter()
                            .any(|w| role_words(&known.canonical.to_lowercase()).iter().any(|x| x == w))
                    }
                    "committee" | "party" | "university" | "court" | "newspaper" | "government" | "panel"
                    | "police" | "magazine" => false,
                    _ => {
                        flags(role_words(&known.canonical.to_lowercase()).last().map_or("", |w| w)) & ROLE
                            == 0
                    }
                }
        };
        self.best(words.start, previous, general).filter(|&(_, score)| score > -4.0).map(|(entry, _)| entry)
    }
}

/// Whose statement it is.
pub enum Issuer {
    /// Somebody of the directory.
    Entry(usize),
    /// Somebody who is named in words alone: `the police statement`.
    Words(String),
}

/// Whether a word before `statement` says whose it is: `police`, `law enforcement`.
fn is_body(word: &str) -> bool {
    flags(word) & (GROUP | ORGANISATION) != 0 || word == "enforcement"
}

/// A description’s words without articles and possessive pronouns before it.
pub(super) fn role_words(role: &str) -> Vec<String> {
    let words: Vec<String> = role
        .split(|c: char| c.is_whitespace() || c == ',')
        .map(|w| plain(strip_possessive(w)))
        .filter(|w| !w.is_empty())
        .collect();
    let skip = words
        .iter()
        .take_while(|w| matches!(w.as_str(), "the" | "a" | "an" | "his" | "her" | "its" | "their"))
        .count();
    words[skip.min(words.len().saturating_sub(1))..].to_vec()
}

/// How many sentences back a document may have been spoken of, however long the paragraph.
const FAR: usize = 100;

/// Head nouns that can be one office with `noun`.
pub(super) fn offices(noun: &str) -> impl Iterator<Item = &'static str> {
    const SAME: &[&[&str]] = &[
        &["senator", "senators", "sen", "lawmaker", "legislator"],
        &["representative", "rep", "congressman", "lawmaker", "legislator"],
        &["representative", "rep", "congresswoman", "lawmaker", "legislator"],
        &["nominee", "candidate", "hopeful", "contender"],
        &["chairman", "chair", "chairwoman"],
        &["attorney", "lawyer", "counsel"],
        &["gunman", "shooter", "suspect", "attacker"],
        &["governor", "gov"],
    ];
    SAME.iter().filter(move |set| set.contains(&noun)).flat_map(|set| set.iter().copied())
}
