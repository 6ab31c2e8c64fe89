//! Keeping markup within what a parser can bear.

/// How deep elements may nest. Articles stay below a hundred; browsers stop at 512, where the work of
/// scoring each element by those around it would already take seconds.
const DEEPEST: usize = 160;
/// How many elements of formatting may be open at once. The standard reopens each of them in every
/// paragraph, so that unclosed ones multiply.
const MOST_FORMATTING: usize = 24;
/// How many tags are parsed. A long live blog has some ten thousand.
const MOST_TAGS: usize = 300_000;
/// How many bytes of text may stand without a tag. The serializer that the main text goes through
/// (html5ever's) looks at the rest of a text anew for every `&` in it.
const LONGEST_TEXT: usize = 4096;

/// Elements that need no closing tag, or have none: they do not count as open.
const UNCOUNTED: [&str; 36] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
    "wbr", "p", "li", "dt", "dd", "tr", "td", "th", "tbody", "thead", "tfoot", "option", "optgroup", "rt",
    "rp", "colgroup", "caption", "html", "head", "body", "keygen", "command", "frame",
];
const FORMATTING: [&str; 14] =
    ["a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"];
/// Elements whose inside is not markup.
const RAW: [&str; 8] = ["script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"];

/// `html` without the tags that nest too deep or come after too many others; their text stays.
///
/// Returns `None` when nothing needs to be taken out, as with every page meant to be read.
pub fn bounded(html: &str) -> Option<String> {
    let mut out: Option<String> = None;
    // Names of the open elements, and whether the tag was left out.
    let mut open: Vec<(&str, bool)> = Vec::new();
    let (mut formatting, mut tags, mut copied, mut at) = (0_usize, 0_usize, 0_usize, 0_usize);
    while let Some(found) = html[at..].find('<') {
        let start = at + found;
        if found > LONGEST_TEXT {
            let out = out.get_or_insert_with(|| String::with_capacity(html.len() + html.len() / 100));
            out.push_str(&html[copied..at]);
            push_divided(&html[at..start], out);
            copied = start;
        }
        let rest = &html[start..];
        if rest.starts_with("<!--") {
            at = start + rest.find("-->").map_or(rest.len(), |end| end + 3);
            continue;
        }
        let closing = rest.starts_with("</");
        let name_at = 1 + usize::from(closing);
        let len = rest[name_at..].bytes().take_while(|b| b.is_ascii_alphanumeric() || *b == b'-').count();
        if len == 0 {
            at = start + 1;
            continue;
        }
        let name = &rest[name_at..name_at + len];
        let end = start + tag_end(rest);
        at = end;
        tags += 1;
        let is = |names: &[&str]| names.iter().any(|n| n.eq_ignore_ascii_case(name));
        let mut drop = tags > MOST_TAGS && !is(&["p", "br"]);
        if !closing && is(&RAW) {
            at = end + raw_end(&html[end..], name);
        } else if !is(&UNCOUNTED) && !html[start..end].ends_with("/>") {
            let style = is(&FORMATTING);
            if !closing {
                drop |= open.len() >= DEEPEST || (style && formatting >= MOST_FORMATTING);
                // Past this depth only the count of what was left out matters.
                if open.len() < 4 * DEEPEST {
                    open.push((name, drop));
                }
                formatting += usize::from(style && !drop);
            } else if let Some(back) =
                open.iter().rev().take(32).position(|(n, _)| n.eq_ignore_ascii_case(name))
            {
                let (_, left_out) = open[open.len() - 1 - back];
                open.truncate(open.len() - 1 - back);
                drop |= left_out;
                formatting = formatting.saturating_sub(usize::from(style && !left_out));
            }
        }
        if drop {
            let out = out.get_or_insert_with(|| String::with_capacity(html.len()));
            out.push_str(&html[copied..start]);
            out.push(' ');
            copied = end;
        }
    }
    if html.len() - at > LONGEST_TEXT {
        let out = out.get_or_insert_with(|| String::with_capacity(html.len() + html.len() / 100));
        out.push_str(&html[copied..at]);
        push_divided(&html[at..], out);
        copied = html.len();
    }
    out.map(|mut out| {
        out.push_str(&html[copied..]);
        out
    })
}

/// `html` without elements that are closed where they open (`<title/>`), as XHTML may have them: read as
/// HTML, they would swallow what follows.
pub fn without_empty_raw(html: &str) -> std::borrow::Cow<'_, str> {
    let mut out: Option<String> = None;
    let (mut copied, mut read) = (0, 0);
    for (at, _) in html.match_indices('<') {
        if at < read {
            continue;
        }
        let rest = &html[at..];
        let len = rest[1..].bytes().take_while(u8::is_ascii_alphabetic).count();
        if len == 0 || !RAW.iter().any(|name| name.eq_ignore_ascii_case(&rest[1..=len])) {
            continue;
        }
        let end = tag_end(rest);
        read = at + end;
        if rest[..end].ends_with("/>") {
            let out = out.get_or_insert_with(|| String::with_capacity(html.len()));
            out.push_str(&html[copied..at]);
            copied = read;
        }
    }
    match out {
        Some(mut out) => {
            out.push_str(&html[copied..]);
            out.into()
        }
        None => html.into(),
    }
}

/// Adds text with a tag every [`LONGEST_TEXT`] bytes that says only that a line may break there, where it
/// may break anyway.
fn push_divided(mut text: &str, out: &mut String) {
    while text.len() > LONGEST_TEXT {
        let near = text.floor_char_boundary(LONGEST_TEXT);
        // Not inside of a word or of a character reference.
        let cut = text[..near].rfind([' ', '\n', ';']).map_or(near, |last| last + 1);
        out.push_str(&text[..cut]);
        out.push_str("<wbr>");
        text = &text[cut..];
    }
    out.push_str(text);
}

/// The length of the tag that `rest` begins with; quoted values may hold `>`.
fn tag_end(rest: &str) -> usize {
    let mut quote = None;
    for (at, b) in rest.bytes().enumerate() {
        match (quote, b) {
            (Some(q), b) if q == b => quote = None,
            (Some(_), _) => {}
            (None, b'"' | b'\'') if rest[..at].ends_with(['=', ' ', '\n', '\t']) => quote = Some(b),
            (None, b'>') => return at + 1,
            _ => {}
        }
    }
    rest.len()
}

/// Where the inside of a raw element ends: before its closing tag.
fn raw_end(rest: &str, name: &str) -> usize {
    rest.match_indices("</")
        .find(|(at, _)| {
            rest.as_bytes()[at + 2..]
                .get(..name.len())
                .is_some_and(|n| n.eq_ignore_ascii_case(name.as_bytes()))
        })
        .map_or(rest.len(), |(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_pages_pass_untouched() {
        let page = "<html><body><p>One<p>Two<script>if (a<b) '<div><div>'</script><br>".repeat(600);
        assert_eq!(bounded(&page), None);
        assert_eq!(bounded(&"<div><b title='a>b'>x</b></div>".repeat(2000)), None);
    }

    #[test]
    fn long_texts_are_divided_where_a_line_may_break() {
        let text = "Tea &amp; cake. ".repeat(1000);
        for page in [format!("<p>{text}"), format!("<p>{text}</p>"), text.clone()] {
            let divided = bounded(&page).expect("divided");
            assert_eq!(divided.replace("<wbr>", ""), page);
            assert_eq!(divided.matches("<wbr>").count(), 3);
            assert!(!divided.contains("&a<wbr>") && !divided.contains("&amp<wbr>"));
        }
        assert_eq!(bounded(&format!("<script>{text}</script>")), None);
    }

    #[test]
    fn deep_nesting_is_cut_and_text_stays() {
        let deep = format!("{}words{}", "<div>".repeat(10_000), "</div>".repeat(10_000));
        let bounded = bounded(&deep).expect("cut");
        assert_eq!(bounded.matches("<div>").count(), DEEPEST);
        assert!(bounded.contains("words"));
    }
}
