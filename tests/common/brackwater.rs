//! Two articles about one event, invented, that share a quotation and contradict each other in a number.

/// The first.
pub const ONE: &str = "Council votes to close the Linden Street library\nBy Vera Tolland\nMarch 4, 2026\n\n\
    The town council of Brackwater voted 7-4 on Tuesday to close the Linden Street library by the end of June.\n\n\
    “We did not want this, and we could not afford anything else,” said Mayor Odile Farrant.\n\n\
    About 300 people stood outside the town hall during the vote, and some of them read aloud.\n";
/// The other.
pub const TWO: &str = "Brackwater library will close in June\nBy Samir Oduya\nMarch 4, 2026\n\n\
    The Linden Street library in Brackwater will close by the end of June after a council vote of 7 to 4.\n\n\
    “We did not want this,” Mayor Odile Farrant said. Opponents promised to go to court.\n\n\
    Police counted 120 people outside the town hall during the vote.\n";
