//! Pages that SingleFile saves packed: a page of a few lines that unpacks itself, with a ZIP archive behind it in
//! which the page proper is `index.html`; or that archive alone.

use super::article;
use crate::article::Article;
use crate::import::documents::package::Package;
use crate::import::{Cause, encoding};

/// The page in the archive.
const PAGE: &str = "index.html";
/// What SingleFile writes beside it.
const MANIFEST: &str = "manifest.json";

/// Whether `bytes` are a page that unpacks itself.
pub fn is_packed(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(2048)];
    let has = |what: &[u8]| head.windows(what.len()).any(|part| part == what);
    has(b"Page saved with SingleFile") && has(b"data-sfz")
}

/// Whether the archive that `bytes` are is a page that was saved packed, and not many pages.
pub fn is_page(bytes: &[u8]) -> bool {
    let Ok(mut package) = Package::open(bytes) else { return false };
    package.has(PAGE) && package.has(MANIFEST) && original(&mut package).is_some()
}

/// The address that the manifest names.
fn original(package: &mut Package) -> Option<String> {
    let manifest = package.part(MANIFEST).ok()??;
    let value: serde_json::Value = serde_json::from_slice(&manifest).ok()?;
    value["originalUrl"].as_str().map(str::to_owned)
}

/// Reads a packed page, with or without what unpacks it in a browser.
///
/// # Errors
/// When the archive cannot be read, or the page holds no article.
pub fn read(bytes: &[u8]) -> Result<Article, Cause> {
    let mut package = Package::open(bytes)?;
    let Some(page) = package.part(PAGE)? else {
        return Err(Cause::Damaged("it holds no web page".into()));
    };
    let mut found = article(&encoding::decode(&page, None))?;
    if found.url.is_empty() {
        found.url = address(&bytes[..bytes.len().min(2048)]);
    }
    if found.url.is_empty() {
        found.url = original(&mut package).filter(|url| crate::import::is_link(url)).unwrap_or_default();
    }
    Ok(found)
}

/// The address in the comment at the page's head.
fn address(head: &[u8]) -> String {
    let head = String::from_utf8_lossy(head);
    let url =
        head.split_once("url: ").map_or("", |(_, rest)| rest.split_whitespace().next().unwrap_or_default());
    if crate::import::is_link(url) { url.to_owned() } else { String::new() }
}

#[cfg(test)]
mod tests {
    use crate::import::documents::package::tests::packed;
    use crate::import::{Options, read_bytes};

    const PAGE: &str = "<!DOCTYPE html> <html lang=en><meta charset=utf-8><title>Board shuts pier | Post</title>\n<link rel=stylesheet \
                        href=stylesheet_0.css><body><nav><a href=/>Home</a></nav><article><h1>Board shuts eastern pier</h1><p>The harbour \
                        board voted late on Tuesday to close the eastern pier for two weeks, it said.<p>“We were told in March that it was \
                        safe,” said Petra Holm, who sells nets – and “tea & cake” – there.</article>";
    const MANIFEST: &str = "{\"originalUrl\": \"https://post.example/pier\", \"title\": \"Board shuts pier\", \"resources\": {}}";

    /// As SingleFile writes it: a page that says where it comes from, the archive in a comment, and what it needs
    /// to find it again.
    fn unpacking(archive: &[u8]) -> Vec<u8> {
        let head = "<!DOCTYPE html> <html data-sfz><!--\n Page saved with SingleFile \n url: https://post.example/pier?full=1 \n saved date: \
                    Wed Apr 02 2031 18:56:34 GMT+0000 (Coordinated Universal Time)\n--><meta charset=windows-1252><title></title><body \
                    hidden><div id=sfz-wait-message>Please wait...</div><script>var zip=(()=>{})()</script><!--";
        let tail = "--><sfz-extra-data>CQEAAACX</sfz-extra-data></body></html>";
        [head.as_bytes(), archive, tail.as_bytes()].concat()
    }

    #[test]
    fn a_page_that_unpacks_itself_and_its_archive_alone() {
        let archive = packed(&[
            ("index.html", PAGE.as_bytes()),
            ("manifest.json", MANIFEST.as_bytes()),
            ("stylesheet_0.css", b"body{}"),
            ("images/1.png", b"\x89PNG\r\n\0\0\x01"),
        ]);
        let cases = [
            ("pier.html", unpacking(&archive), "https://post.example/pier?full=1"),
            ("pier.zip", archive.clone(), "https://post.example/pier"),
        ];
        for (name, bytes, address) in cases {
            let read = read_bytes(name, &bytes, &Options::default());
            assert_eq!(read.problems, [], "{name}");
            let [article] = &read.articles[..] else { panic!("{name}: {read:?}") };
            assert_eq!((article.title.as_str(), article.url.as_str()), ("Board shuts eastern pier", address));
            assert!(
                article.text.starts_with("The harbour board") && article.text.contains("tea & cake"),
                "{name}"
            );
        }
        let cut = unpacking(&archive[..archive.len() / 2]);
        assert_eq!(read_bytes("pier.html", &cut, &Options::default()).problems.len(), 1);
    }

    #[test]
    fn a_site_in_an_archive_is_no_page() {
        let manifest = b"{\"name\": \"Post\", \"icons\": []}";
        let archive = packed(&[
            ("index.html", PAGE.as_bytes()),
            ("b.html", PAGE.as_bytes()),
            ("manifest.json", manifest),
        ]);
        assert_eq!(read_bytes("site.zip", &archive, &Options::default()).articles.len(), 2);
    }
}
