//! Text of articles inside markup: HTML and XML.

use super::plain::acts;

/// Text of anybody's, shown as what it is: markup escaped, characters that act left out.
pub struct Escaped<'t>(pub &'t str);

impl std::fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        let mut rest = self.0;
        let special = |c: char| matches!(c, '&' | '<' | '>' | '"' | '\'') || (c != '\n' && acts(c));
        while let Some(at) = rest.find(special) {
            f.write_str(&rest[..at])?;
            let Some(c) = rest[at..].chars().next() else { break };
            f.write_str(match c {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '"' => "&quot;",
                '\'' => "&#39;",
                _ => "",
            })?;
            rest = &rest[at + c.len_utf8()..];
        }
        f.write_str(rest)
    }
}

/// `page` with a word joiner (U+2060: no width, no break) before every text that begins with a sign of a formula:
/// `=`, `+`, `-`, `@` or their full-width forms.
///
/// A spreadsheet that opens a web page makes a cell of each paragraph, and a formula of a cell that begins so;
/// Calc does it whatever format the page asks for. Markup is escaped, so that `>` ends a tag.
pub fn without_formulas(page: String) -> String {
    let sign = |rest: &str| rest.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
    let mut places = page.match_indices('>').map(|(at, _)| at + 1).filter(|&at| sign(&page[at..]));
    let Some(first) = places.next() else { return page };
    let mut out = String::with_capacity(page.len() + 64);
    let mut from = 0;
    for at in std::iter::once(first).chain(places) {
        out.push_str(&page[from..at]);
        out.push('\u{2060}');
        from = at;
    }
    out.push_str(&page[from..]);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_of_a_page_begins_as_a_formula_does() {
        let page = "<h1>=1+1 Post</h1><td>\n @x</td><p>1 - 1 = 0</p><b>－2</b>";
        let guarded = "<h1>\u{2060}=1+1 Post</h1><td>\u{2060}\n @x</td><p>1 - 1 = 0</p><b>\u{2060}－2</b>";
        assert_eq!(without_formulas(page.into()), guarded);
        assert_eq!(without_formulas("<p>plain</p>".into()), "<p>plain</p>");
    }

    #[test]
    fn markup_of_an_article_stays_text() {
        let text = "<script>alert('x')</script> & \"q\"\u{1b}\u{202e}\u{fffe} שלום";
        assert_eq!(
            Escaped(text).to_string(),
            "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;q&quot; שלום"
        );
    }
}
