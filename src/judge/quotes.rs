//! How two readings of one utterance relate, and in what they differ.

use super::{DifferenceKind, Verdict};
use crate::align::quotes::path::{Table, shared};
use crate::align::quotes::words::{Break, Lexicon, Word, is_masked, unmasks};
use crate::align::quotes::{Passage, QuoteLink};
use crate::article::Span;
use crate::text::words::is_apostrophe;

/// A difference between two readings.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// Its kind.
    pub kind: DifferenceKind,
    /// The words on each side; empty where a side has none.
    pub values: [String; 2],
    /// Where they stand in each text, empty where words are missing; `None` where it is not about words of the
    /// two readings.
    pub places: Option<[Span; 2]>,
    /// What it means, in words.
    pub note: String,
}

/// The relation (`Same`, `Cut` or `Reworded`) of two linked passages and their differences, with the
/// readings called by their `labels` (outlets, or letters).
pub fn relate(
    from: &Passage,
    to: &Passage,
    link: &QuoteLink,
    labels: [&str; 2],
) -> (Verdict, Vec<Difference>) {
    relate_with(&mut Lexicon::default(), from, to, link, labels)
}

/// As [`relate`], with a lexicon that is kept between calls.
///
/// The words of both are lined up; what counts is the stretch from the first shared word to the
/// last. There, any word that is replaced, added, dropped or masked makes them `Reworded`. Words
/// left out at a marked place (an ellipsis, or between the pieces of an interrupted quotation) and
/// words before or after the stretch make them `Cut`. Words count as equal in any capitals, with
/// any spelling of contractions and numerals.
pub fn relate_with<'t>(
    lexicon: &mut Lexicon,
    from: &Passage<'t>,
    to: &Passage<'t>,
    _link: &QuoteLink,
    labels: [&str; 2],
) -> (Verdict, Vec<Difference>) {
    let words = [from, to].map(|p| lexicon.read(p.text, p.tokens, p.spans));
    let [a, b] = [&words[0][..], &words[1][..]];
    if a.len() == b.len() && a.iter().zip(b).all(|(x, y)| x.form == y.form) {
        return (Verdict::Same, Vec::new());
    }
    let readings =
        Readings { words: [a, b], texts: [from.text, to.text], labels, reported: from.quoted != to.quoted };
    let pairs = shared(a, b, |s| 0.2 + 0.8 * lexicon.strangeness(s), |s| s, &mut Table::default());
    let (Some(&first), Some(&last)) = (pairs.first(), pairs.last()) else {
        let whole = readings.gap([(0, a.len()), (0, b.len())], lexicon);
        return (Verdict::Reworded, whole.into_iter().collect());
    };
    let mut differences = Vec::new();
    let edges = [[(0, first.0), (0, first.1)], [(last.0 + 1, a.len()), (last.1 + 1, b.len())]];
    let both_quoted = from.quoted && to.quoted;
    let mut moved = false;
    if let Some(order) = readings.moved(edges, lexicon) {
        moved = true;
        differences.push(order);
    }
    let mut cut = false;
    for (at, edge) in edges.into_iter().enumerate() {
        let replaced = both_quoted && !moved && readings.goes_on(edge, at == 1);
        if replaced {
            let within = readings.nearest(readings.same_sentence(edge, at == 1), at == 1);
            differences.extend(readings.gap(within, lexicon));
            for side in 0..2 {
                let rest =
                    if at == 1 { (within[side].1, edge[side].1) } else { (edge[side].0, within[side].0) };
                if rest.0 < rest.1 {
                    differences.push(readings.cut_off(rest, side, at == 1));
                }
            }
        } else if !moved {
            for (side, &stretch) in edge.iter().enumerate().filter(|(_, s)| s.0 < s.1) {
                // what stands around reported speech is the outlet's own
                cut |= both_quoted || [from.quoted, to.quoted][side];
                if both_quoted {
                    differences.push(readings.cut_off(stretch, side, at == 1));
                }
            }
        }
    }
    // from anchor to anchor: the pairs that are the same word, not merely the same stem
    let mut at = (first.0, first.1);
    let after = (last.0 + 1, last.1 + 1);
    let anchors = pairs.iter().copied().filter(|&(i, j)| a[i].form == b[j].form);
    let mut between = Vec::new();
    for (i, j) in anchors.chain(std::iter::once(after)) {
        if (i, j) != at {
            let place = [(at.0, i), (at.1, j)];
            between.extend(readings.gap(place, lexicon).map(|difference| (place, difference)));
        }
        at = (i + 1, j + 1);
    }
    differences.extend(join(between, &readings));
    cut |= differences.iter().any(|d| d.kind == DifferenceKind::Elision);
    let verdict = match differences.iter().any(Difference::changes_words) {
        true => Verdict::Reworded,
        false if cut => Verdict::Cut,
        false => Verdict::Same,
    };
    (verdict, differences)
}

/// Two omissions with one shared word between, one on each side, are one replacement: `this president`,
/// `President Trump`.
fn join(found: Vec<([Stretch; 2], Difference)>, readings: &Readings) -> Vec<Difference> {
    let mut joined: Vec<([Stretch; 2], Difference)> = Vec::new();
    for (place, difference) in found {
        if let Some((before, known)) = joined.last_mut()
            && let [known_lacks, lacks] =
                [&*known, &difference].map(|d| d.values.iter().position(String::is_empty))
            && known.kind == DifferenceKind::Omission
            && difference.kind == DifferenceKind::Omission
            && let (Some(x), Some(y)) = (known_lacks, lacks)
            && x != y
            && (0..2).all(|side| place[side].0 == before[side].1 + 1)
            && (0..2).all(|side| place[side].1 - before[side].0 <= 4)
        {
            let whole = [0, 1].map(|side| (before[side].0, place[side].1));
            let values = [0, 1].map(|side| readings.text(side, whole[side]));
            let [l0, l1] = readings.labels;
            let note = format!("{l0} has “{}”, {l1} has “{}”", brief(&values[0]), brief(&values[1]));
            let places = Some(readings.places(whole));
            (*before, *known) = (whole, Difference { kind: DifferenceKind::Wording, values, places, note });
            continue;
        }
        joined.push((place, difference));
    }
    joined.into_iter().map(|(_, difference)| difference).collect()
}

impl Difference {
    /// Whether a word inside the marks is another, more or less: an omission only where it is at no end.
    pub fn changes_words(&self) -> bool {
        match self.kind {
            DifferenceKind::Elision => false,
            DifferenceKind::Omission => !self.at_an_end(),
            _ => true,
        }
    }

    /// Whether it is about what stands before or after the words that both share.
    pub fn at_an_end(&self) -> bool {
        self.note.ends_with(AT_START) || self.note.ends_with(AT_END)
    }
}

/// How the note of words left out before those that both share ends.
pub const AT_START: &str = " at the start";
/// How the note of words left out after those that both share ends.
pub const AT_END: &str = " at the end";

/// First and one past the last word.
type Stretch = (usize, usize);

struct Readings<'w> {
    words: [&'w [Word]; 2],
    texts: [&'w str; 2],
    labels: [&'w str; 2],
    /// Whether one of them is reported without marks.
    reported: bool,
}

impl Readings<'_> {
    fn text(&self, side: usize, (first, end): Stretch) -> String {
        if first >= end {
            return String::new();
        }
        let words = &self.words[side][first..end];
        let span = words[0].span.cover(words[words.len() - 1].span);
        span.of(self.texts[side]).replace("\n\n", " ")
    }

    /// What differs between two stretches that stand in the same place.
    fn gap(&self, place: [Stretch; 2], lexicon: &Lexicon) -> Option<Difference> {
        let place = self.at_the_mark(place);
        let values = [self.text(0, place[0]), self.text(1, place[1])];
        let words = [0, 1].map(|side| &self.words[side][place[side].0..place[side].1]);
        let quoted = |side: usize| format!("“{}”", brief(&values[side]));
        let (kind, note) = match (words[0], words[1]) {
            ([], []) => return None,
            (said, []) | ([], said) => {
                let side = usize::from(words[0].is_empty());
                let other = 1 - side;
                if self.contracted(said, other, place[other].0, lexicon) {
                    return None;
                }
                // the mark stands before the next word of the reading that lacks the words
                let mark = self.words[other].get(place[other].1).map_or(Break::None, |w| w.before);
                let label = self.labels[other];
                if said.iter().all(|w| w.bracketed) {
                    (
                        DifferenceKind::Bracket,
                        format!("{} puts in [{}]", self.labels[side], brief(&values[side])),
                    )
                } else if mark >= Break::Span {
                    let how = if mark == Break::Ellipsis {
                        "marks it with an ellipsis"
                    } else {
                        "interrupts the quotation there"
                    };
                    (DifferenceKind::Elision, format!("{label} leaves out {} and {how}", quoted(side)))
                } else if said.iter().any(|w| negates(lexicon.text_of(w.form))) {
                    (DifferenceKind::Negation, format!("{label} leaves out {}", quoted(side)))
                } else {
                    (
                        DifferenceKind::Omission,
                        format!("{label} leaves out {} without marking it", quoted(side)),
                    )
                }
            }
            (x, y) => {
                let texts = [x, y].map(|w| w.iter().map(|w| lexicon.text_of(w.form)).collect::<Vec<_>>());
                if self.reported && shifted(&texts[0], &texts[1]) {
                    return None;
                }
                let [l0, l1] = self.labels;
                let plain = format!("{l0} has {}, {l1} has {}", quoted(0), quoted(1));
                if x.iter().chain(y).any(|w| w.bracketed) {
                    (DifferenceKind::Bracket, format!("{plain}: brackets stand for other words"))
                } else if masks(&texts[0], &texts[1]) || masks(&texts[1], &texts[0]) {
                    let side = usize::from(!texts[0].iter().any(|w| is_masked(w)));
                    (
                        DifferenceKind::Masked,
                        format!(
                            "{} masks the word: {} for {}",
                            self.labels[side],
                            quoted(side),
                            quoted(1 - side)
                        ),
                    )
                } else if texts.iter().all(|t| t.iter().any(|w| w.starts_with(|c: char| c.is_ascii_digit())))
                {
                    (DifferenceKind::Number, plain)
                } else if texts.iter().all(|t| t.len() <= 6)
                    && texts[0].iter().any(|w| negates(w)) != texts[1].iter().any(|w| negates(w))
                {
                    (DifferenceKind::Negation, plain)
                } else {
                    (DifferenceKind::Wording, plain)
                }
            }
        };
        Some(Difference { kind, values, places: Some(self.places(place)), note })
    }

    /// Where two stretches stand; one without words stands behind the word before it.
    fn places(&self, place: [Stretch; 2]) -> [Span; 2] {
        [0, 1].map(|side| {
            let (words, (first, end)) = (self.words[side], place[side]);
            match words.get(first..end) {
                Some([one, .., last]) => one.span.cover(last.span),
                Some([one]) => one.span,
                _ => {
                    let behind = first.checked_sub(1).and_then(|before| words.get(before));
                    let point = behind.map(|word| word.span.end);
                    let point = point.or_else(|| words.get(first).map(|word| word.span.start)).unwrap_or(0);
                    Span::new(point, point)
                }
            }
        })
    }

    /// Where words are missing on one side, the place may be moved over words that both have (`failed,
    /// [and who signed for it,] and we`, `failed[, and who signed for it] and we`): moved to where the
    /// reading that lacks them marks the gap, if it does nearby.
    fn at_the_mark(&self, place: [Stretch; 2]) -> [Stretch; 2] {
        let side = match place {
            [(a, b), (c, d)] if a < b && c == d => 0,
            [(a, b), (c, d)] if a == b && c < d => 1,
            _ => return place,
        };
        let (said, other) = (self.words[side], self.words[1 - side]);
        let marked = |at: usize| other.get(at).is_some_and(|w| w.before >= Break::Span);
        let ((mut first, mut end), mut at) = (place[side], place[1 - side].0);
        for _ in 0..8 {
            if marked(at) {
                let mut moved = place;
                moved[side] = (first, end);
                moved[1 - side] = (at, at);
                return moved;
            }
            let same = first > 0
                && at > 0
                && said[first - 1].form == said[end - 1].form
                && other[at - 1].form == said[first - 1].form;
            if !same {
                break;
            }
            (first, end, at) = (first - 1, end - 1, at - 1);
        }
        place
    }

    /// Whether the words are no more than the `'s` of the word before in the other reading.
    fn contracted(&self, said: &[Word], other: usize, at: usize, lexicon: &Lexicon) -> bool {
        let [word] = said else { return false };
        let Some(before) = at.checked_sub(1).and_then(|i| self.words[other].get(i)) else { return false };
        let surface = before.span.of(self.texts[other]);
        matches!(lexicon.text_of(word.form), "is" | "has" | "was")
            && surface.strip_suffix(['s', 'S']).is_some_and(|s| s.ends_with(is_apostrophe))
    }

    /// Whether both readings have other words in the same sentence beyond the shared stretch, so
    /// that one of them does not simply begin or end there.
    fn goes_on(&self, edge: [Stretch; 2], after: bool) -> bool {
        let within = self.same_sentence(edge, after);
        within.iter().all(|&(first, end)| first < end)
    }

    /// The part of an edge that belongs to the sentence of the shared stretch.
    fn same_sentence(&self, edge: [Stretch; 2], after: bool) -> [Stretch; 2] {
        [0, 1].map(|side| {
            let words = self.words[side];
            let (mut first, mut end) = edge[side];
            if after {
                let stop = (first..end).find(|&i| words[i].before != Break::None);
                end = stop.unwrap_or(end);
            } else {
                let stop = (first..=end).rev().find(|&i| i < words.len() && words[i].before != Break::None);
                first = stop.unwrap_or(first).max(first);
            }
            (first, end)
        })
    }

    /// Where one side has only a few words, as many of the other's that stand nearest to the shared
    /// stretch: they are what was replaced.
    fn nearest(&self, edge: [Stretch; 2], after: bool) -> [Stretch; 2] {
        let fewest = edge.iter().map(|s| s.1 - s.0).min().unwrap_or(0);
        if fewest > 3 {
            return edge;
        }
        edge.map(|(first, end)| {
            let other_words = end - first;
            match (other_words <= fewest + 2, after) {
                (true, _) => (first, end),
                (false, true) => (first, first + fewest),
                (false, false) => (end - fewest, end),
            }
        })
    }

    fn cut_off(&self, stretch: Stretch, side: usize, after: bool) -> Difference {
        let mut values = [String::new(), String::new()];
        values[side] = self.text(side, stretch);
        let place = if after { AT_END } else { AT_START };
        let note = format!("{} leaves out “{}”{place}", self.labels[1 - side], brief(&values[side]));
        let lacking = if after { self.words[1 - side].len() } else { 0 };
        let mut stretches = [(lacking, lacking); 2];
        stretches[side] = stretch;
        let places = Some(self.places(stretches));
        Difference { kind: DifferenceKind::Omission, values, places, note }
    }

    /// The words that stand before the shared stretch in one reading and after it in the other.
    fn moved(&self, [before, after]: [[Stretch; 2]; 2], lexicon: &Lexicon) -> Option<Difference> {
        for (x, y) in [(before[0], after[1]), (after[0], before[1])] {
            let (a, b) = (&self.words[0][x.0..x.1], &self.words[1][y.0..y.1]);
            let rare = |s: u32| lexicon.strangeness(s);
            let pairs = shared(a, b, rare, |s| s, &mut Table::default());
            let weight: f32 = pairs.iter().map(|&(i, _)| rare(a[i].stem)).sum();
            if pairs.len() >= 2 && weight >= 1.0 {
                let (first, last) = (pairs[0], pairs[pairs.len() - 1]);
                let stretches = [(x.0 + first.0, x.0 + last.0 + 1), (y.0 + first.1, y.0 + last.1 + 1)];
                let values = [0, 1].map(|side| self.text(side, stretches[side]));
                let place = if x == before[0] { "earlier" } else { "later" };
                let [l0, l1] = self.labels;
                let note = format!("{l0} has “{}” {place} than {l1}", brief(&values[0]));
                let places = Some(self.places(stretches));
                return Some(Difference { kind: DifferenceKind::Order, values, places, note });
            }
        }
        None
    }
}

/// Whether one word is the other as it stands in reported speech: we will, they would.
fn shifted(a: &[&str], b: &[&str]) -> bool {
    let one = |x: &str, y: &str| SHIFTS.iter().any(|s| s.contains(&x) && s.contains(&y));
    a.len() == b.len() && a.iter().zip(b).all(|(x, y)| x == y || one(x, y))
}

const SHIFTS: &[&[&str]] = &[
    &["will", "would"],
    &["can", "could"],
    &["may", "might"],
    &["is", "was"],
    &["are", "were"],
    &["am", "was"],
    &["has", "have", "had"],
    &["do", "does", "did"],
    &["i", "he", "she"],
    &["we", "they"],
    &["me", "him", "her"],
    &["us", "them"],
    &["my", "his", "her"],
    &["our", "their"],
];

fn negates(word: &str) -> bool {
    matches!(word, "not" | "no" | "never" | "none" | "nobody" | "nothing" | "neither" | "nor" | "without")
}

/// Whether the words of `a` are those of `b` with letters masked.
fn masks(a: &[&str], b: &[&str]) -> bool {
    let one = |x: &str, y: &str| x == y || is_masked(x) && unmasks(x, y);
    a.len() == b.len() && a.iter().any(|x| is_masked(x)) && a.iter().zip(b).all(|(x, y)| one(x, y))
}

/// Long text by its first and last words.
pub fn brief(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    if words.len() <= 14 {
        return words.join(" ");
    }
    format!("{} … {}", words[..7].join(" "), words[words.len() - 4..].join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::words::tokenize;

    /// How two quotations relate that share everything from end to end.
    fn related(a: &str, b: &str) -> (Verdict, Vec<Difference>) {
        let tokens = [tokenize(a), tokenize(b)];
        let spans = [[Span::new(0, a.len())], [Span::new(0, b.len())]];
        let passage = |side: usize, text| Passage {
            article: side,
            text,
            tokens: &tokens[side],
            spans: &spans[side],
            quoted: true,
            speaker: "",
        };
        let link = QuoteLink {
            from: 0,
            to: 1,
            score: 1.0,
            from_part: spans[0][0],
            to_part: spans[1][0],
            why: Default::default(),
        };
        relate(&passage(0, a), &passage(1, b), &link, ["A", "B"])
    }

    fn judge(a: &str, b: &str) -> (Verdict, Vec<(DifferenceKind, String, String)>) {
        let (verdict, found) = related(a, b);
        (verdict, found.into_iter().map(|d| (d.kind, d.values[0].clone(), d.values[1].clone())).collect())
    }

    #[test]
    fn the_shared_stretch_decides() {
        use DifferenceKind::*;
        use Verdict::*;
        let cases: &[(&str, &str, Verdict, &[DifferenceKind])] = &[
            ("We do not leave, period.", "we don’t leave – period", Same, &[]),
            ("It’s O.K. to wait two days", "[I]t is okay to wait 2 days", Same, &[]),
            ("We will rebuild the pier.", "rebuild the pier", Cut, &[Omission]),
            (
                "We will rebuild the pier by May.",
                "the pier by May. Then we dance.",
                Cut,
                &[Omission, Omission],
            ),
            ("We will rebuild the old pier.", "We will rebuild the pier.", Reworded, &[Omission]),
            ("We will rebuild the pier.", "We will repair the pier.", Reworded, &[Wording]),
            ("We are going to rebuild the pier.", "We are gonna rebuild the pier.", Reworded, &[Wording]),
            (
                "He is a damned fool and he knows it",
                "He is a d****d fool and he knows it",
                Reworded,
                &[Masked],
            ),
            ("The pier, as we all know, is lost.", "The pier … is lost.", Cut, &[Elision]),
            (
                "We will ask what broke, and who knew, and we will say it",
                "We will ask what broke … and we will say it",
                Cut,
                &[Elision],
            ),
            (
                "He promised the pier to us all",
                "[The mayor] promised the pier to us all",
                Reworded,
                &[Bracket],
            ),
            ("Somebody's going to look at it", "somebody is going to look at it", Same, &[]),
            ("an obstruction-of-justice charge", "an obstruction of justice charge", Same, &[]),
            ("The report also does not clear him", "did not clear him", Reworded, &[Wording, Omission]),
            (
                "I can make it from the pier",
                "can make (the speech) from the pier",
                Reworded,
                &[Omission, Bracket],
            ),
            ("We did not take the harbour money", "We did take the harbour money", Reworded, &[Negation]),
            ("We lost 30,412 crates of fish", "We lost 30,000 crates of fish", Reworded, &[Number]),
            (
                "no meeting between this mayor and Lind",
                "no meeting between Mayor Brandt and Lind",
                Reworded,
                &[Wording],
            ),
            ("your duty as harbour master,", "your duties as harbour master,", Reworded, &[Wording]),
            (
                "no meeting between this mayor and Lind",
                "no meeting between this mayor and Jonas Brandt",
                Reworded,
                &[Wording],
            ),
        ];
        for (a, b, verdict, kinds) in cases {
            for (x, y) in [(a, b), (b, a)] {
                let (found, differences) = judge(x, y);
                let found_kinds: Vec<DifferenceKind> = differences.iter().map(|d| d.0).collect();
                assert_eq!((found, &found_kinds[..]), (*verdict, *kinds), "{x} | {y}: {differences:?}");
            }
        }
    }

    #[test]
    fn a_difference_knows_where_its_words_stand() {
        let (a, b) = ("The pier is lost and the crew is lost", "The pier is lost, as the crew was lost");
        let (_, found) = related(a, b);
        assert_eq!(found.len(), 2, "{found:?}");
        for difference in &found {
            let places = difference.places.expect("words of both");
            for (side, text) in [a, b].into_iter().enumerate() {
                assert_eq!(places[side].of(text), difference.values[side]);
            }
        }
        // the second “is”, not the first
        assert_eq!(found[1].places.map(|places| places[0].start), a.rfind("is lost"));
    }

    #[test]
    fn notes_name_the_reading_that_lacks_the_words() {
        let (_, differences) = judge(
            "The pier will not be rebuilt at this time, we think",
            "The pier will not be rebuilt, we think",
        );
        assert_eq!(differences, [(DifferenceKind::Omission, "at this time".to_string(), String::new())]);
    }
}
