//! The words of a set of texts as small numbers, with what is known of each: its stem, how rare it
//! is in news, whether it is a verb, and which words mean nearly the same.
//!
//! Word-level work later in the pipeline compares these numbers, never strings. The table behind it
//! (`assets/words.bin`) is made by `parallax-train words`: document frequencies counted over news
//! articles, and neighbours from WordNet 3.1 (synonyms, derived forms, close broader terms).

mod rarity;
mod stop_words;

use super::function_words::is_function_word;
use super::words::{Token, normalise};
use rarity::Table;
use rust_stemmers::{Algorithm, Stemmer};
use rustc_hash::FxHashMap;
pub use stop_words::is_stop;

/// Stands for a token that is not a word.
pub const NO_WORD: u32 = u32::MAX;

/// A stem and what is known of it.
#[derive(Clone, Debug)]
pub struct Stem {
    /// The stem itself (Snowball English).
    pub text: String,
    /// How rare it is in news: 0 for words in every article, up to 1.
    pub rarity: f32,
    /// How often it is a verb, from 0 to 1; 0.5 for a word the table lacks that looks like one.
    pub verb: f32,
    /// Its place in the table.
    known: Option<u32>,
}

/// A distinct word form.
#[derive(Clone, Copy, Debug)]
pub struct Word {
    /// Index into [`Vocabulary::stems`].
    pub stem: u32,
    /// Whether it carries no meaning of its own (articles, pronouns, auxiliaries).
    pub stop: bool,
}

/// The distinct words and stems of a set of texts.
#[derive(Default)]
pub struct Vocabulary<'t> {
    surfaces: FxHashMap<&'t str, u32>,
    forms: FxHashMap<String, u32>,
    stem_ids: FxHashMap<String, u32>,
    /// Stem ids by place in the table.
    known: FxHashMap<u32, u32>,
    /// Distinct words in normal form; a word id is an index.
    pub words: Vec<Word>,
    /// Distinct stems.
    pub stems: Vec<Stem>,
}

impl<'t> Vocabulary<'t> {
    /// The word id of each token of `text`; [`NO_WORD`] for marks.
    pub fn read(&mut self, text: &'t str, tokens: &[Token]) -> Vec<u32> {
        let stemmer = Stemmer::create(Algorithm::English);
        tokens.iter().map(|t| if t.is_word() { self.word(&stemmer, t.of(text)) } else { NO_WORD }).collect()
    }

    /// As [`read`](Self::read), for a text in `language` (ISO 639-1; empty where it is not known).
    ///
    /// In another language than English words are stemmed by its own rules (Snowball) where there are some, and its
    /// function words are stop words. Chinese and Japanese are read as pairs of letters, the usual way without a
    /// dictionary (Nie, Gao, Zhang and Zhou 2000): the word of a letter is the pair that it begins.
    pub fn read_in(&mut self, text: &'t str, tokens: &[Token], language: &str) -> Vec<u32> {
        if matches!(language, "" | "en") {
            return self.read(text, tokens);
        }
        let stemmer = algorithm(language).map(Stemmer::create);
        let mut found = Vec::with_capacity(tokens.len());
        for (n, token) in tokens.iter().enumerate() {
            if !token.is_word() {
                found.push(NO_WORD);
                continue;
            }
            let mut surface = token.of(text);
            if is_cjk_letter(surface)
                && let Some(next) = tokens.get(n + 1)
                && next.span.start == token.span.end
                && is_cjk_letter(next.of(text))
            {
                surface = &text[token.span.start..next.span.end];
            }
            found.push(self.foreign(surface, language, stemmer.as_ref()));
        }
        found
    }

    fn foreign(&mut self, surface: &str, language: &str, stemmer: Option<&Stemmer>) -> u32 {
        let mut form = normalise(surface);
        // l’eau, d'euros, nell'acqua
        if matches!(language, "fr" | "it" | "ca")
            && let Some((article, word)) = form.split_once('\'')
            && article.chars().count() <= 5
            && word.chars().count() >= 2
        {
            form = word.to_owned();
        }
        let key = format!("\u{1}{language}\u{1}{form}");
        if let Some(&id) = self.forms.get(&key) {
            return id;
        }
        let stop = is_function_word(&form, language);
        let plain = form.chars().all(char::is_alphabetic);
        let stem = match stemmer {
            _ if stop => key.clone(),
            Some(stemmer) if plain => stemmer.stem(&form).into_owned(),
            _ => form,
        };
        let stem = self.stem_named(stem, 0.0);
        let id = self.words.len() as u32;
        self.words.push(Word { stem, stop });
        self.forms.insert(key, id);
        id
    }

    /// The id of a stem, where one of the words has it.
    pub fn stem_id(&self, stem: &str) -> Option<u32> {
        self.stem_ids.get(stem).copied()
    }

    /// The same words, no longer tied to the texts they were read from.
    pub fn detached(self) -> Vocabulary<'static> {
        let Vocabulary { surfaces: _, forms, stem_ids, known, words, stems } = self;
        Vocabulary { surfaces: FxHashMap::default(), forms, stem_ids, known, words, stems }
    }

    fn word(&mut self, stemmer: &Stemmer, surface: &'t str) -> u32 {
        if let Some(&id) = self.surfaces.get(surface) {
            return id;
        }
        let form = normalise(surface);
        let id = match self.forms.get(&form) {
            Some(&id) => id,
            None => {
                let stem = self.stem(stemmer, &form);
                let id = self.words.len() as u32;
                self.words.push(Word {
                    stem,
                    stop: is_stop(&form)
                        || self.stems[stem as usize].text.chars().count() < 2
                            && !form.starts_with(|c: char| c.is_numeric())
                            && form.is_ascii(),
                });
                self.forms.insert(form, id);
                id
            }
        };
        self.surfaces.insert(surface, id);
        id
    }

    fn stem(&mut self, stemmer: &Stemmer, form: &str) -> u32 {
        let looks_like_verb = form.ends_with("ed") || form.ends_with("ing");
        self.stem_named(stem_of(stemmer, form), if looks_like_verb { 0.5 } else { 0.0 })
    }

    /// The id of a stem; `verb` says how often one that the table lacks is taken for a verb.
    fn stem_named(&mut self, text: String, verb: f32) -> u32 {
        if let Some(&id) = self.stem_ids.get(text.as_str()) {
            return id;
        }
        let known = Table::get().find(&text);
        let stem = Stem {
            rarity: known.map_or(1.0, |k| Table::get().rarity(k)),
            verb: known.map_or(verb, |k| Table::get().verb(k)),
            known,
            text: text.clone(),
        };
        let id = self.stems.len() as u32;
        self.known.extend(stem.known.map(|k| (k, id)));
        self.stems.push(stem);
        self.stem_ids.insert(text, id);
        id
    }

    /// For each stem of this vocabulary, the other stems of it that mean nearly the same, with how
    /// near they are (0 to 1). Symmetric.
    pub fn neighbours(&self) -> Vec<Vec<(u32, f32)>> {
        (0..self.stems.len() as u32).map(|stem| self.near(stem)).collect()
    }

    /// How near two stems are in meaning, from 0 to 1.
    pub fn nearness(&self, a: u32, b: u32) -> f32 {
        let known = |stem: u32| self.stems.get(stem as usize).and_then(|s| s.known);
        let (Some(a), Some(b)) = (known(a), known(b)) else { return 0.0 };
        Table::get().neighbours(a).find(|n| n.0 == b).map_or(0.0, |n| n.1)
    }

    /// The stems of this vocabulary that mean nearly the same as one of it, with how near they are.
    pub fn near(&self, stem: u32) -> Vec<(u32, f32)> {
        let known = self.stems.get(stem as usize).and_then(|s| s.known);
        let near = known.map(|k| Table::get().neighbours(k)).into_iter().flatten();
        near.filter_map(|(k, strength)| self.known.get(&k).map(|&i| (i, strength))).collect()
    }
}

/// The stem of a word in normal form; hyphenated and dotted words and numbers stay whole.
pub fn stem_of(stemmer: &Stemmer, form: &str) -> String {
    let alphabetic = form.bytes().all(|b| b.is_ascii_lowercase() || b == b'\'');
    if alphabetic { stemmer.stem(form).into_owned() } else { form.to_owned() }
}

/// The stemmer for a language, where there is one that is known to bear any input.
fn algorithm(language: &str) -> Option<Algorithm> {
    Some(match language {
        "ar" => Algorithm::Arabic,
        "da" => Algorithm::Danish,
        "nl" => Algorithm::Dutch,
        "fi" => Algorithm::Finnish,
        "fr" => Algorithm::French,
        "de" => Algorithm::German,
        "hu" => Algorithm::Hungarian,
        "it" => Algorithm::Italian,
        "nb" | "no" | "nn" => Algorithm::Norwegian,
        "pt" => Algorithm::Portuguese,
        "ro" => Algorithm::Romanian,
        "ru" => Algorithm::Russian,
        "es" => Algorithm::Spanish,
        "sv" => Algorithm::Swedish,
        _ => return None,
    })
}

/// Whether a word is one letter of a script written without spaces.
fn is_cjk_letter(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(super::words::is_cjk) && chars.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::words::tokenize;

    #[test]
    fn forms_of_a_word_share_a_stem_and_case_makes_no_difference() {
        let text = "Officials announced it; the official’s ANNOUNCEMENT was announcing";
        let mut vocabulary = Vocabulary::default();
        let ids = vocabulary.read(text, &tokenize(text));
        let stem = |i: usize| vocabulary.words[ids[i] as usize].stem;
        assert_eq!(stem(0), stem(5));
        assert_eq!(stem(1), stem(8));
        assert_eq!(ids[3], NO_WORD);
        assert!(vocabulary.words[ids[4] as usize].stop);
    }

    #[test]
    fn other_languages_have_stems_and_stop_words_of_their_own() {
        let text = "Die Häuser standen leer, das Haus auch. The house will die.";
        let mut vocabulary = Vocabulary::default();
        let tokens = tokenize(text);
        let ids = vocabulary.read_in(text, &tokens, "de");
        let stem = |i: usize| vocabulary.words[ids[i] as usize].stem;
        assert_eq!(stem(1), stem(6));
        assert!(vocabulary.words[ids[0] as usize].stop);
        // the English word is another
        let english = vocabulary.read(text, &tokens);
        assert_ne!(english[0], ids[0]);
        assert!(!vocabulary.words[english[0] as usize].stop);
        let text = "北港海堤";
        let pairs = vocabulary.read_in(text, &tokenize(text), "zh");
        let stems: Vec<&str> = pairs
            .iter()
            .map(|&id| vocabulary.stems[vocabulary.words[id as usize].stem as usize].text.as_str())
            .collect();
        assert_eq!(stems, ["北港", "港海", "海堤", "堤"]);
    }

    proptest::proptest! {
        #[test]
        fn any_text_in_any_language_is_read(text in "\\PC{0,60}", which in 0..16usize) {
            let languages = [
                "ar", "da", "nl", "fi", "fr", "de", "hu", "it", "nb", "pt", "ro", "ru", "es", "sv", "zh", "ja",
            ];
            let tokens = tokenize(&text);
            let found = Vocabulary::default().read_in(&text, &tokens, languages[which]);
            proptest::prop_assert_eq!(found.len(), tokens.len());
        }
    }

    #[test]
    fn words_near_in_meaning_are_known() {
        let text = "worldwide international lawyer attorneys bridge ferry";
        let mut vocabulary = Vocabulary::default();
        let ids = vocabulary.read(text, &tokenize(text));
        let stem = |i: usize| vocabulary.words[ids[i] as usize].stem;
        let nearness = |a: usize, b: usize| {
            vocabulary.near(stem(a)).iter().find(|n| n.0 == stem(b)).map_or(0.0, |n| n.1)
        };
        assert!(nearness(0, 1) > 0.3);
        assert!(nearness(2, 3) > 0.8);
        assert_eq!(nearness(4, 5), 0.0);
    }
}
