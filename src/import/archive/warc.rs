//! The pages that a crawler kept (WARC 1.0 and 1.1, ISO 28500): each answer of a server that is a page
//! with enough running text is an article.

use crate::import::contain::contained;
use crate::import::encoding::decode;
use crate::import::{Cause, Imported, Source, finished, plain, web};
use encoding_rs::Encoding;
use flate2::read::{MultiGzDecoder, ZlibDecoder};
use rayon::prelude::*;
use rustc_hash::FxHashSet;
use std::io::Read as _;

/// How many records are looked at.
const MOST_RECORDS: usize = 100_000;
/// A page of fewer words is a frame, an index or a notice.
const FEWEST_WORDS: usize = 60;

/// Reads the pages of a crawl. Everything else in it is counted.
pub fn read(source: &Source) -> Imported {
    let (pages, mut passed_over, cut) = pages(&source.bytes);
    let mut imported = Imported::default();
    let kept: Vec<&Page> = pages.iter().take_while(|_| source.nesting.take_file()).collect();
    if kept.len() < pages.len() {
        let most = crate::import::folder::MOST_FILES;
        imported.add(Imported::problem(source.name.clone(), Cause::TooMany(most)));
    }
    let read: Vec<Option<Imported>> = kept.par_iter().map(|page| article(source, page)).collect();
    for found in read {
        match found {
            Some(found) => imported.add(found),
            None => passed_over += 1,
        }
    }
    if passed_over > 0 {
        imported.count_passed_over(&source.name, passed_over);
    }
    if cut {
        let why = "a record is cut off or garbled".to_owned();
        imported.add(Imported::problem(source.name.clone(), Cause::PartlyDamaged(why)));
    }
    imported
}

/// A page as the server sent it.
struct Page<'w> {
    address: String,
    body: &'w [u8],
    charset: Option<&'static Encoding>,
    chunked: bool,
    packing: Packing,
    /// Text without markup, as crawls of texts (WET) hold.
    plain: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Packing {
    None,
    Gzip,
    Deflate,
}

/// The pages, the number of other records, and whether the crawl breaks off.
fn pages(mut bytes: &[u8]) -> (Vec<Page<'_>>, usize, bool) {
    let (mut pages, mut others) = (Vec::new(), 0);
    let mut seen = FxHashSet::default();
    for _ in 0..MOST_RECORDS {
        bytes = bytes.trim_ascii_start();
        if bytes.is_empty() {
            return (pages, others, false);
        }
        let Some((headers, rest)) = head(bytes).filter(|_| bytes.starts_with(b"WARC/")) else {
            return (pages, others, true);
        };
        let length = value(headers, "content-length").and_then(|v| v.parse().ok()).unwrap_or(usize::MAX);
        let Some(block) = rest.get(..length) else { return (pages, others, true) };
        bytes = &rest[length..];
        match page(headers, block) {
            // The first answer from an address is the one that was looked at.
            Some(page) if seen.insert(page.address.clone()) => pages.push(page),
            Some(_) => {}
            None => others += 1,
        }
    }
    (pages, others, true)
}

fn page<'w>(headers: &str, block: &'w [u8]) -> Option<Page<'w>> {
    let address = value(headers, "warc-target-uri")?.trim_matches(['<', '>']).to_owned();
    let kind = value(headers, "warc-type")?;
    let page = |kind: &str, body, chunked, packing| {
        let charset = kind.split_once("charset=").map(|(_, label)| label.trim_matches(['"', ' ', ';', '\'']));
        let mime = kind.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
        let plain = mime == "text/plain";
        (plain || matches!(mime.as_str(), "text/html" | "application/xhtml+xml")).then(|| Page {
            address: address.clone(),
            body,
            charset: charset.and_then(|label| Encoding::for_label(label.as_bytes())),
            chunked,
            packing,
            plain,
        })
    };
    match kind {
        "response" => {
            let (answer, body) = head(block)?;
            let status = answer.split([' ', '\r', '\n']).nth(1)?;
            let packing = match value(answer, "content-encoding").unwrap_or_default() {
                "" | "identity" => Packing::None,
                "gzip" | "x-gzip" => Packing::Gzip,
                "deflate" => Packing::Deflate,
                _ => return None,
            };
            let chunked =
                value(answer, "transfer-encoding").is_some_and(|v| v.eq_ignore_ascii_case("chunked"));
            let found = page(value(answer, "content-type")?, body, chunked, packing)?;
            (status == "200" && !found.plain).then_some(found)
        }
        "resource" | "conversion" => page(value(headers, "content-type")?, block, false, Packing::None),
        _ => None,
    }
}

/// The lines up to the first blank one, and what follows it.
fn head(bytes: &[u8]) -> Option<(&str, &[u8])> {
    let near = &bytes[..bytes.len().min(100_000)];
    let (at, len) = near
        .windows(4)
        .position(|w| w == b"\r\n\r\n")
        .map(|at| (at, 4))
        .or_else(|| near.windows(2).position(|w| w == b"\n\n").map(|at| (at, 2)))?;
    Some((std::str::from_utf8(&bytes[..at]).ok()?, &bytes[at + len..]))
}

/// The value of the header called `name`.
fn value<'h>(headers: &'h str, name: &str) -> Option<&'h str> {
    headers.lines().skip(1).find_map(|line| {
        let (key, value) = line.split_once(':')?;
        key.trim().eq_ignore_ascii_case(name).then(|| value.trim())
    })
}

/// The article of a page; `None` when it has none.
fn article(source: &Source, page: &Page) -> Option<Imported> {
    let body = if page.chunked { dechunked(page.body) } else { page.body.to_vec() };
    let limit = super::FREE.min(source.nesting.left());
    let body = match page.packing {
        Packing::None => body,
        Packing::Gzip => unpacked(MultiGzDecoder::new(body.as_slice()), limit)?,
        // Some servers mean the bare format by "deflate".
        Packing::Deflate => unpacked(ZlibDecoder::new(body.as_slice()), limit)
            .or_else(|| unpacked(flate2::read::DeflateDecoder::new(body.as_slice()), limit))?,
    };
    let (charset, is_plain) = (page.charset, page.plain);
    let read = contained(source.options.patience, move || {
        let text = decode(&body, charset);
        if is_plain { Ok(plain::article(&text)) } else { web::article(&text) }
    });
    let mut article = read.ok().filter(|a| a.text.split_whitespace().count() >= FEWEST_WORDS)?;
    article.path = format!("{}#{}", source.name, page.address);
    if article.url.is_empty() {
        article.url.clone_from(&page.address);
    }
    if article.outlet.is_empty() {
        article.outlet = crate::import::table::site(&page.address);
    }
    Some(finished(source, article.into()))
}

fn unpacked(reader: impl std::io::Read, limit: u64) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let read = reader.take(limit + 1).read_to_end(&mut bytes);
    (bytes.len() as u64 <= limit && (read.is_ok() || !bytes.is_empty())).then_some(bytes)
}

/// A body sent in chunks, whole (RFC 9112, section 7.1). What follows a broken length is left out; a body
/// that was kept whole already stays.
fn dechunked(body: &[u8]) -> Vec<u8> {
    let mut whole = Vec::with_capacity(body.len());
    let mut rest = body;
    while let Some(end) = rest.iter().take(64).position(|&b| b == b'\n') {
        let line = std::str::from_utf8(&rest[..end]).unwrap_or_default();
        let size = line.split(';').next().unwrap_or_default().trim();
        let Ok(size) = usize::from_str_radix(size, 16) else { break };
        let Some(chunk) = rest.get(end + 1..(end + 1).saturating_add(size)) else {
            whole.extend_from_slice(rest.get(end + 1..).unwrap_or_default());
            break;
        };
        whole.extend_from_slice(chunk);
        if size == 0 {
            break;
        }
        rest = rest.get(end + 1 + size..).unwrap_or_default().trim_ascii_start();
    }
    if whole.is_empty() { body.to_vec() } else { whole }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::{Options, read_bytes};

    fn record(kind: &str, address: &str, block: &str) -> String {
        format!(
            "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {address}\r\nContent-Type: application/http; \
             msgtype=response\r\nContent-Length: {}\r\n\r\n{block}\r\n\r\n",
            block.len()
        )
    }

    #[test]
    fn pages_are_found_among_the_records() {
        let words = "The harbour board voted late on Tuesday to close the eastern pier. ".repeat(9);
        let html = format!("<html><head><title>Pier</title></head><body><p>{words}</p></body></html>");
        let answer = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{html}");
        let (first, second) = html.split_at(100);
        let chunks =
            format!("{:x}\r\n{first}\r\n{:x};x=1\r\n{second}\r\n0\r\n\r\n", first.len(), second.len());
        let chunked = format!(
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Type: text/html\r\n\r\n{chunks}"
        );
        let crawl = [
            record("warcinfo", "", "software: x"),
            record("request", "https://post.example/1", "GET /1 HTTP/1.1\r\n\r\n"),
            record("response", "https://post.example/1", &answer),
            record("response", "<https://www.wire.example/2>", &chunked),
            record("response", "https://post.example/1", &answer),
            record(
                "response",
                "https://post.example/x.css",
                "HTTP/1.1 200 OK\r\nContent-Type: text/css\r\n\r\np{}",
            ),
            record(
                "response",
                "https://post.example/frame",
                "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>Ad</p>",
            ),
        ]
        .concat();
        let read = read_bytes("crawl.warc", crawl.as_bytes(), &Options::default());
        let told: Vec<(&str, &str)> =
            read.articles.iter().map(|a| (a.path.as_str(), a.outlet.as_str())).collect();
        assert_eq!(
            told,
            [
                ("crawl.warc#https://post.example/1", "post.example"),
                ("crawl.warc#https://www.wire.example/2", "wire.example")
            ]
        );
        assert_eq!(read.articles[0].text, read.articles[1].text);
        assert!(read.problems.is_empty());
        let cut = read_bytes("crawl.warc", &crawl.as_bytes()[..crawl.len() - 100], &Options::default());
        assert_eq!(cut.articles.len(), 2);
        assert!(matches!(cut.problems[0].cause, Cause::PartlyDamaged(_)));
    }
}
