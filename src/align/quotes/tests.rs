//! Invented speeches by invented people.

use super::*;
use crate::text::Layout;
use proptest::prelude::*;

/// One article each: text, and its quotations as (words, speaker); every sentence without a
/// quotation is a plain passage.
struct Desk {
    texts: Vec<String>,
    layouts: Vec<Layout>,
    found: Vec<(usize, Vec<Span>, bool, String)>,
}

impl Desk {
    fn new(articles: &[(&str, &[(&str, &str)])]) -> Desk {
        let mut desk = Desk { texts: Vec::new(), layouts: Vec::new(), found: Vec::new() };
        for (number, (text, quotations)) in articles.iter().enumerate() {
            let layout = Layout::new(text);
            let mut at = 0;
            let mut taken = Vec::new();
            for (words, speaker) in *quotations {
                let start = text[at..].find(words).expect("the quotation stands in the text") + at;
                at = start + words.len();
                taken.push(Span::new(start, at));
                desk.found.push((number, vec![Span::new(start, at)], true, speaker.to_string()));
            }
            for sentence in layout.sentences.iter().filter(|s| !taken.iter().any(|t| t.touches(s.span))) {
                desk.found.push((number, vec![sentence.span], false, String::new()));
            }
            desk.texts.push(text.to_string());
            desk.layouts.push(layout);
        }
        desk
    }

    fn passages(&self) -> Vec<Passage<'_>> {
        self.found
            .iter()
            .map(|(article, spans, quoted, speaker)| Passage {
                article: *article,
                text: &self.texts[*article],
                tokens: &self.layouts[*article].tokens,
                spans,
                quoted: *quoted,
                speaker,
            })
            .collect()
    }

    /// The links, each as the words of both passages, sorted.
    fn linked(&self) -> Vec<(String, String)> {
        let passages = self.passages();
        let words = |p: usize| passages[p].spans[0].of(passages[p].text).to_string();
        let mut found: Vec<_> = link(&passages, 0.5)
            .iter()
            .map(|l| {
                let (a, b) = (words(l.from), words(l.to));
                if a < b { (a, b) } else { (b, a) }
            })
            .collect();
        found.sort();
        found
    }
}

const HARBOUR: &str = "Mayor Ana Petrov spoke on the quay. “The harbour wall is not going to hold another winter, and we cannot keep pouring concrete into the mud,” Petrov said.\n\nDredging starts in May. “Very good,” said pilot Jonas Lind of the plan. The council meets again.";
const LEDGER: &str = "The wall “is not gonna hold another winter,” the mayor warned, and the city must stop “pouring concrete into the mud.”\n\nA baker, Mia Oduya, called the cakes “very good.” Rain is expected.";
const COURIER: &str =
    "Petrov called the state of the harbour wall “disgraceful” on Monday. Ferries ran late.";
const GAZETTE: &str = "It is “disgraceful,” Ana Petrov told reporters at the harbour. She said the wall would not hold another winter.";

fn desk() -> Desk {
    Desk::new(&[
        (
            HARBOUR,
            &[
                (
                    "The harbour wall is not going to hold another winter, and we cannot keep pouring concrete into the mud",
                    "Ana Petrov",
                ),
                ("Very good", "Jonas Lind"),
            ],
        ),
        (
            LEDGER,
            &[
                ("is not gonna hold another winter", ""),
                ("pouring concrete into the mud", ""),
                ("very good", "Mia Oduya"),
            ],
        ),
        (COURIER, &[("disgraceful", "Ana Petrov")]),
        (GAZETTE, &[("disgraceful", "Ana Petrov")]),
    ])
}

#[test]
fn pieces_of_a_long_quotation_are_found_and_common_phrases_are_not() {
    let long = "The harbour wall is not going to hold another winter, and we cannot keep pouring concrete into the mud";
    let linked = desk().linked();
    let has = |a: &str, b: &str| linked.iter().any(|(x, y)| (x == a && y == b) || (x == b && y == a));
    assert!(has(long, "is not gonna hold another winter"));
    assert!(has(long, "pouring concrete into the mud"));
    assert!(has("disgraceful", "disgraceful"));
    assert!(
        !linked
            .iter()
            .any(|(x, y)| x.eq_ignore_ascii_case("very good") || y.eq_ignore_ascii_case("very good"))
    );
}

#[test]
fn the_pieces_stand_in_one_row_with_the_whole_first() {
    let desk = desk();
    let passages = desk.passages();
    let links = link(&passages, 0.5);
    let rows = rows(&links, &passages);
    let row = rows.iter().find(|r| r[0] == 0).expect("the long quotation has a row");
    let words: Vec<&str> = row
        .iter()
        .filter(|&&p| passages[p].quoted)
        .map(|&p| passages[p].spans[0].of(passages[p].text))
        .collect();
    assert!(
        words.contains(&"is not gonna hold another winter")
            && words.contains(&"pouring concrete into the mud"),
        "{words:?}"
    );
}

#[test]
fn the_evidence_is_told_in_words() {
    let desk = desk();
    let passages = desk.passages();
    let links = link(&passages, 0.5);
    let link = links
        .iter()
        .find(|l| passages[l.from].spans[0].of(passages[l.from].text) == "disgraceful")
        .expect("linked");
    assert!(
        link.why.contains(&"“disgraceful” stands only in these two articles".to_string()),
        "{:?}",
        link.why
    );
    assert!(link.why.contains(&"same speaker: Ana Petrov".to_string()), "{:?}", link.why);
    assert!(link.score > 0.5 && link.score <= 1.0);
}

#[test]
fn the_order_of_the_articles_makes_no_difference() {
    let desk = desk();
    let there = desk.linked();
    let mut back = Desk::new(&[]);
    back.texts = desk.texts.iter().rev().cloned().collect();
    back.layouts = desk.layouts.iter().rev().cloned().collect();
    back.found = desk.found.iter().rev().map(|(a, s, q, n)| (3 - a, s.clone(), *q, n.clone())).collect();
    assert_eq!(there, back.linked());
    let score = |d: &Desk| {
        let mut scores: Vec<u64> =
            link(&d.passages(), 0.0).iter().map(|l| (l.score * 1000.0) as u64).collect();
        scores.sort();
        scores
    };
    assert_eq!(score(&desk), score(&back));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn any_text_is_borne(texts in proptest::collection::vec("[a-c \\[\\]*….“”'\\-\\n%0-9é日\u{301}]{0,120}", 1..5), strictness in -1.0f64..2.0) {
        let layouts: Vec<Layout> = texts.iter().map(|t| Layout::new(t)).collect();
        let spans: Vec<Vec<Span>> = texts.iter().map(|t| vec![Span::new(0, t.len())]).collect();
        let passages: Vec<Passage> = (0..texts.len())
            .map(|n| Passage { article: n, text: &texts[n], tokens: &layouts[n].tokens, spans: &spans[n], quoted: n % 3 < 2, speaker: "" })
            .collect();
        let links = link(&passages, strictness);
        for l in &links {
            prop_assert!(l.from < l.to && (0.0..=1.0).contains(&l.score));
            prop_assert!(l.from_part.of(passages[l.from].text).len() <= texts[l.from].len());
            let (verdict, _) = crate::judge::quotes::relate(&passages[l.from], &passages[l.to], l, ["A", "B"]);
            if texts[l.from] == texts[l.to] {
                prop_assert_eq!(verdict, crate::judge::Verdict::Same);
            }
        }
        rows(&links, &passages);
    }
}

#[test]
fn people_who_share_a_first_name_are_two() {
    let sentence = "He feared a storm would undermine the pier in winter.";
    let linked = |speaker: &str| {
        let mut desk = Desk::new(&[
            (
                "“Undermining the faith” of the town, Jonas P. Lind called it.",
                &[("Undermining the faith", "Jonas P. Lind")],
            ),
            (sentence, &[]),
        ]);
        let said = desk.found.iter_mut().find(|found| !found.2);
        said.expect("the sentence").3 = speaker.to_owned();
        let passages = desk.passages();
        let all = candidates(&passages, &mut Lexicon::default());
        all.iter().find(|c| !c.quoted).map(|c| c.same_speaker)
    };
    assert_eq!(linked("Jonas R. Oduya"), Some(Some(false)));
    assert_eq!(linked("Mr. Lind"), Some(Some(true)));
    assert_eq!(linked(""), Some(None));
}
