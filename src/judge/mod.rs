//! How readings that belong together differ.

pub mod credit;
pub mod facts;
pub mod quotes;

use crate::align::Matching;
use serde::{Deserialize, Serialize};

/// What a row comes to, and how two of its readings relate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// Facts: both cannot be true, or the sources contradict each other.
    Conflict,
    /// Quotations: a word inside the marks is replaced, added, dropped or masked.
    Reworded,
    /// Quotations: a shorter piece of the same words.
    Cut,
    /// Facts: values of different precision that can both be true.
    Compatible,
    /// Quotations: the same words.
    Same,
    /// Facts: nothing conflicts.
    Agree,
    /// Facts: nothing conflicts, but the readings may only be about the same matter: `agree` in the document, with
    /// a loose match.
    #[serde(rename(serialize = "agree"), skip_deserializing)]
    Related,
    /// Only one source has it.
    Single,
}

impl Verdict {
    /// The verdict of a row that is so matched: what is matched loosely is not said to agree.
    pub fn matched(self, matching: Option<Matching>) -> Verdict {
        match (self, matching) {
            (Verdict::Agree, Some(Matching::Loose)) => Verdict::Related,
            _ => self,
        }
    }

    /// Whether a row of this verdict says something of who has what; what is only related is for the user to check.
    pub fn is_told(self) -> bool {
        self != Verdict::Related
    }

    /// Whether several sources have what stands in a row of this verdict.
    pub fn is_shared(self) -> bool {
        self.is_told() && self != Verdict::Single
    }
}

/// In what readings of a row differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DifferenceKind {
    /// Other number, or other precision.
    Number,
    /// Other date or time.
    Date,
    /// Other name in the same place.
    Name,
    /// Somebody else is credited.
    Speaker,
    /// One says it is so, another that it is not.
    Negation,
    /// One is surer than the other.
    Certainty,
    /// Other words for the same thing.
    Wording,
    /// A word is masked.
    Masked,
    /// Words are left out and the place is marked.
    Elision,
    /// Words are put in between brackets.
    Bracket,
    /// Words are left out.
    Omission,
    /// The same parts in another order.
    Order,
}

impl DifferenceKind {
    /// Whether it sets values against each other, of which both may not be true: numbers, days, names, yes and no,
    /// how sure something is.
    pub fn sets_values(self) -> bool {
        use DifferenceKind as Kind;
        matches!(self, Kind::Number | Kind::Date | Kind::Name | Kind::Negation | Kind::Certainty)
    }
}
