//! Whom a pronoun or a loose description takes up: who stands out most in the text before it.
//!
//! A sieve of weighted hints (same sentence, subject, speaker of the quotation before, how much the
//! article is about somebody), after the salience lists of Lappin and Leass (1994).

use super::Source;
use super::mention::{head, strip_possessive};
use crate::article::Span;
use crate::extract::names::lexicon::{
    DOCUMENT, FUNCTION, GROUP, ORGANISATION, ROLE, SAYING, TITLE, flags, plain,
};
use crate::extract::names::{Directory, Gender, NameKind, NameMention};
use crate::text::words::Kind;

/// What is known of the person looked for.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// He or she, where told.
    pub gender: Option<Gender>,
    /// Whether context may decide when no description fits.
    pub loose: bool,
}

impl Wanted {
    /// Anybody of that gender.
    pub fn gender(gender: Option<Gender>) -> Self {
        Wanted { gender, loose: false }
    }
}

/// The speaker of the quotation before.
pub struct Previous {
    /// The name given.
    pub name: String,
    /// The directory's entry, where it is one.
    pub entry: Option<usize>,
    /// Where its quotation starts.
    pub at: usize,
    /// Where the words that name the speaker stand.
    pub mention: Option<usize>,
}

/// One article with what the search needs.
pub struct Article<'a> {
    /// The article.
    pub source: &'a Source<'a>,
    /// Everybody named in any article.
    pub directory: &'a Directory,
    /// How often each entry is named here.
    counts: Vec<u32>,
    /// Most often any person is named here.
    most: u32,
    /// Names, and the pronouns that take them up, in order.
    candidates: Vec<Candidate>,
    /// Descriptions of every entry: its words, and the entry.
    roles: Vec<(Vec<String>, usize)>,
}

/// A place where somebody is meant.
#[derive(Clone, Copy)]
struct Candidate {
    span: Span,
    entry: usize,
    standing: f64,
    quoted: bool,
    sentence: usize,
    paragraph: usize,
}

/// How many sentences back a pronoun may reach.
const REACH: usize = 12;

impl<'a> Article<'a> {
    /// Reads one article.
    pub fn new(source: &'a Source<'a>, directory: &'a Directory) -> Self {
        let mut counts = vec![0; directory.entries.len()];
        for name in source.names {
            counts[name.entry] += 1;
        }
        let most = directory
            .entries
            .iter()
            .zip(&counts)
            .filter(|(e, _)| e.kind == NameKind::Person)
            .map(|(_, &n)| n)
            .max();
        let roles = directory
            .entries
            .iter()
            .enumerate()
            .flat_map(|(e, entry)| entry.roles.iter().map(move |role| (role_words(role), e)))
            .collect();
        let most = most.unwrap_or(1).max(1);
        let mut article = Article { source, directory, counts, most, candidates: Vec::new(), roles };
        article.candidates = article.all_candidates();
        article
    }

    /// Names and pronouns in order, each pronoun taken for whoever stands out most before it.
    fn all_candidates(&mut self) -> Vec<Candidate> {
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

    /// The names that lie in `words` or share a part with it.
    pub fn names_in(&self, words: Span) -> impl Iterator<Item = &'a NameMention> {
        let names = self.source.names;
        let first = names.partition_point(|n| n.span.end <= words.start);
        names[first..].iter().take_while(move |n| n.span.start < words.end)
    }

    /// Paragraphs from `from` on to `to`, either way.
    pub fn paragraphs_between(&self, from: usize, to: usize) -> usize {
        self.source.layout.paragraph_at(from).abs_diff(self.source.layout.paragraph_at(to))
    }

    /// The person who stands out most before `at`.
    pub fn person(&self, at: usize, wanted: Wanted, previous: Option<&Previous>) -> Option<usize> {
        self.best(at, previous, |entry| {
            let entry = &self.directory.entries[entry];
            entry.kind == NameKind::Person
                && !matches!((wanted.gender, entry.gender), (Some(a), Some(b)) if a != b)
        })
        .filter(|&(_, score)| score > -6.0)
        .map(|(entry, _)| entry)
    }

    /// The group that stands out most before `at`.
    pub fn group(&self, at: usize, previous: Option<&Previous>) -> Option<usize> {
        if let Some(p) = previous.filter(|p| self.paragraphs_between(p.at, at) <= 1) {
            match p.entry {
                Some(entry) if self.directory.entries[entry].kind != NameKind::Person => return Some(entry),
                None => return None,
                _ => {}
            }
        }
        let found = self.best(at, previous, |entry| self.directory.entries[entry].kind == NameKind::Group);
        found.filter(|&(_, score)| score > -2.0).map(|(entry, _)| entry)
    }

    fn best(
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
        for one in self.candidates[..last].iter().rev() {
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
            let near = [2.0, 0.4, 0.0][apart.min(2)];
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

    /// The first name at or after byte `at`.
    pub fn name_from(&self, at: usize) -> Option<&'a NameMention> {
        let names = self.source.names;
        names.get(names.partition_point(|n| n.span.start < at))
    }

    /// The last person named before byte `at`, in the same paragraph.
    pub fn person_name_before(&self, at: usize) -> Option<&'a NameMention> {
        let names = self.source.names;
        let last = names.partition_point(|n| n.span.end <= at);
        let name =
            names[..last].iter().rev().find(|n| self.directory.entries[n.entry].kind != NameKind::Place)?;
        let person = self.directory.entries[name.entry].kind == NameKind::Person;
        (person && self.paragraphs_between(name.span.start, at) == 0).then_some(name)
    }

    /// The name that stands directly before `at`, over a comma.
    pub fn nearest_before(&self, at: usize) -> Option<usize> {
        let last = self.source.names.partition_point(|n| n.span.end <= at);
        let name = self.source.names[..last]
            .iter()
            .rev()
            .find(|n| self.directory.entries[n.entry].kind != NameKind::Place)?;
        (self.source.layout.sentence_at(name.span.start) == self.source.layout.sentence_at(at))
            .then_some(name.entry)
    }

    /// How much the name stands out by its place in the sentence: subject of the sentence, of a
    /// clause inside it, or neither (an object, a possessor).
    fn standing(&self, name: &NameMention) -> f64 {
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

    fn is_subject(&self, name: &NameMention) -> bool {
        self.standing(name) > 1.0
    }

    fn is_quoted(&self, name: &NameMention) -> bool {
        let at = self.candidates.partition_point(|c| c.span.start < name.span.start);
        self.candidates.get(at).is_some_and(|c| c.quoted)
    }

    fn is_possessive(&self, name: &NameMention) -> bool {
        let after = &self.source.text[name.span.end..];
        after.starts_with("’s")
            || after.starts_with("'s")
            || after.starts_with("’ ")
            || after.starts_with("' ")
    }

    /// Whether some article calls exactly this person, among those named here, by these words.
    pub fn exact(&self, text: &str) -> Option<usize> {
        let words = role_words(text);
        let all: Vec<usize> = self.roles.iter().filter(|(role, _)| *role == words).map(|&(_, e)| e).collect();
        self.most_named(all)
    }

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
            .roles
            .iter()
            .filter(|(role, e)| {
                let entry = &self.directory.entries[*e];
                head(role).is_some_and(|h| same_office(&role[h], &noun))
                    && asked.iter().all(|w| *w == noun || role.iter().any(|r| r == w) || self.is_of(w, role))
                    && !matches!((wanted.gender, entry.gender), (Some(a), Some(b)) if a != b)
                    && self.counts[*e] > 0
            })
            .map(|&(_, e)| e)
            .collect();
        if fits.is_empty() {
            return None;
        }
        // several senators: the one spoken of last
        let last = self.source.names.partition_point(|n| n.span.end <= words.start);
        let recent =
            self.source.names[..last].iter().rev().find(|n| fits.contains(&n.entry) && !self.is_quoted(n));
        recent.map(|n| n.entry)
    }

    /// Party and place words fit a description that says the same otherwise: `the Republican senator`.
    fn is_of(&self, word: &str, role: &[String]) -> bool {
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

    fn most_named(&self, mut entries: Vec<usize>) -> Option<usize> {
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
        for (e, entry) in self.directory.entries.iter().enumerate() {
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

    fn is_called(&self, entry: usize, owner: &str) -> bool {
        let owner: Vec<String> = role_words(owner).into_iter().filter(|w| flags(w) & TITLE == 0).collect();
        let name = role_words(&self.directory.entries[entry].canonical.to_lowercase());
        !owner.is_empty() && name.ends_with(&owner)
    }

    /// Who issued the statement, tweet or letter: named with it, or by the sentence before that speaks of it.
    pub fn issuer(&self, words: Span, previous: Option<&Previous>) -> Option<usize> {
        let text = words.of(self.source.text);
        let asked = role_words(text);
        let noun = asked.get(head(&asked)?)?.clone();
        if flags(&noun) & DOCUMENT == 0 {
            return None;
        }
        let named: Vec<&NameMention> = self.names_in(words).collect();
        let personal = matches!(
            noun.as_str(),
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
        for s in (0..=here).rev() {
            let sentence = layout.sentences[s];
            if paragraph - layout.paragraph_at(sentence.span.start).min(paragraph) > 4 {
                break;
            }
            let limit = if s == here { words.start } else { sentence.span.end };
            let spoken = layout
                .tokens_of(sentence)
                .iter()
                .any(|t| t.span.end <= limit && plain(strip_possessive(t.of(self.source.text))) == noun);
            if !spoken {
                continue;
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
        let last = self.source.names.partition_point(|n| n.span.end <= words.start);
        let before =
            || self.source.names[..last].iter().rev().filter(|n| !self.is_quoted(n)).map(|n| n.entry);
        let holds = |e: usize| {
            entries[e].kind == NameKind::Group
                && (entries[e].roles.iter().any(|r| role_words(r).contains(&noun))
                    || role_words(&entries[e].canonical.to_lowercase()).contains(&noun)
                        && asked.iter().all(|w| role_words(&entries[e].canonical.to_lowercase()).contains(w)))
        };
        if let Some(entry) = before().find(|&e| holds(e)) {
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

/// A description’s words without articles and possessive pronouns before it.
fn role_words(role: &str) -> Vec<String> {
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

/// Whether two head nouns can be one office.
fn same_office(a: &str, b: &str) -> bool {
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
    a == b || SAME.iter().any(|set| set.contains(&a) && set.contains(&b))
}
