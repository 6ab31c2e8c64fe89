//! Closed lists of English words that several stages read, each in one place: small numbers, months,
//! weekdays, verbs of saying. All in lower case.

/// zero … nineteen; the index is the value.
pub const SMALL: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];

/// twenty … ninety.
pub const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

/// The months: the full name, then its abbreviations.
pub const MONTHS: [&[&str]; 12] = [
    &["january", "jan"],
    &["february", "feb"],
    &["march", "mar"],
    &["april", "apr"],
    &["may"],
    &["june", "jun"],
    &["july", "jul"],
    &["august", "aug"],
    &["september", "sept", "sep"],
    &["october", "oct"],
    &["november", "nov"],
    &["december", "dec"],
];

/// The weekdays from Monday: the full name, then its abbreviations.
pub const WEEKDAYS: [&[&str]; 7] = [
    &["monday", "mon"],
    &["tuesday", "tues", "tue"],
    &["wednesday", "wed"],
    &["thursday", "thurs", "thur", "thu"],
    &["friday", "fri"],
    &["saturday", "sat"],
    &["sunday", "sun"],
];

/// Verbs that say that somebody said the words beside them, in the forms in which they stand there.
pub const SAID: &[&str] = &[
    "added",
    "adds",
    "argued",
    "asked",
    "asks",
    "chanted",
    "concluded",
    "continued",
    "cried",
    "declared",
    "exclaimed",
    "explained",
    "insisted",
    "joked",
    "noted",
    "posted",
    "quipped",
    "replied",
    "said",
    "says",
    "shouted",
    "stated",
    "told",
    "tweeted",
    "warned",
    "writes",
    "wrote",
];

/// Verbs of news whose past has no ending: the past and what it is the past of.
pub const IRREGULAR: &[(&str, &str)] = &[
    ("became", "become"),
    ("began", "begin"),
    ("begun", "begin"),
    ("bought", "buy"),
    ("broke", "break"),
    ("broken", "break"),
    ("brought", "bring"),
    ("built", "build"),
    ("came", "come"),
    ("caught", "catch"),
    ("chose", "choose"),
    ("chosen", "choose"),
    ("drew", "draw"),
    ("drove", "drive"),
    ("fell", "fall"),
    ("fled", "flee"),
    ("flew", "fly"),
    ("fought", "fight"),
    ("found", "find"),
    ("gave", "give"),
    ("given", "give"),
    ("grew", "grow"),
    ("heard", "hear"),
    ("held", "hold"),
    ("kept", "keep"),
    ("knew", "know"),
    ("known", "know"),
    ("led", "lead"),
    ("lost", "lose"),
    ("made", "make"),
    ("met", "meet"),
    ("paid", "pay"),
    ("ran", "run"),
    ("rose", "rise"),
    ("sank", "sink"),
    ("saw", "see"),
    ("seen", "see"),
    ("sent", "send"),
    ("shot", "shoot"),
    ("sold", "sell"),
    ("sought", "seek"),
    ("spent", "spend"),
    ("spoke", "speak"),
    ("spoken", "speak"),
    ("stole", "steal"),
    ("stood", "stand"),
    ("struck", "strike"),
    ("sunk", "sink"),
    ("swore", "swear"),
    ("sworn", "swear"),
    ("taken", "take"),
    ("threw", "throw"),
    ("took", "take"),
    ("went", "go"),
    ("withdrew", "withdraw"),
    ("won", "win"),
    ("written", "write"),
    ("wrote", "write"),
];

/// Whether a word is the full name of a month or weekday with its capital: `March`, not `march`.
pub fn is_calendar_name(word: &str) -> bool {
    let Some((first, rest)) = word.split_at_checked(1) else { return false };
    let fits = |names: &&[&str]| names[0][1..] == *rest && names[0][..1].eq_ignore_ascii_case(first);
    first.as_bytes()[0].is_ascii_uppercase() && (MONTHS.iter().any(fits) || WEEKDAYS.iter().any(fits))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_calendar_name_has_its_capital() {
        assert!(is_calendar_name("March") && is_calendar_name("Sunday"));
        assert!(["march", "MARCH", "Mar", "Marching", "", "É"].iter().all(|w| !is_calendar_name(w)));
    }
}
