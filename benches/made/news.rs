//! Articles with the traits of news that decide what comparing costs: words as rare as Zipf's law has them,
//! names that run through the event, facts and quotations that several outlets tell in words of their own,
//! and between them much that one outlet alone has.

use super::Chance;

/// Facts and quotations that more than one outlet may tell.
const FACTS: usize = 90;
const QUOTATIONS: usize = 36;

/// The event: its words, its people and what is told of it.
pub struct Told {
    nouns: Vec<String>,
    verbs: Vec<String>,
    facts: Vec<[String; 3]>,
    quotations: Vec<(String, String, String)>,
}

impl Told {
    /// What outlet number `outlet` tells, sentence by sentence with its number, without end.
    pub fn sentences(&self, outlet: usize) -> impl Iterator<Item = (usize, String)> {
        let mut chance = Chance(17 + outlet as u64 * 7919);
        (0..).map(move |number| (number, self.sentence(&mut chance)))
    }

    fn sentence(&self, chance: &mut Chance) -> String {
        match chance.below(20) {
            0..=4 => self.fact(chance.zipf(FACTS), chance),
            5..=6 => self.quotation(chance.zipf(QUOTATIONS), chance),
            7 => format!("“{},” said {}.", self.clause(chance), self.person(chance)),
            _ => self.own(chance),
        }
    }

    /// The same event every time.
    pub fn new() -> Told {
        let mut chance = Chance(3);
        let mut nouns: Vec<String> = NOUNS.split_whitespace().map(str::to_owned).collect();
        let mut verbs: Vec<String> = VERBS.split_whitespace().map(str::to_owned).collect();
        // the long tail of rare words
        nouns.extend((0..2_400).map(|_| rare(&mut chance, "")));
        verbs.extend((0..700).map(|_| rare(&mut chance, "ed")));
        let mut told = Told { nouns, verbs, facts: Vec::new(), quotations: Vec::new() };
        told.facts = (0..FACTS).map(|_| told.make_fact(&mut chance)).collect();
        told.quotations = (0..QUOTATIONS).map(|_| told.make_quotation(&mut chance)).collect();
        told
    }

    fn noun(&self, chance: &mut Chance) -> &str {
        &self.nouns[chance.zipf(self.nouns.len())]
    }

    fn verb(&self, chance: &mut Chance) -> &str {
        &self.verbs[chance.zipf(self.verbs.len())]
    }

    fn person(&self, chance: &mut Chance) -> &'static str {
        PEOPLE[chance.zipf(PEOPLE.len())]
    }

    /// One thing in three wordings, of which the third gives a rounder number.
    fn make_fact(&self, chance: &mut Chance) -> [String; 3] {
        let (n, who, place) =
            (120 + chance.below(880), self.person(chance), PLACES[chance.zipf(PLACES.len())]);
        let [a, b, c, d] = [0; 4].map(|_| self.noun(chance));
        let (v, w) = (self.verb(chance), self.verb(chance));
        [
            format!("The {a} {v} {n} {b}s near {place} after {who} {w} the {c} of the {d}."),
            format!("Near {place} {n} {b}s were {v} by the {a}, and {who} had {w} the {c} before."),
            format!(
                "About {}00 {b}s at {place} had to be {v} once the {d} was {w}, according to {who}.",
                n / 100
            ),
        ]
    }

    /// Who said what, whole and cut.
    fn make_quotation(&self, chance: &mut Chance) -> (String, String, String) {
        let first = self.clause(chance);
        let second = self.clause(chance).to_lowercase();
        (self.person(chance).to_owned(), format!("{first} because {second}"), first)
    }

    fn fact(&self, n: usize, chance: &mut Chance) -> String {
        self.facts[n][chance.below(3)].clone()
    }

    fn quotation(&self, n: usize, chance: &mut Chance) -> String {
        let (who, whole, cut) = &self.quotations[n];
        match chance.below(3) {
            0 => format!("“{whole},” {who} said."),
            1 => format!("“{cut},” {who} told reporters."),
            _ => format!("{who} said: “{whole}.”"),
        }
    }

    fn clause(&self, chance: &mut Chance) -> String {
        let [a, b, c] = [0; 3].map(|_| self.noun(chance));
        match chance.below(3) {
            0 => format!(
                "We never {} the {a} and the {b} was not {} by any {c}",
                self.verb(chance),
                self.verb(chance)
            ),
            1 => format!("Nobody who saw the {a} will say that the {b} {} the {c}", self.verb(chance)),
            _ => format!("They {} every {a} in the {b} for the sake of one {c}", self.verb(chance)),
        }
    }

    /// A sentence of an outlet's own.
    fn own(&self, chance: &mut Chance) -> String {
        let [a, b, c, d] = [0; 4].map(|_| self.noun(chance));
        let (v, w, who) = (self.verb(chance), self.verb(chance), self.person(chance));
        let place = PLACES[chance.zipf(PLACES.len())];
        match chance.below(7) {
            0 => format!("The {a} of {place} {v} a {b}, which {w} the {c} for years."),
            1 => format!("{who} {v} the {a}, but the {b} was still {w} on Tuesday."),
            2 => format!("In {place}, a {a} with a {b} {v} its {c} and {w} the {d} at the same time."),
            3 => format!(
                "Some {} {a}s were {v} in the first week, among them a {b} from {place}.",
                3 + chance.below(90)
            ),
            4 => format!("There has been no {a} since the {b} {v}, {who} wrote in a {c}."),
            5 => format!("What the {a} {v} is a {b} of {c}, and most of it was {w} long ago."),
            _ => format!("It was the {a} that {v} them: a {b}, a {c} and the {d} of {place}."),
        }
    }
}

/// A word of two or three syllables that nobody has used.
fn rare(chance: &mut Chance, ending: &str) -> String {
    const SYLLABLES: [&str; 24] = [
        "bar", "cor", "dun", "fel", "gor", "hal", "jen", "kel", "lor", "mar", "nev", "ost", "pel", "rin",
        "sal", "tor", "ul", "ven", "wes", "yar", "zan", "bri", "cla", "tre",
    ];
    let mut word: String = (0..2 + chance.below(2)).map(|_| SYLLABLES[chance.below(24)]).collect();
    word.push_str(if ending.is_empty() {
        ["ance", "er", "ing", "ment", ""][chance.below(5)]
    } else {
        ending
    });
    word
}

const NOUNS: &str = "storm council water minister government police report house road city family school harbour \
    company worker decision law court question plan money tax market price hospital doctor teacher student village \
    coast bridge train ship engineer inquiry letter speech vote party leader member warning power station line wall \
    river field farmer insurer claim cost fund loan bank owner tenant street crowd protest march banner statement \
    evidence witness judge lawyer hearing record document file archive journalist camera picture film island ferry \
    pier lighthouse beach sand dune tide wave wind roof window door garden tree branch cable mast signal radio";
const VERBS: &str = "said told asked closed opened reached moved carried rejected approved delayed promised warned \
    blamed praised visited ordered built destroyed repaired counted measured paid refused accepted planned crossed \
    halted defended questioned described ignored examined lifted dropped guarded searched signed questioned raised";
const PEOPLE: [&str; 10] = [
    "Odile Farrant",
    "Tomas Verlander",
    "Ines Halloran",
    "Samir Oduya",
    "Petra Lindqvist",
    "Ruan Castellane",
    "Vera Tolland",
    "Dessa Okonjo",
    "Marek Solano",
    "Clara Whitcombe",
];
const PLACES: [&str; 10] = [
    "Aldmoor",
    "Brackwater",
    "Corvale",
    "Dunmere",
    "Eastlow",
    "Farholt",
    "Greyford",
    "Kestrel Bay",
    "Linden",
    "Port Hazelby",
];
