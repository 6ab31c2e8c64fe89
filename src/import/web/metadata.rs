//! What a page's markup tells about the article: JSON-LD first, then OpenGraph, meta tags, elements.

mod linked_data;

use super::super::clean::one_line;
use super::super::dates;
use super::super::matter::without_by;
use dom_query::Document;
use jiff::civil::Date;
use linked_data::linked_data;

/// What a page tells; empty where it does not.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Metadata {
    /// The headline.
    pub title: String,
    /// The site's or publisher's name.
    pub outlet: String,
    /// The authors' names.
    pub byline: String,
    /// The time of publication, in the zone the page writes it in.
    pub date: Option<Stamp>,
    /// The page's own address.
    pub url: String,
    /// The language as declared.
    pub language: String,
    /// The article's text as JSON-LD gives it; may be cut or hold markup.
    pub body: String,
}

/// A day as markup gives it, and how far its clock may be from the newsroom's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// The day.
    pub date: Date,
    /// Whether it is written in universal time, in the hours when it is still the day before in America.
    ahead: bool,
}

impl Stamp {
    fn read(text: &str) -> Option<Self> {
        let text = text.trim();
        let date = dates::read(text)?;
        let time = text.split_once(['T', ' ']).map_or("", |(_, time)| time.trim());
        let universal = time.ends_with('Z')
            || time.ends_with("+00:00")
            || time.ends_with("+0000")
            || time.ends_with("GMT");
        let early = time.get(..2).and_then(|hour| hour.parse::<u8>().ok()).is_some_and(|hour| hour < 12);
        Some(Stamp { date, ahead: universal && early })
    }

    fn day(date: Date) -> Self {
        Stamp { date, ahead: false }
    }

    /// The day, or the one before where that is what the page shows its readers.
    pub fn shown(&self, visible: Option<Date>) -> Date {
        match visible {
            Some(day) if self.ahead && day.tomorrow().ok() == Some(self.date) => day,
            _ => self.date,
        }
    }
}

/// Reads a page's metadata.
pub fn read(doc: &Document, html: &str) -> Metadata {
    let linked = linked_data(doc);
    let meta = Meta::of(doc);
    let heading = element(doc, "h1");
    let title = first([
        // The page's only heading of first rank is what readers saw; JSON-LD may be for searches.
        if doc.select("h1").length() == 1 && is_heading(&heading, &meta) { heading } else { String::new() },
        linked.title.clone(),
        without_site(&meta.get(&["og:title", "twitter:title"]), &meta),
        element(doc, "h1"),
        meta.get(&["dc.title", "dcterms.title", "parsely-title", "sailthru.title"]),
        without_site(&element(doc, "head > title"), &meta),
    ]);
    let date = linked.date.clone().or_else(|| {
        const KEYS: [&str; 17] = [
            "article:published_time",
            "og:published_time",
            "datepublished",
            "parsely-pub-date",
            "sailthru.date",
            "pubdate",
            "publishdate",
            "publish-date",
            "publish_date",
            "dc.date.issued",
            "dcterms.created",
            "dc.date",
            "dc.date.created",
            "cxenseparse:recs:publishtime",
            "article.published",
            "originalpublicationdate",
            "date",
        ];
        KEYS.iter().find_map(|key| Stamp::read(&meta.get(&[key])))
    });
    let url = first([
        doc.select("link[rel=canonical]")
            .attr("href")
            .map(|a| a.to_string())
            .filter(|a| a.contains("://"))
            .unwrap_or_default(),
        meta.get(&["og:url"]),
        linked.url,
        saved_from(doc),
    ]);
    Metadata {
        title,
        outlet: first([
            meta.get(&["og:site_name"]),
            linked.outlet,
            meta.get(&["application-name", "dc.publisher", "publisher"]),
        ]),
        byline: first([
            linked.byline,
            authors(&meta),
            element(doc, "[rel=author], [itemprop=author], .byline__name"),
        ]),
        date: date
            .or_else(|| time_elements(doc))
            .or_else(|| in_data(html))
            .or_else(|| in_address(&url).map(Stamp::day)),
        url,
        language: first([
            linked.language,
            meta.get(&["og:locale", "content-language", "dc.language", "language"]),
            doc.select("html").attr("lang").map(|a| a.to_string()).unwrap_or_default(),
        ]),
        body: linked.body,
    }
}

/// The first that says anything, on one line.
fn first<const N: usize>(found: [String; N]) -> String {
    found.iter().map(|f| one_line(f)).find(|f| !f.is_empty()).unwrap_or_default()
}

/// The words of the only element that `selector` picks, or of the first.
fn element(doc: &Document, selector: &str) -> String {
    one_line(&doc.select_single(selector).text())
}

/// Whether a heading can be the headline: several words, and not the site's name.
fn is_heading(heading: &str, meta: &Meta) -> bool {
    let words = heading.split(' ').count();
    (3..=40).contains(&words) && !heading.eq_ignore_ascii_case(&meta.get(&["og:site_name"]))
}

fn time_elements(doc: &Document) -> Option<Stamp> {
    [
        "[itemprop=datePublished]",
        "time[pubdate]",
        "article time[datetime]",
        "main time[datetime]",
        "time[datetime]",
    ]
    .iter()
    .find_map(|selector| {
        doc.select(selector).iter().take(3).find_map(|e| {
            ["datetime", "content"]
                .iter()
                .find_map(|a| e.attr(a).and_then(|v| Stamp::read(&v)))
                .or_else(|| dates::read(&e.text()).map(Stamp::day))
        })
    })
}

/// The day of publication in the data that a page's scripts draw it from, where all such data name one.
fn in_data(html: &str) -> Option<Stamp> {
    const KEYS: [&str; 9] = [
        "datePublished",
        "publishedAt",
        "published_at",
        "pubDate",
        "publishDate",
        "publish_date",
        "publicationDate",
        "datePublication",
        "publishedDate",
    ];
    for key in KEYS {
        let found = html.match_indices(key).take(50).filter_map(|(at, _)| {
            let rest = &html[at + key.len()..];
            let rest = rest
                .strip_prefix('"')
                .or_else(|| rest.strip_prefix("&quot;"))
                .or_else(|| rest.strip_prefix("\\\""))?;
            let rest = rest.trim_start().strip_prefix(':')?.trim_start();
            let rest = rest
                .strip_prefix('"')
                .or_else(|| rest.strip_prefix("&quot;"))
                .or_else(|| rest.strip_prefix("\\\""))?;
            Stamp::read(rest.split(['"', '&', '\\']).next()?)
        });
        let mut stamps: Vec<Stamp> = found.collect();
        stamps.dedup_by_key(|stamp| stamp.date);
        if let [one] = &stamps[..] {
            return Some(one.clone());
        }
    }
    None
}

/// The day in an address such as `…/2031/04/02/pier-closed`.
fn in_address(url: &str) -> Option<Date> {
    let path = url.split_once("://")?.1;
    let steps: Vec<&str> = path.split(['/', '?', '#']).collect();
    steps.windows(3).find_map(|steps| {
        let plain = steps.iter().all(|step| step.bytes().all(|b| b.is_ascii_digit()));
        let sized =
            steps[0].len() == 4 && (1..=2).contains(&steps[1].len()) && (1..=2).contains(&steps[2].len());
        if plain && sized { dates::read(&steps.join("-")) } else { None }
    })
}

/// The address that browsers write into a comment at the head of a saved page.
fn saved_from(doc: &Document) -> String {
    let root = doc.root();
    let comments = root.descendants_it().take(40).filter(dom_query::NodeRef::is_comment);
    comments
        .filter_map(|c| {
            let text = c.query_or(String::new(), |n| match &n.data {
                dom_query::NodeData::Comment { contents } => contents.to_string(),
                _ => String::new(),
            });
            let at = text.find("saved from url=(").or_else(|| text.find("url: "))?;
            let address = text[at..].find("http").map(|h| &text[at + h..])?;
            Some(address.split_whitespace().next().unwrap_or_default().to_owned())
        })
        .next()
        .unwrap_or_default()
}

/// A page's title without the site's name behind it: "Pier closed | Harbour Post".
fn without_site(title: &str, meta: &Meta) -> String {
    let site = meta.get(&["og:site_name", "application-name"]).to_lowercase();
    for mark in [" | ", " - ", " – ", " — ", " :: ", " » "] {
        if let Some((head, tail)) = title.rsplit_once(mark) {
            let tail = tail.trim().to_lowercase();
            let named = !site.is_empty() && (site.contains(&tail) || tail.contains(&site));
            if named || (mark == " | " && head.split(' ').count() > 3 && tail.split(' ').count() < 5) {
                return head.trim().to_owned();
            }
        }
    }
    title.trim().to_owned()
}

/// Authors named by meta tags; addresses of their pages are no names.
fn authors(meta: &Meta) -> String {
    let keys = [
        "author",
        "article:author",
        "parsely-author",
        "sailthru.author",
        "dc.creator",
        "dcterms.creator",
        "byl",
    ];
    let found = keys.iter().find_map(|key| {
        let names: Vec<&str> = meta.all(key).filter(|n| !n.contains("://") && !n.trim().is_empty()).collect();
        (!names.is_empty()).then(|| names.join(", "))
    });
    without_by(&found.unwrap_or_default()).to_owned()
}

/// All meta tags of a page as pairs of lower-case name and content.
struct Meta(Vec<(String, String)>);

impl Meta {
    fn of(doc: &Document) -> Self {
        let pairs = doc.select("meta[content]").iter().take(500).filter_map(|tag| {
            let content = tag.attr("content")?.to_string();
            let name = ["property", "name", "itemprop", "http-equiv"].iter().find_map(|a| tag.attr(a))?;
            Some((name.trim().to_lowercase(), content))
        });
        Meta(pairs.collect())
    }

    fn all<'m>(&'m self, name: &'m str) -> impl Iterator<Item = &'m str> {
        self.0.iter().filter(move |(n, _)| n == name).map(|(_, v)| v.as_str())
    }

    fn get(&self, names: &[&str]) -> String {
        names.iter().find_map(|n| self.all(n).find(|v| !v.trim().is_empty())).unwrap_or_default().to_owned()
    }
}
