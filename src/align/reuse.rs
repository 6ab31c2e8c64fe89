//! Articles that share running text: agency copy, aggregators, spun rewrites.
//!
//! What counts is words outside quotation marks: a speech that all outlets quote is no copying.
//! Runs are found from shared four-word shingles (Broder 1997) and followed over single words that
//! were swapped, put in or left out, as in text whose synonyms were exchanged by a program.

use super::quotes::words::Lexicon;
use crate::article::Span;
use crate::text::Layout;
use rustc_hash::{FxHashMap, FxHashSet};

/// Least share of an article's words that is reported.
pub const WORTH_REPORTING: f64 = 0.15;
/// Share from which two texts count as one source.
pub const ONE_SOURCE: f64 = 0.3;

/// Words in a shingle.
const SHINGLE: usize = 4;
/// Least number of shared words in a run.
const RUN: usize = 8;
/// A shingle that stands in more places than this is a stock phrase.
const STOCK: usize = 40;

/// How much of one article's text stands in another.
#[derive(Clone, Debug, PartialEq)]
pub struct Shared {
    /// Index of the article the words stand in too.
    pub from: usize,
    /// Index of the article whose words are counted.
    pub to: usize,
    /// Share of `to`'s words outside quotation marks that stand in `from` in runs, from 0 to 1.
    pub shared: f64,
    /// The number of words that is.
    pub words: usize,
    /// The longest run in `to`.
    pub longest: Span,
    /// Words of the longest run.
    pub longest_words: usize,
}

impl Shared {
    /// The same in words, for articles that are called `from` and `to`.
    pub fn note(&self, from: &str, to: &str) -> String {
        let percent = (self.shared * 100.0).round();
        format!(
            "{percent} % of {to}'s words outside quotation marks stand in {from} in the same order; the longest run has {} words",
            self.longest_words
        )
    }
}

/// The pairs of articles of which at least [`WORTH_REPORTING`] of one stands in the other, in order.
/// Each article is given with its text, its layout and what stands between quotation marks.
///
/// Both directions of a pair are looked at and reported on their own: all of a short text may stand
/// in a long one. Which of the two was first cannot be told from the words.
pub fn find(articles: &[(&str, &Layout, &[Span])]) -> Vec<Shared> {
    find_with(articles, &mut Lexicon::default())
}

/// As [`find`], with a lexicon that other stages share.
pub fn find_with(articles: &[(&str, &Layout, &[Span])], lexicon: &mut Lexicon) -> Vec<Shared> {
    let whole: Vec<Text> = articles.iter().map(|a| Text::read(a.0, a.1, a.2, lexicon)).collect();
    // what one outlet quotes may stand without marks in another: a tweet in a box
    let said: FxHashSet<u64> = whole.iter().flat_map(|t| t.shingles(true)).map(|(_, key)| key).collect();
    let texts: Vec<Text> = whole.iter().map(|t| t.own_words(&said)).collect();
    let mut places: Vec<(u64, u32, u32)> = Vec::new();
    for (n, text) in texts.iter().enumerate() {
        places.extend(text.shingles(false).map(|(at, key)| (key, n as u32, at as u32)));
    }
    places.sort_unstable();
    // by pair of articles: where a shingle stands in both
    let mut seeds: FxHashMap<(usize, usize), Vec<(usize, usize)>> = FxHashMap::default();
    for list in places.chunk_by(|p, q| p.0 == q.0).filter(|l| l.len() > 1 && l.len() <= STOCK) {
        for (i, &(_, a, x)) in list.iter().enumerate() {
            for &(_, b, y) in &list[i + 1..] {
                if a != b {
                    seeds.entry((a as usize, b as usize)).or_default().push((x as usize, y as usize));
                }
            }
        }
    }
    let mut found = Vec::new();
    for ((a, b), mut pairs) in seeds {
        pairs.sort_unstable();
        let (there, back) = compare(&texts[a], &texts[b], &pairs);
        for (from, to, covered) in [(a, b, back), (b, a, there)] {
            found.extend(texts[to].share(from, to, &covered));
        }
    }
    found.sort_by_key(|s| (s.from, s.to));
    found
}

/// For each of `count` articles the first article of its group; articles that share at least
/// [`ONE_SOURCE`] of either's words, directly or through others, are one group.
pub fn groups(count: usize, shared: &[Shared]) -> Vec<usize> {
    let mut group: Vec<usize> = (0..count).collect();
    for pair in shared.iter().filter(|s| s.shared >= ONE_SOURCE && s.from < count && s.to < count) {
        let (a, b) = (group[pair.from], group[pair.to]);
        let (keep, gone) = (a.min(b), a.max(b));
        group.iter_mut().filter(|g| **g == gone).for_each(|g| *g = keep);
    }
    group
}

/// An article's words.
#[derive(Default)]
struct Text {
    stems: Vec<u32>,
    spans: Vec<Span>,
    quoted: Vec<bool>,
    /// Whether something that is not compared stands before the word.
    breaks: Vec<bool>,
}

impl Text {
    fn read(text: &str, layout: &Layout, quoted: &[Span], lexicon: &mut Lexicon) -> Text {
        let mut quoted = quoted.to_vec();
        quoted.sort_unstable();
        let mut read = Text::default();
        let (mut next, mut reach) = (0, 0);
        for token in layout.tokens.iter().filter(|t| t.is_word()) {
            while next < quoted.len() && quoted[next].start <= token.span.start {
                reach = reach.max(quoted[next].end);
                next += 1;
            }
            // the handle under a tweet is no more the outlet's own than the tweet
            let handle = token.of(text).starts_with('@');
            for stem in lexicon.stems_of(token.of(text)) {
                read.push(stem, token.span, handle || token.span.start < reach, false);
            }
        }
        read
    }

    fn push(&mut self, stem: u32, span: Span, quoted: bool, after_break: bool) {
        self.stems.push(stem);
        self.spans.push(span);
        self.quoted.push(quoted);
        self.breaks.push(after_break);
    }

    /// The words that are neither quoted nor part of a shingle that any article quotes.
    fn own_words(&self, said: &FxHashSet<u64>) -> Text {
        let mut drop = self.quoted.clone();
        for (at, _) in self.shingles(false).filter(|(_, key)| said.contains(key)) {
            drop[at..at + SHINGLE].fill(true);
        }
        let mut own = Text::default();
        let mut broken = false;
        for (at, gone) in drop.into_iter().enumerate() {
            if gone {
                broken = true;
            } else {
                own.push(self.stems[at], self.spans[at], false, std::mem::take(&mut broken));
            }
        }
        own
    }

    /// Where shingles stand, and their hashes; those of quoted words, or those of the others.
    fn shingles(&self, quoted: bool) -> impl Iterator<Item = (usize, u64)> + '_ {
        self.stems.windows(SHINGLE).enumerate().filter_map(move |(at, stems)| {
            let mixed = self.quoted[at..at + SHINGLE].contains(&!quoted);
            if mixed || self.breaks[at + 1..at + SHINGLE].contains(&true) {
                return None;
            }
            let key = stems.iter().fold(0xcbf2_9ce4_8422_2325u64, |hash, &stem| {
                (hash ^ u64::from(stem)).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(23)
            });
            Some((at, key))
        })
    }

    /// What the covered words come to, where it is worth reporting.
    fn share(&self, from: usize, to: usize, covered: &Covered) -> Option<Shared> {
        let words = covered.words.iter().filter(|c| **c).count();
        let shared = words as f64 / self.stems.len().max(RUN) as f64;
        let (first, last) = covered.longest;
        (shared >= WORTH_REPORTING && last > first).then(|| Shared {
            from,
            to,
            shared,
            words,
            longest: self.spans[first].cover(self.spans[last - 1]),
            longest_words: last - first,
        })
    }
}

/// Which words of a text stand in the other, and the longest run.
struct Covered {
    words: Vec<bool>,
    longest: (usize, usize),
}

fn compare(a: &Text, b: &Text, seeds: &[(usize, usize)]) -> (Covered, Covered) {
    let cover = |text: &Text| Covered { words: vec![false; text.stems.len()], longest: (0, 0) };
    let mut sides = (cover(a), cover(b));
    // where the run that was followed last on each diagonal ended: its other seeds tell nothing new
    let mut done: FxHashMap<isize, usize> = FxHashMap::default();
    for &(x, y) in seeds {
        let diagonal = x as isize - y as isize;
        if done.get(&diagonal).is_some_and(|&end| x < end) || (sides.0.words[x] && sides.1.words[y]) {
            continue;
        }
        let mut pairs = follow(a, b, (x, y), false);
        pairs.reverse();
        pairs.pop();
        pairs.extend(follow(a, b, (x, y), true));
        let (first, last) = (pairs[0], pairs[pairs.len() - 1]);
        done.insert(last.0 as isize - last.1 as isize, last.0 + 1);
        done.insert(diagonal, x + SHINGLE);
        if pairs.len() < RUN {
            continue;
        }
        for &(i, j) in &pairs {
            sides.0.words[i] = true;
            sides.1.words[j] = true;
        }
        for (side, run) in [(&mut sides.0, (first.0, last.0 + 1)), (&mut sides.1, (first.1, last.1 + 1))] {
            if run.1 - run.0 > side.longest.1 - side.longest.0 {
                side.longest = run;
            }
        }
    }
    sides
}

/// Follows a run from `start` on or back; the first pair is `start` itself.
fn follow(a: &Text, b: &Text, start: (usize, usize), on: bool) -> Vec<(usize, usize)> {
    let step = |(i, j): (usize, usize), di: usize, dj: usize| -> Option<(usize, usize)> {
        if on {
            let next = (i + di, j + dj);
            (next.0 < a.stems.len() && next.1 < b.stems.len()).then_some(next)
        } else {
            Some((i.checked_sub(di)?, j.checked_sub(dj)?))
        }
    };
    let equal = |p: (usize, usize)| a.stems[p.0] == b.stems[p.1];
    let mut pairs = vec![start];
    let mut at = start;
    loop {
        if let Some(next) = step(at, 1, 1).filter(|&p| equal(p)) {
            pairs.push(next);
            at = next;
            continue;
        }
        // one word swapped, put in or left out, where the run goes on for three words after it
        let over = [(2, 2), (1, 2), (2, 1), (2, 3), (3, 2)].into_iter().find_map(|(di, dj)| {
            let first = step(at, di, dj).filter(|&p| equal(p))?;
            let second = step(first, 1, 1).filter(|&p| equal(p))?;
            step(second, 1, 1).filter(|&p| equal(p))?;
            Some(first)
        });
        match over {
            Some(next) => {
                pairs.push(next);
                at = next;
            }
            None => return pairs,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const WIRE: &str = "The harbour council voted on Tuesday to close the northern pier until the spring, after divers found cracks in eleven of its forty pillars. Fishing boats will be moved to the old basin, where the city has rented space for thirty vessels. The mayor said that “nobody will be left without a berth this winter, and nobody will pay for the move.”";
    const SPUN: &str = "The harbour council voted on Tuesday to shut the northern pier until the spring, after divers discovered cracks in eleven of its forty columns. Fishing vessels will be moved to the old basin, where the town has rented space for thirty vessels.";
    const OWN: &str = "Cracks in the pillars of the northern pier have alarmed divers. The council has ordered it shut. Ana Petrov, the mayor, promised that “nobody will be left without a berth this winter, and nobody will pay for the move.” Thirty boats go to the old basin.";

    fn found(texts: &[&str]) -> Vec<Shared> {
        let layouts: Vec<Layout> = texts.iter().map(|t| Layout::new(t)).collect();
        let quoted: Vec<Vec<Span>> = texts
            .iter()
            .map(|t| match (t.find('“'), t.find('”')) {
                (Some(start), Some(end)) => vec![Span::new(start, end)],
                _ => Vec::new(),
            })
            .collect();
        let articles: Vec<(&str, &Layout, &[Span])> =
            (0..texts.len()).map(|n| (texts[n], &layouts[n], &quoted[n][..])).collect();
        find(&articles)
    }

    #[test]
    fn a_spun_copy_is_found_and_a_shared_quotation_is_none() {
        let pairs = found(&[WIRE, SPUN, OWN]);
        let ends: Vec<(usize, usize)> = pairs.iter().map(|s| (s.from, s.to)).collect();
        assert_eq!(ends, [(0, 1), (1, 0)]);
        assert!(pairs[0].shared > 0.7, "{pairs:?}");
        assert_eq!(groups(3, &pairs), [0, 0, 2]);
        assert!(pairs[0].note("A", "B").contains("% of B's words"));
    }

    #[test]
    fn a_text_shares_all_its_words_with_itself() {
        let pairs = found(&[OWN, OWN]);
        assert!(pairs.len() == 2 && pairs.iter().all(|s| s.shared == 1.0), "{pairs:?}");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn any_text_is_borne_in_any_order(texts in proptest::collection::vec("([abc] ?|“|”|é日\n\n){0,80}", 2..5)) {
            let mut there: Vec<&str> = texts.iter().map(String::as_str).collect();
            let first = found(&there);
            there.reverse();
            let mut second = found(&there);
            for s in &mut second {
                (s.from, s.to) = (texts.len() - 1 - s.from, texts.len() - 1 - s.to);
            }
            second.sort_by_key(|s| (s.from, s.to));
            let ends = |l: &[Shared]| l.iter().map(|s| (s.from, s.to)).collect::<Vec<_>>();
            prop_assert_eq!(ends(&first), ends(&second));
        }
    }
}
