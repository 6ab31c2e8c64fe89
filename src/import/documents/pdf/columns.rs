//! From the characters of a page to its lines in reading order.
//!
//! Characters make fragments (pieces of a line without a wide gap), fragments are ordered by columns:
//! where a vertical strip is free of text but for a few lines across it, the page is read in bands
//! between those lines, each band's left side before its right one. Both sides are looked at again, so
//! that three columns are two and one.

use super::glyphs::Glyph;

/// A piece of a line, or a whole one.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Its words.
    pub text: String,
    /// Where it begins.
    pub left: f64,
    /// Where it ends.
    pub right: f64,
    /// Its base line, upwards.
    pub y: f64,
    /// The size of most of its characters.
    pub size: f64,
    /// Lines of one column, or of one band across columns, have the same number on a page.
    pub column: usize,
}

/// The lines of a page in reading order.
pub fn lines(glyphs: &[Glyph]) -> Vec<Line> {
    let mut columns = 0;
    ordered(fragments(glyphs), 0, &mut columns)
}

/// Characters drawn one after the other on one base line, up to a gap as wide as a letter.
fn fragments(glyphs: &[Glyph]) -> Vec<Line> {
    let mut made: Vec<Line> = Vec::new();
    let mut end = 0.0;
    for glyph in glyphs {
        let blank = glyph.text.trim().is_empty();
        let last = made.last_mut();
        let joins = last.as_ref().is_some_and(|line| {
            let size = line.size.max(glyph.size);
            (glyph.y - line.y).abs() < 0.15 * size
                && glyph.x - end < 1.1 * size
                && glyph.x - end > -0.6 * size
        });
        match last {
            Some(line) if joins => {
                if glyph.x - end > 0.17 * glyph.size && !line.text.ends_with(' ') {
                    line.text.push(' ');
                }
                // Bold is sometimes a letter drawn twice.
                let again = glyph.x - end < -0.3 * glyph.size && line.text.ends_with(&glyph.text) && !blank;
                if !again {
                    line.text.push_str(&glyph.text);
                    line.size = line.size.max(glyph.size);
                    end = glyph.x + glyph.width;
                    if !blank {
                        line.right = end;
                    }
                }
            }
            _ if blank => {}
            _ => {
                end = glyph.x + glyph.width;
                made.push(Line {
                    text: glyph.text.clone(),
                    left: glyph.x,
                    right: end,
                    y: glyph.y,
                    size: glyph.size,
                    column: 0,
                });
            }
        }
    }
    made.retain(|line| !line.text.trim().is_empty());
    made
}

/// Fragments in reading order, those on one base line of one column made one.
fn ordered(fragments: Vec<Line>, depth: usize, columns: &mut usize) -> Vec<Line> {
    let gutter = if depth < 4 { gutter(&fragments) } else { None };
    let Some(gutter) = gutter else { return joined(fragments, columns) };
    let (mut across, mut inside): (Vec<Line>, Vec<Line>) =
        fragments.into_iter().partition(|line| line.left < gutter && line.right > gutter);
    across.sort_by(|a, b| b.y.total_cmp(&a.y));
    inside.sort_by(|a, b| b.y.total_cmp(&a.y));
    let mut made = Vec::new();
    let mut rest = inside.into_iter().peekable();
    let mut bands: Vec<Line> = Vec::new();
    let mut crossing: Vec<Line> = Vec::new();
    for line in across {
        // What stands level with a line across the gutter is part of it.
        let floor = line.y + 0.4 * line.size;
        while let Some(next) = rest.next_if(|next| next.y > floor) {
            bands.push(next);
        }
        if !bands.is_empty() {
            made.extend(joined(std::mem::take(&mut crossing), columns));
            made.extend(sides(std::mem::take(&mut bands), gutter, depth, columns));
        }
        while let Some(next) = rest.next_if(|next| next.y > line.y - 0.4 * line.size) {
            crossing.push(next);
        }
        crossing.push(line);
    }
    made.extend(joined(crossing, columns));
    made.extend(sides(rest.collect(), gutter, depth, columns));
    made
}

fn sides(band: Vec<Line>, gutter: f64, depth: usize, columns: &mut usize) -> Vec<Line> {
    let (left, right): (Vec<Line>, Vec<Line>) = band.into_iter().partition(|line| line.right <= gutter);
    let mut made = ordered(left, depth + 1, columns);
    made.extend(ordered(right, depth + 1, columns));
    made
}

/// The middle of the widest strip with text on both sides and hardly any across.
fn gutter(fragments: &[Line]) -> Option<f64> {
    let letters = |lines: &mut dyn Iterator<Item = &Line>| lines.map(|l| l.text.len()).sum::<usize>();
    let all = letters(&mut fragments.iter());
    if fragments.len() < 8 || all < 300 {
        return None;
    }
    let mut sizes: Vec<f64> = fragments.iter().map(|l| l.size).collect();
    sizes.sort_by(f64::total_cmp);
    let size = sizes[sizes.len() / 2];
    let left = fragments.iter().map(|l| l.left).fold(f64::MAX, f64::min);
    let right = fragments.iter().map(|l| l.right).fold(f64::MIN, f64::max);
    // Every half letter of the width, how many fragments stand there.
    let step = size / 2.0;
    let bins = ((right - left) / step).ceil().clamp(1.0, 2000.0) as usize;
    let mut crossed = vec![0_usize; bins + 1];
    for line in fragments {
        let (from, to) = ((line.left - left) / step, (line.right - left) / step);
        let last = (to.floor().max(0.0) as usize).min(bins);
        for count in &mut crossed[(from.ceil().max(0.0) as usize).min(last)..=last] {
            *count += 1;
        }
    }
    let most = fragments.len() / 8;
    let mut best: Option<(usize, f64)> = None;
    let mut at = 0;
    while at < crossed.len() {
        let width = crossed[at..].iter().take_while(|&&count| count <= most).count();
        let middle = left + (at as f64 + width as f64 / 2.0) * step;
        if width >= 2 && best.is_none_or(|(widest, _)| width > widest) && is_gutter(fragments, middle, all) {
            best = Some((width, middle));
        }
        at += width.max(1);
    }
    best.map(|(_, middle)| middle)
}

/// Whether columns of running text stand on both sides of `x`.
fn is_gutter(fragments: &[Line], x: f64, all: usize) -> bool {
    let side = |left: bool| -> (usize, usize, f64, f64) {
        let own = fragments.iter().filter(|l| if left { l.right <= x } else { l.left >= x });
        own.fold((0, 0, f64::MAX, f64::MIN), |(n, letters, low, high), l| {
            (n + 1, letters + l.text.len(), low.min(l.y), high.max(l.y))
        })
    };
    let (a, b) = (side(true), side(false));
    let wide =
        |(n, letters, _, _): (usize, usize, f64, f64)| n >= 3 && letters >= 14 * n && letters * 6 >= all;
    let shared = a.3.min(b.3) - a.2.max(b.2);
    let shorter = (a.3 - a.2).min(b.3 - b.2);
    wide(a) && wide(b) && shared > 0.4 * shorter
}

/// Fragments of one column as lines from top to bottom.
fn joined(mut fragments: Vec<Line>, columns: &mut usize) -> Vec<Line> {
    *columns += 1;
    for fragment in &mut fragments {
        fragment.column = *columns;
    }
    fragments.sort_by(|a, b| b.y.total_cmp(&a.y));
    let mut made: Vec<Vec<Line>> = Vec::new();
    for fragment in fragments {
        let level = made.last().and_then(|line| line.first()).is_some_and(|first| {
            // Raised figures and small capitals stand on the line of their neighbours.
            (first.y - fragment.y).abs() < 0.45 * first.size.max(fragment.size)
        });
        match made.last_mut() {
            Some(line) if level => line.push(fragment),
            _ => made.push(vec![fragment]),
        }
    }
    made.into_iter().flat_map(layers).filter_map(line).collect()
}

/// Fragments of one base line, those that lie over others (a notice across the page) parted from them.
fn layers(mut fragments: Vec<Line>) -> Vec<Vec<Line>> {
    fragments.sort_by(|a, b| a.left.total_cmp(&b.left));
    let mut made: Vec<Vec<Line>> = Vec::new();
    for fragment in fragments {
        let free = made.iter_mut().find(|layer| {
            layer.last().is_none_or(|last| fragment.left > last.right - 0.8 * last.size.min(fragment.size))
        });
        match free {
            Some(layer) => layer.push(fragment),
            None => made.push(vec![fragment]),
        }
    }
    made
}

/// Fragments from left to right as one line.
fn line(fragments: Vec<Line>) -> Option<Line> {
    let longest = fragments.iter().max_by_key(|f| f.text.len()).map(|f| (f.y, f.size))?;
    let mut fragments = fragments.into_iter();
    let mut line = fragments.next()?;
    for next in fragments {
        if next.left - line.right > 0.12 * next.size && !line.text.ends_with(' ') {
            line.text.push(' ');
        }
        line.text.push_str(&next.text);
        line.right = line.right.max(next.right);
    }
    (line.y, line.size) = longest;
    line.text = line.text.trim().to_owned();
    Some(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A line of words set from `left`, seven points a letter.
    fn set(text: &str, left: f64, y: f64) -> Vec<Glyph> {
        text.char_indices()
            .map(|(n, c)| Glyph { x: left + 5.0 * n as f64, y, width: 5.0, size: 10.0, text: c.to_string() })
            .collect()
    }

    #[test]
    fn columns_are_read_one_after_the_other() {
        let mut glyphs = set("A headline that goes across both of the columns", 50.0, 700.0);
        let words = |side: &str, n: usize| format!("{side} line {n} of some thirty letters");
        // Drawn row by row, as some programs do.
        for n in 0..10 {
            let y = 660.0 - 12.0 * n as f64;
            glyphs.extend(set(&words("left", n), 50.0, y));
            glyphs.extend(set(&words("right", n), 260.0, y));
        }
        let made: Vec<String> = lines(&glyphs).into_iter().map(|l| l.text).collect();
        assert_eq!(made.len(), 21, "{made:#?}");
        assert!(made[0].starts_with("A headline"));
        assert_eq!(made[1], words("left", 0));
        assert_eq!(made[10], words("left", 9));
        assert_eq!(made[11], words("right", 0));
    }

    #[test]
    fn wide_spaces_are_no_columns() {
        let mut glyphs = Vec::new();
        for n in 0..10 {
            glyphs.extend(set("some words", 50.0, 700.0 - 12.0 * n as f64));
            glyphs.extend(set(
                "and others, shifted about",
                112.0 + 7.0 * (n % 3) as f64,
                700.0 - 12.0 * n as f64,
            ));
        }
        let made = lines(&glyphs);
        assert_eq!(made.len(), 10);
        assert_eq!(made[0].text, "some words and others, shifted about");
    }
}
