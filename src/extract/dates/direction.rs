//! Whether a date without a year or a weekday without a date lies before or after the day it was written.
//!
//! ```text
//! "said on Friday"                  back
//! "will meet on Friday"             ahead
//! "would stay closed until Monday"  ahead
//! "was closed until Monday"         not told: written on Saturday it means the coming Monday, later the past one
//! "was due to meet on Friday"       not told
//! "is due to meet on Friday"        ahead
//! ```
//!
//! The nearest verb before the words decides, else the first one behind them. Without a parser that may be the verb
//! of another clause: where a verb that only looks like a past one stands before one that looks ahead, nothing is told.

use super::Bound;
use crate::extract::atoms;
use crate::text::Layout;
use crate::text::words::{Kind, Token};

/// On which side of the day of writing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    /// Before it, or on it.
    Back,
    /// After it, or on it.
    Ahead,
    /// The words do not say.
    Untold,
}

/// What one word says of the direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sign {
    Surely(Direction),
    /// Looks like a verb of the past: `reopened`, but also `armed`.
    PerhapsBack,
}

/// How many tokens before and behind the date are looked at.
const BEFORE: usize = 28;
const BEHIND: usize = 20;

/// The direction of the date from token `first` to token `last`.
pub(super) fn direction(text: &str, layout: &Layout, first: usize, last: usize, bound: Bound) -> Direction {
    let tokens = &layout.tokens;
    let reader = Reader { text, tokens };
    let sentence = layout.sentences.get(layout.sentence_at(tokens[first].span.start));
    let (low, high) = sentence.map_or((0, tokens.len()), |s| (s.first, s.last));
    let before = reader.before(low.max(first.saturating_sub(BEFORE)), first);
    let found = before.or_else(|| reader.behind(last + 1, high.min(last + BEHIND)));
    // "Monday's vote will cost": the vote may be over
    let owns = tokens[last].of(text).contains(['\'', '’']);
    // set a hearing for Monday
    let meant_for = first.checked_sub(1).is_some_and(|back| reader.lower(back).as_str() == "for");
    match (found, bound) {
        // closed until Monday, which Monday that was
        (Some(Direction::Back), Bound::Before) if before.is_some() => Direction::Untold,
        (Some(Direction::Back), _) if meant_for => Direction::Untold,
        (Some(Direction::Ahead), _) if owns && before.is_none() => Direction::Untold,
        (found, _) => found.unwrap_or(Direction::Untold),
    }
}

struct Reader<'a> {
    text: &'a str,
    tokens: &'a [Token],
}

impl Reader<'_> {
    /// What the verbs from token `low` to before token `first` say, the nearest first.
    fn before(&self, low: usize, first: usize) -> Option<Direction> {
        let mut perhaps = false;
        for at in (low..first).rev() {
            match self.sign(at, low) {
                Some(Sign::Surely(Direction::Ahead)) if perhaps => return Some(Direction::Untold),
                Some(Sign::Surely(direction)) => return Some(direction),
                // "aired on Sunday" is surely one
                Some(Sign::PerhapsBack) if !perhaps && self.leads_to(at, first) => {
                    return Some(Direction::Back);
                }
                Some(Sign::PerhapsBack) => perhaps = true,
                None => {}
            }
        }
        perhaps.then_some(Direction::Back)
    }

    /// Whether nothing but `on` stands between token `at` and the date at token `first`.
    fn leads_to(&self, at: usize, first: usize) -> bool {
        at + 1 == first || at + 2 == first && self.lower(at + 1).as_str() == "on"
    }

    /// What the first verb from token `from` to before token `high` says.
    fn behind(&self, from: usize, high: usize) -> Option<Direction> {
        (from..high).find_map(|at| self.sign(at, from)).map(|sign| match sign {
            Sign::Surely(direction) => direction,
            Sign::PerhapsBack => Direction::Back,
        })
    }

    fn lower(&self, at: usize) -> atoms::Lower {
        atoms::Lower::new(self.tokens.get(at).map_or("", |t| t.of(self.text)))
    }

    /// The word before token `at`, adverbs and `not` passed over.
    fn helper(&self, at: usize, low: usize) -> atoms::Lower {
        let passed = |at: &usize| {
            let word = self.lower(*at);
            word.as_str().ends_with("ly")
                || matches!(word.as_str(), "not" | "also" | "still" | "now" | "then" | "never" | "already")
        };
        (low..at).rev().find(|at| !passed(at)).map_or(atoms::Lower::new(""), |at| self.lower(at))
    }

    /// What the word at token `at` says; nothing before token `low` is looked at.
    fn sign(&self, at: usize, low: usize) -> Option<Sign> {
        use Direction::{Ahead, Back, Untold};
        let token = self.tokens[at];
        if token.kind != Kind::Word {
            return None;
        }
        let word = token.of(self.text);
        if word.ends_with("'ll") || word.ends_with("’ll") {
            return Some(Sign::Surely(Ahead));
        }
        let lower = atoms::Lower::new(word);
        let helper = self.helper(at, low);
        let next = self.lower(at + 1);
        let to = next.as_str() == "to";
        let was = matches!(helper.as_str(), "was" | "were" | "had" | "been" | "wasnt" | "werent" | "hadnt");
        let sure = |direction| Some(Sign::Surely(direction));
        match lower.as_str() {
            // the noun
            "will"
                if matches!(
                    helper.as_str(),
                    "the" | "his" | "her" | "their" | "political" | "free" | "a"
                ) =>
            {
                None
            }
            "will" | "wont" | "shall" | "would" | "wouldnt" | "might" | "must" | "should" | "can"
            | "cannot" => sure(Ahead),
            "may" if word == "may" => sure(Ahead),
            "could" | "couldnt" => sure(Untold),
            // will have ended by Friday; would have ended on Friday
            "have" if helper.as_str() == "will" => sure(Ahead),
            "have" | "has" | "havent" | "hasnt" => sure(if to { Ahead } else { Back }),
            // is to meet on Friday, was to meet on Friday
            "is" | "are" => to.then_some(Sign::Surely(Ahead)),
            "was" | "were" if to => sure(Untold),
            // is due to meet, but: is due to rain
            "due" if to => {
                let meets =
                    matches!(helper.as_str(), "is" | "are") && is_arranged(self.lower(at + 2).as_str());
                sure(if meets { Ahead } else { Untold })
            }
            "set" if !to && next.as_str() != "for" => Some(Sign::PerhapsBack),
            "scheduled" | "expected" | "slated" | "planned" | "due" | "set" => {
                sure(if was { Untold } else { Ahead })
            }
            "going" | "plan" | "expect" | "hope" | "intend" | "aim" | "want" | "wants" if to => {
                sure(if was { Untold } else { Ahead })
            }
            "plans"
                if matches!(
                    helper.as_str(),
                    "the" | "his" | "her" | "their" | "its" | "no" | "any" | "of"
                ) =>
            {
                None
            }
            "plans" | "expects" | "intends" | "hopes" | "aims" | "upcoming" | "begins" | "opens" => {
                sure(Ahead)
            }
            other if is_past(other) => sure(Back),
            other if other.len() >= 5 && other.ends_with("ed") && word.starts_with(char::is_lowercase) => {
                // will be opened, is closed, get married: the helper tells
                let passive = matches!(
                    helper.as_str(),
                    "be" | "being"
                        | "is"
                        | "are"
                        | "get"
                        | "to"
                        | "will"
                        | "stay"
                        | "stays"
                        | "remain"
                        | "remains"
                        | "keep"
                );
                (!passive).then_some(Sign::PerhapsBack)
            }
            _ => None,
        }
    }
}

/// Verbs for what is arranged beforehand, which no cause is called by: `is due to meet`, not `is due to rain`.
fn is_arranged(word: &str) -> bool {
    matches!(
        word,
        "address"
            | "announce"
            | "appear"
            | "arrive"
            | "attend"
            | "be"
            | "become"
            | "begin"
            | "come"
            | "decide"
            | "discuss"
            | "expire"
            | "give"
            | "go"
            | "hear"
            | "hold"
            | "join"
            | "leave"
            | "meet"
            | "open"
            | "publish"
            | "reopen"
            | "resume"
            | "return"
            | "speak"
            | "start"
            | "take"
            | "testify"
            | "visit"
            | "vote"
    )
}

/// Verbs of the past that do not end in -ed, and those of saying and deciding that news is told with.
fn is_past(word: &str) -> bool {
    matches!(
        word,
        "said"
            | "was"
            | "were"
            | "had"
            | "told"
            | "announced"
            | "did"
            | "didnt"
            | "wasnt"
            | "werent"
            | "hadnt"
            | "tweeted"
            | "wrote"
            | "died"
            | "killed"
            | "released"
            | "took"
            | "made"
            | "came"
            | "began"
            | "issued"
            | "signed"
            | "voted"
            | "reported"
            | "posted"
            | "ordered"
            | "filed"
            | "ruled"
            | "passed"
            | "held"
            | "met"
            | "declared"
            | "added"
            | "asked"
            | "arrived"
            | "became"
            | "broke"
            | "brought"
            | "built"
            | "caught"
            | "chose"
            | "drew"
            | "drove"
            | "fell"
            | "felt"
            | "flew"
            | "found"
            | "fought"
            | "gave"
            | "got"
            | "grew"
            | "heard"
            | "hung"
            | "kept"
            | "knew"
            | "led"
            | "left"
            | "lost"
            | "meant"
            | "paid"
            | "ran"
            | "rose"
            | "sank"
            | "saw"
            | "sent"
            | "shook"
            | "shot"
            | "spent"
            | "spoke"
            | "stood"
            | "struck"
            | "swept"
            | "swore"
            | "threw"
            | "thought"
            | "tore"
            | "went"
            | "withdrew"
            | "woke"
            | "won"
    )
}
