//! From the lines of all pages to paragraphs: heads and folios out, breaks across lines, columns and
//! pages mended.

use super::super::{Paragraph, Set};
use super::columns::{Line, lines};
use super::glyphs::Page;
use crate::import::layout::ends_sentence;
use rustc_hash::{FxHashMap, FxHashSet};

/// What the pages hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Flow {
    /// The paragraphs of all pages.
    pub paragraphs: Vec<Paragraph>,
    /// The address that a browser prints at the foot of each page.
    pub address: String,
}

/// The paragraphs of `pages`.
pub fn flow(pages: &[Page]) -> Flow {
    let mut made = Flow::default();
    let mut all: Vec<Vec<Line>> = pages.iter().map(|page| lines(&page.glyphs)).collect();
    made.address = printed_address(&all);
    drop_heads(&mut all);
    let body = body_size(&all);
    let measure =
        Measure { body, pitch: pitch(&all), indents: are_indented(&all, body), hyphenated: compounds(&all) };
    let mut open: Option<Open> = None;
    for (page, lines) in pages.iter().zip(&all) {
        if lines.is_empty() && !page.simple.trim().is_empty() {
            made.paragraphs.extend(open.take().map(|o| o.done(&measure)));
            for paragraph in simple(&page.simple) {
                made.paragraphs.push(Paragraph { text: paragraph, set: Set::Text });
            }
            continue;
        }
        let columns = extents(lines);
        for (line, column) in lines.iter().zip(columns) {
            match &mut open {
                Some(paragraph) if paragraph.goes_on(line, column, &measure) => {
                    paragraph.add(line, column, &measure)
                }
                _ => {
                    made.paragraphs.extend(open.take().map(|o| o.done(&measure)));
                    open = Some(Open::new(line, column));
                }
            }
        }
    }
    made.paragraphs.extend(open.take().map(|o| o.done(&measure)));
    made.paragraphs.retain(|p| !p.text.trim().is_empty());
    made
}

/// What holds for the document as a whole.
struct Measure {
    /// The size of most letters.
    body: f64,
    /// From one base line to the next, in sizes.
    pitch: f64,
    /// Whether paragraphs begin with an indented line.
    indents: bool,
    /// Compounds that stand within lines: they keep their hyphen at a line's end.
    hyphenated: FxHashSet<String>,
}

/// The left and the right end of the column a line belongs to.
type Extent = (f64, f64);

/// The size of most letters.
fn body_size(pages: &[Vec<Line>]) -> f64 {
    let mut letters: FxHashMap<i64, usize> = FxHashMap::default();
    for line in pages.iter().flatten() {
        *letters.entry((line.size * 4.0).round() as i64).or_default() += line.text.len();
    }
    let most = letters.into_iter().max_by_key(|&(size, count)| (count, -size));
    most.map_or(10.0, |(size, _)| size as f64 / 4.0)
}

/// The usual distance of base lines, in sizes.
fn pitch(pages: &[Vec<Line>]) -> f64 {
    let mut steps: Vec<f64> = Vec::new();
    for lines in pages {
        for pair in lines.windows(2) {
            let step = (pair[0].y - pair[1].y) / pair[0].size;
            if (pair[0].size - pair[1].size).abs() < 0.5 && (0.9..2.2).contains(&step) {
                steps.push(step);
            }
        }
    }
    steps.sort_by(f64::total_cmp);
    // Lines within paragraphs are closer than paragraphs are, and more.
    steps.get(steps.len() / 3).copied().unwrap_or(1.2)
}

/// Whether some lines, but not most, begin further right than their column, as first lines do.
fn are_indented(pages: &[Vec<Line>], body: f64) -> bool {
    let (mut indented, mut all) = (0, 0);
    for lines in pages {
        for (line, column) in lines.iter().zip(extents(lines)) {
            if (line.size - body).abs() < 0.1 * body {
                all += 1;
                indented += usize::from(is_indented(line, column));
            }
        }
    }
    indented >= 3 && indented * 25 >= all && indented * 2 < all
}

fn is_indented(line: &Line, column: Extent) -> bool {
    let indent = (line.left - column.0) / line.size;
    (0.7..6.0).contains(&indent)
}

/// Words with a hyphen inside that stand within lines, in lower case.
fn compounds(pages: &[Vec<Line>]) -> FxHashSet<String> {
    let words = pages.iter().flatten().flat_map(|line| line.text.split(' '));
    words
        .map(|w| w.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase())
        .filter(|w| w.contains('-'))
        .collect()
}

/// For each line the extent of the lines of its size in its column.
fn extents(lines: &[Line]) -> Vec<Extent> {
    let key = |line: &Line| (line.column, line.size.round() as i64);
    let mut found: FxHashMap<(usize, i64), Extent> = FxHashMap::default();
    for line in lines {
        let (left, right) = found.entry(key(line)).or_insert((line.left, line.right));
        (*left, *right) = (left.min(line.left), right.max(line.right));
    }
    lines.iter().map(|line| found[&key(line)]).collect()
}

/// A paragraph being put together.
struct Open {
    text: String,
    size: f64,
    last: Line,
    column: Extent,
    lines: usize,
    /// Where its lines but the first begin.
    left: f64,
}

impl Open {
    fn new(line: &Line, column: Extent) -> Self {
        Open {
            text: line.text.clone(),
            size: line.size,
            last: line.clone(),
            column,
            lines: 1,
            left: line.left,
        }
    }

    /// Whether `line` is part of the paragraph.
    fn goes_on(&self, line: &Line, column: Extent, measure: &Measure) -> bool {
        if (line.size - self.size).abs() > 0.08 * self.size.max(line.size) {
            return false;
        }
        let ended = ends_sentence(&self.last.text);
        let width = self.column.1 - self.column.0;
        let short = self.last.right < self.column.1 - 0.12 * width;
        let step = (self.last.y - line.y) / self.size;
        let same_column = step > 0.0 && line.left < self.column.1 && line.right > self.column.0;
        if same_column {
            if step > (measure.pitch * 1.3).max(measure.pitch + 0.35) {
                return false;
            }
            let indent = (line.left - self.left) / self.size;
            // The second line of a paragraph whose first is indented begins further left.
            let indented = indent > 0.7 && indent < 6.0;
            if measure.indents && self.size < 1.15 * measure.body {
                return !(indented && (ended || short)) && !self.breaks_off(line, column);
            }
            return !(indented && (ended || short)) && !(short && ended) && !self.breaks_off(line, column);
        }
        // Over the end of a column or a page a paragraph goes on unless it plainly ended.
        let begins_small = line.text.starts_with(|c: char| c.is_lowercase());
        let indented = is_indented(line, column);
        let heading = self.size > 1.15 * measure.body;
        let unmarked = measure.indents && !indented && !short;
        !heading && (begins_small || unmarked || (!ended && !short && !indented))
    }

    /// Whether the last line ends though the next word would have fitted on it more than once.
    fn breaks_off(&self, line: &Line, column: Extent) -> bool {
        let words = line.text.split(' ').next().map_or(0, |w| w.chars().count());
        let width = (line.right - line.left) / line.text.chars().count().max(1) as f64 * words as f64;
        let room = column.1 - self.last.right;
        room > width + 0.3 * (column.1 - column.0)
    }

    fn add(&mut self, line: &Line, column: Extent, measure: &Measure) {
        join(&mut self.text, &line.text, &measure.hyphenated);
        self.last = line.clone();
        self.column = column;
        self.left = line.left;
        self.lines += 1;
    }

    fn done(self, measure: &Measure) -> Paragraph {
        let heading = self.size > 1.15 * measure.body && self.lines <= 6;
        Paragraph { text: self.text, set: if heading { Set::Heading } else { Set::Text } }
    }
}

/// Puts a line behind another; a word parted by a hyphen is made whole.
fn join(text: &mut String, line: &str, compounds: &FxHashSet<String>) {
    let parted = text.ends_with(['-', '\u{AD}', '\u{2010}']) && line.starts_with(char::is_alphabetic);
    let Some((mark, _)) = text.char_indices().next_back().filter(|_| parted) else {
        text.push(' ');
        text.push_str(line);
        return;
    };
    let soft = text[mark..].starts_with('\u{AD}');
    let head = text[..mark].rsplit(' ').next().unwrap_or_default();
    let tail: String = line.chars().take_while(|c| c.is_alphanumeric()).collect();
    let compound = format!("{head}-{tail}").to_lowercase();
    let compound = compound.trim_start_matches(|c: char| !c.is_alphanumeric());
    let whole_word = head.ends_with(char::is_alphabetic)
        && !head.contains('-')
        && line.starts_with(char::is_lowercase)
        && !compounds.contains(compound);
    if soft || whole_word {
        text.truncate(mark);
    }
    text.push_str(line);
}

/// The text of a page without places: blank lines part paragraphs.
fn simple(text: &str) -> Vec<String> {
    let blocks = text.split("\n\n").map(|block| block.split_whitespace().collect::<Vec<_>>().join(" "));
    blocks.filter(|block| !block.is_empty()).collect()
}

/// What running heads have in common: the edge, the size, the words. A headline is set larger than the
/// head that repeats it.
type Head = (bool, i64, String);

fn head(line: &Line, top: bool) -> Head {
    (top, (line.size * 2.0).round() as i64, pattern(&line.text))
}

/// How many lines from a page's edge can be running heads.
const EDGE: usize = 3;

/// Takes out the lines that stand at the same edge of several pages, and folios.
fn drop_heads(pages: &mut [Vec<Line>]) {
    let count = pages.len();
    let mut seen: FxHashMap<Head, usize> = FxHashMap::default();
    let edges: Vec<Vec<(usize, bool)>> = pages.iter().map(|page| edge_lines(page)).collect();
    for (page, edges) in pages.iter().zip(&edges) {
        let own: FxHashSet<Head> = edges.iter().map(|&(at, top)| head(&page[at], top)).collect();
        for key in own {
            *seen.entry(key).or_default() += 1;
        }
    }
    for (page, edges) in pages.iter_mut().zip(&edges) {
        let mut gone = FxHashSet::default();
        for top in [true, false] {
            // From the edge inwards, until a line is none of these.
            for &(at, _) in edges.iter().filter(|(_, t)| *t == top) {
                let text = &page[at].text;
                let times = seen.get(&head(&page[at], top)).copied().unwrap_or(0);
                let repeated = times >= 2 && times * 3 >= count && !ends_sentence(text);
                if !(repeated || is_folio(text) || is_browser_line(text)) {
                    break;
                }
                gone.insert(at);
            }
        }
        let mut at = 0;
        page.retain(|_| {
            at += 1;
            !gone.contains(&(at - 1))
        });
    }
}

/// The lines nearest to a page's top and bottom, from the edge inwards, and whether each is at the top.
fn edge_lines(page: &[Line]) -> Vec<(usize, bool)> {
    let mut order: Vec<usize> = (0..page.len()).collect();
    order.sort_by(|&a, &b| page[b].y.total_cmp(&page[a].y));
    let top = order.iter().take(EDGE).map(|&at| (at, true));
    let bottom = order.iter().rev().take(EDGE.min(page.len().saturating_sub(EDGE))).map(|&at| (at, false));
    top.chain(bottom).collect()
}

/// A line with its numbers made one, so that only the number of the page differs.
fn pattern(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if !c.is_ascii_digit() {
            out.extend(c.to_lowercase());
        } else if !out.ends_with('#') {
            out.push('#');
        }
    }
    out
}

/// "3", "- 3 -", "Page 3 of 5", "3/5".
fn is_folio(text: &str) -> bool {
    let bare = pattern(text);
    let bare = bare.trim_matches(|c: char| matches!(c, '-' | '–' | '—' | ' ' | '|' | '[' | ']'));
    matches!(
        bare,
        "#" | "page #" | "page # of #" | "# of #" | "#/#" | "# / #" | "p. #" | "seite #" | "page #/#"
    )
}

/// What a browser prints at the edges: a time before the page's title, an address before the folio.
fn is_browser_line(text: &str) -> bool {
    address(text).is_some() || {
        let bare = pattern(text);
        ["#/#/#, #:#", "#.#.#, #:#", "#-#-#, #:#"].iter().any(|form| bare.starts_with(form))
    }
}

/// The address in a line at a page's foot, where the line is that and a folio.
fn address(text: &str) -> Option<&str> {
    let mut words = text.split(' ');
    let first = words.next()?;
    let rest: Vec<&str> = words.collect();
    let found =
        ["https://", "http://", "file://", "about:", "data:"].iter().any(|scheme| first.starts_with(scheme));
    (found && (rest.is_empty() || is_folio(&rest.join(" ")))).then_some(first)
}

/// The web address at the foot of the first page that has one.
fn printed_address(pages: &[Vec<Line>]) -> String {
    let found = pages.iter().flat_map(|page| edge_lines(page).into_iter().map(|(at, _)| &page[at]));
    let mut found = found.filter_map(|line| address(&line.text)).filter(|a| a.starts_with("http"));
    // A long address is cut in the middle.
    found.find(|a| !a.contains('…')).unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(first: &str, second: &str, compounds: &[&str]) -> String {
        let mut text = first.to_owned();
        join(&mut text, second, &compounds.iter().map(|c| (*c).to_owned()).collect());
        text
    }

    #[test]
    fn words_parted_at_a_line_s_end() {
        assert_eq!(joined("the govern-", "ment said", &[]), "the government said");
        assert_eq!(joined("a long-", "standing worry", &["long-standing"]), "a long-standing worry");
        assert_eq!(joined("a 400-", "ton crane", &[]), "a 400-ton crane");
        assert_eq!(joined("Anglo-", "Saxon", &[]), "Anglo-Saxon");
        assert_eq!(joined("the board", "said", &[]), "the board said");
    }

    #[test]
    fn lines_at_the_edges() {
        for text in ["3", "- 12 -", "Page 3 of 5", "https://x.example/a 1/4", "11/22/26, 3:26 PM Pier closed"]
        {
            assert!(is_folio(text) || is_browser_line(text), "{text}");
        }
        for text in ["3 people died", "https://x.example/a is the page", "On 11/22/26 it closed"] {
            assert!(!is_folio(text) && !is_browser_line(text), "{text}");
        }
    }
}
