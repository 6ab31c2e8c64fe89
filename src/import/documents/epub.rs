//! The reader of electronic books (EPUB 2 and 3): a package of pages in an order.
//!
//! A book is one article, or several where its chapters are: when at least two of them begin with a
//! headline of their own that is not the book's, as in a collection of saved articles or an issue made
//! from a newspaper's feed. An article that a program cut into pages at its headings stays one.

use super::package::Package;
use super::xml::{Step, walk};
use super::{Manuscript, Paragraph, Set};
use crate::article::Article;
use crate::import::clean::one_line;
use crate::import::{Cause, Imported, Source, dates, encoding, web};
use rustc_hash::{FxHashMap, FxHashSet};

/// How many pages of a book are read.
const MOST_PAGES: usize = 2_000;
/// A page of fewer words is a cover, a title or a divider.
const FEWEST_WORDS: usize = 20;
/// A chapter that is an article has so many words.
const ARTICLE_WORDS: usize = 60;

/// Reads a book.
///
/// # Errors
/// When the package is damaged, locked, or unpacks beyond measure.
pub fn read(source: &Source) -> Result<Imported, Cause> {
    let mut package = Package::open(&source.bytes)?;
    let root = root(&mut package)?;
    let Some(bytes) = package.part(&root)? else {
        return Err(Cause::Damaged("its list of pages is missing".into()));
    };
    let book = Book::of(&bytes, &root);
    let locked = locked(&mut package)?;
    let mut chapters = Vec::new();
    for page in book.pages.iter().take(MOST_PAGES) {
        if locked.contains(page) {
            return Err(Cause::Locked);
        }
        // A page that is listed but missing, or damaged, leaves the others.
        let Ok(Some(bytes)) = package.part(page) else { continue };
        let html = encoding::decode(&bytes, None);
        let paragraphs: Vec<Paragraph> = web::paragraphs(&html)
            .into_iter()
            .map(|(text, heading)| Paragraph { text, set: if heading { Set::Heading } else { Set::Text } })
            .collect();
        chapters.push(paragraphs);
    }
    Ok(book.articles(chapters).into())
}

/// The name of the book's list of pages.
fn root(package: &mut Package) -> Result<String, Cause> {
    let mut found = None;
    if let Some(container) = package.part("META-INF/container.xml")? {
        let _ = walk(&container, |step| {
            if let Step::Open("rootfile", attributes) = step
                && found.is_none()
            {
                found = attributes.get("full-path");
            }
        });
    }
    found.ok_or_else(|| Cause::Damaged("its list of pages is missing".into()))
}

/// The parts that are encrypted; fonts often are, pages only in locked books.
fn locked(package: &mut Package) -> Result<FxHashSet<String>, Cause> {
    let mut found = FxHashSet::default();
    if let Some(encryption) = package.part("META-INF/encryption.xml")? {
        let _ = walk(&encryption, |step| {
            if let Step::Open("CipherReference", attributes) = step {
                found.extend(attributes.get("URI"));
            }
        });
    }
    Ok(found)
}

/// What a book's list of pages tells.
#[derive(Debug, Default)]
struct Book {
    title: String,
    creators: Vec<String>,
    publisher: String,
    date: String,
    source: String,
    language: String,
    /// The names of its pages' parts, in the order of reading.
    pages: Vec<String>,
}

impl Book {
    fn of(list: &[u8], root: &str) -> Self {
        let folder = root.rsplit_once('/').map_or("", |(folder, _)| folder);
        let mut book = Book::default();
        let mut items: FxHashMap<String, String> = FxHashMap::default();
        let mut text = String::new();
        // A damaged list gives what stands before the break.
        let _ = walk(list, |step| match step {
            Step::Open(name, attributes) => {
                text.clear();
                match name {
                    "item" => {
                        let page = attributes.get("media-type").is_some_and(|t| t.contains("html"));
                        let listing = attributes
                            .get("properties")
                            .is_some_and(|p| p.split(' ').any(|word| matches!(word, "nav" | "cover-image")));
                        if let (Some(id), Some(href), true) =
                            (attributes.get("id"), attributes.get("href"), page && !listing)
                        {
                            items.insert(id, inside(folder, &href));
                        }
                    }
                    "itemref" if attributes.get("linear").as_deref() != Some("no") => {
                        book.pages.extend(attributes.get("idref").and_then(|id| items.get(&id).cloned()));
                    }
                    _ => {}
                }
            }
            Step::Text(words) => text.push_str(words),
            Step::Close(name) => {
                let value = one_line(&text);
                text.clear();
                let field = match name {
                    "title" => &mut book.title,
                    "publisher" => &mut book.publisher,
                    "date" => &mut book.date,
                    "source" => &mut book.source,
                    "language" => &mut book.language,
                    "creator" if !value.is_empty() => {
                        book.creators.push(value);
                        return;
                    }
                    _ => return,
                };
                if field.is_empty() {
                    *field = value;
                }
            }
        });
        book
    }

    /// The articles that `chapters` are.
    fn articles(self, chapters: Vec<Vec<Paragraph>>) -> Vec<Article> {
        let long = |chapter: &&Vec<Paragraph>, words: usize| {
            chapter.iter().map(|p| p.text.split(' ').count()).sum::<usize>() >= words
        };
        let headed: Vec<String> =
            chapters.iter().filter(|c| long(c, ARTICLE_WORDS)).filter_map(|c| headline(c)).collect();
        let own = headed.first().is_some_and(|first| *first != self.title);
        if headed.len() >= 2 && own {
            let kept = chapters.into_iter().filter(|c| long(&c, FEWEST_WORDS) && headline(c).is_some());
            return kept.map(|chapter| self.article(chapter, String::new(), String::new())).collect();
        }
        let whole = if chapters.iter().any(|c| long(&c, FEWEST_WORDS)) {
            chapters.into_iter().filter(|c| long(&c, FEWEST_WORDS)).flatten().collect()
        } else {
            chapters.into_iter().flatten().collect()
        };
        let mut article = self.article(whole, self.title.clone(), self.creators.join(", "));
        if self.source.starts_with("http://") || self.source.starts_with("https://") {
            article.url.clone_from(&self.source);
        }
        vec![article]
    }

    fn article(&self, paragraphs: Vec<Paragraph>, title: String, creator: String) -> Article {
        let mut article = Manuscript { paragraphs, title, creator }.article();
        article.date = article.date.or_else(|| dates::read(&self.date));
        article.language.clone_from(&self.language);
        // Programs that make books from pages name themselves.
        if article.outlet.is_empty() && !self.publisher.to_lowercase().contains("calibre") {
            article.outlet.clone_from(&self.publisher);
        }
        article
    }
}

/// The heading that a chapter begins with.
fn headline(chapter: &[Paragraph]) -> Option<String> {
    let heading = chapter.iter().take(4).find(|p| p.set == Set::Heading)?;
    let line = one_line(&heading.text);
    (line.split(' ').count() >= 3).then_some(line)
}

/// The name of the part that a reference from `folder` points to.
fn inside(folder: &str, href: &str) -> String {
    let href = unescaped(href.split('#').next().unwrap_or_default());
    let mut path: Vec<&str> = folder.split('/').filter(|step| !step.is_empty()).collect();
    for step in href.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                path.pop();
            }
            _ => path.push(step),
        }
    }
    path.join("/")
}

/// A reference with its percent signs read.
fn unescaped(href: &str) -> String {
    let mut bytes = Vec::with_capacity(href.len());
    let mut rest = href.as_bytes();
    while let [first, after @ ..] = rest {
        let hex = after.get(..2).filter(|_| *first == b'%').and_then(|h| std::str::from_utf8(h).ok());
        if let Some(byte) = hex.and_then(|h| u8::from_str_radix(h, 16).ok()) {
            bytes.push(byte);
            rest = &after[2..];
        } else {
            bytes.push(*first);
            rest = after;
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::super::package::tests::packed;
    use super::*;
    use crate::import::Options;

    fn book(title: &str, pages: &[&str]) -> Result<Imported, Cause> {
        let items: String = (0..pages.len())
            .map(|n| {
                format!("<item id='p{n}' href='text/p%20{n}.xhtml' media-type='application/xhtml+xml'/>")
            })
            .collect();
        let order: String = (0..pages.len()).map(|n| format!("<itemref idref='p{n}'/>")).collect();
        let list = format!(
            "<package><metadata><dc:title>{title}</dc:title><dc:publisher>Harbour Post</dc:publisher><dc:date>2031-04-02</dc:date>\
             </metadata><manifest>{items}</manifest><spine>{order}</spine></package>"
        );
        let named: Vec<String> = (0..pages.len()).map(|n| format!("OEBPS/text/p {n}.xhtml")).collect();
        let mut parts: Vec<(&str, &[u8])> = vec![
            ("mimetype", b"application/epub+zip"),
            ("META-INF/container.xml", b"<container><rootfile full-path='OEBPS/list.opf'/></container>"),
            ("OEBPS/list.opf", list.as_bytes()),
        ];
        parts.extend(named.iter().map(String::as_str).zip(pages.iter().map(|page| page.as_bytes())));
        read(&Source::new("a.epub", packed(&parts), &Options::default()))
    }

    fn page(title: &str, sentence: &str) -> String {
        let text = format!("<p>{sentence}</p>").repeat(12);
        format!(
            "<?xml version='1.0'?><html><head><title/></head><body><h1>{title}</h1><p>By Oda Lind</p>{text}</body></html>"
        )
    }

    #[test]
    fn a_collection_gives_its_articles_and_a_cut_article_stays_one() {
        let (pier, ferry) = (
            page("Pier closed for weeks", "The board voted to close it."),
            page("Ferry users left in the dark", "Nobody told us a thing."),
        );
        let cover = "<html><body><p>Issue 12</p></body></html>";
        let found = book("Harbour Post, 2 April", &[cover, &pier, &ferry]).expect("a book").articles;
        assert_eq!(found.len(), 2);
        assert_eq!(
            (found[1].title.as_str(), found[1].byline.as_str()),
            ("Ferry users left in the dark", "Oda Lind")
        );
        assert_eq!(found[1].outlet, "Harbour Post");
        assert_eq!(found[1].date, Some(jiff::civil::date(2031, 4, 2)));
        let found = book("Pier closed for weeks", &[&pier, &ferry]).expect("a book").articles;
        assert_eq!(found.len(), 1);
        assert!(found[0].text.contains("The board voted") && found[0].text.contains("Nobody told us"));
    }
}
