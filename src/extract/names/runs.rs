//! Where names stand in one article: runs of capitalised words, without titles and possessives.

mod joins;

use super::lexicon::*;
use super::{NameKind, Source, world};
use crate::text::words::Kind;
use rustc_hash::FxHashSet;

/// A name where it stands, not yet known to name anything in particular.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// Token indices of the name itself, end exclusive.
    pub first: usize,
    /// One past the last token.
    pub last: usize,
    /// First token of the title before it (`Nebraska Attorney General`), or `first`.
    pub title: usize,
    /// Only a name if somebody of that surname is named in full: `Price`, `Speaker`.
    pub weak: bool,
}

/// What the whole set of articles tells about capitals.
pub struct Capitals {
    /// Pairs of words capitalised side by side inside a sentence.
    pairs: FxHashSet<(u32, u32)>,
    /// By stem: how often a capitalised word inside a sentence is followed by `and`.
    and_after: Vec<u32>,
}

/// Counts capitals and lower case over all sources, into the lexicon too.
pub fn count(sources: &[Source], lexicon: &mut Lexicon) -> Capitals {
    let mut pairs = FxHashSet::default();
    let mut and_after = vec![0; lexicon.words.len()];
    for (s, source) in sources.iter().enumerate() {
        for sentence in &source.layout.sentences {
            if is_title_case(lexicon, s, sentence.first, sentence.last) {
                continue;
            }
            for i in sentence.first..sentence.last {
                let word = lexicon.word(s, i);
                let stem = word.stem as usize;
                if source.layout.tokens[i].kind != Kind::Word {
                    continue;
                }
                if word.shape == Shape::Lower {
                    lexicon.lower[stem] += 1;
                    continue;
                }
                if is_initial(source, sentence.first, i) {
                    continue;
                }
                if i + 1 < sentence.last {
                    let next = lexicon.word(s, i + 1);
                    if next.shape != Shape::Lower {
                        pairs.insert((word.stem, next.stem));
                    }
                    and_after[stem] += u32::from(next.plain == "and");
                }
                if word.shape == Shape::Capital {
                    lexicon.capital[stem] += 1;
                }
            }
        }
    }
    Capitals { pairs, and_after }
}

/// The runs of one source, in order, none overlapping. Sentences in title case (headlines) give none.
pub fn find(source: &Source, s: usize, lexicon: &Lexicon, capitals: &Capitals) -> Vec<Run> {
    let mut reader = Reader { source, s, lexicon, capitals, runs: Vec::new() };
    for sentence in &source.layout.sentences {
        if !is_title_case(lexicon, s, sentence.first, sentence.last) {
            reader.sentence(sentence.first, sentence.last);
        }
    }
    reader.runs
}

/// Whether tokens `first..last` are a headline in title case or capitals, where capitals tell nothing.
pub fn is_title_case(lexicon: &Lexicon, s: usize, first: usize, last: usize) -> bool {
    let (mut upper, mut lower) = (0, 0);
    for i in first..last {
        let word = lexicon.word(s, i);
        if word.flags & SAYING != 0 && word.shape == Shape::Lower {
            // no headline in capitals writes `said` small
            return false;
        }
        if word.flags & FUNCTION != 0 || !word.plain.starts_with(char::is_alphabetic) {
            continue;
        }
        match word.shape {
            Shape::Lower => lower += usize::from(word.plain.len() > 2),
            _ => upper += usize::from(word.plain.len() > 3),
        }
    }
    upper >= 4 && lower * 7 <= upper
}

/// Whether a capital at token `i` may be there only because a sentence starts.
fn is_initial(source: &Source, first: usize, i: usize) -> bool {
    i == first || {
        let before = source.layout.tokens[i - 1];
        before.kind == Kind::Mark
            && !matches!(before.of(source.text), "," | "(" | ")" | "[" | "]" | "/" | "&" | "’" | "%" | ";")
    }
}

/// No name with its titles has more tokens; keeps the work on run-on capitals linear.
const LONGEST: usize = 16;

struct Reader<'a> {
    source: &'a Source<'a>,
    s: usize,
    lexicon: &'a Lexicon,
    capitals: &'a Capitals,
    runs: Vec<Run>,
}

impl Reader<'_> {
    fn word(&self, i: usize) -> &Word {
        self.lexicon.word(self.s, i)
    }

    fn has(&self, i: usize, flags: Flags) -> bool {
        self.word(i).flags & flags != 0
    }

    fn is(&self, i: usize, plain: &str) -> bool {
        self.word(i).plain == plain
    }

    /// Whether only blanks stand between token `i - 1` and token `i`.
    fn follows(&self, i: usize) -> bool {
        let gap = &self.source.text
            [self.source.layout.tokens[i - 1].span.end..self.source.layout.tokens[i].span.start];
        !gap.is_empty() && !gap.contains('\n') || gap.is_empty() && self.is(i, "&")
    }

    /// Whether token `i` can be a word of a name; `inside` when the one before it is.
    fn is_name_word(&self, i: usize, inside: bool) -> bool {
        let word = self.word(i);
        if word.shape == Shape::Lower {
            return false;
        }
        // `R-Utah`: party and state
        let text = self.source.layout.tokens[i].of(self.source.text);
        if word.flags & CALENDAR != 0
            || text.starts_with("R-")
            || text.starts_with("D-")
            || text.starts_with("I-")
        {
            return false;
        }
        if word.flags & FUNCTION != 0 {
            let initial =
                word.plain.len() == 1 && self.source.layout.tokens[i].of(self.source.text).ends_with('.');
            return (inside && initial)
                || word.flags & (MAN | WOMAN) != 0
                || (word.shape == Shape::Upper && world::is_acronym(&word.plain));
        }
        if word.flags & MAYBE_CALENDAR != 0 && !inside {
            return false;
        }
        // `Iran-backed` describes; `Jong-un` and `Mar-a-Lago` name
        if let Some((_, tail)) = self.source.layout.tokens[i].of(self.source.text).rsplit_once('-') {
            return inside || !tail.starts_with(char::is_lowercase);
        }
        true
    }

    fn sentence(&mut self, first: usize, last: usize) {
        let mut i = first;
        while i < last {
            if !self.is_name_word(i, false) {
                i += 1;
                continue;
            }
            let end = self.extent(i, last);
            self.split(i, end, is_initial(self.source, first, i));
            i = end;
        }
    }

    fn single(&mut self, i: usize, initial: bool) {
        let word = self.word(i);
        let stem = word.stem as usize;
        let (lower, capital) = (self.lexicon.lower[stem], self.lexicon.capital[stem]);
        if world::is_known(&word.plain) && (word.plain.len() > 3 || word.shape == Shape::Upper || capital > 0)
        {
            let upper_only = word.plain.len() <= 3
                && word.shape != Shape::Upper
                && (word.flags & COMMON != 0 || !world::is_place(&word.plain));
            if !upper_only {
                return self.push(i, i + 1, i, false);
            }
        }
        let shouted =
            word.shape == Shape::Upper && (lower > 0 || word.flags & (COMMON | FUNCTION | DOCUMENT) != 0);
        let plain = word.flags
            & (COMMON
                | TITLE
                | ROLE
                | KIN
                | PERSON
                | GROUP
                | DOCUMENT
                | ROLE_MODIFIER
                | ORGANISATION
                | SAYING)
            != 0
            || lower > capital
            || (initial
                && capital == 0
                && (lower > 0 || word.plain.ends_with("ly") || word.plain.ends_with("ing")))
            || word.plain.chars().count() < 2;
        // the first word of a sentence that is nowhere else a name, and does not speak
        let speaks = i + 1 < self.source.layout.tokens.len() && self.has(i + 1, SAYING);
        let only_initial =
            initial && capital == 0 && word.shape != Shape::Upper && word.possessive == 0 && !speaks;
        let weak = (plain && word.shape != Shape::Upper || only_initial) && word.flags & (MAN | WOMAN) == 0
            || shouted;
        self.push(i, i + 1, i, weak);
    }

    fn is_known(&self, first: usize, end: usize) -> bool {
        world::is_known(&self.key(first, end))
    }

    /// Whether they are the name of a party, an agency or a body that every newsroom knows.
    fn is_known_group(&self, first: usize, end: usize) -> bool {
        // the `Un` of Kim Jong Un is not the UN
        let word = self.word(first);
        if end - first == 1 && word.plain.len() <= 3 && word.shape != Shape::Upper {
            return false;
        }
        world::get(&self.key(first, end)).is_some_and(|known| known.kind == NameKind::Group)
    }

    fn key(&self, first: usize, end: usize) -> String {
        let mut key = String::new();
        for i in first..end {
            if i > first {
                key.push(' ');
            }
            key.push_str(&self.word(i).plain);
        }
        key
    }

    fn push(&mut self, mut first: usize, last: usize, title: usize, weak: bool) {
        // forms of address inside what was left, as in `Mr. Speaker`
        while first < last
            && (self.word(first).shape == Shape::Lower || (last - first > 1 && self.is(first, "the")))
        {
            first += 1;
        }
        if first < last {
            self.runs.push(Run { first, last, title: title.min(first), weak });
        }
    }
}
