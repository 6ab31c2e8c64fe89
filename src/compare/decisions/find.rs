//! Finds the passages decisions are about in the articles of a run.

use super::{Anchor, Decision, Decisions, Reason};
use crate::article::{Article, CodePoints, Span};
use crate::compare::draft::{DraftReading, Place};
use crate::compare::sources::Event;

/// The decisions of a run with the articles they are looked for in.
pub struct Found<'e> {
    /// The articles.
    pub event: &'e Event,
    /// The decisions.
    pub decisions: &'e Decisions,
}

/// How much of a reading and of the passage decided about both must share to be one.
const SAME: f64 = 0.5;

impl<'e> Found<'e> {
    /// Looks for `decisions` in `event`.
    pub fn new(event: &'e Event, decisions: &'e Decisions) -> Found<'e> {
        Found { event, decisions }
    }

    /// The speakers the user named, by article and quotation, in the order they were named.
    pub fn speakers(&self) -> Vec<((usize, usize), String)> {
        let mut named = Vec::new();
        for decision in &self.decisions.list {
            let Decision::SetSpeaker { passages, speaker } = decision else { continue };
            for passage in passages {
                if let Ok(DraftReading { article, quotation: Some(q), .. }) = self.reading(passage) {
                    named.push(((article, q), speaker.trim().to_owned()));
                }
            }
        }
        named
    }

    /// The reading a passage is: the quotation or statement that lies there, or the words themselves.
    pub fn reading(&self, anchor: &Anchor) -> Result<DraftReading, Reason> {
        let (article, span) = self.place(anchor)?;
        Ok(reading_at(self.event, article, span))
    }

    /// Where a passage stands now.
    fn place(&self, anchor: &Anchor) -> Result<Place, Reason> {
        let event = self.event;
        if anchor.exact.trim().is_empty() {
            return Err(Reason::Gone);
        }
        let mut same: Vec<usize> =
            (0..event.articles.len()).filter(|&i| event.hashes[i] == anchor.article).collect();
        if same.len() > 1 {
            let hinted = |&&i: &&usize| {
                event.articles[i].outlet == anchor.outlet && event.articles[i].url == anchor.url
            };
            let hinted: Vec<usize> = same.iter().filter(hinted).copied().collect();
            if !hinted.is_empty() {
                same = hinted;
            }
            // copies that nothing tells apart
            same.truncate(1);
        }
        if let Some(&i) = same.first() {
            return Ok((i, find_in(&event.articles[i].text, anchor, false)?));
        }
        let edited = |a: &Article| {
            if anchor.url.is_empty() || a.url.is_empty() {
                !anchor.outlet.is_empty() && a.outlet == anchor.outlet
            } else {
                a.url == anchor.url
            }
        };
        let mut found = Err(Reason::NotCompared);
        for i in (0..event.articles.len()).filter(|&i| edited(&event.articles[i])) {
            match find_in(&event.articles[i].text, anchor, true) {
                Ok(_) if found.is_ok() => return Err(Reason::Several),
                Ok(span) => found = Ok((i, span)),
                Err(reason) => found = found.or(Err(reason)),
            }
        }
        found
    }
}

/// The reading a passage of an article is.
fn reading_at(event: &Event, article: usize, span: Span) -> DraftReading {
    let extract = &event.extracts[article];
    let spoken = extract.quotations.iter().enumerate().filter(|(_, q)| q.is_own_speech()).map(|(n, q)| {
        (alike(q.cover(), span), q.cover(), Some(n), event.statement_at(article, q.cover().start))
    });
    let stated = extract
        .statements
        .iter()
        .enumerate()
        .map(|(n, s)| (alike(s.unit.span, span), s.unit.span, None, Some(n)));
    // the better fit; of equals the first, and a quotation before a statement
    let best =
        spoken.chain(stated).filter(|x| x.0 > 0.8).reduce(|best, x| if x.0 > best.0 { x } else { best });
    match best {
        Some((_, span, quotation, statement)) => DraftReading { article, span, quotation, statement },
        None => {
            let statement = event.statement_at(article, span.start);
            DraftReading { article, span, quotation: None, statement }
        }
    }
}

/// The share of two passages that both have.
fn alike(a: Span, b: Span) -> f64 {
    a.overlap(b) as f64 / a.cover(b).len().max(1) as f64
}

/// Whether a reading of a row is the passage decided about.
pub fn is(reading: &DraftReading, decided: &DraftReading) -> bool {
    reading.article == decided.article && alike(reading.span, decided.span) > SAME
}

/// Where the words of `anchor` stand in `text`: at their place; else where what stands around them
/// fits best, then nearest to it. In an `edited` text they must stand among words that stood around
/// them before, unless they are many.
pub fn find_in(text: &str, anchor: &Anchor, edited: bool) -> Result<Span, Reason> {
    if let Some(span) = at_place(text, anchor) {
        return Ok(span);
    }
    let points = CodePoints::new(text);
    let mut places: Vec<(usize, usize, Span)> = occurrences(text, &anchor.exact)
        .into_iter()
        .map(|span| {
            let before = common(text[..span.start].chars().rev(), anchor.before.chars().rev());
            let after = common(text[span.end..].chars(), anchor.after.chars());
            (before + after, points.at(span.start).abs_diff(anchor.start), span)
        })
        .collect();
    places.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    let many = anchor.exact.split_whitespace().count() >= FEW;
    match places[..] {
        [] => corrected(text, anchor).ok_or(Reason::Gone),
        [(around, _, _), ..]
            if edited && !many && around < AROUND.min(anchor.before.len() + anchor.after.len()) =>
        {
            Err(Reason::Gone)
        }
        [(around, near, _), (other, far, _), ..] if around == other && far <= 2 * near => {
            Err(Reason::Several)
        }
        [(_, _, span), ..] => Ok(span),
    }
}

/// Fewer words than this may stand anywhere by chance.
const FEW: usize = 6;
/// Code points that must stand around them then.
const AROUND: usize = 8;

fn at_place(text: &str, anchor: &Anchor) -> Option<Span> {
    let (start, _) = text.char_indices().nth(anchor.start)?;
    let end = start + anchor.exact.len();
    let same = text.get(start..end)? == anchor.exact;
    let around = text[..start].ends_with(&anchor.before) && text[end..].starts_with(&anchor.after);
    (same && around).then_some(Span::new(start, end))
}

/// Every place of `words` in `text`, whatever the form of marks and white space in them.
fn occurrences(text: &str, words: &str) -> Vec<Span> {
    let exact: Vec<Span> = text.match_indices(words).map(|(at, w)| Span::new(at, at + w.len())).collect();
    if !exact.is_empty() {
        return exact;
    }
    let (plain, bytes) = plain(text);
    let (words, _) = self::plain(words.trim());
    if words.is_empty() {
        return Vec::new();
    }
    plain
        .match_indices(words.as_str())
        .map(|(at, w)| {
            let last = at + w.len() - 1;
            Span::new(bytes[at].0, bytes[last].1)
        })
        .collect()
}

/// A text with straight marks and single blanks; for each of its bytes, where the character it comes
/// from starts and ends.
fn plain(text: &str) -> (String, Vec<(usize, usize)>) {
    let mut out = String::with_capacity(text.len());
    let mut bytes = Vec::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        let c2 = match c {
            '“' | '”' | '„' | '«' | '»' => '"',
            '‘' | '’' | '‚' => '\'',
            '–' | '—' => '-',
            c if c.is_whitespace() => ' ',
            c => c,
        };
        if c2 == ' ' && out.ends_with(' ') {
            continue;
        }
        out.push(c2);
        bytes.resize(out.len(), (at, at + c.len_utf8()));
    }
    (out, bytes)
}

/// Code points of the context between which a passage is looked for whose own words were corrected.
const BETWEEN: usize = 16;
/// The share of its words that must be left.
const KEPT: f64 = 0.7;

/// The passage that stands where `anchor` stood, between the same words, with most of its own.
fn corrected(text: &str, anchor: &Anchor) -> Option<Span> {
    let (whole, bytes) = plain(text);
    let [before, after] = [&anchor.before, &anchor.after].map(|context| plain(context).0);
    let from = before.char_indices().rev().take(BETWEEN).last().map_or(before.len(), |(at, _)| at);
    let to = after.char_indices().nth(BETWEEN).map_or(after.len(), |(at, _)| at);
    let (before, after) = (&before[from..], &after[..to]);
    if before.chars().count() < AROUND || after.chars().count() < AROUND {
        return None;
    }
    let longest = 2 * anchor.exact.len() + 40;
    let mut found = whole.match_indices(before).filter_map(|(at, _)| {
        let start = at + before.len();
        let rest = &whole[start..];
        let length = rest.find(after).filter(|&length| length <= longest)?;
        let words = rest[..length].trim();
        if words.is_empty() || kept(words, &anchor.exact) < KEPT {
            return None;
        }
        let first = start + rest[..length].find(words)?;
        Some(Span::new(bytes[first].0, bytes[first + words.len() - 1].1))
    });
    let only = found.next()?;
    found.next().is_none().then_some(only)
}

/// The share of words that two texts have in common.
fn kept(a: &str, b: &str) -> f64 {
    let words = |text: &str| -> Vec<String> {
        let bare = |w: &str| w.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        let mut words: Vec<String> = text.split_whitespace().map(bare).filter(|w| !w.is_empty()).collect();
        words.sort_unstable();
        words
    };
    let (a, mut b) = (words(a), words(b));
    let longer = a.len().max(b.len()).max(1);
    let mut shared = 0;
    for word in &a {
        if let Ok(at) = b.binary_search(word) {
            b.remove(at);
            shared += 1;
        }
    }
    f64::from(shared) / longer as f64
}

fn common(a: impl Iterator<Item = char>, b: impl Iterator<Item = char>) -> usize {
    a.zip(b).take_while(|(x, y)| x == y).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    const OLD: &str =
        "The pier held. Nobody was hurt, she said.\n\nOn Friday nobody was hurt either. The pier held.";

    fn anchor(words: &str, nth: usize) -> Anchor {
        let at = OLD.match_indices(words).nth(nth).unwrap().0;
        let start = OLD[..at].chars().count();
        let article = Article { text: OLD.into(), ..Article::default() };
        Anchor::of_article(&article, start, start + words.chars().count())
    }

    fn found(text: &str, anchor: &Anchor) -> Result<(usize, String), Reason> {
        find_in(text, anchor, true).map(|s| (s.start, s.of(text).to_owned()))
    }

    #[test]
    fn words_are_found_where_they_stood() {
        for nth in 0..2 {
            let held = anchor("The pier held.", nth);
            assert_eq!(found(OLD, &held).unwrap().0, OLD.match_indices("The pier held.").nth(nth).unwrap().0);
        }
    }

    #[test]
    fn words_are_found_again_by_what_stands_around_them() {
        let edited = OLD.replace("The pier held. Nobody", "Late news. The pier held. Nobody");
        assert_eq!(found(&edited, &anchor("The pier held.", 0)).unwrap().0, 11);
        let end = edited.len() - 14;
        assert_eq!(found(&edited, &anchor("The pier held.", 1)).unwrap().0, end);
    }

    #[test]
    fn other_marks_and_white_space_are_the_same_words() {
        let text = "Then  “we\u{a0}go”, he said.";
        let anchor = Anchor { exact: "\"we go\", he".into(), ..anchor("held", 0) };
        let span = occurrences(text, &anchor.exact)[0];
        assert_eq!(span.of(text), "“we\u{a0}go”, he");
    }

    #[test]
    fn a_passage_with_a_corrected_word_is_the_same_passage() {
        let text = OLD.replace("nobody was hurt either", "no one was hurt either");
        let friday = anchor("On Friday nobody was hurt either.", 0);
        assert_eq!(found(&text, &friday).unwrap().1, "On Friday no one was hurt either.");
        let text = OLD.replace("Nobody was hurt, she", "Nobody was harmed, she");
        let hurt = Anchor {
            before: "The pier held. ".into(),
            after: ", she said.".into(),
            ..anchor("Nobody was hurt", 0)
        };
        assert_eq!(found(&text, &hurt), Err(Reason::Gone), "too little is left of it");
        let long =
            OLD.replace("Nobody was hurt, she said.", "Nobody was hurt in Old Tarn on the night, she said.");
        let edited = long.replace("Old Tarn", "Old Town");
        let start = long[..15].chars().count();
        let article = Article { text: long.clone(), ..Article::default() };
        let hurt =
            Anchor::of_article(&article, start, start + "Nobody was hurt in Old Tarn on the night".len());
        assert_eq!(found(&edited, &hurt).unwrap().1, "Nobody was hurt in Old Town on the night");
    }

    #[test]
    fn what_stands_in_several_places_alike_is_not_guessed() {
        let text = "x ".repeat(500) + &"and the pier held then and ".repeat(40);
        let anchor = Anchor { before: String::new(), after: String::new(), ..anchor("pier held", 0) };
        assert_eq!(find_in(&text, &anchor, false), Err(Reason::Several));
        assert_eq!(find_in("Nothing of it.", &anchor, false), Err(Reason::Gone));
    }
}
