use super::*;

fn date(text: &str) -> Date {
    text.parse().expect("a date")
}

/// Each mention of a text published on Tuesday 2020-01-07, as `words=first..last`.
fn mentions(text: &str) -> Vec<String> {
    let layout = Layout::new(text);
    find(text, &layout, Some(date("2020-01-07")))
        .iter()
        .map(|m| {
            let days =
                m.days.map_or("-".into(), |(a, b)| if a == b { a.to_string() } else { format!("{a}..{b}") });
            let times = m.times.map_or(String::new(), |(a, b)| {
                let clock = |t: Time| format!("{:02}:{:02}", t.hour(), t.minute());
                if a == b { format!(" {}", clock(a)) } else { format!(" {}-{}", clock(a), clock(b)) }
            });
            format!("{}={days}{times}", m.span.of(text))
        })
        .collect()
}

#[test]
fn absolute_dates() {
    for (text, wanted) in [
        ("on January 5, 2019, in Lund", "January 5, 2019=2019-01-05"),
        ("the Jan. 5 hearing", "Jan. 5=2020-01-05"),
        ("on 5 March 2018.", "5 March 2018=2018-03-05"),
        ("since 2018-03-05.", "since 2018-03-05=2018-03-05"),
        ("on 01/05/2020", "01/05/2020=2020-01-05"),
        ("on 25/12/2019", "25/12/2019=2019-12-25"),
        ("in June 2016", "June 2016=2016-06-01..2016-06-30"),
        ("in 2008 he won", "2008=2008-01-01..2008-12-31"),
        ("in the 1990s", "1990s=1990-01-01..1999-12-31"),
        ("after 9/11", "after 9/11=2001-09-11"),
        ("the September 11 attacks", "September 11=2001-09-11"),
        ("on Dec. 30", "Dec. 30=2019-12-30"),
        ("from 1996 to 2007", "from 1996 to 2007=1996-01-01..2007-12-31"),
        ("open Jan-Feb 2017", "Jan-Feb 2017=2017-01-01..2017-02-28"),
        ("on the 3rd, she said", "3rd=2020-01-03"),
        ("June 5-7, 2016", "June 5-7, 2016=2016-06-05..2016-06-07"),
        ("the summer of 2016", "summer of 2016=2016-06-01..2016-08-31"),
        ("Friday, Jan. 3, at 8:30 p.m. ET", "Friday, Jan. 3, at 8:30 p.m. ET=2020-01-03 20:30"),
        ("in the week of March 9.", "week of March 9=2020-03-09..2020-03-15"),
        ("in the week of Sunday, March 8.", "week of Sunday, March 8=2020-03-08..2020-03-14"),
        ("in the week ending March 8.", "week ending March 8=2020-03-02..2020-03-08"),
        ("the weekend of June 12, 2019,", "weekend of June 12, 2019=2019-06-15..2019-06-16"),
        ("the first half of 2019", "first half of 2019=2019-01-01..2019-06-30"),
        ("in the second half of March 2019", "second half of March 2019=2019-03-16..2019-03-31"),
        ("the second week of March 2019", "second week of March 2019=2019-03-05..2019-03-17"),
        ("the last three months of 2019", "last three months of 2019=2019-10-01..2019-12-31"),
        ("the first ten days of June 2019", "first ten days of June 2019=2019-06-01..2019-06-10"),
        ("on June 18 and 19, 2016", "June 18 and 19, 2016=2016-06-18..2016-06-19"),
        ("on 18 and 19 June 2016", "18 and 19 June 2016=2016-06-18..2016-06-19"),
        ("three days after Jan. 30, 2019", "three days after Jan. 30, 2019=2019-02-02"),
        ("on Monday 6th, she said", "Monday 6th=2020-01-06"),
        ("on Friday 13th, she said", "Friday 13th=2019-12-13"),
        ("the first quarter of 2019", "first quarter of 2019=2019-01-01..2019-03-31"),
    ] {
        assert_eq!(mentions(text), [wanted], "{text}");
    }
}

#[test]
fn relative_dates() {
    for (text, wanted) in [
        ("She said on Friday that it rained.", "Friday=2020-01-03"),
        ("The council will meet on Friday.", "Friday=2020-01-10"),
        ("On Friday, the council will meet.", "Friday=2020-01-10"),
        ("He said Tuesday it rained.", "Tuesday=2020-01-07"),
        ("It rained yesterday.", "yesterday=2020-01-06"),
        ("It rained last week.", "last week=2019-12-30..2020-01-05"),
        ("It rained earlier this week.", "earlier this week=2020-01-06..2020-01-07"),
        ("He left two weeks before Christmas.", "two weeks before Christmas=2019-12-08..2019-12-14"),
        ("It fell in the first half of last year.", "first half of last year=2019-01-01..2019-06-30"),
        ("It rained two days ago.", "two days ago=2020-01-05"),
        ("It rained last month.", "last month=2019-12-01..2019-12-31"),
        ("It rained Sunday night.", "Sunday night=2020-01-05 18:00-23:59"),
        ("It rained early Monday.", "early Monday=2020-01-06 00:00-11:59"),
        ("They meet tonight.", "tonight=2020-01-07 18:00-23:59"),
        ("By noon it rained.", "By noon=- 12:00"),
        ("The following day it rained.", "The following day=-"),
        ("It rained in November.", "November=2019-11-01..2019-11-30"),
        ("It rained on Monday at 8:30 p.m.", "Monday at 8:30 p.m.=2020-01-06 20:30"),
    ] {
        assert_eq!(mentions(text), [wanted], "{text}");
    }
}

#[test]
fn the_verb_tells_which_weekday() {
    for (text, wanted) in [
        ("The bridge would stay closed until Friday.", "until Friday=2020-01-10"),
        ("The bridge will stay closed until Tuesday.", "until Tuesday=2020-01-14"),
        ("She said the bridge may reopen on Friday.", "Friday=2020-01-10"),
        ("He is to appear in court on Friday.", "Friday=2020-01-10"),
        ("He is due in court Friday.", "Friday=2020-01-10"),
        ("The vote is scheduled for Friday.", "Friday=2020-01-10"),
        ("The letters will be delivered on Friday.", "Friday=2020-01-10"),
        ("The council reopened the bridge on Friday.", "Friday=2020-01-03"),
        ("The river burst its banks and flooded the town on Friday.", "Friday=2020-01-03"),
        ("He may have fled on Friday.", "Friday=2020-01-03"),
        ("On Friday, police swept the harbour.", "Friday=2020-01-03"),
        ("By Friday, ten had died.", "By Friday=2020-01-03"),
        // a weekday, but which one the words do not say
        ("The bridge was closed until Friday.", "until Friday=-"),
        ("She was due to speak on Friday.", "Friday=-"),
        ("The council is due to meet on Friday.", "Friday=2020-01-10"),
        ("They are due to appear in court on Friday.", "Friday=2020-01-10"),
        ("The delay is due to rain on Friday.", "Friday=-"),
        ("Roads are shut due to flooding on Friday.", "Friday=-"),
        ("The vote had been scheduled for Friday.", "Friday=-"),
        ("A rally on Friday, no more.", "Friday=-"),
        ("Petrov, who will retire, resigned on Friday.", "Friday=2020-01-03"),
        ("Petrov, who will retire, signed it at home on Friday.", "Friday=2020-01-03"),
        ("Petrov, who will retire, painted the wall on Friday.", "Friday=-"),
        ("Friday’s vote will cost the town dear.", "Friday’s=-"),
        ("A rally on Tuesday, no more.", "Tuesday=2020-01-07"),
        ("It was kept secret until Tuesday.", "until Tuesday=2020-01-07"),
        ("He would see the show that aired on Sunday.", "Sunday=2020-01-05"),
        ("A judge set a hearing for Friday.", "Friday=-"),
        ("A judge set a hearing for May 18.", "May 18=2020-05-18"),
    ] {
        assert_eq!(mentions(text), [wanted], "{text}");
    }
}

#[test]
fn what_is_no_date() {
    for text in [
        "They may vote.",
        "May I ask?",
        "Protesters march to the square.",
        "the second man sat down",
        "Theresa May resigned.",
        "more than 2000 people came",
        "2015 troops",
        "$2019",
        "a 1600 Elm Street address",
        "April Stone spoke.",
        "It was the last straw.",
        "at the last minute",
        "a score of 3/4",
    ] {
        assert_eq!(mentions(text), [""; 0], "{text}");
    }
}

#[test]
fn relations_of_dates() {
    let related = |a: &str, b: &str, published: Option<&str>| {
        let one = |text: &str| {
            find(text, &Layout::new(text), published.map(date)).into_iter().next().expect("a mention")
        };
        let (x, y) = (one(a), one(b));
        assert_eq!(relation(&x, &y), relation(&y, &x), "{a} / {b}");
        relation(&x, &y)
    };
    use Relation::*;
    for (a, b, wanted) in [
        ("on Tuesday", "Jan. 7", Some(Same)),
        ("June 2016", "June 12, 2016", Some(Compatible)),
        ("on Tuesday", "on Monday", Some(Conflict)),
        ("Monday afternoon", "Monday night", Some(Conflict)),
        ("Monday afternoon", "on Monday", Some(Compatible)),
        ("by Friday", "on Thursday", None),
        ("before 2016", "in 2018", Some(Conflict)),
        ("the following day", "on Monday", None),
    ] {
        assert_eq!(related(a, b, Some("2020-01-07")), wanted, "{a} / {b}");
    }
    assert_eq!(related("on Tuesday", "Tuesday", None), Some(Same));
    assert_eq!(related("on Tuesday", "Wednesday", None), Some(Conflict));
    assert_eq!(related("in June", "June 5", None), Some(Compatible));
}

proptest::proptest! {
    #[test]
    fn any_text_is_read(text in r"((January|May|Sept\.|Friday|2016|5th|12|8:30|p\.m\.|last|two|weeks|ago|the|early|from|to|of|,|-|\.|'|90s|noon|日|9/11|1/2/2003|99999999999|twenty-first|don’t|l’été|’|é’s|ﬁ) ?){0,30}") {
        let layout = Layout::new(&text);
        for published in [None, Some(date("2020-01-07")), Some(Date::MIN), Some(Date::MAX)] {
            let found = find(&text, &layout, published);
            for m in &found {
                assert!(layout.tokens.iter().any(|t| t.span.start == m.span.start));
                assert!(layout.tokens.iter().any(|t| t.span.end == m.span.end));
                assert!(m.days.is_none_or(|(a, b)| a <= b));
                assert!(m.times.is_none_or(|(a, b)| a <= b));
            }
            assert!(found.windows(2).all(|w| w[0].span.end <= w[1].span.start));
        }
    }
}

/// Each was once read as a day that it does not mean.
#[test]
fn what_is_counted_is_no_day() {
    for (text, wanted) in [
        ("On June 18 and 19 people were hurt.", "June 18=2019-06-18"),
        ("It came more than two weeks before Christmas.", "before Christmas=2019-12-25"),
        ("The last three months were wet.", "last three months=2019-10-07..2020-01-07"),
    ] {
        assert_eq!(mentions(text), [wanted], "{text}");
    }
    assert_eq!(mentions("He won the first half of the match."), [""; 0]);
}
