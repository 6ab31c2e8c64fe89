//! The words of numbers and dates, with what each can mean.

use super::{Part, Period, Sense};
use crate::text::lexicon::{MONTHS, SMALL, TENS, WEEKDAYS};
use rustc_hash::FxHashMap;
use std::sync::OnceLock;

/// Whether the lexicon may have `word`: it has words of that length with that first letter. Most words of a text have
/// none such, and need not be looked up.
pub(super) fn may_hold(word: &str) -> bool {
    static LENGTHS: OnceLock<[u32; 26]> = OnceLock::new();
    let lengths = LENGTHS.get_or_init(|| {
        let mut lengths = [0; 26];
        for word in lexicon().keys() {
            if let Some(letter) = letter(word.as_bytes()[0]) {
                lengths[letter] |= 1 << word.len().min(31);
            }
        }
        lengths
    });
    let bytes = word.as_bytes();
    // an apostrophe or a full stop makes it another word's form
    let Some(letter) = bytes.first().and_then(|&b| letter(b)) else { return true };
    !bytes.iter().all(u8::is_ascii_alphabetic) || (lengths[letter] >> bytes.len().min(31)) & 1 == 1
}

fn letter(byte: u8) -> Option<usize> {
    byte.is_ascii_alphabetic().then(|| usize::from(byte.to_ascii_lowercase() - b'a'))
}

pub(super) fn lexicon() -> &'static FxHashMap<&'static str, Sense> {
    static LEXICON: OnceLock<FxHashMap<&'static str, Sense>> = OnceLock::new();
    LEXICON.get_or_init(|| {
        let mut map = FxHashMap::default();
        for (value, word) in SMALL.iter().enumerate() {
            map.insert(*word, Sense::Small(value as u8));
        }
        for (i, word) in TENS.iter().enumerate() {
            map.insert(*word, Sense::Tens(20 + 10 * i as u8));
        }
        for (i, word) in ORDINALS.iter().enumerate() {
            let value = if i < 20 { i as u16 } else { 20 + 10 * (i as u16 - 20) };
            map.insert(*word, Sense::Ordinal(value));
        }
        for &(word, parts) in PARTS {
            map.insert(word, Sense::Parts(parts));
        }
        for (i, names) in MONTHS.iter().enumerate() {
            for name in *names {
                map.insert(*name, Sense::Month(i as i8 + 1));
            }
        }
        for (i, names) in WEEKDAYS.iter().enumerate() {
            for name in *names {
                map.insert(*name, Sense::Weekday(i as i8 + 1));
            }
        }
        for (i, names) in HOLIDAYS.iter().enumerate() {
            for name in *names {
                map.insert(*name, Sense::Holiday(i as u8));
            }
        }
        map.extend(OTHERS.iter().copied());
        map
    })
}

pub(super) const ORDINALS: &[&str] = &[
    "zeroth",
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
    "thirtieth",
    "fortieth",
    "fiftieth",
    "sixtieth",
    "seventieth",
    "eightieth",
    "ninetieth",
];

pub(super) const PARTS: &[(&str, u8)] = &[
    ("halves", 2),
    ("thirds", 3),
    ("quarters", 4),
    ("fourths", 4),
    ("fifths", 5),
    ("sixths", 6),
    ("sevenths", 7),
    ("eighths", 8),
    ("ninths", 9),
    ("tenths", 10),
    ("twentieths", 20),
];

/// Feasts of a fixed or computable day; the order is that of `periods::holiday`.
pub(super) const HOLIDAYS: [&[&str]; 6] =
    [&["christmas"], &["thanksgiving"], &["easter"], &["halloween"], &["juneteenth"], &["valentine"]];

pub(super) const OTHERS: &[(&str, Sense)] = &[
    ("hundred", Sense::Hundred),
    ("thousand", Sense::Scale(1e3)),
    ("million", Sense::Scale(1e6)),
    ("mln", Sense::Scale(1e6)),
    ("mn", Sense::Scale(1e6)),
    ("billion", Sense::Scale(1e9)),
    ("bn", Sense::Scale(1e9)),
    ("trillion", Sense::Scale(1e12)),
    ("tn", Sense::Scale(1e12)),
    ("lakh", Sense::Scale(1e5)),
    ("crore", Sense::Scale(1e7)),
    ("dozen", Sense::Dozen),
    ("tens", Sense::Plural(10.0)),
    ("dozens", Sense::Plural(12.0)),
    ("scores", Sense::Plural(20.0)),
    ("hundreds", Sense::Plural(100.0)),
    ("thousands", Sense::Plural(1e3)),
    ("millions", Sense::Plural(1e6)),
    ("billions", Sense::Plural(1e9)),
    ("trillions", Sense::Plural(1e12)),
    ("couple", Sense::Couple),
    ("few", Sense::Few),
    ("handful", Sense::Few),
    ("several", Sense::Several),
    ("half", Sense::Half),
    ("quarter", Sense::Quarter),
    ("hundredth", Sense::Ordinal(100)),
    ("once", Sense::Times(1)),
    ("twice", Sense::Times(2)),
    ("thrice", Sense::Times(3)),
    ("a", Sense::A),
    ("an", Sense::A),
    ("the", Sense::The),
    ("and", Sense::And),
    ("of", Sense::Of),
    ("to", Sense::To),
    ("through", Sense::To),
    ("until", Sense::Until),
    ("till", Sense::Until),
    ("point", Sense::Point),
    ("minus", Sense::Minus),
    ("negative", Sense::Minus),
    ("yesterday", Sense::Day(-1)),
    ("today", Sense::Day(0)),
    ("tomorrow", Sense::Day(1)),
    ("tonight", Sense::Tonight),
    ("morning", Sense::Part(Part::Morning)),
    ("afternoon", Sense::Part(Part::Afternoon)),
    ("evening", Sense::Part(Part::Evening)),
    ("night", Sense::Part(Part::Night)),
    ("noon", Sense::Hour(12)),
    ("midday", Sense::Hour(12)),
    ("midnight", Sense::Hour(0)),
    ("seconds", Sense::Period(Period::Second)),
    ("minute", Sense::Period(Period::Minute)),
    ("minutes", Sense::Period(Period::Minute)),
    ("min", Sense::Period(Period::Minute)),
    ("mins", Sense::Period(Period::Minute)),
    ("hour", Sense::Period(Period::Hour)),
    ("hours", Sense::Period(Period::Hour)),
    ("hr", Sense::Period(Period::Hour)),
    ("hrs", Sense::Period(Period::Hour)),
    ("day", Sense::Period(Period::Day)),
    ("days", Sense::Period(Period::Day)),
    ("weekend", Sense::Period(Period::Weekend)),
    ("weekends", Sense::Period(Period::Weekend)),
    ("week", Sense::Period(Period::Week)),
    ("weeks", Sense::Period(Period::Week)),
    ("fortnight", Sense::Period(Period::Fortnight)),
    ("month", Sense::Period(Period::Month)),
    ("months", Sense::Period(Period::Month)),
    ("year", Sense::Period(Period::Year)),
    ("years", Sense::Period(Period::Year)),
    ("decade", Sense::Period(Period::Decade)),
    ("decades", Sense::Period(Period::Decade)),
    ("century", Sense::Period(Period::Century)),
    ("centuries", Sense::Period(Period::Century)),
    ("last", Sense::Last),
    ("past", Sense::Last),
    ("previous", Sense::Last),
    ("next", Sense::Next),
    ("coming", Sense::Next),
    ("upcoming", Sense::Next),
    ("this", Sense::This),
    ("current", Sense::This),
    ("following", Sense::Following),
    ("same", Sense::Same),
    ("early", Sense::Early),
    ("earlier", Sense::Early),
    ("beginning", Sense::Early),
    ("start", Sense::Early),
    ("mid", Sense::Mid),
    ("middle", Sense::Mid),
    ("late", Sense::Late),
    ("later", Sense::Late),
    ("end", Sense::Late),
    ("ago", Sense::Ago),
    ("since", Sense::After),
    ("after", Sense::After),
    ("before", Sense::Before),
    ("by", Sense::By),
    ("from", Sense::From),
    ("between", Sense::Between),
    ("in", Sense::In),
    ("during", Sense::In),
    ("within", Sense::In),
    ("on", Sense::On),
    ("at", Sense::At),
    ("around", Sense::At),
    ("a.m", Sense::Meridiem(0)),
    ("am", Sense::Meridiem(0)),
    ("p.m", Sense::Meridiem(12)),
    ("pm", Sense::Meridiem(12)),
    ("oclock", Sense::OClock),
    ("winter", Sense::Season(0)),
    ("spring", Sense::Season(1)),
    ("summer", Sense::Season(2)),
    ("autumn", Sense::Season(3)),
    ("fall", Sense::Season(3)),
    ("now", Sense::Now),
];
