//! Words as they are compared: contractions written out, numerals, stems, masks, rarity.

mod spelling;

use crate::article::Span;
use crate::text::words::{Kind, Token, normalise};
use rust_stemmers::{Algorithm, Stemmer};
use rustc_hash::FxHashMap;
use spelling::write_out;
pub use spelling::{is_masked, unmasks};
use std::sync::LazyLock;

/// One word of a passage, ready to be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    /// Equal for words that are the same but for capitals, possessive ending, spelling of
    /// contractions and numerals.
    pub form: u32,
    /// Equal for words that differ in inflection, in a letter, or by a mask.
    pub stem: u32,
    /// Where it stands; the words of one contraction stand in the same place.
    pub span: Span,
    /// What stands between it and the word before.
    pub before: Break,
    /// Whether it stands in brackets.
    pub bracketed: bool,
}

/// What stands between two words of a passage, the strongest of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Break {
    /// Nothing, or a comma or dash.
    None,
    /// The end of a sentence.
    Sentence,
    /// The words between two spans of an interrupted quotation.
    Span,
    /// An ellipsis: words are left out.
    Ellipsis,
}

/// The tokens of one article as a lexicon knows them.
#[derive(Clone, Debug, Default)]
pub struct Known(Vec<(u32, u8)>);

/// Words, numbers, and the two marks that stand for words.
fn is_compared(text: &str, token: &Token) -> bool {
    token.kind != Kind::Mark || matches!(token.of(text), "&" | "%")
}

/// The words met so far, each once.
pub struct Lexicon {
    surfaces: FxHashMap<Box<str>, (u32, u8)>,
    pieces: Vec<(u32, u32)>,
    forms: FxHashMap<String, u32>,
    form_text: Vec<(String, u32)>,
    stems: FxHashMap<String, u32>,
    /// How common each stem is in news, from 0 (in every article) to 1 (hardly in any).
    strangeness: Vec<f32>,
    stemmer: Stemmer,
}

impl Clone for Lexicon {
    fn clone(&self) -> Self {
        Lexicon {
            surfaces: self.surfaces.clone(),
            pieces: self.pieces.clone(),
            forms: self.forms.clone(),
            form_text: self.form_text.clone(),
            stems: self.stems.clone(),
            strangeness: self.strangeness.clone(),
            stemmer: Stemmer::create(Algorithm::English),
        }
    }
}

impl Default for Lexicon {
    fn default() -> Self {
        Lexicon {
            surfaces: FxHashMap::default(),
            pieces: Vec::new(),
            forms: FxHashMap::default(),
            form_text: Vec::new(),
            stems: FxHashMap::default(),
            strangeness: Vec::new(),
            stemmer: Stemmer::create(Algorithm::English),
        }
    }
}

impl Lexicon {
    /// The number of stems met so far; every stem is below it.
    pub fn stems(&self) -> usize {
        self.strangeness.len()
    }

    /// Every stem's letters with its number, in no order.
    pub fn names(&self) -> impl Iterator<Item = (&str, u32)> {
        self.stems.iter().map(|(name, &id)| (name.as_str(), id))
    }

    /// A form's letters.
    pub fn text_of(&self, form: u32) -> &str {
        &self.form_text[form as usize].0
    }

    /// A form's stem.
    pub fn stem_of(&self, form: u32) -> u32 {
        self.form_text[form as usize].1
    }

    /// How rare a stem is in news at large: 0 for `the`, 1 for what hardly any article has.
    pub fn strangeness(&self, stem: u32) -> f32 {
        self.strangeness[stem as usize]
    }

    /// The stem of a word that is written out already.
    pub fn intern(&mut self, word: &str) -> u32 {
        self.piece(word, word).1
    }

    /// The stems of one token, through the cache.
    pub fn stems_of(&mut self, token: &str) -> impl Iterator<Item = u32> + '_ {
        let (first, count) = self.look_up(token);
        self.pieces[first as usize..first as usize + count as usize].iter().map(|p| p.1)
    }

    /// All tokens of an article through the cache, for [`Lexicon::read_known`].
    pub fn know(&mut self, text: &str, tokens: &[Token]) -> Known {
        Known(
            tokens
                .iter()
                .map(|t| if is_compared(text, t) { self.look_up(t.of(text)) } else { (0, 0) })
                .collect(),
        )
    }

    /// The stems of the tokens `range` of an article that is known.
    pub fn stems_known<'k>(
        &'k self,
        known: &'k Known,
        range: std::ops::Range<usize>,
    ) -> impl Iterator<Item = u32> + 'k {
        let tokens = known.0.get(range).unwrap_or_default();
        tokens.iter().flat_map(|&(first, count)| {
            self.pieces[first as usize..first as usize + count as usize].iter().map(|p| p.1)
        })
    }

    /// The words of a passage, in order; marks are passed over but for ellipses and brackets.
    pub fn read(&mut self, text: &str, tokens: &[Token], spans: &[Span]) -> Vec<Word> {
        self.read_known(text, tokens, spans, &Known(Vec::new()))
    }

    /// As [`Lexicon::read`], faster where the article was looked up as a whole.
    pub fn read_known(&mut self, text: &str, tokens: &[Token], spans: &[Span], known: &Known) -> Vec<Word> {
        let mut words = Vec::new();
        for (n, &span) in spans.iter().enumerate() {
            let first = tokens.partition_point(|t| t.span.start < span.start);
            let last = tokens.partition_point(|t| t.span.end <= span.end).max(first);
            let mut before = if n > 0 { Break::Span } else { Break::None };
            let (mut depth, mut stops) = (0usize, 0);
            let mut passed = 0;
            for (n, token) in tokens[first..last].iter().enumerate() {
                if passed > 0 {
                    passed -= 1;
                    continue;
                }
                let mut surface = token.of(text);
                if let Some(whole) = new_capital(text, &tokens[first + n..last]) {
                    // the word's own place stays that of the bracket
                    (surface, passed) = (whole, 3);
                }
                if passed == 0 && !is_compared(text, token) {
                    match surface {
                        "[" | "(" => depth += 1,
                        "]" | ")" => depth = depth.saturating_sub(1),
                        "…" => before = Break::Ellipsis,
                        "." | "?" | "!" => {
                            stops = if surface == "." { stops + 1 } else { 1 };
                            before = before.max(if stops > 1 { Break::Ellipsis } else { Break::Sentence });
                        }
                        _ => {}
                    }
                    continue;
                }
                stops = 0;
                let (first, count) = match known.0.get(first + n) {
                    Some(&found) if passed == 0 => found,
                    _ => self.look_up(surface),
                };
                for &(form, stem) in &self.pieces[first as usize..first as usize + count as usize] {
                    let span = Span::new(token.span.start, token.span.start + surface.len());
                    words.push(Word { form, stem, span, before, bracketed: depth > 0 });
                    before = Break::None;
                }
            }
        }
        words
    }

    fn look_up(&mut self, surface: &str) -> (u32, u8) {
        if let Some(&found) = self.surfaces.get(surface) {
            return found;
        }
        let first = self.pieces.len() as u32;
        let mut word = normalise(surface);
        if surface.starts_with('[') {
            word.retain(|c| !matches!(c, '[' | ']'));
        }
        let mut written = Vec::new();
        write_out(word.trim_start_matches(['@', '#']), &mut written);
        for (form, base) in written.iter().take(8) {
            let piece = self.piece(form, base);
            self.pieces.push(piece);
        }
        let found = (first, (self.pieces.len() as u32 - first) as u8);
        self.surfaces.insert(surface.into(), found);
        found
    }

    fn piece(&mut self, form: &str, base: &str) -> (u32, u32) {
        if let Some(&id) = self.forms.get(form) {
            return (id, self.form_text[id as usize].1);
        }
        let stem = self.stemmer.stem(base);
        let next = self.strangeness.len() as u32;
        let stem_id = match self.stems.get(stem.as_ref()) {
            Some(&id) => id,
            None => {
                self.strangeness.push(strangeness(&stem));
                self.stems.insert(stem.into_owned(), next);
                next
            }
        };
        let id = self.form_text.len() as u32;
        self.form_text.push((form.to_string(), stem_id));
        self.forms.insert(form.to_string(), id);
        (id, stem_id)
    }

    /// For each stem, the stem it counts as: the same, but for rare words that differ in one
    /// letter (`Soleimani`, `Suleimani`) and masked words beside the words they may stand for. Looks
    /// at the stems for which `wanted` holds.
    pub fn variants(&self, wanted: impl Fn(u32) -> bool) -> Vec<u32> {
        let mut same: Vec<u32> = (0..self.strangeness.len() as u32).collect();
        let mut names: Vec<(&str, u32)> = self.names().filter(|&(_, id)| wanted(id)).collect();
        names.sort_unstable();
        let mut without: FxHashMap<u64, (&str, u32)> = FxHashMap::default();
        without.reserve(names.len() * 4);
        for &(name, id) in &names {
            if self.strangeness(id) < 0.6 || !name.is_ascii() || !(6..=24).contains(&name.len()) {
                continue;
            }
            if name.bytes().any(|b| !b.is_ascii_alphabetic()) {
                continue;
            }
            for gone in 0..name.len() {
                let key = hash_without(name.as_bytes(), gone);
                match without.get(&key) {
                    Some(&(other, first)) => {
                        if other != name && strsim::osa_distance(other, name) <= 1 {
                            same[id as usize] = same[first as usize];
                        }
                    }
                    None => {
                        without.insert(key, (name, id));
                    }
                }
            }
        }
        for &(mask, id) in names.iter().filter(|(name, _)| is_masked(name)).take(50) {
            let meant = names.iter().find(|(name, _)| !is_masked(name) && unmasks(mask, name));
            if let Some(&(_, word)) = meant {
                same[id as usize] = same[word as usize];
            }
        }
        same
    }
}

/// `[T]he`: a word whose first letter was changed to fit; in brackets as typesetting has it.
fn new_capital<'t>(text: &'t str, tokens: &[Token]) -> Option<&'t str> {
    let [open, letter, close, rest, ..] = tokens else { return None };
    let touching = open.span.end == letter.span.start
        && letter.span.end == close.span.start
        && close.span.end == rest.span.start;
    let fits = touching
        && open.of(text) == "["
        && close.of(text) == "]"
        && letter.of(text).chars().count() == 1
        && rest.kind == Kind::Word;
    fits.then(|| open.span.cover(rest.span).of(text))
}

fn hash_without(name: &[u8], gone: usize) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325u64;
    for (i, &b) in name.iter().enumerate() {
        if i != gone {
            hash = (hash ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    hash
}

/// Stems by how many news articles have them, commonest class first; see `parallax-train`.
const COMMON: &str = include_str!("../../../assets/common-words.txt");

static CLASSES: LazyLock<FxHashMap<&'static str, f32>> = LazyLock::new(|| {
    let mut classes = FxHashMap::default();
    for line in COMMON.lines().filter(|l| !l.starts_with('#')) {
        let mut words = line.split(' ');
        let Some(value) = words.next().and_then(|v| v.parse::<f32>().ok()) else { continue };
        classes.extend(words.map(|w| (w, value)));
    }
    classes
});

fn strangeness(stem: &str) -> f32 {
    CLASSES.get(stem).copied().unwrap_or(1.0)
}
