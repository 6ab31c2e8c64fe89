//! Documents that real programs wrote (see `tests/fixtures/documents/README.md`), read through the public
//! face, and what is left of them when they break.

use parallax::article::Article;
use parallax::import::{Cause, Imported, Options, read, read_bytes};
use rustc_hash::FxHashMap;
use std::path::{Path, PathBuf};

fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/documents").join(name)
}

fn bytes(name: &str) -> Vec<u8> {
    std::fs::read(path(name)).expect("a fixture")
}

fn one(name: &str) -> Article {
    let mut articles = read(&path(name), &Options::default()).whole().expect("readable");
    assert_eq!(articles.len(), 1, "{name}");
    articles.remove(0)
}

/// The article all fixtures hold, as its page gives it.
fn sample() -> Article {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/sample/aldmoor-herald.html");
    read(&page, &Options::default()).whole().expect("readable").remove(0)
}

/// Words counted.
fn words(text: &str) -> FxHashMap<String, usize> {
    let mut counted = FxHashMap::default();
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()) {
        *counted.entry(word.to_lowercase()).or_default() += 1;
    }
    counted
}

/// The harmonic mean of precision and recall of the words of `found`.
fn word_f1(found: &str, truth: &str) -> f64 {
    let (found, truth) = (words(found), words(truth));
    let shared: usize = found.iter().map(|(w, n)| n.min(truth.get(w).unwrap_or(&0))).sum();
    2.0 * shared as f64 / (found.values().sum::<usize>() + truth.values().sum::<usize>()) as f64
}

const TITLE: &str = "Crane collapse at Pier 9 kills two and shuts Aldmoor’s port";

/// The text of a document without the headline that stands above it.
fn body(article: &Article) -> &str {
    let headline = article.text.split("\n\n").next().unwrap_or_default();
    let body = &article.text[headline.len()..];
    if headline == TITLE { body.trim_start() } else { &article.text }
}

fn assert_is_sample(name: &str, article: &Article) {
    let sample = sample();
    let f1 = word_f1(body(article), &sample.text);
    assert!(f1 > 0.98, "{name}: {f1}\n{}", article.text);
    assert_eq!(article.title, TITLE, "{name}");
    let (found, wanted) = (body(article).split("\n\n").count(), sample.text.split("\n\n").count());
    assert_eq!(found, wanted, "{name}: paragraphs\n{}", article.text);
}

#[test]
fn word_processors_documents_hold_the_article() {
    for name in ["crane.docx", "crane.odt", "crane.rtf", "crane.epub"] {
        let article = one(name);
        assert_is_sample(name, &article);
        assert_eq!(body(&article), sample().text, "{name}");
        assert_eq!(article.byline, "Lena Marchetti", "{name}");
        assert_eq!(article.date, Some(jiff::civil::date(2026, 3, 4)), "{name}");
    }
}

#[test]
fn printed_documents_hold_the_article() {
    for name in ["crane.pdf", "columns.pdf", "chrome.pdf"] {
        let article = one(name);
        assert_is_sample(name, &article);
        assert_eq!(article.byline, "Lena Marchetti", "{name}");
        let body = body(&article);
        for joined in
            ["killing two people, injuring 11 others", "container ship Calloway Star at 5:50 a.m.", "400-ton"]
        {
            assert!(body.contains(joined), "{name}: {joined}");
        }
        for head in ["Wednesday edition", "Page 1"] {
            assert!(!body.contains(head), "{name}: {head}");
        }
    }
}

#[test]
fn pages_saved_in_one_file_hold_the_article_and_its_address() {
    let page = sample();
    for name in ["chrome.mhtml", "safari.webarchive"] {
        let article = one(name);
        assert_eq!(Article { path: page.path.clone(), ..article }, page, "{name}");
    }
}

#[test]
fn a_newsletter_is_the_article_of_its_sender() {
    let article = one("newsletter.eml");
    assert_is_sample("newsletter.eml", &article);
    assert_eq!(article.outlet, "Aldmoor Herald");
    assert_eq!(article.date, Some(jiff::civil::date(2026, 3, 4)));
    // The same without its page: the plain text, its wrapped lines joined.
    let bytes = bytes("newsletter.eml");
    let text = String::from_utf8(bytes).expect("ASCII").replace("text/html", "text/x-none");
    let articles = read_bytes("a.eml", text.as_bytes(), &Options::default()).whole().expect("readable");
    assert_is_sample("plain part", &articles[0]);
}

#[test]
fn what_a_file_holds_goes_before_its_name() {
    for (name, wrong) in [("crane.docx", "a.html"), ("crane.rtf", "a.pdf"), ("crane.odt", "a.docx")] {
        let found = read_bytes(wrong, &bytes(name), &Options::default()).whole().expect("readable");
        assert_is_sample(wrong, &found[0]);
    }
    let page =
        b"<html><body><h1>Pier closed</h1><p>The board closed the pier, it said on Friday.</p></body></html>";
    let found = read_bytes("a.docx", page, &Options::default()).whole().expect("readable");
    assert_eq!(found[0].text, "The board closed the pier, it said on Friday.");
}

/// The paragraphs of an export of Nexis Uni with two articles.
const EXPORT: &str = "Pier closed for two weeks\nHarbour Post (Selland)\nApril 2, 2031 Wednesday\n\nCopyright 2031 Harbour Post All Rights Reserved\n\
    Section: NEWS; Pg. A1\nLength: 312 words\nByline: Oda Lind\nBody\nThe harbour board voted late on Tuesday to close the pier.\n\
    “It was safe in March,” said Petra Holm.\nClassification\nLanguage: ENGLISH\nLoad-Date: April 3, 2031\nEnd of Document\n\
    Ferry users in the dark\nBay Courier\nApril 3, 2031 Thursday\nCopyright 2031 Bay Courier\nLength: 99 words\nBody\n\
    Commuters learned of the closing from a notice.\nLoad-Date: April 4, 2031\nEnd of Document";

/// A Word document of these paragraphs.
fn word_document(paragraphs: &str) -> Vec<u8> {
    use std::io::{Cursor, Write as _};
    let body: String = paragraphs.lines().map(|p| format!("<w:p><w:r><w:t>{p}</w:t></w:r></w:p>")).collect();
    let mut package = zip::ZipWriter::new(Cursor::new(Vec::new()));
    package.start_file("word/document.xml", zip::write::SimpleFileOptions::default()).expect("a part");
    write!(package, "<w:document><w:body>{body}</w:body></w:document>").expect("written");
    package.finish().expect("closed").into_inner()
}

#[test]
fn an_export_gives_its_articles_in_any_format() {
    let rich: String = EXPORT
        .chars()
        .map(|c| match c {
            '\n' => "\\par\n".to_owned(),
            c if c.is_ascii() => c.to_string(),
            c => format!("\\u{}?", u32::from(c)),
        })
        .collect();
    let page: String = EXPORT.lines().map(|p| format!("<p>{p}</p>")).collect();
    for (name, bytes) in [
        ("export.docx", word_document(EXPORT)),
        ("export.rtf", format!("{{\\rtf1\\ansi {rich}}}").into_bytes()),
        ("export.html", format!("<html><body>{page}</body></html>").into_bytes()),
        ("export.txt", EXPORT.replace('\n', "\n\n").into_bytes()),
    ] {
        let found = read_bytes(name, &bytes, &Options::default()).whole().expect("readable");
        assert_eq!(found.len(), 2, "{name}: {found:#?}");
        let pier = &found[0];
        assert_eq!(
            (pier.outlet.as_str(), pier.title.as_str(), pier.byline.as_str(), pier.date),
            (
                "Harbour Post (Selland)",
                "Pier closed for two weeks",
                "Oda Lind",
                Some(jiff::civil::date(2031, 4, 2))
            ),
            "{name}"
        );
        assert_eq!(
            pier.text,
            "The harbour board voted late on Tuesday to close the pier.\n\n“It was safe in March,” said Petra Holm.",
            "{name}"
        );
        assert_eq!(found[1].outlet, "Bay Courier", "{name}");
        assert_eq!(found[1].path, format!("{name}#2"));
    }
}

#[test]
fn packages_and_markup_beyond_measure_are_refused() {
    // A part of zeros unpacks a thousandfold; markup of a million open elements nests without end.
    let zeros = word_document(&"\u{1}".repeat(40_000_000));
    assert!(zeros.len() < 200_000);
    assert!(matches!(cause("a.docx", &zeros), Cause::Bomb));
    let nested = format!("{}words", "<w:r>".repeat(200_000));
    assert!(matches!(cause("a.docx", &word_document(&nested)), Cause::Damaged(_)));
    let groups = format!("{{\\rtf1 {}words", "{".repeat(1_000_000));
    let found = read_bytes("a.rtf", groups.as_bytes(), &Options::default()).whole().expect("readable");
    assert_eq!(found[0].text, "words");
    let parts = "Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n".repeat(50_000);
    let mail = format!("From: a@b.example\r\nMIME-Version: 1.0\r\n{parts}\r\nwords");
    let read = read_bytes("a.eml", mail.as_bytes(), &Options::default());
    assert!(
        read.problems.iter().all(|p| !matches!(p.cause, Cause::Fault | Cause::Slow(_))),
        "{:?}",
        read.problems
    );
}

fn cause(name: &str, bytes: &[u8]) -> Cause {
    let Imported { articles, mut problems, .. } = read_bytes(name, bytes, &Options::default());
    assert!(articles.is_empty() && problems.len() == 1, "{name}: {articles:?}");
    problems.remove(0).cause
}

#[test]
fn broken_files_say_what_is_wrong() {
    let docx = bytes("crane.docx");
    assert!(matches!(cause("a.docx", &docx[..docx.len() / 2]), Cause::Damaged(_)));
    assert!(matches!(cause("a.odt", &bytes("crane.odt")[..3000]), Cause::Damaged(_)));
    let locked: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let locked = [b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".as_slice(), &[0; 600], &locked].concat();
    assert!(matches!(cause("a.docx", &locked), Cause::Locked));
    let pdf = bytes("crane.pdf");
    assert!(matches!(cause("a.pdf", &pdf[..pdf.len() / 3]), Cause::Damaged(_)));
    assert!(matches!(cause("a.pdf", b"%PDF-1.7\n%%EOF"), Cause::Damaged(_)));
    assert!(matches!(cause("a.rtf", b"{\\rtf1 {\\fonttbl Arial;}}"), Cause::Blank));
}

/// A sequence of numbers that depends on its seed alone (Marsaglia's xorshift).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % limit.max(1) as u64).unwrap_or(0)
    }
}

const FIXTURES: [&str; 9] = [
    "crane.epub",
    "crane.pdf",
    "columns.pdf",
    "crane.docx",
    "crane.odt",
    "crane.rtf",
    "chrome.mhtml",
    "newsletter.eml",
    "safari.webarchive",
];

/// Every break gives an article, or a cause that is no defect of this program.
#[test]
fn cut_and_garbled_files_never_break_the_reader() {
    let mut numbers = Numbers(0x9E37_79B9_7F4A_7C15);
    for name in FIXTURES {
        let whole = bytes(name);
        for round in 0..40 {
            let mut broken = whole.clone();
            match round % 4 {
                0 => broken.truncate(numbers.below(whole.len())),
                1 => {
                    for _ in 0..=numbers.below(30) {
                        let at = numbers.below(broken.len());
                        broken[at] = u8::try_from(numbers.below(256)).unwrap_or(0);
                    }
                }
                2 => {
                    let (from, length) = (numbers.below(whole.len()), numbers.below(2000));
                    broken.drain(from..(from + length).min(whole.len()));
                }
                _ => {
                    let (from, length) = (numbers.below(whole.len()), numbers.below(2000));
                    let piece = whole[from..(from + length).min(whole.len())].to_vec();
                    let at = numbers.below(broken.len());
                    broken.splice(at..at, piece);
                }
            }
            let read = read_bytes(name, &broken, &Options::default());
            assert!(!read.articles.is_empty() || !read.problems.is_empty(), "{name} {round}");
            for problem in &read.problems {
                let defect = matches!(problem.cause, Cause::Fault | Cause::Slow(_));
                assert!(!defect, "{name} {round}: {problem}");
            }
        }
    }
}
