use super::*;
use crate::extract::{Relation, dates};

fn numbers(text: &str) -> Vec<Number> {
    let layout = Layout::new(text);
    find(text, &layout, &dates::find(text, &layout, None))
}

/// Each number as `words=low..high unit`.
fn told(text: &str) -> Vec<String> {
    let round = |v: f64| (v * 1000.0).round() / 1000.0;
    numbers(text)
        .iter()
        .map(|n| {
            let value = if n.low == n.high {
                round(n.low).to_string()
            } else {
                format!("{}..{}", round(n.low), round(n.high))
            };
            let second = n.second.map_or(String::new(), |s| format!("-{s}"));
            format!("{}={value}{second} {}", n.span.of(text), n.unit).trim_end().to_string()
        })
        .collect()
}

#[test]
fn values_and_units() {
    for (text, wanted) in [
        ("There were 30,412 registered protesters.", "30,412 registered protesters=30412 protester"),
        ("It cost $5.7 billion.", "$5.7 billion=5700000000 USD"),
        ("It cost 5 billion dollars.", "5 billion dollars=5000000000 USD"),
        ("It cost US$5.7bn.", "US$5.7bn=5700000000 USD"),
        ("It cost €1.2m.", "€1.2m=1200000 EUR"),
        ("thirty thousand people marched", "thirty thousand people=30000 people"),
        ("twenty-one senators agreed", "twenty-one senators=21 senator"),
        ("one hundred and six delegates", "one hundred and six delegates=106 delegate"),
        ("about 30,000 people", "about 30,000 people=27000..33000 people"),
        ("more than 60 protesters", "more than 60 protesters=60..inf protester"),
        ("nearly 500 troops", "nearly 500 troops=450..500 troops"),
        ("as many as 12 agents", "as many as 12 agents=0..12 agent"),
        ("21 or older", "21 or older=21..inf years old"),
        ("tens of thousands of people", "tens of thousands of people=15000..150000 people"),
        ("dozens of officers", "dozens of officers=18..150 officer"),
        ("a dozen reporters", "a dozen reporters=12 reporter"),
        ("a couple of days", "a couple of days=2..3 days"),
        ("several hundred fans", "several hundred fans=200..900 fan"),
        ("two-thirds of voters", "two-thirds of voters=66.667 %"),
        ("one in five adults", "one in five adults=20 %"),
        ("half of the members", "half of the members=50 %"),
        ("42 percent", "42 percent=42 %"),
        ("3.5%", "3.5%=3.5 %"),
        ("10 to 15 people", "10 to 15 people=10..15 people"),
        ("between 10 and 15 people", "between 10 and 15 people=10..15 people"),
        ("1 to 2 million voters", "1 to 2 million voters=1000000..2000000 voter"),
        ("passed on a 53-45 vote", "53-45=53-45 vote"),
        ("voted 53 to 45 to pass it", "53 to 45=53-45 vote"),
        ("a 59-year-old man", "59-year-old=59 years old"),
        ("Mara Holt, 59, spoke.", "59=59 years old"),
        ("a man aged 59", "aged 59=59 years old"),
        ("a 30-minute speech", "30-minute=30 minutes"),
        ("a thirty-minute speech", "thirty-minute=30 minutes"),
        ("half an hour", "half an hour=0.5 hours"),
        ("it took two and a half hours", "two and a half hours=2.5 hours"),
        ("90 miles per hour", "90 miles per hour=90 mph"),
        ("$40,000 a year", "$40,000 a year=40000 USD/year"),
        ("for the third time", "third time=3 time"),
        ("it happened twice", "twice=2 time"),
        ("half a million people", "half a million people=500000 people"),
        ("98.6 degrees Fahrenheit", "98.6 degrees Fahrenheit=98.6 °F"),
        ("30-plus years", "30-plus years=30..inf years"),
        ("34 cents", "34 cents=0.34 USD"),
        ("billions of dollars", "billions of dollars=1500000000..50000000000 USD"),
        ("It cost R$3.5 million.", "R$3.5 million=3500000 BRL"),
        ("It cost C$5 million.", "C$5 million=5000000 CAD"),
        ("It cost NT$500.", "NT$500=500 TWD"),
        ("It cost EC$500.", "EC$500=500 EC$"),
        ("about CA$500", "about CA$500=450..550 CAD"),
        ("five Hong Kong dollars", "five Hong Kong dollars=5 HKD"),
        ("50 Norwegian kroner", "50 Norwegian kroner=50 NOK"),
        ("It cost 500 kr.", "500 kr=500 kr"),
        ("It cost SEK 500.", "SEK 500=500 SEK"),
        ("10 US dollars", "10 US dollars=10 USD"),
        ("5 Jamaican dollars", "5 Jamaican dollars=5 JMD"),
        ("5 Swiss francs", "5 Swiss francs=5 CHF"),
        ("300 million Egyptian pounds", "300 million Egyptian pounds=300000000 EGP"),
        ("300 pounds", "300 pounds=300 lb"),
    ] {
        assert_eq!(told(text), [wanted], "{text}");
    }
}

#[test]
fn what_is_no_number() {
    for text in [
        "No one came.",
        "One of the guests left.",
        "one day it rained",
        "Amendment 64 passed.",
        "They drove Route 66.",
        "the No. 2 official",
        "Title IX",
        "an F-16 jet",
        "after 9/11",
        "in 2016",
        "call 555-0134 now",
        "1. The first point is here",
        "the Second Amendment",
        "1600 Elm Avenue",
        "few came",
        "She was first told on the phone.",
        "his better half",
        "a 501(c)(4) group",
        "at 2100 GMT Sunday",
        "on hold through at least 2025",
        "the show “60 Minutes” asked",
        "the first lady spoke",
    ] {
        assert!(told(text).iter().all(|n| n.starts_with("first")), "{text}: {:?}", told(text));
    }
}

#[test]
fn relations() {
    use Relation::*;
    for (a, b, wanted) in [
        ("30,000 people", "30,412 people", Some(Compatible)),
        ("about 30,000 people", "30,412 people", Some(Compatible)),
        ("12 people", "15 people", Some(Conflict)),
        ("800,000 people", "hundreds of thousands of people", Some(Compatible)),
        ("an hour later", "60 minutes", Some(Same)),
        ("two weeks", "14 days", Some(Same)),
        ("5 miles", "8 km", Some(Compatible)),
        ("a 53-45 vote", "a 52-46 vote", Some(Conflict)),
        ("a 53-45 vote", "voted 53 to 45", Some(Same)),
        ("15 people", "$15", None),
        ("£2m", "$2m", Some(Conflict)),
        ("£2m", "$2.6m", None),
        ("1.2 million tonnes", "1.3 million tonnes", Some(Conflict)),
        ("1.2 million tonnes", "1,234,000 tonnes", Some(Compatible)),
        ("2 million tonnes", "2.1 million tonnes", Some(Compatible)),
        // whose crowns is not said: neither the same nor in conflict
        ("500 kr", "SEK 500", None),
        ("500 kroner", "700 Danish kroner", None),
        ("C$5 million", "$5 million", None),
        ("C$5 million", "CAD 6 million", Some(Conflict)),
        ("12 protesters", "15 people", None),
        ("12 protesters", "12 people", Some(Same)),
        ("over 21 years old", "21 years or older", None),
        ("more than 60 people", "75 people", Some(Compatible)),
        ("more than 60 people", "58 people", Some(Conflict)),
        ("more than 60 people", "75,000 people", None),
        ("about 500 people", "roughly 500 people", Some(Same)),
        ("two-thirds of voters", "67 percent", Some(Compatible)),
        ("several times", "twice", Some(Conflict)),
        ("15 bills", "some 16 measures", Some(Compatible)),
        ("$5.7 billion", "$5.72 billion", Some(Compatible)),
        ("$5.7 billion", "$6.2 billion", Some(Conflict)),
        ("42 percent", "42.3 percent", Some(Compatible)),
        ("59-year-old man", "aged 61", Some(Conflict)),
    ] {
        let one =
            |text: &str| numbers(text).into_iter().next().unwrap_or_else(|| panic!("{text}: no number"));
        let (x, y) = (&one(a), &one(b));
        assert_eq!(relation(x, y), wanted, "{a} / {b}: {x:?} {y:?}");
        assert_eq!(relation(x, y), relation(y, x), "{a} / {b}");
    }
}

proptest::proptest! {
    #[test]
    fn any_text_is_read(text in r"((two|twenty|hundred|million|and|a|half|of|thirds|third|dozen|few|about|more|than|\$|%|5\.7bn|30,412|1/2|½|53-45|-|to|years|old|-year-old|people|in|,|\.|[0-9]{1,40}|[0-9]{1,3}km|one-in-five|°|日|no|\n\n|between|or|so|don’t|’|é-two|two-é) ?){0,30}") {
        for n in numbers(&text) {
            let tokens = Layout::new(&text).tokens;
            assert!(tokens.iter().any(|t| t.span.start == n.span.start));
            assert!(tokens.iter().any(|t| t.span.end == n.span.end));
            assert!(n.span.contains(n.value));
            assert!(n.low <= n.high, "{n:?}");
            assert!(!n.low.is_nan() && n.slack >= 0.0);
        }
        let found = numbers(&text);
        assert!(found.windows(2).all(|w| w[0].span.end <= w[1].span.start));
        for (a, b) in found.iter().zip(found.iter().skip(1)) {
            assert_eq!(relation(a, b), relation(b, a));
        }
    }
}
