//! Reading files through the public face of the library. All outlets and people are invented.

use parallax::article::Article;
use parallax::import::{Binary, Cause, ImportError, Imported, MAX_BYTES, Options, Remark};
use proptest::prelude::*;
use std::io::{Read as _, Write as _};
use std::path::Path;
use std::time::{Duration, Instant};

/// No test here depends on how fast the machine is.
fn patient() -> Options {
    Options { patience: Duration::from_secs(600), ..Options::default() }
}

fn read(path: &Path) -> Imported {
    parallax::import::read(path, &patient())
}

fn read_bytes(name: &str, bytes: &[u8]) -> Result<Vec<Article>, ImportError> {
    parallax::import::read_bytes(name, bytes, &patient()).whole()
}

fn fixture(name: &str) -> Article {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/import").join(name);
    read(&path).whole().expect("readable").pop().expect("one article")
}

fn text(name: &str, bytes: &[u8]) -> Article {
    read_bytes(name, bytes).expect("readable").pop().expect("one article")
}

fn cause(name: &str, bytes: &[u8]) -> Cause {
    read_bytes(name, bytes).expect_err("refused").cause
}

#[test]
fn a_web_page_gives_its_article_and_what_the_markup_tells() {
    let article = fixture("harbour.html");
    assert_eq!(article.title, "Harbour board shuts eastern pier & ferry stop");
    assert_eq!(article.outlet, "Harbour Post");
    assert_eq!(article.byline, "Oda Lind, Ibo Marsh");
    // The day as the page's own zone has it, not the day in Greenwich.
    assert_eq!(article.date, Some(jiff::civil::date(2031, 4, 2)));
    assert_eq!(article.url, "https://harbourpost.example/2031/04/pier");
    assert_eq!(article.language, "en");
    let paragraphs: Vec<&str> = article.text.split("\n\n").collect();
    assert_eq!(paragraphs.len(), 6, "{paragraphs:#?}");
    assert!(paragraphs[0].starts_with("The harbour board voted late on Tuesday"));
    assert_eq!(
        paragraphs[1],
        "“We were told in March that it was safe,” said Petra Holm, who sells nets. “Now they say, ‘Stay away.’ I don’t \
         know whom to believe.”"
    );
    assert_eq!(paragraphs[3], "The first bus leaves at 6 a.m.");
    for left_out in
        ["Home", "cookies", "Photograph", "Read more", "newsletter", "I always said", "rights reserved"]
    {
        assert!(!article.text.contains(left_out), "{left_out}: {}", article.text);
    }
}

#[test]
fn markdown_keeps_every_word_and_loses_its_marks() {
    let article = fixture("ferry.md");
    assert_eq!(article.title, "Ferry users “in the dark” as pier closes: \"Nobody told us\"");
    assert_eq!((article.outlet.as_str(), article.byline.as_str()), ("Bay Courier", "Ana Petrov, Jun Mori"));
    assert_eq!(article.date, Some(jiff::civil::date(2031, 4, 3)));
    assert_eq!(article.url, "https://baycourier.example/ferry?id=7#top");
    assert_eq!(
        article.text.split("\n\n").collect::<Vec<_>>(),
        [
            "Ferry users “in the dark” as pier closes",
            "Commuters learned of the closing from a notice on a gate. “Nobody told us a motherf***ing thing,” said one, who \
             would not give her name.",
            "The cracks are old, but they are growing.",
            "Buses run from the western pier.",
            "The under_score stays, as does [the chairman] and 2 * 3.",
            "2031 will be remembered.",
        ]
    );
}

#[test]
fn plain_text_in_an_old_encoding() {
    let article = fixture("sorry.txt");
    assert_eq!(article.title, "Pier closes; board “sorry”");
    assert_eq!((article.outlet.as_str(), article.byline.as_str()), ("sorry", "Mara Quist"));
    assert_eq!(article.date, Some(jiff::civil::date(2031, 4, 4)));
    assert_eq!(
        article.text,
        "Pier closes; board “sorry”\n\nThe board is “very sorry,” it said on Thursday – a day late.\n\nCafé owners fear for \
         their trade."
    );
}

#[test]
fn nothing_is_invented() {
    let article =
        text("notes/pier.txt", b"The board met on Friday, and nobody came to hear it speak about the pier.");
    assert_eq!(article.outlet, "pier");
    assert_eq!(article.path, "notes/pier.txt");
    assert_eq!((article.title, article.byline, article.date, article.url), Default::default());
}

#[test]
fn encodings_are_detected() {
    let wanted = "“Ça va,” said Zoë Ŝtern.\n\nShe left – at once.";
    let wide: Vec<u8> = wanted.encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(text("a.txt", wanted.as_bytes()).text, wanted);
    assert_eq!(text("a.txt", &[b"\xEF\xBB\xBF", wanted.as_bytes()].concat()).text, wanted);
    assert_eq!(text("a.txt", &[b"\xFF\xFE", wide.as_slice()].concat()).text, wanted);
    let big: Vec<u8> = "The pier is closed.".encode_utf16().flat_map(u16::to_be_bytes).collect();
    assert_eq!(text("a.txt", &big).text, "The pier is closed.");
    let page = b"<html><head><meta charset='windows-1251'></head><body><p>\xCF\xF0\xE8\xF7\xE0\xEB \xE7\xE0\xEA\xF0\xFB\xF2, \
                 \xF1\xEA\xE0\xE7\xE0\xEB \xEE\xED.</p></body></html>";
    assert_eq!(text("a.html", page).text, "Причал закрыт, сказал он.");
    // Bytes that are no UTF-8 cost no neighbouring letter.
    assert!(
        text(
            "a.txt",
            "“Ça va,” said Zoë Ŝtern"
                .as_bytes()
                .iter()
                .chain(b"\xFF.")
                .copied()
                .collect::<Vec<_>>()
                .as_slice()
        )
        .text
        .contains("Zoë Ŝtern")
    );
}

#[test]
fn what_a_file_holds_goes_before_its_name() {
    let page =
        "<!doctype html><title>x</title><body><p>The pier is closed, the board said.</p><p>Nobody came.</p>";
    assert_eq!(text("a.txt", page.as_bytes()).text, "The pier is closed, the board said.\n\nNobody came.");
    assert_eq!(
        text("a.html", b"The pier is closed.\n\nNobody came.").text,
        "The pier is closed.\n\nNobody came."
    );
}

#[test]
fn right_to_left_text_comes_through() {
    let hebrew = "המזח נסגר ביום שלישי.\n\n”לא ידענו”, אמרה רות.";
    let article = text("a.txt", format!("\u{200F}{hebrew}\u{202C}").as_bytes());
    assert_eq!(article.text, hebrew);
    assert_eq!(article.language, "he");
}

#[test]
fn refusals_name_the_cause_and_the_way_out() {
    for (name, bytes, wanted) in [
        ("a.pdf", &b"%PDF-1.4 \0\0"[..], "a.pdf: it is damaged (its pages cannot be found)"),
        ("a.txt", b"PK\x03\x04....word/document.xml", "it is damaged (its archive is cut off or garbled)"),
        ("a.txt", b"\x89PNG\r\n\x1A\n\0\0", "this is a picture"),
        ("a.txt", b"\0\x01\x02\x03\x04", "this is not text but binary data"),
        ("a.txt", b"", "the file is empty"),
        ("a.txt", b" \n\t\xC2\xA0\xEF\xBB\xBF\r\n", "the file holds only blank space"),
        ("a.md", b"---\ntitle: x\n---\n\n", "the file holds only blank space"),
        (
            "a.html",
            b"<html><head><title>x</title></head><body><script>go()</script></body></html>",
            "no article text",
        ),
    ] {
        let message = read_bytes(name, bytes).expect_err(wanted).to_string();
        assert!(message.starts_with(name) && message.contains(wanted), "{message}");
    }
    assert!(matches!(cause("x", b"GIF89a\x01"), Cause::Binary(Binary::Image)));
    let large = vec![b'a'; usize::try_from(MAX_BYTES).expect("fits") + 1];
    assert!(matches!(cause("a.txt", &large), Cause::TooLarge));
}

#[test]
fn paths_that_cannot_be_read() {
    let folder = tempfile::tempdir().expect("a folder");
    let error = |path: &Path| read(path).whole().expect_err("refused");
    assert!(matches!(error(folder.path()).cause, Cause::NothingInside));
    let missing = folder.path().join("none.txt");
    assert!(matches!(error(&missing).cause, Cause::Missing));
    assert!(error(&missing).to_string().starts_with(&*missing.to_string_lossy()));
    let empty = folder.path().join("empty.txt");
    std::fs::write(&empty, "").expect("written");
    assert!(matches!(error(&empty).cause, Cause::Empty));
}

#[test]
fn a_folder_gives_the_articles_in_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let file =
        |name: &str, content: &[u8]| std::fs::write(folder.path().join(name), content).expect("written");
    std::fs::create_dir(folder.path().join("b")).expect("made");
    file("b/later.txt", b"The pier stays closed, the board said on Friday.");
    file("a.md", b"The pier is closed, the board said on Tuesday.");
    file("c.txt", b" ");
    file("photo.jpg", b"\xFF\xD8\xFF");
    file("photo", b"\xFF\xD8\xFF");
    let imported = read(folder.path());
    let outlets: Vec<&str> = imported.articles.iter().map(|a| a.outlet.as_str()).collect();
    assert_eq!(outlets, ["a", "later"]);
    assert_eq!(imported.notes.len(), 1);
    assert_eq!(imported.notes[0].remark, Remark::PassedOver(2));
    assert_eq!(imported.problems.len(), 1);
    assert!(matches!(imported.problems[0].cause, Cause::Blank));
    assert!(imported.problems[0].path.ends_with("c.txt"));
}

/// As browsers save a page with all that belongs to it, and as SingleFile does in one file.
#[test]
fn saved_pages_tell_where_they_come_from() {
    let body = "<body><nav><a href=/>Home</a></nav><article><h1>Board shuts eastern pier</h1><p>The harbour board voted late on \
                Tuesday to close the eastern pier for two weeks.</p><p>“We were told in March that it was safe,” said Petra \
                Holm, who sells nets there.</p></article><img src=\"Pier_files/pier.png\"></body></html>";
    let saved = format!(
        "<!DOCTYPE html>\n<!-- saved from url=(0030)https://post.example/pier?id=7 -->\n<html lang=\"en\"><head><meta \
         http-equiv=\"Content-Type\" content=\"text/html; charset=UTF-8\"><title>Board shuts eastern pier</title></head>{body}"
    );
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("Pier.html"), &saved).expect("written");
    let parts = folder.path().join("Pier_files");
    std::fs::create_dir(&parts).expect("made");
    for (name, bytes) in
        [("frame.html", saved.as_bytes()), ("pier.png", b"\x89PNG"), ("a.js.download", b"x()")]
    {
        std::fs::write(parts.join(name), bytes).expect("written");
    }
    let imported = read(folder.path());
    assert!(imported.problems.is_empty(), "{imported:?}");
    let [article] = &imported.articles[..] else { panic!("{imported:?}") };
    assert_eq!(article.url, "https://post.example/pier?id=7");
    let single = format!(
        "<!DOCTYPE html> <html lang=en><!--\n Page saved with SingleFile \n url: https://post.example/pier?id=7 \n saved date: Wed \
         Apr 02 2031 18:56:25 GMT+0000 (Coordinated Universal Time)\n--><meta charset=utf-8><title>Board shuts eastern \
         pier</title>\n<style>body{{font-family:serif}}</style><meta name=referrer content=no-referrer><link rel=icon \
         href=data:image/png;base64,iVBORw0KGgo=>{body}"
    );
    let other = text(
        "pier.html",
        single.replace("Pier_files/pier.png", "data:image/png;base64,iVBORw0KGgo=").as_bytes(),
    );
    assert_eq!(
        (other.url.as_str(), other.text.as_str()),
        ("https://post.example/pier?id=7", article.text.as_str())
    );
}

/// A web site of this test's own: answers each path with what `answer` gives, until the test ends.
fn site(answer: impl Fn(&str) -> Vec<u8> + Send + 'static) -> String {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = format!("http://{}", listener.local_addr().expect("an address"));
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let Ok(mut stream) = stream else { continue };
            let mut request = Vec::new();
            let mut buffer = [0; 1024];
            while !request.windows(4).any(|w| w == b"\r\n\r\n") {
                match stream.read(&mut buffer) {
                    Ok(n) if n > 0 => request.extend_from_slice(&buffer[..n]),
                    _ => break,
                }
            }
            let request = String::from_utf8_lossy(&request);
            assert!(request.contains("user-agent: Parallax/"), "{request}");
            let path = request.split(' ').nth(1).unwrap_or_default();
            let _ = stream.write_all(&answer(path));
        }
    });
    address
}

fn answered(status: &str, headers: &str, body: &[u8]) -> Vec<u8> {
    let head =
        format!("HTTP/1.1 {status}\r\n{headers}Content-Length: {}\r\nConnection: close\r\n\r\n", body.len());
    [head.as_bytes(), body].concat()
}

#[test]
fn a_link_is_fetched_and_what_goes_wrong_is_said() {
    let words = "The harbour board voted late on Tuesday to close the eastern pier for two weeks, it said. "
        .repeat(9);
    let page = |title: &str, text: &str| {
        format!(
            "<html><head><title>{title}</title></head><body><article><h1>{title}</h1><p>{text}</p><p>{text}</p></article></body></html>"
        )
    };
    let article = page("Pier closed for two weeks", &words);
    let html = "Content-Type: text/html; charset=utf-8\r\n";
    let base = site(move |path| match path {
        "/pier" => answered("200 OK", html, article.as_bytes()),
        "/old" => answered("301 Moved Permanently", "Location: /pier\r\n", b""),
        "/latin" => answered(
            "200 OK",
            "Content-Type: text/plain; charset=windows-1251\r\n",
            b"\xCF\xF0\xE8\xF7\xE0\xEB \xE7\xE0\xEA\xF0\xFB\xF2, \xF1\xEA\xE0\xE7\xE0\xEB \xEE\xED.",
        ),
        "/photo" => answered("200 OK", "Content-Type: image/png\r\n", b"\x89PNG"),
        "/gone" => answered("404 Not Found", html, b"no"),
        "/private" => answered("403 Forbidden", html, b"no"),
        "/broken" => answered("503 Service Unavailable", html, b"no"),
        "/around" => answered("302 Found", "Location: /around\r\n", b""),
        "/out" => answered("302 Found", "Location: ftp://127.0.0.1/x\r\n", b""),
        "/wall" => answered("302 Found", "Location: /login?next=/pier\r\n", b""),
        "/login?next=/pier" => {
            answered("200 OK", html, page("Log in", "Your name and password, please.").as_bytes())
        }
        "/robots" => answered("200 OK", html, page("Just a moment...", "Verify you are human.").as_bytes()),
        "/huge" => answered("200 OK", html, &vec![b'a'; 10_000_001]),
        _ => b"nonsense\r\n\r\n".to_vec(),
    });
    let fetch = |path: &str| parallax::import::fetch(&format!("{base}{path}"), &patient());
    for path in ["/pier", "/old"] {
        let read = fetch(path).whole().expect(path).pop().expect("an article");
        assert_eq!((read.title.as_str(), read.path), ("Pier closed for two weeks", format!("{base}{path}")));
        assert_eq!(read.url, format!("{base}/pier"));
        assert!(read.text.starts_with("The harbour board voted"));
    }
    assert_eq!(fetch("/latin").whole().expect("read")[0].text, "Причал закрыт, сказал он.");
    for (path, wanted) in [
        ("/photo", "this is no page but image/png"),
        ("/gone", "no such page"),
        ("/private", "behind a login"),
        ("/wall", "behind a login"),
        ("/robots", "behind a login"),
        ("/broken", "out of order at the moment (503)"),
        ("/around", "more than 5 times"),
        ("/out", "no address of a web page"),
        ("/huge", "larger than 10 MB"),
        ("/nonsense", "did not answer as web sites do"),
    ] {
        let told = fetch(path).whole().expect_err(path).to_string();
        assert!(told.starts_with(&base) && told.contains(wanted), "{path}: {told}");
    }
    // Nobody listens there any more.
    let closed =
        std::net::TcpListener::bind("127.0.0.1:0").expect("a port").local_addr().expect("an address");
    let told = parallax::import::fetch(&format!("http://{closed}/"), &patient()).problems[0].to_string();
    assert!(told.contains("the connection failed"), "{told}");
}

/// Far more than any of these needs, far less than a quadratic step would take.
const QUICK: Duration = Duration::from_secs(240);

#[test]
fn enormous_and_hostile_files_are_read_quickly() {
    let started = Instant::now();
    let line = "The pier is closed, she said. ".repeat(20_000_000 / 30);
    assert_eq!(text("a.txt", line.as_bytes()).text.len(), line.len() - 1);
    let brackets = format!("{}x{}", "[".repeat(10_000), "]".repeat(10_000));
    assert_eq!(text("a.md", brackets.as_bytes()).text, brackets);
    for (open, close) in [
        ("<div>", "</div>"),
        ("<b>", ""),
        ("<blockquote><p>", ""),
        ("<table><tr><td>", ""),
        ("<font size=1>", ""),
    ] {
        let page =
            format!("<html><body>{}<p>The pier is closed.</p>{}", open.repeat(20_000), close.repeat(20_000));
        assert_eq!(text("a.html", page.as_bytes()).text, "The pier is closed.", "{open}");
    }
    let json = format!(
        "<html><script type='application/ld+json'>{}</script><p>The pier is closed.</p>",
        "[".repeat(100_000)
    );
    assert_eq!(text("a.html", json.as_bytes()).text, "The pier is closed.");
    let many = format!("<html><body>{}", "<p>The pier is closed.</p>".repeat(30_000));
    assert!(text("a.html", many.as_bytes()).text.len() > 100_000);
    assert!(started.elapsed() < QUICK, "{:?}", started.elapsed());
}

/// Whether a text has the form every later stage counts on.
fn is_normal(text: &str) -> bool {
    !text.is_empty()
        && text.trim() == text
        && !text.contains("\n\n\n")
        && text.split("\n\n").all(|p| !p.is_empty() && p.trim() == p && !p.contains('\n'))
        && !text.chars().any(|c| c.is_control() && c != '\n')
}

fn piece() -> impl Strategy<Value = Vec<u8>> {
    let parts: [&'static [u8]; 34] = [
        b"\n",
        b"\n\n",
        b"\r\n",
        b"---\n",
        b"title: ",
        b"# ",
        b"> ",
        b"- ",
        b"***",
        b"_",
        b"[",
        b"](a.b)",
        b"![",
        b"<",
        b"<p>",
        b"</p>",
        b"<div>",
        b"<br>",
        b"<!--",
        b"-->",
        b"<html>",
        b"<script type=\"application/ld+json\">",
        b"</script>",
        b"{\"@type\":\"NewsArticle\",\"articleBody\":\"",
        b"\"}",
        b"&amp;",
        b"\xE2\x80\x9CYes,\xE2\x80\x9D she said.",
        b"By Oda Lind",
        b"April 2, 2031",
        b"\xFF",
        b"\xC2\xA0",
        b"\\",
        b"\xEF\xBB\xBF",
        b"```",
    ];
    prop_oneof![
        4 => prop::sample::select(parts.to_vec()).prop_map(<[u8]>::to_vec),
        2 => "[A-Za-z ,.“”’é日]{1,30}".prop_map(String::into_bytes),
        1 => prop::collection::vec(any::<u8>(), 0..8),
    ]
}

proptest! {
    #[test]
    fn any_bytes_give_a_normal_text_or_an_error(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        for name in ["a.txt", "a.md", "a.html", ""] {
            if let Ok(articles) = read_bytes(name, &bytes) {
                prop_assert!(articles.iter().all(|a| is_normal(&a.text)), "{:?}", articles);
            }
        }
    }

    #[test]
    fn any_mixture_of_markup_gives_a_normal_text_or_an_error(pieces in prop::collection::vec(piece(), 0..40)) {
        let bytes = pieces.concat();
        for name in ["a.txt", "a.md", "a.html"] {
            if let Ok(articles) = read_bytes(name, &bytes) {
                prop_assert!(articles.iter().all(|a| is_normal(&a.text)), "{:?}", articles);
                prop_assert!(articles.iter().all(|a| !a.title.contains('\n') && !a.byline.contains('\n')));
            }
        }
    }

    #[test]
    fn plain_text_loses_no_word(paragraphs in prop::collection::vec("[A-Z][a-z]{0,8}( [a-z]{1,9}){0,30}[.!?]", 1..12)) {
        let article = text("a.txt", paragraphs.join("\n\n").as_bytes());
        prop_assert_eq!(article.text, paragraphs.join("\n\n"));
    }
}

#[test]
fn a_file_called_after_the_outlet_in_its_byline_is_credited_as_the_byline_spells_it() {
    let body = "The harbour board met at noon. ".repeat(12);
    let plain =
        |byline: &str| format!("Harbour board shuts eastern pier\n{byline}\nMarch 4, 2026\n\n{body}\n");
    let article = text("coast-radio.txt", plain("By Petra Solheim, Coast Radio").as_bytes());
    assert_eq!((article.outlet.as_str(), article.byline.as_str()), ("Coast Radio", "Petra Solheim"));
    // an office is no outlet, and neither is a town
    for byline in ["By Petra Solheim, Chief Reporter", "By Petra Solheim"] {
        assert_eq!(text("coast-radio.txt", plain(byline).as_bytes()).outlet, "coast-radio", "{byline}");
    }
}
