//! Articles from sixteen templates: most sentences are told by several outlets in one of a few wordings,
//! and each is like hundreds of others but for a name or a number. A hard case: in news, few pairs of
//! sentences are alike.

/// What outlet number `outlet` tells, sentence by sentence with its number, without end: two of three things, its own
/// choice.
pub fn sentences(outlet: usize) -> impl Iterator<Item = (usize, String)> {
    let tells = move |number: &usize| !(number * 7 + outlet * 3).is_multiple_of(3);
    (0..).filter(tells).map(move |number| (number, told(number, outlet)))
}

const PLACES: [&str; 12] = [
    "Aldmoor",
    "Brackwater",
    "Corvale",
    "Dunmere",
    "Eastlow",
    "Farholt",
    "Greyford",
    "Hazelby",
    "Inverley",
    "Jarrow Point",
    "Kestrel Bay",
    "Linden",
];
const NAMES: [&str; 12] = [
    "Odile Farrant",
    "Tomas Verlander",
    "Ines Halloran",
    "Samir Oduya",
    "Petra Lindqvist",
    "Ruan Castellane",
    "Vera Tolland",
    "Ilse Brandt",
    "Dessa Okonjo",
    "Marek Solano",
    "Yusuf Adeyemi",
    "Clara Whitcombe",
];
const THINGS: [&str; 10] = [
    "the levee",
    "the ferry",
    "the school",
    "the hospital",
    "the rail bridge",
    "the pumping station",
    "the harbour",
    "the market hall",
    "the old mill",
    "the power line",
];

/// The thing number `n`, as an outlet tells it.
fn told(n: usize, outlet: usize) -> String {
    let (place, name, thing) = (PLACES[n % 12], NAMES[(n / 2) % 12], THINGS[(n / 3) % 10]);
    let count = 100 + n * 13 + if outlet % 4 == 1 { 40 } else { 0 };
    match (n % 4, outlet % 3) {
        (0, 0) => format!(
            "“We could not hold {thing} in {place} for another night, and {count} people knew it,” said {name}."
        ),
        (0, 1) => format!("{name} said: “We could not hold {thing} in {place}, and {count} people knew it.”"),
        (0, _) => format!("“We could not keep {thing} in {place} for another night,” {name} said."),
        (1, 0) => {
            format!("About {count} residents of {place} had to leave their homes when {thing} gave way.")
        }
        (1, 1) => format!("When {thing} gave way, {count} people in {place} were told to leave their homes."),
        (1, _) => format!("In {place} {count} residents left their homes after {thing} broke."),
        (2, 0) => {
            format!("{name} inspected {thing} near {place} and ordered {count} sandbags to be brought there.")
        }
        (2, 1) => format!("{count} sandbags were ordered for {thing} near {place} by {name}."),
        (2, _) => format!("Near {place}, {name} ordered {count} sandbags for {thing}."),
        (_, 0) => {
            format!("The water at {place} rose by {count} millimetres within an hour and reached {thing}.")
        }
        (_, 1) => {
            format!("Within an hour the water at {place} rose {count} millimetres and reached {thing}.")
        }
        (_, _) => {
            format!("At {place} the water reached {thing}, rising by {count} millimetres within an hour.")
        }
    }
}
