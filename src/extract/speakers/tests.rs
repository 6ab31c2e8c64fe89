use super::*;
use crate::extract::QuotationKind;
use crate::extract::names;
use proptest::prelude::*;

/// A quotation between curly marks, and the words that name its speaker.
type Case<'a> = (&'a str, &'a str);

/// The speakers of quotations given by their words and the words that name the speaker, of which the
/// occurrence nearest to the quotation is meant.
fn speakers(texts: &[&str], cases: &[&[Case]]) -> Vec<Vec<Speaker>> {
    let layouts: Vec<Layout> = texts.iter().map(|t| Layout::new(t)).collect();
    let read: Vec<names::Source> =
        texts.iter().zip(&layouts).map(|(text, layout)| names::Source { text, layout }).collect();
    let (directory, mentions) = names::find(&read);
    let quotations: Vec<Vec<Quotation>> =
        texts.iter().zip(cases).map(|(text, cases)| quotations(text, cases)).collect();
    let sources: Vec<Source> = (0..texts.len())
        .map(|s| Source {
            text: texts[s],
            layout: &layouts[s],
            quotations: &quotations[s],
            names: &mentions[s],
        })
        .collect();
    resolve(&sources, &directory)
}

fn quotations(text: &str, cases: &[Case]) -> Vec<Quotation> {
    cases
        .iter()
        .map(|(words, stated)| {
            let at = text.find(words).expect("the quotation stands in the text");
            let quoted = Span::new(at, at + words.len());
            let mention = text
                .match_indices(stated)
                .map(|(i, m)| Span::new(i, i + m.len()))
                .filter(|m| !m.is_empty() && !m.touches(quoted))
                .min_by_key(|m| m.start.abs_diff(at).min(m.start.abs_diff(quoted.end)));
            let how = if mention.is_some() { How::Stated } else { How::Carried };
            Quotation {
                kind: QuotationKind::Direct,
                spans: vec![quoted],
                mention,
                cue: None,
                how,
                flags: Vec::new(),
            }
        })
        .collect()
}

fn names_of(texts: &[&str], cases: &[Case]) -> Vec<String> {
    let mut all: Vec<&[Case]> = vec![&[]; texts.len()];
    all[0] = cases;
    speakers(texts, &all).swap_remove(0).into_iter().map(|s| s.name).collect()
}

#[test]
fn surnames_pronouns_and_descriptions_find_the_full_name() {
    let text = "Defense Secretary Petrov denied it on Monday. “There is no order,” Ms. Petrov said. She called the \
        letter “a draft.”\n\n“We stay,” the defense secretary added. Bob Lindqvist, an attorney for Orlo Vance, \
        disagreed. “They leave,” he said. “All of them.”";
    let other = "Ana T. Petrov spoke on Monday.";
    assert_eq!(
        names_of(
            &[text, other],
            &[
                ("There is no order,", "Ms. Petrov"),
                ("a draft.", "She"),
                ("We stay,", "the defense secretary"),
                ("They leave,", "he"),
                ("All of them.", ""),
            ]
        ),
        ["Ana T. Petrov", "Ana T. Petrov", "Ana T. Petrov", "Bob Lindqvist", "Bob Lindqvist"]
    );
}

#[test]
fn words_that_mean_nobody_in_particular_stay() {
    let text = "“It is over,” a senior official said. “We lost,” a spokesman for Mayor Ana Petrov said. The suit \
        says “never.” They said “yes.”";
    assert_eq!(
        names_of(
            &[text],
            &[
                ("It is over,", "a senior official"),
                ("We lost,", "a spokesman for Mayor Ana Petrov"),
                ("never.", "The suit"),
            ]
        ),
        ["a senior official", "a spokesman for Mayor Ana Petrov", "the suit"]
    );
    assert_eq!(names_of(&["“So it is,” he said."], &[("So it is,", "he")]), [""]);
}

#[test]
fn statements_go_to_who_issued_them_and_fathers_to_their_children() {
    let text = "Ana Petrov condemned the strike in a statement. “It was wrong,” the statement said.\n\nPresident \
        Vance’s eldest son, Orlo Vance Jr., wrote to the harbour. His father said it was “fine.”";
    let other = "President Orlo Vance spoke.";
    assert_eq!(
        names_of(&[text, other], &[("It was wrong,", "the statement"), ("fine.", "His father")]),
        ["Ana Petrov", "Orlo Vance"]
    );
}

#[test]
fn a_body_s_statement_is_nobody_else_s() {
    let text = "Orlo Vance left the quay “in a hurry,” according to the police statement on Monday. “He struck a \
        bollard,” the statement said.\n\nBob Lindqvist had seen it. “There was one car,” the law enforcement statement \
        added.";
    assert_eq!(
        names_of(
            &[text],
            &[
                ("in a hurry,", "the police statement"),
                ("He struck a bollard,", "the statement"),
                ("There was one car,", "the law enforcement statement"),
            ]
        ),
        ["the police statement", "the police statement", "the law enforcement statement"]
    );
}

#[test]
fn a_party_and_a_state_describe_whoever_spoke_last() {
    let text = "Bob Lindqvist and Ana Petrov met on Monday. Bob Lindqvist wants an “honest” inquiry, he said. “We will not let \
        it rest,” the Ohio Republican said.";
    assert_eq!(
        names_of(
            &[text],
            &[("honest", "Bob Lindqvist"), ("We will not let it rest,", "the Ohio Republican")]
        ),
        ["Bob Lindqvist", "Bob Lindqvist"]
    );
}

#[test]
fn he_goes_on_after_the_paragraph_that_he_closed() {
    let text = "Orlo Vance drove to the quay. Orlo Vance hit a bollard, and Orlo Vance left.\n\nOrlo Vance was calm when he \
        “came to,” said a spokesman for the harbour, Bob Lindqvist.\n\n“It is all being looked into,” he said.";
    assert_eq!(
        names_of(&[text], &[("came to,", "Bob Lindqvist"), ("It is all being looked into,", "he")]),
        ["Bob Lindqvist", "Bob Lindqvist"]
    );
}

#[test]
fn groups_are_given_in_full_and_taken_up_again() {
    let text = "The Harbour Wildlife Service (HWS) said “no permits.” The agency later said “none at all.” \
        “Never,” HWS said.";
    assert_eq!(
        names_of(
            &[text],
            &[
                ("no permits.", "The Harbour Wildlife Service"),
                ("none at all.", "The agency"),
                ("Never,", "HWS")
            ]
        ),
        ["Harbour Wildlife Service", "Harbour Wildlife Service", "Harbour Wildlife Service"]
    );
}

proptest! {
    #[test]
    fn any_mention_of_any_text_is_survived(text in "([A-Za-zé“”’,.() -]|Mr\\. |he |Petrov|said ){0,80}", cuts in proptest::collection::vec((0usize..90, 0usize..90, 0usize..90), 0..4)) {
        let layout = Layout::new(&text);
        let (directory, mentions) = names::find(&[names::Source { text: &text, layout: &layout }]);
        let floor = |i: usize| (0..=i.min(text.len())).rev().find(|&i| text.is_char_boundary(i)).unwrap_or(0);
        let quotations: Vec<Quotation> = cuts
            .iter()
            .map(|&(a, b, c)| Quotation {
                kind: QuotationKind::Direct,
                spans: vec![Span::new(floor(a), floor(a + 5))],
                mention: Some(Span::new(floor(b.min(c)), floor(b.max(c)))),
                cue: None,
                how: How::Stated,
                flags: Vec::new(),
            })
            .collect();
        let source = Source { text: &text, layout: &layout, quotations: &quotations, names: &mentions[0] };
        let first = resolve(&[source], &directory);
        let source = Source { text: &text, layout: &layout, quotations: &quotations, names: &mentions[0] };
        prop_assert_eq!(first, resolve(&[source], &directory));
    }

    #[test]
    fn the_order_of_sources_makes_no_difference(a in "((Ana|Orlo|Petrov|Vance|Mr\\.|Ms\\.|President|the|president|he|said|,|\\.) ){1,30}", b in "((Ana|Orlo|Petrov|Vance|Jr\\.|Mr\\.|President|the|mayor|she|said|,|\\.) ){1,30}") {
        let words = |text: &str| -> (String, String) {
            let mut words = text.split_whitespace();
            (words.next().unwrap_or("").to_owned(), words.last().unwrap_or("").to_owned())
        };
        let ((qa, ma), (qb, mb)) = (words(&a), words(&b));
        let (ca, cb) = ([(qa.as_str(), ma.as_str())], [(qb.as_str(), mb.as_str())]);
        let first = speakers(&[&a, &b], &[&ca, &cb]);
        let second = speakers(&[&b, &a], &[&cb, &ca]);
        prop_assert_eq!(&first[0], &second[1]);
        prop_assert_eq!(&first[1], &second[0]);
    }
}
