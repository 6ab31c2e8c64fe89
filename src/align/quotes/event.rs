//! The words of an event: how rare each is, who speaks, and what stands around.

use super::Passage;
use super::words::{Known, Lexicon, Word};
use crate::article::Span;
use crate::text::words::tokenize;
use rustc_hash::FxHashMap;

/// A passage is compared by its first words, this many.
const LONGEST: usize = 3_000;
/// A word of at least this weight counts as a content word.
pub const CONTENT: f32 = 0.2;

/// The passages of one event as words, with what is known of each word there.
pub struct Event<'a> {
    /// The passages.
    pub passages: &'a [Passage<'a>],
    /// By passage: its words.
    pub words: Vec<Vec<Word>>,
    /// By passage: the words of its speaker's name; none where nobody is credited.
    pub speakers: Vec<Vec<u32>>,
    /// By stem: rarity in this event times rarity in news at large, from 0 to 1.
    pub weight: Vec<f32>,
    /// By stem: the stem it counts as.
    pub same: Vec<u32>,
    /// By stem: the number of articles that have it.
    pub articles: Vec<u32>,
    /// By passage: the content stems of the paragraphs it stands in, sorted, each once.
    pub around: Vec<Vec<u32>>,
}

impl<'a> Event<'a> {
    /// Reads the passages and counts the words of their articles.
    pub fn new(passages: &'a [Passage<'a>], lexicon: &mut Lexicon) -> Self {
        let mut known: FxHashMap<usize, Known> = FxHashMap::default();
        let (mut counts, mut articles): (Vec<u32>, Vec<u32>) = (Vec::new(), Vec::new());
        let mut last_seen: Vec<usize> = Vec::new();
        let mut total = 0usize;
        for passage in passages {
            if known.contains_key(&passage.article) {
                continue;
            }
            let article = lexicon.know(passage.text, passage.tokens);
            counts.resize(lexicon.stems(), 0);
            articles.resize(lexicon.stems(), 0);
            last_seen.resize(lexicon.stems(), usize::MAX);
            for stem in lexicon.stems_known(&article, 0..passage.tokens.len()) {
                let stem = stem as usize;
                total += 1;
                counts[stem] += 1;
                if last_seen[stem] != passage.article {
                    last_seen[stem] = passage.article;
                    articles[stem] += 1;
                }
            }
            known.insert(passage.article, article);
        }
        let words: Vec<Vec<Word>> = passages
            .iter()
            .map(|p| {
                let mut words = lexicon.read_known(p.text, p.tokens, p.spans, &known[&p.article]);
                words.truncate(LONGEST);
                words
            })
            .collect();
        let mut names: FxHashMap<&str, Vec<u32>> = FxHashMap::default();
        let speakers = passages
            .iter()
            .map(|p| names.entry(p.speaker).or_insert_with(|| name_of(p.speaker, lexicon)).clone())
            .collect();
        let mut quoted = vec![false; lexicon.stems()];
        for (_, words) in passages.iter().zip(&words).filter(|(p, _)| p.quoted) {
            words.iter().for_each(|w| quoted[w.stem as usize] = true);
        }
        let same = lexicon.variants(|stem| quoted[stem as usize]);
        counts.resize(lexicon.stems(), 0);
        articles.resize(lexicon.stems(), 0);
        let number = known.len().max(1) as f32;
        // a word in every fifth sentence of an article tells nothing; one that stands there once, all
        let usual = (total as f32 / number / 10.0).max(20.0);
        let weight = (0..lexicon.stems() as u32)
            .map(|stem| {
                let rate = (counts[same[stem as usize] as usize] as f32 / number).max(1.0);
                lexicon.strangeness(stem) * ((usual / rate).ln() / usual.ln()).clamp(0.0, 1.0)
            })
            .collect::<Vec<f32>>();
        let mut event = Event { passages, words, speakers, weight, same, articles, around: Vec::new() };
        event.around = passages.iter().map(|p| event.paragraph_of(p, lexicon, &known[&p.article])).collect();
        event
    }

    fn paragraph_of(&self, passage: &Passage<'a>, lexicon: &Lexicon, known: &Known) -> Vec<u32> {
        let (Some(first), Some(last)) = (passage.spans.first(), passage.spans.last()) else {
            return Vec::new();
        };
        if !passage.quoted {
            return Vec::new();
        }
        // at most 60 words on either side, and no further than the paragraph's ends
        let tokens = passage.tokens;
        let mut from = tokens.partition_point(|t| t.span.start < first.start).saturating_sub(60);
        let mut to = (tokens.partition_point(|t| t.span.end <= last.end) + 60).min(tokens.len()).max(from);
        if let Some(edge) = tokens.get(from).map(|t| t.span.start.min(first.start))
            && let Some(i) = passage.text[edge..first.start].rfind("\n\n")
        {
            from = tokens.partition_point(|t| t.span.start < edge + i);
        }
        if let Some(edge) = to.checked_sub(1).map(|t| tokens[t].span.end.max(last.end))
            && let Some(i) = passage.text[last.end..edge].find("\n\n")
        {
            to = tokens.partition_point(|t| t.span.end <= last.end + i).max(from);
        }
        let stems = lexicon.stems_known(known, from..to).map(|s| self.same[s as usize]);
        let mut stems: Vec<u32> = stems.collect();
        stems.retain(|&s| self.weight[s as usize] >= CONTENT);
        stems.sort_unstable();
        stems.dedup();
        stems
    }

    /// The weight of the words both paragraphs share beside the matched ones.
    pub fn shared_around(&self, a: usize, b: usize, pairs: &[(usize, usize)]) -> f32 {
        let (x, y) = (&self.around[a], &self.around[b]);
        let (mut i, mut j, mut sum) = (0, 0, 0.0);
        while i < x.len() && j < y.len() {
            match x[i].cmp(&y[j]) {
                std::cmp::Ordering::Less => i += 1,
                std::cmp::Ordering::Greater => j += 1,
                std::cmp::Ordering::Equal => {
                    if !pairs.iter().any(|&(k, _)| self.same[self.words[a][k].stem as usize] == x[i]) {
                        sum += self.weight[x[i] as usize];
                    }
                    i += 1;
                    j += 1;
                }
            }
        }
        sum
    }

    /// A word's rarity.
    pub fn weight(&self, word: Word) -> f32 {
        self.weight[self.same[word.stem as usize] as usize]
    }

    /// The rarity of all words of a passage together.
    pub fn total(&self, passage: usize) -> f32 {
        self.words[passage].iter().map(|&w| self.weight(w)).sum()
    }

    /// Whether the sentence names the speaker of the quotation.
    pub fn named(&self, a: usize, b: usize) -> Option<bool> {
        let (quotation, sentence) = if self.passages[a].quoted { (a, b) } else { (b, a) };
        if !self.speakers[sentence].is_empty() {
            return self.same_speaker(a, b);
        }
        let last = self.speakers[quotation].last()?;
        self.words[sentence].iter().any(|w| w.stem == *last).then_some(true)
    }

    /// Whether both are credited to one speaker; `None` where one is not known.
    pub fn same_speaker(&self, a: usize, b: usize) -> Option<bool> {
        let (x, y) = (&self.speakers[a], &self.speakers[b]);
        if x.is_empty() || y.is_empty() {
            return None;
        }
        // a first name alone is shared by many: the last word of one name has to stand in the other
        let has = |name: &[u32], last: Option<&u32>| last.is_some_and(|last| name.contains(last));
        Some(has(y, x.last()) || has(x, y.last()))
    }
}

/// The words of a speaker's name that tell people apart.
fn name_of(speaker: &str, lexicon: &mut Lexicon) -> Vec<u32> {
    const TITLES: &[&str] = &[
        "mr",
        "mrs",
        "ms",
        "dr",
        "sen",
        "rep",
        "gov",
        "president",
        "senator",
        "representative",
        "secretary",
        "general",
        "the",
        "of",
        "and",
        "a",
        "jr",
        "sr",
        "for",
        "statement",
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "former",
        "official",
        "officials",
    ];
    let mut lexicon_of_name = Lexicon::default();
    let tokens = tokenize(speaker);
    let words = lexicon_of_name.read(speaker, &tokens, &[Span::new(0, speaker.len())]);
    let kept: Vec<String> = words
        .iter()
        .map(|w| lexicon_of_name.text_of(w.form).to_string())
        .filter(|w| w.chars().count() > 1 && !TITLES.contains(&w.as_str()))
        .collect();
    kept.iter().map(|w| lexicon.intern(w)).collect()
}
