//! Broken files of every kind: cut off, garbled, under the wrong name, in the wrong encoding, packed to
//! burst. Each gives articles or an error that names the file and a way out; none panics or hangs.
//!
//! `BROKEN=5000 cargo test --release --test import_broken` tries as many for each kind, always the same.

use parallax::import::{Cause, Imported, Options, read_bytes};
use std::io::{Cursor, Write as _};
use std::time::Duration;

const STORY: &str = "Board shuts eastern pier\n\nBy Oda Lind\n2 April 2031\n\nThe harbour board voted late on Tuesday to \
                     close the eastern pier for two weeks, it said.\n\n“We were told in March that it was safe,” said Petra \
                     Holm, who sells nets – and “tea & cake” – there.";

/// One sound file of each kind, written by hand or by the libraries that write such files.
fn sound() -> Vec<(&'static str, Vec<u8>)> {
    let paragraphs = |open: &str, close: &str| -> String {
        STORY.split("\n\n").map(|p| format!("{open}{}{close}", p.replace('&', "&amp;"))).collect()
    };
    let html = format!(
        "<!doctype html><html lang=en><head><meta charset=utf-8><title>Board shuts pier | Post</title><script \
         type='application/ld+json'>{{\"@type\":\"NewsArticle\",\"datePublished\":\"2031-04-02\",\"author\":[{{\"name\":\"Oda \
         Lind\"}}]}}</script></head><body><nav><a href=/>Home</a></nav><article>{}</article></body></html>",
        paragraphs("<p>", "</p>")
    );
    let quoted = STORY.replace('"', "\"\"");
    let json = serde_json::json!([{ "outlet": "Post", "text": STORY, "date": "2031-04-02" }]).to_string();
    // Of a crawl only pages with enough text count as articles.
    let page = html.replace("</article>", &format!("{0}{0}</article>", paragraphs("<p>", "</p>")));
    let answer = format!(
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n{:x}\r\n{page}\r\n0\r\n\r\n",
        page.len()
    );
    let word = format!(
        "<?xml version='1.0'?><w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:body>{}</w:body></w:document>",
        paragraphs("<w:p><w:r><w:t>", "</w:t></w:r></w:p>")
    );
    let odt = format!(
        "<office:document-content xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0'><office:body><office:text>{}</office:text></office:body></office:document-content>",
        paragraphs("<text:p>", "</text:p>")
    );
    let ods = format!(
        "<office:document-content xmlns:office='o' xmlns:table='t' xmlns:text='x'><office:body><office:spreadsheet><table:table table:name='A'><table:table-row><table:table-cell><text:p>Outlet</text:p></table:table-cell><table:table-cell><text:p>Text</text:p></table:table-cell></table:table-row><table:table-row><table:table-cell><text:p>Post</text:p></table:table-cell><table:table-cell>{}</table:table-cell></table:table-row></table:table></office:spreadsheet></office:body></office:document-content>",
        paragraphs("<text:p>", "</text:p>")
    );
    let opf = "<?xml version='1.0'?><package xmlns='http://www.idpf.org/2007/opf'><metadata xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:title>Pier</dc:title></metadata><manifest><item id='a' href='a.xhtml' media-type='application/xhtml+xml'/></manifest><spine><itemref idref='a'/></spine></package>";
    let container = "<?xml version='1.0'?><container xmlns='urn:oasis:names:tc:opendocument:xmlns:container'><rootfiles><rootfile full-path='a.opf' media-type='application/oebps-package+xml'/></rootfiles></container>";
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (column, (name, cell)) in [("Outlet", "Post"), ("Text", STORY)].into_iter().enumerate() {
        sheet.write(0, column as u16, name).unwrap();
        sheet.write(1, column as u16, cell).unwrap();
    }
    let rtf: String = STORY
        .chars()
        .map(|c| match c {
            '\n' => "\\par\n".to_owned(),
            c if c.is_ascii() => c.to_string(),
            c => format!("\\u{}?", c as u32),
        })
        .collect();
    let mime = |kind: &str| {
        format!(
            "From: Post <news@post.example>\r\nSubject: Board shuts pier\r\nDate: Wed, 2 Apr 2031 10:00:00 +0000\r\nSnapshot-Content-Location: \
             https://post.example/pier\r\nMIME-Version: 1.0\r\nContent-Type: multipart/{kind}; boundary=\"b\"\r\n\r\n--b\r\nContent-Type: \
             text/html; charset=utf-8\r\nContent-Location: https://post.example/pier\r\n\r\n{html}\r\n--b--\r\n"
        )
    };
    let webarchive = format!(
        "<?xml version='1.0'?><plist version='1.0'><dict><key>WebMainResource</key><dict><key>WebResourceData</key><data>{}</data><key>WebResourceMIMEType</key><string>text/html</string><key>WebResourceTextEncodingName</key><string>UTF-8</string><key>WebResourceURL</key><string>https://post.example/pier</string></dict></dict></plist>",
        base64(html.as_bytes())
    );
    let stream = format!(
        "BT /F1 12 Tf 72 700 Td ({}) Tj ET",
        "The harbour board voted late on Tuesday to close the pier.".repeat(3)
    );
    let objects = [
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Kids[3 0 R]/Count 1>>".to_owned(),
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>"
            .to_owned(),
        format!("<</Length {}>>stream\n{stream}\nendstream", stream.len()),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>".to_owned(),
    ];
    let (mut pdf, mut places) = ("%PDF-1.4\n".to_owned(), String::new());
    for (n, object) in objects.iter().enumerate() {
        places.push_str(&format!("{:010} 00000 n \n", pdf.len()));
        pdf.push_str(&format!("{} 0 obj\n{object}\nendobj\n", n + 1));
    }
    let at = pdf.len();
    pdf.push_str(&format!(
        "xref\n0 6\n0000000000 65535 f \n{places}trailer<</Size 6/Root 1 0 R>>\nstartxref\n{at}\n%%EOF\n"
    ));
    vec![
        ("a.txt", STORY.into()),
        ("a.md", format!("---\ntitle: Pier\noutlet: Post\n---\n\n{STORY}").into()),
        ("a.html", html.clone().into()),
        ("a.csv", format!("outlet,text\nPost,\"{quoted}\"\n").into()),
        ("a.tsv", format!("outlet\ttext\nPost\t\"{quoted}\"\n").into()),
        ("a.json", json.clone().into()),
        ("a.jsonl", format!("{0}\n{0}\n", json.trim_matches(['[', ']'])).into()),
        ("a.docx", packed(&[("[Content_Types].xml", "<Types/>"), ("word/document.xml", &word)])),
        ("a.odt", packed(&[("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", &odt)])),
        ("a.ods", packed(&[("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", &ods)])),
        ("a.epub", packed(&[("mimetype", "application/epub+zip"), ("META-INF/container.xml", container), ("a.opf", opf), ("a.xhtml", &html)])),
        ("a.xlsx", book.save_to_buffer().unwrap()),
        ("a.rtf", format!("{{\\rtf1\\ansi {rtf}}}").into()),
        ("a.eml", mime("alternative").into()),
        ("a.mhtml", mime("related").into()),
        ("a.webarchive", webarchive.into()),
        ("a.pdf", pdf.into()),
        ("a.zip", packed(&[("b/one.txt", STORY), ("two.html", &html)])),
        ("a.warc", format!("WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://post.example/pier\r\nContent-Length: {}\r\n\r\n{answer}\r\n\r\n", answer.len()).into()),
        ("a.txt.gz", gzipped(STORY.as_bytes())),
    ]
}

fn base64(bytes: &[u8]) -> String {
    use base64::Engine as _;
    base64::engine::general_purpose::STANDARD.encode(bytes)
}

fn packed(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (n, (name, text)) in parts.iter().enumerate() {
        let method = if n == 0 { zip::CompressionMethod::Stored } else { zip::CompressionMethod::Deflated };
        writer
            .start_file(*name, zip::write::SimpleFileOptions::default().compression_method(method))
            .unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn gzipped(bytes: &[u8]) -> Vec<u8> {
    let mut writer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    writer.write_all(bytes).unwrap();
    writer.finish().unwrap()
}

/// Numbers that look like chance and are the same on every run (Marsaglia's xorshift).
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit.max(1) as u64) as usize
    }
}

/// The file broken in one of several ways.
fn broken(bytes: &[u8], way: usize, chance: &mut Chance) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    let at = chance.below(bytes.len());
    let to = (at + 1 + chance.below(200)).min(bytes.len());
    match way % 12 {
        0 => bytes.truncate(at),
        1 => bytes.truncate(bytes.len() - 1 - chance.below(40).min(bytes.len() - 1)),
        2 => (0..1 + bytes.len() / 100).for_each(|_| {
            let at = chance.below(bytes.len());
            bytes[at] ^= 1 << chance.below(8);
        }),
        3 => drop(bytes.drain(at..to)),
        4 => {
            let piece = bytes[at..to].to_vec();
            (0..50).for_each(|_| drop(bytes.splice(at..at, piece.iter().copied())));
        }
        5 => {
            bytes.splice(at..at, (0..64).map(|_| chance.below(256) as u8).collect::<Vec<_>>()).for_each(drop)
        }
        6 => bytes = bytes.iter().flat_map(|&b| [b, 0]).collect(),
        7 => drop(bytes.splice(..0, *b"\xEF\xBB\xBF\xFF\xFE")),
        8 => bytes.iter_mut().skip(at).take(to - at).for_each(|b| *b = 0xFF),
        9 => bytes.splice(at..to, *b"\0\0\0\0").for_each(drop),
        10 => {
            let other = chance.below(bytes.len());
            bytes.swap(at, other);
            bytes.rotate_left(other.min(64));
        }
        _ => {
            let numbers: Vec<usize> = (0..bytes.len()).filter(|&n| bytes[n].is_ascii_digit()).collect();
            numbers.iter().for_each(|&n| bytes[n] = b'9');
        }
    }
    bytes
}

fn read(name: &str, bytes: &[u8]) -> Imported {
    // No test depends on how fast the machine is.
    let options = Options { patience: Duration::from_secs(900), ..Options::default() };
    let imported = read_bytes(name, bytes, &options);
    assert!(!imported.articles.is_empty() || !imported.problems.is_empty(), "{name}");
    for problem in &imported.problems {
        let said = problem.to_string();
        assert!(!matches!(problem.cause, Cause::Fault | Cause::Slow(_)), "{said}");
        assert!(said.starts_with(name) && said.len() > name.len() + 30, "{said}");
    }
    for article in &imported.articles {
        let text = &article.text;
        assert!(!text.is_empty() && text.trim() == text && !text.contains("\n\n\n"), "{name}: {text:?}");
        assert!(!text.contains(['\r', '\0']) && !article.outlet.is_empty(), "{name}: {text:?}");
    }
    imported
}

#[test]
fn sound_files_are_read() {
    for (name, bytes) in sound() {
        let imported = read(name, &bytes);
        assert!(imported.problems.is_empty(), "{name}: {:?}", imported.problems);
        assert!(imported.articles[0].text.contains("The harbour board voted late on Tuesday"), "{name}");
    }
}

#[test]
fn three_hundred_broken_files() {
    let each = std::env::var("BROKEN").ok().and_then(|n| n.parse().ok()).unwrap_or(15);
    let sound = sound();
    let mut chance = Chance(0x2031_0402);
    for (n, (name, bytes)) in sound.iter().enumerate() {
        for way in 0..each {
            let broken = broken(bytes, way, &mut chance);
            // Every fourth under the name of another kind.
            let called = if way % 4 == 3 { sound[(n + 1 + way) % sound.len()].0 } else { *name };
            read(called, &broken);
        }
    }
}

#[test]
fn files_made_to_burst_a_reader() {
    let deep = |open: &str, close: &str, n: usize| format!("{}{STORY}{}", open.repeat(n), close.repeat(n));
    let laughs = "<!DOCTYPE x [<!ENTITY a \"ha ha ha ha ha ha ha ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \
                  \"&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;\">]><w:document><w:body><w:p><w:r><w:t>&d;&d;\
                  </w:t></w:r></w:p></w:body></w:document>";
    let blank = " ".repeat(30_000_000);
    let word =
        |document: &str| packed(&[("[Content_Types].xml", "<Types/>"), ("word/document.xml", document)]);
    let files: Vec<(&str, Vec<u8>)> = vec![
        ("a.html", deep("<div><b><table><tr><td>", "", 5_000).into()),
        ("a.html", format!("<html><body><p>{}", "<p ".repeat(20_000)).into()),
        ("a.html", format!("<!--{}", "<!-".repeat(50_000)).into()),
        ("a.json", deep("[", "]", 50_000).into()),
        ("a.json", deep("{\"a\":", "}", 50_000).into()),
        ("a.csv", format!("text{}\n\"{STORY}", ",".repeat(100_000)).into()),
        ("a.csv", "\"".repeat(200_001).into()),
        ("a.docx", word(laughs)),
        ("a.docx", word(&deep("<w:p>", "", 20_000))),
        ("a.docx", word(&blank)),
        (
            "a.odt",
            packed(&[("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", &blank)]),
        ),
        ("a.zip", packed(&[("a", "x"), ("b.txt", &blank)])),
        ("a.rtf", format!("{{\\rtf1{}", "{\\*\\x".repeat(50_000)).into()),
        (
            "a.eml",
            format!(
                "Content-Type: multipart/mixed; boundary=a\r\n\r\n{}",
                "--a\r\nContent-Type: message/rfc822\r\n\r\n".repeat(3_000)
            )
            .into(),
        ),
        ("a.warc", "WARC/1.0\r\nContent-Length: 99999999999999999999\r\n\r\nx".into()),
        ("a.warc", "WARC/1.0\r\n\r\n".repeat(20_000).into()),
        ("a.webarchive", format!("<?xml version='1.0'?><plist>{}", "<array>".repeat(50_000)).into()),
        ("a.pdf", format!("%PDF-1.4\n1 0 obj{}", "<</A".repeat(50_000)).into()),
        ("a.gz", gzipped(blank.as_bytes())),
        ("a.md", deep("> ", "", 50_000).into()),
        ("a.md", deep("[", "](x)", 20_000).into()),
    ];
    for (name, bytes) in files {
        read(name, &bytes);
    }
}

#[test]
fn encodings_by_declaration_and_by_detection() {
    // Each long enough to be told by its bytes alone, as articles are.
    let texts: [(&str, &str); 10] = [
        (
            "windows-1252",
            "“C’est très bien”, a déclaré l’élue. Les cafés près de la forêt resteront fermés à Noël, selon elle.",
        ),
        (
            "iso-8859-2",
            "Starosta řekl, že most zůstane zavřený až do úterý. Žádný člověk nebyl zraněn, uvedla policie později.",
        ),
        (
            "windows-1250",
            "Burmistrz powiedział, że most zostanie zamknięty do wtorku. „Nikt nie został ranny”, podała później policja.",
        ),
        (
            "windows-1251",
            "Мэр сказал, что мост будет закрыт до вторника. «Никто не пострадал», сообщила позже полиция города.",
        ),
        (
            "iso-8859-7",
            "Ο δήμαρχος είπε ότι η γέφυρα θα μείνει κλειστή μέχρι την Τρίτη. Κανείς δεν τραυματίστηκε, είπε η αστυνομία.",
        ),
        (
            "windows-1255",
            "ראש העיר אמר שהגשר יישאר סגור עד יום שלישי. איש לא נפגע, מסרה המשטרה מאוחר יותר באותו היום.",
        ),
        (
            "gbk",
            "市长说，这座桥将关闭到星期二。警方后来表示，没有人受伤。“我们会尽快修好它，”他补充说，居民应绕道而行。",
        ),
        (
            "shift_jis",
            "市長は、橋は火曜日まで閉鎖されると述べた。警察によると、けが人はいなかった。「できるだけ早く直します」と市長は付け加えた。",
        ),
        (
            "euc-kr",
            "시장은 다리가 화요일까지 폐쇄될 것이라고 말했다. 경찰은 다친 사람이 없다고 밝혔다. 주민들은 다른 길을 이용해야 한다.",
        ),
        (
            "big5",
            "市長說，這座橋將關閉到星期二。警方後來表示，沒有人受傷。「我們會盡快修好它，」他補充說，居民應繞道而行。",
        ),
    ];
    for (label, text) in texts {
        let encoding = encoding_rs::Encoding::for_label(label.as_bytes()).unwrap();
        let (bytes, _, lost) = encoding.encode(text);
        assert!(!lost, "{label}");
        assert_eq!(read("a.txt", &bytes).articles[0].text, text, "{label} detected");
        let page = |head: &str| {
            let html = format!("{head}<title>x</title></head><body><p>{text}</p></body></html>");
            read("a.html", &encoding.encode(&html).0).articles[0].text.clone()
        };
        assert_eq!(page(&format!("<html><head><meta charset={label}>")), text, "{label} in a meta element");
        assert_eq!(
            page(&format!("<?xml version='1.0' encoding='{label}'?><html><head>")),
            text,
            "{label} in XML"
        );
        let http = format!("<html><head><meta http-equiv=Content-Type content='text/html; charset={label}'>");
        assert_eq!(page(&http), text, "{label} in an http-equiv");
    }
    let wide = |big: bool, text: &str| -> Vec<u8> {
        text.encode_utf16()
            .flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() })
            .collect()
    };
    for (label, text) in texts {
        for big in [false, true] {
            let marked = format!("\u{FEFF}{text}");
            assert_eq!(read("a.txt", &wide(big, &marked)).articles[0].text, text, "{label}");
        }
    }
}
