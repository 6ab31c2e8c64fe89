//! Text that was pasted: an article copied out of a browser, a mail, a database.

use super::clean::clean;
use super::{
    Cause, ImportError, Imported, Options, PASTED, Source, contain, finished, format, heading, plain, web,
};
use crate::article::Article;

/// The article in what was pasted: `text` as it stands, and `html` where the clipboard holds it too.
///
/// Lines such as "By Jane Roe" and "Published 2 April 2031", and an address on a line of its own, tell
/// about the article. Lines of a page's menu and footer are left out where they are surely that.
///
/// # Errors
/// [`Cause::Blank`] when there are no words in it.
pub fn pasted(text: &str, html: Option<&str>, options: &Options) -> Result<Article, ImportError> {
    let error = |cause| ImportError { path: PASTED.to_owned(), cause };
    if text.len().max(html.map_or(0, str::len)) as u64 > super::MAX_BYTES {
        return Err(error(Cause::TooLarge));
    }
    let (text, html) = (text.to_owned(), html.map(str::to_owned));
    let found =
        contain::contained(options.patience, move || Ok(read(&text, html.as_deref()))).map_err(error)?;
    let source = Source::new(PASTED, Vec::new(), options);
    let imported: Imported = finished(&source, found.into());
    let mut articles = imported.whole()?;
    let mut article = articles.pop().ok_or_else(|| error(Cause::Blank))?;
    let site = super::table::site(&article.url);
    if article.outlet == PASTED && !site.is_empty() {
        article.outlet = site;
    }
    Ok(article)
}

fn read(text: &str, html: Option<&str>) -> Article {
    let plain = || if format::is_web(text) { rich(text) } else { Some(from_lines(text)) };
    let Some(html) = html else { return plain().unwrap_or_else(|| plain::article(text)) };
    let (html, address) = fragment(html);
    let words = |text: &str| text.split_whitespace().count();
    // What the page's markup loses more than half of is no page of an article.
    let found = rich(html).filter(|article| words(&article.text) * 2 >= words(text));
    let mut article = found.or_else(plain).unwrap_or_else(|| plain::article(text));
    if article.url.is_empty() {
        article.url = address.to_owned();
    }
    article
}

/// The page or piece of a page in what Windows' clipboard holds, and the address it was copied from.
fn fragment(html: &str) -> (&str, &str) {
    if !html.starts_with("Version:") {
        return (html, "");
    }
    let head = html.find('<').map_or(html, |at| &html[..at]);
    let address = head.lines().find_map(|line| line.strip_prefix("SourceURL:")).unwrap_or_default().trim();
    let address = if super::is_link(address) { address } else { "" };
    let start = html.find("<!--StartFragment-->").map_or(head.len(), |at| at + "<!--StartFragment-->".len());
    let end = html.rfind("<!--EndFragment-->").unwrap_or(html.len());
    (html.get(start..end).unwrap_or_default(), address)
}

/// The article in markup: of a whole page its main text, of a selection all of it.
fn rich(html: &str) -> Option<Article> {
    if web::is_whole_page(html) {
        return web::article(html).ok();
    }
    let paragraphs = web::piece(html);
    (!paragraphs.is_empty()).then(|| from_lines(&paragraphs.join("\n\n")))
}

/// The article in lines of text.
fn from_lines(text: &str) -> Article {
    plain::article(&without_menu(&clean(text)))
}

/// How many short lines in a row are a menu and not a list, a poem or a dialogue.
const MENU: usize = 5;
/// A line of so many characters is running text.
const LONG: usize = 110;

/// The text without the runs of short lines before its first and after its last paragraph, and without
/// buttons in between.
fn without_menu(text: &str) -> String {
    let lines: Vec<&str> = text.split('\n').collect();
    let is_long = |line: &&str| line.len() >= LONG;
    let Some(first) = lines.iter().position(&is_long) else { return text.to_owned() };
    let last = lines.iter().rposition(is_long).unwrap_or(first);
    let short = |line: &str| {
        let words = line.split(' ').count();
        !line.is_empty()
            && words <= 3
            && !line.ends_with(['.', '!', '?', '”', '"', ':'])
            && !heading::is_note(line)
    };
    let head = lines[..first].iter().filter(|l| short(l)).count() >= MENU;
    let foot = lines[last + 1..].iter().filter(|l| short(l)).count() >= MENU;
    let kept = lines.iter().enumerate().filter(|(n, line)| {
        let aside = (*n < first && head) || (*n > last && foot);
        !(web::is_button(line) || (aside && short(line)))
    });
    kept.map(|(_, line)| *line).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    const LEAD: &str = "HARTVILLE (Wire) — The harbour board voted late on Tuesday to close the eastern pier for two weeks while \
                        engineers look at the cracks in its foundations.";
    const MORE: &str = "“We were told in March that it was safe,” said Petra Holm, who has sold nets on the pier for thirty \
                        years and lives beside it.";

    fn read(text: &str, html: Option<&str>) -> Article {
        pasted(text, html, &Options::default()).expect("read")
    }

    #[test]
    fn a_page_copied_whole() {
        let page = format!(
            "Skip to content\nMenu\nNews\nSport\nWeather\nLive TV\nSign in\n\nBoard shuts eastern pier for two weeks\n\nBy Oda \
             Lind and Ibo Marsh\nPublished 2 April 2031\n\nShare\nSave\n\n{LEAD}\n\nAdvertisement\n\n{MORE}\n\nAbout us\nContact\n\
             Privacy policy\nTerms\nCareers\nAdvertise\n"
        );
        let article = read(&page, None);
        assert_eq!(article.text, format!("Board shuts eastern pier for two weeks\n\n{LEAD}\n\n{MORE}"));
        assert_eq!(article.title, "Board shuts eastern pier for two weeks");
        assert_eq!(article.byline, "Oda Lind and Ibo Marsh");
        assert_eq!(article.date, Some(jiff::civil::date(2031, 4, 2)));
        assert_eq!((article.path.as_str(), article.outlet.as_str()), (PASTED, PASTED));
    }

    #[test]
    fn markup_is_used_where_there_is_some() {
        let html = format!(
            "Version:0.9\r\nStartHTML:00000097\r\nSourceURL:https://www.post.example/pier\r\n<html><body><!--StartFragment--><h1>Board \
             shuts pier over cracks</h1><p>By <a href=x>Oda Lind</a></p><p>{LEAD}</p><p>{MORE}</p><!--EndFragment--></body></html>"
        );
        let article = read(&format!("Board shuts pier over cracks By Oda Lind {LEAD} {MORE}"), Some(&html));
        assert_eq!(
            (article.url.as_str(), article.outlet.as_str()),
            ("https://www.post.example/pier", "post.example")
        );
        assert_eq!(
            (article.title.as_str(), article.byline.as_str()),
            ("Board shuts pier over cracks", "Oda Lind")
        );
        assert!(article.text.ends_with(&format!("{LEAD}\n\n{MORE}")), "{}", article.text);
        // Markup that holds something else, such as a table of the program it was copied from.
        assert!(read(LEAD, Some("<table><tr><td>x</td></tr></table>")).text.starts_with("HARTVILLE"));
    }

    #[test]
    fn short_lines_that_are_text_stay() {
        let list = format!("{LEAD}\n\nThe ferries:\n\nMaria\nAnna\nPetra\n\n{MORE}");
        assert_eq!(read(&list, None).text.matches("\n\n").count(), 5);
        let nothing = pasted(" \n\u{200B}", None, &Options::default()).expect_err("blank");
        assert_eq!(nothing.cause, Cause::Blank);
    }
}
