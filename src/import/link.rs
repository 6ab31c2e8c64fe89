//! The one page that a user names by its address. Nothing else is ever fetched: no pictures, no scripts,
//! no second page.
//!
//! TLS is rustls with the certificate authorities that Mozilla trusts (webpki-roots), so that it works
//! the same on every system. A proxy named in the environment is used, as other programs do.

use super::{Cause, ImportError, Imported, Options, Remark, Source, contain, read_source, web};
use encoding_rs::Encoding;
use std::io::Read as _;
use std::time::Duration;
use ureq::ResponseExt as _;
use ureq::http::{StatusCode, Uri};

/// How long a page may take to arrive, with all redirects.
const PATIENCE: Duration = Duration::from_secs(20);
/// The largest page that is taken in, unpacked.
const MOST_BYTES: u64 = 10_000_000;
/// How often an address may point to another.
const MOST_REDIRECTS: u32 = 5;
/// Who asks.
const USER_AGENT: &str =
    concat!("Parallax/", env!("CARGO_PKG_VERSION"), " (+reads one page that its user named)");
/// What is asked for.
const ACCEPT: &str = "text/html,application/xhtml+xml,text/plain;q=0.9,application/pdf;q=0.8,*/*;q=0.5";

/// Whether `text` is the address of a page.
pub fn is_link(text: &str) -> bool {
    let text = text.trim();
    ["http://", "https://"].iter().any(|scheme| {
        text.len() > scheme.len()
            && text.get(..scheme.len()).is_some_and(|head| head.eq_ignore_ascii_case(scheme))
    })
}

/// Fetches the page at `address` and reads the articles in it. An address without "https://" is taken
/// for one with it.
pub fn fetch(address: &str, options: &Options) -> Imported {
    let address = complete(address);
    match page(&address) {
        Ok(page) => read(&address, page, options),
        Err(cause) => Imported::problem(address, cause),
    }
}

/// What came back.
struct Page {
    bytes: Vec<u8>,
    /// The address after all redirects.
    uri: Uri,
    kind: String,
    charset: Option<&'static Encoding>,
}

/// An address as it is asked for: with a scheme, and only characters that addresses may hold.
fn complete(address: &str) -> String {
    let address = address.trim();
    let address = if address.contains("://") || address.starts_with("mailto:") || address.starts_with("data:")
    {
        address.to_owned()
    } else {
        format!("https://{address}")
    };
    let mut complete = String::with_capacity(address.len());
    for c in address.chars() {
        if c.is_ascii_graphic() && !matches!(c, '<' | '>' | '"' | '\\' | '^' | '`' | '{' | '|' | '}') {
            complete.push(c);
        } else {
            for byte in c.encode_utf8(&mut [0; 4]).bytes() {
                complete.push_str(&format!("%{byte:02X}"));
            }
        }
    }
    complete
}

fn page(address: &str) -> Result<Page, Cause> {
    if !is_link(address) {
        return Err(Cause::Link("only addresses that begin with http:// or https:// can be fetched".into()));
    }
    let agent: ureq::Agent = ureq::Agent::config_builder()
        .timeout_global(Some(PATIENCE))
        .max_redirects(MOST_REDIRECTS)
        .http_status_as_error(false)
        .user_agent(USER_AGENT)
        .accept(ACCEPT)
        .build()
        .into();
    let mut response = agent.get(address).call().map_err(failed)?;
    let status = response.status();
    if !status.is_success() {
        return Err(refused(status));
    }
    let uri = response.get_uri().clone();
    if !matches!(uri.scheme_str(), Some("http" | "https")) {
        return Err(Cause::Link("it leads to an address that is no web page".into()));
    }
    let body = response.body_mut();
    let kind = body.mime_type().unwrap_or_default().to_ascii_lowercase();
    let charset = body.charset().and_then(|label| Encoding::for_label(label.as_bytes()));
    if ["image/", "audio/", "video/", "font/"].iter().any(|other| kind.starts_with(other)) {
        return Err(Cause::Link(format!(
            "this is no page but {kind}; give the address of the article's page"
        )));
    }
    let mut bytes = Vec::new();
    let read = body.as_reader().take(MOST_BYTES + 1).read_to_end(&mut bytes);
    if bytes.len() as u64 > MOST_BYTES {
        return Err(Cause::Link(format!(
            "the page is larger than {} MB, far more than an article; open it in your browser, save the article, and \
             add the saved file",
            MOST_BYTES / 1_000_000
        )));
    }
    read.map_err(|error| failed(ureq::Error::Io(error)))?;
    Ok(Page { bytes, uri, kind, charset })
}

/// What a failure means to the user.
fn failed(error: ureq::Error) -> Cause {
    use ureq::Error;
    Cause::Link(match error {
        Error::Timeout(_) => slow(),
        Error::Io(error) if error.kind() == std::io::ErrorKind::TimedOut => slow(),
        Error::HostNotFound => {
            "there is no such site, or no connection to the internet; check the address and the connection"
                .into()
        }
        Error::TooManyRedirects => format!(
            "it leads from address to address more than {MOST_REDIRECTS} times; open it in your browser and give \
             the address shown there"
        ),
        Error::BadUri(_) | Error::Http(_) => {
            "this is no address of a web page; copy it from your browser's address bar".into()
        }
        Error::Io(error) => format!("the connection failed ({error}); check the connection and try again"),
        Error::Tls(_) | Error::Rustls(_) => format!(
            "the site could not prove who it is ({error}); open it in your browser, save it, and add the saved file"
        ),
        error => format!(
            "the site did not answer as web sites do ({error}); open it in your browser, save it, and add the \
             saved file"
        ),
    })
}

fn slow() -> String {
    format!(
        "the site did not answer within {} seconds; try again later, or open it in your browser, save it, and add \
         the saved file",
        PATIENCE.as_secs()
    )
}

/// What a status other than success means to the user (RFC 9110, section 15).
fn refused(status: StatusCode) -> Cause {
    let code = status.as_u16();
    match code {
        404 | 410 => Cause::Link(format!("the site has no such page (any more) ({code}); check the address")),
        401 | 402 | 403 | 405 | 406 | 407 | 429 | 451 => Cause::Walled,
        500.. => Cause::Link(format!("the site is out of order at the moment ({code}); try again later")),
        _ => Cause::Link(format!(
            "the site refused the page ({code}); open it in your browser, save it, and add the saved file"
        )),
    }
}

/// Reads what came back.
fn read(address: &str, page: Page, options: &Options) -> Imported {
    let landed = page.uri.to_string();
    if is_gate(&page.uri) && !is_gate(&address.parse().unwrap_or_default()) {
        return Imported::problem(address, Cause::Walled);
    }
    let mut source = Source::new(without_query(&landed), page.bytes, options);
    source.charset = page.charset;
    let is_page = matches!(page.kind.as_str(), "text/html" | "application/xhtml+xml");
    let mut imported = if is_page { read_page(&source) } else { read_source(&source) };
    let walls = if is_page { Walls::of(&source.text()) } else { Walls::default() };
    let words: usize = imported.articles.iter().map(|a| a.text.split_whitespace().count()).sum();
    if walls.stand_for_the_page(words) {
        return Imported::problem(address, Cause::Walled);
    }
    if walls.paid && words < 250 && !imported.articles.is_empty() {
        imported.add(Imported::note(address, Remark::MayBeBeginning));
    }
    for article in &mut imported.articles {
        article.path = article.path.replacen(&source.name, address, 1);
        if article.url.is_empty() {
            article.url.clone_from(&landed);
        }
    }
    for problem in &mut imported.problems {
        problem.path = problem.path.replacen(&source.name, address, 1);
    }
    imported
}

/// Reads a page that the server says is one, however it begins.
fn read_page(source: &Source) -> Imported {
    let own = source.clone();
    match contain::contained(source.options.patience, move || web::read(&own)) {
        Ok(imported) => super::finished(source, imported),
        Err(cause) => {
            let problem = ImportError { path: source.name.clone(), cause };
            Imported { problems: vec![problem], ..Imported::default() }
        }
    }
}

fn without_query(address: &str) -> &str {
    address.split(['?', '#']).next().unwrap_or(address)
}

/// Whether an address is that of a page where one consents, logs in or proves to be a person.
fn is_gate(uri: &Uri) -> bool {
    const HOSTS: [&str; 9] =
        ["consent", "login", "signin", "accounts", "auth", "sso", "id", "myaccount", "captcha"];
    const STEPS: [&str; 10] = [
        "consent",
        "login",
        "signin",
        "sign-in",
        "log-in",
        "subscribe",
        "paywall",
        "captcha",
        "collectconsent",
        "cookiewall",
    ];
    let host = uri.host().unwrap_or_default().to_ascii_lowercase();
    let named = |name: &str, words: &[&str]| words.contains(&name);
    named(host.split('.').next().unwrap_or_default(), &HOSTS)
        || uri.path().to_ascii_lowercase().split(['/', '.']).any(|step| named(step, &STEPS))
}

/// Signs that something stands between the reader and the article.
#[derive(Debug, Default, PartialEq, Eq)]
struct Walls {
    /// The page says that it asks for money.
    paid: bool,
    /// Words with which pages turn readers away, at the head or in the title.
    turned_away: bool,
    /// Words with which pages ask for consent.
    consent: bool,
}

impl Walls {
    fn of(html: &str) -> Walls {
        const TURNED_AWAY: [&str; 21] = [
            "just a moment...",
            "verify you are human",
            "verify that you are human",
            "verifying you are human",
            "are you a robot",
            "robot or human",
            "unusual traffic",
            "attention required! | cloudflare",
            "enable javascript and cookies to continue",
            "please enable js and disable any ad blocker",
            "access denied",
            "access to this page has been denied",
            "request blocked",
            "pardon our interruption",
            "subscribe to continue reading",
            "subscribe to read",
            "log in to continue",
            "sign in to continue",
            "create a free account to continue",
            "to continue reading",
            "this content is only available to subscribers",
        ];
        const CONSENT: [&str; 6] = [
            "before you continue",
            "we value your privacy",
            "accept all cookies",
            "manage your privacy",
            "we and our partners",
            "your privacy choices",
        ];
        let head = &html[..html.floor_char_boundary(400_000)].to_lowercase();
        let paid = head.match_indices("isaccessibleforfree").any(|(at, key)| {
            let value = head[at + key.len()..].trim_start_matches(['"', ' ', ':', '\n', '\t', '\'', '=']);
            value.starts_with("false")
        });
        let says = |words: &[&str]| words.iter().any(|w| head.contains(w));
        Walls { paid, turned_away: says(&TURNED_AWAY), consent: says(&CONSENT) }
    }

    /// Whether a page of so many words of running text is such a wall and not an article.
    fn stand_for_the_page(&self, words: usize) -> bool {
        (self.turned_away && words < 80) || (self.consent && words < 60) || (self.paid && words < 25)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses() {
        assert!(is_link("https://a.example/x") && is_link(" HTTP://a.example"));
        assert!(!is_link("ftp://a.example") && !is_link("a.html") && !is_link("https://"));
        assert_eq!(complete("a.example/Straße nach"), "https://a.example/Stra%C3%9Fe%20nach");
        for refused in ["ftp://a.example/x", "file:///etc/hosts", "data:text/html,x", "mailto:a@b.example"] {
            let told = fetch(refused, &Options::default());
            assert!(told.problems[0].to_string().contains("http:// or https://"), "{told:?}");
        }
    }

    #[test]
    fn walls_are_told_from_articles() {
        let gate = |address: &str| is_gate(&address.parse().expect("an address"));
        assert!(
            gate("https://consent.post.example/collect?x=1") && gate("https://post.example/login?next=/a")
        );
        assert!(!gate("https://post.example/news/the-login-trap") && !gate("https://ideas.example/id"));
        let robot = Walls::of("<title>Just a moment...</title>");
        assert!(robot.stand_for_the_page(12) && !robot.stand_for_the_page(300));
        let paid =
            Walls::of(r#"<script type="application/ld+json">{"isAccessibleForFree": "False"}</script>"#);
        assert!(paid.paid && !paid.stand_for_the_page(120));
        assert!(!Walls::of(r#"{"isAccessibleForFree":true}"#).paid);
    }
}
