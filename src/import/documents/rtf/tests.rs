use super::*;
use proptest::prelude::*;

fn texts(rtf: &[u8]) -> Vec<String> {
    manuscript(rtf).paragraphs.into_iter().map(|p| p.text).filter(|t| !t.trim().is_empty()).collect()
}

#[test]
fn what_a_reader_of_the_page_sees() {
    let rtf = br#"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0 Arial;}{\f1\fcharset204 Arial Cyr;}}{\stylesheet{\s0 Normal;}{\s1 heading 1;}}
{\info{\title Pier closed}{\author Oda Lind}}{\*\generator X;}\pard\s1 Pier closed\par\pard
\ldblquote We \'93never\'94 said so,\rdblquote{\b  she} said \emdash  \u8220?caf\'e9\u8221\'94.{\v secret}{\deleted gone}\par
{\footnote a note}{\field{\*\fldinst HYPERLINK ""}{\fldrslt a link}} {\f1 \'cc\'e8\'f0} {\uc0\u-10179\u-8704}\line next\par
{\pict\bin5 }}}}{ 1234}{\listtext 1.}item\cell\row}ignored"#;
    let made = manuscript(rtf);
    assert_eq!((made.title.as_str(), made.creator.as_str()), ("Pier closed", "Oda Lind"));
    assert_eq!(made.paragraphs[0], Paragraph { text: "Pier closed".into(), set: Set::Heading });
    assert_eq!(texts(rtf)[1..], ["“We “never” said so,” she said — “café”.", "a link Мир 😀\nnext", "item"]);
}

#[test]
fn deep_and_broken_groups() {
    let deep =
        [b"{\\rtf1 ".as_slice(), &b"{".repeat(1_000_000), b"words", &b"}".repeat(999_990), b" more"].concat();
    assert_eq!(texts(&deep), ["words more"]);
    assert_eq!(texts(br"{\rtf1 a\'zz\'9"), ["azz9"]);
    assert!(texts(br"{\rtf1 {\pict 00ff").is_empty());
}

proptest! {
    #[test]
    fn any_bytes_are_survived(bytes in "\\{\\\\rtf1 [\\\\{}a-z0-9'* -]{0,300}") {
        manuscript(bytes.as_bytes());
    }
}
