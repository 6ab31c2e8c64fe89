use super::*;
use proptest::prelude::*;

fn read(texts: &[&str]) -> (Directory, Vec<Vec<NameMention>>) {
    let layouts: Vec<Layout> = texts.iter().map(|t| Layout::new(t)).collect();
    let sources: Vec<Source> =
        texts.iter().zip(&layouts).map(|(text, layout)| Source { text, layout }).collect();
    find(&sources)
}

/// The names of one text as `words=canonical`.
fn named(texts: &[&str], which: usize) -> Vec<String> {
    let (directory, mentions) = read(texts);
    mentions[which]
        .iter()
        .map(|m| format!("{}={}", m.span.of(texts[which]), directory.entries[m.entry].canonical))
        .collect()
}

const LETTER: &str = "Defense Secretary Ana T. Petrov denied it on Monday. But Ms. Petrov’s aides said the \
    letter was a draft. “There is no decision,” Petrov said.\n\nThe plan was sent to Joint Harbour Command \
    (JHC) in Norway. JHC did not reply, said Bob Lindqvist, a spokesman for the command.";

#[test]
fn titles_possessives_and_weekdays_are_no_part_of_names() {
    assert_eq!(
        named(&[LETTER], 0),
        [
            "Ana T. Petrov=Ana T. Petrov",
            "Petrov=Ana T. Petrov",
            "Petrov=Ana T. Petrov",
            "Joint Harbour Command=Joint Harbour Command",
            "JHC=Joint Harbour Command",
            "Norway=Norway",
            "JHC=Joint Harbour Command",
            "Bob Lindqvist=Bob Lindqvist",
        ]
    );
}

#[test]
fn forms_of_one_person_meet_across_articles() {
    let other = "Robert Lindqvist spoke for Ana Petrov, the harbour chief. Mr. Lindqvist said no.";
    let (directory, _) = read(&[LETTER, other]);
    let people: Vec<&str> = directory
        .entries
        .iter()
        .filter(|e| e.kind == NameKind::Person)
        .map(|e| e.canonical.as_str())
        .collect();
    assert_eq!(people.len(), 2, "{people:?}");
    let petrov = directory.entries.iter().find(|e| e.canonical == "Ana T. Petrov").expect("named");
    assert_eq!(petrov.gender, Some(Gender::Female));
    for alias in ["ana petrov", "petrov", "the defense secretary", "the harbour chief"] {
        assert!(petrov.aliases.iter().any(|a| a == alias), "{alias} in {:?}", petrov.aliases);
    }
}

#[test]
fn father_and_son_stay_apart() {
    let text = "President Orlo Vance’s eldest son, Orlo Vance Jr., posted the letters on Monday. Vance Jr. \
        thanked them.\n\nOrlo Vance said he was proud. The president called Vance Jr. open.";
    let (directory, mentions) = read(&[text]);
    let names: Vec<&str> = directory.entries.iter().map(|e| e.canonical.as_str()).collect();
    assert_eq!(names, ["Orlo Vance", "Orlo Vance Jr."]);
    let order: Vec<usize> = mentions[0].iter().map(|m| m.entry).collect();
    // `The president` is a mention of the father
    assert_eq!(order, [0, 1, 1, 0, 0, 1]);
}

#[test]
fn countries_and_agencies_have_their_common_forms() {
    let text = "The United States left. The U.S. said so, and America agreed. Officials in the USA and the \
        Department of Justice were silent; the Justice Department later spoke.";
    let (directory, _) = read(&[text]);
    let names: Vec<&str> = directory.entries.iter().map(|e| e.canonical.as_str()).collect();
    assert_eq!(names, ["Department of Justice", "United States"]);
}

#[test]
fn organisations_with_small_words_are_one_name() {
    let text = "On Monday the Harbour Permanent Select Committee on Tides met. The U.S. Fish and Wildlife \
        Service agreed with Fox News.";
    assert_eq!(
        named(&[text], 0),
        [
            "Harbour Permanent Select Committee on Tides=Harbour Permanent Select Committee on Tides",
            "U.S. Fish and Wildlife Service=U.S. Fish and Wildlife Service",
            "Fox News=Fox News",
        ]
    );
}

#[test]
fn names_side_by_side_are_two() {
    let text = "The ambassador to Norway Ana T. Petrov left. WaveNews Robert Lindqvist had it first. Norway \
        thanked WaveNews, and Lindqvist thanked Petrov. Later Ana Petrov Senate hearings began; the Senate sat.";
    assert_eq!(
        named(&[text], 0),
        [
            "Norway=Norway",
            "Ana T. Petrov=Ana T. Petrov",
            "WaveNews=WaveNews",
            "Robert Lindqvist=Robert Lindqvist",
            "Norway=Norway",
            "WaveNews=WaveNews",
            "Lindqvist=Robert Lindqvist",
            "Petrov=Ana T. Petrov",
            "Ana Petrov=Ana T. Petrov",
            "Senate=Senate",
            "Senate=Senate",
        ]
    );
    let pasted = "Robert Lindqvist Robert Karl LindqvistMORE spoke. “No,” Lindqvist said.";
    assert_eq!(named(&[pasted], 0), ["Robert Lindqvist=Robert Lindqvist", "Lindqvist=Robert Lindqvist"]);
}

#[test]
fn relatives_and_parts_of_a_group_are_not_joined() {
    let people = "Omar Karl Lindqvist was held. Karl Lindqvist, the father of the suspect, wept.";
    let (directory, _) = read(&[people]);
    assert_eq!(directory.entries.len(), 2, "{:?}", directory.entries);
    let father = "Omar Besnik Lindqvist was held. His father, Besnik Lindqvist, wept.";
    let (directory, _) = read(&[father]);
    assert_eq!(directory.entries.len(), 2, "{:?}", directory.entries);
    let second = "Omar Mir Besnik Lindqvist was held. Omar Lindqvist is 29. Besnik Lindqvist wept.";
    let (directory, _) = read(&[second]);
    assert_eq!(directory.entries.len(), 2, "{:?}", directory.entries);
    let king = "Prince Yusuf bin Tarik spoke first. King Tarik listened.";
    let (directory, mentions) = read(&[king]);
    assert_ne!(mentions[0][0].entry, mentions[0][1].entry, "{:?}", directory.entries);
    let army = "The Harbour Guard Academy opened. The Harbour Guard closed.";
    let (directory, _) = read(&[army]);
    assert_eq!(directory.entries.len(), 2, "{:?}", directory.entries);
}

#[test]
fn a_secretary_of_state_is_a_person_and_her_surname_is_hers() {
    let text = "U.S. Secretary of State Ana Petrov warned the harbour on Monday. Petrov said it was over.";
    assert_eq!(named(&[text], 0), ["U.S.=United States", "Ana Petrov=Ana Petrov", "Petrov=Ana Petrov"]);
    let alone = "British Foreign Secretary Bob Lindqvist said it was over.";
    assert_eq!(named(&[alone], 0), ["British=United Kingdom", "Bob Lindqvist=Bob Lindqvist"]);
}

#[test]
fn a_surname_used_alone_is_not_his_father_s() {
    let text = "President Vance opened the pier on Monday, and Vance spoke. While his mother was born in Harbourton, \
        his father, Orlo Vance, was born in Norway. Vance left.";
    let names = named(&[text], 0);
    assert_eq!(names.iter().filter(|n| *n == "Vance=Vance").count(), 3, "{names:?}");
    assert!(names.contains(&"Orlo Vance=Orlo Vance".to_owned()), "{names:?}");
}

#[test]
fn the_last_part_of_a_name_is_no_agency_and_a_name_twice_is_one() {
    let text = "North Korean leader Kim Jong Un met Chairman Bob Lindqvist Lindqvist on Monday. The UN was not asked, said \
        the Ohio Republican.";
    assert_eq!(
        named(&[text], 0),
        [
            "North Korean=North Korea",
            "Kim Jong Un=Kim Jong Un",
            "Bob Lindqvist=Bob Lindqvist",
            "UN=United Nations",
            "Ohio=Ohio",
        ]
    );
}

#[test]
fn capitals_that_run_on_stay_cheap() {
    let text = "President Tod Of The Marl ".repeat(4000);
    read(&[&text]);
}

proptest! {
    #[test]
    fn any_text_gives_spans_that_cut_it(text in "\\PC{0,200}", other in "([A-Z][a-z]{0,4}|Mr\\.|Jr\\.|,|the|of|said|\\(|\\)|“|”|’s|President|and|Petrov|\n\n)( ([A-Z][a-z]{0,4}|Mr\\.|Jr\\.|,|the|of|said|President|and|Petrov|Sen\\.)){0,40}") {
        let (directory, mentions) = read(&[&text, &other]);
        for (row, text) in mentions.iter().zip([&text, &other]) {
            let mut end = 0;
            for m in row {
                prop_assert!(m.span.start >= end && !m.span.is_empty());
                prop_assert!(text.get(m.span.start..m.span.end).is_some());
                prop_assert!(m.entry < directory.entries.len());
                end = m.span.end;
            }
        }
    }

    #[test]
    fn the_order_of_sources_makes_no_difference(a in "((Ana|Bob|Orlo|Petrov|Vance|Jr\\.|Mr\\.|Ms\\.|President|the|said|,|JHC|U\\.S\\.|Harbour|Committee|of|and|\\.) ){0,40}", b in "((Ana|Bob|Orlo|Petrov|Vance|Jr\\.|Mr\\.|Ms\\.|President|the|said|,|JHC|America|Harbour|Committee|on|and|\\.) ){0,40}", c in "((Ana|Orlo|Petrov|Vance|President|said|,|master) ){0,20}") {
        let (first, there) = read(&[&a, &b, &c]);
        let (second, back) = read(&[&c, &b, &a]);
        prop_assert_eq!(first, second);
        prop_assert_eq!(&there[0], &back[2]);
        prop_assert_eq!(&there[1], &back[1]);
        prop_assert_eq!(&there[2], &back[0]);
    }
}
