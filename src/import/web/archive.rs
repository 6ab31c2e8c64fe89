//! Pages that a browser saved with all that belongs to them in one file: MHTML (RFC 2557) and WebKit's
//! property lists (.webarchive). The page itself is read, and the address it came from.

use super::plist;
use crate::article::Article;
use crate::import::clean::one_line;
use crate::import::mail::{parsed, text};
use crate::import::{Cause, Imported, Source, encoding};
use encoding_rs::Encoding;
use mail_parser::{HeaderValue, Message, MimeHeaders, PartType};

/// Reads a page saved as MHTML.
///
/// # Errors
/// When it holds no page, or the page no article.
pub fn read_mhtml(source: &Source) -> Result<Imported, Cause> {
    let message = parsed(&source.bytes)?;
    let root = header(&message, "Snapshot-Content-Location");
    let pages = || message.parts.iter().filter(|part| matches!(part.body, PartType::Html(_)));
    // Frames are pages too; the page itself comes first or is named as the whole archive's address.
    let main = pages()
        .find(|part| part.content_location().is_some_and(|at| Some(at.trim()) == root.as_deref()))
        .or_else(|| pages().next());
    let Some(main) = main else { return Err(no_page()) };
    let mut article = super::article(&text(&message, main))?;
    let address = root.or_else(|| main.content_location().map(str::to_owned)).unwrap_or_default();
    complete(&mut article, &address);
    if article.title.is_empty() {
        article.title = one_line(message.subject().unwrap_or_default());
    }
    Ok(article.into())
}

/// Reads a page saved by WebKit.
///
/// # Errors
/// When it holds no page, or the page no article.
pub fn read_webarchive(source: &Source) -> Result<Imported, Cause> {
    let main = plist::main_resource(&source.bytes).ok_or_else(no_page)?;
    let declared = Encoding::for_label(main.encoding.as_bytes());
    let mut article = super::article(&encoding::decode(&main.data, declared))?;
    complete(&mut article, &main.address);
    Ok(article.into())
}

/// Sets the address where the page does not tell its own.
fn complete(article: &mut Article, address: &str) {
    let address = address.trim();
    if article.url.is_empty() && (address.starts_with("http://") || address.starts_with("https://")) {
        article.url = address.to_owned();
    }
}

fn no_page() -> Cause {
    Cause::Damaged("it holds no web page".into())
}

fn header(message: &Message, name: &str) -> Option<String> {
    match message.header(name)? {
        HeaderValue::Text(text) => Some(text.trim().to_owned()),
        _ => message.header_raw(name).map(|raw| raw.trim().to_owned()),
    }
}
