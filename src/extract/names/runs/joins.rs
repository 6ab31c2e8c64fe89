//! Where a run of capitalised words ends, and where it is more than one name.

use super::{LONGEST, Reader};
use crate::extract::names::lexicon::*;
use crate::extract::names::world;

impl Reader<'_> {
    /// One past the last token of the run that starts at `first`.
    pub(super) fn extent(&self, first: usize, limit: usize) -> usize {
        let mut end = first + 1;
        let limit = limit.min(first + LONGEST);
        while end < limit && self.word(end - 1).possessive == 0 {
            if self.follows(end) && self.is_name_word(end, true) {
                end += 1;
                continue;
            }
            if self.is(end, ",")
                && end + 1 < limit
                && self.has(end + 1, SUFFIX)
                && self.word(end + 1).shape != Shape::Lower
            {
                end += 2;
                continue;
            }
            match self.joined(first, end, limit) {
                Some(next) => end = next,
                None => break,
            }
        }
        end
    }

    /// Where the run goes on after a joining word at `at` (`of the`, `and`, `de`), if it does.
    pub(super) fn joined(&self, first: usize, at: usize, limit: usize) -> Option<usize> {
        if !self.follows(at) {
            return None;
        }
        let capital = |i: usize| i < limit && self.follows(i) && self.is_name_word(i, true);
        let head = at - 1;
        let in_run = |flags: Flags| (first..at).any(|i| self.has(i, flags));
        if self.has(at, PARTICLE) && capital(at + 1) && !self.has(head, ROLE | TITLE) {
            return Some(at + 2);
        }
        // behind `of`, `on`, with or without `the`
        let next = if at + 1 < limit && self.is(at + 1, "the") { at + 2 } else { at + 1 };
        match self.word(at).plain.as_str() {
            "of" => {
                let named = matches!(
                    self.word(head).plain.as_str(),
                    "house"
                        | "bank"
                        | "state"
                        | "states"
                        | "university"
                        | "city"
                        | "gulf"
                        | "chief"
                        | "church"
                        | "statue"
                        | "library"
                        | "institutes"
                        | "chamber"
                        | "republic"
                        | "kingdom"
                        | "bill"
                        | "knights"
                        | "daughters"
                );
                let people = matches!(
                    self.word(head).plain.as_str(),
                    "congress"
                        | "republicans"
                        | "democrats"
                        | "conservatives"
                        | "lawmakers"
                        | "campaign"
                        | "news"
                        | "times"
                        | "post"
                        | "press"
                        | "parliament"
                        | "network"
                        | "television"
                        | "democrat"
                        | "republican"
                );
                (capital(next) && ((self.has(head, ORGANISATION | ROLE) && !people) || named))
                    .then_some(next + 1)
            }
            "on" | "for" | "against" => {
                let movement = matches!(
                    self.word(head).plain.as_str(),
                    "americans"
                        | "democracy"
                        | "citizens"
                        | "students"
                        | "mothers"
                        | "moms"
                        | "women"
                        | "doctors"
                        | "physicians"
                        | "families"
                        | "veterans"
                        | "scientists"
                        | "workers"
                        | "people"
                        | "friends"
                );
                let ok =
                    self.has(head, ORGANISATION) || movement || (self.is(at, "on") && in_run(ORGANISATION));
                (capital(next) && ok && !self.has(next, CALENDAR)).then_some(next + 1)
            }
            "and" | "&" => {
                if !capital(at + 1) {
                    return None;
                }
                if self.is(at, "&") {
                    return Some(at + 2);
                }
                let mut end = at + 2;
                while capital(end) && self.word(end - 1).possessive == 0 {
                    end += 1;
                }
                let stem = self.word(head).stem as usize;
                let always = self.lexicon.capital[stem] <= self.capitals.and_after[stem];
                let body = self.has(end - 1, ORGANISATION) && end - at > 2;
                let person = self.has(head, MAN | WOMAN | ORGANISATION | SUFFIX)
                    || world::is_place(&self.word(head).plain);
                (always && body && !person).then_some(end)
            }
            _ => None,
        }
    }

    /// Cuts the run `first..end` into what stands before a title, and the name.
    pub(super) fn split(&mut self, mut first: usize, end: usize, initial: bool) {
        if first >= end {
            return;
        }
        if end - first >= 2
            && (first..end).all(|i| {
                let word = self.word(i);
                word.shape == Shape::Upper
                    && (word.flags & (FUNCTION | COMMON) != 0 || self.lexicon.lower[word.stem as usize] > 0)
            })
            && !self.is_known(first, end)
        {
            return;
        }
        if initial && end - first >= 2 && !self.starts_name(first) && !self.is_known(first, end) {
            first += 1;
            while first < end && self.word(first).shape == Shape::Lower {
                first += 1;
            }
            return self.split(first, end, false);
        }
        if end - first == 1 {
            return self.single(first, initial);
        }
        if let Some(end) = self.before_pasted(first, end) {
            return self.split(first, end, initial);
        }
        // `Chairman Ana Petrov Petrov`: written twice by mistake
        let twice = self.word(end - 1).stem == self.word(end - 2).stem;
        let alone = self.lexicon.capital[self.word(end - 1).stem as usize] > 4;
        if twice && (end - first >= 3 || alone) {
            return self.split(first, end - 1, initial);
        }
        // `the Ohio Republican` describes somebody: only the state is a name
        if self.has(end - 1, ROLE) && world::is_place(&self.key(first, end - 1)) {
            return self.split(first, end - 1, initial);
        }
        // the title ends at the last office or form of address that has a name behind it
        let title = (first..end - 1).rev().find(|&k| {
            self.has(k, TITLE | ROLE)
                && self.word(k).shape != Shape::Lower
                && self.name_after(k, end).is_some()
        });
        let Some(k) = title else {
            // `Speaker of the House`: an office, nobody's name
            if (first..end)
                .all(|i| self.word(i).shape == Shape::Lower || self.has(i, TITLE | ROLE | ROLE_MODIFIER))
                && !(first..end).any(|i| self.has(i, ORGANISATION | MAN | WOMAN))
                || self.is_office(first, end)
            {
                return;
            }
            if let Some(cut) = self.two_names(first, end) {
                self.split(first, cut, initial);
                return self.split(cut, end, false);
            }
            return self.push(first, end, first, false);
        };
        let mut zone = k;
        while zone > first
            && (self.has(zone - 1, ROLE | TITLE | ROLE_MODIFIER))
            && !(zone >= first + 2 && self.is(zone - 1, "house") && self.is(zone - 2, "white"))
        {
            zone -= 1;
        }
        let Some(name) = self.name_after(k, end) else { return };
        if zone > first {
            self.split(first, zone, initial);
        }
        let title = if zone > first { first } else { zone };
        if end - name == 1
            && self.word(name).shape != Shape::Lower
            && self.has(name, TITLE | ROLE)
            && !self.has(name, MAN | WOMAN)
        {
            return self.push(name, end, title, true);
        }
        self.push(name, end, title, false);
    }

    /// Where a name ends that a second name follows without a comma: `American Kevin Doe`, `Norway Ana T. Petrov` (the
    /// ambassador to Norway), `Kevin Doe Senate` (his testimony there); but not `American Airlines`.
    fn two_names(&self, first: usize, end: usize) -> Option<usize> {
        let given = |i: usize| self.has(i, MAN | WOMAN);
        let body = |i: usize| self.has(i, ORGANISATION) && !given(i);
        if end - first < 3 {
            return None;
        }
        if given(first) {
            let group = |at: &usize| (*at..end).all(|i| !given(i)) && self.is_known_group(*at, end);
            return (first + 2..end).find(group).filter(|&at| !(first..at).any(body));
        }
        let cut = (first + 1..end - 1).find(|&i| given(i))?;
        let personal = (first..cut).any(|i| self.has(i, PARTICLE) || self.word(i).plain.chars().count() == 1);
        // of the words before it only what can be no first name is cut off
        let apart = self.is_known(first, cut)
            || self.has(cut - 1, ROLE | PERSON | GROUP)
            || is_compound(self.source.layout.tokens[cut - 1].of(self.source.text));
        (apart && !personal && end - cut <= 4 && !(first..end).any(body)).then_some(cut)
    }

    /// Where a name ends behind which the text of a link was pasted without a blank: `Ana Petrov Ana T. PetrovMORE`.
    fn before_pasted(&self, first: usize, end: usize) -> Option<usize> {
        let text = |i: usize| self.source.layout.tokens[i].of(self.source.text);
        (first..end - 1)
            .find(|&one| (one + 1..end).any(|i| is_pasted_to(text(i), text(one))))
            .map(|one| one + 1)
    }

    /// Where the person's name starts behind the title that ends at token `k`; none if what follows is no person.
    pub(super) fn name_after(&self, k: usize, end: usize) -> Option<usize> {
        let mut name = k + 1;
        if self.is(name, "of") {
            name += 1;
            if name < end && self.is(name, "the") {
                name += 1;
            }
            name += 1;
            if name < end
                && (self.is(name - 1, "homeland")
                    || self.is(name - 1, "veterans")
                    || self.is(name - 1, "foreign"))
            {
                name += 1;
            }
            if name + 5 < end && self.is(name, "and") {
                name += 3;
            }
        }
        let good = name < end
            && self.word(name).shape != Shape::Lower
            && !self.has(end - 1, ORGANISATION)
            && !(name..end).any(|i| self.has(i, ORGANISATION) && !self.has(i, MAN | WOMAN))
            && !(name..end).all(|i| self.has(i, SUFFIX))
            && self.word(k).possessive == 0;
        good.then_some(name)
    }

    /// `Secretary of State`, `Director of National Intelligence`.
    pub(super) fn is_office(&self, first: usize, end: usize) -> bool {
        let of = (first..end).find(|&i| self.is(i, "of"));
        of.is_some_and(|of| of > first && self.has(of - 1, ROLE) && !self.has(end - 1, MAN | WOMAN))
    }

    /// Whether a sentence-initial word belongs to the name that follows it.
    pub(super) fn starts_name(&self, i: usize) -> bool {
        let word = self.word(i);
        let stem = word.stem as usize;
        let pair = (word.stem, self.word(i + 1).stem);
        word.flags & (MAN | WOMAN | TITLE | ROLE | ROLE_MODIFIER | ORGANISATION) != 0
            || word.shape == Shape::Upper
            || self.capitals.pairs.contains(&pair)
            || (word.flags & (COMMON | FUNCTION) == 0
                && self.lexicon.lower[stem] <= self.lexicon.capital[stem])
    }
}

/// Whether a word is put together of two, as companies write themselves: `WikiLeaks`, but not `McCain`.
fn is_compound(word: &str) -> bool {
    let inner = word.char_indices().skip(4).find(|(_, c)| c.is_uppercase());
    inner.is_some_and(|(at, _)| word[..at].chars().skip(1).all(char::is_lowercase))
        && word.chars().all(char::is_alphabetic)
}
