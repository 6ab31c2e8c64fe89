//! Lines that stand among an article's paragraphs and are not the article.
//!
//! A line goes only for a reason that holds on any site: it is all links, it is a label of the page
//! (share buttons, credits, "read more"), or it belongs to the boxes after the text. What could be
//! part of the story stays.

use super::blocks::{Block, Kind};
use crate::import::heading;
use crate::text::words::bare;

/// Takes out the headline, "read more" links, newsletter boxes and the like.
pub fn remove(blocks: &mut Vec<Block>, title: &str) {
    let title = bare(title);
    // The extracted headline is no part of the text, nor are the lines that date it.
    let head = blocks.iter().take(4).position(|b| bare(&b.text) == title);
    if let Some(head) = head.filter(|_| !title.is_empty()) {
        blocks.remove(head);
    }
    // A summary that only repeats the lead is read once.
    if let [first, second, ..] = &blocks[..]
        && first.text.len() >= 60
        && bare(&second.text).contains(&most_of(&bare(&first.text)))
    {
        blocks.remove(0);
    }
    cut_boxes(blocks);
    let mut seen = 0;
    blocks.retain(|block| {
        seen += 1;
        !(is_label(block)
            || is_teaser(block)
            || is_notice(block)
            || is_lone_link(block)
            || has_address(block)
            || (seen <= 4 && heading::is_note(&block.text)))
    });
    cut_boxes(blocks);
    while blocks
        .last()
        .is_some_and(|last| last.kind == Kind::Heading || is_linked(last) || is_about_author(last))
    {
        blocks.pop();
    }
    while blocks.first().is_some_and(|first| is_linked(first) && !first.text.ends_with('.')) {
        blocks.remove(0);
    }
}

/// Takes out of a printed page what `remove` takes out of a saved one, as far as it can be told without
/// links; what stands before the headline `title` as well.
pub fn remove_printed(blocks: &mut Vec<Block>, title: &str) {
    let title = bare(title);
    if let Some(head) = blocks.iter().take(12).position(|b| !title.is_empty() && bare(&b.text) == title) {
        blocks.drain(..head);
    }
    cut_boxes(blocks);
    blocks.retain(|block| !(is_label(block) || is_teaser(block) || is_notice(block) || is_credited(block)));
}

/// A caption with the credit behind it.
fn is_credited(block: &Block) -> bool {
    const CREDITS: [&str; 5] = ["Photograph: ", "Photo: ", "Photograph by ", "Photo by ", "Image: "];
    words(&block.text) <= 60
        && CREDITS.iter().any(|credit| block.text.contains(credit))
        && !block.text.ends_with('.')
}

/// Whether nearly all of a block is the words of links.
fn is_linked(block: &Block) -> bool {
    block.linked * 5 >= block.text.len() * 4
}

fn words(text: &str) -> usize {
    text.split(' ').count()
}

fn begins(text: &str, with: &[&str]) -> bool {
    with.iter().any(|w| text.get(..w.len()).is_some_and(|head| head.eq_ignore_ascii_case(w)))
}

/// The first four fifths: summaries and leads end differently.
fn most_of(letters: &str) -> String {
    letters.chars().take(letters.chars().count() * 4 / 5).collect()
}

/// A line that is nothing but the words of a link, and no sentence: it leads to another article.
fn is_lone_link(block: &Block) -> bool {
    block.kind == Kind::Text
        && block.linked * 20 >= block.text.len() * 19
        && words(&block.text) >= 5
        && !block.text.ends_with(['.', '!', '?', '”', '"', ':', ';', ','])
}

/// Words of the page about itself: buttons, credits, cells of a table of figures.
pub fn is_label(block: &Block) -> bool {
    const BUTTONS: [&str; 39] = [
        "accept",
        "all",
        "reject",
        "manage",
        "choices",
        "facebook",
        "twitter",
        "email",
        "e-mail",
        "share",
        "print",
        "whatsapp",
        "linkedin",
        "pinterest",
        "reddit",
        "tumblr",
        "copy",
        "copied",
        "link",
        "save",
        "tweet",
        "comment",
        "comments",
        "show",
        "hide",
        "caption",
        "advertisement",
        "advertising",
        "x",
        "telegram",
        "flipboard",
        "follow",
        "subscribe",
        "sponsored",
        "loading",
        "close",
        "menu",
        "ad",
        "this",
    ];
    const CREDITS: [&str; 14] = [
        "image credit",
        "image:",
        "photo:",
        "photo by",
        "photo credit",
        "photograph by",
        "photograph courtesy",
        "picture:",
        "credit:",
        "(credit",
        "[image",
        "getty images",
        "gallery credit",
        "video credit",
    ];
    let text = block.text.as_str();
    let count = words(text);
    let button = |w: &str| {
        BUTTONS.iter().any(|b| b.eq_ignore_ascii_case(w.trim_matches(|c: char| !c.is_alphanumeric())))
    };
    if is_count(text) {
        return true;
    }
    if (count <= 6 && text.split(' ').all(button)) || text.eq_ignore_ascii_case("by") {
        return true;
    }
    if count <= 16 && begins(text, &CREDITS) {
        return true;
    }
    if count <= 24
        && !text.ends_with(['.', '”', '"'])
        && (text.contains(" Credit: ") || text.contains("/Getty Images"))
    {
        return true;
    }
    block.kind == Kind::Cell && count <= 8 && !text.ends_with(['.', '!', '?', '”', '"'])
}

/// "38 comments", "1,204 shares".
fn is_count(text: &str) -> bool {
    let (number, what) = text.split_once(' ').unwrap_or((text, ""));
    let counted = ["comment", "comments", "shares", "views", "likes", "min read", "minute read"];
    !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit() || b == b',') && counted.contains(&what)
}

/// A line that leads to another article.
fn is_teaser(block: &Block) -> bool {
    const LEADS: [&str; 24] = [
        "read more",
        "read also",
        "also read",
        "read next",
        "related",
        "more:",
        "see also",
        "see more",
        "watch:",
        "watch now",
        "listen:",
        "recommended",
        "required reading",
        "must read",
        "don't miss",
        "don’t miss",
        "click here",
        "click to",
        "more from",
        "more on",
        "more information:",
        "follow live",
        "view ",
        "learn more",
    ];
    // with a colon it leads elsewhere even where the link is lost, as on paper
    const NAMED: [&str; 10] = [
        "read more:",
        "read also:",
        "also read:",
        "read next:",
        "see also:",
        "related:",
        "related story:",
        "watch:",
        "listen:",
        "more on this story:",
    ];
    let text = block.text.as_str();
    let mostly = block.linked * 2 >= text.len();
    if begins(text, &NAMED) && words(text) <= 20 && !text.ends_with(['.', '!', '”', '"', ':']) {
        return true;
    }
    begins(text, &LEADS) && (mostly || (words(text) <= 4 && !text.ends_with('.')))
}

/// Copyright, affiliate and subscription notices: short, and with the words only they have.
fn is_notice(block: &Block) -> bool {
    let text = block.text.as_str();
    if text.len() > 700 {
        return false;
    }
    if begins(text, &["©", "copyright ©", "(c) ", "copyright 1", "copyright 2", "citation: "]) {
        return true;
    }
    let lower = text.to_lowercase();
    let has = |what: &[&str]| what.iter().any(|w| lower.contains(w));
    let rights = has(&[
        "all rights reserved",
        "subject to copyright",
        "may not be reproduced",
        "without the written permission",
    ]);
    let affiliate = has(&["affiliate", "we may earn", "may receive a commission", "editorially independent"])
        && has(&["commission", "we may earn", "fee", "purchase", "links"]);
    let letter = has(&["newsletter", "your inbox", "sign up", "subscribe"])
        && has(&[
            "sign up",
            "subscrib",
            "delivered",
            "unsubscribe",
            "get the latest",
            "privacy policy",
            "log in",
        ])
        && has(&["our ", "your ", "privacy policy", "click", "here"])
        && !text.contains(['“', '"']);
    let cookies = has(&["cookie"])
        && has(&["we use", "accept", "consent", "browser settings", "our partners", "partners use"])
        && !text.contains(['“', '"']);
    let follow =
        has(&["follow your favorites", "follow your favourites", "personalize your", "personalise your"]);
    rights || affiliate || letter || cookies || follow
}

/// "Oda Lind is a reporter …", "Contact Oda Lind at …", "Follow her on …" behind the text.
fn is_about_author(block: &Block) -> bool {
    let text = block.text.as_str();
    if text.len() > 500 {
        return false;
    }
    let lower = text.to_lowercase();
    let contact = begins(
        text,
        &[
            "contact ",
            "email ",
            "reach ",
            "follow ",
            "write to ",
            "contributing:",
            "reporting by ",
            "—staff writer",
        ],
    ) || lower.contains("can be reached at")
        || lower.contains("follow him on")
        || lower.contains("follow her on")
        || lower.contains("follow them on");
    let role = ["reporter", "editor", "correspondent", "columnist", "staff writer", "writer"];
    let short =
        words(text) <= 40 && [" is a ", " is an ", " is the ", " covers "].iter().any(|v| lower.contains(v));
    (contact && words(text) <= 50)
        || (short
            && role.iter().any(|r| lower.contains(r))
            && text.contains(['@', '.'])
            && lower.contains("email"))
}

/// A line about the author with an address to write to, wherever it stands.
fn has_address(block: &Block) -> bool {
    let lower = block.text.to_lowercase();
    let role =
        ["reporter", "editor", "correspondent", "columnist", "writer"].iter().any(|r| lower.contains(r));
    words(&block.text) <= 50
        && role
        && lower.contains('@')
        && (lower.contains("email") || lower.contains("e-mail"))
}

/// Cuts the boxes behind the text from their heading on, when nothing that reads like the story
/// follows it.
fn cut_boxes(blocks: &mut Vec<Block>) {
    const HEADINGS: [&str; 24] = [
        "related",
        "more from",
        "more on",
        "more must",
        "more stories",
        "most popular",
        "most read",
        "trending",
        "read next",
        "recommended",
        "you may also like",
        "you might also like",
        "comments",
        "leave a comment",
        "leave a reply",
        "top stories",
        "latest news",
        "top reads",
        "in this topic",
        "about the author",
        "share this",
        "popular",
        "editor's picks",
        "get more from",
    ];
    let box_at = blocks.iter().enumerate().skip(1).find(|(at, block)| {
        words(&block.text) <= 10
            && (begins(&block.text, &HEADINGS)
                || (is_count(&block.text) && block.text.contains("comment"))
                || block.text.ends_with(" trending")
                || block.text.ends_with(" Trending"))
            && !block.text.ends_with(['.', '”', '"'])
            && blocks[at + 1..].iter().filter(|b| b.text.len() > 200 && b.linked * 3 < b.text.len()).count()
                == 0
    });
    if let Some((at, _)) = box_at {
        blocks.truncate(at);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn block(text: &str, linked: bool) -> Block {
        Block { text: text.to_owned(), kind: Kind::Text, linked: if linked { text.len() } else { 0 } }
    }

    #[test]
    fn boxes_go_and_the_story_stays() {
        let story = [
            "The harbour board voted late on Tuesday to close the pier.",
            "“More on that later,” said Oda Lind, who subscribes to a newsletter.",
            "Related costs are high.",
            "Ibo Marsh is the reporter who found out.",
        ];
        let mut blocks: Vec<Block> = vec![block("Pier closed", false), block("April 2, 2031 5:30 AM", false)];
        blocks.extend(story.iter().map(|s| block(s, false)));
        blocks.insert(3, block("Read more: Five piers to walk", true));
        blocks.insert(4, block("Facebook Twitter Email", false));
        for tail in [
            "Sign up for our newsletter and get the latest in your inbox.",
            "© 2031 Harbour Post",
            "Related stories",
            "Ferries",
        ] {
            blocks.push(block(tail, tail == "Ferries"));
        }
        remove(&mut blocks, "Pier Closed");
        assert_eq!(blocks.iter().map(|b| b.text.as_str()).collect::<Vec<_>>(), story);
    }
}
