//! The reader of e-mail (.eml, RFC 5322 and MIME; .mbox): newsletters, forwarded stories, articles sent
//! as attachments.
//!
//! The subject is the headline, the sender's name the outlet. Of a message with a page and a plain text
//! the page is read where it holds at least as much. A message that was forwarded counts as the one
//! inside it. Attachments that are articles come in beside the message.

use super::clean::{clean, one_line};
use super::{Cause, Format, Imported, Source, databases, dates, format, plain, web};
use crate::article::Article;
use jiff::civil::Date;
use mail_parser::decoders::{base64::base64_decode, quoted_printable::quoted_printable_decode};
use mail_parser::{Encoding, Message, MessageParser, MessagePart, MimeHeaders, PartType};

/// How many messages may be packed into one another.
const DEEPEST: usize = 3;
/// How many parts that are messages a message may claim before it is not read at all.
const MOST_NESTED: usize = 200;
/// How many messages of a mailbox and attachments of a message are read.
const MOST_PARTS: usize = 500;
/// A message of fewer words that carries an article only announces it.
const FEWEST_WORDS: usize = 40;

/// Reads a message, or the messages of a mailbox.
///
/// # Errors
/// When nothing in it is a message.
pub fn read(source: &Source) -> Result<Imported, Cause> {
    if !source.bytes.starts_with(b"From ") {
        return message(source, &source.bytes, 0);
    }
    let mut imported = Imported::default();
    for bytes in mailbox(&source.bytes) {
        // One message that is none does not keep the others out.
        if let Ok(found) = message(source, &bytes, 0) {
            imported.add(found);
        }
    }
    Ok(imported)
}

/// The messages of a mailbox: each begins with a line "From …" behind a blank line.
fn mailbox(bytes: &[u8]) -> Vec<Vec<u8>> {
    let mut messages: Vec<Vec<u8>> = Vec::new();
    let mut blank = true;
    for line in bytes.split_inclusive(|&b| b == b'\n') {
        if blank && line.starts_with(b"From ") {
            if messages.len() >= MOST_PARTS {
                break;
            }
            messages.push(Vec::new());
        } else if let Some(message) = messages.last_mut() {
            // Such lines inside a message are marked with ">".
            let quoted = line.iter().take_while(|&&b| b == b'>').count();
            let marked = quoted > 0 && line[quoted..].starts_with(b"From ");
            message.extend_from_slice(&line[usize::from(marked)..]);
        }
        blank = line.trim_ascii().is_empty();
    }
    messages
}

/// The parsed message that `bytes` are.
///
/// # Errors
/// [`Cause::Damaged`] when they are none, or pack messages into one another beyond measure.
pub fn parsed(bytes: &[u8]) -> Result<Message<'_>, Cause> {
    let count = |kind: &[u8]| bytes.windows(kind.len()).filter(|w| w.eq_ignore_ascii_case(kind)).count();
    if count(b"message/rfc822") + count(b"message/global") + count(b"multipart/digest") > MOST_NESTED {
        return Err(Cause::Damaged("it packs messages into one another beyond measure".into()));
    }
    let message = MessageParser::default().parse(bytes);
    message.ok_or_else(|| Cause::Damaged("it has no readable message in it".into()))
}

fn message(source: &Source, bytes: &[u8], depth: usize) -> Result<Imported, Cause> {
    let message = parsed(bytes)?;
    let mut imported = Imported::default();
    if let Some(articles) = export(&message) {
        return Ok(articles.into());
    }
    let article = article(&message);
    let mut inside = Imported::default();
    for part in message.attachments().take(MOST_PARTS) {
        inside.add(attachment(source, part, depth));
    }
    let words = article.text.split_whitespace().count();
    if words > 0 && (inside.articles.is_empty() || words >= FEWEST_WORDS) {
        imported.articles.push(article);
    }
    imported.add(inside);
    Ok(imported)
}

/// The articles that an attachment holds; pictures, calendars and the like hold none.
fn attachment(source: &Source, part: &MessagePart, depth: usize) -> Imported {
    if let PartType::Message(nested) = &part.body {
        let read = (depth < DEEPEST).then(|| message(source, nested.raw_message(), depth + 1));
        return read.and_then(Result::ok).unwrap_or_default();
    }
    let Some(name) = part.attachment_name().map(one_line).filter(|name| !name.is_empty()) else {
        return Imported::default();
    };
    let inner = source.inside(format!("{}/{name}", source.name), contents(part));
    let no_article = matches!(
        format::recognise(&inner),
        Format::Refused(_) | Format::Mail | Format::PageArchive | Format::WebArchive
    );
    // Files such as style sheets and signatures are text, too.
    let readable = matches!(
        inner.extension().as_str(),
        "txt" | "md" | "html" | "htm" | "docx" | "doc" | "odt" | "rtf" | "pdf" | "epub"
    );
    if no_article || !readable || inner.bytes.is_empty() {
        return Imported::default();
    }
    match super::reader(&inner) {
        Ok(mut read) => {
            for article in &mut read.articles {
                if article.path.is_empty() {
                    article.path.clone_from(&inner.name);
                }
            }
            read
        }
        Err(cause) => Imported::problem(inner.name, cause),
    }
}

/// The bytes of a part in the encoding its characters have: what the parser decoded by a declaration is
/// text already, what had none is for our own detection.
pub fn contents(part: &MessagePart) -> Vec<u8> {
    part.contents().to_vec()
}

/// The characters of a part that is text, its encoding found out where it is not declared.
pub fn text(message: &Message, part: &MessagePart) -> String {
    let declared = part.content_type().is_some_and(|kind| kind.attribute("charset").is_some());
    let (from, to) = (part.offset_body as usize, part.offset_end as usize);
    let raw = message.raw_message().get(from..to).filter(|_| !declared);
    let decoded = raw.and_then(|raw| match part.encoding {
        Encoding::QuotedPrintable => quoted_printable_decode(raw),
        Encoding::Base64 => base64_decode(raw),
        Encoding::None => Some(raw.to_vec()),
    });
    match decoded {
        Some(bytes) => super::encoding::decode(&bytes, None).into_owned(),
        None => part.text_contents().unwrap_or_default().to_owned(),
    }
}

/// The articles of a message by which a news database sends what was found.
fn export(message: &Message) -> Option<Vec<Article>> {
    let page = message.html_bodies().find(|part| matches!(part.body, PartType::Html(_)));
    page.and_then(|part| web::export(&text(message, part))).or_else(|| {
        let part = message.text_bodies().find(|part| matches!(part.body, PartType::Text(_)))?;
        let words = clean(&text(message, part));
        databases::split(&words.split('\n').collect::<Vec<_>>())
    })
}

/// The article that the message's own text is.
fn article(message: &Message) -> Article {
    let text_part = message.text_bodies().find(|part| matches!(part.body, PartType::Text(_)));
    let page_part = message.html_bodies().find(|part| matches!(part.body, PartType::Html(_)));
    let plain_text = text_part.map(|part| without_signature(&clean(&text(message, part))));
    let mut article = Article {
        title: subject(message.subject().unwrap_or_default()),
        outlet: sender(message),
        date: message.date().and_then(|d| {
            let (year, month, day) =
                (i16::try_from(d.year).ok()?, i8::try_from(d.month).ok()?, i8::try_from(d.day).ok()?);
            Date::new(year, month, day).ok()
        }),
        ..Article::default()
    };
    if let Some(inner) = plain_text.as_deref().and_then(forwarded) {
        let found = plain::article(&inner.body);
        article.title = inner.title.filter(|t| !t.is_empty()).unwrap_or(article.title);
        article.outlet = inner.outlet.filter(|o| !o.is_empty()).unwrap_or(article.outlet);
        article.date = inner.date.or(article.date);
        (article.text, article.byline) = (found.text, found.byline);
        return article;
    }
    let by_text = plain_text.map(|text| plain::article(&text)).unwrap_or_default();
    let by_page = page_part.and_then(|part| web::letter(&text(message, part), &article.title).ok());
    let found = match by_page {
        Some(page) if page.text.len() * 2 >= by_text.text.len() => page,
        _ => by_text,
    };
    article.text = found.text;
    article.byline = found.byline;
    article.url = found.url;
    article
}

/// The subject without the marks of answering and forwarding.
fn subject(subject: &str) -> String {
    let mut rest = subject.trim();
    while let Some((mark, after)) = rest.split_once(':') {
        if !matches!(mark.trim().to_ascii_lowercase().as_str(), "re" | "fw" | "fwd" | "wg" | "aw" | "tr") {
            break;
        }
        rest = after.trim();
    }
    one_line(rest)
}

/// The sender's name, or the site of the address where there is none.
fn sender(message: &Message) -> String {
    let Some(from) = message.from().and_then(|from| from.first()) else { return String::new() };
    let name = one_line(from.name().unwrap_or_default());
    if !name.is_empty() {
        return name.trim_matches(['"', '\'']).to_owned();
    }
    from.address().and_then(|a| a.rsplit_once('@')).map(|(_, site)| one_line(site)).unwrap_or_default()
}

/// The text without the signature that two hyphens and a space begin (RFC 3676).
fn without_signature(text: &str) -> String {
    match text.rfind("\n--\n") {
        Some(at) if at * 2 > text.len() => text[..at].to_owned(),
        _ => text.to_owned(),
    }
}

/// What a message that was forwarded within the text says about itself.
struct Forwarded {
    title: Option<String>,
    outlet: Option<String>,
    date: Option<Date>,
    body: String,
}

fn forwarded(text: &str) -> Option<Forwarded> {
    let lines: Vec<&str> = text.split('\n').collect();
    let at = lines.iter().take(60).position(|line| {
        let bare =
            line.trim_matches(|c: char| c == '-' || c == '_' || c == ' ' || c == ':').to_ascii_lowercase();
        matches!(bare.as_str(), "forwarded message" | "begin forwarded message" | "original message")
    })?;
    let mut inner = Forwarded { title: None, outlet: None, date: None, body: String::new() };
    let mut end = at + 1;
    let mut fields = 0;
    while let Some(line) = lines.get(end) {
        let Some((name, value)) = line.split_once(':').filter(|(name, _)| is_field(name)) else {
            // Blank lines before the fields, folded values among them.
            if fields == 0 && line.is_empty() || fields > 0 && !line.is_empty() {
                end += 1;
                continue;
            }
            break;
        };
        fields += 1;
        end += 1;
        let value = value.trim();
        match name.trim_matches(['*', ' ']).to_ascii_lowercase().as_str() {
            "subject" => inner.title = Some(subject(value)),
            "from" => {
                inner.outlet =
                    Some(one_line(value.split('<').next().unwrap_or_default().trim_matches(['"', ' '])))
            }
            "date" | "sent" => inner.date = dates::read(value),
            _ => {}
        }
    }
    inner.body = lines.get(end..)?.join("\n");
    (fields >= 2 && inner.body.split_whitespace().count() > 5).then_some(inner)
}

fn is_field(name: &str) -> bool {
    let name = name.trim_matches(['*', ' ']).to_ascii_lowercase();
    matches!(name.as_str(), "from" | "to" | "cc" | "date" | "sent" | "subject" | "reply-to")
}

/// Whether bytes begin as a message does: with several fields of its head, one of which only mail has.
pub fn is_message(bytes: &[u8], named: bool) -> bool {
    let head = &bytes[..bytes.len().min(16_384)];
    let head = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head);
    let (mut fields, mut certain, mut first) = (0, false, true);
    for line in head.split(|&b| b == b'\n').take(200) {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        if first && line.starts_with(b"From ") {
            continue;
        }
        if line.is_empty() {
            break;
        }
        if !first && line.starts_with(b" ") || line.starts_with(b"\t") {
            continue;
        }
        first = false;
        let Some(colon) = line.iter().position(|&b| b == b':') else { return false };
        let name = &line[..colon];
        if name.is_empty()
            || !name.iter().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.'))
        {
            return false;
        }
        let is = |names: &[&str]| names.iter().any(|n| name.eq_ignore_ascii_case(n.as_bytes()));
        fields += usize::from(is(&["From", "To", "Subject", "Date", "Sender", "Reply-To"]));
        certain |= is(&[
            "Message-ID",
            "MIME-Version",
            "Received",
            "Return-Path",
            "Delivered-To",
            "DKIM-Signature",
            "Content-Type",
        ]);
    }
    fields >= 1 && (certain || named)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::Options;

    fn mail(text: &str) -> Imported {
        read(&Source::new("a.eml", text.as_bytes().to_vec(), &Options::default())).expect("a message")
    }

    #[test]
    fn forwarded_messages_count_as_the_one_inside() {
        let found = mail(
            "From: Jun Mori <jun@x.example>\r\nTo: me@x.example\r\nSubject: Fwd: look\r\nDate: Fri, 4 Apr 2031 09:00:00 +0000\r\n\r\nSee below.\r\n\r\n\
             ---------- Forwarded message ---------\r\nFrom: Harbour Post <news@harbour.example>\r\nDate: Wed, 2 Apr 2031 at 07:00\r\n\
             Subject: Pier closed for two weeks\r\nTo: Jun Mori <jun@x.example>\r\n\r\n\r\nThe harbour board voted late on Tuesday to close the pier.\r\n\r\n-- \r\nJun\r\n",
        );
        let article = &found.articles[0];
        assert_eq!(article.title, "Pier closed for two weeks");
        assert_eq!(article.outlet, "Harbour Post");
        assert_eq!(article.date, Some(jiff::civil::date(2031, 4, 2)));
        assert_eq!(article.text, "The harbour board voted late on Tuesday to close the pier.");
    }

    #[test]
    fn mailboxes_and_attachments() {
        let one = "From a@b.example Wed Apr  2 07:00:00 2031\nFrom: \"Harbour Post\" <a@b.example>\nSubject: =?utf-8?q?Pier_=E2=80=9Cclosed=E2=80=9D?=\n\
             Date: Wed, 2 Apr 2031 23:30:00 -0500\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: text/plain; charset=windows-1252\n\
             Content-Transfer-Encoding: quoted-printable\n\nThe board closed the =93old=94 pier.\n>From then on nobody came.\n--x\nContent-Type: text/plain; name=more.txt\n\
             Content-Disposition: attachment; filename=more.txt\n\nFerries stopped at once, and the council said so.\n--x--\n\n";
        let found = mail(&one.repeat(2));
        assert_eq!(found.articles.len(), 2, "{:#?}", found.articles);
        assert_eq!(found.articles[0].text, "Ferries stopped at once, and the council said so.");
        assert_eq!(found.articles[0].path, "a.eml/more.txt");
        let found = mail(&one.replace("nobody came.", &"nobody came to hear. ".repeat(20)));
        assert_eq!(found.articles.len(), 2);
        assert_eq!(found.articles[0].title, "Pier “closed”");
        assert_eq!(found.articles[0].date, Some(jiff::civil::date(2031, 4, 2)));
        assert!(found.articles[0].text.starts_with("The board closed the “old” pier."));
    }

    #[test]
    fn messages_are_told_from_text() {
        assert!(is_message(b"Received: x\r\n\ty\r\nFrom: a\r\nSubject: b\r\n\r\nText", false));
        assert!(is_message(b"From: a\nSubject: b\n\nText", true));
        for text in
            ["From: a\nSubject: b\n\nText", "Subject to review: the pier", "The mayor: none\nFrom: here", ""]
        {
            assert!(!is_message(text.as_bytes(), false), "{text}");
        }
        let nested = "Content-Type: message/rfc822\r\n\r\n".repeat(100_000);
        assert!(matches!(parsed(nested.as_bytes()), Err(Cause::Damaged(_))));
    }
}
