//! Words of numbers and dates, and the pieces they stand in.
//!
//! Both grammars read the same small lexicon of closed-class words. A grammar looks at a short
//! window of [`Atom`]s: tokens, but with hyphenated number words taken apart (`three-day` is `three`
//! and `day`), so that one rule serves `thirty-minute speech`, `30-minute speech` and `30 minutes`.

mod lexicon;

use crate::article::Span;
use crate::text::words::{Kind, Token};
use lexicon::lexicon;

/// What a word can mean in a number or a date.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Sense {
    /// Nothing here.
    None,
    /// zero … nineteen.
    Small(u8),
    /// twenty … ninety.
    Tens(u8),
    /// hundred.
    Hundred,
    /// thousand, million, bn, …
    Scale(f64),
    /// dozen.
    Dozen,
    /// tens, dozens, scores, hundreds, thousands, … by their unit.
    Plural(f64),
    /// couple, pair.
    Couple,
    /// few, handful.
    Few,
    /// several.
    Several,
    /// half.
    Half,
    /// quarter.
    Quarter,
    /// first … ninetieth, hundredth.
    Ordinal(u16),
    /// halves, thirds, quarters, fifths …
    Parts(u8),
    /// once, twice, thrice.
    Times(u8),
    /// a, an.
    A,
    /// the.
    The,
    /// and.
    And,
    /// of.
    Of,
    /// to, through, till, until (in ranges).
    To,
    /// until, till.
    Until,
    /// point.
    Point,
    /// minus, negative.
    Minus,
    /// A month, 1 to 12.
    Month(i8),
    /// A weekday, Monday 1 to Sunday 7.
    Weekday(i8),
    /// yesterday −1, today 0, tomorrow 1.
    Day(i8),
    /// tonight.
    Tonight,
    /// morning, afternoon, evening, night.
    Part(Part),
    /// noon, midnight, by hour.
    Hour(i8),
    /// A stretch of time.
    Period(Period),
    /// last, past, previous.
    Last,
    /// next, coming, upcoming.
    Next,
    /// this, current.
    This,
    /// following.
    Following,
    /// same.
    Same,
    /// early, earlier, beginning, start.
    Early,
    /// mid, middle.
    Mid,
    /// late, later, end.
    Late,
    /// ago, earlier after a period.
    Ago,
    /// since, after.
    After,
    /// before.
    Before,
    /// by.
    By,
    /// from.
    From,
    /// between.
    Between,
    /// in, during, within.
    In,
    /// on.
    On,
    /// at, around.
    At,
    /// a.m. 0, p.m. 12.
    Meridiem(i8),
    /// o'clock.
    OClock,
    /// winter 0, spring 1, summer 2, autumn 3.
    Season(u8),
    /// A feast by index.
    Holiday(u8),
    /// century is a period; weekday-like names need none of this.
    Now,
}

/// Parts of a day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Part {
    /// Until noon.
    Morning,
    /// Noon to six.
    Afternoon,
    /// From five.
    Evening,
    /// From six to midnight and beyond.
    Night,
}

/// Stretches of time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Period {
    /// second
    Second,
    /// minute
    Minute,
    /// hour
    Hour,
    /// day
    Day,
    /// weekend
    Weekend,
    /// week
    Week,
    /// fortnight
    Fortnight,
    /// month
    Month,
    /// quarter of a year
    Quarter,
    /// year
    Year,
    /// decade
    Decade,
    /// century
    Century,
}

/// A token, or a piece of a hyphenated one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Atom {
    /// Where it stands.
    pub span: Span,
    /// Which token it belongs to.
    pub token: usize,
    /// What its token is.
    pub kind: Kind,
    /// What it can mean.
    pub sense: Sense,
    /// Whether nothing stands between it and the atom before.
    pub glued: bool,
    /// The mark, for marks.
    pub mark: char,
}

impl Atom {
    /// Its characters.
    pub fn of<'t>(&self, text: &'t str) -> &'t str {
        self.span.of(text)
    }

    /// Whether it is a hyphen or dash.
    pub fn is_dash(&self) -> bool {
        matches!(self.mark, '-' | '–' | '—' | '‑' | '‐' | '−' | '~')
    }

    /// Whether it begins with a capital letter.
    pub fn is_capital(&self, text: &str) -> bool {
        self.of(text).starts_with(char::is_uppercase)
    }
}

/// A lower-cased word of at most 16 ASCII letters, without allocation: no full stop at its end, no
/// possessive ending. Empty for anything longer or not ASCII.
#[derive(Clone, Copy)]
pub(super) struct Lower {
    bytes: [u8; 16],
    len: u8,
}

impl Lower {
    /// Lower-cases `word`.
    pub fn new(word: &str) -> Self {
        let mut bytes = [0; 16];
        let mut len = 0;
        for (at, c) in word.char_indices() {
            match c {
                '\'' | '’' if matches!(&word[at + c.len_utf8()..], "s" | "S" | "") => break,
                '\'' | '’' => {}
                _ if c.is_ascii() && len < 16 => {
                    bytes[len] = c.to_ascii_lowercase() as u8;
                    len += 1;
                }
                _ => return Lower { bytes, len: 0 },
            }
        }
        if len > 1 && bytes[len - 1] == b'.' {
            len -= 1;
        }
        Lower { bytes, len: len as u8 }
    }

    /// The word.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.bytes[..self.len as usize]).unwrap_or("")
    }
}

/// What `word` can mean.
pub(super) fn sense(word: &str) -> Sense {
    if word.len() > 18 || !lexicon::may_hold(word) {
        return Sense::None;
    }
    let lower = Lower::new(word);
    let Some(&found) = lexicon().get(lower.as_str()) else { return Sense::None };
    let capital = word.starts_with(|c: char| c.is_ascii_uppercase());
    match found {
        // a verb, an adverb or a name unless it looks like the month or the day
        Sense::Month(_) | Sense::Weekday(_) => {
            let short = lower.as_str().len() < 5 && !matches!(lower.as_str(), "june" | "july");
            if capital || !(short || lower.as_str() == "march") { found } else { Sense::None }
        }
        Sense::Holiday(_) if !capital => Sense::None,
        _ => found,
    }
}

/// Fills `atoms` with what stands from token `first` on, up to about `most` of them, not past the
/// end of its paragraph as far as a blank line shows it.
pub(super) fn window(text: &str, tokens: &[Token], first: usize, most: usize, atoms: &mut Vec<Atom>) {
    atoms.clear();
    let mut end = tokens.get(first).map_or(0, |t| t.span.start);
    for (i, token) in tokens.iter().enumerate().skip(first) {
        if atoms.len() >= most || (i > first && text[end..token.span.start].contains("\n\n")) {
            break;
        }
        let glued = i > first && end == token.span.start;
        end = token.span.end;
        let word = token.of(text);
        let mark = if token.kind == Kind::Mark { word.chars().next().unwrap_or(' ') } else { ' ' };
        if token.kind != Kind::Word {
            atoms.push(Atom {
                span: token.span,
                token: i,
                kind: token.kind,
                sense: Sense::None,
                glued,
                mark,
            });
            continue;
        }
        if word.len() <= 40 && word.contains('-') && splits(word) {
            let mut at = token.span.start;
            for (n, piece) in word.split('-').enumerate() {
                let span = Span::new(at, at + piece.len());
                let kind =
                    if piece.starts_with(|c: char| c.is_ascii_digit()) { Kind::Number } else { Kind::Word };
                atoms.push(Atom {
                    span,
                    token: i,
                    kind,
                    sense: sense(piece),
                    glued: glued || n > 0,
                    mark: ' ',
                });
                at = span.end + 1;
            }
        } else {
            atoms.push(Atom {
                span: token.span,
                token: i,
                kind: token.kind,
                sense: sense(word),
                glued,
                mark,
            });
        }
    }
}

/// Whether a hyphenated word is to be taken apart: it begins with a number word, a part of a
/// date, or a period that an age ends in (`year-old` after `59-`).
pub(super) fn splits(word: &str) -> bool {
    let first = word.split('-').next().unwrap_or(word);
    !matches!(
        sense(first),
        Sense::None
            | Sense::A
            | Sense::The
            | Sense::And
            | Sense::Of
            | Sense::To
            | Sense::In
            | Sense::On
            | Sense::At
            | Sense::By
            | Sense::From
            | Sense::Point
            | Sense::After
            | Sense::Last
            | Sense::Next
            | Sense::This
            | Sense::Now
            | Sense::Same
            | Sense::Ordinal(_)
    ) || (matches!(sense(first), Sense::Ordinal(_)) && !word.ends_with("hand"))
}

/// The seconds in a period, months and years on average; months are exact twelfths of a year.
pub(super) fn seconds(period: Period) -> f64 {
    const DAY: f64 = 86_400.0;
    const YEAR: f64 = 365.25 * DAY;
    match period {
        Period::Second => 1.0,
        Period::Minute => 60.0,
        Period::Hour => 3_600.0,
        Period::Day => DAY,
        Period::Weekend => 2.0 * DAY,
        Period::Week => 7.0 * DAY,
        Period::Fortnight => 14.0 * DAY,
        Period::Month => YEAR / 12.0,
        Period::Quarter => YEAR / 4.0,
        Period::Year => YEAR,
        Period::Decade => 10.0 * YEAR,
        Period::Century => 100.0 * YEAR,
    }
}
