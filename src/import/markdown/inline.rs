//! Marks inside a line of Markdown: emphasis, links, images, code, escapes, tags, entities.

/// How long a link's address may be. Bounds the work on text made of brackets.
const LONGEST_ADDRESS: usize = 2048;

/// The words of a line without inline markup. Linear in the line's length.
pub fn plain(line: &str) -> String {
    if !line.contains(['*', '_', '[', '`', '\\', '<', '&', '~', '!']) {
        return line.to_owned();
    }
    without_emphasis(&without_links(line))
}

/// Whether a line only gives the address for a reference: `[name]: https://…`.
pub fn is_definition(line: &str) -> bool {
    line.starts_with('[')
        && line.split_once("]:").is_some_and(|(name, address)| {
            let address = address.trim();
            !name[1..].contains(['[', ']'])
                && !name.starts_with("[^")
                && is_address(address.split(' ').next().unwrap_or_default())
        })
}

/// A piece of a line: text still to be searched for emphasis, or characters that are only text.
struct Pieces {
    out: String,
    /// Byte ranges of `out` that emphasis must leave alone (escaped characters).
    literal: Vec<usize>,
}

fn without_links(line: &str) -> Pieces {
    let mut pieces = Pieces { out: String::with_capacity(line.len()), literal: Vec::new() };
    // Where each open bracket stands in the output, and whether an image's mark stood before it.
    let mut open: Vec<(usize, bool)> = Vec::new();
    let mut at = 0;
    while let Some(c) = line[at..].chars().next() {
        let rest = &line[at..];
        let mut step = c.len_utf8();
        match c {
            '\\' if rest[1..].starts_with(|n: char| n.is_ascii_punctuation()) => {
                pieces.literal.push(pieces.out.len());
                pieces.out.push_str(&rest[1..2]);
                step = 2;
            }
            '!' if rest[1..].starts_with('[') => {
                open.push((pieces.out.len(), true));
                pieces.out.push_str("![");
                step = 2;
            }
            '[' => {
                open.push((pieces.out.len(), false));
                pieces.out.push('[');
            }
            ']' => {
                step = 1;
                match open.pop() {
                    Some((start, image)) => match target(&rest[1..]) {
                        Some(len) => {
                            step = 1 + len;
                            close_link(&mut pieces, start, image);
                        }
                        None => pieces.out.push(']'),
                    },
                    None => pieces.out.push(']'),
                }
            }
            '<' => match tag(rest) {
                Some((len, words)) => {
                    pieces.out.push_str(words);
                    step = len;
                }
                None => pieces.out.push('<'),
            },
            '&' => match entity(rest) {
                Some((len, read)) => {
                    pieces.literal.push(pieces.out.len());
                    pieces.out.push(read);
                    step = len;
                }
                None => pieces.out.push('&'),
            },
            _ => pieces.out.push(c),
        }
        at += step;
    }
    pieces
}

/// Takes the brackets off a link's words, or the whole of an image out.
fn close_link(pieces: &mut Pieces, start: usize, image: bool) {
    if image {
        pieces.out.truncate(start);
        pieces.literal.retain(|&l| l < start);
    } else {
        // The bracket becomes a mark of no width, taken out with the emphasis, so that closing
        // many nested links does not move the text each time.
        pieces.out.replace_range(start..=start, "\u{1}");
    }
}

/// The length of what follows a closing bracket if it makes a link of it: `(address "title")` or
/// `[reference]` is left alone unless it is an address.
fn target(rest: &str) -> Option<usize> {
    let inner = rest.strip_prefix('(')?;
    let mut depth = 0_usize;
    for (at, c) in inner.char_indices().take_while(|(at, _)| *at < LONGEST_ADDRESS) {
        match c {
            '(' => depth += 1,
            ')' if depth == 0 => {
                let inside = inner[..at].trim();
                let (address, title) = inside.split_once(' ').unwrap_or((inside, ""));
                let titled = title.is_empty() || title.trim_start().starts_with(['"', '\'', '(']);
                return (titled && is_address(address)).then_some(at + 2);
            }
            ')' => depth -= 1,
            _ => {}
        }
    }
    None
}

fn is_address(text: &str) -> bool {
    let text = text.trim_start_matches('<').trim_end_matches('>');
    !text.contains(' ')
        && (text.starts_with(['#', '/', '.'])
            || text.contains("://")
            || text.contains('/')
            || text.contains('.')
            || text.starts_with("mailto:"))
}

/// A tag or an address in angle brackets: its length and the words that take its place.
fn tag(rest: &str) -> Option<(usize, &str)> {
    const TAGS: [&str; 28] = [
        "a",
        "b",
        "i",
        "em",
        "strong",
        "u",
        "s",
        "br",
        "p",
        "div",
        "span",
        "img",
        "sup",
        "sub",
        "small",
        "cite",
        "q",
        "mark",
        "blockquote",
        "figure",
        "figcaption",
        "hr",
        "ul",
        "ol",
        "li",
        "del",
        "ins",
        "font",
    ];
    let end = rest
        .char_indices()
        .take_while(|(at, c)| *at < LONGEST_ADDRESS && (*at == 0 || *c != '<'))
        .find(|(_, c)| *c == '>')?
        .0;
    let inside = &rest[1..end];
    if inside.starts_with("https://") || inside.starts_with("http://") {
        return Some((end + 1, inside));
    }
    let name = inside.trim_start_matches('/').split([' ', '/']).next().unwrap_or_default();
    let known = TAGS.iter().any(|t| t.eq_ignore_ascii_case(name));
    let space = matches!(name, "br" | "p" | "div" | "li" | "BR" | "P");
    known.then_some((end + 1, if space { " " } else { "" }))
}

/// A character reference and its length.
fn entity(rest: &str) -> Option<(usize, char)> {
    let end = rest.char_indices().take(12).find(|(_, c)| *c == ';')?.0;
    let name = &rest[1..end];
    let read = match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => ' ',
        "mdash" => '—',
        "ndash" => '–',
        "hellip" => '…',
        "ldquo" => '“',
        "rdquo" => '”',
        "lsquo" => '‘',
        "rsquo" => '’',
        _ => {
            let digits = name.strip_prefix('#')?;
            let hex = digits.strip_prefix(['x', 'X']).map(|h| u32::from_str_radix(h, 16));
            let read = char::from_u32(hex.unwrap_or_else(|| digits.parse()).ok()?)?;
            if read.is_control() {
                return None;
            }
            read
        }
    };
    Some((end + 1, read))
}

/// A run of marks that may open or close emphasis.
struct Run {
    at: usize,
    len: usize,
    mark: u8,
    opens: bool,
    closes: bool,
    gone: bool,
}

/// Takes out the marks around whole words: `*so*`, `__so__`, `***so***`, `` `so` ``, `~~so~~`.
fn without_emphasis(pieces: &Pieces) -> String {
    let text = pieces.out.as_str();
    let mut runs = runs(text, &pieces.literal);
    // Marks still open, one stack for each kind and length, so that each run is looked at once.
    let mut open: [[Vec<usize>; 4]; 4] = Default::default();
    for i in 0..runs.len() {
        let run = &runs[i];
        let kind = match run.mark {
            b'*' => 0,
            b'_' => 1,
            b'`' => 2,
            _ => 3,
        };
        let stack = &mut open[kind][run.len.min(3)];
        if run.closes
            && let Some(opener) = stack.pop()
        {
            runs[opener].gone = true;
            runs[i].gone = true;
        } else if run.opens {
            stack.push(i);
        }
    }
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for run in runs.iter().filter(|r| r.gone) {
        out.push_str(&text[at..run.at]);
        at = run.at + run.len;
    }
    out.push_str(&text[at..]);
    // What stood for the opening brackets of links.
    if out.contains('\u{1}') { out.replace('\u{1}', "") } else { out }
}

fn runs(text: &str, literal: &[usize]) -> Vec<Run> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut literal = literal.iter().copied().peekable();
    let mut at = 0;
    while at < bytes.len() {
        while literal.peek().is_some_and(|&l| l < at) {
            literal.next();
        }
        let mark = bytes[at];
        if !matches!(mark, b'*' | b'_' | b'`' | b'~') || literal.peek() == Some(&at) {
            at += 1;
            continue;
        }
        let len = bytes[at..].iter().take_while(|&&b| b == mark).count();
        let before = text[..at].chars().next_back();
        let after = text[at + len..].chars().next();
        let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let space = |c: Option<char>| c.is_none_or(char::is_whitespace);
        let usual = match mark {
            b'`' => len == 1,
            b'~' => len == 2,
            _ => len <= 3,
        };
        found.push(Run {
            at,
            len,
            mark,
            opens: usual && !space(after) && !word(before),
            closes: usual && !space(before) && !word(after),
            gone: false,
        });
        at += len;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_around_words_go() {
        for (line, wanted) in [
            ("*so* and **so**, ***so***; _so_ `so` ~~so~~", "so and so, so; so so so"),
            ("**“Never,”** she said", "“Never,” she said"),
            ("[the board](https://x.example/a_(b)) said", "the board said"),
            ("[**the** board](/a \"Title\")’s", "the board’s"),
            ("![a picture](p.png) Words", " Words"),
            ("[![icon](i.png) board](b.html)", " board"),
            ("<https://x.example/a>", "https://x.example/a"),
            ("a<br>b <b>c</b> &amp; &#8217; &quot;d&quot;", "a b c & ’ \"d\""),
        ] {
            assert_eq!(plain(line), wanted, "{line}");
        }
    }

    #[test]
    fn text_that_only_looks_like_markup_stays() {
        for line in [
            "the motherf***er and a**hole",
            "f*** you and s*** him",
            "snake_case_word and _x",
            "“[Obama] demonstrated” [sic] [He](they) left",
            "2 * 3 * 4 = 24",
            "R&D at AT&T; 3 < 4 > 2",
            "* note",
            "“It’s a big F-U from [special prosecutor Robert] Marsh”",
            "``so-called''",
            "[[[[[]](((",
        ] {
            assert_eq!(plain(line), line);
        }
        assert_eq!(plain(r"\*so\* \_so\_ \[x\]"), "*so* _so_ [x]");
    }

    #[test]
    fn brackets_by_the_thousand_are_quick() {
        for piece in ["[", "](", "![", "[a](b.c)", "*", "<", "*a _b "] {
            let line = piece.repeat(100_000);
            assert!(plain(&line).len() <= line.len());
        }
        let nested = format!("{}x{}", "[".repeat(20_000), "](a.b)".repeat(20_000));
        assert_eq!(plain(&nested), "x");
    }
}
