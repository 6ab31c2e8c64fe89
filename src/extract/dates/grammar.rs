//! The grammar of dates: what the words of a window mean, without knowing when they were written.
//!
//! Every rule takes an atom index and gives the index after what it read. The longest reading of a
//! window wins; a word alone (`may`, `second`, `March`) is a date only where its neighbours say so.

mod calendar;
mod combined;
mod figures;
mod portions;
mod relative;

use super::clock;
use super::resolve::{Core, When};
use crate::extract::atoms::{self, Atom, Sense};
use crate::text::words::{Kind, Token};

/// A window of the text and what stands before it.
pub(super) struct Grammar<'a> {
    /// The text.
    pub text: &'a str,
    /// All its tokens.
    pub tokens: &'a [Token],
    /// The token the window starts at.
    pub first: usize,
    /// The window.
    pub atoms: &'a [Atom],
}

type Read = Option<(usize, Core)>;

impl Grammar<'_> {
    /// The date or time that starts at the window's first atom.
    pub(super) fn mention(&self) -> Read {
        let (end, core) = match (self.range(), self.dated(0)) {
            (Some(a), Some(b)) => {
                if b.0 > a.0 {
                    b
                } else {
                    a
                }
            }
            (a, b) => a.or(b)?,
        };
        // never half a token
        let whole = self.atoms.get(end).is_none_or(|next| next.token != self.atoms[end - 1].token);
        if whole {
            return Some((end, core));
        }
        let token = self.atoms[end - 1].token;
        let rest = (end..self.atoms.len()).take_while(|&i| self.atoms[i].token == token).count();
        Some((end + rest, core))
    }

    pub(super) fn sense(&self, p: usize) -> Sense {
        self.atoms.get(p).map_or(Sense::None, |a| a.sense)
    }

    pub(super) fn word(&self, p: usize) -> &str {
        self.atoms.get(p).map_or("", |a| a.of(self.text))
    }

    /// The characters of a token that begins with a digit.
    pub(super) fn number(&self, p: usize) -> Option<&str> {
        self.atoms.get(p).filter(|a| a.kind == Kind::Number).map(|a| a.of(self.text))
    }

    fn mark(&self, p: usize, mark: char) -> bool {
        self.atoms.get(p).is_some_and(|a| a.mark == mark)
    }

    fn dash(&self, p: usize) -> bool {
        self.atoms.get(p).is_some_and(Atom::is_dash)
    }

    /// The word before the window, in lower case; empty at the text's start.
    fn before(&self, back: usize) -> atoms::Lower {
        let at = self.first.checked_sub(back);
        atoms::Lower::new(at.map_or("", |i| self.tokens[i].of(self.text)))
    }

    fn mark_before(&self) -> char {
        let at = self.first.checked_sub(1).map(|i| self.tokens[i]);
        at.filter(|t| t.kind == Kind::Mark).and_then(|t| t.of(self.text).chars().next()).unwrap_or(' ')
    }

    fn glued_before(&self) -> bool {
        self.first > 0 && self.tokens[self.first - 1].span.end == self.tokens[self.first].span.start
    }

    fn glued(&self, p: usize) -> bool {
        self.atoms.get(p).is_some_and(|a| a.glued)
    }

    /// A date by its name. `placed` where what stands before shows that a date follows.
    fn named(&self, p: usize, placed: bool) -> Read {
        match self.sense(p) {
            Sense::Month(month) => self.month_first(p, month, placed),
            Sense::Weekday(weekday) => self.weekday_first(p, weekday),
            Sense::Day(by) => Some((p + 1, Core::new(When::Day(i32::from(by))))),
            Sense::Tonight => {
                Some((p + 1, Core { times: Some(clock::hours(18, 23)), ..Core::new(When::Day(0)) }))
            }
            Sense::Last => self.share_of(p).or_else(|| self.relative(p)),
            Sense::Period(_) => self.week_of(p),
            Sense::Next | Sense::This | Sense::Following | Sense::Same => self.relative(p),
            Sense::The => self.after_the(p),
            Sense::Season(season) => self.season(p, season, placed),
            Sense::Holiday(feast) => self.holiday(p, feast),
            Sense::In | Sense::At => self.in_some_time(p),
            _ => self
                .share_of(p)
                .or_else(|| self.iso(p))
                .or_else(|| self.slashed(p, placed))
                .or_else(|| self.decade(p))
                .or_else(|| self.day_first(p))
                .or_else(|| self.ago(p))
                .or_else(|| self.quarter(p))
                .or_else(|| self.year_alone(p, placed)),
        }
    }
}
